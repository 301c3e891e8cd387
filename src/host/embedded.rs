//! What is in the program itself, so that it works in an empty folder: the Uppsala policy and the setup's schema.

/// The policy's files: name and text, in the order in which they are read (by path). A test holds the list against
/// the folder.
pub const POLICY: &[(&str, &str)] = &[
    ("policies/uppsala/channels.krav", include_str!("../../policies/uppsala/channels.krav")),
    ("policies/uppsala/document.krav", include_str!("../../policies/uppsala/document.krav")),
    ("policies/uppsala/exit-other.krav", include_str!("../../policies/uppsala/exit-other.krav")),
    ("policies/uppsala/exit-siebel.krav", include_str!("../../policies/uppsala/exit-siebel.krav")),
    ("policies/uppsala/flexite.krav", include_str!("../../policies/uppsala/flexite.krav")),
    ("policies/uppsala/general.krav", include_str!("../../policies/uppsala/general.krav")),
    ("policies/uppsala/phoniro.krav", include_str!("../../policies/uppsala/phoniro.krav")),
    ("policies/uppsala/policy.krav", include_str!("../../policies/uppsala/policy.krav")),
    ("policies/uppsala/prator.krav", include_str!("../../policies/uppsala/prator.krav")),
    ("policies/uppsala/readings.krav", include_str!("../../policies/uppsala/readings.krav")),
    ("policies/uppsala/reorganisation.krav", include_str!("../../policies/uppsala/reorganisation.krav")),
    ("policies/uppsala/siebel-experts.krav", include_str!("../../policies/uppsala/siebel-experts.krav")),
    ("policies/uppsala/siebel-reports.krav", include_str!("../../policies/uppsala/siebel-reports.krav")),
    ("policies/uppsala/siebel-training.krav", include_str!("../../policies/uppsala/siebel-training.krav")),
    ("policies/uppsala/siebel.krav", include_str!("../../policies/uppsala/siebel.krav")),
    ("policies/uppsala/siths.krav", include_str!("../../policies/uppsala/siths.krav")),
    ("policies/uppsala/start.krav", include_str!("../../policies/uppsala/start.krav")),
    ("policies/uppsala/subcontractors.krav", include_str!("../../policies/uppsala/subcontractors.krav")),
];

/// The setup's schema: its file name and text.
pub const SCHEMA: (&str, &str) =
    ("provider-setup.schema.json", include_str!("../../schemas/provider-setup.schema.json"));

/// Other files of the policy's folder that it names (tables): name relative to the folder, and text.
pub const BESIDE: &[(&str, &str)] = &[
    ("cancel-channels.csv", include_str!("../../policies/uppsala/cancel-channels.csv")),
    ("siths-channels.csv", include_str!("../../policies/uppsala/siths-channels.csv")),
];

/// The policy's examples: name and text, in the order of their paths. A test holds the list against the folder.
pub const EXAMPLES: &[(&str, &str)] = &[
    ("policies/uppsala/examples/document.krav", include_str!("../../policies/uppsala/examples/document.krav")),
    ("policies/uppsala/examples/exit-other.krav", include_str!("../../policies/uppsala/examples/exit-other.krav")),
    ("policies/uppsala/examples/exit-siebel.krav", include_str!("../../policies/uppsala/examples/exit-siebel.krav")),
    ("policies/uppsala/examples/general.krav", include_str!("../../policies/uppsala/examples/general.krav")),
    ("policies/uppsala/examples/prator.krav", include_str!("../../policies/uppsala/examples/prator.krav")),
    (
        "policies/uppsala/examples/reorganisation.krav",
        include_str!("../../policies/uppsala/examples/reorganisation.krav"),
    ),
    (
        "policies/uppsala/examples/siebel-experts.krav",
        include_str!("../../policies/uppsala/examples/siebel-experts.krav"),
    ),
    (
        "policies/uppsala/examples/siebel-reports.krav",
        include_str!("../../policies/uppsala/examples/siebel-reports.krav"),
    ),
    (
        "policies/uppsala/examples/siebel-training.krav",
        include_str!("../../policies/uppsala/examples/siebel-training.krav"),
    ),
    ("policies/uppsala/examples/siebel.krav", include_str!("../../policies/uppsala/examples/siebel.krav")),
    ("policies/uppsala/examples/siths.krav", include_str!("../../policies/uppsala/examples/siths.krav")),
    ("policies/uppsala/examples/start.krav", include_str!("../../policies/uppsala/examples/start.krav")),
    (
        "policies/uppsala/examples/subcontractors.krav",
        include_str!("../../policies/uppsala/examples/subcontractors.krav"),
    ),
];
