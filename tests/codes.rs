//! Every code has a fixture in `fixtures/codes` that raises it, at the place that the fixture names.
//!
//! A fixture is called by its code: a setup (`K201.yaml`), a policy (`K411.krav`), or a folder with what belongs
//! together (`policy.krav`, `schema.yaml`, `setup.yaml`, a table, files that end in `waivers.yaml`). What it lacks is
//! `any.krav` and `any.yaml`. A policy that is called `imported.krav` is imported by that path. Its line
//! `# underlines: TEXT` says which text is underlined; for files without comments [`UNDERLINED`] says it.
#![expect(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

use kravkoll::author::{self, Bases};
use kravkoll::diagnostic::{Diagnostic, Param, codes};
use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Import, Input, Package, Request};
use kravkoll::outcome::Options;
use kravkoll::source::Sources;
use kravkoll::text::{self, Lang, words};
use kravkoll::value::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What is underlined in fixtures that cannot hold a comment.
const UNDERLINED: &[(&str, &str)] = &[
    ("K107", "\t"),
    ("K114", "\\ud83d"),
    ("K115", "\"name\""),
    ("K116", ","),
    ("K119", "ekbacken"),
    ("K120", "“ekbacken”"),
    ("K121", "// the unit in the north"),
    ("K122", "{\"provider\": {\"id\": \"norr\"}}"),
    ("K123", "True"),
    ("K124", "010"),
    // A comment would hold the tab that it names.
    ("K130", "\t"),
];

/// Codes without a fixture, and why.
const WITHOUT: &[(&str, &str)] = &[("K102", "the file would have more than 64 MiB: document::tests")];

/// Codes of the run itself have no file to be wrong: `tests/cli.rs`, and below for those of the engine.
const OF_THE_RUN: char = '7';

/// Codes of examples: `kravkoll test` raises them.
const OF_EXAMPLES: &str = "K6";

/// From here on `kravkoll coverage` raises them.
const OF_COVERAGE: &str = "K616";

/// The files of a fixture as those with which examples begin.
struct Beside(Vec<Input>);

impl Bases for Beside {
    fn read(&mut self, name: &str) -> Result<Vec<u8>, Diagnostic> {
        let found = self.0.iter().find(|input| input.name == name);
        found
            .map(|input| input.bytes.clone())
            .ok_or_else(|| Diagnostic::nowhere(codes::run::NOT_FOUND).with("file", name))
    }

    fn all(&self) -> Vec<String> {
        self.0.iter().map(|input| input.name.clone()).collect()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn input(path: &Path) -> Input {
    Input { name: path.file_name().unwrap().to_string_lossy().into_owned(), bytes: fs::read(path).unwrap() }
}

/// A fixture with its files.
struct Fixture {
    code: String,
    files: Vec<Input>,
}

fn fixtures() -> Vec<Fixture> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(root().join("fixtures/codes")).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let entries = entries.into_iter().filter(|path| path.file_stem().unwrap() != "any");
    entries
        .map(|path| Fixture { code: path.file_stem().unwrap().to_string_lossy().into_owned(), files: files(&path) })
        .collect()
}

fn files(path: &Path) -> Vec<Input> {
    if !path.is_dir() {
        return vec![input(path)];
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| input(path)).collect()
}

/// The findings of a fixture and the files that they point into.
struct Ran {
    sources: Sources,
    findings: Vec<Diagnostic>,
}

impl Fixture {
    fn ending_in(&self, endings: &[&str]) -> Vec<Input> {
        let ends = |input: &&Input| endings.iter().any(|ending| input.name.ends_with(ending));
        self.files.iter().filter(ends).cloned().collect()
    }

    fn schema(&self) -> Option<Input> {
        self.files.iter().find(|input| input.name == "schema.yaml").cloned()
    }

    fn setup(&self) -> Input {
        let others = ["schema.yaml", "waivers.yaml"];
        let mut own = self.ending_in(&[".yaml", ".json", ".toml"]).into_iter();
        let own = own.find(|input| !others.iter().any(|other| input.name.ends_with(other)));
        own.unwrap_or_else(|| input(&root().join("fixtures/codes/any.yaml")))
    }

