//! A quick yes: a walk over plans compiled from the schema says that a file has no structural fault, or that it does not
//! know. Then jsonschema is asked, which tells what is wrong; `tests::quick` holds that it never finds anything in a file
//! that got a yes. A schema with a keyword that is not read here gets no plans, and every file of it goes to jsonschema.

mod run;

use super::types::Types;
use crate::document::{Entries, Kind, NodeId, Tree, What};
use crate::stored::stored;
use crate::value::{Date, Field, Month, Number, RecordType, Reference, Shape, Type};
use foldhash::HashSet;
use run::Run;
use serde_json::{Map, Value};
use std::cell::Cell;
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
    // The first plan is that of the file.
    compiler.plan_in_place(schema)?;
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
    /// The place of the plan of a schema: where it does no more than refer to another one, that of this.
    fn plan(&mut self, schema: &'s Value) -> Option<usize> {
        let plan = self.read(schema)?;
        if let (Some(to), true) = (plan.refers, plan.only_refers()) {
            return Some(to);
        }
        self.plans.push(plan);
        Some(self.plans.len() - 1)
    }

    /// The same of a schema that may refer to itself: its plan has its place before it is read.
    fn plan_in_place(&mut self, schema: &'s Value) -> Option<usize> {
        let place = self.plans.len();
        self.plans.push(Plan::default());
        let plan = self.read(schema)?;
        *self.plans.get_mut(place)? = plan;
        Some(place)
    }

    fn read(&mut self, schema: &'s Value) -> Option<Plan> {
        let members = schema.as_object()?;
        let mut plan = Plan::default();
        for (keyword, value) in members {
            self.keyword(&mut plan, members, keyword, value)?;
        }
        Some(plan)
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
        self.places.insert(to, self.plans.len());
        let target = self.schema.pointer(to.strip_prefix('#')?).filter(|_| !to.contains(['~', '%']))?;
        self.plan_in_place(target)
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
        let seen = if tree.has_stamps() { self.plans.iter().map(|_| Cell::default()).collect() } else { Vec::new() };
        let walk = Walk { quick: self, tree, tables: self.tables(tree), seen, steps };
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
    /// Of a large file, for each plan: what fitted it last.
    seen: Vec<Cell<[Option<What>; 2]>>,
    /// How many more are taken: alternatives of alternatives are not tried for ever.
    steps: Cell<usize>,
}

impl Walk<'_> {
    fn fits(&self, node: NodeId, at: usize, depth: usize) -> bool {
        self.is_text_and_fits(node, at)
            || self.is_seen(node, at)
            || self.seen_to_fit(node, at, self.fits_as(node, self.tree.kind(node), at, depth))
    }

    /// Whether a text stands there, and the plan lets in any.
    #[inline]
    fn is_text_and_fits(&self, node: NodeId, at: usize) -> bool {
        self.tree.is_text(node) && self.quick.plans.get(at).is_some_and(Plan::lets_in_any_text)
    }

    /// Whether the same is known to fit a plan.
    #[inline]
    fn is_seen(&self, node: NodeId, at: usize) -> bool {
        self.seen.get(at).is_some_and(|seen| seen.get().contains(&Some(self.tree.what(node))))
    }

    /// Keeps what fits a plan, if it does.
    #[inline]
    fn seen_to_fit(&self, node: NodeId, at: usize, fits: bool) -> bool {
        if let Some(seen) = self.seen.get(at).filter(|_| fits) {
            let [last, _] = seen.get();
            seen.set([Some(self.tree.what(node)), last]);
        }
        fits
    }

    /// The same of a node of which it is known what it holds.
    fn fits_as(&self, node: NodeId, kind: Kind<'_>, at: usize, depth: usize) -> bool {
        self.steps.set(self.steps.get().saturating_sub(1));
        let is_within = depth < DEEPEST && self.steps.get() > 0;
        let Some(plan) = self.quick.plans.get(at).filter(|_| is_within) else { return false };
        let fits = |to: &usize| self.fits_as(node, kind, *to, depth + 1);
        plan.lets_in(kind, || self.tree.is_day(node))
            && plan.refers.iter().all(fits)
            && plan.any.iter().all(|branches| branches.iter().any(fits))
            && match kind {
                Kind::List(items) => self.list(plan, items, depth),
                Kind::Record(entries) => {
                    plan.record.as_ref().is_none_or(|record| self.record(record, at, entries, depth))
                }
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

    fn record(&self, record: &Record, at: usize, entries: Entries<'_>, depth: usize) -> bool {
        let Some(table) = self.tables.get(at) else { return false };
        let mut required = 0;
        for (key, value) in entries.values() {
            let member = table.get(key.index()).and_then(|place| usize::from(*place).checked_sub(1));
            let (plan, is_required) = match member.and_then(|member| record.members.get(member)) {
                Some((_, plan, is_required)) => (Some(*plan), *is_required),
                None => (record.others, false),
            };
            let Some(plan) = plan else { return false };
            if self.tree.is_null(value) {
                continue;
            }
            required += usize::from(is_required);
            if !self.fits(value, plan, depth + 1) {
                return false;
            }
        }
        required == record.required
    }
}

impl Plan {
    /// Whether it does no more than refer to another plan.
    fn only_refers(&self) -> bool {
        let Self { kind, form, words, shortest, least, items, is_set, record, any, refers: _ } = self;
        let asks_nothing = kind.is_none() && form.is_none() && words.is_none() && *shortest == 0 && least.is_none();
        asks_nothing && items.is_none() && !is_set && record.is_none() && any.is_empty()
    }

    /// Whether it lets in any text whatever.
    fn lets_in_any_text(&self) -> bool {
        let Self { kind, form, words, shortest, least: _, items: _, is_set: _, record: _, any, refers } = self;
        let is_of_texts = kind.is_none_or(|kind| kind == Wanted::Text);
        is_of_texts && form.is_none() && words.is_none() && *shortest == 0 && any.is_empty() && refers.is_none()
    }

    /// Whether what holds that is let in by all but what it refers to; `is_day`: whether it is known that a day stands there.
    fn lets_in(&self, kind: Kind<'_>, is_day: impl FnOnce() -> bool) -> bool {
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
                Kind::Text(text) => self.lets_in_text(text, is_day),
                Kind::Number(number) => self.lets_in_number(number),
                _ => self.words.is_none(),
            }
    }

    fn lets_in_text(&self, text: &str, is_day: impl FnOnce() -> bool) -> bool {
        self.words.as_ref().is_none_or(|words| words.iter().any(|word| **word == *text))
            && (self.shortest == 0 || text.chars().take(self.shortest).count() == self.shortest)
            && match self.form {
                None => true,
                Some(Form::Date) => is_day() || Date::parse(text).is_some(),
                Some(Form::Month) => Month::parse(text).is_some(),
                Some(Form::Of(shape)) => shape.matches(text),
            }
    }

    fn lets_in_number(&self, number: Number) -> bool {
        self.words.is_none() && self.least.is_none_or(|least| number.to_i64().is_some_and(|number| number >= least))
    }
}
