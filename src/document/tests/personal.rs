use super::*;

// 811218-9876 and 701063-2391 are the tax agency's own examples.
fn found(text: &str) -> Vec<(&str, bool)> {
    find(text).iter().map(|p| (&text[p.start as usize..p.end as usize], p.long_or_separated)).collect()
}

#[test]
fn all_forms_are_found() {
    for form in [
        "198112189876",
        "19811218-9876",
        "19811218+9876",
        "811218-9876",
        "811218+9876",
        "811218 9876",
        "811218–9876",
        "811218\u{2011}9876",
        "811218 - 9876",
        "811218_9876",
        "811218-\n  9876",
        "1981-12-18-9876",
        "８１１２１８－９８７６",
        "٨١١٢١٨-٩٨٧٦",
        "𝟪𝟣𝟣𝟤𝟣𝟪-𝟫𝟪𝟩𝟨",
        "8112\u{ad}18\u{200b}-\u{feff}9876",
        "8\u{0}1\u{0}1\u{0}2\u{0}1\u{0}8\u{0}-\u{0}9\u{0}8\u{0}7\u{0}6",
        r"81121\u0038\x2d9876",
        r"81121\U00000038-\u{39}876",
        "811218%2D987%36",
        "811218%209876",
        "19811218 9876",
        // Tamil digits as escapes, most of which are written without any of the ten.
        r"\u{bee}\u{be7}\u{be7}\u{be8}\u{be7}\u{bee}-\u{bef}\u{bee}\u{bed}\u{bec}",
        "197010632391",
        "701063-2391",
        "000229-0005",
    ] {
        assert_eq!(found(form), [(form, true)], "{form}");
        let inside = format!("å {form}, x");
        assert_eq!(found(&inside), [(form, true)], "{inside}");
    }
    assert_eq!(found("8112189876"), [("8112189876", false)]);
    for before in [r"\u00e5", r"\ud800", "%C3%A5", r"\n", r"\\"] {
        assert_eq!(found(&format!("{before}8112189876")), [("8112189876", false)], "{before}");
    }
    assert_eq!(found("8112189876 811218-9876").len(), 2);
}

#[test]
fn numbers_are_found_at_every_distance_from_what_parts() {
    for form in ["8112189876", "811218-9876", r"81121\u0038\x2d9876", "811218%2D987%36"] {
        for before in ["a", "\"", " ", "-", "a1", "ab12 ", r"a\n", "%20", "å"] {
            for (count, after) in (0..30).flat_map(|count| [(count, ""), (count, "x"), (count, "\", 12 ab")]) {
                let text = format!("{}{form}{after}", format!("{before},").repeat(count));
                assert_eq!(found(&text).iter().map(|(found, _)| *found).collect::<Vec<_>>(), [form], "{text}");
            }
        }
    }
}

