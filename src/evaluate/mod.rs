//! Program × tree → results. Total: no `Result`, no panic, bounded steps.
//!
//! `eval` works out values, `trace` walks the operands that decided and gathers evidence, `remedy` reads off what
//! would make a requirement true, `judge` puts them together rule by rule.
//! Must not know: file formats, schemas, languages, how results are shown.

mod aggregate;
mod attested;
mod clash;
mod context;
mod eval;
mod fact;
pub use fact::constant_fact;
mod items;
mod judge;
mod place;
mod quantify;
mod reads;
mod remedy;
mod share;
mod state;
mod subject;
mod trace;
mod value;

use crate::document::{KeyId, NodeId, Tree};
use crate::program::ir::{Binding, Definition, Expr, LetDef, Slot};
use crate::program::{Program, Rule};
use crate::threads;
use crate::value::{Date, Pointer, Truth};
use crate::verdict::RuleResult;
use foldhash::{HashMap, HashSet};
use items::{Index, Key};
use judge::Bound;
use quantify::Counted;
use reads::Read;
use std::cell::{Cell, RefCell};
use std::hash::Hash;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use trace::{Block, Trace};
use value::Val;

/// How many steps any file may take. A step is one expression worked out; what lies beyond is not known.
pub const STEPS: u64 = 200_000_000;
/// How many steps a large file may take for each of its values: rules that go through it a few hundred times are no fault.
pub const STEPS_OF_A_VALUE: u64 = 1_500;
/// How many steps the largest file may take.
pub const MOST_STEPS: u64 = 1_000_000_000;

/// How many steps a file of so many values may take.
#[must_use]
pub fn budget(values: usize) -> u64 {
    STEPS_OF_A_VALUE.saturating_mul(values as u64).clamp(STEPS, MOST_STEPS)
}

/// What judging a file gave.
#[derive(Debug)]
pub struct Judgement {
    /// Results in the order of the policy and the file.
    pub results: Vec<RuleResult>,
    /// Whether the step budget ran out, so that some results are undetermined for that alone.
    pub exhausted: bool,
}

/// From so many values on a file's rules are judged on several threads, where there are any: with fewer it takes longer to
/// begin than to judge.
const MANY_VALUES: usize = 20_000;

/// Judges a setup by every wanted rule of a program, in at most so many steps ([`budget`] says how many are usual), on at
/// most so many threads. `previous`: the top of the setup of last time, where the tree holds it too.
#[must_use]
pub fn judge<'a>(
    program: &'a Program,
    tree: &'a Tree,
    previous: Option<NodeId>,
    budget: u64,
    threads: usize,
) -> Judgement {
    let rules = program.policy().rules.iter().enumerate().filter(|(place, _)| program.wants(*place));
    if threads > 1 && tree.len() >= MANY_VALUES {
        let rules: Vec<(usize, &'a Rule)> = rules.clone().collect();
        let spent = AtomicU64::new(0);
        let one = |judge: &mut Judge<'a>, (place, rule): &(usize, &'a Rule)| {
            let before = judge.steps.get();
            let results = judge.rule(*place, rule);
            spent.fetch_add(judge.steps.get().saturating_sub(before), Ordering::Relaxed);
            results
        };
        let results = threads::map(&rules, threads, || begin(program, tree, previous, budget), one);
        // Where the steps do not suffice it matters which rule comes first: then they are judged one after the other.
        if spent.into_inner() <= budget {
            return Judgement { results: results.into_iter().flatten().collect(), exhausted: false };
        }
    }
    let judge = begin(program, tree, previous, budget);
    let results = rules.flat_map(|(place, rule)| judge.rule(place, rule)).collect();
    Judgement { results, exhausted: judge.steps.get() > budget }
}

/// Nothing of a file is judged yet.
fn begin<'a>(program: &'a Program, tree: &'a Tree, previous: Option<NodeId>, budget: u64) -> Judge<'a> {
    Judge {
        program,
        tree,
        previous,
        as_of: program.as_of(),
        slots: RefCell::new(vec![None; program.policy().slots]),
        origins: RefCell::new(vec![None; program.policy().slots]),
        arguments: RefCell::default(),
        proposing: RefCell::new(Vec::new()),
        indexes: RefCell::default(),
        constants: RefCell::default(),
        truths: RefCell::default(),
        kept: RefCell::default(),
        texts: RefCell::default(),
        bounds: RefCell::default(),
        pointers: RefCell::new(Vec::new()),
        is_placing: Cell::new(false),
        placed: RefCell::default(),
        traced: RefCell::default(),
        keys: RefCell::default(),
        frame: Cell::new(0),
        frames: Cell::new(0),
        let_reads: RefCell::default(),
        traces: RefCell::default(),
        speaking: RefCell::default(),
        counted: RefCell::default(),
        steps: Cell::new(0),
        budget,
    }
}

