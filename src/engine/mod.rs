//! The one place that joins the phases. Pure: bytes in, outcomes out.
//!
//! In: the bytes of a policy, its schema, tables and waivers, then the bytes of setup files. Out: [`FileOutcome`]s, or
//! [`Refused`] when the policy is wrong.

mod load;
mod parts;
mod ready;
mod together;
mod waivers;

pub use crate::waiver::SCHEMA as WAIVER_SCHEMA;
pub use parts::{Asked, asked};
pub use ready::{Held, Ready};
pub use together::Setup;
pub use waivers::wording;

use crate::diagnostic::{Code, Diagnostic, codes::run as codes, tidy};
use crate::document::{self, Document, Syntax, Tree, limits};
use crate::evaluate::{budget, judge};
use crate::outcome::{FileOutcome, FileRead, Header, Options, Status};
use crate::policy::{Policy, Table};
pub use crate::program::EvidenceOf;
use crate::program::Program;
use crate::schema::Schema;
use crate::source::{FileId, Sources};
use crate::syntax::ast::Example;
use crate::value::{Date, RecordType};
use crate::verdict::{RuleResult, Verdict};
use crate::waiver::{Ledger, Seen};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

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
    /// What it imports or extends, and what that imports: each once.
    pub packages: Vec<Package>,
    /// Which file asked for which of them.
    pub imports: Vec<Import>,
    /// `--schema`: wins over the one that the header names.
    pub schema: Option<Input>,
    /// `--table NAME=FILE`.
    pub tables: Vec<(String, Input)>,
    /// `--previous`: the setup of last time.
    pub previous: Option<(Input, Syntax)>,
    /// `--waivers`: files of waivers.
    pub waivers: Vec<Input>,
    /// `.krav` files of the folders of examples, in the order in which they are read: no part of the policy, and not
    /// in its hash.
    pub examples: Vec<Input>,
}

/// A policy, or a file of shared definitions, that another imports or extends.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// The `.krav` files, in the order in which they are read.
    pub policy: Vec<Input>,
    /// Other files that they may name, as in [`Bundle::beside`].
    pub beside: Vec<Input>,
}

/// What a file asks for, and where it is.
#[derive(Debug, Clone)]
pub struct Import {
    /// The name of the file that asks.
    pub by: String,
    /// The path as written.
    pub path: String,
    /// A place in [`Bundle::packages`]; `None`: the policy itself.
    pub package: Option<usize>,
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

/// A policy that cannot be used: no file was checked. Exit code 3, or 2 where `findings` hold only faults of options,
/// tables or waivers (`could_not`).
#[derive(Debug)]
pub struct Refused {
    /// The files that the findings point into.
    pub sources: Sources,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
    /// Whether it is not the policy that is wrong but an option, a table or a waiver file given by the user.
    pub could_not: bool,
}

/// A policy ready to judge files.
#[derive(Debug)]
pub struct Engine {
    /// All files of the run; [`Engine::check`] adds the setup files.
    pub sources: Sources,
    /// What is the same for every file.
    pub header: Header,
    program: Program,
    schema: Schema,
    schema_file: FileId,
    previous: Option<Tree>,
    examples: Vec<Example>,
    ledger: Ledger,
    /// Steps that one file may take, when not as many as its size allows.
    budget: Option<u64>,
}

/// A file as read.
struct Read {
    sources: Sources,
    name: String,
    sha256: String,
    document: Document,
    malformed: bool,
}

/// A file read and judged by itself, before it is the next of a run.
#[derive(Debug)]
struct Examined {
    sources: Sources,
    read: FileRead,
    findings: Vec<Diagnostic>,
    results: Vec<RuleResult>,
}

impl Engine {
    /// Reads and checks a policy.
    ///
    /// # Errors
    /// [`Refused`] when the policy, its schema, a table or a waiver file cannot be used.
    pub fn load(request: Request<'_>) -> Result<Self, Box<Refused>> {
        load::load(request)
    }

    /// Checks one setup file.
    pub fn check(&mut self, input: &Input, syntax: Syntax) -> FileOutcome {
        let read = self.read(self.sources.len(), &input.name, &input.bytes, syntax);
        let examined = self.judge(read, 1);
        self.take(examined)
    }

    /// Reads a setup file that will be the next after so many files.
    fn read<'b>(&self, before: usize, name: &str, bytes: impl Into<Cow<'b, [u8]>>, syntax: Syntax) -> Read {
        let (mut sources, bytes) = (Sources::after(before), bytes.into());
        let sha256 = sha256(&bytes);
        let name = document::scrub(name).into_owned();
        let mut document = document::read(&mut sources, &name, bytes, sha256.clone(), syntax);
        let malformed = document.findings.iter().any(Diagnostic::is_error);
        document::redact(&mut sources, &mut document, |tree| self.schema.exempt(tree));
        Read { sources, name, sha256, document, malformed }
    }

