//! What an expression can be, by trying out fillings of what is not declared.
//!
//! Every expression has the set of all values that it can take over all fillings, each occurrence filled for itself;
//! an operator is tried on every combination. What can be only one thing is known.

use crate::lists::{items, list, unsaid};
use crate::model::{Case, E};
use crate::values::*;
use jiff::ToSpan;
use jiff::civil::Date;
use std::cell::Cell;
use std::collections::BTreeSet;

/// More combinations than this are not tried.
const LIMIT: usize = 200_000;
/// So many days ahead lies the last one that is tried, and half of it behind one that the case names.
const FAR: i64 = 12_000;

/// What names stand for: in a condition, and in a bound or deadline.
pub(crate) type Env<'a> = Vec<(&'a str, [Out; 2])>;

pub(crate) fn with<'a>(env: &Env<'a>, name: &'a str, out: Out) -> Env<'a> {
    env.iter().cloned().chain([(name, [out.clone(), out])]).collect()
}

pub(crate) struct Judge<'a> {
    pub(crate) case: &'a Case,
    pub(crate) today: Date,
    pub(crate) setup: Out,
    /// What names stand for everywhere.
    pub(crate) names: Env<'a>,
    /// The days that a not-yet date may turn out to be.
    ahead: BTreeSet<Val>,
    /// In a bound or deadline a plan is used as it stands.
    pub(crate) bound: Cell<bool>,
    /// There were too many combinations.
    pub(crate) beyond: Cell<bool>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(case: &'a Case) -> Option<Judge<'a>> {
        let today: Date = case.as_of.parse().ok()?;
        let (bound, beyond, setup) = (Cell::new(false), Cell::new(false), Out::known(Any));
        let mut judge = Judge { case, today, setup, names: Env::new(), ahead: BTreeSet::new(), bound, beyond };
        judge.setup = judge.at(&case.schema, &case.setup, "", true);
        judge.names = with(&judge.names, "as_of", Out::known(Day(today)));
        // Of a dated param the value in force on `as_of`.
        for (name, values) in &case.policy.params {
            let begun = values.iter().filter(|(_, from)| from.as_ref().is_none_or(|from| *from <= case.as_of));
            let value = begun.max_by_key(|(_, from)| from.clone()).map(|(value, _)| judge.eval(value, &judge.names));
            judge.names = with(&judge.names, name, value.unwrap_or(Out::known(Any)));
        }
        // The next days, those that the case names, and one far beyond: what is worked out from a day grows with it.
        let text = format!("{:?} {} {:?}", case.policy, case.setup, case.rows);
        let named = text.split('"').filter_map(|text| if let Day(day) = read("date", text) { Some(day) } else { None });
        let next = (1..=31).chain([FAR]).map(|n| today.checked_add(n.days()));
        let days = named.flat_map(|day| [Ok(day), day.checked_add((FAR / 2).days())]).chain(next).flatten();
        judge.ahead = days.filter(|day| *day > today && day.year() < 2200).map(Day).collect();
        Some(judge)
    }

    // --- Trying out ---

    /// All that something can be once it is filled in.
    fn filled(&self, of: &Out) -> BTreeSet<Val> {
        let fill = of.set.iter().flat_map(|v| match v {
            NotYet | Planned(_) => self.ahead.clone(),
            Absent(_) => BTreeSet::from([Any]),
            v => BTreeSet::from([v.clone()]),
        });
        fill.collect()
    }

    /// What a function makes of every combination of fillings.
    pub(crate) fn lift(&self, of: &[&Out], f: impl Fn(&[Val]) -> Val) -> Out {
        let mut rows = vec![Vec::new()];
        for vals in of.iter().map(|out| self.filled(out)) {
            if rows.len() * vals.len() > LIMIT {
                self.beyond.set(true);
                return Out::known(Any);
            }
            rows =
                rows.iter().flat_map(|row| vals.iter().map(|v| [&row[..], std::slice::from_ref(v)].concat())).collect();
        }
        Out::new(rows.iter().map(|row| f(row)), of.iter().flat_map(|out| out.why.clone()).collect())
    }

    /// An operator. Of numbers and days only the least and the most are known, of months and all else not even these
    /// (D-06).
    pub(crate) fn op(&self, words: &str, of: &[&Out]) -> Out {
        match words {
            "!=" => return self.op("=", of).not(),
            // What lies between the least and the most may be.
            "=" if of.iter().map(|out| self.filled(out)).any(|all| all.len() > 1 && !all.contains(&Any)) => {
                return Out::joined(true, &[self.op("<=", of), self.op(">=", of)]);
            }
            _ => {}
        }
        let out = self.lift(of, |row| apply(words, row));
        let kept = words != "month of" && out.set.iter().all(|v| matches!(v, Bool(_) | Num(_) | Day(_)));
        if kept || out.one().is_some() { out } else { Out::new([Any], out.why) }
    }

    /// As a bound or deadline, where plans are used as they stand; or as what a condition asks.
    pub(crate) fn as_bound<T>(&self, bound: bool, run: impl FnOnce() -> T) -> T {
        let before = self.bound.replace(bound);
        let out = run();
        self.bound.set(before);
        out
    }

    // --- Expressions ---

    pub(crate) fn eval(&self, e: &'a E, env: &Env<'a>) -> Out {
        let eval = |e: &'a E| self.eval(e, env);
        let all = |of: &'a [E]| of.iter().map(eval).collect::<Vec<Out>>();
        match e {
            E::Bool(b) => Out::known(Bool(*b)),
            E::Number(n, scale) => Out::known(Num(decimal(*n, *scale))),
            E::Percent(n, scale) => Out::known(Share(decimal(*n, *scale + 2))),
            E::Text(text) | E::Word(text) => Out::known(read("text", text)),
            E::Date(text) => Out::known(read("date", text)),
            E::Month(text) => Out::known(read("month", text)),
            E::Duration(n, "days") => Out::known(Span(*n, false)),
            E::Duration(n, "weeks") => Out::known(Span(7 * n, false)),
            E::Duration(n, unit) => Out::known(Span(if *unit == "months" { *n } else { 12 * n }, true)),
            E::List(items) => list(all(items)),
            E::Name(name) => {
                let found = env.iter().rev().find(|(other, _)| other == name);
                found.map_or(Out::known(Any), |(_, outs)| outs[usize::from(self.bound.get())].clone())
            }
            E::Root(name) => self.field(&self.setup, name),
            E::Field(of, name) => self.field(&eval(of), name),
            E::Call(name, args) => {
                let define = self.case.policy.defines.iter().find(|(other, ..)| other == name);
                let Some((_, params, body)) = define else { return Out::known(Any) };
                let args = params.iter().zip(all(args));
                self.eval(body, &args.fold(self.names.clone(), |env, (name, out)| with(&env, name, out)))
            }
            E::Prefix("not", of) => eval(of).not(),
            // No month is both planned and open.
            E::Prefix(words, of) => self.op(words, &[&self.as_bound(false, || eval(of))]),
            E::Infix(left, words @ ("+" | "-" | "times" | "or else"), right) => {
                self.infix(&eval(left), words, &eval(right))
            }
            // Unlike a value that is not declared, what is said of it cannot be `none`.
            E::Infix(left, words, right) => Out::joined(true, &[self.infix(&eval(left), words, &eval(right))]),
            E::Is(of, what) => self.is(&eval(of), what),
            E::As(of, shape) => self.op(shape, &[&eval(of)]),
            E::And(of) | E::AllOf(of) => Out::joined(true, &all(of)),
            E::Or(of) | E::AnyOf(of) => Out::joined(false, &all(of)),
            E::Implies(condition, then) => {
                let (condition, then) = (eval(condition), eval(then));
                let vacuous = condition.surely(false) || (condition.surely(true) && then.vacuous);
                Out { vacuous, ..Out::joined(false, &[condition.not(), then]) }
            }
            E::Choice(then, condition, otherwise) => {
                let condition = self.as_bound(false, || eval(condition));
                match (condition.can(true), condition.can(false)) {
                    (true, true) => self.either(&condition, || [eval(then), eval(otherwise)]),
                    (true, false) => eval(then),
                    _ => eval(otherwise),
                }
            }
            E::Quantified(..) => self.counted(e, env).0,
            E::The(over) => self.the(over, env).unwrap_or_else(|list| list),
            E::Count(over) => self.aggregate("count", &E::Number(1, 0), over, env).unwrap_or_else(|list| list),
            E::Aggregate("unique", of, over) => self.unique(of, over, env).unwrap_or_else(|list| list),
            E::Aggregate(name, of, over) => self.aggregate(name, of, over, env).unwrap_or_else(|list| list),
            E::About(share, of) => self.op("about", &[&eval(share), &eval(of)]),
            E::DaysFrom(from, to) => self.op("days from", &[&eval(from), &eval(to)]),
            E::DayOf(n, of) => self.op("day of", &[&Out::known(Span(*n, false)), &eval(of)]),
            E::Extreme(which, declared, of) => {
                // What is declared as `none` is no day that is declared.
                let counts = |of: &Out| !declared || !of.set.iter().any(|v| unsaid(v) || *v == Nil);
                let days = all(of).into_iter().filter(counts);
                days.reduce(|a, b| self.op(which, &[&a, &b])).unwrap_or(Out::known(Any))
            }
            // Both ends included.
            E::Within(on, length, side, of) => {
                let (on, of, length) = (eval(on), eval(of), eval(length));
                let far = self.op(if *side == "before" { "-" } else { "+" }, &[&of, &length]);
                let (from, to) = if *side == "before" { (&far, &of) } else { (&of, &far) };
                Out::joined(true, &[self.op("<=", &[from, &on]), self.op("<=", &[&on, to])])
            }
            E::Attested(want) => self.attested(want, env),
            E::Lookup(name, keys) => self.lookup(name, &self.as_bound(false, || all(keys))),
        }
    }

    fn infix(&self, left: &Out, words: &str, right: &Out) -> Out {
        let unknown = || Out::truth(|_| true, &left.why | &right.why, false);
        match words {
            // The other one where the file says nothing.
            "or else" if left.set.iter().all(unsaid) => right.clone(),
            "or else" if left.set.iter().any(unsaid) => Out::new(&left.set | &right.set, &left.why | &right.why),
            "or else" => left.clone(),
            // True when found, false when not found and all are declared.
            "has" => items(left).map_or_else(unknown, |items| {
                Out::joined(false, &items.iter().map(|item| self.op("=", &[right, item])).collect::<Vec<_>>())
            }),
            "has any of" | "has all of" => items(right).map_or_else(unknown, |items| {
                let each: Vec<Out> = items.iter().map(|item| self.infix(left, "has", item)).collect();
                Out::joined(words == "has all of", &each)
            }),
            "has none of" => self.infix(left, "has any of", right).not(),
            "in" => self.infix(right, "has", left),
            "not in" => self.infix(right, "has", left).not(),
            _ => self.op(words, &[left, right]),
        }
    }

    /// What asks whether it is there, what is past or ahead, and what is only of texts.
    fn is(&self, of: &Out, what: &str) -> Out {
        let each = of.set.iter().map(|v| match (what, v) {
            // About the file, not the world.
            ("declared" | "missing", v) => Bool(unsaid(v) == (what == "missing")),
            (_, Nil) => Bool(what == "empty"),
            (_, Absent(_) | Any) | ("exists", NotYet | Planned(_)) => Any,
            ("exists", _) => Bool(true),
            // Declared and not after `as_of`, or `undated`; not declared, a not-yet date has not happened.
            ("done", Day(day)) => Bool(*day <= self.today),
            ("done", v) => Bool(*v == Undated),
            ("planned", Day(day)) if of.set.len() == 1 => Bool(*day > self.today),
            ("planned", NotYet | Day(_)) => Any,
            ("planned", v) => Bool(matches!(v, Planned(_))),
            ("empty", List(items, ..)) => Bool(items.is_empty()),
            ("empty", Text(text, _)) => Bool(text.is_empty()),
            (shape, Text(text, _)) => Bool(shaped(shape, text).is_some()),
            _ => Any,
        });
        let mut out = Out::new(each, of.why.clone());
        // A plan could be declared today (D-26).
        if what == "planned" && of.set.iter().any(|v| matches!(v, NotYet | Day(_))) && out.set.contains(&Any) {
            out.why.extend(unstated());
        }
        Out::joined(true, &[out])
    }

    /// One of two, where the condition is not known: what both are, else not known but for truths.
    fn either(&self, condition: &Out, both: impl Fn() -> [Out; 2]) -> Out {
        let ahead = |v: &Val| if let Planned(_) = v { NotYet } else { v.clone() };
        // Perhaps they are the same only if plans do not count.
        for bound in [self.bound.get(), false] {
            let [then, otherwise] = self.as_bound(bound, &both);
            let [same, other] = [&then, &otherwise].map(|of| of.set.iter().map(ahead).collect::<BTreeSet<Val>>());
            // Which of two days ahead it is, is lacking too.
            let days = same.iter().all(|v| matches!(v, NotYet | Day(_)));
            let settled = same.len() == 1 && (bound || !same.contains(&NotYet));
            if same == other && (settled || condition.open() || !days) {
                return Out::new(then.set, &(&condition.why | &then.why) | &otherwise.why);
            }
        }
        let [then, otherwise] = both();
        let set = &then.set | &otherwise.set;
        let other = (!set.iter().all(|v| matches!(v, Bool(_)))).then_some(Any);
        Out::new(set.into_iter().chain(other), &(&condition.why | &then.why) | &otherwise.why)
    }
}
