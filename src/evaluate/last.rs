//! What was found last of what stands at one node or two: of the next subject mostly the same is asked that was asked of one
//! of those before, of the same manager, the same unit, the same day.

use crate::document::What;
use std::cell::Cell;

/// What stands at the nodes of which something is asked; of sources without one, which say the same on every path, none.
pub(super) type Of = [Option<What>; 2];

/// Of how many different ones it is kept what was found.
const KEPT: usize = 4;

/// What was found last.
#[derive(Debug)]
pub(super) struct Last<V: Copy> {
    found: [Cell<Option<(Of, V)>>; KEPT],
    /// Where the next one is put.
    next: Cell<usize>,
}

impl<V: Copy> Default for Last<V> {
    fn default() -> Self {
        Self { found: std::array::from_fn(|_| Cell::new(None)), next: Cell::new(0) }
    }
}

impl<V: Copy> Last<V> {
    /// What was found where the same stood; else what is found now.
    #[inline]
    pub(super) fn or_find(&self, of: Of, find: impl FnOnce() -> V) -> V {
        let known = self.found.iter().filter_map(Cell::get).find(|(known, _)| *known == of);
        if let Some((_, value)) = known {
            return value;
        }
        let value = find();
        let next = self.next.get();
        self.found.get(next).into_iter().for_each(|place| place.set(Some((of, value))));
        self.next.set((next + 1) % KEPT);
        value
    }
}
