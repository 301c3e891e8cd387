//! Definitions called: what their parameters hold meanwhile, and what is known of them.

use super::beside::Beside;
use super::items::{Key, State};
use super::value::{Rec, Val};
use super::{Few, Judge, kept};
use crate::document::NodeId;
use crate::program::ir::{Definition, Expr, Kind, Slot};
use crate::value::{Truth, Type};
use std::sync::Arc;

/// What definitions say of records, where that is whether something holds.
pub(super) type Truths = Beside<*const Definition, Truth>;

/// Which definition is asked of which record: a table of [`Truths`] and the place there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub(super) table: usize,
    pub(super) place: usize,
}

impl<'a> Judge<'a> {
    /// A definition of some values. One that searches is worked out once for each thing that it is asked of.
    pub(super) fn call(&self, def: &'a Arc<Definition>, args: &'a [Expr]) -> Val<'a> {
        // A reference that is given leads to a record of the setup in which it stands: two that are written alike may not.
        if self.previous.is_some() && args.iter().any(|arg| arg.ty == Type::Text) {
            return self.inside(def, args, |this| this.eval(&def.body));
        }
        let ([slot], [only], false) = (def.params.as_slice(), args, self.is_noting()) else {
            return self.with(&def.params, args, || self.eval(&def.body));
        };
        let of_variable = self.said_by_call(def, args);
        if let Some(known) = of_variable.and_then(|said| self.known_truth(said)) {
            return known.into();
        }
        let (value, origin) = self.argument(only);
        let of_record = of_variable.or_else(|| match &value {
            Val::Record(Rec::Node(record)) => self.said_of(def, || self.in_list(*record)),
            _ => None,
        });
        if let Some(known) = of_record.and_then(|said| self.known_truth(said)) {
            return known.into();
        }
        let key = if def.searches && of_record.is_none() { Key::of(&value) } else { None };
        let work_out = || {
            let outer = self.open(*slot, value, origin);
            let result = self.eval(&def.body);
            self.restore(*slot, outer);
            result
        };
        let value = match key {
            Some(key) => kept(&self.kept, (Arc::as_ptr(def), key), work_out),
            None => work_out(),
        };
        of_record.into_iter().for_each(|said| self.keep_truth(said, value.truth()));
        value
    }

    /// What a definition says of a record that stands there, where that is whether something holds.
    fn said_of(&self, def: &Arc<Definition>, standing: impl FnOnce() -> (NodeId, usize)) -> Option<Said> {
        if def.body.ty != Type::Bool {
            return None;
        }
        let (list, place) = standing();
        let of = (Arc::as_ptr(def), list);
        let table = self.recent_truths.or_find(of.0, of, || self.truths.borrow_mut().table(of));
        Some(Said { table, place })
    }

    /// The same of the record that a variable holds, which is all that is given.
    fn said_by_call(&self, def: &Arc<Definition>, args: &[Expr]) -> Option<Said> {
        if let [Expr { kind: Kind::Slot(slot, _), .. }] = args { self.said_of_variable(def, *slot) } else { None }
    }

    /// The same of the record that this variable holds.
    pub(super) fn said_of_variable(&self, def: &Arc<Definition>, slot: Slot) -> Option<Said> {
        let record = self.variables.record(slot)?;
        self.said_of(def, || self.variables.in_list(slot).unwrap_or_else(|| self.in_list(record)))
    }

    /// What a definition of one thing says of what this variable holds, worked out.
    pub(super) fn asked_of_variable(&self, def: &'a Definition, slot: Slot) -> Option<Truth> {
        let [param] = def.params.as_slice() else { return None };
        let outer = self.open(*param, self.slot(slot), self.variables.origin(slot));
        let truth = self.truth(&def.body);
        self.restore(*param, outer);
        Some(truth)
    }

    /// The same of an expression that asks it so.
    pub(super) fn said_by(&self, expr: &Expr) -> Option<Said> {
        if let Kind::Call(def, args) = &expr.kind { self.said_by_call(def, args) } else { None }
    }

    /// What is known of it.
    pub(super) fn known_truth(&self, said: Said) -> Option<Truth> {
        self.truths.borrow().get(said.table, said.place)
    }

    /// Keeps it.
    pub(super) fn keep_truth(&self, said: Said, truth: Truth) {
        let mut truths = self.truths.borrow_mut();
        truths.at(said.table, said.place).into_iter().for_each(|known| *known = Some(truth));
    }

    /// Gives a parameter a value and the node from which it came; what [`Self::restore`] needs to put back what was there.
    pub(super) fn open(&self, slot: usize, value: Val<'a>, origin: Option<NodeId>) -> State<'a> {
        let origin_before = self.variables.origin(slot);
        self.variables.set_origin(slot, origin);
        State { value: self.variables.set(slot, Some(value)), origin: origin_before, frame: self.new_frame() }
    }

    /// The value of an argument, and the node from which it comes, when it is what plainly stands there.
    fn argument(&self, arg: &'a Expr) -> (Val<'a>, Option<NodeId>) {
        let origin = self.origin_of(arg);
        // What stands there is asked when it is read.
        let value = match (&arg.kind, origin) {
            (Kind::Slot(slot, _), _) if self.is_noting() => self.slot(*slot),
            (Kind::Field(_, field), Some(node)) if self.is_noting() => self.reader.read(node, field),
            _ => self.eval(arg),
        };
        (value, origin)
    }

    /// The node from which the single value of an argument comes.
    fn origin_of(&self, arg: &'a Expr) -> Option<NodeId> {
        match &arg.kind {
            Kind::Slot(slot, _) => self.variables.origin(*slot),
            Kind::Field(base, field) if matches!(arg.ty, Type::Text | Type::Enum(_)) => {
                field.plain_type()?;
                self.node_of(self.record_in(base)?, field)
            }
            _ => None,
        }
    }

    /// Begins a frame: from here on some variables hold other values. Gives the one before.
    pub(super) fn new_frame(&self) -> u64 {
        self.frames.set(self.frames.get() + 1);
        self.frame.replace(self.frames.get())
    }

    /// Runs with some slots set to the values of arguments, and puts back what they held.
    pub(super) fn with<T>(&self, slots: &[usize], args: &'a [Expr], run: impl FnOnce() -> T) -> T {
        if let ([slot], [arg]) = (slots, args) {
            let (value, origin) = self.argument(arg);
            let outer = self.open(*slot, value, origin);
            let result = run();
            self.restore(*slot, outer);
            return result;
        }
        let values: Few<_> = args.iter().map(|arg| self.argument(arg)).collect();
        let opened: Few<_> =
            slots.iter().zip(values).map(|(slot, (value, origin))| (*slot, self.open(*slot, value, origin))).collect();
        let result = run();
        opened.into_iter().rev().for_each(|(slot, outer)| self.restore(slot, outer));
        result
    }
}
