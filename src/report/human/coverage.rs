//! How the clauses, rules and examples of a policy hang together, for people.

use super::{Report, Style, paper::Ink, paper::Paper};
use crate::diagnostic::Diagnostic;
use crate::outcome::{Coverage, Covered, Review};
use crate::report::View;
use crate::report::coverage::{choice, review, state, summary, verdict};
use crate::source::Sources;
use crate::text::{authoring as s, words};
use std::io::{self, Write};

pub(in crate::report) fn text(c: &Coverage, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    Report { sources, style: Style::Drawn, paper: Paper::new(view, out) }.coverage(c)
}

pub(in crate::report) fn plain(c: &Coverage, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let view = View { color: false, ..*view };
    Report { sources, style: Style::Spoken, paper: Paper::new(&view, out) }.coverage(c)
}

impl Report<'_> {
    fn coverage(mut self, coverage: &Coverage) -> io::Result<()> {
        if self.paper.view.verbose {
            self.clauses(coverage)?;
            self.rules(coverage)?;
        }
        if self.paper.view.quiet {
            // Nothing here stops anything: with `quiet` only what stands in one line is left.
            let lang = self.paper.view.lang;
            for finding in coverage.all_findings() {
                let line = crate::report::trials::said(finding, lang);
                self.paper.line(0, &[&line], Ink::Yellow)?;
            }
        } else {
            let findings: Vec<Diagnostic> = coverage.all_findings().cloned().collect();
            self.findings(&findings)?;
        }
        for (line, is_well) in summary(coverage, self.paper.view.lang) {
            self.paper.line(0, &[&line], if is_well { Ink::Green } else { Ink::Red })?;
        }
        Ok(())
    }

    fn clauses(&mut self, coverage: &Coverage) -> io::Result<()> {
        let lang = self.paper.view.lang;
        let policy = &coverage.header.policy;
        self.paper.line(0, &[s::CLAUSES.get(lang)], Ink::Bold)?;
        for (place, (clause, covered)) in policy.clauses.iter().zip(&coverage.clauses).enumerate() {
            let ink = if *covered == Covered::Uncovered { Ink::Red } else { Ink::Plain };
            self.paper.line(2, &[&clause.name, ": ", state(*covered).get(lang)], ink)?;
            for chosen in coverage.chosen(place) {
                self.paper.line(4, &[&choice(chosen, lang)], Ink::Plain)?;
            }
            for link in coverage.of_clause(place) {
                let rule = policy.rules.get(link.rule).map_or("", |rule| &rule.name);
                self.paper.line(4, &[rule, ": ", &review(link, lang)], inked(link.review))?;
            }
        }
        self.paper.gap()
    }

    fn rules(&mut self, coverage: &Coverage) -> io::Result<()> {
        let lang = self.paper.view.lang;
        let policy = &coverage.header.policy;
        self.paper.line(0, &[s::RULES.get(lang)], Ink::Bold)?;
        for (place, (rule, shown)) in policy.rules.iter().zip(&coverage.rules).enumerate() {
            self.paper.line(2, &[&rule.name, ": ", state(shown.by).get(lang)], Ink::Plain)?;
            let clauses = coverage.of_rule(place).filter_map(|link| policy.clauses.get(link.clause));
            let clauses: Vec<String> = clauses.map(|clause| clause.name.clone()).collect();
            if !clauses.is_empty() {
                self.paper.line(4, &[s::CLAUSE.get(lang), ": ", &words::and(&clauses, lang)], Ink::Plain)?;
            }
            for (example, expected) in &shown.examples {
                let title = coverage.examples.get(*example).map_or("", |example| &example.title);
                let quoted = words::quote(title, lang);
                let pieces = [s::EXAMPLES.get(lang), ": ", &quoted, ", ", &verdict(*expected, lang)];
                self.paper.line(4, &pieces, Ink::Plain)?;
            }
            if !shown.lacks.is_empty() {
                let lacks: Vec<String> =
                    shown.lacks.iter().map(|lack| words::quote(&verdict(*lack, lang), lang)).collect();
                self.paper.line(4, &[s::LACKS.get(lang), " ", &words::and(&lacks, lang)], Ink::Red)?;
            }
        }
        self.paper.gap()
    }
}

fn inked(review: Review) -> Ink {
    if matches!(review, Review::Reviewed | Review::Elsewhere) { Ink::Plain } else { Ink::Red }
}
