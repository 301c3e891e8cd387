//! What stands at the nodes of a large file as numbers, side by side: most of what rules ask of a value is whether it is
//! the same as another one, or which day it is, and is seen in them without a look at what stands where.

use crate::document::{Kind, NodeId, Tree};
use crate::value::Date;
use foldhash::HashMap;
use smallvec::SmallVec;
use std::hash::Hash;

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

/// In so many of the lowest bits of a mark it stands what it is of.
const KIND: u32 = 4;

/// What marks are of; of a short text it stands there how long it is, which is less than all of these.
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
    /// The mark of this kind of what has a number.
    const fn mark(self, number: u64) -> u64 {
        number << KIND | self as u64
    }

    /// Whether a mark is of this kind.
    const fn is(self, mark: u64) -> bool {
        mark & ((1 << KIND) - 1) == self as u64
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
pub(super) struct What(u64);

/// What is the same in a file.
#[derive(Debug)]
pub(super) struct Marks<'a> {
    tree: &'a Tree,
    /// The mark of each node: equal where the same stands there. 0: it has none, and so have all others at which the same
    /// stands. No marks at all: they are not worth while.
    of: Vec<u64>,
}

impl<'a> Marks<'a> {
    /// Those of a file.
    pub(super) fn new(tree: &'a Tree) -> Self {
        if tree.len() >= WORTH { Self::made(tree) } else { Self::none(tree) }
    }

    /// None.
    pub(super) fn none(tree: &'a Tree) -> Self {
        Self { tree, of: Vec::new() }
    }

    /// Those of all nodes.
    fn made(tree: &'a Tree) -> Self {
        let mut of: Vec<u64> = Vec::with_capacity(tree.len());
        let mut texts: HashMap<&str, u64> = HashMap::default();
        let mut lists: HashMap<SmallVec<[u64; IN_LIST]>, u64> = HashMap::default();
        for node in tree.ids() {
            let next = (texts.len() + lists.len()) as u64;
            let mark = match tree.kind(node) {
                Kind::Null => Of::Single.mark(0),
                Kind::Bool(value) => Of::Single.mark(1 + u64::from(value)),
                Kind::Number(number) => number.to_i64().map_or(0, whole),
                Kind::Text(text) => match mark(text) {
                    0 => numbered(&mut texts, text, next),
                    mark => mark,
                },
                Kind::List(items) if items.len() <= IN_LIST => {
                    let marks = items.iter().map(|item| of.get(item.index()).copied().filter(|mark| *mark != 0));
                    marks.collect::<Option<_>>().map_or(0, |marks| numbered(&mut lists, marks, next))
                }
                Kind::List(_) | Kind::Record(_) => 0,
            };
            of.push(mark);
        }
        Self { tree, of }
    }

    /// The file.
    pub(super) fn tree(&self) -> &'a Tree {
        self.tree
    }

    /// Whether there are any: else all that is asked is asked of the file.
    pub(super) fn are_made(&self) -> bool {
        !self.of.is_empty()
    }

    #[inline]
    fn of(&self, node: NodeId) -> u64 {
        self.of.get(node.index()).copied().unwrap_or(0)
    }

    /// What stands at a node.
    #[inline]
    pub(super) fn what(&self, node: NodeId) -> What {
        What(match self.of(node) {
            0 => Of::Node.mark(node.index() as u64),
            mark => mark,
        })
    }

    /// The mark of the text at a node as [`mark`] gives it; 0 where that is not known, or there is no text.
    #[inline]
    pub(super) fn of_text(&self, node: NodeId) -> u64 {
        let mark = self.of(node);
        if [Of::Numbered, Of::Single, Of::Whole].iter().any(|kind| kind.is(mark)) { 0 } else { mark }
    }

    /// The day that stands at a node as a text, where that is known.
    #[inline]
    pub(super) fn day(&self, node: NodeId) -> Option<Date> {
        day(self.of(node))
    }

    /// Whether the same stands at two nodes, of lists and records: whether both are such.
    #[inline]
    pub(super) fn is_alike(&self, one: NodeId, other: NodeId) -> bool {
        let both = |is: fn(&Tree, NodeId) -> bool| is(self.tree, one) && is(self.tree, other);
        one == other || self.is_same_single(one, other) || both(Tree::is_list) || both(Tree::is_record)
    }

    /// Whether the same single value stands at two nodes; lists of the same may pass for one.
    #[inline]
    fn is_same_single(&self, one: NodeId, other: NodeId) -> bool {
        let (mark, look) = (self.of(one), || self.tree.is_same_single(one, other));
        let same = mark == self.of(other) && (mark != 0 || look());
        debug_assert!(same == look() || self.tree.is_list(one), "what is the same has the same mark");
        same
    }
}

