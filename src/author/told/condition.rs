//! Conditions in words: a subordinate clause, or one with a list of its parts.

use super::{Said, Teller, note};
use crate::outcome::Told;
use crate::policy::ir::{Aggregate, Attested, Binding, Const, Expr, Kind, Quantity};
use crate::text::{Two, prose as s, words};
use crate::value::{Shape, Type};

/// How long a clause of two conditions may be before it becomes a list.
const ONE_LINE: usize = 110;

impl Teller<'_> {
    /// A condition, or its denial.
    pub(super) fn condition(&mut self, expr: &Expr, yes: bool) -> Said {
        if !self.step() {
            return Said::plain(s::AS_WRITTEN.get(self.lang).to_owned());
        }
        match &expr.kind {
            Kind::Const(Const::Bool(value)) => {
                Said::plain(if *value == yes { s::ALWAYS } else { s::NEVER }.get(self.lang).to_owned())
            }
            Kind::Not(inner) => self.condition(inner, !yes),
            Kind::And(parts) => self.several(parts, yes, yes),
            Kind::Or(parts) => self.several(parts, !yes, yes),
            Kind::Implies(a, b) if yes => self.implies(a, b),
            Kind::Implies(a, b) => {
                let parts = [self.condition(a, true), self.condition(b, false)];
                self.joined(parts.into(), true)
            }
            Kind::Choice(a, c, b) => self.choice(a, c, b, yes),
            Kind::Let(def) => self.condition(&def.value, yes),
            Kind::Call(def, args) => {
                self.pass(&def.params, args);
                self.condition(&def.body, yes)
            }
            Kind::Compare(op, a, b) if a.ty == Type::Bool && b.ty == Type::Bool => {
                self.same_truth(a, b, (op.words == "=") == yes)
            }
            Kind::Compare(op, a, b) => self.related(op.words, a, b, yes),
            Kind::Members(op, list, probe) => self.members(op.words, list, probe, yes),
            Kind::Matches(a, pattern) => {
                let pattern = words::quote(&pattern.text, self.lang);
                self.one(a, &pattern, if yes { s::MATCHES } else { s::NOT_MATCHES })
            }
            Kind::State(op, a) => {
                let form = match (op.words, yes) {
                    ("done", true) => s::DONE,
                    ("done", false) => s::NOT_DONE,
                    ("planned", true) => s::PLANNED,
                    ("planned", false) => s::NOT_PLANNED,
                    (_, true) => s::EXISTS,
                    (_, false) => s::NOT_EXISTS,
                };
                self.one(a, "", form)
            }
            Kind::Declared(a, declared) => {
                self.one(a, "", if *declared == yes { s::DECLARED } else { s::NOT_DECLARED })
            }
            Kind::Empty(a) => self.one(a, "", if yes { s::EMPTY } else { s::NOT_EMPTY }),
            Kind::IsShape(a, shape) => {
                let shape = shape_word(*shape).get(self.lang);
                self.one(a, shape, if yes { s::SHAPE } else { s::NOT_SHAPE })
            }
            Kind::Within(a, duration, before, b) => {
                let (a, duration, b) = (self.value(a), self.value(duration), self.value(b));
                let form = match (before, yes) {
                    (true, true) => s::WITHIN_BEFORE,
                    (true, false) => s::NOT_WITHIN_BEFORE,
                    (false, true) => s::WITHIN_AFTER,
                    (false, false) => s::NOT_WITHIN_AFTER,
                };
                Said::plain(self.put(form, &[("a", &a), ("duration", &duration), ("b", &b)]))
            }
            Kind::Quantified(quantity, binding, body) => self.quantified(quantity, binding, body, yes),
            Kind::Aggregate(Aggregate::Unique, value, binding) => {
                let (things, value) = self.things_with(binding, |this| this.value(value));
                let form = if yes { s::UNIQUE } else { s::NOT_UNIQUE };
                Said::plain(self.put(form, &[("a", &value), ("things", &things)]))
            }
            Kind::Attested(attested) => self.attested(attested, yes),
            _ => self.answer(expr, yes),
        }
    }

    /// A field or another value that is yes or no by itself.
    fn answer(&mut self, expr: &Expr, yes: bool) -> Said {
        let a = self.answer_name(expr);
        Said::plain(self.put(if yes { s::IS_YES } else { s::IS_NO }, &[("a", &a)]))
    }

    /// A yes or no by the title that it has in the file.
    fn answer_name(&mut self, expr: &Expr) -> String {
        match &expr.kind {
            Kind::Field(base, field) => {
                let title = words::quote(field.title(self.lang.code()), self.lang);
                let owner = self.owner(base);
                self.owned(title, owner, base)
            }
            Kind::OrElse(a, b) => {
                let (a, b) = (self.answer_name(a), self.value(b));
                self.put(s::OR_ELSE, &[("a", &a), ("b", &b)])
            }
            _ => self.value(expr),
        }
    }

    fn one(&mut self, a: &Expr, b: &str, form: Two) -> Said {
        let a = self.value(a);
        Said::plain(self.put(form, &[("a", &a), ("b", b)]))
    }

    /// Conditions of which all must hold, or any. Those of the same kind inside them are taken up.
    fn several(&mut self, parts: &[Expr], all: bool, yes: bool) -> Said {
        let mut said = Vec::new();
        self.gather(parts, all, yes, &mut said);
        self.joined(said, all)
    }

    fn gather(&mut self, parts: &[Expr], all: bool, yes: bool, out: &mut Vec<Said>) {
        for part in parts {
            match &part.kind {
                Kind::And(inner) if all == yes => self.gather(inner, all, yes, out),
                Kind::Or(inner) if all != yes => self.gather(inner, all, yes, out),
                _ => {
                    let said = self.condition(part, yes);
                    // A definition may hold conditions of the same kind: one list, not one inside the other.
                    let many = if all { s::ALL_OF } else { s::ANY_OF };
                    if said.is_long() && said.told.text == many.get(self.lang) {
                        let strip = |told: Told| Said { told: self.unmarked(told), is_joined: false };
                        out.extend(said.told.parts.into_iter().map(strip));
                    } else {
                        out.push(said);
                    }
                }
            }
        }
    }

    /// An item of a list without the word that leads it.
    fn unmarked(&self, told: Told) -> Told {
        let lead = self.put(s::ITEM, &[("c", "")]);
        let text = told.text.strip_prefix(lead.as_str()).map_or(told.text.clone(), str::to_owned);
        Told { text, parts: told.parts }
    }

    fn joined(&mut self, mut said: Vec<Said>, all: bool) -> Said {
        if said.len() < 2 {
            return said
                .pop()
                .unwrap_or_else(|| Said::plain(if all { s::ALWAYS } else { s::NEVER }.get(self.lang).to_owned()));
        }
        let length: usize = said.iter().map(|one| one.told.text.chars().count()).sum();
        if let [a, b] = said.as_slice()
            && length <= ONE_LINE
            && !said.iter().any(|one| one.is_long() || one.is_joined)
        {
            let form = if all { s::AND } else { s::OR };
            let text = self.put(form, &[("a", &a.told.text), ("b", &b.told.text)]);
            return Said { told: Told::plain(text), is_joined: true };
        }
        let text = if all { s::ALL_OF } else { s::ANY_OF }.get(self.lang).to_owned();
        let item = |one: Said| Told { text: self.put(s::ITEM, &[("c", &one.told.text)]), parts: one.told.parts };
        Said::split(text, said.into_iter().map(item).collect())
    }

    fn implies(&mut self, a: &Expr, b: &Expr) -> Said {
        let (a, b) = (self.condition(a, true), self.condition(b, true));
        let length = a.told.text.chars().count() + b.told.text.chars().count();
        if !a.is_long() && !b.is_long() && !b.is_joined && length <= ONE_LINE {
            let text = self.put(s::IF, &[("a", &a.told.text), ("b", &b.told.text)]);
            return Said { told: Told::plain(text), is_joined: true };
        }
        let parts = vec![self.part(s::IF_PART, a), self.part(s::THEN_PART, b)];
        Said::split(s::IF_SPLIT.get(self.lang).to_owned(), parts)
    }

    fn choice(&mut self, a: &Expr, c: &Expr, b: &Expr, yes: bool) -> Said {
        let (c, a, b) = (self.condition(c, true), self.condition(a, yes), self.condition(b, yes));
        let parts = vec![self.part(s::IF_PART, c), self.part(s::THEN_PART, a), self.part(s::ELSE_PART, b)];
        Said::split(s::IF_SPLIT.get(self.lang).to_owned(), parts)
    }

    fn part(&self, form: Two, said: Said) -> Told {
        Told { text: self.put(form, &[("c", &said.told.text)]), parts: said.told.parts }
    }

    fn same_truth(&mut self, a: &Expr, b: &Expr, yes: bool) -> Said {
        for (constant, other) in [(a, b), (b, a)] {
            if let Kind::Const(Const::Bool(value)) = constant.kind {
                return self.condition(other, value == yes);
            }
        }
        let (a, b) = (self.condition(a, true).flat(), self.condition(b, true).flat());
        let form = if yes { s::SAME_TRUTH } else { s::NOT_SAME_TRUTH };
        Said { told: Told::plain(self.put(form, &[("a", &a), ("b", &b)])), is_joined: true }
    }

    fn quantified(&mut self, quantity: &Quantity, binding: &Binding, body: &Expr, yes: bool) -> Said {
        let things = self.things(binding);
        self.bind(binding);
        let filter = binding.filter.as_deref().map(|filter| self.condition(filter, true));
        if let (Kind::Const(Const::Bool(true)), Quantity::Some | Quantity::No) = (&body.kind, quantity) {
            return self.there_are(things, filter, matches!(quantity, Quantity::Some) == yes);
        }
        let body = self.condition(body, true);
        let long_filter = filter.as_ref().is_some_and(Said::is_long);
        if !long_filter && !body.is_long() {
            let things = match &filter {
                Some(filter) => self.put(s::THINGS_WHERE, &[("things", &things), ("c", &filter.told.text)]),
                None => things,
            };
            let amount = self.amount(quantity, &things, yes);
            return Said::plain(self.put(s::FOR_THEM, &[("amount", &amount), ("c", &body.told.text)]));
        }
        let mut parts = Vec::new();
        let mut counted = things.clone();
        if let Some(filter) = filter {
            counted = self.put(s::COUNTED, &[("things", &things)]);
            let text = self.put(s::COUNT_THESE, &[("things", &things), ("c", &filter.told.text)]);
            parts.push(Told { text, parts: filter.told.parts });
        }
        parts.push(self.part(s::THE_CONDITION, body));
        let amount = self.amount(quantity, &counted, yes);
        Said::split(self.put(s::FOR_THEM_SPLIT, &[("amount", &amount)]), parts)
    }

    fn there_are(&self, things: String, filter: Option<Said>, yes: bool) -> Said {
        let form = if yes { s::THERE_ARE } else { s::THERE_ARE_NONE };
        let Some(filter) = filter else { return Said::plain(self.put(form, &[("things", &things)])) };
        let things = self.put(s::THINGS_WHERE, &[("things", &things), ("c", &filter.told.text)]);
        Said::split(self.put(form, &[("things", &things)]), filter.told.parts)
    }

    /// How many of some things: `minst omkring 10 % av alla personer`.
    fn amount(&mut self, quantity: &Quantity, things: &str, yes: bool) -> String {
        let numbers: Vec<String> = quantity
            .amounts()
            .map(|amount| {
                let n = self.value(&amount.value);
                if amount.about { self.put(s::ABOUT_N, &[("n", &n)]) } else { n }
            })
            .collect();
        let form = match (quantity, yes) {
            (Quantity::Every, true) => s::EVERY,
            (Quantity::Every, false) => s::NOT_EVERY,
            (Quantity::Some, true) | (Quantity::No, false) => s::SOME,
            (Quantity::No, true) | (Quantity::Some, false) => s::NO,
            (Quantity::AtLeast(_), true) => s::AT_LEAST_OF,
            (Quantity::AtLeast(_), false) => s::NOT_AT_LEAST_OF,
            (Quantity::AtMost(_), true) => s::AT_MOST_OF,
            (Quantity::AtMost(_), false) => s::NOT_AT_MOST_OF,
            (Quantity::Exactly(_), true) => s::EXACTLY_OF,
            (Quantity::Exactly(_), false) => s::NOT_EXACTLY_OF,
            (Quantity::Between(..), true) => s::BETWEEN_OF,
            (Quantity::Between(..), false) => s::NOT_BETWEEN_OF,
        };
        let n = numbers.first().map_or("", String::as_str);
        let m = numbers.get(1).map_or("", String::as_str);
        self.put(form, &[("things", things), ("n", n), ("m", m)])
    }

    /// The things that a binding runs over with its filter, and what is said with the variable bound.
    pub(super) fn things_with<T>(&mut self, binding: &Binding, say: impl FnOnce(&mut Self) -> T) -> (String, T) {
        let things = self.things(binding);
        self.bind(binding);
        let things = match binding.filter.as_deref() {
            Some(filter) => {
                let filter = self.condition(filter, true);
                self.selected(note::Kind::Selection, s::THINGS_WHERE, &things, filter)
            }
            None => things,
        };
        let said = say(self);
        (things, said)
    }

    fn attested(&mut self, attested: &Attested, yes: bool) -> Said {
        let clause = self.policy.info.clauses.iter().find(|clause| *clause.name == *attested.clause);
        let text = clause.map_or("", |clause| crate::outcome::pick(&clause.text, self.lang.code()));
        let text = if text.is_empty() { &*attested.clause } else { text.trim_end_matches('.') };
        let what = words::quote(text, self.lang);
        let mut parts = vec![self.put(if yes { s::ATTESTED } else { s::NOT_ATTESTED }, &[("what", &what)])];
        if let Some(role) = &attested.by {
            parts.push(self.put(s::ATTESTED_BY, &[("role", &self.role(role))]));
        }
        let limits = [
            (&attested.signed, s::ATTESTED_SIGNED, "date"),
            (&attested.within, s::ATTESTED_WITHIN, "duration"),
            (&attested.covering, s::ATTESTED_COVERING, "n"),
        ];
        for (limit, form, name) in limits {
            if let Some(limit) = limit {
                let limit = self.value(limit);
                parts.push(self.put(form, &[(name, &limit)]));
            }
        }
        Said::plain(parts.join(", "))
    }
}

fn shape_word(shape: Shape) -> Two {
    match shape {
        Shape::IpAddress => s::IP_ADDRESS,
        Shape::PrivateIpAddress => s::PRIVATE_IP_ADDRESS,
        Shape::Email => s::EMAIL,
        Shape::OrganisationNumber => s::ORGANISATION_NUMBER,
        Shape::PhoneNumber => s::PHONE_NUMBER,
        Shape::SerialNumber => s::SERIAL_NUMBER,
        Shape::Name => s::NAME,
    }
}
