//! Workbooks at the edge of what they hold.

#[path = "../../../tests/common/parts.rs"]
mod parts;
#[path = "../../../tests/common/workbook.rs"]
mod reading;

use super::build::World;
use crate::report::account::OfRun;
use crate::report::workbook::{Limits, USUAL, within};
use crate::text::Lang;
use reading::Sheet;

fn sheets(limits: Limits) -> Vec<Sheet> {
    let world = World::new();
    let run = world.troubled_run();
    let mut out = Vec::new();
    within(&OfRun { run: &run, sources: &world.sources }, Lang::En, limits, &mut out).unwrap();
    reading::sheets(&out)
}

fn names(sheets: &[Sheet]) -> Vec<&str> {
    sheets.iter().map(|sheet| sheet.name.as_str()).collect()
}

fn summary(sheets: &[Sheet]) -> String {
    let cells = sheets.first().unwrap().rows.iter().flatten().flatten();
    cells.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_table_that_is_full_goes_on_as_another() {
    let whole = sheets(USUAL);
    assert_eq!(names(&whole), ["Summary", "Providers by section", "All results", "Missing information", "Waivers"]);
    assert_eq!(whole[2].column("Finding").len() + 1, whole[2].rows.len());
    let styles = whole[2].rows.iter().flatten().flatten().map(|cell| cell.style);
    assert!(styles.max().unwrap() < whole[2].styles.len(), "every style is there");
    let rows = u32::try_from(whole[2].rows.len()).unwrap();
    assert!(rows > 4);
    assert_eq!(names(&sheets(Limits { rows, ..USUAL })).len(), 5, "all that a sheet holds");
    let cut = sheets(Limits { rows: rows - 1, ..USUAL });
    let expected =
        ["Summary", "Providers by section", "All results", "All results 2", "Missing information", "Waivers"];
    assert_eq!(&names(&cut)[..6], expected);
    let [first, second] = [&cut[2], &cut[3]];
    assert_eq!((first.rows.len() + 1, second.rows.len()), (whole[2].rows.len(), 2), "the heading stands on both");
    assert_eq!(first.rows[0], second.rows[0]);
    assert_eq!([&first.rows[..], &second.rows[1..]].concat(), whole[2].rows);
}

#[test]
fn rows_without_room_are_counted() {
    let whole = sheets(USUAL);
    assert!(!summary(&whole).contains("no room") && !summary(&whole).contains("Shortened"));
    let total: usize = whole[1..].iter().map(|sheet| sheet.rows.len() - 1).sum();
    let cut = sheets(Limits { all: 3, ..USUAL });
    let lost = total - 3;
    let cut_of_summary = cut.first().unwrap().rows.len();
    assert_eq!((names(&cut).len(), cut_of_summary), (5, whole[0].rows.len() + 1), "the summary is whole");
    assert!(summary(&cut).contains(&format!("no room: {lost}.")), "{}", summary(&cut));
}

#[test]
fn texts_and_columns_that_do_not_fit_are_told() {
    let cut = sheets(Limits { letters: 30, ..USUAL });
    let is_long =
        |sheet: &Sheet| sheet.rows.iter().flatten().flatten().any(|cell| cell.text.encode_utf16().count() > 30);
    assert!(!cut[1..].iter().any(is_long));
    assert!(summary(&cut).contains("Shortened texts: "), "{}", summary(&cut));
    let whole = sheets(USUAL);
    let columns = whole[1].rows[0].len();
    assert_eq!(sheets(Limits { columns: columns + 1, ..USUAL })[1].rows[0].len(), columns);
    let cut = sheets(Limits { columns, ..USUAL });
    let last = cut[1].rows[0].last().cloned().flatten().unwrap().text;
    assert_eq!((cut[1].rows[0].len(), last.as_str()), (columns, "1 more are not shown."));
}
