//! What is stored comes back, with what it shares; bytes that are no such thing do not.

use super::{Archive, Late, Stored, Writer};
use crate::source::{FileId, Sources, Span};
use crate::value::{Date, Duration, Field, Month, Number, RecordType, Shape, Titles, Type};
use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::sync::Arc;

fn written(value: &impl Stored) -> (String, Vec<u8>) {
    let mut writer = Writer::new(std::iter::empty());
    value.store(&mut writer);
    writer.written()
}

fn comes_back<T: Stored + Debug + PartialEq>(value: T) {
    let (texts, bytes) = written(&value);
    let archive = Archive::new(texts.clone(), bytes.clone()).unwrap();
    let mut reader = archive.reader();
    assert_eq!(T::restore(&mut reader).as_ref(), Some(&value));
    assert!(reader.is_done(), "{value:?} leaves something");
    for end in 0..bytes.len() {
        let cut =
            Archive::new(texts.clone(), bytes[..end].to_vec()).and_then(|archive| T::restore(&mut archive.reader()));
        assert_eq!(cut, None, "{value:?} cut to {end} bytes");
    }
}

#[test]
fn plain_values_come_back_and_cut_ones_do_not() {
    for number in [0, 1, 127, 128, 300, u64::MAX] {
        comes_back(number);
    }
    for number in [0, -1, 63, -64, 64, i64::MIN, i64::MAX] {
        comes_back(number);
    }
    comes_back(i128::MIN);
    comes_back((i128::MAX, -1_i8, true));
    comes_back("Å".to_owned());
    comes_back(vec![Some(Arc::<str>::from("a")), None, Some("a".into()), Some(String::new().into())]);
    comes_back([1_u32, 2, 3]);
    comes_back(Box::new(Err::<bool, String>("no".to_owned())));
    comes_back(HashMap::from([("b".to_owned(), 1_usize), ("a".to_owned(), 2)]));
    comes_back(HashSet::from([7_u32, 3]));
    comes_back(Number::parse("-12.75").unwrap());
    comes_back(vec![Date::MIN, Date::MAX]);
    comes_back(Month::parse("2199-12").unwrap());
    comes_back(vec![Duration::Days(3), Duration::Months(-1)]);
    comes_back(Arc::<[u32]>::from(vec![1, 2]));
}

#[test]
fn types_come_back() {
    let field = Field {
        name: "ip".into(),
        number: Some(3),
        kind: Ok(Type::List(Arc::new(Type::Text))),
        titles: Titles::from([("sv".into(), "adress".into())]).into(),
        not_yet: false,
        may_be_none: true,
        required: false,
        reference: None,
        key: vec!["id".into()],
        shape: Some(Shape::IpAddress),
    };
    let broken = Field { kind: Err("/x".into()), shape: None, ..field.clone() };
    comes_back(Type::Record(Arc::new(RecordType {
        place: "".into(),
        titles: field.titles.clone(),
        fields: vec![Arc::new(field), Arc::new(broken)].into(),
    })));
}

#[test]
fn what_was_shared_is_shared_again_and_what_was_not_is_not() {
    let shared = Arc::new("x".to_owned());
    let (texts, bytes) = written(&vec![Arc::clone(&shared), Arc::new("x".to_owned()), shared]);
    let back = Vec::<Arc<String>>::restore(&mut Archive::new(texts, bytes).unwrap().reader()).unwrap();
    assert!(Arc::ptr_eq(&back[0], &back[2]) && !Arc::ptr_eq(&back[0], &back[1]));
}

#[test]
fn what_is_late_shares_with_what_was_read_before_and_with_what_is_late_too() {
    type Shared = Late<Arc<String>>;
    let shared = Arc::new("x".to_owned());
    let late = || Shared::from(Arc::clone(&shared));
    let (texts, bytes) = written(&((late(), late()), (Arc::clone(&shared), Late::from(7_u32))));
    let archive = Archive::new(texts, bytes).unwrap();
    let mut reader = archive.reader();
    let ((first, second), (early, number)) =
        <((Shared, Shared), (Arc<String>, Late<u32>))>::restore(&mut reader).unwrap();
    assert!(reader.is_done());
    assert!(Arc::ptr_eq(&first, &early) && Arc::ptr_eq(&second.clone(), &early));
    assert_eq!((**early).to_owned(), "x");
    assert_eq!(*number, 7);
    assert_eq!(written(&number), written(&Late::from(7_u32)), "what was read late is stored like what was made");
}

