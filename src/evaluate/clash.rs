//! What a step of a remedy does beside what it is proposed for: to the other parts of the requirement, and to other items.

use super::fact::scalar_fact;
use super::quantify::Counted;
use super::reads::Read;
use super::remedy::is_something;
use super::{Few, Judge, Question, kept};
use crate::operators::same_text;
use crate::program::ir::{Binding, Expr, Kind, Slot};
use crate::value::{Pointer, Scalar, Step, Text, Type};
use crate::verdict::{Fact, From, Remedy, RemedyStep};
use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An item for which there is a remedy: its place, its name, and what is to be done.
pub(super) type Mendable = (usize, Text, Remedy);

impl<'a> Judge<'a> {
    /// Whether a remedy may keep an expression from the truth that it has, or is to have by steps of its own.
    pub(super) fn harms(&self, remedy: &Remedy, expr: &'a Expr, want: bool) -> bool {
        remedy.steps.iter().any(|step| self.hurts(step, expr, want))
    }

    /// The same of one step.
    pub(super) fn hurts(&self, step: &RemedyStep, expr: &'a Expr, want: bool) -> bool {
        match step {
            RemedyStep::Set(pointer, _) => self.reads_place(expr, pointer),
            RemedyStep::Add(pointer, value) => !self.bears(expr, (pointer, value), true, want),
            RemedyStep::Remove(pointer, value) => !self.bears(expr, (pointer, value), false, want),
            RemedyStep::Choose { among, .. } => among.iter().any(|(_, remedy)| self.harms(remedy, expr, want)),
        }
    }

    /// Whether an expression is not kept from the wanted truth by one value more, or less, in the list at a place: it does
    /// not ask that list, asks it for another value, or is served by it.
    fn bears(&self, expr: &'a Expr, step: (&Pointer, &Fact), more: bool, want: bool) -> bool {
        match &expr.kind {
            Kind::Not(a) => self.bears(a, step, more, !want),
            Kind::And(items) | Kind::Or(items) => items.iter().all(|item| self.bears(item, step, more, want)),
            Kind::Let(def) => self.bears(&def.value, step, more, want),
            Kind::Call(def, args) => self.inside(def, args, |this| this.bears(&def.body, step, more, want)),
            Kind::Slot(slot, _) if self.given(*slot).is_some() => {
                self.given(*slot).is_some_and(|given| self.bears(given, step, more, want))
            }
            Kind::Members(row, list, wanted) if self.target_place(list).is_some_and(|(at, _)| at == *step.0) => {
                let positive = !matches!(row.words, "not in" | "has none of");
                let served = (positive == want) == more;
                !self.reads_place(wanted, step.0) && (served || self.asks_another(wanted, step.1))
            }
            _ => !self.reads_place(expr, step.0),
        }
    }

    /// Whether what a list is asked for, one value or several, is known and not this value.
    fn asks_another(&self, wanted: &'a Expr, value: &Fact) -> bool {
        let (asked, ty) = match &wanted.ty {
            Type::List(item) => (self.singles(&self.eval(wanted)), &**item),
            ty => (Ok(Few::from_iter([self.scalar(wanted)])), ty),
        };
        let another = |asked: &Scalar<'_>| is_something(asked) && !same_fact(&scalar_fact(asked, ty), value);
        asked.is_ok_and(|asked| asked.iter().all(another))
    }

