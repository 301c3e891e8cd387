//! Waivers as they are written, judged within the library.

use kravkoll::diagnostic::Diagnostic;
use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Engine, Input, Refused, Request, Setup};
use kravkoll::outcome::{Exit, FileOutcome, Options};
use kravkoll::report::id;
use kravkoll::value::Date;
use kravkoll::verdict::{RuleResult, Verdict};
use std::fmt::Write as _;

pub(crate) const POLICY: &str = include_str!("../../fixtures/waivers/cases.krav");
pub(crate) const SETUP: &str = include_str!("../../fixtures/waivers/cases.yaml");
const SCHEMA: &str = include_str!("../../schemas/provider-setup.schema.json");

/// A waiver; what is not said is that of a good one.
#[derive(Clone, Debug)]
pub(crate) struct W {
    pub(crate) id: String,
    pub(crate) rule: String,
    pub(crate) provider: String,
    pub(crate) subject: Option<String>,
    pub(crate) granted: String,
    pub(crate) expires: String,
    pub(crate) wording: Option<String>,
}

/// The good waiver of a rule.
pub(crate) fn w(rule: &str) -> W {
    W {
        id: "d-1".to_owned(),
        rule: rule.to_owned(),
        provider: "ekbacken".to_owned(),
        subject: None,
        granted: "2026-01-01".to_owned(),
        expires: "2026-12-31".to_owned(),
        wording: None,
    }
}

impl W {
    pub(crate) fn id(self, id: &str) -> Self {
        Self { id: id.to_owned(), ..self }
    }

    pub(crate) fn of(self, provider: &str) -> Self {
        Self { provider: provider.to_owned(), ..self }
    }

    pub(crate) fn on(self, subject: &str) -> Self {
        Self { subject: Some(subject.to_owned()), ..self }
    }

    pub(crate) fn days(self, granted: &str, expires: &str) -> Self {
        Self { granted: granted.to_owned(), expires: expires.to_owned(), ..self }
    }

    pub(crate) fn worded(self, wording: &str) -> Self {
        Self { wording: Some(wording.to_owned()), ..self }
    }
}

/// A file of waivers.
pub(crate) fn written(waivers: &[W]) -> String {
    let mut text = String::from("waivers:\n");
    for w in waivers {
        let (id, rule, provider) = (&w.id, &w.rule, &w.provider);
        write!(text, "  - id: '{id}'\n    rule: '{rule}'\n    provider: '{provider}'\n").unwrap();
        for (key, value) in [("subject", &w.subject), ("wording", &w.wording)] {
            value.iter().for_each(|value| writeln!(text, "    {key}: '{value}'").unwrap());
        }
        let (granted, expires) = (&w.granted, &w.expires);
        writeln!(text, "    reason: Därför\n    approver: IT-chefen\n    case_number: K-1").unwrap();
        writeln!(text, "    granted: {granted}\n    expires: {expires}").unwrap();
    }
    if waivers.is_empty() { "waivers: []\n".to_owned() } else { text }
}

pub(crate) fn input(name: &str, text: &str) -> Input {
    Input { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// What is asked of a run.
pub(crate) struct Asked<'a> {
    pub(crate) policy: &'a str,
    pub(crate) waivers: Vec<Input>,
    /// The setups; one that is `GONE` cannot be read.
    pub(crate) setups: &'a [&'a str],
    pub(crate) as_of: &'a str,
    pub(crate) only: &'a [&'a str],
}

/// Stands for a file that cannot be read.
pub(crate) const GONE: &str = "gone";

impl Default for Asked<'_> {
    fn default() -> Self {
        Self { policy: POLICY, waivers: Vec::new(), setups: &[SETUP], as_of: "2026-06-15", only: &[] }
    }
}

/// A finished run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) engine: Engine,
    pub(crate) files: Vec<FileOutcome>,
    pub(crate) findings: Vec<Diagnostic>,
}

pub(crate) fn load(asked: &Asked<'_>) -> Result<Engine, Box<Refused>> {
    let bundle = Bundle {
        policy: vec![input("p.krav", asked.policy)],
        beside: vec![input("provider-setup.schema.json", SCHEMA)],
        waivers: asked.waivers.clone(),
        ..Bundle::default()
    };
    let options = Options { only: asked.only.iter().map(|rule| (*rule).to_owned()).collect(), ..Options::default() };
    Engine::load(Request { bundle, as_of: Date::parse(asked.as_of), today: &|_| None, options })
}

pub(crate) fn run(asked: &Asked<'_>) -> Ran {
    let mut engine = load(asked).unwrap_or_else(|refused| panic!("{:?}", refused.findings));
    let mut files = Vec::new();
    for (n, setup) in asked.setups.iter().enumerate() {
        let name = format!("{n}.yaml");
        files.push(if *setup == GONE {
            let finding = Diagnostic::nowhere(kravkoll::diagnostic::codes::run::NOT_FOUND);
            let lost = Setup::Lost { path: name, status: kravkoll::outcome::Status::Unreadable, finding };
            engine.check_all(vec![lost], 1).remove(0)
        } else {
            engine.check(&input(&name, setup), Syntax::Yaml)
        });
    }
    let findings = engine.settle();
    Ran { engine, files, findings }
}

/// A run of waivers against the usual setup.
pub(crate) fn judged(waivers: &[W], as_of: &str) -> Ran {
    run(&Asked { waivers: vec![input("w.yaml", &written(waivers))], as_of, ..Asked::default() })
}

impl Ran {
    pub(crate) fn states(&self) -> Vec<&'static str> {
        self.engine.header.waivers.iter().map(|standing| standing.state.name()).collect()
    }

    /// Codes with the text that they underline.
    pub(crate) fn told(&self) -> Vec<String> {
        let of = |finding: &Diagnostic| {
            let span = finding.span().unwrap();
            format!("{} {}", finding.code.id, self.engine.sources.file(span.file).slice(span).trim_matches('\''))
        };
        self.findings.iter().map(of).collect()
    }

    /// Every result of every file, by name.
    pub(crate) fn results(&self) -> impl Iterator<Item = (String, &RuleResult)> {
        let header = &self.engine.header;
        let of = |(n, file): (usize, &FileOutcome)| -> Vec<(String, &RuleResult)> {
            let _ = file;
            self.files[n].results.iter().map(|result| (format!("{n}:{}", id(header, result)), result)).collect()
        };
        self.files.iter().enumerate().flat_map(of).collect::<Vec<_>>().into_iter()
    }

    /// The results in which something is waived, each with the waiver that is named.
    pub(crate) fn waived(&self) -> Vec<String> {
        let named = |(name, result): (String, &RuleResult)| {
            let some = result.judged().any(|judged| judged.verdict == Verdict::Waived);
            let waiver = self.engine.header.waiver_of(result).map(|waiver| waiver.id.value.clone());
            assert_eq!(some, waiver.is_some(), "{name}");
            waiver.map(|waiver| format!("{} {waiver}", name.trim_start_matches("0:")))
        };
        self.results().filter_map(named).collect()
    }

    pub(crate) fn exits(&self) -> Vec<Exit> {
        self.files.iter().map(|file| file.exit).collect()
    }
}
