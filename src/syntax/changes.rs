//! `extends BASE version V { … }`: what one policy changes in another.

use super::ast::{Change, Extends, Item, Name, StrengthWord, Texts};
use super::items::param;
use super::names::dotted_name;
use super::recovery::{block, expect, expect_words, expected};
use super::rules::{rule, rule_body};
use super::texts::{string, texts};
use super::tokens::{P, Tokens};
use super::words;

pub(super) fn extends(i: Tokens<'_>) -> P<'_, Option<Item>> {
    let (rest, base) = dotted_name("policy")(i.skip(1))?;
    let (rest, there) = expect_words(rest, &["version"]);
    let (rest, version) = if there { string(rest)? } else { (rest, None) };
    let mut node = Extends { span: i.span(), base, version, changes: Vec::new() };
    let rest = block(i, rest, &words::EXTENDS, part, &mut node);
    node.span = rest.since(i);
    Ok((rest, Some(Item::Extends(node))))
}

fn part<'a>(word: &str, i: Tokens<'a>, node: &mut Extends) -> Option<Tokens<'a>> {
    let (rest, change) = match word {
        "param" => {
            let (rest, param) = param(i).ok()?;
            (rest, Change::Param(param))
        }
        "rule" => rule_change(i).ok()?,
        "drop" => {
            let (rest, name) = dotted_name("rule")(expect(i.skip(1), "rule")).ok()?;
            let (rest, reason) = because(rest).ok()?;
            (rest, Change::Drop(name, reason))
        }
        "replace" => {
            let head = i.skip(1);
            let (rest, new) = if head.is("rule") { rule(head).ok()? } else { replaced(head).ok()? };
            (rest, Change::Replace(new))
        }
        _ => return None,
    };
    node.changes.push(change);
    Some(rest)
}

/// `replace NAME { … }`: the word `rule` is missing.
fn replaced(i: Tokens<'_>) -> P<'_, super::ast::Rule> {
    let (rest, name) = dotted_name("rule")(expect(i, "rule"))?;
    rule_body(i, rest, name)
}

/// A new rule, or a changed strength.
fn rule_change(i: Tokens<'_>) -> P<'_, Change> {
    let (rest, name) = dotted_name("rule")(i.skip(1))?;
    match strength(rest.word()) {
        Some(strength) => strengthened(rest.skip(1), name, strength),
        None if rest.is("{") => {
            let (rest, rule) = rule_body(i, rest, name)?;
            Ok((rest, Change::Rule(rule)))
        }
        None => {
            expected(rest, &["{", "must", "should", "note"]);
            let (rest, rule) = rule_body(i, rest, name)?;
            Ok((rest, Change::Rule(rule)))
        }
    }
}

fn strength(word: &str) -> Option<StrengthWord> {
    match word {
        "must" => Some(StrengthWord::Must),
        "should" => Some(StrengthWord::Should),
        "note" => Some(StrengthWord::Note),
        _ => None,
    }
}

fn strengthened(i: Tokens<'_>, name: Name, strength: StrengthWord) -> P<'_, Change> {
    let (rest, reason) = because(i)?;
    Ok((rest, Change::Strength(name, strength, reason)))
}

fn because(i: Tokens<'_>) -> P<'_, Texts> {
    let (rest, there) = expect_words(i, &["because"]);
    if there { texts(rest, false) } else { Ok((rest, Texts::default())) }
}
