//! `check` as people and programs run it: exit codes, options, several files, streams, outputs, other policies.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods, reason = "tests")]

mod common;
#[path = "common/json.rs"]
mod json;

use common::{AS_OF, Ran, root, run, run_with};
use json::{check, underlined};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

const MET: &str = "fixtures/providers/home-care.yaml";
const FAILED: &str = "fixtures/providers/home-care-with-findings.yaml";
const UNDETERMINED: &str = "fixtures/providers/half-filled.yaml";
const REJECTED: &str = "fixtures/broken/misspelt-field.yaml";
const MALFORMED: &str = "fixtures/broken/bad-indent.yaml";
const LIBRARY: &str = "fixtures/policies/library";
const PHONES: &str = "approved-phone-models=fixtures/tables/approved-phone-models.csv";

fn code(arguments: &[&str]) -> i32 {
    check(arguments).0
}

fn files(output: &Value) -> &Vec<Value> {
    output["files"].as_array().unwrap()
}

fn codes(findings: &Value) -> Vec<&str> {
    findings["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect()
}

fn result<'a>(output: &'a Value, id: &str) -> &'a Value {
    let mut results = files(output).iter().flat_map(|f| f["results"].as_array().unwrap());
    results.find(|r| r["id"] == id).unwrap_or_else(|| panic!("no result {id}"))
}

// ---- exit codes ----

/// How a run ended, of an output in JSON: a small part of it.
#[derive(serde::Deserialize)]
struct Ended {
    exit_code: i32,
    files: Vec<EndedFile>,
}

#[derive(serde::Deserialize)]
struct EndedFile {
    path: String,
    exit_code: i32,
}

fn ended(files: &[&str]) -> (i32, Ended) {
    let ran = run(&[&["check", "--as-of", AS_OF, "--format", "json"], files].concat());
    (ran.code, serde_json::from_str(&ran.out).unwrap())
}

#[test]
fn every_exit_code_with_real_files() {
    assert_eq!(code(&[MET]), 0);
    assert_eq!(code(&[FAILED]), 1);
    assert_eq!(code(&[MALFORMED]), 2);
    assert_eq!(code(&[REJECTED]), 2);
    assert_eq!(code(&["fixtures/providers/gone.yaml"]), 2);
    assert_eq!(code(&[MET, "--policy", "fixtures/mistakes/05/policy.krav"]), 3);
    assert_eq!(code(&[UNDETERMINED]), 4);
}

#[test]
fn among_several_files_2_beats_1_beats_4_beats_0() {
    let order = [(MET, 0), (UNDETERMINED, 4), (FAILED, 1), (REJECTED, 2)];
    for (at, (worse, wanted)) in order.iter().enumerate() {
        for (better, own) in &order[..at] {
            for pair in [[*worse, *better], [*better, *worse]] {
                let (code, ended) = ended(&pair);
                assert_eq!((code, ended.exit_code), (*wanted, *wanted), "{pair:?}");
                let stated: Vec<&str> = ended.files.iter().map(|file| file.path.as_str()).collect();
                assert_eq!(stated, pair, "in the order given");
                let of = |path: &str| ended.files.iter().find(|file| file.path == path).unwrap().exit_code;
                assert_eq!((of(worse), of(better)), (*wanted, *own), "each file has its own");
            }
        }
    }
}

#[test]
fn a_wrong_policy_is_3_and_no_file_is_checked() {
    let (code, output) = check(&["gone.yaml", MET, "--policy", "fixtures/mistakes/05/policy.krav"]);
    assert_eq!((code, files(&output).len()), (3, 0));
    assert_eq!(codes(&output), ["K411", "K411"]);
    for format in ["text", "plain", "github", "jsonl"] {
        let ran = run(&["check", MET, "--policy", "fixtures/mistakes/05/policy.krav", "--format", format]);
        assert_eq!(ran.code, 3, "{format}");
        assert!(ran.out.contains("K411") || ran.out.contains("good"), "{format}: {}", ran.out);
        assert!(!ran.out.contains("fyrisvik"), "{format}");
    }
}

