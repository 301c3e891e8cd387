//! Outcomes → the shape of machine output.

use super::shape::{
    Action, Base, Choice, Contact, Document, EvidenceOf, File, Finding, FindingLabel, GroupOf, Head, JudgedOf,
    Location, MissingOf, Options, Part, Policy, ResultOf, Schema, StandingOf, StepOf, SubjectOf, Summary, Table, Texts,
    Tool, WaiverOf,
};
use super::value::{optional, value};
use crate::diagnostic::{Diagnostic, Role, Severity};
use crate::outcome::{ActionInfo, ContactInfo, FileOutcome, Header, PolicyInfo, Standing, Waiver};
use crate::report::{findings, identity, record, remedy, sentence};
use crate::source::{Sources, Span};
use crate::text::Lang;
use crate::value::{Lack, Truth};
use crate::verdict::{Judged, Mode, Remedy, RemedyStep, RuleResult, Strength, Subject, SubjectPart, Verdict};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// The version of machine output: within a major version only additions.
pub(super) const FORMAT_VERSION: &str = "1.0";

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

pub(super) fn texts(multi: &[(Arc<str>, Arc<str>)]) -> Texts {
    multi.iter().map(|(lang, text)| (&**lang, text.to_string())).collect()
}

/// A text that we make, in both of our languages.
fn ours(make: impl Fn(Lang) -> String) -> Texts {
    [Lang::Sv, Lang::En].into_iter().map(|lang| (lang.code(), make(lang))).collect()
}

/// A text that we make, in each language of the policy; one that we do not speak gets English.
fn theirs(header: &Header, make: impl Fn(Lang) -> String) -> Texts {
    record::texts(&header.policy.languages, make)
}

pub(super) fn location(sources: &Sources, span: Span) -> Location {
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    Location {
        file: file.name().to_owned(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        bytes: [span.start, span.end],
    }
}

fn maybe(sources: &Sources, span: Option<Span>) -> Option<Location> {
    span.map(|span| location(sources, span))
}

pub(super) fn head(header: &Header) -> Head {
    Head {
        format_version: FORMAT_VERSION,
        tool: Tool { name: "kravkoll", version: header.tool_version },
        policy: Some(policy(&header.policy)),
        schema: Some(Schema {
            name: header.schema.name.clone(),
            version: header.schema.version.clone(),
            sha256: header.schema.sha256.clone(),
        }),
        as_of: Some(header.as_of.to_string()),
        options: Some(options(&header.options)),
        partial: !header.options.only.is_empty(),
    }
}

/// The head when the policy could not be used: nothing of it is known for certain.
pub(super) fn bare_head(asked: Option<&crate::outcome::Options>) -> Head {
    Head {
        format_version: FORMAT_VERSION,
        tool: Tool { name: "kravkoll", version: env!("CARGO_PKG_VERSION") },
        policy: None,
        schema: None,
        as_of: None,
        options: asked.map(options),
        partial: asked.is_some_and(|asked| !asked.only.is_empty()),
    }
}

fn policy(policy: &PolicyInfo) -> Policy {
    Policy {
        name: policy.name.clone(),
        version: policy.version.clone(),
        sha256: policy.sha256.clone(),
        title: texts(&policy.title),
        document: policy.document.as_ref().map(|(title, version, revised)| Document {
            title: title.clone(),
            version: version.clone(),
            revised: revised.map(|date| date.to_string()),
        }),
        owner: policy.owner.clone(),
        languages: policy.languages.iter().map(ToString::to_string).collect(),
        extends: bases(policy, true),
        imports: bases(policy, false),
    }
}

/// The policies that a policy extends, or only imports.
fn bases(policy: &PolicyInfo, extended: bool) -> Vec<Base> {
    let parts = policy.parts.iter().filter(|part| part.extended == extended);
    parts.map(|part| Base { name: part.name.clone(), version: part.version.clone() }).collect()
}

fn options(options: &crate::outcome::Options) -> Options {
    let table = |(name, file): &(String, String)| Table { name: name.clone(), file: file.clone() };
    Options {
        policy: options.policy.clone(),
        schema: options.schema.clone(),
        as_of_given: options.as_of_given,
        only: options.only.clone(),
        fail_on: options.fail_on.name(),
        strict: options.strict,
        waivers: options.waivers.clone(),
        tables: options.tables.iter().map(table).collect(),
        previous: options.previous.clone(),
        config: options.config.clone(),
        input_format: options.input_format.clone(),
    }
}

/// Every strength, verdict and mode is there, zeros too: readers need no defaults.
pub(super) fn summary(summary: &crate::outcome::Summary) -> Summary {
    let count = |strength, verdict, mode| {
        let same = |c: &&crate::outcome::Count| c.strength == strength && c.verdict == verdict && c.mode == mode;
        summary.counts.iter().find(same).map_or(0, |c| c.results)
    };
    let modes = |strength, verdict| {
        json!({
            Mode::Automatic.name(): count(strength, verdict, Mode::Automatic),
            Mode::Attested.name(): count(strength, verdict, Mode::Attested),
        })
    };
    let verdicts = |strength| -> Map<String, Value> {
        Verdict::ALL.into_iter().map(|verdict| (verdict.name().to_owned(), modes(strength, verdict))).collect()
    };
    Summary {
        files: summary.files,
        checked: summary.checked,
        errors: summary.errors,
        warnings: summary.warnings,
        waiting_for_authority: summary.waiting_for_authority,
        results: Strength::ALL.into_iter().map(|s| (s.name().to_owned(), Value::Object(verdicts(s)))).collect(),
    }
}

pub(super) fn finding(sources: &Sources, diagnostic: &Diagnostic) -> Finding {
    let role = |role| match role {
        Role::Main => "main",
        Role::First => "first",
        Role::Opened => "opened",
        Role::WriteHere => "write-here",
        Role::Defined => "defined",
        Role::Also => "also",
    };
    let words = |lang| findings::finding(diagnostic, lang);
    Finding {
        code: diagnostic.code.id,
        severity: match diagnostic.code.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        location: maybe(sources, diagnostic.span()),
        text: ours(|lang| words(lang).message),
        help: ours(|lang| words(lang).help),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| FindingLabel {
                role: role(label.role),
                location: location(sources, label.span),
                text: ours(|lang| findings::label(label.role, &words(lang), lang)),
            })
            .collect(),
    }
}

