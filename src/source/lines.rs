//! Where lines begin.

/// Line and column, both from 1. The column counts Unicode scalar values; a byte order mark at the start of the
/// file is not counted (editors do not show it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
}

/// The offsets at which lines begin. Lines end in LF, CRLF or a lone CR.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters begin before each block of [`BLOCK`] bytes: a file of one long line costs no more than others.
    blocks: Vec<u32>,
}

/// Bytes between two counts of characters.
const BLOCK: usize = 256;

/// How many characters begin in some bytes.
fn begun(bytes: &[u8]) -> u32 {
    let begins = |byte: &u8| u8::from(*byte & 0xC0 != 0x80);
    // Of so few bytes a byte holds the count: many of them are then counted at once.
    bytes.chunks(u8::MAX.into()).map(|few| u32::from(few.iter().map(begins).sum::<u8>())).fold(0, u32::saturating_add)
}

impl LineIndex {
    /// Reads the line starts of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        // A return before a line feed ends no line of its own.
        let ends = |at: &usize| bytes.get(at - 1..=*at) != Some(b"\r\n");
        let next = memchr::memchr2_iter(b'\n', b'\r', bytes).map(|at| at + 1).filter(ends);
        let starts = std::iter::once(0).chain(next.map(|at| u32::try_from(at).unwrap_or(u32::MAX))).collect();
        let mut count = 0u32;
        let mut blocks = vec![0];
        for block in bytes.chunks(BLOCK) {
            count = count.saturating_add(begun(block));
            blocks.push(count);
        }
        Self { starts, blocks }
    }

    /// How many characters begin before an offset.
    fn characters(&self, text: &str, offset: usize) -> u32 {
        let block = offset / BLOCK;
        let rest = text.as_bytes().get(block * BLOCK..offset).unwrap_or(&[]);
        self.blocks.get(block).copied().unwrap_or(0).saturating_add(begun(rest))
    }

    pub(super) fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0) as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mark = u32::from(start == 0 && end > 0 && text.starts_with('\u{feff}'));
        let before = match text.as_bytes().get(start..end) {
            Some(line) if line.len() <= BLOCK => begun(line),
            _ => self.characters(text, end).saturating_sub(self.characters(text, start)),
        };
        let before = before.saturating_sub(mark);
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column: before.saturating_add(1) }
    }

    pub(super) fn line(&self, text: &str, number: u32) -> Option<(u32, u32)> {
        let index = (number as usize).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied().unwrap_or(u32::try_from(text.len()).unwrap_or(u32::MAX));
        let line = text.get(start as usize..end as usize)?;
        let trimmed = line.trim_end_matches(['\n', '\r']);
        Some((start, start + u32::try_from(trimmed.len()).unwrap_or(0)))
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }
}
