//! What judging yields: results, truths, evidence, remedies. Plain data, no sentences.
//!
//! Must not know: how a verdict was reached, nor how it is shown.

mod evidence;
mod fact;
mod judged;
mod remedy;
mod result;
mod store;
mod subject;

pub use evidence::{Evidence, Ground, Show, Site};
pub use fact::{Fact, Range};
pub use judged::{Common, Judged, Kept, Rare, Said, SaidPiece, Told, Word, Wording};
pub use remedy::{Remedy, RemedyStep};
pub use result::{Alike, Judgements, OfMany, RuleResult};
pub use store::{Need, Piece, Placed, Run, Store};
pub use subject::{PartId, Subject, SubjectPart};

use crate::source::Span;
use crate::value::{Date, Duration, Number, Pointer, Titles};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The verdict on a requirement, a subject or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Broken.
    Fail,
    /// Not decidable until something is declared.
    Undetermined,
    /// Not yet done, and still time.
    Pending,
    /// Broken, but covered by a waiver.
    Waived,
    /// Met.
    Pass,
    /// Does not bind here; the result says why.
    NotApplicable,
}

impl Verdict {
    /// All verdicts, worst first.
    pub const ALL: [Self; 6] =
        [Self::Fail, Self::Undetermined, Self::Pending, Self::Waived, Self::Pass, Self::NotApplicable];

    /// Whether a person must see to it: it is neither met nor without effect here.
    #[must_use]
    pub fn needs_action(self) -> bool {
        !matches!(self, Self::Pass | Self::NotApplicable)
    }

    /// The name in machine output and in examples.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Undetermined => "undetermined",
            Self::Pending => "pending",
            Self::Waived => "waived",
            Self::Pass => "pass",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// What a breach is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// An error.
    Must,
    /// A warning.
    Should,
    /// A note.
    Note,
}

impl Strength {
    /// All strengths, strongest first.
    pub const ALL: [Self; 3] = [Self::Must, Self::Should, Self::Note];

    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::Note => "note",
        }
    }
}

/// Why something is not applicable.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Not in force on the day of judgement: from when, until when.
    NotInForce(Option<Date>, Option<Date>),
    /// `when` or `applies when` is false.
    WhenFalse,
    /// No subject: the list is empty, or its `where` lets nothing through.
    NoSubject,
    /// A permission applies: its place among the rule's exceptions.
    Excepted(usize),
    /// The subject's life span is over: its last day.
    Ended(Option<Date>),
    /// Nothing to check.
    Vacuous,
}

impl Reason {
    /// The name in machine output.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotInForce(..) => "not-in-force",
            Self::WhenFalse => "when-false",
            Self::NoSubject => "no-subject",
            Self::Excepted(_) => "excepted",
            Self::Ended(_) => "ended",
            Self::Vacuous => "vacuous",
        }
    }
}

/// How a result came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// From declared data.
    Automatic,
    /// From a declared statement of a person.
    Attested,
}

impl Mode {
    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Attested => "attested",
        }
    }
}

/// From where a missing thing must come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum From {
    /// The setup file.
    Setup,
    /// A table of the authority.
    Table,
    /// A statement that somebody must sign.
    Attestation,
    /// The file of last time.
    Previous,
}

impl From {
    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Table => "table",
            Self::Attestation => "attestation",
            Self::Previous => "previous",
        }
    }
}

/// A place in a data file. `span` is the exact value, or, for something that is not there, the record that should
/// hold it (its first key).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The JSON Pointer of the value, there or missing.
    pub pointer: Pointer,
    /// Where it is, or the record that should hold it.
    pub span: Option<Span>,
    /// For something missing: the empty span where it could be written.
    pub write_at: Option<Span>,
}

/// Something that is not declared and would decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Where it should be.
    pub place: Place,
    /// From where it must come.
    pub from: From,
    /// What it is called: the schema's title per language, or the name of a table or clause for every language.
    pub label: Titles,
    /// Where the policy asks for it.
    pub policy: Span,
    /// Whether only something that lies ahead is lacking.
    pub open: bool,
    /// Of a statement that is declared and does not count: why.
    pub short: Option<Box<Shortfall>>,
}

/// Why a declared statement does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shortfall {
    /// It does not say when it was signed.
    Unsigned,
    /// It is dated after the day of judgement.
    Ahead(Date),
    /// It has run out: its last day.
    RunOut(Date),
    /// It is not signed by this role.
    Role(Arc<str>),
    /// It was signed on the first day, and must be signed on or after the second.
    Early(Date, Date),
    /// It was signed on this day, and holds so long.
    Old(Date, Duration),
    /// It covers so many, where it says that, and must cover the second number.
    Few(Option<Number>, Number),
}
