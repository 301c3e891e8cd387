//! What reports need of the policy and the schema: names, texts, places.

use crate::source::Span;
use crate::value::Date;
use std::sync::Arc;

/// A text in each language of the policy: `(language, text)`.
pub type Multi = Vec<(Arc<str>, Arc<str>)>;

/// The policy.
#[derive(Debug, Clone, Default)]
pub struct PolicyInfo {
    /// Name.
    pub name: String,
    /// Version, empty when the header has none.
    pub version: String,
    /// SHA-256 over its files.
    pub sha256: String,
    /// Title.
    pub title: Multi,
    /// Source document: title, version, day of revision.
    pub document: Option<(String, String, Option<Date>)>,
    /// Owner.
    pub owner: String,
    /// Languages in the order of the header.
    pub languages: Vec<Arc<str>>,
    /// The policies that it extends or imports: name, version, whether it extends it.
    pub parts: Vec<PartInfo>,
    /// Rules in the order of the policy; [`crate::verdict::RuleResult::rule`] is a place here.
    pub rules: Vec<RuleInfo>,
    /// Clauses.
    pub clauses: Vec<ClauseInfo>,
    /// Readings.
    pub readings: Vec<ReadingInfo>,
    /// Actions.
    pub actions: Vec<ActionInfo>,
    /// Contacts.
    pub contacts: Vec<ContactInfo>,
}

impl PolicyInfo {
    /// The section of the source document in which the first clause of a rule stands; empty when it cites none.
    #[must_use]
    pub fn section_of(&self, rule: &RuleInfo) -> &str {
        let first = rule.clauses.first().and_then(|place| self.clauses.get(*place));
        first.map_or("", |clause| &clause.section)
    }
}

/// A policy on which another builds.
#[derive(Debug, Clone)]
pub struct PartInfo {
    /// Name.
    pub name: String,
    /// Version, empty when the header has none.
    pub version: String,
    /// Whether it is extended, not only imported.
    pub extended: bool,
}

/// A rule.
#[derive(Debug, Clone)]
pub struct RuleInfo {
    /// Name.
    pub name: String,
    /// Groups around it, outermost first.
    pub groups: Vec<String>,
    /// What it inherits from them, as text, outermost first: for `explain`.
    pub inherited: Vec<String>,
    /// Places in [`PolicyInfo::clauses`].
    pub clauses: Vec<usize>,
    /// Places in [`PolicyInfo::readings`].
    pub readings: Vec<usize>,
    /// Places in [`PolicyInfo::actions`].
    pub actions: Vec<usize>,
    /// The rule under whose finding it stands.
    pub follows: Option<usize>,
    /// Exceptions in order.
    pub exceptions: Vec<ExceptionInfo>,
    /// Place of its name.
    pub name_span: Option<Span>,
    /// The whole rule.
    pub span: Option<Span>,
    /// The rule as text, in the canonical form: for `explain`.
    pub source: String,
    /// Whether the policy itself says it, not one that it extends or imports.
    pub own: bool,
}

/// A permission that relaxes a rule.
#[derive(Debug, Clone)]
pub struct ExceptionInfo {
    /// Why.
    pub because: Multi,
    /// Clauses that permit it: places in [`PolicyInfo::clauses`].
    pub clauses: Vec<usize>,
}

/// A clause of the source document.
#[derive(Debug, Clone)]
pub struct ClauseInfo {
    /// Name.
    pub name: String,
    /// Section.
    pub section: String,
    /// Page.
    pub page: Option<u32>,
    /// Whom it binds.
    pub binds: String,
    /// The clause's own word.
    pub word: String,
    /// Our wording.
    pub text: Multi,
    /// Why no rule checks it.
    pub informative: Option<Multi>,
    /// Place of its name.
    pub span: Option<Span>,
    /// Whether the policy itself says it, not one that it extends or imports.
    pub own: bool,
}

/// A chosen reading.
#[derive(Debug, Clone)]
pub struct ReadingInfo {
    /// Name (`A-05`).
    pub name: String,
    /// What was chosen.
    pub text: Multi,
}

/// What to do.
#[derive(Debug, Clone)]
pub struct ActionInfo {
    /// Name.
    pub name: String,
    /// Text.
    pub text: Multi,
    /// Places in [`PolicyInfo::contacts`].
    pub contacts: Vec<usize>,
    /// Web page, empty when none.
    pub link: String,
}

/// Whom to ask.
#[derive(Debug, Clone)]
pub struct ContactInfo {
    /// Name in the policy.
    pub name: String,
    /// What it is called.
    pub title: Multi,
    /// E-mail address, empty when none.
    pub email: String,
    /// Phone number, empty when none.
    pub phone: String,
    /// Web page, empty when none.
    pub link: String,
    /// Address, empty when none.
    pub address: String,
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

/// The text of a language; the first text when there is none in it.
#[must_use]
pub fn pick<'a>(texts: &'a [(Arc<str>, Arc<str>)], lang: &str) -> &'a str {
    texts.iter().find(|(code, _)| &**code == lang).or(texts.first()).map_or("", |(_, text)| text)
}
