//! Counts over many files: by verdict, by section of the source document, by what a provider as a whole is; and what the
//! waivers are up to.

use super::account::section;
use super::verdict_word;
use crate::outcome::{Account, FileRecord, Header, ResultRecord};
use crate::text::{Lang, Two, audit as s, sentences::put, words};
use crate::value::Date;
use crate::verdict::{Mode, Strength, Verdict};

/// A section of the source document, in the order in which the policy cites them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) section: String,
}

/// All sections that rules cite; what belongs to none comes last.
pub(super) fn areas(header: &Header) -> Vec<Area> {
    let mut found: Vec<Area> = Vec::new();
    for section in header.policy.rules.iter().map(|rule| header.policy.section_of(rule)) {
        if !section.is_empty() && !found.iter().any(|area| area.section == section) {
            found.push(Area { section: section.to_owned() });
        }
    }
    found.push(Area { section: String::new() });
    found
}

/// In which area a result stands.
pub(super) fn area_of(header: &Header, areas: &[Area], result: &ResultRecord) -> usize {
    let section = section(header, result);
    areas.iter().position(|area| area.section == section).unwrap_or(areas.len().saturating_sub(1))
}

impl Area {
    pub(super) fn called(&self, lang: Lang) -> &str {
        if self.section.is_empty() { s::AREA_OF_FILE.get(lang) } else { &self.section }
    }
}

/// Counts by verdict, in the order of [`Verdict::ALL`].
pub(super) type Counts = [usize; 6];

pub(super) fn place_of(verdict: Verdict) -> usize {
    Verdict::ALL.iter().position(|one| *one == verdict).unwrap_or_default()
}

pub(super) fn add(counts: &mut Counts, verdict: Verdict) {
    if let Some(count) = counts.get_mut(place_of(verdict)) {
        *count += 1;
    }
}

pub(super) fn count(counts: &Counts, verdict: Verdict) -> usize {
    counts.get(place_of(verdict)).copied().unwrap_or_default()
}

/// The verdict of several results: the worst one; what does not apply counts only where nothing else is.
pub(super) fn worst(counts: &Counts) -> Option<Verdict> {
    Verdict::ALL.into_iter().find(|verdict| count(counts, *verdict) > 0)
}

/// What all files together have.
#[derive(Default)]
pub(super) struct All {
    pub(super) files: usize,
    pub(super) unchecked: Vec<(usize, String, String)>,
    /// Files by the worst verdict of a `must`.
    pub(super) good: usize,
    pub(super) broken: usize,
    pub(super) open: usize,
    pub(super) counts: Counts,
    pub(super) by_area: Vec<Counts>,
    /// Musts that fail, cannot be decided; what waits for the municipality; what a person stated.
    pub(super) waits: usize,
    pub(super) attested: usize,
    pub(super) failed_must: usize,
    pub(super) failed_should: usize,
}

impl All {
    pub(super) fn add(&mut self, header: &Header, areas: &[Area], place: usize, file: &FileRecord) {
        self.files += 1;
        self.by_area.resize(areas.len(), Counts::default());
        if !file.is_checked() {
            let said = file.findings.iter().find(|finding| finding.error);
            let said = said.map_or(String::new(), |finding| finding.code.clone());
            self.unchecked.push((place, file.called().to_owned(), said));
        }
        let (mut broken, mut open) = (false, false);
        for result in &file.results {
            add(&mut self.counts, result.verdict);
            if let Some(counts) = self.by_area.get_mut(area_of(header, areas, result)) {
                add(counts, result.verdict);
            }
            self.waits += usize::from(result.waits);
            self.attested += usize::from(result.mode == Mode::Attested && result.verdict == Verdict::Pass);
            match (result.verdict, result.strength) {
                (Verdict::Fail, Strength::Must) => {
                    self.failed_must += 1;
                    broken = true;
                }
                (Verdict::Fail, Strength::Should) => self.failed_should += 1,
                (Verdict::Undetermined, Strength::Must) => open |= !result.waits,
                _ => {}
            }
        }
        if file.is_checked() {
            self.broken += usize::from(broken);
            self.open += usize::from(open && !broken);
            self.good += usize::from(!open && !broken);
        }
    }
}

