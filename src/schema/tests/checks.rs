//! Keys, kinds of value, choices, limits.

use super::*;
use crate::document::{Builder, Built, KeyId, Member, NodeId};
use crate::value::Number;

const PERSONS: &str = r##"{
  "type": "object",
  "required": ["persons"],
  "properties": {
    "persons": { "type": "array", "items": { "$ref": "#/$defs/person" } }
  },
  "$defs": {
    "person": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "licensed": { "type": "boolean" } } }
  }
}"##;

#[test]
fn a_misspelt_key_is_underlined_with_what_was_meant() {
    let found = expect(PERSONS, r#"{"persons": [{"id": "p", "licenced": true}]}"#, &[r#"K201 "licenced""#]);
    assert_eq!(text_param(&found[0], "suggestion"), "licensed");
    assert_eq!(text_param(&found[0], "allowed"), "id|licensed");
    assert_eq!(text_param(&found[0], "pointer"), "/persons/0/licenced");
}

#[test]
fn a_misspelt_key_without_a_value_is_found_too() {
    expect(PERSONS, r#"{"persons": [{"id": "p", "licenced": null}]}"#, &[r#"K201 "licenced""#]);
}

#[test]
fn a_key_that_is_there_already_is_not_suggested() {
    let found = expect(PERSONS, r#"{"persons": [{"id": "p", "idd": "q"}]}"#, &[r#"K201 "idd""#]);
    assert_eq!(text_param(&found[0], "suggestion"), "-");
}

#[test]
fn a_misspelt_required_key_is_one_mistake() {
    expect(PERSONS, r#"{"persons": [{"idd": "q"}]}"#, &[r#"K201 "idd""#]);
}

#[test]
fn records_are_closed_by_additional_properties_once() {
    let closed = one(r#"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}"#);
    expect(&closed, r#"{"x": {"b": 1}}"#, &[r#"K201 "b""#]);
    let open = one(r#"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": true}"#);
    expect(&open, r#"{"x": {"b": 1}}"#, &[]);
    let pattern =
        one(r#"{"type": "object", "properties": {"a": {"type": "string"}}, "patternProperties": {"^b": true}}"#);
    expect(&pattern, r#"{"x": {"b": 1}}"#, &[]);
    let parts = one(
        r#"{"type": "object", "properties": {"a": {"type": "string"}}, "allOf": [{"properties": {"b": {"type": "number"}}}]}"#,
    );
    expect(&parts, r#"{"x": {"a": "", "b": 1, "c": 1}}"#, &[r#"K201 "c""#]);
}

#[test]
fn unknown_keys_are_found_where_there_are_no_types() {
    let untyped = one(r#"{"oneOf": [{"type": "object", "properties": {"a": {}}, "additionalProperties": false}]}"#);
    let found = expect(&untyped, r#"{"x": {"aa": 1}}"#, &[r#"K201 "aa""#]);
    assert_eq!(text_param(&found[0], "suggestion"), "a");
    let rest = one(r#"{"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": false}"#);
    expect(&rest, r#"{"x": {"b": 1}}"#, &[r#"K201 "b""#]);
}

#[test]
fn a_missing_key_shows_the_record_and_where_to_write() {
    let data = "{\"persons\": [{\n  \"licensed\":\n    true\n}]}";
    let file = read(data);
    let found = schema(PERSONS).check(&file.tree);
    assert_eq!(told(&file, &found), [r#"K202 "licensed""#]);
    let write = found[0].labels.iter().find(|l| l.role == Role::WriteHere).unwrap().span;
    assert_eq!((write.start, write.end), (write.start, write.start));
    assert_eq!(data.get(..write.start as usize), Some("{\"persons\": [{\n  \"licensed\":\n    true"));
    assert_eq!(text_param(&found[0], "field"), "id");
    assert_eq!(text_param(&found[0], "pointer"), "/persons/0/id");
}

#[test]
fn a_missing_key_of_an_empty_record_underlines_the_record() {
    expect(PERSONS, r#"{"persons": [{}]}"#, &["K202 {}"]);
    expect(PERSONS, "{}", &["K202 {}"]);
}

#[test]
fn an_empty_value_is_absent() {
    expect(PERSONS, r#"{"persons": [{"id": "p", "licensed": null}]}"#, &[]);
    expect(PERSONS, r#"{"persons": [{"id": null}]}"#, &[r#"K202 "id""#]);
    expect(PERSONS, r#"{"persons": null}"#, &[r#"K202 "persons""#]);
    expect(
        &one(r#"{"type": "object", "properties": {"a": {"type": "string"}}, "maxProperties": 0}"#),
        r#"{"x": {"a": null}}"#,
        &[],
    );
    expect(
        &one(r#"{"anyOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"const": "none"}]}"#),
        r#"{"x": {"a": null}}"#,
        &[],
    );
}

#[test]
fn an_empty_list_item_is_an_error_once() {
    expect(PERSONS, r#"{"persons": [null, {"id": "p"}]}"#, &["K225 null"]);
    value(r#"{"type": "array", "items": {}}"#, "[null]", &["K225 null"]);
}

#[test]
fn an_empty_file_is_no_record() {
    expect(PERSONS, r#"["a"]"#, &[r#"K234 ["a"]"#]);
    let found = expect(PERSONS, "null", &["K234 null"]);
    assert_eq!(text_param(&found[0], "found"), "type-nothing");
}

#[test]
fn a_value_of_another_kind_says_what_it_is_and_what_it_should_be() {
    for (schema, data, words) in [
        (r#"{"type": "object", "properties": {}}"#, r#""a""#, "type-text type-record"),
        (r#"{"type": "boolean"}"#, "1", "type-number type-boolean"),
        (r#"{"type": "integer"}"#, "1.5", "type-number type-integer"),
        (r#"{"type": "number"}"#, r#""many""#, "type-text type-number"),
        (r#"{"type": "array", "items": {}}"#, r#"{"a": 1}"#, "type-record type-list"),
        (r#"{"type": "string"}"#, "[]", "type-list type-text"),
        (r#"{"type": "string", "format": "date"}"#, "true", "type-boolean type-date"),
        (r#"{"type": "string", "format": "month"}"#, "[]", "type-list type-month"),
        (r#"{"enum": ["a", "b"]}"#, "[]", "type-list type-enum"),
        (r#"{"type": "string", "enum": ["a", "b"]}"#, "[]", "type-list type-enum"),
    ] {
        let file = read(&format!(r#"{{"x": {data}}}"#));
        let found = super::schema(&one(schema)).check(&file.tree);
        assert_eq!(found.len(), 1, "{schema} {data}: {found:?}");
        assert_eq!(found[0].code.id, "K203");
        assert_eq!(format!("{} {}", text_param(&found[0], "found"), text_param(&found[0], "expected")), words);
    }
}

#[test]
fn a_record_of_the_wrong_kind_is_underlined_at_its_first_key() {
    value(r#"{"type": "string"}"#, r#"{"a": 1, "b": 2}"#, &[r#"K203 "a""#]);
}

#[test]
fn a_value_that_is_not_among_the_allowed() {
    let found =
        value(r#"{"type": "string", "enum": ["hemtjanst", "annan"]}"#, r#""hemtjänst""#, &[r#"K204 "hemtjänst""#]);
    assert_eq!(text_param(&found[0], "suggestion"), "hemtjanst");
    assert_eq!(text_param(&found[0], "allowed"), "hemtjanst|annan");
    value(r#"{"const": "a"}"#, r#""b""#, &[r#"K204 "b""#]);
    value(r#"{"type": "integer", "enum": [1, 2]}"#, "3", &["K204 3"]);
    value(r#"{"type": "string", "enum": ["a"]}"#, "3", &["K204 3"]);
    value(r#"{"type": "string", "enum": ["3"]}"#, "3", &["K229 3"]);
}

#[test]
fn numbers_and_truth_values_where_a_text_belongs_want_quotes() {
    let found = value(r#"{"type": "string"}"#, "6.8", &["K229 6.8"]);
    assert_eq!(text_param(&found[0], "suggestion"), "\"6.8\"");
    value(r#"{"type": "string"}"#, "false", &["K229 false"]);
    let found = value(r#"{"type": "string"}"#, "1.10", &["K230 1.10"]);
    assert_eq!(text_param(&found[0], "value"), "1.1");
    assert_eq!(text_param(&found[0], "suggestion"), "-");
}

#[test]
fn a_number_with_a_leading_zero_is_read_otherwise_than_written() {
    let mut sources = Sources::new();
    let file = sources.add("a.yaml", "x: 012", "");
    let mut builder = Builder::new(file);
    let number = builder.add(Span::new(file, 3, 6), true, Built::Number(Number::int(12)));
    let member = Member { key: builder.key("x"), start: 0, end: 1, value: number };
    let root = builder.add(Span::new(file, 0, 6), false, Built::Record(vec![member]));
    let file = File { sources, tree: builder.finish(root) };
    let found = schema(&one(r#"{"type": "string"}"#)).check(&file.tree);
    assert_eq!(told(&file, &found), ["K230 012"]);
    assert_eq!(text_param(&found[0], "value"), "12");
}

#[test]
fn words_that_look_like_truth_or_numbers_are_read_as_text() {
    for (schema, data, meant) in [
        ("boolean", r#""no""#, "false"),
        ("boolean", r#""off""#, "false"),
        ("boolean", r#""Yes""#, "true"),
        ("boolean", r#""ja""#, "true"),
        ("number", r#""1_000""#, "1000"),
        ("number", r#""2,5""#, "2.5"),
        ("integer", r#""12""#, "12"),
        ("integer", r#""1 000""#, "1000"),
    ] {
        let found = value(&format!(r#"{{"type": "{schema}"}}"#), data, &[&format!("K227 {data}")]);
        assert_eq!(text_param(&found[0], "suggestion"), meant, "{data}");
    }
    value(r#"{"type": "integer"}"#, r#""12:30""#, &[r#"K228 "12:30""#]);
    value(r#"{"type": "integer"}"#, r#""2,5""#, &[r#"K203 "2,5""#]);
}

#[test]
fn one_value_where_a_list_belongs() {
    value(r#"{"type": "array", "items": {"enum": ["SoL"]}}"#, r#""SoL""#, &[r#"K226 "SoL""#]);
}

#[test]
fn alternatives_tell_of_the_typed_one_and_its_words() {
    let date = r#"{"anyOf": [{"type": "string", "format": "date"}, {"const": "undated"}], "x-krav-absent": "not-yet"}"#;
    value(date, r#""undated""#, &[]);
    value(date, r#""2018-06-15""#, &[]);
    let found = value(date, r#""2018-6-15""#, &[r#"K205 "2018-6-15""#]);
    assert_eq!(text_param(&found[0], "also"), "or-undated");
    let boss = r#"{"anyOf": [{"type": "object", "properties": {"a": {"type": "boolean"}}}, {"const": "none"}]}"#;
    value(boss, r#""none""#, &[]);
    let found = value(boss, r#""None""#, &[r#"K203 "None""#]);
    assert_eq!((text_param(&found[0], "also"), text_param(&found[0], "suggestion")), ("or-none".into(), "none".into()));
    value(boss, r#"{"a": 1}"#, &["K203 1"]);
    let kind = r#"{"anyOf": [{"enum": ["a", "b"]}, {"const": "none"}]}"#;
    let found = value(kind, r#""c""#, &[r#"K204 "c""#]);
    assert_eq!(text_param(&found[0], "allowed"), "a|b|none");
    let found = value(r#"{"anyOf": [{"const": "a"}, {"const": "b"}]}"#, r#""c""#, &[r#"K204 "c""#]);
    assert_eq!(text_param(&found[0], "allowed"), "a|b");
}

#[test]
fn several_typed_alternatives() {
    let several = r#"{"oneOf": [{"type": "boolean"}, {"type": "string", "minLength": 3}]}"#;
    value(several, r#""ab""#, &[r#"K217 "ab""#]);
    value(several, "1", &["K231 1"]);
    value(r#"{"type": ["string", "null"]}"#, "[]", &["K203 []"]);
}

#[test]
fn limits() {
    for (schema, data, code) in [
        (r#"{"type": "string", "minLength": 1}"#, r#""""#, "K216"),
        (r#"{"type": "string", "minLength": 2}"#, r#""å""#, "K217"),
        (r#"{"type": "string", "maxLength": 2}"#, r#""åäö""#, "K218"),
        (r#"{"type": "array", "items": {}, "minItems": 1}"#, "[]", "K219"),
        (r#"{"type": "array", "items": {}, "maxItems": 1}"#, "[1, 2]", "K220"),
        (r#"{"type": "integer", "minimum": 0}"#, "-1", "K221"),
        (r#"{"type": "integer", "exclusiveMinimum": 0}"#, "0", "K221"),
        (r#"{"type": "integer", "maximum": 3}"#, "4", "K222"),
        (r#"{"type": "integer", "exclusiveMaximum": 3}"#, "3", "K222"),
        (r#"{"type": "number", "multipleOf": 0.5}"#, "0.75", "K223"),
        (r#"{"type": "string", "pattern": "^[a-z]+$"}"#, r#""A""#, "K215"),
        (r#"{"not": {"const": 1}}"#, "1", "K233"),
        ("false", "1", "K233"),
        (r#"{"type": "array", "items": {}, "contains": {"const": 1}}"#, "[2]", "K233"),
    ] {
        value(schema, data, &[&format!("{code} {data}")]);
    }
    value(r#"{"type": "number", "multipleOf": 0.01}"#, "19.99", &[]);
    let found = value(r#"{"type": "integer", "minimum": 0}"#, "-1", &["K221 -1"]);
    assert_eq!((text_param(&found[0], "limit"), text_param(&found[0], "bound")), ("0".into(), "at-least".into()));
}

#[test]
fn doubles_in_a_list_show_the_first() {
    let file = read(r#"{"x": ["a", "b", "a"]}"#);
    let found =
        schema(&one(r#"{"type": "array", "items": {"type": "string"}, "uniqueItems": true}"#)).check(&file.tree);
    assert_eq!(told(&file, &found), [r#"K224 "a""#]);
    assert_eq!(found[0].span().unwrap().start, 17);
    assert_eq!(found[0].labels[1].role, Role::First);
    assert_eq!(found[0].labels[1].span.start, 7);
}

#[test]
fn keys_of_a_map() {
    let map =
        r#"{"type": "object", "additionalProperties": {"type": "integer"}, "propertyNames": {"pattern": "^[a-z]+$"}}"#;
    value(map, r#"{"a": 1, "B": 2, "c": "x"}"#, &[r#"K232 "B""#, r#"K203 "x""#]);
}

#[test]
fn one_mistake_is_told_once() {
    value(r#"{"type": "string", "enum": ["a"], "minLength": 1, "format": "date"}"#, "[]", &["K203 []"]);
    value(r#"{"type": "string", "format": "date", "pattern": "^2"}"#, r#""x""#, &[r#"K205 "x""#]);
    value(r#"{"type": "string", "allOf": [{"minLength": 2}, {"minLength": 2}]}"#, r#""a""#, &[r#"K217 "a""#]);
}

#[test]
fn an_anchored_mistake_is_told_once_and_shows_an_alias() {
    let mut sources = Sources::new();
    let file = sources.add("a.yaml", "a: &p {x: 1}\nb: *p\nc: *p", "");
    let span = |start, end| Span::new(file, start, end);
    let mut builder = Builder::new(file);
    let one = builder.add(span(10, 11), true, Built::Number(Number::ONE));
    let member = |key: KeyId, start: u32, value: NodeId| Member { key, start, end: start + 1, value };
    let x = member(builder.key("x"), 7, one);
    let record = builder.add(span(6, 12), false, Built::Record(vec![x]));
    let (b, c) = (builder.copy(record, span(16, 18)), builder.copy(record, span(22, 24)));
    let members = [("a", 0, record), ("b", 13, b), ("c", 19, c)];
    let members = members.map(|(key, at, value)| member(builder.key(key), at, value));
    let root = builder.add(span(0, 24), false, Built::Record(members.to_vec()));
    let file = File { sources, tree: builder.finish(root) };
    let schema = schema(
        r##"{"type": "object", "properties": {"a": {"$ref": "#/$defs/r"}, "b": {"$ref": "#/$defs/r"}, "c": {"$ref": "#/$defs/r"}, "d": {"type": "string"}}, "required": ["d"],
            "$defs": {"r": {"type": "object", "properties": {"x": {"type": "boolean"}}}}}"##,
    );
    let found = schema.check(&file.tree);
    assert_eq!(told(&file, &found), ["K202 a", "K203 1"]);
    let write = found[0].labels.iter().find(|l| l.role == Role::WriteHere).unwrap().span;
    assert_eq!((write.start, write.end), (24, 24));
}

#[test]
fn everything_is_told_at_once_in_the_order_of_the_file() {
    let data = r#"{"personer": [], "persons": [{"id": 5}, {"licensed": "nej", "x": 1}]}"#;
    expect(PERSONS, data, &[r#"K201 "personer""#, "K229 5", r#"K202 "licensed""#, r#"K227 "nej""#, r#"K201 "x""#]);
}
