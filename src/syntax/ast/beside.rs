//! What stands beside the requirements: examples that show what comes of them, and changes of another policy.

use super::{Name, Param, Rule, Str, StrengthWord, Texts};
use crate::source::Span;
use crate::value::Date;

/// `example "…" { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// What it shows.
    pub title: Str,
    /// The whole item.
    pub span: Span,
    /// The setup that is judged.
    pub given: Option<Base>,
    /// The setup of last time.
    pub previous: Option<Base>,
    /// Tables that come from elsewhere: name, and file relative to the example's.
    pub tables: Vec<(Name, Str)>,
    /// Day of judgement.
    pub as_of: Option<(Date, Span)>,
    /// Expectations.
    pub expect: Vec<Expectation>,
}

/// A setup of an example: a file with changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// The file, relative to the example's.
    pub file: Str,
    /// Changes: path as written (`persons["p-05"].roles`) and JSON value as written.
    pub patch: Vec<(Str, Str)>,
}

/// `expect RULE VERDICT`.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// The rule.
    pub rule: Name,
    /// Subject key (`[…]`).
    pub subject: Option<Str>,
    /// Verdict as written.
    pub verdict: Name,
    /// JSON Pointer of the place.
    pub at: Option<Str>,
    /// Text that the message must hold.
    pub text: Option<Str>,
}

/// `extends BASE version V { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Extends {
    /// The whole item.
    pub span: Span,
    /// The base policy.
    pub base: Name,
    /// Its version.
    pub version: Option<Str>,
    /// Changes.
    pub changes: Vec<Change>,
}

/// A change that an extending policy makes.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A changed param.
    Param(Param),
    /// A new rule.
    Rule(Rule),
    /// `rule R should because "…"`: a changed strength.
    Strength(Name, StrengthWord, Texts),
    /// `drop rule R because "…"`.
    Drop(Name, Texts),
    /// `replace rule R { … }`.
    Replace(Rule),
}
