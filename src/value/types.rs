//! The types of the language, as a JSON Schema gives them.

use super::Lack;
use crate::stored::Late;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What something is called, per language: `(language, title)`.
pub type Titles = Arc<[(Arc<str>, Arc<str>)]>;

/// Of each value of an enum its label per language: `(language, label)`.
pub type Labels = Vec<Vec<(Arc<str>, Arc<str>)>>;

/// An enum of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumType {
    /// Name in the schema's `$defs`, or the path of the field that declares it.
    pub name: Arc<str>,
    /// The values in the schema's order.
    pub values: Vec<Arc<str>>,
    /// Their labels; empty when the schema has none.
    pub labels: Late<Labels>,
}

/// Its name nearly always tells it apart.
impl Hash for EnumType {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl EnumType {
    /// Whether `value` is one of the values.
    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        self.values.iter().any(|v| &**v == value)
    }

    /// A value as the type shares it.
    #[must_use]
    pub fn shared(&self, value: &str) -> Arc<str> {
        self.values.iter().find(|known| &***known == value).map_or_else(|| Arc::from(value), Arc::clone)
    }

    /// The label of a value in a language; the value itself when there is none.
    #[must_use]
    pub fn label<'a>(&'a self, value: &'a str, lang: &str) -> &'a str {
        let place = self.values.iter().position(|v| &**v == value);
        let labels = place.and_then(|i| self.labels.get(i));
        labels.and_then(|l| l.iter().find(|(code, _)| &**code == lang)).map_or(value, |(_, label)| label)
    }
}

/// A text format from our list; asserted by the structure check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `ip-address`: IPv4 or IPv6.
    IpAddress,
    /// `private-ip-address`: RFC 1918 or RFC 4193 (readings A-15).
    PrivateIpAddress,
    /// `email`.
    Email,
    /// `organisation-number`: Swedish, ten digits with check digit.
    OrganisationNumber,
    /// `phone-number`.
    PhoneNumber,
    /// `serial-number`: any text that is not blank.
    SerialNumber,
    /// `name`: any text, compared without regard to case and runs of blanks.
    Name,
}

/// What a text field refers to (`x-krav-ref`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// Targets as `list.field` or `record.field`. A single target can be followed in rules.
    pub targets: Vec<(Arc<str>, Arc<str>)>,
}

/// A type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// True or false.
    Bool,
    /// Exact number; `integer` when the schema says so (both compare with each other).
    Number,
    /// Per cent, an exact ratio.
    Percent,
    /// Text.
    Text,
    /// One of the values of an enum.
    Enum(Arc<EnumType>),
    /// Calendar day.
    Date,
    /// Calendar month.
    Month,
    /// Days or weeks.
    Days,
    /// Months or years.
    Months,
    /// A list.
    List(Arc<Type>),
    /// A record with known fields.
    Record(Arc<RecordType>),
    /// A map: any key, one type of value.
    Map(Arc<Type>),
    /// What an earlier error left without a type: agrees with everything, so that nothing is reported twice.
    Broken,
}

/// A record type: closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordType {
    /// Place in the schema as a JSON Pointer; identifies the type.
    pub place: Arc<str>,
    /// What one record is called.
    pub titles: Late<Titles>,
    /// Fields in the schema's order.
    pub fields: Late<Vec<Arc<Field>>>,
}

impl RecordType {
    /// What one record is called in a language; empty when the schema does not say.
    #[must_use]
    pub fn title(&self, lang: &str) -> &str {
        self.titles.iter().find(|(code, _)| &**code == lang).map_or("", |(_, title)| title)
    }

    /// The field of a name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Arc<Field>> {
        self.fields.iter().find(|f| &*f.name == name)
    }

    /// The fields by which the lists under this record tell their records apart: place of the record type and name.
    #[must_use]
    pub fn keys(&self) -> HashSet<(Arc<str>, Arc<str>)> {
        let mut keys = HashSet::new();
        self.gather_keys(&mut keys);
        keys
    }

    fn gather_keys(&self, keys: &mut HashSet<(Arc<str>, Arc<str>)>) {
        for field in self.fields.iter() {
            let inner = match &field.kind {
                Ok(Type::List(of) | Type::Map(of)) => &**of,
                Ok(other) => other,
                Err(_) => continue,
            };
            if let Type::Record(record) = inner {
                keys.extend(field.key.iter().map(|name| (Arc::clone(&record.place), Arc::clone(name))));
                record.gather_keys(keys);
            }
        }
    }
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its key in the file.
    pub name: Arc<str>,
    /// The number of its name: fields of one name have one, and no others do. `None`: it is no field of a file.
    pub number: Option<u32>,
    /// Its type; `Err` when the schema says what the language cannot use: the JSON Pointer of that place.
    pub kind: Result<Type, Arc<str>>,
    /// What it is called.
    pub titles: Late<Titles>,
    /// Whether it is a not-yet date: undeclared means that it has not happened.
    pub not_yet: bool,
    /// Whether it may be declared as `none`.
    pub may_be_none: bool,
    /// Whether the schema requires it.
    pub required: bool,
    /// What it refers to.
    pub reference: Option<Reference>,
    /// For a list of records: the fields of its key; empty when the list has none.
    pub key: Vec<Arc<str>>,
    /// Text format.
    pub shape: Option<Shape>,
}

impl Field {
    /// What an undeclared value of this field lacks, when the record that would hold it is there.
    #[must_use]
    pub fn lack(&self) -> Lack {
        if self.not_yet { Lack::Open } else { Lack::Unstated }
    }

    /// The type as which it is read, where no text means something of itself there: that it is none, or what has not happened
    /// yet.
    #[must_use]
    pub fn plain_type(&self) -> Option<&Type> {
        self.kind.as_ref().ok().filter(|_| !self.not_yet && !self.may_be_none)
    }

    /// The title in a language; the key when there is none.
    #[must_use]
    pub fn title(&self, lang: &str) -> &str {
        self.titles.iter().find(|(code, _)| &**code == lang).map_or(&self.name, |(_, title)| title)
    }
}
