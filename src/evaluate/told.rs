//! What is told of a requirement that was judged: what was found and needed, and of how many. Of neighbours mostly the same
//! is told, and what a comparison compares stands at the same places: then it is not made again.

use super::Judge;
use super::reads::is_constant;
use crate::document::NodeId;
use crate::program::ir::{Expr, Kind, Quantity};
use crate::program::quantifier;
use crate::value::{Date, Scalar, Truth};
use crate::verdict::{Common, Fact, Range, Told};
use std::sync::Arc;

/// What is told of a judgement on its way.
pub(super) enum Telling {
    Anew(Told),
    /// The same as of a judgement before.
    Again(Arc<Common>),
}

impl Telling {
    pub(super) fn told(&self) -> &Told {
        match self {
            Self::Anew(told) => told,
            Self::Again(common) => common.told(),
        }
    }

    /// The same, but for what is changed.
    pub(super) fn changed(self, change: impl FnOnce(&mut Told)) -> Self {
        let mut told = match self {
            Self::Anew(told) => told,
            Self::Again(common) => common.told().clone(),
        };
        change(&mut told);
        Self::Anew(told)
    }
}

impl From<Told> for Telling {
    fn from(told: Told) -> Self {
        Self::Anew(told)
    }
}

/// Where that stands which a comparison compares, the top for what is the same for the whole file; and what it said. By one
/// requirement the same is told where these are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Compared {
    at: [NodeId; 2],
    truth: Option<Truth>,
    due: Option<Date>,
}

/// What was told last by a requirement; of a comparison with what that was told of.
pub(super) type Last = (Option<Compared>, Arc<Common>);

/// The same of each requirement of the rule that is judged, by their places.
pub(super) type ToldLast = Vec<Option<Last>>;

impl<'a> Judge<'a> {
    /// What is told of a requirement of which all is told but what was found and needed.
    pub(super) fn telling(&self, expr: &'a Expr, told: Told) -> Telling {
        let (place, truth, due) = (told.requirement, told.truth, told.due);
        let whole = |told: Told| {
            let Counts { found, needed, total } = self.counts(expr);
            Told { found, needed, total, ..told }
        };
        let Some(compared) = self.compared_at(expr).map(|at| Compared { at, truth, due }) else {
            return whole(told).into();
        };
        if let Some(common) = self.told_before(place, |(of, _)| *of == Some(compared)) {
            debug_assert!(
                self.agrees(|| whole(told), |told| told == common.told()),
                "what was told last is told again"
            );
            return Telling::Again(common);
        }
        let common = self.told(whole(told).into());
        self.keep_told(place, (Some(compared), Arc::clone(&common)));
        Telling::Again(common)
    }

    /// Where that stands which an expression compares, if it does no more and that plainly stands there. On a way it is asked
    /// what that is.
    fn compared_at(&self, expr: &'a Expr) -> Option<[NodeId; 2]> {
        let stands = |of: &'a Expr| match &of.kind {
            Kind::Field(base, field) => self.node_of(self.quick_record(base)?, field),
            _ => is_constant(of).then_some(self.tree.root()),
        };
        match &expr.kind {
            Kind::Compare(_, a, b) | Kind::Members(_, a, b) if !self.is_noting() => Some([stands(a)?, stands(b)?]),
            _ => None,
        }
    }

    /// What is told of a judgement, shared with those of which the same is told: mostly with the last one by its requirement.
    pub(super) fn told(&self, telling: Telling) -> Arc<Common> {
        let told = match telling {
            Telling::Anew(told) => told,
            Telling::Again(common) => return common,
        };
        let place = told.requirement;
        if let Some(common) = self.told_before(place, |(_, common)| *common.told() == told) {
            return common;
        }
        let common = self.ground.borrow_mut().common(told, &self.shown);
        self.keep_told(place, (None, Arc::clone(&common)));
        common
    }

    /// What was told last by the requirement at a place, if it is that.
    fn told_before(&self, place: usize, is_it: impl FnOnce(&Last) -> bool) -> Option<Arc<Common>> {
        let all = self.told_last.borrow();
        let last = all.get(place)?.as_ref().filter(|last| is_it(last))?;
        Some(Arc::clone(&last.1))
    }

    fn keep_told(&self, place: usize, last: Last) {
        let mut all = self.told_last.borrow_mut();
        if all.len() <= place {
            all.resize_with(place + 1, || None);
        }
        if let Some(known) = all.get_mut(place) {
            *known = Some(last);
        }
    }

    /// What the requirement's quantifier counted, or what its comparison compares.
    fn counts(&self, expr: &'a Expr) -> Counts {
        match &expr.kind {
            Kind::Let(def) => self.counts(&def.value),
            Kind::Call(def, args) => self.inside(def, args, |this| this.counts(&def.body)),
            Kind::Not(a) => self.counts(a),
            Kind::Implies(_, then) => self.counts(then),
            Kind::And(items) | Kind::Or(items) => {
                items.iter().find(|item| quantifier(item).is_some()).map_or_else(Counts::default, |e| self.counts(e))
            }
            Kind::Choice(a, _, b) => self.counts(if quantifier(a).is_some() { a } else { b }),
            Kind::Quantified(quantity, binding, body) => {
                let counted = self.quantified(quantity, binding, body);
                if counted.unknown_list.is_some() {
                    return Counts::default();
                }
                let range = |(from, to)| {
                    Some(if from == to { Fact::number(from) } else { Fact::Range(Box::new(Range { from, to })) })
                };
                let needed = match &**quantity {
                    Quantity::Between(_, most) => {
                        counted.needed.and_then(|(from, to)| match self.scalar(&most.value) {
                            Scalar::Number(most) => match most.settled() {
                                Some(most) if from == to => range((from, most)),
                                Some(most) => range((from.min(most), to.max(most))),
                                None => range((from, to)),
                            },
                            _ => range((from, to)),
                        })
                    }
                    _ => counted.needed.and_then(range),
                };
                Counts { found: range(counted.found), needed, total: range(counted.total) }
            }
            Kind::Compare(_, a, b) => {
                Counts { found: Some(self.compared(a, false)), needed: Some(self.compared(b, true)), total: None }
            }
            Kind::Members(row, list, wanted) => {
                let (a, b) = if matches!(row.words, "in" | "not in") { (wanted, list) } else { (list, wanted) };
                Counts { found: Some(self.compared(a, false)), needed: Some(self.compared(b, true)), total: None }
            }
            Kind::Field(..) | Kind::Slot(..) => {
                Counts { found: Some(self.compared(expr, false)), needed: Some(Fact::Bool(true)), total: None }
            }
            _ => Counts::default(),
        }
    }

    /// The value of what a comparison compares, first or second, as it is told.
    fn compared(&self, expr: &'a Expr, second: bool) -> Fact {
        self.noted_fact(expr, second).unwrap_or_else(|| self.fact(&self.eval(expr), &expr.ty))
    }
}

/// Found, needed and total of a requirement.
#[derive(Debug, Default)]
struct Counts {
    found: Option<Fact>,
    needed: Option<Fact>,
    total: Option<Fact>,
}
