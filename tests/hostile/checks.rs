//! What must be true of an output, by how its format escapes.

use crate::parts::parts;
use crate::spread;
use crate::strings::PICTURE;
use kravkoll::report::Escape;
use serde_json::Value;
use std::collections::BTreeSet;

/// Checks one output. `colored`: our own colours may stand in it.
pub(crate) fn check(escape: Escape, output: &[u8], colored: bool, survivors: &[String], of: &str) {
    if escape == Escape::Workbook {
        return workbook(output, of);
    }
    let output = std::str::from_utf8(output).unwrap_or_else(|error| panic!("{of}: {error}"));
    match escape {
        Escape::Workbook => {}
        Escape::Shown => shown(output, colored, of),
        Escape::Json => {
            machine(output, of);
            let value: Value = serde_json::from_str(output).unwrap_or_else(|e| panic!("{of}: {e}"));
            survive(&[value], survivors, of);
        }
        Escape::JsonTold => {
            machine(output, of);
            let _: Value = serde_json::from_str(output).unwrap_or_else(|e| panic!("{of}: {e}"));
        }
        Escape::Html => html(output, of),
        Escape::JsonLines => {
            machine(output, of);
            assert!(output.is_empty() || output.ends_with('\n'), "{of}");
            let line = |line: &str| serde_json::from_str(line).unwrap_or_else(|e| panic!("{of}: {e}"));
            survive(&output.lines().map(line).collect::<Vec<_>>(), survivors, of);
        }
        Escape::Workflow => workflow(output, of),
        Escape::Sheet => sheet(output, of),
        Escape::Xml => xml(output, of),
        Escape::Markdown => markdown(output, of),
        Escape::Tap => tap(output, of),
        Escape::Calendar => calendar(output, of),
    }
}

/// Whether a character must not stand raw in what people read. Not the program's own list: the ranges of Unicode.
fn acts_or_hides(c: char) -> bool {
    // Most of what is read is ASCII.
    if c.is_ascii() {
        return c.is_ascii_control();
    }
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
    no_command_anywhere(&plain, of);
    for line in plain.split('\n') {
        if let Some(c) = line.chars().find(|c| acts_or_hides(*c)) {
            panic!("{of}: {} in {line:.300?}", c.escape_unicode());
        }
        let begins = line.trim_start().strip_prefix("::").unwrap_or("");
        assert!(!begins.starts_with(|c: char| c.is_ascii_alphabetic()), "{of}: a command: {line:.300}");
        assert!(line.is_ascii() || marks(line) <= 4, "{of}: {} marks on one letter", marks(line));
    }
}

/// The most marks in a row, which all stand on one letter.
fn marks(line: &str) -> usize {
    let (mut most, mut row) = (0, 0);
    for c in line.chars() {
        row = if matches!(c, '\u{300}'..='\u{36f}' | '\u{489}') { row + 1 } else { 0 };
        most = most.max(row);
    }
    most
}

/// What a build machine takes for a command wherever it stands in a line.
fn no_command_anywhere(output: &str, of: &str) {
    for command in ["##[", "##vso["] {
        let at = output.find(command);
        assert_eq!(at, None, "{of}: a command: {:.300}", &output[at.unwrap_or(0)..]);
    }
}

/// What holds for JSON whatever it says.
fn machine(output: &str, of: &str) {
    let raw = output.chars().find(|c| acts_or_hides(*c) && !['\n', '\u{200d}'].contains(c));
    assert_eq!(raw, None, "{of}");
    no_command_anywhere(output, of);
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

/// A table: rows of one length, ended by our line ends alone, and no cell that a spreadsheet would work out.
fn sheet(output: &str, of: &str) {
    let body = output.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{of}: no byte order mark"));
    let (rows, rest) = spread::rows(body);
    assert_eq!(rest, [""], "{of}: a last row without its end");
    let columns = rows.first().unwrap().len();
    for row in &rows {
        assert_eq!(row.len(), columns, "{of}: {row:.300?}");
        for cell in row {
            shown(cell, false, of);
            let begins = cell.trim_start().starts_with(['=', '+', '-', '@']);
            assert!(!begins && !cell.contains('\n'), "{of}: {cell:.100}");
        }
    }
}

/// A workbook: parts of XML, texts that do nothing, no formula, nothing from elsewhere.
fn workbook(output: &[u8], of: &str) {
    let parts = parts(output);
    assert!(parts.contains_key("[Content_Types].xml") && parts.contains_key("xl/workbook.xml"), "{of}");
    for (name, part) in &parts {
        let of = format!("{of} {name}");
        let declared = part.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml(declared.unwrap_or_else(|| panic!("{of}: not declared")), &of);
        for bad in ["<f>", "<f ", "External", "<hyperlink", "t=\"str\"", "<!"] {
            assert!(!part.contains(bad), "{of}: {bad}");
        }
        // A text of such a form is a character to spreadsheets.
        for (at, _) in part.match_indices("_x") {
            let escape = part.get(at + 2..at + 7).unwrap_or_default();
            let is_one = escape.ends_with('_') && escape.bytes().take(4).all(|byte| byte.is_ascii_hexdigit());
            assert!(!is_one || escape == "005F_", "{of}: {escape}");
        }
        let texts = part.split("</t>").filter_map(|text| text.rsplit_once('>'));
        for (_, text) in texts {
            assert!(text.encode_utf16().count() <= 5 * 32_767, "{of}: {text:.100}");
        }
    }
}

/// XML that is well-formed, and nothing in its texts acts.
fn xml(output: &str, of: &str) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(output);
    let (mut open, mut known) = (0, 0);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{of}: {error}")) {
            Event::Start(element) => {
                element.attributes().for_each(|attribute| drop(attribute.unwrap()));
                open += 1;
            }
            Event::Empty(element) => element.attributes().for_each(|attribute| drop(attribute.unwrap())),
            Event::End(_) => open -= 1,
            Event::Eof => break,
            Event::Text(_) | Event::GeneralRef(_) | Event::Decl(_) => {}
            other => panic!("{of}: {other:?}"),
        }
        known += 1;
    }
    assert!(open == 0 && known > 2, "{of}: {open} elements are open");
    shown(output, false, of);
}

