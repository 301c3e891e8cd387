//! Counts.

use super::{FileOutcome, Status};
use crate::verdict::{Mode, Strength, Verdict};

/// One count: results of a strength, verdict and mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Strength of the judgement that names the result.
    pub strength: Strength,
    /// Verdict.
    pub verdict: Verdict,
    /// Mode.
    pub mode: Mode,
    /// How many results.
    pub results: usize,
}

/// Counts over files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files seen.
    pub files: usize,
    /// Of them, files that were checked.
    pub checked: usize,
    /// Findings about files that are errors.
    pub errors: usize,
    /// Findings about files that are warnings.
    pub warnings: usize,
    /// Counts that are not zero, by strength, verdict and mode.
    pub counts: Vec<Count>,
    /// Undetermined results that wait only for a table of the authority.
    pub waiting_for_authority: usize,
}

impl Summary {
    /// Adds a file.
    pub fn add(&mut self, file: &FileOutcome) {
        self.files += 1;
        self.checked += usize::from(file.status == Status::Checked);
        self.errors += file.findings.iter().filter(|f| f.is_error()).count();
        self.warnings +=
            file.findings.iter().filter(|f| f.code.severity == crate::diagnostic::Severity::Warning).count();
        for result in &file.results {
            let Some(head) = result.head() else { continue };
            let same =
                |c: &&mut Count| c.strength == head.strength && c.verdict == head.verdict && c.mode == result.mode;
            match self.counts.iter_mut().find(same) {
                Some(count) => count.results += 1,
                None => self.counts.push(Count {
                    strength: head.strength,
                    verdict: head.verdict,
                    mode: result.mode,
                    results: 1,
                }),
            }
            let waits = head.verdict == Verdict::Undetermined
                && !head.missing().is_empty()
                && head.missing().iter().all(|m| m.from == crate::verdict::From::Table);
            self.waiting_for_authority += usize::from(waits);
        }
        self.counts.sort_by_key(|c| (c.strength, c.verdict, c.mode));
    }

    /// How many results have a verdict, whatever strength and mode.
    #[must_use]
    pub fn with(&self, verdict: Verdict) -> usize {
        self.counts.iter().filter(|c| c.verdict == verdict).map(|c| c.results).sum()
    }
}
