//! Texts of the codes of `diagnostic::codes::reading`.

use super::CodeText;

pub(super) const TEXTS: &[CodeText] = &[];
