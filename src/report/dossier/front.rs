//! The first page: one screen for whoever answers for the whole, then the providers by area, the areas, the waivers, what
//! could not be checked, and by what all of it was judged.

use super::super::html::Page;
use super::super::tally::{
    All, Area, Counts, add, area_of, boxes, count, ends_within, in_words, lines, met_of, receipt, state_in_words, worst,
};
use super::super::verdict_word;
use super::{STYLE, chart, path_of, provider, sign, verdict};
use crate::outcome::{Account, Header, pick};
use crate::text::{Lang, Two, audit as s, sentences::put};
use crate::verdict::Verdict;
use std::io;

/// How the first page leads to the providers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    /// To a page each.
    Pages,
    /// To a part of this page each.
    Within,
    /// Not at all: they are too many for one file.
    None,
}

impl Links {
    fn to(self, place: usize) -> Option<String> {
        match self {
            Self::Pages => Some(path_of(place)),
            Self::Within => Some(format!("#p{}", place + 1)),
            Self::None => None,
        }
    }
}

/// How many providers are shown area by area; of more, the table has their counts alone.
const BY_AREA: usize = 1_000;

pub(super) fn front(account: &dyn Account, areas: &[Area], lang: Lang, links: Links) -> io::Result<String> {
    let header = account.header();
    let mut all = All::default();
    let mut place = 0;
    account.each(&mut |file| {
        all.add(header, areas, place, file);
        place += 1;
        Ok(())
    })?;
    let title = put(s::TITLE, lang, &[("policy", pick(&header.policy.title, lang.code()))]);
    let mut page = Page::styled(lang, &title, s::SKIP, STYLE);
    head(&mut page, header, lang);
    page.content();
    summary(&mut page, header, &all, lang);
    findings(&mut page, account, lang);
    matrix(&mut page, account, areas, &all, lang, links)?;
    by_area(&mut page, areas, &all, lang);
    waivers(&mut page, header, lang);
    unchecked(&mut page, &all, lang, links);
    method(&mut page, account, lang);
    if links == Links::Within {
        let mut place = 0;
        account.each(&mut |file| {
            page.open("section", "class=\"page\"");
            let id = format!("p{}", place + 1);
            page.heading("h2", &id, file.called());
            provider::write(&mut page, header, areas, file, lang, place, Some(&id));
            page.close();
            place += 1;
            Ok(())
        })?;
    }
    Ok(page.finish())
}

fn head(page: &mut Page, header: &Header, lang: Lang) {
    let date = header.as_of.to_string();
    let about = [("date", date.as_str()), ("policy", &header.policy.name), ("version", &header.policy.version)];
    page.element("p", &put(s::AS_OF, lang, &about));
    page.element("p", &header.policy.owner);
}

/// The screen for whoever answers for the whole.
fn summary(page: &mut Page, header: &Header, all: &All, lang: Lang) {
    page.heading("h2", "summary", s::SUMMARY.get(lang));
    page.open("ul", "class=\"big\"");
    for (class, number, about) in boxes(all) {
        page.own(&format!("<li class=\"box {class}\"><b>{number}</b>"));
        page.text(about.get(lang));
        page.own("</li>\n");
    }
    page.close();
    page.element("p", &met_of(all, lang));
    let words = in_words(&all.counts, lang);
    page.own(&chart::bar(&all.counts, &words));
    page.element("p", &words);
    page.open("ul", "");
    lines(header, all, lang).iter().for_each(|line| page.element("li", line));
    page.close();
}

fn findings(page: &mut Page, account: &dyn Account, lang: Lang) {
    let findings = account.findings();
    if !findings.is_empty() {
        page.heading("h2", "findings", s::FINDINGS_OF_RUN.get(lang));
        super::faults(page, &findings, lang);
    }
}

fn matrix(
    page: &mut Page,
    account: &dyn Account,
    areas: &[Area],
    all: &All,
    lang: Lang,
    links: Links,
) -> io::Result<()> {
    page.heading("h2", "providers", s::PROVIDERS.get(lang));
    let signs = Verdict::ALL.into_iter().rev().map(|one| format!("{} {}", sign(one), verdict_word(one).get(lang)));
    page.element("p", &format!("{} {}", s::MATRIX.get(lang), signs.collect::<Vec<_>>().join(", ")));
    let detailed = all.files <= BY_AREA;
    let names: Vec<&str> = if detailed {
        areas.iter().map(|area| area.called(lang)).collect()
    } else {
        Verdict::ALL.iter().map(|one| verdict_word(*one).get(lang)).collect()
    };
    page.open("div", "class=\"matrix\"");
    let columns: Vec<&str> = [s::PROVIDER.get(lang)].into_iter().chain(names.iter().copied()).collect();
    page.table(s::PROVIDERS.get(lang), &columns);
    let header = account.header();
    let mut place = 0;
    account.each(&mut |file| {
        let to = links.to(place);
        page.open("tr", "");
        page.own("<th scope=\"row\">");
        match &to {
            Some(to) => page.link_to(to, file.called()),
            None => page.text(file.called()),
        }
        page.own("</th>");
        if detailed {
            let mut counts = vec![Counts::default(); areas.len()];
            for result in &file.results {
                if let Some(counts) = counts.get_mut(area_of(header, areas, result)) {
                    add(counts, result.verdict);
                }
            }
            for (area, counts) in counts.iter().enumerate() {
                cell(page, counts, to.as_deref().map(|to| place_in(to, place, area)), lang);
            }
        } else {
            for one in Verdict::ALL {
                page.element("td", &file.results.iter().filter(|result| result.verdict == one).count().to_string());
            }
        }
        page.close();
        place += 1;
        Ok(())
    })?;
    page.end_table();
    page.close();
    Ok(())
}

