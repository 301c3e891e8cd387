//! What pieces of evidence stand on: each expression, place and value that they name stands here once, and a piece has
//! its number.

use super::beside::Beside;
use super::place::lacking;
use super::reader::Reader;
use super::subject::Named;
use super::variables::InList;
use crate::document::{NodeId, Tree};
use crate::program::ir::Expr;
use crate::source::{FileId, Span};
use crate::value::{Date, Field, Number, Pointer, Titles, Type};
use crate::verdict::{
    self, Common, Evidence, Fact, Judged, Need, PartId, Piece, Place, Placed, Run, Shortfall, Show, Site, Store,
    SubjectPart, Told, Wording,
};
use foldhash::{HashMap, HashSet};
use std::num::NonZero;
use std::sync::Arc;

/// From here on the number of a place is not that of a node of the file, but of a key that a record lacks.
const APART: u32 = 1 << 31;

/// From here on it is that of another place that is not there.
const OTHER: u32 = 3 << 30;

/// A value is what stands at the place, read by the expression.
pub(super) const STANDS: u32 = u32::MAX;

/// Up to here the number of a value is how many items there are.
const COUNTS: u32 = 1 << 30;

/// An expression by its place in memory, and as what it is told of.
pub(super) type ToldAs = (*const Expr, As);

/// As what an expression is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum As {
    /// A field, with its label.
    Field,
    /// A value without a label.
    Plain,
    /// The key of the record to which a reference leads.
    Key,
    /// What something else is needed to be.
    Needed,
    /// Something from outside the file.
    Outside,
    /// A field of a record that is not there, beside the label of the list that does not hold it.
    Absent(u32),
}

/// What an expression asks for.
#[derive(Debug)]
struct Asked {
    policy: Span,
    /// The first that has the same words.
    words: u32,
    ty: Type,
    field: Option<Arc<Field>>,
    /// What it is called, where that is not what the field is called.
    label: Option<Titles>,
}

impl Asked {
    fn label(&self) -> Titles {
        let of_field = || self.field.as_deref().map(|field| Titles::clone(&field.titles));
        self.label.clone().or_else(of_field).unwrap_or_default()
    }
}

/// What is needed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Needed {
    /// This value.
    Fact(Fact),
    /// What stands at the place that is told with it, as an expression reads it.
    Stands(u32),
}

