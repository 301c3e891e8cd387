//! Texts of the wrong form: what is wrong with them, and what was probably meant.

use crate::value::{Date, Month, Shape};

/// Why a text is no day.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum BadDate {
    /// Written otherwise than `YYYY-MM-DD`; with the day that was probably meant.
    Form(Option<Date>),
    /// The month has no such day; its last one.
    NoSuchDay {
        /// The month as written.
        month: Month,
        /// Its last day.
        last: i64,
    },
    /// Before 1900 or after 2199.
    Range,
}

/// Names of months by their first three letters, in Swedish and English.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mar"],
    &["apr"],
    &["maj", "may"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dec"],
];

/// One part of a text between separators.
#[derive(Clone, Copy)]
enum Part {
    /// A number with its count of digits.
    Number(i16, usize),
    /// A month by name.
    Month(i16),
}

fn parts(text: &str) -> Option<Vec<Part>> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(part).collect()
}

fn part(text: &str) -> Option<Part> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok().map(|number| Part::Number(number, text.len()));
    }
    let lower = text.to_lowercase();
    let month = MONTHS.iter().position(|names| names.iter().any(|name| lower.starts_with(name)))?;
    i16::try_from(month + 1).ok().map(Part::Month)
}

fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// What is wrong with a text that should be a day.
pub(super) fn bad_date(text: &str) -> BadDate {
    let text = text.trim();
    if let Some((year, month, number)) = iso(text) {
        if !(1900..=2199).contains(&year) {
            return BadDate::Range;
        }
        let within = (1..=31).contains(&number);
        let month_of = day(year, month, 1).map(Date::month);
        if let Some((month, last)) = month_of.and_then(|month| Some((month, month.last_day()?.parts().2)))
            && within
        {
            return BadDate::NoSuchDay { month, last: i64::from(last) };
        }
    }
    BadDate::Form(guess_date(text))
}

/// Year, month and day of `YYYY-MM-DD`, whether or not there is such a day.
fn iso(text: &str) -> Option<(i16, i16, i16)> {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
            let digits = parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
            if digits { Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)) } else { None }
        }
        _ => None,
    }
}

/// The day that a text most probably means: `15/6 2018`, `2018-6-5`, `20180615`, `15 juni 2018`, a day with a time.
fn guess_date(text: &str) -> Option<Date> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let (year, rest) = text.split_at_checked(4)?;
        let (month, number) = rest.split_at_checked(2)?;
        return day(year.parse().ok()?, month.parse().ok()?, number.parse().ok()?);
    }
    if let Some(date) = text.split_once(['T', 't', ' ']).and_then(|(date, _)| Date::parse(date)) {
        return Some(date);
    }
    match parts(text)?.as_slice() {
        [Part::Number(year, 4), Part::Number(a, 1..=2), Part::Number(b, 1..=2)] => {
            // Year first: month, then day; the other way round when only that is a day.
            day(*year, *a, *b).or_else(|| day(*year, *b, *a))
        }
        [Part::Number(a, 1..=2), Part::Number(b, 1..=2), Part::Number(year, 4)] => day(*year, *b, *a),
        [Part::Number(number, 1..=2), Part::Month(month), Part::Number(year, 4)]
        | [Part::Month(month), Part::Number(number, 1..=2), Part::Number(year, 4)]
        | [Part::Number(year, 4), Part::Month(month), Part::Number(number, 1..=2)] => day(*year, *month, *number),
        _ => None,
    }
}

/// The month that a text most probably means: `2018-8`, `201808`, `augusti 2018`, a day in it.
pub(super) fn guess_month(text: &str) -> Option<Month> {
    let text = text.trim();
    let month = |year: i16, month: i16| day(year, month, 1).map(Date::month);
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        let (year, number) = text.split_at_checked(4)?;
        return month(year.parse().ok()?, number.parse().ok()?);
    }
    match parts(text)?.as_slice() {
        [Part::Number(year, 4), Part::Number(number, 1..=2) | Part::Month(number)]
        | [Part::Number(number, 1..=2) | Part::Month(number), Part::Number(year, 4)] => month(*year, *number),
        _ => Date::parse(text).or_else(|| guess_date(text)).map(Date::month),
    }
}

/// What is wrong with a text that should be an organisation number: a word of the catalogue.
pub(super) fn bad_organisation_number(text: &str) -> &'static str {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let ten = if digits.len() == 12 { digits.strip_prefix("16").unwrap_or("") } else { &digits };
    let foreign = text.chars().any(|c| !(c.is_ascii_digit() || c == '-'));
    if ten.len() != 10 || foreign {
        "organisation-number-form"
    } else if ten.as_bytes().get(2).is_some_and(|third| *third < b'2') {
        "organisation-number-person"
    } else if Shape::OrganisationNumber.matches(ten) {
        "organisation-number-form"
    } else {
        "organisation-number-check"
    }
}

/// The text of a shape that was probably meant, when blanks or a little more make the difference.
pub(super) fn guess_shape(shape: Shape, text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let guess = match shape {
        Shape::Email => {
            let bare = bare.strip_prefix("mailto:").unwrap_or(&bare);
            match bare.rsplit_once('<') {
                Some((_, address)) => address.trim_end_matches('>').to_owned(),
                None => bare.to_owned(),
            }
        }
        Shape::IpAddress | Shape::PrivateIpAddress => {
            bare.split_once('/').map_or(bare.as_str(), |(address, _)| address).to_owned()
        }
        Shape::OrganisationNumber => bare.replace(['\u{2013}', '\u{2011}', '\u{2212}'], "-"),
        Shape::PhoneNumber => bare.replace(['/', '.'], "-"),
        Shape::SerialNumber | Shape::Name => return None,
    };
    (guess != text && shape.matches(&guess)).then_some(guess)
}
