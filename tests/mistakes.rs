//! What other languages got wrong, and this one must not: for each reported defect of a well-known tool the file, the
//! policy, the exact verdict or code, and the underlined text. The list stands in the design of the language.
//!
//! `fixtures/mistakes/NN/` holds the files of number NN; all of them use the schema beside them.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods, reason = "tests")]

mod common;

use common::{check, run, underlined};
use serde_json::Value;

/// A run of one mistake's policy on its setups.
struct Case {
    number: &'static str,
    code: i32,
    output: Value,
}

fn judge(number: &'static str, policy: &str, setup: &str) -> Case {
    judge_with(number, policy, setup, &[])
}

fn judge_with(number: &'static str, policy: &str, setup: &str, more: &[&str]) -> Case {
    let folder = format!("fixtures/mistakes/{number}");
    let (policy, setup) = (format!("{folder}/{policy}"), format!("{folder}/{setup}"));
    let (code, output) = check(&[&[setup.as_str(), "--policy", &policy][..], more].concat());
    Case { number, code, output }
}

/// `(code, underlined)` of findings.
fn findings(of: &Value) -> Vec<(String, String)> {
    let list = of["findings"].as_array().unwrap();
    list.iter().map(|f| (f["code"].as_str().unwrap().to_owned(), underlined(&f["location"]))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(code, text)| ((*code).to_owned(), (*text).to_owned())).collect()
}

impl Case {
    /// The policy is wrong: nothing is checked, and every mistake is underlined.
    fn refused(&self, expected: &[(&str, &str)]) {
        assert_eq!((self.code, findings(&self.output)), (3, pairs(expected)), "mistake {}", self.number);
        assert_eq!(self.output["files"], Value::Array(Vec::new()), "mistake {}", self.number);
    }

    /// The findings of the one file.
    fn file_findings(&self, expected: &[(&str, &str)]) {
        assert_eq!(findings(&self.output["files"][0]), pairs(expected), "mistake {}", self.number);
    }

    /// One result by its id.
    fn result(&self, id: &str) -> &Value {
        let results = self.output["files"][0]["results"].as_array().unwrap();
        results.iter().find(|r| r["id"] == id).unwrap_or_else(|| panic!("no result {id}"))
    }

    fn ids(&self) -> Vec<&str> {
        let results = self.output["files"][0]["results"].as_array().unwrap();
        results.iter().map(|r| r["id"].as_str().unwrap()).collect()
    }

    /// Verdict, reason (or `-`) and underlined text of a result.
    fn says(&self, id: &str, verdict: &str, reason: &str, text: &str) {
        let result = self.result(id);
        let said = (result["verdict"].as_str().unwrap(), result["reason"].as_str().unwrap_or("-"));
        assert_eq!(said, (verdict, reason), "mistake {}: {id}", self.number);
        assert_eq!(underlined(&result["location"]), text, "mistake {}: {id}", self.number);
    }

    /// Undetermined for want of one thing, which is named.
    fn lacks(&self, id: &str, pointer: &str, text: &str) {
        self.says(id, "undetermined", "-", text);
        let missing = self.result(id)["missing"].as_array().unwrap();
        let pointers: Vec<&str> = missing.iter().map(|m| m["pointer"].as_str().unwrap()).collect();
        assert_eq!(pointers, [pointer], "mistake {}: {id}", self.number);
    }
}

/// An empty text is a value to every operator; what is missing is unknown to every operator.
#[test]
fn mistake_01_an_absent_value_passes_one_operator_and_skips_another() {
    let case = judge("01", "policy.krav", "setup.yaml");
    let operators = [
        ("equal", "fail"),
        ("unequal", "pass"),
        ("matches", "fail"),
        ("not-matches", "pass"),
        ("starts", "fail"),
        ("ends", "fail"),
        ("among", "fail"),
        ("not-among", "pass"),
        ("empty", "pass"),
        ("same", "fail"),
        ("exists", "pass"),
        ("not-exists", "fail"),
    ];
    for (name, verdict) in operators {
        // A result that passes names its subject, one that fails the value.
        let text = if verdict == "pass" { "empty" } else { "\"\"" };
        case.says(&format!("label.{name}[item=empty]"), verdict, "-", text);
        case.lacks(&format!("label.{name}[item=missing]"), "/items/1/label", "id");
        case.lacks(&format!("label.{name}[item=blank]"), "/items/2/label", "label");
    }
    assert_eq!(case.ids().len(), operators.len() * 3);
    assert_eq!(case.code, 1);
}

