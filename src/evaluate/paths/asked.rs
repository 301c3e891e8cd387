//! What is asked of the file, as the evaluator comes to it: it tells here, and nothing is done unless a way is noted.

use super::notes::Origin;
use super::{Answer, Ask, Name, Places, Source};
use crate::document::{KeyId, NodeId};
use crate::evaluate::classes::Also;
use crate::evaluate::items::{Index, places_of};
use crate::evaluate::last::Last;
use crate::evaluate::reader::Sight;
use crate::evaluate::value::{Items, Rec, Val};
use crate::evaluate::{Few, Judge};
use crate::program::ir::Expr;
use crate::value::{Scalar, Type};
use crate::verdict::{Piece, Run};
use std::cell::Cell;
use std::rc::Rc;

impl<'a> Judge<'a> {
    /// A node that is the same on every path.
    pub(in crate::evaluate) fn note_fixed(&self, node: NodeId) {
        if !self.is_noting() {
            return;
        }
        let known = self.paths.notes.borrow().name(node);
        match known {
            None => {
                self.paths.notes.borrow_mut().names.insert(node, Name::Fixed(node));
            }
            Some(Name::Fixed(_)) => {}
            Some(Name::Found(_)) => self.lose_way(),
        }
    }

    /// A value that is the same on every path.
    pub(in crate::evaluate) fn note_fixed_value(&self, value: &Val<'a>) {
        match value {
            Val::Scalar(_) | Val::Record(Rec::Nothing(_) | Rec::Row(..)) => {}
            Val::Record(Rec::Node(node) | Rec::Entry(node, _))
            | Val::List(Items::Nodes(node, _) | Items::Map(node)) => {
                self.note_fixed(*node);
            }
            Val::List(Items::Values(values)) => values.iter().for_each(|value| self.note_fixed_value(value)),
            Val::List(Items::Rows(_) | Items::Months(_)) => {}
        }
    }

    /// Notes which node a record holds under a key; `sight`: as what it is looked at.
    #[inline]
    pub(in crate::evaluate) fn note_field(
        &self,
        record: NodeId,
        key: KeyId,
        sight: impl FnOnce() -> Option<Sight>,
        node: Option<NodeId>,
    ) {
        if self.is_noting() {
            self.put_field(record, key, sight(), node);
        }
    }

    #[cold]
    fn put_field(&self, record: NodeId, key: KeyId, sight: Option<Sight>, node: Option<NodeId>) {
        match self.name_of(record) {
            Some(Name::Found(of)) => self.put(Ask::Field(of, key, sight, Cell::new(0)), |notes| {
                let seen = |node: NodeId| sight.filter(|sight| self.reader.is_seen(node, *sight));
                node.map_or(Answer::Nothing, |node| notes.answer(node, seen(node)))
            }),
            Some(Name::Fixed(_)) => node.into_iter().for_each(|node| self.note_fixed(node)),
            None => {}
        }
    }

    /// Notes what stands at a node.
    #[inline]
    pub(in crate::evaluate) fn note_content(&self, node: NodeId) {
        if self.is_noting() {
            self.put_content(node);
        }
    }

    #[cold]
    fn put_content(&self, node: NodeId) {
        if let Some(Name::Found(of)) = self.name_of(node) {
            self.put(Ask::Content(of), |_| Answer::Like(node));
        }
    }

    /// How many items there are, which is noted.
    pub(in crate::evaluate) fn length(&self, items: &Items<'a>) -> usize {
        let count = self.reader.length(items);
        if self.is_noting() {
            match items {
                Items::Nodes(list, _) => {
                    if let Some(Name::Found(of)) = self.name_of(*list) {
                        self.put(Ask::Length(of), |_| Answer::Count(count));
                    }
                }
                Items::Map(_) => self.lose_way(),
                Items::Rows(_) | Items::Months(_) | Items::Values(_) => {}
            }
        }
        count
    }

    /// An item and the node from which it came, which is noted; of texts not what stands there.
    pub(in crate::evaluate) fn item(&self, items: &Items<'a>, place: usize) -> (Val<'a>, Option<NodeId>) {
        let (value, node) = self.reader.item(items, place);
        if self.is_noting() {
            match (items, node) {
                (Items::Nodes(list, ty), Some(node)) => {
                    self.note_item(*list, place, node);
                    if !matches!(ty, Type::Text | Type::Enum(_)) {
                        self.note_content(node);
                    }
                }
                (Items::Nodes(..) | Items::Map(_), _) => self.lose_way(),
                (Items::Rows(_) | Items::Months(_) | Items::Values(_), _) => {}
            }
        }
        (value, node)
    }

