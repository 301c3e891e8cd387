//! The oracle: judges a case by trying out fillings, written from the description of the language alone.

use crate::fillings::{Env, Judge};
use crate::lists::item;
use crate::model::{Case, E, Requirement, Scope};
use crate::values::*;
use num_traits::ToPrimitive;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// From the worst.
const VERDICTS: [&str; 6] = ["fail", "undetermined", "pending", "waived", "pass", "not-applicable"];
/// From the strongest.
const STRENGTHS: [&str; 3] = ["must", "should", "note"];

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
            let mut subjects = Vec::new();
            judge.subjects(&scope, of, Subject { env: judge.names.clone(), ..Subject::default() }, &mut subjects);
            if subjects.is_empty() {
                subjects.push((None, said("not-applicable", Some("no-subject"), &Why::new())));
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
    let mut of_loops: Vec<&str> = Vec::new();
    let place = |part: &'a Scope| {
        let speaks = |e: &E| of_loops.iter().any(|name| format!("{e:?}").contains(&format!("Name({name:?})")));
        let (place, name) = match part {
            Scope::Effective(..) => (0, None),
            Scope::Let(name, e) => {
                if speaks(e) {
                    (3, Some(name))
                } else {
                    (1, None)
                }
            }
            Scope::When(e) => (if speaks(e) { 4 } else { 2 }, None),
            Scope::ForEach(over) => (3, Some(&over.var)),
            Scope::During(..) => (5, None),
            Scope::ExceptWhen(_) => (6, None),
            Scope::JudgeOnlyIf(_) => (7, None),
        };
        of_loops.extend(name.map(String::as_str));
        (place, part)
    };
    let mut places: Vec<(usize, &Scope)> = scope.map(place).collect();
    places.sort_by_key(|(place, _)| *place);
    places.into_iter().map(|(_, part)| part).collect()
}

fn said(verdict: &str, reason: Option<&str>, missing: &Why) -> Value {
    json!({ "verdict": verdict, "reason": reason, "missing": missing })
}

/// A day that is known.
fn day(of: &Out) -> Option<String> {
    if let Some(Day(day)) = of.one() { Some(day.to_string()) } else { None }
}

