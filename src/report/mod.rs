//! Results → bytes, one file a format, one row in [`FORMATS`].
//!
//! In: a finished [`Run`] and its sources, or the findings for which a policy was refused. Out: bytes.
//! Must not know: how to judge. Nothing here evaluates, filters (but for a view, as its row says), parses files again
//! or decides the exit code.

mod coverage;
mod csv;
mod demand;
mod facts;
mod findings;
mod github;
mod handbook;
mod html;
mod human;
mod identity;
mod json;
mod remedy;
mod safe;
mod sentence;
mod trials;

pub use coverage::{COVERAGE_FORMATS, state};
pub use facts::fact;
pub use findings::{Finding, finding};
pub use handbook::HANDBOOK_FORMATS;
pub use human::{remarks, verdict_word};
pub use identity::id;
pub use json::jsonl_line;
pub use safe::safe;
pub use sentence::sentence as message;
pub use trials::TRIAL_FORMATS;

use crate::diagnostic::Diagnostic;
use crate::outcome::{Exit, Options, Run};
use crate::source::{Sources, Span};
use crate::text::{Lang, Two};
use std::io::{self, Write};

/// How a person wants to see a report. Machine formats do not look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The reader's language.
    pub lang: Lang,
    /// Colours.
    pub color: bool,
    /// Columns.
    pub width: usize,
    /// Drawing characters beyond ASCII.
    pub unicode: bool,
    /// Only what breaks or leaves open a `must`, and the closing line.
    pub quiet: bool,
    /// Each requirement that is met or does not apply, with its sentence.
    pub verbose: bool,
}

impl View {
    /// 80 columns, no colour, nothing left out or added.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang, color: false, width: 80, unicode: true, quiet: false, verbose: false }
    }
}

/// Whether a format carries everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Every result.
    Full,
    /// A subset, most severe first, ending with the number left out; the text says which.
    View(Two),
}

/// A policy that cannot be used.
#[derive(Debug, Clone, Copy)]
pub struct Refusal<'a> {
    /// What the run ends with.
    pub exit: Exit,
    /// What is wrong.
    pub findings: &'a [Diagnostic],
    /// The files that the findings point into.
    pub sources: &'a Sources,
    /// What was asked for, where that was understood.
    pub options: Option<&'a Options>,
}

/// How a format keeps text from files from acting on what reads it. `tests/hostile.rs` has a check for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// For people: what acts, hides or reorders is shown as `\u{…}`; the only escape sequences are our own colours.
    Shown,
    /// One JSON value: JSON's own escapes, nothing lost.
    Json,
    /// One JSON value a line.
    JsonLines,
    /// Workflow commands: one a line, with GitHub's escapes.
    Workflow,
}

/// One output format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// Full or view.
    pub scope: Scope,
    /// File extension, without the dot.
    pub extension: &'static str,
    /// Media type.
    pub media_type: &'static str,
    /// What it is for, in one line.
    pub about: Two,
    /// How text from files is made harmless.
    pub escape: Escape,
    run: fn(&Run, &Sources, &View, &mut dyn Write) -> io::Result<()>,
    refused: fn(&Refusal<'_>, &View, &mut dyn Write) -> io::Result<()>,
}

/// One output format of something other than a run.
#[derive(Debug)]
pub struct FormatOf<T: 'static> {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is for, in one line.
    pub about: Two,
    run: fn(&T, &Sources, &View, &mut dyn Write) -> io::Result<()>,
}

/// Writes something in the format of a name; nothing when the table has no such format.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_as<T>(
    table: &[FormatOf<T>],
    name: &str,
    what: &T,
    sources: &Sources,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    match table.iter().find(|format| format.name == name) {
        Some(format) => (format.run)(what, sources, view, out),
        None => Ok(()),
    }
}

/// Where something stands, for people: `file:line`.
fn place(sources: &Sources, span: Span) -> String {
    let file = sources.file(span.file);
    format!("{}:{}", safe(file.name()), file.position(span.start).line)
}

/// The table of formats: help, completion and tests read it.
pub static FORMATS: &[Format] = &[
    Format {
        name: "text",
        scope: Scope::Full,
        extension: "txt",
        media_type: "text/plain; charset=utf-8",
        about: Two {
            sv: "För läsning på skärm, med utdrag ur filen.",
            en: "To read on a screen, with excerpts of the file.",
        },
        escape: Escape::Shown,
        run: human::text,
        refused: human::text_refused,
    },
    Format {
        name: "plain",
        scope: Scope::Full,
        extension: "txt",
        media_type: "text/plain; charset=utf-8",
        about: Two {
            sv: "Hela meningar utan ritade tecken, för skärmläsare.",
            en: "Whole sentences without drawn characters, for screen readers.",
        },
        escape: Escape::Shown,
        run: human::plain,
        refused: human::plain_refused,
    },
    Format {
        name: "json",
        scope: Scope::Full,
        extension: "json",
        media_type: "application/json",
        about: Two { sv: "För andra program, hela körningen.", en: "For other programs, the whole run." },
        escape: Escape::Json,
        run: json::json,
        refused: json::json_refused,
    },
    Format {
        name: "jsonl",
        scope: Scope::Full,
        extension: "jsonl",
        media_type: "application/x-ndjson",
        about: Two { sv: "För andra program, en rad per fil.", en: "For other programs, one line for each file." },
        escape: Escape::JsonLines,
        run: json::jsonl,
        refused: json::jsonl_refused,
    },
    Format {
        name: "github",
        scope: Scope::View(Two {
            sv: "Det som inte är uppfyllt, har dispens, inte går att avgöra eller återstår: högst tio fel, tio \
                 varningar och tio upplysningar.",
            en: "What is not met, is waived, cannot be decided or is still to be done: at most ten errors, ten warnings \
                 and ten notices.",
        }),
        extension: "txt",
        media_type: "text/plain; charset=utf-8",
        about: Two { sv: "Kommentarer i GitHub.", en: "Annotations in GitHub." },
        escape: Escape::Workflow,
        run: github::run,
        refused: github::refused,
    },
];

/// The format of a name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Writes a run.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(format: &Format, run: &Run, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    (format.run)(run, sources, view, out)
}

/// Writes why a policy cannot be used.
///
/// # Errors
/// When `out` cannot be written.
pub fn refused(format: &Format, refusal: &Refusal<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    (format.refused)(refusal, view, out)
}

#[cfg(test)]
mod tests;
