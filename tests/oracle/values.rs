//! What a value can be, why it is not known, and what the operators make of plain values.

use jiff::civil::Date;
use num_rational::Ratio;
use regex::Regex;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;
use std::net::IpAddr;
use unicode_normalization::UnicodeNormalization;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Val {
    Bool(bool),
    Num(Ratio<i128>),
    Share(Ratio<i128>),
    /// And what it refers to (`persons.id`), if anything.
    Text(String, String),
    /// Or a month, by its first day.
    Day(Date),
    /// So many days, or months.
    Span(i64, bool),
    /// Where it stands, and its fields.
    Record(String, BTreeMap<String, Out>),
    /// Items, what tells them apart, and one that is not there. A map has records with `key` and `value`.
    List(Vec<Out>, Vec<String>, Box<Out>),
    /// Of the items that are in a range: how many are good, and how many there are.
    Tally(i128, i128),
    /// Declared as `none`, and as `undated`.
    Nil,
    Undated,
    /// A not-yet date that is declared and lies ahead, and one that is not declared.
    Planned(Date),
    NotYet,
    /// Not declared; of a record with what is lacking of its fields.
    Absent(BTreeMap<String, Out>),
    /// Anything: nothing is known of it.
    Any,
}
pub(crate) use Val::*;

/// Why something is not known: its place, from where it must come (nothing: it is no place in the file), and whether it
/// only lies ahead.
pub(crate) type Why = BTreeSet<(String, &'static str, bool)>;

/// All that an expression can be, why it is not known, and whether it is vacuous.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Out {
    pub(crate) set: BTreeSet<Val>,
    pub(crate) why: Why,
    pub(crate) vacuous: bool,
}

impl Out {
    /// What is known has no reasons; what is unknown for no reason in the file is unstated.
    pub(crate) fn new(set: impl IntoIterator<Item = Val>, mut why: Why) -> Out {
        let set: BTreeSet<Val> = set.into_iter().collect();
        if set.len() == 1 && !set.iter().any(|v| matches!(v, Any | Absent(_) | NotYet | Planned(_) | Undated)) {
            why.clear();
        } else if why.is_empty() {
            why = unstated();
        }
        Out { set, why, vacuous: false }
    }
    pub(crate) fn known(val: Val) -> Out {
        Out::new([val], Why::new())
    }
    pub(crate) fn lacking(val: Val, place: &str, ahead: bool) -> Out {
        Out::new([val], Why::from([(place.to_owned(), "setup", ahead)]))
    }
    /// A truth that can be what `can` says.
    pub(crate) fn truth(can: impl Fn(bool) -> bool, why: Why, vacuous: bool) -> Out {
        Out { vacuous, ..Out::new([true, false].into_iter().filter(|t| can(*t)).map(Bool), why) }
    }
    /// Of what is declared as `none` nothing holds (D-02).
    pub(crate) fn can(&self, truth: bool) -> bool {
        self.set.iter().any(|v| *v == Bool(truth) || if *v == Nil { !truth } else { !matches!(v, Bool(_)) })
    }
    pub(crate) fn surely(&self, truth: bool) -> bool {
        !self.can(!truth)
    }
    pub(crate) fn open(&self) -> bool {
        self.why.iter().all(|(_, _, ahead)| *ahead)
    }
    /// What it is, if that can be only one.
    pub(crate) fn one(&self) -> Option<&Val> {
        self.set.first().filter(|_| self.set.len() == 1)
    }
    /// `and` (all are true) or `or` (one is). The mark is carried when no operand is unknown and every operand that
    /// decides the value carries it.
    pub(crate) fn joined(and: bool, of: &[Out]) -> Out {
        let can = |t: bool| if t == and { of.iter().all(|o| o.can(t)) } else { of.iter().any(|o| o.can(t)) };
        let known = !of.is_empty() && of.iter().all(|o| o.can(true) != o.can(false));
        let vacuous = known && of.iter().all(|o| o.vacuous || (o.can(and) && can(!and)));
        Out::truth(can, of.iter().flat_map(|o| o.why.clone()).collect(), vacuous)
    }
    pub(crate) fn not(&self) -> Out {
        Out::truth(|t| self.can(!t), self.why.clone(), self.vacuous)
    }
}

