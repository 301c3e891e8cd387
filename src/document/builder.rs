//! Builds a tree from the leaves up, and holds the keys that its records share.

use super::tree::{Held, KeyId, NodeId, Tree, WIDE};
use crate::source::{FileId, Span};
use crate::value::{Number, nfc};
use foldhash::{HashMap, HashMapExt as _};
use std::borrow::Cow;
use std::collections::HashSet;
use std::num::NonZero;
use std::sync::Arc;

/// What a node is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Built<'a> {
    /// Null.
    Null,
    /// True or false.
    Bool(bool),
    /// An exact number.
    Number(Number),
    /// Text, decoded.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<NodeId>),
    /// A record, each key once.
    Record(Vec<Member>),
}

/// What a subtree costs to copy: how many nodes it has, how many bytes of text, how high it is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    pub(super) nodes: usize,
    pub(super) bytes: usize,
    pub(super) height: usize,
}

/// A key and its value, as the tree holds them. The key has no file of its own: it stands where the value does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The key.
    pub key: KeyId,
    /// The offset of the key's first byte, quotes included.
    pub start: u32,
    /// The offset after its last byte.
    pub end: u32,
    /// The value.
    pub value: NodeId,
}

/// A key and its value without their places: what is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub(super) key: KeyId,
    pub(super) value: NodeId,
}

impl Named {
    /// The same with its key's place.
    pub(super) fn at(self, (start, end): KeyPlace) -> Member {
        Member { key: self.key, start, end, value: self.value }
    }
}

/// Where a key stands: its first byte, quotes included, and the one after its last.
pub(super) type KeyPlace = (u32, u32);

/// What a node holds, in eight bytes: rules read of most values nothing else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stored {
    /// Which kind, and of a text, list or record how long: no file has so many bytes.
    kind_and_length: u32,
    /// What it is, or from where on it stands.
    at: u32,
}

/// The bit from which on it is said which kind; those before say how long.
const KIND: u32 = 29;

impl Stored {
    pub(super) fn new(held: Held) -> Self {
        let (kind, length, at) = match held {
            Held::Null => (0, 0, 0),
            Held::Bool(value) => (1, 0, u32::from(value)),
            Held::Number(at) => (2, 0, at),
            Held::Text(at, length) => (3, length, at),
            Held::List(at, length) => (4, length, at),
            Held::Record(at, length) => (5, length, at),
        };
        Self { kind_and_length: (kind << KIND) | length.min((1 << KIND) - 1), at }
    }

    #[inline]
    pub(super) fn held(self) -> Held {
        let (length, at) = (self.kind_and_length & ((1 << KIND) - 1), self.at);
        match self.kind_and_length >> KIND {
            1 => Held::Bool(at != 0),
            2 => Held::Number(at),
            3 => Held::Text(at, length),
            4 => Held::List(at, length),
            5 => Held::Record(at, length),
            _ => Held::Null,
        }
    }
}

/// Where a node stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) start: u32,
    pub(super) end: u32,
    /// What holds it comes after what it holds, and is never the first node.
    pub(super) parent: Option<NonZero<u32>>,
    /// The number of its key in a record or its place in a list, and in the first bit whether it was written plain: with a
    /// field for that it would take a quarter more.
    under: u32,
}

/// The bit of what was written plain. No record or list has so many values.
const PLAIN: u32 = 1 << 31;

impl Place {
    fn new(span: Span, plain: bool) -> Self {
        Self { start: span.start, end: span.end, parent: None, under: if plain { PLAIN } else { 0 } }
    }

    /// The number of its key in a record, its place in a list.
    #[inline]
    pub(super) fn step(&self) -> u32 {
        self.under & !PLAIN
    }

    /// The same at another place of its record or list.
    pub(super) fn put(&mut self, step: u32) {
        self.under = (self.under & PLAIN) | (step & !PLAIN);
    }

    /// Whether it was written plain, without quotes.
    pub(super) fn is_plain(&self) -> bool {
        self.under & PLAIN != 0
    }

    pub(super) fn parent(&self) -> Option<NodeId> {
        self.parent.map(|parent| NodeId(parent.get()))
    }
}

