//! Places in a document: JSON Pointers.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One step of a [`Pointer`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A key of a record.
    Key(Arc<str>),
    /// A place in a list, from 0.
    Index(u32),
}

/// A path from the top of a document, written as a JSON Pointer (RFC 6901). Pointers share what they have in common, so
/// that a copy costs next to nothing.
#[derive(Clone, Default)]
pub struct Pointer(Option<Arc<Link>>);

/// The last step of a pointer, and what goes before it.
struct Link {
    before: Pointer,
    step: Step,
}

impl Pointer {
    /// This pointer with a step added.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        Self(Some(Arc::new(Link { before: self.clone(), step })))
    }

    /// This pointer with a key added.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.then(Step::Key(key.into()))
    }

    /// This pointer with a list place added.
    #[must_use]
    pub fn index(&self, index: u32) -> Self {
        self.then(Step::Index(index))
    }

    /// The last step; `None` at the top.
    #[must_use]
    pub fn last(&self) -> Option<&Step> {
        self.0.as_ref().map(|link| &link.step)
    }

    /// What goes before the last step; `None` at the top.
    #[must_use]
    pub fn before(&self) -> Option<&Self> {
        self.0.as_ref().map(|link| &link.before)
    }

    /// Its steps from the last to the first.
    pub fn back(&self) -> impl Iterator<Item = &Step> {
        std::iter::successors(self.0.as_ref(), |link| link.before.0.as_ref()).map(|link| &link.step)
    }

    /// Its steps, from the top.
    #[must_use]
    pub fn steps(&self) -> Vec<&Step> {
        let mut steps: Vec<&Step> = self.back().collect();
        steps.reverse();
        steps
    }

    /// This pointer without its last steps, so many of them.
    fn above(&self, steps: usize) -> &Self {
        (0..steps).fold(self, |at, _| at.0.as_ref().map_or(at, |link| &link.before))
    }

    /// The order of two pointers of the same length.
    fn of_same_length(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) if !Arc::ptr_eq(a, b) => {
                a.before.of_same_length(&b.before).then_with(|| a.step.cmp(&b.step))
            }
            _ => Ordering::Equal,
        }
    }

    fn is(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        }
    }
}

impl FromIterator<Step> for Pointer {
    fn from_iter<T: IntoIterator<Item = Step>>(steps: T) -> Self {
        steps.into_iter().fold(Self::default(), |pointer, step| pointer.then(step))
    }
}

impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        let (mut one, mut two) = (self, other);
        loop {
            if one.is(two) {
                return true;
            }
            let (Some(a), Some(b)) = (&one.0, &two.0) else { return false };
            if a.step != b.step {
                return false;
            }
            (one, two) = (&a.before, &b.before);
        }
    }
}

impl Eq for Pointer {}

impl Hash for Pointer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.back().for_each(|step| step.hash(state));
    }
}

impl PartialOrd for Pointer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pointer {
    /// By the first step that differs, from the top; one that ends before another comes first.
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, two) = (self.back().count(), other.back().count());
        let common = one.min(two);
        let of_common = self.above(one - common).of_same_length(other.above(two - common));
        of_common.then(one.cmp(&two))
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pointer({self})")
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in self.steps() {
            match step {
                Step::Key(key) => write!(f, "/{}", key.replace('~', "~0").replace('/', "~1"))?,
                Step::Index(index) => write!(f, "/{index}")?,
            }
        }
        Ok(())
    }
}
