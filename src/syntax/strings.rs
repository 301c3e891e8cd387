//! Texts between quotation marks: where they end, what their escapes mean, and from which byte each character came.

/// A decoded text.
#[derive(Debug, Clone, Default)]
pub(super) struct Decoded {
    /// The text.
    pub(super) text: String,
    /// Where the decoded and the written text run side by side from: (offset decoded, offset written).
    pub(super) points: Vec<(usize, usize)>,
    /// Byte ranges of unknown escapes as written.
    pub(super) bad: Vec<(usize, usize)>,
}

/// How long the text is that starts after a quotation mark, and whether a closing mark follows it. A text without one
/// ends with its line; a `}` at the end of the line that closes nothing inside the text is left to the block.
pub(super) fn end_of_text(after: &str) -> (usize, bool) {
    let mut escaped = false;
    let mut line = after.len();
    for (at, c) in after.char_indices() {
        match c {
            '\n' => {
                line = at;
                break;
            }
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return (at, true),
            _ => {}
        }
    }
    let inside = after.get(..line).unwrap_or_default().trim_end();
    (without_foreign_braces(inside).len(), false)
}

fn without_foreign_braces(inside: &str) -> &str {
    let count = |mark: char| inside.chars().filter(|c| *c == mark).count();
    let mut excess = count('}').saturating_sub(count('{'));
    let mut kept = inside;
    while let Some(shorter) = kept.strip_suffix('}').filter(|_| excess > 0) {
        kept = shorter.trim_end();
        excess -= 1;
    }
    kept
}

/// Decodes `\"`, `\\`, `\n`, `\t` and `\u{…}`. An unknown escape stays as written.
pub(super) fn decode(raw: &str) -> Decoded {
    let mut out = Decoded { text: String::with_capacity(raw.len()), points: vec![(0, 0)], bad: Vec::new() };
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.text.push_str(before);
        let start = raw.len() - from.len();
        let (c, length) = escape(from);
        out.points.push((out.text.len(), start));
        match c {
            Some(c) => out.text.push(c),
            None => {
                out.text.push_str(from.get(..length).unwrap_or_default());
                out.bad.push((start, start + length));
            }
        }
        rest = from.get(length..).unwrap_or_default();
        out.points.push((out.text.len(), start + length));
    }
    out.text.push_str(rest);
    out
}

/// The character of the escape at the start of `from`, and the escape's length.
fn escape(from: &str) -> (Option<char>, usize) {
    let second = from.chars().nth(1);
    let simple = match second {
        Some('"') => Some('"'),
        Some('\\') => Some('\\'),
        Some('n') => Some('\n'),
        Some('t') => Some('\t'),
        _ => None,
    };
    if simple.is_some() {
        return (simple, 2);
    }
    let code = from.strip_prefix("\\u{").and_then(|hex| {
        let length = hex.bytes().take(7).position(|b| b == b'}')?;
        hex.get(..length)
    });
    match code {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
            (u32::from_str_radix(hex, 16).ok().and_then(char::from_u32), hex.len() + 4)
        }
        _ => (None, 1 + second.map_or(0, char::len_utf8)),
    }
}

/// Writes a text as a literal with its quotation marks.
pub(super) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
