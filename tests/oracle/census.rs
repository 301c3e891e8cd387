//! What a case holds: every construct of the language is counted, so that none is forgotten by the generator.

use crate::model::{Amount, Apart, Binding, Case, E, List, Policy, Quantity, Requirement, Rule, Scope};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How often each construct stands in some cases.
#[derive(Debug, Default)]
pub(crate) struct Census {
    pub(crate) counts: BTreeMap<String, usize>,
    /// Cases in which what a `where` asks for is not declared, of some item at least.
    pub(crate) unknown_filters: usize,
}

const REFERENCES: [&str; 2] = ["boss", "base"];

impl Census {
    fn add(&mut self, what: &str) {
        *self.counts.entry(what.to_owned()).or_default() += 1;
    }

    fn add_if(&mut self, there: bool, what: &str) {
        if there {
            self.add(what);
        }
    }

    /// Counts one case.
    pub(crate) fn case(&mut self, case: &Case) {
        let mut walk = Walk { census: self, case, unknown_filter: false, maps: BTreeSet::new(), vars: Vec::new() };
        walk.policy(&case.policy);
        let unknown = walk.unknown_filter;
        self.unknown_filters += usize::from(unknown);
        self.setup(case);
        self.add_if(case.policy.apart == Apart::Imports, "import");
        self.add_if(case.policy.apart == Apart::Extends, "extends");
    }

    fn setup(&mut self, case: &Case) {
        let top = case.setup.as_object().unwrap();
        for list in ["persons", "units", "cards"] {
            let typed = case.schema["properties"].get(list).is_some();
            self.add_if(typed && top.get(list).is_none_or(Value::is_null), "list not declared");
        }
        let cards = top.get("cards").and_then(Value::as_array);
        self.add_if(cards.is_some_and(|cards| cards.iter().any(|card| card.get("part").is_some())), "composite key");
        let ids = |list: &str| -> Vec<&Value> {
            let records = top.get(list).and_then(Value::as_array);
            records.map_or_else(Vec::new, |records| records.iter().filter_map(|record| record.get("id")).collect())
        };
        let (persons, units) = (ids("persons"), ids("units"));
        let mut open = vec![("", &case.setup)];
        while let Some((name, value)) = open.pop() {
            match value {
                Value::Null => self.add("declared null"),
                Value::String(text) if text == "none" => self.add("declared none"),
                Value::String(text) if text == "undated" => self.add("declared undated"),
                Value::String(_) if name == "boss" => self.add_if(!persons.contains(&value), "dangling reference"),
                Value::String(_) if name == "base" => self.add_if(!units.contains(&value), "dangling reference"),
                Value::Array(items) => {
                    self.add_if(items.is_empty(), "declared empty list");
                    open.extend(items.iter().map(|item| (name, item)));
                }
                Value::Object(fields) => open.extend(fields.iter().map(|(name, value)| (name.as_str(), value))),
                _ => {}
            }
        }
    }
}

/// A walk through one policy.
struct Walk<'a> {
    census: &'a mut Census,
    case: &'a Case,
    unknown_filter: bool,
    /// Variables that are entries of maps.
    maps: BTreeSet<String>,
    /// Variables of the loops around.
    vars: Vec<String>,
}

