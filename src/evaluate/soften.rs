//! What softens the verdicts of a subject: a life span that has not begun, doubts whether it is one, exceptions.

use crate::value::Date;
use crate::verdict::{Judged, Missing, Verdict};

/// What softens the requirements of one subject.
#[derive(Debug, Clone, Default)]
pub(super) struct Softened {
    /// The life span has not begun; its beginning, when it is known.
    pub(super) before: Option<Option<Date>>,
    /// A breach cannot be told: for want of these.
    pub(super) doubts: Vec<Missing>,
    /// Whether there is a doubt even with nothing missing.
    pub(super) doubt: bool,
    /// Nothing but a pass can be told: the subject itself may not be one.
    pub(super) maybe_subject: bool,
}

/// What the subject's life span, its doubts and its exceptions make of a verdict.
pub(super) fn soften(mut judged: Judged, softened: &Softened) -> Judged {
    let undecide = |mut judged: Judged| {
        judged.verdict = Verdict::Undetermined;
        judged.said.clear();
        judged.remedy = None;
        for missing in &softened.doubts {
            if !judged.missing.contains(missing) {
                judged.missing.push(missing.clone());
            }
        }
        judged
    };
    if let Some(begin) = softened.before
        && matches!(judged.verdict, Verdict::Fail | Verdict::Undetermined)
    {
        judged.verdict = Verdict::Pending;
        judged.due = begin;
    }
    if softened.maybe_subject && matches!(judged.verdict, Verdict::Fail | Verdict::Pending) {
        return undecide(judged);
    }
    if softened.doubt && judged.verdict == Verdict::Fail {
        return undecide(judged);
    }
    judged
}
