//! Strong Kleene truth, with what makes an unknown unknown and what makes a true one empty.

/// Why something is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// Only something that lies ahead is lacking.
    Open,
    /// Something could be declared today. Joined with an open lack it stays unstated.
    Unstated,
}

impl Lack {
    /// Both together: unstated if either is.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }
}

/// A truth value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// True. `vacuous`: only because there was nothing to check.
    True {
        /// Whether the truth comes from an empty range alone.
        vacuous: bool,
    },
    /// False. `vacuous` is kept so that `not` can carry the mark over.
    False {
        /// Whether the falsity comes from an empty range alone.
        vacuous: bool,
    },
    /// Not known.
    Unknown(Lack),
}

impl Truth {
    /// Plainly true.
    pub const TRUE: Self = Self::True { vacuous: false };
    /// Plainly false.
    pub const FALSE: Self = Self::False { vacuous: false };
    /// Something undeclared decides.
    pub const UNSTATED: Self = Self::Unknown(Lack::Unstated);
    /// Something that lies ahead decides.
    pub const OPEN: Self = Self::Unknown(Lack::Open);

    /// A known truth, not vacuous.
    #[must_use]
    pub fn known(value: bool) -> Self {
        if value { Self::TRUE } else { Self::FALSE }
    }

    /// The Boolean behind it, when known.
    #[must_use]
    pub fn value(self) -> Option<bool> {
        match self {
            Self::True { .. } => Some(true),
            Self::False { .. } => Some(false),
            Self::Unknown(_) => None,
        }
    }

    /// Whether it is true.
    #[must_use]
    pub fn is_true(self) -> bool {
        self.value() == Some(true)
    }

    /// Whether it is false.
    #[must_use]
    pub fn is_false(self) -> bool {
        self.value() == Some(false)
    }

    /// Whether it is unknown.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        self.value().is_none()
    }

    /// Whether it carries the mark of an empty range.
    #[must_use]
    pub fn is_vacuous(self) -> bool {
        matches!(self, Self::True { vacuous: true } | Self::False { vacuous: true })
    }

    /// What it lacks; `None` when it is known.
    #[must_use]
    pub fn lack(self) -> Option<Lack> {
        match self {
            Self::Unknown(lack) => Some(lack),
            Self::True { .. } | Self::False { .. } => None,
        }
    }

    /// Negation; the mark stays.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::True { vacuous } => Self::False { vacuous },
            Self::False { vacuous } => Self::True { vacuous },
            unknown @ Self::Unknown(_) => unknown,
        }
    }

    /// Conjunction of all operands: vacuous when no operand is unknown and every deciding operand is.
    #[must_use]
    pub fn all(operands: impl IntoIterator<Item = Self>) -> Self {
        Self::fold(operands, false)
    }

    /// Disjunction of all operands.
    #[must_use]
    pub fn any(operands: impl IntoIterator<Item = Self>) -> Self {
        Self::fold(operands, true)
    }

    /// Both folds: `dominant` is the value that decides alone (false for `and`, true for `or`).
    fn fold(operands: impl IntoIterator<Item = Self>, dominant: bool) -> Self {
        let mut lack: Option<Lack> = None;
        let (mut dominant_seen, mut other_vacuous) = (false, true);
        let mut count = 0usize;
        for operand in operands {
            count += 1;
            match operand {
                Self::Unknown(new) => lack = Some(lack.map_or(new, |old| old.and(new))),
                // Whatever else there is changes nothing.
                known if known.value() == Some(dominant) && !known.is_vacuous() => return known,
                known if known.value() == Some(dominant) => dominant_seen = true,
                known => other_vacuous &= known.is_vacuous(),
            }
        }
        let unknown = lack.is_some();
        let make = |value: bool, vacuous: bool| if value { Self::True { vacuous } } else { Self::False { vacuous } };
        match lack {
            _ if dominant_seen => make(dominant, !unknown),
            Some(lack) => Self::Unknown(lack),
            None => make(!dominant, other_vacuous && count > 0),
        }
    }
}
