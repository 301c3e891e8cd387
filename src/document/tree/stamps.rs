//! What stands at the nodes of a large file as numbers, side by side: most of what rules ask of a value is whether it is
//! the same as another one, or which day it is, and is seen in them without a look at what stands where.

use super::{Held, NodeId, Tree, stretch};
use crate::value::{Date, nfc};
use foldhash::HashMap;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::num::NonZero;

/// From so many values of a file on it is worth while to make them, and to note known paths; where everything is checked
/// anew, always.
const WORTH: usize = if cfg!(debug_assertions) { 1 } else { 4_000 };

/// So many texts that are not short, and lists of so many items at most, are numbered as they are met.
const TOLD_APART: u64 = 4_096;
const IN_LIST: usize = 8;

/// How many bytes a short text has at most; and if all are letters of these many.
const SHORT: usize = 7;
const SHORT_OF_LETTERS: usize = 10;
const LETTERS: u8 = 64;

/// The bits of a packed text that no letter of ASCII has.
const NOT_ASCII: u64 = u64::from_ne_bytes([0x80; 8]);

/// In so many of the lowest bits of a stamp it stands what it is of.
const KIND: u32 = 4;

/// What stamps are of; of a short text it stands there how long it is, which is less than all of these.
#[derive(Clone, Copy)]
enum Of {
    /// One of those that are numbered as they are met.
    Numbered = 11,
    /// Null, or yes or no.
    Single,
    /// A whole number.
    Whole,
    /// Something of which nothing is known but where it stands.
    Node,
    /// A text that is a day.
    Day,
}

impl Of {
    /// The stamp of this kind of what has a number.
    const fn stamp(self, number: u64) -> u64 {
        number << KIND | self as u64
    }

    /// Whether a stamp is of this kind.
    const fn is(self, stamp: u64) -> bool {
        stamp & ((1 << KIND) - 1) == self as u64
    }
}

/// The number of each letter of a short text, or that there is none.
#[expect(clippy::indexing_slicing, reason = "the compiler works it out, and would tell")]
const NUMBERS: [u8; 256] = {
    let letters = *b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    let mut numbers = [LETTERS; 256];
    let mut number = 0;
    while number < LETTERS {
        numbers[letters[number as usize] as usize] = number;
        number += 1;
    }
    numbers
};

/// What stands somewhere, as far as it is told apart: where it is equal, the same stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct What(u64);

/// A short text as a number that no other text has. One that has such a stamp is as NFC has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Stamp(NonZero<u64>);

impl Stamp {
    /// The stamp of a text, if it is short or a day.
    fn of(text: &str) -> Option<Self> {
        NonZero::new(stamp(text.as_bytes())).map(Self)
    }
}

/// A text as it is told from others of a tree: by its stamp, where texts have one there and it has, else as NFC has it. What
/// is the same by NFC has the same form. Forms have an order, in which texts of the same length that differ in digits or in
/// letters of one case stand as they do by themselves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form<'t>(By<'t>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum By<'t> {
    Stamp(Stamp),
    Text(Cow<'t, str>),
}

impl Hash for Form<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            By::Stamp(stamp) => stamp.hash(state),
            By::Text(text) => text.hash(state),
        }
    }
}

/// The stamp of each node: equal where the same stands there. 0: it has none, and so have all others at which the same
/// stands. No stamps at all: they are not worth while.
#[derive(Debug, Clone, Default)]
pub(super) struct Stamps(Vec<u64>);

impl Stamps {
    /// Those of all nodes.
    fn made(tree: &Tree) -> Self {
        let mut of: Vec<u64> = Vec::with_capacity(tree.len());
        let mut texts: HashMap<&[u8], u64> = HashMap::default();
        let mut lists: HashMap<SmallVec<[u64; IN_LIST]>, u64> = HashMap::default();
        for node in &tree.nodes {
            let next = (texts.len() + lists.len()) as u64;
            let stamp = match node.held() {
                Held::Null => Of::Single.stamp(0),
                Held::Bool(value) => Of::Single.stamp(1 + u64::from(value)),
                Held::Number(at) => tree.numbers.get(at as usize).and_then(|number| number.to_i64()).map_or(0, whole),
                Held::Text(from, len) => {
                    let text = tree.bytes(from, len);
                    match stamp(text) {
                        0 => numbered(&mut texts, text, next),
                        stamp => stamp,
                    }
                }
                Held::List(from, len) if len as usize <= IN_LIST => {
                    let items = stretch(&tree.items, from, len).iter();
                    let stamps = items.map(|item| of.get(item.index()).copied().filter(|stamp| *stamp != 0));
                    stamps.collect::<Option<_>>().map_or(0, |stamps| numbered(&mut lists, stamps, next))
                }
                Held::List(..) | Held::Record(..) => 0,
            };
            of.push(stamp);
        }
        Self(of)
    }

