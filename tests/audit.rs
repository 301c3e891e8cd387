//! `audit`: what the folder holds is what `check` says of each file, whatever the way by which the files come; every
//! report hangs together; an audit that was interrupted goes on, and gives the same.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads and makes files"
)]

mod common;
#[path = "common/packed.rs"]
mod packed;
#[path = "common/parts.rs"]
mod parts;
#[path = "common/spread.rs"]
mod spread;
#[path = "common/workbook.rs"]
mod workbook;

use common::{AS_OF, Ran, root, run};
use packed::{packed, unpacked};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const FORMATS: [&str; 13] = [
    "html",
    "csv",
    "xlsx",
    "markdown",
    "sarif",
    "sarif-github",
    "junit",
    "tap",
    "gitlab",
    "ics",
    "oscal",
    "oscal-catalog",
    "oscal-poam",
];

const STORE: &str = "verdicts.jsonl.gz";

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn audit(paths: &[&str], out: &Path, more: &[&str]) -> Ran {
    let formats: Vec<&str> = FORMATS.iter().flat_map(|format| ["--format", format]).collect();
    let fixed = ["--out", text(out), "--as-of", AS_OF, "--lang", "sv"];
    run(&[&["audit"], paths, &fixed, &formats, more].concat())
}

/// Every file of a folder with its bytes, by its path within.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder_now) = open.pop() {
        for entry in fs::read_dir(folder_now).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(text(path.strip_prefix(folder).unwrap()).to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn store(folder: &Path) -> Vec<Value> {
    let text = unpacked(&fs::read(folder.join(STORE)).unwrap());
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The records of the files.
fn records(folder: &Path) -> Vec<Value> {
    store(folder).iter().filter_map(|line| line.get("file").cloned()).collect()
}

/// Three providers, a broken file, and one that the schema rejects, in a folder with an ignore file.
fn providers(folder: &Path) -> PathBuf {
    let all = folder.join("all");
    fs::create_dir_all(all.join("nord")).unwrap();
    let copy = |from: &str, to: &str| {
        fs::copy(root().join("fixtures/providers").join(from), all.join(to)).unwrap();
    };
    copy("home-care.yaml", "a.yaml");
    copy("half-filled.yaml", "nord/b.yaml");
    copy("home-care-with-findings.yaml", "nord/c.yaml");
    fs::write(all.join("nord/d.json"), "{ \"provider\": { \"id\": \"d\" ").unwrap();
    fs::write(all.join("e.json"), "{ \"provider\": { \"id\": \"e\", \"colour\": 3 } }").unwrap();
    fs::write(all.join("old.yaml"), "not looked at").unwrap();
    fs::write(all.join(".gitignore"), "old.yaml\n").unwrap();
    fs::write(all.join("readme.txt"), "no setup").unwrap();
    all
}

/// The folder of [`providers`], and that of its audit; both are gone with it.
struct Audited {
    _folder: TempDir,
    all: PathBuf,
    out: PathBuf,
}

fn audited() -> Audited {
    audited_with(&[])
}

/// A few rules.
const FEW: &[&str] = &["--only", "phoniro.fixed-ip", "--only", "general.ie-version"];

fn audited_with(more: &[&str]) -> Audited {
    let folder = tempfile::tempdir().unwrap();
    let (all, out) = (providers(folder.path()), folder.path().join("out"));
    audit(&[text(&all)], &out, more);
    Audited { _folder: folder, all, out }
}

#[test]
fn the_store_says_what_check_says() {
    let folder = tempfile::tempdir().unwrap();
    let all = providers(folder.path());
    let out = folder.path().join("out");
    let ran = audit(&[text(&all)], &out, &[]);
    assert_eq!(ran.code, 2, "one file is broken: {}", ran.err);
    let records = records(&out);
    let names: Vec<&str> = records.iter().map(|file| file["path"].as_str().unwrap()).collect();
    let expected = ["a.yaml", "e.json", "nord/b.yaml", "nord/c.yaml", "nord/d.json"];
    assert_eq!(names, expected.map(|name| format!("{}/{name}", text(&all))));
    let mut given = vec!["check"];
    given.extend(names.iter().copied());
    given.extend(["--as-of", AS_OF, "--format", "json"]);
    let checked: Value = serde_json::from_str(&run(&given).out).unwrap();
    let mut seen = 0;
    for (record, file) in records.iter().zip(checked["files"].as_array().unwrap()) {
        for field in ["path", "status", "exit_code"] {
            assert_eq!(record[field], file[field]);
        }
        let codes =
            |of: &Value| of["findings"].as_array().unwrap().iter().map(|f| f["code"].clone()).collect::<Vec<_>>();
        assert_eq!(codes(record), codes(file));
        let (kept, told) = (record["results"].as_array().unwrap(), file["results"].as_array().unwrap());
        assert_eq!(kept.len(), told.len());
        for (one, other) in kept.iter().zip(told) {
            for field in ["id", "verdict", "strength", "mode", "text"] {
                assert_eq!(one[field], other[field], "{field} of {}", one["id"]);
            }
            let line = other["location"]["line"].clone();
            assert_eq!(one["lines"].get("line").cloned().unwrap_or_default(), line, "{}", one["id"]);
            assert_eq!(one.get("due").cloned().unwrap_or_default(), other["due"]);
            seen += 1;
        }
    }
    assert!(seen > 600, "{seen}");
    let end = store(&out).pop().unwrap();
    assert_eq!((&end["end"]["files"], &end["end"]["exit_code"]), (&5.into(), &2.into()));
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let all = providers(folder.path());
    let (first, second) = (folder.path().join("1"), folder.path().join("2"));
    audit(&[text(&all)], &first, &[]);
    // As a pattern and a file, twice named; over what stands there already.
    let (pattern, one) = (all.join("**/*.{yaml,json}"), all.join("a.yaml"));
    audit(&[text(&one)], &second, &[]);
    let ran = audit(&[text(&all), text(&pattern), text(&one)], &second, &[]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let (mut first, mut second) = (files(&first), files(&second));
    // The receipt names the files that were given, and this is when it was run.
    for name in ["receipt.json", "run.json"] {
        assert!(first.remove(name).is_some() && second.remove(name).is_some());
    }
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        assert!(bytes == &second[name], "{name} differs");
    }
    assert_eq!(first.len(), 13 + 5 + 1, "a report for each format, a page for each file, the store");
}

#[test]
fn an_interrupted_audit_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let all = providers(folder.path());
    let (whole, cut) = (folder.path().join("whole"), folder.path().join("cut"));
    audit(&[text(&all)], &whole, &[]);
    let store = fs::read(whole.join(STORE)).unwrap();
    fs::create_dir_all(&cut).unwrap();
    // The head, two files, and half of the third: each line is compressed by itself, and begins the same way.
    let begins = &store[..10];
    let lines: Vec<usize> = (0..store.len()).filter(|at| store[*at..].starts_with(begins)).collect();
    assert_eq!(lines.len(), 1 + 5 + 1);
    let (left, part) = (&store[..lines[3] + 500], cut.join(format!("{STORE}.part")));
    fs::write(&part, left).unwrap();
    let ran = audit(&[text(&all)], &cut, &[]);
    assert!(ran.err.contains("togs 2 filer över"), "{}", ran.err);
    let all_but_run = |folder: &Path| {
        let mut files = files(folder);
        files.remove("run.json").unwrap();
        files
    };
    assert_eq!(all_but_run(&whole), all_but_run(&cut), "nothing is left of it either");
    // With waivers the providers that have one are judged anew, before and behind others.
    let waivers = folder.path().join("waivers.yaml");
    let waiver = |id: &str, provider: &str, rule: &str| {
        format!(
            "  - {{id: {id}, rule: {rule}, provider: {provider}, reason: Prov, approver: Chefen, case_number: K-1, \
             granted: 2026-01-01, expires: 2026-12-31}}\n"
        )
    };
    let [used, unused] = ["phoniro.fixed-ip", "phoniro.admins"];
    let text_of = ["waivers:\n".to_owned(), waiver("W-1", "vaksalavik", used), waiver("W-2", "vaksalavi", unused)];
    fs::write(&waivers, text_of.concat()).unwrap();
    let with = ["--waivers", text(&waivers)];
    // What cannot be read could be anybody's.
    fs::remove_file(all.join("nord/d.json")).unwrap();
    let (whole, cut) = (folder.path().join("whole-waived"), folder.path().join("cut-waived"));
    audit(&[text(&all)], &whole, &with);
    let store = fs::read(whole.join(STORE)).unwrap();
    let lines: Vec<usize> = (0..store.len()).filter(|at| store[*at..].starts_with(begins)).collect();
    for (count, taken) in [(1, 1), (2, 2), (3, 3), (4, 3)] {
        let _ = fs::remove_dir_all(&cut);
        fs::create_dir_all(&cut).unwrap();
        fs::write(cut.join(format!("{STORE}.part")), &store[..lines[1 + count]]).unwrap();
        let ran = audit(&[text(&all)], &cut, &with);
        assert!(ran.err.contains(&format!("togs {taken} fil")), "{count}: {}", ran.err);
        assert_eq!(all_but_run(&whole), all_but_run(&cut), "{count}");
    }
    let states = unpacked(&store);
    let end = states.lines().last().unwrap();
    assert!(end.contains("[[\"W-1\",\"used\"],[\"W-2\",\"orphan\"]]") && end.contains("vaksalavik"), "{end}");
    let cut = folder.path().join("cut");
    // Another day, or another file: nothing is taken over from there on.
    let changed = fs::read_to_string(all.join("a.yaml")).unwrap().replace("persons:", "# changed\npersons:");
    fs::write(all.join("a.yaml"), changed).unwrap();
    fs::write(&part, left).unwrap();
    let ran = audit(&[text(&all)], &cut, &[]);
    assert!(!ran.err.contains("togs"), "{}", ran.err);
    fs::write(&part, left).unwrap();
    let ran = audit(&[text(&all)], &cut, &["--strict"]);
    assert!(!ran.err.contains("togs"), "{}", ran.err);
}

#[test]
fn a_stream_is_a_file_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let setup = fs::read_to_string(root().join("fixtures/providers/home-care.json")).unwrap();
    let setup: Value = serde_json::from_str(&setup).unwrap();
    let stream = folder.path().join("many.ndjson");
    fs::write(&stream, format!("{setup}\n\n{{\"provider\":\n{setup}\n")).unwrap();
    let out = folder.path().join("out");
    let ran = audit(&[text(&stream)], &out, &[]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let records = records(&out);
    let told: Vec<(String, &str)> = records
        .iter()
        .map(|file| (file["path"].as_str().unwrap().replace(text(&stream), ""), file["status"].as_str().unwrap()))
        .collect();
    let expected = [(":1", "checked"), (":3", "malformed"), (":4", "checked")];
    assert_eq!(told, expected.map(|(path, status)| (path.to_owned(), status)));
    assert_eq!(records[0]["results"], records[2]["results"]);
}

#[test]
fn nothing_to_audit_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    for (path, code) in
        [(text(folder.path()), "K740"), ("fixtures/providers/none-*.yaml", "K740"), ("fixtures/none/*.yaml", "K702")]
    {
        let ran = audit(&[path], &out, &[]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(code), "{}", ran.err);
    }
    let ran = audit(&["fixtures/none.yaml"], &out, &[]);
    assert_eq!(ran.code, 2, "a file that is not there is one that could not be checked");
    assert_eq!(records(&out)[0]["status"], "unreadable");
    let blocked = folder.path().join("blocked");
    fs::write(&blocked, "a file").unwrap();
    let ran = audit(&["fixtures/providers/half-filled.yaml"], &blocked, &[]);
    assert!(ran.code == 2 && ran.err.contains("K731"), "{}", ran.err);
}

