//! `xlsx`: an audit as a workbook. A summary, the providers by section, every result with the columns of `csv`, what is
//! missing, the waivers.

mod book;
mod styles;

use super::account::{clauses, of, rule_name, section, status, verdict};
use super::sheet::{self, Kind};
use super::tally::{
    All, Counts, add, area_of, areas, boxes, count, ends_within, lines, met_of, receipt, state_in_words, worst,
};
use super::{View, verdict_word};
use crate::outcome::{Account, FileRecord, FindingRecord, Header, MissingRecord, ResultRecord, pick};
use crate::text::{Lang, Two, audit as s, sentences::put};
use crate::value::Date;
use crate::verdict::{From, Verdict};
use book::{About, Book, Cell, Column, Value, number, styled, text};
pub(super) use book::{Limits, USUAL};
use std::io::{self, Write};
use styles::Style;

pub(super) fn run(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    within(account, view.lang, USUAL, out)
}

/// A workbook of at most a size.
pub(super) fn within(account: &dyn Account, lang: Lang, limits: Limits, out: &mut dyn Write) -> io::Result<()> {
    let header = account.header();
    let mut book = Book::new(limits);
    let all = matrix(&mut book, account, lang, limits.columns)?;
    results(&mut book, account, lang)?;
    missing(&mut book, account, lang)?;
    waivers(&mut book, header, lang)?;
    let title = put(s::TITLE, lang, &[("policy", pick(&header.policy.title, lang.code()))]);
    // Written last, since it tells what there was no room for; it comes first all the same.
    summary(&mut book, account, &all, &title, lang)?;
    book.finish(&About { title: &title, day: Some(header.as_of) }, out)
}

/// Without a policy there is nothing to tell but what is wrong.
pub(super) fn refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (lang, mut book) = (view.lang, Book::new(USUAL));
    begin_results(&mut book, lang)?;
    findings.iter().try_for_each(|finding| book.row(&typed(sheet::cells_of_fault("", finding, lang), None)))?;
    book.finish(&About { title: s::POLICY_FAULT.get(lang), day: None }, out)
}

fn columns(names: &[(Two, u32)], lang: Lang) -> Vec<Column> {
    names.iter().map(|(name, width)| Column { heading: name.get(lang).to_owned(), width: *width }).collect()
}

/// The provider's name; none where the file names no provider.
fn name(file: &FileRecord) -> Cell {
    text(file.provider.as_ref().map_or("", |_| file.called()))
}

fn key(file: &FileRecord) -> Cell {
    text(file.provider.as_ref().map_or("", |provider| provider.key.as_str()))
}

/// The providers by section: the worst verdict of each, then how many results have which. What all have together.
fn matrix(book: &mut Book, account: &dyn Account, lang: Lang, most: usize) -> io::Result<All> {
    let header = account.header();
    let areas = areas(header);
    let mut headings = columns(&[(s::PROVIDER, 30), (s::PROVIDER_KEY, 18), (s::FILE, 30), (s::STATUS, 18)], lang);
    let shown = most.saturating_sub(headings.len() + Verdict::ALL.len() + 1).min(areas.len());
    headings
        .extend(Verdict::ALL.iter().map(|one| Column { heading: verdict_word(*one).get(lang).to_owned(), width: 14 }));
    let area = |area: &super::tally::Area| Column { heading: area.called(lang).to_owned(), width: 16 };
    headings.extend(areas.iter().take(shown).map(area));
    if shown < areas.len() {
        let left_out = put(s::LEFT_OUT, lang, &[("n", &(areas.len() - shown).to_string())]);
        headings.push(Column { heading: left_out, width: 16 });
    }
    book.table(s::SHEET_MATRIX.get(lang), headings)?;
    let mut all = All::default();
    account.each(&mut |file| {
        all.add(header, &areas, all.files, file);
        let mut by_area = vec![Counts::default(); areas.len()];
        let mut counts = Counts::default();
        for result in &file.results {
            add(&mut counts, result.verdict);
            if let Some(counts) = by_area.get_mut(area_of(header, &areas, result)) {
                add(counts, result.verdict);
            }
        }
        let mut cells = vec![name(file), key(file), text(file.path.as_str()), text(status(file.status).get(lang))];
        let is_counted = file.is_checked() || !file.results.is_empty();
        let of_verdict = |one: &Verdict| if is_counted { number(count(&counts, *one)) } else { text("") };
        cells.extend(Verdict::ALL.iter().map(of_verdict));
        cells.extend(by_area.iter().take(shown).map(|counts| match worst(counts) {
            Some(worst) => styled(verdict_word(worst).get(lang), Style::Of(worst)),
            None => text(""),
        }));
        book.row(&cells)
    })?;
    Ok(all)
}

