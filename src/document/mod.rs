//! Bytes of any data file (YAML, JSON, TOML, CSV) → a tree with the exact place of every key and value.
//!
//! In: bytes, a name, a syntax. Out: a [`Tree`] and findings.
//! Must not know: schemas, policies, what a field means.

mod tree;

pub use tree::{Builder, Entry, Kind, Node, NodeId, Tree};

/// The syntax of a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// YAML 1.2.
    Yaml,
    /// JSON.
    Json,
    /// TOML 1.
    Toml,
}
