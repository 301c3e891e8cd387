//! Items of lists, and the indexes that find them.

use super::flat::Asked;
use super::ground::next;
use super::value::{Items, Rec, Val};
use super::variables::InList;
use super::{Few, Judge, kept};
use crate::document::{Form, NodeId, Tree};
use crate::program::ir::{Binding, Expr, List, Plan};
use crate::value::{Date, Lack, Month, Scalar, Truth, Type, nfc};
use foldhash::HashSet;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::borrow::Cow;
use std::cell::Cell;
use std::hash::BuildHasher;
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

/// Where the records of a list stand by the text of one field. Places are numbers of four bytes: there are as many of
/// them as records, for each field by which some are looked for.
#[derive(Debug)]
pub(super) struct Index<'a> {
    tree: &'a Tree,
    /// Where each text stands first, by its number.
    texts: Vec<NodeId>,
    /// Nothing as long as each text is greater than those before it, as lists are mostly kept: then one is sought between them.
    hashed: Option<Hashed>,
    /// The number that was found last.
    last: Cell<u32>,
    /// Where the places of each begin, by those numbers, and where the last ones end; nothing where each has one place.
    begins: Vec<u32>,
    places: Vec<u32>,
    /// Records in which the field is declared as something else.
    unread: Vec<u32>,
    /// Records in which the field is not declared.
    absent: Vec<u32>,
    /// Whether some record has the text itself, and whether some has a list of texts.
    kinds: (bool, bool),
}

/// The numbers of texts by the hashes of their forms.
#[derive(Debug)]
struct Hashed {
    hashes: RandomState,
    numbers: HashTable<u32>,
}

impl<'a> Index<'a> {
    /// Goes through the records of a list.
    fn new(tree: &'a Tree, list: NodeId, field: &str) -> Self {
        let (records, key, mut near) = (tree.items(list), tree.key(field), 0);
        let mut index = Self {
            tree,
            texts: Vec::with_capacity(records.len()),
            hashed: None,
            last: Cell::new(0),
            begins: Vec::new(),
            places: Vec::new(),
            unread: Vec::new(),
            absent: Vec::new(),
            kinds: (false, false),
        };
        let mut found: Vec<(u32, u32)> = Vec::with_capacity(records.len());
        let mut last: Vec<Option<u32>> = Vec::new();
        for (place, record) in (0..).zip(records) {
            let Some(node) = key.and_then(|key| tree.field_near(*record, key, &mut near)) else {
                index.absent.push(place);
                continue;
            };
            if let Some(number) = index.add(node) {
                index.kinds.0 = true;
                found.push((number, place));
            } else if tree.is_list(node) {
                index.kinds.1 = true;
                for number in tree.items(node).iter().filter_map(|item| index.add(*item)) {
                    if last.len() <= number as usize {
                        last.resize(number as usize + 1, None);
                    }
                    // A text that stands twice in it is found there once.
                    if last.get_mut(number as usize).is_some_and(|last| last.replace(place) != Some(place)) {
                        found.push((number, place));
                    }
                }
            } else {
                index.unread.push(place);
            }
        }
        index.put_in_order(&found);
        index.last.set(0);
        index
    }

    /// The number of the text that stands at a node, if one does; a new one where the text is.
    fn add(&mut self, node: NodeId) -> Option<u32> {
        let form = self.tree.form_at(node)?;
        // Of neighbours mostly the same unit is named.
        let last = Some(self.last.get()).filter(|last| self.has(*last, &form));
        let number = last.or_else(|| self.add_in_order(node, &form)).unwrap_or_else(|| self.add_by_hash(node, &form));
        self.last.set(number);
        Some(number)
    }

    /// The same of a text that is known or greater than all before it, as long as they stand in order.
    fn add_in_order(&mut self, node: NodeId, form: &Form<'_>) -> Option<u32> {
        if self.hashed.is_some() {
            return None;
        }
        let greatest = self.texts.last().and_then(|last| self.tree.form_at(*last));
        if greatest.is_none_or(|greatest| greatest < *form) { Some(self.push(node)) } else { self.between(form) }
    }

