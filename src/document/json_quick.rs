//! JSON in which nothing is wrong, read in one pass. At the first thing that is not right it gives up, and `json` reads
//! the file anew and tells what is wrong; on what both understand they agree (`tests::nasty`).

use super::builder::{Builder, Built, Member};
use super::json_text;
use super::limits;
use super::tree::{KeyId, NodeId, Tree};
use crate::source::{FileId, Span};
use crate::value::Number;
use std::borrow::Cow;
use std::sync::Arc;

/// A byte in every byte of a word.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Of a word, the highest bit of the first byte that ends a quoted text, escapes, or may not stand in one; and perhaps of some
/// that come after it.
const fn special(word: u64) -> u64 {
    const fn less(word: u64, than: u8) -> u64 {
        word.wrapping_sub(each(than)) & !word & each(0x80)
    }
    less(word ^ each(b'"'), 1) | less(word ^ each(b'\\'), 1) | less(word, b' ')
}

/// Where the first of such bytes stands.
fn first_special(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (place, word) in words.iter().enumerate() {
        let found = special(u64::from_le_bytes(*word));
        if found != 0 {
            return Some(place * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let place = rest.iter().position(|byte| matches!(*byte, b'"' | b'\\' | 0..b' '))?;
    Some(words.len() * 8 + place)
}

/// So many digits fit into a whole number without a look.
const SHORT_NUMBER: usize = 18;

/// The tree of a file in which nothing is wrong.
pub(super) fn read(file: FileId, text: &Arc<String>) -> Option<Tree> {
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let builder = Builder::within(file, text);
    let mut reader = Reader { file, text, at, builder, items: Vec::new(), members: Vec::new(), marks: Vec::new() };
    let root = reader.value(1)?;
    reader.skip();
    (reader.at == text.len()).then(|| reader.builder.finish(root))
}

struct Reader<'t> {
    file: FileId,
    text: &'t str,
    at: usize,
    builder: Builder,
    /// The items of the lists that are open, the innermost last.
    items: Vec<NodeId>,
    /// The members of the records that are open, the innermost last.
    members: Vec<Member>,
    /// In which record each key was seen last.
    marks: Vec<NodeId>,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Takes a sign that must come next.
    fn sign(&mut self, sign: u8) -> Option<()> {
        self.skip();
        let is = self.peek() == Some(sign);
        self.at += 1;
        is.then_some(())
    }

    fn span(&self, from: usize) -> Span {
        Span::new(self.file, from, self.at)
    }

    fn value(&mut self, depth: usize) -> Option<NodeId> {
        self.skip();
        let from = self.at;
        match self.peek()? {
            b'"' => {
                let text = self.quoted()?;
                let span = self.span(from);
                Some(match text {
                    Cow::Borrowed(_) => self.builder.quoted(span),
                    Cow::Owned(text) => self.builder.text(span, false, &text),
                })
            }
            b'{' if depth <= limits::DEPTH => self.record(depth),
            b'[' if depth <= limits::DEPTH => self.list(depth),
            b't' => self.word("true", Built::Bool(true)),
            b'f' => self.word("false", Built::Bool(false)),
            b'n' => self.word("null", Built::Null),
            b'-' | b'0'..=b'9' => self.number(),
            _ => None,
        }
    }

    fn word(&mut self, word: &str, built: Built<'_>) -> Option<NodeId> {
        let from = self.at;
        self.text.get(from..)?.starts_with(word).then_some(())?;
        self.at += word.len();
        Some(self.builder.add(self.span(from), false, built))
    }

    fn number(&mut self) -> Option<NodeId> {
        let from = self.at;
        while let Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        let word = self.text.get(from..self.at)?;
        if !json_text::is_number(word) {
            return None;
        }
        let short = if word.len() <= SHORT_NUMBER { word.parse().ok().map(Number::int) } else { None };
        let number = short.or_else(|| Number::parse(word))?;
        Some(self.builder.add(self.span(from), false, Built::Number(number)))
    }

    /// A quoted text, decoded.
    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        let from = self.at;
        let inside = self.text.as_bytes().get(from + 1..)?;
        let len = first_special(inside)?;
        if inside.get(len) == Some(&b'"') {
            self.at = from + len + 2;
            return self.text.get(from + 1..self.at - 1).map(Cow::Borrowed);
        }
        let mut escaped = false;
        let len = inside.iter().position(|b| {
            let ends = *b == b'"' && !escaped;
            escaped = *b == b'\\' && !escaped;
            ends
        })?;
        self.at = from + len + 2;
        let (text, faults) = json_text::unquote(self.text.get(from..self.at)?);
        faults.is_empty().then_some(Cow::Owned(text))
    }

    /// Reads what stands in brackets, one after the other, to the one that closes.
    fn each(&mut self, close: u8, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.skip();
        if self.peek() == Some(close) {
            self.at += 1;
            return Some(());
        }
        loop {
            one(self)?;
            if !self.goes_on(close)? {
                return Some(());
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<NodeId> {
        let (from, first) = (self.at, self.items.len());
        self.each(b']', |this| {
            let item = this.value(depth + 1)?;
            this.items.push(item);
            Some(())
        })?;
        let id = self.builder.list(self.span(from), self.items.get(first..)?);
        self.items.truncate(first);
        Some(id)
    }

    fn record(&mut self, depth: usize) -> Option<NodeId> {
        let (from, first) = (self.at, self.members.len());
        self.each(b'}', |this| this.member(depth))?;
        let id = self.builder.record(self.span(from), self.members.get(first..)?);
        self.each_once(id, first)?;
        self.members.truncate(first);
        Some(id)
    }

    fn member(&mut self, depth: usize) -> Option<()> {
        self.skip();
        let from = self.at;
        if self.peek() != Some(b'"') {
            return None;
        }
        let key = self.key()?;
        let Span { start, end, .. } = self.span(from);
        self.sign(b':')?;
        let value = self.value(depth + 1)?;
        self.members.push(Member { key, start, end, value });
        Some(())
    }

    /// A key: mostly the one that is expected, which needs no look at where it ends.
    fn key(&mut self) -> Option<KeyId> {
        let inside = self.text.as_bytes().get(self.at + 1..)?;
        if let Some((key, len)) = self.builder.expected_key(inside) {
            self.at += len + 2;
            return Some(key);
        }
        let key = self.quoted()?;
        Some(self.builder.key(&key))
    }

    /// Whether a comma goes before more, or the bracket closes.
    fn goes_on(&mut self, close: u8) -> Option<bool> {
        self.skip();
        let sign = self.peek()?;
        self.at += 1;
        match sign {
            b',' => Some(true),
            sign if sign == close => Some(false),
            _ => None,
        }
    }

    /// Whether the keys of a record are all different.
    fn each_once(&mut self, record: NodeId, first: usize) -> Option<()> {
        for member in self.members.get(first..)? {
            let key = self.builder.canonical(member.key).0 as usize;
            if self.marks.len() <= key {
                self.marks.resize(key + 1, NodeId(u32::MAX));
            }
            let mark = self.marks.get_mut(key)?;
            if *mark == record {
                return None;
            }
            *mark = record;
        }
        Some(())
    }
}
