//! What is wrong is found, once, where it stands, and the rest is read.

use super::*;
use crate::diagnostic::Role;

/// Source, code and underlined text: `in rule r { … }` when the source does not begin with an item.
const FAULTS: &[(&str, &[(&str, &str)])] = &[
    // K301 something else was expected
    ("must a =", &[("K301", "}")]),
    ("must a = say sv \"x\"", &[("K301", "say")]),
    ("must and b", &[("K301", "and")]),
    ("must ()", &[("K301", ")")]),
    ("must (a b)", &[("K301", "b")]),
    ("must [a b]", &[("K301", "b")]),
    ("must f(a, )", &[("K301", ")")]),
    ("must a.", &[("K301", "}")]),
    ("must a.b as 3", &[("K301", "3")]),
    ("must some x of xs satisfy x.a", &[("K317", "of")]),
    ("must some x xs satisfy x.a", &[("K301", "xs")]),
    ("must some x in xs", &[("K301", "}")]),
    ("must at least 2 x in xs satisfy x.a", &[("K301", "x")]),
    ("must the x in xs", &[("K301", "}")]),
    ("must if a b", &[("K301", "b")]),
    ("must a matches b", &[("K301", "b")]),
    ("must a within 12 months", &[("K301", "}")]),
    ("must a is 'x' and b is", &[("K317", "is"), ("K317", "'x'"), ("K301", "}")]),
    ("must sum(x.a)", &[("K301", ")")]),
    ("must count(persons)", &[("K301", ")")]),
    ("must all of a", &[("K301", "a")]),
    ("must days from a b", &[("K301", "b")]),
    ("except when a must b", &[("K301", "must")]),
    ("let x 3 must a", &[("K301", "3")]),
    ("effective from x must a", &[("K301", "x")]),
    ("for unit in units must a", &[("K301", "unit")]),
    ("clause c { page x }", &[("K301", "x")]),
    ("clause c { word shall sv \"x\" }", &[("K301", "shall")]),
    ("clause c { section Siebel sv \"x\" }", &[("K301", "Siebel")]),
    ("table t (a) \"x\"", &[("K301", "\"x\"")]),
    ("param p 3", &[("K301", "3")]),
    ("must a say b", &[("K301", "b")]),
    ("rule r must a }", &[("K301", "must")]),
    // K302 not here
    ("must a b c d should e", &[("K302", "b")]),
    ("fluff and stuff rule r { must a }", &[("K302", "fluff")]),
    ("policy p { owner \"x\" colour \"red\" schema \"y\" }", &[("K302", "colour")]),
    ("reading r { must sv \"x\" }", &[("K304", "must")]),
    // K303 misspelt
    ("shuold a", &[("K303", "shuold")]),
    ("must every x in xs satisfies x.a", &[("K303", "satisfies")]),
    ("must every x in xs wher x.b satisfy x.a", &[("K303", "wher")]),
    ("except when a becuase sv \"x\" must b", &[("K303", "becuase")]),
    ("rul r { must a }", &[("K303", "rul")]),
    ("clause c { word shoud }", &[("K303", "shoud")]),
    ("policy p { ovner \"x\" }", &[("K303", "ovner")]),
    // K304 misplaced
    ("must a rule r { must b }", &[("K304", "must")]),
    ("rule r { must a title sv \"x\" }", &[("K304", "title")]),
    // K305 unclosed, K306 unopened
    ("rule r { must a rule s { must b }", &[("K305", "rule")]),
    ("rule r { must (a say sv \"x\" }", &[("K305", "say")]),
    ("rule r { must a", &[("K305", "")]),
    ("rule r { must a } } rule s { must b }", &[("K306", "}")]),
    ("must a) say sv \"x\"", &[("K306", ")")]),
    // K307–K310 texts and characters
    ("rule r {\nmust a = \"x \n should b }", &[("K307", "\"")]),
    ("reading r { sv \"abc }\nrule s { must a }", &[("K307", "\"")]),
    ("must a = \"x\\q\\n\"", &[("K308", "\\q")]),
    ("must a say sv \"ab { c\"", &[("K309", "{")]),
    ("must a say sv \"ab } c {d}\"", &[("K309", "}")]),
    ("must a say sv \"å {b +} c\"", &[("K301", "")]),
    ("must a say sv \"å {b c} d\"", &[("K301", "c")]),
    ("must a say sv \"å {}\"", &[("K301", "")]),
    ("must a say sv \"\\u{e5} {b &&  c}\"", &[("K317", "&&")]),
    ("must a = €5", &[("K310", "€")]),
    ("must a @ b should c", &[("K310", "@")]),
    ("must a = 2018-08%", &[("K310", "%")]),
    ("must a = 2018-08-01 %", &[("K310", "%")]),
    // K311–K314 numbers, days, minus
    ("must a = 1 000", &[("K311", "1 000")]),
    ("must a = 1_000", &[("K311", "1_000")]),
    ("must a = 1e3", &[("K311", "1e3")]),
    (
        "must a = 99999999999999999999999999999999999999999999999",
        &[("K311", "99999999999999999999999999999999999999999999999")],
    ),
    ("must a = 2018-6-15", &[("K312", "2018-6-15")]),
    ("must a = 15-06-2018", &[("K312", "15-06-2018")]),
    ("must a = 2018-6", &[("K312", "2018-6")]),
    ("must a = 2018-02-30", &[("K313", "2018-02-30")]),
    ("must a = 2018-13", &[("K313", "2018-13")]),
    ("must a -b = 3", &[("K314", "-")]),
    ("must (a)-b = 3", &[("K314", "-")]),
    ("must a.b -14 days = 3", &[("K314", "-")]),
    ("must a = 5-3", &[("K314", "5-3")]),
    ("must a = - b", &[("K314", "-")]),
    // K315, K316 precedence
    ("must a and b or c", &[("K315", "or")]),
    ("must a or b and c or d and e", &[("K315", "and")]),
    ("must a < b < c <= d", &[("K316", "<")]),
    ("must a = b = c", &[("K316", "=")]),
    // K317 habits
    ("must a == b && c || d", &[("K315", "||"), ("K317", "=="), ("K317", "&&"), ("K317", "||")]),
    ("must a <> b", &[("K317", "<>")]),
    ("must a ≥ b", &[("K317", "≥")]),
    ("must !a", &[("K317", "!")]),
    ("must a != null", &[("K317", "!= null")]),
    ("must a is not null", &[("K317", "is not null")]),
    ("must a is not done", &[("K317", "is not done")]),
    ("must a is not b.c", &[("K317", "is not")]),
    ("must a is \"x\"", &[("K317", "is")]),
    ("must a is an email", &[("K317", "is an")]),
    ("must a is before b", &[("K317", "is before")]),
    ("must a contains b", &[("K317", "contains")]),
    ("must a = 'text'", &[("K317", "'text'")]),
    ("must a = ”text”", &[("K317", "”text”")]),
    ("must a = True", &[("K317", "True")]),
    ("must a times 2 * 3 = 1", &[("K317", "*")]),
    ("must for all x in xs satisfy x.a", &[("K317", "for all")]),
    ("must exists x in xs such that x.a", &[("K317", "exists"), ("K317", "such that")]),
    ("must there is a x in xs where x.a satisfy x.b", &[("K317", "there is a")]),
    ("must any x in xs satisfy x.a", &[("K317", "any")]),
    ("must a unless b", &[("K317", "unless")]),
    ("must if a then b else c", &[("K317", "if")]),
    ("must a if b, else c", &[("K317", "else")]),
    ("must f (a)", &[("K317", "f (")]),
    ("must a = 14-days", &[("K317", "14-days")]),
    ("must a = 14days", &[("K317", "14days")]),
    ("require a", &[("K317", "require")]),
    ("must count(x for x in xs) = 1", &[("K317", "x for")]),
    // K318–K326
    ("let no = 3 must a", &[("K318", "no")]),
    ("rule if { must a }", &[("K318", "if")]),
    ("must pеrson.a", &[("K319", "pеrson")]),
    ("must pеrson.a and pеrson.b", &[("K319", "pеrson")]),
    ("clause c { section \"a\" section \"b\" }", &[("K320", "section")]),
    ("must a say sv \"x\" say sv \"y\"", &[("K320", "say")]),
    ("rule { must a }", &[("K322", "{")]),
    ("let = 3 must a", &[("K322", "=")]),
    ("for each in units must a", &[("K322", "in")]),
    ("define a.b = 3", &[("K323", "a.b")]),
    ("must a = 1.5 days", &[("K324", "1.5 days")]),
    ("clause c { page 1.5 }", &[("K324", "1.5")]),
    ("must a if b", &[("K325", "if")]),
    ("say sv \"x\" must a", &[("K326", "say")]),
];

