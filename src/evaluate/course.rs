//! The course of a rule: under which conditions it speaks of which subjects, and the way through them.

use super::context::Role;
use super::gather::Trace;
use super::soften::Softened;
use super::{Few, Judge, kept};
use crate::program::Rule;
use crate::program::ir::{Each, Expr, Scope, Slot};
use crate::value::Truth;
use crate::verdict::{PartId, RuleResult, Run, Store, Subject, Verdict};
use foldhash::HashMap;
use std::cell::{OnceCell, RefCell};

/// A rule on its way through its subjects.
pub(super) struct Course<'a> {
    place: usize,
    pub(super) rule: &'a Rule,
    /// Conditions that do not speak of the subject: they hold.
    pub(super) conditions: Vec<&'a Expr>,
    /// Conditions that speak of the subject.
    pub(super) whens: Vec<&'a Expr>,
    /// Outermost first.
    pub(super) loops: Vec<&'a Each>,
    /// The conditions that speak of the subject, and what is asked of them, found for the first subject.
    pub(super) of_subject: OnceCell<Vec<(Role, &'a Expr)>>,
    /// What places every result alike, found for the first subject.
    pub(super) scope: OnceCell<Run>,
    /// Whether expressions speak of the subject.
    speaking: RefCell<HashMap<*const Expr, bool>>,
}

impl<'a> Course<'a> {
    /// The conditions of a rule that do not speak of a subject, those of its policy first.
    pub(super) fn conditions(rule: &'a Rule) -> Vec<&'a Expr> {
        rule.applies.iter().map(|e| &**e).chain(whens(rule, false)).collect()
    }

    /// The course of a rule at a place, whose conditions hold.
    pub(super) fn of(place: usize, rule: &'a Rule, conditions: Vec<&'a Expr>) -> Self {
        let each = |scope: &'a Scope| if let Scope::ForEach(each) = scope { Some(&**each) } else { None };
        Self {
            place,
            rule,
            conditions,
            whens: whens(rule, true).collect(),
            loops: rule.scope.iter().filter_map(|scope| each(scope)).collect(),
            of_subject: OnceCell::new(),
            scope: OnceCell::new(),
            speaking: RefCell::default(),
        }
    }
}

/// The `when` conditions of a rule that speak of the subject, or those that do not.
fn whens(rule: &Rule, of_subject: bool) -> impl Iterator<Item = &Expr> {
    rule.scope.iter().filter_map(move |scope| match &**scope {
        Scope::When(e, speaks) if *speaks == of_subject => Some(&**e),
        _ => None,
    })
}

impl<'a> Judge<'a> {
    /// Whether an expression speaks of a subject.
    pub(super) fn speaks(&self, course: &Course<'a>, expr: &'a Expr) -> bool {
        kept(&course.speaking, std::ptr::from_ref(expr), || {
            let slots: Few<Slot> = course.loops.iter().map(|each| each.binding.slot).collect();
            expr.speaks_of(&slots)
        })
    }

    /// Runs through the loops, outermost first, and judges each subject.
    pub(super) fn subjects(
        &self,
        course: &Course<'a>,
        loops: &[&'a Each],
        parts: &mut Vec<PartId>,
        softened: &mut Softened,
        results: &mut Vec<RuleResult>,
    ) {
        let Some((each, inner)) = loops.split_first() else {
            self.forget(course.rule);
            let judged = self.subject(course, softened);
            return self.add((course.place, course.rule), Subject::new(&self.shown, parts), judged, results);
        };
        self.forget(course.rule);
        let items = match self.range(&each.binding.list) {
            Ok(items) => items,
            Err(_) => {
                parts.push(self.unknown_part(each));
                let mut trace = Trace::default();
                self.list_lack(each, &mut trace);
                let undetermined = Verdict::Undetermined;
                let judged = self.every_requirement(course.rule, undetermined, None, &trace, Store::NOWHERE);
                let rule = (course.place, course.rule);
                self.add(rule, Subject::new(&self.shown, parts), judged.into(), results);
                parts.pop();
                return;
            }
        };
        let outer = self.slot_state(each.binding.slot);
        let naming = self.ground.borrow_mut().naming(each);
        let filter = each.binding.filter.as_deref();
        let mut judged = |(item, inside): (usize, Truth)| {
            let kept = (softened.doubts.len(), softened.maybe_subject);
            if let (Truth::Unknown(_), Some(filter)) = (inside, filter) {
                softened.maybe_subject = true;
                let mut trace = Trace::default();
                self.trace(filter, true, &mut trace);
                softened.doubts.extend(self.missing_in(&trace));
            }
            parts.push(self.part((each, naming), &items, item));
            self.subjects(course, inner, parts, softened, results);
            parts.pop();
            softened.doubts.truncate(kept.0);
            softened.maybe_subject = kept.1;
        };
        // An outermost range lets in the same for each rule that goes through it.
        let is_shared = filter.is_some() && loops.len() == course.loops.len();
        let records = self.records_at_hand(&items);
        let known = is_shared.then(|| self.around.borrow().admitted(each)).flatten();
        match known {
            Some(known) => known.iter().for_each(|(item, inside)| {
                self.enter_of(&each.binding, (&items, records), *item);
                self.forget(course.rule);
                let asked = || filter.map_or(Truth::TRUE, |filter| self.truth(filter));
                debug_assert!(self.agrees(asked, |found| found == inside), "what the rule before let in");
                judged((*item, *inside));
            }),
            None => {
                let filter = filter.map(|filter| self.asked(filter));
                let mut admitted = Vec::new();
                for item in 0..self.reader.length(&items) {
                    self.enter_of(&each.binding, (&items, records), item);
                    self.forget(course.rule);
                    let inside = filter.as_ref().map_or(Truth::TRUE, |filter| self.truth_asked(filter));
                    if !inside.is_false() {
                        admitted.push((item, inside));
                        judged((item, inside));
                    }
                }
                if is_shared {
                    self.around.borrow_mut().admit(each, admitted);
                }
            }
        }
        self.restore(each.binding.slot, outer);
    }

    /// What an unknown list lacks.
    fn list_lack(&self, each: &'a Each, trace: &mut Trace) {
        each.binding.list.exprs().for_each(|expr| self.lacks(expr, trace));
    }
}
