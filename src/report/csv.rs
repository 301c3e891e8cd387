//! CSV for spreadsheets (RFC 4180, UTF-8 with `\n`): every cell made safe, none taken for a formula.

use super::safe;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes a row.
pub(super) fn row(cells: &[&str], out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<Cow<'_, str>> = cells.iter().map(|cell| self::cell(cell)).collect();
    writeln!(out, "{}", cells.join(","))
}

/// Writes a row for spreadsheets where a comma stands in numbers: semicolons, and the line ends of Windows.
pub(super) fn spread(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<Cow<'_, str>> = cells.iter().map(|cell| self::cell(cell)).collect();
    write!(out, "{}\r\n", cells.join(";"))
}

/// A cell. A spreadsheet takes what begins with one of these characters for a formula: an apostrophe makes it text.
fn cell(text: &str) -> Cow<'_, str> {
    let text = safe(text);
    let text = if text.trim_start().starts_with(['=', '+', '-', '@']) { format!("'{text}").into() } else { text };
    let quoted = text.contains([',', ';', '"', '\'']) || text.starts_with(' ') || text.ends_with(' ');
    if quoted { format!("\"{}\"", text.replace('"', "\"\"")).into() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_breaks_the_row() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell(" @x"), "\"' @x\"");
        assert_eq!(cell("a\n\"b\", c"), "\"a\\u{a}\"\"b\"\", c\"");
        assert_eq!(cell("å b"), "å b");
        let mut out = Vec::new();
        row(&["-1", "", "x;y"], &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\"'-1\",,\"x;y\"\n");
    }
}
