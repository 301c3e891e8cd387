//! `schema`: the schema of setups, to the byte as it was read; or that of waivers.

use crate::cli::config::Config;
use crate::cli::output::print;
use crate::cli::reader::Reader;
use crate::cli::{Face, define};
use crate::engine::WAIVER_SCHEMA;
use crate::host::embedded;
use crate::outcome::{Exit, Options};
use crate::text::{Lang, cli as words};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};

pub(crate) const FACE: Face = Face { name: "schema", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::SCHEMA, words::SCHEMA_USAGE)
        .arg(
            define::word("which", lang, words::VALUE_WHICH, words::SCHEMA_WHICH)
                .hide_possible_values(true)
                .value_parser(PossibleValuesParser::new(["setup", WAIVERS])),
        )
        .args(define::policy_options(lang))
}

/// The word for the schema of waivers.
const WAIVERS: &str = "waivers";

fn run(matches: &ArgMatches, reader: &Reader, config: Config) -> Exit {
    if matches.get_one::<String>("which").is_some_and(|which| which == WAIVERS) {
        return print(WAIVER_SCHEMA, reader.lang());
    }
    let choice = super::chosen(matches, config);
    if choice.policy.is_none() && choice.schema.is_none() {
        return print(embedded::SCHEMA.1, reader.lang());
    }
    match choice.load(None, Options::default()) {
        Ok(engine) => print(engine.schema_text(), reader.lang_for(&engine.header.policy)),
        Err(refused) => super::refuse(*refused, reader),
    }
}
