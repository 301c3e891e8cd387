//! Known paths. Of thousands of persons the same is asked and mostly answered alike: so what the file was asked on the way
//! to an answer is noted, with what it said. The next time these questions are put first, one after the other; where each
//! is answered as it was, so is the whole, and where one is not, the long way is gone and noted too.
//!
//! On a path nodes have names: the records that variables hold are the first, and each that was found from there has the
//! next. What was told of a path is told in these names. Two names are never the same node, unless that was asked. What
//! is the same for the whole file (the top, what leads from there, what definitions without parameters say) needs no
//! question.
//!
//! `notes` are written while the long way is gone, of what is `asked` on it, of values by their `source`; `alone` are the
//! expressions that speak of one text; `walk` puts the questions, `sketch` is what is told in names, `crowd` which lists
//! stand for their items. In debug builds every answer found by a known path is held against the long way.

mod alone;
mod asked;
mod crowd;
mod notes;
mod sketch;
mod source;
mod walk;

use notes::{Mode, Notes};
use sketch::{Drawing, Setting, Sketches};

use super::classes::{Class, Classes};
use super::draft::Draft;
use super::eval::{compare, of_text};
use super::gather::Trace;
use super::items::Index;
use super::last::Last;
use super::once::spoken;
use super::plain::{asks_member, is_plain};
use super::reader::Sight;
use super::reads::GATHERED;
use super::value::{Items, Val};
use super::{Few, Judge, with_room};
use crate::document::{KeyId, NodeId};
use crate::operators::Run;
use crate::program::ir::{Expr, Kind, Slot};
use crate::value::{Field, Lack, Month, Scalar, Truth, Type, nfc};
use crate::verdict::{self, Judgements, Rare};
use foldhash::HashMap;
use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// From so many times on that the same is asked the way is noted. Where everything is checked anew, at once.
const OFTEN: u32 = if cfg!(debug_assertions) { 1 } else { 48 };

/// So many ways are noted before it is asked whether known ones are gone again at all.
const TRIES: u32 = 48;

/// The nodes that have names on a path, by their numbers.
type Found = Vec<NodeId>;

/// A node on a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// The same node on every path.
    Fixed(NodeId),
    /// The node found as the one of this number.
    Found(u16),
}

/// Where a value comes from.
#[derive(Debug, Clone)]
pub(super) enum Source<'a> {
    /// What stands at a node, as this field.
    Field(Name, &'a Field),
    /// What stands at a node, as this type.
    Typed(Name, &'a Type),
    /// It is the same on every path.
    Fixed(Val<'a>),
    /// The expression gives the same on every path.
    Same(&'a Expr, Val<'a>),
}

impl Source<'_> {
    /// Whether the value is the same on every path.
    fn is_fixed(&self) -> bool {
        matches!(
            self,
            Self::Fixed(_) | Self::Same(..) | Self::Field(Name::Fixed(_), _) | Self::Typed(Name::Fixed(_), _)
        )
    }
}

/// A question, mostly to the file.
#[derive(Debug)]
enum Ask<'a> {
    /// Which month a variable holds.
    Month(Slot),
    /// Which node a record holds under a key, and as what it is looked at, where that shows whether it is settled; the place of
    /// the key among those of the record that was asked last.
    Field(u16, KeyId, Option<Sight>, Cell<u32>),
    /// What stands there.
    Content(u16),
    /// How many items a list has.
    Length(u16),
    /// Which node is an item of a list.
    Item(u16, usize),
    /// In how many records of a list a text is found.
    Places(Places<'a>),
    /// Which of the places that were found, by the number of that question, have a value in a second field.
    Among(usize, Rc<Classes<'a>>, Source<'a>, Last<Class>),
    /// Which node is the record at one of the places that were found, by the number of that question.
    Place(usize, usize),
    /// What a value lacks to be settled; as what it is seen to be.
    Settled(Source<'a>, Option<Sight>, Last<Option<Lack>>),
    /// What an expression says that speaks of nothing but the text of a variable, of this text.
    Holds(&'a Expr, Slot, Source<'a>, Last<Option<Truth>>),
    /// What a predicate says of its operands.
    Test(&'a Expr, Source<'a>, Option<Source<'a>>, Last<Option<Truth>>),
}

/// Where the records with a text are looked for: in a list that is the same on every path.
#[derive(Debug)]
struct Places<'a> {
    list: NodeId,
    index: Rc<Index<'a>>,
    /// Whether only those count in which the field is declared; `None`: only those that surely have the text.
    declared: Option<bool>,
    text: Source<'a>,
    /// The number of the text in the index; the outer `None`: it is no text.
    last: Last<Option<Option<u32>>>,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// No node.
    Nothing,
    /// A node that has no name yet; it has the next one. Whether it is seen to be settled.
    Node { is_seen: bool },
    /// A node that has a name.
    Known(Name),
    /// The same content as here.
    Like(NodeId),
    /// So many.
    Count(usize),
    /// What it lacks.
    Lack(Option<Lack>),
    /// A truth.
    Truth(Truth),
    /// A month.
    Month(Month),
}

/// Where it goes on after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// To another question.
    Fork(usize),
    /// To what was found at the end.
    End(usize),
    /// This way nothing can be told in names.
    Lost,
}

/// A question and where its answers lead.
#[derive(Debug)]
struct Fork<'a> {
    ask: Ask<'a>,
    ways: Vec<(Answer, Next)>,
}

