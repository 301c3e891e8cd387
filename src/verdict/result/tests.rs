use super::*;
use crate::source::{Sources, Span};
use crate::value::{Pointer, Truth};
use crate::verdict::{Evidence, Fact, Ground, PartId, Piece, Place, Placed, Rare, Show, SubjectPart, Told};

/// Shows a piece as the number of its place.
#[derive(Debug)]
struct Numbers;

impl Show for Numbers {
    fn show(&self, piece: Piece) -> Evidence {
        Evidence {
            place: Place { pointer: Pointer::default().key(&piece.at().to_string()), span: None, write_at: None },
            policy: span(),
            found: Fact::Undeclared,
            needed: None,
            label: [].into(),
            context: piece.context(),
        }
    }

    fn part(&self, _: PartId) -> SubjectPart {
        SubjectPart { variable: "x".into(), list: "xs".into(), key: None, place: None }
    }
}

fn span() -> Span {
    Span::new(Sources::default().add("t", "", String::new()), 0, 0)
}

fn told(requirement: usize) -> Told {
    let (policy, truth) = (span(), Some(Truth::TRUE));
    Told { requirement, policy, truth, reason: None, due: None, found: None, needed: None, total: None }
}

fn pieces(at: &[u32]) -> Vec<Piece> {
    at.iter().map(|at| Piece::new(*at, 0, 0, None, false)).collect()
}

fn places(judged: Judged<'_>) -> Vec<String> {
    judged.all_evidence().map(|one| one.place.pointer.to_string()).collect()
}

/// Three requirements of which the second is not applicable and the last a recommendation, for two subjects: as those of
/// many, and each for itself.
fn two() -> [(Judgements, Judgements); 2] {
    let (mut store, ground) = (Store::default(), Arc::new(Ground::default()));
    let said = [
        (Strength::Should, Verdict::Pass, 2, true),
        (Strength::Must, Verdict::NotApplicable, 0, false),
        (Strength::Must, Verdict::Pass, 1, true),
    ];
    let common: Vec<Arc<Common>> = (0..3).map(|n| Arc::new(Common::new(told(n), &ground))).collect();
    let alike = said.iter().zip(&common).map(|((strength, verdict, places, is_placed), common)| Alike {
        said: (*strength, *verdict),
        common: Arc::clone(common),
        shape: store.shape_of(&pieces(&vec![0; *places as usize])),
        places: *places,
        is_placed: *is_placed,
    });
    let all = Arc::new(OfMany::new(alike.collect()).unwrap());
    let judged = [[10, 11, 12], [20, 21, 22]].map(|at| {
        let around = store.keep(&pieces(&[at[0] + 5]));
        let placed = store.place(Placed { around, scope: Run::default() });
        let of_many = Judgements::of_many(&all, store.keep_places(at.into_iter()), placed);
        let own = [(&at[..2], placed), (&[][..], Store::NOWHERE), (&at[2..], placed)];
        let kept = said.iter().zip(&common).zip(own).map(|(((strength, verdict, ..), common), (at, placed))| {
            Kept::new((*strength, *verdict), Arc::clone(common), (store.keep(&pieces(at)), placed), Rare::default())
        });
        (of_many, Judgements::from(kept.collect::<Vec<Kept>>()))
    });
    ground.set(store, Box::new(Numbers));
    judged
}

#[test]
fn judgements_of_many_are_what_each_would_be_for_itself() {
    for ((of_many, own), at) in two().into_iter().zip([10, 20]) {
        assert_eq!(of_many, own);
        let seen: Vec<(usize, Vec<String>)> = of_many.iter().map(|one| (one.told().requirement, places(one))).collect();
        let named = |places: &[u32]| places.iter().map(|place| format!("/{place}")).collect::<Vec<String>>();
        // The worst verdict first, among equal ones the strongest.
        let expected = [(2, named(&[at + 2, at + 5])), (0, named(&[at, at + 1, at + 5])), (1, vec![])];
        assert_eq!(seen, expected);
        assert_eq!(of_many.clone().into_kept(), own.into_kept());
    }
}

#[test]
fn changing_those_of_one_subject_leaves_the_others() {
    let [(first, _), (second, own)] = two();
    let mut result = RuleResult::new(3, Subject::default(), Mode::Automatic, first);
    result.waive(0);
    assert_eq!((result.waiver(), result.verdict()), (None, Verdict::Pass));
    result.change(|judged| judged[0].verdict = Verdict::Fail);
    assert_eq!((result.verdict(), result.judged().count()), (Verdict::Fail, 3));
    result.waive(4);
    let verdicts: Vec<Verdict> = result.judged().map(|judged| judged.verdict).collect();
    assert_eq!((result.waiver(), verdicts), (Some(4), vec![Verdict::Waived, Verdict::Pass, Verdict::NotApplicable]));
    assert_eq!(second, own);
}
