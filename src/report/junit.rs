//! `junit`: a suite for each file, a case for each result, in the elements and attributes that every reader knows (the
//! schema of Jenkins' xunit). No times: the same run gives the same bytes.

use super::account::{action, clauses, of, rule_name, said};
use super::{View, safe};
use crate::outcome::{Account, FileRecord, FindingRecord, Header, ResultRecord};
use crate::text::{Lang, audit as s};
use crate::verdict::Verdict;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// What a case is for a build server.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Passes,
    Fails,
    /// It could not be decided.
    Errs,
    /// It is passed over: it does not apply, is waived, or there is still time.
    Skips,
}

impl Case {
    fn of(header: &Header, result: &ResultRecord) -> Self {
        let counts = header.options.fail_on.counts(result.strength);
        match result.verdict {
            Verdict::Fail if counts => Self::Fails,
            Verdict::Undetermined if counts && !result.waits => Self::Errs,
            Verdict::Undetermined | Verdict::Pending | Verdict::Waived | Verdict::NotApplicable => Self::Skips,
            // A breach that does not count is told in the case's output.
            Verdict::Fail | Verdict::Pass => Self::Passes,
        }
    }

    fn element(self) -> Option<&'static str> {
        match self {
            Self::Passes => None,
            Self::Fails => Some("failure"),
            Self::Errs => Some("error"),
            Self::Skips => Some("skipped"),
        }
    }
}

/// Counts of a suite: all, failures, errors, skipped.
type Counts = [usize; 4];

fn counts(header: &Header, file: &FileRecord) -> Counts {
    let mut counts = [0; 4];
    for result in &file.results {
        counts[0] += 1;
        match Case::of(header, result) {
            Case::Passes => {}
            Case::Fails => counts[1] += 1,
            Case::Errs => counts[2] += 1,
            Case::Skips => counts[3] += 1,
        }
    }
    let errors = file.findings.iter().filter(|finding| finding.error).count();
    counts[0] += errors;
    counts[2] += errors;
    counts
}

pub(super) fn run(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (header, lang) = (account.header(), view.lang);
    let findings = account.findings();
    let errors = findings.iter().filter(|finding| finding.error).count();
    let mut total: Counts = [errors, 0, errors, 0];
    account.each(&mut |file| {
        total.iter_mut().zip(counts(header, file)).for_each(|(sum, count)| *sum += count);
        Ok(())
    })?;
    let mut xml = begin(&header.policy.name, &total, out)?;
    if errors > 0 {
        suite(&mut xml, &header.policy.name, &[errors, 0, errors, 0], |xml| faults(xml, "", &findings, lang))?;
    }
    account.each(&mut |file| {
        suite(&mut xml, &file.path, &counts(header, file), |xml| {
            faults(xml, &file.path, &file.findings, lang)?;
            file.results.iter().try_for_each(|result| case(xml, header, &file.path, result, lang))
        })
    })?;
    end(xml)
}

pub(super) fn refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let errors = findings.iter().filter(|finding| finding.error).count();
    let total = [errors, 0, errors, 0];
    let mut xml = begin("kravkoll", &total, out)?;
    suite(&mut xml, "kravkoll", &total, |xml| faults(xml, "", findings, view.lang))?;
    end(xml)
}

fn begin<'a>(name: &str, total: &Counts, out: &'a mut dyn Write) -> io::Result<Writer<&'a mut dyn Write>> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let [tests, failures, errors, _] = total.map(|count| count.to_string());
    let mut element = BytesStart::new("testsuites");
    element.extend_attributes([
        ("name", &*safe(name)),
        ("tests", &tests),
        ("failures", &failures),
        ("errors", &errors),
    ]);
    xml.write_event(Event::Start(element))?;
    Ok(xml)
}

fn end(mut xml: Writer<&mut dyn Write>) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writeln!(xml.get_mut())
}

fn suite<W: Write>(
    xml: &mut Writer<W>,
    name: &str,
    counts: &Counts,
    inside: impl FnOnce(&mut Writer<W>) -> io::Result<()>,
) -> io::Result<()> {
    let [tests, failures, errors, skipped] = counts.map(|count| count.to_string());
    let name = safe(name);
    let attributes =
        [("name", &*name), ("tests", &tests), ("failures", &failures), ("errors", &errors), ("skipped", &skipped)];
    xml.create_element("testsuite").with_attributes(attributes).write_inner_content(inside)?;
    Ok(())
}

/// A case for each fault for which a file, or all of them, could not be checked.
fn faults<W: Write>(xml: &mut Writer<W>, path: &str, findings: &[FindingRecord], lang: Lang) -> io::Result<()> {
    for finding in findings.iter().filter(|finding| finding.error) {
        let place = finding.lines.map_or(String::new(), |lines| format!(":{}", lines.line));
        let text = format!("{path}{place} {}", of(&finding.text, lang));
        write(xml, (&finding.code, path), Some(("error", &finding.code, of(&finding.text, lang), text.trim_start())))?;
    }
    Ok(())
}

fn case<W: Write>(
    xml: &mut Writer<W>,
    header: &Header,
    path: &str,
    result: &ResultRecord,
    lang: Lang,
) -> io::Result<()> {
    let kind = Case::of(header, result);
    let class = rule_name(header, result);
    if kind == Case::Passes && result.verdict == Verdict::Pass {
        return write(xml, (&result.id, class), None);
    }
    let place = result.lines.map_or(path.to_owned(), |lines| format!("{path}:{}:{}", lines.line, lines.column));
    let message = said(result, lang);
    let mut lines = vec![format!("{place} {message}")];
    if result.needs_action() {
        let due = result.due.as_ref().map(|due| format!("{}: {due}", s::DUE.get(lang)));
        let to_do = Some(action(header, result, lang)).filter(|text| !text.is_empty());
        lines.extend(due);
        lines.extend(to_do.map(|text| format!("{}: {text}", s::TO_DO.get(lang))));
        lines.push(format!("{}: {}", s::CLAUSES.get(lang), clauses(header, result).join(", ")));
    }
    let body = lines.iter().map(|line| safe(line)).collect::<Vec<_>>().join("\n");
    let element = kind.element().unwrap_or("system-out");
    write(xml, (&result.id, class), Some((element, result.verdict.name(), &message, &body)))
}

/// A case, and what became of it: element, type, message, text.
fn write<W: Write>(
    xml: &mut Writer<W>,
    (name, class): (&str, &str),
    outcome: Option<(&str, &str, &str, &str)>,
) -> io::Result<()> {
    let (name, class) = (safe(name), safe(class));
    let element = xml.create_element("testcase").with_attributes([("name", &*name), ("classname", &class)]);
    let Some((tag, kind, message, text)) = outcome else {
        element.write_empty()?;
        return Ok(());
    };
    element.write_inner_content(|xml| {
        let message = safe(message);
        let outcome = match tag {
            "system-out" => xml.create_element(tag),
            "skipped" => xml.create_element(tag).with_attribute(("message", &*message)),
            _ => xml.create_element(tag).with_attributes([("type", kind), ("message", &message)]),
        };
        // Line ends stand between the lines of ours alone.
        let text = text.split('\n').map(safe).collect::<Vec<_>>().join("\n");
        outcome.write_text_content(BytesText::new(&text))?;
        Ok(())
    })?;
    Ok(())
}
