//! Folders for tests that make thousands of files.

use tempfile::TempDir;

/// An empty folder: in memory on systems with a place for that, since on a disk making and removing so many files takes
/// longer than what is tested.
pub(crate) fn empty_folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}
