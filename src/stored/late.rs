//! What is read when it is first asked for.

use super::{Archive, Reader, Stored, Writer};
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// Something that may be still to be read: most of what is stored is not asked for in most runs.
///
/// # Panics
/// When it is asked for and the bytes are no such thing: they are not those that [`Stored::store`] gave.
#[derive(Clone)]
pub struct Late<T> {
    known: OnceLock<Box<T>>,
    /// Where it is written, and below which number are the pieces that it may speak of.
    written: Option<(Arc<Archive>, [u32; 2])>,
}

impl<T> From<T> for Late<T> {
    fn from(known: T) -> Self {
        Self { known: OnceLock::from(Box::new(known)), written: None }
    }
}

/// As what it is, read or not.
impl<T: Stored + fmt::Debug> fmt::Debug for Late<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Stored + PartialEq> PartialEq for Late<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Stored + Eq> Eq for Late<T> {}

impl<T: Default> Default for Late<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

impl<T: Stored> Deref for Late<T> {
    type Target = T;

    #[expect(
        clippy::expect_used,
        reason = "what is written apart was written by this program: its layout is in the fingerprint"
    )]
    fn deref(&self) -> &T {
        self.known.get_or_init(|| self.read().expect("what was stored can be read"))
    }
}

impl<T: Stored> Late<T> {
    fn read(&self) -> Option<Box<T>> {
        let (archive, [at, pieces]) = self.written.as_ref()?;
        let mut from = archive.from(usize::try_from(*at).ok()?, usize::try_from(*pieces).ok()?);
        let length = from.length()?;
        let mut from = from.take(length)?;
        T::restore(&mut from).filter(|_| from.is_done()).map(Box::new)
    }
}

impl<T: Stored> Stored for Late<T> {
    fn store(&self, to: &mut Writer) {
        to.later(|to| (**self).store(to));
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let places = [u32::try_from(from.pass()?).ok()?, u32::try_from(from.pieces).ok()?];
        Some(Self { known: OnceLock::new(), written: Some((Arc::clone(from.archive), places)) })
    }
}
