//! What decided, as values: pieces are numbers, which the one who judged makes into values when they are shown.

use super::store::{Piece, Placed, Run, Store};
use super::{Fact, Place};
use crate::source::Span;
use std::fmt;
use std::sync::{Arc, OnceLock};

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
    pub label: Arc<[(Arc<str>, Arc<str>)]>,
    /// Whether it only places the others: a condition of a range, a reference that was followed.
    pub context: bool,
}

/// Knows what pieces mean.
pub trait Show: fmt::Debug + Send + Sync {
    /// A piece as values.
    fn show(&self, piece: Piece) -> Evidence;

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
}

/// The evidence of a judgement.
#[derive(Clone)]
pub struct Pieces {
    /// What decided, and what places it beside what places all of the subject.
    own: Run,
    /// The number of what places it.
    placed: u32,
    /// What all of it stands on.
    ground: Arc<Ground>,
}

impl Pieces {
    /// What decided, the number of what places it, and what both stand on.
    #[must_use]
    pub fn new(own: Run, placed: u32, ground: &Arc<Ground>) -> Self {
        Self { own, placed, ground: Arc::clone(ground) }
    }

    /// How many pieces decided.
    #[must_use]
    pub fn len(&self) -> usize {
        self.own.len()
    }

    /// Whether nothing decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// What decided, and what places it beside what places all of the subject.
    pub fn own(&self) -> impl Iterator<Item = Evidence> {
        self.shown(|view| view.run(view.own))
    }

    /// The same, then what places it.
    pub(super) fn all(&self) -> impl Iterator<Item = Evidence> {
        self.shown(|view| view.of_subject().chain(view.further()))
    }

    /// All but what places every result of the rule.
    pub(super) fn subject(&self) -> impl Iterator<Item = Evidence> {
        self.shown(|view| view.of_subject())
    }

    /// Values of which something else was needed; without such, what else decided.
    pub(super) fn deciding(&self) -> impl Iterator<Item = Evidence> {
        let needed = |piece: &Piece| !piece.context() && piece.needed().is_some();
        self.shown(move |view| {
            let any = view.run(view.own).any(|piece| needed(&piece));
            view.run(view.own).filter(move |piece| if any { needed(piece) } else { !piece.context() })
        })
    }

    /// Pieces as values; none before all is judged.
    fn shown<'p, I: Iterator<Item = Piece> + 'p>(
        &'p self,
        pieces: impl FnOnce(View<'p>) -> I,
    ) -> impl Iterator<Item = Evidence> {
        let shown = |view: View<'p>| pieces(view).map(move |piece| view.show.show(piece));
        self.view().map(shown).into_iter().flatten()
    }

    fn view(&self) -> Option<View<'_>> {
        let (store, show) = self.ground.0.get()?;
        Some(View { own: self.own, placed: store.placed(self.placed), store, show: &**show })
    }
}
impl Default for Pieces {
    fn default() -> Self {
        Self::new(Run::default(), Store::NOWHERE, &Arc::default())
    }
}

impl PartialEq for Pieces {
    fn eq(&self, other: &Self) -> bool {
        let parts = |of: &Self| of.view().map(|view| view.runs().map(Run::len));
        let shown = |of: &Self| {
            let all = of.shown(|view| view.runs().into_iter().flat_map(move |run| view.run(run)));
            all.collect::<Vec<Evidence>>()
        };
        parts(self) == parts(other) && shown(self) == shown(other)
    }
}

impl Eq for Pieces {}

impl fmt::Debug for Pieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.all()).finish()
    }
}

/// Pieces with what they stand on.
#[derive(Clone, Copy)]
struct View<'p> {
    own: Run,
    placed: Placed,
    store: &'p Store,
    show: &'p dyn Show,
}

impl<'p> View<'p> {
    fn runs(self) -> [Run; 3] {
        [self.own, self.placed.around, self.placed.scope]
    }

    fn run(self, run: Run) -> impl Iterator<Item = Piece> + use<'p> {
        self.store.run(run)
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
