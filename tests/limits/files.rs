//! Limits of files, lines, folders.

use super::folder::empty_folder;
use super::{SCHEMA, check, codes, must, root};
use assert_cmd::Command;
use kravkoll::document::{Syntax, limits, read};
use kravkoll::host::{self, DEEPEST, Fault, LARGEST_FILE, LONGEST_LINE, Line, MOST};
use kravkoll::source::Sources;
use std::fs;
use std::path::Path;

/// Makes a file of so many zero bytes without writing them.
fn sized(path: &Path, size: u64) {
    fs::File::create(path).unwrap().set_len(size).unwrap();
}

#[test]
fn files_and_lines_at_their_edge() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    sized(&path, LARGEST_FILE);
    assert_eq!(host::read(&path, LARGEST_FILE).map(|bytes| bytes.len() as u64), Ok(LARGEST_FILE));
    sized(&path, LARGEST_FILE + 1);
    assert_eq!(host::read(&path, LARGEST_FILE), Err(Fault::TooLarge(LARGEST_FILE)));
    assert_eq!(said(&["check", &path.to_string_lossy()]), ["K705 64"]);

    let line = |letters: usize| [vec![b'x'; letters], vec![b'\n']].concat();
    fs::write(&path, [line(LONGEST_LINE), line(LONGEST_LINE + 1), line(1)].concat()).unwrap();
    let mut lines = host::lines_of_file(&path, LONGEST_LINE).unwrap();
    let mut next = || lines.next_line().unwrap().unwrap();
    assert!(matches!(next(), Line::Bytes(bytes) if bytes.len() == LONGEST_LINE));
    assert_eq!(next(), Line::TooLong);
    assert_eq!(next(), Line::Bytes(b"x".to_vec()));
}

/// Of what lies beside a policy only what it names is read: its name is a word there, not letters of other words.
#[test]
fn what_a_policy_does_not_name_may_be_of_any_size() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let policy = super::HEADER.to_owned() + &must("good");
    for (name, text) in [("p.krav", policy.as_str()), ("own.schema.json", SCHEMA), ("a.yaml", "good: true")] {
        fs::write(at(name), text).unwrap();
    }
    let (policy, setup) = (at("p.krav"), at("a.yaml"));
    let said = || said(&["check", &setup, "--policy", &policy]);
    assert_eq!(said(), [""; 0]);
    for other in ["o.json", "goo.json", "ood.csv", "own-2.json"] {
        sized(Path::new(&at(other)), LARGEST_FILE + 1);
    }
    assert_eq!(said(), [""; 0]);
    sized(Path::new(&at("good.csv")), LARGEST_FILE + 1);
    assert_eq!(said(), ["K705 64"]);
}

#[test]
fn a_data_file_at_its_edge() {
    assert_eq!(limits::FILE_BYTES as u64, LARGEST_FILE);
    let mut bytes = b"{\"n\": 1}".to_vec();
    bytes.resize(limits::FILE_BYTES, b'\n');
    let mut sources = Sources::new();
    let document = read(&mut sources, "a.json", &bytes, String::new(), Syntax::Json);
    assert!(document.tree.is_some() && document.findings.is_empty());
    bytes.push(b'\n');
    let document = read(&mut sources, "a.json", &bytes, String::new(), Syntax::Json);
    assert_eq!(document.findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>(), ["K102"]);
}

/// The codes of a run with their limits, as the program writes them.
fn said(arguments: &[&str]) -> Vec<String> {
    let mut command = Command::cargo_bin("kravkoll").unwrap();
    let output =
        command.current_dir(root()).args(arguments).args(["--format", "json", "--lang", "en"]).output().unwrap();
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    let code = regex::Regex::new(r"K[0-9]{3}").unwrap();
    let limit = regex::Regex::new(r"(?:larger|more) than ([0-9]+)").unwrap();
    let limit = limit.captures(&text).map_or(String::new(), |found| found[1].to_owned());
    let mut codes: Vec<String> = code.find_iter(&text).map(|found| format!("{} {limit}", found.as_str())).collect();
    codes.dedup();
    codes
}

