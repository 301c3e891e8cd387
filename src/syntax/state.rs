//! What all parsers of one text share: the tokens, the findings, how deep we are.

use super::lexer::{self, Fault};
use super::tokens::{Kind, Miss, P, Token, Tokens};
use crate::diagnostic::codes::syntax as codes;
use crate::diagnostic::{Code, Diagnostic, Role};
use crate::source::{FileId, Span};
use std::cell::{Cell, RefCell};

/// How deep brackets, conditions and chains of operators may be nested.
pub(super) const DEPTH_LIMIT: u32 = 128;

/// What a token belongs together with, found before parsing so that no parser has to look far ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// Nothing.
    None,
    /// An opening bracket: the index of its closing one.
    Close(usize),
    /// An `if` that goes with `then`.
    Then,
    /// An `if` that goes with `otherwise`.
    Otherwise,
}

/// The state of parsing one text: a file, or one expression inside a text of a file.
#[derive(Debug)]
pub(super) struct State<'a> {
    file: FileId,
    text: &'a str,
    /// Where the text and the file run side by side from: (offset here, offset in the file), ascending.
    points: Vec<(usize, usize)>,
    pub(super) tokens: Vec<Token>,
    links: Vec<Link>,
    faults: Vec<(usize, usize, Fault)>,
    found: RefCell<Vec<Diagnostic>>,
    /// The token at which the last finding was made: one mistake gives one finding.
    last: Cell<Option<usize>>,
    /// The token up to which a construct nested too deep was skipped.
    given_up: Cell<Option<usize>>,
    depth: Cell<u32>,
    /// Height of the tree being built.
    height: Cell<u32>,
    too_long: Cell<bool>,
    /// Whether expressions may follow each other without a comma here.
    pub(super) loose: Cell<bool>,
    /// The token at which a quoted name may stand for a list.
    pub(super) list_at: Cell<Option<usize>>,
    /// Byte ranges where our rules for literals do not hold.
    pardoned: RefCell<Vec<(usize, usize)>>,
}

impl<'a> State<'a> {
    pub(super) fn new(file: FileId, text: &'a str, points: Vec<(usize, usize)>) -> (Self, Vec<(usize, usize)>) {
        let lexed = lexer::lex(text);
        let links = link(text, &lexed.tokens);
        let state = Self {
            file,
            text,
            points,
            tokens: lexed.tokens,
            links,
            faults: lexed.faults,
            found: RefCell::default(),
            last: Cell::new(None),
            given_up: Cell::new(None),
            depth: Cell::new(0),
            height: Cell::new(0),
            too_long: Cell::new(false),
            loose: Cell::new(false),
            list_at: Cell::new(None),
            pardoned: RefCell::default(),
        };
        (state, lexed.comments)
    }

    pub(super) fn file(&self) -> FileId {
        self.file
    }

