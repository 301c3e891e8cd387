//! Results that share one root cause: the same deciding place and the same remedy, or a rule that follows another.

use super::PolicyInfo;
use crate::verdict::{Judged, Remedy, RemedyStep, RuleResult, Site, Verdict};
use foldhash::fast::RandomState;
use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, Hash, Hasher};

/// One headline and the results under it, as places in [`super::FileOutcome::results`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The result that gives the headline.
    pub headline: usize,
    /// The others, in order.
    pub members: Vec<usize>,
}

/// The groups of a file, in the order of their headlines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    all: Vec<Group>,
    /// Each result that stands in one, and the place of that group, in the order of the results.
    of: Vec<(usize, usize)>,
}

impl Groups {
    fn new(all: Vec<Group>) -> Self {
        let mut of: Vec<(usize, usize)> = Vec::new();
        for (place, group) in all.iter().enumerate() {
            of.extend(group.members.iter().chain([&group.headline]).map(|result| (*result, place)));
        }
        of.sort_unstable();
        Self { all, of }
    }

    /// They, one after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Group> {
        self.all.iter()
    }

    /// The one in which a result stands, as its headline or under it.
    #[must_use]
    pub fn of(&self, result: usize) -> Option<&Group> {
        let place = self.of.binary_search_by_key(&result, |(result, _)| *result).ok()?;
        self.all.get(self.of.get(place)?.1)
    }
}

/// Groups the failed, pending, undetermined and waived results; of the last, those under one waiver. A result stands in
/// at most one group; one that shares its cause with no other is in none.
#[must_use]
pub fn group(policy: &PolicyInfo, results: &[RuleResult]) -> Groups {
    let hashes = RandomState::default();
    let mut by_cause: HashMap<Cause<'_>, usize> = HashMap::new();
    let mut failed: HashMap<(usize, Keys), usize> = HashMap::new();
    let mut followers: Vec<(usize, usize)> = Vec::new();
    let mut head: Vec<usize> = (0..results.len()).collect();
    let leads: HashSet<usize> = policy.follows.iter().flatten().copied().collect();
    for ((i, result), head) in results.iter().enumerate().zip(&mut head) {
        // Nearly all are met or do not apply.
        let Some(judged) = result.head().filter(|judged| judged.verdict.needs_action()) else { continue };
        if let Some(cause) = cause(policy, result, judged, &hashes) {
            *head = *by_cause.entry(cause).or_insert(i);
        }
        if judged.verdict == Verdict::Fail {
            if leads.contains(&result.rule()) {
                failed.entry((result.rule(), keys(result))).or_insert(i);
            }
            let follows = policy.follows.get(result.rule()).copied().flatten();
            followers.extend(follows.map(|leader| (i, leader)));
        }
    }
    for (i, rule) in followers {
        if let Some(&leader) = results.get(i).and_then(|result| failed.get(&(rule, keys(result)))) {
            follow(&mut head, i, leader);
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..results.len() {
        let root = root(&head, i);
        if root != i {
            members.entry(root).or_default().push(i);
        }
    }
    Groups::new(members.into_iter().map(|(headline, members)| Group { headline, members }).collect())
}

/// Puts a result under the one that it follows. That one may stand under it for sharing its cause: then it leads from
/// now on, for two results that stand under each other would have no headline.
fn follow(head: &mut [usize], follower: usize, leader: usize) {
    let old = root(head, follower);
    if root(head, leader) == old && leader != follower {
        for slot in [old, leader] {
            if let Some(head) = head.get_mut(slot) {
                *head = leader;
            }
        }
    }
    if let Some(head) = head.get_mut(follower) {
        *head = leader;
    }
}

/// The keys of a subject: two rules with different variable names for one record agree on them.
type Keys = Vec<Option<String>>;

fn keys(result: &RuleResult) -> Keys {
    result.subject.parts().map(|part| part.key).collect()
}

fn root(head: &[usize], start: usize) -> usize {
    let mut at = start;
    for _ in 0..head.len() {
        match head.get(at) {
            Some(&next) if next != at => at = next,
            _ => break,
        }
    }
    at
}

/// What two results share that have one cause: the verdict, the places, and what mends it, which is the remedy or, where
/// there is none, what the policy says to do.
#[derive(PartialEq, Eq)]
struct Cause<'a> {
    /// Of the places, and of the gist of the remedy, which may be long.
    hash: u64,
    verdict: Verdict,
    places: Vec<Site<'a>>,
    remedy: Result<&'a Remedy, &'a [usize]>,
    waiver: Option<usize>,
}

impl Hash for Cause<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

fn cause<'a>(
    policy: &'a PolicyInfo,
    result: &'a RuleResult,
    judged: Judged<'a>,
    hashes: &RandomState,
) -> Option<Cause<'a>> {
    let places: Vec<Site<'a>> = match judged.verdict {
        Verdict::Fail | Verdict::Pending | Verdict::Waived => judged.deciding_sites().collect(),
        Verdict::Undetermined => judged.missing().iter().map(|m| Site::Other(m.place.pointer.clone())).collect(),
        Verdict::Pass | Verdict::NotApplicable => return None,
    };
    // What is not known is mended by stating it, whatever would be done about a breach.
    let rule = policy.rules.get(result.rule()).filter(|_| judged.verdict != Verdict::Undetermined);
    let actions = rule.map_or(&[][..], |rule| &rule.actions);
    let remedy = judged.remedy().ok_or(actions);
    let waiver = result.waiver().filter(|_| judged.verdict == Verdict::Waived);
    let hash = hash(&places, remedy.ok(), hashes);
    (!places.is_empty()).then_some(Cause { hash, verdict: judged.verdict, places, remedy, waiver })
}

