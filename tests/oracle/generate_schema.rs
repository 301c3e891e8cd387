//! Schemas: records with fields of every kind.

use super::Draw;
use serde_json::{Map, Value, json};

/// What a single item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum One {
    Bool,
    Number,
    Text,
    /// Of [`ENUMS`].
    Enum(usize),
    Date,
    Month,
    /// Of [`World::records`]; the entry of a map is one too.
    Record(usize),
}

/// A type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ty {
    One(One),
    Percent,
    Days,
    Months,
    List(One),
    /// The record of its entries.
    Map(usize),
}

/// The enums of `$defs`: no value is a name of anything else.
pub(crate) const ENUMS: [(&str, &[&str]); 2] = [("colour", &["red", "green", "blue"]), ("area", &["north", "south"])];

/// The lists at the top; the texts of references name their ids.
pub(crate) const LISTS: [&str; 3] = ["persons", "units", "cards"];

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) ty: Ty,
    pub(crate) not_yet: bool,
    pub(crate) undated: bool,
    pub(crate) none: bool,
    /// Whole numbers.
    pub(crate) integer: bool,
    pub(crate) shape: Option<&'static str>,
    /// The list that it refers to: of [`LISTS`].
    pub(crate) target: Option<usize>,
    pub(crate) key: &'static [&'static str],
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    pub(crate) fields: Vec<Field>,
    /// The fields that must be there.
    pub(crate) required: &'static [&'static str],
}

/// What a case is about.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) days: &'static [&'static str],
    /// The setup itself first.
    pub(crate) records: Vec<Record>,
}

/// What a drawn field is of.
const KINDS: [(&str, usize); 22] = [
    ("active", 80),
    ("size", 70),
    ("label", 45),
    ("hue", 60),
    ("started", 50),
    ("ended", 60),
    ("expert", 45),
    ("weight", 40),
    ("side", 35),
    ("sent", 40),
    ("closed", 30),
    ("opened", 50),
    ("mail", 25),
    ("phone", 20),
    ("org", 20),
    ("host", 20),
    ("boss", 35),
    ("base", 30),
    ("tags", 50),
    ("crew", 25),
    ("marks", 30),
    ("ports", 30),
];

