//! YAML 1.2, core schema: parser events → tree. Anchors are copied within limits; tags, merge keys and further
//! documents are refused.

use super::build::{Draft, Members};
use super::builder::{Built, Weight};
use super::scalar::{Scalar, core};
use super::tree::{KeyId, NodeId, Tree};
use super::{limits, yaml_errors};
use crate::diagnostic::codes::reading as codes;
use crate::diagnostic::{Diagnostic, Role};
use crate::source::{FileId, Span};
use granit_parser::{Event, Parser, ScalarStyle, StructureStyle, Tag};
use std::collections::HashMap;
use std::ops::Range;

/// Reads a YAML file.
pub(super) fn read(file: FileId, text: &str) -> (Option<Tree>, Vec<Diagnostic>) {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: limits::DEPTH,
        block_nesting_limit: limits::DEPTH,
    };
    let mut reader = Reader::new(file, text);
    for event in Parser::new_from_str_with_options(text, options) {
        let go_on = match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                let tag = span.tag_span().and_then(|tag| tag.byte_range());
                reader.event(event, range, tag)
            }
            Err(error) => {
                yaml_errors::report(&mut reader, &error);
                false
            }
        };
        if !go_on {
            return reader.draft.finish(None);
        }
    }
    match reader.root {
        Some(root) => yaml_errors::check_root(&mut reader, root),
        None => reader.draft.empty(),
    }
    reader.draft.finish(reader.root)
}

/// A document half read.
pub(super) struct Reader<'t> {
    pub(super) draft: Draft<'t>,
    /// The lists and records that are open, outermost first.
    pub(super) open: Vec<Open>,
    /// Room of lists and records that were read, to be used again.
    lists: Vec<Vec<NodeId>>,
    records: Vec<Members>,
    /// The last scalar, for guessing what went wrong after it.
    pub(super) last: Option<Last>,
    /// Where the top value begins, once it was seen.
    pub(super) top: Option<usize>,
    root: Option<NodeId>,
    documents: usize,
    anchors: HashMap<usize, Anchored>,
    copied: Weight,
}

/// The scalar read last.
#[derive(Clone)]
pub(super) struct Last {
    pub(super) range: Range<usize>,
    pub(super) plain: bool,
    /// The key whose value it is, when it is the value of a record.
    pub(super) key: Option<Range<usize>>,
}

/// A list or record that is open.
pub(super) struct Open {
    /// Where it begins: the bracket, or the first child (a block list's first dash).
    pub(super) start: usize,
    pub(super) flow: bool,
    anchor: usize,
    /// From the first child to the last.
    bounds: Option<Range<usize>>,
    content: Content,
}

enum Content {
    List(Vec<NodeId>),
    Record { members: Members, key: Option<Key> },
}

/// A key that waits for its value.
struct Key {
    /// `None` when it was refused.
    id: Option<KeyId>,
    range: Range<usize>,
}

/// What an anchor stands for.
enum Anchored {
    /// Its node is still open.
    Open,
    Node(NodeId),
    /// A key of a record.
    Key(KeyId, Range<usize>),
}

impl Open {
    fn awaits_key(&self) -> bool {
        matches!(self.content, Content::Record { key: None, .. })
    }

    fn pending_key(&self) -> Option<Range<usize>> {
        match &self.content {
            Content::Record { key: Some(key), .. } => Some(key.range.clone()),
            _ => None,
        }
    }
}

impl<'t> Reader<'t> {
    fn new(file: FileId, text: &'t str) -> Self {
        Self {
            draft: Draft::new(file, text),
            open: Vec::new(),
            lists: Vec::new(),
            records: Vec::new(),
            last: None,
            top: None,
            root: None,
            documents: 0,
            anchors: HashMap::new(),
            copied: Weight::default(),
        }
    }

