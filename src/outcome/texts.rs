//! A text in each language of the policy.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A text in each language of the policy, by the language's code, in the order of the codes. Results have a dozen of them,
/// so they take little room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts(Vec<(Code, String)>);

/// The languages that nearly all policies speak.
const USUAL: [&str; 2] = ["en", "sv"];

/// The code of a language; that of a usual one takes no room of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Code(Cow<'static, str>);

impl Code {
    fn new(code: &str) -> Self {
        let usual = USUAL.into_iter().find(|usual| *usual == code);
        Self(usual.map_or_else(|| Cow::Owned(code.to_owned()), Cow::Borrowed))
    }
}

impl Texts {
    /// No text.
    #[must_use]
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// The text in a language; `None` when there is none in it.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == code).map(|(_, text)| text)
    }

    /// Puts a text in the place of the one in its language, if there is one.
    pub fn put(&mut self, code: &str, text: String) {
        let code = Code::new(code);
        let place = self.0.partition_point(|(known, _)| *known < code);
        match self.0.get_mut(place) {
            Some((known, old)) if *known == code => *old = text,
            _ => self.0.insert(place, (code, text)),
        }
    }

    /// The texts, with the codes of their languages.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(code, text)| (&*code.0, text.as_str()))
    }

    /// The texts.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(_, text)| text)
    }

    /// Whether each text is empty.
    #[must_use]
    pub fn say_nothing(&self) -> bool {
        self.values().all(str::is_empty)
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> FromIterator<(&'a str, String)> for Texts {
    fn from_iter<I: IntoIterator<Item = (&'a str, String)>>(texts: I) -> Self {
        let texts = texts.into_iter();
        let mut all = Self(Vec::with_capacity(texts.size_hint().0));
        texts.for_each(|(code, text)| all.put(code, text));
        all
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl Visitor<'_> for Read {
            type Value = Code;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the code of a language")
            }

            fn visit_str<E>(self, code: &str) -> Result<Code, E> {
                Ok(Code::new(code))
            }
        }
        deserializer.deserialize_str(Read)
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Texts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in each language")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                let mut texts = Texts::new();
                while let Some((Code(code), text)) = map.next_entry()? {
                    texts.put(&code, text);
                }
                Ok(texts)
            }
        }
        deserializer.deserialize_map(Read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_a_map_in_the_order_of_the_codes() {
        let texts: Texts =
            [("sv", "ett".to_owned()), ("fi", "yksi".to_owned()), ("en", "one".to_owned())].into_iter().collect();
        let json = serde_json::to_string(&texts).unwrap();
        assert_eq!(json, r#"{"en":"one","fi":"yksi","sv":"ett"}"#);
        assert_eq!(serde_json::from_str::<Texts>(&json).unwrap(), texts);
        assert_eq!((texts.get("fi"), texts.get("de")), (Some("yksi"), None));
        let last: Texts = serde_json::from_str(r#"{"sv":"ett","sv":"två"}"#).unwrap();
        assert_eq!(last.iter().collect::<Vec<_>>(), [("sv", "två")]);
        assert!(serde_json::from_str::<Texts>("[]").is_err() && Texts::new().is_empty());
    }
}
