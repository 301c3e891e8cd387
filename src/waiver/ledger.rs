//! Waivers on their way through a run: what they cover in each file, and at the end what became of each.

use super::{Standing, State, Waiver};
use crate::diagnostic::{Diagnostic, codes::waivers as codes, suggest};
use crate::policy::{Policy, ir::Scope};
use crate::value::{Date, nfc};
use crate::verdict::{Reason, RuleResult, Verdict};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// How many names did-you-mean chooses among, of providers, and of the subjects of a rule of one: a stream has no end.
const NAMES: usize = 1_000;
/// No name longer than this is guessed at.
const LONGEST: usize = 100;
/// How many hexadecimal digits of a hash are told.
const SHORT: usize = 12;

/// The waivers of a run.
#[derive(Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    /// By provider, then by the rule's place in the policy.
    by_provider: HashMap<String, HashMap<usize, Of>>,
    /// Providers seen, for did-you-mean.
    providers: BTreeSet<String>,
    /// Whether the provider of some file is not known, for it could not be read.
    passed_over: bool,
}

/// What was seen of the waivers in one file.
#[derive(Debug, Default)]
pub struct Seen {
    /// Its provider.
    provider: Option<String>,
    /// Waivers by their places, and what was seen of each.
    marks: Vec<(usize, Mark)>,
    /// Subjects of rules that have waivers.
    subjects: Vec<(usize, String)>,
    /// Whether its provider is not known, for it could not be read.
    passed_over: bool,
}

impl Seen {
    /// A file was passed over whose provider is not known.
    #[must_use]
    pub fn passed_over() -> Self {
        Self { passed_over: true, ..Self::default() }
    }
}

/// What may be seen of a waiver.
#[derive(Debug, Clone, Copy)]
enum Mark {
    /// A file of its provider.
    Provider,
    /// It covers a fail.
    Fail,
    /// It covers something met.
    Met,
    /// It covers something else.
    Other,
}

/// A waiver with what was seen of it.
#[derive(Debug)]
struct Entry {
    waiver: Arc<Waiver>,
    /// The rule's place in the policy.
    rule: Option<usize>,
    /// Whether the rule is judged in this run.
    judged: bool,
    /// The hash of the wording now.
    wording: Option<String>,
    /// Whether a file of its provider was seen.
    provider: bool,
    /// What it covers: a fail, something met, something else.
    fail: bool,
    met: bool,
    other: bool,
}

/// The waivers of one provider for one rule.
#[derive(Debug, Default)]
struct Of {
    /// Whether the rule has subjects.
    each: bool,
    /// Those for all subjects.
    all: Vec<usize>,
    /// Those for one.
    by_subject: HashMap<String, Vec<usize>>,
    /// Subjects seen, for did-you-mean.
    subjects: BTreeSet<String>,
}

fn normal(text: &str) -> String {
    nfc(text).into_owned()
}

impl Ledger {
    /// Waivers before the first file. `judged`: whether a rule is judged in this run; `wording`: the hash of the wording
    /// of a rule's clauses.
    #[must_use]
    pub fn new(
        waivers: Vec<Waiver>,
        policy: &Policy,
        judged: impl Fn(usize) -> bool,
        wording: impl Fn(usize) -> String,
    ) -> Self {
        // Most runs have none, and need no names of rules for it.
        if waivers.is_empty() {
            return Self::default();
        }
        let places: HashMap<&str, usize> =
            policy.info.rules.iter().enumerate().map(|(n, r)| (r.name.as_str(), n)).collect();
        let mut ledger = Self::default();
        for waiver in waivers {
            let rule = places.get(waiver.rule.value.as_str()).copied();
            let place = ledger.entries.len();
            if let Some(rule) = rule {
                let rules = ledger.by_provider.entry(waiver.provider.value.clone()).or_default();
                let of = rules.entry(rule).or_insert_with(|| Of { each: has_subjects(policy, rule), ..Of::default() });
                match &waiver.subject {
                    None => of.all.push(place),
                    Some(subject) => of.by_subject.entry(subject.value.clone()).or_default().push(place),
                }
            }
            ledger.entries.push(Entry {
                waiver: Arc::new(waiver),
                rule,
                judged: rule.is_some_and(&judged),
                wording: rule.map(&wording),
                provider: false,
                fail: false,
                met: false,
                other: false,
            });
        }
        ledger
    }

