//! The setups to check, in order: whole files, the lines of a stream, or either within an archive.

use crate::cli::faults::{shown, unreadable};
use crate::diagnostic::{Diagnostic, Param, codes::run as codes};
use crate::document::{Syntax, scrub};
use crate::engine::{Input, Setup};
use crate::host::{self, Archive, LARGEST_FILE, LONGEST_LINE, Line, Lines, Packed, Refused, Stopped};
use crate::outcome::Status;
use std::path::{Path, PathBuf};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One setup.
    One(Syntax),
    /// One setup a line, in JSON.
    Stream,
    /// Files of these kinds, packed together.
    Archive(Packed),
}

impl Kind {
    /// The kind of `--input-format`.
    pub(super) fn named(word: &str) -> Option<Self> {
        if word == "ndjson" { Some(Self::Stream) } else { Syntax::parse(word).map(Self::One) }
    }

    /// The kind that a file name tells.
    fn of(name: &str) -> Option<Self> {
        if let Some(packed) = Packed::of_name(name) {
            return Some(Self::Archive(packed));
        }
        let (_, ending) = name.rsplit_once('.')?;
        let is_stream = ["ndjson", "jsonl"].iter().any(|stream| ending.eq_ignore_ascii_case(stream));
        if is_stream { Some(Self::Stream) } else { Syntax::of_name(name).map(Self::One) }
    }

    /// The kind of a file of which it may have been said what it holds. An archive is one whatever was said: its members
    /// hold that.
    fn given(given: Option<Self>, name: &str) -> Option<Self> {
        match Self::of(name) {
            Some(Self::Archive(packed)) => Some(Self::Archive(packed)),
            told => given.or(told),
        }
    }
}

/// What stands between the name of an archive and that of a member.
const WITHIN: &str = "!/";

/// How many bytes are read ahead, when they are checked together: what is held of a stream at a time.
const AHEAD: usize = 16 << 20;

/// From so many bytes on one file is worth several threads.
const LARGE: u64 = 1 << 20;

/// How many setups are checked together for each thread: enough that starting threads does not matter.
const EACH: usize = 8;

/// A file still to be read.
struct Waiting {
    /// `None`: standard input.
    path: Option<PathBuf>,
    name: String,
    kind: Option<Kind>,
}

/// A stream being read.
struct Open {
    name: String,
    lines: Lines,
    line: u64,
}

/// An archive being read.
struct Unpacking {
    name: String,
    archive: Archive,
    kind: Option<Kind>,
    /// Whether nothing was found in it so far.
    is_empty: bool,
}

/// The setups still to be checked. Of many files only their names are held.
pub(super) struct Setups<'a> {
    waiting: Box<dyn Iterator<Item = Waiting> + 'a>,
    archive: Option<Unpacking>,
    open: Option<Open>,
    /// What the files hold, where that was said.
    kind: Option<Kind>,
    len: usize,
    all_streams: bool,
    threads: usize,
}

impl<'a> Setups<'a> {
    /// Files that are called as they were then and lie in a folder now.
    pub(super) fn within(folder: &'a Path, files: &'a [String], kind: Option<Kind>) -> Self {
        Self::of(files.iter(), kind, move |name| Waiting {
            path: Some(folder.join(name)),
            name: name.clone(),
            kind: Kind::given(kind, name),
        })
    }

    pub(super) fn new(
        files: impl ExactSizeIterator<Item = PathBuf> + Clone + 'a,
        kind: Option<Kind>,
        stdin_name: Option<&'a str>,
    ) -> Self {
        Self::of(files, kind, move |file| {
            if file.as_os_str() == "-" {
                let name = scrub(stdin_name.unwrap_or("-")).into_owned();
                // Without a name it may be YAML or JSON: YAML reads both.
                let guessed = stdin_name.map_or(Some(Kind::One(Syntax::Yaml)), Kind::of);
                Waiting { path: None, name, kind: kind.or(guessed) }
            } else {
                let name = shown(&file);
                let kind = Kind::given(kind, &name);
                Waiting { path: Some(file), name, kind }
            }
        })
    }

