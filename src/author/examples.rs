//! Runs the examples of a policy: each judges a setup, some values of which it changes, and says what must come of it.

use super::patch;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::author as codes;
use crate::document::{self, Syntax};
use crate::engine::{Engine, Input, sha256};
use crate::outcome::{FileOutcome, PolicyInfo, Status, Trial, Trials};
use crate::policy::ir::Scope;
use crate::policy::{Rule, Table};
use crate::report;
use crate::source::Span;
use crate::syntax::ast::{Base, Example, Expectation, Name, Str};
use crate::text::Lang;
use crate::verdict::{RuleResult, Verdict};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Where the files are that examples begin with.
pub trait Bases {
    /// The bytes of a file, by its name as the finding should show it.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(&mut self, name: &str) -> Result<Vec<u8>, Diagnostic>;

    /// All such files that lie beside the examples, by the same names: one that no example uses is told.
    fn all(&self) -> Vec<String>;
}

/// Runs all examples of a policy, in source order; `progress` hears after each how many are done. What a rule said in
/// place of what was expected is repeated in a language.
pub fn run(engine: &mut Engine, bases: &mut dyn Bases, lang: Lang, progress: &mut dyn FnMut(usize)) -> Trials {
    let examples = engine.examples().to_vec();
    let mut trier =
        Trier { engine, bases, lang, setups: BTreeMap::new(), read: BTreeSet::new(), seen: BTreeMap::new() };
    let mut trials = Vec::with_capacity(examples.len());
    for (done, example) in examples.iter().enumerate() {
        trials.push(trier.example(example));
        progress(done + 1);
    }
    let only = trier.engine.header.options.only.clone();
    trier.engine.judge_only(&only);
    let findings = trier.not_shown(examples.is_empty());
    Trials::new(engine.header.clone(), trials, findings)
}

/// How many reasons are told of a setup that cannot be judged.
const REASONS: usize = 3;

struct Trier<'a> {
    engine: &'a mut Engine,
    bases: &'a mut dyn Bases,
    lang: Lang,
    /// Setups by name; `Err`: why there is none.
    setups: BTreeMap<String, Result<Value, Vec<Diagnostic>>>,
    /// The files that examples name.
    read: BTreeSet<String>,
    /// By rule, the verdicts that examples show.
    seen: BTreeMap<usize, BTreeSet<Verdict>>,
}

