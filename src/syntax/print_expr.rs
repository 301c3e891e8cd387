//! Expressions as text: as few parentheses as the grammar allows.

use super::ast::{Aggregate, Amount, Attested, Binding, Expr, ExprKind, ListExpr, Name, Quantity};
use super::lexer::is_name;
use super::{strings, words};
use crate::value::Duration;

/// An expression as written in the language.
#[must_use]
pub fn print_expr(expr: &Expr) -> String {
    printed(expr, Level::Any, Follow::Close)
}

/// An operand of `and` in a proposed fix.
pub(super) fn print_operand(expr: &Expr) -> String {
    printed(expr, Level::Unary, Follow::Operator)
}

/// An expression at the end of a statement; `by`: a deadline follows.
pub(super) fn print_statement(expr: &Expr, by: bool) -> String {
    let mut out = Writer { text: String::new(), by };
    out.expr(expr, Level::Any, Follow::End);
    out.text
}

/// A sum at the end of a statement, or before a word of it.
pub(super) fn print_sum(expr: &Expr, end: bool) -> String {
    printed(expr, Level::Greedy, if end { Follow::End } else { Follow::Operator })
}

/// `x in LIST where E` at the end of a statement.
pub(super) fn print_binding(binding: &Binding) -> String {
    let mut out = Writer { text: String::new(), by: false };
    out.binding(binding, Follow::End, Follow::End);
    out.text
}

fn printed(expr: &Expr, level: Level, follow: Follow) -> String {
    let mut out = Writer { text: String::new(), by: false };
    out.expr(expr, level, follow);
    out.text
}

/// How tightly an expression holds together: what stands where a level is asked for must be at least as tight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Any,
    Choice,
    Logic,
    Unary,
    Test,
    /// A sum that takes all that follows it: `month of D + 1 month`.
    Greedy,
    Sum,
    Product,
    /// A term that takes an `or else` that follows it.
    GreedyTerm,
    Term,
    Path,
    Primary,
    /// Nothing but brackets will do.
    Brackets,
}

/// What follows an expression, since some forms would take it as their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follow {
    /// The end of the statement, and then the next one.
    End,
    /// A closing bracket.
    Close,
    /// Perhaps a comma.
    Comma,
    /// `, otherwise`.
    Otherwise,
    /// Anything else.
    Operator,
}

fn level(kind: &ExprKind) -> Level {
    match kind {
        ExprKind::Implies(..) | ExprKind::Quantified(..) | ExprKind::The(_) => Level::Any,
        ExprKind::Choice(..) => Level::Choice,
        ExprKind::And(_) | ExprKind::Or(_) => Level::Logic,
        ExprKind::Prefix(op, _) => match op.text.as_str() {
            "not" => Level::Unary,
            "major version of" => Level::GreedyTerm,
            _ => Level::Greedy,
        },
        ExprKind::Is(..) | ExprKind::Within(..) => Level::Test,
        ExprKind::Infix(_, op, _) => infix_level(&op.text),
        ExprKind::About(..)
        | ExprKind::DaysFrom(..)
        | ExprKind::DayOf(..)
        | ExprKind::Extreme(..)
        | ExprKind::Attested(_)
        | ExprKind::Lookup(..) => Level::Greedy,
        ExprKind::Field(..) | ExprKind::As(..) => Level::Path,
        _ => Level::Primary,
    }
}

fn infix_level(op: &str) -> Level {
    match op {
        "+" | "-" => Level::Sum,
        "times" => Level::Product,
        "or else" => Level::Term,
        _ => Level::Test,
    }
}

fn is_digits(kind: &ExprKind) -> bool {
    matches!(
        kind,
        ExprKind::Number(_) | ExprKind::Percent(_) | ExprKind::Date(_) | ExprKind::Month(_) | ExprKind::Duration(_)
    )
}

/// Whether a name must stand in quotes in an expression.
fn needs_quotes(name: &str, follow: Follow) -> bool {
    !is_name(name) || words::is_reserved(name) || (follow == Follow::End && words::is_statement(name))
}

