//! What an expression reads from the setup: the leaves of evidence.

use super::ground::{self, Apart, As, STANDS};
use super::reader::Sight;
use super::value::{Items, Rec, Val};
use super::{Judge, kept, kept_in, with_room};
use crate::document::NodeId;
use crate::program::ir::{Attested, Binding, Definition, Expr, Kind, LetDef, List, Slot};
use crate::value::{Field, Lack, Number, Pointer, Scalar, Step, Titles, Truth};
use crate::verdict::{Fact, From, Missing, Need, Piece, Place};
use std::rc::Rc;
use std::sync::Arc;

/// What it takes to gather one place and carry it on through an expression, in steps: so the places that a file's
/// results hold are bounded with its steps.
pub(super) const GATHERED: usize = 50;

/// What it takes to tell what is given for parameters from all else that was given for them, in steps: so what is known of
/// expressions with what is given in them is bounded with a file's steps too.
const NUMBERED: usize = 1_000;

/// One place that an expression reads. The numbers are those of pieces of evidence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    /// Where it stands.
    pub(super) at: u32,
    /// By which expression it is asked for.
    pub(super) asked: u32,
    /// By which words of the policy.
    pub(super) words: u32,
    pub(super) found: u32,
    /// Of a statement that is declared and does not count: why.
    pub(super) short: Option<u32>,
    pub(super) from: From,
    /// What it lacks; `None`: it is settled.
    pub(super) lack: Option<Lack>,
    /// Whether it only leads to another place.
    pub(super) context: bool,
    /// Whether the expression is this very value, not something worked out from it.
    pub(super) direct: bool,
}

impl Read {
    /// As evidence, of which nothing was needed.
    pub(super) fn piece(self, needed: Option<Need>, context: bool) -> Piece {
        Piece::new(self.at, self.asked, self.found, needed, context || self.context)
    }
}

/// Whether an expression is the same for every file: it reads nothing.
pub(super) fn is_constant(expr: &Expr) -> bool {
    matches!(expr.kind, Kind::Const(_) | Kind::Param(_) | Kind::AsOf)
}

/// What was read on from a place is not the expression itself.
pub(super) fn indirect(reads: &mut [Read]) {
    reads.iter_mut().for_each(|read| read.direct = false);
}

/// What was read on from a place only leads to others.
pub(super) fn leading(reads: &mut [Read]) {
    for read in reads {
        read.context = true;
        read.direct = false;
    }
}

/// What was put behind so many others.
pub(super) fn behind(reads: &mut [Read], before: usize) -> &mut [Read] {
    reads.get_mut(before..).unwrap_or_default()
}

impl<'a> Judge<'a> {
    /// Everything that a value expression reads, in source order, as long as it is looked at. The first read of a plain
    /// path is direct.
    pub(super) fn with_reads<T>(&self, expr: &'a Expr, run: impl FnOnce(&mut Vec<Read>) -> T) -> T {
        self.with_room(|reads| {
            self.reads(expr, reads);
            run(reads)
        })
    }

    /// Runs with room for what is read, which is used again.
    pub(super) fn with_room<T>(&self, run: impl FnOnce(&mut Vec<Read>) -> T) -> T {
        with_room(&self.rooms, run)
    }

    /// Puts everything that a value expression reads behind what was read before.
    pub(super) fn reads(&self, expr: &'a Expr, out: &mut Vec<Read>) {
        if self.spent() || is_constant(expr) {
            return;
        }
        let before = out.len();
        self.gather(expr, out);
        self.charge(out.len().saturating_sub(before).saturating_mul(GATHERED));
    }

    /// The same, of which nothing is the expression itself.
    fn indirect_reads(&self, expr: &'a Expr, out: &mut Vec<Read>) {
        let before = out.len();
        self.reads(expr, out);
        indirect(behind(out, before));
    }

