//! A workbook: sheets whose cells are texts, numbers and days, never formulas. A sheet that is full goes on as another; what a
//! book has no room for is counted.

use super::super::safe;
use super::styles::{Formats, Style};
use crate::value::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io::{self, Write};

/// How large a book may be.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Limits {
    /// Characters of a cell, as UTF-16 counts them.
    pub(in crate::report) letters: usize,
    /// Rows of a sheet.
    pub(in crate::report) rows: u32,
    /// Columns of a sheet.
    pub(in crate::report) columns: usize,
    /// Rows of all tables together.
    pub(in crate::report) all: u64,
}

/// Characters that a cell can hold.
const LETTERS: usize = 32_767;
/// Rows that a sheet can hold.
const ROWS: u32 = 1_048_576;
/// Columns that a sheet can hold.
const COLUMNS: usize = 16_384;
/// Rows of a book: it is held in memory until it is whole.
const ALL_ROWS: u64 = 1_000_000;

/// Those of all books but some of the tests.
pub(in crate::report) const USUAL: Limits = Limits { letters: LETTERS, rows: ROWS, columns: COLUMNS, all: ALL_ROWS };

/// What stands at the end of a text that is longer than a cell.
const CUT: &str = " […]";

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing.
    Empty,
    /// A text, whatever it begins with.
    Text(String),
    /// A number.
    Number(u32),
    /// A day.
    Day(Date),
}

/// A cell and how it looks.
pub(super) type Cell = (Value, Style);

/// A text as a cell; nothing when it is empty.
pub(super) fn text(text: impl Into<String>) -> Cell {
    styled(text, Style::Plain)
}

/// A text that looks otherwise.
pub(super) fn styled(text: impl Into<String>, style: Style) -> Cell {
    let text = text.into();
    (if text.is_empty() { Value::Empty } else { Value::Text(text) }, style)
}

/// A number as a cell.
pub(super) fn number(number: usize) -> Cell {
    (Value::Number(u32::try_from(number).unwrap_or(u32::MAX)), Style::Plain)
}

/// A column: its heading, and how wide it is, in characters.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) heading: String,
    pub(super) width: u32,
}

/// A book being written.
pub(super) struct Book {
    limits: Limits,
    formats: Formats,
    sheets: Vec<Worksheet>,
    open: Option<Open>,
    rows: u64,
    /// Texts that were shortened.
    pub(super) cut: usize,
    /// Rows for which there was no room.
    pub(super) left_out: usize,
}

/// The sheet being written.
struct Open {
    sheet: Worksheet,
    title: String,
    columns: Vec<Column>,
    is_table: bool,
    /// The how manieth sheet of its title.
    part: usize,
    rows: u32,
}

/// What a book tells of itself.
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) day: Option<Date>,
}

/// What the library refuses: nothing that stands within the limits.
fn refused(_: XlsxError) -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

