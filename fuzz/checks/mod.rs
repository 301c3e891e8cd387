//! What the fuzz targets check, a file a target. Each takes any bytes and panics where the program breaks a promise.
//!
//! `targets/` hands them to libFuzzer; `tests/fuzz_finds.rs` runs them on what was found before.

mod output;
#[path = "../../tests/common/parts.rs"]
mod parts;
mod policy;
mod setup;
mod shared;
mod whole;

pub use output::output;
pub use policy::policy;
pub use setup::setup;
pub use whole::whole;

/// The check of a target.
pub type Check = fn(&[u8]);

/// The targets by name.
pub const TARGETS: &[(&str, Check)] = &[("setup", setup), ("policy", policy), ("whole", whole), ("output", output)];
