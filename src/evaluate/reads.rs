//! What an expression reads from the setup: the leaves of evidence.

use super::value::{Items, Rec, Val};
use super::{Judge, kept, kept_in};
use crate::document::NodeId;
use crate::program::ir::{Binding, Expr, Kind, LetDef, List};
use crate::source::Span;
use crate::value::{Field, Lack, Scalar, Truth};
use crate::verdict::{Fact, From, Place, Shortfall};
use std::rc::Rc;
use std::sync::Arc;

/// A label per language.
pub(super) type Label = Arc<[(Arc<str>, Arc<str>)]>;

/// What it takes to gather one place and carry it on through an expression, in steps: so the places that a file's
/// results hold are bounded with its steps.
const GATHERED: usize = 50;

/// One place that an expression reads.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub(super) place: Place,
    pub(super) policy: Span,
    pub(super) found: Fact,
    pub(super) label: Label,
    pub(super) from: From,
    /// What it lacks; `None`: it is settled.
    pub(super) lack: Option<Lack>,
    /// Of a statement that is declared and does not count: why.
    pub(super) short: Option<Box<Shortfall>>,
    /// Whether it only leads to another place.
    pub(super) context: bool,
    /// Whether the expression is this very value, not something worked out from it.
    pub(super) direct: bool,
}

impl<'a> Judge<'a> {
    /// Everything that a value expression reads, in source order. The first read of a plain path is direct.
    pub(super) fn reads(&self, expr: &'a Expr) -> Vec<Read> {
        if self.spent() {
            return Vec::new();
        }
        let reads = self.gathered(expr);
        self.charge(reads.len().saturating_mul(GATHERED));
        reads
    }

    fn gathered(&self, expr: &'a Expr) -> Vec<Read> {
        match &expr.kind {
            Kind::Broken | Kind::Const(_) | Kind::Param(_) | Kind::AsOf | Kind::Setup => Vec::new(),
            Kind::Previous if self.previous.is_some() => Vec::new(),
            Kind::Previous => vec![self.outside(From::Previous, "previous", expr.span)],
            Kind::Table(table) => self.table_read(*table, expr.span).into_iter().collect(),
            Kind::Column(base, _) => self.indirect(self.reads(base)),
            Kind::Lookup(table, keys, _) => {
                let mut out: Vec<Read> = keys.iter().flat_map(|key| self.indirect(self.reads(key))).collect();
                out.extend(self.table_read(*table, expr.span));
                out
            }
            Kind::Field(base, field) => self.field_reads(expr, base, field, false),
            Kind::Follow(base, _) => self.follow_reads(expr, base),
            Kind::EntryKey(base) | Kind::EntryValue(base) => match self.eval(base) {
                Val::Record(Rec::Entry(map, place)) => self.entry_read(expr, map, place).into_iter().collect(),
                _ => self.reads(base),
            },
            Kind::Slot(slot, _) => {
                let argument = self.arguments.borrow().get(slot).copied();
                match argument {
                    Some(argument) => self.reads(argument),
                    None => self.slot_read(*slot, expr).into_iter().collect(),
                }
            }
            Kind::Let(def) => self.of_let(def, false, || self.reads(&def.value)),
            Kind::Call(def, args) if args.is_empty() && self.is_placing.get() => {
                let read = || Rc::new(self.condensed_reads(self.reads(&def.body)));
                kept(&self.placed, Arc::as_ptr(def), read).to_vec()
            }
            Kind::Call(def, args) => self.inside(def, args, |this| this.reads(&def.body)),
            Kind::OrElse(a, b) => {
                if self.declared(a) {
                    return self.reads(a);
                }
                let settled = |read: Read| Read { lack: None, direct: false, ..read };
                let mut out: Vec<Read> = self.reads(a).into_iter().map(settled).collect();
                out.extend(self.reads(b));
                out
            }
            Kind::Choice(then, condition, otherwise) => {
                let mut out = self.indirect(self.reads(condition));
                match self.truth(condition) {
                    Truth::True { .. } => out.extend(self.reads(then)),
                    Truth::False { .. } => out.extend(self.reads(otherwise)),
                    Truth::Unknown(_) => out.extend(self.reads(then).into_iter().chain(self.reads(otherwise))),
                }
                out
            }
            Kind::Quantified(quantity, binding, body) => {
                let amounts = quantity.amounts().flat_map(|amount| self.indirect(self.reads(&amount.value)));
                self.range_reads(binding, Some(body)).into_iter().chain(amounts).collect()
            }
            Kind::Aggregate(_, value, binding) => self.range_reads(binding, Some(value)),
            Kind::The(binding) | Kind::Count(binding) => self.range_reads(binding, None),
            Kind::AsShape(a, _) => self.indirect(self.reads(a)),
            Kind::Attested(attested) => {
                let statement = self.statement_read(attested, expr.span);
                let asked = expr.children().into_iter().filter(|_| statement.lack.is_none());
                let asked: Vec<Read> = asked.flat_map(|child| self.indirect(self.reads(child))).collect();
                [statement].into_iter().chain(asked).collect()
            }
            _ => {
                let children = expr.children();
                children.into_iter().flat_map(|child| self.indirect(self.reads(child))).collect()
            }
        }
    }

