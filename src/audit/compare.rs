//! What changed between two audits: which results became broken or were mended, which rules came and went, and what may
//! be the cause.

use super::store::{Head, RuleHead};
use crate::outcome::{FileRecord, ResultRecord, Texts};
use crate::verdict::{Mode, Strength, Verdict};
use std::collections::{BTreeMap, HashMap};

/// What became of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// It is broken, and was not.
    Broken,
    /// It cannot be decided any more.
    Open,
    /// It is covered by a waiver, and was not.
    WaiverBegun,
    /// The waiver that covered it does so no more, and it is not met.
    WaiverEnded,
    /// It was broken, waived or undecided, and is met or does not apply any more.
    Mended,
    /// It is broken as it was.
    StillBroken,
    /// Its verdict is another one in some other way.
    Otherwise,
    /// It is new: the rule or the subject was not there.
    New,
    /// It is no more: the rule or the subject is not there.
    Gone,
}

impl Changed {
    /// All of them, what matters most first.
    pub const ALL: [Self; 9] = [
        Self::Broken,
        Self::WaiverEnded,
        Self::Open,
        Self::StillBroken,
        Self::Mended,
        Self::WaiverBegun,
        Self::Otherwise,
        Self::New,
        Self::Gone,
    ];

    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Broken => "newly-broken",
            Self::Open => "newly-undecided",
            Self::WaiverBegun => "waiver-begun",
            Self::WaiverEnded => "waiver-ended",
            Self::Mended => "mended",
            Self::StillBroken => "still-broken",
            Self::Otherwise => "otherwise",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }

    /// Whether it makes the whole worse.
    #[must_use]
    pub fn is_worse(self) -> bool {
        matches!(self, Self::Broken | Self::WaiverEnded)
    }
}

/// What differs between the audits, as far as it can have changed a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The provider's file.
    Provider,
    /// The rule's text, or something else of the policy: a parameter, a definition.
    Policy,
    /// A table of the authority, a waiver, or the schema.
    Basis,
    /// The day of judgement.
    Date,
    /// The version of the program, or what was asked for.
    Program,
}

impl Cause {
    /// The name in machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Policy => "policy",
            Self::Basis => "basis",
            Self::Date => "date",
            Self::Program => "program",
        }
    }
}

/// A result in one of the audits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its verdict.
    pub verdict: Verdict,
    /// Its strength.
    pub strength: Strength,
    /// How it came about.
    pub mode: Mode,
}

/// A result that changed, or is still broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub what: Changed,
    /// The provider: its key, or the file when it names none.
    pub provider: String,
    /// What the provider is called.
    pub called: String,
    /// The result's name.
    pub id: String,
    /// The rule's name.
    pub rule: String,
    /// What it was; `None`: it was not there.
    pub before: Option<Place>,
    /// What it is; `None`: it is not there.
    pub after: Option<Place>,
    /// Its sentence now, or then where it is no more.
    pub text: Texts,
    /// What differs between the audits: one of these, or several together, is the cause.
    pub differs: Vec<Cause>,
    /// What was taken back on trial, each alone: whether the verdict is then another one than it is now.
    pub tried: Vec<(Cause, bool)>,
}

impl Change {
    /// What is, or may be, the cause: that without which the verdict would not be what it is, and what could not be tried.
    /// Where nothing alone was needed, all that differs.
    #[must_use]
    pub fn causes(&self) -> Vec<Cause> {
        let spared = |cause: &Cause| self.tried.contains(&(*cause, false));
        let left: Vec<Cause> = self.differs.iter().copied().filter(|cause| !spared(cause)).collect();
        if left.is_empty() { self.differs.clone() } else { left }
    }

    /// Whether [`Change::causes`] are the cause, all of them: nothing else differs, or all that differs was tried.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        let is_needed = |cause: &Cause| self.tried.contains(&(*cause, true));
        self.differs.len() == 1 || (!self.differs.is_empty() && self.causes().iter().all(is_needed))
    }
}

