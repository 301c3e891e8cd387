//! What a finding says besides its code and its first place: its other places, counted in bytes, and its parameters.

use super::*;

type Row = (&'static str, &'static [&'static str]);

const YAML: &[Row] = &[
    ("x: [a, b", &["K111 7..8 \"b\", Opened 3..4 \"[\", bracket [, close ]"]),
    ("x: {a: b", &["K111 7..8 \"b\", Opened 3..4 \"{\", bracket {, close }"]),
    ("x: [\n  [1], {b: 2}, 3\ny: 1\n", &["K111 20..21 \"3\", Opened 3..4 \"[\", bracket [, close ]"]),
    ("a: [1, 2}\n", &["K112 8..9 \"}\", Opened 3..4 \"[\", found }, open ["]),
    ("a: {b: [c], d]\n", &["K112 9..10 \"]\", Opened 3..4 \"{\", found ], open {"]),
    ("a: {b: 1 c: 2}", &["K115 7..10 \"1 c\", WriteHere 8..8 \"\", Opened 3..4 \"{\""]),
    ("a: {b: 1\tc: 2}", &["K115 7..10 \"1\\tc\", WriteHere 8..8 \"\", Opened 3..4 \"{\""]),
    ("a: {b: 1\n  c: 2}", &["K115 11..12 \"c\", WriteHere 8..8 \"\", Opened 3..4 \"{\""]),
    ("a: ['x' 'y']", &["K125 8..12 \"'y']\", Opened 4..7 \"'x'\""]),
    ("a: {\"b\": 1 \"c\": 2}", &["K115 9..14 \"1 \\\"c\\\"\", WriteHere 10..10 \"\", Opened 3..4 \"{\""]),
    ("a: \"x\"y\n", &["K125 6..7 \"y\", Opened 3..6 \"\\\"x\\\"\""]),
    ("b: 1\na: 'it's'\n", &["K125 12..14 \"s'\", Opened 8..12 \"'it'\""]),
    ("a: 1\nb\nc: 2\n", &["K117 5..6 \"b\", WriteHere 6..6 \"\", sign :"]),
    ("a: 1\nb:2\nc: 3\n", &["K132 5..8 \"b:2\", WriteHere 7..7 \"\""]),
    ("a:\n  - b\n  -c d\n", &["K133 11..13 \"-c\", WriteHere 12..12 \"\""]),
    ("a:\n  - b\n  --c\n", &["K117 11..14 \"--c\", WriteHere 14..14 \"\", sign :"]),
    ("a: 1\nhttp://x\nb: 1\n", &["K117 5..13 \"http://x\", WriteHere 13..13 \"\", sign :"]),
    ("a: \u{feff}b\n", &["K107 3..6 \"\\u{feff}\", character U+FEFF"]),
    ("a: 1\n\u{feff}b: 2\n", &["K107 5..8 \"\\u{feff}\", character U+FEFF"]),
    ("a: \"\\xg\"", &["K113 4..6 \"\\\\x\", escape \\x"]),
    ("a: \"\\x4\"", &["K113 4..7 \"\\\\x4\", escape \\x4"]),
    ("a: \"\\U0001\"", &["K113 4..10 \"\\\\U0001\", escape \\U0001"]),
    ("a: \"\\U00110000\"", &["K113 4..14 \"\\\\U00110000\", escape \\U00110000"]),
    ("a: \"\\n\\t\\q\"", &["K113 8..10 \"\\\\q\", escape \\q"]),
    ("a: \"\\u0041\\ud83d\\u0041\"", &["K114 10..16 \"\\\\ud83d\", escape \\ud83d"]),
    ("a: \"\\ud83d\\ude00\\ud83dx\"", &["K114 16..22 \"\\\\ud83d\", escape \\ud83d"]),
    ("a: \"\\ud83d\\ud83d\"", &["K114 4..10 \"\\\\ud83d\", escape \\ud83d"]),
    ("a:\n  b: 1\n\t c: 1\n", &["K130 10..11 \"\\t\""]),
    ("a: x\n\ty: 1\n", &["K130 5..6 \"\\t\""]),
    ("a:\n- b\n c\n", &[]),
    ("  a: 1\n b: 2\n", &["K131 8..12 \"b: 2\""]),
    ("[a]\n b\n", &["K122 5..6 \"b\""]),
    ("{a: 1}\nb: 2\n", &["K122 7..11 \"b: 2\""]),
    ("a: [b,,c]", &["K116 6..7 \",\""]),
    ("a: [b\nc: 1\n", &["K111 4..5 \"b\", Opened 3..4 \"[\", bracket [, close ]"]),
    ("a: b: c\n", &["K134 3..7 \"b: c\""]),
    ("a: 'b': c\n", &["K129 6..9 \": c\", syntax YAML"]),
    ("a: `x`\n", &["K142 3..6 \"`x`\", sign `"]),
    ("a: \u{1}\n", &["K107 3..4 \"\\u{1}\", character U+0001"]),
    ("a: \u{200b}\u{1}", &["K107 3..6 \"\\u{200b}\", character U+200B"]),
    ("a: *x # c\n", &["K139 3..5 \"*x\", name x"]),
    ("a: !!int x\n", &["K138 3..8 \"!!int\", tag !!int"]),
    ("- a\n-b\n", &["K133 4..6 \"-b\", WriteHere 5..5 \"\""]),
    ("a: ]\n", &["K112 3..4 \"]\", found ]"]),
    ("a: \"x\n", &["K110 3..5 \"\\\"x\""]),
    ("k: 'x\n---\n", &["K110 3..5 \"'x\""]),
    ("a:\n \tb: 1\n", &["K130 4..5 \"\\t\""]),
    ("a:\n \t- 1\n", &["K130 4..5 \"\\t\""]),
    ("a:\n\t\tb: 1\n", &["K130 3..5 \"\\t\\t\""]),
    ("a:\n \tb: 1\n \tc: 2\n", &["K130 4..5 \"\\t\""]),
    ("\ta: 1\n", &["K130 0..1 \"\\t\""]),
    ("- \ta: 1\n", &["K130 2..3 \"\\t\""]),
    ("a: >\t# c\n\tx\n", &["K130 9..10 \"\\t\""]),
    ("a: >\n\t\tx\n", &["K130 5..7 \"\\t\\t\""]),
    ("a: b #c\n\tc\n", &["K130 8..9 \"\\t\""]),
    ("a:\tb\n", &[]),
    ("a: b\n \tc\n", &[]),
    ("a: [\n \t1]\n", &[]),
    ("foo # c\nbar: 1\n", &["K117 0..3 \"foo\", WriteHere 3..3 \"\", sign :"]),
    ("foo # c\nbar:\n", &["K117 0..3 \"foo\", WriteHere 3..3 \"\", sign :"]),
    ("foo # c\nbar:1\n", &["K131 8..13 \"bar:1\""]),
    ("foo # c\n  bar: 1\n", &["K131 10..16 \"bar: 1\""]),
    ("- foo # c\n  bar: 1\n", &["K131 12..18 \"bar: 1\""]),
    ("a: b #c\n    c\n", &["K131 12..13 \"c\""]),
    ("a: &x &y b\n", &["K129 6..10 \"&y b\", syntax YAML"]),
    ("a: &x 1\nb: *x y\n", &["K129 14..15 \"y\", syntax YAML"]),
    ("a: [1] b # c\n", &["K129 7..8 \"b\", syntax YAML"]),
    ("a: 1\n...\nb: 2 # c\n", &["K135 9..13 \"b: 2\""]),
    ("a: !<foo> x\n", &["K138 3..9 \"!<foo>\", tag !<foo>"]),
    ("a: !a!b c\n", &["K138 3..7 \"!a!b\", tag !a!b"]),
    ("a: !<foo\n", &["K138 3..8 \"!<foo\", tag !<foo"]),
    ("a: !%zz x\n", &["K138 3..7 \"!%zz\", tag !%zz"]),
    ("a: !!int 1.5\n", &["K138 3..8 \"!!int\", tag !!int"]),
    ("!!int a: 1\n", &["K138 0..5 \"!!int\", tag !!int"]),
    ("a: *x\n12: b\n", &["K139 3..5 \"*x\", name x", "K137 6..8 \"12\", key 12"]),
    ("[a]#c\n", &["K129 3..5 \"#c\", syntax YAML"]),
    ("{a: b: c}\n", &["K115 4..5 \"b\", WriteHere 5..5 \"\", Opened 0..1 \"{\""]),
    ("a: {b: x\n  y\n  c: 2}\n", &["K115 15..16 \"c\", WriteHere 8..8 \"\", Opened 3..4 \"{\""]),
    ("a: {b: [1] c}\n", &["K115 11..13 \"c}\", WriteHere 10..10 \"\", Opened 3..4 \"{\""]),
    ("a: ,\n", &["K129 3..4 \",\", syntax YAML"]),
    ("  [a]\nb\n", &["K131 6..7 \"b\""]),
    ("  [a]\n  b\n", &["K122 8..9 \"b\""]),
    ("x: 1\ny: {a: \"\\ud83dx\\q\"}\n", &["K114 13..19 \"\\\\ud83d\", escape \\ud83d"]),
    ("a: \"x\" \"\\q\"\n", &["K125 7..11 \"\\\"\\\\q\\\"\", Opened 3..6 \"\\\"x\\\"\""]),
    ("a: \"\\/\\_\\N\\L\\P\\e\\v\\0\\a\\b\\q\"\n", &["K113 24..26 \"\\\\q\", escape \\q"]),
    ("a: b\n  c\n  d: e\n", &["K131 11..12 \"d\""]),
    ("x: 1\na:\n  b: 1\n  - c\n", &["K143 17..20 \"- c\""]),
    ("a: x\n- # c\n", &["K143 5..6 \"-\""]),
    ("x\n \ty: z\n", &["K130 3..4 \"\\t\""]),
    ("# c\n[a]\nb\n", &["K122 8..9 \"b\""]),
    ("b: :\n", &["K129 3..4 \":\", syntax YAML"]),
    ("{a: ? b}\n", &["K129 4..8 \"? b}\", syntax YAML"]),
    ("&x : a\n", &["K137 3..4 \":\", key :"]),
];

const JSON: &[Row] = &[
    ("{\"a\": [1, 2", &["K111 10..11 \"2\", Opened 6..7 \"[\", bracket [, close ]"]),
    ("{\"a\": {\"b\": 1]}", &["K112 13..14 \"]\", Opened 6..7 \"{\", found ], open {"]),
    ("[1 2]", &["K115 3..4 \"2\", WriteHere 2..2 \"\""]),
    ("[1  , 2 3]", &["K115 8..9 \"3\", WriteHere 7..7 \"\""]),
    ("{\"a\" : 1 \"b\":2}", &["K115 9..12 \"\\\"b\\\"\", WriteHere 8..8 \"\""]),
    ("{\"a\" 1}", &["K117 1..4 \"\\\"a\\\"\", WriteHere 4..4 \"\", sign :"]),
    ("{\"a\" : , \"b\": 1}", &["K118 1..4 \"\\\"a\\\"\", WriteHere 6..6 \"\""]),
    ("{\"a\": \"x\\\"}", &["K110 6..11 \"\\\"x\\\\\\\"}\""]),
    ("{\"a\": \"x\\\\\"}", &[]),
    ("{\"a\": \"\\", &["K110 6..8 \"\\\"\\\\\""]),
    ("[\"\\u00g0\", \"\\", &["K113 2..6 \"\\\\u00\", escape \\u00", "K110 11..13 \"\\\"\\\\\""]),
    (
        "[\"\\udc00\", \"\\ud83d\\u0041\", \"\\ud83d\"]",
        &[
            "K114 2..8 \"\\\\udc00\", escape \\udc00",
            "K114 12..18 \"\\\\ud83d\", escape \\ud83d",
            "K114 28..34 \"\\\\ud83d\", escape \\ud83d",
        ],
    ),
    (
        "[“x” , «y», “z\n]",
        &["K120 1..8 \"“x”\", quote “", "K120 11..16 \"«y»\", quote «", "K120 18..22 \"“z\", quote “"],
    ),
    ("[“x\r]", &["K120 1..5 \"“x\", quote “"]),
    ("[1//c\n,2/*d*/,/x]", &["K121 2..5 \"//c\"", "K121 8..13 \"/*d*/\"", "K119 14..16 \"/x\", text /x"]),
    ("[/*a*/ 1, /b]", &["K121 1..6 \"/*a*/\"", "K119 10..12 \"/b\", text /b"]),
    (
        "[False, FALSE, tRUE, Null, undefined]",
        &[
            "K123 1..6 \"False\", found False, write false",
            "K123 8..13 \"FALSE\", found FALSE, write false",
            "K123 15..19 \"tRUE\", found tRUE, write true",
            "K123 21..25 \"Null\", found Null, write null",
            "K119 27..36 \"undefined\", text undefined",
        ],
    ),
    ("[1]\n]", &["K122 4..5 \"]\""]),
    ("[1] 2 3\n4", &["K122 4..7 \"2 3\""]),
    ("[1,\n\u{200b}2]", &["K107 4..7 \"\\u{200b}\", character U+200B"]),
    ("[\u{feff}1]", &["K107 1..4 \"\\u{feff}\", character U+FEFF"]),
    ("{\"a\":1,\n\n}", &["K116 6..7 \",\""]),
    ("[tru fals]", &["K119 1..9 \"tru fals\", text tru fals"]),
    ("[\"\u{1}\u{1f}\"]", &["K107 2..3 \"\\u{1}\", character U+0001", "K107 3..4 \"\\u{1f}\", character U+001F"]),
    ("", &["K103 0..0 \"\""]),
    (" ", &["K103 0..0 \"\""]),
    ("{a b: 1}", &["K119 1..4 \"a b\", text a b"]),
    ("{a b c: 1, \"d\": 2}", &["K119 1..6 \"a b c\", text a b c"]),
    ("{a b, \"c\": 2}", &["K117 1..2 \"a\", WriteHere 2..2 \"\", sign :", "K119 3..4 \"b\", text b"]),
    (
        "{a\nb: 1}",
        &["K117 1..2 \"a\", WriteHere 2..2 \"\", sign :", "K119 3..4 \"b\", text b", "K129 4..5 \":\", syntax JSON"],
    ),
    ("{\"a\":1,\"a\":{\"b\":[1}}", &["K112 18..19 \"}\", Opened 16..17 \"[\", found }, open ["]),
    ("\"x\n1", &["K110 0..2 \"\\\"x\""]),
    ("[false, x]", &["K119 8..9 \"x\", text x"]),
    ("[true, null, x]", &["K119 13..14 \"x\", text x"]),
    ("[x.y z]", &["K119 1..6 \"x.y z\", text x.y z"]),
    ("[x-y z]", &["K119 1..4 \"x-y\", text x-y", "K115 5..6 \"z\", WriteHere 4..4 \"\"", "K119 5..6 \"z\", text z"]),
    ("[“x y”]", &["K120 1..10 \"“x y”\", quote “"]),
    ("{\"\\\\\": 1, \"\\\\\": 2}", &["K105 10..14 \"\\\"\\\\\\\\\\\"\", First 1..5 \"\\\"\\\\\\\\\\\"\", key \\"]),
    ("{\"a\": \"", &["K110 6..7 \"\\\"\""]),
    ("[\"a \\q\"]", &["K113 4..6 \"\\\\q\", escape \\q"]),
    ("[\"x\\\"", &["K110 1..5 \"\\\"x\\\\\\\"\""]),
    ("[\"x\\\\\\\"", &["K110 1..7 \"\\\"x\\\\\\\\\\\\\\\"\""]),
    ("[\"\\u1\"]", &["K113 2..5 \"\\\\u1\", escape \\u1"]),
    ("[\"\\u123\"]", &["K113 2..7 \"\\\\u123\", escape \\u123"]),
];

const TOML: &[Row] = &[
    ("[a\nb = 1\n", &["K111 1..2 \"a\", Opened 0..1 \"[\", bracket [, close ]"]),
    ("[[a]\nb = 1\n", &["K111 3..4 \"]\", Opened 0..2 \"[[\", bracket [[, close ]]"]),
    ("[[a\nb = 1\n", &["K111 2..3 \"a\", Opened 0..2 \"[[\", bracket [[, close ]]"]),
    ("a = {b = 1\nc = 2\n", &["K111 15..16 \"2\", Opened 4..5 \"{\", bracket {, close }"]),
    (
        "a = [1, {b = 2\n",
        &[
            "K111 13..14 \"2\", Opened 8..9 \"{\", bracket {, close }",
            "K111 13..14 \"2\", Opened 4..5 \"[\", bracket [, close ]",
        ],
    ),
    ("a = [1 2]\n", &["K115 7..8 \"2\", WriteHere 6..6 \"\""]),
    ("a = [1, 'x' 'y']\n", &["K115 12..15 \"'y'\", WriteHere 11..11 \"\""]),
    ("a = {b = 1 c = 2}\n", &["K115 11..12 \"c\", WriteHere 10..10 \"\""]),
    ("a\n", &["K117 0..1 \"a\", WriteHere 1..1 \"\", sign ="]),
    (" a . b \n", &["K117 1..6 \"a . b\", WriteHere 6..6 \"\", sign ="]),
    ("a = \n", &["K118 0..1 \"a\", WriteHere 3..3 \"\""]),
    ("a.b  =  # c\n", &["K118 0..3 \"a.b\", WriteHere 6..6 \"\""]),
    ("a = {b = }\n", &["K118 5..6 \"b\", WriteHere 8..8 \"\""]),
    ("a = {b = 1, c = }\n", &["K118 12..13 \"c\", WriteHere 15..15 \"\""]),
    ("= 1\n", &["K150 0..1 \"=\", key ="]),
    (" = \n", &["K118 1..2 \"=\", WriteHere 2..2 \"\""]),
    ("a = [1,,2]\n", &["K116 7..8 \",\""]),
    ("a = 1 b\n", &["K122 6..7 \"b\""]),
    ("a = x y\n", &["K119 4..7 \"x y\", text x y"]),
    ("a = [true x]\n", &["K115 10..11 \"x\", WriteHere 9..9 \"\""]),
    ("a = [[1] true x]\n", &["K115 9..13 \"true\", WriteHere 8..8 \"\""]),
    ("a = FALSE\n", &["K123 4..9 \"FALSE\", found FALSE, write false"]),
    ("a = Tru\n", &["K119 4..7 \"Tru\", text Tru"]),
    ("a = 1x\n", &["K119 4..6 \"1x\", text 1x"]),
    ("a = +\n", &["K119 4..5 \"+\", text +"]),
    ("a = _1\n", &["K124 4..6 \"_1\", number _1"]),
    ("a = -x\n", &["K119 4..6 \"-x\", text -x"]),
    ("a = .5\n", &["K124 4..6 \".5\", number .5"]),
    ("a = 12:60:00\n", &["K152 4..12 \"12:60:00\""]),
    ("a = 24:00:00\n", &["K152 4..12 \"24:00:00\""]),
    ("a = 12:30:61\n", &["K152 4..12 \"12:30:61\""]),
    ("a = 12:30:60\n", &[]),
    ("a = 23:59:59\n", &[]),
    ("a = 2018-01-01T12:30:00+24:00\n", &["K152 4..29 \"2018-01-01T12:30:00+24:00\""]),
    ("a = 2018-01-01T12:30:00+23:60\n", &["K152 4..29 \"2018-01-01T12:30:00+23:60\""]),
    ("a = 2018-01-01T12:30:00+23:59\n", &[]),
    ("a = 2018-02-30T12:30:00\n", &["K152 4..23 \"2018-02-30T12:30:00\""]),
    ("a = 2018-01-01T25:00:00\n", &["K152 4..23 \"2018-01-01T25:00:00\""]),
    ("a = 2018-1-01\n", &["K152 4..13 \"2018-1-01\""]),
    ("a = 12:30:00.\n", &["K152 4..13 \"12:30:00.\""]),
    ("a = 12:30:00Z\n", &["K152 4..13 \"12:30:00Z\""]),
    ("a = \"\\xg\"\n", &["K113 5..7 \"\\\\x\", escape \\x"]),
    ("a = \"\\u12\"\n", &["K113 5..9 \"\\\\u12\", escape \\u12"]),
    ("a = \"\\U00110000\"\n", &["K113 5..15 \"\\\\U00110000\", escape \\U00110000"]),
    ("a = \"\\åx\"\n", &["K113 5..8 \"\\\\å\", escape \\å"]),
    ("a = \"\\udfff\"\n", &["K114 5..11 \"\\\\udfff\", escape \\udfff"]),
    ("a = 'x\n", &["K110 4..6 \"'x\""]),
    ("a = '\n", &["K110 4..5 \"'\""]),
    ("a = \"\"\"x\n", &["K110 4..8 \"\\\"\\\"\\\"x\""]),
    ("a = '''x''\n", &["K110 4..10 \"'''x''\""]),
    ("a = \"x  \nb = 1\n", &["K110 4..6 \"\\\"x\""]),
    ("\"\"\"a\"\"\" = 1\n", &["K150 0..7 \"\\\"\\\"\\\"a\\\"\\\"\\\"\", key \"\"\"a\"\"\""]),
    ("'''a''' = 1\n", &["K150 0..7 \"'''a'''\", key '''a'''"]),
    ("\"a = 1\n", &["K110 0..6 \"\\\"a = 1\""]),
    ("a = \"\u{7f}\"\n", &["K107 5..6 \"\\u{7f}\", character U+007F"]),
    ("a = ]\n", &["K112 4..5 \"]\", found ]"]),
    ("a = )\n", &["K119 4..5 \")\", text )"]),
    ("[]\n", &["K150 1..2 \"]\", key ]"]),
    ("[a.]\n", &["K150 3..4 \"]\", key ]"]),
    ("[a] b\n", &["K122 4..5 \"b\""]),
    ("[a]]\n", &["K122 3..4 \"]\""]),
    ("a = 0b2\n", &["K124 4..7 \"0b2\", number 0b2"]),
    ("a = 1.e5\n", &["K124 4..8 \"1.e5\", number 1.e5"]),
    ("a = 1_\n", &["K124 4..6 \"1_\", number 1_"]),
    ("a = [\n 1\n 2\n]\n", &["K115 10..11 \"2\", WriteHere 8..8 \"\""]),
    ("[a.b]\nc = 1\n[a]\nb.d = 2\n", &["K105 16..17 \"b\", First 3..4 \"b\", key b"]),
    ("[[a]]\n[a]\n", &["K105 7..8 \"a\", First 2..3 \"a\", key a"]),
    ("[a]\n[[a]]\n", &["K105 6..7 \"a\", First 1..2 \"a\", key a"]),
    ("a = []\n[[a]]\n", &["K105 9..10 \"a\", First 0..1 \"a\", key a"]),
    ("a.b = 1\n[a]\n", &["K105 9..10 \"a\", First 0..1 \"a\", key a"]),
    ("[a]\nb.c = 1\n[a.b]\n", &["K105 15..16 \"b\", First 4..5 \"b\", key b"]),
    ("[[a]]\n[a.b]\n[[a]]\n[a.b]\n", &[]),
    ("a = 1\rb = 2\n", &["K107 5..6 \"\\r\", character U+000D"]),
    ("a = 1 # c\rb = 2\n", &["K107 9..10 \"\\r\", character U+000D"]),
    ("a = {b}\n", &["K117 5..6 \"b\", WriteHere 6..6 \"\", sign ="]),
    ("a = {b = 1, c}\n", &["K117 12..13 \"c\", WriteHere 13..13 \"\", sign ="]),
    ("a = \"\"\"x\n\ry\"\"\"\n", &["K107 9..10 \"\\r\", character U+000D"]),
    ("a = \"\"\"\ry\"\"\"\n", &["K107 7..8 \"\\r\", character U+000D"]),
    ("a = '''x\n\ry'''\n", &["K107 9..10 \"\\r\", character U+000D"]),
    ("a = '''\ry'''\n", &["K107 7..8 \"\\r\", character U+000D"]),
    ("a = \"\"\"x\ry\n", &["K110 4..8 \"\\\"\\\"\\\"x\""]),
    ("a = 1 b # c\n", &["K122 6..7 \"b\""]),
    ("[a] b # c\n", &["K122 4..5 \"b\""]),
    ("a = 'b' \"#\" # c\n", &["K122 8..11 \"\\\"#\\\"\""]),
    ("a = ]\nb = 1\nb = 2\n", &["K112 4..5 \"]\", found ]", "K105 12..13 \"b\", First 6..7 \"b\", key b"]),
    (
        "[a\nb = 1\nb = 2\n",
        &["K111 1..2 \"a\", Opened 0..1 \"[\", bracket [, close ]", "K105 9..10 \"b\", First 3..4 \"b\", key b"],
    ),
    ("[a.b]\n[[a]]\n", &["K105 8..9 \"a\", First 1..2 \"a\", key a"]),
    ("[[x.a]]\n[x]\na.b = 1\n", &["K151 12..13 \"a\", First 4..5 \"a\", key a"]),
    ("[a.b.c]\n[a]\nb.x = 1\n[a.b]\n", &["K105 23..24 \"b\", First 3..4 \"b\", key b"]),
    (
        "a = {b = 1, b = 2, b = 3}\n",
        &["K105 12..13 \"b\", First 5..6 \"b\", key b", "K105 19..20 \"b\", First 5..6 \"b\", key b"],
    ),
    ("a = \"\"\"\"\"\n", &["K110 4..9 \"\\\"\\\"\\\"\\\"\\\"\""]),
    ("a = \"\"\"\n", &["K110 4..7 \"\\\"\\\"\\\"\""]),
    ("a = NaN\n", &["K119 4..7 \"NaN\", text NaN"]),
    ("a = e5\n", &["K119 4..6 \"e5\", text e5"]),
    ("a = [=]\n", &["K129 5..7 \"=]\", syntax TOML"]),
    ("a = [1, ,2]\n", &["K116 8..9 \",\""]),
    (
        "a = [1 2 = 3]\nb = 1\nb = 2\n",
        &["K115 7..8 \"2\", WriteHere 6..6 \"\"", "K105 20..21 \"b\", First 14..15 \"b\", key b"],
    ),
    ("a = =\n", &["K118 0..1 \"a\", WriteHere 5..5 \"\""]),
    ("[\n", &["K150 0..1 \"[\", key ["]),
    ("a = \"\"\"\"\"", &["K110 4..9 \"\\\"\\\"\\\"\\\"\\\"\""]),
    ("a = \"\"\"", &["K110 4..7 \"\\\"\\\"\\\"\""]),
];

/// Every finding on a line: code, first place and what stands there, other places, parameters.
fn said(syntax: Syntax, text: &str) -> Vec<String> {
    let (_, document) = open(syntax, text.as_bytes());
    let place = |span: Span| format!("{}..{} {:?}", span.start, span.end, &text[span.range()]);
    let show = |finding: &Diagnostic| {
        let mut line = format!("{} {}", finding.code.id, place(finding.span().unwrap()));
        for label in &finding.labels[1..] {
            line += &format!(", {:?} {}", label.role, place(label.span));
        }
        for (name, param) in &finding.params {
            line += &match param {
                Param::Text(text) => format!(", {name} {text}"),
                other => format!(", {name} {other:?}"),
            };
        }
        line
    };
    document.findings.iter().map(show).collect()
}

#[test]
fn every_place_is_counted_and_every_word_is_the_files_own() {
    for (syntax, rows) in [(Syntax::Yaml, YAML), (Syntax::Json, JSON), (Syntax::Toml, TOML)] {
        for (text, wanted) in rows {
            assert_eq!(said(syntax, text), *wanted, "{syntax:?} {text:?}");
        }
    }
}

#[test]
fn what_looks_like_a_number_of_another_base_is_a_text() {
    assert_eq!(good(Syntax::Yaml, "[0xzz, 0x, 0o9, 0o, 0x1F, 0o17]"), r#"["0xzz", "0x", "0o9", "0o", 31, 15]"#);
}

#[test]
fn syntaxes_have_their_words_and_names() {
    for (word, name) in [("yaml", "YAML"), ("json", "JSON"), ("toml", "TOML")] {
        assert_eq!(Syntax::parse(word).unwrap().name(), name);
    }
    assert_eq!(Syntax::parse("YAML"), None);
}

#[test]
fn the_limit_of_a_file_is_told_in_mebibytes() {
    let (_, document) = open(Syntax::Json, &vec![b' '; limits::FILE_BYTES + 1]);
    let told = i64::try_from(limits::FILE_BYTES >> 20).unwrap();
    assert_eq!(document.findings[0].params, [("limit", Param::Number(told))]);
    assert_eq!(faults(Syntax::Json, &vec![b' '; limits::FILE_BYTES]), [("K103", String::new())]);
}
