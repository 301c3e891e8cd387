//! What must be true of an output, by how its format escapes.

use crate::strings::PICTURE;
use kravkoll::report::Escape;
use serde_json::Value;
use std::collections::BTreeSet;

/// Checks one output. `colored`: our own colours may stand in it.
pub(crate) fn check(escape: Escape, output: &str, colored: bool, survivors: &[String], of: &str) {
    match escape {
        Escape::Shown => shown(output, colored, of),
        Escape::Json => {
            machine(output, of);
            let value: Value = serde_json::from_str(output).unwrap_or_else(|e| panic!("{of}: {e}"));
            survive(&[value], survivors, of);
        }
        Escape::JsonLines => {
            machine(output, of);
            assert!(output.is_empty() || output.ends_with('\n'), "{of}");
            let line = |line: &str| serde_json::from_str(line).unwrap_or_else(|e| panic!("{of}: {e}"));
            survive(&output.lines().map(line).collect::<Vec<_>>(), survivors, of);
        }
        Escape::Workflow => workflow(output, of),
    }
}

/// Whether a character must not stand raw in what people read. Not the program's own list: the ranges of Unicode.
fn acts_or_hides(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c), 0xAD | 0x34F | 0x61C | 0x115F | 0x180E | 0x200B..=0x200F | 0x2028..=0x202E
            | 0x2060..=0x206F | 0x3164 | 0xFEFF | 0xFFF9..=0xFFFB | 0xFFFE..=0xFFFF | 0xFDD0..=0xFDEF | 0xE000..=0xF8FF | 0xE0000..)
}

/// The text without our own colours.
fn without_colors(text: &str, of: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (codes, rest) = part.split_once('m').unwrap_or_else(|| panic!("{of}: {part:.40?}"));
        let known = |code: &str| matches!(code, "0" | "1" | "2" | "4" | "22" | "24" | "39") || code.starts_with('3');
        assert!(codes.split(';').all(known), "{of}: a colour that is not ours: {codes:?}");
        out.push_str(rest);
    }
    out
}

/// What people read.
pub(crate) fn shown(output: &str, colored: bool, of: &str) {
    let plain = if colored { without_colors(output, of) } else { output.to_owned() };
    let plain = plain.replace(PICTURE, "");
    for line in plain.split('\n') {
        if let Some(c) = line.chars().find(|c| acts_or_hides(*c)) {
            panic!("{of}: {} in {line:.300?}", c.escape_unicode());
        }
        let begins = line.trim_start().strip_prefix("::").unwrap_or("");
        assert!(!begins.starts_with(|c: char| c.is_ascii_alphabetic()), "{of}: a command: {line:.300}");
        assert!(!line.contains("##[") && !line.contains("##vso["), "{of}: a command: {line:.300}");
        let marks =
            line.split(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\u{489}')).map(|run| run.chars().count()).max();
        assert!(marks <= Some(4), "{of}: {marks:?} marks on one letter");
    }
}

/// What holds for JSON whatever it says.
fn machine(output: &str, of: &str) {
    for line in output.split('\n') {
        let raw = line.chars().find(|c| acts_or_hides(*c) && *c != '\u{200d}');
        assert_eq!(raw, None, "{of}");
        assert!(!line.contains("##[") && !line.contains("##vso["), "{of}: a command");
    }
}

/// Every text stands in the values, whole and as it was.
fn survive(values: &[Value], survivors: &[String], of: &str) {
    let mut texts = BTreeSet::new();
    values.iter().for_each(|value| texts_of(value, &mut texts));
    for wanted in survivors {
        assert!(texts.contains(wanted.as_str()), "{of}: {wanted:.60?} is lost");
    }
}

fn texts_of<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::String(text) => {
            found.insert(text);
        }
        Value::Array(items) => items.iter().for_each(|item| texts_of(item, found)),
        Value::Object(map) => map.values().for_each(|inner| texts_of(inner, found)),
        _ => {}
    }
}

/// Workflow commands by GitHub's rules: `::error key=value,…::message`.
fn workflow(output: &str, of: &str) {
    assert!(output.lines().count() <= 30, "{of}");
    for line in output.split_terminator('\n') {
        let fault = |what: &str| format!("{of}: {what}: {line:.300}");
        assert!(!line.replace(PICTURE, "").contains(acts_or_hides), "{}", fault("raw"));
        let rest = line.strip_prefix("::").unwrap_or_else(|| panic!("{}", fault("no command")));
        let (head, message) = rest.split_once("::").unwrap_or_else(|| panic!("{}", fault("no message")));
        let (command, properties) = head.split_once(' ').unwrap_or((head, ""));
        assert!(["error", "warning", "notice"].contains(&command), "{}", fault("unknown"));
        for property in properties.split(',').filter(|property| !property.is_empty()) {
            let (key, value) = property.split_once('=').unwrap_or_else(|| panic!("{}", fault("no value")));
            assert!(["file", "line", "col", "endLine", "endColumn", "title"].contains(&key), "{}", fault("property"));
            assert!(!value.contains(':'), "{}", fault("property"));
            escaped(value, &["25", "3A", "2C"], &fault("property"));
        }
        escaped(message, &["25", "0A"], &fault("message"));
    }
}

fn escaped(text: &str, allowed: &[&str], fault: &str) {
    for part in text.split('%').skip(1) {
        assert!(allowed.iter().any(|code| part.starts_with(code)), "{fault}: %{part:.10}");
    }
}
