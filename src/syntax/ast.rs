//! The tree of a policy as written. Every node knows its place; what could not be read is [`ExprKind::Error`], on
//! which later phases stay quiet.

mod beside;

pub use beside::{Base, Change, Example, Expectation, Extends};

use crate::source::Span;
use crate::value::{Date, Duration, Month, Number};

/// A name as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// The name in NFC.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// A string literal: its decoded value, and its place with the quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Str {
    /// The decoded text.
    pub text: String,
    /// Its place, quotes included.
    pub span: Span,
}

/// Texts, one for each language: `sv "…" en "…"`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Texts {
    /// Language and text in source order; a language written twice stands here twice.
    pub entries: Vec<TextEntry>,
}

/// One language's text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextEntry {
    /// The language code.
    pub lang: Name,
    /// The text as a string.
    pub text: Str,
    /// The text in pieces: only `say` uses the expressions, other texts are one literal piece each.
    pub pieces: Vec<Piece>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Text.
    Literal(String),
    /// `{expr}`.
    Expr(Expr),
}

/// A dated literal of a `param`.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// The literal: a literal expression or a list of them.
    pub value: Expr,
    /// From which day it holds.
    pub from: Option<(Date, Span)>,
}

/// A file of a policy.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct File {
    /// Items in source order.
    pub items: Vec<Item>,
    /// Comments in source order; only the printer uses them.
    pub comments: Vec<Comment>,
}

/// `# …`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Comment {
    /// The comment with its `#`.
    pub text: String,
    /// Its place.
    pub span: Span,
    /// Whether something else stands before it on its line.
    pub trailing: bool,
}

/// A top-level item.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// The header.
    Policy(PolicyHeader),
    /// A clause of the source document.
    Clause(Clause),
    /// A chosen reading of an ambiguous place.
    Reading(Reading),
    /// A named constant.
    Param(Param),
    /// Whom to ask.
    Contact(Contact),
    /// What to do.
    Action(Action),
    /// A table.
    Table(Table),
    /// A definition.
    Define(Define),
    /// A rule.
    Rule(Rule),
    /// A group of rules.
    Group(Group),
    /// A running example.
    Example(Example),
    /// `import "…"`.
    Import(Str),
    /// `extends BASE version V { … }`.
    Extends(Extends),
}

impl Item {
    /// Its name, or what stands for it.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Policy(item) => item.name.span,
            Self::Clause(item) => item.name.span,
            Self::Reading(item) => item.name.span,
            Self::Param(item) => item.name.span,
            Self::Contact(item) => item.name.span,
            Self::Action(item) => item.name.span,
            Self::Table(item) => item.name.span,
            Self::Define(item) => item.name.span,
            Self::Rule(item) => item.name.span,
            Self::Group(item) => item.name.span,
            Self::Example(item) => item.title.span,
            Self::Import(path) => path.span,
            Self::Extends(item) => item.base.span,
        }
    }
}

/// `policy NAME { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyHeader {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// Title.
    pub title: Texts,
    /// The source document.
    pub document: Option<SourceDocument>,
    /// The policy's own version.
    pub version: Option<Str>,
    /// Who owns it.
    pub owner: Option<Str>,
    /// Name or file of the schema.
    pub schema: Option<Str>,
    /// Languages of every text.
    pub languages: Vec<Name>,
    /// IANA time zone in which `as_of` is today.
    pub time_zone: Option<Str>,
    /// `applies when EXPR`.
    pub applies: Vec<Expr>,
}

/// `document "…" version "…" revised DATE`.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceDocument {
    /// Title.
    pub title: Str,
    /// Version.
    pub version: Option<Str>,
    /// Day of revision.
    pub revised: Option<(Date, Span)>,
}

/// `clause NAME { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// Section of the source document.
    pub section: Option<Str>,
    /// Page, from 1.
    pub page: Option<(u32, Span)>,
    /// Whom it binds.
    pub binds: Option<Name>,
    /// The clause's own word: `must`, `should`, `may`, `not-recommended`, `information`.
    pub word: Option<Name>,
    /// `informative because …`: why no rule checks it.
    pub informative: Option<Texts>,
    /// The requirement in our words.
    pub text: Texts,
}

/// `reading NAME { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// What was chosen.
    pub text: Texts,
}

