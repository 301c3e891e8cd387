//! The exit code: one exhaustive mapping, the same whatever the format.

use super::{FileOutcome, Header, Status};
use crate::verdict::{From, Strength, Verdict};

/// What a run ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Exit {
    /// Every file was checked, at least one rule applied to each, and nothing required is failed or undetermined.
    Met,
    /// Something required failed.
    Failed,
    /// Could not check.
    CouldNot,
    /// The policy is wrong.
    PolicyWrong,
    /// Nothing failed, but something required is undetermined.
    Undetermined,
}

impl Exit {
    /// The process exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Met => 0,
            Self::Failed => 1,
            Self::CouldNot => 2,
            Self::PolicyWrong => 3,
            Self::Undetermined => 4,
        }
    }

    /// The one of a process exit code that one of ours was; what is none of ours could not be checked.
    #[must_use]
    pub fn of_code(code: u8) -> Self {
        let all = [Self::Met, Self::Failed, Self::CouldNot, Self::PolicyWrong, Self::Undetermined];
        all.into_iter().find(|exit| exit.code() == code).unwrap_or(Self::CouldNot)
    }

    /// Which beats which: 3, 2, 1, 4, 0.
    fn weight(self) -> u8 {
        match self {
            Self::Met => 0,
            Self::Undetermined => 1,
            Self::Failed => 2,
            Self::CouldNot => 3,
            Self::PolicyWrong => 4,
        }
    }

    /// The one that beats the other.
    #[must_use]
    pub fn worst(self, other: Self) -> Self {
        if other.weight() > self.weight() { other } else { self }
    }
}

/// From which strength on a breach decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FailOn {
    /// `must` alone.
    #[default]
    Must,
    /// `must` and `should`.
    Should,
    /// Everything.
    Note,
}

impl FailOn {
    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::Note => "note",
        }
    }

    /// Whether a strength counts.
    #[must_use]
    pub fn counts(self, strength: Strength) -> bool {
        match self {
            Self::Must => strength == Strength::Must,
            Self::Should => strength != Strength::Note,
            Self::Note => true,
        }
    }
}

pub(super) fn of_file(header: &Header, file: &FileOutcome) -> Exit {
    let readable = match file.status {
        Status::Checked => !file.findings.iter().any(crate::diagnostic::Diagnostic::is_error),
        Status::Unreadable | Status::Malformed | Status::Rejected => false,
    };
    if !readable {
        return Exit::CouldNot;
    }
    let mut exit = Exit::Met;
    let mut applied = false;
    for judged in file.results.iter().flat_map(|result| result.judged()) {
        applied |= judged.verdict != Verdict::NotApplicable;
        if !header.options.fail_on.counts(judged.strength) {
            continue;
        }
        match judged.verdict {
            // No result makes it worse.
            Verdict::Fail => return Exit::Failed,
            Verdict::Undetermined => {
                let table_only = !judged.missing().is_empty() && judged.missing().iter().all(|m| m.from == From::Table);
                if !table_only || header.options.strict {
                    exit = exit.worst(Exit::Undetermined);
                }
            }
            Verdict::Pending | Verdict::Waived | Verdict::Pass | Verdict::NotApplicable => {}
        }
    }
    if applied { exit } else { Exit::CouldNot }
}

pub(super) fn of_run(header: &Header, files: impl Iterator<Item = Exit>) -> Exit {
    let mut any = false;
    let mut exit = Exit::Met;
    for file in files {
        any = true;
        exit = exit.worst(file);
    }
    if header.findings.iter().any(crate::diagnostic::Diagnostic::is_error) || !any {
        exit = exit.worst(Exit::CouldNot);
    }
    exit
}
