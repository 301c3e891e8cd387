//! Quantifiers, under unknowns: the worst and the best filling of what is not known.

use super::aggregate::about;
use super::eval::compare;
use super::{Few, Judge, kept_in, share};
use crate::operators;
use crate::program::ir::{Amount, Binding, Expr, Quantity};
use crate::value::{Lack, Number, Scalar, Truth};
use std::rc::Rc;

/// What became of one item that is, or may be, in the range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// Its place in the list.
    pub(super) place: usize,
    /// Whether it is in the range; never false.
    pub(super) inside: Truth,
    /// Whether it satisfies.
    pub(super) good: Truth,
}

/// A quantifier worked out.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) truth: Truth,
    /// Items in or possibly in the range, in order.
    pub(super) seen: Few<Seen>,
    /// Least and most that satisfy.
    pub(super) found: (Number, Number),
    /// Least and most that are in the range.
    pub(super) total: (Number, Number),
    /// Least and most that are needed, where that is a number.
    pub(super) needed: Option<(Number, Number)>,
    /// What the list lacks, when it is not known at all.
    pub(super) unknown_list: Option<Lack>,
}

/// One filling: how many satisfy, of how many.
#[derive(Debug, Clone, Copy)]
struct Filling {
    found: usize,
    total: usize,
}

impl Seen {
    pub(super) fn is_open(self) -> bool {
        self.inside.is_unknown() || self.good.is_unknown()
    }

    /// Whether it is surely in the range and satisfies (`true`) or does not (`false`).
    pub(super) fn sure(self) -> Option<bool> {
        if self.inside.is_true() { self.good.value() } else { None }
    }

    pub(super) fn can_be(self, good: bool) -> bool {
        self.good.value().is_none_or(|known| known == good)
    }

    fn can_be_out(self) -> bool {
        self.inside.is_unknown()
    }

    fn lack(self) -> Option<Lack> {
        [self.inside.lack(), self.good.lack()].into_iter().flatten().reduce(Lack::and)
    }

    /// The operand of `every`: if inside, then good.
    fn implies(self) -> Truth {
        if self.inside.is_true() { self.good } else { Truth::any([self.inside.negated(), self.good]) }
    }

    /// The operand of `some`: inside and good.
    fn both(self) -> Truth {
        if self.inside.is_true() { self.good } else { Truth::all([self.inside, self.good]) }
    }
}

impl<'a> Judge<'a> {
    /// What a quantifier counts; worked out once while the variables hold what they hold, or for the file where it speaks of
    /// none.
    pub(super) fn quantified(&self, quantity: &'a Quantity, binding: &'a Binding, body: &'a Expr) -> Rc<Counted> {
        let key = std::ptr::from_ref(binding);
        kept_in(&self.counted, self.frame.get(), key, || {
            let parts = quantity.amounts().map(|amount| &*amount.value).chain([body]);
            self.once(&self.counted_once, (binding, parts), || Rc::new(self.count_items(quantity, binding, body)))
        })
    }

    fn count_items(&self, quantity: &'a Quantity, binding: &'a Binding, body: &'a Expr) -> Counted {
        let mut seen = Few::new();
        let asked = self.asked(body);
        let range = self.each(binding, &mut |place, inside| {
            seen.push(Seen { place, inside, good: self.truth_asked(&asked) });
        });
        let unknown_list = range.err();
        let count = |test: &dyn Fn(Seen) -> bool| Number::count(seen.iter().filter(|s| test(**s)).count());
        let found = (count(&|s| s.sure() == Some(true)), count(&|s| s.can_be(true)));
        let total = (count(&|s| s.inside.is_true()), Number::count(seen.len()));
        let mut counted = Counted { truth: Truth::UNSTATED, seen, found, total, needed: None, unknown_list };
        counted.truth = match unknown_list {
            // There may turn out to be nobody to count.
            Some(_) if quantity.is_share() => Truth::UNSTATED,
            Some(lack) => {
                let amounts = quantity.amounts().filter_map(|amount| self.scalar(&amount.value).unsettled());
                Truth::Unknown(amounts.fold(lack, Lack::and))
            }
            None => self.decide(quantity, &mut counted),
        };
        counted
    }

    fn decide(&self, quantity: &'a Quantity, counted: &mut Counted) -> Truth {
        let empty = counted.seen.is_empty();
        let (zero, one) = (Number::ZERO, Number::ONE);
        match quantity {
            Quantity::Every => {
                counted.needed = Some(counted.total);
                if empty { Truth::True { vacuous: true } } else { Truth::all(counted.seen.iter().map(|s| s.implies())) }
            }
            Quantity::No => {
                counted.needed = Some((zero, zero));
                if empty {
                    Truth::True { vacuous: true }
                } else {
                    let operand = |s: &Seen| Seen { good: s.good.negated(), ..*s }.implies();
                    Truth::all(counted.seen.iter().map(operand))
                }
            }
            Quantity::Some => {
                counted.needed = Some((one, one));
                Truth::any(counted.seen.iter().map(|s| s.both()))
            }
            Quantity::AtLeast(n) => self.bounded(counted, &[(n, true)]),
            Quantity::AtMost(n) => self.bounded(counted, &[(n, false)]),
            Quantity::Exactly(n) => self.bounded(counted, &[(n, true), (n, false)]),
            Quantity::Between(n, m) => self.bounded(counted, &[(n, true), (m, false)]),
        }
    }

