//! The one table of operators. A row says the words, the types, the function, whether it is monotone, and what it
//! means; checker, evaluator, `explain` and the reference manual read the row.
//!
//! Must not know: how an operand came about, nor where it stands.

mod arithmetic;
mod compare;
mod state;
mod text;

pub(crate) use compare::same_text;

use crate::value::{Date, Scalar, Truth, Type};

/// What an operator takes, and from that what it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// Two of one type that has equality; gives a truth.
    Equality,
    /// Two numbers, or two durations of one kind; gives a truth.
    Order,
    /// Two days or two months; gives a truth.
    Calendar,
    /// Two texts; gives a truth.
    Texts,
    /// A text and a pattern written in the policy; gives a truth.
    Pattern,
    /// A list and one value of its item type; gives a truth.
    Holds,
    /// A list and a list of the same item type; gives a truth.
    HoldsMany,
    /// One value and a list of its type; gives a truth.
    Member,
    /// Sum or difference: numbers, days and durations.
    Sum,
    /// Two numbers, or a number and a duration; gives the same.
    Product,
    /// A day; gives a truth.
    DayState,
    /// A list or text; gives a truth.
    Emptiness,
    /// A text; gives a truth.
    Shape,
    /// A path; gives a truth about the file (`is declared`) or the world (`exists`).
    Presence,
    /// A day; gives a month.
    MonthOf,
    /// A month; gives a day.
    DayOfMonth,
    /// A text; gives a number.
    Version,
    /// A truth; gives a truth.
    Negation,
}

/// How an operator works.
#[derive(Clone, Copy)]
pub enum Run {
    /// Two values → truth.
    Compare(fn(&Scalar<'_>, &Scalar<'_>) -> Truth),
    /// Two values → value.
    Combine(fn(&Scalar<'_>, &Scalar<'_>) -> Scalar<'static>),
    /// One value and `as_of` → truth.
    State(fn(&Scalar<'_>, Date) -> Truth),
    /// One value → value.
    Map(fn(&Scalar<'_>) -> Scalar<'static>),
    /// Items and candidates → truth.
    Members(fn(&[Scalar<'_>], &[Scalar<'_>]) -> Truth),
    /// The evaluator reads the path itself: what is asked is not the value but whether there is one.
    Path,
}

/// A row.
#[derive(Clone, Copy)]
pub struct Operator {
    /// Its words as written.
    pub words: &'static str,
    /// The words that say the opposite, for texts; empty when there are none.
    pub negated: &'static str,
    /// Types.
    pub signature: Signature,
    /// Function.
    pub run: Run,
    /// Whether filling in what is not declared can only settle its answer, never turn it round.
    pub monotone: bool,
    /// What it means, for the reference manual.
    pub doc: &'static str,
    /// Version of the language in which it came.
    pub since: &'static str,
}

impl std::fmt::Debug for Operator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Operator({})", self.words)
    }
}

impl PartialEq for Operator {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

/// A monotone row of the first version of the language.
const fn row(
    words: &'static str,
    negated: &'static str,
    signature: Signature,
    run: Run,
    doc: &'static str,
) -> Operator {
    Operator { words, negated, signature, run, monotone: true, doc, since: "0.1" }
}

/// The words that relate the right operand to the left as `words` relate the left to the right; `None` where there are
/// no such words.
#[must_use]
pub fn mirrored(words: &str) -> Option<&'static str> {
    Some(match words {
        "=" => "=",
        "!=" => "!=",
        "same text as" => "same text as",
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        "before" => "after",
        "after" => "before",
        "on or before" => "on or after",
        "on or after" => "on or before",
        _ => return None,
    })
}

/// All rows.
pub fn all() -> impl Iterator<Item = &'static Operator> {
    [compare::ROWS, arithmetic::ROWS, state::ROWS, text::ROWS].into_iter().flatten()
}

/// Whether two values are surely the same; texts by NFC code points.
#[must_use]
pub fn same(a: &Scalar<'_>, b: &Scalar<'_>) -> bool {
    compare::equal(a, b).is_true()
}

/// The row of some words.
#[must_use]
pub fn find(words: &str) -> Option<&'static Operator> {
    all().find(|row| row.words == words)
}

/// Whether a type has equality.
#[must_use]
pub fn has_equality(kind: &Type) -> bool {
    matches!(
        kind,
        Type::Bool
            | Type::Number
            | Type::Percent
            | Type::Text
            | Type::Enum(_)
            | Type::Date
            | Type::Month
            | Type::Days
            | Type::Months
            | Type::Broken
    )
}

#[cfg(test)]
mod tests;
