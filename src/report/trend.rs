//! How compliance moves from audit to audit → bytes: one row a format.

use super::{FormatOf, View, csv, html, safe};
use crate::audit::{Followed, Series, Share, Stop, Trend};
use crate::source::Sources;
use crate::text::{Lang, Two, audit as s, sentences::put};
use std::fmt::Write as _;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// The table: help, completion and tests read it.
pub static TREND_FORMATS: &[FormatOf<Trend>] = &[
    FormatOf {
        name: "text",
        about: Two {
            sv: "För läsning på skärm, de sex senaste granskningarna.",
            en: "To read on a screen, the last six audits.",
        },
        run: text,
    },
    FormatOf {
        name: "csv",
        about: Two {
            sv: "För kalkylprogram, en rad per granskning, utförare och avsnitt.",
            en: "For spreadsheets (semicolons), one row for each audit, provider and section.",
        },
        run: rows,
    },
    FormatOf {
        name: "html",
        about: Two {
            sv: "En fil med diagram för webbläsare och utskrift.",
            en: "One file with charts for browsers and paper.",
        },
        run: page,
    },
];

/// How many audits the text shows.
const COLUMNS: usize = 6;

/// How many providers have their sections and a chart in `html`; `csv` has all.
const CHARTED: usize = 1_000;

/// The widest name in the text, in columns.
const WIDEST: usize = 48;

/// The width of a share and of a day in the text.
const CELL: usize = 12;

fn percent(share: Option<Share>) -> String {
    share.and_then(Share::percent).map_or("–".to_owned(), |percent| format!("{percent} %"))
}

fn moved(series: &Series) -> String {
    match series.moved() {
        None => String::new(),
        Some(0) => "±0".to_owned(),
        Some(by) if by > 0 => format!("+{by}"),
        Some(by) => format!("−{}", by.unsigned_abs()),
    }
}

fn called(provider: &Followed) -> String {
    if provider.called == provider.whole.name {
        provider.called.clone()
    } else {
        format!("{} ({})", provider.called, provider.whole.name)
    }
}

fn section_name(name: &str, lang: Lang) -> &str {
    if name.is_empty() { s::AREA_OF_FILE.get(lang) } else { name }
}

/// What an audit looked at, where that was not everything, or where something could not be checked.
fn remark(stop: &Stop, lang: Lang) -> Option<String> {
    let mut parts = Vec::new();
    if !stop.only.is_empty() {
        parts.push(put(s::TREND_ONLY, lang, &[("rules", &stop.only.join(", "))]));
    }
    if stop.files.1 > 0 {
        let counts = [("n", &*stop.files.1.to_string()), ("files", &*stop.files.0.to_string())];
        parts.push(put(s::TREND_UNCHECKED, lang, &counts));
    }
    (!parts.is_empty()).then(|| format!("{}: {}", stop.as_of, parts.join(" ")))
}

// --- text ---

fn text(trend: &Trend, _: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    if trend.stops.is_empty() {
        return writeln!(out, "{}", s::TREND_EMPTY.get(lang));
    }
    writeln!(out, "{}\n", s::TREND_ABOUT.get(lang))?;
    let first = trend.stops.len().saturating_sub(COLUMNS);
    if first > 0 {
        writeln!(out, "{}\n", put(s::TREND_EARLIER, lang, &[("n", &first.to_string())]))?;
    }
    let names = std::iter::once(s::TREND_ALL.get(lang).to_owned())
        .chain(trend.sections.iter().map(|series| format!("  {}", section_name(&series.name, lang))))
        .chain(trend.providers.iter().map(|provider| format!("  {}", called(provider))));
    let width = names.map(|name| safe(&name).width()).max().unwrap_or(0).min(WIDEST);
    let mut line = |name: &str, cells: Vec<String>| {
        let name = cut(&safe(name), width);
        let cells: String = cells.iter().map(|cell| format!("{cell:>CELL$}")).collect();
        let gap = " ".repeat(width.saturating_sub(name.width()));
        writeln!(out, "{}", format!("{name}{gap}{cells}").trim_end())
    };
    let shares = |series: &Series| {
        let shown = series.shares.iter().skip(first).map(|share| percent(*share));
        shown.chain([moved(series)]).collect::<Vec<String>>()
    };
    // A star: something is to be said of that audit below.
    let day = |stop: &Stop| format!("{}{}", stop.as_of, if remark(stop, lang).is_some() { "*" } else { "" });
    let days = trend.stops.iter().skip(first).map(day).chain([s::TREND_MOVED.get(lang).to_owned()]);
    line("", days.collect())?;
    line(s::TREND_ALL.get(lang), shares(&trend.all))?;
    line(s::TREND_SECTIONS.get(lang), Vec::new())?;
    for series in &trend.sections {
        line(&format!("  {}", section_name(&series.name, lang)), shares(series))?;
    }
    line(s::PROVIDERS.get(lang), Vec::new())?;
    // Of a few each section is shown too.
    let each = trend.providers.len() <= FEW;
    for provider in &trend.providers {
        line(&format!("  {}", called(provider)), shares(&provider.whole))?;
        for series in provider.sections.iter().filter(|_| each) {
            line(&format!("    {}", section_name(&series.name, lang)), shares(series))?;
        }
    }
    let remarks: Vec<String> = trend.stops.iter().skip(first).filter_map(|stop| remark(stop, lang)).collect();
    if !remarks.is_empty() {
        writeln!(out)?;
    }
    remarks.iter().try_for_each(|remark| writeln!(out, "* {}", safe(remark)))
}

