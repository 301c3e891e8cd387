//! The oracle itself, held against sentences of the description of the language. Each case cites its sentence.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::judge::judge;
use crate::model::{
    Amount, Attested, Binding, Case, E, Group, List, Policy, Quantity, Requirement, Rule, Scope, Table,
};
use serde_json::{Value, json};

fn schema() -> Value {
    let not_yet = json!({ "x-krav-absent": "not-yet",
        "anyOf": [{ "type": "string", "format": "date" }, { "const": "undated" }] });
    let or_none = json!({ "anyOf": [{ "type": "string" }, { "const": "none" }] });
    let list = |key: Value, fields: Value| {
        json!({ "type": "array", "x-krav-key": key,
            "items": { "type": "object", "additionalProperties": false, "properties": fields } })
    };
    json!({ "type": "object", "additionalProperties": false,
        "$defs": { "size": { "enum": ["liten", "stor"] } },
        "properties": {
            "on": { "type": "boolean" }, "off": { "type": "boolean" }, "n": { "type": "integer" },
            "size": { "$ref": "#/$defs/size" }, "text": { "type": "string" }, "contact": or_none,
            "day": { "type": "string", "format": "date" }, "end": not_yet,
            "closing": { "type": "object", "properties": { "closed_on": not_yet, "count": { "type": "integer" } } },
            "stock": { "type": "object", "additionalProperties": { "type": "integer" } },
            "persons": list(json!(["id"]), json!({ "id": { "type": "string" }, "expert": { "type": "boolean" },
                "own": { "type": "boolean" }, "name": { "type": "string" },
                "roles": { "type": "array", "items": { "type": "string" } },
                "active_from": { "type": "string", "format": "date" }, "active_to": not_yet })),
            "cards": list(json!(["person_id", "kind"]), json!({
                "person_id": { "type": "string", "x-krav-ref": "persons.id" }, "kind": { "type": "string" },
                "issued_on": not_yet, "issuer": { "type": "string" } })),
            "attestations": list(json!(["clause"]), json!({ "clause": { "type": "string" },
                "by": { "type": "object", "properties": { "role": { "type": "string" } } },
                "signed_on": { "type": "string", "format": "date" },
                "valid_to": { "type": "string", "format": "date" } })) } })
}

// --- Short words for the model ---

fn b(e: E) -> Box<E> {
    Box::new(e)
}
fn root(name: &str) -> E {
    E::Root(name.to_owned())
}
fn field(of: E, name: &str) -> E {
    E::Field(b(of), name.to_owned())
}
/// Of the variable `p`.
fn p(name: &str) -> E {
    field(E::Name("p".to_owned()), name)
}
fn text(text: &str) -> E {
    E::Text(text.to_owned())
}
fn date(text: &str) -> E {
    E::Date(text.to_owned())
}
fn op(left: E, words: &'static str, right: E) -> E {
    E::Infix(b(left), words, b(right))
}
fn is(of: E, what: &'static str) -> E {
    E::Is(b(of), what)
}
fn not(of: E) -> E {
    E::Prefix("not", b(of))
}
fn over(list: &str, filter: Option<E>) -> Binding {
    Binding { var: "p".to_owned(), list: List::Of(b(root(list))), filter: filter.map(Box::new) }
}
fn amount(e: E) -> Amount {
    Amount { about: false, expr: b(e) }
}
fn about(percent: i64) -> Amount {
    Amount { about: true, expr: b(E::Percent(percent, 0)) }
}
/// So many of the persons are experts.
fn experts(quantity: Quantity) -> E {
    E::Quantified(quantity, over("persons", None), b(p("expert")))
}

/// Persons `a`, `b` … of whom so many are experts, so many are not, and so many it is not declared.
fn persons(yes: usize, no: usize, open: usize) -> Value {
    let declared = [vec![Some(true); yes], vec![Some(false); no], vec![None; open]].concat();
    let one = |(i, expert)| json!({ "id": format!("p{i}"), "expert": expert });
    json!({ "persons": declared.into_iter().enumerate().map(one).collect::<Vec<_>>() })
}

// --- Judging ---

fn requirement(strength: &'static str, expr: E, by: Option<(E, bool)>) -> Requirement {
    Requirement { strength, at_once: false, expr, by }
}

