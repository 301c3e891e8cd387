//! `completions`: what a shell needs to complete a half-written call.

use crate::cli::config::Config;
use crate::cli::output::print;
use crate::cli::reader::Reader;
use crate::cli::{Face, define};
use crate::outcome::Exit;
use crate::text::{Lang, cli as words};
use clap::{ArgMatches, Command};
use clap_complete::Shell;

pub(crate) const FACE: Face = Face { name: "completions", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::COMPLETIONS, words::COMPLETIONS_USAGE).arg(
        define::word("shell", lang, words::VALUE_SHELL, words::COMPLETIONS_SHELL)
            .required(true)
            .value_parser(clap::value_parser!(Shell))
            .hide_possible_values(true),
    )
}

fn run(matches: &ArgMatches, reader: &Reader, _: Config) -> Exit {
    let lang = reader.lang();
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut define::program(lang), "kravkoll", &mut script);
    }
    print(&String::from_utf8_lossy(&script), lang)
}
