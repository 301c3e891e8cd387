//! Numbers, days and types as bytes, and back.

use super::{Date, Duration, EnumType, Field, Month, Number, RecordType, Reference, Shape, Type};
use crate::stored::{Reader, Stored, Writer, stored};

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
