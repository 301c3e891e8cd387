//! What is declared where: one table per kind of thing.

use super::extension::Changed;
use super::{Part, twice};
use crate::diagnostic::{Diagnostic, codes::checking as codes};
use crate::source::{FileId, Span};
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
        spans: &mut Spans<'a>,
        space: Space,
    ) -> Option<Diagnostic> {
        if let Some(first) = spans.get(&(space, name.text.as_str())) {
            return Some(twice(name, *first));
        }
        spans.insert((space, &name.text), name.span);
        self.places.insert(&name.text, self.items.len());
        self.items.push(item);
        None
    }

    /// Puts another thing in the place of one.
    pub(super) fn put(&mut self, place: usize, item: &'a T) {
        if let Some(held) = self.items.get_mut(place) {
            *held = item;
        }
    }

    /// Takes a thing out; those behind it move up.
    pub(super) fn take(&mut self, place: usize) {
        if place < self.items.len() {
            self.items.remove(place);
            self.places.retain(|_, known| *known != place);
            self.places.values_mut().filter(|known| **known > place).for_each(|known| *known -= 1);
        }
    }

    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a T> {
        self.place(name).and_then(|i| self.items.get(i).copied())
    }
}

/// Where a rule stands.
#[derive(Debug, Clone)]
pub(super) struct Place<'a> {
    /// The part whose header's `applies when` holds for it.
    pub(super) part: usize,
    /// The groups around it, outermost first.
    pub(super) around: Vec<&'a ast::Group>,
}

/// Things that may not have the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Space {
    Clauses,
    Readings,
    Contacts,
    Actions,
    /// What expressions name: params, tables and definitions.
    Expressions,
    Rules,
}

/// Where each name stands first.
pub(super) type Spans<'a> = HashMap<(Space, &'a str), Span>;

/// Everything that a policy declares, with what it imports. All parts share one space of names.
#[derive(Debug, Default)]
pub(super) struct Declarations<'a> {
    /// The header of each part; that of the policy itself comes first.
    pub(super) headers: Vec<Option<&'a ast::PolicyHeader>>,
    pub(super) clauses: Names<'a, ast::Clause>,
    pub(super) readings: Names<'a, ast::Reading>,
    pub(super) contacts: Names<'a, ast::Contact>,
    pub(super) actions: Names<'a, ast::Action>,
    pub(super) params: Names<'a, ast::Param>,
    pub(super) tables: Names<'a, ast::Table>,
    pub(super) defines: Names<'a, ast::Define>,
    pub(super) rules: Names<'a, ast::Rule>,
    /// Examples of the policy itself in source order; they have no names.
    pub(super) examples: Vec<&'a ast::Example>,
    /// For each rule, where it stands.
    pub(super) places: Vec<Place<'a>>,
    /// What extensions changed.
    pub(super) changed: Changed<'a>,
    /// The `extends` of each part.
    pub(super) extends: Vec<Option<&'a ast::Extends>>,
    files: HashMap<FileId, usize>,
}

impl<'a> Declarations<'a> {
    pub(super) fn collect(parts: &'a [Part], findings: &mut Vec<Diagnostic>) -> Self {
        let mut all = Self::default();
        let mut spans = HashMap::new();
        for (part, files) in parts.iter().enumerate() {
            all.headers.push(None);
            all.extends.push(None);
            for item in files.iter().flat_map(|file| &file.items) {
                all.files.insert(item.span().file, part);
                all.item(part, item, &mut spans, findings);
            }
        }
        super::extension::apply(&mut all, &mut spans, findings);
        all
    }

    /// The header of the policy itself.
    pub(super) fn header(&self) -> Option<&'a ast::PolicyHeader> {
        self.headers.first().copied().flatten()
    }

    /// The part in which something stands.
    pub(super) fn part(&self, span: Span) -> usize {
        self.files.get(&span.file).copied().unwrap_or(0)
    }

    fn item(&mut self, part: usize, item: &'a ast::Item, spans: &mut Spans<'a>, findings: &mut Vec<Diagnostic>) {
        let clash = match item {
            ast::Item::Policy(header) => self.headers.get_mut(part).and_then(|known| match known {
                Some(first) => Some(
                    Diagnostic::at(codes::SECOND_HEADER, header.name.span)
                        .and(crate::diagnostic::Role::First, first.name.span),
                ),
                None => {
                    *known = Some(header);
                    None
                }
            }),
            ast::Item::Clause(x) => self.clauses.add(&x.name, x, spans, Space::Clauses),
            ast::Item::Reading(x) => self.readings.add(&x.name, x, spans, Space::Readings),
            ast::Item::Contact(x) => self.contacts.add(&x.name, x, spans, Space::Contacts),
            ast::Item::Action(x) => self.actions.add(&x.name, x, spans, Space::Actions),
            ast::Item::Param(x) => self.params.add(&x.name, x, spans, Space::Expressions),
            ast::Item::Table(x) => self.tables.add(&x.name, x, spans, Space::Expressions),
            ast::Item::Define(x) => self.defines.add(&x.name, x, spans, Space::Expressions),
            ast::Item::Rule(rule) => self.rule(rule, Place { part, around: Vec::new() }, spans),
            ast::Item::Group(group) => {
                self.group(group, &mut Place { part, around: Vec::new() }, spans, findings);
                None
            }
            // What is imported is another part.
            ast::Item::Import(_) => None,
            ast::Item::Extends(x) => self.extends.get_mut(part).and_then(|known| match known {
                Some(first) => Some(
                    Diagnostic::at(codes::SECOND_EXTENDS, x.base.span)
                        .and(crate::diagnostic::Role::First, first.base.span),
                ),
                None => {
                    *known = Some(x);
                    None
                }
            }),
            ast::Item::Example(example) => {
                if part == 0 {
                    self.examples.push(example);
                }
                None
            }
        };
        findings.extend(clash);
    }

    /// Adds a rule.
    pub(super) fn rule(&mut self, rule: &'a ast::Rule, place: Place<'a>, spans: &mut Spans<'a>) -> Option<Diagnostic> {
        let clash = self.rules.add(&rule.name, rule, spans, Space::Rules);
        if clash.is_none() {
            self.places.push(place);
        }
        clash
    }

    fn group(
        &mut self,
        group: &'a ast::Group,
        place: &mut Place<'a>,
        spans: &mut Spans<'a>,
        findings: &mut Vec<Diagnostic>,
    ) {
        place.around.push(group);
        for rule in &group.rules {
            findings.extend(self.rule(rule, place.clone(), spans));
        }
        for inner in &group.groups {
            self.group(inner, place, spans, findings);
        }
        place.around.pop();
    }
}
