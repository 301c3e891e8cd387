//! The choke point for text from files on its way to people: what a terminal or a log would act on, or what hides or
//! reorders text, is shown as `\u{…}`.

/// Text made safe to show. Nothing that a file holds can move the cursor, begin a line, or turn the reading direction.
#[must_use]
pub fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if harmful(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// Whether a character must never be written raw: controls, line ends, marks of direction, invisible marks.
#[must_use]
pub(super) fn harmful(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_directions_and_line_ends_are_shown() {
        assert_eq!(safe("a\u{1b}[31m\nb"), "a\\u{1b}[31m\\u{a}b");
        assert_eq!(safe("\u{202e}x\u{2069}\u{2028}\u{85}\u{feff}"), "\\u{202e}x\\u{2069}\\u{2028}\\u{85}\\u{feff}");
        assert_eq!(safe("åäö ”x” – 😀 👩\u{200d}⚕"), "åäö ”x” – 😀 👩\u{200d}⚕");
        assert_eq!(safe(&safe("\t")), safe("\t"));
    }
}
