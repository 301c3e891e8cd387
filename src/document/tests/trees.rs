//! What is read, and where it stands.

use super::*;
use crate::value::{Number, Pointer, Step};

fn pointer(text: &str) -> Pointer {
    let step = |part: &str| part.parse().map_or_else(|_| Step::Key(part.into()), Step::Index);
    text.split('/').filter(|part| !part.is_empty()).map(step).collect()
}

/// The text at the place of a value and of its key.
fn places(syntax: Syntax, text: &str, at: &str) -> (String, String) {
    let (sources, document) = open(syntax, text.as_bytes());
    assert!(document.findings.is_empty(), "{text:?} {:?}", document.findings);
    let tree = document.tree.unwrap();
    let path = pointer(at);
    let id = tree.find(&path).unwrap_or_else(|| panic!("{text:?} has no {at}"));
    let file = sources.file(document.file);
    let key = tree.parent(id).and_then(|parent| match path.last() {
        Some(Step::Key(key)) => tree.entry(parent, key).map(|e| file.slice(e.key_span).to_owned()),
        _ => None,
    });
    (key.unwrap_or_default(), file.slice(tree.span(id)).to_owned())
}

#[test]
fn the_core_schema_types_plain_scalars() {
    let list = "[null, Null, ~, , true, TRUE, false, 12, +12, -0, 012, 0o17, 0xFF, 1.5, .5, 1., 1e3, -1.50E-1, \
                no, yes, on, off, 12:30, 1_000, 0b1, 2018-06-15, 2018-06, 1.2.3, nan, '12', \"true\", +, -x, e3]";
    let shape = "[null, null, null, true, true, false, 12, 12, 0, 12, 15, 255, 1.5, 0.5, 1, 1000, -0.15, \
                 \"no\", \"yes\", \"on\", \"off\", \"12:30\", \"1_000\", \"0b1\", \"2018-06-15\", \"2018-06\", \
                 \"1.2.3\", \"nan\", \"12\", \"true\", \"+\", \"-x\", \"e3\"]";
    // An empty place in a flow list is not YAML; `a:` is.
    assert_eq!(good(Syntax::Yaml, &list.replace("~, ,", "~,")), shape);
    assert_eq!(good(Syntax::Yaml, "a:\nb: !!str\nc: !!str 12\nd: ! 12\ne: !!int '12'\n"), {
        "{a: null, b: \"\", c: \"12\", d: \"12\", e: 12}"
    });
}

#[test]
fn a_tag_of_the_core_schema_says_what_a_value_is() {
    assert_eq!(
        good(Syntax::Yaml, "[!!null ~, !!null '', !!bool 'true', !!int 0x1F, !!float 1.5, !!float 2, !!str 12, ! 12]"),
        "[null, null, true, 31, 1.5, 2, \"12\", \"12\"]"
    );
    assert_eq!(good(Syntax::Yaml, "!!map {!!str 12: !!seq [a], \"13\": b}"), "{12: [\"a\"], 13: \"b\"}");
    assert_eq!(good(Syntax::Yaml, "a: !<tag:yaml.org,2002:str> 12\n"), "{a: \"12\"}");
}

#[test]
fn plain_is_told_from_quoted() {
    let (_, document) = open(Syntax::Yaml, b"a: no\nb: 'no'\nc: |\n  no\n");
    let tree = document.tree.unwrap();
    let plain = |key| tree.is_plain(tree.get(tree.root(), key).unwrap());
    assert_eq!((plain("a"), plain("b"), plain("c")), (true, false, false));
}

#[test]
fn yaml_1_1_would_have_read_these_otherwise() {
    use Lookalike as L;
    for (text, kind) in [
        ("no", Some(L::Bool)),
        ("On", Some(L::Bool)),
        ("nO", None),
        ("true", None),
        ("012", Some(L::Octal)),
        ("-07", Some(L::Octal)),
        ("0", None),
        ("08", None),
        ("0o17", None),
        ("12:30", Some(L::Sexagesimal)),
        ("190:20:30.15", Some(L::Sexagesimal)),
        ("12:60", None),
        ("08:30", None),
        ("12:", None),
        ("12", None),
        ("1_000", Some(L::Underscored)),
        ("0x_f", Some(L::Underscored)),
        ("0xg_1", None),
        ("0b1_0", Some(L::Underscored)),
        ("0b2_1", None),
        ("_1", None),
        ("a_b", None),
        ("1.5", None),
        ("2018-06-15", None),
    ] {
        assert_eq!(yaml11(text), kind, "{text}");
    }
}

