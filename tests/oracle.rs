//! The program against an independent judge, on policies and setups drawn at random.
//!
//! `cargo test` draws the same cases each time. `KRAV_CASES=20000 KRAV_SEED=fresh cargo test --test oracle` draws other
//! ones and says by which seed; `KRAV_SEED=NUMBER` draws them again. A case in which both differ is made as small as it
//! can be before it is shown.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail, says by which seed it drew, and reads what it is asked to draw"
)]

#[path = "oracle/census.rs"]
mod census;
#[path = "oracle/compare.rs"]
mod compare;
#[path = "oracle/constructs.rs"]
mod constructs;
#[path = "oracle/extension.rs"]
mod extension;
#[path = "oracle/facts.rs"]
mod facts;
#[path = "oracle/fillings.rs"]
mod fillings;
#[path = "oracle/generate.rs"]
mod generate;
#[path = "oracle/judge.rs"]
mod judge;
#[path = "oracle/judge_examples.rs"]
mod judge_examples;
#[path = "oracle/lists.rs"]
mod lists;
#[path = "oracle/load.rs"]
mod load;
#[expect(dead_code, reason = "here data is JSON already")]
#[path = "literate/mend.rs"]
mod mend;
#[path = "oracle/model.rs"]
mod model;
#[path = "oracle/print.rs"]
mod print;
#[path = "oracle/reduce.rs"]
mod reduce;
#[path = "oracle/remedies.rs"]
mod remedies;
#[path = "oracle/texts.rs"]
mod texts;
#[path = "oracle/values.rs"]
mod values;

use kravkoll::author;
use kravkoll::document::Syntax;
use kravkoll::engine::{Engine, Input};
use kravkoll::outcome::{Run, Told};
use kravkoll::report::{self, HANDBOOK_FORMATS, View};
use kravkoll::text::Lang;
use kravkoll::threads;
use model::{Amount, Binding, Case, E, List, Policy, Quantity, Requirement, Rule, Scope};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::env;
use std::hash::{BuildHasher, RandomState};

/// Cases in which every construct stands at least so many times.
const CASES: usize = 10_000;
/// Drawn policies that are told in words.
const TOLD: usize = 150;
const SELDOM: usize = 50;
/// Cases that are judged twice where nothing else is asked for: loading a policy takes some milliseconds.
const JUDGED: usize = 1_000;

/// What the program says of a case: the object of the `json` format.
fn program(case: &Case) -> Result<Value, String> {
    let mut engine = engine(case)?;
    let bytes = serde_json::to_vec(&case.setup).unwrap();
    let outcome = engine.check(&Input { name: "setup.json".to_owned(), bytes }, Syntax::Json);
    let run = Run::new(engine.header.clone(), vec![outcome]);
    let mut out = Vec::new();
    report::write(report::format("json").unwrap(), &run, &engine.sources, &View::new(Lang::En), &mut out).unwrap();
    Ok(serde_json::from_slice(&out).unwrap())
}

fn engine(case: &Case) -> Result<Engine, String> {
    load::engine(case, &case.policy)
}

#[test]
fn a_policy_of_the_model_is_read() {
    let field = |name: &str| E::Field(Box::new(E::Name("p".to_owned())), name.to_owned());
    let over = Binding { var: "p".to_owned(), list: List::Of(Box::new(E::Root("persons".to_owned()))), filter: None };
    let amount = Amount { about: true, expr: Box::new(E::Percent(125, 1)) };
    let expr = E::Quantified(Quantity::AtLeast(amount), over, Box::new(field("expert")));
    let requirement =
        Requirement { strength: "must", at_once: false, expr, by: Some((E::Date("2018-09-01".to_owned()), true)) };
    let rule = Rule {
        name: "r".to_owned(),
        scope: vec![Scope::When(E::Root("on".to_owned()))],
        requirements: vec![requirement],
    };
    let case = Case {
        schema: json!({ "type": "object", "additionalProperties": false, "properties": {
            "on": { "type": "boolean" },
            "persons": { "type": "array", "x-krav-key": ["id"], "items": { "type": "object", "required": ["id"],
                "additionalProperties": false,
                "properties": { "id": { "type": "string" }, "expert": { "type": "boolean" } } } } } }),
        policy: Policy { rules: vec![rule], ..Policy::default() },
        rows: Vec::new(),
        previous: None,
        setup: json!({ "on": true, "persons": [{ "id": "a", "expert": true }, { "id": "b" }] }),
        as_of: "2018-08-30".to_owned(),
    };
    assert_eq!(judge::judge(&case).unwrap()[0]["judged"][0]["found"], json!({ "min": 1.0, "max": 2.0 }));
    let said = program(&case).unwrap_or_else(|why| panic!("{why}"));
    let result = &said["files"][0]["results"][0];
    assert_eq!((&result["verdict"], &result["found"]), (&json!("pass"), &json!({ "min": 1, "max": 2 })), "{result:#}");
}

/// Whether the table of operators has a row of these words.
pub(crate) fn is_operator(words: &str) -> bool {
    kravkoll::operators::find(words).is_some()
}

/// Cases of a seed.
fn drawn(seed: u64, count: usize) -> impl Iterator<Item = Case> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let cases = generate::cases();
    (0..count).map(move |_| cases.new_tree(&mut runner).unwrap().current())
}

