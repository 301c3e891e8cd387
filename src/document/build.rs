//! What the readers of all syntaxes share: findings with places, duplicate keys, exact numbers.

use super::builder::{Builder, Built, Member};
use super::limits;
use super::tree::{KeyId, NodeId, Tree};
use crate::diagnostic::codes::reading as codes;
use crate::diagnostic::{Code, Diagnostic, Role};
use crate::source::{FileId, Span};
use crate::value::Number;
use std::collections::HashMap;
use std::ops::Range;

/// A document being read.
pub(super) struct Draft<'t> {
    pub(super) file: FileId,
    pub(super) text: &'t str,
    pub(super) builder: Builder,
    pub(super) findings: Vec<Diagnostic>,
    /// Whether what was read can no longer be trusted as a tree.
    broken: bool,
}

impl<'t> Draft<'t> {
    pub(super) fn new(file: FileId, text: &'t str) -> Self {
        Self { file, text, builder: Builder::sized(file, text.len()), findings: Vec::new(), broken: false }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or("")
    }

    /// Reports a fault that leaves no trustworthy tree.
    pub(super) fn fault(&mut self, finding: Diagnostic) {
        self.broken = true;
        if !self.is_full() {
            self.findings.push(finding);
        }
    }

    /// Whether no more is reported: there is one more than is told, so that it is known that there are more.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() > limits::FINDINGS
    }

    /// The finding of a code at a place of this file.
    pub(super) fn at(&self, code: Code, range: Range<usize>) -> Diagnostic {
        Diagnostic::at(code, self.span(range))
    }

    pub(super) fn fault_at(&mut self, code: Code, range: Range<usize>) {
        let finding = self.at(code, range);
        self.fault(finding);
    }

    /// Reports a key that stands in its record already. The tree stays good: the first one counts.
    pub(super) fn duplicate(&mut self, key: &str, span: Span, first: Span) {
        if !self.is_full() {
            self.findings.push(Diagnostic::at(codes::DUPLICATE_KEY, span).with("key", key).and(Role::First, first));
        }
    }

    /// Adds a key and its value to a record; of a key that stands there already the first one counts, and that is
    /// reported.
    pub(super) fn member(&mut self, members: &mut Members, key: KeyId, range: Range<usize>, value: NodeId) {
        let span = self.span(range);
        match members.earlier(&self.builder, key).and_then(|place| members.all.get(place)) {
            Some(first) => {
                let first = Span { start: first.start, end: first.end, ..span };
                let text = self.builder.key_text(key).to_owned();
                self.duplicate(&text, span, first);
            }
            None => members.all.push(Member { key, start: span.start, end: span.end, value }),
        }
    }

    /// A number, or a finding and an empty value.
    pub(super) fn number(&mut self, number: Option<Number>, range: Range<usize>) -> Built<'static> {
        if let Some(number) = number {
            return Built::Number(number);
        }
        let finding = self.at(codes::NUMBER_NOT_EXACT, range.clone()).with("number", self.slice(range));
        self.fault(finding);
        Built::Null
    }

    /// Reports nesting beyond the limit, once for a file.
    pub(super) fn too_deep(&mut self, range: Range<usize>) {
        if self.findings.iter().any(|d| d.code == codes::TOO_DEEP) {
            return;
        }
        let finding = self.at(codes::TOO_DEEP, range).with("limit", limits::DEPTH);
        self.fault(finding);
    }

    /// Reports an empty file: the label lies on its first line.
    pub(super) fn empty(&mut self) {
        let start = self.body_start();
        self.fault_at(codes::FILE_EMPTY, start..start);
    }

    /// Where the text begins after a byte order mark.
    pub(super) fn body_start(&self) -> usize {
        if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
    }

    /// The last character before `end` that is not blank, for labels at what is missing at the end.
    pub(super) fn last_seen(&self, end: usize) -> Range<usize> {
        let before = self.text.get(..end).unwrap_or(self.text).trim_end();
        let start = before.char_indices().next_back().map_or(0, |(at, _)| at);
        start..before.len()
    }

    /// The end of the line that holds `at`, line end excluded; no further away than [`limits::LINE`].
    pub(super) fn line_end(&self, at: usize) -> usize {
        let window = self.text.get(at..self.floor(at.saturating_add(limits::LINE))).unwrap_or("");
        at + window.find(['\n', '\r']).unwrap_or(window.len())
    }

    /// The start of the line that holds `at`; no further away than [`limits::LINE`].
    pub(super) fn line_start(&self, at: usize) -> usize {
        let from = self.floor(at.saturating_sub(limits::LINE)).max(self.body_start().min(at));
        let window = self.text.get(from..at).unwrap_or("");
        window.rfind(['\n', '\r']).map_or(from, |n| from + n + 1)
    }

    /// The character at a place; at the end of the text the last one that is not blank.
    pub(super) fn one(&self, at: usize) -> Range<usize> {
        match self.text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) => at..at + c.len_utf8(),
            None => self.last_seen(at),
        }
    }

    /// The nearest character boundary at or before an offset.
    fn floor(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Ends the reading.
    pub(super) fn finish(self, root: Option<NodeId>) -> (Option<Tree>, Vec<Diagnostic>) {
        let tree = match root {
            Some(root) if !self.broken => Some(self.builder.finish(root)),
            _ => None,
        };
        (tree, self.findings)
    }
}

/// The members of a record that is being read. Keys that are equal after NFC are the same key.
#[derive(Debug, Default)]
pub(super) struct Members {
    all: Vec<Member>,
    /// The keys, once there are many.
    keys: HashMap<KeyId, usize>,
}

/// Up to so many keys of a record are looked through.
const FEW_KEYS: usize = 24;

impl Members {
    /// Those that were kept.
    pub(super) fn all(&self) -> &[Member] {
        &self.all
    }

    /// Makes room for those of another record.
    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.keys.clear();
    }

    /// The same, without the room for more.
    pub(super) fn into_all(self) -> Vec<Member> {
        self.all
    }

    /// Where the key stands among them already.
    fn earlier(&mut self, builder: &Builder, key: KeyId) -> Option<usize> {
        let key = builder.canonical(key);
        if self.all.len() < FEW_KEYS {
            return self.all.iter().position(|member| builder.canonical(member.key) == key);
        }
        let known = self.keys.len();
        self.keys
            .extend((0..).zip(&self.all).skip(known).map(|(place, member)| (builder.canonical(member.key), place)));
        self.keys.get(&key).copied()
    }
}

/// How a character is named in a message: itself, or its number when it cannot be seen.
pub(super) fn character(c: char) -> String {
    if c.is_control() || c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}') {
        format!("U+{:04X}", u32::from(c))
    } else {
        c.to_string()
    }
}
