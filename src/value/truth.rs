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
        Fold::ALL.over(operands)
    }

    /// Disjunction of all operands.
    #[must_use]
    pub fn any(operands: impl IntoIterator<Item = Self>) -> Self {
        Fold::ANY.over(operands)
    }
}

/// A conjunction or disjunction, as far as its operands are known.
#[derive(Debug, Clone, Copy)]
pub struct Fold {
    /// The value that decides alone: false for `and`, true for `or`.
    dominant: bool,
    /// Which kinds of operands there are, a bit for each.
    seen: u8,
}

/// A kind of operands.
#[derive(Clone, Copy)]
enum Operand {
    /// One that decides alone; or does for an empty range.
    Decides,
    DecidesVacuously,
    /// One that is known and does not.
    Other,
    OtherVacuously,
    /// One that is not known.
    Open,
    Unstated,
}

impl Operand {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Fold {
    /// A conjunction without operands.
    pub const ALL: Self = Self { dominant: false, seen: 0 };
    /// A disjunction without operands.
    pub const ANY: Self = Self { dominant: true, seen: 0 };

    /// Takes an operand. Whether it decides: whatever else there is changes nothing.
    #[inline]
    pub fn add(&mut self, operand: Truth) -> bool {
        let kind = match operand {
            Truth::Unknown(Lack::Open) => Operand::Open,
            Truth::Unknown(Lack::Unstated) => Operand::Unstated,
            known => match (known.value() == Some(self.dominant), known.is_vacuous()) {
                (true, false) => Operand::Decides,
                (true, true) => Operand::DecidesVacuously,
                (false, false) => Operand::Other,
                (false, true) => Operand::OtherVacuously,
            },
        };
        self.seen |= kind.bit();
        self.has(Operand::Decides)
    }

    const fn has(self, kind: Operand) -> bool {
        self.seen & kind.bit() != 0
    }

    /// What it comes to.
    #[must_use]
    #[inline]
    pub fn end(self) -> Truth {
        let make = |value: bool, vacuous: bool| if value { Truth::True { vacuous } } else { Truth::False { vacuous } };
        if self.has(Operand::Decides) {
            return make(self.dominant, false);
        }
        let lack = match (self.has(Operand::Unstated), self.has(Operand::Open)) {
            (true, _) => Some(Lack::Unstated),
            (false, true) => Some(Lack::Open),
            (false, false) => None,
        };
        match lack {
            lack if self.has(Operand::DecidesVacuously) => make(self.dominant, lack.is_none()),
            Some(lack) => Truth::Unknown(lack),
            None => make(!self.dominant, self.has(Operand::OtherVacuously) && !self.has(Operand::Other)),
        }
    }

    fn over(mut self, operands: impl IntoIterator<Item = Truth>) -> Truth {
        for operand in operands {
            if self.add(operand) {
                break;
            }
        }
        self.end()
    }
}
