//! K7xx: the run itself: options, files, nothing to do.

codes! {
    /// A file that could not be read.
    UNREADABLE = "K701" Error;
}
