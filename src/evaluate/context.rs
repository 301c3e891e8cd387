//! What places a judgement without deciding it: the conditions under which a rule speaks of a subject, and the ways by
//! which an expression reaches a record.

use super::course::Course;
use super::gather::Trace;
use super::ground::{As, STANDS};
use super::paths::Traced;
use super::reads::{Read, behind, is_constant, leading, number};
use super::value::{Items, Rec, Val};
use super::{Few, Judge};
use crate::document::NodeId;
use crate::program::ir::{Binding, Definition, Each, Expr, Kind, Scope, Slot, Target};
use crate::value::Type;
use crate::verdict::{Piece, Run};
use foldhash::HashSet;
use std::borrow::Cow;
use std::sync::Arc;

/// Of how many items of one list each is named for itself where they only place an answer.
pub(super) const FEW: usize = 3;

/// The definitions that were looked through, each with the number of what is given in it.
type Walked = HashSet<(u32, *const Definition)>;

/// What a condition is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// It is a day that bounds something.
    Bounds,
}

/// The lists of which so many items only place an answer that the list stands for them.
fn crowded(context: impl Iterator<Item = (NodeId, u32)>) -> Few<NodeId> {
    let mut lists: Few<(NodeId, Few<u32>)> = Few::new();
    for (list, item) in context {
        match lists.iter_mut().find(|(known, _)| *known == list) {
            Some((_, items)) if items.len() <= FEW && !items.contains(&item) => items.push(item),
            Some(_) => {}
            None => lists.push((list, Few::from_iter([item]))),
        }
    }
    lists.into_iter().filter(|(_, items)| items.len() > FEW).map(|(list, _)| list).collect()
}

