//! Tests of the room.
#![expect(clippy::string_slice, reason = "a place that is wrong should stop the test")]

mod constructs;
mod faults;
mod random;
mod robust;

use super::ast::{Expr, File, Item, Requirement, Rule};
use super::{parse, print};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources};

/// The sample policy of the design.
pub(super) const SAMPLE: &str = include_str!("sample.krav");

fn file_id() -> FileId {
    Sources::new().add("test.krav", "", "")
}

pub(super) fn read(text: &str) -> (File, Vec<Diagnostic>) {
    parse(file_id(), text)
}

/// Code and underlined text of each finding.
pub(super) fn found(text: &str) -> Vec<(String, String)> {
    let slice = |d: &Diagnostic| text.get(d.span().unwrap().range()).unwrap().to_owned();
    read(text).1.iter().map(|d| (d.code.id.to_owned(), slice(d))).collect()
}

/// The tree of a text without faults.
pub(super) fn clean(text: &str) -> File {
    let (file, findings) = read(text);
    assert!(findings.is_empty(), "{text}\n{findings:#?}");
    file
}

/// The only rule of a text.
pub(super) fn rule(parts: &str) -> Rule {
    let mut file = clean(&format!("rule r {{ {parts} }}"));
    match (file.items.len(), file.items.pop()) {
        (1, Some(Item::Rule(rule))) => rule,
        other => panic!("{other:?}"),
    }
}

pub(super) fn requirement(text: &str) -> Requirement {
    rule(text).requirements.pop().unwrap()
}

pub(super) fn expression(text: &str) -> Expr {
    requirement(&format!("must {text}")).expr
}

/// A tree in words, without spans and comments.
pub(super) fn shape(file: &File) -> String {
    let file = File { comments: Vec::new(), ..file.clone() };
    without_spans(&format!("{file:?}"))
}

pub(super) fn without_spans(debug: &str) -> String {
    let mut out = String::new();
    let mut rest = debug;
    while let Some(at) = rest.find("Span {") {
        out.push_str(&rest[..at]);
        // A span has three fields, the first with one number in it.
        rest = &rest[at..];
        rest = &rest[rest.find("end:").unwrap()..];
        rest = &rest[rest.find('}').unwrap() + 1..];
    }
    out + rest
}

/// Printing and reading again gives the same tree, and printing that the same text.
pub(super) fn assert_prints(file: &File) {
    let text = print(file);
    let (again, findings) = read(&text);
    assert!(findings.is_empty(), "{text}\n{findings:#?}");
    if shape(file) != shape(&again) {
        let [a, b] = [file, &again].map(|file| without_spans(&format!("{file:#?}")));
        let line = a.lines().zip(b.lines()).position(|(x, y)| x != y).unwrap_or(0);
        let near = |s: &str| s.lines().skip(line.saturating_sub(8)).take(20).collect::<Vec<_>>().join("\n");
        panic!("{text}\n{}\n---\n{}", near(&a), near(&b));
    }
    assert_eq!(print(&again), text);
}
