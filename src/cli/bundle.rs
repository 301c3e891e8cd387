//! The bytes of a policy: the embedded one, or a folder or file with what lies beside it.

use super::faults::{shown, unreadable};
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::document::{Syntax, scrub};
use crate::engine::{Asked, Bundle, Engine, Held as Files, Import, Input, Package, Ready, Refused, Request, asked};
use crate::host::embedded::{self, Held};
use crate::host::{self, LARGEST_FILE};
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
    /// The setup of last time.
    pub(crate) previous: Option<PathBuf>,
    /// Files and folders of waivers.
    pub(crate) waivers: Vec<PathBuf>,
    /// Whether the examples beside the policy are wanted too.
    pub(crate) examples: bool,
}

/// What a data file's name ends in.
const DATA: &[&str] = &[".yaml", ".yml", ".json", ".toml"];

/// What a policy may name and have beside it.
const BESIDE: &[&str] = &[".csv", ".json", ".yaml"];

impl Choice {
    /// Reads all of it, or says everything that could not be read.
    pub(crate) fn gather(&self) -> Result<Bundle, Vec<Diagnostic>> {
        let mut findings = Vec::new();
        let policy = match &self.policy {
            None => built_in(),
            Some(path) => from_path(path, &mut findings),
        };
        self.add_to(policy, findings)
    }

    /// Adds what is given beside the policy.
    fn add_to(&self, mut bundle: Bundle, mut findings: Vec<Diagnostic>) -> Result<Bundle, Vec<Diagnostic>> {
        if self.examples {
            bundle.examples = match self.policy.as_deref() {
                None => embedded::UPPSALA.examples.iter().map(held).collect(),
                Some(path) => examples(path, &mut findings),
            };
        }
        bundle.schema = self.schema.as_deref().and_then(|path| input(path, shown(path), &mut findings));
        for (name, path) in &self.tables {
            bundle.tables.extend(input(path, shown(path), &mut findings).map(|table| (name.clone(), table)));
        }
        if let Some(path) = &self.previous {
            let name = shown(path);
            match Syntax::of_name(&name) {
                Some(syntax) => bundle.previous = input(path, name, &mut findings).map(|input| (input, syntax)),
                None => findings.push(Diagnostic::nowhere(codes::UNKNOWN_SYNTAX).with("file", name)),
            }
        }
        bundle.waivers = self.waivers.iter().flat_map(|path| waivers(path, &mut findings)).collect();
        if findings.is_empty() { Ok(bundle) } else { Err(findings) }
    }

    /// Gathers and loads.
    pub(crate) fn load(&self, as_of: Option<Date>, options: Options) -> Result<Engine, Box<Refused>> {
        let is_built_in = self.policy.is_none() && self.schema.is_none() && self.tables.is_empty() && !self.examples;
        let ready = if is_built_in { built_in_ready() } else { None };
        let bundle = match &ready {
            Some(_) => self.add_to(Bundle::default(), Vec::new()),
            None => self.gather(),
        };
        let bundle =
            bundle.map_err(|findings| Box::new(Refused { sources: Sources::new(), findings, could_not: true }))?;
        let request = Request { bundle, as_of, today: &today, options };
        match ready {
            Some(ready) => ready.load(request),
            None => Engine::load(request),
        }
    }
}

fn today(zone: &str) -> Option<Date> {
    host::today(zone).and_then(|(year, month, day)| Date::new(year, month, day))
}

/// The policy that is used when none is named: the one that the program holds.
#[must_use]
pub fn built_in() -> Bundle {
    let mut fetched = Fetched::default();
    fetched.hold(&embedded::UPPSALA);
    fetched.bundle()
}

/// The same, read and checked when the program was made; `None` when that was another program or policy.
#[must_use]
pub fn built_in_ready() -> Option<Ready> {
    let (texts, bytes) = embedded::READY;
    Ready::restore(texts, bytes, Files { files: &embedded::files(), sum: embedded::SUM })
}

/// The policy of a path, with what it imports and extends.
fn from_path(path: &Path, findings: &mut Vec<Diagnostic>) -> Bundle {
    let mut fetched = Fetched::default();
    fetched.read(path, findings);
    let mut next = 0;
    while let Some(asking) = fetched.files.get(next).cloned() {
        next += 1;
        for import in &asking.asked.imports {
            fetched.import(&asking, import, findings);
        }
    }
    for name in fetched.files.iter().flat_map(|file| file.asked.extends.clone()).collect::<Vec<_>>() {
        embedded::named(&name).map(|policy| fetched.hold(policy));
    }
    fetched.bundle()
}

/// A file of a policy with what it asks for.
#[derive(Clone)]
struct File {
    /// The folder from which its imports are counted.
    folder: PathBuf,
    /// The name that findings show.
    name: String,
    asked: Asked,
    /// The place of its policy among those fetched.
    package: usize,
}

/// Policies fetched so far: the one that is asked for, then what it imports, each once.
#[derive(Default)]
struct Fetched {
    packages: Vec<Package>,
    /// Where each of them was found; nothing for what the program holds.
    places: Vec<Option<PathBuf>>,
    files: Vec<File>,
    imports: Vec<Import>,
}

