//! Words that differ between languages, and how words are counted, quoted and listed. A pure table with its small
//! helpers, exempt from the limit on file size.
//!
//! To add a word for `Param::Word("key")`: one row in `WORDS`, in order of key.

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
    ("another-form", "på ett annat sätt", "in another way"),
    ("at-least", "minst", "at least"),
    ("at-most", "högst", "at most"),
    ("boolean", "ett ja eller nej", "a yes or no"),
    ("clause", "en punkt", "a clause"),
    ("column", "en kolumn", "a column"),
    ("contact", "en kontakt", "a contact"),
    ("date", "ett datum", "a date"),
    ("define", "en definition", "a definition"),
    ("end-of-file", "filens slut", "the end of the file"),
    ("example", "ett exempel", "an example"),
    ("expression", "ett värde eller ett villkor", "a value or a condition"),
    ("extends", "en utbyggnad", "an extension"),
    ("field-name", "namnet på ett fält", "the name of a field"),
    ("group", "en grupp", "a group"),
    ("json-value", "ett värde som i JSON", "a value as in JSON"),
    ("kind-action", "åtgärden", "the action"),
    ("kind-clause", "punkten", "the clause"),
    ("kind-contact", "kontakten", "the contact"),
    ("kind-param", "värdet", "the param"),
    ("kind-reading", "tolkningen", "the reading"),
    ("kind-rule", "kravet", "the rule"),
    ("kind-table", "tabellen", "the table"),
    ("language", "ett språk", "a language"),
    ("less-than", "mindre än", "less than"),
    ("month", "en månad", "a month"),
    ("more-than", "större än", "more than"),
    ("name", "ett namn", "a name"),
    ("number", "ett tal", "a number"),
    ("or-none", " eller `none`", " or `none`"),
    ("or-none-or-undated", " eller `none` eller `undated`", " or `none` or `undated`"),
    ("or-nothing", "", ""),
    ("or-undated", " eller `undated`", " or `undated`"),
    ("organisation-number-check", "kontrollsiffran stämmer inte", "the check digit is wrong"),
    ("organisation-number-form", "det ska ha tio siffror", "it should have ten digits"),
    (
        "organisation-number-person",
        "den tredje siffran är mindre än 2, som i ett personnummer",
        "the third digit is below 2, as in a personal identity number",
    ),
    ("param", "ett fast värde", "a param"),
    ("path", "vägen till ett fält", "the path to a field"),
    ("policy", "inledningen", "the header"),
    ("policy-file", "en fil med regelverk", "a policy file"),
    ("reading", "en tolkning", "a reading"),
    ("requirement", "en sats med `must`, `should` eller `note`", "a statement with `must`, `should` or `note`"),
    ("rule", "ett krav", "a rule"),
    ("shape", "en textform, till exempel `email`", "a shape of text, for example `email`"),
    ("smaller-number", "ett mindre tal", "a smaller number"),
    ("table", "en tabell", "a table"),
    ("text", "en text", "a text"),
    ("type", "ett slag, till exempel `text`", "a type, for example `text`"),
    ("type-boolean", "ja eller nej (`true` eller `false`)", "yes or no (`true` or `false`)"),
    ("type-count", "ett antal eller en procentandel", "a count or a percentage"),
    ("type-date", "ett datum, till exempel 2018-06-15", "a date, for example 2018-06-15"),
    ("type-day-of-month", "en dag i månaden, 1 till 31", "a day of the month, 1 to 31"),
    ("type-days", "ett antal dagar eller veckor", "a number of days or weeks"),
    (
        "type-duration",
        "en tidslängd, till exempel `14 days` eller `3 months`",
        "a length of time, for example `14 days` or `3 months`",
    ),
    ("type-email", "en e-postadress", "an e-mail address"),
    ("type-enum", "ett av de givna värdena", "one of the given values"),
    ("type-integer", "ett heltal", "a whole number"),
    ("type-ip-address", "en IP-adress", "an IP address"),
    ("type-list", "en lista", "a list"),
    ("type-map", "en samling namn med var sitt värde", "a collection of names with a value each"),
    ("type-month", "en månad, till exempel 2018-08", "a month, for example 2018-08"),
    ("type-months", "ett antal månader eller år", "a number of months or years"),
    ("type-nothing", "tomt", "empty"),
    ("type-number", "ett tal", "a number"),
    ("type-organisation-number", "ett organisationsnummer", "an organisation number"),
    ("type-other", "ett annat slags värde", "another kind of value"),
    ("type-percent", "en procentandel", "a percentage"),
    ("type-phone-number", "ett telefonnummer", "a phone number"),
    ("type-record", "en grupp fält", "a group of fields"),
    ("type-single", "ett enda värde", "a single value"),
    ("type-text", "en text", "a text"),
    ("type-unknown", "något av okänt slag", "something of an unknown kind"),
    ("variable", "en variabel", "a variable"),
    ("verdict", "ett utfall, till exempel `pass`", "a verdict, for example `pass`"),
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
        Lang::Sv => ["”", text, "”"].concat(),
        Lang::En => ["“", text, "”"].concat(),
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
        [init @ .., end] => [&*init.join(", "), last, end].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_unique_and_only_nothing_is_empty() {
        assert!(WORDS.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(
            all()
                .all(|(key, two)| two.sv.is_empty() == (key == "or-nothing") && two.sv.is_empty() == two.en.is_empty())
        );
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
