//! What is in the program itself, so that it works in an empty folder: the Uppsala policy and the setup's schema.

/// The policy's files: name and text, in the order in which they are read (by path). A test holds the list against
/// the folder.
pub const POLICY: &[(&str, &str)] = &[
    ("policies/uppsala/flexite.krav", include_str!("../../policies/uppsala/flexite.krav")),
    ("policies/uppsala/general.krav", include_str!("../../policies/uppsala/general.krav")),
    ("policies/uppsala/phoniro.krav", include_str!("../../policies/uppsala/phoniro.krav")),
    ("policies/uppsala/policy.krav", include_str!("../../policies/uppsala/policy.krav")),
    ("policies/uppsala/readings.krav", include_str!("../../policies/uppsala/readings.krav")),
    ("policies/uppsala/siebel-experts.krav", include_str!("../../policies/uppsala/siebel-experts.krav")),
    ("policies/uppsala/siths.krav", include_str!("../../policies/uppsala/siths.krav")),
];

/// The setup's schema: its file name and text.
pub const SCHEMA: (&str, &str) =
    ("provider-setup.schema.json", include_str!("../../schemas/provider-setup.schema.json"));

/// Other files of the policy's folder that it names (tables): name relative to the folder, and text.
pub const BESIDE: &[(&str, &str)] = &[];
