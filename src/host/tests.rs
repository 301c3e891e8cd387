//! The door, tried with files of its own.
#![expect(clippy::disallowed_methods, reason = "tests make and read files of their own")]

use super::environment::language_of;
use super::files::bounded;
use super::*;
use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_locale_names_a_language_or_none() {
    let languages = ["sv_SE.UTF-8", "en_GB", "SV", "de_DE@euro", "C", "C.UTF-8", "POSIX", ""].map(language_of);
    let expected = [Some("sv"), Some("en"), Some("sv"), Some("de"), None, None, None, None];
    assert_eq!(languages, expected.map(|code| code.map(str::to_owned)));
}

#[test]
fn today_needs_a_zone_that_exists() {
    assert!(today("Europe/Stockholm").is_some_and(|(year, ..)| year >= 2026));
    assert_eq!(today("Europe/Uppsala"), None);
}

#[test]
fn reading_stops_at_the_limit() {
    assert_eq!(bounded(Cursor::new(b"abc"), 3, 0), Ok(b"abc".to_vec()));
    assert_eq!(bounded(Cursor::new(b"abcd"), 3, 0), Err(Fault::TooLarge(3)));
    // An endless stream ends too.
    assert_eq!(bounded(std::io::repeat(b'x'), 1000, 7), Err(Fault::TooLarge(1000)));
}

#[test]
fn faults_are_told_apart() {
    let folder = folder();
    assert_eq!(read(folder.path(), 10), Err(Fault::Folder));
    assert_eq!(read(&folder.path().join("none"), 10), Err(Fault::NotFound));
    assert_eq!(list(&folder.path().join("none"), &[".krav"], true), Err(Fault::NotFound));
}

#[test]
fn a_folder_is_listed_by_path_without_hidden_files() {
    let folder = folder();
    let write = |name: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    };
    ["b.krav", "a.krav", "a/z.krav", "a/deep/er/y.krav", ".hidden/x.krav", ".x.krav", "a.csv", "krav"]
        .into_iter()
        .for_each(write);
    let names = |recursive| -> Vec<String> {
        let found = list(folder.path(), &[".krav"], recursive).unwrap();
        assert!(found.iter().all(|(name, path)| path.ends_with(name)));
        found.into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(names(true), ["a.krav", "a/deep/er/y.krav", "a/z.krav", "b.krav"]);
    assert_eq!(names(false), ["a.krav", "b.krav"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_does_not_loop() {
    let folder = folder();
    fs::write(folder.path().join("a.krav"), "").unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    assert_eq!(list(folder.path(), &[".krav"], true).unwrap().len(), 1);
}

/// A reader that gives a few bytes at a time.
struct Drops(Cursor<Vec<u8>>, usize);

impl Read for Drops {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let most = self.1.min(into.len());
        self.0.read(&mut into[..most])
    }
}

fn lines(text: &str, limit: usize, at_a_time: usize) -> Vec<String> {
    let mut lines = Lines::new(Drops(Cursor::new(text.as_bytes().to_vec()), at_a_time), limit);
    let mut found = Vec::new();
    while let Some(line) = lines.next_line().unwrap() {
        found.push(match line {
            Line::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
            Line::TooLong => "TOO LONG".to_owned(),
        });
    }
    found
}

#[test]
fn lines_are_the_same_however_they_arrive() {
    for at_a_time in [1, 2, 3, 7, 1000] {
        assert_eq!(lines("a\n\nbcd\r\nlast", 5, at_a_time), ["a", "", "bcd\r", "last"]);
        assert_eq!(
            lines("12345\n123456\n\n1234567890123\nok\n", 5, at_a_time),
            ["12345", "TOO LONG", "", "TOO LONG", "ok"]
        );
        assert_eq!(lines("", 5, at_a_time), [""; 0]);
        assert_eq!(lines("123456", 5, at_a_time), ["TOO LONG"]);
    }
}

#[test]
fn a_line_without_end_is_not_held() {
    let mut endless = Lines::new(std::io::repeat(b'x').take(300 << 20), 1 << 10);
    assert_eq!(endless.next_line(), Ok(Some(Line::TooLong)));
    assert_eq!(endless.next_line(), Ok(None));
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_output_is_there_whole_or_not_at_all() {
    let folder = folder();
    let path = folder.path().join("out.json");
    fs::write(&path, "old").unwrap();
    let mut file = OutputFile::create(&path).unwrap();
    file.write_all(b"new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    drop(file);
    assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names(folder.path())), ("old", vec!["out.json".into()]));

    let mut file = OutputFile::create(&path).unwrap();
    file.write_all(b"new").unwrap();
    file.commit().unwrap();
    assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names(folder.path())), ("new", vec!["out.json".into()]));

    assert_eq!(OutputFile::create(folder.path()).err(), Some(Fault::Folder));
    assert_eq!(OutputFile::create(&folder.path().join("no/out")).err(), Some(Fault::NotFound));
}

