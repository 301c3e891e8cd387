//! `trend`: how compliance moves from audit to audit.

use super::past::fault;
use crate::audit::Trend;
use crate::cli::config::{Config, Trouble};
use crate::cli::faults::shown;
use crate::cli::output;
use crate::cli::reader::Reader;
use crate::cli::show;
use crate::cli::{Face, define};
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::history::History;
use crate::outcome::Exit;
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use clap::builder::PathBufValueParser;
use clap::{ArgMatches, Command};
use std::path::{Path, PathBuf};

pub(crate) const FACE: Face = Face { name: "trend", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::TREND, words::TREND_USAGE)
        .after_help(words::TREND_AFTER.get(lang))
        .arg(
            define::word("history", lang, words::VALUE_FILE, words::TREND_HISTORY)
                .required(true)
                .value_parser(PathBufValueParser::new()),
        )
        .arg(define::provider(lang))
        .arg(define::format_option(lang, show::formats_of(show::TREND_FORMATS)))
}

fn run(matches: &ArgMatches, reader: &Reader, _: Config) -> Exit {
    let path: PathBuf = matches.get_one("history").cloned().unwrap_or_default();
    let providers: Vec<String> = matches.get_many("provider").into_iter().flatten().cloned().collect();
    let targets = output::targets(matches);
    let trouble = |findings| Trouble { sources: Sources::new(), findings }.tell(reader);
    let trend = match trend(&path, &providers) {
        Ok(trend) => trend,
        Err(findings) => return trouble(findings),
    };
    match output::open(&targets, &[path], &reader.view(reader.lang())) {
        Ok(outputs) => output::write_all(outputs, Exit::Met, |format, view, out| {
            show::write_as(show::TREND_FORMATS, format, &trend, &Sources::new(), view, out)
        }),
        Err(findings) => trouble(findings),
    }
}

fn trend(path: &Path, providers: &[String]) -> Result<Trend, Vec<Diagnostic>> {
    let audits = History::open_to_read(path).and_then(|mut history| history.audits());
    let trend = Trend::new(&audits.map_err(|why| vec![fault(path, why)])?, providers);
    let is_known = |key: &&String| trend.providers.iter().any(|provider| provider.whole.name == **key);
    let unknown = providers.iter().filter(|key| !is_known(key)).map(|key| {
        Diagnostic::nowhere(codes::NOT_IN_HISTORY).with("name", key.as_str()).with("file", shown(path).as_str())
    });
    let unknown: Vec<Diagnostic> = unknown.collect();
    if unknown.is_empty() { Ok(trend) } else { Err(unknown) }
}
