//! No English word stands in what a Swedish reader gets, but for what is quoted from files and policies.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and lists the fixtures")]

mod common;
#[path = "common/setups.rs"]
mod setups;

use common::{AS_OF, Ran, root, run, run_with};
use setups::setups;
use std::collections::BTreeSet;
use std::fs;

/// Common English words that are no Swedish ones.
const ENGLISH: &[&str] = &[
    "about",
    "above",
    "actual",
    "after",
    "all",
    "allowed",
    "already",
    "also",
    "always",
    "and",
    "another",
    "answer",
    "any",
    "applies",
    "apply",
    "are",
    "argument",
    "as",
    "at",
    "bad",
    "be",
    "because",
    "been",
    "before",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "cannot",
    "caused",
    "change",
    "character",
    "check",
    "checked",
    "choose",
    "column",
    "command",
    "could",
    "date",
    "day",
    "days",
    "declared",
    "did",
    "do",
    "does",
    "each",
    "empty",
    "ended",
    "error",
    "errors",
    "every",
    "exactly",
    "exists",
    "expected",
    "failed",
    "false",
    "field",
    "fields",
    "file",
    "files",
    "first",
    "folder",
    "following",
    "found",
    "from",
    "given",
    "has",
    "have",
    "help",
    "here",
    "how",
    "if",
    "in",
    "input",
    "instead",
    "invalid",
    "is",
    "it",
    "its",
    "key",
    "last",
    "least",
    "less",
    "line",
    "lines",
    "list",
    "look",
    "may",
    "mean",
    "meant",
    "met",
    "missing",
    "month",
    "more",
    "most",
    "must",
    "name",
    "needed",
    "needs",
    "never",
    "new",
    "next",
    "no",
    "none",
    "not",
    "note",
    "nothing",
    "number",
    "of",
    "on",
    "once",
    "one",
    "only",
    "option",
    "optional",
    "or",
    "other",
    "output",
    "page",
    "pass",
    "passed",
    "pending",
    "place",
    "policy",
    "provider",
    "read",
    "reading",
    "record",
    "required",
    "requirement",
    "result",
    "results",
    "rule",
    "rules",
    "same",
    "schema",
    "section",
    "see",
    "set",
    "setup",
    "should",
    "some",
    "string",
    "such",
    "table",
    "text",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "this",
    "times",
    "too",
    "true",
    "twice",
    "type",
    "undetermined",
    "unexpected",
    "unknown",
    "usage",
    "use",
    "used",
    "value",
    "values",
    "version",
    "warning",
    "was",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
    "will",
    "with",
    "without",
    "word",
    "write",
    "written",
    "wrong",
    "year",
    "yes",
    "you",
    "your",
];

/// Words above that Swedish has too, or that it has taken in.
const SWEDISH_TOO: &[&str] = &[
    "all", "be", "it", "by", "date", "do", "file", "from", "has", "in", "list", "may", "met", "no", "not", "on", "or",
    "page", "pass", "read", "schema", "set", "text", "the", "version",
];

/// What the examples of our messages are called and hold: names of files and keys, and words of the two languages.
fn is_quoted(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit() || "_.-/=@\\#<>{}[]&*!%|".contains(c))
}

/// The words of a text that are ours: without what stands in quotation marks, without the lines drawn from files, and
/// without lines that list names and values of the program's own.
fn own_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut tokens: Vec<String> = Vec::new();
    // What is quoted may go on in the next line.
    let mut inside = None;
    for line in text.lines() {
        let drawn = line.trim_start();
        let number = drawn.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        let is_source = number.starts_with('│') && number.len() < drawn.len();
        let is_name = ["Regel:", "Välj bland:", "Menade du ", "check  "].iter().any(|start| drawn.starts_with(start));
        if is_source || is_name || drawn.starts_with('╭') {
            continue;
        }
        let mut plain = String::new();
        if line.is_empty() {
            inside = None;
        }
        for letter in line.chars() {
            match (inside, letter) {
                (None, '”') => inside = Some('”'),
                (None, '`') => inside = Some('`'),
                (None, '"') => inside = Some('"'),
                (Some(end), _) if letter == end => inside = None,
                (None, _) => plain.push(letter),
                (Some(_), _) => {}
            }
        }
        tokens.extend(plain.replace("kravkoll check", "").split_whitespace().map(str::to_owned));
    }
    let at = |index: usize| tokens.get(index).map_or("", String::as_str);
    for (index, token) in tokens.iter().enumerate() {
        // `true (ja)`: what is to be written, and what it means. `provider › basic_it_support`: where in the file.
        let is_explained = at(index + 1).starts_with('(');
        let is_place = at(index + 1) == "›" || index > 0 && at(index - 1) == "›";
        if is_explained || is_place || is_quoted(token.trim_end_matches(['.', ',', ':', ';'])) {
            continue;
        }
        words.push(token.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    }
    words
}

