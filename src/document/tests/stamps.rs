//! What is known of nodes without a look at what stands there.

use super::*;
use crate::value::nfc;

fn tree(text: &str) -> Tree {
    open(Syntax::Json, text.as_bytes()).1.tree.unwrap()
}

/// Nodes with the same [`What`] hold the same; those of `told` with the same content have the same [`What`].
fn holds(tree: &Tree, told: impl Fn(NodeId) -> bool) {
    let all: Vec<(NodeId, String)> = tree.ids().map(|node| (node, shape(tree, node))).collect();
    for (one, content) in &all {
        for (other, of_other) in &all {
            let (same, what) = (content == of_other, tree.what(*one) == tree.what(*other));
            assert!(same || !what, "{content} {of_other}");
            assert!(what || !same || !told(*one), "{content}");
            let kinds = [*one, *other].map(|node| (tree.is_list(node), tree.is_record(node)));
            let alike = one == other
                || same && kinds[0] == (false, false)
                || kinds[0] == kinds[1] && kinds[0] != (false, false);
            assert_eq!(tree.is_alike(*one, *other), alike, "{content} {of_other}");
        }
        let day = tree.text(*one).and_then(crate::value::Date::parse);
        assert_eq!(tree.day(*one), day, "{content}");
        assert_eq!(tree.is_day(*one), day.is_some(), "{content}");
        for last in ["1900-01-01", "2026-11-27", "2026-11-28", "2026-11-29", "2199-12-31"] {
            let last = crate::value::Date::parse(last).unwrap();
            assert_eq!(tree.is_day_until(*one, last), day.is_some_and(|day| day <= last), "{content} {last}");
        }
        assert!(tree.is_stamped_as_text(*one), "{content}");
        assert_eq!(tree.form_at(*one), tree.text(*one).map(|text| tree.form_of(text)), "{content}");
        for (other, of_other) in &all {
            let texts = [*one, *other].map(|node| tree.text(node).map(nfc));
            let same = texts[0].is_some() && texts[0] == texts[1];
            let has = tree.form_at(*one).is_some_and(|form| tree.has_form(*other, &form));
            assert_eq!(has, same, "{content} {of_other}");
        }
    }
}

const EACH: &str = r#"["a", "A", "2026-11-28", "2026-11-29", "2026-11-31", "a b", "abcdefghij", "abcdefghi.", "none",
    "längre än vad som är kort", "o\u0308", "\u00f6", "K", "\u212a", "också längre än vad som är kort", "12", 12, -12, 1.5, 0, 1, 576460752303423487,
    576460752303423488, -576460752303423488, 99999999999999999999, true, false, null, "", "true", [], ["a"], ["a", "A"],
    ["A", "a"], [["a"]], [1.5], [{"a": 1}], ["a", "a", "a", "a", "a", "a", "a", "a"], ["a", "a", "a", "a", "a", "a", "a", "a", "a"]]"#;

/// No fraction and no record is told apart, nor a list of one, a long list, or a number of many digits.
fn is_told(tree: &Tree, node: NodeId) -> bool {
    match tree.kind(node) {
        Kind::Number(number) => number.to_i64().is_some_and(|n| n >> 59 == n >> 63),
        Kind::List(items) => items.len() <= 8 && items.iter().all(|item| is_told(tree, *item)),
        Kind::Record(_) => false,
        Kind::Text(_) | Kind::Null | Kind::Bool(_) => true,
    }
}

#[test]
fn what_is_the_same_is_known_without_a_look() {
    let tree = tree(&format!("[{EACH}, {EACH}]"));
    holds(&tree, |node| is_told(&tree, node));
}

/// When there are enough others that were numbered, those that were met before are still told apart.
#[test]
fn of_many_texts_that_are_not_short_the_first_are_told_apart() {
    let texts: Vec<String> = (0..4_200).chain(0..4_200).map(|n| format!("\"text of number {n}\"")).collect();
    let tree = tree(&format!("[{}]", texts.join(",")));
    let items = tree.items(tree.root());
    let same: Vec<bool> = (0..4_200).map(|n| tree.what(items[n]) == tree.what(items[n + 4_200])).collect();
    assert_eq!((same.iter().filter(|same| **same).count(), same[4_095], same[4_096]), (4_096, true, false));
    assert!(
        (0..4_200)
            .all(|n| tree.is_alike(items[n], items[n + 4_200]) && tree.what(items[n]) != tree.what(items[0]) || n == 0)
    );
}

#[test]
fn what_is_joined_or_rewritten_is_told_apart_anew() {
    let mut one = tree(&format!("[{EACH}, \"only here, and not short\"]"));
    one.graft(&tree(&format!("[\"only there, and not short\", {EACH}]")));
    holds(&one, |node| is_told(&one, node));
    one.rewrite(|_, text| (text.len() > 8).then(|| format!("{}.", &text[..text.len() - 1])));
    holds(&one, |node| is_told(&one, node));
}