    fn gather(&self, expr: &'a Expr, out: &mut Vec<Read>) {
        match &expr.kind {
            Kind::Previous if self.previous.is_none() => out.push(self.outside(From::Previous, "previous", expr)),
            Kind::Table(table) => out.extend(self.table_read(*table, expr)),
            Kind::Lookup(table, keys, _) => {
                keys.iter().for_each(|key| self.indirect_reads(key, out));
                out.extend(self.table_read(*table, expr));
            }
            Kind::Field(base, field) => self.field_reads(expr, base, field, out),
            Kind::Follow(base, _) => self.follow_reads(expr, base, out),
            Kind::EntryKey(base) | Kind::EntryValue(base) => match self.eval(base) {
                Val::Record(Rec::Entry(map, place)) => out.extend(self.entry_read(expr, map, place)),
                _ => self.reads(base, out),
            },
            Kind::Slot(slot, _) => match self.given(*slot) {
                Some(argument) => self.reads(argument, out),
                None => out.extend(self.slot_read(*slot, expr)),
            },
            Kind::Let(def) => self.of_let(def, false, out, |out| self.reads(&def.value, out)),
            Kind::Call(def, args) if args.is_empty() && self.is_placing.get() => {
                let placed = self.fixed(|| {
                    kept(&self.placed, Arc::as_ptr(def), || {
                        self.with_reads(&def.body, |reads| self.condensed_reads(reads).into())
                    })
                });
                placed.iter().for_each(|read| self.note_fixed_trace(&[read.piece(None, false)]));
                out.extend_from_slice(&placed);
            }
            Kind::Call(def, args) => self.inside(def, args, |this| this.reads(&def.body, out)),
            Kind::OrElse(a, b) => {
                if self.declared(a) {
                    return self.reads(a, out);
                }
                let before = out.len();
                self.indirect_reads(a, out);
                behind(out, before).iter_mut().for_each(|read| read.lack = None);
                self.reads(b, out);
            }
            Kind::Choice(then, condition, otherwise) => {
                self.indirect_reads(condition, out);
                let truth = self.truth(condition).value();
                if truth != Some(false) {
                    self.reads(then, out);
                }
                if truth != Some(true) {
                    self.reads(otherwise, out);
                }
            }
            Kind::Quantified(quantity, binding, body) => {
                self.range_reads(binding, Some(body), out);
                quantity.amounts().for_each(|amount| self.indirect_reads(&amount.value, out));
            }
            Kind::Aggregate(_, value, binding) => self.range_reads(binding, Some(value), out),
            Kind::The(binding) | Kind::Count(binding) => self.range_reads(binding, None, out),
            Kind::Attested(attested) => {
                let statement = self.statement_read(attested, expr);
                out.push(statement);
                if statement.lack.is_none() {
                    expr.each_child(&mut |child| self.indirect_reads(child, out));
                }
            }
            _ => expr.each_child(&mut |child| self.indirect_reads(child, out)),
        }
    }

    /// What a `let` reads, or the way to what it is: gathered once while the variables hold what they hold.
    pub(super) fn of_let(
        &self,
        def: &'a LetDef,
        is_way: bool,
        out: &mut Vec<Read>,
        gather: impl FnOnce(&mut Vec<Read>),
    ) {
        let key = (std::ptr::from_ref(def), is_way, self.is_placing.get());
        let reads: Rc<Box<[Read]>> = kept_in(&self.let_reads, self.frame.get(), key, || {
            Rc::new(self.with_room(|reads| {
                gather(reads);
                reads.as_slice().into()
            }))
        });
        out.extend_from_slice(&reads);
    }

    /// Runs inside a definition: its parameters hold the arguments, and are known to come from them.
    pub(super) fn inside<T>(&self, def: &'a Definition, args: &'a [Expr], run: impl FnOnce(&Self) -> T) -> T {
        self.with(&def.params, args, || {
            let before = self.arguments.borrow().len();
            let outer = self.within.get();
            // An argument that is itself a parameter stands for what that parameter stands for.
            let given = |arg: &'a Expr| match &arg.kind {
                Kind::Slot(outer, _) => self.given(*outer).unwrap_or(arg),
                _ => arg,
            };
            if let ([slot], [arg]) = (def.params.as_slice(), args) {
                let given = given(arg);
                self.arguments.borrow_mut().push((*slot, given));
            } else {
                let given: Vec<(Slot, &'a Expr)> = def.params.iter().copied().zip(args.iter().map(given)).collect();
                self.arguments.borrow_mut().extend(given);
            }
            for (slot, given) in self.arguments.borrow().iter().skip(before) {
                let mut insides = self.insides.borrow_mut();
                let next = u32::try_from(insides.len()).unwrap_or(u32::MAX).saturating_add(1);
                let key = (self.within.get(), *slot, std::ptr::from_ref(*given));
                self.within.set(*insides.entry(key).or_insert_with(|| {
                    self.charge(NUMBERED);
                    next
                }));
            }
            let result = run(self);
            self.within.set(outer);
            self.arguments.borrow_mut().truncate(before);
            result
        })
    }