/// `param NAME = …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// Values with the day from which each holds.
    pub values: Vec<Dated>,
}

/// `contact NAME { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// What it is called.
    pub title: Texts,
    /// E-mail address.
    pub email: Option<Str>,
    /// Phone number.
    pub phone: Option<Str>,
    /// Web page.
    pub link: Option<Str>,
    /// Postal or visiting address.
    pub address: Option<Str>,
}

/// `action NAME { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// What to do.
    pub text: Texts,
    /// Whom to ask.
    pub contacts: Vec<Name>,
    /// Web page.
    pub link: Option<Str>,
}

/// `table NAME (a, b -> c) from "…"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// Columns before the arrow (all columns when there is no arrow).
    pub columns: Vec<Column>,
    /// Columns after the arrow; a table with them is keyed by the columns before.
    pub results: Vec<Column>,
    /// The file, relative to the policy; `None`: external, given with `--table`.
    pub file: Option<Str>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Name.
    pub name: Name,
    /// Type, when written.
    pub kind: Option<Name>,
}

/// `define NAME(args) = EXPR`.
#[derive(Debug, Clone, PartialEq)]
pub struct Define {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// Parameters.
    pub params: Vec<Name>,
    /// Body.
    pub body: Expr,
}

/// `group NAME { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// What holds for every rule in it.
    pub scope: Vec<Scope>,
    /// Rules.
    pub rules: Vec<Rule>,
    /// Groups in the group.
    pub groups: Vec<Group>,
}

/// `rule NAME { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Name.
    pub name: Name,
    /// The whole item.
    pub span: Span,
    /// Clauses that it checks.
    pub cites: Vec<Name>,
    /// Readings that it builds on.
    pub reads: Vec<Name>,
    /// Applicability and `let`, in source order.
    pub scope: Vec<Scope>,
    /// Requirements in source order.
    pub requirements: Vec<Requirement>,
    /// Actions.
    pub actions: Vec<Name>,
    /// Rule under whose finding this one stands.
    pub follows: Option<Name>,
}

/// A statement that says when a rule applies, or names a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Scope {
    /// The whole statement.
    pub span: Span,
    /// What it is.
    pub kind: ScopeKind,
}

/// The kinds of [`Scope`].
#[derive(Debug, Clone, PartialEq)]
pub enum ScopeKind {
    /// `when EXPR`.
    When(Expr),
    /// `for each x in LIST where EXPR`.
    ForEach(Binding),
    /// `during DATE to DATE`.
    During(Expr, Expr),
    /// `judge only if EXPR`.
    JudgeOnlyIf(Expr),
    /// `except when EXPR because TEXT cites CLAUSE`.
    Except(Expr, Texts, Vec<Name>),
    /// `effective from DATE until DATE`.
    Effective(Date, Option<Date>),
    /// `let x = EXPR`.
    Let(Name, Expr),
}

/// Strength of a requirement, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StrengthWord {
    /// `must`.
    Must,
    /// `should`.
    Should,
    /// `note`.
    Note,
}

/// `must EXPR by DATE say …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// The whole requirement without its `say`.
    pub span: Span,
    /// Its strength.
    pub strength: StrengthWord,
    /// `at once`: no deadline and no life span softens it.
    pub at_once: bool,
    /// What must hold.
    pub expr: Expr,
    /// `by DATE`; true: `by the day before DATE`.
    pub by: Option<(Expr, bool)>,
    /// What is said of a breach.
    pub say: Option<Texts>,
}

/// `x in LIST where EXPR`.
#[derive(Debug, Clone, PartialEq)]
pub struct Binding {
    /// The variable.
    pub var: Name,
    /// What it runs over.
    pub list: Box<ListExpr>,
    /// Which items.
    pub filter: Option<Box<Expr>>,
}

/// What a binding runs over.
#[derive(Debug, Clone, PartialEq)]
pub enum ListExpr {
    /// A list of the setup, a table, or a literal.
    Expr(Expr),
    /// `months from D to E`, both included.
    Months(Expr, Expr, Span),
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// Its place, brackets around it excluded.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// How many a quantifier asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity {
    /// `every`.
    Every,
    /// `some`.
    Some,
    /// `no`.
    No,
    /// `at least [about] N of`.
    AtLeast(Amount),
    /// `at most [about] N of`.
    AtMost(Amount),
    /// `exactly [about] N of`.
    Exactly(Amount),
    /// `between N and M of`.
    Between(Amount, Amount),
}

