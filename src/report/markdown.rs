//! `markdown`: what there is to see to, provider by provider, and every result in a table.

use super::account::{action, clauses, of, ranked, status, strength, verdict};
use super::{View, safe};
use crate::outcome::{Account, FileRecord, FindingRecord, Header, ResultRecord, pick};
use crate::text::{Lang, Two, audit as s, sentences::put};
use crate::verdict::Verdict;
use std::io::{self, Write};

pub(super) fn run(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (header, lang) = (account.header(), view.lang);
    writeln!(out, "# {}\n", text(pick(&header.policy.title, lang.code())))?;
    let date = header.as_of.to_string();
    let about = [("date", date.as_str()), ("policy", &header.policy.name), ("version", &header.policy.version)];
    writeln!(out, "{}\n", text(&put(s::AS_OF, lang, &about)))?;
    faults(s::FINDINGS_OF_RUN, "##", &account.findings(), lang, out)?;
    writeln!(out, "## {}\n", s::SUMMARY.get(lang))?;
    let words: Vec<String> = Verdict::ALL.iter().map(|one| text(super::verdict_word(*one).get(lang))).collect();
    writeln!(out, "| {} | {} |", s::PROVIDER.get(lang), words.join(" | "))?;
    writeln!(out, "|---|{}", "--:|".repeat(words.len()))?;
    account.each(&mut |file| {
        let count = |verdict| file.results.iter().filter(|result| result.verdict == verdict).count();
        let counts: Vec<String> = if file.results.is_empty() {
            vec![status(file.status).get(lang).to_owned(); 1].into_iter().chain(vec![String::new(); 5]).collect()
        } else {
            Verdict::ALL.iter().map(|one| count(*one).to_string()).collect()
        };
        writeln!(out, "| {} | {} |", text(file.called()), counts.join(" | "))
    })?;
    account.each(&mut |file| one(header, file, lang, out))
}

pub(super) fn refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    faults(s::POLICY_FAULT, "#", findings, view.lang, out)
}

fn one(header: &Header, file: &FileRecord, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", text(file.called()))?;
    writeln!(out, "{}: {} ({})\n", s::FILE.get(lang), text(&file.path), status(file.status).get(lang))?;
    faults(s::FINDINGS, "###", &file.findings, lang, out)?;
    writeln!(out, "### {}\n", s::TO_SEE_TO.get(lang))?;
    let ranked = ranked(file);
    if !ranked.iter().any(|result| result.needs_action()) {
        writeln!(out, "{}\n", s::NOTHING_TO_SEE_TO.get(lang))?;
    }
    for result in ranked.iter().filter(|result| result.needs_action()) {
        item(header, file, result, lang, out)?;
    }
    if file.results.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### {}\n", s::ALL_RESULTS.get(lang))?;
    let columns = [s::VERDICT, s::STRENGTH, s::NAME, s::SENTENCE, s::LINE];
    let names: Vec<&str> = columns.iter().map(|name| name.get(lang)).collect();
    writeln!(out, "| {} |\n|{}", names.join(" | "), "---|".repeat(names.len()))?;
    for result in &file.results {
        let line = result.lines.map_or(String::new(), |lines| lines.line.to_string());
        let cells = [
            text(verdict(result).get(lang)),
            text(strength(result.strength).get(lang)),
            text(&result.id),
            text(of(&result.text, lang)),
            line,
        ];
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn item(header: &Header, file: &FileRecord, result: &ResultRecord, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let kind = text(strength(result.strength).get(lang));
    let waits = if result.waits { format!(", {}", s::WAITS.get(lang)) } else { String::new() };
    writeln!(out, "- **{kind}, {}{waits}.** {}", text(verdict(result).get(lang)), text(of(&result.text, lang)))?;
    let place = result.lines.map_or(String::new(), |lines| format!("{}:{}", file.path, lines.line));
    let waiver = header.waiver_at(result.waiver);
    let details = [
        (s::DUE, result.due.clone().unwrap_or_default()),
        (s::TO_DO, action(header, result, lang)),
        (s::IN_FILE, of(&result.remedy, lang).to_owned()),
        (s::WAIVER, waiver.map_or(String::new(), |waiver| format!("{} ({})", waiver.reason, waiver.approver))),
        (s::WAIVED_UNTIL, waiver.map_or(String::new(), |waiver| waiver.expires.value.to_string())),
        (s::CLAUSES, clauses(header, result).join(", ")),
        (s::FILE, place),
        (s::NAME, result.id.clone()),
    ];
    for (lead, detail) in details.iter().filter(|(_, detail)| !detail.is_empty()) {
        writeln!(out, "  - {}: {}", lead.get(lang), text(detail))?;
    }
    Ok(())
}

fn faults(heading: Two, level: &str, findings: &[FindingRecord], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "{level} {}\n", heading.get(lang))?;
    for finding in findings {
        let line = finding.lines.map_or(String::new(), |lines| format!("{} {}: ", s::LINE.get(lang), lines.line));
        writeln!(out, "- {line}{} ({})", text(of(&finding.text, lang)), text(&finding.code))?;
    }
    writeln!(out)
}

/// Text in which nothing is markup.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in safe(value).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' | '@' => {
                out.push('\\');
                out.push(c);
            }
            // A bare address would become a link.
            ':' if out.ends_with("http") || out.ends_with("https") => out.push_str("&#58;"),
            c => out.push(c),
        }
    }
    out
}
