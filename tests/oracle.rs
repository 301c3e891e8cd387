//! The program against an independent judge, on policies and setups drawn at random.

#[path = "oracle/census.rs"]
mod census;
#[path = "oracle/compare.rs"]
mod compare;
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
#[path = "oracle/model.rs"]
mod model;
#[path = "oracle/print.rs"]
mod print;
#[path = "oracle/reduce.rs"]
mod reduce;
#[path = "oracle/values.rs"]
mod values;

use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Input, Request};
use kravkoll::outcome::{Options, Run};
use kravkoll::report::{self, View};
use kravkoll::text::Lang;
use kravkoll::value::Date;
use model::{Amount, Binding, Case, E, List, Policy, Quantity, Requirement, Rule, Scope};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

/// Cases in which every construct stands at least so many times.
const CASES: usize = 10_000;
const SELDOM: usize = 50;
/// Cases that the program judges to see which verdicts occur: loading a policy takes some milliseconds.
const JUDGED: usize = 500;

/// What the program says of a case: the object of the `json` format.
fn program(case: &Case) -> Result<Value, String> {
    let input = |name: &str, bytes: Vec<u8>| Input { name: name.to_owned(), bytes };
    let mut bundle = Bundle::default();
    bundle.policy.push(input("drawn.krav", print::policy(&case.policy).into_bytes()));
    bundle.schema = Some(input("own.schema.json", serde_json::to_vec(&case.schema).unwrap()));
    for (name, csv) in print::tables(case) {
        let external = case.policy.tables.iter().any(|table| table.name == name && table.external);
        let file = input(&format!("{name}.csv"), csv.into_bytes());
        if external { bundle.tables.push((name, file)) } else { bundle.beside.push(file) }
    }
    let as_of = Date::parse(&case.as_of);
    let request = Request { bundle, as_of, today: &|_| None, options: Options::default() };
    let mut engine = Engine::load(request).map_err(|refused| {
        let ids = refused.findings.iter().map(|finding| finding.code.id);
        format!("refused: {}\n{}", ids.collect::<Vec<_>>().join(" "), print::policy(&case.policy))
    })?;
    let setup = input("setup.json", serde_json::to_vec(&case.setup).unwrap());
    let outcome = engine.check(&setup, Syntax::Json);
    let run = Run::new(engine.header.clone(), vec![outcome]);
    let mut out = Vec::new();
    report::write(report::format("json").unwrap(), &run, &engine.sources, &View::new(Lang::En), &mut out).unwrap();
    Ok(serde_json::from_slice(&out).unwrap())
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
        setup: json!({ "on": true, "persons": [{ "id": "a", "expert": true }, { "id": "b" }] }),
        as_of: "2018-08-30".to_owned(),
    };
    assert_eq!(judge::judge(&case).unwrap()[0]["found"], json!({ "min": 1, "max": 2 }));
    let said = program(&case).unwrap_or_else(|why| panic!("{why}"));
    let result = &said["files"][0]["results"][0];
    assert_eq!((&result["verdict"], &result["found"]), (&json!("pass"), &json!({ "min": 1, "max": 2 })), "{result:#}");
}

/// Whether the table of operators has a row of these words.
pub(crate) fn is_operator(words: &str) -> bool {
    kravkoll::operators::find(words).is_some()
}

/// Cases of a fixed seed.
fn drawn(count: usize) -> impl Iterator<Item = model::Case> {
    let mut runner = TestRunner::deterministic();
    let cases = generate::cases();
    (0..count).map(move |_| cases.new_tree(&mut runner).unwrap().current())
}

