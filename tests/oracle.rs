//! The program against an independent judge, on policies and setups drawn at random.
#![allow(dead_code, reason = "the parts are put together in the next step")]

#[path = "oracle/fillings.rs"]
mod fillings;
#[path = "oracle/judge.rs"]
mod judge;
#[path = "oracle/judge_examples.rs"]
mod judge_examples;
#[path = "oracle/lists.rs"]
mod lists;
#[path = "oracle/model.rs"]
mod model;
#[path = "oracle/print.rs"]
mod print;
#[path = "oracle/values.rs"]
mod values;

use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Input, Request};
use kravkoll::outcome::{Options, Run};
use kravkoll::report::{self, View};
use kravkoll::text::Lang;
use kravkoll::value::Date;
use model::{Amount, Binding, Case, E, List, Policy, Quantity, Requirement, Rule, Scope};
use serde_json::{Value, json};

/// What the program says of a case: the object of the `json` format.
fn program(case: &Case) -> Result<Value, String> {
    let input = |name: &str, bytes: Vec<u8>| Input { name: name.to_owned(), bytes };
    let mut bundle = Bundle::default();
    bundle.policy.push(input("drawn.krav", print::policy(&case.policy).into_bytes()));
    bundle.schema = Some(input("own.schema.json", serde_json::to_vec(&case.schema).unwrap()));
    for (name, csv) in print::tables(case) {
        let external = case.policy.tables.iter().any(|table| table.name == name && table.external);
        let file = input(&format!("{name}.csv"), csv.into_bytes());
        if external { bundle.tables.push((name, file)) } else { bundle.beside.push(file) }
    }
    let as_of = Date::parse(&case.as_of);
    let request = Request { bundle, as_of, today: &|_| None, options: Options::default() };
    let mut engine = Engine::load(request).map_err(|refused| {
        let ids = refused.findings.iter().map(|finding| finding.code.id);
        format!("refused: {}\n{}", ids.collect::<Vec<_>>().join(" "), print::policy(&case.policy))
    })?;
    let setup = input("setup.json", serde_json::to_vec(&case.setup).unwrap());
    let outcome = engine.check(&setup, Syntax::Json);
    let run = Run::new(engine.header.clone(), vec![outcome]);
    let mut out = Vec::new();
    report::write(report::format("json").unwrap(), &run, &engine.sources, &View::new(Lang::En), &mut out).unwrap();
    Ok(serde_json::from_slice(&out).unwrap())
}

#[test]
fn a_policy_of_the_model_is_read() {
    let field = |name: &str| E::Field(Box::new(E::Name("p".to_owned())), name.to_owned());
    let over = Binding { var: "p".to_owned(), list: List::Of(Box::new(E::Root("persons".to_owned()))), filter: None };
    let amount = Amount { about: true, expr: Box::new(E::Percent(125, 1)) };
    let expr = E::Quantified(Quantity::AtLeast(amount), over, Box::new(field("expert")));
    let requirement =
        Requirement { strength: "must", at_once: false, expr, by: Some((E::Date("2018-09-01".to_owned()), true)) };
    let rule = Rule {
        name: "r".to_owned(),
        scope: vec![Scope::When(E::Root("on".to_owned()))],
        requirements: vec![requirement],
    };
    let case = Case {
        schema: json!({ "type": "object", "additionalProperties": false, "properties": {
            "on": { "type": "boolean" },
            "persons": { "type": "array", "x-krav-key": ["id"], "items": { "type": "object", "required": ["id"],
                "additionalProperties": false,
                "properties": { "id": { "type": "string" }, "expert": { "type": "boolean" } } } } } }),
        policy: Policy { rules: vec![rule], ..Policy::default() },
        rows: Vec::new(),
        setup: json!({ "on": true, "persons": [{ "id": "a", "expert": true }, { "id": "b" }] }),
        as_of: "2018-08-30".to_owned(),
    };
    assert_eq!(judge::judge(&case).unwrap()[0]["found"], json!({ "min": 1, "max": 2 }));
    let said = program(&case).unwrap_or_else(|why| panic!("{why}"));
    let result = &said["files"][0]["results"][0];
    assert_eq!((&result["verdict"], &result["found"]), (&json!("pass"), &json!({ "min": 1, "max": 2 })), "{result:#}");
}
