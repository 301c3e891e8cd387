//! A rule in words: sentences made from what it asks, with the labels of the schema. Every construct of the language has
//! words; nothing is guessed.
//!
//! A condition becomes a [`Said`]: a subordinate clause, perhaps with a list. A value becomes a noun phrase. Definitions
//! and lets are said in full where they are used, as far as there is room.

mod condition;
mod cost;
mod needs;
mod note;
mod relation;
mod value;

use crate::outcome::ExceptionInfo;
use crate::outcome::Told;
use crate::policy::Policy;
use crate::policy::ir::{Binding, Expr, Kind, List, Requirement, Scope, Slot, StrengthWord};
use crate::text::{Lang, prose as s, sentences::put};
use crate::value::{RecordType, Type};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

pub(super) use cost::cost;
pub(super) use needs::needs;

/// Steps that saying one rule may take: a definition that uses definitions could be said without end.
const ROOM: usize = 4_000;

/// A condition in words.
struct Said {
    told: Told,
    /// Several conditions in one clause: not to be joined with others without a list.
    is_joined: bool,
}

impl Said {
    fn plain(text: String) -> Self {
        Self { told: Told::plain(text), is_joined: false }
    }

    fn split(text: String, parts: Vec<Told>) -> Self {
        Self { told: Told { text, parts }, is_joined: false }
    }

    /// Without a list: in brackets, where a list cannot stand.
    fn flat(&self) -> String {
        flat(&self.told)
    }

    fn is_long(&self) -> bool {
        !self.told.parts.is_empty()
    }
}

fn flat(told: &Told) -> String {
    if told.parts.is_empty() {
        return told.text.clone();
    }
    let parts: Vec<String> = told.parts.iter().map(flat).collect();
    format!("{} ({})", told.text, parts.join("; "))
}

/// What a bound name stands for.
#[derive(Clone, Default)]
struct Var {
    /// One of them: `enhet`.
    noun: String,
    /// What must be said to tell it from others of its kind, or whose it is.
    owner: Option<String>,
    /// A single value in words.
    value: String,
}

/// Says rules of a policy in a language.
pub(super) struct Teller<'a> {
    policy: &'a Policy,
    lang: Lang,
    /// Words that begin with a capital inside a sentence too.
    proper: HashSet<String>,
    /// The roles that sign, by their names in the schema.
    roles: HashMap<String, String>,
    vars: HashMap<Slot, Var>,
    /// Variables that are there together with another of the same kind.
    named: HashSet<Slot>,
    /// What has a name of its own in this rule: its kind, and what it means.
    notes: Vec<(note::Kind, Told)>,
    room: usize,
}

impl<'a> Teller<'a> {
    pub(super) fn new(policy: &'a Policy, root: &RecordType, lang: Lang) -> Self {
        let (mut proper, mut roles) = (HashSet::new(), HashMap::new());
        gather_labels(root, lang.code(), &mut proper, &mut roles);
        Self { policy, lang, proper, roles, vars: HashMap::new(), named: HashSet::new(), notes: Vec::new(), room: ROOM }
    }

    /// When the policy applies at all.
    pub(super) fn applies(&mut self) -> Vec<Told> {
        let policy = self.policy;
        self.begin(&[], &[]);
        let mut told: Vec<Told> = policy.applies.iter().map(|expr| self.sentence(expr, s::APPLIES)).collect();
        told.extend(self.notes());
        told
    }

    /// When a rule applies, and to what.
    pub(super) fn scope(&mut self, scope: &[Arc<Scope>], exceptions: &[ExceptionInfo]) -> Vec<Told> {
        scope.iter().map(|statement| self.statement(statement, exceptions)).collect()
    }

    /// Makes ready to say a rule.
    pub(super) fn begin(&mut self, scope: &[Arc<Scope>], requirements: &[Requirement]) {
        self.vars.clear();
        self.notes.clear();
        self.room = ROOM;
        self.named = cost::together(scope, requirements);
    }

