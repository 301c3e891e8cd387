//! Names resolved, paths and types checked, clauses and texts complete: a [`Policy`] that cannot be built wrong.
//!
//! In: the trees of all files, the schema, the tables. Out: a [`Policy`] and findings.
//! Must not know: setup files, verdicts, how to judge.

mod binding;
mod declared;
mod expression;
mod extension;
pub mod info;
pub mod ir;
mod literal;
mod names;
mod operands;
mod rule;
pub use rule::quantifier;
pub mod stored;
mod table;
mod texts;
mod types;

use crate::diagnostic::{Diagnostic, codes::checking as codes};
use crate::schema::Schema;
use crate::source::{FileId, Span};
use crate::stored::Late;
use crate::syntax::ast;
use crate::value::Date;
use std::collections::HashSet;
use std::sync::Arc;

use info::{Multi, PolicyInfo, RuleInfo};
pub use table::{Cell, Column, Table, TableData};

/// A checked policy.
#[derive(Debug)]
pub struct Policy {
    /// What is told of it.
    pub info: Arc<PolicyInfo>,
    /// Params with their dated values.
    pub params: Vec<Param>,
    /// Tables.
    pub tables: Vec<Table>,
    /// `applies when …` of the policy's own header; each rule has what holds for it.
    pub applies: Vec<Arc<ir::Expr>>,
    /// Rules in source order, those of imported policies last.
    pub rules: Vec<Rule>,
    /// What the policy left out or weakened of the one that it extends.
    pub by_choice: Vec<ByChoice>,
    /// How many slots judging needs.
    pub slots: usize,
    /// The fields that tell records of the setup apart: place of the record type and name.
    pub keys: HashSet<(Arc<str>, Arc<str>)>,
}

/// The files of one policy, or of definitions without a header that others import.
pub type Part = Vec<ast::File>;

/// A rule of its base that a policy left out, or asks less strongly for: its clauses are uncovered by choice.
#[derive(Debug, Clone)]
pub struct ByChoice {
    /// The rule.
    pub rule: String,
    /// Places in [`PolicyInfo::clauses`].
    pub clauses: Vec<usize>,
    /// Its strength now; `None`: it was dropped.
    pub weakened: Option<ir::StrengthWord>,
    /// Why.
    pub because: Multi,
    /// Place of the rule's name in the extension.
    pub span: Span,
}

/// A param: each value holds from its day on, the first, when it has no day, always.
#[derive(Debug, Clone)]
pub struct Param {
    /// Name.
    pub name: String,
    /// Values.
    pub values: Vec<(Option<Date>, ir::Const)>,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// What is told of it.
    pub info: Arc<Late<RuleInfo>>,
    /// The part in which its text stands: 0 is the policy itself.
    pub part: usize,
    /// `applies when …` of its policy, and of those that extend that.
    pub applies: Vec<Arc<ir::Expr>>,
    /// Scope, inherited and own, outermost first. What rules inherit from a group they share.
    pub scope: Vec<Arc<ir::Scope>>,
    /// Slots of the lets, to be forgotten between subjects.
    pub lets: Vec<ir::Slot>,
    /// Requirements in source order.
    pub requirements: Vec<ir::Requirement>,
}

/// What the header of some files asks for before they can be checked: the schema's name and the time zone.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Name or file of the schema, and where it stands.
    pub schema: Option<(String, Span)>,
    /// Time zone, and where it stands.
    pub time_zone: Option<(String, Span)>,
    /// Files of tables: table, file, and where it stands.
    pub tables: Vec<(String, String, Span)>,
}

/// Reads off what a policy needs from outside.
#[must_use]
pub fn wanted(part: &[ast::File]) -> Wanted {
    let mut wanted = Wanted::default();
    for item in part.iter().flat_map(|file| &file.items) {
        match item {
            ast::Item::Policy(header) => {
                let pair = |text: &ast::Str| (text.text.clone(), text.span);
                wanted.schema = wanted.schema.or(header.schema.as_ref().map(pair));
                wanted.time_zone = wanted.time_zone.or(header.time_zone.as_ref().map(pair));
            }
            ast::Item::Table(table) => {
                if let Some(file) = &table.file {
                    wanted.tables.push((table.name.text.clone(), file.text.clone(), file.span));
                }
            }
            _ => {}
        }
    }
    wanted
}

/// Checks a policy, the first of the parts, with those that it extends or imports. The policy is there only when no
/// finding is an error.
///
/// `tables`: what was read for each table that has a file or was given with `--table`, by name.
#[must_use]
pub fn check(
    parts: &[Part],
    first_file: FileId,
    schema: &Schema,
    tables: &[(String, TableData)],
) -> (Option<Policy>, Vec<Diagnostic>) {
    let mut checker = declared::Checker::new(parts, first_file, schema);
    let policy = checker.policy(tables);
    let mut findings = checker.into_findings();
    crate::diagnostic::tidy(&mut findings);
    let broken = findings.iter().any(Diagnostic::is_error);
    (policy.filter(|_| !broken), findings)
}

/// A finding that a name is declared twice.
fn twice(name: &ast::Name, first: Span) -> Diagnostic {
    Diagnostic::at(codes::DECLARED_TWICE, name.span)
        .and(crate::diagnostic::Role::First, first)
        .with("name", name.text.as_str())
}

#[cfg(test)]
mod tests;
