//! Which subjects a rule has and what places them, kept for the next one: rules of a group share what they inherit, follow
//! each other, and go through the same subjects in the same order. Conditions are known by where they stand in memory.

use super::Few;
use super::context::Role;
use crate::document::NodeId;
use crate::program::ir::{Each, Expr};
use crate::value::Truth;
use crate::verdict::Run;
use std::rc::Rc;

/// What was found for the rule before.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// What places every result alike, by the conditions that speak of no subject.
    scope: Option<(Vec<(Role, *const Expr)>, Run)>,
    /// Of the outermost range the items that may be let in.
    admitted: Option<(*const Each, Admitted)>,
    /// By which conditions subjects are placed.
    conditions: Vec<(Role, *const Expr)>,
    /// By the items of the subjects, in the order in which they were come to.
    subjects: Vec<(Few<NodeId>, Run)>,
    /// Where the one after the last that was found stands.
    next: usize,
}

/// The items of a range that its filter may let in, in order, with what it says of each.
pub(super) type Admitted = Rc<[(usize, Truth)]>;

/// So many subjects may be passed over that the rule before came to and this one does not.
const PASSED: usize = 64;

impl Around {
    /// What places every result of a rule alike, where the rule before had the same conditions.
    pub(super) fn scope(&self, conditions: &[(Role, &Expr)]) -> Option<Run> {
        self.scope.as_ref().filter(|(known, _)| known.iter().copied().eq(placed(conditions))).map(|(_, run)| *run)
    }

    /// Keeps what places every result of a rule alike.
    pub(super) fn place(&mut self, conditions: &[(Role, &Expr)], run: Run) {
        self.scope = Some((placed(conditions).collect(), run));
    }

    /// What places a subject, where that is known. What was known of other conditions is forgotten.
    pub(super) fn find(&mut self, conditions: &[(Role, &Expr)], items: &[NodeId]) -> Option<Run> {
        if !self.conditions.iter().copied().eq(placed(conditions)) {
            (self.conditions, self.next) = (placed(conditions).collect(), 0);
            self.subjects.clear();
        }
        let rest = self.subjects.get(self.next..).unwrap_or_default();
        let passed = rest.iter().take(PASSED).position(|(known, _)| known.as_slice() == items)?;
        self.next += passed + 1;
        rest.get(passed).map(|(_, run)| *run)
    }

    /// Keeps what places a subject that was not found, unless it would stand among others.
    pub(super) fn add(&mut self, items: Few<NodeId>, run: Run) {
        if self.next == self.subjects.len() {
            self.subjects.push((items, run));
            self.next += 1;
        }
    }

    /// The items that the filter of an outermost range may let in, where the rule before went through it.
    pub(super) fn admitted(&self, each: &Each) -> Option<Admitted> {
        self.admitted.as_ref().filter(|(known, _)| std::ptr::eq(*known, each)).map(|(_, items)| Rc::clone(items))
    }

    /// Keeps the items that the filter of an outermost range may let in.
    pub(super) fn admit(&mut self, each: &Each, items: Vec<(usize, Truth)>) {
        self.admitted = Some((each, items.into()));
    }

    /// The next rule begins with the first subject.
    pub(super) fn begin(&mut self) {
        self.next = 0;
    }
}

/// Conditions, by where they stand.
fn placed(conditions: &[(Role, &Expr)]) -> impl Iterator<Item = (Role, *const Expr)> {
    conditions.iter().map(|(role, e)| (*role, std::ptr::from_ref(*e)))
}