#[test]
fn the_reports_agree_with_the_store() {
    let Audited { out, .. } = &audited();
    let records = records(out);
    let results = || records.iter().flat_map(|file| file["results"].as_array().unwrap());
    let count = |verdict: &str| results().filter(|result| result["verdict"] == verdict).count();
    let faults: usize = records.iter().map(|file| file["findings"].as_array().unwrap().len()).sum();
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();

    // A row for each result and each fault.
    let sheet = read("results.csv");
    assert_eq!(sheet.matches("\r\n").count(), 1 + results().count() + faults);

    // Cases, and sums of suites.
    let junit = read("junit.xml");
    let errors =
        records.iter().flat_map(|file| file["findings"].as_array().unwrap()).filter(|f| f["error"] == true).count();
    assert_eq!(junit.matches("<testcase ").count(), results().count() + errors);
    assert_eq!(junit.matches("<testsuite ").count(), records.len());
    for (word, element) in [("failures", "<failure "), ("errors", "<error ")] {
        let begins = format!("{word}=\"");
        let stated = junit.split(&begins).skip(1).map(|rest| rest.split('"').next().unwrap());
        let stated: Vec<usize> = stated.map(|number| number.parse().unwrap()).collect();
        assert_eq!(stated[0], stated[1..].iter().sum::<usize>(), "{word}");
        assert_eq!(stated[0], junit.matches(element).count(), "{word}");
    }

    // Results refer to rules, files and clauses that are there.
    let sarif: Value = serde_json::from_str(&read("results.sarif")).unwrap();
    let run = &sarif["runs"][0];
    let told = run["results"].as_array().unwrap();
    assert_eq!(told.len(), results().count());
    let clauses: BTreeSet<&str> =
        run["taxonomies"][0]["taxa"].as_array().unwrap().iter().map(|taxon| taxon["id"].as_str().unwrap()).collect();
    let mut prints = BTreeSet::new();
    for (told, result) in told.iter().zip(results()) {
        assert_eq!(run["tool"]["driver"]["rules"][told["ruleIndex"].as_u64().unwrap() as usize]["id"], told["ruleId"]);
        let place = &told["locations"][0]["physicalLocation"];
        let index = place["artifactLocation"]["index"].as_u64().unwrap() as usize;
        assert_eq!(run["artifacts"][index]["location"]["uri"], place["artifactLocation"]["uri"]);
        assert_eq!(place["region"]["startLine"], result["lines"]["line"]);
        assert_eq!(told["properties"]["verdict"], result["verdict"]);
        assert!(told["kind"] == "fail" || told["level"] == "none", "{told}");
        for taxon in told["taxa"].as_array().into_iter().flatten() {
            assert!(clauses.contains(taxon["id"].as_str().unwrap()));
        }
        assert!(prints.insert(told["partialFingerprints"].to_string()), "{told}");
    }
    assert_eq!(run["invocations"][0]["executionSuccessful"], false, "a file could not be checked");

    // Everything that needs somebody, each once.
    let gitlab: Vec<Value> = serde_json::from_str(&read("gl-code-quality-report.json")).unwrap();
    let open = count("fail") + count("undetermined") + count("pending") + count("waived");
    assert_eq!(gitlab.len(), open + faults);
    let prints: BTreeSet<&str> = gitlab.iter().map(|one| one["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), gitlab.len());

    // Points, and the number left out.
    let tap = read("results.tap");
    let points = tap.lines().filter(|line| line.starts_with("ok ") || line.starts_with("not ok ")).count();
    assert_eq!(points, results().count() - count("not-applicable") + errors);
    assert!(tap.contains(&format!("# {} till visas inte.", count("not-applicable"))), "{tap:.200}");

    // Events, each with a name of its own.
    let calendar = read("deadlines.ics").replace("\r\n ", "");
    let due = results().filter(|result| result["verdict"] == "pending" && result.get("due").is_some()).count();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), due);
    let names: BTreeSet<&str> = calendar.lines().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(names.len(), due);
}

