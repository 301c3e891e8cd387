//! A call that cannot be understood, said in the reader's language. clap finds the fault; the words are ours.

use super::{FACES, define, show};
use crate::diagnostic::suggest;
use crate::document::scrub;
use crate::host;
use crate::outcome::Exit;
use crate::text::{self, Lang, Two, cli as words};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::ffi::OsString;
use std::io::Write;

/// Answers clap: help goes to standard output, a fault to standard error.
pub(crate) fn answer(error: &clap::Error, lang: Lang, arguments: &[OsString]) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let mut out = host::standard_output();
            let help = error.render();
            let text = if host::color_for(None) { help.ansi().to_string() } else { help.to_string() };
            // A reader who closes the pipe has seen enough.
            let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
            Exit::Met
        }
        _ => {
            host::say(&message(error, lang, arguments));
            Exit::CouldNot
        }
    }
}

/// No command: the help, and exit code 2.
pub(crate) fn nothing_asked(lang: Lang) -> Exit {
    host::say(&define::program(lang).render_help().to_string());
    Exit::CouldNot
}

/// A fault in the call that clap cannot see.
pub(crate) fn refuse(lang: Lang, text: &str) -> Exit {
    host::say(&format!("{}{text}\n", words::ERROR.get(lang)));
    Exit::CouldNot
}

/// The message of a fault: what is wrong, what was perhaps meant, how the command is called, where help is.
pub(crate) fn message(error: &clap::Error, lang: Lang, arguments: &[OsString]) -> String {
    let mut lines = vec![format!("{}{}", words::ERROR.get(lang), what(error, lang))];
    if let Some(near) = near(error) {
        lines.push(fill(words::NEAR, lang, &[("near", &near)]));
    }
    if let Some(values) = list(error, ContextKind::ValidValue).filter(|values| !values.is_empty()) {
        lines.push(fill(words::CHOICES, lang, &[("values", &values.join(", "))]));
    }
    let face = arguments.iter().find_map(|word| FACES.iter().find(|face| word == face.name));
    let command = face.map_or("kravkoll".to_owned(), |face| format!("kravkoll {}", face.name));
    lines.push(fill(words::SEE_HELP, lang, &[("command", &command)]));
    lines.join("\n") + "\n"
}

fn what(error: &clap::Error, lang: Lang) -> String {
    let arg = arg(error, ContextKind::InvalidArg);
    let value = text_of(error, ContextKind::InvalidValue);
    let (arg, value) = (arg.as_str(), value.as_str());
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => fill(words::UNKNOWN_OPTION, lang, &[("arg", arg)]),
        ErrorKind::UnknownArgument => fill(words::UNEXPECTED, lang, &[("arg", arg)]),
        ErrorKind::InvalidSubcommand => {
            fill(words::UNKNOWN_COMMAND, lang, &[("arg", &text_of(error, ContextKind::InvalidSubcommand))])
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals if value.is_empty() => {
            fill(words::NO_VALUE, lang, &[("arg", arg)])
        }
        ErrorKind::InvalidValue => fill(words::BAD_VALUE, lang, &[("arg", arg), ("value", value)]),
        ErrorKind::ValueValidation => {
            let reason = error.source().map(ToString::to_string).unwrap_or_default();
            fill(words::BAD_VALUE_BECAUSE, lang, &[("arg", arg), ("value", value), ("reason", &reason)])
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            fill(words::TOO_MANY_VALUES, lang, &[("arg", arg), ("value", value)])
        }
        ErrorKind::TooFewValues => fill(words::NO_VALUE, lang, &[("arg", arg)]),
        ErrorKind::ArgumentConflict => {
            let other = self::arg(error, ContextKind::PriorArg);
            if other.is_empty() || other == arg {
                fill(words::TWICE, lang, &[("arg", arg)])
            } else {
                fill(words::CONFLICT, lang, &[("arg", arg), ("other", &other)])
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let args = list(error, ContextKind::InvalidArg).unwrap_or_default();
            fill(words::REQUIRED, lang, &[("args", &args.iter().map(|a| bare(a)).collect::<Vec<_>>().join(", "))])
        }
        ErrorKind::InvalidUtf8 => words::NOT_TEXT.get(lang).to_owned(),
        _ => words::BAD_CALL.get(lang).to_owned(),
    }
}

pub(crate) fn fill<V: AsRef<str>>(template: Two, lang: Lang, values: &[(&str, V)]) -> String {
    let value = |name: &str| values.iter().find(|(key, _)| *key == name).map(|(_, value)| safe(value.as_ref()));
    text::fill(template.get(lang), value)
}

/// An argument as it may be shown: nothing that a terminal would obey, no personal numbers.
fn safe(text: &str) -> String {
    show::safe(&scrub(text)).into_owned()
}

/// What was perhaps meant.
fn near(error: &clap::Error) -> Option<String> {
    if let Some(word) = list(error, ContextKind::InvalidSubcommand).and_then(|list| list.into_iter().next()) {
        return suggest(&word, FACES.iter().map(|face| face.name)).map(str::to_owned);
    }
    [ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| list(error, kind)?.into_iter().next())
}

fn list(error: &clap::Error, kind: ContextKind) -> Option<Vec<String>> {
    match error.get(kind)? {
        ContextValue::String(one) => Some(vec![one.clone()]),
        ContextValue::Strings(many) => Some(many.clone()),
        _ => None,
    }
}

fn text_of(error: &clap::Error, kind: ContextKind) -> String {
    list(error, kind).and_then(|list| list.into_iter().next()).unwrap_or_default()
}

/// The name of an argument without what stands for its value: `--as-of <DAG>` is `--as-of`.
fn arg(error: &clap::Error, kind: ContextKind) -> String {
    let whole = text_of(error, kind);
    match whole.split_once(" <") {
        Some((name, _)) => name.to_owned(),
        None => bare(&whole),
    }
}

/// `<FIL>...` or `[FIL]` as the help writes it: `FIL`.
fn bare(arg: &str) -> String {
    match arg.strip_prefix(['<', '[']) {
        Some(rest) => rest.trim_end_matches("...").trim_end_matches(['>', ']']).to_owned(),
        None => arg.to_owned(),
    }
}
