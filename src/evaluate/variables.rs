//! What variables hold while judging, and from which node of the file it came.

use super::value::{Rec, Val};
use crate::document::NodeId;
use crate::program::ir::Slot;
use std::cell::{Cell, RefCell};

/// A list and a place in it.
pub(super) type InList = (NodeId, usize);

/// The variables of a policy. A record is held apart too: fields are asked of it more than of anything else.
#[derive(Debug)]
pub(super) struct Variables<'a> {
    values: RefCell<Vec<Option<Val<'a>>>>,
    records: Box<[Cell<Option<NodeId>>]>,
    origins: Box<[Cell<Option<NodeId>>]>,
    /// In which list the records stand, and where, as far as that was said.
    lists: Box<[Cell<Option<InList>>]>,
    /// The items that were held last, and where they stand.
    entered: Cell<[Option<(NodeId, InList)>; 2]>,
    singles: Cell<usize>,
}

impl<'a> Variables<'a> {
    /// So many variables, which hold nothing.
    pub(super) fn new(count: usize) -> Self {
        fn none<T: Default>(count: usize) -> Box<[Cell<T>]> {
            std::iter::repeat_with(Cell::default).take(count).collect()
        }
        Self {
            values: RefCell::new(vec![None; count]),
            records: none(count),
            origins: none(count),
            lists: none(count),
            entered: Cell::default(),
            singles: Cell::new(0),
        }
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

    /// In which list the record that a variable holds stands, and where, when that was said.
    #[inline]
    pub(super) fn in_list(&self, slot: Slot) -> Option<InList> {
        self.lists.get(slot)?.get()
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
        if let Some(list) = self.lists.get(slot) {
            list.set(None);
        }
        let mut values = self.values.borrow_mut();
        let place = values.get_mut(slot)?;
        let single = |value: &Option<Val<'_>>| usize::from(matches!(value, Some(Val::Scalar(_))));
        self.singles.set(self.singles.get() + single(&value) - single(place));
        std::mem::replace(place, value)
    }

    /// Makes a variable hold a record of the setup, which is where it came from: an item of a list.
    pub(super) fn set_item(&self, slot: Slot, record: NodeId, in_list: InList) {
        self.set_origin(slot, Some(record));
        // Mostly it held another record: that is written over.
        if let (Some(held), Some(Some(Val::Record(Rec::Node(node))))) =
            (self.records.get(slot), self.values.borrow_mut().get_mut(slot))
        {
            held.set(Some(record));
            *node = record;
        } else {
            self.set(slot, Some(Val::Record(Rec::Node(record))));
        }
        if let Some(list) = self.lists.get(slot) {
            list.set(Some(in_list));
        }
        let [last, _] = self.entered.get();
        self.entered.set([Some((record, in_list)), last]);
    }

    /// In which list a record stands, and where, when it is one of the items that were held last.
    #[inline]
    pub(super) fn just_entered(&self, record: NodeId) -> Option<InList> {
        self.entered.get().into_iter().flatten().find(|(known, _)| *known == record).map(|(_, in_list)| in_list)
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
