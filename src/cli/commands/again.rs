//! What an audit was made by, from its receipt: so that it can be made again.

use super::made::RECEIPT;
use crate::audit::Receipt;
use crate::cli::bundle::Choice;
use crate::cli::config::fail_on;
use crate::cli::faults::shown;
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::host::{self, LARGEST_FILE};
use crate::outcome::Options;
use std::path::{Path, PathBuf};

/// Reads the receipt in an audit's folder, with its bytes.
pub(super) fn receipt(folder: &Path) -> Result<(Receipt, Vec<u8>), Diagnostic> {
    let bytes = host::read(&folder.join(RECEIPT), LARGEST_FILE).unwrap_or_default();
    let none = || Diagnostic::nowhere(codes::NO_RECEIPT).with("file", shown(folder));
    Ok((Receipt::parse(&bytes).ok_or_else(none)?, bytes))
}

/// Which policy, and what was given beside it.
pub(super) fn choice(receipt: &Receipt) -> Choice {
    let given = &receipt.given;
    let named = |text: &Option<String>| text.as_ref().map(PathBuf::from);
    Choice {
        policy: named(&given.policy),
        schema: named(&given.schema),
        tables: given.tables.iter().map(|(name, file)| (name.clone(), PathBuf::from(file))).collect(),
        previous: None,
        waivers: given.waivers.iter().map(PathBuf::from).collect(),
        examples: false,
    }
}

/// What was asked for then.
pub(super) fn options(receipt: &Receipt) -> Options {
    let (asked, given) = (&receipt.head.options, &receipt.given);
    Options {
        policy: given.policy.clone(),
        schema: given.schema.clone(),
        as_of_given: true,
        only: asked.only.clone(),
        fail_on: fail_on(&asked.fail_on).unwrap_or_default(),
        strict: asked.strict,
        waivers: given.waivers.clone(),
        tables: given.tables.clone(),
        previous: None,
        config: None,
        input_format: asked.input_format.clone(),
    }
}
