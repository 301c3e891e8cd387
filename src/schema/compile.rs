//! A schema document → the compiled validator. Formats are asserted, `undated` is let in beside not-yet dates, and
//! regular expressions run in linear time with bounded size.

use super::json::{self, Spanned};
use super::{annotations, graph};
use crate::diagnostic::{Diagnostic, codes::structure as codes};
use crate::document::{self, Kind, NodeId, Syntax, Tree};
use crate::source::Sources;
use crate::value::{Date, Month, Shape};
use jsonschema::{Draft, PatternOptions, ValidationError, Validator};
use serde_json::{Map, Value, json};
use std::sync::OnceLock;

/// The dialect that we read.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";
/// Greatest size of a compiled regular expression, in bytes.
const REGEX: usize = 1 << 20;

/// The schema as compiled, and the validator.
pub(super) struct Compiled {
    pub(super) schema: Value,
    pub(super) validator: Validator<Spanned>,
}

/// The schema as compiled, or its text, to be compiled when the first file is checked.
pub(super) struct Lazily {
    text: &'static str,
    compiled: OnceLock<Option<Compiled>>,
}

impl From<Compiled> for Lazily {
    fn from(compiled: Compiled) -> Self {
        Self { text: "", compiled: Some(compiled).into() }
    }
}

impl Lazily {
    /// Of the text of a schema that was found to be one.
    pub(super) fn from_text(text: &'static str) -> Self {
        Self { text, compiled: OnceLock::new() }
    }

    /// It as compiled; `None` when the text is no schema.
    pub(super) fn get(&self) -> Option<&Compiled> {
        let compiled = || {
            // Nothing points into it: a schema without faults needs no places.
            let document = document::read(&mut Sources::new(), "", self.text.as_bytes(), String::new(), Syntax::Json);
            compile(&document.tree?).ok()
        };
        self.compiled.get_or_init(compiled).as_ref()
    }
}

/// Everything that makes the document no JSON Schema 2020-12.
pub(super) fn faults(tree: &Tree) -> Vec<Diagnostic> {
    let dialect = tree.get(tree.root(), "$schema");
    if let Some(node) = dialect
        && tree.text(node).map(|uri| uri.trim_end_matches('#')) != Some(DIALECT)
    {
        let found = tree.text(node).unwrap_or("");
        return vec![Diagnostic::at(codes::SCHEMA_DIALECT, tree.span(node)).with("value", found)];
    }
    let mut plain = json::value(tree, tree.root());
    if let Value::Object(members) = &mut plain {
        members.remove("$schema");
    }
    let meta = jsonschema::draft202012::meta::validator();
    let mut found: Vec<Diagnostic> = meta.iter_errors(&plain).map(|error| fault(tree, &error)).collect();
    found.dedup();
    found
}

/// A fault that jsonschema found, at the place in the schema where it stands.
fn fault(tree: &Tree, error: &ValidationError<'_>) -> Diagnostic {
    let place = [error.instance_path(), error.schema_path()].into_iter().filter(|path| !path.is_empty());
    let node = place.filter_map(|path| graph::at(tree, path.as_str())).next().unwrap_or(tree.root());
    let pointer = tree.pointer(node).to_string();
    let keyword = pointer.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or("").to_owned();
    Diagnostic::at(codes::SCHEMA_INVALID, tree.span(node)).with("keyword", keyword).with("pointer", pointer)
}

/// Compiles the schema.
pub(super) fn compile(tree: &Tree) -> Result<Compiled, Diagnostic> {
    let mut schema = prepared(tree, tree.root());
    if let Value::Object(members) = &mut schema {
        members.remove("$schema");
    }
    let mut options = jsonschema::options_for::<Spanned>()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .should_ignore_unknown_formats(true)
        .with_pattern_options(PatternOptions::regex().size_limit(REGEX).dfa_size_limit(REGEX))
        .with_format("date", |text| Date::parse(text).is_some())
        .with_format("month", |text| Month::parse(text).is_some());
    for shape in [
        Shape::IpAddress,
        Shape::PrivateIpAddress,
        Shape::Email,
        Shape::OrganisationNumber,
        Shape::PhoneNumber,
        Shape::SerialNumber,
    ] {
        options = options.with_format(shape.name(), move |text| shape.matches(text));
    }
    match options.build(&schema) {
        Ok(validator) => Ok(Compiled { schema, validator }),
        Err(error) => Err(fault(tree, &error)),
    }
}

/// The schema as JSON, with `undated` let in where a not-yet date does not say so itself.
fn prepared(tree: &Tree, node: NodeId) -> Value {
    match tree.kind(node) {
        Kind::List(items) => Value::Array(items.iter().map(|item| prepared(tree, *item)).collect()),
        Kind::Record(entries) => {
            let members: Map<String, Value> =
                entries.iter().map(|e| (e.key.to_string(), prepared(tree, e.value))).collect();
            if lacks_undated(tree, node) {
                json!({ "anyOf": [members, { "const": "undated" }] })
            } else {
                Value::Object(members)
            }
        }
        _ => json::value(tree, node),
    }
}

fn lacks_undated(tree: &Tree, node: NodeId) -> bool {
    let text = |schema: NodeId, key: &str| tree.get(schema, key).and_then(|value| tree.text(value));
    if text(node, "x-krav-absent") != Some("not-yet") {
        return false;
    }
    let chain = annotations::chain(tree, node);
    chain.iter().any(|s| text(*s, "format") == Some("date"))
        && !chain.iter().any(|s| annotations::offers(tree, *s, "undated"))
}
