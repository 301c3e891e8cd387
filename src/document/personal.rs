//! Swedish personal identity numbers and co-ordination numbers in text. A setup file must not hold any.
//!
//! A number is found as a person reads it: digits of any script, with what cannot be seen between them, and digits or
//! hyphens written as escapes (`\u0031`, `%31`).

use crate::source::{digit, without_digits};
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

/// Every personal number of a text, in order: a plausible date, a right check digit, not part of a longer number.
#[must_use]
pub fn find(text: &str) -> Vec<Personal> {
    let mut found = Vec::new();
    for (start, end) in stretches(text) {
        let part = text.get(start..end).unwrap_or("");
        let offset = u32::try_from(start).unwrap_or(u32::MAX);
        let moved = |p: Personal| Personal { start: p.start + offset, end: p.end + offset, ..p };
        found.extend(in_stretch(part).into_iter().map(moved));
    }
    found
}

/// What a byte is to a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// No number goes through it.
    Parts,
    /// A number may go through it.
    Joins,
    /// It may be a digit, or a part of one.
    Counts,
    /// It may begin a digit that is written as an escape.
    Escapes,
}

fn class(byte: u8) -> Class {
    match byte {
        b'0'..=b'9' | 0x80..=0xff => Class::Counts,
        b'\\' | b'%' => Class::Escapes,
        0..=b' ' | 0x7f | b'-' | b'+' | b'_' => Class::Joins,
        _ => Class::Parts,
    }
}

/// The longest escape, in bytes: `\u{0000031}`.
const LONGEST_ESCAPE: usize = 11;

/// The stretches of a text that nothing parts and that have digits enough, or what may hide them. No number goes beyond
/// its stretch.
fn stretches(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut next_escape) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            if next_escape <= at {
                let rest = bytes.get(at..)?;
                next_escape = memchr::memchr2(b'\\', b'%', rest).map_or(bytes.len(), |place| at + place);
            }
            at = past_short(bytes, at, next_escape);
            let rest = bytes.get(at..)?;
            at += rest.iter().position(|byte| matches!(class(*byte), Class::Counts | Class::Escapes))?;
            let (start, mut digits, mut escape) = (at, 0, at);
            while let Some(byte) = bytes.get(at) {
                match class(*byte) {
                    Class::Parts if at >= escape => break,
                    Class::Counts => digits += 1,
                    Class::Escapes => {
                        digits += 1;
                        escape = at + LONGEST_ESCAPE;
                    }
                    _ => {}
                }
                at += 1;
            }
            if digits >= FEWEST {
                return Some((start, at));
            }
        }
    })
}

/// Goes past stretches that are too short, up to the next escape: of as many bytes as a number has digits the last one that
/// parts them is looked for, so that most bytes are not looked at.
fn past_short(bytes: &[u8], mut at: usize, next_escape: usize) -> usize {
    while let Some(few) = bytes.get(at..next_escape).and_then(|rest| rest.get(..FEWEST)) {
        match few.iter().rposition(|byte| class(*byte) == Class::Parts) {
            Some(place) => at += place + 1,
            None => break,
        }
    }
    at
}

/// The numbers of a stretch, its escapes read in every way.
fn in_stretch(text: &str) -> Vec<Personal> {
    let mut found = scan(text, |_| None);
    if text.contains('\\') {
        found.extend(scan(text, backslash));
    }
    if text.contains('%') {
        found.extend(scan(text, |text| backslash(text).or_else(|| percent(text))));
        // A per cent sign in front of a number begins no escape.
        found.extend(scan(text, |text| backslash(text).or_else(|| percent(text).filter(|(c, _)| c.is_ascii()))));
    }
    found.sort_unstable();
    // What overlaps is hidden as one: a number with its escapes read and not.
    found.dedup_by(|next, kept| {
        let overlaps = next.start < kept.end;
        if overlaps {
            kept.end = kept.end.max(next.end);
            kept.long_or_separated |= next.long_or_separated;
        }
        overlaps
    });
    found
}

/// Whether a byte can begin a digit that is not written as one of the ten.
fn hides(byte: u8) -> bool {
    byte >= 0x80 || byte == b'\\' || byte == b'%'
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
        out.push_str(&without_digits(text.get(start..end).unwrap_or("")));
        at = end;
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Cow::Owned(out)
}

/// A number with a hyphen has at most so many characters between its digits: `811218 - 9876`.
const WIDEST_GAP: u32 = 8;
/// The fewest digits of a personal number.
const FEWEST: usize = 10;
/// The most digits of a personal number.
const LONGEST: usize = 12;

/// What stands between two runs of digits.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Gap {
    blanks: u32,
    dashes: u32,
    /// Something that separates two numbers: another character, or a line end that no hyphen goes before.
    apart: bool,
}

impl Gap {
    fn add(&mut self, c: char) {
        match c {
            '\n' | '\r' if self.dashes == 1 => self.blanks += 1,
            _ if is_dash(c) => self.dashes += 1,
            _ if is_blank(c) => self.blanks += 1,
            _ => self.apart = true,
        }
    }

    fn is_hyphen(self) -> bool {
        !self.apart && self.dashes == 1 && self.blanks < WIDEST_GAP
    }

    /// Whether it may stand before the last four digits.
    fn is_separator(self) -> bool {
        self.is_hyphen() || self == Self { blanks: 1, ..Self::default() }
    }
}

/// A maximal run of digits, and what stands before it.
#[derive(Clone, Copy, Default)]
struct Run {
    gap: Gap,
    start: usize,
    end: usize,
    len: usize,
    digits: [u8; LONGEST],
}

/// The character that an escape at the beginning of a text means, and how many bytes it takes.
type Unescape = fn(&str) -> Option<(char, usize)>;

