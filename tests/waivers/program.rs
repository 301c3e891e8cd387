//! Waivers given to the program: options, exit codes, outputs.

use crate::common::{AS_OF, Ran, root, run, run_with};
use crate::json::{check, underlined};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

const FAILED: &str = "fixtures/providers/home-care-with-findings.yaml";
const WAIVERS: &str = "fixtures/waivers/uppsala.yaml";
const CASES: [&str; 3] = ["fixtures/waivers/cases.yaml", "--policy", "fixtures/waivers/cases.krav"];

fn file(folder: &TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn for_rule(id: &str, rule: &str) -> String {
    let waiver = crate::cases::w(rule).id(id).days("2026-01-01", "2026-12-31");
    crate::cases::written(&[waiver])
}

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn each_state_stands_in_the_output_with_what_is_told_of_it() {
    let (code, output) = check(&[FAILED, "--waivers", WAIVERS]);
    assert_eq!(code, 1, "not all that fails is waived");
    let states: Vec<String> = output["waivers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|waiver| format!("{} {}", waiver["id"].as_str().unwrap(), waiver["state"].as_str().unwrap()))
        .collect();
    assert_eq!(
        states.join(", "),
        "d-1 used, d-2 used, d-3 idle, d-4 unused, d-5 orphan, d-6 orphan, d-7 orphan, d-8 expired, \
         d-9 not-yet-begun, d-10 suspect"
    );
    let findings = output["findings"].as_array().unwrap();
    let told: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} {}", finding["code"].as_str().unwrap(), underlined(&finding["location"])))
        .collect();
    assert_eq!(
        told,
        [
            "K806 d-4",
            "K801 siths.licensed-staf",
            "K802 vaksalavig",
            "K803 person=p-66",
            "K804 2026-11-22",
            "K805 2026-11-24",
            "K807 0123456789abcdef",
        ]
    );
    let results = output["files"][0]["results"].as_array().unwrap();
    let waived: Vec<String> = results
        .iter()
        .filter(|result| !result["waiver"].is_null())
        .map(|result| format!("{} {}", result["id"].as_str().unwrap(), result["waiver"]["id"].as_str().unwrap()))
        .collect();
    let wanted = [
        "phoniro.fixed-ip[network=kontor-syd] d-2",
        "prator.login-siths[account=p-06/prator] d-10",
        "siebel.expert-each-unit[unit=syd] d-1",
    ];
    assert_eq!(waived, wanted);
    let one = results.iter().find(|result| result["waiver"]["id"] == "d-1").unwrap();
    assert_eq!(underlined(&one["waiver"]["location"]), "d-1");
    assert_eq!((one["verdict"].as_str(), one["truth"].as_str()), (Some("waived"), Some("false")));
    assert!(one["text"]["sv"].as_str().unwrap().contains("ingen expertanvändare"), "the rule's own words stay");
    assert_eq!(output["summary"]["results"]["must"]["waived"]["automatic"], 3);
    // Without them, everything is as it was but the waivers.
    let (_, bare) = check(&[FAILED]);
    let ids = |output: &Value| -> Vec<Value> {
        output["files"][0]["results"].as_array().unwrap().iter().map(|result| result["id"].clone()).collect()
    };
    assert_eq!(ids(&bare), ids(&output));
    assert_eq!(bare["waivers"], Value::Array(Vec::new()));
}

#[test]
fn the_exit_code_is_that_of_what_is_not_waived() {
    let folder = TempDir::new().unwrap();
    let waivers = file(&folder, "w.yaml", &for_rule("a", "r.fail"));
    let code = |arguments: &[&str]| check(&[&CASES[..], arguments].concat()).0;
    let only = ["--only", "r.fail", "--only", "r.should", "--only", "r.pass"];
    assert_eq!(code(&only), 1);
    assert_eq!(code(&[&only[..], &["--waivers", &waivers]].concat()), 0);
    assert_eq!(code(&[&only[..], &["--waivers", &waivers, "--fail-on", "should"]].concat()), 1);
    let both = file(&folder, "b.yaml", &for_rule("b", "r.should"));
    assert_eq!(code(&[&only[..], &["--waivers", &waivers, "--waivers", &both, "--fail-on", "should"]].concat()), 0);
    // What is not known cannot be waived.
    let open = file(&folder, "o.yaml", &for_rule("o", "r.open"));
    assert_eq!(code(&["--only", "r.open", "--waivers", &open]), 4);
    // Nor what does not apply made to apply.
    let idle = file(&folder, "i.yaml", &for_rule("i", "r.idle"));
    assert_eq!(code(&["--only", "r.idle", "--waivers", &idle]), 2);
    let sentence = run(&[&["check"], &CASES[..], &only[..4], &["--waivers", &waivers, "--as-of", AS_OF]].concat()).out;
    assert!(sentence.ends_with("Inget krav är brutet. En del har dispens; det står ovan.\n"), "{sentence}");
}

#[test]
fn a_file_or_a_folder_of_files_as_often_as_wanted() {
    let folder = TempDir::new().unwrap();
    file(&folder, "w/a.yaml", &for_rule("a", "r.fail"));
    file(&folder, "w/below/b.yml", &for_rule("b", "r.should"));
    file(&folder, "w/README.md", "not read");
    file(&folder, "w/.hidden.yaml", "not: read");
    let more = file(&folder, "c.yaml", &for_rule("c", "r.note"));
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (code, output) = check(&[&CASES[..], &["--waivers", &path("w"), "--waivers", &more]].concat());
    assert_eq!(code, 1);
    let ids: Vec<&str> =
        output["waivers"].as_array().unwrap().iter().map(|waiver| waiver["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(output["options"]["waivers"], serde_json::json!([path("w"), more]));
    // What cannot be read stops the run.
    fs::create_dir(folder.path().join("empty")).unwrap();
    for (path, wanted) in [(path("empty"), "K720"), (path("gone"), "K702"), (path("w/README.md"), "K706")] {
        let (code, output) = check(&[&CASES[..], &["--waivers", &path]].concat());
        assert_eq!((code, codes(&output["findings"])), (2, vec![wanted]));
        assert_eq!((&output["files"], &output["waivers"]), (&serde_json::json!([]), &serde_json::json!([])));
    }
    // A file twice has each name twice, and an output may not take a waiver file's place.
    let (code, output) = check(&[&CASES[..], &["--waivers", &more, "--waivers", &more]].concat());
    assert_eq!((code, codes(&output["findings"])), (2, vec!["K808"]));
    let ran = run(&[&["check"], &CASES[..], &["--waivers", &more, "--format", &format!("json={more}")]].concat());
    assert!(ran.code == 2 && ran.err.contains("K732"), "{}", ran.err);
    assert!(fs::read_to_string(&more).unwrap().starts_with("waivers:"));
}

#[test]
fn a_configuration_names_them_only_when_it_is_named() {
    let folder = TempDir::new().unwrap();
    file(&folder, "w/a.yaml", &for_rule("a", "r.fail"));
    let config = file(&folder, "k.toml", "waivers = ['w/a.yaml']\n");
    let (_, output) = check(&[&CASES[..], &["--config", &config]].concat());
    assert_eq!(output["waivers"][0]["state"], "used");
    let other = file(&folder, "b.yaml", &for_rule("b", "r.fail"));
    let (_, output) = check(&[&CASES[..], &["--config", &config, "--waivers", &other]].concat());
    assert_eq!(output["waivers"].as_array().unwrap().len(), 1);
    assert_eq!(output["waivers"][0]["id"], "b", "the call wins");
}

/// A stream is told at its end, beside the lines; so are files where lines are all that is written.
#[test]
fn streams_are_told_at_their_end() {
    let folder = TempDir::new().unwrap();
    let waivers = crate::cases::written(&[
        crate::cases::w("r.fail").of("b").id("used"),
        crate::cases::w("r.fail").of("gone").id("orphan"),
        crate::cases::w("r.fial").id("unknown"),
    ]);
    let waivers = file(&folder, "w.yaml", &waivers);
    let lines = "{\"provider\": {\"id\": \"a\"}}\n{\"provider\": {\"id\": \"b\"}}\n";
    let stream = ["check", "-", "--input-format", "ndjson", "--policy", CASES[2], "--format", "jsonl"];
    let said = |arguments: &[&str], input: &str| -> Ran {
        run_with(
            &[],
            input.as_bytes(),
            &[arguments, &["--as-of", AS_OF, "--lang", "en", "--waivers", &waivers]].concat(),
        )
    };
    let verdicts = |ran: &Ran| -> Vec<String> {
        let line = |line: &str| -> Value { serde_json::from_str(line).unwrap() };
        let first = |line: Value| line["file"]["results"][0]["verdict"].as_str().unwrap_or("none").to_owned();
        ran.out.lines().map(|text| first(line(text))).collect()
    };
    let codes = |ran: &Ran| -> Vec<String> {
        let code = regex::Regex::new("K8[0-9]{2}").unwrap();
        code.find_iter(&ran.err).map(|found| found.as_str().to_owned()).collect()
    };
    let ran = said(&stream, lines);
    assert_eq!((ran.code, verdicts(&ran), codes(&ran)), (1, list(&["fail", "waived"]), list(&["K802", "K801"])));
    assert!(ran.err.contains("the provider “gone”, but none of the files"), "{}", ran.err);
    assert!(!ran.err.contains("requirement is not met"), "only what is found is said: {}", ran.err);
    assert!(said(&[&stream[..], &["--quiet"]].concat(), lines).err.is_empty());
    // A line that cannot be read may be anybody's.
    let ran = said(&stream, "{\"provider\"\n");
    assert_eq!((verdicts(&ran), codes(&ran)), (list(&["none"]), list(&["K801"])));
    // Files, with lines alone and with another format beside.
    let files = [&["check"], &CASES[..], &["--format", "jsonl"]].concat();
    assert_eq!(codes(&said(&files, "")), ["K802", "K802", "K801"]);
    let report = folder.path().join("r.json").to_str().unwrap().to_owned();
    let ran = said(&[&files[..], &["--format", &format!("json={report}")]].concat(), "");
    assert!(ran.err.is_empty(), "{}", ran.err);
}

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn the_schema_of_waivers_is_printed_to_the_byte() {
    let ran = run(&["schema", "waivers"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, fs::read_to_string(root().join("schemas/waivers.schema.json")).unwrap());
    assert_eq!(run(&["schema", "setup"]).out, run(&["schema"]).out);
    assert_eq!(run(&["schema", "weavers"]).code, 2);
}

/// The schema says of the fixtures what the program says.
#[test]
fn the_schema_takes_what_the_program_takes() {
    let schema: Value = serde_json::from_str(&run(&["schema", "waivers"]).out).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let waiver = |wording: &str| {
        serde_json::json!({"waivers": [{"id": "d", "rule": "r.fail", "provider": "ekbacken", "reason": "x",
            "approver": "y", "case_number": "z", "granted": "2026-01-01", "expires": "2026-12-31", "wording": wording}]})
    };
    let folder = TempDir::new().unwrap();
    for (wording, fits) in [("0123456789ab", true), ("0123456789a", false), ("0123456789aG", false)] {
        let value = waiver(wording);
        let path = file(&folder, "w.json", &value.to_string());
        assert_eq!(schema.is_valid(&value), fits);
        assert_eq!(check(&[&CASES[..], &["--waivers", &path]].concat()).0 != 2, fits);
    }
}

/// What people read, in both languages. The report on the file itself is long: what is new in it is shown.
#[test]
fn people_read_who_decided_why_and_until_when() {
    for lang in ["sv", "en"] {
        for format in ["text", "plain", "github"] {
            let with = ["check", FAILED, "--waivers", WAIVERS, "--as-of", AS_OF, "--lang", lang, "--format", format];
            let without = ["check", FAILED, "--as-of", AS_OF, "--lang", lang, "--format", format];
            let (with, without) = (run(&with).out, run(&without).out);
            let known: Vec<&str> = without.lines().collect();
            let new: Vec<&str> = with.lines().filter(|line| line.is_empty() || !known.contains(line)).collect();
            let mut shown = new.join("\n");
            while shown.contains("\n\n\n") {
                shown = shown.replace("\n\n\n", "\n\n");
            }
            insta::assert_snapshot!(format!("waivers_{format}_{lang}"), shown);
        }
    }
}