    /// What a `let` reads, or the way to what it is: gathered once while the variables hold what they hold.
    pub(super) fn of_let(&self, def: &'a LetDef, is_way: bool, gather: impl FnOnce() -> Vec<Read>) -> Vec<Read> {
        let key = (std::ptr::from_ref(def), is_way, self.is_placing.get());
        kept_in(&self.let_reads, self.frame.get(), key, gather).to_vec()
    }

    fn indirect(&self, reads: Vec<Read>) -> Vec<Read> {
        reads.into_iter().map(|read| Read { direct: false, ..read }).collect()
    }

    /// Runs inside a definition: its parameters hold the arguments, and are known to come from them.
    pub(super) fn inside<T>(
        &self,
        def: &'a crate::program::ir::Definition,
        args: &'a [Expr],
        run: impl FnOnce(&Self) -> T,
    ) -> T {
        let values = args.iter().map(|arg| self.eval(arg)).collect();
        // An argument that is itself a parameter stands for what that parameter stands for.
        let exprs: Vec<&'a Expr> = args
            .iter()
            .map(|arg| match &arg.kind {
                Kind::Slot(slot, _) => self.arguments.borrow().get(slot).copied().unwrap_or(arg),
                _ => arg,
            })
            .collect();
        let before: Vec<_> = {
            let mut arguments = self.arguments.borrow_mut();
            def.params.iter().zip(exprs).map(|(slot, arg)| (*slot, arguments.insert(*slot, arg))).collect()
        };
        let result = self.with(&def.params, values, || run(self));
        let mut arguments = self.arguments.borrow_mut();
        for (slot, old) in before {
            match old {
                Some(old) => arguments.insert(slot, old),
                None => arguments.remove(&slot),
            };
        }
        result
    }

