//! Conditions that ask nothing but fields of records that variables hold, laid out as tests once for a file: which key, of
//! which record, against what. Items of ranges are asked so, one after the other, without a value being made of most.

use super::call::Said;
use super::eval::{compare, of_text, weight};
use super::last::Last;
use super::plain::{asks_equal, asks_member};
use super::reads::is_constant;
use super::{Judge, kept};
use crate::document::{KeyId, Kind as NodeKind, NodeId};
use crate::operators::{Operator, Run, same_text};
use crate::program::ir::{Definition, Expr, Kind, Pattern, Slot};
use crate::value::{Date, Day, Field, Fold, Lack, Scalar, Shape, Truth, Type, nfc};
use std::cell::Cell;
use std::cmp::Ordering;
use std::rc::Rc;
use std::sync::Arc;

/// So many tests a condition has at most, those of the definitions that it asks among them.
const TESTS: usize = 64;

/// A condition, and how it is asked.
pub(super) struct Asked<'a> {
    expr: &'a Expr,
    flat: Option<Rc<Flat<'a>>>,
}

/// A condition as tests.
pub(super) enum Flat<'a> {
    All(Box<[Self]>),
    Any(Box<[Self]>),
    Not(Box<Self>),
    /// A test, with the expression by which it is asked the long way; within a definition there is none.
    Test(Option<&'a Expr>, Test<'a>),
}

/// What was found last of what stands in a field.
type Memory<T> = Box<Last<Option<T>>>;

/// How a field compares that is compared with what is the same for the whole file: what of that is found beforehand, or was
/// found last.
pub(super) enum Beside {
    /// It is not: it is compared as any other, and so are all in a small file.
    Other,
    /// With a text: what was found last.
    Text(Memory<Truth>),
    /// With a day: what is said of an earlier one, of the same and of a later one.
    Day(Date, [Truth; 3]),
}

