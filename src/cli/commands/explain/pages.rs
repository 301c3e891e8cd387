//! The page of a rule, a clause or a reading.

use super::Told;
use crate::cli::page::Page;
use crate::cli::show::{state, verdict_word};
use crate::outcome::{self, ClauseInfo, ContactInfo, Covered, PolicyInfo, RuleInfo, RuleTold, pick};
use crate::source::Span;
use crate::text::bound::bound;
use crate::text::words::quote;
use crate::text::{Lang, Two, cli as words};

/// A page of a policy.
pub(super) struct Pages<'a> {
    policy: &'a PolicyInfo,
    told: &'a Told<'a>,
    lang: Lang,
    page: Page,
}

impl<'a> Pages<'a> {
    pub(super) fn new(policy: &'a PolicyInfo, told: &'a Told<'a>, lang: Lang, page: Page) -> Self {
        Self { policy, told, lang, page }
    }

    /// Everything of a name; `None` when there is nothing.
    pub(super) fn write(mut self, name: &str) -> Option<String> {
        let policy = self.policy;
        let place = policy.rules.iter().position(|rule| rule.name == name);
        let rule = place.and_then(|place| policy.rules.get(place));
        let clause = policy.clauses.iter().position(|clause| clause.name == name);
        let reading = policy.readings.iter().position(|reading| reading.name == name);
        if let (Some(place), Some(rule)) = (place, rule) {
            self.rule(place, rule);
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
        (rule.is_some() || clause.is_some() || reading.is_some()).then(|| self.page.finish())
    }

    fn rule(&mut self, place: usize, rule: &RuleInfo) {
        self.page.heading(&format!("{}: {}", self.say(words::RULE), rule.name));
        if !rule.groups.is_empty() {
            self.page.line(&format!("{}: {}", self.say(words::GROUPS), rule.groups.join(" / ")), 0);
        }
        for clause in self.policy.clauses_at(&rule.clauses) {
            self.clause(clause);
        }
        let told = (self.told.rule)(place);
        if let Some(told) = &told {
            self.in_words(told);
        }
        self.section(words::READINGS, self.policy.readings_at(&rule.readings), |p, r| {
            format!("{}: {}", r.name, p.of(&r.text))
        });
        if let Some(above) = self.policy.above(place) {
            self.page.heading(self.say(words::FOLLOWS));
            self.page.item(&above.name);
        }
        if let Some(told) = &told {
            self.examples(told);
        }
        let actions: Vec<_> = self.policy.actions_at(&rule.actions).collect();
        self.section(words::ACTIONS, actions.iter(), |p, action| {
            [p.of(&action.text), &action.link].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        let mut contacts: Vec<usize> = actions.iter().flat_map(|action| action.contacts.iter().copied()).collect();
        contacts.sort_unstable();
        contacts.dedup();
        self.section(words::CONTACTS, self.policy.contacts_at(&contacts), |p, one| p.contact(one));
        if let Some(told) = &told {
            self.cost(told);
        }
        self.written(words::INHERITED, &rule.inherited);
        self.written(words::SOURCE, &[rule.span]);
    }

    /// What the rule asks, when, and what it reads.
    fn in_words(&mut self, told: &RuleTold) {
        self.page.heading(self.say(words::HOW));
        self.told(&told.requirements, 0);
        if matches!(told.by, Covered::Signed | Covered::CheckedAndSigned) {
            self.page.item(self.say(words::SIGNED));
        }
        if !told.scope.is_empty() {
            self.page.heading(self.say(words::SCOPE));
            self.told(&told.scope, 0);
        }
        if !told.notes.is_empty() {
            self.page.heading(self.say(words::NOTES));
            self.told(&told.notes, 0);
        }
        self.section(words::NEEDS, told.needs.iter(), |_, need| {
            let note = if need.note.is_empty() { String::new() } else { format!(" ({})", need.note) };
            let path = if need.path.is_empty() { String::new() } else { format!(": {}", need.path) };
            format!("{}{path}{note}", need.label)
        });
    }

    /// Sentences as a list.
    fn told(&mut self, told: &[outcome::Told], depth: usize) {
        for one in told {
            self.page.item_at(&one.sentence(), depth);
            self.parts(&one.parts, depth + 1);
        }
    }

    fn parts(&mut self, parts: &[outcome::Told], depth: usize) {
        for part in parts {
            self.page.item_at(&part.item(), depth);
            self.parts(&part.parts, depth + 1);
        }
    }

    fn examples(&mut self, told: &RuleTold) {
        self.section(words::EXAMPLES, told.examples.iter(), |p, (title, subject, verdict)| {
            let verdict = verdict_word(*verdict).get(p.lang);
            match subject {
                Some(subject) => format!("{}: {verdict} ({subject})", quote(title, p.lang)),
                None => format!("{}: {verdict}", quote(title, p.lang)),
            }
        });
    }

    fn cost(&mut self, told: &RuleTold) {
        self.page.heading(self.say(words::COST_HEADING));
        self.page.item(&outcome::Told::plain(told.cost.text.as_str()).sentence());
        if self.told.costs {
            for part in &told.cost.parts {
                self.page.item_at(&part.text, 1);
            }
        }
    }

    /// Pieces of the policy as they stand there; nothing when all are empty.
    fn written(&mut self, heading: Two, pieces: &[Span]) {
        let pieces = pieces.iter().map(|span| self.told.sources.file(span.file).slice(*span));
        for (at, piece) in pieces.filter(|piece| !piece.is_empty()).enumerate() {
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
        self.row(words::BINDS, bound(&clause.binds).map_or(&clause.binds, |text| text.get(self.lang)));
        self.row(words::WORD, words::clause_word(&clause.word).map_or(&clause.word, |text| text.get(self.lang)));
    }

    fn row(&mut self, label: Two, value: &str) {
        if !value.is_empty() {
            self.page.paragraphs(&format!("{}: {value}", self.say(label)), 2);
        }
    }

    fn checked_by(&mut self, clause: &ClauseInfo, at: usize) {
        let cites = |rule: &RuleInfo| {
            rule.clauses.contains(&at) || rule.exceptions.iter().any(|exception| exception.clauses.contains(&at))
        };
        let rules: Vec<usize> =
            (0..self.policy.rules.len()).filter(|place| self.policy.rule(*place).is_some_and(cites)).collect();
        match &clause.informative {
            Some(because) if rules.is_empty() => {
                self.page.heading(self.say(words::NOT_CHECKED_BECAUSE));
                self.page.paragraphs(self.of(because), 2);
            }
            _ if rules.is_empty() => self.page.paragraphs(self.say(words::NOT_CHECKED), 2),
            _ => self.rules(&rules),
        }
    }

    /// The rules that check a clause, each with what it asks.
    fn rules(&mut self, places: &[usize]) {
        self.page.heading(self.say(words::CHECKED_BY));
        for place in places {
            let Some(rule) = self.policy.rules.get(*place) else { continue };
            let told = (self.told.rule)(*place);
            let how = told.as_ref().map_or_else(String::new, |told| format!(" ({})", state(told.by).get(self.lang)));
            self.page.item(&format!("{}{how}", rule.name));
            if let Some(told) = told {
                self.told(&told.requirements, 1);
                self.told(&told.notes, 1);
            }
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
