//! Keys and references: what JSON Schema cannot say. A list with a key has it in every record and each once; a reference
//! names something that the file declares.

use super::Schema;
use super::walk::{self, Walked};
use crate::diagnostic::{Diagnostic, Role, codes::structure as codes, suggest};
use crate::document::{KeyId, Kind, NodeId, Tree, limits};
use crate::value::{Field, RecordType, Reference, Type, nfc};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// How many comparisons did-you-mean makes for the references of one target.
const COMPARISONS: usize = 200_000;

/// Checks all keys and references of a file.
pub(super) fn check(schema: &Schema, tree: &Tree, walked: &Walked) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut targets: HashMap<Reference, Targets> = HashMap::new();
    walk::fields(schema, tree, &mut |value, field| {
        if walk::is_full(&findings) {
            return;
        }
        if !field.key.is_empty() {
            check_key(tree, value, field, walked, &mut findings);
        }
        if let Some(reference) = &field.reference {
            if !targets.contains_key(reference) {
                targets.insert(reference.clone(), Targets::read(tree, reference));
            }
            let Some(known) = targets.get_mut(reference) else { return };
            let dangling = walk::scalars(tree, value).filter_map(|text| known.dangling(tree, text, field));
            findings.extend(dangling.take(limits::FINDINGS));
        }
    });
    findings
}

/// The record type of a list's items.
fn items(field: &Field) -> Option<&RecordType> {
    match &field.kind {
        Ok(Type::List(item)) => match &**item {
            Type::Record(record) => Some(record),
            _ => None,
        },
        _ => None,
    }
}

fn check_key(tree: &Tree, list: NodeId, field: &Field, walked: &Walked, findings: &mut Vec<Diagnostic>) {
    let mut first: HashMap<Vec<Option<Cow<'_, str>>>, NodeId> = HashMap::new();
    for &record in tree.items(list) {
        if walk::is_full(findings) {
            return;
        }
        if !matches!(tree.kind(record), Kind::Record(_)) {
            continue;
        }
        let values: Vec<Option<NodeId>> = field.key.iter().map(|name| tree.get(record, name)).collect();
        // Where the schema requires one part of a key, the parts that it does not require may be left out.
        let is_required = |name: &str| items(field).and_then(|r| r.field(name)).is_some_and(|f| f.required);
        let parted = field.key.iter().any(|name| is_required(name));
        for (name, _) in field.key.iter().zip(&values).filter(|(_, value)| value.is_none() && !parted) {
            // What the schema requires is reported as a missing field, what is misspelt as an unknown one.
            if !is_required(name) && !walked.meant.contains(&(record, name.to_string())) {
                findings.push(missing(codes::MISSING_KEY, tree, record, name));
            }
        }
        let key: Vec<Option<Cow<'_, str>>> = values.iter().map(|value| scalar(tree, (*value)?)).collect();
        let (read, declared) = (key.iter().flatten().count(), values.iter().flatten().count());
        if read == 0 || read < declared {
            continue;
        }
        if let Some(&earlier) = first.get(&key) {
            let (here, there) = (key_place(tree, record, field), key_place(tree, earlier, field));
            findings.push(
                walk::at(codes::DOUBLE_KEY, tree, here)
                    .and(Role::First, tree.span(there))
                    .with("value", key.iter().flatten().map(|part| &**part).collect::<Vec<_>>().join(", "))
                    .list("key", field.key.iter().map(|name| name.to_string())),
            );
        } else {
            first.insert(key, record);
        }
    }
}

/// Where a record's key stands: the first of its parts.
fn key_place(tree: &Tree, record: NodeId, field: &Field) -> NodeId {
    field.key.first().and_then(|name| tree.get(record, name)).unwrap_or(record)
}

/// A single value as the text by which keys and references compare.
pub(super) fn scalar(tree: &Tree, node: NodeId) -> Option<Cow<'_, str>> {
    match tree.kind(node) {
        Kind::Text(text) => Some(nfc(text)),
        Kind::Number(number) => Some(number.to_string().into()),
        Kind::Bool(value) => Some(value.to_string().into()),
        Kind::Null | Kind::List(_) | Kind::Record(_) => None,
    }
}

