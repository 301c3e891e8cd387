//! What is written on: lines of text, made safe, wrapped and coloured. Nothing else in the formats for people writes,
//! but for what `draw` has drawn.

use crate::report::{View, safe};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

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
        let lead = safe(lead);
        let text = safe(text);
        let whole = if lead.is_empty() { text } else { format!("{lead} {text}") };
        let room = self.view.width.saturating_sub(indent).max(20);
        for (number, row) in wrapped(&whole, room.saturating_sub(2)).into_iter().enumerate() {
            let margin = " ".repeat(if number == 0 { indent } else { indent + 2 });
            writeln!(self.out, "{margin}{}", self.inked(&row, ink))?;
        }
        Ok(())
    }

    /// A row that is laid out already and must not be wrapped.
    pub(super) fn row(&mut self, text: &str, ink: Ink) -> io::Result<()> {
        let text = safe(text);
        writeln!(self.out, "{}", self.inked(text.trim_end(), ink))
    }

    /// What `draw` has drawn: it has made its texts safe itself.
    pub(super) fn drawn(&mut self, drawing: &str) -> io::Result<()> {
        self.out.write_all(drawing.as_bytes())
    }

    fn inked(&self, text: &str, ink: Ink) -> String {
        match ink.code().filter(|_| self.view.color) {
            Some(code) => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            None => text.to_owned(),
        }
    }
}

/// Breaks a text at blanks into rows of at most `width` columns; a word that is too long has a row of its own.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let (mut row, mut taken) = (String::new(), 0);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let columns = if word.is_ascii() { word.len() } else { word.width() };
        if !row.is_empty() && taken + 1 + columns > width {
            rows.push(std::mem::take(&mut row));
        }
        if row.is_empty() {
            taken = columns;
        } else {
            row.push(' ');
            taken += 1 + columns;
        }
        row.push_str(word);
    }
    if !row.is_empty() || rows.is_empty() {
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_at_blanks_and_count_columns_not_bytes() {
        assert_eq!(wrapped("åäö åäö åäö", 7), ["åäö åäö", "åäö"]);
        assert_eq!(wrapped("a mycketlångtord b", 5), ["a", "mycketlångtord", "b"]);
        assert_eq!(wrapped("", 5), [""]);
    }
}
