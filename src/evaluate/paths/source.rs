//! Values that come from one node: of them it is not noted what they are, but what is said of them.

use super::notes::Origin;
use super::{Answer, Ask, Name, Source};
use crate::document::{NodeId, Tree, What};
use crate::evaluate::Judge;
use crate::evaluate::last::Last;
use crate::evaluate::plain::asks_equal;
use crate::evaluate::reader::Sight;
use crate::evaluate::value::{Rec, Val};
use crate::program::ir::{Expr, Kind};
use crate::value::{Field, Lack, Truth, Type};
use crate::verdict::{Fact, Need};

impl<'a> Judge<'a> {
    /// The node and the reading by which an expression has its value; what leads there is asked. `None`: it has it
    /// otherwise, or nothing stands there.
    pub(super) fn source(&self, expr: &'a Expr) -> Option<Source<'a>> {
        if !self.is_noting() || self.spent() {
            return None;
        }
        match &expr.kind {
            Kind::Const(_) | Kind::Param(_) | Kind::AsOf => Some(Source::Same(expr, self.eval(expr))),
            Kind::Call(_, args) if args.is_empty() => Some(Source::Same(expr, self.eval(expr))),
            Kind::Let(def) => self.source(&def.value),
            Kind::Call(def, args) => self.with(&def.params, args, || self.source(&def.body)),
            Kind::Slot(slot, _) => {
                let node = self.variables.origin(*slot)?;
                match self.variables.get(*slot)? {
                    Val::Scalar(_) => Some(Source::Typed(self.name_of(node)?, &expr.ty)),
                    _ => None,
                }
            }
            Kind::Field(base, field) => {
                let Val::Record(Rec::Node(record)) = self.eval(base) else { return None };
                let node = self.node_of(record, field)?;
                match self.name_of(node)? {
                    Name::Fixed(node) => {
                        let value = self.reader.read(node, field);
                        self.note_fixed_value(&value);
                        Some(Source::Fixed(value))
                    }
                    name @ Name::Found(_) => Some(Source::Field(name, field)),
                }
            }
            Kind::Choice(then, condition, otherwise) => match self.truth(condition) {
                Truth::True { .. } => self.source(then),
                Truth::False { .. } => self.source(otherwise),
                Truth::Unknown(_) => None,
            },
            Kind::OrElse(a, b) => self.source(if self.declared(a) { a } else { b }),
            _ => None,
        }
    }

    /// The value of a source; of a name that was found by the nodes found so far, or while it is noted by the notes.
    pub(super) fn value_from(&self, source: &Source<'a>, found: &[NodeId]) -> Val<'a> {
        let node = |name: &Name| match name {
            Name::Fixed(node) => Some(*node),
            Name::Found(number) => found.get(usize::from(*number)).copied().or_else(|| {
                let notes = self.paths.notes.borrow();
                notes.node(*name)
            }),
        };
        match source {
            Source::Fixed(value) | Source::Same(_, value) => value.clone(),
            Source::Field(name, field) => node(name).map_or(Val::UNSTATED, |node| self.reader.read(node, field)),
            Source::Typed(name, ty) => node(name).map_or(Val::UNSTATED, |node| self.reader.read_as(node, ty)),
        }
    }

    /// Whether the value of a source is seen to be settled without being read.
    #[inline]
    pub(super) fn is_seen(&self, source: &Source<'a>, sight: Option<Sight>, found: &[NodeId]) -> bool {
        sight.zip(source.node(found)).is_some_and(|(sight, node)| self.reader.is_seen(node, sight))
    }

    /// What an equality says of two texts that stand somewhere, by their forms.
    pub(super) fn seen_equal(&self, of: &Expr, sides: [&Source<'a>; 2], found: &[NodeId]) -> Option<Truth> {
        let Kind::Compare(row, ..) = &of.kind else { return None };
        let equal = asks_equal(row)?;
        let [one, other] = sides.map(|source| self.tree.form_at(source.text_node(found, self.tree)?));
        Some(Truth::known((one? == other?) == equal))
    }

    /// Notes what a value lacks to be settled.
    pub(in crate::evaluate) fn note_settled(&self, source: &Source<'a>) -> Option<Lack> {
        let lack = self.value_from(source, &[]).unsettled();
        let sight = source.sight();
        if !self.is_noting() || source.is_fixed() {
            return lack;
        }
        // What is found and seen to be settled at once is not asked again.
        let is_seen = source.name().zip(sight).is_some_and(|seen| self.paths.notes.borrow().seen.contains(&seen));
        debug_assert!(!is_seen || lack.is_none(), "what is seen to be settled");
        if !is_seen {
            self.put(Ask::Settled(source.clone(), sight, Last::default()), |_| Answer::Lack(lack));
        }
        lack
    }

    /// What stands at a node as a field, of which it is noted only what it lacks to be settled.
    pub(in crate::evaluate) fn noted_lack(&self, node: NodeId, field: &'a Field) -> Option<Lack> {
        match self.name_of(node) {
            Some(name) => self.note_settled(&Source::Field(name, field)),
            None => self.reader.read(node, field).unsettled(),
        }
    }

    /// What that lacks which stands at a node as a type; of it nothing else is noted.
    pub(in crate::evaluate) fn noted_lack_as(&self, node: NodeId, ty: &'a Type) -> Option<Lack> {
        match self.is_noting().then(|| self.name_of(node)).flatten() {
            Some(name) => self.note_settled(&Source::Typed(name, ty)),
            None => self.reader.read_as(node, ty).unsettled(),
        }
    }

    /// Notes that what is needed is the same on every path.
    pub(in crate::evaluate) fn note_fixed_need(&self) {
        if self.is_noting() {
            self.paths.notes.borrow_mut().need = Some(Origin::Fixed);
        }
    }

    /// Notes that the last need is told of what is read.
    pub(in crate::evaluate) fn note_needed(&self, at: u32, words: u32, need: Need) {
        if self.is_noting() && need.at.is_none() {
            let mut notes = self.paths.notes.borrow_mut();
            let origin = notes.need.clone().unwrap_or(Origin::Fixed);
            notes.needed_from.push(((at, words), need.number, origin));
        }
    }

    /// The number of what is needed by an expression, where it comes from one node.
    pub(in crate::evaluate) fn noted_need(&self, of: &'a Expr, words: &'static str, want: bool) -> Option<Need> {
        let source = self.source(of).filter(|_| self.is_noting())?;
        let fact = self.reader.fact(&self.value_from(&source, &[]), &of.ty);
        let need = self.ground.borrow_mut().need(of, want, (words, fact));
        let origin = if source.is_fixed() { Origin::Fixed } else { Origin::Needed(source, of, words, want) };
        self.paths.notes.borrow_mut().need = Some(origin);
        Some(need)
    }

    /// The value of what a comparison compares, as it is told: the first or the second of what is told of it.
    pub(in crate::evaluate) fn noted_fact(&self, expr: &'a Expr, second: bool) -> Option<Fact> {
        let source = self.source(expr).filter(|_| self.is_noting())?;
        let fact = self.reader.fact(&self.value_from(&source, &[]), &expr.ty);
        if !source.is_fixed() {
            let mut notes = self.paths.notes.borrow_mut();
            let [first, last] = &mut notes.late;
            *if second { last } else { first } = Some((source, &expr.ty));
        }
        Some(fact)
    }

    /// A value as a fact, for which what stands in it is asked.
    pub(in crate::evaluate) fn fact(&self, value: &Val<'a>, ty: &Type) -> Fact {
        if self.is_noting() {
            let is_single = |item: &Val<'a>| matches!(item, Val::Scalar(_));
            match value {
                Val::Scalar(_) | Val::Record(Rec::Nothing(_) | Rec::Row(..)) => {}
                Val::List(items) if (0..self.length(items)).all(|place| is_single(&self.item_read(items, place))) => {}
                Val::List(_) | Val::Record(_) => self.lose_way(),
            }
        }
        self.reader.fact(value, ty)
    }

    /// The truth of a predicate whose operands come from one node each, noted as such.
    pub(in crate::evaluate) fn noted_truth(&self, expr: &'a Expr) -> Option<Truth> {
        let (left, right) = match &expr.kind {
            Kind::Compare(_, a, b) => (a, Some(b)),
            Kind::Members(_, list, wanted) if !matches!(wanted.ty, Type::List(_)) => (list, Some(wanted)),
            Kind::State(_, a) | Kind::Matches(a, _) | Kind::IsShape(a, _) => (a, None),
            _ => return None,
        };
        let left = self.source(left)?;
        let right = match right {
            Some(right) => Some(self.source(right)?),
            None => None,
        };
        if !self.is_noting() {
            return None;
        }
        let values = (self.value_from(&left, &[]), right.as_ref().map(|right| self.value_from(right, &[])));
        let truth = self.test(expr, &values.0, values.1.as_ref());
        if !(left.is_fixed() && right.as_ref().is_none_or(Source::is_fixed)) {
            self.put(Ask::Test(expr, left, right, Last::default()), |_| truth.map_or(Answer::Nothing, Answer::Truth));
        }
        truth
    }
}

impl<'a> Source<'a> {
    /// The name of the node at which the value stands.
    fn name(&self) -> Option<Name> {
        match self {
            Self::Field(name, _) | Self::Typed(name, _) => Some(*name),
            Self::Fixed(_) | Self::Same(..) => None,
        }
    }

    /// As what the value is seen to be settled.
    fn sight(&self) -> Option<Sight> {
        match self {
            Self::Field(_, field) => Sight::of_field(field),
            Self::Typed(_, ty) => Sight::of_type(ty),
            Self::Fixed(_) | Self::Same(..) => None,
        }
    }

    /// The node at which the value stands.
    pub(super) fn node(&self, found: &[NodeId]) -> Option<NodeId> {
        match self.name()? {
            Name::Fixed(node) => Some(node),
            Name::Found(number) => found.get(usize::from(number)).copied(),
        }
    }

    /// What stands there.
    pub(super) fn what(&self, found: &[NodeId], tree: &Tree) -> Option<What> {
        self.node(found).map(|node| tree.what(node))
    }

    /// The node at which the value stands as it is, when it is a text.
    pub(super) fn text_node(&self, found: &[NodeId], tree: &Tree) -> Option<NodeId> {
        let node = self.node(found).filter(|_| matches!(self.plain_type(), Some(Type::Text)));
        node.filter(|node| tree.is_text(*node))
    }

    /// The type as which that is read which stands at the node of the value; `None`: there is none, or some texts mean
    /// something of themselves there.
    pub(super) fn plain_type(&self) -> Option<&'a Type> {
        match self {
            Self::Field(_, field) => field.plain_type(),
            Self::Typed(_, ty) => Some(ty),
            Self::Fixed(_) | Self::Same(..) => None,
        }
    }
}