    fn of<T>(
        files: impl ExactSizeIterator<Item = T> + Clone + 'a,
        kind: Option<Kind>,
        waiting: impl Fn(T) -> Waiting + Copy + 'a,
    ) -> Self {
        let all_streams = files.clone().all(|file| waiting(file).kind == Some(Kind::Stream));
        // To ask the system on how many threads takes longer than to check a small file.
        let is_small = files.len() == 1 && files.clone().all(|file| waiting(file).is_small());
        let threads = if is_small { 1 } else { host::cores() };
        let (len, waiting) = (files.len(), Box::new(files.map(waiting)));
        Self { waiting, archive: None, open: None, kind, len, all_streams, threads }
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Whether every file is a stream.
    pub(super) fn all_streams(&self) -> bool {
        self.all_streams
    }

    /// On how many threads they are to be checked.
    pub(super) fn threads(&self) -> usize {
        self.threads
    }

    /// Whether the next setup is not there yet, as far as is known.
    fn idle(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.lines.drained())
    }

    /// The next setups, to be checked together on so many threads, with their lines in their files; empty at the end.
    /// Those of a stream do not wait for a line that is not there yet.
    pub(super) fn next_setups(&mut self, numbered: bool, threads: usize) -> (Vec<u64>, Vec<Setup>) {
        let (mut lines, mut setups, mut bytes) = (Vec::new(), Vec::new(), 0);
        while setups.len() < threads.saturating_mul(EACH) && bytes < AHEAD && (setups.is_empty() || !self.idle()) {
            let Some((line, setup)) = self.next_setup(numbered) else { break };
            if let Setup::Read(input, _) = &setup {
                bytes += input.bytes.len();
            }
            lines.push(line);
            setups.push(setup);
        }
        (lines, setups)
    }

    /// The next setup and its line in its file (1 for a whole file). With `numbered` the line is part of its name.
    fn next_setup(&mut self, numbered: bool) -> Option<(u64, Setup)> {
        loop {
            if let Some(open) = &mut self.open {
                match open.next(numbered) {
                    Some(found) => return Some(found),
                    None => self.open = None,
                }
            }
            if let Some(archive) = &mut self.archive {
                match archive.next() {
                    Some(Found::Setup(setup)) => return Some((1, setup)),
                    Some(Found::Stream(open)) => self.open = Some(open),
                    None => self.archive = None,
                }
                continue;
            }
            let next = self.waiting.next()?;
            match next.kind {
                Some(Kind::Archive(packed)) => match next.unpack(packed, self.kind) {
                    Ok(archive) => self.archive = Some(archive),
                    Err(lost) => return Some((1, lost)),
                },
                Some(Kind::One(syntax)) => return Some((1, next.whole(syntax))),
                Some(Kind::Stream) => match next.stream() {
                    Ok(open) => self.open = Some(open),
                    Err(lost) => return Some((1, lost)),
                },
                None => return Some((1, next.unknown())),
            }
        }
    }
}

impl Waiting {
    /// Whether it is one small file.
    fn is_small(&self) -> bool {
        matches!(self.kind, None | Some(Kind::One(_)))
            && self.path.as_ref().is_some_and(|path| !host::is_longer(path, LARGE))
    }

    fn whole(self, syntax: Syntax) -> Setup {
        let bytes = match &self.path {
            None => host::read_standard_input(LARGEST_FILE),
            Some(path) => host::read(path, LARGEST_FILE),
        };
        match bytes {
            Ok(bytes) => Setup::Read(Input { name: self.name, bytes }, syntax),
            Err(fault) => unread(self.name, fault),
        }
    }

    fn stream(self) -> Result<Open, Setup> {
        let lines = match &self.path {
            None => Ok(host::lines_of_standard_input(LONGEST_LINE)),
            Some(path) => host::lines_of_file(path, LONGEST_LINE),
        };
        match lines {
            Ok(lines) => Ok(Open { name: self.name, lines, line: 0 }),
            Err(fault) => Err(unread(self.name, fault)),
        }
    }

    /// An archive on standard input has no end that could be read first.
    fn unpack(self, packed: Packed, kind: Option<Kind>) -> Result<Unpacking, Setup> {
        let wanted = |name: &str| matches!(Kind::of(name), Some(Kind::One(_) | Kind::Stream));
        let Some(path) = &self.path else { return Err(self.unknown()) };
        match Archive::open(path, packed, wanted) {
            Ok(archive) => Ok(Unpacking { name: self.name, archive, kind, is_empty: true }),
            Err(fault) => Err(unread(self.name, fault)),
        }
    }

    /// A name that tells nothing. What is not there at all, or is a folder, is said first.
    fn unknown(self) -> Setup {
        let there = self.path.as_deref().map_or(Ok(()), readable);
        match there {
            Err(fault) => unread(self.name, fault),
            Ok(()) => {
                let finding = Diagnostic::nowhere(codes::UNKNOWN_SYNTAX).with("file", self.name.as_str());
                Setup::Lost { path: self.name, status: Status::Malformed, finding }
            }
        }
    }
}

