//! Changes of single values of a setup.

use kravkoll::document::{self, Kind, NodeId, Syntax, Tree};
use kravkoll::source::Sources;
use serde_json::{Value, json};

/// A provider of the fixtures.
pub(crate) fn provider(file: &str) -> Value {
    let path = format!("{}/fixtures/providers/{file}.yaml", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    let mut sources = Sources::new();
    let tree = document::read(&mut sources, "setup.yaml", &bytes, String::new(), Syntax::Yaml).tree.unwrap();
    plain(&tree, tree.root())
}

fn plain(tree: &Tree, node: NodeId) -> Value {
    match tree.kind(node) {
        Kind::Null => Value::Null,
        Kind::Bool(value) => json!(value),
        Kind::Number(number) => serde_json::from_str(&number.to_string()).unwrap(),
        Kind::Text(text) => json!(text.to_string()),
        Kind::List(items) => items.iter().map(|item| plain(tree, *item)).collect(),
        Kind::Record(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.to_string(), plain(tree, entry.value))).collect())
        }
    }
}

/// Every single value with others in its place, and without it: its pointer, and what stands there then.
pub(crate) fn alternatives(setup: &Value) -> impl Iterator<Item = (String, Value)> {
    let others =
        |(pointer, value): (String, Value)| plain_others(&value).into_iter().map(move |other| (pointer.clone(), other));
    leaves(setup).into_iter().flat_map(others)
}

/// Every single value with its pointer.
pub(crate) fn leaves(setup: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    gather(setup, String::new(), &mut all);
    all
}

fn gather(value: &Value, at: String, out: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| gather(value, format!("{at}/{}", escaped(key)), out)),
        Value::Array(items) => items.iter().enumerate().for_each(|(i, value)| gather(value, format!("{at}/{i}"), out)),
        leaf => out.push((at, leaf.clone())),
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// What could stand there instead: what stands in fields of the same name, and near it; never nothing at all.
pub(crate) fn others(of: &(String, Value), leaves: &[(String, Value)]) -> Vec<Value> {
    let name = |pointer: &str| pointer.rsplit('/').next().unwrap_or_default().to_owned();
    let mut all: Vec<Value> =
        leaves.iter().filter(|(pointer, _)| name(pointer) == name(&of.0)).map(|(_, value)| value.clone()).collect();
    all.extend(plain_others(&of.1));
    all
}

fn plain_others(value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(b) => vec![json!(!b), Value::Null],
        Value::Number(n) => vec![json!(n.as_f64().unwrap_or(0.0) as i64 + 1), json!(0), json!(1000), Value::Null],
        Value::String(text) if text.len() == 10 && text.as_bytes()[4] == b'-' => {
            vec![json!("1999-01-01"), json!("2150-01-01"), Value::Null]
        }
        Value::String(text) => vec![json!(format!("{text}x")), Value::Null],
        _ => vec![Value::Null],
    }
}
