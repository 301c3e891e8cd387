//! Limits of schemas, policies and judging.

use super::page::constant;
use super::{HEADER, SCHEMA, check, codes, must, refused};
use kravkoll::document::{self, Syntax, Tree};
use kravkoll::evaluate::judge;
use kravkoll::policy;
use kravkoll::program::{EvidenceOf, Program};
use kravkoll::schema;
use kravkoll::source::Sources;
use kravkoll::syntax;
use kravkoll::value::Date;
use kravkoll::verdict::{Fact, RemedyStep, RuleResult, Verdict};
use std::sync::Arc;

#[test]
fn numbers_at_their_edge() {
    let found = |number: &str| codes(&check(&must("n > 0"), &format!("n: {number}"), Syntax::Yaml));
    let most = i128::MAX.to_string();
    for fits in [most.as_str(), &format!("-{most}"), &format!("1{}", "0".repeat(38)), "1e30", "1e-30"] {
        assert_eq!(found(fits), [""; 0], "{fits}");
    }
    let over = format!("{}8", most.strip_suffix('7').unwrap());
    for more in [over.as_str(), &format!("1{}", "0".repeat(39)), "1e31", "1e-31"] {
        assert_eq!(found(more), ["K106"], "{more}");
    }
}

#[test]
fn days_at_their_edge() {
    let found = |day: &str| codes(&check(&must("day exists"), &format!("day: {day}"), Syntax::Yaml));
    assert_eq!([found("1900-01-01"), found("2199-12-31")], [[""; 0], [""; 0]]);
    assert_eq!([found("1899-12-31"), found("2200-01-01")], [["K207"], ["K207"]]);
    let said = |day: &str| refused(SCHEMA, &must(&format!("day after {day}")));
    assert_eq!([said("1900-01-01"), said("2199-12-31")], [[""; 0], [""; 0]]);
    assert_eq!([said("1899-12-31"), said("2200-01-01")], [["K313"], ["K313"]]);
}

/// The greatest number for which nothing is said, and what is said for the next.
fn edge(most: usize, said: impl Fn(usize) -> Vec<&'static str>) -> (usize, &'static str) {
    let fits = (1..=most).rev().find(|n| said(*n).is_empty()).unwrap();
    (fits, said(fits + 1)[0])
}

