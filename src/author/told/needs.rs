//! What a rule reads: fields of the file by their paths, fields of the earlier file, tables, signed statements.

use super::Teller;
use crate::outcome::Need;
use crate::policy::ir::{Attested, Binding, Expr, Kind, List, Requirement, Scope, Shared, Slot};
use crate::text::{prose as s, words};
use crate::value::{Field, Type};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What a rule reads, in the order in which it asks for it.
pub(in crate::author) fn needs(teller: &Teller<'_>, scope: &[Arc<Scope>], requirements: &[Requirement]) -> Vec<Need> {
    let mut reader = Reader { teller, paths: HashMap::new(), seen: HashSet::new(), needs: Vec::new() };
    for statement in scope {
        match &**statement {
            Scope::When(expr, _) | Scope::JudgeOnlyIf(expr) | Scope::Except(expr, _) => drop(reader.walk(expr)),
            Scope::During(days) => [&days.0, &days.1].into_iter().for_each(|day| drop(reader.walk(day))),
            Scope::Effective(..) => {}
            Scope::ForEach(each) => reader.binding(&each.binding),
        }
    }
    for requirement in requirements {
        reader.walk(&requirement.expr);
        requirement.by.as_deref().iter().for_each(|(date, _)| drop(reader.walk(date)));
    }
    let needs = reader.needs;
    // A list need not be named where something in it is.
    let inside = |need: &Need| {
        !need.path.is_empty()
            && needs.iter().any(|other| other.path.strip_prefix(&need.path).is_some_and(|rest| rest.starts_with("[]")))
    };
    needs.iter().filter(|need| !inside(need)).cloned().collect()
}

struct Reader<'t, 'p> {
    teller: &'t Teller<'p>,
    /// Where each variable is.
    paths: HashMap<Slot, String>,
    /// Definitions and lets that were read already, with the places of the arguments.
    seen: HashSet<(Shared, Vec<String>)>,
    needs: Vec<Need>,
}

impl Reader<'_, '_> {
    /// Reads an expression; where it is, when it is a place.
    fn walk(&mut self, expr: &Expr) -> Option<String> {
        match &expr.kind {
            Kind::Setup => Some(String::new()),
            Kind::Previous => Some("previous".to_owned()),
            Kind::Slot(slot, _) => self.paths.get(slot).cloned(),
            Kind::Field(base, field) => {
                let path = join(&self.walk(base)?, &field.name);
                self.field(&path, field);
                Some(path)
            }
            Kind::Follow(reference, target) => {
                self.walk(reference);
                Some(format!("{}[]", target.list))
            }
            Kind::EntryValue(entry) | Kind::AsShape(entry, _) => self.walk(entry),
            Kind::Let(def) => self.shared(expr, &[], |this| this.walk(&def.value)),
            Kind::Call(def, args) => {
                let places: Vec<Option<String>> = args.iter().map(|arg| self.walk(arg)).collect();
                let known: Vec<String> = places.iter().map(|place| place.clone().unwrap_or_default()).collect();
                for (param, place) in def.params.iter().zip(places) {
                    match place {
                        Some(place) => self.paths.insert(*param, place),
                        None => self.paths.remove(param),
                    };
                }
                self.shared(expr, &known, |this| this.walk(&def.body))
            }
            Kind::The(binding) => {
                self.binding(binding);
                self.paths.get(&binding.slot).cloned()
            }
            Kind::Quantified(quantity, binding, body) => {
                quantity.amounts().for_each(|amount| drop(self.walk(&amount.value)));
                self.binding(binding);
                self.walk(body);
                None
            }
            Kind::Count(binding) => {
                self.binding(binding);
                None
            }
            Kind::Aggregate(_, value, binding) => {
                self.binding(binding);
                self.walk(value);
                None
            }
            Kind::Table(place) | Kind::Lookup(place, ..) => {
                expr.children().into_iter().for_each(|child| drop(self.walk(child)));
                self.table(*place);
                None
            }
            Kind::Attested(attested) => {
                self.attested(attested);
                expr.children().into_iter().for_each(|child| drop(self.walk(child)));
                None
            }
            Kind::Choice(..) | Kind::OrElse(..) => {
                // Either may be the place of a record; the first is where it is looked for first.
                let places: Vec<Option<String>> = expr.children().into_iter().map(|child| self.walk(child)).collect();
                places.into_iter().next().flatten()
            }
            _ => {
                expr.children().into_iter().for_each(|child| drop(self.walk(child)));
                None
            }
        }
    }

