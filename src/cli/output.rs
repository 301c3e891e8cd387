//! Where formats are written: standard output or files, opened before anything is read, so that a long run does not
//! end in a folder that is not there.

use super::faults::{not_writable, shown};
use super::reader::in_a_file;
use super::show::{self, View};
use super::usage;
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::host::{self, OutputFile};
use crate::outcome::Exit;
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use clap::ArgMatches;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A format and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// The format's name.
    pub(crate) format: &'static str,
    /// The file; `None`: standard output.
    pub(crate) file: Option<PathBuf>,
}

impl Target {
    /// Reads `NAME` or `NAME=FILE`, the file relative to a folder.
    pub(crate) fn parse(text: &str, folder: &Path, names: &[&'static str]) -> Option<Self> {
        let (name, file) = match text.split_once('=') {
            Some((_, "")) => return None,
            Some((name, file)) => (name, Some(folder.join(file))),
            None => (text, None),
        };
        let format = names.iter().copied().find(|format| *format == name)?;
        Some(Self { format, file })
    }
}

/// The value of `--format`.
pub(crate) fn target(text: &str, lang: Lang, all: &[&'static str]) -> Result<Target, String> {
    Target::parse(text, Path::new(""), all).ok_or_else(|| {
        let name = text.split_once('=').map_or(text, |(name, _)| name);
        let names = || all.iter().copied();
        if names().any(|known| known == name) {
            return words::WANTS_FORMAT_FILE.get(lang).to_owned();
        }
        let hint = match crate::diagnostic::suggest(name, names()) {
            Some(near) => usage::fill(words::NEAR, lang, &[("near", near)]),
            None => usage::fill(words::CHOICES, lang, &[("values", &names().collect::<Vec<_>>().join(", "))]),
        };
        format!("{} {hint}", words::WANTS_FORMAT.get(lang))
    })
}

enum To {
    Standard(Box<dyn Write>),
    File(OutputFile, String),
}

/// An open output.
pub(crate) struct Output {
    /// The format's name.
    pub(crate) format: &'static str,
    to: To,
    view: View,
    /// What became of it so far: after a fault nothing more is written, and a file never takes its name.
    state: Written,
}

/// What became of a piece of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// It is written.
    Done,
    /// Nobody reads any more.
    Closed,
    /// It could not be written; that has been said.
    Failed,
}

impl Written {
    /// The exit code of a run whose own is `exit`.
    pub(crate) fn exit(self, exit: Exit) -> Exit {
        if self == Self::Failed { exit.worst(Exit::CouldNot) } else { exit }
    }
}

/// What `--format` asks for; without it text on standard output.
pub(crate) fn targets(matches: &ArgMatches) -> Vec<Target> {
    let given: Vec<Target> = matches.get_many("format").into_iter().flatten().cloned().collect();
    if given.is_empty() { vec![Target { format: "text", file: None }] } else { given }
}

/// Opens all outputs, or says what stands in the way of each.
pub(crate) fn open(targets: &[Target], inputs: &[PathBuf], view: &View) -> Result<Vec<Output>, Vec<Diagnostic>> {
    let mut findings = collisions(targets, inputs);
    findings.extend(not_shown(targets, host::standard_output_is_terminal()));
    if !findings.is_empty() {
        return Err(findings);
    }
    let mut outputs = Vec::new();
    for target in targets {
        let (to, view) = match &target.file {
            None => (To::Standard(host::standard_output()), *view),
            Some(path) => match OutputFile::create(path) {
                Ok(file) => (To::File(file, shown(path)), in_a_file(view)),
                Err(_) => {
                    findings.push(not_writable(&shown(path)));
                    continue;
                }
            },
        };
        outputs.push(Output { format: target.format, to, view, state: Written::Done });
    }
    if findings.is_empty() { Ok(outputs) } else { Err(findings) }
}

/// What is no text would be written to a terminal.
fn not_shown(targets: &[Target], is_terminal: bool) -> Option<Diagnostic> {
    let to_screen =
        targets.iter().find(|target| is_terminal && target.file.is_none() && !show::is_text(target.format))?;
    Some(Diagnostic::nowhere(codes::OUTPUT_NOT_SHOWN).with("format", to_screen.format))
}

fn collisions(targets: &[Target], inputs: &[PathBuf]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (at, target) in targets.iter().enumerate() {
        let mut earlier = targets.iter().take(at);
        let Some(path) = &target.file else {
            if earlier.any(|other| other.file.is_none()) {
                findings.push(Diagnostic::nowhere(codes::OUTPUT_UNNAMED_TWICE).with("format", target.format));
            }
            continue;
        };
        let is_same = |other: &Path| other == path || host::same_file(other, path);
        if earlier.any(|other| other.file.as_deref().is_some_and(is_same)) {
            findings.push(Diagnostic::nowhere(codes::OUTPUT_TWICE).with("file", shown(path)));
        }
        if inputs.iter().any(|input| is_same(input)) {
            findings.push(Diagnostic::nowhere(codes::OUTPUT_IS_INPUT).with("file", shown(path)));
        }
    }
    findings
}

impl Output {
    /// Writes a piece.
    pub(crate) fn piece(
        &mut self,
        write: impl FnOnce(&'static str, &View, &mut dyn Write) -> io::Result<()>,
    ) -> Written {
        if self.state != Written::Done {
            return self.state;
        }
        let out: &mut dyn Write = match &mut self.to {
            To::Standard(out) => out,
            To::File(out, _) => out,
        };
        if let Err(error) = write(self.format, &self.view, out) {
            self.state = self.failed(&error);
        }
        self.state
    }

    /// Speaks a language from here on.
    pub(crate) fn speak(&mut self, lang: Lang) {
        self.view.lang = lang;
    }

    /// Ends the output.
    pub(crate) fn finish(mut self) -> Written {
        if self.piece(|_, _, out| out.flush()) != Written::Done {
            return self.state;
        }
        match self.to {
            To::Standard(_) => Written::Done,
            To::File(file, name) => match file.commit() {
                Ok(()) => Written::Done,
                Err(_) => {
                    show::tell(&[not_writable(&name)], &Sources::new(), Exit::CouldNot, &self.view);
                    Written::Failed
                }
            },
        }
    }

    fn failed(&self, error: &io::Error) -> Written {
        match &self.to {
            To::Standard(_) if error.kind() == io::ErrorKind::BrokenPipe => return Written::Closed,
            To::Standard(_) => {
                usage::refuse(self.view.lang, words::STDOUT_FAILED.get(self.view.lang));
            }
            To::File(_, name) => {
                show::tell(&[not_writable(name)], &Sources::new(), Exit::CouldNot, &self.view);
            }
        }
        Written::Failed
    }
}

/// Writes every output; the exit code, with what became of the outputs.
pub(crate) fn write_all(
    mut outputs: Vec<Output>,
    exit: Exit,
    write: impl Fn(&str, &View, &mut dyn Write) -> io::Result<()>,
) -> Exit {
    let mut exit = exit;
    for output in &mut outputs {
        exit = output.piece(&write).exit(exit);
    }
    finish(outputs, exit)
}

/// Ends every output.
pub(crate) fn finish(outputs: Vec<Output>, exit: Exit) -> Exit {
    outputs.into_iter().fold(exit, |exit, output| output.finish().exit(exit))
}

/// Writes one text to standard output: for commands that print a page.
pub(crate) fn print(text: &str, lang: Lang) -> Exit {
    let mut out = host::standard_output();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => usage::refuse(lang, words::STDOUT_FAILED.get(lang)),
        _ => Exit::Met,
    }
}

#[cfg(test)]
mod tests;