/// What is kept under a key; made and kept when it is not there yet. Nothing is borrowed while it is made.
fn kept<K: Eq + Hash, V: Clone>(store: &RefCell<HashMap<K, V>>, key: K, make: impl FnOnce() -> V) -> V {
    let known = store.borrow().get(&key).cloned();
    known.unwrap_or_else(|| {
        let value = make();
        store.borrow_mut().insert(key, value.clone());
        value
    })
}

/// The same of what holds within a frame: what was kept in another one is made anew.
fn kept_in<K: Eq + Hash, V>(
    store: &RefCell<HashMap<K, InFrame<V>>>,
    frame: u64,
    key: K,
    make: impl FnOnce() -> V,
) -> Rc<V> {
    if let Some((_, known)) = store.borrow().get(&key).filter(|(of, _)| *of == frame) {
        return Rc::clone(known);
    }
    let value = Rc::new(make());
    store.borrow_mut().insert(key, (frame, Rc::clone(&value)));
    value
}

/// Indexes made so far, by list and field.
type Indexes<'a> = HashMap<(NodeId, *const u8), Rc<Index<'a>>>;

/// What was read by each `let`, as the way to it or itself, as what places or as what decides.
type LetReads = HashMap<(*const LetDef, bool, bool), InFrame<Vec<Read>>>;

/// Something worked out in a frame.
type InFrame<T> = (u64, Rc<T>);

/// What a definition says of records.
type Truths = Rc<RefCell<HashMap<NodeId, Truth>>>;

/// The state of judging one file.
struct Judge<'a> {
    program: &'a Program,
    tree: &'a Tree,
    previous: Option<NodeId>,
    as_of: Date,
    /// Values of bound names; a `let` is filled when it is first used.
    slots: RefCell<Vec<Option<Val<'a>>>>,
    /// Of each name of the policy the key that it is in the file, by the place of the name in memory.
    keys: RefCell<HashMap<*const u8, Option<KeyId>>>,
    /// What variables hold is the same within a frame.
    frame: Cell<u64>,
    frames: Cell<u64>,
    /// What each `let` read last, and in which frame.
    let_reads: RefCell<LetReads>,
    /// Traces that are not in use.
    traces: RefCell<Vec<Trace>>,
    /// Whether expressions speak of what a variable holds.
    speaking: RefCell<HashMap<(*const Expr, Slot), bool>>,
    /// What each quantifier counted last, and in which frame.
    counted: RefCell<HashMap<*const Binding, InFrame<Counted>>>,
    /// The node from which a loop variable came.
    origins: RefCell<Vec<Option<NodeId>>>,
    /// While tracing a definition: the expressions given for its parameters.
    arguments: RefCell<HashMap<Slot, &'a Expr>>,
    indexes: RefCell<Indexes<'a>>,
    /// Values of definitions without parameters: the same for every subject.
    constants: RefCell<HashMap<*const Definition, Val<'a>>>,
    /// Of definitions that say whether something holds of a record: what they say of each that they were asked of.
    truths: RefCell<HashMap<*const Definition, Truths>>,
    /// Values of other definitions that search, by the one thing that they are asked of.
    kept: RefCell<HashMap<(*const Definition, Key<'a>), Val<'a>>>,
    /// The texts of long lists.
    texts: RefCell<HashMap<NodeId, Option<Rc<HashSet<String>>>>>,
    /// What definitions without parameters bound.
    bounds: RefCell<HashMap<*const Definition, Bound>>,
    /// Pointers of nodes, as far as they were asked for.
    pointers: RefCell<Vec<Option<Pointer>>>,
    /// Whether what is read only places the rest.
    is_placing: Cell<bool>,
    /// What definitions without parameters read, where it only places the rest.
    placed: RefCell<HashMap<*const Definition, Rc<Vec<Read>>>>,
    /// What decided them.
    traced: RefCell<HashMap<Block, Rc<Trace>>>,
    /// While a remedy is read off: the variables of the ranges for whose items it is sought.
    proposing: RefCell<Vec<Slot>>,
    steps: Cell<u64>,
    budget: u64,
}
