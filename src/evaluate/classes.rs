//! Which records of a list plainly hold the same in one field: of those that an index leaves over few are left, where they
//! are asked for a second field.

use super::value::Val;
use super::{Judge, kept};
use crate::document::NodeId;
use crate::program::ir::{Binding, Expr};
use crate::value::{Field, Month, Scalar, nfc};
use foldhash::HashMap;
use std::borrow::Cow;
use std::rc::Rc;

/// From so many records on the second field is asked at once; of fewer each is asked. Where everything is checked anew, always.
const MANY: usize = if cfg!(debug_assertions) { 1 } else { 5 };

/// The class of records in which the field is not plainly something.
const UNSURE: u32 = u32::MAX;

/// What a field plainly is.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Plain<'a> {
    Text(Cow<'a, str>),
    Month(Month),
}

impl<'a> Plain<'a> {
    fn of(value: &Val<'a>) -> Option<Self> {
        match value {
            Val::Scalar(Scalar::Text(text)) => Some(Self::Text(match nfc(text) {
                Cow::Borrowed(_) => text.clone(),
                Cow::Owned(other) => Cow::Owned(other),
            })),
            Val::Scalar(Scalar::Month(month)) => Some(Self::Month(*month)),
            _ => None,
        }
    }
}

/// The records of a list by what one of their fields plainly is.
#[derive(Debug)]
pub(super) struct Classes<'a> {
    numbers: HashMap<Plain<'a>, u32>,
    /// The class of each record, by its place.
    of: Vec<u32>,
}

/// The class of a value; the inner `None`: no record has it. `None`: it is not plainly something.
pub(super) type Class = Option<Option<u32>>;

impl<'a> Classes<'a> {
    /// The class of a value.
    pub(super) fn class(&self, value: &Val<'a>) -> Class {
        Plain::of(value).map(|plain| self.numbers.get(&plain).copied())
    }
}

/// A second field by which records are told apart, and what is wanted of it.
pub(super) type Also<'a> = Option<(Rc<Classes<'a>>, &'a Expr)>;

impl<'a> Judge<'a> {
    /// The second field that the filter of a binding asks of the records of a list, where so many of them are left over.
    pub(super) fn also(&self, binding: &'a Binding, list: NodeId, left: usize) -> Also<'a> {
        let (field, wanted) = binding.also().filter(|_| left >= MANY)?;
        Some((self.classes(list, field), wanted))
    }

    /// Of some places those whose record may have a value of a class: surely no other has.
    pub(super) fn among(&self, classes: &Classes<'a>, places: &[u32], class: Option<u32>) -> Vec<u32> {
        self.charge(places.len());
        let may_be = |place: &u32| {
            let own = classes.of.get(*place as usize).copied();
            own.is_none_or(|own| own == UNSURE || Some(own) == class)
        };
        places.iter().copied().filter(may_be).collect()
    }

    /// The records of a list by a field.
    fn classes(&self, list: NodeId, field: &'a Field) -> Rc<Classes<'a>> {
        kept(&self.classes, (list, field.name.as_ptr()), || {
            let (key, mut near) = (self.tree.key(&field.name), 0);
            let mut classes = Classes { numbers: HashMap::default(), of: Vec::new() };
            for record in self.tree.items(list) {
                let node = key.and_then(|key| self.tree.field_near(*record, key, &mut near));
                let plain = node.and_then(|node| Plain::of(&self.reader.read(node, field)));
                let next = u32::try_from(classes.numbers.len()).unwrap_or(UNSURE);
                classes.of.push(plain.map_or(UNSURE, |plain| *classes.numbers.entry(plain).or_insert(next)));
            }
            Rc::new(classes)
        })
    }
}
