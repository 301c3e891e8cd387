//! `schema`: the schema of setups, to the byte as it was read.

use crate::cli::config::Config;
use crate::cli::output::print;
use crate::cli::reader::Reader;
use crate::cli::{Face, define};
use crate::host::embedded;
use crate::outcome::{Exit, Options};
use crate::text::{Lang, cli as words};
use clap::{ArgMatches, Command};

pub(crate) const FACE: Face = Face { name: "schema", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::SCHEMA, words::SCHEMA_USAGE).args(define::policy_options(lang))
}

fn run(matches: &ArgMatches, reader: &Reader, config: Config) -> Exit {
    let choice = super::chosen(matches, config);
    if choice.policy.is_none() && choice.schema.is_none() {
        return print(embedded::SCHEMA.1, reader.lang());
    }
    match choice.load(None, Options::default()) {
        Ok(engine) => print(engine.schema_text(), reader.lang_for(&engine.header.policy)),
        Err(refused) => super::refuse(*refused, reader),
    }
}
