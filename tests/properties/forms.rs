//! The same data in other orders and other languages of data.

use serde_json::{Map, Value};
use std::fmt::Write;

/// Every list and every record the other way round.
pub(crate) fn reversed(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().rev().map(reversed).collect(),
        Value::Object(map) => {
            Value::Object(map.iter().rev().map(|(key, value)| (key.clone(), reversed(value))).collect())
        }
        other => other.clone(),
    }
}

/// Without what is null, which says nothing.
pub(crate) fn without_null(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_null).collect(),
        Value::Object(map) => {
            let said = map.iter().filter(|(_, value)| !value.is_null());
            Value::Object(said.map(|(key, value)| (key.clone(), without_null(value))).collect())
        }
        other => other.clone(),
    }
}

/// Block style, keys and texts in quotes.
pub(crate) fn yaml(value: &Value) -> String {
    let mut out = String::new();
    block(value, 0, &mut out);
    out.trim_start().to_owned() + "\n"
}

fn block(value: &Value, indent: usize, out: &mut String) {
    let pad = "  ".repeat(indent);
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (key, value) in map {
                let _ = write!(out, "\n{pad}{}:", Value::String(key.clone()));
                block(value, indent + 1, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                let _ = write!(out, "\n{pad}-");
                block(item, indent + 1, out);
            }
        }
        leaf => {
            let _ = write!(out, " {leaf}");
        }
    }
}

/// One assignment for each key of the whole, with everything below it inline.
pub(crate) fn toml(setup: &Map<String, Value>) -> String {
    setup.iter().map(|(key, value)| format!("{} = {}\n", Value::String(key.clone()), inline(value))).collect()
}

fn inline(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| format!("{} = {}", Value::String(key.clone()), inline(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        leaf => leaf.to_string(),
    }
}
