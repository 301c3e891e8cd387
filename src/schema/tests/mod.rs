//! Tests of the room, with trees built from JSON by a small reader of their own.

mod broken_schemas;
mod checks;
mod forms;
mod keys;
mod provider;
mod robust;
mod types;

use super::{Schema, load};
use crate::diagnostic::{Diagnostic, Param, Role};
use crate::document::{Builder, Entry, Kind, NodeId, Tree};
use crate::source::{FileId, Sources, Span};
use crate::value::Number;
use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;

/// A file and its tree.
pub(super) struct File {
    pub(super) sources: Sources,
    pub(super) tree: Tree,
}

pub(super) fn read(text: &str) -> File {
    let mut sources = Sources::new();
    let file = sources.add("test.json", text, "");
    let parsed = jsonc_parser::parse_to_ast(text, &Default::default(), &Default::default()).unwrap();
    let mut builder = Builder::new(file);
    let root = node(&mut builder, file, &parsed.value.unwrap());
    File { sources, tree: builder.finish(root) }
}

fn node(builder: &mut Builder, file: FileId, value: &Value) -> NodeId {
    let span = Span::new(file, value.start(), value.end());
    let kind = match value {
        Value::NullKeyword(_) => Kind::Null,
        Value::BooleanLit(b) => Kind::Bool(b.value),
        Value::NumberLit(n) => Kind::Number(Number::parse(n.value).unwrap()),
        Value::StringLit(s) => Kind::Text(s.value.as_ref().into()),
        Value::Array(array) => Kind::List(array.elements.iter().map(|e| node(builder, file, e)).collect()),
        Value::Object(object) => Kind::Record(
            object
                .properties
                .iter()
                .map(|p| Entry {
                    key: match &p.name {
                        ObjectPropName::String(s) => s.value.as_ref().into(),
                        ObjectPropName::Word(w) => w.value.into(),
                    },
                    key_span: Span::new(file, p.name.start(), p.name.end()),
                    value: node(builder, file, &p.value),
                })
                .collect(),
        ),
    };
    builder.add(span, false, kind)
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
