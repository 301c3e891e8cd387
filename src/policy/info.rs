//! What is told of a policy: names, texts, places. No run tells of all of it, so most is read when it is asked for.

use crate::source::Span;
use crate::stored::{Late, Stored};
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
    /// SHA-256 over its files; empty until they are known.
    pub sha256: String,
    /// Title.
    pub title: Multi,
    /// Source document: title, version, day of revision.
    pub document: Option<(String, String, Option<Date>)>,
    /// Owner.
    pub owner: String,
    /// Languages in the order of the header.
    pub languages: Vec<Arc<str>>,
    /// The policies that it extends or imports.
    pub parts: Vec<PartInfo>,
    /// Rules in source order, those of imported policies last: a result names its rule by its place here.
    pub rules: Vec<Arc<Late<RuleInfo>>>,
    /// For each rule the one under whose finding it stands.
    pub follows: Vec<Option<usize>>,
    /// Clauses in source order.
    pub clauses: Vec<Late<ClauseInfo>>,
    /// Readings in source order.
    pub readings: Vec<Late<ReadingInfo>>,
    /// Actions in source order.
    pub actions: Vec<Late<ActionInfo>>,
    /// Contacts in source order.
    pub contacts: Vec<Late<ContactInfo>>,
}

impl PolicyInfo {
    /// The rule at a place.
    #[must_use]
    pub fn rule(&self, place: usize) -> Option<&RuleInfo> {
        self.rules.get(place).map(|rule| &***rule)
    }

    /// The rule that the one at a place follows.
    #[must_use]
    pub fn above(&self, rule: usize) -> Option<&RuleInfo> {
        self.follows.get(rule).copied().flatten().and_then(|above| self.rule(above))
    }

    /// The clauses at some places.
    pub fn clauses_at(&self, places: &[usize]) -> impl Iterator<Item = &ClauseInfo> {
        at(&self.clauses, places)
    }

    /// The readings at some places.
    pub fn readings_at(&self, places: &[usize]) -> impl Iterator<Item = &ReadingInfo> {
        at(&self.readings, places)
    }

    /// The actions at some places.
    pub fn actions_at(&self, places: &[usize]) -> impl Iterator<Item = &ActionInfo> {
        at(&self.actions, places)
    }

    /// The contacts at some places.
    pub fn contacts_at(&self, places: &[usize]) -> impl Iterator<Item = &ContactInfo> {
        at(&self.contacts, places)
    }

    /// The section of the source document in which the first clause of a rule stands; empty when it cites none.
    #[must_use]
    pub fn section_of(&self, rule: &RuleInfo) -> &str {
        self.clauses_at(&rule.clauses).next().map_or("", |clause| &clause.section)
    }
}

fn at<'i, T: Stored>(all: &'i [Late<T>], places: &[usize]) -> impl Iterator<Item = &'i T> {
    places.iter().filter_map(|place| all.get(*place)).map(|one| &**one)
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
    pub groups: Late<Vec<String>>,
    /// Places of what it inherits from them, outermost first.
    pub inherited: Late<Vec<Span>>,
    /// Places in [`PolicyInfo::clauses`].
    pub clauses: Vec<usize>,
    /// Places in [`PolicyInfo::readings`].
    pub readings: Vec<usize>,
    /// Places in [`PolicyInfo::actions`].
    pub actions: Vec<usize>,
    /// Exceptions in order.
    pub exceptions: Vec<ExceptionInfo>,
    /// Place of its name.
    pub name_span: Span,
    /// The whole rule.
    pub span: Span,
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
    pub span: Span,
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

/// The text of a language; the first text when there is none in it.
#[must_use]
pub fn pick<'a>(texts: &'a [(Arc<str>, Arc<str>)], lang: &str) -> &'a str {
    texts.iter().find(|(code, _)| &**code == lang).or(texts.first()).map_or("", |(_, text)| text)
}
