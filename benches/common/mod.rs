//! What the benchmarks and their test share: drawn providers, the twelve requirements in Krav and by hand.

pub(crate) mod by_hand;
pub(crate) mod generate;
pub(crate) mod large;
pub(crate) mod yaml;

use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Input, Request, Setup};
use kravkoll::outcome::{FileOutcome, Header, Options};
use kravkoll::source::Sources;
use kravkoll::value::Date;
use std::path::PathBuf;

/// An engine with the twelve requirements.
pub(crate) fn twelve() -> Engine {
    of("policy.krav", &["approved-phone-models.csv"])
}

/// An engine with a policy of the benchmarks and what lies beside it.
pub(crate) fn of(policy: &str, beside: &[&str]) -> Engine {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let input = |name: &str, path: &str| Input { name: name.into(), bytes: std::fs::read(root.join(path)).unwrap() };
    let here = |name: &str| input(name, &format!("benches/twelve/{name}"));
    load(Bundle {
        policy: vec![here(policy)],
        beside: beside.iter().map(|name| here(name)).collect(),
        schema: Some(input("provider-setup.schema.json", "schemas/provider-setup.schema.json")),
        ..Bundle::default()
    })
}

/// An engine with the policy that the program holds.
pub(crate) fn shipped() -> Engine {
    load(kravkoll::cli::built_in())
}

fn load(bundle: Bundle) -> Engine {
    let request =
        Request { bundle, as_of: Date::parse(generate::AS_OF), today: &|_| None, options: Options::default() };
    Engine::load(request).unwrap_or_else(|refused| panic!("{:?}", refused.findings))
}

/// Checks a file on so many threads; the engine does not keep its text.
pub(crate) fn check(engine: &mut Engine, bytes: Vec<u8>, syntax: Syntax, threads: usize) -> FileOutcome {
    let kept = engine.sources.clone();
    let setup = Setup::Read(Input { name: "provider".into(), bytes }, syntax);
    let outcome = engine.check_all(vec![setup], threads).remove(0);
    engine.sources = kept;
    outcome
}

/// Checks files on so many threads, as many at a time as the program does; how many results that gives.
pub(crate) fn check_all(engine: &mut Engine, files: &[Vec<u8>], threads: usize) -> usize {
    let mut results = 0;
    for files in files.chunks(threads * 32) {
        let setup =
            |bytes: &Vec<u8>| Setup::Read(Input { name: "provider".into(), bytes: bytes.clone() }, Syntax::Json);
        let count = |_: &Header, _, outcome: &FileOutcome, _: &Sources| outcome.results.len();
        results += engine.tell_all(files.iter().map(setup).collect(), threads, count).iter().sum::<usize>();
    }
    results
}
