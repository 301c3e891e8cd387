//! Operands: literals, names, brackets, and the forms that begin with words.

use super::ast::{Attested, Expr, ExprKind};
use super::counting;
use super::expr::{E, bracketed, expr, is_otherwise, missing, node, operator, report_written, sum, term};
use super::lexer::{is_name, is_unit};
use super::names::{dotted_name, name_here, unquoted};
use super::recovery::{at, close, expect, expect_words, expected, expected_kind, habit, is_next_statement};
use super::texts::str_here;
use super::tokens::{Kind, P, Tokens};
use super::words;
use crate::diagnostic::codes::syntax as codes;
use crate::value::{Date, Duration, Month, Number};

/// Whether the `n`th token can begin an operand that follows a word.
pub(super) fn follows(i: Tokens<'_>, n: usize) -> bool {
    match i.nth(n).kind {
        Kind::Word => {
            let word = i.word_at(n);
            matches!(word, "every" | "some" | "no" | "true" | "false")
                || !(words::is_reserved(word) || words::continues(word) || is_next_statement(i.skip(n)))
        }
        Kind::Mark => matches!(i.text_at(n), "(" | "[") || (i.is_at(n, "-") && i.joined_at(n + 1)),
        Kind::Bad | Kind::End => false,
        _ => true,
    }
}