    /// An item with what stands there.
    pub(in crate::evaluate) fn item_read(&self, items: &Items<'a>, place: usize) -> Val<'a> {
        let (value, node) = self.item(items, place);
        node.into_iter().for_each(|node| self.note_content(node));
        value
    }

    fn note_item(&self, list: NodeId, place: usize, node: NodeId) {
        match self.name_of(list) {
            Some(Name::Found(of)) => self.put(Ask::Item(of, place), |notes| notes.answer(node, None)),
            Some(Name::Fixed(_)) if self.paths.notes.borrow().picked.contains(&(list, place)) => {}
            Some(Name::Fixed(_)) => self.note_fixed(node),
            None => {}
        }
    }

    /// Notes that all items of a list are gone through. One of which items were found by their text is not told apart.
    pub(in crate::evaluate) fn note_going_through(&self, items: &Items<'a>) {
        let Items::Nodes(list, _) = items else { return };
        if self.is_noting() {
            let mut notes = self.paths.notes.borrow_mut();
            notes.gone_through.push(*list);
            let picked = notes.picked.iter().any(|(of, _)| of == list);
            drop(notes);
            if picked {
                self.lose_way();
            }
        }
    }

    /// The places of the records of a list that an index finds by the text that an expression gives, and their notes.
    /// `None`: the expression gives no text.
    pub(in crate::evaluate) fn noted_places(
        &self,
        list: NodeId,
        (index, declared): (Rc<Index<'a>>, Option<bool>),
        text: &'a Expr,
        also: &dyn Fn(usize) -> Also<'a>,
    ) -> Option<Few<usize>> {
        let source = self.source(text);
        let value = match &source {
            Some(source) => self.value_from(source, &[]),
            // What it is was asked.
            None => self.eval(text),
        };
        let found = match &value {
            Val::Scalar(Scalar::Text(text)) => Some(index.possible(index.number(text), declared).into_owned()),
            _ => None,
        };
        let is_fixed = matches!(self.name_of(list), Some(Name::Fixed(_)));
        let Some(source) = source.filter(|source| !source.is_fixed()) else {
            // The places are the same wherever the text is the same.
            if is_fixed {
                let node = |place: &u32| self.tree.items(list).get(*place as usize).copied();
                found.iter().flatten().filter_map(node).for_each(|node| self.note_fixed(node));
            } else {
                self.lose_way();
            }
            return found.as_deref().map(places_of);
        };
        if !is_fixed {
            self.lose_way();
            return found.as_deref().map(places_of);
        }
        let answer = found.as_ref().map_or(Answer::Nothing, |found| Answer::Count(found.len()));
        let ask = Ask::Places(Places { list, index, declared, text: source, last: Last::default() });
        let of = self.paths.notes.borrow().number_of_places(&ask);
        self.put(ask, |_| answer);
        let found = found?;
        let (of, places) = self.noted_among((of, &found), also(found.len()));
        for (number, place) in places.iter().enumerate() {
            if let (true, Some(node)) = (self.is_noting(), self.tree.items(list).get(*place).copied()) {
                self.pick((list, *place), node);
                self.put(Ask::Place(of, number), |notes| notes.answer(node, None));
            }
        }
        Some(places)
    }

    /// Those of some places, found by the question of a number, that have a value in a second field too, and their notes: the
    /// number by which they are found.
    fn noted_among(&self, (of, found): (usize, &[u32]), also: Also<'a>) -> (usize, Few<usize>) {
        let Some((classes, wanted)) = also else { return (of, places_of(found)) };
        // Without a source what it is was asked.
        let source = self.source(wanted).unwrap_or_else(|| Source::Same(wanted, self.eval(wanted)));
        let class = classes.class(&self.value_from(&source, &[]));
        let few = class.map(|class| self.among(&classes, found, class));
        let answer = few.as_ref().map_or(Answer::Nothing, |few| Answer::Count(few.len()));
        let ask = Ask::Among(of, classes, source, Last::default());
        let of = self.paths.notes.borrow().number_of_places(&ask);
        self.put(ask, |_| answer);
        (of, places_of(few.as_deref().unwrap_or(found)))
    }

    /// Notes that an item of a list is found by its text. Where the list was gone through it is known as itself: the same one
    /// is asked for on the path.
    fn pick(&self, item: (NodeId, usize), node: NodeId) {
        let mut notes = self.paths.notes.borrow_mut();
        let is_known = matches!(notes.name(node), Some(Name::Fixed(_)));
        if !is_known && notes.gone_through.contains(&item.0) {
            drop(notes);
            self.lose_way();
        } else if !is_known {
            notes.picked.push(item);
        }
    }

    /// Notes that a requirement is judged by the long way, whatever path leads to it.
    pub(in crate::evaluate) fn note_anew(&self, place: usize) -> bool {
        if self.is_noting() {
            self.paths.notes.borrow_mut().anew = Some(place);
        }
        self.is_noting()
    }

    /// What is judged by the long way cannot be told so.
    pub(in crate::evaluate) fn lose_anew(&self) {
        if self.is_noting() && self.paths.notes.borrow().anew.is_some() {
            self.lose_way();
        }
    }

    /// Notes what a trace gathered that is the same on every path.
    pub(in crate::evaluate) fn note_fixed_trace(&self, pieces: &[Piece]) {
        if !self.is_noting() {
            return;
        }
        for piece in pieces {
            match self.tree.node(piece.at() as usize).or_else(|| self.ground.borrow().under(piece.at())) {
                Some(node) => self.note_fixed(node),
                None => return self.lose_way(),
            }
            let Some(need) = piece.needed().filter(|_| self.is_noting()) else { continue };
            match need.at.and_then(|at| self.tree.node(at as usize)) {
                Some(node) => self.note_fixed(node),
                None => {
                    let words = self.ground.borrow().words(piece.asked());
                    let mut notes = self.paths.notes.borrow_mut();
                    notes.needed_from.push(((piece.at(), words), need.number, Origin::Fixed));
                }
            }
        }
    }

    /// Notes that a node is told of, for which it must have a name.
    pub(in crate::evaluate) fn note_told(&self, node: NodeId) {
        if self.is_noting() {
            let _ = self.name_of(node);
        }
    }

    /// Notes evidence that is kept.
    pub(in crate::evaluate) fn note_run(&self, run: Run, pieces: &[Piece]) {
        if self.is_noting() {
            self.paths.notes.borrow_mut().runs.push((run, pieces.into()));
        }
    }
}