fn swedish(ran: &Ran, of: &str, found: &mut BTreeSet<String>) {
    assert!((0..=4).contains(&ran.code), "{of}: {}", ran.code);
    for text in [&ran.out, &ran.err] {
        for word in own_words(text) {
            if ENGLISH.contains(&word.as_str()) && !SWEDISH_TOO.contains(&word.as_str()) {
                let line = text.lines().find(|line| line.to_lowercase().contains(&word)).unwrap_or_default();
                found.insert(format!("{word} ({of}): {line:.160}"));
            }
        }
    }
}

fn fixtures(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() { found.extend(fixtures(&name)) } else { found.push(name) }
    }
    found.sort();
    found
}

#[test]
fn words_of_ours_are_told_from_quoted_ones() {
    let text = "Fel: value saknas.\n 12 │ value: missing\n  Skriv `key` i ”the file” eller \"is\".\n the_key value=1 true\n (ja) i (provider › support)";
    assert_eq!(own_words(text), ["fel", "value", "saknas", "skriv", "i", "eller", "", "ja", ""]);
}

#[test]
fn reports_of_every_fixture_are_swedish() {
    let mut found = BTreeSet::new();
    for file in [setups("fixtures/providers"), setups("fixtures/broken")].concat() {
        let ran = run(&["check", &file, "--as-of", AS_OF, "--lang", "sv", "--verbose"]);
        swedish(&ran, &file, &mut found);
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn reports_on_policies_are_swedish() {
    let mut found = BTreeSet::new();
    let policies = fixtures("fixtures/mistakes").into_iter().filter(|name| name.ends_with(".krav"));
    for policy in policies.chain(["fixtures/policies/library/policy.krav".to_owned()]) {
        let folder = policy.rsplit_once('/').unwrap().0;
        let setup = format!("{folder}/setup.yaml");
        let ran = run(&["check", &setup, "--policy", &policy, "--as-of", AS_OF, "--lang", "sv"]);
        swedish(&ran, &policy, &mut found);
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

/// What is told of a policy: rules in words, the handbook, coverage.
#[test]
fn what_is_told_of_a_policy_is_swedish() {
    let mut found = BTreeSet::new();
    let words = "fixtures/author/words";
    for name in ["t.compare", "t.count", "t.values", "t.signed", "t.monthly", "w.told"] {
        // The rule as it stands in the policy, at the end, is a quotation.
        let mut ran = run(&["explain", name, "--policy", words, "--lang", "sv", "--cost"]);
        let ours = ran.out.split("Så står kravet").next().unwrap().split("Det här ärver").next().unwrap().to_owned();
        ran.out = ours;
        swedish(&ran, name, &mut found);
    }
    for lang in [words, "policies/uppsala"] {
        swedish(&run(&["doc", "--policy", lang, "--lang", "sv"]), lang, &mut found);
    }
    swedish(&run(&["coverage", "fixtures/author/gaps", "--lang", "sv", "--format", "plain"]), "coverage", &mut found);
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn faults_of_use_are_swedish() {
    let mut found = BTreeSet::new();
    let setup = "fixtures/providers/home-care.yaml";
    let calls: &[&[&str]] = &[
        &[],
        &["chek"],
        &["check"],
        &["check", "--help"],
        &["explain", "--help"],
        &["--help"],
        &["check", setup, "--fromat", "json"],
        &["check", setup, "--format", "jsn"],
        &["check", setup, "--as-of", "2026-02-30"],
        &["check", setup, "--fail-on", "may"],
        &["check", setup, "--quiet", "--verbose"],
        &["check", setup, "--only", "xyzzy"],
        &["check", setup, "--table", "x"],
        &["check", setup, "--table", "x=gone.csv"],
        &["check", setup, "--policy", "gone"],
        &["check", setup, "--policy", "src"],
        &["check", setup, "--config", "Cargo.toml"],
        &["check", setup, "--format", "json=no/such/out.json"],
        &["check", "gone.yaml", "fixtures", "LICENSE-MIT", "--as-of", AS_OF],
        &["check", "-", "--input-format", "ndjson", "--format", "jsonl"],
        &["check", "-", "-"],
        &["coverage", "--help"],
        &["doc", "--help"],
        &["coverage", "gone"],
        &["coverage", "fixtures/author/gaps", "--stamp=r.hole"],
        &["explain", "xyzzy"],
        &["explain", "K999"],
        &["explain", "phoniro.fixed-pi"],
    ];
    for call in calls {
        let ran = run_with(&[("CI", "1")], b"", call);
        swedish(&ran, &call.join(" "), &mut found);
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}
