//! Spans, numbers, days and types.

use super::{Reader, Stored, Writer, stored};
use crate::source::Span;
use crate::value::{Date, Duration, EnumType, Field, Month, Number, RecordType, Reference, Shape, Type};

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

impl Stored for Number {
    fn store(&self, to: &mut Writer) {
        self.ratio().store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let (above, below) = Stored::restore(from)?;
        Self::from_ratio(above, below)
    }
}

impl Stored for Date {
    fn store(&self, to: &mut Writer) {
        self.parts().store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let (year, month, day) = Stored::restore(from)?;
        Self::new(year, month, day)
    }
}

impl Stored for Month {
    fn store(&self, to: &mut Writer) {
        self.first_day().store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        Option::<Date>::restore(from)?.map(Date::month)
    }
}

stored!(
    enum Duration {
        Days(days),
        Months(months),
    }
);
stored!(struct EnumType { name, values, labels });
stored!(
    enum Shape {
        IpAddress,
        PrivateIpAddress,
        Email,
        OrganisationNumber,
        PhoneNumber,
        SerialNumber,
        Name,
    }
);
stored!(struct Reference { targets });
stored!(
    enum Type {
        Bool,
        Number,
        Percent,
        Text,
        Enum(of),
        Date,
        Month,
        Days,
        Months,
        List(of),
        Record(of),
        Map(of),
        Broken,
    }
);
stored!(struct RecordType { place, titles, fields });
stored!(struct Field { name, number, kind, titles, not_yet, may_be_none, required, reference, key, shape });
