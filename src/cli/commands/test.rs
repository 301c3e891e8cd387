//! `test`: the examples of a policy.

use crate::author::{self, Bases};
use crate::cli::bundle::{self, Choice};
use crate::cli::config::{Config, Trouble};
use crate::cli::faults::unreadable;
use crate::cli::output;
use crate::cli::progress::Progress;
use crate::cli::reader::Reader;
use crate::cli::show::{self, View};
use crate::cli::{Face, define};
use crate::diagnostic::Diagnostic;
use crate::host::{self, LARGEST_FILE};
use crate::outcome::{Exit, Options};
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use clap::builder::PathBufValueParser;
use clap::{ArgMatches, Command};
use std::path::{Path, PathBuf};

pub(crate) const FACE: Face = Face { name: "test", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::TEST, words::TEST_USAGE)
        .after_help(words::TEST_AFTER.get(lang))
        .arg(define::word("path", lang, words::VALUE_PATH, words::TEST_PATH).value_parser(PathBufValueParser::new()))
        .args(define::policy_options(lang).into_iter().filter(|option| option.get_id() == "schema"))
        .args(define::judging_options(lang).into_iter().filter(|option| option.get_id() == "table"))
        .args(define::output_options(lang, show::formats_of(show::TRIAL_FORMATS)))
}

fn run(matches: &ArgMatches, reader: &Reader, config: Config) -> Exit {
    let path = matches.get_one::<PathBuf>("path").cloned().unwrap_or_else(|| PathBuf::from("."));
    let tables = matches.get_many::<(String, String)>("table").into_iter().flatten();
    let choice = Choice {
        policy: Some(path.clone()),
        schema: matches.get_one::<PathBuf>("schema").cloned().or(config.schema),
        tables: tables.map(|(name, file)| (name.clone(), file.into())).collect(),
        previous: None,
        waivers: Vec::new(),
        examples: true,
    };
    let quiet = matches.get_flag("quiet");
    let targets = output::targets(matches);
    let view = |lang| View { quiet, verbose: matches.get_flag("verbose"), ..reader.view(lang) };
    let mut outputs = match output::open(&targets, std::slice::from_ref(&path), &view(reader.lang())) {
        Ok(outputs) => outputs,
        Err(findings) => return Trouble { sources: Sources::new(), findings }.tell(reader),
    };
    let mut engine = match choice.load(None, Options::default()) {
        Ok(engine) => engine,
        Err(refused) => return super::refuse(*refused, reader),
    };
    let lang = reader.lang_for(&engine.header.policy);
    outputs.iter_mut().for_each(|output| output.speak(lang));
    let progress = Progress::new(engine.examples().len(), quiet, lang);
    let trials = author::run(&mut engine, &mut Files(bundle::bases(&path)), lang, &mut |done| progress.at(done));
    drop(progress);
    output::write_all(outputs, trials.exit, |format, view, out| {
        show::write_as(show::TRIAL_FORMATS, format, &trials, &engine.sources, view, out)
    })
}

/// Files on the disk, and those beside the examples.
struct Files(Vec<String>);

impl Bases for Files {
    fn read(&mut self, name: &str) -> Result<Vec<u8>, Diagnostic> {
        host::read(Path::new(name), LARGEST_FILE).map_err(|fault| unreadable(name, fault))
    }

    fn all(&self) -> Vec<String> {
        self.0.clone()
    }
}
