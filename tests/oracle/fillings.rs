//! What an expression can be, by trying out fillings of what is not declared.
//!
//! Every expression has the set of all values that it can take over all fillings, each occurrence filled for itself;
//! an operator is tried on every combination. What can be only one thing is known.

#![expect(clippy::indexing_slicing, reason = "an operator gets as many values as it is lifted over")]

use crate::model::{Case, E, List};
use crate::values::*;
use serde_json::Value;
use std::cell::Cell;

/// More combinations than this are not tried.
const LIMIT: usize = 200_000;

#[derive(Clone, Default)]
pub(crate) struct Env<'a> {
    pub(crate) vars: Vec<(&'a str, Out)>,
    pub(crate) lets: Vec<(&'a str, &'a E)>,
}

impl<'a> Env<'a> {
    pub(crate) fn with(&self, name: &'a str, out: Out) -> Env<'a> {
        let mut env = self.clone();
        env.vars.push((name, out));
        env
    }
}

pub(crate) struct Judge<'a> {
    pub(crate) case: &'a Case,
    pub(crate) as_of: i64,
    /// The days that a not-yet date may turn out to be.
    pub(crate) ahead: Set,
    /// In a bound or deadline a plan is used as it stands.
    pub(crate) planned: Cell<bool>,
    /// Too many combinations, or a construct that is not covered.
    pub(crate) beyond: Cell<bool>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(case: &'a Case) -> Option<Judge<'a>> {
        let Day(as_of) = day(&case.as_of) else { return None };
        Some(Judge { case, as_of, ahead: ahead(case, as_of), planned: Cell::new(false), beyond: Cell::new(false) })
    }
}

/// The far end of the days that are tried where none that is named lies beyond: what is moved from it by any drawn
/// duration stays in the calendar.
const FAR: i64 = 12_000;
/// Beyond it lie no days at all.
const END: i64 = 60_000;

/// Days after `as_of`: the next ones, the far end, and those round the days and durations of the case.
fn ahead(case: &Case, as_of: i64) -> Set {
    let text = format!("{:?} {} {:?}", case.policy, case.setup, case.rows);
    let spans = text.split("Duration(").skip(1).filter_map(|t| {
        let (n, unit) = t.split_once(", \"")?;
        Some(span(n.parse().ok()?, unit.split('"').next()?))
    });
    let spans: Vec<Val> = spans.chain([Span(1, false)]).collect();
    let named = text
        .split('"')
        .chain([case.as_of.as_str()])
        .flat_map(|t| [day(t), edge(&month(t), false), edge(&month(t), true)]);
    let round = named.flat_map(|d| {
        let moved = spans.iter().flat_map(|s| [plus(&d, s, 1), plus(&d, s, -1)]).collect::<Vec<_>>();
        moved.into_iter().chain([d])
    });
    let numbers = text.split("Number(").filter_map(|t| t.split_once(',')?.0.parse::<i64>().ok());
    let next = (1..=31).chain([FAR - 1]).chain(numbers.filter(|n| *n < FAR)).map(|n| Day(as_of + n));
    round.chain(next).filter(|d| matches!(d, Day(d) if *d > as_of && *d < as_of + END)).collect()
}

impl<'a> Judge<'a> {
    /// All that something can be once it is filled in.
    fn filled(&self, of: &Out) -> Set {
        let fill = of.0.iter().flat_map(|v| match v {
            NotYet | Planned => self.ahead.clone(),
            Absent(_) => Set::from([Any]),
            v => Set::from([v.clone()]),
        });
        fill.collect()
    }

