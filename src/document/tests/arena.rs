//! What a tree answers: its records, its ways up and down, what was added to it and what was rewritten.

use super::*;
use crate::document::builder::Stored;
use crate::document::tree::Held;
use crate::value::Step;

fn tree(text: &str) -> Tree {
    let (_, document) = open(Syntax::Yaml, text.as_bytes());
    assert!(document.findings.is_empty(), "{:?}", document.findings);
    document.tree.unwrap()
}

/// The entries of a tree's top.
fn entries(tree: &Tree) -> Entries<'_> {
    match tree.kind(tree.root()) {
        Kind::Record(entries) => entries,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_has_its_entries_in_order_from_both_ends() {
    let tree = tree("b: 1\na: x\nc: [y, z]\n");
    let all = entries(&tree);
    let keys = |entries: Vec<Entry<'_>>| -> Vec<String> { entries.iter().map(|e| e.key.to_owned()).collect() };
    assert_eq!(keys(all.iter().collect()), ["b", "a", "c"]);
    assert_eq!(keys(all.iter().rev().collect()), ["c", "a", "b"]);
    assert_eq!((all.len(), all.is_empty(), all.iter().len(), all.iter().skip(1).len()), (3, false, 3, 2));
    assert_eq!(all.iter().size_hint(), (3, Some(3)));
    assert_eq!((all.first().unwrap().key, all.get(1).unwrap().key, all.last().unwrap().key), ("b", "a", "c"));
    assert!(all.get(3).is_none());
    let ids: Vec<usize> = all.iter().map(|e| e.id.index()).collect();
    assert_eq!(ids, ["b", "a", "c"].map(|key| tree.key(key).unwrap().index()));
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), tree.key_count());
    assert_eq!((tree.key("d"), tree.key_count()), (None, 3));
}

#[test]
fn records_are_equal_when_their_entries_are() {
    let (one, other) = (tree("a: 1\nb: 2\n"), tree("a: 1\nc: 2\n"));
    assert_eq!(entries(&one), entries(&one.clone()));
    assert_ne!(entries(&one), entries(&other));
    let empty = tree("{}");
    assert_eq!((entries(&empty).len(), entries(&empty).is_empty()), (0, true));
    assert!(entries(&empty).first().is_none() && entries(&empty).last().is_none());
}

#[test]
fn null_is_the_same_as_absent_to_who_asks_for_a_value() {
    let tree = tree("a: ~\nb: x\nc: [1, 2]\n");
    let root = tree.root();
    assert!(tree.entry(root, "a").is_some());
    assert!(tree.get(root, "a").is_none() && tree.get(root, "d").is_none());
    assert!(tree.is_null(tree.entry(root, "a").unwrap().value));
    assert!(!tree.is_null(root));
    let (b, c) = (tree.get(root, "b").unwrap(), tree.get(root, "c").unwrap());
    assert_eq!((tree.text(b), tree.text(c)), (Some("x"), None));
    let numbers: Vec<String> = tree.items(c).iter().map(|item| shape(&tree, *item)).collect();
    assert_eq!(numbers, ["1", "2"]);
    assert!(tree.items(b).is_empty() && tree.items(root).is_empty());
    // Two numbers, their list, two values and the record.
    assert_eq!((tree.len(), tree.is_empty()), (6, false));
}

/// A record of so many keys, which came in another order in the record before it.
fn wide(count: usize) -> Tree {
    let line = |n: usize| format!("  k{n}: {n}\n");
    let backwards: String = (0..count).rev().map(line).collect();
    let forwards: String = (0..count).map(line).collect();
    tree(&format!("first:\n{backwards}second:\n{forwards}  only: x\n"))
}

fn has_all(tree: &Tree, record: NodeId, count: usize) {
    for n in 0..count {
        let value = tree.get(record, &format!("k{n}")).map(|value| shape(tree, value));
        assert_eq!(value, Some(n.to_string()), "{n} of {count}");
    }
}

#[test]
fn every_key_of_a_wide_record_is_found() {
    for count in [1, 30, 31, 32, 33, 100] {
        let mut tree = wide(count);
        let [first, second] = ["first", "second"].map(|key| tree.get(tree.root(), key).unwrap());
        for record in [first, second] {
            has_all(&tree, record, count);
            assert_eq!(tree.get(record, "first"), None);
        }
        assert!(tree.get(first, "only").is_none() && tree.get(second, "only").is_some());
        // Renamed keys are found by their new names, and no longer by the old ones.
        tree.rewrite(|_, text| (text == "k0" || text == "only").then(|| format!("new {text}")));
        for record in [first, second] {
            assert!(tree.entry(record, "k0").is_none());
            assert_eq!(tree.entry(record, "new k0").map(|e| shape(&tree, e.value)), Some("0".to_owned()));
        }
        assert!(tree.key("only").is_none() && tree.key("k0").is_none());
        assert_eq!(shape(&tree, tree.get(second, "new only").unwrap()), "\"x\"");
    }
}