impl Trier<'_> {
    fn example(&mut self, example: &Example) -> Trial {
        let mut trial = Trial {
            title: example.title.text.clone(),
            span: example.title.span,
            as_of: example.as_of.map(|(day, _)| day),
            expectations: example.expect.len(),
            findings: Vec::new(),
        };
        match self.judged(example) {
            Err(findings) => trial.findings.extend(findings),
            Ok(outcome) => {
                if outcome.status != Status::Checked {
                    trial.findings.push(Diagnostic::at(codes::EXAMPLE_REJECTED, example.title.span));
                    let why = outcome.findings.iter().filter(|finding| finding.is_error());
                    trial.findings.extend(why.take(REASONS).cloned());
                }
                for expectation in &example.expect {
                    trial.findings.extend(self.expectation(expectation, &outcome));
                }
            }
        }
        if example.expect.is_empty() {
            trial.findings.push(Diagnostic::at(codes::EXAMPLE_EXPECTS_NOTHING, example.title.span));
        }
        trial
    }

    fn judged(&mut self, example: &Example) -> Result<FileOutcome, Vec<Diagnostic>> {
        let lacks = |code| vec![Diagnostic::at(code, example.title.span)];
        let (day, _) = example.as_of.ok_or_else(|| lacks(codes::EXAMPLE_NO_DAY))?;
        let given = example.given.as_ref().ok_or_else(|| lacks(codes::EXAMPLE_NO_FILE))?;
        let setup = self.base(given)?;
        if let Some(previous) = &example.previous {
            let earlier = self.base(previous)?;
            self.engine
                .look_back(Some((&earlier, Syntax::Json)))
                .map_err(|why| lost(previous.file.span, &earlier.name, why))?;
        }
        let (mut findings, mut before) = (Vec::new(), Vec::new());
        for (table, file) in &example.tables {
            let (was, wrong) = self.table(table, file);
            before.extend(was);
            findings.extend(wrong);
        }
        self.engine.judge_on(day);
        // Nothing is expected of other rules.
        let expected: Vec<String> = example.expect.iter().map(|expected| expected.rule.text.clone()).collect();
        self.engine.judge_only(&expected);
        let outcome = self.engine.check(&setup, Syntax::Json);
        before.into_iter().rev().for_each(|table| self.engine.put_back(table));
        // Taking the file of last time away cannot fail.
        let _ = self.engine.look_back(None);
        if findings.is_empty() { Ok(outcome) } else { Err(findings) }
    }

    /// A file with its changes.
    fn base(&mut self, base: &Base) -> Result<Input, Vec<Diagnostic>> {
        let name = beside(self.engine.sources.file(base.file.span.file).name(), &base.file.text);
        let mut setup = self.setup(&name).map_err(|why| lost(base.file.span, &name, why))?;
        let root = self.engine.root();
        for (path, value) in &base.patch {
            patch::change(&mut setup, &root, path, value).map_err(|finding| vec![finding])?;
        }
        Ok(Input { name, bytes: serde_json::to_vec_pretty(&setup).unwrap_or_default() })
    }

    /// Gives a table the rows that an example names: the table as it was, and what is wrong.
    fn table(&mut self, table: &Name, file: &Str) -> (Option<Table>, Vec<Diagnostic>) {
        let name = beside(self.engine.sources.file(file.span.file).name(), &file.text);
        let bytes = match self.bases.read(&name) {
            Ok(bytes) => bytes,
            Err(why) => return (None, lost(file.span, &name, vec![why])),
        };
        self.read.insert(name.clone());
        self.engine.give(&table.text, &Input { name, bytes })
    }

    fn setup(&mut self, name: &str) -> Result<Value, Vec<Diagnostic>> {
        if let Some(known) = self.setups.get(name) {
            return known.clone();
        }
        self.read.insert(name.to_owned());
        let setup = self.bases.read(name).map_err(|why| vec![why]).and_then(|bytes| {
            let syntax = Syntax::of_name(name).unwrap_or(Syntax::Yaml);
            let mut read = document::read(&mut self.engine.sources, name, &bytes, sha256(&bytes), syntax);
            document::redact(&mut self.engine.sources, &mut read, |_| Vec::new());
            read.findings.retain(Diagnostic::is_error);
            read.findings.truncate(REASONS);
            match read.tree {
                Some(tree) if read.findings.is_empty() => Ok(patch::plain(&tree, tree.root())),
                _ => Err(read.findings),
            }
        });
        self.setups.insert(name.to_owned(), setup.clone());
        setup
    }

    fn expectation(&mut self, wanted: &Expectation, outcome: &FileOutcome) -> Option<Diagnostic> {
        let rules = &self.engine.header.policy.rules;
        // An unknown rule was told when the policy was read.
        let rule = rules.iter().position(|rule| rule.name == wanted.rule.text)?;
        let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.name() == wanted.verdict.text)?;
        let of_rule: Vec<&RuleResult> = outcome.results.iter().filter(|result| result.rule() == rule).collect();
        let key = wanted.subject.as_ref().map(|subject| subject.text.as_str());
        let named = of_rule.iter().filter(|result| key.is_none_or(|key| result.subject.key() == key));
        // A rule's result is the worst of its subjects.
        let Some(result) = named.min_by_key(|result| result.verdict()) else {
            let keys = of_rule.iter().map(|result| result.subject.key()).filter(|key| !key.is_empty());
            let span = wanted.subject.as_ref().map_or(wanted.rule.span, |subject| subject.span);
            let lost = Diagnostic::at(codes::EXAMPLE_NO_SUBJECT, span).with("rule", wanted.rule.text.as_str());
            return Some(lost.with("subject", key.unwrap_or_default()).list("known", keys.take(5)));
        };
        let header = &self.engine.header;
        let said = |lang| result.head().map_or_else(String::new, |head| report::message(header, result, head, lang));
        if result.verdict() != verdict {
            let wrong = Diagnostic::at(codes::EXAMPLE_VERDICT, wanted.verdict.span)
                .with("rule", report::id(header, result))
                .with("expected", verdict.name())
                .with("got", result.verdict().name());
            return Some(wrong.with("says", said(self.lang)));
        }
        self.seen.entry(rule).or_default().insert(verdict);
        if let Some(at) = &wanted.at
            && !places(result).contains(&at.text)
        {
            let wrong = Diagnostic::at(codes::EXAMPLE_PLACE, at.span).with("at", at.text.as_str());
            return Some(wrong.list("named", places(result).into_iter().take(5)));
        }
        if let Some(text) = &wanted.text
            && ![Lang::Sv, Lang::En].into_iter().any(|lang| said(lang).contains(&text.text))
        {
            let wrong = Diagnostic::at(codes::EXAMPLE_TEXT, text.span).with("text", text.text.as_str());
            return Some(wrong.with("says", said(self.lang)));
        }
        None
    }

    /// What no example shows, and files that none uses.
    fn not_shown(&self, none: bool) -> Vec<Diagnostic> {
        if none {
            return vec![Diagnostic::nowhere(codes::NO_EXAMPLES)];
        }
        let unused = self.bases.all().into_iter().filter(|name| !self.read.contains(name));
        let mut findings: Vec<Diagnostic> =
            unused.map(|name| Diagnostic::nowhere(codes::EXAMPLE_FILE_UNUSED).with("file", name)).collect();
        let nothing = BTreeSet::new();
        // What is imported or extended has examples of its own.
        let own = |(_, rule): &(usize, &Rule)| rule.part == 0;
        for (place, rule) in self.engine.policy().rules.iter().enumerate().filter(own) {
            let seen = self.seen.get(&place).unwrap_or(&nothing);
            findings.extend(without_example(rule, &lacking(&self.engine.header.policy, rule, seen)));
        }
        findings
    }
}

