//! A few things that were found last, looked at before what finds them all: what is asked of one subject is mostly asked
//! of the next one too.

use std::cell::Cell;

/// How many places there are, a power of two.
const PLACES: usize = 64;

/// The things found last, by expressions that have a place in memory.
pub(super) struct Recent<K, V> {
    places: Box<[Place<K, V>]>,
}

/// What was found last of those that share a place.
type Place<K, V> = Cell<Option<(K, V)>>;

impl<K, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self { places: std::iter::repeat_with(Cell::default).take(PLACES).collect() }
    }
}

impl<K: Copy + Eq, V: Copy> Recent<K, V> {
    /// What was found for this, of the expression at a place in memory; found when it was another that was found last.
    #[inline]
    pub(super) fn or_find<T>(&self, of: *const T, key: K, find: impl FnOnce() -> V) -> V {
        // Expressions lie at least so far apart.
        let Some(place) = self.places.get((of.addr() >> 4) % PLACES) else { return find() };
        match place.get() {
            Some((last, value)) if last == key => value,
            _ => {
                let value = find();
                place.set(Some((key, value)));
                value
            }
        }
    }
}
