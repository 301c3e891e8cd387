//! Literals: the values of params.

use super::ir::Const;
use crate::syntax::ast::{Expr, ExprKind};
use crate::value::{Number, Type};
use std::sync::Arc;

/// The constant that an expression writes; `None` when it is not a literal.
pub(super) fn constant(expr: &Expr) -> Option<Const> {
    Some(match &expr.kind {
        ExprKind::Bool(value) => Const::Bool(*value),
        ExprKind::Number(value) => Const::Number(Box::new(*value)),
        ExprKind::Percent(value) => Const::Percent(Box::new(value.per_cent()?)),
        ExprKind::Text(text) => Const::Text(Arc::from(text.as_str())),
        ExprKind::Date(date) => Const::Date(*date),
        ExprKind::Month(month) => Const::Month(*month),
        ExprKind::Duration(duration) => Const::Duration(*duration),
        ExprKind::List(items) => Const::List(items.iter().map(constant).collect::<Option<Vec<_>>>()?),
        _ => return None,
    })
}

/// The type of a constant.
pub(super) fn type_of(constant: &Const) -> Type {
    match constant {
        Const::Bool(_) => Type::Bool,
        Const::Number(_) => Type::Number,
        Const::Percent(_) => Type::Percent,
        Const::Text(_) => Type::Text,
        Const::Enum(_, kind) => Type::Enum(Arc::clone(kind)),
        Const::Date(_) => Type::Date,
        Const::Month(_) => Type::Month,
        Const::Duration(crate::value::Duration::Days(_)) => Type::Days,
        Const::Duration(crate::value::Duration::Months(_)) => Type::Months,
        Const::List(items) => Type::List(Arc::new(items.first().map_or(Type::Broken, type_of))),
    }
}

/// Whether a share lies from 0 (excluded) to 100 per cent.
pub(super) fn share_in_range(share: Number) -> bool {
    share > Number::ZERO && share <= Number::ONE
}
