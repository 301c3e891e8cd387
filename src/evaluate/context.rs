//! What places a judgement without deciding it: the conditions under which a rule speaks of a subject, and the ways by
//! which an expression reaches a record.

use super::Judge;
use super::judge::Course;
use super::reads::Read;
use super::trace::Trace;
use super::value::{Items, Rec, Val};
use crate::program::ir::{Binding, Each, Expr, Kind, Scope, Slot, Target};
use crate::value::{Number, Pointer, Step};
use crate::verdict::{Evidence, Fact};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Of how many items of one list each is named for itself where they only place an answer.
const FEW: usize = 3;

/// The outermost list in which something stands, and in which item of it.
fn list_of(evidence: &Evidence) -> Option<(Pointer, u32)> {
    let steps = &evidence.place.pointer.0;
    let (at, item) = steps.iter().enumerate().find_map(|(at, step)| match step {
        Step::Index(item) => Some((at, *item)),
        Step::Key(_) => None,
    })?;
    Some((Pointer(steps.iter().take(at).cloned().collect()), item))
}

impl<'a> Judge<'a> {
    /// Why a rule speaks of the subject that is set: the leaves of all its conditions.
    pub(super) fn scope_evidence(&self, course: &Course<'a>) -> Vec<Evidence> {
        let mut trace = Trace::default();
        let filters = course.loops.iter().filter_map(|each| each.binding.filter.as_deref());
        for condition in course.conditions.iter().chain(&course.whens).copied().chain(filters) {
            self.context(condition, true, &mut trace);
        }
        for scope in &course.rule.scope {
            match scope {
                Scope::During(from, to) => {
                    [from, to].into_iter().for_each(|day| self.day_evidence(day, true, &mut trace))
                }
                Scope::JudgeOnlyIf(e) => self.context(e, true, &mut trace),
                Scope::Except(e, _) => self.context(e, false, &mut trace),
                _ => {}
            }
        }
        trace.evidence
    }

    /// Evidence in which a list stands for its items where many of them only place the rest: when the last of two hundred
    /// units ends is one place, not two hundred in the result of each person.
    pub(super) fn condensed(&self, evidence: Vec<Evidence>) -> Vec<Evidence> {
        let mut items: HashMap<Pointer, HashSet<u32>> = HashMap::new();
        // A pointer leads to something in this setup, not in that of last time.
        let own = |one: &Evidence| one.context && one.place.span.is_none_or(|span| span.file == self.tree.file());
        for (list, item) in evidence.iter().filter(|one| own(one)).filter_map(list_of) {
            items.entry(list).or_default().insert(item);
        }
        items.retain(|_, items| items.len() > FEW);
        if items.is_empty() {
            return evidence;
        }
        let mut trace = Trace::default();
        for one in evidence {
            let list = list_of(&one).map(|(list, _)| list).filter(|list| own(&one) && items.contains_key(list));
            let node = list.and_then(|list| self.tree.find(&list));
            trace.add(match node {
                Some(node) => Evidence {
                    place: self.place(node),
                    found: Fact::Number(Number::count(self.tree.items(node).len())),
                    needed: None,
                    label: Vec::new(),
                    ..one
                },
                None => one,
            });
        }
        trace.evidence
    }

    /// What a day that bounds something reads.
    pub(super) fn day_evidence(&self, day: &'a Expr, context: bool, trace: &mut Trace) {
        for read in self.reads(day) {
            trace.read(read, None, context);
        }
    }

    /// How the record that an expression gives was reached: the reference that was followed and the key it leads to,
    /// the list in which the one record was looked for and the values by which it was found.
    pub(super) fn way(&self, record: &'a Expr) -> Vec<Read> {
        let reads = match &record.kind {
            Kind::Field(base, _) => self.way(base),
            Kind::Let(def) => self.way(&def.value),
            Kind::Call(def, args) => self.inside(def, args, |this| this.way(&def.body)),
            Kind::Slot(slot, _) => {
                let argument = self.arguments.borrow().get(slot).copied();
                argument.map_or(Vec::new(), |argument| self.way(argument))
            }
            Kind::Follow(reference, target) => {
                let mut reads = self.reads(reference);
                reads.extend(self.key_read(record, target));
                reads
            }
            Kind::The(binding) => self.found_by(binding),
            _ => Vec::new(),
        };
        reads.into_iter().map(|read| Read { context: true, direct: false, ..read }).collect()
    }

    /// The key of the record to which a reference leads.
    fn key_read(&self, followed: &'a Expr, target: &'a Target) -> Option<Read> {
        let Val::Record(Rec::Node(record)) = self.eval(followed) else { return None };
        let key = self.tree.get(record, &target.key)?;
        Some(self.plain_read(key, &self.text_of(key), followed))
    }

    /// The list in which one record was looked for, and what the condition reads of the record.
    fn found_by(&self, binding: &'a Binding) -> Vec<Read> {
        let mut reads = self.frame(binding);
        let _ = self.each(binding, &mut |_, _| {
            reads.extend(binding.filter.iter().flat_map(|filter| self.reads(filter)));
        });
        reads
    }

    /// What says which items a range has: its list, or the days between which its months lie, and what its filter reads
    /// beside the items. Of the items that are kept out no value is named for itself: they stand in the list.
    pub(super) fn frame(&self, binding: &'a Binding) -> Vec<Read> {
        self.list_reads(binding).into_iter().chain(self.beside(binding)).collect()
    }

    /// What says which items the ranges of a rule without a subject have.
    pub(super) fn frames(&self, loops: &[&'a Arc<Each>]) -> Vec<Read> {
        let mut items: Vec<Slot> = Vec::new();
        let mut reads = Vec::new();
        for each in loops {
            let binding = &each.binding;
            if items.iter().any(|item| binding.list.exprs().any(|e| self.speaks_of(e, *item))) {
                reads.extend(binding.list.exprs().flat_map(|e| self.beside_items(e, &items)));
            } else {
                reads.extend(self.list_reads(binding));
            }
            items.push(binding.slot);
            reads.extend(binding.filter.iter().flat_map(|filter| self.beside_items(filter, &items)));
        }
        reads.into_iter().map(|read| Read { context: true, direct: false, ..read }).collect()
    }

    /// What a filter reads beside the items.
    pub(super) fn beside(&self, binding: &'a Binding) -> Vec<Read> {
        let reads = binding.filter.iter().flat_map(|filter| self.beside_items(filter, &[binding.slot]));
        reads.map(|read| Read { context: true, direct: false, ..read }).collect()
    }

    /// What an expression reads beside the items of some ranges.
    fn beside_items(&self, expr: &'a Expr, items: &[Slot]) -> Vec<Read> {
        if !items.iter().any(|item| self.speaks_of(expr, *item)) {
            return self.reads(expr);
        }
        match &expr.kind {
            Kind::Let(def) => self.beside_items(&def.value, items),
            Kind::Call(def, args) => self.inside(def, args, |this| this.beside_items(&def.body, items)),
            // To which record of that list each item refers is not told apart.
            Kind::Follow(reference, target) => {
                let list = self.tree.get(self.home(reference), &target.list);
                let list = list.map(|list| Read {
                    found: self.size(&Items::Nodes(list, &target.record)),
                    ..self.plain_read(list, &Val::UNSTATED, expr)
                });
                self.beside_items(reference, items).into_iter().chain(list).collect()
            }
            _ => {
                let inner = expr.binding().map(|binding| binding.slot);
                let items: Vec<Slot> = items.iter().copied().chain(inner).collect();
                expr.children().into_iter().flat_map(|child| self.beside_items(child, &items)).collect()
            }
        }
    }
}
