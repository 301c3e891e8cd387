//! `coverage`: how the clauses of a policy, its rules and its examples hang together.

use crate::author::{self, Reviewed};
use crate::cli::bundle::{self, Choice};
use crate::cli::config::{Config, Trouble};
use crate::cli::faults::{not_writable, shown, unreadable};
use crate::cli::output;
use crate::cli::reader::Reader;
use crate::cli::show::{self, View};
use crate::cli::usage::{self, fill};
use crate::cli::{Face, define};
use crate::diagnostic::suggest;
use crate::document::scrub;
use crate::engine::{Engine, Input, Refused};
use crate::host::{self, Fault, LARGEST_FILE, OutputFile};
use crate::outcome::{Exit, Options};
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use clap::builder::PathBufValueParser;
use clap::{ArgMatches, Command};
use std::io::Write;
use std::path::{Path, PathBuf};

pub(crate) const FACE: Face = Face { name: "coverage", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::COVERAGE, words::COVERAGE_USAGE)
        .after_help(words::COVERAGE_AFTER.get(lang))
        .arg(define::word("path", lang, words::VALUE_PATH, words::TEST_PATH).value_parser(PathBufValueParser::new()))
        .args(define::policy_options(lang).into_iter().filter(|option| option.get_id() == "schema"))
        .arg(define::stamp(lang))
        .args(define::output_options(lang, show::formats_of(show::COVERAGE_FORMATS)))
}

fn run(matches: &ArgMatches, reader: &Reader, config: Config) -> Exit {
    let path = matches.get_one::<PathBuf>("path").cloned().unwrap_or_else(|| PathBuf::from("."));
    let choice = Choice {
        policy: Some(path.clone()),
        schema: matches.get_one::<PathBuf>("schema").cloned().or(config.schema),
        examples: true,
        ..Choice::default()
    };
    let targets = output::targets(matches);
    let (quiet, verbose) = (matches.get_flag("quiet"), matches.get_flag("verbose"));
    let view = View { quiet, verbose, ..reader.view(reader.lang()) };
    let file = bundle::reviews(&path);
    let mut outputs = match output::open(&targets, &[path, file.clone()], &view) {
        Ok(outputs) => outputs,
        Err(findings) => return Trouble { sources: Sources::new(), findings }.tell(reader),
    };
    let mut engine = match choice.load(None, Options::default()) {
        Ok(engine) => engine,
        Err(refused) => return super::refuse(*refused, reader),
    };
    let lang = reader.lang_for(&engine.header.policy);
    outputs.iter_mut().for_each(|output| output.speak(lang));
    let only: Option<Vec<String>> = matches.get_many("stamp").map(|rules| rules.cloned().collect());
    if let Some(only) = only
        && let Err(exit) = stamp(&mut engine, &file, &only, reader, lang)
    {
        return exit;
    }
    let reviewed = match read(&mut engine, &file) {
        Ok(reviewed) => reviewed,
        Err(refused) => return super::refuse(*refused, reader),
    };
    let name = shown(&file);
    let coverage = author::coverage(&engine, reviewed.as_ref().ok_or(name.as_str()));
    output::write_all(outputs, coverage.exit, |format, view, out| {
        show::write_as(show::COVERAGE_FORMATS, format, &coverage, &engine.sources, view, out)
    })
}

/// The reviews beside a policy; `None` when there are none yet.
fn read(engine: &mut Engine, file: &Path) -> Result<Option<Reviewed>, Box<Refused>> {
    let name = scrub(&shown(file)).into_owned();
    let refused = |engine: &Engine, findings, could_not| {
        Box::new(Refused { sources: engine.sources.clone(), findings, could_not })
    };
    let bytes = match host::read(file, LARGEST_FILE) {
        Ok(bytes) => bytes,
        Err(Fault::NotFound) => return Ok(None),
        Err(fault) => return Err(refused(engine, vec![unreadable(&name, fault)], true)),
    };
    let reviewed = Reviewed::read(engine, &Input { name, bytes });
    reviewed.map(Some).map_err(|findings| refused(engine, findings, false))
}

/// Stamps the links of some rules, or of all when none is named: then what the file held before does not matter.
fn stamp(engine: &mut Engine, file: &Path, only: &[String], reader: &Reader, lang: Lang) -> Result<(), Exit> {
    let only: Vec<String> = only.iter().filter(|name| !name.is_empty()).cloned().collect();
    let rules = || engine.header.policy.rules.iter().map(|rule| rule.name.as_str());
    if let Some(unknown) = only.iter().find(|name| !rules().any(|rule| rule == *name)) {
        let mut text = fill(words::STAMP_UNKNOWN, lang, &[("name", unknown)]);
        if let Some(near) = suggest(unknown, rules()) {
            text.push('\n');
            text.push_str(&fill(words::NEAR, lang, &[("near", near)]));
        }
        return Err(usage::refuse(lang, &text));
    }
    let kept = if only.is_empty() {
        Reviewed::default()
    } else {
        read(engine, file).map_err(|refused| super::refuse(*refused, reader))?.unwrap_or_default()
    };
    let table = author::stamp(engine, &kept, Some(only.as_slice()).filter(|only| !only.is_empty()));
    let write = || -> Result<(), Fault> {
        let mut out = OutputFile::create(file)?;
        out.write_all(table.as_bytes())?;
        out.commit()
    };
    write().map_err(|_| Trouble { sources: Sources::new(), findings: vec![not_writable(&shown(file))] }.tell(reader))
}
