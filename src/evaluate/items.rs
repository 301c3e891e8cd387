//! Items of lists, and the indexes that find them.

use super::ground::next;
use super::value::{Items, Rec, Val};
use super::{Few, Judge, kept};
use crate::document::{Kind as NodeKind, NodeId};
use crate::program::ir::{Binding, Expr, List};
use crate::value::{Date, Lack, Month, Scalar, Truth, nfc};
use foldhash::{HashMap, HashSet};
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::rc::Rc;
use std::sync::Arc;

/// How many months a range may hold.
const MONTHS: usize = 3_600;

/// A list of more texts than this is looked through once.
pub(super) const LONG: usize = 8;

/// What a definition is asked of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key<'a> {
    Node(NodeId),
    Row(usize, usize),
    Text(Cow<'a, str>),
}

impl<'a> Key<'a> {
    /// The key of a value that is one thing, whatever else is known.
    pub(super) fn of(value: &Val<'a>) -> Option<Self> {
        match value {
            Val::Record(Rec::Node(node)) => Some(Self::Node(*node)),
            Val::Record(Rec::Row(table, row)) => Some(Self::Row(*table, *row)),
            Val::Scalar(Scalar::Text(text)) => Some(Self::Text(text.clone())),
            _ => None,
        }
    }
}

/// Where the records of a list stand by the text of one field.
#[derive(Debug, Default)]
pub(super) struct Index<'a> {
    /// Of each text its number.
    numbers: HashMap<Cow<'a, str>, u32>,
    /// By those numbers.
    found: Vec<Found>,
    /// Records in which the field is declared as something else.
    unread: Vec<usize>,
    /// Records in which the field is not declared.
    absent: Vec<usize>,
}

/// In which records a text was found: mostly in one.
#[derive(Debug)]
enum Found {
    One([usize; 1]),
    Many(Vec<usize>),
}

impl Found {
    fn places(&self) -> &[usize] {
        match self {
            Self::One(place) => place,
            Self::Many(places) => places,
        }
    }

    fn add(&mut self, place: usize) {
        match self {
            Self::One([only]) if *only == place => {}
            Self::One([only]) => *self = Self::Many(vec![*only, place]),
            Self::Many(places) if places.last() == Some(&place) => {}
            Self::Many(places) => places.push(place),
        }
    }
}

impl<'a> Index<'a> {
    /// With room for so many texts.
    fn sized(texts: usize) -> Self {
        Self {
            numbers: HashMap::with_capacity_and_hasher(texts, Default::default()),
            found: Vec::with_capacity(texts),
            ..Self::default()
        }
    }

    fn add(&mut self, text: &'a str, place: usize) {
        match self.numbers.entry(nfc(text)) {
            Entry::Occupied(number) => {
                let found = self.found.get_mut(*number.get() as usize);
                found.into_iter().for_each(|found| found.add(place));
            }
            Entry::Vacant(new) => {
                new.insert(next(&self.found));
                self.found.push(Found::One([place]));
            }
        }
    }

    /// The number of a text that some record has.
    pub(super) fn number(&self, text: &str) -> Option<u32> {
        self.numbers.get(&*nfc(text)).copied()
    }

    /// Records that surely have the text, in order.
    pub(super) fn sure(&self, text: &str) -> &[usize] {
        self.with(self.number(text))
    }

    /// Records that surely have the text of a number, in order.
    fn with(&self, number: Option<u32>) -> &[usize] {
        number.and_then(|number| self.found.get(number as usize)).map_or(&[], Found::places)
    }

    /// Records that have the text of a number or may have it, in order; of those in which the field is `declared`, or of
    /// all, or where that is not said those that surely have it.
    pub(super) fn possible(&self, number: Option<u32>, declared: Option<bool>) -> Cow<'_, [usize]> {
        let (unread, absent) = match declared {
            None => ([].as_slice(), [].as_slice()),
            Some(true) => (self.unread.as_slice(), [].as_slice()),
            Some(false) => (self.unread.as_slice(), self.absent.as_slice()),
        };
        let sure = self.with(number);
        if unread.is_empty() && absent.is_empty() {
            return Cow::Borrowed(sure);
        }
        let mut places: Vec<usize> = sure.iter().chain(unread).chain(absent).copied().collect();
        places.sort_unstable();
        places.dedup();
        Cow::Owned(places)
    }
}

/// What a variable holds, and the frame in which it does.
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    pub(super) value: Option<Val<'a>>,
    /// The node from which it came.
    pub(super) origin: Option<NodeId>,
    pub(super) frame: u64,
}

