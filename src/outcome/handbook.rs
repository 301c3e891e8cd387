//! A policy told in one language: what each rule asks in words, what it needs, what shows it.

use super::{Chosen, Covered, Header, Link};
use crate::value::Date;
use crate::verdict::Verdict;

/// A sentence, or the beginning of one that goes on as a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The sentence, without a full stop.
    pub text: String,
    /// The list.
    pub parts: Vec<Told>,
}

impl Told {
    /// A sentence without a list.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), parts: Vec::new() }
    }

    /// As an item of a list: with a colon before a list of its own, else as it is.
    #[must_use]
    pub fn item(&self) -> String {
        if self.parts.is_empty() { self.text.clone() } else { format!("{}:", self.text) }
    }

    /// The sentence as it is written: with a colon before a list, else with a full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let end = if self.parts.is_empty() { "." } else { ":" };
        let bare = self.text.trim_end_matches(['.', ':']);
        let mut letters = bare.chars();
        let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
        format!("{first}{}{end}", letters.as_str())
    }
}

/// A rule in words.
#[derive(Debug, Clone)]
pub struct RuleTold {
    /// Whether it checks, is signed for, or both.
    pub by: Covered,
    /// When it applies, and to what.
    pub scope: Vec<Told>,
    /// What it asks.
    pub requirements: Vec<Told>,
    /// What the names in scope and requirements mean.
    pub notes: Vec<Told>,
    /// What it reads.
    pub needs: Vec<Need>,
    /// What checking it costs.
    pub cost: Told,
    /// Titles of the examples that show it, with the subject where one is named and the verdict.
    pub examples: Vec<(String, Option<String>, Verdict)>,
}

/// Something that a rule reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its path in the file; empty for what stands elsewhere.
    pub path: String,
    /// What it is called.
    pub label: String,
    /// What else is to be known of it; may be empty.
    pub note: &'static str,
}

/// A param in words.
#[derive(Debug, Clone)]
pub struct ParamTold {
    /// Name.
    pub name: String,
    /// Values, each with the day from which it holds.
    pub values: Vec<(Option<Date>, String)>,
}

/// A table in words.
#[derive(Debug, Clone)]
pub struct TableTold {
    /// Name.
    pub name: String,
    /// Columns.
    pub columns: Vec<String>,
    /// How many of the columns, from the first, are keys.
    pub keys: usize,
    /// Cells in words; `None`: the municipality has to give it.
    pub rows: Option<Vec<Vec<String>>>,
}

/// A policy told in one language.
#[derive(Debug, Clone)]
pub struct Handbook {
    /// The policy.
    pub header: Header,
    /// When the policy applies at all.
    pub applies: Vec<Told>,
    /// Rules, in the order of [`super::PolicyInfo::rules`].
    pub rules: Vec<RuleTold>,
    /// What becomes of each clause, in the order of [`super::PolicyInfo::clauses`].
    pub clauses: Vec<Covered>,
    /// Rules and the clauses that they cite, in the order of the rules.
    pub links: Vec<Link>,
    /// What the policy left out or weakened of the one that it extends.
    pub choices: Vec<Chosen>,
    /// Params.
    pub params: Vec<ParamTold>,
    /// Tables.
    pub tables: Vec<TableTold>,
}
