//! Places in the setup file: of what is there, and of what is not.

use super::{Judge, kept};
use crate::document::{Kind, NodeId, Tree};
use crate::source::Span;
use crate::value::Pointer;
use crate::verdict::Place;

impl Judge<'_> {
    /// The place of a node.
    pub(super) fn place(&self, node: NodeId) -> Place {
        Place { pointer: self.pointer(node), span: Some(self.tree.span(node)), write_at: None }
    }

    /// The pointer of a node; what holds it shares its part.
    pub(super) fn pointer(&self, node: NodeId) -> Pointer {
        kept(&self.pointers, node, || match self.tree.step(node) {
            Some((parent, step)) => self.pointer(parent).then(step),
            None => Pointer::default(),
        })
    }

    /// The place of something that is not there: under a node, by the keys that lead to it.
    pub(super) fn missing_place(&self, under: NodeId, keys: &[&str]) -> Place {
        lacking(self.tree, self.pointer(under), under, keys)
    }
}

/// The place of something that is not there: under a node with its pointer, by the keys that lead to it.
pub(super) fn lacking(tree: &Tree, pointer: Pointer, under: NodeId, keys: &[&str]) -> Place {
    let pointer: Pointer = keys.iter().fold(pointer, |pointer, key| pointer.key(key));
    // A key that is written without a value is itself the place.
    let written = keys.first().and_then(|key| tree.entry(under, key));
    if let Some(entry) = written {
        let value = tree.span(entry.value);
        return Place { pointer, span: Some(entry.key_span), write_at: Some(value) };
    }
    let (span, write_at) = record_span(tree, under);
    Place { pointer, span: Some(span), write_at: Some(write_at) }
}

/// The first key of a record, and where a further key could be written.
fn record_span(tree: &Tree, record: NodeId) -> (Span, Span) {
    let whole = tree.span(record);
    match tree.kind(record) {
        Kind::Record(entries) => match (entries.first(), entries.last()) {
            (Some(first), Some(last)) => (first.key_span, tree.span(last.value).after()),
            _ => (whole, whole.after()),
        },
        _ => (whole, whole.after()),
    }
}
