//! Arguments, environment variables, the terminal.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

/// The arguments of the process, the program's own name first.
pub fn arguments() -> impl Iterator<Item = OsString> {
    std::env::args_os()
}

#[expect(clippy::disallowed_methods, reason = "the host is where the environment is read")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The language code of the environment (`sv`, `en`, `de`): the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is
/// set decides; `C` and `POSIX` name no language.
#[must_use]
pub fn locale() -> Option<String> {
    language_of(["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable)?.as_str())
}

pub(super) fn language_of(locale: &str) -> Option<String> {
    let code = locale.split(['_', '.', '@']).next()?.to_ascii_lowercase();
    (!code.is_empty() && code != "c" && code != "posix").then_some(code)
}

/// Whether this is a runner of continuous integration.
#[must_use]
pub fn in_ci() -> bool {
    variable("CI").is_some_and(|value| !matches!(value.as_str(), "0" | "false"))
}

/// The name of this user, and of this machine, as far as the environment tells.
#[must_use]
pub fn who() -> (Option<String>, Option<String>) {
    let user = variable("USER").or_else(|| variable("USERNAME"));
    (user, variable("HOSTNAME").or_else(|| variable("COMPUTERNAME")))
}

/// How many threads can run at the same time.
#[must_use]
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Whether standard output takes colour, when nothing was asked for: a terminal, no `NO_COLOR`, no `TERM=dumb`.
#[must_use]
pub fn color_for(forced: Option<bool>) -> bool {
    forced.unwrap_or_else(|| !matches!(anstream::AutoStream::choice(&io::stdout()), anstream::ColorChoice::Never))
}

/// The width of the terminal behind standard output; `None` when it is no terminal.
#[must_use]
pub fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
}

/// Whether standard error is a terminal, so that a line on it can be rewritten.
#[must_use]
pub fn standard_error_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Whether somebody sees standard output.
#[must_use]
pub fn standard_output_is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Standard output, buffered; the caller flushes.
#[must_use]
pub fn standard_output() -> Box<dyn Write> {
    Box::new(io::BufWriter::with_capacity(64 << 10, io::stdout()))
}

/// Writes to standard error. There is nobody to tell when that fails.
pub fn say(text: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
