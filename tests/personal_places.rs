//! Personal numbers in every place and every form: no output, in any format or language, tells their digits.
#![expect(clippy::unwrap_used, clippy::string_slice, clippy::disallowed_methods, reason = "tests")]

mod common;
#[path = "common/folder.rs"]
mod folder;
#[path = "personal/forms.rs"]
mod forms;
#[path = "personal/hashes.rs"]
mod hashes;
#[path = "common/parts.rs"]
mod parts;

use common::{AS_OF, run, run_with};
use folder::empty_folder;
use forms::{BIRTH, FORMS, LAST, OTHERS, POLICY, SETUPS};
use hashes::without_hashes;
use kravkoll::report::{Escape, FORMATS};
use regex::{Captures, Regex};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A text as an eye sees it that knows all digits and reads escapes, without what cannot be seen.
fn seen(text: &str) -> String {
    static ESCAPES: LazyLock<Regex> = LazyLock::new(|| {
        let digit = r"\\{1,2}u00(?<a>3[0-9]|2[dD])|\\u\{(?<b>3[0-9]|2[dD])\}|%(?<c>3[0-9]|2D)";
        let unseen = r"\\u\{(?:200b|202e|ad|1b)\}|\\u(?:200b|202e|00ad|001b)|[\x{200b}\x{202e}\x{ad}\x{1b}]";
        Regex::new(&format!("{digit}|{unseen}")).unwrap()
    });
    let digits: String = text.chars().map(|c| ascii_digit(c).unwrap_or(c)).collect();
    let read = |escape: &Captures<'_>| {
        let code = ["a", "b", "c"].iter().find_map(|name| escape.name(name));
        let code = code.and_then(|code| u8::from_str_radix(code.as_str(), 16).ok());
        code.map_or(String::new(), |code| char::from(code).to_string())
    };
    ESCAPES.replace_all(&digits, read).into_owned()
}

fn ascii_digit(c: char) -> Option<char> {
    let zero = [0x660, 0x6f0, 0xff10, 0x1d7d8].into_iter().find(|zero| (*zero..*zero + 10).contains(&u32::from(c)))?;
    char::from_digit(u32::from(c) - zero, 10)
}

/// Fails when a text tells digits of the number.
fn clean(text: &str, of: &str) {
    let seen = seen(&without_hashes(text));
    let told = |digits: &str| seen.find(digits).map(|at| seen[..at].lines().next_back().unwrap_or("").to_owned());
    assert_eq!(told(BIRTH), None, "{of}");
    assert_eq!(told("1981-12-18"), None, "{of}");
    assert_eq!(told(LAST), None, "{of}");
}

/// One call in both languages, with an output of every format; the JSON of the last.
fn everywhere(arguments: &[&str], code: i32, of: &str) -> Value {
    let mut last = Value::Null;
    for lang in ["sv", "en"] {
        let folder = empty_folder();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let formats: Vec<String> = FORMATS.iter().map(|f| format!("--format={}={}", f.name, path(f.name))).collect();
        let mut all = vec!["--as-of", AS_OF, "--lang", lang, "--verbose"];
        all.extend(formats.iter().map(String::as_str));
        let ran = run(&[arguments, &all].concat());
        clean(&format!("{}{}", ran.out, ran.err), of);
        assert_eq!(ran.code, code, "{of}: {}", ran.err);
        for format in FORMATS {
            let bytes = fs::read(path(format.name)).unwrap_or_default();
            let is_packed = format.escape == Escape::Workbook && !bytes.is_empty();
            let output = if is_packed { joined(&bytes) } else { String::from_utf8(bytes).unwrap() };
            clean(&output, &format!("{of} {lang} {}", format.name));
            if format.name == "json" {
                last = serde_json::from_str(&output).unwrap_or_default();
            }
        }
    }
    last
}

/// All that a workbook says.
fn joined(workbook: &[u8]) -> String {
    parts::parts(workbook).into_values().collect()
}

fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A text with the number for each `#`, but for one that begins a comment.
fn with(text: &str, form: &str) -> String {
    // The first `#` of `# #` and of ` # #` begins a comment.
    text.replace("# #", "\u{1}#").replace('#', form).replace('\u{1}', "# ")
}

fn has_number(findings: &Value) -> bool {
    findings.as_array().unwrap().iter().any(|finding| finding["code"] == "K190")
}

#[test]
fn in_every_place_of_a_setup_in_every_form() {
    for (name, text) in SETUPS {
        let folder = empty_folder();
        let files: Vec<String> =
            (0..).zip(FORMS).map(|(n, form)| file(folder.path(), &format!("{n}/{name}"), &with(text, form))).collect();
        // Few rules are enough: what is said of them all is the business of tests/personal.rs.
        let mut arguments = vec!["check", "--only", "general.ie-version"];
        arguments.extend(files.iter().map(String::as_str));
        let output = everywhere(&arguments, 2, name);
        for (read, form) in output["files"].as_array().unwrap().iter().zip(FORMS) {
            assert!(has_number(&read["findings"]), "{name}: {form} is not found");
        }
    }
}