    #[inline]
    fn of(&self, node: NodeId) -> u64 {
        self.0.get(node.index()).copied().unwrap_or(0)
    }
}

impl Tree {
    /// Stamps what stands at each node, where that is worth while.
    pub(super) fn stamp_all(&mut self) {
        self.stamps = if self.len() >= WORTH { Stamps::made(self) } else { Stamps::default() };
    }

    /// The same without stamps, as of a small file.
    #[cfg(test)]
    pub(crate) fn without_stamps(self) -> Self {
        Self { stamps: Stamps::default(), ..self }
    }

    /// Whether what stands in it has stamps, as in a large file: else all that is asked is asked of what stands there.
    #[must_use]
    pub fn has_stamps(&self) -> bool {
        !self.stamps.0.is_empty()
    }

    /// What stands at a node, as far as that is known without a look there.
    #[must_use]
    #[inline]
    pub fn what(&self, node: NodeId) -> What {
        What(match self.stamps.of(node) {
            0 => Of::Node.stamp(node.index() as u64),
            stamp => stamp,
        })
    }

    /// The stamp of the text at a node; `None` where that is not known, or there is no text, or it has none.
    #[inline]
    fn stamp(&self, node: NodeId) -> Option<Stamp> {
        let stamp = self.stamps.of(node);
        let is_text = ![Of::Numbered, Of::Single, Of::Whole].iter().any(|kind| kind.is(stamp));
        NonZero::new(stamp).filter(|_| is_text).map(Stamp)
    }

    /// Whether the text at a node has the stamp that is its own, where there is one, and what is no text none.
    #[cfg(test)]
    pub(crate) fn is_stamped_as_text(&self, node: NodeId) -> bool {
        self.stamp(node) == self.text(node).and_then(Stamp::of)
    }

    /// The form of a text in this tree.
    #[must_use]
    pub fn form_of<'t>(&self, text: &'t str) -> Form<'t> {
        let text = nfc(text);
        let stamp = if self.has_stamps() { Stamp::of(&text) } else { None };
        Form(stamp.map_or(By::Text(text), By::Stamp))
    }

    /// The form of the text that stands at a node, if one does.
    #[must_use]
    #[inline(always)]
    pub fn form_at(&self, node: NodeId) -> Option<Form<'_>> {
        match self.stamp(node) {
            Some(stamp) => Some(Form(By::Stamp(stamp))),
            None => self.text(node).map(|text| self.form_of(text)),
        }
    }

    /// Whether a text of this form stands at a node.
    #[must_use]
    #[inline(always)]
    pub fn has_form(&self, node: NodeId, form: &Form<'_>) -> bool {
        match (self.stamp(node), &form.0) {
            (Some(known), By::Stamp(stamp)) => known == *stamp,
            (Some(_), By::Text(_)) => false,
            (None, By::Text(text)) if self.text(node) == Some(text) => true,
            (None, _) => self.text(node).is_some_and(|text| self.form_of(text) == *form),
        }
    }

    /// The day that stands at a node as a text, where that is known.
    #[must_use]
    #[inline]
    pub fn day(&self, node: NodeId) -> Option<Date> {
        day(self.stamps.of(node))
    }

    /// Whether a day stands at a node as a text, where that is known.
    #[must_use]
    #[inline]
    pub fn is_day(&self, node: NodeId) -> bool {
        Of::Day.is(self.stamps.of(node))
    }

    /// The same of a day that is not after another one.
    #[must_use]
    #[inline]
    pub fn is_day_until(&self, node: NodeId, last: Date) -> bool {
        self.is_day(node) && self.stamps.of(node) <= of_day(last)
    }

    /// Whether the same stands at two nodes, of lists and records: whether both are such.
    #[must_use]
    #[inline]
    pub fn is_alike(&self, one: NodeId, other: NodeId) -> bool {
        let both = |is: fn(&Self, NodeId) -> bool| is(self, one) && is(self, other);
        one == other || self.may_be_single(one, other) || both(Self::is_list) || both(Self::is_record)
    }

    /// Whether the same single value stands at two nodes; lists of the same may pass for one.
    #[inline]
    fn may_be_single(&self, one: NodeId, other: NodeId) -> bool {
        let (stamp, look) = (self.stamps.of(one), || self.is_same_single(one, other));
        let same = stamp == self.stamps.of(other) && (stamp != 0 || look());
        debug_assert!(same == look() || self.is_list(one), "what is the same has the same stamp");
        same
    }
}

