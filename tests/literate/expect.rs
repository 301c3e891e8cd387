//! Comments → what is expected.

use crate::page::{Block, Fault};

const VERDICTS: [&str; 6] = ["pass", "fail", "pending", "undetermined", "waived", "not-applicable"];

/// Words that take one more word.
const WORDS: [&str; 17] = [
    "truth", "reason", "due", "found", "needed", "total", "missing", "from", "evidence", "told", "strength", "text",
    "remedy", "clauses", "at", "exit", "asked",
];

/// One expected result.
#[derive(Debug, Clone)]
pub(crate) struct Expectation {
    /// Where it is written.
    pub line: usize,
    /// `rule`, `rule[unit=norr]`, with `also ` before it when it stands under another result.
    pub name: String,
    pub verdict: String,
    /// What else is said of it.
    pub more: Vec<(String, String)>,
    /// Whether the result must point to the line on which this is written.
    pub here: bool,
}

/// What a comment tells.
#[derive(Debug)]
pub(crate) enum Told {
    Result(Expectation),
    Finding(String),
    Refused(String),
    Exit(u64),
}

/// All that a block's comments tell, by line.
pub(crate) fn read(block: &Block, is_policy: bool, faults: &mut Vec<Fault>) -> Vec<(usize, Told)> {
    let mut rule = String::new();
    let mut all = Vec::new();
    for (index, text) in block.text.lines().enumerate() {
        let line = block.line + index;
        if is_policy {
            rule = rule_named(text).unwrap_or(rule);
        }
        let told = [("# expect: ", 0), ("# finding: ", 1), ("# refused: ", 2)].into_iter().find_map(|(mark, kind)| {
            let (_, rest) = text.split_once(mark)?;
            Some(match kind {
                0 => result(rest.trim(), line, is_policy.then_some(rule.as_str())),
                1 => Ok(vec![Told::Finding(rest.trim().to_owned())]),
                _ => Ok(vec![Told::Refused(rest.trim().to_owned())]),
            })
        });
        match told {
            Some(Ok(told)) => all.extend(told.into_iter().map(|told| (line, told))),
            Some(Err(what)) => faults.push((line, what)),
            None if text.contains("# expect") => {
                faults.push((line, "an expectation is written `# expect: …`".to_owned()))
            }
            None => {}
        }
    }
    all
}

/// The name of a rule that begins on this line.
fn rule_named(text: &str) -> Option<String> {
    let (before, after) = text.split_once("rule ")?;
    let name = after.split_whitespace().next()?;
    (before.trim().is_empty() && after.contains('{')).then(|| name.to_owned())
}

fn result(text: &str, line: usize, rule: Option<&str>) -> Result<Vec<Told>, String> {
    let mut words = split(text)?.into_iter().peekable();
    if words.peek().is_some_and(|word| word == "exit") {
        let code = words.nth(1).and_then(|code| code.parse().ok()).ok_or("`exit` takes a number")?;
        return Ok(vec![Told::Exit(code)]);
    }
    let also = words.next_if(|word| word == "also").is_some();
    let first = words.next().ok_or("what is expected?")?;
    let (name, verdict) = match rule {
        Some(rule) if VERDICTS.contains(&first.as_str()) => (rule.to_owned(), first),
        Some(rule) if first.starts_with('[') => (format!("{rule}{first}"), words.next().unwrap_or_default()),
        Some(rule) if first.starts_with('#') => (format!("{rule}{first}"), words.next().unwrap_or_default()),
        _ => (first, words.next().unwrap_or_default()),
    };
    if !VERDICTS.contains(&verdict.as_str()) {
        return Err(format!("`{verdict}` is no verdict"));
    }
    let name = if also { format!("also {name}") } else { name };
    let mut expectation = Expectation { line, name, verdict, more: Vec::new(), here: false };
    let mut told = Vec::new();
    while let Some(word) = words.next() {
        if word == "here" {
            expectation.here = true;
            continue;
        }
        if !WORDS.contains(&word.as_str()) {
            return Err(format!("`{word}` cannot be expected"));
        }
        let value = words.next().ok_or(format!("`{word}` of what?"))?;
        if word == "exit" {
            told.push(Told::Exit(value.parse().map_err(|_| "`exit` takes a number")?));
        } else {
            expectation.more.push((word, value));
        }
    }
    told.push(Told::Result(expectation));
    Ok(told)
}

/// Words, kept together in quotes and in brackets.
fn split(text: &str) -> Result<Vec<String>, String> {
    let mut words = vec![];
    let mut word = String::new();
    let (mut quoted, mut depth) = (false, 0);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted && depth == 0 => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                continue;
            }
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth -= 1,
            _ => {}
        }
        if c != '"' {
            word.push(c);
        }
    }
    if quoted || depth != 0 {
        return Err("a quote or bracket has no end".to_owned());
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    Ok(words)
}
