//! Whole providers, each a real situation: what must come out of each, clause by clause, and the report that people read.
//!
//! Every setup of `fixtures/providers` is picked up. Its head says on which day it is judged (`# as-of: 2018-10-08`). In
//! `fixtures/providers/expected` stand, under the same name, `NAME.verdicts`, written by hand from the requirements before
//! the program was asked, and `NAME.sv.snap` and `NAME.en.snap`, the record of its report. After a change of the policy:
//!
//!     INSTA_UPDATE=always cargo test --test providers
//!
//! and read what `git diff` shows. A difference from the verdicts is not mended by writing them anew, but by finding out
//! who is right.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods, reason = "tests")]

#[expect(dead_code, reason = "each provider has a day of its own")]
mod common;
#[path = "common/setups.rs"]
mod setups;

use common::{root, run};
use kravkoll::threads;
use serde_json::Value;
use setups::setups;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

const PROVIDERS: &str = "fixtures/providers";
const EXPECTED: &str = "fixtures/providers/expected";

/// What a result is called in the requirements' own words, the gravest first.
const WORDS: [&str; 9] = ["fail", "warn", "info", "unknown", "attest", "pending", "pass", "attested", "n/a"];

/// A provider and the day on which it is judged.
struct Provider {
    name: String,
    path: String,
    day: String,
}

/// Every provider. The same data in another syntax is no provider of its own: `tests/formats.rs` holds them equal.
fn providers() -> Vec<Provider> {
    let paths = setups(PROVIDERS);
    let name = |path: &str| Path::new(path).file_stem().unwrap().to_str().unwrap().to_owned();
    let (own, others): (Vec<String>, Vec<String>) = paths.into_iter().partition(|path| path.ends_with(".yaml"));
    for other in others {
        assert!(own.contains(&format!("{PROVIDERS}/{}.yaml", name(&other))), "{other}: no YAML file has its day");
    }
    let provider = |path: String| {
        let text = fs::read_to_string(root().join(&path)).unwrap();
        let head = text.lines().take_while(|line| line.starts_with('#'));
        let days: Vec<&str> = head.filter_map(|line| line.strip_prefix("# as-of: ")).collect();
        let [day] = days[..] else { panic!("{path}: the comment at the head has one line `# as-of: YYYY-MM-DD`") };
        Provider { name: name(&path), day: day.to_owned(), path }
    };
    own.into_iter().map(provider).collect()
}

/// Every provider, and what programs are told of it on its day; made once for all tests.
fn judged() -> &'static [(Provider, Value)] {
    static JUDGED: OnceLock<Vec<(Provider, Value)>> = OnceLock::new();
    JUDGED.get_or_init(|| {
        let output = |provider: Provider| {
            let ran = run(&["check", &provider.path, "--as-of", &provider.day, "--format", "json"]);
            let output = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
            (provider, output)
        };
        // The tests wait for this, and with them the core that each has.
        threads::map(providers(), 2, || (), |(), provider| output(provider))
    })
}

// ---- the reports ----

#[test]
fn the_report_of_each_provider() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("../{EXPECTED}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for provider in providers() {
            for lang in ["sv", "en"] {
                let ran = run(&["check", &provider.path, "--as-of", &provider.day, "--lang", lang]);
                assert_eq!(ran.err, "");
                let name = format!("{}.{lang}", provider.name);
                insta::assert_snapshot!(name, format!("Exit code {}\n\n{}", ran.code, ran.out));
            }
        }
    });
}

#[test]
fn the_list_of_providers_states_their_days_and_exit_codes() {
    let list = fs::read_to_string(root().join(PROVIDERS).join("README.md")).unwrap();
    for (Provider { name, day, .. }, output) in judged() {
        let row = list.lines().find(|line| line.starts_with(&format!("| `{name}` |"))).unwrap_or_default();
        let code = &output["exit_code"];
        assert!(row.contains(&format!("| {day} | {code} |")), "{name}: {day}, exit code {code}; the list says: {row}");
    }
}

#[test]
fn nothing_is_expected_of_a_provider_that_is_not_there() {
    let providers: BTreeSet<String> = providers().into_iter().map(|provider| provider.name).collect();
    let mut named = BTreeSet::new();
    for entry in fs::read_dir(root().join(EXPECTED)).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        if file.ends_with(".snap.new") {
            continue;
        }
        let name = [".verdicts", ".sv.snap", ".en.snap"].iter().find_map(|ending| file.strip_suffix(ending));
        named.insert(name.unwrap_or_else(|| panic!("{file}")).to_owned());
    }
    assert_eq!(named, providers);
}

// ---- the verdicts ----

/// A line of a table: what must come out for a clause, for the subjects that have all these keys.
struct Line {
    clause: String,
    verdict: String,
    keys: Vec<String>,
    /// The program says something else today, and the program is wrong (`~`).
    fault: bool,
}

