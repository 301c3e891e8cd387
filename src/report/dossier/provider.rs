//! A provider: what there is to see to, area by area, and every result with the values that decided it.

use super::super::account::{action, clauses, mode, of, rank, rule, status, strength, verdict as word};
use super::super::html::Page;
use super::super::tally::{Area, Counts, add, area_of, in_words};
use super::{chart, term, verdict};
use crate::outcome::{FileRecord, Header, ResultRecord, pick};
use crate::text::{Lang, audit as s};

/// The name of an area's place on a provider's page; of several providers on one page they must differ.
pub(super) fn anchor(place: usize, area: usize, among_others: bool) -> String {
    if among_others { format!("p{}-a{}", place + 1, area + 1) } else { format!("a{}", area + 1) }
}

/// Writes a provider. `within`: the name of the heading above it, when it is a part of a page; its own headings stand
/// under it then.
pub(super) fn write(
    page: &mut Page,
    header: &Header,
    areas: &[Area],
    file: &FileRecord,
    lang: Lang,
    place: usize,
    within: Option<&str>,
) {
    let [upper, lower] = if within.is_some() { ["h3", "h4"] } else { ["h2", "h3"] };
    about(page, header, file, lang);
    if !file.findings.is_empty() {
        page.element(upper, s::FINDINGS.get(lang));
        super::faults(page, &file.findings, lang);
    }
    if file.results.is_empty() {
        return;
    }
    let mut by_area: Vec<Vec<&ResultRecord>> = vec![Vec::new(); areas.len()];
    for result in &file.results {
        if let Some(results) = by_area.get_mut(area_of(header, areas, result)) {
            results.push(result);
        }
    }
    page.element(upper, s::TO_SEE_TO.get(lang));
    if !file.results.iter().any(ResultRecord::needs_action) {
        page.element("p", s::NOTHING_TO_SEE_TO.get(lang));
    }
    for (area, results) in areas.iter().zip(&by_area) {
        let mut open: Vec<&&ResultRecord> = results.iter().filter(|result| result.needs_action()).collect();
        if open.is_empty() {
            continue;
        }
        open.sort_by_key(|result| rank(result));
        page.element(lower, area.called(lang));
        open.iter().for_each(|result| item(page, header, file, result, lang));
    }
    page.element(upper, s::ALL_RESULTS.get(lang));
    for (number, (area, results)) in areas.iter().zip(&by_area).enumerate() {
        if !results.is_empty() {
            page.heading(lower, &anchor(place, number, within.is_some()), area.called(lang));
            table(page, header, results, area.called(lang), lang);
        }
    }
    page.element(upper, s::COMMENTS.get(lang));
    page.element("p", s::BASIS.get(lang));
    for line in [s::COMMENT_LINE, s::SIGN_LINE] {
        page.element("p", line.get(lang));
        page.own("<div class=\"sign\"></div>\n");
    }
}

fn about(page: &mut Page, header: &Header, file: &FileRecord, lang: Lang) {
    page.open("dl", "");
    if let Some(provider) = &file.provider {
        term(page, s::PROVIDER_KEY, &provider.key, lang);
    }
    term(page, s::FILE, &file.path, lang);
    term(page, s::STATUS, status(file.status).get(lang), lang);
    term(page, s::FILE_HASH, &file.sha256, lang);
    term(page, s::DAY, &header.as_of.to_string(), lang);
    term(page, s::MODE, s::DECLARED_BY_PROVIDER.get(lang), lang);
    page.close();
    let mut counts = Counts::default();
    file.results.iter().for_each(|result| add(&mut counts, result.verdict));
    let words = in_words(&counts, lang);
    page.own(&chart::bar(&counts, &words));
    page.element("p", &words);
}