/// A count or a share.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// Whether `about` stands before it.
    pub about: bool,
    /// The number or percentage.
    pub expr: Box<Expr>,
}

/// `x in LIST where E` of an aggregate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregate {
    /// `count(x in LIST where E)`.
    Count,
    /// `sum(E for x in LIST)`.
    Sum,
    /// `min(E for x in LIST)`.
    Min,
    /// `max(E for x in LIST)`.
    Max,
    /// `unique(E for x in LIST)`.
    Unique,
}

/// The kinds of [`Expr`]. Operators stay plain words: the checker looks them up in the table of operators.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// What could not be read; already reported.
    Error,
    /// `true`, `false`.
    Bool(bool),
    /// `12`, `12.5`.
    Number(Number),
    /// `10%`: the number before the sign.
    Percent(Number),
    /// `"…"`.
    Text(String),
    /// `2018-06-15`.
    Date(Date),
    /// `2018-08`.
    Month(Month),
    /// `14 days`, `3 months`.
    Duration(Duration),
    /// `[a, b]`.
    List(Vec<Expr>),
    /// A bare name.
    Name(String),
    /// `value NAME`.
    Value(Name),
    /// `a.b`.
    Field(Box<Expr>, Name),
    /// `name(args)`: a definition.
    Call(Name, Vec<Expr>),
    /// A prefix operator that is a word or words: `not`, `month of`, `first day of`, `last day of`,
    /// `major version of`.
    Prefix(Name, Box<Expr>),
    /// An infix operator by its words: `=`, `!=`, `<`, `<=`, `>`, `>=`, `before`, `after`, `on or before`,
    /// `on or after`, `starts with`, `ends with`, `same text as`, `matches`, `has`, `has any of`, `has all of`,
    /// `has none of`, `in`, `not in`, `+`, `-`, `times`, `or else`.
    Infix(Box<Expr>, Name, Box<Expr>),
    /// `and` of two or more.
    And(Vec<Expr>),
    /// `or` of two or more.
    Or(Vec<Expr>),
    /// `all of { … }`.
    AllOf(Vec<Expr>),
    /// `any of { … }`.
    AnyOf(Vec<Expr>),
    /// `if C then R`.
    Implies(Box<Expr>, Box<Expr>),
    /// `A if C, otherwise B`: then-value, condition, else-value.
    Choice(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `x is WORD` and `x exists`: the word is `done`, `planned`, `declared`, `missing`, `empty`, `exists` or a
    /// shape.
    Is(Box<Expr>, Name),
    /// `x as SHAPE`.
    As(Box<Expr>, Name),
    /// `every x in LIST where E satisfy E`.
    Quantified(Quantity, Binding, Box<Expr>),
    /// `the x in LIST where E` (the filter is always there, or the expression is an error).
    The(Binding),
    /// `count(…)`, `sum(…)` …; the value is there for all but `count`.
    Aggregate(Aggregate, Option<Box<Expr>>, Binding),
    /// `about p% of COUNT`.
    About(Box<Expr>, Box<Expr>),
    /// `days from D to E`.
    DaysFrom(Box<Expr>, Box<Expr>),
    /// `day N of M`.
    DayOf(i64, Box<Expr>),
    /// `latest of [declared of] …`; the name is `latest` or `earliest`, the flag `declared of`.
    Extreme(Name, bool, Vec<Expr>),
    /// `a within D before b`; the name is `before` or `after`.
    Within(Box<Expr>, Box<Expr>, Name, Box<Expr>),
    /// `attested CLAUSE …`.
    Attested(Box<Attested>),
    /// `TABLE for a, b`.
    Lookup(Name, Vec<Expr>),
}

/// `attested CLAUSE [by ROLE] [signed on or after D] [within DURATION] [covering at least N]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Attested {
    /// The clause.
    pub clause: Name,
    /// Role of the signer.
    pub by: Option<Name>,
    /// Earliest day of signature.
    pub signed: Option<Expr>,
    /// Longest age of the signature.
    pub within: Option<Expr>,
    /// How many it must cover.
    pub covering: Option<Expr>,
}