/// Builds a tree from the leaves up.
#[derive(Debug)]
pub struct Builder {
    pub(super) file: FileId,
    pub(super) nodes: Vec<Stored>,
    pub(super) places: Vec<Place>,
    /// The text of the file, as far as texts stand in it.
    pub(super) source: Arc<String>,
    pub(super) texts: String,
    pub(super) items: Vec<NodeId>,
    pub(super) members: Vec<Named>,
    pub(super) key_places: Vec<KeyPlace>,
    pub(super) numbers: Vec<Number>,
    pub(super) keys: Keys,
    pub(super) aliases: HashMap<NodeId, Span>,
    /// Records of many keys.
    pub(super) wide: Vec<NodeId>,
}

/// How many bytes of a file there usually are for each node and member, and for each byte of a text: rather too few. Memory
/// that is asked for and not used costs nothing.
const BYTES_A_NODE: usize = 16;
const BYTES_A_LETTER: usize = 3;

fn length(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// Adds a text to the others, and a quote behind it, so that no number goes from one text into the next. `before`: how many
/// bytes stand before those.
pub(super) fn push(before: usize, texts: &mut String, text: &str) -> Held {
    let from = length(before + texts.len());
    texts.push_str(text);
    texts.push('"');
    Held::Text(from, length(text.len()))
}

impl Builder {
    /// Begins the tree of a file.
    #[must_use]
    pub fn new(file: FileId) -> Self {
        Self {
            file,
            nodes: Vec::new(),
            places: Vec::new(),
            source: Arc::default(),
            texts: String::new(),
            items: Vec::new(),
            members: Vec::new(),
            key_places: Vec::new(),
            numbers: Vec::new(),
            keys: Keys::default(),
            aliases: HashMap::new(),
            wide: Vec::new(),
        }
    }

    /// The same, with room for what a text of so many bytes usually holds, so that little is moved while it grows.
    #[must_use]
    pub(super) fn sized(file: FileId, bytes: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(bytes / BYTES_A_NODE),
            places: Vec::with_capacity(bytes / BYTES_A_NODE),
            members: Vec::with_capacity(bytes / BYTES_A_NODE),
            key_places: Vec::with_capacity(bytes / BYTES_A_NODE),
            texts: String::with_capacity(bytes / BYTES_A_LETTER),
            ..Self::new(file)
        }
    }

    /// The same, for a text in which most texts stand as they are, between quotes.
    #[must_use]
    pub(super) fn within(file: FileId, text: &Arc<String>) -> Self {
        Self { texts: String::new(), source: Arc::clone(text), ..Self::sized(file, text.len()) }
    }

    /// A key as records share it.
    pub fn key(&mut self, key: &str) -> KeyId {
        self.keys.add(key)
    }

    /// The key that is expected, where it stands there as it is before a quote, and how long it is.
    pub(super) fn expected_key(&mut self, quoted: &[u8]) -> Option<(KeyId, usize)> {
        self.keys.take_expected(quoted)
    }

    /// What tells keys apart: two that are the same after NFC have the same.
    #[must_use]
    pub(super) fn canonical(&self, key: KeyId) -> KeyId {
        self.keys.canonical(key)
    }

    /// The text of a key.
    #[must_use]
    pub(super) fn key_text(&self, key: KeyId) -> &str {
        self.keys.text(key)
    }

    /// Adds a node; children must have been added before.
    pub fn add(&mut self, span: Span, plain: bool, made: Built<'_>) -> NodeId {
        match made {
            Built::Null => self.store(span, plain, Held::Null),
            Built::Bool(value) => self.store(span, plain, Held::Bool(value)),
            Built::Number(number) => {
                self.numbers.push(number);
                self.store(span, plain, Held::Number(length(self.numbers.len() - 1)))
            }
            Built::Text(text) => self.text(span, plain, &text),
            Built::List(items) => self.list(span, &items),
            Built::Record(members) => self.record(span, &members),
        }
    }

    /// Adds a text.
    pub(super) fn text(&mut self, span: Span, plain: bool, text: &str) -> NodeId {
        let held = push(self.source.len(), &mut self.texts, text);
        self.store(span, plain, held)
    }

    /// Adds a text that stands as it is in the text [within](Self::within) which is built, between the quotes of its span.
    pub(super) fn quoted(&mut self, span: Span) -> NodeId {
        let from = span.start.saturating_add(1);
        self.store(span, false, Held::Text(from, span.end.saturating_sub(1).saturating_sub(from)))
    }

    /// Adds a list of nodes.
    pub(super) fn list(&mut self, span: Span, items: &[NodeId]) -> NodeId {
        let held = Held::List(length(self.items.len()), length(items.len()));
        self.items.extend(items);
        let id = self.store(span, false, held);
        (0..).zip(items).for_each(|(place, item)| self.hold(*item, id, place));
        id
    }

    /// Adds a record.
    pub(super) fn record(&mut self, span: Span, members: &[Member]) -> NodeId {
        let held = Held::Record(length(self.members.len()), length(members.len()));
        self.members.extend(members.iter().map(|&Member { key, value, .. }| Named { key, value }));
        self.key_places.extend(members.iter().map(|member| (member.start, member.end)));
        let id = self.store(span, false, held);
        if members.len() > WIDE {
            self.wide.push(id);
        }
        members.iter().for_each(|member| self.hold(member.value, id, member.key.0));
        id
    }

    fn store(&mut self, span: Span, plain: bool, held: Held) -> NodeId {
        let id = NodeId(length(self.nodes.len()));
        self.nodes.push(Stored::new(held));
        self.places.push(Place::new(span, plain));
        id
    }

    fn hold(&mut self, child: NodeId, parent: NodeId, step: u32) {
        if let Some(place) = self.places.get_mut(child.index()) {
            place.parent = NonZero::new(parent.0);
            place.put(step);
        }
    }

    /// What copying a finished subtree would cost. No deeper than the subtree is nested.
    #[must_use]
    pub(super) fn weight(&self, id: NodeId) -> Weight {
        let own = |bytes: usize| Weight { nodes: 1, bytes, height: 0 };
        let with = |whole: Weight, part: NodeId| {
            let part = self.weight(part);
            Weight {
                nodes: whole.nodes.saturating_add(part.nodes),
                bytes: whole.bytes.saturating_add(part.bytes),
                height: whole.height.max(part.height + 1),
            }
        };
        match self.nodes.get(id.index()).map(|node| node.held()) {
            Some(Held::Text(_, len)) => own(len as usize),
            Some(Held::List(from, len)) => {
                let items = super::tree::stretch(&self.items, from, len);
                items.iter().fold(Weight { height: 1, ..own(0) }, |whole, item| with(whole, *item))
            }
            Some(Held::Record(from, len)) => {
                let members = super::tree::stretch(&self.members, from, len);
                let keys = members.iter().map(|member| self.key_text(member.key).len()).sum();
                members.iter().fold(Weight { height: 1, ..own(keys) }, |whole, member| with(whole, member.value))
            }
            _ => own(0),
        }
    }

    /// Copies a finished subtree for an alias; every copied node keeps the anchored place and remembers the alias.
    pub fn copy(&mut self, from: NodeId, alias: Span) -> NodeId {
        let (Some(node), Some(place)) = (self.nodes.get(from.index()), self.places.get(from.index()).copied()) else {
            return from;
        };
        let span = Span { file: self.file, start: place.start, end: place.end };
        let id = match node.held() {
            Held::List(at, len) => {
                let mut items = super::tree::stretch(&self.items, at, len).to_vec();
                items.iter_mut().for_each(|item| *item = self.copy(*item, alias));
                self.list(span, &items)
            }
            Held::Record(at, len) => {
                let members = super::tree::stretch(&self.members, at, len).iter();
                let places = super::tree::stretch(&self.key_places, at, len);
                let mut members: Vec<Member> = members.zip(places).map(|(named, place)| named.at(*place)).collect();
                members.iter_mut().for_each(|member| member.value = self.copy(member.value, alias));
                self.record(span, &members)
            }
            scalar => self.store(span, place.is_plain(), scalar),
        };
        self.came_through(id, alias);
        id
    }

    /// Marks a node as reached through an alias.
    pub fn came_through(&mut self, id: NodeId, alias: Span) {
        self.aliases.insert(id, alias);
    }

    /// The place of a node, while building.
    #[must_use]
    pub(super) fn span(&self, id: NodeId) -> Option<Span> {
        self.places.get(id.index()).map(|place| Span { file: self.file, start: place.start, end: place.end })
    }

    /// A text and whether it was written plain, while building; `None` for anything else.
    #[must_use]
    pub(super) fn written(&self, id: NodeId) -> Option<(&str, bool)> {
        let (node, place) = (self.nodes.get(id.index())?, self.places.get(id.index())?);
        let Held::Text(from, len) = node.held() else { return None };
        Some((super::tree::text_at(&self.source, &self.texts, from, len)?, place.is_plain()))
    }

    /// Ends with the root.
    #[must_use]
    pub fn finish(self, root: NodeId) -> Tree {
        Tree::new(self, root)
    }
}

