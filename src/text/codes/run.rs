//! Texts of the codes of `diagnostic::codes::run`.

use super::CodeText;

pub(super) const TEXTS: &[CodeText] = &[];
