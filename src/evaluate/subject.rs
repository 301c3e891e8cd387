//! Subjects: what a rule is judged for, named by the schema's keys.

use super::Judge;
use super::value::{Items, Rec, Val};
use crate::document::{Kind, NodeId};
use crate::program::ir::Each;
use crate::value::Scalar;
use crate::verdict::{Place, SubjectPart};
use foldhash::HashMap;
use std::sync::Arc;

/// Stands for a key that the record lacks (a structural finding tells of it).
const NO_KEY: &str = "?";

/// What names the items of a `for each`: its variable, its list and the key of the list's records.
type Naming = (Arc<str>, Arc<str>, Vec<Arc<str>>);

/// The parts of subjects so far: rules that go through the same list share those of its items.
#[derive(Debug, Default)]
pub(super) struct Named {
    namings: Vec<Naming>,
    parts: HashMap<(usize, NodeId), Arc<SubjectPart>>,
}

impl Named {
    /// The number of what names the items of a `for each`.
    pub(super) fn naming(&mut self, each: &Each) -> usize {
        let naming = (&each.binding.name, &each.list_name, &each.key);
        let known = self.namings.iter().position(|(variable, list, key)| (variable, list, key) == naming);
        known.unwrap_or_else(|| {
            self.namings.push((Arc::clone(naming.0), Arc::clone(naming.1), naming.2.clone()));
            self.namings.len() - 1
        })
    }
}

impl<'a> Judge<'a> {
    /// The part of a subject that an item of `each` gives.
    pub(super) fn part(&self, (each, naming): (&'a Each, usize), items: &Items<'a>, place: usize) -> Arc<SubjectPart> {
        let (value, node) = self.reader.item(items, place);
        let Some(node) = node else { return Arc::new(self.new_part(each, &value, None)) };
        let known = self.named.borrow().parts.get(&(naming, node)).cloned();
        known.unwrap_or_else(|| {
            let part = Arc::new(self.new_part(each, &value, Some(node)));
            self.named.borrow_mut().parts.insert((naming, node), Arc::clone(&part));
            part
        })
    }

    fn new_part(&self, each: &'a Each, value: &Val<'a>, node: Option<NodeId>) -> SubjectPart {
        let key = match value {
            Val::Record(Rec::Node(record)) => self.key(*record, &each.key),
            Val::Record(Rec::Entry(map, place)) => match self.tree.kind(*map) {
                Kind::Record(entries) => entries.get(*place).map_or_else(|| NO_KEY.to_owned(), |e| escaped(e.key)),
                _ => NO_KEY.to_owned(),
            },
            Val::Scalar(Scalar::Text(text)) => escaped(text),
            Val::Scalar(Scalar::Month(month)) => month.to_string(),
            Val::Scalar(Scalar::Day(crate::value::Day::Exact(date))) => date.to_string(),
            Val::Scalar(Scalar::Number(n)) => n.from.to_string(),
            _ => NO_KEY.to_owned(),
        };
        SubjectPart {
            variable: Arc::clone(&each.binding.name),
            list: Arc::clone(&each.list_name),
            key: Some(key),
            place: node.map(|node| self.subject_place(node, each)),
        }
    }

    /// The place of a record, at the value of its key: a record of many lines is not pointed at as a whole.
    fn subject_place(&self, node: NodeId, each: &Each) -> Place {
        let key = each.key.first().and_then(|field| self.get(node, field));
        Place { span: Some(self.tree.span(key.unwrap_or(node))), ..self.place(node) }
    }

    /// The key of a record: the texts of its key fields in the order of the schema.
    fn key(&self, record: NodeId, fields: &[Arc<str>]) -> String {
        let text = |field: &Arc<str>| match self.get(record, field).map(|node| self.tree.kind(node)) {
            Some(Kind::Text(text)) => Some(escaped(text)),
            Some(Kind::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let first = fields.first().and_then(text).unwrap_or_else(|| NO_KEY.to_owned());
        fields.iter().skip(1).filter_map(text).fold(first, |key, part| format!("{key}/{part}"))
    }

    /// The part of a subject when the list itself is not known.
    pub(super) fn unknown_part(&self, each: &'a Each) -> SubjectPart {
        let place = self.list_read(&each.binding).map(|read| self.place_at(read.at));
        SubjectPart { variable: Arc::clone(&each.binding.name), list: Arc::clone(&each.list_name), key: None, place }
    }
}

/// A key in which the separators of subjects are not mistaken.
fn escaped(key: &str) -> String {
    if key.contains([',', '=', '/', '%']) {
        key.replace('%', "%25").replace(',', "%2C").replace('=', "%3D").replace('/', "%2F")
    } else {
        key.to_owned()
    }
}
