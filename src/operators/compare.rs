//! Comparison and membership. A pure table with its functions.
//!
//! Of what is declared as `none` every comparison is false, and so its negation true: there is nothing that could be
//! equal, earlier or a member.

use super::{Operator, Run, Signature, row};
use crate::value::{Date, Day, Lack, Scalar, Truth, nfc};
use std::cmp::Ordering;

pub(super) const ROWS: &[Operator] = &[
    row("=", "!=", Signature::Equality, Run::Compare(equal), "The same value; text by NFC code points."),
    row("!=", "=", Signature::Equality, Run::Compare(unequal), "Not the same value."),
    row("<", ">=", Signature::Order, Run::Compare(less), "Less than."),
    row("<=", ">", Signature::Order, Run::Compare(at_most), "Less than or equal."),
    row(">", "<=", Signature::Order, Run::Compare(more), "Greater than."),
    row(">=", "<", Signature::Order, Run::Compare(at_least), "Greater than or equal."),
    row("before", "on or after", Signature::Calendar, Run::Compare(less), "Strictly earlier."),
    row("after", "on or before", Signature::Calendar, Run::Compare(more), "Strictly later."),
    row("on or before", "after", Signature::Calendar, Run::Compare(at_most), "Not later."),
    row("on or after", "before", Signature::Calendar, Run::Compare(at_least), "Not earlier."),
    row("has", "has none of", Signature::Holds, Run::Members(has_any), "The list holds the value."),
    row("has any of", "has none of", Signature::HoldsMany, Run::Members(has_any), "The list holds one of the values."),
    row("has all of", "", Signature::HoldsMany, Run::Members(has_all), "The list holds each of the values."),
    row(
        "has none of",
        "has any of",
        Signature::HoldsMany,
        Run::Members(has_none),
        "The list holds none of the values.",
    ),
    row("in", "not in", Signature::Member, Run::Members(has_any), "The value is one of the list."),
    row("not in", "in", Signature::Member, Run::Members(has_none), "The value is none of the list."),
];

/// Earliest and latest position of two values on one line, or why there is none.
enum Line {
    /// Order of least of `a` to greatest of `b`, and greatest of `a` to least of `b`; the lack when neither decides.
    Bounds(Ordering, Ordering, Lack),
    /// One is declared as none.
    Nothing,
    /// Not known.
    Unknown(Lack),
}

fn line(a: &Scalar<'_>, b: &Scalar<'_>) -> Line {
    if matches!(a, Scalar::None) || matches!(b, Scalar::None) {
        return Line::Nothing;
    }
    if a.lack().or(b.lack()).is_some() {
        // What is known of the other within bounds alone is lacking too.
        return Line::Unknown(a.lacking_with(b));
    }
    let exact = |order: Ordering| Line::Bounds(order, order, Lack::Unstated);
    match (a, b) {
        (Scalar::Number(a), Scalar::Number(b)) => Line::Bounds(a.from.cmp(&b.to), a.to.cmp(&b.from), a.lacking_with(b)),
        (Scalar::Day(a), Scalar::Day(b)) => match (a.bounds(), b.bounds()) {
            (Some((a1, a2)), Some((b1, b2))) => Line::Bounds(far(a1, b2), far(a2, b1), Lack::Open),
            _ => Line::Unknown(Lack::Unstated),
        },
        (Scalar::Percent(a), Scalar::Percent(b)) => exact(a.cmp(b)),
        (Scalar::Month(a), Scalar::Month(b)) => exact(a.cmp(b)),
        (Scalar::Duration(a), Scalar::Duration(b)) => a.compare(*b).map_or(Line::Unknown(Lack::Unstated), exact),
        (Scalar::Text(a), Scalar::Text(b)) => exact(if same_text(a, b) { Ordering::Equal } else { Ordering::Less }),
        (Scalar::Bool(a), Scalar::Bool(b)) => exact(a.value().cmp(&b.value())),
        _ => {
            debug_assert!(false, "the checker lets {a:?} meet {b:?}");
            Line::Unknown(Lack::Unstated)
        }
    }
}

fn far(a: Date, b: Date) -> Ordering {
    a.cmp(&b)
}

/// Equality by NFC code points. What is not the same in ASCII has no other form.
pub(crate) fn same_text(a: &str, b: &str) -> bool {
    a == b || !(a.is_ascii() && b.is_ascii()) && nfc(a) == nfc(b)
}

/// Decides from the two extreme orders: `sure` holds for the extreme that is worst for the relation, `never` fails for
/// the one that is best.
fn decide(a: &Scalar<'_>, b: &Scalar<'_>, relation: impl Fn(Ordering) -> bool, rising: bool) -> Truth {
    match line(a, b) {
        Line::Nothing => Truth::FALSE,
        Line::Unknown(lack) => Truth::Unknown(lack),
        Line::Bounds(least, most, lack) => {
            // For `<` the worst case is the greatest `a` against the least `b`; for `>` the other way round.
            let (worst, best) = if rising { (least, most) } else { (most, least) };
            if relation(worst) {
                Truth::TRUE
            } else if relation(best) {
                Truth::Unknown(lack)
            } else {
                Truth::FALSE
            }
        }
    }
}

fn less(a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    decide(a, b, Ordering::is_lt, false)
}

fn at_most(a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    decide(a, b, Ordering::is_le, false)
}

fn more(a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    decide(a, b, Ordering::is_gt, true)
}

fn at_least(a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    decide(a, b, Ordering::is_ge, true)
}

pub(super) fn equal(a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    match line(a, b) {
        // What is not known may yet be declared as none too, but for a truth that was worked out.
        Line::Nothing => match (a, b) {
            (Scalar::Unknown(lack), _) | (_, Scalar::Unknown(lack)) => Truth::Unknown(*lack),
            _ => Truth::known(a == b),
        },
        Line::Unknown(lack) => Truth::Unknown(lack),
        Line::Bounds(Ordering::Equal, Ordering::Equal, _) => Truth::TRUE,
        Line::Bounds(least, most, _) if least.is_gt() || most.is_lt() => Truth::FALSE,
        Line::Bounds(_, _, lack) => Truth::Unknown(lack),
    }
}

fn unequal(a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    equal(a, b).negated()
}

fn has_any(items: &[Scalar<'_>], wanted: &[Scalar<'_>]) -> Truth {
    Truth::any(wanted.iter().map(|w| Truth::any(items.iter().map(|item| equal(item, w)))))
}

fn has_all(items: &[Scalar<'_>], wanted: &[Scalar<'_>]) -> Truth {
    let each = wanted.iter().map(|w| Truth::any(items.iter().map(|item| equal(item, w))));
    match Truth::all(each) {
        Truth::Unknown(lack) => Truth::Unknown(lack),
        known => Truth::known(known.is_true()),
    }
}

fn has_none(items: &[Scalar<'_>], wanted: &[Scalar<'_>]) -> Truth {
    has_any(items, wanted).negated()
}

/// Whether a day has come by `as_of`, for the presence operators.
pub(super) fn has_come(day: Day, as_of: Date) -> bool {
    match day {
        Day::Exact(date) => date <= as_of,
        Day::Undated => true,
        Day::Ahead { .. } => false,
    }
}
