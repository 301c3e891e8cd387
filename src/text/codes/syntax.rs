//! Texts of the codes of `diagnostic::codes::syntax`.

use super::CodeText;

pub(super) const TEXTS: &[CodeText] = &[];