fn case(setup: Value, scope: Vec<Scope>, requirements: Vec<Requirement>) -> Case {
    let rule = Rule { name: "r".to_owned(), scope, requirements };
    let policy = Policy { rules: vec![rule], ..Policy::default() };
    Case { schema: schema(), policy, rows: Vec::new(), previous: None, setup, as_of: "2018-09-10".to_owned() }
}

/// `verdict truth`, then what there is of: subject, reason, due day, found/needed/total, what is missing, and the
/// requirements under it.
fn said(result: &Value) -> String {
    let (subject, also) = (&result["subject"], &result["judged"].as_array().unwrap()[1..]);
    let result = &result["judged"][0];
    let text = |name: &str| result[name].as_str().unwrap_or("-").to_owned();
    let mut words = vec![text("verdict"), text("truth")];
    for one in [subject, &result["reason"], &result["due"]] {
        words.extend(one.as_str().map(str::to_owned));
    }
    if !result["found"].is_null() {
        let range = |name: &str| match ["min", "max"].map(|end| result[name][end].as_f64().unwrap_or(f64::NAN)) {
            [min, max] if min < max => format!("{min}-{max}"),
            [one, _] => one.to_string(),
        };
        words.push(["found", "needed", "total"].map(range).join("/"));
    }
    for one in result["missing"].as_array().into_iter().flatten() {
        match one[1].as_str().unwrap() {
            "" => {}
            "setup" => words.push(one[0].as_str().unwrap().to_owned()),
            from => words.push(format!("{}({from})", one[0].as_str().unwrap())),
        }
    }
    for one in also {
        words.push(format!("+{} {}", one["strength"].as_str().unwrap(), one["verdict"].as_str().unwrap()));
    }
    words.join(" ")
}

fn all(case: &Case) -> Vec<String> {
    judge(case).unwrap().iter().map(said).collect()
}

/// Of one `must` without a scope.
fn must(setup: Value, expr: E) -> String {
    all(&case(setup, Vec::new(), vec![requirement("must", expr, None)])).join("; ")
}

fn must_by(setup: Value, expr: E, by: (E, bool)) -> String {
    all(&case(setup, Vec::new(), vec![requirement("must", expr, Some(by))])).join("; ")
}

// "Absence": what the file says of a field.

#[test]
fn absence() {
    // "not declared (key absent, or null): unknown"
    assert_eq!(must(json!({}), root("on")), "undetermined unstated /on");
    assert_eq!(must(json!({ "on": null }), root("on")), "undetermined unstated /on");
    // "but for `is declared`, `is missing`, `or else`"
    assert_eq!(must(json!({}), is(root("on"), "declared")), "fail false");
    assert_eq!(must(json!({}), is(root("on"), "missing")), "pass true");
    assert_eq!(must(json!({}), op(root("on"), "or else", E::Bool(true))), "pass true");
    // "`exists` is unknown"; "`none`: declared that there is none; `exists` is false"
    assert_eq!(must(json!({}), is(root("contact"), "exists")), "undetermined unstated /contact");
    assert_eq!(must(json!({ "contact": "none" }), is(root("contact"), "exists")), "fail false");
    // "Of what is declared as `none` every comparison is false, and its negation true" (reference)
    let same = |words| op(root("contact"), words, text("a"));
    assert_eq!(must(json!({ "contact": "none" }), same("=")), "fail false");
    assert_eq!(must(json!({ "contact": "none" }), same("!=")), "pass true");
    // "`""` and `[]` are values"
    assert_eq!(must(json!({ "text": "" }), is(root("text"), "exists")), "pass true");
    // "Truth is strong Kleene": nothing is decided by the same leaf standing twice, nor by the values of its enum.
    let size = |word: &str| op(root("size"), "=", E::Word(word.to_owned()));
    assert_eq!(must(json!({}), E::Or(vec![size("liten"), size("stor")])), "undetermined unstated /size");
    let both = E::List(vec![E::Word("liten".to_owned()), E::Word("stor".to_owned())]);
    assert_eq!(must(json!({}), op(root("size"), "in", both)), "undetermined unstated /size");
}

