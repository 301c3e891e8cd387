use super::*;

#[test]
fn columns_count_scalar_values_and_lines_end_three_ways() {
    let mut sources = Sources::new();
    let id = sources.add("a.yaml", "\u{feff}åäö: 1\r\nb\rc\nd", "");
    let file = sources.file(id);
    assert_eq!(file.position(3), Position { line: 1, column: 1 });
    assert_eq!(file.position(9), Position { line: 1, column: 4 });
    let b = u32::try_from(file.text().find('b').unwrap_or(0)).unwrap_or(0);
    assert_eq!(file.position(b), Position { line: 2, column: 1 });
    assert_eq!(file.position(b + 2), Position { line: 3, column: 1 });
    assert_eq!(file.position(b + 4), Position { line: 4, column: 1 });
    assert_eq!(file.line_count(), 4);
}

#[test]
fn a_mask_keeps_columns_and_loses_the_digits() {
    let mut sources = Sources::new();
    let id = sources.add("a.yaml", "id: 19121212-1212 # å", "");
    sources.mask(id, &[(4, 17)]);
    let file = sources.file(id);
    assert_eq!(file.text(), "id: 11111111-1111 # å");
    assert_eq!(file.shown(0..file.text().len()), "id: ••••••••-•••• # å");
    assert_eq!(file.shown(8..14), "••••-•");
    assert_eq!(file.shown(17..22), " # å");
    assert_eq!(file.shown(0..4), "id: ");
    assert_eq!(file.shown(20..21), "", "half a character");
}
