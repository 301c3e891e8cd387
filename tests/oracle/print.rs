//! The model as Krav. Parentheses stand round everything that is not a single word or literal, so that no precedence
//! of the language is leant on.

use crate::extension;
use crate::model::{
    Amount, Apart, Attested, Binding, Case, E, Group, List, Policy, Quantity, Requirement, Rule, Scope, Table,
};
use std::fmt::Write;

/// What stands before every policy: the header, without its end, and two clauses.
const CLAUSES: &str = r#"
clause c { section "S" page 1   binds provider   word must   sv "Krav."   en "Requirement." }
clause d { section "S" page 2   binds provider   word may   sv "Undantag."   en "Exception." }
"#;

/// The name of the file that a policy imports.
const SHARED: &str = "shared.krav";

/// The policy of a case as the text of its file; see [`second`] for what it imports.
pub(crate) fn policy(policy: &Policy) -> String {
    let mut out = String::from(
        r#"policy drawn {
  title sv "Prov" en "Trial"   document "Prov" version "1" revised 2018-01-01   version "1.0.0"   owner "Prov"
  schema "own"   languages sv, en   time-zone "Europe/Stockholm"
"#,
    );
    if let Some(applies) = &policy.applies {
        let _ = writeln!(out, "  applies when {}", expr(applies));
    }
    out.push('}');
    match policy.apart {
        Apart::Whole => {
            out.push_str(CLAUSES);
            out.push_str(&shared(policy));
        }
        Apart::Imports => {
            out.push_str(CLAUSES);
            let _ = writeln!(out, "import \"{SHARED}\"");
        }
        Apart::Extends => return out + "\n" + &extension::changes(policy),
    }
    for group in &policy.groups {
        out.push_str(&self::group(group));
    }
    for one in &policy.rules {
        out.push_str(&rule(one));
    }
    out
}

/// The second file in which a policy stands, and its name.
pub(crate) fn second(policy: &Policy) -> Option<(&'static str, String)> {
    match policy.apart {
        Apart::Whole => None,
        Apart::Imports => Some((SHARED, shared(policy))),
        Apart::Extends => Some((extension::BASE, extension::base(policy))),
    }
}

/// All that a policy says, in all its files.
pub(crate) fn whole(of: &Policy) -> String {
    let second = second(of).map_or(String::new(), |(name, text)| format!("# {name}\n{text}"));
    policy(of) + &second
}

/// What a policy declares beside rules.
fn shared(policy: &Policy) -> String {
    let mut out = params(policy);
    for table in &policy.tables {
        out.push_str(&table_line(table));
    }
    for (name, params, body) in &policy.defines {
        let params = if params.is_empty() { String::new() } else { format!("({})", params.join(", ")) };
        let _ = writeln!(out, "define {name}{params} = {}", expr(body));
    }
    out
}

/// The params of a policy.
pub(crate) fn params(policy: &Policy) -> String {
    let mut out = String::new();
    for (name, values) in &policy.params {
        let each = values.iter().map(|(value, from)| {
            let from = from.as_ref().map_or(String::new(), |day| format!(" from {day}"));
            format!("{}{from}", expr(value))
        });
        let _ = writeln!(out, "param {name} = {}", each.collect::<Vec<_>>().join(", "));
    }
    out
}

/// The tables that have rows, as CSV files by the name of the table.
pub(crate) fn tables(case: &Case) -> Vec<(String, String)> {
    let rows_of = |table: &Table| case.rows.iter().find(|(name, _)| *name == table.name).map(|(_, rows)| rows);
    let with_rows = case.policy.tables.iter().filter_map(|table| Some((table, rows_of(table)?)));
    let csv = with_rows.map(|(table, rows)| {
        let mut head: Vec<&str> = table.keys.iter().map(|(name, _)| name.as_str()).collect();
        head.push(&table.result.0);
        let lines = rows.iter().map(|row| row.join(",") + "\n").collect::<String>();
        (table.name.clone(), format!("{}\n{lines}", head.join(",")))
    });
    csv.collect()
}

fn table_line(table: &Table) -> String {
    let column = |(name, kind): &(String, String)| format!("{name}: {kind}");
    let keys = table.keys.iter().map(column).collect::<Vec<_>>().join(", ");
    let source = if table.external { "external".to_owned() } else { format!("from \"{}.csv\"", table.name) };
    format!("table {} ({keys} -> {}) {source}\n", table.name, column(&table.result))
}

fn group(group: &Group) -> String {
    let scope = group.scope.iter().map(scope).collect::<String>();
    let rules = group.rules.iter().map(rule).collect::<String>();
    format!("group {} {{\n{scope}{rules}}}\n", group.name)
}

/// One rule.
pub(crate) fn rule(rule: &Rule) -> String {
    let scope = rule.scope.iter().map(scope).collect::<String>();
    let requirements = rule.requirements.iter().map(requirement).collect::<String>();
    format!("rule {} {{\n  cites c\n{scope}{requirements}}}\n", rule.name)
}

fn scope(scope: &Scope) -> String {
    let text = match scope {
        Scope::When(e) => format!("when {}", expr(e)),
        Scope::ForEach(b) => format!("for each {}", binding(b)),
        Scope::During(from, to) => format!("during {} to {}", expr(from), expr(to)),
        Scope::JudgeOnlyIf(e) => format!("judge only if {}", expr(e)),
        Scope::ExceptWhen(e) => format!("except when {} because sv \"Undantag.\" en \"Exception.\" cites d", expr(e)),
        Scope::Effective(from, None) => format!("effective from {from}"),
        Scope::Effective(from, Some(until)) => format!("effective from {from} until {until}"),
        Scope::Let(name, e) => format!("let {name} = {}", expr(e)),
    };
    format!("  {text}\n")
}

