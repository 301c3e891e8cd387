//! `audit --history` and `trend`: counted a second time from the outputs of `check`; several programs at once, and one that
//! is killed.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads and makes files"
)]

mod common;

use common::{AS_OF, Ran, root, run};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const DAYS: [&str; 3] = ["2018-06-01", "2018-09-10", AS_OF];
const FILES: [&str; 2] = ["fixtures/providers/home-care-with-findings.yaml", "fixtures/providers/half-filled.yaml"];

/// Whom they are about.
const PROVIDERS: [&str; 2] = ["vaksalavik", "granliden"];

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// An audit that is added to a history.
fn remember(paths: &[&str], day: &str, folder: &Path, more: &[&str]) -> Ran {
    let (out, history) = (folder.join(day), folder.join("history.db"));
    let options = ["--as-of", day, "--out", text(&out), "--history", text(&history), "--format", "csv", "--quiet"];
    run(&[&["audit"], paths, &options, more].concat())
}

fn trend(folder: &Path, more: &[&str]) -> Ran {
    run(&[&["trend", text(&folder.join("history.db"))], more].concat())
}

fn remembered(paths: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for day in DAYS {
        let ran = remember(paths, day, folder.path(), &[]);
        assert!(matches!(ran.code, 0 | 1 | 4), "{}", ran.err);
    }
    folder
}

/// Met, broken, waived, open.
type Counts = [u64; 4];

/// What `check` says of the demands in a file.
fn checked(file: &str, day: &str) -> Counts {
    let ran = run(&["check", file, "--as-of", day, "--format", "json"]);
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    let mut counts = Counts::default();
    for result in all["files"][0]["results"].as_array().unwrap() {
        let place = ["pass", "fail", "waived", "undetermined"].iter().position(|verdict| result["verdict"] == *verdict);
        if let (Some(place), true) = (place, result["strength"] == "must") {
            counts[place] += 1;
        }
    }
    counts
}

