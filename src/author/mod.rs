//! What policy authors run: the examples of a policy, how its clauses, rules and examples hang together, and what its
//! rules say in words.
//!
//! In: a loaded policy with its examples, the files that they begin with, the reviews. Out: what became of each, as data.
//! Must not know: how it is shown, nor where files are.

mod coverage;
mod examples;
mod handbook;
mod patch;
mod reviewed;
mod told;

pub use coverage::coverage;
pub use examples::{Bases, run};
pub use handbook::{handbook, tell};
pub use reviewed::{Reviewed, stamp};