impl Walk<'_> {
    fn policy(&mut self, policy: &Policy) {
        if let Some(e) = &policy.applies {
            self.census.add("applies when");
            self.expr(e);
        }
        for (_, values) in &policy.params {
            self.census.add("param");
            self.census.add_if(values.len() > 1, "param dated");
            let first = values.first().and_then(|(_, day)| day.as_ref());
            self.census.add_if(first.is_some_and(|day| *day > self.case.as_of), "param not yet in force");
            values.iter().for_each(|(value, _)| self.expr(value));
        }
        for table in &policy.tables {
            let given = self.case.rows.iter().any(|(name, _)| *name == table.name);
            self.census.add(match (table.external, given) {
                (false, _) => "table",
                (true, false) => "table external",
                (true, true) => "table given from outside",
            });
        }
        for (_, params, body) in &policy.defines {
            self.census.add(if params.is_empty() { "define without parameters" } else { "define" });
            self.expr(body);
        }
        for group in &policy.groups {
            self.census.add("group");
            self.census.add_if(group.scope.iter().any(|scope| matches!(scope, Scope::ForEach(_))), "group for each");
            self.vars.clear();
            self.scope(&group.scope);
            let outer = self.vars.clone();
            for rule in &group.rules {
                self.vars.clone_from(&outer);
                self.rule(rule);
            }
        }
        for rule in &policy.rules {
            self.vars.clear();
            self.rule(rule);
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.scope(&rule.scope);
        self.census.add_if(rule.requirements.len() > 1, "several requirements");
        for requirement in &rule.requirements {
            self.requirement(requirement);
        }
    }

    fn requirement(&mut self, requirement: &Requirement) {
        self.census.add(requirement.strength);
        self.census.add_if(requirement.at_once, "at once");
        if let Some((day, before)) = &requirement.by {
            self.census.add(if *before { "by the day before" } else { "by" });
            self.expr(day);
        }
        self.expr(&requirement.expr);
    }

    fn scope(&mut self, scope: &[Scope]) {
        for part in scope {
            match part {
                Scope::When(e) => {
                    self.census.add(if self.vars.is_empty() { "when" } else { "when of the subject" });
                    self.expr(e);
                }
                Scope::ForEach(binding) => {
                    self.census.add(if self.vars.is_empty() { "for each" } else { "for each nested" });
                    self.census.add_if(binding.filter.is_some(), "for each where");
                    let over = self.over(binding);
                    self.census.add_if(over == "over months", "for each over months");
                    self.census.add_if(over == "over a map", "for each over a map");
                    self.binding(binding);
                    self.vars.push(binding.var.clone());
                }
                Scope::During(from, to) => {
                    self.census.add("during");
                    self.expr(from);
                    self.expr(to);
                }
                Scope::JudgeOnlyIf(e) => self.one("judge only if", e),
                Scope::ExceptWhen(e) => self.one("except when", e),
                Scope::Effective(_, until) => {
                    self.census.add(if until.is_some() { "effective until" } else { "effective from" });
                }
                Scope::Let(_, e) => self.one("let", e),
            }
        }
    }

    fn one(&mut self, what: &str, e: &E) {
        self.census.add(what);
        self.expr(e);
    }

    /// What a binding runs over.
    fn over(&mut self, binding: &Binding) -> &'static str {
        let List::Of(list) = &binding.list else { return "over months" };
        match &**list {
            E::List(_) => "over a literal list",
            E::Root(name) if name == "ports" => "over a map",
            E::Field(_, name) if name == "ports" => "over a map",
            E::Root(name) if ["persons", "units", "cards"].contains(&name.as_str()) => "over records",
            E::Field(_, name) if name == "logs" => "over records",
            _ => "over a list",
        }
    }

    fn binding(&mut self, binding: &Binding) {
        let over = self.over(binding);
        self.census.add(over);
        if over == "over a map" {
            self.maps.insert(binding.var.clone());
        } else {
            self.maps.remove(&binding.var);
        }
        match &binding.list {
            List::Of(list) => self.expr(list),
            List::Months(from, to) => [from, to].into_iter().for_each(|day| self.expr(day)),
        }
        let Some(filter) = &binding.filter else { return };
        self.census.add("where");
        self.expr(filter);
        let mut asked = Vec::new();
        fields_of(filter, &binding.var, &mut asked);
        let absent =
            |record: &Value, field: &str| record.get(field).is_none_or(|value| value.is_null() || value == "undated");
        let items = self.items(&binding.list);
        let fields = |item: &&Value| asked.iter().any(|(own, field)| *own && absent(item, field));
        let roots = asked.iter().any(|(own, field)| !own && absent(&self.case.setup, field));
        self.unknown_filter |= !items.is_empty() && roots || items.iter().any(fields);
    }

    /// The records that a list can hold: those of a list at the top, or of the lists in its records.
    fn items(&self, list: &List) -> Vec<&Value> {
        let List::Of(list) = list else { return Vec::new() };
        fn all(value: &Value) -> impl Iterator<Item = &Value> {
            value.as_array().into_iter().flatten()
        }
        let setup = &self.case.setup;
        match &**list {
            E::Root(name) => all(&setup[name]).collect(),
            E::Field(_, name) => {
                let outer = ["persons", "units", "cards"].into_iter().flat_map(|list| all(&setup[list]));
                outer.flat_map(|record| all(&record[name])).collect()
            }
            _ => Vec::new(),
        }
    }

    fn amount(&mut self, words: &str, amount: &Amount) {
        let share = amount.about || is_share(&amount.expr, self.case);
        let kind = match (amount.about, share) {
            (true, _) => "about p%",
            (false, true) => "p%",
            (false, false) => "N",
        };
        self.census.add(&format!("{words} {kind}"));
        self.expr(&amount.expr);
    }

    fn quantity(&mut self, quantity: &Quantity) {
        match quantity {
            Quantity::Every => self.census.add("every"),
            Quantity::Some => self.census.add("some"),
            Quantity::No => self.census.add("no"),
            Quantity::AtLeast(n) => self.amount("at least", n),
            Quantity::AtMost(n) => self.amount("at most", n),
            Quantity::Exactly(n) => self.amount("exactly", n),
            Quantity::Between(least, most) => {
                self.census.add("between");
                self.expr(least);
                self.expr(most);
            }
        }
    }

    fn expr(&mut self, e: &E) {
        match e {
            E::Quantified(quantity, over, good) => {
                self.quantity(quantity);
                self.binding(over);
                return self.expr(good);
            }
            E::The(over) => self.binding_of("the", over),
            E::Count(over) => self.binding_of("count", over),
            E::Aggregate(which, _, over) => self.binding_of(which, over),
            E::Field(of, name) => {
                let followed =
                    matches!(&**of, E::Field(_, name) | E::Root(name) if REFERENCES.contains(&name.as_str()));
                self.census.add_if(followed, "reference followed");
                if matches!(&**of, E::Name(name) if self.maps.contains(name)) {
                    self.census.add(if name == "key" { "map key" } else { "map value" });
                }
            }
            E::Attested(what) => {
                self.census.add("attested");
                self.census.add_if(what.by.is_some(), "attested by");
                self.census.add_if(what.signed.is_some(), "attested signed");
                self.census.add_if(what.within.is_some(), "attested within");
                self.census.add_if(what.covering.is_some(), "attested covering");
            }
            E::Number(digits, _) if *digits < 0 => self.census.add("negative number"),
            E::Number(_, scale) => self.census.add(if *scale > 0 { "decimal" } else { "number" }),
            E::Infix(_, words, _) | E::Prefix(words, _) => self.census.add(words),
            E::Is(_, what) if crate::is_operator(what) => self.census.add(what),
            E::Is(_, shape) => self.census.add(&format!("is {shape}")),
            E::As(_, shape) => self.census.add(&format!("as {shape}")),
            E::Extreme(which, declared, _) => {
                self.census.add(&format!("{which} of{}", if *declared { " declared of" } else { "" }));
            }
            E::Within(_, _, side, _) => self.census.add(&format!("within {side}")),
            E::Duration(_, unit) => self.census.add(unit),
            E::Name(name) if name == "as_of" => self.census.add("as_of"),
            E::Name(name) if name == "previous" => {
                self.census.add(if self.case.previous.is_some() { "previous" } else { "previous not given" });
            }
            _ => self.plain(e),
        }
        children(e).into_iter().for_each(|child| self.expr(child));
    }

    fn binding_of(&mut self, what: &str, over: &Binding) {
        self.census.add(what);
        self.binding(over);
    }

    fn plain(&mut self, e: &E) {
        self.census.add(match e {
            E::Bool(_) => "true or false",
            E::Percent(..) => "percentage",
            E::Text(_) => "text",
            E::Date(_) => "date",
            E::Month(_) => "month",
            E::List(_) => "list",
            E::Word(_) => "enum value",
            E::Call(..) => "call",
            E::And(_) => "and",
            E::Or(_) => "or",
            E::AllOf(_) => "all of",
            E::AnyOf(_) => "any of",
            E::Implies(..) => "if then",
            E::Choice(..) => "choice",
            E::About(..) => "about p% of",
            E::DaysFrom(..) => "days from",
            E::DayOf(..) => "day of",
            E::Lookup(..) => "look-up",
            _ => "a name",
        });
    }
}

