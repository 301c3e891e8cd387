//! A failing case made as small as it can be made: what can be left out is, and expressions give way to their parts.

use crate::model::{Apart, Binding, Case, E, List, Policy, Quantity, Scope};
use serde_json::Value;

/// The smallest case found that still fails. A pass goes on where it succeeded; passes end when one finds nothing.
pub(crate) fn reduced(mut case: Case, fails: &dyn Fn(&Case) -> bool) -> Case {
    loop {
        let mut found = false;
        for ways in [without_file, without_part, with_smaller, without_fact] {
            let mut place = 0;
            while let Some(smaller) = ways(&case, place) {
                match smaller.into_iter().find(|smaller| fails(smaller)) {
                    Some(smaller) => {
                        case = smaller;
                        found = true;
                    }
                    None => place += 1,
                }
            }
        }
        if !found {
            return case;
        }
    }
}

/// Without the setup of last time, or the second file of the policy.
fn without_file(case: &Case, n: usize) -> Option<Vec<Case>> {
    let mut smaller = case.clone();
    let found = match n {
        0 if case.previous.is_some() => smaller.previous.take().is_some(),
        0 | 1 => std::mem::take(&mut smaller.policy.apart) != Apart::Whole,
        _ => return None,
    };
    Some(if found { vec![smaller] } else { Vec::new() })
}

/// Without the `n`th thing that the file says, or that of last time.
fn without_fact(case: &Case, n: usize) -> Option<Vec<Case>> {
    let mut smaller = case.clone();
    let mut left = n;
    let removed = remove(&mut smaller.setup, &mut left)
        || smaller.previous.as_mut().is_some_and(|previous| remove(previous, &mut left));
    removed.then(|| vec![smaller])
}

/// Without the `n`th thing that a policy says.
fn without_part(case: &Case, n: usize) -> Option<Vec<Case>> {
    let mut case = case.clone();
    let mut left = n;
    fn cut<T>(from: &mut Vec<T>, left: &mut usize) -> bool {
        if *left < from.len() {
            from.remove(*left);
            return true;
        }
        *left -= from.len();
        false
    }
    let policy = &mut case.policy;
    let mut done = cut(&mut policy.groups, &mut left)
        || cut(&mut policy.rules, &mut left)
        || cut(&mut policy.params, &mut left)
        || cut(&mut policy.defines, &mut left)
        || cut(&mut policy.tables, &mut left);
    if done {
        case.rows.retain(|(name, _)| case.policy.tables.iter().any(|table| table.name == *name));
        return Some(vec![case]);
    }
    if policy.applies.is_some() {
        if left == 0 {
            policy.applies = None;
            return Some(vec![case]);
        }
        left -= 1;
    }
    for group in &mut policy.groups {
        done = done || cut(&mut group.scope, &mut left) || (group.rules.len() > 1 && cut(&mut group.rules, &mut left));
    }
    for rule in policy.groups.iter_mut().flat_map(|group| &mut group.rules).chain(&mut policy.rules) {
        done = done || cut(&mut rule.scope, &mut left);
        done = done || (rule.requirements.len() > 1 && cut(&mut rule.requirements, &mut left));
        for requirement in &mut rule.requirements {
            if !done && requirement.by.is_some() {
                done = left == 0;
                if done {
                    requirement.by = None;
                } else {
                    left -= 1;
                }
            }
        }
    }
    done.then(|| vec![case])
}

/// With something smaller in the place of the `n`th expression, or without its filter.
fn with_smaller(case: &Case, n: usize) -> Option<Vec<Case>> {
    let mut probe = case.clone();
    let mut left = n;
    let found = nth(all(&mut probe.policy), &mut left)?.clone();
    let literal = matches!(found, E::Bool(_) | E::Date(_) | E::Number(..) | E::Text(_) | E::Name(_) | E::Root(_));
    let mut smaller: Vec<E> = Vec::new();
    if !literal {
        smaller.extend([E::Bool(true), E::Bool(false), E::Number(1, 0), E::Date(case.as_of.clone())]);
    }
    smaller.extend(children(&mut found.clone()).into_iter().map(|child| child.clone()));
    if let E::And(parts) | E::Or(parts) | E::AllOf(parts) | E::AnyOf(parts) | E::List(parts) | E::Extreme(_, _, parts) =
        &found
        && parts.len() > 1
    {
        smaller.extend((0..parts.len()).map(|place| {
            let mut less = found.clone();
            if let E::And(of) | E::Or(of) | E::AllOf(of) | E::AnyOf(of) | E::List(of) | E::Extreme(_, _, of) = &mut less
            {
                of.remove(place);
            }
            less
        }));
    }
    let mut unfiltered = found.clone();
    if let E::Quantified(_, over, _) | E::Count(over) | E::Aggregate(_, _, over) = &mut unfiltered
        && over.filter.take().is_some()
    {
        smaller.push(unfiltered);
    }
    let put = |e: E| {
        let mut case = case.clone();
        let mut left = n;
        *nth(all(&mut case.policy), &mut left).unwrap() = e;
        case
    };
    Some(smaller.into_iter().map(put).collect())
}

