//! A single value as rules see it: known, settled only within bounds, declared as none, or not known.

use super::{Date, Duration, Lack, Month, Number, Truth};
use std::borrow::Cow;

/// A day as rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// A settled day.
    Exact(Date),
    /// Not settled: somewhere from `from` to `to`, both included. What has not happened by `as_of` lies after it.
    Ahead {
        /// Earliest.
        from: Date,
        /// Latest.
        to: Date,
        /// What is planned: used as a bound or a deadline, never as a fact.
        plan: Option<Date>,
    },
    /// It happened; when is not known.
    Undated,
}

impl Day {
    /// Earliest and latest; `None` when nothing is known of when.
    #[must_use]
    pub fn bounds(self) -> Option<(Date, Date)> {
        match self {
            Self::Exact(date) => Some((date, date)),
            Self::Ahead { from, to, .. } => Some((from, to)),
            Self::Undated => None,
        }
    }

    /// The day to use as a bound of a span or as a deadline: the settled one or the planned one.
    #[must_use]
    pub fn bound(self) -> Option<Date> {
        match self {
            Self::Exact(date) => Some(date),
            Self::Ahead { plan, .. } => plan,
            Self::Undated => None,
        }
    }

    /// The same without what is planned.
    #[must_use]
    pub fn unplanned(self) -> Self {
        match self {
            Self::Ahead { from, to, .. } => Self::Ahead { from, to, plan: None },
            day => day,
        }
    }

    /// Moved by a duration; `None` when it leaves the calendar.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Option<Self> {
        match self {
            Self::Exact(date) => date.plus(duration).map(Self::Exact),
            Self::Ahead { from, to, plan } => {
                // The far end of "some day ahead" has no meaning of its own: it stays at the end of the calendar.
                let to = if to == Date::MAX { to } else { to.plus(duration)? };
                let from = from.plus(duration)?;
                Some(Self::Ahead { from, to, plan: plan.and_then(|p| p.plus(duration)) })
            }
            Self::Undated => None,
        }
    }

    /// The later of two (`latest`) or the earlier; `None` when one is undated.
    #[must_use]
    pub fn extreme(self, other: Self, latest: bool) -> Option<Self> {
        let pick = |a: Date, b: Date| if latest { a.max(b) } else { a.min(b) };
        let (a, b) = (self.bounds()?, other.bounds()?);
        let (from, to) = (pick(a.0, b.0), pick(a.1, b.1));
        if from == to {
            return Some(Self::Exact(from));
        }
        // Of a plan and of what lies ahead the plan, where nothing ahead can pass it.
        let unpassed = |plan: Date, ahead: (Date, Date)| pick(plan, if latest { ahead.1 } else { ahead.0 }) == plan;
        let plan = match (self.bound(), other.bound()) {
            (Some(a), Some(b)) => Some(pick(a, b)),
            (Some(plan), None) => Some(plan).filter(|plan| unpassed(*plan, b)),
            (None, Some(plan)) => Some(plan).filter(|plan| unpassed(*plan, a)),
            (None, None) => None,
        };
        Some(Self::Ahead { from, to, plan })
    }
}

/// A number between two bounds, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The least that it can be.
    pub from: Number,
    /// The most that it can be.
    pub to: Number,
    /// Why they differ.
    pub lack: Lack,
}

impl Bounds {
    /// The number, when it is settled.
    #[must_use]
    pub fn settled(&self) -> Option<Number> {
        (self.from == self.to).then_some(self.from)
    }

    /// What two numbers lack, each only where it is not settled.
    #[must_use]
    pub fn lacking_with(&self, other: &Self) -> Lack {
        [self, other].into_iter().filter(|one| one.settled().is_none()).fold(Lack::Open, |lack, one| lack.and(one.lack))
    }
}

/// A single value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar<'a> {
    /// Not known.
    Unknown(Lack),
    /// Declared that there is none.
    None,
    /// A truth.
    Bool(Truth),
    /// A number; apart, since values are passed around much and few of them are numbers.
    Number(Box<Bounds>),
    /// A share.
    Percent(Box<Number>),
    /// Text, or the value of an enum.
    Text(Cow<'a, str>),
    /// A day.
    Day(Day),
    /// A month.
    Month(Month),
    /// Days or months.
    Duration(Duration),
}

impl Scalar<'_> {
    /// A settled number.
    #[must_use]
    pub fn number(n: Number) -> Self {
        Self::between(n, n, Lack::Unstated)
    }

    /// A number between two bounds, both included; the lack says why they differ.
    #[must_use]
    pub fn between(from: Number, to: Number, lack: Lack) -> Self {
        Self::Number(Box::new(Bounds { from, to, lack }))
    }

    /// What it lacks, when it is not known.
    #[must_use]
    pub fn lack(&self) -> Option<Lack> {
        match self {
            Self::Unknown(lack) | Self::Bool(Truth::Unknown(lack)) => Some(*lack),
            _ => None,
        }
    }

    /// What it lacks to be one settled value: also of what is known within bounds alone.
    #[must_use]
    pub fn unsettled(&self) -> Option<Lack> {
        match self {
            Self::Number(number) => (number.from != number.to).then_some(number.lack),
            Self::Day(Day::Ahead { .. }) => Some(Lack::Open),
            Self::Day(Day::Undated) => Some(Lack::Unstated),
            other => other.lack(),
        }
    }

    /// What two values lack to be settled, when something is made of both; unstated where neither says.
    #[must_use]
    pub fn lacking_with(&self, other: &Scalar<'_>) -> Lack {
        [self.unsettled(), other.unsettled()].into_iter().flatten().reduce(Lack::and).unwrap_or(Lack::Unstated)
    }

    /// Its truth, for a Boolean. A declared none of a Boolean is false.
    #[must_use]
    pub fn truth(&self) -> Truth {
        match self {
            Self::Bool(truth) => *truth,
            Self::Unknown(lack) => Truth::Unknown(*lack),
            _ => Truth::FALSE,
        }
    }
}
