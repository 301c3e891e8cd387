//! The types that schemas give.

use super::*;
use crate::value::{Field, RecordType, Shape, Type};

fn field<'a>(record: &'a RecordType, name: &str) -> &'a Field {
    record.field(name).unwrap()
}

/// The type of one property.
fn kind_of(property: &str) -> Result<Type, String> {
    let schema = schema(&one(property));
    field(schema.root(), "x").kind.clone().map_err(|place| place.to_string())
}

#[test]
fn simple_types() {
    for (property, kind) in [
        (r#"{"type": "string"}"#, Type::Text),
        (r#"{"type": "boolean"}"#, Type::Bool),
        (r#"{"type": "integer", "minimum": 0}"#, Type::Number),
        (r#"{"type": "number", "enum": [1, 2]}"#, Type::Number),
        (r#"{"type": "string", "format": "date"}"#, Type::Date),
        (r#"{"type": "string", "format": "month"}"#, Type::Month),
        (r#"{"type": "string", "format": "email"}"#, Type::Text),
        (r#"{"type": "string", "format": "unheard-of"}"#, Type::Text),
        (r#"{"anyOf": [{"type": "number"}, {"const": "none"}]}"#, Type::Number),
    ] {
        assert_eq!(kind_of(property), Ok(kind), "{property}");
    }
    assert!(
        matches!(kind_of(r#"{"type": "array", "items": {"type": "boolean"}}"#), Ok(Type::List(item)) if *item == Type::Bool)
    );
    assert!(
        matches!(kind_of(r#"{"type": "object", "additionalProperties": {"type": "boolean"}}"#), Ok(Type::Map(item)) if *item == Type::Bool)
    );
    assert!(
        matches!(kind_of(r#"{"properties": {"a": {"type": "string"}}}"#), Ok(Type::Record(record)) if &*record.place == "/properties/x")
    );
    assert!(matches!(kind_of(r#"{"const": "a"}"#), Ok(Type::Enum(e)) if e.values.len() == 1 && &*e.name == "x"));
}

#[test]
fn what_gives_no_type_is_named_by_its_place() {
    for (property, place) in [
        (r#"{"type": ["string", "null"]}"#, "/properties/x/type"),
        (r#"{"type": "object"}"#, "/properties/x"),
        (r#"{"type": "object", "additionalProperties": true}"#, "/properties/x/additionalProperties"),
        (r#"{"type": "object", "patternProperties": {"^a": {"type": "string"}}}"#, "/properties/x/patternProperties"),
        (r#"{"oneOf": [{"type": "string"}, {"type": "boolean"}]}"#, "/properties/x/oneOf"),
        (r#"{"anyOf": [{"type": "string"}, {"type": "boolean"}]}"#, "/properties/x/anyOf"),
        (r#"{"anyOf": [{"type": "string", "format": "date"}, {"const": "undated"}]}"#, "/properties/x/anyOf/1"),
        (r#"{"type": "array"}"#, "/properties/x"),
        (r#"{"type": "array", "items": {"type": ["string"]}}"#, "/properties/x/items/type"),
        (r#"{"type": "array", "prefixItems": [{"type": "string"}]}"#, "/properties/x/prefixItems"),
        (r#"{"enum": ["a", 1]}"#, "/properties/x/enum"),
        (r#"{"type": "null"}"#, "/properties/x/type"),
        ("true", "/properties/x"),
        ("{}", "/properties/x"),
    ] {
        assert_eq!(kind_of(property), Err(place.to_owned()), "{property}");
    }
}

#[test]
fn recursive_definitions_give_no_type_but_still_check() {
    let text = r##"{"type": "object", "properties": {"tree": {"$ref": "#/$defs/node"}, "leaf": {"$ref": "#/$defs/leaf"}, "self": {"$ref": "#"}},
        "$defs": {"node": {"type": "object", "properties": {"leaf": {"$ref": "#/$defs/leaf"}, "children": {"type": "array", "items": {"$ref": "#/$defs/node"}}}},
                  "leaf": {"type": "string"}}}"##;
    let schema = schema(text);
    assert_eq!(field(schema.root(), "tree").kind, Err("/properties/tree/$ref".into()));
    assert_eq!(field(schema.root(), "self").kind, Err("/properties/self/$ref".into()));
    assert_eq!(field(schema.root(), "leaf").kind, Ok(Type::Text));
    expect(text, r#"{"tree": {"children": [{"leaf": 1}]}}"#, &["K229 1"]);
}

#[test]
fn enums_are_named_and_labelled() {
    let text = r##"{"$id": "https://example.com/schemas/provider-setup.schema.json", "x-krav-version": "1.2.0", "type": "object", "properties": {
        "provider": {"type": "object", "properties": {
            "regi": {"type": "string", "enum": ["a"]},
            "uses": {"type": "array", "items": {"$ref": "#/$defs/system", "title": "Ett system"}}}}},
        "$defs": {"system": {"type": "string", "enum": ["siebel", "prator"], "x-krav-labels": {"prator": {"sv": "Prator", "en": "Prator (en)"}}},
                  "unused": {"const": "x"}, "text": {"type": "string"}}}"##;
    let schema = schema(text);
    assert_eq!((schema.name(), schema.version()), ("provider-setup", "1.2.0"));
    assert_eq!(schema.enums().iter().map(|e| &*e.name).collect::<Vec<_>>(), ["system", "unused"]);
    let Ok(Type::Record(provider)) = &field(schema.root(), "provider").kind else { panic!() };
    let Ok(Type::Enum(regi)) = &field(provider, "regi").kind else { panic!() };
    assert_eq!(&*regi.name, "provider.regi");
    let Ok(Type::List(item)) = &field(provider, "uses").kind else { panic!() };
    assert_eq!(**item, Type::Enum(schema.enums()[0].clone()));
    assert_eq!(schema.enums()[0].label("prator", "en"), "Prator (en)");
    assert_eq!(schema.enums()[0].label("siebel", "en"), "siebel");
}

#[test]
fn annotations_of_a_field() {
    let text = r##"{"type": "object", "required": ["a"], "properties": {
        "a": {"x-krav-title": {"sv": "Slutdatum"}, "title": "End", "x-krav-absent": "not-yet", "anyOf": [{"type": "string", "format": "date"}, {"const": "none"}, {"const": "undated"}]},
        "b": {"type": "array", "x-krav-key": ["id", "day"], "items": {"type": "object", "properties": {"id": {"type": "string"}, "day": {"type": "string", "format": "date"}}}},
        "c": {"type": "array", "items": {"$ref": "#/$defs/link"}},
        "d": {"anyOf": [{"$ref": "#/$defs/link"}, {"const": "none"}]},
        "e": {"type": "string", "format": "ip-address"}},
        "$defs": {"link": {"title": "Länk", "type": "string", "x-krav-ref": ["b.id"]}}}"##;
    let schema = schema(text);
    let a = field(schema.root(), "a");
    assert!(a.not_yet && a.may_be_none && a.required && a.kind == Ok(Type::Date));
    assert_eq!((a.title("sv"), a.title("en")), ("Slutdatum", "End"));
    let b = field(schema.root(), "b");
    assert_eq!(b.key.iter().map(|k| &**k).collect::<Vec<_>>(), ["id", "day"]);
    assert!(!b.not_yet && !b.may_be_none && !b.required);
    for name in ["c", "d"] {
        let link = field(schema.root(), name).reference.clone().unwrap();
        assert_eq!(link.targets, [("b".into(), "id".into())], "{name}");
    }
    assert_eq!(field(schema.root(), "d").title("sv"), "Länk");
    assert!(field(schema.root(), "d").may_be_none);
    assert_eq!(field(schema.root(), "e").shape, Some(Shape::IpAddress));
    assert_eq!(field(schema.root(), "e").title("sv"), "e");
}

#[test]
fn shared_definitions_do_not_multiply() {
    // Each level uses the next twice: read once each, or this would take 2^40 steps.
    let mut defs = String::from(r#""d40": {"type": "string"}"#);
    for i in 0..40 {
        let next = i + 1;
        defs += &format!(
            r##", "d{i}": {{"type": "object", "properties": {{"a": {{"$ref": "#/$defs/d{next}"}}, "b": {{"$ref": "#/$defs/d{next}"}}}}}}"##
        );
    }
    let text =
        format!(r##"{{"type": "object", "properties": {{"x": {{"$ref": "#/$defs/d0"}}}}, "$defs": {{{defs}}}}}"##);
    expect(&text, r#"{"x": {"a": {"b": {"c": 1}}}}"#, &[r#"K201 "c""#]);
}
