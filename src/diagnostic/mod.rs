//! A finding as data: a code, labels in files, parameters. No sentences: those are in `text`.
//!
//! Out: [`Diagnostic`], [`Code`], the tables of codes, [`suggest()`].
//! Must not know: languages, formats, what a rule is.

pub mod codes;
mod suggest;

pub use suggest::suggest;

use crate::source::Span;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops the file (setup) or the run (policy).
    Error,
    /// Should be looked at; stops nothing.
    Warning,
    /// Good to know.
    Note,
}

/// A kind of finding: a row of one of the tables in [`codes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    /// `K` and three digits; never reused.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
}

/// A parameter of a message.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Param {
    /// Text from a file or a name; shown as it is, made safe by the format.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Several texts: shown as a list.
    List(Vec<String>),
    /// A key of the word list in `text`, for words that differ between languages (types, kinds of thing).
    Word(&'static str),
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// What a label says of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The fault itself: the text is the code's own.
    Main,
    /// The first of two that collide.
    First,
    /// Where what is open began.
    Opened,
    /// Where the missing thing should be written.
    WriteHere,
    /// Where the thing in question is defined.
    Defined,
    /// Another place that belongs to the finding.
    Also,
}

/// A place of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What it says of the place.
    pub role: Role,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// Its places; the one with [`Role::Main`] comes first. Empty only where there is no file.
    pub labels: Vec<Label>,
    /// Named parameters of the message.
    pub params: Vec<(&'static str, Param)>,
}

impl Diagnostic {
    /// A finding at a place.
    #[must_use]
    pub fn at(code: Code, span: Span) -> Self {
        Self { code, labels: vec![Label { span, role: Role::Main }], params: Vec::new() }
    }

    /// A finding without a place in any file (options, missing files).
    #[must_use]
    pub fn nowhere(code: Code) -> Self {
        Self { code, labels: Vec::new(), params: Vec::new() }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// Adds a parameter that is a word of the catalogue.
    #[must_use]
    pub fn word(mut self, name: &'static str, key: &'static str) -> Self {
        self.params.push((name, Param::Word(key)));
        self
    }

    /// Adds a list parameter.
    #[must_use]
    pub fn list(mut self, name: &'static str, values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.params.push((name, Param::List(values.into_iter().map(Into::into).collect())));
        self
    }

    /// Adds a further place.
    #[must_use]
    pub fn and(mut self, role: Role, span: Span) -> Self {
        self.labels.push(Label { span, role });
        self
    }

    /// Where the fault is.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }

    /// Whether it stops the file or the run.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity == Severity::Error
    }
}

/// Sorts findings by file, place and code, and drops those that say the same of the same place.
pub fn tidy(findings: &mut Vec<Diagnostic>) {
    findings.sort_by_key(|d| (d.span().map(|s| (s.file, s.start, s.end)), d.code));
    findings.dedup();
}