#[test]
fn not_yet_dates() {
    let before = |day| op(root("end"), "before", date(day));
    // "it has not happened by the end of `as_of`, so it can only lie after `as_of`; comparisons are decided by that
    // where they can be, else the answer is open"
    assert_eq!(must(json!({}), before("2018-09-11")), "fail false");
    assert_eq!(must(json!({}), before("2018-09-12")), "undetermined open /end");
    assert_eq!(must(json!({}), op(root("end"), "after", date("2018-09-10"))), "pass true");
    assert_eq!(must(json!({}), op(root("end"), "=", date("2018-09-10"))), "fail false");
    assert_eq!(must(json!({}), is(root("end"), "done")), "fail false");
    assert_eq!(must(json!({}), is(root("end"), "exists")), "undetermined open /end");
    // "A declared date after `as_of` is a plan: treated the same"
    let plan = json!({ "end": "2018-09-11" });
    assert_eq!(must(plan.clone(), before("2018-09-20")), "undetermined open");
    assert_eq!(must(plan.clone(), before("2018-09-11")), "fail false");
    assert_eq!(must(plan.clone(), is(root("end"), "planned")), "pass true");
    assert_eq!(must(plan.clone(), is(root("end"), "done")), "fail false");
    // "`exists`: A day that is only planned is open" (operators)
    assert_eq!(must(plan, is(root("end"), "exists")), "undetermined open");
    // "`undated`: it happened (`is done` is true), when is not known: comparisons are unstated"
    let undated = json!({ "end": "undated" });
    assert_eq!(must(undated.clone(), is(root("end"), "done")), "pass true");
    assert_eq!(must(undated, before("2018-09-20")), "undetermined unstated");
    // "If the record or the list that would hold it is itself not declared, plain unknown."
    let closed = is(field(root("closing"), "closed_on"), "done");
    assert_eq!(must(json!({}), closed.clone()), "undetermined unstated /closing/closed_on");
    assert_eq!(must(json!({ "closing": {} }), closed), "fail false");
    // "open when only something that lies ahead is lacking …; both together is unstated"
    let both = E::And(vec![before("2018-12-01"), root("on")]);
    assert_eq!(must(json!({}), both), "undetermined unstated /end /on");
}

#[test]
fn deciding_operands() {
    // "of an unknown, every unknown one"; a decided one has nothing missing.
    let and = |of: Vec<E>| E::And(of);
    assert_eq!(must(json!({ "on": true }), and(vec![root("on"), root("off")])), "undetermined unstated /off");
    assert_eq!(must(json!({ "on": false }), and(vec![root("on"), root("off")])), "fail false");
    assert_eq!(must(json!({ "on": true }), E::Or(vec![root("on"), root("off")])), "pass true");
    // "`if C then R` with C false, are marked vacuous"
    let implies = E::Implies(b(root("on")), b(root("off")));
    assert_eq!(must(json!({ "on": false }), implies.clone()), "not-applicable true vacuous");
    assert_eq!(must(json!({ "off": true }), implies), "pass true");
}

// "Empty ranges", "Counts under unknowns", "About".

#[test]
fn empty_ranges() {
    let one = || amount(E::Number(1, 0));
    let none = persons(0, 0, 0);
    // "`some`, `at least N`, `exactly N`, `between N and M` (N ≥ 1) are false"
    assert_eq!(must(none.clone(), experts(Quantity::Some)), "fail false 0/1/0");
    assert_eq!(must(none.clone(), experts(Quantity::Exactly(one()))), "fail false 0/1/0");
    // "`every`, `no`, `at most N`, `exactly 0` are true … marked vacuous"
    assert_eq!(must(none.clone(), experts(Quantity::Every)), "not-applicable true vacuous 0/0/0");
    assert_eq!(must(none.clone(), experts(Quantity::AtMost(one()))), "not-applicable true vacuous 0/1/0");
    // "a percentage is unstated ("no one to count")"
    let tenth = amount(E::Percent(10, 0));
    assert!(must(none.clone(), experts(Quantity::AtLeast(tenth))).starts_with("undetermined unstated 0/"));
    // "`not` keeps the mark"; "`and`/`or` carry it when … every operand that decides the value carries it"
    let every = || experts(Quantity::Every);
    assert_eq!(must(none.clone(), not(not(every()))), "not-applicable true vacuous");
    let with = |more| json!({ "persons": [], "on": more });
    assert_eq!(must(with(true), E::And(vec![every(), root("on")])), "pass true");
    assert_eq!(must(with(false), E::Or(vec![every(), root("on")])), "not-applicable true vacuous");
    // "The false ones over an empty range carry no mark" (D-09)
    assert_eq!(must(none, not(experts(Quantity::Some))), "pass true");
}

