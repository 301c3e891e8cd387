use super::*;

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
