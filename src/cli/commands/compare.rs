//! `compare`: what changed between two audits.

use super::causes::{Side, tell_apart};
use super::kept::whole;
use super::made::STORE;
use crate::audit::{Comparison, Older};
use crate::cli::config::{Config, Trouble};
use crate::cli::output;
use crate::cli::reader::Reader;
use crate::cli::show;
use crate::cli::{Face, define};
use crate::diagnostic::Diagnostic;
use crate::outcome::Exit;
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use clap::builder::PathBufValueParser;
use clap::{ArgMatches, Command};
use std::path::{Path, PathBuf};

pub(crate) const FACE: Face = Face { name: "compare", define, run };

fn define(command: Command, lang: Lang) -> Command {
    let folder =
        |id, name, about| define::word(id, lang, name, about).required(true).value_parser(PathBufValueParser::new());
    define::dressed(command, lang, words::COMPARE, words::COMPARE_USAGE)
        .after_help(words::COMPARE_AFTER.get(lang))
        .arg(folder("old", words::VALUE_OLD, words::COMPARE_OLD).display_order(1))
        .arg(folder("new", words::VALUE_NEW, words::COMPARE_NEW).display_order(2))
        .args(define::trial_options(lang))
        .arg(define::fail_on_worse(lang))
        .arg(define::format_option(lang, show::formats_of(show::COMPARISON_FORMATS)))
}

fn run(matches: &ArgMatches, reader: &Reader, _: Config) -> Exit {
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned().unwrap_or_default();
    let (old, new) = (path("old"), path("new"));
    let targets = output::targets(matches);
    let trouble = |findings| Trouble { sources: Sources::new(), findings }.tell(reader);
    let outputs = match output::open(&targets, &[store(&old), store(&new)], &reader.view(reader.lang())) {
        Ok(outputs) => outputs,
        Err(findings) => return trouble(findings),
    };
    let mut comparison = match compare(&store(&old), &store(&new)) {
        Ok(comparison) => comparison,
        Err(finding) => return trouble(vec![finding]),
    };
    let given = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    if let Some(inputs) = given("inputs") {
        let old = Side::read(&old, given("old-inputs"), given("old-policy"));
        let sides = old.and_then(|old| Ok((old, Side::read(&new, Some(inputs), given("policy"))?)));
        let untold = match sides {
            Ok((old, new)) => tell_apart(&mut comparison, &old, &new),
            Err(finding) => return trouble(vec![finding]),
        };
        show::remark(&untold, &Sources::new(), Exit::Met, &reader.view(reader.lang()));
    }
    let worse = comparison.changes.iter().any(|change| change.what.is_worse());
    let exit = if worse && matches.contains_id("fail-on") { Exit::Failed } else { Exit::Met };
    output::write_all(outputs, exit, |format, view, out| {
        show::write_as(show::COMPARISON_FORMATS, format, &comparison, &Sources::new(), view, out)
    })
}

/// The store of a folder, or the path itself where it is a file.
fn store(path: &Path) -> PathBuf {
    if path.is_dir() { path.join(STORE) } else { path.to_path_buf() }
}

fn compare(old: &Path, new: &Path) -> Result<Comparison, Diagnostic> {
    let (head, files) = whole(old)?;
    let mut older = Older::new(head);
    for file in files {
        older.add(&file?);
    }
    let (head, files) = whole(new)?;
    let mut comparing = older.against(head);
    for file in files {
        comparing.add(&file?);
    }
    Ok(comparing.finish())
}
