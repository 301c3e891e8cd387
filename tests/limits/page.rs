//! `docs/limits.md` against the source.

use super::root;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The value of a product, a shift or a number as the source writes it.
fn value(expression: &str) -> i64 {
    let plain = expression.trim().trim_start_matches('(').replace(")", "");
    if let Some((a, b)) = plain.split_once('-') {
        return value(a) - value(b);
    }
    if let Some((a, b)) = plain.split_once("<<") {
        return value(a) << value(b);
    }
    plain.split('*').map(|part| number(part.trim())).product()
}

fn number(text: &str) -> i64 {
    let digits = text.replace(['_', ','], "");
    match digits.strip_prefix("0x") {
        Some(hex) => i64::from_str_radix(hex, 16).unwrap(),
        None => digits.parse().unwrap_or_else(|_| panic!("no number: {text}")),
    }
}

/// Every numeric constant of the source that is written as a number: file, name and value; gathered once for all tests.
fn constants() -> &'static BTreeMap<(String, String), i64> {
    static CONSTANTS: LazyLock<BTreeMap<(String, String), i64>> = LazyLock::new(gathered);
    &CONSTANTS
}

fn gathered() -> BTreeMap<(String, String), i64> {
    let form =
        regex::Regex::new(r"(?m)^\s*(?:pub(?:\([a-z]+\))? )?const ([A-Z_]+): (?:usize|[ui][0-9]+) = ([0-9(][^;]*);")
            .unwrap();
    let mut found = BTreeMap::new();
    let mut open = vec![root().join("src")];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                open.push(path);
            } else if name.ends_with(".rs") && !name.contains("/tests/") && !name.ends_with("/tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let all = form.captures_iter(&text);
                found.extend(all.map(|found| ((name.clone(), found[1].to_owned()), value(&found[2]))));
            }
        }
    }
    found
}

/// A constant of the source that is not public.
pub(crate) fn constant(file: &str, name: &str) -> usize {
    let value = constants()[&(file.to_owned(), name.to_owned())];
    usize::try_from(value).unwrap()
}

/// The rows of the page: their cells.
fn rows() -> Vec<Vec<String>> {
    let page = read("docs/limits.md");
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| what "));
    rows.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// What stands between code marks.
fn marked(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_value_is_that_of_the_source() {
    let constants = constants();
    let rows = rows();
    assert!(rows.len() > 25, "{}", rows.len());
    for row in rows {
        let (count, unit) = row[1].split_once(' ').unwrap_or((&row[1], ""));
        let unit = match unit {
            "GiB" => 1 << 30,
            "MiB" => 1 << 20,
            "KiB" => 1 << 10,
            "" => 1,
            other => panic!("{other}"),
        };
        let marks = marked(&row[2]);
        let key = (marks[0].to_owned(), marks[1].to_owned());
        assert_eq!(constants.get(&key), Some(&(number(count) * unit)), "{key:?}");
    }
}

#[test]
fn every_number_of_the_source_is_on_the_page() {
    let page = read("docs/limits.md");
    let rest = page.split_once("## Constants that refuse nothing").unwrap().1.split("\n## ").next().unwrap();
    let idle = marked(rest);
    let rows = rows();
    for (file, name) in constants().keys() {
        let in_row = rows.iter().any(|row| marked(&row[2]) == [file.as_str(), name.as_str()]);
        assert!(in_row || idle.contains(&name.as_str()), "{name} of {file} is not on the page");
    }
    for name in idle {
        let there = constants().keys().any(|(_, known)| known == name)
            || !name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
        assert!(there, "{name} is not in the source");
    }
}

/// Everything that tests are written in.
fn tests_below(folder: &Path, all: &mut String) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            tests_below(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_code_and_test_that_the_page_names_exists() {
    let mut tests = String::new();
    tests_below(&root().join("src"), &mut tests);
    tests_below(&root().join("tests"), &mut tests);
    for row in rows() {
        for word in row[3].split([' ', ',']).filter(|word| word.starts_with('K')) {
            assert!(kravkoll::text::codes::of(word).is_some(), "{word}");
        }
        let named = marked(&row[4]);
        assert!(!named.is_empty() || row[4] == "–", "{row:?}");
        for name in named {
            assert!(tests.contains(&format!("fn {name}(")), "no test {name}");
        }
    }
}
