//! What an expression can be: an ordinary evaluator of plain values, run again for every filling of what is not known.
//!
//! Each occurrence is filled for itself. What comes out the same in every run is known; what is not known is lacking
//! where another filling gives something else.

use crate::lists::ONE;
use crate::model::{Case, E};
use crate::texts::{decimal, read, shaped};
use crate::values::*;
use jiff::ToSpan;
use jiff::civil::Date;
use std::cell::Cell;
use std::collections::BTreeSet;

/// More fillings than this are not tried.
const LIMIT: usize = 20_000;
/// So many days ahead lies the last one that is tried, and half of it behind one that the case names.
const FAR: i64 = 60_000;

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
    /// How many fillings were tried of one expression.
    runs: Cell<usize>,
    pub(crate) beyond: Cell<bool>,
}

/// One run: what it takes for each thing that can be several, and the first for which nothing is said yet.
pub(crate) struct Pick<'p> {
    ahead: &'p BTreeSet<Val>,
    taken: Vec<usize>,
    at: usize,
    fork: Option<(usize, &'p Out)>,
    /// And whether it was picked as anything.
    picked: Vec<(&'p Out, bool)>,
}

impl<'p> Pick<'p> {
    pub(crate) fn of(&mut self, out: &'p Out) -> Val {
        let fill = |v: &'p Val| match v {
            NotYet | Planned(_) => self.ahead.iter().collect(),
            Absent(_) => vec![&Any],
            v => vec![v],
        };
        let options: Vec<&Val> = out.set.iter().flat_map(fill).collect();
        let mut option = 0;
        if options.len() > 1 {
            option = self.taken.get(self.at).copied().unwrap_or_default();
            if self.at >= self.taken.len() {
                self.fork.get_or_insert((options.len(), out));
            }
            self.at += 1;
        }
        let val = options.get(option).map_or(Any, |v| (*v).clone());
        self.picked.push((out, val == Any));
        val
    }
    /// What is in a range.
    pub(crate) fn inside(&mut self, range: &'p [(Out, Out)]) -> Vec<Val> {
        // What lies outside is not asked.
        let mut inside = Vec::new();
        for (filter, value) in range {
            if self.of(filter).holds() {
                inside.push(self.of(value));
            }
        }
        inside
    }
}

