//! Declared statements: true when one is valid on the day, else a statement is lacking.

use super::Judge;
use super::value::Val;
use crate::document::NodeId;
use crate::program::ir::{Attested, Expr};
use crate::value::{Date, Day, Number, Scalar, Truth};
use crate::verdict::Shortfall;
use std::sync::Arc;

/// How a statement stands to what is asked for.
enum Standing {
    /// It counts.
    Counts,
    /// It is about the clause and falls short by what stands, or is lacking, under a key.
    Short(&'static str, Shortfall),
    /// It is about another clause, or it is not known whether it counts.
    Elsewhere,
}

impl<'a> Judge<'a> {
    /// True when a statement about the clause is declared, signed by the day, not run out, by the role asked for, not
    /// stale, and covers enough. Never false: what nobody has stated is not known.
    pub(super) fn attested(&self, attested: &'a Attested) -> Truth {
        if self.statement(attested).is_some() { Truth::TRUE } else { Truth::UNSTATED }
    }

    /// The statement that makes it true.
    pub(super) fn statement(&self, attested: &'a Attested) -> Option<NodeId> {
        self.statements().find(|record| matches!(self.judged(*record, attested), Standing::Counts))
    }

    /// Of the statements about the clause that do not count the one signed last, and why: the key that it fails on.
    pub(super) fn short_statement(&self, attested: &'a Attested) -> Option<(NodeId, &'static str, Shortfall)> {
        let short = self.statements().filter_map(|record| match self.judged(record, attested) {
            Standing::Short(key, why) => Some((record, key, why)),
            Standing::Counts | Standing::Elsewhere => None,
        });
        short.max_by_key(|(record, ..)| self.day_at(*record, "signed_on"))
    }

    fn statements(&self) -> impl Iterator<Item = NodeId> {
        self.lose_way();
        let list = self.tree.get(self.tree.root(), "attestations");
        list.into_iter().flat_map(|list| self.tree.items(list).iter().copied())
    }

    fn text_at(&self, record: NodeId, key: &str) -> Option<&str> {
        self.tree.get(record, key).and_then(|node| self.tree.text(node))
    }

    fn day_at(&self, record: NodeId, key: &str) -> Option<Date> {
        Date::parse(self.text_at(record, key)?)
    }

    fn judged(&self, record: NodeId, attested: &'a Attested) -> Standing {
        if self.text_at(record, "clause") != Some(&*attested.clause) {
            return Standing::Elsewhere;
        }
        let Some(signed) = self.day_at(record, "signed_on") else {
            return Standing::Short("signed_on", Shortfall::Unsigned);
        };
        if signed > self.as_of {
            return Standing::Short("signed_on", Shortfall::Ahead(signed));
        }
        if self.tree.get(record, "valid_to").is_some() {
            match self.day_at(record, "valid_to") {
                Some(until) if until >= self.as_of => {}
                Some(until) => return Standing::Short("valid_to", Shortfall::RunOut(until)),
                None => return Standing::Elsewhere,
            }
        }
        if let Some(role) = &attested.by {
            let by = self.tree.get(record, "by");
            if by.and_then(|by| self.text_at(by, "role")) != Some(&**role) {
                return Standing::Short("by", Shortfall::Role(Arc::clone(role)));
            }
        }
        // Against what is not known nothing can be said of a statement.
        if let Some(earliest) = &attested.signed {
            match self.day(earliest) {
                Some(earliest) if signed >= earliest => {}
                Some(earliest) => return Standing::Short("signed_on", Shortfall::Early(signed, earliest)),
                None => return Standing::Elsewhere,
            }
        }
        if let Some(age) = &attested.within {
            let Scalar::Duration(age) = self.scalar(age) else { return Standing::Elsewhere };
            match signed.plus(age) {
                Some(last) if last >= self.as_of => {}
                Some(_) => return Standing::Short("signed_on", Shortfall::Old(signed, age)),
                None => return Standing::Elsewhere,
            }
        }
        if let Some(covering) = &attested.covering {
            let Scalar::Number(needed) = self.scalar(covering) else { return Standing::Elsewhere };
            match self.covers(record) {
                Some(covers) if covers >= needed.to => {}
                covers => return Standing::Short("covers", Shortfall::Few(covers, needed.to)),
            }
        }
        Standing::Counts
    }

    fn day(&self, expr: &'a Expr) -> Option<Date> {
        match self.eval(expr) {
            Val::Scalar(Scalar::Day(Day::Exact(date))) => Some(date),
            _ => None,
        }
    }

    fn covers(&self, record: NodeId) -> Option<Number> {
        match self.tree.kind(self.tree.get(record, "covers")?) {
            crate::document::Kind::Number(number) => Some(number),
            _ => None,
        }
    }
}
