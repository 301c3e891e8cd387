//! Results that share one root cause: the same deciding place and the same remedy, or a rule that follows another.

use super::PolicyInfo;
use crate::value::Pointer;
use crate::verdict::{RuleResult, Verdict};

/// One headline and the results under it, as places in [`super::FileOutcome::results`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The result that gives the headline.
    pub headline: usize,
    /// The others, in order.
    pub members: Vec<usize>,
}

/// Groups the failed, pending and undetermined results. A result stands in at most one group; one that shares its
/// cause with no other is in none.
#[must_use]
pub fn group(policy: &PolicyInfo, results: &[RuleResult]) -> Vec<Group> {
    let mut head: Vec<usize> = (0..results.len()).collect();
    for (i, result) in results.iter().enumerate() {
        let Some(cause) = cause(result) else { continue };
        let earlier = results.iter().take(i).position(|other| self::cause(other).as_ref() == Some(&cause));
        if let (Some(earlier), Some(slot)) = (earlier, head.get_mut(i)) {
            *slot = earlier;
        }
    }
    for (i, result) in results.iter().enumerate() {
        if result.verdict() != Verdict::Fail {
            continue;
        }
        let follows = policy.rules.get(result.rule).and_then(|rule| rule.follows);
        let leader = follows.and_then(|rule| {
            results
                .iter()
                .position(|other| other.rule == rule && other.verdict() == Verdict::Fail && same_subject(other, result))
        });
        if let (Some(leader), Some(slot)) = (leader, head.get_mut(i)) {
            *slot = leader;
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for i in 0..results.len() {
        let root = root(&head, i);
        if root == i {
            continue;
        }
        match groups.iter_mut().find(|group| group.headline == root) {
            Some(group) => group.members.push(i),
            None => groups.push(Group { headline: root, members: vec![i] }),
        }
    }
    groups.sort_by_key(|group| group.headline);
    groups
}

fn root(head: &[usize], start: usize) -> usize {
    let mut at = start;
    for _ in 0..head.len() {
        match head.get(at) {
            Some(&next) if next != at => at = next,
            _ => break,
        }
    }
    at
}

/// The same subject: by key, so that two rules with different variable names for one record agree.
fn same_subject(a: &RuleResult, b: &RuleResult) -> bool {
    let keys = |r: &RuleResult| -> Vec<Option<String>> { r.subject.parts.iter().map(|p| p.key.clone()).collect() };
    keys(a) == keys(b)
}

type Cause<'a> = (Verdict, Vec<&'a Pointer>, Option<&'a crate::verdict::Remedy>);

fn cause(result: &RuleResult) -> Option<Cause<'_>> {
    let judged = result.head()?;
    let places: Vec<&Pointer> = match judged.verdict {
        Verdict::Fail | Verdict::Pending => judged.evidence.iter().map(|e| &e.place.pointer).collect(),
        Verdict::Undetermined => judged.missing.iter().map(|m| &m.place.pointer).collect(),
        Verdict::Waived | Verdict::Pass | Verdict::NotApplicable => return None,
    };
    let remedy = judged.remedy.as_ref();
    if places.is_empty() || (judged.verdict != Verdict::Undetermined && remedy.is_none()) {
        return None;
    }
    Some((judged.verdict, places, remedy))
}
