//! What a word without quotes means: YAML 1.2's core schema, and what a YAML 1.1 reader would have made of it.

use crate::value::Number;

/// A plain scalar under the core schema.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Scalar {
    Null,
    Bool(bool),
    Number(Number),
    /// A number, but one that cannot be held exactly (or none: infinite, not a number).
    NotExact,
    Text,
}

/// How a YAML 1.1 reader would have read a plain scalar that YAML 1.2 reads otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lookalike {
    /// `no`, `yes`, `on`, `off`, `y`, `n`: true or false in YAML 1.1, text in 1.2.
    Bool,
    /// `012`: ten in YAML 1.1, twelve in 1.2.
    Octal,
    /// `12:30`: 750 in YAML 1.1, text in 1.2.
    Sexagesimal,
    /// `1_000`: a thousand in YAML 1.1, text in 1.2.
    Underscored,
}

/// What YAML 1.1 would have made of a plain scalar, when that differs from YAML 1.2.
#[must_use]
pub fn yaml11(text: &str) -> Option<Lookalike> {
    const BOOLS: [&str; 16] =
        ["y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF"];
    if BOOLS.contains(&text) {
        return Some(Lookalike::Bool);
    }
    let digits = unsigned(text);
    let tail = digits.strip_prefix('0');
    if tail.is_some_and(|t| !t.is_empty() && t.bytes().all(|b| matches!(b, b'0'..=b'7'))) {
        return Some(Lookalike::Octal);
    }
    if is_sexagesimal(digits) {
        return Some(Lookalike::Sexagesimal);
    }
    is_underscored(digits).then_some(Lookalike::Underscored)
}

fn is_sexagesimal(digits: &str) -> bool {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or("");
    let hours = first.starts_with(|c: char| matches!(c, '1'..='9')) && all_digits(&first.replace('_', ""));
    let mut sixtieths = parts.peekable();
    hours
        && sixtieths.peek().is_some()
        && sixtieths.all(|p| matches!(p.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']))
        && (fraction.is_empty() || all_digits(fraction))
}

fn is_underscored(digits: &str) -> bool {
    if !digits.contains('_') {
        return false;
    }
    let bare = digits.replace('_', "");
    if let Some(hex) = bare.strip_prefix("0x") {
        return !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit());
    }
    if let Some(binary) = bare.strip_prefix("0b") {
        return !binary.is_empty() && binary.bytes().all(|b| matches!(b, b'0' | b'1'));
    }
    let (whole, fraction) = bare.split_once('.').unwrap_or((&bare, "0"));
    digits.starts_with(|c: char| c.is_ascii_digit()) && all_digits(whole) && all_digits(fraction)
}

/// The meaning of a plain scalar.
pub(super) fn core(text: &str) -> Scalar {
    // Most begin as nothing but a text does.
    let first = text.as_bytes().first();
    if first.is_some_and(
        |first| !matches!(first, b'~' | b'+'..=b'.' | b'0'..=b'9' | b'N' | b'T' | b'F' | b'n' | b't' | b'f'),
    ) {
        return Scalar::Text;
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" => return Scalar::Bool(true),
        "false" | "False" | "FALSE" => return Scalar::Bool(false),
        ".nan" | ".NaN" | ".NAN" => return Scalar::NotExact,
        _ => {}
    }
    let digits = unsigned(text);
    if matches!(digits, ".inf" | ".Inf" | ".INF") {
        return Scalar::NotExact;
    }
    if let Some(number) = radix(text) {
        return number.map_or(Scalar::NotExact, Scalar::Number);
    }
    if !is_decimal(digits) {
        return Scalar::Text;
    }
    Number::parse(text).map_or(Scalar::NotExact, Scalar::Number)
}

/// `0o17` and `0xFF`: `None` when it is neither, `Some(None)` when it is too large.
fn radix(text: &str) -> Option<Option<Number>> {
    let (base, digits) = match text.strip_prefix("0o") {
        Some(octal) => (8, octal),
        None => (16, text.strip_prefix("0x")?),
    };
    let all = !digits.is_empty() && digits.chars().all(|c| c.is_digit(base));
    all.then(|| whole(digits, base))
}

/// A whole number of a base, exact.
pub(super) fn whole(digits: &str, base: u32) -> Option<Number> {
    u128::from_str_radix(digits, base).ok().and_then(|n| Number::parse(&n.to_string()))
}

/// `[0-9]+`, `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
fn is_decimal(digits: &str) -> bool {
    let end = digits.bytes().position(|b| b != b'.' && !b.is_ascii_digit());
    let (mantissa, exponent) = match end.and_then(|end| digits.split_at_checked(end)) {
        Some((mantissa, rest)) => match rest.strip_prefix(['e', 'E']) {
            Some(exponent) => (mantissa, unsigned(exponent)),
            None => return false,
        },
        None => (digits, "0"),
    };
    let good = match mantissa.split_once('.') {
        Some(("", fraction)) => all_digits(fraction),
        Some((whole, fraction)) => all_digits(whole) && (fraction.is_empty() || all_digits(fraction)),
        None => all_digits(mantissa),
    };
    good && all_digits(exponent)
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
