//! One line on standard error that says how far a long run is; only on a terminal.

use super::usage::fill;
use crate::host;
use crate::text::{Lang, cli as words};

/// From how many files on it is worth showing.
const MANY: usize = 20;

pub(crate) struct Progress {
    shown: bool,
    total: usize,
    lang: Lang,
}

impl Progress {
    pub(crate) fn new(total: usize, quiet: bool, lang: Lang) -> Self {
        Self { shown: total > MANY && !quiet && host::standard_error_is_terminal(), total, lang }
    }

    pub(crate) fn at(&self, done: usize) {
        if self.shown {
            let (done, total) = (done.to_string(), self.total.to_string());
            host::say(&format!("\r{}", fill(words::PROGRESS, self.lang, &[("done", &done), ("total", &total)])));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            host::say("\r\u{1b}[K");
        }
    }
}
