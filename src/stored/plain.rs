//! Numbers, texts, lists, pairs and what is shared.

use super::{Reader, Stored, Writer};
use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

/// Numbers without a sign.
macro_rules! unsigned {
    ($($name:ty),*) => {
        $(impl Stored for $name {
            fn store(&self, to: &mut Writer) {
                to.number(*self as u128);
            }

            fn restore(from: &mut Reader<'_>) -> Option<Self> {
                Self::try_from(from.word()?).ok()
            }
        })*
    };
}
unsigned!(u32, u64, usize);

/// Numbers with a sign: the sign is the lowest bit, so that small ones take little. They are read by what reads the widest.
macro_rules! signed {
    ($($name:ty: $read:ident),*) => {
        $(impl Stored for $name {
            fn store(&self, to: &mut Writer) {
                let wide = *self as i128;
                to.number(((wide << 1) ^ (wide >> 127)).cast_unsigned());
            }

            fn restore(from: &mut Reader<'_>) -> Option<Self> {
                let folded = from.$read()?;
                let wide = (folded >> 1).cast_signed() ^ -((folded & 1).cast_signed());
                Self::try_from(wide).ok()
            }
        })*
    };
}
signed!(i8: word, i16: word, i64: word, i128: number);

impl Stored for bool {
    fn store(&self, to: &mut Writer) {
        to.variant(u8::from(*self));
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        match from.variant()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Stored for String {
    fn store(&self, to: &mut Writer) {
        to.text(self);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(str::to_owned)
    }
}

/// Texts that are equal are shared.
impl Stored for Arc<str> {
    fn store(&self, to: &mut Writer) {
        to.text(self);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        from.shared_text()
    }
}

impl Stored for Box<str> {
    fn store(&self, to: &mut Writer) {
        to.text(self);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(Self::from)
    }
}

impl<T: Stored + Any + Send + Sync> Stored for Arc<T> {
    fn store(&self, to: &mut Writer) {
        to.share(Self::as_ptr(self), |to| (**self).store(to));
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        from.share(|from| T::restore(from).map(Self::new))
    }
}

impl<T: Stored + Any + Send + Sync> Stored for Arc<[T]> {
    fn store(&self, to: &mut Writer) {
        to.share(Self::as_ptr(self), |to| list(self.iter(), to));
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let list = from.share(|from| Vec::<T>::restore(from).map(|items| Arc::new(Self::from(items))))?;
        Some(Self::clone(&list))
    }
}

impl<T: Stored> Stored for Box<T> {
    fn store(&self, to: &mut Writer) {
        (**self).store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        T::restore(from).map(Self::new)
    }
}

impl<T: Stored> Stored for Box<[T]> {
    fn store(&self, to: &mut Writer) {
        list(self.iter(), to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        Vec::restore(from).map(Vec::into_boxed_slice)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self, to: &mut Writer) {
        self.is_some().store(to);
        if let Some(value) = self {
            value.store(to);
        }
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        if bool::restore(from)? { T::restore(from).map(Some) } else { Some(None) }
    }
}

impl<T: Stored, E: Stored> Stored for Result<T, E> {
    fn store(&self, to: &mut Writer) {
        self.is_ok().store(to);
        match self {
            Ok(value) => value.store(to),
            Err(error) => error.store(to),
        }
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        if bool::restore(from)? { T::restore(from).map(Ok) } else { E::restore(from).map(Err) }
    }
}

fn list<'a, T: Stored + 'a>(items: impl ExactSizeIterator<Item = &'a T>, to: &mut Writer) {
    items.len().store(to);
    items.for_each(|item| item.store(to));
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self, to: &mut Writer) {
        list(self.iter(), to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let length = from.length()?;
        let mut items = Self::with_capacity(length);
        for _ in 0..length {
            items.push(T::restore(from)?);
        }
        Some(items)
    }
}

impl<T: Stored, const N: usize> Stored for [T; N] {
    fn store(&self, to: &mut Writer) {
        list(self.iter(), to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        Vec::restore(from)?.try_into().ok()
    }
}

/// In the order of the keys, so that equal maps give equal bytes.
impl<K: Stored + Ord + Hash, V: Stored> Stored for HashMap<K, V> {
    fn store(&self, to: &mut Writer) {
        let mut pairs: Vec<(&K, &V)> = self.iter().collect();
        pairs.sort_unstable_by_key(|(key, _)| *key);
        pairs.len().store(to);
        for (key, value) in pairs {
            key.store(to);
            value.store(to);
        }
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let length = from.length()?;
        (0..length).map(|_| Some((K::restore(from)?, V::restore(from)?))).collect()
    }
}

impl<T: Stored + Ord + Hash> Stored for HashSet<T> {
    fn store(&self, to: &mut Writer) {
        let mut items: Vec<&T> = self.iter().collect();
        items.sort_unstable();
        list(items.into_iter(), to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let length = from.length()?;
        (0..length).map(|_| T::restore(from)).collect()
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn store(&self, to: &mut Writer) {
        self.0.store(to);
        self.1.store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::restore(from)?, B::restore(from)?))
    }
}

impl<A: Stored, B: Stored, C: Stored> Stored for (A, B, C) {
    fn store(&self, to: &mut Writer) {
        self.0.store(to);
        self.1.store(to);
        self.2.store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::restore(from)?, B::restore(from)?, C::restore(from)?))
    }
}