#[test]
fn a_schema_at_its_depth() {
    // Written inside each other they would be too deep for the file.
    let chain = |n: usize| {
        let steps: String = (1..n).map(|i| format!(r##""d{i}": {{"$ref": "#/$defs/d{}"}}, "##, i + 1)).collect();
        let end = format!(r#""d{n}": {{"type": "string"}}"#);
        format!(r##"{{"type": "object", "properties": {{"x": {{"$ref": "#/$defs/d1"}}}}, "$defs": {{{steps}{end}}}}}"##)
    };
    let most = constant("src/schema/graph.rs", "DEPTH");
    let (fits, said) = edge(most + 2, |n| {
        let all = refused(&chain(n), &must("as_of after 2000-01-01"));
        all.into_iter().filter(|code| *code == "K254").collect()
    });
    // The outermost schema and that of the field count too.
    assert_eq!((fits + 2, said), (most, "K254"));
}

#[test]
fn expressions_at_their_depth() {
    let most = constant("src/syntax/state.rs", "DEPTH_LIMIT");
    let brackets = |n: usize| refused(SCHEMA, &must(&format!("{}good{}", "(".repeat(n), ")".repeat(n))));
    // The requirement itself is one level.
    assert_eq!(edge(most + 1, brackets), (most - 1, "K321"));
    let operators = |n: usize| refused(SCHEMA, &must(&format!("n{} > 1", " + n".repeat(n - 1))));
    // The comparison is one of them.
    assert_eq!(edge(most + 1, operators), (most, "K321"));
}

#[test]
fn definitions_at_their_edge() {
    let most = constant("src/policy/expression.rs", "OPEN");
    let before = |n: usize| {
        let steps: String = (1..n).map(|i| format!("define d{i} = not d{}\n", i + 1)).collect();
        refused(SCHEMA, &format!("{}{steps}define d{n} = good\n", must("d1")))
    };
    assert_eq!(edge(most + 1, before), (most, "K440"));

    // Declared first, each definition is known when it is used: what counts is the height of it all. A definition adds
    // its use and its `not`.
    let most = constant("src/policy/operands.rs", "HEIGHT");
    let lets = |n: usize| {
        let steps: String = (1..=n).map(|i| format!("let l{i} = not l{} ", i - 1)).collect();
        refused(SCHEMA, &format!("rule r {{ cites c let l0 = good {steps} must l{n} }}"))
    };
    let (fits, said) = edge(most + 1, lets);
    assert_eq!(said, "K440");
    assert!(fits * 2 <= most && most <= fits * 2 + 4, "{fits}");

    // Definitions as many and expressions as deep as may be are together too much.
    for body in [format!("{}d", "not ".repeat(100)), format!("{}d", "if good then ".repeat(100))] {
        let steps: String = (1..60).map(|i| format!("define d{i} = {body}{}\n", i + 1)).collect();
        let found = refused(SCHEMA, &format!("{}{steps}define d60 = good\n", must("d1")));
        assert!(found.contains(&"K440"), "{found:?}");
    }
}

#[test]
fn quantifiers_at_their_depth() {
    let most = constant("src/policy/rule.rs", "DEPTH");
    let nested = |n: usize| {
        let each: String = (0..n).map(|i| format!("every x{i} in things satisfy ")).collect();
        refused(SCHEMA, &must(&format!("{each}x0.good")))
    };
    assert_eq!(edge(most + 1, nested), (most, "K426"));
}

#[test]
fn patterns_at_their_edge() {
    let most = constant("src/policy/ir.rs", "PATTERN_LENGTH");
    for letter in ["a", "å"] {
        let of = |n: usize| refused(SCHEMA, &must(&format!("text matches \"{}\"", letter.repeat(n))));
        assert_eq!((of(most), of(most + 1)), (vec![], vec!["K424"]), "{letter}");
    }
    let sized = |n: usize| refused(SCHEMA, &must(&format!("text matches \"(a{{{n}}}){{100}}\"")));
    assert_eq!((sized(10), sized(1_000)), (vec![], vec!["K424"]));
    let schema = |n: usize| {
        let text = format!(
            r#"{{"type": "object", "properties": {{"x": {{"type": "string", "pattern": "(a{{{n}}}){{100}}"}}}}}}"#
        );
        refused(&text, &must("as_of after 2000-01-01"))
    };
    assert_eq!((schema(10), schema(1_000)), (vec![], vec!["K252"]));
}

/// A policy and a setup, to be judged.
pub(super) fn ready(rules: &str, setup: &str) -> (Program, Arc<Tree>) {
    let mut sources = Sources::new();
    let mut read = |text: &str, syntax| document::read(&mut sources, "x", text.as_bytes(), String::new(), syntax);
    let schema = schema::load(&read(SCHEMA, Syntax::Json).tree.unwrap()).0.unwrap();
    let setup = read(setup, Syntax::Yaml).tree.unwrap();
    let text = format!("{HEADER}{rules}");
    let file = sources.add("p.krav", text.as_str(), "");
    let policy = policy::check(&[vec![syntax::parse(file, &text).0]], file, &schema, &[]).0.unwrap();
    (Program::new(policy, Date::new(2026, 11, 23).unwrap(), &[]), setup.into())
}

/// The fewest steps in which a setup is judged.
pub(super) fn fewest(program: &Program, setup: &Arc<Tree>) -> u64 {
    let exhausted = |budget: u64| judge(program, setup, None, budget, (1, &|| ())).exhausted;
    let (mut under, mut enough) = (0, 1);
    while exhausted(enough) {
        (under, enough) = (enough, enough * 2);
    }
    while enough - under > 1 {
        let middle = u64::midpoint(under, enough);
        if exhausted(middle) {
            under = middle;
        } else {
            enough = middle;
        }
    }
    assert!(exhausted(enough - 1) && !exhausted(enough));
    enough
}

/// The same, and what is judged in fewer.
fn steps(rules: &str, setup: &str) -> u64 {
    let (program, setup) = ready(rules, setup);
    let enough = fewest(&program, &setup);
    // What was not reached is never met, and never broken.
    let verdicts = |budget: u64| -> Vec<Verdict> {
        judge(&program, &setup, None, budget, (1, &|| ())).results.iter().map(RuleResult::verdict).collect()
    };
    let whole = verdicts(enough);
    for budget in (0..200).map(|part| enough * part / 200) {
        let cut = verdicts(budget);
        let sound = |(a, b): (&Verdict, &Verdict)| a == b || *a == Verdict::Undetermined;
        assert!(cut.len() != whole.len() || cut.iter().zip(&whole).all(sound), "{budget}: {cut:?} {whole:?}");
        assert!(cut.len() == whole.len() || cut == [Verdict::Undetermined], "{budget}: {cut:?} {whole:?}");
    }
    enough
}

#[test]
fn steps_end_at_the_same_place_on_several_threads() {
    let things: String = (0..7_000).map(|n| format!("  - {{id: a{n}, good: {}}}\n", n % 3 == 0)).collect();
    let each = |n: usize| format!("rule r{n} {{ cites c for each x in things must x.good }}");
    let (program, setup) = ready(&(0..5).map(each).collect::<String>(), &format!("things:\n{things}"));
    let on = |budget, threads| judge(&program, &setup, None, budget, (threads, &|| ()));
    let whole = on(kravkoll::evaluate::STEPS, 1);
    assert!(!whole.exhausted && whole.results.len() == 35_000);
    for budget in [0, 1_000, 200_000, kravkoll::evaluate::STEPS] {
        let alone = on(budget, 1);
        for threads in [2, 8] {
            let together = on(budget, threads);
            assert_eq!(together.exhausted, alone.exhausted, "{budget} {threads}");
            assert!(together.results == alone.results, "{budget} {threads}");
        }
    }
    assert!(on(200_000, 2).exhausted);
}

#[test]
fn steps_at_their_edge() {
    let few = steps(&must("every x in things satisfy x.good"), "things: [{id: a, good: true}]");
    let more = steps(&must("every x in things satisfy x.good"), "things: [{id: a, good: true}, {id: b, good: true}]");
    assert!(0 < few && few < more && more < kravkoll::evaluate::STEPS, "{few} {more}");
    for requirement in ["not (n is missing)", "n is missing", "(n or else 7) = 7", "good by (day or else 2000-01-01)"] {
        for rule in
            [must(requirement), format!("rule r {{ cites c for each x in things when {requirement} must x.good }}")]
        {
            steps(&rule, "n: 1\nday: 2100-01-01\ngood: true\nthings: [{id: a, good: true}]");
            steps(&rule, "good: false\nthings: [{id: a, good: false}]");
        }
    }
}

#[test]
fn steps_grow_with_the_file() {
    use kravkoll::evaluate::{MOST_STEPS, STEPS, STEPS_OF_A_VALUE, budget};
    let edge = usize::try_from(STEPS / STEPS_OF_A_VALUE).unwrap();
    assert_eq!((budget(0), budget(edge), budget(edge + 2)), (STEPS, STEPS, STEPS_OF_A_VALUE * (edge as u64 + 2)));
    assert_eq!(budget(usize::MAX), MOST_STEPS);
}

fn steps_of_a_place() -> u64 {
    constant("src/evaluate/reads.rs", "GATHERED") as u64
}

/// Work that grows faster than the number of expressions is counted all the same.
#[test]
fn work_is_counted() {
    let list = |n: usize| (0..n).map(|i| format!("{{id: a{i}, n: {i}}}")).collect::<Vec<_>>().join(", ");
    let things = |n: usize| format!("good: true\nthings: [{}]", list(n));
    let tags = |n: usize| format!("tags: [{}]", (0..n).map(|i| format!("t{i}")).collect::<Vec<_>>().join(", "));
    let long = |n: usize| format!("text: {}", "x".repeat(n));
    // What it takes for eight times as much, at least so many times.
    let grows = |rules: &str, setup: &dyn Fn(usize) -> String| {
        let (some, more) = (steps(rules, &setup(100)), steps(rules, &setup(800)));
        more / some.max(1)
    };
    // Each is compared with each before it.
    let (unique, sum) = (must("unique(x.n for x in things)"), must("sum(x.n for x in things) > 0"));
    let compared = steps(&unique, &things(800)).saturating_sub(steps(&sum, &things(800)));
    assert!(compared > 800 * 700 / 2, "{compared}");
    assert!(grows(&must("not (tags has all of [\"t0\", \"t1\", \"t2\", \"u\"])"), &tags) > 3);
    let of_text = |letters: usize| steps(&must("not (text same text as \"y\")"), &long(letters));
    let letters = constant("src/evaluate/eval.rs", "LETTERS");
    let (long, short) = (of_text(letters * 1_000), of_text(1));
    assert!(long >= short + 1_000 && long <= short + 20_000, "{long} {short}");
    assert!(grows(&must("count(x in things) > 0"), &things) > 2);
    // Every place that is held is paid for.
    let held = steps(&must("sum(x.n for x in things) < 0"), &things(1_000));
    assert!(held > steps_of_a_place() * 1_000, "{held}");
}

/// What is kept to be told again is forgotten where it would be too much, and gathered anew: the same is said.
#[test]
fn what_is_told_again_is_what_was_found() {
    let count = constant("src/evaluate/recall.rs", "MOST") + 10;
    let things: String = (0..count).map(|n| format!("  - {{id: a{n}, good: {}}}\n", n % 3 == 0)).collect();
    let rule = |n| format!("rule r{n} {{ cites c for each x in things must fine(x) should fine(x) }}\n");
    let rules = format!("define fine(x) = x.good\n{}{}", rule(1), rule(2));
    let (program, setup) = ready(&rules, &format!("things:\n{things}"));
    let judgement = judge(&program, &setup, None, kravkoll::evaluate::STEPS, (1, &|| ()));
    assert!(!judgement.exhausted && judgement.results.len() == 2 * count);
    for (n, result) in judgement.results.iter().enumerate() {
        for judged in result.judged() {
            let own: Vec<String> = judged.own_evidence().map(|one| one.place.pointer.to_string()).collect();
            assert_eq!(own, [format!("/things/{}/good", n % count)]);
        }
    }
}

#[test]
fn all_months_there_are_fit_a_range() {
    let most = constant("src/evaluate/items.rs", "MONTHS");
    let rule = must(&format!("count(m in months from 1900-01-01 to 2199-12-31) = {most}"));
    let outcome = check(&rule, "good: true", Syntax::Yaml);
    assert_eq!(outcome.results[0].verdict(), Verdict::Pass);
}

#[test]
fn long_lists_are_cut_in_results() {
    let most = constant("src/evaluate/remedy.rs", "CHOICES");
    for (count, named) in [(most, most), (most + 1, most)] {
        let things: Vec<String> = (0..count).map(|i| format!("{{id: a{i}, good: false}}")).collect();
        let setup = format!("things: [{}]", things.join(", "));
        let outcome = check(&must("some x in things satisfy x.good"), &setup, Syntax::Yaml);
        let steps = &outcome.results[0].head().unwrap().remedy().unwrap().steps;
        assert!(matches!(&steps[0], RemedyStep::Choose { among, .. } if among.len() == named), "{count}");
    }
    let most = constant("src/evaluate/fact.rs", "ITEMS");
    for (count, named) in [(most, most), (most + 1, most)] {
        let tags: Vec<String> = (0..count).map(|i| format!("t{i}")).collect();
        let outcome = check(&must("tags has \"u\""), &format!("tags: [{}]", tags.join(", ")), Syntax::Yaml);
        let found = outcome.results[0].head().unwrap().own_evidence().next().unwrap().found;
        assert!(matches!(&found, Fact::List(items) if items.len() == named), "{count}: {found:?}");
    }
}

/// Each definition asks the one before of the same thing twice: as tests of fields that would be more than there is room for.
#[test]
fn definitions_that_ask_twice_are_asked_as_any_other() {
    for levels in [3, 5, 6, 8] {
        let rules = doubled(levels, "x", "x");
        let found = |good: bool, tags: &str| {
            let things =
                format!("things: [{{id: a0, good: true, n: 0, tags: []}}, {{id: a1, good: {good}, n: 0, {tags}}}]");
            let outcome = check(&rules, &things, Syntax::Yaml);
            outcome.results[0].verdict()
        };
        let all = [found(true, "tags: []"), found(false, "tags: []"), found(true, "tags: [t]"), found(true, "")];
        assert_eq!(all, [Verdict::Fail, Verdict::Pass, Verdict::Pass, Verdict::Undetermined], "{levels}");
    }
}

/// Definitions that ask the one before twice, the second time with the parameters of the call that `again` gives.
fn doubled(levels: usize, params: &str, again: &str) -> String {
    let define = |n: usize| {
        let before = n - 1;
        format!("define d{n}({params}) = d{before}({again}) and (x.n > {n} or d{before}({params}))\n")
    };
    let given = if params == "x" { "x" } else { "x, x" };
    let rules = must(&format!("no x in things where d{levels}({given}) satisfy x.id = \"a1\""));
    let defines: String = (1..=levels).map(define).collect();
    format!("{rules}\ndefine d0({params}) = x.good and not (x.tags has \"t\")\n{defines}")
}

const TWO_THINGS: &str = "things: [{id: a0, good: true, n: 0, tags: []}, {id: a1, good: false, n: 0, tags: []}]";

/// Where the same is given, what decided is not sought anew for each way by which it is asked.
#[test]
fn what_is_given_again_is_not_sought_again() {
    let of = |levels: usize| steps(&doubled(levels, "x", "x"), TWO_THINGS);
    let (some, more) = (of(10), of(40));
    assert!(some < more && more < some * 12, "{some} {more}");
}

/// Where something else is given each time, it is told apart each time, and that is counted.
#[test]
fn what_is_given_otherwise_is_paid_for() {
    let numbered = constant("src/evaluate/reads.rs", "NUMBERED") as u64;
    let of = |levels: usize| steps(&doubled(levels, "x, y", "y, x"), TWO_THINGS);
    let (some, more) = (of(4), of(8));
    assert!(more - some > numbered * (1 << 8), "{some} {more}");
    let once = kravkoll::evaluate::STEPS / numbered;
    assert!(once <= 200_000, "{once}");
}

/// What speaks of no subject is worked out once, not for each of them; what speaks of one, for each.
#[test]
fn ranges_that_speak_of_no_subject_are_worked_out_once() {
    let things = |n: usize| -> String {
        let one = |i| format!("  - {{id: a{i}, n: {i}, good: true, tags: [t]}}\n");
        format!("good: true\nthings:\n{}", (0..n).map(one).collect::<String>())
    };
    let grows = |requirement: &str| {
        let of = |n: usize| {
            let rule = format!(
                "rule r {{ cites c for each x in things let top = max(z.n for z in things) must {requirement} }}"
            );
            let (mut program, setup) = ready(&rule, &things(n));
            program.gather(EvidenceOf::Unmet);
            fewest(&program, &setup)
        };
        of(400) / of(50)
    };
    for once in [
        "x.n >= min(y.n for y in things)",
        "count(y in things where y.n > 3) > 2",
        "sum(y.n for y in things where y.tags has \"t\") > 2",
        "every y in things satisfy y.good",
        "at least 50% of y in things satisfy y.n >= 0",
        "x.n <= top",
    ] {
        assert!(grows(once) < 12, "{once}: {}", grows(once));
    }
    for each in ["x.n >= min(y.n for y in things where y.n = x.n)", "count(y in things where y.n >= x.n) > 0"] {
        assert!(grows(each) > 30, "{each}: {}", grows(each));
    }
}
