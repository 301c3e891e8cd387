//! Program × tree → results. Total: no `Result`, no panic, bounded steps.
//!
//! `eval` works out values, `trace` walks the operands that decided and gathers evidence, `remedy` reads off what
//! would make a requirement true, `judge` puts them together rule by rule.
//! Must not know: file formats, schemas, languages, how results are shown.

mod aggregate;
mod around;
mod attested;
mod beside;
mod call;
mod clash;
mod classes;
mod context;
mod course;
mod draft;
mod eval;
mod fact;
pub use fact::constant_fact;
mod flat;
mod gather;
mod ground;
mod items;
mod judge;
mod last;
mod once;
mod paths;
mod place;
mod plain;
mod quantify;
mod reader;
mod reads;
mod recall;
mod recent;
mod remedy;
mod share;
mod soften;
mod state;
mod subject;
mod told;
mod trace;
mod value;
mod variables;

use crate::document::{KeyId, NodeId, Tree};
use crate::program::ir::{Binding, Definition, Expr, LetDef, Slot, Target};
use crate::program::{Program, Rule};
use crate::threads;
use crate::value::{Date, Pointer};
use crate::verdict::{self, Need, RuleResult};
use around::Around;
use call::Truths;
use classes::Classes;
use flat::Flat;
use foldhash::{HashMap, HashSet};
use gather::{Block, Trace};
use ground::{Ground, Settled, ToldAs};
use items::{Index, Key};
use judge::Bound;
use paths::Paths;
use quantify::Counted;
use reader::Reader;
use reads::Read;
use recall::Recall;
use recent::Recent;
use remedy::Remedies;
use smallvec::SmallVec;
use std::cell::{Cell, RefCell};
use std::hash::Hash;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use told::ToldLast;
use value::Val;
use variables::Variables;

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
/// most so many threads. `previous`: the top of the setup of last time, where the tree holds it too. `beside`: what else is
/// to be done with the file, by one of the threads.
#[must_use]
pub fn judge<'a>(
    program: &'a Program,
    tree: &'a Arc<Tree>,
    previous: Option<NodeId>,
    budget: u64,
    (threads, beside): (usize, &(dyn Fn() + Sync)),
) -> Judgement {
    let rules = program.policy().rules.iter().enumerate().filter(|(place, _)| program.wants(*place));
    if threads > 1 && tree.len() >= MANY_VALUES {
        let work: Vec<Option<(usize, &'a Rule)>> = std::iter::once(None).chain(rules.clone().map(Some)).collect();
        let spent = AtomicU64::new(0);
        let one = |judge: &mut Judge<'a>, rule: Option<(usize, &'a Rule)>| {
            let Some((place, rule)) = rule else {
                beside();
                return Vec::new();
            };
            let before = judge.steps.get();
            let mut results = Vec::new();
            judge.rule(place, rule, &mut results);
            results.shrink_to_fit();
            spent.fetch_add(judge.steps.get().saturating_sub(before), Ordering::Relaxed);
            results
        };
        let results = threads::map(work, threads, || begin(program, tree, previous, budget), one);
        // Where the steps do not suffice it matters which rule comes first: then they are judged one after the other.
        if spent.into_inner() <= budget {
            return Judgement { results: joined(results), exhausted: false };
        }
    } else {
        beside();
    }
    let judge = begin(program, tree, previous, budget);
    let mut results = Vec::new();
    rules.for_each(|(place, rule)| judge.rule(place, rule, &mut results));
    let exhausted = judge.steps.get() > budget;
    // What was found on the way makes room.
    drop(judge);
    results.shrink_to_fit();
    Judgement { results, exhausted }
}

/// The results of all rules in one list, which takes no more room than they need.
fn joined(of_rules: Vec<Vec<RuleResult>>) -> Vec<RuleResult> {
    let mut all = Vec::with_capacity(of_rules.iter().map(Vec::len).sum());
    of_rules.into_iter().for_each(|results| all.extend(results));
    all
}

