//! What is told at the end of a path, in names.

use super::crowd::Homes;
use super::notes::{Late, Notes, Origin, same_source};
use super::{Name, Untold};
use crate::document::NodeId;
use crate::evaluate::context::FEW as NAMED;
use crate::evaluate::draft::Draft;
use crate::evaluate::gather::{Mark, Trace};
use crate::evaluate::ground::Apart;
use crate::evaluate::last::{Last, Of};
use crate::evaluate::reads::{GATHERED, number};
use crate::evaluate::{Few, Judge};
use crate::verdict::{
    Alike, Common, Judged, Judgements, Kept, Need, OfMany, Piece, Rare, Run, Store, Strength, Told, Verdict,
};
use std::cell::RefCell;
use std::sync::Arc;

/// Where a piece of evidence stands.
#[derive(Debug, Clone, Copy)]
enum At {
    /// At the same place on every path.
    Fixed(u32),
    /// At a node.
    Found(u16),
    /// At a key, by its number, that a node lacks.
    Lacking(u16, u32),
}

/// The places of which evidence tells, in their order.
#[derive(Debug)]
struct Places {
    at: Box<[At]>,
    /// Whether something is lacking at some of them.
    lack: bool,
}

impl FromIterator<At> for Places {
    fn from_iter<I: IntoIterator<Item = At>>(places: I) -> Self {
        let at: Box<[At]> = places.into_iter().collect();
        let lack = at.iter().any(|at| matches!(at, At::Lacking(..)));
        Self { at, lack }
    }
}

/// A piece of evidence.
#[derive(Debug)]
pub(super) struct Stroke<'a> {
    at: At,
    /// Where that stands which was needed.
    needed_at: Option<At>,
    piece: Piece,
    words: u32,
    /// Where that comes from which was needed, when it is not the same on every path and does not stand somewhere.
    needed: Option<Origin<'a>>,
    /// It, as it was told last.
    last: Last<Option<Need>>,
}

/// What a part of a trace gathers.
#[derive(Debug)]
pub(super) struct Drawing<'a> {
    pub(super) strokes: Box<[Stroke<'a>]>,
    pub(super) marks: Box<[Mark]>,
}

/// Evidence that is kept, in names.
#[derive(Debug)]
struct Lines<'a> {
    strokes: Box<[Stroke<'a>]>,
    places: Places,
    /// The number of all that is told of it beside the places, where it is kept as it is drawn.
    shape: Option<u32>,
}

/// What places a subject, in names.
#[derive(Debug)]
pub(super) struct Setting<'a> {
    lines: Lines<'a>,
    homes: Homes,
}

/// A judgement as it was given on the way, or that it is given by the long way: the place of its requirement.
#[derive(Debug)]
pub(super) enum Outline<'a> {
    Given(Box<Given<'a>>),
    Anew(usize, bool),
}

/// A judgement as it was given on the way.
#[derive(Debug)]
pub(super) struct Given<'a> {
    verdict: Verdict,
    strength: Strength,
    told: Told,
    late: Late<'a>,
    own: Run,
    /// Whether what mends it is told by the long way.
    is_breach: bool,
    is_placed: bool,
}

/// All judgements of a subject.
#[derive(Debug)]
pub(super) struct Sketches<'a> {
    each: Box<[Sketch<'a>]>,
    /// They, where nothing of them but places and what is told late differs from subject to subject: with the latter, as they
    /// were told last.
    of_many: Option<RefCell<Option<ToldLast>>>,
    /// The places of all of them then.
    places: Places,
    /// How many pieces of evidence they have.
    strokes: usize,
    /// Whether something places any of them.
    is_placed: bool,
    /// Where the records of the variables have to stand.
    homes: Homes,
}

/// What was told late of judgements, and all of them with it.
type ToldLast = (Few<Arc<Common>>, Arc<OfMany>);

/// A judgement, or the place of its requirement, when it is given by the long way.
#[derive(Debug)]
enum Sketch<'a> {
    Known(Box<Known<'a>>),
    Anew(usize, bool),
}

/// A judgement in names.
#[derive(Debug)]
struct Known<'a> {
    given: Given<'a>,
    /// What is told of it, where that is the same on every path.
    common: Option<Arc<Common>>,
    own: Lines<'a>,
    /// What was told of it last, where it is not the same on every path, and of what.
    last: RefCell<Option<(Of, Arc<Common>)>>,
}

