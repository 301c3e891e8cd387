//! `kravkoll.toml`: what may be set for good.
//!
//! Found upwards from the current folder it may set language, colour and formats. What can change a verdict or the
//! exit code is read only from a file named with `--config`.

use super::faults::{shown, unreadable};
use super::output::Target;
use super::reader::Reader;
use super::show;
use crate::diagnostic::{
    Diagnostic,
    codes::{reading, run as codes},
    tidy,
};
use crate::document::{self, Document, Entry, Kind, NodeId, Syntax, Tree};
use crate::host;
use crate::outcome::{Exit, FailOn};
use crate::source::Sources;
use crate::text::Lang;
use crate::value::Date;
use clap::ArgMatches;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IntoDeserializer, value::StrDeserializer};
use std::path::{Path, PathBuf};

/// What a configuration sets. Paths are relative to its folder, and already joined with it.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The file, when it was named.
    pub(crate) named: Option<String>,
    pub(crate) lang: Option<Lang>,
    pub(crate) color: Option<Color>,
    pub(crate) formats: Vec<Target>,
    pub(crate) policy: Option<PathBuf>,
    pub(crate) schema: Option<PathBuf>,
    pub(crate) as_of: Option<Date>,
    pub(crate) tables: Vec<(String, PathBuf)>,
    pub(crate) previous: Option<PathBuf>,
    pub(crate) waivers: Vec<PathBuf>,
    pub(crate) only: Vec<String>,
    pub(crate) fail_on: Option<FailOn>,
    pub(crate) strict: bool,
}

/// What is wrong with options or configuration: told on standard error, exit code 2.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) sources: Sources,
    pub(crate) findings: Vec<Diagnostic>,
}

impl Trouble {
    /// Tells it.
    pub(crate) fn tell(&self, reader: &Reader) -> Exit {
        show::tell(&self.findings, &self.sources, Exit::CouldNot, &reader.view(reader.lang()));
        Exit::CouldNot
    }
}

/// The name under which a configuration is found.
const NAME: &str = "kravkoll.toml";

/// The largest configuration that is read.
const LARGEST: u64 = 1 << 20;

/// Keys that any configuration may have, and those that need `--config`.
const OPEN: &[&str] = &["lang", "color", "format"];
const NAMED: &[&str] = &["policy", "schema", "as-of", "tables", "previous", "waivers", "only", "fail-on", "strict"];

/// Reads the configuration that `--config` names, else the nearest one, else none.
pub(crate) fn load(matches: &ArgMatches) -> Result<Config, Trouble> {
    let given = matches.subcommand().and_then(|(_, inner)| inner.get_one::<PathBuf>("config")).cloned();
    let named = given.or_else(|| matches.get_one::<PathBuf>("config").cloned());
    let is_named = named.is_some();
    let Some(path) = named.or_else(|| host::find_upwards(NAME)) else { return Ok(Config::default()) };
    let mut sources = Sources::new();
    let name = shown(&path);
    let bytes = match host::read(&path, LARGEST) {
        Ok(bytes) => bytes,
        Err(fault) => return Err(Trouble { sources, findings: vec![unreadable(&name, fault)] }),
    };
    let mut document = document::read(&mut sources, &name, &bytes, String::new(), Syntax::Toml);
    document::redact(&mut sources, &mut document, |_| Vec::new());
    let folder = path.parent().unwrap_or(Path::new(""));
    let (mut config, findings) = read(&document, folder, is_named, &name);
    config.named = is_named.then_some(name);
    if findings.iter().any(Diagnostic::is_error) { Err(Trouble { sources, findings }) } else { Ok(config) }
}

/// Reads a configuration; everything wrong is reported.
fn read(document: &Document, folder: &Path, is_named: bool, name: &str) -> (Config, Vec<Diagnostic>) {
    let mut config = Config::default();
    let mut findings = document.findings.clone();
    // A configuration may be empty.
    findings.retain(|finding| finding.code != reading::FILE_EMPTY);
    if let Some(tree) = &document.tree {
        let mut mapping = Mapping { tree, folder, is_named, name, findings: Vec::new() };
        if let Kind::Record(entries) = tree.kind(tree.root()) {
            entries.iter().for_each(|entry| mapping.entry(&mut config, entry));
        }
        findings.extend(mapping.findings);
    }
    tidy(&mut findings);
    (config, findings)
}

/// Maps the tree of a configuration.
struct Mapping<'a> {
    tree: &'a Tree,
    folder: &'a Path,
    is_named: bool,
    name: &'a str,
    findings: Vec<Diagnostic>,
}

