//! No bytes make the readers panic or point outside the text.

use super::*;
use std::fmt::Write as _;
use std::sync::Arc;

const YAML: &str = "# Home care\nprovider:\n  id: \"5560360793\"\n  name: 'Åsas ''hem''tjänst'\n  tags: [a, \"b\", {c: d}]\nunits:\n  - id: norr\n    active_from: 2018-06-15\n    note: |2-\n        första raden\n\n        andra raden\n  - &söder\n    id: söder\n    size: 12.50\n    empty:\n    text: >\n      vikt\n      text\n  - *söder\npersons:\n- name: \"Bo \\u00e5 \\ud83d\\ude00\"\n  roles: !!seq\n  - expert\n  - reader\n- {name: Eva, roles: [expert,\n   reader], ok: true}\n? long\n: value\nmultiline: one\n  two\n  three\nn: ~\nlast: 0xFF\n";
const JSON: &str = "{\n  \"provider\": {\"id\": \"5560360793\", \"name\": \"Åsa\\u00e5 \\ud83d\\ude00\"},\n  \"units\": [\n    {\"id\": \"norr\", \"n\": -1.5e3, \"ok\": true, \"no\": null},\n    {\"id\": \"söder\", \"l\": [[], {}, [1, 2, 3]]}\n  ],\n  \"a\": false\n}\n";
const TOML: &str = "# Hem\ntitle = \"Åsa \\u00e5\"\nlit = 'C:\\x'\nd = 2018-06-15T12:30:00+01:00\nn = 1_000.5\nh = 0xff\n[provider]\nid = \"5560360793\"\na.b.\"c d\" = [1, 2, {x = 1, y.z = 2},\n  3, # c\n]\n[[units]]\nid = \"norr\"\ntext = \"\"\"\nrad \\\n   två\"\"\"\n[[units]]\nid = 'söder'\nraw = '''\nx'''\n[units.sub]\nok = true\n";

/// A tree as text, with the place of every value and key.
fn placed(tree: &Tree, id: NodeId, out: &mut String) {
    let Span { start, end, .. } = tree.span(id);
    write!(out, "{start}-{end} ").unwrap();
    match tree.kind(id) {
        Kind::List(items) => items.iter().for_each(|item| placed(tree, *item, out)),
        Kind::Record(entries) => {
            for entry in entries {
                write!(out, "{}-{} {:?} ", entry.key_span.start, entry.key_span.end, entry.key).unwrap();
                placed(tree, entry.value, out);
            }
        }
        scalar => write!(out, "{scalar:?} ").unwrap(),
    }
}

/// The quick reader of JSON reads what has no fault, and reads it as the other one does.
fn both_readers_agree(file: FileId, text: &str) {
    let show = |tree: Option<Tree>| {
        tree.map(|tree| {
            let mut out = String::new();
            placed(&tree, tree.root(), &mut out);
            out
        })
    };
    let (tree, findings) = json::read(file, text);
    let good = tree.filter(|_| findings.is_empty());
    assert_eq!(show(json_quick::read(file, &Arc::new(text.to_owned()))), show(good), "{text:?}");
}

#[test]
fn both_readers_of_json_agree() {
    let mut sources = Sources::new();
    let file = sources.add("a.json", "", "");
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let many = |last: usize| {
        let keys: Vec<String> = (0..30).chain([last]).map(|n| format!("\"k{n}\": 1")).collect();
        format!("{{{}}}", keys.join(","))
    };
    let texts = [
        "",
        " ",
        "1",
        "-0",
        "01",
        "1.",
        "1.5e3",
        "-",
        "1e999999999",
        "123456789012345678",
        "1234567890123456789012345678901",
        "true",
        "truex",
        "nul",
        "null ",
        "\u{feff}[1]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1]]",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"a\":1},\"b\":2}",
        "{\"a\":{\"a\":1},\"a\":2}",
        "{\"\\u0061\":1,\"a\":2}",
        "{\"å\":1,\"a\u{30a}\":2}",
        "{\"K\":1,\"\u{212a}\":2}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":}",
        "\"a\\\"b\"",
        "\"a\\\\\"",
        "\"a\\\\\"b\"",
        "\"\\x\"",
        "\"\\ud83d\"",
        "\"\\ud83d\\ude00\"",
        "\"a\tb\"",
        "\"a\u{7f}\"",
        "\"it's\"",
        "'a'",
        "\"\u{85}\"",
        "1\u{85}",
        "1\u{a0}",
        "1//x",
        "// x\n1",
        "\u{b}1",
    ];
    texts.iter().for_each(|text| both_readers_agree(file, text));
    for depth in [limits::DEPTH - 1, limits::DEPTH, limits::DEPTH + 1] {
        both_readers_agree(file, &deep(depth));
        both_readers_agree(file, &format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
    }
    both_readers_agree(file, &many(31));
    both_readers_agree(file, &many(7));
}

