//! What changed between two audits → bytes: one row a format.

use super::account::of;
use super::{FormatOf, View, csv, json, safe, verdict_word};
use crate::audit::{Cause, Change, Changed, Comparison, Place};
use crate::source::Sources;
use crate::text::{Lang, Two, audit as s, sentences::put, words};
use serde_json::{Value, json};
use std::io::{self, Write};

/// How many results of one kind the text names; the others are counted, and stand in `csv` and `json`.
const SHOWN: usize = 200;

/// The table: help, completion and tests read it.
pub static COMPARISON_FORMATS: &[FormatOf<Comparison>] = &[
    FormatOf { name: "text", about: Two { sv: "För läsning på skärm.", en: "To read on a screen." }, run: text },
    FormatOf {
        name: "csv",
        about: Two {
            sv: "För kalkylprogram, en rad per ändring.",
            en: "For spreadsheets (semicolons), one row for each change.",
        },
        run: rows,
    },
    FormatOf { name: "json", about: Two { sv: "För andra program.", en: "For other programs." }, run: machine },
];

/// What became of a result, in words.
fn what(changed: Changed) -> Two {
    match changed {
        Changed::Broken => s::NEWLY_BROKEN,
        Changed::Open => s::NEWLY_OPEN,
        Changed::WaiverBegun => s::WAIVER_BEGUN,
        Changed::WaiverEnded => s::WAIVER_ENDED,
        Changed::Mended => s::MENDED,
        Changed::StillBroken => s::STILL_BROKEN,
        Changed::Otherwise => s::OTHERWISE,
        Changed::New => s::IS_NEW,
        Changed::Gone => s::IS_GONE,
    }
}

/// What is the cause: all of these, or one of these.
fn causes(change: &Change, lang: Lang) -> String {
    let word = |cause: &Cause| match cause {
        Cause::Provider => s::BY_PROVIDER,
        Cause::Policy => s::BY_POLICY,
        Cause::Basis => s::BY_BASIS,
        Cause::Date => s::BY_DATE,
        Cause::Program => s::BY_PROGRAM,
    };
    let all: Vec<String> = change.causes().iter().map(|cause| word(cause).get(lang).to_owned()).collect();
    if change.is_proven() { words::and(&all, lang) } else { words::or(&all, lang) }
}

fn verdict(place: Option<&Place>, lang: Lang) -> String {
    place.map_or(String::new(), |place| verdict_word(place.verdict).get(lang).to_owned())
}

fn text(comparison: &Comparison, _: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    let (days, policies) = (&comparison.days, &comparison.policies);
    let about = [("then", &*days.0), ("now", &*days.1), ("before", &*policies.0), ("after", &*policies.1)];
    writeln!(out, "{}", safe(&put(s::COMPARED, lang, &about)))?;
    for kind in Changed::ALL {
        let changes: Vec<&Change> = comparison.changes.iter().filter(|change| change.what == kind).collect();
        if changes.is_empty() {
            continue;
        }
        writeln!(out, "\n{}: {}", what(kind).get(lang), changes.len())?;
        for change in changes.iter().take(SHOWN) {
            one(change, lang, out)?;
        }
        if let Some(beyond) = changes.len().checked_sub(SHOWN).filter(|beyond| *beyond > 0) {
            writeln!(out, "  {}", put(s::LEFT_OUT, lang, &[("n", &beyond.to_string())]))?;
        }
    }
    let (new, gone, other) = &comparison.rules;
    let (come, left) = &comparison.providers;
    let lists = [
        (s::NEW_RULES, new),
        (s::GONE_RULES, gone),
        (s::OTHER_RULES, other),
        (s::NEW_PROVIDERS, come),
        (s::GONE_PROVIDERS, left),
    ];
    for (name, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        writeln!(out, "\n{}: {}", name.get(lang), safe(&list.join(", ")))?;
    }
    writeln!(out, "\n{}", put(s::UNCHANGED, lang, &[("n", &comparison.same.to_string())]))
}

fn one(change: &Change, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  {}: {}", safe(&change.called), safe(of(&change.text, lang)))?;
    let way = match (&change.before, &change.after) {
        (Some(before), Some(after)) if before.verdict != after.verdict => {
            format!("{} → {}. ", verdict(Some(before), lang), verdict(Some(after), lang))
        }
        _ => String::new(),
    };
    let cause = causes(change, lang);
    let cause = if cause.is_empty() {
        String::new()
    } else {
        put(if change.is_proven() { s::CAUSE } else { s::POSSIBLE_CAUSE }, lang, &[("causes", &cause)])
    };
    writeln!(out, "    {}", format!("{}. {way}{cause}", safe(&change.id)).trim_end())
}

fn rows(comparison: &Comparison, _: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    out.write_all("\u{feff}".as_bytes())?;
    let columns = [
        s::CHANGE,
        s::PROVIDER_KEY,
        s::PROVIDER,
        s::RULE,
        s::BEFORE,
        s::AFTER,
        s::CAUSE_COLUMN,
        s::SENTENCE,
        s::NAME,
        s::CODE,
    ];
    csv::spread(&columns.map(|name| name.get(lang).to_owned()), out)?;
    for change in &comparison.changes {
        let cells = [
            what(change.what).get(lang).to_owned(),
            change.provider.clone(),
            change.called.clone(),
            change.rule.clone(),
            verdict(change.before.as_ref(), lang),
            verdict(change.after.as_ref(), lang),
            causes(change, lang),
            of(&change.text, lang).to_owned(),
            change.id.clone(),
            change.what.name().to_owned(),
        ];
        csv::spread(&cells, out)?;
    }
    Ok(())
}

fn machine(comparison: &Comparison, _: &Sources, _: &View, out: &mut dyn Write) -> io::Result<()> {
    let place = |place: &Option<Place>| {
        place.as_ref().map(|place| {
            json!({ "verdict": place.verdict.name(), "strength": place.strength.name(), "mode": place.mode.name() })
        })
    };
    let change = |change: &Change| {
        json!({
            "change": change.what.name(),
            "provider": change.provider,
            "id": change.id,
            "rule": change.rule,
            "before": place(&change.before),
            "after": place(&change.after),
            "causes": change.causes().iter().map(|cause| cause.name()).collect::<Vec<_>>(),
            "causes_proven": change.is_proven(),
            "text": change.text,
        })
    };
    let counts = Changed::ALL.into_iter().map(|kind| {
        let count = comparison.changes.iter().filter(|change| change.what == kind).count();
        (kind.name().to_owned(), json!(count))
    });
    let top = json!({
        "format_version": "1.0",
        "as_of": { "before": comparison.days.0, "after": comparison.days.1 },
        "policy": { "before": comparison.policies.0, "after": comparison.policies.1 },
        "summary": Value::Object(counts.chain([("same".to_owned(), json!(comparison.same))]).collect()),
        "rules": { "new": comparison.rules.0, "gone": comparison.rules.1, "changed": comparison.rules.2 },
        "providers": { "new": comparison.providers.0, "gone": comparison.providers.1 },
        "changes": comparison.changes.iter().map(change).collect::<Vec<_>>(),
    });
    json::write_pretty(&top, out)
}
