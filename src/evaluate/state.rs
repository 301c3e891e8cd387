//! What has happened, what is declared, and the calendar's operators over several days.

use super::eval::compare;
use super::value::{Rec, Val};
use super::{Few, Judge};
use crate::operators::{self, Operator, Run};
use crate::program::ir::{Expr, Kind};
use crate::value::{Day, Lack, Scalar, Truth};

impl<'a> Judge<'a> {
    pub(super) fn state(&self, row: &Operator, a: &'a Expr) -> Truth {
        let value = self.eval(a);
        match (&value, row.run) {
            (Val::List(_), _) => Truth::TRUE,
            (Val::Record(record), _) => Truth::known(!matches!(record, Rec::Nothing(_))),
            (Val::Scalar(scalar), Run::State(run)) => run(scalar, self.as_of),
            (Val::Scalar(_), _) => Truth::UNSTATED,
        }
    }

    /// Whether the file says something of what an expression reads.
    pub(super) fn declared(&self, expr: &'a Expr) -> bool {
        match &expr.kind {
            Kind::Field(base, field) => match self.eval(base) {
                Val::Record(Rec::Node(record)) => self.node_of(record, field).is_some(),
                // Of what is declared as none it is said that there is none of its fields either.
                Val::Scalar(Scalar::None) => true,
                _ => false,
            },
            Kind::Let(def) => self.declared(&def.value),
            Kind::Call(def, args) => self.inside(def, args, |this| this.declared(&def.body)),
            _ => match self.eval(expr) {
                Val::Scalar(Scalar::Day(Day::Ahead { plan, .. })) => plan.is_some(),
                Val::Record(record) => !matches!(record, Rec::Nothing(_)),
                other => other.lack().is_none(),
            },
        }
    }

    pub(super) fn empty(&self, value: &Val<'a>) -> Truth {
        match value {
            Val::List(items) => Truth::known(self.length(items) == 0),
            Val::Scalar(Scalar::Text(text)) => Truth::known(text.is_empty()),
            Val::Scalar(Scalar::None) => Truth::TRUE,
            other => Truth::Unknown(other.lack().unwrap_or(Lack::Unstated)),
        }
    }

    pub(super) fn extreme(&self, latest: bool, declared_only: bool, items: &'a [Expr]) -> Scalar<'a> {
        let counted = items.iter().filter(|item| !declared_only || self.declared(item));
        let values: Few<Scalar<'a>> = counted.map(|item| self.scalar(item)).collect();
        if let Some(lack) = values.iter().filter_map(Scalar::lack).reduce(Lack::and) {
            return Scalar::Unknown(lack);
        }
        let days: Few<Day> = values
            .iter()
            .filter_map(|value| match value {
                Scalar::Day(day) => Some(*day),
                _ => None,
            })
            .collect();
        if days.len() < values.len() && !declared_only {
            return Scalar::None;
        }
        let Some((first, rest)) = days.split_first() else { return Scalar::Unknown(Lack::Unstated) };
        let best = rest.iter().try_fold(*first, |best, day| best.extreme(*day, latest));
        best.map_or(Scalar::Unknown(Lack::Unstated), Scalar::Day)
    }

    /// From the far end to the near one, both included.
    pub(super) fn within(&self, day: &'a Expr, duration: &'a Expr, before: bool, other: &'a Expr) -> Truth {
        let (day, duration, other) = (self.scalar(day), self.scalar(duration), self.scalar(other));
        let far = match operators::find(if before { "-" } else { "+" }).map(|row| row.run) {
            Some(Run::Combine(run)) => run(&other, &duration),
            _ => Scalar::Unknown(Lack::Unstated),
        };
        let (from, to) = if before { (&far, &other) } else { (&other, &far) };
        let test = |words: &str, bound: &Scalar<'_>| {
            operators::find(words).map_or(Truth::UNSTATED, |row| compare(row, &day, bound))
        };
        Truth::all([test("on or after", from), test("on or before", to)])
    }
}
