//! The clock: what day it is.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Now, to the second, in UTC (RFC 3339).
#[must_use]
pub fn now() -> String {
    #[expect(clippy::disallowed_methods, reason = "the host is where the clock is read")]
    let now = Timestamp::now();
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// How long something takes.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// From now on.
    #[must_use]
    pub fn start() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the host is where the clock is read")]
        let now = std::time::Instant::now();
        Self(now)
    }

    /// Whole seconds since then.
    #[must_use]
    pub fn seconds(self) -> u64 {
        self.0.elapsed().as_secs()
    }
}

/// Today in an IANA time zone as year, month and day; `None` when there is no such zone.
#[must_use]
pub fn today(zone: &str) -> Option<(i16, i8, i8)> {
    let zone = TimeZone::get(zone).ok()?;
    #[expect(clippy::disallowed_methods, reason = "the host is where the clock is read")]
    let now = Timestamp::now();
    let day = now.to_zoned(zone).date();
    Some((day.year(), day.month(), day.day()))
}
