//! Comparisons and questions about one sum: at most one in a row.

use super::ast::{Expr, ExprKind, Name};
use super::expr::{E, broken, node, operator, shown, sum};
use super::names::name_here;
use super::operand::follows;
use super::recovery::{at, expected, expected_kind, habit};
use super::tokens::{Kind, Tokens};
use super::words;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;

/// A sum, or one comparison of sums.
pub(super) fn test(i: Tokens<'_>) -> E<'_> {
    let (rest, left) = sum(i)?;
    if !is_relation(rest) {
        return Ok((rest, left));
    }
    let (rest, first) = relation(i, rest, left)?;
    if !is_relation(rest) {
        return Ok((rest, first));
    }
    chained(i, rest, *first)
}

/// Two or more comparisons in a row: reported once, read as joined by `and`.
fn chained<'a>(start: Tokens<'a>, i: Tokens<'a>, first: Expr) -> E<'a> {
    let turn = i;
    let mut rest = i;
    let mut all = vec![first];
    while is_relation(rest) {
        let left = match all.last().map(|last| &last.kind) {
            Some(ExprKind::Infix(_, _, right)) => right.clone(),
            _ => broken(rest),
        };
        let (after, next) = relation(rest, rest, left)?;
        all.push(*next);
        rest = after;
    }
    let fix: Vec<String> = all.iter().map(shown).collect();
    turn.state.report(at(codes::CHAINED, turn).with("write", fix.join(" and ")));
    Ok((rest, node(rest.since(start), ExprKind::And(all))))
}

type Row = (&'static [&'static str], &'static str);

/// The row of a table of relations that fits here.
fn row(i: Tokens<'_>, rows: &'static [Row]) -> Option<Row> {
    rows.iter().find(|(words, _)| i.are(words)).copied()
}

/// Another language's relation; a count may follow an expression where commas are not needed.
fn habit_row(i: Tokens<'_>) -> Option<Row> {
    if i.is("at") && i.state.loose.get() { None } else { row(i, words::RELATION_HABITS) }
}

fn is_relation(i: Tokens<'_>) -> bool {
    matches!(i.first().kind, Kind::Word | Kind::Mark)
        && (i.is("exists") || i.is("is") || row(i, words::RELATIONS).is_some() || habit_row(i).is_some())
}

/// The relation that stands here, with its left operand.
fn relation<'a>(start: Tokens<'a>, i: Tokens<'a>, left: Box<Expr>) -> E<'a> {
    if i.is("exists") {
        return Ok(is(start, i, i.skip(1), left));
    }
    if let Some((words, op)) = row(i, words::RELATIONS) {
        let rest = i.skip(words.len());
        return compare(start, rest, left, operator(op, rest.since(i)));
    }
    if let Some((words, op)) = habit_row(i) {
        let rest = i.skip(words.len());
        habit(i, rest.since(i), &words.join(" "), op);
        return compare(start, rest, left, operator(op, rest.since(i)));
    }
    state_of(start, i, left)
}

/// `x WORD` where the word before `rest` names a state.
fn is<'a>(start: Tokens<'a>, word: Tokens<'a>, rest: Tokens<'a>, left: Box<Expr>) -> (Tokens<'a>, Box<Expr>) {
    (rest, node(rest.since(start), ExprKind::Is(left, name_here(word))))
}

pub(super) fn infix(span: Span, left: Box<Expr>, op: Name, right: Box<Expr>) -> Box<Expr> {
    node(span, ExprKind::Infix(left, op, right))
}

/// Whether another language's word for "nothing" stands here.
fn is_null(i: Tokens<'_>) -> bool {
    matches!(i.word(), "null" | "NULL" | "Null" | "nil" | "None" | "undefined")
}

/// What follows a relation's words.
fn compare<'a>(start: Tokens<'a>, i: Tokens<'a>, left: Box<Expr>, op: Name) -> E<'a> {
    match op.text.as_str() {
        "within" => return within(start, i, left),
        "=" | "!=" if is_null(i) => return Ok(nothing(start, i, left, op.span, op.text == "=")),
        _ => {}
    }
    let (rest, right) = sum(i)?;
    if op.text == "matches" && !matches!(right.kind, ExprKind::Text(_) | ExprKind::Error) {
        expected_kind(i, "text");
    }
    Ok((rest, infix(rest.since(start), left, op, right)))
}

/// `= null`, `!= null`, `is null`, `is not null`.
fn nothing<'a>(
    start: Tokens<'a>,
    null: Tokens<'a>,
    left: Box<Expr>,
    from: Span,
    missing: bool,
) -> (Tokens<'a>, Box<Expr>) {
    let rest = null.skip(1);
    let (found, write) = match missing {
        true => ("= null", "is missing"),
        false => ("!= null", "is declared"),
    };
    let span = from.to(null.span());
    habit(null, span, found, write);
    let state = operator(if missing { "missing" } else { "declared" }, span);
    (rest, node(rest.since(start), ExprKind::Is(left, state)))
}

fn within<'a>(start: Tokens<'a>, i: Tokens<'a>, left: Box<Expr>) -> E<'a> {
    let (rest, stretch) = sum(i)?;
    if !rest.is("before") && !rest.is("after") {
        expected(rest, &["before", "after"]);
        return Ok((rest, node(rest.since(start), ExprKind::Error)));
    }
    let direction = name_here(rest);
    let (rest, right) = sum(rest.skip(1))?;
    let kind = ExprKind::Within(left, stretch, direction, right);
    Ok((rest, node(rest.since(start), kind)))
}

/// Whether a word after `is` can be a state or a shape rather than a value to compare with.
fn is_state_or_shape(i: Tokens<'_>) -> bool {
    i.first().kind == Kind::Word && !words::is_reserved(i.word()) && !i.is_at(1, ".") && !i.is_at(1, "(")
}

/// `is …`, and what people write after `is` elsewhere.
fn state_of<'a>(start: Tokens<'a>, i: Tokens<'a>, left: Box<Expr>) -> E<'a> {
    let negated = i.is_at(1, "not");
    let mut word = i.skip(if negated { 2 } else { 1 });
    if is_null(word) {
        return Ok(nothing(start, word, left, i.span(), !negated));
    }
    if matches!(word.word(), "a" | "an") && word.nth(1).kind == Kind::Word && !words::continues(word.word_at(1)) {
        habit(i, word.since(i).to(word.span()), &format!("is {}", word.text()), "is");
        word = word.skip(1);
    }
    let states = |word: &str| words::STATES.contains(&word) || word.contains('-') || matches!(word, "email" | "name");
    if is_state_or_shape(word) && (!negated || states(word.word())) {
        let (rest, state) = is(start, word, word.skip(1), left);
        if !negated {
            return Ok((rest, state));
        }
        habit(i, rest.since(i), &format!("is not {}", word.text()), &format!("not … is {}", word.text()));
        let not = operator("not", i.skip(1).span());
        return Ok((rest, node(rest.since(start), ExprKind::Prefix(not, state))));
    }
    if follows(word, 0) {
        let (found, write) = if negated { ("is not", "!=") } else { ("is", "=") };
        let span = word.since(i);
        habit(i, span, found, write);
        return compare(start, word, left, operator(write, span));
    }
    expected(word, words::STATES);
    Ok((word, node(word.since(start), ExprKind::Error)))
}