// ---- options that decide ----

#[test]
fn fail_on_moves_the_line() {
    // Two recommendations and one remark are broken, nothing that is required.
    let advice = ["fixtures/mistakes/13/setup.yaml", "--policy", "fixtures/mistakes/13/advice.krav", "--fail-on"];
    let only_note = [&advice[..], &["note", "--only", "remarked"]].concat();
    let only_should = [&advice[..], &["should", "--only", "remarked"]].concat();
    assert_eq!([code(&only_note), code(&only_should)], [1, 0]);
    let levels = ["must", "should", "note"].map(|level| code(&[&advice[..], &[level]].concat()));
    assert_eq!(levels, [0, 1, 1]);
    let ran = run(&["check", MET, "--fail-on", "may"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

#[test]
fn a_table_of_the_authority_is_waited_for_only_when_strict() {
    let id = "phoniro.phones-approved[phone=mobil-03]";
    let (code, output) = check(&[MET]);
    assert_eq!((code, &result(&output, id)["verdict"]), (0, &"undetermined".into()));
    assert_eq!(result(&output, id)["missing"][0]["from"], "table");
    assert!(output["summary"]["waiting_for_authority"].as_u64().unwrap() > 0);

    let (code, output) = check(&[MET, "--strict"]);
    assert_eq!((code, &output["options"]["strict"]), (4, &true.into()));

    let (code, output) = check(&[MET, "--strict", "--table", PHONES]);
    assert_eq!((code, &result(&output, id)["verdict"]), (0, &"pass".into()));
    assert_eq!(output["summary"]["waiting_for_authority"], 0);
    assert_eq!(output["options"]["tables"][0]["name"], "approved-phone-models");
}

#[test]
fn a_phone_that_is_not_in_the_table_fails_and_is_underlined() {
    let folder = TempDir::new().unwrap();
    let table = folder.path().join("phones.csv");
    fs::write(&table, "model,as_of,source\nsamsung  GALAXY xcover 5,2026-10-01,x\n").unwrap();
    let given = format!("approved-phone-models={}", table.display());
    let (code, output) = check(&[MET, "--table", &given]);
    assert_eq!(code, 1);
    let failed = result(&output, "phoniro.phones-approved[phone=mobil-03]");
    assert_eq!(
        (&failed["verdict"], underlined(&failed["location"])),
        (&"fail".into(), "Samsung Galaxy XCover6 Pro".into())
    );
    // Capitals and repeated blanks do not matter.
    assert_eq!(result(&output, "phoniro.phones-approved[phone=mobil-01]")["verdict"], "pass");
}

#[test]
fn a_table_that_cannot_be_used_is_2() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("phones.csv");
    let given = format!("approved-phone-models={}", path.display());
    for (text, wanted) in [
        ("model,as_of\nX,2026-10-01\n", "K503"),
        ("model,as_of,source\nX,soon,y\n", "K504"),
        ("model,as_of,source\nX\n", "K160"),
        ("", "K103"),
    ] {
        fs::write(&path, text).unwrap();
        let (code, output) = check(&[MET, "--table", &given]);
        assert_eq!((code, codes(&output), files(&output).len()), (2, vec![wanted], 0), "{text:?}");
    }
    // A table of the policy's own, given anew without all its rows: not the policy's fault either.
    fs::write(&path, "kind,days\ncomputer,365\n").unwrap();
    let given = format!("service-days={}", path.display());
    let (code, output) = check(&[&format!("{LIBRARY}/setup.yaml"), "--policy", LIBRARY, "--table", &given]);
    assert_eq!((code, codes(&output)), (2, vec!["K506"]));
    let (code, output) = check(&[MET, "--table", "approved-phone-model=fixtures/tables/approved-phone-models.csv"]);
    assert_eq!((code, codes(&output)), (2, vec!["K714"]));
    assert_eq!(run(&["check", MET, "--table", "approved-phone-models"]).code, 2);
}

#[test]
fn only_some_rules() {
    let (code, output) = check(&[FAILED, "--only", "phoniro.fixed-ip", "--only", "general.ie-version"]);
    assert_eq!((code, &output["partial"]), (1, &true.into()));
    let mut rules: Vec<&str> =
        files(&output)[0]["results"].as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
    rules.dedup();
    assert_eq!(rules, ["general.ie-version", "phoniro.fixed-ip"]);
    let (code, output) = check(&[FAILED, "--only", "phoniro.fixed-pi"]);
    assert_eq!((code, codes(&output), files(&output).len()), (2, vec!["K712"], 0));
    let (code, output) = check(&[FAILED, "--only", "xyzzy"]);
    assert_eq!((code, codes(&output)), (2, vec!["K711"]));
}

// ---- what cannot be read ----

#[test]
fn a_file_that_cannot_be_had_does_not_hide_the_others() {
    let (code, output) = check(&["fixtures/gone.yaml", "fixtures", "Cargo.toml/x.yaml", "LICENSE-MIT", FAILED]);
    assert_eq!(code, 2);
    let stated: Vec<(Vec<&str>, &str)> =
        files(&output).iter().map(|f| (codes(f), f["status"].as_str().unwrap())).collect();
    assert_eq!(stated[0], (vec!["K702"], "unreadable"));
    assert_eq!(stated[1], (vec!["K703"], "unreadable"));
    assert_eq!(stated[2].1, "unreadable");
    assert_eq!(stated[3], (vec!["K706"], "malformed"));
    assert_eq!(stated[4], (vec![], "checked"));
    assert!(files(&output)[4]["results"].as_array().unwrap().len() > 50);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("setup.yaml");
    fs::write(&path, "provider: {id: x}\n").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // Whoever runs the tests may read everything.
    }
    let (code, output) = check(&[path.to_str().unwrap()]);
    assert_eq!((code, codes(&files(&output)[0])), (2, vec!["K704"]));
}

#[test]
fn no_file_and_unknown_formats_are_faults_of_use() {
    for arguments in [&["check"][..], &["check", MET, "--format", "yaml"], &["check", MET, "--format", ""]] {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.starts_with("Fel: "), "{}", ran.err);
    }
}

