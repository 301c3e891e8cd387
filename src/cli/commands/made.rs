//! The files of an audit's folder, as they follow from the store: to be written, or to be compared.

use super::kept::Kept;
use crate::cli::show::{self, View};
use crate::engine::hexadecimal;
use crate::host;
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use std::path::Path;

/// The store.
pub(super) const STORE: &str = "verdicts.jsonl.gz";
/// By what the audit was made.
pub(super) const RECEIPT: &str = "receipt.json";
/// By whom it was signed, where it was.
pub(super) const SIGNATURE: &str = "receipt.dsse.json";
/// When, where and by whom: no function of the inputs.
pub(super) const RUN: &str = "run.json";
/// The format that is a folder of pages.
pub(super) const PAGES: &str = "html";

/// What writes a file.
pub(super) type Writing<'w> = dyn FnMut(&mut dyn Write) -> io::Result<()> + 'w;

/// What is done with each file: its path in the folder, and what writes it.
pub(super) type Put<'p> = dyn FnMut(&str, &mut Writing<'_>) -> io::Result<()> + 'p;

/// Makes the files of a format. The path of the one that could not be put, when one could not.
pub(super) fn made(format: &str, kept: &Kept<'_>, view: &View, put: &mut Put<'_>) -> Result<(), String> {
    let mut at = String::new();
    let done = if format == PAGES {
        show::pages(kept, view, &mut |path, text| {
            path.clone_into(&mut at);
            put(path, &mut |out| out.write_all(text.as_bytes()))
        })
    } else {
        let file = show::audit_formats().find(|one| one.name == format).map_or("", |one| one.file);
        file.clone_into(&mut at);
        put(file, &mut |out| show::write_account(format, kept, view, out))
    };
    done.map_err(|_| at)
}

/// Writes on, and hashes what is written.
pub(super) struct Hashing<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Hashing<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, hash: Sha256::new() }
    }

    /// Where it was written to, and SHA-256 of it in hexadecimal.
    pub(super) fn finish(self) -> (W, String) {
        (self.out, hexadecimal(self.hash.finalize().as_slice()))
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or(bytes));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// SHA-256 of a file that may be large.
pub(super) fn hash_of(path: &Path) -> Result<String, host::Fault> {
    let mut hash = Sha256::new();
    host::pieces(path, &mut |piece| hash.update(piece))?;
    Ok(hexadecimal(hash.finalize().as_slice()))
}
