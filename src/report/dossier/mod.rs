//! `html`: an audit as pages. The first one is for whoever answers for the whole: how many, how well, what is most
//! urgent; then a page for each provider, for whoever talks with it, down to the values that decided. Or all in one file.
//! No script, nothing from elsewhere, nothing folded away; everything is there on paper too.

mod chart;
mod front;
mod provider;

use super::View;
use super::html::Page;
use super::tally::areas;
use crate::outcome::{Account, FindingRecord};
use crate::text::{Lang, Two, audit as s};
use crate::verdict::Verdict;
use std::io::{self, Write};

/// How many providers one file may hold: more of them make it unwieldy.
const IN_ONE: usize = 50;

/// The style of these pages beside that of all.
const STYLE: &str = "\
main,header,footer{max-width:72rem}\
.v{white-space:nowrap;font-weight:600}\
.v.fail{color:#8a1f11}.v.undetermined{color:#6b3d00}.v.pending{color:#0b4f8a}.v.waived{color:#5b2a86}.v.pass{color:#1b5e20}.v.not-applicable{color:#4a4a4a}\
.box{border:1px solid #7a8794;border-left-width:6px}\
.box.fail{border-left-color:#8a1f11}.box.undetermined{border-left-color:#c77700}.box.pending{border-left-color:#5b9bd5}.box.waived{border-left-color:#8e5bb5}.box.pass{border-left-color:#2e7d32}\
.matrix table{width:auto}\
.matrix td,.matrix thead th{text-align:center}\
.matrix thead th:not(:first-child){writing-mode:vertical-rl;text-align:left;font-weight:600;max-height:16rem}\
.hid{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\
.big{display:flex;flex-wrap:wrap;gap:.6rem;padding:0;list-style:none}\
.big li{padding:.4rem .8rem;min-width:9rem}\
.big b{display:block;font-size:1.6rem;line-height:1.1}\
.one{padding:.3rem .9rem .6rem;margin:.9rem 0;break-inside:avoid}\
.one h4{margin:.4rem 0}\
.sign{border-bottom:1px solid #1b1b1b;min-height:2.4rem}\
svg{max-width:100%;height:auto}\
footer{border-top:1px solid #7a8794;margin-top:3rem;padding-bottom:2rem}\
@page wide{size:A4 landscape;margin:12mm}\
@media print{main,header,footer{max-width:none}.page{break-before:page}.matrix{page:wide}.matrix table{font-size:7pt}.matrix td,.matrix th{padding:1px 2px}}\
";

/// A page of an audit: its path in the folder, and its bytes.
pub(super) type Put<'p> = dyn FnMut(&str, &str) -> io::Result<()> + 'p;

/// The sign of a verdict, for whoever does not see colours, beside its word.
fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fail => "✗",
        Verdict::Undetermined => "?",
        Verdict::Pending => "…",
        Verdict::Waived => "◇",
        Verdict::Pass => "✓",
        Verdict::NotApplicable => "–",
    }
}

/// A verdict as sign and word.
fn verdict(page: &mut Page, verdict: Verdict, word: &str) {
    page.own(&format!("<span class=\"v {}\">{} ", verdict.name(), sign(verdict)));
    page.text(word);
    page.own("</span>");
}

/// The path of a provider's page, by the place of its file among all.
fn path_of(place: usize) -> String {
    format!("providers/{:05}.html", place + 1)
}

/// The audit as a folder of pages.
pub(super) fn pages(account: &dyn Account, view: &View, put: &mut Put<'_>) -> io::Result<()> {
    let areas = areas(account.header());
    let front = front::front(account, &areas, view.lang, front::Links::Pages)?;
    put("index.html", &front)?;
    let mut place = 0;
    account.each(&mut |file| {
        let title = file.called();
        let mut page = Page::styled(view.lang, title, s::SKIP, STYLE);
        page.open("p", "");
        page.link_to("../index.html", s::BACK.get(view.lang));
        page.close();
        page.content();
        provider::write(&mut page, account.header(), &areas, file, view.lang, place, None);
        put(&path_of(place), &page.finish())?;
        place += 1;
        Ok(())
    })
}

/// The audit as one file, of up to so many providers; of more the first page alone, which says so.
pub(super) fn single(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let areas = areas(account.header());
    let mut files = 0;
    account.each(&mut |_| {
        files += 1;
        Ok(())
    })?;
    let links = if files <= IN_ONE { front::Links::Within } else { front::Links::None };
    let html = front::front(account, &areas, view.lang, links)?;
    out.write_all(html.as_bytes())
}

/// Without a policy there is nothing to tell but what is wrong.
pub(super) fn refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::styled(view.lang, s::POLICY_FAULT.get(view.lang), s::SKIP, STYLE);
    page.content();
    faults(&mut page, findings, view.lang);
    out.write_all(page.finish().as_bytes())
}

/// Findings as a list.
fn faults(page: &mut Page, findings: &[FindingRecord], lang: Lang) {
    page.open("ul", "");
    for finding in findings {
        page.open("li", "");
        if let Some(lines) = finding.lines {
            page.text(&format!("{} {}: ", s::LINE.get(lang), lines.line));
        }
        page.text(super::account::of(&finding.text, lang));
        page.text(" ");
        page.code(&finding.code);
        page.close();
    }
    page.close();
}

/// A row of a list of terms; nothing when there is nothing to say.
fn term(page: &mut Page, name: Two, text: &str, lang: Lang) {
    if !text.is_empty() {
        page.element("dt", name.get(lang));
        page.element("dd", text);
    }
}
