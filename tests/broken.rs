//! What is said of each file in `fixtures/broken`, in both languages: the snapshots are to be read as a care manager
//! reads them.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Input, Request};
use kravkoll::outcome::{Options, Run};
use kravkoll::report::{View, format, write};
use kravkoll::text::Lang;
use kravkoll::value::Date;
use std::fs;
use std::path::{Path, PathBuf};

fn input(path: &str) -> Input {
    Input { name: path.to_owned(), bytes: fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap() }
}

/// A policy of one requirement that every file meets, so that all that is said is about the file.
fn engine() -> Engine {
    let bundle = Bundle {
        policy: vec![input("fixtures/codes/any.krav")],
        schema: Some(input("schemas/provider-setup.schema.json")),
        ..Bundle::default()
    };
    let request = Request { bundle, as_of: Date::new(2026, 11, 23), today: &|_| None, options: Options::default() };
    Engine::load(request).unwrap()
}

fn said(name: &str, lang: Lang) -> String {
    let mut engine = engine();
    let file = engine.check(&input(&format!("fixtures/broken/{name}")), Syntax::of_name(name).unwrap());
    let run = Run::new(engine.header, vec![file]);
    let mut out = Vec::new();
    write(format("plain").unwrap(), &run, &engine.sources, &View::new(lang), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn broken_files_are_told_what_is_wrong_and_what_to_do() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken");
    let mut names: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for lang in [Lang::Sv, Lang::En] {
        let all: Vec<String> = names
            .iter()
            .map(|path| said(&path.file_name().unwrap().to_string_lossy(), lang))
            // The opening line and the summary are the same for all.
            .map(|text| {
                text.split_once("\n\n").unwrap().1.lines().take_while(|l| !is_closing(l)).collect::<Vec<_>>().join("\n")
            })
            .collect();
        insta::assert_snapshot!(format!("broken_{}", lang.code()), all.join("\n\n"));
    }
}

/// Where the part that is not about the file begins.
fn is_closing(line: &str) -> bool {
    ["Uppfyllda krav", "Requirements that", "Sammanfattning", "Summary"].iter().any(|start| line.starts_with(start))
}
