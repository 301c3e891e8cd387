//! Depth, size and odd names.

use super::*;
use crate::document::{Builder, Built, Member, NodeId};
use crate::value::Number;

#[test]
fn a_schema_too_deep_is_refused_before_it_is_compiled() {
    let mut defs = String::from(r#""d5000": {"type": "string"}"#);
    for i in 0..5000 {
        defs += &format!(r##", "d{i}": {{"$ref": "#/$defs/d{}"}}"##, i + 1);
    }
    let chain =
        format!(r##"{{"type": "object", "properties": {{"x": {{"$ref": "#/$defs/d0"}}}}, "$defs": {{{defs}}}}}"##);
    let file = read(&chain);
    let (schema, found) = load(&file.tree);
    assert!(schema.is_none());
    assert_eq!(found.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["K254"]);
    texts_fill(&found[0]);
}

#[test]
fn a_schema_as_deep_as_may_be_is_compiled() {
    let nested = format!("{}{{\"type\": \"string\"}}{}", r#"{"properties": {"x": "#.repeat(60), "}}".repeat(60));
    schema(&nested);
}

#[test]
fn a_file_as_deep_as_the_readers_let_in_against_a_recursive_schema() {
    let mut sources = Sources::new();
    let file = sources.add("a.json", "1", "");
    let span = Span::new(file, 0, 1);
    let mut builder = Builder::new(file);
    let mut node = builder.add(span, false, Built::Number(Number::ONE));
    for _ in 0..512 {
        let member = Member { key: builder.key("x"), start: 0, end: 1, value: node };
        node = builder.add(span, false, Built::Record(vec![member]));
    }
    let file = File { sources, tree: builder.finish(node) };
    let schema = schema(r##"{"type": "object", "properties": {"x": {"anyOf": [{"$ref": "#"}, {"const": "none"}]}}}"##);
    assert_eq!(told(&file, &schema.check(&file.tree)), ["K203 1"]);
}

#[test]
fn names_with_slashes_blanks_and_digits() {
    let text = r##"{"type": "object", "properties": {"a/b": {"$ref": "#/$defs/x~1y"}, "": {"$ref": "#/$defs/p%20q"}, "0": {"type": "object", "properties": {"1": {"type": "string"}}}},
        "$defs": {"x/y": {"type": "boolean"}, "p q": {"type": "boolean"}}}"##;
    expect(text, r#"{"a/b": 1, "": 2, "0": {"1": []}}"#, &["K203 1", "K203 2", "K203 []"]);
}

#[test]
fn a_long_list_of_doubles_is_checked_in_one_pass() {
    let items: Vec<String> = (0..20_000).map(|i| format!(r#"{{"id": "{}"}}"#, i % 10_000)).collect();
    let text = one(
        r#"{"type": "array", "x-krav-key": "id", "uniqueItems": true, "items": {"type": "object", "properties": {"id": {"type": "string"}}}}"#,
    );
    let file = read(&format!(r#"{{"x": [{}]}}"#, items.join(",")));
    assert!(schema(&text).check(&file.tree).len() > crate::document::limits::FINDINGS);
}

#[test]
fn the_schema_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Schema>();
}

#[test]
fn many_dangling_references_are_told_in_bounded_time() {
    let units: Vec<String> = (0..5_000).map(|i| format!(r#"{{"id": "u-{i}", "parent": "v-{i}"}}"#)).collect();
    let text = r#"{"type": "object", "properties": {"units": {"type": "array", "x-krav-key": "id", "items": {"type": "object",
        "properties": {"id": {"type": "string"}, "parent": {"type": "string", "x-krav-ref": "units.id"}}}}}}"#;
    let file = read(&format!(r#"{{"units": [{}]}}"#, units.join(",")));
    let found = schema(text).check(&file.tree);
    assert_eq!(found.len(), crate::document::limits::FINDINGS + 1);
    assert_ne!(text_param(&found[0], "suggestion"), "-");
    assert_eq!(text_param(&found[999], "suggestion"), "-");
}

#[test]
fn anchors_are_followed() {
    let text = r##"{"type": "object", "properties": {"x": {"$ref": "#name"}}, "$defs": {"a": {"$anchor": "name", "type": "boolean"}}}"##;
    expect(text, r#"{"x": 1}"#, &["K203 1"]);
}

/// Broken in many ways, schemas and files alike must be answered, never with a panic.
#[test]
fn mutilated_schemas_and_files_are_answered() {
    let whole = r##"{"$id": "https://example.com/a.schema.json", "type": "object", "required": ["a"], "properties": {
        "a": {"anyOf": [{"type": "string", "format": "date"}, {"const": "undated"}], "x-krav-absent": "not-yet"},
        "b": {"type": "array", "x-krav-key": ["id"], "uniqueItems": true, "items": {"$ref": "#/$defs/r"}},
        "c": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}, "propertyNames": {"pattern": "^[a-z]+$"}},
        "d": {"oneOf": [{"type": "string", "minLength": 2}, {"$anchor": "x", "enum": [1, "none"]}]},
        "e": {"$ref": "#x", "unevaluatedProperties": false}},
        "$defs": {"r": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "x-krav-ref": "b.id"}, "r": {"$ref": "#/$defs/r"}}}}}"##;
    let data = r#"{"a": "2018-6-5", "b": [{"id": "x", "r": {"id": "y"}}, null, {"id": "x"}], "c": {"A": 0, "b": "1"}, "d": 1, "e": "none"}"#;
    let pieces = [
        "null",
        "true",
        "[]",
        "{}",
        "-1",
        r#""""#,
        r##""#""##,
        r##""#/$defs/r""##,
        r#""date""#,
        r#""none""#,
        "[1, null]",
        r##"{"$ref": "#"}"##,
        r#""object""#,
        "1e30",
    ];
    let mut random = 12345u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (random >> 33) as usize % below
    };
    let rounds = option_env!("KRAVKOLL_ROUNDS").and_then(|n| n.parse().ok()).unwrap_or(150);
    let good = schema(whole);
    for _ in 0..rounds {
        let text = mutilated(whole, &mut next, &pieces);
        let file = read(&mutilated(data, &mut next, &pieces));
        good.check(&file.tree).iter().for_each(texts_fill);
        let _ = good.exempt(&file.tree);
        let broken = read(&text);
        let (schema, found) = load(&broken.tree);
        found.iter().for_each(texts_fill);
        assert!(schema.is_some() || !found.is_empty(), "{text}");
        if let Some(schema) = schema {
            schema.check(&file.tree).iter().for_each(texts_fill);
        }
    }
}

/// The text with one to three of its values replaced.
fn mutilated(text: &str, next: &mut impl FnMut(usize) -> usize, pieces: &[&str]) -> String {
    let mut text = text.to_owned();
    for _ in 0..=next(3) {
        let file = read(&text);
        let nodes: Vec<NodeId> = file.tree.ids().collect();
        let span = file.tree.span(nodes[next(nodes.len())]);
        text.replace_range(span.range(), pieces[next(pieces.len())]);
    }
    text
}

#[test]
fn shown_values_are_cut() {
    let long = "x".repeat(500);
    let file = read(&format!(r#"{{"x": "{long}"}}"#));
    let found = schema(&one(r#"{"enum": ["a"]}"#)).check(&file.tree);
    assert_eq!(text_param(&found[0], "value").chars().count(), 61);
}