    fn statement(&mut self, statement: &Scope, exceptions: &[ExceptionInfo]) -> Told {
        match statement {
            Scope::When(expr, _) => self.sentence(expr, s::WHEN),
            Scope::JudgeOnlyIf(expr) => self.sentence(expr, s::JUDGE_ONLY_IF),
            Scope::Effective(from, None) => Told::plain(self.put(s::EFFECTIVE_FROM, &[("from", &from.to_string())])),
            Scope::Effective(from, Some(until)) => {
                Told::plain(self.put(s::EFFECTIVE, &[("from", &from.to_string()), ("until", &until.to_string())]))
            }
            Scope::During(days) => {
                let (from, to) = (self.value(&days.0), self.value(&days.1));
                Told::plain(self.put(s::DURING, &[("from", &from), ("to", &to)]))
            }
            Scope::Except(expr, place) => {
                let mut told = self.sentence(expr, s::EXCEPT);
                let because = exceptions.get(*place).map(|exception| self.because(exception)).unwrap_or_default();
                if told.parts.is_empty() {
                    told.text = format!("{}. {because}", told.text);
                } else {
                    told.parts.push(Told::plain(because));
                }
                told
            }
            Scope::ForEach(each) => self.each(&each.binding),
        }
    }

    /// Why an exception is made, and by which clause.
    fn because(&self, exception: &ExceptionInfo) -> String {
        let why = crate::outcome::pick(&exception.because, self.lang.code()).trim_end_matches('.');
        let names = self.policy.info.clauses_at(&exception.clauses);
        let names: Vec<&str> = names.map(|clause| clause.name.as_str()).collect();
        let because = if names.is_empty() { why.to_owned() } else { format!("{why} ({})", names.join(", ")) };
        self.put(s::EXCEPT_BECAUSE, &[("because", &because)])
    }

    fn each(&mut self, binding: &Binding) -> Told {
        let months = match &*binding.list {
            List::Months(from, to, _) => Some((self.value(from), self.value(to))),
            List::Expr(_) => None,
        };
        let noun = self.bind(binding);
        let filter = binding.filter.as_deref().map(|filter| self.condition(filter, true));
        let parts = filter.as_ref().map_or_else(Vec::new, |filter| filter.told.parts.clone());
        let c = filter.as_ref().map(|filter| filter.told.text.clone());
        let text = match (&months, &c) {
            (Some((from, to)), None) => self.put(s::EACH_MONTH, &[("from", from), ("to", to)]),
            (Some((from, to)), Some(c)) => self.put(s::EACH_MONTH_WHERE, &[("from", from), ("to", to), ("c", c)]),
            (None, None) => self.put(s::EACH, &[("thing", &noun)]),
            (None, Some(c)) => self.put(s::EACH_WHERE, &[("thing", &noun), ("c", c)]),
        };
        Told { text, parts }
    }

    /// What a requirement asks, with its last day.
    pub(super) fn requirement(&mut self, requirement: &Requirement) -> Vec<Told> {
        let form = match requirement.strength {
            StrengthWord::Must => s::MUST,
            StrengthWord::Should => s::SHOULD,
            StrengthWord::Note => s::NOTE,
        };
        let mut told = self.sentence(&requirement.expr, form);
        let mut more = Vec::new();
        if let Some((date, day_before)) = requirement.by.as_deref() {
            let date = self.value(date);
            more.push(self.put(if *day_before { s::BY_DAY_BEFORE } else { s::BY }, &[("date", &date)]));
        }
        if requirement.at_once {
            more.push(s::AT_ONCE.get(self.lang).to_owned());
        }
        if told.parts.is_empty() {
            more.insert(0, told.text);
            told.text = more.join(". ");
            return vec![told];
        }
        // After a list it stands by itself.
        std::iter::once(told).chain(more.into_iter().map(Told::plain)).collect()
    }

    fn sentence(&mut self, expr: &Expr, form: crate::text::Two) -> Told {
        let said = self.condition(expr, true);
        Told { text: self.put(form, &[("c", &said.told.text)]), parts: said.told.parts }
    }

    fn put(&self, form: crate::text::Two, values: &[(&str, &str)]) -> String {
        put(form, self.lang, values)
    }

    /// Takes a step; `false` when there is no room left.
    fn step(&mut self) -> bool {
        self.room = self.room.saturating_sub(1);
        self.room > 0
    }

    /// Binds the variable; what one of its items is called.
    fn bind(&mut self, binding: &Binding) -> String {
        let (noun, value) = match &*binding.list {
            List::Months(..) => (String::new(), s::MONTH_ITSELF.get(self.lang).to_owned()),
            List::Expr(list) => (self.item_noun(list), s::VALUE_ITSELF.get(self.lang).to_owned()),
        };
        let is_named = self.named.contains(&binding.slot);
        let name = crate::text::words::quote(&binding.name, self.lang);
        let value = if is_named { self.put(s::VALUE_NAMED, &[("name", &name)]) } else { value };
        let noun = if is_named { self.put(s::WITH_NAME, &[("thing", &noun), ("name", &name)]) } else { noun };
        let owner = is_named.then_some(name);
        self.vars.insert(binding.slot, Var { noun: noun.clone(), owner, value });
        noun
    }

