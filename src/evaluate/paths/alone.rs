//! Expressions that speak of nothing but a text that a variable holds: what they say is found once for each text.

use super::notes::Mode;
use super::{Answer, Ask, Source};
use crate::document::NodeId;
use crate::evaluate::last::Last;
use crate::evaluate::once::spoken;
use crate::evaluate::value::Val;
use crate::evaluate::{Judge, kept};
use crate::program::ir::{Expr, Slot};
use crate::value::{Scalar, Truth, Type};
use std::borrow::Cow;

impl<'a> Judge<'a> {
    /// The truth of an expression that speaks of nothing but a text that a variable holds: the same wherever it is the same.
    pub(in crate::evaluate) fn truth_of_text(&self, expr: &'a Expr) -> Option<Truth> {
        // References written alike may lead to two documents; mostly no variable holds a single value; and of a small file
        // few texts are asked twice.
        if self.previous.is_some() || self.variables.singles() == 0 || !self.paths.are_worth {
            return None;
        }
        let slot = self.lone_slot(expr)?;
        let truth = match self.variables.get(slot)? {
            Val::Scalar(Scalar::Text(text)) => Some(self.fixed(|| self.holds(expr, text))),
            Val::Scalar(_) => None,
            _ => return None,
        };
        if self.is_noting() {
            let node = self.variables.origin(slot)?;
            let source = Source::Typed(self.name_of(node)?, &Type::Text);
            if !source.is_fixed() {
                self.put(Ask::Holds(expr, slot, source, Last::default()), |_| {
                    truth.map_or(Answer::Nothing, Answer::Truth)
                });
            }
        }
        truth
    }

    /// The same of the text that the variable holds.
    fn holds(&self, expr: &'a Expr, text: Cow<'a, str>) -> Truth {
        kept(&self.paths.of_texts, (std::ptr::from_ref(expr), text), || self.counted_truth(expr))
    }

    /// The same of a text that comes from a node.
    pub(super) fn holds_of(&self, expr: &'a Expr, slot: Slot, source: &Source<'a>, found: &[NodeId]) -> Option<Truth> {
        let Val::Scalar(Scalar::Text(text)) = self.value_from(source, found) else { return None };
        let key = (std::ptr::from_ref(expr), text);
        let known = self.paths.of_texts.borrow().get(&key).copied();
        if known.is_some() {
            return known;
        }
        let (_, text) = key;
        let value = Val::Scalar(Scalar::Text(text.clone()));
        let outer = self.open(slot, value, None);
        let mode = self.paths.mode.replace(Mode::Aside);
        let truth = self.holds(expr, text);
        self.paths.mode.set(mode);
        self.restore(slot, outer);
        Some(truth)
    }

    /// The one variable of which an expression speaks.
    fn lone_slot(&self, expr: &'a Expr) -> Option<Slot> {
        kept(&self.paths.lone, std::ptr::from_ref(expr), || match spoken(expr).as_slice() {
            [slot] => Some(*slot),
            _ => None,
        })
    }
}
