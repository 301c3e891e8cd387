//! Drawings of places in files. miette lives here and nowhere else; every word in them is ours.
//!
//! miette gets a text made for the drawing: only the lines that are shown, each made safe, each knowing its file and
//! number. So its cost does not depend on the size of a file, positions come from `source` alone, and several files
//! can stand in one drawing.

use super::story::Mark;
use crate::report::safe::{columns, plain_columns};
use crate::report::{View, safe};
use crate::source::{FileId, SourceFile, Sources, Span};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, Severity,
    SourceCode, SourceSpan, SpanContents,
};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// How many lines are shown before and after a place.
const CONTEXT: u32 = 1;
/// The longest part of a line that the plain format quotes, in columns.
const QUOTED: usize = 200;
/// What stands for a tab in a drawing.
const TAB: &str = "    ";
/// The columns that line numbers and frames take.
const FRAME: usize = 9;

/// How heavy a drawing looks.
#[derive(Clone, Copy)]
pub(super) enum Weight {
    Error,
    Warning,
    Advice,
}

impl Weight {
    fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Advice => Severity::Advice,
        }
    }
}

/// A drawing: a headline and places with what is said of them. The first place leads.
pub(super) fn draw(headline: &str, weight: Weight, marks: &[&Mark], sources: &Sources, view: &View) -> String {
    let page = Page::new(marks, sources, view);
    let labels = page.labels.clone();
    let drawing = Drawing {
        headline: super::paper::wrapped(&safe(headline), view.width.max(40) - 4).join("\n"),
        severity: weight.severity(),
        page: &page,
        labels,
    };
    let mut out = String::new();
    // Writing to a `String` fails only where miette cannot read a span; `Page` can read all of its own.
    let _ = handler(view).render_report(&mut out, &drawing);
    out.lines().flat_map(|row| [row.trim_end(), "\n"]).collect()
}

fn handler(view: &View) -> GraphicalReportHandler {
    let theme = match (view.unicode, view.color) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme::ascii(),
        (false, false) => GraphicalTheme::none(),
    };
    GraphicalReportHandler::new_themed(theme)
        .with_width(view.width.max(40))
        .with_links(false)
        .without_syntax_highlighting()
        .without_cause_chain()
        .with_context_lines(CONTEXT as usize)
        .with_wrap_lines(false)
}

/// One line of a [`Page`].
struct Row {
    file: FileId,
    number: u32,
    /// Where it begins in the page's text.
    start: usize,
    /// Where it ends, its line end excluded.
    end: usize,
}

/// The text made for one drawing.
struct Page<'a> {
    sources: &'a Sources,
    text: String,
    rows: Vec<Row>,
    labels: Vec<LabeledSpan>,
    /// The column of each label's place in its file, from 0, by offset in the page.
    columns: Vec<(usize, usize)>,
}

impl<'a> Page<'a> {
    fn new(marks: &[&Mark], sources: &'a Sources, view: &View) -> Self {
        let mut page = Page { sources, text: String::new(), rows: Vec::new(), labels: Vec::new(), columns: Vec::new() };
        for file in files_of(marks) {
            page.add_file(file, marks, view);
        }
        page
    }

    fn add_file(&mut self, id: FileId, marks: &[&Mark], view: &View) {
        let file = self.sources.file(id);
        let line_of = |mark: &Mark| file.position(mark.span.start).line;
        let own = || marks.iter().copied().filter(|mark| mark.span.file == id);
        let wanted: BTreeSet<u32> = own()
            .map(line_of)
            .flat_map(|line| line.saturating_sub(CONTEXT)..=line.saturating_add(CONTEXT))
            .filter(|line| (1..=file.line_count()).contains(line))
            .collect();
        let room = view.width.saturating_sub(FRAME).max(40);
        for number in wanted {
            let Some((start, end)) = file.line(number) else { continue };
            let place = own().find(|mark| line_of(mark) == number).map_or(start, |mark| mark.span.start);
            let cut = Cut::new((file, TAB), (start, end), place.clamp(start, end), room, view);
            let row_start = self.text.len();
            self.text.push_str(&cut.text);
            let row = Row { file: id, number, start: row_start, end: self.text.len() };
            self.text.push('\n');
            for mark in own().filter(|mark| line_of(mark) == number) {
                let within = |offset: u32| cut.offset(offset.clamp(start, end));
                let leads = marks.first().is_some_and(|first| std::ptr::eq(*first, mark));
                self.add_label(mark, leads, &row, within, view);
            }
            self.rows.push(row);
        }
    }

