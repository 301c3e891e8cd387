//! Formats: what is let in, what is not, what is proposed.

use super::*;

const DATE: &str = r#"{"type": "string", "format": "date"}"#;

#[test]
fn dates_and_what_was_meant() {
    value(DATE, r#""2018-06-15""#, &[]);
    for (text, meant) in [
        ("15/6 2018", "2018-06-15"),
        ("15/6-2018", "2018-06-15"),
        ("15.6.2018", "2018-06-15"),
        ("2018-6-5", "2018-06-05"),
        ("2018/06/05", "2018-06-05"),
        ("20180615", "2018-06-15"),
        ("2018-06-15T10:00:00", "2018-06-15"),
        ("15 juni 2018", "2018-06-15"),
        ("June 15, 2018", "2018-06-15"),
        ("2018-15-06", "2018-06-15"),
        ("den 15 juni", "-"),
        ("15/6 18", "-"),
        ("", "-"),
        ("2018", "-"),
        ("99999999999999-1-1", "-"),
    ] {
        let quoted = format!("\"{text}\"");
        let found = value(DATE, &quoted, &[&format!("K205 {quoted}")]);
        assert_eq!(text_param(&found[0], "suggestion"), meant, "{text}");
    }
    let found = value(DATE, "20180615", &["K205 20180615"]);
    assert_eq!(text_param(&found[0], "suggestion"), "2018-06-15");
}

#[test]
fn days_that_the_calendar_lacks() {
    let found = value(DATE, r#""2026-02-30""#, &[r#"K206 "2026-02-30""#]);
    assert_eq!((text_param(&found[0], "month"), text_param(&found[0], "last")), ("2026-02".into(), "28".into()));
    value(DATE, r#""2018-04-31""#, &[r#"K206 "2018-04-31""#]);
    value(DATE, r#""2018-04-00""#, &[r#"K205 "2018-04-00""#]);
    value(DATE, r#""1899-12-31""#, &[r#"K207 "1899-12-31""#]);
    value(DATE, r#""2200-01-01""#, &[r#"K207 "2200-01-01""#]);
}

#[test]
fn undated_stands_beside_not_yet_dates_alone() {
    value(DATE, r#""undated""#, &[r#"K205 "undated""#]);
    let not_yet = r#"{"type": "string", "format": "date", "x-krav-absent": "not-yet"}"#;
    value(not_yet, r#""undated""#, &[]);
    let found = value(not_yet, r#""undate""#, &[r#"K205 "undate""#]);
    assert_eq!(
        (text_param(&found[0], "also"), text_param(&found[0], "suggestion")),
        ("or-undated".into(), "undated".into())
    );
    let shared = r##"{"type": "object", "properties": {"x": {"$ref": "#/$defs/day", "x-krav-absent": "not-yet"}, "y": {"$ref": "#/$defs/day"}},
        "$defs": {"day": {"type": "string", "format": "date"}}}"##;
    expect(shared, r#"{"x": "undated", "y": "undated"}"#, &[r#"K205 "undated""#]);
}

#[test]
fn months() {
    let month = r#"{"type": "string", "format": "month"}"#;
    value(month, r#""2018-08""#, &[]);
    for (text, meant) in [
        ("2018-8", "2018-08"),
        ("201808", "2018-08"),
        ("augusti 2018", "2018-08"),
        ("8/2018", "2018-08"),
        ("2018-08-01", "2018-08"),
        ("2018-13", "-"),
    ] {
        let quoted = format!("\"{text}\"");
        let found = value(month, &quoted, &[&format!("K208 {quoted}")]);
        assert_eq!(text_param(&found[0], "suggestion"), meant, "{text}");
    }
    value(month, "201808", &["K208 201808"]);
}

#[test]
fn shapes() {
    for (format, good, bad, code) in [
        ("ip-address", "192.0.2.1", "192.0.2", "K209"),
        ("private-ip-address", "10.0.0.1", "192.0.2.1", "K210"),
        ("email", "it.support@uppsala.se", "A <a@b.se>", "K211"),
        ("organisation-number", "556036-0793", "556036-0794", "K212"),
        ("phone-number", "018-727 00 00", "727", "K213"),
        ("serial-number", "AB12", " ", "K216"),
        ("uri", "https://uppsala.se", "not a uri", "K214"),
    ] {
        let schema = format!(r#"{{"type": "string", "format": "{format}"}}"#);
        value(&schema, &format!("\"{good}\""), &[]);
        value(&schema, &format!("\"{bad}\""), &[&format!("{code} \"{bad}\"")]);
    }
    value(r#"{"type": "string", "format": "no-such-format"}"#, r#""x""#, &[]);
}

#[test]
fn shapes_propose_what_was_meant() {
    for (format, text, meant) in [
        ("email", "A <a@b.se>", "a@b.se"),
        ("email", "a @ b.se", "a@b.se"),
        ("ip-address", "10.0.0.1/24", "10.0.0.1"),
        ("organisation-number", "556036 0793", "5560360793"),
        ("phone-number", "018/727 00 00", "018-7270000"),
        ("phone-number", "727", "-"),
    ] {
        let schema = format!(r#"{{"type": "string", "format": "{format}"}}"#);
        let file = read(&format!(r#"{{"x": "{text}"}}"#));
        let found = super::schema(&one(&schema)).check(&file.tree);
        assert_eq!(text_param(&found[0], "suggestion"), meant, "{text}");
    }
}

#[test]
fn an_organisation_number_says_why() {
    for (text, reason) in [
        ("556036-0794", "organisation-number-check"),
        ("551603-6079", "organisation-number-person"),
        ("55603607", "organisation-number-form"),
        ("SE556036079301", "organisation-number-form"),
    ] {
        let quoted = format!("\"{text}\"");
        let schema = r#"{"anyOf": [{"type": "string", "format": "organisation-number"}, {"const": "none"}]}"#;
        let found = value(schema, &quoted, &[&format!("K212 {quoted}")]);
        assert_eq!(text_param(&found[0], "reason"), reason, "{text}");
        assert_eq!(text_param(&found[0], "also"), "or-none");
    }
    value(r#"{"type": "string", "format": "organisation-number"}"#, "5560360793", &["K229 5560360793"]);
}

#[test]
fn exempt_are_numbers_of_machines_phones_and_organisations() {
    let schema = schema(
        r##"{"type": "object", "properties": {
            "phone": {"type": "string", "format": "phone-number"},
            "org": {"anyOf": [{"type": "string", "format": "organisation-number"}, {"const": "none"}]},
            "units": {"type": "array", "items": {"type": "object", "properties": {"ip": {"$ref": "#/$defs/ip"}, "name": {"type": "string"}}}},
            "serials": {"type": "array", "items": {"type": "string", "format": "serial-number"}},
            "mails": {"type": "array", "items": {"type": "string", "format": "email"}},
            "day": {"type": "string", "format": "date"}
        }, "$defs": {"ip": {"type": "string", "format": "private-ip-address"}}}"##,
    );
    let file = read(
        r#"{"phone": 701, "org": "1", "units": [{"ip": "2", "name": "3"}, {"ip": "4"}], "serials": ["5", "6"], "mails": ["7"], "day": "8"}"#,
    );
    let spans = schema.exempt(&file.tree);
    let texts: Vec<&str> = spans.iter().map(|s| slice(&file, *s)).collect();
    assert_eq!(texts, ["701", r#""1""#, r#""2""#, r#""4""#, r#""5""#, r#""6""#]);
}