    /// What definitions and lets share is read once for each place that it is used of.
    fn shared(
        &mut self,
        expr: &Expr,
        places: &[String],
        read: impl FnOnce(&mut Self) -> Option<String>,
    ) -> Option<String> {
        let shared = expr.shared()?;
        if self.seen.insert((shared, places.to_vec())) {
            return read(self);
        }
        place_of(expr, &self.paths)
    }

    fn binding(&mut self, binding: &Binding) {
        match &*binding.list {
            List::Months(from, to, _) => [from, to].into_iter().for_each(|day| drop(self.walk(day))),
            List::Expr(list) => {
                if let Some(path) = self.walk(list) {
                    self.paths.insert(binding.slot, format!("{path}[]"));
                }
            }
        }
        binding.filter.iter().for_each(|filter| drop(self.walk(filter)));
    }

    fn field(&mut self, path: &str, field: &Field) {
        // What holds the fields is no field of its own.
        if matches!(field.kind, Ok(Type::Record(_))) {
            return;
        }
        let note = match (path.starts_with("previous"), field.not_yet) {
            (true, _) => s::NEED_PREVIOUS.get(self.teller.lang),
            (false, true) => s::NEED_NOT_YET.get(self.teller.lang),
            (false, false) => "",
        };
        self.need(path.to_owned(), field.title(self.teller.lang.code()).to_owned(), note);
    }

    fn table(&mut self, place: usize) {
        let name = self.teller.table_name(place);
        let is_external = self.teller.policy.tables.get(place).is_some_and(|table| table.rows.is_none());
        if is_external {
            self.need(String::new(), self.teller.put(s::NEED_TABLE, &[("table", &name)]), "");
        }
    }

    fn attested(&mut self, attested: &Attested) {
        let clause = words::quote(&attested.clause, self.teller.lang);
        let label = self.teller.put(s::NEED_ATTESTATION, &[("clause", &clause)]);
        self.need("attestations[]".to_owned(), label, "");
    }

    fn need(&mut self, path: String, label: String, note: &'static str) {
        let need = Need { path, label, note };
        if !self.needs.contains(&need) {
            self.needs.push(need);
        }
    }
}

/// Where an expression is that was read before.
fn place_of(expr: &Expr, paths: &HashMap<Slot, String>) -> Option<String> {
    match &expr.kind {
        Kind::Setup => Some(String::new()),
        Kind::Previous => Some("previous".to_owned()),
        Kind::Slot(slot, _) => paths.get(slot).cloned(),
        Kind::Field(base, field) => Some(join(&place_of(base, paths)?, &field.name)),
        Kind::Follow(_, target) => Some(format!("{}[]", target.list)),
        Kind::EntryValue(entry) | Kind::AsShape(entry, _) => place_of(entry, paths),
        Kind::Let(def) => place_of(&def.value, paths),
        Kind::Call(def, _) => place_of(&def.body, paths),
        Kind::The(binding) => paths.get(&binding.slot).cloned(),
        Kind::Choice(a, ..) | Kind::OrElse(a, _) => place_of(a, paths),
        _ => None,
    }
}

fn join(base: &str, name: &str) -> String {
    if base.is_empty() { name.to_owned() } else { format!("{base}.{name}") }
}