fn table(provider: &Provider) -> Vec<Line> {
    let path = format!("{EXPECTED}/{}.verdicts", provider.name);
    let text = fs::read_to_string(root().join(&path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut words: Vec<&str> = line.split('#').next().unwrap().split_whitespace().collect();
        let fault = words.first() == Some(&"~");
        words.drain(..usize::from(fault));
        if let [clause, verdict, keys @ ..] = &words[..] {
            assert!(WORDS.contains(verdict) || *verdict == "none", "{path}: {line}");
            let keys = keys.iter().map(|key| (*key).to_owned()).collect();
            lines.push(Line { clause: (*clause).to_owned(), verdict: (*verdict).to_owned(), keys, fault });
        } else {
            assert!(words.is_empty(), "{path}: {line}");
        }
    }
    assert!(!lines.is_empty(), "{path}");
    lines
}

/// A result in the requirements' words.
struct Said {
    id: String,
    clauses: Vec<String>,
    keys: BTreeSet<String>,
    attested: bool,
    word: &'static str,
}

fn said(result: &Value) -> Said {
    let text = |field: &str| result[field].as_str().unwrap();
    let attested = text("mode") == "attested";
    let word = match (text("verdict"), text("strength"), attested) {
        ("fail", "must", _) => "fail",
        ("fail", "should", _) => "warn",
        ("fail", "note", _) => "info",
        ("undetermined", _, false) => "unknown",
        ("undetermined", _, true) => "attest",
        ("pending", ..) => "pending",
        ("pass", _, false) => "pass",
        ("pass", _, true) => "attested",
        ("not-applicable", ..) => "n/a",
        other => panic!("{other:?}"),
    };
    let mut keys = BTreeSet::new();
    for part in result["subject"]["parts"].as_array().into_iter().flatten() {
        for key in part["key"].as_str().into_iter() {
            // A record may be named by its whole key, or by any field of it.
            keys.insert(key.to_owned());
            keys.extend(key.split('/').map(str::to_owned));
        }
    }
    let clauses =
        result["clauses"].as_array().unwrap().iter().map(|clause| clause.as_str().unwrap().to_owned()).collect();
    Said { id: text("id").to_owned(), clauses, keys, attested, word }
}

impl Line {
    fn is_about(&self, said: &Said) -> bool {
        said.clauses.contains(&self.clause) && self.keys.iter().all(|key| said.keys.contains(key))
    }

    /// What came out: the gravest of the results that the line is about. The human half of a clause has an answer of its
    /// own, and is asked for by `attest` and `attested`; where there is no other half, any word asks for it.
    fn outcome(&self, results: &[Said]) -> &'static str {
        let asks_human = ["attest", "attested"].contains(&self.verdict.as_str());
        let about = || results.iter().filter(|said| self.is_about(said));
        let half = |attested: bool| about().filter(move |said| said.attested == attested).map(|said| said.word);
        let mut words: Vec<&str> = half(asks_human).collect();
        if words.is_empty() && !asks_human {
            words = half(true).collect();
        }
        WORDS.into_iter().find(|word| words.contains(word)).unwrap_or("none")
    }

    fn shown(&self) -> String {
        format!("{} {} {}", self.clause, self.verdict, self.keys.join(" "))
    }
}

#[test]
fn what_must_come_out_comes_out_and_nothing_else() {
    let mut wrong = Vec::new();
    for (provider, output) in judged() {
        let file = &output["files"][0];
        assert_eq!(
            (&file["status"], file["findings"].as_array().unwrap().len()),
            (&"checked".into(), 0),
            "{}",
            provider.path
        );
        let results: Vec<Said> = file["results"].as_array().unwrap().iter().map(said).collect();
        let (rest, lines): (Vec<Line>, Vec<Line>) = table(provider).into_iter().partition(|line| line.clause == "*");
        let name = &provider.name;

        for line in &lines {
            let outcome = line.outcome(&results);
            if !results.iter().any(|said| said.clauses.contains(&line.clause)) {
                wrong.push(format!("{name}: {}: no rule cites the clause", line.shown()));
            } else if line.fault && outcome == line.verdict {
                wrong.push(format!("{name}: {}: so it is now; take away the ~", line.shown()));
            } else if !line.fault && outcome != line.verdict {
                wrong.push(format!("{name}: {}: the program says {outcome}", line.shown()));
            }
        }
        // What is not met, or not known, or waits, stands in the table; a result that cites no clause is judged elsewhere.
        for said in &results {
            let quiet = ["pass", "attested", "n/a"].contains(&said.word) || said.clauses.is_empty();
            let named = lines.iter().any(|line| line.is_about(said) && (line.fault || line.verdict == said.word));
            if !quiet && !named && !rest.iter().any(|line| line.verdict == said.word) {
                wrong.push(format!("{name}: {} {}: stands in no line of the table", said.id, said.word));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
