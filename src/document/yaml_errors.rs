//! The parser's YAML errors in our codes: what most likely went wrong, at the place where it did.

use super::build::character;
use super::tree::NodeId;
use super::yaml::{Last, Reader};
use crate::diagnostic::Role;
use crate::diagnostic::codes::reading as codes;
use granit_parser::{ErrorKind, ScanError};
use std::ops::Range;

/// Reports the error that stopped the parser.
pub(super) fn report(reader: &mut Reader<'_>, error: &ScanError) {
    use ErrorKind as E;
    let text = reader.draft.text;
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    match error.kind() {
        E::RecursionLimitExceeded => reader.draft.too_deep(reader.draft.one(at)),
        E::DirectiveDisallowed => {
            let end = reader.draft.line_end(at);
            reader.draft.fault_at(codes::DIRECTIVE, at..end);
        }
        E::UnexpectedCharacter { character: c } => unexpected(reader, *c, at),
        E::BomInsideDocument => character_fault(reader, at),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabInPlainScalar
        | E::InvalidBlockEntryWhitespace
        | E::InvalidMappingValueWhitespace => tab(reader, at),
        E::TabAtBlockScalarStart => {
            let next = reader.draft.line_end(at) + 1;
            tab(reader, next);
        }
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => {
            let range = at..reader.draft.line_end(at);
            reader.draft.fault_at(codes::UNCLOSED_TEXT, trimmed(text, range));
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => after_quote(reader, at),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => escape(reader, error.kind(), at),
        E::UnclosedFlowCollection { .. } => unclosed_before(reader, at, text.len()),
        E::MismatchedFlowCollectionEnd { close, .. } => wrong_bracket(reader, at, *close),
        E::MisplacedFlowCollectionEnd => {
            let range = reader.draft.one(at);
            let finding = reader.draft.at(codes::WRONG_BRACKET, range.clone()).with("found", reader.draft.slice(range));
            reader.draft.fault(finding);
        }
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => missing_comma(reader, at),
        E::UnexpectedEofImplicitFlowMapping | E::ExpectedNodeContent if text.get(at..).is_some_and(is_comma) => {
            reader.draft.fault_at(codes::EXTRA_COMMA, at..at + 1);
        }
        E::CommentInterceptedScalar => {
            // The comment ended the text; the line below goes on with it.
            let next = reader.draft.line_end(at);
            let next = next + text.get(next..).map_or(0, |rest| rest.len() - rest.trim_start().len());
            after_comment(reader, next);
        }
        E::CommentNotSeparated if text.get(..at).is_some_and(|before| before.ends_with(['"', '\''])) => {
            after_quote(reader, at);
        }
        E::ExpectedDocumentStart | E::InvalidDocumentEnd => after_document(reader, at),
        E::MappingValueNotAllowed | E::InvalidColonPlacement => colon(reader, at),
        E::SimpleKeyExpected | E::InvalidSimpleKey => no_colon(reader, at),
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry => level(reader, at),
        E::BlockSequenceEntryNotAllowed => {
            let end = reader.draft.line_end(at);
            reader.draft.fault_at(codes::LIST_ON_KEY_LINE, trimmed(text, at..end));
        }
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader | E::InvalidBlockScalarIndent => {
            let end = reader.draft.line_end(at);
            reader.draft.fault_at(codes::BLOCK_TEXT, trimmed(text, at..end));
        }
        E::UndeclaredTagHandle
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape
        | E::ExpectedTagBang
        | E::InvalidGlobalTagCharacter => {
            let range = word(text, at);
            let finding = reader.draft.at(codes::FOREIGN_TAG, range.clone()).with("tag", reader.draft.slice(range));
            reader.draft.fault(finding);
        }
        _ => not_understood(reader, at),
    }
}

fn not_understood(reader: &mut Reader<'_>, at: usize) {
    let text = reader.draft.text;
    let end = reader.draft.line_end(at);
    let range = if end > at { trimmed(text, at..end) } else { reader.draft.last_seen(at) };
    let finding = reader.draft.at(codes::NOT_UNDERSTOOD, range).with("syntax", "YAML");
    reader.draft.fault(finding);
}

/// A sign that no text without quotes may begin with, or a character that may stand nowhere.
fn unexpected(reader: &mut Reader<'_>, c: char, at: usize) {
    let text = reader.draft.text;
    if !matches!(c, '@' | '`' | '%') {
        return character_fault(reader, at);
    }
    let range = trimmed(text, at..reader.draft.line_end(at));
    let finding = reader.draft.at(codes::RESERVED_START, range).with("sign", c.to_string());
    reader.draft.fault(finding);
}

fn character_fault(reader: &mut Reader<'_>, at: usize) {
    let range = reader.draft.one(at);
    let shown = reader.draft.slice(range.clone()).chars().next().map(character).unwrap_or_default();
    let finding = reader.draft.at(codes::INVALID_CHARACTER, range).with("character", shown);
    reader.draft.fault(finding);
}

/// A tab where blanks must be: the tabs of the line, or the nearest before `at`.
fn tab(reader: &mut Reader<'_>, at: usize) {
    let start = reader.draft.line_start(at);
    let end = reader.draft.line_end(at);
    let line = reader.draft.slice(start..end);
    let upto = reader.draft.slice(start..at.max(start));
    let found = upto.rfind('\t').or_else(|| line.find('\t'));
    let Some(last) = found else {
        // A text that goes over several lines: the tab is on a later one.
        let rest = reader.draft.slice(at..reader.draft.text.len());
        let mut starts = rest.match_indices('\n').map(|(n, _)| n + 1);
        let indented = |n: &usize| rest.get(*n..).is_some_and(|r| r.trim_start_matches(' ').starts_with('\t'));
        return match starts.find(indented) {
            Some(next) => tab(reader, at + next),
            None => misplaced(reader, at),
        };
    };
    let before = line.get(..last + 1).unwrap_or("");
    let first = before.trim_end_matches('\t').len();
    let tabs = line.get(first..).map_or(1, |rest| rest.len() - rest.trim_start_matches('\t').len());
    reader.draft.fault_at(codes::TAB_INDENT, start + first..start + first + tabs);
}

/// A block that begins at a place has no tab before it on its line: blanks alone indent.
pub(super) fn check_tabs(reader: &mut Reader<'_>, at: usize) {
    let before = reader.draft.slice(reader.draft.line_start(at)..at);
    if before.contains('\t') && begins_line(before) {
        tab(reader, at);
    }
}

/// Whether what stands before a place on its line is no value or key: blanks, and the signs of lists and records.
fn begins_line(before: &str) -> bool {
    before.trim_start_matches([' ', '\t', '-', '?', ':']).is_empty()
}

/// The line below a text that its comment ended: it goes on with the text, or has the first key of a record of which
/// the text was to be one too.
fn after_comment(reader: &mut Reader<'_>, at: usize) {
    if has_tab_indent(reader, at) {
        return tab(reader, at);
    }
    let line = reader.draft.slice(at..reader.draft.line_end(at));
    let text = reader.last.as_ref().filter(|_| reader.open.is_empty()).map(|last| last.range.clone());
    match text {
        Some(text) if at == reader.draft.line_start(at) && has_colon(line) => missing_sign(reader, text),
        _ => misplaced(reader, at),
    }
}

fn misplaced(reader: &mut Reader<'_>, at: usize) {
    let text = reader.draft.text;
    let at =
        if text.get(at..).is_none_or(|rest| rest.trim().is_empty()) { reader.draft.last_seen(at).start } else { at };
    let start = reader.draft.line_start(at);
    let line = trimmed(text, start..reader.draft.line_end(at));
    reader.draft.fault_at(codes::BAD_INDENT, line);
}

/// Whether the line at a place, or the next one when the place is a line's end, is indented with a tab.
fn has_tab_indent(reader: &Reader<'_>, at: usize) -> bool {
    let start = reader.draft.line_start(at);
    let line = reader.draft.slice(start..reader.draft.line_end(at));
    line.get(..line.len() - line.trim_start().len()).is_some_and(|blanks| blanks.contains('\t'))
}

/// Something after the document's end: a line too far to the left, or a second value.
fn after_document(reader: &mut Reader<'_>, at: usize) {
    let text = reader.draft.text;
    let column = at - reader.draft.line_start(at);
    let top = reader.top.map_or(0, |top| top - reader.draft.line_start(top));
    let range = trimmed(text, at..reader.draft.line_end(at));
    let code = if column < top { codes::BAD_INDENT } else { codes::TRAILING_CONTENT };
    reader.draft.fault_at(code, range);
}

fn after_quote(reader: &mut Reader<'_>, at: usize) {
    let text = reader.draft.text;
    let before = reader.draft.slice(0..at).trim_end();
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''));
    let from = reader.last.as_ref().map_or(0, |last| last.range.end);
    let opened = quote.and_then(|q| reader.draft.slice(from..before.len()).find(q)).map(|n| from + n);
    let range = trimmed(text, at..reader.draft.line_end(at));
    let mut finding = reader.draft.at(codes::AFTER_QUOTE, range);
    if let Some(start) = opened {
        finding = finding.and(Role::Opened, reader.draft.span(start..before.len()));
    }
    reader.draft.fault(finding);
}