// ---- standard input and streams ----

#[test]
fn standard_input_has_a_name() {
    let text = fs::read(root().join(MET)).unwrap();
    let plain = run_with(&[], &text, &["check", "-", "--as-of", AS_OF, "--format", "json"]);
    let named = run_with(&[], &text, &["check", "-", "--stdin-name", "a/b.yaml", "--as-of", AS_OF, "--format", "json"]);
    for (ran, name) in [(plain, "-"), (named, "a/b.yaml")] {
        let output: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((ran.code, &output["files"][0]["path"]), (0, &name.into()));
    }
    // The name tells the syntax, unless that is given.
    let json = fs::read(root().join("fixtures/providers/home-care.json")).unwrap();
    let toml = run_with(&[], &json, &["check", "-", "--stdin-name", "x.toml", "--as-of", AS_OF]);
    assert_eq!(toml.code, 2);
    let told = ["check", "-", "--stdin-name", "x.toml", "--input-format", "json", "--as-of", AS_OF];
    assert_eq!(run_with(&[], &json, &told).code, 0);
    assert_eq!(run_with(&[], b"", &["check", "-", "--as-of", AS_OF]).code, 2);
}

/// A setup on one line.
fn line_of(path: &str) -> String {
    let value: Value = serde_json::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap();
    value.to_string()
}

fn stream(input: &[u8], format: &str) -> Ran {
    let arguments = ["check", "--input-format", "ndjson", "--format", format, "--as-of", AS_OF, "-"];
    run_with(&[], input, &arguments)
}

