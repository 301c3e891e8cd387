//! A policy made ready for one day of judgement, to be run on many files: params have one value each, and it is known
//! which rules are wanted.
//!
//! Must not know: setup files, verdicts.

pub use crate::policy::{Policy, Rule, Table, ir, quantifier};

use crate::value::Date;
use ir::Const;

/// Of which judgements the evidence is gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EvidenceOf {
    /// Of all: what a judgement rests on is told of what is met too.
    #[default]
    All,
    /// Not of what is met or does not apply: enough for readers who are told no more of that than that it is so.
    Unmet,
}

/// A program.
#[derive(Debug)]
pub struct Program {
    policy: Policy,
    as_of: Date,
    params: Vec<Option<Const>>,
    wanted: Vec<bool>,
    evidence: EvidenceOf,
}

/// What each param is on a day.
fn params(policy: &Policy, as_of: Date) -> Vec<Option<Const>> {
    let held = |param: &crate::policy::Param| {
        let held = param.values.iter().filter(|(from, _)| from.is_none_or(|from| from <= as_of));
        held.max_by_key(|(from, _)| *from).map(|(_, value)| value.clone())
    };
    policy.params.iter().map(held).collect()
}

impl Program {
    /// A table by name, to be given other rows.
    pub fn table_mut(&mut self, name: &str) -> Option<&mut Table> {
        self.policy.tables.iter_mut().find(|table| table.name == name)
    }

    /// Judges on another day from now on.
    pub fn judge_on(&mut self, as_of: Date) {
        self.params = params(&self.policy, as_of);
        self.as_of = as_of;
    }

    /// Gathers evidence of these judgements from now on.
    pub fn gather(&mut self, evidence: EvidenceOf) {
        self.evidence = evidence;
    }

    /// Of which judgements the evidence is gathered.
    #[must_use]
    pub fn evidence(&self) -> EvidenceOf {
        self.evidence
    }

    /// Prepares a policy for a day, with the evidence of all judgements. `only`: names of the rules to judge; empty for all.
    #[must_use]
    pub fn new(policy: Policy, as_of: Date, only: &[String]) -> Self {
        let params = params(&policy, as_of);
        let mut program = Self { policy, as_of, params, wanted: Vec::new(), evidence: EvidenceOf::All };
        program.judge_only(only);
        program
    }

    /// Judges these rules from now on, by their names; empty for all.
    pub fn judge_only(&mut self, only: &[String]) {
        self.wanted = self.policy.rules.iter().map(|rule| only.is_empty() || only.contains(&rule.info.name)).collect();
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The day of judgement.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The value of a param on the day; `None` before its first day.
    #[must_use]
    pub fn param(&self, place: usize) -> Option<&Const> {
        self.params.get(place).and_then(Option::as_ref)
    }

    /// Whether a rule is to be judged.
    #[must_use]
    pub fn wants(&self, rule: usize) -> bool {
        self.wanted.get(rule).copied().unwrap_or(false)
    }
}
