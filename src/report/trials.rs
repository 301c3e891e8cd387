//! What became of the examples of a policy → bytes: one row a format.

use super::{FormatOf, View, findings, human, json, place, safe};
use crate::diagnostic::Diagnostic;
use crate::outcome::Trials;
use crate::source::Sources;
use crate::text::{Lang, Two};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io::{self, Write};

/// The table: help, completion and tests read it.
pub static TRIAL_FORMATS: &[FormatOf<Trials>] = &[
    FormatOf {
        name: "text",
        about: Two {
            sv: "För läsning på skärm, med utdrag ur filerna.",
            en: "To read on a screen, with excerpts of the files.",
        },
        run: human::trials::text,
    },
    FormatOf {
        name: "plain",
        about: Two {
            sv: "Hela meningar utan ritade tecken, för skärmläsare.",
            en: "Whole sentences without drawn characters, for screen readers.",
        },
        run: human::trials::plain,
    },
    FormatOf { name: "json", about: Two { sv: "För andra program.", en: "For other programs." }, run: json::trials },
    FormatOf {
        name: "junit",
        about: Two { sv: "För byggservrar som läser JUnit.", en: "For build servers that read JUnit." },
        run: junit,
    },
    FormatOf {
        name: "tap",
        about: Two {
            sv: "Test Anything Protocol, en rad per exempel.",
            en: "Test Anything Protocol, one line an example.",
        },
        run: tap,
    },
];

/// What a finding says, on one line.
pub(super) fn said(finding: &Diagnostic, lang: Lang) -> String {
    let words = findings::finding(finding, lang);
    safe(&format!("{} {}: {}", finding.code.id, words.title, words.message)).into_owned()
}

/// TAP 14: each example a test point, and one more for what concerns no single example.
fn tap(trials: &Trials, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let whole: Vec<&Diagnostic> = trials.of_whole().collect();
    writeln!(out, "TAP version 14\n1..{}", trials.trials.len() + 1)?;
    for (number, trial) in (1..).zip(&trials.trials) {
        let found: Vec<&Diagnostic> = trial.findings.iter().collect();
        point(number, &trial.title, &found, Some(place(sources, trial.span)), view.lang, out)?;
    }
    point(trials.trials.len() + 1, &trials.header.policy.name, &whole, None, view.lang, out)
}

fn point(
    number: usize,
    title: &str,
    found: &[&Diagnostic],
    place: Option<String>,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    // A bare `#` would begin a directive.
    let title = safe(title).replace('\\', "\\\\").replace('#', "\\#");
    let word = if found.is_empty() { "ok" } else { "not ok" };
    writeln!(out, "{word} {number} - {title}")?;
    if !found.is_empty() {
        writeln!(out, "  ---")?;
        if let Some(place) = place {
            writeln!(out, "  at: {}", serde_json::to_string(&place)?)?;
        }
        writeln!(out, "  findings:")?;
        for finding in found {
            // A text in JSON is one in YAML.
            writeln!(out, "    - {}", serde_json::to_string(&said(finding, lang))?)?;
        }
        writeln!(out, "  ...")?;
    }
    Ok(())
}

/// The elements and attributes that every reader of JUnit knows. No times: the same policy gives the same bytes.
fn junit(trials: &Trials, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let whole: Vec<&Diagnostic> = trials.of_whole().collect();
    let tests = (trials.trials.len() + 1).to_string();
    let failures = (trials.failed() + usize::from(!whole.is_empty())).to_string();
    let name = safe(&trials.header.policy.name);
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("testsuites").with_attribute(("name", &*name)).write_inner_content(|xml| {
        let counts = [("name", &*name), ("tests", &tests), ("failures", &failures), ("errors", "0")];
        xml.create_element("testsuite").with_attributes(counts).write_inner_content(|xml| {
            for trial in &trials.trials {
                let found: Vec<&Diagnostic> = trial.findings.iter().collect();
                case(xml, (&trial.title, &place(sources, trial.span)), &found, view.lang)?;
            }
            case(xml, (&name, &name), &whole, view.lang)
        })?;
        Ok(())
    })?;
    writeln!(out)
}

fn case<W: Write>(
    xml: &mut Writer<W>,
    (title, class): (&str, &str),
    found: &[&Diagnostic],
    lang: Lang,
) -> io::Result<()> {
    let title = safe(title);
    let element = xml.create_element("testcase").with_attributes([("name", &*title), ("classname", class)]);
    let Some(first) = found.first() else {
        element.write_empty()?;
        return Ok(());
    };
    let message = said(first, lang);
    let all: Vec<String> = found.iter().map(|finding| said(finding, lang)).collect();
    element.write_inner_content(|xml| {
        let failure = [("message", message.as_str()), ("type", first.code.id)];
        xml.create_element("failure").with_attributes(failure).write_text_content(BytesText::new(&all.join("\n")))?;
        Ok(())
    })?;
    Ok(())
}
