//! The receipt of an audit: by what it was made, so that it can be made again and compared. A function of the inputs:
//! no time, no host, no user.

use super::store::{HashedFile, Head};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

/// The version of the receipt's shape. Another one is not read.
const VERSION: u32 = 1;

/// What an audit was made of and what it made. The names of the setups (`S`) are a list when a receipt is read, and may be
/// drawn from elsewhere when it is written: there can be very many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt<S = Vec<String>> {
    /// The version of the receipt's shape.
    pub receipt: u32,
    /// The head of the store: program, policy, schema, day, options, what was read beside the setups, each with its hash.
    pub head: Head,
    /// What was given on the command line and says where things are.
    pub given: Given,
    /// The setup files and streams in order. What was found of each, with its hash, stands in the store.
    pub setups: S,
    /// Those of them that are archives, each with the hash of all its bytes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub archives: Vec<HashedFile>,
    /// The exit code.
    pub exit_code: u8,
    /// Every file in the folder but the receipt itself and `run.json`, with its hash.
    pub outputs: Vec<HashedFile>,
}

/// What was given on the command line and says where things are, and how they are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// `--policy`; `None`: the embedded one.
    pub policy: Option<String>,
    /// `--schema`.
    pub schema: Option<String>,
    /// `--table`: name and file.
    pub tables: Vec<(String, String)>,
    /// `--waivers`.
    pub waivers: Vec<String>,
    /// The language of the reports.
    pub lang: String,
    /// The formats, by their names.
    pub formats: Vec<String>,
}

impl<S: Serialize> Receipt<S> {
    /// A receipt of this version, without archives and outputs yet.
    #[must_use]
    pub fn new(head: Head, given: Given, setups: S, exit_code: u8) -> Self {
        Self { receipt: VERSION, head, given, setups, archives: Vec::new(), exit_code, outputs: Vec::new() }
    }

    /// Writes it as JSON, a line a field.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, self)?;
        out.write_all(b"\n")
    }
}

impl Receipt {
    /// Reads a receipt; `None`: it is none of this version.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|receipt: &Self| receipt.receipt == VERSION)
    }
}
