//! JSON Schema → types of the language; the structure of a setup file against its schema, with exact places.
//!
//! In: the tree of a schema file, trees of setup files. Out: [`Schema`], its types, findings.
//! Must not know: policies, rules, languages. jsonschema lives here and nowhere else.

mod annotations;
mod compile;
mod explain;
mod format;
mod graph;
mod json;
mod keys;
mod lookalike;
mod quick;
pub mod stored;
mod types;
mod walk;
mod words;

use crate::diagnostic::{Diagnostic, codes::structure as codes, tidy};
use crate::document::{Kind, NodeId, Tree};
use crate::source::Span;
use crate::value::{EnumType, RecordType, Shape};
use std::collections::HashMap;
use std::sync::Arc;

/// A schema, read once and used for many setup files.
pub struct Schema {
    name: String,
    version: String,
    types: types::Types,
    compiled: compile::Lazily,
    /// A walk that finds most files right without asking jsonschema.
    quick: Option<quick::Quick>,
}

impl std::fmt::Debug for Schema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Schema").field("name", &self.name).field("version", &self.version).finish_non_exhaustive()
    }
}

/// Reads a schema. With findings that are errors there is none.
#[must_use]
pub fn load(tree: &Tree) -> (Option<Schema>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let schema = read(tree, &mut findings);
    tidy(&mut findings);
    (schema, findings)
}

fn read(tree: &Tree, findings: &mut Vec<Diagnostic>) -> Option<Schema> {
    if !matches!(tree.kind(tree.root()), Kind::Record(_)) {
        findings.push(Diagnostic::at(codes::SCHEMA_TOP, tree.span(tree.root())));
        return None;
    }
    let graph = graph::Graph::new(tree);
    if graph.too_deep {
        findings.push(Diagnostic::at(codes::SCHEMA_TOO_DEEP, head(tree, tree.root())));
        return None;
    }
    for &reference in &graph.astray {
        let to = tree.text(reference).unwrap_or("");
        findings.push(Diagnostic::at(codes::SCHEMA_REFERENCE, tree.span(reference)).with("value", to));
    }
    findings.extend(compile::faults(tree));
    if !findings.is_empty() {
        return None;
    }
    let types = types::read(tree, &graph, findings)?;
    if !findings.is_empty() {
        return None;
    }
    match compile::compile(tree) {
        Ok(compiled) => {
            let quick = quick::compile(&compiled.schema, &types);
            Some(Schema { name: name(tree), version: version(tree), types, compiled: compiled.into(), quick })
        }
        Err(fault) => {
            findings.push(fault);
            None
        }
    }
}

/// `x-krav-name`, else the last part of `$id` without its ending.
fn name(tree: &Tree) -> String {
    let text = |key: &str| tree.get(tree.root(), key).and_then(|node| tree.text(node));
    if let Some(name) = text("x-krav-name") {
        return name.to_owned();
    }
    let id = text("$id").unwrap_or("").trim_end_matches(['#', '/']);
    let last = id.rsplit('/').next().unwrap_or(id);
    let last = last.strip_suffix(".json").unwrap_or(last);
    last.strip_suffix(".schema").unwrap_or(last).to_owned()
}

