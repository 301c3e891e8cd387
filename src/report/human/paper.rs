//! What is written on: lines of text, made safe, wrapped and coloured. Nothing else in the formats for people writes,
//! but for what `draw` has drawn.

use crate::report::safe::columns;
use crate::report::{View, safe};
use std::borrow::Cow;
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
    /// The text of a line and what is made of it: room that every line uses again.
    text: String,
    laid_out: String,
}

impl<'a> Paper<'a> {
    pub(super) fn new(view: &'a View, out: &'a mut dyn Write) -> Self {
        Self { view, out, text: String::new(), laid_out: String::new() }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// A text, given in pieces; its further rows are indented a little more than the first.
    pub(super) fn line(&mut self, indent: usize, pieces: &[&str], ink: Ink) -> io::Result<()> {
        self.text.clear();
        self.text.extend(pieces.iter().copied());
        let text = safe(&self.text);
        // What is shown as it is takes a column for each character.
        let first_row = if matches!(text, Cow::Borrowed(_)) { first_usual_row } else { first_row };
        let room = self.view.width.saturating_sub(indent).max(20).saturating_sub(2);
        let ink = ink.code().filter(|_| self.view.color);
        let mut margin = indent;
        self.laid_out.clear();
        rows(&one_blank_between_words(&text), room, first_row, |row| {
            lay_out(row, margin, ink, &mut self.laid_out);
            margin = indent + 2;
        });
        self.out.write_all(self.laid_out.as_bytes())
    }

    /// A row that is laid out already and must not be wrapped.
    pub(super) fn row(&mut self, text: &str, ink: Ink) -> io::Result<()> {
        let ink = ink.code().filter(|_| self.view.color);
        self.laid_out.clear();
        lay_out(safe(text).trim_end(), 0, ink, &mut self.laid_out);
        self.out.write_all(self.laid_out.as_bytes())
    }

    /// What `draw` has drawn: it has made its texts safe itself.
    pub(super) fn drawn(&mut self, drawing: &str) -> io::Result<()> {
        self.out.write_all(drawing.as_bytes())
    }
}

/// A row behind a margin, of pairs of blanks, in the ink of a code.
fn lay_out(row: &str, margin: usize, ink: Option<&str>, out: &mut String) {
    out.extend(std::iter::repeat_n("  ", margin / 2));
    match ink {
        Some(code) => out.extend(["\u{1b}[", code, "m", row, "\u{1b}[0m\n"]),
        None => out.extend([row, "\n"]),
    }
}

/// Breaks a text at the blanks between its words into rows of at most `width` columns, one after the other; a word that is
/// too long has a row of its own, and a text without a word is one row. `first_row` tells how many bytes of a text that is
/// longer stand in its first row.
fn rows(text: &str, width: usize, first_row: impl Fn(&str, usize) -> usize, mut each: impl FnMut(&str)) {
    let mut rest = text;
    // No character takes more columns than bytes.
    while rest.len() > width {
        let end = first_row(rest, width);
        each(rest.get(..end).unwrap_or_default());
        match rest.get(end + 1..) {
            Some(next) => rest = next,
            None => return,
        }
    }
    each(rest);
}

/// The words of which no more than `width` columns are taken, one word at least.
fn first_row(text: &str, width: usize) -> usize {
    let (mut end, mut taken) = (0, 0);
    for word in text.split(' ') {
        let blank = usize::from(end > 0);
        taken += blank + columns(word);
        if end > 0 && taken > width {
            break;
        }
        end += blank + word.len();
    }
    end
}

/// The same of a text of usual characters, each of which takes one column.
fn first_usual_row(text: &str, width: usize) -> usize {
    let mut beyond = text.chars();
    beyond.nth(width.saturating_sub(1));
    let beyond = beyond.as_str();
    if beyond.is_empty() {
        return text.len();
    }
    let room = text.len() - beyond.len();
    let blank = text
        .get(..room)
        .filter(|_| !beyond.starts_with(' '))
        .map_or(Some(room), |row| row.bytes().rposition(|byte| byte == b' '));
    blank.or_else(|| text.find(' ')).unwrap_or(text.len())
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
    rows(&one_blank_between_words(text), width, first_row, |row| all.push(row.to_owned()));
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

    #[test]
    fn rows_of_usual_texts_break_where_those_of_all_texts_do() {
        for text in ["åäö åäö åäö", "a mycketlångtord b", "mycketlångtord", "a b c d e f", "”ab” – cde"]
        {
            for width in 1..=text.len() {
                assert_eq!(first_usual_row(text, width), first_row(text, width), "{text} {width}");
            }
        }
    }
}