    /// Waives what the waivers cover in the results of one file, and tells what was seen of them, which is to be
    /// [noted](Self::note). `provider`: its key; `None`: the file names none.
    #[must_use]
    pub fn cover(&self, as_of: Date, provider: Option<&str>, results: &mut [RuleResult]) -> Seen {
        let mut seen = Seen::default();
        let Some(provider) = provider.map(normal) else { return seen };
        if let Some(rules) = self.by_provider.get(&provider) {
            let places = rules.values().flat_map(|of| of.all.iter().chain(of.by_subject.values().flatten()));
            seen.marks.extend(places.map(|place| (*place, Mark::Provider)));
            for result in results {
                if let Some(of) = rules.get(&result.rule()) {
                    of.cover(&self.entries, as_of, result, &mut seen);
                }
            }
        }
        seen.provider = Some(provider);
        seen
    }

    /// Notes what was seen in a file. What is remembered depends on the order of the files.
    pub fn note(&mut self, seen: Seen) {
        self.passed_over |= seen.passed_over;
        for (place, mark) in seen.marks {
            let Some(entry) = self.entries.get_mut(place) else { continue };
            match mark {
                Mark::Provider => entry.provider = true,
                Mark::Fail => entry.fail = true,
                Mark::Met => entry.met = true,
                Mark::Other => entry.other = true,
            }
        }
        let Some(provider) = seen.provider else { return };
        for (rule, subject) in seen.subjects {
            let of = self.by_provider.get_mut(&provider).and_then(|rules| rules.get_mut(&rule));
            if let Some(of) = of.filter(|of| of.subjects.len() < NAMES) {
                of.subjects.insert(subject);
            }
        }
        self.remember(provider);
    }

    /// Remembers a provider whose file was judged before, by the same waivers; `false`: it has waivers, and what becomes of
    /// them is only seen when it is judged.
    pub fn recall(&mut self, provider: &str) -> bool {
        let provider = normal(provider);
        if self.by_provider.contains_key(&provider) {
            return false;
        }
        self.remember(provider);
        true
    }

    /// Remembers a provider, for did-you-mean.
    fn remember(&mut self, provider: String) {
        if self.providers.len() < NAMES && !self.entries.is_empty() {
            self.providers.insert(provider);
        }
    }

    /// What became of each waiver so far, in the order given.
    #[must_use]
    pub fn standings(&self, as_of: Date) -> Vec<Standing> {
        let standing = |entry: &Entry| Standing {
            waiver: Arc::clone(&entry.waiver),
            state: self.state(entry, as_of),
            wording: entry.wording.clone(),
        };
        self.entries.iter().map(standing).collect()
    }

    /// What is to be said of the waivers when all files are judged; of the first so many.
    #[must_use]
    pub fn findings(&self, policy: &Policy, as_of: Date, limit: usize) -> Vec<Diagnostic> {
        self.entries.iter().flat_map(|entry| self.told(entry, policy, as_of)).take(limit).collect()
    }

    fn state(&self, entry: &Entry, as_of: Date) -> State {
        if entry.rule.is_none() {
            State::Orphan
        } else if entry.waiver.expires.value < as_of {
            State::Expired
        } else if as_of < entry.waiver.granted.value {
            State::NotYetBegun
        } else if !entry.judged || (!entry.provider && self.passed_over) {
            State::NotJudged
        } else if !entry.provider || !entry.covers_something() {
            State::Orphan
        } else if entry.is_suspect() {
            State::Suspect
        } else if entry.fail {
            State::Used
        } else if entry.other {
            State::Idle
        } else {
            State::Unused
        }
    }

    /// What is said of a waiver. One that is suspect may also cover only what is met.
    fn told(&self, entry: &Entry, policy: &Policy, as_of: Date) -> Vec<Diagnostic> {
        let waiver = &entry.waiver;
        let id = waiver.id.value.as_str();
        let unused = || Diagnostic::at(codes::UNUSED, waiver.id.span).with("waiver", id).with("rule", rule_of(waiver));
        match self.state(entry, as_of) {
            State::Used | State::Idle | State::NotJudged => Vec::new(),
            State::Orphan => vec![self.orphan(entry, policy)],
            State::Expired => vec![
                Diagnostic::at(codes::EXPIRED, waiver.expires.span)
                    .with("waiver", id)
                    .with("date", waiver.expires.value.to_string()),
            ],
            State::NotYetBegun => vec![
                Diagnostic::at(codes::NOT_YET_BEGUN, waiver.granted.span)
                    .with("waiver", id)
                    .with("date", waiver.granted.value.to_string()),
            ],
            State::Unused => vec![unused()],
            State::Suspect => {
                let place = waiver.wording.as_ref().map_or(waiver.id.span, |wording| wording.span);
                let now: String = entry.wording.iter().flat_map(|hash| hash.chars()).take(SHORT).collect();
                let changed = Diagnostic::at(codes::WORDING_CHANGED, place);
                let changed = changed.with("waiver", id).with("rule", rule_of(waiver)).with("now", now);
                let only_met = !entry.fail && !entry.other;
                std::iter::once(changed).chain(only_met.then(unused)).collect()
            }
        }
    }

