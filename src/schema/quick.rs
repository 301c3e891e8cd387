//! A quick yes: a walk over plans compiled from the schema says that a file has no structural fault, or that it does not
//! know. Then jsonschema is asked, which tells what is wrong; `tests::quick` holds that it never finds anything in a file
//! that got a yes. A schema with a keyword that is not read here gets no plans, and every file of it goes to jsonschema.

use super::keys::{named, scalar};
use super::types::Types;
use super::walk;
use crate::document::{KeyId, Kind, NodeId, Tree};
use crate::stored::stored;
use crate::value::{Date, Field, Month, Number, RecordType, Reference, Shape, Type, nfc};
use foldhash::HashSet;
use foldhash::fast::RandomState;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::cell::Cell;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _};
use std::sync::Arc;

/// Keywords that say nothing of what is right.
const SILENT: [&str; 7] = ["title", "description", "$comment", "$defs", "$id", "$schema", "examples"];
/// A file with more keys than this is none that people write.
const MOST_KEYS: usize = 2_000;
/// How deep the plans are followed.
const DEEPEST: usize = 1_024;
/// How many steps the walk takes for each value of the file.
const STEPS_A_VALUE: usize = 100;
/// Up to so many items are compared with each other.
const FEW_ITEMS: usize = 8;

/// The plans of a schema.
pub(super) struct Quick {
    plans: Vec<Plan>,
    /// Names of properties.
    names: Vec<Box<str>>,
    /// Keys and references of each record type; the top's is [`Self::top`].
    errands: Vec<Errand>,
    top: usize,
    /// What references name.
    targets: Vec<Reference>,
}

/// What one schema asks of a value.
#[derive(Default)]
struct Plan {
    /// Which types it lets in; `None`: all.
    kind: Option<Wanted>,
    form: Option<Form>,
    /// The texts that it lets in.
    words: Option<Vec<Box<str>>>,
    /// The fewest characters of a text.
    shortest: usize,
    /// The least number.
    least: Option<i64>,
    items: Option<usize>,
    is_set: bool,
    record: Option<Record>,
    /// Of each of these at least one.
    any: Vec<Vec<usize>>,
    refers: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Bool,
    Number,
    Integer,
    Text,
    List,
    Record,
}

#[derive(Clone, Copy)]
enum Form {
    Date,
    Month,
    Of(Shape),
}

#[derive(Default)]
struct Record {
    /// Name, plan, whether it is required.
    members: Vec<(usize, usize, bool)>,
    required: usize,
    /// The plan of any other key.
    others: Option<usize>,
}

/// Which fields of a record have keys or references, themselves or inside.
#[derive(Default)]
struct Errand {
    fields: Vec<(Box<str>, Job)>,
}

struct Job {
    /// The fields of the list's key, and whether the schema requires one of them.
    key: Vec<Box<str>>,
    is_parted: bool,
    /// Its place among the targets, and whether it may be none.
    reference: Option<(usize, bool)>,
    /// What is to be done in each record of it: a place among the errands.
    inside: Option<usize>,
}

stored!(struct Quick { plans, names, errands, top, targets });
stored!(struct Plan { kind, form, words, shortest, least, items, is_set, record, any, refers });
stored!(
    enum Wanted {
        Bool,
        Number,
        Integer,
        Text,
        List,
        Record,
    }
);
stored!(
    enum Form {
        Date,
        Month,
        Of(shape),
    }
);
stored!(struct Record { members, required, others });
stored!(struct Errand { fields });
stored!(struct Job { key, is_parted, reference, inside });

/// Compiles a schema as jsonschema has it; `None` when it says something that is not read here.
pub(super) fn compile(schema: &Value, types: &Types) -> Option<Quick> {
    let mut compiler =
        Compiler { schema, plans: Vec::new(), names: Vec::new(), places: std::collections::HashMap::new() };
    compiler.plan(schema)?;
    let Compiler { plans, names, .. } = compiler;
    let mut errands = Errands::default();
    let top = errands.of(&types.root);
    Some(Quick { plans, names, errands: errands.all, top, targets: errands.targets })
}

struct Compiler<'s> {
    schema: &'s Value,
    plans: Vec<Plan>,
    names: Vec<Box<str>>,
    /// The plans of `$ref`s.
    places: std::collections::HashMap<&'s str, usize>,
}

