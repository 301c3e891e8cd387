//! Spans.

use super::{Reader, Stored, Writer};
use crate::source::Span;

/// A span of a file that the writer does not have cannot be read again.
impl Stored for Span {
    fn store(&self, to: &mut Writer) {
        let file = to.files.get(&self.file).copied().unwrap_or(usize::MAX);
        let (last, before) = std::mem::replace(&mut to.last, (file, self.start));
        // How far from the one before, with the sign and whether the file is another one as the lowest bits.
        let (back, far) = (self.start < before, self.start.abs_diff(before));
        (u64::from(far) << 2 | u64::from(back) << 1 | u64::from(file != last)).store(to);
        if file != last {
            file.store(to);
        }
        (self.end - self.start).store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let far = from.word()?;
        let (last, before) = from.last;
        let place = if far & 1 == 0 { last } else { usize::restore(from)? };
        let steps = u32::try_from(far >> 2).ok()?;
        let start = if far & 2 == 0 { before.checked_add(steps)? } else { before.checked_sub(steps)? };
        from.last = (place, start);
        let file = *from.files.get(place)?;
        let end = start.checked_add(u32::restore(from)?)?;
        Some(Self { file, start, end })
    }
}