/// The rows of the table, without its head.
fn rows(folder: &Path) -> Vec<Vec<String>> {
    let ran = trend(folder, &["--format", "csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let table = ran.out.strip_prefix('\u{feff}').unwrap();
    let cells = |line: &str| line.split(';').map(|cell| cell.trim_matches('"').to_owned()).collect();
    table.lines().skip(1).map(cells).collect()
}

#[test]
fn the_table_adds_up_to_what_check_says() {
    let folder = remembered(&FILES);
    let mut told: BTreeMap<(String, String), Counts> = BTreeMap::new();
    for row in rows(folder.path()) {
        let counts = told.entry((row[0].clone(), row[2].clone())).or_default();
        let own: Vec<u64> = row[6..10].iter().map(|cell| cell.parse().unwrap()).collect();
        let total: u64 = own.iter().sum();
        let percent = (own[0] * 100).checked_div(total).map_or(String::new(), |percent| percent.to_string());
        assert_eq!(row[5], percent, "{row:?}");
        counts.iter_mut().zip(own).for_each(|(all, one)| *all += one);
    }
    let mut wanted = BTreeMap::new();
    for day in DAYS {
        for (file, provider) in FILES.into_iter().zip(PROVIDERS) {
            wanted.insert((day.to_owned(), provider.to_owned()), checked(file, day));
        }
    }
    assert!(wanted.values().any(|counts| counts[0] > 0 && counts[1] > 0 && counts[3] > 0), "{wanted:?}");
    assert_eq!(told, wanted);
}

#[test]
fn the_same_audit_is_remembered_once() {
    let folder = remembered(&FILES[..1]);
    let before = rows(folder.path());
    remember(&FILES[..1], DAYS[0], folder.path(), &[]);
    assert_eq!(rows(folder.path()), before);
}

#[test]
fn on_a_screen() {
    let folder = remembered(&FILES);
    let broken = "fixtures/broken/01-tab-in-indentation.yaml";
    let some = [FILES[1], broken];
    let ran = remember(&some, "2026-11-24", folder.path(), &["--only", "general.ie-version"]);
    assert!(matches!(ran.code, 1 | 2 | 4), "{}", ran.err);
    for lang in ["sv", "en"] {
        insta::assert_snapshot!(format!("screen_{lang}"), trend(folder.path(), &["--lang", lang]).out);
    }
    let one = trend(folder.path(), &["--provider", PROVIDERS[1], "--lang", "en"]);
    assert!(!one.out.contains("Vaksalavik") && one.out.contains("Granliden"), "{}", one.out);
}

#[test]
fn the_page_needs_nothing_and_says_what_it_draws() {
    let folder = remembered(&FILES);
    for lang in ["sv", "en"] {
        let page = trend(folder.path(), &["--format", "html", "--lang", lang]).out;
        assert!(page.contains(&format!("<html lang=\"{lang}\">")));
        for outside in ["<script", "http:", "https:", "src=", "@import", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
        // The whole and each provider: a drawing with all its shares in words.
        let labels: Vec<&str> =
            page.split("<svg role=\"img\"").skip(1).filter_map(|svg| svg.split("aria-label=\"").nth(1)).collect();
        assert_eq!(labels.len(), 3);
        for label in labels {
            let words = label.split('"').next().unwrap();
            assert!(DAYS.iter().all(|day| words.contains(day)), "{words}");
            assert_eq!(words.matches(" %").count(), DAYS.len(), "{words}");
        }
        assert_eq!(page.matches("<circle").count(), 9);
        assert_eq!(page, trend(folder.path(), &["--format", "html", "--lang", lang]).out);
    }
}

#[test]
fn what_cannot_be_used_is_said_before_anything_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let history = folder.path().join("history.db");
    fs::write(&history, "no history at all, but a text that somebody needs\n").unwrap();
    let ran = remember(&FILES[..1], DAYS[0], folder.path(), &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("K751"), "{}", ran.err);
    assert!(!folder.path().join(DAYS[0]).join("receipt.json").exists());
    let ran = trend(folder.path(), &[]);
    assert!(ran.code == 2 && ran.err.contains("K751"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&history).unwrap(), "no history at all, but a text that somebody needs\n");
    fs::remove_file(&history).unwrap();
    let ran = trend(folder.path(), &[]);
    assert!(ran.code == 2 && ran.err.contains("K702"), "{}", ran.err);
    assert!(!history.exists(), "looking at a history makes none");
    remember(&FILES[..1], DAYS[0], folder.path(), &[]);
    let ran = trend(folder.path(), &["--provider", "nobody"]);
    assert!(ran.code == 2 && ran.err.contains("K754") && ran.out.is_empty(), "{}", ran.err);
    rusqlite::Connection::open(&history).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let ran = trend(folder.path(), &[]);
    assert!(ran.code == 2 && ran.err.contains("K752"), "{}", ran.err);
}

/// An audit as a process of its own.
fn begun(day: &str, folder: &Path) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kravkoll"));
    let (out, history) = (folder.join(day), folder.join("history.db"));
    command.current_dir(root()).arg("audit").args(FILES).args(["--as-of", day, "--format", "csv", "--quiet"]);
    command.arg("--out").arg(out).arg("--history").arg(history);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
fn audits_at_once_are_all_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let days: Vec<String> = (1..=6).map(|day| format!("2026-01-0{day}")).collect();
    let running: Vec<_> = days.iter().map(|day| begun(day, folder.path())).collect();
    for mut one in running {
        assert!(matches!(one.wait().unwrap().code(), Some(0 | 1 | 4)));
    }
    let mut known: Vec<String> = rows(folder.path()).into_iter().map(|row| row[0].clone()).collect();
    known.dedup();
    assert_eq!(known, days);
}

/// Wherever it is stopped, an audit is remembered wholly or not at all.
#[test]
fn an_audit_that_is_killed_leaves_a_history() {
    let folder = remembered(&FILES);
    let of_one = rows(folder.path()).iter().filter(|row| row[0] == DAYS[2]).count();
    for turn in 0..12 {
        let day = format!("2026-12-{:02}", turn + 1);
        let mut one = begun(&day, folder.path());
        if turn % 2 == 0 {
            // Most are met while they write.
            while !folder.path().join("history.db-journal").exists() && one.try_wait().unwrap().is_none() {}
            one.kill().unwrap();
        }
        one.wait().unwrap();
    }
    let rows = rows(folder.path());
    for day in (1..=12).map(|day| format!("2026-12-{day:02}")) {
        let count = rows.iter().filter(|row| row[0] == day).count();
        assert!(count == 0 || count == of_one, "{day}: {count} of {of_one}");
    }
    assert_eq!(rows.iter().filter(|row| row[0] == "2026-12-12").count(), of_one, "one that was not killed");
}