/// What is asked of a record.
pub(super) enum Test<'a> {
    /// What a definition says of the record that a variable holds.
    Said(Saying<'a>),
    /// Whether a field says yes.
    Holds(FieldOf<'a>),
    /// Whether something is declared.
    Declared(FieldOf<'a>, bool),
    /// How two values compare; of texts, whether they should be the same.
    Compare(&'a Operator, [Side<'a>; 2], Option<bool>, Beside),
    /// Whether a list has a text, or should not; of a text that is the same for the whole of a large file, what was found last.
    Has(FieldOf<'a>, &'a Type, Side<'a>, bool, Option<Memory<bool>>),
    /// Whether a value is one of these.
    In(&'a Operator, Box<[Scalar<'a>]>, FieldOf<'a>),
    /// Done, planned, and the like.
    State(&'a Operator, FieldOf<'a>),
    Matches(FieldOf<'a>, &'a Pattern),
    IsShape(FieldOf<'a>, Shape),
}

/// What a definition says of the record that a variable holds.
pub(super) struct Saying<'a> {
    def: &'a Arc<Definition>,
    slot: Slot,
    /// Its body, where that asks for no more than fields.
    body: Option<Box<Flat<'a>>>,
    /// The list in which the last record stands, and the table of what is known of its records.
    table: Cell<Option<(NodeId, usize)>>,
}

/// A field of the record that a variable holds.
pub(super) struct FieldOf<'a> {
    slot: Slot,
    field: &'a Field,
    /// `None`: the file has no such key.
    key: Option<KeyId>,
    /// Where it stood among the keys of the last record.
    near: Cell<u32>,
    /// Its type, where no text means something of itself there.
    plain: Option<&'a Type>,
}

/// What is compared.
pub(super) enum Side<'a> {
    /// The same for the whole file.
    Same(Scalar<'a>),
    Field(FieldOf<'a>),
}

/// Lays out conditions.
#[derive(Clone, Copy)]
struct Layout<'j, 'a> {
    judge: &'j Judge<'a>,
    /// Within a definition: its parameter, and the variable that is given for it.
    given: Option<(Slot, Slot)>,
    /// How many tests are laid out so far.
    laid: &'j Cell<usize>,
}

impl<'a> Layout<'_, 'a> {
    fn of(self, expr: &'a Expr) -> Option<Flat<'a>> {
        let all = |parts: &'a [Expr]| parts.iter().map(|part| self.of(part)).collect::<Option<Box<[_]>>>();
        Some(match &expr.kind {
            Kind::And(parts) => Flat::All(all(parts)?),
            Kind::Or(parts) => Flat::Any(all(parts)?),
            Kind::Not(of) => Flat::Not(Box::new(self.of(of)?)),
            _ => Flat::Test(self.given.is_none().then_some(expr), self.test(expr)?),
        })
    }

    fn test(self, expr: &'a Expr) -> Option<Test<'a>> {
        self.laid.set(self.laid.get() + 1);
        if self.laid.get() > TESTS {
            return None;
        }
        Some(match &expr.kind {
            Kind::Call(def, args) if def.body.ty == Type::Bool => {
                let ([param], [Expr { kind: Kind::Slot(slot, _), ty: Type::Record(_), .. }]) =
                    (def.params.as_slice(), args.as_slice())
                else {
                    return None;
                };
                let slot = self.variable(*slot);
                let body = Layout { given: Some((*param, slot)), ..self }.of(&def.body);
                Test::Said(Saying { def, slot, body: body.map(Box::new), table: Cell::new(None) })
            }
            Kind::Field(..) => Test::Holds(self.field(expr)?),
            Kind::Declared(of, is) => Test::Declared(self.field(of)?, *is),
            Kind::Compare(row, a, b) => {
                let sides = [self.side(a)?, self.side(b)?];
                let beside = self.beside(row, &sides);
                Test::Compare(row, sides, asks_equal(row), beside)
            }
            Kind::Members(row, list, wanted) => {
                let member = asks_member(row)?;
                if is_constant(list) {
                    let list = self.judge.singles(&self.judge.eval(list)).ok()?;
                    return Some(Test::In(row, list.into_vec().into(), self.single(wanted)?));
                }
                let list = self.field(list)?;
                let Ok(Type::List(item)) = &list.field.kind else { return None };
                let wanted = self.side(wanted)?;
                let is_kept = self.judge.tree.has_stamps() && matches!(wanted, Side::Same(_));
                Test::Has(list, item, wanted, member, is_kept.then(Box::default))
            }
            Kind::State(row, of) => Test::State(row, self.single(of)?),
            Kind::Matches(of, pattern) => Test::Matches(self.single(of)?, pattern),
            Kind::IsShape(of, shape) => Test::IsShape(self.single(of)?, *shape),
            _ => return None,
        })
    }

    /// How a comparison with what is the same for the whole file comes out, as far as that can be found beforehand.
    fn beside(self, row: &Operator, sides: &[Side<'a>; 2]) -> Beside {
        let of = |field: Date, day: Date| {
            let [field, day] = [field, day].map(|date| Scalar::Day(Day::Exact(date)));
            if matches!(sides, [Side::Field(_), _]) { compare(row, &field, &day) } else { compare(row, &day, &field) }
        };
        if !self.judge.tree.has_stamps() {
            return Beside::Other;
        }
        match beside_same(sides) {
            Some((_, Scalar::Text(_))) if asks_equal(row).is_some() => Beside::Text(Box::default()),
            Some((FieldOf { field: Field { kind: Ok(Type::Date), .. }, .. }, Scalar::Day(Day::Exact(day)))) => {
                Beside::Day(*day, [of(Date::MIN, Date::MAX), of(Date::MAX, Date::MAX), of(Date::MAX, Date::MIN)])
            }
            _ => Beside::Other,
        }
    }

    /// The variable that holds what a name stands for.
    fn variable(self, slot: Slot) -> Slot {
        self.given.filter(|(param, _)| *param == slot).map_or(slot, |(_, given)| given)
    }

    /// A field of what a variable holds.
    fn field(self, expr: &'a Expr) -> Option<FieldOf<'a>> {
        let Kind::Field(base, field) = &expr.kind else { return None };
        let Kind::Slot(slot, _) = base.kind else { return None };
        let plain = field.plain_type();
        let (slot, key) = (self.variable(slot), self.judge.tree.key(&field.name));
        Some(FieldOf { slot, field, key, near: Cell::new(0), plain })
    }

    /// The same of a field that holds a single value.
    fn single(self, expr: &'a Expr) -> Option<FieldOf<'a>> {
        self.field(expr).filter(|_| !matches!(expr.ty, Type::List(_) | Type::Record(_) | Type::Map(_)))
    }

    fn side(self, expr: &'a Expr) -> Option<Side<'a>> {
        if is_constant(expr) && !matches!(expr.ty, Type::List(_)) {
            return Some(Side::Same(self.judge.eval(expr).scalar()));
        }
        self.single(expr).map(Side::Field)
    }
}

impl<'a> Judge<'a> {
    /// A condition that is asked of many items.
    pub(super) fn asked(&self, expr: &'a Expr) -> Asked<'a> {
        Asked { expr, flat: self.flat(expr) }
    }

    /// What it says of the items that the variables hold.
    pub(super) fn truth_asked(&self, asked: &Asked<'a>) -> Truth {
        self.by_flat(asked.expr, asked.flat.as_deref()).unwrap_or_else(|| self.truth_on_way(asked.expr))
    }

    /// What it says where one of its operands, by its place, is known to hold.
    pub(super) fn truth_asked_beside(&self, asked: &Asked<'a>, known: usize) -> Truth {
        let Kind::And(parts) = &asked.expr.kind else { return Truth::TRUE };
        let flats = if let Some(Flat::All(flats)) = asked.flat.as_deref() { Some(flats) } else { None };
        let mut fold = Fold::ALL;
        fold.add(Truth::TRUE);
        for (place, part) in parts.iter().enumerate().filter(|(place, _)| *place != known) {
            let flat = flats.and_then(|flats| flats.get(place));
            if fold.add(self.by_flat(part, flat).unwrap_or_else(|| self.truth_of_item(part))) {
                break;
            }
        }
        fold.end()
    }

    /// The truth of what is asked of many items.
    pub(super) fn truth_of_item(&self, expr: &'a Expr) -> Truth {
        self.truth_asked(&self.asked(expr))
    }

    /// What a condition says as tests; `None` where it is not laid out so, or what is asked is noted.
    fn by_flat(&self, expr: &'a Expr, flat: Option<&Flat<'a>>) -> Option<Truth> {
        let flat = flat.filter(|_| !self.is_noting())?;
        if self.spent() {
            return Some(Truth::UNSTATED);
        }
        let truth = self.flat_truth(flat)?;
        if self.charge(0) {
            return Some(Truth::UNSTATED);
        }
        debug_assert!(self.agrees(|| self.truth(expr), |long| *long == truth), "a condition as tests: {expr:?}");
        Some(truth)
    }

    /// A condition as tests, laid out when it is first asked for; `None` where it asks for more than fields.
    fn flat(&self, expr: &'a Expr) -> Option<Rc<Flat<'a>>> {
        kept(&self.flats, std::ptr::from_ref(expr), || {
            let laid = Cell::new(0);
            Layout { judge: self, given: None, laid: &laid }.of(expr).map(Rc::new)
        })
    }

    /// What a condition says. What cannot be told as it is asked is asked the long way; `None` where that is not known here.
    fn flat_truth(&self, flat: &Flat<'a>) -> Option<Truth> {
        let of_parts = |parts: &[Flat<'a>], mut fold: Fold| {
            for part in parts {
                if fold.add(self.flat_truth(part)?) {
                    break;
                }
            }
            Some(fold.end())
        };
        match flat {
            Flat::All(parts) => of_parts(parts, Fold::ALL),
            Flat::Any(parts) => of_parts(parts, Fold::ANY),
            Flat::Not(of) => self.flat_truth(of).map(Truth::negated),
            Flat::Test(expr, test) => {
                self.charge(1);
                self.tested(test).or_else(|| expr.map(|expr| self.truth_on_way(expr)))
            }
        }
    }

    fn tested(&self, test: &Test<'a>) -> Option<Truth> {
        Some(match test {
            Test::Said(saying) => return self.says(saying),
            Test::Holds(field) => {
                let node = self.node_at(field)?.filter(|_| field.plain.is_some())?;
                let NodeKind::Bool(value) = self.tree.kind(node) else { return None };
                Truth::known(value)
            }
            Test::Declared(field, is) => Truth::known(self.node_at(field)?.is_some() == *is),
            Test::Compare(row, sides, equal, beside) => {
                return self.compared_beside(sides, beside, || self.sides_compared(row, sides, *equal));
            }
            Test::Has(field, item, wanted, member, last) => {
                let node = self.node_at(field)?.filter(|_| field.plain.is_some())?;
                let has = || match self.tree.kind(node) {
                    NodeKind::List(items) => self.has_text(items, item, self.text_of(wanted)?),
                    _ => None,
                };
                let has = match last {
                    Some(last) => last.or_find([Some(self.tree.what(node)), None], has),
                    None => has(),
                };
                Truth::known(has? == *member)
            }
            Test::In(row, list, field) => {
                let Run::Members(run) = row.run else { return None };
                run(list, std::slice::from_ref(&self.value_at(field)?))
            }
            Test::State(row, field) => {
                let Run::State(run) = row.run else { return None };
                run(&self.value_at(field)?, self.as_of)
            }
            Test::Matches(field, pattern) => of_text(&self.value_at(field)?, |text| pattern.matches(&nfc(text))),
            Test::IsShape(field, shape) => of_text(&self.value_at(field)?, |text| shape.matches(text)),
        })
    }

    /// How two values compare, where that was found beforehand; else as they do.
    fn compared_beside(
        &self,
        sides: &[Side<'a>; 2],
        beside: &Beside,
        compared: impl FnOnce() -> Option<Truth>,
    ) -> Option<Truth> {
        let stands = || beside_same(sides).and_then(|(field, _)| Some((field, self.node_at(field)??)));
        match beside {
            Beside::Text(last) => {
                if let Some((_, node)) = stands() {
                    return last.or_find([Some(self.tree.what(node)), None], compared);
                }
            }
            Beside::Day(day, [earlier, same, later]) => {
                // A day that is only planned is no day yet.
                if let Some((field, node)) = stands()
                    && let Some(found) =
                        self.tree.day(node).filter(|found| !field.field.not_yet || *found <= self.as_of)
                {
                    return Some(match found.cmp(day) {
                        Ordering::Less => *earlier,
                        Ordering::Equal => *same,
                        Ordering::Greater => *later,
                    });
                }
            }
            Beside::Other => {}
        }
        compared()
    }

    /// How two values compare.
    fn sides_compared(&self, row: &Operator, [a, b]: &[Side<'a>; 2], equal: Option<bool>) -> Option<Truth> {
        if let Some(equal) = equal
            && let (Some(a), Some(b)) = (self.text_of(a), self.text_of(b))
        {
            return Some(Truth::known(same_text(a, b) == equal));
        }
        Some(compare(row, &self.value_of(a)?, &self.value_of(b)?))
    }

    /// What a definition says, where that is known or its body tells it.
    fn says(&self, Saying { def, slot, body, table }: &Saying<'a>) -> Option<Truth> {
        let said = match (self.variables.in_list(*slot), table.get()) {
            (Some((list, place)), Some((known, table))) if list == known => Said { table, place },
            (in_list, _) => {
                let said = self.said_of_variable(def, *slot)?;
                table.set(in_list.map(|(list, _)| (list, said.table)));
                said
            }
        };
        if let Some(known) = self.known_truth(said) {
            return Some(known);
        }
        let truth = self.flat_truth(body.as_deref()?)?;
        debug_assert!(
            self.agrees(|| self.asked_of_variable(def, *slot), |long| *long == Some(truth)),
            "a definition as tests: {}",
            def.name
        );
        self.keep_truth(said, truth);
        Some(truth)
    }

    /// Where a field stands, if it does; `None`: the variable holds no record of the setup.
    fn node_at(&self, field: &FieldOf<'a>) -> Option<Option<NodeId>> {
        let record = self.variables.record(field.slot)?;
        self.charge(1);
        let Some(key) = field.key else { return Some(None) };
        let mut near = field.near.get();
        let node = self.tree.field_near(record, key, &mut near);
        field.near.set(near);
        Some(node)
    }

    fn value_at(&self, field: &FieldOf<'a>) -> Option<Scalar<'a>> {
        let value = match self.node_at(field)? {
            Some(node) => self.reader.read(node, field.field),
            None => self.absent(field.field, Lack::Unstated),
        };
        let value = value.scalar();
        if let Scalar::Text(text) = &value {
            self.charge(weight(text));
        }
        Some(value)
    }

    fn value_of(&self, side: &Side<'a>) -> Option<Scalar<'a>> {
        match side {
            Side::Same(value) => Some(value.clone()),
            Side::Field(field) => self.value_at(field),
        }
    }

    /// The text that plainly stands on a side.
    fn text_of<'s>(&'s self, side: &'s Side<'a>) -> Option<&'s str> {
        let text = match side {
            Side::Same(Scalar::Text(text)) => &**text,
            Side::Same(_) => return None,
            Side::Field(field) => {
                let ty = field.plain?;
                self.text_as(self.node_at(field)??, ty)?
            }
        };
        self.charge(weight(text));
        Some(text)
    }
}

/// The field that is compared with what is the same for the whole file, and what that is.
fn beside_same<'s, 'a>(sides: &'s [Side<'a>; 2]) -> Option<(&'s FieldOf<'a>, &'s Scalar<'a>)> {
    match sides {
        [Side::Field(field), Side::Same(same)] | [Side::Same(same), Side::Field(field)] => Some((field, same)),
        _ => None,
    }
}