    /// Gives the text at a node the next number.
    fn push(&mut self, node: NodeId) -> u32 {
        let number = next(&self.texts);
        self.texts.push(node);
        number
    }

    /// The number of any text, a new one where it is. From here on all are found by their hashes.
    fn add_by_hash(&mut self, node: NodeId, form: &Form<'_>) -> u32 {
        let Self { tree, texts, hashed, .. } = self;
        let Hashed { hashes, numbers } = hashed.get_or_insert_with(|| Hashed::of(tree, texts));
        let is_it = |number: &u32| texts.get(*number as usize).is_some_and(|known| tree.has_form(*known, form));
        match numbers.entry(hashes.hash_one(form), is_it, |number| hash_at(tree, texts, hashes, *number)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                new.insert(next(texts));
                self.push(node)
            }
        }
    }

    /// Whether the text of a number has this form.
    fn has(&self, number: u32, form: &Form<'_>) -> bool {
        self.texts.get(number as usize).is_some_and(|known| self.tree.has_form(*known, form))
    }

    /// The number of the text that has this form, where they stand in order: what is looked for next mostly stands a little
    /// behind what was found last.
    fn between(&self, form: &Form<'_>) -> Option<u32> {
        let of = |known: &NodeId| self.tree.form_at(*known);
        let is_before = |place: usize| self.texts.get(place).and_then(of).is_some_and(|known| known < *form);
        let last = self.last.get() as usize;
        let (mut from, mut step) = (if is_before(last) { last } else { 0 }, 1);
        while is_before(from + step) {
            from += step;
            step *= 2;
        }
        let near = self.texts.get(from..self.texts.len().min(from + step + 1))?;
        let place = near.binary_search_by(|known| of(known).as_ref().cmp(&Some(form))).ok()?;
        u32::try_from(from + place).ok()
    }

    /// The number of the text that has this form.
    fn look_up(&self, form: &Form<'_>) -> Option<u32> {
        match &self.hashed {
            None => self.between(form),
            Some(Hashed { hashes, numbers }) => {
                numbers.find(hashes.hash_one(form), |number| self.has(*number, form)).copied()
            }
        }
    }

    /// Puts places that were found in the order of the file beside those of the same text.
    fn put_in_order(&mut self, found: &[(u32, u32)]) {
        // Keys and most references are all different: then they stand in order, one for each.
        if found.len() == self.texts.len() {
            self.places = found.iter().map(|(_, place)| *place).collect();
            return;
        }
        let mut begins = vec![0_u32; self.texts.len() + 1];
        for (number, _) in found {
            begins.get_mut(*number as usize + 1).into_iter().for_each(|count| *count += 1);
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        self.places = vec![0; found.len()];
        let mut free = begins.clone();
        for (number, place) in found {
            let Some(at) = free.get_mut(*number as usize) else { continue };
            self.places.get_mut(*at as usize).into_iter().for_each(|free| *free = *place);
            *at += 1;
        }
        self.begins = begins;
    }

    /// The number of a text that some record has.
    pub(super) fn number(&self, text: &str) -> Option<u32> {
        self.find(&self.tree.form_of(text))
    }

    /// The number of the text that stands at a node.
    pub(super) fn number_at(&self, node: NodeId) -> Option<u32> {
        self.find(&self.tree.form_at(node)?)
    }

    /// The number of what is looked for. Lists mostly name the same things in the same order: the one that comes after the
    /// last one is tried before it is looked for.
    fn find(&self, wanted: &Form<'_>) -> Option<u32> {
        let last = self.last.get();
        let tried = [last.saturating_add(1), last].into_iter().find(|number| self.has(*number, wanted));
        let number = tried.or_else(|| self.look_up(wanted))?;
        self.last.set(number);
        Some(number)
    }

    /// Whether each of so many records has a text, and none the same as another.
    pub(super) fn is_of_different(&self, count: usize) -> bool {
        !self.kinds.1 && [self.texts.len(), self.places.len()] == [count; 2]
    }

    /// Records that surely have the text, in order.
    pub(super) fn sure(&self, text: &str) -> &[u32] {
        self.with(self.number(text))
    }

    /// Records that surely have the text of a number, in order.
    fn with(&self, number: Option<u32>) -> &[u32] {
        let places = || {
            if self.begins.is_empty() {
                return self.places.get(number? as usize).map(std::slice::from_ref);
            }
            let mut ends = self.begins.get(number? as usize..)?.iter();
            self.places.get(*ends.next()? as usize..*ends.next()? as usize)
        };
        places().unwrap_or_default()
    }

    /// The operand of the filter that holds of whatever is found by a plan: where the field is of its type in all records.
    fn settles(&self, plan: &Plan) -> Option<usize> {
        let is_of_type = match plan.field.kind {
            Ok(Type::List(_)) => !self.kinds.0,
            _ => !self.kinds.1,
        };
        let surely = is_of_type && self.unread.is_empty() && (plan.declared || self.absent.is_empty());
        plan.settles.filter(|_| surely)
    }

    /// Records that have the text of a number or may have it, in order; of those in which the field is `declared`, or of
    /// all, or where that is not said those that surely have it.
    pub(super) fn possible(&self, number: Option<u32>, declared: Option<bool>) -> Cow<'_, [u32]> {
        let (unread, absent) = match declared {
            None => ([].as_slice(), [].as_slice()),
            Some(true) => (self.unread.as_slice(), [].as_slice()),
            Some(false) => (self.unread.as_slice(), self.absent.as_slice()),
        };
        let sure = self.with(number);
        if unread.is_empty() && absent.is_empty() {
            return Cow::Borrowed(sure);
        }
        let mut places: Vec<u32> = sure.iter().chain(unread).chain(absent).copied().collect();
        places.sort_unstable();
        places.dedup();
        Cow::Owned(places)
    }
}

