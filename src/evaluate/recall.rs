//! What decided a definition for some records: found once, and told again wherever the same is asked of the same records.

use super::Judge;
use super::gather::{Mark, Trace};
use super::reads::{GATHERED, Read};
use crate::document::NodeId;
use crate::program::ir::{Definition, Expr, Kind};
use crate::value::Truth;
use crate::verdict::Piece;
use foldhash::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// What is asked: of which definition, of which records, whether it is to hold, whether that only places the rest, and
/// whether lists stand for their items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Asking {
    of: *const Definition,
    records: (NodeId, Option<NodeId>),
    how: (bool, bool, bool),
}

/// What was told of it: so many pieces from there on, and what is lacking.
#[derive(Debug, Clone)]
struct Told {
    from: usize,
    len: usize,
    missing: Option<Rc<[Read]>>,
    marks: Option<Rc<[Mark]>>,
}

/// All that was told.
#[derive(Debug, Default)]
pub(super) struct Recall {
    told: HashMap<Asking, Told>,
    pieces: Vec<Piece>,
}

/// So many pieces are kept at most: of a large file those of the rules that are just asked.
const MOST: usize = 1 << 15;

impl<'a> Judge<'a> {
    /// Traces a definition of the given truth with its arguments.
    pub(super) fn trace_call(
        &self,
        def: &'a Arc<Definition>,
        args: &'a [Expr],
        truth: Truth,
        want: bool,
        out: &mut Trace,
    ) {
        let Some(records) = self.records(args).filter(|_| !self.is_noting()) else {
            return self.inside(def, args, |this| this.trace_of(&def.body, truth, want, out));
        };
        let how = (want, out.is_aside(), self.is_placing.get());
        let asking = Asking { of: Arc::as_ptr(def), records, how };
        if let Some(told) = self.tell_again(asking, out) {
            // As much as to gather them anew.
            self.charge(told.saturating_mul(GATHERED));
            return;
        }
        let mut own = self.trace_at_hand();
        own.begin_part(out);
        self.inside(def, args, |this| this.trace_of(&def.body, truth, want, &mut own));
        let mut recall = self.recall.borrow_mut();
        if recall.pieces.len() > MOST || recall.told.len() > MOST {
            *recall = Recall::default();
        }
        let from = recall.pieces.len();
        recall.pieces.extend_from_slice(&own.evidence);
        let missing = (!own.missing.is_empty()).then(|| own.missing.as_slice().into());
        let marks = (!own.marks.is_empty()).then(|| own.marks.as_slice().into());
        recall.told.insert(asking, Told { from, len: own.evidence.len(), missing, marks });
        drop(recall);
        self.join_part(own, out);
    }

    /// Tells what is known already; how many pieces that is.
    fn tell_again(&self, asking: Asking, out: &mut Trace) -> Option<usize> {
        let recall = self.recall.borrow();
        let told = recall.told.get(&asking)?;
        let pieces = recall.pieces.get(told.from..told.from.saturating_add(told.len)).unwrap_or_default();
        let ground = self.ground.borrow();
        let pieces = pieces.iter().map(|piece| (*piece, ground.words(piece.asked())));
        let rest = (told.missing.as_deref().unwrap_or_default(), told.marks.as_deref().unwrap_or_default());
        self.tell_part(pieces, rest, out);
        Some(told.len)
    }

    /// The records that are given, where nothing but records of the setup is given, one or two, each by a variable.
    fn records(&self, args: &'a [Expr]) -> Option<(NodeId, Option<NodeId>)> {
        match args {
            [one] => Some((self.record_given(one)?, None)),
            [one, other] => Some((self.record_given(one)?, Some(self.record_given(other)?))),
            _ => None,
        }
    }

    /// The record that a variable of a range holds, or a parameter for which such a variable is given.
    fn record_given(&self, arg: &'a Expr) -> Option<NodeId> {
        let Kind::Slot(slot, _) = arg.kind else { return None };
        let by_variable = self.given(slot).is_none_or(|given| matches!(given.kind, Kind::Slot(..)));
        self.variables.record(slot).filter(|_| by_variable)
    }
}
