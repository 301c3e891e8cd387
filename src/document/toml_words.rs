//! The parser's TOML errors in our codes. The parser has no error kinds, only its sentences: those that we know are
//! translated, the rest become one plain code.

use super::build::{Draft, character};
use crate::diagnostic::codes::reading as codes;
use crate::diagnostic::{Code, Role};
use std::ops::Range;
use toml_parser::ParseError;
use toml_parser::decoder::ScalarKind;

/// Reports what the parser found wrong with the structure.
pub(super) fn report(draft: &mut Draft<'_>, errors: &[ParseError]) {
    for error in errors {
        if draft.is_full() {
            return;
        }
        structure(draft, error);
    }
}

fn structure(draft: &mut Draft<'_>, error: &ParseError) {
    let len = draft.text.len();
    let range =
        |span: toml_parser::Span| span.start().min(len)..span.end().clamp(span.start(), len).max(span.start().min(len));
    let at = error.unexpected().map_or(0..0, range);
    let context = error.context().map(range);
    match error.description() {
        "unclosed table" | "unclosed array table" | "unclosed array" | "unclosed inline table" => {
            let start = context.map_or(at.start, |c| c.start);
            unclosed(draft, start, at.end, error.description() == "unclosed array table");
        }
        "key with no value" | "missing value for key" | "missing assignment between key-value pairs" => {
            missing_sign(draft, at.start);
        }
        "extra comma in array" | "extra comma in inline table" => {
            let range = shown(draft, at);
            draft.fault_at(codes::EXTRA_COMMA, range);
        }
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            let seen = draft.last_seen(at.start);
            let gap = draft.span(seen.end..seen.end);
            let word = word(draft, at.start);
            let finding = draft.at(codes::MISSING_COMMA, word).and(Role::WriteHere, gap);
            draft.fault(finding);
        }
        "unexpected key or value" | "unexpected content between comment and newline" => {
            let rest = before_comment(draft, at.start);
            draft.fault_at(codes::TRAILING_CONTENT, rest);
        }
        "missing inline table opening" | "missing array opening" | "missing table open" => {
            let range = shown(draft, at);
            let finding = draft.at(codes::WRONG_BRACKET, range.clone()).with("found", draft.slice(range));
            draft.fault(finding);
        }
        "cannot recurse further; max recursion depth met" => draft.too_deep(at),
        "invalid comment character" => bad_character(draft, at.start),
        // The parser names what comes after it.
        "carriage return must be followed by newline" => bad_character(draft, at.start.saturating_sub(1)),
        _ => not_understood(draft, at),
    }
}

fn not_understood(draft: &mut Draft<'_>, at: Range<usize>) {
    let rest = rest_of_line(draft, at.start);
    let range = if rest.is_empty() { draft.last_seen(at.start) } else { rest };
    let finding = draft.at(codes::NOT_UNDERSTOOD, range).with("syntax", "TOML");
    draft.fault(finding);
}

fn unclosed(draft: &mut Draft<'_>, open: usize, end: usize, double: bool) {
    let width = if double { 2 } else { 1 };
    let opened = open..open + width;
    let bracket = draft.slice(opened.clone());
    let close = match bracket {
        "{" => "}",
        "[[" => "]]",
        _ => "]",
    };
    let place = draft.last_seen(end);
    let finding = draft.at(codes::UNCLOSED_BRACKET, place).with("bracket", bracket).with("close", close);
    let finding = finding.and(Role::Opened, draft.span(opened));
    draft.fault(finding);
}

/// A line without `=`.
fn missing_sign(draft: &mut Draft<'_>, at: usize) {
    let seen = draft.last_seen(at);
    let before = draft.slice(draft.line_start(seen.start)..seen.end);
    let len = before.len() - before.rfind(['{', ',']).map_or(0, |n| n + 1);
    let key = before.get(before.len() - len..).unwrap_or("").trim();
    let start = seen.end - key.len().min(seen.end);
    let gap = draft.span(seen.end..seen.end);
    let finding = draft.at(codes::MISSING_SIGN, start..seen.end).with("sign", "=").and(Role::WriteHere, gap);
    draft.fault(finding);
}

