//! What was found last of what stands at one node or two: of the next subject mostly the same is asked that was asked of the
//! one before, of the same manager, the same unit, the same day.

use super::{Name, Source};
use crate::document::{NodeId, Tree};
use std::cell::Cell;

/// Of which nodes something is asked; of sources without one, which say the same on every path, none is told.
pub(super) type Of = [Option<NodeId>; 2];

/// What was found last.
#[derive(Debug)]
pub(super) struct Last<V: Copy>(Cell<Option<(Of, V)>>);

impl<V: Copy> Default for Last<V> {
    fn default() -> Self {
        Self(Cell::new(None))
    }
}

impl<V: Copy> Last<V> {
    /// What was found last, where the same stands at these nodes; else what is found now.
    #[inline]
    pub(super) fn or_find(&self, tree: &Tree, of: Of, find: impl FnOnce() -> V) -> V {
        if let Some((known, value)) = self.0.get()
            && is_same(tree, known, of)
        {
            return value;
        }
        let value = find();
        self.0.set(Some((of, value)));
        value
    }
}

/// Whether the same values stand at nodes: at the same ones, or single ones that are equal.
pub(super) fn is_same(tree: &Tree, one: Of, other: Of) -> bool {
    one == other
        || one.into_iter().zip(other).all(|pair| match pair {
            (Some(one), Some(other)) => one == other || tree.is_same_single(one, other),
            (None, None) => true,
            _ => false,
        })
}

impl Source<'_> {
    /// The node at which the value stands.
    pub(super) fn node(&self, found: &[NodeId]) -> Option<NodeId> {
        match self {
            Self::Field(name, _) | Self::Typed(name, _) => match name {
                Name::Fixed(node) => Some(*node),
                Name::Found(number) => found.get(usize::from(*number)).copied(),
            },
            Self::Fixed(_) | Self::Same(..) => None,
        }
    }
}
