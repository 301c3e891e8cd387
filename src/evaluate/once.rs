//! Ranges that speak of nothing that is set outside them: what is made of their items is the same for every subject, and
//! worked out once for a file.

use super::{Judge, kept};
use crate::program::ir::{Binding, Expr, Kind, Shared, Slot};
use foldhash::HashMap;
use std::cell::RefCell;

impl<'a> Judge<'a> {
    /// What is made of the items of a range and of some expressions; where neither speaks of anything outside, once for the
    /// file. On a way it is made each time: what is told of the items needs the questions by which they are found.
    pub(super) fn once<V: Clone>(
        &self,
        store: &RefCell<HashMap<*const Binding, V>>,
        (binding, parts): (&'a Binding, impl Iterator<Item = &'a Expr>),
        make: impl FnOnce() -> V,
    ) -> V {
        let key = std::ptr::from_ref(binding);
        let speaks_of_nothing = || {
            let (mut set, mut seen) = (vec![binding.slot], Vec::new());
            let all = binding.list.exprs().chain(binding.filter.as_deref()).chain(parts);
            !all.into_iter().any(|expr| speaks_of_others(expr, &mut set, &mut seen))
        };
        if self.is_noting() || !kept(&self.alone, key, speaks_of_nothing) {
            return make();
        }
        kept(store, key, make)
    }
}

/// Whether an expression speaks of a variable beside those that are set. A definition's body speaks of its parameters alone.
fn speaks_of_others(expr: &Expr, set: &mut Vec<Slot>, seen: &mut Vec<Shared>) -> bool {
    match &expr.kind {
        Kind::Slot(slot, _) => return !set.contains(slot),
        Kind::Call(_, args) => return args.iter().any(|arg| speaks_of_others(arg, set, seen)),
        Kind::Attested(_) => return true,
        Kind::Let(_) => {
            let shared = expr.shared();
            if shared.is_some_and(|shared| seen.contains(&shared)) {
                return false;
            }
            seen.extend(shared);
        }
        _ => {}
    }
    let before = set.len();
    set.extend(expr.binding().map(|binding| binding.slot));
    let mut found = false;
    expr.each_child(&mut |child| found = found || speaks_of_others(child, set, seen));
    set.truncate(before);
    found
}