/// A key with `=` and nothing after it, or in braces without `=` too.
fn missing_value(draft: &mut Draft<'_>, at: usize) {
    let seen = draft.last_seen(at);
    let line = draft.slice(draft.line_start(seen.start)..seen.end);
    if !line.ends_with('=') {
        return missing_sign(draft, at);
    }
    let key = line.trim_end_matches(['=', ' ', '\t']);
    let key = key.get(key.rfind(['{', ',']).map_or(0, |n| n + 1)..).unwrap_or(key).trim_start();
    let end = draft.line_start(seen.start) + line.trim_end_matches(['=', ' ', '\t']).len();
    let place = if key.is_empty() { seen.clone() } else { end - key.len()..end };
    let gap = draft.span(seen.end..seen.end);
    let finding = draft.at(codes::MISSING_VALUE, place).and(Role::WriteHere, gap);
    draft.fault(finding);
}

/// Keeps one fault of syntax for each line, and none inside a bracket that is not closed: the others follow from it.
pub(super) fn calm(draft: &mut Draft<'_>) {
    let mut findings = std::mem::take(&mut draft.findings);
    findings.sort_by_key(|d| (d.span().map(|s| (s.end, s.start)), d.code));
    let open: Vec<(u32, u32)> = findings
        .iter()
        .filter(|d| d.code == codes::UNCLOSED_BRACKET)
        .filter_map(|d| Some((d.labels.get(1)?.span.start, d.span()?.end)))
        .collect();
    let mut last_line = None;
    findings.retain(|finding| {
        let Some(span) = finding.span().filter(|_| follows(finding.code)) else { return true };
        if finding.code == codes::UNCLOSED_BRACKET {
            return true;
        }
        let line = draft.line_start(span.start as usize);
        let first = last_line.replace(line) != Some(line);
        first && !open.iter().any(|(start, end)| (*start..=*end).contains(&span.start))
    });
    draft.findings = findings;
}

/// Whether a fault of this kind may be the consequence of another one before it.
fn follows(code: Code) -> bool {
    let own = [
        codes::DUPLICATE_KEY,
        codes::NUMBER_NOT_EXACT,
        codes::BAD_DATE,
        codes::NOT_A_TABLE,
        codes::TOO_DEEP,
        codes::INVALID_CHARACTER,
        codes::FILE_EMPTY,
    ];
    !own.contains(&code)
}

fn bad_character(draft: &mut Draft<'_>, at: usize) {
    let c = draft.slice(at..draft.text.len()).chars().next();
    let Some(c) = c else { return not_understood(draft, at..at) };
    let finding = draft.at(codes::INVALID_CHARACTER, at..at + c.len_utf8()).with("character", character(c));
    draft.fault(finding);
}

/// Reports what is wrong with a key, once for each key.
pub(super) fn report_key(draft: &mut Draft<'_>, range: Range<usize>, errors: &[ParseError]) {
    let Some(error) = errors.first().filter(|_| !draft.is_full()) else { return };
    let raw = draft.slice(range.clone());
    if raw.starts_with(['"', '\'']) {
        return quoted(draft, range, error);
    }
    let range = if range.is_empty() { word(draft, range.start) } else { range };
    let finding = draft.at(codes::KEY_FORM, range.clone()).with("key", draft.slice(range));
    draft.fault(finding);
}

/// Reports what is wrong with a value, once for each value.
pub(super) fn report_value(draft: &mut Draft<'_>, range: Range<usize>, kind: ScalarKind, errors: &[ParseError]) {
    let Some(error) = errors.first().filter(|_| !draft.is_full()) else { return };
    let raw = draft.slice(range.clone());
    if raw.starts_with(['"', '\'']) {
        return quoted(draft, range, error);
    }
    if raw.is_empty() {
        return missing_value(draft, range.start);
    }
    if let Some(blank) = raw.find(' ').filter(|blank| is_value(raw.get(..*blank).unwrap_or(""))) {
        return two_values(draft, range.start + blank, range.end);
    }
    let lower = raw.to_ascii_lowercase();
    let right = match lower.as_str() {
        "true" => Some("true"),
        "false" => Some("false"),
        _ => None,
    };
    let is_number = raw.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '_'));
    let finding = match (right, kind) {
        (Some(right), _) => draft.at(codes::WORD_FORM, range).with("found", raw).with("write", right),
        (None, ScalarKind::Integer(_) | ScalarKind::Float) if is_number => {
            draft.at(codes::NUMBER_FORM, range).with("number", raw)
        }
        _ => draft.at(codes::MISSING_QUOTES, range).with("text", raw),
    };
    draft.fault(finding);
}