/// The keys of a tree, each once.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    texts: Vec<Arc<str>>,
    /// Of each key the first one that is the same after NFC.
    canonical: Vec<KeyId>,
    places: HashMap<Arc<str>, KeyId>,
    /// The first key of each form that NFC gives to keys that are written otherwise: there are hardly any.
    odd: HashMap<Box<str>, KeyId>,
    /// Of each key the one that came after it last time: records of one kind have theirs in the same order.
    next: Vec<KeyId>,
    /// Whether each stands between quotes of JSON as it is.
    as_it_is: Vec<bool>,
    last: Option<KeyId>,
}

/// So many different keys most files have: a table that grows with them takes longer to make than to use.
const USUAL: usize = 200;

impl Default for Keys {
    fn default() -> Self {
        Self {
            texts: Vec::with_capacity(USUAL),
            canonical: Vec::with_capacity(USUAL),
            places: HashMap::with_capacity(USUAL),
            odd: HashMap::default(),
            next: Vec::with_capacity(USUAL),
            as_it_is: Vec::with_capacity(USUAL),
            last: None,
        }
    }
}

/// Whether a byte of a key stands in JSON as it is; of letters beyond ASCII that is not said.
fn stands_as_it_is(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')
}

impl Keys {
    /// The key that came after the last one before, which mostly comes after it again.
    fn expected(&self) -> Option<KeyId> {
        self.next.get(self.last?.0 as usize).copied()
    }