/// What changed between two audits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The day of judgement of the older and of the newer one.
    pub days: (String, String),
    /// Name and version of the policies.
    pub policies: (String, String),
    /// What changed, what matters most first, then by provider and name.
    pub changes: Vec<Change>,
    /// Rules that are new, are no more, or say something else.
    pub rules: (Vec<String>, Vec<String>, Vec<String>),
    /// Providers that are new, and that are no more.
    pub providers: (Vec<String>, Vec<String>),
    /// How many results have the verdict that they had, and are not broken.
    pub same: usize,
}

/// What is remembered of the older audit.
pub struct Older {
    head: Head,
    files: HashMap<String, (String, String)>,
    results: BTreeMap<(String, String), (usize, Place, Texts)>,
}

fn place(result: &ResultRecord) -> Place {
    Place { verdict: result.verdict, strength: result.strength, mode: result.mode }
}

impl Comparison {
    /// The changes that have this among several possible causes: their places, by provider.
    #[must_use]
    pub fn in_doubt(&self, cause: Cause) -> HashMap<String, Vec<usize>> {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, change) in self.changes.iter().enumerate() {
            if change.differs.len() > 1 && change.differs.contains(&cause) {
                places.entry(change.provider.clone()).or_default().push(place);
            }
        }
        places
    }

    /// Notes what the verdicts of a provider's file are when a cause is taken back and all else is as it is now. `places`: its
    /// changes of which that cause is in doubt.
    pub fn without(&mut self, cause: Cause, file: &FileRecord, places: &[usize]) {
        let verdicts: HashMap<&str, Verdict> =
            file.results.iter().map(|result| (result.id.as_str(), result.verdict)).collect();
        for place in places {
            if let Some(change) = self.changes.get_mut(*place) {
                let now = change.after.as_ref().map(|place| place.verdict);
                change.tried.push((cause, verdicts.get(change.id.as_str()).copied() != now));
            }
        }
    }
}

impl Older {
    /// Nothing is known of its files yet.
    #[must_use]
    pub fn new(head: Head) -> Self {
        Self { head, files: HashMap::new(), results: BTreeMap::new() }
    }

    /// Remembers a file.
    pub fn add(&mut self, file: &FileRecord) {
        self.files.insert(file.about().to_owned(), (file.sha256.clone(), file.called().to_owned()));
        for result in &file.results {
            let known = (result.rule, place(result), result.text.clone());
            self.results.insert((file.about().to_owned(), result.id.clone()), known);
        }
    }

    /// Begins to compare with a newer one.
    #[must_use]
    pub fn against(self, head: Head) -> Comparing {
        let by_name = |head: &Head| -> BTreeMap<String, RuleHead> {
            head.rules.iter().map(|rule| (rule.name.clone(), rule.clone())).collect()
        };
        let (then, now) = (by_name(&self.head), by_name(&head));
        let names = |of: &BTreeMap<String, RuleHead>, not_in: &BTreeMap<String, RuleHead>| {
            of.keys().filter(|name| !not_in.contains_key(*name)).cloned().collect::<Vec<_>>()
        };
        let other = now.iter().filter(|(name, rule)| then.get(*name).is_some_and(|known| known.sha256 != rule.sha256));
        let rules = (names(&now, &then), names(&then, &now), other.map(|(name, _)| name.clone()).collect());
        let mut shared = Vec::new();
        if self.head.policy.sha256 != head.policy.sha256 {
            shared.push(Cause::Policy);
        }
        if self.head.basis() != head.basis() {
            shared.push(Cause::Basis);
        }
        if self.head.as_of != head.as_of {
            shared.push(Cause::Date);
        }
        if self.head.tool_version != head.tool_version || self.head.options != head.options {
            shared.push(Cause::Program);
        }
        let named = |head: &Head| format!("{} {}", head.policy.name, head.policy.version).trim_end().to_owned();
        let comparison = Comparison {
            days: (self.head.as_of.clone(), head.as_of.clone()),
            policies: (named(&self.head), named(&head)),
            changes: Vec::new(),
            rules,
            providers: (Vec::new(), Vec::new()),
            same: 0,
        };
        Comparing { older: self, head, shared, seen: BTreeMap::new(), comparison }
    }
}

