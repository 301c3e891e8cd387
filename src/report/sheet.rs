//! `csv`: a row for each result, as a Swedish spreadsheet opens it: byte order mark, semicolons, line ends of Windows. A
//! file that could not be checked has rows that say why, with the empty verdict.

use super::account::{action, clauses, mode, of, rule_name, section, strength, verdict};
use super::{View, csv};
use crate::outcome::{Account, FileRecord, FindingRecord, Header, ResultRecord};
use crate::text::{Lang, Two, audit as s};
use std::io::{self, Write};

/// The mark by which spreadsheets know UTF-8.
const MARK: &str = "\u{feff}";

/// What a cell tells.
type Cell = fn(&Row<'_>) -> String;

/// A result on its way to a row.
struct Row<'a> {
    header: &'a Header,
    file: &'a FileRecord,
    result: &'a ResultRecord,
    lang: Lang,
}

/// The columns: heading, and what of a result stands there.
const COLUMNS: &[(Two, Cell)] = &[
    (s::FILE, |row| row.file.path.clone()),
    (s::PROVIDER_KEY, |row| row.file.provider.as_ref().map_or(String::new(), |provider| provider.key.clone())),
    (s::PROVIDER, |row| row.file.provider.as_ref().map_or(String::new(), |provider| provider.name.clone())),
    (s::VERDICT, |row| verdict(row.result).get(row.lang).to_owned()),
    (s::STRENGTH, |row| strength(row.result.strength).get(row.lang).to_owned()),
    (s::AREA, |row| section(row.header, row.result).to_owned()),
    (s::CLAUSES, |row| clauses(row.header, row.result).join(" ")),
    (s::RULE, |row| rule_name(row.header, row.result).to_owned()),
    (s::SUBJECT, |row| row.result.subject.clone()),
    (s::SENTENCE, |row| of(&row.result.text, row.lang).to_owned()),
    (s::TO_DO, |row| if row.result.needs_action() { action(row.header, row.result, row.lang) } else { String::new() }),
    (s::IN_FILE, |row| of(&row.result.remedy, row.lang).to_owned()),
    (s::DUE, |row| row.result.due.clone().unwrap_or_default()),
    (s::MISSING, |row| {
        row.result.missing.iter().map(|missing| of(&missing.label, row.lang)).collect::<Vec<_>>().join(", ")
    }),
    (s::WAIVER, |row| waiver(row, |waiver| waiver.id.value.clone())),
    (s::WAIVED_UNTIL, |row| waiver(row, |waiver| waiver.expires.value.to_string())),
    (s::MODE, |row| {
        let attested = mode(row.result.mode, row.lang);
        if attested.is_empty() { s::DECLARED.get(row.lang).to_owned() } else { attested.to_owned() }
    }),
    (s::LINE, |row| row.result.lines.map_or(String::new(), |lines| lines.line.to_string())),
    (s::COLUMN, |row| row.result.lines.map_or(String::new(), |lines| lines.column.to_string())),
    (s::NAME, |row| row.result.id.clone()),
    (s::CODE, |row| if row.result.waits { "waits".to_owned() } else { row.result.verdict.name().to_owned() }),
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
            let row = Row { header, file, result, lang };
            let cells: Vec<String> = COLUMNS.iter().map(|(_, cell)| cell(&row)).collect();
            csv::spread(&cells, out)?;
        }
        Ok(())
    })
}

pub(super) fn csv_refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    headings(view.lang, out)?;
    faults("", findings, view.lang, out)
}

fn headings(lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let names: Vec<String> = COLUMNS.iter().map(|(name, _)| name.get(lang).to_owned()).collect();
    csv::spread(&names, out)
}

/// A row for each fault of a file: what is wrong stands where the sentence does.
fn faults(path: &str, findings: &[FindingRecord], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let cell = |(name, _): &(Two, Cell)| match *name {
            s::FILE => path.to_owned(),
            s::SENTENCE => of(&finding.text, lang).to_owned(),
            s::LINE => finding.lines.map_or(String::new(), |lines| lines.line.to_string()),
            s::COLUMN => finding.lines.map_or(String::new(), |lines| lines.column.to_string()),
            s::CODE => finding.code.clone(),
            _ => String::new(),
        };
        csv::spread(&COLUMNS.iter().map(cell).collect::<Vec<_>>(), out)?;
    }
    Ok(())
}
