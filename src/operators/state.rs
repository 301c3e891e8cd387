//! What has happened, and what is declared. A pure table with its functions.

use super::compare::has_come;
use super::{Operator, Run, Signature};
use crate::value::{Date, Day, Lack, Scalar, Truth};

pub(super) const ROWS: &[Operator] = &[
    Operator {
        words: "done",
        negated: "",
        signature: Signature::DayState,
        run: Run::State(done),
        monotone: true,
        doc: "It has happened by `as_of`: declared and not after it, or `undated`.",
        since: "0.1",
    },
    Operator {
        words: "planned",
        negated: "",
        signature: Signature::DayState,
        run: Run::State(planned),
        monotone: true,
        doc: "It is declared and lies after `as_of`.",
        since: "0.1",
    },
    Operator {
        words: "exists",
        negated: "",
        signature: Signature::Presence,
        run: Run::State(exists),
        monotone: true,
        doc: "There is one: false when declared as `none`, unknown when not declared. A day that is only planned is open.",
        since: "0.1",
    },
    Operator {
        words: "declared",
        negated: "missing",
        signature: Signature::Presence,
        run: Run::Path,
        monotone: false,
        doc: "The file says something of it, be it `none`.",
        since: "0.1",
    },
    Operator {
        words: "missing",
        negated: "declared",
        signature: Signature::Presence,
        run: Run::Path,
        monotone: false,
        doc: "The file says nothing of it.",
        since: "0.1",
    },
    Operator {
        words: "or else",
        negated: "",
        signature: Signature::Presence,
        run: Run::Path,
        monotone: false,
        doc: "The value, or the other one where the file says nothing.",
        since: "0.1",
    },
    Operator {
        words: "not",
        negated: "",
        signature: Signature::Negation,
        run: Run::State(not),
        monotone: true,
        doc: "The opposite; unknown stays unknown.",
        since: "0.1",
    },
];

fn done(value: &Scalar<'_>, as_of: Date) -> Truth {
    match value {
        Scalar::Day(Day::Ahead { from, .. }) if *from <= as_of => Truth::OPEN,
        Scalar::Day(day) => Truth::known(has_come(*day, as_of)),
        Scalar::None => Truth::FALSE,
        other => Truth::Unknown(other.lack().unwrap_or(Lack::Unstated)),
    }
}

fn planned(value: &Scalar<'_>, as_of: Date) -> Truth {
    match value {
        Scalar::Day(Day::Ahead { plan: Some(day), .. } | Day::Exact(day)) => Truth::known(*day > as_of),
        // A plan could be declared today.
        Scalar::Day(Day::Ahead { plan: None, .. }) => Truth::UNSTATED,
        Scalar::Day(Day::Undated) | Scalar::None => Truth::FALSE,
        other => Truth::Unknown(other.lack().unwrap_or(Lack::Unstated)),
    }
}

fn exists(value: &Scalar<'_>, _: Date) -> Truth {
    match value {
        Scalar::None => Truth::FALSE,
        Scalar::Day(Day::Ahead { .. }) => Truth::OPEN,
        Scalar::Unknown(lack) | Scalar::Bool(Truth::Unknown(lack)) => Truth::Unknown(*lack),
        _ => Truth::TRUE,
    }
}

fn not(value: &Scalar<'_>, _: Date) -> Truth {
    value.truth().negated()
}