    /// What one item of a list is called.
    fn item_noun(&mut self, list: &Expr) -> String {
        if let Kind::Table(place) = list.kind {
            return self.put(s::ROW, &[("table", &self.table_name(place))]);
        }
        if let Type::List(item) = &list.ty
            && let Type::Record(record) = &**item
            && !record.title(self.lang.code()).is_empty()
        {
            return self.lower(record.title(self.lang.code()));
        }
        let records = matches!(&list.ty, Type::List(item) if matches!(**item, Type::Record(_)));
        let form = if records || matches!(list.ty, Type::Map(_)) { s::RECORD } else { s::VALUE_OF };
        let list = self.quoted_title(list);
        self.put(form, &[("list", &list)])
    }

    /// What several items of a binding are called.
    fn things(&mut self, binding: &Binding) -> String {
        let list = match &*binding.list {
            List::Months(from, to, _) => {
                let (from, to) = (self.value(from), self.value(to));
                return self.put(s::MONTHS, &[("from", &from), ("to", &to)]);
            }
            List::Expr(list) => list,
        };
        let things = if let Kind::Table(place) = list.kind {
            self.put(s::ROWS, &[("table", &self.table_name(place))])
        } else if matches!(&list.ty, Type::List(item) if matches!(**item, Type::Record(_))) {
            self.titled(list)
        } else {
            let list = self.quoted_title(list);
            self.put(s::VALUES_OF, &[("list", &list)])
        };
        if self.named.contains(&binding.slot) {
            let name = crate::text::words::quote(&binding.name, self.lang);
            return self.put(s::WITH_NAME, &[("thing", &things), ("name", &name)]);
        }
        things
    }

    /// The plain title of a list, or its words when it is no field.
    fn titled(&mut self, list: &Expr) -> String {
        match &list.kind {
            Kind::Field(_, field) => self.lower(field.title(self.lang.code())),
            _ => self.value(list),
        }
    }

    fn quoted_title(&mut self, list: &Expr) -> String {
        match &list.kind {
            Kind::Field(_, field) => crate::text::words::quote(field.title(self.lang.code()), self.lang),
            _ => self.value(list),
        }
    }

    fn table_name(&self, place: usize) -> String {
        let name = self.policy.tables.get(place).map_or("", |table| &table.name);
        crate::text::words::quote(name, self.lang)
    }

    /// A title as it stands inside a sentence: with a small letter, but for names and abbreviations.
    fn lower(&self, title: &str) -> String {
        let first: String = title.chars().take_while(|c| c.is_alphanumeric()).collect();
        let stays = self.proper.contains(&first) || first.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
        // `E-postadress` begins with a letter that is a word, `A 4` does not.
        let is_letter = first.chars().count() == 1 && title.chars().nth(1).is_none_or(|c| c != '-');
        let mut letters = title.chars();
        match letters.next() {
            Some(letter) if !stays && !is_letter => letter.to_lowercase().chain(letters).collect(),
            _ => title.to_owned(),
        }
    }
}

/// The set of values whose labels name the roles of people.
const ROLES: &str = "role";

/// The capitalised words of the labels of values (labels are written as inside a sentence, so these are names), and the
/// labels of roles.
fn gather_labels(record: &RecordType, lang: &str, proper: &mut HashSet<String>, roles: &mut HashMap<String, String>) {
    for field in record.fields.iter() {
        let mut kind = field.kind.as_ref().ok();
        while let Some(Type::List(inner) | Type::Map(inner)) = kind {
            kind = Some(inner);
        }
        match kind {
            Some(Type::Record(inner)) => gather_labels(inner, lang, proper, roles),
            Some(Type::Enum(of)) => {
                for value in &of.values {
                    let label = of.label(value, lang);
                    let words = label.split(|c: char| !c.is_alphanumeric());
                    proper.extend(words.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned));
                    if &*of.name == ROLES {
                        roles.insert(value.to_string(), label.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
}

/// What kind of thing a list holds: the place of its record type in the schema.
fn kind_of_items(list: &List) -> Arc<str> {
    match list {
        List::Months(..) => Arc::from("months"),
        List::Expr(list) => match &list.ty {
            Type::List(item) => match &**item {
                Type::Record(record) => Arc::clone(&record.place),
                _ => Arc::from("values"),
            },
            _ => Arc::from("entries"),
        },
    }
}
