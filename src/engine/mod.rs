//! The one place that joins the phases. Pure: bytes in, outcomes out.
//!
//! In: the bytes of a policy, its schema and tables, then the bytes of setup files. Out: [`FileOutcome`]s, or
//! [`Refused`] when the policy is wrong.

use crate::diagnostic::Diagnostic;
use crate::document::Syntax;
use crate::outcome::{FileOutcome, Header, Options};
use crate::source::Sources;
use crate::value::Date;

/// A file as bytes.
#[derive(Debug, Clone)]
pub struct Input {
    /// The name as given by the user.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A policy as bytes.
#[derive(Debug, Clone, Default)]
pub struct Bundle {
    /// The `.krav` files, in the order in which they are read.
    pub policy: Vec<Input>,
    /// Other files that the policy may name (schemas, tables), by the name that the policy uses: relative to its
    /// folder, with `/`.
    pub beside: Vec<Input>,
    /// `--schema`: wins over the one that the header names.
    pub schema: Option<Input>,
    /// `--table NAME=FILE`.
    pub tables: Vec<(String, Input)>,
}

/// What is asked of a run.
pub struct Request<'a> {
    /// The policy.
    pub bundle: Bundle,
    /// `--as-of`.
    pub as_of: Option<Date>,
    /// Today in an IANA time zone, asked at most once, only without `as_of`; `None`: there is no such zone.
    pub today: &'a dyn Fn(&str) -> Option<Date>,
    /// All options, for the record; `only`, `strict` and `fail_on` take effect.
    pub options: Options,
}

/// A policy that cannot be used: no file was checked. Exit code 3, or 2 where `findings` hold only faults of options
/// or tables (`could_not`).
#[derive(Debug)]
pub struct Refused {
    /// The files that the findings point into.
    pub sources: Sources,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
    /// Whether it is not the policy that is wrong but an option or a table given by the user.
    pub could_not: bool,
}

/// A policy ready to judge files.
#[derive(Debug)]
pub struct Engine {
    /// All files of the run; [`Engine::check`] adds the setup files.
    pub sources: Sources,
    /// What is the same for every file.
    pub header: Header,
}

impl Engine {
    /// Reads and checks a policy.
    ///
    /// # Errors
    /// [`Refused`] when the policy, its schema or a table cannot be used.
    pub fn load(request: Request<'_>) -> Result<Self, Box<Refused>> {
        let _ = request;
        Err(Box::new(Refused { sources: Sources::new(), findings: Vec::new(), could_not: false }))
    }

    /// Checks one setup file.
    pub fn check(&mut self, input: &Input, syntax: Syntax) -> FileOutcome {
        let _ = (input, syntax);
        unimplemented!("joined when the evaluator is there")
    }

    /// The setup's schema, as it was read.
    #[must_use]
    pub fn schema_text(&self) -> &str {
        ""
    }
}
