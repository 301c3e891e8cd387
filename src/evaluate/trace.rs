//! The operands that decided, and the leaves reached through them: evidence of what is known, `missing` of what is not.

use super::gather::Trace;
use super::paths::Traced;
use super::quantify::Seen;
use super::reads::{is_constant, number as number_of};
use super::{Few, Judge};
use crate::operators::{Operator, mirrored};
use crate::program::ir::{Binding, Expr, Kind, Quantity};
use crate::value::Truth;
use crate::verdict::{Fact, Missing, Need};

/// So many operands are few.
const FEW: usize = 8;

/// What a leaf is about: how its truth comes from two sides.
pub(super) struct Sides<'a> {
    pub(super) left: &'a Expr,
    pub(super) right: Option<&'a Expr>,
    /// The words that relate left to right, and right to left.
    pub(super) words: (&'static str, &'static str),
}

impl<'a> Judge<'a> {
    /// What a trace found to be not declared.
    pub(super) fn missing_in(&self, trace: &Trace) -> Vec<Missing> {
        trace.missing.iter().map(|read| self.missing(read)).collect()
    }

    /// Gathers what decided an expression. `want`: the truth that would satisfy the requirement.
    pub(super) fn trace(&self, expr: &'a Expr, want: bool, out: &mut Trace) {
        self.trace_of(expr, self.truth(expr), want, out);
    }

    /// The same, of an expression whose truth is known.
    pub(super) fn trace_of(&self, expr: &'a Expr, truth: Truth, want: bool, out: &mut Trace) {
        if self.spent() {
            return;
        }
        match &expr.kind {
            Kind::Not(a) => self.trace_of(a, truth.negated(), !want, out),
            Kind::And(items) | Kind::Or(items) => self.operands(items, truth, want, out),
            Kind::Implies(condition, then) => self.implication(condition, then, want, out),
            Kind::Let(def) => self.trace_of(&def.value, truth, want, out),
            Kind::Call(def, args) if args.is_empty() => self.same_for_all(def, want, out),
            Kind::Call(def, args) => self.trace_call(def, args, truth, want, out),
            Kind::Slot(slot, _) => match self.given(*slot) {
                Some(argument) => self.trace_of(argument, truth, want, out),
                None => self.leaf(expr, truth, want, out),
            },
            Kind::Choice(then, condition, otherwise) => match self.truth(condition) {
                Truth::True { .. } => {
                    self.context(condition, true, out);
                    self.trace_of(then, truth, want, out);
                }
                Truth::False { .. } => {
                    self.context(condition, false, out);
                    self.trace_of(otherwise, truth, want, out);
                }
                Truth::Unknown(_) => {
                    self.trace(condition, true, out);
                    for branch in [then, otherwise] {
                        if self.truth(branch).is_unknown() || truth.value().is_some() {
                            self.trace(branch, want, out);
                        }
                    }
                }
            },
            Kind::Quantified(quantity, binding, body) => self.quantifier(expr, quantity, binding, body, want, out),
            Kind::Within(day, duration, _, other) => {
                // How long it is may be what is not known.
                let of_days = [day, other].into_iter().any(|day| self.scalar(day).unsettled().is_some());
                let unknown = truth.is_unknown();
                let of_duration = unknown && self.scalar(duration).lack().is_some();
                if of_days || !of_duration {
                    let sides = Sides { left: day, right: Some(other), words: ("within", "") };
                    self.sides(expr, truth, &sides, want, out);
                }
                if of_duration {
                    self.lacks(duration, out);
                } else if !unknown {
                    self.day_evidence(duration, false, out);
                }
            }
            _ => self.leaf(expr, truth, want, out),
        }
    }

    /// What an expression reads and is not settled.
    pub(super) fn lacks(&self, expr: &'a Expr, out: &mut Trace) {
        self.with_reads(expr, |reads| {
            reads.iter().filter(|read| read.lack.is_some()).for_each(|read| out.lack(read));
        });
    }

    /// Traces a condition whose leaves only place the others.
    pub(super) fn context(&self, expr: &'a Expr, want: bool, out: &mut Trace) {
        self.context_of(expr, self.truth(expr), want, out);
    }