#[test]
fn counts_under_unknowns() {
    let two = || amount(E::Number(2, 0));
    // "`at least N` is true if it holds in the worst, false if it fails in the best, else unknown"
    assert_eq!(must(persons(2, 0, 1), experts(Quantity::AtLeast(two()))), "pass true 2-3/2/3");
    assert_eq!(must(persons(0, 2, 1), experts(Quantity::AtLeast(two()))), "fail false 0-1/2/3");
    assert_eq!(
        must(persons(1, 0, 1), experts(Quantity::AtLeast(two()))),
        "undetermined unstated 1-2/2/2 /persons/1/expert"
    );
    // "`exactly` is true if both agree on it, false if N lies outside what they reach"
    assert_eq!(must(persons(1, 0, 2), experts(Quantity::Exactly(two()))).get(..21), Some("undetermined unstated"));
    assert_eq!(must(persons(3, 0, 1), experts(Quantity::Exactly(two()))), "fail false 3-4/2/4");
    // The worst filling of an item that may be out or in and good is out.
    let own = |filter: E| E::Quantified(Quantity::Some, over("persons", Some(filter)), b(p("expert")));
    let setup = json!({ "persons": [{ "id": "a", "expert": true }] });
    assert_eq!(must(setup, own(p("own"))), "undetermined unstated 0-1/1/0-1 /persons/0/own");
    // For `every` an item that is good wherever it is does not lack anything.
    let every = E::Quantified(Quantity::Every, over("persons", Some(p("own"))), b(p("expert")));
    let setup = json!({ "persons": [{ "id": "a", "expert": true }, { "id": "b", "own": true }] });
    assert_eq!(must(setup, every), "undetermined unstated 0-2/1-2/1-2 /persons/1/expert");
    // A list that is not declared.
    assert_eq!(must(json!({}), experts(Quantity::Every)), "undetermined unstated /persons");
    // "a count is a range … `count(x …) >= 1` is true as soon as one surely passes" (D-06)
    let count = op(E::Count(over("persons", Some(p("expert")))), ">=", E::Number(1, 0));
    assert_eq!(must(persons(1, 0, 3), count), "pass true");
}

#[test]
fn shares() {
    let needed = |quantity, n| {
        let said = judge(&case(persons(0, n, 0), Vec::new(), vec![requirement("must", experts(quantity), None)]));
        said.unwrap()[0]["judged"][0]["needed"].clone()
    };
    // "nearest whole number …, halves up, and at least 1 when n ≥ 1: 1 of 4, 1 of 14, 2 of 15, 3 of 25"
    for (n, of) in [(4, 1), (14, 1), (15, 2), (25, 3)] {
        assert_eq!(needed(Quantity::AtLeast(about(10)), n), json!({ "min": f64::from(of), "max": f64::from(of) }));
    }
    // "Plain `p%` is exact: `at least 10% of` 11 needs 2."
    assert_eq!(needed(Quantity::AtLeast(amount(E::Percent(10, 0))), 11), json!({ "min": 2.0, "max": 2.0 }));
    let share = |n| op(E::About(b(E::Percent(10, 0)), b(E::Number(n, 0))), "=", E::Number(3, 0));
    assert_eq!(must(json!({}), share(25)), "pass true");
}

