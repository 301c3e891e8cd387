//! An engine that is asked many times, and its answers by rule, subject and requirement.

use kravkoll::cli;
use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, EvidenceOf, Input, Request};
use kravkoll::outcome::Options;
use kravkoll::value::{Date, Pointer};
use kravkoll::verdict::{Judged, RuleResult};
use serde_json::Value;
use std::collections::BTreeMap;

/// How many files an engine reads before it is loaded anew: it keeps their texts.
const FILES: usize = 200;

/// A policy loaded for a day.
pub(crate) struct Judge {
    load: Box<dyn Fn() -> Engine>,
    engine: Engine,
    read: usize,
    evidence: EvidenceOf,
}

/// What is said of one requirement of one subject.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    pub(crate) verdict: &'static str,
    pub(crate) truth: Option<kravkoll::value::Truth>,
    /// Places of the evidence that decides.
    pub(crate) deciding: Vec<String>,
    /// Places of all evidence and of what is missing.
    pub(crate) named: Vec<String>,
}

/// Answers by `RULE[SUBJECT] #REQUIREMENT`.
pub(crate) type Answers = BTreeMap<String, Said>;

impl Judge {
    /// Asks an engine, and when that has read enough another like it.
    pub(crate) fn new(engine: Engine, load: impl Fn() -> Engine + 'static) -> Judge {
        Judge { load: Box::new(load), engine, read: 0, evidence: EvidenceOf::All }
    }

    /// Codes of the findings, and what is said of a setup.
    pub(crate) fn of_bytes(&mut self, bytes: Vec<u8>, syntax: Syntax) -> (Vec<&'static str>, Answers) {
        if self.read == FILES {
            (self.engine, self.read) = ((self.load)(), 0);
            self.engine.gather(self.evidence);
        }
        self.read += 1;
        let outcome = self.engine.check(&Input { name: "setup".to_owned(), bytes }, syntax);
        let codes = outcome.findings.iter().map(|finding| finding.code.id).collect();
        (codes, outcome.results.iter().flat_map(|result| self.answers(result)).collect())
    }

    /// What is said of a setup.
    pub(crate) fn of(&mut self, setup: &Value) -> Answers {
        self.of_json(setup).1
    }

    /// Gathers evidence of these judgements from now on.
    pub(crate) fn gather(&mut self, evidence: EvidenceOf) {
        self.evidence = evidence;
        self.engine.gather(evidence);
    }

    /// Codes of the findings, and what is said of a setup.
    pub(crate) fn of_json(&mut self, setup: &Value) -> (Vec<&'static str>, Answers) {
        self.of_bytes(serde_json::to_vec(setup).unwrap(), Syntax::Json)
    }

    fn answers(&self, result: &RuleResult) -> Vec<(String, Said)> {
        let rule = &self.engine.header.policy.rules[result.rule()].name;
        let name = |judged: Judged<'_>| format!("{rule}[{}] #{}", result.subject.key(), judged.told().requirement);
        result.judged().map(|judged| (name(judged), said(judged))).collect()
    }
}

impl Said {
    /// Whether what the file says decided: nothing that is not known stands behind it.
    pub(crate) fn is_decided(&self) -> bool {
        self.verdict != "undetermined" && self.truth.is_none_or(|truth| truth.value().is_some())
    }

    /// Whether a place, or what it lies in, or something in it is named.
    pub(crate) fn names(&self, pointer: &str) -> bool {
        self.named.iter().any(|named| below(named, pointer) || below(pointer, named))
    }
}

fn below(outer: &str, inner: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn said(judged: Judged<'_>) -> Said {
    let text = |pointer: &Pointer| pointer.to_string();
    let evidence = judged.all_evidence().map(|one| text(&one.place.pointer));
    let missing = judged.missing().iter().map(|one| text(&one.place.pointer));
    Said {
        verdict: judged.verdict.name(),
        truth: judged.told().truth,
        deciding: judged.all_evidence().filter(|one| !one.context).map(|one| text(&one.place.pointer)).collect(),
        named: evidence.chain(missing).collect(),
    }
}

/// The embedded policy.
pub(crate) fn shipped(as_of: &str) -> Judge {
    let day = Date::parse(as_of).unwrap();
    let load = move || {
        let bundle = Bundle::default();
        let request = Request { bundle, as_of: Some(day), today: &|_| None, options: Options::default() };
        cli::built_in_ready().unwrap().load(request).unwrap_or_else(|_| panic!("the embedded policy is refused"))
    };
    Judge::new(load(), load)
}