pub(crate) fn unstated() -> Why {
    Why::from([(String::new(), "", false)])
}

pub(crate) fn whole(n: i128) -> Val {
    Num(Ratio::from(n))
}

/// `n` over a power of ten.
pub(crate) fn decimal(n: i64, scale: u32) -> Ratio<i128> {
    Ratio::new(n.into(), 10_i128.pow(scale))
}

/// A value of a type as it is written; anything where it is not of the type.
pub(crate) fn read(kind: &str, text: &str) -> Val {
    match kind {
        "boolean" => Bool(text == "true"),
        "number" => {
            let (whole, part) = text.split_once('.').unwrap_or((text, ""));
            let scale = u32::try_from(part.len()).unwrap_or_default();
            format!("{whole}{part}").parse().map_or(Any, |digits| Num(decimal(digits, scale)))
        }
        "date" => text.parse().map_or(Any, in_calendar),
        "month" => read("date", &format!("{text}-01")),
        _ => Text(text.nfc().collect(), String::new()),
    }
}

/// Dates lie in 1900-2199; outside is unknown.
fn in_calendar(day: Date) -> Val {
    if (1900..2200).contains(&day.year()) { Day(day) } else { Any }
}

/// Months keep the day or take the last one of the month.
fn moved(day: Date, n: i64, months: bool) -> Val {
    let span = jiff::Span::new();
    let span = if months { span.try_months(n) } else { span.try_days(n) };
    span.and_then(|span| day.checked_add(span)).map_or(Any, in_calendar)
}

/// What an operator makes of plain values. With what is declared as `none` it makes `none`, of which nothing holds; but
/// that equals another `none` (D-02), which what is not declared may be too (D-20).
pub(crate) fn apply(words: &str, row: &[Val]) -> Val {
    match (words, row) {
        ("=" | "latest" | "earliest", [Nil, Any] | [Any, Nil]) => Any,
        ("=", [Nil, other] | [other, Nil]) => Bool(*other == Nil),
        (_, row) if row.contains(&Nil) => Nil,
        ("+", [Num(a), Num(b)]) => Num(a + b),
        ("-", [Num(a), Num(b)]) => Num(a - b),
        ("times", [Num(a), Num(b)]) => Num(a * b),
        ("times", [Span(n, months), Num(k)] | [Num(k), Span(n, months)]) if k.is_integer() => {
            i64::try_from(k.to_integer()).map_or(Any, |k| Span(n * k, *months))
        }
        ("-", [from, Span(n, months)]) => apply("+", &[from.clone(), Span(-n, *months)]),
        ("+", [Span(a, months), Span(b, other)]) if months == other => Span(a + b, *months),
        ("+", [Day(day), Span(n, months)] | [Span(n, months), Day(day)]) => moved(*day, *n, *months),
        ("days from", [Day(from), Day(to)]) => whole((*to - *from).get_days().into()),
        ("month of" | "first day of", [Day(day)]) => Day(day.first_of_month()),
        ("last day of", [Day(month)]) => Day(month.last_of_month()),
        // A day that the month does not have is unknown.
        ("day of", [Span(n, _), Day(month)]) => {
            i8::try_from(*n).ok().and_then(|n| month.with().day(n).build().ok()).map_or(Any, Day)
        }
        // The nearest whole number, halves up, and at least one of one or more.
        ("about", [Share(p), Num(n)]) => {
            let (near, one) = ((p * n + Ratio::new(1, 2)).floor(), Ratio::from(1));
            Num(if *n >= one { near.max(one) } else { near })
        }
        // `3x` does not begin with a whole number.
        ("major version of", [Text(text, _)]) => {
            let rest = text.trim().trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = text.trim().strip_suffix(rest).filter(|_| !rest.starts_with(char::is_alphabetic));
            read("number", digits.unwrap_or_default())
        }
        ("email" | "phone-number" | "name", [Text(text, _)]) => {
            let bare: String = text.split_whitespace().collect();
            let text = shaped(words, if words == "name" { text } else { &bare });
            text.map_or(Any, |text| Text(text, String::new()))
        }
        ("starts with", [Text(a, _), Text(b, _)]) => Bool(a.starts_with(b)),
        ("ends with", [Text(a, _), Text(b, _)]) => Bool(a.ends_with(b)),
        ("same text as", [Text(a, _), Text(b, _)]) => Bool(plain(a) == plain(b)),
        ("matches", [Text(text, _), Text(pattern, _)]) => Bool(fits(pattern, text)),
        (_, [a, b]) => match (words, order(a, b)) {
            (_, None) => Any,
            ("=", Some(order)) => Bool(order.is_eq()),
            ("<" | "before", Some(order)) => Bool(order.is_lt()),
            ("<=" | "on or before", Some(order)) => Bool(order.is_le()),
            (">" | "after", Some(order)) => Bool(order.is_gt()),
            (">=" | "on or after", Some(order)) => Bool(order.is_ge()),
            ("latest" | "max", Some(Ordering::Greater)) | ("earliest" | "min", Some(Ordering::Less)) => a.clone(),
            _ => b.clone(),
        },
        _ => Any,
    }
}

