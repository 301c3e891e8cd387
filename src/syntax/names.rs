//! Names: plain ones, dotted ones, lists of them.

use super::ast::Name;
use super::recovery::{at, expected_kind};
use super::state::tag;
use super::tokens::{Kind, P, Tokens};
use super::words;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::value::nfc;
use nom::Parser;
use nom::multi::separated_list1;

/// A name in NFC.
pub(super) fn name_of(text: &str, span: Span) -> Name {
    Name { text: nfc(text).into_owned(), span }
}

/// The first token as a name, quotes of a quoted one left out.
pub(super) fn name_here(i: Tokens<'_>) -> Name {
    name_of(unquoted(i), i.span())
}

/// The text of a word or quoted word.
pub(super) fn unquoted(i: Tokens<'_>) -> &str {
    let text = i.text();
    if i.first().kind == Kind::Quoted { text.trim_matches('\'') } else { text }
}

fn nameless(i: Tokens<'_>, what: &'static str) -> Name {
    i.state.report_at(i, at(codes::NAMELESS, i).word("kind", what));
    Name { text: String::new(), span: i.since(i) }
}

/// Whether the reserved word here stands where a name should: what follows could follow the name.
fn stands_for_name(i: Tokens<'_>) -> bool {
    match i.nth(1).kind {
        Kind::Word => words::is_reserved(i.word_at(1)),
        Kind::Mark => !matches!(i.text_at(1), "(" | "["),
        _ => false,
    }
}

/// A name without dots; `what` is a key of the word list.
pub(super) fn plain_name<'a>(what: &'static str) -> impl Fn(Tokens<'a>) -> P<'a, Name> {
    move |i: Tokens<'a>| {
        let (rest, name) = dotted_name(what)(i)?;
        if rest.at() > i.at() + 1 {
            i.state.report_at(i, Diagnostic::at(codes::DOTTED, name.span).with("found", name.text.as_str()));
        }
        Ok((rest, name))
    }
}

/// A name that may hold dots.
pub(super) fn dotted_name<'a>(what: &'static str) -> impl Fn(Tokens<'a>) -> P<'a, Name> {
    move |i: Tokens<'a>| {
        let text = i.word();
        if matches!(i.first().kind, Kind::Str { .. } | Kind::Quoted) {
            expected_kind(i, "name");
            return Ok((i.skip(1), name_of(i.text().trim_matches(['"', '\'']), i.span())));
        }
        if text.is_empty() || (words::is_reserved(text) && !stands_for_name(i)) {
            return Ok((i, nameless(i, what)));
        }
        if words::is_reserved(text) {
            i.state.report_at(i, at(codes::RESERVED, i));
        }
        segments(i)
    }
}

/// The rest of a dotted name whose first word stands here. A later part may begin with a digit.
fn segments(i: Tokens<'_>) -> P<'_, Name> {
    let mut text = i.text().to_owned();
    let mut rest = i.skip(1);
    while rest.is(".") {
        let part = rest.nth(1);
        match part.kind {
            Kind::Word => {}
            Kind::Number | Kind::Date | Kind::Month | Kind::Bad if rest.joined_at(1) => {
                i.state.pardon(part.start, part.end);
            }
            _ => {
                expected_kind(rest.skip(1), "name");
                rest = rest.skip(1);
                break;
            }
        }
        text.push('.');
        text.push_str(rest.text_at(1));
        rest = rest.skip(2);
    }
    Ok((rest, name_of(&text, rest.since(i))))
}

/// `NAME, NAME`.
pub(super) fn dotted_names<'a>(what: &'static str) -> impl Fn(Tokens<'a>) -> P<'a, Vec<Name>> {
    move |i: Tokens<'a>| {
        let (rest, mut names) = separated_list1(tag(","), dotted_name(what)).parse(i)?;
        names.retain(|name| !name.text.is_empty());
        Ok((rest, names))
    }
}
