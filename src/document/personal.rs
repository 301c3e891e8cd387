//! Swedish personal identity numbers and co-ordination numbers in text. A setup file must not hold any.

use crate::value::luhn;
use std::borrow::Cow;

/// A personal number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Personal {
    /// Offset of the first digit.
    pub start: u32,
    /// Offset after the last digit.
    pub end: u32,
    /// Whether it has twelve digits or a separator. Ten bare digits can also be an organisation number.
    pub long_or_separated: bool,
}

/// What may stand before the last four digits.
const SEPARATORS: [char; 8] = ['-', '+', ' ', '–', '\u{2010}', '\u{2011}', '\u{2212}', '\u{a0}'];

/// Every personal number of a text, in order: a plausible date, a right check digit, not part of a longer number.
#[must_use]
pub fn find(text: &str) -> Vec<Personal> {
    let mut found = Vec::new();
    let mut runs = Runs { text, at: 0 }.peekable();
    while let Some((start, end)) = runs.next() {
        let digits = text.get(start..end).unwrap_or("");
        let number = match digits.len() {
            10 | 12 => is_personal(digits).then_some((end, digits.len() == 12)),
            6 | 8 => runs.peek().and_then(|&(next, last)| {
                let tail = text.get(next..last).filter(|tail| tail.len() == 4)?;
                let mut between = text.get(end..next)?.chars();
                let separated = between.next().is_some_and(|c| SEPARATORS.contains(&c)) && between.next().is_none();
                (separated && is_personal(&format!("{digits}{tail}"))).then_some((last, true))
            }),
            _ => None,
        };
        if let Some((end, long_or_separated)) = number {
            let offset = |n| u32::try_from(n).unwrap_or(u32::MAX);
            found.push(Personal { start: offset(start), end: offset(end), long_or_separated });
        }
    }
    found
}

/// The text with every digit of a personal number as `•`.
#[must_use]
pub fn scrub(text: &str) -> Cow<'_, str> {
    hide(text, find(text).iter().map(|p| (p.start as usize, p.end as usize)))
}

/// The text with every digit in the ranges as `•`; the ranges are in order.
pub(super) fn hide(text: &str, ranges: impl IntoIterator<Item = (usize, usize)>) -> Cow<'_, str> {
    let mut out = String::new();
    let mut at = 0;
    for (start, end) in ranges {
        out.push_str(text.get(at..start).unwrap_or(""));
        out.extend(text.get(start..end).unwrap_or("").chars().map(|c| if c.is_ascii_digit() { '•' } else { c }));
        at = end;
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Cow::Owned(out)
}

/// The maximal runs of ASCII digits: byte ranges.
struct Runs<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Runs<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let start = self.at + bytes.iter().position(u8::is_ascii_digit)?;
        let rest = self.text.as_bytes().get(start..)?;
        let end = start + rest.iter().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
        self.at = end;
        Some((start, end))
    }
}

/// Whether ten or twelve digits are a personal number.
fn is_personal(digits: &str) -> bool {
    let (century, ten) = digits.split_at_checked(digits.len().saturating_sub(10)).unwrap_or(("", digits));
    let number = |range| ten.get(range).and_then(|part: &str| part.parse::<u32>().ok()).unwrap_or(0);
    let (short_year, month, day) = (number(0..2), number(2..4), number(4..6));
    // Without a century the year 2000 stands for 1900 too: the leap day is let through.
    let year = match century {
        "" => 2000 + short_year,
        "18" | "19" | "20" => century.parse::<u32>().unwrap_or(0) * 100 + short_year,
        _ => return false,
    };
    // A co-ordination number has 60 added to its day.
    let day = if day > 60 { day - 60 } else { day };
    (1..=days_in_month(year, month)).contains(&day) && luhn(ten)
}

/// How many days a month has; none for a month that does not exist.
pub(super) fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}
