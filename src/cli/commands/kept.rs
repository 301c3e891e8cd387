//! The store of an audit on disk: written line by line, read as often as a report asks.

use super::setups::nothing;
use crate::audit::{End, HashedFile, Head, Store};
use crate::cli::faults::{not_writable, shown, unreadable};
use crate::cli::show;
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::engine::{Engine, Setup, sha256};
use crate::host::{self, Fault, Line, Lines, Packed, PartFile, Paths};
use crate::outcome::{Account, Exit, FileRecord, FindingRecord, Header, RuleInfo, Run};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The longest line of a store that is read: what a file of the largest size can give.
const LONGEST: usize = 1 << 30;

/// A store being written.
pub(super) struct Keeping {
    out: PartFile,
    name: String,
}

impl Keeping {
    /// Begins a store with its head. What an earlier run with the same head left unfinished comes back to be taken over.
    pub(super) fn begin(path: &Path, head: &Head) -> Result<(Self, Earlier), Diagnostic> {
        let name = shown(path);
        let (out, left) = PartFile::create(path).map_err(|_| not_writable(&name))?;
        let earlier = left.map_or(Earlier { lines: None, next: None }, |left| Earlier::open(&left, head));
        let mut keeping = Self { out, name };
        keeping.line(&head.line())?;
        Ok((keeping, earlier))
    }

    /// Writes a packed line.
    pub(super) fn line(&mut self, line: &[u8]) -> Result<(), Diagnostic> {
        self.out.write_all(line).map_err(|_| not_writable(&self.name))
    }

    /// Hands on what is written so far.
    pub(super) fn keep(&mut self) -> Result<(), Diagnostic> {
        self.out.keep().map_err(|_| not_writable(&self.name))
    }

    /// Ends the store.
    pub(super) fn end(mut self, end: &End) -> Result<(), Diagnostic> {
        self.line(&end.line())?;
        self.out.commit().map_err(|_| not_writable(&self.name))
    }
}

/// What an earlier run left unfinished, file by file.
pub(super) struct Earlier {
    lines: Option<Lines>,
    next: Option<FileRecord>,
}

impl Earlier {
    fn open(path: &Path, head: &Head) -> Self {
        let mut earlier = Self { lines: host::lines_of_packed_file(path, LONGEST).ok(), next: None };
        let same = match earlier.line() {
            Some(Store::Head(known)) => *known == *head,
            _ => false,
        };
        if same {
            earlier.step()
        } else {
            earlier.forget()
        }
        earlier
    }

    /// Takes over nothing more.
    fn forget(&mut self) {
        self.lines = None;
        self.next = None;
    }

    /// The next whole line; a last one without its end was cut off and does not parse.
    fn line(&mut self) -> Option<Store> {
        let Ok(Some(Line::Bytes(bytes))) = self.lines.as_mut()?.next_line() else { return None };
        Store::parse(&bytes).ok()
    }

    fn step(&mut self) {
        self.next = match self.line() {
            Some(Store::File(file)) => Some(*file),
            _ => None,
        };
    }

    /// What was found of a file, when it is the next one and its bytes are the same.
    pub(super) fn take(&mut self, path: &str, sha256: impl FnOnce() -> String) -> Option<FileRecord> {
        let is_same = self.next.as_ref().is_some_and(|file| file.path == path && file.sha256 == sha256());
        if !is_same {
            // The files are not those of then: from here on all is checked anew.
            self.forget();
            return None;
        }
        let taken = self.next.take();
        self.step();
        taken
    }
}

/// The head of an audit by a policy.
pub(super) fn head(engine: &Engine) -> Head {
    let inputs = engine.sources.iter().filter(|(_, file)| !file.sha256().is_empty());
    let inputs = inputs.map(|(_, file)| HashedFile { path: file.name().to_owned(), sha256: file.sha256().to_owned() });
    let written = |rule: &RuleInfo| {
        let places = rule.inherited.iter().chain([&rule.span]);
        places.map(|span| engine.sources.file(span.file).slice(*span)).collect()
    };
    Head::new(&engine.header, inputs.collect(), written, |text| sha256(text.as_bytes()))
}

/// What is found of some files, in order, each with its packed line in a store.
pub(super) fn judged(engine: &mut Engine, setups: Vec<Setup>, threads: usize) -> Vec<(FileRecord, Vec<u8>)> {
    engine.tell_all(setups, threads, |header, _, outcome, sources| {
        let record = show::record(header, outcome, sources);
        let line = Store::line_of(&record);
        (record, line)
    })
}

