//! Top-level items, but for rules, groups and examples.

use super::ast::{
    Action, Clause, Column, Contact, Dated, Define, File, Item, Name, Param, PolicyHeader, Reading, Str, Table, Texts,
};
use super::expr::{expr, node};
use super::names::{dotted_name, dotted_names, name_here, name_of, plain_name};
use super::operand::{operand, whole_number};
use super::recovery::{self, at, block, close, expect, expected, expected_kind, statement};
use super::rules;
use super::state::tag;
use super::texts::{is_text, more_texts, string, texts};
use super::tokens::{Kind, P, Tokens};
use super::words;
use super::{changes, examples};
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::value::Date;
use nom::Parser;
use nom::combinator::opt;
use nom::multi::separated_list1;
use nom::sequence::preceded;

/// All items of a file.
pub(super) fn file(mut i: Tokens<'_>) -> File {
    let mut file = File::default();
    let mut seen = Vec::new();
    while !i.is_end() {
        i = statement(i, &words::FILE, item, &mut file, &mut seen);
    }
    file
}

fn item<'a>(word: &str, i: Tokens<'a>, file: &mut File) -> Option<Tokens<'a>> {
    if !words::ITEMS.contains(&word) {
        return None;
    }
    let (rest, item) = match word {
        "policy" => policy(i),
        "clause" => clause(i),
        "reading" => reading(i),
        "param" => param(i).map(|(rest, param)| (rest, Some(Item::Param(param)))),
        "contact" => contact(i),
        "action" => action(i),
        "table" => table(i),
        "define" => define(i),
        "rule" => rules::rule(i).map(|(rest, rule)| (rest, Some(Item::Rule(rule)))),
        "group" => rules::group(i).map(|(rest, group)| (rest, group.map(Item::Group))),
        "example" => examples::example(i),
        "import" => string(i.skip(1)).map(|(rest, file)| (rest, file.map(Item::Import))),
        _ => changes::extends(i),
    }
    .ok()?;
    file.items.extend(item);
    Some(rest)
}

/// A day that should stand here.
pub(super) fn date(i: Tokens<'_>) -> P<'_, Option<(Date, Span)>> {
    match i.first().kind {
        Kind::Date => Ok((i.skip(1), Date::parse(i.text()).map(|date| (date, i.span())))),
        Kind::Bad => Ok((i.skip(1), None)),
        _ => {
            expected_kind(i, "date");
            Ok((i, None))
        }
    }
}

/// Reads a string into a field of a node.
pub(super) fn string_into<'a>(i: Tokens<'a>, place: &mut Option<Str>) -> Option<Tokens<'a>> {
    let (rest, text) = string(i).ok()?;
    *place = text;
    Some(rest)
}

fn texts_into<'a>(i: Tokens<'a>, place: &mut Texts) -> Option<Tokens<'a>> {
    let (rest, new) = texts(i, false).ok()?;
    place.entries.extend(new.entries);
    Some(rest)
}

/// Texts that stand in a block without a word before them.
fn bare_texts<'a>(i: Tokens<'a>, place: &mut Texts) -> Option<Tokens<'a>> {
    let (rest, new) = more_texts(i, false).ok().filter(|_| is_text(i))?;
    place.entries.extend(new.entries);
    Some(rest)
}

fn policy(i: Tokens<'_>) -> P<'_, Option<Item>> {
    let (rest, name) = dotted_name("policy")(i.skip(1))?;
    let mut node = PolicyHeader {
        name,
        span: i.span(),
        title: Texts::default(),
        document: None,
        version: None,
        owner: None,
        schema: None,
        languages: Vec::new(),
        time_zone: None,
        applies: Vec::new(),
    };
    let rest = block(i, rest, &words::POLICY, policy_part, &mut node);
    node.span = rest.since(i);
    Ok((rest, Some(Item::Policy(node))))
}

fn policy_part<'a>(word: &str, i: Tokens<'a>, node: &mut PolicyHeader) -> Option<Tokens<'a>> {
    let after = i.skip(1);
    match word {
        "title" => texts_into(after, &mut node.title),
        "document" => document(after, node),
        "version" => string_into(after, &mut node.version),
        "owner" => string_into(after, &mut node.owner),
        "schema" => string_into(after, &mut node.schema),
        "languages" => {
            let (rest, languages) = separated_list1(tag(","), plain_name("language")).parse(after).ok()?;
            node.languages.extend(languages.into_iter().filter(|name| !name.text.is_empty()));
            Some(rest)
        }
        "time-zone" => string_into(after, &mut node.time_zone),
        "applies" => {
            let (rest, condition) = expr(expect(after, "when")).ok()?;
            node.applies.push(*condition);
            Some(rest)
        }
        _ => None,
    }
}

