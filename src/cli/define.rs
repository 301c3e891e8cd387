//! The program's arguments in the reader's language: clap's own words are replaced, every one.

use super::{FACES, Face};
use crate::text::{Lang, Two, cli as text};
use crate::value::Date;
use clap::builder::{PathBufValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, Command};
use std::ffi::OsString;

/// The whole program.
pub(crate) fn program(lang: Lang) -> Command {
    with(FACES, lang)
}

/// As much of the program as a call is understood by: of one that begins with a command no other is looked at.
pub(crate) fn program_for(arguments: &[OsString], lang: Lang) -> Command {
    let first = arguments.get(1);
    let asked = FACES.iter().position(|face| first.is_some_and(|first| first == face.name));
    with(asked.and_then(|at| FACES.get(at..=at)).unwrap_or(FACES), lang)
}

fn with(faces: &[Face], lang: Lang) -> Command {
    let mut program = dressed(Command::new("kravkoll"), lang, text::ABOUT, text::USAGE)
        .after_help(text::AFTER.get(lang))
        .subcommand_help_heading(text::HEADING_COMMANDS.get(lang))
        .subcommand_value_name("")
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::SetTrue)
                .help(text::VERSION.get(lang))
                .help_heading(text::HEADING_OPTIONS.get(lang)),
        )
        .args([lang_option(lang), color(lang), config(lang)]);
    for face in faces {
        // Help goes last, so that what the command itself takes is listed first.
        program = program.subcommand((face.define)(Command::new(face.name), lang).arg(help(lang)));
    }
    program.arg(help(lang))
}

/// A command with our words in place of clap's.
pub(crate) fn dressed(command: Command, lang: Lang, about: Two, usage: Two) -> Command {
    command
        .about(about.get(lang))
        .override_usage(usage.get(lang))
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n",
            text::HEADING_USAGE.get(lang)
        ))
        .max_term_width(100)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .infer_subcommands(false)
}

fn help(lang: Lang) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(text::HELP.get(lang))
        .help_heading(text::HEADING_OPTIONS.get(lang))
}

/// A word that a command takes.
pub(crate) fn word(id: &'static str, lang: Lang, value: Two, help: Two) -> Arg {
    Arg::new(id).value_name(value.get(lang)).help(help.get(lang)).help_heading(text::HEADING_ARGUMENTS.get(lang))
}

/// An option with a value.
fn option(id: &'static str, lang: Lang, heading: Two, value: Two, help: Two) -> Arg {
    Arg::new(id)
        .long(id)
        .value_name(value.get(lang))
        .help(help.get(lang))
        .help_heading(heading.get(lang))
        .hide_possible_values(true)
}

/// An option without a value.
fn flag(id: &'static str, lang: Lang, heading: Two, help: Two) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue).help(help.get(lang)).help_heading(heading.get(lang))
}

fn lang_option(lang: Lang) -> Arg {
    option("lang", lang, text::HEADING_OPTIONS, text::VALUE_LANG, text::LANG)
        .global(true)
        .value_parser(PossibleValuesParser::new(["sv", "en"]))
}

fn color(lang: Lang) -> Arg {
    option("color", lang, text::HEADING_OPTIONS, text::VALUE_WHEN, text::COLOR)
        .global(true)
        .value_parser(PossibleValuesParser::new(["auto", "always", "never"]))
}

fn config(lang: Lang) -> Arg {
    option("config", lang, text::HEADING_OPTIONS, text::VALUE_FILE, text::CONFIG)
        .global(true)
        .value_parser(PathBufValueParser::new())
}

/// `--policy` and `--schema`.
pub(crate) fn policy_options(lang: Lang) -> [Arg; 2] {
    [
        option("policy", lang, text::HEADING_POLICY, text::VALUE_PATH, text::POLICY)
            .value_parser(PathBufValueParser::new()),
        option("schema", lang, text::HEADING_POLICY, text::VALUE_FILE, text::SCHEMA_FILE)
            .value_parser(PathBufValueParser::new()),
    ]
}

/// What decides verdicts and exit code.
pub(crate) fn judging_options(lang: Lang) -> Vec<Arg> {
    let heading = text::HEADING_POLICY;
    vec![
        option("as-of", lang, heading, text::VALUE_DATE, text::AS_OF)
            .value_parser(move |text: &str| Date::parse(text).ok_or(text::WANTS_DATE.get(lang))),
        option("table", lang, heading, text::VALUE_TABLE, text::TABLE)
            .action(ArgAction::Append)
            .value_parser(move |text: &str| pair(text).ok_or(text::WANTS_TABLE.get(lang))),
        option("previous", lang, heading, text::VALUE_FILE, text::PREVIOUS).value_parser(PathBufValueParser::new()),
        option("waivers", lang, heading, text::VALUE_PATH, text::WAIVERS)
            .action(ArgAction::Append)
            .value_parser(PathBufValueParser::new()),
        option("only", lang, heading, text::VALUE_RULE, text::ONLY).action(ArgAction::Append),
        option("fail-on", lang, heading, text::VALUE_STRENGTH, text::FAIL_ON)
            .value_parser(PossibleValuesParser::new(["must", "should", "note"])),
        flag("strict", lang, heading, text::STRICT),
        option("input-format", lang, heading, text::VALUE_KIND, text::INPUT_FORMAT)
            .value_parser(PossibleValuesParser::new(["yaml", "json", "toml", "ndjson"])),
        option("stdin-name", lang, heading, text::VALUE_NAME, text::STDIN_NAME),
    ]
}

