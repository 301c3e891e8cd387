//! Rules and groups.

use super::Draw;
use super::schema::{One, Ty, World};
use super::scope::{Gen, Whole};
use super::setup::ROLES;
use crate::model::{Attested, E, Group, Requirement, Rule, Scope};

/// Names of lets; those of a group and its rules differ.
const LETS: [&str; 4] = ["first-let", "second-let", "third-let", "fourth-let"];
const NAMES: [&str; 3] = ["r1", "r2", "r3"];

/// A rule that stands by itself.
pub(super) fn alone(place: usize, draw: &mut Draw<'_>, world: &World, known: &Whole) -> Rule {
    let mut parts = Parts { expr: Gen::with(draw, world, known), lets: 0 };
    parts.rule(NAMES[place])
}

/// A group with a rule for each row of choices; the first row begins with what the group says.
pub(super) fn group(rows: &[Vec<u16>], world: &World, known: &Whole) -> Group {
    let mut first = Draw::new(&rows[0]);
    let mut outer = Parts { expr: Gen::with(&mut first, world, known), lets: 0 };
    let scope = outer.scope();
    let mut rules = Vec::new();
    for (name, row) in NAMES.iter().zip(rows).skip(1) {
        let mut draw = Draw::new(row);
        let mut parts = Parts { expr: outer.expr.go_on(&mut draw), lets: outer.lets };
        rules.push(parts.rule(name));
    }
    rules.insert(0, outer.rule(NAMES[0]));
    Group { name: "g".to_owned(), scope, rules }
}

struct Parts<'d, 'c, 'w> {
    expr: Gen<'d, 'c, 'w>,
    lets: usize,
}

impl Parts<'_, '_, '_> {
    fn rule(&mut self, name: &str) -> Rule {
        let scope = self.scope();
        let count = 1 + self.expr.draw.weighted(&[6, 3, 1]);
        let requirements = (0..count).map(|_| self.requirement()).collect();
        Rule { name: name.to_owned(), scope, requirements }
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.expr.draw.chance(percent)
    }

    fn scope(&mut self) -> Vec<Scope> {
        let mut scope = Vec::new();
        if self.chance(7) {
            scope.push(self.effective());
        }
        if self.chance(15) {
            scope.push(Scope::When(self.expr.bool(1)));
        }
        self.let_one(&mut scope, 15);
        if self.chance(65)
            && let Some(binding) = self.expr.each()
        {
            scope.push(Scope::ForEach(binding));
            if self.chance(15) {
                scope.push(Scope::When(self.expr.bool(1)));
            }
            self.let_one(&mut scope, 15);
            if self.chance(22)
                && let Some(binding) = self.expr.each()
            {
                scope.push(Scope::ForEach(binding));
            }
        }
        self.let_one(&mut scope, 12);
        if self.chance(22) {
            let from = self.expr.date(1);
            scope.push(Scope::During(from, self.expr.date(1)));
        }
        if self.chance(7) {
            scope.push(Scope::JudgeOnlyIf(self.expr.bool(1)));
        }
        if self.chance(10) {
            scope.push(Scope::ExceptWhen(self.expr.bool(1)));
        }
        scope
    }

    /// Both days included: as often just in force as just not.
    fn effective(&mut self) -> Scope {
        let mut days: Vec<&str> = self.expr.world.days.to_vec();
        days.sort_unstable();
        let from = self.expr.draw.below(days.len());
        let until = self.chance(60).then(|| from + self.expr.draw.below(days.len() - from));
        Scope::Effective(days[from].to_owned(), until.map(|place| days[place].to_owned()))
    }

    /// Perhaps a let: of a value, a truth or a record.
    fn let_one(&mut self, scope: &mut Vec<Scope>, percent: usize) {
        if self.lets >= LETS.len() || !self.chance(percent) {
            return;
        }
        let name = LETS[self.lets];
        self.lets += 1;
        self.expr.deepest = 0;
        let (e, ty) = match self.expr.draw.weighted(&[3, 3, 2, 2, 2]) {
            0 => (self.expr.bool(2), Ty::One(One::Bool)),
            1 => (self.expr.number(1), Ty::One(One::Number)),
            2 => (self.expr.date(2), Ty::One(One::Date)),
            3 => match self.expr.record_with(Ty::One(One::Bool)) {
                Some((list, record, _)) => (self.expr.the(list, record, 1), Ty::One(record)),
                None => (self.expr.number(0), Ty::One(One::Number)),
            },
            _ => (self.expr.duration(false, 1), Ty::Days),
        };
        let loops = self.expr.deepest;
        self.expr.name(name, ty, loops);
        scope.push(Scope::Let(name.to_owned(), e));
    }

    fn requirement(&mut self) -> Requirement {
        let strength = self.expr.draw.one(&["must", "should", "note"]);
        let at_once = self.chance(8);
        let expr = match self.expr.draw.weighted(&[80, 6, 8, 6]) {
            1 => self.attested(),
            2 => self.expr.count_of_vacuous(),
            3 => self.expr.unique(0, 90),
            _ => self.expr.bool(2),
        };
        let by = self.chance(80).then(|| {
            let day = if self.chance(35) { self.expr.date(1) } else { self.expr.day() };
            (day, self.chance(35))
        });
        Requirement { strength, at_once, expr, by }
    }

    fn attested(&mut self) -> E {
        E::Attested(Box::new(Attested {
            clause: self.expr.draw.one(&["c", "d"]),
            by: self.chance(35).then(|| self.expr.draw.one(&ROLES).to_owned()),
            signed: self.chance(35).then(|| self.expr.date(1)),
            within: self.chance(35).then(|| self.expr.any_duration(0)),
            covering: self.chance(30).then(|| self.expr.number(0)),
        }))
    }
}