impl<'a> Judge<'a> {
    /// The index of a list by a field of its records: a text, or a list of texts each of which counts.
    pub(super) fn index(&self, list: NodeId, field: &Arc<str>) -> Rc<Index<'a>> {
        let key = (list, field.as_ptr());
        kept(&self.indexes, key, || {
            let (records, key, mut near) = (self.tree.items(list), self.tree.key(field), 0);
            let mut index = Index::sized(records.len());
            for (place, record) in records.iter().enumerate() {
                let value = key.and_then(|key| self.tree.field_near(*record, key, &mut near));
                match value.map(|node| self.tree.kind(node)) {
                    Some(NodeKind::Text(text)) => index.add(text, place),
                    Some(NodeKind::List(items)) => {
                        items.iter().filter_map(|item| self.tree.text(*item)).for_each(|text| index.add(text, place));
                    }
                    Some(_) => index.unread.push(place),
                    None => index.absent.push(place),
                }
            }
            Rc::new(index)
        })
    }

    /// The texts of a long list, when it holds nothing else.
    pub(super) fn texts(&self, list: NodeId) -> Option<Rc<HashSet<String>>> {
        let items = self.tree.items(list);
        if items.len() <= LONG {
            return None;
        }
        let text = |item: &NodeId| self.tree.text(*item).map(|text| nfc(text).into_owned());
        kept(&self.texts, list, || items.iter().map(text).collect::<Option<HashSet<String>>>().map(Rc::new))
    }

    /// The list of a binding; what is declared as none has no items.
    pub(super) fn range(&self, list: &'a List) -> Result<Items<'a>, Lack> {
        match list {
            List::Expr(list) => match self.eval(list) {
                Val::List(items) => Ok(items),
                Val::Scalar(Scalar::None) => Ok(Items::Values(Vec::new())),
                other => Err(other.lack().unwrap_or(Lack::Unstated)),
            },
            List::Months(from, to, _) => {
                let (from, to) = match (self.month_bound(from), self.month_bound(to)) {
                    (Ok(from), Ok(to)) => (from, to),
                    (Err(from), Err(to)) => return Err(from.and(to)),
                    (Err(lack), Ok(_)) | (Ok(_), Err(lack)) => return Err(lack),
                };
                let months = std::iter::successors(Some(from), |month| month.next());
                Ok(Items::Months(months.take_while(|month| *month <= to).take(MONTHS).collect()))
            }
        }
    }

    fn month_bound(&self, day: &'a Expr) -> Result<Month, Lack> {
        match self.scalar(day) {
            // Of a day that lies ahead a plan could be declared today, and it would be used.
            Scalar::Day(day) => day.bound().map(Date::month).ok_or(Lack::Unstated),
            other => Err(other.lack().unwrap_or(Lack::Unstated)),
        }
    }

    /// Runs over the items of a binding that can pass its filter: `visit` gets the place of the item and the truth of
    /// the filter, never false, with the variable set. `Err`: the list is not known.
    pub(super) fn each(&self, binding: &'a Binding, visit: &mut dyn FnMut(usize, Truth)) -> Result<Items<'a>, Lack> {
        let items = self.range(&binding.list)?;
        let places = self.candidates(binding, &items);
        let outer = self.slot_state(binding.slot);
        if places.is_none() {
            self.note_going_through(&items);
        }
        let count = places.as_ref().map_or_else(|| self.length(&items), |places| places.len());
        for i in 0..count {
            if self.spent() {
                self.restore(binding.slot, outer);
                return Err(Lack::Unstated);
            }
            let place = places.as_ref().map_or(i, |places| places.get(i).copied().unwrap_or(i));
            self.enter(binding, &items, place);
            let filter = binding.filter.as_ref().map_or(Truth::TRUE, |filter| self.truth_of_item(filter));
            if !filter.is_false() {
                visit(place, filter);
            }
        }
        self.restore(binding.slot, outer);
        Ok(items)
    }

    /// The places that an index leaves over; `None`: all.
    fn candidates(&self, binding: &'a Binding, items: &Items<'a>) -> Option<Few<usize>> {
        let (plan, Items::Nodes(list, _)) = (binding.plan.as_ref()?, items) else { return None };
        if self.is_noting() {
            let index = (self.index(*list, &plan.field.name), Some(plan.declared));
            return self.noted_places(*list, index, &plan.probe);
        }
        match self.scalar(&plan.probe) {
            Scalar::Text(text) => {
                let index = self.index(*list, &plan.field.name);
                Some(Few::from_slice(&index.possible(index.number(&text), Some(plan.declared))))
            }
            _ => None,
        }
    }

    /// Sets a binding's variable to an item.
    pub(super) fn enter(&self, binding: &Binding, items: &Items<'a>, place: usize) {
        let (value, node) = self.item(items, place);
        let _ = self.new_frame();
        self.set(binding.slot, Some(value));
        self.variables.set_origin(binding.slot, node);
    }

    pub(super) fn slot_state(&self, slot: usize) -> State<'a> {
        let (value, origin) = (self.variables.get(slot), self.variables.origin(slot));
        State { value, origin, frame: self.frame.get() }
    }

    pub(super) fn restore(&self, slot: usize, state: State<'a>) {
        self.set(slot, state.value);
        self.variables.set_origin(slot, state.origin);
        self.frame.set(state.frame);
    }
}
