//! Rules and groups: scope, requirements, what they cite.

use super::ast::{Group, Name, Requirement, Rule, Scope, ScopeKind, StrengthWord, Texts};
use super::counting::binding;
use super::expr::{expr, sum};
use super::items::date;
use super::names::{dotted_name, dotted_names, plain_name};
use super::recovery::{at, block, expect, expect_words};
use super::state::tag;
use super::texts::texts;
use super::tokens::{P, Tokens};
use super::words;
use crate::diagnostic::Role;
use crate::diagnostic::codes::syntax as codes;
use nom::Parser;
use nom::combinator::opt;
use nom::sequence::preceded;

/// `rule NAME { … }`.
pub(super) fn rule(i: Tokens<'_>) -> P<'_, Rule> {
    let (rest, name) = dotted_name("rule")(i.skip(1))?;
    rule_body(i, rest, name)
}

/// The block of a rule whose name has been read; `head` is its first word.
pub(super) fn rule_body<'a>(head: Tokens<'a>, i: Tokens<'a>, name: Name) -> P<'a, Rule> {
    let mut node = Rule {
        name,
        span: head.span(),
        cites: Vec::new(),
        reads: Vec::new(),
        scope: Vec::new(),
        requirements: Vec::new(),
        actions: Vec::new(),
        follows: None,
    };
    let rest = block(head, i, &words::RULE, rule_part, &mut node);
    node.span = rest.since(head);
    Ok((rest, node))
}

fn names_into<'a>(i: Tokens<'a>, what: &'static str, place: &mut Vec<Name>) -> Option<Tokens<'a>> {
    let (rest, names) = dotted_names(what)(i).ok()?;
    place.extend(names);
    Some(rest)
}

fn rule_part<'a>(word: &str, i: Tokens<'a>, node: &mut Rule) -> Option<Tokens<'a>> {
    let after = i.skip(1);
    match word {
        "cites" => names_into(after, "clause", &mut node.cites),
        "reads" => names_into(after, "reading", &mut node.reads),
        "action" => names_into(after, "action", &mut node.actions),
        "follows" => {
            let (rest, name) = dotted_name("rule")(after).ok()?;
            node.follows = Some(name).filter(|name| !name.text.is_empty());
            Some(rest)
        }
        "must" => requirement(i, StrengthWord::Must, node),
        "should" => requirement(i, StrengthWord::Should, node),
        "note" => requirement(i, StrengthWord::Note, node),
        "say" => say(i, node),
        _ => scope(word, i, &mut node.scope),
    }
}

/// `must EXPR by DATE`.
fn requirement<'a>(i: Tokens<'a>, strength: StrengthWord, node: &mut Rule) -> Option<Tokens<'a>> {
    let at_once = i.is_at(1, "at") && !matches!(i.word_at(2), "least" | "most");
    let rest = if at_once { expect_words(i.skip(1), &["at", "once"]).0 } else { i.skip(1) };
    let (rest, expr) = expr(rest).ok()?;
    let (rest, by) = opt(preceded(tag("by"), deadline)).parse(rest).ok()?;
    node.requirements.push(Requirement { span: rest.since(i), strength, at_once, expr: *expr, by, say: None });
    Some(rest)
}

/// What follows `by`.
fn deadline(i: Tokens<'_>) -> P<'_, (super::ast::Expr, bool)> {
    let before = i.are(&["the", "day"]);
    let rest = if before { expect_words(i, &["the", "day", "before"]).0 } else { i };
    let (rest, day) = sum(rest)?;
    Ok((rest, (*day, before)))
}

fn say<'a>(i: Tokens<'a>, node: &mut Rule) -> Option<Tokens<'a>> {
    let (rest, said) = texts(i.skip(1), true).ok()?;
    match node.requirements.last_mut() {
        None => i.state.report(at(codes::SAY_ALONE, i)),
        Some(requirement) => match requirement.say.as_ref().and_then(|before| before.entries.first()) {
            Some(first) => {
                let first = first.lang.span;
                i.state.report(at(codes::TWICE, i).word("block", "requirement").and(Role::First, first));
            }
            None => requirement.say = Some(said),
        },
    }
    Some(rest)
}

/// A statement that says when a rule applies, or `let`.
fn scope<'a>(word: &str, i: Tokens<'a>, place: &mut Vec<Scope>) -> Option<Tokens<'a>> {
    let after = i.skip(1);
    let (rest, kind) = match word {
        "when" => {
            let (rest, condition) = expr(after).ok()?;
            (rest, Some(ScopeKind::When(*condition)))
        }
        "for" => {
            let (rest, binding) = binding(expect(after, "each")).ok()?;
            (rest, Some(ScopeKind::ForEach(binding)))
        }
        "during" => {
            let (rest, from) = sum(after).ok()?;
            let (rest, to) = sum(expect(rest, "to")).ok()?;
            (rest, Some(ScopeKind::During(*from, *to)))
        }
        "judge" => {
            let (rest, condition) = expr(expect_words(after, &["only", "if"]).0).ok()?;
            (rest, Some(ScopeKind::JudgeOnlyIf(*condition)))
        }
        "except" => except(after).ok()?,
        "effective" => effective(after).ok()?,
        "let" => {
            let (rest, name) = plain_name("variable")(after).ok()?;
            let (rest, value) = expr(expect(rest, "=")).ok()?;
            (rest, Some(ScopeKind::Let(name, *value)))
        }
        _ => return None,
    };
    place.extend(kind.map(|kind| Scope { span: rest.since(i), kind }));
    Some(rest)
}

/// `when E because TEXT cites CLAUSE`: `cites` here belongs to the exception.
fn except(i: Tokens<'_>) -> P<'_, Option<ScopeKind>> {
    let (rest, condition) = expr(expect(i, "when"))?;
    let (rest, there) = expect_words(rest, &["because"]);
    let (rest, reason) = if there { texts(rest, false)? } else { (rest, Texts::default()) };
    let (rest, cites) = opt(preceded(tag("cites"), dotted_names("clause"))).parse(rest)?;
    Ok((rest, Some(ScopeKind::Except(*condition, reason, cites.unwrap_or_default()))))
}

fn effective(i: Tokens<'_>) -> P<'_, Option<ScopeKind>> {
    let (rest, from) = date(expect(i, "from"))?;
    let (rest, until) = opt(preceded(tag("until"), date)).parse(rest)?;
    let until = until.flatten().map(|(day, _)| day);
    Ok((rest, from.map(|(from, _)| ScopeKind::Effective(from, until))))
}

/// `group NAME { … }`; `None` when it is nested too deep.
pub(super) fn group(i: Tokens<'_>) -> P<'_, Option<Group>> {
    let (rest, name) = dotted_name("group")(i.skip(1))?;
    let mut node = Group { name, span: i.span(), scope: Vec::new(), rules: Vec::new(), groups: Vec::new() };
    let _level = match rest.state.deeper(rest) {
        Ok(level) => level,
        Err(rest) => return Ok((rest, None)),
    };
    let rest = block(i, rest, &words::GROUP, group_part, &mut node);
    node.span = rest.since(i);
    Ok((rest, Some(node)))
}

fn group_part<'a>(word: &str, i: Tokens<'a>, node: &mut Group) -> Option<Tokens<'a>> {
    match word {
        "rule" => {
            let (rest, rule) = rule(i).ok()?;
            node.rules.push(rule);
            Some(rest)
        }
        "group" => {
            let (rest, group) = group(i).ok()?;
            node.groups.extend(group);
            Some(rest)
        }
        _ => scope(word, i, &mut node.scope),
    }
}
