//! The words of findings: what a value is and what it should be, as keys of the catalogue.

use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use jsonschema::JsonType;
use serde_json::Value;

/// The words that may stand instead of a value (`none`, `undated`), from the alternatives round it.
pub(super) type Also<'a> = &'a [&'a str];

/// Adds what was probably meant.
pub(super) fn suggested(finding: Diagnostic, guess: Option<String>) -> Diagnostic {
    match guess {
        Some(guess) => finding.with("suggestion", guess),
        None => finding,
    }
}

/// The words that may stand instead, as a word of the catalogue: nothing, or "or `none`".
pub(super) fn with_also(finding: Diagnostic, also: Also<'_>) -> Diagnostic {
    let key = match (also.contains(&"none"), also.contains(&"undated")) {
        (false, false) => "or-nothing",
        (true, false) => "or-none",
        (false, true) => "or-undated",
        (true, true) => "or-none-or-undated",
    };
    finding.word("also", key)
}

/// A value of the schema as people read it.
pub(super) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What a value is: a word of the catalogue.
pub(super) fn found(kind: Kind<'_>) -> &'static str {
    match kind {
        Kind::Null => "type-nothing",
        Kind::Bool(_) => "type-boolean",
        Kind::Number(_) => "type-number",
        Kind::Text(_) => "type-text",
        Kind::List(_) => "type-list",
        Kind::Record(_) => "type-record",
    }
}

/// What a schema asks for: a word of the catalogue.
pub(super) fn expected(kind: JsonType, around: &Value) -> &'static str {
    match kind {
        JsonType::Null => "type-nothing",
        JsonType::Boolean => "type-boolean",
        JsonType::Integer => "type-integer",
        JsonType::Number => "type-number",
        JsonType::Array => "type-list",
        JsonType::Object => "type-record",
        JsonType::String if around.get("enum").is_some() => "type-enum",
        JsonType::String => match around.get("format").and_then(Value::as_str) {
            Some("date") => "type-date",
            Some("month") => "type-month",
            Some("ip-address" | "private-ip-address") => "type-ip-address",
            Some("email") => "type-email",
            Some("organisation-number") => "type-organisation-number",
            Some("phone-number") => "type-phone-number",
            _ => "type-text",
        },
    }
}
