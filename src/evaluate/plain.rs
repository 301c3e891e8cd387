//! Comparisons of what plainly stands in a record with what plainly stands in another or in the policy: most of what
//! rules ask is that, and is decided where it stands, without a value being made of it.
//!
//! Whatever is not plain (not declared, declared as none, not of its type) is left to the general way.

use super::Judge;
use super::eval::weight;
use super::items::LONG;
use super::reader::is_text_of;
use crate::document::{Kind as NodeKind, NodeId};
use crate::operators::{Operator, same_text};
use crate::program::ir::{Const, Expr, Kind};
use crate::value::{Truth, Type};

impl<'a> Judge<'a> {
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
        let equal = match row.words {
            "=" => true,
            "!=" => false,
            _ => return None,
        };
        let (a, b) = (self.plain_text(a)?, self.plain_text(b)?);
        Some(Truth::known(same_text(a, b) == equal))
    }

    /// Membership of a plain text in a short list of texts that plainly stands in a record.
    fn plainly_member(&self, row: &Operator, list: &'a Expr, wanted: &'a Expr) -> Option<Truth> {
        let member = match row.words {
            "has" | "in" => true,
            "not in" => false,
            _ => return None,
        };
        let (node, Type::List(item)) = self.plain_field(list)? else { return None };
        let NodeKind::List(items) = self.tree.kind(node) else { return None };
        if items.len() > LONG {
            return None;
        }
        let wanted = self.plain_text(wanted)?;
        let mut found = false;
        for node in items {
            let text = self.text_as(*node, item)?;
            self.charge(weight(text));
            found |= same_text(text, wanted);
        }
        Some(Truth::known(found == member))
    }

    /// The text that an expression plainly is.
    fn plain_text(&self, expr: &'a Expr) -> Option<&'a str> {
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

    /// Where a field of the record that a variable holds stands, with its type; none that means something of itself where
    /// it is not declared or declared as none.
    fn plain_field(&self, expr: &'a Expr) -> Option<(NodeId, &'a Type)> {
        let Kind::Field(base, field) = &expr.kind else { return None };
        let ty = field.kind.as_ref().ok().filter(|_| !field.not_yet && !field.may_be_none)?;
        Some((self.node_of(self.record_in(base)?, field)?, ty))
    }

    /// The text of a node, where that is what its type asks for.
    fn text_as(&self, node: NodeId, ty: &Type) -> Option<&'a str> {
        self.tree.text(node).filter(|text| is_text_of(ty, text))
    }
}