    /// A place is underlined on its first line alone: what follows is the inside of a record.
    fn add_label(&mut self, mark: &Mark, leads: bool, row: &Row, within: impl Fn(u32) -> usize, view: &View) {
        let start = (row.start + within(mark.span.start)).min(row.end);
        let end = (row.start + within(mark.span.end)).min(row.end).max(start);
        let (start, end) = self.beside_others(start, end);
        let column = self.sources.file(row.file).position(mark.span.start).column;
        self.columns.push((start, column.saturating_sub(1) as usize));
        let left = self.text.get(row.start..start).unwrap_or("").width();
        let middle = left + self.text.get(start..end).unwrap_or("").width() / 2;
        let text = label_text(&mark.text, middle + frame(row.number), view.width);
        let span = SourceSpan::from((start, end - start));
        self.labels.push(if leads {
            LabeledSpan::new_primary_with_span(text, span)
        } else {
            LabeledSpan::new_with_span(text, span)
        });
    }

    /// The part of a place that no earlier place covers: two underlines cannot share a column.
    fn beside_others(&self, mut start: usize, mut end: usize) -> (usize, usize) {
        for (from, to) in self.labels.iter().map(|label| (label.offset(), label.offset() + label.len())) {
            match start < to && from < end {
                true if start < from => end = from,
                true => start = to.min(end),
                false => {}
            }
        }
        (start, end)
    }

    fn row_of(&self, offset: usize) -> Option<usize> {
        self.rows.iter().position(|row| (row.start..=row.end).contains(&offset))
    }
}

/// The files of the marks, in the order in which they first occur.
fn files_of(marks: &[&Mark]) -> Vec<FileId> {
    let mut files: Vec<FileId> = Vec::new();
    for mark in marks {
        if !files.contains(&mark.span.file) {
            files.push(mark.span.file);
        }
    }
    files
}

/// A line as it is drawn: safe, and cut to the room there is.
struct Cut<'a> {
    file: &'a SourceFile,
    /// What stands for a tab.
    tab: &'static str,
    text: String,
    /// The part of the file that is drawn.
    drawn: Range<usize>,
    /// How many bytes the sign for what is cut off in front takes.
    sign: usize,
}

impl<'a> Cut<'a> {
    /// The part of a line round a place that fits into so many columns. A line may be the whole of a large file: no more of
    /// it is looked at than is drawn.
    fn new(
        (file, tab): (&'a SourceFile, &'static str),
        (start, end): (u32, u32),
        place: u32,
        room: usize,
        view: &View,
    ) -> Self {
        let (start, end, place) = (start as usize, end as usize, place as usize);
        if end - start <= 8 * room {
            let line = file.shown(start..end);
            let text = drawable(&line, tab);
            if columns(&text) <= room {
                return Self { file, tab, text: text.into_owned(), drawn: start..end, sign: 0 };
            }
        }
        let sign = if view.unicode { "…" } else { "..." };
        let text = |from: usize, to: usize| file.text().get(from..to).unwrap_or("");
        // A place near the beginning needs nothing cut off in front of it.
        let before = text(start, place);
        let is_near = beginning(before, room / 2, tab) == before.len();
        let begin = if is_near { start } else { place - ending(before, room / 4, tab) };
        let front = if begin > start { sign } else { "" };
        let rest = text(begin, end);
        let room = room.saturating_sub(front.width() + sign.width());
        let kept = begin + whole(rest, beginning(rest, room, tab));
        let back = if kept < end { sign } else { "" };
        let text = [front, &*drawable(&file.shown(begin..kept), tab), back].concat();
        Self { file, tab, text, drawn: begin..kept, sign: front.len() }
    }

    /// The offset in the drawn line of an offset in the file.
    fn offset(&self, of: u32) -> usize {
        let to = (of as usize).min(self.drawn.end);
        if to < self.drawn.start {
            return 0;
        }
        self.sign + drawable(&self.file.shown(self.drawn.start..to), self.tab).len()
    }
}

/// The same number of bytes or fewer, so that no picture of several characters is cut in two.
fn whole(line: &str, mut kept: usize) -> usize {
    let joins = |c: char| matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
    while let Some(last) = line.get(..kept).and_then(|kept| kept.chars().next_back()) {
        let next = line.get(kept..).and_then(|rest| rest.chars().next());
        if !next.is_some_and(joins) && last != '\u{200d}' {
            break;
        }
        kept -= last.len_utf8();
    }
    kept
}

