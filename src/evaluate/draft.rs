//! A judgement on its way, before what it shares with others is found.

use super::Judge;
use super::gather::Trace;
use super::told::Telling;
use crate::program::EvidenceOf;
use crate::program::ir::{Requirement, StrengthWord};
use crate::verdict::{Kept, Rare, Run, Store, Strength, Verdict};

/// A judgement of which everything can still change.
pub(super) struct Draft {
    pub(super) verdict: Verdict,
    pub(super) strength: Strength,
    pub(super) told: Telling,
    pub(super) rare: Rare,
    /// What decided.
    pub(super) own: Run,
    /// Whether it is a breach, of which is told what mends it.
    pub(super) is_breach: bool,
}

impl Draft {
    /// A requirement of which this is told and nothing else is known yet.
    pub(super) fn of(requirement: &Requirement, told: impl Into<Telling>, own: Run) -> Self {
        let strength = match requirement.strength {
            StrengthWord::Must => Strength::Must,
            StrengthWord::Should => Strength::Should,
            StrengthWord::Note => Strength::Note,
        };
        let (verdict, told) = (Verdict::Undetermined, told.into());
        Self { verdict, strength, told, rare: Rare::default(), own, is_breach: false }
    }
}

impl Judge<'_> {
    /// Whether it is told what a verdict rests on.
    pub(super) fn tells(&self, verdict: Verdict) -> bool {
        match self.program.evidence() {
            EvidenceOf::All => true,
            EvidenceOf::Unmet => !matches!(verdict, Verdict::Pass | Verdict::NotApplicable),
        }
    }

    /// What a verdict rests on, where that is told.
    pub(super) fn rests(&self, verdict: Verdict, gather: impl FnOnce(&mut Trace)) -> Trace {
        let mut trace = Trace::default();
        if self.tells(verdict) {
            gather(&mut trace);
        }
        trace
    }

    /// Keeps a judgement that nothing changes any more, with the number of what places it.
    pub(super) fn finished(&self, draft: Draft, placed: u32) -> Kept {
        self.note_judged(&draft, placed != Store::NOWHERE);
        let Draft { verdict, strength, told, rare, own, .. } = draft;
        let common = self.told(told);
        Kept::new((strength, verdict), common, (own, placed), rare)
    }
}