struct Writer {
    text: String,
    /// Whether a deadline follows: an `attested` without a role would take it.
    by: bool,
}

impl Writer {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// An expression where at least this level is asked for.
    fn expr(&mut self, expr: &Expr, at_least: Level, follow: Follow) {
        if self.fits(&expr.kind, at_least, follow) {
            self.bare(expr, follow);
        } else {
            let by = std::mem::replace(&mut self.by, false);
            self.put("(");
            self.bare(expr, Follow::Close);
            self.put(")");
            self.by = by;
        }
    }

    fn fits(&self, kind: &ExprKind, at_least: Level, follow: Follow) -> bool {
        match kind {
            ExprKind::Quantified(..) | ExprKind::The(_) => at_least <= Level::Unary && follow != Follow::Operator,
            ExprKind::Implies(..) => at_least == Level::Any && !matches!(follow, Follow::Operator | Follow::Otherwise),
            ExprKind::Extreme(..) | ExprKind::Lookup(..) => at_least <= Level::Greedy && follow != Follow::Comma,
            ExprKind::Attested(all) => at_least <= Level::Unary && (!self.by || all.by.is_some()),
            kind => level(kind) >= at_least,
        }
    }

    fn bare(&mut self, expr: &Expr, follow: Follow) {
        match &expr.kind {
            ExprKind::Error => self.put("…"),
            ExprKind::Bool(value) => self.put(if *value { "true" } else { "false" }),
            ExprKind::Number(number) => self.put(&number.to_string()),
            ExprKind::Percent(number) => self.put(&format!("{number}%")),
            ExprKind::Text(text) => self.put(&strings::encode(text)),
            ExprKind::Date(date) => self.put(&date.to_string()),
            ExprKind::Month(month) => self.put(&month.to_string()),
            ExprKind::Duration(duration) => self.duration(*duration),
            ExprKind::List(all) => self.list("[", all, "]"),
            ExprKind::Name(name) if needs_quotes(name, follow) => self.put(&format!("'{name}'")),
            ExprKind::Name(name) => self.put(name),
            ExprKind::Value(name) => self.value(&name.text),
            ExprKind::Field(record, name) => {
                // A dot after digits would be a decimal point.
                let least = if is_digits(&record.kind) { Level::Brackets } else { Level::Path };
                self.expr(record, least, Follow::Operator);
                self.put(&if is_name(&name.text) { format!(".{}", name.text) } else { format!(".'{}'", name.text) });
            }
            ExprKind::Call(name, all) => {
                self.put(&name.text);
                self.list("(", all, ")");
            }
            ExprKind::Prefix(op, inner) => self.prefix(op, inner, follow),
            ExprKind::Infix(left, op, right) => self.infix(left, &op.text, right, follow),
            ExprKind::And(all) => self.joined(all, " and ", follow),
            ExprKind::Or(all) => self.joined(all, " or ", follow),
            ExprKind::AllOf(all) => self.list("all of { ", all, " }"),
            ExprKind::AnyOf(all) => self.list("any of { ", all, " }"),
            ExprKind::Implies(condition, body) => {
                self.put("if ");
                self.expr(condition, Level::Logic, Follow::Otherwise);
                self.put(" then ");
                self.expr(body, Level::Any, follow);
            }
            ExprKind::Choice(value, condition, other) => {
                self.expr(value, Level::Logic, Follow::Operator);
                self.put(" if ");
                self.expr(condition, Level::Logic, Follow::Otherwise);
                self.put(", otherwise ");
                self.expr(other, Level::Choice, follow);
            }
            ExprKind::Is(inner, word) => {
                self.expr(inner, Level::Greedy, Follow::Operator);
                self.put(if word.text == "exists" { " " } else { " is " });
                self.put(&word.text);
            }
            ExprKind::As(inner, shape) => {
                self.expr(inner, Level::Path, Follow::Operator);
                self.put(&format!(" as {}", shape.text));
            }
            ExprKind::Within(left, stretch, direction, right) => {
                self.expr(left, Level::Greedy, Follow::Operator);
                self.put(" within ");
                self.expr(stretch, Level::Greedy, Follow::Operator);
                self.put(&format!(" {} ", direction.text));
                self.expr(right, Level::Greedy, follow);
            }
            kind => self.worded(kind, follow),
        }
    }

