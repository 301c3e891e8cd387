//! The typed tree of a policy: names are resolved, types fit, every operator is a row of the table.

use crate::operators::Operator;
use crate::source::Span;
use crate::stored::Late;
pub use crate::syntax::ast::StrengthWord;
use crate::value::{Date, Duration, EnumType, Field, Month, Number, Shape, Type};
use std::sync::{Arc, OnceLock};

/// A place for a value while judging; every binder of a policy has its own.
pub type Slot = usize;

/// A literal.
#[derive(Debug, Clone, PartialEq)]
pub enum Const {
    /// True or false.
    Bool(bool),
    /// Number; apart, since there are few and they are wide.
    Number(Box<Number>),
    /// Share, as a ratio of one.
    Percent(Box<Number>),
    /// Text.
    Text(Arc<str>),
    /// Enum value.
    Enum(Arc<str>, Arc<EnumType>),
    /// Day.
    Date(Date),
    /// Month.
    Month(Month),
    /// Duration.
    Duration(Duration),
    /// List.
    List(Vec<Const>),
}

/// A typed expression.
#[derive(Debug, Clone)]
pub struct Expr {
    /// Its place in the policy.
    pub span: Span,
    /// Its type.
    pub ty: Type,
    /// What it is.
    pub kind: Kind,
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The list at the top of the setup.
    pub list: Arc<str>,
    /// The field of its key.
    pub key: Arc<str>,
    /// The record type.
    pub record: Type,
}

/// `let x = …`.
#[derive(Debug)]
pub struct LetDef {
    /// Name.
    pub name: Arc<str>,
    /// Where its value is kept while one subject is judged.
    pub slot: Slot,
    /// Value.
    pub value: Expr,
    /// How many steps deep the value is.
    pub height: usize,
}

/// A definition for one combination of argument types.
#[derive(Debug)]
pub struct Definition {
    /// Name.
    pub name: Arc<str>,
    /// Slots of its parameters.
    pub params: Vec<Slot>,
    /// Body.
    pub body: Expr,
    /// How many steps deep the body is.
    pub height: usize,
    /// Whether the body runs over a list, so that its value is worth keeping.
    pub searches: bool,
}

/// `x in LIST where E`.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Number of this binding in the policy: the program keeps its index plan under it.
    pub id: usize,
    /// The variable's name.
    pub name: Arc<str>,
    /// The variable's slot.
    pub slot: Slot,
    /// The list.
    pub list: Box<List>,
    /// Which items.
    pub filter: Option<Box<Expr>>,
    /// How an index finds the items that can pass the filter.
    pub plan: Option<Box<Plan>>,
}

/// Items whose `field` equals `probe` (or, of a list field, holds it) are the only ones that can pass the filter.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The field of the item.
    pub field: Arc<Field>,
    /// The value, worked out without the item.
    pub probe: Expr,
    /// Whether the filter lets through only items in which the field is declared.
    pub declared: bool,
    /// The operand of the filter, by its place, that holds of every item of which the field surely has the value; 0 where
    /// it is all of the filter.
    pub settles: Option<usize>,
    /// The operand of the filter, by its place, that compares another field of the item with a value worked out without it.
    pub also: Option<usize>,
}

/// What a binding runs over.
#[derive(Debug, Clone)]
pub enum List {
    /// A list, map or table.
    Expr(Expr),
    /// The months from one day to another, both included.
    Months(Expr, Expr, Span),
}

impl List {
    /// The list, or the two days.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        match self {
            Self::Expr(list) => [Some(list), None],
            Self::Months(from, to, _) => [Some(from), Some(to)],
        }
        .into_iter()
        .flatten()
    }
}

/// How many.
#[derive(Debug, Clone)]
pub enum Quantity {
    /// Every.
    Every,
    /// Some.
    Some,
    /// No.
    No,
    /// At least.
    AtLeast(Amount),
    /// At most.
    AtMost(Amount),
    /// Exactly.
    Exactly(Amount),
    /// Between.
    Between(Amount, Amount),
}

impl Quantity {
    /// The numbers or shares asked for, in source order.
    pub fn amounts(&self) -> impl Iterator<Item = &Amount> {
        let (first, second) = match self {
            Self::Every | Self::Some | Self::No => (None, None),
            Self::AtLeast(n) | Self::AtMost(n) | Self::Exactly(n) => (Some(n), None),
            Self::Between(n, m) => (Some(n), Some(m)),
        };
        first.into_iter().chain(second)
    }

    /// Whether it is a share of all that there are.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.amounts().any(Amount::is_share)
    }
}