    fn field_reads(&self, expr: &'a Expr, base: &'a Expr, field: &'a Arc<Field>, out: &mut Vec<Read>) {
        if let Some((record, node)) = self.settled_field(base, field) {
            let (asked, words) = self.asked_field(expr, field);
            let (at, found, from) = (number(node), STANDS, self.from(record));
            let read = Read { at, asked, words, found, short: None, from, lack: None, context: false, direct: true };
            return out.push(read);
        }
        let before = out.len();
        self.way(base, out);
        let read = |under: NodeId, at: u32, found: u32, lack: Option<Lack>| {
            let (asked, words) = self.asked_field(expr, field);
            let from = self.from(under);
            Read { at, asked, words, found, short: None, from, lack, context: false, direct: true }
        };
        match self.eval(base) {
            Val::Record(Rec::Node(record)) => {
                let node = self.node_of(record, field);
                if let Some(node) = node.filter(|_| self.is_noting()) {
                    let lack = self.noted_lack(node, field);
                    return out.push(read(record, number(node), STANDS, lack));
                }
                let value = self.field_at(node, field);
                let at = match node {
                    Some(node) => number(node),
                    None => self.lack(record, &field.name),
                };
                let found = match node {
                    Some(_) => STANDS,
                    None => self.found(self.fact(&value, &expr.ty)),
                };
                out.push(read(record, at, found, value.unsettled()));
            }
            Val::Record(Rec::Nothing(binding)) => {
                let value = self.eval(expr);
                if let Some(list) = self.list_read(binding) {
                    let found = self.found(self.fact(&value, &expr.ty));
                    let label = |list: &Titles| joined(field, list);
                    let asked = self.ground.borrow_mut().beside(expr, list.asked, label);
                    out.push(Read { asked, found, lack: value.unsettled(), ..list });
                }
            }
            Val::Scalar(Scalar::None) => {
                out.truncate(before);
                self.reads(base, out);
            }
            _ => match self.undeclared_path(expr) {
                Some((node, keys)) => {
                    let at = self.lacking(node, &keys);
                    let lack = self.eval(expr).lack();
                    out.push(read(node, at, self.found(Fact::Undeclared), lack));
                }
                None => {
                    out.truncate(before);
                    self.reads(base, out);
                }
            },
        }
    }

    /// The record that a variable holds, and where a field stands in it that is seen to be settled; nothing leads there that
    /// is read too, and nothing is noted of it.
    fn settled_field(&self, base: &'a Expr, field: &'a Field) -> Option<(NodeId, NodeId)> {
        let Kind::Slot(slot, _) = base.kind else { return None };
        let record = self.variables.record(slot).filter(|_| !self.is_noting() && !self.spent())?;
        let is_variable = self.given(slot).is_none_or(|given| matches!(given.kind, Kind::Slot(..)));
        let node = self.node_of(record, field).filter(|_| is_variable)?;
        self.reader.is_seen(node, Sight::of_field(field)?).then_some((record, node))
    }

    /// As what a field is asked for, and by which words.
    pub(super) fn asked_field(&self, expr: &Expr, field: &Arc<Field>) -> (u32, u32) {
        self.asked_as((expr, As::Field), Some(field))
    }

    /// As what an expression is asked for, told as it is.
    fn asked_as(&self, (expr, told): (&Expr, As), field: Option<&Arc<Field>>) -> (u32, u32) {
        let ask = || self.ground.borrow_mut().asked((expr, told), || None, field);
        self.recent_asked.or_find(expr, (std::ptr::from_ref(expr), told), ask)
    }

    /// The number of a value that is found.
    pub(super) fn found(&self, fact: Fact) -> u32 {
        self.ground.borrow_mut().fact(fact)
    }

    /// The number of a place that is not there: under a node, by the keys that lead to it.
    fn lacking(&self, under: NodeId, keys: &[&str]) -> u32 {
        if let [key] = keys {
            return self.lack(under, key);
        }
        let place = self.missing_place(under, keys);
        self.ground.borrow_mut().place(place, Some(under))
    }

    /// Whether a pointer leads to the place of a number.
    pub(super) fn is_at(&self, at: u32, pointer: &Pointer) -> bool {
        match self.tree.node(at as usize) {
            Some(node) => self.tree.is_at(node, pointer),
            None => match self.ground.borrow().apart(at) {
                Some(Apart::Lacking(record, key, _)) => {
                    let is_key = pointer.last().is_some_and(|step| matches!(step, Step::Key(last) if **last == *key));
                    is_key && pointer.before().is_some_and(|before| self.tree.is_at(record, before))
                }
                Some(Apart::Other(place)) => place.pointer == *pointer,
                None => false,
            },
        }
    }

