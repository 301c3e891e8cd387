//! What is known of the records of lists: of those of one list it stands side by side, since it is asked of one after the
//! other.

use crate::document::NodeId;
use foldhash::HashMap;
use std::hash::Hash;

/// Values of records, for each key and list a table by the places in the list.
#[derive(Debug)]
pub(super) struct Beside<K, V> {
    tables: Vec<Vec<Option<V>>>,
    table_of: HashMap<(K, NodeId), usize>,
    /// The table that was asked for last.
    last: Option<((K, NodeId), usize)>,
}

impl<K, V> Default for Beside<K, V> {
    fn default() -> Self {
        Self { tables: Vec::new(), table_of: HashMap::default(), last: None }
    }
}

impl<K: Copy + Eq + Hash, V: Copy> Beside<K, V> {
    /// The number of the table of a key and a list, which is new when there was none.
    pub(super) fn table(&mut self, of: (K, NodeId)) -> usize {
        if let Some((_, table)) = self.last.filter(|(last, _)| *last == of) {
            return table;
        }
        let next = self.tables.len();
        let table = *self.table_of.entry(of).or_insert(next);
        if table == next {
            self.tables.push(Vec::new());
        }
        self.last = Some((of, table));
        table
    }

    /// What is known at a place of a table.
    #[inline]
    pub(super) fn get(&self, table: usize, place: usize) -> Option<V> {
        *self.tables.get(table)?.get(place)?
    }

    /// Makes room for what is known at a place; `None`: there is no such table.
    #[inline]
    pub(super) fn at(&mut self, table: usize, place: usize) -> Option<&mut Option<V>> {
        let table = self.tables.get_mut(table)?;
        if table.len() <= place {
            table.resize(place + 1, None);
        }
        table.get_mut(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Syntax, read};
    use crate::source::Sources;

    #[test]
    fn what_is_known_stands_by_key_list_and_place() {
        let tree = read(&mut Sources::default(), "t.json", b"[[], []]", String::new(), Syntax::Json).tree.unwrap();
        let (one, other) = (tree.items(tree.root())[0], tree.items(tree.root())[1]);
        let mut known: Beside<u32, u8> = Beside::default();
        let tables = [(1, one), (1, other), (2, one)].map(|of| known.table(of));
        assert_eq!(tables, [0, 1, 2]);
        assert_eq!([(1, one), (1, other), (2, one)].map(|of| known.table(of)), tables);
        *known.at(1, 3).unwrap() = Some(7);
        assert_eq!([0, 1, 2].map(|table| known.get(table, 3)), [None, Some(7), None]);
        assert_eq!([2, 3, 4].map(|place| known.get(1, place)), [None, Some(7), None]);
        assert_eq!(known.get(3, 0), None);
        assert_eq!(known.at(3, 0), None);
    }
}
