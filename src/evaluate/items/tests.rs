use super::Index;
use crate::document::{Syntax, Tree, read};
use crate::source::Sources;

fn tree(text: &str) -> Tree {
    read(&mut Sources::default(), "t.json", text.as_bytes(), String::new(), Syntax::Json).tree.unwrap()
}

/// The places of the records that have a text, and of those that have it or may have it.
fn found(index: &Index<'_>, text: &str) -> [Vec<u32>; 4] {
    let possible = |declared| index.possible(index.number(text), declared).into_owned();
    [index.sure(text).to_vec(), possible(None), possible(Some(true)), possible(Some(false))]
}

/// A file with stamps and without.
fn both(tree: Tree) -> [Tree; 2] {
    let both = [tree.clone().without_stamps(), tree];
    assert_eq!(both.each_ref().map(Tree::has_stamps), [false, true]);
    both
}

fn same(places: &[u32]) -> [Vec<u32>; 4] {
    [(); 4].map(|()| places.to_vec())
}

#[test]
fn keys_that_differ_are_found_at_their_places() {
    let tree = tree(r#"[{"k": "b"}, {"k": "a"}, {"k": "é"}]"#);
    for tree in both(tree) {
        let index = Index::new(&tree, tree.root(), "k");
        assert_eq!(found(&index, "b"), same(&[0]));
        assert_eq!(found(&index, "a"), same(&[1]));
        // In whatever form it is written.
        assert_eq!(found(&index, "e\u{301}"), same(&[2]));
        assert_eq!((index.number("c"), found(&index, "c")), (None, same(&[])));
        let none = Index::new(&tree, tree.root(), "other");
        assert_eq!(found(&none, "b"), [vec![], vec![], vec![], vec![0, 1, 2]]);
    }
}

/// A letter that NFC writes as one of those that have stamps.
#[test]
fn a_text_is_found_where_it_has_a_stamp_only_as_nfc_writes_it() {
    let tree = tree(r#"[{"k": "\u212a1"}, {"k": "K1"}, {"k": "k1"}]"#);
    for tree in both(tree) {
        let index = Index::new(&tree, tree.root(), "k");
        assert_eq!((found(&index, "K1"), found(&index, "\u{212a}1")), (same(&[0, 1]), same(&[0, 1])));
        assert_eq!(found(&index, "k1"), same(&[2]));
    }
}

#[test]
fn a_text_is_found_in_every_record_that_has_it_and_once_in_each() {
    let tree = tree(
        r#"[{"k": ["a", "b", "a"]}, {"k": "b"}, {"k": 1}, {"k": []}, {}, {"k": ["c", "a", 2]}, {"k": null}, {"k": "a"}]"#,
    );
    let trees = both(tree);
    let indexes = trees.each_ref().map(|tree| Index::new(tree, tree.root(), "k"));
    let (unread, absent) = (2, [4, 6]);
    for (text, sure) in [("a", vec![0, 5, 7]), ("b", vec![0, 1]), ("c", vec![5]), ("d", vec![])] {
        let with = |more: &[u32]| {
            let mut all = [&sure, more].concat();
            all.sort_unstable();
            all
        };
        let all = [sure.clone(), sure.clone(), with(&[unread]), with(&[unread, absent[0], absent[1]])];
        assert_eq!(indexes.each_ref().map(|index| found(index, text)), [all.clone(), all], "{text}");
    }
}

#[test]
fn many_texts_are_each_found() {
    let records: Vec<String> =
        (0..1_000).map(|n| format!(r#"{{"k": ["t{n}", "t{}", "t{}"]}}"#, n / 2, n % 7)).collect();
    let tree = tree(&format!("[{}]", records.join(",")));
    for tree in both(tree) {
        let index = Index::new(&tree, tree.root(), "k");
        for text in 0..1_000 {
            let has = |n: &u32| [*n, *n / 2, *n % 7].contains(&text);
            let expected: Vec<u32> = (0..1_000).filter(has).collect();
            assert_eq!(index.sure(&format!("t{text}")), expected, "{text}");
        }
        // In whatever order they are asked for, and asked twice.
        for text in (0..2_000).map(|n| n / 2 * 617 % 1_000) {
            let places = index.sure(&format!("t{text}"));
            assert!(!places.is_empty() && places.iter().all(|n| [*n, *n / 2, *n % 7].contains(&text)), "{text}");
            assert_eq!(index.number(&format!("t {text}")), None);
        }
    }
}

/// Texts as they stand in a list: in order, against it, in no order, in order but for the last, and the same ones again and again.
#[test]
fn texts_are_found_in_whatever_order_they_stand() {
    let orders: [fn(u32) -> u32; 5] =
        [|n| n, |n| 199 - n, |n| n * 77 % 200, |n| if n == 199 { 0 } else { n + 1 }, |n| n * 7 % 60 / 2];
    for (order, length) in orders.into_iter().flat_map(|order| [0, 2, 9].map(|length| (order, length))) {
        let text = |n: u32| format!("{:0length$}{n}", "", length = length);
        let records: Vec<String> = (0..200).map(|n| format!(r#"{{"k": "{}"}}"#, text(order(n)))).collect();
        for tree in both(tree(&format!("[{}]", records.join(",")))) {
            let index = Index::new(&tree, tree.root(), "k");
            for wanted in (0..400).map(|n| n * 31 % 250) {
                let expected: Vec<u32> = (0..200).filter(|n| order(*n) == wanted).collect();
                assert_eq!(index.sure(&text(wanted)), expected, "{wanted}");
            }
        }
    }
}