    /// What is given for a parameter.
    pub(super) fn given(&self, slot: Slot) -> Option<&'a Expr> {
        self.arguments.borrow().iter().rfind(|(given, _)| *given == slot).map(|(_, given)| *given)
    }

    /// Whether an expression reads a place, or asks for that field of what is in a range: it would move with what is set
    /// there.
    pub(super) fn reads_place(&self, expr: &'a Expr, pointer: &Pointer) -> bool {
        // What stands at the same place in the setup of last time is another value.
        let is_it = |read: &Read| read.from != From::Previous && self.is_at(read.at, pointer);
        let is_at = |reads: &mut Vec<Read>| reads.iter().any(is_it);
        self.may_read(expr, pointer) && (self.with_reads(expr, is_at) || self.filters_ask(expr, pointer))
    }

    /// Whether an expression, or what is given to its definition, may read what stands under the key of a place at all.
    fn may_read(&self, expr: &Expr, pointer: &Pointer) -> bool {
        let Some(Step::Key(name)) = pointer.last() else { return true };
        let Some(key) = self.tree.key(name) else { return true };
        self.answer(expr, Some(Question::Reads(key)), || {
            self.any_given(expr, &|e| match &e.kind {
                Kind::Field(_, field) => *field.name == **name,
                Kind::Follow(_, target) => *target.list == **name || *target.key == **name,
                Kind::EntryKey(_) | Kind::EntryValue(_) | Kind::Attested(_) => true,
                _ => false,
            })
        })
    }

    /// Whether a `where` inside an expression, or inside what is given to its definition, asks for the field that stands
    /// at a place.
    pub(super) fn filters_ask(&self, expr: &Expr, pointer: &Pointer) -> bool {
        let Some(Step::Key(name)) = pointer.last() else { return false };
        self.answer(expr, self.tree.key(name).map(Question::Filters), || {
            let is_asked = |e: &Expr| matches!(&e.kind, Kind::Field(_, field) if *field.name == **name);
            self.any_given(expr, &|e| {
                e.binding().and_then(|over| over.filter.as_deref()).is_some_and(|filter| filter.any(&is_asked))
            })
        })
    }

    /// Whether setting `a` to what `b` asks for serves one item of a range and may fail another: `b` speaks of the item
    /// and `a` does not.
    pub(super) fn moves_others(&self, a: &'a Expr, b: &'a Expr) -> bool {
        self.proposing.borrow().iter().any(|slot| self.speaks_of(b, *slot) && !self.speaks_of(a, *slot))
    }

    /// Whether an expression, or what is given to its definition, speaks of a variable.
    pub(super) fn speaks_of(&self, expr: &Expr, wanted: Slot) -> bool {
        self.answer(expr, Some(Question::Speaks(wanted)), || {
            self.any_given(expr, &|e| matches!(&e.kind, Kind::Slot(slot, _) if *slot == wanted))
        })
    }

    /// What is asked of an expression as it is written: found once for what is given in it.
    pub(super) fn answer(&self, expr: &Expr, asked: Option<Question>, find: impl FnOnce() -> bool) -> bool {
        let Some(asked) = asked else { return find() };
        kept(&self.answers, (self.within.get(), std::ptr::from_ref(expr), asked), find)
    }

    /// Whether a test holds somewhere in an expression or in what is given to the definition in which it stands.
    fn any_given(&self, expr: &Expr, test: &dyn Fn(&Expr) -> bool) -> bool {
        self.any_unseen(expr, test, &RefCell::default())
    }

    /// The same, each parameter looked through once: what is given for it may call the same definition.
    fn any_unseen(&self, expr: &Expr, test: &dyn Fn(&Expr) -> bool, seen: &RefCell<Vec<Slot>>) -> bool {
        expr.any(&|e| match &e.kind {
            // What is not looked at any more may be what is looked for.
            _ if self.spent() || test(e) => true,
            Kind::Slot(slot, _) => {
                let given = self.given(*slot).filter(|_| !seen.borrow().contains(slot));
                seen.borrow_mut().extend(given.map(|_| *slot));
                given.is_some_and(|given| self.any_unseen(given, test, seen))
            }
            _ => false,
        })
    }

    /// The places that the remedies of some items of a range must not change: they are read for another item too, which is
    /// as it should be already, or is to become so by other steps. Of an exact number each item that changes counts.
    pub(super) fn contested(
        &self,
        (binding, body): (&'a Binding, &'a Expr),
        (make, exact): (bool, bool),
        counted: &Counted,
        among: &[Mendable],
    ) -> HashSet<Pointer> {
        // Of one item alone nothing is read for another, but filters may ask it for whichever.
        if let [_] = counted.seen.as_slice() {
            let is_asked = |place: &Pointer| self.is_shared(body, binding.slot, place) && self.filters_ask(body, place);
            let mut is_asked = by_key(is_asked);
            let places = among.iter().flat_map(|(_, _, remedy)| places_of(remedy));
            return places.filter(|place| is_asked(place)).cloned().collect();
        }
        let mut contested: HashSet<Pointer> = HashSet::new();
        let mut shared: HashMap<&Pointer, Shared<'_>> = HashMap::new();
        for (item, _, remedy) in among {
            let mut own: BTreeMap<&Pointer, Vec<&RemedyStep>> = BTreeMap::new();
            for step in leaves(remedy) {
                if let Some(place) = place_of(step).filter(|place| self.is_shared(body, binding.slot, place)) {
                    own.entry(place).or_default().push(step);
                }
            }
            for (place, steps) in own {
                let known =
                    shared.entry(place).or_insert_with(|| Shared { steps: steps.clone(), items: HashSet::new() });
                known.items.insert(*item);
                if known.steps != steps || (exact && known.items.len() > 1) {
                    contested.insert(place.clone());
                }
            }
        }
        // For which items they are asked is not known.
        contested.extend(shared.keys().filter(|place| self.filters_ask(body, place)).map(|place| (*place).clone()));
        shared.retain(|place, _| !contested.contains(*place));
        // Only of another item can a place be that is read for it too.
        let is_of_all = |shared: &Shared<'_>| counted.seen.iter().all(|seen| shared.items.contains(&seen.place));
        if shared.values().all(is_of_all) {
            return contested;
        }
        let mended: HashSet<usize> = among.iter().map(|(item, ..)| *item).collect();
        let places: Vec<usize> = counted.seen.iter().map(|seen| seen.place).collect();
        let mut seen = counted.seen.iter();
        self.at_places(binding, &places, &mut |item| {
            let is_good = seen.next().is_some_and(|seen| seen.sure() == Some(make));
            if !exact && !is_good && !mended.contains(&item) {
                return;
            }
            let clashes = |shared: &Shared<'_>| exact || shared.steps.iter().any(|step| self.hurts(step, body, make));
            self.with_reads(body, |reads| {
                for read in reads {
                    let pointer = self.place_at(read.at).pointer;
                    let of_others = shared.get(&pointer).filter(|shared| !shared.items.contains(&item));
                    if of_others.is_some_and(clashes) {
                        contested.insert(pointer);
                    }
                }
            });
        });
        contested
    }

    /// Whether what stands at a place may be read for other items: that field is read otherwise than of the item itself.
    fn is_shared(&self, body: &Expr, item: Slot, place: &Pointer) -> bool {
        let Some(Step::Key(name)) = place.last() else { return true };
        self.answer(body, self.tree.key(name).map(|key| Question::Shared(key, item)), || {
            let own = self.holders(body, item);
            self.any_given(
                body,
                &|e| matches!(&e.kind, Kind::Field(_, field) if *field.name == **name && !e.is_field_of(&own)),
            )
        })
    }

    /// Whether an expression asks for fields of nothing but the item that a variable holds.
    pub(super) fn is_of_item(&self, expr: &Expr, item: Slot) -> bool {
        self.answer(expr, Some(Question::Alone(item)), || {
            let own = self.holders(expr, item);
            !self.any_given(expr, &|e| matches!(e.kind, Kind::Field(..)) && !e.is_field_of(&own))
        })
    }

    /// The variable that holds an item and the parameters in an expression for which nothing but it is given.
    fn holders(&self, expr: &Expr, item: Slot) -> Vec<Slot> {
        let given: RefCell<Vec<(Slot, Option<Slot>)>> = RefCell::default();
        let _ = self.any_given(expr, &|e| {
            if let Kind::Call(def, args) = &e.kind {
                let slot = |arg: &Expr| if let Kind::Slot(slot, _) = arg.kind { Some(slot) } else { None };
                given.borrow_mut().extend(def.params.iter().copied().zip(args.iter().map(slot)));
            }
            false
        });
        let given = given.into_inner();
        let mut own: Vec<Slot> = given.iter().map(|(param, _)| *param).chain([item]).collect();
        loop {
            let before = own.len();
            let known = own.clone();
            let is_own = |slot: &Option<Slot>| slot.is_some_and(|slot| known.contains(&slot));
            own.retain(|slot| given.iter().all(|(param, slot_given)| param != slot || is_own(slot_given)));
            if own.len() == before {
                return own;
            }
        }
    }
}

