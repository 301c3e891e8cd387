//! What fuzzing found, kept: every file of `fixtures/fuzz` goes through the check of the target that found it, and
//! must pass. The checks are those of the targets themselves.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "a test may fail, and reads files"
)]

#[path = "../fuzz/checks/mod.rs"]
mod checks;

use checks::{Check, TARGETS};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// No input of a target: what stands there for people.
const PAGE: &str = "README.md";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn finds() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(root().join("fixtures/fuzz")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().unwrap() != PAGE);
    paths.sort();
    paths
}

/// What the main thread has on most systems: without optimisation that is more than ever needed.
const STACK: usize = 8 << 20;

/// The target of a file: its ending.
fn target(path: &Path) -> Check {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
    let row = TARGETS.iter().find(|(name, _)| *name == ending);
    row.unwrap_or_else(|| panic!("{}: no target of this name", path.display())).1
}

#[test]
fn what_was_found_is_mended() {
    for path in finds() {
        let check = target(&path);
        let data = fs::read(&path).unwrap();
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || check(&data));
        assert!(thread.unwrap().join().is_ok(), "{}", path.display());
    }
}

/// The targets see what they are for: without this a check that returns at once would pass everything.
#[test]
fn the_checks_find_what_is_broken() {
    for (name, check) in TARGETS {
        check(b"");
        check(name.as_bytes());
        check("\u{feff}@Py\u{e5}\nprovider: [1, {}]\n".as_bytes());
    }
    let broken = |name: &str| fs::read(root().join("fixtures/broken").join(name)).unwrap();
    for (kind, name) in [('y', "misspelt-field.yaml"), ('j', "trailing-comma.json"), ('t', "bad.toml")] {
        let data = [&[kind as u8][..], &broken(name)].concat();
        checks::setup(&data);
        checks::output(&[&b"@P"[..], &[kind as u8], b"\n", &broken(name)].concat());
    }
}

#[test]
fn every_target_is_built_and_run() {
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    let script = fs::read_to_string(root().join("fuzz/run")).unwrap();
    let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    assert!(script.contains(&format!("targets=({})", names.join(" "))));
    for name in names {
        assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
        let door = fs::read_to_string(root().join(format!("fuzz/targets/{name}.rs"))).unwrap();
        assert!(door.contains(&format!("kravkoll_fuzz::{name}(data)")), "{name}");
    }
}

#[test]
fn the_dictionary_has_the_words_of_the_grammar() {
    let manual = fs::read_to_string(root().join("docs/krav-reference.md")).unwrap();
    let comment = regex::Regex::new(r"(?s)\(\*.*?\*\)").unwrap();
    let quoted = regex::Regex::new(r#""([^"]+)""#).unwrap();
    let mut words = BTreeSet::new();
    for block in manual.split("```ebnf\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        let grammar = comment.replace_all(block, "");
        words.extend(quoted.captures_iter(&grammar).map(|word| format!("\"{}\"", &word[1])));
    }
    assert!(words.len() > 100, "{}", words.len());
    let dictionary = fs::read_to_string(root().join("fuzz/krav.dict")).unwrap();
    let there: BTreeSet<&str> = dictionary.lines().collect();
    let missing: Vec<&String> = words.iter().filter(|word| !there.contains(word.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
