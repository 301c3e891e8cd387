//! Judgements as tests write them: all of one side by side, with evidence that is what it shows.

use crate::source::Span;
use crate::value::{Date, Truth};
use crate::verdict::{
    Common, Evidence, Fact, Ground, Kept, Missing, Need, PartId, Piece, Rare, Reason, Remedy, Said, Show, Store,
    Strength, Subject, SubjectPart, Told, Verdict, Word,
};

/// A sentence of the policy: languages with texts.
pub(super) fn said(texts: &[(&str, &str)]) -> Said {
    let word = |text: &str| vec![Word::Text(text.into())].into();
    Said { wording: texts.iter().map(|(lang, text)| ((*lang).into(), word(text))).collect(), ..Said::default() }
}

/// A judgement as tests write it: all of it side by side.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) requirement: usize,
    pub(super) strength: Strength,
    pub(super) verdict: Verdict,
    pub(super) truth: Option<Truth>,
    pub(super) reason: Option<Reason>,
    pub(super) due: Option<Date>,
    pub(super) found: Option<Fact>,
    pub(super) needed: Option<Fact>,
    pub(super) total: Option<Fact>,
    pub(super) missing: Vec<Missing>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) remedy: Option<Remedy>,
    pub(super) said: Said,
    pub(super) policy: Span,
}

impl From<Draft> for Kept {
    fn from(draft: Draft) -> Self {
        let Draft { requirement, strength, verdict, truth, reason, due, found, needed, total, .. } = draft;
        let told = Told { requirement, policy: draft.policy, truth, reason, due, found, needed, total };
        let rare = Rare { missing: draft.missing, remedy: draft.remedy, said: draft.said };
        kept((strength, verdict), told, draft.evidence, rare)
    }
}

/// Evidence and parts of a subject that are what they show.
#[derive(Debug)]
struct Shown(Vec<Evidence>, Vec<SubjectPart>);

impl Show for Shown {
    fn show(&self, piece: Piece) -> Evidence {
        self.0[piece.at() as usize].clone()
    }

    fn part(&self, part: PartId) -> SubjectPart {
        self.1[part.item as usize].clone()
    }
}

/// A subject of parts.
pub(super) fn subject_of(parts: Vec<SubjectPart>) -> Subject {
    let ids: Vec<PartId> = (0..).zip(&parts).map(|(item, _)| PartId { naming: 0, item }).collect();
    let ground = Ground::default();
    ground.set(Store::default(), Box::new(Shown(Vec::new(), parts)));
    Subject::new(&ground.into(), &ids)
}

/// A judgement with its evidence.
fn kept(said: (Strength, Verdict), told: Told, evidence: Vec<Evidence>, rare: Rare) -> Kept {
    let piece = |(place, one): (usize, &Evidence)| {
        let place = u32::try_from(place).unwrap();
        Piece::new(place, 0, 0, one.needed.as_ref().map(|_| Need { number: place, at: None }), one.context)
    };
    let mut store = Store::default();
    let own = store.keep(&evidence.iter().enumerate().map(piece).collect::<Vec<Piece>>());
    let ground = Ground::default();
    ground.set(store, Box::new(Shown(evidence, Vec::new())));
    let common = Common::new(told, &ground.into());
    Kept::new(said, common.into(), (own, Store::NOWHERE), rare)
}

/// Changes what a judgement shows.
pub(super) fn change(judged: &mut Kept, change: impl FnOnce(&mut Vec<Evidence>)) {
    let mut evidence: Vec<Evidence> = judged.judged().own_evidence().collect();
    change(&mut evidence);
    let rare = judged.rare.take().map_or_else(Rare::default, |rare| *rare);
    *judged = kept((judged.strength, judged.verdict), judged.judged().told().clone(), evidence, rare);
}
