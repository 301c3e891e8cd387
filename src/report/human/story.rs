//! What is told of a result, in words and places: the same for every format that people read.

use super::marks::PLACES;
use super::rank::{self, Item};
use crate::outcome::{ContactInfo, FileOutcome, Header, pick};
use crate::report::safe::brief;
use crate::report::{identity, remedy, sentence};
use crate::source::{Sources, Span};
use crate::text::{Lang, Two, sentences as s, sentences::put, sentences::put_on, words};
use crate::verdict::{From, Judged, Mode, RuleResult, Strength, Verdict};
use std::borrow::Cow;

/// How many lines of further places are named.
const LINES: usize = 20;
/// In how many days a waiver ends soon.
const SOON: usize = 90;

/// A place with what is to be said of it.
pub(in crate::report) struct Mark {
    pub span: Span,
    pub text: String,
}

/// A line of details: a word in front, then the text.
pub(in crate::report) struct Detail<'a> {
    pub lead: Two,
    pub text: Cow<'a, str>,
}

/// What is told of a result.
pub(in crate::report) struct Story<'a> {
    pub verdict: Verdict,
    pub strength: Strength,
    /// The sentence; one made by us names the verdict, but for a failure.
    pub sentence: String,
    pub names_verdict: bool,
    /// Whether it waits only for a table of the authority.
    pub waits: bool,
    /// Places in the setup file, the first leading; then the requirement's place in the policy, where it helps.
    pub marks: Vec<Mark>,
    pub policy: Option<PolicyPlace<'a>>,
    pub details: Vec<Detail<'a>>,
}

/// A requirement's place in the policy, and where the source document has the clause.
pub(in crate::report) struct PolicyPlace<'a> {
    span: Span,
    section: &'a str,
    page: Option<u32>,
}

impl PolicyPlace<'_> {
    pub(super) fn mark(&self, lang: Lang) -> Mark {
        let text = match source_of(self.section, self.page, lang) {
            source if source.is_empty() => s::RULE_LABEL_ONLY.get(lang).to_owned(),
            source => put(s::RULE_LABEL, lang, &[("clause", &source)]),
        };
        Mark { span: self.span, text }
    }
}

pub(in crate::report) fn story<'a>(
    header: &'a Header,
    file: &'a FileOutcome,
    item: &Item,
    sources: &Sources,
    lang: Lang,
) -> Option<Story<'a>> {
    let result = file.results.get(item.headline)?;
    let mut judged = result.judged();
    let (head, rest) = (judged.next()?, judged);
    let teller = Teller { header, result, lang };
    let sentence = sentence::sentence(header, result, head, lang);
    let mut details = teller.waiver();
    details.extend(teller.to_do(head));
    details.extend(teller.more_places(head, sources));
    details.extend(teller.why());
    details.extend(teller.beneath((head, &sentence), rest));
    details.extend(teller.members(&sentence, item.members.iter().filter_map(|m| file.results.get(*m))));
    details.push(Detail { lead: s::RULE, text: identity::called(header, result) });
    Some(Story {
        verdict: head.verdict,
        strength: head.strength,
        sentence,
        names_verdict: names_verdict(head),
        waits: rank::waits(header, head),
        marks: teller.marks(head, sources),
        policy: (head.verdict == Verdict::Fail).then(|| teller.policy_place(head)),
        details,
    })
}

/// Whether the sentence itself says that it cannot be decided or has not happened. Of advice nobody says that it is not
/// met.
fn names_verdict(judged: Judged<'_>) -> bool {
    let generated = judged.said().is_empty() && matches!(judged.verdict, Verdict::Undetermined | Verdict::Pending);
    generated || (judged.strength, judged.verdict) == (Strength::Note, Verdict::Fail)
}

/// The verdict as words that go with the word for the strength: in Swedish a recommendation has another gender than a
/// requirement.
pub(in crate::report) fn verdict_of(strength: Strength, of: Verdict) -> Two {
    match (strength, of) {
        (Strength::Should | Strength::Note, Verdict::Fail) => s::FAIL_COMMON,
        (Strength::Should | Strength::Note, Verdict::Pass) => s::PASS_COMMON,
        _ => verdict(of),
    }
}

