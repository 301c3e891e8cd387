//! The tables of a TOML file while it is read: which may still grow, which keys are taken.

use super::build::Draft;
use super::builder::{Built, Member};
use super::limits;
use super::toml::Key;
use super::tree::{NodeId, Tree};
use crate::diagnostic::codes::reading as codes;
use crate::diagnostic::{Diagnostic, Role};
use crate::source::Span;
use crate::value::nfc;
use std::collections::HashMap;
use std::ops::Range;

/// A value in the arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SlotId(usize);

struct Slot {
    range: Range<usize>,
    what: What,
}

/// What a slot holds.
pub(super) enum What {
    Scalar(Built<'static>),
    /// `[a, b]`.
    List(Vec<SlotId>),
    /// `[[a]]` … `[[a]]`.
    TableList(Vec<SlotId>),
    Table(Table),
}

/// A table with its keys in the order of the file.
pub(super) struct Table {
    entries: Vec<(Key, SlotId)>,
    index: HashMap<Box<str>, usize>,
    made: Made,
}

/// How a table came to be: that decides who may add to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    /// On the way to another header: a header of its own may follow.
    OnTheWay,
    /// By a dotted key: further dotted keys may follow.
    Dotted,
    /// By its header.
    Header,
    /// In braces: complete.
    Inline,
}

/// The tables of a file.
pub(super) struct Tables<'t> {
    pub(super) draft: Draft<'t>,
    slots: Vec<Slot>,
}

impl<'t> Tables<'t> {
    pub(super) fn new(draft: Draft<'t>) -> Self {
        let mut tables = Self { draft, slots: Vec::new() };
        tables.add_table(0..0, Made::Header);
        tables
    }

    pub(super) fn root(&self) -> SlotId {
        SlotId(0)
    }

    pub(super) fn add(&mut self, range: Range<usize>, what: What) -> SlotId {
        self.slots.push(Slot { range, what });
        SlotId(self.slots.len() - 1)
    }

    fn add_table(&mut self, range: Range<usize>, made: Made) -> SlotId {
        self.add(range, What::Table(Table { entries: Vec::new(), index: HashMap::new(), made }))
    }

    pub(super) fn inline(&mut self, range: Range<usize>) -> SlotId {
        self.add_table(range, Made::Inline)
    }

    /// Ends a table in braces.
    pub(super) fn close(&mut self, id: SlotId, end: usize) {
        if let Some(slot) = self.slots.get_mut(id.0) {
            slot.range.end = end.max(slot.range.end);
        }
    }

    /// `path = value` inside a table.
    pub(super) fn insert(&mut self, table: SlotId, mut path: Vec<Key>, value: SlotId) {
        let Some(key) = path.pop() else { return };
        let Some(parent) = self.descend(table, &path, true) else { return };
        self.set(parent, key, value);
    }

    /// The table of `[path]`, or a new one of `[[path]]`. After a fault, a table that belongs nowhere, so that the
    /// lines below are checked all the same.
    pub(super) fn header(&mut self, mut path: Vec<Key>, range: Range<usize>, is_list: bool) -> SlotId {
        let table = self.add_table(range.clone(), Made::Header);
        let Some(key) = path.pop() else { return table };
        let Some(parent) = self.descend(self.root(), &path, false) else { return table };
        let Some((at, first)) = self.entry(parent, &key.text) else {
            let value = if is_list { self.add(range, What::TableList(vec![table])) } else { table };
            self.set(parent, key, value);
            return table;
        };
        match self.slots.get_mut(at.0).map(|slot| (&mut slot.what, &mut slot.range)) {
            Some((What::TableList(tables), _)) if is_list => tables.push(table),
            Some((What::Table(Table { made: made @ Made::OnTheWay, .. }), place)) if !is_list => {
                *made = Made::Header;
                *place = range;
                return at;
            }
            _ => self.taken(&key, first),
        }
        table
    }

    fn table(&self, id: SlotId) -> Option<&Table> {
        match self.slots.get(id.0).map(|slot| &slot.what) {
            Some(What::Table(table)) => Some(table),
            _ => None,
        }
    }

    /// The value of a key in a table, and the place of the key.
    fn entry(&self, table: SlotId, key: &str) -> Option<(SlotId, Range<usize>)> {
        let table = self.table(table)?;
        let (key, id) = table.entries.get(*table.index.get(&*nfc(key))?)?;
        Some((*id, key.range.clone()))
    }

