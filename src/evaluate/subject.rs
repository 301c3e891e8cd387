//! Subjects: what a rule is judged for, named by the schema's keys.

use super::Judge;
use super::ground::{Ground, next};
use super::reads::number;
use super::value::{Items, Rec, Val};
use crate::document::{Kind, NodeId, Tree};
use crate::program::ir::Each;
use crate::value::{Day, Scalar};
use crate::verdict::{PartId, Place, SubjectPart};
use std::sync::Arc;

/// Stands for a key that the record lacks (a structural finding tells of it).
const NO_KEY: &str = "?";

/// The number of what names a part that is not a record of the file.
const APART: u32 = u32::MAX;

/// What names the items of a `for each`: its variable, its list and the key of the list's records.
#[derive(Debug)]
struct Naming {
    variable: Arc<str>,
    list: Arc<str>,
    key: Vec<Arc<str>>,
}

/// What names the parts of subjects.
#[derive(Debug, Default)]
pub(super) struct Named {
    namings: Vec<Naming>,
    /// The parts that are not records of the file.
    apart: Vec<SubjectPart>,
}

impl Named {
    /// A part as it is called and where it stands.
    pub(super) fn part(&self, tree: &Tree, part: PartId) -> SubjectPart {
        let known = self.namings.get(part.naming as usize).zip(tree.node(part.item as usize));
        if let Some((naming, record)) = known {
            let key = key(tree, record, &naming.key);
            return naming.part(key, Some(subject_place(tree, record, naming.key.first())));
        }
        let nothing = || Naming { variable: "".into(), list: "".into(), key: Vec::new() }.part(NO_KEY.to_owned(), None);
        self.apart.get(part.item as usize).cloned().unwrap_or_else(nothing)
    }

    fn add(&mut self, part: SubjectPart) -> PartId {
        let item = next(&self.apart);
        self.apart.push(part);
        PartId { naming: APART, item }
    }
}

impl Naming {
    fn of(each: &Each) -> Self {
        let variable = Arc::clone(&each.binding.name);
        Self { variable, list: Arc::clone(&each.list_name), key: each.key.clone() }
    }

    fn is_of(&self, each: &Each) -> bool {
        (&self.variable, &self.list, &self.key) == (&each.binding.name, &each.list_name, &each.key)
    }

    fn part(&self, key: String, place: Option<Place>) -> SubjectPart {
        let (variable, list) = (Arc::clone(&self.variable), Arc::clone(&self.list));
        SubjectPart { variable, list, key: Some(key), place }
    }
}

impl Ground {
    /// The number of what names the items of a `for each`.
    pub(super) fn naming(&mut self, each: &Each) -> u32 {
        let namings = &mut self.named().namings;
        let known = (0..).zip(&*namings).find(|(_, known)| known.is_of(each)).map(|(number, _)| number);
        known.unwrap_or_else(|| {
            let new = next(namings);
            namings.push(Naming::of(each));
            new
        })
    }
}

impl<'a> Judge<'a> {
    /// The part of a subject that an item of `each` gives.
    pub(super) fn part(&self, (each, naming): (&'a Each, u32), items: &Items<'a>, place: usize) -> PartId {
        // The variable holds the item.
        let slot = each.binding.slot;
        if let Some(record) = self.variables.record(slot)
            && self.variables.origin(slot) == Some(record)
        {
            return PartId { naming, item: number(record) };
        }
        let (value, node) = self.reader.item(items, place);
        let part = self.part_apart(each, &value, node);
        self.ground.borrow_mut().named().add(part)
    }

    fn part_apart(&self, each: &Each, value: &Val<'a>, node: Option<NodeId>) -> SubjectPart {
        let naming = Naming::of(each);
        let key = match value {
            Val::Record(Rec::Node(record)) => key(self.tree, *record, &naming.key),
            Val::Record(Rec::Entry(map, place)) => match self.tree.kind(*map) {
                Kind::Record(entries) => entries.get(*place).map_or_else(|| NO_KEY.to_owned(), |e| escaped(e.key)),
                _ => NO_KEY.to_owned(),
            },
            Val::Scalar(Scalar::Text(text)) => escaped(text),
            Val::Scalar(Scalar::Month(month)) => month.to_string(),
            Val::Scalar(Scalar::Day(Day::Exact(date))) => date.to_string(),
            Val::Scalar(Scalar::Number(n)) => n.from.to_string(),
            _ => NO_KEY.to_owned(),
        };
        naming.part(key, node.map(|node| subject_place(self.tree, node, naming.key.first())))
    }

    /// The part of a subject when the list itself is not known.
    pub(super) fn unknown_part(&self, each: &'a Each) -> PartId {
        let place = self.list_read(&each.binding).map(|read| self.place_at(read.at));
        let (variable, list) = (Arc::clone(&each.binding.name), Arc::clone(&each.list_name));
        self.ground.borrow_mut().named().add(SubjectPart { variable, list, key: None, place })
    }
}

/// The place of a record, at the value of its key: a record of many lines is not pointed at as a whole.
fn subject_place(tree: &Tree, node: NodeId, key: Option<&Arc<str>>) -> Place {
    let key = key.and_then(|field| tree.get(node, field));
    Place { pointer: tree.pointer(node), span: Some(tree.span(key.unwrap_or(node))), write_at: None }
}

/// The key of a record: the texts of its key fields in the order of the schema.
fn key(tree: &Tree, record: NodeId, fields: &[Arc<str>]) -> String {
    let text = |field: &Arc<str>| match tree.get(record, field).map(|node| tree.kind(node)) {
        Some(Kind::Text(text)) => Some(escaped(text)),
        Some(Kind::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let first = fields.first().and_then(text).unwrap_or_else(|| NO_KEY.to_owned());
    fields.iter().skip(1).filter_map(text).fold(first, |key, part| format!("{key}/{part}"))
}

/// A key in which the separators of subjects are not mistaken.
fn escaped(key: &str) -> String {
    if key.contains([',', '=', '/', '%']) {
        key.replace('%', "%25").replace(',', "%2C").replace('=', "%3D").replace('/', "%2F")
    } else {
        key.to_owned()
    }
}