#[test]
fn every_construct_is_drawn() {
    let mut census = census::Census::default();
    drawn(CASES).for_each(|case| census.case(&case));
    let operators = kravkoll::operators::all().map(|row| row.words);
    let all = operators.chain(census::CONSTRUCTS.iter().copied());
    let seldom: Vec<String> = all
        .filter_map(|what| {
            let count = census.counts.get(what).copied().unwrap_or(0);
            (count < SELDOM).then(|| format!("{what}: {count}"))
        })
        .collect();
    assert!(seldom.is_empty(), "in {CASES} cases there are fewer than {SELDOM} of these: {seldom:#?}");
    let unknown = census.unknown_filters;
    assert!(unknown * 5 >= CASES, "only {unknown} of {CASES} cases have something unknown in a `where`");
}

/// What is drawn is judged now one way, now the other. A waiver is not run yet: no result is `waived`.
#[test]
fn drawn_policies_are_accepted_and_every_verdict_occurs() {
    let mut verdicts = std::collections::BTreeMap::<String, usize>::new();
    for (number, case) in drawn(JUDGED).enumerate() {
        let said = program(&case).unwrap_or_else(|why| panic!("case {number}: {why}"));
        for result in said["files"][0]["results"].as_array().unwrap() {
            *verdicts.entry(result["verdict"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    let results: usize = verdicts.values().sum();
    for verdict in ["pass", "fail", "pending", "undetermined", "not-applicable"] {
        let count = verdicts.get(verdict).copied().unwrap_or(0);
        assert!(count * 20 >= results, "{verdict}: {count} of {results}; {verdicts:?}");
    }
    if std::env::var_os("KRAV_SHOW").is_some() {
        panic!("{verdicts:?}");
    }
}

/// Looks at many cases without stopping: how many differ, and by what.
#[test]
#[ignore = "for triage"]
fn triage() {
    let number = |name: &str, or: usize| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(or);
    let (count, from, show) = (number("KRAV_CASES", 1000), number("KRAV_FROM", 0), number("KRAV_SHOW", 3));
    let only = std::env::var("KRAV_ONLY").unwrap_or_default();
    let seed = number("KRAV_SEED", 1) as u8;
    let rng = proptest::test_runner::TestRng::from_seed(proptest::test_runner::RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(proptest::test_runner::Config::default(), rng);
    let cases = generate::cases();
    let (mut kinds, mut shown, mut differ, mut beyond) = (std::collections::BTreeMap::<String, usize>::new(), 0, 0, 0);
    for place in 0..from + count {
        let tree = cases.new_tree(&mut runner).unwrap();
        if place < from {
            continue;
        }
        let (differences, known) = judged_twice(&tree.current(), &only);
        beyond += usize::from(!known);
        if differences.is_empty() {
            continue;
        }
        differ += 1;
        let mut here: Vec<String> =
            differences.iter().map(|d| d.split(':').next().unwrap().rsplit(' ').next().unwrap().to_owned()).collect();
        here.sort();
        here.dedup();
        for kind in here {
            *kinds.entry(kind).or_default() += 1;
        }
        if shown < show {
            shown += 1;
            let case = reduce::reduced(tree.current(), &|case| !judged_twice(case, &only).0.is_empty());
            println!("=== case {place}");
            let text = print::policy(&case.policy);
            let lines = text.lines().filter(|l| {
                !["policy drawn", "  title", "  schema", "clause", "}", "    say", "  cites"]
                    .iter()
                    .any(|w| l.starts_with(w))
            });
            lines.for_each(|l| println!("{l}"));
            println!("{} {}", case.as_of, case.setup);
            case.rows.iter().for_each(|row| println!("{row:?}"));
            judged_twice(&case, &only).0.iter().take(3).for_each(|d| println!(">>> {d}"));
        }
    }
    println!("{differ} of {count} differ, {beyond} beyond the oracle: {kinds:?}");
}

fn judged_twice(case: &model::Case, only: &str) -> (Vec<String>, bool) {
    let Some(oracle) = judge::judge(case) else { return (Vec::new(), false) };
    let Ok(said) = program(case) else { return (Vec::new(), true) };
    let mut differences = compare::differences(&said, &oracle);
    differences.retain(|d| d.contains(only) && !(only.is_empty() && d.contains(" missing: ")));
    (differences, true)
}