/// The verdicts that a rule can give and that no example shows.
///
/// What only clauses of the word `may` stand behind is a permission: nothing breaks it.
pub(super) fn lacking(policy: &PolicyInfo, rule: &Rule, seen: &BTreeSet<Verdict>) -> Vec<Verdict> {
    // Of what a person certifies nothing is false: a statement is there or it is lacking.
    let attested = rule.requirements.iter().all(|part| part.attested);
    let breach = if attested { Verdict::Undetermined } else { Verdict::Fail };
    let may_not_apply = rule.scope.iter().any(|scope| !matches!(**scope, Scope::JudgeOnlyIf(_)));
    let words: Vec<&str> = policy.clauses_at(&rule.info.clauses).map(|clause| clause.word.as_str()).collect();
    let may_be_broken = words.is_empty() || words.iter().any(|word| *word != "may");
    let wanted = [(Verdict::Pass, true), (breach, may_be_broken), (Verdict::NotApplicable, may_not_apply)];
    wanted
        .into_iter()
        .filter(|(verdict, asked)| *asked && !seen.contains(verdict))
        .map(|(verdict, _)| verdict)
        .collect()
}

/// The finding that a rule lacks examples.
pub(super) fn without_example(rule: &Rule, lacks: &[Verdict]) -> Option<Diagnostic> {
    let names = lacks.iter().map(|verdict| verdict.name());
    let finding =
        Diagnostic::at(codes::RULE_WITHOUT_EXAMPLE, rule.info.name_span).with("rule", rule.info.name.as_str());
    (!lacks.is_empty()).then(|| finding.list("verdicts", names))
}

/// Every place that a result names, as JSON Pointers.
fn places(result: &RuleResult) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    if let Some(judged) = result.head() {
        places.extend(judged.all_evidence().map(|e| e.place.pointer.to_string()));
        places.extend(judged.missing().iter().map(|m| m.place.pointer.to_string()));
    }
    let parts = result.subject.parts().filter_map(|part| part.place);
    places.extend(parts.map(|place| place.pointer.to_string()));
    places
}

/// A file of an example that cannot be used, and why.
fn lost(named: Span, name: &str, why: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let lost = Diagnostic::at(codes::EXAMPLE_FILE, named).with("file", name);
    std::iter::once(lost).chain(why).collect()
}

/// A name relative to the file that names it.
fn beside(file: &str, name: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != ".." && !last.is_empty()) => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