    /// The same, of a condition whose truth is known.
    pub(super) fn context_of(&self, expr: &'a Expr, truth: Truth, want: bool, out: &mut Trace) {
        if truth.is_unknown() {
            return self.aside(expr, out);
        }
        let outer = out.set_aside(true);
        self.placing(|this| this.trace_of(expr, truth, want, out));
        out.set_aside(outer);
    }

    /// What a condition that is not known reads: it only places the others, and what is lacking could yet change them.
    pub(super) fn aside(&self, expr: &'a Expr, out: &mut Trace) {
        self.placing(|this| {
            this.with_reads(expr, |reads| reads.iter().for_each(|read| out.read(read, None, true)));
        });
    }

    /// The operands that have the value of the whole. For the mark of an empty range the others count too: whether they
    /// are known.
    fn operands(&self, items: &'a [Expr], whole: Truth, want: bool, out: &mut Trace) {
        // Few as they mostly are, they need no room of their own.
        let (mut few, many);
        let truths: &[Truth] = if let Some(few) = {
            few = [Truth::UNSTATED; FEW];
            few.get_mut(..items.len())
        } {
            few.iter_mut().zip(items).for_each(|(truth, item)| *truth = self.truth(item));
            few
        } else {
            many = items.iter().map(|item| self.truth(item)).collect::<Vec<Truth>>();
            &many
        };
        let decides = |truth: &&Truth| truth.value() == whole.value();
        let marked = whole.value().is_some() && truths.iter().filter(decides).all(|truth| truth.is_vacuous());
        for (item, truth) in items.iter().zip(truths) {
            if decides(&truth) {
                self.trace_of(item, *truth, want, out);
            } else if marked {
                self.context_of(item, *truth, want, out);
            }
        }
    }

    /// `if C then R`: decided by C false, by R true, or by both when it is broken.
    fn implication(&self, condition: &'a Expr, then: &'a Expr, want: bool, out: &mut Trace) {
        let (c, r) = (self.truth(condition), self.truth(then));
        match Truth::any([c.negated(), r]).value() {
            Some(true) => {
                if c.is_false() {
                    self.trace_of(condition, c, !want, out);
                }
                if r.is_true() {
                    self.trace_of(then, r, want, out);
                }
                // Were it false, nothing would be asked.
                if !c.is_false() {
                    self.context_of(condition, c, !want, out);
                }
            }
            Some(false) => {
                self.trace_of(then, r, want, out);
                self.context_of(condition, c, !want, out);
            }
            None => {
                if c.is_unknown() {
                    self.trace_of(condition, c, !want, out);
                }
                if r.is_unknown() {
                    self.trace_of(then, r, want, out);
                }
            }
        }
    }

    fn quantifier(
        &self,
        expr: &'a Expr,
        quantity: &'a Quantity,
        binding: &'a Binding,
        body: &'a Expr,
        want: bool,
        out: &mut Trace,
    ) {
        let counted = self.quantified(quantity, binding, body);
        if counted.unknown_list.is_some() {
            self.lacks(expr, out);
            return;
        }
        let upper = matches!(quantity, Quantity::No | Quantity::AtMost(_));
        let body_want = want != upper;
        let known = counted.truth.value();
        let decides = |seen: &Seen| match known {
            None => seen.is_open() && may_decide(quantity, *seen),
            Some(truth) => decides(quantity, truth, *seen),
        };
        let deciding: Few<Seen> = counted.seen.iter().copied().filter(decides).collect();
        let places: Few<usize> = deciding.iter().map(|seen| seen.place).collect();
        let mut at = deciding.iter();
        self.at_places(binding, &places, &mut |_| {
            let Some(seen) = at.next() else { return };
            let filter = binding.filter.as_deref();
            if known.is_some() {
                let places = seen.good.is_unknown();
                let good = Traced { expr: body, truth: seen.good, want: body_want, places };
                let inside = filter.map(|expr| Traced { expr, truth: seen.inside, want: true, places: true });
                return self.trace_item(good, inside, out);
            }
            if let Some(filter) = filter.filter(|_| seen.inside.is_unknown()) {
                self.trace_of(filter, seen.inside, true, out);
            }
            if seen.good.is_unknown() {
                self.trace_of(body, seen.good, body_want, out);
            }
        });
        // Whether the others are known is part of the mark of an empty range.
        let is_marked = |seen: &Seen| seen.good.is_vacuous();
        if counted.truth.is_vacuous() || (known.is_some() && !deciding.is_empty() && deciding.iter().all(is_marked)) {
            let others: Few<usize> = counted.seen.iter().filter(|seen| !decides(seen)).map(|seen| seen.place).collect();
            self.at_places(binding, &others, &mut |_| self.context(body, body_want, out));
        }
        let lacking = out.missing.len();
        self.amounts(quantity, known.is_none(), out);
        if known.is_some() || (deciding.is_empty() && out.missing.len() == lacking) {
            self.range_leaf(binding, known, out);
        }
    }

