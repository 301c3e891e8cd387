//! The oracle: judges a case by trying out fillings, written from the description of the language alone.

use crate::fillings::{Env, Judge, with};
use crate::lists::item;
use crate::model::{Binding, Case, E, Requirement, Scope};
use crate::values::*;
use num_traits::ToPrimitive;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// From the worst.
const VERDICTS: [&str; 6] = ["fail", "undetermined", "pending", "waived", "pass", "not-applicable"];
/// From the strongest.
const STRENGTHS: [&str; 3] = ["must", "should", "note"];

/// The key of a subject, and what is said of it.
type Said = (Option<String>, Value);

/// What a requirement is judged for.
#[derive(Clone, Default)]
struct Subject<'a> {
    env: Env<'a>,
    /// `event=e-2`, one for each loop.
    keys: Vec<String>,
    /// Why it is not known whether it is a subject at all; whether it is one now, or excepted.
    stray: Why,
    doubt: Why,
    /// The day on which its life begins, while that lies ahead.
    begins: Option<Option<String>>,
}

/// The results of a case, or nothing where they are too many to try: of each rule and subject all that is judged, from
/// the worst, the human half apart from the machine half.
pub(crate) fn judge(case: &Case) -> Option<Vec<Value>> {
    let judge = Judge::new(case)?;
    let applies: Vec<Scope> = case.policy.applies.iter().cloned().map(Scope::When).collect();
    let grouped = case.policy.groups.iter().flat_map(|g| g.rules.iter().map(move |rule| (&g.scope[..], rule)));
    let mut results = Vec::new();
    for (group, rule) in grouped.chain(case.policy.rules.iter().map(|rule| (&[][..], rule))) {
        // What a group says stands before what each of its rules says.
        let scope = in_order(applies.iter().chain(group).chain(&rule.scope));
        let mut judged = BTreeMap::<_, Vec<Value>>::new();
        for of in &rule.requirements {
            let human = format!("{:?}", of.expr).contains("Attested(");
            let mut subjects = judge.subjects(&scope, of, Subject { env: judge.names.clone(), ..Subject::default() });
            if subjects.is_empty() {
                subjects.push((None, json!({ "verdict": "not-applicable", "reason": "no-subject" })));
            }
            for (place, (key, mut one)) in subjects.into_iter().enumerate() {
                one["strength"] = json!(of.strength);
                judged.entry((place, human, key)).or_default().push(one);
            }
        }
        for ((_, human, key), mut judged) in judged {
            let place = |of: &[&str], one: &Value| of.iter().position(|x| x == one);
            judged.sort_by_key(|one| (place(&VERDICTS, &one["verdict"]), place(&STRENGTHS, &one["strength"])));
            let mode = if human { "attested" } else { "automatic" };
            results.push(json!({ "rule": rule.name, "subject": key, "mode": mode, "judged": judged }));
        }
    }
    (!judge.beyond.get()).then_some(results)
}

/// In force? → `applies`, `when` → `for each` → `when` that speaks of its variable (D-05) → `during` → the rest.
fn in_order<'a>(scope: impl Iterator<Item = &'a Scope>) -> Vec<&'a Scope> {
    let mut named: Vec<&str> = Vec::new();
    let mut places: Vec<(usize, &Scope)> = Vec::new();
    for part in scope {
        let of_loop = |e: &E| named.iter().any(|name| format!("{e:?}").contains(&format!("Name({name:?})")));
        let (place, name) = match part {
            Scope::Effective(..) => (0, None),
            Scope::Let(_, e) if !of_loop(e) => (1, None),
            Scope::When(e) if !of_loop(e) => (2, None),
            Scope::ForEach(Binding { var: name, .. }) | Scope::Let(name, _) => (3, Some(name.as_str())),
            Scope::When(_) => (4, None),
            Scope::During(..) => (5, None),
            Scope::ExceptWhen(_) => (6, None),
            Scope::JudgeOnlyIf(_) => (7, None),
        };
        named.extend(name);
        places.push((place, part));
    }
    places.sort_by_key(|(place, _)| *place);
    places.into_iter().map(|(_, part)| part).collect()
}

