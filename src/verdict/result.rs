//! Results: the judgements of a rule for a subject. Of many subjects the same is judged and told, and nothing but the places
//! differs: of these the judgements stand once, and a result has its places.

use super::evidence::Pieces;
use super::{Common, Judged, Kept, Mode, Run, Store, Strength, Subject, Verdict};
use std::fmt;
use std::sync::Arc;

/// The result of one rule for one subject, in one mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleResult {
    rule: u32,
    waiver: Option<u32>,
    /// The subject; empty when the rule has no `for each`.
    pub subject: Subject,
    /// Automatic or attested.
    pub mode: Mode,
    judgements: Judgements,
}

impl RuleResult {
    /// A result that no waiver covers.
    #[must_use]
    pub fn new(rule: usize, subject: Subject, mode: Mode, judgements: Judgements) -> Self {
        Self { rule: number(rule), waiver: None, subject, mode, judgements }
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
        if !self.judged().any(|judged| judged.verdict == Verdict::Fail) {
            return;
        }
        self.waiver = Some(number(waiver));
        self.change(|judged| {
            for judged in judged.iter_mut().filter(|judged| judged.verdict == Verdict::Fail) {
                judged.verdict = Verdict::Waived;
            }
        });
    }

    /// Changes the judgements.
    pub fn change(&mut self, change: impl FnOnce(&mut [Kept])) {
        let mut judged = std::mem::take(&mut self.judgements).into_kept();
        change(&mut judged);
        self.judgements = judged.into();
    }

    /// The judgements, worst first: the worst verdict, among equal ones the strongest. The first is the result's own, the
    /// others stand under it.
    pub fn judged(&self) -> impl Iterator<Item = Judged<'_>> + Clone {
        self.judgements.iter()
    }

    /// The judgement that names the result.
    #[must_use]
    pub fn head(&self) -> Option<Judged<'_>> {
        self.judged().next()
    }

    /// The result's verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.head().map_or(Verdict::NotApplicable, |judged| judged.verdict)
    }
}

/// The judgements of a result, worst first.
#[derive(Clone)]
pub struct Judgements(Those);

#[derive(Clone)]
enum Those {
    /// Its own.
    Own(Box<Own>),
    /// Those of many, with its places.
    OfMany { all: Arc<OfMany>, from: u32, placed: u32 },
}

/// The judgements of one subject. In a box for all of them: nearly every result is of the other kind, and this one takes no
/// more room in it.
#[derive(Clone, Default)]
struct Own(Box<[Kept]>);

/// Judgements of which nothing but the places of their evidence differs from subject to subject.
#[derive(Debug)]
pub struct OfMany {
    /// Each with where its places begin among those of all.
    judged: Box<[(u32, Alike)]>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct Alike {
    /// Its strength and its verdict.
    pub said: (Strength, Verdict),
    /// What is told of it.
    pub common: Arc<Common>,
    /// The number of what is told of its evidence beside the places.
    pub shape: u32,
    /// How many places its evidence has.
    pub places: u32,
    /// Whether something places it.
    pub is_placed: bool,
}

impl OfMany {
    /// Judgements, each with how many places it has; `None` when these are too many to stand in one room.
    #[must_use]
    pub fn new(all: Vec<Alike>) -> Option<Self> {
        let (mut judged, mut sum) = (Vec::with_capacity(all.len()), 0_u32);
        for one in all {
            let begin = sum;
            sum = sum.checked_add(one.places)?;
            judged.push((begin, one));
        }
        judged.sort_by_key(|(_, one)| in_order(one.said));
        Store::fits(sum as usize).then(|| Self { judged: judged.into() })
    }

    /// They, for a subject whose places begin there, and with the number of what places it.
    fn of(&self, from: u32, placed: u32) -> impl Iterator<Item = (&Alike, (Run, u32))> + Clone {
        self.judged.iter().map(move |(begin, one)| {
            let own = Run::of(from.saturating_add(*begin), one.shape);
            (one, (own, if one.is_placed { placed } else { Store::NOWHERE }))
        })
    }
}

impl Alike {
    fn kept(&self, stands: (Run, u32)) -> Kept {
        Kept::new(self.said, Arc::clone(&self.common), stands, super::Rare::default())
    }

    fn judged(&self, (own, placed): (Run, u32)) -> Judged<'_> {
        let (strength, verdict) = self.said;
        Judged { strength, verdict, evidence: Pieces { own, placed }, common: &self.common, rare: None }
    }
}

impl Judgements {
    /// Those of many, for a subject: where its places begin, and the number of what places it.
    #[must_use]
    pub fn of_many(all: &Arc<OfMany>, from: u32, placed: u32) -> Self {
        Self(Those::OfMany { all: Arc::clone(all), from, placed })
    }

    /// They, worst first.
    pub fn iter(&self) -> impl Iterator<Item = Judged<'_>> + Clone {
        let (own, of_many) = match &self.0 {
            Those::Own(own) => (&*own.0, None),
            Those::OfMany { all, from, placed } => (&[][..], Some(all.of(*from, *placed))),
        };
        let of_many = of_many.into_iter().flatten();
        own.iter().map(Kept::judged).chain(of_many.map(|(one, stands)| one.judged(stands)))
    }

    /// They, each for itself.
    #[must_use]
    pub fn into_kept(self) -> Vec<Kept> {
        match self.0 {
            Those::Own(own) => own.0.into(),
            Those::OfMany { all, from, placed } => all.of(from, placed).map(|(one, stands)| one.kept(stands)).collect(),
        }
    }
}

impl Default for Judgements {
    fn default() -> Self {
        Self(Those::Own(Box::default()))
    }
}

impl From<Vec<Kept>> for Judgements {
    fn from(mut judged: Vec<Kept>) -> Self {
        judged.sort_by_key(|one| in_order((one.strength, one.verdict)));
        Self(Those::Own(Box::new(Own(judged.into()))))
    }
}

impl PartialEq for Judgements {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Judgements {}

impl fmt::Debug for Judgements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// The worst verdict first, among equal ones the strongest.
fn in_order((strength, verdict): (Strength, Verdict)) -> (Verdict, Strength) {
    (verdict, strength)
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
