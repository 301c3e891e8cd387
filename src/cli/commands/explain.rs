//! `explain`: the page of a rule, a clause, a reading or a code.

mod pages;

use crate::author;
use crate::cli::bundle::Choice;
use crate::cli::config::Config;
use crate::cli::output::print;
use crate::cli::page::Page;
use crate::cli::reader::Reader;
use crate::cli::usage::{self, fill};
use crate::cli::{Face, define};
use crate::diagnostic::suggest;
use crate::outcome::{Exit, Options, PolicyInfo, RuleTold};
use crate::source::Sources;
use crate::text::codes::{self, CodeText};
use crate::text::{Lang, cli as words};
use clap::{ArgMatches, Command};
use pages::Pages;

pub(crate) const FACE: Face = Face { name: "explain", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::EXPLAIN, words::EXPLAIN_USAGE)
        .arg(define::word("name", lang, words::VALUE_NAME, words::EXPLAIN_NAME).required(true))
        .args(define::policy_options(lang))
        .arg(define::cost(lang))
}

fn run(matches: &ArgMatches, reader: &Reader, config: Config) -> Exit {
    let name = matches.get_one::<String>("name").map_or("", |name| name.trim());
    if is_code(name) {
        return explain_code(name, reader);
    }
    let choice = Choice { examples: true, ..super::chosen(matches, config) };
    let engine = match choice.load(None, Options::default()) {
        Ok(engine) => engine,
        Err(refused) => return super::refuse(*refused, reader),
    };
    let policy = &engine.header.policy;
    let lang = reader.lang_for(policy);
    let view = reader.view(lang);
    let told = Told {
        costs: matches.get_flag("cost"),
        rule: &|place| author::tell(&engine, place, lang),
        sources: &engine.sources,
    };
    match page_of(policy, name, &told, Page::new(view.width, view.color), lang) {
        Some(page) => print(&page, lang),
        None => unknown(name, lang, names(policy)),
    }
}

/// The page of a rule, a clause or a reading; `None` when the policy has nothing of that name.
pub(super) fn page_of(policy: &PolicyInfo, name: &str, told: &Told<'_>, page: Page, lang: Lang) -> Option<String> {
    Pages::new(policy, told, lang, page).write(name)
}

/// What is told of rules beside what the policy states.
pub(super) struct Told<'a> {
    /// Whether the costs are wanted in full.
    pub(super) costs: bool,
    /// A rule in words, by its place.
    pub(super) rule: &'a dyn Fn(usize) -> Option<RuleTold>,
    /// Where the policy is written.
    pub(super) sources: &'a Sources,
}

/// `K` and three digits, large or small.
fn is_code(name: &str) -> bool {
    let digits = name.strip_prefix(['K', 'k']).unwrap_or("");
    digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn explain_code(name: &str, reader: &Reader) -> Exit {
    let lang = reader.lang();
    let Some(text) = codes::of(&name.to_ascii_uppercase()) else {
        return usage::refuse(lang, &fill(words::EXPLAIN_UNKNOWN_CODE, lang, &[("name", name)]));
    };
    let view = reader.view(lang);
    print(&code_page(text, lang, Page::new(view.width, view.color)), lang)
}

fn code_page(text: &CodeText, lang: Lang, mut page: Page) -> String {
    page.heading(&format!("{} – {}", text.id, text.title.get(lang)));
    page.gap();
    page.paragraphs(text.page.get(lang), 0);
    page.finish()
}

fn unknown<'a>(name: &str, lang: Lang, names: impl Iterator<Item = &'a str>) -> Exit {
    let mut text = fill(words::EXPLAIN_UNKNOWN, lang, &[("name", name)]);
    if let Some(near) = suggest(name, names) {
        text.push('\n');
        text.push_str(&fill(words::NEAR, lang, &[("near", near)]));
    }
    usage::refuse(lang, &text)
}

/// All that can be explained of a policy.
fn names(policy: &PolicyInfo) -> impl Iterator<Item = &str> {
    let rules = policy.rules.iter().map(|rule| rule.name.as_str());
    let clauses = policy.clauses.iter().map(|clause| clause.name.as_str());
    let readings = policy.readings.iter().map(|reading| reading.name.as_str());
    rules.chain(clauses).chain(readings)
}