#[test]
fn yaml_places_are_exact() {
    let text = "\u{feff}å: 'sö''t'\r\n\"b\" : # c\r\n  d: [1, {e: \"x\"}]   # c\r\n  f:\r\ng: |2-  # | no\r\n\r\n    rad\r\n    två\r\n\r\nh:\r\n- i: 1\r\n  j: a\r\n     b\r\n-\r\nk: !!str &x 12\r\nl: *x\r\n";
    for (at, key, value) in [
        ("å", "å", "'sö''t'"),
        ("b", "\"b\"", "d: [1, {e: \"x\"}]   # c\r\n  f:"),
        ("b/d", "d", "[1, {e: \"x\"}]"),
        ("b/d/1", "", "{e: \"x\"}"),
        ("b/d/1/e", "e", "\"x\""),
        ("b/f", "f", ""),
        ("g", "g", "|2-  # | no\r\n\r\n    rad\r\n    två"),
        ("h", "h", "i: 1\r\n  j: a\r\n     b\r\n-"),
        ("h/0", "", "i: 1\r\n  j: a\r\n     b"),
        ("h/0/j", "j", "a\r\n     b"),
        ("k", "k", "12"),
        ("l", "l", "12"),
    ] {
        assert_eq!(places(Syntax::Yaml, text, at), (key.to_owned(), value.to_owned()), "{at}");
    }
    let (sources, document) = open(Syntax::Yaml, text.as_bytes());
    let tree = document.tree.unwrap();
    let file = sources.file(document.file);
    let empty = tree.span(tree.find(&pointer("b/f")).unwrap());
    assert_eq!(&file.text()[..empty.start as usize].lines().last().unwrap(), &"  f:");
    let alias = tree.alias(tree.find(&pointer("l")).unwrap()).unwrap();
    assert_eq!(file.slice(alias), "*x");
    assert_eq!(file.slice(tree.span(tree.root())).chars().next(), Some('å'));
    assert!(file.slice(tree.span(tree.root())).ends_with("*x"));
}

#[test]
fn an_empty_value_lies_after_its_colon_or_after_a_key_without() {
    for (text, at) in [
        ("a:   # c\n  \nb: x\n", 2),
        ("a:   \nb: x\n", 2),
        ("a :\nb: 1\n", 3),
        ("{a: , b: 1}", 3),
        ("{a, b: 1}", 2),
        ("? a\n: \n? b\n", 5),
        ("? a\n? b\n", 3),
    ] {
        let (_, document) = open(Syntax::Yaml, text.as_bytes());
        let tree = document.tree.unwrap();
        let span = tree.span(tree.entry(tree.root(), "a").unwrap().value);
        assert_eq!((span.start, span.end), (at, at), "{text:?}");
    }
}

#[test]
fn block_texts_begin_at_their_bar() {
    for (text, place) in [
        ("a: |\n  x\n  y\n\n\nb: 1\n", "|\n  x\n  y"),
        ("a: >-\n\n\n  x\n", ">-\n\n\n  x"),
        ("a: &x !!str |\n  x | y\n", "|\n  x | y"),
        ("a: |\n\nb: 1\n", "|"),
        ("a: |", "|"),
        ("a:\n  |\n  x\n", "|\n  x"),
        ("a: >+ # > |\n  x\n", ">+ # > |\n  x"),
        ("a: |\n  | x\n", "|\n  | x"),
        ("a: # x |\n  |\n  x\n", "|\n  x"),
        // Signs of the name of an anchor.
        ("a: &x|y |\n  z\n", "|\n  z"),
        ("a: &x| |\n  z\n", "|\n  z"),
        ("a: &x|#y |\n  z\n", "|\n  z"),
        ("a: &x> >-\n  z\n", ">-\n  z"),
    ] {
        assert_eq!(places(Syntax::Yaml, text, "a").1, place, "{text:?}");
    }
    assert_eq!(places(Syntax::Yaml, "- |\n  x\n- >\n y\n", "1").1, ">\n y");
}