/// What the pieces of one judge stand on.
#[derive(Debug, Default)]
pub(super) struct Stock {
    asked: Vec<Asked>,
    /// The records that lack something, and the numbers of the keys that they lack.
    lacking: Vec<(NodeId, u32)>,
    keys: Vec<Arc<str>>,
    others: Vec<Place>,
    facts: Vec<Fact>,
    needs: Vec<(&'static str, Needed)>,
    /// What names subjects.
    named: Named,
}

/// A place that is not a node.
#[derive(Debug, Clone, Copy)]
pub(super) enum Apart<'s> {
    /// A key that a record lacks, and the number of the key.
    Lacking(NodeId, &'s str, u32),
    /// Any other.
    Other(&'s Place),
}

/// The same while it is judged, with what finds what is there already.
#[derive(Debug, Default)]
pub(super) struct Ground {
    stock: Stock,
    asked_of: HashMap<ToldAs, (u32, u32)>,
    words_of: HashMap<Span, u32>,
    /// What was asked for, without its label.
    bare_of: HashMap<u32, (u32, u32)>,
    key_of: HashMap<Arc<str>, u32>,
    /// The numbers of the places of keys that records lack, from 1 on: so each takes four bytes.
    lacking_of: Beside<u32, NonZero<u32>>,
    other_of: HashMap<(Pointer, Option<FileId>), u32>,
    /// Of each other place that is not a node the record that should hold it.
    under: Vec<Option<NodeId>>,
    fact_of: HashMap<Fact, u32>,
    need_of: HashMap<(*const Expr, &'static str, bool), u32>,
    needs: HashMap<(&'static str, Needed), u32>,
    shortfalls: Vec<Shortfall>,
    /// The evidence of what is judged so far.
    store: Store,
    /// What is told of it.
    told: HashSet<Arc<Common>>,
    /// How the policy's own sentences go.
    wordings: HashSet<Wording>,
}

/// The number of so many, where that is the same.
pub(super) fn count(count: usize) -> Option<u32> {
    u32::try_from(count).ok().filter(|count| *count < COUNTS)
}

/// A number for the next of some things.
pub(super) fn next<T>(of: &[T]) -> u32 {
    u32::try_from(of.len()).unwrap_or(u32::MAX)
}

impl Stock {
    fn words(&self, asked: u32) -> u32 {
        self.asked.get(asked as usize).map_or(asked, |of| of.words)
    }

    fn apart(&self, at: u32) -> Option<Apart<'_>> {
        if let Some(other) = at.checked_sub(OTHER) {
            return self.others.get(other as usize).map(Apart::Other);
        }
        let (record, key) = self.lacking.get(at.checked_sub(APART)? as usize)?;
        Some(Apart::Lacking(*record, self.keys.get(*key as usize)?, *key))
    }
}

impl Ground {
    /// What an expression asks for, told as it is: its number, and that of its words.
    pub(super) fn asked(
        &mut self,
        (expr, told): (&Expr, As),
        label: impl FnOnce() -> Option<Titles>,
        field: Option<&Arc<Field>>,
    ) -> (u32, u32) {
        let key = (std::ptr::from_ref(expr), told);
        if let Some(known) = self.asked_of.get(&key) {
            return *known;
        }
        let ty = if told == As::Key { Type::Text } else { expr.ty.clone() };
        let known = self.ask(expr.span, label(), ty, field.cloned());
        self.asked_of.insert(key, known);
        known
    }

    fn ask(&mut self, policy: Span, label: Option<Titles>, ty: Type, field: Option<Arc<Field>>) -> (u32, u32) {
        let asked = next(&self.stock.asked);
        let words = *self.words_of.entry(policy).or_insert(asked);
        self.stock.asked.push(Asked { policy, words, ty, field, label });
        (asked, words)
    }

    /// The same words as ask for something already, beside another label.
    pub(super) fn beside(&mut self, expr: &Expr, asked: u32, label: impl FnOnce(&Titles) -> Titles) -> u32 {
        let key = (std::ptr::from_ref(expr), As::Absent(asked));
        if let Some((known, _)) = self.asked_of.get(&key) {
            return *known;
        }
        let Some(of) = self.stock.asked.get(asked as usize) else { return asked };
        let (policy, label) = (of.policy, label(&of.label()));
        let known = self.ask(policy, Some(label), Type::Broken, None);
        self.asked_of.insert(key, known);
        known.0
    }

    /// The same without a label: of a list that stands for its items.
    pub(super) fn bare(&mut self, asked: u32) -> (u32, u32) {
        if let Some(known) = self.bare_of.get(&asked) {
            return *known;
        }
        let Some(policy) = self.stock.asked.get(asked as usize).map(|asked| asked.policy) else {
            return (asked, asked);
        };
        let known = self.ask(policy, None, Type::Broken, None);
        self.bare_of.insert(asked, known);
        known
    }

    /// The words by which something is asked for.
    pub(super) fn words(&self, asked: u32) -> u32 {
        self.stock.words(asked)
    }

    pub(super) fn policy(&self, asked: u32) -> Option<Span> {
        self.stock.asked.get(asked as usize).map(|asked| asked.policy)
    }

    pub(super) fn label(&self, asked: u32) -> Titles {
        self.stock.asked.get(asked as usize).map(Asked::label).unwrap_or_default()
    }

    /// The number of a key that a record may lack.
    pub(super) fn key(&mut self, key: &str) -> u32 {
        if let Some(known) = self.key_of.get(key) {
            return *known;
        }
        let (number, key) = (next(&self.stock.keys), Arc::from(key));
        self.stock.keys.push(Arc::clone(&key));
        self.key_of.insert(key, number);
        number
    }

    /// The number of the place of a key that a record lacks, which stands somewhere in a list.
    pub(super) fn lack(&mut self, (record, (list, place)): (NodeId, InList), key: u32) -> u32 {
        let table = self.lacking_of.table((key, list));
        let next = next(&self.stock.lacking);
        let one_more = NonZero::<u32>::MIN.saturating_add(next);
        let known = self.lacking_of.at(table, place).map_or(one_more, |number| *number.get_or_insert(one_more));
        if known == one_more {
            self.stock.lacking.push((record, key));
        }
        APART.saturating_add(known.get() - 1)
    }

    /// The number of another place that is not a node, and the record that should hold it, if any.
    pub(super) fn place(&mut self, place: Place, under: Option<NodeId>) -> u32 {
        let next = next(&self.stock.others);
        let file = place.span.map(|span| span.file);
        let known = *self.other_of.entry((place.pointer.clone(), file)).or_insert(next);
        if known == next {
            self.stock.others.push(place);
            self.under.push(under);
        }
        OTHER.saturating_add(known)
    }

    /// The place of a number, when it is not a node.
    pub(super) fn apart(&self, at: u32) -> Option<Apart<'_>> {
        self.stock.apart(at)
    }

    /// The record that should hold what stands at a place that is not a node.
    pub(super) fn under(&self, at: u32) -> Option<NodeId> {
        match self.apart(at)? {
            Apart::Lacking(record, ..) => Some(record),
            Apart::Other(_) => *self.under.get(at.checked_sub(OTHER)? as usize)?,
        }
    }

    /// What names subjects.
    pub(super) fn named(&mut self) -> &mut Named {
        &mut self.stock.named
    }

    /// What is left when all is judged: the evidence, and what it stands on.
    pub(super) fn into_kept(self) -> (Store, Stock) {
        (self.store, self.stock)
    }

    /// Keeps what decided something.
    pub(super) fn keep(&mut self, pieces: &[Piece]) -> Run {
        self.store.keep(pieces)
    }

    /// The number under which all of pieces but their places is kept.
    pub(super) fn shape_of(&mut self, pieces: &[Piece]) -> u32 {
        self.store.shape_of(pieces)
    }

    /// Whether two judgements stand on the same evidence.
    pub(super) fn is_same(&self, one: Judged<'_>, other: Judged<'_>) -> bool {
        let pieces = |of: Judged<'_>| {
            let Placed { around, scope } = self.store.placed(of.stands().1);
            [of.stands().0, around, scope].map(|run| self.store.run(run).collect::<Vec<Piece>>())
        };
        pieces(one) == pieces(other)
    }

    /// Keeps places of what decided: from where on they stand.
    pub(super) fn keep_places(&mut self, places: impl ExactSizeIterator<Item = u32>) -> u32 {
        self.store.keep_places(places)
    }

    /// Whether the same is kept.
    pub(super) fn is_same_run(&self, one: Run, other: Run) -> bool {
        self.store.run(one).eq(self.store.run(other))
    }

    /// Keeps what places something: its number.
    pub(super) fn keep_placed(&mut self, placed: Placed) -> u32 {
        self.store.place(placed)
    }

    /// What is told of a judgement, shared with those of which the same is told.
    pub(super) fn common(&mut self, told: Told, shown: &Arc<verdict::Ground>) -> Arc<Common> {
        if let Some(known) = self.told.get(&told) {
            return Arc::clone(known);
        }
        let common = Arc::new(Common::new(told, shown));
        self.told.insert(Arc::clone(&common));
        common
    }

    /// How a sentence goes, shared in the same way.
    pub(super) fn wording(&mut self, wording: Wording) -> Wording {
        if let Some(known) = self.wordings.get(&wording) {
            return Arc::clone(known);
        }
        self.wordings.insert(Arc::clone(&wording));
        wording
    }

    /// The number of a value.
    pub(super) fn fact(&mut self, fact: Fact) -> u32 {
        if let Fact::Number(number) = &fact
            && let Some(number) = number.to_i64().and_then(|n| usize::try_from(n).ok()).and_then(count)
        {
            return number;
        }
        if let Some(known) = self.fact_of.get(&fact) {
            return *known;
        }
        let number = COUNTS.saturating_add(next(&self.stock.facts));
        self.stock.facts.push(fact.clone());
        self.fact_of.insert(fact, number);
        number
    }

    /// The number of what is needed by an expression; the same as last time where that is the same.
    pub(super) fn need(&mut self, expr: &Expr, want: bool, (words, fact): (&'static str, Fact)) -> Need {
        let (key, needed) = ((std::ptr::from_ref(expr), words, want), Needed::Fact(fact));
        let known = self.need_of.get(&key).copied();
        let is_it = |known: &u32| self.stock.needs.get(*known as usize).is_some_and(|(_, old)| *old == needed);
        if let Some(number) = known.filter(is_it) {
            return Need { number, at: None };
        }
        let number = self.needed(words, needed);
        self.need_of.insert(key, number);
        Need { number, at: None }
    }

    /// The number of how what is needed by an expression is read where it stands.
    pub(super) fn need_that_stands(&mut self, expr: &Expr, words: &'static str, field: Option<&Arc<Field>>) -> u32 {
        let (asked, _) = self.asked((expr, As::Needed), || None, field);
        self.needed(words, Needed::Stands(asked))
    }

    fn needed(&mut self, words: &'static str, needed: Needed) -> u32 {
        let next = next(&self.stock.needs);
        *self.needs.entry((words, needed)).or_insert_with_key(|need| {
            self.stock.needs.push(need.clone());
            next
        })
    }

    pub(super) fn shortfall(&mut self, why: Shortfall) -> u32 {
        self.shortfalls.push(why);
        next(&self.shortfalls).saturating_sub(1)
    }

    pub(super) fn short(&self, number: u32) -> Option<Box<Shortfall>> {
        self.shortfalls.get(number as usize).cloned().map(Box::new)
    }
}

/// The ground of a judge that is done, with the file.
#[derive(Debug)]
pub(super) struct Settled {
    pub(super) stock: Stock,
    pub(super) tree: Arc<Tree>,
    pub(super) as_of: Date,
}

impl Settled {
    fn place(&self, at: u32) -> Place {
        match (self.tree.node(at as usize), self.stock.apart(at)) {
            (Some(node), _) => {
                Place { pointer: self.tree.pointer(node), span: Some(self.tree.span(node)), write_at: None }
            }
            (None, Some(Apart::Lacking(record, key, _))) => {
                lacking(&self.tree, self.tree.pointer(record), record, &[key])
            }
            (None, Some(Apart::Other(place))) => place.clone(),
            (None, None) => Place { pointer: Pointer::default(), span: None, write_at: None },
        }
    }

    fn found(&self, piece: Piece) -> Fact {
        let found = piece.found();
        if found == STANDS {
            return match self.standing(piece.asked(), piece.at()) {
                // What does not fit its type is stated all the same.
                Some((Fact::Undeclared, true)) => Fact::Something,
                Some((fact, _)) => fact,
                None => Fact::Undeclared,
            };
        }
        match found.checked_sub(COUNTS) {
            None => Fact::number(Number::count(found as usize)),
            Some(place) => self.stock.facts.get(place as usize).cloned().unwrap_or(Fact::Undeclared),
        }
    }

    /// What stands at a place, as it was read by what asked for it, and whether as a field of a record.
    fn standing(&self, asked: u32, at: u32) -> Option<(Fact, bool)> {
        let (node, asked) = (self.tree.node(at as usize)?, self.stock.asked.get(asked as usize)?);
        let reader = Reader { tree: &self.tree, tables: &[], as_of: self.as_of };
        let value = match asked.field.as_deref() {
            Some(field) => reader.read(node, field),
            None => reader.read_as(node, &asked.ty),
        };
        Some((reader.fact(&value, &asked.ty), asked.field.is_some()))
    }

    fn needed(&self, need: Need) -> Option<(&'static str, Fact)> {
        let (words, needed) = self.stock.needs.get(need.number as usize)?;
        let fact = match needed {
            Needed::Fact(fact) => fact.clone(),
            Needed::Stands(asked) => self.standing(*asked, need.at?).map_or(Fact::Undeclared, |(fact, _)| fact),
        };
        Some((words, fact))
    }
}

impl Show for Settled {
    fn show(&self, piece: Piece) -> Evidence {
        let asked = self.stock.asked.get(piece.asked() as usize);
        Evidence {
            place: self.place(piece.at()),
            policy: asked.map_or(self.tree.span(self.tree.root()), |asked| asked.policy),
            found: self.found(piece),
            needed: piece.needed().and_then(|need| self.needed(need)),
            label: asked.map(Asked::label).unwrap_or_default(),
            context: piece.context(),
        }
    }

    fn site(&self, piece: Piece) -> Site<'_> {
        // What stands under the same pointer today and last time is the same cause.
        if !self.tree.is_alone() {
            return Site::Other(self.place(piece.at()).pointer);
        }
        match (self.tree.node(piece.at() as usize), self.stock.apart(piece.at())) {
            (Some(node), _) => Site::Node(node.index()),
            (None, Some(Apart::Lacking(record, key, _))) => Site::Key(record.index(), key),
            (None, Some(Apart::Other(place))) => Site::Other(place.pointer.clone()),
            (None, None) => Site::Other(Pointer::default()),
        }
    }

    fn part(&self, part: PartId) -> SubjectPart {
        self.stock.named.part(&self.tree, part)
    }

    fn is_same(&self, one: Piece, other: Piece) -> bool {
        one.at() == other.at() && self.stock.words(one.asked()) == self.stock.words(other.asked())
    }
}