/// Only values of a kind compare; days and months of durations are two kinds.
fn order(a: &Val, b: &Val) -> Option<Ordering> {
    match (a, b) {
        (Text(a, _), Text(b, _)) | (Record(a, _), Record(b, _)) => Some(a.cmp(b)),
        (Span(_, months), Span(_, other)) if months != other => None,
        (Bool(_) | Num(_) | Share(_) | Day(_) | Span(..), b) if discriminant(a) == discriminant(b) => Some(a.cmp(b)),
        _ => None,
    }
}

/// Whether a pattern fits the whole text.
fn fits(pattern: &str, text: &str) -> bool {
    Regex::new(&format!(r"\A(?:{pattern})\z")).is_ok_and(|pattern| pattern.is_match(text))
}

/// But for case and runs of blanks.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The canonical form of a text that is of the shape.
pub(crate) fn shaped(shape: &str, text: &str) -> Option<String> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let is = match shape {
        "ip-address" => text.parse::<IpAddr>().is_ok(),
        "private-ip-address" => text.parse().is_ok_and(|ip| match ip {
            IpAddr::V4(ip) => ip.is_private(),
            IpAddr::V6(ip) => ip.is_unique_local(),
        }),
        "email" => fits(r"[^\s@,;:<>().]+(\.[^\s@,;:<>().]+)*@[^\s@,;:<>().]+(\.[^\s@,;:<>().]+)+", text),
        // The last one is a check digit by Luhn.
        "organisation-number" => {
            let luhn = digits.iter().enumerate().map(|(i, d)| if i % 2 == 0 { d * 2 / 10 + d * 2 % 10 } else { *d });
            fits("[0-9]{2}[2-9][0-9]{3}-?[0-9]{4}", text) && luhn.sum::<u32>() % 10 == 0
        }
        "phone-number" => fits(r"(\+|0)[0-9 ()/-]*", text) && (7..=15).contains(&digits.len()),
        _ => !text.trim().is_empty(),
    };
    let national = |text: &str| text.replace(|c: char| !c.is_ascii_digit(), "");
    is.then(|| match (shape, text.strip_prefix("+46")) {
        ("phone-number", Some(rest)) => format!("0{}", national(rest)),
        ("phone-number", None) => national(text),
        _ => plain(text),
    })
}
