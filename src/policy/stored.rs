//! A checked policy as bytes, and back: every part of it in a list.

use super::info::{ActionInfo, ClauseInfo, ContactInfo, ExceptionInfo, PartInfo, PolicyInfo, ReadingInfo, RuleInfo};
use super::ir::{
    Aggregate, Amount, Attested, Binding, Const, Definition, Each, Expr, Kind, LetDef, List, Pattern, Piece, Plan,
    Quantity, Requirement, Say, Scope, StrengthWord, Target,
};
use super::{ByChoice, Cell, Column, Param, Policy, Rule, Table};
use crate::operators::{self, Operator};
use crate::source::checksum;
use crate::stored::{Reader, Stored, Writer, stored};
use std::sync::Arc;

/// Differs when the layout of the bytes may.
pub const LAYOUT: u64 = checksum(&[
    include_bytes!("stored.rs"),
    include_bytes!("info.rs"),
    include_bytes!("ir.rs"),
    include_bytes!("mod.rs"),
    include_bytes!("table.rs"),
]);

/// An operator is known by its words.
impl Stored for &'static Operator {
    fn store(&self, to: &mut Writer) {
        Arc::<str>::from(self.words).store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        operators::find(&Arc::<str>::restore(from)?)
    }
}

/// A pattern is compiled anew, when it is asked.
impl Stored for Pattern {
    fn store(&self, to: &mut Writer) {
        self.text.store(to);
    }

    fn restore(from: &mut Reader<'_>) -> Option<Self> {
        Stored::restore(from).map(Self::known)
    }
}

stored!(
    enum Const {
        Bool(value),
        Number(value),
        Percent(value),
        Text(value),
        Enum(value, of),
        Date(value),
        Month(value),
        Duration(value),
        List(items),
    }
);
stored!(struct Expr { span, ty, kind });
stored!(struct Target { list, key, record });
stored!(struct LetDef { name, slot, value, height });
stored!(struct Definition { name, params, body, height, searches });
stored!(struct Binding { id, name, slot, list, filter, plan });
stored!(struct Plan { field, probe, declared, settles, also });
stored!(
    enum List {
        Expr(list),
        Months(from_day, to_day, span),
    }
);
stored!(
    enum Quantity {
        Every,
        Some,
        No,
        AtLeast(n),
        AtMost(n),
        Exactly(n),
        Between(n, m),
    }
);
stored!(struct Amount { about, value });
stored!(
    enum Aggregate {
        Sum,
        Min,
        Max,
        Unique,
    }
);
stored!(struct Attested { clause, by, signed, within, covering });
stored!(enum Kind {
    Broken, Const(value), Param(place), AsOf, Setup, Previous, Slot(slot, name), Let(def), Call(def, args),
    Field(a, field), Follow(a, target), EntryKey(a), EntryValue(a), Table(place), Column(a, column),
    Lookup(table, keys, column), List(items), Not(a), And(items), Or(items), Implies(a, b), Choice(a, b, c),
    Compare(row, a, b), Combine(row, a, b), Members(row, a, b), Matches(a, pattern), State(row, a), Declared(a, is),
    OrElse(a, b), IsShape(a, shape), AsShape(a, shape), Empty(a), Map(row, a), Quantified(quantity, binding, body),
    The(binding), Count(binding), Aggregate(which, value, binding), About(a, b), DaysFrom(a, b), DayOf(n, a),
    Extreme { latest, declared_only, items }, Within(a, b, before, c), Attested(attested)
});
stored!(
    enum Scope {
        Effective(first, last),
        When(condition, of_subject),
        ForEach(each),
        During(days),
        JudgeOnlyIf(condition),
        Except(condition, place),
    }
);
stored!(struct Each { binding, list_name, key });
stored!(
    enum StrengthWord {
        Must,
        Should,
        Note,
    }
);
stored!(struct Requirement { span, strength, at_once, attested, expr, by, say });
stored!(struct Say { values, words });
stored!(
    enum Piece {
        Literal(text),
        Value(place),
        Found,
        Needed,
        Total,
    }
);

stored!(struct Policy { info, params, tables, applies, rules, by_choice, slots, keys });
stored!(struct PolicyInfo {
    name, version, sha256, title, document, owner, languages, parts, rules, follows, clauses, readings, actions, contacts
});
stored!(struct PartInfo { name, version, extended });
stored!(struct RuleInfo {
    name, groups, inherited, clauses, readings, actions, exceptions, name_span, span, own
});
stored!(struct ExceptionInfo { because, clauses });
stored!(struct ClauseInfo { name, section, page, binds, word, text, informative, span, own });
stored!(struct ReadingInfo { name, text });
stored!(struct ActionInfo { name, text, contacts, link });
stored!(struct ContactInfo { name, title, email, phone, link, address });
stored!(struct ByChoice { rule, clauses, weakened, because, span });
stored!(struct Param { name, values });
stored!(struct Rule { info, part, applies, scope, lets, requirements });
stored!(struct Column { name, ty });
stored!(struct Cell { value, span });
stored!(struct Table { name, span, columns, keys, row_type, rows, by_key });
