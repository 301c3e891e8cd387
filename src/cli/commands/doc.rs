//! `doc`: the policy as a handbook.

use crate::author;
use crate::cli::config::{Config, Trouble};
use crate::cli::output::{self, Target};
use crate::cli::reader::Reader;
use crate::cli::show;
use crate::cli::{Face, define};
use crate::outcome::{Exit, Options};
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use clap::{ArgMatches, Command};

pub(crate) const FACE: Face = Face { name: "doc", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::DOC, words::DOC_USAGE)
        .args(define::policy_options(lang))
        .arg(define::format_option(lang, show::formats_of(show::HANDBOOK_FORMATS)))
}

fn run(matches: &ArgMatches, reader: &Reader, config: Config) -> Exit {
    let given: Vec<Target> = matches.get_many("format").into_iter().flatten().cloned().collect();
    let targets = if given.is_empty() { vec![Target { format: "markdown", file: None }] } else { given };
    let choice = super::chosen(matches, config);
    let inputs: Vec<_> = choice.policy.iter().cloned().collect();
    let mut outputs = match output::open(&targets, &inputs, &reader.view(reader.lang())) {
        Ok(outputs) => outputs,
        Err(findings) => return Trouble { sources: Sources::new(), findings }.tell(reader),
    };
    let engine = match choice.load(None, Options::default()) {
        Ok(engine) => engine,
        Err(refused) => return super::refuse(*refused, reader),
    };
    let lang = reader.lang_for(&engine.header.policy);
    outputs.iter_mut().for_each(|output| output.speak(lang));
    let handbook = author::handbook(&engine, lang);
    output::write_all(outputs, Exit::Met, |format, view, out| {
        show::write_as(show::HANDBOOK_FORMATS, format, &handbook, &engine.sources, view, out)
    })
}
