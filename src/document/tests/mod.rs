#![expect(clippy::string_slice, reason = "tests may cut where they know the text")]

mod arena;
mod bounds;
mod faults;
mod nasty;
mod personal;
mod stamps;
mod table;
mod trees;
mod words;

use super::*;
use crate::diagnostic::Role;

fn open(syntax: Syntax, bytes: &[u8]) -> (Sources, Document) {
    let mut sources = Sources::new();
    let document = read(&mut sources, "a.yaml", bytes, String::new(), syntax);
    (sources, document)
}

/// Code and underlined text of every finding.
fn faults(syntax: Syntax, bytes: &[u8]) -> Vec<(&'static str, String)> {
    let (sources, document) = open(syntax, bytes);
    let show = |d: &Diagnostic| (d.code.id, sources.file(document.file).slice(d.span().unwrap()).to_owned());
    document.findings.iter().map(show).collect()
}

/// A tree as text: kinds alone.
fn shape(tree: &Tree, id: NodeId) -> String {
    match tree.kind(id) {
        Kind::Null => "null".to_owned(),
        Kind::Bool(value) => value.to_string(),
        Kind::Number(number) => number.to_string(),
        Kind::Text(text) => format!("{text:?}"),
        Kind::List(items) => {
            let items: Vec<_> = items.iter().map(|item| shape(tree, *item)).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::Record(entries) => {
            let entries: Vec<_> = entries.iter().map(|e| format!("{}: {}", e.key, shape(tree, e.value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// The shape of a file that must be free of faults.
fn good(syntax: Syntax, text: &str) -> String {
    let (_, document) = open(syntax, text.as_bytes());
    assert_eq!(faults(syntax, text.as_bytes()), [], "{text:?}");
    let tree = document.tree.unwrap();
    shape(&tree, tree.root())
}