/// A day that is known.
fn day(of: &Out) -> Option<String> {
    if let Some(Day(day)) = of.one() { Some(day.to_string()) } else { None }
}

impl<'a> Judge<'a> {
    /// What is said of a requirement for each of its subjects, with their keys.
    fn subjects(&self, scope: &[&'a Scope], of: &'a Requirement, mut subject: Subject<'a>) -> Vec<Said> {
        let key = (!subject.keys.is_empty()).then(|| subject.keys.join(", "));
        let [first, rest @ ..] = scope else { return vec![(key, self.requirement(of, &subject))] };
        let not_applicable =
            |reason: &str| vec![(key.clone(), json!({ "verdict": "not-applicable", "reason": reason }))];
        let undetermined = |why: &Why| json!({ "verdict": "undetermined", "missing": why });
        let eval = |e: &'a E, bound: bool| self.as_bound(bound, || self.eval(e, &subject.env));
        // What is false in one condition decides, whatever the others turn out to be.
        let conditions = scope.iter().map_while(|part| match (first, part) {
            (Scope::When(_), Scope::When(e)) | (Scope::JudgeOnlyIf(_), Scope::JudgeOnlyIf(e)) => Some(eval(e, false)),
            _ => None,
        });
        let conditions: Vec<Out> = conditions.collect();
        let holds = self.joined(true, &conditions);
        match first {
            Scope::Effective(from, _) if *from > self.case.as_of => return not_applicable("not-in-force"),
            Scope::Effective(_, Some(until)) if *until < self.case.as_of => return not_applicable("not-in-force"),
            Scope::When(_) if holds.surely(false) => return not_applicable("when-false"),
            Scope::When(_) if holds.can(false) => return vec![(key, undetermined(&holds.why))],
            Scope::JudgeOnlyIf(_) if holds.can(false) => {
                return vec![(key, settled(&subject, "undetermined", None, holds.why))];
            }
            Scope::When(_) | Scope::JudgeOnlyIf(_) => return self.subjects(&scope[conditions.len()..], of, subject),
            Scope::Let(name, e) => {
                let values = [eval(e, false), eval(e, true)];
                subject.env.push((name, values));
            }
            Scope::ForEach(over) => {
                let list = self.list(&over.list, &subject.env);
                // Over a list that is not declared: one undetermined result without a key.
                let range = match self.range(over, &subject.env, item) {
                    Ok(range) => range,
                    Err(list) => return vec![(None, undetermined(&list.why))],
                };
                let each = range.into_iter().flat_map(|(filter, item)| {
                    let env = with(&subject.env, &over.var, item.clone());
                    let mut one = Subject { env, ..subject.clone() };
                    one.keys.push(format!("{}={}", over.var, self::key(&list, &item)));
                    // `where` unknown: the item is a subject.
                    one.stray.extend(filter.why);
                    self.subjects(rest, of, one)
                });
                return each.collect();
            }
            // No deadline and no life span softens `at once`.
            Scope::During(from, to) if !of.at_once => {
                let (from, to) = (eval(from, true), eval(to, true));
                let ended = self.today("after", &to);
                if ended.surely(true) {
                    return not_applicable("ended");
                }
                // `undated` begins a life span, and leaves its end in doubt (D-07).
                let begun = from.one() == Some(&Undated);
                let ahead = if begun { Out::known(Bool(false)) } else { self.today("before", &from) };
                if ahead.surely(true) {
                    subject.begins = subject.begins.max(Some(day(&from)));
                }
                subject.doubt.extend(ended.why.into_iter().chain(ahead.why));
            }
            Scope::ExceptWhen(e) => {
                let except = self.joined(true, &[eval(e, false)]);
                if except.surely(true) {
                    return not_applicable("excepted");
                }
                subject.doubt.extend(except.why);
            }
            Scope::Effective(..) | Scope::During(..) => {}
        }
        self.subjects(rest, of, subject)
    }

    fn today(&self, words: &str, other: &Out) -> Out {
        self.op(words, &[&Out::known(Day(self.today)), other])
    }

    /// The table of verdicts.
    fn requirement(&self, of: &'a Requirement, subject: &Subject<'a>) -> Value {
        let (out, counts) = self.counted(&of.expr, &subject.env);
        let by = of.by.as_ref().filter(|_| !of.at_once).map(|(e, before)| {
            let by = self.as_bound(true, || self.eval(e, &subject.env));
            if *before { self.op("-", &[&by, &Out::known(Span(1, false))]) } else { by }
        });
        let due = by.as_ref().and_then(day);
        let passed = match &by {
            None => Out::known(Bool(true)),
            // That day included.
            Some(by) if due.is_some() => self.today("after", by),
            // On which day is not known, though it may surely lie ahead; so is one that is declared as `none`.
            Some(by) => Out::new([Any], by.why.clone()),
        };
        let truth = match (out.can(true), out.can(false)) {
            (true, false) => "true",
            (true, true) if out.open() => "open",
            (true, true) => "unstated",
            (false, _) => "false",
        };
        let (verdict, missing) = match truth {
            "true" => (if out.one() == Some(&Vacuous(true)) { "not-applicable" } else { "pass" }, out.why),
            "unstated" => ("undetermined", out.why),
            "open" if by.is_none() => ("undetermined", out.why),
            _ if passed.surely(true) => ("fail", out.why),
            _ if passed.surely(false) => ("pending", out.why),
            _ => ("undetermined", &out.why | &passed.why),
        };
        let mut said = settled(subject, verdict, due, missing);
        (said["truth"], said["reason"]) = (json!(truth), json!((verdict == "not-applicable").then_some("vacuous")));
        for (place, name) in ["found", "needed", "total"].iter().enumerate() {
            let count = |v: &Val| if let Tally(of) = v { of.get(place).cloned() } else { None };
            let all: BTreeSet<Val> = counts.set.iter().filter_map(count).collect();
            if let (Some(Num(min)), Some(Num(max))) = (all.first(), all.last()) {
                said[name] = json!({ "min": min.to_f64(), "max": max.to_f64() });
            }
        }
        said
    }
}

/// A verdict with what else is known of the subject.
fn settled(subject: &Subject, mut verdict: &str, mut due: Option<String>, mut missing: Why) -> Value {
    // Before its life span begins, a fail and undetermined become pending (due: the beginning).
    if let Some(begins) = &subject.begins
        && ["fail", "undetermined"].contains(&verdict)
    {
        (verdict, due) = ("pending", begins.clone());
    }
    // A breach cannot be told where it is not known whether it is a subject, is excepted, or what its life span is.
    let hidden = &subject.doubt | &subject.stray;
    if (verdict == "fail" && !hidden.is_empty()) || (verdict == "pending" && !subject.stray.is_empty()) {
        verdict = "undetermined";
        missing.extend(hidden);
    }
    json!({ "verdict": verdict, "due": due, "missing": missing })
}

/// A composite key is joined by `/`; its own `, = / %` are escaped (D-03).
fn key(list: &Out, item: &Out) -> String {
    let escaped = |c: char| if "%,=/".contains(c) { format!("%{:02X}", u32::from(c)) } else { c.to_string() };
    let part = |out: &Out| match out.one()? {
        Text(text, _) => Some(text.chars().map(escaped).collect()),
        Num(n) => Some(n.to_string()),
        Day(month) => Some(month.strftime("%Y-%m").to_string()),
        _ => None,
    };
    let (Some(List(_, keys, _)), Some(Record(_, fields))) = (list.one(), item.one()) else {
        return part(item).unwrap_or_default();
    };
    keys.iter().filter_map(|key| part(fields.get(key)?)).collect::<Vec<String>>().join("/")
}
