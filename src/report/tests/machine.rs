//! Machine output: every output is tested against the published schema, and what a schema cannot say is tested here.

use super::build::{World, alone, at, change, late, multi, pointer, result, said, subject, subject_of};
use super::{recount, shown};
use crate::diagnostic::{Diagnostic, codes};
use crate::outcome::{Exit, Run};
use crate::report::{Refusal, View, format, jsonl_line, refused};
use crate::source::Sources;
use crate::text::Lang;
use crate::value::{Lack, Number, Truth};
use crate::verdict::{Fact, Mode, Range, Remedy, RemedyStep, Strength, Verdict};
use serde_json::{Value, json};
use std::sync::Arc;

/// Reads an output and holds it against the schema.
fn valid(text: &str) -> Value {
    let schema = serde_json::from_str(include_str!("../../../schemas/check-output.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    let part = if value.get("line").is_some() { "line" } else { "run" };
    // Held against its own half first: the fault is then named, not only "neither".
    let mut half = schema.clone();
    half.as_object_mut().unwrap().remove("oneOf");
    half["$ref"] = json!(format!("#/$defs/{part}"));
    let errors: Vec<String> = jsonschema::draft202012::new(&half)
        .unwrap()
        .iter_errors(&value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0], "{text}");
    assert!(validator.is_valid(&value));
    value
}

fn json_of(run: &Run, sources: &Sources) -> Value {
    valid(&shown("json", run, sources, &View::new(Lang::Sv)))
}

#[test]
fn the_schema_is_a_schema_and_closed_throughout() {
    let schema: Value = serde_json::from_str(include_str!("../../../schemas/check-output.schema.json")).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    fn closed(value: &Value, path: &str) {
        match value {
            Value::Object(map) => {
                if map.get("type") == Some(&json!("object")) {
                    assert!(map.contains_key("additionalProperties"), "{path}");
                }
                map.iter().for_each(|(key, inner)| closed(inner, &format!("{path}/{key}")));
            }
            Value::Array(items) => items.iter().for_each(|inner| closed(inner, path)),
            _ => {}
        }
    }
    closed(&schema, "");
}

#[test]
fn json_as_a_whole() {
    let world = World::new();
    let text = shown("json", &world.run(), &world.sources, &View::new(Lang::Sv));
    valid(&text);
    insta::assert_snapshot!(text);
}

#[test]
fn json_does_not_depend_on_the_reader() {
    let world = World::new();
    let run = world.troubled_run();
    let sv = shown("json", &run, &world.sources, &View::new(Lang::Sv));
    let en = View { color: true, width: 40, unicode: false, quiet: true, verbose: true, lang: Lang::En };
    assert_eq!(sv, shown("json", &run, &world.sources, &en));
    let value = valid(&sv);
    assert_eq!(value["files"][1]["sha256"], Value::Null);
    assert_eq!(value["files"][1]["status"], "unreadable");
    assert_eq!(value["exit_code"], 2);
    assert_eq!(value["files"][0]["exit_code"], 2, "a finding that is an error");
    assert_eq!(value["findings"][0]["location"], Value::Null);
}

#[test]
fn a_line_a_file_and_numbered_as_the_caller_says() {
    let world = World::new();
    let run = world.troubled_run();
    let text = shown("jsonl", &run, &world.sources, &View::new(Lang::En));
    let lines: Vec<Value> = text.lines().map(valid).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["file"]["path"], "borta.yaml");
    assert_eq!((&lines[0]["line"], &lines[1]["line"]), (&json!(1), &json!(2)));
    let line = valid(&jsonl_line(&run.header, 77, &run.files[0], &world.sources));
    assert_eq!(line["line"], 77);
    assert_eq!(line["file"], json_of(&run, &world.sources)["files"][0]);
    let keys: Vec<&String> = line.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["run", "line", "file"]);
}

#[test]
fn a_refused_policy_gives_findings_and_no_files() {
    let world = World::new();
    let findings =
        [Diagnostic::at(codes::syntax::EXPECTED, at(&world.sources, world.policy, "clock", 0)).with("found", "x")];
    let refusal = Refusal { exit: Exit::PolicyWrong, findings: &findings, sources: &world.sources, options: None };
    for name in ["json", "jsonl"] {
        let mut out = Vec::new();
        refused(format(name).unwrap(), &refusal, &View::new(Lang::Sv), &mut out).unwrap();
        let value = valid(std::str::from_utf8(&out).unwrap());
        assert_eq!(value["exit_code"], 3);
        assert_eq!(value["policy"], Value::Null);
        assert_eq!(value["files"], json!([]));
        assert_eq!(value["findings"][0]["location"]["line"], 2);
    }
}

