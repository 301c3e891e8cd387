//! A case → what of it does not hold.

use crate::expect::Expectation;
use crate::mend;
use crate::page::{Block, Case, Fault, Setup};
use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Input, Request};
use kravkoll::outcome::{Options, Run};
use kravkoll::report::{self, View};
use kravkoll::source::Sources;
use kravkoll::text::Lang;
use kravkoll::value::Date;
use serde_json::Value;

/// What a policy of a document need not say.
const HEADER: &str = r#"policy literate {
  title sv "Prov" en "Trial"   document "Prov" version "1" revised 2018-01-01
  version "1.0.0"   owner "Prov"   schema "own"   languages sv, en   time-zone "Europe/Stockholm"
}
clause c { section "S" page 1   binds provider   word must   sv "Krav."   en "Requirement." }
clause d { section "S" page 2   binds provider   word may   sv "Undantag."   en "Exception." }
"#;

/// A rule that cites no clause: these rules cite nothing.
const NO_CLAUSE: &str = "K437";

fn input(name: &str, block: &Block) -> Input {
    Input { name: name.to_owned(), bytes: block.text.clone().into_bytes() }
}

fn bundle(case: &Case, previous: Option<&Block>) -> Bundle {
    let previous = previous.map(|block| (input("previous.yaml", block), Syntax::Yaml));
    let mut bundle = Bundle { previous, ..Bundle::default() };
    if !case.policy.text.contains("policy ") {
        bundle.policy.push(Input { name: "header.krav".to_owned(), bytes: HEADER.into() });
    }
    bundle.policy.push(input("policy.krav", &case.policy));
    bundle.schema = Some(match &case.schema {
        Some(block) => input("own.schema.json", block),
        None => Input {
            name: "provider-setup.schema.json".to_owned(),
            bytes: include_bytes!("../../schemas/provider-setup.schema.json").to_vec(),
        },
    });
    for table in &case.tables {
        if table.info[1].ends_with(".csv") {
            bundle.beside.push(input(&table.info[1], table));
        } else {
            bundle.tables.push((table.info[1].clone(), input(&format!("{}.csv", table.info[1]), table)));
        }
    }
    bundle
}

/// All that does not hold.
pub(crate) fn judge(case: &Case) -> Vec<Fault> {
    if case.setups.is_empty() {
        return refused(case);
    }
    case.setups.iter().flat_map(|setup| judge_setup(case, setup)).collect()
}

fn load(case: &Case, previous: Option<&Block>, as_of: Option<Date>) -> Result<Engine, Vec<(String, String)>> {
    let request = Request { bundle: bundle(case, previous), as_of, today: &|_| None, options: Options::default() };
    Engine::load(request).map_err(|refused| {
        let tell = |finding: &kravkoll::diagnostic::Diagnostic| {
            let place = finding.labels.first().map_or(String::new(), |label| {
                let file = refused.sources.file(label.span.file);
                let line = file.position(label.span.start).line;
                format!("{} line {line} `{}`", file.name(), file.slice(label.span))
            });
            (finding.code.id.to_owned(), place)
        };
        refused.findings.iter().map(tell).collect()
    })
}

fn refused(case: &Case) -> Vec<Fault> {
    match load(case, None, Date::new(2018, 6, 15)) {
        Ok(_) => vec![(case.policy.line, "the policy is not refused".to_owned())],
        Err(found) => {
            let found: Vec<String> = found.into_iter().map(|(code, _)| code).collect();
            codes(case.policy.line, found, &case.codes)
        }
    }
}

fn judge_setup(case: &Case, setup: &Setup) -> Vec<Fault> {
    let Some(as_of) = Date::parse(&setup.as_of) else {
        return vec![(setup.block.line, format!("`{}` is no day to judge on", setup.as_of))];
    };
    let mut engine = match load(case, setup.previous.as_ref(), Some(as_of)) {
        Ok(engine) => engine,
        Err(found) => return vec![(case.policy.line, format!("the policy is refused: {found:?}"))],
    };
    let outcome = engine.check(&input("setup.yaml", &setup.block), Syntax::Yaml);
    let json = as_json(&Run::new(engine.header.clone(), vec![outcome]), &engine.sources);
    let mut faults = codes(case.policy.line, ids(&json["findings"]), &case.codes);
    let file = &json["files"][0];
    faults.extend(codes(setup.block.line, ids(&file["findings"]), &setup.codes));
    if let Some((line, exit)) = setup.exit
        && json["exit_code"] != exit
    {
        faults.push((line, format!("exit {}, not {exit}", json["exit_code"])));
    }
    faults.extend(compare(setup, case, file));
    faults.extend(unhelpful(case, setup, as_of, file));
    faults
}

