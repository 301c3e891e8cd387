//! What is said of the items of a list, of attestations and of tables, by trying out fillings.

#![expect(clippy::indexing_slicing, reason = "an operator gets as many values as it is lifted over")]

use crate::fillings::{Env, Judge};
use crate::model::{Amount, Attested, Binding, E, Quantity};
use crate::values::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// All that `found`, `needed` and `total` can be.
pub(crate) type Counts = [BTreeSet<i128>; 3];

impl<'a> Judge<'a> {
    pub(crate) fn filter(&self, over: &'a Binding, env: &Env<'a>) -> Out {
        over.filter.as_ref().map_or(Out::known(Bool(true)), |filter| self.unplanned(|| self.eval(filter, env).truth()))
    }

    /// The truth of a quantifier, and all that `found`, `needed` and `total` can be: each item is in and good, in and
    /// not good, or out, and every combination is counted.
    pub(crate) fn quantified(
        &self,
        quantity: &'a Quantity,
        over: &'a Binding,
        satisfy: &'a E,
        env: &Env<'a>,
    ) -> (Out, Counts) {
        let amount = |a: &'a Amount| (self.eval(&a.expr, env), a.about);
        let count = |n: i128| (Out::known(Num(n * ONE)), false);
        // What the number of good ones is compared with; `between` is the `and` of both.
        let bounds: Vec<(&str, (Out, bool))> = match quantity {
            Quantity::Every => vec![(">=", (Out::known(Share(ONE)), false))],
            Quantity::Some => vec![(">=", count(1))],
            Quantity::No => vec![("<=", count(0))],
            Quantity::AtLeast(a) => vec![(">=", amount(a))],
            Quantity::AtMost(a) => vec![("<=", amount(a))],
            // True if both agree on it.
            Quantity::Exactly(a) => vec![(">=", amount(a)), ("<=", amount(a))],
            Quantity::Between(a, b) => {
                vec![(">=", (self.eval(a, env), false)), ("<=", (self.eval(b, env), false))]
            }
        };
        let every = matches!(quantity, Quantity::Every);
        let share = !every && bounds.iter().any(|(_, (of, _))| of.0.iter().any(|v| matches!(v, Share(_))));
        let (_, items) = match self.items(&over.list, env) {
            Ok(items) => items,
            Err(mut why) => {
                why.extend(bounds.iter().flat_map(|(_, (of, _))| of.1.clone()));
                // There may turn out to be nobody to count.
                let of_all = match quantity {
                    Quantity::AtLeast(a) | Quantity::AtMost(a) | Quantity::Exactly(a) => self.is_share(&a.expr, env),
                    _ => false,
                };
                why.extend(of_all.then(|| (String::new(), "", false)));
                return (Out::new(Set::from([Any]), why).truth(), Default::default());
            }
        };
        let mut why: Why = bounds.iter().flat_map(|(_, (of, _))| of.1.clone()).collect();
        let (mut tallies, mut marks, mut open) = (BTreeSet::from([(0, 0)]), Vec::new(), false);
        for item in items {
            let env = env.with(&over.var, item);
            let filter = self.filter(over, &env);
            if filter.surely(false) {
                continue;
            }
            let good = self.eval(satisfy, &env).truth();
            let out = filter.can(false).then_some((0, 0));
            let states =
                [(1, good.can(true)), (0, good.can(false))].into_iter().filter(|s| s.1).map(|s| (s.0, 1)).chain(out);
            let states: Vec<(i128, i128)> = states.collect();
            // Does it matter which of them it is?
            let effects = states.iter().map(|(g, n)| if every { (n - g, 0) } else { (*g, if share { *n } else { 0 }) });
            if effects.collect::<BTreeSet<_>>().len() > 1 {
                why.extend(filter.1.iter().chain(&good.1).cloned());
            }
            open |= states.len() > 1;
            marks.push((good.can(true), good.2));
            tallies = tallies.iter().flat_map(|(g, n)| states.iter().map(move |(h, m)| (g + h, n + m))).collect();
        }
        let mut needed = BTreeSet::new();
        // What `exactly` needs is shown once.
        let needed_by_both = matches!(quantity, Quantity::Exactly(_));
        let each = bounds.iter().map(|(words, (amount, about))| {
            let set = tallies.iter().flat_map(|&(g, n)| {
                amount.0.iter().map(move |v| {
                    let nobody = every && n == 0;
                    let bound = if nobody { Some(0) } else { bound(v, *about, n) };
                    // Of a number that is declared as `none` every comparison is false (D-02).
                    let other = if *v == Nil { Some(Nil) } else { bound.map(Num) };
                    (bound, other.map_or(Any, |other| compare(words, &Num(g * ONE), &other)))
                })
            });
            let (bounds, set): (Vec<_>, Set) = set.unzip();
            let whole = |bound: i128| match *words {
                _ if !share => bound,
                ">=" => -(-bound).div_euclid(ONE) * ONE,
                _ => bound.div_euclid(ONE) * ONE,
            };
            let known = !amount.0.contains(&Any) && (*words == ">=" || bounds.len() == 1 || amount.0.len() == 1);
            if known && !(needed_by_both && *words == "<=") {
                needed.extend(bounds.into_iter().flatten().map(whole));
            }
            let mut out = Out::new(set, why.clone()).truth();
            // Of a true lower bound and a false upper one the good items decide, else the others.
            let good = out.surely(true) == (*words == ">=");
            let mut deciding = marks.iter().filter(|(of, _)| *of == good).map(|(_, mark)| *mark).peekable();
            let decided = !open && (out.surely(true) || out.surely(false));
            out.2 = decided && deciding.peek().is_some() && deciding.all(|m| m);
            out
        });
        let mut out = self.joined(true, &each.collect::<Vec<_>>());
        // Over a range known to be empty the true ones are vacuous.
        if tallies == BTreeSet::from([(0, 0)]) {
            out.2 = out.surely(true);
        }
        let of = |f: fn(&(i128, i128)) -> i128| tallies.iter().map(|tally| f(tally) * ONE).collect();
        (out, [of(|t| t.0), needed, of(|t| t.1)])
    }

