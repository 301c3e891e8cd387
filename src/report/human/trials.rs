//! What became of the examples of a policy, for people.

use super::{Report, Style, paper::Ink, paper::Paper};
use crate::diagnostic::codes::author;
use crate::outcome::{Trial, Trials};
use crate::report::View;
use crate::source::Sources;
use crate::text::{sentences as s, sentences::put};
use std::io::{self, Write};

pub(in crate::report) fn text(trials: &Trials, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    Report { sources, style: Style::Drawn, paper: Paper::new(view, out) }.trials(trials)
}

pub(in crate::report) fn plain(trials: &Trials, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let view = View { color: false, ..*view };
    Report { sources, style: Style::Spoken, paper: Paper::new(&view, out) }.trials(trials)
}

impl Report<'_> {
    fn trials(mut self, trials: &Trials) -> io::Result<()> {
        self.findings(&trials.header.findings)?;
        for trial in &trials.trials {
            self.trial(trial)?;
        }
        self.findings(&trials.findings)?;
        let lang = self.paper.view.lang;
        let all = trials.trials.len();
        let hold = (all - trials.failed()).to_string();
        let rules = trials.header.policy.rules.iter().filter(|rule| rule.own).count();
        let lacking = trials.findings.iter().filter(|finding| finding.code == author::RULE_WITHOUT_EXAMPLE).count();
        let shown = rules.saturating_sub(lacking).to_string();
        let ink = |well: bool| if well { Ink::Green } else { Ink::Red };
        let examples = put(s::EXAMPLES_HOLD, lang, &[("hold", &hold), ("all", &all.to_string())]);
        self.paper.line(0, &[&examples], ink(trials.failed() == 0))?;
        let rules = put(s::EXAMPLES_RULES, lang, &[("shown", &shown), ("all", &rules.to_string())]);
        self.paper.line(0, &[&rules], ink(lacking == 0))
    }

    fn trial(&mut self, trial: &Trial) -> io::Result<()> {
        let lang = self.paper.view.lang;
        let title = super::super::safe(&trial.title);
        if trial.holds() {
            if self.paper.view.verbose {
                self.paper.line(0, &[&put(s::EXAMPLE_HOLDS, lang, &[("title", &title)])], Ink::Plain)?;
            }
            return Ok(());
        }
        self.paper.line(0, &[&put(s::EXAMPLE_FAILS, lang, &[("title", &title)])], Ink::Red)?;
        self.findings(&trial.findings)
    }
}