/// Remedies that, applied to the setup, do not make their requirement true.
fn unhelpful(case: &Case, setup: &Setup, as_of: Date, file: &Value) -> Vec<Fault> {
    let data = mend::data(&setup.block.text);
    let mut faults = Vec::new();
    for (name, result) in judged(file).into_iter().filter(|(_, result)| !result["remedy"].is_null()) {
        let Some(mended) = mend::mended(&data, &result["remedy"]) else { continue };
        let Ok(mut engine) = load(case, setup.previous.as_ref(), Some(as_of)) else { continue };
        let bytes = serde_json::to_vec(&mended).unwrap();
        let outcome = engine.check(&Input { name: "setup.json".to_owned(), bytes }, Syntax::Json);
        let json = as_json(&Run::new(engine.header.clone(), vec![outcome]), &engine.sources);
        let id = name.trim_start_matches("also ");
        let now = judged(&json["files"][0]);
        let same = now.iter().find(|(other, after)| {
            other.trim_start_matches("also ") == id && after["policy_location"] == result["policy_location"]
        });
        if same.is_none_or(|(_, after)| after["truth"] != "true") {
            let what = format!("{name}: the remedy does not help: {}", remedy(&result["remedy"]));
            faults.push((setup.block.line, what));
        }
    }
    faults
}

