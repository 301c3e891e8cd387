//! What the file says, read by its schema.

use crate::fillings::Judge;
use crate::texts::read;
use crate::values::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Not declared, at a place of a file (`setup`, or `previous`).
fn lacking(val: Val, file: &'static str, place: &str, ahead: bool) -> Out {
    Out::new([val], Why::from([(place.to_owned(), file, ahead)]))
}

impl Judge<'_> {
    /// What a schema says, or one that it refers to or chooses between.
    fn look<'s>(&'s self, schema: &'s Value, word: &str) -> Option<&'s Value> {
        let refers = schema["$ref"].as_str().and_then(|to| self.case.schema.pointer(to.get(1..)?));
        let mut under = schema["anyOf"].as_array().into_iter().flatten().chain(refers);
        schema.get(word).or_else(|| under.find_map(|schema| self.look(schema, word)))
    }

    /// What a file says at a place. `held`: the record that would hold it is declared.
    pub(crate) fn at(&self, file: &'static str, schema: &Value, said: &Value, place: &str, held: bool) -> Out {
        let look = |word: &str| self.look(schema, word).unwrap_or(&Value::Null);
        let inside = |schema: &Value, said: &Value, step: &str, held: bool| {
            self.at(file, schema, said, &format!("{place}/{}", step.replace('~', "~0").replace('/', "~1")), held)
        };
        let record = |held: bool| {
            let fields = look("properties").as_object().into_iter().flatten();
            fields.map(|(name, schema)| (name.clone(), inside(schema, &said[name], name, held))).collect()
        };
        let not_yet = look("x-krav-absent") == "not-yet";
        let or_word = !look("const").is_null();
        Out::known(match said {
            Value::Null if not_yet && held => return lacking(NotYet, file, place, true),
            Value::Null => return lacking(Absent(record(false)), file, place, false),
            Value::Bool(b) => Bool(*b),
            Value::Number(n) => read("number", &n.to_string()),
            Value::String(text) if or_word && text == "none" => Nil,
            Value::String(text) if or_word && text == "undated" => Undated,
            Value::String(text) => match read(look("format").as_str().unwrap_or_default(), text) {
                // A declared date after `as_of` is a plan: treated like one that has not happened.
                Day(day) if not_yet && day > self.today => {
                    return Out::new([Planned(day)], Why::from([(String::new(), "", true)]));
                }
                Text(text, _) => {
                    Text(text, look("x-krav-ref").as_str().map_or(String::new(), |to| format!("{file}.{to}")))
                }
                val => val,
            },
            Value::Array(said) => {
                let of = look("items");
                let items = said.iter().enumerate().map(|(i, one)| inside(of, one, &i.to_string(), true)).collect();
                let keys = look("x-krav-key").as_array().into_iter().flatten().filter_map(Value::as_str);
                // In a record that is not there nothing has happened; what else it lacks lies ahead too.
                let lacking = |val: Val| lacking(val, file, place, true);
                let blank = |schema: &Value| lacking(if schema["x-krav-absent"].is_null() { Any } else { NotYet });
                let fields = of["properties"].as_object().into_iter().flatten();
                let fields = fields.map(|(name, schema)| (name.clone(), blank(schema))).collect();
                let other = Box::new(lacking(Absent(fields)));
                List(items, keys.map(str::to_owned).collect(), other)
            }
            Value::Object(said) if look("additionalProperties").is_object() => {
                let entry = |(key, value): (&String, &Value)| {
                    let value = inside(look("additionalProperties"), value, key, true);
                    let key = Out::known(read("text", key));
                    let fields = BTreeMap::from([("key".to_owned(), key.clone()), ("value".to_owned(), value)]);
                    Out::known(Record(format!("{file}{place} {key:?}"), fields))
                };
                List(said.iter().map(entry).collect(), vec!["key".to_owned()], Box::new(Out::known(Any)))
            }
            Value::Object(_) => Record(format!("{file}{place}"), record(true)),
        })
    }
}
