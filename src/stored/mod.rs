//! What was worked out once, as bytes, and back. Things that share a part share it again: definitions and types keep
//! their identity.
//!
//! A type says its fields or variants in a list (`stored!`), in the room where it lives; the order in the list is the
//! order in the bytes. The bytes are read by the program that wrote them and say nothing of their layout, so whoever
//! keeps them keeps a fingerprint beside them. Reading is total: bytes that are no such thing give `None`. What is
//! [`Late`] is read when it is first asked for, with what it shares: nobody can be told then that it is no such thing, and
//! the program ends.
//! Must not know: what is stored, where the bytes are kept.

mod late;
mod plain;
mod span;

pub use late::Late;

use crate::source::{FileId, checksum};
use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::collections::HashMap;
use std::mem::{replace, take};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Differs when the layout of the bytes may.
pub const LAYOUT: u64 = checksum(&[
    include_bytes!("mod.rs"),
    include_bytes!("late.rs"),
    include_bytes!("plain.rs"),
    include_bytes!("span.rs"),
]);

/// What can be stored.
pub trait Stored: Sized {
    /// Writes it.
    fn store(&self, to: &mut Writer);
    /// Reads it; `None` when the bytes are no such thing.
    fn restore(from: &mut Reader<'_>) -> Option<Self>;
}

/// Something being written: all texts, each once; and bytes: all pieces, then what refers to texts and pieces by their
/// numbers.
#[derive(Debug)]
pub struct Writer {
    bytes: Vec<u8>,
    files: HashMap<FileId, usize>,
    texts: HashMap<Box<str>, usize>,
    pieces: Vec<Vec<u8>>,
    shared: HashMap<(TypeId, *const ()), usize>,
}

impl Writer {
    /// Nothing yet. `files`: those that spans lie in.
    pub fn new(files: impl Iterator<Item = FileId>) -> Self {
        Self {
            bytes: Vec::new(),
            files: files.enumerate().map(|(place, id)| (id, place)).collect(),
            texts: HashMap::new(),
            pieces: Vec::new(),
            shared: HashMap::new(),
        }
    }

    /// What was written: the texts and the bytes.
    #[must_use]
    pub fn written(self) -> (String, Vec<u8>) {
        let mut texts: Vec<(Box<str>, usize)> = self.texts.into_iter().collect();
        texts.sort_unstable_by_key(|(_, place)| *place);
        let mut bytes = Vec::new();
        ends(texts.iter().map(|(text, _)| text.len()), &mut bytes);
        ends(self.pieces.iter().map(Vec::len), &mut bytes);
        self.pieces.iter().for_each(|piece| bytes.extend(piece));
        bytes.extend(self.bytes);
        (texts.iter().map(|(text, _)| &**text).collect(), bytes)
    }

    fn number(&mut self, value: u128) {
        number(value, &mut self.bytes);
    }

    /// Says which variant of an enum follows.
    pub fn variant(&mut self, variant: u8) {
        self.bytes.push(variant);
    }

    fn text(&mut self, text: &str) {
        let next = self.texts.len();
        let place = *self.texts.entry(text.into()).or_insert(next);
        self.number(place as u128);
    }

    /// What is read by itself.
    fn apart(&mut self, write: impl FnOnce(&mut Self)) -> Vec<u8> {
        let outer = take(&mut self.bytes);
        write(self);
        replace(&mut self.bytes, outer)
    }

    /// What is not read at once: how long it is, and it.
    fn later(&mut self, write: impl FnOnce(&mut Self)) {
        let bytes = self.apart(write);
        self.number(bytes.len() as u128);
        self.bytes.extend(bytes);
    }

