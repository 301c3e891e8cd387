//! `kravkoll.toml`: what may be set for good.
//!
//! Found upwards from the current folder it may set language, colour and formats. What can change a verdict or the
//! exit code is read only from a file named with `--config`.

use super::faults::{shown, unreadable};
use super::output::Target;
use super::reader::Reader;
use super::show;
use crate::diagnostic::{Diagnostic, codes::run as codes, tidy};
use crate::host;
use crate::outcome::{Exit, FailOn};
use crate::source::{FileId, Sources, Span};
use crate::text::Lang;
use crate::value::Date;
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a configuration sets. Paths are relative to its folder, and already joined with it.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The file, when it was named.
    pub(crate) named: Option<String>,
    pub(crate) lang: Option<Lang>,
    pub(crate) color: Option<String>,
    pub(crate) formats: Vec<Target>,
    pub(crate) policy: Option<PathBuf>,
    pub(crate) schema: Option<PathBuf>,
    pub(crate) as_of: Option<Date>,
    pub(crate) tables: Vec<(String, PathBuf)>,
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
const NAMED: &[&str] = &["policy", "schema", "as-of", "tables", "only", "fail-on", "strict"];

/// Reads the configuration that `--config` names, else the nearest one, else none.
pub(crate) fn load(matches: &ArgMatches) -> Result<Config, Trouble> {
    let given = matches.subcommand().and_then(|(_, inner)| inner.get_one::<PathBuf>("config")).cloned();
    let named = given.or_else(|| matches.get_one::<PathBuf>("config").cloned());
    let is_named = named.is_some();
    let Some(path) = named.or_else(|| host::find_upwards(NAME)) else { return Ok(Config::default()) };
    let mut sources = Sources::new();
    let name = shown(&path);
    let text = match host::read(&path, LARGEST).map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(error)) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let file = sources.add(&*name, text, "");
            let finding = Diagnostic::at(codes::CONFIG_MALFORMED, Span::new(file, at, at + '\u{fffd}'.len_utf8()));
            return Err(Trouble { sources, findings: vec![finding] });
        }
        Err(fault) => return Err(Trouble { sources, findings: vec![unreadable(&name, fault)] }),
    };
    let file = sources.add(&*name, text.as_str(), "");
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let (mut config, findings) = Mapping { file, folder, is_named, name: &name, findings: Vec::new() }.read(&text);
    config.named = is_named.then_some(name);
    if findings.is_empty() { Ok(config) } else { Err(Trouble { sources, findings }) }
}

/// Maps the tree of a configuration.
struct Mapping<'a> {
    file: FileId,
    folder: PathBuf,
    is_named: bool,
    name: &'a str,
    findings: Vec<Diagnostic>,
}

impl Mapping<'_> {
    /// Reads a configuration; everything wrong is reported.
    fn read(mut self, text: &str) -> (Config, Vec<Diagnostic>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            self.findings.push(Diagnostic::at(codes::CONFIG_MALFORMED, Span::new(self.file, span.start, span.end)));
        }
        let mut config = Config::default();
        for (key, value) in table.get_ref() {
            self.entry(&mut config, key.get_ref(), self.span(key.span()), value);
        }
        tidy(&mut self.findings);
        (config, self.findings)
    }

    fn entry(&mut self, config: &mut Config, key: &str, at: Span, value: &Spanned<DeValue<'_>>) {
        if NAMED.contains(&key) && !self.is_named {
            let finding = Diagnostic::at(codes::CONFIG_NOT_HERE, at).with("key", key).with("file", self.name);
            self.findings.push(finding);
            return;
        }
        match key {
            "lang" => config.lang = self.one(key, value, "sv, en", Lang::parse),
            "color" => {
                config.color = self.one(key, value, "auto, always, never", |text| {
                    ["auto", "always", "never"].contains(&text).then(|| text.to_owned())
                });
            }
            "format" => {
                let names: Vec<&str> = show::FORMATS.iter().map(|format| format.name).collect();
                let folder = self.folder.clone();
                config.formats = self.many(key, value, &names.join(", "), |text| Target::parse(text, &folder));
            }
            "policy" => config.policy = self.path(key, value),
            "schema" => config.schema = self.path(key, value),
            "as-of" => config.as_of = self.day(key, value),
            "tables" => config.tables = self.tables(key, value),
            "only" => config.only = self.many(key, value, "[\"…\"]", |text| Some(text.to_owned())),
            "fail-on" => config.fail_on = self.one(key, value, "must, should, note", fail_on),
            "strict" => match value.get_ref().as_bool() {
                Some(strict) => config.strict = strict,
                None => self.wrong(key, value, "true, false"),
            },
            _ => {
                let keys = OPEN.iter().chain(if self.is_named { NAMED } else { &[] }).copied();
                self.findings.push(Diagnostic::at(codes::CONFIG_UNKNOWN, at).with("key", key).list("keys", keys));
            }
        }
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    fn wrong(&mut self, key: &str, value: &Spanned<DeValue<'_>>, allowed: &str) {
        let at = self.span(value.span());
        self.findings.push(Diagnostic::at(codes::CONFIG_VALUE, at).with("key", key).with("allowed", allowed));
    }

    /// A text that `read` understands.
    fn one<T>(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        allowed: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = value.get_ref().as_str().filter(|text| !text.is_empty()).and_then(read);
        if found.is_none() {
            self.wrong(key, value, allowed);
        }
        found
    }

    /// One text or a list of them.
    fn many<T>(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        allowed: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        match value.get_ref().as_array() {
            Some(items) => items.iter().filter_map(|item| self.one(key, item, allowed, &read)).collect(),
            None => self.one(key, value, allowed, read).into_iter().collect(),
        }
    }

    fn path(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<PathBuf> {
        let folder = self.folder.clone();
        self.one(key, value, "\"…\"", |text| Some(folder.join(text)))
    }

    /// A day as text or as TOML's own date.
    fn day(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Date> {
        let written = value.get_ref().as_datetime().map(ToString::to_string);
        match written.as_deref().and_then(Date::parse) {
            Some(day) => Some(day),
            None => self.one(key, value, "2026-11-23", Date::parse),
        }
    }

    fn tables(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<(String, PathBuf)> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, value, "[tables]");
            return Vec::new();
        };
        let mut found = Vec::new();
        for (name, file) in table {
            found.extend(self.path(key, file).map(|path| (name.get_ref().to_string(), path)));
        }
        found
    }
}

/// The strength of a name.
pub(crate) fn fail_on(name: &str) -> Option<FailOn> {
    [FailOn::Must, FailOn::Should, FailOn::Note].into_iter().find(|strength| strength.name() == name)
}

#[cfg(test)]
mod tests;
