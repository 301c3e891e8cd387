//! The rules of the house, as tests: which room may import which, where a library may be used, how large a file may be,
//! that every code is told and raised. The table of rooms is read from ARCHITECTURE.md.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads and makes files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A source file of the library.
struct Source {
    /// Relative to `src`, with `/`.
    path: String,
    /// The folder of `src` that it lies in; empty for `lib.rs` and `main.rs`.
    room: String,
    text: String,
    /// The text without comments and the insides of strings.
    code: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let base = root().join("src");
    let mut paths = Vec::new();
    files_below(&base, &mut paths);
    let rust = paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let path = path.strip_prefix(&base).unwrap().to_string_lossy().replace('\\', "/");
        let room = path.split_once('/').map_or("", |(room, _)| room).to_owned();
        let code = without_comments_and_strings(&text);
        Source { path, room, text, code }
    })
    .collect()
}

/// Blanks out comments and the insides of string literals, keeping line ends.
fn without_comments_and_strings(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        if rest.starts_with(&['/', '/']) {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if rest.starts_with(&['/', '*']) {
            while at < chars.len() && !chars[at..].starts_with(&['*', '/']) {
                out.extend((chars[at] == '\n').then_some('\n'));
                at += 1;
            }
            at += 2;
        } else if let Some(hashes) = raw_string(rest, at.checked_sub(1).map(|before| chars[before])) {
            let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            at += hashes + 2;
            while at < chars.len() && !chars[at..].starts_with(&end) {
                out.extend((chars[at] == '\n').then_some('\n'));
                at += 1;
            }
            at += end.len();
            out.push_str("\"\"");
        } else if chars[at] == '"' {
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
            out.push_str("\"\"");
        } else if rest.len() > 2 && chars[at] == '\'' && (rest[1] == '\\' || rest[2] == '\'') {
            at += if rest[1] == '\\' { 3 } else { 2 };
            while at < chars.len() && chars[at] != '\'' {
                at += 1;
            }
            at += 1;
            out.push_str("' '");
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// The number of `#` of a raw string that begins here.
fn raw_string(rest: &[char], before: Option<char>) -> Option<usize> {
    if rest.first() != Some(&'r') || before.is_some_and(|c| (c.is_alphanumeric() && c != 'b') || c == '_') {
        return None;
    }
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then_some(hashes)
}

/// The table of rooms: room and what it may import.
fn table_of_rooms() -> BTreeMap<String, BTreeSet<String>> {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = page.lines().skip_while(|line| !line.starts_with("| room |")).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [room, _, imports] = cells[..] else { panic!("three cells: {line}") };
            let imports = imports.split(", ").filter(|name| *name != "–").map(str::to_owned).collect();
            (room.trim_matches(['*', '`']).to_owned(), imports)
        })
        .collect()
}

/// The rooms that a file imports: the first word of each path from `crate::`, groups opened.
fn imports(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => rooms.extend(heads_of_group(group)),
            None => rooms.extend(word(rest)),
        }
    }
    rooms
}

fn word(text: &str) -> Option<String> {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

/// The first words of a group's members, up to its closing brace.
fn heads_of_group(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut members = vec![String::new()];
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(String::new()),
            _ => {}
        }
        members.last_mut().unwrap().push(c);
    }
    members.iter().filter_map(|member| word(member.trim_start_matches(','))).collect()
}

#[test]
fn imports_are_seen_in_every_form() {
    let code = "use crate::value::Date; use crate::{source::{Span, Sources}, text}; fn f() { crate::host::read() } \
                use mycrate::other; pub(crate) fn g() {}";
    let found: Vec<String> = imports(code).into_iter().collect();
    assert_eq!(found, ["host", "source", "text", "value"]);
    let code = without_comments_and_strings("a // crate::x\n\"crate::\\\"y\" r#\"crate::z\"# 'c' '\\'' 'life crate::w");
    assert_eq!(imports(&code).into_iter().collect::<Vec<_>>(), ["w"]);
}