    /// An operator on every combination of fillings.
    pub(crate) fn lift(&self, of: &[&Out], f: impl Fn(&[Val]) -> Val) -> Out {
        let filled: Vec<Vec<Val>> = of.iter().map(|out| self.filled(out).into_iter().collect()).collect();
        let mut why: Why = of.iter().flat_map(|out| out.1.clone()).collect();
        let mut rows = vec![Vec::new()];
        for vals in filled {
            if rows.len() * vals.len() > LIMIT {
                self.beyond.set(true);
                return Out::known(Any);
            }
            rows = rows.iter().flat_map(|row| vals.iter().map(|v| [row.clone(), vec![v.clone()]].concat())).collect();
        }
        let mut set = Set::new();
        for row in &rows {
            let val = f(row);
            // What is not known of what is known lacks nothing that lies ahead.
            if val == Any && !row.contains(&Any) {
                why.insert((String::new(), "", false));
            }
            set.insert(val);
        }
        Out::new(set, why)
    }

    /// `and` (all are true) or `or` (one is). The mark is carried when no operand is unknown and every operand that
    /// decides the value carries it.
    pub(crate) fn joined(&self, and: bool, of: &[Out]) -> Out {
        let truths: Vec<Out> = of.iter().map(Out::truth).collect();
        let refs: Vec<&Out> = truths.iter().collect();
        let mut out = self.lift(&refs, |row| Bool(row.contains(&Bool(!and)) != and));
        let decided = !of.iter().any(|o| o.can(true) && o.can(false));
        let mut deciding = of.iter().filter(|o| out.surely(and) || o.surely(!and)).peekable();
        out.2 = decided && deciding.peek().is_some() && deciding.all(|o| o.2);
        out
    }