/// `count >= 1.0` with `count: 1` is true; where it can't be decided, the rule is undetermined and the run is not 0.
#[test]
fn mistake_02_a_when_that_cannot_compare_switches_the_rule_off() {
    let case = judge("02", "policy.krav", "setup.yaml");
    case.says("limited", "fail", "-", "2.0");
    case.says("exact", "fail", "-", "1");
    assert_eq!(case.code, 1);
    let case = judge("02", "policy.krav", "text.yaml");
    case.file_findings(&[("K227", "\"1\"")]);
    case.lacks("limited", "/count", "\"1\"");
    case.lacks("exact", "/count", "\"1\"");
    assert_eq!(case.code, 2);
}

#[test]
fn mistake_03_all_over_nothing_passes_without_a_word() {
    let case = judge("03", "policy.krav", "empty.yaml");
    for rule in ["every", "no", "at-most", "none-exactly", "filtered"] {
        case.says(&format!("over.{rule}"), "not-applicable", "vacuous", "[]");
    }
    case.says("over.if-then", "not-applicable", "vacuous", "0");
    for rule in ["some", "at-least", "one-exactly", "between"] {
        case.says(&format!("over.{rule}"), "fail", "-", "[]");
    }
    for rule in ["share", "about", "share-most"] {
        case.lacks(&format!("over.{rule}"), "/items", "[]");
    }
    case.says("over.each", "not-applicable", "no-subject", "[]");
    assert_eq!(case.code, 1);

    // A list that is not declared is not an empty list.
    let case = judge("03", "policy.krav", "missing.yaml");
    for id in case.ids().iter().filter(|id| **id != "over.if-then") {
        case.lacks(id, "/items", "count");
    }
    assert_eq!((case.code, case.ids().len()), (4, 14));

    // A filter that lets nothing through is no pass either.
    let case = judge("03", "policy.krav", "other-colour.yaml");
    case.says("over.filtered", "not-applicable", "vacuous", "{id: a, colour: green, amount: 0}");
}

/// A misspelt parent is an error of the policy; a misspelt key an error of the file; neither makes "not exists" true.
#[test]
fn mistake_04_not_exists_is_true_of_a_misspelt_parent() {
    judge("04", "policy.krav", "setup.yaml").refused(&[("K412", "labels"), ("K411", "itmes")]);
    let case = judge("04", "right.krav", "setup.yaml");
    case.file_findings(&[("K201", "lable")]);
    case.lacks("no-label[item=a]", "/items/0/label", "id");
    assert_eq!(case.code, 2);
}

/// In the policy it is an error; in the file a finding, and the rule stays among the results.
#[test]
fn mistake_05_an_undefined_reference_makes_a_rule_vanish() {
    judge("05", "policy.krav", "setup.yaml").refused(&[("K411", "good"), ("K411", "lowest")]);
    let case = judge("05", "right.krav", "setup.yaml");
    case.file_findings(&[("K242", "gone")]);
    assert_eq!(case.ids(), ["kept[item=a]", "kept[item=b]"]);
    case.says("kept[item=a]", "pass", "-", "a");
    case.lacks("kept[item=b]", "/items/1/part_of", "gone");
    assert_eq!(case.code, 2);
}