#[test]
fn a_configuration_at_its_edge() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.toml");
    let size = super::page::constant("src/cli/config.rs", "LARGEST");
    let run = |size: usize| {
        fs::write(&path, vec![b'\n'; size]).unwrap();
        said(&[
            "check",
            "fixtures/providers/home-care.yaml",
            "--as-of",
            "2026-11-23",
            "--config",
            &path.to_string_lossy(),
        ])
    };
    assert!(!run(size).iter().any(|said| said.starts_with("K705")));
    assert_eq!(run(size + 1), ["K705 1"]);
}

#[test]
fn a_folder_at_its_edge() {
    let folder = empty_folder();
    let mut deep = folder.path().to_path_buf();
    for level in 0..DEEPEST {
        deep.push(format!("f{level}"));
    }
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("p.krav"), "").unwrap();
    assert_eq!(host::list(folder.path(), &[".krav"], true).unwrap().len(), 1);
    fs::create_dir(deep.join("f")).unwrap();
    assert_eq!(host::list(folder.path(), &[".krav"], true), Err(Fault::TooMuch));
    assert_eq!(said(&["check", "x.yaml", "--policy", &folder.path().to_string_lossy()]), ["K709 20000"]);

    let folder = empty_folder();
    for file in 0..MOST {
        fs::write(folder.path().join(file.to_string()), "").unwrap();
    }
    assert_eq!(host::list(folder.path(), &[".krav"], true), Ok(Vec::new()));
    fs::write(folder.path().join("one"), "").unwrap();
    assert_eq!(host::list(folder.path(), &[".krav"], true), Err(Fault::TooMuch));
}

#[test]
fn aliases_at_their_edge() {
    let found = |text: &str| codes(&check(&must("good"), text, Syntax::Yaml)).contains(&"K141");
    // A list of 99 texts is 100 values.
    let list = format!("a: &a [{}]\nx: &x x\n", vec!["x"; 99].join(", "));
    let copies = |count: usize, more: &str| format!("{list}b: [{}{more}]\n", vec!["*a"; count].join(", "));
    let most = limits::COPIED_NODES / 100;
    assert!(!found(&copies(most, "")));
    assert!(found(&copies(most, ", *x")));

    let text = format!("a: &a {}\nx: &x x\n", "x".repeat(1 << 20));
    let copies = |count: usize, more: &str| format!("{text}b: [{}{more}]\n", vec!["*a"; count].join(", "));
    let most = limits::COPIED_BYTES >> 20;
    assert!(!found(&copies(most, "")));
    assert!(found(&copies(most, ", *x")));
}

#[test]
fn findings_at_their_edge() {
    let most = limits::FINDINGS;
    let syntax = |count: usize| (0..=count).map(|_| "n: 1\n".to_owned()).collect::<String>();
    let keys = |count: usize| (0..count).map(|i| format!("k{i}: 1\n")).collect::<String>();
    let items = |count: usize| format!("things: [{}]\n", vec!["1"; count].join(", "));
    let doubles = |count: usize| format!("things: [{}]\n", vec!["{id: a}"; count + 1].join(", "));
    let empty = |count: usize| format!("things:\n{}", "-\n".repeat(count));
    for (what, text) in [
        ("keys twice", &syntax as &dyn Fn(usize) -> String),
        ("unknown", &keys),
        ("types", &items),
        ("doubles", &doubles),
        ("empty", &empty),
    ] {
        let found = |count: usize| {
            let outcome = check(&must("good"), &text(count), Syntax::Yaml);
            let all = codes(&outcome);
            (all.len(), all.iter().filter(|code| **code == "K719").count())
        };
        assert_eq!(found(most), (most, 0), "{what}");
        for count in [most + 1, most * 30] {
            assert_eq!(found(count), (most + 1, 1), "{what} {count}");
        }
    }
}

#[test]
fn findings_of_a_policy_at_their_edge() {
    let rules =
        |count: usize| (0..count).map(|i| format!("rule r{i} {{ cites c must unknown{i} }}\n")).collect::<String>();
    let found = |count: usize| super::refused(SCHEMA, &rules(count)).iter().filter(|code| **code == "K719").count();
    assert_eq!((found(limits::FINDINGS), found(limits::FINDINGS + 1)), (0, 1));
}
