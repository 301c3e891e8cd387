//! Personal identity numbers never leave: wherever they stand in a setup, whatever else is wrong, no output has their
//! digits. All numbers here are made up; only their check digits are right.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads and writes files")]

mod common;
#[path = "common/folder.rs"]
mod folder;
#[path = "personal/hashes.rs"]
mod hashes;

use common::{AS_OF, run, run_with};
use folder::empty_folder;
use hashes::without_hashes;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The first six digits, from which the rest must not be told either, and the last four.
const NUMBERS: [(&str, &str); 7] = [
    ("811218", "9876"),
    ("640823", "3234"),
    ("850709", "9813"),
    ("121212", "1212"),
    // A co-ordination number: the day plus sixty.
    ("701063", "2391"),
    ("900101", "0017"),
    ("460503", "1238"),
];

/// Every format of the table that is text; `tests/personal_places.rs` unpacks the others.
fn formats() -> impl Iterator<Item = &'static str> {
    let texts = kravkoll::report::FORMATS.iter().filter(|format| format.escape != kravkoll::report::Escape::Workbook);
    texts.map(|format| format.name)
}

/// Fails when a text has the digits of a number, together, apart, or of its first part alone.
fn clean(text: &str, of: &str) {
    let text = without_hashes(text);
    for (birth, last) in NUMBERS {
        for digits in [format!("{birth}{last}"), format!("{birth}-{last}"), format!("{birth}+{last}"), birth.to_owned()]
        {
            assert!(!text.contains(&digits), "{of}: {digits} in\n{text}");
        }
    }
}

struct Files {
    folder: TempDir,
}

impl Files {
    fn new() -> Self {
        Self { folder: empty_folder() }
    }

