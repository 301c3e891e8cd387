//! Counts, sums, extremes, uniqueness, the one record, and the functions over counts and days.

use super::Judge;
use super::value::{Items, Rec, Val};
use crate::operators;
use crate::program::ir::{Aggregate, Binding, Expr, Kind};
use crate::value::{Date, Lack, Number, Scalar, Truth, Type, nfc};
use foldhash::HashMap;
use std::borrow::Cow;
use std::collections::hash_map::Entry;

impl<'a> Judge<'a> {
    /// How many items pass: between those that surely do and those that may.
    pub(super) fn count(&self, binding: &'a Binding) -> Scalar<'a> {
        let (mut sure, mut may) = (0usize, 0usize);
        let mut lacks: Option<Lack> = None;
        let range = self.each(binding, &mut |_, inside| {
            may += 1;
            match inside {
                Truth::Unknown(lack) => lacks = Some(lacks.map_or(lack, |old| old.and(lack))),
                _ => sure += 1,
            }
        });
        match range {
            Ok(_) => Scalar::between(Number::count(sure), Number::count(may), lacks.unwrap_or(Lack::Unstated)),
            Err(lack) => Scalar::Unknown(lack),
        }
    }

    /// The one item that passes. Several, or one beside others that may, are unknown; none in a declared list is a
    /// record in which nothing has happened.
    pub(super) fn the(&self, binding: &'a Binding) -> Val<'a> {
        let mut sure: Vec<usize> = Vec::new();
        let mut lacks: Option<Lack> = None;
        let range = self.each(binding, &mut |place, inside| match inside {
            Truth::Unknown(lack) => lacks = Some(lacks.map_or(lack, |old| old.and(lack))),
            _ => sure.push(place),
        });
        let items: Items<'a> = match range {
            Ok(items) => items,
            Err(lack) => return Val::unknown(lack),
        };
        match (sure.as_slice(), lacks) {
            (_, Some(lack)) => Val::unknown(lack),
            ([], None) => Val::Record(Rec::Nothing(binding)),
            ([place], None) => self.item_read(&items, *place),
            (_, None) => Val::UNSTATED,
        }
    }

    pub(super) fn aggregate(&self, kind: Aggregate, value: &'a Expr, binding: &'a Binding) -> Val<'a> {
        if kind == Aggregate::Unique && self.surely_differ(value, binding) {
            let gathered = || self.gathered(kind, value, binding).truth();
            debug_assert!(self.agrees(gathered, |truth| *truth == Truth::TRUE), "what an index shows to be different");
            return Truth::TRUE.into();
        }
        self.gathered(kind, value, binding)
    }

    /// Whether all items of a list in the file have a text in the field that is asked for, and each another one: an index of
    /// them shows it.
    fn surely_differ(&self, value: &'a Expr, binding: &'a Binding) -> bool {
        let Kind::Field(_, field) = &value.kind else { return false };
        let is_plain_text = field.plain_type() == Some(&Type::Text);
        if !value.is_field_of(&[binding.slot]) || !is_plain_text || binding.filter.is_some() || self.is_noting() {
            return false;
        }
        let Ok(Items::Nodes(list, Type::Record(_))) = self.range(&binding.list) else { return false };
        let count = self.tree.items(list).len();
        count > 0 && !self.charge(count) && self.index(list, &field.name).is_of_different(count)
    }

