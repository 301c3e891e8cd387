//! Every code of the room: bytes, codes, underlined text.

use super::*;
use crate::diagnostic::codes::reading;
use std::collections::BTreeSet;

type Row = (&'static str, &'static [(&'static str, &'static str)]);

const YAML: &[Row] = &[
    ("", &[("K103", "")]),
    ("# only\n", &[("K103", "")]),
    ("---\n# c\n", &[("K103", "")]),
    ("12: x\n~: y\n: z\n? [a]\n: b\n", &[("K137", "12"), ("K137", "~"), ("K137", ":"), ("K137", "[a]")]),
    ("a: 1\nb: 2\na: 3\n\"\\u0061\": 4\n", &[("K105", "a"), ("K105", "\"\\u0061\"")]),
    ("å: 1\na\u{30a}: 2\n", &[("K105", "a\u{30a}")]),
    ("a: {b: 1, b: 2}", &[("K105", "b")]),
    ("a: .nan\nb: 1e99\nc: -.inf\n", &[("K106", ".nan"), ("K106", "1e99"), ("K106", "-.inf")]),
    ("a: \0\n", &[("K107", "\0")]),
    ("a: 1\n\u{b}b: 2", &[("K107", "\u{b}")]),
    ("a: 'x\nb: 1", &[("K110", "'x")]),
    ("a: \"x\n  y\nb: 1\n", &[("K110", "\"x")]),
    ("[a, b", &[("K111", "b")]),
    ("a: [1,\n  2\nb: 3\n", &[("K111", "2")]),
    ("a: [b\nc: d]\n", &[("K111", "b")]),
    ("a: [1, 2}\n", &[("K112", "}")]),
    ("}\n", &[("K112", "}")]),
    ("a: ]\n", &[("K112", "]")]),
    ("a: \"\\q\"\n", &[("K113", "\\q")]),
    ("a: \"\\u00e\"", &[("K113", "\\u00e")]),
    ("a: \"\\ud83d\\ude00 \\udc00\"", &[("K114", "\\udc00")]),
    ("a: \"\\ud800\"\n", &[("K114", "\\ud800")]),
    ("a: {b: 1 c: 2}", &[("K115", "1 c")]),
    ("a: [1,,2]\n", &[("K116", ",")]),
    ("a: {,}\n", &[("K116", ",")]),
    ("foo\nbar: 1\n", &[("K117", "foo")]),
    ("a: b\nc\nd: e\n", &[("K117", "c")]),
    ("{a: 1}\nb\n", &[("K122", "b")]),
    ("a: \"x\" y\n", &[("K125", "y")]),
    ("a: 'it's'\n", &[("K125", "s'")]),
    ("a: \"x\"#c\n", &[("K125", "#c")]),
    ("a: &\n", &[("K129", "&")]),
    ("a:\n\tb: 1\n", &[("K130", "\t")]),
    ("a:\n  b: 1\n\tc: 1\n", &[("K130", "\t")]),
    ("a: >\n\tx\n", &[("K130", "\t")]),
    ("a: 1\n b: 2\n", &[("K131", "b")]),
    ("a:\n  b: 1\n c: 2\n", &[("K131", "c: 2")]),
    ("a:\n  - 1\n - 2\n", &[("K131", "- 2")]),
    ("  a: 1\nb: 2\n", &[("K131", "b: 2")]),
    ("a: b #c\n c\n", &[("K131", "c")]),
    ("a:1\nb: 2\n", &[("K132", "a:1")]),
    ("x: 1\na:1\nb: 2\n", &[("K132", "a:1")]),
    ("a:1\nb:2\n", &[("K132", "a:1")]),
    ("? &x [a]\n: *x\n", &[("K137", "[a]")]),
    ("a:\n  - b\n  -c\n", &[("K133", "-c")]),
    ("a: b: c # d\n", &[("K134", "b: c")]),
    ("a: 1\n---\nb: 2\n", &[("K135", "---")]),
    ("<<: {a: 1}\n", &[("K136", "<<")]),
    ("a: !foo\n  b: c\nd: !!binary aa\ne: !!int x\n", &[("K138", "!foo"), ("K138", "!!binary"), ("K138", "!!int")]),
    ("a: *nope\nb: *no\n", &[("K139", "*nope"), ("K139", "*no")]),
    ("a: &a [*a]\n", &[("K140", "*a")]),
    ("a: @x y # c\n", &[("K142", "@x y")]),
    ("a: %x", &[("K142", "%x")]),
    ("a: 1\n- b\n", &[("K143", "- b")]),
    ("- a\nb: 1\n", &[("K143", "b: 1")]),
    ("a: - b\n", &[("K144", "- b")]),
    ("%YAML 1.2\n---\na: 1\n", &[("K145", "%YAML 1.2")]),
    ("a: |x\n  b", &[("K146", "|x")]),
];