fn lines(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_stream_gives_a_line_for_each_line_in_order() {
    let whole = line_of("fixtures/providers/home-care.json");
    let mut input =
        format!("{whole}\n\n  \t \n{{\"provider\": \r\n{{\"provider\":{{\"id\":\"liten\"}}}}\r\n").into_bytes();
    input.extend(b"{\"provider\":{\"id\":\"\xff\"}}\n");
    input.extend(whole.bytes()); // No line end after the last.
    let ran = stream(&input, "jsonl");
    let lines = lines(&ran);
    let stated: Vec<(u64, &str, u64)> = lines
        .iter()
        .map(|l| {
            (
                l["line"].as_u64().unwrap(),
                l["file"]["status"].as_str().unwrap(),
                l["file"]["exit_code"].as_u64().unwrap(),
            )
        })
        .collect();
    // Lines 2 and 3 are blank: counted, not answered.
    assert_eq!(stated[0], (1, "checked", 0));
    assert_eq!(stated[1], (4, "malformed", 2));
    assert_eq!((stated[2].0, stated[2].1), (5, "checked"));
    assert_eq!(stated[3], (6, "malformed", 2));
    assert_eq!(stated[4], (7, "checked", 0));
    assert_eq!((ran.code, lines.len()), (2, 5));
    assert_eq!(lines[1]["run"], lines[4]["run"]);
    // What is not kept for the next line: the same line gives the same answer.
    assert_eq!(lines[0]["file"], lines[4]["file"]);
}

#[test]
fn a_line_of_a_stream_is_judged_as_a_file_would_be() {
    let whole = line_of("fixtures/providers/home-care.json");
    let (_, mut file) = check(&["fixtures/providers/home-care.json"]);
    let mut line = lines(&stream(whole.as_bytes(), "jsonl")).remove(0);
    let verdicts = |file: &mut Value| -> Vec<(Value, Value)> {
        let results = file["results"].as_array_mut().unwrap();
        results.iter_mut().map(|r| (r["id"].take(), r["verdict"].take())).collect()
    };
    assert_eq!(verdicts(&mut file["files"][0]), verdicts(&mut line["file"]));
}

#[test]
fn a_line_that_is_too_long_is_malformed_and_the_next_is_checked() {
    let mut input = b"{\"provider\":{\"id\":\"".to_vec();
    input.resize(input.len() + (16 << 20), b'x');
    input.extend(b"\"}}\n");
    input.extend(line_of("fixtures/providers/home-care.json").bytes());
    let ran = stream(&input, "jsonl");
    let lines = lines(&ran);
    assert_eq!((ran.code, lines.len()), (2, 2));
    assert_eq!((&lines[0]["file"]["status"], codes(&lines[0]["file"])), (&"malformed".into(), vec!["K708"]));
    assert_eq!((&lines[1]["line"], &lines[1]["file"]["status"]), (&2.into(), &"checked".into()));
    assert!(ran.out.len() < 4 << 20, "the line itself is not repeated");
}

#[test]
fn a_stream_in_another_format_is_collected() {
    let whole = line_of("fixtures/providers/home-care.json");
    let ran = stream(format!("{whole}\n\n{{\n").as_bytes(), "json");
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    let names: Vec<&Value> = files(&output).iter().map(|f| &f["path"]).collect();
    assert_eq!((ran.code, names), (2, vec![&Value::from("-:1"), &Value::from("-:3")]));
}

#[test]
fn a_stream_of_nothing_says_so() {
    let ran = stream(b"\n \n", "jsonl");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("K718"), "{}", ran.err);
}

// ---- outputs ----

#[test]
fn several_outputs_of_one_run() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.json");
    let to_file = format!("json={}", path.display());
    let ran = run(&["check", FAILED, "--as-of", AS_OF, "--format", &to_file, "--format", "text"]);
    let alone = run(&["check", FAILED, "--as-of", AS_OF]);
    assert_eq!((ran.code, &ran.out), (1, &alone.out));
    let written: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(written, check(&[FAILED]).1);
}

