//! Machine output: its schema, its positions, its sums, and the same data in every file syntax.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods, reason = "tests")]

mod common;
#[path = "common/json.rs"]
mod json;
#[path = "common/setups.rs"]
mod setups;

use common::{AS_OF, root, run, run_with};
use json::{check, underlined};
use kravkoll::cli::built_in_ready;
use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, EvidenceOf, Input, Request};
use kravkoll::outcome::{Options, Run};
use kravkoll::report::{FORMATS, Format, View, write};
use kravkoll::text::Lang;
use kravkoll::threads;
use kravkoll::value::Date;
use serde_json::Value;
use setups::setups;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

fn every_fixture() -> Vec<String> {
    [setups("fixtures/providers"), setups("fixtures/broken")].concat()
}

/// Runs on every fixture one by one, and on some of all kinds at once; made once for all tests.
fn every_output() -> &'static [(String, Value)] {
    static OUTPUTS: OnceLock<Vec<(String, Value)>> = OnceLock::new();
    OUTPUTS.get_or_init(outputs)
}

fn outputs() -> Vec<(String, Value)> {
    let files = every_fixture();
    // The tests wait for this, and with them the core that each has.
    let alone = |(): &mut (), file: String| {
        let output = check(&[&file]).1;
        (file, output)
    };
    let mut outputs = threads::map(files.clone(), 2, || (), alone);
    let some: Vec<&str> = files.iter().step_by(5).map(String::as_str).collect();
    outputs.push(("together".to_owned(), check(&some).1));
    outputs.push(("refused".to_owned(), check(&["x.yaml", "--policy", "fixtures/mistakes/05/policy.krav"]).1));
    let waived = ["fixtures/providers/home-care-with-findings.yaml", "--waivers", "fixtures/waivers/uppsala.yaml"];
    outputs.push(("waivers".to_owned(), check(&waived).1));
    outputs.push(("not there".to_owned(), check(&["x.yaml"]).1));
    outputs
}

/// Every object below a value.
fn objects<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(map) => {
            found.push(value);
            map.values().for_each(|inner| objects(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| objects(inner, found)),
        _ => {}
    }
}

fn locations(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    objects(value, &mut found);
    found.retain(|object| object.get("bytes").is_some());
    found
}

/// Removes what depends on how and where the data is written.
fn without_places(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for place in ["path", "sha256", "location", "write_at"] {
                map.shift_remove(place);
            }
            map.values_mut().for_each(without_places);
        }
        Value::Array(items) => items.iter_mut().for_each(without_places),
        _ => {}
    }
}

#[test]
fn yaml_json_and_toml_give_the_same_results() {
    let outputs = ["yaml", "json", "toml"].map(|syntax| {
        let (code, mut output) = check(&[&format!("fixtures/providers/home-care.{syntax}")]);
        without_places(&mut output);
        (code, output)
    });
    assert!(outputs[0].1["files"][0]["results"].as_array().unwrap().len() > 50);
    for other in &outputs[1..] {
        assert_eq!(outputs[0].0, other.0);
        let results = |output: &Value| output["files"][0]["results"].as_array().unwrap().clone();
        for (a, b) in results(&outputs[0].1).iter().zip(results(&other.1)) {
            assert_eq!(*a, b);
        }
        assert_eq!(outputs[0].1, other.1);
    }
}

#[test]
fn every_output_fits_its_schema() {
    let schema = fs::read_to_string(root().join("schemas/check-output.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let fits = |name: &str, output: &Value| {
        if schema.is_valid(output) {
            return;
        }
        let faults: Vec<String> =
            schema.iter_errors(output).map(|e| format!("{name} {}: {e:.300}", e.instance_path())).collect();
        panic!("{}", faults.join("\n"));
    };
    // Together they are each of them once more.
    for (name, output) in every_output().iter().filter(|(name, _)| name != "together") {
        fits(name, output);
    }
    // A line is a file, as it stands in the whole.
    let files =
        [setups("fixtures/broken"), vec!["fixtures/providers/home-care-with-findings.yaml".to_owned()]].concat();
    let mut arguments = vec!["check", "--as-of", AS_OF, "--format", "jsonl"];
    arguments.extend(files.iter().map(String::as_str));
    let ran = run(&arguments);
    assert_eq!(ran.out.lines().count(), files.len());
    for (line, name) in ran.out.lines().zip(&files) {
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["file"]["path"], name.as_str());
        fits(name, &line);
    }
}

