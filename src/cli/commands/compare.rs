//! `compare`: what changed between two audits.

use super::kept::each_line;
use super::made::STORE;
use crate::audit::{Comparison, Head, Older, Store};
use crate::cli::config::{Config, Trouble};
use crate::cli::faults::{shown, unreadable};
use crate::cli::output::{self, Target};
use crate::cli::reader::Reader;
use crate::cli::show;
use crate::cli::{Face, define};
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::outcome::{Exit, FileRecord};
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use clap::builder::PathBufValueParser;
use clap::{ArgMatches, Command};
use std::path::{Path, PathBuf};

pub(crate) const FACE: Face = Face { name: "compare", define, run };

fn define(command: Command, lang: Lang) -> Command {
    let folder = |id, about| {
        define::word(id, lang, words::VALUE_FOLDER, about).required(true).value_parser(PathBufValueParser::new())
    };
    define::dressed(command, lang, words::COMPARE, words::COMPARE_USAGE)
        .after_help(words::COMPARE_AFTER.get(lang))
        .arg(folder("old", words::COMPARE_OLD))
        .arg(folder("new", words::COMPARE_NEW))
        .arg(define::fail_on_worse(lang))
        .arg(define::format_option(lang, show::formats_of(show::COMPARISON_FORMATS)))
}

fn run(matches: &ArgMatches, reader: &Reader, _: Config) -> Exit {
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned().unwrap_or_default();
    let (old, new) = (path("old"), path("new"));
    let given: Vec<Target> = matches.get_many("format").into_iter().flatten().cloned().collect();
    let targets = if given.is_empty() { vec![Target { format: "text", file: None }] } else { given };
    let trouble = |findings| Trouble { sources: Sources::new(), findings }.tell(reader);
    let outputs = match output::open(&targets, &[store(&old), store(&new)], &reader.view(reader.lang())) {
        Ok(outputs) => outputs,
        Err(findings) => return trouble(findings),
    };
    let comparison = match compare(&store(&old), &store(&new)) {
        Ok(comparison) => comparison,
        Err(finding) => return trouble(vec![finding]),
    };
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
    let (head, files) = read(old)?;
    let mut older = Older::new(head);
    for file in files {
        older.add(&file?);
    }
    let (head, files) = read(new)?;
    let mut comparing = older.against(head);
    for file in files {
        comparing.add(&file?);
    }
    Ok(comparing.finish())
}

fn none(path: &Path) -> Diagnostic {
    Diagnostic::nowhere(codes::NO_STORE).with("file", shown(path))
}

/// The head of a store, and its files in order; an error where it is not whole.
fn read(path: &Path) -> Result<(Head, impl Iterator<Item = Result<FileRecord, Diagnostic>>), Diagnostic> {
    let mut lines = each_line(path).map_err(|fault| unreadable(&shown(path), fault))?;
    let Some(Some(Store::Head(head))) = lines.next() else { return Err(none(path)) };
    let mut is_over = false;
    let files = std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        match lines.next() {
            Some(Some(Store::File(file))) => return Some(Ok(*file)),
            // Nothing stands behind the end.
            Some(Some(Store::End(_))) if lines.next().is_none() => is_over = true,
            _ => {
                is_over = true;
                return Some(Err(none(path)));
            }
        }
        None
    });
    Ok((*head, files))
}
