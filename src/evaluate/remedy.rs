//! What would make a requirement true, read off the requirement, not searched.

use super::Judge;
use super::fact::{constant_fact, scalar_fact};
use super::items::State;
use super::quantify::Counted;
use super::value::{Rec, Val};
use crate::operators::{self, Operator};
use crate::program::ir::{Amount, Binding, Expr, Kind, List, Quantity, Slot};
use crate::value::{Date, Day, Duration, Field, Number, Pointer, Scalar, Step, Type};
use crate::verdict::{Fact, From, Remedy, RemedyStep};
use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::Arc;

/// How many items a choice names, when fewer are needed.
const CHOICES: usize = 100;

impl<'a> Judge<'a> {
    /// What would give an expression the wanted truth; `None` when nothing of the kind stands in it.
    pub(super) fn remedy(&self, expr: &'a Expr, want: bool) -> Option<Remedy> {
        if self.spent() {
            return None;
        }
        if self.truth(expr).value() == Some(want) {
            return Some(Remedy { steps: Vec::new() });
        }
        match &expr.kind {
            Kind::Not(a) => self.remedy(a, !want),
            Kind::And(items) if want => self.together(items, want),
            Kind::Or(items) if !want => self.together(items, want),
            Kind::And(items) | Kind::Or(items) => {
                let found: Vec<Remedy> = items.iter().filter_map(|item| self.remedy(item, want)).collect();
                found.into_iter().min_by_key(Remedy::cost)
            }
            // A condition is never proposed away.
            Kind::Implies(_, then) if want => self.remedy(then, want),
            Kind::Choice(then, condition, otherwise) => {
                let branch = if self.truth(condition).value()? { then } else { otherwise };
                self.remedy(branch, want).filter(|remedy| !self.moves(condition, remedy))
            }
            Kind::Let(def) => self.remedy(&def.value, want),
            Kind::Call(def, args) => self.inside(def, args, |this| this.remedy(&def.body, want)),
            Kind::Quantified(quantity, binding, body) => self.count_remedy(quantity, binding, body, want),
            _ => {
                let step = self.leaf_remedy(expr, want)?;
                // Another record would be found than the one that is changed.
                let astray = sets(&step, &|pointer| self.filters_ask(expr, pointer));
                (!astray).then(|| Remedy { steps: vec![step] })
            }
        }
    }

