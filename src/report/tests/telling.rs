//! How facts that are compared, and steps in the file, are told.

use super::build::{Draft, World, alone, at, day, multi, pointer};
use super::shown;
use crate::outcome::Run;
use crate::report::View;
use crate::text::Lang;
use crate::value::Truth;
use crate::verdict::{Evidence, Fact, Remedy, RemedyStep, Strength, Verdict};

/// A basis that was fixed on a day, held against the day of the change: both stand in the file.
fn compared(world: &World, basis: Fact) -> Draft {
    let of = |text: &str| at(&world.sources, world.policy, text, 0);
    let (fixed, date) = (Fact::Date(day("2018-08-25")), Fact::Date(day("2018-09-01")));
    let place = world.place(&["events", "0", "basis_fixed_on"], "2018-08-25", 0);
    let basis = Evidence {
        policy: of("clock"),
        ..world.evidence(place, multi("Underlaget klart", "Basis fixed"), basis, Some(("after", date.clone())))
    };
    let place = world.place(&["events", "0", "date"], "2018-09-01", 0);
    let date = Evidence {
        policy: of("event.date"),
        ..world.evidence(place, multi("Ändringens datum", "Date of the change"), date, Some(("before", fixed)))
    };
    Draft { evidence: vec![basis, date], ..world.judged(Strength::Must, Verdict::Fail, Some(Truth::FALSE)) }
}

fn told(world: &World, judged: Draft, lang: Lang) -> String {
    let header = world.header();
    let run = Run::new(header.clone(), vec![world.file(&header, vec![alone(6, judged)])]);
    shown("plain", &run, &world.sources, &View { width: 400, ..View::new(lang) })
}

fn set(steps: &[&str], value: Fact) -> Option<Remedy> {
    Some(Remedy { steps: [RemedyStep::Set(pointer(steps), value)].into() })
}

#[test]
fn of_two_days_that_are_compared_the_second_is_told_and_not_demanded() {
    let world = World::new();
    let judged = compared(&world, Fact::Date(day("2018-08-25")));
    let out = told(&world, judged.clone(), Lang::Sv);
    assert!(out.contains("det ska vara efter 2018-09-01"), "{out}");
    assert!(out.contains("Ändringens datum är 2018-09-01"), "{out}");
    assert!(!out.contains("det ska vara före 2018-08-25"), "{out}");
    // The other way round in the policy, the other is the one that something is demanded of.
    let mut turned = judged;
    turned.evidence.reverse();
    let places: Vec<_> = turned.evidence.iter().map(|evidence| evidence.policy).collect();
    turned.evidence.iter_mut().zip(places.iter().rev()).for_each(|(evidence, place)| evidence.policy = *place);
    let out = told(&world, turned, Lang::En);
    assert!(out.contains("it must be before 2018-08-25"), "{out}");
    assert!(!out.contains("it must be after 2018-09-01"), "{out}");
}

#[test]
fn a_declared_day_is_changed_only_where_it_is_wrong() {
    let world = World::new();
    let judged = compared(&world, Fact::Date(day("2018-08-25")));
    // Nothing is proposed: the day has been.
    let out = told(&world, judged.clone(), Lang::Sv);
    assert!(out.contains("I filen: Rätta dagen om den är fel. Det som har skett kan inte göras om."), "{out}");
    let out = told(&world, judged.clone(), Lang::En);
    assert!(out.contains("In the file: Correct the day if it is wrong. What has happened cannot be undone."), "{out}");
    let place = ["events", "0", "basis_fixed_on"];
    let judged = Draft { remedy: set(&place, Fact::Date(day("2018-09-02"))), ..judged };
    let out = told(&world, judged.clone(), Lang::Sv);
    assert!(out.contains("I filen, bara om uppgiften är fel: Ändra ”Underlaget klart”"), "{out}");
    assert!(out.contains("till 2018-09-02 eller senare."), "{out}");
    let out = told(&world, judged, Lang::En);
    assert!(out.contains("In the file, only if the entry is wrong: Change “Basis fixed”"), "{out}");
    assert!(out.contains("to 2018-09-02 or later."), "{out}");
}

#[test]
fn a_day_that_has_not_come_is_entered_and_an_answer_changed_once_it_is_so() {
    let world = World::new();
    let place = ["events", "0", "basis_fixed_on"];
    let ahead = compared(&world, Fact::NotYet);
    let ahead = Draft { remedy: set(&place, Fact::Date(day("2018-08-30"))), ..ahead };
    let out = told(&world, ahead.clone(), Lang::Sv);
    assert!(out.contains("I filen, när det är gjort: För in dagen i ”Underlaget klart”"), "{out}");
    assert!(out.contains(", till exempel 2018-08-30."), "{out}");
    let out = told(&world, ahead.clone(), Lang::En);
    assert!(out.contains("In the file, once done: Enter the day in “Basis fixed”"), "{out}");
    let answer = Draft { remedy: set(&["persons", "0", "licensed"], Fact::Bool(true)), ..ahead };
    let out = told(&world, answer.clone(), Lang::Sv);
    assert!(out.contains("I filen, när det är gjort eller om uppgiften är fel: Ändra persons"), "{out}");
    let out = told(&world, answer, Lang::En);
    assert!(out.contains("In the file, once done or if the entry is wrong: Change persons"), "{out}");
}
