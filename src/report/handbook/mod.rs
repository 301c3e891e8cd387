//! A policy as a handbook → bytes: one row a format. The handbook is made once, as blocks; each format draws them.

mod blocks;
mod compose;
mod markdown;
mod page;

use super::{FormatOf, View};
use crate::outcome::Handbook;
use crate::source::Sources;
use crate::text::Two;
use std::io::{self, Write};

/// The table: help, completion and tests read it.
pub static HANDBOOK_FORMATS: &[FormatOf<Handbook>] = &[
    FormatOf {
        name: "markdown",
        about: Two {
            sv: "Text med rubriker, för webbplatser och versionshantering.",
            en: "Text with headings, for web sites and version control.",
        },
        run: markdown,
    },
    FormatOf {
        name: "html",
        about: Two { sv: "En fil för webbläsare och utskrift.", en: "One file for browsers and paper." },
        run: html,
    },
];

fn markdown(handbook: &Handbook, _: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(markdown::draw(&compose::compose(handbook, view.lang)).as_bytes())
}

fn html(handbook: &Handbook, _: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(page::draw(&compose::compose(handbook, view.lang), view.lang).as_bytes())
}
