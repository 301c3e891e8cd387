//! What is said of the items of a list, of attestations and of tables.

use crate::fillings::{Env, Judge, with};
use crate::model::{Attested, Binding, E, List, Quantity};
use crate::texts::read;
use crate::values::*;
use jiff::ToSpan;
use num_rational::Ratio;
use std::collections::BTreeSet;

/// What may be in a range: whether it is, what is asked of it, and the names with it; or why the list is not known.
type Range<'a> = Result<Vec<(Out, Out)>, Out>;

const NOTHING: E = E::Number(0, 0);
pub(crate) const ONE: E = E::Number(1, 0);

/// The item that a range binds last.
pub(crate) fn item(env: &Env) -> Out {
    env.last().map_or(Out::known(Any), |(_, [item, _])| item.clone())
}

impl<'a> Judge<'a> {
    pub(crate) fn field(&self, of: &Out, name: &str) -> Out {
        let each = of.set.iter().map(|v| match v {
            Record(_, fields) | Absent(fields) if let Some(out) = fields.get(name) => match out.one() {
                Some(Planned(day)) if self.bound.get() => Out::known(Day(*day)),
                _ => out.clone(),
            },
            Text(id, to) if let [file, list, key] = to.split('.').collect::<Vec<_>>()[..] => {
                let file = if file == "setup" { &self.setup } else { &self.names[0].1[0] };
                let list = self.field(file, list);
                let refers = |item: &&Out| matches!(self.field(item, key).one(), Some(Text(key, _)) if key == id);
                // One that leads nowhere is unknown.
                let found = list.items().map(|items| items.iter().find(refers).cloned().unwrap_or(Out::known(Any)));
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
                    let day = self.as_bound(true, || self.eval(e, env));
                    let mut month = self.op("month of", &[&day]);
                    // A plan could be declared today, and would be used (D-71).
                    if month.one().is_none_or(|m| *m == Any) && day.set.iter().any(|v| matches!(v, NotYet | Day(_))) {
                        month.why.extend(unstated());
                    }
                    // Up to `none` there is no telling which they are.
                    if month.one() == Some(&Nil) { Out::known(Any) } else { month }
                });
                let (Some(Day(first)), Some(Day(last))) = (from.one(), to.one()) else {
                    return Out::new([Any], &from.why | &to.why);
                };
                Out::list(first.series(1.month()).take_while(|m| m <= last).map(|m| Out::known(Day(m))).collect())
            }
        }
    }

    /// What may be in a range.
    pub(crate) fn range(&self, over: &'a Binding, env: &Env<'a>, asked: impl Fn(&Env<'a>) -> Out) -> Range<'a> {
        let list = self.list(&over.list, env);
        let Some(items) = list.items() else { return Err(Out::new([Any], list.why)) };
        let one = |item: &Out| {
            let env = with(env, &over.var, item.clone());
            let filter = over.filter.iter().map(|filter| self.as_bound(false, || self.eval(filter, &env)));
            let filter = self.joined(true, &filter.collect::<Vec<_>>());
            filter.can(true).then(|| (filter, asked(&env)))
        };
        Ok(items.iter().filter_map(one).collect())
    }

    /// An expression, and of a quantifier all that `found`, `needed` and `total` can be.
    pub(crate) fn counted(&self, e: &'a E, env: &Env<'a>) -> (Out, Out) {
        let E::Quantified(quantity, over, satisfy) = e else { return (self.eval(e, env), Out::known(Any)) };
        // What the number of good ones is compared with, of `every` that of the others; true if both agree on it.
        let least = |e, about| (">=", self.eval(e, env), about);
        let most = |e, about| ("<=", self.eval(e, env), about);
        let bounds = match quantity {
            Quantity::Some => vec![least(&ONE, false)],
            Quantity::No | Quantity::Every => vec![most(&NOTHING, false)],
            Quantity::AtLeast(a) => vec![least(&a.expr, a.about)],
            Quantity::AtMost(a) => vec![most(&a.expr, a.about)],
            Quantity::Exactly(a) => vec![least(&a.expr, a.about), most(&a.expr, a.about)],
            Quantity::Between(a, b) => vec![least(a, false), most(b, false)],
        };
        let every = matches!(quantity, Quantity::Every);
        let range = match self.range(over, env, |env| self.eval(satisfy, env).truth()) {
            Ok(range) => range,
            Err(list) => {
                // There may turn out to be nobody to count.
                let share = bounds.iter().any(|(_, of, _)| of.set.iter().any(|v| matches!(v, Share(_))));
                let nobody = if share { unstated() } else { Why::new() };
                let why = bounds.iter().fold(&list.why | &nobody, |why, (_, of, _)| &why | &of.why);
                return (Out::new([Any], why).truth(), Out::known(Any));
            }
        };
        // What is perhaps not there decides nothing where it would not decide if it were: one that is not good, of a true
        // `some` or a false `no`; one that is, of a false `every`.
        let aside = |good: &Out, truth: bool| match (quantity, truth) {
            (Quantity::Some, true) | (Quantity::No, false) => good.surely(false),
            (Quantity::Every, false) => good.surely(true),
            _ => false,
        };
        let certain = |truth| range.iter().all(|(filter, good)| filter.surely(true) || aside(good, truth));
        let count = |inside: &[Val]| inside.iter().filter(|v| v.holds() != every).count();
        let run = |told: bool, (words, amount, about): &(&str, Out, bool)| {
            self.all(|pick| {
                let inside = pick.inside(&range);
                let counted = count(&inside);
                let bound = match pick.of(amount) {
                    // A share of nobody is not decided.
                    Share(_) if inside.is_empty() => Any,
                    share @ Share(_) if *about => apply("about", &[share, whole(inside.len())]),
                    Share(p) if *words == ">=" => Num((p * Ratio::from(inside.len() as i128)).ceil()),
                    Share(p) => Num((p * Ratio::from(inside.len() as i128)).floor()),
                    other => other,
                };
                if told {
                    let found = if every { inside.len() - counted } else { counted };
                    let needed = if every { whole(inside.len()) } else { bound };
                    return Tally([whole(found), needed, whole(inside.len())].into());
                }
                let truth = apply(words, &[whole(counted), bound]);
                // Of a true lower bound and a false upper one those decide that are counted, else the others.
                let counts = (truth.holds() == (*words == ">=")) != every;
                let mut deciding = inside.iter().filter(|v| v.holds() == counts).peekable();
                let marked =
                    certain(truth.holds()) && deciding.peek().is_some() && deciding.all(|v| matches!(v, Vacuous(_)));
                // Over a range known to be empty the true ones are vacuous.
                let empty = range.is_empty() && truth == Bool(true);
                if truth != Any && (marked || empty) { Vacuous(truth.holds()) } else { truth }
            })
        };
        let truths = bounds.iter().map(|bound| {
            let mut out = run(false, bound);
            // How many are counted is lacking too where it is not known how many there must be.
            if out.can(true) && out.can(false) && bound.1.one().is_none_or(|v| *v == Any) {
                out.why.extend(self.all(|pick| whole(count(&pick.inside(&range)))).why);
            }
            out
        });
        let truths: Vec<Out> = truths.collect();
        // Of two bounds the upper one is shown too where it is known.
        let upper =
            |(_, most, _): &&(&str, Out, bool)| matches!(quantity, Quantity::Between(..)) && most.one().is_some();
        let shown = bounds.iter().take(1).chain(bounds.last().filter(upper));
        (self.joined(true, &truths), Out::new(shown.flat_map(|bound| run(true, bound).set), Why::new()))
    }

    /// One match is it; several is unknown; none is a record in which nothing has happened.
    pub(crate) fn the(&self, over: &'a Binding, env: &Env<'a>) -> Result<Out, Out> {
        Ok(match (&self.range(over, env, item)?[..], self.list(&over.list, env).one()) {
            ([], Some(List(_, _, other))) => (**other).clone(),
            ([(filter, item)], _) if filter.surely(true) => item.clone(),
            // Also one sure match beside others that may match (D-15).
            (range, _) => Out::new([Any], range.iter().flat_map(|(filter, _)| filter.why.clone()).collect()),
        })
    }

    /// `count`, `sum`, `min`, `max` or `unique`.
    pub(crate) fn aggregate(&self, name: &str, of: &'a E, over: &'a Binding, env: &Env<'a>) -> Result<Out, Out> {
        let range = self.range(over, env, |env| self.eval(of, env))?;
        let certain = |(filter, value): &(Out, Out)| match value.one() {
            // What is worked out from what is not declared is as little declared.
            None | Some(NotYet | Planned(_) | Undated) if name == "unique" => Out::new([Any], value.why.clone()),
            // Only a count is a range where it is not known which items there are (D-06).
            _ if ["sum", "min", "max"].contains(&name) && filter.can(false) => {
                Out::new([Any], &filter.why | &value.why)
            }
            _ => value.clone(),
        };
        let range: Vec<(Out, Out)> = range.iter().map(|one| (one.0.clone(), certain(one))).collect();
        if name == "unique" {
            // False when two declared values are equal; two that are declared as `none` are not.
            let mut out =
                self.all(|pick| {
                    let inside = pick.inside(&range);
                    let pairs =
                        inside.iter().enumerate().flat_map(|(i, a)| inside[i + 1..].iter().map(move |b| (a, b)));
                    let same = pairs.map(|(a, b)| {
                        if (a, b) == (&Nil, &Nil) { Bool(false) } else { apply("=", &[a, b].map(Val::clone)) }
                    });
                    match decide(false, &same.collect::<Vec<Val>>()) {
                        Any => Any,
                        _ if range.is_empty() => Vacuous(true),
                        same => Bool(!same.holds()),
                    }
                });
            if out.set.contains(&Any) {
                out.why.extend(range.iter().flat_map(|(filter, value)| &filter.why | &value.why));
            }
            return Ok(out.truth());
        }
        // What is declared as `none` adds nothing, and is neither least nor greatest; of nothing both are unknown.
        let (words, nothing) = if ["count", "sum"].contains(&name) { ("+", whole(0)) } else { (name, Any) };
        let total = range.iter().fold(Out::known(Nil), |total, (filter, value)| {
            self.all(|pick| match (pick.of(&total), pick.of(filter).holds(), pick.of(value)) {
                (total, false, _) | (total, true, Nil) => total,
                (Nil, true, value) => value,
                (total, true, value) => apply(words, &[total, value]),
            })
        });
        Ok(Out::new(total.set.into_iter().map(|v| if v == Nil { nothing.clone() } else { v }), total.why))
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
            let ends = Some(field("valid_to")).filter(|day| !day.set.iter().any(Val::unsaid));
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
        let found = self.field(&self.setup, "attestations").items().is_some_and(|all| all.iter().any(valid));
        let otherwise = if found { Bool(true) } else { Bool(false) };
        Out::new([Bool(true), otherwise], Why::from([("/attestations".to_owned(), "attestation", false)]))
    }

    pub(crate) fn lookup(&self, name: &str, keys: &[Out]) -> Out {
        let table = self.case.policy.tables.iter().find(|table| table.name == name);
        let rows = self.case.rows.iter().find(|(of, _)| of == name);
        let (Some(table), Some((_, rows))) = (table, rows) else {
            return Out::new([Any], Why::from([(String::new(), "table", false)]));
        };
        // A cell that is left empty is not declared.
        let mut out = self.all(|pick| {
            let keys: Vec<Val> = keys.iter().map(|key| pick.of(key)).collect();
            let fits = |row: &&Vec<String>| {
                let mut cells = table.keys.iter().zip(*row).zip(&keys);
                cells.all(|(((_, kind), text), key)| apply("=", &[read(kind, text), key.clone()]) == Bool(true))
            };
            rows.iter()
                .find(fits)
                .and_then(|row| row.last())
                .filter(|text| !text.is_empty())
                .map_or(Any, |text| read(&table.result.1, text))
        });
        // A row could be declared today.
        if out.set.contains(&Any) && !keys.iter().any(|key| key.set.contains(&Any)) {
            out.why.extend(unstated());
        }
        out
    }
}