#[test]
fn uniqueness_and_membership() {
    let unique = || E::Aggregate("unique", b(p("name")), over("persons", None));
    let named = |names: [Value; 2]| json!({ "persons": names.map(|name| json!({ "id": name, "name": name })) });
    // "false when two declared values are equal; unknown while one is not declared and there are at least two items"
    assert_eq!(must(named([json!("x"), json!("x")]), unique()), "fail false");
    assert_eq!(must(named([json!("x"), json!("y")]), unique()), "pass true");
    assert_eq!(must(named([json!("x"), json!(null)]), unique()), "undetermined unstated /persons/1/name");
    assert_eq!(must(json!({ "persons": [{ "id": "a" }] }), unique()), "pass true");
    // "`has`: true when found; false when not found and all are declared; else unknown"
    let has = |list: Value, words| {
        let person = |roles: &Value| json!({ "persons": [{ "id": "a", "roles": roles }] });
        let some = E::Quantified(Quantity::Some, over("persons", None), b(op(p("roles"), words, text("chef"))));
        must(person(&list), some)
    };
    assert_eq!(has(json!(["chef"]), "has"), "pass true 1/1/1");
    assert_eq!(has(json!(["annan"]), "has"), "fail false 0/1/1");
    assert_eq!(has(json!(null), "has"), "undetermined unstated 0-1/1/1 /persons/0/roles");
}

// "Calendar".

#[test]
fn calendar() {
    let months = |day, n, unit| op(date(day), "+", E::Duration(n, unit));
    let same = |left: E, day| must(json!({}), op(left, "=", date(day)));
    // "`+ n months` keeps the day or takes the month's last"
    assert_eq!(same(months("2018-01-31", 1, "months"), "2018-02-28"), "pass true");
    assert_eq!(same(months("2016-02-29", 1, "years"), "2017-02-28"), "pass true");
    assert_eq!(same(months("2000-02-28", 1, "days"), "2000-02-29"), "pass true");
    assert_eq!(same(months("1899-12-31", 1, "days"), "1900-01-01"), "undetermined unstated");
    // "Dates lie in 1900–2199; outside is unknown."
    assert_eq!(same(months("2199-12-31", 1, "days"), "2018-01-01"), "undetermined unstated");
    // "`days from D to E`", "`day 5 of m + 1 month`", "`last day of m`"
    let days = E::DaysFrom(b(date("2018-02-28")), b(date("2020-03-01")));
    assert_eq!(must(json!({}), op(days, "=", E::Number(732, 0))), "pass true");
    let month = || E::Prefix("month of", b(date("2018-12-31")));
    let next = op(month(), "+", E::Duration(1, "months"));
    assert_eq!(same(E::DayOf(5, b(next)), "2019-01-05"), "pass true");
    assert_eq!(same(E::Prefix("last day of", b(month())), "2018-12-31"), "pass true");
    // What is worked out from a not-yet date holds for every filling.
    let later = op(root("end"), "+", E::Duration(14, "days"));
    assert_eq!(must(json!({}), op(later.clone(), "on or after", date("2018-09-25"))), "pass true");
    assert_eq!(must(json!({}), op(later, "=", date("2018-09-25"))), "undetermined open /end");
    let latest = E::Extreme("latest", false, vec![root("end"), date("2018-12-01")]);
    assert_eq!(must(json!({}), op(latest, "on or after", date("2018-12-01"))), "pass true");
}

// "Verdicts".

#[test]
fn the_table_of_verdicts() {
    let (past, ahead) = (|| (date("2018-09-09"), false), || (date("2018-09-10"), false));
    let unknown = || (root("day"), false);
    let off = || E::Bool(false);
    let open = || op(root("end"), "before", date("2019-01-01"));
    // false: fail, pending, fail, undetermined ("that day included")
    assert_eq!(must_by(json!({}), off(), ahead()), "pending false 2018-09-10");
    assert_eq!(must_by(json!({}), off(), past()), "fail false 2018-09-09");
    assert_eq!(must_by(json!({}), off(), unknown()), "undetermined false /day");
    // "by the day before DATE"
    assert_eq!(must_by(json!({}), off(), (date("2018-09-10"), true)), "fail false 2018-09-09");
    // open: undetermined, pending, fail, undetermined
    assert_eq!(must_by(json!({}), open(), ahead()), "pending open 2018-09-10 /end");
    assert_eq!(must_by(json!({}), open(), past()), "fail open 2018-09-09 /end");
    assert_eq!(must_by(json!({}), open(), unknown()), "undetermined open /day /end");
    // unstated: undetermined; true: pass; vacuous: not-applicable
    assert_eq!(must_by(json!({}), root("on"), past()), "undetermined unstated 2018-09-09 /on");
    assert_eq!(must_by(json!({ "on": true }), root("on"), unknown()), "pass true");
    assert!(must_by(json!({ "persons": [] }), experts(Quantity::Every), past()).starts_with("not-applicable true"));
    // "as a bound or deadline its planned value is used"
    assert_eq!(must_by(json!({ "end": "2018-09-30" }), off(), (root("end"), false)), "pending false 2018-09-30");
    // "`must at once` (no deadline and no life span softens it)"
    let span = vec![Scope::During(date("2019-01-01"), date("2019-12-31"))];
    let at_once = Requirement { at_once: true, ..requirement("must", off(), None) };
    assert_eq!(all(&case(json!({}), span, vec![at_once])), ["fail false"]);
}

