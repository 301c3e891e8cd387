//! Rules: what they inherit, their scope in order, their requirements and texts.

use super::binding::{depth, list_field, list_span};
use super::declared::{Checker, Kind as Named, Local};
use super::info::{ExceptionInfo, RuleInfo};
use super::ir::{self, Each, Expr, Kind, List, Piece, Requirement, Say, Scope, Shared};
use super::{Rule, texts, types};
use crate::diagnostic::{Diagnostic, Role, codes::checking as codes};
use crate::source::Span;
use crate::stored::Late;
use crate::syntax::ast::{self, ScopeKind};
use crate::syntax::print_expr;
use crate::value::Type;
use std::collections::HashSet;
use std::sync::Arc;

/// How many bindings without an index may nest inside one expression.
const DEPTH: usize = 2;

/// What gathers while the statements of groups and of a rule are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Gathered {
    scope: Vec<Arc<Scope>>,
    lets: Vec<ir::Slot>,
    /// What the `for each` so far run through.
    loops: Vec<ir::Slot>,
    exceptions: Vec<ExceptionInfo>,
    /// The names that were bound.
    locals: Vec<Local>,
}

impl Checker<'_> {
    /// `applies when …` of each part.
    pub(super) fn applies(&mut self) -> Vec<Vec<Arc<Expr>>> {
        let headers = self.declared.headers.clone();
        headers
            .into_iter()
            .map(|header| {
                header.map_or(&[][..], |header| &header.applies).iter().map(|e| Arc::new(self.condition(e))).collect()
            })
            .collect()
    }

    pub(super) fn rules(&mut self, applies: &[Vec<Arc<Expr>>]) -> Vec<Rule> {
        let rules = self.declared.rules.items.clone();
        let places = self.declared.places.clone();
        rules
            .iter()
            .zip(&places)
            .map(|(rule, place)| {
                let above = self.declared.changed.above(place.part);
                let applies = above.into_iter().filter_map(|part| applies.get(part)).flatten().cloned().collect();
                self.rule(rule, applies, &place.around)
            })
            .collect()
    }

    fn rule(&mut self, rule: &ast::Rule, applies: Vec<Arc<Expr>>, groups: &[&ast::Group]) -> Rule {
        let mut gathered = self.around(groups);
        self.locals.clone_from(&gathered.locals);
        self.later = rule.scope.iter().filter_map(bound).collect();
        for statement in &rule.scope {
            self.statement(statement, &mut gathered);
        }
        let mut requirements: Vec<Requirement> = rule.requirements.iter().map(|r| self.requirement(r)).collect();
        if let Some(strength) = self.declared.changed.strengths.get(rule.name.text.as_str()) {
            requirements.iter_mut().for_each(|requirement| requirement.strength = *strength);
        }
        if requirements.is_empty() {
            self.report(Diagnostic::at(codes::NO_REQUIREMENT, rule.name.span).with("name", rule.name.text.as_str()));
        }
        let part = self.declared.part(rule.name.span);
        let info = RuleInfo {
            name: rule.name.text.clone(),
            groups: groups.iter().map(|g| g.name.text.clone()).collect::<Vec<_>>().into(),
            inherited: groups.iter().flat_map(|g| &g.scope).map(|s| s.span).collect::<Vec<_>>().into(),
            clauses: self.refer(&rule.cites, Named::Clause),
            readings: self.refer(&rule.reads, Named::Reading),
            actions: self.refer(&rule.actions, Named::Action),
            exceptions: gathered.exceptions,
            name_span: rule.name.span,
            span: rule.span,
            own: part == 0,
        };
        Rule {
            info: Arc::new(Late::from(info)),
            part,
            applies,
            scope: gathered.scope,
            lets: gathered.lets,
            requirements,
        }
    }

    /// What groups say, the outermost first, of all rules in the innermost: read for the first of them, and shared.
    fn around(&mut self, groups: &[&ast::Group]) -> Gathered {
        let Some((group, outer)) = groups.split_last() else { return Gathered::default() };
        if let Some(known) = self.groups.get(&std::ptr::from_ref(*group)) {
            return known.clone();
        }
        let mut gathered = self.around(outer);
        self.locals.clone_from(&gathered.locals);
        self.later = bound_within(group);
        for statement in &group.scope {
            self.statement(statement, &mut gathered);
        }
        gathered.locals = std::mem::take(&mut self.locals);
        self.groups.insert(*group, gathered.clone());
        gathered
    }

    fn statement(&mut self, statement: &ast::Scope, gathered: &mut Gathered) {
        match &statement.kind {
            ScopeKind::When(expr) => {
                let expr = self.condition(expr);
                let of_subject = expr.speaks_of(&gathered.loops);
                gathered.scope.push(Arc::new(Scope::When(expr.into(), of_subject)));
            }
            ScopeKind::JudgeOnlyIf(expr) => {
                let expr = self.condition(expr);
                gathered.scope.push(Arc::new(Scope::JudgeOnlyIf(expr.into())));
            }
            ScopeKind::During(from, to) => {
                let days = (self.date(from), self.date(to));
                gathered.scope.push(Arc::new(Scope::During(days.into())));
            }
            ScopeKind::Except(expr, because, cites) => {
                let expr = self.condition(expr);
                let because = self.multi(because, statement.span);
                let clauses = self.refer(cites, Named::Clause);
                gathered.exceptions.push(ExceptionInfo { because, clauses });
                gathered.scope.push(Arc::new(Scope::Except(expr.into(), gathered.exceptions.len() - 1)));
            }
            ScopeKind::Effective(from, until) => {
                if until.is_some_and(|until| until < *from) {
                    self.report(Diagnostic::at(codes::DATES_REVERSED, statement.span));
                }
                gathered.scope.push(Arc::new(Scope::Effective(*from, *until)));
            }
            ScopeKind::Let(name, value) => {
                self.arrived(name);
                let def = self.let_value(name, value);
                self.nesting(&def.value);
                gathered.lets.push(def.slot);
            }
            ScopeKind::ForEach(binding) => {
                self.arrived(&binding.var);
                let each = self.each(binding);
                gathered.loops.push(each.binding.slot);
                gathered.scope.push(Arc::new(Scope::ForEach(each.into())));
            }
        }
    }

    /// A name that is bound now is no longer "bound later".
    fn arrived(&mut self, name: &ast::Name) {
        self.later.retain(|(later, _)| *later != name.text);
    }

    fn condition(&mut self, expr: &ast::Expr) -> Expr {
        let checked = self.truth(expr);
        let checked = self.within_height(checked);
        self.nesting(&checked);
        checked
    }

    fn nesting(&mut self, expr: &Expr) {
        if depth(expr) > DEPTH {
            self.report(Diagnostic::at(codes::TOO_DEEP, expr.span).with("limit", DEPTH));
        }
    }

    /// `for each`: the variable stays bound for the rest of the rule.
    fn each(&mut self, binding: &ast::Binding) -> Each {
        let (bound, local) = self.binding(binding, |this, _| this.locals.last().cloned());
        self.locals.extend(local);
        if let Some(filter) = &bound.filter {
            self.nesting(filter);
        }
        let (list_name, key) = match &*bound.list {
            List::Months(..) => (Arc::from("months"), Vec::new()),
            List::Expr(list) => {
                let field = list_field(list);
                let name = match (&list.kind, &field) {
                    (Kind::Table(place), _) => {
                        self.tables.get(*place).map_or(Arc::from(""), |t| Arc::from(t.name.as_str()))
                    }
                    (_, Some(field)) => Arc::clone(&field.name),
                    _ => Arc::from(""),
                };
                let records = matches!(&list.ty, Type::List(item) if matches!(**item, Type::Record(_)));
                let key = field.map_or(Vec::new(), |f| f.key.clone());
                if records && key.is_empty() {
                    self.report(Diagnostic::at(codes::NO_KEY, list_span(&bound.list)).with("name", &*name));
                }
                (name, key)
            }
        };
        Each { binding: bound, list_name, key }
    }

    fn requirement(&mut self, requirement: &ast::Requirement) -> Requirement {
        let expr = self.truth(&requirement.expr);
        let expr = self.within_height(expr);
        self.nesting(&expr);
        let attested = matches!(expr.kind, Kind::Attested(_));
        if !attested && expr.any(&|e| matches!(e.kind, Kind::Attested(_))) {
            self.report(Diagnostic::at(codes::ATTESTED_JOINED, expr.span));
        }
        let by = requirement.by.as_ref().map(|(by, before)| Late::from((self.date(by), *before)));
        let say = requirement.say.as_ref().map(|say| self.say(say, requirement, &expr)).unwrap_or_default();
        Requirement {
            span: requirement.span,
            strength: requirement.strength,
            at_once: requirement.at_once,
            attested,
            expr: expr.into(),
            by,
            say: say.into(),
        }
    }

    fn say(&mut self, say: &ast::Texts, owner: &ast::Requirement, expr: &Expr) -> Say {
        texts::complete(say, owner.span, &self.languages, &mut self.findings);
        let counted = quantifier(expr).is_some();
        let languages = self.languages.clone();
        let (mut values, mut words) = (Values::default(), Vec::new());
        for lang in languages {
            let Some(entry) = say.entries.iter().find(|e| *e.lang.text == *lang) else { continue };
            let pieces = entry.pieces.iter().map(|piece| self.piece(piece, counted, &mut values)).collect();
            words.push((lang, pieces));
        }
        Say { values: values.exprs, words }
    }

    fn piece(&mut self, piece: &ast::Piece, counted: bool, values: &mut Values) -> Piece {
        let expr = match piece {
            ast::Piece::Literal(text) => return Piece::Literal(Arc::from(text.as_str())),
            ast::Piece::Expr(expr) => expr,
        };
        if let ast::ExprKind::Name(name) = &expr.kind {
            let special = match name.as_str() {
                "found" => Some(Piece::Found),
                "needed" => Some(Piece::Needed),
                "total" => Some(Piece::Total),
                _ => None,
            };
            if let Some(special) = special
                && !self.locals.iter().any(|local| *local.name == **name)
            {
                if !counted {
                    self.report(Diagnostic::at(codes::NO_QUANTIFIER, expr.span).with("name", name.as_str()));
                }
                return special;
            }
        }
        let checked = self.expr(expr, None);
        if matches!(checked.ty, Type::Record(_) | Type::Map(_)) {
            self.report(Diagnostic::at(codes::NOT_SINGLE, expr.span).word("found", types::word(&checked.ty)));
        }
        Piece::Value(values.place(expr, checked))
    }

    /// For each rule the one that it follows.
    pub(super) fn follows(&mut self) -> Vec<Option<usize>> {
        let rules = self.declared.rules.items.clone();
        let follows: Vec<Option<usize>> =
            rules.iter().map(|rule| self.refer(rule.follows.as_slice(), Named::Rule).first().copied()).collect();
        self.circles(&rules, &follows);
        follows
    }

    /// Rules that follow each other in a circle.
    fn circles(&mut self, rules: &[&ast::Rule], follows: &[Option<usize>]) {
        let of = |place: &usize| follows.get(*place).copied().flatten();
        for (start, rule) in rules.iter().enumerate() {
            let steps = rules.len();
            let path: Vec<usize> =
                std::iter::successors(of(&start), of).take(steps).take_while(|place| *place != start).collect();
            let last = path.last().copied().unwrap_or(start);
            // A circle is told once, at its first rule.
            if of(&last) != Some(start) || path.iter().any(|place| *place < start) {
                continue;
            }
            let finding = Diagnostic::at(codes::FOLLOWS_CIRCLE, rule.name.span).with("name", rule.name.text.as_str());
            let others = path.iter().filter_map(|place| rules.get(*place)).map(|other| other.name.span);
            let finding = others.fold(finding, |finding, span| finding.and(Role::Also, span));
            self.report(finding);
        }
    }
}

