//! Filters that read the same fields of every item that they let in. Where they only place an answer, the list stands for the
//! items as soon as there are more than a few: of the others nothing new could be told.

use super::context::FEW;
use super::gather::Trace;
use super::paths::Traced;
use super::plain::operands;
use super::reads::{is_constant, number};
use super::{Judge, kept};
use crate::document::NodeId;
use crate::program::ir::{Binding, Expr, Kind, Slot};
use crate::source::Span;
use crate::verdict::Piece;

/// How the items of a range are told of whose filter reads the same of each.
#[derive(Debug)]
pub(super) struct Uniform {
    /// How many places of an item the filter reads.
    width: usize,
    /// Of how many items all of these were told, where each only places the rest.
    told: usize,
    /// Whether it was told that the list stands for the others.
    is_list_told: bool,
}

impl<'a> Judge<'a> {
    /// How to tell of the items of a range, where its filter reads the same of each.
    pub(super) fn uniform(&self, binding: &'a Binding) -> Option<Uniform> {
        let filter = binding.filter.as_deref()?;
        let width = kept(&self.widths, std::ptr::from_ref(filter), || {
            let mut fields = Vec::new();
            is_uniform(filter, &[binding.slot], &mut fields).then_some(fields.len())
        })?;
        Some(Uniform { width, told: 0, is_list_told: false })
    }

    /// Tells what lets the item in that a variable holds, as long as the list does not stand for it.
    pub(super) fn tell_inside(&self, slot: Slot, inside: Traced<'a>, uniform: &mut Uniform, out: &mut Trace) {
        if uniform.is_list_told {
            return;
        }
        let Some(list) = self.variables.record(slot).and_then(|record| self.home_of(record)) else {
            return self.trace_item(inside, None, out);
        };
        let mut own = self.trace_at_hand();
        own.begin_part(out);
        self.trace_item(inside, None, &mut own);
        let is_of_item = |piece: &Piece| self.list_of(piece.at()).is_some_and(|(of, _)| of == list);
        let of_item: Vec<(Piece, u32)> = own.told().filter(|(piece, _)| is_of_item(piece)).collect();
        if uniform.told > FEW {
            self.note_fixed(list);
            for (piece, _) in of_item {
                let (piece, words) = self.as_list(list, piece);
                out.add(piece, words);
            }
            uniform.is_list_told = true;
            return self.put_back(own);
        }
        self.join_part(own, out);
        let only_places = of_item.iter().filter(|(piece, words)| out.only_places(piece.at(), *words)).count();
        uniform.told += usize::from(only_places == uniform.width);
    }

    /// The outermost list in which a record is an item.
    fn home_of(&self, record: NodeId) -> Option<NodeId> {
        let (list, _) = self.list_of(number(record))?;
        (self.tree.parent(record)? == list).then_some(list)
    }
}

/// Whether an expression that holds reads the same fields of what some variables hold, whatever stands there, and beside them
/// what is the same for all; which fields.
fn is_uniform(expr: &Expr, items: &[Slot], fields: &mut Vec<Span>) -> bool {
    match &expr.kind {
        Kind::And(parts) => parts.iter().all(|part| is_uniform(part, items, fields)),
        Kind::Call(def, args) => {
            let is_item = |arg: &Expr| matches!(arg.kind, Kind::Slot(slot, _) if items.contains(&slot));
            let given = || def.params.iter().copied().zip(args);
            let inner: Vec<Slot> = given().filter(|(_, arg)| is_item(arg)).map(|(param, _)| param).collect();
            args.iter().all(|arg| is_item(arg) || is_beside(arg, items)) && is_uniform(&def.body, &inner, fields)
        }
        Kind::Declared(a, _) => is_same_of_each(a, items, fields),
        _ => operands(expr).is_some_and(|mut operands| operands.all(|of| is_same_of_each(of, items, fields))),
    }
}

/// Whether an operand is a field of what a variable holds, which is noted, or the same for all.
fn is_same_of_each(operand: &Expr, items: &[Slot], fields: &mut Vec<Span>) -> bool {
    match &operand.kind {
        Kind::Field(base, _) if matches!(base.kind, Kind::Slot(slot, _) if items.contains(&slot)) => {
            if !fields.contains(&operand.span) {
                fields.push(operand.span);
            }
            true
        }
        _ => is_beside(operand, items),
    }
}

/// Whether an operand plainly does not speak of the items.
fn is_beside(operand: &Expr, items: &[Slot]) -> bool {
    match &operand.kind {
        Kind::Setup => true,
        Kind::Slot(slot, _) => !items.contains(slot),
        Kind::Field(base, _) => is_beside(base, items),
        Kind::Call(_, args) => args.is_empty(),
        _ => is_constant(operand),
    }
}
