//! Policy text → tree, with recovery: every syntax error of every file in one run. nom lives here and nowhere else.
//!
//! In: the text of a `.krav` file. Out: an [`ast::File`] and findings; the printer goes the other way.
//! Must not know: schemas, types, which operators exist beyond their words.
//!
//! Two stages: `lexer` cuts the text into tokens (and never fails), the parsers turn tokens into the tree. A parser
//! looks ahead until it knows what it reads, and only then consumes; from there on it reports and goes on, so nothing
//! is read twice and no finding has to be taken back.

pub mod ast;
mod changes;
mod counting;
mod examples;
mod expr;
mod items;
mod lexer;
mod names;
mod operand;
mod print;
mod print_expr;
mod recovery;
mod relation;
mod rules;
mod state;
mod strings;
mod texts;
mod tokens;
mod words;

pub use print::print;
pub use print_expr::print_expr;

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// Reads a file of a policy: all of it that can be read, and everything that is wrong with how it is written.
#[must_use]
pub fn parse(file: FileId, text: &str) -> (ast::File, Vec<Diagnostic>) {
    let (state, comments) = state::State::new(file, text, Vec::new());
    let mut tree = items::file(tokens::Tokens::all(&state));
    tree.comments = comments.into_iter().map(|(start, end)| comment(file, text, start, end)).collect();
    (tree, state.into_findings())
}

fn comment(file: FileId, text: &str, start: usize, end: usize) -> ast::Comment {
    let before = text.get(..start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let trailing = !line.trim_start_matches('\u{feff}').trim().is_empty();
    let text = text.get(start..end).unwrap_or_default().to_owned();
    ast::Comment { text, span: Span::new(file, start, end), trailing }
}

/// The words that can never be names.
#[must_use]
pub fn words() -> &'static [&'static str] {
    words::RESERVED
}

#[cfg(test)]
mod tests;