    /// All failing parts; none when one has none, or one would set a place that another part looks at.
    fn together(&self, items: &'a [Expr], want: bool) -> Option<Remedy> {
        let mut steps: Vec<RemedyStep> = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let own = self.remedy(item, want)?.steps;
            let read = |pointer: &Pointer| {
                items.iter().enumerate().any(|(j, other)| j != i && self.reads_place(other, pointer))
            };
            // What is added is welcome to other parts that ask the same list to hold something.
            let adds = |step: &RemedyStep| {
                let RemedyStep::Add(pointer, _) = step else { return false };
                let holds = |e: &Expr| matches!(&e.kind, Kind::Members(row, ..) if row.words.starts_with("has"));
                items.iter().enumerate().any(|(j, other)| j != i && !holds(other) && self.reads_place(other, pointer))
            };
            if own.iter().any(|step| sets(step, &read) || adds(step)) {
                return None;
            }
            steps.extend(own);
        }
        Some(Remedy { steps })
    }

    /// How many more, or fewer, of which items.
    fn count_remedy(&self, quantity: &'a Quantity, binding: &'a Binding, body: &'a Expr, want: bool) -> Option<Remedy> {
        let counted = self.quantified(quantity, binding, body);
        if counted.unknown_list.is_some() {
            return None;
        }
        let whole = |n: Number| n.to_i64().and_then(|n| u64::try_from(n).ok());
        let (found, total) = (counted.found, counted.total);
        let needed = counted.needed?;
        // Shares move with the range, which stays as it is: items that may be outside make them unsafe to propose.
        if total.0 != total.1 {
            return None;
        }
        // A number that must be met can be passed by items of which too little is known.
        let exact = matches!(quantity, Quantity::Exactly(_) | Quantity::Between(..));
        if exact && counted.seen.iter().any(|item| item.is_open()) {
            return None;
        }
        if let Quantity::Between(least, _) = quantity
            && !is_something(&self.scalar(&least.value))
        {
            return None;
        }
        let raise = |to: Number| to.minus(found.0).and_then(whole);
        let lower = |to: Number| found.1.minus(to).and_then(whole);
        let (count, make) = match (quantity, want) {
            (Quantity::Every, true) => (lower_bad(&counted), true),
            (Quantity::No, true) => (lower(Number::ZERO)?, false),
            (Quantity::Some, true) => (1, true),
            (Quantity::Every, false) => (1, false),
            (Quantity::No, false) => (1, true),
            (Quantity::Some, false) => (lower(Number::ZERO)?, false),
            (Quantity::AtLeast(_), true) => (raise(needed.1)?, true),
            (Quantity::AtMost(_), true) => (lower(needed.0)?, false),
            (Quantity::AtLeast(_), false) => (lower(needed.0.minus(Number::ONE)?)?, false),
            (Quantity::AtMost(_), false) => (raise(needed.1.plus(Number::ONE)?)?, true),
            // So many there cannot be: no number of them is the share.
            (Quantity::Exactly(amount), true) if !self.is_whole(amount, total.0) => return None,
            (Quantity::Exactly(_), true) if found.1 < needed.0 => (raise(needed.1)?, true),
            (Quantity::Exactly(_), true) => (lower(needed.0)?, false),
            (Quantity::Between(_, upper), true) => match self.scalar(&upper.value) {
                Scalar::Number(most) if most.settled().is_some_and(|most| needed.1 <= most) => {
                    let most = most.from;
                    if found.1 < needed.0 { (raise(needed.1)?, true) } else { (lower(most)?, false) }
                }
                _ => return None,
            },
            (Quantity::Exactly(_) | Quantity::Between(..), false) => return None,
        };
        let places: Vec<usize> = counted.seen.iter().filter(|s| s.sure() == Some(!make)).map(|s| s.place).collect();
        let mut among: Vec<(String, Remedy)> = Vec::new();
        let filter = binding.filter.as_deref();
        // An item that leaves the range by it is no better, nor is another range or another number asked for.
        let ends = match &*binding.list {
            List::Months(from, to, _) => vec![from, to],
            List::Expr(_) => Vec::new(),
        };
        let amounts = || quantity.amounts().map(|amount| &*amount.value);
        let asked = || filter.into_iter().chain(ends.iter().copied()).chain(amounts());
        let stays = |remedy: &Remedy| {
            let crosses = |pointer: &Pointer| crosses(asked().chain([body]), binding.slot, pointer);
            !asked().any(|of| self.moves(of, remedy)) && !remedy.steps.iter().any(|step| sets(step, &crosses))
        };
        self.proposing.borrow_mut().push(binding.slot);
        self.at_places(binding, &places, &mut |_| {
            if let Some(remedy) = self.remedy(body, make).filter(|remedy| !remedy.steps.is_empty() && stays(remedy)) {
                among.push((self.item_name(binding), remedy));
            }
        });
        self.proposing.borrow_mut().pop();
        // Items that move together cannot be counted off one by one.
        let shared = |(i, (_, remedy)): (usize, &(String, Remedy))| {
            let others = among.iter().skip(i + 1);
            others.into_iter().any(|(_, other)| remedy.steps.iter().any(|step| other.steps.contains(step)))
        };
        if exact && among.iter().enumerate().any(shared) {
            return None;
        }
        let enough = u64::try_from(among.len()).is_ok_and(|n| n >= count);
        among.truncate(usize::try_from(count).map_or(CHOICES, |count| count.max(CHOICES)));
        (count > 0 && enough).then(|| Remedy { steps: vec![RemedyStep::Choose { count, among }] })
    }

    /// Whether so many can be exactly what is asked for: a share of a number need not be whole.
    fn is_whole(&self, amount: &'a Amount, total: Number) -> bool {
        match self.scalar(&amount.value) {
            Scalar::Percent(share) if !amount.about => share.times(total).is_some_and(|n| n == n.floor()),
            _ => true,
        }
    }

    /// How the item that a variable holds is called: its key, or its value.
    fn item_name(&self, binding: &Binding) -> String {
        match self.slot(binding.slot) {
            Val::Record(Rec::Node(node)) => {
                let id = self.tree.get(node, "id").and_then(|id| self.tree.text(id));
                id.map_or_else(|| self.first_text(node), str::to_owned)
            }
            Val::Record(Rec::Entry(map, place)) => match self.tree.kind(map) {
                crate::document::Kind::Record(entries) => {
                    entries.get(place).map_or_else(String::new, |e| e.key.to_string())
                }
                _ => String::new(),
            },
            Val::Scalar(Scalar::Text(text)) => text.into_owned(),
            Val::Scalar(Scalar::Month(month)) => month.to_string(),
            _ => String::new(),
        }
    }

    /// The first text of a record: names one that has no `id`.
    fn first_text(&self, node: crate::document::NodeId) -> String {
        match self.tree.kind(node) {
            crate::document::Kind::Record(entries) => {
                entries.iter().find_map(|e| self.tree.text(e.value)).unwrap_or("").to_owned()
            }
            _ => String::new(),
        }
    }

    fn leaf_remedy(&self, expr: &'a Expr, want: bool) -> Option<RemedyStep> {
        match &expr.kind {
            Kind::Compare(row, a, b) => {
                let words = if want { row.words } else { row.negated };
                let forward = self.nearest(a, words, b);
                forward.or_else(|| self.nearest(b, operators::mirrored(words)?, a))
            }
            Kind::Members(row, list, wanted) => self.member_remedy(row, list, wanted, want),
            Kind::State(row, a) => {
                let (pointer, field) = self.target_place(a)?;
                match (row.words, want) {
                    ("done", true) => Some(RemedyStep::Set(pointer, Fact::Date(self.as_of))),
                    ("exists", true) => Some(RemedyStep::Set(pointer, Fact::Something)),
                    ("exists", false) if field.is_some_and(|f| f.may_be_none) => {
                        Some(RemedyStep::Set(pointer, Fact::None))
                    }
                    _ => None,
                }
            }
            Kind::Declared(a, declared) if want == *declared => {
                let (pointer, _) = self.target_place(a)?;
                Some(RemedyStep::Set(pointer, Fact::Something))
            }
            Kind::Field(..) | Kind::Slot(..) if matches!(expr.ty, Type::Bool) => {
                let (pointer, _) = self.target_place(expr)?;
                Some(RemedyStep::Set(pointer, Fact::Bool(want)))
            }
            Kind::Within(day, length, before, other) if want => {
                let Scalar::Day(Day::Exact(bound)) = self.scalar(other) else { return None };
                // No day lies within less than nothing, nor outside the calendar.
                let Scalar::Duration(duration @ (Duration::Days(0..) | Duration::Months(0..))) = self.scalar(length)
                else {
                    return None;
                };
                bound.plus(if *before { duration.negated()? } else { duration })?;
                let (pointer, field) = self.target_place(day)?;
                let astray = |bound| self.reads_place(bound, &pointer) || self.moves_others(day, bound);
                if self.has_happened(day, field) || astray(other) || astray(length) {
                    return None;
                }
                self.settled(bound, field).map(|date| RemedyStep::Set(pointer, Fact::Date(date)))
            }
            _ => None,
        }
    }

    /// Whether an expression reads a place, or asks for that field of what is in a range: it would move with what is set
    /// there.
    fn reads_place(&self, expr: &'a Expr, pointer: &Pointer) -> bool {
        self.reads(expr).iter().any(|read| read.place.pointer == *pointer) || self.filters_ask(expr, pointer)
    }

    /// Whether a `where` inside an expression, or inside what is given to its definition, asks for the field that stands
    /// at a place.
    fn filters_ask(&self, expr: &Expr, pointer: &Pointer) -> bool {
        let Some(Step::Key(name)) = pointer.last() else { return false };
        let is_asked = |e: &Expr| matches!(&e.kind, Kind::Field(_, field) if *field.name == **name);
        self.any_given(expr, &|e| {
            e.binding().and_then(|over| over.filter.as_deref()).is_some_and(|filter| filter.any(&is_asked))
        })
    }

    /// Whether a remedy sets a place that an expression reads.
    fn moves(&self, expr: &'a Expr, remedy: &Remedy) -> bool {
        remedy.steps.iter().any(|step| sets(step, &|pointer| self.reads_place(expr, pointer)))
    }

    /// Whether setting `a` to what `b` asks for serves one item of a range and may fail another: `b` speaks of the item
    /// and `a` does not.
    fn moves_others(&self, a: &'a Expr, b: &'a Expr) -> bool {
        self.proposing.borrow().iter().any(|slot| self.speaks_of(b, *slot) && !self.speaks_of(a, *slot))
    }

    pub(super) fn speaks_of(&self, expr: &Expr, wanted: Slot) -> bool {
        self.any_given(expr, &|e| matches!(&e.kind, Kind::Slot(slot, _) if *slot == wanted))
    }

    /// Whether a test holds somewhere in an expression or in what is given to the definition in which it stands.
    fn any_given(&self, expr: &Expr, test: &dyn Fn(&Expr) -> bool) -> bool {
        self.any_unseen(expr, test, &RefCell::default())
    }

    /// The same, each parameter looked through once: what is given for it may call the same definition.
    fn any_unseen(&self, expr: &Expr, test: &dyn Fn(&Expr) -> bool, seen: &RefCell<HashSet<Slot>>) -> bool {
        expr.any(&|e| match &e.kind {
            // What is not looked at any more may be what is looked for.
            _ if self.spent() || test(e) => true,
            Kind::Slot(slot, _) => {
                let given = self.arguments.borrow().get(slot).copied().filter(|_| seen.borrow_mut().insert(*slot));
                given.is_some_and(|given| self.any_unseen(given, test, seen))
            }
            _ => false,
        })
    }

    /// The nearest value of `a` that stands in the relation to `b`.
    fn nearest(&self, a: &'a Expr, words: &str, b: &'a Expr) -> Option<RemedyStep> {
        let (pointer, field) = self.target_place(a)?;
        // A bound that moves with the value is no bound.
        if self.has_happened(a, field) || self.reads_place(b, &pointer) || self.moves_others(a, b) {
            return None;
        }
        let fact = match self.scalar(b) {
            Scalar::Day(Day::Exact(date)) => {
                let one = Duration::Days(1);
                let bound = match words {
                    "=" => date,
                    "before" => date.minus(one)?,
                    "after" => date.plus(one)?,
                    "on or before" => self.earlier(date, field),
                    "on or after" => date,
                    _ => return None,
                };
                Fact::Date(self.settled(bound, field)?)
            }
            Scalar::Number(n) if n.settled().is_some() => {
                let n = n.from;
                let bound = match words {
                    "=" => n,
                    // Whole numbers: they fit where the schema asks for them, and where it does not.
                    "<=" => n.floor(),
                    ">=" => n.ceil(),
                    "<" => n.ceil().minus(Number::ONE)?,
                    ">" => n.floor().plus(Number::ONE)?,
                    _ => return None,
                };
                Fact::number(bound)
            }
            other if words == "=" && other.lack().is_none() && !matches!(other, Scalar::None | Scalar::Day(_)) => {
                scalar_fact(&other, &a.ty)
            }
            _ => return None,
        };
        Some(RemedyStep::Set(pointer, fact))
    }

    /// What has not happened can be done on the day of judgement: not later, and it is not to be dated back.
    fn settled(&self, date: Date, field: Option<&Field>) -> Option<Date> {
        let today = !field.is_some_and(|f| f.not_yet) || date == self.as_of;
        today.then_some(date)
    }

    /// Whether a value says when something happened: that is not changed by wishing.
    fn has_happened(&self, day: &'a Expr, field: Option<&Field>) -> bool {
        field.is_some_and(|f| f.not_yet) && matches!(self.scalar(day), Scalar::Day(Day::Exact(_) | Day::Undated))
    }

    fn earlier(&self, date: Date, field: Option<&Field>) -> Date {
        if field.is_some_and(|f| f.not_yet) { date.min(self.as_of) } else { date }
    }

    fn member_remedy(&self, row: &Operator, list: &'a Expr, wanted: &'a Expr, want: bool) -> Option<RemedyStep> {
        let positive = !matches!(row.words, "not in" | "has none of");
        if matches!(row.words, "in" | "not in") {
            if want != positive {
                return None;
            }
            let (pointer, field) = self.target_place(wanted)?;
            let first = match &list.kind {
                Kind::List(items) => {
                    let stays = |item: &&'a Expr| !self.reads_place(item, &pointer) && !self.moves_others(wanted, item);
                    let can_be = |value: Scalar<'_>| match value {
                        Scalar::Day(Day::Exact(date)) => self.settled(date, field).is_some(),
                        value => is_something(&value),
                    };
                    let item = items.iter().find(|item| stays(item) && can_be(self.scalar(item)))?;
                    self.fact(&self.eval(item), &item.ty)
                }
                Kind::Param(place) => match self.program.param(*place)? {
                    crate::program::ir::Const::List(items) => constant_fact(items.first()?),
                    _ => return None,
                },
                _ => return None,
            };
            return Some(RemedyStep::Set(pointer, first));
        }
        let (pointer, _) = self.target_place(list)?;
        if matches!(wanted.ty, Type::List(_)) {
            return None;
        }
        let value = self.scalar(wanted);
        if !is_something(&value) {
            return None;
        }
        let value = scalar_fact(&value, &wanted.ty);
        Some(if want == positive { RemedyStep::Add(pointer, value) } else { RemedyStep::Remove(pointer, value) })
    }

    fn is_key(&self, record: &Type, field: &Field) -> bool {
        let Type::Record(record) = record else { return false };
        self.program.policy().keys.contains(&(Arc::clone(&record.place), Arc::clone(&field.name)))
    }

    /// The place that an expression plainly reads, and its field.
    fn target_place(&self, expr: &'a Expr) -> Option<(Pointer, Option<&'a Field>)> {
        match &expr.kind {
            // With another key it is another record, and references to it lead nowhere.
            Kind::Field(base, field) if self.is_key(&base.ty, field) => None,
            Kind::Field(base, field) => {
                let Val::Record(Rec::Node(record)) = self.eval(base) else { return None };
                // What was declared last time is not changed any more.
                if self.from(record) == From::Previous {
                    return None;
                }
                let pointer = self.tree.pointer(record).key(&field.name);
                // Another record would be found, by a reference to itself.
                (!self.reads_place(base, &pointer)).then_some((pointer, Some(&**field)))
            }
            Kind::Let(def) => self.target_place(&def.value),
            Kind::Slot(slot, _) => {
                let argument = self.arguments.borrow().get(slot).copied();
                match argument {
                    Some(argument) => self.target_place(argument),
                    None => {
                        let State { value, origin, .. } = self.slot_state(*slot);
                        match value {
                            // The value is what a subject is called: another one is another subject.
                            Some(Val::Scalar(_))
                                if self.proposing.borrow().contains(slot) && self.from(origin?) == From::Setup =>
                            {
                                Some((self.tree.pointer(origin?), None))
                            }
                            _ => None,
                        }
                    }
                }
            }
            _ => None,
        }
    }
}

