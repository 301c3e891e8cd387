//! Fills what is not declared with values that the schema allows.

use serde_json::{Map, Value, json};

/// A setup being filled, and a source of choices.
pub(crate) struct Fill<'a> {
    schema: &'a Value,
    setup: &'a Value,
    as_of: &'a str,
    state: u64,
}

impl<'a> Fill<'a> {
    pub(crate) fn new(schema: &'a Value, setup: &'a Value, as_of: &'a str, seed: u64) -> Self {
        Self { schema, setup, as_of, state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 }
    }

    /// The setup with some undeclared fields filled. Declared lists keep their items; days that have not come yet
    /// come after the day of judgement.
    pub(crate) fn filled(&mut self) -> Value {
        self.value(self.schema, Some(self.setup))
    }

    fn below(&mut self, n: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % n
    }

    fn one<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn resolved(&self, mut schema: &'a Value) -> &'a Value {
        while let Some(reference) = schema["$ref"].as_str() {
            schema = self.schema.pointer(reference.trim_start_matches('#')).unwrap();
        }
        schema
    }

    /// A declared value with what it holds filled, or a new one.
    fn value(&mut self, schema: &'a Value, declared: Option<&Value>) -> Value {
        let schema = self.resolved(schema);
        if let Some(choices) = schema["anyOf"].as_array() {
            if let Some(declared) = declared
                && !declared.is_object()
                && !declared.is_array()
            {
                return declared.clone();
            }
            let at = if declared.is_some() { 0 } else { self.below(choices.len()) };
            let not_yet = schema["x-krav-absent"] == "not-yet";
            let typed = choices.iter().find(|choice| choice.get("const").is_none()).unwrap();
            // What has not come yet has not come undated either.
            return self.value(if not_yet || declared.is_some() { typed } else { &choices[at] }, declared);
        }
        if let Some(constant) = schema.get("const") {
            return declared.unwrap_or(constant).clone();
        }
        match (schema["type"].as_str(), declared) {
            (Some("object"), _) => self.record(schema, declared.and_then(Value::as_object)),
            (Some("array"), Some(Value::Array(items))) => {
                items.iter().map(|item| self.value(&schema["items"], Some(item))).collect()
            }
            (Some("array"), None) => self.list(schema),
            (_, Some(declared)) => declared.clone(),
            (kind, None) => self.single(schema, kind),
        }
    }

    fn record(&mut self, schema: &'a Value, declared: Option<&Map<String, Value>>) -> Value {
        let mut map = declared.cloned().unwrap_or_default();
        let Some(fields) = schema["properties"].as_object() else { return Value::Object(map) };
        let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
        for (name, field) in fields {
            let there = map.get(name).filter(|value| !value.is_null()).cloned();
            if there.is_none() && !required(name) && self.below(2) == 0 {
                continue;
            }
            if there.is_none() && self.is_not_yet(field) {
                let day = self.after();
                map.insert(name.clone(), day);
                continue;
            }
            if there.is_none() && self.reference(field).is_some_and(|keys| keys.is_empty()) {
                continue;
            }
            let value = self.value(field, there.as_ref());
            map.insert(name.clone(), value);
        }
        Value::Object(map)
    }

    fn is_not_yet(&self, field: &'a Value) -> bool {
        field["x-krav-absent"] == "not-yet" || self.resolved(field)["x-krav-absent"] == "not-yet"
    }

    fn after(&mut self) -> Value {
        let (year, rest) = self.as_of.split_at(4);
        let next = year.parse::<u32>().unwrap() + 1;
        let days =
            [format!("{next}-01-01"), format!("{next}{}", rest.replace("02-29", "02-28")), "2199-12-31".to_owned()];
        let ahead: Vec<String> =
            days.into_iter().filter(|day| day.as_str() > self.as_of && day.as_str() < "2200").collect();
        ahead.first().map_or(Value::Null, |_| json!(self.one(&ahead)))
    }

    /// The keys that a field can refer to.
    fn reference(&self, field: &'a Value) -> Option<Vec<Value>> {
        let field = self.resolved(field);
        let (list, key) = field["x-krav-ref"].as_str()?.split_once('.')?;
        let items = self.setup[list].as_array();
        Some(items.map_or(Vec::new(), |items| items.iter().map(|item| item[key].clone()).collect()))
    }

    /// A new list: up to two items, with keys that are their own.
    fn list(&mut self, schema: &'a Value) -> Value {
        let count = self.below(3);
        let items = (0..count).map(|i| {
            let mut item = self.value(&schema["items"], None);
            for key in schema["x-krav-key"].as_array().into_iter().flatten() {
                let field = &self.resolved(&schema["items"])["properties"][key.as_str().unwrap()];
                let plain = self.resolved(field);
                if plain["type"] == "string"
                    && plain.get("enum").is_none()
                    && plain.get("format").is_none()
                    && plain.get("x-krav-ref").is_none()
                {
                    item[key.as_str().unwrap()] = json!(format!("new-{i}"));
                }
            }
            item
        });
        let items: Vec<Value> = items.collect();
        Value::Array(items)
    }

    fn single(&mut self, schema: &'a Value, kind: Option<&str>) -> Value {
        if let Some(words) = schema["enum"].as_array() {
            return self.one(words);
        }
        if let Some(keys) = self.reference(schema) {
            return if keys.is_empty() { json!("nowhere") } else { self.one(&keys) };
        }
        match (kind, schema["format"].as_str()) {
            (Some("boolean"), _) => json!(self.below(2) == 0),
            (Some("integer" | "number"), _) => json!(self.below(30)),
            (_, Some("date")) => {
                json!(self.one(&["2018-06-15", "2020-02-29", "2018-12-31", "2018-06-14", "2030-01-01", "1999-05-05"]))
            }
            (_, Some("month")) => json!(self.one(&["2018-06", "2018-07", "2020-02", "2018-12", "2019-01"])),
            (_, Some("email")) => json!(self.one(&["anna@example.se", "Bo@Example.SE"])),
            (_, Some("phone-number")) => json!("018-727 00 00"),
            (_, Some("organisation-number")) => json!("212000-3005"),
            (_, Some("ip-address")) => json!(self.one(&["10.0.0.1", "193.10.10.10"])),
            _ => json!(self.one(&["", "a", "b", "x", "11.0", "text"])),
        }
    }
}
