//! What places the subjects of a rule, kept for the next one: rules of a group that ask the same of the same subjects
//! follow each other, and go through them in the same order.

use super::Few;
use super::context::Role;
use crate::document::NodeId;
use crate::program::ir::Expr;
use crate::verdict::Run;

/// By the conditions that were asked, what places each subject.
#[derive(Debug, Default)]
pub(super) struct Around {
    conditions: Vec<(Role, *const Expr)>,
    /// By the items of the subjects, in the order in which they were come to.
    subjects: Vec<(Few<NodeId>, Run)>,
    /// Where the one after the last that was found stands.
    next: usize,
}

/// So many subjects may be passed over that the rule before came to and this one does not.
const PASSED: usize = 64;

impl Around {
    /// What places a subject, where that is known. What was known of other conditions is forgotten.
    pub(super) fn find(&mut self, conditions: &[(Role, &Expr)], items: &[NodeId]) -> Option<Run> {
        let asked = || conditions.iter().map(|(role, e)| (*role, std::ptr::from_ref(*e)));
        if !self.conditions.iter().copied().eq(asked()) {
            *self = Self { conditions: asked().collect(), ..Self::default() };
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

    /// The next rule begins with the first subject.
    pub(super) fn begin(&mut self) {
        self.next = 0;
    }
}
