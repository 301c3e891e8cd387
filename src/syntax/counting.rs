//! Operands that run over a list: quantifiers, aggregates, `the x in …`, and what other languages write for them.

use super::ast::{Aggregate, Amount, Binding, ExprKind, ListExpr, Quantity};
use super::expr::{E, broken, expr, node, of, sum};
use super::names::plain_name;
use super::operand::follows;
use super::recovery::{at, close, expect, expected, habit, misspelt};
use super::tokens::{Kind, P, Tokens};
use super::words;
use crate::diagnostic::codes::syntax as codes;

/// A quantifier, aggregate or `the x in …`, when one starts here.
pub(super) fn counted(i: Tokens<'_>) -> Option<E<'_>> {
    Some(match i.word() {
        "every" => quantified(i, i.skip(1), Quantity::Every),
        "some" => quantified(i, i.skip(1), Quantity::Some),
        "no" => quantified(i, i.skip(1), Quantity::No),
        "at" if i.is_at(1, "least") => amounted(i, 2, Quantity::AtLeast),
        "at" if i.is_at(1, "most") => amounted(i, 2, Quantity::AtMost),
        "exactly" if follows(i, 1) => amounted(i, 1, Quantity::Exactly),
        "between" if follows(i, 1) => between(i),
        "the" if i.nth(1).kind == Kind::Word && i.is_at(2, "in") => the(i),
        "count" if is_call(i) => count(i),
        "sum" if is_call(i) => aggregate(i, Aggregate::Sum),
        "min" if is_call(i) => aggregate(i, Aggregate::Min),
        "max" if is_call(i) => aggregate(i, Aggregate::Max),
        "unique" if is_call(i) => aggregate(i, Aggregate::Unique),
        _ => return habits(i),
    })
}

fn is_call(i: Tokens<'_>) -> bool {
    i.is_at(1, "(") && i.joined_at(1)
}

/// Whether `x in` stands at the `n`th token.
fn is_binding(i: Tokens<'_>, n: usize) -> bool {
    i.nth(n).kind == Kind::Word && !words::is_reserved(i.word_at(n)) && i.is_at(n + 1, "in")
}

/// `for all x in …`, `exists x in …`, `there is x in …`.
const QUANTIFIER_HABITS: &[(&[&str], &str)] = &[
    (&["for", "all"], "every"),
    (&["for", "every"], "every"),
    (&["for", "each"], "every"),
    (&["for", "any"], "some"),
    (&["for", "some"], "some"),
    (&["for", "no"], "no"),
    (&["forall"], "every"),
    (&["foreach"], "every"),
    (&["all"], "every"),
    (&["each"], "every"),
    (&["any"], "some"),
    (&["none"], "no"),
    (&["there", "exists", "some"], "some"),
    (&["there", "exists", "a"], "some"),
    (&["there", "exists", "an"], "some"),
    (&["there", "exists"], "some"),
    (&["there", "is", "some"], "some"),
    (&["there", "is", "a"], "some"),
    (&["there", "is", "an"], "some"),
    (&["there", "is", "no"], "no"),
    (&["there", "is"], "some"),
    (&["exists", "a"], "some"),
    (&["exists", "an"], "some"),
    (&["exists", "some"], "some"),
    (&["exists"], "some"),
];

fn habits(i: Tokens<'_>) -> Option<E<'_>> {
    let (words, write) = QUANTIFIER_HABITS.iter().find(|(words, _)| i.are(words) && is_binding(i, words.len()))?;
    let rest = i.skip(words.len());
    habit(i, rest.since(i), &words.join(" "), write);
    let quantity = match *write {
        "every" => Quantity::Every,
        "no" => Quantity::No,
        _ => Quantity::Some,
    };
    Some(quantified(i, rest, quantity))
}

/// A count or share before `of`.
fn amount(i: Tokens<'_>) -> P<'_, Amount> {
    let about = i.is("about") && follows(i, 1);
    let (rest, count) = sum(if about { i.skip(1) } else { i })?;
    Ok((rest, Amount { about, expr: count }))
}

fn amounted(i: Tokens<'_>, words: usize, quantity: fn(Amount) -> Quantity) -> E<'_> {
    let (rest, count) = amount(i.skip(words))?;
    quantified(i, of(rest), quantity(count))
}

/// `between N and M of …`.
fn between(i: Tokens<'_>) -> E<'_> {
    let (rest, low) = amount(i.skip(1))?;
    let (rest, high) = amount(expect(rest, "and"))?;
    quantified(i, of(rest), Quantity::Between(low, high))
}

/// The binding and body of a quantifier.
fn quantified<'a>(start: Tokens<'a>, i: Tokens<'a>, quantity: Quantity) -> E<'a> {
    let (rest, binding) = binding(i)?;
    let (rest, body) = if let Some(body) = satisfy(rest) {
        expr(body)?
    } else {
        let wanted: &[&str] = if binding.filter.is_some() { &["satisfy"] } else { &["where", "satisfy"] };
        expected(rest, wanted);
        (rest, broken(rest))
    };
    Ok((rest, node(rest.since(start), ExprKind::Quantified(quantity, binding, body))))
}

/// The body after `satisfy`, or after what stands for it elsewhere.
fn satisfy(i: Tokens<'_>) -> Option<Tokens<'_>> {
    if i.is("satisfy") {
        return Some(i.skip(1));
    }
    let length = if i.are(&["such", "that"]) { 2 } else { usize::from(i.is(":")) };
    if length > 0 {
        let rest = i.skip(length);
        habit(i, rest.since(i), i.state.raw(i.first().start, rest.previous().end), "satisfy");
        return Some(rest);
    }
    (words::home(i.word()).is_none() && misspelt(i, &["satisfy"])).then(|| i.skip(1))
}

/// `x in LIST [where E]`.
pub(super) fn binding(i: Tokens<'_>) -> P<'_, Binding> {
    let (rest, var) = plain_name("variable")(i)?;
    let reported = i.state.reported(rest);
    let (rest, list) = match rest.word() {
        "in" => list(rest.skip(1))?,
        "of" | "from" | "among" => {
            rest.state.report_at(rest, at(codes::HABIT, rest).with("write", "in"));
            list(rest.skip(1))?
        }
        _ => {
            if !reported {
                expected(rest, &["in"]);
            }
            (rest, ListExpr::Expr(*broken(rest)))
        }
    };
    let is_where = rest.is("where") || (words::home(rest.word()).is_none() && misspelt(rest, &["where"]));
    if !is_where {
        return Ok((rest, Binding { var, list: Box::new(list), filter: None }));
    }
    let (rest, filter) = expr(rest.skip(1))?;
    Ok((rest, Binding { var, list: Box::new(list), filter: Some(filter) }))
}

/// What a variable runs over.
fn list(i: Tokens<'_>) -> P<'_, ListExpr> {
    if i.are(&["months", "from"]) {
        let (rest, from) = sum(i.skip(2))?;
        let (rest, to) = sum(expect(rest, "to"))?;
        return Ok((rest, ListExpr::Months(*from, *to, rest.since(i))));
    }
    i.state.list_at.set(Some(i.at()));
    let (rest, list) = sum(i)?;
    Ok((rest, ListExpr::Expr(*list)))
}

/// `the r in LIST where E`.
fn the(i: Tokens<'_>) -> E<'_> {
    let (rest, binding) = binding(i.skip(1))?;
    if binding.filter.is_none() {
        expected(rest, &["where"]);
        return Ok((rest, node(rest.since(i), ExprKind::Error)));
    }
    Ok((rest, node(rest.since(i), ExprKind::The(binding))))
}

/// `count(x in LIST where E)`.
fn count(i: Tokens<'_>) -> E<'_> {
    let open = i.skip(1);
    if !is_binding(open, 1) {
        return aggregate(i, Aggregate::Count);
    }
    let _loosely = i.state.loosely(false);
    let (rest, binding) = binding(open.skip(1))?;
    let rest = close(open, rest, ")");
    Ok((rest, node(rest.since(i), ExprKind::Aggregate(Aggregate::Count, None, binding))))
}

/// `sum(E for x in LIST where E)` and its like.
fn aggregate(i: Tokens<'_>, what: Aggregate) -> E<'_> {
    let open = i.skip(1);
    let _loosely = i.state.loosely(false);
    let (rest, value) = expr(open.skip(1))?;
    if !rest.is("for") {
        let wanted = if what == Aggregate::Count { "count(x in …)" } else { "for x in …" };
        expected(rest, &[wanted]);
        let rest = close(open, rest, ")");
        return Ok((rest, node(rest.since(i), ExprKind::Error)));
    }
    if what == Aggregate::Count {
        habit(i, rest.since(open.skip(1)).to(rest.span()), "count(… for x in …)", "count(x in …)");
    }
    let (rest, binding) = binding(rest.skip(1))?;
    let rest = close(open, rest, ")");
    let value = (what != Aggregate::Count).then_some(value);
    Ok((rest, node(rest.since(i), ExprKind::Aggregate(what, value, binding))))
}
