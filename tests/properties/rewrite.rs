//! Expressions rewritten to others of which the truth is known from theirs.

use crate::model::{Binding, E, List, Policy, Quantity, Rule, Scope};

/// Every rule of a policy, those in groups too.
pub(crate) fn rules(policy: &Policy) -> impl Iterator<Item = &Rule> {
    policy.groups.iter().flat_map(|group| &group.rules).chain(&policy.rules)
}

/// The policy with every requirement rewritten.
pub(crate) fn each_requirement(policy: &Policy, rewrite: impl Fn(&E) -> E) -> Policy {
    let mut policy = policy.clone();
    let grouped = policy.groups.iter_mut().flat_map(|group| &mut group.rules);
    for requirement in grouped.chain(&mut policy.rules).flat_map(|rule| &mut rule.requirements) {
        requirement.expr = rewrite(&requirement.expr);
    }
    policy
}

pub(crate) fn not(expr: E) -> E {
    E::Prefix("not", Box::new(expr))
}

/// The same in other words: `a < b` as `not a >= b`, `every … satisfy R` as `no … satisfy not R`, `and` as `not … or`.
/// What is declared as none is neither before nor after anything: it must not be met.
pub(crate) fn in_other_words(expr: &E) -> E {
    let again = |e: &E| Box::new(in_other_words(e));
    let all = |parts: &[E]| parts.iter().map(|part| not(in_other_words(part))).collect();
    match expr {
        E::Infix(left, "has", right) => {
            not(E::Infix(left.clone(), "has none of", Box::new(E::List(vec![(**right).clone()]))))
        }
        E::Infix(left, words, right) => match kravkoll::operators::find(words).map(|row| row.negated) {
            Some(negated) if !negated.is_empty() => not(E::Infix(left.clone(), negated, right.clone())),
            _ => expr.clone(),
        },
        E::Prefix("not", of) => not(in_other_words(of)),
        E::And(parts) | E::AllOf(parts) => not(E::Or(all(parts))),
        E::Or(parts) | E::AnyOf(parts) => not(E::And(all(parts))),
        E::Implies(condition, then) => E::Or(vec![not(in_other_words(condition)), in_other_words(then)]),
        E::Quantified(Quantity::Every, over, satisfy) => {
            E::Quantified(Quantity::No, within(over), Box::new(not(in_other_words(satisfy))))
        }
        E::Quantified(Quantity::No, over, satisfy) => {
            E::Quantified(Quantity::Every, within(over), Box::new(not(in_other_words(satisfy))))
        }
        E::Quantified(Quantity::Some, over, satisfy) => not(E::Quantified(Quantity::No, within(over), again(satisfy))),
        E::Quantified(quantity, over, satisfy) => E::Quantified(quantity.clone(), within(over), again(satisfy)),
        other => other.clone(),
    }
}

fn within(binding: &Binding) -> Binding {
    let filter = binding.filter.as_ref().map(|filter| Box::new(in_other_words(filter)));
    Binding { filter, ..binding.clone() }
}

/// Whether a rule asks about the file rather than the world, itself or by a definition.
pub(crate) fn asks_about_presence(policy_text: &str) -> bool {
    ["is declared", "is missing", "or else", "attested", "declared of"].iter().any(|words| policy_text.contains(words))
}

/// The policy with one more rule in front, and the last of its rules written twice.
pub(crate) fn with_more_rules(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    let twin = rules(&policy).last().cloned().map(|rule| Rule { name: format!("{}-twin", rule.name), ..rule });
    let list = List::Of(Box::new(E::List(vec![E::Number(1, 0), E::Number(2, 0)])));
    let over = Binding { var: "figure".to_owned(), list, filter: None };
    let positive = E::Infix(Box::new(E::Name("figure".to_owned())), ">", Box::new(E::Number(1, 0)));
    let counted = E::Quantified(Quantity::Some, over, Box::new(positive));
    let first = Rule {
        name: "first".to_owned(),
        scope: vec![Scope::Let("sure".to_owned(), counted)],
        requirements: vec![crate::model::Requirement {
            strength: "should",
            at_once: false,
            expr: E::Name("sure".to_owned()),
            by: None,
        }],
    };
    policy.rules.insert(0, first);
    match policy.groups.last_mut() {
        Some(group) => group.rules.extend(twin),
        None => policy.rules.extend(twin),
    }
    policy
}
