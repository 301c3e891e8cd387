//! How far a long run is: one line on standard error that is written over on a terminal; in a log a line now and then.

use super::usage::fill;
use crate::host::{self, Stopwatch};
use crate::text::{Lang, cli as words};
use std::cell::Cell;

/// From how many files on it is worth showing.
const MANY: usize = 20;

/// After how many seconds a line is written to a log, and again.
const SECONDS: u64 = 10;

pub(crate) struct Progress {
    on_terminal: bool,
    in_log: bool,
    total: usize,
    lang: Lang,
    watch: Stopwatch,
    told: Cell<u64>,
}

impl Progress {
    /// On a terminal alone.
    pub(crate) fn new(total: usize, quiet: bool, lang: Lang) -> Self {
        let on_terminal = total > MANY && !quiet && host::standard_error_is_terminal();
        Self { on_terminal, in_log: false, total, lang, watch: Stopwatch::start(), told: Cell::new(0) }
    }

    /// In a log too, and whatever the number of files is: a stream is one with many.
    pub(crate) fn of_long_run(total: usize, quiet: bool, lang: Lang) -> Self {
        let on_terminal = !quiet && host::standard_error_is_terminal();
        let in_log = !quiet && !on_terminal;
        Self { on_terminal, in_log, total, lang, watch: Stopwatch::start(), told: Cell::new(0) }
    }

    pub(crate) fn at(&self, done: usize) {
        let seconds = self.watch.seconds();
        if self.on_terminal {
            host::say(&format!("\r{}\u{1b}[K", self.line(done, seconds)));
        } else if self.in_log && seconds >= self.told.get() + SECONDS {
            self.told.set(seconds);
            host::say(&format!("{}\n", self.line(done, seconds)));
        }
    }

    /// How many are done of how many; from the first second on how quickly, and how long the rest will take.
    fn line(&self, done: usize, seconds: u64) -> String {
        let known = self.total >= done;
        let n = |number: usize| number.to_string();
        let line = if known {
            fill(words::PROGRESS, self.lang, &[("done", &n(done)), ("total", &n(self.total))])
        } else {
            fill(words::PROGRESS_OF_STREAM, self.lang, &[("done", &n(done))])
        };
        let elapsed = usize::try_from(seconds).unwrap_or(usize::MAX);
        let Some(rate) = done.checked_div(elapsed).filter(|rate| *rate > 0) else { return line };
        let rate_told = fill(words::PROGRESS_RATE, self.lang, &[("rate", &n(rate))]);
        if !known {
            return format!("{line}, {rate_told}");
        }
        let left = self.total.saturating_sub(done).saturating_mul(elapsed).checked_div(done).unwrap_or_default();
        let left = format!("{}:{:02}", left / 60, left % 60);
        format!("{line}, {rate_told}, {}", fill(words::PROGRESS_LEFT, self.lang, &[("left", &left)]))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.on_terminal {
            host::say("\r\u{1b}[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_how_quickly_and_how_long_it_will_take() {
        let progress = Progress::of_long_run(400, true, Lang::En);
        assert!(!progress.on_terminal && !progress.in_log, "quiet");
        assert_eq!(progress.line(100, 0), "100 of 400 files");
        assert_eq!(progress.line(100, 25), "100 of 400 files, 4 a second, 1:15 left");
        assert_eq!(progress.line(3, 25), "3 of 400 files");
        let stream = Progress::of_long_run(1, true, Lang::Sv);
        assert_eq!(stream.line(5000, 10), "5000 uppgifter, 500 i sekunden");
    }
}
