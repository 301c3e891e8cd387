//! What an audit was made by, from its receipt: so that it can be made again.

use crate::audit::Receipt;
use crate::cli::bundle::Choice;
use crate::cli::config::fail_on;
use crate::outcome::Options;
use std::path::PathBuf;

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