impl Fetched {
    fn bundle(self) -> Bundle {
        let mut packages = self.packages.into_iter();
        let Package { policy, mut beside } = packages.next().unwrap_or_default();
        if !beside.iter().any(|file| file.name == embedded::SCHEMA.0) {
            beside.push(held(&embedded::SCHEMA));
        }
        Bundle { policy, beside, packages: packages.collect(), imports: self.imports, ..Bundle::default() }
    }

    /// Reads a file or folder; its place among the packages.
    fn read(&mut self, path: &Path, findings: &mut Vec<Diagnostic>) -> usize {
        let is_folder = path.is_dir();
        let folder = if is_folder { path } else { path.parent().unwrap_or(Path::new("")) };
        let paths: Vec<PathBuf> = if is_folder {
            let files = listed(folder, &[".krav"], true, findings);
            if files.is_empty() && findings.is_empty() {
                findings.push(Diagnostic::nowhere(codes::NO_POLICY).with("file", shown(path)));
            }
            files.into_iter().filter(|(name, _)| !is_example(name)).map(|(_, file)| file).collect()
        } else {
            vec![path.to_path_buf()]
        };
        let mut files = Package::default();
        for path in paths {
            let Some(file) = input(&path, shown(&path), findings) else { continue };
            let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
            let (name, asked, package) = (file.name.clone(), asked(&file.bytes), self.packages.len());
            self.files.push(File { folder, name, asked, package });
            files.policy.push(file);
        }
        for (name, file) in listed(folder, BESIDE, is_folder, findings) {
            if !is_example(&name) && is_named(&name, &files.policy) {
                files.beside.extend(input(&file, name, findings));
            }
        }
        self.packages.push(files);
        self.places.push(Some(path.to_path_buf()));
        self.packages.len() - 1
    }

    /// Fetches what a file imports. What is not there is told with its place in the policy.
    fn import(&mut self, by: &File, path: &str, findings: &mut Vec<Diagnostic>) {
        let place = by.folder.join(path);
        let known = |known: &Option<PathBuf>| known.as_ref().is_some_and(|known| host::same_file(known, &place));
        let package = match self.places.iter().position(known) {
            Some(package) => package,
            None if place.exists() => self.read(&place, findings),
            None => return,
        };
        let package = package.checked_sub(1);
        self.imports.push(Import { by: by.name.clone(), path: path.to_owned(), package });
    }

    /// Adds a policy that the program holds, with what it imports, where none of its name was fetched; its place among
    /// the packages.
    fn hold(&mut self, policy: &Held) -> usize {
        let is_it = |file: &&File| file.asked.name.as_deref() == Some(policy.name);
        if let Some(file) = self.files.iter().find(is_it) {
            return file.package;
        }
        let package = self.packages.len();
        let inputs = |files: &[(&str, &str)]| files.iter().map(held).collect();
        self.packages.push(Package { policy: inputs(policy.policy), beside: inputs(policy.beside) });
        self.places.push(None);
        let asked = Asked { name: Some(policy.name.to_owned()), ..Asked::default() };
        self.files.push(File { folder: PathBuf::new(), name: policy.name.to_owned(), asked, package });
        for (file, path, name) in policy.imports {
            if let Some(found) = embedded::named(name) {
                let package = self.hold(found).checked_sub(1);
                self.imports.push(Import { by: (*file).to_owned(), path: (*path).to_owned(), package });
            }
        }
        package
    }
}

fn held((name, text): &(&str, &str)) -> Input {
    Input { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() }
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
    let files = if path.is_dir() {
        host::list(path, &[".yaml", ".yml", ".json", ".toml", ".csv"], true)
    } else {
        Ok(Vec::new())
    };
    let files = files.unwrap_or_default().into_iter().filter(|(name, _)| is_example(name));
    files.map(|(_, file)| shown(&file)).collect()
}

/// A file of waivers, or those of a folder.
fn waivers(path: &Path, findings: &mut Vec<Diagnostic>) -> Vec<Input> {
    if !path.is_dir() {
        return input(path, shown(path), findings).into_iter().collect();
    }
    let before = findings.len();
    let files = listed(path, DATA, true, findings);
    if files.is_empty() && findings.len() == before {
        findings.push(Diagnostic::nowhere(codes::NO_WAIVERS).with("file", shown(path)));
    }
    files.iter().filter_map(|(_, file)| input(file, shown(file), findings)).collect()
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

/// Whether the file's name up to its first dot is a word of the policy's text: what it does not name it cannot use, and
/// a folder may hold much else.
fn is_named(relative: &str, policy: &[Input]) -> bool {
    let file = relative.rsplit('/').next().unwrap_or(relative);
    let stem = file.split('.').next().unwrap_or(file);
    let parts_words = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && !is_of_name(*byte));
    let is_word = |text: &[u8]| {
        let found = memchr::memmem::find_iter(text, stem);
        let ends = |start: usize| (start.checked_sub(1), start + stem.len());
        found.map(ends).any(|(before, after)| {
            parts_words(before.and_then(|before| text.get(before))) && parts_words(text.get(after))
        })
    };
    !stem.is_empty() && policy.iter().any(|file| is_word(&file.bytes))
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
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
