//! How the clauses, rules and examples of a policy hang together → bytes: one row a format.

use super::trials::said;
use super::{FormatOf, View, csv, html, human, json, place};
use crate::outcome::{Chosen, Coverage, Covered, Link, Review, pick};
use crate::source::Sources;
use crate::text::{Lang, Two, authoring as s, sentences::put, words};
use crate::verdict::Verdict;
use std::io::{self, Write};

/// The table: help, completion and tests read it.
pub static COVERAGE_FORMATS: &[FormatOf<Coverage>] = &[
    FormatOf {
        name: "text",
        about: Two {
            sv: "För läsning på skärm, med utdrag ur filerna; med --verbose varje punkt och krav.",
            en: "To read on a screen, with excerpts of the files; with --verbose each clause and rule.",
        },
        run: human::coverage::text,
    },
    FormatOf {
        name: "plain",
        about: Two {
            sv: "Hela meningar utan ritade tecken, för skärmläsare.",
            en: "Whole sentences without drawn characters, for screen readers.",
        },
        run: human::coverage::plain,
    },
    FormatOf { name: "json", about: Two { sv: "För andra program.", en: "For other programs." }, run: json::coverage },
    FormatOf {
        name: "csv",
        about: Two { sv: "För kalkylprogram, en rad per koppling.", en: "For spreadsheets, one row a link." },
        run: rows,
    },
    FormatOf {
        name: "html",
        about: Two { sv: "En fil för webbläsare och utskrift.", en: "One file for browsers and paper." },
        run: page,
    },
];

/// What becomes of a clause, or how a rule is kept, in words.
#[must_use]
pub fn state(covered: Covered) -> Two {
    match covered {
        Covered::Checked => s::CHECKED,
        Covered::Signed => s::SIGNED,
        Covered::CheckedAndSigned => s::CHECKED_AND_SIGNED,
        Covered::Informative => s::INFORMATIVE,
        Covered::ByChoice => s::BY_CHOICE,
        Covered::Uncovered => s::UNCOVERED,
    }
}

/// What becomes of a link, in words.
pub(super) fn review(link: &Link, lang: Lang) -> String {
    let state = match link.review {
        Review::Reviewed => s::REVIEWED,
        Review::Suspect => s::SUSPECT,
        Review::NotReviewed => s::NOT_REVIEWED,
        Review::Elsewhere => s::REVIEWED_ELSEWHERE,
    };
    if link.by_exception {
        format!("{}, {}", s::BY_EXCEPTION.get(lang), state.get(lang))
    } else {
        state.get(lang).to_owned()
    }
}

/// What was left out or weakened, and why.
pub(super) fn choice(chosen: &Chosen, lang: Lang) -> String {
    let form = if chosen.dropped { s::DROPPED } else { s::WEAKENED };
    put(form, lang, &[("rule", &chosen.rule), ("because", pick(&chosen.because, lang.code()))])
}

/// The closing lines, each with whether all is well.
pub(super) fn summary(coverage: &Coverage, lang: Lang) -> Vec<(String, bool)> {
    let count = |covered: Covered| coverage.count(covered);
    let (clauses, rules, links) = (coverage.clauses.len(), coverage.rules.len(), coverage.links.len());
    let uncovered = count(Covered::Uncovered);
    let cited = (0..rules).filter(|rule| coverage.of_rule(*rule).next().is_some()).count();
    let reviewed = coverage.count_links(Review::Reviewed) + coverage.count_links(Review::Elsewhere);
    let n = |number: usize| number.to_string();
    let line = |form: Two, values: &[(&str, String)]| {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        put(form, lang, &values)
    };
    let both = count(Covered::CheckedAndSigned);
    let chosen = count(Covered::ByChoice);
    let chosen = (chosen > 0).then(|| (line(s::SUM_CHOICE, &[("chosen", n(chosen))]), true));
    let lines = [
        (
            line(
                s::SUM_CLAUSES,
                &[
                    ("covered", n(clauses - uncovered)),
                    ("all", n(clauses)),
                    ("checked", n(count(Covered::Checked) + both)),
                    ("signed", n(count(Covered::Signed) + both)),
                    ("informative", n(count(Covered::Informative))),
                ],
            ),
            uncovered == 0,
        ),
        (line(s::SUM_RULES, &[("cited", n(cited)), ("all", n(rules))]), cited == rules),
        (line(s::SUM_LINKS, &[("reviewed", n(reviewed)), ("all", n(links))]), reviewed == links),
    ];
    lines.into_iter().chain(chosen).collect()
}

