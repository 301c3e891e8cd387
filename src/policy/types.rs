//! Types: their words, and whether two go together.

use crate::diagnostic::{Diagnostic, codes::checking as codes};
use crate::source::Span;
use crate::value::Type;

/// The key of a type's word in the catalogue.
pub(super) fn word(kind: &Type) -> &'static str {
    match kind {
        Type::Bool => "boolean",
        Type::Number => "type-number",
        Type::Percent => "type-percent",
        Type::Text => "type-text",
        Type::Enum(_) => "type-enum",
        Type::Date => "date",
        Type::Month => "month",
        Type::Days => "type-days",
        Type::Months => "type-months",
        Type::List(_) => "type-list",
        Type::Record(_) => "type-record",
        Type::Map(_) => "type-map",
        Type::Broken => "type-unknown",
    }
}

/// Whether two types are the same for comparison and choice. Enums are the same when they have the same values.
pub(super) fn same(a: &Type, b: &Type) -> bool {
    match (a, b) {
        (Type::Broken, _) | (_, Type::Broken) => true,
        (Type::Enum(a), Type::Enum(b)) => a.values == b.values,
        (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) => same(a, b),
        (Type::Record(a), Type::Record(b)) => a.place == b.place,
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// A text that two types share exactly when [`same`] holds: the key under which a definition is kept.
pub(super) fn signature(kind: &Type) -> String {
    match kind {
        Type::List(item) => format!("[{}]", signature(item)),
        Type::Map(item) => format!("{{{}}}", signature(item)),
        Type::Record(record) => format!("record {}", record.place),
        Type::Enum(values) => format!("enum {}", values.values.join("|")),
        other => word(other).to_owned(),
    }
}

/// A finding that two types do not go together.
pub(super) fn differ(span: Span, a: &Type, b: &Type) -> Diagnostic {
    Diagnostic::at(codes::TYPES_DIFFER, span).word("left", word(a)).word("right", word(b))
}
