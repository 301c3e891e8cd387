//! Names for what is too long to be said inside a sentence: "dag A", with what it means told after the rule.

use super::{Said, Teller};
use crate::outcome::Told;
use crate::text::{Two, prose as s};
use crate::value::Type;

/// How long a phrase may be before it gets a name.
const LONG: usize = 70;

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Day,
    Month,
    Number,
    Value,
    Record,
    Selection,
}

impl Kind {
    fn form(self) -> Two {
        match self {
            Self::Day => s::NAMED_DAY,
            Self::Month => s::NAMED_MONTH,
            Self::Number => s::NAMED_NUMBER,
            Self::Value => s::NAMED_VALUE,
            Self::Record => s::NAMED_RECORD,
            Self::Selection => s::NAMED_SELECTION,
        }
    }
}

impl Teller<'_> {
    /// A value that a definition or a `let` gives: said in full when it is short, else by a name.
    pub(super) fn brief(&mut self, ty: &Type, phrase: String) -> String {
        let kind = match ty {
            Type::Date => Kind::Day,
            Type::Month => Kind::Month,
            Type::Number => Kind::Number,
            Type::Text | Type::Enum(_) | Type::Percent | Type::Days | Type::Months => Kind::Value,
            Type::Bool | Type::List(_) | Type::Record(_) | Type::Map(_) | Type::Broken => return phrase,
        };
        if phrase.chars().count() <= LONG { phrase } else { self.name(kind, Told::plain(phrase)) }
    }

    /// Things with a filter: said in full when that is short, else by a name.
    pub(super) fn selected(&mut self, kind: Kind, form: Two, things: &str, filter: Said) -> String {
        let text = self.put(form, &[("things", things), ("c", &filter.told.text)]);
        if !filter.is_long() && text.chars().count() <= LONG {
            return text;
        }
        let name = self.name(kind, Told { text, parts: filter.told.parts });
        if kind == Kind::Selection { self.put(s::SELECTED, &[("things", things), ("name", &name)]) } else { name }
    }

    /// The name of something; what was named before keeps its name.
    fn name(&mut self, kind: Kind, told: Told) -> String {
        let known = self.notes.iter().position(|(of, known)| *of == kind && *known == told);
        let place = known.unwrap_or_else(|| {
            self.notes.push((kind, told));
            self.notes.len() - 1
        });
        self.put(kind.form(), &[("letter", &letter(place))])
    }

    /// What the names of this rule mean.
    pub(in crate::author) fn notes(&self) -> Vec<Told> {
        let notes = self.notes.iter().enumerate();
        notes
            .map(|(place, (kind, told))| {
                let name = self.put(kind.form(), &[("letter", &letter(place))]);
                let text = self.put(s::MEANT, &[("name", &name), ("text", &told.text)]);
                Told { text, parts: told.parts.clone() }
            })
            .collect()
    }
}

/// `A` to `Z`, then `A2` and so on.
fn letter(place: usize) -> String {
    let letter = u8::try_from(place % 26).map_or('A', |n| char::from(b'A' + n));
    match place / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_never_run_out() {
        assert_eq!([0, 25, 26, 52].map(letter), ["A", "Z", "A2", "A3"]);
    }
}