fn document<'a>(i: Tokens<'a>, node: &mut PolicyHeader) -> Option<Tokens<'a>> {
    let (rest, title) = string(i).ok()?;
    let (rest, version) = opt(preceded(tag("version"), string)).parse(rest).ok()?;
    let (rest, revised) = opt(preceded(tag("revised"), date)).parse(rest).ok()?;
    node.document =
        title.map(|title| super::ast::SourceDocument { title, version: version.flatten(), revised: revised.flatten() });
    Some(rest)
}

fn clause(i: Tokens<'_>) -> P<'_, Option<Item>> {
    let (rest, name) = dotted_name("clause")(i.skip(1))?;
    let text = Texts::default();
    let mut node =
        Clause { name, span: i.span(), section: None, page: None, binds: None, word: None, informative: None, text };
    let rest = block(i, rest, &words::CLAUSE, clause_part, &mut node);
    node.span = rest.since(i);
    Ok((rest, Some(Item::Clause(node))))
}

/// The words that a source document may use of a clause.
const CLAUSE_WORDS: &[&str] = &["must", "should", "may", "not-recommended", "information"];

fn clause_part<'a>(word: &str, i: Tokens<'a>, node: &mut Clause) -> Option<Tokens<'a>> {
    let after = i.skip(1);
    match word {
        "section" => string_into(after, &mut node.section),
        "page" => page(after, node),
        "binds" => {
            let (rest, name) = binds(after).ok()?;
            node.binds = name;
            Some(rest)
        }
        "word" => {
            let (rest, word) = one_of(after, CLAUSE_WORDS);
            node.word = word;
            Some(rest)
        }
        "informative" => {
            let (rest, reason) = texts(expect(after, "because"), false).ok()?;
            node.informative = Some(reason);
            Some(rest)
        }
        _ => bare_texts(i, &mut node.text),
    }
}

fn page<'a>(i: Tokens<'a>, node: &mut Clause) -> Option<Tokens<'a>> {
    let (rest, page) = whole_number(i).ok()?;
    let page = page.map(u32::try_from);
    if let Some(Err(_)) = page {
        i.state.report_at(i, at(codes::NOT_WHOLE, i));
    }
    node.page = page.and_then(Result::ok).map(|page| (page, i.span()));
    Some(rest)
}

fn binds(i: Tokens<'_>) -> P<'_, Option<Name>> {
    if matches!(i.first().kind, Kind::Str { .. }) {
        let (rest, text) = string(i)?;
        return Ok((rest, text.map(|text| name_of(&text.text, text.span))));
    }
    let (rest, name) = dotted_name("name")(i)?;
    Ok((rest, Some(name).filter(|name| !name.text.is_empty())))
}

/// One of some words; another word is reported and passed over.
pub(super) fn one_of<'a>(i: Tokens<'a>, allowed: &'static [&'static str]) -> (Tokens<'a>, Option<Name>) {
    if allowed.contains(&i.word()) {
        return (i.skip(1), Some(name_here(i)));
    }
    if recovery::misspelt(i, allowed) {
        return (i.skip(1), None);
    }
    expected(i, allowed);
    let is_word = i.first().kind == Kind::Word && words::home(i.word()).is_none();
    (if is_word { i.skip(1) } else { i }, None)
}

fn reading(i: Tokens<'_>) -> P<'_, Option<Item>> {
    let (rest, name) = dotted_name("reading")(i.skip(1))?;
    let mut node = Reading { name, span: i.span(), text: Texts::default() };
    let rest = block(i, rest, &words::READING, reading_part, &mut node);
    node.span = rest.since(i);
    Ok((rest, Some(Item::Reading(node))))
}

fn reading_part<'a>(_: &str, i: Tokens<'a>, node: &mut Reading) -> Option<Tokens<'a>> {
    bare_texts(i, &mut node.text)
}