/// `x-krav-version`, else `version`; a number is taken as it stands.
fn version(tree: &Tree) -> String {
    let node = ["x-krav-version", "version"].iter().find_map(|key| tree.get(tree.root(), key));
    node.map_or_else(String::new, |node| match tree.kind(node) {
        Kind::Text(text) => text.to_string(),
        Kind::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

impl Schema {
    /// Its name, by which a policy asks for it; empty when the schema says none.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its version; empty when the schema says none.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The type of a whole file.
    #[must_use]
    pub fn root(&self) -> &Arc<RecordType> {
        &self.types.root
    }

    /// The enums that `$defs` names, in the schema's order.
    #[must_use]
    pub fn enums(&self) -> &[Arc<EnumType>] {
        &self.types.enums
    }

    /// Everything that is wrong with the structure of a file, by place.
    #[must_use]
    pub fn check(&self, tree: &Tree) -> Vec<Diagnostic> {
        if self.quick.as_ref().is_some_and(|quick| quick.is_right(tree)) { Vec::new() } else { self.explain(tree) }
    }

    /// The same, without a quick look.
    fn explain(&self, tree: &Tree) -> Vec<Diagnostic> {
        let walked = walk::check(self, tree);
        let mut findings = explain::check(self, tree, &walked);
        findings.extend(keys::check(self, tree, &walked));
        findings.extend(walked.findings);
        tidy(&mut findings);
        once_an_anchor(findings)
    }

    /// The places of scalars whose digits are no personal number: phone numbers, addresses of machines, organisation
    /// numbers, serial numbers.
    #[must_use]
    pub fn exempt(&self, tree: &Tree) -> Vec<Span> {
        let mut spans = Vec::new();
        walk::fields(self, tree, &mut |value, field| {
            let exempt = matches!(
                field.shape,
                Some(
                    Shape::PhoneNumber
                        | Shape::IpAddress
                        | Shape::PrivateIpAddress
                        | Shape::OrganisationNumber
                        | Shape::SerialNumber
                )
            );
            if exempt {
                spans.extend(walk::scalars(tree, value).map(|scalar| tree.span(scalar)));
            }
        });
        spans.sort();
        spans.dedup();
        spans
    }
}

/// An anchored value that several aliases repeat is wrong once, however often it is used.
fn once_an_anchor(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for finding in findings {
        let told = |other: &Diagnostic| {
            let of =
                |d: &Diagnostic| d.params.iter().filter(|(name, _)| *name != "pointer").cloned().collect::<Vec<_>>();
            other.code == finding.code && other.span() == finding.span() && of(other) == of(&finding)
        };
        // Sorted by place and code, so those that say the same stand together.
        let near = kept.iter().rev().take_while(|other| other.span() == finding.span());
        if !near.into_iter().any(told) {
            kept.push(finding);
        }
    }
    kept
}

/// The place that stands for a whole record or list: its first key, the value itself when it is not a record.
fn head(tree: &Tree, node: NodeId) -> Span {
    match tree.kind(node) {
        Kind::Record(entries) => entries.first().map_or(tree.span(node), |entry| entry.key_span),
        _ => tree.span(node),
    }
}

/// The items of a list that are equal to an earlier one: `(item, the first)`.
fn duplicates(tree: &Tree, items: &[NodeId]) -> Vec<(NodeId, NodeId)> {
    let mut first: HashMap<String, NodeId> = HashMap::with_capacity(items.len());
    let mut found = Vec::new();
    for &item in items {
        let mut text = String::new();
        write_canonical(tree, item, &mut text);
        match first.get(&text) {
            Some(&earlier) => found.push((item, earlier)),
            None => {
                first.insert(text, item);
            }
        }
    }
    found
}

/// A text that two values share when, and only when, they are equal: keys sorted, empty values left out.
fn write_canonical(tree: &Tree, node: NodeId, out: &mut String) {
    match tree.kind(node) {
        Kind::Null => out.push('~'),
        Kind::Bool(value) => out.push(if value { 't' } else { 'f' }),
        Kind::Number(number) => out.push_str(&number.to_string()),
        Kind::Text(text) => out.push_str(&format!("{text:?}")),
        Kind::List(items) => {
            out.push('[');
            for item in items {
                write_canonical(tree, *item, out);
                out.push(',');
            }
            out.push(']');
        }
        Kind::Record(entries) => {
            let mut sorted: Vec<_> = entries.iter().filter(|e| !tree.is_null(e.value)).collect();
            sorted.sort_by(|a, b| a.key.cmp(b.key));
            out.push('{');
            for entry in sorted {
                out.push_str(&format!("{:?}:", entry.key));
                write_canonical(tree, entry.value, out);
                out.push(',');
            }
            out.push('}');
        }
    }
}

#[cfg(test)]
mod tests;
