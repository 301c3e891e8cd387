//! Values while judging: single ones, lists, records.

use crate::document::NodeId;
use crate::program::ir::Binding;
use crate::value::{Duration, Lack, Month, Scalar, Truth, Type};

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Val<'a> {
    /// A single value, or anything that is not known or declared as none.
    Scalar(Scalar<'a>),
    /// A list.
    List(Items<'a>),
    /// A record.
    Record(Rec<'a>),
}

/// A record.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rec<'a> {
    /// A record of the setup.
    Node(NodeId),
    /// A record that a declared list does not hold: nothing has happened in it.
    Nothing(&'a Binding),
    /// A row of a table: table, row.
    Row(usize, usize),
    /// An entry of a map: the map, and its place in it.
    Entry(NodeId, usize),
}

/// The items of a list.
#[derive(Debug, Clone)]
pub(super) enum Items<'a> {
    /// A list of the setup, with the type of its items.
    Nodes(NodeId, &'a Type),
    /// A map of the setup: its entries.
    Map(NodeId),
    /// The rows of a table.
    Rows(usize),
    /// Months.
    Months(Vec<Month>),
    /// Values worked out.
    Values(Vec<Val<'a>>),
}

impl<'a> Val<'a> {
    pub(super) const UNSTATED: Self = Self::Scalar(Scalar::Unknown(Lack::Unstated));

    pub(super) fn unknown(lack: Lack) -> Self {
        Self::Scalar(Scalar::Unknown(lack))
    }

    /// What it lacks, when it is not known.
    pub(super) fn lack(&self) -> Option<Lack> {
        match self {
            Self::Scalar(scalar) => scalar.lack(),
            Self::List(_) | Self::Record(_) => None,
        }
    }

    /// What it lacks to be one settled value.
    pub(super) fn unsettled(&self) -> Option<Lack> {
        match self {
            Self::Scalar(scalar) => scalar.unsettled(),
            Self::List(_) | Self::Record(_) => None,
        }
    }

    /// Its truth.
    pub(super) fn truth(&self) -> Truth {
        match self {
            Self::Scalar(scalar) => scalar.truth(),
            Self::List(_) | Self::Record(_) => Truth::UNSTATED,
        }
    }

    /// Whether it is what the checker says of the expression that gave it; what is not known or declared as none can
    /// stand for anything.
    pub(super) fn fits(&self, ty: &Type) -> bool {
        match (self, ty) {
            (_, Type::Broken) | (Self::Scalar(Scalar::Unknown(_) | Scalar::None), _) => true,
            (Self::Scalar(scalar), _) => matches!(
                (scalar, ty),
                (Scalar::Bool(_), Type::Bool)
                    | (Scalar::Number(..), Type::Number)
                    | (Scalar::Percent(_), Type::Percent)
                    | (Scalar::Text(_), Type::Text | Type::Enum(_))
                    | (Scalar::Day(_), Type::Date)
                    | (Scalar::Month(_), Type::Month)
                    | (Scalar::Duration(Duration::Days(_)), Type::Days)
                    | (Scalar::Duration(Duration::Months(_)), Type::Months)
            ),
            (Self::List(_), ty) => matches!(ty, Type::List(_) | Type::Map(_)),
            (Self::Record(_), ty) => matches!(ty, Type::Record(_)),
        }
    }

    /// As a single value; a list or record is not one.
    pub(super) fn scalar(self) -> Scalar<'a> {
        match self {
            Self::Scalar(scalar) => scalar,
            Self::List(_) | Self::Record(_) => Scalar::Unknown(Lack::Unstated),
        }
    }
}

impl From<Truth> for Val<'_> {
    fn from(truth: Truth) -> Self {
        Self::Scalar(Scalar::Bool(truth))
    }
}
