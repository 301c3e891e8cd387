//! A JSON Schema document → the types of the language. What the language cannot use is no fault of the schema: the field
//! keeps the place, and a policy whose path goes through it is told.

use super::annotations::{chain, constant, follow, has_target, offers, one_or_many, texts_of, titles};
use super::graph::{self, Graph};
use crate::diagnostic::{Diagnostic, codes::structure as codes};
use crate::document::{Entries, Kind, NodeId, Tree};
use crate::value::{EnumType, Field, Labels, RecordType, Reference, Shape, Type};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The keys that a record may hold beside its typed fields.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Keys named by parts that give no types (`allOf`, `if` …).
    pub(super) names: Vec<Arc<str>>,
    /// Whether the schema lets in any key at all.
    pub(super) open: bool,
}

/// What the types of a schema are.
pub(super) struct Types {
    pub(super) root: Arc<RecordType>,
    pub(super) enums: Vec<Arc<EnumType>>,
    /// By the place of the record type; a record type that is not here has its fields alone.
    pub(super) known: HashMap<Arc<str>, Known>,
}

type Kinded = Result<Type, Arc<str>>;

/// Reads the types; `None` when the top is no record.
pub(super) fn read(tree: &Tree, graph: &Graph, findings: &mut Vec<Diagnostic>) -> Option<Types> {
    let mut reader = Reader {
        tree,
        graph,
        path: Vec::new(),
        done: HashMap::new(),
        known: HashMap::new(),
        references: Vec::new(),
        names: HashMap::new(),
        findings,
    };
    let root = match reader.kind(tree.root()) {
        Ok(Type::Record(root)) => root,
        _ => {
            let place = tree.get(tree.root(), "type").unwrap_or(tree.root());
            reader.findings.push(Diagnostic::at(codes::SCHEMA_TOP, tree.span(place)));
            return None;
        }
    };
    let enums = reader.named_enums();
    reader.check_references(&root);
    Some(Types { root, enums, known: reader.known })
}

