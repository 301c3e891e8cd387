//! K3xx: the syntax of a policy.

codes! {
    /// Something else was expected here.
    EXPECTED = "K301" Error;
}