fn all(policy: &mut Policy) -> Vec<&mut E> {
    let mut out: Vec<&mut E> = policy.applies.iter_mut().collect();
    out.extend(policy.defines.iter_mut().map(|(_, _, body)| body));
    let mut rules = Vec::new();
    for group in &mut policy.groups {
        group.scope.iter_mut().for_each(|part| out.extend(of_scope(part)));
        rules.extend(&mut group.rules);
    }
    rules.extend(&mut policy.rules);
    for rule in rules {
        rule.scope.iter_mut().for_each(|part| out.extend(of_scope(part)));
        for requirement in &mut rule.requirements {
            out.push(&mut requirement.expr);
            out.extend(requirement.by.iter_mut().map(|(day, _)| day));
        }
    }
    out
}

fn of_scope(scope: &mut Scope) -> Vec<&mut E> {
    match scope {
        Scope::When(e) | Scope::JudgeOnlyIf(e) | Scope::ExceptWhen(e) | Scope::Let(_, e) => vec![e],
        Scope::ForEach(over) => of_binding(over),
        Scope::During(from, to) => vec![from, to],
        Scope::Effective(..) => Vec::new(),
    }
}

fn of_binding(over: &mut Binding) -> Vec<&mut E> {
    let mut out: Vec<&mut E> = match &mut over.list {
        List::Of(list) => vec![list],
        List::Months(from, to) => vec![from, to],
    };
    out.extend(over.filter.as_deref_mut());
    out
}

fn nth<'a>(exprs: Vec<&'a mut E>, left: &mut usize) -> Option<&'a mut E> {
    for e in exprs {
        if *left == 0 {
            return Some(e);
        }
        *left -= 1;
        if let Some(found) = nth(children(e), left) {
            return Some(found);
        }
    }
    None
}

/// The expressions inside one.
fn children(e: &mut E) -> Vec<&mut E> {
    match e {
        E::Field(of, _) | E::Prefix(_, of) | E::Is(of, _) | E::As(of, _) | E::DayOf(_, of) => vec![of],
        E::Infix(a, _, b) | E::Implies(a, b) | E::About(a, b) | E::DaysFrom(a, b) => vec![a, b],
        E::Choice(a, b, c) | E::Within(a, b, _, c) => vec![a, b, c],
        E::And(of) | E::Or(of) | E::AllOf(of) | E::AnyOf(of) | E::List(of) => of.iter_mut().collect(),
        E::Call(_, of) | E::Lookup(_, of) | E::Extreme(_, _, of) => of.iter_mut().collect(),
        E::The(over) | E::Count(over) => of_binding(over),
        E::Aggregate(_, of, over) => std::iter::once(&mut **of).chain(of_binding(over)).collect(),
        E::Quantified(quantity, over, good) => {
            let mut out: Vec<&mut E> = vec![good];
            out.extend(of_binding(over));
            match quantity {
                Quantity::AtLeast(n) | Quantity::AtMost(n) | Quantity::Exactly(n) => out.push(&mut n.expr),
                Quantity::Between(least, most) => out.extend([&mut **least, &mut **most]),
                Quantity::Every | Quantity::Some | Quantity::No => {}
            }
            out
        }
        E::Attested(what) => [&mut what.signed, &mut what.within, &mut what.covering].into_iter().flatten().collect(),
        _ => Vec::new(),
    }
}

/// Takes the `n`th entry or item out of what a file says; keys stay.
fn remove(value: &mut Value, left: &mut usize) -> bool {
    match value {
        Value::Object(fields) => {
            let names: Vec<String> =
                fields.keys().filter(|name| !["id", "clause"].contains(&name.as_str())).cloned().collect();
            for name in names {
                if *left == 0 {
                    fields.remove(&name);
                    return true;
                }
                *left -= 1;
                if remove(&mut fields[&name], left) {
                    return true;
                }
            }
            false
        }
        Value::Array(items) => {
            for place in 0..items.len() {
                if *left == 0 {
                    items.remove(place);
                    return true;
                }
                *left -= 1;
                if remove(&mut items[place], left) {
                    return true;
                }
            }
            false
        }
        _ => false,
    }
}