    fn set(&mut self, table: SlotId, key: Key, value: SlotId) {
        if let Some((_, first)) = self.entry(table, &key.text) {
            return self.taken(&key, first);
        }
        if let Some(Slot { what: What::Table(table), .. }) = self.slots.get_mut(table.0) {
            table.index.insert(nfc(&key.text).into(), table.entries.len());
            table.entries.push((key, value));
        }
    }

    fn taken(&mut self, key: &Key, first: Range<usize>) {
        let (span, first) = (self.draft.span(key.range.clone()), self.draft.span(first));
        self.draft.duplicate(&key.text, span, first);
    }

    /// The table at the end of a path; tables on the way are made. `None` after a fault.
    fn descend(&mut self, mut at: SlotId, path: &[Key], dotted: bool) -> Option<SlotId> {
        for key in path {
            let Some((next, first)) = self.entry(at, &key.text) else {
                let made = if dotted { Made::Dotted } else { Made::OnTheWay };
                let table = self.add_table(key.range.clone(), made);
                self.set(at, key.clone(), table);
                at = table;
                continue;
            };
            at = match self.slots.get_mut(next.0).map(|slot| &mut slot.what) {
                Some(What::Table(table)) => match (table.made, dotted) {
                    (Made::Inline, _) => return self.closed(key, first),
                    (Made::Header, true) => {
                        self.taken(key, first);
                        return None;
                    }
                    (Made::OnTheWay, true) => {
                        table.made = Made::Dotted;
                        next
                    }
                    _ => next,
                },
                Some(What::TableList(tables)) if !dotted => tables.last().copied()?,
                _ => return self.closed(key, first),
            };
        }
        Some(at)
    }

    /// A key that has a value which cannot take more keys.
    fn closed(&mut self, key: &Key, first: Range<usize>) -> Option<SlotId> {
        let first = self.draft.span(first);
        let finding = self.draft.at(codes::NOT_A_TABLE, key.range.clone()).with("key", &*key.text);
        self.draft.fault(finding.and(Role::First, first));
        None
    }

    /// Ends with the tree.
    pub(super) fn finish(mut self) -> (Option<Tree>, Vec<Diagnostic>) {
        let slots = std::mem::take(&mut self.slots);
        let mut slots: Vec<Option<Slot>> = slots.into_iter().map(Some).collect();
        let root = self.build(&mut slots, SlotId(0), 1).map(|(id, _)| id);
        self.draft.finish(root)
    }

    /// Moves a slot into the tree; the node and its place, which covers all that it holds.
    fn build(&mut self, slots: &mut [Option<Slot>], id: SlotId, depth: usize) -> Option<(NodeId, Range<usize>)> {
        let Slot { range, what } = slots.get_mut(id.0)?.take()?;
        if depth > limits::DEPTH && !matches!(what, What::Scalar(_)) {
            let bracket = self.draft.slice(range.clone()).starts_with(['[', '{']);
            let place = if bracket { range.start..range.start + 1 } else { range };
            self.draft.too_deep(place);
            return None;
        }
        let mut covered = (id != SlotId(0)).then_some(range);
        let mut cover = |part: Range<usize>| {
            covered = Some(match covered.take() {
                Some(old) => old.start.min(part.start)..old.end.max(part.end),
                None => part,
            });
        };
        let kind = match what {
            What::Scalar(kind) => kind,
            What::List(items) | What::TableList(items) => {
                let mut nodes = Vec::with_capacity(items.len());
                for item in items {
                    let (node, part) = self.build(slots, item, depth + 1)?;
                    cover(part);
                    nodes.push(node);
                }
                Built::List(nodes)
            }
            What::Table(table) => {
                let mut members = Vec::with_capacity(table.entries.len());
                for (key, value) in table.entries {
                    let (value, part) = self.build(slots, value, depth + 1)?;
                    cover(part);
                    let Span { start, end, .. } = self.draft.span(key.range.clone());
                    cover(key.range);
                    members.push(Member { key: self.draft.builder.key(&key.text), start, end, value });
                }
                Built::Record(members)
            }
        };
        let range = covered.unwrap_or(0..0);
        let span = self.draft.span(range.clone());
        Some((self.draft.builder.add(span, false, kind), range))
    }
}
