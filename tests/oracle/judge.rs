//! The oracle: judges a case by trying out fillings, written from the description of the language alone.

#![expect(clippy::indexing_slicing, reason = "an operator gets as many values as it is lifted over")]

use crate::fillings::{Env, Judge, unescaped};
use crate::lists::Counts;
use crate::model::{Binding, Case, E, Requirement, Rule, Scope};
use crate::values::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// From the worst.
const VERDICTS: [&str; 6] = ["fail", "undetermined", "pending", "waived", "pass", "not-applicable"];
/// From the strongest.
const STRENGTHS: [&str; 3] = ["must", "should", "note"];

/// What a rule is judged for.
#[derive(Clone, Default)]
struct Subject<'a> {
    env: Env<'a>,
    /// `event=e-2`, one for each loop; none when a list is not declared.
    keys: Option<Vec<String>>,
    /// Why it is not known whether it is a subject at all.
    doubt: Option<Why>,
    /// Why the list that would hold it is not known.
    unlisted: Option<Why>,
}

/// What is said of one requirement.
#[derive(Clone)]
struct Judged {
    strength: &'static str,
    mode: &'static str,
    verdict: &'static str,
    truth: Option<&'static str>,
    /// Of an unknown truth: only something that lies ahead is lacking.
    open: bool,
    reason: Option<&'static str>,
    due: Option<i64>,
    /// Found, needed, total.
    counts: Counts,
    missing: Why,
}

/// The results of a case in the order of its rules, or nothing where they are too many to try.
pub(crate) fn judge(case: &Case) -> Option<Vec<Value>> {
    let judge = Judge::new(case)?;
    let grouped = case.policy.groups.iter().flat_map(|g| g.rules.iter().map(move |rule| (&g.scope[..], rule)));
    let rules = grouped.chain(case.policy.rules.iter().map(|rule| (&[][..], rule)));
    // What a group says stands before what each of its rules says.
    let results =
        rules.flat_map(|(outer, rule)| judge.rule(&outer.iter().chain(&rule.scope).collect::<Vec<_>>(), rule));
    let results = results.collect();
    (!judge.beyond.get()).then_some(results)
}

