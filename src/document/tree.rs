//! The spanned tree: nodes in one arena, so that a place is a number.

use crate::source::{FileId, Span};
use crate::value::{Number, Pointer, Step};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A record with more keys than this has them in order too, to be found without looking at each.
const WIDE: usize = 32;

/// A node of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// Its place in the arena: a number unique in its tree.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Null: YAML's empty value, `~`, `null`. In rules the same as not declared.
    Null,
    /// True or false.
    Bool(bool),
    /// An exact number.
    Number(Number),
    /// Text, decoded, as written (not normalised).
    Text(Box<str>),
    /// A list.
    List(Vec<NodeId>),
    /// A record, keys in the order of the file, each once.
    Record(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key, decoded; records of one kind share theirs.
    pub key: Arc<str>,
    /// The place of the key, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: NodeId,
}

/// One value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The exact place of the value, quotes and brackets included. A value reached through an alias has the place of
    /// the anchored text. An empty value has an empty span where it could be written.
    pub span: Span,
    /// The alias (`*name`) through which the value came, when it did.
    pub alias: Option<Span>,
    /// Whether a scalar was written plain, without quotes (YAML): what a YAML 1.1 reader may have read otherwise.
    pub plain: bool,
    /// What it holds.
    pub kind: Kind,
    parent: Option<NodeId>,
    step: Option<Step>,
}

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    file: FileId,
    nodes: Vec<Node>,
    root: NodeId,
    /// The places of the entries of wide records, in the order of their keys.
    sorted: HashMap<NodeId, Vec<usize>>,
}

/// Builds a tree from the leaves up.
#[derive(Debug)]
pub struct Builder {
    file: FileId,
    nodes: Vec<Node>,
    keys: HashSet<Arc<str>>,
}

impl Builder {
    /// Begins the tree of a file.
    #[must_use]
    pub fn new(file: FileId) -> Self {
        Self { file, nodes: Vec::new(), keys: HashSet::new() }
    }

    /// A key as records share it.
    pub fn key(&mut self, key: &str) -> Arc<str> {
        if let Some(known) = self.keys.get(key) {
            return Arc::clone(known);
        }
        let key: Arc<str> = Arc::from(key);
        self.keys.insert(Arc::clone(&key));
        key
    }

    /// Adds a node; children must have been added before.
    pub fn add(&mut self, span: Span, plain: bool, kind: Kind) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        let mut holds = |child: NodeId, step: Step| {
            if let Some(node) = self.nodes.get_mut(child.index()) {
                node.parent = Some(id);
                node.step = Some(step);
            }
        };
        match &kind {
            Kind::List(items) => (0..).zip(items).for_each(|(place, item)| holds(*item, Step::Index(place))),
            Kind::Record(entries) => entries.iter().for_each(|e| holds(e.value, Step::Key(Arc::clone(&e.key)))),
            _ => {}
        }
        self.nodes.push(Node { span, alias: None, plain, kind, parent: None, step: None });
        id
    }

    /// Copies a finished subtree for an alias; every copied node keeps the anchored place and remembers the alias.
    pub fn copy(&mut self, from: NodeId, alias: Span) -> NodeId {
        let Some(node) = self.nodes.get(from.index()).cloned() else { return from };
        let kind = match node.kind {
            Kind::List(items) => Kind::List(items.into_iter().map(|item| self.copy(item, alias)).collect()),
            Kind::Record(entries) => {
                Kind::Record(entries.into_iter().map(|e| Entry { value: self.copy(e.value, alias), ..e }).collect())
            }
            scalar => scalar,
        };
        let id = self.add(node.span, node.plain, kind);
        self.came_through(id, alias);
        id
    }

    /// Marks a node as reached through an alias.
    pub fn came_through(&mut self, id: NodeId, alias: Span) {
        if let Some(node) = self.nodes.get_mut(id.index()) {
            node.alias = Some(alias);
        }
    }

    /// How many nodes there are so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing was added yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The node of an id, while building.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// Ends with the root.
    #[must_use]
    pub fn finish(self, root: NodeId) -> Tree {
        let mut tree = Tree { file: self.file, nodes: self.nodes, root, sorted: HashMap::new() };
        tree.sort_wide();
        tree
    }
}