/// Line and column of every offset, counted from the bytes: lines end in LF, CRLF or CR, a byte order mark has no
/// column. Offsets inside a letter have those of the letter.
fn counted(bytes: &[u8]) -> Vec<(u64, u64)> {
    let mut places = Vec::new();
    let (mut line, mut column) = (1, 1);
    let text = String::from_utf8_lossy(bytes);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        places.resize(places.len() + letter.len_utf8(), (line, column));
        let first = places.len() == letter.len_utf8();
        match letter {
            '\r' if letters.peek() == Some(&'\n') => column += 1,
            '\r' | '\n' => (line, column) = (line + 1, 1),
            '\u{feff}' if first => {}
            _ => column += 1,
        }
    }
    places.push((line, column));
    places
}

#[test]
fn positions_are_those_of_the_bytes() {
    let number = |value: &Value| value.as_u64().unwrap();
    let mut held: BTreeMap<String, Vec<(u64, u64)>> = BTreeMap::new();
    let mut seen = 0;
    for (name, output) in every_output() {
        for location in locations(output) {
            let file = location["file"].as_str().unwrap();
            let places = held.entry(file.to_owned()).or_insert_with(|| counted(&fs::read(root().join(file)).unwrap()));
            let ends = [0, 1].map(|end| usize::try_from(number(&location["bytes"][end])).unwrap());
            assert!(ends[0] <= ends[1] && ends[1] < places.len(), "{name}: {location}");
            let from = (number(&location["line"]), number(&location["column"]));
            let to = (number(&location["end_line"]), number(&location["end_column"]));
            assert_eq!((from, to), (places[ends[0]], places[ends[1]]), "{name}: {location}");
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen}");
}

/// Line ends, a byte order mark and letters of several bytes before the place.
#[test]
fn positions_hold_with_every_line_end() {
    for (start, end) in [("", "\n"), ("", "\r\n"), ("", "\r"), ("\u{feff}", "\r\n")] {
        let text = format!("{start}# åäö 😀{end}provider:{end}  id: ö{end}  nåme: \"😀\"{end}");
        let ran = run_with(&[], text.as_bytes(), &["check", "-", "--as-of", AS_OF, "--format", "json"]);
        let output: Value = serde_json::from_str(&ran.out).unwrap();
        let location = &output["files"][0]["findings"][0]["location"];
        let at = text.find("nåme").unwrap();
        assert_eq!((&location["line"], &location["column"]), (&4.into(), &3.into()), "{end:?}");
        assert_eq!(location["bytes"], serde_json::json!([at, at + "nåme".len()]), "{end:?}");
    }
}

/// The value of a JSON Pointer (RFC 6901); `None` when there is none.
fn resolved<'a>(root: &'a Value, pointer: &str) -> Option<&'a Value> {
    let mut at = root;
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        at = match at {
            Value::Object(map) => map.get(&part)?,
            Value::Array(items) => items.get(part.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(at)
}

#[test]
fn pointers_lead_to_what_stands_at_the_bytes() {
    let name = "fixtures/providers/home-care.json";
    let setup: Value = serde_json::from_str(&fs::read_to_string(root().join(name)).unwrap()).unwrap();
    let (_, output) = check(&[name]);
    let mut found = Vec::new();
    objects(&output["files"][0], &mut found);
    let mut compared = 0;
    for object in found {
        let (Some(pointer), Some(location)) = (object.get("pointer"), object.get("location")) else { continue };
        let Some(pointer) = pointer.as_str() else { continue };
        match resolved(&setup, pointer) {
            Some(value) => {
                let text = underlined(location);
                let there: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{pointer}: {e}: {text}"));
                assert_eq!(there, *value, "{pointer}");
                compared += 1;
            }
            None => {
                let (parent, _) = pointer.rsplit_once('/').unwrap();
                assert!(resolved(&setup, parent).is_some(), "{pointer} leads nowhere");
            }
        }
    }
    assert!(compared > 250, "{compared}");
}

#[test]
fn ids_are_unique_and_sums_add_up() {
    for (name, output) in every_output() {
        let mut counted: BTreeMap<(String, String, String), u64> = BTreeMap::new();
        let files = output["files"].as_array().unwrap();
        for file in files {
            let mut ids = BTreeSet::new();
            // Where a file has a key twice two subjects are called the same, and the file is rejected for it.
            let twice = file["findings"].as_array().unwrap().iter().any(|finding| finding["code"] == "K241");
            for result in file["results"].as_array().unwrap() {
                let id = result["id"].as_str().unwrap();
                assert!(ids.insert(id) || twice, "{name}: {id} twice");
                let text = |object: &Value, key: &str| object[key].as_str().unwrap().to_owned();
                let key = (text(result, "strength"), text(result, "verdict"), text(result, "mode"));
                *counted.entry(key).or_default() += 1;
            }
            let groups = file["groups"].as_array().unwrap();
            let members: Vec<&Value> = groups.iter().flat_map(|group| group["members"].as_array().unwrap()).collect();
            for member in &members {
                assert!(ids.contains(member.as_str().unwrap()), "{name}: {member} in no result");
            }
            // What stands under another and leads itself is never shown.
            for group in groups {
                let led = members.contains(&&group["headline"]) && !twice;
                assert!(!led, "{name}: {} leads and is led", group["headline"]);
            }
        }
        let mut summed = BTreeMap::new();
        for (strength, verdicts) in output["summary"]["results"].as_object().unwrap() {
            for (verdict, modes) in verdicts.as_object().unwrap() {
                for (mode, count) in modes.as_object().unwrap() {
                    summed.insert((strength.clone(), verdict.clone(), mode.clone()), count.as_u64().unwrap());
                }
            }
        }
        summed.retain(|_, count| *count > 0);
        assert_eq!(counted, summed, "{name}");
        let of = |status: &str| files.iter().filter(|f| f["status"] == status).count();
        assert_eq!(output["summary"]["files"], files.len(), "{name}");
        assert_eq!(output["summary"]["checked"], of("checked"), "{name}");
        let findings = files.iter().flat_map(|f| f["findings"].as_array().unwrap());
        let severities: Vec<&str> = findings.map(|f| f["severity"].as_str().unwrap()).collect();
        for (field, severity) in [("errors", "error"), ("warnings", "warning")] {
            let count = severities.iter().filter(|s| **s == severity).count();
            assert_eq!(output["summary"][field], count, "{name}: {field}");
        }
        // 2 beats 1 beats 4 beats 0.
        let weight = |code: &u64| [0, 4, 1, 2].iter().position(|c| c == code).unwrap();
        if let Some(worst) = files.iter().map(|f| f["exit_code"].as_u64().unwrap()).max_by_key(weight) {
            assert_eq!(output["exit_code"], worst, "{name}");
        }
    }
}

/// No format decides the exit code, and what a program reads does not depend on who runs it: each second run, from that
/// one on.
fn the_exit_code_is_the_same(first: usize) {
    let mut runs: Vec<Vec<String>> = setups("fixtures/providers").into_iter().map(|file| vec![file]).collect();
    runs.push(setups("fixtures/broken"));
    for files in runs.into_iter().skip(first).step_by(2) {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let code = |format| {
            let options = ["check", "--as-of", AS_OF, "--format", format, "--lang", "en"];
            run(&[&options[..], &files].concat()).code
        };
        let usual = code("text");
        for format in ["plain", "json", "jsonl", "github"] {
            assert_eq!(code(format), usual, "{files:?} as {format}");
        }
    }
}

#[test]
fn the_exit_code_is_the_same_in_every_format_and_language() {
    the_exit_code_is_the_same(0);
}

/// The other half, on another core.
#[test]
fn the_exit_code_is_the_same_in_every_other_run_too() {
    the_exit_code_is_the_same(1);
}

#[test]
fn machine_output_does_not_depend_on_the_environment() {
    let arguments = ["check", "fixtures/providers/home-care-with-findings.yaml", "--as-of", AS_OF, "--format", "json"];
    let plain = run(&arguments).out;
    for environment in
        [("LANG", "en_GB.UTF-8"), ("LC_ALL", "sv_SE"), ("CI", "1"), ("TZ", "Asia/Tokyo"), ("COLUMNS", "20")]
    {
        assert!(run_with(&[environment], b"", &arguments).out == plain, "{environment:?}");
    }
    let english = [&arguments[..], &["--lang", "en", "--color", "always"]].concat();
    assert!(run(&english).out == plain);
}

/// A run over files with the evidence of some judgements.
fn run_over(files: &[String], evidence: EvidenceOf) -> (Engine, Run) {
    let as_of = Date::parse(AS_OF);
    let request = Request { bundle: Bundle::default(), as_of, today: &|_| None, options: Options::default() };
    let mut engine = built_in_ready().unwrap().load(request).unwrap();
    engine.gather(evidence);
    let one = |name: &String| {
        let input = Input { name: name.clone(), bytes: fs::read(root().join(name)).unwrap() };
        engine.check(&input, Syntax::of_name(name).unwrap())
    };
    let outcomes = files.iter().map(one).collect();
    let run = Run::new(engine.header.clone(), outcomes);
    (engine, run)
}

/// What a format writes of a run in both languages, also where only what is urgent is asked for.
fn written(format: &Format, (engine, run): &(Engine, Run)) -> String {
    let mut out = Vec::new();
    for lang in [Lang::Sv, Lang::En] {
        for quiet in [false, true] {
            write(format, run, &engine.sources, &View { quiet, ..View::new(lang) }, &mut out).unwrap();
        }
    }
    String::from_utf8(out).unwrap()
}

/// Formats that tell no more of what is met than that it is so write the same whether or not its evidence was gathered; and
/// of everything else the same was found.
#[test]
fn evidence_that_no_format_tells_need_not_be_gathered() {
    let files: Vec<String> = every_fixture().into_iter().step_by(7).collect();
    let [all, unmet] = [EvidenceOf::All, EvidenceOf::Unmet].map(|evidence| run_over(&files, evidence));
    let of_unmet: Vec<&Format> = FORMATS.iter().filter(|format| format.of_unmet).collect();
    assert!(of_unmet.len() > 2 && of_unmet.len() < FORMATS.len());
    for format in of_unmet {
        assert!(written(format, &all) == written(format, &unmet), "{}", format.name);
    }
    let json = FORMATS.iter().find(|format| format.name == "json").unwrap();
    let of_json = |run: &(Engine, Run)| {
        let mut out = Vec::new();
        write(json, &run.1, &run.0.sources, &View::new(Lang::Sv), &mut out).unwrap();
        serde_json::from_slice::<Value>(&out).unwrap()
    };
    let (all, unmet) = (of_json(&all), of_json(&unmet));
    let (mut spared, mut told) = (0, 0);
    for (one, other) in all["files"].as_array().unwrap().iter().zip(unmet["files"].as_array().unwrap()) {
        assert_eq!(one["groups"], other["groups"]);
        let results = [one, other].map(|file| file["results"].as_array().unwrap());
        assert_eq!(results[0].len(), results[1].len());
        for (one, other) in results[0].iter().zip(results[1]) {
            if ["pass", "not-applicable"].contains(&one["verdict"].as_str().unwrap()) {
                for field in ["id", "rule", "verdict", "truth", "mode", "strength", "reason", "due", "missing"] {
                    assert_eq!(one[field], other[field], "{}", one["id"]);
                }
                assert_eq!(other["evidence"], serde_json::json!([]), "{}", one["id"]);
                spared += one["evidence"].as_array().unwrap().len();
            } else {
                // What is met of the same subject may stand beside.
                let alone = [one, other].map(|result| {
                    let mut result = result.clone();
                    result.as_object_mut().unwrap().shift_remove("also");
                    result
                });
                assert_eq!(alone[0], alone[1]);
                told += 1;
            }
        }
    }
    assert!(spared > 4_000 && told > 100, "{spared} {told}");
}

/// A verbose report tells what met requirements found: it is the same whether or not another format asks for evidence too.
#[test]
fn what_is_verbose_rests_on_all_evidence() {
    let folder = tempfile::tempdir().unwrap();
    let lines = format!("--format=jsonl={}", folder.path().join("lines.jsonl").display());
    let file = "fixtures/providers/home-care-with-findings.yaml";
    for format in ["--format=text", "--format=plain"] {
        let verbose = ["check", file, "--as-of", AS_OF, "--verbose", format];
        let alone = run(&verbose).out;
        assert!(alone == run(&[&verbose[..], &[&lines]].concat()).out, "{format}");
        assert!(alone != run(&["check", file, "--as-of", AS_OF, format]).out, "{format}");
    }
}