#[test]
fn a_room_imports_only_what_its_row_allows() {
    let table = table_of_rooms();
    assert!(table.len() >= 19, "the table of rooms was not read: {table:?}");
    let mut wrong = Vec::new();
    // Tests may hold a room's data against the texts that tell of it.
    for source in sources().iter().filter(|source| !source.room.is_empty() && !is_test(source)) {
        let Some(allowed) = table.get(&source.room) else {
            wrong.push(format!("{}: the room `{}` has no row in ARCHITECTURE.md", source.path, source.room));
            continue;
        };
        for import in imports(&source.code) {
            if table.contains_key(&import) && import != source.room && !allowed.contains(&import) {
                wrong.push(format!("{}: `{}` may not import `{import}`", source.path, source.room));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_room_imports_another_by_way_of_super() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.room.is_empty()) {
        let depth = source.path.matches('/').count() + usize::from(!source.path.ends_with("/mod.rs"));
        let too_far = "super::".repeat(depth);
        // Inline modules add a level, and stand only in tests here.
        if source.code.contains(&too_far) && !source.code.contains("mod tests {") {
            wrong.push(format!("{}: `{too_far}` leads out of the room", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_of_rooms_has_no_circle_and_no_unknown_name() {
    let table = table_of_rooms();
    let mut left: BTreeMap<_, BTreeSet<String>> = table.clone();
    for (room, imports) in &table {
        for import in imports {
            assert!(table.contains_key(import), "`{room}` may import `{import}`, which has no row");
        }
    }
    while !left.is_empty() {
        let free: Vec<String> =
            left.iter().filter(|(_, needs)| needs.is_empty()).map(|(room, _)| room.clone()).collect();
        assert!(!free.is_empty(), "a circle among {:?}", left.keys());
        for room in free {
            left.remove(&room);
            left.values_mut().for_each(|needs| {
                needs.remove(&room);
            });
        }
    }
}

#[test]
fn rooms_that_are_there_are_not_called_planned() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for room in table_of_rooms().keys() {
        let is_there = root().join("src").join(room).is_dir();
        let is_planned = page.contains(&format!("| *`{room}`* |"));
        assert!(!(is_there && is_planned), "`{room}` is in italics and there");
    }
    assert!(page.lines().count() <= 200, "ARCHITECTURE.md has more than 200 lines");
}

/// A path or crate that only some files may use.
fn only_in(needles: &[&str], allowed: impl Fn(&Source) -> bool) {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !allowed(source)) {
        for needle in needles {
            let uses = source.code.match_indices(needle).any(|(at, _)| {
                let before = source.code[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '.'))
            });
            if uses {
                wrong.push(format!("{}: {needle}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_test(source: &Source) -> bool {
    source.path.ends_with("/tests.rs") || source.path.contains("/tests/")
}

#[test]
fn libraries_stay_in_their_rooms() {
    only_in(&["nom::", "use nom;"], |source| source.room == "syntax");
    only_in(&["jsonschema::"], |source| source.room == "schema" || is_test(source));
    only_in(&["miette::"], |source| source.path == "report/human/draw.rs");
    only_in(&["granit_parser::", "toml::de", "toml_parser::", "csv::Reader", "csv::ByteRecord"], |s| {
        s.room == "document"
    });
    only_in(&["clap::", "clap_complete::"], |source| source.room == "cli");
    only_in(&["anstream::", "terminal_size::"], |source| source.room == "host");
}

#[test]
fn input_and_output_stay_in_the_host() {
    only_in(
        &[
            "std::fs",
            "std::env",
            "std::net::Tcp",
            "std::net::Udp",
            "std::process",
            "io::stdin",
            "io::stdout",
            "fs::read",
        ],
        |source| source.room == "host" || is_test(source) || source.path == "main.rs",
    );
}

#[test]
fn files_begin_with_a_head_comment_and_stay_small() {
    let mut wrong = Vec::new();
    for source in sources() {
        let head: Vec<&str> = source.text.lines().take_while(|line| line.starts_with("//!")).collect();
        if head.is_empty() && !is_test(&source) {
            wrong.push(format!("{}: no head comment", source.path));
        }
        let is_table = head.iter().any(|line| line.contains("exempt from the"));
        let is_table = is_table || head.join(" ").replace("//! ", "").contains("exempt from the limit on file size");
        let lines = source.text.lines().count();
        if lines > 600 && !is_table {
            wrong.push(format!("{}: {lines} lines", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nobody would run it: doctests are turned off.
#[test]
fn no_documentation_holds_code() {
    for source in sources() {
        let is_fence = |line: &&str| {
            let documentation = ["///", "//!"].iter().find_map(|sign| line.trim_start().strip_prefix(sign));
            documentation.is_some_and(|text| text.trim_start().starts_with("```"))
        };
        assert_eq!(source.text.lines().find(is_fence), None, "{}", source.path);
    }
}

#[test]
fn every_exception_from_a_lint_has_a_reason() {
    let mut wrong = Vec::new();
    for source in sources() {
        for start in ["[expect(", "[allow("] {
            for (at, _) in source.text.match_indices(start) {
                if !source.text[..at].ends_with(['#', '!']) {
                    continue;
                }
                let end = source.text[at..].find(")]").unwrap_or(source.text.len() - at);
                if !source.text[at..at + end].contains("reason = \"") {
                    let line = source.text[..at].lines().count();
                    wrong.push(format!("{}:{line}", source.path));
                }
            }
        }
        if source.text.contains("#[ignore]") {
            wrong.push(format!("{}: an ignored test without a reason", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names and ids in the tables of codes, by table.
fn codes() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("diagnostic/codes/")) {
        let table = source.path.trim_start_matches("diagnostic/codes/").trim_end_matches(".rs").to_owned();
        for line in source.text.lines().map(str::trim) {
            if let Some((name, rest)) = line.split_once(" = \"K")
                && let Some((digits, _)) = rest.split_once('"')
                && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
            {
                found.push((table.clone(), name.to_owned(), format!("K{digits}")));
            }
        }
    }
    found
}

#[test]
fn codes_are_unique_ordered_and_in_their_range() {
    use kravkoll::diagnostic::codes::all;
    let ids: Vec<&str> = all().map(|code| code.id).collect();
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(ids, sorted);
    let ranges = [
        ("reading", '1'),
        ("structure", '2'),
        ("syntax", '3'),
        ("checking", '4'),
        ("tables", '5'),
        ("author", '6'),
        ("run", '7'),
        ("waivers", '8'),
    ];
    let read = codes();
    assert_eq!(read.len(), ids.len(), "the tables of codes were not read in full");
    for (table, name, id) in read {
        let range = ranges.iter().find(|(of, _)| *of == table).unwrap_or_else(|| panic!("no range for {table}"));
        assert!(id.len() == 4 && id.chars().nth(1) == Some(range.1), "{name} = {id} lies outside the range of {table}");
    }
}

#[test]
fn every_code_has_its_texts_in_both_languages() {
    use kravkoll::text::codes::{all, of};
    let ids: Vec<&str> = kravkoll::diagnostic::codes::all().map(|code| code.id).collect();
    for id in &ids {
        let text = of(id).unwrap_or_else(|| panic!("{id} has no texts"));
        for (what, two) in [("title", text.title), ("message", text.message), ("page", text.page)] {
            assert!(!two.sv.is_empty() && !two.en.is_empty(), "{id}: {what} is missing in a language");
            assert_ne!(two.sv, two.en, "{id}: {what} is not translated");
        }
        for (what, two) in [("label", text.label), ("help", text.help)] {
            assert_eq!(two.sv.is_empty(), two.en.is_empty(), "{id}: {what} is missing in a language");
        }
        for (what, two) in [("message", text.message), ("label", text.label), ("help", text.help)] {
            assert_eq!(
                parameters(two.sv),
                parameters(two.en),
                "{id}: {what} has other parameters in the other language"
            );
        }
    }
    let told: Vec<&str> = all().map(|text| text.id).collect();
    assert_eq!(told, ids, "texts without a code, or in another order");
}

/// The names in braces of a template.
fn parameters(template: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let _ = kravkoll::text::fill(template, |name| {
        names.insert(name.to_owned());
        None::<&str>
    });
    names
}

#[test]
fn every_code_is_raised_and_tested() {
    let sources = sources();
    let mut tests: String = sources.iter().filter(|s| is_test(s)).map(|s| s.text.as_str()).collect();
    let inline = sources.iter().filter_map(|s| s.text.split_once("#[cfg(test)]\nmod tests {")).map(|(_, tests)| tests);
    tests.extend(inline);
    let mut files = Vec::new();
    for folder in ["tests", "fixtures"] {
        let folder = root().join(folder);
        if folder.is_dir() {
            files_below(&folder, &mut files);
        }
    }
    for file in files.iter().filter(|file| file.file_name().is_some_and(|name| name != "tidy.rs")) {
        // A fixture for a code is named after it.
        tests.push_str(&file.to_string_lossy().replace('/', " "));
        tests.push_str(&fs::read_to_string(file).unwrap_or_default());
    }
    let uses = |text: &str, name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
            !text[..at].ends_with(letter) && !text[at + name.len()..].starts_with(letter)
        })
    };
    let mut wrong = Vec::new();
    for (table, name, id) in codes() {
        let own = |s: &&Source| !s.path.starts_with("diagnostic/codes/") && !is_test(s) && s.room != "text";
        if !sources.iter().filter(own).any(|source| uses(&source.code, &name)) {
            wrong.push(format!("{id} {name} ({table}): nothing raises it"));
        }
        if !uses(&tests, &id) && !uses(&tests, &name) {
            wrong.push(format!("{id} {name} ({table}): no test names it"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
