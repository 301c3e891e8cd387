//! Exact numbers: ratios of 128-bit integers. What does not fit is refused where it is read, never rounded.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use std::fmt;
use std::hash::{Hash, Hasher};

/// An exact rational number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(Ratio<i128>);

/// A ratio is held in its lowest terms: both of them tell it apart, without a division.
impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.numer().hash(state);
        self.0.denom().hash(state);
    }
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// A whole number.
    #[must_use]
    pub fn int(value: i64) -> Self {
        Self(Ratio::from_integer(i128::from(value)))
    }

    /// It as a ratio in lowest terms: what is above and what is below the line.
    #[must_use]
    pub fn ratio(self) -> (i128, i128) {
        (*self.0.numer(), *self.0.denom())
    }

    /// A ratio that [`Self::ratio`] gave; `None` when it is none.
    #[must_use]
    pub fn from_ratio(above: i128, below: i128) -> Option<Self> {
        (below > 0).then(|| Self(Ratio::new_raw(above, below)))
    }

    /// A count.
    #[must_use]
    pub fn count(value: usize) -> Self {
        Self(Ratio::from_integer(i128::try_from(value).unwrap_or(i128::MAX)))
    }

    /// Reads decimal notation (`-12`, `3.50`, `1e3`). `None` when it is not a number or cannot be held exactly in
    /// 30 digits before and after the point.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => {
                let exponent = text.get(at + 1..)?;
                let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
                if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                (text.get(..at)?, exponent.parse::<i32>().ok()?)
            }
            None => (text, 0),
        };
        let (negative, digits) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut value: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        if negative {
            value = -value;
        }
        if value == 0 {
            return Some(Self::ZERO);
        }
        let scale = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        if scale.unsigned_abs() > 30 {
            return None;
        }
        let power = 10i128.checked_pow(scale.unsigned_abs())?;
        Some(Self(if scale >= 0 { Ratio::from_integer(value.checked_mul(power)?) } else { Ratio::new(value, power) }))
    }

    /// `p` per cent of one, exact: `percent(10)` is 1/10.
    #[must_use]
    pub fn per_cent(self) -> Option<Self> {
        self.0.checked_mul(&Ratio::new(1, 100)).map(Self)
    }

    /// What a calculation gives that cannot overflow where what it starts from is small: it is done in 64 bits there, which
    /// the processor divides.
    fn small(self, other: Self, of: impl FnOnce(Ratio<i64>, Ratio<i64>) -> Ratio<i64>) -> Option<Self> {
        let small = |of: Self| {
            let part = |part: &i128| i32::try_from(*part).ok().map(i64::from);
            Some(Ratio::new_raw(part(of.0.numer())?, part(of.0.denom())?))
        };
        let result = of(small(self)?, small(other)?);
        Some(Self(Ratio::new_raw(i128::from(*result.numer()), i128::from(*result.denom()))))
    }

    /// Sum; `None` on overflow.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.small(other, |a, b| a + b).or_else(|| self.0.checked_add(&other.0).map(Self))
    }

    /// Difference; `None` on overflow.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    /// Product; `None` on overflow.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        self.small(other, |a, b| a * b).or_else(|| self.0.checked_mul(&other.0).map(Self))
    }

    /// The nearest whole number, halves up (2.5 → 3, −2.5 → −2).
    #[must_use]
    pub fn nearest(self) -> Option<Self> {
        self.plus(Self(Ratio::new_raw(1, 2))).map(Self::floor)
    }

    /// The smallest whole number not below it.
    #[must_use]
    pub fn ceil(self) -> Self {
        let floor = self.floor();
        if floor == self { self } else { Self(floor.0 + 1) }
    }

    /// The greatest whole number not above it.
    #[must_use]
    pub fn floor(self) -> Self {
        if self.is_integer() {
            return self;
        }
        if let (Some(above), Some(below)) = (self.0.numer().to_i64(), self.0.denom().to_i64()) {
            return Self::int(above.div_euclid(below));
        }
        // Not `Ratio::floor`, nor its `ceil`: they overflow near the largest number. The denominator is positive.
        Self(Ratio::from_integer(self.0.numer().div_euclid(*self.0.denom())))
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_integer(self) -> bool {
        self.0.is_integer()
    }

    /// As a whole number of 64 bits, when it is one.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        if self.0.is_integer() { self.0.numer().to_i64() } else { None }
    }

    /// As the nearest floating-point number: for JSON Schema's keywords alone, never for a verdict.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.0.to_f64().unwrap_or(f64::NAN)
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}

