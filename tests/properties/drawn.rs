//! Drawn cases: how many, from which seed, and what is shown of one that fails.

use crate::judge::Judge;
use crate::model::{Case, Policy};
use crate::{generate, load, print};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use std::env::var;

/// Whether somebody says how many cases to try: then more is tried of everything.
pub(crate) fn is_asked_for() -> bool {
    var("KRAV_CASES").is_ok()
}

/// Tries a property on so many cases, or `KRAV_CASES`, from a fixed seed or that of `KRAV_SEED`.
pub(crate) fn every_case(count: u32, holds: impl Fn(&Case) -> Result<(), String>) {
    let count = var("KRAV_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(count);
    let seed: u64 = var("KRAV_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases: count, failure_persistence: None, max_shrink_iters: 1_000, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let run = TestRunner::new_with_rng(config, rng).run(&generate::cases(), |case| {
        holds(&case).map_err(|why| TestCaseError::fail(format!("{why}\n{}", shown(&case))))
    });
    if let Err(why) = run {
        panic!("seed {seed}: {}", why.to_string().split("minimal failing input").next().unwrap_or_default());
    }
}

/// A case as a reader would write it.
fn shown(case: &Case) -> String {
    let pretty = |value| serde_json::to_string_pretty(value).unwrap();
    let tables = print::tables(case);
    let (policy, schema, setup) = (print::whole(&case.policy), pretty(&case.schema), pretty(&case.setup));
    format!("as of {}\n{policy}\nschema {schema}\nsetup {setup}\ntables {tables:?}", case.as_of)
}

/// The judge of a case, or of a case with another policy.
pub(crate) fn judge(case: &Case, policy: &Policy) -> Result<Judge, String> {
    // What was declared last time stays as it is, whatever is filled in or changed today: here it is not given.
    let (case, policy) = (Case { previous: None, ..case.clone() }, policy.clone());
    let engine = load::engine(&case, &policy)?;
    Ok(Judge::new(engine, move || load::engine(&case, &policy).unwrap_or_else(|why| panic!("{why}"))))
}
