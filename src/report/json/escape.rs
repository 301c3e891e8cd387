//! JSON leaves marks of direction and the like as they are; we do not write them raw anywhere.

use crate::report::safe::{harmful, without_commands};
use std::io::{self, Write};

/// The one control character that JSON lets through.
const DELETE: char = '\u{7f}';

/// Writes JSON on, with every harmful character that JSON itself lets through as `\uXXXX`, and no command to a build
/// machine. Such characters stand only inside strings.
pub(super) struct Escaping<W>(pub(super) W);

impl<W: Write> Write for Escaping<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // serde_json hands over whole fragments of text, never part of a character.
        let Ok(text) = std::str::from_utf8(bytes) else { return self.0.write(bytes) };
        let text = without_commands(text);
        if text.is_ascii() && !text.contains(DELETE) {
            self.0.write_all(text.as_bytes())?;
            return Ok(bytes.len());
        }
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            if (c.is_ascii() && c != DELETE) || !harmful(c) {
                escaped.push(c);
                continue;
            }
            for unit in c.encode_utf16(&mut [0; 2]) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        }
        self.0.write_all(escaped.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
