//! Typing of expressions.

use super::binding::{ENTRY, ROW};
use super::declared::{Bound, Checker};
use super::ir::{self, Const, Expr, Kind, Quantity, Target};
use super::operands::HEIGHT;
use super::{literal, types};
use crate::diagnostic::{Diagnostic, codes::checking as codes, suggest};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind};
use crate::value::{EnumType, Field, Type};
use std::sync::Arc;

/// How many definitions may be looked into, one inside the other, before the first of them is known.
const OPEN: usize = 64;

impl Checker<'_> {
    /// An expression that must be a truth.
    pub(super) fn truth(&mut self, expr: &ast::Expr) -> Expr {
        self.typed(expr, &Type::Bool)
    }

    /// An expression that must be a day.
    pub(super) fn date(&mut self, expr: &ast::Expr) -> Expr {
        self.typed(expr, &Type::Date)
    }

    /// An expression that must be of a type.
    pub(super) fn typed(&mut self, expr: &ast::Expr, kind: &Type) -> Expr {
        let checked = self.expr(expr, Some(kind));
        if !types::same(&checked.ty, kind) {
            self.report(
                Diagnostic::at(codes::WRONG_TYPE, expr.span)
                    .word("found", types::word(&checked.ty))
                    .word("expected", types::word(kind)),
            );
        }
        checked
    }

    /// An expression of any type; `want` helps with bare enum values. One that lies too deep is told: definitions are
    /// checked inside each other, and each may be as deep as the parser lets through.
    pub(super) fn expr(&mut self, expr: &ast::Expr, want: Option<&Type>) -> Expr {
        if self.depth >= HEIGHT {
            self.report(Diagnostic::at(codes::CHAIN_TOO_LONG, expr.span).with("limit", HEIGHT));
            return Self::broken(expr.span);
        }
        self.depth += 1;
        let checked = self.checked(expr, want);
        self.depth -= 1;
        checked
    }

    fn checked(&mut self, expr: &ast::Expr, want: Option<&Type>) -> Expr {
        let span = expr.span;
        let make = |ty: Type, kind: Kind| Expr { span, ty, kind };
        match &expr.kind {
            ExprKind::Error => make(Type::Broken, Kind::Broken),
            ExprKind::Bool(_)
            | ExprKind::Number(_)
            | ExprKind::Percent(_)
            | ExprKind::Date(_)
            | ExprKind::Month(_)
            | ExprKind::Duration(_) => match literal::constant(expr) {
                Some(constant) => make(literal::type_of(&constant), Kind::Const(constant)),
                None => make(Type::Broken, Kind::Broken),
            },
            ExprKind::Text(text) => self.text(text, span, want),
            ExprKind::List(items) => self.list_literal(items, span, want),
            ExprKind::Name(name) => self.name(name, span, want),
            ExprKind::Value(name) => self.enum_value(&name.text, name.span, span, want),
            ExprKind::Field(base, field) => self.field(base, field, span),
            ExprKind::Call(name, args) => self.call(name, args, span),
            ExprKind::Prefix(words, operand) => self.prefix(words, operand, span),
            ExprKind::Infix(a, words, b) => self.infix(a, words, b, span, want),
            ExprKind::And(items) | ExprKind::AllOf(items) => {
                make(Type::Bool, Kind::And(items.iter().map(|e| self.truth(e)).collect()))
            }
            ExprKind::Or(items) | ExprKind::AnyOf(items) => {
                make(Type::Bool, Kind::Or(items.iter().map(|e| self.truth(e)).collect()))
            }
            ExprKind::Implies(condition, then) => {
                let (condition, then) = (self.truth(condition), self.truth(then));
                make(Type::Bool, Kind::Implies(Box::new(condition), Box::new(then)))
            }
            ExprKind::Choice(then, condition, otherwise) => {
                let condition = self.truth(condition);
                let then = self.expr(then, want);
                let branch = then.ty.clone();
                let otherwise = self.expr(otherwise, Some(&branch));
                self.same(&then, &otherwise, otherwise.span);
                make(branch, Kind::Choice(Box::new(then), Box::new(condition), Box::new(otherwise)))
            }
            ExprKind::Is(operand, word) => self.is(operand, word, span),
            ExprKind::As(operand, word) => {
                let operand = self.typed(operand, &Type::Text);
                match self.shape(word) {
                    Some(shape) => make(Type::Text, Kind::AsShape(Box::new(operand), shape)),
                    None => make(Type::Broken, Kind::Broken),
                }
            }
            ExprKind::Quantified(quantity, binding, body) => {
                let quantity = self.quantity(quantity);
                let (binding, body) = self.binding(binding, |this, _| this.truth(body));
                make(Type::Bool, Kind::Quantified(Box::new(quantity), Box::new(binding), Box::new(body)))
            }
            ExprKind::The(binding) => {
                let (binding, ty) = self.binding(binding, |this, b| this.local_type(b.slot));
                make(ty, Kind::The(Box::new(binding)))
            }
            ExprKind::Aggregate(kind, value, binding) => self.aggregate(*kind, value.as_deref(), binding, span),
            ExprKind::About(share, count) => {
                let share = self.typed(share, &Type::Percent);
                self.share(&share);
                let count = self.typed(count, &Type::Number);
                make(Type::Number, Kind::About(Box::new(share), Box::new(count)))
            }
            ExprKind::DaysFrom(from, to) => {
                let (from, to) = (self.date(from), self.date(to));
                make(Type::Number, Kind::DaysFrom(Box::new(from), Box::new(to)))
            }
            ExprKind::DayOf(day, month) => {
                let month = self.typed(month, &Type::Month);
                if !(1..=31).contains(day) {
                    self.report(
                        Diagnostic::at(codes::WRONG_TYPE, span)
                            .word("found", "type-number")
                            .word("expected", "type-day-of-month"),
                    );
                }
                make(Type::Date, Kind::DayOf(*day, Box::new(month)))
            }
            ExprKind::Extreme(word, declared_only, items) => {
                let items = items.iter().map(|e| self.date(e)).collect();
                let latest = word.text == "latest";
                make(Type::Date, Kind::Extreme { latest, declared_only: *declared_only, items })
            }
            ExprKind::Within(day, duration, word, other) => {
                let day = self.date(day);
                let duration = self.duration(duration);
                let other = self.date(other);
                let before = word.text == "before";
                make(Type::Bool, Kind::Within(Box::new(day), Box::new(duration), before, Box::new(other)))
            }
            ExprKind::Attested(attested) => self.attested(attested, span),
            ExprKind::Lookup(table, keys) => self.lookup(table, keys, span),
        }
    }

    fn duration(&mut self, expr: &ast::Expr) -> Expr {
        let checked = self.expr(expr, None);
        if !matches!(checked.ty, Type::Days | Type::Months | Type::Broken) {
            self.report(
                Diagnostic::at(codes::WRONG_TYPE, expr.span)
                    .word("found", types::word(&checked.ty))
                    .word("expected", "type-duration"),
            );
        }
        checked
    }

    fn text(&mut self, text: &str, span: Span, want: Option<&Type>) -> Expr {
        if let Some(Type::Enum(_)) = want {
            return self.enum_value(text, span, span, want);
        }
        Expr { span, ty: Type::Text, kind: Kind::Const(Const::Text(Arc::from(text))) }
    }

    /// A value of the wanted enum.
    pub(super) fn enum_value(&mut self, name: &str, place: Span, span: Span, want: Option<&Type>) -> Expr {
        let broken = Expr { span, ty: Type::Broken, kind: Kind::Broken };
        match want {
            Some(Type::Enum(kind)) if kind.has(name) => self.constant_enum(name, kind, span),
            Some(Type::Enum(kind)) => {
                let suggestion = suggest(name, kind.values.iter().map(|v| &**v)).unwrap_or("");
                self.report(
                    Diagnostic::at(codes::UNKNOWN_VALUE, place)
                        .with("name", name)
                        .with("suggestion", suggestion)
                        .list("allowed", kind.values.iter().map(|v| v.to_string())),
                );
                broken
            }
            Some(Type::Broken) => broken,
            _ => {
                self.report(Diagnostic::at(codes::UNKNOWN_NAME, place).with("name", name).with("suggestion", ""));
                broken
            }
        }
    }

    fn constant_enum(&self, name: &str, kind: &Arc<EnumType>, span: Span) -> Expr {
        let value = Const::Enum(Arc::from(name), Arc::clone(kind));
        Expr { span, ty: Type::Enum(Arc::clone(kind)), kind: Kind::Const(value) }
    }

    fn list_literal(&mut self, items: &[ast::Expr], span: Span, want: Option<&Type>) -> Expr {
        let mut item_type = match want {
            Some(Type::List(item)) => Some((**item).clone()),
            Some(Type::Broken) => Some(Type::Broken),
            _ => None,
        };
        let mut out: Vec<Expr> = Vec::new();
        for item in items {
            let checked = self.expr(item, item_type.as_ref());
            match &item_type {
                Some(kind) if !types::same(kind, &checked.ty) => {
                    let finding = types::differ(checked.span, kind, &checked.ty);
                    self.report(finding);
                }
                _ => item_type = Some(checked.ty.clone()),
            }
            out.push(checked);
        }
        let ty = Type::List(Arc::new(item_type.unwrap_or(Type::Broken)));
        Expr { span, ty, kind: Kind::List(out) }
    }

    /// The type of the innermost name bound to a slot.
    pub(super) fn local_type(&self, slot: ir::Slot) -> Type {
        let found = self.locals.iter().rev().find_map(|local| match &local.is {
            Bound::Slot(s, ty, _) if *s == slot => Some(ty.clone()),
            _ => None,
        });
        found.unwrap_or(Type::Broken)
    }

    /// What a bare name stands for.
    fn name(&mut self, name: &str, span: Span, want: Option<&Type>) -> Expr {
        let value = match want {
            Some(Type::Enum(kind)) if kind.has(name) => Some(Arc::clone(kind)),
            _ => None,
        };
        let thing = self.thing(name, span);
        match (value, thing) {
            (Some(kind), None) => self.constant_enum(name, &kind, span),
            (Some(_), Some(_)) => {
                self.report(Diagnostic::at(codes::AMBIGUOUS_NAME, span).with("name", name));
                Expr { span, ty: Type::Broken, kind: Kind::Broken }
            }
            (None, Some(thing)) => thing,
            (None, None) => self.unknown_name(name, span, want),
        }
    }

    fn unknown_name(&mut self, name: &str, span: Span, want: Option<&Type>) -> Expr {
        if let Some((_, place)) = self.later.iter().find(|(later, _)| later == name) {
            let place = *place;
            self.report(
                Diagnostic::at(codes::NOT_YET_BOUND, span)
                    .and(crate::diagnostic::Role::Defined, place)
                    .with("name", name),
            );
        } else if let Some(Type::Enum(_) | Type::Broken) = want {
            return self.enum_value(name, span, span, want);
        } else {
            let mut all: Vec<String> = self.locals.iter().map(|local| local.name.to_string()).collect();
            all.extend(self.declared.params.items.iter().map(|x| x.name.text.clone()));
            all.extend(self.declared.defines.items.iter().map(|x| x.name.text.clone()));
            all.extend(self.declared.tables.items.iter().map(|x| x.name.text.clone()));
            all.extend(self.schema.root().fields.iter().map(|f| f.name.to_string()));
            let suggestion = suggest(name, all.iter().map(String::as_str)).unwrap_or("").to_owned();
            self.report(Diagnostic::at(codes::UNKNOWN_NAME, span).with("name", name).with("suggestion", suggestion));
        }
        Expr { span, ty: Type::Broken, kind: Kind::Broken }
    }

    /// Whether [`Self::thing`] would find one.
    pub(super) fn is_thing(&self, name: &str) -> bool {
        self.locals.iter().any(|local| *local.name == *name)
            || matches!(name, "as_of" | "previous")
            || self.declared.params.place(name).is_some()
            || self.declared.defines.get(name).is_some()
            || self.declared.tables.place(name).is_some()
            || self.schema.root().field(name).is_some()
    }

    /// A bound name, a param, a definition without parameters, a table, or a record at the top of the setup.
    fn thing(&mut self, name: &str, span: Span) -> Option<Expr> {
        if let Some(local) = self.locals.iter().rev().find(|local| *local.name == *name) {
            return Some(match &local.is {
                Bound::Slot(slot, ty, _) => {
                    Expr { span, ty: ty.clone(), kind: Kind::Slot(*slot, Arc::clone(&local.name)) }
                }
                Bound::Let(def) => Expr { span, ty: def.value.ty.clone(), kind: Kind::Let(Arc::clone(def)) },
            });
        }
        if name == "as_of" {
            return Some(Expr { span, ty: Type::Date, kind: Kind::AsOf });
        }
        if name == "previous" {
            return Some(Expr { span, ty: Type::Record(Arc::clone(self.schema.root())), kind: Kind::Previous });
        }
        if let Some(place) = self.declared.params.place(name) {
            let ty = self
                .params
                .get(place)
                .and_then(|p| p.values.first())
                .map_or(Type::Broken, |(_, v)| literal::type_of(v));
            return Some(Expr { span, ty, kind: Kind::Param(place) });
        }
        if let Some(define) = self.declared.defines.get(name) {
            return Some(self.called(define, Vec::new(), span));
        }
        if let Some(place) = self.declared.tables.place(name) {
            let row = self.tables.get(place).map_or(Type::Broken, |table| table.row_type.clone());
            return Some(Expr { span, ty: Type::List(Arc::new(row)), kind: Kind::Table(place) });
        }
        let root = Arc::clone(self.schema.root());
        let field = root.field(name)?;
        let setup = Expr { span, ty: Type::Record(Arc::clone(&root)), kind: Kind::Setup };
        Some(self.member(setup, field, span))
    }

    /// A field of a record expression.
    fn member(&mut self, base: Expr, field: &Arc<Field>, span: Span) -> Expr {
        match &field.kind {
            Ok(ty) => Expr { span, ty: ty.clone(), kind: Kind::Field(Box::new(base), Arc::clone(field)) },
            Err(place) => {
                self.report(
                    Diagnostic::at(codes::UNUSABLE_SCHEMA, span)
                        .with("name", &*field.name)
                        .with("place", place.to_string()),
                );
                Expr { span, ty: Type::Broken, kind: Kind::Broken }
            }
        }
    }

    fn field(&mut self, base: &ast::Expr, name: &ast::Name, span: Span) -> Expr {
        let base = self.expr(base, None);
        self.field_of(base, name, span)
    }

    fn field_of(&mut self, base: Expr, name: &ast::Name, span: Span) -> Expr {
        let broken = Expr { span, ty: Type::Broken, kind: Kind::Broken };
        match base.ty.clone() {
            Type::Broken => broken,
            Type::Record(record) => {
                let Some(field) = record.field(&name.text) else {
                    let suggestion = suggest(&name.text, record.fields.iter().map(|f| &*f.name)).unwrap_or("");
                    self.report(
                        Diagnostic::at(codes::UNKNOWN_FIELD, name.span)
                            .with("name", name.text.as_str())
                            .with("suggestion", suggestion)
                            .list("allowed", record.fields.iter().map(|f| f.name.to_string())),
                    );
                    return broken;
                };
                if &*record.place == ENTRY {
                    let ty = field.kind.clone().unwrap_or(Type::Broken);
                    let kind = if &*field.name == "key" {
                        Kind::EntryKey(Box::new(base))
                    } else {
                        Kind::EntryValue(Box::new(base))
                    };
                    return Expr { span, ty, kind };
                }
                if record.place.starts_with(ROW) {
                    let ty = field.kind.clone().unwrap_or(Type::Broken);
                    let column = record.fields.iter().position(|f| f.name == field.name).unwrap_or(0);
                    return Expr { span, ty, kind: Kind::Column(Box::new(base), column) };
                }
                self.member(base, field, span)
            }
            Type::Text if self.target(&base).is_some() => match self.target(&base) {
                Some(target) => {
                    let ty = target.record.clone();
                    let followed = Expr { span: base.span, ty, kind: Kind::Follow(Box::new(base), target) };
                    self.field_of(followed, name, span)
                }
                None => broken,
            },
            other => {
                self.report(
                    Diagnostic::at(codes::WRONG_TYPE, base.span)
                        .word("found", types::word(&other))
                        .word("expected", "type-record"),
                );
                broken
            }
        }
    }

    /// Where the text of an expression leads, when it is a reference to one list.
    pub(super) fn target(&self, expr: &Expr) -> Option<Arc<Target>> {
        match &expr.kind {
            Kind::Field(_, field) => self.target_of(field),
            Kind::Let(def) => self.target(&def.value),
            Kind::OrElse(a, b) | Kind::Choice(a, _, b) => self.target_of_both(a, b),
            Kind::Call(def, _) => self.target(&def.body),
            Kind::Slot(slot, _) => self.locals.iter().rev().find_map(|local| match &local.is {
                Bound::Slot(s, _, target) if s == slot => target.clone(),
                _ => None,
            }),
            _ => None,
        }
    }

    /// The list to which a reference leads that is one of two: the same by both, or one of them is a text that stands in the
    /// policy.
    fn target_of_both(&self, one: &Expr, other: &Expr) -> Option<Arc<Target>> {
        let written = |expr: &Expr| matches!(expr.kind, Kind::Const(_) | Kind::Param(_));
        match (self.target(one), self.target(other)) {
            (Some(a), Some(b)) => (a.list == b.list && a.key == b.key).then_some(a),
            (Some(target), None) if written(other) => Some(target),
            (None, Some(target)) if written(one) => Some(target),
            _ => None,
        }
    }

    fn target_of(&self, field: &Field) -> Option<Arc<Target>> {
        let [(list, key)] = field.reference.as_ref()?.targets.as_slice() else { return None };
        let Ok(Type::List(item)) = &self.schema.root().field(list)?.kind else { return None };
        match &**item {
            Type::Record(_) => {
                Some(Arc::new(Target { list: Arc::clone(list), key: Arc::clone(key), record: (**item).clone() }))
            }
            _ => None,
        }
    }

    /// A definition with its arguments.
    fn call(&mut self, name: &ast::Name, args: &[ast::Expr], span: Span) -> Expr {
        let args: Vec<Expr> = args.iter().map(|arg| self.expr(arg, None)).collect();
        match self.declared.defines.get(&name.text) {
            Some(define) => self.called(define, args, span),
            None => {
                let all = self.declared.defines.items.iter().map(|d| d.name.text.as_str());
                let suggestion = suggest(&name.text, all).unwrap_or("").to_owned();
                self.report(
                    Diagnostic::at(codes::UNKNOWN_NAME, name.span)
                        .with("name", name.text.as_str())
                        .with("suggestion", suggestion),
                );
                Expr { span, ty: Type::Broken, kind: Kind::Broken }
            }
        }
    }

    fn called(&mut self, define: &ast::Define, args: Vec<Expr>, span: Span) -> Expr {
        let broken = Expr { span, ty: Type::Broken, kind: Kind::Broken };
        if define.params.len() != args.len() {
            self.report(
                Diagnostic::at(codes::ARGUMENTS, span)
                    .and(crate::diagnostic::Role::Defined, define.name.span)
                    .with("name", define.name.text.as_str())
                    .with("found", args.len())
                    .with("expected", define.params.len()),
            );
            return broken;
        }
        if args.iter().any(|arg| matches!(arg.ty, Type::Broken)) {
            return broken;
        }
        let kinds: Vec<_> = args.iter().map(|arg| (arg.ty.clone(), self.target(arg))).collect();
        match self.define(define, &kinds) {
            Some(def) => Expr { span, ty: def.body.ty.clone(), kind: Kind::Call(def, args) },
            None => broken,
        }
    }

    /// A definition for some argument types, checked once for each combination.
    pub(super) fn define(
        &mut self,
        define: &ast::Define,
        args: &[(Type, Option<Arc<Target>>)],
    ) -> Option<Arc<ir::Definition>> {
        let name = define.name.text.clone();
        if self.open.contains(&name) {
            self.report(Diagnostic::at(codes::RECURSION, define.name.span).with("name", name.as_str()));
            return None;
        }
        let parts: Vec<String> = args
            .iter()
            .map(|(ty, target)| format!("{}>{}", types::signature(ty), target.as_ref().map_or("", |t| &t.list)))
            .collect();
        let key = format!("{name}({})", parts.join(","));
        if let Some(def) = self.definitions.get(&key) {
            return Some(Arc::clone(def));
        }
        if self.open.len() >= OPEN {
            self.report(Diagnostic::at(codes::CHAIN_TOO_LONG, define.name.span).with("limit", OPEN));
            return None;
        }
        self.open.push(name);
        let outer = std::mem::take(&mut self.locals);
        let mut params = Vec::new();
        for (param, (ty, target)) in define.params.iter().zip(args) {
            let slot = self.new_slot();
            params.push(slot);
            self.bind(param, Bound::Slot(slot, ty.clone(), target.clone()));
        }
        let body = self.expr(&define.body, None);
        let body = self.within_height(body);
        self.locals = outer;
        self.open.pop();
        let height = body.height();
        let searches = body.any(&|e| e.binding().is_some());
        let name = Arc::from(define.name.text.as_str());
        let def = Arc::new(ir::Definition { name, params, body, height, searches });
        self.definitions.insert(key, Arc::clone(&def));
        Some(def)
    }

    pub(super) fn quantity(&mut self, quantity: &ast::Quantity) -> Quantity {
        match quantity {
            ast::Quantity::Every => Quantity::Every,
            ast::Quantity::Some => Quantity::Some,
            ast::Quantity::No => Quantity::No,
            ast::Quantity::AtLeast(n) => Quantity::AtLeast(self.amount(n)),
            ast::Quantity::AtMost(n) => Quantity::AtMost(self.amount(n)),
            ast::Quantity::Exactly(n) => Quantity::Exactly(self.amount(n)),
            ast::Quantity::Between(n, m) => Quantity::Between(self.amount(n), self.amount(m)),
        }
    }

    fn amount(&mut self, amount: &ast::Amount) -> ir::Amount {
        let value = self.expr(&amount.expr, None);
        match &value.ty {
            Type::Percent => self.share(&value),
            Type::Number if !amount.about => {}
            Type::Broken => {}
            other => self.report(
                Diagnostic::at(codes::WRONG_TYPE, value.span)
                    .word("found", types::word(other))
                    .word("expected", if amount.about { "type-percent" } else { "type-count" }),
            ),
        }
        ir::Amount { about: amount.about, value: Box::new(value) }
    }

    /// A share must lie above 0 and at most at 100 per cent.
    pub(super) fn share(&mut self, expr: &Expr) {
        let values: Vec<&Const> = match &expr.kind {
            Kind::Const(constant) => vec![constant],
            Kind::Param(place) => {
                self.params.get(*place).map_or(Vec::new(), |p| p.values.iter().map(|(_, v)| v).collect())
            }
            _ => Vec::new(),
        };
        let outside = values.iter().any(|v| matches!(v, Const::Percent(p) if !literal::share_in_range(**p)));
        if outside {
            self.report(Diagnostic::at(codes::SHARE_RANGE, expr.span));
        }
    }

    /// Two operands of one type.
    pub(super) fn same(&mut self, a: &Expr, b: &Expr, span: Span) -> bool {
        if types::same(&a.ty, &b.ty) {
            return true;
        }
        let finding = match (&a.ty, &b.ty) {
            (Type::Days, Type::Months) | (Type::Months, Type::Days) => Diagnostic::at(codes::DAYS_AND_MONTHS, span),
            _ => types::differ(span, &a.ty, &b.ty),
        };
        self.report(finding);
        false
    }
}
