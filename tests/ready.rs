//! The policy that the program holds ready is the one that its text gives.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

use kravkoll::cli::{built_in, built_in_ready};
use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Held, Input, Ready, Request};
use kravkoll::host::embedded::{READY, SUM, files};
use kravkoll::outcome::{Options, Run};
use kravkoll::report::{View, format, write};
use kravkoll::text::Lang;
use kravkoll::value::Date;
use std::fs;
use std::path::Path;
use std::thread;

fn made() -> (String, Vec<u8>) {
    let ready = Ready::of(&built_in()).unwrap();
    ready.store(Held { files: &files(), sum: SUM }).unwrap()
}

#[test]
fn it_is_up_to_date() {
    let (texts, bytes) = made();
    assert!(READY == (&texts, &bytes), "make it anew: cargo test --test ready -- --ignored");
}

#[test]
#[ignore = "writes a file of the project"]
fn make_it_anew() {
    let (texts, bytes) = made();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/host");
    fs::write(folder.join("uppsala.texts"), texts).unwrap();
    fs::write(folder.join("uppsala.ready"), bytes).unwrap();
}

#[test]
fn it_is_used_only_with_the_files_that_it_was_made_of() {
    let files = files();
    let held = Held { files: &files, sum: SUM };
    let (texts, bytes) = READY;
    assert!(built_in_ready().is_some());
    assert!(Ready::restore(texts, bytes, Held { sum: SUM + 1, ..held }).is_none());
    for end in [0, 7, 8, 100, bytes.len() / 2, bytes.len() - 1] {
        assert!(Ready::restore(texts, &bytes[..end], held).is_none(), "cut to {end} bytes");
    }
    assert!(Ready::restore(texts, [bytes, &[0]].concat(), held).is_none());
    assert!(Ready::restore("", bytes, held).is_none());
    assert!(Ready::restore(texts.to_owned() + "x", bytes, held).is_none());
}

#[test]
fn all_of_it_can_be_read() {
    let files = files();
    let held = Held { files: &files, sum: SUM };
    let (texts, bytes) = READY;
    let again = Ready::restore(texts, bytes, held).unwrap().store(held).unwrap();
    assert!(again == (texts.to_owned(), bytes.to_vec()));
}

fn request(bundle: Bundle) -> Request<'static> {
    Request { bundle, as_of: Date::new(2026, 11, 23), today: &|_| None, options: Options::default() }
}

/// A run over files, as people and programs read it.
fn said(mut engine: Engine, setups: &[(Input, Syntax)]) -> String {
    let checked = setups.iter().map(|(setup, syntax)| engine.check(setup, *syntax)).collect();
    let run = Run::new(engine.header.clone(), checked);
    let mut out = Vec::new();
    for name in ["json", "plain"] {
        write(format(name).unwrap(), &run, &engine.sources, &View::new(Lang::Sv), &mut out).unwrap();
    }
    format!("{}{:?}", String::from_utf8(out).unwrap(), engine.header)
}

#[test]
fn what_is_said_of_files_is_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut setups = Vec::new();
    for folder in ["fixtures/providers", "fixtures/broken", "fixtures/codes"] {
        let names = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| format!("{folder}/{}", name.to_string_lossy())).collect();
        names.sort();
        for name in names {
            let Some(syntax) = Syntax::of_name(&name) else { continue };
            let bytes = fs::read(root.join(&name)).unwrap();
            setups.push((Input { name, bytes }, syntax));
        }
    }
    assert!(setups.len() > 80);
    let read = Engine::load(request(built_in())).unwrap();
    let ready = built_in_ready().unwrap().load(request(Bundle::default())).unwrap();
    assert_eq!(ready.schema_text(), read.schema_text());
    let (read, ready) = thread::scope(|scope| {
        let read = scope.spawn(|| said(read, &setups));
        (said(ready, &setups), read.join().unwrap())
    });
    let at = read.bytes().zip(ready.bytes()).take_while(|(a, b)| a == b).count();
    assert!(read == ready, "they differ from byte {at}");
}