    fn orphan(&self, entry: &Entry, policy: &Policy) -> Diagnostic {
        let waiver = &entry.waiver;
        let provider = waiver.provider.value.as_str();
        let of = entry.rule.and_then(|rule| self.by_provider.get(provider)?.get(&rule));
        let (code, place, name, near) = match (entry.rule, &waiver.subject) {
            (None, _) => {
                let near = near(rule_of(waiver), policy.info.rules.iter().map(|rule| rule.name.as_str()));
                (codes::UNKNOWN_RULE, waiver.rule.span, rule_of(waiver), near)
            }
            (Some(_), Some(subject)) if entry.provider => {
                let near = near(&subject.value, of.iter().flat_map(|of| &of.subjects).map(String::as_str));
                (codes::UNKNOWN_SUBJECT, subject.span, subject.value.as_str(), near)
            }
            _ => {
                let near = near(provider, self.providers.iter().map(String::as_str));
                (codes::UNKNOWN_PROVIDER, waiver.provider.span, provider, near)
            }
        };
        let finding = Diagnostic::at(code, place).with("name", name).with("waiver", waiver.id.value.as_str());
        let finding = finding.with("rule", rule_of(waiver)).with("provider", provider);
        match near {
            Some(near) => finding.with("suggestion", near),
            None => finding,
        }
    }
}

impl Entry {
    fn covers_something(&self) -> bool {
        self.fail || self.met || self.other
    }

    fn is_suspect(&self) -> bool {
        match (&self.waiver.wording, &self.wording) {
            (Some(then), Some(now)) => !now.starts_with(&then.value),
            _ => false,
        }
    }
}

impl Of {
    /// Waives one result of the rule, and tells what its waivers cover.
    fn cover(&self, entries: &[Entry], as_of: Date, result: &mut RuleResult, seen: &mut Seen) {
        let key = normal(&result.subject.key());
        let mut covering = self.all.clone();
        if !self.by_subject.is_empty() {
            match doubt(self.each, result) {
                Some(known) => {
                    let begins = |subject: &str| {
                        subject.strip_prefix(&known).is_some_and(|rest| known.is_empty() || rest.starts_with(", "))
                    };
                    let maybe = self.by_subject.iter().filter(|(subject, _)| begins(subject));
                    seen.marks.extend(maybe.flat_map(|(_, places)| places).map(|place| (*place, Mark::Other)));
                }
                None => covering.extend(self.by_subject.get(&key).into_iter().flatten()),
            }
            if !key.is_empty() {
                seen.subjects.push((result.rule(), key));
            }
        }
        let has_fail = result.judged().any(|judged| judged.verdict == Verdict::Fail);
        let verdict = result.verdict();
        let mut longest: Option<(Date, Reverse<usize>)> = None;
        for place in covering {
            let Some(entry) = entries.get(place).filter(|entry| entry.waiver.holds_on(as_of)) else { continue };
            let mark = match verdict {
                _ if has_fail => Mark::Fail,
                Verdict::Pass => Mark::Met,
                _ => Mark::Other,
            };
            seen.marks.push((place, mark));
            // Of several, the one that holds longest is named, and among equals the first.
            longest = longest.max(Some((entry.waiver.expires.value, Reverse(place))));
        }
        if let Some((_, Reverse(place))) = longest.filter(|_| has_fail) {
            result.waive(place);
        }
    }
}

/// Of a result that may be that of any subject: what is known of its key. `None`: its subject is known.
fn doubt(each: bool, result: &RuleResult) -> Option<String> {
    if result.subject.parts().any(|part| part.key.is_none()) {
        return Some(normal(&result.subject.known_key()));
    }
    let no_subject = result.head().is_some_and(|head| head.told().reason == Some(Reason::NoSubject));
    (each && result.subject.is_none() && !no_subject).then(String::new)
}

fn has_subjects(policy: &Policy, rule: usize) -> bool {
    let scope = policy.rules.get(rule).map_or(&[][..], |rule| &rule.scope);
    scope.iter().any(|scope| matches!(**scope, Scope::ForEach(_)))
}

fn rule_of(waiver: &Waiver) -> &str {
    &waiver.rule.value
}

fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST { None } else { suggest(name, known.filter(|known| known.len() <= LONGEST)) }
}
