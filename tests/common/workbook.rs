//! A workbook read back, by the standard and not by what the product knows of it: its sheets in order, cell by cell.

use super::parts::parts;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Whether it is a text, and no number.
    pub(crate) is_text: bool,
    /// What stands in it.
    pub(crate) text: String,
    /// The number of its style.
    pub(crate) style: usize,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// Its rows; a cell that is not there is `None`.
    pub(crate) rows: Vec<Vec<Option<Cell>>>,
    /// The cells by which rows are picked, `A1:C3`.
    pub(crate) filter: Option<String>,
    /// Whether the first row stays where it is.
    pub(crate) is_frozen: bool,
    /// What the book prints on every page of it.
    pub(crate) titles: Option<String>,
    /// The styles by number: the format of numbers, whether an apostrophe is before the text.
    pub(crate) styles: Vec<(String, bool)>,
}

impl Sheet {
    /// The texts of a column by its heading, from the second row on; empty where there is none.
    pub(crate) fn column(&self, heading: &str) -> Vec<String> {
        let place = self.rows[0].iter().position(|cell| cell.as_ref().is_some_and(|cell| cell.text == heading));
        let place = place.unwrap_or_else(|| panic!("{}: no column {heading}", self.name));
        let text = |row: &Vec<Option<Cell>>| row.get(place).cloned().flatten().map_or(String::new(), |cell| cell.text);
        self.rows[1..].iter().map(text).collect()
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).unwrap()?;
    Some(quick_xml::escape::unescape(&found.value).unwrap().into_owned())
}

/// Each element of a part with its own text, as it ends.
fn elements(xml: &str, mut visit: impl FnMut(&BytesStart<'_>, &str)) {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<(BytesStart<'static>, String)> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => open.push((element.into_owned(), String::new())),
            Event::Empty(element) => visit(&element, ""),
            Event::Text(text) => {
                if let Some((_, all)) = open.last_mut() {
                    all.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let name = name.to_string();
                open.last_mut().unwrap().1.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap());
            }
            Event::End(_) => {
                let (element, text) = open.pop().unwrap();
                visit(&element, &text);
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

/// The column and row of `AB12`, from 0.
fn place(name: &str) -> (usize, usize) {
    let (letters, digits) = name.split_at(name.find(|c: char| c.is_ascii_digit()).unwrap());
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1);
    (column - 1, digits.parse::<usize>().unwrap() - 1)
}

/// The sheets of a workbook, in its order.
pub(crate) fn sheets(bytes: &[u8]) -> Vec<Sheet> {
    let parts = parts(bytes);
    let mut leads: BTreeMap<String, String> = BTreeMap::new();
    elements(&parts["xl/_rels/workbook.xml.rels"], |element, _| {
        if element.name().as_ref() == "Relationship" {
            leads.insert(attribute(element, "Id").unwrap(), attribute(element, "Target").unwrap());
        }
    });
    let mut styles = Vec::new();
    let mut formats: BTreeMap<String, String> = BTreeMap::new();
    elements(&parts["xl/styles.xml"], |element, _| match element.name().as_ref() {
        "numFmt" => {
            formats.insert(attribute(element, "numFmtId").unwrap(), attribute(element, "formatCode").unwrap());
        }
        "xf" => {
            let id = attribute(element, "numFmtId").unwrap();
            styles.push((formats.get(&id).cloned().unwrap_or(id), attribute(element, "quotePrefix").is_some()));
        }
        _ => {}
    });
    // The first one is that of styles with a name.
    styles.remove(0);
    let mut shared: Vec<String> = Vec::new();
    elements(parts.get("xl/sharedStrings.xml").map_or("<sst/>", String::as_str), |element, text| {
        if element.name().as_ref() == "t" {
            shared.push(text.to_owned());
        }
    });
    let mut found: Vec<Sheet> = Vec::new();
    elements(&parts["xl/workbook.xml"], |element, text| match element.name().as_ref() {
        "sheet" => {
            let part = &parts[&format!("xl/{}", leads[&attribute(element, "r:id").unwrap()])];
            let name = attribute(element, "name").unwrap();
            found.push(Sheet { name, styles: styles.clone(), ..sheet(part, &shared) });
        }
        "definedName" if attribute(element, "name").unwrap() == "_xlnm.Print_Titles" => {
            let number: usize = attribute(element, "localSheetId").unwrap().parse().unwrap();
            found[number].titles = Some(text.to_owned());
        }
        _ => {}
    });
    found
}

fn sheet(xml: &str, shared: &[String]) -> Sheet {
    let mut sheet = Sheet::default();
    let mut text = String::new();
    elements(xml, |element, inside| match element.name().as_ref() {
        "t" | "v" => inside.clone_into(&mut text),
        "c" => {
            let (column, row) = place(&attribute(element, "r").unwrap());
            let style = attribute(element, "s").unwrap().parse().unwrap();
            let is_text = match attribute(element, "t").as_deref() {
                Some("s") => {
                    text.clone_from(&shared[text.parse::<usize>().unwrap()]);
                    true
                }
                None => false,
                other => panic!("{other:?}"),
            };
            while sheet.rows.len() <= row {
                sheet.rows.push(Vec::new());
            }
            let cells = &mut sheet.rows[row];
            assert!(cells.len() <= column, "cells stand in their order");
            cells.resize(column, None);
            cells.push(Some(Cell { is_text, text: std::mem::take(&mut text), style }));
        }
        "row" => {
            let row: usize = attribute(element, "r").unwrap().parse().unwrap();
            sheet.rows.resize(row, Vec::new());
        }
        "autoFilter" => sheet.filter = attribute(element, "ref"),
        "pane" => sheet.is_frozen = attribute(element, "state").as_deref() == Some("frozen"),
        "f" => panic!("a formula"),
        _ => {}
    });
    sheet
}