    pub(super) fn slice(&self, token: Token) -> &'a str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    /// The text between two byte offsets.
    pub(super) fn raw(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    pub(super) fn link(&self, i: Tokens<'_>) -> Link {
        self.links.get(i.at()).copied().unwrap_or(Link::None)
    }

    /// The offset in the file of an offset here.
    pub(super) fn offset(&self, at: usize) -> usize {
        let after = self.points.partition_point(|(here, _)| *here <= at);
        let (here, there) = after.checked_sub(1).and_then(|i| self.points.get(i)).copied().unwrap_or((0, 0));
        there + at.saturating_sub(here)
    }

    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset(start), self.offset(end))
    }

    pub(super) fn span(&self, token: Token) -> Span {
        self.place(token.start, token.end)
    }

    /// Records a finding about the token at `i`, unless one has been made there.
    pub(super) fn report_at(&self, i: Tokens<'_>, finding: Diagnostic) {
        if self.last.replace(Some(i.at())) != Some(i.at()) {
            self.report(finding);
        }
    }

    /// Records a finding.
    pub(super) fn report(&self, finding: Diagnostic) {
        self.found.borrow_mut().push(finding);
    }

    /// Whether a finding has been made at this token.
    pub(super) fn reported(&self, i: Tokens<'_>) -> bool {
        self.last.get() == Some(i.at()) || i.first().kind == Kind::Bad
    }

    /// Keeps silent about literals of another language in a byte range.
    pub(super) fn pardon(&self, start: usize, end: usize) {
        self.pardoned.borrow_mut().push((start, end));
    }

    /// Whether what is missing at this token is due to a construct nested too deep.
    pub(super) fn gave_up(&self, i: Tokens<'_>) -> bool {
        self.given_up.get() == Some(i.at())
    }

    /// Goes one level deeper until the guard is dropped; where that is too deep it is reported, and the rest after
    /// the construct is given.
    pub(super) fn deeper(&'a self, i: Tokens<'a>) -> Result<Deeper<'a>, Tokens<'a>> {
        if self.depth.get() >= DEPTH_LIMIT {
            return Err(self.too_deep(i));
        }
        self.depth.set(self.depth.get() + 1);
        Ok(Deeper { state: self, before: self.height.replace(0) })
    }

    /// Says, until the guard is dropped, whether expressions may follow each other without a comma.
    pub(super) fn loosely(&'a self, loose: bool) -> Loosely<'a> {
        Loosely { state: self, before: self.loose.replace(loose) }
    }

    /// Reports that it is too deep here, and skips the construct.
    fn too_deep(&self, i: Tokens<'a>) -> Tokens<'a> {
        self.report_at(i, Diagnostic::at(codes::TOO_DEEP, i.span()).with("limit", DEPTH_LIMIT as usize));
        let rest = match self.link(i) {
            Link::Close(close) => i.jump(close + 1),
            _ => super::recovery::to_statement(i.skip(1)),
        };
        self.last.set(Some(rest.at()));
        self.given_up.set(Some(rest.at()));
        rest
    }

    /// Counts the height of the trees built from zero until the guard is dropped.
    pub(super) fn measured(&'a self) -> Measured<'a> {
        Measured { state: self, before: self.height.replace(0) }
    }

    /// A new expression outside all brackets: a chain too long in it is to be reported.
    pub(super) fn start_sum(&self) {
        if self.depth.get() == 0 {
            self.too_long.set(false);
        }
    }

    /// Counts one more operator on top of the tree just built; false (reported once) when the chain is too long.
    pub(super) fn grow(&self, i: Tokens<'_>) -> bool {
        self.height.set(self.height.get() + 1);
        let fits = self.height.get() <= DEPTH_LIMIT;
        if !fits && !self.too_long.replace(true) {
            self.report(Diagnostic::at(codes::TOO_DEEP, i.span()).with("limit", DEPTH_LIMIT as usize));
        }
        fits
    }

    /// All findings, those of the lexer included.
    pub(super) fn into_findings(self) -> Vec<Diagnostic> {
        let mut pardoned = self.pardoned.borrow().clone();
        pardoned.sort_unstable();
        let is_pardoned = |at: usize| {
            let after = pardoned.partition_point(|(start, _)| *start <= at);
            after.checked_sub(1).and_then(|i| pardoned.get(i)).is_some_and(|(_, end)| at < *end)
        };
        let mut all: Vec<Diagnostic> = Vec::new();
        for (start, end, fault) in &self.faults {
            if !is_pardoned(*start) {
                self.explain(*start, *end, fault, &mut all);
            }
        }
        all.append(&mut self.found.borrow_mut());
        crate::diagnostic::tidy(&mut all);
        all
    }

    fn explain(&self, start: usize, end: usize, fault: &Fault, all: &mut Vec<Diagnostic>) {
        let raw = self.raw(start, end);
        let span = self.place(start, end);
        let at = |code: Code| Diagnostic::at(code, span).with("found", raw);
        let written = |code: Code, write: &Option<String>| match write {
            Some(write) => at(code).with("write", write.as_str()),
            None => at(code).word("write", "another-form"),
        };
        let finding =
            match fault {
                Fault::Unterminated => {
                    let quote = self.place(start, start + 1);
                    Diagnostic::at(codes::UNTERMINATED, quote).and(Role::WriteHere, span.after())
                }
                Fault::Escapes(places) => {
                    all.extend(places.iter().map(|(a, b)| {
                        Diagnostic::at(codes::ESCAPE, self.place(*a, *b)).with("found", self.raw(*a, *b))
                    }));
                    return;
                }
                Fault::Character => at(codes::CHARACTER).with("number", code_points(raw)),
                Fault::Number(write) => written(codes::NUMBER, write),
                Fault::DateForm(write) => written(codes::DATE_FORM, write),
                Fault::NoSuchDay => at(codes::NO_SUCH_DAY),
                Fault::Minus(write) => at(codes::MINUS).with("write", write.as_str()),
                Fault::Habit(write) => at(codes::HABIT).with("write", write.as_str()),
                Fault::LookAlike(letters) => at(codes::LOOKALIKE).list("letters", letters.iter().cloned()),
            };
        all.push(finding);
    }
}

fn code_points(raw: &str) -> String {
    raw.chars().next().map(|c| format!("U+{:04X}", u32::from(c))).unwrap_or_default()
}

/// See [`State::deeper`].
pub(super) struct Deeper<'a> {
    state: &'a State<'a>,
    before: u32,
}

impl Drop for Deeper<'_> {
    fn drop(&mut self) {
        self.state.depth.set(self.state.depth.get().saturating_sub(1));
        self.state.height.set(self.before.max(self.state.height.get() + 1));
    }
}