    fn bundle(&self) -> Bundle {
        let (imported, own): (Vec<Input>, Vec<Input>) =
            self.ending_in(&[".krav"]).into_iter().partition(|input| input.name == "imported.krav");
        let any = || vec![input(&root().join("fixtures/codes/any.krav"))];
        let mut beside = self.ending_in(&[".csv"]);
        beside.push(input(&root().join("schemas/provider-setup.schema.json")));
        let waivers = self.ending_in(&["waivers.yaml"]);
        let mut bundle = Bundle { beside, schema: self.schema(), waivers, ..Bundle::default() };
        let import = |by: &str, path: &str, package| Import { by: by.to_owned(), path: path.to_owned(), package };
        if !imported.is_empty() {
            bundle.imports.push(import("policy.krav", "imported.krav", Some(0)));
            bundle.imports.push(import("imported.krav", "policy.krav", None));
            bundle.packages.push(Package { policy: imported, beside: Vec::new() });
        }
        bundle.policy = if own.is_empty() { any() } else { own };
        bundle
    }

    /// What comes of its examples; what they lack only where that is the point.
    fn tried(&self) -> Ran {
        let (examples, policy) = self.bundle().policy.into_iter().partition(|input| input.name == "examples.krav");
        let bundle = Bundle { policy, examples, ..self.bundle() };
        let request = Request { bundle, as_of: Date::new(2026, 11, 23), today: &|_| None, options: Options::default() };
        let mut engine = match Engine::load(request) {
            Err(refused) => return Ran { sources: refused.sources, findings: refused.findings },
            Ok(engine) => engine,
        };
        if self.code.as_str() >= OF_COVERAGE {
            let reviewed = match self.files.iter().find(|input| input.name == "reviewed.csv") {
                None => Ok(None),
                Some(input) => author::Reviewed::read(&mut engine, input).map(Some),
            };
            let findings = reviewed.map_or_else(
                |findings| findings,
                |reviewed| author::coverage(&engine, reviewed.as_ref().ok_or("reviewed.csv")).findings,
            );
            return Ran { findings, sources: engine.sources };
        }
        let trials = author::run(&mut engine, &mut Beside(self.ending_in(&[".yaml"])), Lang::En, &mut |_| {});
        let found = trials.trials.into_iter().flat_map(|trial| trial.findings).chain(trials.findings);
        let of_examples = |id: &str| id.starts_with(OF_EXAMPLES) && id != "K613";
        let findings = found.filter(|finding| finding.code.id == self.code || of_examples(finding.code.id));
        Ran { findings: findings.collect(), sources: engine.sources }
    }

    fn run(&self) -> Ran {
        if self.code.starts_with(OF_EXAMPLES) {
            return self.tried();
        }
        run(self.bundle(), &self.setup(), Options::default())
    }