/// All known paths of one thing that is asked.
#[derive(Debug)]
pub(super) struct Paving<'a, T> {
    /// The variables of which it speaks.
    slots: OnceCell<Box<[Slot]>>,
    /// By which names they hold something.
    held: OnceCell<Few<usize>>,
    forks: Vec<Fork<'a>>,
    ends: Vec<T>,
    first: Option<Next>,
    fixed: Fixed,
    asked: Cell<u32>,
    walked: Cell<u32>,
    /// How often it was walked to where nothing can be told in names.
    lost: Cell<u32>,
    /// How many ways were noted.
    noted: u32,
    /// No way is noted any more, and none is walked.
    closed: bool,
}

/// Nodes that have a name of their own on some path and are the same on each: few.
#[derive(Debug, Default)]
struct Fixed {
    /// In order.
    nodes: Vec<NodeId>,
    /// By the last bits of their numbers whether a node may be one of them, which most are not.
    may_be: u64,
}

impl Fixed {
    fn bit(node: NodeId) -> u64 {
        1 << (node.index() as u32 % u64::BITS)
    }

    fn add(&mut self, node: NodeId) {
        if let Err(place) = self.nodes.binary_search(&node) {
            self.nodes.insert(place, node);
            self.may_be |= Self::bit(node);
        }
    }

    #[inline]
    fn has(&self, node: NodeId) -> bool {
        self.may_be & Self::bit(node) != 0 && self.nodes.binary_search(&node).is_ok()
    }
}

impl<T> Default for Paving<'_, T> {
    fn default() -> Self {
        Self {
            slots: OnceCell::new(),
            held: OnceCell::new(),
            forks: Vec::new(),
            ends: Vec::new(),
            first: None,
            fixed: Fixed::default(),
            asked: Cell::new(0),
            walked: Cell::new(0),
            lost: Cell::new(0),
            noted: 0,
            closed: false,
        }
    }
}

/// An expression that is traced of an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traced<'a> {
    pub(super) expr: &'a Expr,
    /// What it says.
    pub(super) truth: Truth,
    /// What it should say.
    pub(super) want: bool,
    /// Whether it only places the rest.
    pub(super) places: bool,
}

impl Traced<'_> {
    fn key(&self) -> TracedKey {
        (self.expr, self.truth, [self.want, self.places])
    }
}

/// The same, the expression by its place in memory.
type TracedKey = (*const Expr, Truth, [bool; 2]);

/// What is traced: inside which definition, and for which purpose.
type Tracing = (u32, TracedKey, Option<TracedKey>, [bool; 2]);

