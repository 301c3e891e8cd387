//! The checker: what it knows, and how the declared things become a policy.

use super::info::{ActionInfo, ClauseInfo, ContactInfo, Multi, PartInfo, PolicyInfo, ReadingInfo};
use super::names::Declarations;
use super::rule::Gathered;
use super::table::TableData;
use super::{Param, Part, Policy, literal, texts};
use crate::diagnostic::{Diagnostic, Role, codes::checking as codes};
use crate::policy::ir;
use crate::schema::Schema;
use crate::source::{FileId, Span};
use crate::stored::Late;
use crate::syntax::ast;
use crate::value::{Date, Type};
use std::collections::HashMap;
use std::sync::Arc;

/// A name bound where an expression stands.
#[derive(Debug, Clone)]
pub(super) struct Local {
    pub(super) name: Arc<str>,
    pub(super) span: Span,
    pub(super) is: Bound,
}

/// What a bound name stands for.
#[derive(Debug, Clone)]
pub(super) enum Bound {
    /// A loop variable or a parameter of a definition.
    Slot(ir::Slot, Type, Option<Arc<ir::Target>>),
    /// A `let`.
    Let(Arc<ir::LetDef>),
}

pub(super) struct Checker<'a> {
    pub(super) schema: &'a Schema,
    pub(super) declared: Declarations<'a>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) languages: Vec<Arc<str>>,
    pub(super) params: Vec<Param>,
    pub(super) tables: Vec<super::Table>,
    /// Bound names, innermost last.
    pub(super) locals: Vec<Local>,
    /// Names that statements bind, while those before them are checked.
    pub(super) later: Vec<(String, Span)>,
    /// What was read of groups.
    pub(super) groups: HashMap<*const ast::Group, Gathered>,
    pub(super) slots: usize,
    pub(super) bindings: usize,
    pub(super) definitions: HashMap<String, Arc<ir::Definition>>,
    /// Definitions being checked, to find circles.
    pub(super) open: Vec<String>,
    /// How many expressions lie round the one being checked, those of the definitions that led to it included.
    pub(super) depth: usize,
    first_file: FileId,
}

impl<'a> Checker<'a> {
    pub(super) fn new(parts: &'a [Part], first_file: FileId, schema: &'a Schema) -> Self {
        let mut findings = Vec::new();
        let declared = Declarations::collect(parts, &mut findings);
        Self {
            schema,
            declared,
            findings,
            languages: Vec::new(),
            params: Vec::new(),
            tables: Vec::new(),
            locals: Vec::new(),
            later: Vec::new(),
            groups: HashMap::new(),
            slots: 0,
            bindings: 0,
            definitions: HashMap::new(),
            open: Vec::new(),
            depth: 0,
            first_file,
        }
    }

    pub(super) fn into_findings(self) -> Vec<Diagnostic> {
        self.findings
    }

    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    pub(super) fn new_slot(&mut self) -> ir::Slot {
        self.slots += 1;
        self.slots - 1
    }

    pub(super) fn policy(&mut self, tables: &[(String, TableData)]) -> Option<Policy> {
        let Some(header) = self.declared.header() else {
            self.report(Diagnostic::at(codes::NO_HEADER, Span::new(self.first_file, 0, 0)));
            return None;
        };
        let mut info = self.header(header);
        self.same_languages();
        self.params();
        self.tables(tables);
        info.clauses = late(self.clauses());
        info.readings = late(self.readings());
        info.contacts = late(self.contacts());
        info.actions = late(self.actions());
        self.unused_definitions();
        let applies = self.applies();
        let rules = self.rules(&applies);
        info.rules = rules.iter().map(|rule| Arc::clone(&rule.info)).collect();
        info.follows = self.follows();
        let by_choice = self.by_choice();
        self.examples();
        if self.declared.rules.items.is_empty() {
            self.report(Diagnostic::at(codes::NO_RULES, header.name.span));
        }
        Some(Policy {
            info: Arc::new(info),
            params: std::mem::take(&mut self.params),
            tables: std::mem::take(&mut self.tables),
            applies: applies.into_iter().next().unwrap_or_default(),
            rules,
            by_choice,
            slots: self.slots,
            keys: self.schema.root().keys(),
        })
    }

