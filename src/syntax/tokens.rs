//! Tokens, and the stretch of tokens on which the nom parsers work.

use super::state::State;
use crate::source::Span;
use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Input, Needed};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a word of the language.
    Word,
    /// `'by'`.
    Quoted,
    /// A text; the lengths in bytes of its quotation marks (0: it has no closing one).
    Str { open: u8, close: u8 },
    /// `12`, `12.5`.
    Number,
    /// `10%`.
    Percent,
    /// `2018-06-15`.
    Date,
    /// `2018-08`.
    Month,
    /// An operator or a bracket.
    Mark,
    /// What the lexer has already reported.
    Bad,
    /// The end of the text.
    End,
}

/// A token and its place: byte offsets in the text that was lexed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The only error of our nom parsers: "this does not start here". Faults are recorded in [`State`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Miss;

impl<I> ParseError<I> for Miss {
    fn from_error_kind(_: I, _: ErrorKind) -> Self {
        Self
    }

    fn append(_: I, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// What our parsers return.
pub(super) type P<'a, T> = IResult<Tokens<'a>, T, Miss>;

/// A stretch of tokens with the state of the parse.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tokens<'a> {
    pub(super) state: &'a State<'a>,
    at: usize,
    end: usize,
}

impl<'a> Tokens<'a> {
    /// All tokens of a state.
    pub(super) fn all(state: &'a State<'a>) -> Self {
        Self { state, at: 0, end: state.tokens.len() }
    }

    /// Index of the first token.
    pub(super) fn at(self) -> usize {
        self.at
    }

    /// The `n`th token from here.
    pub(super) fn nth(self, n: usize) -> Token {
        let index = self.at + n;
        let token = if index < self.end { self.state.tokens.get(index) } else { None };
        token.copied().unwrap_or_else(|| {
            let end = self.end.checked_sub(1).and_then(|last| self.state.tokens.get(last)).map_or(0, |t| t.end);
            Token { kind: Kind::End, start: end, end }
        })
    }

    /// The first token.
    pub(super) fn first(self) -> Token {
        self.nth(0)
    }

    /// The last token before these.
    pub(super) fn previous(self) -> Token {
        let token = self.at.checked_sub(1).and_then(|i| self.state.tokens.get(i));
        token.copied().unwrap_or(Token { kind: Kind::End, start: 0, end: 0 })
    }

    /// The rest after `n` tokens.
    pub(super) fn skip(self, n: usize) -> Self {
        Self { at: (self.at + n).min(self.end), ..self }
    }

    /// The rest from a token index on; never goes back.
    pub(super) fn jump(self, index: usize) -> Self {
        Self { at: index.clamp(self.at, self.end), ..self }
    }

    pub(super) fn is_end(self) -> bool {
        self.at >= self.end
    }

    /// The text of the `n`th token as written.
    pub(super) fn text_at(self, n: usize) -> &'a str {
        self.state.slice(self.nth(n))
    }

    /// The text of the first token as written.
    pub(super) fn text(self) -> &'a str {
        self.text_at(0)
    }

    /// The `n`th token's text when it is a word, else `""`.
    pub(super) fn word_at(self, n: usize) -> &'a str {
        if self.nth(n).kind == Kind::Word { self.text_at(n) } else { "" }
    }

    /// The first token's text when it is a word, else `""`.
    pub(super) fn word(self) -> &'a str {
        self.word_at(0)
    }

    /// Whether the `n`th token is this word or mark.
    pub(super) fn is_at(self, n: usize, text: &str) -> bool {
        matches!(self.nth(n).kind, Kind::Word | Kind::Mark) && self.text_at(n) == text
    }

    /// Whether the first token is this word or mark.
    pub(super) fn is(self, text: &str) -> bool {
        self.is_at(0, text)
    }

    /// Whether the next tokens are these words or marks.
    pub(super) fn are(self, texts: &[&str]) -> bool {
        texts.iter().enumerate().all(|(n, text)| self.is_at(n, text))
    }

    /// Whether nothing stands between the `n`th token and the one before it.
    pub(super) fn joined_at(self, n: usize) -> bool {
        let before = if n == 0 { self.previous() } else { self.nth(n - 1) };
        before.end == self.nth(n).start && before.kind != Kind::End
    }

    /// The place of the first token.
    pub(super) fn span(self) -> Span {
        self.state.span(self.first())
    }

    /// From an earlier stretch's first token to the last token before this one.
    pub(super) fn since(self, start: Self) -> Span {
        if self.at <= start.at {
            let at = start.first().start;
            return self.state.place(at, at);
        }
        self.state.place(start.first().start, self.previous().end)
    }
}

impl<'a> Input for Tokens<'a> {
    type Item = Token;
    type Iter = std::iter::Copied<std::slice::Iter<'a, Token>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.end.saturating_sub(self.at)
    }

    fn take(&self, index: usize) -> Self {
        Self { end: (self.at + index).min(self.end), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        self.skip(index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<F: Fn(Token) -> bool>(&self, predicate: F) -> Option<usize> {
        self.iter_elements().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.state.tokens.get(self.at..self.end).unwrap_or_default().iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if self.input_len() >= count { Ok(count) } else { Err(Needed::new(count - self.input_len())) }
    }
}
