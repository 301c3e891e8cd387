//! The limits of `document::limits`, each reached and gone beyond by one.

use super::*;

/// The codes of a file, each once.
fn codes(syntax: Syntax, text: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = open(syntax, text.as_bytes()).1.findings.iter().map(|d| d.code.id).collect();
    codes.dedup();
    codes
}

#[test]
fn one_finding_more_than_are_told_is_held() {
    for (syntax, before, one, after) in
        [(Syntax::Json, "[", "x,", "1]"), (Syntax::Yaml, "", "- *a\n", ""), (Syntax::Toml, "", "[[t]]\na = x\n", "")]
    {
        for (count, held) in [(limits::FINDINGS, limits::FINDINGS), (limits::FINDINGS + 9, limits::FINDINGS + 1)] {
            let text = format!("{before}{}{after}", one.repeat(count));
            let (_, document) = open(syntax, text.as_bytes());
            assert_eq!(document.findings.len(), held, "{syntax:?} {count}");
        }
    }
}

#[test]
fn the_end_of_a_long_line_is_looked_for_so_far() {
    // The last letter before the limit goes over it.
    let text = format!("[1] a{}", "é".repeat(limits::LINE));
    let (_, document) = open(Syntax::Json, text.as_bytes());
    let end = 4 + limits::LINE - 1;
    assert_eq!(document.findings[0].span().unwrap().range(), 4..end);
    let text = format!("[1] {}", "é".repeat(limits::LINE));
    let (_, document) = open(Syntax::Json, text.as_bytes());
    assert_eq!(document.findings[0].span().unwrap().range(), 4..4 + limits::LINE);
}

#[test]
fn the_first_bracket_too_deep_is_shown() {
    let nested = |n: usize| format!("{}1{}", "[".repeat(n), "]".repeat(n));
    for (syntax, before, levels) in [
        (Syntax::Yaml, "", 0),
        (Syntax::Json, "", 0),
        (Syntax::Toml, "a = ", 1),
        (Syntax::Toml, "a.b.c = ", 3),
        (Syntax::Toml, "a = {b = ", 2),
        (Syntax::Json, "{\"a\": ", 1),
    ] {
        let close = if before.contains('{') { "}" } else { "" };
        let text = |n: usize| format!("{before}{}{close}", nested(n));
        assert_eq!(faults(syntax, text(limits::DEPTH - levels).as_bytes()), [], "{syntax:?} {before}");
        // The parser of TOML does not count the parts of a key: far beyond the limit another bracket is shown.
        let beyond = if before.contains('.') { 1 } else { limits::DEPTH };
        for more in [1, beyond] {
            let (_, document) = open(syntax, text(limits::DEPTH - levels + more).as_bytes());
            let [finding] = &document.findings[..] else { panic!("{:?}", document.findings) };
            let at = before.len() + limits::DEPTH - levels;
            assert_eq!((finding.code.id, finding.span().unwrap().range()), ("K104", at..at + 1), "{syntax:?} {before}");
        }
    }
    // What stands where a key should counts as well.
    let text = |n: usize| format!("{}{{[1]: 2}}", "[".repeat(n));
    assert_eq!(codes(Syntax::Json, &text(limits::DEPTH - 2)), ["K137", "K111"]);
    assert_eq!(codes(Syntax::Json, &text(limits::DEPTH - 1)), ["K104"]);
}

#[test]
fn what_is_too_deep_is_told_once_and_beside_the_rest() {
    let deep = "[".repeat(limits::DEPTH);
    let deep = format!("{deep}{}", deep.replace('[', "]"));
    assert_eq!(codes(Syntax::Toml, &format!("b = 1\nb = 2\na = {deep}\n")), ["K105", "K104"]);
    let twice = format!("a = {deep}\nb = {deep}\n");
    assert_eq!(faults(Syntax::Toml, twice.as_bytes()), [("K104", "[".to_owned())]);
}

