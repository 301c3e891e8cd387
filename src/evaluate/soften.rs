//! What softens the verdicts of a subject: a life span that has not begun, doubts whether it is one, exceptions.

use super::draft::Draft;
use crate::value::Date;
use crate::verdict::{Missing, Said, Verdict};

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

impl Softened {
    /// Whether nothing is softened.
    pub(super) fn is_nothing(&self) -> bool {
        let Self { before, doubts, doubt, maybe_subject } = self;
        before.is_none() && doubts.is_empty() && !doubt && !maybe_subject
    }
}

/// What the subject's life span, its doubts and its exceptions make of a verdict.
pub(super) fn soften(mut draft: Draft, softened: &Softened) -> Draft {
    let undecide = |mut draft: Draft| {
        draft.verdict = Verdict::Undetermined;
        draft.is_breach = false;
        draft.rare.said = Said::default();
        draft.rare.remedy = None;
        for missing in &softened.doubts {
            if !draft.rare.missing.contains(missing) {
                draft.rare.missing.push(missing.clone());
            }
        }
        draft
    };
    if let Some(begin) = softened.before
        && matches!(draft.verdict, Verdict::Fail | Verdict::Undetermined)
    {
        draft.verdict = Verdict::Pending;
        draft.told = draft.told.changed(|told| told.due = begin);
    }
    if softened.maybe_subject && matches!(draft.verdict, Verdict::Fail | Verdict::Pending) {
        return undecide(draft);
    }
    if softened.doubt && draft.verdict == Verdict::Fail {
        return undecide(draft);
    }
    draft
}