    /// The number of the place of a key that a record lacks.
    fn lack(&self, record: NodeId, key: &str) -> u32 {
        let mut ground = self.ground.borrow_mut();
        let key = ground.key(key);
        ground.lack((record, self.in_list(record)), key)
    }

    /// The place of a number.
    pub(super) fn place_at(&self, at: u32) -> Place {
        match (self.tree.node(at as usize), self.ground.borrow().apart(at)) {
            (Some(node), _) => self.place(node),
            (None, Some(Apart::Lacking(record, key, _))) => self.missing_place(record, &[key]),
            (None, Some(Apart::Other(place))) => place.clone(),
            (None, None) => Place { pointer: Pointer::default(), span: None, write_at: None },
        }
    }

    /// What is not declared and would decide.
    pub(super) fn missing(&self, read: &Read) -> Missing {
        self.lose_way();
        let place = self.place_at(read.at);
        let ground = self.ground.borrow();
        Missing {
            place,
            from: read.from,
            label: ground.label(read.asked),
            policy: ground.policy(read.asked).unwrap_or(self.tree.span(self.tree.root())),
            open: read.lack == Some(Lack::Open),
            short: read.short.and_then(|short| ground.short(short)),
        }
    }

    /// For a path through records that are not declared: the nearest record that is, and the keys from there.
    fn undeclared_path(&self, expr: &'a Expr) -> Option<(NodeId, Vec<&'a str>)> {
        self.lose_way();
        let Kind::Field(base, field) = &expr.kind else { return None };
        if let Val::Record(Rec::Node(record)) = self.eval(base) {
            return Some((record, vec![&field.name]));
        }
        let (node, mut keys) = self.undeclared_path(base)?;
        keys.push(&field.name);
        Some((node, keys))
    }

    fn follow_reads(&self, expr: &'a Expr, base: &'a Expr, out: &mut Vec<Read>) {
        let before = out.len();
        self.reads(base, out);
        let is_known = matches!(self.eval(base), Val::Scalar(Scalar::Text(_))) && self.home(base).is_ok();
        if is_known && self.eval(expr).lack().is_some() {
            // A reference that leads nowhere: its own place is what has to be mended.
            let own = behind(out, before).iter_mut().filter(|read| read.direct);
            own.for_each(|read| read.lack = read.lack.or(Some(Lack::Unstated)));
        }
    }

    fn entry_read(&self, expr: &'a Expr, map: NodeId, place: usize) -> Option<Read> {
        self.lose_way();
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
        let lack = if self.is_noting() { self.noted_lack_as(node, &expr.ty) } else { value.unsettled() };
        Some(self.plain(node, (STANDS, lack), (expr, As::Plain)))
    }

    /// A value that is read as it stands.
    pub(super) fn plain_read(&self, node: NodeId, value: &Val<'a>, expr: &'a Expr) -> Read {
        let found = self.found(self.fact(value, &expr.ty));
        self.plain(node, (found, value.unsettled()), (expr, As::Plain))
    }

