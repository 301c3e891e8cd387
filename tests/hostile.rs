//! Hostile text through every output: each row of the table of formats, both languages, with and without colour, by
//! every road on which text from outside reaches an output. A format added later is tried without a change here, as
//! long as it escapes in a way that `checks` knows.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "tests"
)]

#[path = "hostile/checks.rs"]
mod checks;
mod common;
#[path = "common/parts.rs"]
mod parts;
#[path = "hostile/roads.rs"]
mod roads;
#[path = "common/spread.rs"]
mod spread;
#[path = "hostile/strings.rs"]
mod strings;

use common::{AS_OF, Ran, run, run_with};
use kravkoll::report::{Escape, FORMATS};
use kravkoll::threads;
use roads::Road;
use serde_json::Value;
use std::cmp::Reverse;
use std::fs;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// How much longer a report for people may be than this, whatever is in a file of a few records.
const LONGEST_REPORT: usize = 256 << 10;

fn walk(road: &Road, arguments: &[String]) -> Ran {
    let arguments: Vec<&str> = road.arguments.iter().chain(arguments).map(String::as_str).collect();
    let begun = Instant::now();
    let ran = if road.input.is_empty() { run(&arguments) } else { run_with(&[], &road.input, &arguments) };
    let taken = begun.elapsed();
    assert!(taken < Duration::from_secs(60), "{}: {taken:?}", road.name);
    assert_ne!(ran.code, 101, "{}: {}", road.name, ran.err);
    assert_eq!(ran.code, road.code, "{}: {:.2000}{:.2000}", road.name, ran.err, ran.out);
    ran
}

/// Every output of a check, each format into a file of its own, then on the screen.
fn judged(road: &Road, lang: &str) {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut arguments = vec!["--as-of".to_owned(), AS_OF.to_owned(), "--lang".to_owned(), lang.to_owned()];
    let common = arguments.len();
    // Our JSON is the same in every language.
    let is_json = |escape| matches!(escape, Escape::Json | Escape::JsonLines);
    let formats = || FORMATS.iter().filter(|format| lang == "sv" || !is_json(format.escape));
    for format in formats() {
        arguments.extend(["--format".to_owned(), format!("{}={}", format.name, path(format.name))]);
    }
    let ran = walk(road, &arguments);
    checks::shown(&format!("{}{}", ran.out, ran.err), false, &format!("{} {lang}", road.name));
    for format in formats() {
        let of = format!("{} {lang} {}", road.name, format.name);
        let output = fs::read(path(format.name)).unwrap_or_default();
        assert_eq!(output.is_empty(), road.nowhere, "{of}");
        let survivors = if road.nowhere { &[][..] } else { &road.survivors };
        if !road.nowhere {
            checks::check(format.escape, &output, false, survivors, &of);
        }
        let room = match format.escape {
            Escape::Shown | Escape::Workflow => LONGEST_REPORT + road.shown,
            _ => LONGEST_REPORT + 40 * (road.size + 1_000 * road.lines),
        };
        assert!(output.len() < room, "{of}: {} bytes from {}", output.len(), road.size);
    }
    arguments.truncate(common);
    arguments.extend(["--color", "always", "--format", "text"].map(str::to_owned));
    let ran = walk(road, &arguments);
    checks::shown(&ran.out, true, &format!("{} {lang} in colour", road.name));
    checks::shown(&ran.err, true, &format!("{} {lang} in colour", road.name));
}

#[test]
fn no_output_acts_hides_or_loses() {
    let folder = TempDir::new().unwrap();
    let mut roads = roads::all(folder.path());
    // The longest first: at the end no core waits for another.
    roads.sort_by_key(|road| Reverse(road.size));
    let travels = roads.iter().flat_map(|road| ["sv", "en"].map(|lang| (road, lang))).collect();
    threads::map(travels, 4, || (), |(), (road, lang)| travelled(road, lang));
}

fn travelled(road: &Road, lang: &str) {
    if road.arguments[0] == "check" {
        return judged(road, lang);
    }
    for color in ["always", "never"] {
        let ran = walk(road, &["--lang", lang, "--color", color].map(str::to_owned));
        checks::shown(&format!("{}{}", ran.out, ran.err), color == "always", &format!("{} {lang}", road.name));
    }
}

/// Line and column by our own count, as `source` defines them.
fn recounted(text: &str, offset: usize) -> (u64, u64) {
    let before = &text[..offset];
    let ends: Vec<usize> = before
        .char_indices()
        .filter(|(at, c)| *c == '\n' || (*c == '\r' && !text[at + 1..].starts_with('\n')))
        .map(|(at, _)| at + 1)
        .collect();
    let start = ends.last().copied().unwrap_or(0);
    (ends.len() as u64 + 1, before[start..].chars().count() as u64 + 1)
}

/// Places in a file of nasty texts: those of machine output are those of the bytes, and where a value is underlined
/// the line stands under it.
#[test]
fn places_and_underlines_are_right() {
    let folder = TempDir::new().unwrap();
    let lines: Vec<String> = strings::nasty()
        .iter()
        .enumerate()
        .map(|(n, text)| {
            let text = serde_json::to_string(text).unwrap();
            format!("{{\"id\": \"i{n}\", \"was\": {text}, \"text\": \"x\"}}")
        })
        .collect();
    let text = format!("{{\"items\": [\n{}\n]}}", lines.join(",\n"));
    let path = folder.path().join("setup.json");
    fs::write(&path, &text).unwrap();
    let arguments = ["check", path.to_str().unwrap(), "--policy", "fixtures/hostile", "--as-of", AS_OF, "--format"];
    let output: Value = serde_json::from_str(&run(&[&arguments[..], &["json"]].concat()).out).unwrap();
    let mut seen = 0;
    for result in output["files"][0]["results"].as_array().unwrap() {
        let location = &result["location"];
        if location["file"] != path.to_str().unwrap() {
            continue;
        }
        let end = |n: usize| usize::try_from(location["bytes"][n].as_u64().unwrap()).unwrap();
        let number = |name: &str| location[name].as_u64().unwrap();
        assert_eq!((number("line"), number("column")), recounted(&text, end(0)), "{location}");
        assert_eq!((number("end_line"), number("end_column")), recounted(&text, end(1)), "{location}");
        seen += 1;
    }
    assert!(seen > 400, "{seen}");
    let drawn = run(&[&arguments[..], &["text"]].concat()).out;
    let rows: Vec<&str> = drawn.lines().collect();
    let mut underlined = 0;
    for pair in rows.windows(3) {
        let (Some((before, _)), Some(marks)) = (pair[0].split_once("\"x\""), pair[1].split_once("· ")) else {
            continue;
        };
        // How wide a picture put together of several is, terminals do not agree.
        if pair[0].contains(strings::PICTURE)
            || !pair[0].contains(" │ ")
            || !marks.1.contains("─┬─")
            || !pair[2].contains("det ska vara ”ok”")
        {
            continue;
        }
        assert!(pair[0].width() <= 100, "{}", pair[0]);
        let under = pair[1].split_once('─').unwrap().0;
        assert_eq!(before.width(), under.width(), "{}\n{}", pair[0], pair[1]);
        underlined += 1;
    }
    assert!(underlined > 100, "{underlined}");
}
