//! What no fixture of a code shows.

use super::check;
use super::ir::Pattern;
use crate::document::{Syntax, read};
use crate::source::Sources;
use crate::value::Number;
use std::sync::Arc;

mod told;

/// The codes that policies raise, each with the text that it underlines; the first imports the others.
fn found(policies: &[&str]) -> Vec<(&'static str, String)> {
    let (policy, findings, sources) = checked(policies);
    assert_eq!(policy.is_none(), findings.iter().any(crate::diagnostic::Diagnostic::is_error));
    let underlined = |f: &crate::diagnostic::Diagnostic| {
        let span = f.span().unwrap();
        sources.file(span.file).slice(span).to_owned()
    };
    findings.iter().map(|finding| (finding.code.id, underlined(finding))).collect()
}

fn checked(policies: &[&str]) -> (Option<super::Policy>, Vec<crate::diagnostic::Diagnostic>, Sources) {
    let schema = r#"{"type": "object", "properties": {"count": {"type": "integer"}, "name": {"type": "string"}}}"#;
    checked_with(schema, policies)
}

fn checked_with(
    schema: &str,
    policies: &[&str],
) -> (Option<super::Policy>, Vec<crate::diagnostic::Diagnostic>, Sources) {
    let mut sources = Sources::new();
    let document = read(&mut sources, "s.json", schema.as_bytes(), String::new(), Syntax::Json);
    let (schema, _) = crate::schema::load(&document.tree.unwrap());
    let mut parts = Vec::new();
    for text in policies {
        let file = sources.add("p.krav", *text, "");
        let (tree, faults) = crate::syntax::parse(file, text);
        assert_eq!(faults, []);
        parts.push(vec![tree]);
    }
    let first = parts[0][0].items[0].span().file;
    let (policy, findings) = check(&parts, first, &schema.unwrap(), &[]);
    (policy, findings, sources)
}

const BASE: &str = r#"policy base.policy { schema "s" languages en version "2" applies when count > 0 }
clause c { section "S" page 1 binds provider word must en "C." }
param  limit = 5
rule old  { cites c must count > limit say en "Too few." should count < 100 say en "Many." }
rule gone { cites c must count > 1 say en "x" }
rule tail { cites c must count > 2 say en "x" follows gone }
group g { when count > 3  rule inner { cites c must name = "a" say en "x" } }"#;

/// What an extension of [`BASE`] comes to: names, strengths, `applies`, groups, and what was left out by choice.
#[test]
fn an_extension_changes_what_it_names_and_nothing_else() {
    let own = r#"policy own { schema "s" languages en applies when count > 7 }
extends base.policy version "2" {
  param   limit = 12
  rule    old note because en "Small town."
  drop    rule gone because en "No such thing here."
  replace rule inner { cites c must name = "b" say en "y" }
  rule    added { cites c must count > limit say en "z" }
}"#;
    let (policy, findings, _) = checked(&[own, BASE]);
    assert_eq!(findings, []);
    let policy = policy.unwrap();
    let rules: Vec<String> = policy
        .rules
        .iter()
        .zip(&policy.info.follows)
        .map(|(rule, follows)| {
            let strengths: Vec<String> = rule.requirements.iter().map(|r| format!("{:?}", r.strength)).collect();
            format!(
                "{} part {} {} applies {} groups {:?} follows {:?} scope {}",
                rule.info.name,
                rule.part,
                strengths.join("+"),
                rule.applies.len(),
                rule.info.groups,
                follows,
                rule.scope.len()
            )
        })
        .collect();
    let expected = [
        "old part 1 Note+Note applies 2 groups [] follows None scope 0",
        "tail part 1 Must applies 2 groups [] follows None scope 0",
        "inner part 0 Must applies 2 groups [\"g\"] follows None scope 1",
        "added part 0 Must applies 1 groups [] follows None scope 0",
    ];
    assert_eq!(rules, expected);
    let choices: Vec<String> = policy
        .by_choice
        .iter()
        .map(|c| format!("{} {:?} {:?} {:?}", c.rule, c.clauses, c.weakened, c.because))
        .collect();
    let expected =
        ["old [0] Some(Note) [(\"en\", \"Small town.\")]", "gone [0] None [(\"en\", \"No such thing here.\")]"];
    assert_eq!(choices, expected);
    assert_eq!(
        format!("{:?}", policy.params[0].values[0].1),
        format!("{:?}", super::ir::Const::Number(Box::new(Number::int(12))))
    );
    let parts: Vec<_> = policy.info.parts.iter().map(|part| (&*part.name, &*part.version, part.extended)).collect();
    assert_eq!(parts, [("base.policy", "2", true)]);
}