#[test]
fn mistake_06_a_bad_date_is_undefined_rather_than_an_error() {
    judge("06", "policy.krav", "setup.yaml").refused(&[("K313", "2018-02-30"), ("K417", "\"2018-02-28\"")]);
    for (setup, code, text) in [("setup.yaml", "K206", "2018-02-30"), ("no-date.yaml", "K205", "last spring")] {
        let case = judge("06", "right.krav", setup);
        case.file_findings(&[(code, text)]);
        case.lacks("dated", "/from", text);
        case.lacks("far", "/from", text);
        assert_eq!(case.code, 2);
    }
    // A good date, and a day beyond the calendar worked out from it.
    let case = judge("06", "right.krav", "good.yaml");
    case.says("dated", "pass", "-", "2018-02-28");
    case.lacks("far", "/from", "2018-02-28");
    assert_eq!(case.code, 4);
}

/// No path goes through a list by itself, a list is not compared with an item, and one `some` binds one item.
#[test]
fn mistake_07_implicit_iteration() {
    judge("07", "policy.krav", "setup.yaml").refused(&[("K417", "items"), ("K436", "items"), ("K436", "item.tags")]);
    let case = judge("07", "right.krav", "setup.yaml");
    case.says("same-item", "fail", "-", "1");
    case.says("two-items", "pass", "-", "red");
    case.says("some-differ", "pass", "-", "2");
    case.says("none-is", "fail", "-", "1");
}

/// A line break means nothing: two lines are not `and`, a trailing `or` goes on, and mixing needs parentheses.
#[test]
fn mistake_08_a_line_break_is_and() {
    judge("08", "policy.krav", "setup.yaml").refused(&[("K302", "limit")]);
    judge("08", "mixed.krav", "setup.yaml").refused(&[("K315", "and")]);
    let case = judge("08", "right.krav", "setup.yaml");
    case.says("trailing-or", "pass", "-", "2");
    case.says("one-line", "pass", "-", "2");
    case.says("two-demands", "fail", "-", "1");
    assert_eq!(case.result("two-demands")["also"][0]["verdict"], "pass");
}

#[test]
fn mistake_09_text_that_is_ordered_and_numbers_that_differ_from_themselves() {
    judge("09", "policy.krav", "setup.yaml").refused(&[("K420", ">"), ("K418", "item.label = 3")]);
    let case = judge("09", "right.krav", "setup.yaml");
    case.says("numbers[item=a]", "fail", "-", "3");
    case.says("whole-and-decimal[item=a]", "pass", "-", "a");
    case.says("whole-and-decimal[item=b]", "pass", "-", "b");
    assert_eq!(case.result("tenths")["verdict"], "pass");
    // A share of nobody is neither kept nor broken.
    assert_eq!(case.result("share-of-none")["verdict"], "undetermined");
    assert_eq!(case.result("share-of-none")["missing"][0]["pointer"], "/items");
    case.says("half", "pass", "-", "3");
}

#[test]
fn mistake_10_yaml_1_1_surprises() {
    let case = judge("10", "policy.krav", "setup.yaml");
    case.file_findings(&[("K227", "no"), ("K228", "12:30"), ("K230", "012"), ("K230", "1e3"), ("K230", "0x1F")]);
    assert_eq!(case.code, 2);
    // `no` is no truth value, so it can't be "not open" either.
    case.lacks("closed", "/open", "no");
    case.says("named", "pass", "-", "no");
    // 012 is twelve, not ten.
    case.says("counted", "pass", "-", "012");

    // Where a text belongs, they are the texts that stand there.
    let case = judge("10", "policy.krav", "words.yaml");
    case.file_findings(&[]);
    case.says("named", "pass", "-", "no");
    assert_eq!(case.code, 0);
}

#[test]
fn mistake_11_tests_that_name_a_rule_that_does_not_exist() {
    judge("11", "policy.krav", "setup.yaml").refused(&[("K410", "d"), ("K410", "countd")]);
    assert_eq!(judge("11", "right.krav", "setup.yaml").code, 0);
    let case = judge_with("11", "right.krav", "setup.yaml", &["--only", "countd"]);
    assert_eq!((case.code, findings(&case.output)), (2, pairs(&[("K712", "")])));
    assert_eq!(case.output["files"], Value::Array(Vec::new()));
    let case = judge_with("11", "right.krav", "setup.yaml", &["--only", "counted"]);
    assert_eq!((case.code, &case.output["partial"]), (0, &Value::Bool(true)));
}