impl<'s> Compiler<'s> {
    fn plan(&mut self, schema: &'s Value) -> Option<usize> {
        let members = schema.as_object()?;
        let place = self.plans.len();
        self.plans.push(Plan::default());
        let mut plan = Plan::default();
        for (keyword, value) in members {
            self.keyword(&mut plan, members, keyword, value)?;
        }
        *self.plans.get_mut(place)? = plan;
        Some(place)
    }

    fn keyword(
        &mut self,
        plan: &mut Plan,
        members: &'s Map<String, Value>,
        keyword: &str,
        value: &'s Value,
    ) -> Option<()> {
        match keyword {
            "type" => plan.kind = Some(wanted(value.as_str()?)?),
            "format" => plan.form = Some(form(value.as_str()?)?),
            "enum" => plan.words = Some(value.as_array()?.iter().map(word).collect::<Option<_>>()?),
            "const" => plan.words = Some(vec![word(value)?]),
            "minLength" => plan.shortest = usize::try_from(value.as_u64()?).ok()?,
            "minimum" => plan.least = Some(value.as_i64()?),
            "uniqueItems" => plan.is_set = value.as_bool()?,
            "items" => plan.items = Some(self.plan(value)?),
            "anyOf" => {
                let branches = value.as_array()?.iter().map(|branch| self.plan(branch)).collect::<Option<_>>()?;
                plan.any.push(branches);
            }
            "$ref" => plan.refers = Some(self.reference(value.as_str()?)?),
            "properties" | "required" | "additionalProperties" => {
                if plan.record.is_none() {
                    plan.record = Some(self.record(members)?);
                }
            }
            _ if SILENT.contains(&keyword) || keyword.starts_with("x-") => {}
            _ => return None,
        }
        Some(())
    }

    fn reference(&mut self, to: &'s str) -> Option<usize> {
        if let Some(known) = self.places.get(to) {
            return Some(*known);
        }
        // What stands above it is read later: a plan that refers to it holds its place until then.
        let place = self.plans.len();
        self.plans.push(Plan::default());
        self.places.insert(to, place);
        let target = self.schema.pointer(to.strip_prefix('#')?).filter(|_| !to.contains(['~', '%']))?;
        let plan = self.plan(target)?;
        self.plans.get_mut(place)?.refers = Some(plan);
        Some(place)
    }

    fn record(&mut self, members: &'s Map<String, Value>) -> Option<Record> {
        let mut record = Record::default();
        let required: Vec<&str> = match members.get("required") {
            Some(names) => names.as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?,
            None => Vec::new(),
        };
        if let Some(properties) = members.get("properties") {
            for (name, schema) in properties.as_object()? {
                let plan = self.plan(schema)?;
                let is_required = required.contains(&name.as_str());
                record.members.push((self.names.len(), plan, is_required));
                record.required += usize::from(is_required);
                self.names.push(name.as_str().into());
            }
        }
        // A key that is required and not described is left to jsonschema.
        if required.len() != record.required {
            return None;
        }
        record.others = match members.get("additionalProperties") {
            Some(schema @ Value::Object(_)) => Some(self.plan(schema)?),
            None | Some(Value::Bool(_)) => None,
            Some(_) => return None,
        };
        Some(record)
    }
}

fn wanted(name: &str) -> Option<Wanted> {
    Some(match name {
        "boolean" => Wanted::Bool,
        "number" => Wanted::Number,
        "integer" => Wanted::Integer,
        "string" => Wanted::Text,
        "array" => Wanted::List,
        "object" => Wanted::Record,
        _ => return None,
    })
}

fn form(name: &str) -> Option<Form> {
    match name {
        "date" => Some(Form::Date),
        "month" => Some(Form::Month),
        _ => Shape::parse(name).filter(|shape| *shape != Shape::Name).map(Form::Of),
    }
}

fn word(value: &Value) -> Option<Box<str>> {
    value.as_str().map(Box::from)
}

/// The errands of the record types, each type looked at once however often it is used.
#[derive(Default)]
struct Errands {
    all: Vec<Errand>,
    targets: Vec<Reference>,
    known: std::collections::HashMap<*const RecordType, usize>,
}

impl Errands {
    fn of(&mut self, record: &Arc<RecordType>) -> usize {
        if let Some(known) = self.known.get(&Arc::as_ptr(record)) {
            return *known;
        }
        let mut errand = Errand::default();
        for field in record.fields.iter() {
            let Ok(kind) = &field.kind else { continue };
            let inside = record_of(kind).map(|inner| self.of(inner));
            let inside = inside.filter(|at| self.all.get(*at).is_some_and(|errand| !errand.fields.is_empty()));
            let job = Job::of(field, inside, &mut self.targets);
            if !job.key.is_empty() || job.reference.is_some() || job.inside.is_some() {
                errand.fields.push((Box::from(&*field.name), job));
            }
        }
        self.all.push(errand);
        self.known.insert(Arc::as_ptr(record), self.all.len() - 1);
        self.all.len() - 1
    }
}

