//! A schema as bytes, and back: its types and the plans of the quick look. What tells faults of structure is made of
//! the schema's own text, when it is needed.

use super::Schema;
use super::compile::Lazily;
use super::types::{Known, Types};
use crate::source::checksum;
use crate::stored::{Reader, Stored, Writer, stored};

/// Differs when the layout of the bytes may.
pub const LAYOUT: u64 = checksum(&[
    include_bytes!("stored.rs"),
    include_bytes!("quick.rs"),
    include_bytes!("../value/stored.rs"),
    include_bytes!("../value/types.rs"),
]);

stored!(struct Known { names, open });
stored!(struct Types { root, enums, known });

impl Schema {
    /// Writes it, but for its text.
    pub fn store(&self, to: &mut Writer) {
        self.name.store(to);
        self.version.store(to);
        self.types.store(to);
        self.quick.store(to);
    }

    /// Reads it; `text` is that of the schema itself, in JSON.
    pub fn restore(from: &mut Reader<'_>, text: &'static str) -> Option<Self> {
        Some(Self {
            name: Stored::restore(from)?,
            version: Stored::restore(from)?,
            types: Stored::restore(from)?,
            quick: Stored::restore(from)?,
            compiled: Lazily::from_text(text),
        })
    }
}
