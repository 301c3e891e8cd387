//! How the clauses of a policy, its rules and its examples hang together.

use super::{Exit, Header, Multi};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::verdict::Verdict;

/// A policy, clause by clause and rule by rule.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// The policy.
    pub header: Header,
    /// What becomes of each clause, in the order of [`super::PolicyInfo::clauses`].
    pub clauses: Vec<Covered>,
    /// What shows each rule, in the order of [`super::PolicyInfo::rules`].
    pub rules: Vec<Shown>,
    /// Rules and the clauses that they cite, in the order of the rules.
    pub links: Vec<Link>,
    /// The examples, in source order.
    pub examples: Vec<ExampleInfo>,
    /// What the policy left out or weakened of the one that it extends.
    pub choices: Vec<Chosen>,
    /// What is uncovered or suspect.
    pub findings: Vec<Diagnostic>,
    /// What the run ends with: 1 when there are findings.
    pub exit: Exit,
}

/// What becomes of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covered {
    /// Rules check it.
    Checked,
    /// People sign for it.
    Signed,
    /// Both.
    CheckedAndSigned,
    /// No rule, for a reason that the policy states.
    Informative,
    /// A rule of the policy that is extended, dropped or asked for less strongly, for a reason that the policy states.
    ByChoice,
    /// No rule and no reason.
    Uncovered,
}

impl Covered {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Checked, Self::Signed, Self::CheckedAndSigned, Self::Informative, Self::ByChoice, Self::Uncovered];

    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Signed => "attested",
            Self::CheckedAndSigned => "checked-and-attested",
            Self::Informative => "informative",
            Self::ByChoice => "by-choice",
            Self::Uncovered => "uncovered",
        }
    }
}

/// A rule of the policy that is extended, dropped or weakened.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The rule.
    pub rule: String,
    /// Places in [`super::PolicyInfo::clauses`] of what it cites.
    pub clauses: Vec<usize>,
    /// Whether it was dropped, not only weakened.
    pub dropped: bool,
    /// Why.
    pub because: Multi,
}

/// What shows a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Whether it checks, is signed for, or both; never informative or uncovered.
    pub by: Covered,
    /// Places in [`Coverage::examples`] with the verdict that is expected, in source order.
    pub examples: Vec<(usize, Verdict)>,
    /// Verdicts that no example expects.
    pub lacks: Vec<Verdict>,
}

/// A rule and a clause that it cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Place in [`super::PolicyInfo::rules`].
    pub rule: usize,
    /// Place in [`super::PolicyInfo::clauses`].
    pub clause: usize,
    /// Whether it is an exception of the rule alone that cites the clause.
    pub by_exception: bool,
    /// Whether the rule was held against the clause as it is now.
    pub review: Review,
}

/// Whether somebody has held a rule against the wording of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Against the wording of today.
    Reviewed,
    /// Against a wording that has changed since.
    Suspect,
    /// Not at all.
    NotReviewed,
    /// With the policy that is extended or imported and that has the rule.
    Elsewhere,
}

impl Review {
    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reviewed => "reviewed",
            Self::Suspect => "suspect",
            Self::NotReviewed => "not-reviewed",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// An example.
#[derive(Debug, Clone)]
pub struct ExampleInfo {
    /// What it shows.
    pub title: String,
    /// Where it stands.
    pub span: Span,
}

impl Coverage {
    /// What is uncovered or suspect, and what the policy itself warns of.
    pub fn all_findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.header.findings.iter().chain(&self.findings)
    }

    /// The links of a clause.
    pub fn of_clause(&self, clause: usize) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.clause == clause)
    }

    /// The links of a rule.
    pub fn of_rule(&self, rule: usize) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.rule == rule)
    }

    /// What was left out or weakened of what a clause asks for.
    pub fn chosen(&self, clause: usize) -> impl Iterator<Item = &Chosen> {
        self.choices.iter().filter(move |chosen| chosen.clauses.contains(&clause))
    }

    /// How many clauses something becomes of.
    #[must_use]
    pub fn count(&self, covered: Covered) -> usize {
        self.clauses.iter().filter(|clause| **clause == covered).count()
    }

    /// How many links are in a state.
    #[must_use]
    pub fn count_links(&self, review: Review) -> usize {
        self.links.iter().filter(|link| link.review == review).count()
    }
}
