//! The spanned tree as an instance of jsonschema, straight and without a copy. Null as a value of a record is the same
//! as absent (YAML's empty value), so a record has only the entries that say something.

use crate::document::{Entries, Kind, NodeId, Tree};
use crate::value::Number;
use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node, NodeIdentity, Object};
use serde_json::Value;
use std::borrow::Cow;

/// The representation: a [`Tree`] with its places.
pub(super) struct Spanned;

/// A value of the tree, or a key that jsonschema checks by itself.
#[derive(Clone, Copy)]
pub(super) enum Instance<'a> {
    Node(&'a Tree, NodeId),
    Key(&'a str),
}

impl Json for Spanned {
    type Node<'a> = Instance<'a>;
    type PreparedKey = Box<str>;
    type StringBuffer = ();
    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> Box<str> {
        key.into()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(Instance<'_>) -> T) -> T {
        f(Instance::Key(string))
    }
}

impl<'a> Instance<'a> {
    fn kind(self) -> Option<Kind<'a>> {
        match self {
            Self::Node(tree, id) => Some(tree.kind(id)),
            Self::Key(_) => None,
        }
    }
}

impl<'a> Node<'a, Spanned> for Instance<'a> {
    type Object = Record<'a>;
    type Array = List<'a>;
    type Number = Decimal;

    fn as_object(&self) -> Option<Record<'a>> {
        match *self {
            Self::Node(tree, id) => match tree.kind(id) {
                Kind::Record(entries) => Some(Record { tree, entries }),
                _ => None,
            },
            Self::Key(_) => None,
        }
    }

    fn as_array(&self) -> Option<List<'a>> {
        match *self {
            Self::Node(tree, id) => match tree.kind(id) {
                Kind::List(items) => Some(List { tree, items }),
                _ => None,
            },
            Self::Key(_) => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match *self {
            Self::Node(tree, id) => tree.text(id).map(Cow::Borrowed),
            Self::Key(key) => Some(Cow::Borrowed(key)),
        }
    }

    fn as_number(&self) -> Option<Decimal> {
        match self.kind() {
            Some(Kind::Number(number)) => Some(Decimal(number)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.kind() {
            Some(Kind::Bool(value)) => Some(value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.kind(), Some(Kind::Null))
    }

    fn json_type(&self) -> JsonType {
        match self.kind() {
            Some(Kind::Null) => JsonType::Null,
            Some(Kind::Bool(_)) => JsonType::Boolean,
            Some(Kind::Number(_)) => JsonType::Number,
            Some(Kind::Text(_)) | None => JsonType::String,
            Some(Kind::List(_)) => JsonType::Array,
            Some(Kind::Record(_)) => JsonType::Object,
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match *self {
            Self::Node(tree, id) => value(tree, id),
            Self::Key(key) => Value::String(key.to_owned()),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match *self {
            Self::Node(tree, id) => {
                let tag = u32::try_from(id.index()).unwrap_or(u32::MAX);
                Some(NodeIdentity::tagged(std::ptr::from_ref(tree) as usize, tag))
            }
            Self::Key(_) => None,
        }
    }
}

/// A record without its empty values.
pub(super) struct Record<'a> {
    tree: &'a Tree,
    entries: Entries<'a>,
}

impl<'a> Record<'a> {
    fn declared(&self) -> Members<'a> {
        Members { tree: self.tree, entries: self.entries.iter() }
    }
}

impl<'a> Object<'a, Spanned> for Record<'a> {
    type Node = Instance<'a>;
    type MemberName = &'a str;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        self.declared().count()
    }

    fn get(&self, key: &Box<str>) -> Option<Instance<'a>> {
        let entry = self.entries.iter().find(|e| *e.key == **key)?;
        (!self.tree.is_null(entry.value)).then_some(Instance::Node(self.tree, entry.value))
    }

    fn members(&self) -> Members<'a> {
        self.declared()
    }
}

/// The entries of a record that are not empty.
pub(super) struct Members<'a> {
    tree: &'a Tree,
    entries: crate::document::Members<'a>,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Instance<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let tree = self.tree;
        let entry = self.entries.find(|e| !tree.is_null(e.value))?;
        Some((entry.key, Instance::Node(tree, entry.value)))
    }
}

/// A list.
pub(super) struct List<'a> {
    tree: &'a Tree,
    items: &'a [NodeId],
}

impl<'a> Array<'a, Spanned> for List<'a> {
    type Node = Instance<'a>;
    type ElementsIter = Elements<'a>;

    fn len(&self) -> usize {
        self.items.len()
    }

    fn elements(&self) -> Elements<'a> {
        Elements { tree: self.tree, items: self.items.iter() }
    }

    fn is_unique(&self) -> bool {
        super::duplicates(self.tree, self.items).is_empty()
    }
}

/// The items of a list.
pub(super) struct Elements<'a> {
    tree: &'a Tree,
    items: std::slice::Iter<'a, NodeId>,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Instance<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.items.next().map(|id| Instance::Node(self.tree, *id))
    }
}

/// An exact number as jsonschema reads it.
pub(super) struct Decimal(Number);

impl JsonNumber for Decimal {
    fn as_u64(&self) -> Option<u64> {
        self.as_i64().and_then(|n| u64::try_from(n).ok())
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.to_i64()
    }

    fn as_f64(&self) -> Option<f64> {
        Some(self.0.to_f64())
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.0.to_string())
    }

    fn to_number(&self) -> Cow<'_, serde_json::Number> {
        Cow::Owned(number(self.0))
    }

    fn is_integer(&self) -> bool {
        self.0.is_integer()
    }
}

fn number(exact: Number) -> serde_json::Number {
    let rounded = || serde_json::Number::from_f64(exact.to_f64());
    exact.to_i64().map(serde_json::Number::from).or_else(rounded).unwrap_or_else(|| 0.into())
}

/// A subtree as plain JSON: a schema to be compiled, or a value that jsonschema compares with `const` and `enum`.
pub(super) fn value(tree: &Tree, id: NodeId) -> Value {
    match tree.kind(id) {
        Kind::Null => Value::Null,
        Kind::Bool(b) => Value::Bool(b),
        Kind::Number(n) => Value::Number(number(n)),
        Kind::Text(text) => Value::String(text.to_string()),
        Kind::List(items) => Value::Array(items.iter().map(|item| value(tree, *item)).collect()),
        Kind::Record(entries) => {
            Value::Object(entries.iter().map(|e| (e.key.to_string(), value(tree, e.value))).collect())
        }
    }
}