/// See [`State::measured`].
pub(super) struct Measured<'a> {
    state: &'a State<'a>,
    before: u32,
}

impl Drop for Measured<'_> {
    fn drop(&mut self) {
        self.state.height.set(self.before.max(self.state.height.get()));
    }
}

/// See [`State::loosely`].
pub(super) struct Loosely<'a> {
    state: &'a State<'a>,
    before: bool,
}

impl Drop for Loosely<'_> {
    fn drop(&mut self) {
        self.state.loose.set(self.before);
    }
}

/// Finds each bracket's partner and what each `if` goes with, in one pass.
fn link(text: &str, tokens: &[Token]) -> Vec<Link> {
    let mut opened = Opened { links: vec![Link::None; tokens.len()], stack: Vec::new(), blocks: vec![[0, 0]] };
    let is_text = |index: Option<usize>, wanted: &str| {
        index.and_then(|i| tokens.get(i)).and_then(|t| text.get(t.start..t.end)) == Some(wanted)
    };
    for (index, token) in tokens.iter().enumerate() {
        if !matches!(token.kind, Kind::Word | Kind::Mark) {
            continue;
        }
        let before = index.checked_sub(1);
        match text.get(token.start..token.end).unwrap_or_default() {
            "(" => opened.open(index, '('),
            "[" => opened.open(index, '['),
            "{" => opened.open(index, '{'),
            ")" => opened.close(index, '('),
            "]" => opened.close(index, '['),
            "}" => opened.close(index, '{'),
            _ if is_text(before, ".") => {}
            "if" if !is_text(before, "only") => opened.open(index, 'i'),
            "then" => opened.answer(Link::Then),
            "otherwise" => opened.answer(Link::Otherwise),
            "else" if !is_text(before, "or") => opened.answer(Link::Otherwise),
            _ => {}
        }
    }
    opened.links
}

/// What is open at one token while linking.
struct Opened {
    links: Vec<Link>,
    stack: Vec<(usize, char)>,
    /// For each open block, how many `(` and `[` are open in it.
    blocks: Vec<[usize; 2]>,
}

impl Opened {
    /// How many brackets of a kind a closing one could reach: a `)` does not reach outside its block.
    fn count(&mut self, kind: char) -> Option<&mut usize> {
        let [round, square] = self.blocks.last_mut()?;
        match kind {
            '(' => Some(round),
            '[' => Some(square),
            _ => None,
        }
    }

    fn open(&mut self, index: usize, kind: char) {
        self.stack.push((index, kind));
        if let Some(count) = self.count(kind) {
            *count += 1;
        }
        if kind == '{' {
            self.blocks.push([0, 0]);
        }
    }

    /// Closes a bracket: what was opened inside it and not closed has no partner.
    fn close(&mut self, index: usize, kind: char) {
        let reachable = if kind == '{' { self.blocks.len() > 1 } else { self.count(kind).is_some_and(|n| *n > 0) };
        while reachable && let Some((at, opened)) = self.stack.pop() {
            if opened == '{' {
                self.blocks.pop();
            } else if let Some(count) = self.count(opened) {
                *count = count.saturating_sub(1);
            }
            if opened == kind {
                self.set(at, Link::Close(index));
                return;
            }
        }
    }

    /// Gives the innermost open `if` its answer.
    fn answer(&mut self, link: Link) {
        if let Some((at, 'i')) = self.stack.last().copied() {
            self.set(at, link);
            self.stack.pop();
        }
    }

    fn set(&mut self, index: usize, link: Link) {
        if let Some(place) = self.links.get_mut(index) {
            *place = link;
        }
    }
}

/// Consumes a word or mark, or misses.
pub(super) fn tag<'a>(text: &'static str) -> impl Fn(Tokens<'a>) -> P<'a, Token> {
    move |i: Tokens<'a>| if i.is(text) { Ok((i.skip(1), i.first())) } else { Err(nom::Err::Error(Miss)) }
}
