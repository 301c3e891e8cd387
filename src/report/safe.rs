//! The choke point for text from files on its way to people: what a terminal or a log would act on, or what hides or
//! reorders text, is shown as `\u{…}`.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The most marks without width on one letter; more of them would be drawn over the lines above and below.
const MARKS: usize = 4;
/// The longest value that is shown in full, in characters, and how much of a longer one is shown.
const LONGEST: usize = 500;
const SHORTENED: usize = 200;

/// Text made safe to show. Nothing that a file holds can move the cursor, begin a line, turn the reading direction, be
/// there unseen, or be a command to the machine that runs us.
///
/// A beginning of the text is shown as the whole begins: columns can be counted piece by piece.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if is_safe(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut marks = 0;
    let mut commands = Commands::default();
    for c in text.chars() {
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        let unseen = match c {
            '\u{200d}' => !is_picture(before) && !is_variant(before),
            c if is_variant(c) => !is_picture(before),
            c => harmful(c),
        };
        if unseen | commands.completes(c) | (marks > MARKS) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
        before = c;
    }
    Cow::Owned(out)
}

/// Whether a text is of usual characters alone, of which no two can begin a command.
fn is_safe(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    if pairs.fold(false, |found, (one, next)| found | ((one == next) & matches!(one, b':' | b'#'))) {
        return false;
    }
    let mut rest = text;
    while let Some(after) = rest.get(plain_beginning(rest.as_bytes())..).filter(|after| !after.is_empty()) {
        let mut after = after.chars();
        if !after.next().is_some_and(is_usual) {
            return false;
        }
        rest = after.as_str();
    }
    true
}

/// How many bytes need no further look: usual characters of one byte, the first bytes of those from `À` to `ſ`, which are
/// all usual, and what follows a first byte.
fn plain_beginning(bytes: &[u8]) -> usize {
    beginning(bytes, |byte| (b' '..=b'~').contains(byte) | (0x80..=0xbf).contains(byte) | (0xc3..=0xc5).contains(byte))
}

/// How many bytes at the beginning are of a kind. Where it is told without a branch, sixteen are looked at as one.
fn beginning(bytes: &[u8], is_of_kind: impl Fn(&u8) -> bool) -> usize {
    let (chunks, _) = bytes.as_chunks::<16>();
    let sure =
        16 * chunks.iter().take_while(|chunk| chunk.iter().fold(true, |all, byte| all & is_of_kind(byte))).count();
    sure + bytes.iter().skip(sure).take_while(|byte| is_of_kind(byte)).count()
}

/// How many characters at the beginning of a text, up to so many, are of ASCII and take a column each.
pub(super) fn plain_columns(text: &str, most: usize) -> usize {
    let bytes = text.as_bytes();
    beginning(bytes.get(..most).unwrap_or(bytes), |byte| (b' '..=b'~').contains(byte))
}

/// How many columns a text takes; of usual characters each takes one.
#[must_use]
pub(super) fn columns(text: &str) -> usize {
    if plain_columns(text, text.len()) == text.len() {
        return text.len();
    }
    if text.chars().all(is_usual) { text.chars().count() } else { text.width() }
}

/// Whether a character is one of those of which most text consists: it does nothing, neither alone nor beside others of
/// them, but for colons and hashes.
fn is_usual(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '–' | '”' | '…')
}

/// A value as it stands in a sentence: a very long one is shortened, with a mark.
#[must_use]
pub(super) fn brief(value: &str) -> Cow<'_, str> {
    // No character takes less than a byte.
    if value.len() <= LONGEST || value.chars().nth(LONGEST).is_none() {
        return Cow::Borrowed(value);
    }
    Cow::Owned(value.chars().take(SHORTENED).chain(" […]".chars()).collect())
}

