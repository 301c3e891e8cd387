//! What a handbook is made of, whatever it is drawn in.

use crate::outcome::Told;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text.
    Text(String),
    /// A link to a place of the handbook: name and text.
    Link(String, String),
    /// Something as it is written in files.
    Code(String),
}

/// A line.
pub(super) type Line = Vec<Piece>;

/// Text alone.
pub(super) fn text(text: impl Into<String>) -> Line {
    vec![Piece::Text(text.into())]
}

/// Lines joined by commas.
pub(super) fn listed(lines: impl IntoIterator<Item = Piece>) -> Line {
    let mut line = Vec::new();
    for piece in lines {
        if !line.is_empty() {
            line.push(Piece::Text(", ".to_owned()));
        }
        line.push(piece);
    }
    line
}

/// An item of a list, with a list of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) line: Line,
    pub(super) items: Vec<Item>,
}

/// Sentences as a list.
pub(super) fn items(told: &[Told], outermost: bool) -> Vec<Item> {
    let line = |one: &Told| text(if outermost { one.sentence() } else { one.item() });
    told.iter().map(|one| Item { line: line(one), items: items(&one.parts, false) }).collect()
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Level from 2, name to link to, text.
    Heading(u8, String, String),
    /// A paragraph.
    Paragraph(Line),
    /// What the source says, in our words.
    Quote(String),
    /// What each thing is: `Sida: 3`.
    Terms(Vec<(&'static str, Line)>),
    /// A lead, and a list under it.
    List(&'static str, Vec<Item>),
    /// Caption, columns, rows; the first cell of a row names it.
    Table(String, Vec<String>, Vec<Vec<Line>>),
}

/// A handbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Book {
    pub(super) title: String,
    pub(super) head: Vec<Line>,
    /// What there is: level from 1, name, text.
    pub(super) contents: Vec<(u8, String, String)>,
    pub(super) blocks: Vec<Block>,
}
