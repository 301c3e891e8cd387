//! Values that look like something else than they are read as: YAML 1.1 words, numbers with blanks, single values where a
//! list stands.

/// The truth value that a text was meant to be: YAML 1.1 words and those that people write.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "ja" | "j" | "sant" | "sann" => Some(true),
        "false" | "no" | "n" | "off" | "nej" | "falskt" | "falsk" => Some(false),
        _ => None,
    }
}

/// How a text that was meant as a number should be written: `1_000`, `1 000`, `2,5`, `"12"`, `+3`.
pub(super) fn number(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !matches!(c, '_' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    let sign = bare.starts_with('-');
    let digits = bare.strip_prefix(['-', '+']).unwrap_or(&bare);
    let (whole, fraction) = match digits.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !fraction.is_none_or(all_digits) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    };
    let sign = if sign { "-" } else { "" };
    Some(match fraction {
        Some(fraction) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{whole}"),
    })
}

/// Whether a text has the form of a time of day (`12:30`), which YAML 1.1 reads as a number.
pub(super) fn time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}