impl<'a> Judge<'a> {
    /// In force? → `applies` → `when` → `for each`, `where` → and for each subject the rest.
    fn rule(&self, scope: &[&'a Scope], rule: &'a Rule) -> Vec<Value> {
        let all = |verdict, reason, why: Why| {
            let judged = rule.requirements.iter().map(|of| Judged::whole(of, verdict, reason, why.clone()));
            results(rule, None, judged.collect())
        };
        let today = &self.case.as_of;
        let in_force = |s: &&'a Scope| match s {
            Scope::Effective(from, until) => from <= today && until.as_ref().is_none_or(|until| today <= until),
            _ => true,
        };
        if !scope.iter().all(in_force) {
            return all("not-applicable", Some("not-in-force"), Why::new());
        }
        let lets =
            scope.iter().filter_map(|s| if let Scope::Let(name, e) = s { Some((name.as_str(), e)) } else { None });
        let env = Env { vars: Vec::new(), lets: lets.collect() };
        let loops: Vec<&Binding> =
            scope.iter().filter_map(|s| if let Scope::ForEach(over) = s { Some(over) } else { None }).collect();
        let (each, once): (Vec<_>, Vec<_>) = (0..scope.len()).partition(|place| speaks_of_loop(scope, *place));
        let conditions = |places: Vec<usize>| -> Vec<&'a E> {
            let when = |s: &'a Scope| if let Scope::When(e) = s { Some(e) } else { None };
            places.into_iter().filter_map(|place| when(scope[place])).collect()
        };
        let (each, once) = (conditions(each), conditions(once));
        // What is false in one of them keeps the rule from applying, whatever the others turn out to be.
        let truths = self.case.policy.applies.iter().chain(once).map(|condition| self.eval(condition, &env).truth());
        let applies = self.joined(true, &truths.collect::<Vec<_>>());
        if applies.surely(false) {
            return all("not-applicable", Some("when-false"), Why::new());
        } else if applies.can(false) {
            return all("undetermined", None, applies.1);
        }
        let start = Subject { env, keys: Some(Vec::new()), ..Subject::default() };
        let mut subjects = Vec::new();
        self.subjects(&loops, start, &mut subjects);
        if subjects.is_empty() {
            return all("not-applicable", Some("no-subject"), Why::new());
        }
        let judged = subjects.into_iter().flat_map(|subject| match &subject.unlisted {
            Some(why) => all("undetermined", None, why.clone()),
            None => {
                let of = rule.requirements.iter().map(|of| self.subject(scope, &each, of, &subject)).collect();
                results(rule, subject.keys.filter(|keys| !keys.is_empty()).map(|keys| keys.join(", ")), of)
            }
        });
        judged.collect()
    }

    fn subjects(&self, loops: &[&'a Binding], subject: Subject<'a>, found: &mut Vec<Subject<'a>>) {
        let [over, inner @ ..] = loops else { return found.push(subject) };
        let items = match self.items(&over.list, &subject.env) {
            Ok((_, items)) => items,
            // Over a list that is not declared: one undetermined result without a key.
            Err(why) => return found.push(Subject { unlisted: Some(why), ..subject }),
        };
        for item in items {
            let mut one = subject.clone();
            let key = self.key(&item);
            one.keys.iter_mut().for_each(|keys| keys.push(format!("{}={key}", over.var)));
            one.env = one.env.with(&over.var, item);
            let filter = self.filter(over, &one.env);
            // `where` unknown: the item is a subject.
            if filter.can(true) && filter.can(false) {
                one.doubt.get_or_insert_default().extend(filter.1.clone());
            }
            if filter.can(true) {
                self.subjects(inner, one, found);
            }
        }
    }

    /// A composite key is joined by `/`; its own `, = / %` are escaped (D-03).
    fn key(&self, item: &Out) -> String {
        let escaped = |text: &str| {
            [("%", "%25"), (",", "%2C"), ("=", "%3D"), ("/", "%2F")]
                .iter()
                .fold(text.to_owned(), |t, (a, b)| t.replace(a, b))
        };
        match item.0.first() {
            Some(Record(place)) => {
                let list = self.schema_at(place.rsplit_once('/').map_or("", |(list, _)| list));
                let fields = self.look(list, "x-krav-key").and_then(Value::as_array).into_iter().flatten();
                let parts = fields.filter_map(|name| {
                    let part = self.case.setup.pointer(&format!("{place}/{}", name.as_str()?))?;
                    Some(escaped(&part.as_str().map_or(part.to_string(), str::to_owned)))
                });
                parts.collect::<Vec<_>>().join("/")
            }
            Some(Entry(place)) => escaped(&unescaped(place.rsplit('/').next().unwrap_or_default())),
            Some(Month(m)) => format!("{:04}-{:02}", m / 12, m % 12 + 1),
            _ => String::new(),
        }
    }

    /// A bound or deadline: a plan is used as it stands.
    pub(crate) fn bound(&self, e: &'a E, env: &Env<'a>) -> Out {
        let planned = self.planned.replace(true);
        let out = self.eval(e, env);
        self.planned.set(planned);
        out
    }

    /// In a condition a plan is only a plan, even where a bound or deadline depends on it.
    pub(crate) fn unplanned<T>(&self, run: impl FnOnce() -> T) -> T {
        let planned = self.planned.replace(false);
        let out = run();
        self.planned.set(planned);
        out
    }

    fn today(&self, words: &str, other: &Out) -> Out {
        self.lift(&[other], |row| compare(words, &Day(self.as_of), &row[0])).truth()
    }

    /// `during` → `judge only if` → the requirement, of one subject.
    fn subject(&self, scope: &[&'a Scope], whens: &[&'a E], of: &'a Requirement, subject: &Subject<'a>) -> Judged {
        let env = &subject.env;
        let whole = |verdict, reason, why| Judged::whole(of, verdict, reason, why);
        let mut doubt = None::<Why>;
        // A `when` that speaks of the loop's variable is asked for each subject (D-05).
        let when = self.joined(true, &whens.iter().map(|condition| self.eval(condition, env)).collect::<Vec<_>>());
        if when.surely(false) {
            return whole("not-applicable", Some("when-false"), Why::new());
        } else if when.can(false) {
            return whole("undetermined", None, when.1);
        }
        let mut begins = None;
        // No deadline and no life span softens `at once`.
        for (from, to) in scope.iter().filter_map(|s| if let Scope::During(a, b) = s { Some((a, b)) } else { None }) {
            if of.at_once {
                continue;
            }
            let (from, to) = (self.bound(from, env), self.bound(to, env));
            let ended = self.today("after", &to);
            if ended.surely(true) {
                return whole("not-applicable", Some("ended"), Why::new());
            }
            // `undated` begins a life span, and leaves its end in doubt (D-07).
            let ahead =
                if from.0 == Set::from([Undated]) { Out::known(Bool(false)) } else { self.today("before", &from) };
            if ahead.surely(true) {
                begins = begins.max(Some(one_day(&from)));
            }
            for unsure in [ended, ahead].iter().filter(|o| o.can(true) && o.can(false)) {
                doubt.get_or_insert_default().extend(unsure.1.clone());
            }
        }
        let mut only_if = Out::known(Bool(true));
        for s in scope {
            match s {
                Scope::ExceptWhen(e) => {
                    let except = self.eval(e, env).truth();
                    if except.surely(true) {
                        return whole("not-applicable", Some("excepted"), Why::new());
                    } else if except.can(true) {
                        doubt.get_or_insert_default().extend(except.1);
                    }
                }
                Scope::JudgeOnlyIf(e) => only_if = self.joined(true, &[only_if, self.eval(e, env)]),
                _ => {}
            }
        }
        let mut judged =
            if only_if.can(false) { whole("undetermined", None, only_if.1) } else { self.requirement(of, env) };
        // Before its life span begins, a fail and undetermined become pending (due: the beginning).
        if let Some(begin) = begins
            && ["fail", "undetermined"].contains(&judged.verdict)
        {
            (judged.verdict, judged.due) = ("pending", begin);
        }
        // Where it is not known whether it is a subject: pass if the requirement holds, else undetermined.
        if let Some(why) = &subject.doubt
            && ["fail", "pending"].contains(&judged.verdict)
        {
            judged.verdict = "undetermined";
            judged.missing.extend(why.iter().cloned().chain(doubt.into_iter().flatten()));
        } else if let Some(why) = doubt
            && judged.verdict == "fail"
        {
            // A breach cannot be told where an exception or the life span is not known.
            judged.verdict = "undetermined";
            judged.missing.extend(why);
        }
        judged
    }

    /// The table of verdicts.
    fn requirement(&self, of: &'a Requirement, env: &Env<'a>) -> Judged {
        let (out, counts) = self.counted(&of.expr, env);
        let by = of.by.as_ref().filter(|_| !of.at_once).map(|(e, before)| {
            let day = self.bound(e, env);
            if *before { self.lift(&[&day], |row| plus(&row[0], &Span(1, false), -1)) } else { day }
        });
        // That day included.
        let passed = by.as_ref().map_or(Out::known(Bool(true)), |by| match one_day(by) {
            Some(_) => self.today("after", by),
            // On which day is not known, though it may surely lie ahead; so is one that is declared as `none`.
            None => Out::new(Set::from([Any]), by.1.clone()),
        });
        let unknown = out.can(true) && out.can(false);
        let open = unknown && out.open();
        let verdict = match (out.surely(true), out.2) {
            (true, true) => "not-applicable",
            (true, false) => "pass",
            _ if unknown && (!open || by.is_none()) => "undetermined",
            _ if passed.surely(true) => "fail",
            _ if passed.surely(false) => "pending",
            _ => "undetermined",
        };
        let truth = if unknown {
            "unknown"
        } else if out.surely(true) {
            "true"
        } else {
            "false"
        };
        let mut missing = out.1.clone();
        if verdict == "undetermined" && (open || !unknown) {
            missing.extend(passed.1);
        }
        let reason = (verdict == "not-applicable").then_some("vacuous");
        let due = by.and_then(|by| one_day(&by));
        Judged { truth: Some(truth), open, due, counts, ..Judged::whole(of, verdict, reason, missing) }
    }

    /// A requirement with the counts of the quantifier that it is.
    fn counted(&self, e: &'a E, env: &Env<'a>) -> (Out, Counts) {
        match e {
            E::Quantified(quantity, over, satisfy) => self.quantified(quantity, over, satisfy, env),
            e => (self.eval(e, env).truth(), Default::default()),
        }
    }
}

