//! Tables: typed columns, keyed tables complete over their keys.

use super::binding::ROW;
use super::declared::Checker;
use super::ir::Const;
use crate::diagnostic::{Diagnostic, Role, codes::tables as codes, suggest};
use crate::source::Span;
use crate::stored::Late;
use crate::syntax::ast;
use crate::value::{Date, EnumType, Field, Month, Number, RecordType, Type};
use std::collections::HashMap;
use std::sync::Arc;

/// What was read from a table's file.
#[derive(Debug, Clone, Default)]
pub struct TableData {
    /// The header: names with their places.
    pub columns: Vec<(String, Span)>,
    /// Rows of cells with their places.
    pub rows: Vec<Vec<(String, Span)>>,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its value; `None`: left empty, which is the same as not declared.
    pub value: Option<Const>,
    /// Its place.
    pub span: Span,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Name.
    pub name: Arc<str>,
    /// Type.
    pub ty: Type,
}

/// A checked table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Name.
    pub name: String,
    /// Place of its name in the policy.
    pub span: Span,
    /// Columns: keys first, then results.
    pub columns: Vec<Column>,
    /// How many of the columns are keys; 0: the table has no arrow.
    pub keys: usize,
    /// The type of a row.
    pub row_type: Type,
    /// Rows; `None`: not given, so not known.
    pub rows: Option<Vec<Vec<Cell>>>,
    /// For a keyed table, the row of each combination of keys.
    pub by_key: HashMap<Vec<String>, usize>,
}

impl Table {
    pub(super) fn key_types(&self) -> Vec<Type> {
        self.columns.iter().take(self.keys).map(|c| c.ty.clone()).collect()
    }

    pub(super) fn result_types(&self) -> Vec<Type> {
        if self.keys == 0 {
            return Vec::new();
        }
        self.columns.iter().skip(self.keys).map(|c| c.ty.clone()).collect()
    }
}

impl Checker<'_> {
    pub(super) fn tables(&mut self, data: &[(String, TableData)]) {
        for (number, table) in self.declared.tables.items.clone().into_iter().enumerate() {
            let columns: Vec<Column> = table.columns.iter().chain(&table.results).map(|c| self.column(c)).collect();
            let given = data.iter().find(|(name, _)| *name == table.name.text).map(|(_, data)| data);
            let row_type = row_type(number, &columns);
            let mut checked = Table {
                name: table.name.text.clone(),
                span: table.name.span,
                keys: if table.results.is_empty() { 0 } else { table.columns.len() },
                columns,
                row_type,
                rows: None,
                by_key: HashMap::new(),
            };
            if let Some(data) = given {
                checked.fill(data, &mut self.findings);
            }
            self.tables.push(checked);
        }
    }

    /// The type of a column: as written, or the enum of the same name, or text.
    fn column(&mut self, column: &ast::Column) -> Column {
        let name = Arc::from(column.name.text.as_str());
        let enums = self.schema.enums();
        let by_name = |wanted: &str| enums.iter().find(|e| *e.name == *wanted).cloned().map(Type::Enum);
        let ty = match &column.kind {
            None => by_name(&column.name.text).unwrap_or(Type::Text),
            Some(kind) => {
                let plain = match kind.text.as_str() {
                    "text" => Some(Type::Text),
                    "number" | "integer" => Some(Type::Number),
                    "date" => Some(Type::Date),
                    "month" => Some(Type::Month),
                    "boolean" => Some(Type::Bool),
                    _ => None,
                };
                plain.or_else(|| by_name(&kind.text)).unwrap_or_else(|| {
                    let words = ["text", "number", "date", "month", "boolean"];
                    let all: Vec<&str> = words.into_iter().chain(enums.iter().map(|e| &*e.name)).collect();
                    let finding = Diagnostic::at(codes::COLUMN_TYPE, kind.span)
                        .with("name", kind.text.as_str())
                        .with("suggestion", suggest(&kind.text, all.iter().copied()).unwrap_or(""))
                        .list("allowed", all);
                    self.findings.push(finding);
                    Type::Broken
                })
            }
        };
        Column { name, ty }
    }
}

impl Table {
    /// Gives it rows. What is wrong with them is told; a table of which something is wrong has none.
    pub fn fill(&mut self, data: &TableData, findings: &mut Vec<Diagnostic>) {
        self.by_key.clear();
        self.rows = self.read(data, findings);
        self.keyed(findings);
    }

    fn read(&self, data: &TableData, findings: &mut Vec<Diagnostic>) -> Option<Vec<Vec<Cell>>> {
        let mut places = Vec::new();
        let missing: Vec<String> = self
            .columns
            .iter()
            .filter_map(|column| match data.columns.iter().position(|(name, _)| **name == *column.name) {
                Some(place) => {
                    places.push(place);
                    None
                }
                None => Some(column.name.to_string()),
            })
            .collect();
        if !missing.is_empty() {
            let span = match (data.columns.first(), data.columns.last()) {
                (Some((_, first)), Some((_, last))) => first.to(*last),
                _ => self.span,
            };
            findings.push(
                Diagnostic::at(codes::TABLE_COLUMNS, span)
                    .and(Role::Defined, self.span)
                    .with("name", self.name.as_str())
                    .list("missing", missing),
            );
            return None;
        }
        let mut rows = Vec::new();
        for row in &data.rows {
            let mut cells = Vec::new();
            for (column, place) in self.columns.iter().zip(&places) {
                let Some((text, span)) = row.get(*place) else { continue };
                cells.push(cell(column, text, *span, findings));
            }
            rows.push(cells);
        }
        Some(rows)
    }

