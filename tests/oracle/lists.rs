//! What the file says, and what is said of the items of a list, of attestations and of tables.

use crate::fillings::{Env, Judge, with};
use crate::model::{Amount, Attested, Binding, E, List, Quantity};
use crate::values::*;
use jiff::ToSpan;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What may be in a range: whether it is, what is asked of it, and the names with it; or why the list is not known.
type Range<'a> = Result<Vec<(Out, Out, Env<'a>)>, Out>;

/// Whether the file says nothing.
pub(crate) fn unsaid(v: &Val) -> bool {
    matches!(v, Any | Absent(_) | NotYet)
}

pub(crate) fn list(items: Vec<Out>) -> Out {
    Out::known(List(items, Vec::new(), Box::new(Out::known(Any))))
}

/// The items of a known list; one that is declared as `none` has no items.
pub(crate) fn items(list: &Out) -> Option<&[Out]> {
    match list.one()? {
        List(items, ..) => Some(items),
        Nil => Some(&[]),
        _ => None,
    }
}

/// The item that a range binds last.
pub(crate) fn item(env: &Env) -> Out {
    env.last().map_or(Out::known(Any), |(_, [item, _])| item.clone())
}

impl<'a> Judge<'a> {
    // --- Places in the setup ---

    /// What a schema says, or one that it refers to or chooses between.
    fn look<'s>(&'s self, schema: &'s Value, word: &str) -> Option<&'s Value> {
        let refers = schema["$ref"].as_str().and_then(|to| self.case.schema.pointer(to.get(1..)?));
        let mut under = schema["anyOf"].as_array().into_iter().flatten().chain(refers);
        schema.get(word).or_else(|| under.find_map(|schema| self.look(schema, word)))
    }

