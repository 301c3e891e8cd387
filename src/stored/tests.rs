//! What is stored comes back, with what it shares; bytes that are no such thing do not.

use super::{Reader, Stored, Writer};
use crate::source::{FileId, Sources, Span};
use crate::value::{Date, Duration, Field, Month, Number, RecordType, Shape, Type};
use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::sync::Arc;

fn written(value: &impl Stored) -> Vec<u8> {
    let mut writer = Writer::new(std::iter::empty());
    value.store(&mut writer);
    writer.bytes()
}

fn comes_back<T: Stored + Debug + PartialEq>(value: T) {
    let bytes = written(&value);
    let mut reader = Reader::new(&bytes).unwrap();
    assert_eq!(T::restore(&mut reader).as_ref(), Some(&value));
    assert!(reader.is_done(), "{value:?} leaves something");
    for end in 0..bytes.len() {
        let cut = Reader::new(&bytes[..end]).and_then(|mut reader| T::restore(&mut reader));
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
        titles: vec![("sv".into(), "adress".into())].into(),
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
        fields: vec![Arc::new(field), Arc::new(broken)],
    })));
}

#[test]
fn what_was_shared_is_shared_again_and_what_was_not_is_not() {
    let shared = Arc::new("x".to_owned());
    let bytes = written(&vec![Arc::clone(&shared), Arc::new("x".to_owned()), shared]);
    let back = Vec::<Arc<String>>::restore(&mut Reader::new(&bytes).unwrap()).unwrap();
    assert!(Arc::ptr_eq(&back[0], &back[2]) && !Arc::ptr_eq(&back[0], &back[1]));
}

#[test]
fn a_span_needs_its_file() {
    let mut sources = Sources::new();
    let files = [sources.add("a", "text", ""), sources.add("b", "text", "")];
    let span = Span::new(files[1], 1, 3);
    let mut writer = Writer::new(files.into_iter());
    span.store(&mut writer);
    let bytes = writer.bytes();
    let read = |bytes: &[u8], files: &[FileId]| {
        let mut reader = Reader::new(bytes).unwrap();
        files.iter().for_each(|file| reader.file(*file));
        Span::restore(&mut reader)
    };
    assert_eq!(read(&bytes, &files), Some(span));
    assert_eq!(read(&bytes, &files[..1]), None);
    let unknown = {
        let mut writer = Writer::new(std::iter::empty());
        span.store(&mut writer);
        writer.bytes()
    };
    assert_eq!(read(&unknown, &files), None);
}

#[test]
fn bytes_that_are_no_such_thing() {
    fn read<T: Stored>(bytes: &[u8]) -> Option<T> {
        T::restore(&mut Reader::new(bytes)?)
    }
    assert_eq!(read(&[0, 0]), Some(Type::Bool));
    assert_eq!(read::<Type>(&[0, 99]), None);
    assert_eq!(read::<Type>(&[]), None);
    let long = [0, 0xff, 0xff, 0xff, 0xff, 0x0f, 1];
    assert_eq!(read::<Vec<bool>>(&long), None, "a length beyond the bytes takes no memory");
    assert_eq!(read::<Vec<bool>>(&[0xff; 40]), None);
    assert_eq!(read(&[1, 1, b'x', 0]), Some("x".to_owned()));
    assert_eq!(read::<String>(&[1, 1, 0xff, 0]), None, "no text");
    assert_eq!(read::<String>(&[2, 1, 1, 0xc3, 0xa5, 0]), None, "half a letter");
    assert_eq!(read::<String>(&[1, 9, b'x', 0]), None, "longer than the bytes");
    assert_eq!(read::<Arc<str>>(&[0, 5]), None, "none of this number");
}