    /// What the number asked for reads.
    fn amounts(&self, quantity: &'a Quantity, unknown: bool, out: &mut Trace) {
        for amount in quantity.amounts() {
            if unknown {
                self.lacks(&amount.value, out);
            } else {
                self.day_evidence(&amount.value, true, out);
            }
        }
    }

    /// The list itself: that it holds no more items decides too. Of an unknown share of nobody it is all there is.
    fn range_leaf(&self, binding: &'a Binding, known: Option<bool>, out: &mut Trace) {
        match known {
            Some(_) => self.with_room(|reads| {
                self.frame(binding, reads);
                reads.iter().for_each(|read| out.read(read, None, true));
            }),
            None => self.list_read(binding).iter().for_each(|read| out.lack(read)),
        }
    }

    /// A predicate: its reads are leaves.
    fn leaf(&self, expr: &'a Expr, truth: Truth, want: bool, out: &mut Trace) {
        let sides = match &expr.kind {
            Kind::Compare(row, a, b) => {
                Sides { left: a, right: Some(b), words: (words(row, want), mirrored(words(row, want)).unwrap_or("")) }
            }
            Kind::Members(row, list, wanted) => {
                let member = matches!(row.words, "in" | "not in");
                let (left, right) = if member { (wanted, list) } else { (list, wanted) };
                Sides { left, right: Some(right), words: (words(row, want), "") }
            }
            Kind::State(row, a) => Sides { left: a, right: None, words: (row.words, "") },
            Kind::Matches(a, _) => Sides { left: a, right: None, words: ("matches", "") },
            Kind::IsShape(a, _) => Sides { left: a, right: None, words: ("is", "") },
            Kind::Declared(a, _) => Sides { left: a, right: None, words: ("declared", "") },
            Kind::Empty(a) => Sides { left: a, right: None, words: ("empty", "") },
            _ => Sides { left: expr, right: None, words: ("is", "") },
        };
        self.sides(expr, truth, &sides, want, out);
    }

    fn sides(&self, expr: &'a Expr, truth: Truth, sides: &Sides<'a>, want: bool, out: &mut Trace) {
        if truth.value().is_some() && self.plain_sides(expr, sides, want, out) {
            return;
        }
        self.with_reads(sides.left, |reads| {
            let left = reads.len();
            if let Some(right) = sides.right {
                self.reads(right, reads);
            }
            if truth.value().is_none() {
                // What cannot be read as what it should be (a version, an address) is declared, yet decides nothing.
                let any_lack = reads.iter().any(|read| read.lack.is_some());
                let lacking = reads.iter().filter(|read| read.lack.is_some() || !any_lack);
                return lacking.for_each(|read| out.lack(read));
            }
            let needs: [&dyn Fn() -> Option<Need>; 2] =
                [&|| self.needed_left(expr, sides, want), &|| self.value_needed(Some(sides.left), sides.words.1, want)];
            let (left, right) = reads.split_at(left);
            for (reads, needed) in [left, right].into_iter().zip(needs) {
                let direct = reads.iter().any(|read| read.direct);
                let needed = if direct { needed() } else { None };
                for read in reads {
                    let needed = needed.filter(|_| read.direct);
                    needed.into_iter().for_each(|needed| self.note_needed(read.at, read.words, needed));
                    out.read(read, needed, false);
                }
            }
        });
    }

