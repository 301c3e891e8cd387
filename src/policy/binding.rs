//! Bindings: what a variable runs over, which fields are keys, and how an index can find the items.

use super::declared::{Bound, Checker, Local};
use super::ir::{self, Binding, Expr, Kind, List, Plan, Shared, Target};
use crate::diagnostic::{Diagnostic, Role, codes::checking as codes};
use crate::stored::Late;
use crate::syntax::ast;
use crate::value::{Field, RecordType, Type};
use std::collections::HashMap;
use std::sync::Arc;

/// The place of the record type of a map's entries.
pub(super) const ENTRY: &str = "#entry";
/// The beginning of the place of the record type of a table's rows.
pub(super) const ROW: &str = "#table:";

impl Checker<'_> {
    /// Binds `name` and checks `body` with it; the name is forgotten afterwards.
    pub(super) fn binding<T>(
        &mut self,
        binding: &ast::Binding,
        body: impl FnOnce(&mut Self, &Binding) -> T,
    ) -> (Binding, T) {
        let list = self.list(&binding.list);
        let (item, target) = item_type(&list);
        if matches!(item, Type::Broken) && !list_is_broken(&list) {
            let span = list_span(&list);
            let found = list_type(&list).map_or("type-unknown", super::types::word);
            self.report(Diagnostic::at(codes::WRONG_TYPE, span).word("found", found).word("expected", "type-list"));
        }
        let slot = self.new_slot();
        self.bind(&binding.var, Bound::Slot(slot, item, target));
        let filter = binding.filter.as_ref().map(|filter| Box::new(self.truth(filter)));
        let plan = filter.as_ref().and_then(|filter| plan(slot, filter)).map(Box::new);
        let name = Arc::from(binding.var.text.as_str());
        self.bindings += 1;
        let bound = Binding { id: self.bindings - 1, name, slot, list: Box::new(list), filter, plan };
        let result = body(self, &bound);
        self.locals.pop();
        (bound, result)
    }

    /// Adds a bound name; one that hides another is a finding.
    pub(super) fn bind(&mut self, name: &ast::Name, is: Bound) {
        let hidden = self.locals.iter().find(|local| *local.name == *name.text).map(|local| Some(local.span));
        let hidden = hidden.or_else(|| {
            let declared = &self.declared;
            let span = declared.params.get(&name.text).map(|x| x.name.span);
            let span = span.or_else(|| declared.defines.get(&name.text).map(|x| x.name.span));
            span.or_else(|| declared.tables.get(&name.text).map(|x| x.name.span)).map(Some)
        });
        let root = self.schema.root().field(&name.text).is_some() || matches!(name.text.as_str(), "as_of" | "previous");
        if let Some(first) = hidden.or(root.then_some(None)) {
            let finding = Diagnostic::at(codes::HIDDEN_NAME, name.span).with("name", name.text.as_str());
            self.report(match first {
                Some(span) => finding.and(Role::First, span),
                None => finding,
            });
        }
        self.locals.push(Local { name: Arc::from(name.text.as_str()), span: name.span, is });
    }

    fn list(&mut self, list: &ast::ListExpr) -> List {
        match list {
            ast::ListExpr::Expr(list) => List::Expr(self.expr(list, None)),
            ast::ListExpr::Months(from, to, span) => List::Months(self.date(from), self.date(to), *span),
        }
    }
}

fn list_is_broken(list: &List) -> bool {
    match list {
        List::Expr(list) => match &list.ty {
            Type::Broken => true,
            Type::List(item) => matches!(**item, Type::Broken),
            _ => false,
        },
        List::Months(..) => false,
    }
}

fn list_type(list: &List) -> Option<&Type> {
    match list {
        List::Expr(list) => Some(&list.ty),
        List::Months(..) => None,
    }
}

pub(super) fn list_span(list: &List) -> crate::source::Span {
    match list {
        List::Expr(list) => list.span,
        List::Months(_, _, span) => *span,
    }
}

/// The type of the items, and what they refer to when they are references.
fn item_type(list: &List) -> (Type, Option<Arc<Target>>) {
    match list {
        List::Months(..) => (Type::Month, None),
        List::Expr(list) => match &list.ty {
            Type::List(item) => ((**item).clone(), None),
            Type::Map(value) => (entry_type(value), None),
            _ => (Type::Broken, None),
        },
    }
}

/// The record type of a map's entries: `key` and `value`.
fn entry_type(value: &Type) -> Type {
    let field = |name: &str, kind: Type| Field {
        name: Arc::from(name),
        number: None,
        kind: Ok(kind),
        titles: Late::default(),
        not_yet: false,
        may_be_none: false,
        required: true,
        reference: None,
        key: Vec::new(),
        shape: None,
    };
    Type::Record(Arc::new(RecordType {
        place: Arc::from(ENTRY),
        titles: Late::default(),
        fields: Vec::from([field("key", Type::Text), field("value", value.clone())].map(Arc::new)).into(),
    }))
}

/// The field behind a list expression, through lets and definitions: it knows the key and the name.
pub(super) fn list_field(expr: &Expr) -> Option<Arc<Field>> {
    match &expr.kind {
        Kind::Field(_, field) => Some(Arc::clone(field)),
        Kind::Let(def) => list_field(&def.value),
        Kind::Call(def, _) => list_field(&def.body),
        Kind::OrElse(a, _) => list_field(a),
        _ => None,
    }
}

