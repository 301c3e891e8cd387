//! `ics`: last days as events of a whole day (RFC 5545), with an alarm a week before. Stamps are the day of judgement, so
//! that the same run gives the same bytes; an event keeps its name from run to run, so that a calendar replaces it.

use super::account::{Fingerprints, action, of, verdict};
use super::{View, safe};
use crate::outcome::{Account, FindingRecord};
use crate::text::{audit as s, sentences::put};
use crate::value::Date;
use crate::verdict::Verdict;
use std::io::{self, Write};

/// The longest line, in bytes.
const LONGEST: usize = 75;

pub(super) fn run(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (header, lang) = (account.header(), view.lang);
    let stamp = format!("{}T000000Z", compact(&header.as_of.to_string()));
    begin(out)?;
    let mut left_out = 0;
    // One provider may have several files.
    let mut names = Fingerprints::default();
    account.each(&mut |file| {
        let about = file.about();
        for result in &file.results {
            let due = result.due.as_deref().and_then(Date::parse).filter(|_| result.verdict == Verdict::Pending);
            let Some(due) = due else {
                left_out += usize::from(result.needs_action());
                continue;
            };
            let summary = format!("{}: {}", file.called(), of(&result.text, lang));
            let told = [verdict(result).get(lang).to_owned(), action(header, result, lang), result.id.clone()];
            let name = names.of(about, &format!("{about} {}", result.id));
            event(&name, &stamp, due, &summary, &told.join("\n"), out)?;
        }
        Ok(())
    })?;
    for standing in &header.waivers {
        let waiver = &standing.waiver;
        if waiver.expires.value < header.as_of {
            continue;
        }
        let summary = put(s::WAIVER_ENDS, lang, &[("id", &waiver.id.value)]);
        let name = Fingerprints::default().of("waiver", &waiver.id.value);
        let told = format!("{}\n{}\n{}", waiver.provider.value, waiver.rule.value, waiver.reason);
        event(&name, &stamp, waiver.expires.value, &summary, &told, out)?;
    }
    if left_out > 0 {
        property("X-WR-CALDESC", &put(s::LEFT_OUT, lang, &[("n", &left_out.to_string())]), out)?;
    }
    property("END", "VCALENDAR", out)
}

/// Without a policy there are no days.
pub(super) fn refused(_: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    begin(out)?;
    property("X-WR-CALDESC", s::POLICY_FAULT.get(view.lang), out)?;
    property("END", "VCALENDAR", out)
}

fn begin(out: &mut dyn Write) -> io::Result<()> {
    for (name, value) in
        [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Kravkoll//Kravkoll//SV"), ("METHOD", "PUBLISH")]
    {
        property(name, value, out)?;
    }
    Ok(())
}

fn compact(day: &str) -> String {
    day.replace('-', "")
}

fn event(name: &str, stamp: &str, day: Date, summary: &str, told: &str, out: &mut dyn Write) -> io::Result<()> {
    let next = day.tomorrow().unwrap_or(day);
    property("BEGIN", "VEVENT", out)?;
    property("UID", &format!("{name}@kravkoll"), out)?;
    property("DTSTAMP", stamp, out)?;
    property("DTSTART;VALUE=DATE", &compact(&day.to_string()), out)?;
    property("DTEND;VALUE=DATE", &compact(&next.to_string()), out)?;
    property("SUMMARY", &text(summary), out)?;
    property("DESCRIPTION", &text(told), out)?;
    property("TRANSP", "TRANSPARENT", out)?;
    for (name, value) in [("BEGIN", "VALARM"), ("ACTION", "DISPLAY"), ("TRIGGER", "-P7D")] {
        property(name, value, out)?;
    }
    property("DESCRIPTION", &text(summary), out)?;
    property("END", "VALARM", out)?;
    property("END", "VEVENT", out)
}

/// A text as a value: what would end it, or a list of values, has a backslash before it.
fn text(value: &str) -> String {
    let escape = |line: &str| safe(line).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    value.split('\n').map(escape).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\\n")
}

/// A property, folded so that no line is too long; no character is cut.
fn property(name: &str, value: &str, out: &mut dyn Write) -> io::Result<()> {
    let whole = format!("{name}:{value}");
    let mut used = 0;
    let mut folded = String::with_capacity(whole.len() + whole.len() / LONGEST * 3);
    for c in whole.chars() {
        if used + c.len_utf8() > LONGEST {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(c);
        used += c.len_utf8();
    }
    write!(out, "{folded}\r\n")
}