/// The record that a type is, or that it holds.
fn record_of(kind: &Type) -> Option<&Arc<RecordType>> {
    match kind {
        Type::Record(record) => Some(record),
        Type::List(item) | Type::Map(item) => record_of(item),
        _ => None,
    }
}

impl Job {
    fn of(field: &Field, inside: Option<usize>, targets: &mut Vec<Reference>) -> Self {
        let items = field.kind.as_ref().ok().and_then(record_of);
        let is_required = |name: &str| items.and_then(|record| record.field(name)).is_some_and(|part| part.required);
        let reference = field.reference.as_ref().map(|reference| {
            let known = targets.iter().position(|target| target == reference);
            let place = known.unwrap_or_else(|| {
                targets.push(reference.clone());
                targets.len() - 1
            });
            (place, field.may_be_none)
        });
        Self {
            key: field.key.iter().map(|name| Box::from(&**name)).collect(),
            is_parted: field.key.iter().any(|name| is_required(name)),
            reference,
            inside,
        }
    }
}

impl Quick {
    /// Whether a file surely has no structural fault.
    pub(super) fn is_right(&self, tree: &Tree) -> bool {
        if tree.key_count() > MOST_KEYS {
            return false;
        }
        let steps = Cell::new(STEPS_A_VALUE.saturating_mul(tree.len().saturating_add(1)));
        let walk = Walk { quick: self, tree, tables: self.tables(tree), steps };
        walk.fits(tree.root(), 0, 0) && Run::new(self, tree).errand(self.top, tree.root(), 0)
    }

    /// For each plan of a record: which member a key of the tree is, from 1.
    fn tables(&self, tree: &Tree) -> Vec<Vec<u16>> {
        let table = |plan: &Plan| {
            let Some(record) = &plan.record else { return Vec::new() };
            let mut table = vec![0; tree.key_count()];
            for (place, (name, ..)) in (1..).zip(&record.members) {
                let key = self.names.get(*name).and_then(|name| tree.key(name));
                if let Some(slot) = key.and_then(|key| table.get_mut(key.index())) {
                    *slot = place;
                }
            }
            table
        };
        self.plans.iter().map(table).collect()
    }
}

struct Walk<'a> {
    quick: &'a Quick,
    tree: &'a Tree,
    tables: Vec<Vec<u16>>,
    /// How many more are taken: alternatives of alternatives are not tried for ever.
    steps: Cell<usize>,
}

impl Walk<'_> {
    fn fits(&self, node: NodeId, at: usize, depth: usize) -> bool {
        self.steps.set(self.steps.get().saturating_sub(1));
        let is_within = depth < DEEPEST && self.steps.get() > 0;
        let Some(plan) = self.quick.plans.get(at).filter(|_| is_within) else { return false };
        let fits = |to: &usize| self.fits(node, *to, depth + 1);
        let kind = self.tree.kind(node);
        plan.lets_in(kind)
            && plan.refers.iter().all(fits)
            && plan.any.iter().all(|branches| branches.iter().any(fits))
            && match kind {
                Kind::List(items) => self.list(plan, items, depth),
                Kind::Record(_) => plan.record.as_ref().is_none_or(|record| self.record(record, at, node, depth)),
                _ => true,
            }
    }

    fn list(&self, plan: &Plan, items: &[NodeId], depth: usize) -> bool {
        let fits = |item: &NodeId| plan.items.is_none_or(|to| self.fits(*item, to, depth + 1));
        items.iter().all(|item| !self.tree.is_null(*item) && fits(item)) && (!plan.is_set || self.is_set(items))
    }

    /// Whether some texts are surely all different.
    fn is_set(&self, items: &[NodeId]) -> bool {
        if items.len() < 2 {
            return true;
        }
        let texts: Option<Vec<&str>> = items.iter().map(|item| self.tree.text(*item)).collect();
        let Some(texts) = texts else { return false };
        if texts.len() <= FEW_ITEMS {
            let mut rest = texts.as_slice();
            while let Some((first, others)) = rest.split_first() {
                if others.contains(first) {
                    return false;
                }
                rest = others;
            }
            return true;
        }
        texts.iter().collect::<HashSet<_>>().len() == texts.len()
    }

    fn record(&self, record: &Record, at: usize, node: NodeId, depth: usize) -> bool {
        let Some(table) = self.tables.get(at) else { return false };
        let Kind::Record(entries) = self.tree.kind(node) else { return false };
        let mut required = 0;
        for entry in entries {
            let member = table.get(entry.id.index()).and_then(|place| usize::from(*place).checked_sub(1));
            let plan = match member.and_then(|member| record.members.get(member)) {
                Some((_, plan, is_required)) => {
                    required += usize::from(*is_required && !self.tree.is_null(entry.value));
                    Some(*plan)
                }
                None => record.others,
            };
            let Some(plan) = plan else { return false };
            if !self.tree.is_null(entry.value) && !self.fits(entry.value, plan, depth + 1) {
                return false;
            }
        }
        required == record.required
    }
}

