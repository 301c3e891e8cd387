//! The entries of a record.

use super::{KeyId, NodeId, Tree};
use crate::document::builder::{KeyPlace, Named};
use crate::source::Span;

/// A key and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The key, decoded.
    pub key: &'t str,
    /// Its number in the tree.
    pub id: KeyId,
    /// The place of the key, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: NodeId,
}

/// The entries of a record.
#[derive(Debug, Clone, Copy)]
pub struct Entries<'t> {
    pub(super) tree: &'t Tree,
    pub(super) members: &'t [Named],
    pub(super) places: &'t [KeyPlace],
}

impl PartialEq for Entries<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<'t> Entries<'t> {
    /// The entries in the order of the file.
    #[must_use]
    pub fn iter(self) -> Members<'t> {
        self.into_iter()
    }

    /// The number of each key, and its value.
    pub fn values(self) -> impl Iterator<Item = (KeyId, NodeId)> {
        self.members.iter().map(|member| (member.key, member.value))
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.members.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.members.is_empty()
    }

    /// The first one.
    #[must_use]
    pub fn first(self) -> Option<Entry<'t>> {
        self.get(0)
    }

    /// The last one.
    #[must_use]
    pub fn last(self) -> Option<Entry<'t>> {
        self.get(self.len().checked_sub(1)?)
    }

    /// The one at a place.
    #[must_use]
    pub fn get(self, place: usize) -> Option<Entry<'t>> {
        Some(self.tree.entry_of(*self.members.get(place)?, *self.places.get(place)?))
    }
}

impl<'t> IntoIterator for Entries<'t> {
    type Item = Entry<'t>;
    type IntoIter = Members<'t>;

    fn into_iter(self) -> Members<'t> {
        Members { tree: self.tree, members: self.members.iter().zip(self.places) }
    }
}

/// Goes through the entries of a record.
#[derive(Debug, Clone)]
pub struct Members<'t> {
    tree: &'t Tree,
    members: std::iter::Zip<std::slice::Iter<'t, Named>, std::slice::Iter<'t, KeyPlace>>,
}

impl<'t> Iterator for Members<'t> {
    type Item = Entry<'t>;

    fn next(&mut self) -> Option<Entry<'t>> {
        self.members.next().map(|(member, place)| self.tree.entry_of(*member, *place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.members.size_hint()
    }
}

impl DoubleEndedIterator for Members<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.members.next_back().map(|(member, place)| self.tree.entry_of(*member, *place))
    }
}

impl ExactSizeIterator for Members<'_> {}
