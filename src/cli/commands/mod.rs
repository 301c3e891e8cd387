//! One file a command; the rows are in [`super::FACES`].

mod again;
mod asked;
pub(super) mod audit;
mod causes;
pub(super) mod check;
pub(super) mod compare;
pub(super) mod completions;
pub(super) mod coverage;
pub(super) mod doc;
pub(super) mod explain;
mod kept;
mod keys;
mod made;
mod past;
pub(super) mod schema;
mod setups;
pub(super) mod test;
pub(super) mod trend;
pub(super) mod verify;

#[cfg(test)]
mod tests;

use super::bundle::Choice;
use super::config::{Config, Trouble};
use super::reader::Reader;
use crate::engine::Refused;
use crate::outcome::Exit;
use clap::ArgMatches;
use std::path::PathBuf;

/// The policy of a command that judges nothing.
fn chosen(matches: &ArgMatches, config: Config) -> Choice {
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    Choice {
        policy: path("policy").or(config.policy),
        schema: path("schema").or(config.schema),
        tables: config.tables,
        previous: None,
        waivers: Vec::new(),
        examples: false,
    }
}

/// The policy cannot be used: said on standard error.
fn refuse(refused: Refused, reader: &Reader) -> Exit {
    let could_not = refused.could_not;
    let told = Trouble { sources: refused.sources, findings: refused.findings }.tell(reader);
    if could_not { told } else { Exit::PolicyWrong }
}
