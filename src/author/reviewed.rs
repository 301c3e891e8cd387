//! The reviews of a policy: which rule was held against which wording of which clause. A table of its own beside the
//! policy, one row a link in order of the names, so that two branches that touch different links merge by themselves.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::author as codes;
use crate::document;
use crate::engine::{self, Engine, Input, sha256};
use crate::outcome::ClauseInfo;
use crate::source::Span;
use std::collections::BTreeMap;

/// The columns of the table.
const COLUMNS: [&str; 3] = ["rule", "clause", "sha256"];

/// The reviews, by rule and clause.
#[derive(Debug, Clone, Default)]
pub struct Reviewed(BTreeMap<(String, String), Row>);

/// The wording that a rule was held against.
#[derive(Debug, Clone)]
struct Row {
    hash: String,
    span: Span,
}

impl Reviewed {
    /// Reads the table.
    ///
    /// # Errors
    /// What makes it unusable, each with its place in the sources of the engine.
    pub fn read(engine: &mut Engine, input: &Input) -> Result<Self, Vec<Diagnostic>> {
        let sources = &mut engine.sources;
        let (file, fault) = document::add(sources, &input.name, &input.bytes, sha256(&input.bytes));
        let mut findings = document::hide_all(sources, file);
        findings.extend(fault);
        let (table, faults) = document::table(file, sources.file(file).text());
        findings.extend(faults);
        let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
        if findings.is_empty() && names != COLUMNS {
            let header = table.columns.first().map_or(Span::new(file, 0, 0), |(_, span)| *span);
            findings.push(Diagnostic::at(codes::REVIEW_BROKEN, header));
        }
        let mut reviews = BTreeMap::new();
        for row in &table.rows {
            let [(rule, start), (clause, _), (hash, end)] = row.as_slice() else { continue };
            let span = start.to(*end);
            let is_hash = hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            let known = reviews.insert((rule.clone(), clause.clone()), Row { hash: hash.clone(), span });
            if !is_hash || known.is_some() {
                findings.push(Diagnostic::at(codes::REVIEW_BROKEN, span));
            }
        }
        if findings.iter().any(Diagnostic::is_error) { Err(findings) } else { Ok(Self(reviews)) }
    }

    /// The hash that is stored for a rule and a clause.
    pub(super) fn hash(&self, rule: &str, clause: &str) -> Option<&str> {
        self.0.get(&(rule.to_owned(), clause.to_owned())).map(|row| row.hash.as_str())
    }

    /// Rows of no link, with their places.
    pub(super) fn unused(&self, is_link: impl Fn(&str, &str) -> bool) -> Vec<(&str, &str, Span)> {
        let rows = self.0.iter().filter(|((rule, clause), _)| !is_link(rule, clause));
        rows.map(|((rule, clause), row)| (rule.as_str(), clause.as_str(), row.span)).collect()
    }
}

/// The table with the links of some rules stamped with the wording of today: of all rules, and nothing else, when
/// `only` is none. What `kept` holds of other rules stays as it is.
#[must_use]
pub fn stamp(engine: &Engine, kept: &Reviewed, only: Option<&[String]>) -> String {
    let policy = &engine.header.policy;
    let stamped = |rule: &str| only.is_none_or(|only| only.iter().any(|name| name == rule));
    let mut rows: BTreeMap<(String, String), String> = BTreeMap::new();
    for ((rule, clause), row) in &kept.0 {
        if !stamped(rule) {
            rows.insert((rule.clone(), clause.clone()), row.hash.clone());
        }
    }
    for (rule, clause, _) in super::coverage::links(policy) {
        if let (Some(rule), Some(clause)) = (policy.rules.get(rule), policy.clauses.get(clause))
            && rule.own
            && stamped(&rule.name)
        {
            rows.insert((rule.name.clone(), clause.name.clone()), fingerprint(clause));
        }
    }
    let mut text = COLUMNS.join(",");
    text.push('\n');
    for ((rule, clause), hash) in rows {
        text.push_str(&format!("{rule},{clause},{hash}\n"));
    }
    text
}

/// The hash of what a clause says: its own word and its wording in every language, whatever their order.
pub(super) fn fingerprint(clause: &ClauseInfo) -> String {
    engine::wording(&clause.word, &clause.text)
}
