//! Which results are shown, in which order.

use crate::outcome::{FileOutcome, Header};
use crate::value::Date;
use crate::verdict::{From, Judged, RuleResult, Strength, Verdict};

/// One headline with the results under it, as places in [`FileOutcome::results`].
pub(in crate::report) struct Item {
    pub headline: usize,
    pub members: Vec<usize>,
}

/// Everything that somebody must see to, most severe first; grouped results stand under their headline.
pub(in crate::report) fn to_see_to(header: &Header, file: &FileOutcome) -> Vec<Item> {
    let item = |headline: usize| match file.groups.of(headline) {
        None => Some(Item { headline, members: Vec::new() }),
        Some(group) if group.headline == headline => Some(Item { headline, members: group.members.clone() }),
        Some(_) => None,
    };
    let mut items: Vec<Item> = (0..file.results.len())
        .filter(|index| file.results.get(*index).is_some_and(needs_action))
        .filter_map(item)
        .collect();
    items.sort_by_cached_key(|item| file.results.get(item.headline).map(|result| order(header, result)));
    items
}

/// Failed, undetermined, pending and waived results need a person; the others are held.
pub(in crate::report) fn needs_action(result: &RuleResult) -> bool {
    result.verdict().needs_action()
}

/// Whether a judgement waits only for a table of the authority, so that nobody here can do anything about it.
pub(in crate::report) fn waits(header: &Header, judged: Judged<'_>) -> bool {
    let table = |judged: Judged<'_>| judged.missing().iter().all(|missing| missing.from == From::Table);
    !header.options.strict && judged.verdict == Verdict::Undetermined && !judged.missing().is_empty() && table(judged)
}

/// What a person must see to first: the worse the verdict and the stronger the requirement, the lower. What waits only for
/// the authority comes after all that waits for nobody else.
pub(in crate::report) fn urgency(verdict: Verdict, strength: Strength, waits: bool) -> u8 {
    match (verdict, strength) {
        _ if waits => 8,
        (Verdict::Fail, Strength::Must) => 0,
        (Verdict::Fail, Strength::Should) => 1,
        (Verdict::Undetermined, Strength::Must) => 2,
        (Verdict::Pending, _) => 3,
        (Verdict::Fail, Strength::Note) => 4,
        (Verdict::Undetermined, Strength::Should) => 5,
        (Verdict::Undetermined, Strength::Note) => 6,
        (Verdict::Waived, _) => 7,
        (Verdict::Pass, _) => 9,
        (Verdict::NotApplicable, _) => 10,
    }
}

/// By urgency, and what is pending by its last day.
fn order(header: &Header, result: &RuleResult) -> (u8, Date) {
    let last = Date::MAX;
    let Some(head) = result.head() else { return (u8::MAX, last) };
    let rank = urgency(head.verdict, head.strength, waits(header, head));
    (rank, if head.verdict == Verdict::Pending { head.told().due.unwrap_or(last) } else { last })
}

/// Whether `--quiet` shows it.
pub(in crate::report) fn is_urgent(header: &Header, result: &RuleResult) -> bool {
    let urgent = |j: Judged<'_>| {
        let open = matches!(j.verdict, Verdict::Fail | Verdict::Undetermined);
        open && j.strength == Strength::Must && !waits(header, j)
    };
    result.judged().any(urgent)
}
