//! String literals, texts for each language, and the pieces of a `say`.

use super::ast::{Expr, Name, Piece, Str, TextEntry, Texts};
use super::expr;
use super::names::name_here;
use super::recovery::{at, expected_kind};
use super::state::State;
use super::strings::{self, Decoded};
use super::tokens::{Kind, P, Token, Tokens};
use super::words;
use crate::diagnostic::codes::syntax as codes;
use crate::diagnostic::{Diagnostic, Role};

/// The decoded text of a string token, its offsets counted in the text that was lexed.
fn decoded(state: &State<'_>, token: Token) -> Decoded {
    let Kind::Str { open, close } = token.kind else { return Decoded::default() };
    let (start, end) = (token.start + usize::from(open), token.end - usize::from(close));
    let mut decoded = strings::decode(state.raw(start, end));
    for (_, written) in &mut decoded.points {
        *written += start;
    }
    decoded
}

/// The string literal of a string token.
pub(super) fn str_here(i: Tokens<'_>) -> Str {
    Str { text: decoded(i.state, i.first()).text, span: i.span() }
}

fn is_str(i: Tokens<'_>, n: usize) -> bool {
    matches!(i.nth(n).kind, Kind::Str { .. })
}

/// A string that should stand here.
pub(super) fn string(i: Tokens<'_>) -> P<'_, Option<Str>> {
    if is_str(i, 0) {
        return Ok((i.skip(1), Some(str_here(i))));
    }
    if i.first().kind == Kind::Quoted {
        i.state.report_at(i, at(codes::HABIT, i).with("write", i.text().replace('\'', "\"")));
        return Ok((i.skip(1), None));
    }
    expected_kind(i, "text");
    Ok((i, None))
}

/// Whether a text for a language starts here.
pub(super) fn is_text(i: Tokens<'_>) -> bool {
    is_str(i, 0) || (words::is_language(i.word()) && is_str(i, 1))
}

/// Texts that should stand here; `say`: expressions in braces are read.
pub(super) fn texts(i: Tokens<'_>, say: bool) -> P<'_, Texts> {
    let (rest, texts) = more_texts(i, say)?;
    if texts.entries.is_empty() {
        expected_kind(i, "text");
    }
    Ok((rest, texts))
}

/// Texts, if any stand here.
pub(super) fn more_texts(i: Tokens<'_>, say: bool) -> P<'_, Texts> {
    let mut rest = i;
    let mut texts = Texts::default();
    while is_text(rest) {
        let bare = is_str(rest, 0);
        let lang = if bare { Name { text: String::new(), span: rest.span() } } else { name_here(rest) };
        let at = if bare { rest } else { rest.skip(1) };
        let text = str_here(at);
        let pieces = if say { pieces(at) } else { vec![Piece::Literal(text.text.clone())] };
        texts.entries.push(TextEntry { lang, text, pieces });
        rest = at.skip(1);
    }
    Ok((rest, texts))
}

/// Cuts a `say` text into literal pieces and expressions.
fn pieces(i: Tokens<'_>) -> Vec<Piece> {
    let decoded = decoded(i.state, i.first());
    let mut cut = Cut { i, decoded: &decoded, pieces: Vec::new(), literal: String::new(), open: false };
    cut.all();
    cut.pieces
}

struct Cut<'a, 't> {
    i: Tokens<'t>,
    decoded: &'a Decoded,
    pieces: Vec<Piece>,
    literal: String,
    /// Whether a brace was found open: then the rest is read as plain text.
    open: bool,
}

impl Cut<'_, '_> {
    fn all(&mut self) {
        let text = self.decoded.text.as_str();
        let mut from = 0;
        while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
            let Some(brace) = rest.find(['{', '}']).filter(|_| !self.open) else {
                self.literal.push_str(rest);
                break;
            };
            let (before, after) = rest.split_at_checked(brace).unwrap_or((rest, ""));
            self.literal.push_str(before);
            from += brace + self.brace(after, from + brace);
        }
        self.flush();
    }

    /// Handles what starts with a brace at `at`; how many bytes it took.
    fn brace(&mut self, after: &str, at: usize) -> usize {
        if after.starts_with("{{") || after.starts_with("}}") {
            self.literal.extend(after.chars().next());
            return 2;
        }
        let inside = after.strip_prefix('{').and_then(|inside| inside.get(..end_of_piece(inside)?));
        match inside {
            Some(inside) => {
                self.flush();
                let expr = self.expr(inside, at + 1);
                self.pieces.push(Piece::Expr(expr));
                inside.len() + 2
            }
            None => {
                self.lone(after, at);
                self.open = after.starts_with('{');
                self.literal.extend(after.chars().next());
                1
            }
        }
    }

    fn flush(&mut self) {
        if !self.literal.is_empty() {
            self.pieces.push(Piece::Literal(std::mem::take(&mut self.literal)));
        }
    }

    /// Where an offset of the decoded text stands in the text that was lexed.
    fn written(&self, at: usize) -> usize {
        let points = &self.decoded.points;
        let after = points.partition_point(|(here, _)| *here <= at);
        let (here, there) = after.checked_sub(1).and_then(|n| points.get(n)).copied().unwrap_or((0, 0));
        there + at.saturating_sub(here)
    }

    fn lone(&self, after: &str, at: usize) {
        let state = self.i.state;
        let span = state.place(self.written(at), self.written(at + 1));
        let brace: String = after.chars().take(1).collect();
        let whole = self.i.span();
        let finding = Diagnostic::at(codes::BRACE, span).with("found", brace.as_str());
        state.report(finding.with("write", brace.repeat(2)).and(Role::Also, whole));
    }

    /// Parses the expression of a piece that starts at an offset of the decoded text.
    fn expr(&self, inside: &str, at: usize) -> Expr {
        let outer = self.i.state;
        let start = (0, outer.offset(self.written(at)));
        let points = &self.decoded.points;
        let upto = |offset: usize| points.partition_point(|(here, _)| *here <= offset);
        let later = points.get(upto(at)..upto(at + inside.len())).unwrap_or_default().iter();
        let later = later.map(|(here, there)| (here - at, outer.offset(*there)));
        let (state, _) = State::new(outer.file(), inside, std::iter::once(start).chain(later).collect());
        let expr = expr::whole(&state);
        for finding in state.into_findings() {
            outer.report(finding);
        }
        expr
    }
}

/// The offset of the brace that closes a piece; braces in it may be nested, and in texts they do not count.
fn end_of_piece(inside: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut chars = inside.char_indices();
    let mut quoted = false;
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quoted => {
                chars.next();
            }
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}