#[test]
fn what_is_late_may_hold_what_is_late_and_is_passed_over_whole() {
    let inner = |text: &str| Late::from(vec![text.to_owned()]);
    let (texts, bytes) = written(&(Late::from(vec![inner("a"), inner("b")]), "c".to_owned()));
    let read = |bytes: &[u8]| {
        let archive = Archive::new(texts.clone(), bytes.to_vec())?;
        let mut reader = archive.reader();
        let read = <(Late<Vec<Late<Vec<String>>>>, String)>::restore(&mut reader)?;
        reader.is_done().then_some(read)
    };
    let (outer, after) = read(&bytes).unwrap();
    assert_eq!(after, "c");
    assert_eq!(format!("{outer:?}"), r#"[["a"], ["b"]]"#);
    for end in 0..bytes.len() {
        assert!(read(&bytes[..end]).is_none(), "cut to {end} bytes");
    }
    let archive = Archive::new("", [&[0; 8][..], &[2, 0]].concat()).unwrap();
    assert!(Late::<u32>::restore(&mut archive.reader()).is_none(), "longer than the bytes");
}

#[test]
fn a_piece_speaks_of_none_but_those_before_it() {
    let pieces = |bytes: &[u8]| [&[1, 0, 0, 0, bytes.len() as u8, 0, 0, 0], bytes].concat();
    let read = |piece: &[u8], rest: &[u8]| {
        let archive = Archive::new("", [&[0; 4], &pieces(piece)[..], rest].concat())?;
        Arc::<Arc<u32>>::restore(&mut archive.reader())
    };
    assert_eq!(read(&[0], &[0]), None, "of itself");
    assert_eq!(read(&[1], &[0]), None, "of none that there is");
    assert_eq!(read(&[0], &[1]), None);
}

#[test]
fn a_span_needs_its_file() {
    let mut sources = Sources::new();
    let files = [sources.add("a", "text", ""), sources.add("b", "text", "")];
    let span = Span::new(files[1], 1, 3);
    let mut writer = Writer::new(files.into_iter());
    span.store(&mut writer);
    let (_, bytes) = writer.written();
    let read = |bytes: &[u8], files: &[FileId]| {
        let archive = Archive::new("", bytes.to_vec()).unwrap();
        let mut reader = archive.reader();
        reader.name_files(files.to_vec());
        Span::restore(&mut reader)
    };
    assert_eq!(read(&bytes, &files), Some(span));
    assert_eq!(read(&bytes, &files[..1]), None);
    let unknown = {
        let mut writer = Writer::new(std::iter::empty());
        span.store(&mut writer);
        writer.written().1
    };
    assert_eq!(read(&unknown, &files), None);
}

#[test]
fn bytes_that_are_no_such_thing() {
    /// Where texts end, no pieces, and what speaks of them.
    fn read<T: Stored>(texts: &'static str, ends: &[u32], rest: &[u8]) -> Option<T> {
        let mut bytes = (ends.len() as u32).to_le_bytes().to_vec();
        ends.iter().for_each(|end| bytes.extend(end.to_le_bytes()));
        bytes.extend([0; 4]);
        bytes.extend(rest);
        T::restore(&mut Archive::new(texts, bytes)?.reader())
    }
    assert_eq!(read("", &[], &[0]), Some(Type::Bool));
    assert_eq!(read::<Type>("", &[], &[99]), None);
    assert_eq!(read::<Type>("", &[], &[]), None);
    let long = [0xff, 0xff, 0xff, 0xff, 0x0f, 1];
    assert_eq!(read::<Vec<bool>>("", &[], &long), None, "a length beyond the bytes takes no memory");
    assert_eq!(read::<Vec<bool>>("", &[], &[0xff; 40]), None);
    assert_eq!(read("x", &[1], &[0]), Some("x".to_owned()));
    assert_eq!(read::<String>("å", &[1, 2], &[0]), None, "half a letter");
    assert_eq!(read::<String>("ab", &[2, 1], &[1]), None, "ends before it begins");
    assert_eq!(read::<String>("x", &[9], &[0]), None, "longer than there are texts");
    assert_eq!(read::<String>("xy", &[1], &[0]), None, "shorter than there are texts");
    assert_eq!(read::<Arc<str>>("", &[], &[5]), None, "none of this number");
    assert_eq!(read::<String>("x", &[1], &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]), None);
    let archive = |bytes: &[u8]| Archive::new("", bytes.to_vec()).is_some();
    assert!(archive(&[0; 8]));
    assert!(!archive(&[0; 7]));
    assert!(!archive(&[0, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, b'x']), "a piece longer than the bytes");
    assert!(!archive(&[0xff; 40]), "more than there are bytes");
}
