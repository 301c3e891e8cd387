//! The command line: from arguments to an exit code. One file a command, one row a command in `FACES`.
//!
//! In: arguments, through `host`. Out: what the commands write, and the exit code.
//! Must not know: how a verdict is reached or drawn. It gathers bytes, calls `engine`, hands the run to `report`.

mod bundle;
mod commands;
mod config;
mod define;
mod faults;
mod output;
mod page;
mod progress;
mod reader;
mod show;
mod usage;
mod version;

pub use bundle::{built_in, built_in_ready};

use crate::host;
use crate::outcome::Exit;
use crate::text::Lang;
use clap::{ArgMatches, Command};
use config::Config;
use reader::Reader;
use std::ffi::OsString;

/// A command.
pub(crate) struct Face {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its arguments and help.
    pub(crate) define: fn(Command, Lang) -> Command,
    /// What it does.
    pub(crate) run: fn(&ArgMatches, &Reader, Config) -> Exit,
}

/// Every command, in the order in which help lists them.
pub(crate) const FACES: &[Face] = &[
    commands::check::FACE,
    commands::audit::FACE,
    commands::verify::FACE,
    commands::compare::FACE,
    commands::trend::FACE,
    commands::explain::FACE,
    commands::test::FACE,
    commands::coverage::FACE,
    commands::doc::FACE,
    commands::schema::FACE,
    commands::completions::FACE,
];

/// Runs the program with the arguments of the process; returns its exit code.
#[must_use]
pub fn run() -> u8 {
    let arguments: Vec<OsString> = host::arguments().collect();
    let guess = reader::language_before_parsing(&arguments, host::locale().as_deref());
    let matches = match define::program_for(&arguments, guess).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error, guess, &arguments).code(),
    };
    ended(&matches, guess).code()
}

fn ended(matches: &ArgMatches, guess: Lang) -> Exit {
    if matches.get_flag("version") {
        return version::show(guess);
    }
    let config = match config::load(matches) {
        Ok(config) => config,
        Err(trouble) => return trouble.tell(&Reader::new(matches, &Config::default())),
    };
    let reader = Reader::new(matches, &config);
    let face = matches.subcommand().and_then(|(name, inner)| {
        let face = FACES.iter().find(|face| face.name == name)?;
        Some((face, inner))
    });
    match face {
        Some((face, inner)) => (face.run)(inner, &reader, config),
        None => usage::nothing_asked(guess),
    }
}

#[cfg(test)]
mod tests;