#[test]
fn mistake_12_a_run_that_checked_nothing_is_green() {
    judge("12", "policy.krav", "setup.yaml").refused(&[("K403", "mistake-12")]);
    let case = judge("12", "none-applies.krav", "setup.yaml");
    case.file_findings(&[("K716", "")]);
    case.says("other", "not-applicable", "when-false", "false");
    assert_eq!(case.result("later")["reason"], "not-in-force");
    assert_eq!(case.code, 2);
    let case = judge("12", "none-applies.krav", "none.ndjson");
    assert_eq!((case.code, findings(&case.output)), (2, pairs(&[("K718", "")])));
    assert_eq!(run(&["check"]).code, 2);
}

/// There is no default strength, and every breach is counted whether it decides the exit code or not.
#[test]
fn mistake_13_a_broken_rule_exits_0() {
    judge("13", "policy.krav", "setup.yaml").refused(&[("K302", "count")]);
    judge("13", "broken.krav", "setup.yaml").refused(&[("K411", "coutn")]);
    let case = judge("13", "right.krav", "setup.yaml");
    for id in ["required", "advised", "remarked"] {
        case.says(id, "fail", "-", "1");
    }
    assert_eq!(case.code, 1);
    for (level, code) in [("must", 0), ("should", 1), ("note", 1)] {
        let case = judge_with("13", "advice.krav", "setup.yaml", &["--fail-on", level]);
        assert_eq!(case.code, code, "{level}");
        let results = &case.output["summary"]["results"];
        assert_eq!(
            (&results["should"]["fail"]["automatic"], &results["note"]["fail"]["automatic"]),
            (&1.into(), &1.into())
        );
    }
}

/// The life cycle stands once and holds for every rule of its group.
#[test]
fn mistake_14_the_life_cycle_is_copied_into_every_rule() {
    let case = judge("14", "policy.krav", "setup.yaml");
    case.says("cycle.one", "not-applicable", "ended", "2018-01-01");
    case.says("cycle.two", "not-applicable", "ended", "2018-01-01");
    case.says("outside", "fail", "-", "1");
    let ran = run(&["explain", "cycle.two", "--policy", "fixtures/mistakes/14/policy.krav", "--lang", "en"]);
    assert!(ran.out.contains("earliest of declared of from"), "{}", ran.out);
}

#[test]
fn mistake_15_unanchored_or_backtracking_patterns() {
    judge("15", "wrong.krav", "setup.yaml").refused(&[
        ("K424", r#""(a)\\1""#),
        ("K424", "\"(?=a)a\""),
        ("K424", "\"(a\""),
    ]);
    let case = judge("15", "policy.krav", "setup.yaml");
    case.says("anchored[item=whole]", "pass", "-", "whole");
    case.says("anchored[item=inside]", "fail", "-", "\"1abc;\"");
    case.says("anchored[item=lines]", "fail", "-", r#""abc\n1""#);
    // With a backtracking engine this would not end.
    case.says("linear[item=slow]", "fail", "-", &format!("{}!", "a".repeat(5000)));
}

/// å/ä/ö are the same however they are written; a letter of another alphabet is not, and is pointed out.
#[test]
fn mistake_16_look_alikes_and_unnormalised_names() {
    let composed = "\u{e5}\u{e4}\u{f6}";
    let decomposed = "a\u{30a}a\u{308}o\u{308}";
    // The policy declares the decomposed name and uses the composed one.
    for (setup, text) in [("setup.yaml", composed), ("decomposed.yaml", decomposed)] {
        let case = judge("16", "policy.krav", setup);
        case.says("composed", "pass", "-", text);
        assert_eq!(case.code, 0);
    }
    judge("16", "cyrillic.krav", "setup.yaml").refused(&[("K319", "p\u{430}ram"), ("K411", "param")]);
    let case = judge("16", "policy.krav", "cyrillic.yaml");
    case.file_findings(&[("K201", "n\u{430}me")]);
    case.lacks("composed", "/name", "n\u{430}me");
    assert_eq!(case.code, 2);
}
