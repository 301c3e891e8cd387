//! A case, as the program takes it.

use crate::model::{Case, Policy};
use crate::print;
use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Import, Input, Package, Request};
use kravkoll::outcome::Options;
use kravkoll::value::Date;

fn input(name: &str, bytes: Vec<u8>) -> Input {
    Input { name: name.to_owned(), bytes }
}

/// Loads a case with this policy in the place of its own; what refuses it otherwise.
pub(crate) fn engine(case: &Case, policy: &Policy) -> Result<Engine, String> {
    let mut bundle = Bundle::default();
    bundle.policy.push(input("drawn.krav", print::policy(policy).into_bytes()));
    bundle.schema = Some(input("own.schema.json", serde_json::to_vec(&case.schema).unwrap()));
    let mut beside = Vec::new();
    for (name, csv) in print::tables(case) {
        let external = policy.tables.iter().any(|table| table.name == name && table.external);
        let file = input(&format!("{name}.csv"), csv.into_bytes());
        if external { bundle.tables.push((name, file)) } else { beside.push(file) }
    }
    // Tables lie beside the file that declares them.
    match print::second(policy) {
        Some((name, text)) => {
            bundle.packages.push(Package { policy: vec![input(name, text.into_bytes())], beside });
            bundle.imports.push(Import { by: "drawn.krav".into(), path: name.into(), package: Some(0) });
        }
        None => bundle.beside = beside,
    }
    if let Some(previous) = &case.previous {
        bundle.previous = Some((input("previous.json", serde_json::to_vec(previous).unwrap()), Syntax::Json));
    }
    let as_of = Date::parse(&case.as_of);
    let request = Request { bundle, as_of, today: &|_| None, options: Options::default() };
    Engine::load(request).map_err(|refused| {
        let ids: Vec<&str> = refused.findings.iter().map(|finding| finding.code.id).collect();
        format!("refused: {}\n{}", ids.join(" "), print::whole(policy))
    })
}
