//! The door to the world: files, standard input and output, environment, clock, terminal.
//!
//! In: paths and names. Out: bytes, or a [`Fault`] that says why not. It is the only room that does input and output,
//! so each exception from the lint that forbids it stands here.
//! Must not know: policies, setups, languages, formats.

mod archive;
mod clock;
pub mod embedded;
mod environment;
mod files;
mod lines;
mod output;
mod paths;
mod walk;

pub use archive::{Archive, ENTRIES, Member, Packed, RATIO, Refused, Stopped, TOTAL, Wanted};
pub use clock::{Stopwatch, now, today};
pub use environment::{
    arguments, color_for, cores, in_ci, locale, say, standard_error_is_terminal, standard_output,
    standard_output_is_terminal, terminal_width, who,
};
pub use files::{DEEPEST, Fault, MOST, find_upwards, is_longer, list, pieces, read, read_standard_input, same_file};
pub use lines::{Line, Lines, lines_of_bytes, lines_of_file, lines_of_packed_file, lines_of_standard_input};
pub use output::{OutputFile, PartFile, make_folder, remove};
pub use paths::Paths;
pub use walk::{matching, walk};

/// The largest file that is read: 64 MiB.
pub const LARGEST_FILE: u64 = 64 << 20;

/// The longest line of a stream that is read: 16 MiB.
pub const LONGEST_LINE: usize = 16 << 20;

#[cfg(test)]
mod tests;