#[test]
fn every_construct_is_drawn() {
    let mut census = census::Census::default();
    drawn(0, CASES).for_each(|case| census.case(&case));
    let operators = kravkoll::operators::all().map(|row| row.words);
    let seldom: Vec<String> = operators
        .chain(constructs::ALL.iter().copied())
        .filter_map(|what| {
            let count = census.counts.get(what).copied().unwrap_or(0);
            (count < SELDOM).then(|| format!("{what}: {count}"))
        })
        .collect();
    assert!(seldom.is_empty(), "in {CASES} cases there are fewer than {SELDOM} of these: {seldom:#?}");
    let unknown = census.unknown_filters;
    assert!(unknown * 5 >= CASES, "only {unknown} of {CASES} cases have something unknown in a `where`");
}

/// In what the program and the oracle differ; nothing where the oracle has too much to try.
fn told_apart(case: &Case, said: &Value) -> Option<Vec<String>> {
    let oracle = judge::judge(case)?;
    let mut differences = compare::differences(said, &oracle);
    // Of the items of a list that is written out no place in the file is known yet.
    let text = print::whole(&case.policy);
    if ["item", "other", "third", "fourth"].iter().any(|item| text.contains(&format!("{item} in ["))) {
        differences.retain(|difference| !difference.contains(" missing: "));
    }
    differences.extend(remedies::unhelpful(case, said));
    Some(differences)
}

/// Whatever a policy says can be told in words, in both languages, and drawn in every format of the handbook.
#[test]
fn every_drawn_policy_is_told() {
    for case in drawn(0, TOLD) {
        let engine = engine(&case).unwrap();
        for lang in [Lang::Sv, Lang::En] {
            let handbook = author::handbook(&engine, lang);
            assert_eq!(handbook.rules.len(), engine.policy().rules.len());
            for (rule, told) in engine.policy().rules.iter().zip(&handbook.rules) {
                assert!(told.requirements.len() >= rule.requirements.len(), "{}", rule.info.name);
                let all = [&told.scope, &told.requirements, &told.notes].into_iter().flatten();
                all.for_each(assert_said);
            }
            for format in HANDBOOK_FORMATS {
                let mut out = Vec::new();
                let view = View::new(lang);
                report::write_as(HANDBOOK_FORMATS, format.name, &handbook, &engine.sources, &view, &mut out).unwrap();
                assert!(out.len() < 2_000_000, "{}: {} bytes", format.name, out.len());
            }
        }
    }
}

/// A sentence says something, and every place of its template is filled.
fn assert_said(told: &Told) {
    assert!(!told.text.trim().is_empty() && !told.text.contains(['{', '}']), "{told:?}");
    told.parts.iter().for_each(assert_said);
}

#[test]
fn the_program_and_the_oracle_say_the_same() {
    let count = env::var("KRAV_CASES").map_or(JUDGED, |count| count.parse().expect("KRAV_CASES is a number"));
    let seed = match env::var("KRAV_SEED").as_deref() {
        Err(_) => 0,
        Ok("fresh") => RandomState::new().hash_one(count),
        Ok(seed) => seed.parse().expect("KRAV_SEED is a number, or `fresh`"),
    };
    println!("{count} cases of KRAV_SEED={seed}");
    // Half of them on another core.
    let half = |(): &mut (), first| compared(drawn(seed, count).enumerate().skip(first).step_by(2));
    let [one, other] = threads::map(vec![0, 1], 2, || (), half).try_into().ok().unwrap();
    let (beyond, shown) = (one.beyond + other.beyond, [one.shown, other.shown].concat());
    let mut verdicts = one.verdicts;
    other.verdicts.into_iter().for_each(|(verdict, more)| *verdicts.entry(verdict).or_default() += more);
    assert!(shown.is_empty(), "{} of {count} cases differ\n{}", shown.len(), shown.join("\n"));
    assert!(beyond * 20 <= count, "the oracle has too much to try in {beyond} of {count} cases");
    // Of what is always drawn it is known; of what is drawn anew a share may be smaller by chance.
    every_verdict_occurs(&verdicts, if seed == 0 { 20 } else { 50 });
}

/// What came of some cases.
#[derive(Default)]
struct Compared {
    verdicts: BTreeMap<String, usize>,
    /// In how many of them the oracle has too much to try.
    beyond: usize,
    /// Those that differ; empty where enough are shown.
    shown: Vec<String>,
}

/// Judges cases by the program and by the oracle.
fn compared(cases: impl Iterator<Item = (usize, Case)>) -> Compared {
    let mut all = Compared::default();
    for (number, case) in cases {
        let said = program(&case).unwrap_or_else(|why| panic!("case {number}: {why}"));
        for result in compare::results(&said) {
            *all.verdicts.entry(result["verdict"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        match told_apart(&case, &said) {
            None => all.beyond += 1,
            Some(differences) if differences.is_empty() => {}
            Some(_) if all.shown.len() >= SHOWN => all.shown.push(String::new()),
            Some(_) => {
                let fails = |case: &Case| {
                    program(case).is_ok_and(|said| told_apart(case, &said).is_some_and(|all| !all.is_empty()))
                };
                let case = reduce::reduced(case, &fails);
                let differences = program(&case).ok().and_then(|said| told_apart(&case, &said));
                all.shown.push(format!("case {number}\n{}", compare::shown(&case, &differences.unwrap_or_default())));
            }
        }
    }
    all
}

/// How many differing cases of a half are made small and shown.
const SHOWN: usize = 5;

/// What is drawn is judged now one way, now the other: each verdict is that of one in so many results. Waivers come after
/// judging: no result is `waived`.
fn every_verdict_occurs(verdicts: &BTreeMap<String, usize>, one_in: usize) {
    let results: usize = verdicts.values().sum();
    for verdict in ["pass", "fail", "pending", "undetermined", "not-applicable"] {
        let count = verdicts.get(verdict).copied().unwrap_or(0);
        assert!(count * one_in >= results, "{verdict}: {count} of {results}; {verdicts:?}");
    }
}