/// Whether an amount is a share: a percentage, or a param that is one.
fn is_share(e: &E, case: &Case) -> bool {
    match e {
        E::Percent(..) => true,
        E::Choice(then, ..) => is_share(then, case),
        E::Name(name) => case.policy.params.iter().any(|(param, values)| param == name && is_share(&values[0].0, case)),
        _ => false,
    }
}

/// The expressions inside one, those of bindings aside.
fn children(e: &E) -> Vec<&E> {
    match e {
        E::Field(of, _) | E::Prefix(_, of) | E::Is(of, _) | E::As(of, _) | E::DayOf(_, of) => vec![of],
        E::Aggregate(_, of, _) | E::Quantified(_, _, of) => vec![of],
        E::Infix(a, _, b) | E::Implies(a, b) | E::About(a, b) | E::DaysFrom(a, b) => vec![a, b],
        E::Choice(a, b, c) | E::Within(a, b, _, c) => vec![a, b, c],
        E::And(all) | E::Or(all) | E::AllOf(all) | E::AnyOf(all) | E::List(all) => all.iter().collect(),
        E::Call(_, all) | E::Lookup(_, all) | E::Extreme(_, _, all) => all.iter().collect(),
        E::Attested(what) => [&what.signed, &what.within, &what.covering].into_iter().flatten().collect(),
        _ => Vec::new(),
    }
}

/// The fields of a variable (`true`) and of the setup that an expression reads, at any depth.
fn fields_of<'a>(e: &'a E, var: &str, out: &mut Vec<(bool, &'a str)>) {
    match e {
        E::Field(of, name) if matches!(&**of, E::Name(name) if name == var) => out.push((true, name)),
        E::Root(name) => out.push((false, name)),
        _ => {}
    }
    children(e).into_iter().for_each(|child| fields_of(child, var, out));
}
