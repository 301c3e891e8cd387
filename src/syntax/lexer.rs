//! Text → tokens. Total: whatever is not a token becomes [`Kind::Bad`] with a fault, and lexing goes on.

use super::strings;
use super::tokens::{Kind, Miss, Token};
use crate::value::{Date, Month};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_while, take_while1};
use nom::character::complete::{anychar, char, digit1, one_of, satisfy};
use nom::combinator::{map, opt, peek, recognize};
use nom::multi::many0_count;
use nom::{IResult, Parser};
use std::collections::BTreeSet;

/// What is wrong with a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// A text runs to the end of its line.
    Unterminated,
    /// Unknown escapes: byte ranges in the text that was lexed.
    Escapes(Vec<(usize, usize)>),
    /// Characters that mean nothing.
    Character,
    /// Not a number; how it may have been meant.
    Number(Option<String>),
    /// A day or month in another form; how to write it.
    DateForm(Option<String>),
    /// Not in the calendar.
    NoSuchDay,
    /// A minus without blanks; how to write it.
    Minus(String),
    /// Another language's way; what to write.
    Habit(String),
    /// Letters of two alphabets: those that are not Latin.
    LookAlike(Vec<String>),
}

/// All that lexing gives.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    /// Faults with the token range to which each belongs.
    pub(super) faults: Vec<(usize, usize, Fault)>,
    /// Byte ranges of comments, without the line end.
    pub(super) comments: Vec<(usize, usize)>,
}

type L<'a, T> = IResult<&'a str, T, Miss>;

enum Lexeme {
    Blank,
    Comment,
    Token(Kind, Option<Fault>),
}

/// Cuts a text into tokens.
pub(super) fn lex(text: &str) -> Lexed {
    let mut out = Lexed::default();
    let mut mixed = BTreeSet::new();
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    while !rest.is_empty() {
        let start = text.len() - rest.len();
        let Ok((after, lexeme)) = lexeme(rest) else { break };
        let end = text.len() - after.len();
        let raw = text.get(start..end).unwrap_or_default();
        rest = after;
        match lexeme {
            Lexeme::Blank => {}
            Lexeme::Comment => out.comments.push((start, start + raw.trim_end().len())),
            Lexeme::Token(kind, fault) => {
                out.tokens.push(Token { kind, start, end });
                let fault = fault.map(|fault| fault.moved(start)).or_else(|| {
                    let letters = foreign_letters(kind, raw);
                    (!letters.is_empty() && mixed.insert(raw)).then_some(Fault::LookAlike(letters))
                });
                out.faults.extend(fault.map(|fault| (start, end, fault)));
            }
        }
    }
    out
}

impl Fault {
    fn moved(self, by: usize) -> Self {
        match self {
            Self::Escapes(places) => Self::Escapes(places.into_iter().map(|(a, b)| (a + by, b + by)).collect()),
            other => other,
        }
    }
}

fn lexeme(i: &str) -> L<'_, Lexeme> {
    alt((blank, comment, word, number, text, curly_text, quoted, mark, stray)).parse(i)
}

fn blank(i: &str) -> L<'_, Lexeme> {
    map(take_while1(char::is_whitespace), |_| Lexeme::Blank).parse(i)
}

fn comment(i: &str) -> L<'_, Lexeme> {
    map((char('#'), take_till(|c| c == '\n')), |_| Lexeme::Comment).parse(i)
}

/// What a name is made of between its hyphens.
fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

fn name_run(i: &str) -> L<'_, &str> {
    take_while1(is_name_char).parse(i)
}

/// `-` (or, in numbers, `.`) only when a letter or digit follows.
fn inner<'a>(marks: &'static str) -> impl Parser<&'a str, Output = &'a str, Error = Miss> {
    recognize((one_of(marks), peek(satisfy(char::is_alphanumeric)), name_run))
}

/// A name without dots.
fn name(i: &str) -> L<'_, &str> {
    recognize((peek(satisfy(char::is_alphabetic)), name_run, many0_count(inner("-")))).parse(i)
}