    /// What several things share: its number, and it once among the pieces. Those that it speaks of come before it.
    fn share<T: ?Sized + Any>(&mut self, shared: *const T, write: impl FnOnce(&mut Self)) {
        let key = (TypeId::of::<T>(), shared.cast::<()>());
        if let Some(place) = self.shared.get(&key) {
            return self.number(*place as u128);
        }
        let piece = self.apart(write);
        let place = self.pieces.len();
        self.pieces.push(piece);
        self.shared.insert(key, place);
        self.number(place as u128);
    }
}

/// How many there are of these lengths, and where each ends.
fn ends(lengths: impl ExactSizeIterator<Item = usize>, to: &mut Vec<u8>) {
    let mut end = 0;
    to.extend((lengths.len() as u32).to_le_bytes());
    for length in lengths {
        end += length as u32;
        to.extend(end.to_le_bytes());
    }
}

/// A number: seven bits a byte, the lowest first.
fn number(mut number: u128, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// Texts or pieces, each read when it is asked for, and then kept as those who asked for it share it.
#[derive(Debug)]
struct Table<T> {
    /// Where in the bytes the ends of the items stand.
    ends: Range<usize>,
    known: Box<[OnceLock<T>]>,
}

impl<T> Table<T> {
    /// The table that begins at a place of some bytes.
    fn new(bytes: &[u8], at: usize) -> Option<Self> {
        let first = at.checked_add(WORD)?;
        let ends = first..first.checked_add(word(bytes, at)?.checked_mul(WORD)?)?;
        let known = bytes.get(ends.clone())?.chunks(WORD).map(|_| OnceLock::new()).collect();
        Some(Self { ends, known })
    }

    /// From where to where an item goes.
    fn range(&self, bytes: &[u8], place: usize) -> Option<Range<usize>> {
        self.known.get(place)?;
        let end = |place: usize| word(bytes, self.ends.start + place * WORD);
        Some(if place == 0 { 0 } else { end(place - 1)? }..end(place)?)
    }

    /// Where the last item ends.
    fn end(&self, bytes: &[u8]) -> Option<usize> {
        self.known.len().checked_sub(1).map_or(Some(0), |last| Some(self.range(bytes, last)?.end))
    }
}

/// How many bytes a number of a table takes.
const WORD: usize = size_of::<u32>();

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    let (word, _) = bytes.get(at..)?.split_first_chunk()?;
    usize::try_from(u32::from_le_bytes(*word)).ok()
}

/// What was written, of which parts are read when they are asked for.
#[derive(Debug)]
pub struct Archive {
    all_texts: Cow<'static, str>,
    bytes: Cow<'static, [u8]>,
    texts: Table<Arc<str>>,
    pieces: Table<Arc<dyn Any + Send + Sync>>,
    /// Where what refers to texts and pieces begins.
    rest: usize,
    files: OnceLock<Vec<FileId>>,
}

impl Archive {
    /// Texts and bytes as they were written; `None` when there are not the texts and pieces that the bytes say.
    #[must_use]
    pub fn new(all_texts: impl Into<Cow<'static, str>>, bytes: impl Into<Cow<'static, [u8]>>) -> Option<Arc<Self>> {
        let (all_texts, bytes) = (all_texts.into(), bytes.into());
        let texts = Table::new(&bytes, 0)?;
        let pieces = Table::new(&bytes, texts.ends.end)?;
        let rest = pieces.ends.end.checked_add(pieces.end(&bytes)?)?;
        let is_whole = texts.end(&bytes)? == all_texts.len() && rest <= bytes.len();
        is_whole.then(|| Arc::new(Self { all_texts, bytes, texts, pieces, rest, files: OnceLock::new() }))
    }

    /// What reads them from the beginning.
    #[must_use]
    pub fn reader(self: &Arc<Self>) -> Reader<'_> {
        self.from(self.rest.min(self.bytes.len()), self.pieces.known.len())
    }

    /// What reads a piece, which speaks of none but those before it.
    fn piece(self: &Arc<Self>, place: usize) -> Option<Reader<'_>> {
        let range = self.pieces.range(&self.bytes, place)?;
        let begin = self.pieces.ends.end;
        self.from(begin.checked_add(range.start)?, place).take(range.len())
    }

    /// What reads from a place of the bytes on, and may speak of the pieces below a number.
    fn from(self: &Arc<Self>, at: usize, pieces: usize) -> Reader<'_> {
        let bytes = self.bytes.get(at..).unwrap_or_default();
        let files = self.files.get().map_or(&[][..], Vec::as_slice);
        Reader { archive: self, bytes, end: self.bytes.len(), pieces, files }
    }

    fn text(&self, place: usize) -> Option<&str> {
        self.all_texts.get(self.texts.range(&self.bytes, place)?)
    }

    fn shared_text(&self, place: usize) -> Option<Arc<str>> {
        let known = self.texts.known.get(place)?;
        match known.get() {
            Some(known) => Some(Arc::clone(known)),
            None => {
                let text = self.text(place)?;
                Some(Arc::clone(known.get_or_init(|| Arc::from(text))))
            }
        }
    }
}

/// Bytes being read.
#[derive(Debug)]
pub struct Reader<'a> {
    archive: &'a Arc<Archive>,
    bytes: &'a [u8],
    /// Where in all bytes those end.
    end: usize,
    /// The pieces below this number may be spoken of.
    pieces: usize,
    files: &'a [FileId],
}

