//! Files as text, spans in them, and the only place where an offset becomes a line and a column.
//!
//! In: names and texts of files. Out: [`Sources`], [`Span`], [`Position`].
//! Must not know: what the text means, nor where it came from (`host` reads, this room holds).

mod checksum;
mod digits;
mod lines;

pub use checksum::checksum;
pub use digits::{digit, without_digits};
pub use lines::{LineIndex, Position};

use std::borrow::Cow;
use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

/// A file held by [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of a file: byte offsets in the file as read (a byte order mark counts), end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets beyond 4 GiB are cut (files are far smaller, see `document::limits`).
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Self { file, start, end }
    }

    /// The smallest span that covers both; the file is that of `self`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty span at the end of this one.
    #[must_use]
    pub fn after(self) -> Self {
        Self { start: self.end, ..self }
    }

    /// The byte range, for slicing with `str::get`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The text of a file: read, or held by the program.
#[derive(Debug, Clone)]
enum Text {
    Read(Arc<String>),
    Held(&'static str),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Read(text) => text,
            Self::Held(text) => text,
        }
    }
}

/// One file as read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: String,
    text: Text,
    /// The digits that are hidden: sorted ranges that do not overlap.
    masks: Vec<(u32, u32)>,
    /// Made when a place is asked for; what is hidden later keeps its length and its lines.
    lines: OnceLock<LineIndex>,
    sha256: String,
}

impl SourceFile {
    /// The name as given by the user, with `/` between folders.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as read, with what [`Sources::mask`] hides already replaced by digits one, of the same length.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same, shared with the file.
    #[must_use]
    pub fn shared_text(&self) -> Arc<String> {
        match &self.text {
            Text::Read(text) => Arc::clone(text),
            Text::Held(text) => Arc::new((*text).to_owned()),
        }
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// SHA-256 of the bytes as read, in hexadecimal; empty when the caller did not hash.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Line and column of a byte offset, both from 1; the column counts Unicode scalar values.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(&self.text, offset)
    }

    /// The text of a span, `""` when the span does not lie on character boundaries of this file.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The byte span of a line (from 1) without its line end; `None` when there is no such line.
    #[must_use]
    pub fn line(&self, number: u32) -> Option<(u32, u32)> {
        self.lines().line(&self.text, number)
    }

    /// How many lines there are (a text that ends in a line end has an empty last line, which counts).
    #[must_use]
    pub fn line_count(&self) -> u32 {
        self.lines().count()
    }

    /// A stretch of the text as it may be shown to people: every hidden digit is one `•`, so columns stay the same. `""`
    /// when it does not lie on character boundaries.
    #[must_use]
    pub fn shown(&self, stretch: Range<usize>) -> Cow<'_, str> {
        let text = |from: usize, to: usize| self.text.get(from..to).unwrap_or("");
        let first = self.masks.partition_point(|(_, end)| *end as usize <= stretch.start);
        let masks = self.masks.get(first..).unwrap_or_default();
        let masks = masks.iter().map(|(start, end)| *start as usize..*end as usize);
        let mut masks = masks.take_while(|mask| mask.start < stretch.end).peekable();
        if masks.peek().is_none() {
            return Cow::Borrowed(text(stretch.start, stretch.end));
        }
        let mut out = String::with_capacity(stretch.len());
        let mut at = stretch.start;
        for mask in masks {
            let (from, to) = (mask.start.max(stretch.start), mask.end.min(stretch.end));
            out.push_str(text(at, from));
            out.extend(text(from, to).chars().map(digits::hidden));
            at = to;
        }
        out.push_str(text(at, stretch.end));
        Cow::Owned(out)
    }
}

/// All files of a run.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// How many files stand before these, in the sources that these will be added to.
    before: usize,
    /// Shared by the copies of these sources.
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// No files yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// No files yet, and ids as if so many files stood before them: what is found in them holds when they are
    /// [added](Self::append) to the sources that have those files.
    #[must_use]
    pub fn after(before: usize) -> Self {
        Self { before, files: Vec::new() }
    }

    /// Adds the files of sources that were made to come after these.
    pub fn append(&mut self, next: Self) {
        debug_assert_eq!(next.before, self.before + self.files.len(), "the ids of the files would change");
        self.files.extend(next.files);
    }

    fn id(&self, place: usize) -> FileId {
        FileId(u32::try_from(self.before + place).unwrap_or(u32::MAX))
    }

    fn place(&self, id: FileId) -> Option<usize> {
        (id.0 as usize).checked_sub(self.before)
    }

    /// Adds a file. `sha256` is the hash of the bytes as read, in hexadecimal.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>, sha256: impl Into<String>) -> FileId {
        self.push(name.into(), Text::Read(Arc::new(text.into())), sha256.into())
    }

    /// Adds a file that the program holds.
    pub fn add_held(&mut self, name: impl Into<String>, text: &'static str, sha256: impl Into<String>) -> FileId {
        self.push(name.into(), Text::Held(text), sha256.into())
    }

    fn push(&mut self, name: String, text: Text, sha256: String) -> FileId {
        let id = self.id(self.files.len());
        self.files.push(Arc::new(SourceFile { name, text, masks: Vec::new(), lines: OnceLock::new(), sha256 }));
        id
    }

    /// The file behind an id; an id of another `Sources` gives an empty file.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        static EMPTY: std::sync::LazyLock<SourceFile> = std::sync::LazyLock::new(|| SourceFile {
            name: String::new(),
            text: Text::Held(""),
            masks: Vec::new(),
            lines: OnceLock::new(),
            sha256: String::new(),
        });
        self.place(id).and_then(|place| self.files.get(place)).map_or(&EMPTY, |file| file)
    }

    /// All files in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(place, file)| (self.id(place), &**file))
    }

    /// Hides digits for good: in each byte range every digit becomes a one in the text and `•` where it is shown.
    ///
    /// The ranges must be sorted and must not overlap. The original digits are not kept.
    pub fn mask(&mut self, id: FileId, ranges: &[(u32, u32)]) {
        let Some(file) = self.place(id).and_then(|place| self.files.get_mut(place)) else { return };
        let file = Arc::make_mut(file);
        if ranges.is_empty() {
            return;
        }
        let mut at = 0usize;
        let mut text = String::with_capacity(file.text.len());
        for &(start, end) in ranges {
            text.push_str(file.text.get(at..start as usize).unwrap_or(""));
            text.extend(file.text.get(start as usize..end as usize).unwrap_or("").chars().map(digits::filler));
            at = end as usize;
        }
        text.push_str(file.text.get(at..).unwrap_or(""));
        file.text = Text::Read(Arc::new(text));
        file.masks = ranges.to_vec();
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests;
