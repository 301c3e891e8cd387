//! A tree as text, always laid out the same way. Comments stay with the statement that follows them.

use super::ast::{
    Action, Change, Clause, Column, Comment, Contact, Define, Example, Extends, File, Group, Item, Name, Param,
    PolicyHeader, Reading, Requirement, Rule, Scope, ScopeKind, Str, StrengthWord, Table, Texts,
};
use super::lexer::is_name;
use super::print_expr::{print_binding, print_expr, print_statement, print_sum};
use super::strings::encode;
use crate::source::Span;

/// A file as text in the canonical layout.
#[must_use]
pub fn print(file: &File) -> String {
    let mut out = Out { text: String::new(), depth: 0, comments: &file.comments };
    let mut before: Option<&Item> = None;
    for item in &file.items {
        out.trailing(span_of(item).start);
        if before.is_some_and(|before| !(is_line(before) && is_line(item) && same_kind(before, item))) {
            out.text.push('\n');
        }
        out.item(item);
        before = Some(item);
    }
    out.comments_before(u32::MAX);
    out.text
}

fn span_of(item: &Item) -> Span {
    match item {
        Item::Policy(x) => x.span,
        Item::Clause(x) => x.span,
        Item::Reading(x) => x.span,
        Item::Param(x) => x.span,
        Item::Contact(x) => x.span,
        Item::Action(x) => x.span,
        Item::Table(x) => x.span,
        Item::Define(x) => x.span,
        Item::Rule(x) => x.span,
        Item::Group(x) => x.span,
        Item::Example(x) => x.span,
        Item::Import(x) => x.span,
        Item::Extends(x) => x.span,
    }
}

fn is_line(item: &Item) -> bool {
    matches!(item, Item::Param(_) | Item::Define(_) | Item::Import(_) | Item::Table(_))
}

fn same_kind(a: &Item, b: &Item) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

fn names(names: &[Name]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", ")
}

fn strength(word: StrengthWord) -> &'static str {
    match word {
        StrengthWord::Must => "must",
        StrengthWord::Should => "should",
        StrengthWord::Note => "note",
    }
}

struct Out<'a> {
    text: String,
    depth: usize,
    /// Those not yet written.
    comments: &'a [Comment],
}

