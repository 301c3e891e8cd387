//! The only door from the command line to `report`.

// Until `report` is joined: replace this line with `use crate::report;` and remove `shim`.
use shim as report;

#[path = "shim.rs"]
mod shim;

pub(crate) use report::{FORMATS, View, jsonl_line, refused, write};

use crate::diagnostic::Diagnostic;
use crate::host;
use crate::outcome::Exit;
use crate::source::Sources;

/// Findings for people, on standard error: what is wrong with options, configuration or outputs.
pub(crate) fn tell(findings: &[Diagnostic], sources: &Sources, exit: Exit, view: &View) {
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = refused("plain", findings, sources, exit, view, &mut bytes);
    host::say(&String::from_utf8_lossy(&bytes));
}
