//! Hostile text through every output: each row of the table of formats, both languages, with and without colour, by
//! every road on which text from outside reaches an output. A format added later is tried without a change here, as
//! long as it escapes in a way that `checks` knows.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods, reason = "tests")]

#[path = "hostile/checks.rs"]
mod checks;
mod common;
#[path = "hostile/roads.rs"]
mod roads;
#[path = "hostile/strings.rs"]
mod strings;

use common::{AS_OF, Ran, run, run_with};
use kravkoll::report::FORMATS;
use roads::Road;
use std::fs;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

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
    for format in FORMATS {
        arguments.extend(["--format".to_owned(), format!("{}={}", format.name, path(format.name))]);
    }
    let ran = walk(road, &arguments);
    checks::shown(&format!("{}{}", ran.out, ran.err), false, &format!("{} {lang}", road.name));
    for format in FORMATS {
        let of = format!("{} {lang} {}", road.name, format.name);
        let output = fs::read_to_string(path(format.name)).unwrap_or_default();
        assert_eq!(output.is_empty(), road.nowhere, "{of}");
        let survivors = if road.nowhere { &[][..] } else { &road.survivors };
        if !road.nowhere {
            checks::check(format.escape, &output, false, survivors, &of);
        }
        let room = match format.escape {
            kravkoll::report::Escape::Shown | kravkoll::report::Escape::Workflow => LONGEST_REPORT + road.shown,
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
    let roads = Mutex::new(roads::all(folder.path()));
    let next = || roads.lock().unwrap().pop();
    thread::scope(|scope| {
        let worker = || {
            while let Some(road) = next() {
                ["sv", "en"].into_iter().for_each(|lang| travelled(&road, lang));
            }
        };
        (0..4).for_each(|_| drop(scope.spawn(worker)));
    });
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
