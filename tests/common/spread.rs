//! A table for spreadsheets, read back: semicolons, quotes, the line ends of Windows.

/// Its rows, and what stands behind the last line end: nothing, unless a row or a quote was not ended.
pub(crate) fn rows(csv: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let (mut rows, mut quoted) = (vec![vec![String::new()]], false);
    let mut chars = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        let row: &mut Vec<String> = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => row.last_mut().unwrap().extend(chars.next()),
            '"' => quoted = !quoted,
            ';' if !quoted => row.push(String::new()),
            '\r' if !quoted && chars.next_if_eq(&'\n').is_some() => rows.push(vec![String::new()]),
            c => row.last_mut().unwrap().push(c),
        }
    }
    assert!(!quoted, "a quote that is not closed");
    let rest = rows.pop().unwrap();
    (rows, rest)
}