/// `param NAME = LITERAL from DATE, …`.
pub(super) fn param(i: Tokens<'_>) -> P<'_, Param> {
    let (rest, name) = plain_name("param")(i.skip(1))?;
    let (rest, values) = separated_list1(tag(","), dated).parse(expect(rest, "="))?;
    Ok((rest, Param { name, span: rest.since(i), values }))
}

/// A literal and the day from which it holds.
fn dated(i: Tokens<'_>) -> P<'_, Dated> {
    let literal = matches!(i.first().kind, Kind::Mark | Kind::Bad | Kind::Quoted | Kind::End)
        || !matches!(i.first().kind, Kind::Word)
        || matches!(i.word(), "true" | "false" | "value" | "True" | "False" | "TRUE" | "FALSE")
        || recovery::is_next_statement(i);
    let (rest, value) = if literal { operand(i)? } else { (i.skip(1), word_value(i)) };
    let (rest, from) = opt(preceded(tag("from"), date)).parse(rest)?;
    Ok((rest, Dated { value: *value, from: from.flatten() }))
}

/// A bare name as a value: an enum value, which the checker looks at.
fn word_value(i: Tokens<'_>) -> Box<super::ast::Expr> {
    node(i.span(), super::ast::ExprKind::Name(name_here(i).text))
}

fn contact(i: Tokens<'_>) -> P<'_, Option<Item>> {
    let (rest, name) = dotted_name("contact")(i.skip(1))?;
    let title = Texts::default();
    let mut node = Contact { name, span: i.span(), title, email: None, phone: None, link: None, address: None };
    let rest = block(i, rest, &words::CONTACT, contact_part, &mut node);
    node.span = rest.since(i);
    Ok((rest, Some(Item::Contact(node))))
}

fn contact_part<'a>(word: &str, i: Tokens<'a>, node: &mut Contact) -> Option<Tokens<'a>> {
    let after = i.skip(1);
    match word {
        "name" => texts_into(after, &mut node.title),
        "email" => string_into(after, &mut node.email),
        "phone" => string_into(after, &mut node.phone),
        "link" => string_into(after, &mut node.link),
        "address" => string_into(after, &mut node.address),
        _ => None,
    }
}

fn action(i: Tokens<'_>) -> P<'_, Option<Item>> {
    let (rest, name) = dotted_name("action")(i.skip(1))?;
    let mut node = Action { name, span: i.span(), text: Texts::default(), contacts: Vec::new(), link: None };
    let rest = block(i, rest, &words::ACTION, action_part, &mut node);
    node.span = rest.since(i);
    Ok((rest, Some(Item::Action(node))))
}

fn action_part<'a>(word: &str, i: Tokens<'a>, node: &mut Action) -> Option<Tokens<'a>> {
    match word {
        "contact" => {
            let (rest, names) = dotted_names("contact")(i.skip(1)).ok()?;
            node.contacts.extend(names);
            Some(rest)
        }
        "link" => string_into(i.skip(1), &mut node.link),
        _ => bare_texts(i, &mut node.text),
    }
}

fn table(i: Tokens<'_>) -> P<'_, Option<Item>> {
    let (open, name) = plain_name("table")(i.skip(1))?;
    let (mut columns, mut results) = (Vec::new(), Vec::new());
    let mut rest = open;
    if open.is("(") {
        let keyed = opt(preceded(tag("->"), separated_list1(tag(","), column)));
        let (after, (keys, values)) = (separated_list1(tag(","), column), keyed).parse(open.skip(1))?;
        (columns, results) = (keys, values.unwrap_or_default());
        rest = close(open, after, ")");
    } else {
        expected(open, &["("]);
    }
    let (rest, file) = match rest.word() {
        "from" => string(rest.skip(1))?,
        "external" => (rest.skip(1), None),
        _ => {
            expected(rest, &["from", "external"]);
            (rest, None)
        }
    };
    Ok((rest, Some(Item::Table(Table { name, span: rest.since(i), columns, results, file }))))
}

fn column(i: Tokens<'_>) -> P<'_, Column> {
    let (rest, name) = plain_name("column")(i)?;
    let (rest, kind) = opt(preceded(tag(":"), plain_name("type"))).parse(rest)?;
    Ok((rest, Column { name, kind }))
}

fn define(i: Tokens<'_>) -> P<'_, Option<Item>> {
    let (open, name) = plain_name("define")(i.skip(1))?;
    let (mut rest, mut params) = (open, Vec::new());
    if open.is("(") {
        (rest, params) = separated_list1(tag(","), plain_name("variable")).parse(open.skip(1))?;
        rest = close(open, rest, ")");
    }
    if rest.is(":") {
        rest.state.report_at(rest, at(codes::HABIT, rest).with("write", "="));
        rest = rest.skip(1);
    } else {
        rest = expect(rest, "=");
    }
    let (rest, body) = expr(rest)?;
    Ok((rest, Some(Item::Define(Define { name, span: rest.since(i), params, body: *body }))))
}
