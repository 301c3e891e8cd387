//! Setups checked at the same time, with outcomes in their order and the same as one by one.

use super::{Engine, Examined, Input};
use crate::diagnostic::Diagnostic;
use crate::document::Syntax;
use crate::outcome::{FileOutcome, Status};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The stack of a thread: what the main thread usually has, so that no file is too deep for one and not for the other.
const STACK: usize = 8 << 20;

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
    /// Checks setups on at most so many threads. Outcomes come in the order of the setups and are the same, to the
    /// ids of the files, on any number of threads.
    pub fn check_all(&mut self, setups: Vec<Setup>, threads: usize) -> Vec<FileOutcome> {
        let before = self.sources.len();
        // A setup that could not be had is no file in the sources.
        let read = setups.iter().filter_map(|setup| match setup {
            Setup::Read(input, syntax) => Some((input, *syntax)),
            Setup::Lost { .. } => None,
        });
        let read: Vec<(usize, (&Input, Syntax))> = read.enumerate().collect();
        let engine = &*self;
        let examined = map(&read, threads, |(place, (input, syntax))| engine.examine(before + place, input, *syntax));
        let mut examined = examined.into_iter();
        let outcome = |setup| match setup {
            Setup::Read(..) => examined.next().map(|examined: Examined| self.take(examined)),
            Setup::Lost { path, status, finding } => Some(self.lost(path, status, finding)),
        };
        setups.into_iter().filter_map(outcome).collect()
    }
}

/// What a function gives for each item, in the order of the items. The threads take the items one after the other, so
/// that none waits for another's large one.
fn map<T: Sync, R: Send>(items: &[T], threads: usize, each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(place) else { return done };
            done.push((place, each(item)));
        }
    };
    let mut done = thread::scope(|scope| {
        // A thread that the system does not grant is not missed: the others do its part.
        let others = 1..threads.min(items.len());
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok();
        let others: Vec<_> = others.filter_map(spawn).collect();
        let mut done = work();
        for other in others {
            // A fault of the program is told once, by the thread that has it.
            done.extend(other.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)));
        }
        done
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