#[test]
fn in_lines_of_a_stream() {
    let folder = empty_folder();
    let mut lines = String::new();
    for form in FORMS {
        lines += &format!("{{\"provider\": {{\"id\": \"{form}\", \"{form}\": 1}}}}\n{{\"provider\": \"{form}\n");
    }
    let path = file(folder.path(), "setups.ndjson", &lines);
    everywhere(&["check", "--only", "general.ie-version", &path], 2, "stream");
}

#[test]
fn in_a_policy_its_schema_and_its_tables() {
    let setup = r#"{"items": [{"id": "a", "text": "x"}]}"#;
    let schema = fs::read_to_string(common::root().join("fixtures/hostile/world.schema.json")).unwrap();
    for (n, form) in (0..).zip(FORMS) {
        let folder = empty_folder();
        let (form, of) = (*form, format!("policy {n}"));
        let setup = file(folder.path(), "setup.json", setup);
        let policy = file(folder.path(), "p/policy.krav", &with(POLICY, form));
        file(folder.path(), "p/own.schema.json", &schema.replace("\"Text\"", &format!("\"{form}\"")));
        file(folder.path(), "p/marks.csv", &format!("kind,mark\n{form},x\n"));
        assert!(has_number(&everywhere(&["check", &setup, "--policy", &policy], 3, &of)["findings"]), "{form}");
        for lang in ["sv", "en"] {
            let ran = run(&["explain", "r.one", "--policy", &policy, "--lang", lang]);
            clean(&format!("{}{}", ran.out, ran.err), &of);
            assert_eq!(ran.code, 3);
        }
        let world = "fixtures/hostile";
        let table = file(folder.path(), "given.csv", &format!("kind,mark\na,{form}\n\"b\n"));
        let given = format!("marks={table}");
        let output = everywhere(&["check", &setup, "--policy", world, "--table", &given], 2, &of);
        assert!(has_number(&output["findings"]), "{form} in a table");
        let own = file(folder.path(), "own.schema.json", &schema.replace("\"good\"", &format!("\"{form}\"")));
        let output = everywhere(&["check", &setup, "--policy", world, "--schema", &own], 3, &of);
        assert!(has_number(&output["findings"]), "{form} in a schema");
    }
}