impl Mapping<'_> {
    fn entry(&mut self, config: &mut Config, entry: Entry<'_>) {
        let (key, value, folder) = (entry.key, entry.value, self.folder);
        if NAMED.contains(&key) && !self.is_named {
            let finding = Diagnostic::at(codes::CONFIG_NOT_HERE, entry.key_span);
            self.findings.push(finding.with("key", key).with("file", self.name));
            return;
        }
        match key {
            "lang" => config.lang = self.one(key, value, "sv, en", word::<Speech>).map(Lang::from),
            "color" => config.color = self.one(key, value, "auto, always, never", color),
            "format" => {
                let names: Vec<&str> = show::FORMATS.iter().map(|format| format.name).collect();
                config.formats =
                    self.many(key, value, &names.join(", "), |text| Target::parse(text, folder, &show::format_names()));
            }
            "policy" => config.policy = self.path(key, value),
            "schema" => config.schema = self.path(key, value),
            "as-of" => config.as_of = self.one(key, value, "2026-11-23", word::<Day>).map(|day| day.0),
            "tables" => config.tables = self.tables(key, value),
            "previous" => config.previous = self.path(key, value),
            "waivers" => config.waivers = self.many(key, value, "[\"…\"]", |text| Some(folder.join(text))),
            "only" => config.only = self.many(key, value, "[\"…\"]", |text| Some(text.to_owned())),
            "fail-on" => config.fail_on = self.one(key, value, "must, should, note", fail_on),
            "strict" => match self.tree.kind(value) {
                Kind::Bool(strict) => config.strict = strict,
                _ => self.wrong(key, value, "true, false"),
            },
            _ => {
                let keys = OPEN.iter().chain(if self.is_named { NAMED } else { &[] }).copied();
                let finding = Diagnostic::at(codes::CONFIG_UNKNOWN, entry.key_span);
                self.findings.push(finding.with("key", key).list("keys", keys));
            }
        }
    }

    fn wrong(&mut self, key: &str, value: NodeId, allowed: &str) {
        let finding = Diagnostic::at(codes::CONFIG_VALUE, self.tree.span(value));
        self.findings.push(finding.with("key", key).with("allowed", allowed));
    }

    /// A text that `read` understands.
    fn one<T>(&mut self, key: &str, value: NodeId, allowed: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = self.tree.text(value).filter(|text| !text.is_empty()).and_then(read);
        if found.is_none() {
            self.wrong(key, value, allowed);
        }
        found
    }

    /// One text or a list of them.
    fn many<T>(&mut self, key: &str, value: NodeId, allowed: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        match self.tree.kind(value) {
            Kind::List(items) => items.iter().filter_map(|item| self.one(key, *item, allowed, &read)).collect(),
            _ => self.one(key, value, allowed, read).into_iter().collect(),
        }
    }

    fn path(&mut self, key: &str, value: NodeId) -> Option<PathBuf> {
        let folder = self.folder;
        self.one(key, value, "\"…\"", |text| Some(folder.join(text)))
    }

    fn tables(&mut self, key: &str, value: NodeId) -> Vec<(String, PathBuf)> {
        let Kind::Record(entries) = self.tree.kind(value) else {
            self.wrong(key, value, "[tables]");
            return Vec::new();
        };
        let path = |entry: Entry<'_>| self.path(key, entry.value).map(|path| (entry.key.to_string(), path));
        entries.iter().filter_map(path).collect()
    }
}

/// A value that is written as one word.
fn word<T: DeserializeOwned>(text: &str) -> Option<T> {
    let from: StrDeserializer<'_, serde::de::value::Error> = text.into_deserializer();
    T::deserialize(from).ok()
}

/// When there is colour, from its word.
pub(crate) fn color(name: &str) -> Option<Color> {
    word(name)
}

/// When there is colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Color {
    /// Where the output is a terminal.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// A language as it is written.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Speech {
    Sv,
    En,
}

impl From<Speech> for Lang {
    fn from(speech: Speech) -> Self {
        match speech {
            Speech::Sv => Self::Sv,
            Speech::En => Self::En,
        }
    }
}

/// A strength as it is written.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Strength {
    Must,
    Should,
    Note,
}

impl From<Strength> for FailOn {
    fn from(strength: Strength) -> Self {
        match strength {
            Strength::Must => Self::Must,
            Strength::Should => Self::Should,
            Strength::Note => Self::Note,
        }
    }
}

/// A day as it is written.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Day(Date);

impl TryFrom<String> for Day {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Date::parse(&text).map(Self).ok_or("no such day")
    }
}

/// The strength of a name.
pub(crate) fn fail_on(name: &str) -> Option<FailOn> {
    word::<Strength>(name).map(FailOn::from)
}

#[cfg(test)]
mod tests;