impl fmt::Display for Number {
    /// Decimal notation when it ends (`2.5`), else a fraction (`1/3`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_integer() {
            return write!(f, "{}", self.0.numer());
        }
        let mut denominator = *self.0.denom();
        let mut twos = 0u32;
        let mut fives = 0u32;
        while denominator % 2 == 0 {
            denominator /= 2;
            twos += 1;
        }
        while denominator % 5 == 0 {
            denominator /= 5;
            fives += 1;
        }
        let places = twos.max(fives);
        let exact = 10i128.checked_pow(places).and_then(|p| self.0.numer().checked_mul(&p)).map(|n| n / self.0.denom());
        match (denominator, exact) {
            (1, Some(digits)) => {
                let sign = if digits < 0 { "-" } else { "" };
                let text = format!("{:0>width$}", digits.unsigned_abs(), width = places as usize + 1);
                let (whole, fraction) = text.split_at(text.len() - places as usize);
                write!(f, "{sign}{whole}.{fraction}")
            }
            _ => write!(f, "{}/{}", self.0.numer(), self.0.denom()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_exactly() {
        for (text, shown) in
            [("1.0", "1"), ("0.10", "0.1"), ("-2.5", "-2.5"), ("1e3", "1000"), ("12.5e-1", "1.25"), ("0e999", "0")]
        {
            assert_eq!(Number::parse(text).map(|n| n.to_string()).as_deref(), Some(shown), "{text}");
        }
        for text in ["", "-", ".", "1e", "1e400", "0x1", "1_000", "99999999999999999999999999999999999999999"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_round_up() {
        let near = |text: &str| Number::parse(text).and_then(Number::nearest).map(|n| n.to_string());
        assert_eq!(near("1.4").as_deref(), Some("1"));
        assert_eq!(near("1.5").as_deref(), Some("2"));
        assert_eq!(near("2.5").as_deref(), Some("3"));
        assert_eq!(near("-2.5").as_deref(), Some("-2"));
    }

    #[test]
    fn small_numbers_give_what_large_ones_do() {
        let (least, most) = (i128::from(i32::MIN), i128::from(i32::MAX));
        let above = [least - 1, least, -7, -1, 0, 1, 3, 10, most, most + 1];
        let all: Vec<Number> = above
            .iter()
            .flat_map(|above| [1, 2, 10, most, most + 1].map(|below| Number(Ratio::new(*above, below))))
            .collect();
        for one in &all {
            for other in &all {
                assert_eq!(one.plus(*other), one.0.checked_add(&other.0).map(Number), "{one} + {other}");
                assert_eq!(one.times(*other), one.0.checked_mul(&other.0).map(Number), "{one} * {other}");
            }
            let (above, below) = one.ratio();
            assert_eq!(one.floor().ratio(), (above.div_euclid(below), 1), "{one}");
        }
    }

    #[test]
    fn rounding_goes_to_the_end_of_the_numbers() {
        let most = "170141183460469231731687303715884105727";
        let (whole, tenths) = most.split_at(most.len() - 1);
        for sign in ["", "-"] {
            let number = Number::parse(&format!("{sign}{most}")).unwrap();
            assert_eq!((number.floor(), number.ceil()), (number, number));
            let broken = Number::parse(&format!("{sign}{whole}.{tenths}")).unwrap();
            let near = Number::parse(&format!("{sign}{whole}")).unwrap();
            let (least, most) =
                if sign.is_empty() { (broken.floor(), broken.ceil()) } else { (broken.ceil(), broken.floor()) };
            assert_eq!(least, near);
            assert_ne!(most, near);
            assert!(broken.floor() < broken && broken < broken.ceil());
        }
    }
}
