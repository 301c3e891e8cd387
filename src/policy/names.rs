//! What is declared where: one table per kind of thing.

use super::twice;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::ast;
use std::collections::HashMap;

/// Things of one kind, found by name. The order is that of the source.
#[derive(Debug)]
pub(super) struct Names<'a, T> {
    pub(super) items: Vec<&'a T>,
    places: HashMap<&'a str, usize>,
}

impl<T> Default for Names<'_, T> {
    fn default() -> Self {
        Self { items: Vec::new(), places: HashMap::new() }
    }
}

impl<'a, T> Names<'a, T> {
    /// Adds a thing; a second one of the same name is a finding and is left out.
    pub(super) fn add(
        &mut self,
        name: &'a ast::Name,
        item: &'a T,
        spans: &mut HashMap<(usize, &'a str), Span>,
        kind: usize,
    ) -> Option<Diagnostic> {
        if let Some(first) = spans.get(&(kind, name.text.as_str())) {
            return Some(twice(name, *first));
        }
        spans.insert((kind, &name.text), name.span);
        self.places.insert(&name.text, self.items.len());
        self.items.push(item);
        None
    }

    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a T> {
        self.place(name).and_then(|i| self.items.get(i).copied())
    }
}

/// Everything that a policy declares.
#[derive(Debug, Default)]
pub(super) struct Declarations<'a> {
    pub(super) header: Option<&'a ast::PolicyHeader>,
    pub(super) clauses: Names<'a, ast::Clause>,
    pub(super) readings: Names<'a, ast::Reading>,
    pub(super) contacts: Names<'a, ast::Contact>,
    pub(super) actions: Names<'a, ast::Action>,
    pub(super) params: Names<'a, ast::Param>,
    pub(super) tables: Names<'a, ast::Table>,
    pub(super) defines: Names<'a, ast::Define>,
    pub(super) rules: Names<'a, ast::Rule>,
    /// Examples in source order; they have no names.
    pub(super) examples: Vec<&'a ast::Example>,
    pub(super) extensions: Vec<&'a ast::Extends>,
    /// For each rule, the groups around it, outermost first.
    pub(super) around: Vec<Vec<&'a ast::Group>>,
}

impl<'a> Declarations<'a> {
    pub(super) fn collect(files: &'a [ast::File], findings: &mut Vec<Diagnostic>) -> Self {
        use crate::diagnostic::codes::checking as codes;
        let mut all = Self::default();
        let mut spans = HashMap::new();
        for item in files.iter().flat_map(|file| &file.items) {
            let clash = match item {
                ast::Item::Policy(header) => match all.header {
                    Some(first) => Some(
                        Diagnostic::at(codes::SECOND_HEADER, header.name.span)
                            .and(crate::diagnostic::Role::First, first.name.span),
                    ),
                    None => {
                        all.header = Some(header);
                        None
                    }
                },
                ast::Item::Clause(x) => all.clauses.add(&x.name, x, &mut spans, 0),
                ast::Item::Reading(x) => all.readings.add(&x.name, x, &mut spans, 1),
                ast::Item::Contact(x) => all.contacts.add(&x.name, x, &mut spans, 2),
                ast::Item::Action(x) => all.actions.add(&x.name, x, &mut spans, 3),
                // Params, tables and definitions share the names of expressions.
                ast::Item::Param(x) => all.params.add(&x.name, x, &mut spans, 4),
                ast::Item::Table(x) => all.tables.add(&x.name, x, &mut spans, 4),
                ast::Item::Define(x) => all.defines.add(&x.name, x, &mut spans, 4),
                ast::Item::Rule(rule) => all.rule(rule, &[], &mut spans),
                ast::Item::Group(group) => {
                    all.group(group, &mut Vec::new(), &mut spans, findings);
                    None
                }
                ast::Item::Import(path) => Some(Diagnostic::at(codes::NOT_RUN_YET, path.span).with("what", "import")),
                ast::Item::Extends(x) => {
                    all.extensions.push(x);
                    Some(Diagnostic::at(codes::NOT_RUN_YET, x.base.span).with("what", "extends"))
                }
                ast::Item::Example(example) => {
                    all.examples.push(example);
                    None
                }
            };
            findings.extend(clash);
        }
        all
    }

    fn rule(
        &mut self,
        rule: &'a ast::Rule,
        around: &[&'a ast::Group],
        spans: &mut HashMap<(usize, &'a str), Span>,
    ) -> Option<Diagnostic> {
        let clash = self.rules.add(&rule.name, rule, spans, 5);
        if clash.is_none() {
            self.around.push(around.to_vec());
        }
        clash
    }

    fn group(
        &mut self,
        group: &'a ast::Group,
        around: &mut Vec<&'a ast::Group>,
        spans: &mut HashMap<(usize, &'a str), Span>,
        findings: &mut Vec<Diagnostic>,
    ) {
        around.push(group);
        for rule in &group.rules {
            findings.extend(self.rule(rule, around, spans));
        }
        for inner in &group.groups {
            self.group(inner, around, spans, findings);
        }
        around.pop();
    }
}
