//! What tracing gathers: pieces of evidence, each once, and what is missing.

use super::reads::Read;
use super::{Judge, kept};
use crate::program::ir::Definition;
use crate::verdict::{From, Need, Piece};
use foldhash::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

/// From so many places on they are found by their hash.
const MANY: usize = 32;

/// More pieces than this are much.
const LARGE: usize = 1 << 12;

/// What tracing gathers.
#[derive(Debug, Default)]
pub(super) struct Trace {
    pub(super) evidence: Vec<Piece>,
    /// Of each piece where it stands, and by which words it is asked for.
    keys: Vec<Key>,
    pub(super) missing: Vec<Read>,
    /// What stands in them already; of evidence also where, once there is much of it.
    seen: HashMap<Key, usize>,
    lacking: HashSet<(u32, From)>,
    /// Definitions without parameters of which all stands in it.
    blocks: HashSet<Block>,
    /// Before which piece all of such a definition is told, in a part of a trace: it does not stand in it.
    pub(super) marks: Vec<Mark>,
    is_part: bool,
    /// Whether what is found now only places the rest.
    aside: bool,
}

/// Where a piece stands and the number of its words, as one number: of many keys one is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key(u64);

impl Key {
    #[inline]
    fn new(at: u32, words: u32) -> Self {
        Self(u64::from(at) << u32::BITS | u64::from(words))
    }

    fn words(self) -> u32 {
        self.0 as u32
    }
}

/// A definition without parameters, the truth that was wanted of it, and whether it only places the rest.
pub(super) type Block = (*const Definition, bool, bool);

/// Where all of a definition is told in a part of a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Behind so many pieces.
    evidence: usize,
    /// Behind so many that are missing.
    missing: usize,
    block: Block,
}

impl Trace {
    pub(super) fn read(&mut self, read: &Read, needed: Option<Need>, context: bool) {
        self.add(read.piece(needed, context || self.aside), read.words);
    }

    /// What it gathered, each piece with its words.
    pub(super) fn told(&self) -> impl Iterator<Item = (Piece, u32)> {
        self.evidence.iter().zip(&self.keys).map(|(piece, key)| (*piece, key.words()))
    }

    /// Adds all that another one gathered, in which nothing is only marked.
    fn join(&mut self, other: &Self) {
        other.told().for_each(|(one, words)| self.add(one, words));
        other.missing.iter().for_each(|read| self.lack(read));
    }

    /// Makes it a part of another one: what is the same for the whole file is told there.
    pub(super) fn begin_part(&mut self, of: &Self) {
        self.aside = of.aside;
        self.is_part = true;
    }

    /// Whether what is found now only places the rest.
    pub(super) fn is_aside(&self) -> bool {
        self.aside
    }

    /// Says whether what is found from now on only places the rest; whether it did before.
    pub(super) fn set_aside(&mut self, aside: bool) -> bool {
        std::mem::replace(&mut self.aside, aside)
    }

    /// Makes it as good as new.
    pub(super) fn clear(&mut self) {
        let Self { evidence, keys, missing, seen, lacking, blocks, marks, is_part, aside } = self;
        evidence.clear();
        keys.clear();
        missing.clear();
        seen.clear();
        lacking.clear();
        blocks.clear();
        marks.clear();
        *is_part = false;
        *aside = false;
    }

    /// Evidence from the same place for the same words stands once.
    pub(super) fn add(&mut self, piece: Piece, words: u32) {
        let key = Key::new(piece.at(), words);
        match self.find(key).map(|place| self.evidence.get_mut(place)) {
            // What decides here and only places elsewhere decides.
            Some(Some(known)) if known.context() && !piece.context() => *known = piece,
            Some(_) => {}
            None => {
                self.evidence.push(piece);
                self.keys.push(key);
            }
        }
    }

    fn find(&mut self, key: Key) -> Option<usize> {
        if self.keys.len() < MANY { self.keys.iter().position(|known| *known == key) } else { self.by_hash(key) }
    }

    fn by_hash(&mut self, key: Key) -> Option<usize> {
        for (place, key) in self.keys.iter().enumerate().skip(self.seen.len()) {
            self.seen.insert(*key, place);
        }
        self.seen.get(&key).copied()
    }

    pub(super) fn lack(&mut self, read: &Read) {
        if self.lacking.insert((read.at, read.from)) {
            self.missing.push(*read);
        }
    }
}

impl<'a> Judge<'a> {
    /// A definition without parameters: traced once for the file, and condensed where it only places the rest.
    pub(super) fn same_for_all(&self, def: &'a Arc<Definition>, want: bool, out: &mut Trace) {
        let block = (Arc::as_ptr(def), want, out.aside);
        let trace = || {
            let mut trace = Trace { aside: out.aside, ..Trace::default() };
            self.trace(&def.body, want, &mut trace);
            if out.aside {
                trace.evidence = self.condensed(&trace.evidence).into_owned();
                let ground = self.ground.borrow();
                trace.keys = trace.evidence.iter().map(|one| Key::new(one.at(), ground.words(one.asked()))).collect();
            }
            Rc::new(trace)
        };
        let traced = self.fixed(|| kept(&self.traced, block, trace));
        if !traced.missing.is_empty() {
            self.lose_way();
        }
        self.tell_block(block, out);
    }

    /// Tells all of a definition without parameters that was traced, once.
    fn tell_block(&self, block: Block, out: &mut Trace) {
        if !out.blocks.insert(block) {
            return;
        }
        if out.is_part {
            return out.marks.push(Mark { evidence: out.evidence.len(), missing: out.missing.len(), block });
        }
        let traced = self.traced.borrow().get(&block).cloned();
        if let Some(traced) = traced {
            self.note_fixed_trace(&traced.evidence);
            out.join(&traced);
        }
    }

    /// Tells what a part of a trace gathered, in its order: its pieces with their words, what is missing, and what is marked.
    pub(super) fn tell_part(
        &self,
        pieces: impl Iterator<Item = (Piece, u32)>,
        (missing, marks): (&[Read], &[Mark]),
        out: &mut Trace,
    ) {
        let mut missing = missing.iter().enumerate().peekable();
        let mut tell = |mark: &Mark, out: &mut Trace| {
            while let Some((_, read)) = missing.next_if(|(place, _)| *place < mark.missing) {
                out.lack(read);
            }
            self.tell_block(mark.block, out);
        };
        let mut marks = marks.iter().peekable();
        for (place, (piece, words)) in pieces.enumerate() {
            while let Some(mark) = marks.next_if(|mark| mark.evidence <= place) {
                tell(mark, out);
            }
            out.add(piece, words);
        }
        marks.for_each(|mark| tell(mark, out));
        missing.for_each(|(_, read)| out.lack(read));
    }

    /// A trace as good as new, with the room of one that is not in use.
    pub(super) fn trace_at_hand(&self) -> Box<Trace> {
        self.traces.borrow_mut().pop().unwrap_or_default()
    }

    /// Keeps a trace for the next one, as good as new. One that gathered much is not kept: it takes longer to empty than a
    /// small one to fill.
    pub(super) fn put_back(&self, mut trace: Box<Trace>) {
        if trace.evidence.len() <= LARGE {
            trace.clear();
            self.traces.borrow_mut().push(trace);
        }
    }

    /// Tells what a part gathered.
    pub(super) fn join_part(&self, part: Box<Trace>, out: &mut Trace) {
        self.tell_part(part.told(), (&part.missing, &part.marks), out);
        self.put_back(part);
    }
}
