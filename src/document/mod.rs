//! Bytes of any data file (YAML, JSON, TOML, CSV) → a tree with the exact place of every key and value.
//!
//! In: bytes, a name, a syntax. Out: a [`Tree`] or a [`Table`], findings, personal numbers.
//! Must not know: schemas, policies, what a field means.

mod build;
mod builder;
mod json;
mod json_quick;
mod json_text;
pub mod limits;
mod personal;
mod redact;
mod scalar;
mod table;
mod toml;
mod toml_tables;
mod toml_words;
mod tree;
mod yaml;
mod yaml_errors;

pub use builder::{Builder, Built, Member};
pub use personal::{Personal, find, scrub};
pub use redact::{hide_all, redact};
pub use scalar::{Lookalike, yaml11};
pub use table::{Table, table};
pub use tree::{Entries, Entry, Form, KeyId, Kind, Members, NodeId, Tree, What};

use crate::diagnostic::codes::reading as codes;
use crate::diagnostic::{Diagnostic, Param, tidy};
use crate::source::{FileId, Sources, Span};
use std::borrow::Cow;

/// The syntax of a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Syntax {
    /// YAML 1.2, core schema.
    Yaml,
    /// JSON (RFC 8259), strict.
    Json,
    /// TOML 1.1.
    Toml,
}

impl Syntax {
    /// The syntax that a file's name says it has.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "yaml" | "yml" => Some(Self::Yaml),
            "json" => Some(Self::Json),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }

    /// The syntax of a word: `yaml`, `json`, `toml`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "yaml" => Some(Self::Yaml),
            "json" => Some(Self::Json),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }

    /// What the syntax is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Json => "JSON",
            Self::Toml => "TOML",
        }
    }
}

/// A data file as read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file in [`Sources`].
    pub file: FileId,
    /// The tree; `None` when the file is not well formed. With duplicate keys alone there is a tree: the first counts.
    pub tree: Option<Tree>,
    /// What is wrong with the file, in order of place.
    pub findings: Vec<Diagnostic>,
    /// The personal numbers anywhere in the text, comments included.
    pub personal: Vec<Personal>,
}

/// Adds a file as text. Bytes that are not UTF-8 are a finding, and the repaired text is held: every byte before the
/// first bad one stays where it is, so the place is right. A personal number in the name is hidden. Bytes that nobody else
/// needs are not copied.
pub fn add<'b>(
    sources: &mut Sources,
    name: &str,
    bytes: impl Into<Cow<'b, [u8]>>,
    sha256: String,
) -> (FileId, Option<Diagnostic>) {
    let name = scrub(name);
    let fault = match String::from_utf8(bytes.into().into_owned()) {
        Ok(text) => return (sources.add(name, text, sha256), None),
        Err(fault) => fault,
    };
    let (bytes, offset) = (fault.as_bytes(), fault.utf8_error().valid_up_to());
    let file = sources.add(name, String::from_utf8_lossy(bytes), sha256);
    let span = Span::new(file, offset, offset + char::REPLACEMENT_CHARACTER.len_utf8());
    let bad = bytes.get(offset).map(|byte| format!("{byte:02X}")).unwrap_or_default();
    (file, Some(Diagnostic::at(codes::INVALID_UTF8, span).with("byte", bad)))
}

/// Reads a data file: adds it to `sources` and reports everything that is wrong with it. Bytes that nobody else needs are
/// not copied.
pub fn read<'b>(
    sources: &mut Sources,
    name: &str,
    bytes: impl Into<Cow<'b, [u8]>>,
    sha256: String,
    syntax: Syntax,
) -> Document {
    let bytes = bytes.into();
    if bytes.len() > limits::FILE_BYTES {
        let file = sources.add(scrub(name), "", sha256);
        let mebibytes = limits::FILE_BYTES / (1024 * 1024);
        let finding = Diagnostic::at(codes::FILE_TOO_LARGE, Span::new(file, 0, 0)).with("limit", mebibytes);
        return Document { file, tree: None, findings: vec![finding], personal: Vec::new() };
    }
    let (file, fault) = add(sources, name, bytes, sha256);
    let text = sources.file(file).text();
    let personal = find(text);
    if let Some(fault) = fault {
        return Document { file, tree: None, findings: vec![fault], personal };
    }
    let (tree, mut findings) = match syntax {
        Syntax::Yaml => yaml::read(file, text),
        Syntax::Json => match json_quick::read(file, &sources.file(file).shared_text()) {
            Some(tree) => (Some(tree), Vec::new()),
            None => json::read(file, text),
        },
        Syntax::Toml => toml::read(file, text),
    };
    tidy(&mut findings);
    findings.iter_mut().for_each(|finding| quoting(finding, |text| scrub(text).into_owned()));
    Document { file, tree, findings, personal }
}

/// Changes what a finding quotes.
fn quoting(finding: &mut Diagnostic, change: impl Fn(&str) -> String) {
    for (_, value) in &mut finding.params {
        match value {
            Param::Text(text) => *text = change(text),
            Param::List(texts) => texts.iter_mut().for_each(|text| *text = change(text)),
            Param::Number(_) | Param::Word(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