#[test]
fn both_readers_of_json_agree_wherever_a_text_ends_and_whatever_stands_in_it() {
    let mut sources = Sources::new();
    let file = sources.add("a.json", "", "");
    let signs = [
        "\"", "\\", "\\\"", "\\\\", "\\n", "\\u0041", "\t", "\n", "\0", "\u{1f}", " ", "!", "#", "]", "\u{7f}", "å",
        "\u{80}",
    ];
    for before in 0..18 {
        for (behind, sign) in (0..10).flat_map(|behind| signs.map(|sign| (behind, sign))) {
            both_readers_agree(file, &format!("[\"{}{sign}{}\"]", "x".repeat(before), "y".repeat(behind)));
        }
    }
    // A key that comes again where it is expected, written as it was or as what it means.
    let written = ["a", "a\\\"", "a\"", "a\\\\", "a\\", "a\\t", "a\t", "\\u0061", "å", "a\u{30a}", "", "ab"];
    for (one, other) in written.iter().flat_map(|one| written.map(|other| (one, other))) {
        both_readers_agree(file, &format!("[{{\"{one}\": 1, \"b\": 2}}, {{\"{other}\": 1, \"b\": 2}}]"));
        both_readers_agree(file, &format!("[{{\"{one}\": 1, \"b\": 2}}, {{\"{one}\": 1, \"{other}\": 2}}]"));
    }
}

fn check(syntax: Syntax, bytes: &[u8]) {
    let (mut sources, mut document) = open(syntax, bytes);
    let text = sources.file(document.file).text().to_owned();
    let inside = |span: Span| text.get(span.range()).is_some();
    for finding in &document.findings {
        for label in &finding.labels {
            assert!(inside(label.span), "{:?} {finding:?}", String::from_utf8_lossy(bytes));
        }
    }
    match &document.tree {
        None => assert!(!document.findings.is_empty(), "{:?}", String::from_utf8_lossy(bytes)),
        Some(tree) => {
            for id in tree.ids() {
                assert!(inside(tree.span(id)), "{:?} {:?}", String::from_utf8_lossy(bytes), tree.kind(id));
                if let Kind::Record(entries) = tree.kind(id) {
                    assert!(entries.iter().all(|e| inside(e.key_span)));
                }
            }
        }
    }
    if syntax == Syntax::Json {
        both_readers_agree(document.file, &text);
    }
    redact(&mut sources, &mut document, |_| Vec::new());
    let file = sources.file(document.file);
    assert_eq!(file.text().len(), text.len());
    assert_eq!(find(&file.shown(0..text.len())), [], "{text:?}");
    if let Some(tree) = &document.tree {
        tree.scan(|_, decoded| assert_eq!(find(decoded), [], "{text:?}"));
    }
}

#[test]
fn every_prefix_and_every_bad_byte() {
    for (syntax, text) in [(Syntax::Yaml, YAML), (Syntax::Json, JSON), (Syntax::Toml, TOML)] {
        assert_eq!(faults(syntax, text.as_bytes()), [], "{syntax:?}");
        let bytes = text.as_bytes();
        for end in 0..bytes.len() {
            check(syntax, &bytes[..end]);
            check(syntax, &bytes[end..]);
        }
        for at in 0..bytes.len() {
            for bad in *b"\0\t\n\r \"'\\#:,-[]{}&*!|>%@=.5\xff" {
                let mut broken = bytes.to_vec();
                broken[at] = bad;
                check(syntax, &broken);
            }
            let mut shorter = bytes.to_vec();
            shorter.remove(at);
            check(syntax, &shorter);
            let mut longer = bytes.to_vec();
            longer.splice(at..at, "é\"[".bytes());
            check(syntax, &longer);
        }
    }
}

#[test]
fn tables_bear_anything() {
    let text = "a;b\n\"x \"\"y\";1\nå;\"2\n3\"\n";
    let mut sources = Sources::new();
    let file = sources.add("t.csv", text, "");
    for (end, _) in text.char_indices() {
        for bad in ["\"", ";", "\n", "\r", "é", ""] {
            let broken = format!("{}{bad}{}", &text[..end], &text[end..]);
            for cut in [&broken[..], &broken[..end]] {
                let (table, findings) = table(file, cut);
                let spans = table.rows.iter().flatten().chain(&table.columns).map(|(_, span)| *span);
                for span in spans.chain(findings.iter().flat_map(|d| d.labels.iter().map(|l| l.span))) {
                    assert!(cut.get(span.range()).is_some(), "{cut:?}");
                }
            }
        }
    }
}

#[test]
fn random_pieces() {
    const PIECES: &str = "a¦b: ¦: ¦:¦- ¦-¦\n¦\n  ¦\n    ¦\t¦\"¦'¦[¦]¦{¦}¦,¦#¦ # c¦&x ¦*x¦!!str ¦!t ¦<<: ¦---\n¦...\n¦%Y¦@¦`¦|\n  ¦\
        \\u00e5¦\\ud83d¦\\¦é¦\u{feff}¦\r\n¦\r¦null¦1¦0x1¦1e999¦\u{7}¦ ¦  ¦=¦\"\"\"¦\'\'\'¦[[¦]]¦.¦//¦/*¦*/¦true¦\
        811218-9876¦8112189876¦? ¦>¦>-\n¦~¦😀¦\u{a0}¦;¦_";
    let pieces: Vec<&str> = PIECES.split('¦').collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for round in 0..ROUNDS {
        let count = 1 + next(14);
        let text: String = (0..count).map(|_| pieces[next(pieces.len())]).collect();
        check([Syntax::Yaml, Syntax::Json, Syntax::Toml][round % 3], text.as_bytes());
    }
}

const ROUNDS: usize = 30_000;
