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
    assert!(matches!(scrub("nothing"), std::borrow::Cow::Borrowed("nothing")));
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
    (file.display_text(), findings, tree)
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
