//! What decided, as values: pieces are numbers, which the one who judged makes into values when they are shown.

use super::store::{Piece, Placed, Run, Store};
use super::{Fact, PartId, Place, SubjectPart};
use crate::source::Span;
use crate::value::{Pointer, Titles};
use std::fmt;
use std::sync::OnceLock;

/// Something that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where it stands in the setup file.
    pub place: Place,
    /// Where the policy asks for it.
    pub policy: Span,
    /// What was found.
    pub found: Fact,
    /// What was needed, with the operator word that relates them (`on or before`, `has`, …); `None` for a value that
    /// is only counted or carried.
    pub needed: Option<(&'static str, Fact)>,
    /// What the field is called, per language.
    pub label: Titles,
    /// Whether it only places the others: a condition of a range, a reference that was followed.
    pub context: bool,
}

/// What is the same for two places when their pointers are: a pointer itself has to be made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Site<'s> {
    /// A node of the tree, by its number.
    Node(usize),
    /// A key that the record of this number lacks.
    Key(usize, &'s str),
    /// Any other place.
    Other(Pointer),
}

/// Knows what pieces and parts of subjects mean.
pub trait Show: fmt::Debug + Send + Sync {
    /// A piece as values.
    fn show(&self, piece: Piece) -> Evidence;

    /// Where a piece stands.
    fn site(&self, piece: Piece) -> Site<'_> {
        Site::Other(self.show(piece).place.pointer)
    }

    /// A part of a subject as it is called.
    fn part(&self, part: PartId) -> SubjectPart;

    /// Whether two pieces are the same place, asked for by the same words.
    fn is_same(&self, one: Piece, other: Piece) -> bool {
        let (one, other) = (self.show(one), self.show(other));
        one.policy == other.policy && one.place == other.place
    }
}

/// What pieces stand on: set when all is judged that stands on it.
#[derive(Debug, Default)]
pub struct Ground(OnceLock<(Store, Box<dyn Show>)>);

impl Ground {
    /// From now on pieces can be shown.
    pub fn set(&self, mut store: Store, show: Box<dyn Show>) {
        store.close();
        // Set once, by the one who made it.
        let _ = self.0.set((store, show));
    }

    /// A part of a subject that stands on it; none before all is judged.
    pub(super) fn part(&self, part: PartId) -> Option<SubjectPart> {
        self.0.get().map(|(_, show)| show.part(part))
    }
}

/// The evidence of a judgement: what decided, and what places it beside what places all of the subject.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pieces {
    pub(super) own: Run,
    /// The number of what places it.
    pub(super) placed: u32,
}

impl Pieces {
    /// The pieces with what they stand on; none before all is judged.
    pub(super) fn on(self, ground: &Ground) -> Option<View<'_>> {
        let (store, show) = ground.0.get()?;
        Some(View { own: self.own, placed: store.placed(self.placed), store, show: &**show })
    }
}

/// Pieces with what they stand on.
#[derive(Clone, Copy)]
pub(super) struct View<'p> {
    own: Run,
    placed: Placed,
    store: &'p Store,
    show: &'p dyn Show,
}

impl<'p> View<'p> {
    /// What decided.
    pub(super) fn own(self) -> impl Iterator<Item = Evidence> + use<'p> {
        self.shown(self.run(self.own))
    }

    /// The same, then what places it.
    pub(super) fn all(self) -> impl Iterator<Item = Evidence> + use<'p> {
        self.shown(self.of_subject().chain(self.further()))
    }

    /// All but what places every result of the rule.
    pub(super) fn subject(self) -> impl Iterator<Item = Evidence> + use<'p> {
        self.shown(self.of_subject())
    }

    /// Values of which something else was needed; without such, what else decided.
    pub(super) fn deciding(self) -> impl Iterator<Item = Evidence> + use<'p> {
        self.shown(self.first())
    }

    /// Where these stand.
    pub(super) fn sites(self) -> impl Iterator<Item = Site<'p>> + use<'p> {
        self.first().map(move |piece| self.show.site(piece))
    }

    /// All there is, however often.
    pub(super) fn each(self) -> [Vec<Evidence>; 3] {
        [self.own, self.placed.around, self.placed.scope].map(|run| self.shown(self.run(run)).collect())
    }

    fn shown(self, pieces: impl Iterator<Item = Piece>) -> impl Iterator<Item = Evidence> {
        pieces.map(move |piece| self.show.show(piece))
    }

    fn run(self, run: Run) -> impl Iterator<Item = Piece> + use<'p> {
        self.store.run(run)
    }

    /// The pieces to show first.
    fn first(self) -> impl Iterator<Item = Piece> + use<'p> {
        let needed = |piece: &Piece| !piece.context() && piece.needed().is_some();
        let any = self.run(self.own).any(|piece| needed(&piece));
        self.run(self.own).filter(move |piece| if any { needed(piece) } else { !piece.context() })
    }

    fn of_subject(self) -> impl Iterator<Item = Piece> + use<'p> {
        self.run(self.own).chain(self.run(self.placed.around).filter(move |one| !self.holds(self.own, *one)))
    }

    fn further(self) -> impl Iterator<Item = Piece> + use<'p> {
        let is_new = move |one: &Piece| !self.holds(self.own, *one) && !self.holds(self.placed.around, *one);
        self.run(self.placed.scope).filter(is_new)
    }

    /// Whether the same stands among some already.
    fn holds(self, pieces: Run, one: Piece) -> bool {
        self.run(pieces).any(|own| self.show.is_same(own, one))
    }
}
