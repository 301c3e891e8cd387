//! What is in the program itself, so that it works in an empty folder: the policies and the setup's schema.

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
