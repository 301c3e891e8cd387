//! Keys and references of one file: whether they are surely right.

use super::{DEEPEST, Job, Quick};
use crate::document::{KeyId, NodeId, Tree, What};
use crate::schema::keys::{named, scalar};
use crate::schema::walk;
use crate::value::{Reference, nfc};
use foldhash::HashSet;
use foldhash::fast::RandomState;
use std::borrow::Cow;
use std::hash::{BuildHasher as _, Hash as _, Hasher};

/// Keys and references of one file.
pub(super) struct Run<'a> {
    quick: &'a Quick,
    tree: &'a Tree,
    targets: Vec<Option<Targets<'a>>>,
    /// Of each errand its fields, as the tree has them.
    fields: Vec<Vec<Spot<'a>>>,
}

/// A field of an errand in one tree.
#[derive(Clone, Copy)]
struct Spot<'a> {
    key: Option<KeyId>,
    /// Where it stood among the keys of the last record.
    near: u32,
    /// What was named last, and is there: the same is mostly named again.
    named: Option<&'a str>,
    /// The same as it stands in a large file.
    stands: Option<What>,
}

/// The values that a reference may name.
struct Targets<'a> {
    values: HashSet<Cow<'a, str>>,
    /// Whether all of them are known.
    complete: bool,
}

impl<'a> Run<'a> {
    pub(super) fn new(quick: &'a Quick, tree: &'a Tree) -> Self {
        let spot = |(name, _): &(Box<str>, Job)| Spot { key: tree.key(name), near: 0, named: None, stands: None };
        let fields = quick.errands.iter().map(|errand| errand.fields.iter().map(spot).collect());
        Self { quick, tree, targets: quick.targets.iter().map(|_| None).collect(), fields: fields.collect() }
    }

    /// Does an errand in a record.
    pub(super) fn errand(&mut self, at: usize, record: NodeId, depth: usize) -> bool {
        let quick = self.quick;
        let Some(errand) = quick.errands.get(at) else { return false };
        depth < DEEPEST
            && (0..).zip(&errand.fields).all(|(place, (_, job))| {
                let spot = self.fields.get_mut(at).and_then(|spots| spots.get_mut(place));
                let value = spot.and_then(|spot| self.tree.field_near(record, spot.key?, &mut spot.near));
                value.is_none_or(|value| self.job(job, (at, place), value, depth))
            })
    }

    fn job(&mut self, job: &Job, field: (usize, usize), value: NodeId, depth: usize) -> bool {
        (job.key.is_empty() || self.keys_differ(job, value))
            && job.reference.is_none_or(|reference| self.leads(reference, field, value))
            && job.inside.is_none_or(|errand| self.inside(errand, value, depth + 1))
    }

    /// Does the errand in a record, or in those that a list or map holds.
    fn inside(&mut self, errand: usize, value: NodeId, depth: usize) -> bool {
        let tree = self.tree;
        if tree.is_list(value) {
            return tree.items(value).iter().all(|item| self.inside(errand, *item, depth));
        }
        !tree.is_record(value) || self.errand(errand, value, depth)
    }

    /// Whether the keys of a list's records are surely there and all different: by their hashes, for of two that have the
    /// same by chance it may well be said that this is not known.
    fn keys_differ(&self, job: &Job, list: NodeId) -> bool {
        let items = self.tree.items(list);
        let mut names: Vec<(Option<KeyId>, u32)> = job.key.iter().map(|name| (self.tree.key(name), 0)).collect();
        let hashes = RandomState::default();
        let mut seen: HashSet<u64> = HashSet::with_capacity_and_hasher(items.len(), RandomState::default());
        items.iter().all(|record| {
            let (mut hash, mut declared, mut read) = (hashes.build_hasher(), 0, 0);
            for (name, near) in &mut names {
                let part = name.and_then(|name| self.tree.field_near(*record, name, near));
                let is_read = part.is_some_and(|part| self.hash(part, &mut hash));
                (declared, read) = (declared + usize::from(part.is_some()), read + usize::from(is_read));
                is_read.hash(&mut hash);
            }
            let is_whole = (job.is_parted && names.len() > 1) || declared == names.len();
            is_whole && read == declared && read > 0 && seen.insert(hash.finish())
        })
    }

    /// Hashes the text that a single value is, if it is one: the same text in the same way.
    fn hash(&self, node: NodeId, hash: &mut impl Hasher) -> bool {
        if let Some(form) = self.tree.form_at(node) {
            form.hash(hash);
            return true;
        }
        let text = scalar(self.tree, node);
        text.iter().for_each(|text| self.tree.form_of(text).hash(hash));
        text.is_some()
    }

    fn leads(&mut self, (target, may_be_none): (usize, bool), (at, place): (usize, usize), value: NodeId) -> bool {
        let (tree, reference) = (self.tree, self.quick.targets.get(target));
        let (Some(targets), Some(reference)) = (self.targets.get_mut(target), reference) else { return false };
        let known = targets.get_or_insert_with(|| Targets::read(tree, reference));
        let Some(spot) = self.fields.get_mut(at).and_then(|spots| spots.get_mut(place)) else { return false };
        let mut leads = |node: NodeId| {
            let stands = tree.has_stamps().then(|| tree.what(node));
            if stands.is_some() && spot.stands == stands {
                return true;
            }
            let Some(text) = tree.text(node) else { return true };
            if spot.named == Some(text) || !known.complete || (may_be_none && text == "none") {
                return true;
            }
            let leads = known.values.contains(&nfc(text));
            (spot.named, spot.stands) = if leads { (Some(text), stands) } else { (None, None) };
            leads
        };
        if tree.is_text(value) { leads(value) } else { walk::scalars(tree, value).all(leads) }
    }
}

impl<'a> Targets<'a> {
    fn read(tree: &'a Tree, reference: &Reference) -> Self {
        let mut targets = Self { values: HashSet::default(), complete: true };
        named(tree, reference, &mut |value| match value {
            Some(value) => drop(targets.values.insert(value)),
            None => targets.complete = false,
        });
        targets
    }
}