/// Attributes of a page, by name.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let begins = format!(" {name}=\"");
    page.split(&begins).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn the_pages_hang_together() {
    let Audited { all, out, .. } = &audited();
    let pages: BTreeMap<String, String> = files(out)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    assert_eq!(pages.len(), 6);
    let mut followed = 0;
    for (name, page) in &pages {
        let ids = attributes(page, "id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: every name stands once");
        for link in attributes(page, "href") {
            let (to, place) = link.split_once('#').unwrap_or((link, ""));
            let here = Path::new(name).parent().unwrap();
            let target = if to.is_empty() { name.clone() } else { text(&here.join(to)).replace("providers/../", "") };
            let target = pages.get(&target).unwrap_or_else(|| panic!("{name}: {link} leads nowhere"));
            assert!(place.is_empty() || attributes(target, "id").contains(&place), "{name}: {link} leads nowhere");
            followed += 1;
        }
        assert_eq!(page.matches("<h1").count(), 1, "{name}");
        assert!(page.contains("<html lang=\"sv\">") && !page.contains("<script"), "{name}");
        // Headings go down one level at a time.
        let levels = page.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10));
        let levels: Vec<u32> = levels.collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
    }
    assert!(followed > 80, "{followed}");
    // The whole audit in one file has the same providers.
    let one = run(&["check", text(&all.join("a.yaml")), "--as-of", AS_OF, "--lang", "en", "--format", "html"]);
    assert_eq!(one.out.matches("<h1").count(), 1);
    assert!(one.out.contains("href=\"#p1-a1\"") || one.out.contains("href=\"#p1\""), "{:.300}", one.out);
    for link in attributes(&one.out, "href") {
        assert!(attributes(&one.out, "id").contains(&link.trim_start_matches('#')), "{link}");
    }
}

