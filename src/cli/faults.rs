//! What the host could not do, as findings.

use crate::diagnostic::{Diagnostic, Param, codes::run as codes};
use crate::document::scrub;
use crate::host::{DEEPEST, Fault, MOST};
use std::path::Path;

/// A path as it is shown: with `/` between folders on every system, and without personal numbers.
pub(crate) fn shown(path: &Path) -> String {
    let text = scrub(&path.to_string_lossy()).into_owned();
    if std::path::MAIN_SEPARATOR == '/' { text } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// A file that could not be read.
pub(crate) fn unreadable(file: &str, fault: Fault) -> Diagnostic {
    let finding = |code| Diagnostic::nowhere(code).with("file", file);
    match fault {
        Fault::NotFound => finding(codes::NOT_FOUND),
        Fault::Denied => finding(codes::DENIED),
        Fault::Folder => finding(codes::IS_FOLDER),
        Fault::TooLarge(limit) => {
            finding(codes::TOO_LARGE).with("limit", Param::Number(i64::try_from(limit >> 20).unwrap_or(0)))
        }
        Fault::TooMuch => finding(codes::FOLDER_TOO_LARGE).with("files", MOST).with("folders", DEEPEST),
        Fault::Other(number) => finding(codes::UNREADABLE).with("number", Param::Number(i64::from(number))),
    }
}

/// An output that could not be written.
pub(crate) fn not_writable(file: &str) -> Diagnostic {
    Diagnostic::nowhere(codes::NOT_WRITABLE).with("file", file)
}
