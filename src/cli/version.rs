//! `--version`: the program, the embedded policy and the schema, each with what pins it.

use super::bundle::Choice;
use super::output::print;
use crate::outcome::{Exit, Options};
use crate::text::{Lang, cli as words};

pub(crate) fn show(lang: Lang) -> Exit {
    let mut text = format!("kravkoll {}\n", env!("CARGO_PKG_VERSION"));
    if let Ok(engine) = Choice::default().load(None, Options::default()) {
        let (policy, schema) = (&engine.header.policy, &engine.header.schema);
        text.push_str(&row(words::LABEL_POLICY.get(lang), &policy.name, &policy.version, &policy.sha256));
        text.push_str(&row(words::LABEL_SCHEMA.get(lang), &schema.name, &schema.version, &schema.sha256));
        // The process ends here, and its memory with it.
        std::mem::forget(engine);
    }
    print(&text, lang)
}

fn row(label: &str, name: &str, version: &str, sha256: &str) -> String {
    let parts = [label, name, version].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    format!("{parts} sha256:{sha256}\n")
}
