//! Large providers, of which something is wrong here and there.

use super::generate::drawn;
use serde_json::{Value, json};

/// What can be wrong at one unit of many, so that the file is judged to its end all the same.
const FAULTS_OF_UNITS: [&str; 7] = [
    "card-missing",
    "old-browser",
    "dynamic-address",
    "no-expert",
    "stranger-grants",
    "unknown-phone",
    "late-training",
];

/// A provider that declares and does what the shipped policy asks, but for three units in ten, the first among them.
pub(crate) fn mixed(persons: usize) -> Value {
    drawn(persons, 0, &|unit| (unit % 10 < 3).then(|| FAULTS_OF_UNITS[unit % FAULTS_OF_UNITS.len()]))
}

/// The same as it may stand half-way: what is to be signed or is said of the provider as a whole is not declared, and cards
/// and courses are none.
pub(crate) fn half_way(persons: usize) -> Value {
    let mut provider = mixed(persons);
    if let Some(lists) = provider.as_object_mut() {
        for undeclared in ["attestations", "orgstructure", "tickets", "journals", "night", "phoniro", "flexite"] {
            lists.remove(undeclared);
        }
        ["cards", "trainings"].into_iter().for_each(|list| drop(lists.insert(list.to_owned(), json!([]))));
    }
    provider
}
