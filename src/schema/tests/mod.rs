//! Tests of the room.

mod broken_schemas;
mod checks;
mod forms;
mod keys;
mod provider;
mod quick;
mod robust;
mod types;

use super::{Schema, load};
use crate::diagnostic::{Diagnostic, Param, Role};
use crate::document::{Syntax, Tree};
use crate::source::{Sources, Span};

/// A file and its tree.
pub(super) struct File {
    pub(super) sources: Sources,
    pub(super) tree: Tree,
}

pub(super) fn read(text: &str) -> File {
    let mut sources = Sources::new();
    let document = crate::document::read(&mut sources, "test.json", text.as_bytes(), String::new(), Syntax::Json);
    File { sources, tree: document.tree.unwrap() }
}

pub(super) fn schema(text: &str) -> Schema {
    let file = read(text);
    let (schema, findings) = load(&file.tree);
    assert_eq!(told(&file, &findings), Vec::<String>::new());
    schema.unwrap()
}

/// Each finding as `code text-underlined`, in order.
pub(super) fn told(file: &File, findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|d| format!("{} {}", d.code.id, slice(file, d.span().unwrap()))).collect()
}

pub(super) fn slice(file: &File, span: Span) -> &str {
    file.sources.file(span.file).slice(span)
}

/// Checks a file against a schema and expects exactly these findings.
pub(super) fn expect(schema_text: &str, data: &str, findings: &[&str]) -> Vec<Diagnostic> {
    let file = read(data);
    let found = schema(schema_text).check(&file.tree);
    assert_eq!(told(&file, &found), findings, "{data}");
    for finding in &found {
        texts_fill(finding);
    }
    found
}

/// Wraps one property `x` in an object schema.
pub(super) fn one(property: &str) -> String {
    format!(r#"{{"type": "object", "properties": {{"x": {property}}}}}"#)
}

/// Checks one value against the schema of one property.
pub(super) fn value(property: &str, value: &str, findings: &[&str]) -> Vec<Diagnostic> {
    expect(&one(property), &format!(r#"{{"x": {value}}}"#), findings)
}

pub(super) fn param<'a>(finding: &'a Diagnostic, name: &str) -> Option<&'a Param> {
    finding.params.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

pub(super) fn text_param(finding: &Diagnostic, name: &str) -> String {
    match param(finding, name) {
        Some(Param::Text(text)) => text.clone(),
        Some(Param::Number(number)) => number.to_string(),
        Some(Param::List(list)) => list.join("|"),
        Some(Param::Word(word)) => (*word).to_owned(),
        None => String::from("-"),
    }
}

/// Every placeholder of a code's texts has its parameter, so that no `{name}` is ever shown.
pub(super) fn texts_fill(finding: &Diagnostic) {
    let texts = crate::text::codes::of(finding.code.id).unwrap();
    for two in [texts.message, texts.label, texts.help] {
        for template in [two.sv, two.en] {
            let _ = crate::text::fill(template, |name| {
                // `&` after a list says how it is joined.
                let name = name.trim_end_matches('&');
                assert!(param(finding, name).is_some(), "{}: no parameter {name} in {finding:?}", finding.code.id);
                Some(String::new())
            });
        }
    }
}

#[test]
fn every_code_has_its_texts_and_none_is_left_over() {
    let codes: Vec<&str> = crate::diagnostic::codes::structure::ALL.iter().map(|c| c.id).collect();
    let texts: Vec<&str> = crate::text::codes::all().map(|t| t.id).filter(|id| id.starts_with("K2")).collect();
    assert_eq!(codes, texts);
}
