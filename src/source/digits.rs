//! Decimal digits of every script, and how they are hidden.

/// The zeros of all scripts; nine more digits follow each. In order.
const ZEROS: &[char] = &[
    '0',
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{11f50}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e4d0}',
    '\u{1e950}',
    '\u{1fbf0}',
];

/// The value of a decimal digit of any script; `None` for other characters.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let zero = ZEROS.get(ZEROS.partition_point(|zero| *zero <= c).checked_sub(1)?)?;
    Some(u32::from(c) - u32::from(*zero)).filter(|value| *value < 10)
}

/// What stands in a text for a hidden digit: the digit one of the same script, which takes as many bytes.
pub(super) fn filler(c: char) -> char {
    digit(c).and_then(|value| char::from_u32(u32::from(c) - value + 1)).unwrap_or(c)
}

/// What is shown for a hidden digit.
pub(super) fn hidden(c: char) -> char {
    if digit(c).is_some() { '•' } else { c }
}

/// A text with every digit as `•`.
#[must_use]
pub fn without_digits(text: &str) -> String {
    text.chars().map(hidden).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_unicode() {
        let decimal = regex::Regex::new(r"^\p{Nd}$").unwrap();
        for c in ('\u{0}'..=char::MAX).filter(|c| c.is_numeric()) {
            let known = decimal.is_match(c.encode_utf8(&mut [0; 4]));
            // A library that knows a later Unicode may know more scripts, not fewer.
            assert!(known || digit(c).is_none(), "{}", c.escape_unicode());
            assert_eq!(filler(c).len_utf8(), c.len_utf8());
        }
        assert_eq!(['7', '٧', '７', '𝟳', '७'].map(digit), [Some(7); 5]);
        assert_eq!(['a', '²', '①', '•', '/', ':'].map(digit), [None; 6]);
        assert_eq!(without_digits("a1２٣-4"), "a•••-•");
    }
}
