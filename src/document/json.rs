//! JSON (RFC 8259), strict, with recovery: our own parser, because a library stops at the first fault.
//!
//! After a fault inside a list or record the parser goes on at the next comma; after a bracket that does not match it
//! gives up, since all that follows would be guesses.

use super::build::{Draft, Members, character};
use super::builder::Built;
use super::json_text::{self, Token};
use super::limits;
use super::tree::{NodeId, Tree};
use crate::diagnostic::codes::reading as codes;
use crate::diagnostic::{Code, Diagnostic, Role};
use crate::source::FileId;
use crate::value::Number;
use std::borrow::Cow;
use std::ops::Range;

/// Reads a JSON file.
pub(super) fn read(file: FileId, text: &str) -> (Option<Tree>, Vec<Diagnostic>) {
    let draft = Draft::new(file, text);
    let at = draft.body_start();
    let mut parser = Parser { draft, at, next: (Token::End, 0..0), last: 0..0, cut: false, lost: false };
    parser.advance();
    if parser.next.0 == Token::End {
        if parser.draft.findings.is_empty() {
            parser.draft.empty();
        }
        return parser.draft.finish(None);
    }
    let root = parser.value(1);
    parser.trailing();
    parser.draft.finish(root)
}

struct Parser<'t> {
    draft: Draft<'t>,
    /// Where the text after `next` begins.
    at: usize,
    /// The token to come.
    next: (Token, Range<usize>),
    /// The token before it.
    last: Range<usize>,
    /// A text was not closed: it may have swallowed a comma or a bracket.
    cut: bool,
    /// Nothing that follows can be understood; no more is reported.
    lost: bool,
}

impl<'t> Parser<'t> {
    /// Reads the next token; faults inside it are reported here, once.
    fn advance(&mut self) {
        self.last = self.next.1.clone();
        loop {
            let (token, range) = json_text::token(self.draft.text, self.at);
            self.at = range.end;
            match token {
                Token::Comment => self.fault(codes::COMMENT_IN_JSON, range),
                Token::Odd => {
                    let c = self.draft.slice(range.clone()).chars().next().unwrap_or(' ');
                    let finding = self.draft.at(codes::INVALID_CHARACTER, range).with("character", character(c));
                    self.report(finding);
                }
                _ => {
                    self.next = (token, range);
                    return;
                }
            }
        }
    }

    fn report(&mut self, finding: Diagnostic) {
        if !self.lost {
            self.draft.fault(finding);
        }
    }

    fn fault(&mut self, code: Code, range: Range<usize>) {
        let finding = self.draft.at(code, range);
        self.report(finding);
    }

    fn takes(&mut self, token: Token) -> bool {
        let is = self.next.0 == token;
        if is {
            self.advance();
        }
        is
    }

    /// One value; `None` when there was none that could be kept.
    fn value(&mut self, depth: usize) -> Option<NodeId> {
        let (token, range) = self.next.clone();
        match token {
            Token::Open('[') => self.list(depth, range),
            Token::Open(_) => self.record(depth, range),
            Token::Text => {
                let text = self.text(range.clone());
                self.advance();
                Some(self.add(range, Built::Text(text)))
            }
            Token::Word => {
                self.advance();
                let range = self.words(range);
                let kind = self.word(range.clone())?;
                Some(self.add(range, kind))
            }
            _ => {
                self.expected(range);
                None
            }
        }
    }

    fn add(&mut self, range: Range<usize>, built: Built<'_>) -> NodeId {
        let span = self.draft.span(range);
        self.draft.builder.add(span, false, built)
    }

    /// Something stands where a value should.
    fn expected(&mut self, range: Range<usize>) {
        match self.next.0 {
            Token::Comma => self.fault(codes::EXTRA_COMMA, range),
            Token::Close(_) => {
                let finding = self.draft.at(codes::WRONG_BRACKET, range.clone());
                let finding = finding.with("found", self.draft.slice(range));
                self.report(finding);
                self.lost = true;
            }
            _ => self.not_understood(range),
        }
        self.advance();
    }

    fn not_understood(&mut self, range: Range<usize>) {
        let range = if range.is_empty() { self.draft.last_seen(range.start) } else { range };
        let finding = self.draft.at(codes::NOT_UNDERSTOOD, range).with("syntax", "JSON");
        self.report(finding);
    }

    /// Whether another item begins here; commas with nothing before them are reported and passed over.
    fn has_more(&mut self) -> bool {
        while self.next.0 == Token::Comma {
            let range = self.next.1.clone();
            self.expected(range);
        }
        !matches!(self.next.0, Token::Close(_) | Token::End)
    }

    // ── Lists and records ──────────────────────────────────────────────────────────────────────────────────────

    fn list(&mut self, depth: usize, open: Range<usize>) -> Option<NodeId> {
        self.enter(depth, &open)?;
        let mut items = Vec::new();
        while self.has_more() {
            items.extend(self.value(depth + 1));
            if self.lost || !self.separator(&open) {
                break;
            }
        }
        let end = self.close(&open)?;
        Some(self.add(open.start..end, Built::List(items)))
    }

