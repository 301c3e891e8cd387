//! Faults of a run that no file of a policy shows.

use super::*;
use crate::value::Date;

const POLICY: &str = r#"
policy demo { schema "demo" languages en time-zone "Europe/Stockholm" }
table models (name: text) external
rule each { for each thing in things must thing.good }
"#;

const SCHEMA: &str = r#"{"type": "object", "properties": {"things": {"type": "array", "x-krav-key": "id", "items":
    {"type": "object", "properties": {"id": {"type": "string"}, "good": {"type": "boolean"}}}}}}"#;

fn input(name: &str, text: &str) -> Input {
    Input { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn load(policy: &str, tables: Vec<(String, Input)>, as_of: Option<Date>) -> Result<Engine, Box<Refused>> {
    let bundle = Bundle {
        policy: vec![input("demo.krav", policy)],
        beside: vec![input("demo.json", SCHEMA)],
        tables,
        ..Bundle::default()
    };
    let today = |zone: &str| (zone == "Europe/Stockholm").then(|| Date::parse("2026-11-23").unwrap());
    Engine::load(Request { bundle, as_of, today: &today, options: Options::default() })
}

fn codes_of(refused: &Refused) -> Vec<&str> {
    refused.findings.iter().map(|finding| finding.code.id).collect()
}

#[test]
fn a_table_that_the_policy_does_not_have() {
    let given = |name: &str| vec![(name.to_owned(), input("t.csv", "name\nx\n"))];
    assert!(load(POLICY, given("models"), None).is_ok());
    let refused = load(POLICY, given("phones"), None).unwrap_err();
    assert_eq!((codes_of(&refused), refused.could_not), (vec!["K713"], true));
    let refused = load(POLICY, given("model"), None).unwrap_err();
    assert_eq!((codes_of(&refused), refused.could_not), (vec!["K714"], true));
}

#[test]
fn bytes_that_are_no_text_are_told_wherever_they_stand() {
    let bad = |name: &str| Input { name: name.to_owned(), bytes: b"name\nv\xE5rd\n".to_vec() };
    let refused = load(POLICY, vec![("models".to_owned(), bad("t.csv"))], None).unwrap_err();
    assert_eq!((codes_of(&refused), refused.could_not), (vec!["K101"], true));
    let span = refused.findings[0].span().unwrap();
    assert_eq!((span.start, refused.sources.file(span.file).slice(span)), (6, "\u{FFFD}"));
    let bundle = Bundle { policy: vec![bad("a.krav")], ..Bundle::default() };
    let refused = Engine::load(Request { bundle, as_of: None, today: &|_| None, options: Options::default() });
    assert!(codes_of(&refused.unwrap_err()).contains(&"K101"));
}

#[test]
fn a_time_zone_that_nobody_knows_matters_only_for_today() {
    let policy = POLICY.replace("Europe/Stockholm", "Europe/Uppsala");
    let refused = load(&policy, Vec::new(), None).unwrap_err();
    assert_eq!((codes_of(&refused), refused.could_not), (vec!["K715"], false));
    let span = refused.findings[0].span().unwrap();
    assert_eq!(refused.sources.file(span.file).slice(span), "\"Europe/Uppsala\"");
    assert!(load(&policy, Vec::new(), Date::parse("2026-11-23")).is_ok());
}

#[test]
fn today_is_that_of_the_policys_zone() {
    assert_eq!(load(POLICY, Vec::new(), None).unwrap().header.as_of.to_string(), "2026-11-23");
}

#[test]
fn a_file_that_takes_too_many_steps_is_not_passed_over_in_silence() {
    let mut engine = load(POLICY, Vec::new(), None).unwrap();
    let setup = input("a.yaml", "things: [{id: a, good: true}, {id: b, good: true}]");
    let outcome = engine.check(&setup, Syntax::Yaml);
    assert_eq!((outcome.findings.len(), outcome.exit.code()), (0, 0));
    engine.budget = Some(3);
    let outcome = engine.check(&setup, Syntax::Yaml);
    assert_eq!(outcome.findings.iter().map(|f| f.code).collect::<Vec<_>>(), [codes::TOO_MUCH_WORK]);
    assert_eq!(outcome.exit.code(), 2);
}
