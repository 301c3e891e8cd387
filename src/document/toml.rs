//! TOML 1.1: parser events → tables → tree. Reports every fault of a file at once.

use super::build::Draft;
use super::builder::Built;
use super::limits;
use super::personal::days_in_month;
use super::scalar;
use super::toml_tables::{SlotId, Tables, What};
use super::toml_words;
use super::tree::Tree;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::reading as codes;
use crate::source::FileId;
use crate::value::Number;
use std::borrow::Cow;
use std::ops::Range;
use toml_parser::decoder::ScalarKind;
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace};
use toml_parser::{ParseError, Source};

/// Reads a TOML file.
pub(super) fn read(file: FileId, text: &str) -> (Option<Tree>, Vec<Diagnostic>) {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
    let mut errors: Vec<ParseError> = Vec::new();
    // The file itself is level 1.
    let depth = u32::try_from(limits::DEPTH - 1).unwrap_or(u32::MAX);
    let mut checked = ValidateWhitespace::new(&mut events, source);
    let mut guarded = RecursionGuard::new(&mut checked, depth);
    toml_parser::parser::parse_document(&tokens, &mut guarded, &mut errors);

    let mut reader = Reader { tables: Tables::new(Draft::new(file, text)), source, events: &events, at: 0 };
    reader.document();
    let Reader { mut tables, .. } = reader;
    toml_words::report(&mut tables.draft, &errors);
    toml_words::calm(&mut tables.draft);
    if events.iter().all(|e| matches!(e.kind(), EventKind::Whitespace | EventKind::Comment | EventKind::Newline))
        && errors.is_empty()
    {
        tables.draft.empty();
    }
    tables.finish()
}

/// A key with its place.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) text: Box<str>,
    pub(super) range: Range<usize>,
}

struct Reader<'t, 'e> {
    tables: Tables<'t>,
    source: Source<'t>,
    events: &'e [Event],
    at: usize,
}

fn range_of(event: &Event) -> Range<usize> {
    let span = event.span();
    span.start()..span.end().max(span.start())
}

impl Reader<'_, '_> {
    fn next(&mut self) -> Option<Event> {
        let event = self.events.get(self.at).copied();
        self.at += 1;
        event
    }