impl Tree {
    /// The file it was read from.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The top value.
    #[must_use]
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// The node of an id; an id of another tree gives an empty value.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        static NONE: std::sync::LazyLock<(crate::source::Sources, Node)> = std::sync::LazyLock::new(|| {
            let mut sources = crate::source::Sources::new();
            let file = sources.add("", "", "");
            let node = Node {
                span: Span::new(file, 0, 0),
                alias: None,
                plain: false,
                kind: Kind::Null,
                parent: None,
                step: None,
            };
            (sources, node)
        });
        self.nodes.get(id.index()).unwrap_or(&NONE.1)
    }

    /// What a node holds.
    #[must_use]
    pub fn kind(&self, id: NodeId) -> &Kind {
        &self.node(id).kind
    }

    /// The place of a node.
    #[must_use]
    pub fn span(&self, id: NodeId) -> Span {
        self.node(id).span
    }

    /// The entry of a key in a record.
    #[must_use]
    pub fn entry(&self, id: NodeId, key: &str) -> Option<&Entry> {
        let Kind::Record(entries) = self.kind(id) else { return None };
        let Some(sorted) = self.sorted.get(&id) else { return entries.iter().find(|e| &*e.key == key) };
        let key_at = |place: usize| entries.get(place).map(|e| &*e.key);
        let first = sorted.partition_point(|place| key_at(*place) < Some(key));
        sorted.get(first).and_then(|place| entries.get(*place)).filter(|e| &*e.key == key)
    }

    fn sort_wide(&mut self) {
        for id in self.ids() {
            let Kind::Record(entries) = self.kind(id) else { continue };
            if entries.len() > WIDE {
                let mut places: Vec<usize> = (0..entries.len()).collect();
                // Stable: of equal keys the first one is found.
                places.sort_by_key(|place| entries.get(*place).map(|e| &*e.key));
                self.sorted.insert(id, places);
            }
        }
    }

    /// The value of a key in a record; null is the same as absent.
    #[must_use]
    pub fn get(&self, id: NodeId, key: &str) -> Option<NodeId> {
        let value = self.entry(id, key)?.value;
        (self.node(value).kind != Kind::Null).then_some(value)
    }

    /// The items of a list; empty for anything else.
    #[must_use]
    pub fn items(&self, id: NodeId) -> &[NodeId] {
        match self.kind(id) {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a text node.
    #[must_use]
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match self.kind(id) {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Adds all of another tree, which keeps its places and its pointers; gives its top. It is not below this tree's top.
    pub fn graft(&mut self, other: &Self) -> NodeId {
        let before = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let moved = |id: NodeId| NodeId(id.0.saturating_add(before));
        self.nodes.extend(other.nodes.iter().map(|node| {
            let kind = match &node.kind {
                Kind::List(items) => Kind::List(items.iter().map(|item| moved(*item)).collect()),
                Kind::Record(entries) => {
                    Kind::Record(entries.iter().map(|e| Entry { value: moved(e.value), ..e.clone() }).collect())
                }
                scalar => scalar.clone(),
            };
            Node { kind, parent: node.parent.map(moved), ..node.clone() }
        }));
        self.sorted.extend(other.sorted.iter().map(|(id, places)| (moved(*id), places.clone())));
        moved(other.root)
    }

    /// The top of the document in which a node stands.
    #[must_use]
    pub fn top(&self, id: NodeId) -> NodeId {
        std::iter::successors(Some(id), |id| self.parent(*id)).last().unwrap_or(id)
    }

    /// The record or list that holds a node.
    #[must_use]
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// The node's JSON Pointer.
    #[must_use]
    pub fn pointer(&self, id: NodeId) -> Pointer {
        let mut steps = Vec::new();
        let mut at = Some(id);
        while let Some(node) = at.map(|id| self.node(id)) {
            steps.extend(node.step.clone());
            at = node.parent;
        }
        steps.into_iter().rev().collect()
    }

    /// What holds a node, and the step from there.
    #[must_use]
    pub fn step(&self, id: NodeId) -> Option<(NodeId, &Step)> {
        let node = self.node(id);
        node.parent.zip(node.step.as_ref())
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The node of a JSON Pointer.
    #[must_use]
    pub fn find(&self, pointer: &Pointer) -> Option<NodeId> {
        pointer.steps().into_iter().try_fold(self.root, |at, step| match (self.kind(at), step) {
            (Kind::Record(_), Step::Key(key)) => self.entry(at, key).map(|e| e.value),
            (Kind::List(items), Step::Index(index)) => items.get(*index as usize).copied(),
            _ => None,
        })
    }

    /// All nodes, leaves before what holds them.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }

    /// Shows every text, key and number with its place: what [`Self::rewrite`] can change.
    pub fn scan(&self, mut show: impl FnMut(Span, &str)) {
        for node in &self.nodes {
            match &node.kind {
                Kind::Text(text) => show(node.span, text),
                Kind::Number(number) => show(node.span, &number.to_string()),
                Kind::Record(entries) => entries.iter().for_each(|e| show(e.key_span, &e.key)),
                _ => {}
            }
        }
    }

    /// Changes the texts, keys and numbers for which `change` returns something: for hiding personal numbers. A
    /// changed number becomes text.
    pub fn rewrite(&mut self, mut change: impl FnMut(Span, &str) -> Option<String>) {
        let mut renamed: Vec<(NodeId, Arc<str>)> = Vec::new();
        for node in &mut self.nodes {
            match &mut node.kind {
                Kind::Text(text) => {
                    if let Some(new) = change(node.span, text) {
                        *text = new.into();
                    }
                }
                Kind::Record(entries) => {
                    for entry in entries {
                        if let Some(new) = change(entry.key_span, &entry.key) {
                            entry.key = new.into();
                            renamed.push((entry.value, entry.key.clone()));
                        }
                    }
                }
                Kind::Number(number) => {
                    if let Some(new) = change(node.span, &number.to_string()) {
                        node.kind = Kind::Text(new.into());
                    }
                }
                _ => {}
            }
        }
        // Pointers go through the same keys.
        let any = !renamed.is_empty();
        for (id, key) in renamed {
            if let Some(node) = self.nodes.get_mut(id.index()) {
                node.step = Some(Step::Key(key));
            }
        }
        if any {
            self.sort_wide();
        }
    }
}