/// A count or a share (by its type).
#[derive(Debug, Clone)]
pub struct Amount {
    /// Rounded to the nearest whole number, at least one.
    pub about: bool,
    /// The number or the share.
    pub value: Box<Expr>,
}

impl Amount {
    /// Whether it is a share, known or not.
    pub fn is_share(&self) -> bool {
        self.value.ty == Type::Percent
    }
}

/// Aggregates with a value per item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// Sum.
    Sum,
    /// Least.
    Min,
    /// Greatest.
    Max,
    /// Whether all values differ.
    Unique,
}

/// `attested …`.
#[derive(Debug, Clone)]
pub struct Attested {
    /// The clause.
    pub clause: Arc<str>,
    /// Role of the signer.
    pub by: Option<Arc<str>>,
    /// Earliest signature.
    pub signed: Option<Expr>,
    /// Longest age.
    pub within: Option<Expr>,
    /// How many it must cover.
    pub covering: Option<Expr>,
}

/// The kinds of [`Expr`].
#[derive(Debug, Clone)]
pub enum Kind {
    /// Already reported; never reaches a program.
    Broken,
    /// A literal.
    Const(Const),
    /// A param, by its place.
    Param(usize),
    /// The day of judgement.
    AsOf,
    /// The top of the setup.
    Setup,
    /// The top of the earlier file.
    Previous,
    /// A bound variable or a definition's parameter.
    Slot(Slot, Arc<str>),
    /// A `let`.
    Let(Arc<LetDef>),
    /// A definition called.
    Call(Arc<Definition>, Vec<Expr>),
    /// A field of a record.
    Field(Box<Expr>, Arc<Field>),
    /// The record that a reference names.
    Follow(Box<Expr>, Arc<Target>),
    /// The key of a map's entry.
    EntryKey(Box<Expr>),
    /// The value of a map's entry.
    EntryValue(Box<Expr>),
    /// A table as a list of rows, by its place.
    Table(usize),
    /// A cell of a table's row.
    Column(Box<Expr>, usize),
    /// A keyed table read: table, keys, result column.
    Lookup(usize, Box<[Expr]>, usize),
    /// A list written out.
    List(Vec<Expr>),
    /// Not.
    Not(Box<Expr>),
    /// And.
    And(Vec<Expr>),
    /// Or.
    Or(Vec<Expr>),
    /// If … then ….
    Implies(Box<Expr>, Box<Expr>),
    /// Then-value, condition, else-value.
    Choice(Box<Expr>, Box<Expr>, Box<Expr>),
    /// A comparison.
    Compare(&'static Operator, Box<Expr>, Box<Expr>),
    /// Arithmetic.
    Combine(&'static Operator, Box<Expr>, Box<Expr>),
    /// Membership: the list that is searched, and what is looked for (one value or a list).
    Members(&'static Operator, Box<Expr>, Box<Expr>),
    /// A pattern.
    Matches(Box<Expr>, Box<Pattern>),
    /// Done, planned, exists.
    State(&'static Operator, Box<Expr>),
    /// Declared (`true`) or missing (`false`).
    Declared(Box<Expr>, bool),
    /// Or else.
    OrElse(Box<Expr>, Box<Expr>),
    /// Is of a shape.
    IsShape(Box<Expr>, Shape),
    /// In its canonical form.
    AsShape(Box<Expr>, Shape),
    /// Is empty.
    Empty(Box<Expr>),
    /// A function of one value.
    Map(&'static Operator, Box<Expr>),
    /// A quantifier.
    Quantified(Box<Quantity>, Box<Binding>, Box<Expr>),
    /// The one record.
    The(Box<Binding>),
    /// A count.
    Count(Box<Binding>),
    /// An aggregate.
    Aggregate(Aggregate, Box<Expr>, Box<Binding>),
    /// About a share of a count.
    About(Box<Expr>, Box<Expr>),
    /// Days from one day to another.
    DaysFrom(Box<Expr>, Box<Expr>),
    /// Day N of a month.
    DayOf(i64, Box<Expr>),
    /// Latest (`true`) or earliest, of all or of the declared ones.
    Extreme {
        /// Latest, else earliest.
        latest: bool,
        /// Only over those that are declared.
        declared_only: bool,
        /// Operands.
        items: Vec<Expr>,
    },
    /// Within a duration before (`true`) or after a day.
    Within(Box<Expr>, Box<Expr>, bool, Box<Expr>),
    /// A statement of a person.
    Attested(Box<Attested>),
}

/// The longest pattern in characters, and the largest compiled one in bytes.
const PATTERN_LENGTH: usize = 1_000;
const PATTERN_SIZE: usize = 1 << 20;

/// A pattern that can be compiled: anchored, linear time.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// As written.
    pub text: Arc<str>,
    /// Compiled, once it was asked.
    compiled: OnceLock<Option<Compiled>>,
}

/// A pattern, compiled.
#[derive(Debug, Clone)]
enum Compiled {
    /// A plain text with `.*` before and behind it: it stands somewhere in the line. To compile that as a pattern takes as
    /// long as some rules do for a small file.
    Within(Arc<str>),
    /// Any other.
    Regex(regex::Regex),
}

impl Pattern {
    /// Compiles a pattern; `None` when it is none, or too long or large.
    #[must_use]
    pub fn new(text: Arc<str>) -> Option<Self> {
        if text.chars().count() > PATTERN_LENGTH {
            return None;
        }
        let pattern = Self::known(text);
        pattern.compiled().is_some().then_some(pattern)
    }

    /// A pattern that was compiled before, and is again when it is first asked.
    #[must_use]
    pub fn known(text: Arc<str>) -> Self {
        Self { text, compiled: OnceLock::new() }
    }

    fn compiled(&self) -> Option<&Compiled> {
        let compile = || {
            let between = self.text.strip_prefix(".*").and_then(|rest| rest.strip_suffix(".*"));
            if let Some(between) = between.filter(|between| *regex::escape(between) == **between) {
                return Some(Compiled::Within(between.into()));
            }
            let anchored = format!(r"\A(?:{})\z", self.text);
            regex::RegexBuilder::new(&anchored).size_limit(PATTERN_SIZE).build().ok().map(Compiled::Regex)
        };
        self.compiled.get_or_init(compile).as_ref()
    }

    /// Whether a whole text is of this form.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.compiled().is_some_and(|compiled| match compiled {
            Compiled::Within(part) => text.contains(&**part) && !text.contains('\n'),
            Compiled::Regex(regex) => regex.is_match(text),
        })
    }
}

/// A statement's effect on a rule, own or inherited from a group, outermost first.
#[derive(Debug, Clone)]
pub enum Scope {
    /// In force from and until, both included.
    Effective(Date, Option<Date>),
    /// When, and whether that speaks of what a `for each` before it runs through.
    When(Late<Expr>, bool),
    /// For each.
    ForEach(Late<Each>),
    /// Life span: from and to.
    During(Late<(Expr, Expr)>),
    /// Judge only if.
    JudgeOnlyIf(Late<Expr>),
    /// Permission: its place among the rule's exceptions.
    Except(Late<Expr>, usize),
}

/// `for each`.
#[derive(Debug, Clone)]
pub struct Each {
    /// The binding.
    pub binding: Binding,
    /// How the subject's list is called: its path in the setup, `months`, or the table's name.
    pub list_name: Arc<str>,
    /// Fields of the key; empty for lists of single values, maps and months, whose items are their own keys.
    pub key: Vec<Arc<str>>,
}

/// A requirement.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// Its place without `say`.
    pub span: Span,
    /// Strength.
    pub strength: StrengthWord,
    /// Neither deadline nor life span softens it.
    pub at_once: bool,
    /// Whether a person says so, not the setup.
    pub attested: bool,
    /// What must hold.
    pub expr: Late<Expr>,
    /// Deadline; true: the day before it.
    pub by: Option<Late<(Expr, bool)>>,
    /// What is said of a breach.
    pub say: Late<Say>,
}