impl Hashed {
    /// The numbers of some texts, all different; there is room for as many as for those.
    fn of(tree: &Tree, texts: &Vec<NodeId>) -> Self {
        let (hashes, mut numbers) = (RandomState::default(), HashTable::with_capacity(texts.capacity()));
        let hash = |number: &u32| hash_at(tree, texts, &hashes, *number);
        (0..next(texts)).for_each(|number| _ = numbers.insert_unique(hash(&number), number, hash));
        Self { hashes, numbers }
    }
}

/// The hash of the text of a number.
fn hash_at(tree: &Tree, texts: &[NodeId], hashes: &RandomState, number: u32) -> u64 {
    let form = texts.get(number as usize).and_then(|known| tree.form_at(*known));
    form.map_or(0, |form| hashes.hash_one(form))
}

/// Places as lists are asked for them.
pub(super) fn places_of(found: &[u32]) -> Few<usize> {
    found.iter().map(|place| *place as usize).collect()
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
        kept(&self.indexes, key, || Rc::new(Index::new(self.tree, list, field)))
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
        let (places, settled) = self.candidates(binding, &items).map_or((None, None), |(at, of)| (Some(at), of));
        let asked = binding.filter.as_deref().map(|filter| self.asked(filter));
        let outer = self.slot_state(binding.slot);
        if places.is_none() {
            self.note_going_through(&items);
        }
        let records = self.records_at_hand(&items);
        let count = places.as_ref().map_or_else(|| self.length(&items), |places| places.len());
        for i in 0..count {
            if self.spent() {
                self.restore(binding.slot, outer);
                return Err(Lack::Unstated);
            }
            let place = places.as_ref().map_or(i, |places| places.get(i).copied().unwrap_or(i));
            self.enter_of(binding, (&items, records), place);
            let filter = self.passes(asked.as_ref(), settled);
            if !filter.is_false() {
                visit(place, filter);
            }
        }
        self.restore(binding.slot, outer);
        Ok(items)
    }

    /// Whether the item that the variable holds passes the filter. `settled`: the operand of the filter that holds of it.
    fn passes(&self, filter: Option<&Asked<'a>>, settled: Option<usize>) -> Truth {
        match (filter, settled) {
            (None, _) => Truth::TRUE,
            (Some(filter), None) => self.truth_asked(filter),
            (Some(filter), Some(settled)) => self.truth_asked_beside(filter, settled),
        }
    }

    /// The places that an index leaves over; `None`: all. With them the operand of the filter that holds of each.
    fn candidates(&self, binding: &'a Binding, items: &Items<'a>) -> Option<(Few<usize>, Option<usize>)> {
        let (plan, Items::Nodes(list, _)) = (binding.plan.as_ref()?, items) else { return None };
        let text = if self.is_noting() {
            None
        } else {
            let Scalar::Text(text) = self.scalar(&plan.probe) else { return None };
            Some(text)
        };
        let index = self.index(*list, &plan.field.name);
        let settled = index.settles(plan);
        let places = match text {
            Some(text) => {
                let found = index.possible(index.number(&text), Some(plan.declared));
                let few = self.also(binding, *list, found.len()).and_then(|(classes, wanted)| {
                    let class = classes.class(&self.eval(wanted))?;
                    Some(self.among(&classes, &found, class))
                });
                let leaves_none_out = |few: &Vec<u32>| {
                    self.agrees(|| self.may_be(binding, items, &found), |may| may.iter().all(|at| few.contains(at)))
                };
                debug_assert!(few.as_ref().is_none_or(leaves_none_out), "a second field");
                places_of(few.as_deref().unwrap_or(&found))
            }
            // What the text is is asked too.
            None => self.noted_places(*list, (index, Some(plan.declared)), &plan.probe, &|left| {
                self.also(binding, *list, left)
            })?,
        };
        Some((places, settled))
    }

    /// Those of some places whose item may pass the filter, by asking each.
    fn may_be(&self, binding: &'a Binding, items: &Items<'a>, places: &[u32]) -> Vec<u32> {
        let outer = self.slot_state(binding.slot);
        let may_be = |place: &u32| {
            self.enter(binding, items, *place as usize);
            binding.filter.as_deref().is_none_or(|filter| !self.truth(filter).is_false())
        };
        let found = places.iter().copied().filter(may_be).collect();
        self.restore(binding.slot, outer);
        found
    }

    /// The list whose items are to be entered one after the other, and they, where they may be records of the file.
    pub(super) fn records_at_hand(&self, items: &Items<'a>) -> Option<(NodeId, &'a [NodeId])> {
        let Items::Nodes(list, Type::Record(_)) = items else { return None };
        Some((*list, self.tree.items(*list)))
    }

    /// Sets a binding's variable to one of many items, of which the records are at hand.
    #[inline]
    pub(super) fn enter_of(
        &self,
        binding: &Binding,
        (items, records): (&Items<'a>, Option<(NodeId, &'a [NodeId])>),
        place: usize,
    ) {
        match records.and_then(|(list, records)| Some((list, *records.get(place)?))) {
            Some((list, record)) if !self.is_noting() && self.tree.is_record(record) => {
                let _ = self.new_frame();
                self.variables.set_item(binding.slot, record, (list, place));
            }
            _ => self.enter(binding, items, place),
        }
    }

    /// Sets a binding's variable to an item.
    pub(super) fn enter(&self, binding: &Binding, items: &Items<'a>, place: usize) {
        let _ = self.new_frame();
        if let Some((list, record)) = self.record_at(items, place) {
            debug_assert_eq!(self.tree.in_list(record), (list, place), "an item stands in its list");
            return self.variables.set_item(binding.slot, record, (list, place));
        }
        let (value, node) = self.item(items, place);
        self.set(binding.slot, Some(value));
        self.variables.set_origin(binding.slot, node);
    }

    /// The record of the file that is an item, where nothing is noted of it, and its list.
    #[inline]
    fn record_at(&self, items: &Items<'a>, place: usize) -> Option<(NodeId, NodeId)> {
        let Items::Nodes(list, Type::Record(_)) = items else { return None };
        let node = self.tree.items(*list).get(place).copied().filter(|_| !self.is_noting())?;
        self.tree.is_record(node).then_some((*list, node))
    }

    /// The list in which a record stands, and where, as [`Tree::in_list`] has it.
    #[inline]
    pub(super) fn in_list(&self, record: NodeId) -> InList {
        self.variables.just_entered(record).unwrap_or_else(|| self.tree.in_list(record))
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

#[cfg(test)]
mod tests;