/// Whether a text is one plain name.
pub(super) fn is_name(text: &str) -> bool {
    name(text).is_ok_and(|(rest, _)| rest.is_empty())
}

fn word(i: &str) -> L<'_, Lexeme> {
    map(name, |_| Lexeme::Token(Kind::Word, None)).parse(i)
}

/// Everything that begins with a digit; what is no literal of ours gets a fault that says what to write.
fn number(i: &str) -> L<'_, Lexeme> {
    let (rest, chunk) = recognize((digit1, many0_count(alt((recognize(name_run), inner(".-")))))).parse(i)?;
    let (kind, fault) = classify(chunk);
    // Behind a day or a month the sign stands for itself, and is told of.
    if matches!(kind, Kind::Date | Kind::Month) {
        return Ok((rest, Lexeme::Token(kind, fault)));
    }
    let percent = (take_while(|c| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}')), char('%'));
    let (rest, percent) = opt(percent).parse(rest)?;
    let kind = if percent.is_some() && kind == Kind::Number { Kind::Percent } else { kind };
    Ok((rest, Lexeme::Token(kind, fault)))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn classify(chunk: &str) -> (Kind, Option<Fault>) {
    let parts: Vec<&str> = chunk.split('-').collect();
    match parts.as_slice() {
        [whole] if digits(whole) || whole.split_once('.').is_some_and(|(a, b)| digits(a) && digits(b)) => {
            (Kind::Number, None)
        }
        [whole] => (Kind::Bad, Some(misread_number(whole))),
        [y, m, d] if digits(y) && digits(m) && digits(d) => day(chunk, y, m, d),
        [y, m] if digits(y) && digits(m) && y.len() == 4 && m.len() <= 2 => month(chunk, y, m),
        [a, b] if digits(a) && digits(b) => (Kind::Bad, Some(Fault::Minus(format!("{a} - {b}")))),
        [n, unit] if digits(n) && is_unit(unit) => (Kind::Bad, Some(Fault::Habit(format!("{n} {unit}")))),
        _ => (Kind::Bad, Some(Fault::Number(None))),
    }
}

fn day(chunk: &str, y: &str, m: &str, d: &str) -> (Kind, Option<Fault>) {
    let (y, d) = if d.len() == 4 && y.len() <= 2 { (d, y) } else { (y, d) };
    let iso = format!("{y}-{m:0>2}-{d:0>2}");
    match Date::parse(chunk) {
        Some(_) => (Kind::Date, None),
        None if iso == chunk => (Kind::Bad, Some(Fault::NoSuchDay)),
        None => (Kind::Bad, Some(Fault::DateForm(Date::parse(&iso).map(|date| date.to_string())))),
    }
}

fn month(chunk: &str, y: &str, m: &str) -> (Kind, Option<Fault>) {
    let iso = format!("{y}-{m:0>2}");
    match Month::parse(chunk) {
        Some(_) => (Kind::Month, None),
        None if iso == chunk => (Kind::Bad, Some(Fault::NoSuchDay)),
        None => (Kind::Bad, Some(Fault::DateForm(Month::parse(&iso).map(|month| month.to_string())))),
    }
}

/// `1_000`, `14days`, `14d`, `2018.06.15`, `1e3`: what was meant, where that is clear.
fn misread_number(chunk: &str) -> Fault {
    let plain = chunk.replace('_', "");
    if plain != chunk && digits(&plain) {
        return Fault::Number(Some(plain));
    }
    let split = chunk.find(|c: char| !c.is_ascii_digit()).unwrap_or(chunk.len());
    let (n, unit) = chunk.split_at_checked(split).unwrap_or((chunk, ""));
    let unit = match unit {
        "d" => "days",
        "w" => "weeks",
        "m" => "months",
        "y" => "years",
        other => other,
    };
    if is_unit(unit) {
        return Fault::Habit(format!("{n} {unit}"));
    }
    let parts: Vec<&str> = chunk.split('.').collect();
    match parts.as_slice() {
        [a, m, d] if digits(a) && digits(m) && digits(d) => match day(&parts.join("-"), a, m, d) {
            (Kind::Date, _) => Fault::DateForm(Some(parts.join("-"))),
            (_, Some(fault @ Fault::DateForm(_))) => fault,
            _ => Fault::Number(None),
        },
        _ => Fault::Number(None),
    }
}

/// Whether a word is a unit of time.
pub(super) fn is_unit(word: &str) -> bool {
    matches!(word, "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years")
}

fn text(i: &str) -> L<'_, Lexeme> {
    let (after, _) = char('"').parse(i)?;
    let (inside, closed) = strings::end_of_text(after);
    let rest = after.get(inside + usize::from(closed)..).unwrap_or_default();
    let bad = strings::decode(after.get(..inside).unwrap_or_default()).bad;
    let fault = match (closed, bad.is_empty()) {
        (false, _) => Some(Fault::Unterminated),
        (true, false) => Some(Fault::Escapes(bad.into_iter().map(|(a, b)| (a + 1, b + 1)).collect())),
        (true, true) => None,
    };
    Ok((rest, Lexeme::Token(Kind::Str { open: 1, close: u8::from(closed) }, fault)))
}

