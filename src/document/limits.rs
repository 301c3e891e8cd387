//! How large a data file may be. Beyond these the file is refused: it is no setup file, or made to harm.

/// Largest file that is read, in bytes: 64 MiB, thousands of times a real setup file.
pub const FILE_BYTES: usize = 64 * 1024 * 1024;

/// Deepest nesting of lists and records; the top value is level 1. Everything that walks a tree may recurse this far.
pub const DEPTH: usize = 128;

/// Most findings of one file that are told; a file with more is not written by hand.
pub const FINDINGS: usize = 1_000;

/// How far from a fault the ends of its line are looked for, in bytes.
pub(super) const LINE: usize = 64 * 1024;

/// Most values that aliases of one YAML file may copy.
pub const COPIED_NODES: usize = 100_000;

/// Most bytes of text that aliases of one YAML file may copy.
pub const COPIED_BYTES: usize = 16 * 1024 * 1024;
