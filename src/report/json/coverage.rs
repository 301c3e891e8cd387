//! `json` of how the clauses, rules and examples of a policy hang together, field by field as
//! `schemas/coverage-output.schema.json` has it.

use super::{build, shape, write_pretty};
use crate::outcome::{Chosen, Coverage, Covered, Link, Review};
use crate::report::View;
use crate::source::Sources;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Top<'a> {
    format_version: &'static str,
    tool: shape::Tool,
    policy: Option<shape::Policy>,
    exit_code: u8,
    summary: Summary,
    findings: Vec<shape::Finding>,
    clauses: Vec<Clause<'a>>,
    rules: Vec<Rule<'a>>,
    examples: Vec<Example<'a>>,
}

#[derive(Serialize)]
struct Summary {
    clauses: Clauses,
    rules: usize,
    rules_without_clause: usize,
    rules_lacking_examples: usize,
    links: Links,
    examples: usize,
}

#[derive(Serialize)]
struct Clauses {
    checked: usize,
    attested: usize,
    #[serde(rename = "checked-and-attested")]
    both: usize,
    informative: usize,
    #[serde(rename = "by-choice")]
    by_choice: usize,
    uncovered: usize,
}

#[derive(Serialize)]
struct Links {
    reviewed: usize,
    suspect: usize,
    #[serde(rename = "not-reviewed")]
    not_reviewed: usize,
    elsewhere: usize,
}

#[derive(Serialize)]
struct Clause<'a> {
    id: &'a str,
    section: &'a str,
    page: Option<u32>,
    word: &'a str,
    text: shape::Texts,
    location: shape::Location,
    state: &'static str,
    because: Option<shape::Texts>,
    choices: Vec<Choice<'a>>,
    rules: Vec<End<'a>>,
}

/// A rule of the policy that is extended, left out or weakened.
#[derive(Serialize)]
struct Choice<'a> {
    rule: &'a str,
    change: &'static str,
    because: shape::Texts,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: &'a str,
    location: shape::Location,
    mode: &'static str,
    clauses: Vec<End<'a>>,
    examples: Vec<ShownBy>,
    lacks: Vec<&'static str>,
}

/// The other end of a link.
#[derive(Serialize)]
struct End<'a> {
    id: &'a str,
    link: &'static str,
    review: &'static str,
}

/// An example by its place in `examples`.
#[derive(Serialize)]
struct ShownBy {
    example: usize,
    verdict: &'static str,
}

#[derive(Serialize)]
struct Example<'a> {
    title: &'a str,
    location: shape::Location,
    rules: Vec<&'a str>,
    clauses: Vec<&'a str>,
}

pub(in crate::report) fn coverage(
    coverage: &Coverage,
    sources: &Sources,
    _: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let policy = &coverage.header.policy;
    let head = build::head(&coverage.header);
    let clause_name = |place: usize| policy.clauses.get(place).map_or("", |clause| clause.name.as_str());
    let rule_name = |place: usize| policy.rules.get(place).map_or("", |rule| rule.name.as_str());
    let clauses = policy.clauses.iter().zip(&coverage.clauses).enumerate().map(|(place, (clause, covered))| Clause {
        id: &clause.name,
        section: &clause.section,
        page: clause.page,
        word: &clause.word,
        text: build::texts(&clause.text),
        location: build::location(sources, clause.span),
        state: covered.name(),
        because: clause.informative.as_ref().map(|texts| build::texts(texts)),
        choices: coverage.chosen(place).map(choice).collect(),
        rules: coverage.of_clause(place).map(|link| end(rule_name(link.rule), link)).collect(),
    });
    let rules = policy.rules.iter().zip(&coverage.rules).enumerate().map(|(place, (rule, shown))| Rule {
        id: &rule.name,
        location: build::location(sources, rule.name_span),
        mode: shown.by.name(),
        clauses: coverage.of_rule(place).map(|link| end(clause_name(link.clause), link)).collect(),
        examples: shown
            .examples
            .iter()
            .map(|(example, verdict)| ShownBy { example: *example, verdict: verdict.name() })
            .collect(),
        lacks: shown.lacks.iter().map(|verdict| verdict.name()).collect(),
    });
    let examples = coverage.examples.iter().enumerate().map(|(number, example)| {
        let shows = |place: &usize| {
            coverage.rules.get(*place).is_some_and(|shown| shown.examples.iter().any(|(example, _)| *example == number))
        };
        let of: Vec<usize> = (0..policy.rules.len()).filter(shows).collect();
        let mut clauses: Vec<usize> =
            coverage.links.iter().filter(|link| of.contains(&link.rule)).map(|link| link.clause).collect();
        clauses.sort_unstable();
        clauses.dedup();
        Example {
            title: &example.title,
            location: build::location(sources, example.span),
            rules: of.into_iter().map(rule_name).collect(),
            clauses: clauses.into_iter().map(clause_name).collect(),
        }
    });
    let top = Top {
        format_version: head.format_version,
        tool: head.tool,
        policy: head.policy,
        exit_code: coverage.exit.code(),
        summary: summary(coverage),
        findings: coverage.all_findings().map(|finding| build::finding(sources, finding)).collect(),
        clauses: clauses.collect(),
        rules: rules.collect(),
        examples: examples.collect(),
    };
    write_pretty(&top, out)
}

fn choice(chosen: &Chosen) -> Choice<'_> {
    let change = if chosen.dropped { "dropped" } else { "weakened" };
    Choice { rule: &chosen.rule, change, because: build::texts(&chosen.because) }
}

fn end<'a>(id: &'a str, link: &Link) -> End<'a> {
    End { id, link: if link.by_exception { "exception" } else { "cites" }, review: link.review.name() }
}

fn summary(coverage: &Coverage) -> Summary {
    let count = |covered: Covered| coverage.count(covered);
    Summary {
        clauses: Clauses {
            checked: count(Covered::Checked),
            attested: count(Covered::Signed),
            both: count(Covered::CheckedAndSigned),
            informative: count(Covered::Informative),
            by_choice: count(Covered::ByChoice),
            uncovered: count(Covered::Uncovered),
        },
        rules: coverage.rules.len(),
        rules_without_clause: (0..coverage.rules.len()).filter(|rule| coverage.of_rule(*rule).next().is_none()).count(),
        rules_lacking_examples: coverage.rules.iter().filter(|shown| !shown.lacks.is_empty()).count(),
        links: Links {
            reviewed: coverage.count_links(Review::Reviewed),
            suspect: coverage.count_links(Review::Suspect),
            not_reviewed: coverage.count_links(Review::NotReviewed),
            elsewhere: coverage.count_links(Review::Elsewhere),
        },
        examples: coverage.examples.len(),
    }
}
