//! The one sentence of a judgement: the policy's own where it may be said, else one made from the evidence and the
//! schema's labels.

use super::demand;
use super::facts::{fact, states, stretch};
use super::safe::brief;
use crate::outcome::{Header, RuleInfo, pick};
use crate::text::{Lang, Two, sentences as s, sentences::put, words};
use crate::value::{Number, Pointer, Truth};
use crate::verdict::{Evidence, Fact, From, Judged, Missing, Reason, RuleResult, SaidPiece, Shortfall, Verdict, Word};
use std::sync::Arc;

/// How many facts or labels stand in one sentence before "and so many more".
const SHOWN: usize = 3;

/// A label per language.
type Label = [(Arc<str>, Arc<str>)];

/// What a sentence is about, beside the judgement.
#[derive(Clone, Copy)]
struct About<'a> {
    header: &'a Header,
    rule: Option<&'a RuleInfo>,
}

/// The sentence in a language that we speak.
#[must_use]
pub fn sentence(header: &Header, result: &RuleResult, judged: Judged<'_>, lang: Lang) -> String {
    match said(judged, lang.code()) {
        Some(text) => text,
        None => generated(About { header, rule: header.policy.rule(result.rule()) }, judged, lang),
    }
}

/// The policy's own sentence in a language, else in its first language.
fn said(judged: Judged<'_>, lang: &str) -> Option<String> {
    let said = judged.said();
    said.iter().find(|(code, _)| &**code == lang).or(said.first()).map(|(code, words)| spoken(code, judged, words))
}

/// A text of the policy with its values put in, in the words of its language (English where we do not speak it). Text
/// stands as it is: the policy decides on quotes.
pub(super) fn spoken(lang: &str, judged: Judged<'_>, words: &[Word]) -> String {
    let lang = Lang::parse(lang).unwrap_or(Lang::En);
    let mut out = String::new();
    for piece in judged.spoken(words) {
        match piece {
            SaidPiece::Text(text) => out.push_str(text),
            SaidPiece::Fact(Fact::Text(text)) => out.push_str(&brief(text)),
            SaidPiece::Fact(value) => out.push_str(&fact(value, lang)),
        }
    }
    out
}

fn generated(about: About<'_>, judged: Judged<'_>, lang: Lang) -> String {
    match judged.verdict {
        Verdict::Pass => with_facts(judged, s::MET_BY, s::MET, lang),
        Verdict::Fail | Verdict::Waived => with_facts(judged, s::FACTS, s::NOT_MET, lang),
        Verdict::Pending if matches!(judged.told().truth, Some(Truth::Unknown(_))) => remains(about, judged, lang),
        Verdict::Pending => with_facts(judged, s::REMAINS, s::REMAINS_ONLY, lang),
        Verdict::Undetermined => undetermined(about, judged, lang),
        Verdict::NotApplicable => not_applicable(about, judged, lang),
    }
}

fn with_facts(judged: Judged<'_>, form: Two, without: Two, lang: Lang) -> String {
    match facts(judged, lang) {
        Some(facts) => put(form, lang, &[("facts", &facts)]),
        None => without.get(lang).to_owned(),
    }
}

/// What decided, as clauses: counts first, they say most; else each piece of evidence.
fn facts(judged: Judged<'_>, lang: Lang) -> Option<String> {
    if let Some(counted) = counted(judged, lang) {
        return Some(counted);
    }
    let deciding: Vec<Evidence> = judged.deciding().collect();
    let clauses: Vec<String> = deciding.iter().map(|e| clause(judged, &deciding, e, lang)).collect();
    // A clause that says what is demanded has a semicolon of its own.
    let demands = deciding.iter().any(|e| demand::of(judged, &deciding, e, lang).is_some());
    (!clauses.is_empty()).then(|| few(clauses, if demands { ". " } else { "; " }, lang))
}

/// Where a requirement cannot be judged and nothing else decided that: of what there is none.
fn empty(judged: Judged<'_>, lang: Lang) -> Option<String> {
    let none = judged.evidence_of_subject().find(|e| e.found == Fact::number(Number::ZERO))?;
    let deciding: Vec<Evidence> = judged.deciding().collect();
    Some(clause(judged, &deciding, &none, lang))
}

