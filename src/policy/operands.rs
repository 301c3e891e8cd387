//! Operators by their rows: which operands each takes and what it gives.

use super::declared::{Bound, Checker, Kind as Named};
use super::ir::{self, Aggregate, Expr, Kind, Pattern};
use super::types;
use crate::diagnostic::{Diagnostic, codes::checking as codes, suggest};
use crate::operators::{self, Operator, Signature};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind};
use crate::value::{Shape, Type};
use std::sync::Arc;

/// How many steps deep an expression may be, through definitions and lets; the parser lets 128 of its own through.
pub(super) const HEIGHT: usize = 200;

impl Checker<'_> {
    pub(super) fn broken(span: Span) -> Expr {
        Expr { span, ty: Type::Broken, kind: Kind::Broken }
    }

    fn wrong(&mut self, expr: &Expr, expected: &'static str) {
        if !matches!(expr.ty, Type::Broken) {
            let found = types::word(&expr.ty);
            self.report(Diagnostic::at(codes::WRONG_TYPE, expr.span).word("found", found).word("expected", expected));
        }
    }

    pub(super) fn prefix(&mut self, words: &ast::Name, operand: &ast::Expr, span: Span) -> Expr {
        let Some(row) = operators::find(&words.text) else { return Self::broken(span) };
        let (takes, gives) = match row.signature {
            Signature::Negation => {
                let operand = self.truth(operand);
                return Expr { span, ty: Type::Bool, kind: Kind::Not(Box::new(operand)) };
            }
            Signature::MonthOf => (Type::Date, Type::Month),
            Signature::DayOfMonth => (Type::Month, Type::Date),
            Signature::Version => (Type::Text, Type::Number),
            _ => return Self::broken(span),
        };
        let operand = self.typed(operand, &takes);
        Expr { span, ty: gives, kind: Kind::Map(row, Box::new(operand)) }
    }

    /// Both sides of an operator: the side that may be a bare enum value is typed by the other.
    fn pair(&mut self, a: &ast::Expr, b: &ast::Expr) -> (Expr, Expr) {
        if self.typed_by_other(a, b) {
            let right = self.expr(b, None);
            let left = self.expr(a, Some(&right.ty));
            return (left, right);
        }
        let left = self.expr(a, None);
        let right = self.expr(b, Some(&left.ty));
        (left, right)
    }

    /// Whether an expression can be nothing but bare values: none of its names is anything else.
    fn is_bare(&self, expr: &ast::Expr) -> bool {
        match &expr.kind {
            ExprKind::Name(name) => !self.is_thing(name),
            ExprKind::List(items) => items.iter().all(|item| self.is_bare(item)),
            ExprKind::Choice(a, _, b) => self.is_bare(a) && self.is_bare(b),
            _ => may_be_value(expr),
        }
    }

    /// Whether `b` is typed before `a`: `a` may be a value that only `b` gives a type, and `b` needs no help itself.
    fn typed_by_other(&self, a: &ast::Expr, b: &ast::Expr) -> bool {
        may_be_value(a) && (!self.needs_type(b) || (self.is_bare(a) && !self.is_bare(b)))
    }

    /// Whether an expression holds a bare value, so that something else must say of which enum it is.
    fn needs_type(&self, expr: &ast::Expr) -> bool {
        match &expr.kind {
            ExprKind::Name(name) => !self.is_thing(name),
            ExprKind::Value(_) | ExprKind::Text(_) => true,
            ExprKind::List(items) => items.iter().any(|item| self.needs_type(item)),
            ExprKind::Choice(a, _, b) => self.needs_type(a) || self.needs_type(b),
            _ => false,
        }
    }

    pub(super) fn infix(
        &mut self,
        a: &ast::Expr,
        words: &ast::Name,
        b: &ast::Expr,
        span: Span,
        want: Option<&Type>,
    ) -> Expr {
        let Some(row) = operators::find(&words.text) else { return Self::broken(span) };
        let truth = |kind: Kind| Expr { span, ty: Type::Bool, kind };
        match row.signature {
            Signature::Equality => {
                let (a, b) = self.pair(a, b);
                if !operators::has_equality(&a.ty) || !operators::has_equality(&b.ty) {
                    let culprit = if operators::has_equality(&a.ty) { &b } else { &a };
                    let finding =
                        Diagnostic::at(codes::NOT_SINGLE, culprit.span).word("found", types::word(&culprit.ty));
                    self.report(finding);
                } else {
                    self.same(&a, &b, span);
                }
                truth(Kind::Compare(row, Box::new(a), Box::new(b)))
            }
            Signature::Order => {
                let (a, b) = self.pair(a, b);
                self.ordered(row, words, &a, &b, span);
                truth(Kind::Compare(row, Box::new(a), Box::new(b)))
            }
            Signature::Calendar => {
                let (a, b) = self.pair(a, b);
                let day = |e: &Expr| matches!(e.ty, Type::Date | Type::Month | Type::Broken);
                if !day(&a) {
                    self.wrong(&a, "type-date");
                } else if !day(&b) {
                    self.wrong(&b, "type-date");
                } else {
                    self.same(&a, &b, span);
                }
                truth(Kind::Compare(row, Box::new(a), Box::new(b)))
            }
            Signature::Texts => {
                let (a, b) = (self.typed(a, &Type::Text), self.typed(b, &Type::Text));
                truth(Kind::Compare(row, Box::new(a), Box::new(b)))
            }
            Signature::Pattern => self.pattern(a, b, span),
            Signature::Holds => {
                let list = self.expr(a, None);
                let item = self.item(&list);
                let wanted = self.expr(b, Some(&item));
                self.holds(&item, &wanted, span);
                truth(Kind::Members(row, Box::new(list), Box::new(wanted)))
            }
            Signature::HoldsMany => {
                let list = self.expr(a, None);
                let ty = list.ty.clone();
                let item = self.item(&list);
                let wanted = self.expr(b, Some(&ty));
                let inner = self.item(&wanted);
                if !types::same(&item, &inner) {
                    let finding = types::differ(span, &item, &inner);
                    self.report(finding);
                } else if !operators::has_equality(&item) {
                    self.report(Diagnostic::at(codes::NOT_SINGLE, wanted.span).word("found", types::word(&item)));
                }
                truth(Kind::Members(row, Box::new(list), Box::new(wanted)))
            }
            Signature::Member => {
                let (list, wanted) = if self.typed_by_other(a, b) {
                    let list = self.expr(b, None);
                    let item = self.item(&list);
                    (list, self.expr(a, Some(&item)))
                } else {
                    let wanted = self.expr(a, None);
                    let ty = Type::List(Arc::new(wanted.ty.clone()));
                    (self.expr(b, Some(&ty)), wanted)
                };
                let item = self.item(&list);
                self.holds(&item, &wanted, span);
                truth(Kind::Members(row, Box::new(list), Box::new(wanted)))
            }
            Signature::Sum => {
                let (a, b) = (self.expr(a, None), self.expr(b, None));
                let ty = self.sum(row, &a, &b, span);
                Expr { span, ty, kind: Kind::Combine(row, Box::new(a), Box::new(b)) }
            }
            Signature::Product => {
                let (a, b) = (self.expr(a, None), self.expr(b, None));
                let ty = match (&a.ty, &b.ty) {
                    (Type::Broken, _) | (_, Type::Broken) => Type::Broken,
                    (Type::Number, other @ (Type::Number | Type::Days | Type::Months))
                    | (other @ (Type::Days | Type::Months), Type::Number) => other.clone(),
                    _ => {
                        let finding = types::differ(span, &a.ty, &b.ty);
                        self.report(finding);
                        Type::Broken
                    }
                };
                Expr { span, ty, kind: Kind::Combine(row, Box::new(a), Box::new(b)) }
            }
            Signature::Presence => {
                let value = self.expr(a, want);
                let ty = value.ty.clone();
                let otherwise = self.expr(b, Some(&ty));
                self.same(&value, &otherwise, otherwise.span);
                Expr { span, ty, kind: Kind::OrElse(Box::new(value), Box::new(otherwise)) }
            }
            _ => Self::broken(span),
        }
    }

    fn ordered(&mut self, row: &Operator, words: &ast::Name, a: &Expr, b: &Expr, span: Span) {
        let ordered =
            |e: &Expr| matches!(e.ty, Type::Number | Type::Percent | Type::Days | Type::Months | Type::Broken);
        for side in [a, b] {
            if ordered(side) {
                continue;
            }
            match side.ty {
                Type::Date | Type::Month => {
                    let write = match row.words {
                        "<" => "before",
                        "<=" => "on or before",
                        ">" => "after",
                        _ => "on or after",
                    };
                    self.report(
                        Diagnostic::at(codes::NO_ORDER, words.span)
                            .word("found", types::word(&side.ty))
                            .with("write", write),
                    );
                }
                Type::Text | Type::Enum(_) => self.report(
                    Diagnostic::at(codes::NO_ORDER, words.span).word("found", types::word(&side.ty)).with("write", ""),
                ),
                _ => self.wrong(side, "type-number"),
            }
            return;
        }
        self.same(a, b, span);
    }

    fn sum(&mut self, row: &Operator, a: &Expr, b: &Expr, span: Span) -> Type {
        match (&a.ty, &b.ty) {
            (Type::Broken, _) | (_, Type::Broken) => Type::Broken,
            (Type::Number, Type::Number) => Type::Number,
            (Type::Days, Type::Days) => Type::Days,
            (Type::Months, Type::Months) => Type::Months,
            (Type::Date, Type::Days | Type::Months) => Type::Date,
            (Type::Days | Type::Months, Type::Date) if row.words == "+" => Type::Date,
            (Type::Month, Type::Months) => Type::Month,
            (Type::Months, Type::Month) if row.words == "+" => Type::Month,
            (Type::Days, Type::Months) | (Type::Months, Type::Days) | (Type::Month, Type::Days) => {
                self.report(Diagnostic::at(codes::DAYS_AND_MONTHS, span));
                Type::Broken
            }
            (left, right) => {
                let finding = types::differ(span, left, right);
                self.report(finding);
                Type::Broken
            }
        }
    }

    /// The item type of a list.
    fn item(&mut self, list: &Expr) -> Type {
        match &list.ty {
            Type::List(item) => (**item).clone(),
            Type::Broken => Type::Broken,
            _ => {
                self.wrong(list, "type-list");
                Type::Broken
            }
        }
    }

    fn holds(&mut self, item: &Type, wanted: &Expr, span: Span) {
        if matches!(wanted.ty, Type::List(_)) && !matches!(item, Type::Broken) {
            self.wrong(wanted, "type-single");
        } else if !types::same(item, &wanted.ty) {
            let finding = types::differ(span, item, &wanted.ty);
            self.report(finding);
        } else if !operators::has_equality(item) {
            self.report(Diagnostic::at(codes::NOT_SINGLE, wanted.span).word("found", types::word(item)));
        }
    }

    fn pattern(&mut self, a: &ast::Expr, b: &ast::Expr, span: Span) -> Expr {
        let value = self.typed(a, &Type::Text);
        // Anything else than a text was reported where it was read.
        let ExprKind::Text(text) = &b.kind else { return Self::broken(span) };
        match Pattern::new(text.as_str().into()) {
            Some(pattern) => Expr { span, ty: Type::Bool, kind: Kind::Matches(Box::new(value), Box::new(pattern)) },
            None => {
                self.report(Diagnostic::at(codes::BAD_PATTERN, b.span).with("why", text.as_str()));
                Self::broken(span)
            }
        }
    }

    pub(super) fn shape(&mut self, word: &ast::Name) -> Option<Shape> {
        let found = Shape::parse(&word.text);
        if found.is_none() {
            let suggestion = suggest(&word.text, Shape::names()).unwrap_or("");
            self.report(
                Diagnostic::at(codes::UNKNOWN_SHAPE, word.span)
                    .with("name", word.text.as_str())
                    .with("suggestion", suggestion)
                    .list("allowed", Shape::names()),
            );
        }
        found
    }

    pub(super) fn is(&mut self, operand: &ast::Expr, word: &ast::Name, span: Span) -> Expr {
        let truth = |kind: Kind| Expr { span, ty: Type::Bool, kind };
        let Some(row) = operators::find(&word.text) else {
            let operand = self.typed(operand, &Type::Text);
            return match self.shape(word) {
                Some(shape) => truth(Kind::IsShape(Box::new(operand), shape)),
                None => Self::broken(span),
            };
        };
        match row.signature {
            Signature::DayState => {
                let operand = self.date(operand);
                truth(Kind::State(row, Box::new(operand)))
            }
            Signature::Presence if row.words == "exists" => {
                let operand = self.expr(operand, None);
                truth(Kind::State(row, Box::new(operand)))
            }
            Signature::Presence => {
                let operand = self.expr(operand, None);
                truth(Kind::Declared(Box::new(operand), row.words == "declared"))
            }
            Signature::Emptiness => {
                let operand = self.expr(operand, None);
                if !matches!(operand.ty, Type::List(_) | Type::Map(_) | Type::Text | Type::Broken) {
                    self.wrong(&operand, "type-list");
                }
                truth(Kind::Empty(Box::new(operand)))
            }
            _ => Self::broken(span),
        }
    }

    pub(super) fn aggregate(
        &mut self,
        kind: ast::Aggregate,
        value: Option<&ast::Expr>,
        binding: &ast::Binding,
        span: Span,
    ) -> Expr {
        let (bound, value) = self.binding(binding, |this, _| value.map(|value| this.expr(value, None)));
        let kind = match kind {
            ast::Aggregate::Count => return Expr { span, ty: Type::Number, kind: Kind::Count(Box::new(bound)) },
            ast::Aggregate::Sum => Aggregate::Sum,
            ast::Aggregate::Min => Aggregate::Min,
            ast::Aggregate::Max => Aggregate::Max,
            ast::Aggregate::Unique => Aggregate::Unique,
        };
        let Some(value) = value else { return Self::broken(span) };
        let (fits, expected, gives) = match kind {
            Aggregate::Sum => (matches!(value.ty, Type::Number | Type::Broken), "type-number", Type::Number),
            Aggregate::Unique => (operators::has_equality(&value.ty), "type-single", Type::Bool),
            Aggregate::Min | Aggregate::Max => (
                matches!(value.ty, Type::Number | Type::Date | Type::Month | Type::Broken),
                "type-number",
                value.ty.clone(),
            ),
        };
        if !fits {
            self.wrong(&value, expected);
        }
        Expr { span, ty: gives, kind: Kind::Aggregate(kind, Box::new(value), Box::new(bound)) }
    }

    pub(super) fn lookup(&mut self, name: &ast::Name, keys: &[ast::Expr], span: Span) -> Expr {
        let Some(place) = self.declared.tables.place(&name.text) else {
            let all = self.declared.tables.items.iter().map(|t| t.name.text.as_str());
            let suggestion = suggest(&name.text, all).unwrap_or("").to_owned();
            self.report(
                Diagnostic::at(codes::UNKNOWN_NAME, name.span)
                    .with("name", name.text.as_str())
                    .with("suggestion", suggestion),
            );
            return Self::broken(span);
        };
        let Some(table) = self.tables.get(place) else { return Self::broken(span) };
        let (columns, results) = (table.key_types(), table.result_types());
        if columns.len() != keys.len() || results.is_empty() {
            self.report(
                Diagnostic::at(codes::ARGUMENTS, span)
                    .and(crate::diagnostic::Role::Defined, table.span)
                    .with("name", name.text.as_str())
                    .with("found", keys.len())
                    .with("expected", if results.is_empty() { 0 } else { columns.len() }),
            );
            return Self::broken(span);
        }
        let mut out = Vec::new();
        for (key, ty) in keys.iter().zip(&columns) {
            let checked = self.expr(key, Some(ty));
            if !types::same(ty, &checked.ty) {
                let finding = types::differ(checked.span, ty, &checked.ty);
                self.report(finding);
            }
            out.push(checked);
        }
        let ty = results.first().cloned().unwrap_or(Type::Broken);
        Expr { span, ty, kind: Kind::Lookup(place, out.into(), columns.len()) }
    }

    pub(super) fn attested(&mut self, attested: &ast::Attested, span: Span) -> Expr {
        self.refer(std::slice::from_ref(&attested.clause), Named::Clause);
        let signed = attested.signed.as_ref().map(|e| self.date(e));
        let within = attested.within.as_ref().map(|e| {
            let checked = self.expr(e, None);
            if !matches!(checked.ty, Type::Days | Type::Months | Type::Broken) {
                self.wrong(&checked, "type-duration");
            }
            checked
        });
        let covering = attested.covering.as_ref().map(|e| self.typed(e, &Type::Number));
        let attested = ir::Attested {
            clause: Arc::from(attested.clause.text.as_str()),
            by: attested.by.as_ref().map(|role| Arc::from(role.text.as_str())),
            signed,
            within,
            covering,
        };
        Expr { span, ty: Type::Bool, kind: Kind::Attested(Box::new(attested)) }
    }

    /// What is too many steps deep is told, and stands for nothing.
    pub(super) fn within_height(&mut self, expr: Expr) -> Expr {
        if expr.height() <= HEIGHT {
            return expr;
        }
        self.report(Diagnostic::at(codes::CHAIN_TOO_LONG, expr.span).with("limit", HEIGHT));
        Self::broken(expr.span)
    }

    /// A `let`: its value is checked where it stands, and kept for the statements after it.
    pub(super) fn let_value(&mut self, name: &ast::Name, value: &ast::Expr) -> Arc<ir::LetDef> {
        let value = self.expr(value, None);
        let value = self.within_height(value);
        let slot = self.new_slot();
        let height = value.height();
        let def = Arc::new(ir::LetDef { name: Arc::from(name.text.as_str()), slot, value, height });
        self.bind(name, Bound::Let(Arc::clone(&def)));
        def
    }
}

/// Whether an expression may be a bare enum value, or a list or choice of them, whose type the other side gives.
fn may_be_value(expr: &ast::Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(_) | ExprKind::Value(_) | ExprKind::Text(_) => true,
        ExprKind::List(items) => items.iter().all(may_be_value),
        ExprKind::Choice(a, _, b) => may_be_value(a) && may_be_value(b),
        _ => false,
    }
}
