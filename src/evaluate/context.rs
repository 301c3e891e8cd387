//! What places a judgement without deciding it: the conditions under which a rule speaks of a subject, and the ways by
//! which an expression reaches a record.

use super::judge::Course;
use super::reads::Read;
use super::trace::Trace;
use super::value::{Items, Rec, Val};
use super::{Judge, kept};
use crate::program::ir::{Binding, Each, Expr, Kind, Scope, Slot, Target};
use crate::value::{Number, Pointer};
use crate::verdict::{Evidence, Fact};
use foldhash::{HashMap, HashSet};
use std::sync::Arc;

/// Of how many items of one list each is named for itself where they only place an answer.
const FEW: usize = 3;

/// The outermost list in which something stands, and in which item of it.
fn list_of(evidence: &Evidence) -> Option<(&Pointer, u32)> {
    evidence.place.pointer.outermost_list()
}

impl<'a> Judge<'a> {
    /// Why a rule speaks of any subject: the leaves of its conditions that do not speak of one.
    pub(super) fn rule_scope(&self, course: &Course<'a>) -> Vec<Evidence> {
        let mut trace = Trace::default();
        course.conditions.iter().for_each(|condition| self.context(condition, true, &mut trace));
        self.scope_evidence(course, false, &mut trace);
        self.condensed(trace.evidence)
    }

    /// Why a rule speaks of the subject that is set: the leaves of the conditions that speak of it.
    pub(super) fn subject_scope(&self, course: &Course<'a>) -> Vec<Evidence> {
        let mut trace = Trace::default();
        let filters = course.loops.iter().filter_map(|each| each.binding.filter.as_deref());
        course.whens.iter().copied().chain(filters).for_each(|e| self.context(e, true, &mut trace));
        self.scope_evidence(course, true, &mut trace);
        trace.evidence
    }

    /// What the life span and the other softenings read that speak of the subject, or that do not.
    fn scope_evidence(&self, course: &Course<'a>, of_subject: bool, trace: &mut Trace) {
        let is_asked = |e: &'a Expr| self.speaks(course, e) == of_subject;
        for scope in &course.rule.scope {
            match scope {
                Scope::During(from, to) => {
                    let days = [from, to].into_iter().filter(|day| is_asked(day));
                    days.for_each(|day| self.placing(|this| this.day_evidence(day, true, trace)));
                }
                Scope::JudgeOnlyIf(e) if is_asked(e) => self.context(e, true, trace),
                Scope::Except(e, _) if is_asked(e) => self.context(e, false, trace),
                _ => {}
            }
        }
    }

    /// Runs while what is read only places the rest: many items of a list, read by what is the same for every subject,
    /// are told as the list.
    pub(super) fn placing<T>(&self, run: impl FnOnce(&Self) -> T) -> T {
        let outer = self.is_placing.replace(true);
        let result = run(self);
        self.is_placing.set(outer);
        result
    }

    /// Evidence in which a list stands for its items where many of them only place the rest: when the last of two hundred
    /// units ends is one place, not two hundred in the result of each person.
    pub(super) fn condensed(&self, evidence: Vec<Evidence>) -> Vec<Evidence> {
        if evidence.len() <= FEW {
            return evidence;
        }
        let mut items: HashMap<Pointer, HashSet<u32>> = HashMap::default();
        // A pointer leads to something in this setup, not in that of last time.
        let own = |one: &Evidence| one.context && one.place.span.is_none_or(|span| span.file == self.tree.file());
        for (list, item) in evidence.iter().filter(|one| own(one)).filter_map(list_of) {
            match items.get_mut(list) {
                Some(items) => drop(items.insert(item)),
                None => drop(items.insert(list.clone(), HashSet::from_iter([item]))),
            }
        }
        items.retain(|_, items| items.len() > FEW);
        if items.is_empty() {
            return evidence;
        }
        let mut trace = Trace::default();
        for one in evidence {
            let list = list_of(&one).map(|(list, _)| list).filter(|list| own(&one) && items.contains_key(list));
            let node = list.and_then(|list| self.tree.find(list));
            trace.add(match node {
                Some(node) => Evidence {
                    place: self.place(node),
                    found: Fact::number(Number::count(self.tree.items(node).len())),
                    needed: None,
                    label: Arc::default(),
                    ..one
                },
                None => one,
            });
        }
        trace.evidence
    }

    /// The same for what is read: what is lacking stays for itself.
    pub(super) fn condensed_reads(&self, reads: Vec<Read>) -> Vec<Read> {
        let mut trace = Trace::default();
        let (settled, lacking): (Vec<Read>, Vec<Read>) = reads.into_iter().partition(|read| read.lack.is_none());
        let from = settled.first().map(|read| read.from);
        settled.into_iter().for_each(|read| trace.read(read, None, true));
        let read = |one: Evidence| Read {
            place: one.place,
            policy: one.policy,
            found: one.found,
            label: one.label,
            from: from.unwrap_or(crate::verdict::From::Setup),
            lack: None,
            context: true,
            direct: false,
            short: None,
        };
        self.condensed(trace.evidence).into_iter().map(read).chain(lacking).collect()
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
        let key = self.get(record, &target.key)?;
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

    /// Whether an expression speaks of an item; outside definitions that is the same whatever the variables hold.
    fn speaks_here(&self, expr: &'a Expr, item: Slot) -> bool {
        if !self.arguments.borrow().is_empty() {
            return self.speaks_of(expr, item);
        }
        kept(&self.speaking, (std::ptr::from_ref(expr), item), || self.speaks_of(expr, item))
    }

    /// What an expression reads beside the items of some ranges.
    fn beside_items(&self, expr: &'a Expr, items: &[Slot]) -> Vec<Read> {
        if !items.iter().any(|item| self.speaks_here(expr, *item)) {
            return self.reads(expr);
        }
        match &expr.kind {
            Kind::Let(def) => self.beside_items(&def.value, items),
            Kind::Call(def, args) => self.inside(def, args, |this| this.beside_items(&def.body, items)),
            // To which record of that list each item refers is not told apart.
            Kind::Follow(reference, target) => {
                let list = self.get(self.home(reference), &target.list);
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
