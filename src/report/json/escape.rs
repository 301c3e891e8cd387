//! JSON leaves marks of direction and the like as they are; we do not write them raw anywhere.

use crate::report::safe::{harmful, without_commands};
use std::borrow::Cow;
use std::io::{self, Write};

/// The one control character that JSON lets through.
const DELETE: char = '\u{7f}';

/// JSON in which every harmful character that JSON itself lets through stands as `\uXXXX`, and no command to a build machine.
/// Such characters stand only inside strings.
pub(super) fn escaped(json: &str) -> Cow<'_, str> {
    let json = without_commands(json);
    let must_go = |c: char| (c == DELETE || !c.is_ascii()) && harmful(c);
    // Most of it is ASCII, which is looked through quickest as bytes.
    let may_hold = json.bytes().any(|byte| byte >= DELETE as u8) && json.contains(must_go);
    if !may_hold {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if must_go(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Writes JSON on, escaped.
pub(super) struct Escaping<W>(pub(super) W);

impl<W: Write> Write for Escaping<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // serde_json hands over whole fragments of text, never part of a character.
        let Ok(text) = std::str::from_utf8(bytes) else { return self.0.write(bytes) };
        self.0.write_all(escaped(text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