#[test]
fn strengths() {
    let soft = |verdict: bool| requirement("should", E::Bool(verdict), None);
    let late = requirement("must", E::Bool(false), Some((date("2018-12-01"), false)));
    // "a pending `must` does not hide a failed `should`: it stands under it, with its due day"
    assert_eq!(all(&case(json!({}), vec![], vec![late.clone(), soft(false)])), ["fail false +must pending"]);
    // "among fails a `must` before a `should`"
    let hard = requirement("must", E::Bool(false), None);
    let results = judge(&case(json!({}), vec![], vec![soft(false), hard])).unwrap();
    assert_eq!(
        (&results[0]["judged"][0]["strength"], said(&results[0])),
        (&json!("must"), "fail false +should fail".to_owned())
    );
    assert_eq!(all(&case(json!({}), vec![], vec![soft(true), late])), ["pending false 2018-12-01 +should pass"]);
}

#[test]
fn applicability() {
    let rule = |setup, scope| all(&case(setup, scope, vec![requirement("must", E::Bool(false), None)])).join("; ");
    let each = |filter| Scope::ForEach(over("persons", filter));
    // "`not-applicable` always has a reason"
    let later = Scope::Effective("2018-09-11".to_owned(), None);
    assert_eq!(rule(json!({}), vec![later]), "not-applicable - not-in-force");
    let until = Scope::Effective("2018-01-01".to_owned(), Some("2018-09-10".to_owned()));
    assert_eq!(rule(json!({}), vec![until]), "fail false");
    assert_eq!(rule(json!({ "on": false }), vec![Scope::When(root("on"))]), "not-applicable - when-false");
    assert_eq!(rule(persons(0, 0, 0), vec![each(None)]), "not-applicable - no-subject");
    assert_eq!(rule(json!({ "on": true }), vec![Scope::ExceptWhen(root("on"))]), "not-applicable - excepted");
    // "`when` … unknown, or `judge only if` not true: undetermined, never skipped"
    assert_eq!(rule(json!({}), vec![Scope::When(root("on"))]), "undetermined - /on");
    assert_eq!(rule(json!({ "on": false }), vec![Scope::JudgeOnlyIf(root("on"))]), "undetermined -");
    // "`where` of `for each` unknown: the item is a subject; pass if the requirement holds, else undetermined"
    let setup = json!({ "persons": [{ "id": "a" }, { "id": "b", "own": true }, { "id": "c", "own": false }] });
    let both = "undetermined false p=a /persons/0/own; fail false p=b";
    assert_eq!(rule(setup.clone(), vec![each(Some(p("own")))]), both);
    // A `when` that speaks of the loop's variable is asked for each subject (D-05).
    let three = "undetermined - p=a /persons/0/own; fail false p=b; not-applicable - p=c when-false";
    assert_eq!(rule(setup, vec![each(None), Scope::When(p("own"))]), three);
    // "over a list that is not declared: one undetermined result without a key"
    assert_eq!(rule(json!({}), vec![each(None)]), "undetermined - /persons");
    // "A composite key is joined by `/`; a key's own `, = / %` are escaped" (D-03)
    let cards = json!({ "cards": [{ "person_id": "a", "kind": "x/y" }] });
    assert_eq!(rule(cards, vec![Scope::ForEach(over("cards", None))]), "fail false p=a/x%2Fy");
}

