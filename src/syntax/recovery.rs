//! How parsing goes on after a fault: expecting without failing, blocks of statements, skipping to the next one.

use super::state::Link;
use super::texts::is_text;
use super::tokens::{Kind, Tokens};
use super::words::{self, Block};
use crate::diagnostic::codes::syntax as codes;
use crate::diagnostic::{Code, Diagnostic, Param, Role, suggest};
use crate::source::Span;

/// What stands at the first token, for a message.
pub(super) fn found(i: Tokens<'_>) -> Param {
    match i.first().kind {
        Kind::End => Param::Word("end-of-file"),
        _ => Param::Text(shortened(i.text())),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 {
        return text.to_owned();
    }
    text.chars().take(39).chain(['…']).collect()
}

/// A finding about the first token that says what stands there.
pub(super) fn at(code: Code, i: Tokens<'_>) -> Diagnostic {
    Diagnostic::at(code, i.span()).with("found", found(i))
}

/// Reports that one of some words or marks was expected.
pub(super) fn expected(i: Tokens<'_>, texts: &[&str]) {
    i.state.report_at(i, at(codes::EXPECTED, i).list("expected", texts.iter().copied()));
}

/// Reports that a kind of thing was expected; `key` is a key of the word list.
pub(super) fn expected_kind(i: Tokens<'_>, key: &'static str) {
    i.state.report_at(i, at(codes::EXPECTED, i).word("expected", key));
}

/// Reports a way of writing from another language at a span.
pub(super) fn habit(i: Tokens<'_>, span: Span, found: &str, write: &str) {
    i.state.report(Diagnostic::at(codes::HABIT, span).with("found", found).with("write", write));
}

/// Consumes a word or mark; its absence is reported and parsing goes on.
pub(super) fn expect<'a>(i: Tokens<'a>, text: &'static str) -> Tokens<'a> {
    expect_words(i, &[text]).0
}

/// Consumes words in a row; the first that lacks is reported. A misspelt one counts as there.
pub(super) fn expect_words<'a>(i: Tokens<'a>, texts: &[&'static str]) -> (Tokens<'a>, bool) {
    let mut rest = i;
    for text in texts {
        if !rest.is(text) && !misspelt(rest, &[text]) {
            expected(rest, &[texts.join(" ").as_str()]);
            return (rest, false);
        }
        rest = rest.skip(1);
    }
    (rest, true)
}

/// Whether the first word is one of `candidates` misspelt; reports it.
pub(super) fn misspelt(i: Tokens<'_>, candidates: &[&'static str]) -> bool {
    nearest(i, candidates).is_some_and(|word| {
        i.state.report_at(i, at(codes::MISSPELT, i).with("write", word));
        true
    })
}

fn nearest(i: Tokens<'_>, candidates: &[&'static str]) -> Option<&'static str> {
    let word = i.word();
    if word.chars().count() < 3 || words::is_reserved(word) || i.state.reported(i) {
        return None;
    }
    suggest(word, candidates.iter().copied())
}

/// Consumes the closing bracket of the one at `open`. Stray tokens before it are reported and skipped.
pub(super) fn close<'a>(open: Tokens<'a>, i: Tokens<'a>, mark: &'static str) -> Tokens<'a> {
    if i.is(mark) {
        return i.skip(1);
    }
    match open.state.link(open) {
        Link::Close(index) if index >= i.at() => {
            expected(i, &[mark]);
            i.jump(index + 1)
        }
        _ => {
            unclosed(open, i, mark);
            i
        }
    }
}

fn unclosed(open: Tokens<'_>, i: Tokens<'_>, mark: &'static str) {
    if i.state.gave_up(i) {
        return;
    }
    let finding = at(codes::UNCLOSED, i).with("open", open.text()).with("close", mark).and(Role::Opened, open.span());
    // A block that is not closed is a fault of its own, whatever else is wrong where it was noticed.
    if mark == "}" { i.state.report(finding) } else { i.state.report_at(i, finding) }
}

