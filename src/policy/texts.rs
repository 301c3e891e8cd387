//! Texts: one for each language of the policy, no more, no less.

use super::Multi;
use crate::diagnostic::{Diagnostic, Role, codes::checking as codes};
use crate::source::Span;
use crate::syntax::ast;
use std::sync::Arc;

/// Checks that a text is there in each language, and gives it in the order of the header.
pub(super) fn multi(texts: &ast::Texts, owner: Span, languages: &[Arc<str>], findings: &mut Vec<Diagnostic>) -> Multi {
    complete(texts, owner, languages, findings);
    languages
        .iter()
        .filter_map(|lang| {
            let entry = texts.entries.iter().find(|e| *e.lang.text == **lang)?;
            Some((Arc::clone(lang), Arc::from(entry.text.text.as_str())))
        })
        .collect()
}

/// Reports what is missing, of another language, or written twice.
pub(super) fn complete(texts: &ast::Texts, owner: Span, languages: &[Arc<str>], findings: &mut Vec<Diagnostic>) {
    // A header without languages is a fault of its own, told once.
    if languages.is_empty() {
        return;
    }
    let place = texts.entries.first().map_or(owner, |first| first.lang.span.to(first.text.span));
    let missing: Vec<&str> = languages
        .iter()
        .filter(|lang| texts.entries.iter().all(|e| *e.lang.text != ***lang))
        .map(|lang| &**lang)
        .collect();
    let bare = texts.entries.iter().any(|e| e.lang.text.is_empty());
    if !missing.is_empty() && !bare {
        findings.push(Diagnostic::at(codes::TEXT_MISSING, place).list("languages", missing));
    }
    for (i, entry) in texts.entries.iter().enumerate() {
        if !languages.iter().any(|lang| **lang == *entry.lang.text) {
            let span = if entry.lang.text.is_empty() { entry.text.span } else { entry.lang.span };
            findings.push(
                Diagnostic::at(codes::TEXT_LANGUAGE, span)
                    .with("found", entry.lang.text.as_str())
                    .list("languages", languages.iter().map(|l| l.to_string())),
            );
        } else if let Some(first) = texts.entries.iter().take(i).find(|e| e.lang.text == entry.lang.text) {
            findings.push(
                Diagnostic::at(codes::TEXT_TWICE, entry.lang.span)
                    .and(Role::First, first.lang.span)
                    .with("language", entry.lang.text.as_str()),
            );
        }
    }
}