/// The numbers of a text, its escapes read in one way.
fn scan(text: &str, unescape: Unescape) -> Vec<Personal> {
    let mut found = Vec::new();
    // The runs that the next one may end a number of: the latest last.
    let mut runs = [Run::default(); 4];
    let mut gap = Gap::default();
    let mut letters = Letters { text, at: 0, unescape };
    loop {
        if gap.apart {
            letters.pass_over();
        }
        let Some((start, end, c)) = letters.next() else { break };
        let Some(first) = digit(c) else {
            gap.add(c);
            continue;
        };
        let mut run = Run { gap: std::mem::take(&mut gap), start, ..Run::default() };
        let mut next = Some((end, first));
        while let Some((end, value)) = next {
            run.end = end;
            run.push(value);
            next = letters.next_digit();
        }
        let [_, a, b, c] = runs;
        runs = [a, b, c, run];
        if let Some((start, long_or_separated)) = ends_number(&runs) {
            let offset = |n| u32::try_from(n).unwrap_or(u32::MAX);
            found.push(Personal { start: offset(start), end: offset(run.end), long_or_separated });
        }
    }
    found
}

impl Run {
    fn push(&mut self, value: u32) {
        if let Some(place) = self.digits.get_mut(self.len) {
            *place = b'0' + u8::try_from(value).unwrap_or(0);
        }
        self.len += 1;
    }

    fn digits(&self) -> &str {
        self.digits.get(..self.len).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or("")
    }
}

/// Where a number begins that ends with the last of the runs, and whether it is long or separated.
fn ends_number(runs: &[Run; 4]) -> Option<(usize, bool)> {
    let [year, month, head, last] = runs;
    let joined = |parts: &[&Run]| parts.iter().map(|run| run.digits()).collect::<String>();
    match (head.len, last.len) {
        (_, 10 | 12) if is_personal(last.digits()) => Some((last.start, last.len == 12)),
        (6 | 8, 4) if last.gap.is_separator() && is_personal(&joined(&[head, last])) => Some((head.start, true)),
        // A date and the last four: `1981-12-18-9876`.
        (2, 4) if (year.len, month.len) == (4, 2) => {
            let hyphens = [month, head, last].into_iter().all(|run| run.gap.is_hyphen());
            (hyphens && is_personal(&joined(&[year, month, head, last]))).then_some((year.start, true))
        }
        _ => None,
    }
}

/// The characters of a text with their places. What cannot be seen is left out.
struct Letters<'t> {
    text: &'t str,
    at: usize,
    unescape: Unescape,
}

impl Letters<'_> {
    /// Goes on to the next byte that may begin a digit.
    fn pass_over(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        self.at += rest.iter().position(|b| b.is_ascii_digit() || hides(*b)).unwrap_or(rest.len());
    }

    /// The next character, if it is a digit: where it ends, and its value.
    fn next_digit(&mut self) -> Option<(usize, u32)> {
        let before = self.at;
        let (_, end, c) = self.next()?;
        let value = digit(c);
        if value.is_none() {
            self.at = before;
        }
        Some((end, value?))
    }
}

impl Iterator for Letters<'_> {
    type Item = (usize, usize, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at;
            let byte = *self.text.as_bytes().get(start)?;
            if (b' '..0x7f).contains(&byte) && !hides(byte) {
                self.at += 1;
                return Some((start, self.at, char::from(byte)));
            }
            let rest = self.text.get(start..).unwrap_or("");
            let (c, len) = match (self.unescape)(rest) {
                Some(meant) => meant,
                None => rest.chars().next().map(|c| (c, c.len_utf8()))?,
            };
            self.at += len;
            if !is_unseen(c) {
                return Some((start, self.at, c));
            }
        }
    }
}

/// `\x31`, `\u0031`, `\U00000031`, `\u{31}`. Half of a pair is some other character.
fn backslash(text: &str) -> Option<(char, usize)> {
    let (front, most) = match text.as_bytes() {
        [b'\\', b'x', ..] => (2, 2),
        [b'\\', b'u', b'{', ..] => (3, text.bytes().skip(3).take(7).position(|b| b == b'}')?),
        [b'\\', b'u', ..] => (2, 4),
        [b'\\', b'U', ..] => (2, 8),
        _ => return None,
    };
    let c = char::from_u32(hexadecimal(text, front, most)?).unwrap_or(char::REPLACEMENT_CHARACTER);
    Some((c, front + most + usize::from(front == 3)))
}

/// `%31`. A byte beyond ASCII is a part of some other character.
fn percent(text: &str) -> Option<(char, usize)> {
    let code = text.starts_with('%').then(|| hexadecimal(text, 1, 2))??;
    let c = char::from_u32(code).filter(char::is_ascii).unwrap_or(char::REPLACEMENT_CHARACTER);
    Some((c, 3))
}

fn hexadecimal(text: &str, front: usize, len: usize) -> Option<u32> {
    let digits = text.get(front..front + len).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '+' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{ff0b}'
    )
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Control characters, soft hyphens, marks without width: a number is read over them.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether ten or twelve digits are a personal number.
fn is_personal(digits: &str) -> bool {
    let (century, ten) = digits.split_at_checked(digits.len().saturating_sub(10)).unwrap_or(("", digits));
    let number = |range| ten.get(range).and_then(|part: &str| part.parse::<u32>().ok()).unwrap_or(0);
    let (short_year, month, day) = (number(0..2), number(2..4), number(4..6));
    let year = match century {
        // The year 0 has a leap day as 2000 has, and so stands for 1900 too: the leap day is let through.
        "" => short_year,
        "18" | "19" | "20" => digits.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0),
        _ => return false,
    };
    // A co-ordination number has 60 added to its day.
    (1..=days_in_month(year, month)).contains(&(day % 60)) && luhn(ten)
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