/// How many tokens a dotted name takes from the `n`th on; 0: there is none.
fn dotted_length(i: Tokens<'_>, n: usize) -> usize {
    if i.nth(n).kind != Kind::Word {
        return 0;
    }
    let mut length = 1;
    while length < 32 && i.is_at(n + length, ".") {
        length += 2;
    }
    length
}

/// Whether an item with this first word starts here.
pub(super) fn is_item_as(i: Tokens<'_>, word: &str) -> bool {
    let is_text = |n: usize| matches!(i.nth(n).kind, Kind::Str { .. });
    match word {
        "policy" | "clause" | "reading" | "contact" | "group" | "rule" | "action" => {
            i.is_at(1 + dotted_length(i, 1), "{") || (is_text(1) && i.is_at(2, "{"))
        }
        "param" => dotted_length(i, 1) > 0 && i.is_at(1 + dotted_length(i, 1), "="),
        "table" => dotted_length(i, 1) > 0 && i.is_at(1 + dotted_length(i, 1), "("),
        "define" => i.nth(1).kind == Kind::Word && (i.is_at(2, "(") || i.is_at(2, "=")),
        "example" => is_text(1) && i.is_at(2, "{"),
        "import" => is_text(1),
        "extends" => dotted_length(i, 1) > 0 && i.is_at(1 + dotted_length(i, 1), "version"),
        _ => false,
    }
}

/// Whether an item starts here.
pub(super) fn is_item(i: Tokens<'_>) -> bool {
    let after_dot = i.at() > 0 && i.state.slice(i.previous()) == ".";
    !after_dot && is_item_as(i, i.word())
}

/// Whether an operand is missing here because the next statement has begun. A statement word may also be a name: it is
/// a statement when what follows could not follow an operand.
pub(super) fn is_next_statement(i: Tokens<'_>) -> bool {
    let next = i.skip(1);
    is_item(i) || (starts_statement(i) && !starts_statement(next) && !is_item(next))
}

fn starts_statement(i: Tokens<'_>) -> bool {
    let next = i.skip(1);
    match i.word() {
        "let" => next.first().kind == Kind::Word && next.is_at(1, "="),
        "for" => next.is("each"),
        "judge" => next.is("only"),
        "except" | "applies" => next.is("when"),
        "effective" => next.is("from"),
        "cites" | "reads" | "action" | "follows" => {
            next.first().kind == Kind::Word && !words::continues(next.word()) && !next.is("if")
        }
        "when" | "must" | "should" | "note" | "during" => starts_operand(next),
        "languages" => words::is_language(next.word()),
        "say" | "because" | "title" | "document" | "version" | "owner" | "schema" | "time-zone" => is_text(next),
        _ => false,
    }
}

/// Whether what stands here begins an operand rather than going on after one.
fn starts_operand(i: Tokens<'_>) -> bool {
    match i.first().kind {
        Kind::Word if i.is("if") => i.state.link(i) == Link::Then,
        Kind::Word if i.is("not") => !i.is_at(1, "in"),
        Kind::Word => !words::continues(i.word()),
        Kind::Mark if i.is("-") => !i.joined_at(0) && i.joined_at(1),
        Kind::Mark => matches!(i.text(), "(" | "[") && !i.joined_at(0),
        Kind::Bad | Kind::End => false,
        _ => true,
    }
}

/// Skips one token, or a bracket with all that is in it.
fn over(i: Tokens<'_>) -> Tokens<'_> {
    match i.state.link(i) {
        Link::Close(close) if !i.is("if") => i.jump(close + 1),
        _ => i.skip(1),
    }
}

/// Skips to the next statement of any kind, or to the end of the block.
pub(super) fn to_statement(mut i: Tokens<'_>) -> Tokens<'_> {
    while !i.is_end() && !i.is("}") && !is_item(i) && words::home(i.word()).is_none() {
        i = over(i);
    }
    i
}

/// Skips to where a statement of the block may start.
fn skip_stray<'a>(i: Tokens<'a>, block: &Block) -> Tokens<'a> {
    let starts = |i: Tokens<'a>| {
        let texts = block.texts && words::is_language(i.word()) && matches!(i.nth(1).kind, Kind::Str { .. });
        i.is("}") || is_item(i) || texts || (block.kind != words::FILE.kind && block.words.contains(&i.word()))
    };
    let mut i = over(i);
    while !i.is_end() && !starts(i) {
        i = over(i);
    }
    i
}