/// Every location in an output, wherever it stands.
fn locations<'a>(value: &'a Value, out: &mut Vec<&'a Value>) {
    match value {
        Value::Object(map) if map.contains_key("bytes") => out.push(value),
        Value::Object(map) => map.values().for_each(|inner| locations(inner, out)),
        Value::Array(items) => items.iter().for_each(|inner| locations(inner, out)),
        _ => {}
    }
}

#[test]
fn every_position_agrees_with_an_independent_count() {
    let world = World::new();
    let value = json_of(&world.troubled_run(), &world.sources);
    let mut found = Vec::new();
    locations(&value, &mut found);
    assert!(found.len() > 40, "{}", found.len());
    for location in found {
        let (_, file) = world.sources.iter().find(|(_, f)| f.name() == location["file"]).unwrap();
        let number = |key: &str| location[key].as_u64().unwrap();
        let byte = |i: usize| usize::try_from(location["bytes"][i].as_u64().unwrap()).unwrap();
        assert_eq!((number("line"), number("column")), recount(file.text(), byte(0)), "{location}");
        assert_eq!((number("end_line"), number("end_column")), recount(file.text(), byte(1)), "{location}");
    }
}

#[test]
fn a_result_is_placed_where_it_was_decided() {
    let world = World::new();
    let value = json_of(&world.run(), &world.sources);
    let results = value["files"][0]["results"].as_array().unwrap();
    let placed = |id: &str| {
        let result = results.iter().find(|r| r["id"] == id).unwrap();
        let bytes = &result["location"]["bytes"];
        let range = || Some(bytes[0].as_u64()? as usize..bytes[1].as_u64()? as usize);
        range().map(|range| world.sources.file(world.setup).text().get(range).unwrap().to_owned())
    };
    assert_eq!(placed("reorg.order-in-good-time[event=e-2]").as_deref(), Some("2018-08-25"), "fail: evidence");
    assert_eq!(placed("siths.licensed[person=p-02]").as_deref(), Some("id: p-02"), "undetermined: the record");
    assert_eq!(placed("siths.licensed[person=p-01]").as_deref(), Some("id: p-01"), "pass: the subject");
    assert_eq!(placed("siths.instruction#attested"), None, "nowhere");
    assert_eq!(placed("siebel.leave[person=p-01]").as_deref(), Some("id: p-01"), "open: the record");
}

#[test]
fn counts_cover_every_result_and_every_combination() {
    let world = World::new();
    let value = json_of(&world.run(), &world.sources);
    let mut sum = 0;
    for strength in Strength::ALL {
        for verdict in Verdict::ALL {
            for mode in [Mode::Automatic, Mode::Attested] {
                sum += value["summary"]["results"][strength.name()][verdict.name()][mode.name()].as_u64().unwrap();
            }
        }
    }
    assert_eq!(sum, value["files"][0]["results"].as_array().unwrap().len() as u64);
    assert_eq!(value["summary"]["results"]["must"]["undetermined"]["attested"], 1);
    assert_eq!(value["summary"]["waiting_for_authority"], 1);
}

#[test]
fn ids_are_unique_and_groups_name_them() {
    let world = World::new();
    let header = world.header();
    let nested = |event: &str| {
        let (outer, inner) = (subject("event", "events", Some(event), None), subject("system", "systems", None, None));
        let outer = subject_of(outer.parts().chain(inner.parts()).collect());
        let open = world.judged(Strength::Must, Verdict::Undetermined, Some(Truth::UNSTATED));
        result(3, outer, Mode::Automatic, vec![open])
    };
    let mut attested = nested("e-1");
    attested.mode = Mode::Attested;
    let mut run = world.run();
    run.files.push(world.file(&header, vec![nested("e-1"), nested("e-2"), attested]));
    let value = json_of(&run, &world.sources);
    for file in value["files"].as_array().unwrap() {
        let ids: Vec<&Value> = file["results"].as_array().unwrap().iter().map(|r| &r["id"]).collect();
        for id in &ids {
            let same = ids.iter().filter(|other| other == &id).count();
            assert_eq!(same, 1, "{id}");
        }
        for group in file["groups"].as_array().unwrap() {
            assert!(ids.contains(&&group["headline"]));
            for member in group["members"].as_array().unwrap() {
                let result = file["results"].as_array().unwrap().iter().find(|r| &r["id"] == member).unwrap();
                assert_eq!(result["group"], group["headline"]);
            }
        }
    }
    let group = &value["files"][0]["groups"][0];
    assert_eq!(
        group,
        &json!({ "headline": "reorg.order-in-good-time[event=e-2]", "members": ["reorg.basis[event=e-2]"] })
    );
    assert_eq!(value["files"][1]["results"][0]["subject"]["key"], Value::Null);
    assert_eq!(value["files"][1]["results"][0]["subject"]["parts"][0]["key"], "e-1");
}

