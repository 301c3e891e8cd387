//! Values as facts: what results hold.

use super::reader::Reader;
use super::value::{Rec, Val};
use crate::program::ir::Const;
use crate::value::{Day, Scalar, Text, Truth, Type};
use crate::verdict::{Fact, Range};
use std::sync::Arc;

/// How many items of a list a fact holds.
const ITEMS: usize = 20;

impl<'a> Reader<'a> {
    /// A value of a type as a fact.
    pub(super) fn fact(&self, value: &Val<'a>, ty: &Type) -> Fact {
        match value {
            Val::Scalar(Scalar::Text(text)) if !matches!(ty, Type::Enum(_)) => Fact::Text(self.tree.shared(text)),
            Val::Scalar(scalar) => scalar_fact(scalar, ty),
            Val::Record(record) => self.record_fact(*record),
            Val::List(items) => {
                let item_type = match ty {
                    Type::List(item) => (**item).clone(),
                    _ => Type::Broken,
                };
                Fact::List(
                    (0..self.length(items).min(ITEMS)).map(|i| self.fact(&self.item(items, i).0, &item_type)).collect(),
                )
            }
        }
    }

    fn record_fact(&self, record: Rec<'a>) -> Fact {
        match record {
            Rec::Node(node) => {
                let id = self.tree.get(node, "id").and_then(|id| self.tree.text(id));
                Fact::Record(Arc::from(id.unwrap_or("")))
            }
            Rec::Nothing(_) => Fact::None,
            Rec::Row(_, row) => Fact::Record(Arc::from((row + 1).to_string())),
            Rec::Entry(map, place) => match self.tree.kind(map) {
                crate::document::Kind::Record(entries) => {
                    Fact::Record(entries.get(place).map_or_else(|| Arc::from(""), |e| Arc::from(e.key)))
                }
                _ => Fact::Undeclared,
            },
        }
    }
}

/// A single value as a fact.
pub(super) fn scalar_fact(scalar: &Scalar<'_>, ty: &Type) -> Fact {
    match scalar {
        Scalar::Unknown(_) | Scalar::Bool(Truth::Unknown(_)) => Fact::Undeclared,
        Scalar::None => Fact::None,
        Scalar::Bool(truth) => Fact::Bool(truth.is_true()),
        Scalar::Number(n) => match n.settled() {
            Some(number) => Fact::number(number),
            None => Fact::Range(Box::new(Range { from: n.from, to: n.to })),
        },
        Scalar::Percent(share) => Fact::Percent(share.clone()),
        Scalar::Text(text) => match ty {
            Type::Enum(kind) => Fact::Enum(kind.shared(text), Arc::clone(kind)),
            _ => Fact::Text(Text::from(&**text)),
        },
        Scalar::Day(Day::Exact(date)) => Fact::Date(*date),
        Scalar::Day(Day::Ahead { plan: Some(date), .. }) => Fact::Planned(*date),
        Scalar::Day(Day::Ahead { plan: None, .. }) => Fact::NotYet,
        Scalar::Day(Day::Undated) => Fact::Undated,
        Scalar::Month(month) => Fact::Month(*month),
        Scalar::Duration(duration) => Fact::Duration(*duration),
    }
}

/// A constant as a fact.
#[must_use]
pub fn constant_fact(constant: &Const) -> Fact {
    match constant {
        Const::Bool(value) => Fact::Bool(*value),
        Const::Number(number) => Fact::number(**number),
        Const::Percent(share) => Fact::Percent(share.clone()),
        Const::Text(text) => Fact::Text(Text::from(&**text)),
        Const::Enum(value, kind) => Fact::Enum(Arc::clone(value), Arc::clone(kind)),
        Const::Date(date) => Fact::Date(*date),
        Const::Month(month) => Fact::Month(*month),
        Const::Duration(duration) => Fact::Duration(*duration),
        Const::List(items) => Fact::List(items.iter().map(constant_fact).collect()),
    }
}