    /// The text that the fixture says is underlined.
    fn underlined(&self) -> String {
        let listed = UNDERLINED.iter().find(|(code, _)| *code == self.code).map(|(_, text)| (*text).to_owned());
        listed.unwrap_or_else(|| {
            let texts: Vec<String> =
                self.files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
            let mut said = texts.iter().flat_map(|text| text.lines()).filter_map(|l| l.strip_prefix("# underlines:"));
            let first = said.next().unwrap_or_else(|| panic!("{} does not say what is underlined", self.code));
            first.strip_prefix(' ').unwrap_or(first).to_owned()
        })
    }
}

fn run(bundle: Bundle, setup: &Input, options: Options) -> Ran {
    let request = Request { bundle, as_of: Date::new(2026, 11, 23), today: &|_| None, options };
    match Engine::load(request) {
        Err(refused) => Ran { sources: refused.sources, findings: refused.findings },
        Ok(mut engine) => {
            let outcome = engine.check(setup, Syntax::of_name(&setup.name).unwrap());
            let mut findings = engine.settle();
            findings.extend(engine.header.findings);
            findings.extend(outcome.findings);
            Ran { sources: engine.sources, findings }
        }
    }
}

#[test]
fn every_fixture_raises_its_code_alone_and_where_it_says() {
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let ran = fixture.run();
        let found: Vec<(&str, &str)> = ran
            .findings
            .iter()
            .map(|finding| (finding.code.id, finding.span().map_or("", |s| ran.sources.file(s.file).slice(s))))
            .collect();
        let wanted = fixture.underlined();
        if !found.contains(&(fixture.code.as_str(), wanted.as_str())) {
            wrong.push(format!("{}: {wanted:?} is not what is found: {found:?}", fixture.code));
        } else if found.iter().any(|(code, _)| *code != fixture.code) {
            wrong.push(format!("{}: more than one mistake: {found:?}", fixture.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_fixture() {
    let there: BTreeSet<String> = fixtures().into_iter().map(|fixture| fixture.code).collect();
    let known: BTreeSet<String> = codes::all().map(|code| code.id.to_owned()).collect();
    let without: BTreeSet<String> = WITHOUT.iter().map(|(code, _)| (*code).to_owned()).collect();
    let of_files = |code: &&String| code.chars().nth(1) != Some(OF_THE_RUN) && !without.contains(*code);
    let missing: Vec<&String> = known.iter().filter(of_files).filter(|code| !there.contains(*code)).collect();
    assert!(missing.is_empty(), "no fixture: {missing:?}");
    let strange: Vec<&String> = there.iter().filter(|code| !known.contains(*code) || without.contains(*code)).collect();
    assert!(strange.is_empty(), "no such code, or listed as without: {strange:?}");
}

/// The places of a template.
fn places(template: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let _ = text::fill(template, |name| {
        names.insert(name.trim_end_matches('&').to_owned());
        None::<&str>
    });
    names
}

#[test]
fn every_place_of_a_text_is_filled_and_every_word_is_known() {
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        for finding in fixture.run().findings {
            let id = finding.code.id;
            let params: BTreeMap<&str, &Param> = finding.params.iter().map(|(name, value)| (*name, value)).collect();
            let texts = text::codes::of(id).unwrap();
            for two in [texts.message, texts.label, texts.help] {
                let empty = places(two.en).into_iter().filter(|place| !params.contains_key(place.as_str()));
                wrong.extend(empty.map(|place| format!("{id}: nothing fills {place}")));
            }
            for (name, value) in params {
                if let Param::Word(key) = value
                    && words::word(key).is_none()
                {
                    wrong.push(format!("{id}: {name} is no word: {key}"));
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where the source names a key of the word list: the calls that take one, and the tables of keys.
const KEYS: &[&str] = &[
    r#"\.word\(\s*"[a-z]+",\s*"([a-z-]+)"\s*,?\s*\)"#,
    r#"Param::Word\("([a-z-]+)"\)"#,
    r#"(?:plain_name|dotted_name|dotted_names)\("([a-z-]+)"\)"#,
    r#"(?:expected_kind|nameless|names_into)\([a-z]+, "([a-z-]+)""#,
    r#"expected_kind\([a-z]+, if [a-z_]+ \{ "([a-z-]+)" \}"#,
    r#"expected_kind\([a-z]+, if [a-z_]+ \{ "[a-z-]+" \} else \{ "([a-z-]+)" \}"#,
    r#"Block \{\s*kind: "([a-z-]+)""#,
    r#"Type::[A-Z][a-z]+(?:\(_\))? => "([a-z-]+)""#,
    r#""((?:type|kind|or|organisation-number)-[a-z-]+|(?:at|more|less)-(?:least|most|than))""#,
];

#[test]
fn every_word_that_the_source_names_is_in_the_list_and_no_other() {
    let mut named = BTreeSet::new();
    for room in ["cli", "document", "engine", "policy", "schema", "syntax"] {
        let mut folders = vec![root().join("src").join(room)];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if path.is_dir() && name != "tests" {
                    folders.push(path);
                } else if name.ends_with(".rs") && name != "tests.rs" {
                    let text = fs::read_to_string(&path).unwrap();
                    for pattern in KEYS {
                        let found = regex::Regex::new(pattern).unwrap();
                        named.extend(found.captures_iter(&text).map(|key| key[1].to_owned()));
                    }
                }
            }
        }
    }
    let listed: BTreeSet<String> = words::all().map(|(key, _)| key.to_owned()).collect();
    let missing: Vec<&String> = named.difference(&listed).collect();
    let idle: Vec<&String> = listed.difference(&named).collect();
    assert!(missing.is_empty() && idle.is_empty(), "not in the list: {missing:?}; named nowhere: {idle:?}");
}