    /// The policies that it builds on or imports.
    fn parts(&self) -> Vec<PartInfo> {
        let text = |s: &Option<ast::Str>| s.as_ref().map_or_else(String::new, |s| s.text.clone());
        let base = self.declared.extends.first().copied().flatten().map(|extends| extends.base.text.as_str());
        let part = |header: &&ast::PolicyHeader| PartInfo {
            name: header.name.text.clone(),
            version: text(&header.version),
            extended: base == Some(header.name.text.as_str()),
        };
        self.declared.headers.iter().skip(1).flatten().map(part).collect()
    }

    /// An example that expects something of a rule that does not exist would show nothing.
    fn examples(&mut self) {
        for example in self.declared.examples.clone() {
            for expectation in &example.expect {
                self.refer(std::slice::from_ref(&expectation.rule), Kind::Rule);
            }
            for (table, _) in &example.tables {
                self.refer(std::slice::from_ref(table), Kind::Table);
            }
        }
    }

    fn header(&mut self, header: &'a ast::PolicyHeader) -> PolicyInfo {
        let mut seen: Vec<&ast::Name> = Vec::new();
        for name in &header.languages {
            match seen.iter().find(|s| s.text == name.text) {
                Some(first) => self.findings.push(super::twice(name, first.span)),
                None => seen.push(name),
            }
        }
        self.languages = seen.iter().map(|name| Arc::from(name.text.as_str())).collect();
        let mut lacks = |what: &'static str, there: bool| {
            if !there {
                self.findings.push(Diagnostic::at(codes::HEADER_INCOMPLETE, header.name.span).with("what", what));
            }
        };
        lacks("languages", !header.languages.is_empty());
        lacks("schema", header.schema.is_some());
        let title =
            if header.title.entries.is_empty() { Vec::new() } else { self.multi(&header.title, header.name.span) };
        let text = |s: &Option<ast::Str>| s.as_ref().map_or_else(String::new, |s| s.text.clone());
        let document = header
            .document
            .as_ref()
            .map(|source| (source.title.text.clone(), text(&source.version), source.revised.map(|(date, _)| date)));
        PolicyInfo {
            name: header.name.text.clone(),
            version: text(&header.version),
            title,
            document,
            owner: text(&header.owner),
            languages: self.languages.clone(),
            parts: self.parts(),
            ..PolicyInfo::default()
        }
    }

    pub(super) fn multi(&mut self, texts: &ast::Texts, owner: Span) -> Multi {
        texts::multi(texts, owner, &self.languages, &mut self.findings)
    }

    fn params(&mut self) {
        for param in self.declared.params.items.clone() {
            let mut values: Vec<(Option<Date>, ir::Const)> = Vec::new();
            let mut kind: Option<Type> = None;
            let mut last: Option<(Date, Span)> = None;
            for dated in &param.values {
                let Some(value) = literal::constant(&dated.value) else {
                    if !matches!(dated.value.kind, ast::ExprKind::Error) {
                        self.report(Diagnostic::at(codes::NOT_LITERAL, dated.value.span));
                    }
                    continue;
                };
                let this = literal::type_of(&value);
                match &kind {
                    Some(first) if !super::types::same(first, &this) => {
                        self.report(super::types::differ(dated.value.span, first, &this));
                    }
                    _ => kind = Some(this),
                }
                if let (Some((before, first)), Some((from, span))) = (last, dated.from)
                    && from <= before
                {
                    self.report(Diagnostic::at(codes::DATES_REVERSED, span).and(Role::First, first));
                }
                last = dated.from.or(last);
                values.push((dated.from.map(|(date, _)| date), value));
            }
            self.params.push(Param { name: param.name.text.clone(), values });
        }
    }

    fn clauses(&mut self) -> Vec<ClauseInfo> {
        let mut out = Vec::new();
        for clause in self.declared.clauses.items.clone() {
            if clause.word.is_none() {
                self.report(Diagnostic::at(codes::CLAUSE_INCOMPLETE, clause.name.span).with("what", "word"));
            }
            out.push(ClauseInfo {
                name: clause.name.text.clone(),
                section: clause.section.as_ref().map_or_else(String::new, |s| s.text.clone()),
                page: clause.page.map(|(page, _)| page),
                binds: clause.binds.as_ref().map_or_else(String::new, |b| b.text.clone()),
                word: clause.word.as_ref().map_or_else(String::new, |w| w.text.clone()),
                text: self.multi(&clause.text, clause.name.span),
                informative: clause.informative.as_ref().map(|t| self.multi(t, clause.name.span)),
                span: clause.name.span,
                own: self.declared.part(clause.name.span) == 0,
            });
        }
        out
    }

    fn readings(&mut self) -> Vec<ReadingInfo> {
        let items = self.declared.readings.items.clone();
        items
            .iter()
            .map(|r| ReadingInfo { name: r.name.text.clone(), text: self.multi(&r.text, r.name.span) })
            .collect()
    }

    fn contacts(&mut self) -> Vec<ContactInfo> {
        let items = self.declared.contacts.items.clone();
        let text = |s: &Option<ast::Str>| s.as_ref().map_or_else(String::new, |s| s.text.clone());
        items
            .iter()
            .map(|c| ContactInfo {
                name: c.name.text.clone(),
                title: if c.title.entries.is_empty() { Vec::new() } else { self.multi(&c.title, c.name.span) },
                email: text(&c.email),
                phone: text(&c.phone),
                link: text(&c.link),
                address: text(&c.address),
            })
            .collect()
    }

    fn actions(&mut self) -> Vec<ActionInfo> {
        let items = self.declared.actions.items.clone();
        items
            .iter()
            .map(|a| ActionInfo {
                name: a.name.text.clone(),
                text: self.multi(&a.text, a.name.span),
                contacts: self.refer(&a.contacts, Kind::Contact),
                link: a.link.as_ref().map_or_else(String::new, |l| l.text.clone()),
            })
            .collect()
    }

    /// Definitions that no rule uses are checked all the same, as far as they can be without types.
    fn unused_definitions(&mut self) {
        for define in self.declared.defines.items.clone() {
            let args: Vec<(Type, Option<Arc<ir::Target>>)> =
                define.params.iter().map(|_| (Type::Broken, None)).collect();
            self.define(define, &args);
        }
    }

    /// The places of named things of a kind; an unknown name is a finding.
    pub(super) fn refer(&mut self, names: &[ast::Name], kind: Kind) -> Vec<usize> {
        let mut out = Vec::new();
        for name in names {
            match kind.place(&self.declared, &name.text) {
                Some(place) => out.push(place),
                // What a base says of its own rule that an extension dropped is left as it is.
                None if kind == Kind::Rule && self.dropped_elsewhere(name) => {}
                None => {
                    let finding = super::extension::unknown(&self.declared, kind, name);
                    self.report(finding);
                }
            }
        }
        out
    }

    fn dropped_elsewhere(&self, name: &ast::Name) -> bool {
        let by = self.declared.changed.dropped.get(name.text.as_str());
        by.is_some_and(|by| *by != self.declared.part(name.span))
    }
}