const JSON: &[Row] = &[
    ("", &[("K103", "")]),
    (" \n", &[("K103", "")]),
    ("{\"a\":1,\"a\":2,\"\\u0061\":3}", &[("K105", "\"a\""), ("K105", "\"\\u0061\"")]),
    ("[1e999]", &[("K106", "1e999")]),
    ("{\"a\": \"x\ty\", \"b\": \"\u{1}\"}", &[("K107", "\t"), ("K107", "\u{1}")]),
    ("{\"a\":\u{a0}1}", &[("K107", "\u{a0}")]),
    ("{\"a\": \"x\n\"b\": 1}", &[("K110", "\"x")]),
    ("{\"a\": \"x,\n\"b\": tru}", &[("K110", "\"x,"), ("K119", "tru")]),
    ("[1, 2", &[("K111", "2")]),
    ("{\"a\"", &[("K111", "\"")]),
    ("{\"a\": [1, 2, \"b\": 3}", &[("K111", "\"b\"")]),
    ("{\"a\": [1, 2}", &[("K112", "}")]),
    ("]", &[("K112", "]")]),
    ("[\"\\q\", \"\\u12\", \"\\ud800\"]", &[("K113", "\\q"), ("K113", "\\u12"), ("K114", "\\ud800")]),
    ("[1 2]", &[("K115", "2")]),
    ("{\"a\":1 \"b\":2}", &[("K115", "\"b\"")]),
    ("{\"a\": 1;\n\"b\": 2}", &[("K115", ";")]),
    ("[1,]", &[("K116", ",")]),
    ("{\"a\":1,}", &[("K116", ",")]),
    ("[,1,,2]", &[("K116", ","), ("K116", ",")]),
    ("{\"a\" 1, \"b\" = 1}", &[("K117", "\"a\""), ("K117", "=")]),
    ("{\"a\":, \"b\":}", &[("K118", "\"a\""), ("K118", "\"b\"")]),
    ("{a: x y, b: 1}", &[("K119", "a"), ("K119", "x y"), ("K119", "b")]),
    ("{'a': “x”}", &[("K120", "'a'"), ("K120", "“x”")]),
    ("// c\n{\"a\": 1} /* d */ # e", &[("K121", "// c"), ("K121", "/* d */"), ("K121", "# e")]),
    ("{} {}", &[("K122", "{}")]),
    ("{\"a\": True, \"b\": None}", &[("K123", "True"), ("K123", "None")]),
    (
        "[012, +1, .5, 1., 0x1F, NaN]",
        &[("K124", "012"), ("K124", "+1"), ("K124", ".5"), ("K124", "1."), ("K124", "0x1F"), ("K124", "NaN")],
    ),
    ("{:1}", &[("K129", ":")]),
    ("{[1]: 2}", &[("K137", "[")]),
];

