//! Values in machine output.

use crate::report::facts::hundredfold;
use crate::value::Number;
use crate::verdict::Fact;
use serde_json::{Value, json};

/// The greatest whole number that every reader of JSON holds exactly.
const SAFE: i64 = (1 << 53) - 1;

/// A value. Plain values are plain JSON; what is not a value of its own is an object with one meaning: `{"state": …}`,
/// `{"min", "max"}`, `{"any_of"}`, `{"pattern"}`.
pub(super) fn value(fact: &Fact) -> Value {
    match fact {
        Fact::Bool(b) => json!(b),
        Fact::Number(n) => number(**n),
        Fact::Range(range) => json!({ "min": number(range.from), "max": number(range.to) }),
        Fact::Percent(ratio) => json!(format!("{}%", hundredfold(**ratio))),
        Fact::Text(text) => json!(&**text),
        Fact::Record(text) | Fact::Enum(text, _) => json!(&**text),
        Fact::Date(date) => json!(date.to_string()),
        Fact::Planned(date) => json!({ "state": "planned", "date": date.to_string() }),
        Fact::NotYet => json!({ "state": "not-yet" }),
        Fact::Undated => json!({ "state": "undated" }),
        Fact::Undeclared => json!({ "state": "undeclared" }),
        Fact::Something => json!({ "state": "declared" }),
        Fact::None => json!("none"),
        Fact::Month(month) => json!(month.to_string()),
        Fact::Duration(duration) => json!(duration.to_string()),
        Fact::List(items) => items.iter().map(value).collect(),
        Fact::AnyOf(items) => json!({ "any_of": items.iter().map(value).collect::<Vec<_>>() }),
        Fact::Pattern(pattern) => json!({ "pattern": &**pattern }),
    }
}

/// A value that may not be there: null.
pub(super) fn optional(fact: Option<&Fact>) -> Value {
    fact.map_or(Value::Null, value)
}

fn number(n: Number) -> Value {
    match n.to_i64() {
        Some(whole) if (-SAFE..=SAFE).contains(&whole) => json!(whole),
        // A decimal that a floating-point number writes the same way is a number, too.
        _ => match n.to_f64() {
            near if !n.is_integer() && near.to_string() == n.to_string() => json!(near),
            _ => json!(n.to_string()),
        },
    }
}
