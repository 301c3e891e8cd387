//! What jsonschema found → our findings, told from the kind of each error and its place, never from its English message.

use super::format::{self, BadDate};
use super::json::Instance;
use super::walk::{self, Walked};
use super::words::{Also, expected, found, plain, suggested, with_also};
use super::{Schema, duplicates, graph, keys, lookalike};
use crate::diagnostic::{Code, Diagnostic, Role, codes::structure as codes, suggest};
use crate::document::{Kind, NodeId, Tree, limits};
use crate::value::Shape;
use jsonschema::error::{TypeKind, ValidationErrorKind as Fault};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// How many of the validator's errors are explained for each finding that is told of a file: several errors are often
/// one mistake.
const ERRORS: usize = 10;

/// Everything that the validator finds in a file, once for each mistake.
pub(super) fn check(schema: &Schema, tree: &Tree, walked: &Walked) -> Vec<Diagnostic> {
    let Some(compiled) = schema.compiled.get() else { return Vec::new() };
    let explainer = Explainer { tree, schema: &compiled.schema, walked };
    let mut found = Vec::new();
    for error in compiled.validator.iter_errors(Instance::Node(tree, tree.root())) {
        explainer.tell(&error, &[], &mut found);
        if found.len() > limits::FINDINGS * ERRORS {
            break;
        }
    }
    weightiest(found)
}

/// Of several findings about one value only the weightiest says what is wrong: a text of the wrong form is also none of
/// the allowed values.
fn weightiest(found: Vec<Found>) -> Vec<Diagnostic> {
    let mut least: HashMap<NodeId, Weight> = HashMap::new();
    for one in found.iter().filter(|one| one.weight != Weight::Own) {
        let weight = least.entry(one.node).or_insert(one.weight);
        *weight = one.weight.min(*weight);
    }
    let mut told = HashSet::new();
    let stays =
        |one: &Found| one.weight == Weight::Own || (least.get(&one.node) == Some(&one.weight) && told.insert(one.node));
    let mut stays = stays;
    found.into_iter().filter(|one| stays(one)).map(|one| one.diagnostic).collect()
}

/// How much a finding says about its value; the least wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Stands beside any other: a key too many, a key too few.
    Own,
    Type,
    Choice,
    Form,
    Pattern,
    Limit,
    Rule,
}

struct Found {
    node: NodeId,
    weight: Weight,
    diagnostic: Diagnostic,
}

struct Explainer<'a> {
    tree: &'a Tree,
    /// The schema as compiled: the paths of errors lead into it.
    schema: &'a Value,
    walked: &'a Walked,
}