const TOML: &[Row] = &[
    ("", &[("K103", "")]),
    ("# c\n", &[("K103", "")]),
    ("a = 1\na = 2\n[b]\nx=1\n[b]\ny=1\n", &[("K105", "a"), ("K105", "b")]),
    ("a = {b.c = 1, b.d = 2, b.c = 3}", &[("K105", "c")]),
    ("[a.b]\n[a]\n[a.b]\n", &[("K105", "b")]),
    ("a = nan\nb = -inf\nc = 1e99\n", &[("K106", "nan"), ("K106", "-inf"), ("K106", "1e99")]),
    ("a = \"x\u{7}y\"\n# \u{7}\n", &[("K107", "\u{7}"), ("K107", "\u{7}")]),
    ("a = \"x\nb = 'y\n", &[("K110", "\"x"), ("K110", "'y")]),
    ("a = [1, 2\nb = 3\n", &[("K111", "3")]),
    ("[a\nb = 1\n", &[("K111", "a")]),
    ("[[a]\nb = 1\n", &[("K111", "]")]),
    ("a = }\n", &[("K112", "}")]),
    ("a = \"\\q\"\nb = \"\\ud800\"\n", &[("K113", "\\q"), ("K114", "\\ud800")]),
    ("a = [1 2]\nb = {c = 1 d = 2}\n", &[("K115", "2"), ("K115", "d")]),
    ("a = [1,,2]\nb = {,}\n", &[("K116", ","), ("K116", ",")]),
    ("a\nb: 1\nc = {d 1}", &[("K117", "a"), ("K117", "b:"), ("K117", "d")]),
    ("a = \nb = # c\n", &[("K118", "a"), ("K118", "b")]),
    ("a = x y\nb = åäö\n", &[("K119", "x y"), ("K119", "åäö")]),
    ("a = 1 b = 2\nc = 'b' d", &[("K122", "b = 2"), ("K122", "d")]),
    ("a = True\n", &[("K123", "True")]),
    ("a = 012\nb = 1__0\nc = 0XF\n", &[("K124", "012"), ("K124", "1__0"), ("K124", "0XF")]),
    ("å = 1\n= 1\n", &[("K150", "å"), ("K150", "=")]),
    ("a = 1\n[a.b]\nc=1\n", &[("K151", "a")]),
    ("a = {}\na.b = 1", &[("K151", "a")]),
    (
        "a = 2018-13-01\nb = 2018-02-30\nc = 25:00:00\n",
        &[("K152", "2018-13-01"), ("K152", "2018-02-30"), ("K152", "25:00:00")],
    ),
];

#[test]
fn every_fault_has_its_code_and_its_place() {
    for (syntax, rows) in [(Syntax::Yaml, YAML), (Syntax::Json, JSON), (Syntax::Toml, TOML)] {
        for (text, wanted) in rows {
            let found = faults(syntax, text.as_bytes());
            let found: Vec<_> = found.iter().map(|(code, text)| (*code, text.as_str())).collect();
            assert_eq!(found, *wanted, "{syntax:?} {text:?}");
        }
    }
}

#[test]
fn of_a_file_that_is_not_well_formed_there_is_no_tree() {
    for (syntax, rows) in [(Syntax::Yaml, YAML), (Syntax::Json, JSON), (Syntax::Toml, TOML)] {
        for (text, wanted) in rows {
            // Of a key that stands twice the first one counts.
            let is_whole = wanted.iter().all(|(code, _)| *code == "K105");
            assert_eq!(open(syntax, text.as_bytes()).1.tree.is_some(), is_whole, "{syntax:?} {text:?}");
        }
    }
}

#[test]
fn every_code_of_the_table_is_raised_somewhere() {
    let rows = [YAML, JSON, TOML].into_iter().flatten();
    let mut raised: BTreeSet<&str> = rows.flat_map(|(_, findings)| findings.iter().map(|f| f.0)).collect();
    // Raised by the tests below and by those of tables and personal numbers.
    raised.extend(["K101", "K102", "K104", "K141", "K160", "K161", "K162", "K190"]);
    for code in reading::ALL {
        assert!(raised.contains(code.id), "{}", code.id);
    }
}