#[test]
fn a_table_too_deep_is_shown_by_its_key() {
    let keys = |n: usize| vec!["a"; n].join(".");
    let (_, document) = open(Syntax::Toml, format!("[{}]\n", keys(limits::DEPTH)).as_bytes());
    let [finding] = &document.findings[..] else { panic!("{:?}", document.findings) };
    assert_eq!(finding.code.id, "K104");
    assert_eq!(faults(Syntax::Toml, format!("[{}]\n", keys(limits::DEPTH - 1)).as_bytes()), []);
    // A value is no level.
    assert_eq!(faults(Syntax::Toml, format!("{} = 1\n", keys(limits::DEPTH)).as_bytes()), []);
    assert_eq!(codes(Syntax::Toml, &format!("{} = 1\n", keys(limits::DEPTH + 1))), ["K104"]);
    let tables = format!("[[{}]]\n", keys(limits::DEPTH - 2));
    assert_eq!(faults(Syntax::Toml, tables.as_bytes()), []);
    assert_eq!(codes(Syntax::Toml, &format!("[[{}]]\n", keys(limits::DEPTH - 1))), ["K104"]);
}

#[test]
fn so_many_values_may_be_copied() {
    // An anchor of a thousand values, copied until no more may be.
    let anchor = format!("x: &one y\na: &a [{}]\n", vec!["x"; 999].join(", "));
    let full = format!("{anchor}b: [{}]\n", vec!["*a"; limits::COPIED_NODES / 1_000].join(", "));
    assert_eq!(faults(Syntax::Yaml, full.as_bytes()), []);
    let (sources, document) = open(Syntax::Yaml, format!("{full}c: *one\n").as_bytes());
    let [finding] = &document.findings[..] else { panic!("{:?}", document.findings) };
    assert_eq!(finding.code.id, "K141");
    let shown: Vec<_> =
        finding.labels.iter().map(|label| (label.role, sources.file(document.file).slice(label.span))).collect();
    assert_eq!(shown, [(Role::Main, "*one"), (Role::Defined, "y")]);
    assert_eq!(finding.params, [("limit", Param::Number(i64::try_from(limits::COPIED_NODES).unwrap()))]);
}

#[test]
fn so_much_text_may_be_copied() {
    let mebibyte = 1 << 20;
    let text = format!("x: &one y\na: &a {}\n", "t".repeat(mebibyte));
    let full = format!("{text}b: [{}]\n", vec!["*a"; limits::COPIED_BYTES / mebibyte].join(", "));
    assert_eq!(faults(Syntax::Yaml, full.as_bytes()), []);
    assert_eq!(codes(Syntax::Yaml, &format!("{full}c: *one\n")), ["K141"]);
    // The text of keys counts as well, and so do values inside.
    let keys: Vec<String> = (0..1_024).map(|n| format!("{n:k>1019}: tttt1")).collect();
    let text = format!("x: &one y\na: &a {{{}}}\n", keys.join(", "));
    let full = format!("{text}b: [{}]\n", vec!["*a"; limits::COPIED_BYTES / mebibyte].join(", "));
    assert_eq!(faults(Syntax::Yaml, full.as_bytes()), []);
    assert_eq!(codes(Syntax::Yaml, &format!("{full}c: *one\n")), ["K141"]);
}

#[test]
fn so_deep_may_an_alias_lead() {
    let at = |lists: usize| {
        let (before, after) = ("[".repeat(lists), "]".repeat(lists));
        format!("a: &a [{{b: x}}]\nc: {before}*a{after}\n")
    };
    // The record of the whole, the lists, and the two levels of the anchor.
    assert_eq!(faults(Syntax::Yaml, at(limits::DEPTH - 3).as_bytes()), []);
    assert_eq!(faults(Syntax::Yaml, at(limits::DEPTH - 2).as_bytes()), [("K104", "*a".to_owned())]);
}
