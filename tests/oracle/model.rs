//! A policy, its schema and a setup as plain data: what the generator draws, what is printed as Krav for the program,
//! and what the oracle judges. Nothing of the program is used here.

use serde_json::Value;

/// Everything that a run needs.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// JSON Schema of the setup, as the program reads it.
    pub(crate) schema: Value,
    pub(crate) policy: Policy,
    /// Rows of the tables of the policy, by name; a table that is external and not given is not here.
    pub(crate) rows: Vec<(String, Vec<Vec<String>>)>,
    /// The setup: an object.
    pub(crate) setup: Value,
    /// The setup of last time, if it is given: one that the schema allows.
    pub(crate) previous: Option<Value>,
    /// `YYYY-MM-DD`.
    pub(crate) as_of: String,
}

/// A value, and the day from which it holds.
pub(crate) type Dated = (E, Option<String>);

/// In how many files a policy stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Apart {
    #[default]
    Whole,
    /// What is declared beside rules is imported.
    Imports,
    /// It extends a policy that says some things otherwise.
    Extends,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Policy {
    pub(crate) apart: Apart,
    pub(crate) applies: Option<E>,
    /// Name, and values with the day from which each holds; the first may have none.
    pub(crate) params: Vec<(String, Vec<Dated>)>,
    /// Name, parameters, body.
    pub(crate) defines: Vec<(String, Vec<String>, E)>,
    pub(crate) tables: Vec<Table>,
    pub(crate) groups: Vec<Group>,
    pub(crate) rules: Vec<Rule>,
}

/// A keyed table: complete over its keys.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) name: String,
    /// Name and type as Krav writes it (`number`, `date`, `text`, `boolean`, `month` or an enum of `$defs`).
    pub(crate) keys: Vec<(String, String)>,
    /// One result column.
    pub(crate) result: (String, String),
    /// Given from outside: unknown, `from: table`, where [`Case::rows`] has no rows for it.
    pub(crate) external: bool,
}

/// What is written once for several rules: stands before what each rule says.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) scope: Vec<Scope>,
    pub(crate) rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
pub(crate) struct Rule {
    /// Cites the clause `c`; an exception cites `d`.
    pub(crate) name: String,
    pub(crate) scope: Vec<Scope>,
    pub(crate) requirements: Vec<Requirement>,
}

#[derive(Debug, Clone)]
pub(crate) enum Scope {
    When(E),
    ForEach(Binding),
    During(E, E),
    JudgeOnlyIf(E),
    ExceptWhen(E),
    /// Both days included.
    Effective(String, Option<String>),
    Let(String, E),
}

#[derive(Debug, Clone)]
pub(crate) struct Requirement {
    /// `must`, `should` or `note`.
    pub(crate) strength: &'static str,
    pub(crate) at_once: bool,
    pub(crate) expr: E,
    /// The deadline, and whether it is the day before that.
    pub(crate) by: Option<(E, bool)>,
}

#[derive(Debug, Clone)]
pub(crate) struct Binding {
    pub(crate) var: String,
    pub(crate) list: List,
    pub(crate) filter: Option<Box<E>>,
}

#[derive(Debug, Clone)]
pub(crate) enum List {
    Of(Box<E>),
    /// `months from D to E`, both included.
    Months(Box<E>, Box<E>),
}

/// How many.
#[derive(Debug, Clone)]
pub(crate) enum Quantity {
    Every,
    Some,
    No,
    AtLeast(Amount),
    AtMost(Amount),
    Exactly(Amount),
    /// Counts, both included.
    Between(Box<E>, Box<E>),
}

/// A count, or a share where the expression is one.
#[derive(Debug, Clone)]
pub(crate) struct Amount {
    pub(crate) about: bool,
    pub(crate) expr: Box<E>,
}

/// An expression. Numbers are exact: a numerator over a power of ten.
#[derive(Debug, Clone)]
pub(crate) enum E {
    Bool(bool),
    /// `Number(125, 1)` is 12.5.
    Number(i64, u32),
    /// `Percent(125, 1)` is 12.5 %.
    Percent(i64, u32),
    Text(String),
    /// `YYYY-MM-DD`.
    Date(String),
    /// `YYYY-MM`.
    Month(String),
    /// So many of `days`, `weeks`, `months`, `years`.
    Duration(i64, &'static str),
    List(Vec<E>),
    /// A value of an enum.
    Word(String),
    /// A variable, `let`, parameter of a definition, or `param`; and `as_of` and `previous`.
    Name(String),
    /// A field of the setup itself.
    Root(String),
    /// A field of a record; of a field that refers to a record: of that record. `key` and `value` of a map's entry.
    Field(Box<E>, String),
    Call(String, Vec<E>),
    /// `not`, `month of`, `first day of`, `last day of`, `major version of`.
    Prefix(&'static str, Box<E>),
    /// Any operator between two: `=` … `has none of`, `in`, `not in`, `+`, `-`, `times`, `starts with`, `ends with`,
    /// `same text as`, `matches` (a literal text on its right), `or else`.
    Infix(Box<E>, &'static str, Box<E>),
    /// `is done`, `planned`, `declared`, `missing`, `empty`, or a shape; and `exists`.
    Is(Box<E>, &'static str),
    /// `as email`, `phone-number`, `name`.
    As(Box<E>, &'static str),
    And(Vec<E>),
    Or(Vec<E>),
    /// Blocks: the same meaning as `and` and `or`.
    AllOf(Vec<E>),
    AnyOf(Vec<E>),
    /// `if C then R`.
    Implies(Box<E>, Box<E>),
    /// `A if C, otherwise B`.
    Choice(Box<E>, Box<E>, Box<E>),
    Quantified(Quantity, Binding, Box<E>),
    The(Binding),
    /// `count(x in L where …)`.
    Count(Binding),
    /// `sum`, `min`, `max`, `unique`: what of each, over what.
    Aggregate(&'static str, Box<E>, Binding),
    /// `about p% of COUNT`.
    About(Box<E>, Box<E>),
    DaysFrom(Box<E>, Box<E>),
    DayOf(i64, Box<E>),
    /// `latest` or `earliest`, whether only `of declared`, of which.
    Extreme(&'static str, bool, Vec<E>),
    /// Day, duration, `before` or `after`, day.
    Within(Box<E>, Box<E>, &'static str, Box<E>),
    Attested(Box<Attested>),
    /// A keyed table for its keys.
    Lookup(String, Vec<E>),
}

#[derive(Debug, Clone)]
pub(crate) struct Attested {
    /// `c` or `d`.
    pub(crate) clause: &'static str,
    pub(crate) by: Option<String>,
    pub(crate) signed: Option<E>,
    pub(crate) within: Option<E>,
    pub(crate) covering: Option<E>,
}