impl<'a> Judge<'a> {
    /// Why a rule speaks of any subject: the leaves of its conditions that do not speak of one.
    pub(super) fn rule_scope(&self, course: &Course<'a>) -> Run {
        let softenings = self.scope_conditions(course, false);
        let conditions = course.conditions.iter().map(|e| (Role::Holds, *e));
        let asked: Vec<(Role, &'a Expr)> = conditions.chain(softenings.iter().copied()).collect();
        let known = self.around.borrow().scope(&asked);
        known.unwrap_or_else(|| {
            let mut trace = self.trace_at_hand();
            course.conditions.iter().for_each(|condition| self.context(condition, true, &mut trace));
            softenings.iter().for_each(|(role, e)| self.scope_evidence(*role, e, &mut trace));
            let run = self.emptied(trace);
            self.around.borrow_mut().place(&asked, run);
            run
        })
    }

    /// Why a rule speaks of the subject that is set: the leaves of the conditions that speak of it. Rules of a group that
    /// ask the same of the same subjects follow each other.
    pub(super) fn subject_scope(&self, course: &Course<'a>) -> Run {
        let conditions = course.of_subject.get_or_init(|| {
            let filters = course.loops.iter().filter_map(|each| each.binding.filter.as_deref());
            let whens = course.whens.iter().copied().chain(filters).map(|e| (Role::Holds, e));
            whens.chain(self.scope_conditions(course, true)).collect()
        });
        if conditions.is_empty() {
            return Run::default();
        }
        let gather = || {
            let mut trace = self.trace_at_hand();
            conditions.iter().for_each(|(role, e)| self.scope_evidence(*role, e, &mut trace));
            self.emptied(trace)
        };
        let items: Option<Few<NodeId>> =
            course.loops.iter().map(|each| self.variables.origin(each.binding.slot)).collect();
        let slots = || course.loops.iter().map(|each| each.binding.slot).collect();
        let Some(items) = items else { return self.set_by_path(slots, gather) };
        let known = self.around.borrow_mut().find(conditions, &items);
        known.unwrap_or_else(|| {
            let pieces = self.set_by_path(slots, gather);
            self.around.borrow_mut().add(items, pieces);
            pieces
        })
    }

    /// What the life span and the other softenings read that speak of the subject, or that do not.
    fn scope_conditions(&self, course: &Course<'a>, of_subject: bool) -> Vec<(Role, &'a Expr)> {
        let rule = course.rule;
        let conditions = rule.scope.iter().flat_map(|scope| match &**scope {
            Scope::During(days) => vec![(Role::Bounds, &days.0), (Role::Bounds, &days.1)],
            Scope::JudgeOnlyIf(e) => vec![(Role::Holds, &**e)],
            Scope::Except(e, _) => vec![(Role::Fails, &**e)],
            _ => Vec::new(),
        });
        conditions.filter(|(_, e)| self.speaks(course, e) == of_subject).collect()
    }

    fn scope_evidence(&self, role: Role, expr: &'a Expr, trace: &mut Trace) {
        match role {
            Role::Holds | Role::Fails => {
                let (truth, want) = (self.truth_of_item(expr), role == Role::Holds);
                self.trace_item(Traced { expr, truth, want, places: true }, None, trace);
            }
            Role::Bounds => self.placing(|this| this.day_evidence(expr, true, trace)),
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

    /// The outermost list in which something of this setup stands, not in that of last time, and in which item of it.
    pub(super) fn list_of(&self, at: u32) -> Option<(NodeId, u32)> {
        let node = self.tree.node(at as usize).or_else(|| self.ground.borrow().under(at))?;
        self.tree.outermost_list(node).filter(|(list, _)| self.tree.span(*list).file == self.tree.file())
    }

    /// Evidence in which a list stands for its items where many of them only place the rest: when the last of two hundred
    /// units ends is one place, not two hundred in the result of each person.
    pub(super) fn condensed<'e>(&self, evidence: &'e [Piece]) -> Cow<'e, [Piece]> {
        if evidence.iter().filter(|one| one.context()).count() <= FEW {
            return Cow::Borrowed(evidence);
        }
        // Of each piece that only places the rest the list in which it stands, and in which item.
        let stands = |one: &Piece| if one.context() { self.list_of(one.at()) } else { None };
        let lists: Vec<Option<(NodeId, u32)>> = evidence.iter().map(stands).collect();
        let crowded = crowded(lists.iter().copied().flatten());
        if crowded.is_empty() {
            return Cow::Borrowed(evidence);
        }
        let mut trace = Trace::default();
        for (one, list) in evidence.iter().zip(lists) {
            let (one, words) = match list.filter(|(list, _)| crowded.contains(list)) {
                Some((list, _)) => self.as_list(list, *one),
                None => (*one, self.ground.borrow().words(one.asked())),
            };
            trace.add(one, words);
        }
        Cow::Owned(trace.evidence)
    }

    /// The list that stands for a piece of evidence of one of its items, with its words.
    fn as_list(&self, list: NodeId, one: Piece) -> (Piece, u32) {
        let (asked, words) = self.ground.borrow_mut().bare(one.asked());
        (Piece::new(number(list), asked, self.items_of(list), None, true), words)
    }

    /// The number of how many items a list has.
    fn items_of(&self, list: NodeId) -> u32 {
        self.count_of(self.tree.items(list).len())
    }

    /// The same for what is read: what is lacking stays for itself.
    pub(super) fn condensed_reads(&self, reads: &[Read]) -> Vec<Read> {
        let mut trace = Trace::default();
        let settled = || reads.iter().filter(|read| read.lack.is_none());
        let from = settled().next().map_or(crate::verdict::From::Setup, |read| read.from);
        settled().for_each(|read| trace.read(read, None, true));
        let ground = |asked: u32| self.ground.borrow().words(asked);
        let read = |one: &Piece| Read {
            at: one.at(),
            asked: one.asked(),
            words: ground(one.asked()),
            found: one.found(),
            from,
            lack: None,
            context: true,
            direct: false,
            short: None,
        };
        let lacking = reads.iter().filter(|read| read.lack.is_some()).copied();
        self.condensed(&trace.evidence).iter().map(read).chain(lacking).collect()
    }

    /// What a day that bounds something reads.
    pub(super) fn day_evidence(&self, day: &'a Expr, context: bool, trace: &mut Trace) {
        if let Some(place) = self.plain_place(day) {
            let context = context || trace.is_aside();
            return place.iter().for_each(|place| self.tell_plain(place, None, context, trace));
        }
        self.with_reads(day, |reads| reads.iter().for_each(|read| trace.read(read, None, context)));
    }

    /// How the record that an expression gives was reached: the reference that was followed and the key it leads to,
    /// the list in which the one record was looked for and the values by which it was found.
    pub(super) fn way(&self, record: &'a Expr, out: &mut Vec<Read>) {
        let before = out.len();
        match &record.kind {
            Kind::Field(base, _) => self.way(base, out),
            Kind::Let(def) => self.of_let(def, true, out, |out| self.way(&def.value, out)),
            Kind::Call(def, args) => self.inside(def, args, |this| this.way(&def.body, out)),
            Kind::Slot(slot, _) => {
                if let Some(argument) = self.given(*slot) {
                    self.way(argument, out);
                }
            }
            Kind::Follow(reference, target) => {
                self.reads(reference, out);
                out.extend(self.key_read(record, target));
            }
            Kind::The(binding) => self.found_by(binding, out),
            _ => {}
        }
        leading(behind(out, before));
    }

    /// The key of the record to which a reference leads.
    fn key_read(&self, followed: &'a Expr, target: &'a Target) -> Option<Read> {
        let Val::Record(Rec::Node(record)) = self.eval(followed) else { return None };
        let key = self.get(record, &target.key)?;
        let lack = self.noted_lack_as(key, &Type::Text);
        Some(self.plain(key, (STANDS, lack), (followed, As::Key)))
    }

    /// The list in which one record was looked for, and what the condition reads of the record.
    fn found_by(&self, binding: &'a Binding, out: &mut Vec<Read>) {
        self.frame(binding, out);
        let _ = self.each(binding, &mut |_, _| {
            binding.filter.iter().for_each(|filter| self.reads(filter, out));
        });
    }

    /// What says which items a range has: its list, or the days between which its months lie, and what its filter reads
    /// beside the items. Of the items that are kept out no value is named for itself: they stand in the list.
    pub(super) fn frame(&self, binding: &'a Binding, out: &mut Vec<Read>) {
        self.list_reads(binding, out);
        self.beside(binding, out);
    }

    /// What says which items the ranges of a rule without a subject have.
    pub(super) fn frames(&self, loops: &[&'a Each], out: &mut Vec<Read>) {
        let mut items: Vec<Slot> = Vec::new();
        let mut walked = Walked::default();
        for each in loops {
            let binding = &each.binding;
            if items.iter().any(|item| binding.list.exprs().any(|e| self.speaks_of(e, *item))) {
                binding.list.exprs().for_each(|e| self.beside_items(e, &items, (out, &mut walked)));
            } else {
                self.list_reads(binding, out);
            }
            items.push(binding.slot);
            binding.filter.iter().for_each(|filter| self.beside_items(filter, &items, (out, &mut walked)));
        }
    }

    /// What a filter reads beside the items.
    pub(super) fn beside(&self, binding: &'a Binding, out: &mut Vec<Read>) {
        let before = out.len();
        let walked = &mut Walked::default();
        binding.filter.iter().for_each(|filter| self.beside_items(filter, &[binding.slot], (out, walked)));
        leading(behind(out, before));
    }

    /// What an expression reads beside the items of some ranges.
    fn beside_items(&self, expr: &'a Expr, items: &[Slot], (out, walked): (&mut Vec<Read>, &mut Walked)) {
        // What needs no asking: the same for every file, or of an item.
        match &expr.kind {
            _ if is_constant(expr) || expr.is_field_of(items) => return,
            Kind::Slot(slot, _) if items.contains(slot) => return,
            _ => {}
        }
        if !items.iter().any(|item| self.speaks_of(expr, *item)) {
            return self.reads(expr, out);
        }
        match &expr.kind {
            // Where the same is given again the same is read.
            Kind::Call(def, args) => self.inside(def, args, |this| {
                if walked.insert((this.within.get(), Arc::as_ptr(def))) {
                    this.beside_items(&def.body, items, (out, walked));
                }
            }),
            // To which record of that list each item refers is not told apart.
            Kind::Follow(reference, target) => {
                self.beside_items(reference, items, (out, walked));
                let home = self.home(reference).ok();
                if let Some(list) = home.and_then(|home| self.get(home, &target.list)) {
                    let size = self.size(&Items::Nodes(list, &target.record));
                    out.push(self.plain(list, (size, Val::UNSTATED.unsettled()), (expr, As::Plain)));
                }
            }
            _ => match expr.binding() {
                None => expr.each_child(&mut |child| self.beside_items(child, items, (out, walked))),
                Some(binding) => {
                    let items: Vec<Slot> = items.iter().copied().chain([binding.slot]).collect();
                    expr.each_child(&mut |child| self.beside_items(child, &items, (out, walked)));
                }
            },
        }
    }
}
