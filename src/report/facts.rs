//! Values in words: what was found, what was needed, what to write.

use super::safe::brief;
use crate::text::{Lang, sentences as s, sentences::put, words};
use crate::value::{Duration, Number};
use crate::verdict::Fact;

/// A value as a reader says it: `ja`, `14 dagar`, `har inte skett`.
#[must_use]
pub fn fact(fact: &Fact, lang: Lang) -> String {
    let many = |facts: &[Fact]| facts.iter().map(|f| self::fact(f, lang)).collect::<Vec<_>>();
    match fact {
        Fact::Bool(true) => s::YES.get(lang).to_owned(),
        Fact::Bool(false) => s::NO.get(lang).to_owned(),
        Fact::Number(n) => number(**n, lang),
        Fact::Range(range) => {
            put(s::RANGE, lang, &[("from", &number(range.from, lang)), ("to", &number(range.to, lang))])
        }
        Fact::Percent(ratio) => put(s::PER_CENT, lang, &[("n", &number(hundredfold(**ratio), lang))]),
        Fact::Text(text) => words::quote(&brief(text), lang),
        Fact::Pattern(text) => words::quote(&brief(text), lang),
        Fact::Enum(value, of) => brief(of.label(value, lang.code())).into_owned(),
        Fact::Date(date) => date.to_string(),
        Fact::Planned(date) => put(s::PLANNED, lang, &[("date", &date.to_string())]),
        Fact::NotYet => s::NOT_YET.get(lang).to_owned(),
        Fact::Undated => s::UNDATED.get(lang).to_owned(),
        Fact::Month(month) => month.to_string(),
        Fact::Duration(duration) => stretch(*duration, lang),
        Fact::List(items) if items.is_empty() => s::NOTHING.get(lang).to_owned(),
        Fact::List(items) => words::and(&many(items), lang),
        Fact::AnyOf(items) => words::or(&many(items), lang),
        Fact::None => s::NONE.get(lang).to_owned(),
        Fact::Undeclared => s::UNDECLARED.get(lang).to_owned(),
        Fact::Record(key) => brief(key).into_owned(),
        Fact::Something => s::STATED.get(lang).to_owned(),
    }
}

/// A field and its value as a clause: `Slutdatum är 2018-09-01`, `Legitimerad: nej`, `Slutdatum: har inte skett`.
#[must_use]
pub(super) fn states(label: &str, found: &Fact, lang: Lang) -> String {
    let form = match found {
        Fact::None => s::IS_PREDICATE,
        Fact::Date(_) | Fact::Month(_) | Fact::Text(_) | Fact::Enum(..) | Fact::Duration(_) => s::IS_VALUE,
        // A label may be a plural or a day: what it stands for is said apart.
        _ => s::IS_ANSWER,
    };
    put(form, lang, &[("label", label), ("value", &fact(found, lang))])
}

/// What a relation demands of a value: `det ska vara senast 2018-09-01`.
#[must_use]
pub(super) fn needs(relation: &str, needed: &Fact, lang: Lang) -> String {
    let row = match (relation, needed) {
        ("is", Fact::Text(shape)) => s::relation(shape),
        ("is not", Fact::Text(shape)) => s::relation(&format!("not {shape}")),
        (_, Fact::Bool(false)) => s::opposite(relation),
        _ => s::relation(relation),
    };
    let needed = match needed {
        // A plan binds by its day.
        Fact::Planned(date) => date.to_string(),
        Fact::List(items) if matches!(relation, "has any of" | "in") => {
            words::or(&items.iter().map(|item| fact(item, lang)).collect::<Vec<_>>(), lang)
        }
        needed => fact(needed, lang),
    };
    put(row, lang, &[("needed", &needed)])
}

/// A value as it is to be written in the file, with its meaning where that is another word: `expert (expertanvändare)`.
#[must_use]
pub(super) fn written(value: &Fact, lang: Lang) -> String {
    let raw = match value {
        Fact::Bool(true) => "true",
        Fact::Bool(false) => "false",
        Fact::None => "none",
        Fact::Undated => "undated",
        Fact::Enum(value, _) => &brief(value),
        Fact::Planned(date) => return date.to_string(),
        Fact::AnyOf(items) => return words::or(&items.iter().map(|i| written(i, lang)).collect::<Vec<_>>(), lang),
        Fact::List(items) if !items.is_empty() => {
            return words::and(&items.iter().map(|i| written(i, lang)).collect::<Vec<_>>(), lang);
        }
        other => return fact(other, lang),
    };
    let said = fact(value, lang);
    if said == raw { said } else { format!("{raw} ({said})") }
}

/// A ratio of one as per cent.
#[must_use]
pub(super) fn hundredfold(ratio: Number) -> Number {
    ratio.times(Number::int(100)).unwrap_or(ratio)
}

fn number(n: Number, lang: Lang) -> String {
    match lang {
        Lang::Sv => n.to_string().replace('.', ","),
        Lang::En => n.to_string(),
    }
}

pub(super) fn stretch(duration: Duration, lang: Lang) -> String {
    let (n, noun) = match duration {
        Duration::Days(n) => (n, words::DAY),
        Duration::Months(n) => (n, words::MONTH),
    };
    format!("{n} {}", noun.of(n.unsigned_abs() == 1).get(lang))
}
