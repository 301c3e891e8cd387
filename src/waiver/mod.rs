//! Waivers: decisions of the authority that a requirement need not be met for a time.
//!
//! In: the trees of waiver files, results of judging. Out: [`Waiver`]s, results in which what a waiver covers is waived,
//! what became of each waiver ([`State`]), findings.
//! Must not know: how files are read or held against their schema, how a verdict was reached, how results are shown.

mod ledger;
mod read;

pub use ledger::{Ledger, Seen};
pub use read::{doubles, read};

use crate::source::Span;
use crate::value::Date;
use std::sync::Arc;

/// The schema of waiver files.
pub const SCHEMA: &str = include_str!("../../schemas/waivers.schema.json");

/// A text of a waiver, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// What is written.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A decision that a requirement need not be met for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Its name, unique in a run.
    pub id: Placed<String>,
    /// The rule.
    pub rule: Placed<String>,
    /// The provider's key.
    pub provider: Placed<String>,
    /// The key of the subject as results write it; `None`: all subjects.
    pub subject: Option<Placed<String>>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub approver: String,
    /// The case in which the decision stands.
    pub case_number: String,
    /// The first day on which it holds.
    pub granted: Placed<Date>,
    /// The last day on which it holds.
    pub expires: Placed<Date>,
    /// The beginning of the hash of the wording of the rule's clauses when it was granted.
    pub wording: Option<Placed<String>>,
}

impl Waiver {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.granted.value <= day && day <= self.expires.value
    }
}

/// What became of a waiver in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It covers a fail.
    Used,
    /// It covers no fail, and something that is pending, undetermined or not applicable.
    Idle,
    /// It covers only what is met.
    Unused,
    /// There is no such rule, provider or subject.
    Orphan,
    /// Its last day has passed.
    Expired,
    /// Its first day lies ahead.
    NotYetBegun,
    /// The wording of the clauses has changed since it was granted. It waives all the same.
    Suspect,
    /// This run cannot tell: the rule was not judged, or the provider may be one whose file could not be read.
    NotJudged,
}

impl State {
    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Idle => "idle",
            Self::Unused => "unused",
            Self::Orphan => "orphan",
            Self::Expired => "expired",
            Self::NotYetBegun => "not-yet-begun",
            Self::Suspect => "suspect",
            Self::NotJudged => "not-judged",
        }
    }
}

/// A waiver and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The waiver.
    pub waiver: Arc<Waiver>,
    /// What became of it; not known before all files are judged.
    pub state: State,
    /// The hash of the wording of the rule's clauses as the policy has it now; `None`: there is no such rule.
    pub wording: Option<String>,
}

#[cfg(test)]
mod tests;
