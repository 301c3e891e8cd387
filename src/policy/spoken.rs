//! Of which variables an expression speaks, roughly: in one word beside it, so that most questions need no look into it.

use super::ir::Slot;

/// Some variables, each told by one of a few bits: one whose bit is not set is surely none of them, any other may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spoken(u64);

impl Spoken {
    /// One variable.
    #[must_use]
    pub fn of(slot: Slot) -> Self {
        Self(1 << (slot % u64::BITS as usize))
    }

    /// These and those.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a variable may be one of them.
    #[must_use]
    pub fn may_hold(self, slot: Slot) -> bool {
        self.0 & Self::of(slot).0 != 0
    }
}
