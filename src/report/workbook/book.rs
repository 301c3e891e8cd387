//! A workbook as spreadsheets read it (Office Open XML): sheets whose cells are texts, numbers and days, never formulas.
//! A sheet is written row by row. One that is full goes on as another; what a book has no room for is counted.

use super::super::safe;
use super::package::Package;
use super::styles::{STYLES, Style};
use crate::value::Date;
use std::io::{self, Write};

/// How large a book may be; of a spreadsheet the first three are its own.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Limits {
    /// Characters of a cell, as UTF-16 counts them.
    pub(in crate::report) letters: usize,
    /// Rows of a sheet.
    pub(in crate::report) rows: u64,
    /// Columns of a sheet.
    pub(in crate::report) columns: usize,
    /// Bytes of a sheet before it is compressed: from here on it goes on as another.
    pub(in crate::report) sheet: u64,
    /// Bytes of the file: from here on no other sheet is begun.
    pub(in crate::report) file: u64,
}

/// Characters that a cell can hold.
const LETTERS: usize = 32_767;
/// Rows that a sheet can hold.
const ROWS: u64 = 1_048_576;
/// Columns that a sheet can hold.
const COLUMNS: usize = 16_384;
/// Bytes of a sheet.
const SHEET: u64 = 1 << 30;
/// Bytes of a file, after which no sheet is begun: with the last one it stays below what the container can hold.
const FILE: u64 = 2 << 30;

/// Those of all books but some of the tests.
pub(in crate::report) const USUAL: Limits =
    Limits { letters: LETTERS, rows: ROWS, columns: COLUMNS, sheet: SHEET, file: FILE };

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
    Number(u64),
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
    (Value::Number(number as u64), Style::Plain)
}

/// A column: its heading, and how wide it is, in characters.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) heading: String,
    pub(super) width: u32,
}

/// A sheet that is there, in the order in which it was written.
struct Sheet {
    name: String,
    /// Rows and columns of a table, whose first row is its heading.
    table: Option<(u64, usize)>,
}

/// A book being written.
pub(super) struct Book<'w> {
    package: Package<'w>,
    limits: Limits,
    sheets: Vec<Sheet>,
    open: Option<Open>,
    /// Texts that were shortened.
    pub(super) cut: usize,
    /// Rows for which there was no room.
    pub(super) left_out: usize,
}

/// The sheet being written.
struct Open {
    title: String,
    columns: Vec<Column>,
    is_table: bool,
    /// The how manieth sheet of its title.
    part: usize,
    rows: u64,
    bytes: u64,
}

/// What a book tells of itself.
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) language: &'a str,
    pub(super) day: Option<Date>,
}

const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

impl<'w> Book<'w> {
    pub(super) fn new(out: &'w mut dyn Write, limits: Limits) -> Self {
        Self { package: Package::new(out), limits, sheets: Vec::new(), open: None, cut: 0, left_out: 0 }
    }

    /// Begins a table: its heading stays where it is, stands on every page of paper, and rows can be picked by it.
    pub(super) fn table(&mut self, title: &str, columns: Vec<Column>) -> io::Result<()> {
        self.begin(Open { title: title.to_owned(), columns, is_table: true, part: 1, rows: 0, bytes: 0 })
    }

    /// Begins a sheet that is no table, with columns of these widths.
    pub(super) fn page(&mut self, title: &str, widths: &[u32]) -> io::Result<()> {
        let columns = widths.iter().map(|width| Column { heading: String::new(), width: *width }).collect();
        self.begin(Open { title: title.to_owned(), columns, is_table: false, part: 1, rows: 0, bytes: 0 })
    }

