//! What the rows of the table say of each other, tried on values.

use super::{Operator, Run, Signature, all, find, has_equality, mirrored, same};
use crate::value::{Date, Day, Duration, Lack, Month, Number, Scalar, Truth, Type};
use std::borrow::Cow;
use std::sync::Arc;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Values that may meet, a group for each type; of each some that are equal, known within bounds, and unknown.
fn groups() -> Vec<Vec<Scalar<'static>>> {
    let range = |from, to| Scalar::between(Number::int(from), Number::int(to), Lack::Open);
    let ahead = Day::Ahead { from: date("2018-06-16"), to: Date::MAX, plan: None };
    let text = |text| Scalar::Text(Cow::Borrowed(text));
    let month = |text| Scalar::Month(Month::parse(text).unwrap());
    vec![
        vec![range(1, 1), range(2, 2), range(1, 3), range(3, 5), Scalar::Unknown(Lack::Unstated), Scalar::None],
        vec![
            Scalar::Day(Day::Exact(date("2018-06-15"))),
            Scalar::Day(Day::Exact(date("2018-06-16"))),
            Scalar::Day(ahead),
            Scalar::Day(Day::Undated),
            Scalar::None,
        ],
        vec![month("2018-06"), month("2018-07"), Scalar::Unknown(Lack::Open)],
        vec![text("A b"), text("a  B"), text("b"), Scalar::None, Scalar::Unknown(Lack::Unstated)],
        vec![Scalar::Duration(Duration::Days(14)), Scalar::Duration(Duration::Days(7))],
    ]
}

fn run(row: &Operator, a: &Scalar<'_>, b: &Scalar<'_>) -> Option<Truth> {
    // The checker lets texts meet in equality and in the rows of texts alone, and nothing else in the latter.
    let is_text = |value: &Scalar<'_>| matches!(value, Scalar::Text(_));
    let may_meet = match row.signature {
        Signature::Equality => true,
        Signature::Texts => [a, b].into_iter().all(|value| is_text(value) || value.lack().is_some()),
        _ => !is_text(a) && !is_text(b),
    };
    match row.run {
        Run::Compare(run) if may_meet => Some(run(a, b)),
        _ => None,
    }
}

#[test]
fn mirrored_words_say_the_same_from_the_other_side() {
    for row in all().filter(|row| matches!(row.run, Run::Compare(_))) {
        let one_sided = matches!(row.words, "starts with" | "ends with");
        let words = mirrored(row.words);
        assert_eq!(words.is_none(), one_sided, "{row:?}");
        let Some(other) = words.map(|words| find(words).unwrap()) else { continue };
        for group in groups() {
            for (a, b) in group.iter().flat_map(|a| group.iter().map(move |b| (a, b))) {
                assert_eq!(run(row, a, b), run(other, b, a), "{a:?} {row:?} {b:?}");
            }
        }
    }
    assert_eq!(mirrored("has"), None);
}

#[test]
fn the_opposite_words_say_the_opposite() {
    for row in all().filter(|row| matches!(row.run, Run::Compare(_)) && !row.negated.is_empty()) {
        let other = find(row.negated).unwrap();
        assert_ne!(row, other, "{row:?}");
        for group in groups() {
            // `none` is neither before nor after anything.
            let group: Vec<_> = group.into_iter().filter(|value| !matches!(value, Scalar::None)).collect();
            for (a, b) in group.iter().flat_map(|a| group.iter().map(move |b| (a, b))) {
                assert_eq!(run(row, a, b), run(other, a, b).map(Truth::negated), "{a:?} {row:?} {b:?}");
            }
        }
    }
}

#[test]
fn the_same_and_surely() {
    let text = |text| Scalar::Text(Cow::Borrowed(text));
    assert!(same(&text("\u{c5}sa"), &text("A\u{30a}sa")), "by NFC");
    assert!(same(&text("A\u{30a}sa"), &text("\u{c5}sa")), "by NFC, the other way round");
    assert!(same(&text("a\u{307}\u{323}"), &text("a\u{323}\u{307}")), "by NFC, where neither is in it");
    assert!(!same(&text("a"), &text("A")));
    assert!(
        !same(&Scalar::Unknown(Lack::Open), &Scalar::Unknown(Lack::Open)),
        "what is not known is not surely the same"
    );
}

#[test]
fn a_row_is_known_by_its_words() {
    assert_eq!(find("="), find("="));
    assert_ne!(find("="), find("!="));
    assert_eq!(format!("{:?}", find("=").unwrap()), "Operator(=)");
}

#[test]
fn lists_and_records_have_no_equality() {
    assert!(has_equality(&Type::Days) && has_equality(&Type::Month));
    assert!(!has_equality(&Type::List(Arc::new(Type::Text))));
}

#[test]
fn what_every_number_in_between_gives_is_known() {
    let Run::Combine(times) = find("times").unwrap().run else { panic!("times combines") };
    let (some, two) = (Scalar::between(Number::int(0), Number::int(3), Lack::Open), Scalar::number(Number::int(2)));
    let product = |n: &Scalar<'_>, duration| times(n, &Scalar::Duration(duration));
    assert_eq!(product(&some, Duration::Days(0)), Scalar::Duration(Duration::Days(0)));
    assert_eq!(product(&two, Duration::Months(3)), Scalar::Duration(Duration::Months(6)));
    assert_eq!(product(&some, Duration::Days(7)), Scalar::Unknown(Lack::Open));
    assert_eq!(product(&two, Duration::Days(i64::MAX)), Scalar::Unknown(Lack::Unstated), "more days than there are");
}