    /// What is needed of the left side.
    pub(super) fn needed_left(&self, expr: &'a Expr, sides: &Sides<'a>, want: bool) -> Option<Need> {
        let fixed = |words, fact| Some(self.same_need(expr, words, want, || fact));
        match (&expr.kind, sides.right) {
            (Kind::Matches(_, pattern), _) => {
                if want {
                    fixed("matches", Fact::Pattern(pattern.text.clone()))
                } else {
                    None
                }
            }
            (Kind::IsShape(_, shape), _) => fixed(if want { "is" } else { "is not" }, Fact::Text(shape.name().into())),
            (Kind::State(row, _), _) => fixed(row.words, Fact::Bool(want)),
            (Kind::Declared(_, declared), _) => fixed("declared", Fact::Bool(want == *declared)),
            (Kind::Empty(_), _) => fixed("empty", Fact::Bool(want)),
            (_, Some(_)) => self.value_needed(sides.right, sides.words.0, want),
            _ => fixed("is", Fact::Bool(want)),
        }
    }

    /// What one side is needed to be for the other's value.
    pub(super) fn value_needed(&self, of: Option<&'a Expr>, words: &'static str, want: bool) -> Option<Need> {
        let of = of.filter(|_| !words.is_empty())?;
        if let Some((node, field)) = self.stands_at(of) {
            self.note_told(node);
            let find = || self.ground.borrow_mut().need_that_stands(of, words, field);
            let number = self.recent_standing.or_find(of, (std::ptr::from_ref(of), words.as_ptr()), find);
            return Some(Need { number, at: Some(number_of(node)) });
        }
        if let Some(number) = self.is_noting().then(|| self.noted_need(of, words, want)).flatten() {
            return Some(number);
        }
        let fact = || self.fact(&self.eval(of), &of.ty);
        if is_constant(of) {
            return Some(self.same_need(of, words, want, fact));
        }
        let fact = fact();
        self.note_fixed_need();
        Some(self.ground.borrow_mut().need(of, want, (words, fact)))
    }

    /// The number of what is needed by an expression, where that is the same each time.
    fn same_need(&self, of: &Expr, words: &'static str, want: bool, fact: impl FnOnce() -> Fact) -> Need {
        let key = (std::ptr::from_ref(of), words.as_ptr(), want);
        self.note_fixed_need();
        self.recent_needs.or_find(of, key, || {
            let fact = fact();
            self.ground.borrow_mut().need(of, want, (words, fact))
        })
    }
}

/// Whether an item decides a known answer. One that is perhaps outside and surely not good is not counted, whatever it
/// is. Of a share each counts, for how many there are is asked too.
fn decides(quantity: &Quantity, truth: bool, seen: Seen) -> bool {
    let (good, bad) = (seen.good.is_true(), seen.good.is_false());
    let sure = |good: bool| seen.sure() == Some(good);
    let is_share = || quantity.is_share();
    match (quantity, truth) {
        (Quantity::Every | Quantity::No, true) => true,
        (Quantity::Every, false) => sure(false),
        (Quantity::No, false) => sure(true),
        (Quantity::Some | Quantity::AtLeast(_), true) | (Quantity::AtMost(_), false) => {
            sure(true) || (good && is_share())
        }
        (Quantity::Some | Quantity::AtLeast(_), false) => bad,
        (Quantity::AtMost(_), true) => bad || (seen.inside.is_true() && is_share()),
        (Quantity::Exactly(_) | Quantity::Between(..), _) => {
            sure(true) || bad || ((good || seen.inside.is_true()) && is_share())
        }
    }
}

/// Whether an open item can change an unknown answer: one that surely is no breach of `every`, or surely not good among
/// those that are counted, cannot. A share asks also how many there are.
fn may_decide(quantity: &Quantity, seen: Seen) -> bool {
    match quantity {
        Quantity::Every => seen.can_be(false),
        _ => quantity.is_share() || seen.can_be(true),
    }
}

fn words(row: &Operator, want: bool) -> &'static str {
    match (row.words, want) {
        (words, true) => words,
        ("has", false) => "not has",
        (_, false) => row.negated,
    }
}
