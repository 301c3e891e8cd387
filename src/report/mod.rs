//! Results → bytes, one file a format, one row in [`FORMATS`].
//!
//! In: a finished [`Run`] and its sources, or the findings for which a policy was refused. Out: bytes.
//! Must not know: how to judge. Nothing here evaluates, filters (but for a view, as its row says), parses files again
//! or decides the exit code.

mod account;
mod comparison;
mod coverage;
mod csv;
mod demand;
mod dossier;
mod facts;
mod findings;
mod github;
mod gitlab;
mod handbook;
mod html;
mod human;
mod ics;
mod identity;
mod json;
mod junit;
mod markdown;
mod oscal;
mod record;
mod remedy;
mod safe;
mod sarif;
mod sentence;
mod sheet;
mod tally;
mod tap;
mod told;
mod trend;
mod trials;
mod workbook;

pub use comparison::COMPARISON_FORMATS;
pub use coverage::{COVERAGE_FORMATS, state};
pub use facts::fact;
pub use findings::{Finding, finding};
pub use handbook::HANDBOOK_FORMATS;
pub use human::{remarks, verdict_word};
pub use identity::id;
pub use json::jsonl_line;
pub use record::{findings, record};
pub use safe::safe;
pub use sentence::sentence as message;
pub use trend::TREND_FORMATS;
pub use trials::TRIAL_FORMATS;

use crate::diagnostic::Diagnostic;
use crate::outcome::{Account, Exit, FindingRecord, Options, Run};
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
    /// One JSON value whose texts are those for people: what is too long in them is shortened.
    JsonTold,
    /// Workflow commands: one a line, with GitHub's escapes.
    Workflow,
    /// A table for spreadsheets: no cell is a formula or ends its row.
    Sheet,
    /// XML: well-formed, and as for people.
    Xml,
    /// Markdown: as for people, and nothing in a text is markup.
    Markdown,
    /// Test Anything Protocol: as for people, no text begins a line or a directive.
    Tap,
    /// iCalendar: text escaped and folded, no text begins a property.
    Calendar,
    /// HTML: as for people, and nothing in a text is markup.
    Html,
    /// A workbook: parts in a container, their texts as for people, no cell a formula.
    Workbook,
}

impl Escape {
    /// Whether it is text, which a terminal can show.
    #[must_use]
    pub fn is_text(self) -> bool {
        self != Self::Workbook
    }
}