fn source(text: &str) -> String {
    let items = ["rule ", "rul ", "clause ", "reading ", "policy ", "table ", "param ", "define ", "fluff "];
    let misplaced = text.starts_with("must a rule r {");
    if misplaced || items.iter().any(|item| text.starts_with(item)) {
        text.to_owned()
    } else {
        format!("rule r {{ {text} }}")
    }
}

#[test]
fn each_fault_is_found_where_it_stands() {
    let mut wrong = String::new();
    for (text, expected) in FAULTS {
        let found = found(&source(text));
        let found: Vec<(&str, &str)> = found.iter().map(|(code, at)| (code.as_str(), at.as_str())).collect();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        let mut sorted = found.clone();
        sorted.sort_unstable();
        if sorted != expected {
            wrong += &format!("{text}\n   found    {found:?}\n   expected {expected:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_code_has_a_fault_and_a_text() {
    for code in crate::diagnostic::codes::syntax::ALL {
        let raised = FAULTS.iter().any(|(_, found)| found.iter().any(|(id, _)| *id == code.id));
        // Nesting is tested with texts too long for a table.
        assert!(raised || code.id == "K321", "{}", code.id);
        assert!(crate::text::codes::of(code.id).is_some(), "{}", code.id);
    }
}

/// The value of a parameter, as text.
fn param(text: &str, name: &str) -> String {
    let findings = read(&source(text)).1;
    let param = findings[0].params.iter().find(|(key, _)| *key == name);
    match &param.unwrap_or_else(|| panic!("{findings:?}")).1 {
        crate::diagnostic::Param::Text(text) => text.clone(),
        crate::diagnostic::Param::List(all) => all.join("|"),
        crate::diagnostic::Param::Word(word) => format!("<{word}>"),
        crate::diagnostic::Param::Number(number) => number.to_string(),
    }
}

#[test]
fn findings_say_what_to_write() {
    for (text, name, value) in [
        ("must a and b or c", "write", "(a and b) or c"),
        ("must a or b and c = d or e", "write", "a or (b and c = d) or e"),
        ("must a < b <= c", "write", "a < b and b <= c"),
        ("must a == b", "write", "="),
        ("must a = ”text”", "write", "\"text\""),
        ("must a = 'text'", "write", "\"text\""),
        ("must a = 14-days", "write", "14 days"),
        ("must a = 14d", "write", "14 days"),
        ("must a = 2018-6-15", "write", "2018-06-15"),
        ("must a = 15.06.2018", "write", "2018-06-15"),
        ("must a = 1 000 000", "write", "1000000"),
        ("must a -b", "write", "a - b"),
        ("must a != null", "write", "is declared"),
        ("must a = null", "write", "is missing"),
        ("must a is not done", "write", "not … is done"),
        ("shuold a", "write", "should"),
        ("shuold a", "found", "shuold"),
        ("must every x in xs satisfies x.a", "write", "satisfy"),
        ("must some x in xs", "expected", "where|satisfy"),
        ("must some x in xs where x.a", "expected", "satisfy"),
        ("must a = say sv \"x\"", "expected", "<expression>"),
        ("rule r { must a", "found", "<end-of-file>"),
        ("rule r { must a", "close", "}"),
        ("must a rule r { must b }", "belongs", "<rule>"),
        ("must a rule r { must b }", "block", "<policy-file>"),
        ("must pеrson.a", "letters", "е (U+0435)"),
        ("must a.b is", "expected", "done|planned|declared|missing|empty"),
    ] {
        assert_eq!(param(text, name), value, "{text}");
    }
    assert!(param("must a colour b", "may").starts_with("cites|reads|when|for|during"));
}

#[test]
fn other_places_are_shown_too() {
    let labels = |text: &str| -> Vec<(Role, String)> {
        let slice = |label: &crate::diagnostic::Label| (label.role, text[label.span.range()].to_owned());
        read(text).1[0].labels.iter().skip(1).map(slice).collect()
    };
    assert_eq!(labels("rule r { must (a say sv \"x\" }"), [(Role::Opened, "(".to_owned())]);
    assert_eq!(labels("rule r { must a rule s { must b }"), [(Role::Opened, "{".to_owned())]);
    assert_eq!(labels("clause c { page 1 page 2 }"), [(Role::First, "page".to_owned())]);
    assert_eq!(labels("rule r { must a = \"b\n }"), [(Role::WriteHere, String::new())]);
}

const MANY: &str = r#"policy p { owner "O" ownr "x" }
clause c.one { section "S" section "T" sv "å" }
rule first {
  must a =
  say sv "{b" en "ok"
}
stray words here
rule second {
  shuold a and b or c
  must (d
  say sv "x"
}
rule third { must e == f
rule fourth { must g < h < i unless j }
rule { must k }
rule fifth { cites c.one must every x in xs x.a by y note 2018-02-30 = z }
rule last { must m } }
"#;

#[test]
fn a_dozen_faults_are_all_found_once_and_every_rule_is_read() {
    let all: Vec<(String, String)> = found(MANY);
    let all: Vec<(&str, &str)> = all.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(
        all,
        [
            ("K303", "ownr"),
            ("K320", "ownr"),
            ("K320", "section"),
            ("K301", "say"),
            ("K309", "{"),
            ("K302", "stray"),
            ("K303", "shuold"),
            ("K315", "or"),
            ("K305", "say"),
            ("K317", "=="),
            ("K305", "rule"),
            ("K316", "<"),
            ("K317", "unless"),
            ("K322", "{"),
            ("K301", "x"),
            ("K313", "2018-02-30"),
            ("K306", "}"),
        ]
    );
    let file = read(MANY).0;
    let names: Vec<&str> = file
        .items
        .iter()
        .filter_map(|item| if let Item::Rule(rule) = item { Some(rule.name.text.as_str()) } else { None })
        .collect();
    assert_eq!(names, ["first", "second", "third", "fourth", "", "fifth", "last"]);
    let Item::Rule(fifth) = &file.items[file.items.len() - 2] else { panic!() };
    assert_eq!((fifth.cites.len(), fifth.requirements.len()), (1, 2));
    assert!(fifth.requirements[0].by.is_none());
}

#[test]
fn every_word_of_a_finding_is_in_the_catalogue() {
    for (text, _) in FAULTS {
        for finding in read(&source(text)).1 {
            for (name, param) in &finding.params {
                if let crate::diagnostic::Param::Word(key) = param {
                    assert!(crate::text::words::word(key).is_some(), "{name}: {key}");
                }
            }
        }
    }
}
