//! What is read when it is first asked for.

use super::{Archive, Reader, Stored, Writer};
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// Something that may be still to be read: most of what is stored is not asked for in most runs.
#[derive(Clone)]
pub struct Late<T> {
    known: OnceLock<Box<T>>,
    written: Option<(Arc<Archive>, u32)>,
}

impl<T> From<T> for Late<T> {
    fn from(known: T) -> Self {
        Self { known: OnceLock::from(Box::new(known)), written: None }
    }
}

impl<T: Default> Default for Late<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

/// As what it is, read or not.
impl<T: Stored + fmt::Debug> fmt::Debug for Late<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
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
        let (archive, place) = self.written.as_ref()?;
        let mut from = archive.piece(usize::try_from(*place).ok()?)?;
        T::restore(&mut from).filter(|_| from.is_done()).map(Box::new)
    }
}

impl<T: Stored> Stored for Late<T> {
    fn store(&self, to: &mut Writer) {
        to.piece(|to| (**self).store(to));
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        let place = u32::try_from(from.piece()?).ok()?;
        Some(Self { known: OnceLock::new(), written: Some((Arc::clone(from.archive), place)) })
    }
}
