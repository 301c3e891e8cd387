//! A setup file walked with its types: misspelt keys and empty list items, and every field with its value for others.
//! Keys are checked here rather than by jsonschema, so that records are closed in any schema and a key without a value is
//! read too.

use super::{Schema, types::Known};
use crate::diagnostic::{Diagnostic, codes::structure as codes, suggest};
use crate::document::{Kind, NodeId, Tree, limits};
use crate::value::{Field, RecordType, Type};
use std::collections::HashSet;
use std::sync::Arc;

/// The longest text, in bytes, for which did-you-mean looks for another.
pub(super) const LONGEST_GUESS: usize = 100;

/// What the walk found.
pub(super) struct Walked {
    pub(super) findings: Vec<Diagnostic>,
    /// Records whose keys were checked.
    pub(super) records: HashSet<NodeId>,
    /// Keys that are missing because they stand there misspelt: the record and what was meant.
    pub(super) meant: HashSet<(NodeId, String)>,
}

/// Checks the keys of all records and looks for empty list items.
pub(super) fn check(schema: &Schema, tree: &Tree) -> Walked {
    let mut walked = Walked { findings: Vec::new(), records: HashSet::new(), meant: HashSet::new() };
    let mut visit = |record: NodeId, kind: &RecordType| {
        walked.records.insert(record);
        check_keys(schema, tree, record, kind, &mut walked.findings, &mut walked.meant);
    };
    let root = Type::Record(schema.types.root.clone());
    descend(tree, tree.root(), &root, None, &mut visit, &mut |_, _| {});
    for list in tree.ids() {
        for item in tree.items(list).iter().filter(|item| tree.is_null(**item)) {
            if is_full(&walked.findings) {
                return walked;
            }
            walked.findings.push(at(codes::EMPTY_ITEM, tree, *item));
        }
    }
    walked
}

/// Whether there are more findings than are told of a file: then no more are looked for.
pub(super) fn is_full(findings: &[Diagnostic]) -> bool {
    findings.len() > limits::FINDINGS
}

fn check_keys(
    schema: &Schema,
    tree: &Tree,
    record: NodeId,
    kind: &RecordType,
    findings: &mut Vec<Diagnostic>,
    meant: &mut HashSet<(NodeId, String)>,
) {
    let Kind::Record(entries) = tree.kind(record) else { return };
    let closed = Known::default();
    let known = schema.types.known.get(&kind.place).unwrap_or(&closed);
    if known.open {
        return;
    }
    let allowed: Vec<&str> = kind.fields.iter().map(|f| &*f.name).chain(known.names.iter().map(|n| &**n)).collect();
    for entry in entries.iter().filter(|e| !allowed.contains(&e.key)) {
        if is_full(findings) {
            return;
        }
        let (finding, guess) = unknown_key(tree, record, entry.key, &allowed);
        findings.extend(finding);
        meant.extend(guess.map(|guess| (record, guess)));
    }
}

/// The finding of a key that the schema does not know, and the key that was meant.
pub(super) fn unknown_key(
    tree: &Tree,
    record: NodeId,
    key: &str,
    allowed: &[&str],
) -> (Option<Diagnostic>, Option<String>) {
    let Some(entry) = tree.entry(record, key) else { return (None, None) };
    let absent = allowed.iter().copied().filter(|name| tree.get(record, name).is_none());
    let guess = if key.len() > LONGEST_GUESS { None } else { suggest(key, absent).map(str::to_owned) };
    let mut finding = Diagnostic::at(codes::UNKNOWN_FIELD, entry.key_span)
        .with("field", key)
        .with("pointer", tree.pointer(record).key(key).to_string())
        .list("allowed", allowed.iter().copied());
    if let Some(guess) = &guess {
        finding = finding.with("suggestion", guess.as_str());
    }
    (Some(finding), guess)
}

/// A finding at a value, with its field and place; a value that came through an alias shows the alias too.
pub(super) fn at(code: crate::diagnostic::Code, tree: &Tree, node: NodeId) -> Diagnostic {
    let finding = Diagnostic::at(code, super::head(tree, node));
    let finding = match tree.alias(node) {
        Some(alias) => finding.and(crate::diagnostic::Role::Also, alias),
        None => finding,
    };
    let pointer = tree.pointer(node);
    finding.with("field", field_of(&pointer)).with("pointer", pointer.to_string())
}

/// The last key of a pointer: the field that a list item belongs to.
pub(super) fn field_of(pointer: &crate::value::Pointer) -> String {
    let mut keys = pointer.back().filter_map(|step| match step {
        crate::value::Step::Key(key) => Some(key.to_string()),
        crate::value::Step::Index(_) => None,
    });
    keys.next().unwrap_or_default()
}

/// Calls `visit` for every declared value of a typed field.
pub(super) fn fields(schema: &Schema, tree: &Tree, visit: &mut dyn FnMut(NodeId, &Field)) {
    let root = Type::Record(schema.types.root.clone());
    descend(tree, tree.root(), &root, None, &mut |_, _| {}, visit);
}

/// The scalars of a value: itself, or those in a list or map.
pub(super) fn scalars(tree: &Tree, value: NodeId) -> impl Iterator<Item = NodeId> {
    let mut open = Vec::new();
    let mut next = Some(value);
    std::iter::from_fn(move || {
        while let Some(node) = next.take().or_else(|| open.pop()) {
            match tree.kind(node) {
                Kind::List(items) => open.extend(items.iter().rev()),
                Kind::Record(entries) => open.extend(entries.iter().rev().map(|e| e.value)),
                Kind::Null => {}
                _ => return Some(node),
            }
        }
        None
    })
}

fn descend(
    tree: &Tree,
    node: NodeId,
    kind: &Type,
    field: Option<&Field>,
    records: &mut dyn FnMut(NodeId, &RecordType),
    visit: &mut dyn FnMut(NodeId, &Field),
) {
    if let Some(field) = field {
        visit(node, field);
    }
    match (kind, tree.kind(node)) {
        (Type::Record(record), Kind::Record(_)) => in_record(tree, node, record, records, visit),
        (Type::List(item), Kind::List(items)) => {
            for value in items {
                descend(tree, *value, item, None, records, visit);
            }
        }
        (Type::Map(value), Kind::Record(entries)) => {
            for entry in entries {
                descend(tree, entry.value, value, None, records, visit);
            }
        }
        _ => {}
    }
}

fn in_record(
    tree: &Tree,
    node: NodeId,
    record: &Arc<RecordType>,
    records: &mut dyn FnMut(NodeId, &RecordType),
    visit: &mut dyn FnMut(NodeId, &Field),
) {
    records(node, record);
    for field in record.fields.iter() {
        if let (Ok(kind), Some(value)) = (&field.kind, tree.get(node, &field.name)) {
            descend(tree, value, kind, Some(field), records, visit);
        }
    }
}
