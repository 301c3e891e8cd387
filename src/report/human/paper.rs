//! What is written on: lines of text, made safe, wrapped and coloured. Nothing else in the formats for people writes,
//! but for what `draw` has drawn.

use crate::report::safe::columns;
use crate::report::{View, safe};
use std::borrow::Cow;
use std::convert::Infallible;
use std::io::{self, Write};

/// A style of a piece of text.
#[derive(Clone, Copy)]
pub(super) enum Ink {
    Plain,
    Bold,
    Red,
    Yellow,
    Green,
}

impl Ink {
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Bold => Some("1"),
            Self::Red => Some("1;31"),
            Self::Yellow => Some("33"),
            Self::Green => Some("32"),
        }
    }
}

pub(super) struct Paper<'a> {
    pub(super) view: &'a View,
    out: &'a mut dyn Write,
}

impl<'a> Paper<'a> {
    pub(super) fn new(view: &'a View, out: &'a mut dyn Write) -> Self {
        Self { view, out }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// A text with a lead in front of it; its further lines are indented by `indent` and stand under the text.
    pub(super) fn line(&mut self, indent: usize, lead: &str, text: &str, ink: Ink) -> io::Result<()> {
        let (lead, text) = (safe(lead), safe(text));
        // What is shown as it is takes a column for each character.
        let is_usual = matches!((&lead, &text), (Cow::Borrowed(_), Cow::Borrowed(_)));
        let whole = if lead.is_empty() { text } else { [&*lead, " ", &*text].concat().into() };
        let room = self.view.width.saturating_sub(indent).max(20).saturating_sub(2);
        let mut margin = indent;
        let row = |row: &str| self.written(std::mem::replace(&mut margin, indent + 2), row, ink);
        let whole = one_blank_between_words(&whole);
        if is_usual { rows(&whole, room, usual_words(&whole), row) } else { rows(&whole, room, words(&whole), row) }
    }

    /// A row that is laid out already and must not be wrapped.
    pub(super) fn row(&mut self, text: &str, ink: Ink) -> io::Result<()> {
        self.written(0, safe(text).trim_end(), ink)
    }

    /// What `draw` has drawn: it has made its texts safe itself.
    pub(super) fn drawn(&mut self, drawing: &str) -> io::Result<()> {
        self.out.write_all(drawing.as_bytes())
    }

    /// A row behind a margin.
    fn written(&mut self, margin: usize, row: &str, ink: Ink) -> io::Result<()> {
        let ink = ink.code().filter(|_| self.view.color);
        for _ in 0..margin {
            self.out.write_all(b" ")?;
        }
        match ink {
            Some(code) => writeln!(self.out, "\u{1b}[{code}m{row}\u{1b}[0m"),
            None => {
                self.out.write_all(row.as_bytes())?;
                self.out.write_all(b"\n")
            }
        }
    }
}

/// Breaks a text at the blanks between its words into rows of at most `width` columns, one after the other; a word that is
/// too long has a row of its own, and a text without a word is one row.
fn rows<E>(
    text: &str,
    width: usize,
    words: impl Iterator<Item = (usize, usize)>,
    mut each: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    // No character takes more columns than bytes.
    if text.len() <= width {
        return each(text);
    }
    let mut row = 0..0;
    let mut taken = 0;
    for (bytes, own) in words {
        if row.end > row.start && taken + 1 + own > width {
            each(text.get(row.clone()).unwrap_or_default())?;
            row.start = row.end + 1;
            row.end = row.start;
            taken = 0;
        }
        let blank = usize::from(row.end > row.start);
        row.end += blank + bytes;
        taken += blank + own;
    }
    each(text.get(row).unwrap_or_default())
}

/// How many bytes and columns each word of a text takes.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.split(' ').map(|word| (word.len(), columns(word)))
}

/// The same of a text of usual characters, each of which takes one column.
fn usual_words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut rest = Some(text.as_bytes());
    std::iter::from_fn(move || {
        let bytes = rest.take()?;
        let (mut length, mut columns) = (0, 0);
        for byte in bytes {
            if *byte == b' ' {
                rest = bytes.get(length + 1..);
                break;
            }
            length += 1;
            columns += usize::from(*byte & 0xc0 != 0x80);
        }
        Some((length, columns))
    })
}

/// The words of a text with one blank between them.
fn one_blank_between_words(text: &str) -> Cow<'_, str> {
    if text.contains("  ") || text.starts_with(' ') || text.ends_with(' ') {
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        return Cow::Owned(words.join(" "));
    }
    Cow::Borrowed(text)
}

/// The same rows in a list.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let text = one_blank_between_words(text);
    let Ok(()) = rows(&text, width, words(&text), |row| {
        all.push(row.to_owned());
        Ok::<(), Infallible>(())
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_at_blanks_and_count_columns_not_bytes() {
        assert_eq!(wrapped("åäö åäö åäö", 7), ["åäö åäö", "åäö"]);
        assert_eq!(wrapped("a mycketlångtord b", 5), ["a", "mycketlångtord", "b"]);
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("  a   b  ", 5), ["a b"]);
        assert_eq!(wrapped("   ", 5), [""]);
        assert_eq!(wrapped("mycketlångtord a b c", 5), ["mycketlångtord", "a b c"]);
    }
}
