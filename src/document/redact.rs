//! Takes personal numbers out of a document and its source, and reports each.

use super::personal::{Personal, find, hide};
use super::{Document, Tree, quoting};
use crate::diagnostic::codes::reading as codes;
use crate::diagnostic::{Diagnostic, tidy};
use crate::source::{FileId, Sources, Span, without_digits};
use std::collections::BTreeSet;

/// Masks every personal number of the file but the exempt ones, in the text and in the tree, and reports each.
///
/// Exempt is a number of ten bare digits inside one of the spans of `exempt`, which is asked only when there is a number:
/// there it may be an organisation number. Call once for each document.
pub fn redact(sources: &mut Sources, document: &mut Document, exempt: impl FnOnce(&Tree) -> Vec<Span>) {
    if document.personal.is_empty() && !document.tree.as_ref().is_some_and(holds_any) {
        return;
    }
    let exempt = document.tree.as_ref().map_or_else(Vec::new, exempt);
    let exempt = joined(exempt.into_iter().filter(|e| e.file == document.file));
    let plan = Plan { document, exempt: &exempt };
    let seen: Vec<Span> = plan.in_text();
    let hidden = plan.hidden(sources);
    let masks = joined(seen.iter().chain(&hidden).copied());
    sources.mask(document.file, &masks);
    if let Some(tree) = &mut document.tree {
        tree.rewrite(|span, text| {
            let clear = find(text).into_iter().filter(|p| !is_exempt(*p, span, &exempt));
            let ranges: Vec<_> = clear.map(|p| (p.start as usize, p.end as usize)).collect();
            if !ranges.is_empty() {
                return Some(hide(text, ranges).into_owned());
            }
            // A number whose digits read otherwise than they are written (a leading zero, an exponent).
            let masked = touches(&masks, span);
            let digits_only = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/'));
            (masked && digits_only && !text.is_empty()).then(|| hide(text, [(0, text.len())]).into_owned())
        });
    }
    // A finding at such a place may quote a part of the number, which is none by itself.
    let at_one = |finding: &&mut Diagnostic| finding.labels.iter().any(|label| touches(&masks, label.span));
    document.findings.iter_mut().filter(at_one).for_each(|finding| quoting(finding, without_digits));
    let found = seen.into_iter().chain(hidden);
    document.findings.extend(found.map(|span| Diagnostic::at(codes::PERSONAL_NUMBER, span)));
    tidy(&mut document.findings);
}

/// Hides every personal number of a file that is not a setup (a policy, a table, a schema) before it is read, and
/// reports each. The phone number of a contact is exempt as such fields of a setup are.
#[must_use]
pub fn hide_all(sources: &mut Sources, file: FileId) -> Vec<Diagnostic> {
    let text = sources.file(file).text();
    let is_phone = |p: &Personal| {
        let before = text.get(..p.start as usize).unwrap_or("").trim_end_matches([' ', '"']);
        !p.long_or_separated && before.ends_with("phone")
    };
    let found: Vec<Personal> = find(text).into_iter().filter(|p| !is_phone(p)).collect();
    sources.mask(file, &found.iter().map(|p| (p.start, p.end)).collect::<Vec<_>>());
    let span = |p: Personal| Span { file, start: p.start, end: p.end };
    found.into_iter().map(|p| Diagnostic::at(codes::PERSONAL_NUMBER, span(p))).collect()
}

/// Whether there is a number in any text, key or number of a tree.
fn holds_any(tree: &Tree) -> bool {
    let holds = |text: &str| !find(text).is_empty();
    holds(tree.texts()) || tree.keys().any(holds) || tree.numbers().any(|number| holds(&number.to_string()))
}

struct Plan<'a> {
    document: &'a Document,
    exempt: &'a [(u32, u32)],
}

impl Plan<'_> {
    /// The numbers that stand in the text as they are.
    fn in_text(&self) -> Vec<Span> {
        let file = self.document.file;
        let spans = self.document.personal.iter().map(|p| (*p, Span { file, start: p.start, end: p.end }));
        spans.filter(|(p, span)| !is_exempt(*p, *span, self.exempt)).map(|(_, span)| span).collect()
    }

    /// The places of keys and values that hold more numbers when decoded than the eye sees in the text.
    fn hidden(&self, sources: &Sources) -> BTreeSet<Span> {
        let mut places = BTreeSet::new();
        let Some(tree) = &self.document.tree else { return places };
        let text = sources.file(self.document.file);
        let count =
            |decoded: &str, span: Span| find(decoded).into_iter().filter(|p| !is_exempt(*p, span, self.exempt)).count();
        tree.scan(|span, decoded| {
            if count(decoded, span) > count(text.slice(span), span) {
                places.insert(span);
            }
        });
        places
    }
}

/// Whether a number at a place, or in the value at a place, may stand there.
fn is_exempt(number: Personal, place: Span, exempt: &[(u32, u32)]) -> bool {
    let after = exempt.partition_point(|e| e.0 <= place.start);
    let around = after.checked_sub(1).and_then(|at| exempt.get(at));
    !number.long_or_separated && around.is_some_and(|e| place.end <= e.1)
}

/// Whether a span overlaps one of the sorted ranges.
fn touches(ranges: &[(u32, u32)], span: Span) -> bool {
    let first = ranges.partition_point(|range| range.1 <= span.start);
    ranges.get(first).is_some_and(|range| range.0 < span.end)
}

/// Sorted ranges without overlap.
fn joined(spans: impl Iterator<Item = Span>) -> Vec<(u32, u32)> {
    let mut ranges: Vec<_> = spans.map(|s| (s.start, s.end)).collect();
    ranges.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for (start, end) in ranges {
        match out.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => out.push((start, end)),
        }
    }
    out
}