/// A finding of a key that a record lacks: at the record's first key, with the place where to write it.
pub(super) fn missing(code: crate::diagnostic::Code, tree: &Tree, record: NodeId, name: &str) -> Diagnostic {
    let main = super::head(tree, record);
    let last = match tree.kind(record) {
        Kind::Record(entries) => entries.last(),
        _ => None,
    };
    let pointer = tree.pointer(record);
    let finding = Diagnostic::at(code, main);
    let finding = match last {
        Some(entry) => {
            // A value that came through an alias stands where its anchor is; the record ends with the alias.
            let written = match (tree.alias(entry.value), tree.alias(record)) {
                (Some(alias), None) => alias,
                _ => tree.span(entry.value),
            };
            finding.and(Role::WriteHere, entry.key_span.to(written).after())
        }
        None => finding,
    };
    let parent = walk::field_of(&pointer);
    finding.with("field", name).with("record", parent).with("pointer", pointer.key(name).to_string())
}

/// Shows every value that a reference may name, in the order of the file; `None` for one that is not declared.
pub(super) fn named<'a>(tree: &'a Tree, reference: &Reference, show: &mut dyn FnMut(Option<Cow<'a, str>>)) {
    for (list, field) in &reference.targets {
        let path: Vec<Option<KeyId>> = list.split('.').chain([&**field]).map(|name| tree.key(name)).collect();
        below(tree, tree.root(), &path, show);
    }
}

fn below<'a>(tree: &'a Tree, node: NodeId, path: &[Option<KeyId>], show: &mut dyn FnMut(Option<Cow<'a, str>>)) {
    let Some((step, rest)) = path.split_first() else { return show(scalar(tree, node)) };
    if let Kind::List(records) = tree.kind(node) {
        return records.iter().for_each(|record| below(tree, *record, path, show));
    }
    match step.and_then(|step| tree.field(node, step)) {
        Some(next) => below(tree, next, rest, show),
        None => show(None),
    }
}

/// The values that a reference may name.
struct Targets {
    values: HashSet<String>,
    /// In the order of the file, for did-you-mean.
    ordered: Vec<String>,
    /// How many comparisons did-you-mean may still make: a file full of dangling references must not take forever.
    budget: usize,
    /// Whether all of them are known: every target declared, every record with its key.
    complete: bool,
}

impl Targets {
    fn read(tree: &Tree, reference: &Reference) -> Self {
        let mut targets = Self { values: HashSet::new(), ordered: Vec::new(), budget: COMPARISONS, complete: true };
        named(tree, reference, &mut |value| match value {
            Some(value) if targets.values.contains(&*value) => {}
            Some(value) => {
                targets.values.insert(value.clone().into_owned());
                targets.ordered.push(value.into_owned());
            }
            None => targets.complete = false,
        });
        targets
    }

    fn near(&mut self, text: &str) -> Option<&str> {
        if text.len() > walk::LONGEST_GUESS {
            return None;
        }
        self.budget = self.budget.checked_sub(self.ordered.len())?;
        suggest(text, self.ordered.iter().map(String::as_str))
    }

    fn dangling(&mut self, tree: &Tree, node: NodeId, field: &Field) -> Option<Diagnostic> {
        let text = nfc(tree.text(node)?);
        if !self.complete || self.values.contains(&*text) || (field.may_be_none && text == "none") {
            return None;
        }
        let reference = field.reference.as_ref()?;
        let lists = reference.targets.iter().map(|(list, field)| format!("{list}.{field}"));
        let finding = walk::at(codes::DANGLING_REFERENCE, tree, node).with("value", &*text).list("targets", lists);
        Some(match self.near(&text) {
            Some(near) => finding.with("suggestion", near),
            None => finding,
        })
    }
}
