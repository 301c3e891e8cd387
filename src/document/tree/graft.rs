//! A tree added to another: the setup of last time beside that of now.

use super::{Held, Named, NodeId, Stored, Tree};
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
        let member = |member: &Named| Named { key: key(member.key), value: moved(member.value) };
        let own = Arc::make_mut(&mut self.texts);
        own.push_str(&other.source);
        own.push_str(&other.texts);
        self.numbers.extend(&other.numbers);
        self.items.extend(other.items.iter().copied().map(moved));
        self.members.extend(other.members.iter().map(member));
        self.key_places.extend(&other.key_places);
        self.nodes.extend(other.nodes.iter().map(|node| {
            Stored::new(match node.held() {
                Held::Number(place) => Held::Number(place.saturating_add(numbers)),
                Held::Text(from, len) => Held::Text(from.saturating_add(texts), len),
                Held::List(from, len) => Held::List(from.saturating_add(items), len),
                Held::Record(from, len) => Held::Record(from.saturating_add(members), len),
                held @ (Held::Null | Held::Bool(_)) => held,
            })
        }));
        let is_record = |id: NodeId| matches!(other.held(id), Some(Held::Record(..)));
        self.places.extend(other.places.iter().map(|place| {
            let parent = place.parent();
            let mut place = *place;
            place.parent = parent.and_then(|parent| NonZero::new(moved(parent).0));
            if parent.is_some_and(is_record) {
                place.put(key(KeyId(place.step())).0);
            }
            place
        }));
        self.aliases.extend(other.aliases.iter().map(|(id, span)| (moved(*id), *span)));
        self.added.push((NodeId(before), other.file));
        self.added.extend(other.added.iter().map(|(first, file)| (moved(*first), *file)));
        self.sorted.extend(other.sorted.iter().map(|(id, sorted)| {
            let mut sorted: Vec<(KeyId, u32)> =
                sorted.iter().map(|(id, place)| (key(*id), place.saturating_add(members))).collect();
            sorted.sort_unstable();
            (moved(*id), sorted)
        }));
        let root = moved(other.root);
        self.stamp_all();
        root
    }
}