    fn begin(&mut self, open: Open) -> io::Result<()> {
        self.close()?;
        let name = if open.part == 1 { open.title.clone() } else { format!("{} {}", open.title, open.part) };
        self.package.part("xl/worksheets/sheet{}.xml", Some(self.sheets.len() + 1))?;
        let is_table = open.is_table;
        let mut head = format!(
            "{DECLARED}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
             <sheetViews><sheetView workbookViewId=\"0\">"
        );
        if is_table {
            head.push_str("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        }
        head.push_str("</sheetView></sheetViews><cols>");
        for (number, column) in (1..).zip(&open.columns) {
            let width = column.width;
            head.push_str(&format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"));
        }
        head.push_str("</cols><sheetData>");
        self.package.text(&head)?;
        self.sheets.push(Sheet { name, table: None });
        let headings: Vec<Cell> =
            open.columns.iter().map(|column| styled(column.heading.as_str(), Style::Heading)).collect();
        self.open = Some(open);
        if is_table { self.row(&headings) } else { Ok(()) }
    }

    /// Writes a row. Of a table that is full, on its next sheet.
    pub(super) fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let Some(open) = &self.open else { return Ok(()) };
        if open.is_table && (open.rows >= self.limits.rows || open.bytes >= self.limits.sheet) {
            if self.package.written() >= self.limits.file {
                self.left_out += 1;
                return Ok(());
            }
            let (title, columns) = (open.title.clone(), open.columns.clone());
            let next = Open { title, columns, is_table: open.is_table, part: open.part + 1, rows: 0, bytes: 0 };
            self.begin(next)?;
        }
        let Some(open) = &mut self.open else { return Ok(()) };
        open.rows += 1;
        let mut out = format!("<row r=\"{}\">", open.rows);
        for (place, cell) in cells.iter().enumerate() {
            self.cut += usize::from(write(cell, &at(place, open.rows), self.limits.letters, &mut out));
        }
        out.push_str("</row>");
        open.bytes += out.len() as u64;
        self.package.text(&out)
    }

    /// Ends the sheet that is open.
    fn close(&mut self) -> io::Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let mut tail = String::from("</sheetData>");
        if open.is_table {
            let end = at(open.columns.len().saturating_sub(1), open.rows);
            tail.push_str(&format!("<autoFilter ref=\"A1:{end}\"/>"));
            if let Some(sheet) = self.sheets.last_mut() {
                sheet.table = Some((open.rows, open.columns.len()));
            }
        }
        tail.push_str(
            "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
             <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>\
             <headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>",
        );
        self.package.text(&tail)
    }

    /// Ends the book. The sheet that was written last comes first.
    pub(super) fn finish(mut self, about: &About<'_>) -> io::Result<()> {
        self.close()?;
        let count = self.sheets.len();
        let order: Vec<usize> = (1..=count).rev().take(1).chain(1..count).collect();
        let fixed = [
            ("xl/styles.xml", STYLES.to_owned()),
            ("xl/workbook.xml", self.workbook(&order)),
            ("xl/_rels/workbook.xml.rels", relations(&order)),
            ("docProps/core.xml", core(about)),
            ("_rels/.rels", ROOT.replace("{office}", OFFICE).replace("{package}", PACKAGE)),
            ("[Content_Types].xml", types(&order)),
        ];
        for (name, text) in fixed {
            self.package.part(name, None)?;
            self.package.text(DECLARED)?;
            self.package.text(&text)?;
        }
        self.package.finish()
    }

    /// The sheets in order, what is printed on every page of each, and what rows are picked by.
    fn workbook(&self, order: &[usize]) -> String {
        let (mut sheets, mut names) = (String::new(), String::new());
        let in_order = order.iter().filter_map(|number| Some((number, self.sheets.get(number.checked_sub(1)?)?)));
        for (place, (number, sheet)) in in_order.enumerate() {
            let name = xml(&sheet.name);
            sheets.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"));
            if let Some((rows, columns)) = sheet.table {
                // The names of a kind stand together, as spreadsheets sort them.
                let quoted = name.replace('\'', "''");
                let end = at(columns.saturating_sub(1), rows).replace(|c: char| c.is_ascii_digit(), "");
                names.push_str(&format!(
                    "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{place}\" hidden=\"1\">\
                     '{quoted}'!$A$1:${end}${rows}</definedName>\
                     <definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{place}\">'{quoted}'!$1:$1</definedName>"
                ));
            }
        }
        let names = if names.is_empty() { names } else { format!("<definedNames>{names}</definedNames>") };
        format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView/></bookViews>\
             <sheets>{sheets}</sheets>{names}</workbook>"
        )
    }
}

