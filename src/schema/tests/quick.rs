//! A quick yes is never given to a file in which jsonschema, the keys or the references are wrong.

#![expect(clippy::disallowed_methods, reason = "a test reads the fixtures")]
use super::*;
use crate::document;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn shipped() -> Schema {
    schema(include_str!("../../../schemas/provider-setup.schema.json"))
}

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn tree(name: &str, bytes: &[u8]) -> Option<Tree> {
    let syntax = Syntax::of_name(name)?;
    document::read(&mut Sources::new(), name, bytes, String::new(), syntax).tree
}

/// Whether the file gets a quick yes; if so nothing may be wrong with it.
fn holds(schema: &Schema, tree: &Tree, what: &dyn std::fmt::Debug) -> bool {
    let quick = schema.quick.as_ref().unwrap();
    let yes = quick.is_right(tree);
    assert_eq!(yes, quick.is_right(&tree.clone().without_stamps()), "as in a small file: {what:?}");
    assert!(!yes || schema.explain(tree).is_empty(), "{what:?}");
    yes
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn every_file_of_the_fixtures() {
    let schema = shipped();
    let (mut yes, mut right) = (0, 0);
    for path in files(&root("fixtures")) {
        let name = path.to_str().unwrap();
        let Some(tree) = tree(name, &std::fs::read(&path).unwrap()) else { continue };
        yes += usize::from(holds(&schema, &tree, &path));
        right += usize::from(schema.explain(&tree).is_empty());
    }
    assert_eq!(yes, right, "what is right gets a quick yes");
    assert!(yes > 40, "{yes}");
}

/// What a value is changed to, one at a time.
fn changes(old: &Value) -> Vec<Value> {
    let mut new = vec![
        Value::Null,
        json!(true),
        json!(1),
        json!(-1),
        json!(1.5),
        json!(""),
        json!(" "),
        json!("x"),
        json!("none"),
        json!("undated"),
        json!("2018-02-30"),
        json!("2018-02-28"),
        json!("2018-13"),
        json!("å"),
        json!([]),
        json!([old]),
        json!([old, old]),
        json!([Value::Null]),
        json!({}),
        json!({ "x": old }),
    ];
    match old {
        Value::Array(items) => {
            new.push(json!([&items[..], &items[..items.len().min(1)]].concat()));
            new.push(json!(items.iter().skip(1).collect::<Vec<_>>()));
        }
        Value::Object(members) => {
            for key in members.keys() {
                let mut less = members.clone();
                let value = less.remove(key).unwrap();
                new.push(Value::Object(less.clone()));
                less.insert(format!("{key}x"), value);
                new.push(Value::Object(less));
            }
            let mut more = members.clone();
            more.insert("x".to_owned(), Value::Null);
            new.push(Value::Object(more));
        }
        _ => {}
    }
    new
}

fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| pointers(item, &format!("{at}/{i}"), out));
        }
        Value::Object(members) => members.iter().for_each(|(key, value)| pointers(value, &format!("{at}/{key}"), out)),
        _ => {}
    }
}

#[test]
fn every_value_of_a_provider_changed_in_every_way() {
    every_second_value_changed(0);
}

/// The other half, on another core.
#[test]
fn every_other_value_of_a_provider_changed_in_every_way() {
    every_second_value_changed(1);
}

/// Stands nowhere in the file, but where it is changed.
const HERE: &str = "changed here";

fn every_second_value_changed(first: usize) {
    let schema = shipped();
    let (mut tried, mut yes) = (0, 0);
    let bytes = std::fs::read(root("fixtures/providers/home-care.json")).unwrap();
    let mut whole: Value = serde_json::from_slice(&bytes).unwrap();
    let mut all = Vec::new();
    pointers(&whole, "", &mut all);
    for pointer in all.iter().skip(first).step_by(2) {
        // What stands around the value is written once for all its changes.
        let old = std::mem::replace(whole.pointer_mut(pointer).unwrap(), json!(HERE));
        let text = whole.to_string();
        let (before, behind) = text.split_once(&format!("\"{HERE}\"")).unwrap();
        for change in changes(&old) {
            let tree = tree("a.json", format!("{before}{change}{behind}").as_bytes()).unwrap();
            tried += 1;
            yes += usize::from(holds(&schema, &tree, &(pointer, &change)));
        }
        *whole.pointer_mut(pointer).unwrap() = old;
    }
    assert!(tried > 1_000 && yes > tried / 50, "{yes} of {tried}");
}
