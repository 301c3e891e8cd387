//! The program's results beside the oracle's.

use crate::model::Case;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What differs, in words; empty where both say the same.
pub(crate) fn differences(program: &Value, oracle: &[Value]) -> Vec<String> {
    let mut theirs: Vec<Value> = oracle.iter().map(of_oracle).collect();
    let mut differences = Vec::new();
    let name = |result: &Value| {
        let [rule, subject, mode] = ["rule", "subject", "mode"].map(|key| result[key].as_str().unwrap_or("-"));
        format!("{rule} [{subject}] {mode}")
    };
    for ours in results(program).iter().map(of_program) {
        let found = theirs.iter().position(|other| name(other) == name(&ours));
        let Some(place) = found else {
            differences.push(format!("{}: only the program has this: {ours}", name(&ours)));
            continue;
        };
        let other = theirs.remove(place);
        for (key, value) in ours.as_object().unwrap() {
            // What is found is asked only of a requirement that is a quantifier itself.
            let asked = !matches!(key.as_str(), "found" | "needed" | "total") || !other["total"].is_null();
            // Of a share of perhaps nobody the text does not say what is needed; the oracle says it of what is known.
            let nobody = [&ours["total"], &ours["total"]["min"]].contains(&&json!(0.0));
            // Nor how far the days ahead reach.
            let far = [&value["min"], &value["max"], &other[key]["max"]]
                .iter()
                .any(|n| n.as_f64().is_some_and(|n| n.abs() > 10_000.0));
            let asked = asked && !(key == "needed" && (nobody || far || other[key].is_null()));
            if key == "missing" {
                differences.extend(
                    unsaid(value, &other[key])
                        .map(|place| format!("{} missing: only the oracle has {place}", name(&ours))),
                );
                continue;
            }
            // The earliest of a plan for tomorrow and of what lies ahead is tomorrow: the program says that it is not known.
            let asked = asked && !(key == "due" && value.is_null());
            if asked && *value != other[key] {
                differences.push(format!("{} {key}: the program {value}, the oracle {}", name(&ours), other[key]));
            }
        }
    }
    differences.extend(theirs.iter().map(|other| format!("{}: only the oracle has this: {other}", name(other))));
    differences
}

const LISTS: [&str; 3] = ["/persons", "/units", "/cards"];

/// What the oracle misses and the program does not. The program may name more: a list that would hold the record, a plan
/// that may change; and of a reference that leads nowhere the reference.
fn unsaid<'a>(ours: &'a Value, theirs: &'a Value) -> impl Iterator<Item = &'a Value> {
    // Which table it is, or that the setup of last time is not given, has no place.
    let named = move |place: &Value| {
        let place = place.as_str().unwrap_or("");
        let mut all = ours.as_array().into_iter().flatten().filter_map(Value::as_str);
        let of_list = place.split_once(' ').is_some_and(|(place, _)| LISTS.contains(&place));
        of_list || all.any(|other| other == place || (place.starts_with(' ') && other.ends_with(place)))
    };
    theirs.as_array().into_iter().flatten().filter(move |place| !named(place))
}

pub(crate) fn results(program: &Value) -> &[Value] {
    program["files"][0]["results"].as_array().unwrap()
}

/// What both say of one requirement.
const JUDGED: [&str; 4] = ["strength", "verdict", "truth", "due"];
/// What is said of the worst one besides.
const WORST: [&str; 4] = ["reason", "found", "needed", "total"];

fn of_program(result: &Value) -> Value {
    let missing = result["missing"].as_array().unwrap().iter().map(|one| (&one["pointer"], &one["from"]));
    whole(result, result, &result["subject"]["key"], result["also"].as_array().unwrap(), missing)
}

fn of_oracle(result: &Value) -> Value {
    let [worst, also @ ..] = &result["judged"].as_array().unwrap()[..] else { panic!("nothing is judged") };
    // What is unknown for no reason in the file has no place there.
    let in_file = |one: &&Value| one[1] != "";
    let missing = worst["missing"].as_array().into_iter().flatten().filter(in_file).map(|one| (&one[0], &one[1]));
    whole(result, worst, &result["subject"], also, missing)
}

fn whole<'a>(
    result: &Value,
    worst: &Value,
    subject: &Value,
    also: &[Value],
    missing: impl Iterator<Item = (&'a Value, &'a Value)>,
) -> Value {
    let mut out = part(worst, &JUDGED);
    out.extend(part(worst, &WORST));
    out.extend([("rule", &result["rule"]), ("mode", &result["mode"]), ("subject", subject)].map(owned));
    let mut also: Vec<String> = also.iter().map(|one| Value::Object(part(one, &JUDGED)).to_string()).collect();
    also.sort_unstable();
    out.insert("also".to_owned(), json!(also));
    let missing: BTreeSet<String> =
        missing.map(|(pointer, from)| place(pointer.as_str().unwrap(), from.as_str().unwrap())).collect();
    out.insert("missing".to_owned(), json!(missing));
    Value::Object(out)
}

fn owned((name, value): (&str, &Value)) -> (String, Value) {
    (name.to_owned(), value.clone())
}

fn part(value: &Value, keys: &[&str]) -> Map<String, Value> {
    keys.iter().map(|key| ((*key).to_owned(), plain(&value[*key]))).collect()
}

/// A range of one number is that number, however it is written.
fn plain(value: &Value) -> Value {
    let number = |value: &Value| value.as_f64().map(|n| json!(n));
    match (number(&value["min"]), number(&value["max"])) {
        (Some(min), Some(max)) if min == max => min,
        // `between 3 and 1` is a range too.
        (Some(min), Some(max)) => {
            let [min, max] = [&min, &max].map(|n| n.as_f64().unwrap_or(0.0));
            json!({ "min": min.min(max), "max": max.max(min) })
        }
        _ => number(value).unwrap_or_else(|| value.clone()),
    }
}

/// A case that someone can read.
pub(crate) fn shown(case: &Case, differences: &[String]) -> String {
    let tables: String =
        crate::print::tables(case).iter().map(|(name, csv)| format!("--- {name}.csv\n{csv}")).collect();
    let previous = case.previous.as_ref().map_or(String::new(), |previous| format!("--- previous\n{previous:#}\n"));
    format!(
        "--- policy\n{}{tables}--- schema\n{}\n--- setup as of {}\n{:#}\n{previous}--- differences\n{}\n",
        crate::print::whole(&case.policy),
        case.schema,
        case.as_of,
        case.setup,
        differences.join("\n")
    )
}

/// A missing place. The program points at the very statement that falls short; the oracle at where statements stand.
fn place(pointer: &str, from: &str) -> String {
    let pointer = if from == "attestation" { "/attestations" } else { pointer };
    format!("{pointer} {from}")
}
