//! How values are written, and the shapes of texts.

use crate::values::*;
use num_rational::Ratio;
use regex::Regex;
use std::net::IpAddr;
use unicode_normalization::UnicodeNormalization;

/// `n` over a power of ten.
pub(crate) fn decimal(n: i64, scale: u32) -> Ratio<i128> {
    Ratio::new(n.into(), 10_i128.pow(scale))
}

/// A value of a type as it is written; anything where it is not of the type.
pub(crate) fn read(kind: &str, text: &str) -> Val {
    match kind {
        "boolean" => Bool(text == "true"),
        "number" => {
            let (whole, part) = text.split_once('.').unwrap_or((text, ""));
            let scale = u32::try_from(part.len()).unwrap_or_default();
            format!("{whole}{part}").parse().map_or(Any, |digits| Num(decimal(digits, scale)))
        }
        "date" => text.parse().map_or(Any, in_calendar),
        "month" => read("date", &format!("{text}-01")),
        _ => Text(text.nfc().collect(), String::new()),
    }
}

/// Whether a pattern fits the whole text.
pub(crate) fn fits(pattern: &str, text: &str) -> bool {
    Regex::new(&format!(r"\A(?:{pattern})\z")).is_ok_and(|pattern| pattern.is_match(text))
}

/// But for case and runs of blanks.
pub(crate) fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The canonical form of a text that is of the shape.
pub(crate) fn shaped(shape: &str, text: &str) -> Option<String> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let is = match shape {
        "ip-address" => text.parse::<IpAddr>().is_ok(),
        "private-ip-address" => text.parse().is_ok_and(|ip| match ip {
            IpAddr::V4(ip) => ip.is_private(),
            IpAddr::V6(ip) => ip.is_unique_local(),
        }),
        "email" => fits(r"[^\s@,;:<>().]+(\.[^\s@,;:<>().]+)*@[^\s@,;:<>().]+(\.[^\s@,;:<>().]+)+", text),
        // The last one is a check digit by Luhn.
        "organisation-number" => {
            let luhn = digits.iter().enumerate().map(|(i, d)| if i % 2 == 0 { d * 2 / 10 + d * 2 % 10 } else { *d });
            fits("[0-9]{2}[2-9][0-9]{3}-?[0-9]{4}", text) && luhn.sum::<u32>() % 10 == 0
        }
        "phone-number" => fits(r"(\+|0)[0-9 ()/-]*", text) && (7..=15).contains(&digits.len()),
        _ => !text.trim().is_empty(),
    };
    let national = |text: &str| text.replace(|c: char| !c.is_ascii_digit(), "");
    is.then(|| match (shape, text.strip_prefix("+46")) {
        ("phone-number", Some(rest)) => format!("0{}", national(rest)),
        ("phone-number", None) => national(text),
        _ => plain(text),
    })
}
