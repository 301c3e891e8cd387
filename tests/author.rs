//! What policy authors run, on small policies of the fixtures and on the shipped ones: coverage, a rule in words, the
//! handbook. What is counted and linked is recounted from the policy's text by a scanner of the test's own.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads and makes files"
)]

#[expect(dead_code, reason = "no day of judgement is needed here")]
mod common;
#[path = "author/html.rs"]
mod html;
#[path = "author/scan.rs"]
mod scan;

use common::{Ran, root, run};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const GAPS: &str = "fixtures/author/gaps";
const WORDS: &str = "fixtures/author/words";
const SHIPPED: [&str; 2] = ["policies/uppsala", "policies/consistency"];

/// A copy of a folder that a test may change.
fn copy(of: &str) -> TempDir {
    fn copy_all(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy_all(&entry.path(), &target)
            } else {
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }
    let folder = TempDir::new().unwrap();
    copy_all(&root().join(of), folder.path());
    folder
}

fn coverage(policy: &str, more: &[&str]) -> Ran {
    run(&[&["coverage", policy, "--lang", "en"], more].concat())
}

fn json(policy: &str, code: i32) -> Value {
    let ran = coverage(policy, &["--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{policy}");
    serde_json::from_str(&ran.out).unwrap()
}

fn fits(schema: &str, output: &Value) {
    let schema: Value = serde_json::from_str(&fs::read_to_string(root().join(schema)).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = schema.iter_errors(output).map(|e| format!("{}: {e:.200}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn codes(output: &Value) -> Vec<&str> {
    output["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn each_gap_is_found_and_is_a_failure() {
    for lang in ["sv", "en"] {
        for format in ["text", "plain", "csv"] {
            let ran = run(&["coverage", GAPS, "--lang", lang, "--format", format, "--verbose"]);
            assert_eq!((ran.code, ran.err.as_str()), (1, ""));
            insta::assert_snapshot!(format!("gaps_{format}_{lang}"), ran.out);
        }
    }
    let output = json(GAPS, 1);
    assert_eq!(codes(&output), ["K616", "K617", "K613", "K613", "K618", "K619", "K621"]);
    insta::assert_snapshot!("gaps_json", serde_json::to_string_pretty(&output).unwrap());
}

#[test]
fn a_stamp_is_for_the_wording_of_today_and_only_for_the_rules_that_are_named() {
    let folder = copy(GAPS);
    let path = folder.path().to_str().unwrap();
    let states = |output: &Value| -> Vec<String> {
        let rules = output["rules"].as_array().unwrap().iter();
        let ends = rules.flat_map(|rule| rule["clauses"].as_array().unwrap().iter().map(|end| (&rule["id"], end)));
        ends.map(|(rule, end)| {
            format!("{} {} {}", rule.as_str().unwrap(), end["id"].as_str().unwrap(), end["review"].as_str().unwrap())
        })
        .collect()
    };
    let before = states(&json(path, 1));
    assert!(before.contains(&"r.changed g.changed suspect".to_owned()), "{before:?}");
    assert!(before.contains(&"r.new g.new not-reviewed".to_owned()), "{before:?}");
    // One rule: the others stay as they were, the row of no link too.
    assert_eq!(coverage(path, &["--stamp=r.changed", "--quiet"]).code, 1);
    let one = states(&json(path, 1));
    assert!(one.contains(&"r.changed g.changed reviewed".to_owned()), "{one:?}");
    assert!(one.contains(&"r.new g.new not-reviewed".to_owned()), "{one:?}");
    assert!(codes(&json(path, 1)).contains(&"K621"));
    // All: nothing else is left in the file, and what it held does not matter.
    fs::write(folder.path().join("reviewed.csv"), "<<<<<<< ours\n").unwrap();
    assert_eq!(coverage(path, &[]).code, 3);
    assert_eq!(coverage(path, &["--stamp=r.new"]).code, 3);
    assert_eq!(coverage(path, &["--stamp"]).code, 1);
    let output = json(path, 1);
    assert!(states(&output).iter().all(|state| state.ends_with(" reviewed")), "{:?}", states(&output));
    assert_eq!(codes(&output), ["K616", "K617", "K613", "K613"]);
    let table = fs::read_to_string(folder.path().join("reviewed.csv")).unwrap();
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert!(rows.is_sorted() && rows.len() == states(&output).len(), "{table}");
    // A comma in the wording of one language makes its links suspect, and only them.
    let krav = folder.path().join("policy.krav");
    let text = fs::read_to_string(&krav).unwrap();
    fs::write(&krav, text.replace("\"Somebody signs.\"", "\"Somebody signs it.\"")).unwrap();
    let suspect: Vec<String> = states(&json(path, 1)).into_iter().filter(|state| state.ends_with("suspect")).collect();
    assert_eq!(suspect, ["r.changed g.signed suspect", "r.signed g.signed suspect"]);
    // So does the clause's own word; another place, page or reader does not.
    fs::write(&krav, text.replace("word must sv \"Allt", "word should sv \"Allt")).unwrap();
    let suspect: Vec<String> = states(&json(path, 1)).into_iter().filter(|state| state.ends_with("suspect")).collect();
    assert_eq!(suspect, ["r.whole g.whole suspect"]);
    fs::write(&krav, text.replace("section \"1\" page 1 binds provider", "section \"9\" page 7 binds municipality"))
        .unwrap();
    assert!(states(&json(path, 1)).iter().all(|state| state.ends_with(" reviewed")));
}

#[test]
fn calls_that_cannot_be_answered() {
    let ran = coverage(GAPS, &["--stamp=r.hole"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("r.whole"), "{}", ran.err);
    assert_eq!(coverage("no/such/folder", &[]).code, 2);
    assert_eq!(coverage("fixtures/mistakes/05/policy.krav", &[]).code, 3);
    assert_eq!(run(&["doc", "--policy", "fixtures/mistakes/05/policy.krav"]).code, 3);
    assert_eq!(run(&["explain", "x", "--policy", "fixtures/mistakes/05/policy.krav"]).code, 3);
    let folder = copy(GAPS);
    let reviewed = folder.path().join("reviewed.csv");
    let into = format!("csv={}", reviewed.display());
    assert_eq!(coverage(folder.path().to_str().unwrap(), &["--format", &into]).code, 2);
    // Without any review one finding says so, not one for each rule.
    fs::remove_file(&reviewed).unwrap();
    let found = json(folder.path().to_str().unwrap(), 1);
    assert_eq!(codes(&found).iter().filter(|code| ["K618", "K619", "K620"].contains(code)).count(), 1);
}

#[test]
fn json_fits_its_schema_and_what_is_shared_is_the_same() {
    fits("schemas/coverage-output.schema.json", &json(GAPS, 1));
    for policy in [GAPS, WORDS, SHIPPED[1]] {
        let ran = run(&["test", policy, "--format", "json"]);
        fits("schemas/test-output.schema.json", &serde_json::from_str(&ran.out).unwrap());
    }
    let definitions = |name: &str| -> Value {
        let text = fs::read_to_string(root().join("schemas").join(name)).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["$defs"].clone()
    };
    let whole = definitions("check-output.schema.json");
    let shared = ["tool", "policy", "finding", "location", "texts", "date", "verdict"];
    for name in ["coverage-output.schema.json", "test-output.schema.json"] {
        let own = definitions(name);
        let of = shared.iter().filter(|key| own.get(key).is_some());
        assert!(of.clone().count() >= 6, "{name}");
        of.for_each(|key| assert_eq!(own[key], whole[key], "{name}: {key}"));
    }
}

#[test]
fn the_links_of_the_shipped_policies_are_those_of_their_text() {
    for policy in SHIPPED {
        let ran = coverage(policy, &["--format", "json"]);
        let output: Value = serde_json::from_str(&ran.out).unwrap();
        fits("schemas/coverage-output.schema.json", &output);
        let scanned = scan::policy(policy);
        let named = |list: &str| -> BTreeSet<String> {
            output[list].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(named("clauses"), scanned.clauses, "{policy}");
        assert_eq!(named("rules"), scanned.rules.keys().cloned().collect(), "{policy}");
        let ends = |one: &Value, list: &str| -> BTreeSet<String> {
            one[list].as_array().unwrap().iter().map(|end| end["id"].as_str().unwrap().to_owned()).collect()
        };
        for rule in output["rules"].as_array().unwrap() {
            let name = rule["id"].as_str().unwrap();
            assert_eq!(ends(rule, "clauses"), scanned.rules[name], "{policy}: {name}");
        }
        for clause in output["clauses"].as_array().unwrap() {
            let name = clause["id"].as_str().unwrap();
            let back = scanned.rules.iter().filter(|(_, cited)| cited.contains(name)).map(|(rule, _)| rule.clone());
            assert_eq!(ends(clause, "rules"), back.collect(), "{policy}: {name}");
            assert_eq!(clause["state"] == "informative", ends(clause, "rules").is_empty(), "{policy}: {name}");
        }
        let titles: Vec<&str> =
            output["examples"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
        assert_eq!(titles, scanned.examples, "{policy}");
        assert_eq!(output["summary"]["clauses"]["uncovered"], 0);
        assert_eq!(output["summary"]["rules_without_clause"], 0);
        assert_eq!(output["summary"]["links"]["suspect"], 0, "{policy}: read the rules again, then --stamp");
        assert_eq!(output["summary"]["links"]["not-reviewed"], 0, "{policy}: read the rules, then --stamp");
    }
}

#[test]
fn whoever_a_shipped_clause_binds_has_a_name_in_both_languages() {
    for policy in SHIPPED {
        for who in scan::policy(policy).binds {
            assert!(kravkoll::text::bound::bound(&who).is_some(), "{policy}: {who}");
        }
    }
}

#[test]
fn every_construct_is_told_in_both_languages() {
    for lang in ["sv", "en"] {
        let ran = run(&["doc", "--policy", WORDS, "--lang", lang]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        insta::assert_snapshot!(format!("words_{lang}"), ran.out);
        for name in ["t.compare", "t.signed", "w.signed", "w.spared"] {
            let ran = run(&["explain", name, "--policy", WORDS, "--lang", lang, "--cost"]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            insta::assert_snapshot!(format!("explain_{name}_{lang}"), ran.out);
        }
    }
}

#[test]
fn no_rule_of_the_shipped_policies_is_too_large_to_be_told() {
    for lang in ["sv", "en"] {
        for policy in SHIPPED {
            let out = run(&["doc", "--policy", policy, "--lang", lang]).out;
            for cut in ["så som det står i regelverket", "as the policy states"] {
                let line = out.lines().find(|line| line.contains(cut));
                assert_eq!(line, None, "{policy}: {cut}");
            }
        }
    }
}

/// Definitions that use definitions twice each would be told without end.
#[test]
fn what_is_too_large_to_be_told_says_so() {
    let mut policy = String::from(
        "policy deep { schema \"provider-setup\" languages sv, en }\n\
         define d0(unit) = some person in persons where person.unit_ids has unit.id satisfy person.licensed\n",
    );
    for n in 1..30 {
        policy.push_str(&format!("define d{n}(unit) = d{}(unit) or not d{}(unit)\n", n - 1, n - 1));
    }
    policy.push_str("rule deep { for each unit in units must d29(unit) say sv \"Nej.\" en \"No.\" }\n");
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("deep.krav");
    fs::write(&path, policy).unwrap();
    for (lang, said, cost) in [
        ("sv", "villkoret så som det står i regelverket", "för stort för att räkna igenom"),
        ("en", "the condition as the policy states it", "too large to be worked through"),
    ] {
        let ran = run(&["explain", "deep", "--policy", path.to_str().unwrap(), "--lang", lang]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.contains(said) && ran.out.contains(cost) && ran.out.len() < 2_000_000, "{}", ran.out.len());
        assert!(ran.out.contains("persons[].licensed") && ran.out.contains("persons[].unit_ids"));
    }
}

#[test]
fn a_rule_says_what_it_reads_and_what_it_costs() {
    let page = run(&["explain", "t.count", "--policy", WORDS, "--lang", "en", "--cost"]).out;
    for path in ["keepers[].trained_on", "benches[].safe", "benches[].seats", "benches[].keeper"] {
        assert!(page.contains(path), "{path}: {page}");
    }
    assert!(page.contains("The work grows with the number of benches × benches."), "{page}");
    let page = run(&["explain", "t.values", "--policy", WORDS, "--lang", "en"]).out;
    for path in ["workshop.prices", "previous.workshop.role", "approved"] {
        assert!(page.contains(path), "{path}: {page}");
    }
    assert!(!page.contains("gone through once"), "{page}");
}

#[test]
fn a_handbook_is_whole_and_its_links_lead_somewhere() {
    for policy in SHIPPED.iter().chain([&WORDS]) {
        for lang in ["sv", "en"] {
            let page = run(&["doc", "--policy", policy, "--lang", lang, "--format", "html"]).out;
            let page = html::read(&page);
            assert_eq!(page.lang, lang);
            let headings: Vec<&str> =
                page.headings.iter().filter_map(|(_, id, _)| id.strip_prefix("clause-")).collect();
            let mut sorted = headings.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, scan::policy(policy).clauses.iter().map(String::as_str).collect::<Vec<_>>(), "{policy}");
            html::sound(&page, policy);
            let markdown = run(&["doc", "--policy", policy, "--lang", lang, "--format", "markdown"]).out;
            for clause in scan::policy(policy).clauses {
                assert_eq!(markdown.matches(&format!("#### <a id=\"clause-{clause}\"></a>")).count(), 1, "{clause}");
            }
            let targets: BTreeSet<&str> =
                markdown.split("<a id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
            for link in markdown.split("](#").skip(1).map(|rest| rest.split(')').next().unwrap()) {
                assert!(targets.contains(link), "{policy}: {link}");
            }
        }
    }
}

#[test]
fn the_page_of_coverage_is_sound() {
    for policy in [GAPS, SHIPPED[1]] {
        let page = coverage(policy, &["--format", "html"]).out;
        html::sound(&html::read(&page), policy);
    }
}

/// Hostile texts in every place of a policy where a text can stand, through every new output.
#[test]
fn hostile_texts_of_a_policy_do_nothing() {
    let nasty = [
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "\" onload=\"x",
        "\\u{1b}[31m\\u{202e}",
        "::error::x ##[group]",
        "**x** [x](javascript:y) | `z`",
        "-2+3",
        "1. a",
    ];
    let quoted: Vec<String> = nasty.iter().map(|text| text.replace('"', "\\\"")).collect();
    let mut policy =
        String::from("policy hostile { title sv \"<b>T</b>\" schema \"provider-setup\" languages sv owner \"<i>\" }\n");
    for (n, text) in quoted.iter().enumerate() {
        policy.push_str(&format!(
            "clause c{n} {{ section \"{text}\" binds \"{text}\" word must sv \"{text}\" }}\n\
             clause i{n} {{ section \"{text}\" word information sv \"{text}\" informative because sv \"{text}\" }}\n\
             reading R{n} {{ sv \"{text}\" }}\n\
             contact k{n} {{ name sv \"{text}\" email \"{text}\" phone \"{text}\" link \"{text}\" address \"{text}\" }}\n\
             action a{n} {{ sv \"{text}\" contact k{n} link \"{text}\" }}\n\
             param p{n} = \"{text}\"\n\
             rule r{n} {{ cites c{n} reads R{n} except when provider.approved because sv \"{text}\" \
             must provider.name = p{n} and provider.name starts with \"{text}\" say sv \"{text}\" action a{n} }}\n\
             example \"{text}\" {{ given \"x.yaml\" as-of 2026-01-01 expect r{n} pass }}\n",
            text = text.replace("{1b}", "\u{1}").replace('{', "{{").replace('}', "}}").replace('\u{1}', "{1b}").replace("{{202e}}", "{202e}"),
        ));
    }
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("hostile.krav");
    fs::write(&path, policy).unwrap();
    let path = path.to_str().unwrap();
    let acts = |text: &str| {
        let line = text.split('\n').find(|line| {
            line.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c))
                || line.trim_start().starts_with("::error")
                || line.contains("##[")
        });
        assert_eq!(line, None);
    };
    let mut outputs: BTreeMap<String, String> = BTreeMap::new();
    for format in ["text", "plain", "csv", "html", "json"] {
        let ran = run(&["coverage", path, "--lang", "sv", "--format", format, "--verbose", "--color", "never"]);
        assert_eq!(ran.code, 1, "{format}: {}", ran.err);
        outputs.insert(format!("coverage {format}"), ran.out);
    }
    for format in ["markdown", "html"] {
        let ran = run(&["doc", "--policy", path, "--format", format]);
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        outputs.insert(format!("doc {format}"), ran.out);
    }
    for n in 0..nasty.len() {
        let ran = run(&["explain", &format!("r{n}"), "--policy", path, "--color", "never"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        outputs.insert(format!("explain {n}"), ran.out);
    }
    for (of, output) in &outputs {
        acts(output);
        if of.ends_with("html") {
            html::sound(&html::read(output), of);
            assert!(!output.contains("<script") && !output.contains("<b>") && !output.contains("onload=\"x"), "{of}");
        }
        if of.ends_with("markdown") {
            let acting = output.replace("\\<", "").replace("\\]", "");
            assert!(!acting.contains("<script") && !acting.contains("](javascript"), "{of}");
            assert!(output.lines().all(|line| !line.starts_with("1. ")), "{of}");
        }
        if of.ends_with("csv") {
            for cell in output.lines().flat_map(|line| line.split(',')) {
                assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@']), "{of}: {cell}");
            }
        }
    }
}