/// The value that `found` has for a fact.
fn found(fact: Fact) -> Value {
    let world = World::new();
    let header = world.header();
    let judged = super::build::Draft { found: Some(fact), ..late(&world) };
    let run = Run::new(header.clone(), vec![world.file(&header, vec![alone(0, judged)])]);
    json_of(&run, &world.sources)["files"][0]["results"][0]["found"].clone()
}

#[test]
fn values_are_plain_where_they_can_be() {
    let number = |text: &str| Number::parse(text).unwrap();
    let roles = super::build::roles();
    for (fact, expected) in [
        (Fact::Bool(true), json!(true)),
        (Fact::number(number("9007199254740991")), json!(9_007_199_254_740_991_i64)),
        (Fact::number(number("9007199254740992")), json!("9007199254740992")),
        (Fact::number(number("2.50")), json!(2.5)),
        (Fact::Range(Box::new(Range { from: Number::ONE, to: Number::int(4) })), json!({ "min": 1, "max": 4 })),
        (Fact::Percent(Box::new(number("0.1"))), json!("10%")),
        (Fact::Enum("expert".into(), roles), json!("expert")),
        (Fact::Planned(super::build::day("2019-01-01")), json!({ "state": "planned", "date": "2019-01-01" })),
        (Fact::NotYet, json!({ "state": "not-yet" })),
        (Fact::Undated, json!({ "state": "undated" })),
        (Fact::Undeclared, json!({ "state": "undeclared" })),
        (Fact::Something, json!({ "state": "declared" })),
        (Fact::None, json!("none")),
        (Fact::Duration(crate::value::Duration::Months(3)), json!("P3M")),
        (Fact::List(vec![Fact::None, Fact::Bool(false)]), json!(["none", false])),
        (Fact::AnyOf(vec![Fact::Record("norr".into())]), json!({ "any_of": ["norr"] })),
        (Fact::Pattern("[0-9]+".into()), json!({ "pattern": "[0-9]+" })),
    ] {
        assert_eq!(found(fact.clone()), expected, "{fact:?}");
    }
}

#[test]
fn every_truth_verdict_and_step_is_valid() {
    let world = World::new();
    let header = world.header();
    let truths = [None, Some(Truth::TRUE), Some(Truth::False { vacuous: true }), Some(Truth::Unknown(Lack::Open))];
    let results = Verdict::ALL.into_iter().enumerate().flat_map(|(nth, verdict)| {
        let world = &world;
        truths.into_iter().enumerate().map(move |(at, truth)| {
            let mut result = alone(0, world.judged(Strength::Note, verdict, truth));
            result.subject = subject("x", "xs", Some(&format!("{nth}-{at}")), None);
            let steps = [
                RemedyStep::Set(pointer(&["a/b", "~"]), Fact::Something),
                RemedyStep::Remove(pointer(&["a", "0"]), Fact::None),
                RemedyStep::Choose { count: 1, among: [].into() },
            ]
            .into();
            result.change(|judged| judged[0].rare.get_or_insert_default().remedy = Some(Remedy { steps }));
            result
        })
    });
    let run = Run::new(header.clone(), vec![world.file(&header, results.collect())]);
    let value = json_of(&run, &world.sources);
    let result = &value["files"][0]["results"][2];
    assert_eq!((&result["truth"], &result["vacuous"]), (&json!("false"), &json!(true)));
    assert_eq!(result["remedy"][0]["pointer"], "/a~1b/~0");
}

#[test]
fn a_language_that_we_do_not_speak_gets_the_policys_own_sentence_or_english() {
    let world = World::new();
    let mut run = world.run();
    Arc::make_mut(&mut run.header.policy).languages = vec!["sv".into(), "fi".into()];
    let texts = said(&[("sv", "Sagt."), ("fi", "Sanottu.")]);
    run.files[0].results[0].change(|judged| judged[0].rare.get_or_insert_default().said = texts);
    let value = json_of(&run, &world.sources);
    let results = &value["files"][0]["results"];
    assert_eq!(results[0]["text"], json!({ "sv": "Sagt.", "fi": "Sanottu." }));
    assert_eq!(results[3]["text"]["fi"], "Information is missing: “Licensed”.");
}

#[test]
fn harmful_characters_are_escaped_and_read_back_as_they_were() {
    let world = World::new();
    let mut run = world.run();
    let text = "a\u{202e}b\u{7f}\u{1b}\u{e0041}\u{2028}å😀\"";
    run.files[0].results[0].change(|judged| {
        judged[0].rare.get_or_insert_default().said = said(&[("sv", text)]);
        change(&mut judged[0], |evidence| evidence[0].label = multi(text, text).into());
    });
    let out = shown("json", &run, &world.sources, &View::new(Lang::Sv));
    assert!(!out.chars().any(|c| c != '\n' && crate::report::safe::harmful(c)));
    assert_eq!(valid(&out)["files"][0]["results"][0]["text"]["sv"], text);
}