/// How often examples expect each verdict: `uppfyllt 2, inte uppfyllt 1`.
pub(super) fn counted(examples: &[(usize, Verdict)], word: impl Fn(Verdict) -> String) -> String {
    let of = |verdict: Verdict| examples.iter().filter(|(_, other)| *other == verdict).count();
    let parts = Verdict::ALL.into_iter().rev().filter(|verdict| of(*verdict) > 0);
    parts.map(|verdict| format!("{} {}", word(verdict), of(verdict))).collect::<Vec<_>>().join(", ")
}

/// A verdict in words.
pub(super) fn verdict(verdict: Verdict, lang: Lang) -> String {
    human::verdict_word(verdict).get(lang).to_owned()
}

/// `csv`: a row a link; a clause without rules and a rule without clauses have a row of their own.
fn rows(coverage: &Coverage, _: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let columns = [
        "clause", "section", "page", "word", "state", "rule", "link", "review", "mode", "examples", "lacks", "because",
        "wording",
    ];
    csv::row(&columns, out)?;
    for clause in 0..coverage.clauses.len() {
        let mut links = coverage.of_clause(clause).peekable();
        if links.peek().is_none() {
            line(coverage, Some(clause), None, view.lang, out)?;
        }
        for link in links {
            line(coverage, Some(clause), Some((link.rule, Some(link))), view.lang, out)?;
        }
    }
    for rule in 0..coverage.rules.len() {
        if coverage.of_rule(rule).next().is_none() {
            line(coverage, None, Some((rule, None)), view.lang, out)?;
        }
    }
    Ok(())
}

fn line(
    coverage: &Coverage,
    clause: Option<usize>,
    rule: Option<(usize, Option<&Link>)>,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let policy = &coverage.header.policy;
    let state = clause.and_then(|place| coverage.clauses.get(place)).map_or("", |covered| covered.name());
    let choices: Vec<String> =
        clause.into_iter().flat_map(|place| coverage.chosen(place)).map(|chosen| choice(chosen, lang)).collect();
    let clause = clause.and_then(|place| policy.clauses.get(place));
    let page = clause.and_then(|clause| clause.page).map_or_else(String::new, |page| page.to_string());
    let shown = rule.and_then(|(place, _)| coverage.rules.get(place));
    let link = rule.and_then(|(_, link)| link);
    let name = rule.and_then(|(place, _)| policy.rules.get(place)).map_or("", |rule| &rule.name);
    let lacks: Vec<&str> = shown.map_or_else(Vec::new, |shown| shown.lacks.iter().map(|v| v.name()).collect());
    let choices = choices.join(" ");
    let because = clause.and_then(|clause| clause.informative.as_ref()).map_or("", |text| pick(text, lang.code()));
    let cells = [
        clause.map_or("", |clause| &clause.name),
        clause.map_or("", |clause| &clause.section),
        &page,
        clause.map_or("", |clause| &clause.word),
        state,
        name,
        link.map_or("", |link| if link.by_exception { "exception" } else { "cites" }),
        link.map_or("", |link| link.review.name()),
        shown.map_or("", |shown| shown.by.name()),
        &shown.map_or_else(String::new, |shown| counted(&shown.examples, |verdict| verdict.name().to_owned())),
        &lacks.join(" "),
        if because.is_empty() { &choices } else { because },
        clause.map_or("", |clause| pick(&clause.text, lang.code())),
    ];
    csv::row(&cells, out)
}

/// `html`.
fn page(coverage: &Coverage, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    let policy = &coverage.header.policy;
    let title = Some(pick(&policy.title, lang.code())).filter(|title| !title.is_empty()).unwrap_or(&policy.name);
    let mut page = html::Page::new(lang, &put(s::TITLE, lang, &[("policy", title)]), s::SKIP);
    page.element("p", &put(s::OF_POLICY, lang, &[("name", &policy.name), ("version", &policy.version)]));
    page.open("ul", "");
    summary(coverage, lang).iter().for_each(|(line, _)| page.element("li", line));
    page.close();
    page.content();
    page.heading("h2", "to-see-to", s::TO_SEE_TO.get(lang));
    if coverage.all_findings().next().is_none() {
        page.element("p", s::NOTHING_TO_SEE_TO.get(lang));
    } else {
        page.open("ul", "");
        for finding in coverage.all_findings() {
            let at = finding.span().map_or_else(String::new, |span| format!(" ({})", place(sources, span)));
            page.element("li", &format!("{}{at}", said(finding, lang)));
        }
        page.close();
    }
    clauses(coverage, lang, &mut page);
    rules(coverage, lang, &mut page);
    out.write_all(page.finish().as_bytes())
}

