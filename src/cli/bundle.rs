//! The bytes of a policy: the embedded one, or a folder or file with what lies beside it.

use super::faults::{shown, unreadable};
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::document::scrub;
use crate::engine::{Bundle, Engine, Input, Refused, Request};
use crate::host::{self, LARGEST_FILE, embedded};
use crate::outcome::Options;
use crate::source::Sources;
use crate::value::Date;
use std::path::{Path, PathBuf};

/// Which policy.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choice {
    /// A folder or a file; `None`: the embedded one.
    pub(crate) policy: Option<PathBuf>,
    /// A schema in place of the one that the policy names.
    pub(crate) schema: Option<PathBuf>,
    /// Tables by name.
    pub(crate) tables: Vec<(String, PathBuf)>,
    /// Whether the examples beside the policy are wanted too.
    pub(crate) examples: bool,
}

/// What a policy may name and have beside it.
const BESIDE: &[&str] = &[".csv", ".json", ".yaml"];

impl Choice {
    /// Reads all of it, or says everything that could not be read.
    pub(crate) fn gather(&self) -> Result<Bundle, Vec<Diagnostic>> {
        let mut findings = Vec::new();
        let mut bundle = match &self.policy {
            None => built_in(),
            Some(path) => from_path(path, &mut findings),
        };
        if self.examples {
            bundle.examples = match self.policy.as_deref() {
                None => embedded::EXAMPLES.iter().map(held).collect(),
                Some(path) => examples(path, &mut findings),
            };
        }
        bundle.schema = self.schema.as_deref().and_then(|path| input(path, shown(path), &mut findings));
        for (name, path) in &self.tables {
            bundle.tables.extend(input(path, shown(path), &mut findings).map(|table| (name.clone(), table)));
        }
        if findings.is_empty() { Ok(bundle) } else { Err(findings) }
    }

    /// Gathers and loads.
    pub(crate) fn load(&self, as_of: Option<Date>, options: Options) -> Result<Engine, Box<Refused>> {
        let bundle = self
            .gather()
            .map_err(|findings| Box::new(Refused { sources: Sources::new(), findings, could_not: true }))?;
        Engine::load(Request { bundle, as_of, today: &today, options })
    }
}

fn today(zone: &str) -> Option<Date> {
    host::today(zone).and_then(|(year, month, day)| Date::new(year, month, day))
}

fn held((name, text): &(&str, &str)) -> Input {
    Input { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() }
}

fn built_in() -> Bundle {
    let mut beside: Vec<Input> = embedded::BESIDE.iter().map(held).collect();
    beside.push(held(&embedded::SCHEMA));
    Bundle { policy: embedded::POLICY.iter().map(held).collect(), beside, ..Bundle::default() }
}

fn from_path(path: &Path, findings: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    let is_folder = path.is_dir();
    let folder = if is_folder { path } else { path.parent().unwrap_or(Path::new("")) };
    if is_folder {
        let files = listed(folder, &[".krav"], true, findings);
        if files.is_empty() && findings.is_empty() {
            findings.push(Diagnostic::nowhere(codes::NO_POLICY).with("file", shown(path)));
        }
        for (_, file) in files.into_iter().filter(|(name, _)| !is_example(name)) {
            bundle.policy.extend(input(&file, shown(&file), findings));
        }
    } else {
        bundle.policy.extend(input(path, shown(path), findings));
    }
    for (name, file) in listed(folder, BESIDE, is_folder, findings) {
        if !is_example(&name) && is_named(&name, &bundle.policy) {
            bundle.beside.extend(input(&file, name, findings));
        }
    }
    if !bundle.beside.iter().any(|file| file.name == embedded::SCHEMA.0) {
        bundle.beside.push(held(&embedded::SCHEMA));
    }
    bundle
}

/// The folder of a policy whose files are not part of it.
const EXAMPLES: &str = "examples";

/// The file of its reviews.
const REVIEWS: &str = "reviewed.csv";

/// Whether a file of a policy's folder, by its name relative to it, belongs to the examples.
fn is_example(relative: &str) -> bool {
    relative.rsplit_once('/').is_some_and(|(folder, _)| folder.split('/').any(|part| part == EXAMPLES))
}

/// The files of examples of a policy's folder.
fn examples(path: &Path, findings: &mut Vec<Diagnostic>) -> Vec<Input> {
    if !path.is_dir() {
        return Vec::new();
    }
    let files = listed(path, &[".krav"], true, findings).into_iter().filter(|(name, _)| is_example(name));
    files.filter_map(|(_, file)| input(&file, shown(&file), findings)).collect()
}

/// The setups beside the examples of a policy's folder, by the names that findings show.
pub(crate) fn bases(path: &Path) -> Vec<String> {
    let files =
        if path.is_dir() { host::list(path, &[".yaml", ".yml", ".json", ".toml"], true) } else { Ok(Vec::new()) };
    let files = files.unwrap_or_default().into_iter().filter(|(name, _)| is_example(name));
    files.map(|(_, file)| shown(&file)).collect()
}

/// Where the reviews of a policy stand: in its folder, or beside its one file under that file's name.
pub(crate) fn reviews(path: &Path) -> PathBuf {
    if path.is_dir() { path.join(REVIEWS) } else { path.with_extension(REVIEWS) }
}

fn listed(folder: &Path, endings: &[&str], recursive: bool, findings: &mut Vec<Diagnostic>) -> Vec<(String, PathBuf)> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    host::list(folder, endings, recursive).unwrap_or_else(|fault| {
        findings.push(unreadable(&shown(folder), fault));
        Vec::new()
    })
}

/// Whether the policy's text holds the file's name up to its first dot: what it does not name it cannot use, and a
/// folder may hold much else.
fn is_named(relative: &str, policy: &[Input]) -> bool {
    let file = relative.rsplit('/').next().unwrap_or(relative);
    let stem = file.split('.').next().unwrap_or(file).as_bytes();
    !stem.is_empty() && policy.iter().any(|file| file.bytes.windows(stem.len()).any(|window| window == stem))
}

fn input(path: &Path, name: String, findings: &mut Vec<Diagnostic>) -> Option<Input> {
    let name = scrub(&name).into_owned();
    match host::read(path, LARGEST_FILE) {
        Ok(bytes) => Some(Input { name, bytes }),
        Err(fault) => {
            findings.push(unreadable(&name, fault));
            None
        }
    }
}
