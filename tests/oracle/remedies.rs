//! Does a remedy help? Applied to the setup it must make its requirement true: the program and the oracle say so.

use crate::compare::results;
use crate::mend;
use crate::model::{Case, Policy, Rule};
use crate::{judge, print, program};
use serde_json::Value;

const NO_SUBJECT: &str = "it is no subject any more";

/// Remedies that do not help, in words.
pub(crate) fn unhelpful(case: &Case, said: &Value) -> Vec<String> {
    let first = print::policy(&case.policy);
    let second = print::second(&case.policy);
    let text_of = |file: &Value| match &second {
        Some((name, text)) if file == name => text,
        _ => &first,
    };
    let mut out = Vec::new();
    for result in results(said) {
        for judged in std::iter::once(result).chain(result["also"].as_array().unwrap()) {
            let remedy = &judged["remedy"];
            if remedy.is_null() {
                continue;
            }
            // Some say only that a value is to be declared, whatever it is.
            let Some(mended) = mend::mended(&case.setup, remedy) else { continue };
            let place = &judged["policy_location"];
            let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
            let written = text_of(&place["file"]).lines().nth(line - 1).unwrap();
            let Some(policy) = alone(&case.policy, &result["rule"], written) else {
                out.push(format!("no requirement stands in line {line}"));
                continue;
            };
            let mended = Case { policy, setup: mended, ..case.clone() };
            let verdict = |results: &[Value], key: &str, truth: &str| {
                let same = results
                    .iter()
                    .find(|after| *after.pointer(key).unwrap_or(&Value::Null) == result["subject"]["key"]);
                same.map_or(NO_SUBJECT.to_owned(), |after| after.pointer(truth).unwrap_or(&Value::Null).to_string())
            };
            let program = program(&mended).map(|said| verdict(results(&said), "/subject/key", "/truth"));
            let oracle = judge::judge(&mended).map(|results| verdict(&results, "/subject", "/judged/0/truth"));
            // What is changed may also keep the rule from asking: a key, what its `when` speaks of.
            let helps = |truth: Option<&String>| {
                truth.is_none_or(|truth| truth == "\"true\"" || truth == "null" || truth == NO_SUBJECT)
            };
            if !helps(program.as_ref().ok()) || !helps(oracle.as_ref()) {
                let subject = &result["subject"]["key"];
                out.push(format!(
                    "remedy {remedy} of {} [{subject}]: then {program:?}, the oracle {oracle:?}",
                    result["rule"]
                ));
            }
        }
    }
    out
}

/// The policy with one rule, and of that the requirement of a line, however strong it is there: an extension may say so.
fn alone(policy: &Policy, rule: &Value, line: &str) -> Option<Policy> {
    let one = |rules: &[Rule]| -> Option<Vec<Rule>> {
        let rule = rules.iter().find(|other| other.name == *rule)?;
        let single = |requirement| Rule { requirements: vec![requirement], ..rule.clone() };
        let mut singles = rule.requirements.iter().cloned().map(single);
        let weak = |line: &str| line.trim().split_once(' ').map(|(_, rest)| rest.to_owned());
        let is_it = |single: &Rule| print::rule(single).lines().any(|other| weak(other) == weak(line));
        singles.find(is_it).map(|single| vec![single])
    };
    let mut policy = policy.clone();
    let outside = one(&policy.rules);
    for group in &mut policy.groups {
        group.rules = one(&group.rules).unwrap_or_default();
    }
    policy.groups.retain(|group| !group.rules.is_empty());
    policy.rules = outside.unwrap_or_default();
    (policy.groups.len() + policy.rules.len() == 1).then_some(policy)
}