fn verify(report: &Path, inputs: &Path, more: &[&str]) -> Ran {
    run(&[&["verify", text(report), "--inputs", text(inputs), "--lang", "en"], more].concat())
}

/// Codes and files of findings, as they are told.
fn told(ran: &Ran, codes: &[&str], names: &[&str]) {
    for code in codes {
        assert!(ran.err.contains(code), "{code}: {}", ran.err);
    }
    for name in names {
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
    }
}

/// The bytes of a file, of which one is another, so many quarters from the beginning.
fn changed(bytes: &[u8], quarters: usize) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let at = changed.len() * quarters / 4;
    changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
    changed
}

/// Whatever is changed by a byte is named, and nothing else: of the files of the folder each second one, from that one on.
/// Few rules, since each time all is judged anew.
fn each_byte_matters(first: usize) {
    let Audited { out, .. } = &audited_with(FEW);
    for (name, bytes) in files(out).into_iter().filter(|(name, _)| name != "run.json").skip(first).step_by(2) {
        let path = out.join(&name);
        for quarters in 1..=3 {
            fs::write(&path, changed(&bytes, quarters)).unwrap();
            let ran = verify(out, root(), &[]);
            if name == "receipt.json" {
                assert!(matches!(ran.code, 1..=3), "{name}: {}", ran.err);
                continue;
            }
            assert_eq!(ran.code, 1, "{name}");
            told(&ran, &["K743"], &[&name]);
            assert_eq!(ran.err.matches("K743").count(), 1, "{name} alone: {}", ran.err);
        }
        fs::write(&path, &bytes).unwrap();
    }
}

