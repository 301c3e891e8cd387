//! The end of a report: counts, the next dates, the outcome.

use super::{Report, Style, paper::Ink, story};
use crate::outcome::{Exit, Run, Summary};
use crate::report::sentence;
use crate::text::{Two, sentences as s, sentences::put, words};
use crate::value::Date;
use crate::verdict::{Mode, Strength, Verdict};
use std::io;
use unicode_width::UnicodeWidthStr;

/// How many dates are listed.
const DATES: usize = 5;

/// What a run ends with, as a sentence.
pub(super) fn exit(exit: Exit, summary: &Summary) -> Two {
    let has = |verdict| summary.with(verdict) > 0;
    match exit {
        Exit::Met if has(Verdict::Pending) || has(Verdict::Undetermined) => s::EXIT_NOTHING_BROKEN,
        Exit::Met if has(Verdict::Waived) => s::EXIT_WAIVED,
        Exit::Met => s::EXIT_MET,
        Exit::Failed => s::EXIT_FAILED,
        Exit::CouldNot => s::EXIT_COULD_NOT,
        Exit::PolicyWrong => s::EXIT_POLICY,
        Exit::Undetermined => s::EXIT_UNDETERMINED,
    }
}

/// A line of counts: a verdict in a mode, by strength.
struct Counted {
    verdict: Verdict,
    mode: Mode,
    by_strength: [usize; 3],
}

fn counts(summary: &Summary) -> Vec<Counted> {
    let count = |verdict, mode, strength| {
        let same = |c: &&crate::outcome::Count| c.verdict == verdict && c.mode == mode && c.strength == strength;
        summary.counts.iter().find(same).map_or(0, |c| c.results)
    };
    let pairs = Verdict::ALL.into_iter().flat_map(|verdict| [(verdict, Mode::Automatic), (verdict, Mode::Attested)]);
    pairs
        .map(|(verdict, mode)| Counted { verdict, mode, by_strength: Strength::ALL.map(|s| count(verdict, mode, s)) })
        .filter(|row| row.by_strength.iter().any(|n| *n > 0))
        .collect()
}

impl Report<'_> {
    pub(super) fn closing(&mut self, run: &Run) -> io::Result<()> {
        let summary = run.summary();
        let heading = self.word(s::SUMMARY);
        self.paper.line(0, &[heading], Ink::Bold)?;
        self.files(&summary)?;
        if !self.paper.view.quiet {
            self.counts(&summary)?;
            self.waiting(&summary)?;
            self.dates(run)?;
        }
        let ink = if run.exit == Exit::Met { Ink::Green } else { Ink::Red };
        let exit = self.word(exit(run.exit, &summary));
        self.paper.line(0, &[exit], ink)
    }

    fn files(&mut self, summary: &Summary) -> io::Result<()> {
        let lang = self.paper.view.lang;
        let files = words::FILE.count(summary.files, lang);
        let form = match (summary.files, summary.checked) {
            (1, 1) => s::FILES_ONE,
            (all, checked) if all == checked && all > 0 => s::FILES_ALL,
            _ => s::FILES_SOME,
        };
        let text = put(form, lang, &[("files", &files), ("checked", &summary.checked.to_string())]);
        self.paper.line(2, &[&text], Ink::Plain)?;
        if summary.errors + summary.warnings == 0 {
            return Ok(());
        }
        let (errors, warnings) =
            (words::ERROR.count(summary.errors, lang), words::WARNING.count(summary.warnings, lang));
        self.paper.line(2, &[&put(s::FAULTS, lang, &[("errors", &errors), ("warnings", &warnings)])], Ink::Plain)
    }

    fn counts(&mut self, summary: &Summary) -> io::Result<()> {
        let rows = counts(summary);
        match self.style {
            Style::Drawn => self.table(&rows),
            Style::Spoken => rows.iter().try_for_each(|row| self.spoken_counts(row)),
        }
    }

    fn name(&self, row: &Counted) -> String {
        let verdict = self.word(story::verdict(row.verdict));
        match row.mode {
            Mode::Automatic => verdict.to_owned(),
            Mode::Attested => format!("{verdict}, {}", self.word(s::ATTESTED)),
        }
    }

    fn table(&mut self, rows: &[Counted]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let heads = [s::MUST, s::SHOULD, s::NOTE].map(|two| self.word(two));
        let corner = self.word(s::TOTAL_VERDICT);
        let names: Vec<String> = rows.iter().map(|row| self.name(row)).collect();
        let first = names.iter().map(|n| n.width()).chain([corner.width()]).max().unwrap_or(0);
        let left = |text: &str| format!("{text}{}", " ".repeat(first.saturating_sub(text.width())));
        let right = |text: &str, head: &str| format!("{}{text}", " ".repeat(head.width().saturating_sub(text.width())));
        self.paper.gap()?;
        self.paper.row(&format!("  {}  {}", left(corner), heads.join("  ")), Ink::Bold)?;
        for (row, name) in rows.iter().zip(&names) {
            let cells: Vec<String> =
                row.by_strength.iter().zip(heads).map(|(n, head)| right(&n.to_string(), head)).collect();
            self.paper.row(&format!("  {}  {}", left(name), cells.join("  ")), Ink::Plain)?;
        }
        self.paper.gap()
    }

    fn spoken_counts(&mut self, row: &Counted) -> io::Result<()> {
        let name = self.name(row);
        let kinds = Strength::ALL.into_iter().zip(row.by_strength).filter(|(_, n)| *n > 0);
        let text: Vec<String> =
            kinds.map(|(strength, n)| format!("{}, {name}: {n}.", self.word(story::strength(strength)))).collect();
        self.paper.line(2, &[&text.join(" ")], Ink::Plain)
    }

    fn waiting(&mut self, summary: &Summary) -> io::Result<()> {
        if summary.waiting_for_authority == 0 {
            return Ok(());
        }
        let lang = self.paper.view.lang;
        let n = words::RESULT.count(summary.waiting_for_authority, lang);
        self.paper.line(2, &[&put(s::WAITING, lang, &[("n", &n)])], Ink::Plain)
    }

    /// The next days on which something must be done.
    fn dates(&mut self, run: &Run) -> io::Result<()> {
        let lang = self.paper.view.lang;
        let mut dates: Vec<(Date, String)> = Vec::new();
        for file in &run.files {
            for result in &file.results {
                for judged in result.judged().filter(|j| j.verdict == Verdict::Pending) {
                    let Some(due) = judged.told().due.filter(|due| *due >= run.header.as_of) else { continue };
                    let sentence = sentence::sentence(&run.header, result, judged, lang);
                    let id = crate::report::id(&run.header, result);
                    let place = if run.files.len() > 1 { format!("{}: {id}", file.path) } else { id };
                    let date = (due, format!("{sentence} ({place})"));
                    // Two requirements of a rule may say the same of the same day.
                    if dates.last() != Some(&date) {
                        dates.push(date);
                    }
                }
            }
        }
        if dates.is_empty() {
            return Ok(());
        }
        dates.sort_by_key(|(due, _)| *due);
        let heading = self.word(s::NEXT_DATES);
        self.paper.line(2, &[heading, ":"], Ink::Plain)?;
        for (due, text) in dates.iter().take(DATES) {
            self.paper.line(4, &[&due.to_string(), ": ", text], Ink::Plain)?;
        }
        self.paper.gap()
    }
}
