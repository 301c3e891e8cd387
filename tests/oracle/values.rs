//! What a value can be and why, and what the operators make of plain values.

use crate::texts::{fits, plain, read, shaped};
use jiff::civil::Date;
use num_rational::Ratio;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Val {
    Bool(bool),
    /// A truth that is marked as vacuous.
    Vacuous(bool),
    Num(Ratio<i128>),
    Share(Ratio<i128>),
    /// And what it refers to (`setup.persons.id`), if anything.
    Text(String, String),
    /// Or a month, by its first day.
    Day(Date),
    /// So many days, or months.
    Span(i64, bool),
    /// Where it stands, and its fields.
    Record(String, BTreeMap<String, Out>),
    /// Items, what tells them apart, and one that is not there. A map has records with `key` and `value`.
    List(Vec<Out>, Vec<String>, Box<Out>),
    /// Found, needed and total.
    Tally(Vec<Val>),
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

/// All that something can be, and why it is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Out {
    pub(crate) set: BTreeSet<Val>,
    pub(crate) why: Why,
}

impl Out {
    /// What is known has no reasons; what is unknown for no reason in the file is unstated.
    pub(crate) fn new(set: impl IntoIterator<Item = Val>, mut why: Why) -> Out {
        let mut set: BTreeSet<Val> = set.into_iter().collect();
        // What has a mark in one filling and none in another has none.
        if set.len() > 1 {
            set = set.into_iter().map(Val::unmarked).collect();
        }
        if set.len() == 1 && !set.iter().any(|v| matches!(v, Any | Absent(_) | NotYet | Planned(_) | Undated)) {
            why.clear();
        } else if why.is_empty() {
            why = unstated();
        }
        Out { set, why }
    }
    pub(crate) fn known(val: Val) -> Out {
        Out::new([val], Why::new())
    }
    /// As a truth: what is not known may be either, and of what is declared as `none` nothing holds (D-02).
    pub(crate) fn truth(&self) -> Out {
        let each = self.set.iter().flat_map(|v| match v {
            Bool(_) | Vacuous(_) => vec![v.clone()],
            Nil => vec![Bool(false)],
            _ => vec![Bool(true), Bool(false)],
        });
        Out::new(each, self.why.clone())
    }
    pub(crate) fn not(&self) -> Out {
        let each = self.truth().set.into_iter().map(|v| match v {
            Vacuous(truth) => Vacuous(!truth),
            v => Bool(!v.holds()),
        });
        Out::new(each, self.why.clone())
    }
    /// The same, whatever list its texts lead to: two that are written alike are one text.
    pub(crate) fn as_text(&self) -> Out {
        let each = self.set.iter().map(|v| match v {
            Text(text, _) => Text(text.clone(), String::new()),
            v => v.clone(),
        });
        Out::new(each, self.why.clone())
    }
    pub(crate) fn can(&self, truth: bool) -> bool {
        self.truth().set.iter().any(|v| v.holds() == truth)
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
    pub(crate) fn list(items: Vec<Out>) -> Out {
        Out::known(List(items, Vec::new(), Box::new(Out::known(Any))))
    }
    /// The items of a known list; one that is declared as `none` has no items.
    pub(crate) fn items(&self) -> Option<&[Out]> {
        match self.one()? {
            List(items, ..) => Some(items),
            Nil => Some(&[]),
            _ => None,
        }
    }
}

impl Val {
    pub(crate) fn holds(&self) -> bool {
        matches!(self, Bool(true) | Vacuous(true))
    }
    pub(crate) fn unmarked(self) -> Val {
        if let Vacuous(truth) = self { Bool(truth) } else { self }
    }
    /// Whether the file says nothing of it.
    pub(crate) fn unsaid(&self) -> bool {
        matches!(self, Any | Absent(_) | NotYet)
    }
}

pub(crate) fn unstated() -> Why {
    Why::from([(String::new(), "", false)])
}

pub(crate) fn whole(n: usize) -> Val {
    Num(Ratio::from(n as i128))
}

/// `and` (all hold) or `or` (one does). The mark is carried when every operand that decides carries it.
pub(crate) fn decide(and: bool, of: &[Val]) -> Val {
    let known = |v: &&Val| **v != Any;
    let holds = if of.iter().filter(known).any(|v| v.holds() != and) { !and } else { and };
    let mut deciding = of.iter().filter(known).filter(|v| v.holds() == holds);
    match holds == and && of.contains(&Any) {
        true => Any,
        false if !of.is_empty() && deciding.all(|v| matches!(v, Vacuous(_))) => Vacuous(holds),
        false => Bool(holds),
    }
}

/// Dates lie in 1900-2199; outside is unknown.
pub(crate) fn in_calendar(day: Date) -> Val {
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
        ("if", [condition, then, otherwise]) => {
            if condition.holds() {
                then.clone()
            } else {
                otherwise.clone()
            }
        }
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
        ("days from", [Day(from), Day(to)]) => Num(Ratio::from(i128::from((*to - *from).get_days()))),
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
