//! Texts of the codes of `diagnostic::codes::checking`.

use super::CodeText;

pub(super) const TEXTS: &[CodeText] = &[];
