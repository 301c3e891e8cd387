//! `tap`: TAP 14, a test point for each result that applies. What is waived, not known or still to be done is no failure
//! that a harness must stop at: it has the directive for that.

use super::account::{action, of, ranked, rule_name, section, verdict};
use super::{View, safe};
use crate::outcome::{Account, FindingRecord, Header, ResultRecord};
use crate::text::{Lang, audit as s, sentences::put};
use crate::verdict::Verdict;
use std::io::{self, Write};

pub(super) fn run(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    let (mut number, mut left_out) = (0, 0);
    writeln!(out, "TAP version 14")?;
    for finding in account.findings() {
        fault(&mut number, "", &finding, lang, out)?;
    }
    account.each(&mut |file| {
        for finding in file.findings.iter().filter(|finding| finding.error) {
            fault(&mut number, &file.path, finding, lang, out)?;
        }
        for result in ranked(file) {
            if result.verdict == Verdict::NotApplicable {
                left_out += 1;
                continue;
            }
            number += 1;
            point(account.header(), number, &file.path, result, lang, out)?;
        }
        Ok(())
    })?;
    writeln!(out, "1..{number}")?;
    if left_out > 0 {
        writeln!(out, "# {}", put(s::LEFT_OUT, lang, &[("n", &left_out.to_string())]))?;
    }
    Ok(())
}

pub(super) fn refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "TAP version 14")?;
    let mut number = 0;
    for finding in findings {
        fault(&mut number, "", finding, view.lang, out)?;
    }
    writeln!(out, "1..{number}\nBail out! {}", s::POLICY_FAULT.get(view.lang))
}

/// A text as the name of a point: a bare `#` would begin a directive.
fn name(text: &str) -> String {
    safe(text).replace('\\', "\\\\").replace('#', "\\#")
}

fn fault(number: &mut usize, path: &str, finding: &FindingRecord, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    *number += 1;
    let place = finding.lines.map_or(String::new(), |lines| format!(":{}", lines.line));
    let word = if finding.error { "not ok" } else { "ok" };
    writeln!(out, "{word} {number} - {} {}", name(&format!("{path}{place}")), name(&finding.code))?;
    detail(&[("message", of(&finding.text, lang))], out)
}

fn point(
    header: &Header,
    number: usize,
    path: &str,
    result: &ResultRecord,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let counts = header.options.fail_on.counts(result.strength);
    let stops = matches!(result.verdict, Verdict::Fail | Verdict::Undetermined) && counts && !result.waits;
    let word = if result.needs_action() { "not ok" } else { "ok" };
    // A harness passes over what has the directive: it does not decide the exit code either.
    let directive =
        if result.needs_action() && !stops { format!(" # TODO {}", verdict(result).get(lang)) } else { String::new() };
    writeln!(out, "{word} {number} - {} {}{directive}", name(path), name(&result.id))?;
    if result.verdict == Verdict::Pass {
        return Ok(());
    }
    let place = result.lines.map_or(String::new(), |lines| format!("{path}:{}", lines.line));
    let action = action(header, result, lang);
    let due = result.due.clone().unwrap_or_default();
    let told = [
        ("message", of(&result.text, lang)),
        ("at", &place),
        ("severity", result.strength.name()),
        ("verdict", result.verdict.name()),
        ("rule", rule_name(header, result)),
        ("section", section(header, result)),
        ("due", &due),
        ("todo", &action),
    ];
    detail(&told, out)
}

/// What is said of a point, as YAML: a text in JSON is one in YAML.
fn detail(lines: &[(&str, &str)], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  ---")?;
    for (key, text) in lines.iter().filter(|(_, text)| !text.is_empty()) {
        writeln!(out, "  {key}: {}", serde_json::to_string(&safe(text))?)?;
    }
    writeln!(out, "  ...")
}
