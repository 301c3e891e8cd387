//! Does a remedy help? Each one that a document's run proposes is applied to its setup, and the requirement must then
//! be true.

use kravkoll::document::{self, Kind, NodeId, Syntax, Tree};
use kravkoll::source::Sources;
use serde_json::Value;

/// A setup as JSON.
pub(crate) fn data(yaml: &str) -> Value {
    let mut sources = Sources::new();
    let document = document::read(&mut sources, "setup.yaml", yaml.as_bytes(), String::new(), Syntax::Yaml);
    document.tree.map_or(Value::Null, |tree| json(&tree, tree.root()))
}

fn json(tree: &Tree, node: NodeId) -> Value {
    match tree.kind(node) {
        Kind::Null => Value::Null,
        Kind::Bool(value) => Value::Bool(value),
        Kind::Number(number) => serde_json::from_str(&number.to_string()).unwrap(),
        Kind::Text(text) => Value::String(text.to_string()),
        Kind::List(items) => Value::Array(items.iter().map(|item| json(tree, *item)).collect()),
        Kind::Record(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.to_string(), json(tree, entry.value))).collect())
        }
    }
}

/// Applies a remedy; `None` when it leaves the value to the reader ("declare it, whatever it is").
pub(crate) fn mended(data: &Value, remedy: &Value) -> Option<Value> {
    let mut data = data.clone();
    steps(&mut data, remedy.as_array().unwrap())?;
    Some(data)
}

fn steps(data: &mut Value, steps: &[Value]) -> Option<()> {
    steps.iter().try_for_each(|step| apply(data, step))
}

fn apply(data: &mut Value, step: &Value) -> Option<()> {
    if step["op"] == "choose" {
        let count = usize::try_from(step["count"].as_u64().unwrap()).unwrap();
        let among = step["among"].as_array().unwrap();
        assert!(among.len() >= count, "a remedy asks for {count} of {}", among.len());
        return among.iter().take(count).try_for_each(|item| steps(data, item["steps"].as_array().unwrap()));
    }
    if step["value"].is_object() {
        return None;
    }
    let value = step["value"].clone();
    let place = reach(data, step["pointer"].as_str().unwrap());
    match step["op"].as_str() {
        Some("set") => *place = value,
        Some("add") => match place {
            Value::Array(items) => items.push(value),
            other => *other = Value::Array(vec![value]),
        },
        Some("remove") => place.as_array_mut().unwrap().retain(|item| *item != value),
        other => panic!("an unknown step: {other:?}"),
    }
    Some(())
}

/// The value at a place, which is made where it is not there.
fn reach<'a>(data: &'a mut Value, pointer: &str) -> &'a mut Value {
    let mut at = data;
    for step in pointer.split('/').skip(1) {
        let key = step.replace("~1", "/").replace("~0", "~");
        at = match at {
            Value::Array(items) => &mut items[key.parse::<usize>().unwrap()],
            other => {
                if !other.is_object() {
                    *other = Value::Object(serde_json::Map::new());
                }
                &mut other[key]
            }
        };
    }
    at
}
