//! Judgements and results, kept small: of a large file there are a million. What many judgements have in common stands
//! once; what few have takes no room in the others.

use super::evidence::{Pieces, View};
use super::{Evidence, Fact, Ground, Missing, Mode, Reason, Remedy, Run, Strength, Subject, Verdict};
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
#[derive(Clone)]
pub struct Judged {
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
        self.remedy.iter_mut().for_each(Remedy::shrink);
        let is_there = !self.missing.is_empty() || self.remedy.is_some() || !self.said.wording.is_empty();
        is_there.then(|| Box::new(self))
    }
}

impl Judged {
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

    /// What is told of it, and of other subjects of which the same is told.
    #[must_use]
    pub fn told(&self) -> &Told {
        &self.common.told
    }

    /// Where what decided is kept, and the number of what places it.
    #[must_use]
    pub fn stands(&self) -> (Run, u32) {
        (self.evidence.own, self.evidence.placed)
    }

    /// What is not declared and would decide.
    #[must_use]
    pub fn missing(&self) -> &[Missing] {
        self.rare.as_ref().map_or(&[], |rare| &rare.missing)
    }

    /// What, changed in the file, would make the requirement true.
    #[must_use]
    pub fn remedy(&self) -> Option<&Remedy> {
        self.rare.as_ref()?.remedy.as_ref()
    }

    /// The policy's own sentence in each language; empty when it has none or must not be said.
    #[must_use]
    pub fn said(&self) -> &[(Arc<str>, Box<[Word]>)] {
        self.rare.as_ref().map_or(&[], |rare| &rare.said.wording)
    }

    /// Words of the policy's own sentence with the values that stand in it.
    pub fn spoken<'a>(&'a self, words: &'a [Word]) -> impl Iterator<Item = SaidPiece<'a>> {
        let worked_out = |place: u32| self.rare.as_ref()?.said.values.get(place as usize);
        let value = |fact: Option<&'a Fact>| SaidPiece::Fact(fact.unwrap_or(&Fact::Undeclared));
        words.iter().map(move |word| match word {
            Word::Text(text) => SaidPiece::Text(text),
            Word::Value(place) => value(worked_out(*place)),
            Word::Found => value(self.told().found.as_ref()),
            Word::Needed => value(self.told().needed.as_ref()),
            Word::Total => value(self.told().total.as_ref()),
        })
    }

    /// All evidence: what decided, then what places it, each place once for the same words.
    pub fn all_evidence(&self) -> impl Iterator<Item = Evidence> {
        self.shown().map(View::all).into_iter().flatten()
    }

    /// The same, without what places all of the subject.
    pub fn own_evidence(&self) -> impl Iterator<Item = Evidence> {
        self.shown().map(View::own).into_iter().flatten()
    }

    /// All evidence without what places every result of the rule.
    pub fn evidence_of_subject(&self) -> impl Iterator<Item = Evidence> {
        self.shown().map(View::subject).into_iter().flatten()
    }

    /// The evidence to show first: values of which something else was needed; without such, what else decided.
    /// Conditions of ranges and followed references only place the others, and are not among it.
    pub fn deciding(&self) -> impl Iterator<Item = Evidence> {
        self.shown().map(View::deciding).into_iter().flatten()
    }

    fn shown(&self) -> Option<View<'_>> {
        self.evidence.on(&self.common.ground)
    }
}

impl PartialEq for Judged {
    fn eq(&self, other: &Self) -> bool {
        let said = |of: &Self| (of.strength, of.verdict);
        let shown = |of: &Self| of.shown().map(View::each);
        said(self) == said(other)
            && self.told() == other.told()
            && self.rare == other.rare
            && shown(self) == shown(other)
    }
}

impl Eq for Judged {}

impl fmt::Debug for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let evidence: Vec<Evidence> = self.all_evidence().collect();
        let mut shown = f.debug_struct("Judged");
        shown.field("strength", &self.strength).field("verdict", &self.verdict).field("told", self.told());
        shown.field("evidence", &evidence).field("rare", &self.rare).finish()
    }
}

/// The result of one rule for one subject, in one mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleResult {
    rule: u32,
    waiver: Option<u32>,
    /// The subject; empty when the rule has no `for each`.
    pub subject: Subject,
    /// Automatic or attested.
    pub mode: Mode,
    /// Worst first: the worst verdict, among equal ones the strongest. The first is the result's own, the others stand
    /// under it.
    pub judged: Box<[Judged]>,
}

impl RuleResult {
    /// A result that no waiver covers.
    #[must_use]
    pub fn new(rule: usize, subject: Subject, mode: Mode, judged: Vec<Judged>) -> Self {
        let mut result = Self { rule: number(rule), waiver: None, subject, mode, judged: judged.into() };
        result.put_in_order();
        result
    }

    /// The rule's place in the program.
    #[must_use]
    pub fn rule(&self) -> usize {
        self.rule as usize
    }

    /// The waiver that covers what is waived in it: its place among the waivers of the run.
    #[must_use]
    pub fn waiver(&self) -> Option<usize> {
        self.waiver.map(|waiver| waiver as usize)
    }

    /// Turns every fail into waived, for a waiver of the run. What is pending, not known or met stays.
    pub fn waive(&mut self, waiver: usize) {
        for judged in self.judged.iter_mut().filter(|judged| judged.verdict == Verdict::Fail) {
            judged.verdict = Verdict::Waived;
            self.waiver = Some(number(waiver));
        }
        self.put_in_order();
    }

    fn put_in_order(&mut self) {
        self.judged.sort_by_key(|one| (one.verdict, one.strength));
    }

    /// The judgement that names the result.
    #[must_use]
    pub fn head(&self) -> Option<&Judged> {
        self.judged.first()
    }

    /// The result's verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.head().map_or(Verdict::NotApplicable, |judged| judged.verdict)
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
