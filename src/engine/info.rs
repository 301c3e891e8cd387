//! What reports need of a policy.

use crate::outcome::{ActionInfo, ClauseInfo, ContactInfo, ExceptionInfo, PartInfo, PolicyInfo, ReadingInfo, RuleInfo};
use crate::policy::{Policy, Rule};
use crate::source::Sources;

pub(super) fn policy(policy: &Policy, sources: &Sources, sha256: String) -> PolicyInfo {
    let header = &policy.header;
    PolicyInfo {
        name: header.name.clone(),
        version: header.version.clone(),
        sha256,
        title: header.title.clone(),
        document: header.document.clone(),
        owner: header.owner.clone(),
        languages: header.languages.clone(),
        parts: policy
            .parts
            .iter()
            .skip(1)
            .map(|part| PartInfo { name: part.name.clone(), version: part.version.clone(), extended: part.extended })
            .collect(),
        rules: policy.rules.iter().map(|r| rule(r, sources)).collect(),
        clauses: policy
            .clauses
            .iter()
            .map(|c| ClauseInfo {
                name: c.name.clone(),
                section: c.section.clone(),
                page: c.page,
                binds: c.binds.clone(),
                word: c.word.clone(),
                text: c.text.clone(),
                informative: c.informative.clone(),
                span: Some(c.span),
                own: c.part == 0,
            })
            .collect(),
        readings: policy.readings.iter().map(|r| ReadingInfo { name: r.name.clone(), text: r.text.clone() }).collect(),
        actions: policy
            .actions
            .iter()
            .map(|a| ActionInfo {
                name: a.name.clone(),
                text: a.text.clone(),
                contacts: a.contacts.clone(),
                link: a.link.clone(),
            })
            .collect(),
        contacts: policy
            .contacts
            .iter()
            .map(|c| {
                let [email, phone, link, address] = c.ways.clone();
                ContactInfo { name: c.name.clone(), title: c.title.clone(), email, phone, link, address }
            })
            .collect(),
    }
}

fn rule(rule: &Rule, sources: &Sources) -> RuleInfo {
    RuleInfo {
        name: rule.name.clone(),
        groups: rule.groups.clone(),
        inherited: rule.inherited.iter().map(|span| sources.file(span.file).slice(*span).to_owned()).collect(),
        clauses: rule.clauses.clone(),
        readings: rule.readings.clone(),
        actions: rule.actions.clone(),
        follows: rule.follows,
        exceptions: rule
            .exceptions
            .iter()
            .map(|(because, clauses)| ExceptionInfo { because: because.clone(), clauses: clauses.clone() })
            .collect(),
        name_span: Some(rule.name_span),
        span: Some(rule.span),
        source: sources.file(rule.span.file).slice(rule.span).to_owned(),
        own: rule.part == 0,
    }
}