    /// All bounds together: `true` is a lower bound.
    fn bounded(&self, counted: &mut Counted, bounds: &[(&'a Amount, bool)]) -> Truth {
        // Each is asked: how many are needed is noted with it.
        let truths: Few<Truth> = bounds
            .iter()
            .map(|(amount, lower)| marked(self.satisfies_bound(counted, amount, *lower), *lower, &counted.seen))
            .collect();
        Truth::all(truths)
    }

    fn satisfies_bound(&self, counted: &mut Counted, amount: &'a Amount, lower: bool) -> Truth {
        let value = self.scalar(&amount.value);
        match value {
            // Of a share that is not known, what it is a share of may be lacking too.
            Scalar::Unknown(own) if amount.is_share() => {
                // Of how many matters only where one may be good: none of some is less than any share of them.
                let of_how_many = counted.found.1 > Number::ZERO || counted.total.0 == Number::ZERO;
                let matter = counted.seen.iter().filter(|s| of_how_many || s.can_be(true));
                Truth::Unknown(matter.filter_map(|s| s.lack()).fold(own, Lack::and))
            }
            Scalar::Percent(share) => {
                let share = *share;
                let needs = |total: Number| {
                    if amount.about { about(share, total) } else { share.times(total) }
                };
                let whole = |total: Number| needs(total).map(|n| if lower { n.ceil() } else { n.floor() });
                if let (Some(least), Some(most)) = (whole(counted.total.0), whole(counted.total.1)) {
                    counted.needed.get_or_insert((least, most));
                }
                let holds = |found: usize, total: usize| {
                    let needed = if total == 0 { None } else { needs(Number::count(total)) };
                    let found = Number::count(found);
                    needed.map(|n| if lower { found >= n } else { found <= n })
                };
                let of = |f: Filling| holds(f.found, f.total);
                let (worst, best) = (of(filling(&counted.seen, !lower)), of(filling(&counted.seen, lower)));
                // All may yet turn out to lie outside: a share of nobody is not decided.
                let somebody = lower || counted.total.0 > Number::ZERO;
                match (worst, best) {
                    (Some(true), _) if somebody => Truth::TRUE,
                    (_, Some(false)) => Truth::FALSE,
                    _ => Truth::Unknown(share::lacking(&counted.seen, &holds).unwrap_or(Lack::Unstated)),
                }
            }
            count => {
                if let Scalar::Number(n) = &count {
                    counted.needed.get_or_insert((n.from, n.to));
                }
                // Only items that may be good are lacking.
                let lack = counted.seen.iter().filter(|s| s.can_be(true)).filter_map(|s| s.lack()).reduce(Lack::and);
                let found = Scalar::between(counted.found.0, counted.found.1, lack.unwrap_or(Lack::Unstated));
                let row = operators::find(if lower { ">=" } else { "<=" });
                row.map_or(Truth::UNSTATED, |row| compare(row, &found, &count))
            }
        }
    }
}

/// The truth of a bound with the mark of its items: nothing is open, and each item that decides is vacuous itself. Of a
/// true lower bound and a false upper one the good items decide, else the others.
fn marked(truth: Truth, lower: bool, seen: &[Seen]) -> Truth {
    let Some(value) = truth.value() else { return truth };
    let deciding = || seen.iter().filter(|item| item.good.value() == Some(value == lower));
    let of_items = !seen.iter().any(|item| item.is_open())
        && deciding().next().is_some()
        && deciding().all(|item| item.good.is_vacuous());
    let vacuous = of_items || (value && seen.is_empty());
    if value { Truth::True { vacuous } } else { Truth::False { vacuous } }
}

/// The filling that is best (or worst) for a lower bound: each open item becomes the first it can be of in-and-good,
/// out, in-and-not-good (or the reverse).
fn filling(seen: &[Seen], best: bool) -> Filling {
    let mut filling = Filling { found: 0, total: 0 };
    for item in seen {
        let good = if best { item.can_be(true) } else { !item.can_be(false) && !item.can_be_out() };
        let out = !good && item.can_be_out() && (best || !item.can_be(false));
        if good {
            filling.found += 1;
        }
        if !out {
            filling.total += 1;
        }
    }
    filling
}
