//! A list in JSON that is made as the files of an account are told, so that a large audit is not held.

use crate::outcome::{Account, FileRecord};
use serde::Serialize;
use serde::ser::{Error as _, SerializeSeq, Serializer};
use serde_json::Value;
use std::io;

/// Takes one value after the other.
pub(super) type Put<'p> = dyn FnMut(Value) -> io::Result<()> + 'p;

/// Puts the values of a file, by its place and what is known of it.
pub(super) type Make<'a> = dyn Fn(usize, &FileRecord, &mut Put<'_>) -> io::Result<()> + 'a;

/// Values in order.
pub(super) enum Told<'a> {
    /// Those of each file; the last where there are none.
    Each(&'a dyn Account, &'a Make<'a>, Option<Value>),
    /// These.
    Known(Vec<Value>),
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (account, make, otherwise) = match self {
            Told::Each(account, make, otherwise) => (account, make, otherwise),
            Told::Known(values) => return serializer.collect_seq(values),
        };
        let mut list = serializer.serialize_seq(None)?;
        let (mut place, mut any) = (0, false);
        let each = account.each(&mut |file| {
            let made = make(place, file, &mut |value| {
                any = true;
                list.serialize_element(&value).map_err(|error| io::Error::other(error.to_string()))
            });
            place += 1;
            made
        });
        each.map_err(S::Error::custom)?;
        if let Some(value) = otherwise.as_ref().filter(|_| !any) {
            list.serialize_element(value)?;
        }
        list.end()
    }
}
