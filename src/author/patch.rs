//! A setup with some of its values changed: `persons["p-05"].roles: []`.

use crate::diagnostic::codes::author as codes;
use crate::diagnostic::{Diagnostic, suggest};
use crate::document::{Kind, NodeId, Tree};
use crate::syntax::ast::Str;
use crate::value::{Field, RecordType, Type};
use serde_json::{Map, Value};
use std::sync::Arc;

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// A field of a record, or a key of a map.
    Field(String),
    /// The record of a list with this key; the parts of a composite key are joined by `/`.
    Key(String),
    /// An item of a list by its place.
    Place(usize),
}

/// A setup as JSON.
pub(super) fn plain(tree: &Tree, node: NodeId) -> Value {
    match tree.kind(node) {
        Kind::Null => Value::Null,
        Kind::Bool(value) => Value::Bool(value),
        Kind::Number(number) => serde_json::from_str(&number.to_string()).unwrap_or(Value::Null),
        Kind::Text(text) => Value::String(text.to_string()),
        Kind::List(items) => items.iter().map(|item| plain(tree, *item)).collect(),
        Kind::Record(entries) => {
            entries.iter().map(|entry| (entry.key.to_string(), plain(tree, entry.value))).collect::<Map<_, _>>().into()
        }
    }
}

/// Changes a setup; the finding says which path leads nowhere or which value is none.
pub(super) fn change(setup: &mut Value, root: &Arc<RecordType>, path: &Str, value: &Str) -> Result<(), Diagnostic> {
    let nowhere =
        |at: &str| Diagnostic::at(codes::EXAMPLE_PATH, path.span).with("path", path.text.as_str()).with("step", at);
    let steps = steps(&path.text).ok_or_else(|| nowhere(&path.text))?;
    let value: Value = serde_json::from_str(&value.text)
        .map_err(|_| Diagnostic::at(codes::EXAMPLE_VALUE, value.span).with("value", value.text.as_str()))?;
    let typed = Typed { kind: Some(Type::Record(Arc::clone(root))), key: Vec::new() };
    put(setup, &typed, &steps, value).map_err(|(step, names)| {
        let found = nowhere(&step);
        match suggest(&step, names.iter().map(String::as_str)) {
            Some(near) => found.with("suggestion", near),
            None => found,
        }
    })
}

/// What the schema says of a place.
struct Typed {
    kind: Option<Type>,
    /// The fields that tell the records of a list apart.
    key: Vec<Arc<str>>,
}

impl Typed {
    fn of(field: Option<&Field>) -> Self {
        let kind = field.and_then(|field| field.kind.clone().ok());
        Self { kind, key: field.map_or_else(Vec::new, |field| field.key.clone()) }
    }

    fn field(&self, name: &str) -> Self {
        match &self.kind {
            Some(Type::Record(record)) => Self::of(record.field(name).map(|field| &**field)),
            Some(Type::Map(value)) => Self { kind: Some((**value).clone()), key: Vec::new() },
            _ => Self { kind: None, key: Vec::new() },
        }
    }

    fn item(&self) -> Self {
        let kind = match &self.kind {
            Some(Type::List(item)) => Some((**item).clone()),
            _ => None,
        };
        Self { kind, key: Vec::new() }
    }

    fn names(&self) -> Vec<String> {
        match &self.kind {
            Some(Type::Record(record)) => record.fields.iter().map(|field| field.name.to_string()).collect(),
            _ => Vec::new(),
        }
    }
}

/// The step that leads nowhere, and what could have stood there.
type Lost = (String, Vec<String>);

