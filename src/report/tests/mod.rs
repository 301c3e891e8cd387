//! Tests of the formats, over hand-made runs.

mod build;
mod draft;
mod github;
mod human;
mod machine;
mod telling;
mod words;
mod workbook;

use super::{View, format, write};
use crate::outcome::Run;
use crate::source::Sources;
use crate::text::Lang;

fn shown(name: &str, run: &Run, sources: &Sources, view: &View) -> String {
    let mut out = Vec::new();
    write(format(name).unwrap(), run, sources, view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Line and column from 1, counted without the product's own index.
fn recount(text: &str, offset: usize) -> (u64, u64) {
    let (mut line, mut column) = (1, 1);
    for (_, c) in text.char_indices().take_while(|(at, _)| *at < offset) {
        if c == '\n' {
            (line, column) = (line + 1, 1);
        } else if c != '\u{feff}' {
            column += 1;
        }
    }
    (line, column)
}

#[test]
fn formats_have_names_of_their_own() {
    let names: Vec<&str> = super::FORMATS.iter().map(|f| f.name).collect();
    assert!(names.iter().all(|name| names.iter().filter(|n| n == &name).count() == 1));
    assert!(format("sarif-of-old").is_none());
    assert_eq!(View::new(Lang::Sv).width, 80);
}