/// What decides how results are shown.
pub(crate) fn output_options(lang: Lang, table: impl Iterator<Item = (&'static str, Two)>) -> [Arg; 3] {
    let heading = text::HEADING_OUTPUT;
    [
        format_option(lang, table),
        flag("quiet", lang, heading, text::QUIET).short('q').conflicts_with("verbose"),
        flag("verbose", lang, heading, text::VERBOSE).short('v'),
    ]
}

/// `--quiet`.
pub(crate) fn quiet(lang: Lang) -> Arg {
    flag("quiet", lang, text::HEADING_OUTPUT, text::QUIET).short('q')
}

/// What `verify` takes beside the policy.
pub(crate) fn verify_options(lang: Lang) -> [Arg; 3] {
    [
        option("key", lang, text::HEADING_POLICY, text::VALUE_FILE, text::KEY).value_parser(PathBufValueParser::new()),
        option("inputs", lang, text::HEADING_POLICY, text::VALUE_FOLDER, text::INPUTS)
            .value_parser(PathBufValueParser::new()),
        flag("any-version", lang, text::HEADING_POLICY, text::ANY_VERSION),
    ]
}

/// With what `compare` tries what is the cause.
pub(crate) fn trial_options(lang: Lang) -> [Arg; 4] {
    let path =
        |id, value, about| option(id, lang, text::HEADING_POLICY, value, about).value_parser(PathBufValueParser::new());
    [
        path("inputs", text::VALUE_FOLDER, text::COMPARE_INPUTS),
        path("old-inputs", text::VALUE_FOLDER, text::COMPARE_OLD_INPUTS).requires("inputs"),
        path("policy", text::VALUE_PATH, text::COMPARE_POLICY).requires("inputs"),
        path("old-policy", text::VALUE_PATH, text::COMPARE_OLD_POLICY).requires("inputs"),
    ]
}

/// `--fail-on worse`.
pub(crate) fn fail_on_worse(lang: Lang) -> Arg {
    option("fail-on", lang, text::HEADING_OUTPUT, text::VALUE_WORSE, text::FAIL_ON_WORSE)
        .value_parser(PossibleValuesParser::new(["worse"]))
}

/// `--history` of an audit.
pub(crate) fn history(lang: Lang) -> Arg {
    option("history", lang, text::HEADING_OUTPUT, text::VALUE_FILE, text::HISTORY)
        .value_parser(PathBufValueParser::new())
}

/// `--sign` of an audit.
pub(crate) fn sign(lang: Lang) -> Arg {
    option("sign", lang, text::HEADING_OUTPUT, text::VALUE_FILE, text::SIGN).value_parser(PathBufValueParser::new())
}

/// `--provider` of a trend.
pub(crate) fn provider(lang: Lang) -> Arg {
    option("provider", lang, text::HEADING_OUTPUT, text::VALUE_NAME, text::TREND_PROVIDER).action(ArgAction::Append)
}

/// `--out`.
pub(crate) fn out_folder(lang: Lang) -> Arg {
    option("out", lang, text::HEADING_OUTPUT, text::VALUE_FOLDER, text::OUT).value_parser(PathBufValueParser::new())
}

/// An option that names one of several things, each explained.
pub(crate) fn listed(id: &'static str, long: &'static str, lang: Lang, value: Two, about: String) -> Arg {
    option(id, lang, text::HEADING_OUTPUT, value, text::FORMAT).long(long).help(about).action(ArgAction::Append)
}

/// `--format`, with the formats that there are.
pub(crate) fn format_option(lang: Lang, table: impl Iterator<Item = (&'static str, Two)>) -> Arg {
    let mut formats = String::from(text::FORMAT.get(lang));
    let mut names = Vec::new();
    for (name, about) in table {
        formats.push_str(&format!("\n  {name:<13} {}", about.get(lang)));
        names.push(name);
    }
    option("format", lang, text::HEADING_OUTPUT, text::VALUE_FORMAT, text::FORMAT)
        .help(formats)
        .action(ArgAction::Append)
        .value_parser(move |text: &str| super::output::target(text, lang, &names))
}

/// `--cost`.
pub(crate) fn cost(lang: Lang) -> Arg {
    flag("cost", lang, text::HEADING_OUTPUT, text::COST)
}

/// `--stamp`, for all rules or for those that are named.
pub(crate) fn stamp(lang: Lang) -> Arg {
    option("stamp", lang, text::HEADING_POLICY, text::VALUE_RULE, text::STAMP)
        .action(ArgAction::Append)
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("")
}

/// `NAME=FILE`, both there.
pub(crate) fn pair(text: &str) -> Option<(String, String)> {
    let (name, file) = text.split_once('=')?;
    (!name.is_empty() && !file.is_empty()).then(|| (name.to_owned(), file.to_owned()))
}
