//! How the parts of a schema hang together: which keywords hold schemas, where each `$ref` leads, what runs in a circle.

use crate::document::{Kind, NodeId, Tree};
use std::collections::{HashMap, HashSet};

/// Keywords that hold one schema.
const ONE: [&str; 11] = [
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
/// Keywords that hold a list of schemas.
const LIST: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
/// Keywords that hold schemas by name.
const NAMED: [&str; 5] = ["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"];

/// How deep schemas may lie in each other, `$ref`s followed: compiling recurses that deep.
const DEPTH: usize = 128;

/// The references of a schema.
pub(super) struct Graph {
    /// `$ref` values that lead to no place of this file.
    pub(super) astray: Vec<NodeId>,
    /// Targets of `$ref` that can be reached from themselves.
    pub(super) recursive: HashSet<NodeId>,
    /// Whether the schema is too deep to be compiled.
    pub(super) too_deep: bool,
}

/// The schemas directly inside a schema.
pub(super) fn inside(tree: &Tree, schema: NodeId) -> Vec<NodeId> {
    let Kind::Record(entries) = tree.kind(schema) else { return Vec::new() };
    let mut out = Vec::new();
    for entry in entries {
        let key = entry.key;
        if ONE.contains(&key) {
            out.push(entry.value);
        } else if LIST.contains(&key) {
            out.extend(tree.items(entry.value));
        } else if NAMED.contains(&key)
            && let Kind::Record(named) = tree.kind(entry.value)
        {
            out.extend(named.iter().map(|e| e.value));
        }
    }
    out
}

/// The place that a local reference (`#`, `#/$defs/name`) names.
pub(super) fn target(tree: &Tree, reference: &str) -> Option<NodeId> {
    at(tree, &percent_decoded(reference.strip_prefix('#')?)?)
}

/// The node of a JSON Pointer written as text; a number is a key or a place, as the tree has it.
pub(super) fn at(tree: &Tree, pointer: &str) -> Option<NodeId> {
    if pointer.is_empty() {
        return Some(tree.root());
    }
    pointer.strip_prefix('/')?.split('/').try_fold(tree.root(), |node, segment| match tree.kind(node) {
        Kind::List(items) => items.get(segment.parse::<usize>().ok()?).copied(),
        _ => tree.entry(node, &segment.replace("~1", "/").replace("~0", "~")).map(|e| e.value),
    })
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

impl Graph {
    pub(super) fn new(tree: &Tree) -> Self {
        let mut units: HashMap<NodeId, Unit> = HashMap::new();
        let mut order = vec![tree.root()];
        let mut astray = Vec::new();
        let mut next = 0;
        let anchors = anchors(tree);
        while let Some(&start) = order.get(next) {
            next += 1;
            if units.contains_key(&start) {
                continue;
            }
            let unit = Unit::read(tree, start, &anchors, &mut astray);
            order.extend(&unit.targets);
            units.insert(start, unit);
        }
        order.sort();
        order.dedup();
        astray.sort();
        astray.dedup();
        let too_deep = height(tree.root(), DEPTH, &units, &mut HashMap::new()).is_none();
        if too_deep {
            return Self { astray, recursive: HashSet::new(), too_deep };
        }
        let recursive = order.iter().copied().filter(|start| comes_back(*start, &units)).collect();
        Self { astray, recursive, too_deep }
    }
}

/// The root or the target of a `$ref`, with what it refers to.
struct Unit {
    targets: Vec<NodeId>,
    levels: usize,
}

impl Unit {
    fn read(tree: &Tree, start: NodeId, anchors: &HashMap<&str, NodeId>, astray: &mut Vec<NodeId>) -> Self {
        let mut unit = Self { targets: Vec::new(), levels: 0 };
        let mut open = vec![(start, 1)];
        while let Some((schema, level)) = open.pop() {
            unit.levels = unit.levels.max(level);
            for reference in ["$ref", "$dynamicRef"].iter().filter_map(|key| tree.get(schema, key)) {
                let Some(text) = tree.text(reference) else { continue };
                let anchor = text.strip_prefix('#').and_then(|name| anchors.get(name).copied());
                match target(tree, text).or(anchor) {
                    Some(to) => unit.targets.push(to),
                    None => astray.push(reference),
                }
            }
            open.extend(inside(tree, schema).into_iter().map(|inner| (inner, level + 1)));
        }
        unit
    }
}

/// The schemas that have a name of their own, anywhere in the file.
fn anchors(tree: &Tree) -> HashMap<&str, NodeId> {
    let mut named = HashMap::new();
    for node in tree.ids() {
        for key in ["$anchor", "$dynamicAnchor"] {
            named.extend(tree.get(node, key).and_then(|name| tree.text(name)).map(|name| (name, node)));
        }
    }
    named
}

fn comes_back(start: NodeId, units: &HashMap<NodeId, Unit>) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        for &to in units.get(&at).map_or(&[][..], |unit| &unit.targets) {
            if to == start {
                return true;
            }
            if seen.insert(to) {
                open.push(to);
            }
        }
    }
    false
}

/// The greatest depth below `at`, circles counted once; `None` when it is more than `left`.
fn height(at: NodeId, left: usize, units: &HashMap<NodeId, Unit>, known: &mut HashMap<NodeId, usize>) -> Option<usize> {
    if let Some(&height) = known.get(&at) {
        return (height <= left).then_some(height);
    }
    let unit = units.get(&at)?;
    let below = left.checked_sub(unit.levels)?;
    known.insert(at, 0);
    let mut deepest = 0;
    for &to in &unit.targets {
        deepest = deepest.max(height(to, below, units, known)?);
    }
    known.insert(at, deepest + unit.levels);
    Some(deepest + unit.levels)
}
