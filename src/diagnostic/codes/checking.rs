//! K4xx: names, types and completeness of a policy.

codes! {
    /// A name that nothing declares.
    UNKNOWN_NAME = "K401" Error;
}
