//! Comparisons of what plainly stands in a record with what plainly stands in another or in the policy: most of what
//! rules ask is that, and is decided where it stands, without a value being made of it.
//!
//! Whatever is not plain (not declared, declared as none, not of its type) is left to the general way.

use super::Judge;
use super::eval::weight;
use super::gather::Trace;
use super::ground::STANDS;
use super::items::LONG;
use super::reader::is_text_of;
use super::reads::{GATHERED, is_constant, number};
use super::trace::Sides;
use crate::document::{Kind as NodeKind, NodeId};
use crate::operators::{Operator, same_text};
use crate::program::ir::{Const, Expr, Kind};
use crate::value::{Truth, Type};
use crate::verdict::{Need, Piece};

/// Where a field plainly stands, and as what it is asked for by which words.
pub(super) struct PlainPlace {
    at: u32,
    asked: u32,
    words: u32,
}

/// Whether an expression compares nothing but fields of what variables hold and what is the same for every file.
pub(super) fn is_plain(expr: &Expr) -> bool {
    let operand = |of: &Expr| match &of.kind {
        Kind::Field(base, _) => matches!(base.kind, Kind::Slot(..)),
        _ => is_constant(of),
    };
    operands(expr).is_some_and(|mut operands| operands.all(operand))
}

/// What a predicate compares, or asks about one value; a field is asked whether it holds.
fn operands(expr: &Expr) -> Option<impl Iterator<Item = &Expr>> {
    let (one, other) = match &expr.kind {
        Kind::Compare(_, a, b) | Kind::Members(_, a, b) => (&**a, Some(&**b)),
        Kind::State(_, a) | Kind::Matches(a, _) | Kind::IsShape(a, _) => (&**a, None),
        Kind::Field(..) => (expr, None),
        _ => return None,
    };
    Some(std::iter::once(one).chain(other))
}

/// Whether two values should be the same; `None` where that is not what is asked.
pub(super) fn asks_equal(row: &Operator) -> Option<bool> {
    match row.words {
        "=" => Some(true),
        "!=" => Some(false),
        _ => None,
    }
}

/// Whether a list should have something; `None` where that is not what is asked.
pub(super) fn asks_member(row: &Operator) -> Option<bool> {
    match row.words {
        "has" | "in" => Some(true),
        "not in" => Some(false),
        _ => None,
    }
}

impl<'a> Judge<'a> {
    /// Tells of what plainly stands at a place.
    pub(super) fn tell_plain(&self, place: &PlainPlace, needed: Option<Need>, context: bool, out: &mut Trace) {
        self.charge(GATHERED);
        out.add(Piece::new(place.at, place.asked, STANDS, needed, context), place.words);
    }

    /// Where that stands which an operand reads, when it is a field that plainly stands in the record that a variable holds:
    /// the inner `None` when it is the same for every file and reads nothing.
    pub(super) fn plain_place(&self, operand: &'a Expr) -> Option<Option<PlainPlace>> {
        if is_constant(operand) {
            return Some(None);
        }
        // What leads there is told too where it is more than a variable.
        let Kind::Field(base, field) = &operand.kind else { return None };
        let Kind::Slot(slot, _) = base.kind else { return None };
        let is_variable = self.given(slot).is_none_or(|given| matches!(given.kind, Kind::Slot(..)));
        let record = self.variables.record(slot).filter(|_| is_variable)?;
        let node = self.node_of(record, field)?;
        self.note_told(node);
        let (asked, words) = self.asked_field(operand, field);
        Some(Some(PlainPlace { at: number(node), asked, words }))
    }

    /// Tells of a predicate of fields that plainly stand in records, beside what is the same for every file; whether it is one.
    pub(super) fn plain_sides(&self, expr: &'a Expr, sides: &Sides<'a>, want: bool, out: &mut Trace) -> bool {
        let Some(left) = self.plain_place(sides.left) else { return false };
        let Some(right) = sides.right.map_or(Some(None), |right| self.plain_place(right)) else { return false };
        let aside = out.is_aside();
        let mut tell = |place: Option<PlainPlace>, needed: &dyn Fn() -> Option<Need>| {
            let Some(place) = place else { return };
            let needed = needed();
            needed.into_iter().for_each(|needed| self.note_needed(place.at, place.words, needed));
            self.tell_plain(&place, needed, aside, out);
        };
        tell(left, &|| self.needed_left(expr, sides, want));
        tell(right, &|| self.value_needed(Some(sides.left), sides.words.1, want));
        true
    }

    /// What a predicate says of what plainly stands somewhere.
    pub(super) fn plainly(&self, expr: &'a Expr) -> Option<Truth> {
        match &expr.kind {
            Kind::Compare(row, a, b) => self.plainly_equal(row, a, b),
            Kind::Members(row, list, wanted) => self.plainly_member(row, list, wanted),
            _ => None,
        }
    }

    /// Equality of two plain texts.
    fn plainly_equal(&self, row: &Operator, a: &'a Expr, b: &'a Expr) -> Option<Truth> {
        let equal = asks_equal(row)?;
        let (a, b) = (self.plain_text(a)?, self.plain_text(b)?);
        Some(Truth::known(same_text(a, b) == equal))
    }

    /// Membership of a plain text in a short list of texts that plainly stands in a record.
    fn plainly_member(&self, row: &Operator, list: &'a Expr, wanted: &'a Expr) -> Option<Truth> {
        let member = asks_member(row)?;
        let (node, Type::List(item)) = self.plain_field(list)? else { return None };
        let NodeKind::List(items) = self.tree.kind(node) else { return None };
        let found = self.has_text(items, item, self.plain_text(wanted)?)?;
        Some(Truth::known(found == member))
    }

    /// The text that an expression plainly is.
    pub(super) fn plain_text(&self, expr: &'a Expr) -> Option<&'a str> {
        let text = match &expr.kind {
            Kind::Const(Const::Text(text) | Const::Enum(text, _)) => text,
            _ => {
                let (node, ty) = self.plain_field(expr)?;
                self.text_as(node, ty)?
            }
        };
        self.charge(weight(text));
        Some(text)
    }

    /// Where a field of a record that is quickly found stands, with its type; none that means something of itself where
    /// it is not declared or declared as none.
    fn plain_field(&self, expr: &'a Expr) -> Option<(NodeId, &'a Type)> {
        let Kind::Field(base, field) = &expr.kind else { return None };
        let ty = field.plain_type()?;
        Some((self.node_of(self.quick_record(base)?, field)?, ty))
    }

    /// The record of the setup that an expression gives, where that is quick to be found again: a variable holds it, it stands
    /// in a field, or a reference leads to it.
    pub(super) fn quick_record(&self, base: &'a Expr) -> Option<NodeId> {
        let is_quick = matches!(base.kind, Kind::Slot(..) | Kind::Setup | Kind::Field(..) | Kind::Follow(..));
        if is_quick { self.record_of(base) } else { None }
    }

    /// Whether a text is one of a few; `None` where one of those is no text of its type, or they are many.
    pub(super) fn has_text(&self, items: &[NodeId], item: &Type, wanted: &str) -> Option<bool> {
        if items.len() > LONG {
            return None;
        }
        let mut found = false;
        for node in items {
            let text = self.text_as(*node, item)?;
            self.charge(weight(text));
            found |= same_text(text, wanted);
        }
        Some(found)
    }

    /// The text of a node, where that is what its type asks for.
    pub(super) fn text_as(&self, node: NodeId, ty: &Type) -> Option<&'a str> {
        self.tree.text(node).filter(|text| is_text_of(ty, text))
    }
}