/// A comparison on its way.
pub struct Comparing {
    older: Older,
    head: Head,
    /// What differs for all files.
    shared: Vec<Cause>,
    /// The providers of the newer audit, and whether what they declare is another file.
    seen: BTreeMap<String, bool>,
    comparison: Comparison,
}

impl Comparing {
    /// Compares a file of the newer audit.
    pub fn add(&mut self, file: &FileRecord) {
        let key = file.about().to_owned();
        let known = self.older.files.get(&key).map(|(sha256, _)| sha256 == &file.sha256);
        if known.is_none() && !self.seen.contains_key(&key) {
            self.comparison.providers.0.push(key.clone());
        }
        self.seen.insert(key.clone(), known == Some(false));
        let differs = match known {
            None => vec![Cause::Provider],
            Some(is_same) => self.differs(!is_same),
        };
        for result in &file.results {
            let before = self.older.results.remove(&(key.clone(), result.id.clone())).map(|(_, place, _)| place);
            let after = place(result);
            // A provider that was not there has nothing that changed.
            if before.is_none() && known.is_none() && after.verdict != Verdict::Fail {
                continue;
            }
            let Some(what) = changed(before.as_ref(), &after) else {
                self.comparison.same += 1;
                continue;
            };
            self.comparison.changes.push(Change {
                what,
                provider: key.clone(),
                called: file.called().to_owned(),
                id: result.id.clone(),
                rule: self.head.rules.get(result.rule).map_or(String::new(), |rule| rule.name.clone()),
                before,
                after: Some(after),
                text: result.text.clone(),
                differs: if what == Changed::StillBroken { Vec::new() } else { differs.clone() },
                tried: Vec::new(),
            });
        }
    }

    /// What differs for a provider.
    fn differs(&self, is_other_file: bool) -> Vec<Cause> {
        is_other_file.then_some(Cause::Provider).into_iter().chain(self.shared.iter().copied()).collect()
    }

    /// What changed, with what is no more.
    #[must_use]
    pub fn finish(mut self) -> Comparison {
        let results = std::mem::take(&mut self.older.results);
        let Older { head, files, .. } = &self.older;
        let mut gone: Vec<String> = files.keys().filter(|key| !self.seen.contains_key(*key)).cloned().collect();
        gone.sort();
        for ((provider, id), (rule, before, text)) in results {
            // Of a provider that is gone the one line says it.
            let Some(is_other_file) = self.seen.get(&provider) else { continue };
            let differs = self.differs(*is_other_file);
            self.comparison.changes.push(Change {
                what: Changed::Gone,
                called: files.get(&provider).map_or(provider.clone(), |(_, called)| called.clone()),
                provider,
                id,
                rule: head.rules.get(rule).map_or(String::new(), |rule| rule.name.clone()),
                before: Some(before),
                after: None,
                text,
                differs,
                tried: Vec::new(),
            });
        }
        self.comparison.providers.1 = gone;
        let rank = |what: Changed| Changed::ALL.iter().position(|one| *one == what);
        self.comparison
            .changes
            .sort_by(|a, b| (rank(a.what), &a.provider, &a.id).cmp(&(rank(b.what), &b.provider, &b.id)));
        self.comparison
    }
}

/// What became of a result; `None`: nothing that matters.
fn changed(before: Option<&Place>, after: &Place) -> Option<Changed> {
    let Some(before) = before else { return Some(Changed::New) };
    Some(match (before.verdict, after.verdict) {
        (Verdict::Fail, Verdict::Fail) => Changed::StillBroken,
        (then, now) if then == now => return None,
        (Verdict::Waived, Verdict::Fail | Verdict::Undetermined | Verdict::Pending) => Changed::WaiverEnded,
        (_, Verdict::Fail) => Changed::Broken,
        (_, Verdict::Waived) => Changed::WaiverBegun,
        (then, now) if then.needs_action() && !now.needs_action() => Changed::Mended,
        (_, Verdict::Undetermined) => Changed::Open,
        _ => Changed::Otherwise,
    })
}
