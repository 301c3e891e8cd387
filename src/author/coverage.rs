//! Holds the clauses, rules and examples of a policy against each other.

use super::examples::{lacking, without_example};
use super::reviewed::{Reviewed, fingerprint};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::author as codes;
use crate::engine::Engine;
use crate::outcome::{Chosen, ClauseInfo, Coverage, Covered, ExampleInfo, Exit, Link, PolicyInfo, Review, Shown};
use crate::policy::{ByChoice, Rule};
use crate::verdict::Verdict;
use std::collections::BTreeSet;

/// Holds a policy's clauses, rules and examples against each other. `reviewed`: the reviews, or the name of the file
/// that is not there.
#[must_use]
pub fn coverage(engine: &Engine, reviewed: Result<&Reviewed, &str>) -> Coverage {
    let policy = &engine.header.policy;
    let links: Vec<Link> = links(policy)
        .into_iter()
        .map(|(rule, clause, by_exception)| Link {
            rule,
            clause,
            by_exception,
            review: review(policy, rule, clause, reviewed.ok()),
        })
        .collect();
    let rules: Vec<Shown> = engine.policy().rules.iter().map(|rule| shown(engine, rule)).collect();
    let modes: Vec<Covered> = rules.iter().map(|shown| shown.by).collect();
    let choices: Vec<Chosen> = engine.policy().by_choice.iter().map(chosen).collect();
    let clauses = cover(policy, &links, &modes, &choices);
    let examples: Vec<ExampleInfo> = engine
        .examples()
        .iter()
        .map(|example| ExampleInfo { title: example.title.text.clone(), span: example.title.span })
        .collect();
    let mut findings = uncovered(engine, &clauses, &links);
    if examples.is_empty() {
        findings.push(Diagnostic::nowhere(codes::NO_EXAMPLES));
    } else {
        let own = |(rule, _): &(&Rule, &Shown)| rule.part == 0;
        let lacking = engine.policy().rules.iter().zip(&rules).filter(own);
        findings.extend(lacking.filter_map(|(rule, shown)| without_example(rule, &shown.lacks)));
    }
    findings.extend(unreviewed(policy, &links, reviewed));
    let well = findings.is_empty() && engine.header.findings.is_empty();
    let exit = if well { Exit::Met } else { Exit::Failed };
    Coverage { header: engine.header.clone(), clauses, rules, links, examples, choices, findings, exit }
}

/// Every rule with the clauses that it cites, whatever the reviews say.
pub(super) fn links_of(engine: &Engine) -> Vec<Link> {
    let link = |(rule, clause, by_exception)| Link { rule, clause, by_exception, review: Review::NotReviewed };
    links(&engine.header.policy).into_iter().map(link).collect()
}

/// Every rule with the clauses that it cites, in the order of the rules: rule, clause, and whether an exception alone
/// cites it.
pub(super) fn links(policy: &PolicyInfo) -> Vec<(usize, usize, bool)> {
    let mut links = Vec::new();
    for (place, rule) in policy.rules.iter().enumerate() {
        let mut seen = BTreeSet::new();
        let own = rule.clauses.iter().map(|clause| (*clause, false));
        let permitted = rule.exceptions.iter().flat_map(|exception| &exception.clauses).map(|clause| (*clause, true));
        let new = own.chain(permitted).filter(|(clause, _)| seen.insert(*clause));
        links.extend(new.map(|(clause, by_exception)| (place, clause, by_exception)));
    }
    links
}

fn review(policy: &PolicyInfo, rule: usize, clause: usize, reviewed: Option<&Reviewed>) -> Review {
    let (Some(rule), Some(clause), Some(reviewed)) = (policy.rules.get(rule), policy.clauses.get(clause), reviewed)
    else {
        return Review::NotReviewed;
    };
    if !rule.own {
        return Review::Elsewhere;
    }
    match reviewed.hash(&rule.name, &clause.name) {
        None => Review::NotReviewed,
        Some(hash) if hash == fingerprint(clause) => Review::Reviewed,
        Some(_) => Review::Suspect,
    }
}

fn shown(engine: &Engine, rule: &Rule) -> Shown {
    let mut examples = Vec::new();
    for (number, example) in engine.examples().iter().enumerate() {
        let of_rule = example.expect.iter().filter(|expectation| expectation.rule.text == rule.info.name);
        for expectation in of_rule {
            let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.name() == expectation.verdict.text);
            examples.extend(verdict.map(|verdict| (number, verdict)).filter(|one| !examples.contains(one)));
        }
    }
    let seen: BTreeSet<Verdict> = examples.iter().map(|(_, verdict)| *verdict).collect();
    // What is imported or extended has examples of its own.
    let lacks = if rule.part == 0 { lacking(&engine.header.policy, rule, &seen) } else { Vec::new() };
    Shown { by: mode(rule), lacks, examples }
}