/// Nothing of a file is judged yet.
fn begin<'a>(program: &'a Program, tree: &'a Arc<Tree>, previous: Option<NodeId>, budget: u64) -> Judge<'a> {
    Judge {
        program,
        tree,
        previous,
        as_of: program.as_of(),
        reader: Reader { tree, tables: &program.policy().tables, as_of: program.as_of() },
        ground: RefCell::default(),
        shown: Arc::default(),
        rooms: RefCell::default(),
        variables: Variables::new(program.policy().slots),
        arguments: RefCell::default(),
        proposing: RefCell::new(Vec::new()),
        remedies: RefCell::default(),
        indexes: RefCell::default(),
        classes: RefCell::default(),
        constants: RefCell::default(),
        flats: RefCell::default(),
        truths: RefCell::default(),
        recent_truths: Recent::default(),
        kept: RefCell::default(),
        followed: Cell::new(None),
        texts: RefCell::default(),
        bounds: RefCell::default(),
        pointers: RefCell::default(),
        is_placing: Cell::new(false),
        placed: RefCell::default(),
        traced: RefCell::default(),
        recall: RefCell::default(),
        keys: RefCell::default(),
        fields: RefCell::default(),
        recent_asked: Recent::default(),
        recent_needs: Recent::default(),
        recent_standing: Recent::default(),
        paths: Paths::new(tree.has_stamps()),
        frame: Cell::new(0),
        frames: Cell::new(0),
        let_reads: RefCell::default(),
        traces: RefCell::default(),
        within: Cell::new(0),
        insides: RefCell::default(),
        answers: RefCell::default(),
        around: RefCell::default(),
        counted: RefCell::default(),
        alone: RefCell::default(),
        ranges: RefCell::default(),
        counted_once: RefCell::default(),
        told_last: RefCell::default(),
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

/// Runs with room for some things, which is used again.
fn with_room<E, T>(rooms: &RefCell<Vec<Vec<E>>>, run: impl FnOnce(&mut Vec<E>) -> T) -> T {
    let mut room = rooms.borrow_mut().pop().unwrap_or_default();
    let result = run(&mut room);
    room.clear();
    rooms.borrow_mut().push(room);
    result
}

/// The same of what holds within a frame: what was kept in another one is made anew.
fn kept_in<K: Eq + Hash, V>(
    store: &RefCell<HashMap<K, InFrame<V>>>,
    frame: u64,
    key: K,
    make: impl FnOnce() -> Rc<V>,
) -> Rc<V> {
    if let Some((_, known)) = store.borrow().get(&key).filter(|(of, _)| *of == frame) {
        return Rc::clone(known);
    }
    let value = make();
    store.borrow_mut().insert(key, (frame, Rc::clone(&value)));
    value
}

/// Where a field is found.
#[derive(Debug, Clone, Copy, Default)]
enum Spot {
    /// It was not looked for yet.
    #[default]
    Unknown,
    /// The file has no such key.
    Nowhere,
    /// By its key, and where that stood last among the keys of a record.
    Key(KeyId, u32),
}

/// Things of which there are mostly few.
type Few<T> = SmallVec<[T; 4]>;

/// Indexes made so far, by list and field.
type Indexes<'a> = HashMap<(NodeId, *const u8), Rc<Index<'a>>>;

/// What was read by each `let`, as the way to it or itself, as what places or as what decides.
type LetReads = HashMap<(*const LetDef, bool, bool), InFrame<Box<[Read]>>>;

/// A reference: its text, the top of the document in which it leads to a record, and where, by the place of that in memory.
type Reference<'a> = (&'a str, NodeId, *const Target);

/// What is asked of an expression as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Question {
    /// Whether it speaks of what a variable holds.
    Speaks(Slot),
    /// Whether it may read what stands under a key.
    Reads(KeyId),
    /// Whether a `where` in it asks for a field.
    Filters(KeyId),
    /// Whether a field is read otherwise than of what a variable holds.
    Shared(KeyId, Slot),
    /// Whether fields are asked of nothing but what a variable holds.
    Alone(Slot),
    /// Whether what is set for one item, of which it is asked whether it is good, may be read for another.
    Crosses(KeyId),
}

/// Conditions as tests of fields, by the expressions.
type Flats<'a> = HashMap<*const Expr, Option<Rc<Flat<'a>>>>;

/// Something worked out in a frame.
type InFrame<T> = (u64, Rc<T>);