struct Reader<'a> {
    tree: &'a Tree,
    graph: &'a Graph,
    /// The fields that lead to where the reader is.
    path: Vec<Arc<str>>,
    /// The type of each schema already read, so that shared definitions are read once.
    done: HashMap<NodeId, Kinded>,
    known: HashMap<Arc<str>, Known>,
    /// `x-krav-ref` values to be looked up when all types are there.
    references: Vec<(NodeId, Arc<str>, Arc<str>)>,
    /// The numbers of the names of fields.
    names: HashMap<Arc<str>, u32>,
    findings: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn place(&self, node: NodeId) -> Arc<str> {
        self.tree.pointer(node).to_string().into()
    }

    /// The place of a keyword as an error, when the schema has it.
    fn refuse(&self, schema: NodeId, keywords: &[&str]) -> Option<Arc<str>> {
        keywords.iter().find_map(|key| self.tree.get(schema, key)).map(|node| self.place(node))
    }

    fn has(&self, schema: NodeId, key: &str) -> bool {
        self.tree.get(schema, key).is_some()
    }

    fn kind(&mut self, schema: NodeId) -> Kinded {
        if let Some(done) = self.done.get(&schema) {
            return done.clone();
        }
        let kind = self.read_kind(schema);
        self.done.insert(schema, kind.clone());
        kind
    }

    fn read_kind(&mut self, schema: NodeId) -> Kinded {
        let tree = self.tree;
        if let Some(reference) = tree.get(schema, "$ref") {
            return self.referred(schema, reference);
        }
        if let Some(name) = tree.get(schema, "type") {
            return match tree.text(name) {
                Some("object") => self.object(schema),
                Some("array") => self.list(schema),
                Some("string") => self.text(schema),
                Some("boolean") => Ok(Type::Bool),
                Some("integer" | "number") => Ok(Type::Number),
                _ => Err(self.place(name)),
            };
        }
        if self.has(schema, "properties") {
            return self.object(schema);
        }
        if self.has(schema, "enum") || self.has(schema, "const") {
            return self.text(schema);
        }
        if let Some(branches) = tree.get(schema, "anyOf") {
            return self.alternatives(schema, branches);
        }
        const OTHER: [&str; 6] = ["$dynamicRef", "allOf", "oneOf", "not", "if", "patternProperties"];
        Err(self.refuse(schema, &OTHER).unwrap_or_else(|| self.place(schema)))
    }

    fn referred(&mut self, schema: NodeId, reference: NodeId) -> Kinded {
        if let Some(place) = self.refuse(schema, &["properties", "items", "anyOf", "oneOf", "enum", "const"]) {
            return Err(place);
        }
        let text = self.tree.text(reference).unwrap_or("");
        match graph::target(self.tree, text) {
            Some(to) if text.starts_with("#/$defs/") && !self.graph.recursive.contains(&to) => self.kind(to),
            _ => Err(self.place(reference)),
        }
    }

    fn object(&mut self, schema: NodeId) -> Kinded {
        let tree = self.tree;
        let Some(properties) = tree.get(schema, "properties") else {
            if let Some(place) = self.refuse(schema, &["patternProperties"]) {
                return Err(place);
            }
            return match tree.get(schema, "additionalProperties") {
                Some(values) => match tree.kind(values) {
                    Kind::Bool(false) => Ok(self.record(schema, None)),
                    Kind::Record(_) => self.kind(values).map(|kind| Type::Map(Arc::new(kind))),
                    _ => Err(self.place(values)),
                },
                None => Err(self.place(schema)),
            };
        };
        match tree.kind(properties) {
            Kind::Record(entries) => Ok(self.record(schema, Some(entries))),
            _ => Err(self.place(properties)),
        }
    }

    fn record(&mut self, schema: NodeId, properties: Option<Entries<'_>>) -> Type {
        let place = self.place(schema);
        let required: Vec<&str> = match self.tree.get(schema, "required") {
            Some(list) => self.tree.items(list).iter().filter_map(|item| self.tree.text(*item)).collect(),
            None => Vec::new(),
        };
        let mut fields = Vec::new();
        for entry in properties.into_iter().flatten() {
            let name: Arc<str> = entry.key.into();
            self.path.push(name.clone());
            let field = self.field(name, entry.value, required.contains(&entry.key));
            self.path.pop();
            fields.push(Arc::new(field));
        }
        let mut known = Known::default();
        self.collect_known(schema, &mut known, &mut HashSet::new());
        known.names.retain(|name| fields.iter().all(|f| f.name != *name));
        if known.open || !known.names.is_empty() {
            self.known.insert(place.clone(), known);
        }
        let titles = titles(self.tree, &[schema]).into();
        Type::Record(Arc::new(RecordType { place, titles, fields: fields.into() }))
    }

    /// Every key that some part of the schema names for the same record.
    fn collect_known(&self, schema: NodeId, known: &mut Known, seen: &mut HashSet<NodeId>) {
        let tree = self.tree;
        if !seen.insert(schema) {
            return;
        }
        if let Some(Kind::Record(properties)) = tree.get(schema, "properties").map(|p| tree.kind(p)) {
            known.names.extend(properties.iter().map(|e| Arc::from(e.key)));
        }
        known.open |= self.has(schema, "patternProperties");
        for key in ["additionalProperties", "unevaluatedProperties"] {
            known.open |= tree.get(schema, key).is_some_and(|rest| tree.kind(rest) != Kind::Bool(false));
        }
        let mut parts: Vec<NodeId> = ["if", "then", "else"].iter().filter_map(|key| tree.get(schema, key)).collect();
        for key in ["allOf", "anyOf", "oneOf"] {
            parts.extend(tree.get(schema, key).map_or(&[][..], |list| tree.items(list)));
        }
        if let Some(Kind::Record(named)) = tree.get(schema, "dependentSchemas").map(|d| tree.kind(d)) {
            parts.extend(named.iter().map(|e| e.value));
        }
        parts.extend(follow(tree, schema));
        for part in parts {
            self.collect_known(part, known, seen);
        }
    }

    fn list(&mut self, schema: NodeId) -> Kinded {
        if let Some(place) = self.refuse(schema, &["prefixItems"]) {
            return Err(place);
        }
        match self.tree.get(schema, "items") {
            Some(items) => self.kind(items).map(|kind| Type::List(Arc::new(kind))),
            None => Err(self.place(schema)),
        }
    }

    fn text(&mut self, schema: NodeId) -> Kinded {
        let tree = self.tree;
        if let Some(list) = tree.get(schema, "enum") {
            let values: Option<Vec<Arc<str>>> =
                tree.items(list).iter().map(|item| tree.text(*item).map(Arc::from)).collect();
            return match values {
                Some(values) if !values.is_empty() => Ok(self.named(schema, values)),
                _ => Err(self.place(list)),
            };
        }
        if let Some(only) = tree.get(schema, "const") {
            return match tree.text(only) {
                Some(text) => Ok(self.named(schema, vec![text.into()])),
                None => Err(self.place(only)),
            };
        }
        Ok(match tree.get(schema, "format").and_then(|format| tree.text(format)) {
            Some("date") => Type::Date,
            Some("month") => Type::Month,
            _ => Type::Text,
        })
    }

    fn named(&mut self, schema: NodeId, values: Vec<Arc<str>>) -> Type {
        let place = self.place(schema);
        let definition = place.strip_prefix("/$defs/").filter(|rest| !rest.contains('/'));
        let name = definition.map_or_else(|| self.path.join("."), |name| name.replace("~1", "/").replace("~0", "~"));
        let labels = self.labels(schema, &values);
        Type::Enum(Arc::new(EnumType { name: name.into(), values, labels: labels.into() }))
    }

    fn labels(&mut self, schema: NodeId, values: &[Arc<str>]) -> Labels {
        let tree = self.tree;
        let Some(labels) = tree.get(schema, "x-krav-labels") else { return Vec::new() };
        let Kind::Record(entries) = tree.kind(labels) else {
            self.misplaced(labels, "x-krav-labels", "");
            return Vec::new();
        };
        for entry in entries.iter().filter(|e| values.iter().all(|v| **v != *e.key)) {
            self.findings.push(annotation(entry.key_span, "x-krav-labels", entry.key));
        }
        values.iter().map(|v| tree.get(labels, v).map_or_else(Vec::new, |texts| texts_of(tree, texts))).collect()
    }

    /// `anyOf` of one typed schema beside `const: none` and `const: undated`.
    fn alternatives(&mut self, schema: NodeId, branches: NodeId) -> Kinded {
        let tree = self.tree;
        let mut typed = Vec::new();
        for &branch in tree.items(branches) {
            match constant(tree, branch) {
                Some("none") => {}
                Some("undated") if self.says_not_yet(schema) => {}
                Some("undated") => return Err(self.place(branch)),
                _ => typed.push(branch),
            }
        }
        match typed.as_slice() {
            [one] => self.kind(*one),
            _ => Err(self.place(branches)),
        }
    }

    fn says_not_yet(&self, schema: NodeId) -> bool {
        let chain = chain(self.tree, schema);
        chain.iter().any(|part| self.tree.get(*part, "x-krav-absent").is_some())
    }

    fn field(&mut self, name: Arc<str>, schema: NodeId, required: bool) -> Field {
        let tree = self.tree;
        let kind = self.kind(schema);
        let own = chain(tree, schema);
        // What stands at the items of a list of texts, or the values of a map of texts, holds for the field.
        let mut deep = own.clone();
        let inner = own.iter().find_map(|s| tree.get(*s, "items").or_else(|| tree.get(*s, "additionalProperties")));
        if matches!(&kind, Ok(Type::List(item) | Type::Map(item)) if **item == Type::Text) {
            deep.extend(inner.into_iter().flat_map(|items| chain(tree, items)));
        }
        let shape = deep.iter().find_map(|s| tree.get(*s, "format")).and_then(|f| tree.text(f)).and_then(Shape::parse);
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        Field {
            number: Some(*self.names.entry(Arc::clone(&name)).or_insert(next)),
            titles: titles(tree, &own).into(),
            not_yet: self.not_yet(&own, &kind),
            may_be_none: own.iter().any(|s| offers(tree, *s, "none")),
            required,
            reference: self.reference(&deep),
            key: self.key(&own, &kind),
            shape: shape.filter(|shape| *shape != Shape::Name),
            name,
            kind,
        }
    }

    fn not_yet(&mut self, own: &[NodeId], kind: &Kinded) -> bool {
        let Some(absent) = own.iter().find_map(|s| self.tree.get(*s, "x-krav-absent")) else { return false };
        let right = self.tree.text(absent) == Some("not-yet") && matches!(kind, Ok(Type::Date));
        if !right && kind.is_ok() {
            self.misplaced(absent, "x-krav-absent", self.tree.text(absent).unwrap_or(""));
        }
        right
    }

    fn reference(&mut self, deep: &[NodeId]) -> Option<Reference> {
        let tree = self.tree;
        let node = deep.iter().find_map(|s| tree.get(*s, "x-krav-ref"))?;
        let mut targets = Vec::new();
        for part in one_or_many(tree, node) {
            match tree.text(part).and_then(|text| text.rsplit_once('.')) {
                Some((list, field)) if !list.is_empty() && !field.is_empty() => {
                    let target: (Arc<str>, Arc<str>) = (list.into(), field.into());
                    self.references.push((part, target.0.clone(), target.1.clone()));
                    targets.push(target);
                }
                _ => self.misplaced(part, "x-krav-ref", tree.text(part).unwrap_or("")),
            }
        }
        (!targets.is_empty()).then_some(Reference { targets })
    }

    fn key(&mut self, own: &[NodeId], kind: &Kinded) -> Vec<Arc<str>> {
        let tree = self.tree;
        let Some(node) = own.iter().find_map(|s| tree.get(*s, "x-krav-key")) else { return Vec::new() };
        let Ok(kind) = kind else { return Vec::new() };
        let record = match kind {
            Type::List(item) => match &**item {
                Type::Record(record) => Some(record),
                _ => None,
            },
            _ => None,
        };
        let mut key = Vec::new();
        for part in one_or_many(tree, node) {
            let name = tree.text(part).unwrap_or("");
            let field = record.and_then(|record| record.field(name));
            let simple = |f: &Field| !matches!(f.kind, Ok(Type::List(_) | Type::Record(_) | Type::Map(_)));
            match field.filter(|f| simple(f)) {
                Some(field) => key.push(field.name.clone()),
                None => self.misplaced(part, "x-krav-key", name),
            }
        }
        key
    }

    fn misplaced(&mut self, node: NodeId, name: &'static str, value: &str) {
        self.findings.push(annotation(self.tree.span(node), name, value));
    }

    /// The enums that `$defs` names, in its order.
    fn named_enums(&mut self) -> Vec<Arc<EnumType>> {
        let tree = self.tree;
        let Some(Kind::Record(entries)) = tree.get(tree.root(), "$defs").map(|d| tree.kind(d)) else {
            return Vec::new();
        };
        let mut enums = Vec::new();
        for entry in entries.iter().filter(|e| !self.graph.recursive.contains(&e.value)) {
            let own = tree.get(entry.value, "enum").or_else(|| tree.get(entry.value, "const"));
            if own.is_some()
                && let Ok(Type::Enum(found)) = self.kind(entry.value)
            {
                enums.push(found);
            }
        }
        enums
    }

    fn check_references(&mut self, root: &Arc<RecordType>) {
        let mut seen = HashSet::new();
        for (node, list, field) in std::mem::take(&mut self.references) {
            if seen.insert(node) && !has_target(root, &list, &field) {
                self.misplaced(node, "x-krav-ref", &format!("{list}.{field}"));
            }
        }
    }
}

fn annotation(span: crate::source::Span, name: &'static str, value: &str) -> Diagnostic {
    Diagnostic::at(codes::SCHEMA_ANNOTATION, span).with("annotation", name).with("value", value)
}
