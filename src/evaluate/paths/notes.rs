//! What is noted on the long way: which questions were put, what was answered, and where from it was told.

use super::sketch::Outline;
use super::{Answer, Ask, Found, Name, Next, Paving, Source};
use crate::document::{NodeId, Tree};
use crate::evaluate::Judge;
use crate::evaluate::reader::Sight;
use crate::program::ir::{Expr, Slot};
use crate::value::Type;
use crate::verdict::{Piece, Run};
use foldhash::HashMap;
use std::rc::Rc;

/// So many questions are put at most on one way.
const QUESTIONS: usize = 128;

/// What is done with what the file is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mode {
    /// Nothing.
    #[default]
    Off,
    /// It is noted.
    On,
    /// It is not: what is worked out is the same for the whole file, or held against a known path.
    Aside,
}

/// What a requirement or a comparison is told to have found and needed, where that is not the same on every path.
pub(super) type Late<'a> = [Option<(Source<'a>, &'a Type)>; 2];

/// Where the number of something that was told comes from.
#[derive(Debug, Clone)]
pub(super) enum Origin<'a> {
    /// It is the same on every path.
    Fixed,
    /// It is what an expression that gives what stands there asks for, in these words, for this truth.
    Needed(Source<'a>, &'a Expr, &'static str, bool),
}

