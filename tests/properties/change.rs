//! Changes of single values of a setup.

use serde_json::{Value, json};

/// Every leaf with other values in its place, and without it: its pointer and the whole setup then.
pub(crate) fn alternatives(setup: &Value) -> Vec<(String, Value)> {
    let mut places = Vec::new();
    leaves(setup, String::new(), &mut places);
    let mut all = Vec::new();
    for (pointer, value) in places {
        for other in others(&value) {
            let mut changed = setup.clone();
            *changed.pointer_mut(&pointer).unwrap() = other;
            all.push((pointer.clone(), changed));
        }
    }
    all
}

fn leaves(value: &Value, at: String, out: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| leaves(value, format!("{at}/{}", escaped(key)), out)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, value)| leaves(value, format!("{at}/{i}"), out));
        }
        leaf => out.push((at, leaf.clone())),
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(b) => vec![json!(!b), Value::Null],
        Value::Number(n) => vec![json!(n.as_f64().unwrap_or(0.0) as i64 + 1), json!(0), json!(1000), Value::Null],
        Value::String(text) if text.len() == 10 && text.starts_with("20") => {
            vec![json!("1999-01-01"), json!("2150-01-01"), Value::Null]
        }
        Value::String(text) => vec![json!(format!("{text}x")), Value::Null],
        _ => Vec::new(),
    }
}
