//! `gitlab`: a Code Quality report, an array of what somebody must see to. No byte order mark, and every fingerprint
//! once: GitLab shows equal ones as one.

use super::account::{Fingerprints, action, of, rank, rule_name, said};
use super::{View, json, safe};
use crate::outcome::{Account, FileRecord, FindingRecord, Header, ResultRecord};
use crate::text::{Lang, audit as s, sentences::put};
use crate::verdict::{Mode, Strength, Verdict};
use serde_json::{Value, json};
use std::io::{self, Write};

/// How many results are listed: what a merge request can show, many times over.
const MOST: usize = 10_000;

pub(super) fn run(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut all: Vec<(u8, Value)> = account.findings().iter().map(|one| (0, fault("", one, 0, view.lang))).collect();
    let mut beyond = 0;
    account.each(&mut |file| {
        let faults = file.findings.iter().enumerate();
        all.extend(faults.map(|(place, finding)| (0, fault(&file.path, finding, place, view.lang))));
        let mut names = Fingerprints::default();
        for result in file.results.iter().filter(|result| result.needs_action()) {
            let fingerprint = names.of(&file.path, &result.id);
            all.push((rank(result) + 1, item(account.header(), file, result, fingerprint, view.lang)));
        }
        if all.len() > MOST * 2 {
            beyond += keep(&mut all);
        }
        Ok(())
    })?;
    beyond += keep(&mut all);
    let mut items: Vec<Value> = all.into_iter().map(|(_, item)| item).collect();
    if beyond > 0 {
        let text = put(s::LEFT_OUT, view.lang, &[("n", &beyond.to_string())]);
        items.push(entry(("kravkoll", &text), "info", "left-out".to_owned(), ("kravkoll", 1)));
    }
    json::write_pretty(&items, out)
}

pub(super) fn refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let items: Vec<Value> = findings.iter().enumerate().map(|(place, one)| fault("", one, place, view.lang)).collect();
    json::write_pretty(&items, out)
}

/// The first ones by rank; how many were left out.
fn keep(all: &mut Vec<(u8, Value)>) -> usize {
    all.sort_by_key(|(rank, _)| *rank);
    let beyond = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    beyond
}

fn entry((check, text): (&str, &str), severity: &str, fingerprint: String, (path, line): (&str, u32)) -> Value {
    json!({
        "description": safe(text),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": { "path": path.trim_start_matches("./"), "lines": { "begin": line } },
    })
}

fn fault(path: &str, finding: &FindingRecord, place: usize, lang: Lang) -> Value {
    let line = finding.lines.map_or(1, |lines| lines.line);
    let path = if path.is_empty() { "policy" } else { path };
    let fingerprint = Fingerprints::default().of(path, &format!("{} {place}", finding.code));
    let severity = if finding.error { "blocker" } else { "info" };
    entry((&finding.code, of(&finding.text, lang)), severity, fingerprint, (path, line))
}

fn item(header: &Header, file: &FileRecord, result: &ResultRecord, fingerprint: String, lang: Lang) -> Value {
    let severity = match (result.verdict, result.strength) {
        (Verdict::Fail, Strength::Must) => "critical",
        (Verdict::Fail, Strength::Should) => "minor",
        (Verdict::Undetermined, Strength::Must) if result.mode == Mode::Automatic && !result.waits => "minor",
        _ => "info",
    };
    let todo = action(header, result, lang);
    let text = format!("{} {todo}", said(result, lang));
    let line = result.lines.map_or(1, |lines| lines.line);
    entry((rule_name(header, result), text.trim_end()), severity, fingerprint, (&file.path, line))
}
