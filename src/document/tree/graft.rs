//! A tree added to another: the setup of last time beside that of now.

use super::{Held, Member, NodeId, Tree};
use crate::document::KeyId;
use std::num::NonZero;
use std::sync::Arc;

impl Tree {
    /// Adds all of another tree, which keeps its places and its pointers; gives its top. It is not below this tree's top.
    pub fn graft(&mut self, other: &Self) -> NodeId {
        let length = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        let before = length(self.nodes.len());
        let texts = self.source.len() + self.texts.len();
        let [texts, items, members, numbers] =
            [texts, self.items.len(), self.members.len(), self.numbers.len()].map(length);
        let moved = |id: NodeId| NodeId(id.0.saturating_add(before));
        let keys: Vec<KeyId> = other.keys.all().map(|key| self.keys.add(key)).collect();
        let key = |id: KeyId| keys.get(id.0 as usize).copied().unwrap_or(id);
        let member = |member: &Member| Member { key: key(member.key), value: moved(member.value), ..*member };
        let own = Arc::make_mut(&mut self.texts);
        own.push_str(&other.source);
        own.push_str(&other.texts);
        self.numbers.extend(&other.numbers);
        self.items.extend(other.items.iter().copied().map(moved));
        self.members.extend(other.members.iter().map(member));
        let is_record = |id: NodeId| matches!(other.stored(id).map(|node| node.held), Some(Held::Record(..)));
        self.nodes.extend(other.nodes.iter().map(|node| {
            let held = match node.held {
                Held::Number(place) => Held::Number(place.saturating_add(numbers)),
                Held::Text(from, len) => Held::Text(from.saturating_add(texts), len),
                Held::List(from, len) => Held::List(from.saturating_add(items), len),
                Held::Record(from, len) => Held::Record(from.saturating_add(members), len),
                held => held,
            };
            let parent = node.parent();
            let mut node = *node;
            node.held = held;
            node.parent = parent.and_then(|parent| NonZero::new(moved(parent).0));
            if parent.is_some_and(is_record) {
                node.put(key(KeyId(node.step())).0);
            }
            node
        }));
        self.aliases.extend(other.aliases.iter().map(|(id, span)| (moved(*id), *span)));
        self.added.push((NodeId(before), other.file));
        self.added.extend(other.added.iter().map(|(first, file)| (moved(*first), *file)));
        self.sorted.extend(other.sorted.iter().map(|(id, sorted)| {
            let mut sorted: Vec<Member> = sorted.iter().map(member).collect();
            sorted.sort_by_key(|member| member.key);
            (moved(*id), sorted)
        }));
        moved(other.root)
    }
}
