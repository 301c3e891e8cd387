//! What people read: `text` (drawn) and `plain` (sentences, for screen readers). Both tell the same in the same order;
//! they differ only in how a place and a table are shown.

pub(super) mod coverage;
mod draw;
mod marks;
mod paper;
pub(super) mod rank;
pub(super) mod story;
mod summary;
pub(super) mod trials;

use super::{Refusal, View, findings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::outcome::{FileOutcome, Header, Run, Status, Summary, pick};
use crate::source::Sources;
use crate::text::{Two, sentences as s, sentences::put, sentences::put_on};
use crate::verdict::{Mode, RuleResult, Strength, Verdict};
use paper::{Ink, Paper};
use std::io::{self, Write};
use story::{Detail, Mark, Story};

/// A verdict as words.
#[must_use]
pub fn verdict_word(verdict: Verdict) -> Two {
    story::verdict(verdict)
}

/// How places are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Drawn,
    Spoken,
}

pub(super) fn text(run: &Run, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    Report { sources, style: Style::Drawn, paper: Paper::new(view, out) }.run(run)
}

pub(super) fn plain(run: &Run, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let view = View { color: false, ..*view };
    Report { sources, style: Style::Spoken, paper: Paper::new(&view, out) }.run(run)
}

pub(super) fn text_refused(refusal: &Refusal<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    Report { sources: refusal.sources, style: Style::Drawn, paper: Paper::new(view, out) }.refused(refusal)
}

pub(super) fn plain_refused(refusal: &Refusal<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let view = View { color: false, ..*view };
    Report { sources: refusal.sources, style: Style::Spoken, paper: Paper::new(&view, out) }.refused(refusal)
}

/// Findings alone, in sentences.
///
/// # Errors
/// When `out` cannot be written.
pub fn remarks(findings: &[Diagnostic], sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let view = View { color: false, ..*view };
    Report { sources, style: Style::Spoken, paper: Paper::new(&view, out) }.findings(findings)
}

struct Report<'a> {
    sources: &'a Sources,
    style: Style,
    paper: Paper<'a>,
}