    /// Whether a share stands in an expression or in what it names.
    fn is_share(&self, e: &E, env: &Env<'a>) -> bool {
        let text = format!("{e:?}");
        let named = |name: &str| text.contains(&format!("Name({name:?})"));
        let lets = env.lets.iter().filter(|(name, _)| named(name)).map(|(_, e)| format!("{e:?}"));
        let params = self.case.policy.params.iter().filter(|(name, _)| named(name)).map(|(_, of)| format!("{of:?}"));
        if matches!(e, E::About(..)) {
            return false;
        }
        text.contains("Percent(") || lets.chain(params).any(|text| text.contains("Percent("))
    }

    /// One match is it; several is unknown; none is a record in which nothing has happened.
    pub(crate) fn the(&self, over: &'a Binding, env: &Env<'a>) -> Out {
        let (place, items) = match self.items(&over.list, env) {
            Ok(found) => found,
            Err(why) => {
                let place = why.first().map_or("", |(place, ..)| place);
                return Out::new(Set::from([Absent(format!("{place}/-"))]), why);
            }
        };
        let judged = items.into_iter().map(|item| (self.filter(over, &env.with(&over.var, item.clone())), item));
        let matching: Vec<(Out, Out)> = judged.filter(|(filter, _)| filter.can(true)).collect();
        let why: Why = matching.iter().flat_map(|(filter, _)| filter.1.clone()).collect();
        match &matching[..] {
            [] => Out::lacking(Val::Unlisted(place.clone()), &place, "setup", true),
            [(filter, item)] if filter.surely(true) => item.clone(),
            // Also one sure match beside others that may match (D-15).
            _ => Out::new(Set::from([Any]), why),
        }
    }

    /// `sum`, `min` or `max` over every combination of items; least and greatest of nothing are unknown.
    pub(crate) fn aggregate(&self, name: &str, of: &'a E, over: &'a Binding, env: &Env<'a>) -> Out {
        let items = match self.items(&over.list, env) {
            Ok((_, items)) => items,
            Err(why) => return Out::new(Set::from([Any]), why),
        };
        let mut total = Out::known(Nil);
        for item in items {
            let env = env.with(&over.var, item);
            let filter = self.filter(over, &env);
            if filter.surely(false) {
                continue;
            }
            let with = self.lift(&[&total, &self.eval(of, &env)], |row| match row {
                // What is declared as `none` adds nothing, and is neither least nor greatest.
                [Nil, one] | [one, Nil] => one.clone(),
                [sum, one] if ["count", "sum"].contains(&name) => plus(sum, one, 1),
                [most, one] => extreme(name, most, one),
                _ => Any,
            });
            let mut set = with.0;
            if filter.can(false) {
                set.extend(total.0);
                // Only a count is a range where it is not known which items there are (D-06).
                set.extend((name != "count").then_some(Any));
            }
            total = Out::new(set, &(&total.1 | &with.1) | &filter.1);
        }
        total.map(|v| match v {
            Nil if ["count", "sum"].contains(&name) => Num(0),
            Nil => Any,
            v => v.clone(),
        })
    }