    /// Takes one event; false when nothing after it can be read.
    fn event(&mut self, event: Event<'_>, range: Range<usize>, tag_range: Option<Range<usize>>) -> bool {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    // After `...` a document may begin without a mark.
                    let end = if range.is_empty() { self.draft.line_end(range.start) } else { range.end };
                    let range = yaml_errors::trimmed(self.draft.text, range.start..end);
                    self.draft.fault_at(codes::SEVERAL_DOCUMENTS, range);
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                let tag = tag.as_deref().zip(tag_range);
                self.scalar(&text, style, range, anchor, tag);
            }
            Event::SequenceStart(style, anchor, tag) => {
                let tag = tag.as_deref().zip(tag_range);
                let content = Content::List(self.lists.pop().unwrap_or_default());
                return self.begin(content, style, range, anchor, tag, "seq");
            }
            Event::MappingStart(style, anchor, tag) => {
                let content = Content::Record { members: self.records.pop().unwrap_or_default(), key: None };
                let tag = tag.as_deref().zip(tag_range);
                return self.begin(content, style, range, anchor, tag, "map");
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(range),
            Event::Alias(anchor) => return self.alias(anchor, range),
            Event::UnresolvedAlias(name) => {
                let finding = self.draft.at(codes::UNKNOWN_ALIAS, range.clone()).with("name", &*name);
                self.draft.fault(finding);
                self.nothing(range);
            }
            _ => {}
        }
        true
    }

    // ── Scalars ────────────────────────────────────────────────────────────────────────────────────────────────

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        range: Range<usize>,
        anchor: usize,
        tag: Option<(&Tag, Range<usize>)>,
    ) {
        let plain = style == ScalarStyle::Plain;
        let empty = plain && range.is_empty();
        // An empty value comes as `~`.
        let text = if empty { "" } else { text };
        let range = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => self.block_text(range),
            _ if empty => self.empty_place(range),
            _ => range,
        };
        let key = self.open.last().and_then(Open::pending_key);
        self.last = Some(Last { range: range.clone(), plain, key });
        if self.open.last().is_some_and(Open::awaits_key) {
            return self.key(text, plain, range, anchor, tag);
        }
        if self.open.is_empty() && empty && tag.is_none() && anchor == 0 {
            // `---` and nothing else.
            return;
        }
        let Some(kind) = self.typed(text, plain, &range, tag) else { return self.nothing(range) };
        let id = self.add(range.clone(), plain, kind);
        if anchor != 0 {
            self.anchors.insert(anchor, Anchored::Node(id));
        }
        self.place(id, range);
    }

    /// The value of a scalar, by its tag or by its look; `None` when it was refused.
    fn typed<'a>(
        &mut self,
        text: &'a str,
        plain: bool,
        range: &Range<usize>,
        tag: Option<(&Tag, Range<usize>)>,
    ) -> Option<Built<'a>> {
        let value = if plain { core(text) } else { Scalar::Text };
        let value = match tag {
            None => value,
            Some((tag, at)) => match (name_of(tag), core(text)) {
                (Some("str" | "!"), _) => Scalar::Text,
                (Some("null"), value @ Scalar::Null) => value,
                (Some("bool"), value @ Scalar::Bool(_)) => value,
                (Some("int"), Scalar::Number(n)) if n.is_integer() => Scalar::Number(n),
                (Some("float"), value @ (Scalar::Number(_) | Scalar::NotExact)) => value,
                _ => {
                    self.refuse_tag(at);
                    return None;
                }
            },
        };
        Some(match value {
            Scalar::Null => Built::Null,
            Scalar::Bool(value) => Built::Bool(value),
            Scalar::Number(number) => Built::Number(number),
            Scalar::NotExact => self.draft.number(None, range.clone()),
            Scalar::Text => Built::Text(text.into()),
        })
    }

    fn refuse_tag(&mut self, range: Range<usize>) {
        let finding = self.draft.at(codes::FOREIGN_TAG, range.clone()).with("tag", self.draft.slice(range));
        self.draft.fault(finding);
    }

    fn key(&mut self, text: &str, plain: bool, range: Range<usize>, anchor: usize, tag: Option<(&Tag, Range<usize>)>) {
        let merge = plain && text == "<<" && tag.is_none();
        let key = match self.typed_key(text, plain, &range, tag) {
            _ if merge => {
                self.draft.fault_at(codes::MERGE_KEY, range.clone());
                None
            }
            key => key,
        };
        if let (Some(key), true) = (key, anchor != 0) {
            self.anchors.insert(anchor, Anchored::Key(key, range.clone()));
        }
        self.set_key(key, range);
    }

    fn typed_key(
        &mut self,
        text: &str,
        plain: bool,
        range: &Range<usize>,
        tag: Option<(&Tag, Range<usize>)>,
    ) -> Option<KeyId> {
        let tagged = tag.is_some();
        if let Some((tag, at)) = tag
            && !matches!(name_of(tag), Some("str" | "!"))
        {
            self.refuse_tag(at);
            return None;
        }
        if plain && !tagged && core(text) != Scalar::Text {
            self.refuse_key(range.clone());
            return None;
        }
        Some(self.draft.builder.key(text))
    }

    fn refuse_key(&mut self, range: Range<usize>) {
        // An empty key is shown by its colon.
        let colon = self.colon_after(range.end);
        let shown = if range.is_empty() && colon > range.end { colon - 1..colon } else { range };
        let finding = self.draft.at(codes::KEY_NOT_TEXT, shown.clone()).with("key", self.draft.slice(shown));
        self.draft.fault(finding);
    }

    fn set_key(&mut self, id: Option<KeyId>, range: Range<usize>) {
        if let Some(Open { content: Content::Record { key, .. }, bounds, .. }) = self.open.last_mut() {
            *key = Some(Key { id, range: range.clone() });
            grow(bounds, range);
        }
    }

    // ── Lists and records ──────────────────────────────────────────────────────────────────────────────────────

    fn begin(
        &mut self,
        content: Content,
        style: StructureStyle,
        range: Range<usize>,
        anchor: usize,
        tag: Option<(&Tag, Range<usize>)>,
        natural: &str,
    ) -> bool {
        if let Some((tag, at)) = tag
            && !matches!(name_of(tag), Some(name) if name == natural)
        {
            self.refuse_tag(at);
        }
        if self.open.len() >= limits::DEPTH {
            let place = self.draft.one(range.start);
            self.draft.too_deep(place);
            return false;
        }
        if anchor != 0 {
            self.anchors.insert(anchor, Anchored::Open);
        }
        // A pair without braces in a list (`[a: 1]`) has flow style and no bracket.
        let flow = style == StructureStyle::Flow && !range.is_empty();
        self.top.get_or_insert(range.start);
        if style == StructureStyle::Block {
            yaml_errors::check_tabs(self, range.start);
        }
        self.open.push(Open { start: range.start, flow, anchor, bounds: None, content });
        true
    }

    fn end(&mut self, range: Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        let range = match open.bounds {
            _ if open.flow => open.start..range.end,
            Some(bounds) => bounds,
            None => open.start..open.start,
        };
        if self.open.last().is_some_and(Open::awaits_key) {
            self.anchors.remove(&open.anchor);
            self.refuse_key(range.clone());
            self.set_key(None, range);
            return;
        }
        let span = self.draft.span(range.clone());
        let id = match open.content {
            Content::List(mut items) => {
                let id = self.draft.builder.list(span, &items);
                items.clear();
                self.lists.push(items);
                id
            }
            Content::Record { mut members, .. } => {
                let id = self.draft.builder.record(span, members.all());
                members.clear();
                self.records.push(members);
                id
            }
        };
        if open.anchor != 0 {
            self.anchors.insert(open.anchor, Anchored::Node(id));
        }
        self.place(id, range);
    }

    fn add(&mut self, range: Range<usize>, plain: bool, kind: Built<'_>) -> NodeId {
        let span = self.draft.span(range);
        self.draft.builder.add(span, plain, kind)
    }

    /// Puts a value where it belongs; `range` is where it stands (for an alias: the alias).
    fn place(&mut self, id: NodeId, range: Range<usize>) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(id);
            return;
        };
        grow(&mut open.bounds, range);
        match &mut open.content {
            Content::List(items) => items.push(id),
            Content::Record { members, key } => {
                let Some(Key { id: Some(key), range }) = key.take() else { return };
                self.draft.member(members, key, range, id);
            }
        }
    }

    /// Takes the place of a value that was refused.
    fn nothing(&mut self, range: Range<usize>) {
        if self.open.last().is_some_and(Open::awaits_key) {
            return self.set_key(None, range);
        }
        let id = self.add(range.clone(), true, Built::Null);
        self.place(id, range);
    }

    // ── Aliases ────────────────────────────────────────────────────────────────────────────────────────────────

    fn alias(&mut self, anchor: usize, range: Range<usize>) -> bool {
        let span = self.draft.span(range.clone());
        let name = self.draft.slice(range.clone()).trim_start_matches('*').to_owned();
        let awaits_key = self.open.last().is_some_and(Open::awaits_key);
        match self.anchors.get(&anchor) {
            Some(Anchored::Node(id)) => {
                let id = *id;
                if awaits_key {
                    let text = self.draft.builder.written(id).map(|(text, _)| text.to_owned());
                    if text.is_none() {
                        self.refuse_key(range.clone());
                    }
                    let key = text.map(|text| self.draft.builder.key(&text));
                    self.set_key(key, range);
                    return true;
                }
                return self.copy(id, span, range);
            }
            Some(Anchored::Key(key, at)) => {
                let (key, at) = (*key, at.clone());
                if awaits_key {
                    self.set_key(Some(key), range);
                } else {
                    let text = self.draft.builder.key_text(key).to_owned();
                    let id = self.add(at, false, Built::Text(text.into()));
                    self.draft.builder.came_through(id, span);
                    self.place(id, range);
                }
            }
            Some(Anchored::Open) => {
                self.draft.fault(Diagnostic::at(codes::CYCLIC_ALIAS, span).with("name", name));
                self.nothing(range);
            }
            // The anchor's node was refused, and that was reported.
            None => self.nothing(range),
        }
        true
    }

    fn copy(&mut self, id: NodeId, span: Span, range: Range<usize>) -> bool {
        let weight = self.draft.builder.weight(id);
        if self.open.len() + weight.height > limits::DEPTH {
            self.draft.too_deep(range);
            return false;
        }
        self.copied.nodes = self.copied.nodes.saturating_add(weight.nodes);
        self.copied.bytes = self.copied.bytes.saturating_add(weight.bytes);
        if self.copied.nodes > limits::COPIED_NODES || self.copied.bytes > limits::COPIED_BYTES {
            let limit = limits::COPIED_NODES;
            let anchored = self.draft.builder.span(id).unwrap_or(span);
            let finding = Diagnostic::at(codes::TOO_MANY_COPIES, span).with("limit", limit);
            self.draft.fault(finding.and(Role::Defined, anchored));
            return false;
        }
        let copy = self.draft.builder.copy(id, span);
        self.place(copy, range);
        true
    }

    // ── Places ─────────────────────────────────────────────────────────────────────────────────────────────────

    /// A block text from its bar to its last line; the parser gives the content alone.
    fn block_text(&self, range: Range<usize>) -> Range<usize> {
        let content = self.draft.slice(range.clone());
        if content.starts_with(['|', '>']) && content.len() == 1 {
            return range;
        }
        let before = self.draft.text.get(..range.start).unwrap_or("");
        // The header is the last line before the content with anything on it.
        let header_end = before.trim_end().len();
        let header_start = self.draft.line_start(header_end);
        let from = self.last.as_ref().map_or(0, |last| last.range.end).clamp(header_start, header_end);
        let header = self.draft.slice(from..header_end);
        let bars = header.char_indices().filter(|(_, c)| matches!(c, '|' | '>'));
        let start = bars.map(|(at, _)| at).find(|at| is_block_header(header.get(*at..).unwrap_or("")));
        let start = start.map_or(range.start, |at| from + at);
        let end = self.draft.slice(start..range.end).trim_end().len() + start;
        start..end.max(start)
    }

    /// Where an empty value could be written: right after the colon, or after a key that has none.
    fn empty_place(&self, range: Range<usize>) -> Range<usize> {
        match self.open.last().and_then(Open::pending_key) {
            Some(_) => {
                let at = self.draft.last_seen(self.colon_after(range.start)).end;
                at..at
            }
            None => range,
        }
    }

    /// The place after the colon that follows `at` on its line; `at` itself when there is none.
    fn colon_after(&self, at: usize) -> usize {
        let rest = self.draft.slice(at..self.draft.text.len());
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest.get(blanks..).is_some_and(|r| r.starts_with(':')) { at + blanks + 1 } else { at }
    }
}

/// `|`, `>`, with an indentation and chomping indicator, and a comment.
fn is_block_header(text: &str) -> bool {
    let rest = text.trim_start_matches(['|', '>']);
    let marks = rest.trim_start_matches(|c: char| matches!(c, '1'..='9' | '+' | '-'));
    let tail = marks.trim_start_matches([' ', '\t']);
    text.len() == rest.len() + 1 && (tail.is_empty() || (tail.len() < marks.len() && tail.starts_with('#')))
}

fn grow(bounds: &mut Option<Range<usize>>, range: Range<usize>) {
    *bounds = Some(match bounds.take() {
        Some(old) => old.start.min(range.start)..old.end.max(range.end),
        None => range,
    });
}

/// The name of a tag of the core schema, or `!` for the tag that says "as it stands".
fn name_of(tag: &Tag) -> Option<&str> {
    if tag.suffix() == "!" && tag.handle().is_empty() { Some("!") } else { tag.core_suffix() }
}
