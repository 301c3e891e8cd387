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
        let tokens = tokens(&fs::read_to_string(&path).unwrap());
        // Blocks that are open: kind, name, and for a group what its exceptions cite.
        let mut open: Vec<(&str, String, BTreeSet<String>)> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].as_str());
            let next = tokens.get(at + 1).cloned().unwrap_or_default();
            match token.as_str() {
                "{" => {
                    let name = before(1).trim_start_matches('"').to_owned();
                    match before(2) {
                        "clause" => drop(scanned.clauses.insert(name.clone())),
                        "example" => scanned.examples.push(name.clone()),
                        // What a group's exceptions cite, each of its rules cites.
                        "rule" => {
                            let inherited = open.iter().flat_map(|(_, _, cited)| cited.clone()).collect();
                            scanned.rules.insert(name.clone(), inherited);
                        }
                        _ => {}
                    }
                    open.push((before(2), name, BTreeSet::new()));
                }
                // Of what is imported, all but the examples.
                "import" if next.starts_with('"') && !path.to_string_lossy().contains("/examples/") => {
                    let imported = policy(&format!("{folder}/{}", next.trim_start_matches('"')));
                    scanned.clauses.extend(imported.clauses);
                    scanned.rules.extend(imported.rules);
                    scanned.binds.extend(imported.binds);
                }
                "}" => drop(open.pop()),
                "binds" => drop(scanned.binds.insert(next.trim_start_matches('"').to_owned())),
                "cites" => {
                    let mut cited = BTreeSet::from([next]);
                    let mut place = at + 2;
                    while tokens.get(place).is_some_and(|token| token == ",") {
                        cited.insert(tokens[place + 1].clone());
                        place += 2;
                    }
                    let (kind, name, own) = open.last_mut().unwrap();
                    match *kind {
                        "rule" => scanned.rules.get_mut(name).unwrap().extend(cited),
                        _ => own.extend(cited),
                    }
                }
                _ => {}
            }
        }
    }
    scanned
}