/// Where the parts of a book are that every one has.
const ROOT: &str = "<Relationships xmlns=\"{package}/relationships\">\
    <Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/>\
    <Relationship Id=\"rId2\" Type=\"{package}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
    </Relationships>";

/// Which part each sheet is.
fn relations(order: &[usize]) -> String {
    let mut out = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for number in order {
        out.push_str(&format!(
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        ));
    }
    let styles = order.len() + 1;
    out.push_str(&format!("<Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>"));
    out.push_str("</Relationships>");
    out
}

/// Of what kind each part is.
fn types(order: &[usize]) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut out = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for number in order {
        out.push_str(&format!(
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"
        ));
    }
    out.push_str("</Types>");
    out
}

fn core(about: &About<'_>) -> String {
    let day = about.day.map_or(String::new(), |day| {
        format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>")
    });
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>kravkoll</dc:creator>{day}<dc:language>{}</dc:language></cp:coreProperties>",
        xml(&safe(about.title)),
        about.language
    )
}

/// Writes a cell; whether its text was shortened.
fn write((value, style): &Cell, at: &str, letters: usize, out: &mut String) -> bool {
    let style_of = |style: Style| style.number();
    match value {
        Value::Empty => {}
        Value::Number(number) => {
            out.push_str(&format!("<c r=\"{at}\" s=\"{}\"><v>{number}</v></c>", style_of(Style::Number)));
        }
        Value::Day(day) => {
            out.push_str(&format!("<c r=\"{at}\" s=\"{}\"><v>{}</v></c>", style_of(Style::Day), serial(*day)));
        }
        Value::Text(text) => {
            let text = safe(text);
            let (text, is_cut) = fitting(&text, letters);
            // What would be a formula when somebody edits the cell stays text then, too.
            let guarded = *style == Style::Plain && text.trim_start().starts_with(['=', '+', '-', '@']);
            let style = style_of(if guarded { Style::Guarded } else { *style });
            out.push_str(&format!("<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"));
            out.push_str(&xml(&text));
            out.push_str("</t></is></c>");
            return is_cut;
        }
    }
    false
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

/// Text as XML. Spreadsheets read `_x000A_` as a character of that number: such a text gets its first sign that way.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '_' if is_escape(text.get(place..).unwrap_or_default()) => out.push_str("_x005F_"),
            c => out.push(c),
        }
    }
    out
}

/// Whether a text begins with what spreadsheets read as a character.
fn is_escape(text: &str) -> bool {
    let mut bytes = text.bytes();
    let marks = bytes.next() == Some(b'_') && bytes.next().is_some_and(|byte| byte.eq_ignore_ascii_case(&b'x'));
    marks && bytes.by_ref().take(4).filter(u8::is_ascii_hexdigit).count() == 4 && bytes.next() == Some(b'_')
}

/// The name of a cell, by the place of its column and the number of its row: `A1`, `AB12`.
fn at(mut column: usize, row: u64) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        match (column / 26).checked_sub(1) {
            Some(next) => column = next,
            None => break,
        }
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

/// A day as spreadsheets count: 1900 has a 29 February there.
fn serial(day: Date) -> i64 {
    let days = Date::parse("1900-01-01").map_or(0, |first| first.days_to(day)) + 1;
    if days < 60 { days } else { days + 1 }
}

#[cfg(test)]
mod tests;
