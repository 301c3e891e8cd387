//! Bytes as a setup file, judged by the embedded policy. The first byte picks the syntax.

use super::shared::{assert_sound, assert_tidy, assert_told, input, with_embedded};
use kravkoll::document::{self, Syntax};
use kravkoll::engine::Engine;
use kravkoll::source::Sources;

/// `j`: JSON, `t`: TOML, `n`: a line of JSON each, `c`: a table, else YAML.
pub fn setup(data: &[u8]) {
    let Some((kind, bytes)) = data.split_first() else { return };
    match kind {
        b'n' => with_embedded(&mut |engine| {
            bytes.split(|b| *b == b'\n').for_each(|line| check(engine, line, Syntax::Json));
        }),
        b'c' => table(bytes),
        _ => with_embedded(&mut |engine| check(engine, bytes, syntax(*kind))),
    }
}

pub(super) fn syntax(kind: u8) -> Syntax {
    match kind {
        b'j' => Syntax::Json,
        b't' => Syntax::Toml,
        _ => Syntax::Yaml,
    }
}

fn check(engine: &mut Engine, bytes: &[u8], syntax: Syntax) {
    let own = engine.sources.clone();
    let outcome = engine.check(&input("setup", bytes), syntax);
    assert_sound(engine, &outcome);
    engine.sources = own;
}

fn table(bytes: &[u8]) {
    let mut sources = Sources::new();
    let (file, fault) = document::add(&mut sources, "table.csv", bytes, String::new());
    assert_told(&sources, fault.as_slice());
    let text = sources.file(file).text();
    let (table, findings) = document::table(file, text);
    assert_told(&sources, &findings);
    assert_tidy(&findings);
    for (cell, span) in table.rows.iter().flatten().chain(&table.columns) {
        let raw = text.get(span.range()).unwrap_or_else(|| panic!("{span:?} is not in the file"));
        assert!(raw == cell || raw.starts_with('"'), "{raw:?} is not {cell:?}");
    }
}
