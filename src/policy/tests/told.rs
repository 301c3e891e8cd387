//! What the checker says of single rules: each is told what is wrong with it, where, and nothing more.

use super::checked_with;
use crate::diagnostic::Param;

const SCHEMA: &str = r##"{ "type": "object", "properties": {
  "count": { "type": "integer" }, "name": { "type": "string" }, "good": { "type": "boolean" },
  "day": { "type": "string", "format": "date" }, "month": { "type": "string", "format": "month" },
  "tags": { "type": "array", "items": { "type": "string" } },
  "colour": { "$ref": "#/$defs/colour" }, "form": { "enum": ["round", "red"] },
  "colours": { "type": "array", "items": { "$ref": "#/$defs/colour" } },
  "staff": { "type": "array", "x-krav-key": ["id"], "items": { "type": "object", "properties": {
    "id": { "type": "string" }, "name": { "type": "string" }, "good": { "type": "boolean" },
    "colour": { "$ref": "#/$defs/colour" },
    "boss": { "type": "string", "x-krav-ref": "staff.id" } } } } },
  "$defs": { "colour": { "enum": ["red", "green"] } } }"##;

const HEADER: &str = r#"policy own { schema "s" languages en version "1" }
clause c { section "S" page 1 binds provider word must en "C." }
"#;

/// What is told of a policy without a header: code, the text underlined and the words that fill its sentence. What only
/// says that a rule cites nothing is left out.
fn told(text: &str) -> Vec<String> {
    let (_, findings, sources) = checked_with(SCHEMA, &[&format!("{HEADER}{text}")]);
    let value = |param: &Param| match param {
        Param::Text(text) => text.to_string(),
        Param::Word(word) => (*word).to_owned(),
        Param::Number(number) => number.to_string(),
        Param::List(all) => all.join(","),
    };
    let mut all = Vec::new();
    for finding in findings.iter().filter(|finding| finding.code.id != "K437") {
        let span = finding.span().unwrap();
        let mut line = format!("{} `{}`", finding.code.id, sources.file(span.file).slice(span));
        for (name, param) in &finding.params {
            line += &format!(" {name}={}", value(param));
        }
        all.push(line);
    }
    all
}

/// Rules, each with what is told of it.
fn rules(rows: &[(&str, &[&str])]) {
    for (body, expected) in rows {
        assert_eq!(told(&format!("rule r {{ {body} }}")), *expected, "{body}");
    }
}

/// Policies, each with what is told of it.
fn policies(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(told(text), *expected, "{text}");
    }
}