/// What a format is made of.
#[derive(Debug, Clone, Copy)]
enum Made {
    /// The run at hand.
    OfRun(
        fn(&Run, &Sources, &View, &mut dyn Write) -> io::Result<()>,
        fn(&Refusal<'_>, &View, &mut dyn Write) -> io::Result<()>,
    ),
    /// Records, of the run at hand or of an audit that was kept; of a policy that cannot be used, what is wrong.
    OfRecords(
        fn(&dyn Account, &View, &mut dyn Write) -> io::Result<()>,
        fn(&[FindingRecord], &View, &mut dyn Write) -> io::Result<()>,
    ),
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
    /// Whether it tells no more of what is met or does not apply than that it is so; `text` and `plain` do where they are
    /// verbose.
    pub of_unmet: bool,
    /// What the file is called in the folder of an audit; empty where an audit does not have it.
    pub file: &'static str,
    made: Made,
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
        of_unmet: true,
        file: "",
        made: Made::OfRun(human::text, human::text_refused),
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
        of_unmet: true,
        file: "",
        made: Made::OfRun(human::plain, human::plain_refused),
    },
    Format {
        name: "json",
        scope: Scope::Full,
        extension: "json",
        media_type: "application/json",
        about: Two { sv: "För andra program, hela körningen.", en: "For other programs, the whole run." },
        escape: Escape::Json,
        of_unmet: false,
        file: "",
        made: Made::OfRun(json::json, json::json_refused),
    },
    Format {
        name: "jsonl",
        scope: Scope::Full,
        extension: "jsonl",
        media_type: "application/x-ndjson",
        about: Two { sv: "För andra program, en rad per fil.", en: "For other programs, one line for each file." },
        escape: Escape::JsonLines,
        of_unmet: false,
        file: "",
        made: Made::OfRun(json::jsonl, json::jsonl_refused),
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
        of_unmet: true,
        file: "",
        made: Made::OfRun(github::run, github::refused),
    },
    Format {
        name: "sarif",
        scope: Scope::Full,
        extension: "sarif",
        media_type: "application/sarif+json",
        about: Two { sv: "SARIF 2.1.0, alla omdömen, för granskning.", en: "SARIF 2.1.0, every result, for audits." },
        escape: Escape::JsonTold,
        of_unmet: false,
        file: "results.sarif",
        made: Made::OfRecords(sarif::full, sarif::refused),
    },
    Format {
        name: "sarif-github",
        scope: Scope::View(Two {
            sv: "Det som inte är uppfyllt, har dispens eller inte går att avgöra och har en plats i filen: högst 5 000.",
            en: "What is not met, is waived or cannot be decided and has a place in the file: at most 5,000.",
        }),
        extension: "sarif",
        media_type: "application/sarif+json",
        about: Two { sv: "SARIF för kodgranskning i GitHub.", en: "SARIF for code scanning in GitHub." },
        escape: Escape::JsonTold,
        of_unmet: true,
        file: "code-scanning.sarif",
        made: Made::OfRecords(sarif::github, sarif::refused),
    },
    Format {
        name: "junit",
        scope: Scope::Full,
        extension: "xml",
        media_type: "application/xml",
        about: Two { sv: "JUnit-XML för byggservrar.", en: "JUnit XML for build servers." },
        escape: Escape::Xml,
        of_unmet: false,
        file: "junit.xml",
        made: Made::OfRecords(junit::run, junit::refused),
    },
    Format {
        name: "tap",
        scope: Scope::View(Two { sv: "Allt utom det som inte gäller.", en: "Everything but what does not apply." }),
        extension: "tap",
        media_type: "text/plain; charset=utf-8",
        about: Two { sv: "TAP 14 för testprogram.", en: "TAP 14 for test harnesses." },
        escape: Escape::Tap,
        of_unmet: true,
        file: "results.tap",
        made: Made::OfRecords(tap::run, tap::refused),
    },
    Format {
        name: "gitlab",
        scope: Scope::View(Two {
            sv: "Det som inte är uppfyllt, har dispens, inte går att avgöra eller återstår.",
            en: "What is not met, is waived, cannot be decided or is still to be done.",
        }),
        extension: "json",
        media_type: "application/json",
        about: Two { sv: "Kodkvalitet i GitLab.", en: "Code Quality in GitLab." },
        escape: Escape::JsonTold,
        of_unmet: true,
        file: "gl-code-quality-report.json",
        made: Made::OfRecords(gitlab::run, gitlab::refused),
    },
    Format {
        name: "markdown",
        scope: Scope::Full,
        extension: "md",
        media_type: "text/markdown; charset=utf-8",
        about: Two { sv: "Markdown, för ärenden och webbsidor.", en: "Markdown, for issues and web pages." },
        escape: Escape::Markdown,
        of_unmet: false,
        file: "results.md",
        made: Made::OfRecords(markdown::run, markdown::refused),
    },
    Format {
        name: "csv",
        scope: Scope::Full,
        extension: "csv",
        media_type: "text/csv; charset=utf-8",
        about: Two {
            sv: "För kalkylprogram, en rad per omdöme.",
            en: "For spreadsheets (semicolons), one row for each result.",
        },
        escape: Escape::Sheet,
        of_unmet: false,
        file: "results.csv",
        made: Made::OfRecords(sheet::csv, sheet::csv_refused),
    },
    Format {
        name: "xlsx",
        scope: Scope::Full,
        extension: "xlsx",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        about: Two {
            sv: "Kalkylblad: sammanfattning, utförare och avsnitt, alla omdömen, vad som saknas, dispenser.",
            en: "Excel workbook: summary, providers by section, all results, what is missing, waivers.",
        },
        escape: Escape::Workbook,
        of_unmet: false,
        file: "results.xlsx",
        made: Made::OfRecords(workbook::run, workbook::refused),
    },
    Format {
        name: "html",
        scope: Scope::Full,
        extension: "html",
        media_type: "text/html; charset=utf-8",
        about: Two {
            sv: "För webbläsare och utskrift: översikt, och varje utförare.",
            en: "For browsers and paper: an overview, and each provider.",
        },
        escape: Escape::Html,
        of_unmet: false,
        file: "index.html",
        made: Made::OfRecords(dossier::single, dossier::refused),
    },
    Format {
        name: "oscal",
        scope: Scope::Full,
        extension: "json",
        media_type: "application/json",
        about: Two {
            sv: "OSCAL, granskningens resultat, för myndigheter och granskare.",
            en: "OSCAL assessment results, for authorities and auditors.",
        },
        escape: Escape::JsonTold,
        of_unmet: false,
        file: "oscal-assessment-results.json",
        made: Made::OfRecords(oscal::results, oscal::refused),
    },
    Format {
        name: "oscal-catalog",
        scope: Scope::View(Two { sv: "Punkterna, utan omdömen.", en: "The clauses, without results." }),
        extension: "json",
        media_type: "application/json",
        about: Two { sv: "OSCAL, punkterna som en katalog.", en: "OSCAL catalog of the clauses." },
        escape: Escape::JsonTold,
        of_unmet: false,
        file: "oscal-catalog.json",
        made: Made::OfRecords(oscal::catalog, oscal::refused),
    },
    Format {
        name: "oscal-poam",
        scope: Scope::View(Two {
            sv: "Det som inte är uppfyllt, har dispens, inte går att avgöra eller återstår.",
            en: "What is not met, is waived, cannot be decided or is still to be done.",
        }),
        extension: "json",
        media_type: "application/json",
        about: Two { sv: "OSCAL, en åtgärdsplan.", en: "OSCAL plan of action and milestones." },
        escape: Escape::JsonTold,
        of_unmet: true,
        file: "oscal-poam.json",
        made: Made::OfRecords(oscal::plan, oscal::refused),
    },
    Format {
        name: "ics",
        scope: Scope::View(Two {
            sv: "Det som återstår och har en sista dag, och när dispenser går ut.",
            en: "What is still to be done by a last day, and when waivers end.",
        }),
        extension: "ics",
        media_type: "text/calendar; charset=utf-8",
        about: Two { sv: "Sista dagar till kalendern.", en: "Last days for the calendar." },
        escape: Escape::Calendar,
        of_unmet: true,
        file: "deadlines.ics",
        made: Made::OfRecords(ics::run, ics::refused),
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
    match format.made {
        Made::OfRun(write, _) => write(run, sources, view, out),
        Made::OfRecords(write, _) => write(&account::OfRun { run, sources }, view, out),
    }
}

/// Writes an audit that was kept as records; nothing in a format that needs more than these.
///
/// # Errors
/// When `out` cannot be written, or the records cannot be read.
pub fn write_account(format: &Format, account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    match format.made {
        Made::OfRun(..) => Ok(()),
        Made::OfRecords(write, _) => write(account, view, out),
    }
}

/// The pages of an audit, the first one and one for each file: `put` is given the path of each within the folder, and its
/// text.
///
/// # Errors
/// What `put` gives, or why the records cannot be read.
pub fn pages(account: &dyn Account, view: &View, put: &mut dyn FnMut(&str, &str) -> io::Result<()>) -> io::Result<()> {
    dossier::pages(account, view, put)
}

/// Writes why a policy cannot be used.
///
/// # Errors
/// When `out` cannot be written.
pub fn refused(format: &Format, refusal: &Refusal<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    match format.made {
        Made::OfRun(_, refused) => refused(refusal, view, out),
        Made::OfRecords(_, refused) => {
            let languages = [view.lang.code().into()];
            refused(&findings(refusal.findings, &languages, refusal.sources), view, out)
        }
    }
}

#[cfg(test)]
mod tests;