/// Whether a word without quotes is a value by itself.
fn is_value(word: &str) -> bool {
    matches!(word, "true" | "false") || word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))
}

/// A blank between two values: in brackets a comma is missing, else the rest of the line is too much.
fn two_values(draft: &mut Draft<'_>, gap: usize, end: usize) {
    let line = draft.slice(draft.line_start(gap)..gap);
    let rest = draft.slice(gap..end);
    let start = gap + rest.len() - rest.trim_start().len();
    let depth = line.matches(['[', '{']).count().saturating_sub(line.matches([']', '}']).count());
    if depth == 0 {
        let rest = before_comment(draft, start);
        return draft.fault_at(codes::TRAILING_CONTENT, rest);
    }
    let finding = draft.at(codes::MISSING_COMMA, start..end).and(Role::WriteHere, draft.span(gap..gap));
    draft.fault(finding);
}

/// A fault inside a quoted text: not closed, an escape, or a character that may not stand there.
fn quoted(draft: &mut Draft<'_>, range: Range<usize>, error: &ParseError) {
    let raw = draft.slice(range.clone());
    let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|q| raw.starts_with(q)).unwrap_or("\"");
    let closed = raw.len() >= 2 * quote.len() && raw.ends_with(quote);
    let span = error.unexpected().map_or(range.start, |span| span.start()).clamp(range.start, range.end);
    match error.description() {
        "missing escaped value" | "too few unicode value digits" | "invalid value" => {
            let before = draft.slice(range.start..span).rfind('\\').map_or(span, |n| range.start + n);
            let tail = draft.slice(before + 1..range.end);
            let digits = tail.get(1..).unwrap_or("").bytes().take(8).take_while(u8::is_ascii_hexdigit).count();
            let first = tail.chars().next().map_or(0, char::len_utf8);
            let is_hex = tail.starts_with(['u', 'U', 'x']);
            let place = before..(before + 1 + first + if is_hex { digits } else { 0 }).min(range.end);
            let unit = u32::from_str_radix(tail.get(1..5).unwrap_or(""), 16).unwrap_or(0);
            let half = tail.starts_with('u') && (0xD800..0xE000).contains(&unit);
            let code = if half { codes::HALF_CHARACTER } else { codes::BAD_ESCAPE };
            let place = if half { before..before + 6 } else { place };
            let finding = draft.at(code, place.clone()).with("escape", draft.slice(place));
            draft.fault(finding);
        }
        "keys cannot be multi-line literal strings" | "keys cannot be multi-line basic strings" => {
            let finding = draft.at(codes::KEY_FORM, range.clone()).with("key", draft.slice(range));
            draft.fault(finding);
        }
        // The parser names what comes after it.
        "carriage return must be followed by newline" => bad_character(draft, span.saturating_sub(1)),
        _ if closed => bad_character(draft, span),
        _ => {
            let end = draft.line_end(range.start).min(range.end);
            let place = range.start..range.start + draft.slice(range.start..end).trim_end().len();
            draft.fault_at(codes::UNCLOSED_TEXT, place);
        }
    }
}

fn word(draft: &Draft<'_>, at: usize) -> Range<usize> {
    let rest = draft.slice(at..draft.text.len());
    let len = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(rest.len());
    if len == 0 { shown(draft, at..at) } else { at..at + len }
}

fn rest_of_line(draft: &Draft<'_>, at: usize) -> Range<usize> {
    let rest = draft.slice(at..draft.line_end(at)).trim_end();
    at..at + rest.len()
}

/// The rest of a line without the comment at its end.
fn before_comment(draft: &Draft<'_>, at: usize) -> Range<usize> {
    let rest = draft.slice(rest_of_line(draft, at));
    let is_outside = |text: &str| ['"', '\''].iter().all(|quote| text.matches(*quote).count() % 2 == 0);
    let before = rest.match_indices('#').filter_map(|(n, _)| rest.get(..n)).find(|before| is_outside(before));
    at..at + before.unwrap_or(rest).trim_end().len()
}

/// A range that can be seen: at least one character.
fn shown(draft: &Draft<'_>, range: Range<usize>) -> Range<usize> {
    if !range.is_empty() {
        return range;
    }
    match draft.slice(range.start..draft.text.len()).chars().next() {
        Some(c) if !c.is_whitespace() => range.start..range.start + c.len_utf8(),
        _ => draft.last_seen(range.start),
    }
}