#[test]
fn an_output_that_cannot_be_written_is_2_before_anything_is_checked() {
    let ran = run(&["check", FAILED, "--format", "json=no/such/folder/out.json", "--format", "text"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("K731"), "{}", ran.err);
    let ran = run(&["check", FAILED, "--format", "json=fixtures"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

#[cfg(unix)]
#[test]
fn a_reader_who_closes_the_pipe_gets_no_complaint() {
    use std::process::{Command, Stdio};
    for format in ["text", "plain", "json", "jsonl", "github"] {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("kravkoll"))
            .args(["check", FAILED, MET, "--as-of", AS_OF, "--format", format])
            .current_dir(root())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.stderr, b"", "{format}");
        assert!(output.status.code().is_some(), "{format}: ended by a signal");
    }
}

#[test]
fn quiet_and_verbose() {
    let size = |option: &[&str]| run(&[&["check", FAILED, "--as-of", AS_OF][..], option].concat()).out.len();
    assert!(size(&["--quiet"]) < size(&[]) && size(&[]) < size(&["--verbose"]));
    assert_eq!(run(&["check", FAILED, "--quiet", "--as-of", AS_OF]).code, 1);
}

// ---- languages, colour, CI ----

#[test]
fn the_language_of_a_report() {
    let first = |environment: &[(&str, &str)], options: &[&str]| {
        let arguments = [&["check", MET, "--as-of", AS_OF][..], options].concat();
        run_with(environment, b"", &arguments).out.lines().next().unwrap().to_owned()
    };
    let (sv, en) = ("Kontroll mot ", "Checked against ");
    for (environment, options, wanted) in [
        (&[][..], &[][..], sv),
        (&[("LANG", "C")], &[], sv),
        (&[("LANG", "POSIX")], &[], sv),
        (&[("LANG", "fi_FI.UTF-8")], &[], sv),
        (&[("LANG", "en_GB.UTF-8")], &[], en),
        (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "sv_SE.UTF-8")], &[], sv),
        (&[("LANG", "sv_SE.UTF-8"), ("LC_ALL", "en_US.UTF-8")], &[], en),
        (&[("LANG", "sv_SE.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8")], &[], en),
        (&[("LC_ALL", "en_US.UTF-8")], &["--lang", "sv"], sv),
    ] {
        let line = first(environment, options);
        assert!(line.starts_with(wanted), "{environment:?} {options:?}: {line}");
    }
}

#[test]
fn colour_is_asked_for_or_left_out() {
    let run = |environment: &[(&str, &str)], options: &[&str]| {
        run_with(environment, b"", &[&["check", FAILED, "--as-of", AS_OF][..], options].concat()).out.contains('\u{1b}')
    };
    assert!(!run(&[], &[]), "no terminal");
    assert!(run(&[], &["--color", "always"]));
    assert!(!run(&[("NO_COLOR", "1")], &[]));
    assert!(!run(&[("NO_COLOR", "1"), ("TERM", "xterm")], &["--color", "auto"]));
    assert!(!run(&[], &["--color", "always", "--format", "plain"]), "plain has no graphics");
    assert!(!run(&[], &["--color", "always", "--format", "json"]));
}

#[test]
fn on_a_ci_runner_a_verdict_that_changes_with_the_day_is_noted() {
    let said = |environment: &[(&str, &str)], options: &[&str]| {
        let ran = run_with(environment, b"", &[&["check", MET, "--format", "json"][..], options].concat());
        assert!(serde_json::from_str::<Value>(&ran.out).is_ok());
        ran.err
    };
    let note = said(&[("CI", "1")], &[]);
    assert!(note.contains("--as-of"), "{note}");
    assert!(said(&[("CI", "true"), ("LANG", "en_GB.UTF-8")], &[]).contains("--as-of"));
    assert_eq!(said(&[], &[]), "");
    assert_eq!(said(&[("CI", "1")], &["--as-of", AS_OF]), "");
}

// ---- other policies ----

