//! A policy as one that extends another: the base says some things otherwise, and each change sets one of them right. So
//! both mean what the whole policy means.

use crate::model::{E, Policy, Rule};
use crate::print;
use std::fmt::Write;

/// The name of the file of the base.
pub(crate) const BASE: &str = "base.krav";

/// What the extension does to a rule of the base.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Nothing,
    Strength,
    Replaced,
    /// It is not in the base.
    Added,
}

/// By the place of the rule, so that each change is met: a rule in a group is never added, and only one strength for all
/// its requirements can be set.
fn change(rule: &Rule, grouped: bool) -> Change {
    let number = rule.name.bytes().map(usize::from).sum::<usize>() + rule.requirements.len() + rule.scope.len();
    let one_strength = rule.requirements.iter().all(|one| one.strength == rule.requirements[0].strength);
    match number % 4 {
        0 if one_strength => Change::Strength,
        1 => Change::Replaced,
        2 if !grouped => Change::Added,
        _ => Change::Nothing,
    }
}

/// The rule as the base has it.
fn before(rule: &Rule, change: Change) -> Rule {
    let mut rule = rule.clone();
    for requirement in &mut rule.requirements {
        match change {
            Change::Strength => requirement.strength = if requirement.strength == "must" { "note" } else { "must" },
            Change::Replaced => requirement.expr = E::Bool(false),
            Change::Nothing | Change::Added => {}
        }
    }
    rule
}

/// A value of the same type that is another one.
fn other(value: &E) -> E {
    match value {
        E::Bool(value) => E::Bool(!value),
        E::Number(n, scale) => E::Number(n + 1, *scale),
        E::Percent(n, scale) => E::Percent(n / 2 + 1, *scale),
        E::Text(text) => E::Text(format!("{text}!")),
        E::Date(_) => E::Date("2017-03-05".to_owned()),
        E::Month(_) => E::Month("2017-03".to_owned()),
        E::Duration(n, unit) => E::Duration(n + 1, unit),
        E::List(items) => E::List(items.iter().map(other).collect()),
        value => value.clone(),
    }
}

/// The policy that is extended.
pub(crate) fn base(policy: &Policy) -> String {
    let mut base = policy.clone();
    base.applies = None;
    base.apart = crate::model::Apart::Whole;
    for (_, values) in &mut base.params {
        values.iter_mut().for_each(|(value, _)| *value = other(value));
    }
    for group in &mut base.groups {
        group.rules = group.rules.iter().map(|rule| before(rule, change(rule, true))).collect();
    }
    let kept = base.rules.iter().filter(|rule| change(rule, false) != Change::Added);
    base.rules = kept.map(|rule| before(rule, change(rule, false))).collect();
    let text = print::policy(&base).replacen("policy drawn", "policy base", 1);
    format!("{text}rule gone {{\n  cites c\n  must false\n    say sv \"Nej.\" en \"No.\"\n}}\n")
}

/// What the extension says beside its header.
pub(crate) fn changes(policy: &Policy) -> String {
    let mut out = format!("import \"{BASE}\"\nextends base version \"1.0.0\" {{\n");
    out.push_str(&print::params(policy));
    let because = "because sv \"Så är det här.\" en \"So it is here.\"";
    let _ = writeln!(out, "drop rule gone {because}");
    let grouped = policy.groups.iter().flat_map(|group| group.rules.iter().map(|rule| (rule, true)));
    for (rule, grouped) in grouped.chain(policy.rules.iter().map(|rule| (rule, false))) {
        match change(rule, grouped) {
            Change::Nothing => {}
            Change::Strength => {
                let _ = writeln!(out, "rule {} {} {because}", rule.name, rule.requirements[0].strength);
            }
            Change::Replaced => {
                let _ = write!(out, "replace {}", print::rule(rule));
            }
            Change::Added => out.push_str(&print::rule(rule)),
        }
    }
    out.push_str("}\n");
    out
}