/// Whether a rule checks, is signed for, or both.
pub(super) fn mode(rule: &Rule) -> Covered {
    match rule.requirements.iter().filter(|part| part.attested).count() {
        0 => Covered::Checked,
        all if all == rule.requirements.len() => Covered::Signed,
        _ => Covered::CheckedAndSigned,
    }
}

/// What becomes of each clause.
pub(super) fn cover(policy: &PolicyInfo, links: &[Link], modes: &[Covered], choices: &[Chosen]) -> Vec<Covered> {
    let weakened: Vec<&str> = choices.iter().filter(|c| !c.dropped).map(|chosen| chosen.rule.as_str()).collect();
    let is_full = |link: &&Link| policy.rules.get(link.rule).is_none_or(|rule| !weakened.contains(&rule.name.as_str()));
    let of = |place: usize, clause: &ClauseInfo| {
        let is_chosen = choices.iter().any(|chosen| chosen.clauses.contains(&place));
        let is_left = !links.iter().filter(is_full).any(|link| link.clause == place);
        if is_chosen && is_left { Covered::ByChoice } else { covered(clause, place, links, modes) }
    };
    policy.clauses.iter().enumerate().map(|(place, clause)| of(place, clause)).collect()
}

/// What was dropped or weakened of the policy that is extended.
pub(super) fn chosen(choice: &ByChoice) -> Chosen {
    Chosen {
        rule: choice.rule.clone(),
        clauses: choice.clauses.clone(),
        dropped: choice.weakened.is_none(),
        because: choice.because.clone(),
    }
}

fn covered(clause: &ClauseInfo, place: usize, links: &[Link], modes: &[Covered]) -> Covered {
    let of_clause = links.iter().filter(|link| link.clause == place);
    let found: Vec<Covered> = of_clause.filter_map(|link| modes.get(link.rule).copied()).collect();
    match found.split_first() {
        None if clause.informative.is_some() => Covered::Informative,
        None => Covered::Uncovered,
        Some((first, others)) if others.iter().all(|other| other == first) => *first,
        Some(_) => Covered::CheckedAndSigned,
    }
}

fn uncovered(engine: &Engine, clauses: &[Covered], links: &[Link]) -> Vec<Diagnostic> {
    let policy = &engine.header.policy;
    let mut findings: Vec<Diagnostic> = policy
        .clauses
        .iter()
        .zip(clauses)
        .filter(|(clause, covered)| clause.own && **covered == Covered::Uncovered)
        .map(|(clause, _)| Diagnostic::at(codes::CLAUSE_UNCOVERED, clause.span).with("clause", clause.name.as_str()))
        .collect();
    let uncited = policy.rules.iter().enumerate().filter(|(_, rule)| rule.own);
    let uncited = uncited.filter(|(place, _)| links.iter().all(|link| link.rule != *place));
    findings.extend(
        uncited.map(|(_, rule)| {
            Diagnostic::at(codes::RULE_WITHOUT_CLAUSE, rule.name_span).with("rule", rule.name.as_str())
        }),
    );
    findings
}

fn unreviewed(policy: &PolicyInfo, links: &[Link], reviewed: Result<&Reviewed, &str>) -> Vec<Diagnostic> {
    let reviewed = match reviewed {
        Ok(reviewed) => reviewed,
        Err(_) if links.iter().all(|link| policy.rules.get(link.rule).is_none_or(|rule| !rule.own)) => {
            return Vec::new();
        }
        Err(file) => return vec![Diagnostic::nowhere(codes::NOTHING_REVIEWED).with("file", file)],
    };
    let mut findings = Vec::new();
    for (place, rule) in policy.rules.iter().enumerate() {
        let in_state = |state: Review| {
            let of_rule = links.iter().filter(move |link| link.rule == place && link.review == state);
            of_rule.filter_map(|link| policy.clauses.get(link.clause))
        };
        for clause in in_state(Review::Suspect) {
            let suspect = Diagnostic::at(codes::LINK_SUSPECT, clause.span).with("clause", clause.name.as_str());
            findings.push(suspect.with("rule", rule.name.as_str()));
        }
        let new: Vec<&str> = in_state(Review::NotReviewed).map(|clause| clause.name.as_str()).collect();
        if !new.is_empty() {
            let unread = Diagnostic::at(codes::LINK_NOT_REVIEWED, rule.name_span).with("rule", rule.name.as_str());
            findings.push(unread.list("clauses", new));
        }
    }
    let is_link = |rule: &str, clause: &str| {
        links.iter().any(|link| {
            policy.rules.get(link.rule).is_some_and(|r| r.name == rule)
                && policy.clauses.get(link.clause).is_some_and(|c| c.name == clause)
        })
    };
    findings.extend(reviewed.unused(is_link).into_iter().map(|(rule, clause, span)| {
        Diagnostic::at(codes::REVIEW_UNUSED, span).with("rule", rule).with("clause", clause)
    }));
    findings
}
