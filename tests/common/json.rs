//! `check` read as programs read it.

use crate::common::{AS_OF, root, run};
use serde_json::Value;
use std::fs;

/// `check` in JSON: the exit code, which must be the one that the output states, and the output.
pub(crate) fn check(arguments: &[&str]) -> (i32, Value) {
    let mut all = vec!["check", "--as-of", AS_OF, "--format", "json"];
    all.extend(arguments);
    let ran = run(&all);
    let output: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    assert_eq!(output["exit_code"], ran.code, "{arguments:?}");
    (ran.code, output)
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