fn begin_results(book: &mut Book, lang: Lang) -> io::Result<()> {
    let column = |(name, kind): (Two, Kind)| {
        let width = match kind {
            Kind::Text(width) => width,
            Kind::Verdict => 18,
            Kind::Number => 9,
            Kind::Day => 13,
        };
        Column { heading: name.get(lang).to_owned(), width }
    };
    book.table(s::ALL_RESULTS.get(lang), sheet::columns().map(column).collect())
}

/// Every result, and every fault of a file, as in `csv`.
fn results(book: &mut Book, account: &dyn Account, lang: Lang) -> io::Result<()> {
    begin_results(book, lang)?;
    let header = account.header();
    let faults = |path: &str, findings: &[FindingRecord], book: &mut Book| {
        findings.iter().try_for_each(|finding| book.row(&typed(sheet::cells_of_fault(path, finding, lang), None)))
    };
    faults("", &account.findings(), book)?;
    account.each(&mut |file| {
        faults(&file.path, &file.findings, book)?;
        let row = |result: &ResultRecord| typed(sheet::cells(header, file, result, lang), Some(result.verdict));
        file.results.iter().try_for_each(|result| book.row(&row(result)))
    })
}

/// The texts of a row as what they are.
fn typed(cells: Vec<String>, verdict: Option<Verdict>) -> Vec<Cell> {
    let typed = |((_, kind), cell): ((Two, Kind), String)| {
        let value = match kind {
            Kind::Verdict => return styled(cell, verdict.map_or(Style::Plain, Style::Of)),
            Kind::Number => cell.parse().ok().map(Value::Number),
            Kind::Day => Date::parse(&cell).map(Value::Day),
            Kind::Text(_) => None,
        };
        value.map_or_else(|| text(cell), |value| (value, Style::Plain))
    };
    sheet::columns().zip(cells).map(typed).collect()
}

/// What is not declared and would decide, a row for each thing and result.
fn missing(book: &mut Book, account: &dyn Account, lang: Lang) -> io::Result<()> {
    let names = [
        (s::PROVIDER, 30),
        (s::PROVIDER_KEY, 18),
        (s::FILE, 30),
        (s::MISSING, 40),
        (s::FROM, 24),
        (s::PLACE, 36),
        (s::VERDICT, 18),
        (s::AREA, 24),
        (s::CLAUSES, 14),
        (s::RULE, 26),
        (s::SUBJECT, 20),
        (s::SENTENCE, 60),
        (s::NAME, 36),
    ];
    book.table(s::SHEET_MISSING.get(lang), columns(&names, lang))?;
    let header = account.header();
    account.each(&mut |file| {
        for result in &file.results {
            for missing in &result.missing {
                book.row(&lacking(header, file, result, missing, lang))?;
            }
        }
        Ok(())
    })
}

fn lacking(
    header: &Header,
    file: &FileRecord,
    result: &ResultRecord,
    missing: &MissingRecord,
    lang: Lang,
) -> Vec<Cell> {
    vec![
        name(file),
        key(file),
        text(file.path.as_str()),
        text(of(&missing.label, lang)),
        text(from_in_words(&missing.from).map_or(missing.from.as_str(), |words| words.get(lang))),
        text(missing.pointer.as_str()),
        styled(verdict(result).get(lang), Style::Of(result.verdict)),
        text(section(header, result)),
        text(clauses(header, result).join(" ")),
        text(rule_name(header, result)),
        text(result.subject.as_str()),
        text(of(&result.text, lang)),
        text(result.id.as_str()),
    ]
}

