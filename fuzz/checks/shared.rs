//! What the checks share: engines, and what every finding promises.

use kravkoll::cli;
use kravkoll::diagnostic::{Diagnostic, Param, tidy};
use kravkoll::engine::{Bundle, Engine, Input, Refused, Request};
use kravkoll::host::embedded;
use kravkoll::outcome::{FileOutcome, Options, Status};
use kravkoll::report;
use kravkoll::source::{Sources, Span};
use kravkoll::text::{Lang, codes, fill, words};
use kravkoll::value::Date;
use kravkoll::verdict::Place;
use std::cell::RefCell;

pub(crate) const LANGUAGES: [Lang; 2] = [Lang::Sv, Lang::En];

pub(crate) fn input(name: &str, bytes: &[u8]) -> Input {
    Input { name: name.to_owned(), bytes: bytes.to_vec() }
}

pub(crate) fn schema() -> Input {
    input(embedded::SCHEMA.0, embedded::SCHEMA.1.as_bytes())
}

/// Loads a policy, to judge on one day.
pub(crate) fn load(bundle: Bundle) -> Result<Engine, Box<Refused>> {
    let as_of = Date::new(2026, 11, 23);
    Engine::load(Request { bundle, as_of, today: &|_| None, options: Options::default() })
}

thread_local! {
    static EMBEDDED: RefCell<Engine> = RefCell::new({
        load(cli::built_in()).unwrap()
    });
    static SMALL: RefCell<Engine> = RefCell::new({
        let policy = vec![input("policy.krav", include_bytes!("../../fixtures/policies/library/policy.krav"))];
        let schema = include_bytes!("../../fixtures/policies/library/library.schema.json");
        let days = include_bytes!("../../fixtures/policies/library/service-days.csv");
        let beside = vec![input("library.schema.json", schema), input("service-days.csv", days)];
        load(Bundle { policy, beside, ..Bundle::default() }).unwrap()
    });
}

/// Does something with the embedded policy, which is loaded once. Its options and files are put back afterwards.
pub(crate) fn with_embedded(run: &mut dyn FnMut(&mut Engine)) {
    EMBEDDED.with_borrow_mut(|engine| with(engine, run));
}

/// The same with a small policy.
pub(crate) fn with_small(run: &mut dyn FnMut(&mut Engine)) {
    SMALL.with_borrow_mut(|engine| with(engine, run));
}

fn with(engine: &mut Engine, run: &mut dyn FnMut(&mut Engine)) {
    let own = engine.sources.clone();
    run(engine);
    engine.sources = own;
    engine.header.options = Options::default();
}

fn assert_place(sources: &Sources, span: Span, of: &dyn std::fmt::Debug) {
    let file = sources.file(span.file);
    assert!(file.text().get(span.range()).is_some(), "{span:?} is not in {} ({of:?})", file.name());
}

/// Each finding lies in its file, on whole letters, and is told in both languages with nothing left to fill in.
pub(crate) fn assert_told(sources: &Sources, findings: &[Diagnostic]) {
    for finding in findings {
        for label in &finding.labels {
            assert_place(sources, label.span, finding);
        }
        let id = finding.code.id;
        let texts = codes::of(id).unwrap_or_else(|| panic!("{id} has no texts"));
        for lang in LANGUAGES {
            assert!(!report::finding(finding, lang).message.is_empty(), "{finding:?}");
            for template in [texts.message, texts.label, texts.help] {
                let _ = fill(template.get(lang), |place| {
                    let name = place.trim_end_matches('&');
                    assert!(finding.params.iter().any(|(key, _)| *key == name), "{place} is not filled: {finding:?}");
                    None::<&str>
                });
            }
        }
        for (name, value) in &finding.params {
            let known = if let Param::Word(key) = value { words::word(key).is_some() } else { true };
            assert!(known, "{name} is no word: {finding:?}");
        }
    }
}

/// In order of place, and none said twice.
pub(crate) fn assert_tidy(findings: &[Diagnostic]) {
    let mut tidied = findings.to_vec();
    tidy(&mut tidied);
    assert!(tidied == findings, "not in order: {findings:?}");
}

/// What holds of any file that was checked.
pub(crate) fn assert_sound(engine: &Engine, outcome: &FileOutcome) {
    assert_told(&engine.sources, &outcome.findings);
    assert_tidy(&outcome.findings);
    let wrong = outcome.findings.iter().any(Diagnostic::is_error);
    assert!(wrong || outcome.status == Status::Checked, "{:?} without an error", outcome.status);
    let place = |place: &Place| {
        for span in [place.span, place.write_at].into_iter().flatten() {
            assert_place(&engine.sources, span, place);
        }
    };
    for result in &outcome.results {
        result.subject.parts().filter_map(|part| part.place).for_each(|one| place(&one));
        assert!(result.head().is_some(), "a result without a judgement");
        for judged in result.judged() {
            assert_place(&engine.sources, judged.told().policy, &judged.told().policy);
            judged.all_evidence().for_each(|evidence| place(&evidence.place));
            judged.missing().iter().for_each(|missing| place(&missing.place));
        }
    }
}