/// The mark of one of those that are numbered. Where there are enough of them what was met before still has its own.
fn numbered<K: Eq + Hash>(known: &mut HashMap<K, u64>, key: K, next: u64) -> u64 {
    if next >= TOLD_APART {
        return known.get(&key).copied().unwrap_or(0);
    }
    *known.entry(key).or_insert(Of::Numbered.mark(next))
}

/// The mark of a whole number, if it is not too large.
fn whole(number: i64) -> u64 {
    let mark = Of::Whole.mark(number.cast_unsigned());
    if mark.cast_signed() >> KIND == number { mark } else { 0 }
}

/// The mark of a text: a number that no other text has, or 0 where it is not short. One that has a mark is as NFC has it.
pub(super) fn mark(text: &str) -> u64 {
    if let Some(day) = Date::parse(text) {
        let (year, month, day) = day.parts();
        let parts = [i64::from(year), i64::from(month), i64::from(day)];
        let packed = parts.into_iter().fold(0, |packed, part| packed << 8 | part.cast_unsigned());
        return Of::Day.mark(packed);
    }
    let length = text.len() as u64;
    if text.len() <= SHORT {
        let packed = text.bytes().fold(0, |packed, byte| packed << 8 | u64::from(byte));
        return if text.is_ascii() { packed << KIND | length } else { 0 };
    }
    if text.len() > SHORT_OF_LETTERS {
        return 0;
    }
    let numbers = text.bytes().map(|letter| NUMBERS.get(usize::from(letter)).copied().unwrap_or(LETTERS));
    let (packed, all) = numbers.fold((0, 0), |(packed, all), number| (packed << 6 | u64::from(number), all | number));
    if all < LETTERS { packed << KIND | length } else { 0 }
}

/// The day of which this is the mark, if it is one.
#[inline]
fn day(mark: u64) -> Option<Date> {
    if !Of::Day.is(mark) {
        return None;
    }
    let packed = mark >> KIND;
    let part = |shift: u32| i8::try_from(packed >> shift & 0xff).ok();
    Date::new(i16::try_from(packed >> 16).ok()?, part(8)?, part(0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_the_same_mark_where_they_are_the_same() {
        let short =
            "- 0 00 a A _ z aa . p-00012 a.b+c/d 2026-1-05 2199-12-32 enhetschef Enhetschef abcdefgh zzzzzzzzzz K none";
        let days = "1900-01-01 2026-01-05 2026-01-06 2199-12-31";
        let others = ["", "abcdefghijk", "å", "abcdef.h", "\u{212a}", "2026-01-05T00:00"];
        let texts: Vec<&str> = short.split(' ').chain(days.split(' ')).chain(others).collect();
        for one in &texts {
            for other in &texts {
                let (mark, of_other) = (mark(one), mark(other));
                assert!(one == other || mark == 0 || mark != of_other, "{one:?} {other:?}");
            }
            assert_eq!(day(mark(one)), Date::parse(one), "{one:?}");
            assert_eq!(mark(one) == 0, others.contains(one), "{one:?}");
        }
    }
}
