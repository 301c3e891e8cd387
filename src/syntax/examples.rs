//! `example "…" { given … expect … }`: paths and JSON values are kept as written.

use super::ast::{Base, Example, Expectation, Item, Str};
use super::items::date;
use super::names::{dotted_name, plain_name};
use super::recovery::{block, close, expect, expected, expected_kind};
use super::state::{Link, tag};
use super::texts::string;
use super::tokens::{Kind, P, Tokens};
use super::words;
use nom::Parser;
use nom::combinator::opt;
use nom::sequence::preceded;

pub(super) fn example(i: Tokens<'_>) -> P<'_, Option<Item>> {
    let (rest, title) = string(i.skip(1))?;
    let title = title.unwrap_or(Str { text: String::new(), span: i.skip(1).since(i.skip(1)) });
    let mut node = Example {
        title,
        span: i.span(),
        given: None,
        previous: None,
        tables: Vec::new(),
        as_of: None,
        expect: Vec::new(),
    };
    let rest = block(i, rest, &words::EXAMPLE, part, &mut node);
    node.span = rest.since(i);
    Ok((rest, Some(Item::Example(node))))
}

fn part<'a>(word: &str, i: Tokens<'a>, node: &mut Example) -> Option<Tokens<'a>> {
    let after = i.skip(1);
    match word {
        "given" => base(after, &mut node.given),
        "previous" => base(after, &mut node.previous),
        "table" => {
            let (rest, name) = plain_name("table")(after).ok()?;
            let (rest, file) = string(rest).ok()?;
            node.tables.extend(file.map(|file| (name, file)));
            Some(rest)
        }
        "as-of" => {
            let (rest, day) = date(after).ok()?;
            node.as_of = day;
            Some(rest)
        }
        "expect" => {
            let (rest, expectation) = expectation(after).ok()?;
            node.expect.push(expectation);
            Some(rest)
        }
        _ => None,
    }
}

/// `FILE [with { … }]`.
fn base<'a>(i: Tokens<'a>, place: &mut Option<Base>) -> Option<Tokens<'a>> {
    let (rest, file) = string(i).ok()?;
    let mut patch = Vec::new();
    let rest = if rest.is("with") { with(rest.skip(1), &mut patch)? } else { rest };
    *place = file.map(|file| Base { file, patch });
    Some(rest)
}

/// What an example may expect.
const VERDICTS: &[&str] = &["fail", "undetermined", "pending", "waived", "pass", "not-applicable"];

fn expectation(i: Tokens<'_>) -> P<'_, Expectation> {
    let (rest, rule) = dotted_name("rule")(i)?;
    let (rest, subject) = if rest.is("[") {
        let (after, subject) = string(rest.skip(1))?;
        (close(rest, after, "]"), subject)
    } else {
        (rest, None)
    };
    let none = super::names::name_of("", rest.since(rest));
    let (rest, verdict) = if rest.first().kind == Kind::Word && !words::EXAMPLE.words.contains(&rest.word()) {
        super::items::one_of(rest, VERDICTS)
    } else {
        expected_kind(rest, "verdict");
        (rest, None)
    };
    let verdict = verdict.unwrap_or(none);
    let (rest, at) = opt(preceded(tag("at"), string)).parse(rest)?;
    let (rest, text) = opt(preceded(tag("text"), string)).parse(rest)?;
    Ok((rest, Expectation { rule, subject, verdict, at: at.flatten(), text: text.flatten() }))
}

/// `{ PATH: JSON … }` after `with`. Our rules for texts and numbers do not hold in it.
fn with<'a>(open: Tokens<'a>, patch: &mut Vec<(Str, Str)>) -> Option<Tokens<'a>> {
    if !open.is("{") {
        expected(open, &["{"]);
        return Some(open);
    }
    let mut rest = open.skip(1);
    while !rest.is("}") && !rest.is_end() {
        let start = rest;
        let path = until_colon(rest);
        let value = expect(path, ":");
        let (after, there) = json(value);
        if path.at() == start.at() || value.at() == path.at() || !there {
            if value.at() > path.at() {
                expected_kind(value, "json-value");
            } else if path.at() == start.at() {
                expected_kind(start, "path");
            }
            break;
        }
        patch.push((written(start, path), written(value, after)));
        rest = if after.is(",") { after.skip(1) } else { after };
    }
    open.state.pardon(open.first().start, rest.first().end);
    Some(close(open, rest, "}"))
}

/// From one token to the one before another, as written.
fn written(start: Tokens<'_>, end: Tokens<'_>) -> Str {
    let text = start.state.raw(start.first().start, end.previous().end);
    Str { text: text.to_owned(), span: end.since(start) }
}

fn over_brackets(i: Tokens<'_>) -> Option<Tokens<'_>> {
    match i.state.link(i) {
        Link::Close(close) => Some(i.jump(close + 1)),
        _ => None,
    }
}

/// The end of a path: the colon after it, on no deeper level.
fn until_colon(mut i: Tokens<'_>) -> Tokens<'_> {
    while !i.is_end() && !i.is(":") && !i.is("}") && !i.is(",") {
        i = if i.is("[") { over_brackets(i).unwrap_or(i.skip(1)) } else { i.skip(1) };
    }
    i
}

/// A JSON value, not looked into; false: there is none.
fn json(i: Tokens<'_>) -> (Tokens<'_>, bool) {
    let i = if i.is("-") && i.joined_at(1) { i.skip(1) } else { i };
    match i.first().kind {
        Kind::Mark if i.is("[") || i.is("{") => match over_brackets(i) {
            Some(rest) => (rest, true),
            None => (i, false),
        },
        Kind::Mark | Kind::End => (i, false),
        // `1e+5` is several tokens: they touch.
        _ => {
            let mut rest = i.skip(1);
            while i.first().kind == Kind::Bad
                && rest.joined_at(0)
                && matches!(rest.first().kind, Kind::Number | Kind::Bad | Kind::Mark)
                && !matches!(rest.text(), "}" | "," | "]")
            {
                rest = rest.skip(1);
            }
            (rest, true)
        }
    }
}