    fn gathered(&self, kind: Aggregate, value: &'a Expr, binding: &'a Binding) -> Val<'a> {
        let mut values: Vec<Scalar<'a>> = Vec::new();
        // Of what is perhaps not in the range: why that is not known.
        let mut doubts: Vec<Option<Lack>> = Vec::new();
        let range = self.each(binding, &mut |_, inside| {
            values.push(self.scalar(value));
            doubts.push(inside.lack());
        });
        if let Err(lack) = range {
            return Val::unknown(lack);
        }
        if kind == Aggregate::Unique {
            return self.unique(&values, &doubts).into();
        }
        let lacks = values.iter().filter_map(Scalar::lack).chain(doubts.iter().flatten().copied()).reduce(Lack::and);
        if let Some(lack) = lacks {
            return Val::unknown(lack);
        }
        let values = values.into_iter().filter(|v| !matches!(v, Scalar::None));
        Val::Scalar(match kind {
            Aggregate::Sum => sum(values),
            Aggregate::Min | Aggregate::Max | Aggregate::Unique => extreme(values, kind == Aggregate::Max),
        })
    }

    /// False when two declared values are equal; unknown while one is not declared, or one that may lie outside the range is
    /// equal to another, and there are at least two; else true. Where all are declared only those matter that are equal;
    /// else how many there are.
    fn unique(&self, values: &[Scalar<'_>], doubts: &[Option<Lack>]) -> Truth {
        let Some(equal) = operators::find("=") else { return Truth::UNSTATED };
        let mut first: HashMap<Cow<'_, str>, Option<Lack>> = HashMap::default();
        first.reserve(values.len());
        let undeclared = values.iter().filter_map(Scalar::unsettled).reduce(Lack::and);
        let mut lacks = undeclared.map(|lack| doubts.iter().flatten().fold(lack, |all, one| all.and(*one)));
        for (place, (value, doubt)) in values.iter().zip(doubts).enumerate() {
            // Two that are declared as none are not two equal values.
            if value.lack().is_some() || matches!(value, Scalar::None) {
                continue;
            }
            let earlier: Vec<Option<Lack>> = match value {
                Scalar::Text(text) => match first.entry(nfc(text)) {
                    Entry::Occupied(mut known) => {
                        let doubt_of_first = *known.get();
                        if doubt.is_none() {
                            known.insert(None);
                        }
                        vec![doubt_of_first]
                    }
                    Entry::Vacant(new) => {
                        new.insert(*doubt);
                        Vec::new()
                    }
                },
                _ if self.charge(place) => return Truth::UNSTATED,
                other => {
                    let same = values.iter().zip(doubts).take(place);
                    same.filter(|(value, _)| super::eval::compare(equal, value, other).is_true())
                        .map(|(_, d)| *d)
                        .collect()
                }
            };
            for known in earlier {
                match [known, *doubt].into_iter().flatten().reduce(Lack::and) {
                    None => return Truth::FALSE,
                    Some(lack) => lacks = Some(lacks.map_or(lack, |old| old.and(lack))),
                }
            }
        }
        match lacks {
            Some(lack) if values.len() > 1 => Truth::Unknown(lack),
            _ => Truth::True { vacuous: values.is_empty() },
        }
    }
}

fn sum<'a>(values: impl Iterator<Item = Scalar<'a>>) -> Scalar<'a> {
    let mut total = Scalar::number(Number::ZERO);
    let Some(operators::Run::Combine(plus)) = operators::find("+").map(|row| row.run) else { return total };
    for value in values {
        total = plus(&total, &value);
    }
    total
}

/// The least or greatest value; of none there is none to name.
fn extreme<'a>(values: impl Iterator<Item = Scalar<'a>>, greatest: bool) -> Scalar<'a> {
    let best = values.reduce(|best, value| match (&best, &value) {
        (Scalar::Day(a), Scalar::Day(b)) => {
            a.extreme(*b, greatest).map_or(Scalar::Unknown(Lack::Unstated), Scalar::Day)
        }
        (Scalar::Number(a), Scalar::Number(b)) => {
            let pick = |x: Number, y: Number| if greatest { x.max(y) } else { x.min(y) };
            Scalar::between(pick(a.from, b.from), pick(a.to, b.to), a.lacking_with(b))
        }
        (Scalar::Month(a), Scalar::Month(b)) => Scalar::Month(if greatest { *a.max(b) } else { *a.min(b) }),
        _ => Scalar::Unknown(best.lack().or(value.lack()).unwrap_or(Lack::Unstated)),
    });
    best.unwrap_or(Scalar::Unknown(Lack::Unstated))
}

/// The nearest whole number to a share of a count, halves up, and at least one of one or more.
pub(super) fn about(share: Number, count: Number) -> Option<Number> {
    let near = share.times(count)?.nearest()?;
    Some(if count >= Number::ONE { near.max(Number::ONE) } else { near })
}

fn lacking(a: &Scalar<'_>, b: &Scalar<'_>) -> Scalar<'static> {
    if matches!(a, Scalar::None) || matches!(b, Scalar::None) {
        return Scalar::None;
    }
    let lack = [a.lack(), b.lack()].into_iter().flatten().reduce(Lack::and);
    Scalar::Unknown(lack.unwrap_or(Lack::Unstated))
}

pub(super) fn about_count(share: &Scalar<'_>, count: &Scalar<'_>) -> Scalar<'static> {
    match (share, count) {
        (Scalar::Percent(p), Scalar::Number(n)) => match (about(**p, n.from), about(**p, n.to)) {
            (Some(from), Some(to)) => Scalar::between(from, to, n.lack),
            _ => Scalar::Unknown(Lack::Unstated),
        },
        _ => lacking(share, count),
    }
}

pub(super) fn days_from(from: &Scalar<'_>, to: &Scalar<'_>) -> Scalar<'static> {
    let days = |a: Date, b: Date| Number::int(a.days_to(b));
    match (from, to) {
        (Scalar::Day(a), Scalar::Day(b)) => match (a.bounds(), b.bounds()) {
            (Some((a1, a2)), Some((b1, b2))) => Scalar::between(days(a2, b1), days(a1, b2), Lack::Open),
            _ => Scalar::Unknown(Lack::Unstated),
        },
        _ => lacking(from, to),
    }
}