#[test]
fn each_byte_of_each_file_matters() {
    each_byte_matters(0);
}

#[test]
fn each_byte_of_each_other_file_matters() {
    each_byte_matters(1);
}

/// The same of an audit by all rules, where everything is changed at once.
#[test]
fn each_byte_of_all_files_at_once_matters() {
    let Audited { out, .. } = &audited();
    let mut all = files(out);
    all.remove("run.json").unwrap();
    let receipt = all.remove("receipt.json").unwrap();
    for (name, bytes) in &all {
        fs::write(out.join(name), changed(bytes, 2)).unwrap();
    }
    let ran = verify(out, root(), &[]);
    assert_eq!(ran.code, 1);
    told(&ran, &["K743"], &all.keys().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(ran.err.matches("K743").count(), all.len(), "{}", ran.err);
    for (name, bytes) in &all {
        fs::write(out.join(name), bytes).unwrap();
    }
    fs::write(out.join("receipt.json"), changed(&receipt, 2)).unwrap();
    let ran = verify(out, root(), &[]);
    assert!(matches!(ran.code, 1..=3), "{}", ran.err);
}

#[test]
fn a_report_is_verified_against_its_receipt() {
    let Audited { all, out, .. } = &audited();
    let here = root();
    let ran = verify(out, here, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // A verdict that was made better, with a receipt that says so.
    let store = out.join(STORE);
    let good = fs::read(&store).unwrap();
    let better = unpacked(&good).replacen("\"verdict\":\"undetermined\"", "\"verdict\":\"pass\"", 1);
    fs::write(&store, packed(&better)).unwrap();
    told(&verify(out, here, &[]), &["K743", "K746"], &["a.yaml", STORE]);
    // The same lines, packed otherwise; and a time in the head of one.
    fs::write(&store, packed(&unpacked(&good))).unwrap();
    told(&verify(out, here, &[]), &["K743"], &[STORE]);
    let mut dated = good.clone();
    dated[4] = 1;
    fs::write(&store, dated).unwrap();
    let ran = verify(out, here, &[]);
    assert_eq!(ran.err.matches("K743").count(), 1, "{}", ran.err);
    told(&ran, &["K743"], &[STORE]);
    fs::write(&store, &good).unwrap();
    assert_eq!(verify(out, here, &[]).code, 0);
    // A file that is changed, and one that is gone.
    let setup = all.join("nord/b.yaml");
    let before = fs::read(&setup).unwrap();
    fs::write(&setup, [&before[..], b"# more\n"].concat()).unwrap();
    let ran = verify(out, here, &[]);
    assert_eq!(ran.code, 1);
    told(&ran, &["K744"], &["nord/b.yaml"]);
    fs::remove_file(&setup).unwrap();
    told(&verify(out, here, &[]), &["K744"], &["nord/b.yaml"]);
    fs::write(&setup, before).unwrap();
    // Another policy.
    let ran = verify(out, here, &["--policy", "policies/consistency"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    told(&ran, &["K745"], &["policies/uppsala/policy.krav"]);
}

/// By few rules, since each time all is judged anew.
#[test]
fn a_receipt_that_was_changed_is_found_out() {
    let Audited { out, .. } = &audited_with(FEW);
    let here = root();
    // One that says the same, written otherwise.
    let receipt = out.join("receipt.json");
    let good = fs::read_to_string(&receipt).unwrap();
    fs::write(&receipt, good.replacen("  ", " ", 1)).unwrap();
    told(&verify(out, here, &[]), &["K743"], &["receipt.json"]);
    // Another version, and no receipt at all.
    let version = format!("\"tool_version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    fs::write(&receipt, good.replacen(&version, "\"tool_version\": \"0.0.1\"", 1)).unwrap();
    let ran = verify(out, here, &[]);
    assert_eq!(ran.code, 2);
    told(&ran, &["K742"], &["0.0.1"]);
    let ran = verify(out, here, &["--any-version"]);
    assert_eq!(ran.code, 1, "the store says another version too: {}", ran.err);
    fs::remove_file(&receipt).unwrap();
    let ran = verify(out, here, &[]);
    assert_eq!(ran.code, 2);
    told(&ran, &["K741"], &[]);
}

#[test]
fn what_changes_from_run_to_run_stands_apart() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let ran = audit(&["fixtures/providers/half-filled.yaml"], &out, &["--quiet"]);
    assert!(ran.err.is_empty(), "{}", ran.err);
    let circumstances: Value = serde_json::from_slice(&fs::read(out.join("run.json")).unwrap()).unwrap();
    let begun = circumstances["begun"].as_str().unwrap();
    let day = &begun[..10];
    for (name, bytes) in files(&out).into_iter().filter(|(name, _)| name != "run.json") {
        assert!(!String::from_utf8_lossy(&bytes).contains(begun), "{name} tells the time");
        assert!(day == AS_OF || !String::from_utf8_lossy(&bytes).contains(day), "{name} tells the day");
    }
}

/// Every value of a key, wherever it stands.
fn under<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == key {
                    found.extend(value.as_str());
                }
                under(value, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| under(item, key, found)),
        _ => {}
    }
}