/// What a group says stands once for all rules in it, also in groups within it; what a rule says of itself is its own.
#[test]
fn what_a_group_says_its_rules_share() {
    let own = r#"policy own { schema "s" languages en }
clause c { section "S" page 1 binds provider word must en "C." }
group outer {
  when count > 3
  rule one { cites c when count > 4 must name = "a" say en "x" }
  rule two { cites c when count > 4 must name = "a" say en "x" }
  group inner { except when count > 9 because en "Many." rule three { cites c must name = "a" say en "x" } }
}"#;
    let (policy, findings, _) = checked(&[own]);
    assert_eq!(findings, []);
    let rules = policy.unwrap().rules;
    let is_shared = |one: usize, other: usize, at: usize| Arc::ptr_eq(&rules[one].scope[at], &rules[other].scope[at]);
    assert_eq!([is_shared(0, 1, 0), is_shared(0, 2, 0), is_shared(0, 1, 1)], [true, true, false]);
    assert_eq!(rules.iter().map(|rule| rule.scope.len()).collect::<Vec<_>>(), [2, 2, 2]);
    assert_eq!(rules.iter().map(|rule| rule.info.exceptions.len()).collect::<Vec<_>>(), [0, 0, 1]);
}

/// The same strength said again weakens nothing.
#[test]
fn only_what_is_asked_for_less_strongly_is_left_out_by_choice() {
    for (word, choices) in [("must", 0), ("should", 1)] {
        let own = format!(
            r#"policy own {{ schema "s" languages en }} extends base.policy version "2" {{ rule gone {word} because en "x" }}"#
        );
        let (policy, findings, _) = checked(&[&own, BASE]);
        assert_eq!(findings, []);
        assert_eq!(policy.unwrap().by_choice.len(), choices, "{word}");
    }
}

#[test]
fn what_an_extension_gets_wrong_is_told_in_its_place() {
    let own = r#"policy own { schema "s" languages en }
rule here { must count > 1 say en "x" }
extends base.policy version "1" {
  param   limti = 12
  param   limit = "many"
  rule    oldd should because en "x"
  drop    rule tail because en "x"
  replace rule tail { must count > 1 say en "x" }
  replace rule absent { must count > 1 say en "x" }
  rule    gone { must count > 1 say en "x" }
  rule    added { follows tail must name > 3 say en "x" }
}
extends other version "1" { }"#;
    let expected = [
        ("K443", "other"),
        ("K442", "\"1\""),
        ("K410", "limti"),
        ("K418", "\"many\""),
        ("K410", "oldd"),
        ("K404", "tail"),
        ("K410", "absent"),
        ("K404", "gone"),
        ("K410", "tail"),
        ("K420", ">"),
    ];
    let mut found: Vec<_> = found(&[own, BASE]);
    found.retain(|(code, _)| *code != "K437");
    let mut expected = expected.map(|(code, text)| (code, text.to_owned())).to_vec();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

/// A base that itself extends another; the changes of the middle one hold, then those of the last.
#[test]
fn extensions_may_stand_on_each_other() {
    let middle = r#"policy middle { schema "s" languages en version "1" }
extends base.policy version "2" { param limit = 12  rule old note because en "x" }"#;
    let own = r#"policy own { schema "s" languages en }
extends middle version "1" { param limit = 13  rule old should because en "y" }"#;
    for order in [[own, middle, BASE], [own, BASE, middle]] {
        let (policy, findings, _) = checked(&order);
        assert_eq!(findings, []);
        let policy = policy.unwrap();
        assert_eq!(
            format!("{:?}", policy.params[0].values[0].1),
            format!("{:?}", super::ir::Const::Number(Box::new(Number::int(13))))
        );
        let old = policy.rules.iter().find(|rule| rule.info.name == "old").unwrap();
        assert!(old.requirements.iter().all(|r| r.strength == super::ir::StrengthWord::Should));
        // From `must` to `note` is weaker, from there to `should` is not.
        assert_eq!(policy.by_choice.len(), 1);
        assert_eq!(old.applies.len(), 1);
    }
}

#[test]
fn a_base_that_is_not_there_and_other_languages() {
    let own = r#"policy own { schema "s" languages en }
rule here { must count > 1 say en "x" }
extends base.polcy version "2" { drop rule nothing because en "x" }"#;
    let foreign = BASE.replace("languages en", "languages en, sv");
    let expected = [("K441", "base.polcy"), ("K444", "base.policy")].map(|(code, text)| (code, text.to_owned()));
    let found: Vec<_> = found(&[own, &foreign]).into_iter().filter(|(code, _)| *code != "K437").collect();
    assert_eq!(found, expected);
}

#[test]
fn a_text_within_a_line_is_found_as_its_pattern_would() {
    let texts = ["", "@", "a@b", "a\n@", "@\r", "a.b", "axb", ".", ".*", "å", "\u{2028}@", "@\n"];
    for pattern in [".*@.*", ".*.*", ".*å.*", r".*\..*", ".*a.b.*", ".*", ".*@", ".*(@|å).*", ".*.*.*"] {
        let (own, other) = (Pattern::new(pattern.into()).unwrap(), regex::Regex::new(&format!(r"\A(?:{pattern})\z")));
        let other = other.unwrap();
        for text in texts {
            assert_eq!(own.matches(text), other.is_match(text), "{text:?} matches {pattern:?}");
        }
    }
}

#[test]
fn parts_share_their_names() {
    let own = r#"policy own { schema "s" languages en }
define limit = 3
rule here { must count > 1 say en "x" }"#;
    let found: Vec<_> = found(&[own, BASE]).into_iter().filter(|(code, _)| *code != "K437").collect();
    assert_eq!(found, [("K404", "limit".to_owned())]);
}
