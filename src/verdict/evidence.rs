//! What decided, kept small: a piece is four numbers, which the one who judged makes into values when it is shown.

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

/// Evidence as it is kept. What the numbers mean knows the [`Ground`] on which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    at: u32,
    found: u32,
    needed: u32,
    /// By which expression, and in the last bit whether it only places the others.
    asked: u32,
}

/// Nothing was needed.
const NOTHING: u32 = u32::MAX;

impl Piece {
    /// What was found at a place by an expression, and what was needed of it.
    #[must_use]
    pub fn new(at: u32, asked: u32, found: u32, needed: Option<u32>, context: bool) -> Self {
        Self { at, found, needed: needed.unwrap_or(NOTHING), asked: asked << 1 | u32::from(context) }
    }

    /// Where it stands.
    #[must_use]
    pub fn at(self) -> u32 {
        self.at
    }

    /// By which expression it was asked for.
    #[must_use]
    pub fn asked(self) -> u32 {
        self.asked >> 1
    }

    /// What was found.
    #[must_use]
    pub fn found(self) -> u32 {
        self.found
    }

    /// What was needed.
    #[must_use]
    pub fn needed(self) -> Option<u32> {
        (self.needed != NOTHING).then_some(self.needed)
    }

    /// Whether it only places the others.
    #[must_use]
    pub fn context(self) -> bool {
        self.asked & 1 == 1
    }
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
pub struct Ground(OnceLock<Box<dyn Show>>);

impl Ground {
    /// From now on pieces can be shown.
    pub fn set(&self, show: Box<dyn Show>) {
        // Set once, by the one who made it.
        let _ = self.0.set(show);
    }
}

/// The evidence of a judgement.
#[derive(Clone, Default)]
pub struct Pieces {
    /// What decided, and what places it beside what places all of the subject.
    pub own: Arc<[Piece]>,
    /// What places it, and what all of it stands on.
    pub placed: Arc<Placed>,
}

/// What places the judgements of a subject.
#[derive(Debug, Default)]
pub struct Placed {
    /// What places every requirement of the subject alike: the conditions that speak of it.
    pub around: Arc<[Piece]>,
    /// What places every result of the rule alike: the conditions that do not speak of the subject.
    pub scope: Arc<[Piece]>,
    /// What they stand on.
    pub ground: Arc<Ground>,
}

impl Pieces {
    /// What decided, and what places it beside what places all of the subject.
    pub fn own(&self) -> impl Iterator<Item = Evidence> {
        self.shown(self.own.iter().copied())
    }

    /// The same, then what places it.
    pub(super) fn all(&self) -> impl Iterator<Item = Evidence> {
        self.shown(self.of_subject().chain(self.further()))
    }

    /// All but what places every result of the rule.
    pub(super) fn subject(&self) -> impl Iterator<Item = Evidence> {
        self.shown(self.of_subject())
    }

    /// Values of which something else was needed; without such, what else decided.
    pub(super) fn deciding(&self) -> impl Iterator<Item = Evidence> {
        let needed = |piece: Piece| !piece.context() && piece.needed().is_some();
        let any = self.own.iter().any(|piece| needed(*piece));
        let deciding = move |piece: &Piece| if any { needed(*piece) } else { !piece.context() };
        self.shown(self.own.iter().copied().filter(deciding))
    }

    fn shown(&self, pieces: impl Iterator<Item = Piece>) -> impl Iterator<Item = Evidence> {
        let show = self.placed.ground.0.get();
        pieces.filter_map(move |piece| show.map(|show| show.show(piece)))
    }

    fn of_subject(&self) -> impl Iterator<Item = Piece> {
        self.own.iter().chain(self.placed.around.iter().filter(|one| !self.holds(&self.own, **one))).copied()
    }

    fn further(&self) -> impl Iterator<Item = Piece> {
        let is_new = |one: &&Piece| !self.holds(&self.own, **one) && !self.holds(&self.placed.around, **one);
        self.placed.scope.iter().filter(is_new).copied()
    }

    /// Whether the same stands among some already.
    fn holds(&self, pieces: &[Piece], one: Piece) -> bool {
        self.placed.ground.0.get().is_some_and(|show| pieces.iter().any(|own| show.is_same(*own, one)))
    }
}

impl PartialEq for Pieces {
    fn eq(&self, other: &Self) -> bool {
        let parts = |of: &Self| [&of.own, &of.placed.around, &of.placed.scope].map(|part| part.len());
        let shown = |of: &Self| {
            let all = of.own.iter().chain(&*of.placed.around).chain(&*of.placed.scope).copied();
            of.shown(all).collect::<Vec<Evidence>>()
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
