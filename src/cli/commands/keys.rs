//! The keys by which audits are signed and signatures are checked.

use crate::audit::{PrivateKey, PublicKey};
use crate::cli::faults::{shown, unreadable};
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::host;
use std::path::Path;

/// Bytes of a key: far more than one has.
const LARGEST_KEY: u64 = 64 << 10;

/// Reads the key of `--sign`.
pub(super) fn private(path: &Path) -> Result<PrivateKey, Diagnostic> {
    key(path, PrivateKey::parse)
}

/// Reads the key of `--key`.
pub(super) fn public(path: &Path) -> Result<PublicKey, Diagnostic> {
    key(path, PublicKey::parse)
}

fn key<K>(path: &Path, parse: impl Fn(&str) -> Option<K>) -> Result<K, Diagnostic> {
    let name = shown(path);
    let bytes = host::read(path, LARGEST_KEY).map_err(|fault| unreadable(&name, fault))?;
    let key = str::from_utf8(&bytes).ok().and_then(parse);
    key.ok_or_else(|| Diagnostic::nowhere(codes::NO_KEY).with("file", name))
}