#[test]
fn a_policy_with_a_schema_and_a_table_of_its_own() {
    let (code, output) = check(&[&format!("{LIBRARY}/setup.yaml"), "--policy", LIBRARY]);
    assert_eq!(
        (code, &output["policy"]["name"], &output["schema"]["name"]),
        (1, &"library.equipment".into(), &"library".into())
    );
    let stated: Vec<(&str, &str, String)> = files(&output)[0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| (r["id"].as_str().unwrap(), r["verdict"].as_str().unwrap(), underlined(&r["location"])))
        .collect();
    let wanted = [
        ("library.service[machine=dator-1]", "pass", "dator-1"),
        ("library.service[machine=dator-2]", "pass", "dator-2"),
        ("library.service[machine=automat-1]", "fail", "2026-06-01"),
        ("library.service[machine=kopiator-1]", "pass", "kopiator-1"),
        ("library.children-filter[machine=dator-2]", "fail", "false"),
        ("library.hearing-loops", "pass", "true"),
    ];
    assert_eq!(stated, wanted.map(|(id, verdict, text)| (id, verdict, text.to_owned())));
    let texts = &result(&output, "library.service[machine=automat-1]")["text"];
    assert_eq!(texts["sv"], "automat-1 har inte fått service inom 90 dagar.");
    // A setup of another kind is rejected by its schema.
    assert_eq!(check(&[MET, "--policy", LIBRARY]).0, 2);
}

#[test]
fn another_schema_in_place_of_the_policys_own() {
    let setup = format!("{LIBRARY}/setup.yaml");
    let given = [setup.as_str(), "--policy", LIBRARY, "--schema"];
    let (code, output) = check(&[&given[..], &["fixtures/policies/library/library.schema.json"]].concat());
    assert_eq!((code, &output["options"]["schema"]), (1, &"fixtures/policies/library/library.schema.json".into()));
    // The policy is typed against it: with the schema of care providers nothing of it makes sense.
    let (code, output) = check(&[&given[..], &["schemas/provider-setup.schema.json"]].concat());
    assert_eq!((code, files(&output).len()), (3, 0));
    assert!(codes(&output).contains(&"K411"), "{:?}", codes(&output));
    assert_eq!(check(&[&given[..], &["gone.json"]].concat()).0, 2);
}

// ---- what else the program says ----

#[test]
fn rules_clauses_and_codes_are_explained() {
    for (name, sv, en) in [
        ("phoniro.fixed-ip", "Krav: phoniro.fixed-ip", "Rule: phoniro.fixed-ip"),
        (
            "siebel.expert-link-klk",
            "Frågor till KLK IT går genom expertanvändaren.",
            "Questions to KLK IT go through the expert user.",
        ),
        ("A-20", "Version 10 av Internet Explorer", "Version 10 of Internet Explorer"),
        ("K190", "K190 – ", "K190 – "),
        ("K411", "K411 – ", "K411 – "),
    ] {
        for (lang, wanted) in [("sv", sv), ("en", en)] {
            let ran = run(&["explain", name, "--lang", lang]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
            assert!(ran.out.contains(wanted), "{name} {lang}: {}", ran.out);
        }
    }
    let ran = run(&["explain", "library.service", "--policy", LIBRARY, "--lang", "en"]);
    assert!(ran.out.contains("as often as the table says"), "{}", ran.out);
    let ran = run(&["explain", "phoniro.fixed-pi", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("phoniro.fixed-ip"), "{}", ran.err);
}

#[test]
fn rules_that_are_shipped_are_explained() {
    let (_, output) = check(&[MET]);
    let mut rules: Vec<&str> =
        files(&output)[0]["results"].as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
    rules.dedup();
    // A start of the program for each would take long; the pages of them all are tried where the policy is loaded once.
    for rule in rules.iter().step_by(24) {
        let ran = run(&["explain", rule]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{rule}");
    }
}

// ---- what people read ----

fn report(file: &str, format: &str, lang: &str) -> String {
    let ran = run(&["check", file, "--as-of", AS_OF, "--format", format, "--lang", lang]);
    assert_eq!(ran.err, "");
    ran.out
}

#[test]
fn the_report_of_the_example() {
    for lang in ["sv", "en"] {
        for format in ["text", "plain", "github"] {
            insta::assert_snapshot!(format!("example_{format}_{lang}"), report(FAILED, format, lang));
        }
    }
}

#[test]
fn the_output_for_programs() {
    let ran =
        run(&["check", &format!("{LIBRARY}/setup.yaml"), "--policy", LIBRARY, "--as-of", AS_OF, "--format", "json"]);
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(ran.out.contains(&version));
    insta::assert_snapshot!("library_json", ran.out.replacen(&version, "\"version\": \"[version]\"", 1));
}
