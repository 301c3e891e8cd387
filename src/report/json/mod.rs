//! Machine output: `json` (one object for the run) and `jsonl` (one line a file). It depends on neither language nor
//! environment, and files are written one at a time.

mod build;
mod coverage;
mod escape;
mod shape;
mod value;

pub(super) use coverage::coverage;

use super::{Refusal, View};
use crate::diagnostic::Diagnostic;
use crate::outcome::{FileOutcome, Header, Run, Trials};
use crate::source::Sources;
use escape::Escaping;
use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};
use std::io::{self, Write};

#[derive(Serialize)]
struct Top<'a> {
    #[serde(flatten)]
    head: shape::Head,
    exit_code: u8,
    summary: shape::Summary,
    findings: Vec<shape::Finding>,
    waivers: Vec<shape::StandingOf>,
    files: Files<'a>,
}

/// Files, built as they are written.
struct Files<'a>(Option<(&'a Run, &'a Sources)>);

impl Serialize for Files<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        if let Some((run, sources)) = self.0 {
            for file in &run.files {
                list.serialize_element(&build::file(&run.header, file, sources))?;
            }
        }
        list.end()
    }
}

#[derive(Serialize)]
struct Line<'a> {
    run: shape::Head,
    line: u64,
    file: shape::File<'a>,
}

/// `json`: the whole run as one object.
pub(super) fn json(run: &Run, sources: &Sources, _: &View, out: &mut dyn Write) -> io::Result<()> {
    let top = Top {
        head: build::head(&run.header),
        exit_code: run.exit.code(),
        summary: build::summary(&run.summary()),
        findings: run.header.findings.iter().map(|d| build::finding(sources, d)).collect(),
        waivers: run.header.waivers.iter().map(|waiver| build::standing(sources, waiver)).collect(),
        files: Files(Some((run, sources))),
    };
    write_pretty(&top, out)
}

/// `json` for a policy that cannot be used: the findings and no files.
pub(super) fn json_refused(refusal: &Refusal<'_>, _: &View, out: &mut dyn Write) -> io::Result<()> {
    write_pretty(&refused(refusal), out)
}

fn refused<'a>(refusal: &Refusal<'_>) -> Top<'a> {
    Top {
        head: build::bare_head(refusal.options),
        exit_code: refusal.exit.code(),
        summary: build::summary(&crate::outcome::Summary::default()),
        findings: refusal.findings.iter().map(|d| build::finding(refusal.sources, d)).collect(),
        waivers: Vec::new(),
        files: Files(None),
    }
}

#[derive(Serialize)]
struct TrialsTop {
    format_version: &'static str,
    tool: shape::Tool,
    policy: Option<shape::Policy>,
    exit_code: u8,
    findings: Vec<shape::Finding>,
    examples: Vec<TrialShape>,
}

#[derive(Serialize)]
struct TrialShape {
    title: String,
    location: shape::Location,
    as_of: Option<String>,
    expectations: usize,
    holds: bool,
    findings: Vec<shape::Finding>,
}

/// `json` of the examples of a policy.
pub(super) fn trials(trials: &Trials, sources: &Sources, _: &View, out: &mut dyn Write) -> io::Result<()> {
    let head = build::head(&trials.header);
    let findings = |all: &[Diagnostic]| all.iter().map(|finding| build::finding(sources, finding)).collect::<Vec<_>>();
    let examples = trials.trials.iter().map(|trial| TrialShape {
        title: trial.title.clone(),
        location: build::location(sources, trial.span),
        as_of: trial.as_of.map(|day| day.to_string()),
        expectations: trial.expectations,
        holds: trial.holds(),
        findings: findings(&trial.findings),
    });
    let top = TrialsTop {
        format_version: head.format_version,
        tool: head.tool,
        policy: head.policy,
        exit_code: trials.exit.code(),
        findings: [findings(&trials.header.findings), findings(&trials.findings)].into_iter().flatten().collect(),
        examples: examples.collect(),
    };
    write_pretty(&top, out)
}

/// `jsonl`: a line a file.
pub(super) fn jsonl(run: &Run, sources: &Sources, _: &View, out: &mut dyn Write) -> io::Result<()> {
    // A line may be a hundred times as large as the file of which it tells.
    let mut out = Escaping::new(out);
    for (number, file) in (1..).zip(&run.files) {
        serde_json::to_writer(&mut out, &line(&run.header, number, file, sources))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn line<'a>(header: &'a Header, number: u64, file: &'a FileOutcome, sources: &'a Sources) -> Line<'a> {
    Line { run: build::head(header), line: number, file: build::file(header, file, sources) }
}

/// One line of `jsonl` with its end, for streams. `number` is that of the line of the input, from 1.
#[must_use]
pub fn jsonl_line(header: &Header, number: u64, file: &FileOutcome, sources: &Sources) -> String {
    // Plain data: writing it to memory does not fail.
    let text = serde_json::to_string(&line(header, number, file, sources)).unwrap_or_default();
    let mut text = escape::escaped(&text).into_owned();
    text.push('\n');
    text
}

/// `jsonl` for a policy that cannot be used: the object of `json`, on one line.
pub(super) fn jsonl_refused(refusal: &Refusal<'_>, _: &View, out: &mut dyn Write) -> io::Result<()> {
    ended(out, |out| serde_json::to_writer(out, &refused(refusal)))
}

pub(super) fn write_pretty(top: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    ended(out, |out| serde_json::to_writer_pretty(out, top))
}

/// Writes JSON, escaped, with the end of its line. It is written a bracket at a time, to what is known where that is compiled.
fn ended<'o>(
    out: &'o mut dyn Write,
    write: impl FnOnce(&mut Escaping<&'o mut dyn Write>) -> serde_json::Result<()>,
) -> io::Result<()> {
    let mut out = Escaping::new(out);
    write(&mut out)?;
    out.write_all(b"\n")?;
    out.flush()
}