/// The place of an area on a provider's page.
fn place_in(to: &str, place: usize, area: usize) -> String {
    match to.strip_prefix('#') {
        Some(_) => format!("#{}", provider::anchor(place, area, true)),
        None => format!("{to}#{}", provider::anchor(place, area, false)),
    }
}

/// The worst verdict of an area with how many have it; of an area with nothing, nothing.
fn cell(page: &mut Page, counts: &Counts, to: Option<String>, lang: Lang) {
    page.open("td", "");
    if let Some(worst) = worst(counts) {
        let number = count(counts, worst);
        let shown = if worst.needs_action() { format!("{} {number}", sign(worst)) } else { sign(worst).to_owned() };
        page.own(&format!("<span class=\"v {}\">", worst.name()));
        match to.filter(|_| worst != Verdict::NotApplicable) {
            Some(to) => page.link_to(&to, &shown),
            None => page.text(&shown),
        }
        page.own("</span><span class=\"hid\"> ");
        page.text(verdict_word(worst).get(lang));
        page.own("</span>");
    }
    page.close();
}

fn by_area(page: &mut Page, areas: &[Area], all: &All, lang: Lang) {
    page.heading("h2", "areas", s::AREAS.get(lang));
    for (area, counts) in areas.iter().zip(&all.by_area) {
        let words = in_words(counts, lang);
        let bar = chart::bar(counts, &words);
        if bar.is_empty() {
            continue;
        }
        page.element("h3", area.called(lang));
        page.own(&bar);
        page.element("p", &words);
    }
}

fn waivers(page: &mut Page, header: &Header, lang: Lang) {
    if header.waivers.is_empty() {
        return;
    }
    page.heading("h2", "waivers", s::WAIVERS.get(lang));
    let columns =
        [s::WAIVER, s::PROVIDER, s::RULE, s::SUBJECT, s::REASON, s::APPROVER, s::CASE, s::WAIVED_UNTIL, s::STATE];
    let names: Vec<&str> = columns.iter().map(|name| name.get(lang)).collect();
    page.table(s::WAIVERS.get(lang), &names);
    for standing in &header.waivers {
        let waiver = &standing.waiver;
        let soon = if ends_within(header, waiver.expires.value, 30) {
            s::ENDS_MONTH.get(lang)
        } else if ends_within(header, waiver.expires.value, 90) {
            s::ENDS_QUARTER.get(lang)
        } else {
            ""
        };
        let until = format!("{} {soon}", waiver.expires.value);
        page.open("tr", "");
        let cells = [
            waiver.id.value.as_str(),
            &waiver.provider.value,
            &waiver.rule.value,
            waiver.subject.as_ref().map_or("", |subject| &subject.value),
            &waiver.reason,
            &waiver.approver,
            &waiver.case_number,
            until.trim_end(),
            state_in_words(standing.state.name()).get(lang),
        ];
        cells.iter().for_each(|cell| page.element("td", cell));
        page.close();
    }
    page.end_table();
}

fn unchecked(page: &mut Page, all: &All, lang: Lang, links: Links) {
    if all.unchecked.is_empty() {
        return;
    }
    page.heading("h2", "unchecked", s::UNCHECKED.get(lang));
    page.open("ul", "");
    for (place, name, code) in &all.unchecked {
        page.open("li", "");
        match links.to(*place) {
            Some(to) => page.link_to(&to, name),
            None => page.text(name),
        }
        page.text(" ");
        page.code(code);
        page.close();
    }
    page.close();
}

/// By what it was judged, how it is to be read, and how it is made again.
fn method(page: &mut Page, account: &dyn Account, lang: Lang) {
    let header = account.header();
    page.heading("h2", "method", s::METHOD.get(lang));
    page.element("p", s::METHOD_TEXT.get(lang));
    page.open("dl", "");
    for one in Verdict::ALL.into_iter().rev() {
        page.open("dt", "");
        verdict(page, one, verdict_word(one).get(lang));
        page.close();
        page.element("dd", meaning(one).get(lang));
    }
    page.close();
    page.heading("h3", "receipt", s::RECEIPT.get(lang));
    page.open("dl", "");
    receipt(account, lang).iter().for_each(|(name, value)| super::term(page, *name, value, lang));
    page.close();
    if let Some((title, version, _)) = &header.policy.document {
        page.element("p", &put(s::SOURCE, lang, &[("title", title), ("version", version)]));
    }
}

/// What a verdict means.
fn meaning(verdict: Verdict) -> Two {
    match verdict {
        Verdict::Fail => s::MEANS_FAIL,
        Verdict::Undetermined => s::MEANS_UNDETERMINED,
        Verdict::Pending => s::MEANS_PENDING,
        Verdict::Waived => s::MEANS_WAIVED,
        Verdict::Pass => s::MEANS_PASS,
        Verdict::NotApplicable => s::MEANS_NOT_APPLICABLE,
    }
}