#[test]
fn every_code_has_its_texts_and_every_placeholder_its_parameter() {
    for code in reading::ALL {
        let text = crate::text::codes::of(code.id).unwrap_or_else(|| panic!("{} has no text", code.id));
        for two in [text.title, text.message, text.label, text.page] {
            assert!(!two.sv.is_empty() && !two.en.is_empty(), "{}", code.id);
        }
    }
    for (syntax, rows) in [(Syntax::Yaml, YAML), (Syntax::Json, JSON), (Syntax::Toml, TOML)] {
        for finding in rows.iter().flat_map(|(text, _)| open(syntax, text.as_bytes()).1.findings) {
            let text = crate::text::codes::of(finding.code.id).unwrap();
            for two in [text.message, text.label, text.help, text.page] {
                for template in [two.sv, two.en] {
                    let known = |name: &str| finding.params.iter().any(|(n, _)| *n == name).then(String::new);
                    let filled = crate::text::fill(template, known);
                    assert!(!filled.contains('{'), "{} {template}", finding.code.id);
                }
            }
        }
    }
}

#[test]
fn hostile_files_take_no_time() {
    let long = 300_000;
    for (syntax, text) in [
        (Syntax::Json, format!("[{}1]", "a,".repeat(long))),
        (Syntax::Json, format!("[{}1]", "“a,".repeat(long))),
        (Syntax::Json, format!("{{{}", "\"a\":1,".repeat(long))),
        (Syntax::Yaml, format!("{{{}b}}", "a,".repeat(long))),
        (Syntax::Yaml, format!("[{}b]", "*a,".repeat(long))),
        (Syntax::Toml, format!("a = [{}", "x y,".repeat(long))),
        (Syntax::Toml, "a = 1 b\n".repeat(long / 10)),
        (Syntax::Toml, format!("a = {{{}", "å=,".repeat(long))),
    ] {
        let (_, document) = open(syntax, text.as_bytes());
        assert!(document.findings.len() <= limits::FINDINGS + 1);
        assert!(!document.findings.is_empty());
    }
}

#[test]
fn second_places() {
    let second = |syntax, text: &str| {
        let (sources, document) = open(syntax, text.as_bytes());
        let label = document.findings[0].labels.get(1).expect(text).clone();
        let range = label.span.range();
        (label.role, sources.file(document.file).slice(label.span).to_owned(), range.start)
    };
    assert_eq!(second(Syntax::Yaml, "a: 1\na: 2\n"), (Role::First, "a".to_owned(), 0));
    assert_eq!(second(Syntax::Json, "{\"a\": 1, \"a\": 2}"), (Role::First, "\"a\"".to_owned(), 1));
    assert_eq!(second(Syntax::Toml, "a = 1\na = 2\n"), (Role::First, "a".to_owned(), 0));
    assert_eq!(second(Syntax::Yaml, "x: [1, 2\n"), (Role::Opened, "[".to_owned(), 3));
    assert_eq!(second(Syntax::Json, "{\"x\": [1, 2\n"), (Role::Opened, "[".to_owned(), 6));
    assert_eq!(second(Syntax::Toml, "x = [1, 2\n"), (Role::Opened, "[".to_owned(), 4));
    assert_eq!(second(Syntax::Yaml, "a: 'it's'\n"), (Role::Opened, "'it'".to_owned(), 3));
    assert_eq!(second(Syntax::Yaml, "x: 1\na:1\nb: 2\n"), (Role::WriteHere, String::new(), 7));
    assert_eq!(second(Syntax::Json, "[1 2]"), (Role::WriteHere, String::new(), 2));
}

#[test]
fn bytes_that_are_not_utf8_are_shown_on_their_line() {
    let bytes = b"a: 1\nnamn: \xe5sa\n";
    let (sources, document) = open(Syntax::Yaml, bytes);
    assert_eq!(document.findings[0].code.id, "K101");
    let file = sources.file(document.file);
    let span = document.findings[0].span().unwrap();
    assert_eq!(file.slice(span), "\u{fffd}");
    let position = file.position(span.start);
    assert_eq!((position.line, position.column), (2, 7));
    assert!(document.tree.is_none());
    assert_eq!(span.start, 11);
}

