//! `explain`: the page of a rule, a clause, a reading or a code.

use crate::cli::config::Config;
use crate::cli::output::print;
use crate::cli::page::Page;
use crate::cli::reader::Reader;
use crate::cli::usage::{self, fill};
use crate::cli::{Face, define};
use crate::diagnostic::suggest;
use crate::outcome::{ClauseInfo, ContactInfo, Exit, Options, PolicyInfo, RuleInfo, pick};
use crate::text::codes::{self, CodeText};
use crate::text::{Lang, Two, cli as words};
use clap::{ArgMatches, Command};

pub(crate) const FACE: Face = Face { name: "explain", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::EXPLAIN, words::EXPLAIN_USAGE)
        .arg(define::word("name", lang, words::VALUE_NAME, words::EXPLAIN_NAME).required(true))
        .args(define::policy_options(lang))
}

fn run(matches: &ArgMatches, reader: &Reader, config: Config) -> Exit {
    let name = matches.get_one::<String>("name").map_or("", |name| name.trim());
    if is_code(name) {
        return explain_code(name, reader);
    }
    let engine = match super::chosen(matches, config).load(None, Options::default()) {
        Ok(engine) => engine,
        Err(refused) => return super::refuse(*refused, reader),
    };
    let policy = &engine.header.policy;
    let lang = reader.lang_for(policy);
    let view = reader.view(lang);
    match page_of(policy, name, Page::new(view.width, view.color), lang) {
        Some(page) => print(&page, lang),
        None => unknown(name, lang, names(policy)),
    }
}

/// The page of a rule, a clause or a reading; `None` when the policy has nothing of that name.
pub(super) fn page_of(policy: &PolicyInfo, name: &str, page: Page, lang: Lang) -> Option<String> {
    let mut pages = Pages { policy, lang, page };
    pages.write(name).then(|| pages.page.finish())
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

struct Pages<'a> {
    policy: &'a PolicyInfo,
    lang: Lang,
    page: Page,
}

