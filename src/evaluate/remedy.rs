//! What would make a requirement true, read off the requirement, not searched.

use super::clash::{Mendable, by_key, crosses, places_of, touches};
use super::fact::{constant_fact, scalar_fact};
use super::items::{Key, State};
use super::quantify::Counted;
use super::value::{Rec, Val};
use super::{Few, Judge, Question};
use crate::operators::{self, Operator};
use crate::program::ir::{Amount, Binding, Expr, Kind, List, Quantity, Slot};
use crate::value::{Date, Day, Duration, Field, Number, Pointer, Scalar, Step, Text, Type};
use crate::verdict::{Fact, From, Remedy, RemedyStep};
use foldhash::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// How many items a choice names, when fewer are needed.
const CHOICES: usize = 100;

/// An expression, inside which definition.
type Asked = (u32, *const Expr);

/// How many items of a range have to become good, or not good.
struct Lacking {
    count: u64,
    make: bool,
    /// Whether their number must be met, not only reached.
    exact: bool,
    /// Those that surely are not yet.
    places: Few<usize>,
}

/// What remedies of ranges within others were sought for.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Sought<'a> {
    asked: Asked,
    want: bool,
    /// The variables of the ranges around it.
    proposing: Few<Slot>,
    /// What the variables hold of which it speaks.
    values: Few<Key<'a>>,
}

/// The remedies that were found for the rule that is judged.
#[derive(Debug, Default)]
pub(super) struct Remedies<'a> {
    known: HashMap<Sought<'a>, Option<Remedy>>,
    /// The variables of which expressions speak.
    slots: HashMap<Asked, Rc<[Slot]>>,
}

