//! Cases drawn at random: schema, setup and a policy that the checker accepts.
//!
//! proptest draws rows of numbers, one each for schema, setup, what a policy declares, and every rule; [`Draw`] reads
//! a row as choices. Zero is the simplest alternative everywhere and stands also for what is beyond the end of a row,
//! so that smaller numbers and shorter rows make simpler cases.

#[path = "generate_bool.rs"]
mod bools;
#[path = "generate_declared.rs"]
mod declared;
#[path = "generate_rule.rs"]
mod rules;
#[path = "generate_schema.rs"]
pub(crate) mod schema;
#[path = "generate_scope.rs"]
mod scope;
#[path = "generate_setup.rs"]
mod setup;
#[path = "generate_value.rs"]
mod values;

use crate::model::{Apart, Case};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use scope::Gen;

/// Days, and days around each: what policies and setups of one case hold, so that they meet at bounds.
const DAYS: [[&str; 10]; 3] = [
    [
        "2018-06-15",
        "2018-06-14",
        "2018-06-16",
        "2018-05-15",
        "2018-07-15",
        "2017-06-15",
        "2018-06-01",
        "2018-06-30",
        "2019-01-01",
        "2018-12-31",
    ],
    [
        "2020-02-29",
        "2020-02-28",
        "2020-03-01",
        "2020-01-31",
        "2020-03-31",
        "2019-02-28",
        "2021-02-28",
        "2020-02-01",
        "2020-05-29",
        "2020-12-31",
    ],
    [
        "2018-12-31",
        "2018-12-30",
        "2019-01-01",
        "2018-11-30",
        "2019-01-31",
        "2017-12-31",
        "2018-12-01",
        "2019-12-31",
        "2018-10-01",
        "2018-12-15",
    ],
];

/// Reads numbers as choices.
#[derive(Debug)]
pub(crate) struct Draw<'a> {
    choices: &'a [u16],
    at: usize,
}

impl<'a> Draw<'a> {
    fn new(choices: &'a [u16]) -> Self {
        Self { choices, at: 0 }
    }

    /// A number below `n`; smaller choices give smaller numbers.
    fn below(&mut self, n: usize) -> usize {
        let choice = self.choices.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        (usize::from(choice) * n) >> 16
    }

    /// Whether something happens that happens `percent` times in a hundred; the simplest is that it does not.
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// The place of one of these weights.
    fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut at = self.below(weights.iter().sum());
        weights
            .iter()
            .position(|weight| match at.checked_sub(*weight) {
                Some(rest) => {
                    at = rest;
                    false
                }
                None => true,
            })
            .unwrap()
    }
}

/// The numbers behind a case.
#[derive(Debug, Clone)]
pub(crate) struct Numbers {
    schema: Vec<u16>,
    setup: Vec<u16>,
    previous: Vec<u16>,
    declared: Vec<u16>,
    rules: Vec<Vec<u16>>,
}

/// Cases.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let row = |n: usize| vec(any::<u16>(), n / 4..=n);
    let numbers = (row(160), row(400), row(400), row(120), vec(row(120), 1..=3));
    numbers.prop_map(|(schema, setup, previous, declared, rules)| {
        case(&Numbers { schema, setup, previous, declared, rules })
    })
}

/// The case that some numbers stand for.
fn case(numbers: &Numbers) -> Case {
    let mut draw = Draw::new(&numbers.schema);
    let days = draw.one(&[0, 1, 2]);
    let world = schema::World::draw(&mut draw, &DAYS[days]);
    let setup = setup::draw(&mut Draw::new(&numbers.setup), &world);
    let mut draw = Draw::new(&numbers.declared);
    let looks_back = draw.chance(20);
    let previous =
        (looks_back && draw.chance(75)).then(|| setup::sound(setup::draw(&mut Draw::new(&numbers.previous), &world)));
    let apart = draw.one(&[[Apart::Imports, Apart::Extends].as_slice(), &[Apart::Whole; 8]].concat());
    let mut parts = Gen::new(&mut draw, &world);
    if looks_back {
        parts.look_back();
    }
    let (mut policy, rows) = parts.declared();
    policy.apart = apart;
    let known = parts.known;
    let grouped = draw.chance(35);
    let rules = numbers.rules.iter().enumerate();
    if grouped {
        // The first row is that of the group, and of the first rule in it.
        policy.groups.push(rules::group(&numbers.rules, &world, &known));
    } else {
        let each = rules.map(|(i, row)| rules::alone(i, &mut Draw::new(row), &world, &known));
        policy.rules = each.collect();
    }
    Case { schema: world.json(), policy, rows, setup, previous, as_of: world.days[0].to_owned() }
}