/// What is said of a breach, per language.
#[derive(Debug, Clone, Default)]
pub struct Say {
    /// The expressions whose values are told; one that stands in several languages stands here once.
    pub values: Vec<Expr>,
    /// The words in each language.
    pub words: Vec<(Arc<str>, Vec<Piece>)>,
}

/// A piece of a text.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Text.
    Literal(Arc<str>),
    /// The value of an expression, by its place among the values.
    Value(usize),
    /// What was found.
    Found,
    /// What was needed.
    Needed,
    /// Of how many.
    Total,
}

impl Expr {
    /// The binding that the expression itself makes.
    #[must_use]
    pub fn binding(&self) -> Option<&Binding> {
        match &self.kind {
            Kind::Quantified(_, b, _) | Kind::The(b) | Kind::Count(b) | Kind::Aggregate(_, _, b) => Some(b),
            _ => None,
        }
    }

    /// Whether it is a field of what one of some variables holds.
    #[must_use]
    pub fn is_field_of(&self, slots: &[Slot]) -> bool {
        let is_held = |base: &Self| matches!(base.kind, Kind::Slot(slot, _) if slots.contains(&slot));
        matches!(&self.kind, Kind::Field(base, _) if is_held(base))
    }

    /// Whether it speaks of what one of some variables holds.
    #[must_use]
    pub fn speaks_of(&self, slots: &[Slot]) -> bool {
        !slots.is_empty() && self.any(&|e| matches!(e.kind, Kind::Slot(slot, _) if slots.contains(&slot)))
    }