/// Something to see to: what, by when, what to do, whom to ask, why, on what values.
fn item(page: &mut Page, header: &Header, file: &FileRecord, result: &ResultRecord, lang: Lang) {
    page.own(&format!("<div class=\"one box {}\">\n", result.verdict.name()));
    page.open("p", "class=\"lead\"");
    page.text(strength(result.strength).get(lang));
    page.text(" ");
    verdict(page, result.verdict, word(result).get(lang));
    if result.waits {
        page.text(&format!(" ({})", s::WAITS.get(lang)));
    }
    page.close();
    page.element("p", of(&result.text, lang));
    page.open("dl", "");
    let waiver = header.waiver_at(result.waiver);
    if let Some(waiver) = waiver {
        term(page, s::WAIVER, &format!("{}: {} ({})", waiver.id.value, waiver.reason, waiver.approver), lang);
        term(page, s::WAIVED_UNTIL, &waiver.expires.value.to_string(), lang);
    }
    term(page, s::DUE, result.due.as_deref().unwrap_or_default(), lang);
    term(page, s::TO_DO, &action(header, result, lang), lang);
    term(page, s::CONTACT, &contacts(header, result, lang), lang);
    term(page, s::IN_FILE, of(&result.remedy, lang), lang);
    term(page, s::WHY, &why(header, result, lang), lang);
    let place = result.lines.map_or(String::new(), |lines| format!("{}:{}", file.path, lines.line));
    term(page, s::PLACE, &place, lang);
    term(page, s::MODE, mode(result.mode, lang), lang);
    term(page, s::NAME, &result.id, lang);
    page.close();
    page.own("</div>\n");
}

/// Whom to ask, each once.
fn contacts(header: &Header, result: &ResultRecord, lang: Lang) -> String {
    let policy = &header.policy;
    let actions = policy.actions_at(rule(header, result).map_or(&[], |rule| &rule.actions));
    let mut told: Vec<String> = Vec::new();
    for contact in actions.flat_map(|action| policy.contacts_at(&action.contacts)) {
        let name = pick(&contact.title, lang.code());
        let name = if name.is_empty() { &contact.name } else { name };
        let ways = [&contact.phone, &contact.email, &contact.link, &contact.address];
        let ways: Vec<&str> = ways.into_iter().map(String::as_str).filter(|way| !way.is_empty()).collect();
        let text = if ways.is_empty() { name.to_owned() } else { format!("{name}: {}", ways.join(", ")) };
        if !told.contains(&text) {
            told.push(text);
        }
    }
    told.join("; ")
}

/// The clauses in our words, with their names.
fn why(header: &Header, result: &ResultRecord, lang: Lang) -> String {
    let cited = header.policy.clauses_at(rule(header, result).map_or(&[], |rule| &rule.clauses));
    cited.map(|clause| format!("{} ({})", pick(&clause.text, lang.code()), clause.name)).collect::<Vec<_>>().join(" ")
}

/// Every result of an area, with the values that decided.
fn table(page: &mut Page, header: &Header, results: &[&ResultRecord], caption: &str, lang: Lang) {
    let columns = [s::VERDICT, s::CLAUSES, s::SUBJECT, s::SENTENCE, s::VALUES];
    let names: Vec<&str> = columns.iter().map(|name| name.get(lang)).collect();
    page.table(caption, &names);
    for result in results {
        page.open("tr", "");
        page.open("td", "");
        verdict(page, result.verdict, word(result).get(lang));
        let attested = mode(result.mode, lang);
        if !attested.is_empty() {
            page.text(&format!(" ({attested})"));
        }
        page.close();
        page.element("td", &clauses(header, result).join(", "));
        page.element("td", &result.subject);
        page.element("td", of(&result.text, lang));
        page.open("td", "");
        values(page, result, lang);
        page.close();
        page.close();
    }
    page.end_table();
}

fn values(page: &mut Page, result: &ResultRecord, lang: Lang) {
    if result.facts.is_empty() && result.missing.is_empty() {
        return;
    }
    page.open("ul", "");
    for fact in &result.facts {
        let needed = of(&fact.needed, lang);
        let line = fact.line.map_or(String::new(), |line| format!(" ({} {line})", s::ROW.get(lang)));
        let needed = if needed.is_empty() { String::new() } else { format!("; {needed}") };
        page.element("li", &format!("{}: {}{needed}{line}", of(&fact.label, lang), of(&fact.found, lang)));
    }
    for missing in &result.missing {
        page.element("li", &format!("{}: {}", s::MISSING.get(lang), of(&missing.label, lang)));
    }
    page.close();
}
