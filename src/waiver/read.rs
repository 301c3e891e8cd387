//! The tree of a waiver file → waivers. That its structure follows the schema was seen before; what does not is left out.

use super::{Placed, Waiver};
use crate::diagnostic::{Diagnostic, Role, codes::waivers as codes};
use crate::document::{NodeId, Tree};
use crate::value::{Date, nfc};
use std::collections::HashMap;

/// The waivers of a file, and what is wrong with them that its schema cannot say.
#[must_use]
pub fn read(tree: &Tree) -> (Vec<Waiver>, Vec<Diagnostic>) {
    let list = tree.get(tree.root(), "waivers");
    let items = list.map_or(&[][..], |list| tree.items(list));
    let waivers: Vec<Waiver> = items.iter().filter_map(|item| waiver(tree, *item)).collect();
    let backwards = waivers.iter().filter(|waiver| waiver.expires.value < waiver.granted.value);
    let told = backwards.map(|waiver| {
        Diagnostic::at(codes::ENDS_BEFORE_IT_BEGINS, waiver.expires.span)
            .and(Role::Also, waiver.granted.span)
            .with("waiver", waiver.id.value.as_str())
            .with("granted", waiver.granted.value.to_string())
            .with("expires", waiver.expires.value.to_string())
    });
    let findings = told.collect();
    (waivers, findings)
}

/// Waivers of a run that are called the same, in different files: one file alone is held against its schema.
#[must_use]
pub fn doubles(waivers: &[Waiver]) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, &Waiver> = HashMap::new();
    let mut findings = Vec::new();
    for waiver in waivers {
        match first.get(waiver.id.value.as_str()) {
            Some(earlier) if earlier.id.span.file != waiver.id.span.file => findings.push(
                Diagnostic::at(codes::ID_TWICE, waiver.id.span)
                    .and(Role::First, earlier.id.span)
                    .with("waiver", waiver.id.value.as_str()),
            ),
            Some(_) => {}
            None => {
                first.insert(&waiver.id.value, waiver);
            }
        }
    }
    findings
}

fn waiver(tree: &Tree, item: NodeId) -> Option<Waiver> {
    let text = |key: &str| {
        let node = tree.get(item, key)?;
        Some(Placed { value: tree.text(node)?.to_owned(), span: tree.span(node) })
    };
    // What is compared with other texts.
    let name = |key: &str| {
        let Placed { value, span } = text(key)?;
        Some(Placed { value: nfc(&value).into_owned(), span })
    };
    let day = |key: &str| {
        let Placed { value, span } = text(key)?;
        Some(Placed { value: Date::parse(&value)?, span })
    };
    Some(Waiver {
        id: name("id")?,
        rule: name("rule")?,
        provider: name("provider")?,
        subject: name("subject"),
        reason: text("reason")?.value,
        approver: text("approver")?.value,
        case_number: text("case_number")?.value,
        granted: day("granted")?,
        expires: day("expires")?,
        wording: text("wording"),
    })
}
