//! The places of a result and what is said of each: what decided, or what is missing and where to write it.

use super::story::{Mark, Teller};
use crate::report::facts::states;
use crate::report::safe::brief;
use crate::report::{demand, sentence};
use crate::source::{Sources, Span};
use crate::text::{Lang, Two, sentences as s, sentences::put, words};
use crate::value::{Pointer, Step};
use crate::verdict::{Evidence, From, Judged, Missing};

/// How many places of one result are pointed at.
pub(super) const PLACES: usize = 3;

/// What is said of one place: the same of several fields is said once.
struct Noted {
    span: Span,
    notes: Vec<Note>,
}

struct Note {
    /// With places for `{labels}` and `{text}`.
    form: Two,
    text: String,
    labels: Vec<String>,
}

impl Noted {
    fn mark(self, lang: Lang) -> Mark {
        let said = |note: Note| {
            let labels = words::and(&note.labels, lang);
            put(note.form, lang, &[("labels", &labels), ("text", &note.text)])
        };
        Mark { span: self.span, text: self.notes.into_iter().map(said).collect::<Vec<_>>().join("; ") }
    }
}

/// Adds what is said of a place to what is said of it already.
fn note(all: &mut Vec<Noted>, span: Span, form: Two, text: String, label: String) {
    let labels = if label.is_empty() { Vec::new() } else { vec![label] };
    let new = Note { form, text, labels };
    let Some(noted) = all.iter_mut().find(|noted| noted.span == span) else {
        all.push(Noted { span, notes: vec![new] });
        return;
    };
    match noted.notes.iter_mut().find(|note| note.form == new.form && note.text == new.text) {
        Some(note) => {
            let unsaid = new.labels.into_iter().find(|label| !note.labels.contains(label));
            note.labels.extend(unsaid);
        }
        None => noted.notes.push(new),
    }
}

impl Teller<'_> {
    pub(super) fn evidence_marks(&self, head: Judged<'_>) -> Vec<Mark> {
        let mut all: Vec<Noted> = Vec::new();
        let deciding: Vec<Evidence> = head.deciding().collect();
        for evidence in &deciding {
            let Some(span) = evidence.place.span else { continue };
            let known = all.iter().any(|noted| noted.span == span);
            // Of what is there one thing is said; of what a record lacks each thing.
            let lacking = evidence.place.write_at.is_some();
            if (known && !lacking) || (!known && all.len() >= PLACES) {
                continue;
            }
            let label = sentence::named(&evidence.label, &evidence.place.pointer, self.lang);
            match demand::of(head, &deciding, evidence, self.lang) {
                Some(text) if lacking => note(&mut all, span, s::AT_FIELD, text, words::quote(&label, self.lang)),
                Some(text) => note(&mut all, span, s::AT_VALUE, text, String::new()),
                None => note(&mut all, span, s::AT_VALUE, states(&label, &evidence.found, self.lang), String::new()),
            }
        }
        all.into_iter().map(|noted| noted.mark(self.lang)).collect()
    }

    /// For each missing thing the record that should hold it, and the line where to write it.
    pub(super) fn missing_marks(&self, head: Judged<'_>, sources: &Sources) -> Vec<Mark> {
        let mut all: Vec<Noted> = Vec::new();
        let lacking = head.missing().iter().filter(|m| m.from != From::Table && m.place.span.is_some());
        for missing in lacking.take(PLACES) {
            let write = missing.place.write_at.zip(last_key(&missing.place.pointer));
            let line = |span: Span| sources.file(span.file).position(span.start).line;
            if let Some(span) = missing.place.span {
                note(&mut all, span, lacks(missing), String::new(), self.lacking(missing));
            }
            let apart = |at: Span| missing.place.span.is_none_or(|span| line(span) != line(at));
            if let Some((span, key)) = write.filter(|(span, _)| apart(*span)) {
                note(&mut all, span, s::WRITE_KEY, String::new(), brief(key).into_owned());
            }
        }
        all.into_iter().map(|noted| noted.mark(self.lang)).collect()
    }

    /// What the missing thing is called: a statement by its clause, as it is to be written.
    fn lacking(&self, missing: &Missing) -> String {
        let label = sentence::named(&missing.label, &missing.place.pointer, self.lang);
        if missing.from == From::Attestation { label } else { words::quote(&label, self.lang) }
    }
}

/// How it is told at a place what is lacking there.
fn lacks(missing: &Missing) -> Two {
    match (missing.from, &missing.short) {
        (From::Attestation, Some(_)) => s::HERE_SHORT,
        (From::Attestation, None) => s::HERE_STATEMENT,
        _ if missing.open => s::HERE_OPEN,
        // Something stands there: no day, or nothing that can be read.
        _ if missing.place.write_at.is_none() => s::HERE_UNUSABLE,
        _ => s::HERE_MISSING,
    }
}

fn last_key(pointer: &Pointer) -> Option<&str> {
    match pointer.last()? {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}
