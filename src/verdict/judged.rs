//! Judgements, kept small: of a large file there are a million. What many have in common stands once; what few have takes
//! no room in the others.

use super::evidence::{Pieces, View};
use super::{Evidence, Fact, Ground, Missing, Reason, Remedy, Run, Site, Strength, Verdict};
use crate::source::Span;
use crate::value::{Date, Truth};
use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The words of a text of the policy, one list per language.
pub type Wording = Arc<[(Arc<str>, Box<[Word]>)]>;

/// A part of such a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Word {
    /// Text of the policy.
    Text(Arc<str>),
    /// One of the values that were worked out for it.
    Value(u32),
    /// What was found.
    Found,
    /// What was needed.
    Needed,
    /// Of how many.
    Total,
}

/// A text of the policy with its expressions worked out: values become words last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// How it goes, which is the same for many.
    pub wording: Wording,
    /// The values that stand in it.
    pub values: Box<[Fact]>,
}

/// A part of a text with the value that stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidPiece<'a> {
    /// Text of the policy.
    Text(&'a str),
    /// A value.
    Fact(&'a Fact),
}

/// One requirement, judged for one subject.
#[derive(Clone, Copy)]
pub struct Judged<'r> {
    /// Its strength.
    pub strength: Strength,
    /// Its verdict.
    pub verdict: Verdict,
    pub(super) evidence: Pieces,
    pub(super) common: &'r Common,
    /// What it has beside that and most have not.
    pub rare: Option<&'r Rare>,
}

/// The same as it is kept.
#[derive(Clone)]
pub struct Kept {
    /// Its strength.
    pub strength: Strength,
    /// Its verdict.
    pub verdict: Verdict,
    evidence: Pieces,
    common: Arc<Common>,
    /// What it has beside that and most have not.
    pub rare: Option<Box<Rare>>,
}

/// What judgements have in common of which the same is told: what is told, and what their evidence stands on.
#[derive(Debug)]
pub struct Common {
    told: Told,
    ground: Arc<Ground>,
}

impl Common {
    /// What is told of judgements whose evidence stands on a ground.
    #[must_use]
    pub fn new(told: Told, ground: &Arc<Ground>) -> Self {
        Self { told, ground: Arc::clone(ground) }
    }

    /// What is told.
    #[must_use]
    pub fn told(&self) -> &Told {
        &self.told
    }
}

/// On one ground, what is told tells them apart.
impl PartialEq for Common {
    fn eq(&self, other: &Self) -> bool {
        self.told == other.told
    }
}

impl Eq for Common {}

impl Hash for Common {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.told.hash(state);
    }
}

impl Borrow<Told> for Arc<Common> {
    fn borrow(&self) -> &Told {
        &self.told
    }
}

/// What is told of a judgement and does not name its subject: mostly the same for many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its place among the rule's requirements.
    pub requirement: usize,
    /// The requirement's place in the policy.
    pub policy: Span,
    /// The truth behind it; `None` when it was not asked (not applicable, `when` unknown).
    pub truth: Option<Truth>,
    /// Why it is not applicable.
    pub reason: Option<Reason>,
    /// Last day (deadline), or the day on which the subject's life span begins.
    pub due: Option<Date>,
    /// What was found: a count, a range of counts, a value.
    pub found: Option<Fact>,
    /// What was needed.
    pub needed: Option<Fact>,
    /// Of how many.
    pub total: Option<Fact>,
}

impl Told {
    /// Nothing yet of a requirement, by its place among the rule's and where it stands in the policy.
    #[must_use]
    pub fn of(requirement: usize, policy: Span) -> Self {
        Self { requirement, policy, truth: None, reason: None, due: None, found: None, needed: None, total: None }
    }
}

/// By what differs most: the rest is mostly the same for all judgements by one requirement.
impl Hash for Told {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { requirement: _, policy, truth: _, reason: _, due, found, needed, total } = self;
        state.write_u32(policy.start);
        due.hash(state);
        [found, needed, total].into_iter().flatten().for_each(|fact| fact.hash(state));
    }
}

/// What few judgements have: those that ask somebody to do something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rare {
    /// What is not declared and would decide.
    pub missing: Vec<Missing>,
    /// What, changed in the file, would make the requirement true.
    pub remedy: Option<Remedy>,
    /// The policy's own sentence, worked out; empty when it has none or must not be said.
    pub said: Said,
}

impl Rare {
    /// In as little room as it needs.
    fn kept(mut self) -> Option<Box<Self>> {
        self.missing.shrink_to_fit();
        let is_there = !self.missing.is_empty() || self.remedy.is_some() || !self.said.wording.is_empty();
        is_there.then(|| Box::new(self))
    }
}