/// Where a number that is told at a place comes from, when all that was noted of it agrees: `None` when it is the same on
/// every path. `Err`: it does not agree.
fn origin<'a, A: Copy + PartialEq>(
    noted: &[(A, u32, Origin<'a>)],
    at: A,
    number: u32,
) -> Result<Option<Origin<'a>>, ()> {
    let mut origins = noted.iter().filter(|(place, of, _)| (*place, *of) == (at, number)).map(|(.., origin)| origin);
    let Some(first) = origins.next() else { return Ok(None) };
    let same = |other: &Origin<'a>| match (first, other) {
        (Origin::Fixed, Origin::Fixed) => true,
        (Origin::Needed(a, of, words, want), Origin::Needed(b, other, others, wanted)) => {
            // One source, one type: read alike it is needed alike.
            same_source(a, b) && of.ty == other.ty && (words, want) == (others, wanted)
        }
        _ => false,
    };
    if !origins.all(same) {
        return Err(());
    }
    Ok(match first {
        Origin::Fixed => None,
        origin => Some(origin.clone()),
    })
}

impl Sketch<'_> {
    /// Whether nothing of the judgement but places and what is told late differs from subject to subject.
    fn is_alike(&self) -> bool {
        matches!(self, Self::Known(known) if known.own.shape.is_some() && !known.given.is_breach)
    }
}

impl Known<'_> {
    /// The judgement with what is told of it, where nothing else of it but places differs from subject to subject.
    fn alike(&self, common: Arc<Common>) -> Option<Alike> {
        let Given { verdict, strength, is_placed, .. } = self.given;
        let places = u32::try_from(self.own.places.at.len()).ok()?;
        Some(Alike { said: (strength, verdict), common, shape: self.own.shape?, places, is_placed })
    }
}

/// The judgements that are not given by the long way.
fn known<'s, 'a>(each: &'s [Sketch<'a>]) -> impl Iterator<Item = &'s Known<'a>> {
    each.iter().filter_map(|one| match one {
        Sketch::Known(known) => Some(&**known),
        Sketch::Anew(..) => None,
    })
}