fn clauses(coverage: &Coverage, lang: Lang, page: &mut html::Page) {
    let policy = &coverage.header.policy;
    page.heading("h2", "clauses", s::CLAUSES.get(lang));
    page.table(s::CLAUSES.get(lang), &[s::CLAUSE, s::WORDING, s::STATE, s::RULE].map(|column| column.get(lang)));
    for (place, (clause, covered)) in policy.clauses.iter().zip(&coverage.clauses).enumerate() {
        page.open("tr", "");
        page.open("th", &format!("scope=\"row\" id=\"clause-{}\"", html::escaped(&clause.name)));
        page.text(&clause.name);
        page.close();
        page.element("td", pick(&clause.text, lang.code()));
        page.open("td", if *covered == Covered::Uncovered { "class=\"warn\"" } else { "" });
        page.text(state(*covered).get(lang));
        if let Some(because) = &clause.informative {
            page.text(&format!(". {}: {}", s::BECAUSE.get(lang), pick(because, lang.code())));
        }
        for chosen in coverage.chosen(place) {
            page.text(&format!(". {}", choice(chosen, lang)));
        }
        page.close();
        page.open("td", "");
        links(coverage.of_clause(place), lang, page, |link| {
            policy.rules.get(link.rule).map(|rule| (format!("rule-{}", rule.name), rule.name.as_str()))
        });
        page.close();
        page.close();
    }
    page.end_table();
}

fn rules(coverage: &Coverage, lang: Lang, page: &mut html::Page) {
    let policy = &coverage.header.policy;
    page.heading("h2", "rules", s::RULES.get(lang));
    page.table(s::RULES.get(lang), &[s::RULE, s::STATE, s::CLAUSE, s::EXAMPLES].map(|column| column.get(lang)));
    for (place, (rule, shown)) in policy.rules.iter().zip(&coverage.rules).enumerate() {
        page.open("tr", "");
        page.open("th", &format!("scope=\"row\" id=\"rule-{}\"", html::escaped(&rule.name)));
        page.text(&rule.name);
        page.close();
        page.element("td", state(shown.by).get(lang));
        page.open("td", "");
        links(coverage.of_rule(place), lang, page, |link| {
            policy.clauses.get(link.clause).map(|clause| (format!("clause-{}", clause.name), clause.name.as_str()))
        });
        page.close();
        page.open("td", "");
        if !shown.examples.is_empty() {
            page.open("ul", "");
            for (example, expected) in &shown.examples {
                let title = coverage.examples.get(*example).map_or("", |example| &example.title);
                page.element("li", &format!("{title}: {}", verdict(*expected, lang)));
            }
            page.close();
        }
        if !shown.lacks.is_empty() {
            let lacks: Vec<String> = shown.lacks.iter().map(|lack| words::quote(&verdict(*lack, lang), lang)).collect();
            page.open("p", "class=\"warn\"");
            page.text(&format!("{} {}.", s::LACKS.get(lang), words::and(&lacks, lang)));
            page.close();
        }
        page.close();
        page.close();
    }
    page.end_table();
}

/// Links as a list, each to the other end.
fn links<'a>(
    links: impl Iterator<Item = &'a Link>,
    lang: Lang,
    page: &mut html::Page,
    end: impl Fn(&Link) -> Option<(String, &'a str)>,
) {
    let links: Vec<&Link> = links.collect();
    if links.is_empty() {
        page.text(s::NONE.get(lang));
        return;
    }
    page.open("ul", "");
    for link in links {
        page.open(
            "li",
            if matches!(link.review, Review::Reviewed | Review::Elsewhere) { "" } else { "class=\"warn\"" },
        );
        if let Some((id, name)) = end(link) {
            page.link(&id, name);
        }
        page.text(&format!(" ({})", review(link, lang)));
        page.close();
    }
    page.close();
}