impl<'a> Judge<'a> {
    /// What would give an expression the wanted truth; `None` when nothing of the kind stands in it.
    pub(super) fn remedy(&self, expr: &'a Expr, want: bool) -> Option<Remedy> {
        self.lose_way();
        if self.spent() {
            return None;
        }
        if self.truth(expr).value() == Some(want) {
            return Some(Remedy { steps: [].into() });
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
                let taken = self.truth(condition).value()?;
                let branch = if taken { then } else { otherwise };
                self.remedy(branch, want).filter(|remedy| !self.harms(remedy, condition, taken))
            }
            Kind::Let(def) => self.remedy(&def.value, want),
            Kind::Call(def, args) => self.inside(def, args, |this| this.remedy(&def.body, want)),
            Kind::Slot(slot, _) if self.given(*slot).is_some() => self.remedy(self.given(*slot)?, want),
            Kind::Quantified(quantity, binding, body) => {
                let counted = self.quantified(quantity, binding, body);
                let lacking = self.lacking_items(quantity, &counted, want)?;
                self.known_remedy((expr, body), want, || {
                    self.count_remedy((quantity, binding, body), &counted, &lacking)
                })
            }
            _ => {
                let step = self.leaf_remedy(expr, want)?;
                // Another record would be found than the one that is changed.
                let astray = touches(&step, &|pointer| self.filters_ask(expr, pointer));
                (!astray).then(|| Remedy { steps: [step].into() })
            }
        }
    }

    /// What mends one item of a range may be asked for many subjects: it is the same while the variables of which it
    /// speaks hold the same.
    fn known_remedy(
        &self,
        (expr, body): (&'a Expr, &'a Expr),
        want: bool,
        seek: impl Fn() -> Option<Remedy>,
    ) -> Option<Remedy> {
        let Some(key) = self.sought((expr, body), want) else { return seek() };
        let known = self.remedies.borrow().known.get(&key).cloned();
        if let Some(known) = known {
            debug_assert!(self.agrees(seek, |found| *found == known), "a remedy that is known");
            return known;
        }
        let found = seek();
        if !self.spent() {
            self.remedies.borrow_mut().known.insert(key, found.clone());
        }
        found
    }

    /// By what a remedy of a range within another one is known. `None`: it is sought for the subject itself, or what is
    /// asked of the items may change the very text that a variable holds, which stands elsewhere for another subject.
    fn sought(&self, (expr, body): (&'a Expr, &'a Expr), want: bool) -> Option<Sought<'a>> {
        let proposing = self.proposing.borrow();
        if proposing.is_empty() || self.previous.is_some() {
            return None;
        }
        let asked = (self.within.get(), std::ptr::from_ref(expr));
        let slots = self.remedies.borrow().slots.get(&asked).cloned();
        let slots = slots.unwrap_or_else(|| {
            let slots: Rc<[Slot]> = self.free_slots(expr).into();
            self.remedies.borrow_mut().slots.insert(asked, Rc::clone(&slots));
            slots
        });
        let value = |slot: &Slot| match Key::of(&self.slot(*slot))? {
            Key::Text(_) if proposing.contains(slot) && self.speaks_of(body, *slot) => None,
            key => Some(key),
        };
        let values = slots.iter().map(value).collect::<Option<_>>()?;
        Some(Sought { asked, want, proposing: proposing.as_slice().into(), values })
    }

    /// All failing parts; none when one has none, or one would keep another from being true.
    fn together(&self, items: &'a [Expr], want: bool) -> Option<Remedy> {
        let mut steps: Vec<RemedyStep> = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let own = self.remedy(item, want)?.steps;
            let others = || items.iter().enumerate().filter(|(j, _)| *j != i);
            if own.iter().any(|step| others().any(|(_, other)| self.hurts(step, other, want))) {
                return None;
            }
            steps.extend(own.iter().cloned());
        }
        Some(Remedy { steps: steps.into() })
    }

    /// How many more, or fewer, of which items; `None` where there are not so many that surely fail.
    fn lacking_items(&self, quantity: &'a Quantity, counted: &Counted, want: bool) -> Option<Lacking> {
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
            (Quantity::Every, true) => (lower_bad(counted), true),
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
        let places: Few<usize> = counted.seen.iter().filter(|s| s.sure() == Some(!make)).map(|s| s.place).collect();
        let enough = count > 0 && u64::try_from(places.len()).is_ok_and(|n| n >= count);
        enough.then_some(Lacking { count, make, exact, places })
    }

    /// What mends so many of them.
    fn count_remedy(
        &self,
        (quantity, binding, body): (&'a Quantity, &'a Binding, &'a Expr),
        counted: &Counted,
        lacking: &Lacking,
    ) -> Option<Remedy> {
        let Lacking { count, make, exact, ref places } = *lacking;
        let mut among: Vec<Mendable> = Vec::new();
        let filter = binding.filter.as_deref();
        // An item that leaves the range by it is no better, nor is another range or another number asked for.
        let ends = match &*binding.list {
            List::Months(from, to, _) => vec![from, to],
            List::Expr(_) => Vec::new(),
        };
        let amounts = || quantity.amounts().map(|amount| &*amount.value);
        let asked = || filter.into_iter().chain(ends.iter().copied()).chain(amounts());
        // Another list would be gone through than the one whose items are changed.
        let mut ways = Vec::new();
        self.list_reads(binding, &mut ways);
        let ways: Vec<Pointer> = ways.iter().map(|read| self.place_at(read.at).pointer).collect();
        let stays = |remedy: &Remedy| {
            let mut is_crossed = by_key(|place| {
                let Some(Step::Key(name)) = place.last() else { return false };
                let key = self.tree.key(name).map(Question::Crosses);
                self.answer(body, key, || crosses(asked().chain([body]), binding.slot, name))
            });
            !asked().any(|of| self.harms(remedy, of, true))
                && !places_of(remedy).any(|place| is_crossed(place) || ways.contains(place))
        };
        // Where nothing but the item itself is asked no item contests another, and no more are looked at than are named.
        let most = usize::try_from(count).map_or(CHOICES, |count| count.max(CHOICES));
        let most = if self.is_of_item(body, binding.slot) { most } else { usize::MAX };
        self.proposing.borrow_mut().push(binding.slot);
        self.at_places(binding, places, &mut |place| {
            if among.len() >= most {
                return;
            }
            if let Some(remedy) = self.remedy(body, make).filter(|remedy| !remedy.steps.is_empty() && stays(remedy)) {
                among.push((place, self.item_name(binding), remedy));
            }
        });
        self.proposing.borrow_mut().pop();
        let contested = self.contested((binding, body), (make, exact), counted, &among);
        let is_contested = |step: &RemedyStep| touches(step, &|place| contested.contains(place));
        among.retain(|(_, _, remedy)| !remedy.steps.iter().any(is_contested));
        let enough = u64::try_from(among.len()).is_ok_and(|n| n >= count);
        among.truncate(usize::try_from(count).map_or(CHOICES, |count| count.max(CHOICES)));
        let among = among.into_iter().map(|(_, name, remedy)| (name, remedy)).collect();
        enough.then(|| Remedy { steps: [RemedyStep::Choose { count, among }].into() })
    }

    /// Whether so many can be exactly what is asked for: a share of a number need not be whole.
    fn is_whole(&self, amount: &'a Amount, total: Number) -> bool {
        match self.scalar(&amount.value) {
            Scalar::Percent(share) if !amount.about => share.times(total).is_some_and(|n| n == n.floor()),
            _ => true,
        }
    }

    /// How the item that a variable holds is called: its key, or its value.
    fn item_name(&self, binding: &Binding) -> Text {
        match self.slot(binding.slot) {
            Val::Record(Rec::Node(node)) => {
                let id = self.tree.get(node, "id").and_then(|id| self.tree.text(id));
                self.tree.shared(id.unwrap_or_else(|| self.first_text(node)))
            }
            Val::Record(Rec::Entry(map, place)) => match self.tree.kind(map) {
                crate::document::Kind::Record(entries) => Text::from(entries.get(place).map_or("", |entry| entry.key)),
                _ => Text::from(""),
            },
            Val::Scalar(Scalar::Text(text)) => self.tree.shared(&text),
            Val::Scalar(Scalar::Month(month)) => Text::from(month.to_string().as_str()),
            _ => Text::from(""),
        }
    }

    /// The first text of a record: names one that has no `id`.
    fn first_text(&self, node: crate::document::NodeId) -> &str {
        match self.tree.kind(node) {
            crate::document::Kind::Record(entries) => {
                entries.iter().find_map(|e| self.tree.text(e.value)).unwrap_or("")
            }
            _ => "",
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
            Kind::Field(..) | Kind::Slot(..) => {
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
                    self.reader.fact(&self.eval(item), &item.ty)
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
        // What is wanted may move with what is added.
        if matches!(wanted.ty, Type::List(_)) || self.reads_place(wanted, &pointer) {
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
    pub(super) fn target_place(&self, expr: &'a Expr) -> Option<(Pointer, Option<&'a Field>)> {
        match &expr.kind {
            // With another key it is another record, and references to it lead nowhere.
            Kind::Field(base, field) if self.is_key(&base.ty, field) => None,
            Kind::Field(base, field) => {
                let Val::Record(Rec::Node(record)) = self.eval(base) else { return None };
                // What was declared last time is not changed any more.
                if self.from(record) == From::Previous {
                    return None;
                }
                let pointer = self.pointer(record).then(Step::Key(Arc::clone(&field.name)));
                // Another record would be found, by a reference to itself.
                (!self.reads_place(base, &pointer)).then_some((pointer, Some(&**field)))
            }
            Kind::Let(def) => self.target_place(&def.value),
            Kind::Slot(slot, _) => {
                match self.given(*slot) {
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
pub(super) fn is_something(value: &Scalar<'_>) -> bool {
    value.unsettled().is_none() && !matches!(value, Scalar::None)
}

/// How many items surely fail.
fn lower_bad(counted: &Counted) -> u64 {
    let bad = counted.seen.iter().filter(|s| s.sure() == Some(false)).count();
    // Items that are not known would have to be declared first.
    if counted.seen.iter().any(|s| s.is_open()) { 0 } else { u64::try_from(bad).unwrap_or(u64::MAX) }
}
