//! Pieces of evidence as they are kept: numbers in few large rooms, which those who judged and those who show share.

use foldhash::HashMap;

/// So many pieces have their room together: room that is full is left where it is, not made anew at twice the size.
const CHUNK: usize = 1 << 12;

/// Evidence in few words. What the numbers mean knows the [`super::Ground`] on which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    at: u32,
    told: Told,
}

/// All of a piece but where it stands: the same for many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Told {
    found: u32,
    needed: u32,
    /// By which expression, and in the last bit whether it only places the others.
    asked: u32,
}

/// Nothing was needed.
const NOTHING: u32 = u32::MAX;

impl Piece {
    /// What was found at a place by an expression, and what was needed of it.
    #[must_use]
    pub fn new(at: u32, asked: u32, found: u32, needed: Option<u32>, context: bool) -> Self {
        let asked = asked << 1 | u32::from(context);
        Self { at, told: Told { found, needed: needed.unwrap_or(NOTHING), asked } }
    }

    /// Where it stands.
    #[must_use]
    pub fn at(self) -> u32 {
        self.at
    }

    /// By which expression it was asked for.
    #[must_use]
    pub fn asked(self) -> u32 {
        self.told.asked >> 1
    }

    /// What was found.
    #[must_use]
    pub fn found(self) -> u32 {
        self.told.found
    }

    /// What was needed.
    #[must_use]
    pub fn needed(self) -> Option<u32> {
        (self.told.needed != NOTHING).then_some(self.told.needed)
    }

    /// Whether it only places the others.
    #[must_use]
    pub fn context(self) -> bool {
        self.told.asked & 1 == 1
    }
}

/// Some pieces of a [`Store`], one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Run {
    from: u32,
    len: u32,
}

impl Run {
    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// The pieces of all that one judge judged.
#[derive(Debug, Default)]
pub struct Store {
    rooms: Rooms,
    numbers: Numbers,
    /// What places subjects.
    placed: Vec<Placed>,
}

/// Where pieces stand, and the number of what else is told of them. A run stands in one room; of one that is longer than
/// a room the next ones stay empty, so that the number of a piece leads to its room.
#[derive(Debug, Default)]
struct Rooms(Vec<Vec<(u32, u32)>>);

impl Rooms {
    fn keep(&mut self, pieces: impl ExactSizeIterator<Item = (u32, u32)>) -> Run {
        let (rooms, len) = (&mut self.0, pieces.len());
        if len == 0 {
            return Run::default();
        }
        let taken = rooms.last().map_or(CHUNK, Vec::len);
        if taken + len > CHUNK {
            rooms.push(Vec::with_capacity(len.max(CHUNK)));
        }
        let first = rooms.len().saturating_sub(1);
        let Some(room) = rooms.last_mut() else { return Run::default() };
        let from = number(first * CHUNK + room.len());
        room.extend(pieces);
        let further = room.len().div_ceil(CHUNK).saturating_sub(1);
        rooms.resize_with(rooms.len() + further, Vec::new);
        Run { from, len: number(len) }
    }
}

/// What is told of pieces beside where they stand, each once.
#[derive(Debug, Default)]
struct Numbers {
    told: Vec<Told>,
    of: HashMap<Told, u32>,
}

impl Numbers {
    fn of(&mut self, told: Told) -> u32 {
        let all = &mut self.told;
        *self.of.entry(told).or_insert_with(|| {
            all.push(told);
            number(all.len() - 1)
        })
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

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

impl Store {
    /// Keeps pieces.
    pub fn keep(&mut self, pieces: &[Piece]) -> Run {
        let numbers = &mut self.numbers;
        self.rooms.keep(pieces.iter().map(|piece| (piece.at, numbers.of(piece.told))))
    }

    /// Keeps pieces of which there are places, and the number of what else is told of each.
    pub fn keep_numbered(&mut self, pieces: impl ExactSizeIterator<Item = (u32, u32)>) -> Run {
        self.rooms.keep(pieces)
    }

    /// The number of all that is told of a piece but its place.
    pub fn number_of(&mut self, piece: Piece) -> u32 {
        self.numbers.of(piece.told)
    }

    /// The number of what places nothing.
    pub const NOWHERE: u32 = u32::MAX;

    /// Keeps what places a subject: its number.
    pub fn place(&mut self, placed: Placed) -> u32 {
        self.placed.push(placed);
        number(self.placed.len() - 1)
    }

    /// What has a number; nothing places what has none.
    #[must_use]
    pub fn placed(&self, number: u32) -> Placed {
        self.placed.get(number as usize).copied().unwrap_or_default()
    }

    /// Nothing more is kept.
    pub fn close(&mut self) {
        self.numbers.of = HashMap::default();
        self.numbers.told.shrink_to_fit();
    }

    /// The pieces of a run.
    pub fn run(&self, run: Run) -> impl Iterator<Item = Piece> + Clone {
        let from = run.from as usize;
        let room = self.rooms.0.get(from / CHUNK).and_then(|room| room.get(from % CHUNK..)).unwrap_or_default();
        let piece = |(at, told): &(u32, u32)| Some(Piece { at: *at, told: *self.numbers.told.get(*told as usize)? });
        room.iter().take(run.len()).filter_map(piece)
    }
}

#[cfg(test)]
mod tests;