fn readable(path: &Path) -> Result<(), host::Fault> {
    host::lines_of_file(path, 0).map(|_| ())
}

fn unread(path: String, fault: host::Fault) -> Setup {
    let finding = unreadable(&path, fault);
    Setup::Lost { path, status: Status::Unreadable, finding }
}

/// What was found in an archive.
enum Found {
    Setup(Setup),
    Stream(Open),
}

impl Unpacking {
    /// The next member. What is not read is told of, and an archive without setups too.
    fn next(&mut self) -> Option<Found> {
        let is_first = std::mem::take(&mut self.is_empty);
        match self.archive.next_member() {
            Ok(Some(member)) => Some(self.member(member)),
            Ok(None) if is_first => Some(lost(self.name.clone(), Diagnostic::nowhere(codes::NO_SETUPS))),
            Ok(None) => None,
            Err(Stopped::Broken) => Some(lost(self.name.clone(), Diagnostic::nowhere(codes::ARCHIVE_BROKEN))),
            Err(Stopped::TooMuch) => {
                let finding = Diagnostic::nowhere(codes::ARCHIVE_TOO_LARGE)
                    .with("entries", host::ENTRIES)
                    .with("size", Param::Number(i64::try_from(host::TOTAL >> 30).unwrap_or(0)))
                    .with("ratio", Param::Number(i64::try_from(host::RATIO).unwrap_or(0)));
                Some(lost(self.name.clone(), finding))
            }
        }
    }

    fn member(&self, member: host::Member) -> Found {
        let name = format!("{}{WITHIN}{}", self.name, scrub(&member.name));
        let refused = match member.content {
            Ok(bytes) => return self.read(name, bytes, &member.name),
            Err(refused) => refused,
        };
        let code = match refused {
            Refused::Outside => codes::MEMBER_OUTSIDE,
            Refused::Special => codes::MEMBER_SPECIAL,
            Refused::Nested => codes::MEMBER_NESTED,
            Refused::Twice => codes::MEMBER_TWICE,
            Refused::Broken => codes::ARCHIVE_BROKEN,
            Refused::TooLarge(limit) => return Found::Setup(unread(name, host::Fault::TooLarge(limit))),
        };
        lost(name, Diagnostic::nowhere(code))
    }

    fn read(&self, name: String, bytes: Vec<u8>, inside: &str) -> Found {
        match Kind::given(self.kind, inside) {
            Some(Kind::Stream) => {
                Found::Stream(Open { name, lines: host::lines_of_bytes(bytes, LONGEST_LINE), line: 0 })
            }
            Some(Kind::One(syntax)) => Found::Setup(Setup::Read(Input { name, bytes }, syntax)),
            _ => lost(name, Diagnostic::nowhere(codes::UNKNOWN_SYNTAX)),
        }
    }
}

fn lost(path: String, finding: Diagnostic) -> Found {
    let finding = finding.with("file", path.as_str());
    Found::Setup(Setup::Lost { path, status: Status::Unreadable, finding })
}

impl Open {
    /// The next line that is not blank; blank lines are counted.
    fn next(&mut self, numbered: bool) -> Option<(u64, Setup)> {
        loop {
            let line = self.lines.next_line();
            self.line += 1;
            let name = if numbered { format!("{}:{}", self.name, self.line) } else { self.name.clone() };
            let setup = match line {
                Ok(None) => return None,
                Ok(Some(Line::Bytes(bytes))) if bytes.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(Some(Line::Bytes(bytes))) => Setup::Read(Input { name, bytes }, Syntax::Json),
                Ok(Some(Line::TooLong)) => {
                    let limit = i64::try_from(LONGEST_LINE >> 20).unwrap_or(0);
                    let finding = Diagnostic::nowhere(codes::LINE_TOO_LONG)
                        .with("file", self.name.as_str())
                        .with("line", Param::Number(i64::try_from(self.line).unwrap_or(i64::MAX)))
                        .with("limit", Param::Number(limit));
                    Setup::Lost { path: name, status: Status::Malformed, finding }
                }
                Err(fault) => {
                    // What cannot be read once would fail for ever.
                    self.lines = Lines::empty();
                    unread(name, fault)
                }
            };
            return Some((self.line, setup));
        }
    }
}

/// A stream, or a folder, may hold nothing; what was not checked must not look well.
pub(super) fn nothing() -> Diagnostic {
    Diagnostic::nowhere(codes::NOTHING_GIVEN)
}
