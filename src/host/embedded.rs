//! What is in the program itself, so that it works in an empty folder: the policies and the setup's schema.

use crate::source::checksum;

/// A policy that the program holds.
#[derive(Debug)]
pub struct Held {
    /// The name in its header.
    pub name: &'static str,
    /// Its files: name and text, in the order in which they are read (by path).
    pub policy: &'static [(&'static str, &'static str)],
    /// Other files of its folder that it names (tables): name relative to the folder, and text.
    pub beside: &'static [(&'static str, &'static str)],
    /// Its examples: name and text, in the order of their paths.
    pub examples: &'static [(&'static str, &'static str)],
    /// What it imports: the file that does, the path, and the name of the policy that is meant.
    pub imports: &'static [(&'static str, &'static str, &'static str)],
}

/// A file with its text.
macro_rules! file {
    ($path:literal) => {
        ($path, include_str!(concat!("../../", $path)))
    };
}

/// The policy that is used when none is named. A test holds the lists against the folders.
pub const UPPSALA: Held = Held {
    name: "uppsala.it-checklist",
    policy: &[
        file!("policies/uppsala/channels.krav"),
        file!("policies/uppsala/document.krav"),
        file!("policies/uppsala/exit-other.krav"),
        file!("policies/uppsala/exit-siebel.krav"),
        file!("policies/uppsala/flexite.krav"),
        file!("policies/uppsala/general.krav"),
        file!("policies/uppsala/phoniro.krav"),
        file!("policies/uppsala/policy.krav"),
        file!("policies/uppsala/prator.krav"),
        file!("policies/uppsala/readings.krav"),
        file!("policies/uppsala/reorganisation.krav"),
        file!("policies/uppsala/siebel-experts.krav"),
        file!("policies/uppsala/siebel-reports.krav"),
        file!("policies/uppsala/siebel-training.krav"),
        file!("policies/uppsala/siebel.krav"),
        file!("policies/uppsala/siths.krav"),
        file!("policies/uppsala/start.krav"),
        file!("policies/uppsala/subcontractors.krav"),
    ],
    beside: &[
        ("cancel-channels.csv", include_str!("../../policies/uppsala/cancel-channels.csv")),
        ("siths-channels.csv", include_str!("../../policies/uppsala/siths-channels.csv")),
    ],
    examples: &[
        file!("policies/uppsala/examples/document.krav"),
        file!("policies/uppsala/examples/exit-other.krav"),
        file!("policies/uppsala/examples/exit-siebel.krav"),
        file!("policies/uppsala/examples/flexite.krav"),
        file!("policies/uppsala/examples/general.krav"),
        file!("policies/uppsala/examples/phoniro.krav"),
        file!("policies/uppsala/examples/prator.krav"),
        file!("policies/uppsala/examples/reorganisation.krav"),
        file!("policies/uppsala/examples/siebel-experts.krav"),
        file!("policies/uppsala/examples/siebel-reports.krav"),
        file!("policies/uppsala/examples/siebel-training.krav"),
        file!("policies/uppsala/examples/siebel.krav"),
        file!("policies/uppsala/examples/siths.krav"),
        file!("policies/uppsala/examples/start.krav"),
        file!("policies/uppsala/examples/subcontractors.krav"),
    ],
    imports: &[("policies/uppsala/policy.krav", "../consistency", "consistency.provider-setup")],
};

/// Checks of a setup against itself.
pub const CONSISTENCY: Held = Held {
    name: "consistency.provider-setup",
    policy: &[
        file!("policies/consistency/dates.krav"),
        file!("policies/consistency/events.krav"),
        file!("policies/consistency/people.krav"),
        file!("policies/consistency/policy.krav"),
        file!("policies/consistency/systems.krav"),
    ],
    beside: &[("cancel-channels.csv", include_str!("../../policies/consistency/cancel-channels.csv"))],
    examples: &[file!("policies/consistency/examples/consistency.krav")],
    imports: &[],
};

/// All policies that the program holds.
pub const POLICIES: &[&Held] = &[&UPPSALA, &CONSISTENCY];

/// The policy of a name, where the program holds it.
#[must_use]
pub fn named(name: &str) -> Option<&'static Held> {
    POLICIES.iter().find(|held| held.name == name).copied()
}

/// The setup's schema: its file name and text.
pub const SCHEMA: (&str, &str) =
    ("provider-setup.schema.json", include_str!("../../schemas/provider-setup.schema.json"));

/// The files of all policies, then the schema: names and texts, without the examples.
#[must_use]
pub fn files() -> Vec<(&'static str, &'static str)> {
    let of_policies = POLICIES.iter().flat_map(|held| held.policy.iter().chain(held.beside));
    of_policies.chain([&SCHEMA]).copied().collect()
}

/// The checksum of [`files`], worked out when the program is made.
pub const SUM: u64 = {
    let mut sum = sum_of(&[SCHEMA], 0);
    let mut left: &[&Held] = POLICIES;
    while let [held, others @ ..] = left {
        sum = sum_of(held.beside, sum_of(held.policy, sum));
        left = others;
    }
    sum
};

const fn sum_of(files: &[(&str, &str)], before: u64) -> u64 {
    let mut sum = before;
    let mut left = files;
    while let [(name, text), others @ ..] = left {
        sum = checksum(&[&sum.to_le_bytes(), name.as_bytes(), text.as_bytes()]);
        left = others;
    }
    sum
}

/// [`UPPSALA`] as read and checked before: `cargo test --test ready -- --ignored` makes it anew. What does not fit the
/// texts or the program is not used, and a test tells of it.
pub const READY: (&str, &[u8]) = (include_str!("uppsala.texts"), include_bytes!("uppsala.ready"));
