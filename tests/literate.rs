//! Literate fixtures: `fixtures/literate/*.md` say in prose what the language means, and show it. A document holds a
//! schema (a `json` block, or the words `schema: provider-setup`), policies (`krav` blocks) and, after each policy,
//! the setups that are judged by it (`yaml` blocks). `fixtures/literate/README.md` tells how expectations are written.
//!
//! Every remedy that a run proposes is tried: applied to the setup it must make its requirement true.
//!
//! Every result of a run must be expected, every expectation met, and every block used: nothing passes silently.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads files"
)]

#[path = "literate/expect.rs"]
mod expect;
#[path = "literate/mend.rs"]
mod mend;
#[path = "literate/page.rs"]
mod page;
#[path = "literate/run.rs"]
mod run;

use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/literate")
}

#[test]
fn every_document_means_what_it_says() {
    let mut faults = Vec::new();
    let mut judged = 0;
    let mut paths: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "README.md" {
            continue;
        }
        if path.extension().is_none_or(|ending| ending != "md") {
            faults.push(format!("fixtures/literate/{name}: no run picks this file up"));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        match page::read(&text) {
            Ok(cases) => {
                for case in &cases {
                    judged += case.setups.len();
                    let found = run::judge(case);
                    faults.extend(
                        found.into_iter().map(|(line, what)| format!("fixtures/literate/{name}:{line}: {what}")),
                    );
                }
            }
            Err(found) => {
                faults.extend(found.into_iter().map(|(line, what)| format!("fixtures/literate/{name}:{line}: {what}")));
            }
        }
    }
    assert!(judged > 0, "no setup was judged");
    assert!(faults.is_empty(), "{} of what the documents say does not hold\n{}", faults.len(), faults.join("\n"));
}

/// The runner itself must find what is wrong: a silent runner would make every document true.
#[test]
fn the_runner_notices() {
    let page = |policy: &str, setup: &str| {
        format!(
            "as-of: 2018-06-15\n```json schema\n{{\"type\":\"object\",\"properties\":{{\"a\":{{\"type\":\"integer\"}}}}}}\n```\n\
             ```krav\n{policy}\n```\n```yaml\n{setup}\n```\n"
        )
    };
    let faults = |policy: &str, setup: &str| match page::read(&page(policy, setup)) {
        Ok(cases) => cases.iter().flat_map(run::judge).collect(),
        Err(faults) => faults,
    };
    assert_eq!(faults("rule r { must a = 1 }", "a: 1  # expect: r pass truth true"), []);
    let unmet = [
        ("rule r { must a = 1 }", "a: 1"),
        ("rule r { must a = 1 }", "a: 1  # expect: r fail"),
        ("rule r { must a = 1 }", "a: 2  # expect: r fail truth open"),
        ("rule r { must a = 1 }", "a: 2  # expect: r fail evidence /b"),
        ("rule r { must a = 1 }", "a: 2  # expect: r fail exit 0"),
        ("rule r { must a = 1 }", "a: 1  # expect: r pass\n# expect: s pass"),
        ("rule r { must a = 1\n note a = 2 }", "a: 2  # expect: r fail"),
        ("rule r { must a = 1 }", "a: 1  # expect: r pass colour red"),
        ("rule r { must b = 1 }", "a: 1  # expect: r pass"),
        ("rule r { must a = 1 }  # refused: K412", "a: 1"),
        ("rule r { must a = 1 }", "a: x  # expect: r undetermined"),
    ];
    for (policy, setup) in unmet {
        assert_ne!(faults(policy, setup), [], "{policy} / {setup}");
    }
}