    fn peek(&self) -> Option<EventKind> {
        self.events.get(self.at).map(Event::kind)
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(EventKind::Whitespace)) {
            self.at += 1;
        }
    }

    fn document(&mut self) {
        let mut current = self.tables.root();
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => current = self.header(&event),
                EventKind::SimpleKey => self.pair(current, &event),
                _ => {}
            }
        }
    }

    /// `[a.b]` or `[[a.b]]`: the table that the lines below fill.
    fn header(&mut self, open: &Event) -> SlotId {
        let is_list = open.kind() == EventKind::ArrayTableOpen;
        let mut range = range_of(open);
        let mut path = Vec::new();
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::StdTableClose | EventKind::ArrayTableClose => {
                    range.end = range_of(&event).end;
                    break;
                }
                EventKind::SimpleKey => path = self.path(&event),
                EventKind::Newline => break,
                _ => {}
            }
        }
        self.tables.header(path, range, is_list)
    }

    /// `a.b = value`, in a table.
    fn pair(&mut self, table: SlotId, first: &Event) {
        let path = self.path(first);
        self.skip_blanks();
        if self.peek() != Some(EventKind::KeyValSep) {
            return;
        }
        self.at += 1;
        self.skip_blanks();
        while self.peek() == Some(EventKind::Error) {
            self.at += 1;
        }
        if let Some(value) = self.value() {
            self.tables.insert(table, path, value);
        }
    }

    /// The parts of a dotted key; the event of the first is given.
    fn path(&mut self, first: &Event) -> Vec<Key> {
        let mut path = vec![self.key(first)];
        loop {
            let back = self.at;
            self.skip_blanks();
            if self.peek() != Some(EventKind::KeySep) {
                self.at = back;
                return path;
            }
            self.at += 1;
            self.skip_blanks();
            match self.peek() {
                Some(EventKind::SimpleKey) => {
                    if let Some(event) = self.next() {
                        path.push(self.key(&event));
                    }
                }
                _ => return path,
            }
        }
    }

    fn key(&mut self, event: &Event) -> Key {
        let mut text = Cow::Borrowed("");
        let mut errors: Vec<ParseError> = Vec::new();
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut text, &mut errors);
        }
        let range = range_of(event);
        toml_words::report_key(&mut self.tables.draft, range.clone(), &errors);
        Key { text: text.into(), range }
    }

    fn value(&mut self) -> Option<SlotId> {
        let event = self.next()?;
        match event.kind() {
            EventKind::Scalar => Some(self.scalar(&event)),
            EventKind::ArrayOpen => Some(self.list(&event)),
            EventKind::InlineTableOpen => Some(self.inline(&event)),
            _ => {
                self.at -= 1;
                None
            }
        }
    }

    /// `[a, b]`. The recursion is bounded: the parser sends no events below the depth limit.
    fn list(&mut self, open: &Event) -> SlotId {
        let mut range = range_of(open);
        let mut items = Vec::new();
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::Scalar | EventKind::ArrayOpen | EventKind::InlineTableOpen => {
                    self.at -= 1;
                    items.extend(self.value());
                }
                EventKind::ArrayClose => {
                    range.end = range_of(&event).end;
                    break;
                }
                EventKind::ValueSep
                | EventKind::Whitespace
                | EventKind::Comment
                | EventKind::Newline
                | EventKind::Error => {}
                _ => {
                    self.at -= 1;
                    break;
                }
            }
        }
        self.tables.add(range, What::List(items))
    }

    /// `{a = 1}`.
    fn inline(&mut self, open: &Event) -> SlotId {
        let table = self.tables.inline(range_of(open));
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::SimpleKey => self.pair(table, &event),
                EventKind::InlineTableClose => {
                    self.tables.close(table, range_of(&event).end);
                    break;
                }
                EventKind::ValueSep
                | EventKind::Whitespace
                | EventKind::Comment
                | EventKind::Newline
                | EventKind::Error => {}
                _ => {
                    self.at -= 1;
                    break;
                }
            }
        }
        table
    }

    fn scalar(&mut self, event: &Event) -> SlotId {
        let range = range_of(event);
        let mut text = Cow::Borrowed("");
        let mut errors: Vec<ParseError> = Vec::new();
        let kind = match self.source.get(event) {
            Some(raw) => raw.decode_scalar(&mut text, &mut errors),
            None => ScalarKind::String,
        };
        let draft = &mut self.tables.draft;
        let kind = if errors.is_empty() {
            match kind {
                ScalarKind::String => Built::Text(text.into_owned().into()),
                ScalarKind::Boolean(value) => Built::Bool(value),
                ScalarKind::Integer(radix) if radix.value() != 10 => {
                    draft.number(scalar::whole(&text, radix.value()), range.clone())
                }
                ScalarKind::Integer(_) | ScalarKind::Float => draft.number(Number::parse(&text), range.clone()),
                ScalarKind::DateTime => {
                    let written = draft.slice(range.clone());
                    if !is_date_time(written) {
                        draft.fault_at(codes::BAD_DATE, range.clone());
                    }
                    Built::Text(written.to_owned().into())
                }
            }
        } else {
            toml_words::report_value(draft, range.clone(), kind, &errors);
            Built::Null
        };
        self.tables.add(range, What::Scalar(kind))
    }
}

/// Whether a date, a time or both exist.
fn is_date_time(text: &str) -> bool {
    let split = text.find(['T', 't', ' ']);
    match split {
        Some(at) => {
            let (date, time) = text.split_at(at);
            is_date(date) && is_time(time.get(1..).unwrap_or(""), true)
        }
        None => is_date(text) || is_time(text, false),
    }
}

fn is_date(text: &str) -> bool {
    let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else { return false };
    match (number(year, 4), number(month, 2), number(day, 2)) {
        (Some(year), Some(month), Some(day)) => (1..=days_in_month(year, month)).contains(&day),
        _ => false,
    }
}

/// `12:30`, `12:30:59.5`, and with `zone` allowed `Z` or `+01:00` after it.
fn is_time(text: &str, zone: bool) -> bool {
    let end = text.find(['Z', 'z', '+', '-']).filter(|_| zone).unwrap_or(text.len());
    let (time, offset) = text.split_at(end);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let good_offset = match offset.strip_prefix(['+', '-']) {
        Some(offset) => is_clock(offset, false),
        None => matches!(offset, "" | "Z" | "z"),
    };
    is_clock(time, true) && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit()) && good_offset
}

fn is_clock(text: &str, seconds: bool) -> bool {
    let parts: Vec<_> = text.split(':').map(|part| number(part, 2)).collect();
    match parts[..] {
        [Some(hour), Some(minute)] => hour < 24 && minute < 60,
        [Some(hour), Some(minute), Some(second)] => seconds && hour < 24 && minute < 60 && second <= 60,
        _ => false,
    }
}

fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}