    pub(crate) fn eval(&self, e: &'a E, env: &Env<'a>) -> Out {
        let eval = |e: &'a E| self.eval(e, env);
        let all = |of: &'a [E]| of.iter().map(eval).collect::<Vec<Out>>();
        match e {
            E::Bool(b) => Out::known(Bool(*b)),
            E::Number(n, scale) => Out::known(Num(decimal(*n, *scale))),
            E::Percent(n, scale) => Out::known(Share(decimal(*n, *scale + 2))),
            E::Text(text) | E::Word(text) => Out::known(Text(composed(text))),
            E::Date(text) => Out::known(day(text)),
            E::Month(text) => Out::known(month(text)),
            E::Duration(n, unit) => Out::known(span(*n, unit)),
            E::List(items) => Out::known(Val::List(String::new(), all(items))),
            E::Name(name) => self.name(name, env),
            E::Root(name) => self.at(&format!("/{name}")),
            E::Field(of, name) => self.field(&eval(of), name),
            E::Call(name, args) => {
                let define = self.case.policy.defines.iter().find(|(n, _, _)| n == name);
                let Some((_, params, body)) = define else { return Out::known(Any) };
                let vars = params.iter().map(String::as_str).zip(all(args)).collect();
                self.eval(body, &Env { vars, lets: Vec::new() })
            }
            E::Prefix("not", of) => {
                let of = eval(of).truth();
                let out = self.lift(&[&of], |row| Bool(row[0] == Bool(false)));
                Out(out.0, out.1, of.2)
            }
            // What is declared as `none` is none in any form.
            E::Prefix(words, of) => {
                // Nor is the month of a plan, in a bound either: no month is both planned and open.
                let of = if *words == "month of" { self.unplanned(|| eval(of)) } else { eval(of) };
                let out = self.lift(&[&of], |row| if row[0] == Nil { Nil } else { prefix(words, &row[0]) });
                // Months are not kept as least and most: of a day that may lie in several the month is not known.
                if out.0.len() > 1 { Out::new(Set::from([Any]), out.1) } else { out }
            }
            E::Infix(left, words, right) => {
                let out = self.infix(&eval(left), words, &eval(right));
                // Unlike a value that is not declared, what is said of it cannot be `none`.
                if ["+", "-", "times", "or else"].contains(words) { out } else { out.truth() }
            }
            E::Is(of, what) => {
                let of = eval(of);
                let mut out = self.is(&of, what).truth();
                // A plan could be declared today.
                let ahead = of.0.iter().any(|v| matches!(v, NotYet | Day(_)));
                if *what == "planned" && ahead && out.0.len() > 1 {
                    out.1.insert((String::new(), "", false));
                }
                out
            }
            E::As(of, what) => self.lift(&[&eval(of)], |row| match (row[0].text(), &row[0]) {
                (Some(text), _) => canonical(what, text),
                (None, Nil) => Nil,
                _ => Any,
            }),
            E::And(of) | E::AllOf(of) => self.joined(true, &all(of)),
            E::Or(of) | E::AnyOf(of) => self.joined(false, &all(of)),
            E::Implies(condition, then) => {
                let (condition, then) = (eval(condition).truth(), eval(then).truth());
                let mut out = self.lift(&[&condition, &then], |row| Bool(row != [Bool(true), Bool(false)]));
                out.2 = condition.surely(false) || (condition.surely(true) && then.2);
                out
            }
            E::Choice(then, condition, otherwise) => {
                let condition = self.unplanned(|| eval(condition).truth());
                if condition.surely(true) {
                    return eval(then);
                } else if condition.surely(false) {
                    return eval(otherwise);
                }
                let both = || (eval(then), eval(otherwise));
                let ahead = |of: &Out| of.map(|v| if *v == Planned { NotYet } else { v.clone() }).0;
                // The same day by plan, or as little known: but which of two it is, is lacking too.
                for (then, otherwise) in [both(), self.unplanned(both)] {
                    let settled =
                        then.0.len() == 1 && !matches!(then.0.first(), Some(NotYet | Planned | Absent(_) | Any));
                    let days = then.0.iter().all(|v| matches!(v, NotYet | Planned | Day(_)));
                    if ahead(&then) == ahead(&otherwise) && (settled || condition.open() || !days) {
                        let why = if settled { Why::new() } else { condition.1 };
                        return Out::new(then.0, &(&then.1 | &otherwise.1) | &why);
                    }
                }
                let (then, otherwise) = both();
                // Two different values are not tried each by itself, nor is a day ahead: which of them it is, is not known.
                let mut either = &then.0 | &otherwise.0;
                // As a bound it is a day ahead by both ways.
                let ahead = !self.planned.get() && either.iter().any(|v| matches!(v, NotYet | Planned));
                if (ahead || either.len() > 1) && !either.iter().all(|v| matches!(v, Bool(_))) {
                    either = Set::from([Any]);
                }
                Out::new(either, &(&condition.1 | &then.1) | &otherwise.1)
            }
            E::Quantified(quantity, over, satisfy) => self.quantified(quantity, over, satisfy, env).0,
            E::The(over) => self.the(over, env),
            E::Count(over) => self.aggregate("count", &E::Number(1, 0), over, env),
            E::Aggregate("unique", of, over) => self.unique(of, over, env),
            E::Aggregate(name, of, over) => self.aggregate(name, of, over, env),
            E::About(share, of) => self.lift(&[&eval(share), &eval(of)], |row| match row[1] {
                Nil => Nil,
                Num(n) => match row[0] {
                    // The nearest whole number, halves up, and at least one of one or more.
                    Share(p) => {
                        let near = (p * n + ONE * ONE / 2).div_euclid(ONE * ONE);
                        Num(if n >= ONE { near.max(1) } else { near } * ONE)
                    }
                    _ => Any,
                },
                _ => Any,
            }),
            E::DaysFrom(from, to) => self.lift(&[&eval(from), &eval(to)], |row| match (&row[0], &row[1]) {
                (Nil, _) | (_, Nil) => Nil,
                (Day(from), Day(to)) => Num(i128::from(to - from) * ONE),
                _ => Any,
            }),
            // A day that the month does not have is unknown.
            E::DayOf(n, of) => self.lift(&[&eval(of)], |row| match (edge(&row[0], false), edge(&row[0], true)) {
                (Day(first), Day(last)) if (1..=last - first + 1).contains(n) => Day(first + n - 1),
                (Nil, _) => Nil,
                _ => Any,
            }),
            E::Extreme(which, declared, of) => {
                let (said, unsaid): (Vec<_>, Vec<_>) =
                    all(of).into_iter().partition(|o| !o.0.iter().any(|v| matches!(v, Absent(_) | NotYet | Any)));
                let over = if *declared { said } else { [said, unsaid].concat() };
                // Of a day that is declared as `none` and another: none, where only what is declared counts the other.
                let pick = |row: &[Val]| match (&row[0], &row[1]) {
                    (Nil, day) | (day, Nil) if *declared => day.clone(),
                    (Nil, Any) | (Any, Nil) => Any,
                    (Nil, _) | (_, Nil) => Nil,
                    (a, b) => extreme(which, a, b),
                };
                let found = over.into_iter().reduce(|a, b| self.lift(&[&a, &b], pick));
                found.filter(|out| !(*declared && out.0.contains(&Nil))).unwrap_or(Out::known(Any))
            }
            // Both ends included.
            E::Within(on, length, side, of) => {
                let (on, of) = (eval(on), eval(of));
                let sign = if *side == "before" { -1 } else { 1 };
                let far = self.lift(&[&of, &eval(length)], |row| plus(&row[0], &row[1], sign));
                let (from, to) = if *side == "before" { (&far, &of) } else { (&of, &far) };
                let before = |a: &Out, b: &Out| self.lift(&[a, b], |row| compare("<=", &row[0], &row[1]));
                self.joined(true, &[before(from, &on), before(&on, to)])
            }
            E::Attested(want) => self.attested(want, env),
            E::Lookup(name, keys) => self.lookup(name, &self.unplanned(|| all(keys))),
        }
    }