/// Markdown in which no text is markup: every sign that could be has a backslash before it, and no line is longer to say.
fn markdown(output: &str, of: &str) {
    shown(output, false, of);
    for line in output.lines() {
        assert!(!line.contains(['<', '`']) || line.contains("\\`"), "{of}: markup: {line:.300}");
        let begins = ["# ", "## ", "### ", "- ", "  - ", "| ", "|---"];
        let ours = line.is_empty() || begins.iter().any(|begin| line.starts_with(begin));
        assert!(ours || line.starts_with(|c: char| c.is_alphabetic()), "{of}: {line:.300}");
    }
}

/// Points, their details in YAML, the plan; nothing else begins a line.
fn tap(output: &str, of: &str) {
    shown(output, false, of);
    let mut lines = output.lines();
    assert_eq!(lines.next(), Some("TAP version 14"), "{of}");
    let points = output.lines().filter(|line| line.starts_with("ok ") || line.starts_with("not ok ")).count();
    for line in lines {
        let begins = ["ok ", "not ok ", "1..", "# ", "Bail out! ", "  ---", "  ...", "  "];
        assert!(begins.iter().any(|begin| line.starts_with(begin)), "{of}: {line:.300}");
        if let Some(value) = line.strip_prefix("  ").and_then(|line| line.split_once(": ")) {
            let _: String = serde_json::from_str(value.1).unwrap_or_else(|error| panic!("{of}: {error} {line:.300}"));
        }
        if let Some(count) = line.strip_prefix("1..") {
            assert_eq!(count.parse(), Ok(points), "{of}");
        }
    }
}

/// Lines of at most 75 bytes with the line ends of the standard; unfolded, each begins with a property that we know.
fn calendar(output: &str, of: &str) {
    assert!(output.ends_with("END:VCALENDAR\r\n"), "{of}");
    assert!(output.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{of}");
    let known = [
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "METHOD",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
        "ACTION",
        "TRIGGER",
        "X-WR-CALDESC",
    ];
    for line in output.replace("\r\n ", "").split("\r\n").filter(|line| !line.is_empty()) {
        shown(line, false, of);
        let name = line.split([':', ';']).next().unwrap();
        assert!(known.contains(&name), "{of}: {line:.200}");
        if matches!(name, "SUMMARY" | "DESCRIPTION") {
            let value = line.split_once(':').unwrap().1.replace("\\\\", "").replace("\\;", "").replace("\\,", "");
            assert!(!value.contains([';', ',']), "{of}: {line:.200}");
        }
    }
}

/// HTML in which every element is one of ours and is closed, nothing runs, and nothing is fetched.
fn html(output: &str, of: &str) {
    shown(output, false, of);
    let lower = output.to_ascii_lowercase();
    for bad in ["<script", "=\"javascript:", " src=", "http-equiv", "<link", "<iframe", "<img", "@import", "url("] {
        assert!(!lower.contains(bad), "{of}: {bad}");
    }
    let known = [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "main",
        "footer",
        "nav",
        "section",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
        "span",
        "b",
        "svg",
        "rect",
        "blockquote",
    ];
    let mut open: Vec<&str> = Vec::new();
    for tag in output.split('<').skip(1) {
        let (tag, rest) = tag.split_once('>').unwrap_or_else(|| panic!("{of}: {tag:.100}"));
        assert!(!rest.contains('>') || open.last() == Some(&"style"), "{of}: a bare sign: {rest:.100}");
        if tag.starts_with('!') {
            continue;
        }
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        assert!(known.contains(&name), "{of}: {name:.100}");
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{of}"),
            None if matches!(name, "meta" | "rect") => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{of}: {open:?}");
}
