//! Outcomes → records: what stays of a checked file when its tree is gone, in each language of the policy.

use super::facts::fact;
use super::human::rank;
use super::{finding, identity, remedy, sentence};
use crate::diagnostic::Diagnostic;
use crate::outcome::{
    FactRecord, FileOutcome, FileRecord, FindingRecord, Header, Lines, MissingRecord, ResultRecord, Texts,
};
use crate::source::{Sources, Span};
use crate::text::Lang;
use crate::verdict::{Evidence, Fact, Judged, Missing, RuleResult};
use std::sync::Arc;

/// Of how many pieces of evidence a result keeps what they say: the first ones decide most.
const FACTS: usize = 8;
/// Of how many missing things a result keeps what they are.
const MISSING: usize = 8;

/// What is kept of a file.
#[must_use]
pub fn record(header: &Header, file: &FileOutcome, sources: &Sources) -> FileRecord {
    let teller = Teller { header, sources };
    FileRecord {
        path: file.path.clone(),
        sha256: file.sha256.clone(),
        status: file.status,
        exit_code: file.exit.code(),
        provider: file.provider.clone(),
        findings: findings(&file.findings, &header.policy.languages, sources),
        results: (0..file.results.len()).filter_map(|index| teller.result(file, index)).collect(),
    }
}

/// Findings that are not about one of the files checked.
#[must_use]
pub fn findings(findings: &[Diagnostic], languages: &[Arc<str>], sources: &Sources) -> Vec<FindingRecord> {
    findings.iter().map(|one| told(one, languages, sources)).collect()
}

fn told(diagnostic: &Diagnostic, languages: &[Arc<str>], sources: &Sources) -> FindingRecord {
    let said = |lang| {
        let words = finding(diagnostic, lang);
        [words.message, words.help].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    };
    FindingRecord {
        code: diagnostic.code.id.to_owned(),
        error: diagnostic.is_error(),
        text: texts(languages, said),
        lines: diagnostic.span().map(|span| lines(sources, span)),
    }
}

/// A text in each language; one that we do not speak gets English.
pub(super) fn texts(languages: &[Arc<str>], make: impl Fn(Lang) -> String) -> Texts {
    languages.iter().map(|code| (&**code, make(Lang::parse(code).unwrap_or(Lang::En)))).collect()
}

fn lines(sources: &Sources, span: Span) -> Lines {
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    Lines { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
}

struct Teller<'a> {
    header: &'a Header,
    sources: &'a Sources,
}

impl Teller<'_> {
    fn texts(&self, make: impl Fn(Lang) -> String) -> Texts {
        texts(&self.header.policy.languages, make)
    }

    fn fact(&self, value: &Fact) -> Texts {
        self.texts(|lang| fact(value, lang))
    }

    fn lines(&self, span: Span) -> Lines {
        lines(self.sources, span)
    }

    fn result(&self, file: &FileOutcome, index: usize) -> Option<ResultRecord> {
        let result = file.results.get(index)?;
        let head = result.head()?;
        let span = identity::location(result, head);
        let group = identity::headline_of(file, index).filter(|headline| !std::ptr::eq(*headline, result));
        Some(ResultRecord {
            id: identity::id(self.header, result),
            rule: result.rule(),
            subject: result.subject.known_key(),
            mode: result.mode,
            strength: head.strength,
            verdict: head.verdict,
            waits: rank::waits(self.header, head),
            reason: head.told().reason.as_ref().map(|reason| reason.name().to_owned()),
            due: head.told().due.map(|day| day.to_string()),
            text: self.texts(|lang| sentence::sentence(self.header, result, head, lang)),
            lines: span.map(|span| self.lines(span)),
            pointer: pointer(result, head, span),
            facts: head.deciding().take(FACTS).map(|one| self.evidence(&one)).collect(),
            missing: head.missing().iter().take(MISSING).map(|one| self.missing(one)).collect(),
            remedy: self.remedy(head),
            waiver: result.waiver(),
            group: group.map(|headline| identity::id(self.header, headline)),
        })
    }

    fn remedy(&self, judged: Judged<'_>) -> Texts {
        let texts = self.texts(|lang| remedy::remedy(judged, lang).unwrap_or_default());
        if texts.say_nothing() { Texts::new() } else { texts }
    }

    fn evidence(&self, evidence: &Evidence) -> FactRecord {
        let place = &evidence.place;
        FactRecord {
            label: self.texts(|lang| sentence::named(&evidence.label, &place.pointer, lang)),
            pointer: place.pointer.to_string(),
            line: place.span.map(|span| self.lines(span).line),
            found: self.fact(&evidence.found),
            needed: match &evidence.needed {
                Some((relation, needed)) => self.texts(|lang| super::facts::needs(relation, needed, lang)),
                None => Texts::new(),
            },
        }
    }

    fn missing(&self, missing: &Missing) -> MissingRecord {
        MissingRecord {
            from: missing.from.name().to_owned(),
            label: self.texts(|lang| sentence::named(&missing.label, &missing.place.pointer, lang)),
            pointer: missing.place.pointer.to_string(),
        }
    }
}

/// The pointer of the place that a result names; of what is missing, where it should be.
fn pointer(result: &RuleResult, judged: Judged<'_>, span: Option<Span>) -> String {
    let evidence = judged.all_evidence().map(|one| one.place);
    let subject = result.subject.parts().filter_map(|part| part.place);
    let mut places = judged.missing().iter().map(|one| one.place.clone()).chain(evidence).chain(subject);
    places.find(|place| span.is_some() && place.span == span).map_or(String::new(), |place| place.pointer.to_string())
}