    fn record(&mut self, depth: usize, open: Range<usize>) -> Option<NodeId> {
        self.enter(depth, &open)?;
        let mut members = Members::default();
        while self.has_more() {
            if let Some((key, range, value)) = self.pair(depth) {
                let key = self.draft.builder.key(&key);
                self.draft.member(&mut members, key, range, value);
            }
            if self.lost || !self.separator(&open) {
                break;
            }
        }
        let end = self.close(&open)?;
        Some(self.add(open.start..end, Built::Record(members.into_all())))
    }

    fn enter(&mut self, depth: usize, open: &Range<usize>) -> Option<()> {
        if depth > limits::DEPTH {
            if !self.lost {
                self.draft.too_deep(open.clone());
            }
            self.lost = true;
            return None;
        }
        self.advance();
        Some(())
    }

    /// `"key": value`.
    fn pair(&mut self, depth: usize) -> Option<(Cow<'t, str>, Range<usize>, NodeId)> {
        let (token, range) = self.next.clone();
        let key = match token {
            Token::Text => {
                let text = self.text(range.clone());
                self.advance();
                Some(text)
            }
            Token::Word => {
                self.advance();
                let range = self.key_words(range.clone());
                if self.next.0 == Token::Colon {
                    let finding = self.draft.at(codes::MISSING_QUOTES, range.clone());
                    let finding = finding.with("text", self.draft.slice(range));
                    self.report(finding);
                }
                None
            }
            Token::Colon => {
                self.not_understood(range.clone());
                None
            }
            // A list or a record where a key should be.
            _ => {
                self.value(depth + 1)?;
                let finding = self.draft.at(codes::KEY_NOT_TEXT, range.clone());
                let finding = finding.with("key", self.draft.slice(range.clone()));
                self.report(finding);
                None
            }
        };
        let colon = self.next.1.clone();
        if self.next.0 == Token::End || !self.sign(&range) {
            return None;
        }
        if matches!(self.next.0, Token::Comma | Token::Close(_)) {
            if !self.cut {
                let gap = self.draft.span(colon.end..colon.end);
                let finding = self.draft.at(codes::MISSING_VALUE, range).and(Role::WriteHere, gap);
                self.report(finding);
            }
            return None;
        }
        if self.next.0 == Token::End {
            return None;
        }
        let value = self.value(depth + 1)?;
        Some((key?, range, value))
    }

    /// The colon after a key; `=` and nothing at all are reported. False when no value can follow.
    fn sign(&mut self, key: &Range<usize>) -> bool {
        if self.takes(Token::Colon) {
            return true;
        }
        let is_equals = self.next.0 == Token::Word && self.draft.slice(self.next.1.clone()) == "=";
        let gap = self.draft.span(key.end..key.end);
        let place = if is_equals { self.next.1.clone() } else { key.clone() };
        if !self.cut {
            let finding = self.draft.at(codes::MISSING_SIGN, place).with("sign", ":").and(Role::WriteHere, gap);
            self.report(finding);
        }
        if is_equals {
            self.advance();
            return true;
        }
        matches!(self.next.0, Token::Text | Token::Word | Token::Open(_))
    }

    /// What follows a value: a comma and more, or the end. True when more follows.
    fn separator(&mut self, open: &Range<usize>) -> bool {
        let range = self.next.1.clone();
        match self.next.0 {
            Token::Comma => {
                self.cut = false;
                self.advance();
                if matches!(self.next.0, Token::Close(_)) {
                    self.fault(codes::EXTRA_COMMA, range);
                }
                true
            }
            Token::Close(_) | Token::End => false,
            Token::Colon => {
                // A pair among the items of a list: the list was not closed.
                if self.draft.slice(open.clone()) == "[" {
                    let place = self.last.clone();
                    self.unclosed(open, place);
                } else {
                    self.not_understood(range);
                }
                self.lost = true;
                false
            }
            _ => {
                if !self.cut {
                    let gap = self.draft.span(self.last.end..self.last.end);
                    let finding = self.draft.at(codes::MISSING_COMMA, range).and(Role::WriteHere, gap);
                    self.report(finding);
                }
                self.cut = false;
                // Words that belong to nothing: `5 % 2`, `1;`.
                let is_record = self.draft.slice(open.clone()) == "{";
                while is_record && self.next.0 == Token::Word {
                    self.advance();
                }
                if self.next.0 == Token::Comma {
                    self.advance();
                }
                true
            }
        }
    }

