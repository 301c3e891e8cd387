//! Why a share under unknowns is not decided: which of the items that are open would decide it.

use super::quantify::Seen;
use crate::value::Lack;

/// How many of the other items there are of each kind that an item can be.
#[derive(Debug, Clone, Copy, Default)]
struct Others {
    /// In the range, and which of good and not good is known, or not.
    good: usize,
    bad: usize,
    either: usize,
    /// Perhaps not in the range, and good, not good, or either if they are.
    perhaps_good: usize,
    perhaps_bad: usize,
    perhaps_either: usize,
}

/// What one item becomes: how many it adds to those that are good, and to those in the range.
type Step = (usize, usize);
const OUT: Step = (0, 0);
const BAD: Step = (0, 1);
const GOOD: Step = (1, 1);

/// What is lacking of the items that matter: of those of which another filling gives another answer, with all else the
/// same. `holds` tells the answer by how many are good, of how many; of none it has none. More in the range never makes
/// it true that at least so many are good, nor false that at most so many are.
pub(super) fn lacking(seen: &[Seen], holds: &dyn Fn(usize, usize) -> Option<bool>) -> Option<Lack> {
    let mut all = Others::default();
    for item in seen {
        *all.of(*item) += 1;
    }
    // Items of the same kind have the same others.
    let mut known: Vec<(Seen, [bool; 3])> = Vec::new();
    let mut lacks = Vec::new();
    for item in seen.iter().filter(|item| item.is_open()) {
        let kind = |of: &Seen| (of.inside.is_true(), of.good.value());
        let matters = known.iter().find(|(other, _)| kind(other) == kind(item)).map(|(_, matters)| *matters);
        let matters = matters.unwrap_or_else(|| {
            let mut others = all;
            *others.of(*item) -= 1;
            let matters = [(OUT, BAD), (OUT, GOOD), (BAD, GOOD)].map(|(a, b)| others.tell_apart(a, b, holds));
            known.push((*item, matters));
            matters
        });
        let [bad, good, whether] = matters;
        if (bad && item.can_be(false)) || (good && item.can_be(true)) {
            lacks.extend(item.inside.lack());
        }
        if whether {
            lacks.extend(item.good.lack());
        }
    }
    lacks.into_iter().reduce(Lack::and)
}

impl Others {
    fn of(&mut self, item: Seen) -> &mut usize {
        match (item.inside.is_true(), item.good.value()) {
            (true, Some(true)) => &mut self.good,
            (true, Some(false)) => &mut self.bad,
            (true, None) => &mut self.either,
            (false, Some(true)) => &mut self.perhaps_good,
            (false, Some(false)) => &mut self.perhaps_bad,
            (false, None) => &mut self.perhaps_either,
        }
    }

    /// Whether, in some filling of these, the answer is another when one item more becomes this than when it becomes that.
    fn tell_apart(self, this: Step, that: Step, holds: &dyn Fn(usize, usize) -> Option<bool>) -> bool {
        (0..=self.perhaps_good + self.either + self.perhaps_either).any(|open_good| {
            // As many as can be of these are of those that are in the range in any case; or of the others.
            let least = self.good + self.bad + self.either + open_good - self.either.min(open_good);
            let inside = self.good + self.bad + self.either + open_good.min(self.perhaps_good);
            let most = inside + self.perhaps_bad + self.perhaps_either;
            let found = self.good + open_good;
            let at = |step: Step, total: usize| holds(found + step.0, total + step.1);
            let differs = |total: usize| at(this, total) != at(that, total);
            // Between the least and the most each answer turns once, and first where fewer are good.
            let turn = |step: Step| {
                let first = at(step, most);
                let (mut low, mut high) = (least, most);
                while low < high {
                    let middle = low + (high - low) / 2;
                    if at(step, middle) == first { high = middle } else { low = middle + 1 }
                }
                low
            };
            differs(least) || differs(turn(this)) || differs(turn(that))
        })
    }
}

#[cfg(test)]
mod tests;