    fn name(&self, name: &str, env: &Env<'a>) -> Out {
        if let Some((_, out)) = env.vars.iter().rev().find(|(n, _)| *n == name) {
            return out.clone();
        } else if let Some((_, e)) = env.lets.iter().find(|(n, _)| *n == name) {
            return self.eval(e, env);
        } else if name == "as_of" {
            return Out::known(Day(self.as_of));
        }
        // Of a dated param the value in force on `as_of`.
        let values = self.case.policy.params.iter().find(|(n, _)| n == name).map_or(&[][..], |(_, values)| values);
        let began = |from: &Option<String>| from.as_ref().is_none_or(|from| *from <= self.case.as_of);
        let value = values.iter().filter(|(_, from)| began(from)).max_by_key(|(_, from)| from.clone());
        value.map_or(Out::known(Any), |(e, _)| self.eval(e, env))
    }

    fn infix(&self, left: &Out, words: &str, right: &Out) -> Out {
        let negated = |out: Out| out.map(|v| if let Bool(b) = v { Bool(!b) } else { Any });
        match words {
            // The other one where the file says nothing.
            "or else" => {
                let (unsaid, said): (Set, Set) =
                    left.0.iter().cloned().partition(|v| matches!(v, Absent(_) | NotYet | Val::Unlisted(_) | Any));
                match (unsaid.is_empty(), said.is_empty()) {
                    (true, _) => left.clone(),
                    (_, true) => right.clone(),
                    _ => Out::new(&said | &right.0, &left.1 | &right.1),
                }
            }
            "in" => self.holds(right, left),
            "not in" => negated(self.holds(right, left)),
            "has" => self.holds(left, right),
            "has any of" | "has all of" | "has none of" => {
                let Some(of) = items_of(right) else { return Out::new(Set::from([Any]), &left.1 | &right.1) };
                let each: Vec<Out> = of.1.iter().map(|item| self.holds(left, item)).collect();
                let out = self.joined(words == "has all of", &each);
                if words == "has none of" { negated(out) } else { out }
            }
            "+" => self.lift(&[left, right], |row| plus(&row[0], &row[1], 1)),
            "-" => self.lift(&[left, right], |row| plus(&row[0], &row[1], -1)),
            // So many times a duration, where the number is known within bounds alone.
            "times"
                if [left, right].iter().any(|of| of.0.len() > 1)
                    && [left, right].iter().any(|of| of.0.iter().any(|v| matches!(v, Span(..)))) =>
            {
                Out::new(Set::from([Any]), &left.1 | &right.1)
            }
            "times" => self.lift(&[left, right], |row| match (&row[0], &row[1]) {
                (Nil, _) | (_, Nil) => Nil,
                (Num(a), Num(b)) => Num(a * b / ONE),
                (Span(n, unit), Num(k)) | (Num(k), Span(n, unit)) if k % ONE == 0 => Span(n * (k / ONE) as i64, *unit),
                _ => Any,
            }),
            "starts with" | "ends with" | "same text as" | "matches" => self.lift(&[left, right], |row| {
                let (Some(a), Some(b)) = (row[0].text(), row[1].text()) else {
                    return if row.contains(&Nil) { Bool(false) } else { Any };
                };
                Bool(match words {
                    "starts with" => a.starts_with(b),
                    "ends with" => a.ends_with(b),
                    "same text as" => plain(a) == plain(b),
                    _ => {
                        self.beyond.set(self.beyond.get() || b.contains(['(', '|', '^', '$']));
                        fits(&b.chars().collect::<Vec<_>>(), &a.chars().collect::<Vec<_>>())
                    }
                })
            }),
            _ => {
                let out = self.lift(&[left, right], |row| compare(words, &row[0], &row[1]));
                if ["=", "!="].contains(&words) && self.overlap(left, right) {
                    return Out::new(Set::from([Bool(true), Bool(false)]), &left.1 | &right.1);
                }
                out
            }
        }
    }