/// How an index can find the items that pass a filter: by a field that must equal, or hold, a value that does not
/// depend on the item.
fn plan(slot: ir::Slot, filter: &Expr) -> Option<Plan> {
    let uses = |e: &Expr| e.any(&|e| matches!(e.kind, Kind::Slot(s, _) if s == slot));
    let keyed = |e: &Expr| matches!(e.ty, Type::Text | Type::Enum(_));
    let plan_by = |field: Arc<Field>, probe: &Expr| {
        let settles = reads_as_written(&field, &probe.ty).then_some(0);
        (!uses(probe)).then(|| Plan { field, probe: probe.clone(), declared: false, settles, also: None })
    };
    match &filter.kind {
        Kind::And(parts) => {
            let (place, plan) = parts.iter().enumerate().find_map(|(at, part)| Some((at, plan(slot, part)?)))?;
            let is_single = parts.get(place).is_some_and(|part| !matches!(part.kind, Kind::And(_)));
            let settles = plan.settles.filter(|_| is_single).map(|_| place);
            let asks = |e: &Expr| match &e.kind {
                Kind::Declared(value, true) => field_of(slot, value).is_some_and(|field| field.name == plan.field.name),
                _ => false,
            };
            let declared = plan.declared || parts.iter().any(asks);
            let is_also = |part: &Expr| {
                compared(slot, part).is_some_and(|(field, probe)| field.name != plan.field.name && !uses(probe))
            };
            let also = parts.iter().position(is_also);
            Some(Plan { declared, settles, also, ..plan })
        }
        Kind::Compare(..) => {
            let (field, probe) = compared(slot, filter).filter(|(_, probe)| keyed(probe))?;
            plan_by(Arc::clone(field), probe)
        }
        Kind::Members(op, list, probe) if matches!(op.words, "has" | "in") && keyed(probe) => {
            plan_by(Arc::clone(field_of(slot, list)?), probe)
        }
        _ => None,
    }
}

impl Binding {
    /// The other field of the item that the filter compares, by [`Plan::also`], and with what.
    #[must_use]
    pub fn also(&self) -> Option<(&Arc<Field>, &Expr)> {
        let also = self.plan.as_ref()?.also?;
        let Kind::And(parts) = &self.filter.as_ref()?.kind else { return None };
        compared(self.slot, parts.get(also)?)
    }
}

/// The field of what a variable holds, where an expression is one.
fn field_of(slot: ir::Slot, expr: &Expr) -> Option<&Arc<Field>> {
    match &expr.kind {
        Kind::Field(base, field) if matches!(base.kind, Kind::Slot(s, _) if s == slot) => Some(field),
        _ => None,
    }
}

/// Where an expression asks whether such a field is the same text or month as something: the field, and that.
fn compared(slot: ir::Slot, expr: &Expr) -> Option<(&Arc<Field>, &Expr)> {
    let Kind::Compare(op, a, b) = &expr.kind else { return None };
    let is_plain = |e: &Expr| matches!(e.ty, Type::Text | Type::Enum(_) | Type::Month);
    if op.words != "=" || !is_plain(a) || !is_plain(b) {
        return None;
    }
    [(a, b), (b, a)].into_iter().find_map(|(item, probe)| Some((field_of(slot, item)?, &**probe)))
}

/// Whether a text that stands in a field, or in its list, is always read as that text where one of a type is looked for.
fn reads_as_written(field: &Field, wanted: &Type) -> bool {
    field.plain_type().is_some_and(|ty| {
        let of = if let Type::List(item) = ty { item } else { ty };
        *of == Type::Text || of == wanted
    })
}

/// How deep bindings without an index nest inside an expression.
pub(super) fn depth(expr: &Expr) -> usize {
    depth_with(expr, &mut HashMap::new())
}

/// The same, each definition and `let` measured once.
fn depth_with(expr: &Expr, known: &mut HashMap<Shared, usize>) -> usize {
    let shared = expr.shared();
    if let Some(depth) = shared.and_then(|shared| known.get(&shared)) {
        let args = if let Kind::Call(_, args) = &expr.kind { args.as_slice() } else { &[] };
        let depth = *depth;
        return args.iter().map(|arg| depth_with(arg, known)).fold(depth, usize::max);
    }
    let below = expr.children().into_iter().map(|child| depth_with(child, known)).max().unwrap_or(0);
    let binding = match &expr.kind {
        Kind::Quantified(_, b, _) | Kind::The(b) | Kind::Count(b) | Kind::Aggregate(_, _, b) => Some(b),
        _ => None,
    };
    let own = binding.is_some_and(|b| b.plan.is_none() && matches!(&*b.list, List::Expr(e) if is_data(e)));
    let depth = below + usize::from(own);
    if let Some(shared) = shared {
        known.insert(shared, depth);
    }
    depth
}

/// Whether a list comes from a file, so that its length is not bounded by the policy.
fn is_data(list: &Expr) -> bool {
    !matches!(list.kind, Kind::List(_) | Kind::Const(_) | Kind::Param(_))
}