    /// The expressions directly inside it, in source order.
    #[must_use]
    pub fn children(&self) -> Vec<&Self> {
        let mut out = Vec::new();
        self.each_child(&mut |child| out.push(child));
        out
    }

    /// Visits the same one after the other.
    pub fn each_child<'e>(&'e self, visit: &mut dyn FnMut(&'e Self)) {
        fn binding<'e>(b: &'e Binding, visit: &mut dyn FnMut(&'e Expr)) {
            b.list.exprs().for_each(&mut *visit);
            b.filter.as_deref().into_iter().for_each(visit);
        }
        match &self.kind {
            Kind::Broken
            | Kind::Const(_)
            | Kind::Param(_)
            | Kind::AsOf
            | Kind::Setup
            | Kind::Previous
            | Kind::Slot(..)
            | Kind::Table(_) => {}
            Kind::Let(def) => visit(&def.value),
            Kind::Call(def, args) => {
                args.iter().for_each(&mut *visit);
                visit(&def.body);
            }
            Kind::Field(a, _)
            | Kind::Follow(a, _)
            | Kind::EntryKey(a)
            | Kind::EntryValue(a)
            | Kind::Column(a, _)
            | Kind::Not(a)
            | Kind::Matches(a, _)
            | Kind::State(_, a)
            | Kind::Declared(a, _)
            | Kind::IsShape(a, _)
            | Kind::AsShape(a, _)
            | Kind::Empty(a)
            | Kind::Map(_, a)
            | Kind::DayOf(_, a) => visit(a),
            Kind::Lookup(_, items, _) => items.iter().for_each(visit),
            Kind::List(items) | Kind::And(items) | Kind::Or(items) | Kind::Extreme { items, .. } => {
                items.iter().for_each(visit)
            }
            Kind::Implies(a, b)
            | Kind::Compare(_, a, b)
            | Kind::Combine(_, a, b)
            | Kind::Members(_, a, b)
            | Kind::OrElse(a, b)
            | Kind::About(a, b)
            | Kind::DaysFrom(a, b) => [a, b].into_iter().for_each(|e| visit(e)),
            Kind::Choice(a, b, c) | Kind::Within(a, b, _, c) => [a, b, c].into_iter().for_each(|e| visit(e)),
            Kind::Quantified(quantity, b, body) => {
                quantity.amounts().for_each(|amount| visit(&amount.value));
                binding(b, visit);
                visit(body);
            }
            Kind::The(b) | Kind::Count(b) => binding(b, visit),
            Kind::Aggregate(_, value, b) => {
                binding(b, visit);
                visit(value);
            }
            Kind::Attested(a) => [&a.signed, &a.within, &a.covering].into_iter().flatten().for_each(visit),
        }
    }

    /// What it shares with other expressions: the body of a definition, the value of a `let`.
    #[must_use]
    pub fn shared(&self) -> Option<Shared> {
        match &self.kind {
            Kind::Let(def) => Some(Arc::as_ptr(def).cast()),
            Kind::Call(def, _) => Some(Arc::as_ptr(def).cast()),
            _ => None,
        }
    }

    /// How many steps deep it is, through definitions and lets.
    #[must_use]
    pub fn height(&self) -> usize {
        let inside = match &self.kind {
            Kind::Let(def) => def.height,
            Kind::Call(def, args) => args.iter().map(Self::height).fold(def.height, usize::max),
            _ => self.children().into_iter().map(Self::height).max().unwrap_or(0),
        };
        inside + 1
    }

    /// Whether a test holds for it or anything inside it (definitions and lets included, each looked into once).
    #[must_use]
    pub fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        self.any_unseen(test, &mut Vec::new())
    }

    fn any_unseen(&self, test: &dyn Fn(&Self) -> bool, seen: &mut Vec<Shared>) -> bool {
        if test(self) {
            return true;
        }
        let shared = self.shared();
        let again = shared.is_some_and(|shared| seen.contains(&shared));
        seen.extend(shared.filter(|_| !again));
        let mut found = false;
        let mut look = |child: &Self| found = found || child.any_unseen(test, seen);
        match &self.kind {
            Kind::Call(_, args) if again => args.iter().for_each(look),
            _ if again => {}
            _ => self.each_child(&mut look),
        }
        found
    }
}

/// Tells a definition or `let` from others by its place in memory.
pub type Shared = *const ();