#[test]
fn life_spans() {
    let during = |from: Value, to: Value, expr: E| {
        let setup = json!({ "persons": [{ "id": "a", "active_from": from, "active_to": to }] });
        let scope = vec![Scope::ForEach(over("persons", None)), Scope::During(p("active_from"), p("active_to"))];
        all(&case(setup, scope, vec![requirement("must", expr, None)])).join("; ")
    };
    let off = || E::Bool(false);
    // "Before its life span begins, a subject's fail and undetermined become pending (due: the beginning)"
    assert_eq!(during(json!("2018-09-11"), json!(null), off()), "pending false p=a 2018-09-11");
    assert_eq!(during(json!("2018-09-11"), json!(null), root("on")), "pending unstated p=a 2018-09-11 /on");
    // "an unknown beginning makes it undetermined"
    assert_eq!(during(json!(null), json!(null), off()), "undetermined false p=a /persons/0/active_from");
    // "`ended` (life span over)"; the last day is included; an end that has not happened lies ahead
    let since = || json!("2018-01-01");
    assert_eq!(during(since(), json!("2018-09-09"), off()), "not-applicable - p=a ended");
    assert_eq!(during(since(), json!("2018-09-10"), off()), "fail false p=a");
    assert_eq!(during(since(), json!(null), off()), "fail false p=a");
    // "a fail is then undetermined, a pass stays" (D-07)
    assert_eq!(during(since(), json!("undated"), off()), "undetermined false p=a");
    assert_eq!(during(since(), json!("undated"), E::Bool(true)), "pass true p=a");
}

// One record, references, maps, months.

#[test]
fn one_record() {
    let the = |name| field(E::The(over("cards", Some(op(p("person_id"), "=", text("a"))))), name);
    let cards = |ids: &[Option<&str>]| {
        let one = |id: &Option<&str>| json!({ "person_id": id, "issued_on": "2018-01-01", "issuer": "x" });
        json!({ "cards": ids.iter().map(one).collect::<Vec<_>>() })
    };
    let issued = || is(the("issued_on"), "done");
    // "one match is it; several is unknown"
    assert_eq!(must(cards(&[Some("a"), Some("b")]), issued()), "pass true");
    assert_eq!(must(cards(&[Some("a"), Some("a")]), issued()), "undetermined unstated");
    // "one sure match and others that may match is unknown" (D-15)
    let unsure = must(cards(&[Some("a"), None]), issued());
    assert_eq!(unsure, "undetermined unstated /cards/1/person_id");
    // "none in a declared list is a record in which nothing has happened (its not-yet dates are not-yet, its other
    // fields are open too; `missing` names list and key)"
    assert_eq!(must(cards(&[Some("b")]), issued()), "fail false");
    let issuer = op(the("issuer"), "=", text("x"));
    assert_eq!(must(cards(&[Some("b")]), issuer), "undetermined open /cards");
    assert_eq!(must(json!({}), issued()), "undetermined unstated /cards");
}

#[test]
fn references() {
    let expert = E::Quantified(Quantity::Some, over("cards", None), b(field(p("person_id"), "expert")));
    let setup = |id: Value| {
        json!({ "persons": [{ "id": "a", "expert": true }, { "id": "b" }],
        "cards": [{ "person_id": id, "kind": "k" }] })
    };
    assert_eq!(must(setup(json!("a")), expert.clone()), "pass true 1/1/1");
    assert_eq!(must(setup(json!("b")), expert.clone()), "undetermined unstated 0-1/1/1 /persons/1/expert");
    // "a dangling one is a structural finding, and unknown in rules"
    assert_eq!(must(setup(json!("c")), expert), "undetermined unstated 0-1/1/1");
}

#[test]
fn maps_and_months() {
    // "a map: `e.key`, `e.value`"
    let large = E::Quantified(Quantity::Some, over("stock", None), b(op(p("value"), ">", E::Number(2, 0))));
    assert_eq!(must(json!({ "stock": { "x": 1, "y": 3 } }), large), "pass true 1/1/2");
    // "`for each m in months from D to E` (both included)"
    let list = List::Months(b(date("2018-11-30")), b(date("2019-01-01")));
    let months = Scope::ForEach(Binding { var: "p".to_owned(), list, filter: None });
    let late = op(E::DayOf(5, b(E::Name("p".to_owned()))), "after", date("2018-12-01"));
    let results = all(&case(json!({}), vec![months], vec![requirement("must", late, None)]));
    assert_eq!(results, ["fail false p=2018-11", "pass true p=2018-12", "pass true p=2019-01"]);
}

