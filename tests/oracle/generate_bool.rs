//! Expressions that are true or not.

use super::schema::{One, Ty};
use super::scope::Gen;
use crate::model::{Amount, E, Quantity};

fn boxed(e: E) -> Box<E> {
    Box::new(e)
}

const ORDER: [&str; 4] = ["<", "<=", ">", ">="];
const CALENDAR: [&str; 4] = ["before", "after", "on or before", "on or after"];

impl Gen<'_, '_, '_> {
    pub(super) fn bool(&mut self, depth: usize) -> E {
        if depth == 0 {
            return self.predicate(0);
        }
        let less = depth - 1;
        match self.draw.weighted(&[38, 7, 6, 6, 4, 4, 6, 3, 26, 7, 4]) {
            1 => E::And(self.some_of(less)),
            2 => E::Or(self.some_of(less)),
            3 => E::Prefix("not", boxed(self.bool(less))),
            4 => E::AllOf(self.some_of(less)),
            5 => E::AnyOf(self.some_of(less)),
            6 => {
                let condition = self.bool(less);
                E::Implies(boxed(condition), boxed(self.bool(less)))
            }
            7 => {
                let (then, condition) = (self.bool(less), self.bool(less));
                E::Choice(boxed(then), boxed(condition), boxed(self.bool(less)))
            }
            8 if self.may_loop() => self.quantified(depth),
            9 => self.call(Ty::One(One::Bool), less).unwrap_or_else(|| self.predicate(less)),
            10 => self.more(less).unwrap_or_else(|| self.predicate(less)),
            _ => self.predicate(less),
        }
    }

    /// Two or three.
    fn some_of(&mut self, depth: usize) -> Vec<E> {
        let count = 2 + self.draw.weighted(&[4, 1]);
        (0..count).map(|_| self.bool(depth)).collect()
    }

    /// Two values that are the same as others: of an item both say whether it is one of those that are looked for.
    pub(super) fn alike(&mut self) -> E {
        let same = |this: &mut Self| {
            let found = this.path(|known| matches!(known.ty, Ty::One(One::Text | One::Month | One::Enum(_))));
            let Some(found) = found else { return this.predicate(0) };
            let Ty::One(one) = found.ty else { panic!("what is looked for is one value") };
            let wanted = match one {
                One::Text => E::Text(this.draw.one(&["p1", "p2", "u1", "c1"]).to_owned()),
                _ => this.single(one, 0, false),
            };
            E::Infix(boxed(found.expr()), "=", boxed(wanted))
        };
        E::And(vec![same(self), same(self)])
    }

    /// What is seldom drawn otherwise.
    fn more(&mut self, depth: usize) -> Option<E> {
        match self.draw.below(3) {
            0 => self.field_of_the(Ty::One(One::Bool), depth),
            1 => {
                let path = self.path(|known| known.file && known.ty == Ty::One(One::Bool))?;
                let otherwise = E::Bool(self.draw.chance(50));
                Some(E::Infix(boxed(path.expr()), "or else", boxed(otherwise)))
            }
            _ if self.may_loop() => Some(self.unique(depth, 30)),
            _ => None,
        }
    }

    /// Uniqueness; among items of which some may be outside, if filtered.
    pub(super) fn unique(&mut self, depth: usize, filtered: usize) -> E {
        let one = self.draw.one(&[One::Text, One::Number, One::Date, One::Month]);
        let (over, of) =
            self.bind(depth, filtered, |this| this.range(), |this, _| this.single(one, depth.min(1), false));
        E::Aggregate("unique", boxed(of), over)
    }

    /// A count of items that meet a condition by not being meant, where that is known.
    pub(super) fn count_of_vacuous(&mut self) -> E {
        let number = |this: &mut Self| Amount { about: false, expr: boxed(E::Number(this.draw.one(&[1, 2]), 0)) };
        let quantity = match self.draw.weighted(&[4, 4, 3, 3]) {
            0 => Quantity::Some,
            1 => Quantity::AtLeast(number(self)),
            2 => Quantity::AtMost(number(self)),
            _ => self.quantity(0),
        };
        let condition = |this: &mut Self, _: One| {
            // Of one item it has not happened yet, of another it has long ago.
            let day = this.path(|known| known.file && known.ty == Ty::One(One::Date));
            let condition = match day {
                Some(day) if !this.draw.chance(30) => this.between(day.expr(), &CALENDAR, |this| this.day()),
                _ => this.predicate(0),
            };
            E::Implies(boxed(condition), boxed(this.predicate(0)))
        };
        let records = |this: &mut Self| this.over(|known| matches!(known.ty, Ty::List(One::Record(_))));
        let (over, good) = self.bind(1, 30, records, condition);
        E::Quantified(quantity, over, boxed(good))
    }

    fn quantified(&mut self, depth: usize) -> E {
        let quantity = self.quantity(depth - 1);
        let (over, good) = self.bind(depth, 75, |this| this.range(), |this, _| this.bool(depth - 1));
        E::Quantified(quantity, over, boxed(good))
    }

    fn quantity(&mut self, depth: usize) -> Quantity {
        self.loops += 1;
        let quantity = match self.draw.weighted(&[4, 4, 3, 6, 5, 4, 3]) {
            0 => Quantity::Every,
            1 => Quantity::Some,
            2 => Quantity::No,
            3 => Quantity::AtLeast(self.amount(depth)),
            4 => Quantity::AtMost(self.amount(depth)),
            5 => Quantity::Exactly(self.amount(depth)),
            _ => {
                let least = self.count_wanted(depth);
                Quantity::Between(boxed(least), boxed(self.count_wanted(depth)))
            }
        };
        self.loops -= 1;
        quantity
    }

    fn amount(&mut self, depth: usize) -> Amount {
        match self.draw.weighted(&[4, 3, 3]) {
            0 => Amount { about: false, expr: boxed(self.count_wanted(depth)) },
            1 => Amount { about: false, expr: boxed(self.percent(depth)) },
            _ => Amount { about: true, expr: boxed(self.percent(depth)) },
        }
    }

    fn count_wanted(&mut self, depth: usize) -> E {
        if depth > 0 && self.draw.chance(15) {
            return self.number(1);
        }
        E::Number(self.draw.one(&[1, 2, 0, 3]), 0)
    }

    /// A test of one thing or two.
    fn predicate(&mut self, depth: usize) -> E {
        let drawn = match self.draw.weighted(&[16, 20, 10, 12, 8, 14, 8, 6, 4, 4, 3, 3, 5]) {
            0 => self.path_of(Ty::One(One::Bool)),
            1 => self.equality(depth),
            2 => {
                let left = self.asked(One::Number, depth);
                Some(self.between(left, &ORDER, |this| this.number(depth)))
            }
            3 => {
                let left = self.asked(One::Date, depth);
                Some(self.between(left, &CALENDAR, |this| this.date(depth)))
            }
            4 => self.membership(depth),
            5 => self.state(depth),
            6 => Some(self.of_text(depth)),
            7 => {
                let (day, duration) = (self.asked(One::Date, depth), self.any_duration(depth));
                let side = self.draw.one(&["before", "after"]);
                Some(E::Within(boxed(day), boxed(duration), side, boxed(self.date(depth))))
            }
            8 => {
                let left = self.asked(One::Month, depth);
                Some(self.between(left, &CALENDAR, |this| this.month(depth)))
            }
            9 => {
                let months = self.draw.chance(50);
                let left = self.duration(months, depth.max(1));
                Some(self.between(left, &ORDER, |this| this.duration(months, depth)))
            }
            10 => {
                let left = self.percent(depth);
                Some(self.between(left, &ORDER, |this| this.percent(depth)))
            }
            11 => Some(E::Prefix("not", boxed(self.path_of(Ty::One(One::Bool)).unwrap_or(E::Bool(false))))),
            _ => self.has(depth),
        };
        drawn.or_else(|| self.path_of(Ty::One(One::Bool))).unwrap_or(E::Bool(true))
    }

    /// What a test is about: most often a path.
    fn asked(&mut self, one: One, depth: usize) -> E {
        let path = if self.draw.chance(20) { None } else { self.path_of(Ty::One(one)) };
        path.unwrap_or_else(|| self.single(one, depth, false))
    }

    fn between(&mut self, left: E, words: &[&'static str], right: impl FnOnce(&mut Self) -> E) -> E {
        let word = self.draw.one(words);
        E::Infix(boxed(left), word, boxed(right(self)))
    }

    fn equality(&mut self, depth: usize) -> Option<E> {
        let one = match self.draw.weighted(&[5, 4, 3, 3, 2, 2, 1]) {
            0 => One::Enum(0),
            1 => One::Text,
            2 => One::Number,
            3 => One::Date,
            4 => One::Enum(1),
            5 => One::Month,
            _ => One::Bool,
        };
        // One side shows the type.
        let left = match one {
            One::Bool => self.path_of(Ty::One(one))?,
            One::Enum(_) => {
                self.path_of(Ty::One(one))?;
                self.single(one, depth, false)
            }
            _ => self.asked(one, depth),
        };
        Some(self.between(left, &["=", "!="], |this| this.single(one, depth.min(1), true)))
    }

    /// `x in LIST`.
    fn membership(&mut self, depth: usize) -> Option<E> {
        let word = self.draw.one(&["in", "not in"]);
        if self.draw.chance(35) {
            let list = self.path(|known| matches!(known.ty, Ty::List(one) if !matches!(one, One::Record(_))))?;
            let Ty::List(one) = list.ty else { return None };
            let value = self.single(one, depth, true);
            return Some(E::Infix(boxed(value), word, boxed(list.expr())));
        }
        let one = self.draw.one(&[One::Enum(0), One::Text, One::Number, One::Enum(1), One::Month, One::Date]);
        self.path_of(Ty::One(one))?;
        let value = self.asked(one, depth);
        Some(E::Infix(boxed(value), word, boxed(self.list_literal(one))))
    }

    /// `LIST has …`.
    fn has(&mut self, depth: usize) -> Option<E> {
        let list = self.path(|known| matches!(known.ty, Ty::List(one) if !matches!(one, One::Record(_))))?;
        let Ty::List(one) = list.ty else { return None };
        let word = self.draw.one(&["has", "has any of", "has all of", "has none of"]);
        let wanted = if word == "has" {
            self.single(one, depth, true)
        } else if self.draw.chance(20) {
            self.path_of(list.ty)?
        } else {
            self.list_literal(one)
        };
        Some(E::Infix(boxed(list.expr()), word, boxed(wanted)))
    }

    /// Whether something has happened, or is there, or is declared.
    fn state(&mut self, depth: usize) -> Option<E> {
        Some(match self.draw.weighted(&[5, 4, 5, 3, 3, 4]) {
            0 => E::Is(boxed(self.asked(One::Date, depth)), "done"),
            1 => {
                // Of what is worked out from a plan the text does not say whether it is planned.
                let day = self.path(|known| known.file && known.ty == Ty::One(One::Date))?;
                E::Is(boxed(day.expr()), "planned")
            }
            2 => E::Is(boxed(self.path(|known| known.file)?.expr()), "exists"),
            3 => E::Is(boxed(self.path(|known| known.file)?.expr()), "declared"),
            4 => E::Is(boxed(self.path(|known| known.file)?.expr()), "missing"),
            _ => {
                let fits = |ty: Ty| matches!(ty, Ty::List(_) | Ty::Map(_) | Ty::One(One::Text));
                E::Is(boxed(self.path(|known| fits(known.ty))?.expr()), "empty")
            }
        })
    }

    fn of_text(&mut self, depth: usize) -> E {
        let left = self.path_of(Ty::One(One::Text)).unwrap_or_else(|| self.text(depth));
        match self.draw.weighted(&[3, 3, 3, 4, 6]) {
            0 => {
                E::Infix(boxed(left), "starts with", boxed(E::Text(self.draw.one(&["a", "al", "018", ""]).to_owned())))
            }
            1 => E::Infix(boxed(left), "ends with", boxed(E::Text(self.draw.one(&["a", "se", "1", "93"]).to_owned()))),
            2 => E::Infix(boxed(left), "same text as", boxed(self.text(depth))),
            3 => {
                let pattern = self.draw.one(&["[a-z]+", "a.*", "p[12]", "[0-9.]+", "(alpha|beta)( .*)?", "\u{e5}sa"]);
                E::Infix(boxed(left), "matches", boxed(E::Text(pattern.to_owned())))
            }
            _ => {
                let shapes = ["email", "ip-address", "private-ip-address", "organisation-number", "phone-number"];
                E::Is(boxed(left), self.draw.one(&shapes))
            }
        }
    }
}
