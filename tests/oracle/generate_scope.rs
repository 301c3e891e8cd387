//! What names stand for where an expression is drawn.

use super::Draw;
use super::schema::{LISTS, One, Ty, World};
use crate::model::{Binding, E, List};

/// Names of variables, from the outermost on; no field, param or value is called so.
const VARS: [&str; 8] = ["item", "other", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/// How many bindings may lie in each other inside one expression.
const LOOPS: usize = 2;

/// Where a path begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Root,
    Name,
    /// A definition without parameters.
    Call,
}

/// A path that can be written here, and what it is.
#[derive(Debug, Clone)]
pub(super) struct Known {
    base: Base,
    names: Vec<&'static str>,
    pub(super) ty: Ty,
    /// Whether it is a field of the file, so that it can be declared, or not.
    pub(super) file: bool,
    /// How many bindings lie inside what it stands for.
    loops: usize,
}

impl Known {
    pub(super) fn expr(&self) -> E {
        let first = self.names[0].to_owned();
        let first = match self.base {
            Base::Root => E::Root(first),
            Base::Name => E::Name(first),
            Base::Call => E::Call(first, Vec::new()),
        };
        self.names[1..].iter().fold(first, |of, name| E::Field(Box::new(of), (*name).to_owned()))
    }
}

/// A definition with parameters.
#[derive(Debug, Clone)]
pub(super) struct Defined {
    pub(super) name: &'static str,
    pub(super) params: Vec<Ty>,
    pub(super) gives: Ty,
    pub(super) loops: usize,
}

/// A keyed table.
#[derive(Debug, Clone)]
pub(super) struct Keyed {
    pub(super) name: &'static str,
    pub(super) keys: Vec<One>,
    pub(super) gives: One,
}

/// What holds in the whole policy.
#[derive(Debug, Clone, Default)]
pub(super) struct Whole {
    pub(super) paths: Vec<Known>,
    pub(super) defines: Vec<Defined>,
    pub(super) tables: Vec<Keyed>,
}

/// Draws expressions of wanted types.
pub(super) struct Gen<'d, 'c, 'w> {
    pub(super) draw: &'d mut Draw<'c>,
    pub(super) world: &'w World,
    pub(super) known: Whole,
    /// Where the paths of the innermost variable begin.
    inner: usize,
    vars: usize,
    /// How many bindings are around, and how many there were at most.
    pub(super) loops: usize,
    pub(super) deepest: usize,
}

impl<'d, 'c, 'w> Gen<'d, 'c, 'w> {
    /// With the fields of the setup.
    pub(super) fn new(draw: &'d mut Draw<'c>, world: &'w World) -> Self {
        let mut new = Self { draw, world, known: Whole::default(), inner: 0, vars: 0, loops: 0, deepest: 0 };
        new.fields(
            &Known { base: Base::Root, names: Vec::new(), ty: Ty::One(One::Record(0)), file: true, loops: 0 },
            2,
        );
        new
    }

    /// With the fields of the setup of last time.
    pub(super) fn look_back(&mut self) {
        let top = Ty::One(One::Record(0));
        self.fields(&Known { base: Base::Name, names: vec!["previous"], ty: top, file: true, loops: 0 }, 2);
    }

    pub(super) fn with(draw: &'d mut Draw<'c>, world: &'w World, known: &Whole) -> Self {
        Self { draw, world, known: known.clone(), inner: 0, vars: 0, loops: 0, deepest: 0 }
    }

