//! Found and needed, as values: text is made last, in the reader's language.

use crate::value::{Date, Duration, EnumType, Month, Number, Text};
use std::sync::Arc;

/// From the least to the most that it can be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Range {
    /// Least.
    pub from: Number,
    /// Most.
    pub to: Number,
}

/// A value as found or needed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fact {
    /// True or false.
    Bool(bool),
    /// A number; see [`Self::number`].
    Number(Box<Number>),
    /// A number that is not settled.
    Range(Box<Range>),
    /// Per cent, as a ratio of one.
    Percent(Box<Number>),
    /// Text.
    Text(Text),
    /// An enum value, with its type for the label.
    Enum(Arc<str>, Arc<EnumType>),
    /// A day.
    Date(Date),
    /// A day that lies ahead: declared, but not yet fact.
    Planned(Date),
    /// It has not happened.
    NotYet,
    /// It happened, when is not known.
    Undated,
    /// A month.
    Month(Month),
    /// Days or months.
    Duration(Duration),
    /// Several values.
    List(Vec<Fact>),
    /// Declared that there is none.
    None,
    /// Not declared.
    Undeclared,
    /// A record, by its key.
    Record(Arc<str>),
    /// One of several.
    AnyOf(Vec<Fact>),
    /// Declared, whatever it is.
    Something,
    /// A pattern that the text must match.
    Pattern(Arc<str>),
}

impl Fact {
    /// A number.
    #[must_use]
    pub fn number(number: Number) -> Self {
        Self::Number(Box::new(number))
    }
}