/// A text in quotation marks that a word processor has made: read as a text, with a fault.
fn curly_text(i: &str) -> L<'_, Lexeme> {
    let is_curly = |c: char| matches!(c, '“' | '”' | '„' | '«' | '»' | '‟' | '″');
    let (after, open) = satisfy(is_curly).parse(i)?;
    let (tail, inside) = take_till(|c| is_curly(c) || c == '"' || c == '\n').parse(after)?;
    let (rest, close) = opt(satisfy(|c| is_curly(c) || c == '"')).parse(tail)?;
    let lengths = |c: char| u8::try_from(c.len_utf8()).unwrap_or(u8::MAX);
    let kind = Kind::Str { open: lengths(open), close: close.map_or(0, lengths) };
    Ok((rest, Lexeme::Token(kind, Some(Fault::Habit(format!("\"{}\"", inside.trim_end()))))))
}

/// `'by'`; a mark without its pair on the same line is left to [`stray`].
fn quoted(i: &str) -> L<'_, Lexeme> {
    let inside = take_while1(|c| c != '\'' && c != '\n' && c != '"');
    map((char('\''), inside, char('\'')), |_| Lexeme::Token(Kind::Quoted, None)).parse(i)
}

const LONG_MARKS: [&str; 10] = ["->", "==", "!=", "<>", "<=", ">=", "=<", "=>", "&&", "||"];
const MARKS: &str = "()[]{},.:;=<>+-−–*×/!≥≤≠?|&";

fn mark(i: &str) -> L<'_, Lexeme> {
    let long = alt(LONG_MARKS.map(tag));
    map(alt((long, recognize(one_of(MARKS)))), |_| Lexeme::Token(Kind::Mark, None)).parse(i)
}

/// A run of characters that mean nothing.
fn stray(i: &str) -> L<'_, Lexeme> {
    let quotes = |c| matches!(c, '#' | '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '‟' | '″');
    let known = |c: char| c.is_whitespace() || c.is_alphabetic() || c.is_ascii_digit() || MARKS.contains(c);
    let nothing = |c: char| !known(c) && !quotes(c);
    let run = alt((take_while1(nothing), recognize(anychar)));
    map(run, |_| Lexeme::Token(Kind::Bad, Some(Fault::Character))).parse(i)
}

/// The letters of a name that come from another alphabet than its Latin ones.
fn foreign_letters(kind: Kind, raw: &str) -> Vec<String> {
    if raw.is_ascii() || !matches!(kind, Kind::Word | Kind::Quoted) || !raw.chars().any(is_latin) {
        return Vec::new();
    }
    let letters: BTreeSet<char> = raw.chars().filter(|c| is_greek_or_cyrillic(*c)).collect();
    letters.into_iter().map(|c| format!("{c} (U+{:04X})", u32::from(c))).collect()
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_greek_or_cyrillic(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{1f00}'..='\u{1fff}' | '\u{a640}'..='\u{a69f}')
}
