//! A handbook → blocks.

use super::blocks::{Block, Book, Item, Line, Piece, items, listed, text};
use crate::outcome::{
    ClauseInfo, ContactInfo, Covered, Handbook, Multi, Need, PolicyInfo, RuleInfo, RuleTold, Told, pick,
};
use crate::report::coverage::{choice, state};
use crate::text::bound::bound;
use crate::text::{Lang, authoring as s, cli, sentences, sentences::put};

/// The blocks of a handbook.
pub(super) fn compose(handbook: &Handbook, lang: Lang) -> Book {
    let mut composer = Composer { handbook, policy: &handbook.header.policy, lang, blocks: Vec::new() };
    composer.clauses();
    composer.rules();
    composer.readings();
    composer.params();
    composer.tables();
    composer.contacts();
    composer.index();
    composer.book()
}

struct Composer<'a> {
    handbook: &'a Handbook,
    policy: &'a PolicyInfo,
    lang: Lang,
    blocks: Vec<Block>,
}

/// The name of a clause's place.
fn of_clause(name: &str) -> String {
    format!("clause-{name}")
}

fn of_rule(name: &str) -> String {
    format!("rule-{name}")
}

fn of_reading(name: &str) -> String {
    format!("reading-{name}")
}

fn of_contact(name: &str) -> String {
    format!("contact-{name}")
}