impl<'a> Judge<'a> {
    pub(crate) fn new(case: &'a Case) -> Option<Judge<'a>> {
        let today: Date = case.as_of.parse().ok()?;
        let (bound, runs, beyond) = (Cell::new(false), Cell::new(0), Cell::new(false));
        let (setup, names, ahead) = (Out::known(Any), Env::new(), BTreeSet::new());
        let mut judge = Judge { case, today, setup, names, ahead, bound, runs, beyond };
        judge.setup = judge.at("setup", &case.schema, &case.setup, "", true);
        let previous = case.previous.as_ref().map(|said| judge.at("previous", &case.schema, said, "", true));
        let lacking = Out::new([Any], Why::from([(String::new(), "previous", false)]));
        judge.names = with(&judge.names, "previous", previous.unwrap_or(lacking));
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

    /// What comes out of every run.
    pub(crate) fn all<'p>(&'p self, run: impl Fn(&mut Pick<'p>) -> Val) -> Out {
        self.runs.set(0);
        let mut why = Why::new();
        let vals = self.all_after(&[], &run, &mut why);
        Out::new(vals, why)
    }

    /// What comes out of the runs that begin with these choices, in order. Another choice matters where anything else
    /// comes out.
    fn all_after<'p>(&'p self, taken: &[usize], run: &dyn Fn(&mut Pick<'p>) -> Val, why: &mut Why) -> Vec<Val> {
        let mut pick = Pick { ahead: &self.ahead, taken: taken.to_vec(), at: 0, fork: None, picked: Vec::new() };
        let val = run(&mut pick);
        self.runs.set(self.runs.get() + 1);
        let Some((options, out)) = pick.fork.filter(|_| self.runs.get() < LIMIT) else {
            self.beyond.set(self.beyond.get() || pick.fork.is_some());
            // Unknown since something was; or for no such reason, whatever was picked.
            let unknown = pick.picked.iter().any(|(_, any)| *any);
            let lacking = pick.picked.iter().filter(|(_, any)| val == Any && *any == unknown);
            why.extend(lacking.flat_map(|(out, _)| out.why.clone()));
            return vec![val];
        };
        let each = (0..options).map(|n| self.all_after(&[taken, &[n]].concat(), run, why)).collect::<Vec<_>>();
        if each.iter().any(|other| *other != each[0]) {
            why.extend(out.why.iter().cloned());
        }
        each.concat()
    }

    /// An operator. Of numbers and days only the least and the most are known, of months and all else not even these
    /// (D-06).
    pub(crate) fn op(&self, words: &str, of: &[&Out]) -> Out {
        let texts: Vec<Out> = of.iter().map(|out| out.as_text()).collect();
        let of: &[&Out] = if words == "if" { of } else { &texts.iter().collect::<Vec<&Out>>() };
        let several = |out: &&Out| out.set.len() > 1 || out.set.iter().any(|v| matches!(v, NotYet | Planned(_)));
        match words {
            "!=" => return self.op("=", of).not(),
            // What lies between the least and the most may be.
            "=" if of.iter().any(several) && !of.iter().any(|out| out.set.contains(&Any)) => {
                return self.joined(true, &[self.op("<=", of), self.op(">=", of)]);
            }
            _ => {}
        }
        let out = self.all(|pick| apply(words, &of.iter().map(|out| pick.of(out).unmarked()).collect::<Vec<Val>>()));
        let kept = |v: &Val| match v {
            Bool(_) => true,
            Num(_) => words != "if",
            v => matches!(v, Day(_)) && !["if", "month of"].contains(&words),
        };
        if out.set.iter().all(kept) || (out.as_text().one().is_some() && !out.set.contains(&Any)) {
            return out;
        }
        let among = out.set.into_iter().filter(|_| words == "if").chain([Any]);
        Out::new(among, of.iter().flat_map(|out| out.why.clone()).collect())
    }

    /// `and`, or `or`.
    pub(crate) fn joined(&self, and: bool, of: &[Out]) -> Out {
        let truths: Vec<Out> = of.iter().map(Out::truth).collect();
        self.all(|pick| decide(and, &truths.iter().map(|out| pick.of(out)).collect::<Vec<Val>>()))
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
            E::List(items) => Out::list(all(items)),
            E::Name(name) => {
                let found = env.iter().rev().find(|(other, _)| other == name);
                found.map_or(Out::known(Any), |(_, outs)| outs[usize::from(self.bound.get())].clone())
            }
            E::Root(name) => self.field(&self.setup, name),
            E::Field(of, name) => self.field(&eval(of), name),
            E::Call(name, args) => {
                let define = self.case.policy.defines.iter().find(|(other, ..)| other == name);
                let Some((_, params, body)) = define else { return Out::known(Any) };
                let both = |arg| [false, true].map(|bound| self.as_bound(bound, || eval(arg)));
                let args = params.iter().map(|name| name as &str).zip(args.iter().map(both));
                self.eval(body, &self.names.iter().cloned().chain(args).collect())
            }
            E::Prefix("not", of) => eval(of).not(),
            // No month is both planned and open.
            E::Prefix(words, of) => self.op(words, &[&self.as_bound(false, || eval(of))]),
            E::Infix(left, words @ ("+" | "-" | "times" | "or else"), right) => {
                self.infix(&eval(left), words, &eval(right))
            }
            // Unlike a value that is not declared, what is said of it cannot be `none`.
            E::Infix(left, words, right) => self.infix(&eval(left), words, &eval(right)).truth(),
            E::Is(of, what) => self.is(&eval(of), what),
            E::As(of, shape) => self.op(shape, &[&eval(of)]),
            E::And(of) | E::AllOf(of) => self.joined(true, &all(of)),
            E::Or(of) | E::AnyOf(of) => self.joined(false, &all(of)),
            E::Implies(condition, then) => {
                let (condition, then) = (eval(condition).truth(), eval(then).truth());
                self.all(|pick| match (pick.of(&condition).holds(), pick.of(&then)) {
                    (true, then) if condition.one().is_some() => then,
                    (true, then) => Bool(then.holds()),
                    (false, _) => Vacuous(true),
                })
            }
            E::Choice(then, condition, otherwise) => {
                let condition = self.as_bound(false, || eval(condition)).truth();
                // Whichever it is has not come; which plan holds is left open.
                let ahead = |e: &'a E| matches!(self.as_bound(false, || eval(e)).one(), Some(NotYet | Planned(_)));
                let both_ahead = self.bound.get() && condition.open() && ahead(then) && ahead(otherwise);
                let (then, otherwise) = (eval(then), eval(otherwise));
                // In a bound both are used as they stand; else which of two days ahead it is, is lacking too.
                let settled = then.one().is_some_and(|v| self.bound.get() || !matches!(v, NotYet | Planned(_)));
                let same = then.set == otherwise.set && (condition.open() || settled);
                match condition.one() {
                    Some(known) if known.holds() => then,
                    Some(_) => otherwise,
                    None if same => {
                        let why = &(&condition.why | &then.why) | &otherwise.why;
                        Out::new(then.set.into_iter().map(Val::unmarked), why)
                    }
                    None if both_ahead => Out::new([NotYet], &condition.why | &(&then.why | &otherwise.why)),
                    None => self.op("if", &[&condition, &then, &otherwise]),
                }
            }
            E::Quantified(..) => self.counted(e, env).0,
            E::The(over) => self.the(over, env).unwrap_or_else(|list| list),
            E::Count(over) => self.aggregate("count", &ONE, over, env).unwrap_or_else(|list| list),
            E::Aggregate(name, of, over) => self.aggregate(name, of, over, env).unwrap_or_else(|list| list),
            E::About(share, of) => self.op("about", &[&eval(share), &eval(of)]),
            E::DaysFrom(from, to) => self.op("days from", &[&eval(from), &eval(to)]),
            E::DayOf(n, of) => self.op("day of", &[&Out::known(Span(*n, false)), &eval(of)]),
            E::Extreme(which, declared, of) => {
                // What is declared as `none` is no day that is declared.
                let counts = |of: &Out| !declared || !of.set.iter().any(|v| v.unsaid() || *v == Nil);
                let days = all(of).into_iter().filter(counts);
                days.reduce(|a, b| self.op(which, &[&a, &b])).unwrap_or(Out::known(Any))
            }
            // Both ends included.
            E::Within(on, length, side, of) => {
                let (on, of, length) = (eval(on), eval(of), eval(length));
                let far = self.op(if *side == "before" { "-" } else { "+" }, &[&of, &length]);
                let (from, to) = if *side == "before" { (&far, &of) } else { (&of, &far) };
                self.joined(true, &[self.op("<=", &[from, &on]), self.op("<=", &[&on, to])])
            }
            E::Attested(want) => self.attested(want, env),
            E::Lookup(name, keys) => self.lookup(name, &self.as_bound(false, || all(keys))),
        }
    }

    fn infix(&self, left: &Out, words: &str, right: &Out) -> Out {
        let unknown = || Out::new([Bool(true), Bool(false)], &left.why | &right.why);
        match words {
            // The other one where the file says nothing.
            "or else" if left.set.iter().all(Val::unsaid) => right.clone(),
            "or else" if left.set.iter().any(Val::unsaid) => Out::new(&left.set | &right.set, &left.why | &right.why),
            "or else" => left.clone(),
            // True when found, false when not found and all are declared.
            "has" => left.items().map_or_else(unknown, |items| {
                self.joined(false, &items.iter().map(|item| self.op("=", &[right, item])).collect::<Vec<_>>())
            }),
            "has any of" | "has all of" => right.items().map_or_else(unknown, |items| {
                let each: Vec<Out> = items.iter().map(|item| self.infix(left, "has", item)).collect();
                self.joined(words == "has all of", &each)
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
            ("declared" | "missing", v) => Bool(v.unsaid() == (what == "missing")),
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
        out.truth()
    }
}