/// Finds the escape in the quoted text that begins at `at`.
fn escape(reader: &mut Reader<'_>, kind: &ErrorKind, at: usize) {
    let rest = reader.draft.slice(at..reader.draft.text.len());
    let range = bad_escape(rest).map_or_else(|| reader.draft.one(at), |r| at + r.start..at + r.end);
    let half = matches!(
        kind,
        ErrorKind::InvalidLowSurrogate | ErrorKind::MissingLowSurrogate | ErrorKind::UnpairedLowSurrogate
    );
    let code = if half { codes::HALF_CHARACTER } else { codes::BAD_ESCAPE };
    let finding = reader.draft.at(code, range.clone()).with("escape", reader.draft.slice(range));
    reader.draft.fault(finding);
}

/// The first escape of a double-quoted YAML text that is none.
fn bad_escape(text: &str) -> Option<Range<usize>> {
    let mut chars = text.char_indices().skip(1);
    // Whether the high half of a pair came just before: where it began and ended.
    let mut high: Option<Range<usize>> = None;
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            if high.is_some() || c == '"' {
                return high;
            }
            continue;
        }
        let (after, kind) = chars.next()?;
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abt\tnvfre \"/\\N_LP\n\r".contains(kind) => 0,
            _ => return Some(at..after + kind.len_utf8()),
        };
        let hex: String = text.get(after + 1..)?.chars().take(digits).take_while(char::is_ascii_hexdigit).collect();
        let end = after + kind.len_utf8() + hex.len();
        if hex.len() < digits {
            return Some(at..end);
        }
        let number = u32::from_str_radix(&hex, 16).ok();
        match (number, high.take()) {
            (Some(0xDC00..=0xDFFF), Some(_)) => {}
            (_, Some(half)) => return Some(half),
            (Some(0xD800..=0xDBFF), None) => high = Some(at..end),
            (Some(n), None) if char::from_u32(n).is_none() => return Some(at..end),
            _ => {}
        }
        for _ in 0..hex.len() {
            chars.next();
        }
    }
    high
}

