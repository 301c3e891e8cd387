//! GitHub workflow commands: one annotation a line. A view: GitHub shows ten of each kind and drops the rest silently,
//! so we choose, and say how many were left out.

use super::human::{rank, story};
use super::{Refusal, View, finding, safe};
use crate::diagnostic::{Diagnostic, Severity};
use crate::outcome::Run;
use crate::source::{Sources, Span};
use crate::text::{Lang, sentences as s, sentences::put};
use crate::verdict::{Strength, Verdict};
use std::io::{self, Write};

/// How many annotations of one kind GitHub shows.
const SHOWN: usize = 10;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Error,
    Warning,
    Notice,
}

impl Level {
    const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Notice];

    fn command(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }

    fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Notice,
        }
    }
}

struct Annotation {
    level: Level,
    span: Option<Span>,
    /// The file, where there is no place in it.
    file: Option<String>,
    title: String,
    message: Vec<String>,
}

pub(super) fn run(run: &Run, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut all: Vec<Annotation> = run.header.findings.iter().map(|d| of_finding(d, None, view.lang)).collect();
    for file in &run.files {
        all.extend(file.findings.iter().map(|d| of_finding(d, Some(&file.path), view.lang)));
        for item in rank::to_see_to(&run.header, file) {
            let urgent = file.results.get(item.headline).is_some_and(|result| rank::is_urgent(&run.header, result));
            let story = story::story(&run.header, file, &item, sources, view.lang);
            if let Some(story) = story.filter(|_| urgent || !view.quiet) {
                all.push(of_story(&story, &file.path, view.lang));
            }
        }
    }
    annotate(all, sources, view.lang, out)
}

pub(super) fn refused(refusal: &Refusal<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let all = refusal.findings.iter().map(|d| of_finding(d, None, view.lang)).collect();
    annotate(all, refusal.sources, view.lang, out)
}

fn of_finding(diagnostic: &Diagnostic, file: Option<&str>, lang: Lang) -> Annotation {
    let words = finding(diagnostic, lang);
    Annotation {
        level: Level::of(diagnostic.code.severity),
        span: diagnostic.span(),
        file: file.map(str::to_owned),
        title: diagnostic.code.id.to_owned(),
        message: [words.message, words.help].into_iter().filter(|text| !text.is_empty()).collect(),
    }
}

fn of_story(story: &story::Story, path: &str, lang: Lang) -> Annotation {
    let level = match (story.verdict, story.strength) {
        _ if story.waits => Level::Notice,
        (Verdict::Pending | Verdict::Waived, _) | (_, Strength::Note) => Level::Notice,
        (_, Strength::Must) => Level::Error,
        (_, Strength::Should) => Level::Warning,
    };
    let title = format!(
        "{}, {}",
        story::strength(story.strength).get(lang),
        story::verdict_of(story.strength, story.verdict).get(lang)
    );
    let details = story.details.iter().map(|detail| format!("{}: {}", detail.lead.get(lang), detail.text));
    Annotation {
        level,
        span: story.marks.first().map(|mark| mark.span),
        file: Some(path.to_owned()),
        title,
        message: std::iter::once(story.sentence.clone()).chain(details).collect(),
    }
}

/// Errors, then warnings, then notices; a last notice says what was left out.
fn annotate(all: Vec<Annotation>, sources: &Sources, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let count = |level| all.iter().filter(|a| a.level == level).count();
    let beyond: usize = Level::ALL.into_iter().map(|level| count(level).saturating_sub(SHOWN)).sum();
    // The closing notice takes the place of one of the others.
    let notices = if beyond > 0 { SHOWN - 1 } else { SHOWN };
    let mut left_out = 0;
    for level in Level::ALL {
        let room = if level == Level::Notice { notices } else { SHOWN };
        for annotation in all.iter().filter(|a| a.level == level).take(room) {
            write_one(annotation, sources, out)?;
        }
        left_out += count(level).saturating_sub(room);
    }
    if left_out == 0 {
        return Ok(());
    }
    writeln!(out, "::notice::{}", data(&put(s::LEFT_OUT, lang, &[("n", &left_out.to_string())])))
}

fn write_one(annotation: &Annotation, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let mut properties: Vec<String> = Vec::new();
    match (annotation.span, &annotation.file) {
        (Some(span), _) => properties.extend(place(span, sources)),
        (None, Some(path)) => properties.push(format!("file={}", property(path))),
        (None, None) => {}
    }
    properties.push(format!("title={}", property(&annotation.title)));
    let message: Vec<String> = annotation.message.iter().map(|line| data(line)).collect();
    writeln!(out, "::{} {}::{}", annotation.level.command(), properties.join(","), message.join("%0A"))
}

/// GitHub's columns: from 1, the last one included; shown only for a place on one line.
fn place(span: Span, sources: &Sources) -> Vec<String> {
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    let mut properties = vec![format!("file={}", property(file.name())), format!("line={}", start.line)];
    if start.line == end.line {
        let last = end.column.saturating_sub(1).max(start.column);
        properties.push(format!("col={}", start.column));
        properties.push(format!("endLine={}", end.line));
        properties.push(format!("endColumn={last}"));
    } else {
        properties.push(format!("endLine={}", end.line));
    }
    properties
}

/// A message: safe, with the escapes of workflow commands.
fn data(text: &str) -> String {
    safe(text).replace('%', "%25")
}

/// A property: commas and colons too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
