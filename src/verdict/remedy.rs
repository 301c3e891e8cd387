//! What would make a requirement true, read off the requirement.

use super::Fact;
use crate::value::{Pointer, Text};
use std::sync::Arc;

/// A remedy: all steps together make the requirement true. What mends an item may be told to many.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Remedy {
    /// Steps in the order of the requirement.
    pub steps: Arc<[RemedyStep]>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RemedyStep {
    /// Set the value at a place. [`Fact::Something`]: declare it, whatever it is.
    Set(Pointer, Fact),
    /// Add a value to the list at a place.
    Add(Pointer, Fact),
    /// Take a value out of the list at a place.
    Remove(Pointer, Fact),
    /// Make so many of the named items satisfy the requirement.
    Choose {
        /// How many more are needed.
        count: u64,
        /// The items that can, each with its key and its own steps.
        among: Box<[(Text, Remedy)]>,
    },
}

impl Remedy {
    /// How many steps it takes; of a choice, the cheapest items.
    #[must_use]
    pub fn cost(&self) -> u64 {
        self.steps.iter().map(RemedyStep::cost).sum()
    }
}

impl RemedyStep {
    fn cost(&self) -> u64 {
        match self {
            Self::Choose { count, among } => {
                let mut costs: Vec<u64> = among.iter().map(|(_, remedy)| remedy.cost()).collect();
                costs.sort_unstable();
                costs.iter().take(usize::try_from(*count).unwrap_or(usize::MAX)).sum()
            }
            _ => 1,
        }
    }
}