/// What is to be done at a place, and for which items.
struct Shared<'r> {
    steps: Vec<&'r RemedyStep>,
    items: HashSet<usize>,
}

/// The steps of a remedy that change a place, those of its choices too.
fn leaves(remedy: &Remedy) -> Vec<&RemedyStep> {
    let mut out = Vec::new();
    for step in remedy.steps.iter() {
        match step {
            RemedyStep::Choose { among, .. } => out.extend(among.iter().flat_map(|(_, remedy)| leaves(remedy))),
            step => out.push(step),
        }
    }
    out
}

/// The places that a remedy changes, those of its choices too.
pub(super) fn places_of(remedy: &Remedy) -> impl Iterator<Item = &Pointer> {
    leaves(remedy).into_iter().filter_map(place_of)
}

/// What is asked of a place by nothing but its key: once for all of the same key that follow each other.
pub(super) fn by_key<'p>(ask: impl Fn(&'p Pointer) -> bool) -> impl FnMut(&'p Pointer) -> bool {
    let mut last: Option<(&'p Step, bool)> = None;
    move |place| match (place.last(), last) {
        (Some(step), Some((known, answer))) if step == known => answer,
        (step, _) => {
            let answer = ask(place);
            last = step.map(|step| (step, answer));
            answer
        }
    }
}

/// The place that a step changes.
fn place_of(step: &RemedyStep) -> Option<&Pointer> {
    match step {
        RemedyStep::Set(at, _) | RemedyStep::Add(at, _) | RemedyStep::Remove(at, _) => Some(at),
        RemedyStep::Choose { .. } => None,
    }
}

/// Whether a step changes one of the places.
pub(super) fn touches(step: &RemedyStep, places: &dyn Fn(&Pointer) -> bool) -> bool {
    match step {
        RemedyStep::Choose { among, .. } => {
            among.iter().any(|(_, remedy)| remedy.steps.iter().any(|step| touches(step, places)))
        }
        step => place_of(step).is_some_and(places),
    }
}

/// Whether two facts are the same value; texts in whatever form they are written.
fn same_fact(a: &Fact, b: &Fact) -> bool {
    match (text_of(a), text_of(b)) {
        (Some(a), Some(b)) => same_text(a, b),
        _ => a == b,
    }
}

fn text_of(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::Text(text) => Some(text),
        Fact::Enum(value, _) => Some(value),
        _ => None,
    }
}

/// Whether what is set for one item may be read for another: that field of that kind of record is read more than once,
/// and not of the item alone.
pub(super) fn crosses<'e>(exprs: impl Iterator<Item = &'e Expr>, item: Slot, name: &str) -> bool {
    let found = RefCell::new(Vec::new());
    for expr in exprs {
        let _ = expr.any(&|e| {
            if let Kind::Field(base, field) = &e.kind
                && *field.name == *name
                && let Type::Record(record) = &base.ty
            {
                found.borrow_mut().push((Arc::clone(&record.place), e.is_field_of(&[item])));
            }
            false
        });
    }
    let found = found.into_inner();
    let twice = |place: &Arc<str>| found.iter().filter(|(other, _)| other == place).count() > 1;
    found.iter().any(|(place, own)| !own && twice(place))
}
