//! What checking a rule costs: which lists are gone through, and how often. An estimate read off the rule; an index
//! counts as no cost.

use super::{ROOM, Teller, kind_of_items};
use crate::outcome::Told;
use crate::policy::ir::{Binding, Expr, Kind, List, Requirement, Scope, Slot};
use crate::text::{Two, prose as s, words};
use std::collections::HashSet;
use std::sync::Arc;

/// A list that is gone through or looked up in.
#[derive(Clone, PartialEq, Eq)]
struct Pass {
    /// What the list is called.
    list: String,
    /// What it is done for each of, outermost first.
    within: Vec<String>,
    /// The lists that are gone through round it without an index, and itself.
    product: Vec<String>,
    indexed: bool,
}

/// What checking a rule costs.
pub(in crate::author) fn cost(teller: &mut Teller<'_>, scope: &[Arc<Scope>], requirements: &[Requirement]) -> Told {
    let mut counter = Counter { teller, passes: Vec::new(), stack: Vec::new(), room: ROOM };
    for statement in scope {
        match &**statement {
            Scope::When(expr, _) | Scope::JudgeOnlyIf(expr) | Scope::Except(expr, _) => counter.walk(expr),
            Scope::During(days) => [&days.0, &days.1].into_iter().for_each(|day| counter.walk(day)),
            Scope::Effective(..) => {}
            // What stands below is asked for each subject.
            Scope::ForEach(each) => counter.enter(&each.binding),
        }
    }
    for requirement in requirements {
        counter.walk(&requirement.expr);
        requirement.by.as_deref().iter().for_each(|(date, _)| counter.walk(date));
    }
    counter.told()
}

struct Counter<'t, 'p> {
    teller: &'t mut Teller<'p>,
    passes: Vec<Pass>,
    /// What is gone through round here: what one item is called, what the list is called, and whether an index finds
    /// the items.
    stack: Vec<(String, String, bool)>,
    room: usize,
}

impl Counter<'_, '_> {
    fn walk(&mut self, expr: &Expr) {
        self.room = self.room.saturating_sub(1);
        if self.room == 0 {
            return;
        }
        let Some(binding) = expr.binding() else {
            expr.children().into_iter().for_each(|child| self.walk(child));
            return;
        };
        if let Kind::Quantified(quantity, ..) = &expr.kind {
            quantity.amounts().for_each(|amount| self.walk(&amount.value));
        }
        self.enter(binding);
        if let Kind::Quantified(_, _, body) | Kind::Aggregate(_, body, _) = &expr.kind {
            self.walk(body);
        }
        self.stack.pop();
    }

    fn enter(&mut self, binding: &Binding) {
        binding.list.exprs().for_each(|list| self.walk(list));
        let word = |two: Two| two.get(self.teller.lang).to_owned();
        let (noun, list) = match &*binding.list {
            List::Months(..) => (word(s::ONE_MONTH), word(s::MONTHS_ALL)),
            List::Expr(list) => (self.teller.item_noun(list), self.teller.titled(list)),
        };
        let indexed = binding.plan.is_some();
        let within = self.stack.iter().map(|(noun, ..)| noun.clone()).collect();
        let around = self.stack.iter().filter(|(.., indexed)| !indexed).map(|(_, list, _)| list.clone());
        let product = around.chain((!indexed).then(|| list.clone())).collect();
        let pass = Pass { list: list.clone(), within, product, indexed };
        if !self.passes.contains(&pass) {
            self.passes.push(pass);
        }
        self.stack.push((noun, list, indexed));
        binding.filter.iter().for_each(|filter| self.walk(filter));
    }

    fn told(self) -> Told {
        let lang = self.teller.lang;
        if self.room == 0 {
            return Told::plain(s::COST_TOO_LARGE.get(lang));
        }
        let capital = |text: &str| {
            let mut letters = text.chars();
            let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
            format!("{first}{}", letters.as_str())
        };
        let line = |pass: &Pass| {
            let outer = pass.within.join(" × ");
            let form = match (pass.within.is_empty(), pass.indexed) {
                (true, false) => s::COST_ONCE,
                (false, false) => s::COST_PER,
                (true, true) => s::COST_LOOKED_UP_ONCE,
                (false, true) => s::COST_LOOKED_UP_PER,
            };
            Told::plain(self.teller.put(form, &[("list", &capital(&pass.list)), ("outer", &outer)]))
        };
        let longest = self.passes.iter().map(|pass| pass.product.len()).max().unwrap_or(0);
        let mut products: Vec<String> = Vec::new();
        for pass in self.passes.iter().filter(|pass| longest > 0 && pass.product.len() == longest) {
            let product = pass.product.join(" × ");
            if !products.contains(&product) {
                products.push(product);
            }
        }
        let text = match products.as_slice() {
            [] => s::COST_FLAT.get(lang).to_owned(),
            products => self.teller.put(s::COST_GROWS, &[("lists", &words::and(products, lang))]),
        };
        Told { text, parts: self.passes.iter().map(line).collect() }
    }
}

/// The variables that are there together with another of the same kind, so that they must be told apart by name.
pub(super) fn together(scope: &[Arc<Scope>], requirements: &[Requirement]) -> HashSet<Slot> {
    let mut finder = Finder { live: Vec::new(), found: HashSet::new(), room: ROOM };
    for statement in scope {
        match &**statement {
            Scope::When(expr, _) | Scope::JudgeOnlyIf(expr) | Scope::Except(expr, _) => finder.walk(expr),
            Scope::During(days) => [&days.0, &days.1].into_iter().for_each(|day| finder.walk(day)),
            Scope::Effective(..) => {}
            Scope::ForEach(each) => finder.enter(&each.binding),
        }
    }
    for requirement in requirements {
        finder.walk(&requirement.expr);
        requirement.by.as_deref().iter().for_each(|(date, _)| finder.walk(date));
    }
    finder.found
}

struct Finder {
    live: Vec<(Slot, Arc<str>)>,
    found: HashSet<Slot>,
    room: usize,
}

impl Finder {
    fn walk(&mut self, expr: &Expr) {
        self.room = self.room.saturating_sub(1);
        if self.room == 0 {
            return;
        }
        let Some(binding) = expr.binding() else {
            expr.children().into_iter().for_each(|child| self.walk(child));
            return;
        };
        self.enter(binding);
        if let Kind::Quantified(_, _, body) | Kind::Aggregate(_, body, _) = &expr.kind {
            self.walk(body);
        }
        self.live.pop();
    }

    fn enter(&mut self, binding: &Binding) {
        binding.list.exprs().for_each(|list| self.walk(list));
        let place = kind_of_items(&binding.list);
        for (slot, other) in &self.live {
            if *other == place {
                self.found.extend([*slot, binding.slot]);
            }
        }
        self.live.push((binding.slot, place));
        binding.filter.iter().for_each(|filter| self.walk(filter));
    }
}
