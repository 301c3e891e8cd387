//! Many files at the same time say what they say one after the other, byte by byte.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

use kravkoll::diagnostic::{Diagnostic, codes::run as codes};
use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Input, Request, Setup};
use kravkoll::outcome::{FileOutcome, Options, Run, Status};
use kravkoll::report::{View, format, write};
use kravkoll::text::Lang;
use kravkoll::value::Date;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn input(path: &str) -> Input {
    Input { name: path.to_owned(), bytes: fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap() }
}

fn engine() -> Engine {
    let bundle = Bundle {
        policy: vec![input("benches/twelve/policy.krav")],
        beside: vec![input("benches/twelve/approved-phone-models.csv")],
        schema: Some(input("schemas/provider-setup.schema.json")),
        ..Bundle::default()
    };
    let request = Request { bundle, as_of: Date::new(2026, 11, 23), today: &|_| None, options: Options::default() };
    Engine::load(request).unwrap()
}

/// Whole files, broken ones among them, and some that could not be had, twice over.
fn setups() -> Vec<Setup> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut setups = Vec::new();
    for folder in ["fixtures/providers", "fixtures/broken", "fixtures/hostile", "fixtures/providers"] {
        let names = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| format!("{folder}/{}", name.to_string_lossy())).collect();
        names.sort();
        for name in names {
            match Syntax::of_name(&name) {
                Some(syntax) => setups.push(Setup::Read(input(&name), syntax)),
                None => setups.push(Setup::Lost {
                    finding: Diagnostic::nowhere(codes::UNKNOWN_SYNTAX).with("file", name.as_str()),
                    path: name,
                    status: Status::Malformed,
                }),
            }
        }
    }
    setups
}

/// A whole run as people and as programs read it, and its exit code.
fn said(mut engine: Engine, files: Vec<FileOutcome>) -> String {
    let findings = engine.settle();
    engine.header.findings.extend(findings);
    let run = Run::new(engine.header, files);
    let mut out = Vec::new();
    for name in ["json", "plain", "github"] {
        write(format(name).unwrap(), &run, &engine.sources, &View::new(Lang::Sv), &mut out).unwrap();
    }
    format!("{}{}", String::from_utf8(out).unwrap(), run.exit.code())
}

#[test]
fn any_number_of_threads_says_the_same() {
    let mut alone = engine();
    let one_by_one = setups().into_iter().map(|setup| match setup {
        Setup::Read(input, syntax) => alone.check(&input, syntax),
        lost @ Setup::Lost { .. } => alone.check_all(vec![lost], 1).remove(0),
    });
    let files: Vec<_> = one_by_one.collect();
    assert!(files.len() > 60 && files.iter().any(|file| file.status == Status::Malformed));
    let expected = said(alone, files);
    for threads in [1, 2, 8] {
        let mut engine = engine();
        let files = engine.check_all(setups(), threads);
        assert!(said(engine, files) == expected, "{threads} threads say something else");
    }
    // In pieces, as the program does it.
    let mut pieces = engine();
    let (mut rest, mut files) = (setups(), Vec::new());
    while !rest.is_empty() {
        let later = rest.split_off(rest.len().min(7));
        files.extend(pieces.check_all(rest, 3));
        rest = later;
    }
    assert!(said(pieces, files) == expected, "in pieces something else is said");
}

#[test]
fn no_setups_and_more_threads_than_setups() {
    let mut engine = engine();
    assert_eq!(engine.check_all(Vec::new(), 4).len(), 0);
    let last = setups().pop().unwrap();
    assert_eq!(engine.check_all(vec![last], usize::MAX).len(), 1);
}

/// A provider of so many persons, each with a computer and a token.
fn large(persons: usize) -> Input {
    let person = |n: usize| {
        let active_from = if n.is_multiple_of(7) { "2027-01-01" } else { "2019-03-01" };
        json!({
            "id": format!("p-{n}"), "unit_ids": [format!("e-{}", n / 25)], "care_staff": true, "licensed": n.is_multiple_of(3),
            "roles": if n.is_multiple_of(11) { json!(["expert"]) } else { json!([]) }, "active_from": active_from,
        })
    };
    let all = |each: &dyn Fn(usize) -> Value| (0..persons).map(each).collect::<Value>();
    let setup = json!({
        "provider": { "id": "utforare", "regi": "privat", "uses": ["siebel"] },
        "units": (0..persons.div_ceil(25)).map(|n| json!({ "id": format!("e-{n}") })).collect::<Value>(),
        "persons": all(&person),
        "tokens": all(&|n| json!({ "id": format!("t-{}", n / 2), "holder": format!("p-{n}") })),
    });
    Input { name: "large.json".to_owned(), bytes: serde_json::to_vec(&setup).unwrap() }
}

#[test]
fn the_rules_of_a_large_file_on_several_threads() {
    let file = large(1_000);
    let on = |threads| {
        let mut engine = engine();
        let files = engine.check_all(vec![Setup::Read(file.clone(), Syntax::Json)], threads);
        assert!(files[0].results.len() > 300, "{}", files[0].results.len());
        said(engine, files)
    };
    let alone = on(1);
    assert!(alone.contains("\"verdict\": \"fail\"") || alone.contains("\"verdict\":\"fail\""));
    for threads in [2, 8] {
        assert!(on(threads) == alone, "{threads} threads");
    }
}
