//! The tokens of JSON, its texts and numbers. Wrong forms are tokens too: they are recognised, then reported.

use std::ops::Range;

/// A token. Only its kind: the text is in the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Open(char),
    Close(char),
    Comma,
    Colon,
    /// A quoted text, with whatever quotes.
    Text,
    /// Anything else up to a blank or a sign.
    Word,
    Comment,
    /// A character that may not stand outside texts.
    Odd,
    End,
}

/// What is wrong inside a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Unclosed,
    Escape,
    Half,
    Control,
}

/// The token at or after a place.
pub(super) fn token(text: &str, from: usize) -> (Token, Range<usize>) {
    let rest = text.get(from..).unwrap_or("");
    let blank = |b: &u8| matches!(*b, b' ' | b'\t' | b'\n' | b'\r');
    let at = from + rest.bytes().position(|b| !blank(&b)).unwrap_or(rest.len());
    let body = text.get(at..).unwrap_or("");
    let Some(first) = body.chars().next() else { return (Token::End, text.len()..text.len()) };
    let (token, len) = match first {
        '{' | '[' => (Token::Open(first), 1),
        '}' | ']' => (Token::Close(first), 1),
        ',' => (Token::Comma, 1),
        ':' => (Token::Colon, 1),
        '"' => (Token::Text, quoted(body, '"')),
        '\'' => (Token::Text, quoted(body, '\'')),
        '“' | '”' | '„' | '«' | '»' => (Token::Text, curly(body)),
        '#' => (Token::Comment, line(body)),
        '/' if body.starts_with("//") => (Token::Comment, line(body)),
        '/' if body.starts_with("/*") => (Token::Comment, body.find("*/").map_or(body.len(), |end| end + 2)),
        ';' => (Token::Word, 1),
        c if is_odd(c) => (Token::Odd, c.len_utf8()),
        _ => (Token::Word, word(body)),
    };
    (token, at..at + len)
}

fn is_odd(c: char) -> bool {
    c.is_control() || c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// The length of a quoted text; without a closing quote, to the end of the line.
fn quoted(body: &str, quote: char) -> usize {
    let stops = |b: &u8| matches!(*b, b'"' | b'\'' | b'\\' | b'\n' | b'\r');
    // Most texts end at the first byte that could matter.
    let first = (0..).zip(body.bytes()).skip(1).find(|(_, b)| stops(b));
    if let Some((at, _)) = first.filter(|(_, b)| char::from(*b) == quote) {
        return at + 1;
    }
    let mut escaped = false;
    for (at, c) in body.char_indices().skip(1) {
        match c {
            _ if escaped && !matches!(c, '\n' | '\r') => escaped = false,
            '\\' => escaped = true,
            '\n' | '\r' => return body.get(..at).map_or(at, |line| line.trim_end().len()),
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    body.trim_end().len()
}

fn curly(body: &str) -> usize {
    let close = body.char_indices().skip(1).find(|(_, c)| matches!(c, '“' | '”' | '«' | '»' | '"' | '\n' | '\r'));
    match close {
        Some((at, c)) if !matches!(c, '\n' | '\r') => at + c.len_utf8(),
        _ => word(body),
    }
}

fn line(body: &str) -> usize {
    body.find(['\n', '\r']).unwrap_or(body.len())
}

fn word(body: &str) -> usize {
    let ends = |c: char| matches!(c, '{' | '}' | '[' | ']' | ',' | ':' | ';' | '"') || is_odd(c);
    let len = body.find(ends).unwrap_or(body.len());
    // `1//x` is a number and a comment.
    body.get(..len).and_then(|w| w.find("//").or_else(|| w.find("/*"))).unwrap_or(len)
}

/// The inside of a double-quoted text that stands for itself: no escapes, nothing wrong.
pub(super) fn plain(raw: &str) -> Option<&str> {
    let inside = raw.strip_prefix('"')?.strip_suffix('"')?;
    let is_plain = inside.bytes().all(|b| b >= 0x20 && b != b'\\');
    is_plain.then_some(inside)
}

/// Decodes a double-quoted text that is not [`plain`]; faults with their places in it.
pub(super) fn unquote(raw: &str) -> (String, Vec<(Fault, Range<usize>)>) {
    let mut faults = Vec::new();
    let closed = raw.len() > 1 && raw.ends_with('"') && !ends_in_escape(raw);
    if !closed {
        faults.push((Fault::Unclosed, 0..raw.len()));
        return (String::new(), faults);
    }
    let body = raw.get(1..raw.len() - 1).unwrap_or("");
    let mut out = String::with_capacity(body.len());
    let mut at = 0;
    while let Some(c) = body.get(at..).and_then(|rest| rest.chars().next()) {
        let place = at + 1;
        if c == '\\' {
            let (decoded, len) = escape(body.get(at..).unwrap_or(""));
            match decoded {
                Ok(c) => out.push(c),
                Err(fault) => faults.push((fault, place..place + len)),
            }
            at += len;
            continue;
        }
        if c < ' ' {
            faults.push((Fault::Control, place..place + 1));
        } else {
            out.push(c);
        }
        at += c.len_utf8();
    }
    (out, faults)
}

/// Whether the last quote is escaped, so that it does not close.
fn ends_in_escape(raw: &str) -> bool {
    raw.bytes().rev().skip(1).take_while(|b| *b == b'\\').count() % 2 == 1
}

/// The escape at the start of a text, and its length.
fn escape(text: &str) -> (Result<char, Fault>, usize) {
    let Some(kind) = text.chars().nth(1) else { return (Err(Fault::Escape), text.len()) };
    let plain = match kind {
        '"' | '\\' | '/' => Some(kind),
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        _ => None,
    };
    if let Some(c) = plain {
        return (Ok(c), 2);
    }
    if kind != 'u' {
        return (Err(Fault::Escape), 1 + kind.len_utf8());
    }
    let Some(unit) = unit(text) else {
        let digits = text.get(2..).unwrap_or("").bytes().take(4).take_while(u8::is_ascii_hexdigit).count();
        return (Err(Fault::Escape), 2 + digits);
    };
    match unit {
        0xD800..=0xDBFF => match text.get(6..).and_then(self::unit) {
            Some(low @ 0xDC00..=0xDFFF) => {
                let code = 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                (char::from_u32(code).ok_or(Fault::Half), 12)
            }
            _ => (Err(Fault::Half), 6),
        },
        0xDC00..=0xDFFF => (Err(Fault::Half), 6),
        _ => (char::from_u32(unit).ok_or(Fault::Escape), 6),
    }
}

/// `\uXXXX`.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, 16).ok()
}

/// JSON's numbers: `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`.
pub(super) fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && digits(fraction) && digits(exponent)
}

/// Whether a word was meant as a number.
pub(super) fn looks_like_number(word: &str) -> bool {
    let unsigned = word.trim_start_matches(['+', '-']).trim_start_matches('.');
    let infinite = matches!(unsigned.to_ascii_lowercase().as_str(), "nan" | "inf" | "infinity");
    infinite
        || (unsigned.starts_with(|c: char| c.is_ascii_digit())
            && word
                .chars()
                .all(|c| c.is_ascii_hexdigit() || matches!(c, '+' | '-' | '.' | '_' | 'x' | 'o' | 'X' | 'O')))
}

/// The bracket that closes another.
pub(super) fn closing(open: &str) -> char {
    if open == "[" { ']' } else { '}' }
}
