//! What stands in the file, as values: of a field, of a type, of the items of a list. Nothing but the file, the tables and
//! the day is needed for that.

use super::value::{Items, Rec, Val};
use crate::document::{Kind, NodeId, Tree};
use crate::program::Table;
use crate::value::{Date, Day, Field, Lack, Month, Scalar, Truth, Type};
use std::borrow::Cow;

/// Reads values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) tree: &'a Tree,
    pub(super) tables: &'a [Table],
    pub(super) as_of: Date,
}

impl<'a> Reader<'a> {
    /// Some day after the day of judgement.
    pub(super) fn ahead(&self, plan: Option<Date>) -> Day {
        Day::Ahead { from: self.as_of.tomorrow().unwrap_or(Date::MAX), to: Date::MAX, plan }
    }

    /// A declared value, by its field. What does not fit the type is a structural finding, and here not known.
    pub(super) fn read(&self, node: NodeId, field: &'a Field) -> Val<'a> {
        if let Some(ty) = field.plain_type() {
            return self.read_as(node, ty);
        }
        let Ok(ty) = &field.kind else { return Val::UNSTATED };
        if let (Type::Date, Some(day)) = (ty, self.tree.day(node)) {
            return Val::Scalar(Scalar::Day(if field.not_yet { self.day_or_plan(day) } else { Day::Exact(day) }));
        }
        let text = self.tree.text(node);
        if field.may_be_none && text == Some("none") {
            return Val::Scalar(Scalar::None);
        }
        if !field.not_yet {
            return self.read_as(node, ty);
        }
        match text {
            Some("undated") => Val::Scalar(Scalar::Day(Day::Undated)),
            Some(text) => {
                Date::parse(text).map_or(Val::UNSTATED, |day| Val::Scalar(Scalar::Day(self.day_or_plan(day))))
            }
            None => Val::UNSTATED,
        }
    }

    /// Whether what stands at a node is seen to be settled.
    #[inline]
    pub(super) fn is_seen(&self, node: NodeId, sight: Sight) -> bool {
        match sight {
            Sight::Text => self.tree.is_text(node),
            Sight::Day => self.tree.is_day(node),
            Sight::PastDay => self.tree.is_day_until(node, self.as_of),
            Sight::List => self.tree.is_list(node),
        }
    }

    /// The day on which something happened, or that it is planned for then.
    fn day_or_plan(&self, day: Date) -> Day {
        if day > self.as_of { self.ahead(Some(day)) } else { Day::Exact(day) }
    }

    /// A declared value of a type.
    pub(super) fn read_as(&self, node: NodeId, ty: &'a Type) -> Val<'a> {
        let unknown = Scalar::Unknown(Lack::Unstated);
        if let (Type::Date, Some(day)) = (ty, self.tree.day(node)) {
            return Val::Scalar(Scalar::Day(Day::Exact(day)));
        }
        match ty {
            Type::List(item) if self.tree.is_list(node) => return Val::List(Items::Nodes(node, item)),
            Type::Record(_) if self.tree.is_record(node) => return Val::Record(Rec::Node(node)),
            Type::Map(_) if self.tree.is_record(node) => return Val::List(Items::Map(node)),
            _ => {}
        }
        Val::Scalar(match (ty, self.tree.kind(node)) {
            (Type::Bool, Kind::Bool(value)) => Scalar::Bool(Truth::known(value)),
            (Type::Number, Kind::Number(number)) => Scalar::number(number),
            (Type::Text | Type::Enum(_), Kind::Text(text)) if is_text_of(ty, text) => Scalar::Text(Cow::Borrowed(text)),
            (Type::Date, Kind::Text(text)) => Date::parse(text).map_or(unknown, |d| Scalar::Day(Day::Exact(d))),
            (Type::Month, Kind::Text(text)) => Month::parse(text).map_or(unknown, Scalar::Month),
            _ => unknown,
        })
    }

    /// How many items there are.
    pub(super) fn length(&self, items: &Items<'a>) -> usize {
        match items {
            Items::Nodes(list, _) => self.tree.items(*list).len(),
            Items::Map(map) => match self.tree.kind(*map) {
                Kind::Record(entries) => entries.len(),
                _ => 0,
            },
            Items::Rows(table) => {
                let rows = self.tables.get(*table).and_then(|table| table.rows.as_ref());
                rows.map_or(0, Vec::len)
            }
            Items::Months(months) => months.len(),
            Items::Values(values) => values.len(),
        }
    }

    /// An item, and the node from which it came.
    pub(super) fn item(&self, items: &Items<'a>, place: usize) -> (Val<'a>, Option<NodeId>) {
        match items {
            Items::Nodes(list, ty) => match self.tree.items(*list).get(place) {
                Some(node) => (self.read_as(*node, ty), Some(*node)),
                None => (Val::UNSTATED, None),
            },
            Items::Map(map) => {
                let node = match self.tree.kind(*map) {
                    Kind::Record(entries) => entries.get(place).map(|entry| entry.value),
                    _ => None,
                };
                (Val::Record(Rec::Entry(*map, place)), node)
            }
            Items::Rows(table) => (Val::Record(Rec::Row(*table, place)), None),
            Items::Months(months) => {
                (months.get(place).map_or(Val::UNSTATED, |m| Val::Scalar(Scalar::Month(*m))), None)
            }
            Items::Values(values) => (values.get(place).cloned().unwrap_or(Val::UNSTATED), None),
        }
    }
}

/// As what something is seen to be settled without being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    Text,
    Day,
    /// A day on which something happened: of one that lies ahead more may be said.
    PastDay,
    List,
}

impl Sight {
    /// What stands there as a field.
    pub(super) fn of_field(field: &Field) -> Option<Self> {
        match &field.kind {
            Ok(Type::Date) if field.not_yet => Some(Self::PastDay),
            Ok(Type::Date) => Some(Self::Day),
            _ => field.plain_type().and_then(Self::of_type),
        }
    }

    /// What stands there as a type.
    pub(super) fn of_type(ty: &Type) -> Option<Self> {
        match ty {
            Type::Text => Some(Self::Text),
            Type::Date => Some(Self::Day),
            Type::List(_) => Some(Self::List),
            _ => None,
        }
    }
}

/// Whether a text is what a type asks for: any text, or one of its values.
pub(super) fn is_text_of(ty: &Type, text: &str) -> bool {
    match ty {
        Type::Text => true,
        Type::Enum(kind) => kind.has(text),
        _ => false,
    }
}
