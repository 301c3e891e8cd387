//! What each code says, in both languages: message, label, help and explanation page. A pure table, exempt from the
//! limit on file size.

mod author;
mod checking;
mod reading;
mod run;
mod structure;
mod syntax;
mod waivers;

use super::Two;

/// The texts of one code. `{name}` is a parameter of the finding; a list is joined by "or", `{name&}` joins it by "and".
#[derive(Debug, Clone, Copy)]
pub struct CodeText {
    /// The code: `K` and three digits.
    pub id: &'static str,
    /// A headline without parameters, for lists and the top of the page.
    pub title: Two,
    /// What is wrong, one sentence.
    pub message: Two,
    /// What stands at the place itself, a few words.
    pub label: Two,
    /// What to do, one or two sentences; empty when the message says it.
    pub help: Two,
    /// The explanation page: a few plain paragraphs with an example of wrong and right.
    pub page: Two,
}

/// All texts, in order of code.
pub fn all() -> impl Iterator<Item = &'static CodeText> {
    let tables = [reading::TEXTS, structure::TEXTS, syntax::TEXTS, checking::TEXTS, author::TEXTS];
    tables.into_iter().chain([run::TEXTS, waivers::TEXTS]).flatten()
}

/// The texts of a code.
#[must_use]
pub fn of(id: &str) -> Option<&'static CodeText> {
    all().find(|text| text.id == id)
}

/// Shorthand for the tables.
const fn two(sv: &'static str, en: &'static str) -> Two {
    Two { sv, en }
}