/// The known paths of the rule that is judged, and what is noted of the way that is gone.
#[derive(Debug, Default)]
pub(super) struct Paths<'a> {
    are_worth: bool,
    notes: RefCell<Notes<'a>>,
    /// Of ways that were lost, since others begin within them.
    lost: RefCell<Vec<Notes<'a>>>,
    mode: Cell<Mode>,
    ways: Cell<u32>,
    truths: RefCell<HashMap<*const Expr, Paving<'a, Truth>>>,
    traces: RefCell<HashMap<Tracing, Paving<'a, Drawing<'a>>>>,
    /// What expressions say that speak of one text.
    of_texts: RefCell<HashMap<(*const Expr, Cow<'a, str>), Truth>>,
    /// The one variable of which expressions speak.
    lone: RefCell<HashMap<*const Expr, Option<Slot>>>,
    /// Room for the nodes on a path, not in use.
    rooms: RefCell<Vec<Found>>,
    subjects: RefCell<Paving<'a, Sketches<'a>>>,
    settings: RefCell<Paving<'a, Setting<'a>>>,
}

impl Paths<'_> {
    /// No path is known yet. `are_worth`: the file is large enough for paths to be worth their notes.
    pub(super) fn new(are_worth: bool) -> Self {
        Self { are_worth, ..Self::default() }
    }
}

/// What paths do not tell of the judgements of a subject.
pub(super) struct Untold<'f> {
    /// What places them.
    pub(super) placed: &'f dyn Fn() -> u32,
    /// The judgement by the requirement at a place.
    pub(super) anew: &'f dyn Fn(usize) -> Option<Draft>,
    /// What mends a breach of the requirement at a place.
    pub(super) mending: &'f dyn Fn(usize) -> Rare,
}

/// What became of walking.
enum Walked<R> {
    /// To the end.
    There(R),
    /// No known path leads on, and the way is not noted.
    Off,
    /// No known path leads on, and the way is noted; the variables that hold a month.
    New(Few<Slot>),
}

impl<'a> Judge<'a> {
    /// Nothing is known of what another rule asks.
    pub(super) fn forget_paths(&self) {
        self.paths.truths.borrow_mut().clear();
        self.paths.traces.borrow_mut().clear();
        self.paths.of_texts.borrow_mut().clear();
        self.paths.subjects.take();
        self.paths.settings.take();
    }

    /// Whether a known path may be taken: not within another one, nor where a reference may lead to another document.
    fn may_walk(&self) -> bool {
        self.paths.are_worth && self.paths.mode.get() == Mode::Off && self.previous.is_none()
    }

    /// The truth of what is asked of many items and is more than questions of fields.
    pub(super) fn truth_on_way(&self, expr: &'a Expr) -> Truth {
        // What is asked at once needs no path.
        let long = match &expr.kind {
            Kind::And(parts) | Kind::Or(parts) => !parts.iter().all(is_plain),
            kind => matches!(kind, Kind::Implies(..) | Kind::Call(..) | Kind::Quantified(..) | Kind::Choice(..)),
        };
        if !long || !self.may_walk() {
            return self.truth(expr);
        }
        let said = self.said_by(expr);
        if let Some(known) = said.and_then(|said| self.known_truth(said)) {
            return known;
        }
        // Where a definition is known to say something of the item, the rest is asked sooner than a path is gone.
        if let Kind::And(parts) = &expr.kind
            && parts.iter().any(|part| self.said_by(part).is_some_and(|said| self.known_truth(said).is_some()))
        {
            return Truth::all(parts.iter().map(|part| self.truth_of_item(part)));
        }
        let truth = with_room(&self.paths.rooms, |found| self.truth_on_path(expr, found));
        said.into_iter().for_each(|said| self.keep_truth(said, truth));
        truth
    }

    fn truth_on_path(&self, expr: &'a Expr, found: &mut Found) -> Truth {
        let walked = {
            let mut known = self.paths.truths.borrow_mut();
            let paving = known.entry(expr).or_default();
            self.walk(paving, || self.free_slots(expr), found).map(|truth| *truth)
        };
        match walked {
            Walked::There(truth) => {
                debug_assert!(self.agrees(|| self.truth(expr), |found| *found == truth), "a known path of a truth");
                truth
            }
            Walked::Off => self.truth(expr),
            Walked::New(months) => {
                let (truth, notes) = self.noting((found, &months), || self.truth(expr));
                if let (Some(notes), Some(paving)) =
                    (notes, self.paths.truths.borrow_mut().get_mut(&std::ptr::from_ref(expr)))
                {
                    paving.add(self.tree, notes, |_| Some(truth));
                }
                truth
            }
        }
    }

