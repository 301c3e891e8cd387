//! What an expression can be, and what the operators make of plain values: calendar, comparison, text and its shapes.

#![expect(clippy::indexing_slicing, reason = "what is cut off was looked at")]

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Numbers are decimals: so many parts make one.
pub(crate) const ONE: i128 = 1_000_000_000;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Val {
    Bool(bool),
    Num(i128),
    Share(i128),
    Text(String),
    /// What it refers to (`persons.id`), and the id.
    Ref(String, String),
    Day(i64),
    Month(i64),
    /// So many days, or months.
    Span(i64, bool),
    /// Where it stands, and its items.
    List(String, Vec<Out>),
    /// Where it stands: a record, an entry of a map, and a record that is not in the list there.
    Record(String),
    Entry(String),
    Unlisted(String),
    /// Declared as `none`, and as `undated`.
    Nil,
    Undated,
    /// A not-yet date that is declared and lies ahead, and one that is not declared.
    Planned,
    NotYet,
    /// Not declared, here.
    Absent(String),
    /// Anything: nothing is known of it.
    Any,
}
pub(crate) use Val::{
    Absent, Any, Bool, Day, Entry, Month, Nil, NotYet, Num, Planned, Record, Ref, Share, Span, Text, Undated,
};

pub(crate) type Set = BTreeSet<Val>;
/// Why something is not known: place, from where it must come (nothing: it is no place in the file), and whether it
/// only lies ahead.
pub(crate) type Why = BTreeSet<(String, &'static str, bool)>;

/// All that an expression can be, why it is not known, and whether it is vacuous.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Out(pub(crate) Set, pub(crate) Why, pub(crate) bool);

impl Out {
    /// What is known has no reasons; what is unknown for no reason in the file is unstated.
    pub(crate) fn new(set: Set, mut why: Why) -> Out {
        let unknown = |v: &Val| matches!(v, Any | Absent(_) | Val::Unlisted(_) | NotYet | Planned | Undated);
        let known = set.len() == 1 && !set.iter().any(unknown);
        if known {
            why.clear();
        } else if why.is_empty() {
            why.insert((String::new(), "", false));
        }
        Out(set, why, false)
    }
    pub(crate) fn known(val: Val) -> Out {
        Out::new(Set::from([val]), Why::new())
    }
    pub(crate) fn lacking(val: Val, place: &str, from: &'static str, open: bool) -> Out {
        Out::new(Set::from([val]), Why::from([(place.to_owned(), from, open)]))
    }
    pub(crate) fn can(&self, truth: bool) -> bool {
        self.0.iter().any(|v| *v == Bool(truth) || !matches!(v, Bool(_) | Nil) || (*v == Nil && !truth))
    }
    pub(crate) fn surely(&self, truth: bool) -> bool {
        !self.can(!truth)
    }
    pub(crate) fn open(&self) -> bool {
        self.1.iter().all(|(_, _, open)| *open)
    }
    /// As a truth; of what is declared as `none` nothing holds (D-02).
    pub(crate) fn truth(&self) -> Out {
        let both = [true, false].into_iter().filter(|t| self.can(*t)).map(Bool).collect();
        let mut out = Out::new(both, self.1.clone());
        out.2 = self.2;
        out
    }
    /// Each value by itself, without filling in.
    pub(crate) fn map(&self, f: impl Fn(&Val) -> Val) -> Out {
        Out::new(self.0.iter().map(f).collect(), self.1.clone())
    }
}

// --- Reading values ---

/// `n` over a power of ten.
pub(crate) fn decimal(n: i64, scale: u32) -> i128 {
    i128::from(n) * ONE / 10_i128.pow(scale)
}

pub(crate) fn number(text: &str) -> Val {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    match (format!("{whole}{part}").parse(), u32::try_from(part.len())) {
        (Ok(n), Ok(scale)) => Num(decimal(n, scale)),
        _ => Any,
    }
}

pub(crate) fn span(n: i64, unit: &str) -> Val {
    match unit {
        "days" => Span(n, false),
        "weeks" => Span(7 * n, false),
        "months" => Span(n, true),
        _ => Span(12 * n, true),
    }
}

pub(crate) fn month(text: &str) -> Val {
    match text.split('-').map(|part| (part.len(), part.parse::<i64>())).collect::<Vec<_>>()[..] {
        [(4, Ok(year)), (2, Ok(n))] if (1..=12).contains(&n) => within_calendar(Month(12 * year + n - 1)),
        _ => Any,
    }
}

pub(crate) fn day(text: &str) -> Val {
    let Some((start, n)) = text.rsplit_once('-') else { return Any };
    match (edge(&month(start), false), edge(&month(start), true), n.len(), n.parse::<i64>()) {
        (Day(first), Day(last), 2, Ok(n)) if (1..=last - first + 1).contains(&n) => Day(first + n - 1),
        _ => Any,
    }
}

// --- Calendar ---

/// Days since 1970-01-01 of the first day of a month (proleptic Gregorian; months are counted from year 0).
fn first_day(month: i64) -> i64 {
    // Years are counted from March, so that the leap day is the last one.
    let (year, n) = ((month - 2).div_euclid(12), (month - 2).rem_euclid(12));
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * n + 2) / 5 - 719_468
}