/// The name that a statement binds.
fn bound(statement: &ast::Scope) -> Option<(String, Span)> {
    match &statement.kind {
        ScopeKind::ForEach(ast::Binding { var: name, .. }) | ScopeKind::Let(name, _) => {
            Some((name.text.clone(), name.span))
        }
        _ => None,
    }
}

/// The names that a group binds, and what stands in it.
fn bound_within(group: &ast::Group) -> Vec<(String, Span)> {
    let rules = group.rules.iter().flat_map(|rule| &rule.scope);
    let own = group.scope.iter().chain(rules).filter_map(bound);
    own.chain(group.groups.iter().flat_map(bound_within)).collect()
}

/// The expressions of a sentence. Those that are written alike say the same: they stand in one place of the policy.
#[derive(Debug, Default)]
struct Values {
    written: Vec<String>,
    exprs: Vec<Expr>,
}

impl Values {
    fn place(&mut self, written: &ast::Expr, checked: Expr) -> usize {
        let written = print_expr(written);
        let known = self.written.iter().position(|known| *known == written);
        known.unwrap_or_else(|| {
            self.written.push(written);
            self.exprs.push(checked);
            self.exprs.len() - 1
        })
    }
}

/// The quantifier whose counts a requirement shows: the outermost, first in source order.
#[must_use]
pub fn quantifier(expr: &Expr) -> Option<&Expr> {
    first_quantifier(expr, &mut HashSet::new())
}

/// The same, each definition and `let` looked into once.
fn first_quantifier<'e>(expr: &'e Expr, seen: &mut HashSet<Shared>) -> Option<&'e Expr> {
    if expr.shared().is_some_and(|shared| !seen.insert(shared)) {
        return None;
    }
    match &expr.kind {
        Kind::Quantified(..) => Some(expr),
        Kind::Not(a) => first_quantifier(a, seen),
        Kind::Implies(_, then) => first_quantifier(then, seen),
        Kind::And(items) | Kind::Or(items) => items.iter().find_map(|item| first_quantifier(item, seen)),
        Kind::Choice(a, _, b) => first_quantifier(a, seen).or_else(|| first_quantifier(b, seen)),
        Kind::Let(def) => first_quantifier(&def.value, seen),
        Kind::Call(def, _) => first_quantifier(&def.body, seen),
        _ => None,
    }
}