impl Plan {
    fn lets_in(&self, kind: Kind<'_>) -> bool {
        let is_wanted = match (self.kind, kind) {
            (_, Kind::Null) => false,
            (None, _) => true,
            (Some(Wanted::Integer), Kind::Number(number)) => number.is_integer(),
            (Some(wanted), kind) => matches!(
                (wanted, kind),
                (Wanted::Bool, Kind::Bool(_))
                    | (Wanted::Number, Kind::Number(_))
                    | (Wanted::Text, Kind::Text(_))
                    | (Wanted::List, Kind::List(_))
                    | (Wanted::Record, Kind::Record(_))
            ),
        };
        is_wanted
            && match kind {
                Kind::Text(text) => self.lets_in_text(text),
                Kind::Number(number) => self.lets_in_number(number),
                _ => self.words.is_none(),
            }
    }

    fn lets_in_text(&self, text: &str) -> bool {
        self.words.as_ref().is_none_or(|words| words.iter().any(|word| **word == *text))
            && (self.shortest == 0 || text.chars().take(self.shortest).count() == self.shortest)
            && match self.form {
                None => true,
                Some(Form::Date) => Date::parse(text).is_some(),
                Some(Form::Month) => Month::parse(text).is_some(),
                Some(Form::Of(shape)) => shape.matches(text),
            }
    }

    fn lets_in_number(&self, number: Number) -> bool {
        self.words.is_none() && self.least.is_none_or(|least| number.to_i64().is_some_and(|number| number >= least))
    }
}

/// Keys and references of one file.
struct Run<'a> {
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
}

/// The values that a reference may name.
struct Targets<'a> {
    values: HashSet<Cow<'a, str>>,
    /// Whether all of them are known.
    complete: bool,
}

impl<'a> Run<'a> {
    fn new(quick: &'a Quick, tree: &'a Tree) -> Self {
        let spot = |(name, _): &(Box<str>, Job)| Spot { key: tree.key(name), near: 0, named: None };
        let fields = quick.errands.iter().map(|errand| errand.fields.iter().map(spot).collect());
        Self { quick, tree, targets: quick.targets.iter().map(|_| None).collect(), fields: fields.collect() }
    }

    fn errand(&mut self, at: usize, record: NodeId, depth: usize) -> bool {
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
        match tree.kind(value) {
            Kind::List(items) => items.iter().all(|item| self.inside(errand, *item, depth)),
            Kind::Record(_) => self.errand(errand, value, depth),
            _ => true,
        }
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
                let text = part.and_then(|part| scalar(self.tree, part));
                (declared, read) = (declared + usize::from(part.is_some()), read + usize::from(text.is_some()));
                text.hash(&mut hash);
            }
            let is_whole = (job.is_parted && names.len() > 1) || declared == names.len();
            is_whole && read == declared && read > 0 && seen.insert(hash.finish())
        })
    }

    fn leads(&mut self, (target, may_be_none): (usize, bool), (at, place): (usize, usize), value: NodeId) -> bool {
        let (tree, reference) = (self.tree, self.quick.targets.get(target));
        let (Some(targets), Some(reference)) = (self.targets.get_mut(target), reference) else { return false };
        let known = targets.get_or_insert_with(|| Targets::read(tree, reference));
        let Some(spot) = self.fields.get_mut(at).and_then(|spots| spots.get_mut(place)) else { return false };
        walk::scalars(tree, value).all(|node| {
            let Some(text) = tree.text(node) else { return true };
            if spot.named == Some(text) || !known.complete || (may_be_none && text == "none") {
                return true;
            }
            let leads = known.values.contains(&nfc(text));
            spot.named = leads.then_some(text);
            leads
        })
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