impl<'a> Judge<'a> {
    /// What is said of a requirement for each of its subjects, by their keys.
    fn subjects(
        &self,
        scope: &[&'a Scope],
        of: &'a Requirement,
        mut subject: Subject<'a>,
        found: &mut Vec<(Option<String>, Value)>,
    ) {
        let key = (!subject.keys.is_empty()).then(|| subject.keys.join(", "));
        let not_applicable = |reason| said("not-applicable", Some(reason), &Why::new());
        let (Some(first), rest) = (scope.first(), scope.get(1..).unwrap_or_default()) else {
            return found.push((key, settled(self.requirement(of, &subject.env), &subject)));
        };
        let eval = |e: &'a E, bound: bool| self.as_bound(bound, || self.eval(e, &subject.env));
        // What is false in one condition decides, whatever the others turn out to be.
        let conditions = scope.iter().map_while(|part| match (first, part) {
            (Scope::When(_), Scope::When(e)) | (Scope::JudgeOnlyIf(_), Scope::JudgeOnlyIf(e)) => Some(eval(e, false)),
            _ => None,
        });
        let conditions: Vec<Out> = conditions.collect();
        let holds = Out::joined(true, &conditions);
        match first {
            Scope::Effective(from, until)
                if *from > self.case.as_of || until.as_ref().is_some_and(|until| *until < self.case.as_of) =>
            {
                return found.push((key, not_applicable("not-in-force")));
            }
            Scope::When(_) if holds.surely(false) => return found.push((key, not_applicable("when-false"))),
            Scope::When(_) if holds.can(false) => {
                return found.push((key, said("undetermined", None, &holds.why)));
            }
            Scope::JudgeOnlyIf(_) if holds.can(false) => {
                return found.push((key, settled(said("undetermined", None, &holds.why), &subject)));
            }
            Scope::When(_) | Scope::JudgeOnlyIf(_) => {
                let rest = scope.get(conditions.len()..).unwrap_or_default();
                return self.subjects(rest, of, subject, found);
            }
            Scope::Let(name, e) => {
                let values = [eval(e, false), eval(e, true)];
                subject.env.push((name, values));
            }
            Scope::ForEach(over) => {
                let list = self.list(&over.list, &subject.env);
                match self.range(over, &subject.env, item) {
                    // Over a list that is not declared: one undetermined result without a key.
                    Err(list) => found.push((None, said("undetermined", None, &list.why))),
                    Ok(range) => {
                        for (filter, item, env) in range {
                            let mut one = Subject { env, ..subject.clone() };
                            one.keys.push(format!("{}={}", over.var, self::key(&list, &item)));
                            // `where` unknown: the item is a subject.
                            one.stray.extend(filter.why);
                            self.subjects(rest, of, one, found);
                        }
                    }
                }
                return;
            }
            // No deadline and no life span softens `at once`.
            Scope::During(from, to) if !of.at_once => {
                let today = Out::known(Day(self.today));
                let (from, to) = (eval(from, true), eval(to, true));
                let ended = self.op("after", &[&today, &to]);
                if ended.surely(true) {
                    return found.push((key, not_applicable("ended")));
                }
                // `undated` begins a life span, and leaves its end in doubt (D-07).
                let ahead = if from.one() == Some(&Undated) {
                    Out::known(Bool(false))
                } else {
                    self.op("before", &[&today, &from])
                };
                if ahead.surely(true) {
                    subject.begins = subject.begins.max(Some(day(&from)));
                }
                subject.doubt.extend(ended.why.into_iter().chain(ahead.why));
            }
            Scope::ExceptWhen(e) => {
                let except = Out::joined(true, &[eval(e, false)]);
                if except.surely(true) {
                    return found.push((key, not_applicable("excepted")));
                }
                subject.doubt.extend(except.why);
            }
            Scope::Effective(..) | Scope::During(..) => {}
        }
        self.subjects(rest, of, subject, found);
    }

    /// The table of verdicts.
    fn requirement(&self, of: &'a Requirement, env: &Env<'a>) -> Value {
        let (out, counts) = match &of.expr {
            E::Quantified(quantity, over, satisfy) => self.quantified(quantity, over, satisfy, env),
            e => (self.eval(e, env), Default::default()),
        };
        let by = of.by.as_ref().filter(|_| !of.at_once).map(|(e, before)| {
            let by = self.as_bound(true, || self.eval(e, env));
            if *before { self.op("-", &[&by, &Out::known(Span(1, false))]) } else { by }
        });
        let due = by.as_ref().and_then(day);
        let passed = match &by {
            None => Out::known(Bool(true)),
            // That day included.
            Some(by) if due.is_some() => self.op("after", &[&Out::known(Day(self.today)), by]),
            // On which day is not known, though it may surely lie ahead; so is one that is declared as `none`.
            Some(by) => Out::new([Any], by.why.clone()),
        };
        let truth = match (out.can(true), out.can(false)) {
            (true, false) => "true",
            (true, true) if out.open() => "open",
            (true, true) => "unstated",
            (false, _) => "false",
        };
        let verdict = match truth {
            "true" if out.vacuous => "not-applicable",
            "true" => "pass",
            "unstated" => "undetermined",
            "open" if by.is_none() => "undetermined",
            _ if passed.surely(true) => "fail",
            _ if passed.surely(false) => "pending",
            _ => "undetermined",
        };
        let late = if verdict == "undetermined" && truth != "unstated" { passed.why } else { Why::new() };
        let mut said = said(verdict, (verdict == "not-applicable").then_some("vacuous"), &(&out.why | &late));
        (said["truth"], said["due"]) = (json!(truth), json!(due));
        for (name, of) in ["found", "needed", "total"].iter().zip(&counts) {
            if let (Some(Num(min)), Some(Num(max))) = (of.first(), of.last()) {
                said[name] = json!({ "min": min.to_f64(), "max": max.to_f64() });
            }
        }
        said
    }
}

/// What else is known of a subject, in what is said of it.
fn settled(mut judged: Value, subject: &Subject) -> Value {
    // Before its life span begins, a fail and undetermined become pending (due: the beginning).
    if let Some(begins) = &subject.begins
        && ["fail", "undetermined"].contains(&judged["verdict"].as_str().unwrap_or_default())
    {
        (judged["verdict"], judged["due"]) = (json!("pending"), json!(begins));
    }
    // A breach cannot be told where it is not known whether it is a subject, is excepted, or what its life span is.
    let hidden = match judged["verdict"].as_str() {
        Some("fail") => &subject.doubt | &subject.stray,
        Some("pending") if !subject.stray.is_empty() => &subject.doubt | &subject.stray,
        _ => Why::new(),
    };
    if !hidden.is_empty() {
        judged["verdict"] = json!("undetermined");
        judged["missing"]
            .as_array_mut()
            .into_iter()
            .for_each(|missing| missing.extend(hidden.iter().map(|why| json!(why))));
    }
    judged
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
    let (Some(List { keys, .. }), Some(Record(_, fields))) = (list.one(), item.one()) else {
        return part(item).unwrap_or_default();
    };
    keys.iter().filter_map(|key| part(fields.get(key)?)).collect::<Vec<String>>().join("/")
}
