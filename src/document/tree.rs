//! The spanned tree: nodes, texts, items and entries each in one arena, so that a place is a number and nothing is
//! allocated for itself.

mod entries;
mod graft;
mod rewrite;
mod stamps;

pub use entries::{Entries, Entry, Members};
pub use stamps::{Form, What};

use stamps::Stamps;

use super::builder::{Builder, KeyPlace, Keys, Named, Place, Stored};
use crate::source::{FileId, Span};
use crate::value::{Number, Pointer, Step, Text};
use foldhash::HashMap;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A record with more keys than this has them in order too, to be found without looking at each.
pub(super) const WIDE: usize = 32;

/// A node of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// Its place in the arena: a number unique in its tree.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A key of a [`Tree`]: records share theirs, so that two keys are the same when their numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub(super) u32);

impl KeyId {
    /// A number from 0, unique in its tree.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind<'t> {
    /// Null: YAML's empty value, `~`, `null`. In rules the same as not declared.
    Null,
    /// True or false.
    Bool(bool),
    /// An exact number.
    Number(Number),
    /// Text, decoded, as written (not normalised).
    Text(&'t str),
    /// A list.
    List(&'t [NodeId]),
    /// A record, keys in the order of the file, each once.
    Record(Entries<'t>),
}

/// A document.
#[derive(Debug, Clone)]
pub struct Tree {
    pub(super) nodes: Vec<Stored>,
    /// Where each of them stands: apart, since rules ask for values and seldom for places.
    pub(super) places: Vec<Place>,
    /// The text of the file, as far as texts stand in it as they are.
    source: Arc<String>,
    /// Those that do not.
    texts: Arc<String>,
    pub(super) items: Vec<NodeId>,
    pub(super) members: Vec<Named>,
    /// Where the key of each of them stands.
    pub(super) key_places: Vec<KeyPlace>,
    pub(super) numbers: Vec<Number>,
    pub(super) keys: Keys,
    pub(super) aliases: HashMap<NodeId, Span>,
    file: FileId,
    /// What was added of other files: each from a node on.
    added: Vec<(NodeId, FileId)>,
    root: NodeId,
    /// The keys of wide records in their order, and where among the members they stand.
    sorted: BTreeMap<NodeId, Vec<(KeyId, u32)>>,
    /// What stands where, of a large file.
    stamps: Stamps,
}

/// What stands in the arena.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Held {
    Null,
    Bool(bool),
    /// A place among the numbers.
    Number(u32),
    /// From where, and how many: bytes of the source with the texts behind it, items, members.
    Text(u32, u32),
    List(u32, u32),
    Record(u32, u32),
}

/// A stretch of an arena.
pub(super) fn stretch<T>(all: &[T], from: u32, len: u32) -> &[T] {
    let from = from as usize;
    all.get(from..from.saturating_add(len as usize)).unwrap_or(&[])
}

/// So many bytes of a source with the texts that stand behind it: of which of them, and which of those.
#[inline]
fn within<'t>(source: &'t str, texts: &'t str, from: u32, len: u32) -> (&'t str, Range<usize>) {
    let from = from as usize;
    let (all, from) = from.checked_sub(source.len()).map_or((source, from), |from| (texts, from));
    (all, from..from.saturating_add(len as usize))
}

/// The text that stands there.
#[inline]
pub(super) fn text_at<'t>(source: &'t str, texts: &'t str, from: u32, len: u32) -> Option<&'t str> {
    let (all, range) = within(source, texts, from, len);
    all.get(range)
}

impl Tree {
    pub(super) fn new(builder: Builder, root: NodeId) -> Self {
        let Builder { file, nodes, places, source, texts, items, members, key_places, numbers, keys, aliases, wide } =
            builder;
        let texts = Arc::new(texts);
        let (added, sorted) = (Vec::new(), BTreeMap::new());
        let mut tree = Self {
            nodes,
            places,
            source,
            texts,
            items,
            members,
            key_places,
            numbers,
            keys,
            aliases,
            file,
            added,
            root,
            sorted,
            stamps: Stamps::default(),
        };
        tree.sort(wide);
        tree.stamp_all();
        tree
    }