#[test]
fn a_pair_without_braces_is_as_long_as_what_it_holds() {
    assert_eq!(places(Syntax::Yaml, "[a: 1 , 2]", "0").1, "a: 1");
    assert_eq!(places(Syntax::Yaml, "[a: [1] , 2]", "0").1, "a: [1]");
}

#[test]
fn aliases_copy_values_keys_and_records() {
    assert_eq!(good(Syntax::Yaml, "a: &x {b: 1}\nc: *x\nd: [*x]\n"), "{a: {b: 1}, c: {b: 1}, d: [{b: 1}]}");
    assert_eq!(good(Syntax::Yaml, "&k a: &v b\n*v : *k\n"), "{a: \"b\", b: \"a\"}");
    assert_eq!(good(Syntax::Yaml, "a: &x 1\nb: &x 2\nc: *x\n"), "{a: 1, b: 2, c: 2}");
}

#[test]
fn json_places_are_exact() {
    let text = "\u{feff}{ \"å\" : [1, \"\\u00f6\\ud83d\\ude00\"], \"b\": {\"c\": null} }\n";
    assert_eq!(good(Syntax::Json, text), "{å: [1, \"ö😀\"], b: {c: null}}");
    for (at, key, value) in [
        ("", "", "{ \"å\" : [1, \"\\u00f6\\ud83d\\ude00\"], \"b\": {\"c\": null} }"),
        ("å", "\"å\"", "[1, \"\\u00f6\\ud83d\\ude00\"]"),
        ("å/1", "", "\"\\u00f6\\ud83d\\ude00\""),
        ("b/c", "\"c\"", "null"),
    ] {
        assert_eq!(places(Syntax::Json, text, at), (key.to_owned(), value.to_owned()), "{at}");
    }
    assert_eq!(good(Syntax::Json, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), "\"\\\"\\\\/\\u{8}\\u{c}\\n\\r\\t\"");
    assert_eq!(good(Syntax::Json, "\"a b\\n c\""), "\"a b\\n c\"");
    assert_eq!(good(Syntax::Json, "[-0, 0.10, 1E+3, -12e-1, true]"), "[0, 0.1, 1000, -1.2, true]");
}

#[test]
fn toml_places_are_exact() {
    let text = "a.\"b\" = 1 # c\n'å' = '''x'''\n[t.u]\nv = [1, {w = 2}]\n[[l]]\nx = 2018-06-15\n[[l]]\n[t]\ny = 1_0.5\nz = 0xff\n";
    assert_eq!(good(Syntax::Toml, text), {
        "{a: {b: 1}, å: \"x\", t: {u: {v: [1, {w: 2}]}, y: 10.5, z: 255}, l: [{x: \"2018-06-15\"}, {}]}"
    });
    for (at, key, value) in [
        ("a", "a", "a.\"b\" = 1"),
        ("a/b", "\"b\"", "1"),
        ("å", "'å'", "'''x'''"),
        ("t/u", "u", "[t.u]\nv = [1, {w = 2}]"),
        ("t/u/v/1", "", "{w = 2}"),
        ("l", "l", "[[l]]\nx = 2018-06-15\n[[l]]"),
        ("l/0", "", "[[l]]\nx = 2018-06-15"),
        ("l/1", "", "[[l]]"),
        ("t/z", "z", "0xff"),
    ] {
        assert_eq!(places(Syntax::Toml, text, at), (key.to_owned(), value.to_owned()), "{at}");
    }
    assert_eq!(good(Syntax::Toml, "a = [-17, +17, 0o17, 0b11]"), "{a: [-17, 17, 15, 3]}");
    for date in ["2018-06-15", "2018-06-15T12:30:00Z", "2018-06-15 12:30:00.5+01:00", "12:30:00", "12:30"] {
        assert_eq!(good(Syntax::Toml, &format!("a = {date}")), format!("{{a: {date:?}}}"));
    }
}

