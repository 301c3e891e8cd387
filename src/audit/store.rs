//! The store of an audit: a line for what is the same for all files, a line for each file in order, a line for the end.
//! All other formats are made of it, and a later audit is compared with it. Each line is compressed by itself, so that the
//! lines can be made on many threads, and a store that was cut off is whole up to its last line.

use crate::outcome::{FileRecord, FindingRecord, Header, Options, RuleInfo};
use flate2::{Compression, GzBuilder};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;

/// The version of the store's shape. Another one is not read.
pub const VERSION: u32 = 1;

/// Something that was read and had an influence, with the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HashedFile {
    /// Its name, as given.
    pub path: String,
    /// SHA-256 of its bytes in hexadecimal.
    pub sha256: String,
}

/// A rule, as far as a later audit needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleHead {
    /// Its name.
    pub name: String,
    /// The section of the source document in which its first clause stands.
    pub section: String,
    /// SHA-256 of what it says: another one is another rule of the same name.
    pub sha256: String,
}

/// What is the same for all files: an audit with the same head and the same files gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of the store's shape.
    pub store: u32,
    /// The version of the program.
    pub tool_version: String,
    /// The policy: name, version, hash.
    pub policy: Named,
    /// The schema: name, version, hash.
    pub schema: Named,
    /// The day of judgement.
    pub as_of: String,
    /// What was asked for that can change a verdict.
    pub options: Asked,
    /// Tables, waivers and the setup of last time, as they were read.
    pub inputs: Vec<HashedFile>,
    /// The rules in the order of the policy: results name them by their place.
    pub rules: Vec<RuleHead>,
}

/// Something with a name, a version and a hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its version, empty when it has none.
    pub version: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// What was asked for, as far as it can change a verdict or an exit code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// `--only`, in the order given.
    pub only: Vec<String>,
    /// `--fail-on`.
    pub fail_on: String,
    /// `--strict`.
    pub strict: bool,
    /// `--input-format`.
    pub input_format: Option<String>,
}

/// The last line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// How many files there are before it.
    pub files: u64,
    /// The exit code of the audit.
    pub exit_code: u8,
    /// Findings about policy, waivers, tables and options.
    pub findings: Vec<FindingRecord>,
    /// Of each waiver its name and what became of it.
    pub waivers: Vec<(String, String)>,
}

/// A line of a store.
#[derive(Debug, Clone, PartialEq)]
pub enum Store {
    /// The first one.
    Head(Box<Head>),
    /// A file.
    File(Box<FileRecord>),
    /// The last one.
    End(Box<End>),
}

/// Why a line is none of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreFault {
    /// It is not what this program writes.
    Unreadable,
    /// It is of another version of the shape.
    OtherVersion,
}

/// A line as it is written: the field says which.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Written<'a> {
    Head(&'a Head),
    File(&'a FileRecord),
    End(&'a End),
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Read {
    Head(Box<Head>),
    File(Box<FileRecord>),
    End(Box<End>),
}

/// The first line of a version that we may not know.
#[derive(Deserialize)]
struct AnyHead {
    head: AnyVersion,
}

#[derive(Deserialize)]
struct AnyVersion {
    store: u32,
}

impl Head {
    /// What was read beside the policy's own text: schema, tables, waivers, each with its hash. In which folder they lie
    /// does not matter.
    #[must_use]
    pub fn basis(&self) -> BTreeSet<(&str, &str)> {
        let is_policy = |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "krav");
        let files = self.inputs.iter().filter(|file| !is_policy(&file.path));
        files.map(|file| (file.path.rsplit('/').next().unwrap_or_default(), file.sha256.as_str())).collect()
    }

    /// The head of a run. `inputs`: what it read beside policy, schema and the files themselves; `written`: all
    /// that a rule says, as text; `hash`: SHA-256 of a text.
    #[must_use]
    pub fn new(
        header: &Header,
        inputs: Vec<HashedFile>,
        written: impl Fn(&RuleInfo) -> String,
        hash: impl Fn(&str) -> String,
    ) -> Self {
        let policy = &header.policy;
        let rule = |rule: &RuleInfo| RuleHead {
            name: rule.name.clone(),
            section: policy.section_of(rule).to_owned(),
            sha256: hash(&written(rule)),
        };
        Self {
            store: VERSION,
            tool_version: header.tool_version.to_owned(),
            policy: named(&policy.name, &policy.version, &policy.sha256),
            schema: named(&header.schema.name, &header.schema.version, &header.schema.sha256),
            as_of: header.as_of.to_string(),
            options: asked(&header.options),
            inputs,
            rules: policy.rules.iter().map(|told| rule(told)).collect(),
        }
    }

    /// As a packed line.
    #[must_use]
    pub fn line(&self) -> Vec<u8> {
        packed(&Written::Head(self))
    }
}

impl End {
    /// As a packed line.
    #[must_use]
    pub fn line(&self) -> Vec<u8> {
        packed(&Written::End(self))
    }
}

impl Store {
    /// A file as a packed line.
    #[must_use]
    pub fn line_of(file: &FileRecord) -> Vec<u8> {
        packed(&Written::File(file))
    }

    /// Reads a line that is unpacked.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(line: &[u8]) -> Result<Self, StoreFault> {
        match serde_json::from_slice(line) {
            Ok(Read::Head(head)) if head.store != VERSION => Err(StoreFault::OtherVersion),
            Ok(Read::Head(head)) => Ok(Self::Head(head)),
            Ok(Read::File(file)) => Ok(Self::File(file)),
            Ok(Read::End(end)) => Ok(Self::End(end)),
            Err(_) => match serde_json::from_slice(line) {
                Ok(AnyHead { head: AnyVersion { store } }) if store != VERSION => Err(StoreFault::OtherVersion),
                _ => Err(StoreFault::Unreadable),
            },
        }
    }
}

fn named(name: &str, version: &str, sha256: &str) -> Named {
    Named { name: name.to_owned(), version: version.to_owned(), sha256: sha256.to_owned() }
}

fn asked(options: &Options) -> Asked {
    Asked {
        only: options.only.clone(),
        fail_on: options.fail_on.name().to_owned(),
        strict: options.strict,
        input_format: options.input_format.clone(),
    }
}

/// How hard a line is compressed: more takes three times as long for a twentieth less.
const LEVEL: u32 = 4;

/// A line and its end as a member of a gzip file, without name and time. Records are plain data: writing them to memory
/// does not fail.
fn packed(line: &Written<'_>) -> Vec<u8> {
    let mut text = serde_json::to_vec(line).unwrap_or_default();
    text.push(b'\n');
    // At once: what is handed to the compressor in small pieces takes it twice as long.
    let mut out = GzBuilder::new().write(Vec::new(), Compression::new(LEVEL));
    let _ = out.write_all(&text);
    out.finish().unwrap_or_default()
}