    /// False when two declared values are equal; unknown while one is not declared and there are at least two items.
    pub(crate) fn unique(&self, of: &'a E, over: &'a Binding, env: &Env<'a>) -> Out {
        let items = match self.items(&over.list, env) {
            Ok((_, items)) => items,
            Err(why) => return Out::new(Set::from([Any]), why).truth(),
        };
        let each = items.into_iter().map(|item| {
            let env = env.with(&over.var, item);
            (self.filter(over, &env), self.eval(of, &env))
        });
        let each: Vec<(Out, Out)> = each.filter(|(filter, _)| filter.can(true)).collect();
        // Every two are compared.
        if each.len() > 100 {
            self.beyond.set(true);
            return Out::known(Any).truth();
        }
        let pairs = each.iter().enumerate().flat_map(|(i, a)| each.iter().skip(i + 1).map(move |b| (a, b)));
        let same = pairs.map(|(a, b)| {
            // What is worked out from what is not declared is as little declared.
            let settled = |of: &Out| of.0.len() == 1 && of.0.iter().all(|v| !matches!(v, NotYet | Planned | Undated));
            let known = |of: &Out| if settled(of) { of.clone() } else { Out::new(Set::from([Any]), of.1.clone()) };
            // Two that are declared as `none` are not two equal values.
            let same = self.lift(&[&known(&a.1), &known(&b.1)], |row| match (&row[0], &row[1]) {
                (Nil, Nil) => Bool(false),
                (a, b) => compare("=", a, b),
            });
            self.joined(true, &[a.0.clone(), b.0.clone(), same])
        });
        let same = self.joined(false, &same.collect::<Vec<_>>());
        let mut out = Out::new(same.0.iter().map(|v| Bool(*v == Bool(false))).collect(), same.1);
        out.2 = each.is_empty();
        out
    }

    // --- What a human says, and what stands in tables ---

    /// True when a valid, unexpired, not stale attestation is declared, else unstated with `from: attestation`.
    pub(crate) fn attested(&self, want: &'a Attested, env: &Env<'a>) -> Out {
        let bound = |words: &str, left: Val, e: &'a Option<E>| {
            e.as_ref().is_none_or(|e| {
                self.lift(&[&self.eval(e, env)], |row| compare(words, &left, &row[0])).0 == Set::from([Bool(true)])
            })
        };
        let valid = |a: &Value| {
            let date = |name: &str| a.get(name).and_then(Value::as_str).map_or(Any, day);
            let today = Day(self.as_of);
            // Counted from the day on which it was signed (D-23).
            let last = |e: &'a E| self.lift(&[&self.eval(e, env)], |row| plus(&date("signed_on"), &row[0], 1));
            let fresh = want.within.as_ref().is_none_or(|e| {
                self.lift(&[&last(e)], |row| compare("<=", &today, &row[0])).0 == Set::from([Bool(true)])
            });
            let role = a.pointer("/by/role").and_then(Value::as_str);
            a.get("clause").is_some_and(|c| c == want.clause)
                && want.by.as_ref().is_none_or(|by| role == Some(by))
                && compare("<=", &date("signed_on"), &today) == Bool(true)
                && a.get("valid_to")
                    .is_none_or(|day| day.is_null() || compare("<=", &today, &date("valid_to")) == Bool(true))
                && bound(">=", date("signed_on"), &want.signed)
                && bound(">=", a.get("covers").map_or(Any, |n| number(&n.to_string())), &want.covering)
                && fresh
        };
        let declared = self.case.setup.get("attestations").and_then(Value::as_array);
        if declared.is_some_and(|list| list.iter().any(valid)) {
            Out::known(Bool(true))
        } else {
            Out::lacking(Any, "/attestations", "attestation", false).truth()
        }
    }

    pub(crate) fn lookup(&self, name: &str, keys: &[Out]) -> Out {
        let table = self.case.policy.tables.iter().find(|table| table.name == name);
        let rows = self.case.rows.iter().find(|(of, _)| of == name);
        let (Some(table), Some((_, rows))) = (table, rows) else { return Out::lacking(Any, "", "table", false) };
        let cell = |kind: &str, text: &str| match kind {
            "number" => number(text),
            "date" => day(text),
            "month" => month(text),
            "boolean" => Bool(text == "true"),
            _ => Text(text.to_owned()),
        };
        self.lift(&keys.iter().collect::<Vec<_>>(), |key| {
            let fits = |row: &&Vec<String>| {
                let cells = table.keys.iter().zip(row.iter()).map(|((_, kind), text)| cell(kind, text));
                cells.zip(key).all(|(cell, key)| compare("=", &cell, key) == Bool(true))
            };
            rows.iter().find(fits).and_then(|row| row.last()).map_or(Any, |text| cell(&table.result.1, text))
        })
    }
}