/// The state of judging one file.
struct Judge<'a> {
    program: &'a Program,
    tree: &'a Arc<Tree>,
    previous: Option<NodeId>,
    as_of: Date,
    reader: Reader<'a>,
    /// What the evidence so far stands on.
    ground: RefCell<Ground>,
    /// The same for whoever shows it, once all is judged.
    shown: Arc<verdict::Ground>,
    /// Room for what is read, not in use.
    rooms: RefCell<Vec<Vec<Read>>>,
    /// What bound names hold; a `let` is filled when it is first used.
    variables: Variables<'a>,
    /// Where each name of the policy is found in the file, by the place of the name in memory.
    keys: RefCell<HashMap<*const u8, Spot>>,
    /// The same of the fields of the schema, by the numbers of their names.
    fields: RefCell<Vec<Spot>>,
    /// What was asked of the ground last: of expressions as they are told, and of what is needed by an expression and is the
    /// same each time.
    recent_asked: Recent<ToldAs, (u32, u32)>,
    recent_needs: Recent<(*const Expr, *const u8, bool), Need>,
    /// The same of what is needed and stands somewhere.
    recent_standing: Recent<(*const Expr, *const u8), u32>,
    /// The ways that are known on which the rule finds its answers.
    paths: Paths<'a>,
    /// What variables hold is the same within a frame.
    frame: Cell<u64>,
    frames: Cell<u64>,
    /// What each `let` read last, and in which frame.
    let_reads: RefCell<LetReads>,
    /// Traces that are not in use.
    #[expect(clippy::vec_box, reason = "they are large, and go from hand to hand")]
    traces: RefCell<Vec<Box<Trace>>>,
    /// The number of what is given for parameters just now; none is given: 0.
    within: Cell<u32>,
    /// Those numbers, by the one outside and the arguments of the call.
    insides: RefCell<HashMap<(u32, Slot, *const Expr), u32>>,
    /// What was asked of expressions as they are written, with what is given in them.
    answers: RefCell<HashMap<(u32, *const Expr, Question), bool>>,
    /// What places the subjects of the rule before, which may be those of this one.
    around: RefCell<Around>,
    /// What each quantifier counted last, and in which frame.
    counted: RefCell<HashMap<*const Binding, InFrame<Counted>>>,
    /// Whether a range speaks of nothing that is set outside it.
    alone: RefCell<HashMap<*const Binding, bool>>,
    /// What was made of such ranges.
    ranges: RefCell<HashMap<*const Binding, Val<'a>>>,
    /// What quantifiers counted in such ranges.
    counted_once: RefCell<HashMap<*const Binding, Rc<Counted>>>,
    /// While tracing a definition: the expressions given for its parameters, the innermost last.
    arguments: RefCell<Vec<(Slot, &'a Expr)>>,
    indexes: RefCell<Indexes<'a>>,
    /// Records of lists by what one of their fields plainly is, by the place of its name in memory.
    classes: RefCell<HashMap<(NodeId, *const u8), Rc<Classes<'a>>>>,
    /// Values of definitions without parameters: the same for every subject.
    constants: RefCell<HashMap<*const Definition, Val<'a>>>,
    /// Conditions as tests of fields, as far as they ask nothing else.
    flats: RefCell<Flats<'a>>,
    /// What definitions say of records that they were asked of.
    truths: RefCell<Truths>,
    /// Which of its tables were asked last.
    recent_truths: Recent<(*const Definition, NodeId), usize>,
    /// Values of other definitions that search, by the one thing that they are asked of.
    kept: RefCell<HashMap<(*const Definition, Key<'a>), Val<'a>>>,
    /// The reference that was followed last, and the record to which it leads: the same one is mostly asked again.
    followed: Cell<Option<(Reference<'a>, Option<NodeId>)>>,
    /// The texts of long lists.
    texts: RefCell<HashMap<NodeId, Option<Rc<HashSet<String>>>>>,
    /// What definitions without parameters bound.
    bounds: RefCell<HashMap<*const Definition, Bound>>,
    /// Pointers of nodes, as far as they were asked for.
    pointers: RefCell<HashMap<NodeId, Pointer>>,
    /// Whether what is read only places the rest.
    is_placing: Cell<bool>,
    /// What definitions without parameters read, where it only places the rest.
    placed: RefCell<HashMap<*const Definition, Rc<[Read]>>>,
    /// What decided them.
    traced: RefCell<HashMap<Block, Rc<Trace>>>,
    /// What decided definitions of records.
    recall: RefCell<Recall>,
    /// While a remedy is read off: the variables of the ranges for whose items it is sought.
    proposing: RefCell<Vec<Slot>>,
    remedies: RefCell<Remedies<'a>>,
    /// What was told last by the requirements of the rule.
    told_last: RefCell<ToldLast>,
    steps: Cell<u64>,
    budget: u64,
}

impl Drop for Judge<'_> {
    /// What evidence stands on is left to those who show it.
    fn drop(&mut self) {
        let (store, stock) = self.ground.take().into_kept();
        self.shown.set(store, Box::new(Settled { stock, tree: Arc::clone(self.tree), as_of: self.as_of }));
    }
}