    /// The closing bracket; the end of the whole.
    fn close(&mut self, open: &Range<usize>) -> Option<usize> {
        let range = self.next.1.clone();
        match self.next.0 {
            _ if self.lost => None,
            Token::Close(found) => {
                let opened = self.draft.slice(open.clone());
                if json_text::closing(opened) != found {
                    let finding = self.draft.at(codes::WRONG_BRACKET, range).with("found", found.to_string());
                    let finding = finding.with("open", opened).and(Role::Opened, self.draft.span(open.clone()));
                    if !self.cut {
                        self.report(finding);
                    }
                    self.lost = true;
                    return None;
                }
                self.advance();
                Some(range.end)
            }
            _ => {
                if !self.cut {
                    let place = self.draft.last_seen(self.draft.text.len());
                    self.unclosed(open, place);
                }
                self.lost = true;
                None
            }
        }
    }

    fn unclosed(&mut self, open: &Range<usize>, place: Range<usize>) {
        let bracket = self.draft.slice(open.clone());
        let close = json_text::closing(bracket).to_string();
        let finding = self.draft.at(codes::UNCLOSED_BRACKET, place).with("bracket", bracket).with("close", close);
        let finding = finding.and(Role::Opened, self.draft.span(open.clone()));
        self.report(finding);
    }

    /// What follows the top value, up to the end of its first line.
    fn trailing(&mut self) {
        if self.cut || self.next.0 == Token::End {
            return;
        }
        let start = self.next.1.start;
        let line = self.draft.slice(start..self.draft.line_end(start)).trim_end();
        self.fault(codes::TRAILING_CONTENT, start..start + line.len());
    }

    // ── Texts and words ────────────────────────────────────────────────────────────────────────────────────────

    /// Decodes a text and reports what is wrong inside it.
    fn text(&mut self, range: Range<usize>) -> Cow<'t, str> {
        let raw = self.draft.slice(range.clone());
        if let Some(plain) = json_text::plain(raw) {
            return Cow::Borrowed(plain);
        }
        if !raw.starts_with('"') {
            let quote: String = raw.chars().take(1).collect();
            let finding = self.draft.at(codes::WRONG_QUOTES, range).with("quote", quote);
            self.report(finding);
            return Cow::Borrowed(raw);
        }
        let (text, faults) = json_text::unquote(raw);
        for (fault, inside) in faults {
            let place = range.start + inside.start..range.start + inside.end;
            let shown = self.draft.slice(place.clone());
            let finding = match fault {
                json_text::Fault::Unclosed => {
                    self.cut = true;
                    self.draft.at(codes::UNCLOSED_TEXT, place)
                }
                json_text::Fault::Escape => self.draft.at(codes::BAD_ESCAPE, place).with("escape", shown),
                json_text::Fault::Half => self.draft.at(codes::HALF_CHARACTER, place).with("escape", shown),
                json_text::Fault::Control => {
                    let shown = shown.chars().next().map(character).unwrap_or_default();
                    self.draft.at(codes::INVALID_CHARACTER, place).with("character", shown)
                }
            };
            self.report(finding);
        }
        Cow::Owned(text)
    }

    /// A word without quotes: `null`, a number, or something that is none of JSON's.
    fn word(&mut self, range: Range<usize>) -> Option<Built<'static>> {
        let word = self.draft.slice(range.clone());
        match word {
            "null" => return Some(Built::Null),
            "true" => return Some(Built::Bool(true)),
            "false" => return Some(Built::Bool(false)),
            _ => {}
        }
        if json_text::is_number(word) {
            return Some(self.draft.number(Number::parse(word), range));
        }
        let right = match word.to_ascii_lowercase().as_str() {
            "true" => Some("true"),
            "false" => Some("false"),
            "null" | "none" | "nil" => Some("null"),
            _ => None,
        };
        let finding = match right {
            Some(right) => self.draft.at(codes::WORD_FORM, range).with("found", word).with("write", right),
            None if json_text::looks_like_number(word) => self.draft.at(codes::NUMBER_FORM, range).with("number", word),
            None => self.draft.at(codes::MISSING_QUOTES, range).with("text", word),
        };
        self.report(finding);
        None
    }

    /// A key without quotes goes on over the words after it, when its colon comes after them on its line.
    fn key_words(&mut self, first: Range<usize>) -> Range<usize> {
        let mut all = first.clone();
        let rest = self.draft.slice(first.end..self.draft.line_end(first.end));
        let is_key = rest
            .find([':', ',', '{', '}', '[', ']', '"'])
            .is_some_and(|at| rest.get(at..).is_some_and(|sign| sign.starts_with(':')));
        while is_key && self.next.0 == Token::Word {
            all.end = self.next.1.end;
            self.advance();
        }
        all
    }

    /// A word that is no value of JSON goes on over the words after it on its line: a text without quotes.
    fn words(&mut self, first: Range<usize>) -> Range<usize> {
        let mut all = first.clone();
        let word = self.draft.slice(first.clone());
        let is_text = !json_text::looks_like_number(word) && word.chars().all(|c| c.is_alphanumeric() || c == '.');
        if !is_text || self.draft.is_full() || matches!(word, "true" | "false" | "null") {
            return all;
        }
        let line_end = self.draft.line_end(first.start);
        while self.next.0 == Token::Word && self.next.1.end <= line_end {
            all.end = self.next.1.end;
            self.advance();
        }
        all
    }
}
