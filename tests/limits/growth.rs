//! What is found by an index, or worked out once and kept, takes steps that grow with the file and not with its square.

use super::edges::{fewest, ready};
use super::must;

/// Things of which each has a tag of its own and all the same boss; their tags once more, and who is not good.
fn things(count: usize, good: &dyn Fn(usize) -> &'static str) -> String {
    let thing = |n: usize| format!("{{id: a{n}, n: {n}, {}boss: a0, tags: [a{n}]}}", good(n));
    let all = |each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<Vec<_>>().join(", ");
    format!("things: [{}]\ntags: [{}]\ngood: true", all(&thing), all(&|n| format!("a{n}")))
}

/// How many times as many steps it takes for eight times as many things.
fn growth(rules: &str, good: &dyn Fn(usize) -> &'static str) -> u64 {
    let of = |count: usize| {
        let (program, setup) = ready(rules, &things(count, good));
        fewest(&program, &setup)
    };
    of(400) / of(50)
}

#[test]
fn what_is_found_or_kept_takes_no_square_of_steps() {
    let each = |requirement: &str| must(&format!("every x in things satisfy {requirement}"));
    // Of what is counted no item is told of for itself.
    let counted = |filter: &str| must(&format!("count(x in things where {filter}) > 0"));
    let boss = "(the one in things where one.id = x.boss)";
    let linear = [
        // An index finds the items.
        each("(the one in things where one.id = x.id).n >= 0"),
        each("(the one in things where x.id = one.id).n >= 0"),
        each("(the one in things where one.id = x.id and one.n >= 0).n >= 0"),
        each("count(y in things where y.tags has x.id) = 1"),
        each("count(y in things where x.id in y.tags) = 1"),
        // A long list is looked through once.
        each("tags has x.id"),
        each("x.id in tags"),
        must("unique(x.id for x in things)"),
        // A definition is worked out once: at all, of a record, of a text.
        format!("{} define all = count(y in things where y.n >= 0)", counted("all > 0")),
        format!("{} define most(x) = count(y in things where y.n >= x.n) > 0", counted(&format!("most({boss})"))),
        format!("{} define most(x) = count(y in things where y.n >= x.n)", counted(&format!("most({boss}) > 0"))),
        format!("{} define so(t) = count(y in things where y.id starts with t)", counted("so(x.boss) > 0")),
    ];
    for rules in linear {
        let times = growth(&rules, &|_| "good: true, ");
        assert!(times < 16, "{times} times as many: {rules}");
    }
    // What is compared with each other does take it: else the numbers above would say nothing.
    let times = growth(&each("count(y in things where y.n = x.n) = 1"), &|_| "good: true, ");
    assert!(times > 40, "{times}");
}

/// What decides a definition without parameters, or only places the rest, is gathered once and not for each subject.
#[test]
fn what_is_the_same_for_every_subject_is_gathered_once() {
    let of_each = |requirement: &str| {
        let all = "define all = every y in things satisfy y.good";
        format!("{all} rule r {{ cites c for each x in things must {requirement} }}")
    };
    let known: &dyn Fn(usize) -> &'static str = &|_| "good: true, ";
    let unknown: &dyn Fn(usize) -> &'static str = &|n| if n == 7 { "" } else { "good: true, " };
    for (requirement, good) in [("if all then x.n >= 0", known), ("if all then x.n >= 0", unknown)] {
        let times = growth(&of_each(requirement), good);
        assert!(times < 16, "{times} times as many: {requirement}");
    }
}

/// What is asked of whom a rule speaks is asked once for the rules of a group, and for each of rules that stand alone.
#[test]
fn what_rules_share_is_asked_for_the_first_of_them() {
    let of_whom = "for each x in things where x.n >= 0 and (some y in x.tags satisfy y starts with \"a\") \
                   except when x.n < 0 because en \"No number.\"";
    let rule = |n: usize, scope: &str| format!("rule r{n} {{ cites c {scope} must x.good }} ");
    let rules = |scope: &str| (0..4).map(|n| rule(n, scope)).collect::<String>();
    let steps = |rules: &str| {
        let (program, setup) = ready(rules, &things(50, &|_| "good: true, "));
        fewest(&program, &setup)
    };
    let (apart, together) = (steps(&rules(of_whom)), steps(&format!("group g {{ {of_whom} {} }}", rules(""))));
    assert!(2 * together < apart, "{together} of {apart}");
}

/// Of the records that have a text those are asked that have another one too.
#[test]
fn records_that_an_index_leaves_over_are_asked_for_a_second_field() {
    let steps = |filter: &str| {
        let rules = format!("rule r {{ cites c for each x in things must count(y in things where {filter}) = 1 }}");
        let (program, setup) = ready(&rules, &things(200, &|_| "good: true, "));
        fewest(&program, &setup)
    };
    // What asks otherwise whether they are the same is asked of each.
    let of_each = steps("y.boss = x.boss and not (y.id != x.id)");
    for filter in ["y.boss = x.boss and y.id = x.id", "x.id = y.id and y.boss = x.boss"] {
        let at_once = steps(filter);
        assert!(4 * at_once < of_each, "{at_once} of {of_each}: {filter}");
    }
}

/// Whatever a second field holds, a text, another one, something else or nothing, it is as if each record were asked.
#[test]
fn a_second_field_is_asked_as_if_each_record_were() {
    let seconds = ["a0", "a1", "5", "null", "[a0]", "{a: 1}", "tentative", "\"a\\u0030\""];
    let thing = |n: usize, second: Option<&str>| {
        let second = second.map_or(String::new(), |second| format!(", id: {second}"));
        format!("{{n: {n}, boss: {}{second}}}", ["a0", "a1"][n % 2])
    };
    let mut kinds = std::collections::BTreeSet::new();
    // Each pair of values, and one of them beside nothing.
    for (one, other) in (0..=seconds.len()).flat_map(|one| (0..=seconds.len()).map(move |other| (one, other))) {
        let held = [one, other, one, other, other].map(|place| seconds.get(place).copied());
        let all: Vec<String> = held.iter().enumerate().map(|(n, second)| thing(n, *second)).collect();
        let setup = format!("things: [{}]\ntext: a0", all.join(", "));
        let verdicts = |same: &str| {
            let filter = format!("y.boss = \"a0\" and {same}");
            let rules = format!(
                "rule one {{ cites c must some y in things where {filter} satisfy y.n >= 0 }} \
                 rule two {{ cites c must count(y in things where {filter}) > 1 }} \
                 rule three {{ cites c must (the y in things where {filter}).n = 0 }}"
            );
            let (program, setup) = ready(&rules, &setup);
            let budget = kravkoll::evaluate::STEPS;
            let judged = kravkoll::evaluate::judge(&program, &setup, None, budget, (1, &|| ()));
            judged.results.iter().map(kravkoll::verdict::RuleResult::verdict).collect::<Vec<_>>()
        };
        let found = verdicts("y.id = text");
        assert_eq!(found, verdicts("not (y.id != text)"), "{setup}");
        kinds.extend(found);
    }
    // All three are among them.
    assert_eq!(kinds.len(), 3, "{kinds:?}");
}
