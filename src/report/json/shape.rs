//! The shape of machine output, field by field as `schemas/check-output.schema.json` has it.

use serde::Serialize;
use serde_json::{Map, Value};

pub(super) use crate::outcome::Texts;

#[derive(Serialize)]
pub(super) struct Tool {
    pub name: &'static str,
    pub version: &'static str,
}

#[derive(Serialize)]
pub(super) struct Document {
    pub title: String,
    pub version: String,
    pub revised: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Policy {
    pub name: String,
    pub version: String,
    pub sha256: String,
    pub title: Texts,
    pub document: Option<Document>,
    pub owner: String,
    pub languages: Vec<String>,
    pub extends: Vec<Base>,
    pub imports: Vec<Base>,
}

#[derive(Serialize)]
pub(super) struct Base {
    pub name: String,
    pub version: String,
}

#[derive(Serialize)]
pub(super) struct Schema {
    pub name: String,
    pub version: String,
    pub sha256: String,
}

#[derive(Serialize)]
pub(super) struct Table {
    pub name: String,
    pub file: String,
}

#[derive(Serialize)]
pub(super) struct Options {
    pub policy: Option<String>,
    pub schema: Option<String>,
    pub as_of_given: bool,
    pub only: Vec<String>,
    pub fail_on: &'static str,
    pub strict: bool,
    pub waivers: Vec<String>,
    pub tables: Vec<Table>,
    pub previous: Option<String>,
    pub config: Option<String>,
    pub input_format: Option<String>,
}

/// What is the same for every file; `run` in `jsonl`.
#[derive(Serialize)]
pub(super) struct Head {
    pub format_version: &'static str,
    pub tool: Tool,
    pub policy: Option<Policy>,
    pub schema: Option<Schema>,
    pub as_of: Option<String>,
    pub options: Option<Options>,
    pub partial: bool,
}

#[derive(Serialize)]
pub(super) struct Summary {
    pub files: usize,
    pub checked: usize,
    pub errors: usize,
    pub warnings: usize,
    pub waiting_for_authority: usize,
    /// Strength → verdict → mode → how many.
    pub results: Map<String, Value>,
}

#[derive(Serialize)]
pub(super) struct Location {
    pub file: String,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    pub bytes: [u32; 2],
}

#[derive(Serialize)]
pub(super) struct FindingLabel {
    pub role: &'static str,
    pub location: Location,
    pub text: Texts,
}

#[derive(Serialize)]
pub(super) struct Finding {
    pub code: &'static str,
    pub severity: &'static str,
    pub location: Option<Location>,
    pub text: Texts,
    pub help: Texts,
    pub labels: Vec<FindingLabel>,
}

#[derive(Serialize)]
pub(super) struct GroupOf {
    pub headline: String,
    pub members: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct File<'a> {
    pub path: String,
    pub sha256: Option<String>,
    pub status: &'static str,
    pub exit_code: u8,
    pub findings: Vec<Finding>,
    pub results: super::build::Results<'a>,
    pub groups: Vec<GroupOf>,
}

#[derive(Serialize)]
pub(super) struct Part {
    pub variable: String,
    pub list: String,
    pub key: Option<String>,
    pub pointer: Option<String>,
}

#[derive(Serialize)]
pub(super) struct SubjectOf {
    pub list: String,
    pub key: Option<String>,
    pub pointer: Option<String>,
    pub parts: Vec<Part>,
}

#[derive(Serialize)]
pub(super) struct MissingOf {
    pub pointer: String,
    pub location: Option<Location>,
    pub write_at: Option<Location>,
    pub policy_location: Location,
    pub from: &'static str,
    pub label: Texts,
    pub open: bool,
}

#[derive(Serialize)]
pub(super) struct EvidenceOf {
    pub pointer: String,
    pub location: Option<Location>,
    pub policy_location: Location,
    pub label: Texts,
    pub found: Value,
    pub relation: Option<&'static str>,
    pub needed: Value,
    pub context: bool,
}

#[derive(Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub(super) enum StepOf {
    Set { pointer: String, value: Value },
    Add { pointer: String, value: Value },
    Remove { pointer: String, value: Value },
    Choose { count: u64, among: Vec<Choice> },
}

#[derive(Serialize)]
pub(super) struct Choice {
    pub key: String,
    pub steps: Vec<StepOf>,
}

#[derive(Serialize)]
pub(super) struct Contact {
    pub name: String,
    pub title: Texts,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub link: Option<String>,
    pub address: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Action {
    pub name: String,
    pub text: Texts,
    pub contacts: Vec<Contact>,
    pub link: Option<String>,
}

/// One requirement, judged.
#[derive(Serialize)]
pub(super) struct JudgedOf {
    pub strength: &'static str,
    pub verdict: &'static str,
    pub truth: Option<&'static str>,
    pub vacuous: bool,
    pub reason: Option<&'static str>,
    pub location: Option<Location>,
    pub policy_location: Location,
    pub text: Texts,
    pub due: Option<String>,
    pub found: Value,
    pub needed: Value,
    pub total: Value,
    pub missing: Vec<MissingOf>,
    pub evidence: Vec<EvidenceOf>,
    pub remedy: Option<Vec<StepOf>>,
    pub remedy_text: Option<Texts>,
}

/// The waiver that covers what is waived in a result.
#[derive(Serialize)]
pub(super) struct WaiverOf {
    pub id: String,
    pub reason: String,
    pub approver: String,
    pub case_number: String,
    pub granted: String,
    pub expires: String,
    pub location: Location,
}

/// A waiver and what became of it.
#[derive(Serialize)]
pub(super) struct StandingOf {
    #[serde(flatten)]
    pub waiver: WaiverOf,
    pub rule: String,
    pub provider: String,
    pub subject: Option<String>,
    pub wording: Option<String>,
    pub wording_now: Option<String>,
    pub state: &'static str,
}

#[derive(Serialize)]
pub(super) struct ResultOf {
    pub id: String,
    pub rule: String,
    pub mode: &'static str,
    #[serde(flatten)]
    pub judged: JudgedOf,
    pub clauses: Vec<String>,
    pub readings: Vec<String>,
    pub subject: Option<SubjectOf>,
    pub action: Option<Action>,
    pub actions: Vec<Action>,
    pub waiver: Option<WaiverOf>,
    pub group: Option<String>,
    pub also: Vec<JudgedOf>,
}