impl Report<'_> {
    fn word(&self, two: Two) -> &'static str {
        two.get(self.paper.view.lang)
    }

    fn run(mut self, run: &Run) -> io::Result<()> {
        if !self.paper.view.quiet {
            self.opening(&run.header)?;
        }
        self.findings(&run.header.findings)?;
        for file in &run.files {
            self.file(&run.header, file)?;
        }
        self.closing(run)
    }

    fn refused(mut self, refusal: &Refusal<'_>) -> io::Result<()> {
        self.findings(refusal.findings)?;
        let exit = self.word(summary::exit(refusal.exit, &Summary::default()));
        self.paper.line(0, &[exit], Ink::Red)
    }

    fn opening(&mut self, header: &Header) -> io::Result<()> {
        let lang = self.paper.view.lang;
        let title = pick(&header.policy.title, lang.code());
        let name = if title.is_empty() { &header.policy.name } else { title };
        let version = header.policy.document.as_ref().map(|(_, version, _)| version).filter(|v| !v.is_empty());
        let edition = version.map(|version| put(s::EDITION, lang, &[("version", version)]));
        let policy = edition.map_or_else(|| name.to_owned(), |edition| format!("{name}, {edition}"));
        let date = header.as_of.to_string();
        self.paper.line(0, &[&put(s::AGAINST, lang, &[("policy", &policy), ("date", &date)])], Ink::Plain)?;
        if !header.options.only.is_empty() {
            let rules = crate::text::words::and(&header.options.only, lang);
            self.paper.line(0, &[&put(s::PARTIAL, lang, &[("rules", &rules)])], Ink::Yellow)?;
        }
        self.paper.gap()
    }

    /// Findings, errors first.
    fn findings(&mut self, findings: &[Diagnostic]) -> io::Result<()> {
        let mut sorted: Vec<&Diagnostic> = findings.iter().collect();
        sorted.sort_by_key(|finding| finding.code.severity);
        for diagnostic in sorted {
            if !self.paper.view.quiet || diagnostic.is_error() {
                self.finding(diagnostic)?;
            }
        }
        Ok(())
    }

    fn finding(&mut self, diagnostic: &Diagnostic) -> io::Result<()> {
        let lang = self.paper.view.lang;
        let words = match self.style {
            Style::Drawn => findings::finding(diagnostic, lang),
            Style::Spoken => findings::spoken(diagnostic, lang),
        };
        let marks: Vec<Mark> = diagnostic
            .labels
            .iter()
            .map(|label| Mark { span: label.span, text: findings::label(label.role, &words, lang) })
            .collect();
        let severity = diagnostic.code.severity;
        let headline = [self.word(findings::severity(severity)), ": ", &words.message];
        self.block(&headline, drawn_as(severity), &marks.iter().collect::<Vec<_>>())?;
        if !words.help.is_empty() {
            let lead = self.word(s::DO_THIS);
            self.paper.line(2, &[lead, ": ", &words.help], Ink::Plain)?;
        }
        if words.message != diagnostic.code.id {
            self.paper.line(2, &[diagnostic.code.id], Ink::Plain)?;
        }
        self.paper.gap()
    }

    fn file(&mut self, header: &Header, file: &FileOutcome) -> io::Result<()> {
        let lang = self.paper.view.lang;
        let status = self.word(status(file.status));
        let heading = put(s::FILE_HEADING, lang, &[("path", &file.path), ("status", status)]);
        self.paper.line(0, &[&heading], Ink::Bold)?;
        self.paper.gap()?;
        self.findings(&file.findings)?;
        let quiet = self.paper.view.quiet;
        for item in rank::to_see_to(header, file) {
            let mut all = std::iter::once(&item.headline).chain(&item.members).filter_map(|r| file.results.get(*r));
            if quiet && !all.any(|result| rank::is_urgent(header, result)) {
                continue;
            }
            if let Some(story) = story::story(header, file, &item, self.sources, lang) {
                self.story(&story)?;
            }
        }
        if quiet { Ok(()) } else { self.held(header, file) }
    }

    fn story(&mut self, story: &Story) -> io::Result<()> {
        let kind = self.word(story::strength(story.strength));
        let verdict = self.word(story::verdict_of(story.strength, story.verdict));
        let headline: &[&str] = match story.names_verdict {
            true => &[kind, ": ", &story.sentence],
            false => &[kind, ", ", verdict, ": ", &story.sentence],
        };
        // The policy's own wording is of no help when read aloud; the clause stands under "why".
        let policy = story.policy.as_ref().filter(|_| self.style == Style::Drawn);
        let policy = policy.map(|place| place.mark(self.paper.view.lang));
        let marks: Vec<&Mark> = story.marks.iter().chain(&policy).collect();
        self.block(headline, weight(story), &marks)?;
        for Detail { lead, text } in &story.details {
            let lead = self.word(*lead);
            self.paper.line(2, &[lead, ": ", text], Ink::Plain)?;
        }
        self.paper.gap()
    }

    /// A headline, in pieces, and its places, drawn or in sentences.
    fn block(&mut self, headline: &[&str], weight: draw::Weight, marks: &[&Mark]) -> io::Result<()> {
        match self.style {
            Style::Drawn => {
                let drawing = draw::draw(&headline.concat(), weight, marks, self.sources, self.paper.view);
                self.paper.drawn(&drawing)
            }
            Style::Spoken => {
                self.paper.line(0, headline, Ink::Plain)?;
                marks.iter().try_for_each(|mark| self.spoken(mark))
            }
        }
    }

    /// A place in sentences: where it is, what the line says, what is said of it.
    fn spoken(&mut self, mark: &Mark) -> io::Result<()> {
        let lang = self.paper.view.lang;
        let file = self.sources.file(mark.span.file);
        let at = file.position(mark.span.start);
        let (number, column) = (at.line.to_string(), at.column.to_string());
        let mut told = put(s::PLACE, lang, &[("file", file.name()), ("line", &number), ("column", &column)]);
        let (line, marked) = draw::quoted(mark.span, self.sources, self.paper.view);
        let (line, marked) = (line.trim(), marked.trim());
        let quote = |text: &str| crate::text::words::quote(text, lang);
        told.push(' ');
        match line {
            "" => told.push_str(s::LINE_EMPTY.get(lang)),
            line => put_on(&mut told, s::LINE_READS, lang, &[("text", &quote(line))]),
        }
        told.push(' ');
        match marked {
            _ if mark.text.is_empty() => {}
            marked if marked.is_empty() || marked == line => put_on(&mut told, s::HERE, lang, &[("label", &mark.text)]),
            marked => put_on(&mut told, s::IT_IS_ABOUT, lang, &[("text", &quote(marked)), ("label", &mark.text)]),
        }
        self.paper.line(2, &[&told], Ink::Plain)
    }

    /// Results that nobody must see to: a line each, or a line for all of a rule that came out alike.
    fn held(&mut self, header: &Header, file: &FileOutcome) -> io::Result<()> {
        let held: Vec<&RuleResult> = file.results.iter().filter(|result| !rank::needs_action(result)).collect();
        if held.is_empty() {
            return Ok(());
        }
        let heading = self.word(s::HELD);
        self.paper.line(0, &[heading, ":"], Ink::Plain)?;
        if self.paper.view.verbose {
            held.into_iter().try_for_each(|result| self.held_alone(header, result))?;
        } else {
            alike(&held).into_iter().try_for_each(|results| self.held_together(header, &results))?;
        }
        self.paper.gap()
    }

    fn held_alone(&mut self, header: &Header, result: &RuleResult) -> io::Result<()> {
        let Some(head) = result.head() else { return Ok(()) };
        let lang = self.paper.view.lang;
        let sentence = super::sentence::sentence(header, result, head, lang);
        let [sign, word, comma, attested] = self.held_lead(result);
        let name = super::identity::called(header, result);
        self.paper.line(2, &[sign, word, comma, attested, ": ", &name, " – ", &sentence], Ink::Plain)
    }

    fn held_together(&mut self, header: &Header, results: &[&RuleResult]) -> io::Result<()> {
        let Some(first) = results.first() else { return Ok(()) };
        let [sign, word, comma, attested] = self.held_lead(first);
        let text = if results.len() == 1 {
            super::identity::called(header, first)
        } else {
            let many = put(s::TIMES, self.paper.view.lang, &[("n", &results.len().to_string())]);
            [super::identity::rule_name(header, first), " (", &many, ")"].concat().into()
        };
        let ink = if first.verdict() == Verdict::Pass { Ink::Green } else { Ink::Plain };
        self.paper.line(2, &[sign, word, comma, attested, ": ", &text], ink)
    }

    /// The sign and the word of a verdict, a comma, and whether it was attested.
    fn held_lead(&self, result: &RuleResult) -> [&'static str; 4] {
        let word = self.word(story::verdict(result.verdict()));
        let (comma, attested) = match result.mode {
            Mode::Attested => (", ", self.word(s::ATTESTED)),
            Mode::Automatic => ("", ""),
        };
        let sign = match (self.style, self.paper.view.unicode, result.verdict()) {
            (Style::Spoken, ..) => "",
            (Style::Drawn, true, Verdict::Pass) => "✔ ",
            (Style::Drawn, true, _) => "– ",
            (Style::Drawn, false, Verdict::Pass) => "+ ",
            (Style::Drawn, false, _) => "- ",
        };
        [sign, word, comma, attested]
    }
}

