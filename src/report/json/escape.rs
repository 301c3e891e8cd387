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
    if next_to_go(&json, 0).is_none() {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    let mut kept = 0;
    while let Some((at, c)) = next_to_go(&json, kept) {
        out.push_str(json.get(kept..at).unwrap_or_default());
        for unit in c.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
        kept = at + c.len_utf8();
    }
    out.push_str(json.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

/// The next harmful character from a place on. Most of a text is ASCII, which is looked through quickest as bytes.
fn next_to_go(json: &str, from: usize) -> Option<(usize, char)> {
    let mut at = from;
    loop {
        at += json.as_bytes().get(at..)?.iter().position(|byte| *byte >= DELETE as u8)?;
        let c = json.get(at..)?.chars().next()?;
        if harmful(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

/// Room for what is escaped at once: a byte at a time it costs more than the JSON.
const AT_ONCE: usize = 1 << 16;

/// Writes JSON on, escaped, many fragments at once. Whoever writes to it flushes it.
pub(super) struct Escaping<W> {
    /// Whole fragments of text, never part of a character: serde_json does not cut one.
    fragments: Vec<u8>,
    to: W,
}

impl<W: Write> Escaping<W> {
    pub(super) fn new(to: W) -> Self {
        Self { fragments: Vec::with_capacity(AT_ONCE), to }
    }

    #[cold]
    fn pass_on(&mut self) -> io::Result<()> {
        match std::str::from_utf8(&self.fragments) {
            Ok(text) => self.to.write_all(escaped(text).as_bytes())?,
            Err(_) => self.to.write_all(&self.fragments)?,
        }
        self.fragments.clear();
        Ok(())
    }
}

impl<W: Write> Write for Escaping<W> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.fragments.len() + bytes.len() > AT_ONCE {
            self.pass_on()?;
        }
        self.fragments.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on()?;
        self.to.flush()
    }
}
