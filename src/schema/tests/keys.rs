//! Keys of lists and references between records.

use super::*;

const SCHEMA: &str = r##"{
  "type": "object",
  "properties": {
    "provider": { "type": "object", "properties": { "id": { "type": "string" } } },
    "units": { "type": "array", "x-krav-key": "id", "items": { "type": "object", "properties": {
      "id": { "type": "string" },
      "parent": { "type": "string", "x-krav-ref": "units.id" } } } },
    "persons": { "type": "array", "x-krav-key": ["id"], "items": { "type": "object", "required": ["id"], "properties": {
      "id": { "type": "string" },
      "employer": { "type": "string", "x-krav-ref": ["provider.id", "subcontracts.id"] },
      "boss": { "anyOf": [{ "type": "string", "x-krav-ref": "persons.id" }, { "const": "none" }] },
      "unit_ids": { "type": "array", "items": { "type": "string", "x-krav-ref": "units.id" } } } } },
    "subcontracts": { "type": "array", "x-krav-key": ["id"], "items": { "type": "object", "properties": { "id": { "type": "string" } } } },
    "accounts": { "type": "array", "x-krav-key": ["person_id", "system"], "items": { "type": "object", "properties": {
      "person_id": { "type": "string", "x-krav-ref": "persons.id" }, "system": { "enum": ["a", "b"] } } } }
  }
}"##;

#[test]
fn a_double_key_shows_both() {
    let data = r#"{"persons": [{"id": "p-1"}, {"id": "p-2"}, {"id": "p-1"}]}"#;
    let file = read(data);
    let found = schema(SCHEMA).check(&file.tree);
    assert_eq!(told(&file, &found), [r#"K241 "p-1""#]);
    assert_eq!(found[0].span().unwrap().start as usize, data.rfind("\"p-1\"").unwrap());
    let first = found[0].labels.iter().find(|l| l.role == Role::First).unwrap();
    assert_eq!(first.span.start as usize, data.find("\"p-1\"").unwrap());
    assert_eq!(text_param(&found[0], "value"), "p-1");
    texts_fill(&found[0]);
}

#[test]
fn keys_compare_as_the_language_compares_texts() {
    expect(SCHEMA, "{\"units\": [{\"id\": \"å\"}, {\"id\": \"a\u{30a}\"}]}", &["K241 \"a\u{30a}\""]);
}

#[test]
fn composite_keys() {
    let twice = r#"{"accounts": [{"person_id": "p", "system": "a"}, {"person_id": "p", "system": "b"}, {"person_id": "p", "system": "a"}]}"#;
    let found = expect(SCHEMA, twice, &[r#"K241 "p""#]);
    assert_eq!(
        (text_param(&found[0], "value"), text_param(&found[0], "key")),
        ("p, a".into(), "person_id|system".into())
    );
}

#[test]
fn a_missing_key_is_told_once() {
    let found = expect(SCHEMA, r#"{"units": [{"parent": null}]}"#, &[r#"K240 "parent""#]);
    assert_eq!(text_param(&found[0], "field"), "id");
    assert_eq!(text_param(&found[0], "record"), "units");
    // Required by the schema as well.
    expect(SCHEMA, r#"{"persons": [{"boss": "none"}]}"#, &[r#"K202 "boss""#]);
    expect(SCHEMA, r#"{"accounts": [{"system": "a"}]}"#, &[r#"K240 "system""#]);
    // Misspelt: the unknown field says it.
    expect(SCHEMA, r#"{"units": [{"idd": "n"}]}"#, &[r#"K201 "idd""#]);
}

#[test]
fn a_reference_that_leads_nowhere_names_what_is_near() {
    let data = r#"{"units": [{"id": "norr"}, {"id": "soder", "parent": "nor"}], "persons": [{"id": "p", "unit_ids": ["norr", "oster"]}]}"#;
    let found = expect(SCHEMA, data, &[r#"K242 "nor""#, r#"K242 "oster""#]);
    assert_eq!(text_param(&found[0], "suggestion"), "norr");
    assert_eq!(text_param(&found[0], "targets"), "units.id");
    assert_eq!(text_param(&found[1], "pointer"), "/persons/0/unit_ids/1");
    assert_eq!(text_param(&found[1], "field"), "unit_ids");
}

#[test]
fn what_is_not_declared_cannot_be_missed() {
    expect(SCHEMA, r#"{"persons": [{"id": "p", "unit_ids": ["norr"]}]}"#, &[]);
    expect(SCHEMA, r#"{"units": [], "persons": [{"id": "p", "unit_ids": ["norr"]}]}"#, &[r#"K242 "norr""#]);
    // One of the units lacks its id: that is told, and the reference may be to it.
    expect(SCHEMA, r#"{"units": [{"parent": "x"}]}"#, &[r#"K240 "parent""#]);
}

#[test]
fn one_of_several_targets_is_enough() {
    let data = |employer: &str, rest: &str| {
        format!(r#"{{"provider": {{"id": "ekbacken"}}, "persons": [{{"id": "p", "employer": "{employer}"}}]{rest}}}"#)
    };
    let subs = r#", "subcontracts": [{"id": "sub"}]"#;
    expect(SCHEMA, &data("ekbacken", subs), &[]);
    expect(SCHEMA, &data("sub", subs), &[]);
    let found = expect(SCHEMA, &data("ekbaken", subs), &[r#"K242 "ekbaken""#]);
    assert_eq!(text_param(&found[0], "targets"), "provider.id|subcontracts.id");
    expect(SCHEMA, &data("ekbaken", ""), &[]);
}

#[test]
fn none_is_no_reference() {
    expect(SCHEMA, r#"{"persons": [{"id": "p", "boss": "none"}, {"id": "q", "boss": "p"}]}"#, &[]);
    expect(SCHEMA, r#"{"persons": [{"id": "p", "boss": "r"}]}"#, &[r#"K242 "r""#]);
}
