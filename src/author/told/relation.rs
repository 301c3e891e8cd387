//! Relations between two values in words.

use super::{Said, Teller};
use crate::policy::ir::{Const, Expr, Kind};
use crate::text::{Two, prose as s, words};

/// The two forms of each relation: as it is, and denied.
const RELATIONS: &[(&str, Two, Two)] = &[
    ("=", s::EQ, s::NOT_EQ),
    ("!=", s::NOT_EQ, s::EQ),
    ("<", s::LESS, s::NOT_LESS),
    ("<=", s::AT_MOST, s::NOT_AT_MOST),
    (">", s::MORE, s::NOT_MORE),
    (">=", s::AT_LEAST, s::NOT_AT_LEAST),
    ("before", s::BEFORE, s::NOT_BEFORE),
    ("after", s::AFTER, s::NOT_AFTER),
    ("on or before", s::ON_OR_BEFORE, s::NOT_ON_OR_BEFORE),
    ("on or after", s::ON_OR_AFTER, s::NOT_ON_OR_AFTER),
    ("starts with", s::STARTS, s::NOT_STARTS),
    ("ends with", s::ENDS, s::NOT_ENDS),
    ("same text as", s::SAME_TEXT, s::NOT_SAME_TEXT),
];

/// The forms of a relation by its words in the language.
fn forms(words: &str) -> Option<(Two, Two)> {
    RELATIONS.iter().find(|(name, ..)| *name == words).map(|&(_, yes, no)| (yes, no))
}

impl Teller<'_> {
    pub(super) fn related(&mut self, words: &str, a: &Expr, b: &Expr, yes: bool) -> Said {
        let (is, is_not) = forms(words).unwrap_or((s::OTHER_RELATION, s::NOT_OTHER_RELATION));
        let (a, b) = (self.value(a), self.compared(a, b));
        Said::plain(self.put(if yes { is } else { is_not }, &[("a", &a), ("b", &b)]))
    }

    /// Membership. `has` asks of a list, `in` of a value.
    pub(super) fn members(&mut self, words: &str, list: &Expr, probe: &Expr, yes: bool) -> Said {
        let (asks_list, is) = match words {
            "has" | "has any of" | "has all of" => (true, true),
            "has none of" => (true, false),
            "in" => (false, true),
            _ => (false, false),
        };
        let is = is == yes;
        if asks_list {
            let a = self.value(list);
            let b = match (&probe.kind, words) {
                (_, "has") => self.compared(list, probe),
                _ => self.choices(probe, words == "has all of"),
            };
            let form = if is { s::HAS } else { s::NOT_HAS };
            return Said::plain(self.put(form, &[("a", &a), ("b", &b)]));
        }
        let a = self.compared(list, probe);
        let written = matches!(&list.kind, Kind::List(_) | Kind::Const(Const::List(_)) | Kind::Param(_));
        let b = if written { self.choices(list, false) } else { self.value(list) };
        let form = match (written, is) {
            (true, true) => s::EQ,
            (true, false) => s::NOT_EQ,
            (false, true) => s::AMONG,
            (false, false) => s::NOT_AMONG,
        };
        Said::plain(self.put(form, &[("a", &a), ("b", &b)]))
    }

    /// The items of a list that is written out: all of them, or one to choose.
    fn choices(&mut self, list: &Expr, all: bool) -> String {
        let items: Vec<String> = match &list.kind {
            Kind::List(items) => items.iter().map(|item| self.value(item)).collect(),
            Kind::Const(Const::List(items)) => items.iter().map(|item| self.constant(item)).collect(),
            Kind::Param(place) => match self.policy.params.get(*place).map(|param| param.values.as_slice()) {
                Some([(None, Const::List(items))]) => items.iter().map(|item| self.constant(item)).collect(),
                _ => return self.value(list),
            },
            _ => return self.value(list),
        };
        if all { words::and(&items, self.lang) } else { words::or(&items, self.lang) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operators::{Run, all};

    #[test]
    fn every_comparison_of_the_table_of_operators_has_words() {
        for operator in all().filter(|operator| matches!(operator.run, Run::Compare(_))) {
            assert!(forms(operator.words).is_some(), "{}", operator.words);
        }
    }
}