/// A name that means nothing is told once, not also for what is asked of it.
#[test]
fn what_has_no_items_and_what_is_no_number() {
    rules(&[
        ("must every x in good satisfy x", &["K417 `good` found=boolean expected=type-list"]),
        ("must every x in nothing satisfy x", &["K411 `nothing` name=nothing suggestion="]),
        ("must every x in [nothing] satisfy x = 1", &["K411 `nothing` name=nothing suggestion="]),
        ("must nothing has any of tags", &["K411 `nothing` name=nothing suggestion="]),
        ("must name in nothing", &["K411 `nothing` name=nothing suggestion="]),
        (r#"must nothing has "x""#, &["K411 `nothing` name=nothing suggestion="]),
        (r#"must good has "x""#, &["K417 `good` found=boolean expected=type-list"]),
        ("must nothing times 2 = 4", &["K411 `nothing` name=nothing suggestion="]),
        ("must 2 times nothing = 4", &["K411 `nothing` name=nothing suggestion="]),
        ("must good times 2 = 4", &["K418 `good times 2` left=boolean right=type-number"]),
    ]);
}

/// Of days it is said what to write instead.
#[test]
fn order_is_of_numbers_and_days_have_words() {
    rules(&[
        ("must day < 2018-01-01", &["K420 `<` found=date write=before"]),
        ("must day <= 2018-01-01", &["K420 `<=` found=date write=on or before"]),
        ("must day > 2018-01-01", &["K420 `>` found=date write=after"]),
        ("must day >= 2018-01-01", &["K420 `>=` found=date write=on or after"]),
        (r#"must name < "a""#, &["K420 `<` found=type-text write="]),
    ]);
}

#[test]
fn what_a_record_and_a_list_hold() {
    rules(&[
        (r#"must name.first = "a""#, &["K417 `name` found=type-text expected=type-record"]),
        (r#"must count in [1, "a"]"#, &[r#"K418 `"a"` left=type-number right=type-text"#]),
        ("must count in [1, 2, 3]", &[]),
    ]);
}

#[test]
fn shares_lie_above_nothing() {
    rules(&[
        ("must at least about 3 of x in staff satisfy x.good", &["K417 `3` found=type-number expected=type-percent"]),
        ("must at least 0% of x in staff satisfy x.good", &["K423 `0%`"]),
        ("must at least 1% of x in staff satisfy x.good", &[]),
        ("must at least 100% of x in staff satisfy x.good", &[]),
        ("must at least 101% of x in staff satisfy x.good", &["K423 `101%`"]),
    ]);
}

#[test]
fn shares_and_values_of_params() {
    policies(&[
        ("param p = 150%   rule r { must at least p of x in staff satisfy x.good }", &["K423 `p`"]),
        ("param p = 50%   rule r { must at least p of x in staff satisfy x.good }", &[]),
        ("param p = true   rule r { must good = p }", &[]),
        (
            r#"param p = 5 from 2018-01-01, "x" from 2019-01-01   rule r { must count = p }"#,
            &[r#"K418 `"x"` left=type-number right=type-text"#],
        ),
    ]);
}

#[test]
fn names_that_are_bound_later() {
    rules(&[
        ("must early = 1   let early = count   must early = 1", &[]),
        ("must late = 1", &["K411 `late` name=late suggestion="]),
        ("when early = 1   let early = count   must early = 1", &["K434 `early` name=early"]),
        ("when person.good   for each person in staff   must person.good", &["K434 `person` name=person"]),
    ]);
    policies(&[
        // In a group what its rules bind is bound later; in a rule what another one binds is nothing.
        (
            "group g { when person.good   rule r { for each person in staff   must person.good } }",
            &["K434 `person` name=person"],
        ),
        (
            "group g { rule a { let early = count   must early = 1 }   rule b { must early = 1 } }",
            &["K411 `early` name=early suggestion="],
        ),
        // A fault of a group is told once, and what hides a name of a group is told where it stands.
        (
            "group g { for each x in staff   when x.bad   rule a { must x.good } rule b { let x = count   must good } }",
            &["K412 `bad` name=bad suggestion= allowed=id,name,good,colour,boss", "K415 `x` name=x"],
        ),
    ]);
}

#[test]
fn days_that_are_the_same_are_not_reversed() {
    rules(&[
        ("effective from 2018-01-01 until 2018-01-01   must good", &[]),
        (
            "effective from 2018-01-02 until 2018-01-01   must good",
            &["K431 `effective from 2018-01-02 until 2018-01-01`"],
        ),
        ("effective from 2018-01-01 until 2018-01-02   must good", &[]),
    ]);
}

#[test]
fn what_was_found_is_of_a_quantifier_wherever_it_stands() {
    rules(&[
        (r#"must not (at least 1 of x in staff satisfy x.good)   say en "{found}""#, &[]),
        (r#"must good and (at least 1 of x in staff satisfy x.good)   say en "{found}""#, &[]),
        (r#"must if good then at least 1 of x in staff satisfy x.good   say en "{found}""#, &[]),
        (r#"must (at least 1 of x in staff satisfy x.good) if good, otherwise good   say en "{found}""#, &[]),
        (r#"must good if good, otherwise (at least 1 of x in staff satisfy x.good)   say en "{found}""#, &[]),
        (r#"let many = at least 1 of x in staff satisfy x.good   must many   say en "{found}""#, &[]),
        (r#"must good   say en "{found}""#, &["K427 `found` name=found"]),
        (r#"must count = 1   say en "{found}""#, &["K427 `found` name=found"]),
    ]);
}

#[test]
fn what_was_found_of_a_definition() {
    policies(&[(
        r#"define many = at least 1 of x in staff satisfy x.good   rule r { must many   say en "{found}" }"#,
        &[],
    )]);
}

#[test]
fn a_reference_is_followed_from_its_own_variable() {
    rules(&[
        ("for each x in staff   must some y in staff satisfy x.boss.good", &[]),
        ("for each x in staff   must every y in tags satisfy x.boss.name = y", &[]),
        (
            "for each boss in staff   must every y in tags satisfy y.good",
            &["K417 `y` found=type-text expected=type-record"],
        ),
    ]);
}

#[test]
fn only_lists_of_the_file_make_an_expression_too_deep() {
    rules(&[
        (
            "must every x in [1, 2] satisfy every y in [1, 2] satisfy every z in [1, 2] satisfy every v in [1, 2] satisfy x = v",
            &[],
        ),
        (
            "must every x in staff satisfy every y in staff satisfy every z in staff satisfy every v in staff satisfy x.good = v.good",
            &[
                "K426 `every x in staff satisfy every y in staff satisfy every z in staff satisfy every v in staff satisfy x.good = v.good` limit=2",
            ],
        ),
    ]);
}

#[test]
fn a_bare_value_takes_its_type_from_the_other_side() {
    rules(&[
        ("must colour = red", &[]),
        ("must red = colour", &[]),
        ("must colour = blue", &["K413 `blue` name=blue suggestion= allowed=red,green"]),
        ("must blue = colour", &["K413 `blue` name=blue suggestion= allowed=red,green"]),
        ("must red = green", &["K411 `red` name=red suggestion="]),
        ("must [red, green] has colour", &["K411 `red` name=red suggestion="]),
        ("must colour in [red, green]", &[]),
        ("must colour in [red, name]", &["K418 `name` left=type-enum right=type-text"]),
        ("must (red if good, otherwise green) = colour", &[]),
        ("must (red if good, otherwise colour) = colour", &[]),
        ("must (red if good, otherwise green) = red", &["K411 `red` name=red suggestion="]),
        ("must (red if good, otherwise green) = (colour if good, otherwise red)", &[]),
        ("must (colour if good, otherwise red) = (red if good, otherwise green)", &[]),
        ("must red in colours", &[]),
        ("must colours has all of [red, green]", &[]),
        ("must [red, green] has all of colours", &["K411 `red` name=red suggestion="]),
        (r#"must "red" = colour"#, &[]),
        ("must value red = colour", &[]),
        ("must name = red", &["K411 `red` name=red suggestion="]),
        ("must red = name", &["K411 `red` name=red suggestion="]),
        ("must colour = name", &["K418 `colour = name` left=type-enum right=type-text"]),
        ("must form = colour", &["K418 `form = colour` left=type-enum right=type-enum"]),
        ("must form = red and colour = red", &[]),
        (r#"must (tags if good, otherwise colours) has "a""#, &["K418 `colours` left=type-list right=type-list"]),
        (r#"must name = "x""#, &[]),
        (r#"must "x" = name"#, &[]),
    ]);
}

#[test]
fn a_bare_value_beside_what_has_the_same_name() {
    policies(&[
        ("param red = 5   rule r { must red = colour }", &["K414 `red` name=red"]),
        ("param red = 5   rule r { must red = count }", &[]),
        ("param five = 5   rule r { must five = count }", &[]),
        ("define red = colour   rule r { must red = colour }", &["K414 `red` name=red"]),
        ("define paint = colour   rule r { must paint = red }", &[]),
        ("define paint = colour   rule r { must red = paint }", &[]),
        ("define paint = colour   rule r { must (paint if good, otherwise red) = red }", &[]),
        ("rule r { must previous.colour = red }", &[]),
        ("rule r { must red = previous.colour }", &[]),
        ("rule r { must as_of = day }", &[]),
        ("rule r { let paint = colour   must paint = red }", &[]),
        ("rule r { let paint = colour   must red = paint }", &[]),
        ("rule r { let paint = colour   must red in [paint, red] }", &[]),
        ("rule r { for each paint in colours   must red = paint }", &[]),
    ]);
}

#[test]
fn definitions_are_checked_whether_they_are_used_or_not() {
    policies(&[
        (
            "define who = person.good   rule r { for each person in staff   must who }",
            &["K411 `person` name=person suggestion="],
        ),
        ("define unused = nothing + 1   rule r { must good }", &["K411 `nothing` name=nothing suggestion="]),
        ("define unused(a) = a + nothing   rule r { must good }", &["K411 `nothing` name=nothing suggestion="]),
    ]);
}

#[test]
fn an_attestation_stands_alone() {
    policies(&[
        ("define signed = attested c   rule r { must good and signed }", &["K428 `good and signed`"]),
        ("define signed = attested c   rule r { must signed }", &["K428 `signed`"]),
        ("rule r { let signed = attested c   must good and signed }", &["K428 `good and signed`"]),
        ("rule r { must good and attested c }", &["K428 `good and attested c`"]),
    ]);
}

#[test]
fn rules_in_a_circle_are_told_once() {
    policies(&[
        ("rule a { follows b must good }   rule b { follows a must good }", &["K432 `a` name=a"]),
        (
            "rule a { follows b must good }   rule b { follows d must good }   rule d { follows b must good }",
            &["K432 `b` name=b"],
        ),
    ]);
}

#[test]
fn what_a_policy_lacks_is_told_by_its_kind() {
    policies(&[
        ("rule r { cites d must good }", &["K410 `d` kind=kind-clause name=d suggestion=c"]),
        ("rule r { reads d must good }", &["K410 `d` kind=kind-reading name=d suggestion="]),
        ("rule r { action d must good }", &["K410 `d` kind=kind-action name=d suggestion="]),
        ("rule r { follows d must good }", &["K410 `d` kind=kind-rule name=d suggestion=r"]),
        (
            r#"action a { en "x" contact d }   rule r { action a must good }"#,
            &["K410 `d` kind=kind-contact name=d suggestion="],
        ),
    ]);
}

#[test]
fn a_table_is_asked_for_its_keys_and_has_no_subjects() {
    policies(&[
        ("table sizes (kind: text -> size: number) external   rule r { must sizes for name > 1 }", &[]),
        (
            "table sizes (kind: text -> size: number) external   rule r { must sizes for name, name > 1 }",
            &["K421 `sizes for name, name` name=sizes found=2 expected=1"],
        ),
        (
            "table sizes (kind: text, size: number) external   rule r { must sizes for name > 1 }",
            &["K421 `sizes for name` name=sizes found=1 expected=0"],
        ),
        (
            "table sizes (kind: text, size: number) external   rule r { for each row in sizes   must row.size > 1 }",
            &["K425 `sizes` name=sizes"],
        ),
    ]);
}
