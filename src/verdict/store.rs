//! Pieces of evidence as they are kept: numbers in few large rooms, which those who judged and those who show share.

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::hash::{BuildHasher, Hash};

/// So many numbers have their room together: room that is full is left where it is, not made anew at twice the size.
const CHUNK: usize = 1 << 12;

/// So many shapes are looked at before all of them are.
const RECENT: usize = 4;

/// Evidence in few words. What the numbers mean knows the [`super::Ground`] on which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    at: u32,
    /// Where stands what was needed, when that stands somewhere.
    needed_at: u32,
    told: Told,
}

/// All of a piece but where something stands: the same for many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Told {
    found: u32,
    needed: u32,
    /// By which expression, then whether what was needed stands somewhere, then whether it only places the others.
    asked: u32,
}

/// What was needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The number of it, or of how it is read where it stands.
    pub number: u32,
    /// Where it stands; `None`: it does not depend on that.
    pub at: Option<u32>,
}

/// Nothing was needed, or nowhere.
const NOTHING: u32 = u32::MAX;

impl Told {
    /// How many numbers a piece has beside what is told: of the place of what was needed too.
    fn width(self) -> usize {
        if self.asked & 2 == 2 { 2 } else { 1 }
    }
}

impl Piece {
    /// What was found at a place by an expression, and what was needed of it.
    #[must_use]
    pub fn new(at: u32, asked: u32, found: u32, needed: Option<Need>, context: bool) -> Self {
        let stands = needed.and_then(|need| need.at);
        let asked = asked << 2 | u32::from(stands.is_some()) << 1 | u32::from(context);
        let needed = needed.map_or(NOTHING, |need| need.number);
        Self { at, needed_at: stands.unwrap_or(NOTHING), told: Told { found, needed, asked } }
    }

    /// Where it stands.
    #[must_use]
    pub fn at(self) -> u32 {
        self.at
    }

    /// By which expression it was asked for.
    #[must_use]
    pub fn asked(self) -> u32 {
        self.told.asked >> 2
    }

    /// What was found.
    #[must_use]
    pub fn found(self) -> u32 {
        self.told.found
    }

    /// What was needed.
    #[must_use]
    pub fn needed(self) -> Option<Need> {
        let at = (self.told.width() == 2).then_some(self.needed_at);
        (self.told.needed != NOTHING).then_some(Need { number: self.told.needed, at })
    }

    /// Whether it only places the others.
    #[must_use]
    pub fn context(self) -> bool {
        self.told.asked & 1 == 1
    }

    /// The places of which it tells.
    fn places(&self) -> impl Iterator<Item = u32> {
        [self.at, self.needed_at].into_iter().take(self.told.width())
    }
}

/// Some pieces of a [`Store`]: where their places begin, and the number of what else is told of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Run {
    from: u32,
    shape: u32,
}

impl Run {
    /// Pieces of this shape, whose places were kept from there on.
    #[must_use]
    pub fn of(from: u32, shape: u32) -> Self {
        if shape == Self::default().shape { Self::default() } else { Self { from, shape } }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// The pieces of all that one judge judged.
#[derive(Debug, Default)]
pub struct Store {
    rooms: Rooms,
    tolds: Tolds,
    shapes: Shapes,
    /// Those that were met last: of the next subject they are mostly the same.
    recent: [u32; RECENT],
    /// What places subjects, in rooms as well.
    placed: Vec<Vec<Placed>>,
}

/// Where pieces stand. A run stands in one room; of one that is longer than a room the next ones stay empty, so that the
/// number of a place leads to its room.
#[derive(Debug, Default)]
struct Rooms(Vec<Vec<u32>>);

impl Rooms {
    fn keep(&mut self, len: usize, places: impl Iterator<Item = u32>) -> u32 {
        if len == 0 {
            return 0;
        }
        let rooms = &mut self.0;
        let taken = rooms.last().map_or(CHUNK, Vec::len);
        if taken + len > CHUNK {
            rooms.push(Vec::with_capacity(len.max(at_once(rooms.len()))));
        }
        let first = rooms.len().saturating_sub(1);
        let Some(room) = rooms.last_mut() else { return 0 };
        let from = number(first * CHUNK + room.len());
        room.extend(places);
        let further = room.len().div_ceil(CHUNK).saturating_sub(1);
        rooms.resize_with(rooms.len() + further, Vec::new);
        from
    }
}

/// The numbers of things that stand elsewhere, each once, found by their hashes.
#[derive(Debug)]
struct Numbers {
    table: HashTable<u32>,
    hashes: RandomState,
}

impl Default for Numbers {
    /// With room for as much as most files need: to make room again and again takes longer than to look.
    fn default() -> Self {
        Self { table: HashTable::with_capacity(1 << 7), hashes: RandomState::default() }
    }
}

impl Numbers {
    /// The number of a thing, `known` being what stands by a number; of a new one the next, and that it is new.
    fn of<'k, K: Eq + Hash + ?Sized + 'k>(
        &mut self,
        sought: &K,
        known: impl Fn(u32) -> Option<&'k K>,
        next: u32,
    ) -> (u32, bool) {
        let hashes = &self.hashes;
        let is_it = |number: &u32| known(*number) == Some(sought);
        let hash = |number: &u32| known(*number).map_or(0, |known| hashes.hash_one(known));
        match self.table.entry(hashes.hash_one(sought), is_it, hash) {
            Entry::Occupied(known) => (*known.get(), false),
            Entry::Vacant(new) => {
                new.insert(next);
                (next, true)
            }
        }
    }
}

/// What is told of single pieces, each once.
#[derive(Debug, Default)]
struct Tolds {
    all: Vec<Told>,
    numbers: Numbers,
}

impl Tolds {
    fn number(&mut self, told: Told) -> u32 {
        let (number, is_new) = self.numbers.of(&told, |known| self.all.get(known as usize), number(self.all.len()));
        if is_new {
            self.all.push(told);
        }
        number
    }
}

/// What is told of the pieces of runs, one after the other: many runs have pieces of which the same is told. Numbers begin
/// with one.
#[derive(Debug, Default)]
struct Shapes {
    /// The numbers of what is told, and where those of each shape end.
    told: Vec<u32>,
    ends: Vec<u32>,
    numbers: Numbers,
    /// Of one that is looked for.
    sought: Vec<u32>,
}

impl Shapes {
    fn stretch<'s>(told: &'s [u32], ends: &[u32], shape: u32) -> &'s [u32] {
        let stretch = || {
            let end = *ends.get((shape as usize).checked_sub(1)?)? as usize;
            let from = (shape as usize).checked_sub(2).and_then(|before| ends.get(before));
            told.get(from.map_or(0, |from| *from as usize)..end)
        };
        stretch().unwrap_or_default()
    }

