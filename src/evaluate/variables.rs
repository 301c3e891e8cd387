//! What variables hold while judging, and from which node of the file it came.

use super::value::{Rec, Val};
use crate::document::NodeId;
use crate::program::ir::Slot;
use std::cell::{Cell, RefCell};

/// The variables of a policy. A record is held apart too: fields are asked of it more than of anything else.
#[derive(Debug)]
pub(super) struct Variables<'a> {
    values: RefCell<Vec<Option<Val<'a>>>>,
    records: Box<[Cell<Option<NodeId>>]>,
    origins: Box<[Cell<Option<NodeId>>]>,
    singles: Cell<usize>,
}

impl<'a> Variables<'a> {
    /// So many variables, which hold nothing.
    pub(super) fn new(count: usize) -> Self {
        let none = || std::iter::repeat_with(Cell::default).take(count).collect();
        Self { values: RefCell::new(vec![None; count]), records: none(), origins: none(), singles: Cell::new(0) }
    }

    /// What a variable holds.
    pub(super) fn get(&self, slot: Slot) -> Option<Val<'a>> {
        self.values.borrow().get(slot).cloned().flatten()
    }

    /// The record of the setup that a variable holds, when it is one.
    #[inline]
    pub(super) fn record(&self, slot: Slot) -> Option<NodeId> {
        self.records.get(slot)?.get()
    }

    /// The node from which the value of a range's variable came.
    #[inline]
    pub(super) fn origin(&self, slot: Slot) -> Option<NodeId> {
        self.origins.get(slot)?.get()
    }

    /// Makes a variable hold something; what it held before.
    pub(super) fn set(&self, slot: Slot, value: Option<Val<'a>>) -> Option<Val<'a>> {
        if let Some(record) = self.records.get(slot) {
            record.set(if let Some(Val::Record(Rec::Node(node))) = &value { Some(*node) } else { None });
        }
        let mut values = self.values.borrow_mut();
        let place = values.get_mut(slot)?;
        let single = |value: &Option<Val<'_>>| usize::from(matches!(value, Some(Val::Scalar(_))));
        self.singles.set(self.singles.get() + single(&value) - single(place));
        std::mem::replace(place, value)
    }

    /// Makes a variable hold a record of the setup, which is where it came from.
    pub(super) fn set_record(&self, slot: Slot, record: NodeId) {
        self.set_origin(slot, Some(record));
        // Mostly it held another record: that is written over.
        if let (Some(held), Some(Some(Val::Record(Rec::Node(node))))) =
            (self.records.get(slot), self.values.borrow_mut().get_mut(slot))
        {
            held.set(Some(record));
            *node = record;
            return;
        }
        self.set(slot, Some(Val::Record(Rec::Node(record))));
    }

    /// How many variables hold a single value.
    #[inline]
    pub(super) fn singles(&self) -> usize {
        self.singles.get()
    }

    /// Says from which node the value of a variable came.
    pub(super) fn set_origin(&self, slot: Slot, origin: Option<NodeId>) {
        if let Some(place) = self.origins.get(slot) {
            place.set(origin);
        }
    }
}