    /// Of numbers and days only the least and the most are known (D-06): what lies between may be.
    fn overlap(&self, left: &Out, right: &Out) -> bool {
        let ends = |of: &Out| match (self.filled(of).first(), self.filled(of).last()) {
            (Some(Num(least)), Some(Num(most))) => Some((*least, *most)),
            (Some(Day(first)), Some(Day(last))) => Some((i128::from(*first), i128::from(*last))),
            _ => None,
        };
        match (ends(left), ends(right)) {
            (Some(a), Some(b)) => a != b && a.0 <= b.1 && b.0 <= a.1,
            _ => false,
        }
    }

    /// What asks whether it is there, what is past or ahead, and what is only of texts.
    fn is(&self, of: &Out, what: &str) -> Out {
        of.map(|v| match (what, v) {
            // About the file, not the world.
            // Through a reference that leads nowhere the file says nothing.
            ("declared" | "missing", Any) => Bool(what == "missing"),
            ("declared" | "missing", v) => {
                Bool(matches!(v, Absent(_) | NotYet | Val::Unlisted(_)) == (what == "missing"))
            }
            (_, Nil) => Bool(what == "empty"),
            (_, Absent(_) | Any | Val::Unlisted(_)) => Any,
            ("exists", NotYet | Planned) => Any,
            ("exists", _) => Bool(true),
            // Declared and not after `as_of`, or `undated`; not declared, a not-yet date has not happened.
            ("done", Day(day)) => Bool(*day <= self.as_of),
            ("done", v) => Bool(*v == Undated),
            // Whether it is planned can still be declared.
            ("planned", NotYet) => Any,
            ("planned", Day(_)) if of.0.len() > 1 => Any,
            ("planned", Day(day)) => Bool(*day > self.as_of),
            ("planned", v) => Bool(*v == Planned),
            ("empty", Val::List(_, items)) => Bool(items.is_empty()),
            ("empty", Record(place)) => Bool(self.entries(place).is_some_and(|entries| entries.is_empty())),
            ("empty", NotYet | Planned | Undated) => Any,
            ("empty", v) => Bool(v.text() == Some("")),
            (shape, v) => v.text().map_or(Any, |text| Bool(has_shape(shape, text))),
        })
    }