    /// A keyed table has each key once, and every combination of its enum keys.
    fn keyed(&mut self, findings: &mut Vec<Diagnostic>) {
        let Some(rows) = &self.rows else { return };
        if self.keys == 0 {
            return;
        }
        let mut places: HashMap<Vec<String>, usize> = HashMap::new();
        for (i, row) in rows.iter().enumerate() {
            let keys: Option<Vec<String>> =
                row.iter().take(self.keys).map(|cell| cell.value.as_ref().map(key_text)).collect();
            let Some(keys) = keys else { continue };
            let span = row.first().map_or(self.span, |c| c.span);
            match places.get(&keys) {
                Some(first) => {
                    let first = rows.get(*first).and_then(|r| r.first()).map_or(self.span, |c| c.span);
                    findings.push(
                        Diagnostic::at(codes::TABLE_KEY_TWICE, span)
                            .and(Role::First, first)
                            .with("key", keys.join(", ")),
                    );
                }
                None => {
                    places.insert(keys, i);
                }
            }
        }
        let mut combinations: Vec<Vec<String>> = vec![Vec::new()];
        for column in self.columns.iter().take(self.keys) {
            let Type::Enum(kind) = &column.ty else {
                combinations.clear();
                break;
            };
            combinations = combinations
                .iter()
                .flat_map(|c| kind.values.iter().map(move |v| c.iter().cloned().chain([v.to_string()]).collect()))
                .collect();
        }
        let missing: Vec<String> =
            combinations.iter().filter(|c| !places.contains_key(*c)).map(|c| c.join(", ")).collect();
        if !missing.is_empty() {
            let span = self.span;
            findings.push(
                Diagnostic::at(codes::TABLE_INCOMPLETE, span).with("name", self.name.as_str()).list("missing", missing),
            );
        }
        self.by_key = places;
    }
}

/// A cell that does not fit its column is told.
fn cell(column: &Column, text: &str, span: Span, findings: &mut Vec<Diagnostic>) -> Cell {
    if text.is_empty() {
        return Cell { value: None, span };
    }
    let value = parse(&column.ty, text);
    if value.is_none() && !matches!(column.ty, Type::Broken) {
        let near: Option<&EnumType> = if let Type::Enum(e) = &column.ty { Some(e) } else { None };
        let suggestion = near.and_then(|e| suggest(text, e.values.iter().map(|v| &**v))).unwrap_or("");
        findings.push(
            Diagnostic::at(codes::TABLE_CELL, span)
                .with("found", text)
                .with("column", &*column.name)
                .with("suggestion", suggestion)
                .word("expected", super::types::word(&column.ty)),
        );
    }
    Cell { value, span }
}

/// The text of a key cell, the same for the file and for a value in a rule.
fn key_text(value: &Const) -> String {
    match value {
        Const::Bool(b) => b.to_string(),
        Const::Number(n) | Const::Percent(n) => n.to_string(),
        Const::Text(t) | Const::Enum(t, _) => t.to_string(),
        Const::Date(d) => d.to_string(),
        Const::Month(m) => m.to_string(),
        Const::Duration(d) => d.to_string(),
        Const::List(items) => items.iter().map(key_text).collect::<Vec<_>>().join(" "),
    }
}

fn row_type(number: usize, columns: &[Column]) -> Type {
    let fields: Vec<Arc<Field>> = columns
        .iter()
        .map(|column| Field {
            name: Arc::clone(&column.name),
            number: None,
            kind: Ok(column.ty.clone()),
            titles: Late::default(),
            not_yet: false,
            may_be_none: false,
            required: false,
            reference: None,
            key: Vec::new(),
            shape: None,
        })
        .map(Arc::new)
        .collect();
    Type::Record(Arc::new(RecordType {
        place: Arc::from(format!("{ROW}{number}")),
        titles: Late::default(),
        fields: fields.into(),
    }))
}

fn parse(ty: &Type, text: &str) -> Option<Const> {
    Some(match ty {
        Type::Text => Const::Text(Arc::from(text)),
        Type::Number => Const::Number(Box::new(Number::parse(text)?)),
        Type::Date => Const::Date(Date::parse(text)?),
        Type::Month => Const::Month(Month::parse(text)?),
        Type::Bool => Const::Bool(match text {
            "true" => true,
            "false" => false,
            _ => return None,
        }),
        Type::Enum(kind) if kind.has(text) => Const::Enum(Arc::from(text), Arc::clone(kind)),
        _ => return None,
    })
}
