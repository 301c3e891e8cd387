//! Stands in for `report` until it is joined: the same names, plain text only.

use crate::diagnostic::{Diagnostic, Param};
use crate::outcome::{Exit, FileOutcome, Header, Run};
use crate::source::Sources;
use crate::text::{Lang, Two, codes, fill};
use std::io::{self, Write};

/// A row of the table of formats.
pub(crate) struct Format {
    pub(crate) name: &'static str,
    pub(crate) about: Two,
}

pub(crate) const FORMATS: &[Format] = &[
    Format { name: "text", about: Two { sv: "text med utdrag ur filen", en: "text with excerpts of the file" } },
    Format { name: "plain", about: Two { sv: "ren text, för skärmläsare", en: "plain text, for screen readers" } },
    Format { name: "json", about: Two { sv: "JSON, för andra program", en: "JSON, for other programs" } },
    Format { name: "jsonl", about: Two { sv: "JSON, en rad per fil", en: "JSON, a line for each file" } },
];

/// How to show.
#[derive(Debug, Clone)]
pub(crate) struct View {
    pub(crate) lang: Lang,
    pub(crate) color: bool,
    pub(crate) width: usize,
    pub(crate) quiet: bool,
    pub(crate) verbose: bool,
}

pub(crate) fn write(format: &str, run: &Run, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{format} {}", run.exit.code())?;
    let _ = (view.color, view.width, view.quiet, view.verbose);
    for file in &run.files {
        writeln!(out, "{} {}", file.path, file.status.name())?;
        file.findings.iter().try_for_each(|finding| writeln!(out, "{}", said(finding, sources, view.lang)))?;
    }
    Ok(())
}

pub(crate) fn refused(
    format: &str,
    findings: &[Diagnostic],
    sources: &Sources,
    exit: Exit,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let _ = (format, exit);
    findings.iter().try_for_each(|finding| writeln!(out, "{}", said(finding, sources, view.lang)))
}

pub(crate) fn jsonl_line(
    header: &Header,
    line: u64,
    file: &FileOutcome,
    sources: &Sources,
    out: &mut dyn Write,
) -> io::Result<()> {
    let _ = (header, sources);
    writeln!(out, "{{\"line\":{line},\"path\":\"{}\",\"status\":\"{}\"}}", file.path, file.status.name())
}

fn said(finding: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let Some(text) = codes::of(finding.code.id) else { return finding.code.id.to_owned() };
    let value = |name: &str| {
        finding.params.iter().find(|(key, _)| *key == name).map(|(_, value)| match value {
            Param::Text(text) => text.clone(),
            Param::Number(number) => number.to_string(),
            Param::List(list) => list.join(", "),
            Param::Word(word) => (*word).to_owned(),
        })
    };
    let place = finding.span().map_or(String::new(), |span| {
        let file = sources.file(span.file);
        let at = file.position(span.start);
        format!("{}:{}:{}: ", file.name(), at.line, at.column)
    });
    let message = fill(text.message.get(lang), value);
    let help = fill(text.help.get(lang), value);
    format!("{place}{} {message}\n  {help}", finding.code.id)
}