/// A line as it may be drawn: tabs are blanks, a byte order mark is not shown.
fn drawable<'t>(line: &'t str, tab: &str) -> Cow<'t, str> {
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    if !line.contains('\t') {
        return safe(line);
    }
    line.split('\t').map(safe).collect::<Vec<_>>().join(tab).into()
}

/// How many bytes of a text fit into so many columns, from its beginning.
fn beginning(text: &str, room: usize, tab: &str) -> usize {
    let plain = plain_columns(text, room);
    plain + fitting(text.get(plain..).unwrap_or_default().chars(), room - plain, tab)
}

/// The same, from its end.
fn ending(text: &str, room: usize, tab: &str) -> usize {
    fitting(text.chars().rev(), room, tab)
}

/// How many bytes of characters fit into so many columns.
fn fitting(characters: impl Iterator<Item = char>, mut room: usize, tab: &str) -> usize {
    let fits = |c: &char| {
        let left = room.checked_sub(columns_of(*c, tab));
        room = left.unwrap_or_default();
        left.is_some()
    };
    characters.take_while(fits).map(char::len_utf8).sum()
}

/// How many columns a character takes as it may be drawn.
fn columns_of(c: char, tab: &str) -> usize {
    if matches!(c, ' '..='~') { 1 } else { columns(&drawable(c.encode_utf8(&mut [0; 4]), tab)).max(1) }
}

/// The columns in front of a label that do not belong to its place: line number, frame and hook.
fn frame(line: u32) -> usize {
    line.saturating_add(CONTEXT).to_string().len() + 8
}

/// A label wrapped to what is left of the width beside the place.
fn label_text(text: &str, left: usize, width: usize) -> Option<String> {
    let room = width.saturating_sub(left).max(24);
    let rows = super::paper::wrapped(&safe(text), room);
    (!text.is_empty()).then(|| rows.join("\n"))
}

impl SourceCode for Page<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let outside = || MietteError::OutOfBounds;
        let mut first = self.row_of(span.offset()).ok_or_else(outside)?;
        let mut last = self.row_of(span.offset() + span.len()).ok_or_else(outside)?;
        let follows = |upper: usize, lower: usize| match (self.rows.get(upper), self.rows.get(lower)) {
            (Some(upper), Some(lower)) => upper.file == lower.file && upper.number + 1 == lower.number,
            _ => false,
        };
        // Lines that do not follow each other cannot stand in one piece: miette then draws two.
        if !(first..last).all(|row| follows(row, row + 1)) {
            return Err(outside());
        }
        for _ in 0..before {
            if first > 0 && follows(first - 1, first) {
                first -= 1;
            }
        }
        for _ in 0..after {
            if follows(last, last + 1) {
                last += 1;
            }
        }
        let (top, bottom) = self.rows.get(first).zip(self.rows.get(last)).ok_or_else(outside)?;
        let stretch = (top.start, bottom.end + 1 - top.start);
        let data = self.text.get(top.start..=bottom.end).ok_or_else(outside)?;
        let column = self.columns.iter().find(|(offset, _)| *offset == span.offset()).map_or(0, |(_, column)| *column);
        Ok(Box::new(MietteSpanContents::new_named(
            safe(self.sources.file(top.file).name()).into_owned(),
            data.as_bytes(),
            stretch.into(),
            (top.number as usize).saturating_sub(1),
            if before == 0 { column } else { 0 },
            last - first + 1,
        )))
    }
}

struct Drawing<'a> {
    headline: String,
    severity: Severity,
    page: &'a Page<'a>,
    labels: Vec<LabeledSpan>,
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline)
    }
}

impl fmt::Debug for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline)
    }
}

impl std::error::Error for Drawing<'_> {}

impl Diagnostic for Drawing<'_> {
    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.labels.is_empty()).then_some(self.page as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<_>)
    }
}

/// The first line of a place and the place itself, as the plain format quotes them, with blanks round them.
pub(super) fn quoted(span: Span, sources: &Sources, view: &View) -> (String, String) {
    let file = sources.file(span.file);
    let Some((start, end)) = file.line(file.position(span.start).line) else { return Default::default() };
    let (place, until) = (span.start.clamp(start, end), span.end.clamp(start, end));
    let cut = |part: (u32, u32)| Cut::new((file, " "), part, place, QUOTED, view).text;
    (cut((start, end)), cut((place, until)))
}