#[test]
fn what_oscal_says_hangs_together() {
    let Audited { out, .. } = &audited();
    let read = |name: &str| -> Value { serde_json::from_slice(&fs::read(out.join(name)).unwrap()).unwrap() };
    let [assessed, catalog, plan] =
        ["oscal-assessment-results.json", "oscal-catalog.json", "oscal-poam.json"].map(read);
    let strings = |value: &Value, key: &str| {
        let mut found = Vec::new();
        under(value, key, &mut found);
        found.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    // Every identifier once; every reference to one that is there, in the same result.
    for document in [&assessed, &catalog, &plan] {
        let uuids = strings(document, "uuid");
        assert_eq!(uuids.len(), uuids.iter().collect::<BTreeSet<_>>().len());
        assert!(uuids.iter().all(|uuid| uuid.len() == 36 && uuid.as_bytes()[14] == b'5'), "version 5");
    }
    let controls: BTreeSet<String> = strings(&catalog, "id").into_iter().collect();
    let records = records(out);
    let results = assessed["assessment-results"]["results"].as_array().unwrap();
    assert_eq!(results.len(), records.len());
    for (result, record) in results.iter().zip(&records) {
        let of = |list: &str| strings(&result[list], "uuid").into_iter().collect::<BTreeSet<String>>();
        let observed = of("observations");
        let kept = record["results"].as_array().unwrap();
        assert_eq!(observed.len(), kept.len(), "an observation for every result");
        assert!(strings(result, "observation-uuid").iter().all(|uuid| observed.contains(uuid)));
        let risks = of("risks");
        assert!(strings(result, "risk-uuid").iter().all(|uuid| risks.contains(uuid)));
        let broken = kept.iter().filter(|one| one["verdict"] == "fail" || one["verdict"] == "waived").count();
        assert_eq!(risks.len(), broken);
        let subjects = strings(&result["local-definitions"], "uuid");
        assert!(strings(result, "subject-uuid").iter().all(|uuid| subjects.contains(uuid)));
        for id in strings(result, "control-id").iter().chain(&strings(result, "target-id")) {
            assert!(controls.contains(id), "{id} is not in the catalog");
        }
        // A clause is satisfied only when all that applies of it is met.
        for finding in result["findings"].as_array().into_iter().flatten() {
            let uuids = strings(&finding["related-observations"], "observation-uuid");
            let all = result["observations"].as_array().unwrap();
            let verdicts = uuids.iter().map(|uuid| all.iter().position(|one| one["uuid"] == **uuid).unwrap());
            let met = verdicts.map(|at| &kept[at]["verdict"]).all(|one| one == "pass" || one == "not-applicable");
            let state = &finding["target"]["status"]["state"];
            assert_eq!(state == "satisfied", met, "{}", finding["title"]);
        }
    }
    let open = records.iter().flat_map(|file| file["results"].as_array().unwrap());
    let open = open.filter(|one| one["verdict"] != "pass" && one["verdict"] != "not-applicable").count();
    assert_eq!(plan["plan-of-action-and-milestones"]["poam-items"].as_array().unwrap().len(), open);
}

/// A day as spreadsheets count, by their own definition: 60 is a day that was not.
fn day(serial: &str) -> String {
    let serial: i64 = serial.parse().unwrap();
    let first = jiff::civil::date(1899, 12, 30);
    first.checked_add(jiff::Span::new().days(serial)).unwrap().to_string()
}

#[test]
fn the_workbook_says_what_the_store_says() {
    let folder = tempfile::tempdir().unwrap();
    let all = providers(folder.path());
    let dear = fs::read_to_string(all.join("a.yaml")).unwrap().replacen("name:", "name: =1+2 # ", 1);
    fs::write(all.join("formula.yaml"), dear).unwrap();
    let out = folder.path().join("out");
    audit(&[text(&all)], &out, &["--waivers", "fixtures/waivers/uppsala.yaml"]);
    let (records, ended) = (records(&out), store(&out).pop().unwrap());
    let bytes = fs::read(out.join("results.xlsx")).unwrap();
    let sheets = workbook::sheets(&bytes);
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let expected = ["Sammanfattning", "Utförare och avsnitt", "Alla omdömen", "Uppgifter som saknas", "Dispenser"];
    assert_eq!(names, expected);
    // Tables: a heading that stays and is printed on every page, and rows that can be picked.
    for sheet in &sheets[1..] {
        assert!(sheet.is_frozen, "{}", sheet.name);
        let titles = sheet.titles.as_deref().map(|titles| titles.replace('\'', ""));
        assert_eq!(titles, Some(format!("{}!$1:$1", sheet.name)));
        let end = sheet.filter.as_ref().unwrap().strip_prefix("A1:").unwrap();
        assert!(end.ends_with(&sheet.rows.len().to_string()), "{end}");
    }

    // All results: the rows of the table for spreadsheets, cell by cell; numbers and days as such.
    let [_, matrix, results, missing, waivers] = &sheets[..] else { panic!("five sheets") };
    let csv = fs::read_to_string(out.join("results.csv")).unwrap();
    let rows = spread::rows(&csv).0;
    assert_eq!(results.rows.len(), rows.len());
    let typed = ["Sista dag", "Dispens till och med", "Rad", "Kolumn"];
    let (mut days, mut numbers) = (0, 0);
    for (row, cells) in results.rows.iter().zip(&rows) {
        for (place, expected) in cells.iter().enumerate() {
            let Some(cell) = row.get(place).cloned().flatten() else {
                assert_eq!(expected, "");
                continue;
            };
            let heading = typed.iter().position(|name| *name == rows[0][place] && !std::ptr::eq(cells, &rows[0]));
            match heading {
                Some(0 | 1) => {
                    assert_eq!(day(&cell.text), *expected);
                    assert_eq!(results.styles[cell.style].0, "yyyy\\-mm\\-dd");
                    days += 1;
                }
                Some(_) => {
                    assert_eq!(cell.text, *expected);
                    numbers += 1;
                }
                // What would be a formula has an apostrophe there, and is text here that stays one.
                None => {
                    assert_eq!(cell.text, expected.trim_start_matches('\''));
                    assert_eq!(results.styles[cell.style].1, expected.starts_with('\''), "{expected}");
                }
            }
            assert_eq!(cell.is_text, heading.is_none(), "{expected}");
        }
    }
    assert!(days > 3 && numbers > 600, "{days} days, {numbers} numbers");
    assert!(csv.contains(";\"'=1+2\";"), "one name looks like a formula");

    // A row for each provider, with its counts.
    let of_files =
        |field: &str| records.iter().map(|file| file[field].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(matrix.column("Fil"), of_files("path"));
    for (heading, verdict) in [("uppfyllt", "pass"), ("inte uppfyllt", "fail"), ("går inte att avgöra", "undetermined")]
    {
        let counts = records.iter().map(|file| {
            let results = file["results"].as_array().unwrap();
            let count = results.iter().filter(|result| result["verdict"] == verdict).count();
            if results.is_empty() { String::new() } else { count.to_string() }
        });
        assert_eq!(matrix.column(heading), counts.collect::<Vec<_>>(), "{heading}");
    }

    // A row for each thing that is missing, and for each waiver.
    let lacking: Vec<String> = records
        .iter()
        .flat_map(|file| file["results"].as_array().unwrap())
        .flat_map(|result| result["missing"].as_array().cloned().unwrap_or_default())
        .map(|missing| missing["pointer"].as_str().unwrap().to_owned())
        .collect();
    assert!(lacking.len() > 20);
    assert_eq!(missing.column("Plats i filen"), lacking);
    let known = ended["end"]["waivers"].as_array().unwrap();
    assert_eq!(waivers.column("Dispens").len(), known.len());
    for (name, waiver) in waivers.column("Dispens").iter().zip(known) {
        assert_eq!(waiver[0], name.as_str());
    }
    assert!(waivers.column("Dispens till och med").iter().all(|serial| day(serial).starts_with("20")));
}
