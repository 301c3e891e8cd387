//! What a policy declares beside its rules: whether it applies, params, tables, definitions.

use super::schema::{ENUMS, One, Ty};
use super::scope::{Defined, Gen, Keyed};
use super::setup::TEXTS;
use crate::model::{Dated, E, Policy, Table};

type Rows = Vec<(String, Vec<Vec<String>>)>;

const PARAMS: [(&str, Ty); 10] = [
    ("limit", Ty::One(One::Number)),
    ("quota", Ty::Percent),
    ("cutoff", Ty::One(One::Date)),
    ("brand", Ty::One(One::Text)),
    ("season", Ty::One(One::Month)),
    ("lead", Ty::Days),
    ("span", Ty::Months),
    ("strict", Ty::One(One::Bool)),
    ("models", Ty::List(One::Text)),
    ("levels", Ty::List(One::Number)),
];
const TABLES: [&str; 2] = ["rates", "routes"];
const DEFINES: [&str; 3] = ["ready", "score", "turn"];
const ARGUMENTS: [&str; 2] = ["whom", "what"];

impl Gen<'_, '_, '_> {
    /// Draws all of it; what can be used in rules is known afterwards.
    pub(super) fn declared(&mut self) -> (Policy, Rows) {
        let mut policy = Policy::default();
        let mut rows = Rows::new();
        for (name, ty) in PARAMS {
            if self.draw.chance(25) {
                let values = self.values(ty);
                policy.params.push((name.to_owned(), values));
                self.name(name, ty, 0);
            }
        }
        for name in TABLES {
            if self.draw.chance(35) {
                policy.tables.push(self.table(name, &mut rows));
            }
        }
        for name in DEFINES {
            if self.draw.chance(40) {
                policy.defines.push(self.define(name));
            }
        }
        if self.draw.chance(8) {
            policy.applies = Some(self.bool(1));
        }
        (policy, rows)
    }

    /// The values of a param, each from its day on.
    fn values(&mut self, ty: Ty) -> Vec<Dated> {
        let mut dates: Vec<&str> = self.world.days[..6].to_vec();
        dates.sort_unstable();
        let count = 1 + self.draw.weighted(&[5, 3, 2]);
        let late = self.draw.chance(10);
        // A param whose first day is not there yet has no value.
        let mut from = if late { 3 } else { 0 };
        let count = if late { 1 } else { count };
        let mut values = Vec::new();
        for place in 0..count {
            let day = (place > 0 || late).then(|| {
                from += self.draw.below(2);
                from += 1;
                dates[from - 1].to_owned()
            });
            values.push((self.constant_of(ty), day));
        }
        values
    }

    /// A literal, and no expression.
    fn constant_of(&mut self, ty: Ty) -> E {
        let days = self.world.days;
        match ty {
            Ty::One(One::Number) => {
                let (digits, scale) = self.draw.one(&[(2, 0), (1, 0), (0, 0), (25, 1), (10, 0)]);
                E::Number(digits, scale)
            }
            Ty::Percent => E::Percent(self.draw.one(&[50, 10, 100, 34]), 0),
            Ty::One(One::Date) => E::Date(self.draw.one(days).to_owned()),
            Ty::One(One::Month) => E::Month(self.draw.one(days)[..7].to_owned()),
            Ty::One(One::Bool) => E::Bool(!self.draw.chance(50)),
            Ty::Days => E::Duration(self.draw.one(&[14, 1, 0, 30]), "days"),
            Ty::Months => E::Duration(self.draw.one(&[1, 3, 12]), "months"),
            Ty::List(one) => E::List((0..2).map(|_| self.constant_of(Ty::One(one))).collect()),
            _ => E::Text(self.draw.one(&TEXTS).to_owned()),
        }
    }

    /// A keyed table with all its rows, one key of an enum or two, or keys of which some have no row.
    fn table(&mut self, name: &'static str, rows: &mut Rows) -> Table {
        let keys: Vec<One> = match self.draw.weighted(&[4, 3, 2]) {
            0 => vec![One::Enum(0)],
            1 => vec![One::Enum(0), One::Enum(1)],
            _ => vec![self.draw.one(&[One::Number, One::Text, One::Date])],
        };
        let gives =
            self.draw.one(&[One::Number, One::Enum(1), One::Date, One::Text, One::Bool, One::Month, One::Number]);
        let external = self.draw.chance(35);
        if !(external && self.draw.chance(35)) {
            let lines = self.lines(&keys, gives);
            rows.push((name.to_owned(), lines));
        }
        let columns = ["one", "two"];
        let column = |(name, key): (&&str, &One)| ((*name).to_owned(), column_type(*key).to_owned());
        let table = Table {
            name: name.to_owned(),
            keys: columns.iter().zip(&keys).map(column).collect(),
            result: ("result".to_owned(), column_type(gives).to_owned()),
            external,
        };
        self.known.tables.push(Keyed { name, keys, gives });
        table
    }

    fn lines(&mut self, keys: &[One], gives: One) -> Vec<Vec<String>> {
        let mut lines: Vec<Vec<String>> = vec![Vec::new()];
        for key in keys {
            let values: Vec<&str> = match key {
                One::Enum(which) => ENUMS[*which].1.to_vec(),
                One::Number => vec!["1", "2.5", "0"],
                One::Date => self.world.days[..3].to_vec(),
                _ => vec!["alpha", "beta", "p1"],
            };
            lines = lines.iter().flat_map(|line| values.iter().map(|value| extended(line, value))).collect();
        }
        lines.iter().map(|line| extended(line, &self.cell(gives))).collect()
    }

    /// Now and then one that is left empty.
    fn cell(&mut self, one: One) -> String {
        // An empty text might be one that is not said.
        if one != One::Text && self.draw.chance(6) {
            return String::new();
        }
        let days = self.world.days;
        match one {
            One::Number => self.draw.one(&["1", "2.5", "0", "3"]).to_owned(),
            One::Enum(which) => self.draw.one(ENUMS[which].1).to_owned(),
            One::Date => self.draw.one(days).to_owned(),
            One::Month => self.draw.one(days)[..7].to_owned(),
            One::Bool => self.draw.one(&["true", "false"]).to_owned(),
            _ => self.draw.one(&["alpha", "beta", "a@b.se"]).to_owned(),
        }
    }

    /// A definition; its body knows its parameters alone beside what is the same everywhere.
    fn define(&mut self, name: &'static str) -> (String, Vec<String>, E) {
        let paths = self.known.paths.len();
        let mut params = Vec::new();
        let count = self.draw.weighted(&[3, 5, 2]).min(2);
        let lists: Vec<One> = (0..3).filter_map(|list| self.world.items_of(list)).map(One::Record).collect();
        for argument in ARGUMENTS.iter().take(count) {
            let ty = if self.draw.chance(40) {
                Ty::One(self.draw.one(&[One::Number, One::Date, One::Text, One::Bool]))
            } else {
                Ty::One(self.draw.one(&lists))
            };
            self.name(argument, ty, 0);
            params.push(ty);
        }
        self.deepest = 0;
        let gives =
            if name == DEFINES[0] { One::Bool } else { self.draw.one(&[One::Number, One::Date, One::Bool, One::Text]) };
        let inner = if count > 0 { Some(paths) } else { None };
        let body = self.near(inner, |this| this.single(gives, 1, false));
        let loops = self.deepest;
        self.known.paths.truncate(paths);
        let names = ARGUMENTS.iter().take(count).map(|name| (*name).to_owned()).collect();
        let gives = Ty::One(gives);
        if count == 0 {
            self.constant(name, gives, loops);
        } else {
            self.known.defines.push(Defined { name, params, gives, loops });
        }
        (name.to_owned(), names, body)
    }
}

fn extended(line: &[String], cell: &str) -> Vec<String> {
    line.iter().cloned().chain([cell.to_owned()]).collect()
}

fn column_type(one: One) -> &'static str {
    match one {
        One::Number => "number",
        One::Date => "date",
        One::Month => "month",
        One::Bool => "boolean",
        One::Enum(which) => ENUMS[which].0,
        _ => "text",
    }
}
