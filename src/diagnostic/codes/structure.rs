//! K2xx: a setup file against its schema, and a schema against what the language can use.

codes! {
    /// A key that the schema does not know.
    UNKNOWN_FIELD = "K201" Error;
}
