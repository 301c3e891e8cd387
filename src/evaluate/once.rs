//! Ranges that speak of nothing that is set outside them: what is made of their items is the same for every subject, and
//! worked out once for a file.

use super::{Judge, kept};
use crate::program::ir::{Binding, Expr, Kind, Slot};
use foldhash::HashMap;
use std::cell::RefCell;

impl<'a> Judge<'a> {
    /// What is made of the items of a range and of some expressions; where neither speaks of anything outside, once for the
    /// file. On a way it is made each time: what is told of the items needs the questions by which they are found. Where no
    /// variable is set nothing is asked for many subjects.
    pub(super) fn once<V: Clone>(
        &self,
        store: &RefCell<HashMap<*const Binding, V>>,
        (binding, parts): (&'a Binding, impl Iterator<Item = &'a Expr>),
        make: impl FnOnce() -> V,
    ) -> V {
        let key = std::ptr::from_ref(binding);
        let is_alone = || {
            let mut all = binding.list.exprs().chain(binding.filter.as_deref()).chain(parts);
            all.all(|expr| spoken(expr).iter().all(|slot| *slot == binding.slot))
        };
        if self.frame.get() == 0 || self.is_noting() || !kept(&self.alone, key, is_alone) {
            return make();
        }
        kept(store, key, make)
    }
}

/// The variables of which an expression speaks and that are not its own.
pub(super) fn spoken(expr: &Expr) -> Vec<Slot> {
    let (spoken, own) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
    let _ = expr.any(&|e| {
        match &e.kind {
            Kind::Slot(slot, _) if !spoken.borrow().contains(slot) => spoken.borrow_mut().push(*slot),
            Kind::Call(def, _) => own.borrow_mut().extend(def.params.iter().copied()),
            _ => own.borrow_mut().extend(e.binding().map(|binding| binding.slot)),
        }
        false
    });
    let own = own.into_inner();
    spoken.into_inner().into_iter().filter(|slot| !own.contains(slot)).collect()
}