/// A bracket without its end, as far as what belongs to it goes.
fn unclosed_before(reader: &mut Reader<'_>, open: usize, end: usize) {
    let opened = reader.draft.one(open);
    let end = reader.draft.last_seen(end);
    let bracket = reader.draft.slice(opened.clone());
    let finding =
        reader.draft.at(codes::UNCLOSED_BRACKET, end).with("bracket", bracket).with("close", closing(bracket));
    let finding = finding.and(Role::Opened, reader.draft.span(opened));
    reader.draft.fault(finding);
}

/// The parser names the opening bracket; the wrong closing one is the first after what was read.
fn wrong_bracket(reader: &mut Reader<'_>, open: usize, close: char) {
    let opened = reader.draft.one(open);
    let from = reader.last.as_ref().map_or(open, |last| last.range.end).max(open);
    let found = reader.draft.slice(from..reader.draft.text.len()).find(close).map_or(from, |n| from + n);
    let range = reader.draft.one(found);
    let bracket = reader.draft.slice(opened.clone());
    let finding = reader.draft.at(codes::WRONG_BRACKET, range).with("found", close.to_string()).with("open", bracket);
    let finding = finding.and(Role::Opened, reader.draft.span(opened));
    reader.draft.fault(finding);
}

/// What stands where a comma or a closing bracket should.
fn missing_comma(reader: &mut Reader<'_>, at: usize) {
    let text = reader.draft.text;
    let line = first_line(reader);
    // A value that swallowed the next line: the comma is missing at its first line's end.
    let (range, gap) = match line {
        Some((first, rest)) if text.get(at..).is_some_and(|r| r.starts_with(':')) => (rest, first.end),
        _ => match reader.last.clone().filter(|last| last.plain && last.range.end == at) {
            // `{b: 1 c: 2}`: the value swallowed the next key.
            Some(last) => {
                let value = reader.draft.slice(last.range.clone());
                let first = value.find([' ', '\t']).unwrap_or(value.len());
                (last.range.clone(), last.range.start + first)
            }
            None => (word(text, at), reader.draft.last_seen(at).end),
        },
    };
    let mut finding = reader.draft.at(codes::MISSING_COMMA, range).and(Role::WriteHere, reader.draft.span(gap..gap));
    if let Some(open) = reader.open.iter().rev().find(|open| open.flow) {
        finding = finding.and(Role::Opened, reader.draft.span(reader.draft.one(open.start)));
    }
    reader.draft.fault(finding);
}