#[test]
fn in_every_place_of_a_waiver() {
    const WAIVER: [(&str, &str); 9] = [
        ("id", "d"),
        ("rule", "world.one"),
        ("provider", "p"),
        ("subject", "item=a"),
        ("reason", "x"),
        ("approver", "y"),
        ("case_number", "z"),
        ("granted", "2026-01-01"),
        ("expires", "2026-12-31"),
    ];
    let folder = empty_folder();
    let setup = file(folder.path(), "setup.json", r#"{"provider": {"id": "p"}, "items": [{"id": "a", "text": "x"}]}"#);
    let world = ["check", &setup, "--policy", "fixtures/hostile", "--waivers"];
    for (n, form) in (0..).zip(FORMS) {
        // One field a form, in turn; the number also as a key, and alone.
        let (place, _) = WAIVER[n % WAIVER.len()];
        let field = |(key, value): &(&str, &str)| match *key == place {
            true => format!("\"{key}\": \"a {form} b\""),
            false => format!("\"{key}\": \"{value}\""),
        };
        let fields: Vec<String> = WAIVER.iter().map(field).collect();
        let good = format!("{{\"waivers\": [{{{}}}]}}", fields.join(", "));
        let key = good.replace("\"reason\"", &format!("\"{form}\": 1, \"reason\""));
        for (kind, text) in [("field", good), ("key", key), ("alone", format!("\"{form}\""))] {
            let of = format!("waiver {n} {kind}");
            let path = file(folder.path(), &format!("{n}-{kind}.json"), &text);
            let output = everywhere(&[&world[..], &[&path]].concat(), 2, &of);
            assert!(has_number(&output["findings"]), "{of}: {form} is not found");
        }
        // In a comment of a file that is right otherwise, and in the file's name.
        let yaml: String = WAIVER.iter().map(|(key, value)| format!("    {key}: \"{value}\"\n")).collect();
        let yaml = format!("# {form}\nwaivers:\n  -\n{yaml}");
        let path = file(folder.path(), &format!("{form}/{n}.yaml"), &yaml);
        let output = everywhere(&[&world[..], &[&path]].concat(), 2, &format!("waiver {n} comment"));
        assert!(has_number(&output["findings"]), "{form} in a comment");
        everywhere(&[&world[..], &[&format!("{path}.gone")]].concat(), 2, &format!("waiver {n} name"));
    }
}

#[test]
fn in_names_of_files_and_folders() {
    let folder = empty_folder();
    let setup = "{\"provider\": {\"id\": \"a\", \"nmae\": 1}}";
    let mut arguments = vec!["check".to_owned(), "--only=general.ie-version".to_owned()];
    for form in FORMS {
        let there = file(folder.path(), &format!("{form}/{form}.json"), setup);
        arguments.extend([format!("{there}.gone"), format!("{there}.gone.yaml"), there]);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    everywhere(&arguments, 2, "names");
}

/// One form of each kind is enough: all go through the same door.
#[test]
fn in_options_and_configuration() {
    for (n, form) in FORMS.iter().enumerate().step_by(4) {
        let folder = empty_folder();
        let of = format!("options {n}: {form}");
        let there = file(folder.path(), "setup.json", "{\"provider\": {\"id\": \"a\"}}");
        let gone = folder.path().join(form).to_str().unwrap().to_owned();
        let policy = file(folder.path(), &format!("{form}.d/{form}.krav"), "rule x {\n");
        let beside = file(folder.path(), &format!("{form}.d/{form}.csv"), "a,b\n1\n");
        let pair = format!("{form}={gone}");
        let config = file(
            folder.path(),
            &format!("{form}.toml"),
            &format!("# {form}\nlang = \"{form}\"\nonly = '{form}'\n\"{form}\" = 1\nformat = \"{form}=x\"\n"),
        );
        everywhere(&["check", &there, "--policy", &gone], 2, &of);
        everywhere(&["check", &there, "--policy", &policy], 3, &of);
        everywhere(&["check", &there, "--schema", &beside], 3, &of);
        everywhere(&["check", &there, "--only", form, "--table", &format!("x{form}={beside}")], 2, &of);
        for wrong in [
            &["check", &there, "--config", &config][..],
            &["check", &there, "--config", &gone],
            &["check", &there, "--table", &pair],
            &["check", &there, "--format", &pair],
            &["check", &there, "--format", &format!("json={gone}/no/such/folder")],
            &["check", &there, "--as-of", form],
            &["check", "-", "--stdin-name", form],
            &["explain", form],
            &[form],
        ] {
            for lang in ["sv", "en"] {
                let ran = run_with(&[], b"", &[wrong, &["--lang", lang]].concat());
                assert_eq!(ran.code, 2, "{of} {wrong:?}: {}", ran.err);
                clean(&format!("{}{}", ran.out, ran.err), &of);
            }
        }
    }
}

#[test]
fn other_numbers_are_left_alone() {
    let folder = empty_folder();
    let items: Vec<String> =
        (0..).zip(OTHERS).map(|(n, text)| format!("{{\"id\": \"i{n}\", \"text\": \"{text}\"}}")).collect();
    let setup = file(folder.path(), "setup.json", &format!("{{\"items\": [\n{}\n]}}", items.join(",\n")));
    let ran = run(&["check", &setup, "--policy", "fixtures/hostile", "--as-of", AS_OF, "--format", "json"]);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(!has_number(&output["files"][0]["findings"]), "{}", output["files"][0]["findings"]);
    for other in OTHERS {
        assert!(ran.out.contains(other), "{other} is lost");
    }
}

/// Numbers drawn at random, with right check digits: found and hidden in each plain form; with a wrong check digit not.
#[test]
fn drawn_numbers_are_found_and_wrong_ones_are_not() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |n: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % n
    };
    for _ in 0..5_000 {
        let year = 1900 + below(126);
        let (month, day, serial) = (1 + below(12), 1 + below(28) + 60 * below(2), below(1_000));
        let nine = format!("{:02}{month:02}{day:02}{serial:03}", year % 100);
        let check = check_digit(&nine);
        let (birth, last) = (&nine[..6], format!("{}{check}", &nine[6..]));
        let century = year / 100;
        for form in [
            format!("{birth}{last}"),
            format!("{century}{birth}{last}"),
            format!("{birth}-{last}"),
            format!("{century}{birth}-{last}"),
            format!("{birth}+{last}"),
            format!("{birth} {last}"),
        ] {
            let text = format!("å {form}, x");
            let hidden: String = form.chars().map(|c| if c.is_ascii_digit() { '•' } else { c }).collect();
            assert_eq!(kravkoll::document::scrub(&text), format!("å {hidden}, x"));
        }
        let wrong = format!("{birth}-{}{}", &nine[6..], (check + 1 + below(9)) % 10);
        assert_eq!(kravkoll::document::scrub(&wrong), wrong);
    }
}

/// The check digit of nine digits: every other digit doubled, the digits of the sums added up to a multiple of ten.
fn check_digit(nine: &str) -> u64 {
    let weighed = nine.bytes().zip([2, 1].into_iter().cycle()).map(|(digit, weight)| u64::from(digit - b'0') * weight);
    let sum: u64 = weighed.map(|n| n / 10 + n % 10).sum();
    (10 - sum % 10) % 10
}