#[test]
fn too_large_a_file_is_not_read() {
    let bytes = vec![b' '; limits::FILE_BYTES + 1];
    assert_eq!(faults(Syntax::Yaml, &bytes), [("K102", String::new())]);
}

#[test]
fn depth_is_bounded_in_every_syntax() {
    let nested = |n: usize| format!("{}1{}", "[".repeat(n), "]".repeat(n));
    for (syntax, before) in [(Syntax::Yaml, ""), (Syntax::Json, ""), (Syntax::Toml, "a = ")] {
        let level = before.len().min(1);
        assert_eq!(faults(syntax, format!("{before}{}", nested(limits::DEPTH - level)).as_bytes()), [], "{syntax:?}");
        for n in [limits::DEPTH + 1 - level, 20_000] {
            let found = faults(syntax, format!("{before}{}", nested(n)).as_bytes());
            assert_eq!(found, [("K104", "[".to_owned())], "{syntax:?} {n}");
        }
    }
    let keys = |n: usize| vec!["a"; n].join(".");
    assert_eq!(faults(Syntax::Toml, format!("{} = 1", keys(128)).as_bytes()), []);
    assert_eq!(faults(Syntax::Toml, format!("{} = 1", keys(50_000)).as_bytes()), [("K104", "a".to_owned())]);
    assert_eq!(faults(Syntax::Toml, format!("[{}]", keys(50_000)).as_bytes()), [("K104", "a".to_owned())]);
    for deep in ["- ".repeat(20_000), "? ".repeat(20_000), "a:\n".repeat(3), "{a: ".repeat(20_000)] {
        let (_, document) = open(Syntax::Yaml, deep.as_bytes());
        assert!(
            document.findings.iter().all(|d| d.code.id == "K104" || d.code.id == "K105"),
            "{:?}",
            document.findings
        );
    }
    let json = "{\"a\":".repeat(20_000);
    assert_eq!(faults(Syntax::Json, json.as_bytes()), [("K104", "{".to_owned())]);
    // Two kinds of nesting that are each within the parser's own limits.
    let mixed = format!("{}{}1{}", "- ".repeat(100), "[".repeat(100), "]".repeat(100));
    assert_eq!(faults(Syntax::Yaml, mixed.as_bytes()), [("K104", "[".to_owned())]);
}

#[test]
fn aliases_are_copied_within_limits() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..10 {
        let items = vec![format!("*a{}", n - 1); 9].join(", ");
        bomb.push_str(&format!("a{n}: &a{n} [{items}]\n"));
    }
    let (_, document) = open(Syntax::Yaml, bomb.as_bytes());
    assert_eq!(document.findings.len(), 1);
    assert_eq!(document.findings[0].code.id, "K141");
    assert!(document.tree.is_none());

    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), vec!["*a"; 100].join(", "));
    assert_eq!(faults(Syntax::Yaml, long.as_bytes()), [("K141", "*a".to_owned())]);

    // Each alias adds its anchor's depth.
    let mut tower = "a0: &a0 [[[[[[[[[[x]]]]]]]]]]\n".to_owned();
    for n in 1..20 {
        tower.push_str(&format!("a{n}: &a{n} [[[[[[[[[[*a{}]]]]]]]]]]\n", n - 1));
    }
    assert_eq!(faults(Syntax::Yaml, tower.as_bytes()), [("K104", "*a11".to_owned())]);
}

#[test]
fn what_a_finding_quotes_holds_no_personal_number() {
    let (_, document) = open(Syntax::Yaml, b"811218-9876: 1\n811218-9876: 2\n");
    assert_eq!(document.findings[0].params, [("key", Param::Text("••••••-••••".to_owned()))]);
}
