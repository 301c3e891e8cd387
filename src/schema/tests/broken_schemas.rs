//! Schemas that cannot be used, and where that is said.

use super::*;

fn refused(text: &str, findings: &[&str]) {
    let file = read(text);
    let (schema, found) = load(&file.tree);
    assert_eq!(told(&file, &found), findings, "{text}");
    assert!(schema.is_none(), "{text}");
    found.iter().for_each(texts_fill);
}

#[test]
fn the_top_must_be_a_record() {
    refused("[]", &["K250 []"]);
    refused("true", &["K250 true"]);
    refused(r#"{"type": "string"}"#, &[r#"K250 "string""#]);
    refused("{}", &["K250 {}"]);
}

#[test]
fn only_one_dialect() {
    refused(
        r#"{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {}}"#,
        &[r#"K251 "http://json-schema.org/draft-07/schema#""#],
    );
    schema(r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {}}"#);
}

#[test]
fn wrong_keywords_are_all_told_where_they_stand() {
    refused(
        r#"{"type": "object", "properties": {"a": {"type": "strin"}, "b": {"minLength": -1, "type": "string"}, "c": {"enum": "x"}}}"#,
        &[r#"K252 "strin""#, "K252 -1", r#"K252 "x""#],
    );
    refused(r#"{"type": "object", "properties": {"a": {"type": "string", "pattern": "("}}}"#, &[r#"K252 "(""#]);
}

#[test]
fn a_pattern_beyond_linear_time_or_size_is_refused() {
    refused(
        r#"{"type": "object", "properties": {"a": {"type": "string", "pattern": "(?=a)b"}}}"#,
        &[r#"K252 "(?=a)b""#],
    );
    let huge = "((a{1,999}){1,999}){1,999}";
    refused(
        &format!(r#"{{"type": "object", "properties": {{"a": {{"type": "string", "pattern": "{huge}"}}}}}}"#),
        &[&format!("K252 \"{huge}\"")],
    );
}

#[test]
fn references_that_lead_nowhere() {
    refused(
        r##"{"type": "object", "properties": {"a": {"$ref": "#/$defs/nope"}, "b": {"$ref": "https://example.com/x.json"}}}"##,
        &[r##"K253 "#/$defs/nope""##, r#"K253 "https://example.com/x.json""#],
    );
}

#[test]
fn annotations_that_do_not_fit() {
    let list = r#""l": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}, "more": {"type": "array", "items": {"type": "string"}}}}"#;
    for (property, underlined) in [
        (format!(r#"{list}, "x-krav-key": ["idd"]}}"#), r#""idd""#),
        (format!(r#"{list}, "x-krav-key": "more"}}"#), r#""more""#),
        (r#""l": {"type": "string", "x-krav-key": "id"}"#.to_owned(), r#""id""#),
        (format!(r#"{list}}}, "r": {{"type": "string", "x-krav-ref": "l.idd"}}"#), r#""l.idd""#),
        (r#""r": {"type": "string", "x-krav-ref": "l"}"#.to_owned(), r#""l""#),
        (r#""r": {"type": "string", "x-krav-ref": ["q.id"]}"#.to_owned(), r#""q.id""#),
        (r#""d": {"type": "string", "x-krav-absent": "not-yet"}"#.to_owned(), r#""not-yet""#),
        (r#""d": {"type": "string", "format": "date", "x-krav-absent": "never"}"#.to_owned(), r#""never""#),
        (r#""e": {"enum": ["a"], "x-krav-labels": {"b": {"sv": "B"}}}"#.to_owned(), r#""b""#),
    ] {
        refused(&format!(r#"{{"type": "object", "properties": {{{property}}}}}"#), &[&format!("K255 {underlined}")]);
    }
}