impl Pages<'_> {
    /// Writes everything of a name; `false` when there is nothing.
    fn write(&mut self, name: &str) -> bool {
        let policy = self.policy;
        let rule = policy.rules.iter().find(|rule| rule.name == name);
        let clause = policy.clauses.iter().position(|clause| clause.name == name);
        let reading = policy.readings.iter().position(|reading| reading.name == name);
        if let Some(rule) = rule {
            self.rule(rule);
        }
        if let Some(at) = clause
            && !rule.is_some_and(|rule| rule.clauses.contains(&at))
            && let Some(clause) = policy.clauses.get(at)
        {
            self.clause(clause);
            self.checked_by(clause, at);
        }
        if let Some(at) = reading {
            self.reading(at);
        }
        rule.is_some() || clause.is_some() || reading.is_some()
    }

    fn rule(&mut self, rule: &RuleInfo) {
        self.page.heading(&format!("{}: {}", self.say(words::RULE), rule.name));
        if !rule.groups.is_empty() {
            self.page.line(&format!("{}: {}", self.say(words::GROUPS), rule.groups.join(" / ")), 0);
        }
        for clause in rule.clauses.iter().filter_map(|at| self.policy.clauses.get(*at)) {
            self.clause(clause);
        }
        self.section(words::READINGS, rule.readings.iter().filter_map(|at| self.policy.readings.get(*at)), |p, r| {
            format!("{}: {}", r.name, p.of(&r.text))
        });
        self.section(words::EXCEPTIONS, rule.exceptions.iter(), |p, e| {
            let clauses: Vec<&str> =
                e.clauses.iter().filter_map(|at| p.policy.clauses.get(*at)).map(|c| c.name.as_str()).collect();
            if clauses.is_empty() {
                p.of(&e.because).to_owned()
            } else {
                format!("{} ({})", p.of(&e.because), clauses.join(", "))
            }
        });
        let actions: Vec<_> = rule.actions.iter().filter_map(|at| self.policy.actions.get(*at)).collect();
        self.section(words::ACTIONS, actions.iter(), |p, action| {
            [p.of(&action.text), &action.link].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        let mut contacts: Vec<usize> = actions.iter().flat_map(|action| action.contacts.iter().copied()).collect();
        contacts.sort_unstable();
        contacts.dedup();
        self.section(words::CONTACTS, contacts.iter().filter_map(|at| self.policy.contacts.get(*at)), Self::contact);
        self.written(words::INHERITED, &rule.inherited);
        self.written(words::SOURCE, std::slice::from_ref(&rule.source));
    }

    /// Pieces of the policy as they stand there; nothing when all are empty.
    fn written(&mut self, heading: Two, pieces: &[String]) {
        for (at, piece) in pieces.iter().filter(|piece| !piece.is_empty()).enumerate() {
            if at == 0 {
                self.page.heading(self.say(heading));
            }
            for line in piece.lines() {
                self.page.line(line, 2);
            }
        }
    }

    fn clause(&mut self, clause: &ClauseInfo) {
        self.page.heading(&format!("{}: {}", self.say(words::CLAUSE), clause.name));
        self.page.paragraphs(self.of(&clause.text), 2);
        let page = clause.page.map(|page| format!("{} {page}", self.say(words::PAGE)));
        let section = [Some(clause.section.clone()).filter(|s| !s.is_empty()), page];
        let section = section.into_iter().flatten().collect::<Vec<_>>().join(", ");
        self.row(words::SECTION, &section);
        self.row(words::BINDS, words::bound(&clause.binds).map_or(&clause.binds, |text| text.get(self.lang)));
        self.row(words::WORD, words::clause_word(&clause.word).map_or(&clause.word, |text| text.get(self.lang)));
    }

    fn row(&mut self, label: Two, value: &str) {
        if !value.is_empty() {
            self.page.paragraphs(&format!("{}: {value}", self.say(label)), 2);
        }
    }

    fn checked_by(&mut self, clause: &ClauseInfo, at: usize) {
        let rules: Vec<_> = self.policy.rules.iter().filter(|rule| rule.clauses.contains(&at)).collect();
        match &clause.informative {
            Some(because) => {
                self.page.heading(self.say(words::NOT_CHECKED_BECAUSE));
                self.page.paragraphs(self.of(because), 2);
            }
            None if rules.is_empty() => self.page.paragraphs(self.say(words::NOT_CHECKED), 2),
            None => self.section(words::CHECKED_BY, rules.iter(), |_, rule| rule.name.clone()),
        }
    }

    fn reading(&mut self, at: usize) {
        let Some(reading) = self.policy.readings.get(at) else { return };
        self.page.heading(&format!("{}: {}", self.say(words::READING), reading.name));
        self.page.paragraphs(self.of(&reading.text), 2);
        let rules = self.policy.rules.iter().filter(|rule| rule.readings.contains(&at));
        self.section(words::CHECKED_BY, rules, |_, rule| rule.name.clone());
    }

    fn contact(&self, contact: &ContactInfo) -> String {
        let title = Some(self.of(&contact.title)).filter(|title| !title.is_empty()).unwrap_or(&contact.name);
        let parts = [title, &contact.email, &contact.phone, &contact.link, &contact.address];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// A headed list; nothing when it is empty.
    fn section<T>(&mut self, heading: Two, items: impl Iterator<Item = T>, text: impl Fn(&Self, T) -> String) {
        for (at, item) in items.enumerate() {
            if at == 0 {
                self.page.heading(self.say(heading));
            }
            let text = text(self, item);
            self.page.item(&text);
        }
    }

    fn say(&self, text: Two) -> &'static str {
        text.get(self.lang)
    }

    fn of<'t>(&self, texts: &'t [(std::sync::Arc<str>, std::sync::Arc<str>)]) -> &'t str {
        pick(texts, self.lang.code())
    }
}