/// Results of one rule with one verdict and one mode, in the order in which they first occur.
fn alike<'a>(results: &[&'a RuleResult]) -> Vec<Vec<&'a RuleResult>> {
    let mut heaps: Vec<Vec<&RuleResult>> = Vec::new();
    for &result in results {
        let same = |heap: &&mut Vec<&RuleResult>| {
            heap.first().is_some_and(|first| {
                first.rule() == result.rule() && first.verdict() == result.verdict() && first.mode == result.mode
            })
        };
        match heaps.iter_mut().rev().find(same) {
            Some(heap) => heap.push(result),
            None => heaps.push(vec![result]),
        }
    }
    heaps
}

fn status(status: Status) -> Two {
    match status {
        Status::Checked => s::CHECKED,
        Status::Unreadable => s::UNREADABLE,
        Status::Malformed => s::MALFORMED,
        Status::Rejected => s::REJECTED,
    }
}

fn drawn_as(severity: Severity) -> draw::Weight {
    match severity {
        Severity::Error => draw::Weight::Error,
        Severity::Warning => draw::Weight::Warning,
        Severity::Note => draw::Weight::Advice,
    }
}

fn weight(story: &Story) -> draw::Weight {
    match (story.verdict, story.strength) {
        (Verdict::Fail, Strength::Must) => draw::Weight::Error,
        (Verdict::Fail, Strength::Should) | (Verdict::Undetermined, Strength::Must) => draw::Weight::Warning,
        _ => draw::Weight::Advice,
    }
}