#[test]
fn what_is_none_is_left() {
    for text in [
        "811218-9875",   // check digit
        "811318-9873",   // month 13
        "810230-9876",   // 30 February
        "5560360793",    // an organisation number
        "556036-0793",   // the same, separated
        "18112189876",   // eleven digits
        "1981121898760", // thirteen digits
        "811218--9876",  // two separators
        "811218  9876",  // two blanks, as between columns
        "811218-         9876",
        "- 211218\n- 9876",
        "811218.9876",
        "1981-12-18 9876", // a date and a time
        "1981 12 18 9876",
        "①⑧",
        "550e8400-e29b-41d4-a716-446655440000",
        "192.168.121.218",
        "2001:db8:8112:1898::76",
        "0771-10 00 30",
        "+46 18 727 00 00",
        "5599990024",
        "811218-98765", // longer tail
        "0811218-9876", // longer head
        "211218\n9876", // a line end is no separator
        "178112189876", // year 1781
        "018-727 00 00",
        "2018-09-10",
        "",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn scrubbing_keeps_the_form() {
    assert_eq!(scrub("a 811218-9876 b"), "a ••••••-•••• b");
    assert_eq!(scrub("198112189876"), "••••••••••••");
    assert!(matches!(scrub("nothing"), Cow::Borrowed("nothing")));
}

fn redacted(syntax: Syntax, text: &str, exempt: &[&str]) -> (String, Vec<(&'static str, String)>, Option<String>) {
    let (mut sources, mut document) = open(syntax, text.as_bytes());
    let exempt: Vec<Span> = {
        let tree = document.tree.as_ref();
        exempt.iter().filter_map(|key| tree.and_then(|t| t.get(t.root(), key).map(|id| t.span(id)))).collect()
    };
    let before = text.to_owned();
    redact(&mut sources, &mut document, |_| exempt);
    let file = sources.file(document.file);
    let findings = document.findings.iter();
    let findings = findings.map(|d| (d.code.id, before[d.span().unwrap().range()].to_owned())).collect();
    let tree = document.tree.map(|tree| shape(&tree, tree.root()));
    (file.shown(0..text.len()).into_owned(), findings, tree)
}

#[test]
fn numbers_are_hidden_everywhere_and_reported_once() {
    let text = "a: 811218-9876 # 19811218-9876\n\"811218-9876\": x 8112189876\nn: 8112189876\no: 0112189871\n";
    let (shown, findings, tree) = redacted(Syntax::Yaml, text, &[]);
    assert_eq!(
        shown,
        "a: ••••••-•••• # ••••••••-••••\n\"••••••-••••\": x ••••••••••\nn: ••••••••••\no: ••••••••••\n"
            .replace("o: ••••••••••", if find("0112189871").is_empty() { "o: 0112189871" } else { "o: ••••••••••" })
    );
    assert!(findings.iter().all(|(code, _)| *code == "K190"));
    assert_eq!(findings[0].1, "811218-9876");
    assert_eq!(findings[1].1, "19811218-9876");
    assert!(!tree.unwrap().contains("9876"));
}

#[test]
fn nothing_of_what_is_hidden_stays_in_the_tree() {
    // Texts of JSON stand in the file: with one that is hidden, whether a key or a value, none does any more.
    for (syntax, text) in [
        (Syntax::Json, r#"{"a": "x 811218-9876", "b": "c"}"#),
        (Syntax::Json, r#"{"811218-9876": "x", "b": "c"}"#),
        (Syntax::Json, r#"{"b": "c", "d": 198112189876}"#),
        (Syntax::Yaml, "a: \"x 811218-9876\"\nb: 'c'\nd: 811218-9876\n"),
        (Syntax::Yaml, "a: 'x' # 811218-9876\nb: 'c'\n"),
        (Syntax::Yaml, "'811218-9876': x\nb: \"c\"\n"),
        (Syntax::Yaml, "b: 'c' # 811218-9876\nd: \"8112\\x318-9876\"\n"),
    ] {
        let (mut sources, mut document) = open(syntax, text.as_bytes());
        assert!(format!("{:?} {sources:?}", document.tree).contains("9876"), "{text}");
        redact(&mut sources, &mut document, |_| Vec::new());
        let told = format!("{:?} {:?}", document.tree, sources);
        assert!(!told.contains("9876") && !told.contains("811218"), "{told}");
        let tree = document.tree.unwrap();
        assert_eq!(tree.get(tree.root(), "b").and_then(|node| tree.text(node)), Some("c"), "{text}");
    }
}

#[test]
fn a_bare_number_is_let_through_only_where_it_may_stand() {
    let text = "id: 8112189876\nb: 8112189876\n";
    let (shown, findings, tree) = redacted(Syntax::Yaml, text, &["id"]);
    assert_eq!(shown, "id: 8112189876\nb: ••••••••••\n");
    assert_eq!(findings, [("K190", "8112189876".to_owned())]);
    assert_eq!(tree.unwrap(), "{id: 8112189876, b: \"••••••••••\"}");
    // Separated, it is a personal number there too.
    let (shown, findings, _) = redacted(Syntax::Yaml, "id: '811218-9876'\n", &["id"]);
    assert_eq!((shown.as_str(), findings.len()), ("id: '••••••-••••'\n", 1));
}

#[test]
fn numbers_hidden_by_escapes_are_found() {
    let text = "{\"a\": \"81121\\u0038-9876\", \"b\": [\"x\"]}";
    let (shown, findings, tree) = redacted(Syntax::Json, text, &[]);
    assert_eq!(findings, [("K190", "81121\\u0038-9876".to_owned())]);
    assert_eq!(shown, "{\"a\": \"•••••\\u••••-••••\", \"b\": [\"x\"]}");
    assert_eq!(tree.unwrap(), "{a: \"••••••-••••\", b: [\"x\"]}");
    let (_, findings, tree) = redacted(Syntax::Toml, "a = 811218_9876\n", &[]);
    assert_eq!(findings, [("K190", "811218_9876".to_owned())]);
    assert_eq!(tree.unwrap(), "{a: \"••••••••••\"}");
    let (_, findings, tree) = redacted(Syntax::Yaml, "a: 811218\n  9876\n", &[]);
    assert_eq!(findings.len(), 1);
    assert_eq!(tree.unwrap(), "{a: \"•••••• ••••\"}");
}

#[test]
fn a_leading_zero_does_not_save_a_number() {
    // 010229-0003 has a right check digit, and YAML reads 0102290003 as the number 102290003.
    let number = (0..10).map(|n| format!("010228000{n}")).find(|n| !find(n).is_empty()).unwrap();
    let (shown, findings, tree) = redacted(Syntax::Yaml, &format!("a: {number}\n"), &[]);
    assert_eq!(shown, "a: ••••••••••\n");
    assert_eq!(findings.len(), 1);
    assert!(!tree.unwrap().contains(&number[1..]));
}

#[test]
fn a_broken_file_is_masked_as_well() {
    let (shown, findings, tree) = redacted(Syntax::Yaml, "a: [811218-9876\n", &[]);
    assert_eq!(shown, "a: [••••••-••••\n");
    assert_eq!(tree, None);
    assert_eq!(findings.len(), 2);
}

#[test]
fn pointers_follow_the_masked_keys() {
    let (mut sources, mut document) = open(Syntax::Yaml, b"811218-9876:\n  b: 1\n");
    redact(&mut sources, &mut document, |_| Vec::new());
    let tree = document.tree.unwrap();
    let at: Vec<String> = tree.ids().map(|id| tree.pointer(id).to_string()).collect();
    assert!(at.contains(&"/••••••-••••/b".to_owned()), "{at:?}");
}

/// Nine digits with their check digit, the last four after a hyphen.
fn checked(nine: &str) -> String {
    let right = (0..10).map(|n| format!("{nine}{n}")).find(|ten| crate::value::luhn(ten)).unwrap();
    format!("{}-{}", &right[..6], &right[6..])
}

#[test]
fn the_day_is_one_of_its_month_in_its_year() {
    for (century, nine, is_one) in [
        ("", "010228123", true),
        ("", "010229123", false),
        ("", "040229123", true),
        ("", "000229123", true),
        ("", "000230123", false),
        ("20", "010229123", false),
        ("20", "000229123", true),
        ("19", "000229123", false),
        ("19", "040229123", true),
        ("18", "960229123", true),
        ("21", "040229123", false),
        ("", "010430123", true),
        ("", "010431123", false),
        ("", "010631123", false),
        ("", "010931123", false),
        ("", "011131123", false),
        ("", "011231123", true),
        ("", "011232123", false),
        ("", "011301123", false),
        ("", "010001123", false),
        ("", "010100123", false),
        // A co-ordination number: its day with 60 added.
        ("", "010160123", false),
        ("", "010161123", true),
        ("", "010191123", true),
        ("", "010192123", false),
        ("", "010288123", true),
        ("", "010289123", false),
    ] {
        let number = format!("{century}{}", checked(nine));
        let wanted: &[(&str, bool)] = if is_one { &[(&number, true)] } else { &[] };
        assert_eq!(found(&number), wanted, "{number}");
    }
}

#[test]
fn so_far_the_last_four_may_stand_from_the_rest() {
    let gap = |before: &str, blanks: usize| format!("811218{before}{}9876", " ".repeat(blanks));
    for (before, most) in [("-", 7), ("-\n", 6), ("", 1)] {
        assert_eq!(found(&gap(before, most)), [(&*gap(before, most), true)], "{before:?} and {most}");
        assert_eq!(found(&gap(before, most + 1)), [], "{before:?} and one more");
    }
    assert_eq!(found("811218\n9876"), []);
    assert_eq!(found("19-8112-18-9876"), [], "a date is written with its year, month and day apart");
}

#[test]
fn what_two_readings_find_is_as_long_as_the_longer() {
    // With `%20` as a blank ten digits, and with a per cent sign before them twelve.
    assert_eq!(found("%208112189876"), [("208112189876", true)]);
}

#[test]
fn a_file_that_is_no_setup_is_hidden_but_for_phones() {
    let text = "phone: 8112189876\n\"phone\" \"8112189876\"\nphone 811218-9876\nphone 8112189876\nid 8112189876\n198112189876\n";
    let mut sources = Sources::new();
    let file = sources.add("a.krav", text, String::new());
    let findings = hide_all(&mut sources, file);
    let places: Vec<(&str, &str)> = findings.iter().map(|d| (d.code.id, &text[d.span().unwrap().range()])).collect();
    assert_eq!(
        places,
        [("K190", "8112189876"), ("K190", "811218-9876"), ("K190", "8112189876"), ("K190", "198112189876")]
    );
    let hidden = "phone: ••••••••••\n\"phone\" \"8112189876\"\nphone ••••••-••••\nphone 8112189876\nid ••••••••••\n••••••••••••\n";
    assert_eq!(sources.file(file).shown(0..text.len()), hidden);
}

#[test]
fn who_asks_what_is_exempt_has_a_number() {
    let asked = |text: &str| {
        let (mut sources, mut document) = open(Syntax::Yaml, text.as_bytes());
        let mut asked = false;
        redact(&mut sources, &mut document, |_| {
            asked = true;
            Vec::new()
        });
        asked
    };
    assert!(!asked("a: 5560360793 # 811218-9875\nb: [x, 12.5]\n"));
    assert!(asked("a: 811218-9876\n"));
    assert!(asked("a: 8.112189876e9\n"), "a number that is one only when it is read");
}

#[test]
fn what_is_exempt_holds_the_number_as_a_whole() {
    let text = "id: 8112189876 8112189876\n";
    let shown = |exempt: &[(usize, usize)]| {
        let (mut sources, mut document) = open(Syntax::Yaml, text.as_bytes());
        let file = document.file;
        redact(&mut sources, &mut document, |_| exempt.iter().map(|(a, b)| Span::new(file, *a, *b)).collect());
        sources.file(file).shown(0..text.len()).into_owned()
    };
    let (both, first) = (text.to_owned(), "id: 8112189876 ••••••••••\n");
    assert_eq!(shown(&[(4, 25)]), both);
    assert_eq!(shown(&[(4, 14)]), first);
    // One inside the other, and two that overlap, are one.
    assert_eq!(shown(&[(0, 25), (5, 6)]), both);
    assert_eq!(shown(&[(0, 16), (14, 25)]), both);
    // Between two, and across two that touch, nothing is exempt.
    assert_eq!(shown(&[(0, 14), (25, 26)]), first);
    assert_eq!(shown(&[(0, 14), (15, 20), (20, 26)]), first);
}

#[test]
fn digits_beside_a_number_stay() {
    let (shown, _, tree) = redacted(Syntax::Yaml, "a: 811218-9876\nport: 8080\nb: 811218-9876\n", &[]);
    assert_eq!(shown, "a: ••••••-••••\nport: 8080\nb: ••••••-••••\n");
    assert_eq!(tree.unwrap(), "{a: \"••••••-••••\", port: 8080, b: \"••••••-••••\"}");
    // What a finding quotes ends where the number begins.
    let text = "[\"\\u1b８１１２１８-９８７６\"]";
    let (mut sources, mut document) = open(Syntax::Json, text.as_bytes());
    redact(&mut sources, &mut document, |_| Vec::new());
    assert_eq!(document.findings.len(), 2);
    let quoted: Vec<_> = document.findings.iter().flat_map(|d| &d.params).collect();
    assert_eq!(quoted, [&("escape", Param::Text("\\u1b".to_owned()))]);
}
