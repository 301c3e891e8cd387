//! The validator by hand against which the benchmarks measure says the same as the twelve rules in Krav, of every file
//! that they run on, in JSON and in YAML.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods, reason = "tests")]

#[path = "../benches/common/mod.rs"]
mod common;

use common::{by_hand, generate, large};
use kravkoll::diagnostic::Diagnostic;
use kravkoll::document::Syntax;
use kravkoll::engine::Engine;
use kravkoll::outcome::FileOutcome;
use kravkoll::verdict::{RuleResult, Verdict};
use std::collections::BTreeMap;

/// The names of the twelve rules, in their order.
const RULES: [&str; 12] = [
    "card",
    "fixed-address",
    "experts",
    "flexite",
    "browser",
    "administrator",
    "phone",
    "ordered",
    "trained",
    "unique-tokens",
    "municipal-flexite",
    "organisation-number",
];

/// The verdicts of an outcome as the validator by hand gives them.
fn verdicts(engine: &Engine, outcome: &FileOutcome) -> by_hand::Verdicts {
    let mut verdicts = by_hand::Verdicts::default();
    for result in &outcome.results {
        let name = engine.policy().rules[result.rule()].info.name.as_str();
        let place = RULES.iter().position(|rule| *rule == name).unwrap();
        match result.head().unwrap().verdict {
            Verdict::Pass => verdicts[place].push(true),
            Verdict::Fail => verdicts[place].push(false),
            Verdict::NotApplicable => {}
            other => panic!("{name}: {other:?}"),
        }
    }
    verdicts
}

fn agree(engine: &mut Engine, bytes: &[u8], syntax: Syntax, by_hand: &by_hand::Verdicts, what: &str) {
    let outcome = common::check(engine, bytes.to_vec(), syntax, 1);
    // A number that is none and a key that two records have are told of as faults of structure too.
    let told_twice = |finding: &Diagnostic| match finding.code.id {
        "K212" => by_hand[11] == [false],
        "K241" => by_hand[9] == [false],
        _ => false,
    };
    assert!(outcome.findings.iter().all(told_twice), "{what}: {:?}", outcome.findings);
    let ours = verdicts(engine, &outcome);
    for (place, rule) in RULES.iter().enumerate() {
        assert_eq!(ours[place], by_hand[place], "{what}: {rule}");
    }
    let judged = outcome.results.iter().flat_map(RuleResult::judged);
    let without =
        judged.filter(|one| one.verdict != Verdict::NotApplicable && one.own_evidence().next().is_none()).count();
    assert_eq!(without, 0, "{what}: results without evidence");
}

#[test]
fn the_twelve_rules_and_the_validator_by_hand_agree() {
    let mut engine = common::twelve();
    let by_hand = |bytes: &[u8]| by_hand::judge(bytes, generate::AS_OF, &generate::MODELS).unwrap();
    let mut failed = [false; 12];
    for (seed, bytes) in generate::small(240).enumerate() {
        let expected = by_hand(&bytes);
        let fails = expected.iter().map(|of_rule| of_rule.contains(&false));
        assert_eq!(fails.clone().any(|fail| fail), seed % 10 < 3, "provider {seed}: a fault is found, and only that");
        failed.iter_mut().zip(fails).for_each(|(known, fail)| *known |= fail);
        agree(&mut engine, &bytes, Syntax::Json, &expected, &format!("provider {seed}"));
    }
    for (place, fault) in generate::FAULTS.iter().enumerate() {
        // Only a municipal provider has to use Flexite.
        let provider = generate::provider(60, 1, Some(fault));
        let bytes = generate::json(&provider);
        let expected = by_hand(&bytes);
        assert!(expected[place].contains(&false), "{fault} breaks {}", RULES[place]);
        agree(&mut engine, &bytes, Syntax::Json, &expected, fault);
        agree(&mut engine, common::yaml::yaml(&provider).as_bytes(), Syntax::Yaml, &expected, fault);
    }
    for persons in [20, 500] {
        for provider in [large::mixed(persons), large::half_way(persons)] {
            let bytes = generate::json(&provider);
            agree(&mut engine, &bytes, Syntax::Json, &by_hand(&bytes), &format!("{persons} persons"));
        }
    }
}

/// Rules that nobody can meet alone: they wait for the municipality's list of phones, or for the file of last time.
const WAITING: [&str; 3] =
    ["phoniro.phones-approved", "phoniro.phones-approved-list-age", "reorg.responsibility-move-counts"];

/// The rules that are met, not met and not known to be, once for each result of a provider by the shipped policy; without
/// those that wait.
fn by_verdict(engine: &mut Engine, provider: &serde_json::Value) -> [Vec<String>; 3] {
    let outcome = common::check(engine, generate::json(provider), Syntax::Json, 1);
    let mut rules = [const { Vec::new() }; 3];
    for result in &outcome.results {
        let place = match result.head().unwrap().verdict {
            Verdict::Pass => 0,
            Verdict::Fail => 1,
            Verdict::NotApplicable => continue,
            _ => 2,
        };
        rules[place].push(engine.policy().rules[result.rule()].info.name.clone());
    }
    rules.iter_mut().for_each(|rules| rules.retain(|rule| !WAITING.contains(&rule.as_str())));
    rules
}