    fn of(&mut self, sought: impl Iterator<Item = u32>) -> u32 {
        let Self { told, ends, numbers, sought: room } = self;
        room.clear();
        room.extend(sought);
        if room.is_empty() {
            return Run::default().shape;
        }
        let known = |shape| Some(Self::stretch(told, ends, shape));
        let (shape, is_new) = numbers.of(room.as_slice(), known, number(ends.len() + 1));
        if is_new {
            told.extend_from_slice(room);
            ends.push(number(told.len()));
        }
        shape
    }
}

/// What places the judgements of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Placed {
    /// What places every requirement of the subject alike: the conditions that speak of it.
    pub around: Run,
    /// What places every result of the rule alike: the conditions that do not speak of the subject.
    pub scope: Run,
}

/// For how much there is room at once in the next one: of a small file little is kept, and the first room grows with it.
fn at_once(rooms: usize) -> usize {
    if rooms == 0 { 0 } else { CHUNK }
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

impl Store {
    /// Keeps pieces.
    pub fn keep(&mut self, pieces: &[Piece]) -> Run {
        if pieces.is_empty() {
            return Run::default();
        }
        let shape = self.shape_of(pieces);
        let len = pieces.iter().map(|piece| piece.told.width()).sum();
        Run::of(self.rooms.keep(len, pieces.iter().flat_map(Piece::places)), shape)
    }

    /// Keeps places: from where on they stand.
    pub fn keep_places(&mut self, places: impl ExactSizeIterator<Item = u32>) -> u32 {
        self.rooms.keep(places.len(), places)
    }

    /// Whether so many places stand in one room, so that some of them can be told apart.
    pub(super) fn fits(places: usize) -> bool {
        places <= CHUNK
    }

    /// The number of all that is told of pieces but their places.
    pub fn shape_of(&mut self, pieces: &[Piece]) -> u32 {
        let Self { tolds, shapes, recent, .. } = self;
        let told = |number: &u32| tolds.all.get(*number as usize).copied();
        let is_it = |shape: &u32| {
            let known = Shapes::stretch(&shapes.told, &shapes.ends, *shape);
            known.len() == pieces.len() && known.iter().map(told).eq(pieces.iter().map(|piece| Some(piece.told)))
        };
        if let Some(known) = recent.iter().copied().find(is_it) {
            return known;
        }
        let shape = shapes.of(pieces.iter().map(|piece| tolds.number(piece.told)));
        recent.rotate_right(1);
        if let Some(last) = recent.first_mut() {
            *last = shape;
        }
        shape
    }

    /// The number of what places nothing.
    pub const NOWHERE: u32 = u32::MAX;

    /// Keeps what places a subject: its number, which is that of the subject before where the same places that.
    pub fn place(&mut self, placed: Placed) -> u32 {
        if self.placed.last().is_none_or(|room| room.len() >= CHUNK) {
            self.placed.push(Vec::with_capacity(at_once(self.placed.len())));
        }
        let before = (self.placed.len() - 1) * CHUNK;
        let Some(room) = self.placed.last_mut() else { return Self::NOWHERE };
        if room.last() != Some(&placed) {
            room.push(placed);
        }
        number(before + room.len() - 1)
    }

    /// What has a number; nothing places what has none.
    #[must_use]
    pub fn placed(&self, number: u32) -> Placed {
        self.placed
            .get(number as usize / CHUNK)
            .and_then(|room| room.get(number as usize % CHUNK))
            .copied()
            .unwrap_or_default()
    }

    /// Nothing more is kept.
    pub fn close(&mut self) {
        self.tolds.numbers.table = HashTable::new();
        self.tolds.all.shrink_to_fit();
        self.shapes.numbers.table = HashTable::new();
        self.shapes.told.shrink_to_fit();
        self.shapes.ends.shrink_to_fit();
    }

    /// The pieces of a run.
    pub fn run(&self, run: Run) -> impl Iterator<Item = Piece> + Clone {
        let from = run.from as usize;
        let room = self.rooms.0.get(from / CHUNK).and_then(|room| room.get(from % CHUNK..)).unwrap_or_default();
        let mut places = room.iter().copied();
        let told = Shapes::stretch(&self.shapes.told, &self.shapes.ends, run.shape).iter();
        told.filter_map(move |number| {
            let told = *self.tolds.all.get(*number as usize)?;
            let at = places.next()?;
            let needed_at = if told.width() == 2 { places.next()? } else { NOTHING };
            Some(Piece { at, needed_at, told })
        })
    }
}

#[cfg(test)]
mod tests;
