//! Expressions → values.

use super::items::LONG;
use super::reader::Sight;
use super::value::{Items, Rec, Val};
use super::{Few, Judge, Spot, kept};
use crate::document::{Kind as NodeKind, NodeId};
use crate::operators::{self, Operator, Run};
use crate::program::ir::{Const, Expr, Kind, Target};
use crate::value::{Day, Field, Lack, Scalar, Truth, Type, nfc};
use std::borrow::Cow;
use std::sync::Arc;

/// How many bytes of a text are looked at in one step.
const LETTERS: usize = 64;

impl<'a> Judge<'a> {
    /// The truth of a Boolean expression.
    pub(super) fn truth(&self, expr: &'a Expr) -> Truth {
        if self.spent() {
            return Truth::UNSTATED;
        }
        let truth = self.decided(expr);
        if self.charge(0) { Truth::UNSTATED } else { truth }
    }

    fn decided(&self, expr: &'a Expr) -> Truth {
        match &expr.kind {
            Kind::Not(a) => self.truth(a).negated(),
            Kind::And(items) => Truth::all(items.iter().map(|item| self.truth(item))),
            Kind::Or(items) => Truth::any(items.iter().map(|item| self.truth(item))),
            Kind::Implies(condition, then) => self.implies(condition, then),
            Kind::Compare(..) | Kind::Members(..) | Kind::Matches(..) | Kind::IsShape(..) | Kind::State(..) => {
                let quick = if self.is_noting() { self.noted_truth(expr) } else { self.plainly(expr) };
                quick.unwrap_or_else(|| self.predicate(expr))
            }
            Kind::Declared(a, wanted) => Truth::known(self.declared(a) == *wanted),
            Kind::Empty(a) => self.empty(&self.eval(a)),
            Kind::Quantified(..) => self.truth_of_text(expr).unwrap_or_else(|| self.counted_truth(expr)),
            Kind::Within(day, duration, before, other) => self.within(day, duration, *before, other),
            Kind::Attested(attested) => self.attested(attested),
            _ => self.worked_out(expr).truth(),
        }
    }

    /// What a quantifier says by what it counts.
    pub(super) fn counted_truth(&self, expr: &'a Expr) -> Truth {
        match &expr.kind {
            Kind::Quantified(quantity, binding, body) => self.quantified(quantity, binding, body).truth,
            _ => Truth::UNSTATED,
        }
    }

    /// What a predicate says of its operands, whatever they are.
    fn predicate(&self, expr: &'a Expr) -> Truth {
        match &expr.kind {
            Kind::Compare(row, a, b) => compare(row, &self.scalar(a), &self.scalar(b)),
            Kind::Members(row, list, wanted) => self.members(row, list, wanted),
            Kind::Matches(a, pattern) => self.on_text(a, |text| pattern.matches(&nfc(text))),
            Kind::IsShape(a, shape) => self.on_text(a, |text| shape.matches(text)),
            Kind::State(row, a) => self.state(row, a),
            _ => Truth::UNSTATED,
        }
    }

