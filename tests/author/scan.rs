//! A policy's names, read off its text by words and braces alone: no parser of the program's.

use crate::root;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What stands in the text.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    pub(crate) clauses: BTreeSet<String>,
    /// Rules, with the clauses that they or their exceptions cite.
    pub(crate) rules: BTreeMap<String, BTreeSet<String>>,
    /// Titles of examples, in the order of the files.
    pub(crate) examples: Vec<String>,
    /// Whom clauses bind.
    pub(crate) binds: BTreeSet<String>,
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "krav") {
            found.push(path);
        }
    }
}

/// Words, texts (with a leading quotation mark) and marks.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '#' => while rest.next_if(|c| *c != '\n').is_some() {},
            '"' => {
                let mut token = String::from('"');
                while let Some(c) = rest.next() {
                    match c {
                        '\\' => token.extend(rest.next()),
                        '"' => break,
                        c => token.push(c),
                    }
                }
                tokens.push(token);
            }
            c if c.is_alphanumeric() => {
                let mut token = String::from(c);
                while let Some(c) = rest.next_if(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')) {
                    token.push(c);
                }
                tokens.push(token);
            }
            c if c.is_whitespace() => {}
            c => tokens.push(c.to_string()),
        }
    }
    tokens
}

pub(crate) fn policy(folder: &str) -> Scanned {
    let mut paths = Vec::new();
    files(&root().join(folder), &mut paths);
    // Examples are read after the policy.
    paths.sort_by_key(|path| (path.to_string_lossy().contains("/examples/"), path.clone()));
    let mut scanned = Scanned::default();
    for path in paths {
        let tokens = tokens(&fs::read_to_string(path).unwrap());
        let mut rule = String::new();
        for (at, token) in tokens.iter().enumerate() {
            let next = tokens.get(at + 1).cloned().unwrap_or_default();
            let opens = tokens.get(at + 2).is_some_and(|token| token == "{");
            match token.as_str() {
                "clause" if opens => drop(scanned.clauses.insert(next)),
                "binds" => drop(scanned.binds.insert(next.trim_start_matches('"').to_owned())),
                "rule" if opens => {
                    rule = next;
                    scanned.rules.insert(rule.clone(), BTreeSet::new());
                }
                "example" if opens => scanned.examples.push(next.trim_start_matches('"').to_owned()),
                "cites" => {
                    let mut place = at + 1;
                    loop {
                        scanned.rules.get_mut(&rule).unwrap().insert(tokens[place].clone());
                        if tokens.get(place + 1).is_none_or(|token| token != ",") {
                            break;
                        }
                        place += 2;
                    }
                }
                _ => {}
            }
        }
    }
    scanned
}
