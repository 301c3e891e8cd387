//! `extends`: what a policy changes in the one that it builds on.
//!
//! A change takes effect where the base stands: a changed param holds wherever the base uses it, a replaced rule stands in
//! the groups of the one that it replaces. Nothing else is bound anew.

use super::declared::{Checker, Kind};
use super::names::{Declarations, Place, Space, Spans};
use super::{ByChoice, literal, twice, types};
use crate::diagnostic::{Diagnostic, Role, codes::checking as codes, suggest};
use crate::syntax::ast::{self, Change, StrengthWord};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What extensions changed.
#[derive(Debug, Default)]
pub(super) struct Changed<'a> {
    /// The strength that each requirement of a rule has now, by rule.
    pub(super) strengths: HashMap<&'a str, StrengthWord>,
    /// Rules that are no longer there, and the part that dropped them.
    pub(super) dropped: HashMap<&'a str, usize>,
    /// Rules dropped or weakened, with the reason.
    by_choice: Vec<(&'a ast::Rule, &'a ast::Name, Option<StrengthWord>, &'a ast::Texts)>,
    /// The part that extends a part.
    by: BTreeMap<usize, usize>,
}

impl Changed<'_> {
    /// The parts whose `applies when` holds for what stands in a part: its own and those that extend it.
    pub(super) fn above(&self, part: usize) -> Vec<usize> {
        let mut parts = vec![part];
        while let Some(next) = parts.last().and_then(|last| self.by.get(last)).filter(|next| !parts.contains(next)) {
            parts.push(*next);
        }
        parts
    }
}

/// Applies the changes of all parts, those of a base before those of what extends it.
pub(super) fn apply<'a>(all: &mut Declarations<'a>, spans: &mut Spans<'a>, findings: &mut Vec<Diagnostic>) {
    let mut done = HashSet::new();
    for part in 0..all.extends.len() {
        extend(all, part, &mut done, spans, findings);
    }
}

fn extend<'a>(
    all: &mut Declarations<'a>,
    part: usize,
    done: &mut HashSet<usize>,
    spans: &mut Spans<'a>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(extends) = all.extends.get(part).copied().flatten().filter(|_| done.insert(part)) else { return };
    let named = |header: &Option<&ast::PolicyHeader>| header.is_some_and(|h| h.name.text == extends.base.text);
    let Some(base) = all.headers.iter().position(named).filter(|base| *base != part) else {
        let names = all.headers.iter().flatten().map(|header| header.name.text.as_str());
        let suggestion = suggest(&extends.base.text, names).unwrap_or("").to_owned();
        findings.push(
            Diagnostic::at(codes::BASE_UNKNOWN, extends.base.span)
                .with("name", extends.base.text.as_str())
                .with("suggestion", suggestion),
        );
        return;
    };
    extend(all, base, done, spans, findings);
    all.changed.by.insert(base, part);
    let header = all.headers.get(base).copied().flatten();
    let found = header.and_then(|header| header.version.as_ref());
    let wanted = extends.version.as_ref();
    if let (Some(header), Some(wanted)) = (header, wanted)
        && found.is_none_or(|found| found.text != wanted.text)
    {
        let finding = Diagnostic::at(codes::BASE_VERSION, wanted.span)
            .and(Role::First, found.map_or(header.name.span, |found| found.span))
            .with("name", header.name.text.as_str())
            .with("found", found.map_or("", |found| found.text.as_str()))
            .with("wanted", wanted.text.as_str());
        findings.push(finding);
    }
    let mut seen: HashMap<(bool, &str), &ast::Name> = HashMap::new();
    for change in &extends.changes {
        let (is_param, name) = match change {
            Change::Param(param) => (true, &param.name),
            Change::Rule(rule) | Change::Replace(rule) => (false, &rule.name),
            Change::Strength(name, ..) | Change::Drop(name, _) => (false, name),
        };
        if let Some(first) = seen.insert((is_param, &name.text), name) {
            findings.push(twice(name, first.span));
            continue;
        }
        if let Change::Rule(rule) = change {
            let place = Place { part, around: Vec::new() };
            findings.extend(all.rule(rule, place, spans));
            continue;
        }
        let kind = if is_param { Kind::Param } else { Kind::Rule };
        let Some(place) = (if is_param { all.params.place(&name.text) } else { all.rules.place(&name.text) }) else {
            findings.push(unknown(all, kind, name));
            continue;
        };
        findings.extend(changed(all, part, change, place, spans));
    }
}