/// One operand, without what may follow it.
pub(super) fn operand(i: Tokens<'_>) -> E<'_> {
    match i.first().kind {
        Kind::Mark => mark(i),
        Kind::Word => word(i),
        Kind::End => missing(i),
        _ => literal(i),
    }
}

fn literal(i: Tokens<'_>) -> E<'_> {
    let kind = match i.first().kind {
        Kind::Number | Kind::Percent => return number(i, i),
        Kind::Quoted => return Ok(quoted(i)),
        Kind::Str { .. } => ExprKind::Text(str_here(i).text),
        Kind::Date => Date::parse(i.text()).map_or(ExprKind::Error, ExprKind::Date),
        Kind::Month => Month::parse(i.text()).map_or(ExprKind::Error, ExprKind::Month),
        _ => return Ok(bad(i)),
    };
    Ok((i.skip(1), node(i.span(), kind)))
}

/// What the lexer has reported; a meaningless character before an operand does not hide it.
fn bad(i: Tokens<'_>) -> (Tokens<'_>, Box<Expr>) {
    let mut rest = i.skip(1);
    while rest.first().kind == Kind::Bad && rest.joined_at(0) {
        rest = rest.skip(1);
    }
    if rest.joined_at(0) && !matches!(rest.first().kind, Kind::Mark | Kind::End) {
        rest = rest.skip(1);
    }
    (rest, node(rest.since(i), ExprKind::Error))
}

/// A number, percentage or duration at `i`; `start` is its minus, if it has one.
fn number<'a>(start: Tokens<'a>, i: Tokens<'a>) -> E<'a> {
    let sign = if start.at() < i.at() { "-" } else { "" };
    let (rest, digits) = thousands(i);
    let Some(value) = Number::parse(&format!("{sign}{digits}")) else {
        i.state.report_at(i, at(codes::NUMBER, i).word("write", "smaller-number"));
        return Ok((rest, node(rest.since(start), ExprKind::Error)));
    };
    let kind = match i.first().kind {
        Kind::Percent => ExprKind::Percent(value),
        _ if is_unit(rest.word()) => return Ok(duration(start, rest, value)),
        _ => ExprKind::Number(value),
    };
    Ok((rest, node(rest.since(start), kind)))
}

/// The digits of a number, put together where blanks divide thousands (reported).
fn thousands(i: Tokens<'_>) -> (Tokens<'_>, String) {
    let mut digits = i.text().trim_end_matches(['%', ' ', '\t', '\u{a0}', '\u{202f}']).to_owned();
    let mut rest = i.skip(1);
    let is_group = |n: Tokens<'_>| n.text().len() == 3 && n.text().bytes().all(|b| b.is_ascii_digit());
    if i.first().kind != Kind::Number || digits.contains('.') || digits.len() > 3 {
        return (rest, digits);
    }
    while rest.first().kind == Kind::Number && is_group(rest) {
        digits.push_str(rest.text());
        rest = rest.skip(1);
    }
    if rest.at() > i.at() + 1 {
        let found = i.state.raw(i.first().start, rest.previous().end);
        report_written(i, codes::NUMBER, rest.since(i), found, &digits);
    }
    (rest, digits)
}

/// A number with the unit that stands at `unit`.
fn duration<'a>(start: Tokens<'a>, unit: Tokens<'a>, value: Number) -> (Tokens<'a>, Box<Expr>) {
    let rest = unit.skip(1);
    let span = rest.since(start);
    let kind = match value.to_i64() {
        Some(n) => {
            let stretch = match unit.word().trim_end_matches('s') {
                "day" => Some(Duration::Days(n)),
                "week" => n.checked_mul(7).map(Duration::Days),
                "month" => Some(Duration::Months(n)),
                _ => n.checked_mul(12).map(Duration::Months),
            };
            stretch.map_or(ExprKind::Error, ExprKind::Duration)
        }
        None => ExprKind::Error,
    };
    if kind == ExprKind::Error {
        report_written(start, codes::NOT_WHOLE, span, start.state.raw(start.first().start, unit.first().end), "");
    }
    (rest, node(span, kind))
}

/// `'by'`: a field or variable whose name is a word of the language. Elsewhere a text is meant.
fn quoted(i: Tokens<'_>) -> (Tokens<'_>, Box<Expr>) {
    let name = name_here(i);
    let is_word = words::is_reserved(&name.text) || words::is_statement(&name.text);
    let kind = if is_word || i.is_at(1, ".") || i.state.list_at.get() == Some(i.at()) {
        ExprKind::Name(name.text)
    } else {
        habit(i, i.span(), i.text(), &format!("\"{}\"", unquoted(i)));
        ExprKind::Text(name.text)
    };
    (i.skip(1), node(i.span(), kind))
}

fn mark(i: Tokens<'_>) -> E<'_> {
    match i.text() {
        "(" => bracketed(i, ")"),
        "[" => bracketed_list(i),
        "-" if matches!(i.nth(1).kind, Kind::Number | Kind::Percent) && i.joined_at(1) => number(i, i.skip(1)),
        "-" | "−" | "–" | "!" if follows(i, 1) => signed(i),
        _ => missing(i),
    }
}

/// A sign that no operand of ours has.
fn signed(i: Tokens<'_>) -> E<'_> {
    let finding = match i.text() {
        "!" => at(codes::HABIT, i).with("write", "not"),
        _ => at(codes::MINUS, i).with("write", format!("0 - {}", i.text_at(1))),
    };
    i.state.report_at(i, finding);
    super::expr::guarded(i, || operand(i.skip(1)))
}

fn bracketed_list(i: Tokens<'_>) -> E<'_> {
    let (rest, all) = list(i, "]")?;
    Ok((rest, node(rest.since(i), ExprKind::List(all))))
}

/// Expressions with commas between, up to the closing bracket.
fn list<'a>(open: Tokens<'a>, closing: &'static str) -> P<'a, Vec<Expr>> {
    let mut all = Vec::new();
    let mut rest = open.skip(1);
    if rest.is(closing) {
        return Ok((rest.skip(1), all));
    }
    let _loosely = open.state.loosely(false);
    loop {
        let (after, one) = expr(rest)?;
        all.push(*one);
        rest = after;
        if !rest.is(",") {
            return Ok((close(open, rest, closing), all));
        }
        rest = rest.skip(1);
    }
}

/// An operand that begins with a word.
fn word(i: Tokens<'_>) -> E<'_> {
    if let Some(kind) = constant(i) {
        return Ok((i.skip(1), node(i.span(), kind)));
    }
    if let Some(result) = counting::counted(i) {
        return result;
    }
    if let Some(result) = prefixed(i) {
        return result;
    }
    if words::is_reserved(i.word()) || is_next_statement(i) {
        return missing(i);
    }
    named(i)
}

/// `true`, `false`, and what other languages write for them and for nothing.
fn constant(i: Tokens<'_>) -> Option<ExprKind> {
    match i.word() {
        "true" => Some(ExprKind::Bool(true)),
        "false" => Some(ExprKind::Bool(false)),
        _ if follows_name(i) => None,
        "True" | "TRUE" | "False" | "FALSE" => {
            let value = i.word().eq_ignore_ascii_case("true");
            habit(i, i.span(), i.text(), if value { "true" } else { "false" });
            Some(ExprKind::Bool(value))
        }
        "null" | "NULL" | "nil" | "undefined" => {
            habit(i, i.span(), i.text(), "is missing");
            Some(ExprKind::Error)
        }
        _ => None,
    }
}

/// Whether what follows shows that the word is a name with fields or arguments.
fn follows_name(i: Tokens<'_>) -> bool {
    i.is_at(1, ".") || (i.is_at(1, "(") && i.joined_at(1))
}

/// The forms that begin with words of their own; `None` when the word is a name.
fn prefixed(i: Tokens<'_>) -> Option<E<'_>> {
    if let Some((words, op)) = words::PREFIXES.iter().find(|(words, _)| i.are(words)) {
        return Some(prefix(i, i.skip(words.len()), op));
    }
    Some(match i.word() {
        "all" | "any" if i.is_at(1, "of") => block(i),
        "about" if follows(i, 1) => about(i),
        "days" if i.is_at(1, "from") => days_from(i),
        "day" if i.nth(1).kind == Kind::Number && i.is_at(2, "of") => day_of(i),
        "latest" | "earliest" if i.is_at(1, "of") => extreme(i),
        "attested" if i.nth(1).kind == Kind::Word && follows(i, 1) => attested(i),
        "value" if i.nth(1).kind == Kind::Quoted || (i.nth(1).kind == Kind::Word && follows(i, 1)) => {
            let rest = i.skip(2);
            Ok((rest, node(rest.since(i), ExprKind::Value(name_here(i.skip(1))))))
        }
        _ => return None,
    })
}

/// `month of D` and its like; `major version of` takes a term.
fn prefix<'a>(start: Tokens<'a>, i: Tokens<'a>, op: &str) -> E<'a> {
    let op = operator(op, i.since(start));
    let (rest, inner) = if op.text == "major version of" { term(i)? } else { sum(i)? };
    Ok((rest, node(rest.since(start), ExprKind::Prefix(op, inner))))
}

/// `all of { … }`, `any of { … }`.
fn block(i: Tokens<'_>) -> E<'_> {
    let open = i.skip(2);
    if !open.is("{") {
        expected(open, &["{"]);
        return Ok((open, node(open.since(i), ExprKind::Error)));
    }
    let mut rest = open.skip(1);
    let mut all = Vec::new();
    let _loosely = i.state.loosely(true);
    loop {
        let (after, one) = expr(rest)?;
        let stuck = after.at() == rest.at();
        rest = if after.is(",") { after.skip(1) } else { after };
        all.push(*one);
        if stuck || rest.is("}") || rest.is_end() || is_next_statement(rest) {
            break;
        }
    }
    let rest = close(open, rest, "}");
    let kind = if i.is("all") { ExprKind::AllOf(all) } else { ExprKind::AnyOf(all) };
    Ok((rest, node(rest.since(i), kind)))
}

/// `about p% of COUNT`.
fn about(i: Tokens<'_>) -> E<'_> {
    let (rest, share) = term(i.skip(1))?;
    let (rest, total) = sum(expect(rest, "of"))?;
    Ok((rest, node(rest.since(i), ExprKind::About(share, total))))
}

/// `days from D to E`.
fn days_from(i: Tokens<'_>) -> E<'_> {
    let (rest, from) = sum(i.skip(2))?;
    let (rest, to) = sum(expect(rest, "to"))?;
    Ok((rest, node(rest.since(i), ExprKind::DaysFrom(from, to))))
}

/// A whole number that should stand here.
pub(super) fn whole_number(i: Tokens<'_>) -> P<'_, Option<i64>> {
    if i.first().kind != Kind::Number {
        expected_kind(i, "number");
        return Ok((i, None));
    }
    let value = Number::parse(i.text()).and_then(Number::to_i64);
    if value.is_none() {
        i.state.report_at(i, at(codes::NOT_WHOLE, i));
    }
    Ok((i.skip(1), value))
}

/// `day N of M`.
fn day_of(i: Tokens<'_>) -> E<'_> {
    let (rest, day) = whole_number(i.skip(1))?;
    let (rest, month) = sum(rest.skip(1))?;
    let kind = day.map_or(ExprKind::Error, |day| ExprKind::DayOf(day, month));
    Ok((rest, node(rest.since(i), kind)))
}

/// Sums with commas between; a comma before `otherwise` belongs to the choice around.
fn sums(i: Tokens<'_>) -> P<'_, Vec<Expr>> {
    let (mut rest, first) = sum(i)?;
    let mut all = vec![*first];
    while rest.is(",") && !is_otherwise(rest) {
        let (after, next) = sum(rest.skip(1))?;
        all.push(*next);
        rest = after;
    }
    Ok((rest, all))
}

/// `latest of a, b`, `earliest of declared of a, b`.
fn extreme(i: Tokens<'_>) -> E<'_> {
    let declared = i.skip(2).are(&["declared", "of"]);
    let (rest, all) = sums(i.skip(if declared { 4 } else { 2 }))?;
    Ok((rest, node(rest.since(i), ExprKind::Extreme(name_here(i), declared, all))))
}

/// `attested CLAUSE …`.
fn attested(i: Tokens<'_>) -> E<'_> {
    let (mut rest, clause) = dotted_name("clause")(i.skip(1))?;
    let mut all = Attested { clause, by: None, signed: None, within: None, covering: None };
    loop {
        if all.by.is_none() && is_role(rest) {
            all.by = Some(name_here(rest.skip(1)));
            rest = rest.skip(2);
        } else if all.signed.is_none() && rest.is("signed") {
            let (after, _) = expect_words(rest, &["signed", "on", "or", "after"]);
            let (after, day) = sum(after)?;
            all.signed = Some(*day);
            rest = after;
        } else if all.within.is_none() && rest.is("within") {
            let (after, stretch) = sum(rest.skip(1))?;
            all.within = Some(*stretch);
            rest = after;
        } else if all.covering.is_none() && rest.is("covering") {
            let (after, _) = expect_words(rest, &["covering", "at", "least"]);
            let (after, count) = sum(after)?;
            all.covering = Some(*count);
            rest = after;
        } else {
            return Ok((rest, node(rest.since(i), ExprKind::Attested(Box::new(all)))));
        }
    }
}

/// Whether `by` begins a role rather than a deadline: one plain name, and nothing that makes it a day.
fn is_role(i: Tokens<'_>) -> bool {
    let name = i.skip(1);
    let day = name.are(&["the", "day"])
        || name.are(&["first", "day"])
        || name.are(&["last", "day"])
        || (name.is("day") && name.nth(1).kind == Kind::Number)
        || (matches!(name.word(), "latest" | "earliest" | "month") && name.is_at(1, "of"))
        || name.skip(1).are(&["or", "else"])
        || matches!(name.text_at(1), "." | "+" | "-" | "(");
    i.is("by") && name.first().kind == Kind::Word && !words::is_reserved(name.word()) && !day
}

/// A name, a call of a definition, or a look-up in a keyed table.
fn named(i: Tokens<'_>) -> E<'_> {
    let name = name_here(i);
    let open = i.skip(1);
    if open.is("(") && (open.joined_at(0) || (!i.state.loose.get() && is_name(i.text()))) {
        if !open.joined_at(0) {
            let span = i.span().to(open.span());
            habit(i, span, &format!("{} (", i.text()), &format!("{}(", i.text()));
        }
        let (rest, all) = list(open, ")")?;
        return Ok((rest, node(rest.since(i), ExprKind::Call(name, all))));
    }
    let is_lookup = open.is("for")
        && !(open.is_at(1, "each") && open.nth(2).kind == Kind::Word)
        && !(open.nth(1).kind == Kind::Word && open.is_at(2, "in"));
    if is_lookup {
        let (rest, keys) = sums(open.skip(1))?;
        return Ok((rest, node(rest.since(i), ExprKind::Lookup(name, keys))));
    }
    Ok((open, node(i.span(), ExprKind::Name(name.text))))
}