/// What is noted on one way.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    way: u32,
    /// The nodes that the variables hold.
    pub(super) given: Found,
    pub(super) names: HashMap<NodeId, Name>,
    found: u16,
    /// Which of them were seen to be settled when they were found, as what.
    pub(super) seen: Vec<(Name, Sight)>,
    pub(super) steps: Vec<(Ask<'a>, Answer)>,
    /// Items of lists that were found by their text, and lists that were gone through.
    pub(super) picked: Vec<(NodeId, usize)>,
    pub(super) gone_through: Vec<NodeId>,
    /// At which places, asked for by which words, which needs were told that do not stand somewhere, and where these come from.
    pub(super) needed_from: Vec<((u32, u32), u32, Origin<'a>)>,
    /// Where what was needed last comes from.
    pub(super) need: Option<Origin<'a>>,
    /// Evidence that was kept, as it was before lists stood for their items.
    pub(super) runs: Vec<(Run, Box<[Piece]>)>,
    pub(super) late: Late<'a>,
    /// The requirement that is judged, when it is told by the long way.
    pub(super) anew: Option<usize>,
    pub(super) outlines: Vec<Outline<'a>>,
    /// The way cannot be told in names.
    pub(super) is_lost: bool,
}

/// How much was noted at some point of a way.
#[derive(Debug, Clone, Copy)]
pub(in crate::evaluate) struct SoFar {
    way: u32,
    found: u16,
    steps: usize,
    picked: usize,
    gone_through: usize,
    needed_from: usize,
}

impl<'a> Notes<'a> {
    pub(super) fn name(&self, node: NodeId) -> Option<Name> {
        self.names.get(&node).copied()
    }

    /// The node that has a name.
    pub(super) fn node(&self, name: Name) -> Option<NodeId> {
        self.names.iter().find(|(_, of)| **of == name).map(|(node, _)| *node)
    }

    /// Nodes that are the same on every path.
    pub(super) fn fixed(&self) -> impl Iterator<Item = NodeId> {
        self.names.iter().filter(|(_, name)| matches!(name, Name::Fixed(_))).map(|(node, _)| *node)
    }

    /// The number of a question for places among such, as far as it was put or next.
    pub(super) fn number_of_places(&self, ask: &Ask<'a>) -> usize {
        let mut of_places = self.steps.iter().filter(|(ask, _)| matches!(ask, Ask::Places(_) | Ask::Among(..)));
        let next = of_places.clone().count();
        of_places.position(|(known, _)| same(known, ask)).unwrap_or(next)
    }

    /// Gives a node the next name; the answer that it is. `seen`: as what it is seen to be settled.
    pub(super) fn answer(&mut self, node: NodeId, seen: Option<Sight>) -> Answer {
        match self.name(node) {
            Some(name) => Answer::Known(name),
            None => {
                let name = Name::Found(self.found);
                self.names.insert(node, name);
                self.found += 1;
                self.seen.extend(seen.map(|seen| (name, seen)));
                Answer::Node { is_seen: seen.is_some() }
            }
        }
    }
}

/// Whether two questions are the same one.
fn same(one: &Ask<'_>, other: &Ask<'_>) -> bool {
    match (one, other) {
        (Ask::Field(a, x, ..), Ask::Field(b, y, ..)) => (a, x) == (b, y),
        (Ask::Content(a), Ask::Content(b)) | (Ask::Length(a), Ask::Length(b)) => a == b,
        (Ask::Item(a, x), Ask::Item(b, y)) => (a, x) == (b, y),
        (Ask::Settled(a, ..), Ask::Settled(b, ..)) => same_source(a, b),
        (Ask::Holds(x, _, a, _), Ask::Holds(y, _, b, _)) => std::ptr::eq(*x, *y) && same_source(a, b),
        (Ask::Places(a), Ask::Places(b)) => {
            Rc::ptr_eq(&a.index, &b.index) && a.declared == b.declared && same_source(&a.text, &b.text)
        }
        (Ask::Place(a, x), Ask::Place(b, y)) => (a, x) == (b, y),
        (Ask::Among(a, x, u, _), Ask::Among(b, y, v, _)) => a == b && Rc::ptr_eq(x, y) && same_source(u, v),
        (Ask::Test(a, x, u, _), Ask::Test(b, y, v, _)) => {
            let right = match (u, v) {
                (None, None) => true,
                (Some(u), Some(v)) => same_source(u, v),
                _ => false,
            };
            std::ptr::eq(*a, *b) && same_source(x, y) && right
        }
        _ => false,
    }
}

/// Whether two values come from the same node, read alike. Of values without a node that is not said.
pub(super) fn same_source(one: &Source<'_>, other: &Source<'_>) -> bool {
    match (one, other) {
        (Source::Field(a, x), Source::Field(b, y)) => a == b && std::ptr::eq(*x, *y),
        (Source::Typed(a, x), Source::Typed(b, y)) => a == b && x == y,
        (Source::Same(a, _), Source::Same(b, _)) => std::ptr::eq(*a, *b),
        _ => false,
    }
}

impl<'a> Judge<'a> {
    /// Whether what is asked is noted.
    #[inline]
    pub(in crate::evaluate) fn is_noting(&self) -> bool {
        self.paths.mode.get() == Mode::On
    }

    /// Notes the way on which something is worked out that speaks of these nodes. What is worked out on other ways is not
    /// used on it, so that it asks all that it needs.
    /// `months`: variables that hold a month, which is asked first.
    pub(super) fn noting<T>(
        &self,
        (of, months): (&[NodeId], &[Slot]),
        run: impl FnOnce() -> T,
    ) -> (T, Option<Notes<'a>>) {
        let way = self.paths.ways.get() + 1;
        self.paths.ways.set(way);
        let mut notes = Notes { way, given: of.to_vec(), ..Notes::default() };
        notes.names.insert(self.tree.root(), Name::Fixed(self.tree.root()));
        for node in of {
            if matches!(notes.answer(*node, None), Answer::Known(_)) {
                return (run(), None);
            }
        }
        let held = |slot: &Slot| Some((Ask::Month(*slot), Answer::Month(self.month_in(*slot)?)));
        notes.steps.extend(months.iter().filter_map(held));
        *self.paths.notes.borrow_mut() = notes;
        self.paths.mode.set(Mode::On);
        let frame = self.new_frame();
        let result = run();
        self.frame.set(frame);
        self.paths.mode.set(Mode::Off);
        let mut lost = self.paths.lost.borrow_mut();
        if let Some(place) = lost.iter().position(|notes| notes.way == way) {
            return (result, Some(lost.swap_remove(place)));
        }
        let notes = self.paths.notes.take();
        (result, (notes.way == way).then_some(notes))
    }

    /// What was asked cannot be told in names: nothing more of this way is noted.
    pub(in crate::evaluate) fn lose_way(&self) {
        if self.is_noting() {
            self.paths.mode.set(Mode::Off);
            let notes = self.paths.notes.take();
            self.paths.lost.borrow_mut().push(Notes { is_lost: true, ..notes });
        }
    }

    /// How far the way is noted, from where it may be told otherwise.
    pub(in crate::evaluate) fn way_so_far(&self) -> Option<SoFar> {
        self.is_noting().then(|| {
            let notes = self.paths.notes.borrow();
            let Notes { way, found, .. } = *notes;
            let (picked, gone_through) = (notes.picked.len(), notes.gone_through.len());
            SoFar { way, found, steps: notes.steps.len(), picked, gone_through, needed_from: notes.needed_from.len() }
        })
    }

    /// Where the way was lost since, it goes on from there: the requirement at a place is judged by the long way instead.
    pub(in crate::evaluate) fn back_to(&self, so_far: Option<SoFar>, place: usize) {
        let Some(so_far) = so_far.filter(|_| !self.is_noting()) else { return };
        let mut lost = self.paths.lost.borrow_mut();
        let Some(known) = lost.iter().position(|notes| notes.way == so_far.way) else { return };
        let mut notes = lost.swap_remove(known);
        let is_later = |name: &Name| matches!(name, Name::Found(number) if *number >= so_far.found);
        notes.names.retain(|_, name| !is_later(name));
        notes.seen.retain(|(name, _)| !is_later(name));
        notes.found = so_far.found;
        notes.steps.truncate(so_far.steps);
        notes.picked.truncate(so_far.picked);
        notes.gone_through.truncate(so_far.gone_through);
        notes.needed_from.truncate(so_far.needed_from);
        (notes.late, notes.need, notes.anew, notes.is_lost) = (Late::default(), None, Some(place), false);
        *self.paths.notes.borrow_mut() = notes;
        self.paths.mode.set(Mode::On);
        // What was worked out meanwhile is not known on the way.
        let _ = self.new_frame();
    }

    /// Works out what is the same for the whole file, or what is told beside the way.
    pub(in crate::evaluate) fn fixed<T>(&self, run: impl FnOnce() -> T) -> T {
        if !self.is_noting() {
            return run();
        }
        // What is counted and read for it is not known on the way.
        let frame = self.new_frame();
        self.paths.mode.set(Mode::Aside);
        let result = run();
        self.paths.mode.set(Mode::On);
        self.frame.set(frame);
        result
    }

    /// The name of a node; without one the way is lost.
    pub(super) fn name_of(&self, node: NodeId) -> Option<Name> {
        let name = self.paths.notes.borrow().name(node);
        if name.is_none() {
            self.lose_way();
        }
        name
    }

    /// Puts a question that was answered, unless it was put already.
    pub(super) fn put(&self, ask: Ask<'a>, answer: impl FnOnce(&mut Notes<'a>) -> Answer) {
        let mut notes = self.paths.notes.borrow_mut();
        if notes.steps.iter().any(|(known, _)| same(known, &ask)) {
            return;
        }
        let answer = answer(&mut notes);
        notes.steps.push((ask, answer));
        let many = notes.steps.len() > QUESTIONS;
        drop(notes);
        if many {
            self.lose_way();
        }
    }
}

impl<'a, T> Paving<'a, T> {
    /// Adds the way of some notes, with what is told at its end.
    pub(super) fn add(&mut self, tree: &Tree, mut notes: Notes<'a>, end: impl FnOnce(&mut Notes<'a>) -> Option<T>) {
        self.noted += 1;
        let end = if notes.is_lost { None } else { end(&mut notes) };
        let last = match end {
            Some(end) => {
                self.ends.push(end);
                Next::End(self.ends.len() - 1)
            }
            None => Next::Lost,
        };
        notes.fixed().for_each(|node| self.fixed.add(node));
        self.lay(tree, notes.steps, last);
    }
}
