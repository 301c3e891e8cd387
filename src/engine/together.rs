//! Setups checked at the same time, with outcomes in their order and the same as one by one.

use super::{Engine, Examined, Input};
use crate::diagnostic::Diagnostic;
use crate::document::Syntax;
use crate::outcome::{FileOutcome, Header, Status};
use crate::source::Sources;
use crate::threads::map;

/// A setup to check.
#[derive(Debug)]
pub enum Setup {
    /// Its bytes.
    Read(Input, Syntax),
    /// It could not be had.
    Lost {
        /// Its name.
        path: String,
        /// What that makes of it.
        status: Status,
        /// Why.
        finding: Diagnostic,
    },
}

impl Engine {
    /// Checks setups, tells each outcome (with its place among them) on as many threads, and forgets it and its file at once:
    /// for more files than can be held.
    pub fn tell_all<R: Send>(
        &mut self,
        setups: Vec<Setup>,
        threads: usize,
        tell: impl Fn(&Header, usize, &FileOutcome, &Sources) -> R + Sync,
    ) -> Vec<R> {
        let setups: Vec<(usize, Setup)> = setups.into_iter().enumerate().collect();
        let engine = &*self;
        // One file has the threads for itself.
        let inside = if setups.len() == 1 { threads } else { 1 };
        let one = |(): &mut (), (place, setup): (usize, Setup)| {
            let mut known = engine.sources.clone();
            let (outcome, seen) = match setup {
                Setup::Read(input, syntax) => {
                    let examined = engine.examine_alone(known.len(), input, syntax, inside);
                    let (outcome, sources, seen) = engine.covered(examined);
                    known.append(sources);
                    (outcome, seen)
                }
                Setup::Lost { path, status, finding } => engine.lost(path, status, finding),
            };
            (tell(&engine.header, place, &outcome, &known), seen)
        };
        let done = map(setups, threads, || (), one);
        let note = |(told, seen)| {
            self.ledger.note(seen);
            told
        };
        done.into_iter().map(note).collect()
    }

    /// Checks setups on at most so many threads. Outcomes come in the order of the setups and are the same, to the
    /// ids of the files, on any number of threads.
    pub fn check_all(&mut self, setups: Vec<Setup>, threads: usize) -> Vec<FileOutcome> {
        let before = self.sources.len();
        // A setup that could not be had is no file in the sources.
        let mut read: Vec<(usize, Input, Syntax)> = Vec::new();
        let turn = |setup| match setup {
            Setup::Read(input, syntax) => {
                read.push((before + read.len(), input, syntax));
                None
            }
            Setup::Lost { path, status, finding } => Some((path, status, finding)),
        };
        let turns: Vec<_> = setups.into_iter().map(turn).collect();
        let engine = &*self;
        // One file has the threads for itself.
        let inside = if read.len() == 1 { threads } else { 1 };
        let examine = |(): &mut (), (before, input, syntax)| engine.examine_alone(before, input, syntax, inside);
        let examined = map(read, threads, || (), examine);
        let mut examined = examined.into_iter();
        let outcome = |lost| match lost {
            None => examined.next().map(|examined: Examined| self.take(examined)),
            Some((path, status, finding)) => {
                let (outcome, seen) = self.lost(path, status, finding);
                self.ledger.note(seen);
                Some(outcome)
            }
        };
        turns.into_iter().filter_map(outcome).collect()
    }

    /// Reads and judges a setup whose bytes nobody else needs: they become its text.
    fn examine_alone(&self, before: usize, input: Input, syntax: Syntax, threads: usize) -> Examined {
        let read = self.read(before, &input.name, input.bytes, syntax);
        self.judge(read, threads)
    }
}