pub(super) fn ends_within(header: &Header, day: Date, days: i64) -> bool {
    (0..=days).contains(&header.as_of.days_to(day))
}

/// What became of a waiver, in words.
pub(super) fn state_in_words(name: &str) -> Two {
    match name {
        "used" => s::STATE_USED,
        "expired" => s::STATE_EXPIRED,
        "not-yet-begun" => s::STATE_NOT_YET,
        "suspect" => s::STATE_SUSPECT,
        "orphan" => s::STATE_ORPHAN,
        "unused" => s::STATE_UNUSED,
        _ => s::STATE_OTHER,
    }
}

/// What the whole is, in four numbers: the verdict whose colour it has, how many, of what.
pub(super) fn boxes(all: &All) -> [(&'static str, usize, Two); 4] {
    [
        ("pass", all.good, s::BOX_GOOD),
        ("fail", all.broken, s::BOX_BROKEN),
        ("undetermined", all.open, s::BOX_OPEN),
        ("not-applicable", all.unchecked.len(), s::BOX_UNCHECKED),
    ]
}

/// How much is met of what applies.
pub(super) fn met_of(all: &All, lang: Lang) -> String {
    let applies: usize = all.counts.iter().sum::<usize>() - count(&all.counts, Verdict::NotApplicable);
    let met = count(&all.counts, Verdict::Pass);
    let n = |number: usize| number.to_string();
    put(s::MET_OF, lang, &[("met", &n(met)), ("applies", &n(applies)), ("files", &n(all.files))])
}

/// What there is to see to, in sentences.
pub(super) fn lines(header: &Header, all: &All, lang: Lang) -> [String; 5] {
    let n = |number: usize| number.to_string();
    [
        put(s::LINE_MUST, lang, &[("n", &n(all.failed_must))]),
        put(s::LINE_SHOULD, lang, &[("n", &n(all.failed_should))]),
        put(s::LINE_WAITS, lang, &[("n", &n(all.waits))]),
        put(s::LINE_ATTESTED, lang, &[("n", &n(all.attested))]),
        waivers_in_words(header, lang),
    ]
}

/// Counts as a sentence.
pub(super) fn in_words(counts: &Counts, lang: Lang) -> String {
    let parts = Verdict::ALL.into_iter().rev().filter(|verdict| count(counts, *verdict) > 0);
    let parts = parts.map(|verdict| format!("{}: {}", verdict_word(verdict).get(lang), count(counts, verdict)));
    let text = parts.collect::<Vec<_>>().join(", ");
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| format!("{}{}.", first.to_uppercase(), chars.as_str()))
}

fn waivers_in_words(header: &Header, lang: Lang) -> String {
    let ends = |days| header.waivers.iter().filter(|one| ends_within(header, one.waiver.expires.value, days)).count();
    let expired = header.waivers.iter().filter(|one| one.waiver.expires.value < header.as_of).count();
    let n = |number: usize| number.to_string();
    let values = [n(header.waivers.len()), n(expired), n(ends(30)), n(ends(90))];
    let [all, expired, month, quarter] = &values;
    put(s::LINE_WAIVERS, lang, &[("n", all), ("expired", expired), ("month", month), ("quarter", quarter)])
}

/// By what it was judged.
pub(super) fn receipt(account: &dyn Account, lang: Lang) -> Vec<(Two, String)> {
    let header = account.header();
    let named = |name: &str, version: &str| format!("{name} {version}").trim_end().to_owned();
    vec![
        (s::TOOL, format!("kravkoll {}", header.tool_version)),
        (s::POLICY, named(&header.policy.name, &header.policy.version)),
        (s::POLICY_HASH, header.policy.sha256.clone()),
        (s::SCHEMA, named(&header.schema.name, &header.schema.version)),
        (s::SCHEMA_HASH, header.schema.sha256.clone()),
        (s::DAY, header.as_of.to_string()),
        (s::ONLY, words::and(&header.options.only, lang)),
        (s::EXIT_CODE, account.exit().code().to_string()),
    ]
}
