//! K1xx: reading a data file.

codes! {
    /// The bytes are not UTF-8.
    INVALID_UTF8 = "K101" Error;
}
