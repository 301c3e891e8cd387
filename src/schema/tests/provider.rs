//! The schema that is shipped, when it is there.

use super::*;
use crate::value::Type;

#[expect(clippy::disallowed_methods, reason = "a test reads the shipped schema")]
fn shipped() -> Option<Schema> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/provider-setup.schema.json");
    std::fs::read_to_string(path).ok().map(|text| schema(&text))
}

#[test]
fn every_field_of_the_shipped_schema_has_a_type() {
    let Some(schema) = shipped() else { return };
    assert_eq!(schema.name(), "provider-setup");
    assert!(!schema.version().is_empty());
    let mut open = vec![schema.root().clone()];
    let mut lists = 0;
    while let Some(record) = open.pop() {
        for field in record.fields.iter() {
            let kind = field.kind.clone().unwrap_or_else(|place| panic!("no type at {place}"));
            for lang in ["sv", "en"] {
                assert_ne!(field.title(lang), &*field.name, "{} {lang}", record.place);
            }
            match kind {
                Type::Record(inner) => open.push(inner),
                Type::List(item) => {
                    if let Type::Record(inner) = &*item {
                        lists += 1;
                        open.push(inner.clone());
                    }
                }
                _ => {}
            }
        }
    }
    assert!(lists > 15);
}

#[test]
fn a_file_against_the_shipped_schema() {
    let Some(schema) = shipped() else { return };
    let data = r#"{
      "provider": {"id": "ekbacken", "organisation_number": "none", "regi": "privt", "uses": ["siebel"]},
      "units": [{"id": "norr", "enhetschef": "p-1", "active_to": "undated", "service": "annan"}],
      "persons": [{"id": "p-01", "unit_ids": ["nor"], "licensed": "ja", "active_from": "15/6 2018"}]
    }"#;
    let file = read(data);
    let found = schema.check(&file.tree);
    let expected =
        [r#"K204 "privt""#, r#"K242 "p-1""#, r#"K226 "annan""#, r#"K242 "nor""#, r#"K227 "ja""#, r#"K205 "15/6 2018""#];
    assert_eq!(told(&file, &found), expected);
    found.iter().for_each(texts_fill);
}
