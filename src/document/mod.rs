//! Bytes of any data file (YAML, JSON, TOML, CSV) → a tree with the exact place of every key and value.
//!
//! In: bytes, a name, a syntax. Out: a [`Tree`] and findings.
//! Must not know: schemas, policies, what a field means.

mod tree;

pub use tree::{Builder, Entry, Kind, Node, NodeId, Tree};
