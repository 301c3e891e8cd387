//! Digits that say nothing: those of digests and of the UUIDs made of them, where six in a row stand by chance now and
//! then.

use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A text without the UUIDs (version 5) and the SHA-256 digests in it. What has another form stays, digits and all.
pub(crate) fn without_hashes(text: &str) -> Cow<'_, str> {
    static HASHES: LazyLock<Regex> = LazyLock::new(|| {
        let uuid = "[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
        Regex::new(&format!(r"(?-u:\b)(?:{uuid}|[0-9a-f]{{64}})(?-u:\b)")).unwrap()
    });
    HASHES.replace_all(text, "hash")
}