fn requirement(requirement: &Requirement) -> String {
    let at_once = if requirement.at_once { " at once" } else { "" };
    let by = match &requirement.by {
        None => String::new(),
        Some((day, false)) => format!(" by {}", expr(day)),
        Some((day, true)) => format!(" by the day before {}", expr(day)),
    };
    format!("  {}{at_once} {}{by}\n    say sv \"Nej.\" en \"No.\"\n", requirement.strength, expr(&requirement.expr))
}

fn binding(binding: &Binding) -> String {
    let list = match &binding.list {
        List::Of(list) => expr(list),
        List::Months(from, to) => format!("months from {} to {}", expr(from), expr(to)),
    };
    let filter = binding.filter.as_ref().map_or(String::new(), |filter| format!(" where {}", expr(filter)));
    format!("{} in {list}{filter}", binding.var)
}

fn amount(amount: &Amount) -> String {
    format!("{}{}", if amount.about { "about " } else { "" }, expr(&amount.expr))
}

fn decimal(digits: i64, scale: u32) -> String {
    let scale = scale as usize;
    let text = format!("{:0width$}", digits.abs(), width = scale + 1);
    let (whole, part) = text.split_at(text.len() - scale);
    let sign = if digits < 0 { "0 - " } else { "" };
    format!("{sign}{whole}{}{part}", if scale > 0 { "." } else { "" })
}

fn list(items: &[E], between: &str) -> String {
    items.iter().map(expr).collect::<Vec<_>>().join(between)
}

fn attested(attested: &Attested) -> String {
    let mut text = format!("attested {}", attested.clause);
    if let Some(role) = &attested.by {
        let _ = write!(text, " by {role}");
    }
    for (words, part) in [
        ("signed on or after", &attested.signed),
        ("within", &attested.within),
        ("covering at least", &attested.covering),
    ] {
        if let Some(e) = part {
            let _ = write!(text, " {words} {}", expr(e));
        }
    }
    text
}

/// An expression, in parentheses where it is more than one word.
pub(crate) fn expr(e: &E) -> String {
    let text = match e {
        E::Bool(b) => return b.to_string(),
        E::Number(digits, scale) if *digits >= 0 => return decimal(*digits, *scale),
        E::Number(digits, scale) => decimal(*digits, *scale),
        E::Percent(digits, scale) => return decimal(*digits, *scale) + "%",
        E::Text(text) => return format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        E::Date(text) | E::Month(text) | E::Word(text) | E::Name(text) | E::Root(text) => return text.clone(),
        E::Duration(n, unit) => return format!("{n} {unit}"),
        E::List(items) => return format!("[{}]", list(items, ", ")),
        E::Field(of, name) => return format!("{}.{name}", expr(of)),
        E::Call(name, args) if args.is_empty() => return name.clone(),
        E::Call(name, args) => return format!("{name}({})", list(args, ", ")),
        E::Prefix(words, of) => format!("{words} {}", expr(of)),
        E::Infix(left, words, right) => format!("{} {words} {}", expr(left), expr(right)),
        E::Is(of, "exists") => format!("{} exists", expr(of)),
        E::Is(of, what) => format!("{} is {what}", expr(of)),
        E::As(of, what) => format!("{} as {what}", expr(of)),
        E::And(parts) => list(parts, " and "),
        E::Or(parts) => list(parts, " or "),
        E::AllOf(parts) => return format!("all of {{ {} }}", list(parts, ", ")),
        E::AnyOf(parts) => return format!("any of {{ {} }}", list(parts, ", ")),
        E::Implies(condition, then) => format!("if {} then {}", expr(condition), expr(then)),
        E::Choice(then, condition, otherwise) => {
            format!("{} if {}, otherwise {}", expr(then), expr(condition), expr(otherwise))
        }
        E::Quantified(quantity, over, satisfy) => {
            let how_many = match quantity {
                Quantity::Every => "every".to_owned(),
                Quantity::Some => "some".to_owned(),
                Quantity::No => "no".to_owned(),
                Quantity::AtLeast(n) => format!("at least {} of", amount(n)),
                Quantity::AtMost(n) => format!("at most {} of", amount(n)),
                Quantity::Exactly(n) => format!("exactly {} of", amount(n)),
                Quantity::Between(least, most) => format!("between {} and {} of", expr(least), expr(most)),
            };
            format!("{how_many} {} satisfy {}", binding(over), expr(satisfy))
        }
        E::The(over) => format!("the {}", binding(over)),
        E::Count(over) => return format!("count({})", binding(over)),
        E::Aggregate(name, of, over) => return format!("{name}({} for {})", expr(of), binding(over)),
        E::About(share, of) => format!("about {} of {}", expr(share), expr(of)),
        E::DaysFrom(from, to) => format!("days from {} to {}", expr(from), expr(to)),
        E::DayOf(n, month) => format!("day {n} of {}", expr(month)),
        E::Extreme(which, declared, of) => {
            format!("{which} of {}{}", if *declared { "declared of " } else { "" }, list(of, ", "))
        }
        E::Within(day, duration, side, of) => {
            format!("{} within {} {side} {}", expr(day), expr(duration), expr(of))
        }
        E::Attested(what) => attested(what),
        E::Lookup(table, keys) => format!("{table} for {}", list(keys, ", ")),
    };
    format!("({text})")
}