/// From where a missing thing must come, in words.
fn from_in_words(name: &str) -> Option<Two> {
    let words = [
        (From::Setup, s::FROM_SETUP),
        (From::Table, s::FROM_TABLE),
        (From::Attestation, s::FROM_ATTESTATION),
        (From::Previous, s::FROM_PREVIOUS),
    ];
    words.iter().find(|(from, _)| from.name() == name).map(|(_, words)| *words)
}

fn waivers(book: &mut Book, header: &Header, lang: Lang) -> io::Result<()> {
    let names = [
        (s::WAIVER, 20),
        (s::PROVIDER, 20),
        (s::RULE, 28),
        (s::SUBJECT, 20),
        (s::REASON, 50),
        (s::APPROVER, 24),
        (s::CASE, 18),
        (s::GRANTED, 13),
        (s::WAIVED_UNTIL, 13),
        (s::ENDS_SOON, 18),
        (s::STATE, 24),
    ];
    book.table(s::SHEET_WAIVERS.get(lang), columns(&names, lang))?;
    for standing in &header.waivers {
        let waiver = &standing.waiver;
        let soon = |days| ends_within(header, waiver.expires.value, days);
        let soon = if soon(30) {
            s::ENDS_MONTH.get(lang)
        } else if soon(90) {
            s::ENDS_QUARTER.get(lang)
        } else {
            ""
        };
        book.row(&[
            text(waiver.id.value.as_str()),
            text(waiver.provider.value.as_str()),
            text(waiver.rule.value.as_str()),
            text(waiver.subject.as_ref().map_or("", |subject| subject.value.as_str())),
            text(waiver.reason.as_str()),
            text(waiver.approver.as_str()),
            text(waiver.case_number.as_str()),
            (Value::Day(waiver.granted.value), Style::Plain),
            (Value::Day(waiver.expires.value), Style::Plain),
            text(soon.trim_matches(['(', ')'])),
            text(state_in_words(standing.state.name()).get(lang)),
        ])?;
    }
    Ok(())
}

/// One page for whoever answers for the whole, and by what it was judged.
fn summary(book: &mut Book, account: &dyn Account, all: &All, title: &str, lang: Lang) -> io::Result<()> {
    let header = account.header();
    book.page(s::SUMMARY.get(lang), &[60, 70])?;
    let date = header.as_of.to_string();
    let about = [("date", date.as_str()), ("policy", &header.policy.name), ("version", &header.policy.version)];
    book.row(&[styled(title, Style::Title)])?;
    book.row(&[text(put(s::AS_OF, lang, &about))])?;
    book.row(&[text(header.policy.owner.as_str())])?;
    book.row(&[])?;
    for (_, count, about) in boxes(all) {
        book.row(&[text(about.get(lang)), number(count)])?;
    }
    book.row(&[])?;
    book.row(&[styled(s::NUMBERS.get(lang), Style::Lead)])?;
    for one in Verdict::ALL {
        book.row(&[styled(verdict_word(one).get(lang), Style::Of(one)), number(count(&all.counts, one))])?;
    }
    book.row(&[text(met_of(all, lang))])?;
    for line in lines(header, all, lang) {
        book.row(&[text(line)])?;
    }
    let n = |count: usize| count.to_string();
    if book.cut > 0 {
        let most = n(USUAL.letters);
        book.row(&[text(put(s::CUT_TEXTS, lang, &[("n", &n(book.cut)), ("most", &most)]))])?;
    }
    if book.left_out > 0 {
        book.row(&[text(put(s::CUT_ROWS, lang, &[("n", &n(book.left_out))]))])?;
    }
    book.row(&[])?;
    book.row(&[styled(s::RECEIPT.get(lang), Style::Lead)])?;
    for (name, value) in receipt(account, lang) {
        if !value.is_empty() {
            book.row(&[text(name.get(lang)), text(value)])?;
        }
    }
    if let Some((title, version, _)) = &header.policy.document {
        book.row(&[text(put(s::SOURCE, lang, &[("title", title), ("version", version)]))])?;
    }
    book.row(&[text(s::METHOD_TEXT.get(lang))])?;
    book.row(&[text(s::BASIS.get(lang))])
}