/// Whether a character must never be written raw: controls, line ends, marks of direction, what cannot be seen, what
/// has no meaning of its own.
#[must_use]
pub(super) fn harmful(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..)
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Pictures are put together with joiners and variants that cannot be seen.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn is_variant(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// Looks for commands to build machines: `::error …` at the beginning of a word, `##[…]` and `##vso[…]` anywhere.
/// GitHub and Azure read what their jobs print.
#[derive(Default)]
struct Commands {
    /// Inside a word.
    in_word: bool,
    /// Colons that begin a word.
    colons: usize,
    /// Hashes in a row.
    hashes: usize,
    /// Letters after two hashes or more.
    name: usize,
}

/// No command has a longer name.
const NAME: usize = 32;

impl Commands {
    /// Whether the next character would make a command of what went before.
    fn completes(&mut self, c: char) -> bool {
        let colons = self.colons == 2 && c.is_ascii_alphabetic();
        let bracket = self.hashes >= 2 && c == '[';
        self.colons = if c == ':' && (self.colons > 0 || !self.in_word) { self.colons + 1 } else { 0 };
        self.in_word = !c.is_whitespace() || harmful(c);
        if c.is_ascii_alphanumeric() && self.hashes >= 2 && self.name < NAME {
            self.name += 1;
        } else {
            self.hashes = if c == '#' && self.name == 0 { self.hashes + 1 } else { usize::from(c == '#') };
            self.name = 0;
        }
        colons || bracket
    }
}

/// JSON in which no command stands; it means the same.
pub(super) fn without_commands(json: &str) -> Cow<'_, str> {
    if !json.contains("##") {
        return Cow::Borrowed(json);
    }
    let mut commands = Commands::default();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if commands.completes(c) && c == '[' { out.push_str("\\u005b") } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_directions_and_line_ends_are_shown() {
        assert_eq!(safe("a\u{1b}[31m\nb"), "a\\u{1b}[31m\\u{a}b");
        assert_eq!(safe("\u{202e}x\u{2069}\u{2028}\u{85}\u{feff}"), "\\u{202e}x\\u{2069}\\u{2028}\\u{85}\\u{feff}");
        assert_eq!(safe("\u{e0041}\u{e000}\u{fffe}"), "\\u{e0041}\\u{e000}\\u{fffe}");
        assert_eq!(safe(&safe("\t")), safe("\t"));
    }

    #[test]
    fn what_is_usual_is_left_alone_for_a_reason() {
        let usual = (0..=0x3000).filter_map(char::from_u32).filter(|c| is_usual(*c));
        assert!(usual.clone().all(|c| !harmful(c) && !is_variant(c) && !is_picture(c) && c.width() == Some(1)));
        assert!(usual.count() > 300);
        for text in ["", "abc", "åäö –", "e\u{301}", "👩\u{200d}⚕\u{fe0f}", "ｗｉｄｅ", "a\u{ad}b"] {
            assert_eq!(columns(text), text.width(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_shown_but_in_pictures() {
        for usual in ["åäö ”x” – 😀", "👩\u{200d}⚕\u{fe0f}", "❤\u{fe0f}\u{200d}🔥", "a\u{30a}o\u{308}", "Ⅷ ½ м²"]
        {
            assert_eq!(safe(usual), usual);
        }
        assert_eq!(safe("a\u{200d}b\u{fe0f}\u{200c}\u{ad}"), "a\\u{200d}b\\u{fe0f}\\u{200c}\\u{ad}");
        let flood = format!("a{}", "\u{301}".repeat(6));
        assert_eq!(safe(&flood), format!("a{}\\u{{301}}\\u{{301}}", "\u{301}".repeat(4)));
    }

    #[test]
    fn commands_to_build_machines_are_broken_up() {
        assert_eq!(safe("::error::x"), "::\\u{65}rror::x");
        assert_eq!(safe("a ::set-output x::y ##[group]"), "a ::\\u{73}et-output x::y ##\\u{5b}group]");
        assert_eq!(safe("###[x] ##vso[task]"), "###\\u{5b}x] ##vso\\u{5b}task]");
        for usual in ["fe80::1", "”::1”", "::1", "a::b", "## Rubrik", "# [x]", "##a b[1]", ":::a"] {
            assert_eq!(safe(usual), usual);
        }
        assert_eq!(without_commands("\"##[a] ## b\""), "\"##\\u005ba] ## b\"");
    }

    #[test]
    fn long_values_are_shortened() {
        let long = "å".repeat(501);
        assert_eq!(brief(&long), format!("{} […]", "å".repeat(200)));
        assert_eq!(brief(&"å".repeat(500)), "å".repeat(500));
    }
}
