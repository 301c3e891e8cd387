//! Each limit at its edge: what lies on it works, one more is told. And `docs/limits.md` is held against the source.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads and makes files"
)]

#[path = "limits/edges.rs"]
mod edges;
#[path = "limits/files.rs"]
mod files;
#[path = "common/folder.rs"]
mod folder;
#[path = "limits/growth.rs"]
mod growth;
#[path = "limits/page.rs"]
mod page;

use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Input, Refused, Request};
use kravkoll::outcome::{FileOutcome, Options};
use kravkoll::value::Date;
use std::path::Path;

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn input(name: &str, text: &str) -> Input {
    Input { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// A schema with a bit of everything.
pub(crate) const SCHEMA: &str = r#"{"type": "object", "properties": {
    "n": {"type": "number"}, "day": {"type": "string", "format": "date"}, "text": {"type": "string"},
    "good": {"type": "boolean"}, "tags": {"type": "array", "items": {"type": "string"}},
    "things": {"type": "array", "x-krav-key": "id", "items": {"type": "object", "properties": {
        "id": {"type": "string"}, "good": {"type": "boolean"}, "n": {"type": "number"},
        "boss": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}}}}}
}}"#;

/// What every policy here says.
pub(crate) const HEADER: &str =
    "policy p { schema \"own\" languages en } clause c { word must en \"It must be so.\" }\n";

pub(crate) fn load_with(schema: &str, rules: &str) -> Result<Engine, Box<Refused>> {
    let bundle = Bundle {
        policy: vec![input("p.krav", &format!("{HEADER}{rules}"))],
        schema: Some(input("own.schema.json", schema)),
        ..Bundle::default()
    };
    Engine::load(Request { bundle, as_of: Date::new(2026, 11, 23), today: &|_| None, options: Options::default() })
}

/// The codes for which a policy of these rules is refused; none when it is not.
pub(crate) fn refused(schema: &str, rules: &str) -> Vec<&'static str> {
    let load = || match load_with(schema, rules) {
        Ok(engine) => engine.header.findings.iter().map(|finding| finding.code.id).collect(),
        Err(refused) => refused.findings.iter().map(|finding| finding.code.id).collect(),
    };
    // As deep as may be: without optimisation that takes more than the two megabytes of a test's thread.
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, load);
        thread.unwrap().join().unwrap()
    })
}

/// Half of what the main thread has on most systems.
const STACK: usize = 4 << 20;

/// A rule of one requirement.
pub(crate) fn must(requirement: &str) -> String {
    format!("rule r {{ cites c must {requirement} }}")
}

pub(crate) fn check(rules: &str, setup: &str, syntax: Syntax) -> FileOutcome {
    let mut engine = load_with(SCHEMA, rules).unwrap();
    engine.check(&input("setup", setup), syntax)
}

pub(crate) fn codes(outcome: &FileOutcome) -> Vec<&'static str> {
    outcome.findings.iter().map(|finding| finding.code.id).collect()
}