impl<'a> Composer<'a> {
    fn book(self) -> Book {
        let (policy, lang) = (self.policy, self.lang);
        let title = Some(self.of(&policy.title)).filter(|title| !title.is_empty()).unwrap_or(&policy.name);
        let mut head = Vec::new();
        let version = [("name", policy.name.as_str()), ("version", policy.version.as_str())];
        let form = if policy.version.is_empty() { s::OF_POLICY_ONLY } else { s::OF_POLICY };
        head.push(text(put(form, lang, &version)));
        if let Some((title, version, revised)) = &policy.document {
            let revised = revised.map_or_else(String::new, |date| date.to_string());
            let form = match (version.is_empty(), revised.is_empty()) {
                (false, false) => s::SOURCE_REVISED,
                (false, true) => s::SOURCE_VERSION,
                (true, _) => s::SOURCE,
            };
            head.push(text(put(form, lang, &[("title", title), ("version", version), ("date", &revised)])));
        }
        if !policy.owner.is_empty() {
            head.push(text(put(s::OWNER, lang, &[("owner", &policy.owner)])));
        }
        head.push(text(s::HANDBOOK_ABOUT.get(lang)));
        head.extend(self.handbook.applies.iter().map(|told| text(told.sentence())));
        let contents = self
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading(level, id, text) if *level == 2 || id.starts_with("section-") => {
                    Some((level - 1, id.clone(), text.clone()))
                }
                _ => None,
            })
            .collect();
        Book { title: put(s::HANDBOOK, lang, &[("title", title)]), head, contents, blocks: self.blocks }
    }

    fn heading(&mut self, level: u8, id: impl Into<String>, text: &str) {
        self.blocks.push(Block::Heading(level, id.into(), text.to_owned()));
    }

    /// The clauses, by the sections of the source.
    fn clauses(&mut self) {
        self.heading(2, "clauses", s::BOOK_CLAUSES.get(self.lang));
        let mut sections: Vec<&str> = Vec::new();
        for clause in &self.policy.clauses {
            if !sections.contains(&clause.section.as_str()) {
                sections.push(&clause.section);
            }
        }
        // As in the source: by page; sections without one come last.
        let first_page = |section: &&str| {
            let of_section = self.policy.clauses.iter().filter(|clause| clause.section == **section);
            of_section.filter_map(|clause| clause.page).min().unwrap_or(u32::MAX)
        };
        sections.sort_by_key(first_page);
        for (number, section) in (1..).zip(&sections) {
            let name = if section.is_empty() { s::NO_SECTION.get(self.lang) } else { section };
            self.heading(3, format!("section-{number}"), name);
            let clauses = self.policy.clauses.iter().enumerate();
            for (place, clause) in clauses.filter(|(_, clause)| clause.section == **section) {
                self.clause(place, clause);
            }
        }
    }

    fn clause(&mut self, place: usize, clause: &'a ClauseInfo) {
        self.heading(4, of_clause(&clause.name), &clause.name);
        self.blocks.push(Block::Quote(self.of(&clause.text).to_owned()));
        let covered = self.handbook.clauses.get(place).copied().unwrap_or(Covered::Uncovered);
        let mut terms: Vec<(&'static str, Line)> = Vec::new();
        if let Some(page) = clause.page {
            terms.push((s::PAGE.get(self.lang), text(page.to_string())));
        }
        if !clause.binds.is_empty() {
            let binds = bound(&clause.binds).map_or(clause.binds.as_str(), |text| text.get(self.lang));
            terms.push((cli::BINDS.get(self.lang), text(binds)));
        }
        let word = cli::clause_word(&clause.word).map_or(clause.word.as_str(), |text| text.get(self.lang));
        terms.push((cli::WORD.get(self.lang), text(word)));
        terms.push((s::STATE.get(self.lang), text(state(covered).get(self.lang))));
        if let Some(because) = &clause.informative {
            terms.push((s::BECAUSE.get(self.lang), text(self.of(because))));
        }
        for chosen in self.handbook.choices.iter().filter(|chosen| chosen.clauses.contains(&place)) {
            terms.push((s::BECAUSE.get(self.lang), text(choice(chosen, self.lang))));
        }
        self.blocks.push(Block::Terms(terms));
        for (place, rule) in self.rules_of(place) {
            let Some(told) = self.handbook.rules.get(place) else { continue };
            self.blocks.push(Block::Paragraph(vec![
                Piece::Text(format!("{}: ", s::RULE.get(self.lang))),
                Piece::Link(of_rule(&rule.name), rule.name.clone()),
            ]));
            let mut list = items(&told.requirements, true);
            list.extend(items(&told.notes, true));
            self.blocks.push(Block::List(cli::HOW.get(self.lang), list));
        }
        let actions: Vec<usize> = self.rules_of(place).into_iter().flat_map(|(_, rule)| rule.actions.clone()).collect();
        self.actions(&actions);
    }

    /// The rules that a clause is checked by.
    fn rules_of(&self, clause: usize) -> Vec<(usize, &'a RuleInfo)> {
        let links = self.handbook.links.iter().filter(|link| link.clause == clause);
        links.filter_map(|link| Some((link.rule, self.policy.rule(link.rule)?))).collect()
    }

    /// What to do, each thing once, with whom to turn to.
    fn actions(&mut self, places: &[usize]) {
        let mut seen: Vec<usize> = Vec::new();
        let mut list = Vec::new();
        for place in places {
            let Some(action) = self.policy.actions.get(*place).filter(|_| !seen.contains(place)) else { continue };
            seen.push(*place);
            let mut line = text([self.of(&action.text), &action.link].join(" ").trim());
            let contacts = self.policy.contacts_at(&action.contacts);
            let contacts = listed(contacts.map(|contact| Piece::Link(of_contact(&contact.name), self.called(contact))));
            if !contacts.is_empty() {
                line.push(Piece::Text(format!(" {}: ", cli::CONTACTS.get(self.lang))));
                line.extend(contacts);
            }
            list.push(Item { line, items: Vec::new() });
        }
        if !list.is_empty() {
            self.blocks.push(Block::List(cli::ACTIONS.get(self.lang), list));
        }
    }

    fn called(&self, contact: &ContactInfo) -> String {
        let title = self.of(&contact.title);
        if title.is_empty() { contact.name.clone() } else { title.to_owned() }
    }

    fn rules(&mut self) {
        self.heading(2, "rules", s::BOOK_RULES.get(self.lang));
        let handbook = self.handbook;
        for (place, (rule, told)) in self.policy.rules.iter().zip(&handbook.rules).enumerate() {
            self.rule(place, rule, told);
        }
    }

    fn rule(&mut self, place: usize, rule: &'a RuleInfo, told: &'a RuleTold) {
        self.heading(3, of_rule(&rule.name), &rule.name);
        let policy = self.policy;
        let links = self.handbook.links.iter().filter(|link| link.rule == place);
        let clauses = links.filter_map(|link| policy.clauses.get(link.clause));
        let mut terms = vec![
            (s::CLAUSE.get(self.lang), listed(clauses.map(|c| Piece::Link(of_clause(&c.name), c.name.clone())))),
            (s::STATE.get(self.lang), text(state(told.by).get(self.lang))),
        ];
        if let Some(above) = policy.above(place) {
            terms.push((s::FOLLOWS.get(self.lang), vec![Piece::Link(of_rule(&above.name), above.name.clone())]));
        }
        let readings = policy.readings_at(&rule.readings);
        let readings = listed(readings.map(|reading| Piece::Link(of_reading(&reading.name), reading.name.clone())));
        terms.push((cli::READINGS.get(self.lang), readings));
        terms.retain(|(_, line)| !line.is_empty());
        self.blocks.push(Block::Terms(terms));
        self.list(cli::HOW.get(self.lang), &told.requirements);
        self.list(cli::SCOPE.get(self.lang), &told.scope);
        self.list(cli::NOTES.get(self.lang), &told.notes);
        let needs: Vec<Item> = told.needs.iter().map(need).collect();
        if !needs.is_empty() {
            self.blocks.push(Block::List(cli::NEEDS.get(self.lang), needs));
        }
        self.actions(&rule.actions);
    }

    fn list(&mut self, lead: &'static str, told: &[Told]) {
        if !told.is_empty() {
            self.blocks.push(Block::List(lead, items(told, true)));
        }
    }

    fn readings(&mut self) {
        if self.policy.readings.is_empty() {
            return;
        }
        self.heading(2, "readings", cli::READINGS.get(self.lang));
        self.blocks.push(Block::Paragraph(text(s::READINGS_ABOUT.get(self.lang))));
        for (place, reading) in self.policy.readings.iter().enumerate() {
            self.heading(3, of_reading(&reading.name), &reading.name);
            self.blocks.push(Block::Paragraph(text(self.of(&reading.text))));
            let rules = self.policy.rules.iter().filter(|rule| rule.readings.contains(&place));
            let rules = listed(rules.map(|rule| Piece::Link(of_rule(&rule.name), rule.name.clone())));
            if !rules.is_empty() {
                self.blocks.push(Block::Terms(vec![(s::RULE.get(self.lang), rules)]));
            }
        }
    }

    fn params(&mut self) {
        let params = &self.handbook.params;
        if params.is_empty() {
            return;
        }
        self.heading(2, "params", s::PARAMS.get(self.lang));
        let mut rows = Vec::new();
        for param in params {
            for (from, value) in &param.values {
                let from = from.map_or_else(|| s::ALWAYS.get(self.lang).to_owned(), |date| date.to_string());
                rows.push(vec![vec![Piece::Code(param.name.clone())], text(value.as_str()), text(from)]);
            }
        }
        let columns = [s::NAME, s::VALUE, s::FROM].map(|column| column.get(self.lang).to_owned()).to_vec();
        self.blocks.push(Block::Table(s::PARAMS.get(self.lang).to_owned(), columns, rows));
    }

    fn tables(&mut self) {
        let tables = &self.handbook.tables;
        if tables.is_empty() {
            return;
        }
        self.heading(2, "tables", s::TABLES.get(self.lang));
        for table in tables {
            self.heading(3, format!("table-{}", table.name), &table.name);
            if table.keys > 0 {
                let (keys, results) = table.columns.split_at(table.keys.min(table.columns.len()));
                let (keys, results) = (keys.join(", "), results.join(", "));
                let about = put(s::TABLE_KEYED, self.lang, &[("keys", &keys), ("results", &results)]);
                self.blocks.push(Block::Paragraph(text(about)));
            }
            match &table.rows {
                None => self.blocks.push(Block::Paragraph(text(put(
                    s::TABLE_EXTERNAL,
                    self.lang,
                    &[("columns", &table.columns.join(", "))],
                )))),
                Some(rows) => {
                    let rows = rows.iter().map(|row| row.iter().map(|cell| text(cell.as_str())).collect()).collect();
                    self.blocks.push(Block::Table(table.name.clone(), table.columns.clone(), rows));
                }
            }
        }
    }

    fn contacts(&mut self) {
        if self.policy.contacts.is_empty() {
            return;
        }
        self.heading(2, "contacts", s::CONTACTS.get(self.lang));
        for contact in &self.policy.contacts {
            self.heading(3, of_contact(&contact.name), &self.called(contact));
            let ways = [
                (s::EMAIL, &contact.email),
                (s::PHONE, &contact.phone),
                (s::WEB_PAGE, &contact.link),
                (s::ADDRESS, &contact.address),
            ];
            let terms = ways.into_iter().filter(|(_, way)| !way.is_empty());
            let terms: Vec<(&'static str, Line)> =
                terms.map(|(label, way)| (label.get(self.lang), text(way.as_str()))).collect();
            if terms.is_empty() {
                self.blocks.push(Block::Paragraph(text(s::NO_WAY.get(self.lang))));
            } else {
                self.blocks.push(Block::Terms(terms));
            }
        }
    }

    fn index(&mut self) {
        self.heading(2, "index", s::INDEX.get(self.lang));
        let mut rows = Vec::new();
        for (place, clause) in self.policy.clauses.iter().enumerate() {
            let rules = listed(
                self.rules_of(place).into_iter().map(|(_, rule)| Piece::Link(of_rule(&rule.name), rule.name.clone())),
            );
            let covered = self.handbook.clauses.get(place).copied().unwrap_or(Covered::Uncovered);
            let rules = if rules.is_empty() { text(sentences::NOTHING.get(self.lang)) } else { rules };
            rows.push(vec![
                vec![Piece::Link(of_clause(&clause.name), clause.name.clone())],
                text(state(covered).get(self.lang)),
                rules,
            ]);
        }
        let columns = [s::CLAUSE, s::STATE, s::RULE].map(|column| column.get(self.lang).to_owned()).to_vec();
        self.blocks.push(Block::Table(s::INDEX.get(self.lang).to_owned(), columns, rows));
    }

    fn of<'t>(&self, texts: &'t Multi) -> &'t str {
        pick(texts, self.lang.code())
    }
}

fn need(need: &Need) -> Item {
    let mut line = text(need.label.as_str());
    if !need.path.is_empty() {
        line.push(Piece::Text(": ".to_owned()));
        line.push(Piece::Code(need.path.clone()));
    }
    if !need.note.is_empty() {
        line.push(Piece::Text(format!(" ({})", need.note)));
    }
    Item { line, items: Vec::new() }
}
