//! Sums, products and the calendar's functions. A pure table with its functions.

use super::{Operator, Run, Signature, row};
use crate::value::{Day, Duration, Lack, Number, Scalar};

pub(super) const ROWS: &[Operator] = &[
    row("+", "", Signature::Sum, Run::Combine(plus), "Sum of numbers or of durations; a day or month and a duration."),
    row(
        "-",
        "",
        Signature::Sum,
        Run::Combine(minus),
        "Difference of numbers or durations; a day or month less a duration.",
    ),
    row("times", "", Signature::Product, Run::Combine(times), "Product of numbers; a duration so many times."),
    row("month of", "", Signature::MonthOf, Run::Map(month_of), "The calendar month in which a day lies."),
    row("first day of", "", Signature::DayOfMonth, Run::Map(first_day), "The first day of a month."),
    row("last day of", "", Signature::DayOfMonth, Run::Map(last_day), "The last day of a month."),
];

/// `none` and the unknown pass through. What leaves the calendar or the numbers is not known: for lack of what is not
/// settled, if anything is not.
fn lift(
    a: &Scalar<'_>,
    b: &Scalar<'_>,
    run: impl FnOnce(&Scalar<'_>, &Scalar<'_>) -> Option<Scalar<'static>>,
) -> Scalar<'static> {
    if matches!(a, Scalar::None) || matches!(b, Scalar::None) {
        return Scalar::None;
    }
    let known = a.lack().or(b.lack()).is_none();
    known.then(|| run(a, b)).flatten().unwrap_or_else(|| Scalar::Unknown(a.lacking_with(b)))
}

fn plus(a: &Scalar<'_>, b: &Scalar<'_>) -> Scalar<'static> {
    lift(a, b, |a, b| {
        Some(match (a, b) {
            (Scalar::Number(a), Scalar::Number(b)) => {
                Scalar::between(a.from.plus(b.from)?, a.to.plus(b.to)?, a.lacking_with(b))
            }
            (Scalar::Day(day), Scalar::Duration(d)) | (Scalar::Duration(d), Scalar::Day(day)) => {
                Scalar::Day(day.plus(*d)?)
            }
            (Scalar::Month(month), Scalar::Duration(d)) | (Scalar::Duration(d), Scalar::Month(month)) => {
                Scalar::Month(month.plus(*d)?)
            }
            (Scalar::Duration(a), Scalar::Duration(b)) => Scalar::Duration(a.plus(*b)?),
            _ => return None,
        })
    })
}

fn minus(a: &Scalar<'_>, b: &Scalar<'_>) -> Scalar<'static> {
    lift(a, b, |a, b| {
        Some(match (a, b) {
            (Scalar::Number(a), Scalar::Number(b)) => {
                Scalar::between(a.from.minus(b.to)?, a.to.minus(b.from)?, a.lacking_with(b))
            }
            (Scalar::Day(day), Scalar::Duration(d)) => Scalar::Day(day.plus(d.negated()?)?),
            (Scalar::Month(month), Scalar::Duration(d)) => Scalar::Month(month.plus(d.negated()?)?),
            (Scalar::Duration(a), Scalar::Duration(b)) => Scalar::Duration(a.plus(b.negated()?)?),
            _ => return None,
        })
    })
}

fn times(a: &Scalar<'_>, b: &Scalar<'_>) -> Scalar<'static> {
    lift(a, b, |a, b| {
        Some(match (a, b) {
            (Scalar::Number(a), Scalar::Number(b)) => {
                let ends = [a.from.times(b.from)?, a.from.times(b.to)?, a.to.times(b.from)?, a.to.times(b.to)?];
                let least = ends.iter().copied().reduce(Number::min)?;
                let most = ends.iter().copied().reduce(Number::max)?;
                Scalar::between(least, most, a.lacking_with(b))
            }
            (Scalar::Number(n), Scalar::Duration(d)) | (Scalar::Duration(d), Scalar::Number(n)) => {
                match (so_many(*d, n.from), so_many(*d, n.to)) {
                    (Some(least), Some(most)) if least == most => Scalar::Duration(least),
                    _ if n.settled().is_none() => Scalar::Unknown(n.lack),
                    _ => return None,
                }
            }
            _ => return None,
        })
    })
}

fn so_many(duration: Duration, times: Number) -> Option<Duration> {
    let times = times.to_i64()?;
    Some(match duration {
        Duration::Days(days) => Duration::Days(days.checked_mul(times)?),
        Duration::Months(months) => Duration::Months(months.checked_mul(times)?),
    })
}

fn month_of(day: &Scalar<'_>) -> Scalar<'static> {
    match day {
        Scalar::Day(Day::Exact(date)) => Scalar::Month(date.month()),
        Scalar::Day(Day::Ahead { from, to, .. }) if from.month() == to.month() => Scalar::Month(from.month()),
        Scalar::Day(Day::Ahead { .. }) => Scalar::Unknown(Lack::Open),
        Scalar::None => Scalar::None,
        other => Scalar::Unknown(other.lack().unwrap_or(Lack::Unstated)),
    }
}

fn end_of(month: &Scalar<'_>, last: bool) -> Scalar<'static> {
    match month {
        Scalar::Month(month) => {
            let day = if last { month.last_day() } else { month.first_day() };
            day.map_or(Scalar::Unknown(Lack::Unstated), |day| Scalar::Day(Day::Exact(day)))
        }
        Scalar::None => Scalar::None,
        other => Scalar::Unknown(other.lack().unwrap_or(Lack::Unstated)),
    }
}

fn first_day(month: &Scalar<'_>) -> Scalar<'static> {
    end_of(month, false)
}

fn last_day(month: &Scalar<'_>) -> Scalar<'static> {
    end_of(month, true)
}
