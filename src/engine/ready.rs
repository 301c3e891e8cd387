//! A policy that was read and checked when the program was made, as bytes that the program holds, so that no run does it
//! again. What it gives is the same as reading its text.

use super::load::{self, Base, Given};
use super::{Bundle, Engine, Refused, Request};
use crate::policy::stored::LAYOUT as POLICY;
use crate::schema::Schema;
use crate::schema::stored::LAYOUT as SCHEMA;
use crate::source::{Sources, checksum};
use crate::stored::{self, Archive, Stored, Writer};
use std::borrow::Cow;

/// Differs when the layout of the bytes may.
const LAYOUT: [u64; 3] = [POLICY, SCHEMA, checksum(&[include_bytes!("ready.rs"), &stored::LAYOUT.to_le_bytes()])];

/// The files that the program holds.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// Names and texts.
    pub files: &'a [(&'static str, &'static str)],
    /// The checksum of all of them.
    pub sum: u64,
}

/// What tells whether bytes were made by this program of these files.
fn print(held: Held<'_>) -> u64 {
    let [policy, schema, own] = LAYOUT.map(u64::to_le_bytes);
    checksum(&[&held.sum.to_le_bytes(), &policy, &schema, &own])
}

/// A policy ready to be run.
#[derive(Debug)]
pub struct Ready(Base);

impl Ready {
    /// Reads and checks a policy; `None` when anything is to be said of it, or when it has examples.
    #[must_use]
    pub fn of(bundle: &Bundle) -> Option<Self> {
        let (mut findings, mut given) = (Vec::new(), Given::default());
        let base = load::read(bundle, &mut findings, &mut given);
        (findings.is_empty() && given.findings.is_empty() && base.examples.is_empty()).then_some(Self(base))
    }

    /// It as texts and bytes; `None` when it has a file that is not held.
    #[must_use]
    pub fn store(&self, held: Held<'_>) -> Option<(String, Vec<u8>)> {
        let base = &self.0;
        let (schema, name, schema_file) = base.schema.as_ref()?;
        let mut to = Writer::new(base.sources.iter().map(|(id, _)| id));
        print(held).store(&mut to);
        let files = base.sources.iter().map(|(_, file)| {
            let is_it = |(name, text): &(&str, &str)| *name == file.name() && *text == file.text();
            Some((held.files.iter().position(is_it)?, file.sha256().to_owned()))
        });
        files.collect::<Option<Vec<_>>>()?.store(&mut to);
        base.sources.iter().position(|(id, _)| id == *schema_file)?.store(&mut to);
        schema.store(&mut to);
        name.store(&mut to);
        base.time_zone.store(&mut to);
        base.policy.as_ref()?.store(&mut to);
        Some(to.written())
    }

    /// Reads what was stored; `None` when it was made of other files or by another program.
    #[must_use]
    pub fn restore(
        texts: impl Into<Cow<'static, str>>,
        bytes: impl Into<Cow<'static, [u8]>>,
        held: Held<'_>,
    ) -> Option<Self> {
        let archive = Archive::new(texts, bytes)?;
        let mut from = archive.reader();
        if u64::restore(&mut from)? != print(held) {
            return None;
        }
        let mut sources = Sources::new();
        let mut files = Vec::new();
        for (place, sha256) in Vec::<(usize, String)>::restore(&mut from)? {
            let (name, text) = held.files.get(place)?;
            files.push((sources.add_held(*name, text, sha256), *text));
        }
        from.name_files(files.iter().map(|(file, _)| *file).collect());
        let (schema_file, text) = *files.get(usize::restore(&mut from)?)?;
        let schema = Schema::restore(&mut from, text)?;
        let base = Base {
            first: files.first()?.0,
            schema: Some((schema, Stored::restore(&mut from)?, schema_file)),
            time_zone: Stored::restore(&mut from)?,
            policy: Some(Stored::restore(&mut from)?),
            examples: Vec::new(),
            sources,
        };
        from.is_done().then_some(Self(base))
    }

    /// Makes it an engine. The policy of the request is not looked at, nor its schema, tables and examples.
    ///
    /// # Errors
    /// [`Refused`] when an option, the setup of last time or a waiver file cannot be used.
    pub fn load(self, request: Request<'_>) -> Result<Engine, Box<Refused>> {
        load::run(self.0, request, Vec::new(), Given::default())
    }
}
