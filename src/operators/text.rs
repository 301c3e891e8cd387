//! Text, shapes and versions. A pure table with its functions.

use super::compare::same_text;
use super::{Operator, Run, Signature, row};
use crate::value::{Lack, Number, Scalar, Shape, Truth, nfc};

pub(super) const ROWS: &[Operator] = &[
    row("starts with", "", Signature::Texts, Run::Compare(starts_with), "The text begins with the other."),
    row("ends with", "", Signature::Texts, Run::Compare(ends_with), "The text ends with the other."),
    row("same text as", "", Signature::Texts, Run::Compare(same_as_name), "The same but for case and runs of blanks."),
    row("matches", "", Signature::Pattern, Run::Path, "The whole text matches the pattern; linear time."),
    row(
        "empty",
        "",
        Signature::Emptiness,
        Run::Path,
        "A text or list with nothing in it; also what is declared as `none`.",
    ),
    row("major version of", "", Signature::Version, Run::Map(major), "The whole number with which a version begins."),
];

fn texts(a: &Scalar<'_>, b: &Scalar<'_>, test: impl Fn(&str, &str) -> bool) -> Truth {
    match (a, b) {
        (Scalar::Text(a), Scalar::Text(b)) => Truth::known(test(a, b)),
        (Scalar::None, _) | (_, Scalar::None) => Truth::FALSE,
        _ => Truth::Unknown([a.lack(), b.lack()].into_iter().flatten().reduce(Lack::and).unwrap_or(Lack::Unstated)),
    }
}

fn starts_with(a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    texts(a, b, |a, b| nfc(a).starts_with(&*nfc(b)))
}

fn ends_with(a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    texts(a, b, |a, b| nfc(a).ends_with(&*nfc(b)))
}

fn same_as_name(a: &Scalar<'_>, b: &Scalar<'_>) -> Truth {
    let folded = |text: &str| Shape::Name.canonical(text).unwrap_or_default();
    texts(a, b, |a, b| same_text(&folded(a), &folded(b)))
}

/// The leading whole number of a version (`11.0.9600` is 11); a text that does not begin with one is not known.
fn major(value: &Scalar<'_>) -> Scalar<'static> {
    match value {
        Scalar::Text(text) => {
            let text = text.trim();
            let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
            let rest = text.get(digits.len()..).unwrap_or("");
            let ends = !rest.starts_with(|c: char| c.is_alphabetic());
            match Number::parse(&digits) {
                Some(number) if ends => Scalar::number(number),
                _ => Scalar::Unknown(Lack::Unstated),
            }
        }
        Scalar::None => Scalar::None,
        other => Scalar::Unknown(other.lack().unwrap_or(Lack::Unstated)),
    }
}