#[test]
fn shapes() {
    let email = || E::As(b(root("text")), "email");
    // "canonical: NFC, no blanks, lower case"
    let same = || op(email(), "=", text("a@b.se"));
    assert_eq!(must(json!({ "text": " A@b.se" }), same()), "pass true");
    // "Text not of the shape is unknown, never false, except for `is`"
    assert_eq!(must(json!({ "text": "ab" }), same()), "undetermined unstated");
    assert_eq!(must(json!({ "text": "ab" }), is(root("text"), "email")), "fail false");
    // "`matches "regex"` (anchored)"
    let fits = |pattern| op(root("text"), "matches", text(pattern));
    assert_eq!(must(json!({ "text": "IT-12" }), fits("[A-Z]+-\\d{2}")), "pass true");
    assert_eq!(must(json!({ "text": "IT-123" }), fits("[A-Z]+-\\d{2}")), "fail false");
}

// Attestations, tables, params, groups.

#[test]
fn attestations() {
    let want = Attested { clause: "c", by: Some("chef".to_owned()), signed: None, within: None, covering: None };
    let attested = || E::Attested(Box::new(want.clone()));
    let signed = |role: &str, to: &str| {
        json!({ "attestations": [
        { "clause": "c", "by": { "role": role }, "signed_on": "2018-01-01", "valid_to": to }] })
    };
    // "`attested` is true when a valid, unexpired, not stale attestation is declared, else unstated with
    // `from: attestation`"
    assert_eq!(must(signed("chef", "2018-09-10"), attested()), "pass true");
    let lacking = "undetermined unstated /attestations(attestation)";
    assert_eq!(must(signed("chef", "2018-09-09"), attested()), lacking);
    assert_eq!(must(signed("annan", "2018-09-10"), attested()), lacking);
    assert_eq!(must(json!({}), attested()), lacking);
    // "The human half of a clause is … never joined with the machine half: each has its own result and mode"
    let both = vec![requirement("must", attested(), None), requirement("must", E::Bool(false), None)];
    let results = judge(&case(json!({}), vec![], both)).unwrap();
    let modes: Vec<_> = results.iter().map(|r| format!("{} {}", r["mode"], r["judged"][0]["verdict"])).collect();
    assert_eq!(modes, ["\"automatic\" \"fail\"", "\"attested\" \"undetermined\""]);
}

#[test]
fn tables_params_and_groups() {
    let table = Table {
        name: "t".to_owned(),
        keys: vec![("size".to_owned(), "size".to_owned())],
        result: ("lead".to_owned(), "number".to_owned()),
        external: true,
    };
    let expr = op(E::Lookup("t".to_owned(), vec![root("size")]), "=", E::Name("limit".to_owned()));
    let mut one = case(json!({ "size": "stor" }), vec![], vec![requirement("must", expr, None)]);
    one.policy.tables.push(table);
    // "a param may be dated": the value in force on `as_of`
    let values = vec![(E::Number(5, 0), None), (E::Number(7, 0), Some("2018-09-10".to_owned()))];
    one.policy.params.push(("limit".to_owned(), values));
    // "external ones may be absent: unknown, `from: table`"
    assert_eq!(all(&one), ["undetermined unstated (table)"]);
    one.rows.push(("t".to_owned(), vec![vec!["liten".into(), "5".into()], vec!["stor".into(), "7".into()]]));
    assert_eq!(all(&one), ["pass true"]);
    one.setup = json!({});
    assert_eq!(all(&one), ["undetermined unstated /size"]);
    // "written once, holds for each rule in it"
    let scope = vec![Scope::When(E::Bool(false))];
    let rules = std::mem::take(&mut one.policy.rules);
    one.policy.groups.push(Group { name: "g".to_owned(), scope, rules });
    assert_eq!(all(&one), ["not-applicable - when-false"]);
}
