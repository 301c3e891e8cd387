//! A finished run: what went in (names, hashes, options), what came out (results, findings, groups), counts, and the
//! exit code. Reports are functions of this and nothing else.
//!
//! Must not know: how to judge, how to show.

mod coverage;
mod exit;
mod group;
mod handbook;
mod record;
mod summary;
mod texts;
mod trial;

pub use coverage::{Chosen, Coverage, Covered, ExampleInfo, Link, Review, Shown};
pub use exit::{Exit, FailOn};
pub use group::{Group, Groups, group};
pub use handbook::{Handbook, Need, ParamTold, RuleTold, TableTold, Told};
pub use record::{Account, FactRecord, FileRecord, FindingRecord, Lines, MissingRecord, Provider, ResultRecord};
pub use summary::{Count, Summary};
pub use texts::Texts;
pub use trial::{Trial, Trials};

pub use crate::policy::info::{
    ActionInfo, ClauseInfo, ContactInfo, ExceptionInfo, Multi, PartInfo, PolicyInfo, ReadingInfo, RuleInfo, pick,
};
pub use crate::waiver::{Standing, Waiver};

use crate::diagnostic::Diagnostic;
use crate::source::FileId;
use crate::value::Date;
use crate::verdict::RuleResult;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is the same for every file of a run.
#[derive(Debug, Clone)]
pub struct Header {
    /// The tool's version.
    pub tool_version: &'static str,
    /// The policy, as far as reports need it.
    pub policy: Arc<PolicyInfo>,
    /// The schema.
    pub schema: SchemaInfo,
    /// The day of judgement.
    pub as_of: Date,
    /// What was asked for.
    pub options: Options,
    /// Findings about the policy, waivers, tables and options.
    pub findings: Vec<Diagnostic>,
    /// Waivers in the order given; [`RuleResult::waiver`] is a place here. What became of them is known at the end.
    pub waivers: Vec<Standing>,
}

/// The schema.
#[derive(Debug, Clone, Default)]
pub struct SchemaInfo {
    /// Name.
    pub name: String,
    /// Version, empty when it has none.
    pub version: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

impl Header {
    /// The waiver that covers what is waived in a result.
    #[must_use]
    pub fn waiver_of(&self, result: &RuleResult) -> Option<&Waiver> {
        self.waiver_at(result.waiver())
    }

    /// The waiver at a place, where one is named.
    #[must_use]
    pub fn waiver_at(&self, place: Option<usize>) -> Option<&Waiver> {
        self.waivers.get(place?).map(|standing| &*standing.waiver)
    }
}

/// What was asked for: all that can change a verdict, the exit code or the output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// `--policy`, as given; `None`: the embedded one.
    pub policy: Option<String>,
    /// `--schema`, as given.
    pub schema: Option<String>,
    /// `--as-of` was given (else today).
    pub as_of_given: bool,
    /// `--only`: rules, in the order given.
    pub only: Vec<String>,
    /// `--fail-on`.
    pub fail_on: FailOn,
    /// `--strict`: what waits only for a table of the authority counts as undetermined.
    pub strict: bool,
    /// `--waivers`, as given.
    pub waivers: Vec<String>,
    /// `--table`: name and file, as given.
    pub tables: Vec<(String, String)>,
    /// `--previous`, as given.
    pub previous: Option<String>,
    /// `--config`, as given.
    pub config: Option<String>,
    /// `--input-format`, as given.
    pub input_format: Option<String>,
}

/// How far a file came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Judged.
    Checked,
    /// Could not be read.
    Unreadable,
    /// Not YAML, JSON or TOML.
    Malformed,
    /// Read, but the schema rejects it. Results are there as far as they could be judged.
    Rejected,
}

impl Status {
    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Unreadable => "unreadable",
            Self::Malformed => "malformed",
            Self::Rejected => "rejected",
        }
    }
}

/// One file of a run.
#[derive(Debug, Clone)]
pub struct FileOutcome {
    /// The path as given, with `/` between folders.
    pub path: String,
    /// SHA-256 of its bytes in hexadecimal; empty when it could not be read.
    pub sha256: String,
    /// How far it came.
    pub status: Status,
    /// The file among the sources; `None` when it could not be read.
    pub file: Option<FileId>,
    /// The provider whom it is about, as far as it says.
    pub provider: Option<Provider>,
    /// Findings about the file itself.
    pub findings: Vec<Diagnostic>,
    /// Results in the order of the policy and the file.
    pub results: Vec<RuleResult>,
    /// Results that share one root cause.
    pub groups: Groups,
    /// The exit code that this file alone would give.
    pub exit: Exit,
}

impl FileOutcome {
    /// Joins what one file gave: groups its results and works out its exit code.
    #[must_use]
    pub fn new(header: &Header, read: FileRead, findings: Vec<Diagnostic>, results: Vec<RuleResult>) -> Self {
        let groups = group(&header.policy, &results);
        let mut outcome = Self {
            path: read.path,
            sha256: read.sha256,
            status: read.status,
            file: read.file,
            provider: read.provider,
            findings,
            results,
            groups,
            exit: Exit::Met,
        };
        outcome.exit = exit::of_file(header, &outcome);
        outcome
    }
}

/// What reading a file gave.
#[derive(Debug, Clone)]
pub struct FileRead {
    /// The path as given.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How far it came.
    pub status: Status,
    /// The file among the sources.
    pub file: Option<FileId>,
    /// The provider whom it is about, as far as it says.
    pub provider: Option<Provider>,
}

/// A finished run.
#[derive(Debug, Clone)]
pub struct Run {
    /// What is the same for every file.
    pub header: Header,
    /// Files in the order given.
    pub files: Vec<FileOutcome>,
    /// The exit code.
    pub exit: Exit,
}

impl Run {
    /// Joins files into a run. No file at all is an error of its own.
    #[must_use]
    pub fn new(header: Header, files: Vec<FileOutcome>) -> Self {
        let exit = exit::of_run(&header, files.iter().map(|f| f.exit));
        Self { header, files, exit }
    }

    /// The exit code of a run whose files are not kept, from theirs.
    #[must_use]
    pub fn exit_of(header: &Header, files: impl Iterator<Item = Exit>) -> Exit {
        exit::of_run(header, files)
    }

    /// Counts over all files.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for file in &self.files {
            summary.add(file);
        }
        summary
    }

    /// Whether only some rules were judged.
    #[must_use]
    pub fn partial(&self) -> bool {
        !self.header.options.only.is_empty()
    }
}
