//! Declared statements: true when one is valid on the day, else a statement is lacking.

use super::Judge;
use super::value::Val;
use crate::document::NodeId;
use crate::program::ir::{Attested, Expr};
use crate::value::{Date, Day, Number, Scalar, Truth};

impl<'a> Judge<'a> {
    /// True when a statement about the clause is declared, signed by the day, not run out, by the role asked for, not
    /// stale, and covers enough. Never false: what nobody has stated is not known.
    pub(super) fn attested(&self, attested: &'a Attested) -> Truth {
        if self.statement(attested).is_some() { Truth::TRUE } else { Truth::UNSTATED }
    }

    /// The statement that makes it true.
    pub(super) fn statement(&self, attested: &'a Attested) -> Option<NodeId> {
        let list = self.tree.get(self.tree.root(), "attestations")?;
        self.tree.items(list).iter().copied().find(|record| self.is_valid(*record, attested).is_some())
    }

    fn is_valid(&self, record: NodeId, attested: &'a Attested) -> Option<()> {
        let text = |from: NodeId, key: &str| self.tree.get(from, key).and_then(|node| self.tree.text(node));
        let holds = |condition: bool| condition.then_some(());
        holds(text(record, "clause")? == &*attested.clause)?;
        let signed = Date::parse(text(record, "signed_on")?)?;
        holds(signed <= self.as_of)?;
        if let Some(until) = self.tree.get(record, "valid_to") {
            holds(Date::parse(self.tree.text(until)?)? >= self.as_of)?;
        }
        if let Some(role) = &attested.by {
            let by = self.tree.get(record, "by")?;
            holds(text(by, "role")? == &**role)?;
        }
        if let Some(earliest) = &attested.signed {
            holds(signed >= self.day(earliest)?)?;
        }
        if let Some(age) = &attested.within {
            let Scalar::Duration(age) = self.scalar(age) else { return None };
            holds(signed.plus(age)? >= self.as_of)?;
        }
        if let Some(covering) = &attested.covering {
            let Scalar::Number(_, needed, _) = self.scalar(covering) else { return None };
            holds(self.covers(record)? >= needed)?;
        }
        Some(())
    }

    fn day(&self, expr: &'a Expr) -> Option<Date> {
        match self.eval(expr) {
            Val::Scalar(Scalar::Day(Day::Exact(date))) => Some(date),
            _ => None,
        }
    }

    fn covers(&self, record: NodeId) -> Option<Number> {
        match self.tree.kind(self.tree.get(record, "covers")?) {
            crate::document::Kind::Number(number) => Some(*number),
            _ => None,
        }
    }
}
