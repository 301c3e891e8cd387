//! What is written from tables in the program is fresh. `UPDATE=1 cargo test --test generated` writes it anew.

#![expect(clippy::disallowed_methods, reason = "the manual is a file, and UPDATE asks for a new one")]

use kravkoll::operators;
use std::{env, fs, path::Path};

const BEGIN: &str = "<!-- operators: written from the table, do not edit -->\n";
const END: &str = "<!-- end of operators -->\n";

/// The table of operators as the reference manual shows it.
fn table() -> String {
    let mut out = String::from("\n| words | opposite | since | meaning |\n|---|---|---|---|\n");
    for row in operators::all() {
        let opposite = if row.negated.is_empty() { String::new() } else { format!("`{}`", row.negated) };
        let mark = if row.monotone { "" } else { " Not monotone: it asks about the file, not the world." };
        out.push_str(&format!("| `{}` | {opposite} | {} | {}{mark} |\n", row.words, row.since, row.doc));
    }
    out.push('\n');
    out
}

#[test]
fn the_manual_has_every_operator() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/krav-reference.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the manual has a place for the operators");
    let (_, after) = rest.split_once(END).expect("the place for the operators ends");
    let fresh = format!("{before}{BEGIN}{}{END}{after}", table());
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    assert!(page == fresh, "the manual is stale: run `UPDATE=1 cargo test --test generated`");
}

#[test]
fn operators_are_told_apart_and_opposites_are_mutual() {
    let rows: Vec<_> = operators::all().collect();
    for (i, row) in rows.iter().enumerate() {
        assert!(rows.iter().skip(i + 1).all(|other| other.words != row.words), "{} stands twice", row.words);
        assert!(!row.doc.is_empty() && !row.since.is_empty(), "{}", row.words);
        if let Some(opposite) = operators::find(row.negated) {
            let back = operators::find(opposite.negated).map(|back| back.signature);
            assert!(back.is_some(), "{} has an opposite that has none", row.words);
        } else {
            assert!(row.negated.is_empty(), "{}: no operator `{}`", row.words, row.negated);
        }
    }
}
