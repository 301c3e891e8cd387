//! What a tree holds, shown and changed: for hiding personal numbers.

use super::{Held, Kind, NodeId, Stored, Tree};
use crate::document::KeyId;
use crate::document::builder;
use crate::source::Span;
use crate::value::Number;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

impl Tree {
    /// Shows every text, key and number with its place: what [`Self::rewrite`] can change.
    pub fn scan(&self, mut show: impl FnMut(Span, &str)) {
        for id in self.ids() {
            match self.kind(id) {
                Kind::Text(text) => show(self.span(id), text),
                Kind::Number(number) => show(self.span(id), &number.to_string()),
                Kind::Record(entries) => entries.iter().for_each(|e| show(e.key_span, e.key)),
                _ => {}
            }
        }
    }

    /// Changes the texts, keys and numbers for which `change` returns something: for hiding personal numbers. A
    /// changed number becomes text. Of a text that was changed nothing is left, nor of the file's in which texts stood.
    pub fn rewrite(&mut self, mut change: impl FnMut(Span, &str) -> Option<String>) {
        let mut changed: BTreeMap<NodeId, String> = BTreeMap::new();
        let mut renamed: Vec<(NodeId, usize, String)> = Vec::new();
        for id in self.ids() {
            match self.kind(id) {
                Kind::Text(text) => changed.extend(change(self.span(id), text).map(|new| (id, new))),
                Kind::Number(number) => {
                    changed.extend(change(self.span(id), &number.to_string()).map(|new| (id, new)));
                }
                Kind::Record(entries) => {
                    let new = entries
                        .iter()
                        .enumerate()
                        .filter_map(|(place, e)| change(e.key_span, e.key).map(|new| (id, place, new)));
                    renamed.extend(new);
                }
                _ => {}
            }
        }
        self.change_texts(&changed);
        self.rename(renamed);
        self.stamp_all();
    }

    /// Makes all texts anew, apart from the file.
    fn change_texts(&mut self, changed: &BTreeMap<NodeId, String>) {
        let mut texts = String::new();
        let mut nodes = std::mem::take(&mut self.nodes);
        for id in changed.keys() {
            if let Some(Held::Number(place)) = nodes.get(id.index()).map(|node| node.held())
                && let Some(number) = self.numbers.get_mut(place as usize)
            {
                *number = Number::ZERO;
            }
        }
        for (id, node) in (0..).map(NodeId).zip(&mut nodes) {
            let text = match (changed.get(&id), node.held()) {
                (Some(new), _) => new.as_str(),
                (None, Held::Text(from, len)) => self.slice(from, len),
                _ => continue,
            };
            *node = Stored::new(builder::push(0, &mut texts, text));
        }
        self.nodes = nodes;
        self.texts = Arc::new(texts);
        self.source = Arc::default();
    }

    fn rename(&mut self, renamed: Vec<(NodeId, usize, String)>) {
        if renamed.is_empty() {
            return;
        }
        for (record, place, new) in renamed {
            let key = self.keys.add(&new);
            let Some(Held::Record(from, _)) = self.held(record) else { continue };
            let Some(member) = self.members.get_mut(from as usize + place) else { continue };
            member.key = key;
            let value = member.value;
            // Pointers go through the same keys.
            if let Some(place) = self.places.get_mut(value.index()) {
                place.put(key.0);
            }
        }
        // Keys that no record has any more are forgotten.
        let used: HashSet<KeyId> = self.members.iter().map(|member| member.key).collect();
        self.keys.forget(&used);
        self.sort(self.sorted.keys().copied().collect());
    }
}
