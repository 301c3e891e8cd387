//! What is lacking of a share, against every filling of a few items tried one by one.

use super::*;
use crate::value::Truth;
use std::collections::BTreeSet;

const UNKNOWN: Truth = Truth::Unknown(Lack::Unstated);

/// All fillings of these items: how many are good, of how many.
fn fillings(items: &[Seen]) -> BTreeSet<Step> {
    items.iter().fold(BTreeSet::from([OUT]), |before, item| {
        let each = |(good, total): Step| {
            let mut after = Vec::new();
            if !item.inside.is_true() {
                after.push((good, total));
            }
            if item.can_be(false) {
                after.push((good, total + 1));
            }
            if item.can_be(true) {
                after.push((good + 1, total + 1));
            }
            after
        };
        before.into_iter().flat_map(each).collect()
    })
}

/// Whether what is not known of one item, of its place in the range or of whether it is good, matters in any filling.
fn matters(items: &[Seen], which: usize, of_range: bool, holds: &dyn Fn(usize, usize) -> Option<bool>) -> bool {
    let others: Vec<Seen> = items.iter().enumerate().filter(|(n, _)| *n != which).map(|(_, item)| *item).collect();
    let at = |(a, b): Step, (c, d): Step| holds(a + c, b + d);
    fillings(&others).into_iter().any(|rest| {
        let bad = || items[which].can_be(false) && at(rest, OUT) != at(rest, BAD);
        let good = || items[which].can_be(true) && at(rest, OUT) != at(rest, GOOD);
        if of_range { bad() || good() } else { at(rest, BAD) != at(rest, GOOD) }
    })
}

#[test]
fn what_matters_is_what_another_filling_shows() {
    let inside = [Truth::TRUE, UNKNOWN];
    let good = [Truth::TRUE, Truth::FALSE, UNKNOWN];
    let kinds: Vec<Seen> = inside
        .iter()
        .flat_map(|inside| good.iter().map(|good| Seen { place: 0, inside: *inside, good: *good }))
        .collect();
    let mut open = 0;
    let mut tried = 0;
    // Every bag of up to five items.
    for bag in 1..6_usize.pow(5) {
        let places: Vec<usize> = (0..5).map(|n| bag / 6_usize.pow(n) % 6).collect();
        if places.windows(2).any(|pair| pair[0] > pair[1]) {
            continue;
        }
        for (percent, about, lower) in [10, 34, 50, 67, 100].into_iter().flat_map(|percent| {
            [(percent, false, true), (percent, false, false), (percent, true, true), (percent, true, false)]
        }) {
            let holds = |found: usize, total: usize| {
                let needed = if about { ((percent * total + 50) / 100).max(1) * 100 } else { percent * total };
                (total > 0).then_some(if lower { found * 100 >= needed } else { found * 100 <= needed })
            };
            for length in 1..=5 {
                let items: Vec<Seen> = places[..length].iter().map(|kind| kinds[*kind]).collect();
                // Each lack that there is alone open, all others not stated: told only where it matters.
                for which in 0..length {
                    for of_range in [true, false] {
                        let mut one = items.clone();
                        let lack = if of_range { &mut one[which].inside } else { &mut one[which].good };
                        if *lack != UNKNOWN {
                            continue;
                        }
                        *lack = Truth::Unknown(Lack::Open);
                        let known = |n: usize, of_range: bool| {
                            let item = one[n];
                            let truth = if of_range { item.inside } else { item.good };
                            truth.lack().filter(|_| matters(&one, n, of_range, &holds))
                        };
                        let each = (0..length).flat_map(|n| [known(n, true), known(n, false)]);
                        let expected = each.flatten().reduce(Lack::and);
                        assert_eq!(lacking(&one, &holds), expected, "{percent} {about} {lower} {one:?}");
                        tried += 1;
                        open += usize::from(expected == Some(Lack::Open));
                    }
                }
            }
        }
    }
    assert!(tried > 10_000 && open > 500, "{tried} {open}");
}
