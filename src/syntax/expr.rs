//! Expressions, from the loosest level to the tightest; operands are in `operand`.

use super::ast::{Expr, ExprKind, Name};
use super::names::name_here;
use super::operand::operand;
use super::print_expr::print_operand;
use super::recovery::{at, expect, expected, expected_kind, habit};
use super::relation::{infix, test};
use super::state::{Link, State};
use super::tokens::{Kind, P, Tokens};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;

/// An expression as parsers pass it on: in a box, since deep nesting must not cost much of the stack.
pub(super) type E<'a> = P<'a, Box<Expr>>;

pub(super) fn node(span: Span, kind: ExprKind) -> Box<Expr> {
    Box::new(Expr { span, kind })
}

/// The expression that could not be read here; whoever calls it has reported.
pub(super) fn broken(i: Tokens<'_>) -> Box<Expr> {
    node(i.since(i), ExprKind::Error)
}

/// Reports that an expression is missing here.
pub(super) fn missing(i: Tokens<'_>) -> E<'_> {
    expected_kind(i, "expression");
    Ok((i, broken(i)))
}

/// Runs a parser one level deeper.
pub(super) fn guarded<'a>(i: Tokens<'a>, run: impl FnOnce() -> E<'a>) -> E<'a> {
    match i.state.deeper(i) {
        Ok(_level) => run(),
        Err(rest) => Ok((rest, broken(i))),
    }
}

/// The words of an operator as a name.
pub(super) fn operator(text: &str, span: Span) -> Name {
    Name { text: text.to_owned(), span }
}

/// All tokens of a state as one expression.
pub(super) fn whole(state: &State<'_>) -> Expr {
    let i = Tokens::all(state);
    let Ok((rest, expr)) = expr(i) else { return *broken(i) };
    if !rest.is_end() && !state.reported(rest) {
        expected(rest, &["}"]);
    }
    *expr
}

/// Any expression.
pub(super) fn expr(i: Tokens<'_>) -> E<'_> {
    if i.is("if") { conditional(i) } else { choice(i) }
}

/// Whether `otherwise` (or `else`) stands here, after a comma or not.
pub(super) fn is_otherwise(i: Tokens<'_>) -> bool {
    let word = if i.is(",") { i.word_at(1) } else { i.word() };
    matches!(word, "otherwise" | "else")
}

/// `if C then R`.
fn conditional(i: Tokens<'_>) -> E<'_> {
    let _level = match i.state.deeper(i) {
        Ok(level) => level,
        Err(rest) => return Ok((rest, broken(i))),
    };
    let (rest, condition) = expr(i.skip(1))?;
    if !rest.is("then") {
        expected(rest, &["then"]);
        let body = broken(rest);
        return Ok((rest, node(rest.since(i), ExprKind::Implies(condition, body))));
    }
    let (rest, value) = expr(rest.skip(1))?;
    if !is_otherwise(rest) {
        return Ok((rest, node(rest.since(i), ExprKind::Implies(condition, value))));
    }
    habit(i, i.span(), "if … then … otherwise …", "… if …, otherwise …");
    let (rest, other) = expr(rest.skip(if rest.is(",") { 2 } else { 1 }))?;
    let kind = ExprKind::Choice(value, condition, other);
    Ok((rest, node(rest.since(i), kind)))
}

/// `A if C, otherwise B`, and all that is tighter.
fn choice(i: Tokens<'_>) -> E<'_> {
    let (rest, value) = logic(i)?;
    if !rest.is("if") {
        return Ok((rest, value));
    }
    match i.state.link(rest) {
        Link::Then => Ok((rest, value)),
        Link::Otherwise => guarded(rest, || alternative(i, rest, value)),
        _ => {
            rest.state.report_at(rest, at(codes::NO_OTHERWISE, rest));
            let (rest, condition) = guarded(rest, || expr(rest.skip(1)))?;
            let kind = ExprKind::Choice(value, condition, broken(rest));
            Ok((rest, node(rest.since(i), kind)))
        }
    }
}

/// `if C, otherwise B` after a value.
fn alternative<'a>(start: Tokens<'a>, i: Tokens<'a>, value: Box<Expr>) -> E<'a> {
    let (rest, condition) = expr(i.skip(1))?;
    let (rest, other) = if is_otherwise(rest) {
        if !rest.is(",") {
            expected(rest, &[", otherwise"]);
        }
        let word = if rest.is(",") { rest.skip(1) } else { rest };
        if word.is("else") {
            word.state.report_at(word, at(codes::HABIT, word).with("write", "otherwise"));
        }
        choice(word.skip(1))?
    } else {
        expected(rest, &[", otherwise"]);
        (rest, broken(rest))
    };
    let kind = ExprKind::Choice(value, condition, other);
    Ok((rest, node(rest.since(start), kind)))
}

/// Whether the operator here is `and` (false) or `or` (true), if one stands here.
fn junction(i: Tokens<'_>) -> Option<bool> {
    match i.text() {
        _ if !matches!(i.first().kind, Kind::Word | Kind::Mark) => None,
        "and" | "&&" | "&" => Some(false),
        "or" => (!i.is_at(1, "else")).then_some(true),
        "||" | "|" => Some(true),
        _ => None,
    }
}

/// Operands joined by `and` or by `or`.
fn logic(i: Tokens<'_>) -> E<'_> {
    let (rest, first) = unary(i)?;
    if junction(rest).is_none() {
        return Ok((rest, first));
    }
    joined(i, rest, *first)
}

/// What follows the first of several operands.
fn joined<'a>(i: Tokens<'a>, mut rest: Tokens<'a>, first: Expr) -> E<'a> {
    let mut operands = vec![first];
    let mut marks: Vec<(bool, Tokens<'_>)> = Vec::new();
    while let Some(is_or) = junction(rest) {
        if rest.first().kind == Kind::Mark {
            habit(rest, rest.span(), rest.text(), if is_or { "or" } else { "and" });
        }
        marks.push((is_or, rest));
        let (after, operand) = unary(rest.skip(1))?;
        operands.push(*operand);
        rest = after;
    }
    Ok((rest, join(operands, &marks, rest.since(i))))
}

fn join(operands: Vec<Expr>, marks: &[(bool, Tokens<'_>)], span: Span) -> Box<Expr> {
    let first = marks.first().is_some_and(|(is_or, _)| *is_or);
    match marks.iter().find(|(is_or, _)| *is_or != first) {
        None if first => node(span, ExprKind::Or(operands)),
        None => node(span, ExprKind::And(operands)),
        Some((_, turn)) => {
            let groups = grouped(operands, marks);
            let fix: Vec<String> = groups.iter().map(shown_group).collect();
            turn.state.report(at(codes::MIXED, *turn).with("write", fix.join(" or ")));
            node(span, ExprKind::Or(groups.into_iter().map(all_of_group).collect()))
        }
    }
}

/// Operands joined by `and`: the first, and the others.
type Group = (Expr, Vec<Expr>);

/// The operands as they were most likely meant: `and` binds tighter.
fn grouped(operands: Vec<Expr>, marks: &[(bool, Tokens<'_>)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let before = std::iter::once(true).chain(marks.iter().map(|(is_or, _)| *is_or));
    for (operand, is_or) in operands.into_iter().zip(before) {
        match groups.last_mut().filter(|_| !is_or) {
            Some((_, others)) => others.push(operand),
            None => groups.push((operand, Vec::new())),
        }
    }
    groups
}

fn all_of_group((first, others): Group) -> Expr {
    let Some(last) = others.last() else { return first };
    let span = first.span.to(last.span);
    Expr { span, kind: ExprKind::And(std::iter::once(first).chain(others).collect()) }
}

fn shown_group((first, others): &Group) -> String {
    let texts: Vec<String> = std::iter::once(first).chain(others).map(shown).collect();
    if texts.len() > 1 { format!("({})", texts.join(" and ")) } else { texts.concat() }
}

/// An operand in a proposed fix; a long one is left out.
pub(super) fn shown(expr: &Expr) -> String {
    let text = print_operand(expr);
    if text.chars().count() > 40 { "…".to_owned() } else { text }
}

/// `not E`, and all that is tighter.
fn unary(i: Tokens<'_>) -> E<'_> {
    if i.is("!") {
        i.state.report_at(i, at(codes::HABIT, i).with("write", "not"));
    } else if !i.is("not") {
        return test(i);
    }
    guarded(i, || {
        let (rest, inner) = unary(i.skip(1))?;
        Ok((rest, node(rest.since(i), ExprKind::Prefix(operator("not", i.span()), inner))))
    })
}

/// How tightly an operator of [`arithmetic`] holds its operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tightness {
    Sum,
    Product,
    Term,
    Path,
}

/// Terms joined by `+`, `-` and `times`.
pub(super) fn sum(i: Tokens<'_>) -> E<'_> {
    i.state.start_sum();
    arithmetic(i, Tightness::Sum)
}

/// A path, and what stands for it where it is not declared.
pub(super) fn term(i: Tokens<'_>) -> E<'_> {
    arithmetic(i, Tightness::Term)
}

/// Operands joined by operators that hold at least so tightly. One function for all levels: each nested bracket costs
/// as little of the stack as can be.
fn arithmetic(i: Tokens<'_>, at_least: Tightness) -> E<'_> {
    let _height = i.state.measured();
    let (mut rest, mut left) = path(i)?;
    while let Some((op, length, right)) = arithmetic_operator(rest, at_least) {
        let from = rest.skip(length);
        let (after, right) = if right == Tightness::Path { path(from)? } else { arithmetic(from, right)? };
        if i.state.grow(rest) {
            left = infix(after.since(i), left, operator(op, from.since(rest)), right);
        }
        rest = after;
    }
    Ok((rest, left))
}

/// The operator here if it holds at least so tightly: its name, how many tokens it takes, and how tight its right
/// operand is.
fn arithmetic_operator(i: Tokens<'_>, at_least: Tightness) -> Option<(&'static str, usize, Tightness)> {
    if i.are(&["or", "else"]) {
        return Some(("or else", 2, Tightness::Path));
    }
    if at_least <= Tightness::Product && (i.is("times") || i.is("*") || i.is("×")) {
        if !i.is("times") {
            habit(i, i.span(), i.text(), "times");
        }
        return Some(("times", 1, Tightness::Term));
    }
    let op = if at_least == Tightness::Sum { plus_or_minus(i) } else { None };
    op.map(|op| (op, 1, Tightness::Product))
}

fn plus_or_minus(i: Tokens<'_>) -> Option<&'static str> {
    match i.text() {
        _ if i.first().kind != Kind::Mark => None,
        "+" => Some("+"),
        "-" => {
            if i.joined_at(0) || i.joined_at(1) {
                let write = format!("{} - {}", i.state.slice(i.previous()), i.text_at(1));
                i.state.report(at(codes::MINUS, i).with("write", write));
            }
            Some("-")
        }
        "−" | "–" => {
            habit(i, i.span(), i.text(), "-");
            Some("-")
        }
        _ => None,
    }
}

/// An operand with its fields and shapes.
fn path(i: Tokens<'_>) -> E<'_> {
    let _height = i.state.measured();
    let (mut rest, mut left) = guarded_operand(i)?;
    loop {
        let word = rest.skip(1);
        let is_field = rest.is(".");
        if !is_field && !rest.is("as") {
            return Ok((rest, left));
        }
        let names = word.first().kind == Kind::Word || (is_field && word.first().kind == Kind::Quoted);
        if !names {
            expected_kind(word, if is_field { "field-name" } else { "shape" });
            return Ok((word, node(word.since(i), ExprKind::Error)));
        }
        if i.state.grow(rest) {
            let name = name_here(word);
            let kind = if is_field { ExprKind::Field(left, name) } else { ExprKind::As(left, name) };
            left = node(word.skip(1).since(i), kind);
        }
        rest = word.skip(1);
    }
}

fn guarded_operand(i: Tokens<'_>) -> E<'_> {
    match i.state.deeper(i) {
        Ok(_level) => operand(i),
        Err(rest) => Ok((rest, broken(i))),
    }
}

/// An expression in brackets: `close` is the closing one.
pub(super) fn bracketed<'a>(open: Tokens<'a>, close: &'static str) -> E<'a> {
    let _loosely = open.state.loosely(false);
    let (rest, inner) = expr(open.skip(1))?;
    Ok((super::recovery::close(open, rest, close), inner))
}

/// `of` between a quantity and what it counts.
pub(super) fn of(i: Tokens<'_>) -> Tokens<'_> {
    expect(i, "of")
}

/// Reports, at a span, a finding that says what stands there and what to write.
pub(super) fn report_written(i: Tokens<'_>, code: crate::diagnostic::Code, span: Span, found: &str, write: &str) {
    i.state.report(Diagnostic::at(code, span).with("found", found).with("write", write));
}
