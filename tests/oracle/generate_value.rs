//! Expressions that give a value, by the wanted type.

use super::schema::{ENUMS, One, Ty};
use super::scope::Gen;
use super::setup::TEXTS;
use crate::model::{Binding, E, List};

fn boxed(e: E) -> Box<E> {
    Box::new(e)
}

impl Gen<'_, '_, '_> {
    /// A value of a single type. `bare`: a value of an enum may stand by itself, since the type is known.
    pub(super) fn single(&mut self, one: One, depth: usize, bare: bool) -> E {
        match one {
            One::Bool => self.bool(depth),
            One::Number => self.number(depth),
            One::Text => self.text(depth),
            One::Enum(which) => self.choice_of(which, depth, bare),
            One::Date => self.date(depth),
            One::Month => self.month(depth),
            One::Record(_) => panic!("a record is no value"),
        }
    }

    /// What gives a value of any single type: a condition, what stands for what is not declared, a field of one record,
    /// a table, a definition.
    fn compound(&mut self, one: One, depth: usize, bare: bool) -> Option<E> {
        let less = depth - 1;
        match self.draw.weighted(&[26, 22, 9, 14, 14, 12]) {
            0 => {
                let then = self.single(one, less, bare);
                let condition = self.bool(less);
                let otherwise = self.single(one, less, true);
                Some(E::Choice(boxed(then), boxed(condition), boxed(otherwise)))
            }
            1 => {
                let path = self.path(|known| known.file && known.ty == Ty::One(one))?.expr();
                let otherwise = self.single(one, 0, true);
                Some(E::Infix(boxed(path), "or else", boxed(otherwise)))
            }
            2 => self.field_of_the(Ty::One(one), depth),
            3 => self.look_up(one, less),
            4 => self.call(Ty::One(one), less),
            _ if matches!(one, One::Number | One::Date | One::Month) && self.may_loop() => {
                let which = self.draw.one(&["min", "max"]);
                let (over, of) = self.bind(depth, 40, |this| this.range(), |this, _| this.single(one, less, false));
                Some(E::Aggregate(which, boxed(of), over))
            }
            _ => None,
        }
    }

    /// A field of the one record that fits.
    pub(super) fn field_of_the(&mut self, ty: Ty, depth: usize) -> Option<E> {
        if !self.may_loop() {
            return None;
        }
        let (list, record, field) = self.record_with(ty)?;
        let the = self.the(list, record, depth);
        Some(E::Field(boxed(the), field.to_owned()))
    }

    /// `the x in LIST where …`, most often by its id.
    pub(super) fn the(&mut self, list: &str, record: One, depth: usize) -> E {
        let over = List::Of(boxed(E::Root(list.to_owned())));
        let filter = |this: &mut Self, _: One| {
            if this.draw.chance(50) {
                return this.bool(depth.saturating_sub(1));
            }
            let id = this.path(|known| known.ty == Ty::One(One::Text)).expect("the variable has an id").expr();
            let wanted = this.draw.one(&["p1", "p2", "u1", "c1"]);
            E::Infix(boxed(id), "=", boxed(E::Text(wanted.to_owned())))
        };
        let (over, filter) = self.bind(depth, 0, |_| (over, record), filter);
        E::The(Binding { filter: Some(boxed(filter)), ..over })
    }

    fn look_up(&mut self, one: One, depth: usize) -> Option<E> {
        let fitting: Vec<_> = self.known.tables.iter().filter(|table| table.gives == one).cloned().collect();
        if fitting.is_empty() {
            return None;
        }
        let table = fitting[self.draw.below(fitting.len())].clone();
        let keys = table.keys.iter().map(|key| self.single(*key, depth.min(1), true)).collect();
        Some(E::Lookup(table.name.to_owned(), keys))
    }

    /// A definition with its arguments.
    pub(super) fn call(&mut self, ty: Ty, depth: usize) -> Option<E> {
        let loops = self.loops;
        let fits = |known: &&super::scope::Defined| known.gives == ty && known.loops + loops <= 2;
        let fitting: Vec<_> = self.known.defines.iter().filter(fits).cloned().collect();
        if fitting.is_empty() {
            return None;
        }
        let found = fitting[self.draw.below(fitting.len())].clone();
        self.deepest = self.deepest.max(loops + found.loops);
        let mut args = Vec::new();
        for param in &found.params {
            args.push(match param {
                Ty::One(One::Record(_)) => self.path_of(*param)?,
                Ty::One(one) => self.single(*one, depth.min(1), false),
                other => panic!("no parameter is {other:?}"),
            });
        }
        Some(E::Call(found.name.to_owned(), args))
    }

    /// A literal, a path, or what is made of others. `literal` is how often it is a literal.
    fn simple(&mut self, one: One, depth: usize, literal: usize) -> Option<E> {
        if self.draw.chance(100 - literal)
            && let Some(path) = self.path_of(Ty::One(one))
        {
            return Some(path);
        }
        if depth > 0 && self.draw.chance(35) { self.compound(one, depth, false) } else { None }
    }

    pub(super) fn number(&mut self, depth: usize) -> E {
        if let Some(e) = self.simple(One::Number, depth, 50) {
            return e;
        }
        let literals = [(1, 0), (0, 0), (2, 0), (3, 0), (10, 0), (25, 1), (3, 1), (-1, 0)];
        if depth == 0 || !self.draw.chance(55) {
            let (digits, scale) = self.draw.one(&literals);
            return E::Number(digits, scale);
        }
        let less = depth - 1;
        let loops = self.may_loop();
        match self.draw.weighted(&[26, 14, 10, 4, 12, 8]) {
            0 if loops => E::Count(self.bind(depth, 70, |this| this.range(), |_, _| ()).0),
            1 if loops => {
                let (over, of) = self.bind(depth, 40, |this| this.range(), |this, _| this.number(less));
                E::Aggregate("sum", boxed(of), over)
            }
            2 => {
                let share = self.percent(less);
                E::About(boxed(share), boxed(self.number(less)))
            }
            3 => E::Prefix("major version of", boxed(self.text(less))),
            4 => {
                let from = self.date(less);
                E::DaysFrom(boxed(from), boxed(self.date(less)))
            }
            _ => {
                let word = self.draw.one(&["+", "-", "times"]);
                let left = self.number(less);
                E::Infix(boxed(left), word, boxed(self.number(less)))
            }
        }
    }

    pub(super) fn percent(&mut self, depth: usize) -> E {
        let literals = [(50, 0), (10, 0), (100, 0), (25, 0), (125, 1), (1, 0)];
        let literal = |this: &mut Self| {
            let (digits, scale) = this.draw.one(&literals);
            E::Percent(digits, scale)
        };
        if self.draw.chance(40)
            && let Some(path) = self.path_of(Ty::Percent)
        {
            return path;
        }
        if depth > 0 && self.draw.chance(12) {
            let then = literal(self);
            let condition = self.bool(depth - 1);
            return E::Choice(boxed(then), boxed(condition), boxed(literal(self)));
        }
        literal(self)
    }

    /// Days, or months where `months`.
    pub(super) fn duration(&mut self, months: bool, depth: usize) -> E {
        let ty = if months { Ty::Months } else { Ty::Days };
        if self.draw.chance(25)
            && let Some(path) = self.path_of(ty)
        {
            return path;
        }
        let units = if months { ["months", "years"] } else { ["days", "weeks"] };
        let count = self.draw.one(&[1, 0, 2, 14, 6]);
        let unit = self.draw.one(&[units[0], units[0], units[1]]);
        let literal = E::Duration(count, unit);
        if depth == 0 || !self.draw.chance(30) {
            return literal;
        }
        let less = depth - 1;
        match self.draw.weighted(&[4, 4, 2]) {
            0 => E::Infix(boxed(self.number(less)), "times", boxed(literal)),
            1 => {
                let word = self.draw.one(&["+", "-"]);
                E::Infix(boxed(literal), word, boxed(self.duration(months, less)))
            }
            _ => {
                let condition = self.bool(less);
                E::Choice(boxed(literal), boxed(condition), boxed(self.duration(months, less)))
            }
        }
    }

    pub(super) fn any_duration(&mut self, depth: usize) -> E {
        let months = self.draw.chance(45);
        self.duration(months, depth)
    }

    pub(super) fn date(&mut self, depth: usize) -> E {
        if let Some(e) = self.simple(One::Date, depth, 40) {
            return e;
        }
        if depth == 0 || !self.draw.chance(60) {
            let days = self.world.days;
            return match self.draw.below(days.len() + 4) {
                place if place < days.len() => E::Date(days[place].to_owned()),
                place if place < days.len() + 3 => E::Name("as_of".to_owned()),
                _ => E::Date(self.draw.one(&["1900-01-01", "2170-01-01"]).to_owned()),
            };
        }
        let less = depth - 1;
        match self.draw.weighted(&[30, 22, 10, 10, 10]) {
            0 => {
                let word = self.draw.one(&["+", "-"]);
                let day = self.date(less);
                let duration = self.any_duration(less);
                let turned = word == "+" && self.draw.chance(20);
                let (left, right) = if turned { (duration, day) } else { (day, duration) };
                E::Infix(boxed(left), word, boxed(right))
            }
            1 => {
                let which = self.draw.one(&["latest", "earliest"]);
                let declared = self.draw.chance(40);
                let count = 2 + self.draw.below(2);
                // Of what is worked out the text does not say whether it is declared.
                let own = |known: &super::scope::Known| known.file && known.ty == Ty::One(One::Date);
                let day = |this: &mut Self| match if declared { this.path(own) } else { None } {
                    Some(known) => known.expr(),
                    None if declared => this.day(),
                    None => this.date(less),
                };
                E::Extreme(which, declared, (0..count).map(|_| day(self)).collect())
            }
            2 => E::Prefix("first day of", boxed(self.month(less))),
            3 => E::Prefix("last day of", boxed(self.month(less))),
            _ => {
                let day = self.draw.one(&[1, 15, 31, 29]);
                E::DayOf(day, boxed(self.month(less)))
            }
        }
    }

    /// One of the days of the case.
    pub(super) fn day(&mut self) -> E {
        E::Date(self.draw.one(self.world.days).to_owned())
    }

    /// One of the days of the case, or a path.
    pub(super) fn near_day(&mut self) -> E {
        // Of what a definition is given the text does not say whether a plan is used as it stands.
        let own = |known: &super::scope::Known| known.file && known.ty == Ty::One(One::Date);
        let path = if self.draw.chance(50) { self.path(own) } else { None };
        path.map_or_else(|| self.day(), |known| known.expr())
    }

    pub(super) fn month(&mut self, depth: usize) -> E {
        if let Some(e) = self.simple(One::Month, depth, 45) {
            return e;
        }
        if depth == 0 || !self.draw.chance(60) {
            return E::Month(self.draw.one(self.world.days)[..7].to_owned());
        }
        let less = depth - 1;
        if self.draw.chance(40) {
            let word = self.draw.one(&["+", "-"]);
            let month = self.month(less);
            return E::Infix(boxed(month), word, boxed(self.duration(true, less)));
        }
        E::Prefix("month of", boxed(self.date(less)))
    }

    pub(super) fn text(&mut self, depth: usize) -> E {
        if let Some(e) = self.simple(One::Text, depth, 45) {
            return e;
        }
        if depth > 0 && self.draw.chance(24) {
            let shape = self.draw.one(&["email", "phone-number", "name"]);
            return E::As(boxed(self.text(depth - 1)), shape);
        }
        E::Text(self.draw.one(&TEXTS).to_owned())
    }

    /// A value of an enum; where it may not be bare, one whose type shows.
    pub(super) fn choice_of(&mut self, which: usize, depth: usize, bare: bool) -> E {
        if bare && !self.draw.chance(40) {
            return E::Word(self.draw.one(ENUMS[which].1).to_owned());
        }
        let one = One::Enum(which);
        let compound = if depth > 0 && self.draw.chance(30) { self.compound(one, depth, false) } else { None };
        if let Some(e) = compound.or_else(|| self.path_of(Ty::One(one))) {
            return e;
        }
        // Nothing here is of that type but a word whose type is not seen: a literal list gives none either.
        if bare { E::Word(ENUMS[which].1[0].to_owned()) } else { self.typed_enum(which) }
    }

    /// A field of the enum's type that is always there: see [`super::schema::World`].
    fn typed_enum(&mut self, which: usize) -> E {
        self.known
            .paths
            .iter()
            .find(|known| known.ty == Ty::One(One::Enum(which)))
            .expect("a field of each enum")
            .expr()
    }

    /// A list of a single type, written out.
    pub(super) fn list_literal(&mut self, one: One) -> E {
        let count = 1 + self.draw.below(3);
        E::List((0..count).map(|_| self.single(one, 0, true)).collect())
    }
}