pub(super) fn standing(sources: &Sources, standing: &Standing) -> StandingOf {
    let of = &standing.waiver;
    StandingOf {
        waiver: waiver(sources, of),
        rule: of.rule.value.clone(),
        provider: of.provider.value.clone(),
        subject: of.subject.as_ref().map(|subject| subject.value.clone()),
        wording: of.wording.as_ref().map(|wording| wording.value.clone()),
        wording_now: standing.wording.clone(),
        state: standing.state.name(),
    }
}

fn waiver(sources: &Sources, waiver: &Waiver) -> WaiverOf {
    WaiverOf {
        id: waiver.id.value.clone(),
        reason: waiver.reason.clone(),
        approver: waiver.approver.clone(),
        case_number: waiver.case_number.clone(),
        granted: waiver.granted.value.to_string(),
        expires: waiver.expires.value.to_string(),
        location: location(sources, waiver.id.span),
    }
}

/// Results, built as they are written: one of them at a time is held.
pub(super) struct Results<'a> {
    header: &'a Header,
    file: &'a FileOutcome,
    sources: &'a Sources,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = (0..self.file.results.len()).filter_map(|index| result(self.header, self.file, index, self.sources));
        serializer.collect_seq(all)
    }
}

pub(super) fn file<'a>(header: &'a Header, file: &'a FileOutcome, sources: &'a Sources) -> File<'a> {
    let name = |index: &usize| file.results.get(*index).map(|result| identity::id(header, result));
    File {
        path: file.path.clone(),
        sha256: some(&file.sha256),
        status: file.status.name(),
        exit_code: file.exit.code(),
        findings: file.findings.iter().map(|d| finding(sources, d)).collect(),
        results: Results { header, file, sources },
        groups: file
            .groups
            .iter()
            .filter_map(|group| {
                Some(GroupOf {
                    headline: name(&group.headline)?,
                    members: group.members.iter().filter_map(name).collect(),
                })
            })
            .collect(),
    }
}

fn result(header: &Header, file: &FileOutcome, index: usize, sources: &Sources) -> Option<ResultOf> {
    let result = file.results.get(index)?;
    let mut all = result.judged();
    let (first, rest) = (all.next()?, all);
    let policy = &header.policy;
    let rule = policy.rule(result.rule());
    let places = |of: fn(&crate::outcome::RuleInfo) -> &[usize]| rule.map_or(&[][..], of);
    let actions = || -> Vec<Action> { policy.actions_at(places(|r| &r.actions)).map(|a| action(policy, a)).collect() };
    Some(ResultOf {
        id: identity::id(header, result),
        rule: identity::rule_name(header, result).to_owned(),
        mode: result.mode.name(),
        judged: judged(header, result, first, sources),
        clauses: policy.clauses_at(places(|r| &r.clauses)).map(|clause| clause.name.clone()).collect(),
        readings: policy.readings_at(places(|r| &r.readings)).map(|reading| reading.name.clone()).collect(),
        subject: subject(&result.subject),
        action: actions().into_iter().next(),
        actions: actions(),
        waiver: header.waiver_of(result).map(|covering| waiver(sources, covering)),
        group: identity::headline_of(file, index).map(|headline| identity::id(header, headline)),
        also: rest.map(|one| beside(first, judged(header, result, one, sources), one, sources)).collect(),
    })
}

/// A requirement under another of the same result: what places both stands in that one's evidence alone.
fn beside(first: Judged<'_>, shape: JudgedOf, one: Judged<'_>, sources: &Sources) -> JudgedOf {
    let placed: Vec<_> = first.all_evidence().collect();
    let own = one.all_evidence().filter(|e| !e.context || !placed.contains(e));
    JudgedOf { evidence: own.map(|e| evidence(&e, sources)).collect(), ..shape }
}

