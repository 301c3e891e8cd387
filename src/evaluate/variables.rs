//! What variables hold while judging, and from which node of the file it came.

use super::value::{Rec, Val};
use crate::document::NodeId;
use crate::program::ir::Slot;
use std::cell::{Cell, RefCell};

/// A list and a place in it.
pub(super) type InList = (NodeId, usize);

/// The variables of a policy. Records are held apart: fields are asked of them more than of anything else.
#[derive(Debug)]
pub(super) struct Variables<'a> {
    held: Box<[Held]>,
    /// What else variables hold.
    values: RefCell<Vec<Option<Val<'a>>>>,
    /// The two that were made to hold items last.
    entered: Cell<[Slot; 2]>,
    singles: Cell<usize>,
}

/// A variable.
#[derive(Debug, Default)]
struct Held {
    /// The record of the setup that it holds.
    record: Cell<Option<NodeId>>,
    /// In which list that stands, and where, as far as that was said.
    list: Cell<Option<InList>>,
    /// From which node what it holds came.
    origin: Cell<Option<NodeId>>,
}

impl<'a> Variables<'a> {
    /// So many variables, which hold nothing.
    pub(super) fn new(count: usize) -> Self {
        Self {
            held: std::iter::repeat_with(Held::default).take(count).collect(),
            values: RefCell::new(vec![None; count]),
            entered: Cell::default(),
            singles: Cell::new(0),
        }
    }

    /// What a variable holds.
    pub(super) fn get(&self, slot: Slot) -> Option<Val<'a>> {
        match self.record(slot) {
            Some(record) => Some(Val::Record(Rec::Node(record))),
            None => self.values.borrow().get(slot).cloned().flatten(),
        }
    }

    /// The record of the setup that a variable holds, when it is one.
    #[inline]
    pub(super) fn record(&self, slot: Slot) -> Option<NodeId> {
        self.held.get(slot)?.record.get()
    }

    /// In which list the record that a variable holds stands, and where, when that was said.
    #[inline]
    pub(super) fn in_list(&self, slot: Slot) -> Option<InList> {
        self.held.get(slot)?.list.get()
    }

    /// The node from which the value of a range's variable came.
    #[inline]
    pub(super) fn origin(&self, slot: Slot) -> Option<NodeId> {
        self.held.get(slot)?.origin.get()
    }

    /// Makes a variable hold something; what it held before.
    pub(super) fn set(&self, slot: Slot, value: Option<Val<'a>>) -> Option<Val<'a>> {
        let held = self.held.get(slot)?;
        let (record, value) = match value {
            Some(Val::Record(Rec::Node(record))) => (Some(record), None),
            value => (None, value),
        };
        held.list.set(None);
        match (held.record.replace(record), record) {
            (Some(before), Some(_)) => Some(Val::Record(Rec::Node(before))),
            (before, _) => {
                let value = self.put(slot, value);
                before.map(|before| Val::Record(Rec::Node(before))).or(value)
            }
        }
    }

    /// Makes a variable hold something that is no record of the setup, or nothing; what of that it held before.
    fn put(&self, slot: Slot, value: Option<Val<'a>>) -> Option<Val<'a>> {
        let mut values = self.values.borrow_mut();
        let place = values.get_mut(slot)?;
        let single = |value: &Option<Val<'_>>| usize::from(matches!(value, Some(Val::Scalar(_))));
        self.singles.set(self.singles.get() + single(&value) - single(place));
        std::mem::replace(place, value)
    }

    /// Makes a variable hold a record of the setup, which is where it came from: an item of a list.
    #[inline]
    pub(super) fn set_item(&self, slot: Slot, record: NodeId, in_list: InList) {
        let Some(held) = self.held.get(slot) else { return };
        if held.record.replace(Some(record)).is_none() {
            self.put(slot, None);
        }
        held.list.set(Some(in_list));
        held.origin.set(Some(record));
        let [last, _] = self.entered.get();
        if last != slot {
            self.entered.set([slot, last]);
        }
    }

    /// In which list a record stands, and where, when one of the variables holds it that were made to hold items last.
    #[inline]
    pub(super) fn just_entered(&self, record: NodeId) -> Option<InList> {
        let held = self.entered.get().into_iter().filter_map(|slot| self.held.get(slot));
        held.filter(|held| held.record.get() == Some(record)).find_map(|held| held.list.get())
    }

    /// How many variables hold a single value.
    #[inline]
    pub(super) fn singles(&self) -> usize {
        self.singles.get()
    }

    /// Says from which node the value of a variable came.
    pub(super) fn set_origin(&self, slot: Slot, origin: Option<NodeId>) {
        if let Some(held) = self.held.get(slot) {
            held.origin.set(origin);
        }
    }
}