/// A plain text over several lines just before the error: its first line, and its last.
fn first_line(reader: &Reader<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let Last { range, plain: true, .. } = reader.last.as_ref()? else { return None };
    let text = reader.draft.slice(range.clone());
    let first = text.find(['\n', '\r'])?;
    let last = range.start + text.rfind(['\n', '\r'])?..range.end;
    Some((range.start..range.start + first, trimmed(reader.draft.text, last)))
}

/// A colon where none may be.
fn colon(reader: &mut Reader<'_>, at: usize) {
    let text = reader.draft.text;
    if has_tab_indent(reader, at) {
        return tab(reader, at);
    }
    let line = reader.draft.line_start(at);
    if let Some(open) = reader.open.iter().rev().find(|open| open.flow && open.start < line) {
        // A bracket from a line above is still open: it swallowed this line.
        let open = open.start;
        return unclosed_before(reader, open, line);
    }
    let value = reader.last.as_ref().filter(|last| last.plain).map(|last| last.range.clone());
    if let Some((first, last)) = first_line(reader) {
        let glued_at = text.get(first.clone()).and_then(glued_colon);
        if let Some(colon) = glued_at {
            return glued(reader, first.start, colon);
        }
        let is_value = reader.last.as_ref().is_some_and(|l| l.key.is_some());
        if is_value {
            return reader.draft.fault_at(codes::BAD_INDENT, last);
        }
        return missing_sign(reader, trimmed(text, first));
    }
    match value {
        Some(value) if reader.draft.slice(value.end..at).trim().is_empty() => {
            let range = trimmed(text, value.start..reader.draft.line_end(at));
            reader.draft.fault_at(codes::COLON_IN_TEXT, range);
        }
        _ => not_understood(reader, at),
    }
}