/// Whether it is a settled value, which can be written in a file.
fn is_something(value: &Scalar<'_>) -> bool {
    value.unsettled().is_none() && !matches!(value, Scalar::None)
}

/// Whether what is set for one item may be read for another: that field of that kind of record is read more than once,
/// and not of the item alone.
fn crosses<'e>(exprs: impl Iterator<Item = &'e Expr>, item: Slot, pointer: &Pointer) -> bool {
    let Some(Step::Key(name)) = pointer.last() else { return false };
    let found = RefCell::new(Vec::new());
    for expr in exprs {
        let _ = expr.any(&|e| {
            if let Kind::Field(base, field) = &e.kind
                && *field.name == **name
                && let Type::Record(record) = &base.ty
            {
                let own = matches!(base.kind, Kind::Slot(slot, _) if slot == item);
                found.borrow_mut().push((Arc::clone(&record.place), own));
            }
            false
        });
    }
    let found = found.into_inner();
    let twice = |place: &Arc<str>| found.iter().filter(|(other, _)| other == place).count() > 1;
    found.iter().any(|(place, own)| !own && twice(place))
}

/// Whether a step sets one of the places.
fn sets(step: &RemedyStep, places: &dyn Fn(&Pointer) -> bool) -> bool {
    match step {
        RemedyStep::Set(pointer, _) => places(pointer),
        RemedyStep::Choose { among, .. } => {
            among.iter().any(|(_, remedy)| remedy.steps.iter().any(|step| sets(step, places)))
        }
        _ => false,
    }
}

/// How many items surely fail.
fn lower_bad(counted: &Counted) -> u64 {
    let bad = counted.seen.iter().filter(|s| s.sure() == Some(false)).count();
    // Items that are not known would have to be declared first.
    if counted.seen.iter().any(|s| s.is_open()) { 0 } else { u64::try_from(bad).unwrap_or(u64::MAX) }
}