    /// The same, of what was found and what it lacks.
    pub(super) fn plain(&self, node: NodeId, (found, lack): (u32, Option<Lack>), told: (&'a Expr, As)) -> Read {
        let (asked, words) = self.asked_as(told, None);
        let from = self.from(node);
        Read { at: number(node), asked, words, found, short: None, from, lack, context: false, direct: true }
    }

    /// Where that stands which an expression is, when it is plainly that, and as which field.
    pub(super) fn stands_at(&self, expr: &'a Expr) -> Option<(NodeId, Option<&'a Arc<Field>>)> {
        match &expr.kind {
            Kind::Slot(slot, _) => {
                let single = matches!(self.variables.get(*slot)?, Val::Scalar(_));
                self.variables.origin(*slot).filter(|_| single).map(|node| (node, None))
            }
            Kind::Field(base, field) => Some((self.node_of(self.record_of(base)?, field)?, Some(field))),
            _ => None,
        }
    }

    /// The document in which a node stands.
    pub(super) fn from(&self, node: NodeId) -> From {
        if self.previous.is_some_and(|top| self.tree.top(node) == top) { From::Previous } else { From::Setup }
    }

    /// Something that comes from outside the setup.
    fn outside(&self, from: From, name: &str, expr: &'a Expr) -> Read {
        self.lose_way();
        let pointer = Pointer::default().key(name);
        let at = self.ground.borrow_mut().place(Place { pointer, span: None, write_at: None }, None);
        let languages = &self.program.policy().info.languages;
        let label = || languages.iter().map(|lang| (Arc::clone(lang), Arc::from(name))).collect();
        let (asked, words) = self.ground.borrow_mut().asked((expr, As::Outside), || Some(label()), None);
        let (found, lack) = (self.found(Fact::Undeclared), Some(Lack::Unstated));
        Read { at, asked, words, found, short: None, from, lack, context: false, direct: false }
    }

    /// A table that was not given.
    fn table_read(&self, table: usize, expr: &'a Expr) -> Option<Read> {
        let table = self.program.policy().tables.get(table)?;
        table.rows.is_none().then(|| self.outside(From::Table, &table.name, expr))
    }

    /// The statement that makes a clause attested, or its lack.
    pub(super) fn statement_read(&self, attested: &'a Attested, expr: &'a Expr) -> Read {
        let mut read = self.outside(From::Attestation, &attested.clause, expr);
        let root = self.tree.root();
        match self.statement(attested) {
            Some(node) => {
                read.at = number(node);
                read.found = self.found(Fact::Something);
                read.lack = None;
            }
            None => match (self.short_statement(attested), self.tree.get(root, "attestations")) {
                (Some((record, key, why)), _) => {
                    let field = self.tree.get(record, key);
                    let missing = || self.lacking(record, &[key]);
                    read.at = field.map_or_else(missing, number);
                    read.short = Some(self.ground.borrow_mut().shortfall(why));
                }
                (None, Some(list)) => read.at = number(list),
                (None, None) => read.at = self.lacking(root, &["attestations"]),
            },
        }
        read
    }

    /// The list of a binding as a place.
    pub(super) fn list_read(&self, binding: &'a Binding) -> Option<Read> {
        let List::Expr(list) = &*binding.list else { return None };
        let mut read = self.with_room(|reads| {
            self.reads(list, reads);
            reads.iter().find(|read| !read.context).copied()
        })?;
        if let Ok(items) = self.range(&binding.list) {
            read.found = self.size(&items);
        }
        Some(Read { direct: false, ..read })
    }

    /// The number of how many items there are.
    pub(super) fn size(&self, items: &Items<'a>) -> u32 {
        self.count_of(self.length(items))
    }

    /// The number of so many.
    pub(super) fn count_of(&self, count: usize) -> u32 {
        ground::count(count).unwrap_or_else(|| self.found(Fact::number(Number::count(count))))
    }

    /// The list of a binding and the way to it, or the days between which its months lie.
    pub(super) fn list_reads(&self, binding: &'a Binding, out: &mut Vec<Read>) {
        let before = out.len();
        binding.list.exprs().for_each(|expr| self.reads(expr, out));
        indirect(behind(out, before));
        let is_list = matches!(&*binding.list, List::Expr(list) if !matches!(list.kind, Kind::List(_)));
        if let (true, Some(list), Ok(items)) =
            (is_list, behind(out, before).iter_mut().rfind(|read| !read.context), self.range(&binding.list))
        {
            list.found = self.size(&items);
        }
    }

    /// What a range reads: its list, what keeps items in or out when that is not known, and the values of its items.
    fn range_reads(&self, binding: &'a Binding, value: Option<&'a Expr>, out: &mut Vec<Read>) {
        self.list_reads(binding, out);
        self.with_room(|inner| {
            let _ = self.each(binding, &mut |_, inside| {
                if let (Truth::Unknown(_), Some(filter)) = (inside, &binding.filter) {
                    self.with_reads(filter, |reads| inner.extend(reads.iter().filter(|read| read.lack.is_some())));
                }
                if let Some(value) = value {
                    self.reads(value, inner);
                }
            });
            self.beside(binding, out);
            indirect(inner);
            out.append(inner);
        });
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
fn joined(field: &Field, list: &Titles) -> Titles {
    list.iter().map(|(lang, title)| (Arc::clone(lang), Arc::from(format!("{} ({title})", field.title(lang))))).collect()
}

/// The number of a node's place.
pub(super) fn number(node: NodeId) -> u32 {
    u32::try_from(node.index()).unwrap_or(u32::MAX)
}