#[cfg(unix)]
#[test]
fn an_output_through_a_link_keeps_the_link() {
    let folder = folder();
    let (target, link) = (folder.path().join("target"), folder.path().join("link"));
    fs::write(&target, "old").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let mut file = OutputFile::create(&link).unwrap();
    file.write_all(b"new").unwrap();
    file.commit().unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&target).unwrap(), "new");
}

/// What is embedded is what lies in the folders, all of it but the setups of the examples and the reviews, in the order in
/// which a folder is read.
#[test]
fn what_is_embedded_is_what_is_in_the_folders() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for held in embedded::POLICIES {
        let (first, _) = held.policy.first().unwrap();
        let folder = Path::new(first).parent().unwrap();
        let there = |endings: &[&str]| -> Vec<String> {
            let files = list(&root.join(folder), endings, true).unwrap().into_iter().map(|(name, _)| name);
            files.filter(|name| !name.starts_with("examples/")).collect()
        };
        let short = |name: &str| name.trim_start_matches(&format!("{}/", folder.display())).to_owned();
        let policy: Vec<String> = held.policy.iter().map(|(name, _)| short(name)).collect();
        assert_eq!(policy, there(&[".krav"]));
        let beside: BTreeSet<String> = held.beside.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(beside, there(&[".csv"]).into_iter().filter(|name| name != "reviewed.csv").collect());
        let examples: Vec<String> = held.examples.iter().map(|(name, _)| short(name)).collect();
        let all = list(&root.join(folder), &[".krav"], true).unwrap().into_iter().map(|(name, _)| name);
        assert_eq!(examples, all.filter(|name| name.starts_with("examples/")).collect::<Vec<_>>());
        let mut imports = Vec::new();
        for (name, text) in held.policy.iter().chain(held.examples) {
            assert_eq!(fs::read_to_string(root.join(name)).unwrap(), *text, "{name}");
            let lines = text.lines().filter_map(|line| line.strip_prefix("import \"")?.strip_suffix('"'));
            imports.extend(lines.map(|path| (*name, path)));
            assert!(!text.contains("policy ") || text.contains(held.name) || !name.ends_with("policy.krav"), "{name}");
        }
        assert_eq!(imports, held.imports.iter().map(|(file, path, _)| (*file, *path)).collect::<Vec<_>>());
        for (file, path, name) in held.imports {
            let folder = root.join(file).parent().unwrap().join(path);
            let text = fs::read_to_string(folder.join("policy.krav")).unwrap();
            assert!(text.contains(&format!("policy {name} {{")), "{path} is not {name}");
        }
    }
    let schema = fs::read_to_string(root.join("schemas").join(embedded::SCHEMA.0)).unwrap();
    assert_eq!(schema, embedded::SCHEMA.1);
}

#[test]
fn many_paths_come_out_as_they_went_in() {
    let long = "å".repeat(40_000);
    let just = "å".repeat(32_767);
    let texts = ["", &just, "a", "a/å", "a/ä", "a/ä.yaml", "a", "b/ä.yaml", &long, "b/ö", &long, &long, &just];
    let mut given: Vec<PathBuf> = texts.iter().map(PathBuf::from).collect();
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt as _;
        let odd = || PathBuf::from(std::ffi::OsString::from_vec(b"a/\xff".to_vec()));
        given.extend([odd(), PathBuf::from("a/\u{fffd}"), odd()]);
        given.insert(0, odd());
    }
    let mut held = Paths::default();
    given.iter().cloned().for_each(|path| held.push(path));
    assert_eq!(held.iter().collect::<Vec<_>>(), given);
    assert_eq!(held.iter().len(), given.len());
    // What goes through it again, or is begun in the middle, is the same.
    let mut iter = held.iter();
    iter.next();
    assert_eq!(iter.clone().collect::<Vec<_>>(), iter.collect::<Vec<_>>());
    assert!(Paths::default().iter().next().is_none());
}