impl<'a> Judge<'a> {
    /// A piece of evidence in the names of some notes.
    fn stroke(&self, notes: &Notes<'a>, piece: Piece) -> Option<Stroke<'a>> {
        // A place is named by the node that stands there, or by the record that lacks it.
        let named = |place: u32, node, found: &dyn Fn(u16) -> At| {
            Some(match notes.name(node)? {
                Name::Fixed(_) => At::Fixed(place),
                Name::Found(number) => found(number),
            })
        };
        let ground = self.ground.borrow();
        let at = match (self.tree.node(piece.at() as usize), ground.apart(piece.at())) {
            (Some(node), _) => named(piece.at(), node, &At::Found)?,
            (None, Some(Apart::Lacking(record, _, key))) => {
                named(piece.at(), record, &|number| At::Lacking(number, key))?
            }
            (None, _) => return None,
        };
        let words = ground.words(piece.asked());
        drop(ground);
        let (needed_at, needed) = match piece.needed() {
            Some(Need { at: Some(place), .. }) => {
                (Some(named(place, self.tree.node(place as usize)?, &At::Found)?), None)
            }
            Some(Need { number, at: None }) => (None, origin(&notes.needed_from, (piece.at(), words), number).ok()?),
            None => (None, None),
        };
        Some(Stroke { at, needed_at, piece, words, needed, last: Last::default() })
    }

    /// What a part of a trace gathered, in names; `None` when it cannot be told so.
    pub(super) fn drawing(&self, notes: &Notes<'a>, part: &Trace) -> Option<Drawing<'a>> {
        if !part.missing.is_empty() {
            return None;
        }
        let strokes = part.evidence.iter().map(|piece| self.stroke(notes, *piece)).collect::<Option<_>>()?;
        Some(Drawing { strokes, marks: part.marks.as_slice().into() })
    }

    /// Notes a judgement that is given.
    pub(in crate::evaluate) fn note_judged(&self, draft: &Draft, is_placed: bool) {
        if !self.is_noting() {
            return;
        }
        let anew = self.paths.notes.borrow_mut().anew.take();
        if let Some(place) = anew {
            return self.paths.notes.borrow_mut().outlines.push(Outline::Anew(place, is_placed));
        }
        // What is missing is told by the long way.
        if !draft.rare.missing.is_empty() || (!draft.is_breach && draft.rare != Rare::default()) {
            return self.lose_way();
        }
        let mut notes = self.paths.notes.borrow_mut();
        let late = std::mem::take(&mut notes.late);
        let Draft { verdict, strength, told, own, is_breach, .. } = draft;
        let (verdict, strength, told) = (*verdict, *strength, told.told().clone());
        let given = Given { verdict, strength, told, late, own: *own, is_breach: *is_breach, is_placed };
        notes.outlines.push(Outline::Given(Box::new(given)));
    }

    /// The judgements of some notes, in names.
    pub(super) fn sketches(&self, notes: &mut Notes<'a>) -> Option<Sketches<'a>> {
        let outlines = std::mem::take(&mut notes.outlines);
        let homes = self.named_homes(notes);
        let told = outlines.iter().any(|outline| matches!(outline, Outline::Given(_)));
        let sketch = |outline: Outline<'a>| match outline {
            Outline::Anew(place, is_placed) => Some(Sketch::Anew(place, is_placed)),
            Outline::Given(given) => {
                self.known(notes, homes.as_ref(), *given).map(|known| Sketch::Known(Box::new(known)))
            }
        };
        let each: Box<[Sketch<'a>]> = outlines.into_iter().map(sketch).collect::<Option<_>>().filter(|_| told)?;
        let of_many = each.iter().all(Sketch::is_alike).then(RefCell::default);
        let is_placed = each.iter().any(|sketch| match sketch {
            Sketch::Known(known) => known.given.is_placed,
            Sketch::Anew(_, is_placed) => *is_placed,
        });
        let lines = || known(&each).filter(|_| of_many.is_some()).map(|known| &known.own);
        let (places, strokes) =
            (lines().flat_map(|own| &own.places.at).copied().collect(), lines().map(|own| own.strokes.len()).sum());
        Some(Sketches { each, of_many, places, strokes, is_placed, homes: homes.unwrap_or_default() })
    }

    fn known(&self, notes: &Notes<'a>, homes: Option<&Homes>, given: Given<'a>) -> Option<Known<'a>> {
        let own = self.lines(notes, homes, given.own)?;
        let same = given.late.iter().all(Option::is_none);
        let common = same.then(|| self.ground.borrow_mut().common(given.told.clone(), &self.shown));
        Some(Known { given, common, own, last: RefCell::default() })
    }

    /// What places the subject of some notes, in names.
    pub(super) fn setting(&self, notes: &mut Notes<'a>, run: Run) -> Option<Setting<'a>> {
        let homes = self.named_homes(notes);
        let lines = self.lines(notes, homes.as_ref(), run)?;
        Some(Setting { lines, homes: homes.unwrap_or_default() })
    }

    /// Where the records of the variables stand, which is the same on every path.
    fn named_homes(&self, notes: &mut Notes<'a>) -> Option<Homes> {
        let homes = self.homes(notes);
        for home in homes.iter().flatten() {
            notes.names.entry(*home).or_insert(Name::Fixed(*home));
        }
        homes
    }

    /// Evidence that was kept on the way, in names.
    fn lines(&self, notes: &Notes<'a>, homes: Option<&Homes>, run: Run) -> Option<Lines<'a>> {
        let kept: &[Piece] = match notes.runs.iter().find(|(known, _)| *known == run) {
            Some((_, pieces)) => pieces,
            None if run.is_empty() => &[],
            None => return None,
        };
        let strokes = |pieces: &[Piece]| {
            pieces.iter().map(|piece| self.stroke(notes, *piece)).collect::<Option<Box<[Stroke<'a>]>>>()
        };
        // As lists stand for their items, where the same ones do on every path; else as it is before they do.
        let few = kept.iter().filter(|piece| piece.context()).count() <= NAMED;
        let alike = few || (homes.is_some() && self.crowd_alike(notes, kept));
        let crowded = alike.then(|| self.condensed(kept));
        let (strokes, pieces) = match crowded.and_then(|pieces| Some((strokes(&pieces)?, pieces))) {
            Some((own, pieces)) if own.iter().all(|stroke| stroke.needed.is_none()) => (own, Some(pieces)),
            _ => (strokes(kept)?, None),
        };
        let shape = pieces.map(|pieces| self.ground.borrow_mut().shape_of(&pieces));
        let places = strokes.iter().flat_map(|stroke| [Some(stroke.at), stroke.needed_at]).flatten().collect();
        Some(Lines { strokes, places, shape })
    }

    /// Where a stroke stands.
    fn at(&self, at: At, found: &[NodeId]) -> u32 {
        match at {
            At::Fixed(at) => at,
            At::Found(name) => self.at_node(name, found),
            At::Lacking(name, key) => {
                let record = self.node_named(name, found);
                self.ground.borrow_mut().lack((record, self.in_list(record)), key)
            }
        }
    }

    fn node_named(&self, name: u16, found: &[NodeId]) -> NodeId {
        found.get(usize::from(name)).copied().unwrap_or(self.tree.root())
    }

    fn at_node(&self, name: u16, found: &[NodeId]) -> u32 {
        number(self.node_named(name, found))
    }

    /// Keeps places: from where on they stand.
    fn keep_places(&self, places: &Places, found: &[NodeId]) -> u32 {
        if places.lack {
            // What is lacking is noted on the ground on which they are kept.
            let at: Few<u32> = places.at.iter().map(|at| self.at(*at, found)).collect();
            return self.ground.borrow_mut().keep_places(at.iter().copied());
        }
        let at = |at: &At| match at {
            At::Fixed(at) => *at,
            At::Found(name) | At::Lacking(name, _) => self.at_node(*name, found),
        };
        self.ground.borrow_mut().keep_places(places.at.iter().map(at))
    }

    /// The piece of evidence that a stroke draws, and the number of its words.
    pub(super) fn piece(&self, stroke: &Stroke<'a>, found: &[NodeId]) -> (Piece, u32) {
        let (at, piece) = (self.at(stroke.at, found), stroke.piece);
        let needed = match (&stroke.needed, &stroke.needed_at) {
            (Some(Origin::Needed(source, of, words, want)), _) => {
                stroke.last.or_find([source.what(found, self.tree), None], || {
                    let fact = self.reader.fact(&self.value_from(source, found), &of.ty);
                    Some(self.ground.borrow_mut().need(of, *want, (words, fact)))
                })
            }
            (_, Some(at)) => piece.needed().map(|need| Need { at: Some(self.at(*at, found)), ..need }),
            _ => piece.needed(),
        };
        (Piece::new(at, piece.asked(), piece.found(), needed, piece.context()), stroke.words)
    }

    /// Judgements for what was found on the way; `None` where the variables hold records of other lists.
    pub(super) fn finish(&self, sketches: &Sketches<'a>, found: &[NodeId], untold: &Untold<'_>) -> Option<Judgements> {
        if !self.are_at_home(&sketches.homes, found) {
            return None;
        }
        let placed = if sketches.is_placed { (untold.placed)() } else { Store::NOWHERE };
        let of_many = |all: &Arc<OfMany>| {
            self.charge_telling(sketches.strokes);
            Judgements::of_many(all, self.keep_places(&sketches.places, found), placed)
        };
        if let Some(judged) = self.of_many(sketches, found, of_many) {
            return Some(judged);
        }
        let placed = |is_placed: bool| if is_placed { placed } else { Store::NOWHERE };
        let judged = |sketch: &Sketch<'a>| {
            let known = match sketch {
                Sketch::Known(known) => known,
                Sketch::Anew(place, is_placed) => {
                    return Some(self.finished((untold.anew)(*place)?, placed(*is_placed)));
                }
            };
            let Given { verdict, strength, told, is_breach, is_placed, .. } = &known.given;
            let rare = if *is_breach { (untold.mending)(told.requirement) } else { Rare::default() };
            let common = known.common.clone().unwrap_or_else(|| self.common_late(known, found));
            let own = self.kept(&known.own, found);
            Some(Kept::new((*strength, *verdict), common, (own, placed(*is_placed)), rare))
        };
        Some(sketches.each.iter().filter_map(judged).collect::<Vec<Kept>>().into())
    }

    /// What places a subject that was found on the way; `None` where the variables hold records of other lists.
    pub(super) fn set_out(&self, setting: &Setting<'a>, found: &[NodeId]) -> Option<Run> {
        self.are_at_home(&setting.homes, found).then(|| self.kept(&setting.lines, found))
    }

    /// Takes as many steps as it would take to gather it anew.
    fn charge_telling(&self, strokes: usize) {
        self.charge(strokes.saturating_mul(GATHERED));
    }

    /// Tells of all judgements, where nothing of them but places and what is told late differs from subject to subject. Those
    /// of the subject before are mostly those of this one: then nothing of them is counted as held once more.
    fn of_many<R>(&self, sketches: &Sketches<'a>, found: &[NodeId], tell: impl Fn(&Arc<OfMany>) -> R) -> Option<R> {
        let last = sketches.of_many.as_ref()?;
        let late = || known(&sketches.each).filter(|known| known.common.is_none());
        if let Some((told, all)) = &*last.borrow()
            && late().zip(told).all(|(known, told)| self.is_told_late(known, found, told))
        {
            return Some(tell(all));
        }
        let told: Few<Arc<Common>> = late().map(|known| self.common_late(known, found)).collect();
        if let Some((known, all)) = &*last.borrow()
            && known.iter().zip(&told).all(|(one, other)| Arc::ptr_eq(one, other))
        {
            return Some(tell(all));
        }
        let mut late = told.iter();
        let alike =
            known(&sketches.each).map(|known| known.alike(known.common.as_ref().or_else(|| late.next()).cloned()?));
        let all = Arc::new(OfMany::new(alike.collect::<Option<_>>()?)?);
        let judged = tell(&all);
        *last.borrow_mut() = Some((told, all));
        Some(judged)
    }

    /// Of what a judgement is told that is not the same on every path.
    fn late(&self, known: &Known<'a>, found: &[NodeId]) -> Of {
        known.given.late.each_ref().map(|late| late.as_ref().and_then(|(source, _)| source.what(found, self.tree)))
    }

    /// Whether this is what was told of it last, and is told again.
    fn is_told_late(&self, known: &Known<'a>, found: &[NodeId], told: &Arc<Common>) -> bool {
        let is_it = |(of, last): &(Of, Arc<Common>)| Arc::ptr_eq(last, told) && *of == self.late(known, found);
        known.last.borrow().as_ref().is_some_and(is_it)
    }

    /// What is told of a judgement that is not the same on every path.
    fn common_late(&self, known: &Known<'a>, found: &[NodeId]) -> Arc<Common> {
        let Given { told, late, .. } = &known.given;
        let of = self.late(known, found);
        if let Some((last, common)) = &*known.last.borrow()
            && *last == of
        {
            return Arc::clone(common);
        }
        let mut told = told.clone();
        let [first, second] = late;
        for (late, place) in [(first, &mut told.found), (second, &mut told.needed)] {
            if let Some((source, ty)) = late {
                *place = Some(self.reader.fact(&self.value_from(source, found), ty));
            }
        }
        let common = self.ground.borrow_mut().common(told, &self.shown);
        *known.last.borrow_mut() = Some((of, Arc::clone(&common)));
        common
    }

    /// Keeps evidence.
    fn kept(&self, lines: &Lines<'a>, found: &[NodeId]) -> Run {
        self.charge_telling(lines.strokes.len());
        if let Some(shape) = lines.shape {
            return Run::of(self.keep_places(&lines.places, found), shape);
        }
        let mut trace = self.trace_at_hand();
        for stroke in &lines.strokes {
            let (piece, words) = self.piece(stroke, found);
            trace.add(piece, words);
        }
        self.emptied(trace)
    }

    /// Whether a drawing is what the long way gathers for a part of a trace.
    pub(super) fn is_same_trace(
        &self,
        (drawing, found): (&Drawing<'a>, &[NodeId]),
        of: &Trace,
        long_way: &dyn Fn(&mut Trace),
    ) -> bool {
        let part = || {
            let mut part = Trace::default();
            part.begin_part(of);
            long_way(&mut part);
            part
        };
        let drawn = || drawing.strokes.iter().map(|stroke| self.piece(stroke, found).0);
        self.agrees(part, |part| {
            part.missing.is_empty() && part.marks == *drawing.marks && drawn().eq(part.evidence.iter().copied())
        })
    }

    /// Whether judgements are the same, evidence and all.
    pub(super) fn is_same_judged(&self, one: &Judgements, other: &Judgements) -> bool {
        let ground = self.ground.borrow();
        let same = |(one, other): (Judged<'_>, Judged<'_>)| {
            let said = |of: Judged<'_>| (of.strength, of.verdict, of.rare.cloned());
            said(one) == said(other) && one.told() == other.told() && ground.is_same(one, other)
        };
        one.iter().count() == other.iter().count() && one.iter().zip(other.iter()).all(same)
    }
}