fn judged(header: &Header, result: &RuleResult, judged: Judged<'_>, sources: &Sources) -> JudgedOf {
    JudgedOf {
        strength: judged.strength.name(),
        verdict: judged.verdict.name(),
        truth: judged.told().truth.map(truth),
        vacuous: judged.told().truth.is_some_and(Truth::is_vacuous),
        reason: judged.told().reason.as_ref().map(crate::verdict::Reason::name),
        location: maybe(sources, identity::location(result, judged)),
        policy_location: location(sources, judged.told().policy),
        text: said_or_made(header, result, judged),
        due: judged.told().due.map(|date| date.to_string()),
        found: optional(judged.told().found.as_ref()),
        needed: optional(judged.told().needed.as_ref()),
        total: optional(judged.told().total.as_ref()),
        missing: judged.missing().iter().map(|m| missing(m, sources)).collect(),
        evidence: judged.all_evidence().map(|e| evidence(&e, sources)).collect(),
        remedy: judged.remedy().map(steps),
        remedy_text: judged.remedy().and_then(|_| {
            let texts = theirs(header, |lang| remedy::remedy(judged, lang).unwrap_or_default());
            (!texts.say_nothing()).then_some(texts)
        }),
    }
}

/// The policy's own sentence in each of its languages, else ours.
fn said_or_made(header: &Header, result: &RuleResult, judged: Judged<'_>) -> Texts {
    let mut texts = theirs(header, |lang| sentence::sentence(header, result, judged, lang));
    judged.said().iter().for_each(|(lang, words)| texts.put(lang, sentence::spoken(lang, judged, words)));
    texts
}

fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::True { .. } => "true",
        Truth::False { .. } => "false",
        Truth::Unknown(Lack::Open) => "open",
        Truth::Unknown(Lack::Unstated) => "unstated",
    }
}

fn missing(missing: &crate::verdict::Missing, sources: &Sources) -> MissingOf {
    MissingOf {
        pointer: missing.place.pointer.to_string(),
        location: maybe(sources, missing.place.span),
        write_at: maybe(sources, missing.place.write_at),
        policy_location: location(sources, missing.policy),
        from: missing.from.name(),
        label: texts(&missing.label),
        open: missing.open,
    }
}

fn evidence(evidence: &crate::verdict::Evidence, sources: &Sources) -> EvidenceOf {
    EvidenceOf {
        pointer: evidence.place.pointer.to_string(),
        location: maybe(sources, evidence.place.span),
        policy_location: location(sources, evidence.policy),
        label: texts(&evidence.label),
        found: value(&evidence.found),
        relation: evidence.needed.as_ref().map(|(relation, _)| *relation),
        needed: optional(evidence.needed.as_ref().map(|(_, needed)| needed)),
        context: evidence.context,
    }
}

fn steps(remedy: &Remedy) -> Vec<StepOf> {
    let step = |step: &RemedyStep| match step {
        RemedyStep::Set(pointer, fact) => StepOf::Set { pointer: pointer.to_string(), value: value(fact) },
        RemedyStep::Add(pointer, fact) => StepOf::Add { pointer: pointer.to_string(), value: value(fact) },
        RemedyStep::Remove(pointer, fact) => StepOf::Remove { pointer: pointer.to_string(), value: value(fact) },
        RemedyStep::Choose { count, among } => StepOf::Choose {
            count: *count,
            among: among.iter().map(|(key, remedy)| Choice { key: key.to_string(), steps: steps(remedy) }).collect(),
        },
    };
    remedy.steps.iter().map(step).collect()
}

/// A subject with several parts is named by its innermost list; the parts say the rest.
fn subject(subject: &Subject) -> Option<SubjectOf> {
    let pointer = |part: &SubjectPart| part.place.as_ref().map(|place| place.pointer.to_string());
    let parts: Vec<SubjectPart> = subject.parts().collect();
    let last = parts.last()?;
    Some(SubjectOf {
        list: last.list.to_string(),
        key: some(&subject.key()),
        pointer: pointer(last),
        parts: parts
            .iter()
            .map(|part| Part {
                variable: part.variable.to_string(),
                list: part.list.to_string(),
                key: part.key.clone(),
                pointer: pointer(part),
            })
            .collect(),
    })
}

fn action(policy: &PolicyInfo, action: &ActionInfo) -> Action {
    let contact = |contact: &ContactInfo| Contact {
        name: contact.name.clone(),
        title: texts(&contact.title),
        email: some(&contact.email),
        phone: some(&contact.phone),
        link: some(&contact.link),
        address: some(&contact.address),
    };
    Action {
        name: action.name.clone(),
        text: texts(&action.text),
        contacts: policy.contacts_at(&action.contacts).map(contact).collect(),
        link: some(&action.link),
    }
}