/// A whole file of `a:1` is one text for YAML; nobody means that.
pub(super) fn check_root(reader: &mut Reader<'_>, root: NodeId) {
    let Some((_, true)) = reader.draft.builder.written(root) else { return };
    let start = reader.draft.builder.span(root).map_or(0, |span| span.start as usize);
    let line = reader.draft.slice(start..reader.draft.line_end(start));
    if let Some(colon) = glued_colon(line) {
        glued(reader, start, colon);
    }
}

/// Reports a colon without a blank in the word at a place.
fn glued(reader: &mut Reader<'_>, start: usize, colon: usize) {
    let gap = start + colon + 1;
    let finding = reader.draft.at(codes::NO_BLANK_AFTER_COLON, word(reader.draft.text, start));
    let finding = finding.and(Role::WriteHere, reader.draft.span(gap..gap));
    reader.draft.fault(finding);
}

/// Whether a line has a key: a colon with a blank or nothing after it.
fn has_colon(line: &str) -> bool {
    line.match_indices(':')
        .any(|(at, _)| line.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])))
}

/// The place of a colon that something follows without a blank.
fn glued_colon(line: &str) -> Option<usize> {
    let at = line.find(':')?;
    line.get(at + 1..)?.starts_with(|c: char| !c.is_whitespace() && c != '/').then_some(at)
}

/// A line without a colon among keys, or `-a` among list items.
fn no_colon(reader: &mut Reader<'_>, at: usize) {
    if has_tab_indent(reader, at) {
        return tab(reader, at);
    }
    let text = reader.draft.text;
    let range = trimmed(text, at..reader.draft.line_end(at));
    let line = reader.draft.slice(range.clone());
    if line.starts_with('-') && !line.starts_with("--") {
        let gap = range.start + 1;
        let finding = reader.draft.at(codes::NO_BLANK_AFTER_DASH, word(text, range.start));
        let finding = finding.and(Role::WriteHere, reader.draft.span(gap..gap));
        return reader.draft.fault(finding);
    }
    if let Some(colon) = glued_colon(line) {
        return glued(reader, range.start, colon);
    }
    missing_sign(reader, range);
}

fn missing_sign(reader: &mut Reader<'_>, key: Range<usize>) {
    let gap = key.end..key.end;
    let finding = reader.draft.at(codes::MISSING_SIGN, key).with("sign", ":");
    let finding = finding.and(Role::WriteHere, reader.draft.span(gap));
    reader.draft.fault(finding);
}

/// A line whose column belongs to nothing that is open, or a list item among keys (or the other way round).
fn level(reader: &mut Reader<'_>, at: usize) {
    if has_tab_indent(reader, at) {
        return tab(reader, at);
    }
    let text = reader.draft.text;
    let start = reader.draft.line_start(at);
    let is_more = !trimmed(text, at..reader.draft.line_end(at)).is_empty();
    if is_more && !begins_line(reader.draft.slice(start..at)) {
        // The value before it on its line was complete.
        return not_understood(reader, at);
    }
    let line = trimmed(text, start..reader.draft.line_end(at));
    let column = line.start - start;
    let same = reader.open.iter().any(|open| !open.flow && open.start - reader.draft.line_start(open.start) == column);
    let code = if same { codes::MIXED_LEVEL } else { codes::BAD_INDENT };
    reader.draft.fault_at(code, line);
}

fn closing(open: &str) -> &'static str {
    if open == "[" { "]" } else { "}" }
}

fn is_comma(rest: &str) -> bool {
    rest.starts_with(',')
}

/// The run without blanks at a place.
fn word(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or("");
    let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
    at..at + len
}

/// A range without blanks at its ends and without a comment at its end.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or("");
    let start = range.start + slice.len() - slice.trim_start().len();
    let body = slice.trim();
    let body = body.find(" #").and_then(|n| body.get(..n)).unwrap_or(body).trim_end();
    start..start + body.len()
}