    /// The forms that begin with words.
    fn worded(&mut self, kind: &ExprKind, follow: Follow) {
        match kind {
            ExprKind::Quantified(quantity, binding, body) => self.quantified(quantity, binding, body, follow),
            ExprKind::The(binding) => {
                self.put("the ");
                self.binding(binding, Follow::Operator, follow);
            }
            ExprKind::Aggregate(what, value, binding) => self.aggregate(*what, value.as_deref(), binding),
            ExprKind::About(share, total) => {
                self.put("about ");
                self.before_of(share, Level::GreedyTerm);
                self.put(" of ");
                self.expr(total, Level::Greedy, follow);
            }
            ExprKind::DaysFrom(from, to) => {
                self.put("days from ");
                self.expr(from, Level::Greedy, Follow::Operator);
                self.put(" to ");
                self.expr(to, Level::Greedy, follow);
            }
            ExprKind::DayOf(day, month) => {
                self.put(&format!("day {day} of "));
                self.expr(month, Level::Greedy, follow);
            }
            ExprKind::Extreme(name, declared, all) => {
                self.put(&format!("{} of ", name.text));
                self.put(if *declared { "declared of " } else { "" });
                self.sums(all, follow);
            }
            ExprKind::Attested(all) => self.attested(all, follow),
            ExprKind::Lookup(table, keys) => {
                self.put(&format!("{} for ", table.text));
                self.sums(keys, follow);
            }
            _ => {}
        }
    }

    fn duration(&mut self, duration: Duration) {
        let (n, unit) = match duration {
            Duration::Days(n) => (n, "day"),
            Duration::Months(n) => (n, "month"),
        };
        self.put(&format!("{n} {unit}{}", if n == 1 { "" } else { "s" }));
    }

    fn value(&mut self, name: &str) {
        let quotes = !is_name(name) || words::is_reserved(name) || words::continues(name) || words::is_statement(name);
        self.put(&if quotes { format!("value '{name}'") } else { format!("value {name}") });
    }

    fn list(&mut self, open: &str, all: &[Expr], close: &str) {
        self.put(open);
        for (n, one) in all.iter().enumerate() {
            self.put(if n > 0 { ", " } else { "" });
            self.expr(one, Level::Any, if n + 1 < all.len() { Follow::Comma } else { Follow::Close });
        }
        self.put(close);
    }

    fn sums(&mut self, all: &[Expr], follow: Follow) {
        for (n, one) in all.iter().enumerate() {
            self.put(if n > 0 { ", " } else { "" });
            self.expr(one, Level::Greedy, if n + 1 < all.len() { Follow::Comma } else { follow });
        }
    }

    fn joined(&mut self, all: &[Expr], between: &str, follow: Follow) {
        for (n, one) in all.iter().enumerate() {
            self.put(if n > 0 { between } else { "" });
            self.expr(one, Level::Unary, if n + 1 < all.len() { Follow::Operator } else { follow });
        }
    }

    fn prefix(&mut self, op: &Name, inner: &Expr, follow: Follow) {
        self.put(&op.text);
        self.put(" ");
        let level = match op.text.as_str() {
            "not" => Level::Unary,
            "major version of" => Level::GreedyTerm,
            _ => Level::Greedy,
        };
        self.expr(inner, level, follow);
    }

    fn infix(&mut self, left: &Expr, op: &str, right: &Expr, follow: Follow) {
        let (before, after) = match infix_level(op) {
            Level::Sum => (Level::Sum, Level::Product),
            Level::Product => (Level::Product, Level::GreedyTerm),
            Level::Term => (Level::Term, Level::Path),
            // `T for x in L` would be read as the end of `… for x in L`.
            _ if op == "in" && matches!(left.kind, ExprKind::Lookup(..)) => (Level::Sum, Level::Greedy),
            _ => (Level::Greedy, Level::Greedy),
        };
        self.expr(left, before, Follow::Operator);
        self.put(&format!(" {op} "));
        let start = self.text.len();
        self.expr(right, after, follow);
        // `has` and a block would be read as `has any of`, `has all of`.
        let block = self.text.get(start..).is_some_and(|text| text.starts_with("any of") || text.starts_with("all of"));
        if op == "has" && block {
            self.text.insert(start, '(');
            self.put(")");
        }
    }

