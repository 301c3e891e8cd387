//! What is kept of a checked file when the file and its tree are gone: verdicts with their words in each language of the
//! policy, places as lines and columns. The store of an audit holds these, one a line, and the reports that are made of
//! an audit are functions of them.

use super::{Header, Status, Texts};
use crate::verdict::{Mode, Strength, Verdict};
use serde::{Deserialize, Serialize};
use std::io;

/// Lines and columns from 1, columns in Unicode scalar values; the end is the place after the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// First line.
    pub line: u32,
    /// Column in it.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
}

/// One checked file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileRecord {
    /// The path as given, with `/` between folders; of a line of a stream also the line.
    pub path: String,
    /// SHA-256 of its bytes in hexadecimal; empty when it could not be read.
    pub sha256: String,
    /// How far it came.
    pub status: Status,
    /// The exit code that this file alone would give.
    pub exit_code: u8,
    /// The key of the provider whom it is about, and its name.
    pub provider: Option<Provider>,
    /// Findings about the file itself.
    pub findings: Vec<FindingRecord>,
    /// Results in the order of the policy and the file.
    pub results: Vec<ResultRecord>,
}

/// The provider whom a file is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// Its key.
    pub key: String,
    /// Its name, empty when none is declared.
    pub name: String,
}

/// A finding about a file: it, or a part of it, could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingRecord {
    /// Its code.
    pub code: String,
    /// Whether the file cannot be used for it.
    pub error: bool,
    /// What is wrong and what to do.
    pub text: Texts,
    /// Where.
    pub lines: Option<Lines>,
}

/// One result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResultRecord {
    /// Its name: rule, subject, `#attested`. It is the same in every run.
    pub id: String,
    /// The rule's place in the policy.
    pub rule: usize,
    /// The subject's key, empty when the rule has no subjects.
    pub subject: String,
    /// How it came about.
    pub mode: Mode,
    /// Strength of the judgement that names it.
    pub strength: Strength,
    /// Verdict.
    pub verdict: Verdict,
    /// Whether nobody but the authority can change that it is undetermined.
    #[serde(default, skip_serializing_if = "is_false")]
    pub waits: bool,
    /// Why it does not apply: the name of the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Last day, or first day of the subject's life span.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// The sentence.
    pub text: Texts,
    /// Where: what decided or is missing, else the subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<Lines>,
    /// The JSON Pointer of that place, or of what is missing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pointer: String,
    /// What was found and needed, as far as it decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactRecord>,
    /// What is missing, by where it must come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<MissingRecord>,
    /// What, changed in the file, would make it true.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub remedy: Texts,
    /// Its place among the waivers of the run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<usize>,
    /// The result under whose headline it stands, by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactRecord {
    /// What the value is called.
    pub label: Texts,
    /// Its JSON Pointer.
    pub pointer: String,
    /// Its line; `None`: it is not in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What was found.
    pub found: Texts,
    /// What was needed.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub needed: Texts,
}

/// Something that is not declared and would decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingRecord {
    /// From where it must come, as machine output names it.
    pub from: String,
    /// What it is called.
    pub label: Texts,
    /// Where it should be.
    pub pointer: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_false(value: &bool) -> bool {
    !*value
}

impl ResultRecord {
    /// Whether it is broken, and no waiver covers that.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.verdict == Verdict::Fail
    }

    /// Whether it cannot be decided.
    #[must_use]
    pub fn is_undetermined(&self) -> bool {
        self.verdict == Verdict::Undetermined
    }

    /// Whether a person must see to it.
    #[must_use]
    pub fn needs_action(&self) -> bool {
        self.verdict.needs_action()
    }
}

impl FileRecord {
    /// Whom it is about, the same from file to file: the provider's key, or the file where it names none.
    #[must_use]
    pub fn about(&self) -> &str {
        self.provider.as_ref().map_or(&self.path, |provider| &provider.key)
    }

    /// Whether it could be checked: nothing is wrong with the file itself.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        !self.findings.iter().any(|finding| finding.error)
    }

    /// What the provider is called: its name, else its key, else the file.
    #[must_use]
    pub fn called(&self) -> &str {
        match &self.provider {
            Some(provider) if !provider.name.is_empty() => &provider.name,
            Some(provider) => &provider.key,
            None => &self.path,
        }
    }
}

/// A run whose files are told one after the other, as often as is asked for.
pub trait Account {
    /// What is the same for every file.
    fn header(&self) -> &Header;

    /// The exit code.
    fn exit(&self) -> super::Exit;

    /// Findings about policy, waivers, tables and options.
    fn findings(&self) -> Vec<FindingRecord>;

    /// Tells each file, in order.
    ///
    /// # Errors
    /// What `visit` gives, or why a file cannot be told any more.
    fn each(&self, visit: &mut dyn FnMut(&FileRecord) -> io::Result<()>) -> io::Result<()>;
}
