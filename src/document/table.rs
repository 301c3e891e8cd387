//! Tables of a policy: CSV (RFC 4180) with the place of every cell. Our own splitter: the usual crate tells the place
//! of records, not of cells.

use super::limits;
use crate::diagnostic::codes::reading as codes;
use crate::diagnostic::{Diagnostic, Role, tidy};
use crate::source::{FileId, Span};
use crate::value::nfc;
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// A table: the columns and the rows, every cell decoded with its place (quotes included).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The names of the columns. Duplicates are reported and left as they are.
    pub columns: Vec<(String, Span)>,
    /// The rows, each with as many cells as it has in the file; a row of another length than the header is reported
    /// and left out.
    pub rows: Vec<Vec<(String, Span)>>,
}

/// Reads a table. The separator, `,` or `;`, is the one that occurs more often in the header line.
#[must_use]
pub fn table(file: FileId, text: &str) -> (Table, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut splitter = Splitter { file, text, at, separator: separator(text), lost: false, findings: &mut findings };
    let Some(columns) = splitter.row() else {
        return (Table::default(), vec![Diagnostic::at(codes::FILE_EMPTY, Span::new(file, at, at))]);
    };
    let mut rows = Vec::new();
    while let Some(row) = splitter.row() {
        if row.len() == columns.len() || splitter.lost {
            rows.push(row);
        } else if let (Some((_, first)), Some((_, last)), true) =
            (row.first(), row.last(), splitter.findings.len() <= limits::FINDINGS)
        {
            let finding = Diagnostic::at(codes::RAGGED_ROW, first.to(*last));
            let finding = finding.with("found", row.len()).with("needed", columns.len());
            splitter.findings.push(finding);
        }
    }
    let mut names: HashMap<Cow<'_, str>, Span> = HashMap::new();
    for (name, span) in &columns {
        if name.trim().is_empty() {
            findings.push(Diagnostic::at(codes::EMPTY_COLUMN, *span));
            continue;
        }
        match names.entry(nfc(name)) {
            Entry::Vacant(new) => drop(new.insert(*span)),
            Entry::Occupied(first) => {
                let finding = Diagnostic::at(codes::DUPLICATE_COLUMN, *span).with("column", name.as_str());
                findings.push(finding.and(Role::First, *first.get()));
            }
        }
    }
    tidy(&mut findings);
    (Table { columns, rows }, findings)
}

fn separator(text: &str) -> char {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |c| header.matches(c).count();
    if count(';') > count(',') { ';' } else { ',' }
}

struct Splitter<'a> {
    file: FileId,
    text: &'a str,
    at: usize,
    separator: char,
    /// A quote was not closed: the last row is not to be trusted.
    lost: bool,
    findings: &'a mut Vec<Diagnostic>,
}

impl Splitter<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The next row that is not a blank line.
    fn row(&mut self) -> Option<Vec<(String, Span)>> {
        self.at = self.text.len() - self.rest().trim_start_matches(['\n', '\r']).len();
        while let Some(line) = self.rest().lines().next().filter(|line| line.trim().is_empty()) {
            if self.rest().is_empty() {
                break;
            }
            self.at += line.len();
            self.at = self.text.len() - self.rest().trim_start_matches(['\n', '\r']).len();
        }
        if self.rest().is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell());
            match self.rest().chars().next() {
                Some(c) if c == self.separator => self.at += 1,
                _ => return Some(cells),
            }
        }
    }

    /// One cell; afterwards the splitter stands at a separator, a line end or the end.
    fn cell(&mut self) -> (String, Span) {
        if self.rest().starts_with('"') {
            return self.quoted();
        }
        let range = self.plain();
        let raw = self.text.get(range.clone()).unwrap_or("");
        (raw.to_owned(), Span::new(self.file, range.start, range.end))
    }

    /// Up to the next separator or line end.
    fn plain(&mut self) -> Range<usize> {
        let start = self.at;
        let separator = self.separator;
        let len = self.rest().find([separator, '\n', '\r']).unwrap_or(self.rest().len());
        self.at = start + len;
        start..self.at
    }

    fn quoted(&mut self) -> (String, Span) {
        let start = self.at;
        let mut value = String::new();
        self.at += 1;
        loop {
            let Some(quote) = self.rest().find('"') else {
                let line = self.text.get(start..).and_then(|t| t.lines().next()).unwrap_or("");
                let span = Span::new(self.file, start, start + line.trim_end().len());
                self.findings.push(Diagnostic::at(codes::UNCLOSED_TEXT, span));
                self.lost = true;
                value.push_str(self.rest());
                self.at = self.text.len();
                break;
            };
            value.push_str(self.rest().get(..quote).unwrap_or(""));
            self.at += quote + 1;
            if !self.rest().starts_with('"') {
                break;
            }
            value.push('"');
            self.at += 1;
        }
        let span = Span::new(self.file, start, self.at);
        let after = self.plain();
        if !self.text.get(after.clone()).unwrap_or("").trim().is_empty() {
            let finding = Diagnostic::at(codes::AFTER_QUOTE, Span::new(self.file, after.start, after.end));
            if self.findings.len() <= limits::FINDINGS {
                self.findings.push(finding.and(Role::Opened, span));
            }
        }
        (value, span)
    }
}
