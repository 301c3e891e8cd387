//! Trees drawn at random are printed and read again: parentheses stand where they must.

use super::*;
use crate::source::Span;
use crate::syntax::ast::{
    Aggregate, Amount, Attested, Binding, ExprKind, ListExpr, Name, Quantity, Requirement, StrengthWord,
};
use crate::syntax::print_expr;
use crate::value::{Date, Duration, Month, Number};

/// Draws trees; the numbers are the same every time.
struct Draw {
    state: u64,
    span: Span,
}

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % n as u64).unwrap()
    }

    fn pick(&mut self, words: &[&str]) -> String {
        words[self.below(words.len())].to_owned()
    }

    fn name(&mut self, words: &[&str]) -> Name {
        Name { text: self.pick(words), span: self.span }
    }

    fn var(&mut self) -> Name {
        self.name(&["x", "person", "month", "value", "note", "action", "version", "day"])
    }

    fn expr(&mut self, depth: usize) -> Expr {
        let kind = self.kind(depth);
        Expr { span: self.span, kind }
    }

    fn boxed(&mut self, depth: usize) -> Box<Expr> {
        Box::new(self.expr(depth))
    }

    fn many(&mut self, depth: usize, least: usize) -> Vec<Expr> {
        (0..least + self.below(2)).map(|_| self.expr(depth)).collect()
    }

    fn binding(&mut self, depth: usize, filtered: bool) -> Binding {
        let list = if self.below(6) == 0 {
            ListExpr::Months(self.expr(depth), self.expr(depth), self.span)
        } else {
            ListExpr::Expr(self.expr(depth))
        };
        let filter = (filtered || self.below(2) == 0).then(|| self.boxed(depth));
        Binding { var: self.var(), list: Box::new(list), filter }
    }

    fn amount(&mut self, depth: usize) -> Amount {
        Amount { about: self.below(3) == 0, expr: self.boxed(depth) }
    }

    fn leaf(&mut self) -> ExprKind {
        match self.below(12) {
            0 => ExprKind::Number(Number::parse("2.5").unwrap()),
            1 => ExprKind::Number(Number::int(-3)),
            2 => ExprKind::Percent(Number::int(10)),
            3 => ExprKind::Text("å \"{x}\" \\".to_owned()),
            4 => ExprKind::Date(Date::MIN),
            5 => ExprKind::Month(Month::parse("2018-08").unwrap()),
            6 => ExprKind::Duration(Duration::Days(14)),
            7 => ExprKind::Duration(Duration::Months(-1)),
            8 => ExprKind::Bool(true),
            9 => ExprKind::Value(self.name(&["expert", "no", "before", "in-house", "note"])),
            _ => ExprKind::Name(self.pick(&["a", "b-c", "person", "month", "value", "note", "when", "in", "version"])),
        }
    }

    fn kind(&mut self, depth: usize) -> ExprKind {
        if depth == 0 {
            return self.leaf();
        }
        let d = depth - 1;
        match self.below(26) {
            0 => ExprKind::List(self.many(d, 0)),
            1 | 2 => ExprKind::Field(self.boxed(d), self.name(&["name", "by", "två ord", "x"])),
            3 => ExprKind::Call(self.name(&["active", "own-care"]), self.many(d, 1)),
            4 => ExprKind::Prefix(
                self.name(&["not", "month of", "first day of", "last day of", "major version of"]),
                self.boxed(d),
            ),
            5 | 6 => {
                let op = ["=", "!=", "<", "before", "on or after", "starts with", "same text as", "has", "has any of"];
                ExprKind::Infix(self.boxed(d), self.name(&op), self.boxed(d))
            }
            7 | 8 => {
                let op = ["+", "-", "times", "or else", "in", "not in"];
                ExprKind::Infix(self.boxed(d), self.name(&op), self.boxed(d))
            }
            9 => ExprKind::And(self.many(d, 2)),
            10 => ExprKind::Or(self.many(d, 2)),
            11 => ExprKind::AllOf(self.many(d, 1)),
            12 => ExprKind::AnyOf(self.many(d, 1)),
            13 => ExprKind::Implies(self.boxed(d), self.boxed(d)),
            14 => ExprKind::Choice(self.boxed(d), self.boxed(d), self.boxed(d)),
            15 => ExprKind::Is(self.boxed(d), self.name(&["exists", "done", "ip-address", "missing"])),
            16 => ExprKind::As(self.boxed(d), self.name(&["email", "name"])),
            17 | 18 => {
                let quantity = match self.below(7) {
                    0 => Quantity::Every,
                    1 => Quantity::Some,
                    2 => Quantity::No,
                    3 => Quantity::AtLeast(self.amount(d)),
                    4 => Quantity::AtMost(self.amount(d)),
                    5 => Quantity::Exactly(self.amount(d)),
                    _ => Quantity::Between(self.amount(d), self.amount(d)),
                };
                ExprKind::Quantified(quantity, self.binding(d, false), self.boxed(d))
            }
            19 => ExprKind::The(self.binding(d, true)),
            20 => match self.below(3) {
                0 => ExprKind::Aggregate(Aggregate::Count, None, self.binding(d, false)),
                1 => ExprKind::Aggregate(Aggregate::Sum, Some(self.boxed(d)), self.binding(d, false)),
                _ => ExprKind::Aggregate(Aggregate::Unique, Some(self.boxed(d)), self.binding(d, false)),
            },
            21 => match self.below(3) {
                0 => ExprKind::About(self.boxed(d), self.boxed(d)),
                1 => ExprKind::DaysFrom(self.boxed(d), self.boxed(d)),
                _ => ExprKind::DayOf(5, self.boxed(d)),
            },
            22 => ExprKind::Extreme(self.name(&["latest", "earliest"]), self.below(2) == 0, self.many(d, 1)),
            23 => ExprKind::Within(self.boxed(d), self.boxed(d), self.name(&["before", "after"]), self.boxed(d)),
            24 => {
                let (by, signed) = (self.below(2) == 0, self.below(2) == 0);
                let (within, covering) = (self.below(2) == 0, self.below(2) == 0);
                ExprKind::Attested(Box::new(Attested {
                    clause: self.name(&["a.b", "c"]),
                    by: by.then(|| self.name(&["chef"])),
                    signed: signed.then(|| self.expr(d)),
                    within: within.then(|| self.expr(d)),
                    covering: covering.then(|| self.expr(d)),
                }))
            }
            _ => ExprKind::Lookup(self.name(&["t", "cancel-channels"]), self.many(d, 1)),
        }
    }
}

