//! The catalogue of our sentences, in Swedish and English. No other room holds prose.
//!
//! Out: [`Lang`], [`Two`], the texts of the codes, the words of the reports.
//! Must not know: anything else; it imports nothing.

/// A constant for each sentence, and the list of them: its name, Swedish, English.
macro_rules! sentences {
    ($($name:ident = $sv:literal, $en:literal;)+) => {
        $(#[doc = concat!("`", $en, "`")]
        pub const $name: Two = Two { sv: $sv, en: $en };)+
        /// Every sentence with its name.
        pub const ALL: &[(&str, Two)] = &[$((stringify!($name), $name)),+];
    };
}

pub mod audit;
pub mod authoring;
pub mod bound;
pub mod cli;
pub mod codes;
pub mod prose;
pub mod sentences;
pub mod words;

/// A language that we speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// The language code: `sv`, `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "sv" => Some(Self::Sv),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// One text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Two {
    /// Swedish.
    pub sv: &'static str,
    /// English.
    pub en: &'static str,
}

impl Two {
    /// The text in a language.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }
}

/// Fills `{name}` in a template. `{{` and `}}` are braces; a name that `value` does not know stays as it is.
#[must_use]
pub fn fill<V: AsRef<str>>(template: &str, value: impl FnMut(&str) -> Option<V>) -> String {
    let mut out = String::with_capacity(template.len());
    fill_in(template, value, &mut out);
    out
}

/// The same, added to a text.
fn fill_in<V: AsRef<str>>(template: &str, mut value: impl FnMut(&str) -> Option<V>, out: &mut String) {
    let mut rest = template;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'{' | b'}')) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some(after) = from.strip_prefix("{{") {
            out.push('{');
            rest = after;
        } else if let Some(after) = from.strip_prefix("}}") {
            out.push('}');
            rest = after;
        } else if let Some((name, after)) = named(from) {
            match value(name) {
                Some(text) => out.push_str(text.as_ref()),
                None => out.extend(["{", name, "}"]),
            }
            rest = after;
        } else {
            let mut chars = from.chars();
            out.extend(chars.next());
            rest = chars.as_str();
        }
    }
    out.push_str(rest);
}

/// The name in braces with which a text begins, and what follows.
fn named(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('{')?;
    let end = inside.bytes().position(|byte| byte == b'}')?;
    Some((inside.get(..end)?, inside.get(end + 1..)?))
}
