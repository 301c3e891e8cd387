//! What the tests of the built program share: running it at the root of the project, and reading what it says.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
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

/// `check` in JSON: the exit code, which must be the one that the output states, and the output.
pub(crate) fn check(arguments: &[&str]) -> (i32, Value) {
    let mut all = vec!["check", "--as-of", AS_OF, "--format", "json"];
    all.extend(arguments);
    let ran = run(&all);
    let output: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    assert_eq!(output["exit_code"], ran.code, "{arguments:?}");
    (ran.code, output)
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a location underlines, cut out of the file itself.
pub(crate) fn underlined(location: &Value) -> String {
    if location.is_null() {
        return String::new();
    }
    let bytes = fs::read(root().join(location["file"].as_str().unwrap())).unwrap();
    let at = |end: usize| usize::try_from(location["bytes"][end].as_u64().unwrap()).unwrap();
    String::from_utf8(bytes[at(0)..at(1)].to_vec()).unwrap()
}