/// Of so few providers the text shows the sections.
const FEW: usize = 3;

/// A name that fits a width.
fn cut(name: &str, width: usize) -> String {
    if name.width() <= width {
        return name.to_owned();
    }
    let mut short = String::new();
    for c in name.chars() {
        if format!("{short}{c}…").width() > width {
            break;
        }
        short.push(c);
    }
    short + "…"
}

// --- csv ---

fn rows(trend: &Trend, _: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    out.write_all("\u{feff}".as_bytes())?;
    let columns = [
        s::TREND_DAY,
        s::TREND_POLICY,
        s::PROVIDER_KEY,
        s::PROVIDER,
        s::AREA,
        s::TREND_SHARE,
        s::TREND_MET,
        s::TREND_BROKEN,
        s::TREND_WAIVED,
        s::TREND_OPEN,
    ];
    csv::spread(&columns.map(|name| name.get(lang).to_owned()), out)?;
    for (place, stop) in trend.stops.iter().enumerate() {
        for provider in &trend.providers {
            for series in &provider.sections {
                let Some(Some(share)) = series.shares.get(place) else { continue };
                let cells = [
                    stop.as_of.clone(),
                    stop.policy.clone(),
                    provider.whole.name.clone(),
                    provider.called.clone(),
                    section_name(&series.name, lang).to_owned(),
                    share.percent().map_or(String::new(), |percent| percent.to_string()),
                    share.met.to_string(),
                    share.broken.to_string(),
                    share.waived.to_string(),
                    share.open.to_string(),
                ];
                csv::spread(&cells, out)?;
            }
        }
    }
    Ok(())
}

// --- html ---

const STYLE: &str =
    "svg{max-width:100%;height:auto}thead th{white-space:nowrap}td.n{text-align:right;white-space:nowrap}";

fn page(trend: &Trend, _: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    let mut page = html::Page::styled(lang, s::TREND_TITLE.get(lang), s::SKIP, STYLE);
    page.element("p", s::TREND_ABOUT.get(lang));
    page.content();
    if trend.stops.is_empty() {
        page.element("p", s::TREND_EMPTY.get(lang));
        return out.write_all(page.finish().as_bytes());
    }
    page.heading("h2", "all", s::TREND_ALL.get(lang));
    chart(&trend.all, trend, lang, &mut page);
    let remarks: Vec<String> = trend.stops.iter().filter_map(|stop| remark(stop, lang)).collect();
    if !remarks.is_empty() {
        page.open("ul", "");
        remarks.iter().for_each(|remark| page.element("li", remark));
        page.close();
    }
    table(&sections(&trend.sections, lang), (s::TREND_SECTIONS, ""), trend, lang, &mut page);
    page.heading("h2", "providers", s::PROVIDERS.get(lang));
    let providers: Vec<_> = trend.providers.iter().map(|provider| (called(provider), &provider.whole)).collect();
    table(&providers, (s::PROVIDERS, ""), trend, lang, &mut page);
    if let Some(beyond) = trend.providers.len().checked_sub(CHARTED).filter(|beyond| *beyond > 0) {
        page.element("p", &put(s::TREND_NOT_CHARTED, lang, &[("n", &beyond.to_string())]));
    }
    for (place, provider) in trend.providers.iter().take(CHARTED).enumerate() {
        page.heading("h3", &format!("provider-{}", place + 1), &called(provider));
        chart(&provider.whole, trend, lang, &mut page);
        let of = called(provider);
        table(&sections(&provider.sections, lang), (s::TREND_SECTIONS, &of), trend, lang, &mut page);
    }
    out.write_all(page.finish().as_bytes())
}

