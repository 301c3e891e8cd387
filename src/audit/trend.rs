//! How compliance moves from audit to audit: what is remembered of each, and the shares that are met.

use super::store::Head;
use crate::outcome::FileRecord;
use crate::verdict::{Strength, Verdict};
use std::collections::BTreeMap;

/// What is remembered of an audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// SHA-256 of its store in hexadecimal: the same audit is remembered once.
    pub sha256: String,
    /// The day of judgement.
    pub as_of: String,
    /// Name and version of the policy.
    pub policy: (String, String),
    /// What was asked for with `--only`; empty: everything.
    pub only: Vec<String>,
    /// How many files there were.
    pub files: u64,
    /// How many of them could not be checked.
    pub unchecked: u64,
    /// How many results of each kind, by provider and section.
    pub tallies: BTreeMap<About, BTreeMap<Kind, u64>>,
    /// The providers' names, by key.
    pub names: BTreeMap<String, String>,
}

/// A provider, by its key or its file, and a section of the source document.
pub type About = (String, String);

/// Strength, verdict and mode of a result, by their names.
pub type Kind = (String, String, String);

impl Past {
    /// Nothing is counted yet of the audit whose store has this hash.
    #[must_use]
    pub fn new(head: &Head, sha256: &str) -> Self {
        Self {
            sha256: sha256.to_owned(),
            as_of: head.as_of.clone(),
            policy: (head.policy.name.clone(), head.policy.version.clone()),
            only: head.options.only.clone(),
            files: 0,
            unchecked: 0,
            tallies: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }

    /// Counts a file of the audit.
    pub fn add(&mut self, head: &Head, file: &FileRecord) {
        self.files += 1;
        self.unchecked += u64::from(!file.is_checked());
        let provider = file.about();
        for result in &file.results {
            let section = head.rules.get(result.rule).map_or("", |rule| &rule.section);
            let kind = (result.strength.name(), result.verdict.name(), result.mode.name());
            let kind = (kind.0.to_owned(), kind.1.to_owned(), kind.2.to_owned());
            let about = (provider.to_owned(), section.to_owned());
            *self.tallies.entry(about).or_default().entry(kind).or_default() += 1;
        }
        if let Some(known) = &file.provider
            && !known.name.is_empty()
        {
            self.names.insert(known.key.clone(), known.name.clone());
        }
    }
}

/// Of the demands that apply and are due: how many there are of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Met.
    pub met: u64,
    /// Not met.
    pub broken: u64,
    /// Not met, and waived.
    pub waived: u64,
    /// Not decided.
    pub open: u64,
}

impl Share {
    /// All of them.
    #[must_use]
    pub fn total(self) -> u64 {
        self.met + self.broken + self.waived + self.open
    }

    /// How many of a hundred are met, rounded down: a hundred is said only where all are met. `None`: there is none.
    #[must_use]
    pub fn percent(self) -> Option<u64> {
        (self.met * 100).checked_div(self.total())
    }

    fn count(&mut self, verdict: &str, count: u64) {
        let verdict = Verdict::ALL.into_iter().find(|known| known.name() == verdict);
        match verdict {
            Some(Verdict::Pass) => self.met += count,
            Some(Verdict::Fail) => self.broken += count,
            Some(Verdict::Waived) => self.waived += count,
            Some(Verdict::Undetermined) => self.open += count,
            // What does not apply, or is not due yet, is neither met nor not met.
            Some(Verdict::Pending | Verdict::NotApplicable) | None => {}
        }
    }

    fn add(&mut self, other: Self) {
        self.met += other.met;
        self.broken += other.broken;
        self.waived += other.waived;
        self.open += other.open;
    }
}

/// Something that is followed from audit to audit; where it was not in an audit there is no share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What is followed: a section, a provider's key; empty: all.
    pub name: String,
    /// A share for each audit, in their order.
    pub shares: Vec<Option<Share>>,
}

/// A provider, and how each section of it moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The provider as a whole, by its key.
    pub whole: Series,
    /// Its name in the last audit that knows one, else the key.
    pub called: String,
    /// Its sections.
    pub sections: Vec<Series>,
}

/// An audit of a trend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The day of judgement.
    pub as_of: String,
    /// Name and version of the policy.
    pub policy: String,
    /// What was asked for with `--only`.
    pub only: Vec<String>,
    /// Its files, and how many could not be checked.
    pub files: (u64, u64),
}

/// How compliance moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The audits: by day, those of one day as they were remembered.
    pub stops: Vec<Stop>,
    /// All providers and sections.
    pub all: Series,
    /// Each section, over all providers.
    pub sections: Vec<Series>,
    /// Each provider, by key.
    pub providers: Vec<Followed>,
}

impl Trend {
    /// The trend of some audits, in their order; of all providers, or of those named.
    #[must_use]
    pub fn new(audits: &[Past], only: &[String]) -> Self {
        let mut cells: BTreeMap<&About, Vec<Option<Share>>> = BTreeMap::new();
        for (place, past) in audits.iter().enumerate() {
            for (about, kinds) in past.tallies.iter().filter(|((key, _), _)| only.is_empty() || only.contains(key)) {
                let mut share = Share::default();
                let demands = kinds.iter().filter(|((strength, ..), _)| strength == Strength::Must.name());
                demands.for_each(|((_, verdict, _), count)| share.count(verdict, *count));
                let cell = cells.entry(about).or_insert_with(|| vec![None; audits.len()]);
                if let Some(at) = cell.get_mut(place) {
                    *at = Some(share);
                }
            }
        }
        let mut all = Series::empty("", audits.len());
        let mut sections: BTreeMap<&str, Series> = BTreeMap::new();
        let mut providers: BTreeMap<&str, Followed> = BTreeMap::new();
        for ((key, section), shares) in cells {
            let own = Series { name: section.clone(), shares };
            all.add(&own);
            sections.entry(section).or_insert_with(|| Series::empty(section, audits.len())).add(&own);
            let provider = providers.entry(key).or_insert_with(|| Followed {
                whole: Series::empty(key, audits.len()),
                called: audits.iter().rev().find_map(|past| past.names.get(key)).unwrap_or(key).clone(),
                sections: Vec::new(),
            });
            provider.whole.add(&own);
            if own.is_asked() {
                provider.sections.push(own);
            }
        }
        let stop = |past: &Past| Stop {
            as_of: past.as_of.clone(),
            policy: format!("{} {}", past.policy.0, past.policy.1).trim_end().to_owned(),
            only: past.only.clone(),
            files: (past.files, past.unchecked),
        };
        Self {
            stops: audits.iter().map(stop).collect(),
            all,
            sections: sections.into_values().filter(Series::is_asked).collect(),
            providers: providers.into_values().collect(),
        }
    }
}

impl Series {
    fn empty(name: &str, audits: usize) -> Self {
        Self { name: name.to_owned(), shares: vec![None; audits] }
    }

    fn add(&mut self, other: &Self) {
        for (all, one) in self.shares.iter_mut().zip(&other.shares) {
            if let Some(one) = one {
                all.get_or_insert_default().add(*one);
            }
        }
    }

    /// Whether a demand applied in any of the audits.
    fn is_asked(&self) -> bool {
        self.shares.iter().flatten().any(|share| share.total() > 0)
    }

    /// By how many hundredths the last share is another one than the one before; `None`: there are not two.
    #[must_use]
    pub fn moved(&self) -> Option<i64> {
        let mut known = self.shares.iter().rev().filter_map(|share| share.and_then(Share::percent));
        let (last, before) = (known.next()?, known.next()?);
        Some(i64::try_from(last).ok()? - i64::try_from(before).ok()?)
    }
}