/// The end of an audit: what it ends with, and its last line.
pub(super) fn ended(engine: &mut Engine, files: u64, worst: Option<Exit>) -> (Exit, End) {
    let mut told = engine.settle();
    told.extend((files == 0).then(nothing));
    engine.header.findings.extend(told);
    let header = &engine.header;
    let exit = Run::exit_of(header, worst.into_iter());
    let findings = show::findings(&header.findings, &header.policy.languages, &engine.sources);
    let waivers = header.waivers.iter().map(|one| (one.waiver.id.value.clone(), one.state.name().to_owned()));
    (exit, End { files, exit_code: exit.code(), findings, waivers: waivers.collect() })
}

/// A store that is whole.
pub(super) struct Kept<'a> {
    pub(super) path: PathBuf,
    pub(super) header: &'a Header,
    pub(super) exit: Exit,
    pub(super) findings: Vec<FindingRecord>,
}

impl Account for Kept<'_> {
    fn header(&self) -> &Header {
        self.header
    }

    fn exit(&self) -> Exit {
        self.exit
    }

    fn findings(&self) -> Vec<FindingRecord> {
        self.findings.clone()
    }

    fn each(&self, visit: &mut dyn FnMut(&FileRecord) -> io::Result<()>) -> io::Result<()> {
        let broken = || io::Error::from(io::ErrorKind::InvalidData);
        for line in each_line(&self.path).map_err(|_| broken())? {
            if let Store::File(file) = line.ok_or_else(broken)? {
                visit(&file)?;
            }
        }
        Ok(())
    }
}

/// The lines of a store; `None` for one that is none.
pub(super) fn each_line(path: &Path) -> Result<impl Iterator<Item = Option<Store>>, Fault> {
    let mut lines = host::lines_of_packed_file(path, LONGEST)?;
    let mut is_over = false;
    Ok(std::iter::from_fn(move || {
        let line = if is_over { Ok(None) } else { lines.next_line() };
        match line {
            Ok(None) => None,
            Ok(Some(Line::Bytes(bytes))) => Some(Store::parse(&bytes).ok()),
            Ok(Some(Line::TooLong)) => Some(None),
            Err(_) => {
                is_over = true;
                Some(None)
            }
        }
    }))
}

/// The head of a store, and its files in order; an error where it is not whole.
pub(super) fn whole(path: &Path) -> Result<(Head, impl Iterator<Item = Result<FileRecord, Diagnostic>>), Diagnostic> {
    let none = |path: &Path| Diagnostic::nowhere(codes::NO_STORE).with("file", shown(path));
    let mut lines = each_line(path).map_err(|fault| unreadable(&shown(path), fault))?;
    let Some(Some(Store::Head(head))) = lines.next() else { return Err(none(path)) };
    let mut is_over = false;
    let files = std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        match lines.next() {
            Some(Some(Store::File(file))) => return Some(Ok(*file)),
            // Nothing stands behind the end.
            Some(Some(Store::End(_))) if lines.next().is_none() => is_over = true,
            _ => {
                is_over = true;
                return Some(Err(none(path)));
            }
        }
        None
    });
    Ok((*head, files))
}

/// The files of an audit: of a folder those in it, of a pattern those that it names, in the order given, each once.
pub(super) fn files(paths: &[PathBuf]) -> (Paths, Vec<Diagnostic>) {
    let (mut found, mut findings, endings) = (Paths::default(), Vec::new(), endings());
    // What one path gives it gives once.
    let mut seen = (paths.len() > 1).then(std::collections::HashSet::new);
    for path in paths {
        let name = shown(path);
        let mut is_empty = true;
        let mut add = |path: PathBuf| {
            is_empty = false;
            if seen.as_mut().is_none_or(|seen| seen.insert(path.clone())) {
                found.push(path);
            }
        };
        let looked = if path.is_dir() {
            host::walk(path, &endings, &mut add).map(|()| true)
        } else if path.exists() || path.as_os_str() == "-" {
            Ok(false)
        } else {
            host::matching(path, &endings, &mut add)
        };
        match looked {
            Ok(false) => add(path.clone()),
            Ok(true) if is_empty => findings.push(Diagnostic::nowhere(codes::NO_SETUPS).with("file", name)),
            Ok(true) => {}
            Err(fault) => findings.push(unreadable(&name, fault)),
        }
    }
    (found, findings)
}

/// What the name of a setup, of a stream of them, or of an archive of either ends in.
fn endings() -> Vec<&'static str> {
    [&[".yaml", ".yml", ".json", ".toml", ".ndjson", ".jsonl"], Packed::ENDINGS].concat()
}