/// The verdict as words.
pub(in crate::report) fn verdict(verdict: Verdict) -> Two {
    match verdict {
        Verdict::Fail => s::FAIL,
        Verdict::Undetermined => s::UNDETERMINED,
        Verdict::Pending => s::PENDING,
        Verdict::Waived => s::WAIVED,
        Verdict::Pass => s::PASS,
        Verdict::NotApplicable => s::NOT_APPLICABLE,
    }
}

/// The strength as a word that begins a sentence.
pub(in crate::report) fn strength(strength: Strength) -> Two {
    match strength {
        Strength::Must => s::IS_MUST,
        Strength::Should => s::IS_SHOULD,
        Strength::Note => s::IS_NOTE,
    }
}

/// Section and page of the source document.
type Source<'a> = (&'a str, Option<u32>);

fn source_of(section: &str, page: Option<u32>, lang: Lang) -> String {
    let mut source = String::new();
    if !section.is_empty() {
        put_on(&mut source, s::SECTION, lang, &[("section", &words::quote(section, lang))]);
    }
    if let Some(page) = page {
        source.push_str(if source.is_empty() { "" } else { ", " });
        put_on(&mut source, s::PAGE, lang, &[("page", &page.to_string())]);
    }
    source
}

pub(super) struct Teller<'a> {
    header: &'a Header,
    result: &'a RuleResult,
    pub(super) lang: Lang,
}

impl<'a> Teller<'a> {
    fn line(&self, lead: Two, text: impl Into<Cow<'a, str>>) -> Detail<'a> {
        Detail { lead, text: text.into() }
    }

    /// The decision by which what is not met need not be, and how long.
    fn waiver(&self) -> Vec<Detail<'a>> {
        let Some(waiver) = self.header.waiver_of(self.result) else { return Vec::new() };
        let (from, to) = (waiver.granted.value, waiver.expires.value);
        let left = usize::try_from(self.header.as_of.days_to(to)).unwrap_or(0);
        let form = match left {
            0 => s::WAIVER_LAST_DAY,
            1..=SOON => s::WAIVER_ENDS,
            _ => s::WAIVER_HOLDS,
        };
        let (from, to, left) = (from.to_string(), to.to_string(), words::DAY.count(left, self.lang));
        let decided = [("approver", &*brief(&waiver.approver)), ("case", &brief(&waiver.case_number))];
        vec![
            self.line(s::WAIVER, brief(&waiver.reason)),
            self.line(s::WAIVER_BY, put(s::WAIVER_CASE, self.lang, &decided)),
            self.line(s::WAIVER_FOR, put(form, self.lang, &[("from", &from), ("to", &to), ("days", &left)])),
        ]
    }

