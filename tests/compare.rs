//! `compare`: what differs between two audits, worked out a second time from the outputs of `check`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads and makes files"
)]

mod common;
#[path = "common/packed.rs"]
mod packed;

use common::{AS_OF, Ran, root, run};
use kravkoll::threads;
use packed::{packed, unpacked};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn audit(paths: &[&str], out: &Path, more: &[&str]) {
    let ran = run(&[&["audit"], paths, &["--out", text(out), "--format", "csv", "--quiet"], more].concat());
    assert!(matches!(ran.code, 0 | 1 | 4), "{}", ran.err);
}

fn compare(old: &Path, new: &Path) -> Value {
    let ran = run(&["compare", text(old), text(new), "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// Of the output of a check, which is long, what is asked for here.
#[derive(serde::Deserialize)]
struct Checked {
    files: Vec<CheckedFile>,
}

#[derive(serde::Deserialize)]
struct CheckedFile {
    results: Vec<Judged>,
}

#[derive(serde::Deserialize)]
struct Judged {
    id: String,
    verdict: String,
}

/// The verdicts of a file by the names of its results.
fn verdicts(file: &str, more: &[&str]) -> BTreeMap<String, String> {
    let ran = run(&[&["check", file, "--format", "json"], more].concat());
    let mut checked: Checked = serde_json::from_str(&ran.out).unwrap();
    checked.files.remove(0).results.into_iter().map(|result| (result.id, result.verdict)).collect()
}

/// What a change is called.
fn kind(before: Option<&str>, after: Option<&str>) -> Option<&'static str> {
    let met = |verdict: &str| matches!(verdict, "pass" | "not-applicable");
    Some(match (before?, after?) {
        ("fail", "fail") => "still-broken",
        (a, b) if a == b => return None,
        ("waived", b) if !met(b) => "waiver-ended",
        (_, "fail") => "newly-broken",
        (_, "waived") => "waiver-begun",
        (a, b) if !met(a) && met(b) => "mended",
        (_, "undetermined") => "newly-undecided",
        _ => "otherwise",
    })
}

/// Every change of a comparison by name, and whether it is what the verdicts of then and now give.
fn holds(
    comparison: &Value,
    then: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let changes = comparison["changes"].as_array().unwrap();
    let told: BTreeMap<String, String> = changes
        .iter()
        .map(|change| (change["id"].as_str().unwrap().to_owned(), change["change"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(told.len(), changes.len(), "each once");
    let mut expected = BTreeMap::new();
    for id in then.keys().chain(now.keys()) {
        let (before, after) = (then.get(id).map(String::as_str), now.get(id).map(String::as_str));
        let what = match (before, after) {
            (None, _) => Some("new"),
            (_, None) => Some("gone"),
            _ => kind(before, after),
        };
        expected.extend(what.map(|what| (id.clone(), what.to_owned())));
    }
    assert_eq!(told, expected);
    told
}

fn causes(comparison: &Value, id: &str) -> Vec<String> {
    let change = comparison["changes"].as_array().unwrap().iter().find(|change| change["id"] == id).unwrap();
    change["causes"].as_array().unwrap().iter().map(|cause| cause.as_str().unwrap().to_owned()).collect()
}

fn count(comparison: &Value, kind: &str) -> u64 {
    comparison["summary"][kind].as_u64().unwrap()
}

#[test]
fn a_provider_that_changed_its_setup() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.yaml");
    let setup = fs::read_to_string(root().join("fixtures/providers/home-care.yaml")).unwrap();
    let day = ["--as-of", AS_OF];
    fs::write(&file, &setup).unwrap();
    let then = verdicts(text(&file), &day);
    audit(&[text(&file)], &folder.path().join("1"), &day);
    let changed = setup.replacen("static: true", "static: false", 1);
    assert_ne!(changed, setup);
    fs::write(&file, &changed).unwrap();
    let now = verdicts(text(&file), &day);
    audit(&[text(&file)], &folder.path().join("2"), &day);
    let comparison = compare(&folder.path().join("1"), &folder.path().join("2"));
    let told = holds(&comparison, &then, &now);
    let broken = told.iter().find(|(_, kind)| *kind == "newly-broken").unwrap().0;
    assert_eq!(causes(&comparison, broken), ["provider"]);
    assert!(count(&comparison, "same") > 100);
    let ran = run(&["compare", text(&folder.path().join("1")), text(&folder.path().join("2")), "--fail-on", "worse"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("Nytt som inte är uppfyllt: "), "{}", ran.out);
    // The other way round it is mended, which is no worse.
    let back = compare(&folder.path().join("2"), &folder.path().join("1"));
    assert_eq!(count(&back, "mended"), count(&comparison, "newly-broken"));
    let ran = run(&["compare", text(&folder.path().join("2")), text(&folder.path().join("1")), "--fail-on", "worse"]);
    assert_eq!(ran.code, 0);
    // With itself nothing differs but what is still broken.
    let own = compare(&folder.path().join("1"), &folder.path().join("1"));
    assert!(own["changes"].as_array().unwrap().iter().all(|change| change["change"] == "still-broken"));
}

#[test]
fn another_day_and_another_policy() {
    let folder = tempfile::tempdir().unwrap();
    let file = "fixtures/providers/takeover.yaml";
    let [one, two, three] = ["1", "2", "3"].map(|name| folder.path().join(name));
    audit(&[file], &one, &["--as-of", "2018-09-10"]);
    audit(&[file], &two, &["--as-of", AS_OF]);
    let comparison = compare(&one, &two);
    let (then, now) = (verdicts(file, &["--as-of", "2018-09-10"]), verdicts(file, &["--as-of", AS_OF]));
    let told = holds(&comparison, &then, &now);
    let moved = told.iter().find(|(_, kind)| *kind != "still-broken").unwrap().0;
    assert_eq!(causes(&comparison, moved), ["date"]);
    audit(&[file], &three, &["--as-of", AS_OF, "--policy", "policies/consistency"]);
    let comparison = compare(&two, &three);
    holds(&comparison, &now, &verdicts(file, &["--as-of", AS_OF, "--policy", "policies/consistency"]));
    assert!(
        comparison["rules"]["gone"].as_array().unwrap().iter().any(|rule| rule == "phoniro.fixed-ip"),
        "{comparison:.300}"
    );
    assert!(count(&comparison, "gone") > 20);
}

/// Which causes a change has when each is taken back alone, by the verdicts that `check` gives.
fn needed(now: Option<&String>, without: &[(&'static str, &BTreeMap<String, String>)], id: &str) -> Vec<&'static str> {
    without.iter().filter(|(_, verdicts)| verdicts.get(id) != now).map(|(cause, _)| *cause).collect()
}

#[test]
fn causes_are_told_apart_where_much_was_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let policy = path("uppsala");
    for name in ["uppsala", "consistency"] {
        fs::create_dir(path(name)).unwrap();
        for entry in fs::read_dir(root().join("policies").join(name)).unwrap() {
            let entry = entry.unwrap().path();
            if entry.is_file() {
                fs::copy(&entry, path(name).join(entry.file_name().unwrap())).unwrap();
            }
        }
    }
    // The newer policy wants more experts, the newer file has another address, and a year has gone.
    let experts = policy.join("policy.krav");
    let before = fs::read_to_string(&experts).unwrap();
    let after = before.replacen("= 10%", "= 90%", 1);
    assert_ne!(before, after);
    fs::write(&experts, after).unwrap();
    let schema = root().join("schemas/provider-setup.schema.json");
    let setup = fs::read_to_string(root().join("fixtures/providers/takeover.yaml")).unwrap();
    let (old_file, new_file) = (path("old.yaml"), path("new.yaml"));
    fs::write(&old_file, &setup).unwrap();
    fs::write(&new_file, setup.replacen("static: true", "static: false", 1)).unwrap();
    let (old_day, new_day) = ("2018-09-10", AS_OF);
    let new_policy = ["--policy", text(&policy), "--schema", text(&schema)];
    let judged = |file: &Path, more: &[&str], day: &str| verdicts(text(file), &[more, &["--as-of", day]].concat());
    let schema_alone = ["--schema", text(&schema)];
    audit(&[text(&old_file)], &path("1"), &[&schema_alone[..], &["--as-of", old_day]].concat());
    audit(&[text(&new_file)], &path("2"), &[&new_policy[..], &["--as-of", new_day]].concat());
    let ways = vec![
        (&old_file, &schema_alone[..], old_day),
        (&new_file, &new_policy[..], new_day),
        (&old_file, &new_policy[..], new_day),
        (&new_file, &schema_alone[..], new_day),
        (&new_file, &new_policy[..], old_day),
    ];
    let all = threads::map(ways, 2, || (), |(), (file, more, day)| judged(file, more, day));
    let [then, now, old_provider, old_policy, old_date] = all.try_into().unwrap();
    let without = [("provider", &old_provider), ("policy", &old_policy), ("date", &old_date)];
    let compared = |more: &[&str]| {
        let ran = run(&[&["compare", text(&path("1")), text(&path("2")), "--format", "json"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        (serde_json::from_str::<Value>(&ran.out).unwrap(), ran.err)
    };
    let (comparison, err) = compared(&["--inputs", "/", "--old-inputs", "/"]);
    assert!(err.is_empty(), "{err}");
    let told = holds(&comparison, &then, &now);
    let mut seen = BTreeMap::new();
    for change in comparison["changes"].as_array().unwrap() {
        let id = change["id"].as_str().unwrap();
        if told[id] == "still-broken" {
            continue;
        }
        let needed = needed(now.get(id), &without, id);
        if needed.is_empty() {
            assert_eq!((causes(&comparison, id).len(), &change["causes_proven"]), (3, &Value::Bool(false)), "{id}");
        } else {
            assert_eq!((causes(&comparison, id), &change["causes_proven"]), (to_owned(&needed), &Value::Bool(true)));
        }
        *seen.entry(needed).or_insert(0) += 1;
    }
    for cause in ["provider", "policy", "date"] {
        assert!(seen.keys().any(|needed| needed.contains(&cause)), "{cause}: {seen:?}");
    }
    // Without the older file the provider is a possible cause; without anything all three are.
    let (comparison, err) = compared(&["--inputs", "/"]);
    assert!(err.contains("K749"), "{err}");
    let experts = told.keys().find(|id| needed(now.get(*id), &without, id) == ["policy"]).unwrap();
    assert_eq!(causes(&comparison, experts), ["provider", "policy"]);
    assert_eq!(causes(&compared(&[]).0, experts), ["provider", "policy", "date"]);
    let ran =
        run(&["compare", text(&path("1")), text(&path("2")), "--lang", "en", "--inputs", "/", "--old-inputs", "/"]);
    assert!(
        ran.out.contains("Cause: the provider changed its setup") && ran.out.contains("Cause: the day is another one"),
        "{}",
        ran.out
    );
    // A file, and a policy, that are not as they were.
    fs::write(&old_file, setup + "# more\n").unwrap();
    let (_, err) = compared(&["--inputs", "/", "--old-inputs", "/"]);
    assert!(err.contains("K748") && err.contains("old.yaml"), "{err}");
    let (comparison, err) = compared(&["--inputs", "/", "--old-policy", "policies/consistency"]);
    assert!(err.contains("K748") && err.contains("policies/consistency"), "{err}");
    assert_eq!(causes(&comparison, experts), ["provider", "policy"]);
}

fn to_owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn a_waiver_that_begins_and_ends() {
    let folder = tempfile::tempdir().unwrap();
    let file = "fixtures/providers/home-care-with-findings.yaml";
    let day = ["--as-of", "2018-09-10"];
    let [plain, waived] = ["1", "2"].map(|name| folder.path().join(name));
    audit(&[file], &plain, &day);
    let then = verdicts(file, &day);
    let rule = then.iter().find(|(id, verdict)| *verdict == "fail" && !id.contains('#')).unwrap().0;
    let rule = rule.split('[').next().unwrap();
    let waivers = folder.path().join("waivers.yaml");
    let waiver = format!(
        "waivers:\n  - id: D-1\n    rule: {rule}\n    provider: vaksalavik\n    reason: Prov.\n    approver: Enhetschefen\n    \
         case_number: KS-1\n    granted: 2018-01-01\n    expires: 2018-12-31\n"
    );
    fs::write(&waivers, waiver).unwrap();
    let with = ["--as-of", "2018-09-10", "--waivers", text(&waivers)];
    audit(&[file], &waived, &with);
    let now = verdicts(file, &with);
    let comparison = compare(&plain, &waived);
    let told = holds(&comparison, &then, &now);
    let begun = told.iter().find(|(_, kind)| *kind == "waiver-begun").unwrap().0;
    assert_eq!(causes(&comparison, begun), ["basis"]);
    let back = compare(&waived, &plain);
    assert_eq!(count(&back, "waiver-ended"), count(&comparison, "waiver-begun"));
}

#[test]
fn providers_come_and_go() {
    let folder = tempfile::tempdir().unwrap();
    let day = ["--as-of", "2018-09-10"];
    let [one, two] = ["1", "2"].map(|name| folder.path().join(name));
    let (a, b, c) =
        ("fixtures/providers/home-care.yaml", "fixtures/providers/takeover.yaml", "fixtures/providers/handover.yaml");
    audit(&[a, b], &one, &day);
    audit(&[c, a], &two, &day);
    let comparison = compare(&one, &two);
    assert_eq!(comparison["providers"]["new"].as_array().unwrap().len(), 1);
    assert_eq!(comparison["providers"]["gone"].as_array().unwrap().len(), 1);
    assert_eq!((count(&comparison, "gone"), count(&comparison, "newly-broken")), (0, 0));
}

#[test]
fn what_is_no_whole_audit_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    audit(&["fixtures/providers/half-filled.yaml"], &whole, &["--as-of", AS_OF]);
    let refused = |old: &Path, new: &Path, code: &str| {
        let ran: Ran = run(&["compare", text(old), text(new)]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(code), "{}", ran.err);
    };
    let store = unpacked(&fs::read(whole.join("verdicts.jsonl.gz")).unwrap());
    let cut = folder.path().join("cut.jsonl.gz");
    for text in ["", "{}\n", "not JSON", store.rsplit_once("{\"end\"").unwrap().0, &format!("{store}{store}")] {
        fs::write(&cut, packed(text)).unwrap();
        refused(&cut, &whole, "K747");
        refused(&whole, &cut, "K747");
    }
    fs::write(&cut, &store).unwrap();
    refused(&cut, &whole, "K747");
    fs::write(&cut, packed(&store.replacen("\"store\":1", "\"store\":2", 1))).unwrap();
    refused(&cut, &whole, "K747");
    refused(&folder.path().join("none"), &whole, "K702");
}
