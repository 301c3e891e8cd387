//! Spans.

use super::{Reader, Stored, Writer};
use crate::source::Span;

/// A span of a file that the writer does not have cannot be read again.
impl Stored for Span {
    fn store(&self, to: &mut Writer) {
        to.files.get(&self.file).copied().unwrap_or(usize::MAX).store(to);
        // There are more spans than of anything else: where one begins is read at once.
        to.bytes.extend(self.start.to_le_bytes());
        (self.end - self.start).store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let file = *from.files.get(usize::restore(from)?)?;
        let (start, rest) = from.bytes.split_first_chunk()?;
        from.bytes = rest;
        let start = u32::from_le_bytes(*start);
        let end = start.checked_add(u32::restore(from)?)?;
        Some(Self { file, start, end })
    }
}