fn late<T>(known: Vec<T>) -> Vec<Late<T>> {
    known.into_iter().map(Late::from).collect()
}

/// Kinds of things that are named by other things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Clause,
    Reading,
    Contact,
    Action,
    Rule,
    Param,
    Table,
}

impl Kind {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Clause => "kind-clause",
            Self::Reading => "kind-reading",
            Self::Contact => "kind-contact",
            Self::Action => "kind-action",
            Self::Rule => "kind-rule",
            Self::Param => "kind-param",
            Self::Table => "kind-table",
        }
    }

    fn place(self, all: &Declarations<'_>, name: &str) -> Option<usize> {
        match self {
            Self::Clause => all.clauses.place(name),
            Self::Reading => all.readings.place(name),
            Self::Contact => all.contacts.place(name),
            Self::Action => all.actions.place(name),
            Self::Rule => all.rules.place(name),
            Self::Param => all.params.place(name),
            Self::Table => all.tables.place(name),
        }
    }

    /// All names of the kind.
    pub(super) fn names<'a>(self, all: &Declarations<'a>) -> Vec<&'a str> {
        match self {
            Self::Clause => all.clauses.items.iter().map(|x| x.name.text.as_str()).collect(),
            Self::Reading => all.readings.items.iter().map(|x| x.name.text.as_str()).collect(),
            Self::Contact => all.contacts.items.iter().map(|x| x.name.text.as_str()).collect(),
            Self::Action => all.actions.items.iter().map(|x| x.name.text.as_str()).collect(),
            Self::Rule => all.rules.items.iter().map(|x| x.name.text.as_str()).collect(),
            Self::Param => all.params.items.iter().map(|x| x.name.text.as_str()).collect(),
            Self::Table => all.tables.items.iter().map(|x| x.name.text.as_str()).collect(),
        }
    }
}