    /// The file it was read from.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    fn file_of(&self, id: NodeId) -> FileId {
        let added = self.added.iter().rev().find(|(first, _)| *first <= id);
        added.map_or(self.file, |(_, file)| *file)
    }

    /// Whether it holds one document: then no two nodes have the same pointer.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.added.is_empty()
    }

    /// The top value.
    #[must_use]
    pub fn root(&self) -> NodeId {
        self.root
    }

    #[inline]
    fn held(&self, id: NodeId) -> Option<Held> {
        self.nodes.get(id.index()).map(|node| node.held())
    }

    #[inline]
    fn place(&self, id: NodeId) -> Option<&Place> {
        self.places.get(id.index())
    }

    /// What a node holds; an id of another tree gives an empty value.
    #[must_use]
    #[inline]
    pub fn kind(&self, id: NodeId) -> Kind<'_> {
        match self.held(id) {
            None | Some(Held::Null) => Kind::Null,
            Some(Held::Bool(value)) => Kind::Bool(value),
            Some(Held::Number(place)) => {
                Kind::Number(self.numbers.get(place as usize).copied().unwrap_or(Number::ZERO))
            }
            Some(Held::Text(from, len)) => Kind::Text(self.slice(from, len)),
            Some(Held::List(from, len)) => Kind::List(stretch(&self.items, from, len)),
            Some(Held::Record(from, len)) => Kind::Record(self.entries(from, len)),
        }
    }

    fn entries(&self, from: u32, len: u32) -> Entries<'_> {
        let (members, places) = (stretch(&self.members, from, len), stretch(&self.key_places, from, len));
        Entries { tree: self, members, places }
    }

    /// Whether a node holds a record.
    #[must_use]
    #[inline]
    pub fn is_record(&self, id: NodeId) -> bool {
        matches!(self.held(id), Some(Held::Record(..)))
    }

    /// Whether a node holds a text.
    #[must_use]
    #[inline]
    pub fn is_text(&self, id: NodeId) -> bool {
        matches!(self.held(id), Some(Held::Text(..)))
    }

    /// Whether a node holds a list.
    #[must_use]
    #[inline]
    pub fn is_list(&self, id: NodeId) -> bool {
        matches!(self.held(id), Some(Held::List(..)))
    }

    #[inline]
    fn slice(&self, from: u32, len: u32) -> &str {
        text_at(&self.source, &self.texts, from, len).unwrap_or("")
    }

    /// The bytes of a text.
    #[inline]
    fn bytes(&self, from: u32, len: u32) -> &[u8] {
        let (all, range) = within(&self.source, &self.texts, from, len);
        all.as_bytes().get(range).unwrap_or_default()
    }

    /// Whether nothing is declared by a node.
    #[must_use]
    #[inline]
    pub fn is_null(&self, id: NodeId) -> bool {
        self.held(id).is_none_or(|held| held == Held::Null)
    }

    /// The exact place of a value, quotes and brackets included. A value reached through an alias has the place of the
    /// anchored text. An empty value has an empty span where it could be written.
    #[must_use]
    pub fn span(&self, id: NodeId) -> Span {
        let (start, end) = self.place(id).map_or((0, 0), |place| (place.start, place.end));
        Span { file: self.file_of(id), start, end }
    }

    /// The alias (`*name`) through which a value came, when it did.
    #[must_use]
    pub fn alias(&self, id: NodeId) -> Option<Span> {
        if self.aliases.is_empty() { None } else { self.aliases.get(&id).copied() }
    }

    /// Whether a scalar was written plain, without quotes (YAML): what a YAML 1.1 reader may have read otherwise.
    #[must_use]
    pub fn is_plain(&self, id: NodeId) -> bool {
        self.place(id).is_some_and(Place::is_plain)
    }

    fn entry_of(&self, member: Named, (start, end): KeyPlace) -> Entry<'_> {
        let key_span = Span { file: self.file_of(member.value), start, end };
        Entry { key: self.keys.text(member.key), id: member.key, key_span, value: member.value }
    }

    /// The number of a key, when a record has it.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<KeyId> {
        self.keys.find(key)
    }

    /// How many keys there are, each counted once.
    #[must_use]
    pub fn key_count(&self) -> usize {
        self.keys.len()
    }

    /// From where on the members of a record stand, and they.
    #[inline]
    fn members(&self, id: NodeId) -> (u32, &[Named]) {
        match self.held(id) {
            Some(Held::Record(from, len)) => (from, stretch(&self.members, from, len)),
            _ => (0, &[]),
        }
    }

    /// Where the member of a key stands among all.
    #[inline]
    fn member(&self, id: NodeId, key: KeyId) -> Option<usize> {
        let (from, members) = self.members(id);
        if members.len() <= WIDE {
            return members.iter().position(|member| member.key == key).map(|place| from as usize + place);
        }
        let sorted = self.sorted.get(&id)?;
        let first = sorted.partition_point(|(other, _)| *other < key);
        sorted.get(first).filter(|(other, _)| *other == key).map(|(_, place)| *place as usize)
    }

    /// The entry of a key in a record.
    #[must_use]
    pub fn entry(&self, id: NodeId, key: &str) -> Option<Entry<'_>> {
        let place = self.member(id, self.key(key)?)?;
        Some(self.entry_of(*self.members.get(place)?, *self.key_places.get(place)?))
    }

    fn sort(&mut self, wide: Vec<NodeId>) {
        for id in wide {
            let (from, members) = self.members(id);
            let mut sorted: Vec<(KeyId, u32)> = members.iter().map(|member| member.key).zip(from..).collect();
            // Of equal keys the first one is found.
            sorted.sort_unstable();
            self.sorted.insert(id, sorted);
        }
    }

    /// The value of a key in a record; null is the same as absent.
    #[must_use]
    pub fn get(&self, id: NodeId, key: &str) -> Option<NodeId> {
        self.field(id, self.key(key)?)
    }

    /// The value of a key in a record, by the key's number; null is the same as absent.
    #[must_use]
    #[inline]
    pub fn field(&self, id: NodeId, key: KeyId) -> Option<NodeId> {
        self.member(id, key)
            .and_then(|place| self.members.get(place))
            .map(|member| member.value)
            .filter(|value| !self.is_null(*value))
    }

    /// The same, looked for first where it stood among the keys of another record of the kind, which is kept up to date.
    #[inline]
    #[must_use]
    pub fn field_near(&self, id: NodeId, key: KeyId, near: &mut u32) -> Option<NodeId> {
        let (_, members) = self.members(id);
        let value = match members.get(*near as usize).filter(|member| member.key == key) {
            Some(member) => member.value,
            None if members.len() <= WIDE => {
                let (place, member) = (0..).zip(members).find(|(_, member)| member.key == key)?;
                *near = place;
                member.value
            }
            None => self.members.get(self.member(id, key)?)?.value,
        };
        (!self.is_null(value)).then_some(value)
    }

    /// The items of a list; empty for anything else.
    #[must_use]
    #[inline]
    pub fn items(&self, id: NodeId) -> &[NodeId] {
        match self.held(id) {
            Some(Held::List(from, len)) => stretch(&self.items, from, len),
            _ => &[],
        }
    }

    /// A text of the tree, as it may be kept: it is shared with the tree. Any other text is copied.
    #[must_use]
    pub fn shared(&self, text: &str) -> Text {
        let part = |of: &Arc<String>| {
            let start = (text.as_ptr() as usize).checked_sub(of.as_ptr() as usize)?;
            let part = Text::part(of, start, start.checked_add(text.len())?)?;
            std::ptr::eq(&raw const *part, text).then_some(part)
        };
        part(&self.source).or_else(|| part(&self.texts)).unwrap_or_else(|| Text::from(text))
    }

    /// The text of a text node.
    #[must_use]
    #[inline]
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match self.held(id)? {
            Held::Text(from, len) => Some(self.slice(from, len)),
            _ => None,
        }
    }

    /// Whether two nodes hold the same single value.
    #[must_use]
    #[inline]
    pub fn is_same_single(&self, one: NodeId, other: NodeId) -> bool {
        match (self.held(one), self.held(other)) {
            (Some(Held::Text(one, len)), Some(Held::Text(other, as_long))) => {
                len == as_long && (one == other || self.slice(one, len) == self.slice(other, len))
            }
            (Some(Held::Number(one)), Some(Held::Number(other))) => {
                self.numbers.get(one as usize) == self.numbers.get(other as usize)
            }
            (Some(Held::List(..) | Held::Record(..)), _) => false,
            (one, other) => one == other,
        }
    }

    /// The top of the document in which a node stands.
    #[must_use]
    pub fn top(&self, id: NodeId) -> NodeId {
        std::iter::successors(Some(id), |id| self.parent(*id)).last().unwrap_or(id)
    }

    /// The list in which a record stands, and its place there; of one that stands in no list itself, and the first place.
    #[must_use]
    #[inline]
    pub fn in_list(&self, record: NodeId) -> (NodeId, usize) {
        let held = self.place(record).and_then(|place| Some((place.parent()?, place.step() as usize)));
        held.filter(|(list, _)| self.is_list(*list)).unwrap_or((record, 0))
    }

    /// The record or list that holds a node.
    #[must_use]
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.place(id)?.parent()
    }

    /// The node's JSON Pointer.
    #[must_use]
    pub fn pointer(&self, id: NodeId) -> Pointer {
        let mut steps = Vec::new();
        let mut at = id;
        while let Some((parent, step)) = self.step(at) {
            steps.push(step);
            at = parent;
        }
        steps.into_iter().rev().collect()
    }

    /// What holds a node, and the step from there.
    #[must_use]
    pub fn step(&self, id: NodeId) -> Option<(NodeId, Step)> {
        let place = self.place(id)?;
        let parent = place.parent()?;
        let step = match self.held(parent)? {
            Held::Record(..) => Step::Key(self.keys.shared(KeyId(place.step()))),
            _ => Step::Index(place.step()),
        };
        Some((parent, step))
    }

    /// The node of a number, see [`NodeId::index`].
    #[must_use]
    pub fn node(&self, index: usize) -> Option<NodeId> {
        u32::try_from(index).ok().filter(|_| index < self.nodes.len()).map(NodeId)
    }

    /// The outermost list in which a node stands, and the place in it through which the way goes.
    #[must_use]
    pub fn outermost_list(&self, id: NodeId) -> Option<(NodeId, u32)> {
        let ways = std::iter::successors(Some(id), |id| self.parent(*id)).filter_map(|id| {
            let place = self.place(id)?;
            let parent = place.parent()?;
            self.is_list(parent).then_some((parent, place.step()))
        });
        ways.last()
    }

    /// Whether a pointer leads to a node of its document.
    #[must_use]
    pub fn is_at(&self, id: NodeId, pointer: &Pointer) -> bool {
        let mut at = id;
        for step in pointer.back() {
            let Some(place) = self.place(at) else { return false };
            let Some(parent) = place.parent() else { return false };
            let same = match (self.held(parent), step) {
                (Some(Held::Record(..)), Step::Key(key)) => self.keys.text(KeyId(place.step())) == &**key,
                (Some(Held::List(..)), Step::Index(index)) => place.step() == *index,
                _ => false,
            };
            if !same {
                return false;
            }
            at = parent;
        }
        self.parent(at).is_none()
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

    /// All texts that do not stand in the file as they are, one after the other, with a quote after each.
    pub(super) fn texts(&self) -> &str {
        &self.texts
    }

    /// All keys, each once.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.all()
    }

    /// All numbers that are long enough to be an identity number.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Number> {
        let is_short = |number: &Number| number.to_i64().is_some_and(|n| n.unsigned_abs() < 1_000_000_000);
        self.numbers.iter().copied().filter(move |number| !is_short(number))
    }
}