    /// Judges a setup file that was read, on at most so many threads.
    fn judge(&self, read: Read, threads: usize) -> Examined {
        let Read { sources, name, sha256, mut document, malformed } = read;
        let mut findings = std::mem::take(&mut document.findings);
        let mut status = if malformed { Status::Malformed } else { Status::Checked };
        let mut results = Vec::new();
        let mut provider = None;
        if let (Some(mut tree), false) = (document.tree.take(), malformed) {
            let structure = OnceLock::new();
            let check = |tree: &Tree| {
                structure.get_or_init(|| self.schema.check(tree));
            };
            // A setup of last time is no part of the file.
            let previous = self.previous.as_ref().map(|previous| {
                check(&tree);
                tree.graft(previous)
            });
            let steps = self.budget.unwrap_or_else(|| budget(tree.len()));
            let tree = Arc::new(tree);
            let judgement = judge(&self.program, &tree, previous, steps, (threads, &|| check(&tree)));
            results = judgement.results;
            let structure = structure.into_inner().unwrap_or_default();
            if structure.iter().any(Diagnostic::is_error) {
                status = Status::Rejected;
            }
            findings.extend(structure);
            provider = waivers::provider(&tree);
            if judgement.exhausted {
                findings.push(about_file(codes::TOO_MUCH_WORK, &name));
            }
            if status == Status::Checked && results.iter().all(does_not_apply) {
                findings.push(about_file(codes::NO_RULE_APPLIES, &name));
            }
        }
        cap(&mut findings);
        let read = FileRead { path: name, sha256, status, file: Some(document.file), provider };
        Examined { sources, read, findings, results }
    }

    /// Takes an examined file into the run.
    fn take(&mut self, examined: Examined) -> FileOutcome {
        let (outcome, sources, seen) = self.covered(examined);
        self.sources.append(sources);
        self.ledger.note(seen);
        outcome
    }

    /// What an examined file comes to by the waivers, its sources, and what is to be noted of the waivers.
    fn covered(&self, examined: Examined) -> (FileOutcome, Sources, Seen) {
        let Examined { sources, read, findings, mut results } = examined;
        let provider = read.provider.as_ref().map(|provider| provider.key.as_str());
        let seen = match provider {
            None if read.status != Status::Checked => Seen::passed_over(),
            provider => self.ledger.cover(self.header.as_of, provider, &mut results),
        };
        (FileOutcome::new(&self.header, read, findings, results), sources, seen)
    }

    /// The policy's examples, in source order.
    #[must_use]
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// The policy, checked.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        self.program.policy()
    }

    /// The policy made ready for the day of judgement.
    #[must_use]
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The type of a setup.
    #[must_use]
    pub fn root(&self) -> Arc<RecordType> {
        Arc::clone(self.schema.root())
    }

    /// Judges on another day from now on.
    pub fn judge_on(&mut self, as_of: Date) {
        self.header.as_of = as_of;
        self.program.judge_on(as_of);
    }

    /// Judges these rules from now on, by their names; empty for all.
    pub fn judge_only(&mut self, only: &[String]) {
        self.program.judge_only(only);
    }

    /// Gathers evidence of these judgements from now on. Verdicts, reasons, days and what is missing are the same.
    pub fn gather(&mut self, evidence: EvidenceOf) {
        self.program.gather(evidence);
    }

    /// Judges with another setup of last time from now on, or with none.
    ///
    /// # Errors
    /// What is wrong with it; there is none then.
    pub fn look_back(&mut self, previous: Option<(&Input, Syntax)>) -> Result<(), Vec<Diagnostic>> {
        let mut findings = Vec::new();
        self.previous = previous
            .and_then(|(input, syntax)| load::previous(input, syntax, &self.schema, &mut self.sources, &mut findings));
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// Gives a table the rows of a file from now on: the table as it was, for [`Self::put_back`], and what is wrong with
    /// the file.
    pub fn give(&mut self, table: &str, input: &Input) -> (Option<Table>, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let data = load::read_table(input, &mut self.sources, &mut findings).1;
        let Some(table) = self.program.table_mut(table) else { return (None, findings) };
        let before = table.clone();
        if let Some(data) = data {
            table.fill(&data, &mut findings);
        }
        (Some(before), findings)
    }

    /// Puts a table back as it was.
    pub fn put_back(&mut self, table: Table) {
        if let Some(held) = self.program.table_mut(&table.name) {
            *held = table;
        }
    }

    /// The setup's schema, as it was read.
    #[must_use]
    pub fn schema_text(&self) -> &str {
        self.sources.file(self.schema_file).text()
    }
}

/// Sorts findings and leaves out those beyond the limit, which is said. What has no place comes first and stays.
fn cap(findings: &mut Vec<Diagnostic>) {
    tidy(findings);
    if findings.len() > limits::FINDINGS {
        findings.truncate(limits::FINDINGS);
        findings.push(Diagnostic::nowhere(codes::MORE_FINDINGS).with("limit", limits::FINDINGS));
        tidy(findings);
    }
}

fn about_file(code: Code, name: &str) -> Diagnostic {
    Diagnostic::nowhere(code).with("file", name)
}

fn does_not_apply(result: &RuleResult) -> bool {
    result.judged().all(|judged| judged.verdict == Verdict::NotApplicable)
}

/// The SHA-256 of some bytes in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(Sha256::digest(bytes).as_slice())
}

/// A hash as it is written everywhere: two digits a byte.
#[must_use]
pub fn hexadecimal(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