impl Kept {
    /// What decided, and the number of what places it.
    #[must_use]
    pub fn new(
        (strength, verdict): (Strength, Verdict),
        common: Arc<Common>,
        (own, placed): (Run, u32),
        rare: Rare,
    ) -> Self {
        Self { strength, verdict, evidence: Pieces { own, placed }, common, rare: rare.kept() }
    }

    /// The judgement.
    #[must_use]
    pub fn judged(&self) -> Judged<'_> {
        let Self { strength, verdict, evidence, common, rare } = self;
        Judged { strength: *strength, verdict: *verdict, evidence: *evidence, common, rare: rare.as_deref() }
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.judged() == other.judged()
    }
}

impl Eq for Kept {}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.judged().fmt(f)
    }
}

impl<'r> Judged<'r> {
    /// What is told of it, and of other subjects of which the same is told.
    #[must_use]
    pub fn told(self) -> &'r Told {
        &self.common.told
    }

    /// Where what decided is kept, and the number of what places it.
    #[must_use]
    pub fn stands(self) -> (Run, u32) {
        (self.evidence.own, self.evidence.placed)
    }

    /// What is not declared and would decide.
    #[must_use]
    pub fn missing(self) -> &'r [Missing] {
        self.rare.map_or(&[], |rare| &rare.missing)
    }

    /// What, changed in the file, would make the requirement true.
    #[must_use]
    pub fn remedy(self) -> Option<&'r Remedy> {
        self.rare?.remedy.as_ref()
    }

    /// The policy's own sentence in each language; empty when it has none or must not be said.
    #[must_use]
    pub fn said(self) -> &'r [(Arc<str>, Box<[Word]>)] {
        self.rare.map_or(&[], |rare| &rare.said.wording)
    }

    /// Words of the policy's own sentence with the values that stand in it.
    pub fn spoken(self, words: &'r [Word]) -> impl Iterator<Item = SaidPiece<'r>> {
        let worked_out = move |place: u32| self.rare?.said.values.get(place as usize);
        let value = |fact: Option<&'r Fact>| SaidPiece::Fact(fact.unwrap_or(&Fact::Undeclared));
        words.iter().map(move |word| match word {
            Word::Text(text) => SaidPiece::Text(text),
            Word::Value(place) => value(worked_out(*place)),
            Word::Found => value(self.told().found.as_ref()),
            Word::Needed => value(self.told().needed.as_ref()),
            Word::Total => value(self.told().total.as_ref()),
        })
    }

    /// All evidence: what decided, then what places it, each place once for the same words.
    pub fn all_evidence(self) -> impl Iterator<Item = Evidence> + use<'r> {
        self.shown().map(View::all).into_iter().flatten()
    }

    /// The same, without what places all of the subject.
    pub fn own_evidence(self) -> impl Iterator<Item = Evidence> + use<'r> {
        self.shown().map(View::own).into_iter().flatten()
    }

    /// All evidence without what places every result of the rule.
    pub fn evidence_of_subject(self) -> impl Iterator<Item = Evidence> + use<'r> {
        self.shown().map(View::subject).into_iter().flatten()
    }

    /// The evidence to show first: values of which something else was needed; without such, what else decided.
    /// Conditions of ranges and followed references only place the others, and are not among it.
    pub fn deciding(self) -> impl Iterator<Item = Evidence> + use<'r> {
        self.shown().map(View::deciding).into_iter().flatten()
    }

    /// Where that evidence stands.
    pub fn deciding_sites(self) -> impl Iterator<Item = Site<'r>> + use<'r> {
        self.shown().map(View::sites).into_iter().flatten()
    }

    fn shown(self) -> Option<View<'r>> {
        self.evidence.on(&self.common.ground)
    }
}

impl PartialEq for Judged<'_> {
    fn eq(&self, other: &Self) -> bool {
        let said = |of: &Self| (of.strength, of.verdict);
        let shown = |of: &Self| of.shown().map(View::each);
        said(self) == said(other)
            && self.told() == other.told()
            && self.rare == other.rare
            && shown(self) == shown(other)
    }
}

impl Eq for Judged<'_> {}

impl fmt::Debug for Judged<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let evidence: Vec<Evidence> = self.all_evidence().collect();
        let mut shown = f.debug_struct("Judged");
        shown.field("strength", &self.strength).field("verdict", &self.verdict).field("told", self.told());
        shown.field("evidence", &evidence).field("rare", &self.rare).finish()
    }
}