#[test]
fn a_drawn_provider_meets_the_shipped_policy_but_for_its_faults() {
    let mut engine = common::shipped();
    let nothing: [String; 0] = [];
    for (persons, seed) in [(10, 0), (25, 1), (20, 2), (260, 0), (260, 1)] {
        let [met, not_met, unknown] = by_verdict(&mut engine, &generate::provider(persons, seed, None));
        assert_eq!((not_met.as_slice(), unknown.as_slice()), (&nothing[..], &nothing[..]), "{persons}, seed {seed}");
        assert!(met.len() > 300, "{}", met.len());
    }
    for fault in generate::FAULTS {
        // What is wrong with a number is told by the schema, the phones that are approved are not known, and of one who
        // starts no lead time is asked, as the twelve do.
        let is_silent = matches!(fault, "bad-number" | "unknown-phone" | "late-order");
        let [_, not_met, _] = by_verdict(&mut engine, &generate::provider(60, 1, Some(fault)));
        assert_eq!(not_met.is_empty(), is_silent, "{fault}: {not_met:?}");
    }
    let [met, not_met, _] = by_verdict(&mut engine, &large::mixed(500)).map(|rules| rules.len());
    assert!(not_met > 5 && not_met * 20 < met, "{not_met} of {met}");
    let [met, not_met, unknown] = by_verdict(&mut engine, &large::half_way(20)).map(|rules| rules.len());
    assert!(not_met > 30 && unknown > 30 && met > 200, "{met}, {not_met}, {unknown}");
}

#[test]
fn files_at_the_same_time_give_as_many_results() {
    let mut engine = common::twelve();
    let files: Vec<Vec<u8>> = generate::small(70).collect();
    let one_by_one: usize =
        files.iter().map(|bytes| common::check(&mut engine, bytes.clone(), Syntax::Json, 1).results.len()).sum();
    assert_eq!(common::check_all(&mut engine, &files, 2), one_by_one);
}

#[test]
fn a_large_provider_is_judged_within_the_budget() {
    let mut engine = common::shipped();
    let outcome = common::check(&mut engine, generate::json(&generate::provider(2_000, 0, None)), Syntax::Json, 1);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert!(outcome.results.len() > 25_000, "{}", outcome.results.len());
}

/// Of each rule and subject what is said of each requirement: all that does not depend on where a record stands.
fn said(engine: &Engine, outcome: &FileOutcome) -> BTreeMap<String, Vec<String>> {
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for result in &outcome.results {
        let keys = result.subject.parts().map(|part| part.key.unwrap_or_else(|| "?".to_owned()));
        let subject: String = keys.collect::<Vec<String>>().join(" ");
        let name = &engine.policy().rules[result.rule()].info.name;
        let of_subject = said.entry(format!("{name} {subject}")).or_default();
        of_subject.extend(result.judged().map(|one| {
            let told = one.told();
            let counts = (one.own_evidence().count(), one.all_evidence().count(), one.missing().len());
            let what = (one.verdict, told.truth, &told.reason, told.due, &told.found, &told.needed, &told.total);
            format!("{} {what:?} {counts:?} {:?}", told.requirement, one.said().len())
        }));
    }
    said.values_mut().for_each(|of_subject| of_subject.sort());
    said
}

/// Takes something from every few records, so that many are judged otherwise than those before them.
fn thinned(provider: &mut serde_json::Value, every: usize) {
    let lists = provider.as_object_mut().unwrap().values_mut().filter_map(serde_json::Value::as_array_mut);
    for (list, records) in lists.enumerate() {
        for (place, record) in records.iter_mut().enumerate().filter(|(place, _)| place % every == 1) {
            let Some(fields) = record.as_object_mut() else { continue };
            let optional: Vec<String> =
                fields.keys().filter(|key| *key != "id" && !key.ends_with("_id")).cloned().collect();
            if let Some(key) = optional.get((place + list) % optional.len().max(1)) {
                fields.remove(key);
            }
        }
    }
}

/// Hands over one unit and winds down another, each by an event of its own; two more events name other units.
fn leaving(provider: &mut serde_json::Value) {
    let events = provider["events"].as_array_mut().unwrap();
    let start = events[0].clone();
    for (unit, kind) in [(1, "handover_out"), (3, "decommission"), (0, "reorganisation"), (2, "takeover_in")] {
        let mut event = start.clone();
        event["id"] = format!("h-{unit}").into();
        event["kind"] = kind.into();
        event["date"] = format!("2026-1{}-01", unit % 2 + 1).into();
        event["unit_ids"] = serde_json::json!([format!("e-{unit:04}")]);
        events.push(event);
    }
}

#[test]
fn who_stands_before_whom_changes_no_judgement() {
    let mut engine = common::shipped();
    for (every, leaves) in [(2, false), (3, false), (7, false), (1_000, false), (7, true), (1_000, true)] {
        let mut provider = generate::provider(120, 3, None);
        if leaves {
            leaving(&mut provider);
        }
        thinned(&mut provider, every);
        let forwards = common::check(&mut engine, generate::json(&provider), Syntax::Json, 1);
        let forwards = said(&engine, &forwards);
        for list in ["persons", "accounts", "tokens", "cards", "units", "trainings", "computers", "phones"] {
            provider[list].as_array_mut().unwrap().reverse();
        }
        let backwards = common::check(&mut engine, generate::json(&provider), Syntax::Json, 1);
        let backwards = said(&engine, &backwards);
        assert!(forwards.len() > 1_500, "{}", forwards.len());
        for (of, what) in &forwards {
            assert_eq!(backwards.get(of), Some(what), "{of}, one in {every} thinned, {leaves}");
        }
        assert_eq!(forwards.len(), backwards.len());
    }
}
