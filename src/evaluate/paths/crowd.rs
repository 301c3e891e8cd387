//! Lists that stand for their items where many of these only place an answer: whether the same ones do on every path, so that
//! it need not be counted anew for each subject.
//!
//! They do where each item that has a name is one of an outermost list: two names are never the same node, so those are as
//! many different items on every path. Items that are the same on every path could be one of the others on another; so in
//! a list in which such stand there must be too many of them without the others, or none.

use super::Name;
use super::notes::Notes;
use crate::document::NodeId;
use crate::evaluate::context::FEW as NAMED;
use crate::evaluate::{Few, Judge};
use crate::verdict::Piece;

/// The lists in which the records stand that the variables hold.
pub(super) type Homes = Few<NodeId>;

impl<'a> Judge<'a> {
    /// The lists in which the records of the variables stand, where these and all that were found by their text are items
    /// of outermost lists.
    pub(super) fn homes(&self, notes: &Notes<'a>) -> Option<Homes> {
        let home = |item: NodeId| {
            let (list, _) = self.tree.outermost_list(item)?;
            (self.tree.parent(item)? == list).then_some(list)
        };
        let homes = notes.given.iter().map(|item| home(*item)).collect::<Option<Homes>>()?;
        let picked = |(list, place): &(NodeId, usize)| {
            self.tree.items(*list).get(*place).is_some_and(|item| home(*item) == Some(*list))
        };
        notes.picked.iter().all(picked).then_some(homes)
    }

    /// Whether the records of the variables stand in these lists.
    pub(super) fn are_at_home(&self, homes: &[NodeId], found: &[NodeId]) -> bool {
        homes.iter().zip(found).all(|(home, item)| self.in_list(*item).0 == *home)
    }

    /// Whether the same lists stand for their items on every path.
    pub(super) fn crowd_alike(&self, notes: &Notes<'a>, pieces: &[Piece]) -> bool {
        let mut lists: Few<(NodeId, Few<u32>)> = Few::new();
        for at in pieces.iter().filter(|piece| piece.context()).map(|piece| piece.at()) {
            let node = self.tree.node(at as usize).or_else(|| self.ground.borrow().under(at));
            let is_fixed = node.and_then(|node| notes.name(node)).is_none_or(|name| matches!(name, Name::Fixed(_)));
            let Some((list, item)) = self.list_of(at).filter(|_| is_fixed) else { continue };
            match lists.iter_mut().find(|(known, _)| *known == list) {
                Some((_, items)) if items.contains(&item) => {}
                Some((_, items)) => items.push(item),
                None => lists.push((list, Few::from_iter([item]))),
            }
        }
        lists.iter().all(|(_, items)| items.len() > NAMED)
    }
}