fn month_of(day: i64) -> i64 {
    let guess = 12 * 1970 + (12 * day).div_euclid(366) - 12;
    (guess..).find(|month| first_day(month + 1) > day).unwrap_or(guess)
}

pub(crate) fn written(day: i64) -> String {
    let month = month_of(day);
    format!("{:04}-{:02}-{:02}", month / 12, month % 12 + 1, day - first_day(month) + 1)
}

/// Dates lie in 1900-2199; outside is unknown.
fn within_calendar(val: Val) -> Val {
    let month = match val {
        Day(day) => month_of(day.clamp(first_day(12 * 1800), first_day(12 * 2300))),
        Month(month) => month,
        _ => return Any,
    };
    if (1900..2200).contains(&month.div_euclid(12)) { val } else { Any }
}

/// The first or last day of a month.
pub(crate) fn edge(of: &Val, last: bool) -> Val {
    match of {
        Month(m) if last => Day(first_day(m + 1) - 1),
        Month(m) => Day(first_day(*m)),
        Nil => Nil,
        _ => Any,
    }
}

pub(crate) fn plus(a: &Val, b: &Val, sign: i64) -> Val {
    match (a, b) {
        // What is worked out from what is declared as `none` is none.
        (Nil, _) | (_, Nil) => Nil,
        (Num(a), Num(b)) => Num(a + i128::from(sign) * b),
        (Span(a, unit), Span(b, other)) if unit == other => Span(a + sign * b, *unit),
        (Day(day), Span(n, false)) => within_calendar(Day(day + sign * n)),
        // Months keep the day or take the last one of the month.
        (Day(day), Span(n, true)) => {
            let (from, to) = (month_of(*day), month_of(*day) + sign * n);
            let last = first_day(to + 1) - 1;
            within_calendar(Day((first_day(to) + day - first_day(from)).min(last)))
        }
        (Month(m), Span(n, true)) => within_calendar(Month(m + sign * n)),
        (Span(..), Day(_) | Month(_)) if sign == 1 => plus(b, a, 1),
        _ => Any,
    }
}

pub(crate) fn prefix(words: &str, of: &Val) -> Val {
    match (words, of) {
        ("month of", Day(day)) => Month(month_of(*day)),
        ("first day of" | "last day of", Month(_)) => edge(of, words == "last day of"),
        ("major version of", of) => {
            let text = of.text().unwrap_or_default().trim();
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            // `3x` does not begin with a whole number.
            if rest.starts_with(char::is_alphabetic) {
                return Any;
            }
            number(&text.chars().take_while(char::is_ascii_digit).collect::<String>())
        }
        _ => Any,
    }
}

// --- Comparison ---

impl Val {
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Text(text) | Ref(_, text) => Some(text),
            _ => None,
        }
    }
}

fn order(a: &Val, b: &Val) -> Option<Ordering> {
    match (a, b) {
        (Num(a), Num(b)) | (Share(a), Share(b)) => Some(a.cmp(b)),
        (Day(a), Day(b)) | (Month(a), Month(b)) => Some(a.cmp(b)),
        // Days and months are two kinds and do not compare.
        (Span(a, unit), Span(b, other)) if unit == other => Some(a.cmp(b)),
        (Bool(a), Bool(b)) => Some(a.cmp(b)),
        (Record(a), Record(b)) => Some(a.cmp(b)),
        _ => Some(a.text()?.cmp(b.text()?)),
    }
}

/// Of what is declared as `none` every comparison is false and its negation true; it equals another `none` (D-02).
pub(crate) fn compare(words: &str, a: &Val, b: &Val) -> Val {
    let nil = [a, b].contains(&&Nil);
    match (words, order(a, b)) {
        ("!=", _) => match compare("=", a, b) {
            Bool(same) => Bool(!same),
            _ => Any,
        },
        ("=", _) if nil => {
            if [a, b].contains(&&Any) {
                Any
            } else {
                Bool(a == b)
            }
        }
        (_, _) if nil => Bool(false),
        (_, None) => Any,
        ("=", Some(order)) => Bool(order.is_eq()),
        ("<" | "before", Some(order)) => Bool(order.is_lt()),
        ("<=" | "on or before", Some(order)) => Bool(order.is_le()),
        (">" | "after", Some(order)) => Bool(order.is_gt()),
        (_, Some(order)) => Bool(order.is_ge()),
    }
}

/// The later or earlier, the greater or less.
pub(crate) fn extreme(which: &str, a: &Val, b: &Val) -> Val {
    let least = matches!(which, "earliest" | "min");
    order(a, b).map_or(Any, |order| if order.is_lt() == least { a.clone() } else { b.clone() })
}