    /// Traces what is asked of many items, and what after it.
    pub(super) fn trace_item(&self, asked: Traced<'a>, further: Option<Traced<'a>>, out: &mut Trace) {
        let parts = || std::iter::once(asked).chain(further);
        let long_way = |out: &mut Trace| {
            for Traced { expr, truth, want, places } in parts() {
                if places { self.context_of(expr, truth, want, out) } else { self.trace_of(expr, truth, want, out) }
            }
        };
        if !self.may_walk() {
            return long_way(out);
        }
        with_room(&self.paths.rooms, |found| self.trace_on_path((asked, further), &long_way, found, out));
    }

    fn trace_on_path(
        &self,
        (asked, further): (Traced<'a>, Option<Traced<'a>>),
        long_way: &dyn Fn(&mut Trace),
        found: &mut Found,
        out: &mut Trace,
    ) {
        let how = [out.is_aside(), self.is_placing.get()];
        let key = (self.within.get(), asked.key(), further.as_ref().map(Traced::key), how);
        let walked = {
            let mut known = self.paths.traces.borrow_mut();
            let paving = known.entry(key).or_default();
            let slots = || self.slots_of(std::iter::once(asked).chain(further).map(|part| part.expr));
            let drawing = self.walk(paving, slots, found);
            drawing.map(|drawing| {
                self.charge(drawing.strokes.len().saturating_mul(GATHERED));
                debug_assert!(self.is_same_trace((drawing, found), out, long_way), "a known path of a trace");
                let pieces = drawing.strokes.iter().map(|stroke| self.piece(stroke, found));
                self.tell_part(pieces, (&[], &drawing.marks), out);
            })
        };
        let months = match walked {
            Walked::There(()) => return,
            Walked::Off => return long_way(out),
            Walked::New(months) => months,
        };
        let mut own = self.trace_at_hand();
        own.begin_part(out);
        let ((), notes) = self.noting((found, &months), || long_way(&mut own));
        if let (Some(notes), Some(paving)) = (notes, self.paths.traces.borrow_mut().get_mut(&key)) {
            paving.add(self.tree, notes, |notes| self.drawing(notes, &own));
        }
        self.join_part(own, out);
    }

