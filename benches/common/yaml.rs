//! Providers as YAML, as people write it.

use serde_json::Value;

/// The same as YAML, as people write it: keys in blocks, short lists in brackets, texts in quotes where they need it.
pub(crate) fn yaml(value: &Value) -> String {
    let mut out = String::new();
    block(value, 0, &mut out);
    out
}

fn block(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                indent(depth, out);
                entry(key, value, depth, out);
            }
        }
        Value::Array(items) => {
            for item in items {
                indent(depth, out);
                out.push_str("- ");
                if let Value::Object(entries) = item {
                    for (place, (key, value)) in entries.iter().enumerate() {
                        if place > 0 {
                            indent(depth + 1, out);
                        }
                        entry(key, value, depth + 1, out);
                    }
                } else {
                    out.push_str(&item.to_string());
                    out.push('\n');
                }
            }
        }
        scalar => {
            out.push_str(&scalar.to_string());
            out.push('\n');
        }
    }
}

fn entry(key: &str, value: &Value, depth: usize, out: &mut String) {
    out.push_str(key);
    out.push(':');
    match value {
        Value::Object(_) => {
            out.push('\n');
            block(value, depth + 1, out);
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            out.push('\n');
            block(value, depth + 1, out);
        }
        flow => {
            out.push(' ');
            out.push_str(&flow.to_string());
            out.push('\n');
        }
    }
}

fn indent(depth: usize, out: &mut String) {
    out.extend(std::iter::repeat_n("  ", depth));
}