/// A hash of places and of the gist of what mends what stands there.
fn hash(places: &[Site<'_>], remedy: Option<&Remedy>, hashes: &RandomState) -> u64 {
    let mut hasher = hashes.build_hasher();
    places.hash(&mut hasher);
    remedy.into_iter().for_each(|remedy| gist(remedy, &mut hasher));
    hasher.finish()
}

/// The first and the last step, of a choice those of the first and the last item: they tell apart most of what is asked of
/// the same places.
fn gist(remedy: &Remedy, to: &mut impl Hasher) {
    for step in ends(&remedy.steps) {
        match step {
            RemedyStep::Choose { count, among } => {
                (count, among.len()).hash(to);
                ends(among).for_each(|(_, remedy)| gist(remedy, to));
            }
            step => step.hash(to),
        }
    }
}

fn ends<T>(all: &[T]) -> impl Iterator<Item = &T> {
    all.first().into_iter().chain(all.get(1..).and_then(<[T]>::last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Pointer;
    use crate::verdict::Fact;

    /// Else results of one place that are mended otherwise would be compared with each other, all with all.
    #[test]
    fn causes_at_the_same_places_differ_by_what_mends_them() {
        let set = |value: u64| RemedyStep::Set(Pointer::default(), Fact::Text(value.to_string().as_str().into()));
        let choose = |value: u64| RemedyStep::Choose {
            count: 1,
            among: [("a".into(), Remedy { steps: [set(0), set(value)].into() })].into(),
        };
        let remedies =
            [vec![], vec![set(1)], vec![set(1), set(2)], vec![set(2), set(2)], vec![choose(1)], vec![choose(2)]];
        let hashes = RandomState::default();
        let of = |steps: Vec<RemedyStep>| hash(&[], Some(&Remedy { steps: steps.into() }), &hashes);
        assert_eq!(remedies.map(of).into_iter().collect::<HashSet<u64>>().len(), 6);
    }

    #[test]
    fn each_result_leads_to_the_group_in_which_it_stands() {
        let all = vec![Group { headline: 1, members: vec![4, 9] }, Group { headline: 3, members: vec![2] }];
        let groups = Groups::new(all.clone());
        for result in 0..12 {
            let stands_in = |group: &&Group| group.headline == result || group.members.contains(&result);
            assert_eq!(groups.of(result), all.iter().find(stands_in), "{result}");
        }
        assert!(groups.iter().eq(&all));
    }
}