#[test]
fn trees_drawn_at_random_survive_printing() {
    let mut draw = Draw { state: 0x2545_f491_4f6c_dd1d, span: Span::new(file_id(), 0, 0) };
    for round in 0..5_000 {
        let expr = draw.expr(1 + round / 1250);
        let by = (round % 3 == 0).then(|| (draw.expr(1), round % 2 == 0));
        let strength = StrengthWord::Must;
        let one = Requirement { span: draw.span, strength, at_once: round % 5 == 0, expr, by, say: None };
        let two = Requirement { strength: StrengthWord::Note, by: None, ..one.clone() };
        let requirements = vec![one, two];
        let Item::Rule(empty) = clean("rule r { }").items.pop().unwrap() else { panic!() };
        let rule = Rule { requirements, ..empty };
        let file = File { items: vec![Item::Rule(rule)], ..File::default() };
        let text = print(&file);
        let (again, findings) = read(&text);
        assert!(findings.is_empty(), "{text}\n{:?}", found(&text));
        assert_eq!(shape(&file), shape(&again), "{text}");
        assert_eq!(print(&again), text);
    }
}

#[test]
fn an_expression_alone_is_printed_without_quotes() {
    assert_eq!(print_expr(&expression("note")), "note");
}

#[test]
fn names_that_are_words_of_other_blocks_end_a_statement() {
    for name in ["name", "version", "link", "page", "owner", "action", "note", "title", "document", "rule", "address"] {
        let read = rule(&format!("let a = {name} must a.b = {name} by {name} say sv \"x\" should a = {name} action z"));
        assert_eq!((read.scope.len(), read.requirements.len(), read.actions.len()), (1, 2, 1), "{name}");
    }
}