/// Sections with their names.
fn sections(of: &[Series], lang: Lang) -> Vec<(String, &Series)> {
    of.iter().map(|series| (section_name(&series.name, lang).to_owned(), series)).collect()
}

/// A table with a row for each series, and a column for each audit.
fn table(rows: &[(String, &Series)], (name, of): (Two, &str), trend: &Trend, lang: Lang, page: &mut html::Page) {
    let days = trend.stops.iter().map(|stop| &*stop.as_of);
    let columns: Vec<&str> = [name.get(lang)].into_iter().chain(days).chain([s::TREND_MOVED.get(lang)]).collect();
    let caption = if of.is_empty() { name.get(lang).to_owned() } else { format!("{of}: {}", name.get(lang)) };
    page.table(&caption, &columns);
    for (name, series) in rows {
        page.open("tr", "");
        page.open("th", "scope=\"row\"");
        page.text(name);
        page.close();
        for cell in series.shares.iter().map(|share| percent(*share)).chain([moved(series)]) {
            page.open("td", "class=\"n\"");
            page.text(&cell);
            page.close();
        }
        page.close();
    }
    page.end_table();
}

/// The drawing of a chart, in its own units: its width, its height, and what lies round the field.
const WIDTH: usize = 640;
const HEIGHT: usize = 150;
const LEFT: usize = 44;
const RIGHT: usize = 24;
const TOP: usize = 10;
const BOTTOM: usize = 24;

/// A line from audit to audit, with a mark for each; where there is no share the line is broken.
fn chart(series: &Series, trend: &Trend, lang: Lang, page: &mut html::Page) {
    let (width, height) = (WIDTH, HEIGHT);
    let shares: Vec<(usize, u64)> =
        (0..).zip(&series.shares).filter_map(|(place, share)| Some((place, share.and_then(Share::percent)?))).collect();
    let day = |place: usize| trend.stops.get(place).map_or("", |stop| &*stop.as_of);
    let told: Vec<String> = shares.iter().map(|(place, percent)| format!("{} {percent} %", day(*place))).collect();
    let told = if told.is_empty() { s::TREND_NONE.get(lang).to_owned() } else { told.join(", ") };
    let steps = trend.stops.len().saturating_sub(1).max(1);
    let x = |place: usize| LEFT + place * (width - LEFT - RIGHT) / steps;
    let y = |percent: u64| {
        let field = height - TOP - BOTTOM;
        TOP + field - usize::try_from(percent).unwrap_or(0).min(100) * field / 100
    };
    let mut svg = format!(
        "<svg role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" aria-label=\"{}\">\n",
        html::escaped(&told)
    );
    // Writing to a string does not fail.
    for percent in [0, 50, 100] {
        let _ = writeln!(
            svg,
            "<line x1=\"{LEFT}\" y1=\"{0}\" x2=\"{1}\" y2=\"{0}\" stroke=\"#c4ccd4\"/>\
             <text x=\"{2}\" y=\"{3}\" font-size=\"12\" text-anchor=\"end\" fill=\"#1b1b1b\">{percent} %</text>",
            y(percent),
            width - RIGHT,
            LEFT - 6,
            y(percent) + 4
        );
    }
    let last = trend.stops.len().saturating_sub(1);
    for (place, anchor) in [(0, "start"), (last, "end")].into_iter().take(if last == 0 { 1 } else { 2 }) {
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" font-size=\"12\" text-anchor=\"{anchor}\" fill=\"#1b1b1b\">{}</text>",
            x(place),
            height - 6,
            html::escaped(day(place))
        );
    }
    for pair in shares.windows(2) {
        if let [(from, before), (to, after)] = pair
            && from + 1 == *to
        {
            let _ = writeln!(
                svg,
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#0b4f8a\" stroke-width=\"2\"/>",
                x(*from),
                y(*before),
                x(*to),
                y(*after)
            );
        }
    }
    for (place, percent) in shares {
        let _ = writeln!(svg, "<circle cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"#0b4f8a\"/>", x(place), y(percent));
    }
    svg.push_str("</svg>\n");
    page.own(&svg);
}
