//! Values in words: noun phrases.

use super::{Teller, Var, note};
use crate::evaluate::constant_fact;
use crate::policy::ir::{Aggregate, Binding, Const, Expr, Kind, Slot};
use crate::report::fact;
use crate::text::{prose as s, words};
use crate::value::{Duration, Type};
use std::sync::Arc;

impl Teller<'_> {
    /// A value.
    pub(super) fn value(&mut self, expr: &Expr) -> String {
        if !self.step() {
            return s::AS_WRITTEN_VALUE.get(self.lang).to_owned();
        }
        match &expr.kind {
            Kind::Broken => s::AS_WRITTEN_VALUE.get(self.lang).to_owned(),
            Kind::Const(value) => self.constant(value),
            Kind::Param(place) => self.param(*place),
            Kind::AsOf => s::AS_OF.get(self.lang).to_owned(),
            Kind::Setup | Kind::Previous => s::VALUE_ITSELF.get(self.lang).to_owned(),
            Kind::Slot(slot, name) => self.variable(*slot, name),
            Kind::Let(def) => {
                let phrase = self.value(&def.value);
                self.brief(&expr.ty, phrase)
            }
            Kind::Call(def, args) => {
                self.pass(&def.params, args);
                let phrase = self.value(&def.body);
                self.brief(&expr.ty, phrase)
            }
            Kind::Field(base, field) => {
                let title = self.put(s::FIELD, &[("title", &self.bare_title(field.title(self.lang.code())))]);
                let owner = self.owner(base);
                self.owned(title, owner, base)
            }
            Kind::Follow(base, _) => self.value(base),
            Kind::EntryKey(entry) => {
                let entry = self.value(entry);
                self.put(s::KEY_OF, &[("a", &entry)])
            }
            Kind::EntryValue(entry) => self.value(entry),
            Kind::Table(place) => self.put(s::ROWS, &[("table", &self.table_name(*place))]),
            Kind::Column(row, column) => {
                let name = match &row.ty {
                    Type::Record(record) => record.fields.get(*column).map_or("", |field| &field.name),
                    _ => "",
                };
                self.put(s::COLUMN, &[("column", &words::quote(name, self.lang))])
            }
            Kind::Lookup(place, keys, column) => {
                let keys: Vec<String> = keys.iter().map(|key| self.value(key)).collect();
                let table = self.policy.tables.get(*place);
                let column = table.and_then(|table| table.columns.get(*column)).map_or("", |column| &column.name);
                let column = words::quote(column, self.lang);
                let (table, keys) = (self.table_name(*place), words::and(&keys, self.lang));
                self.put(s::LOOKUP, &[("table", &table), ("column", &column), ("keys", &keys)])
            }
            Kind::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                words::and(&items, self.lang)
            }
            Kind::Choice(a, c, b) if expr.ty != Type::Bool => {
                let (a, c, b) = (self.value(a), self.condition(c, true).flat(), self.value(b));
                self.put(s::CHOICE, &[("a", &a), ("c", &c), ("b", &b)])
            }
            Kind::OrElse(a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                self.put(s::OR_ELSE, &[("a", &a), ("b", &b)])
            }
            Kind::AsShape(a, _) => self.value(a),
            Kind::Combine(op, a, b) => self.combined(op.words, a, b),
            Kind::Map(op, a) => {
                let a = self.value(a);
                match op.words {
                    "month of" => self.put(s::MONTH_OF, &[("date", &a)]),
                    "first day of" => self.put(s::FIRST_DAY, &[("month", &a)]),
                    "last day of" => self.put(s::LAST_DAY, &[("month", &a)]),
                    "major version of" => self.put(s::MAJOR, &[("a", &a)]),
                    _ => self.put(s::OTHER_MAP, &[("a", &a)]),
                }
            }
            Kind::DayOf(day, month) => {
                let month = self.value(month);
                self.put(s::DAY_OF, &[("n", &day.to_string()), ("month", &month)])
            }
            Kind::DaysFrom(a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                self.put(s::DAYS_FROM, &[("a", &a), ("b", &b)])
            }
            Kind::The(binding) => self.the_record(binding),
            Kind::Count(binding) => {
                let (things, ()) = self.things_with(binding, |_| ());
                self.put(s::COUNT, &[("things", &things)])
            }
            Kind::Aggregate(kind, value, binding) if *kind != Aggregate::Unique => {
                let is_date = matches!(value.ty, Type::Date | Type::Month);
                let (things, a) = self.things_with(binding, |this| this.value(value));
                let form = match (kind, is_date) {
                    (Aggregate::Min, true) => s::EARLIEST_AMONG,
                    (Aggregate::Max, true) => s::LATEST_AMONG,
                    (Aggregate::Min, false) => s::MIN,
                    (Aggregate::Max, false) => s::MAX,
                    (Aggregate::Sum | Aggregate::Unique, _) => s::SUM,
                };
                self.put(form, &[("a", &a), ("things", &things)])
            }
            Kind::About(share, n) => {
                let (share, n) = (self.value(share), self.value(n));
                self.put(s::ABOUT_OF, &[("share", &share), ("n", &n)])
            }
            Kind::Extreme { latest, declared_only, items } => {
                let items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                let form = match (latest, declared_only) {
                    (true, false) => s::LATEST,
                    (false, false) => s::EARLIEST,
                    (true, true) => s::LATEST_DECLARED,
                    (false, true) => s::EARLIEST_DECLARED,
                };
                self.put(form, &[("items", &words::and(&items, self.lang))])
            }
            Kind::Not(_)
            | Kind::And(_)
            | Kind::Or(_)
            | Kind::Implies(..)
            | Kind::Choice(..)
            | Kind::Compare(..)
            | Kind::Members(..)
            | Kind::Matches(..)
            | Kind::State(..)
            | Kind::Declared(..)
            | Kind::IsShape(..)
            | Kind::Empty(_)
            | Kind::Quantified(..)
            | Kind::Aggregate(..)
            | Kind::Within(..)
            | Kind::Attested(_) => {
                let c = self.condition(expr, true).flat();
                self.put(s::WHETHER, &[("c", &c)])
            }
        }
    }

    /// What something is compared with: the key of a thing is the thing.
    pub(super) fn compared(&mut self, with: &Expr, expr: &Expr) -> String {
        if let Kind::Field(base, field) = &expr.kind
            && let Kind::Field(top, record) = &base.kind
            && matches!(top.kind, Kind::Setup)
            && refers_to(with, &record.name, &field.name)
        {
            return self.put(s::FIELD, &[("title", &self.bare_title(record.title(self.lang.code())))]);
        }
        if let Kind::Field(base, field) = &expr.kind
            && let (Kind::Slot(slot, _), Type::Record(record)) = (&base.kind, &base.ty)
            && field.reference.is_none()
            && self.policy.keys.contains(&(Arc::clone(&record.place), Arc::clone(&field.name)))
            && record.fields.iter().filter(|f| self.is_key(record.place.clone(), f.name.clone())).count() == 1
            && let Some(var) = self.vars.get(slot).filter(|var| !var.noun.is_empty())
        {
            let noun = var.noun.clone();
            return self.put(s::THE_SAME, &[("thing", &noun)]);
        }
        self.value(expr)
    }

    fn is_key(&self, place: Arc<str>, name: Arc<str>) -> bool {
        self.policy.keys.contains(&(place, name))
    }

    /// A literal.
    pub(in crate::author) fn constant(&self, value: &Const) -> String {
        match value {
            Const::Text(text) if text.is_empty() => s::EMPTY_TEXT.get(self.lang).to_owned(),
            value => fact(&constant_fact(value), self.lang),
        }
    }

    fn param(&self, place: usize) -> String {
        let values = self.policy.params.get(place).map_or(&[][..], |param| param.values.as_slice());
        let said: Vec<String> = values
            .iter()
            .map(|(from, value)| match from {
                Some(date) => self.put(s::FROM_DAY, &[("value", &self.constant(value)), ("date", &date.to_string())]),
                None => self.constant(value),
            })
            .collect();
        match said.as_slice() {
            [only] => only.clone(),
            several => self.put(s::SEVERAL, &[("values", &several.join(", "))]),
        }
    }

    fn variable(&self, slot: Slot, name: &str) -> String {
        match self.vars.get(&slot) {
            Some(var) if !var.value.is_empty() => var.value.clone(),
            _ => words::quote(name, self.lang),
        }
    }

    /// Hands arguments to a definition.
    pub(super) fn pass(&mut self, params: &[Slot], args: &[Expr]) {
        let vars: Vec<Var> = args
            .iter()
            .map(|arg| {
                let is_record = matches!(arg.ty, Type::Record(_) | Type::Map(_));
                let noun = match &arg.kind {
                    Kind::Slot(slot, _) => self.vars.get(slot).map_or_else(String::new, |var| var.noun.clone()),
                    _ => String::new(),
                };
                let owner = self.owner(arg);
                let value = if is_record { String::new() } else { self.value(arg) };
                Var { noun, owner, value }
            })
            .collect();
        self.vars.extend(params.iter().copied().zip(vars));
    }

    /// Whose a field is, where its title does not say so.
    pub(super) fn owner(&mut self, base: &Expr) -> Option<String> {
        if !self.step() {
            return None;
        }
        match &base.kind {
            Kind::Slot(slot, _) => self.vars.get(slot).and_then(|var| var.owner.clone()),
            Kind::Field(inner, _) | Kind::EntryValue(inner) | Kind::EntryKey(inner) => self.owner(inner),
            Kind::Follow(reference, _) => Some(self.value(reference)),
            Kind::The(binding) => Some(self.the_record(binding)),
            Kind::Let(def) => self.owner(&def.value),
            Kind::Call(def, args) => {
                self.pass(&def.params, args);
                self.owner(&def.body)
            }
            Kind::Choice(a, ..) | Kind::OrElse(a, _) => self.owner(a),
            _ => None,
        }
    }

    /// A field with its owner, and from which file it is.
    pub(super) fn owned(&self, field: String, owner: Option<String>, base: &Expr) -> String {
        let field = match owner {
            Some(owner) => self.put(s::OF_OWNER, &[("field", &field), ("owner", &owner)]),
            None => field,
        };
        if is_previous(base) { self.put(s::IN_PREVIOUS, &[("field", &field)]) } else { field }
    }

    fn the_record(&mut self, binding: &Binding) -> String {
        let things = self.things(binding);
        self.bind(binding);
        match binding.filter.as_deref() {
            Some(filter) => {
                let filter = self.condition(filter, true);
                self.selected(note::Kind::Record, s::THE_RECORD, &things, filter)
            }
            None => self.put(s::THE_RECORD_ONLY, &[("things", &things)]),
        }
    }

    fn combined(&mut self, op: &str, a: &Expr, b: &Expr) -> String {
        if let (Type::Month, Kind::Const(Const::Duration(Duration::Months(1)))) = (&a.ty, &b.kind) {
            let month = self.value(a);
            let form = if op == "-" { s::LAST_MONTH } else { s::NEXT_MONTH };
            return self.put(form, &[("month", &month)]);
        }
        if let Kind::Const(Const::Duration(Duration::Days(0) | Duration::Months(0))) = &b.kind {
            return self.value(a);
        }
        let moves = matches!(a.ty, Type::Date | Type::Month);
        let (a, b) = (self.value(a), self.value(b));
        match (op, moves) {
            ("+", true) => self.put(s::LATER_BY, &[("duration", &b), ("date", &a)]),
            ("-", true) => self.put(s::EARLIER_BY, &[("duration", &b), ("date", &a)]),
            ("+", false) => self.put(s::PLUS, &[("a", &a), ("b", &b)]),
            ("-", false) => self.put(s::MINUS, &[("a", &a), ("b", &b)]),
            ("times", _) => self.put(s::TIMES, &[("a", &a), ("b", &b)]),
            _ => self.put(s::OTHER_COMBINE, &[("a", &a), ("b", &b)]),
        }
    }

    /// A title as it stands inside a sentence, without an article of its own.
    fn bare_title(&self, title: &str) -> String {
        let title = self.lower(title);
        title.strip_prefix("the ").map_or(title.clone(), str::to_owned)
    }

    /// A role by its label, where some set of values has one.
    pub(super) fn role(&self, role: &str) -> String {
        self.roles.get(role).cloned().unwrap_or_else(|| words::quote(role, self.lang))
    }
}

/// Whether a value is a reference to a field of a record.
fn refers_to(value: &Expr, record: &str, field: &str) -> bool {
    let Kind::Field(_, reference) = &value.kind else { return false };
    let mut targets = reference.reference.iter().flat_map(|reference| &reference.targets);
    targets.any(|(list, key)| **list == *record && **key == *field)
}

/// Whether a path begins in the earlier file.
fn is_previous(base: &Expr) -> bool {
    match &base.kind {
        Kind::Previous => true,
        Kind::Field(inner, _) => is_previous(inner),
        _ => false,
    }
}