    fn quantified(&mut self, quantity: &Quantity, binding: &Binding, body: &Expr, follow: Follow) {
        match quantity {
            Quantity::Every => self.put("every"),
            Quantity::Some => self.put("some"),
            Quantity::No => self.put("no"),
            Quantity::AtLeast(amount) => self.amount("at least ", amount, " of"),
            Quantity::AtMost(amount) => self.amount("at most ", amount, " of"),
            Quantity::Exactly(amount) => self.amount("exactly ", amount, " of"),
            Quantity::Between(low, high) => {
                self.amount("between ", low, " and ");
                self.amount("", high, " of");
            }
        }
        self.put(" ");
        self.binding(binding, Follow::Operator, Follow::Operator);
        self.put(" satisfy ");
        self.expr(body, Level::Any, follow);
    }

    /// A count, and the words round it.
    fn amount(&mut self, before: &str, amount: &Amount, after: &str) {
        self.put(before);
        self.put(if amount.about { "about " } else { "" });
        let level = if matches!(amount.expr.kind, ExprKind::About(..)) { Level::Sum } else { Level::Greedy };
        self.before_of(&amount.expr, level);
        self.put(after);
    }

    /// An expression before `of`; one that ends with a name that begins an operator together with `of` stands in
    /// parentheses.
    fn before_of(&mut self, expr: &Expr, level: Level) {
        let start = self.text.len();
        self.expr(expr, level, Follow::Operator);
        let last = self.text.get(start..).and_then(|text| text.rsplit(' ').next());
        if matches!(last, Some("month" | "latest" | "earliest" | "all" | "any")) {
            self.text.insert(start, '(');
            self.put(")");
        }
    }

    /// A binding; `list_follow`: what follows a list without filter, `follow`: what follows the filter.
    fn binding(&mut self, binding: &Binding, list_follow: Follow, follow: Follow) {
        self.put(&format!("{} in ", binding.var.text));
        let list_follow = if binding.filter.is_some() { Follow::Operator } else { list_follow };
        match binding.list.as_ref() {
            ListExpr::Expr(list) => self.expr(list, Level::Greedy, list_follow),
            ListExpr::Months(from, to, _) => {
                self.put("months from ");
                self.expr(from, Level::Greedy, Follow::Operator);
                self.put(" to ");
                self.expr(to, Level::Greedy, list_follow);
            }
        }
        if let Some(filter) = &binding.filter {
            self.put(" where ");
            self.expr(filter, Level::Any, follow);
        }
    }

    fn aggregate(&mut self, what: Aggregate, value: Option<&Expr>, binding: &Binding) {
        self.put(match what {
            Aggregate::Count => "count(",
            Aggregate::Sum => "sum(",
            Aggregate::Min => "min(",
            Aggregate::Max => "max(",
            Aggregate::Unique => "unique(",
        });
        if let Some(value) = value {
            self.expr(value, Level::Logic, Follow::Operator);
            self.put(" for ");
        }
        self.binding(binding, Follow::Close, Follow::Close);
        self.put(")");
    }

    fn attested(&mut self, all: &Attested, follow: Follow) {
        self.put(&format!("attested {}", all.clause.text));
        if let Some(role) = &all.by {
            self.put(&format!(" by {}", role.text));
        }
        let parts =
            [(" signed on or after ", &all.signed), (" within ", &all.within), (" covering at least ", &all.covering)];
        let last = parts.iter().rposition(|(_, part)| part.is_some());
        for (n, (words, part)) in parts.into_iter().enumerate() {
            if let Some(part) = part {
                self.put(words);
                self.expr(part, Level::Greedy, if Some(n) == last { follow } else { Follow::Operator });
            }
        }
    }
}