    /// What the file says at a place. `held`: the record that would hold it is declared.
    pub(crate) fn at(&self, schema: &Value, said: &Value, place: &str, held: bool) -> Out {
        let look = |word: &str| self.look(schema, word).unwrap_or(&Value::Null);
        let inside = |schema: &Value, said: &Value, step: &str, held: bool| {
            self.at(schema, said, &format!("{place}/{}", step.replace('~', "~0").replace('/', "~1")), held)
        };
        let record = |held: bool| {
            let fields = look("properties").as_object().into_iter().flatten();
            fields.map(|(name, schema)| (name.clone(), inside(schema, &said[name], name, held))).collect()
        };
        let not_yet = look("x-krav-absent") == "not-yet";
        let or_word = !look("const").is_null();
        Out::known(match said {
            Value::Null if not_yet && held => return Out::lacking(NotYet, place, true),
            Value::Null => return Out::lacking(Absent(record(false)), place, false),
            Value::Bool(b) => Bool(*b),
            Value::Number(n) => read("number", &n.to_string()),
            Value::String(text) if or_word && text == "none" => Nil,
            Value::String(text) if or_word && text == "undated" => Undated,
            Value::String(text) => match read(look("format").as_str().unwrap_or_default(), text) {
                // A declared date after `as_of` is a plan: treated like one that has not happened.
                Day(day) if not_yet && day > self.today => {
                    return Out::new([Planned(day)], Why::from([(String::new(), "", true)]));
                }
                Text(text, _) => Text(text, look("x-krav-ref").as_str().unwrap_or_default().to_owned()),
                val => val,
            },
            Value::Array(said) => {
                let of = look("items");
                let items = said.iter().enumerate().map(|(i, one)| inside(of, one, &i.to_string(), true)).collect();
                let keys = look("x-krav-key").as_array().into_iter().flatten().filter_map(Value::as_str);
                // In a record that is not there nothing has happened; what else it lacks lies ahead too.
                let lacking = |val: Val| Out::lacking(val, place, true);
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
                    Out::known(Record(format!("{place} {key:?}"), fields))
                };
                List(said.iter().map(entry).collect(), vec!["key".to_owned()], Box::new(Out::known(Any)))
            }
            Value::Object(_) => Record(place.to_owned(), record(true)),
        })
    }

    pub(crate) fn field(&self, of: &Out, name: &str) -> Out {
        let each = of.set.iter().map(|v| match v {
            Record(_, fields) | Absent(fields) if let Some(out) = fields.get(name) => match out.one() {
                Some(Planned(day)) if self.bound.get() => Out::known(Day(*day)),
                _ => out.clone(),
            },
            Text(id, to) if let Some((list, key)) = to.split_once('.') => {
                let list = self.field(&self.setup, list);
                let refers = |item: &&Out| matches!(self.field(item, key).one(), Some(Text(key, _)) if key == id);
                // One that leads nowhere is unknown.
                let found = items(&list).map(|items| items.iter().find(refers).cloned().unwrap_or(Out::known(Any)));
                self.field(&found.unwrap_or(list), name)
            }
            Nil => Out::known(Nil),
            Absent(_) => Out::new([v.clone()], of.why.clone()),
            _ => Out::new([Any], of.why.clone()),
        });
        let (sets, whys): (Vec<BTreeSet<Val>>, Vec<Why>) = each.map(|out| (out.set, out.why)).unzip();
        // Also which of several it is.
        let which = of.one().is_none().then(|| of.why.clone());
        Out::new(sets.into_iter().flatten(), whys.into_iter().chain(which).flatten().collect())
    }

    // --- Ranges ---

    pub(crate) fn list(&self, of: &'a List, env: &Env<'a>) -> Out {
        match of {
            List::Of(e) => self.eval(e, env),
            List::Months(from, to) => {
                let [from, to] = [from, to].map(|e| {
                    let month = self.op("month of", &[&self.as_bound(true, || self.eval(e, env))]);
                    // Up to `none` there is no telling which they are.
                    if month.one() == Some(&Nil) { Out::known(Any) } else { month }
                });
                let (Some(Day(first)), Some(Day(last))) = (from.one(), to.one()) else {
                    return Out::new([Any], &from.why | &to.why);
                };
                list(first.series(1.month()).take_while(|m| m <= last).map(|m| Out::known(Day(m))).collect())
            }
        }
    }

    /// What may be in a range.
    pub(crate) fn range(&self, over: &'a Binding, env: &Env<'a>, asked: impl Fn(&Env<'a>) -> Out) -> Range<'a> {
        let list = self.list(&over.list, env);
        let Some(items) = items(&list) else { return Err(Out::new([Any], list.why)) };
        let one = |item: &Out| {
            let env = with(env, &over.var, item.clone());
            let filter = over.filter.iter().map(|filter| self.as_bound(false, || self.eval(filter, &env)));
            let filter = Out::joined(true, &filter.collect::<Vec<_>>());
            filter.can(true).then(|| (filter, asked(&env), env))
        };
        Ok(items.iter().filter_map(one).collect())
    }

    /// Every combination of what each can be: in with one of its values, or out.
    fn fold(&self, range: &[(Out, Out, Env<'a>)], start: Val, step: impl Fn(&Val, &Val) -> Val) -> Out {
        range.iter().fold(Out::known(start), |so_far, (filter, value, _)| {
            let next = self.lift(&[&so_far, filter, value], |row| match row {
                [so_far, Bool(true), value] => step(so_far, value),
                row => row[0].clone(),
            });
            // What changes nothing is not lacking either.
            if next.set == so_far.set && !next.set.contains(&Any) { so_far } else { next }
        })
    }

    /// An expression, and of a quantifier all that `found`, `needed` and `total` can be.
    pub(crate) fn counted(&self, e: &'a E, env: &Env<'a>) -> (Out, [Out; 3]) {
        let E::Quantified(quantity, over, satisfy) = e else {
            return (self.eval(e, env), [Any, Any, Any].map(Out::known));
        };
        let amount = |a: &'a Amount| (self.eval(&a.expr, env), a.about);
        let count = |n: i128| (Out::known(whole(n)), false);
        // What the number of good ones is compared with, of `every` that of the others; true if both agree on it.
        let bounds: Vec<(&str, (Out, bool))> = match quantity {
            Quantity::Some => vec![(">=", count(1))],
            Quantity::No | Quantity::Every => vec![("<=", count(0))],
            Quantity::AtLeast(a) => vec![(">=", amount(a))],
            Quantity::AtMost(a) => vec![("<=", amount(a))],
            Quantity::Exactly(a) => vec![(">=", amount(a)), ("<=", amount(a))],
            Quantity::Between(a, b) => vec![(">=", (self.eval(a, env), false)), ("<=", (self.eval(b, env), false))],
        };
        let every = matches!(quantity, Quantity::Every);
        let share = bounds.iter().any(|(_, (of, _))| of.set.iter().any(|v| matches!(v, Share(_))));
        let range = self.range(over, env, |env| Out::joined(true, &[self.eval(satisfy, env)]));
        // Of a list that is not known there may turn out to be nobody to count.
        let nobody = if share { unstated() } else { Why::new() };
        let unlisted = range.as_ref().err().map(|list| Out::new([Any], &list.why | &nobody));
        let range = range.unwrap_or_default();
        let tally = |good: bool, all: bool| {
            let count = |so_far: &Val, value: &Val| match so_far {
                Tally(g, n) => Tally(g + i128::from(*value == Bool(good)), n + i128::from(all)),
                other => other.clone(),
            };
            unlisted.clone().unwrap_or_else(|| self.fold(&range, Tally(0, 0), count))
        };
        // Of all that can be counted only what matters is lacking.
        let (counts, matters) = (tally(true, true), tally(!every, share));
        let bound = |words: &str, about: bool, amount: &Val, n: i128| match amount {
            // A share of nobody is not decided.
            Share(_) if n == 0 => Any,
            Share(_) if about => apply("about", &[amount.clone(), whole(n)]),
            Share(p) if words == ">=" => Num((p * n).ceil()),
            Share(p) => Num((p * n).floor()),
            other => other.clone(),
        };
        let (mut truths, mut needed) = (Vec::new(), Vec::new());
        for (words, (amount, about)) in &bounds {
            let mut out = self.lift(&[&matters, amount], |row| match row {
                [Tally(g, n), amount] => apply(words, &[whole(*g), bound(words, *about, amount, *n)]),
                _ => Any,
            });
            // Of a true lower bound and a false upper one those decide that are counted, else the others.
            let deciding = (out.surely(true) == (*words == ">=")) != every;
            let goods: Vec<Out> = range.iter().map(|(_, good, _)| good.clone()).collect();
            out.vacuous = Out::joined(!deciding, &goods).vacuous
                && goods.iter().any(|good| good.surely(deciding))
                && range.iter().all(|(filter, ..)| filter.surely(true));
            truths.push(out);
            needed.push(self.lift(&[&counts, amount], |row| match row {
                [Tally(_, n), _] if every => whole(*n),
                [Tally(_, n), amount] => bound(words, *about, amount, *n),
                _ => Any,
            }));
        }
        let mut out = Out::joined(true, &truths);
        // Over a range known to be empty the true ones are vacuous.
        if counts.one() == Some(&Tally(0, 0)) {
            out.vacuous = out.surely(true);
        }
        // Of two bounds the upper one is shown where it is another one, and known.
        let shown = matches!(quantity, Quantity::Between(..))
            && bounds.last().is_some_and(|(_, (most, _))| most.one().is_some());
        needed.truncate(if shown { 2 } else { 1 });
        let needed = Out::new(needed.into_iter().flat_map(|needed| needed.set), Why::new());
        let of = |which: fn(i128, i128) -> i128| {
            self.lift(&[&counts], |row| if let [Tally(g, n)] = row { whole(which(*g, *n)) } else { Any })
        };
        (out, [of(|good, _| good), needed, of(|_, all| all)])
    }

    /// One match is it; several is unknown; none is a record in which nothing has happened.
    pub(crate) fn the(&self, over: &'a Binding, env: &Env<'a>) -> Result<Out, Out> {
        Ok(match (&self.range(over, env, item)?[..], self.list(&over.list, env).one()) {
            ([], Some(List(_, _, other))) => (**other).clone(),
            ([(filter, item, _)], _) if filter.surely(true) => item.clone(),
            // Also one sure match beside others that may match (D-15).
            (range, _) => Out::new([Any], range.iter().flat_map(|(filter, ..)| filter.why.clone()).collect()),
        })
    }

    /// `count`, `sum`, `min` or `max`; least and greatest of nothing are unknown.
    pub(crate) fn aggregate(&self, name: &str, of: &'a E, over: &'a Binding, env: &Env<'a>) -> Result<Out, Out> {
        let mut range = self.range(over, env, |env| self.eval(of, env))?;
        // Only a count is a range where it is not known which items there are (D-06).
        for (filter, value, _) in range.iter_mut().filter(|(filter, ..)| name != "count" && filter.can(false)) {
            *value = Out::new([Any], &filter.why | &value.why);
        }
        let (words, nothing) = if ["count", "sum"].contains(&name) { ("+", whole(0)) } else { (name, Any) };
        let total = self.fold(&range, Nil, |total, value| match (total, value) {
            // What is declared as `none` adds nothing, and is neither least nor greatest.
            (Nil, one) | (one, Nil) => one.clone(),
            (total, value) => apply(words, &[total.clone(), value.clone()]),
        });
        Ok(Out::new(total.set.into_iter().map(|v| if v == Nil { nothing.clone() } else { v }), total.why))
    }

    /// False when two declared values are equal; unknown while one is not declared and there are at least two items.
    pub(crate) fn unique(&self, of: &'a E, over: &'a Binding, env: &Env<'a>) -> Result<Out, Out> {
        let range = self.range(over, env, |env| match self.eval(of, env) {
            // What is worked out from what is not declared is as little declared.
            out if matches!(out.one(), None | Some(NotYet | Planned(_) | Undated)) => Out::new([Any], out.why),
            out => out,
        })?;
        let pairs = range.iter().enumerate().flat_map(|(i, a)| range[i + 1..].iter().map(move |b| (a, b)));
        let same = pairs.map(|((in_a, a, _), (in_b, b, _))| {
            // Two that are declared as `none` are not two equal values.
            let none = [a, b].iter().all(|v| v.one() == Some(&Nil));
            let same = if none { Out::known(Bool(false)) } else { self.op("=", &[a, b]) };
            Out::joined(true, &[in_a.clone(), in_b.clone(), same])
        });
        let same = Out::joined(false, &same.collect::<Vec<_>>());
        Ok(Out { vacuous: range.is_empty(), ..same.not() })
    }

    // --- What a human says, and what stands in tables ---

    /// True when a valid, unexpired, not stale attestation is declared, else unstated with `from: attestation`.
    pub(crate) fn attested(&self, want: &'a Attested, env: &Env<'a>) -> Out {
        let eval = |e: &'a Option<E>| e.as_ref().map(|e| self.eval(e, env));
        let text = |text: &str| Out::known(read("text", text));
        let valid = |statement: &Out| {
            let field = |name: &str| self.field(statement, name);
            let (today, signed) = (Out::known(Day(self.today)), field("signed_on"));
            // Counted from the day on which it was signed (D-23).
            let fresh = eval(&want.within).map(|length| self.op("+", &[&signed, &length]));
            let ends = Some(field("valid_to")).filter(|day| !day.set.iter().any(unsaid));
            let role = want.by.as_deref().map(text);
            let asked = [
                (field("clause"), "=", Some(text(want.clause))),
                (self.field(&field("by"), "role"), "=", role),
                (today.clone(), ">=", Some(signed.clone())),
                (today.clone(), "<=", ends),
                (today, "<=", fresh),
                (signed, ">=", eval(&want.signed)),
                (field("covers"), ">=", eval(&want.covering)),
            ];
            asked.iter().all(|(left, words, right)| {
                right.as_ref().is_none_or(|right| self.op(words, &[left, right]).surely(true))
            })
        };
        let found = items(&self.field(&self.setup, "attestations")).is_some_and(|all| all.iter().any(valid));
        Out::truth(|truth| truth || !found, Why::from([("/attestations".to_owned(), "attestation", false)]), false)
    }

    pub(crate) fn lookup(&self, name: &str, keys: &[Out]) -> Out {
        let table = self.case.policy.tables.iter().find(|table| table.name == name);
        let rows = self.case.rows.iter().find(|(of, _)| of == name);
        let (Some(table), Some((_, rows))) = (table, rows) else {
            return Out::new([Any], Why::from([(String::new(), "table", false)]));
        };
        self.lift(&keys.iter().collect::<Vec<_>>(), |keys| {
            let fits = |row: &&Vec<String>| {
                let mut cells = table.keys.iter().zip(*row).zip(keys);
                cells.all(|(((_, kind), text), key)| apply("=", &[read(kind, text), key.clone()]) == Bool(true))
            };
            rows.iter().find(fits).and_then(|row| row.last()).map_or(Any, |text| read(&table.result.1, text))
        })
    }
}