    /// The judgements of the subject that is set, which nothing outside softens.
    pub(super) fn judged_by_path(
        &self,
        slots: impl FnOnce() -> Box<[Slot]>,
        untold: &Untold<'_>,
        long_way: impl Fn() -> Judgements,
    ) -> Judgements {
        let tell = |sketches: &Sketches<'a>, found: &[NodeId]| {
            let judged = self.finish(sketches, found, untold)?;
            let same = |found: &Judgements| self.is_same_judged(&judged, found);
            debug_assert!(self.agrees(&long_way, same), "a known path of a subject");
            Some(judged)
        };
        self.by_path(&self.paths.subjects, slots, tell, &long_way, |notes, _| self.sketches(notes))
    }

    /// What places the subject that is set.
    pub(super) fn set_by_path(
        &self,
        slots: impl FnOnce() -> Box<[Slot]>,
        long_way: impl Fn() -> verdict::Run,
    ) -> verdict::Run {
        let tell = |setting: &Setting<'a>, found: &[NodeId]| {
            let kept = self.set_out(setting, found)?;
            let same = |found: &verdict::Run| self.ground.borrow().is_same_run(kept, *found);
            debug_assert!(self.agrees(&long_way, same), "a known path of what places a subject");
            Some(kept)
        };
        self.by_path(&self.paths.settings, slots, tell, &long_way, |notes, kept| self.setting(notes, *kept))
    }

    /// What is told at the end of a known path, or what the long way gives, which is noted.
    fn by_path<T, R>(
        &self,
        known: &RefCell<Paving<'a, T>>,
        slots: impl FnOnce() -> Box<[Slot]>,
        tell: impl FnOnce(&T, &[NodeId]) -> Option<R>,
        long_way: impl Fn() -> R,
        sketch: impl FnOnce(&mut Notes<'a>, &R) -> Option<T>,
    ) -> R {
        if !self.may_walk() {
            return long_way();
        }
        with_room(&self.paths.rooms, |found| {
            let walked = {
                let paving = known.borrow();
                self.walk(&paving, slots, found).map(|end| tell(end, found))
            };
            match walked {
                Walked::There(Some(told)) => told,
                Walked::There(None) | Walked::Off => long_way(),
                Walked::New(months) => {
                    let (given, notes) = self.noting((found, &months), &long_way);
                    if let Some(notes) = notes {
                        known.borrow_mut().add(self.tree, notes, |notes| sketch(notes, &given));
                    }
                    given
                }
            }
        })
    }

    /// What a predicate says of its operands; `None` where that is not said by them alone.
    fn test(&self, of: &Expr, left: &Val<'a>, right: Option<&Val<'a>>) -> Option<Truth> {
        let (left, right) = match (left, right) {
            (Val::List(list), Some(Val::Scalar(wanted))) => {
                let Kind::Members(row, ..) = &of.kind else { return None };
                let Run::Members(run) = row.run else { return None };
                let count = self.reader.length(list);
                if count > super::items::LONG {
                    return self.in_long_list(row, list, wanted);
                }
                // Texts are compared where they stand.
                if let (Items::Nodes(node, item), Scalar::Text(text)) = (list, wanted)
                    && let Some(member) = asks_member(row)
                    && let Some(has) = self.has_text(self.tree.items(*node), item, text)
                {
                    return Some(Truth::known(has == member));
                }
                let items: Few<Scalar<'a>> = (0..count).map(|place| self.reader.item(list, place).0.scalar()).collect();
                return Some(run(&items, std::slice::from_ref(wanted)));
            }
            (Val::Scalar(left), None) => (left, None),
            (Val::Scalar(left), Some(Val::Scalar(right))) => (left, Some(right)),
            _ => return None,
        };
        match (&of.kind, right) {
            (Kind::Compare(row, ..), Some(right)) => Some(compare(row, left, right)),
            (Kind::State(row, _), None) => match row.run {
                Run::State(run) => Some(run(left, self.as_of)),
                _ => None,
            },
            (Kind::Matches(_, pattern), None) => Some(of_text(left, |text| pattern.matches(&nfc(text)))),
            (Kind::IsShape(_, shape), None) => Some(of_text(left, |text| shape.matches(text))),
            _ => None,
        }
    }

    /// The variables of which an expression speaks, or what is given for its parameters, and that hold something already.
    pub(super) fn free_slots(&self, expr: &'a Expr) -> Box<[Slot]> {
        self.slots_of(std::iter::once(expr))
    }

    /// The same of some expressions.
    fn slots_of(&self, exprs: impl Iterator<Item = &'a Expr>) -> Box<[Slot]> {
        let mut free: Vec<Slot> = Vec::new();
        let mut rest: Vec<&'a Expr> = exprs.collect();
        while let Some(next) = rest.pop() {
            let spoken: Vec<Slot> = spoken(next).into_iter().filter(|slot| !free.contains(slot)).collect();
            rest.extend(spoken.iter().filter_map(|slot| self.given(*slot)));
            free.extend(spoken);
        }
        free.into()
    }

    /// Whether the long way, on which no known path is walked, gives what it should. It takes no steps of the file's: what it
    /// gives is not used. Where they are spent something may be lacking already.
    pub(super) fn agrees<T>(&self, long_way: impl FnOnce() -> T, should: impl FnOnce(&T) -> bool) -> bool {
        if self.charge(0) {
            return true;
        }
        let (mode, steps) = (self.paths.mode.replace(Mode::Aside), self.steps.replace(0));
        let found = long_way();
        let too_long = self.steps.replace(steps) > self.budget;
        self.paths.mode.set(mode);
        too_long || should(&found)
    }
}

impl<R> Walked<R> {
    fn map<S>(self, then: impl FnOnce(R) -> S) -> Walked<S> {
        match self {
            Self::There(end) => Walked::There(then(end)),
            Self::Off => Walked::Off,
            Self::New(months) => Walked::New(months),
        }
    }
}