/// How many of `n` a quantity is, before rounding; a share of nobody is not decided. "About" is the nearest whole
/// number, halves up, and at least 1.
pub(crate) fn bound(amount: &Val, about: bool, n: i128) -> Option<i128> {
    match amount {
        Num(k) => Some(*k),
        Share(p) if n > 0 && about => Some((p * n + ONE / 2).div_euclid(ONE).max(1) * ONE),
        Share(p) if n > 0 => Some(p * n),
        _ => None,
    }
}

// --- Text ---

/// But for case and runs of blanks.
pub(crate) fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn has_shape(shape: &str, text: &str) -> bool {
    let digits =
        |text: &str| text.chars().filter(char::is_ascii_digit).filter_map(|c| c.to_digit(10)).collect::<Vec<_>>();
    match shape {
        "ip-address" => text.parse::<std::net::IpAddr>().is_ok(),
        "private-ip-address" => match text.parse() {
            Ok(std::net::IpAddr::V4(ip)) => ip.is_private(),
            Ok(std::net::IpAddr::V6(ip)) => ip.segments()[0] & 0xfe00 == 0xfc00,
            Err(_) => false,
        },
        "email" => {
            let good =
                |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "@,;:<>()".contains(c));
            let dots = |part: &str| part.split('.').all(|p| !p.is_empty());
            let parts = text.rsplit_once('@');
            parts.is_some_and(|(a, b)| good(a) && good(b) && dots(a) && dots(b) && b.contains('.'))
        }
        // Ten digits, the third at least 2, the last one a check digit by Luhn; a hyphen before the last four or none.
        "organisation-number" => {
            let written = text.split('-').map(str::len).collect::<Vec<_>>();
            let digits = digits(text);
            let luhn = digits.iter().enumerate().map(|(i, d)| if i % 2 == 0 { d * 2 / 10 + d * 2 % 10 } else { *d });
            let sound = digits.len() == 10 && luhn.sum::<u32>() % 10 == 0 && digits[2] >= 2;
            sound && (written == [6, 4] || written == [10])
        }
        "phone-number" => {
            let rest = text.strip_prefix('+').unwrap_or(text);
            text.starts_with(['+', '0'])
                && (7..=15).contains(&digits(text).len())
                && rest.chars().all(|c| c.is_ascii_digit() || " -()/".contains(c))
        }
        _ => !text.trim().is_empty(),
    }
}

/// Text as one of its shape is written; text not of the shape is unknown.
pub(crate) fn canonical(shape: &str, text: &str) -> Val {
    let bare = text.split_whitespace().collect::<String>().to_lowercase();
    match shape {
        "email" if has_shape(shape, &bare) => Text(bare),
        "phone-number" if has_shape(shape, text.trim()) => {
            let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
            Text(if bare.starts_with("+46") { digits.replacen("46", "0", 1) } else { digits })
        }
        "name" if has_shape(shape, text) => Text(plain(text)),
        _ => Any,
    }
}

/// A pattern without groups and alternatives fits the whole text.
pub(crate) fn fits(pattern: &[char], text: &[char]) -> bool {
    let (one, rest) = match pattern {
        [] => return text.is_empty(),
        ['\\', _, rest @ ..] => (&pattern[..2], rest),
        ['[', ..] => pattern.split_at(pattern.iter().position(|c| *c == ']').map_or(1, |end| end + 1)),
        [_, rest @ ..] => (&pattern[..1], rest),
    };
    let number = |digits: &[char]| digits.iter().collect::<String>().parse::<usize>();
    let (least, most, rest) = match rest {
        ['*', rest @ ..] => (0, usize::MAX, rest),
        ['+', rest @ ..] => (1, usize::MAX, rest),
        ['?', rest @ ..] => (0, 1, rest),
        ['{', rest @ ..] => {
            let (times, rest) = rest.split_at(rest.iter().position(|c| *c == '}').unwrap_or(0));
            let mut ends = times.split(|c| *c == ',').map(number);
            let least = ends.next().and_then(Result::ok).unwrap_or(0);
            (least, ends.next().map_or(least, |most| most.unwrap_or(usize::MAX)), rest.get(1..).unwrap_or_default())
        }
        _ => (1, 1, rest),
    };
    let run = text.iter().take(most).take_while(|c| one_fits(one, **c)).count();
    (least..=run).any(|n| fits(rest, &text[n..]))
}

fn one_fits(one: &[char], c: char) -> bool {
    match one {
        ['.'] => c != '\n',
        ['\\', 'd'] => c.is_numeric(),
        ['\\', 'w'] => c.is_alphanumeric() || c == '_',
        ['\\', 's'] => c.is_whitespace(),
        ['\\', literal] | [literal] => *literal == c,
        ['[', '^', set @ .., ']'] => !one_fits(&[&['['], set, &[']']].concat(), c),
        ['[', a, '-', b, more @ .., ']'] => (*a..=*b).contains(&c) || one_fits(&[&['['], more, &[']']].concat(), c),
        ['[', a, more @ .., ']'] => *a == c || one_fits(&[&['['], more, &[']']].concat(), c),
        _ => false,
    }
}
