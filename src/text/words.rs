//! Words that differ between languages, and how words are counted, quoted and listed. A pure table with its small
//! helpers, exempt from the limit on file size.
//!
//! To add a word for `Param::Word("key")`: one row in [`WORDS`], in order of key.

use super::{Lang, Two};

/// The word of a key; `None` when the list lacks it.
#[must_use]
pub fn word(key: &str) -> Option<Two> {
    WORDS.iter().find(|(name, ..)| *name == key).map(|&(_, sv, en)| Two { sv, en })
}

/// Every key with its word, in order of key.
pub fn all() -> impl Iterator<Item = (&'static str, Two)> {
    WORDS.iter().map(|&(key, sv, en)| (key, Two { sv, en }))
}

/// Key, Swedish, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("action", "en åtgärd", "an action"),
    (
        "another-form",
        "det på ett av de sätt som förklaringen visar",
        "it in one of the ways that the explanation shows",
    ),
    ("boolean", "ja eller nej", "yes or no"),
    ("clause", "en punkt i källan", "a clause"),
    ("column", "en kolumn", "a column"),
    ("contact", "en kontakt", "a contact"),
    ("date", "ett datum", "a date"),
    ("define", "en definition", "a definition"),
    ("duration", "en tidslängd", "a length of time"),
    ("end-of-file", "filens slut", "the end of the file"),
    ("example", "ett exempel", "an example"),
    ("expression", "ett uttryck", "an expression"),
    ("extends", "en utökning av ett regelverk", "an extension of a policy"),
    ("field-name", "namnet på ett fält", "the name of a field"),
    ("group", "en grupp av regler", "a group of rules"),
    ("json-value", "ett värde", "a value"),
    ("language", "ett språk", "a language"),
    ("list", "en lista", "a list"),
    ("month", "en månad", "a month"),
    ("name", "ett namn", "a name"),
    ("number", "ett tal", "a number"),
    ("param", "ett fast värde", "a param"),
    ("path", "sökvägen till ett fält", "the path of a field"),
    ("percent", "en procentandel", "a percentage"),
    ("policy", "ett regelverk", "a policy"),
    ("policy-file", "regelverkets översta nivå", "the top level of the policy"),
    ("reading", "en tolkning", "a reading"),
    ("record", "en grupp av uppgifter", "a group of fields"),
    ("requirement", "ett krav", "a requirement"),
    ("rule", "en regel", "a rule"),
    ("shape", "ett format", "a shape"),
    ("smaller-number", "ett mindre tal", "a smaller number"),
    ("table", "en tabell", "a table"),
    ("text", "en text", "a text"),
    ("type", "en typ", "a type"),
    ("variable", "en variabel", "a variable"),
    ("verdict", "ett utfall", "a verdict"),
];

/// A noun that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// Of one.
    pub one: Two,
    /// Of none or several.
    pub many: Two,
}

impl Noun {
    /// Number and noun: `1 fil`, `3 filer`.
    #[must_use]
    pub fn count(self, n: usize, lang: Lang) -> String {
        format!("{n} {}", self.of(n == 1).get(lang))
    }

    /// The form for one, or for several.
    #[must_use]
    pub fn of(self, one: bool) -> Two {
        if one { self.one } else { self.many }
    }
}

macro_rules! nouns {
    ($($name:ident = $sv_one:literal $sv_many:literal, $en_one:literal $en_many:literal;)+) => {
        $(#[doc = concat!("`", $en_one, "`.")]
        pub const $name: Noun = Noun {
            one: Two { sv: $sv_one, en: $en_one },
            many: Two { sv: $sv_many, en: $en_many },
        };)+
    };
}

nouns! {
    DAY = "dag" "dagar", "day" "days";
    MONTH = "månad" "månader", "month" "months";
    FILE = "fil" "filer", "file" "files";
    ERROR = "fel" "fel", "error" "errors";
    WARNING = "varning" "varningar", "warning" "warnings";
    PLACE = "ställe" "ställen", "place" "places";
    RESULT = "resultat" "resultat", "result" "results";
}

/// Text of a user in quotation marks: `”…”` in Swedish, `“…”` in English.
#[must_use]
pub fn quote(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("”{text}”"),
        Lang::En => format!("“{text}”"),
    }
}

/// Texts as a list: `a, b och c`.
#[must_use]
pub fn and(items: &[String], lang: Lang) -> String {
    join(items, Two { sv: " och ", en: " and " }.get(lang))
}

/// Texts to choose from: `a, b eller c`.
#[must_use]
pub fn or(items: &[String], lang: Lang) -> String {
    join(items, Two { sv: " eller ", en: " or " }.get(lang))
}

fn join(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [init @ .., end] => format!("{}{last}{end}", init.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_unique_and_no_word_is_empty() {
        assert!(WORDS.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(all().all(|(_, two)| !two.sv.is_empty() && !two.en.is_empty()));
        assert_eq!(word("date").map(|w| w.sv), Some("ett datum"));
        assert_eq!(word("no such word"), None);
    }

    #[test]
    fn counts_quotes_and_lists() {
        assert_eq!(DAY.count(1, Lang::Sv), "1 dag");
        assert_eq!(DAY.count(0, Lang::En), "0 days");
        assert_eq!(quote("å", Lang::Sv), "”å”");
        let three = ["a", "b", "c"].map(String::from);
        assert_eq!(or(&three, Lang::Sv), "a, b eller c");
        assert_eq!(and(&three[..1], Lang::En), "a");
        assert_eq!(and(&[], Lang::En), "");
    }
}
