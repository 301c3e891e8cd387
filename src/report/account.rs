//! What the formats that are made of records share: the records of a run at hand, and the words and names of a record.

use super::human::{self, story};
use super::{findings, record};
use crate::outcome::{
    Account, Exit, FileRecord, FindingRecord, Header, ResultRecord, RuleInfo, Run, Status, Texts, pick,
};
use crate::source::Sources;
use crate::text::{Lang, Two, audit, sentences as s};
use crate::verdict::{Mode, Strength, Verdict};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io;

/// The records of a run at hand, made as they are asked for.
pub(super) struct OfRun<'a> {
    pub(super) run: &'a Run,
    pub(super) sources: &'a Sources,
}

impl Account for OfRun<'_> {
    fn header(&self) -> &Header {
        &self.run.header
    }

    fn exit(&self) -> Exit {
        self.run.exit
    }

    fn findings(&self) -> Vec<FindingRecord> {
        findings(&self.run.header.findings, &self.run.header.policy.languages, self.sources)
    }

    fn each(&self, visit: &mut dyn FnMut(&FileRecord) -> io::Result<()>) -> io::Result<()> {
        self.run.files.iter().try_for_each(|file| visit(&record(&self.run.header, file, self.sources)))
    }
}

/// The text of a language; of a policy that does not speak it, the first one.
pub(super) fn of(texts: &Texts, lang: Lang) -> &str {
    texts.get(lang.code()).or_else(|| texts.values().next()).unwrap_or_default()
}

/// The rule of a result.
pub(super) fn rule<'a>(header: &'a Header, result: &ResultRecord) -> Option<&'a RuleInfo> {
    header.policy.rule(result.rule)
}

/// The rule's name.
pub(super) fn rule_name<'a>(header: &'a Header, result: &ResultRecord) -> &'a str {
    rule(header, result).map_or("", |rule| &rule.name)
}

/// The names of the clauses that a result is about.
pub(super) fn clauses<'a>(header: &'a Header, result: &ResultRecord) -> Vec<&'a str> {
    let places = rule(header, result).map_or(&[][..], |rule| &rule.clauses);
    header.policy.clauses_at(places).map(|clause| &*clause.name).collect()
}

/// The section of the source document in which the first of them stands.
pub(super) fn section<'a>(header: &'a Header, result: &ResultRecord) -> &'a str {
    rule(header, result).map_or("", |rule| header.policy.section_of(rule))
}

/// What to do, in a language, with whom to ask.
pub(super) fn action(header: &Header, result: &ResultRecord, lang: Lang) -> String {
    let places = rule(header, result).map_or(&[][..], |rule| &rule.actions);
    let actions = header.policy.actions_at(places);
    actions.map(|action| pick(&action.text, lang.code()).to_owned()).collect::<Vec<_>>().join(" ")
}

/// The verdict in words.
pub(super) fn verdict(result: &ResultRecord) -> Two {
    story::verdict_of(result.strength, result.verdict)
}

/// The sentence; of what is waived it says so.
pub(super) fn said(result: &ResultRecord, lang: Lang) -> String {
    let text = of(&result.text, lang);
    if result.verdict == Verdict::Waived { format!("{}: {text}", s::WAIVER.get(lang)) } else { text.to_owned() }
}

/// The strength in words.
pub(super) fn strength(strength: Strength) -> Two {
    story::strength(strength)
}

/// How far a file came, in words.
pub(super) fn status(status: Status) -> Two {
    match status {
        Status::Checked => audit::CHECKED,
        Status::Unreadable => audit::UNREADABLE,
        Status::Malformed => audit::MALFORMED,
        Status::Rejected => audit::REJECTED,
    }
}

/// How it came about, in words; empty when from declared data.
pub(super) fn mode(mode: Mode, lang: Lang) -> &'static str {
    if mode == Mode::Attested { s::ATTESTED.get(lang) } else { "" }
}

/// What a person must see to first has the lowest number.
pub(super) fn rank(result: &ResultRecord) -> u8 {
    human::rank::urgency(result.verdict, result.strength, result.waits)
}

/// The results of a file, those first that a person must see to first; of equal ones in their order.
pub(super) fn ranked(file: &FileRecord) -> Vec<&ResultRecord> {
    let mut results: Vec<&ResultRecord> = file.results.iter().collect();
    results.sort_by_key(|result| rank(result));
    results
}

/// Names of results that stay the same from run to run, whatever their lines: no two of one file are the same.
#[derive(Default)]
pub(super) struct Fingerprints(HashMap<String, usize>);

impl Fingerprints {
    /// The next result's: of what it is about, and of the how manieth it is where several are about the same.
    pub(super) fn of(&mut self, about: &str, id: &str) -> String {
        let times = self.0.entry(id.to_owned()).or_default();
        *times += 1;
        let number = times.to_string();
        let mut hash = Sha256::new();
        // Lengths keep the pieces apart, whatever stands in them.
        for piece in [about, id, &number] {
            hash.update(piece.len().to_be_bytes());
            hash.update(piece);
        }
        // Letters alone, so that no piece of it looks like a number of something.
        let letter = |half: u8| char::from(b'a' + half);
        hash.finalize().iter().take(20).flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect()
    }
}

/// A path as the relative reference of a URI: what has a meaning there stands for itself only as such.
pub(super) fn uri(path: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    let mut out = String::with_capacity(path.len());
    for byte in path.trim_start_matches("./").as_bytes() {
        if plain(byte) { out.push(char::from(*byte)) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}