fn put(at: &mut Value, typed: &Typed, steps: &[Step], value: Value) -> Result<(), Lost> {
    let Some((step, rest)) = steps.split_first() else {
        *at = value;
        return Ok(());
    };
    match step {
        Step::Field(name) => {
            if matches!(typed.kind, Some(Type::Record(_))) && typed.field(name).kind.is_none() {
                return Err((name.clone(), typed.names()));
            }
            if at.is_null() {
                *at = Value::Object(Map::new());
            }
            let Value::Object(fields) = at else { return Err((name.clone(), Vec::new())) };
            if rest.is_empty() && value.is_null() {
                fields.shift_remove(name);
                return Ok(());
            }
            put(fields.entry(name.clone()).or_insert(Value::Null), &typed.field(name), rest, value)
        }
        Step::Key(key) => {
            let items = list(at).ok_or_else(|| (key.clone(), Vec::new()))?;
            let keys: Vec<String> = items.iter().map(|item| key_of(item, &typed.key)).collect();
            // The first part of a composite key will do where only one record has it.
            let begins = |item: &Value| typed.key.first().is_some_and(|name| text(item.get(&**name)) == *key);
            let mut beginning = (0..).zip(items.iter()).filter(|(_, item)| begins(item)).map(|(place, _)| place);
            let only = beginning.next().filter(|_| beginning.next().is_none());
            let found = keys.iter().position(|known| known == key).or(only);
            match (found, rest.is_empty()) {
                (Some(place), true) if value.is_null() => drop(items.remove(place)),
                (Some(place), _) => {
                    let item = items.get_mut(place).ok_or_else(|| (key.clone(), Vec::new()))?;
                    put(item, &typed.item(), rest, value)?;
                }
                (None, true) if value.is_object() => items.push(value),
                (None, _) => return Err((key.clone(), keys)),
            }
            Ok(())
        }
        Step::Place(place) => {
            let lost = || (place.to_string(), Vec::new());
            let items = list(at).ok_or_else(lost)?;
            match (items.len().cmp(place), rest.is_empty()) {
                (std::cmp::Ordering::Greater, true) if value.is_null() => drop(items.remove(*place)),
                (std::cmp::Ordering::Greater, _) => {
                    put(items.get_mut(*place).ok_or_else(lost)?, &typed.item(), rest, value)?;
                }
                (std::cmp::Ordering::Equal, true) if !value.is_null() => items.push(value),
                _ => return Err(lost()),
            }
            Ok(())
        }
    }
}

/// The items of a list; one that is not declared begins empty.
fn list(at: &mut Value) -> Option<&mut Vec<Value>> {
    if at.is_null() {
        *at = Value::Array(Vec::new());
    }
    at.as_array_mut()
}

/// The declared parts of a record's key.
fn key_of(item: &Value, key: &[Arc<str>]) -> String {
    let parts = key.iter().filter_map(|name| item.get(&**name)).filter(|part| !part.is_null());
    parts.map(|part| text(Some(part))).collect::<Vec<_>>().join("/")
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

/// The steps of a path as written; `None` when it is none.
fn steps(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = path.trim();
    while !rest.is_empty() {
        let (step, after) = if let Some(inside) = rest.strip_prefix('[') {
            let inside = inside.trim_start();
            match inside.strip_prefix('"') {
                Some(key) => {
                    let (key, after) = key.split_once('"')?;
                    (Step::Key(key.to_owned()), after.trim_start().strip_prefix(']')?)
                }
                None => {
                    let (place, after) = inside.split_once(']')?;
                    (Step::Place(place.trim().parse().ok()?), after)
                }
            }
        } else {
            let name = if steps.is_empty() { rest } else { rest.strip_prefix('.')? }.trim_start();
            match name.strip_prefix('\'') {
                Some(quoted) => {
                    let (name, after) = quoted.split_once('\'')?;
                    (Step::Field(name.to_owned()), after)
                }
                None => {
                    let end = name.find(['.', '[']).unwrap_or(name.len());
                    let (name, after) = name.split_at_checked(end)?;
                    (Some(Step::Field(name.trim().to_owned())).filter(|_| !name.trim().is_empty())?, after)
                }
            }
        };
        steps.push(step);
        rest = after.trim_start();
    }
    (!steps.is_empty()).then_some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let field = |name: &str| Step::Field(name.to_owned());
        let key = |key: &str| Step::Key(key.to_owned());
        assert_eq!(steps(r#"persons["p-05"].roles"#), Some(vec![field("persons"), key("p-05"), field("roles")]));
        assert_eq!(steps("attestations[0].'by'.role").map(|s| s.len()), Some(4));
        assert_eq!(steps(r#"accounts[ "p/siebel" ]"#), Some(vec![field("accounts"), key("p/siebel")]));
        for wrong in ["", "a.", ".a", "a[", "a[x]", "a[\"b", "a]b["] {
            assert_eq!(steps(wrong).filter(|s| wrong != "a]b[" || s.len() > 1), None, "{wrong}");
        }
    }
}
