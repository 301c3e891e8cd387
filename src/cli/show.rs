//! The only door from the command line to `report`.

pub(crate) use crate::report::{
    COMPARISON_FORMATS, COVERAGE_FORMATS, FORMATS, Format, FormatOf, HANDBOOK_FORMATS, TREND_FORMATS, TRIAL_FORMATS,
    View, findings, jsonl_line, pages, record, safe, state, verdict_word, write_as,
};

use crate::diagnostic::Diagnostic;
use crate::engine::EvidenceOf;
use crate::host;
use crate::outcome::{Account, Exit, Options, Run};
use crate::report::{self, Refusal};
use crate::source::Sources;
use crate::text::Two;
use std::io::{self, Write};

/// The formats of a run, with what each is for.
pub(crate) fn formats() -> impl Iterator<Item = (&'static str, Two)> {
    FORMATS.iter().map(|format| (format.name, format.about))
}

/// Their names.
pub(crate) fn format_names() -> Vec<&'static str> {
    formats().map(|(name, _)| name).collect()
}

/// Whether a format of a run is text; one that is none of its formats is.
pub(crate) fn is_text(name: &str) -> bool {
    report::format(name).is_none_or(|format| format.escape.is_text())
}

/// The judgements of whose evidence some formats of a run tell.
pub(crate) fn evidence<'f>(names: impl IntoIterator<Item = &'f str>, verbose: bool) -> EvidenceOf {
    let of_unmet = |name: &str| report::format(name).is_some_and(|format| format.of_unmet);
    if !verbose && names.into_iter().all(of_unmet) { EvidenceOf::Unmet } else { EvidenceOf::All }
}

/// The formats of something other than a run, with what each is for.
pub(crate) fn formats_of<T>(table: &[FormatOf<T>]) -> impl Iterator<Item = (&'static str, Two)> {
    table.iter().map(|format| (format.name, format.about))
}

/// Writes a run in a format by its name.
pub(crate) fn write(name: &str, run: &Run, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    match report::format(name) {
        Some(format) => report::write(format, run, sources, view, out),
        None => Ok(()),
    }
}

/// The formats of an audit.
pub(crate) fn audit_formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| !format.file.is_empty())
}

/// Writes an audit in a format by its name.
pub(crate) fn write_account(name: &str, account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    match report::format(name) {
        Some(format) => report::write_account(format, account, view, out),
        None => Ok(()),
    }
}

/// Writes why nothing was checked, in a format by its name.
pub(crate) fn refused(
    name: &str,
    findings: &[Diagnostic],
    sources: &Sources,
    (exit, options): (Exit, Option<&Options>),
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    match report::format(name) {
        Some(format) => report::refused(format, &Refusal { exit, findings, sources, options }, view, out),
        None => Ok(()),
    }
}

/// Findings for people about a whole run, on standard error; where one is an error, also what the run ends with.
pub(crate) fn remark(findings: &[Diagnostic], sources: &Sources, exit: Exit, view: &View) {
    if findings.iter().any(Diagnostic::is_error) {
        return tell(findings, sources, exit, view);
    }
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = report::remarks(findings, sources, view, &mut bytes);
    host::say(&String::from_utf8_lossy(&bytes));
}

/// Findings for people, on standard error: what is wrong with options, configuration or outputs.
pub(crate) fn tell(findings: &[Diagnostic], sources: &Sources, exit: Exit, view: &View) {
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = refused("plain", findings, sources, (exit, None), view, &mut bytes);
    host::say(&String::from_utf8_lossy(&bytes));
}