/// Parses one statement that starts with a word (or, for texts, with anything else); `None`, having recorded nothing,
/// when it is no statement of the block.
pub(super) type Part<T> = for<'a> fn(&str, Tokens<'a>, &mut T) -> Option<Tokens<'a>>;

/// Parses `{ statements }`; `head` is the word with which the item began.
pub(super) fn block<'a, T>(head: Tokens<'a>, i: Tokens<'a>, block: &Block, part: Part<T>, node: &mut T) -> Tokens<'a> {
    let open = if i.is("{") { i } else { head };
    let mut i = i;
    if i.is("{") {
        i = i.skip(1);
    } else {
        expected(i, &["{"]);
        if !block.words.contains(&i.word()) {
            return i;
        }
    }
    let mut seen = Vec::new();
    loop {
        if i.is("}") {
            return i.skip(1);
        }
        if i.is_end() || (is_item(i) && !block.items.contains(&i.word())) {
            unclosed(open, i, "}");
            return i;
        }
        i = statement(i, block, part, node, &mut seen);
    }
}

/// One statement, or one stretch of what is none.
pub(super) fn statement<'a, T>(
    i: Tokens<'a>,
    block: &Block,
    part: Part<T>,
    node: &mut T,
    seen: &mut Vec<(&'static str, Span)>,
) -> Tokens<'a> {
    let attempt = |word: &str, node: &mut T, seen: &mut Vec<(&'static str, Span)>| {
        let rest = part(word, i, node)?;
        once(i, word, block, seen);
        Some(if rest.at() > i.at() { rest } else { i.skip(1) })
    };
    if let Some(rest) = attempt(i.word(), node, seen) {
        return rest;
    }
    if let Some((_, write, word)) = words::STATEMENT_HABITS.iter().find(|(found, _, _)| *found == i.word())
        && !i.state.reported(i)
        && block.kind != "reading"
    {
        i.state.report_at(i, at(codes::HABIT, i).with("write", *write));
        return word.and_then(|word| attempt(word, node, seen)).unwrap_or_else(|| skip_stray(i, block));
    }
    let near = nearest(i, block.words).filter(|word| block.kind != words::FILE.kind || is_item_as(i, word));
    if let Some(word) = near.filter(|_| words::home(i.word()).is_none()) {
        i.state.report_at(i, at(codes::MISSPELT, i).with("write", word));
        if let Some(rest) = attempt(word, node, seen) {
            return rest;
        }
    }
    report_stray(i, block);
    skip_stray(i, block)
}

fn once(i: Tokens<'_>, word: &str, block: &Block, seen: &mut Vec<(&'static str, Span)>) {
    let Some(single) = block.single.iter().find(|single| **single == word) else { return };
    match seen.iter().find(|(before, _)| before == single) {
        Some((_, first)) => {
            i.state.report(at(codes::TWICE, i).word("block", block.kind).and(Role::First, *first));
        }
        None => seen.push((single, i.span())),
    }
}

fn report_stray(i: Tokens<'_>, block: &Block) {
    if i.state.reported(i) {
        return;
    }
    let finding = match words::home(i.word()) {
        _ if i.is("}") || i.is(")") || i.is("]") => at(codes::UNOPENED, i),
        Some(home) if home.kind != block.kind => {
            at(codes::MISPLACED, i).word("block", block.kind).word("belongs", home.kind)
        }
        _ => {
            let texts = block.texts.then_some(["sv \"…\"", "en \"…\""]).into_iter().flatten();
            at(codes::NOT_HERE, i).word("block", block.kind).list("may", block.words.iter().copied().chain(texts))
        }
    };
    i.state.report_at(i, finding);
}
