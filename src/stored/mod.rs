//! What was worked out once, as bytes, and back. Things that share a part share it again: definitions and types keep
//! their identity.
//!
//! A type says its fields or variants in a list (`stored!`), in the room where it lives; the order in the list is the
//! order in the bytes. The bytes are read by the program that wrote them and say nothing of their layout, so whoever
//! keeps them keeps a fingerprint beside them. Reading is total: bytes that are no such thing give `None`.
//! Must not know: policies, schemas, where the bytes are kept.

mod plain;
mod values;

use crate::source::{FileId, checksum};
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

/// Differs when the layout of the bytes may.
pub const LAYOUT: u64 = checksum(&[include_bytes!("mod.rs"), include_bytes!("plain.rs"), include_bytes!("values.rs")]);

/// What can be stored.
pub trait Stored: Sized {
    /// Writes it.
    fn store(&self, to: &mut Writer);
    /// Reads it; `None` when the bytes are no such thing.
    fn restore(from: &mut Reader<'_>) -> Option<Self>;
}

/// Bytes being written: first all texts, each once, then what refers to them by their numbers.
#[derive(Debug)]
pub struct Writer {
    bytes: Vec<u8>,
    files: HashMap<FileId, usize>,
    /// The file of the span before, and where it begins: the next one mostly begins near it.
    last: (usize, u32),
    texts: HashMap<Box<str>, usize>,
    shared: HashMap<(TypeId, *const ()), usize>,
}

impl Writer {
    /// Nothing yet. `files`: those that spans lie in.
    pub fn new(files: impl Iterator<Item = FileId>) -> Self {
        let files = files.enumerate().map(|(place, id)| (id, place)).collect();
        Self { bytes: Vec::new(), files, last: (0, 0), texts: HashMap::new(), shared: HashMap::new() }
    }

    /// What was written.
    #[must_use]
    pub fn bytes(self) -> Vec<u8> {
        let mut texts: Vec<(Box<str>, usize)> = self.texts.into_iter().collect();
        texts.sort_unstable_by_key(|(_, place)| *place);
        let mut bytes = Vec::new();
        number(texts.len() as u128, &mut bytes);
        texts.iter().for_each(|(text, _)| number(text.len() as u128, &mut bytes));
        texts.iter().for_each(|(text, _)| bytes.extend_from_slice(text.as_bytes()));
        bytes.extend(self.bytes);
        bytes
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

    /// What several things share: whole the first time, then its number.
    fn share<T: ?Sized + Any>(&mut self, shared: *const T, write: impl FnOnce(&mut Self)) {
        let key = (TypeId::of::<T>(), shared.cast::<()>());
        if let Some(place) = self.shared.get(&key) {
            let place = *place;
            return self.number(place as u128 + 1);
        }
        self.number(0);
        write(self);
        self.shared.insert(key, self.shared.len());
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

/// A text of the bytes.
enum Text<'a> {
    /// As it stands there.
    Written(&'a str),
    /// As those who were given it share it.
    Shared(Arc<str>),
}

impl Text<'_> {
    fn as_str(&self) -> &str {
        match self {
            Self::Written(text) => text,
            Self::Shared(text) => text,
        }
    }
}

/// Bytes being read.
pub struct Reader<'a> {
    bytes: &'a [u8],
    files: Vec<FileId>,
    last: (usize, u32),
    texts: Vec<Text<'a>>,
    shared: Vec<Arc<dyn Any + Send + Sync>>,
}

impl<'a> Reader<'a> {
    /// Reads bytes; `None` when there are not the texts that they say.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Self { bytes, files: Vec::new(), last: (0, 0), texts: Vec::new(), shared: Vec::new() };
        let count = reader.length()?;
        let lengths: Vec<usize> = (0..count).map(|_| reader.length()).collect::<Option<_>>()?;
        let all = lengths.iter().try_fold(0_usize, |sum, length| sum.checked_add(*length))?;
        let (texts, rest) = reader.bytes.split_at_checked(all)?;
        let mut texts = std::str::from_utf8(texts).ok()?;
        reader.texts.reserve_exact(count);
        for length in lengths {
            let (text, others) = texts.split_at_checked(length)?;
            reader.texts.push(Text::Written(text));
            texts = others;
        }
        reader.bytes = rest;
        Some(reader)
    }

    /// Names the next file that spans lie in, in the order in which they were given to the writer.
    pub fn file(&mut self, file: FileId) {
        self.files.push(file);
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
        let length = usize::try_from(self.word()?).ok()?;
        (length <= self.bytes.len()).then_some(length)
    }

    fn text(&mut self) -> Option<&mut Text<'a>> {
        let place = usize::try_from(self.word()?).ok()?;
        self.texts.get_mut(place)
    }

    fn share<T: Any + Send + Sync>(&mut self, read: impl FnOnce(&mut Self) -> Option<Arc<T>>) -> Option<Arc<T>> {
        match usize::try_from(self.word()?).ok()?.checked_sub(1) {
            Some(place) => Arc::clone(self.shared.get(place)?).downcast().ok(),
            None => {
                let new = read(self)?;
                self.shared.push(Arc::<T>::clone(&new));
                Some(new)
            }
        }
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