impl Book {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, formats: Formats::new(), sheets: Vec::new(), open: None, rows: 0, cut: 0, left_out: 0 }
    }

    /// Begins a table: its heading stays where it is, stands on every page of paper, and rows can be picked by it.
    pub(super) fn table(&mut self, title: &str, columns: Vec<Column>) -> io::Result<()> {
        self.begin(title, columns, true, 1)
    }

    /// Begins a sheet that is no table, with columns of these widths.
    pub(super) fn page(&mut self, title: &str, widths: &[u32]) -> io::Result<()> {
        let columns = widths.iter().map(|width| Column { heading: String::new(), width: *width }).collect();
        self.begin(title, columns, false, 1)
    }

    fn begin(&mut self, title: &str, columns: Vec<Column>, is_table: bool, part: usize) -> io::Result<()> {
        self.close()?;
        let mut sheet = Worksheet::new();
        let name = if part == 1 { title.to_owned() } else { format!("{title} {part}") };
        sheet.set_name(name).map_err(refused)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_footer("&L&A&R&P / &N");
        for (number, column) in (0..).zip(&columns) {
            sheet.set_column_width(number, column.width).map_err(refused)?;
        }
        let headings: Vec<Cell> =
            columns.iter().map(|column| styled(column.heading.as_str(), Style::Heading)).collect();
        self.open = Some(Open { sheet, title: title.to_owned(), columns, is_table, part, rows: 0 });
        if is_table { self.write(&headings) } else { Ok(()) }
    }

    /// Writes a row. Of a table that is full, on its next sheet.
    pub(super) fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let Some(open) = &self.open else { return Ok(()) };
        if open.is_table {
            if self.rows >= self.limits.all {
                self.left_out += 1;
                return Ok(());
            }
            if open.rows >= self.limits.rows {
                let (title, columns, part) = (open.title.clone(), open.columns.clone(), open.part + 1);
                self.begin(&title, columns, true, part)?;
            }
            self.rows += 1;
        }
        self.write(cells)
    }

    fn write(&mut self, cells: &[Cell]) -> io::Result<()> {
        let Some(open) = &mut self.open else { return Ok(()) };
        for (column, cell) in (0..).zip(cells) {
            let mut sheet = Target { sheet: &mut open.sheet, formats: &self.formats, at: (open.rows, column) };
            self.cut += usize::from(sheet.write(cell, self.limits.letters).map_err(refused)?);
        }
        open.rows += 1;
        Ok(())
    }

    /// Ends the sheet that is open.
    fn close(&mut self) -> io::Result<()> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        if open.is_table {
            let last = u16::try_from(open.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
            let sheet = &mut open.sheet;
            sheet.set_freeze_panes(1, 0).map_err(refused)?;
            sheet.set_repeat_rows(0, 0).map_err(refused)?;
            sheet.autofilter(0, 0, open.rows.saturating_sub(1), last).map_err(refused)?;
        }
        self.sheets.push(open.sheet);
        Ok(())
    }

    /// Ends the book. The sheet that was written last comes first.
    pub(super) fn finish(mut self, about: &About<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.close()?;
        let mut properties = DocProperties::new().set_title(safe(about.title)).set_author("kravkoll");
        // Without a day there is no audit; then the book bears the first one that it can.
        let day = about.day.map_or("1900-01-01".to_owned(), |day| day.to_string());
        if let Ok(day) = ExcelDateTime::parse_from_str(&day) {
            properties = properties.set_creation_datetime(&day);
        }
        let mut book = Workbook::new();
        book.set_properties(&properties);
        let last = self.sheets.pop();
        last.into_iter().chain(self.sheets).for_each(|sheet| book.push_worksheet(sheet));
        out.write_all(&book.save_to_buffer().map_err(refused)?)
    }
}

/// A cell of a sheet, to be written.
struct Target<'b> {
    sheet: &'b mut Worksheet,
    formats: &'b Formats,
    at: (u32, u16),
}

impl Target<'_> {
    /// Writes a cell; whether its text was shortened.
    fn write(&mut self, (value, style): &Cell, letters: usize) -> Result<bool, XlsxError> {
        let (row, column) = self.at;
        let usual = Format::default();
        let format = |style: Style| self.formats.of(style).unwrap_or(&usual);
        match value {
            Value::Empty => {}
            Value::Number(number) => {
                self.sheet.write_number_with_format(row, column, *number, format(Style::Number))?;
            }
            Value::Day(day) => {
                let day = ExcelDateTime::parse_from_str(&day.to_string())?;
                self.sheet.write_datetime_with_format(row, column, &day, format(Style::Day))?;
            }
            Value::Text(text) => {
                let text = safe(text);
                let (text, is_cut) = fitting(&text, letters);
                // What would be a formula when somebody edits the cell stays text then, too.
                let guarded = *style == Style::Plain && text.trim_start().starts_with(['=', '+', '-', '@']);
                let style = if guarded { Style::Guarded } else { *style };
                self.sheet.write_string_with_format(row, column, text, format(style))?;
                return Ok(is_cut);
            }
        }
        Ok(false)
    }
}

/// The text, or as much of it as a cell holds.
fn fitting(text: &str, letters: usize) -> (String, bool) {
    if text.len() <= letters || text.encode_utf16().count() <= letters {
        return (text.to_owned(), false);
    }
    let mut room = letters.saturating_sub(CUT.encode_utf16().count());
    let fits = |c: &char| {
        let taken = room.checked_sub(c.len_utf16());
        room = taken.unwrap_or(0);
        taken.is_some()
    };
    (text.chars().take_while(fits).chain(CUT.chars()).collect(), true)
}

#[cfg(test)]
mod tests;