    /// Goes on with other choices.
    pub(super) fn go_on<'e, 'f>(&self, draw: &'e mut Draw<'f>) -> Gen<'e, 'f, 'w> {
        Gen { draw, known: self.known.clone(), ..*self }
    }

    /// Adds a path and, of a record, its fields.
    fn add(&mut self, known: Known, deep: usize) {
        self.known.paths.push(known.clone());
        self.fields(&known, deep);
    }

    fn fields(&mut self, of: &Known, deep: usize) {
        let Ty::One(One::Record(record)) = of.ty else { return };
        if deep == 0 {
            return;
        }
        let world = self.world;
        for field in &world.records[record].fields {
            if field.name == "attestations" {
                continue;
            }
            let mut names = of.names.clone();
            names.push(field.name);
            let known = Known { names, ty: field.ty, file: true, ..of.clone() };
            self.add(known.clone(), deep - 1);
            let target = field.target.filter(|_| matches!(field.ty, Ty::One(_)));
            if let Some(record) = target.and_then(|list| world.items_of(list)) {
                self.fields(&Known { ty: Ty::One(One::Record(record)), ..known }, deep.min(2) - 1);
            }
        }
    }

    /// A name that stands for a value from now on.
    pub(super) fn name(&mut self, name: &'static str, ty: Ty, loops: usize) {
        self.add(Known { base: Base::Name, names: vec![name], ty, file: false, loops }, 2);
    }

    /// A definition without parameters.
    pub(super) fn constant(&mut self, name: &'static str, ty: Ty, loops: usize) {
        self.add(Known { base: Base::Call, names: vec![name], ty, file: false, loops }, 2);
    }

    /// One of the paths that fit, most often one of the innermost variable.
    pub(super) fn path(&mut self, fits: impl Fn(&Known) -> bool) -> Option<Known> {
        let loops = self.loops;
        let fits = |known: &Known| known.loops + loops <= LOOPS && fits(known);
        let places = |from: usize, all: &[Known]| -> Vec<usize> {
            (from..all.len()).filter(|place| fits(&all[*place])).collect()
        };
        let inner = places(self.inner, &self.known.paths);
        let near = !inner.is_empty() && (self.inner == 0 || !self.draw.chance(15));
        let places = if near { inner } else { places(0, &self.known.paths) };
        if places.is_empty() {
            return None;
        }
        let found = self.known.paths[self.draw.one(&places)].clone();
        self.deepest = self.deepest.max(loops + found.loops);
        Some(found)
    }

    pub(super) fn path_of(&mut self, ty: Ty) -> Option<E> {
        self.path(|known| known.ty == ty).map(|known| known.expr())
    }

    pub(super) fn may_loop(&self) -> bool {
        self.loops < LOOPS && self.vars < VARS.len()
    }

    /// What a variable runs over, and what it then is.
    pub(super) fn range(&mut self) -> (List, One) {
        let lists = |known: &Known| matches!(known.ty, Ty::List(One::Record(_)));
        match self.draw.weighted(&[60, 12, 10, 8, 3]) {
            1 => {
                // Bounds that lie near each other: no rule has a subject for each month of three hundred years.
                let (from, to) = (self.near_day(), self.near_day());
                (List::Months(Box::new(from), Box::new(to)), One::Month)
            }
            2 => self.over(|known| matches!(known.ty, Ty::List(_)) && !lists(known)),
            3 => self.over(|known| matches!(known.ty, Ty::Map(_))),
            4 => {
                let one = self.draw.one(&[One::Number, One::Text]);
                (List::Of(Box::new(self.list_literal(one))), one)
            }
            _ => self.over(lists),
        }
    }

    pub(super) fn over(&mut self, fits: impl Fn(&Known) -> bool) -> (List, One) {
        let found = self.path(fits).or_else(|| self.path(|known| matches!(known.ty, Ty::List(One::Record(_)))));
        let Some(found) = found else {
            let list = self.list_literal(One::Number);
            return (List::Of(Box::new(list)), One::Number);
        };
        let item = match found.ty {
            Ty::List(one) => one,
            Ty::Map(entry) => One::Record(entry),
            other => panic!("no list: {other:?}"),
        };
        (List::Of(Box::new(found.expr())), item)
    }

    /// A binding inside an expression, and what is drawn with its variable.
    pub(super) fn bind<T>(
        &mut self,
        depth: usize,
        filtered: usize,
        range: impl FnOnce(&mut Self) -> (List, One),
        body: impl FnOnce(&mut Self, One) -> T,
    ) -> (Binding, T) {
        self.loops += 1;
        self.deepest = self.deepest.max(self.loops);
        let (list, item) = range(self);
        let (paths, inner, vars) = (self.known.paths.len(), self.inner, self.vars);
        let var = self.variable(item);
        let filter = self.draw.chance(filtered).then(|| {
            let filter = if self.draw.chance(12) { self.alike() } else { self.bool(depth.saturating_sub(1).min(1)) };
            Box::new(filter)
        });
        let result = body(self, item);
        self.known.paths.truncate(paths);
        (self.inner, self.vars) = (inner, vars);
        self.loops -= 1;
        (Binding { var, list, filter }, result)
    }

    /// `for each`: the variable stays.
    pub(super) fn each(&mut self) -> Option<Binding> {
        if self.vars > 2 {
            return None;
        }
        // Of what has a key: a list of texts has none.
        let (list, item) = match self.range() {
            (list, item @ (One::Record(_) | One::Month)) => (list, item),
            _ => self.over(|known| matches!(known.ty, Ty::List(One::Record(_)))),
        };
        let var = self.variable(item);
        let filter = self.draw.chance(65).then(|| Box::new(self.bool(1)));
        Some(Binding { var, list, filter })
    }

    fn variable(&mut self, item: One) -> String {
        let var = VARS[self.vars];
        self.vars += 1;
        self.inner = self.known.paths.len();
        self.name(var, Ty::One(item), 0);
        var.to_owned()
    }

    /// Draws something in which the paths from a place on are the likeliest.
    pub(super) fn near<T>(&mut self, from: Option<usize>, draw: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.inner;
        self.inner = from.unwrap_or(outer);
        let drawn = draw(self);
        self.inner = outer;
        drawn
    }

    /// A list at the top with records that have a field that fits: its name, and the field's.
    pub(super) fn record_with(&mut self, ty: Ty) -> Option<(&'static str, One, &'static str)> {
        let world = self.world;
        let mut all = Vec::new();
        for (list, name) in LISTS.iter().enumerate() {
            let Some(record) = world.items_of(list) else { continue };
            let fields = world.records[record].fields.iter().filter(|field| field.ty == ty);
            all.extend(fields.map(|field| (*name, One::Record(record), field.name)));
        }
        (!all.is_empty()).then(|| self.draw.one(&all))
    }
}
