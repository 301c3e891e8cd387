//! What `check` and `audit` are asked for.

use super::setups::Kind;
use crate::cli::bundle::Choice;
use crate::cli::config::{Config, fail_on};
use crate::cli::faults::shown;
use crate::cli::output::Target;
use crate::cli::reader::Reader;
use crate::cli::show::View;
use crate::document::scrub;
use crate::outcome::Options;
use crate::text::Lang;
use crate::value::Date;
use clap::ArgMatches;
use std::path::PathBuf;

/// Everything asked for: the command line first, then the configuration.
pub(super) struct Asked {
    pub(super) files: Vec<PathBuf>,
    pub(super) stdin_name: Option<String>,
    pub(super) kind: Option<Kind>,
    pub(super) as_of: Option<Date>,
    pub(super) choice: Choice,
    pub(super) targets: Vec<Target>,
    pub(super) options: Options,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
}

impl Asked {
    /// What the command line and the configuration ask for; an option that a command does not have is not asked for.
    pub(super) fn new(matches: &ArgMatches, config: Config) -> Self {
        let one = |id: &str| matches.try_get_one::<String>(id).ok().flatten().cloned();
        let path = |id: &str| matches.try_get_one::<PathBuf>(id).ok().flatten().cloned();
        let flag = |id: &str| matches.try_get_one::<bool>(id).ok().flatten().copied().unwrap_or_default();
        // What is named here may stand in messages and outputs: no personal number may.
        let clean = |text: &String| scrub(text).into_owned();
        let all = |id: &str| matches.get_many::<String>(id).into_iter().flatten().map(clean).collect::<Vec<_>>();
        let files: Vec<PathBuf> = matches.get_many("files").into_iter().flatten().cloned().collect();
        let given: Vec<(String, String)> = matches.get_many("table").into_iter().flatten().cloned().collect();
        let mut tables: Vec<(String, PathBuf)> =
            given.into_iter().map(|(name, file)| (clean(&name), file.into())).collect();
        let fresh = |(name, _): &(String, PathBuf)| !tables.iter().any(|(given, _)| given == name);
        let from_config: Vec<_> = config.tables.into_iter().filter(fresh).collect();
        tables.extend(from_config);
        let waivers: Vec<PathBuf> = matches.get_many("waivers").into_iter().flatten().cloned().collect();
        let choice = Choice {
            policy: path("policy").or(config.policy),
            schema: path("schema").or(config.schema),
            tables,
            previous: path("previous").or(config.previous),
            waivers: Some(waivers).filter(|waivers| !waivers.is_empty()).unwrap_or(config.waivers),
            examples: false,
        };
        let as_of = matches.get_one::<Date>("as-of").copied().or(config.as_of);
        let only = Some(all("only")).filter(|only| !only.is_empty()).unwrap_or(config.only);
        let formats: Vec<Target> =
            matches.try_get_many("format").ok().flatten().into_iter().flatten().cloned().collect();
        let targets = [formats, config.formats, vec![Target { format: "text", file: None }]];
        let options = Options {
            policy: choice.policy.as_deref().map(shown),
            schema: choice.schema.as_deref().map(shown),
            as_of_given: as_of.is_some(),
            only,
            fail_on: one("fail-on").and_then(|name| fail_on(&name)).or(config.fail_on).unwrap_or_default(),
            strict: flag("strict") || config.strict,
            waivers: choice.waivers.iter().map(|path| shown(path)).collect(),
            tables: choice.tables.iter().map(|(name, file)| (name.clone(), shown(file))).collect(),
            previous: choice.previous.as_deref().map(shown),
            config: config.named,
            input_format: one("input-format"),
        };
        Self {
            files,
            stdin_name: one("stdin-name"),
            kind: one("input-format").and_then(|name| Kind::named(&name)),
            as_of,
            choice,
            targets: targets.into_iter().find(|targets| !targets.is_empty()).unwrap_or_default(),
            options,
            quiet: flag("quiet"),
            verbose: flag("verbose"),
        }
    }

    /// How it is to be shown.
    pub(super) fn view(&self, reader: &Reader, lang: Lang) -> View {
        View { quiet: self.quiet, verbose: self.verbose, ..reader.view(lang) }
    }
}