impl<'a> Reader<'a> {
    /// Names the files that spans lie in, in the order in which they were given to the writer. Counts once.
    pub fn name_files(&mut self, files: Vec<FileId>) {
        self.files = self.archive.files.get_or_init(|| files);
    }

    /// What reads so many of the bytes that follow.
    fn take(self, length: usize) -> Option<Self> {
        let (bytes, rest) = self.bytes.split_at_checked(length)?;
        Some(Self { bytes, end: self.end - rest.len(), ..self })
    }

    /// Passes over what is not read at once; where it is.
    fn pass(&mut self) -> Option<usize> {
        let at = self.end - self.bytes.len();
        let length = self.length()?;
        self.bytes = self.bytes.get(length..)?;
        Some(at)
    }

    /// Whether everything was read.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Which variant of an enum follows.
    pub fn variant(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    /// A number of at most 64 bits.
    #[inline]
    fn word(&mut self) -> Option<u64> {
        // Nearly all are short.
        match self.bytes {
            [first @ 0..0x80, rest @ ..] => {
                self.bytes = rest;
                Some(u64::from(*first))
            }
            [first, second @ 0..0x80, rest @ ..] => {
                self.bytes = rest;
                Some(u64::from(first & 0x7f) | u64::from(*second) << 7)
            }
            _ => u64::try_from(self.number()?).ok(),
        }
    }

    fn number(&mut self) -> Option<u128> {
        let mut number = 0;
        for shift in (0..u128::BITS).step_by(7) {
            let byte = self.variant()?;
            number |= u128::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A length: never more than there are bytes.
    fn length(&mut self) -> Option<usize> {
        let length = self.place()?;
        (length <= self.bytes.len()).then_some(length)
    }

    fn place(&mut self) -> Option<usize> {
        usize::try_from(self.word()?).ok()
    }

    fn text(&mut self) -> Option<&'a str> {
        let place = self.place()?;
        self.archive.text(place)
    }

    fn shared_text(&mut self) -> Option<Arc<str>> {
        let place = self.place()?;
        self.archive.shared_text(place)
    }

    fn share<T: Any + Send + Sync>(&mut self, read: impl FnOnce(&mut Self) -> Option<Arc<T>>) -> Option<Arc<T>> {
        let place = self.place().filter(|place| *place < self.pieces)?;
        let known = self.archive.pieces.known.get(place)?;
        let shared = match known.get() {
            Some(shared) => shared,
            None => {
                let mut from = self.archive.piece(place)?;
                let new = read(&mut from).filter(|_| from.is_done())?;
                known.get_or_init(|| new)
            }
        };
        Arc::clone(shared).downcast().ok()
    }
}

/// `stored!(struct Name { field, … })` and `stored!(enum Name { A, B(x), C { field } })`: all fields and variants, in the
/// order of the bytes. What is left out of a list does not compile.
macro_rules! stored {
    (struct $name:path { $($field:ident),* $(,)? }) => {
        impl $crate::stored::Stored for $name {
            fn store(&self, to: &mut $crate::stored::Writer) {
                let Self { $($field),* } = self;
                $($crate::stored::Stored::store($field, to);)*
            }

            fn restore(from: &mut $crate::stored::Reader<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::stored::Stored::restore(from)?),* })
            }
        }
    };
    (enum $name:path { $($variant:ident $(($($item:ident),*))? $({ $($field:ident),* })?),* $(,)? }) => {
        const _: () = {
            enum Ordinal { $($variant),* }

            impl $crate::stored::Stored for $name {
                fn store(&self, to: &mut $crate::stored::Writer) {
                    match self {
                        $(Self::$variant $(($($item),*))? $({ $($field),* })? => {
                            to.variant(Ordinal::$variant as u8);
                            $($($crate::stored::Stored::store($item, to);)*)?
                            $($($crate::stored::Stored::store($field, to);)*)?
                        })*
                    }
                }

                fn restore(from: &mut $crate::stored::Reader<'_>) -> Option<Self> {
                    let number = from.variant()?;
                    $(if number == Ordinal::$variant as u8 {
                        $($(let $item = $crate::stored::Stored::restore(from)?;)*)?
                        return Some(Self::$variant
                            $(($($item),*))?
                            $({ $($field: $crate::stored::Stored::restore(from)?),* })?);
                    })*
                    None
                }
            }
        };
    };
}
pub(crate) use stored;

#[cfg(test)]
mod tests;