/// The stamp of one of those that are numbered. Where there are enough of them what was met before still has its own.
fn numbered<K: Eq + Hash>(known: &mut HashMap<K, u64>, key: K, next: u64) -> u64 {
    if next >= TOLD_APART {
        return known.get(&key).copied().unwrap_or(0);
    }
    *known.entry(key).or_insert(Of::Numbered.stamp(next))
}

/// The stamp of a whole number, if it is not too large.
fn whole(number: i64) -> u64 {
    let stamp = Of::Whole.stamp(number.cast_unsigned());
    if stamp.cast_signed() >> KIND == number { stamp } else { 0 }
}

/// The stamp of a text, or 0 where it is not short.
fn stamp(text: &[u8]) -> u64 {
    let length = text.len() as u64;
    if text.len() <= SHORT {
        let packed = text.iter().fold(0, |packed, byte| packed << 8 | u64::from(*byte));
        return if packed & NOT_ASCII == 0 { packed << KIND | length } else { 0 };
    }
    if text.len() > SHORT_OF_LETTERS {
        return 0;
    }
    if let Some(day) = Date::parse_bytes(text) {
        return of_day(day);
    }
    let numbers = text.iter().map(|letter| NUMBERS.get(usize::from(*letter)).copied().unwrap_or(LETTERS));
    let (packed, all) = numbers.fold((0, 0), |(packed, all), number| (packed << 6 | u64::from(number), all | number));
    if all < LETTERS { packed << KIND | length } else { 0 }
}

/// The stamp of a day: the later, the greater.
#[inline]
fn of_day(day: Date) -> u64 {
    let (year, month, day) = day.parts();
    let parts = [i64::from(year), i64::from(month), i64::from(day)];
    Of::Day.stamp(parts.into_iter().fold(0, |packed, part| packed << 8 | part.cast_unsigned()))
}

/// The day of which this is the stamp, if it is one.
#[inline]
fn day(stamp: u64) -> Option<Date> {
    if !Of::Day.is(stamp) {
        return None;
    }
    let packed = stamp >> KIND;
    let part = |shift: u32| i8::try_from(packed >> shift & 0xff).ok();
    Date::new(i16::try_from(packed >> 16).ok()?, part(8)?, part(0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_the_same_stamp_where_they_are_the_same() {
        let short =
            "- 0 00 a A _ z aa . p-00012 a.b+c/d 2026-1-05 2199-12-32 enhetschef Enhetschef abcdefgh zzzzzzzzzz K none";
        let days = "1900-01-01 2026-01-05 2026-01-06 2199-12-31";
        let others = ["", "abcdefghijk", "å", "abcdef.h", "\u{212a}", "2026-01-05T00:00"];
        let texts: Vec<&str> = short.split(' ').chain(days.split(' ')).chain(others).collect();
        for one in &texts {
            for other in &texts {
                let (stamp, of_other) = (Stamp::of(one), Stamp::of(other));
                assert!(one == other || stamp.is_none() || stamp != of_other, "{one:?} {other:?}");
            }
            assert_eq!(day(stamp(one.as_bytes())), Date::parse(one), "{one:?}");
            assert_eq!(Stamp::of(one).is_none(), others.contains(one), "{one:?}");
        }
    }

    #[test]
    fn texts_of_one_length_stand_in_order_where_they_differ_in_digits_or_letters_of_one_case() {
        let form = |text: &str| Form(Stamp::of(text).map_or(By::Text(text.to_owned().into()), By::Stamp));
        for before in ["", "e-", "p_", "dosa-", "dator-", "utforare-", "\u{e5}."] {
            let in_order = |texts: &mut dyn Iterator<Item = String>| {
                let forms: Vec<_> = texts.map(|text| form(&format!("{before}{text}"))).collect();
                forms.is_sorted_by(|one, next| one < next)
            };
            assert!(in_order(&mut (0..2_000).step_by(3).map(|n| format!("{n:05}"))), "{before}");
            assert!(in_order(&mut ('a'..='z').map(String::from)), "{before}");
            assert!(in_order(&mut ('A'..='Z').map(String::from)), "{before}");
        }
    }
}
