//! The schema of waiver files, and what is read from them.

use super::{SCHEMA, Waiver, doubles, read};
use crate::document::{self, Syntax, Tree};
use crate::schema::{self, Schema};
use crate::source::Sources;
use crate::value::{Date, Type};

fn tree(sources: &mut Sources, text: &str, syntax: Syntax) -> Tree {
    let document = document::read(sources, "w", text.as_bytes(), String::new(), syntax);
    assert!(document.findings.is_empty(), "{:?}", document.findings);
    document.tree.unwrap()
}

fn own_schema() -> Schema {
    let (schema, findings) = schema::load(&tree(&mut Sources::new(), SCHEMA, Syntax::Json));
    assert!(findings.is_empty(), "{findings:?}");
    schema.unwrap()
}

const GOOD: &str = "\
waivers:
  - id: d-1
    rule: a.b
    provider: ekbacken
    subject: unit=norr
    reason: Flytt
    approver: IT-chefen
    case_number: OSN-2018-12
    granted: 2018-06-01
    expires: 2018-06-01
    wording: 0123456789abcdef
";

fn waivers(text: &str) -> (Vec<Waiver>, Vec<String>, Sources) {
    let mut sources = Sources::new();
    let tree = tree(&mut sources, text, Syntax::Yaml);
    let mut findings = own_schema().check(&tree);
    let (waivers, more) = read(&tree);
    findings.extend(more);
    let told = |finding: &crate::diagnostic::Diagnostic| {
        let span = finding.span().unwrap();
        format!("{} {}", finding.code.id, sources.file(span.file).slice(span))
    };
    (waivers, findings.iter().map(told).collect(), sources)
}

#[test]
fn the_schema_is_one_that_can_be_used_in_full() {
    let schema = own_schema();
    assert_eq!((schema.name(), schema.version()), ("waivers", "1.0.0"));
    let Ok(Type::List(item)) = &schema.root().field("waivers").unwrap().kind else { panic!("a list") };
    let Type::Record(waiver) = &**item else { panic!("records") };
    for field in waiver.fields.iter() {
        assert!(field.kind.is_ok() && field.titles.len() == 2, "{}", field.name);
    }
}

#[test]
fn all_of_a_waiver_is_read_and_placed() {
    let (waivers, findings, sources) = waivers(GOOD);
    assert!(findings.is_empty(), "{findings:?}");
    let [waiver] = waivers.as_slice() else { panic!("{waivers:?}") };
    let (subject, wording) = (waiver.subject.as_ref().unwrap(), waiver.wording.as_ref().unwrap());
    for placed in [&waiver.id, &waiver.rule, &waiver.provider, subject, wording] {
        assert_eq!(sources.file(placed.span.file).slice(placed.span), placed.value);
    }
    for placed in [&waiver.granted, &waiver.expires] {
        assert_eq!(sources.file(placed.span.file).slice(placed.span), placed.value.to_string());
    }
    let others = [&waiver.reason, &waiver.approver, &waiver.case_number];
    assert_eq!(others.map(String::as_str), ["Flytt", "IT-chefen", "OSN-2018-12"]);
    let day = |text| Date::parse(text).unwrap();
    let holds = ["2018-05-31", "2018-06-01", "2018-06-02"].map(|text| waiver.holds_on(day(text)));
    assert_eq!(holds, [false, true, false]);
}

#[test]
fn names_are_compared_however_their_letters_are_put_together() {
    let (composed, ..) = waivers(&GOOD.replace("ekbacken", "ekbäcken"));
    let (apart, ..) = waivers(&GOOD.replace("ekbacken", "ekba\u{308}cken"));
    assert_eq!(composed[0].provider.value, apart[0].provider.value);
}

/// Each fault in one good waiver, with the code and the text that is underlined.
#[test]
fn what_is_malformed_is_told_where_it_stands() {
    for (from, to, told) in [
        ("    rule: a.b\n", "", "K202 id"),
        ("rule: a.b", "ruel: a.b", "K201 ruel"),
        ("subject: unit=norr", "subject: ''", "K216 ''"),
        ("reason: Flytt", "reason: [Flytt]", "K203 [Flytt]"),
        ("approver: IT-chefen", "approver: 12", "K229 12"),
        ("granted: 2018-06-01", "granted: 1/6 2018", "K205 1/6 2018"),
        ("expires: 2018-06-01", "expires: 2018-06-31", "K206 2018-06-31"),
        ("expires: 2018-06-01", "expires: undated", "K205 undated"),
        ("expires: 2018-06-01", "expires: 2018-05-31", "K809 2018-05-31"),
        ("0123456789abcdef", "0123456789a", "K215 0123456789a"),
        ("0123456789abcdef", "0123456789ABCDEF", "K215 0123456789ABCDEF"),
        ("waivers:\n", "waiver:\n", "K201 waiver"),
    ] {
        let (_, findings, _) = waivers(&GOOD.replace(from, to));
        assert_eq!(findings.iter().filter(|one| *one == told).count(), 1, "{told}: {findings:?}");
    }
    let (_, findings, _) = waivers(&format!("{GOOD}{}", GOOD.replace("waivers:\n", "")));
    assert_eq!(findings, ["K241 d-1"]);
    let (none, findings, _) = waivers("waivers: []\n");
    assert!(none.is_empty() && findings.is_empty());
}

#[test]
fn one_name_in_two_files_is_told() {
    let mut sources = Sources::new();
    let mut all: Vec<Waiver> = Vec::new();
    for text in [GOOD.to_owned(), GOOD.replace("d-1", "d-2"), format!("# three\n{GOOD}")] {
        let tree = tree(&mut sources, &text, Syntax::Yaml);
        all.extend(read(&tree).0);
    }
    let findings = doubles(&all);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding.code.id, finding.labels.len()), ("K808", 2));
    assert_eq!(finding.span(), Some(all[2].id.span));
    assert_eq!(finding.labels[1].span, all[0].id.span);
}
