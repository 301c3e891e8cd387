//! What the tests of the built program share: running it at the root of the project.

use assert_cmd::Command;
use std::path::Path;

/// The day on which the tests judge.
pub(crate) const AS_OF: &str = "2026-11-23";

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program at the root of the project with nothing but this environment and this standard input.
pub(crate) fn run_with(environment: &[(&str, &str)], input: &[u8], arguments: &[&str]) -> Ran {
    let mut command = Command::cargo_bin("kravkoll").unwrap();
    command.env_clear().envs(environment.iter().copied()).current_dir(root()).args(arguments);
    let output = command.write_stdin(input).output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn run(arguments: &[&str]) -> Ran {
    run_with(&[], b"", arguments)
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
