//! What a history remembers of an audit, and what is said when it cannot be used.

use super::kept::whole;
use crate::audit::Past;
use crate::cli::faults::{not_writable, shown, unreadable};
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::history::{Fault, History};
use crate::host;
use std::path::Path;

/// Why a history cannot be used.
pub(super) fn fault(path: &Path, fault: Fault) -> Diagnostic {
    let file = shown(path);
    let finding = |code| Diagnostic::nowhere(code).with("file", file.as_str());
    match fault {
        Fault::NotFound => unreadable(&file, host::Fault::NotFound),
        Fault::NotOne => finding(codes::NO_HISTORY),
        Fault::Newer => finding(codes::NEWER_HISTORY),
        Fault::Held => finding(codes::HISTORY_HELD),
        Fault::NotWritable => not_writable(&file),
    }
}

/// Opens a history to add to: before the audit, so that nobody waits in vain.
pub(super) fn open(path: &Path) -> Result<History, Diagnostic> {
    History::open(path).map_err(|why| fault(path, why))
}

/// Adds the audit of a store to a history.
pub(super) fn remember(path: &Path, history: &mut History, store: &Path, sha256: &str) -> Result<(), Diagnostic> {
    let (head, files) = whole(store)?;
    let mut past = Past::new(&head, sha256);
    for file in files {
        past.add(&head, &file?);
    }
    history.add(&past).map(|_| ()).map_err(|why| fault(path, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_code() {
        let codes = [
            (Fault::NotFound, "K702"),
            (Fault::NotOne, "K751"),
            (Fault::Newer, "K752"),
            (Fault::Held, "K753"),
            (Fault::NotWritable, "K731"),
        ];
        for (why, code) in codes {
            assert_eq!(fault(Path::new("h.db"), why).code.id, code);
        }
    }
}
