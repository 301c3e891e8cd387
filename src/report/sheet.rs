//! `csv`: a row for each result, as a Swedish spreadsheet opens it: byte order mark, semicolons, line ends of Windows. A
//! file that could not be checked has rows that say why, with the empty verdict. The workbook has the same columns.

use super::account::{action, clauses, mode, of, rule_name, section, strength, verdict};
use super::{View, csv};
use crate::outcome::{Account, FileRecord, FindingRecord, Header, ResultRecord};
use crate::text::{Lang, Two, audit as s};
use std::io::{self, Write};

/// The mark by which spreadsheets know UTF-8.
const MARK: &str = "\u{feff}";

/// What a cell tells.
type Cell = fn(&Row<'_>) -> String;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, shown so many characters wide.
    Text(u32),
    /// The verdict in words.
    Verdict,
    /// A whole number.
    Number,
    /// A day.
    Day,
}

/// A result on its way to a row.
struct Row<'a> {
    header: &'a Header,
    file: &'a FileRecord,
    result: &'a ResultRecord,
    lang: Lang,
}

/// The columns: heading, what is in it, and what of a result stands there.
const COLUMNS: &[(Two, Kind, Cell)] =
    &[
        (s::FILE, Kind::Text(28), |row| row.file.path.clone()),
        (s::PROVIDER_KEY, Kind::Text(16), |row| {
            row.file.provider.as_ref().map_or(String::new(), |provider| provider.key.clone())
        }),
        (s::PROVIDER, Kind::Text(24), |row| {
            row.file.provider.as_ref().map_or(String::new(), |provider| provider.name.clone())
        }),
        (s::VERDICT, Kind::Verdict, |row| verdict(row.result).get(row.lang).to_owned()),
        (s::STRENGTH, Kind::Text(16), |row| strength(row.result.strength).get(row.lang).to_owned()),
        (s::AREA, Kind::Text(24), |row| section(row.header, row.result).to_owned()),
        (s::CLAUSES, Kind::Text(14), |row| clauses(row.header, row.result).join(" ")),
        (s::RULE, Kind::Text(24), |row| rule_name(row.header, row.result).to_owned()),
        (s::SUBJECT, Kind::Text(18), |row| row.result.subject.clone()),
        (s::SENTENCE, Kind::Text(60), |row| of(&row.result.text, row.lang).to_owned()),
        (s::TO_DO, Kind::Text(44), |row| {
            if row.result.needs_action() { action(row.header, row.result, row.lang) } else { String::new() }
        }),
        (s::IN_FILE, Kind::Text(44), |row| of(&row.result.remedy, row.lang).to_owned()),
        (s::DUE, Kind::Day, |row| row.result.due.clone().unwrap_or_default()),
        (s::MISSING, Kind::Text(30), |row| {
            row.result.missing.iter().map(|missing| of(&missing.label, row.lang)).collect::<Vec<_>>().join(", ")
        }),
        (s::WAIVER, Kind::Text(16), |row| waiver(row, |waiver| waiver.id.value.clone())),
        (s::WAIVED_UNTIL, Kind::Day, |row| waiver(row, |waiver| waiver.expires.value.to_string())),
        (s::MODE, Kind::Text(18), |row| {
            let attested = mode(row.result.mode, row.lang);
            if attested.is_empty() { s::DECLARED.get(row.lang).to_owned() } else { attested.to_owned() }
        }),
        (s::LINE, Kind::Number, |row| row.result.lines.map_or(String::new(), |lines| lines.line.to_string())),
        (s::COLUMN, Kind::Number, |row| row.result.lines.map_or(String::new(), |lines| lines.column.to_string())),
        (s::NAME, Kind::Text(36), |row| row.result.id.clone()),
        (s::CODE, Kind::Text(16), |row| {
            if row.result.waits { "waits".to_owned() } else { row.result.verdict.name().to_owned() }
        }),
    ];

fn waiver(row: &Row<'_>, tell: impl Fn(&crate::outcome::Waiver) -> String) -> String {
    row.header.waiver_at(row.result.waiver).map_or(String::new(), tell)
}

pub(super) fn csv(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (header, lang) = (account.header(), view.lang);
    headings(lang, out)?;
    faults("", &account.findings(), lang, out)?;
    account.each(&mut |file| {
        faults(&file.path, &file.findings, lang, out)?;
        for result in &file.results {
            csv::spread(&cells(header, file, result, lang), out)?;
        }
        Ok(())
    })
}

pub(super) fn csv_refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    headings(view.lang, out)?;
    faults("", findings, view.lang, out)
}

/// The columns in order: heading and kind.
pub(super) fn columns() -> impl Iterator<Item = (Two, Kind)> {
    COLUMNS.iter().map(|(name, kind, _)| (*name, *kind))
}

/// What of a result stands in each column.
pub(super) fn cells(header: &Header, file: &FileRecord, result: &ResultRecord, lang: Lang) -> Vec<String> {
    let row = Row { header, file, result, lang };
    COLUMNS.iter().map(|(_, _, cell)| cell(&row)).collect()
}

/// What of a fault of a file stands in each column: what is wrong stands where the sentence does.
pub(super) fn cells_of_fault(path: &str, finding: &FindingRecord, lang: Lang) -> Vec<String> {
    let cell = |(name, _)| match name {
        s::FILE => path.to_owned(),
        s::SENTENCE => of(&finding.text, lang).to_owned(),
        s::LINE => finding.lines.map_or(String::new(), |lines| lines.line.to_string()),
        s::COLUMN => finding.lines.map_or(String::new(), |lines| lines.column.to_string()),
        s::CODE => finding.code.clone(),
        _ => String::new(),
    };
    columns().map(cell).collect()
}

fn headings(lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let names: Vec<String> = columns().map(|(name, _)| name.get(lang).to_owned()).collect();
    csv::spread(&names, out)
}

/// A row for each fault of a file.
fn faults(path: &str, findings: &[FindingRecord], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    findings.iter().try_for_each(|finding| csv::spread(&cells_of_fault(path, finding, lang), out))
}
