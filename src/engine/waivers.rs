//! Waiver files → the waivers of a run, and what becomes of them.

use super::{Engine, Input, cap, sha256};
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::document::{self, Syntax, Tree, limits};
use crate::outcome::{FileOutcome, FileRead, Provider, Status};
use crate::schema::{self, Schema};
use crate::source::Sources;
use crate::waiver::{self, Ledger, SCHEMA, Seen, Waiver};
use std::sync::Arc;

/// The waivers of files, and everything that is wrong with the files.
pub(super) fn read(inputs: &[Input], sources: &mut Sources) -> (Vec<Waiver>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut waivers = Vec::new();
    let Some(schema) = (if inputs.is_empty() { None } else { own_schema() }) else { return (waivers, findings) };
    for input in inputs {
        let Some(syntax) = Syntax::of_name(&input.name) else {
            findings
                .push(Diagnostic::nowhere(codes::UNKNOWN_SYNTAX).with("file", document::scrub(&input.name).as_ref()));
            continue;
        };
        let mut file = document::read(sources, &input.name, &input.bytes, sha256(&input.bytes), syntax);
        document::redact(sources, &mut file, |_| Vec::new());
        if let Some(tree) = &file.tree {
            file.findings.extend(schema.check(tree));
            if !file.findings.iter().any(Diagnostic::is_error) {
                let (read, more) = waiver::read(tree);
                file.findings.extend(more);
                waivers.extend(read);
            }
        }
        cap(&mut file.findings);
        findings.extend(file.findings);
    }
    findings.extend(waiver::doubles(&waivers));
    (waivers, findings)
}

/// The schema of waiver files. It is ours, and a test reads it.
fn own_schema() -> Option<Schema> {
    // No finding points into it.
    let document = document::read(&mut Sources::new(), "", SCHEMA.as_bytes(), String::new(), Syntax::Json);
    schema::load(&document.tree?).0
}

/// The hash of the wording of a clause: of its own word and its text in every language, whatever their order, whatever
/// it is called and wherever it stands.
#[must_use]
pub fn wording(word: &str, text: &[(Arc<str>, Arc<str>)]) -> String {
    let mut texts: Vec<(&str, &str)> = text.iter().map(|(lang, text)| (&**lang, &**text)).collect();
    texts.sort_unstable();
    // JSON keeps the pieces apart, whatever stands in them.
    sha256(serde_json::json!([word, texts]).to_string().as_bytes())
}

/// The hash of the wording of several clauses: over theirs, sorted. That of one is its own.
fn joint(mut hashes: Vec<String>) -> String {
    hashes.sort();
    match hashes.as_slice() {
        [only] => only.clone(),
        many => sha256(many.join("\n").as_bytes()),
    }
}

/// The provider whom a setup is about.
pub(super) fn provider(tree: &Tree) -> Option<Provider> {
    let provider = tree.get(tree.root(), "provider")?;
    let text = |key| tree.get(provider, key).and_then(|node| tree.text(node));
    Some(Provider { key: text("id")?.to_owned(), name: text("name").unwrap_or_default().to_owned() })
}

impl Engine {
    /// Takes waivers into the run.
    pub(super) fn grant(&mut self, waivers: Vec<Waiver>) {
        let policy = self.program.policy();
        let clauses = |rule: usize| policy.info.rule(rule).map_or(&[][..], |rule| &rule.clauses);
        let wording = |rule: usize| {
            let cited = policy.info.clauses_at(clauses(rule));
            joint(cited.map(|clause| wording(&clause.word, &clause.text)).collect())
        };
        self.ledger = Ledger::new(waivers, policy, |rule| self.program.wants(rule), wording);
        self.header.waivers = self.ledger.standings(self.header.as_of);
    }

    /// A file that gave nothing to check: the others are checked all the same.
    pub(super) fn lost(&self, path: String, status: Status, finding: Diagnostic) -> (FileOutcome, Seen) {
        let read = FileRead { path, sha256: String::new(), status, file: None, provider: None };
        (FileOutcome::new(&self.header, read, vec![finding], Vec::new()), Seen::passed_over())
    }

    /// Takes over that an earlier run with the same waivers judged a file; `false`: it must be judged again, for what becomes
    /// of its provider's waivers.
    pub fn take_over(&mut self, provider: Option<&str>, status: Status) -> bool {
        match provider {
            Some(provider) => self.ledger.recall(provider),
            None => {
                if status != Status::Checked {
                    self.ledger.note(Seen::passed_over());
                }
                true
            }
        }
    }

    /// Ends a run: the header tells what became of each waiver, and what is to be said of them comes back.
    pub fn settle(&mut self) -> Vec<Diagnostic> {
        self.header.waivers = self.ledger.standings(self.header.as_of);
        // One more than are told, so that it is seen that there are more.
        let mut findings = self.ledger.findings(self.program.policy(), self.header.as_of, limits::FINDINGS + 1);
        cap(&mut findings);
        findings
    }
}