    /// Whether a list has a value: true when found, false when not found and all are declared.
    fn holds(&self, list: &Out, x: &Out) -> Out {
        let Some((_, items)) = items_of(list) else {
            return Out::new(Set::from([Any]), &list.1 | &x.1);
        };
        let same =
            |x: &Val, item: &Out| self.lift(&[&Out::known(x.clone()), item], |row| compare("=", &row[0], &row[1]));
        let out = self.lift(&[x], |row| {
            let each: Vec<Out> = items.iter().map(|item| same(&row[0], item)).collect();
            match (each.iter().any(|o| o.surely(true)), each.iter().any(|o| o.can(true))) {
                (true, _) => Bool(true),
                (_, false) => Bool(false),
                _ => Any,
            }
        });
        let may = out.0 == Set::from([Bool(false)]) && items.iter().any(|item| self.overlap(x, item));
        let set = if may { Set::from([Bool(true), Bool(false)]) } else { out.0 };
        Out::new(set, x.1.iter().chain(items.iter().flat_map(|item| &item.1)).cloned().collect())
    }

    // --- Places in the setup ---

    /// A schema with those that it refers to or chooses between.
    fn views(&self, schema: &'a Value) -> Vec<&'a Value> {
        let refers = schema.get("$ref").and_then(Value::as_str).and_then(|to| self.case.schema.pointer(to.get(1..)?));
        let any = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
        let under = refers.into_iter().chain(any).flat_map(|s| self.views(s));
        std::iter::once(schema).chain(under).collect()
    }

    pub(crate) fn look(&self, schema: &'a Value, word: &str) -> Option<&'a Value> {
        self.views(schema).into_iter().find_map(|s| s.get(word))
    }

    pub(crate) fn schema_at(&self, place: &str) -> &'a Value {
        place.split('/').skip(1).fold(&self.case.schema, |schema, step| {
            let field = self.look(schema, "properties").and_then(|fields| fields.get(unescaped(step)));
            let inside = || self.look(schema, "items").or_else(|| self.look(schema, "additionalProperties"));
            field.or_else(inside).unwrap_or(&Value::Null)
        })
    }

    /// What the file says at a place, in a record that is there.
    pub(crate) fn at(&self, place: &str) -> Out {
        let schema = self.schema_at(place);
        let not_yet = self.look(schema, "x-krav-absent").is_some();
        let says = |word: &str| self.views(schema).iter().any(|s| s.get("const").is_some_and(|c| c == word));
        let format = self.look(schema, "format").and_then(Value::as_str);
        let val = match self.case.setup.pointer(place) {
            None | Some(Value::Null) if not_yet => return Out::lacking(NotYet, place, "setup", true),
            None | Some(Value::Null) => return Out::lacking(Absent(place.to_owned()), place, "setup", false),
            Some(Value::Bool(b)) => Bool(*b),
            Some(Value::Number(n)) => number(&n.to_string()),
            Some(Value::Array(items)) => {
                let items = (0..items.len()).map(|i| self.at(&format!("{place}/{i}"))).collect();
                Val::List(place.to_owned(), items)
            }
            Some(Value::Object(_)) => Record(place.to_owned()),
            Some(Value::String(text)) if ["none", "undated"].contains(&text.as_str()) && says(text) => {
                if text == "none" { Nil } else { Undated }
            }
            Some(Value::String(text)) => match (format, self.look(schema, "x-krav-ref").and_then(Value::as_str)) {
                (Some("date"), _) => day(text),
                (Some("month"), _) => month(text),
                (_, Some(to)) => Ref(to.to_owned(), composed(text)),
                _ => Text(composed(text)),
            },
        };
        match val {
            // A declared date after `as_of` is a plan: treated like one that has not happened.
            Day(day) if not_yet && day > self.as_of && !self.planned.get() => Out::lacking(Planned, "", "", true),
            val => Out::known(val),
        }
    }

    fn field(&self, of: &Out, name: &str) -> Out {
        let step = name.replace('~', "~0").replace('/', "~1");
        let place = |place: &str| format!("{place}/{step}");
        let each = of.0.iter().map(|v| match v {
            Record(at) => self.at(&place(at)),
            Entry(at) if name == "key" => Out::known(Text(unescaped(at.rsplit('/').next().unwrap_or_default()))),
            Entry(at) => self.at(at),
            Ref(to, id) => self.referred(to, id).map_or_else(|why| why, |at| self.at(&place(&at))),
            // A record in which nothing has happened: its not-yet dates are not-yet, its other fields are open too.
            Val::Unlisted(list) => {
                let not_yet = self.look(self.schema_at(&format!("{list}/0/{step}")), "x-krav-absent").is_some();
                let val = if not_yet { NotYet } else { Absent(list.clone()) };
                Out::new(Set::from([val]), of.1.clone())
            }
            Nil => Out::known(Nil),
            Absent(at) => match self.look(self.schema_at(at), "properties") {
                Some(fields) if fields.get(name).is_some() && of.1.iter().any(|why| why.0 == *at) => {
                    Out::lacking(Absent(place(at)), &place(at), "setup", false)
                }
                _ => Out::new(Set::from([v.clone()]), of.1.clone()),
            },
            _ => Out::new(Set::from([Any]), of.1.clone()),
        });
        let (sets, whys): (Vec<Set>, Vec<Why>) = each.map(|Out(set, why, _)| (set, why)).unzip();
        let undecided = if of.0.len() > 1 { of.1.clone() } else { Why::new() };
        Out::new(sets.into_iter().flatten().collect(), whys.into_iter().flatten().chain(undecided).collect())
    }

    /// Where the record is to which a reference refers; a dangling one is unknown.
    fn referred(&self, to: &str, id: &str) -> Result<String, Out> {
        let Some((list, key)) = to.rsplit_once('.') else { return Err(Out::known(Any)) };
        let list = format!("/{}", list.replace('.', "/"));
        let Some(items) = self.case.setup.pointer(&list).and_then(Value::as_array) else { return Err(self.at(&list)) };
        let found = items.iter().position(|item| item.get(key).is_some_and(|k| k == id));
        found.map(|i| format!("{list}/{i}")).ok_or(Out::known(Any))
    }

    /// The entries of a map.
    fn entries(&self, place: &str) -> Option<Vec<Out>> {
        let schema = self.schema_at(place);
        let map = self.look(schema, "properties").is_none() && self.look(schema, "additionalProperties").is_some();
        let keys = self.case.setup.pointer(place)?.as_object()?.keys();
        let escaped = |key: &String| key.replace('~', "~0").replace('/', "~1");
        map.then(|| keys.map(|key| Out::known(Entry(format!("{place}/{}", escaped(key))))).collect())
    }

    /// Where a list stands and what is in it, or why that is not known.
    pub(crate) fn items(&self, list: &'a List, env: &Env<'a>) -> Result<(String, Vec<Out>), Why> {
        match list {
            List::Of(e) => {
                let list = self.eval(e, env);
                if let Some(Record(place)) = list.0.first()
                    && let Some(entries) = self.entries(place)
                {
                    return Ok((place.clone(), entries));
                }
                items_of(&list).ok_or(list.1)
            }
            List::Months(from, to) => {
                let [from, to] = [from, to].map(|e| {
                    let month = |v: &Val| if let Day(_) = v { prefix("month of", v) } else { Any };
                    // A plan is used as it stands: these are bounds.
                    self.lift(&[&self.bound(e, env)], |row| month(&row[0]))
                });
                match (from.0.first(), to.0.first()) {
                    (Some(Month(first)), Some(Month(last))) if from.0.len() + to.0.len() == 2 => {
                        Ok((String::new(), (*first..=*last).map(|m| Out::known(Month(m))).collect()))
                    }
                    _ => Err(&from.1 | &to.1),
                }
            }
        }
    }
}

/// Where a known list stands, and its items; one that is declared as `none` has no items.
fn items_of(list: &Out) -> Option<(String, Vec<Out>)> {
    match list.0.first() {
        Some(Val::List(place, items)) if list.0.len() == 1 => Some((place.clone(), items.clone())),
        Some(Nil) if list.0.len() == 1 => Some((String::new(), Vec::new())),
        _ => None,
    }
}

pub(crate) fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// Texts compare by NFC code points.
fn composed(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}