fn as_json(run: &Run, sources: &Sources) -> Value {
    let mut out = Vec::new();
    report::write(report::format("json").unwrap(), run, sources, &View::new(Lang::En), &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn ids(findings: &Value) -> Vec<String> {
    findings.as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect()
}

fn codes(line: usize, mut found: Vec<String>, expected: &[(usize, String)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    found.retain(|code| code != NO_CLAUSE);
    for (line, code) in expected {
        match found.iter().position(|other| other == code) {
            Some(at) => drop(found.remove(at)),
            None => faults.push((*line, format!("{code} is not found"))),
        }
    }
    faults.extend(found.into_iter().map(|code| (line, format!("{code} is found and not expected"))));
    faults
}

/// Everything judged in a file, by name: the results and what stands under them.
fn judged(file: &Value) -> Vec<(String, &Value)> {
    let mut all = Vec::new();
    for result in file["results"].as_array().unwrap() {
        let name = result["id"].as_str().unwrap();
        all.push((name.to_owned(), result));
        all.extend(result["also"].as_array().unwrap().iter().map(|other| (format!("also {name}"), other)));
    }
    all
}

fn compare(setup: &Setup, case: &Case, file: &Value) -> Vec<Fault> {
    let mut left = judged(file);
    let mut faults = Vec::new();
    for expected in case.always.iter().chain(&setup.expected) {
        let same = left.iter().enumerate().filter(|(_, (name, _))| *name == expected.name);
        let told = same.map(|(at, (_, result))| (at, differences(expected, result, case, setup)));
        // Several stand under one result: the one that is meant is the one that it fits best.
        match told.min_by_key(|(_, differences)| differences.len()) {
            Some((at, differences)) => {
                left.remove(at);
                faults.extend(differences.into_iter().map(|what| (expected.line, what)));
            }
            None => faults.push((expected.line, format!("{} is not among the results", expected.name))),
        }
    }
    for (name, result) in left {
        let what = format!("{name} {} is not expected: {}", word(&result["verdict"]), brief(result));
        faults.push((setup.block.line, what));
    }
    faults
}

fn differences(expected: &Expectation, result: &Value, case: &Case, setup: &Setup) -> Vec<String> {
    let mut all = Vec::new();
    let mut demand = |what: &str, found: String, wanted: &str| {
        if found != wanted {
            all.push(format!("{}: {what} {found}, not {wanted} ({})", expected.name, brief(result)));
        }
    };
    demand("verdict", word(&result["verdict"]), &expected.verdict);
    for (what, wanted) in &expected.more {
        let found = match what.as_str() {
            "missing" => list(&result["missing"], |item| word(&item["pointer"])),
            "evidence" => list(&result["evidence"], |item| word(&item["pointer"])),
            "told" => told(&result["evidence"]),
            "asked" => list(&result["missing"], |item| words(&case.policy.text, &item["policy_location"])),
            "from" => {
                let mut all: Vec<String> = items(&result["missing"]).iter().map(|item| word(&item["from"])).collect();
                all.dedup();
                all.join(",")
            }
            "text" => word(&result["text"]["en"]),
            "remedy" => remedy(&result["remedy"]),
            "clauses" => list(&result["clauses"], word),
            "at" => word(&result["location"]["line"]),
            _ => word(&result[what.as_str()]),
        };
        demand(what, found, wanted);
    }
    if expected.here {
        let line = result["location"]["line"].as_u64().map_or(0, |line| line as usize + setup.block.line - 1);
        demand("line", line.to_string(), &expected.line.to_string());
    }
    all
}

/// The words of a policy at a place.
fn words(policy: &str, location: &Value) -> String {
    let bytes: Vec<usize> = items(&location["bytes"]).iter().map(|at| at.as_u64().unwrap() as usize).collect();
    policy.get(bytes[0]..bytes[1]).unwrap().to_owned()
}

fn brief(result: &Value) -> String {
    format!(
        "truth {} reason {} due {} found {} needed {} total {} missing {} evidence {} remedy {} text {:?}",
        word(&result["truth"]),
        word(&result["reason"]),
        word(&result["due"]),
        word(&result["found"]),
        word(&result["needed"]),
        word(&result["total"]),
        list(&result["missing"], |m| format!("{}/{}", word(&m["pointer"]), word(&m["from"]))),
        told(&result["evidence"]),
        remedy(&result["remedy"]),
        word(&result["text"]["en"]),
    )
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn list(value: &Value, tell: impl Fn(&Value) -> String) -> String {
    let all: Vec<String> = items(value).iter().map(tell).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join(",") }
}

/// A value in words: `nothing` for null, `1 to 4` for a range, `planned 2019-01-01`, `not-yet`.
fn word(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(all) => format!("[{}]", all.iter().map(word).collect::<Vec<_>>().join(", ")),
        Value::Object(map) if map.contains_key("min") => format!("{} to {}", word(&map["min"]), word(&map["max"])),
        Value::Object(map) if map.contains_key("date") => format!("{} {}", word(&map["state"]), word(&map["date"])),
        Value::Object(map) if map.contains_key("state") => word(&map["state"]),
        other => other.to_string(),
    }
}

/// Evidence in words: of each its place, what it is called, what was found and needed there, and whether it only places
/// the rest.
fn told(evidence: &Value) -> String {
    let piece = |one: &Value| {
        let mut words = vec![word(&one["pointer"])];
        words.extend(one["label"]["en"].as_str().map(|label| format!("({label})")));
        words.push(word(&one["found"]));
        words.extend(one["relation"].as_str().map(str::to_owned));
        words.extend((!one["needed"].is_null()).then(|| word(&one["needed"])));
        words.extend((one["context"] == true).then(|| "aside".to_owned()));
        words.join(" ")
    };
    let all: Vec<String> = items(evidence).iter().map(piece).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join("; ") }
}

/// A remedy in words: `set /a 1; add /b x; choose 1 of p-1 (set /a 1), p-2`.
fn remedy(value: &Value) -> String {
    if value.is_null() {
        return "nothing".to_owned();
    }
    let step = |step: &Value| match step["op"].as_str() {
        Some("choose") => {
            let among = items(&step["among"]);
            let each = among.iter().map(|item| format!("{} ({})", word(&item["key"]), remedy(&item["steps"])));
            format!("choose {} of {}", step["count"], each.collect::<Vec<_>>().join(", "))
        }
        _ => format!("{} {} {}", word(&step["op"]), word(&step["pointer"]), word(&step["value"])),
    };
    items(value).iter().map(step).collect::<Vec<_>>().join("; ")
}
