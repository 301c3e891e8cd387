//! Texts of the codes of `diagnostic::codes::structure`.

use super::CodeText;

pub(super) const TEXTS: &[CodeText] = &[];