    fn with(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

/// Checks a file in both languages, with much and with little said and an output of every format, and that none says the
/// digits. What goes to standard output is the business of the tests of one format.
fn checked_everywhere(path: &str) {
    for (lang, more) in [("sv", "--verbose"), ("en", "--quiet")] {
        let folder = empty_folder();
        let output = |format: &str| folder.path().join(format);
        let outputs: Vec<String> =
            formats().map(|format| format!("--format={format}={}", output(format).display())).collect();
        let mut arguments = vec!["check", path, "--as-of", AS_OF, "--lang", lang, more];
        arguments.extend(outputs.iter().map(String::as_str));
        let ran = run(&arguments);
        assert_eq!(ran.code, 2, "{path} {lang}");
        clean(&format!("{}{}", ran.out, ran.err), lang);
        for format in formats() {
            clean(&fs::read_to_string(output(format)).unwrap(), &format!("{format} {lang}"));
        }
    }
}

fn json(path: &str) -> Value {
    serde_json::from_str(&run(&["check", path, "--as-of", AS_OF, "--format", "json"]).out).unwrap()
}

fn count(file: &Value, code: &str) -> usize {
    file["findings"].as_array().unwrap().iter().filter(|f| f["code"] == code).count()
}

const YAML: &str = "\
# Frågor om Anna, 811218-9876, eller 19811218-9876.
provider:
  id: ekbacken
  name: \"Ekbacken 640823+3234 AB\"
  approval_ref: &n8507099813 Beslut 850709 9813
  850709-9813: nyckel
  regi: 121212-1212
persons:
  - id: 7010632391
    employer: ekbacken
    active_from: 2020-01-01
    profession: p9001010017
    unit_ids: [900101–0017]
    roles: [expert]
  - id: 196408233234
    roles: [xpert]   # 7010632391
tokens:
  - {id: t-1, holder: 460503-1238, returned_to: \"Till 4605031238.\"}
";

#[test]
fn anywhere_in_a_yaml_file_beside_other_errors() {
    let files = Files::new();
    let path = files.with("setup.yaml", YAML);
    let path = path.to_str().unwrap();
    checked_everywhere(path);
    let output = json(path);
    let file = &output["files"][0];
    assert_eq!(output["exit_code"], 2);
    assert_eq!(count(file, "K190"), 14, "each of them, once");
    // The other faults are said too, and the file is checked in full.
    assert!(count(file, "K201") >= 1 && count(file, "K204") >= 1 && count(file, "K242") >= 1);
    assert!(file["results"].as_array().unwrap().len() > 20);
    // What hides the digits keeps their number, so that columns are right.
    let text = run(&["check", path, "--as-of", AS_OF]).out;
    assert!(text.contains("Frågor om Anna, ••••••-••••, eller ••••••••-••••."), "{text}");
}

#[test]
fn alone_in_a_file_that_is_well_otherwise() {
    let files = Files::new();
    let setup = fs::read_to_string(common::root().join("fixtures/providers/home-care.yaml")).unwrap();
    let path = files.with("setup.yaml", &format!("{setup}\n# 811218-9876\n"));
    let path = path.to_str().unwrap();
    checked_everywhere(path);
    let output = json(path);
    let file = &output["files"][0];
    let all = json("fixtures/providers/home-care.yaml");
    let verdicts = |file: &Value| -> Vec<(Value, Value)> {
        file["results"].as_array().unwrap().iter().map(|r| (r["id"].clone(), r["verdict"].clone())).collect()
    };
    assert_eq!(verdicts(file), verdicts(&all["files"][0]), "checked in full");
    assert_eq!((count(file, "K190"), &output["exit_code"]), (1, &2.into()));
}

#[test]
fn escaped_in_json_and_toml() {
    let files = Files::new();
    let json_text = r#"{"provider": {"id": "\u0038112189876", "name": "640823\u002d3234", "appr\u006fval": "\u0038\u0035\u0030\u0037099813",
        "regi": "19121212\u20101212"}, "7010\u003632391": 1, "persons": [{"id": "p", "unit_ids": ["9001010017"], "rolez": 4605031238}]}"#;
    let toml_text = "[provider]\nid = \"\\u0038112189876\"\nname = '640823-3234'\n\"850709-9813\" = 1\n# 121212-1212\n[[persons]]\nid = \"\\U0000003701063-2391\"\nrolez = 9001010017\nunit_ids = [\"460503\\u002D1238\"]\n";
    for (name, text, numbers) in [("setup.json", json_text, 7), ("setup.toml", toml_text, 7)] {
        let path = files.with(name, text);
        let path = path.to_str().unwrap();
        checked_everywhere(path);
        let output = json(path);
        assert_eq!(count(&output["files"][0], "K190"), numbers, "{name}");
        assert!(!output["files"][0]["results"].as_array().unwrap().is_empty(), "{name}");
    }
}

#[test]
fn in_a_file_that_cannot_be_understood() {
    let files = Files::new();
    for (name, text) in [
        ("quote.yaml", "provider:\n  id: \"811218-9876\n  name: 640823-3234\n"),
        ("indent.yaml", "provider:\n    id: 850709-9813\n  name: 1212121212\n"),
        ("alias.yaml", "provider:\n  id: *7010632391\n  name: !900101-0017 x\n"),
        ("twice.yaml", "provider:\n  id: a\n  '460503-1238': 1\n  '460503-1238': 2\n"),
        ("end.json", "{\"provider\": {\"id\": \"811218-9876\", \"811218-9876\" 640823-3234"),
        ("word.json", "{\"provider\": 850709-9813, x7010632391: nej}"),
        ("line.toml", "provider 811218-9876\nid = 640823-3234\n[121212-1212\n"),
        ("twice.toml", "[provider]\n850709-9813 = 1\n850709-9813 = 2\n"),
    ] {
        let path = files.with(name, text);
        checked_everywhere(path.to_str().unwrap());
    }
}

#[test]
fn in_the_name_of_a_file_and_on_the_command_line() {
    let files = Files::new();
    let there = files.with("utforare-811218-9876.yaml", "provider: {id: x}\n");
    let gone = files.folder.path().join("19640823-3234.yaml");
    let mut calls: Vec<Vec<&str>> = Vec::new();
    let (there, gone) = (there.to_str().unwrap(), gone.to_str().unwrap());
    calls.push(vec!["check", there]);
    calls.push(vec!["check", gone]);
    calls.push(vec!["check", there, "--policy", gone]);
    calls.push(vec!["check", there, "--schema", gone]);
    calls.push(vec!["check", there, "--only", "850709-9813"]);
    calls.push(vec!["check", there, "--table", "1212121212=701063-2391"]);
    calls.push(vec!["check", there, "--as-of", "900101-0017"]);
    calls.push(vec!["check", there, "--config", gone]);
    calls.push(vec!["check", "-", "--stdin-name", "460503-1238.yaml"]);
    calls.push(vec!["explain", "811218-9876"]);
    calls.push(vec!["811218-9876"]);
    for call in calls {
        for lang in ["sv", "en"] {
            for format in ["text", "json"] {
                let options = ["--lang", lang];
                let format = ["--format", format];
                let format = if call[0] == "check" { &format[..] } else { &[] };
                let ran = run_with(&[], b"", &[&call[..], &options, format].concat());
                clean(&ran.out, &format!("{call:?}"));
                clean(&ran.err, &format!("{call:?}"));
            }
        }
    }
}

#[test]
fn in_a_line_of_a_stream() {
    let input = "{\"provider\":{\"id\":\"811218-9876\"}}\n{\"640823-3234\n{\"provider\":{\"id\":\"x\"}}\n";
    let options = ["check", "-", "--input-format", "ndjson", "--as-of", AS_OF, "--format"];
    for format in formats() {
        let ran = run_with(&[], input.as_bytes(), &[&options[..], &[format]].concat());
        assert_eq!(ran.code, 2);
        clean(&ran.out, format);
        clean(&ran.err, format);
    }
}

/// Ten digits in a field for such numbers are what they say; twelve, or a separator, are not.
#[test]
fn fields_for_other_numbers_are_exempt() {
    let files = Files::new();
    let setup = |number: &str, token: &str| {
        format!("provider: {{id: x, organisation_number: \"{number}\"}}\ntokens:\n  - {{id: \"{token}\"}}\n")
    };
    let path = files.with("plain.yaml", &setup("8112189876", "6408233234"));
    let output = json(path.to_str().unwrap());
    assert_eq!(count(&output["files"][0], "K190"), 0);
    for (name, number, token) in
        [("long.yaml", "198112189876", "196408233234"), ("apart.yaml", "811218-9876", "640823-3234")]
    {
        let path = files.with(name, &setup(number, token));
        checked_everywhere(path.to_str().unwrap());
        assert_eq!(count(&json(path.to_str().unwrap())["files"][0], "K190"), 2, "{name}");
    }
}