    /// What a field reads; of a list only its size, where `sized`.
    fn field_reads(&self, expr: &'a Expr, base: &'a Expr, field: &'a Field, sized: bool) -> Vec<Read> {
        let mut out = self.way(base);
        let read = |under: NodeId, place: Place, value: &Val<'a>, judge: &Self| Read {
            place,
            policy: expr.span,
            found: match value {
                Val::List(items) if sized => judge.size(items),
                _ => judge.fact(value, &expr.ty),
            },
            label: field.titles.clone(),
            from: judge.from(under),
            lack: value.unsettled(),
            short: None,
            context: false,
            direct: true,
        };
        match self.eval(base) {
            Val::Record(Rec::Node(record)) => {
                let value = self.eval(expr);
                let node = self.get(record, &field.name);
                let place = node.map_or_else(|| self.missing_place(record, &[&field.name]), |node| self.place(node));
                let mut read = read(record, place, &value, self);
                // What does not fit its type is stated all the same.
                if node.is_some() && matches!(read.found, Fact::Undeclared) {
                    read.found = Fact::Something;
                }
                out.reserve_exact(1);
                out.push(read);
            }
            Val::Record(Rec::Nothing(binding)) => {
                let value = self.eval(expr);
                if let Some(list) = self.list_read(binding) {
                    out.push(Read {
                        found: self.fact(&value, &expr.ty),
                        label: joined(field, &list.label),
                        lack: value.unsettled(),
                        direct: false,
                        ..list
                    });
                }
            }
            Val::Scalar(Scalar::None) => return self.reads(base),
            _ => match self.undeclared_path(expr) {
                Some((node, keys)) => {
                    let place = self.missing_place(node, &keys);
                    let lack = Some(self.eval(expr).lack().unwrap_or(Lack::Unstated));
                    out.push(Read { lack, found: Fact::Undeclared, ..read(node, place, &Val::UNSTATED, self) });
                }
                None => return self.reads(base),
            },
        }
        out
    }

    /// For a path through records that are not declared: the nearest record that is, and the keys from there.
    fn undeclared_path(&self, expr: &'a Expr) -> Option<(NodeId, Vec<&'a str>)> {
        let Kind::Field(base, field) = &expr.kind else { return None };
        if let Val::Record(Rec::Node(record)) = self.eval(base) {
            return Some((record, vec![&field.name]));
        }
        let (node, mut keys) = self.undeclared_path(base)?;
        keys.push(&field.name);
        Some((node, keys))
    }

    fn follow_reads(&self, expr: &'a Expr, base: &'a Expr) -> Vec<Read> {
        let lost = self.eval(expr).lack().is_some();
        let reads = self.reads(base);
        if !lost {
            return reads;
        }
        // A reference that leads nowhere: its own place is what has to be mended.
        reads.into_iter().map(|read| Read { lack: read.lack.or(Some(Lack::Unstated)), ..read }).collect()
    }

    fn entry_read(&self, expr: &'a Expr, map: NodeId, place: usize) -> Option<Read> {
        let crate::document::Kind::Record(entries) = self.tree.kind(map) else { return None };
        let entry = entries.get(place)?;
        Some(self.plain_read(entry.value, &self.eval(expr), expr))
    }

    /// A loop variable that is itself a single value.
    fn slot_read(&self, slot: usize, expr: &'a Expr) -> Option<Read> {
        let state = self.slot_state(slot);
        let (value, node) = (state.value?, state.origin?);
        if matches!(value, Val::Record(_)) {
            return None;
        }
        Some(self.plain_read(node, &value, expr))
    }

    /// A value that is read as it stands.
    pub(super) fn plain_read(&self, node: NodeId, value: &Val<'a>, expr: &'a Expr) -> Read {
        Read {
            place: self.place(node),
            policy: expr.span,
            found: self.fact(value, &expr.ty),
            label: Arc::default(),
            from: self.from(node),
            lack: value.unsettled(),
            short: None,
            context: false,
            direct: true,
        }
    }

    /// The document in which a node stands.
    pub(super) fn from(&self, node: NodeId) -> From {
        if self.previous.is_some_and(|top| self.tree.top(node) == top) { From::Previous } else { From::Setup }
    }

    /// Something that comes from outside the setup.
    fn outside(&self, from: From, name: &str, policy: Span) -> Read {
        let pointer = crate::value::Pointer::default().key(name);
        Read {
            place: Place { pointer, span: None, write_at: None },
            policy,
            found: Fact::Undeclared,
            label: self.program.policy().header.languages.iter().map(|l| (Arc::clone(l), Arc::from(name))).collect(),
            from,
            lack: Some(Lack::Unstated),
            short: None,
            context: false,
            direct: false,
        }
    }

    /// A table that was not given.
    fn table_read(&self, table: usize, policy: Span) -> Option<Read> {
        let table = self.program.policy().tables.get(table)?;
        table.rows.is_none().then(|| self.outside(From::Table, &table.name, policy))
    }

    /// The statement that makes a clause attested, or its lack.
    pub(super) fn statement_read(&self, attested: &'a crate::program::ir::Attested, policy: Span) -> Read {
        let mut read = self.outside(From::Attestation, &attested.clause, policy);
        let root = self.tree.root();
        match self.statement(attested) {
            Some(node) => {
                read.place = self.place(node);
                read.found = Fact::Something;
                read.lack = None;
            }
            None => match (self.short_statement(attested), self.tree.get(root, "attestations")) {
                (Some((record, key, why)), _) => {
                    let field = self.tree.get(record, key);
                    read.place = field.map_or_else(|| self.missing_place(record, &[key]), |field| self.place(field));
                    read.short = Some(Box::new(why));
                }
                (None, Some(list)) => read.place = self.place(list),
                (None, None) => read.place = self.missing_place(root, &["attestations"]),
            },
        }
        read
    }

    /// The same, of a list that is only to be counted.
    fn sized_reads(&self, list: &'a Expr) -> Vec<Read> {
        let Kind::Field(base, field) = &list.kind else { return self.reads(list) };
        if self.spent() {
            return Vec::new();
        }
        let reads = self.field_reads(list, base, field, true);
        self.charge(reads.len().saturating_mul(GATHERED));
        reads
    }

    /// The list of a binding as a place.
    pub(super) fn list_read(&self, binding: &'a Binding) -> Option<Read> {
        let List::Expr(list) = &*binding.list else { return None };
        let mut read = self.sized_reads(list).into_iter().find(|read| !read.context)?;
        if let Ok(items) = self.range(&binding.list) {
            read.found = self.size(&items);
        }
        Some(Read { direct: false, ..read })
    }

    /// The list of a binding and the way to it, or the days between which its months lie.
    pub(super) fn list_reads(&self, binding: &'a Binding) -> Vec<Read> {
        let mut out = self.indirect(binding.list.exprs().flat_map(|expr| self.sized_reads(expr)).collect());
        let is_list = matches!(&*binding.list, List::Expr(list) if !matches!(list.kind, Kind::List(_)));
        if let (true, Some(list), Ok(items)) =
            (is_list, out.iter_mut().rfind(|read| !read.context), self.range(&binding.list))
        {
            list.found = self.size(&items);
        }
        out
    }

    /// What a range reads: its list, what keeps items in or out when that is not known, and the values of its items.
    fn range_reads(&self, binding: &'a Binding, value: Option<&'a Expr>) -> Vec<Read> {
        let mut out = self.list_reads(binding);
        let mut inner = Vec::new();
        let _ = self.each(binding, &mut |_, inside| {
            if let (Truth::Unknown(_), Some(filter)) = (inside, &binding.filter) {
                inner.extend(self.reads(filter).into_iter().filter(|read| read.lack.is_some()));
            }
            if let Some(value) = value {
                inner.extend(self.reads(value));
            }
        });
        out.extend(self.beside(binding));
        out.extend(self.indirect(inner));
        out
    }

    /// The items of a range, entered one by one, at given places.
    pub(super) fn at_places(&self, binding: &'a Binding, places: &[usize], visit: &mut dyn FnMut(usize)) {
        let Ok(items) = self.range(&binding.list) else { return };
        let items: Items<'a> = items;
        let outer = self.slot_state(binding.slot);
        for place in places {
            self.enter(binding, &items, *place);
            visit(*place);
        }
        self.restore(binding.slot, outer);
    }
}

/// The field's label with the list's behind it: "Issued on (Cards)".
fn joined(field: &Field, list: &Label) -> Label {
    list.iter().map(|(lang, title)| (Arc::clone(lang), Arc::from(format!("{} ({title})", field.title(lang))))).collect()
}