    /// The expected key, where it stands there as it is before a quote; how long it is.
    fn take_expected(&mut self, quoted: &[u8]) -> Option<(KeyId, usize)> {
        let expected = self.expected().filter(|key| self.as_it_is.get(key.0 as usize) == Some(&true))?;
        let key = self.text(expected).as_bytes();
        let len = key.len();
        if quoted.get(len) != Some(&b'"') || !quoted.starts_with(key) {
            return None;
        }
        self.last = Some(expected);
        Some((expected, len))
    }

    /// The number of a key, which is new when it was not there.
    pub(super) fn add(&mut self, key: &str) -> KeyId {
        if let Some(expected) = self.expected().filter(|expected| self.text(*expected) == key) {
            self.last = Some(expected);
            return expected;
        }
        let id = self.places.get(key).copied().unwrap_or_else(|| self.new_key(key));
        if let Some(next) = self.last.and_then(|last| self.next.get_mut(last.0 as usize)) {
            *next = id;
        }
        self.last = Some(id);
        id
    }

    fn new_key(&mut self, key: &str) -> KeyId {
        let id = KeyId(length(self.texts.len()));
        let text: Arc<str> = Arc::from(key);
        self.texts.push(Arc::clone(&text));
        self.places.insert(text, id);
        self.next.push(id);
        self.as_it_is.push(key.bytes().all(stands_as_it_is));
        let canonical = self.first_alike(key, id);
        self.canonical.push(canonical);
        id
    }

    /// The first key that is the same as a new one after NFC.
    fn first_alike(&mut self, key: &str, id: KeyId) -> KeyId {
        let form = nfc(key);
        if *form == *key {
            return self.odd.get(key).copied().unwrap_or(id);
        }
        let even = self.places.get(&*form).copied();
        *self.odd.entry(form.into()).or_insert(even.unwrap_or(id))
    }

    pub(super) fn find(&self, key: &str) -> Option<KeyId> {
        self.places.get(key).copied()
    }

    pub(super) fn text(&self, key: KeyId) -> &str {
        self.texts.get(key.0 as usize).map_or("", |text| text)
    }

    pub(super) fn shared(&self, key: KeyId) -> Arc<str> {
        self.texts.get(key.0 as usize).map_or_else(|| Arc::from(""), Arc::clone)
    }

    fn canonical(&self, key: KeyId) -> KeyId {
        self.canonical.get(key.0 as usize).copied().unwrap_or(key)
    }

    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// Forgets the texts of keys that are not used.
    pub(super) fn forget(&mut self, used: &HashSet<KeyId>) {
        for (id, text) in (0..).map(KeyId).zip(&mut self.texts) {
            if !used.contains(&id) {
                self.places.remove(text);
                *text = Arc::from("");
            }
        }
        self.odd.retain(|_, id| used.contains(id));
        self.last = None;
    }
}
