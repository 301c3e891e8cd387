//! What stands beside the types in a schema: titles, references, alternatives, and the chain of schemas in which the
//! annotations of one field are looked for.

use super::graph;
use crate::document::{Kind, NodeId, Tree};
use crate::value::{RecordType, Titles, Type};
use std::sync::Arc;

/// Languages that a plain `title` speaks for.
const LANGUAGES: [&str; 2] = ["sv", "en"];
/// How far `$ref`s and alternatives are followed for the annotations of one field.
const CHAIN: usize = 64;

/// Whether a reference's target is a field of a record, or of the records of a list.
pub(super) fn has_target(root: &Arc<RecordType>, list: &str, field: &str) -> bool {
    let mut record = root.clone();
    for step in list.split('.') {
        let Some(Ok(kind)) = record.field(step).map(|f| &f.kind) else { return false };
        let next = match kind {
            Type::Record(next) => next.clone(),
            Type::List(item) => match &**item {
                Type::Record(next) => next.clone(),
                _ => return false,
            },
            _ => return false,
        };
        record = next;
    }
    record.field(field).is_some()
}

/// The schema that `$ref` names, or the one typed branch of `anyOf`.
pub(super) fn follow(tree: &Tree, schema: NodeId) -> Option<NodeId> {
    if let Some(reference) = tree.get(schema, "$ref") {
        return graph::target(tree, tree.text(reference)?);
    }
    let branches = tree.items(tree.get(schema, "anyOf")?);
    let mut typed = branches.iter().filter(|b| !matches!(constant(tree, **b), Some("none" | "undated")));
    typed.next().copied().filter(|_| typed.next().is_none())
}

/// A schema and those that it leads to: its annotations stand in the first that has them.
pub(super) fn chain(tree: &Tree, schema: NodeId) -> Vec<NodeId> {
    let mut chain = vec![schema];
    let mut at = schema;
    while let Some(next) = follow(tree, at).filter(|next| chain.len() < CHAIN && !chain.contains(next)) {
        chain.push(next);
        at = next;
    }
    chain
}

/// Whether a schema's `anyOf` has the constant.
pub(super) fn offers(tree: &Tree, schema: NodeId, text: &str) -> bool {
    let branches = tree.get(schema, "anyOf").map_or(&[][..], |list| tree.items(list));
    branches.iter().any(|branch| constant(tree, *branch) == Some(text))
}

/// The text of a schema that is `const` alone.
pub(super) fn constant(tree: &Tree, schema: NodeId) -> Option<&str> {
    tree.text(tree.get(schema, "const")?)
}

/// The items of a list, or the one value that stands without brackets.
pub(super) fn one_or_many(tree: &Tree, node: NodeId) -> Vec<NodeId> {
    match tree.kind(node) {
        Kind::List(items) => items.to_vec(),
        _ => vec![node],
    }
}

/// A text in each language.
pub(super) fn texts_of(tree: &Tree, node: NodeId) -> Vec<(Arc<str>, Arc<str>)> {
    match tree.kind(node) {
        Kind::Record(entries) => {
            entries.iter().filter_map(|e| Some((Arc::from(e.key), Arc::from(tree.text(e.value)?)))).collect()
        }
        _ => Vec::new(),
    }
}

/// The title in each language, from the first schema of the chain that has one.
pub(super) fn titles(tree: &Tree, own: &[NodeId]) -> Titles {
    let mut titles: Vec<(Arc<str>, Arc<str>)> = Vec::new();
    for &schema in own {
        let given = tree.get(schema, "x-krav-title").map_or_else(Vec::new, |node| texts_of(tree, node));
        let plain = tree.get(schema, "title").and_then(|node| tree.text(node));
        let plain = plain.into_iter().flat_map(|text| LANGUAGES.map(|lang| (Arc::from(lang), Arc::from(text))));
        for (lang, text) in given.into_iter().chain(plain) {
            if titles.iter().all(|(known, _)| *known != lang) {
                titles.push((lang, text));
            }
        }
    }
    titles.into()
}
