//! What policy authors run: the examples of a policy.
//!
//! In: a loaded policy with its examples, and the files that they begin with. Out: what became of each, as data.
//! Must not know: how it is shown, nor where files are.

mod examples;
mod patch;

pub use examples::{Bases, run};