impl Judged {
    fn whole(of: &Requirement, verdict: &'static str, reason: Option<&'static str>, missing: Why) -> Judged {
        let human = format!("{:?}", of.expr).contains("Attested(");
        let mode = if human { "attested" } else { "automatic" };
        let counts = Default::default();
        Judged { strength: of.strength, mode, verdict, truth: None, open: false, reason, due: None, counts, missing }
    }

    /// A fail, undetermined, pending … ; among equals a `must` before a `should` before a `note`.
    fn rank(&self) -> (Option<usize>, Option<usize>) {
        let place = |of: &[&str], one| of.iter().position(|x| *x == one);
        (place(&VERDICTS, self.verdict), place(&STRENGTHS, self.strength))
    }

    fn json(&self) -> Value {
        let due = self.due.map(written);
        json!({ "strength": self.strength, "verdict": self.verdict, "truth": self.truth, "open": self.open, "due": due })
    }
}

/// The worst requirement with the others under it; the human half never joined with the machine half.
fn results(rule: &Rule, key: Option<String>, judged: Vec<Judged>) -> Vec<Value> {
    let halves = ["automatic", "attested"].map(|mode| judged.iter().filter(|j| j.mode == mode).collect::<Vec<_>>());
    let result = |mut half: Vec<&Judged>| {
        half.sort_by_key(|j| j.rank());
        let (worst, rest) = half.split_first()?;
        let mut value = worst.json();
        let missing: BTreeSet<_> = worst.missing.iter().filter(|w| !w.1.is_empty()).map(|w| (&w.0, w.1)).collect();
        let missing: Vec<Value> =
            missing.iter().map(|(pointer, from)| json!({ "pointer": pointer, "from": from })).collect();
        let more = json!({ "rule": rule.name, "subject": key, "mode": worst.mode, "reason": worst.reason,
            "found": range(&worst.counts[0]), "needed": range(&worst.counts[1]), "total": range(&worst.counts[2]),
            "missing": missing, "also": rest.iter().map(|j| j.json()).collect::<Vec<_>>() });
        value.as_object_mut()?.extend(more.as_object()?.clone());
        Some(value)
    };
    halves.into_iter().filter_map(result).collect()
}

/// A number, or from the least to the greatest.
fn range(of: &BTreeSet<i128>) -> Value {
    let number = |n: &i128| if n % ONE == 0 { json!(n / ONE) } else { json!(*n as f64 / ONE as f64) };
    match (of.first(), of.last()) {
        (Some(min), Some(max)) if min != max => json!({ "min": number(min), "max": number(max) }),
        (Some(one), _) => number(one),
        _ => Value::Null,
    }
}

fn one_day(of: &Out) -> Option<i64> {
    match of.0.first() {
        Some(Day(day)) if of.0.len() == 1 => Some(*day),
        _ => None,
    }
}

/// Whether a condition names the variable of a loop before it, itself or by a `let` between them. Elsewhere the same name
/// is that of another variable.
fn speaks_of_loop(scope: &[&Scope], place: usize) -> bool {
    let (Scope::When(e) | Scope::Let(_, e)) = scope[place] else { return false };
    let text = format!("{e:?}");
    let names = |name: &str| text.contains(&format!("Name({name:?})"));
    scope[..place].iter().enumerate().any(|(before, s)| match s {
        Scope::ForEach(over) => names(&over.var),
        Scope::Let(name, _) => names(name) && speaks_of_loop(scope, before),
        _ => false,
    })
}
