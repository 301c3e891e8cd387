//! Depth, size and odd names.

use super::*;

#[test]
fn a_schema_too_deep_is_refused_before_it_is_compiled() {
    let mut defs = String::from(r#""d5000": {"type": "string"}"#);
    for i in 0..5000 {
        defs += &format!(r##", "d{i}": {{"$ref": "#/$defs/d{}"}}"##, i + 1);
    }
    let chain =
        format!(r##"{{"type": "object", "properties": {{"x": {{"$ref": "#/$defs/d0"}}}}, "$defs": {{{defs}}}}}"##);
    let nested = format!(
        r#"{{"properties": {{"x": {}{{"type": "string"}}{}}}}}"#,
        r#"{"type": "array", "items": "#.repeat(150),
        "}".repeat(150)
    );
    for text in [chain, nested] {
        let file = read(&text);
        let (schema, found) = load(&file.tree);
        assert!(schema.is_none());
        assert_eq!(found.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["K254"]);
        texts_fill(&found[0]);
    }
}

#[test]
fn a_schema_as_deep_as_may_be_is_compiled() {
    let nested = format!("{}{{\"type\": \"string\"}}{}", r#"{"properties": {"x": "#.repeat(120), "}}".repeat(120));
    schema(&nested);
}

#[test]
fn a_deep_file_against_a_recursive_schema() {
    let text = r##"{"type": "object", "properties": {"x": {"$ref": "#"}}}"##;
    let data = format!("{}1{}", r#"{"x": "#.repeat(240), "}".repeat(240));
    expect(text, &data, &["K203 1"]);
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
    assert_eq!(schema(&text).check(&file.tree).len(), 20_000);
}

#[test]
fn the_schema_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Schema>();
}

#[test]
fn shown_values_are_cut() {
    let long = "x".repeat(500);
    let file = read(&format!(r#"{{"x": "{long}"}}"#));
    let found = schema(&one(r#"{"enum": ["a"]}"#)).check(&file.tree);
    assert_eq!(text_param(&found[0], "value").chars().count(), 61);
}