impl<'a> Explainer<'a> {
    /// The schema that holds the keyword of an error.
    fn around(&self, error: &ValidationError<'_>) -> &'a Value {
        static NOTHING: Value = Value::Null;
        let path = error.schema_path().as_str();
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        self.schema.pointer(parent).unwrap_or(&NOTHING)
    }

    fn tell(&self, error: &ValidationError<'_>, also: Also<'_>, out: &mut Vec<Found>) {
        let node = graph::at(self.tree, error.instance_path().as_str()).unwrap_or(self.tree.root());
        // An empty value in a record is absent; an empty item of a list is reported as such.
        if self.tree.is_null(node) && self.tree.parent(node).is_some() {
            return;
        }
        let around = self.around(error);
        let (weight, diagnostic) = match error.kind() {
            Fault::AdditionalProperties { unexpected } | Fault::UnevaluatedProperties { unexpected } => {
                return self.unexpected(node, unexpected, around, out);
            }
            Fault::Required { property } => return self.required(node, property, out),
            Fault::AnyOf { context } | Fault::OneOfNotValid { context } => {
                return self.alternatives(node, context, error, also, out);
            }
            Fault::UniqueItems => return self.doubles(node, out),
            Fault::PropertyNames { error } => (Weight::Own, self.bad_key(node, error.instance())),
            Fault::Type { kind } => (Weight::Type, self.wrong_type(node, kind, around, also)),
            Fault::Enum { options } => {
                (Weight::Choice, self.wrong_value(node, options.as_array().map_or(&[], Vec::as_slice), also))
            }
            Fault::Constant { expected_value } => {
                (Weight::Choice, self.wrong_value(node, std::slice::from_ref(&**expected_value), also))
            }
            Fault::Format { format } => (Weight::Form, self.bad_format(node, format, also)),
            Fault::Pattern { pattern } => {
                (Weight::Pattern, self.at(codes::BAD_PATTERN, node).with("pattern", pattern.as_str()))
            }
            Fault::MinLength { limit: 1 } => (Weight::Limit, self.at(codes::EMPTY_TEXT, node)),
            Fault::MinLength { limit } => (Weight::Limit, self.limit(codes::TOO_SHORT, node, limit.to_string())),
            Fault::MaxLength { limit } => (Weight::Limit, self.limit(codes::TOO_LONG, node, limit.to_string())),
            Fault::MinItems { limit } | Fault::MinProperties { limit } => {
                (Weight::Limit, self.limit(codes::TOO_FEW, node, limit.to_string()))
            }
            Fault::MaxItems { limit } | Fault::MaxProperties { limit } => {
                (Weight::Limit, self.limit(codes::TOO_MANY, node, limit.to_string()))
            }
            Fault::AdditionalItems { limit } => (Weight::Limit, self.limit(codes::TOO_MANY, node, limit.to_string())),
            Fault::Minimum { limit } => (Weight::Limit, self.bound(codes::TOO_SMALL, node, limit, "at-least")),
            Fault::ExclusiveMinimum { limit } => {
                (Weight::Limit, self.bound(codes::TOO_SMALL, node, limit, "more-than"))
            }
            Fault::Maximum { limit } => (Weight::Limit, self.bound(codes::TOO_LARGE, node, limit, "at-most")),
            Fault::ExclusiveMaximum { limit } => {
                (Weight::Limit, self.bound(codes::TOO_LARGE, node, limit, "less-than"))
            }
            Fault::MultipleOf { multiple_of } => {
                (Weight::Limit, self.limit(codes::NOT_MULTIPLE, node, multiple_of.to_string()))
            }
            Fault::BacktrackLimitExceeded { .. }
            | Fault::RegexEngineFailure { .. }
            | Fault::Contains
            | Fault::ContentEncoding { .. }
            | Fault::ContentMediaType { .. }
            | Fault::Custom { .. }
            | Fault::FalseSchema
            | Fault::FromUtf8 { .. }
            | Fault::Not { .. }
            | Fault::OneOfMultipleValid { .. }
            | Fault::UnevaluatedItems { .. }
            | Fault::Referencing(_) => {
                (Weight::Rule, self.at(codes::OTHER_RULE, node).with("keyword", error.kind().keyword()))
            }
        };
        out.push(Found { node, weight, diagnostic });
    }

    /// A finding at a value, with the value as it is shown.
    fn at(&self, code: Code, node: NodeId) -> Diagnostic {
        walk::at(code, self.tree, node).with("value", self.shown(node))
    }

    fn shown(&self, node: NodeId) -> String {
        const LONGEST: usize = 60;
        let text = match self.tree.kind(node) {
            Kind::Text(text) => text.to_string(),
            Kind::Number(number) => number.to_string(),
            Kind::Bool(value) => value.to_string(),
            Kind::Null | Kind::List(_) | Kind::Record(_) => String::new(),
        };
        if text.chars().count() > LONGEST {
            return text.chars().take(LONGEST).chain(['…']).collect();
        }
        text
    }

    fn limit(&self, code: Code, node: NodeId, limit: String) -> Diagnostic {
        self.at(code, node).with("limit", limit)
    }

    fn bound(&self, code: Code, node: NodeId, limit: &Value, bound: &'static str) -> Diagnostic {
        self.limit(code, node, limit.to_string()).word("bound", bound)
    }

    fn unexpected(&self, node: NodeId, keys: &[String], around: &Value, out: &mut Vec<Found>) {
        if self.walked.records.contains(&node) {
            return;
        }
        let allowed: Vec<&str> = around
            .get("properties")
            .and_then(Value::as_object)
            .map_or_else(Vec::new, |p| p.keys().map(String::as_str).collect());
        for key in keys.iter().filter(|key| !allowed.contains(&key.as_str())) {
            let finding = walk::unknown_key(self.tree, node, key, &allowed).0;
            out.extend(finding.map(|diagnostic| Found { node, weight: Weight::Own, diagnostic }));
        }
    }

    fn required(&self, node: NodeId, property: &Value, out: &mut Vec<Found>) {
        let name = property.as_str().unwrap_or("");
        if self.walked.meant.contains(&(node, name.to_owned())) {
            return;
        }
        let diagnostic = keys::missing(codes::MISSING_FIELD, self.tree, node, name);
        out.push(Found { node, weight: Weight::Own, diagnostic });
    }

    fn doubles(&self, node: NodeId, out: &mut Vec<Found>) {
        for (second, first) in duplicates(self.tree, self.tree.items(node)) {
            let diagnostic = self.at(codes::DOUBLE_ITEM, second).and(Role::First, super::head(self.tree, first));
            out.push(Found { node: second, weight: Weight::Own, diagnostic });
        }
    }

    fn bad_key(&self, node: NodeId, key: &Value) -> Diagnostic {
        let name = key.as_str().unwrap_or("");
        let place = self.tree.entry(node, name).map_or_else(|| super::head(self.tree, node), |e| e.key_span);
        Diagnostic::at(codes::BAD_KEY, place)
            .with("field", name)
            .with("pointer", self.tree.pointer(node).key(name).to_string())
    }

    /// One of several schemas must hold: the errors of the one that was meant are told, with the words that might stand
    /// instead.
    fn alternatives(
        &self,
        node: NodeId,
        context: &[Vec<ValidationError<'static>>],
        error: &ValidationError<'_>,
        also: Also<'_>,
        out: &mut Vec<Found>,
    ) {
        let branches = self.schema.pointer(error.schema_path().as_str()).and_then(Value::as_array);
        let constant = |i: usize| branches.and_then(|b| b.get(i)).and_then(|b| b.get("const"));
        let constants: Vec<&Value> = (0..context.len()).filter_map(constant).collect();
        let also: Vec<&str> = also.iter().copied().chain(constants.iter().filter_map(|c| c.as_str())).collect();
        let typed: Vec<&Vec<ValidationError<'static>>> =
            context.iter().enumerate().filter(|(i, _)| constant(*i).is_none()).map(|(_, errors)| errors).collect();
        let here = error.instance_path().as_str();
        let wrong_kind = |errors: &[ValidationError<'_>]| {
            errors.iter().any(|e| matches!(e.kind(), Fault::Type { .. }) && e.instance_path().as_str() == here)
        };
        let meant = match typed.as_slice() {
            [] => None,
            [only] => Some(*only),
            several => several.iter().copied().filter(|errors| !wrong_kind(errors)).min_by_key(|errors| errors.len()),
        };
        match meant {
            Some(errors) => {
                for inner in errors {
                    self.tell(inner, &also, out);
                }
            }
            None if typed.is_empty() => {
                let constants: Vec<Value> = constants.into_iter().cloned().collect();
                let diagnostic = self.wrong_value(node, &constants, &[]);
                out.push(Found { node, weight: Weight::Choice, diagnostic });
            }
            None => {
                let diagnostic = self.at(codes::NO_ALTERNATIVE, node).word("found", found(self.tree.kind(node)));
                out.push(Found { node, weight: Weight::Type, diagnostic: with_also(diagnostic, &also) });
            }
        }
    }

    fn wrong_value(&self, node: NodeId, options: &[Value], also: Also<'_>) -> Diagnostic {
        let mut allowed: Vec<String> = options.iter().map(plain).collect();
        allowed.extend(also.iter().filter(|word| !options.iter().any(|o| o == **word)).map(|word| (*word).to_owned()));
        let shown = self.shown(node);
        if matches!(self.tree.kind(node), Kind::Record(_) | Kind::List(_) | Kind::Null) {
            return self.mismatch(node, "type-enum", also).list("allowed", allowed);
        }
        // `10` is read as a number where the text `10` is one of the values.
        let quoted = !matches!(self.tree.kind(node), Kind::Text(_)) && options.iter().any(|o| o == shown.as_str());
        if quoted {
            return self.needs_quotes(node, also);
        }
        let guess = suggest(&shown, allowed.iter().map(String::as_str)).map(str::to_owned);
        suggested(self.at(codes::WRONG_VALUE, node).list("allowed", allowed), guess)
    }

    fn wrong_type(&self, node: NodeId, kind: &TypeKind, around: &Value, also: Also<'_>) -> Diagnostic {
        let kinds: Vec<JsonType> = match kind {
            TypeKind::Single(one) => vec![*one],
            TypeKind::Multiple(set) => (*set).into_iter().filter(|kind| *kind != JsonType::Null).collect(),
        };
        let value = self.tree.kind(node);
        let text = around.get("format").and_then(Value::as_str);
        for kind in &kinds {
            match (kind, value) {
                (JsonType::String, Kind::Number(_)) if text == Some("date") => return self.bad_date(node, also),
                (JsonType::String, Kind::Number(_)) if text == Some("month") => return self.bad_month(node, also),
                (JsonType::String, Kind::Number(_) | Kind::Bool(_)) => {
                    return match around.get("enum").and_then(Value::as_array) {
                        Some(options) => self.wrong_value(node, options, also),
                        None if text.is_some_and(|t| matches!(t, "date" | "month")) => {
                            self.mismatch(node, expected(*kind, around), also)
                        }
                        None => self.needs_quotes(node, also),
                    };
                }
                (JsonType::Boolean, Kind::Text(text)) => {
                    if let Some(meant) = lookalike::truth(text) {
                        return self.read_as_text(node, meant.to_string(), also);
                    }
                }
                (JsonType::Number | JsonType::Integer, Kind::Text(text)) => {
                    if let Some(meant) =
                        lookalike::number(text).filter(|n| *kind == JsonType::Number || !n.contains('.'))
                    {
                        return self.read_as_text(node, meant, also);
                    }
                    if lookalike::time(text) {
                        return with_also(self.at(codes::TIME_AS_TEXT, node), also);
                    }
                }
                (JsonType::Array, Kind::Text(_) | Kind::Number(_) | Kind::Bool(_)) => {
                    return with_also(self.at(codes::LIST_EXPECTED, node), also);
                }
                _ => {}
            }
        }
        let wanted = kinds.first().map_or("type-other", |kind| expected(*kind, around));
        let mismatch = self.mismatch(node, wanted, also);
        suggested(mismatch, suggest(&self.shown(node), also.iter().copied()).map(str::to_owned))
    }

    fn mismatch(&self, node: NodeId, expected: &'static str, also: Also<'_>) -> Diagnostic {
        let code = if node == self.tree.root() { codes::NO_FIELDS } else { codes::WRONG_TYPE };
        let finding = self.at(code, node).word("found", found(self.tree.kind(node)));
        with_also(finding.word("expected", expected), also)
    }

    fn read_as_text(&self, node: NodeId, meant: String, also: Also<'_>) -> Diagnostic {
        with_also(self.at(codes::READ_AS_TEXT, node).with("suggestion", meant), also)
    }

    /// A number or truth value where a text belongs: `012` is read as 12, and the zero is lost.
    fn needs_quotes(&self, node: NodeId, also: Also<'_>) -> Diagnostic {
        let value = self.shown(node);
        let written = self.tree.span(node).range().len();
        let same = written == value.len();
        let code = if same { codes::NEEDS_QUOTES } else { codes::READ_AS_NUMBER };
        let finding = self.at(code, node).word("found", found(self.tree.kind(node)));
        // What is written otherwise than it is read is not known here: no suggestion then.
        let guess = same.then(|| format!("\"{value}\""));
        suggested(with_also(finding, also), guess)
    }

    fn bad_format(&self, node: NodeId, name: &str, also: Also<'_>) -> Diagnostic {
        match name {
            "date" => return self.bad_date(node, also),
            "month" => return self.bad_month(node, also),
            _ => {}
        }
        let text = self.shown(node);
        let Some(shape) = Shape::parse(name) else {
            return with_also(self.at(codes::BAD_FORMAT, node).with("format", name), also);
        };
        let code = match shape {
            Shape::IpAddress => codes::BAD_IP,
            Shape::PrivateIpAddress => codes::BAD_PRIVATE_IP,
            Shape::Email => codes::BAD_EMAIL,
            Shape::OrganisationNumber => codes::BAD_ORGANISATION_NUMBER,
            Shape::PhoneNumber => codes::BAD_PHONE,
            Shape::SerialNumber | Shape::Name => codes::EMPTY_TEXT,
        };
        let finding = match shape {
            Shape::OrganisationNumber => self.at(code, node).word("reason", format::bad_organisation_number(&text)),
            _ => self.at(code, node),
        };
        let word = suggest(&text, also.iter().copied()).map(str::to_owned);
        suggested(with_also(finding, also), format::guess_shape(shape, &text).or(word))
    }

    fn bad_date(&self, node: NodeId, also: Also<'_>) -> Diagnostic {
        let text = self.shown(node);
        let finding = match format::bad_date(&text) {
            BadDate::Form(guess) => {
                let word = suggest(&text, also.iter().copied()).map(str::to_owned);
                suggested(self.at(codes::BAD_DATE, node), guess.map(|day| day.to_string()).or(word))
            }
            BadDate::NoSuchDay { month, last } => {
                let last = usize::try_from(last).unwrap_or(0);
                self.at(codes::NO_SUCH_DAY, node).with("month", month.to_string()).with("last", last)
            }
            BadDate::Range => self.at(codes::DATE_OUT_OF_RANGE, node),
        };
        with_also(finding, also)
    }

    fn bad_month(&self, node: NodeId, also: Also<'_>) -> Diagnostic {
        let guess = format::guess_month(&self.shown(node)).map(|month| month.to_string());
        with_also(suggested(self.at(codes::BAD_MONTH, node), guess), also)
    }
}