impl World {
    pub(crate) fn draw(draw: &mut Draw<'_>, days: &'static [&'static str]) -> Self {
        let mut world = Self { days, records: vec![Record::default()] };
        let lists = 1 + draw.weighted(&[2, 3, 3]);
        let mut top = world.fields(draw, lists, 55);
        // A field of each enum, so that there is always one that shows its type.
        top.push(field("paint", Ty::One(One::Enum(0))));
        top.push(field("zone", Ty::One(One::Enum(1))));
        for (place, name) in LISTS.iter().enumerate().take(lists) {
            let key: &[&str] = if place == 2 { &["id", "part"] } else { &["id"] };
            let record = world.record(draw, lists, key, true);
            top.push(Field { key, ..field(name, Ty::List(One::Record(record))) });
        }
        top.extend(draw.chance(50).then(|| world.attestations()));
        world.records[0].fields = top;
        world
    }

    /// A record type whose first fields are its key, perhaps with records inside it.
    fn record(&mut self, draw: &mut Draw<'_>, lists: usize, key: &'static [&'static str], outer: bool) -> usize {
        let mut fields = vec![field("id", Ty::One(One::Text))];
        if key.len() > 1 {
            fields.push(Field { integer: true, ..field("part", Ty::One(One::Number)) });
        }
        fields.extend(self.fields(draw, lists, if outer { 75 } else { 40 }));
        if outer && draw.chance(35) {
            let inner = self.fields(draw, lists, 40);
            let inner = self.add(Record { fields: inner, required: &[] });
            fields.push(Field { none: draw.chance(30), ..field("plan", Ty::One(One::Record(inner))) });
        }
        if outer && draw.chance(40) {
            let inner = self.record(draw, lists, &["id"], false);
            fields.push(Field { key: &["id"], ..field("logs", Ty::List(One::Record(inner))) });
        }
        // Of a composite key the second part may be left out.
        self.add(Record { fields, required: &["id"] })
    }

    fn add(&mut self, record: Record) -> usize {
        self.records.push(record);
        self.records.len() - 1
    }

    fn fields(&mut self, draw: &mut Draw<'_>, lists: usize, share: usize) -> Vec<Field> {
        let mut fields = vec![field("active", Ty::One(One::Bool))];
        for (name, weight) in KINDS.iter().skip(1) {
            let there = draw.chance(weight * share / 100);
            if there && !(matches!(*name, "base") && lists < 2) {
                let drawn = self.field(draw, name);
                fields.push(drawn);
            }
        }
        fields
    }

    fn field(&mut self, draw: &mut Draw<'_>, name: &'static str) -> Field {
        let none = draw.chance(25);
        let one = |one: One| field(name, Ty::One(one));
        let text = |shape: &'static str| Field { shape: Some(shape), none, ..field(name, Ty::One(One::Text)) };
        match name {
            "active" => one(One::Bool),
            "expert" => Field { none, ..one(One::Bool) },
            "size" => Field { integer: true, none, ..one(One::Number) },
            "weight" => Field { none, ..one(One::Number) },
            "label" => Field { none, ..one(One::Text) },
            "hue" => Field { none, ..one(One::Enum(0)) },
            "side" => Field { none, ..one(One::Enum(1)) },
            "started" => Field { none, ..one(One::Date) },
            "ended" => Field { not_yet: true, ..one(One::Date) },
            "sent" => Field { not_yet: true, undated: true, ..one(One::Date) },
            "closed" => Field { not_yet: true, undated: draw.chance(50), none: true, ..one(One::Date) },
            "opened" => Field { none, ..one(One::Month) },
            "mail" => text("email"),
            "phone" => text("phone-number"),
            "org" => text("organisation-number"),
            "host" => text("ip-address"),
            "boss" => Field { target: Some(0), none, ..one(One::Text) },
            "base" => Field { target: Some(1), none, ..one(One::Text) },
            "crew" => Field { target: Some(0), none, ..field(name, Ty::List(One::Text)) },
            "tags" => Field { none, ..field(name, Ty::List(One::Enum(0))) },
            "marks" => field(name, Ty::List(One::Text)),
            _ => {
                let value = draw.one(&[One::Number, One::Bool, One::Text, One::Date]);
                let value = Field { integer: value == One::Number, ..field("value", Ty::One(value)) };
                let fields = vec![field("key", Ty::One(One::Text)), value];
                let entry = self.add(Record { fields, required: &[] });
                Field { ..field(name, Ty::Map(entry)) }
            }
        }
    }

    /// Statements, as in every setup.
    fn attestations(&mut self) -> Field {
        let role = vec![field("role", Ty::One(One::Text))];
        let by = self.add(Record { fields: role, required: &[] });
        let fields = vec![
            field("clause", Ty::One(One::Text)),
            field("by", Ty::One(One::Record(by))),
            field("signed_on", Ty::One(One::Date)),
            field("valid_to", Ty::One(One::Date)),
            Field { integer: true, ..field("covers", Ty::One(One::Number)) },
        ];
        let record = self.add(Record { fields, required: &["clause"] });
        Field { key: &["clause", "covers"], ..field("attestations", Ty::List(One::Record(record))) }
    }

    /// The record type of the items of a list at the top, if it is there.
    pub(crate) fn items_of(&self, list: usize) -> Option<usize> {
        let found = self.records[0].fields.iter().find(|field| field.name == LISTS[list]);
        found.and_then(|field| if let Ty::List(One::Record(record)) = field.ty { Some(record) } else { None })
    }

    /// The JSON Schema.
    pub(crate) fn json(&self) -> Value {
        let mut schema = self.object(0);
        let enums = ENUMS.iter().map(|(name, values)| ((*name).to_owned(), json!({ "enum": values })));
        schema["$defs"] = Value::Object(enums.collect());
        schema
    }

    fn object(&self, record: usize) -> Value {
        let record = &self.records[record];
        let properties: Map<_, _> =
            record.fields.iter().map(|field| (field.name.to_owned(), self.property(field))).collect();
        let mut object = json!({ "type": "object", "additionalProperties": false, "properties": properties });
        if !record.required.is_empty() {
            object["required"] = json!(record.required);
        }
        object
    }

    fn property(&self, field: &Field) -> Value {
        let mut typed = match field.ty {
            Ty::List(item) => json!({ "type": "array", "items": self.item(item, field) }),
            Ty::Map(entry) => {
                let value = &self.records[entry].fields[1];
                json!({ "type": "object", "additionalProperties": self.property(value) })
            }
            Ty::One(one) => self.item(one, field),
            Ty::Percent | Ty::Days | Ty::Months => panic!("a file has no {:?}", field.ty),
        };
        if let (Some(list), Ty::One(_)) = (field.target, field.ty) {
            typed["x-krav-ref"] = json!(format!("{}.id", LISTS[list]));
        }
        if !field.key.is_empty() {
            typed["x-krav-key"] = json!(field.key);
        }
        if field.none || field.undated {
            let mut branches = vec![typed];
            branches.extend(field.none.then(|| json!({ "const": "none" })));
            branches.extend(field.undated.then(|| json!({ "const": "undated" })));
            typed = json!({ "anyOf": branches });
        }
        if field.not_yet {
            typed["x-krav-absent"] = json!("not-yet");
        }
        typed
    }

    fn item(&self, one: One, field: &Field) -> Value {
        match (one, field.shape) {
            (One::Bool, _) => json!({ "type": "boolean" }),
            (One::Number, _) if field.integer => json!({ "type": "integer" }),
            (One::Number, _) => json!({ "type": "number" }),
            (One::Text, Some(shape)) => json!({ "type": "string", "format": shape }),
            (One::Text, None) => match (field.target, field.ty) {
                (Some(list), Ty::List(_)) => json!({ "type": "string", "x-krav-ref": format!("{}.id", LISTS[list]) }),
                _ => json!({ "type": "string" }),
            },
            (One::Enum(which), _) => json!({ "$ref": format!("#/$defs/{}", ENUMS[which].0) }),
            (One::Date, _) => json!({ "type": "string", "format": "date" }),
            (One::Month, _) => json!({ "type": "string", "format": "month" }),
            (One::Record(record), _) => self.object(record),
        }
    }
}

/// A plain field.
pub(crate) fn field(name: &'static str, ty: Ty) -> Field {
    Field { name, ty, not_yet: false, undated: false, none: false, integer: false, shape: None, target: None, key: &[] }
}