    /// The single value of an expression. A long text counts as several steps: something is done with each letter.
    pub(super) fn scalar(&self, expr: &'a Expr) -> Scalar<'a> {
        let value = self.eval(expr).scalar();
        self.charge(weight_of(&value) - 1);
        value
    }

    /// Takes a step, and tells whether the budget is spent.
    pub(super) fn spent(&self) -> bool {
        self.charge(1)
    }

    /// Takes so many steps, for work that grows with what it is done on; tells whether the budget is spent.
    pub(super) fn charge(&self, steps: usize) -> bool {
        self.steps.set(self.steps.get().saturating_add(steps as u64));
        self.steps.get() > self.budget
    }

    /// The value of an expression; unknown when the budget was spent on it, for what is made of unknown parts may look
    /// known (`is missing`).
    pub(super) fn eval(&self, expr: &'a Expr) -> Val<'a> {
        if self.spent() {
            return Val::UNSTATED;
        }
        let value = self.worked_out(expr);
        debug_assert!(value.fits(&expr.ty), "the checker says {:?}: {value:?}", expr.ty);
        if self.charge(0) { Val::UNSTATED } else { value }
    }

    fn worked_out(&self, expr: &'a Expr) -> Val<'a> {
        match &expr.kind {
            Kind::Broken => Val::UNSTATED,
            Kind::Const(constant) => constant_value(constant),
            Kind::Param(place) => self.program.param(*place).map_or(Val::UNSTATED, constant_value),
            Kind::AsOf => Val::Scalar(Scalar::Day(Day::Exact(self.as_of))),
            Kind::Setup => Val::Record(Rec::Node(self.tree.root())),
            Kind::Previous => self.previous.map_or(Val::UNSTATED, |top| Val::Record(Rec::Node(top))),
            Kind::Slot(slot, _) => {
                let value = self.slot(*slot);
                if let (Val::Scalar(_), Some(node)) = (&value, self.variables.origin(*slot)) {
                    self.note_content(node);
                }
                value
            }
            // What is kept of it was worked out on another way.
            Kind::Let(def) if self.is_noting() => self.eval(&def.value),
            Kind::Let(def) => self.variables.get(def.slot).unwrap_or_else(|| {
                let value = self.eval(&def.value);
                self.set(def.slot, Some(value.clone()));
                value
            }),
            Kind::Call(def, args) if args.is_empty() => {
                let value = self.fixed(|| kept(&self.constants, Arc::as_ptr(def), || self.eval(&def.body)));
                self.note_fixed_value(&value);
                value
            }
            Kind::Call(def, args) => self.call(def, args),
            Kind::Field(base, field) => match self.record_in(base) {
                Some(record) => self.field_of(record, field),
                None => self.field(&self.eval(base), field),
            },
            Kind::Follow(base, target) => self.follow(base, target),
            Kind::EntryKey(base) => self.entry(&self.eval(base), None),
            Kind::EntryValue(base) => self.entry(&self.eval(base), Some(&expr.ty)),
            Kind::Table(place) => match self.program.policy().tables.get(*place).and_then(|t| t.rows.as_ref()) {
                Some(_) => Val::List(Items::Rows(*place)),
                None => Val::UNSTATED,
            },
            Kind::Column(base, column) => match self.eval(base) {
                Val::Record(Rec::Row(table, row)) => self.cell(table, row, *column),
                Val::Record(_) => Val::unknown(Lack::Open),
                other => other,
            },
            Kind::Lookup(table, keys, column) => self.lookup(*table, keys, *column),
            Kind::List(items) => Val::List(Items::Values(items.iter().map(|item| self.eval(item)).collect())),
            Kind::Choice(then, condition, otherwise) => self.choice(then, condition, otherwise),
            Kind::Combine(row, a, b) => Val::Scalar(match row.run {
                Run::Combine(run) => run(&self.scalar(a), &self.scalar(b)),
                _ => Scalar::Unknown(Lack::Unstated),
            }),
            Kind::AsShape(a, shape) => Val::Scalar(match self.scalar(a) {
                Scalar::Text(text) => match shape.canonical(&text) {
                    Some(canonical) => Scalar::Text(Cow::Owned(canonical)),
                    None => Scalar::Unknown(Lack::Unstated),
                },
                other => other,
            }),
            Kind::OrElse(a, b) => {
                if self.declared(a) {
                    self.eval(a)
                } else {
                    self.eval(b)
                }
            }
            Kind::Map(row, a) => Val::Scalar(match row.run {
                Run::Map(run) => run(&self.scalar(a)),
                _ => Scalar::Unknown(Lack::Unstated),
            }),
            Kind::The(binding) => self.the(binding),
            Kind::Count(binding) => {
                self.once(&self.ranges, (binding, std::iter::empty()), || Val::Scalar(self.count(binding)))
            }
            Kind::Aggregate(kind, value, binding) => {
                let parts = std::iter::once(&**value);
                self.once(&self.ranges, (binding, parts), || self.aggregate(*kind, value, binding))
            }
            Kind::About(share, count) => {
                Val::Scalar(super::aggregate::about_count(&self.scalar(share), &self.scalar(count)))
            }
            Kind::DaysFrom(from, to) => Val::Scalar(super::aggregate::days_from(&self.scalar(from), &self.scalar(to))),
            Kind::DayOf(day, month) => Val::Scalar(match self.scalar(month) {
                Scalar::Month(month) => match month.day(*day) {
                    Some(date) => Scalar::Day(Day::Exact(date)),
                    None => Scalar::Unknown(Lack::Unstated),
                },
                Scalar::None => Scalar::None,
                other => Scalar::Unknown(other.lack().unwrap_or(Lack::Unstated)),
            }),
            Kind::Extreme { latest, declared_only, items } => Val::Scalar(self.extreme(*latest, *declared_only, items)),
            Kind::Not(_)
            | Kind::And(_)
            | Kind::Or(_)
            | Kind::Implies(..)
            | Kind::Compare(..)
            | Kind::Members(..)
            | Kind::Matches(..)
            | Kind::IsShape(..)
            | Kind::State(..)
            | Kind::Declared(..)
            | Kind::Empty(_)
            | Kind::Quantified(..)
            | Kind::Within(..)
            | Kind::Attested(_) => self.decided(expr).into(),
        }
    }

    /// The record that a variable holds, when it is one of the setup.
    pub(super) fn record_in(&self, base: &Expr) -> Option<NodeId> {
        let Kind::Slot(slot, _) = base.kind else { return None };
        let record = self.variables.record(slot)?;
        self.charge(1);
        Some(record)
    }

    /// The record of the setup that an expression gives.
    pub(super) fn record_of(&self, base: &'a Expr) -> Option<NodeId> {
        if let Kind::Slot(..) = base.kind {
            return self.record_in(base);
        }
        if let Val::Record(Rec::Node(record)) = self.eval(base) { Some(record) } else { None }
    }

    pub(super) fn slot(&self, slot: usize) -> Val<'a> {
        self.variables.get(slot).unwrap_or(Val::UNSTATED)
    }

    pub(super) fn set(&self, slot: usize, value: Option<Val<'a>>) {
        self.variables.set(slot, value);
    }

    fn implies(&self, condition: &'a Expr, then: &'a Expr) -> Truth {
        let condition = self.truth(condition);
        if condition.is_false() {
            return Truth::True { vacuous: true };
        }
        Truth::any([condition.negated(), self.truth(then)])
    }

    fn choice(&self, then: &'a Expr, condition: &'a Expr, otherwise: &'a Expr) -> Val<'a> {
        let lack = match self.truth(condition) {
            Truth::True { .. } => return self.eval(then),
            Truth::False { .. } => return self.eval(otherwise),
            Truth::Unknown(lack) => lack,
        };
        let (a, b) = (self.eval(then), self.eval(otherwise));
        match (&a, &b) {
            (Val::Scalar(Scalar::Bool(x)), Val::Scalar(Scalar::Bool(y)))
                if x.value().is_some() && x.value() == y.value() =>
            {
                Truth::known(x.is_true()).into()
            }
            (Val::Scalar(x), Val::Scalar(y)) if x.unsettled().is_none() && (x == y || operators::same(x, y)) => a,
            (Val::Scalar(Scalar::Number(x)), Val::Scalar(Scalar::Number(y))) if (x.from, x.to) == (y.from, y.to) => {
                Val::Scalar(Scalar::between(x.from, x.to, lack.and(x.lack).and(y.lack)))
            }
            // Two plans, both as yet ahead: what is planned is left open.
            (Val::Scalar(Scalar::Day(x)), Val::Scalar(Scalar::Day(y)))
                if lack == Lack::Open && x.unplanned() == y.unplanned() =>
            {
                Val::Scalar(Scalar::Day(x.unplanned()))
            }
            _ => Val::unknown([&a, &b].into_iter().filter_map(Val::unsettled).fold(lack, Lack::and)),
        }
    }

    /// A field of a record.
    pub(super) fn field(&self, base: &Val<'a>, field: &'a Field) -> Val<'a> {
        match base {
            Val::Record(Rec::Node(record)) => self.field_of(*record, field),
            Val::Record(_) => self.absent(field, Lack::Open),
            Val::Scalar(Scalar::None) => Val::Scalar(Scalar::None),
            other => Val::unknown(other.lack().unwrap_or(Lack::Unstated)),
        }
    }

    pub(super) fn field_of(&self, record: NodeId, field: &'a Field) -> Val<'a> {
        self.field_at(self.node_of(record, field), field)
    }

    /// The same, of a field that stands at a node or is not there.
    pub(super) fn field_at(&self, node: Option<NodeId>, field: &'a Field) -> Val<'a> {
        match node {
            Some(node) => {
                self.note_content(node);
                self.reader.read(node, field)
            }
            None => self.absent(field, Lack::Unstated),
        }
    }

    /// Where a field of a record stands, when it is there.
    pub(super) fn node_of(&self, record: NodeId, field: &Field) -> Option<NodeId> {
        let Some(number) = field.number else { return self.get(record, &field.name) };
        let mut fields = self.fields.borrow_mut();
        let number = number as usize;
        if fields.len() <= number {
            fields.resize(number + 1, Spot::Unknown);
        }
        self.find(record, &field.name, fields.get_mut(number)?, || Sight::of_field(field))
    }

    /// The value of a key in a record, by a name of the policy.
    pub(super) fn get(&self, record: NodeId, name: &Arc<str>) -> Option<NodeId> {
        self.find(record, name, self.keys.borrow_mut().entry(name.as_ptr()).or_default(), || None)
    }

    #[inline]
    fn find(
        &self,
        record: NodeId,
        name: &str,
        spot: &mut Spot,
        sight: impl FnOnce() -> Option<Sight>,
    ) -> Option<NodeId> {
        if matches!(spot, Spot::Unknown) {
            *spot = self.tree.key(name).map_or(Spot::Nowhere, |key| Spot::Key(key, 0));
        }
        let Spot::Key(key, near) = spot else { return None };
        let node = self.tree.field_near(record, *key, near);
        self.note_field(record, *key, sight, node);
        node
    }

    /// A field of which nothing is declared, in a record that is there or in which nothing has happened.
    pub(super) fn absent(&self, field: &Field, lack: Lack) -> Val<'a> {
        if field.not_yet { Val::Scalar(Scalar::Day(self.reader.ahead(None))) } else { Val::unknown(lack) }
    }

    fn follow(&self, reference: &'a Expr, target: &Target) -> Val<'a> {
        if let Some(list) = self.noted_target(target)
            && let Some(places) = self.noted_places(list, (self.index(list, &target.key), None), reference, &|_| None)
        {
            let record = match places.as_slice() {
                [place] => self.tree.items(list).get(*place).copied(),
                _ => None,
            };
            return record.map_or(Val::UNSTATED, |record| Val::Record(Rec::Node(record)));
        }
        let record = match self.plain_reference(reference) {
            Some(text) => self.referred(text, self.tree.root(), target),
            None => match &self.eval(reference) {
                Val::Scalar(Scalar::Text(text)) => match self.home(reference) {
                    Ok(home) => match text {
                        Cow::Borrowed(text) => self.referred(text, home, target),
                        Cow::Owned(text) => self.found_by_key(text, home, target),
                    },
                    Err(lack) => return Val::unknown(lack),
                },
                Val::Scalar(Scalar::None) => return Val::Scalar(Scalar::None),
                other => return Val::unknown(other.lack().unwrap_or(Lack::Unstated)),
            },
        };
        record.map_or(Val::UNSTATED, |record| Val::Record(Rec::Node(record)))
    }

    /// The text of a reference that plainly stands in a record of the only document.
    fn plain_reference(&self, reference: &'a Expr) -> Option<&'a str> {
        if self.previous.is_some() || self.is_noting() { None } else { self.plain_text(reference) }
    }

    /// The record to which a text leads that stands in the file; of neighbours mostly the same.
    fn referred(&self, text: &'a str, home: NodeId, target: &Target) -> Option<NodeId> {
        let asked = (text, home, std::ptr::from_ref(target));
        match self.followed.get() {
            Some((last, record)) if last == asked => record,
            _ => {
                let record = self.found_by_key(text, home, target);
                self.followed.set(Some((asked, record)));
                record
            }
        }
    }

    /// The record of a list at the top of a document that has a key.
    fn found_by_key(&self, key: &str, top: NodeId, target: &Target) -> Option<NodeId> {
        let list = self.get(top, &target.list)?;
        // A key that two records have leads to neither.
        match self.index(list, &target.key).sure(key) {
            [place] => self.tree.items(list).get(*place as usize).copied(),
            _ => None,
        }
    }

    /// The list into which references lead, while it is noted what is asked.
    fn noted_target(&self, target: &Target) -> Option<NodeId> {
        if self.is_noting() { self.get(self.tree.root(), &target.list) } else { None }
    }

    /// The top of the document in which a reference stands: it leads to a record of the same document. `Err`: which of two
    /// documents that is, is not known.
    pub(super) fn home(&self, reference: &'a Expr) -> Result<NodeId, Lack> {
        let own = self.tree.root();
        if self.previous.is_none() {
            return Ok(own);
        }
        match &reference.kind {
            Kind::Field(base, _) => Ok(match self.eval(base) {
                Val::Record(Rec::Node(record)) => self.tree.top(record),
                _ => own,
            }),
            Kind::Slot(slot, _) => match (self.given(*slot), self.variables.origin(*slot)) {
                (_, Some(node)) => Ok(self.tree.top(node)),
                (Some(argument), None) => self.home(argument),
                (None, None) => Ok(own),
            },
            Kind::Let(def) => self.home(&def.value),
            Kind::Call(def, args) => self.inside(def, args, |this| this.home(&def.body)),
            Kind::OrElse(a, b) => self.home(if self.declared(a) { a } else { b }),
            Kind::Choice(then, condition, otherwise) => match self.truth(condition) {
                Truth::True { .. } => self.home(then),
                Truth::False { .. } => self.home(otherwise),
                Truth::Unknown(lack) => match (self.home(then), self.home(otherwise)) {
                    (Ok(one), Ok(other)) if one == other => Ok(one),
                    (one, other) => Err([one.err(), other.err()].into_iter().flatten().fold(lack, Lack::and)),
                },
            },
            _ => Ok(own),
        }
    }

    /// The key of a map's entry, or its value when a type is given.
    fn entry(&self, base: &Val<'a>, value: Option<&'a Type>) -> Val<'a> {
        let Val::Record(Rec::Entry(map, place)) = base else { return base.clone() };
        self.lose_way();
        let NodeKind::Record(entries) = self.tree.kind(*map) else { return Val::UNSTATED };
        match (entries.get(*place), value) {
            (Some(entry), Some(ty)) => self.reader.read_as(entry.value, ty),
            (Some(entry), None) => Val::Scalar(Scalar::Text(Cow::Borrowed(entry.key))),
            (None, _) => Val::UNSTATED,
        }
    }

    fn cell(&self, table: usize, row: usize, column: usize) -> Val<'a> {
        let rows = self.program.policy().tables.get(table).and_then(|t| t.rows.as_ref());
        let cell = rows.and_then(|rows| rows.get(row)).and_then(|row| row.get(column));
        cell.and_then(|cell| cell.value.as_ref()).map_or(Val::UNSTATED, constant_value)
    }

    fn lookup(&self, table: usize, keys: &'a [Expr], column: usize) -> Val<'a> {
        let Some(data) = self.program.policy().tables.get(table) else { return Val::UNSTATED };
        let values: Vec<Scalar<'a>> = keys.iter().map(|key| self.scalar(key)).collect();
        if let Some(lack) = values.iter().filter_map(Scalar::lack).reduce(Lack::and) {
            return Val::unknown(lack);
        }
        let keys: Option<Vec<String>> = values.iter().map(key_text).collect();
        match keys.and_then(|keys| data.by_key.get(&keys)) {
            Some(row) => self.cell(table, *row, column),
            None => Val::UNSTATED,
        }
    }

    fn members(&self, row: &Operator, list: &'a Expr, wanted: &'a Expr) -> Truth {
        let many = matches!(wanted.ty, Type::List(_));
        let list = self.eval(list);
        if let (false, Val::List(items @ Items::Nodes(node, Type::Text))) = (many, &list)
            && self.length(items) > LONG
        {
            // What stands in it is not asked one by one.
            self.note_fixed(*node);
            if let Some(truth) = self.in_long_list(row, items, &self.scalar(wanted)) {
                return truth;
            }
        }
        let (single, several);
        let wanted: Result<&[Scalar<'a>], Lack> = if many {
            several = self.singles(&self.eval(wanted));
            several.as_deref().map_err(|lack| *lack)
        } else {
            single = self.eval(wanted).scalar();
            Ok(std::slice::from_ref(&single))
        };
        let (items, wanted) = match (self.singles(&list), wanted) {
            (Ok(items), Ok(wanted)) => (items, wanted),
            // Whatever the list holds: nothing is asked of it.
            (Err(_), Ok([])) => (Few::new(), [].as_slice()),
            (Err(one), Err(other)) => return Truth::Unknown(one.and(other)),
            (Err(lack), Ok(others)) => return Truth::Unknown(unsettled(others, lack)),
            (Ok(others), Err(lack)) => return Truth::Unknown(unsettled(&others, lack)),
        };
        let work =
            |of: &[Scalar<'_>], each: &[Scalar<'_>]| of.iter().map(weight_of).sum::<usize>().saturating_mul(each.len());
        if self.charge(work(&items, wanted).saturating_add(work(wanted, &items))) {
            return Truth::UNSTATED;
        }
        match row.run {
            Run::Members(run) => run(&items, wanted),
            _ => Truth::UNSTATED,
        }
    }

    /// Membership of one text in a long list of texts, by what is kept of the list: one item that is equal, or one that
    /// is not, stands for all.
    pub(super) fn in_long_list(&self, row: &Operator, list: &Items<'a>, wanted: &Scalar<'a>) -> Option<Truth> {
        let Items::Nodes(node, Type::Text) = *list else { return None };
        let texts = self.texts(node)?;
        let (Scalar::Text(text), Run::Members(run)) = (wanted, row.run) else { return None };
        let other = Scalar::Text(Cow::Borrowed(self.tree.items(node).first().and_then(|item| self.tree.text(*item))?));
        let item = if texts.contains(&*nfc(text)) { wanted } else { &other };
        Some(run(std::slice::from_ref(item), std::slice::from_ref(wanted)))
    }

    /// The items of a list as single values; a list declared as none has no items.
    pub(super) fn singles(&self, list: &Val<'a>) -> Result<Few<Scalar<'a>>, Lack> {
        match list {
            Val::Scalar(Scalar::None) => Ok(Few::new()),
            Val::List(items) if self.charge(self.length(items)) => Err(Lack::Unstated),
            Val::List(items) => {
                Ok((0..self.length(items)).map(|place| self.item_read(items, place).scalar()).collect())
            }
            other => Err(other.lack().unwrap_or(Lack::Unstated)),
        }
    }

    fn on_text(&self, expr: &'a Expr, test: impl FnOnce(&str) -> bool) -> Truth {
        of_text(&self.scalar(expr), test)
    }
}

/// What a test of texts says of a value.
pub(super) fn of_text(value: &Scalar<'_>, test: impl FnOnce(&str) -> bool) -> Truth {
    match value {
        Scalar::Text(text) => Truth::known(test(text)),
        Scalar::None => Truth::FALSE,
        other => Truth::Unknown(other.lack().unwrap_or(Lack::Unstated)),
    }
}

/// What some values lack to be settled, beside what is lacking already.
fn unsettled(values: &[Scalar<'_>], lack: Lack) -> Lack {
    values.iter().filter_map(Scalar::unsettled).fold(lack, Lack::and)
}

/// How many steps it takes to look at a value.
fn weight_of(value: &Scalar<'_>) -> usize {
    if let Scalar::Text(text) = value { weight(text) } else { 1 }
}

/// The same of a text: something is done with each letter.
pub(super) fn weight(text: &str) -> usize {
    1 + text.len() / LETTERS
}

/// The truth of a comparison row.
pub(super) fn compare(row: &Operator, a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    match row.run {
        Run::Compare(run) => run(a, b),
        _ => Truth::UNSTATED,
    }
}

/// A settled value as the key of a table.
fn key_text(value: &Scalar<'_>) -> Option<String> {
    Some(match value {
        Scalar::Bool(truth) => truth.value()?.to_string(),
        Scalar::Number(n) => n.settled()?.to_string(),
        Scalar::Text(text) => text.to_string(),
        Scalar::Day(Day::Exact(date)) => date.to_string(),
        Scalar::Month(month) => month.to_string(),
        _ => return None,
    })
}

/// A constant as a value.
pub(super) fn constant_value(constant: &Const) -> Val<'_> {
    Val::Scalar(match constant {
        Const::Bool(value) => Scalar::Bool(Truth::known(*value)),
        Const::Number(number) => Scalar::number(**number),
        Const::Percent(share) => Scalar::Percent(share.clone()),
        Const::Text(text) | Const::Enum(text, _) => Scalar::Text(Cow::Borrowed(text)),
        Const::Date(date) => Scalar::Day(Day::Exact(*date)),
        Const::Month(month) => Scalar::Month(*month),
        Const::Duration(duration) => Scalar::Duration(*duration),
        Const::List(items) => return Val::List(Items::Values(items.iter().map(constant_value).collect())),
    })
}
