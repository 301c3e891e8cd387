//! Setups: what a file of the schema may say. Keys are there; everything else may be left out.

use super::Draw;
use super::schema::{ENUMS, Field, LISTS, One, Record, Ty, World};
use serde_json::{Map, Value, json};

/// Texts that a policy compares with too.
pub(super) const TEXTS: [&str; 12] = [
    "alpha",
    "beta",
    "Alpha",
    "alpha beta",
    "ALPHA  beta",
    "",
    "11.0.9600",
    "7",
    "3x",
    "a@b.se",
    "\u{e5}sa",
    "a\u{30a}sa",
];
pub(super) const ROLES: [&str; 2] = ["head", "clerk"];
const MAILS: [&str; 3] = ["a@b.se", "A@b.se", "it@c.se"];
const PHONES: [&str; 3] = ["018-727 00 00", "+46 18 727 00 00", "0771-10 00 30"];
const ORGS: [&str; 2] = ["556036-0793", "5560360793"];
const HOSTS: [&str; 3] = ["10.0.0.1", "192.0.2.1", "fd00::1"];

/// Ids of the records of one list at the top.
const IDS: [[&str; 4]; 3] = [["p1", "p2", "p3", "p4"], ["u1", "u2", "u/3", "u4"], ["c1", "c2", "c,3", "c4"]];

/// A setup.
pub(super) fn draw(draw: &mut Draw<'_>, world: &World) -> Value {
    Value::Object(record(draw, world, &world.records[0], &[]))
}

/// A setup without references that lead nowhere.
pub(super) fn sound(mut setup: Value) -> Value {
    let ids = ["persons", "units"].map(|list| {
        let records = setup[list].as_array().into_iter().flatten();
        records.map(|record| record["id"].clone()).collect::<Vec<Value>>()
    });
    let mut open = vec![&mut setup];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(fields) => {
                fields.retain(|name, said| match name.as_str() {
                    "boss" | "base" => said == "none" || ids[usize::from(name == "base")].contains(said),
                    _ => true,
                });
                if let Some(Value::Array(crew)) = fields.get_mut("crew") {
                    crew.retain(|id| ids[0].contains(id));
                }
                open.extend(fields.values_mut());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    setup
}

/// A record with these fields of its key.
fn record(draw: &mut Draw<'_>, world: &World, record: &Record, key: &[(&str, Value)]) -> Map<String, Value> {
    let mut out = Map::new();
    for field in &record.fields {
        if let Some((_, value)) = key.iter().find(|(name, _)| *name == field.name) {
            if !value.is_null() {
                out.insert(field.name.to_owned(), value.clone());
            }
        } else if let Some(value) = declared(draw, world, field) {
            out.insert(field.name.to_owned(), value);
        }
    }
    out
}

/// What the file says of a field; `None`: nothing.
fn declared(draw: &mut Draw<'_>, world: &World, field: &Field) -> Option<Value> {
    let absent = match field.ty {
        _ if field.not_yet => 25,
        Ty::List(One::Record(_)) => 3,
        _ => 6,
    };
    let none = if field.none { 14 } else { 0 };
    let undated = if field.undated { 15 } else { 0 };
    match draw.weighted(&[100 - absent - none - undated, absent, none, undated]) {
        0 => Some(value(draw, world, field)),
        1 => draw.chance(25).then_some(Value::Null),
        2 => Some(json!("none")),
        _ => Some(json!("undated")),
    }
}

fn value(draw: &mut Draw<'_>, world: &World, field: &Field) -> Value {
    match field.ty {
        Ty::One(one) => single(draw, world, one, field),
        Ty::List(One::Record(record)) => records(draw, world, record, field),
        Ty::List(one) => {
            let count = draw.one(&[1, 2, 0, 3]);
            (0..count).map(|_| single(draw, world, one, field)).collect()
        }
        Ty::Map(entry) => {
            let count = draw.below(3);
            let value = &world.records[entry].fields[1];
            let one =
                |(i, name): (usize, &str)| (i < count).then(|| (name.to_owned(), self::value(draw, world, value)));
            Value::Object(["alpha", "beta", "x=y"].into_iter().enumerate().filter_map(one).collect())
        }
        Ty::Percent | Ty::Days | Ty::Months => Value::Null,
    }
}

/// The records of a list: each with its own key.
fn records(draw: &mut Draw<'_>, world: &World, of: usize, field: &Field) -> Value {
    let count = draw.weighted(&[25, 40, 6, 23, 6]);
    let count = [1, 2, 0, 3, 4][count];
    let kind = &world.records[of];
    let list = LISTS.iter().position(|name| *name == field.name);
    let one = |i: usize| {
        let key = match (field.name, list) {
            ("attestations", _) => {
                // Told apart by clause and number; without a number there is one of each clause.
                vec![
                    ("clause", json!(["c", "d"][i % 2])),
                    ("covers", if draw.chance(50) || i > 1 { json!(i + 1) } else { Value::Null }),
                ]
            }
            (_, Some(2)) => {
                // The second part tells the first two apart, where it is there.
                let id = if i < 2 { "c1" } else { IDS[2][i] };
                let part = if i == 1 || draw.chance(50) { json!(i) } else { Value::Null };
                vec![("id", json!(id)), ("part", part)]
            }
            (_, Some(list)) => vec![("id", json!(IDS[list][i]))],
            (_, None) => vec![("id", json!(format!("l{}", i + 1)))],
        };
        Value::Object(record(draw, world, kind, &key))
    };
    (0..count).map(one).collect()
}

fn single(draw: &mut Draw<'_>, world: &World, one: One, field: &Field) -> Value {
    match one {
        One::Bool => json!(!draw.chance(40)),
        One::Number if field.integer => json!(draw.one(&[1, 2, 0, 3, 10, -1])),
        One::Number => draw.one(&["1", "2.5", "0", "0.1", "0.3", "12"]).parse().map(Value::Number).unwrap(),
        One::Enum(which) => json!(draw.one(ENUMS[which].1)),
        One::Date => json!(draw.one(world.days)),
        One::Month => json!(draw.one(world.days)[..7]),
        One::Record(record) => Value::Object(self::record(draw, world, &world.records[record], &[])),
        One::Text => json!(match (field.shape, field.target, field.name) {
            (Some("email"), ..) => draw.one(&MAILS),
            (Some("phone-number"), ..) => draw.one(&PHONES),
            (Some("organisation-number"), ..) => draw.one(&ORGS),
            (Some(_), ..) => draw.one(&HOSTS),
            // Now and then one that leads nowhere.
            (None, Some(list), _) => draw.one(&IDS[list]),
            (None, None, "role") => draw.one(&ROLES),
            _ => draw.one(&TEXTS),
        }),
    }
}
