//! Subjects, kept small: of a large file there are hundreds of thousands. What a part is called and where it stands is made
//! from its numbers when it is shown.

use super::{Ground, Place};
use std::fmt;
use std::sync::Arc;

/// What a rule is judged for: one part for each `for each`, outermost first.
#[derive(Clone, Default)]
pub struct Subject {
    ground: Option<Arc<Ground>>,
    parts: Parts,
}

/// The numbers of the parts: mostly one.
#[derive(Debug, Clone)]
enum Parts {
    One(PartId),
    Some(Box<[PartId]>),
}

impl Default for Parts {
    fn default() -> Self {
        Self::Some(Box::default())
    }
}

/// A part of a subject in numbers. What they mean knows the [`Ground`] on which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartId {
    /// What its variable, its list and its key are called.
    pub naming: u32,
    /// Which item of the list it is.
    pub item: u32,
}

/// One `for each` of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectPart {
    /// The variable, as the policy names it.
    pub variable: Arc<str>,
    /// The list's path in the setup (`units`), or `months`, or the table's name.
    pub list: Arc<str>,
    /// The key of the item; `None`: the list is not declared.
    pub key: Option<String>,
    /// The item's place (the list's, when the list is not declared).
    pub place: Option<Place>,
}

impl SubjectPart {
    /// The part as keys of subjects name it: `unit=norr`.
    fn named(&self) -> Option<String> {
        self.key.as_ref().map(|key| [&*self.variable, "=", key].concat())
    }
}

impl Subject {
    /// The subject of these parts, which stand on a ground.
    #[must_use]
    pub fn new(ground: &Arc<Ground>, parts: &[PartId]) -> Self {
        let parts = if let [one] = parts { Parts::One(*one) } else { Parts::Some(parts.into()) };
        Self { ground: Some(Arc::clone(ground)), parts }
    }

    /// Whether it has no parts: the rule is judged once.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.ids().is_empty()
    }

    fn ids(&self) -> &[PartId] {
        match &self.parts {
            Parts::One(part) => std::slice::from_ref(part),
            Parts::Some(parts) => parts,
        }
    }

    /// Its parts, outermost first; none before all is judged.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = SubjectPart> {
        let ground = self.ground.as_deref();
        self.ids().iter().filter_map(move |part| ground?.part(*part))
    }

    /// The key as waivers and identifiers write it: `unit=norr`, `event=e-2, system=prator`; empty when the rule has
    /// no subjects, or the list is not declared.
    #[must_use]
    pub fn key(&self) -> String {
        let named: Option<Vec<String>> = self.parts().map(|part| part.named()).collect();
        named.unwrap_or_default().join(", ")
    }

    /// The same of the parts whose list is declared: where an inner one is not, the outer ones still tell results apart.
    #[must_use]
    pub fn known_key(&self) -> String {
        let mut all = String::new();
        for named in self.parts().filter_map(|part| part.named()) {
            if all.is_empty() { all = named } else { all.extend([", ", &named]) }
        }
        all
    }
}

impl PartialEq for Subject {
    fn eq(&self, other: &Self) -> bool {
        self.parts().eq(other.parts())
    }
}

impl Eq for Subject {}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.parts()).finish()
    }
}