    /// What to do, whom to ask, until when, and what in the file would settle it.
    fn to_do(&self, head: Judged<'_>) -> Vec<Detail<'a>> {
        let policy = &self.header.policy;
        let mut details = Vec::new();
        // Of what is not known, the step is to declare it or to have it signed, not to order what may be there.
        let signed = head.missing().iter().any(|m| m.from == From::Attestation);
        let rule = policy.rule(self.result.rule()).filter(|_| head.verdict != Verdict::Undetermined || signed);
        for action in policy.actions_at(rule.map_or(&[], |rule| &rule.actions)) {
            details.push(self.line(s::DO_THIS, pick(&action.text, self.lang.code())));
            for contact in policy.contacts_at(&action.contacts) {
                details.push(self.line(s::CONTACT, self.contact(contact)));
            }
            if !action.link.is_empty() {
                details.push(self.line(s::LINK, &*action.link));
            }
        }
        for missing in head.missing().iter().filter(|m| m.from == From::Table) {
            let name = sentence::named(&missing.label, &missing.place.pointer, self.lang);
            details.push(self.line(s::DO_THIS, put(s::SUPPLY_TABLE, self.lang, &[("name", &name)])));
        }
        if sentence::lacks_previous(head) {
            details.push(self.line(s::DO_THIS, s::SUPPLY_PREVIOUS.get(self.lang)));
        }
        if let Some(due) = head.told().due {
            let date = due.to_string();
            let text = if due < self.header.as_of { put(s::LATEST_PAST, self.lang, &[("date", &date)]) } else { date };
            details.push(self.line(s::LATEST, text));
        }
        match (remedy::remedy(head, self.lang), remedy::occasion(head)) {
            (Some(text), occasion) => details.push(self.line(occasion, text)),
            (None, _) if remedy::is_past(head) => details.push(self.line(s::IN_FILE, s::CHECK_DAY.get(self.lang))),
            (None, _) => {}
        }
        details
    }

    /// The lines of the places that are not pointed at.
    fn more_places(&self, head: Judged<'_>, sources: &Sources) -> Option<Detail<'a>> {
        let is_missing = head.verdict == Verdict::Undetermined && !head.missing().is_empty();
        let places = if is_missing { head.missing().len() } else { head.deciding_sites().count() };
        if places <= PLACES {
            return None;
        }
        let spans: Vec<Span> = match is_missing {
            true => head.missing().iter().filter_map(|m| m.place.span).collect(),
            false => head.deciding().filter_map(|e| e.place.span).collect(),
        };
        let mut lines: Vec<u32> = Vec::new();
        for span in spans {
            let line = sources.file(span.file).position(span.start).line;
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let mut shown: Vec<String> = lines.iter().skip(PLACES).take(LINES).map(ToString::to_string).collect();
        if shown.is_empty() {
            return None;
        }
        if let Some(rest) = lines.len().checked_sub(PLACES + LINES).filter(|rest| *rest > 0) {
            shown.push(put(s::MORE, self.lang, &[("n", &rest.to_string())]));
        }
        let text = put(s::LINES, self.lang, &[("lines", &words::and(&shown, self.lang))]);
        Some(self.line(s::MORE_PLACES, text))
    }

    fn contact(&self, contact: &ContactInfo) -> String {
        let title = pick(&contact.title, self.lang.code());
        let parts = [title, &contact.email, &contact.phone, &contact.link, &contact.address];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The clauses, and the readings on which the rule rests.
    fn why(&self) -> Vec<Detail<'a>> {
        let policy = &self.header.policy;
        let Some(rule) = policy.rule(self.result.rule()) else { return Vec::new() };
        let clauses = policy.clauses_at(&rule.clauses).map(|clause| {
            let text = pick(&clause.text, self.lang.code());
            match source_of(&clause.section, clause.page, self.lang) {
                source if source.is_empty() => self.line(s::WHY, text),
                source => self.line(s::WHY, put(s::CLAUSE, self.lang, &[("text", text), ("source", &source)])),
            }
        });
        let readings = policy.readings_at(&rule.readings).map(|reading| {
            let text = pick(&reading.text, self.lang.code());
            self.line(s::WHY, put(s::READING, self.lang, &[("name", &reading.name), ("text", text)]))
        });
        clauses.chain(readings).collect()
    }

    /// The other requirements of the rule, each sentence once.
    fn beneath<'r>(&self, (head, own): (Judged<'r>, &str), rest: impl Iterator<Item = Judged<'r>>) -> Vec<Detail<'a>> {
        let sentence = |judged: Judged<'_>| sentence::sentence(self.header, self.result, judged, self.lang);
        let mut told = vec![(head.verdict, head.told().due, Cow::Borrowed(own))];
        let mut details = Vec::new();
        for judged in rest.filter(|judged| judged.verdict.needs_action()) {
            let told_of = (judged.verdict, judged.told().due, Cow::Owned(sentence(judged)));
            if !told.contains(&told_of) {
                details.push(self.under(judged, &told_of.2));
                told.push(told_of);
            }
        }
        details
    }

    /// A weaker requirement of the same rule.
    fn under(&self, judged: Judged<'_>, sentence: &str) -> Detail<'a> {
        let mut text = strength(judged.strength).get(self.lang).to_lowercase();
        if !names_verdict(judged) {
            text.extend([", ", verdict_of(judged.strength, judged.verdict).get(self.lang)]);
        }
        text.extend([": ", sentence]);
        if let Some(due) = judged.told().due {
            text.extend([" ", s::LATEST.get(self.lang), " ", &due.to_string(), "."]);
        }
        self.line(s::UNDER_IT, text)
    }

    /// What stands under the same headline: other subjects of the rule, and rules of which the same is said, by name;
    /// other rules with what they say.
    fn members<'r>(&self, own: &str, others: impl Iterator<Item = &'r RuleResult>) -> Vec<Detail<'a>> {
        let sentence = |result: &RuleResult| {
            let head = result.head();
            head.map(|head| sentence::sentence(self.header, result, head, self.lang)).unwrap_or_default()
        };
        let mut told: Vec<(Cow<'_, str>, Vec<&RuleResult>)> = vec![(Cow::Borrowed(own), Vec::new())];
        for other in others {
            let is_own = other.rule() == self.result.rule() && other.mode == self.result.mode;
            let said = if is_own { Cow::Borrowed(own) } else { Cow::Owned(sentence(other)) };
            match told.iter_mut().find(|(known, _)| *known == said) {
                Some((_, results)) => results.push(other),
                None => told.push((said, vec![other])),
            }
        }
        let told = told.into_iter().filter(|(_, results)| !results.is_empty()).map(|(said, results)| {
            let names = self.names(&results);
            let is_own = said == own;
            let text = || put(s::SAID_OF, self.lang, &[("said", &said), ("name", &names)]);
            self.line(s::ALSO_CONCERNS, if is_own { names } else { text() })
        });
        told.collect()
    }

    /// The names of results, those of one place in the source document together: `a, b (avsnittet X, sidan 2); c`.
    fn names(&self, results: &[&RuleResult]) -> String {
        let mut by_source: Vec<(Source<'_>, Vec<Cow<'_, str>>)> = Vec::new();
        for result in results {
            let (name, source) = (identity::called(self.header, result), self.source(result));
            match by_source.iter_mut().find(|(known, _)| *known == source) {
                Some((_, names)) => names.push(name),
                None => by_source.push((source, vec![name])),
            }
        }
        let group = |((section, page), names): (Source<'_>, Vec<Cow<'_, str>>)| {
            let names = names.join(", ");
            match source_of(section, page, self.lang) {
                source if source.is_empty() => names,
                source => [&*names, " (", &source, ")"].concat(),
            }
        };
        by_source.into_iter().map(group).collect::<Vec<_>>().join("; ")
    }

    /// The section and the page where the source document has a rule's first clause.
    fn source(&self, result: &RuleResult) -> Source<'a> {
        let policy = &self.header.policy;
        let rule = policy.rule(result.rule());
        let clause = rule.and_then(|rule| policy.clauses_at(&rule.clauses).next());
        clause.map(|clause| (&*clause.section, clause.page)).unwrap_or_default()
    }

    fn policy_place(&self, head: Judged<'_>) -> PolicyPlace<'a> {
        let (section, page) = self.source(self.result);
        PolicyPlace { span: head.told().policy, section, page }
    }

    /// The places in data files: what decided, or what is missing and where to write it.
    fn marks(&self, head: Judged<'_>, sources: &Sources) -> Vec<Mark> {
        let mut marks = match head.verdict {
            Verdict::Undetermined if !head.missing().is_empty() => self.missing_marks(head, sources),
            Verdict::Pending if !head.missing().is_empty() => self.missing_marks(head, sources),
            _ => self.evidence_marks(head),
        };
        if marks.is_empty() && self.result.mode == Mode::Automatic {
            let span = identity::location(self.result, head);
            marks.extend(span.map(|span| Mark { span, text: verdict(head.verdict).get(self.lang).to_owned() }));
        }
        marks
    }
}
