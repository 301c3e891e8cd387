use super::*;

fn of(days: &[&str]) -> Vec<i64> {
    days.iter().map(|day| serial(Date::parse(day).unwrap())).collect()
}

#[test]
fn days_are_counted_as_spreadsheets_do() {
    // 60 is 29 February 1900, which was not.
    assert_eq!(of(&["1900-01-01", "1900-02-28", "1900-03-01"]), [1, 59, 61]);
    assert_eq!(of(&["2018-09-10", "2026-11-23", "2199-12-31"]), [43_353, 46_349, 109_574]);
}

#[test]
fn cells_are_named_by_letters() {
    let named = [0, 25, 26, 51, 52, 701, 702, 16_383].map(|column| at(column, 7));
    assert_eq!(named, ["A7", "Z7", "AA7", "AZ7", "BA7", "ZZ7", "AAA7", "XFD7"]);
}

#[test]
fn texts_are_no_markup_and_no_character_by_number() {
    assert_eq!(xml("<a b=\"c\"> & 'd'"), "&lt;a b=&quot;c&quot;&gt; &amp; 'd'");
    assert_eq!(xml("_x000A_ _X00e5_ _x00E5"), "_x005F_x000A_ _x005F_X00e5_ _x00E5");
    assert_eq!(xml("__x000A_ _x0041__x0042_"), "__x005F_x000A_ _x005F_x0041__x005F_x0042_");
}

#[test]
fn a_text_is_cut_at_what_a_cell_holds() {
    let long = "å".repeat(LETTERS);
    assert_eq!(fitting(&long, LETTERS), (long.clone(), false));
    let (cut, is_cut) = fitting(&format!("{long}å"), LETTERS);
    assert!(is_cut && cut.ends_with("å […]") && cut.encode_utf16().count() == LETTERS);
    // A character outside the first plane counts twice, and is never halved.
    assert_eq!(fitting("😀😀", 4), ("😀😀".to_owned(), false));
    assert_eq!(fitting("😀😀😀", 5), (" […]".to_owned(), true));
    assert_eq!(fitting("😀😀😀😀", 7), ("😀 […]".to_owned(), true));
}
