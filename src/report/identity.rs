//! What a result is called, and where it is.

use super::safe::brief;
use crate::outcome::{FileOutcome, Header};
use crate::source::Span;
use crate::value::Truth;
use crate::verdict::{Judged, Mode, RuleResult, Subject, Verdict};
use std::borrow::Cow;

/// The name of a result: `rule`, `rule[unit=norr]`; `#attested` keeps the attested half apart.
#[must_use]
pub fn id(header: &Header, result: &RuleResult) -> String {
    named(header, result, &result.subject.known_key()).into_owned()
}

/// The same for people: very long keys are shortened.
#[must_use]
pub(super) fn called<'a>(header: &'a Header, result: &RuleResult) -> Cow<'a, str> {
    named(header, result, &brief(&result.subject.known_key()))
}

fn named<'a>(header: &'a Header, result: &RuleResult, key: &str) -> Cow<'a, str> {
    let rule = rule_name(header, result);
    let attested = if result.mode == Mode::Attested { "#attested" } else { "" };
    match (key, attested) {
        ("", "") => Cow::Borrowed(rule),
        ("", _) => [rule, attested].concat().into(),
        _ => [rule, "[", key, "]", attested].concat().into(),
    }
}

/// The name of the rule of a result.
#[must_use]
pub(super) fn rule_name<'a>(header: &'a Header, result: &RuleResult) -> &'a str {
    header.policy.rules.get(result.rule()).map_or("", |rule| &rule.name)
}

/// The place of a judgement: what decided or is missing, else the subject.
#[must_use]
pub(super) fn location(result: &RuleResult, judged: Judged<'_>) -> Option<Span> {
    let open = matches!(judged.told().truth, Some(Truth::Unknown(_)));
    let context = || judged.all_evidence().find_map(|e| e.place.span);
    let decided = || judged.deciding().find_map(|e| e.place.span);
    let missing = || judged.missing().iter().find_map(|m| m.place.span);
    let own = match judged.verdict {
        Verdict::Fail | Verdict::Pending | Verdict::Waived if open => missing().or_else(decided),
        Verdict::Fail | Verdict::Pending | Verdict::Waived => decided(),
        // What comes from outside the file has no place in it: no other place is pointed at in its stead.
        Verdict::Undetermined if !judged.missing().is_empty() => {
            return missing().or_else(|| subject_span(&result.subject));
        }
        Verdict::Undetermined => None,
        Verdict::Pass | Verdict::NotApplicable => None,
    };
    own.or_else(|| subject_span(&result.subject)).or_else(context)
}

fn subject_span(subject: &Subject) -> Option<Span> {
    subject.parts().rev().find_map(|part| part.place?.span)
}

/// The headline of the group in which a result stands.
#[must_use]
pub(super) fn headline_of(file: &FileOutcome, index: usize) -> Option<&RuleResult> {
    file.results.get(file.groups.of(index)?.headline)
}