fn counted(judged: Judged<'_>, lang: Lang) -> Option<String> {
    let found =
        judged.told().found.as_ref().filter(|f| matches!(f, Fact::Number(_) | Fact::Range(_) | Fact::Percent(_)))?;
    let found = fact(found, lang);
    let total = judged.told().total.as_ref().map(|total| fact(total, lang));
    let needed = judged.told().needed.as_ref().map(|needed| fact(needed, lang));
    Some(match (total, needed) {
        (Some(total), Some(needed)) => {
            put(s::COUNT_OF, lang, &[("found", &found), ("total", &total), ("needed", &needed)])
        }
        (None, Some(needed)) => put(s::COUNT, lang, &[("found", &found), ("needed", &needed)]),
        (Some(total), None) => put(s::FOUND_OF, lang, &[("found", &found), ("total", &total)]),
        (None, None) => return None,
    })
}

/// One piece of evidence: what was found and, where the requirement does not hold, what it should be.
fn clause(judged: Judged<'_>, deciding: &[Evidence], evidence: &Evidence, lang: Lang) -> String {
    let label = named(&evidence.label, &evidence.place.pointer, lang);
    let found = states(&label, &evidence.found, lang);
    match demand::of(judged, deciding, evidence, lang) {
        Some(demand) => format!("{found}; {demand}"),
        None => found,
    }
}

/// The same said twice is said once; what is too much for a sentence is counted.
fn few(items: Vec<String>, between: &str, lang: Lang) -> String {
    let mut different: Vec<(String, usize)> = Vec::new();
    for item in items {
        match different.iter_mut().find(|(seen, _)| *seen == item) {
            Some((_, times)) => *times += 1,
            None => different.push((item, 1)),
        }
    }
    let rest = different.len().saturating_sub(SHOWN);
    let mut shown: Vec<String> = different
        .into_iter()
        .take(SHOWN)
        .map(|(item, times)| if times > 1 { format!("{item} ({})", words::PLACE.count(times, lang)) } else { item })
        .collect();
    if rest > 0 {
        shown.push(put(s::MORE, lang, &[("n", &rest.to_string())]));
    }
    if between == ", " { words::and(&shown, lang) } else { shown.join(between) }
}

fn labels<'a>(about: About<'_>, missing: impl Iterator<Item = &'a Missing>, lang: Lang) -> Option<String> {
    let label = |m: &Missing| {
        let name = named(&m.label, &m.place.pointer, lang);
        match m.from {
            From::Attestation => attested_clause(about, m, lang).unwrap_or(name),
            From::Table => name,
            From::Setup | From::Previous => words::quote(&name, lang),
        }
    };
    let labels: Vec<String> = missing.map(label).collect();
    (!labels.is_empty()).then(|| few(labels, ", ", lang))
}

/// What somebody must sign: the clause in our words, not its name.
fn attested_clause(about: About<'_>, missing: &Missing, lang: Lang) -> Option<String> {
    if missing.from != From::Attestation {
        return None;
    }
    let name = pick(&missing.label, lang.code());
    let policy = &about.header.policy;
    // Mostly it is one of the rule's own: then no others are read.
    let own = policy.clauses_at(about.rule.map_or(&[], |rule| &rule.clauses));
    let clause = own.chain(policy.clauses.iter().map(|clause| &**clause)).find(|clause| clause.name == name)?;
    let text = pick(&clause.text, lang.code()).trim_end_matches('.');
    (!text.is_empty()).then(|| words::quote(text, lang))
}

/// What a place is called: its label, else its path.
pub(super) fn named(label: &Label, pointer: &Pointer, lang: Lang) -> String {
    let label = pick(label, lang.code());
    if label.is_empty() { super::remedy::path(pointer, lang) } else { label.to_owned() }
}

fn remains(about: About<'_>, judged: Judged<'_>, lang: Lang) -> String {
    if judged.missing().is_empty() {
        return with_facts(judged, s::REMAINS, s::REMAINS_ONLY, lang);
    }
    undetermined(about, judged, lang)
}

/// What is missing, by where it must come from.
fn undetermined(about: About<'_>, judged: Judged<'_>, lang: Lang) -> String {
    let kinds = [
        (From::Setup, false, s::MISSING_SETUP),
        (From::Setup, true, s::MISSING_OPEN),
        (From::Attestation, false, s::MISSING_ATTESTATION),
        (From::Table, false, s::MISSING_TABLE),
    ];
    let lacking = |m: &&Missing| m.short.is_none();
    let sentences = kinds.into_iter().filter_map(|(from, open, form)| {
        let of_kind = judged.missing().iter().filter(|m| m.from == from && (m.open == open || from != From::Setup));
        Some(put(form, lang, &[("labels", &labels(about, of_kind.filter(lacking), lang)?)]))
    });
    let short = judged.missing().iter().filter_map(|missing| short(about, missing, lang));
    let sentences: Vec<String> = sentences.chain(short).chain(of_last_time(about, judged, lang)).collect();
    if !sentences.is_empty() {
        return sentences.join(" ");
    }
    let unsaid = judged.deciding().filter(|e| e.found == Fact::Undeclared);
    let unsaid: Vec<String> = unsaid.map(|e| words::quote(&named(&e.label, &e.place.pointer, lang), lang)).collect();
    if !unsaid.is_empty() {
        return put(s::MISSING_SETUP, lang, &[("labels", &few(unsaid, ", ", lang))]);
    }
    match facts(judged, lang).or_else(|| empty(judged, lang)) {
        Some(facts) => put(s::CANNOT_DECIDE_BY, lang, &[("facts", &facts)]),
        None => s::CANNOT_DECIDE.get(lang).to_owned(),
    }
}

