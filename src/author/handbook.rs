//! A policy told in one language.

use super::coverage::{chosen, cover, links_of, mode};
use super::told::{Teller, cost, needs};
use crate::engine::Engine;
use crate::outcome::{Chosen, Handbook, ParamTold, RuleTold, TableTold, Told};
use crate::policy::Rule;
use crate::text::Lang;
use crate::verdict::Verdict;

/// Tells a whole policy.
#[must_use]
pub fn handbook(engine: &Engine, lang: Lang) -> Handbook {
    let policy = engine.policy();
    let root = engine.root();
    let mut teller = Teller::new(policy, &root, lang);
    let links = links_of(engine);
    let modes: Vec<_> = policy.rules.iter().map(mode).collect();
    let choices: Vec<Chosen> = policy.by_choice.iter().map(chosen).collect();
    let clauses = cover(&engine.header.policy, &links, &modes, &choices);
    let applies = teller.applies();
    let rules = policy.rules.iter().map(|rule| told(engine, rule, &mut teller)).collect();
    let params = policy
        .params
        .iter()
        .map(|param| ParamTold {
            name: param.name.clone(),
            values: param.values.iter().map(|(from, value)| (*from, teller.constant(value))).collect(),
        })
        .collect();
    let tables = policy
        .tables
        .iter()
        .map(|table| TableTold {
            name: table.name.clone(),
            columns: table.columns.iter().map(|column| column.name.to_string()).collect(),
            keys: table.keys,
            rows: table.rows.as_ref().map(|rows| {
                let cell =
                    |cell: &crate::policy::Cell| cell.value.as_ref().map_or_else(String::new, |v| teller.constant(v));
                rows.iter().map(|row| row.iter().map(cell).collect()).collect()
            }),
        })
        .collect();
    Handbook { header: engine.header.clone(), applies, rules, clauses, links, choices, params, tables }
}

/// Tells one rule of a policy, by its place.
#[must_use]
pub fn tell(engine: &Engine, place: usize, lang: Lang) -> Option<RuleTold> {
    let policy = engine.policy();
    let root = engine.root();
    let mut teller = Teller::new(policy, &root, lang);
    policy.rules.get(place).map(|rule| told(engine, rule, &mut teller))
}

fn told(engine: &Engine, rule: &Rule, teller: &mut Teller<'_>) -> RuleTold {
    teller.begin(&rule.scope, &rule.requirements);
    let scope = teller.scope(&rule.scope, &rule.info.exceptions);
    let requirements: Vec<Told> = rule.requirements.iter().flat_map(|part| teller.requirement(part)).collect();
    let notes = teller.notes();
    let needs = needs(teller, &rule.scope, &rule.requirements);
    let cost = cost(teller, &rule.scope, &rule.requirements);
    let mut examples = Vec::new();
    for example in engine.examples() {
        for expectation in example.expect.iter().filter(|expectation| expectation.rule.text == rule.info.name) {
            let subject = expectation.subject.as_ref().map(|subject| subject.text.clone());
            let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.name() == expectation.verdict.text);
            examples.extend(verdict.map(|verdict| (example.title.text.clone(), subject, verdict)));
        }
    }
    RuleTold { by: mode(rule), scope, requirements, notes, needs, cost, examples }
}
