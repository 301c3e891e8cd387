//! The tables of codes, one file for each phase. A code has a page in `text::codes` and a fixture that raises it.

/// One table: a constant per row and `ALL`.
macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident = $id:literal $severity:ident;)+) => {
        $($(#[$doc])+ pub const $name: $crate::diagnostic::Code =
            $crate::diagnostic::Code { id: $id, severity: $crate::diagnostic::Severity::$severity };)+
        /// Every code of this table.
        pub const ALL: &[$crate::diagnostic::Code] = &[$($name),+];
    };
}

pub mod author;
pub mod checking;
pub mod reading;
pub mod run;
pub mod structure;
pub mod syntax;
pub mod tables;
pub mod waivers;

use super::Code;

/// Every code there is, in order of id.
pub fn all() -> impl Iterator<Item = Code> {
    let tables = [reading::ALL, structure::ALL, syntax::ALL, checking::ALL, tables::ALL];
    tables.into_iter().chain([author::ALL, run::ALL, waivers::ALL]).flatten().copied()
}