/// Of a statement that is declared and does not count: which, and why.
fn short(about: About<'_>, missing: &Missing, lang: Lang) -> Option<String> {
    let number = |n: Number| fact(&Fact::number(n), lang);
    let (form, found, needed) = match missing.short.as_deref()? {
        Shortfall::Unsigned => (s::SHORT_UNSIGNED, String::new(), String::new()),
        Shortfall::Ahead(signed) => (s::SHORT_AHEAD, signed.to_string(), String::new()),
        Shortfall::RunOut(last) => (s::SHORT_RUN_OUT, last.to_string(), String::new()),
        Shortfall::Role(role) => (s::SHORT_ROLE, String::new(), brief(role).into_owned()),
        Shortfall::Early(signed, first) => (s::SHORT_EARLY, signed.to_string(), first.to_string()),
        Shortfall::Old(signed, age) => (s::SHORT_OLD, signed.to_string(), stretch(*age, lang)),
        Shortfall::Few(Some(covers), least) => (s::SHORT_FEW, number(*covers), number(*least)),
        Shortfall::Few(None, least) => (s::SHORT_FEW_UNSAID, String::new(), number(*least)),
    };
    let label = attested_clause(about, missing, lang).unwrap_or_else(|| pick(&missing.label, lang.code()).to_owned());
    let why = put(form, lang, &[("found", &found), ("needed", &needed)]);
    Some(put(s::SHORT_STATEMENT, lang, &[("label", &label), ("why", &why)]))
}

/// Whether the setup of last time is missing as a whole.
pub(super) fn lacks_previous(judged: Judged<'_>) -> bool {
    judged.missing().iter().any(|missing| missing.from == From::Previous && missing.place.span.is_none())
}

/// What is missing of last time: the whole file, or something in it.
fn of_last_time(about: About<'_>, judged: Judged<'_>, lang: Lang) -> Option<String> {
    if lacks_previous(judged) {
        return Some(s::MISSING_PREVIOUS.get(lang).to_owned());
    }
    let of_it = judged.missing().iter().filter(|missing| missing.from == From::Previous);
    Some(put(s::MISSING_IN_PREVIOUS, lang, &[("labels", &labels(about, of_it, lang)?)]))
}

fn not_applicable(about: About<'_>, judged: Judged<'_>, lang: Lang) -> String {
    let dated = |form: Two, date: crate::value::Date| put(form, lang, &[("date", &date.to_string())]);
    match &judged.told().reason {
        Some(Reason::NotInForce(Some(from), _)) if *from > about.header.as_of => dated(s::NA_FROM, *from),
        Some(Reason::NotInForce(_, Some(until))) => dated(s::NA_UNTIL, *until),
        Some(Reason::NotInForce(..)) => s::NA_NOT_IN_FORCE.get(lang).to_owned(),
        Some(Reason::WhenFalse) => with_facts(judged, s::NA_WHEN_BY, s::NA_WHEN, lang),
        Some(Reason::NoSubject) => s::NA_NO_SUBJECT.get(lang).to_owned(),
        Some(Reason::Excepted(place)) => match about.rule.and_then(|rule| rule.exceptions.get(*place)) {
            Some(exception) => put(s::NA_EXCEPTED, lang, &[("because", pick(&exception.because, lang.code()))]),
            None => s::NA_EXCEPTED_ONLY.get(lang).to_owned(),
        },
        Some(Reason::Ended(Some(date))) => dated(s::NA_ENDED, *date),
        Some(Reason::Ended(None)) => s::NA_ENDED_ONLY.get(lang).to_owned(),
        Some(Reason::Vacuous) => s::NA_VACUOUS.get(lang).to_owned(),
        None => s::NA_ONLY.get(lang).to_owned(),
    }
}
