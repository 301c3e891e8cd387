//! A list in JSON that is made as the files of an account are told, so that a large audit is not held.

use crate::outcome::{Account, FileRecord};
use serde::Serialize;
use serde::ser::{Error as _, SerializeSeq, Serializer};
use serde_json::Value;
use std::io;

/// Values in order.
pub(super) enum Told<'a> {
    /// Those of each file, by its place and what is known of it; the last where there are none.
    Each(&'a dyn Account, &'a (dyn Fn(usize, &FileRecord) -> Vec<Value> + 'a), Option<Value>),
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
            let made = make(place, file);
            place += 1;
            any |= !made.is_empty();
            made.iter()
                .try_for_each(|value| list.serialize_element(value))
                .map_err(|error| io::Error::other(error.to_string()))
        });
        each.map_err(S::Error::custom)?;
        if let Some(value) = otherwise.as_ref().filter(|_| !any) {
            list.serialize_element(value)?;
        }
        list.end()
    }
}
