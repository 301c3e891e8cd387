//! Calendar days, months and durations. Days lie in 1900–2199; what falls outside is no date.

use std::fmt;

/// A calendar day between 1900-01-01 and 2199-12-31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

/// A calendar month between 1900-01 and 2199-12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

/// A stretch of time. Days and months are two kinds that do not compare: a month has no fixed number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Duration {
    /// Days; a week is seven.
    Days(i64),
    /// Months; a year is twelve.
    Months(i64),
}

impl Date {
    /// The first day that there is.
    pub const MIN: Self = Self(jiff::civil::date(1900, 1, 1));
    /// The last day that there is.
    pub const MAX: Self = Self(jiff::civil::date(2199, 12, 31));

    /// A day from its parts; `None` when there is no such day in 1900–2199.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Self::checked(jiff::civil::Date::new(year, month, day).ok()?)
    }

    fn checked(date: jiff::civil::Date) -> Option<Self> {
        (1900..=2199).contains(&date.year()).then_some(Self(date))
    }

    /// Reads `YYYY-MM-DD`; `None` when it is written otherwise or there is no such day.
    #[must_use]
    #[inline]
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_bytes(text.as_bytes())
    }

    /// The same of the bytes of a text.
    #[must_use]
    #[inline]
    pub fn parse_bytes(text: &[u8]) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
        Self::of_digits([y1, y2, y3, y4], [m1, m2], [d1, d2])
    }

    fn of_digits(year: [u8; 4], month: [u8; 2], day: [u8; 2]) -> Option<Self> {
        fn number<const DIGITS: usize>(digits: [u8; DIGITS]) -> Option<i16> {
            digits
                .iter()
                .all(u8::is_ascii_digit)
                .then(|| digits.iter().fold(0, |n, digit| n * 10 + i16::from(digit - b'0')))
        }
        Self::new(number(year)?, i8::try_from(number(month)?).ok()?, i8::try_from(number(day)?).ok()?)
    }

    /// The day a duration later (months keep the day or take the month's last); `None` outside 1900–2199.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Option<Self> {
        let moved = match duration {
            Duration::Days(days) => self.0.checked_add(jiff::Span::new().try_days(days).ok()?),
            Duration::Months(months) => self.0.checked_add(jiff::Span::new().try_months(months).ok()?),
        };
        Self::checked(moved.ok()?)
    }

    /// The day a duration earlier.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Option<Self> {
        self.plus(duration.negated()?)
    }

    /// Days from `self` to `other`; negative when `other` is earlier.
    #[must_use]
    pub fn days_to(self, other: Self) -> i64 {
        self.0.until(other.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// The day after; `None` after the last day.
    #[must_use]
    pub fn tomorrow(self) -> Option<Self> {
        Self::checked(self.0.tomorrow().ok()?)
    }

    /// The month it lies in.
    #[must_use]
    pub fn month(self) -> Month {
        Month { year: self.0.year(), month: self.0.month() }
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl Month {
    /// Reads `YYYY-MM`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2] = text.as_bytes() else { return None };
        Date::of_digits([y1, y2, y3, y4], [m1, m2], *b"01").map(Date::month)
    }

    /// The month some months later; `None` for days, and outside 1900–2199.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Option<Self> {
        match duration {
            Duration::Months(_) => self.first_day()?.plus(duration).map(Date::month),
            Duration::Days(_) => None,
        }
    }

    /// Day `n` of the month; `None` when the month has no such day.
    #[must_use]
    pub fn day(self, n: i64) -> Option<Date> {
        Date::new(self.year, self.month, i8::try_from(n).ok()?)
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        self.day(1)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        let first = self.first_day()?;
        Date::checked(first.0.last_of_month())
    }

    /// The month after; `None` after the last month.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.plus(Duration::Months(1))
    }
}

impl Duration {
    /// The same stretch backwards.
    #[must_use]
    pub fn negated(self) -> Option<Self> {
        Some(match self {
            Self::Days(n) => Self::Days(n.checked_neg()?),
            Self::Months(n) => Self::Months(n.checked_neg()?),
        })
    }

    /// Sum of two of one kind.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(match (self, other) {
            (Self::Days(a), Self::Days(b)) => Self::Days(a.checked_add(b)?),
            (Self::Months(a), Self::Months(b)) => Self::Months(a.checked_add(b)?),
            _ => return None,
        })
    }

    /// Order of two of one kind; `None` for two kinds.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Days(a), Self::Days(b)) | (Self::Months(a), Self::Months(b)) => Some(a.cmp(&b)),
            _ => None,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Display for Duration {
    /// ISO 8601 (`P14D`, `P3M`): people get words from `text`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(n) => write!(f, "P{n}D"),
            Self::Months(n) => write!(f, "P{n}M"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap_or(Date::MIN)
    }

    #[test]
    fn only_iso_days_in_range() {
        assert_eq!(day("2018-06-15").to_string(), "2018-06-15");
        for text in [
            "2018-6-15",
            "20180615",
            "2018-02-30",
            "1899-12-31",
            "2200-01-01",
            "2018-06-15T10:00",
            "+018-06-15",
            "2018-06",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_keep_the_day_or_take_the_last() {
        assert_eq!(day("2024-01-31").plus(Duration::Months(1)), Some(day("2024-02-29")));
        assert_eq!(day("2024-01-31").plus(Duration::Months(2)), Some(day("2024-03-31")));
        assert_eq!(day("2018-12-05").month().next().and_then(|m| m.day(5)), Some(day("2019-01-05")));
        assert_eq!(day("2199-12-31").tomorrow(), None);
        assert_eq!(day("2018-03-01").days_to(day("2018-01-01")), -59);
    }
}