#[test]
fn the_same_data_give_the_same_tree() {
    let yaml = "name: Åsa\nage: 1.50\nok: true\nlist: [1, x, []]\nunits:\n  - id: norr\n    open: 2018-06-15\n  - id: söder\nempty: {}\nquote: \"a\\tb\"\n";
    let json = "{\"name\": \"Åsa\", \"age\": 1.5, \"ok\": true, \"list\": [1, \"x\", []], \"units\": [{\"id\": \"norr\", \"open\": \"2018-06-15\"}, {\"id\": \"söder\"}], \"empty\": {}, \"quote\": \"a\\tb\"}";
    let toml = "name = 'Åsa'\nage = 15e-1\nok = true\nlist = [1, 'x', []]\n[[units]]\nid = 'norr'\nopen = 2018-06-15\n[[units]]\nid = \"söder\"\n[empty]\n";
    let shape = good(Syntax::Yaml, yaml);
    assert_eq!(good(Syntax::Json, json), shape);
    assert_eq!(good(Syntax::Toml, &toml.replace("[empty]\n", "")), {
        shape.replace(", empty: {}, quote: \"a\\tb\"", "")
    });
    assert_eq!(good(Syntax::Toml, "empty = {}\nquote = \"a\\tb\""), "{empty: {}, quote: \"a\\tb\"}");
}

#[test]
fn duplicate_keys_leave_a_tree_with_the_first() {
    for (syntax, text) in [
        (Syntax::Yaml, "a: 1\nb: 2\na: 3\n"),
        (Syntax::Json, "{\"a\": 1, \"b\": 2, \"a\": 3}"),
        (Syntax::Toml, "a = 1\nb = 2\na = 3\n"),
    ] {
        let (_, document) = open(syntax, text.as_bytes());
        let tree = document.tree.unwrap();
        assert_eq!(shape(&tree, tree.root()), "{a: 1, b: 2}");
    }
}

/// Three ways to write one letter: whichever comes first counts, and those after it are the same key.
#[test]
fn keys_written_otherwise_are_the_same_key() {
    let ways = ["\u{c5}", "A\u{30a}", "\u{212b}"];
    let pairs = ways.iter().flat_map(|one| ways.iter().map(move |other| (one, other)));
    for (one, other) in pairs.filter(|(one, other)| one != other) {
        // The keys are told apart by their numbers, which a record before may have given out.
        for before in ways {
            let text = format!("[{{\"{before}\": 0}}, {{\"{one}\": 1, \"b\": 2, \"{other}\": 3}}]");
            let (_, document) = open(Syntax::Json, text.as_bytes());
            let tree = document.tree.unwrap();
            assert_eq!(shape(&tree, tree.root()), format!("[{{{before}: 0}}, {{{one}: 1, b: 2}}]"));
        }
    }
}

#[test]
fn names_say_the_syntax() {
    assert_eq!(Syntax::of_name("a/b.YML"), Some(Syntax::Yaml));
    assert_eq!(Syntax::of_name("b.yaml"), Some(Syntax::Yaml));
    assert_eq!(Syntax::of_name("b.x.json"), Some(Syntax::Json));
    assert_eq!(Syntax::of_name("b.toml"), Some(Syntax::Toml));
    assert_eq!(Syntax::of_name("toml"), None);
    assert_eq!(Syntax::parse("json"), Some(Syntax::Json));
}

#[test]
fn numbers_are_exact() {
    let (_, document) = open(Syntax::Yaml, b"a: 0.1\nb: 123456789012345678901234567890\n");
    let tree = document.tree.unwrap();
    let value = |key| tree.kind(tree.get(tree.root(), key).unwrap());
    assert_eq!(value("a"), Kind::Number(Number::parse("0.1").unwrap()));
    assert_eq!(value("b"), Kind::Number(Number::parse("123456789012345678901234567890").unwrap()));
}