impl Out<'_> {
    /// Writes the comments that stand at the end of lines before an offset of the source.
    fn trailing(&mut self, before: u32) {
        while let Some((first, rest)) = self.comments.split_first() {
            if !(first.trailing && first.span.start < before && self.text.ends_with('\n')) {
                return;
            }
            self.text.pop();
            let text = format!("  {}\n", first.text);
            self.text.push_str(&text);
            self.comments = rest;
        }
    }

    fn comments_before(&mut self, before: u32) {
        self.trailing(before);
        while let Some((first, rest)) = self.comments.split_first() {
            if first.span.start >= before {
                return;
            }
            self.indented(&first.text);
            self.comments = rest;
        }
    }

    fn indented(&mut self, text: &str) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A line whose statement stands at a place of the source.
    fn line(&mut self, at: Span, text: &str) {
        self.comments_before(at.start);
        self.indented(text);
    }

    /// A block: its head, its statements, its end.
    fn block(&mut self, span: Span, head: &str, inside: impl FnOnce(&mut Self)) {
        self.line(span, &format!("{head} {{"));
        self.depth += 1;
        inside(self);
        self.comments_before(span.end.saturating_sub(1));
        self.depth -= 1;
        self.indented("}");
    }

    /// A word and a string.
    fn string(&mut self, word: &str, text: Option<&Str>) {
        if let Some(text) = text {
            self.line(text.span, &format!("{word} {}", encode(&text.text)));
        }
    }

    /// Texts after a head, each on a line of its own, below each other.
    fn texts(&mut self, at: Option<Span>, head: &str, texts: &Texts) {
        let Some(first) = texts.entries.first() else {
            if let Some(at) = at {
                self.line(at, head.trim_end());
            }
            return;
        };
        let at = at.unwrap_or(first.lang.span);
        let indent = " ".repeat(head.chars().count());
        for (n, entry) in texts.entries.iter().enumerate() {
            let start = if n == 0 { head } else { &indent };
            let gap = if entry.lang.text.is_empty() { "" } else { " " };
            let line = format!("{start}{}{gap}{}", entry.lang.text, encode(&entry.text.text));
            self.line(if n == 0 { at } else { entry.lang.span }, &line);
        }
    }

    fn names(&mut self, word: &str, all: &[Name]) {
        if let Some(first) = all.first() {
            self.line(first.span, &format!("{word} {}", names(all)));
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Policy(policy) => self.policy(policy),
            Item::Clause(clause) => self.clause(clause),
            Item::Reading(reading) => self.reading(reading),
            Item::Param(param) => self.param(param),
            Item::Contact(contact) => self.contact(contact),
            Item::Action(action) => self.action(action),
            Item::Table(table) => self.table(table),
            Item::Define(define) => self.define(define),
            Item::Rule(rule) => self.rule("rule", rule),
            Item::Group(group) => self.group(group),
            Item::Example(example) => self.example(example),
            Item::Import(file) => self.string("import", Some(file)),
            Item::Extends(extends) => self.extends(extends),
        }
    }

    fn policy(&mut self, policy: &PolicyHeader) {
        self.block(policy.span, &format!("policy {}", policy.name.text), |out| {
            out.texts(None, "title ", &policy.title);
            // The policy's own version first: after the document it would be the document's.
            out.string("version", policy.version.as_ref());
            if let Some(super::ast::SourceDocument { title, version, revised }) = &policy.document {
                let mut line = format!("document {}", encode(&title.text));
                line.extend(version.iter().map(|version| format!(" version {}", encode(&version.text))));
                line.extend(revised.iter().map(|(day, _)| format!(" revised {day}")));
                out.line(title.span, &line);
            }
            out.string("owner", policy.owner.as_ref());
            out.string("schema", policy.schema.as_ref());
            out.names("languages", &policy.languages);
            out.string("time-zone", policy.time_zone.as_ref());
            for condition in &policy.applies {
                out.line(condition.span, &format!("applies when {}", print_statement(condition, false)));
            }
        });
    }

    fn clause(&mut self, clause: &Clause) {
        self.block(clause.span, &format!("clause {}", clause.name.text), |out| {
            out.string("section", clause.section.as_ref());
            if let Some((page, span)) = clause.page {
                out.line(span, &format!("page {page}"));
            }
            if let Some(name) = &clause.binds {
                let plain = name.text.split('.').all(is_name) && !super::words::is_reserved(&name.text);
                let text = if plain { name.text.clone() } else { encode(&name.text) };
                out.line(name.span, &format!("binds {text}"));
            }
            if let Some(word) = &clause.word {
                out.line(word.span, &format!("word {}", word.text));
            }
            out.texts(None, "", &clause.text);
            if let Some(reason) = &clause.informative {
                out.texts(None, "informative because ", reason);
            }
        });
    }

    fn reading(&mut self, reading: &Reading) {
        self.block(reading.span, &format!("reading {}", reading.name.text), |out| {
            out.texts(None, "", &reading.text);
        });
    }

    fn param(&mut self, param: &Param) {
        let values = param.values.iter().map(|value| match value.from {
            Some((day, _)) => format!("{} from {day}", print_expr(&value.value)),
            None => print_expr(&value.value),
        });
        let values = values.collect::<Vec<_>>().join(", ");
        self.line(param.span, &format!("param {} = {values}", param.name.text));
    }

    fn contact(&mut self, contact: &Contact) {
        self.block(contact.span, &format!("contact {}", contact.name.text), |out| {
            out.texts(None, "name ", &contact.title);
            out.string("email", contact.email.as_ref());
            out.string("phone", contact.phone.as_ref());
            out.string("link", contact.link.as_ref());
            out.string("address", contact.address.as_ref());
        });
    }

    fn action(&mut self, action: &Action) {
        self.block(action.span, &format!("action {}", action.name.text), |out| {
            out.texts(None, "", &action.text);
            out.names("contact", &action.contacts);
            out.string("link", action.link.as_ref());
        });
    }

    fn table(&mut self, table: &Table) {
        let columns = |all: &[Column]| {
            let one = |column: &Column| match &column.kind {
                Some(kind) => format!("{}: {}", column.name.text, kind.text),
                None => column.name.text.clone(),
            };
            all.iter().map(one).collect::<Vec<_>>().join(", ")
        };
        let mut line = format!("table {} ({}", table.name.text, columns(&table.columns));
        if !table.results.is_empty() {
            line.push_str(&format!(" -> {}", columns(&table.results)));
        }
        match &table.file {
            Some(file) => line.push_str(&format!(") from {}", encode(&file.text))),
            None => line.push_str(") external"),
        }
        self.line(table.span, &line);
    }

    fn define(&mut self, define: &Define) {
        let params = if define.params.is_empty() { String::new() } else { format!("({})", names(&define.params)) };
        let body = print_statement(&define.body, false);
        self.line(define.span, &format!("define {}{params} = {body}", define.name.text));
    }

    fn rule(&mut self, word: &str, rule: &Rule) {
        self.block(rule.span, &format!("{word} {}", rule.name.text), |out| {
            out.names("cites", &rule.cites);
            out.names("reads", &rule.reads);
            out.scopes(&rule.scope);
            for requirement in &rule.requirements {
                out.requirement(requirement);
            }
            out.names("action", &rule.actions);
            if let Some(name) = &rule.follows {
                out.line(name.span, &format!("follows {}", name.text));
            }
        });
    }

    fn requirement(&mut self, requirement: &Requirement) {
        let mut line = strength(requirement.strength).to_owned();
        line.push_str(if requirement.at_once { " at once " } else { " " });
        line.push_str(&print_statement(&requirement.expr, requirement.by.is_some()));
        if let Some((day, before)) = &requirement.by {
            line.push_str(if *before { " by the day before " } else { " by " });
            line.push_str(&print_sum(day, true));
        }
        self.line(requirement.span, &line);
        if let Some(say) = &requirement.say {
            self.texts(None, "say ", say);
        }
    }

    fn scopes(&mut self, all: &[Scope]) {
        for scope in all {
            let line = match &scope.kind {
                ScopeKind::When(condition) => format!("when {}", print_statement(condition, false)),
                ScopeKind::ForEach(binding) => format!("for each {}", print_binding(binding)),
                ScopeKind::During(from, to) => format!("during {} to {}", print_sum(from, false), print_sum(to, true)),
                ScopeKind::JudgeOnlyIf(condition) => format!("judge only if {}", print_statement(condition, false)),
                ScopeKind::Effective(from, None) => format!("effective from {from}"),
                ScopeKind::Effective(from, Some(until)) => format!("effective from {from} until {until}"),
                ScopeKind::Let(name, value) => format!("let {} = {}", name.text, print_statement(value, false)),
                ScopeKind::Except(condition, reason, cites) => {
                    self.line(scope.span, &format!("except when {}", print_statement(condition, false)));
                    self.depth += 1;
                    self.texts(None, "because ", reason);
                    self.names("cites", cites);
                    self.depth -= 1;
                    continue;
                }
            };
            self.line(scope.span, &line);
        }
    }

    fn group(&mut self, group: &Group) {
        self.block(group.span, &format!("group {}", group.name.text), |out| {
            out.scopes(&group.scope);
            let rules = group.rules.iter().map(|rule| (rule.span.start, GroupPart::Rule(rule)));
            let groups = group.groups.iter().map(|group| (group.span.start, GroupPart::Group(group)));
            let mut parts: Vec<_> = rules.chain(groups).collect();
            parts.sort_by_key(|(start, _)| *start);
            for (n, (start, part)) in parts.iter().enumerate() {
                out.trailing(*start);
                out.text.push_str(if n > 0 || !group.scope.is_empty() { "\n" } else { "" });
                match part {
                    GroupPart::Rule(rule) => out.rule("rule", rule),
                    GroupPart::Group(group) => out.group(group),
                }
            }
        });
    }

    fn example(&mut self, example: &Example) {
        self.block(example.span, &format!("example {}", encode(&example.title.text)), |out| {
            for (word, base) in [("given", &example.given), ("previous", &example.previous)] {
                let Some(base) = base else { continue };
                let patch: Vec<String> =
                    base.patch.iter().map(|(path, json)| format!("{}: {}", path.text, json.text)).collect();
                let with = if patch.is_empty() { String::new() } else { format!(" with {{ {} }}", patch.join(", ")) };
                out.line(base.file.span, &format!("{word} {}{with}", encode(&base.file.text)));
            }
            for (name, file) in &example.tables {
                out.line(name.span, &format!("table {} {}", name.text, encode(&file.text)));
            }
            if let Some((day, span)) = example.as_of {
                out.line(span, &format!("as-of {day}"));
            }
            for expectation in &example.expect {
                let mut line = format!("expect {}", expectation.rule.text);
                line.extend(expectation.subject.iter().map(|subject| format!("[{}]", encode(&subject.text))));
                line.push_str(&format!(" {}", expectation.verdict.text));
                line.extend(expectation.at.iter().map(|at| format!(" at {}", encode(&at.text))));
                line.extend(expectation.text.iter().map(|text| format!(" text {}", encode(&text.text))));
                out.line(expectation.rule.span, &line);
            }
        });
    }

    fn extends(&mut self, extends: &Extends) {
        let version = extends.version.as_ref().map(|version| encode(&version.text)).unwrap_or_default();
        self.block(extends.span, &format!("extends {} version {version}", extends.base.text), |out| {
            for change in &extends.changes {
                match change {
                    Change::Param(param) => out.param(param),
                    Change::Rule(rule) => out.rule("rule", rule),
                    Change::Replace(rule) => out.rule("replace rule", rule),
                    Change::Strength(name, word, reason) => {
                        let head = format!("rule {} {} because ", name.text, strength(*word));
                        out.texts(Some(name.span), &head, reason);
                    }
                    Change::Drop(name, reason) => {
                        out.texts(Some(name.span), &format!("drop rule {} because ", name.text), reason);
                    }
                }
            }
        });
    }
}

enum GroupPart<'a> {
    Rule(&'a Rule),
    Group(&'a Group),
}