/// One change of what is there. A param keeps its type.
fn changed<'a>(
    all: &mut Declarations<'a>,
    part: usize,
    change: &'a Change,
    place: usize,
    spans: &mut Spans<'a>,
) -> Option<Diagnostic> {
    let rule = all.rules.items.get(place).copied();
    match (change, rule) {
        (Change::Param(new), _) => {
            let first = |param: &ast::Param| {
                let dated = param.values.first()?;
                Some((dated.value.span, literal::type_of(&literal::constant(&dated.value)?)))
            };
            let old = all.params.items.get(place).copied().and_then(first);
            if let (Some((_, old)), Some((span, new))) = (old, first(new))
                && !types::same(&old, &new)
            {
                return Some(types::differ(span, &old, &new));
            }
            all.params.put(place, new);
        }
        (Change::Replace(new), _) => {
            all.changed.strengths.remove(new.name.text.as_str());
            all.rules.put(place, new);
        }
        (Change::Strength(name, word, because), Some(rule)) => {
            let before = all.changed.strengths.insert(&name.text, *word);
            let before = before.or_else(|| rule.requirements.iter().map(|r| r.strength).min());
            if before.is_some_and(|before| before < *word) {
                all.changed.by_choice.push((rule, name, Some(*word), because));
            }
        }
        (Change::Drop(name, because), Some(rule)) => {
            all.changed.by_choice.push((rule, name, None, because));
            all.changed.dropped.insert(&name.text, part);
            all.rules.take(place);
            all.places.remove(place);
            spans.remove(&(Space::Rules, name.text.as_str()));
        }
        _ => {}
    }
    None
}

/// A name that nothing of its kind has.
pub(super) fn unknown(all: &Declarations<'_>, kind: Kind, name: &ast::Name) -> Diagnostic {
    let suggestion = suggest(&name.text, kind.names(all)).unwrap_or("").to_owned();
    Diagnostic::at(codes::UNKNOWN_ITEM, name.span)
        .word("kind", kind.word())
        .with("name", name.text.as_str())
        .with("suggestion", suggestion)
}

impl Checker<'_> {
    /// What the policy left out or weakened of what it extends.
    pub(super) fn by_choice(&mut self) -> Vec<ByChoice> {
        let all = std::mem::take(&mut self.declared.changed.by_choice);
        let mut out = Vec::new();
        for (rule, name, weakened, because) in all {
            let because = self.multi(because, name.span);
            let clauses = self.refer(&rule.cites, Kind::Clause);
            out.push(ByChoice { rule: name.text.clone(), clauses, weakened, because, span: name.span });
        }
        out
    }

    /// A policy that is imported or extended speaks the same languages; otherwise each of its texts would be told.
    pub(super) fn same_languages(&mut self) {
        let sorted = |header: &ast::PolicyHeader| {
            let mut names: Vec<String> = header.languages.iter().map(|name| name.text.clone()).collect();
            names.sort();
            names
        };
        let Some(own) = self.declared.header() else { return };
        for header in self.declared.headers.clone().into_iter().skip(1).flatten() {
            if sorted(header) != sorted(own) {
                let finding = Diagnostic::at(codes::LANGUAGES_DIFFER, header.name.span)
                    .and(Role::First, own.name.span)
                    .with("name", header.name.text.as_str())
                    .list("languages", sorted(own));
                self.report(finding);
                self.languages.clear();
            }
        }
    }
}