#[test]
fn an_added_tree_keeps_its_places_and_its_pointers() {
    let mut sources = Sources::new();
    let mut add = |name: &str, text: &str| {
        let document = read(&mut sources, name, text.as_bytes(), String::new(), Syntax::Yaml);
        document.tree.unwrap()
    };
    let many: String = (0..40).rev().map(|n| format!("  k{n}: {n}\n")).collect();
    let mut tree = add("a.yaml", "b: [1, x]\na: &n {k3: 1}\nc: *n\n");
    let second = add("b.yaml", &format!("c: [2.5, y, [z]]\na: &n {{k1: 1}}\nd: *n\nwide:\n{many}"));
    let third = add("c.yaml", "e: w\n");
    let before = (shape(&tree, tree.root()), tree.root());
    assert!(tree.is_alone());
    let tops = [(&second, tree.graft(&second)), (&third, tree.graft(&third))];
    assert_eq!((shape(&tree, tree.root()), tree.root()), before);
    for (own, top) in tops {
        assert_eq!(shape(&tree, top), shape(own, own.root()));
        let shift = top.index() - own.root().index();
        for id in own.ids() {
            let moved = NodeId(id.0 + u32::try_from(shift).unwrap());
            assert_eq!(shape(&tree, moved), shape(own, id));
            assert_eq!((tree.span(moved), tree.alias(moved)), (own.span(id), own.alias(id)));
            assert_eq!(tree.pointer(moved), own.pointer(id));
            assert_eq!((tree.top(moved), tree.is_plain(moved)), (top, own.is_plain(id)));
            if let (Kind::Record(here), Kind::Record(there)) = (tree.kind(moved), own.kind(id)) {
                assert!(here.iter().zip(there).all(|(here, there)| here.key_span == there.key_span));
            }
        }
    }
    assert!(!tree.is_alone() && second.is_alone());
    let wide = tree.get(tops[0].1, "wide").unwrap();
    has_all(&tree, wide, 40);
    assert_eq!(tree.file(), tree.span(tree.root()).file);
    assert_ne!(tree.file(), tree.span(tops[0].1).file);
    let (above, step) = tree.step(wide).unwrap();
    assert_eq!((above, step), (tops[0].1, Step::Key("wide".into())));
}

#[test]
fn a_record_is_known_by_its_place_in_a_list_or_by_itself() {
    let tree = tree("units: [{a: 1}, {b: {c: 2}}]\nof: {d: [[], {e: 3}]}\n");
    let at = |pointer: &[Step]| tree.find(&pointer.iter().cloned().collect()).unwrap();
    let (units, of) = (at(&[Step::Key("units".into())]), at(&[Step::Key("of".into())]));
    for (place, item) in tree.items(units).iter().enumerate() {
        assert_eq!(tree.in_list(*item), (units, place));
    }
    // The number of a key says nothing of how many records there are: what no list holds stands for itself.
    let inner = tree.get(tree.items(units)[1], "b").unwrap();
    for record in [tree.root(), of, inner] {
        assert_eq!(tree.in_list(record), (record, 0));
    }
    let list = tree.get(of, "d").unwrap();
    assert_eq!(tree.in_list(tree.items(list)[1]), (list, 1));
}

#[test]
fn what_a_node_holds_is_kept_whole_in_eight_bytes() {
    let most = (1 << 29) - 1;
    let lengths = [0, 1, 64 << 20, most];
    let places = [0, 1, 1 << 29, u32::MAX];
    for (at, length) in places.iter().flat_map(|at| lengths.map(|length| (*at, length))) {
        let with = [Held::Text(at, length), Held::List(at, length), Held::Record(at, length), Held::Number(at)];
        for held in with.into_iter().chain([Held::Null, Held::Bool(true), Held::Bool(false)]) {
            assert_eq!(Stored::new(held).held(), held);
        }
    }
    assert_eq!(size_of::<Stored>(), 8);
    // No file has so many bytes; a length is cut, and never becomes another kind.
    assert_eq!(Stored::new(Held::Text(7, u32::MAX)).held(), Held::Text(7, most));
}

#[test]
fn single_values_are_the_same_when_they_are_equal() {
    let tree = tree("[x, \"x\", y, xx, '', 1, 1.0, 2, true, false, ~, ~, [x], [x], {a: x}, {a: x}, 'true', '1']\n");
    let items = tree.items(tree.root());
    let same = |one: usize, other: usize| tree.is_same_single(items[one], items[other]);
    let pairs: Vec<(usize, usize)> = (0..items.len())
        .flat_map(|one| (0..one).filter(move |other| same(one, *other)).map(move |other| (other, one)))
        .collect();
    assert_eq!(pairs, [(0, 1), (5, 6), (10, 11)]);
    assert!((0..items.len()).all(|one| same(one, one) != (12..=15).contains(&one)));
}

#[test]
fn what_is_scanned_can_be_rewritten() {
    let mut tree = tree("a: x\nb: [12, y]\nc: true\n");
    let mut seen = Vec::new();
    tree.scan(|span, text| seen.push(format!("{} {text}", span.start)));
    seen.sort();
    assert_eq!(seen, ["0 a", "13 y", "16 c", "3 x", "5 b", "9 12"]);
    tree.rewrite(|_, text| (text != "y").then(|| text.to_uppercase() + "!"));
    assert_eq!(shape(&tree, tree.root()), "{A!: \"X!\", B!: [\"12!\", \"y\"], C!: true}");
    assert_eq!(tree.pointer(tree.get(tree.root(), "B!").unwrap()).to_string(), "/B!");
    assert!(tree.key("a").is_none());
}
