//! What became of the examples of a policy.

use super::{Exit, Header};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::value::Date;

/// All examples of a policy, tried.
#[derive(Debug, Clone)]
pub struct Trials {
    /// The policy.
    pub header: Header,
    /// The examples, in source order.
    pub trials: Vec<Trial>,
    /// What concerns no single example: rules that none shows, files that none uses.
    pub findings: Vec<Diagnostic>,
    /// What the run ends with: 1 when something does not hold or is lacking.
    pub exit: Exit,
}

/// One example, tried.
#[derive(Debug, Clone)]
pub struct Trial {
    /// What it shows.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// The day on which it is judged.
    pub as_of: Option<Date>,
    /// How much it expects.
    pub expectations: usize,
    /// What does not hold; nothing when all of it does.
    pub findings: Vec<Diagnostic>,
}

impl Trial {
    /// Whether everything that it expects came.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Trials {
    /// Tried examples, and what is lacking.
    #[must_use]
    pub fn new(header: Header, trials: Vec<Trial>, findings: Vec<Diagnostic>) -> Self {
        let well = findings.is_empty() && trials.iter().all(Trial::holds) && header.findings.is_empty();
        Self { header, trials, findings, exit: if well { Exit::Met } else { Exit::Failed } }
    }

    /// What concerns no single example, of the policy itself too.
    pub fn of_whole(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().chain(&self.header.findings)
    }

    /// How many do not hold.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.trials.iter().filter(|trial| !trial.holds()).count()
    }
}
