//! One rule: in force? → `applies` → `when` → `for each`/`where` → `during` → `judge only if` → requirements.

use super::course::Course;
use super::draft::Draft;
use super::gather::Trace;
use super::paths::Untold;
use super::soften::{Softened, soften};
use super::{Few, Judge, kept};
use crate::program::Rule;
use crate::program::ir::{self, Expr, Kind, Requirement, Scope};
use crate::value::{Date, Day, Duration, Scalar, Truth};
use crate::verdict::{
    Fact, Judgements, Kept, Mode, Placed, Rare, Reason, RuleResult, Run, Said, Store, Subject, Told, Verdict, Word,
    Wording,
};
use std::cell::OnceCell;
use std::sync::Arc;

/// A day that bounds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// This day.
    Day(Date),
    /// Some day after the day of judgement.
    Later,
    /// The day of judgement or some day after it.
    FromNow,
    /// Some day up to the day of judgement.
    Past,
    /// Declared as none: nothing is bounded.
    Never,
    /// Not known.
    Unknown,
}

impl<'a> Judge<'a> {
    /// Puts all results of a rule behind those of others.
    pub(super) fn rule(&self, place: usize, rule: &'a Rule, results: &mut Vec<RuleResult>) {
        self.forget(rule);
        // What another rule counted and read is not asked again.
        self.counted.borrow_mut().clear();
        self.let_reads.borrow_mut().clear();
        self.remedies.take();
        self.told_last.take();
        self.forget_paths();
        self.around.borrow_mut().begin();
        let before = results.len();
        let whole = |judged: Vec<Kept>, results: &mut Vec<RuleResult>| {
            self.add((place, rule), Subject::default(), judged.into(), results);
        };
        for scope in &rule.scope {
            if let Scope::Effective(from, until) = &**scope
                && (self.as_of < *from || until.is_some_and(|until| self.as_of > until))
            {
                return whole(self.not_applicable(rule, &Reason::NotInForce(Some(*from), *until)), results);
            }
        }
        let conditions = Course::conditions(rule);
        if let Some((verdict, trace)) = self.conditions(&conditions) {
            return whole(self.by_conditions(rule, verdict, &trace, Store::NOWHERE), results);
        }
        let course = Course::of(place, rule, conditions);
        self.subjects(&course, &course.loops, &mut Vec::new(), &mut Softened::default(), results);
        if results.len() == before {
            let trace = self.rests(Verdict::NotApplicable, |trace| {
                // The list that has nobody to judge comes first.
                self.with_room(|reads| {
                    self.frames(&course.loops, reads);
                    reads.iter().for_each(|read| trace.read(read, None, true));
                });
                course.conditions.iter().for_each(|condition| self.context(condition, true, trace));
            });
            let reason = Some(&Reason::NoSubject);
            whole(self.every_requirement(rule, Verdict::NotApplicable, reason, &trace, Store::NOWHERE), results);
        }
    }

    /// Lets are worked out anew for each subject.
    pub(super) fn forget(&self, rule: &Rule) {
        for slot in &rule.lets {
            self.set(*slot, None);
        }
    }

    /// The first condition that is false makes everything not applicable; one that is unknown makes it undetermined.
    fn conditions(&self, conditions: &[&'a Expr]) -> Option<(Verdict, Trace)> {
        let truths: Few<Truth> = conditions.iter().map(|e| self.truth(e)).collect();
        let decided = truths.iter().any(|t| t.is_false()).then_some(Verdict::NotApplicable);
        let verdict = decided.or_else(|| truths.iter().any(|t| t.is_unknown()).then_some(Verdict::Undetermined))?;
        let trace = self.rests(verdict, |trace| {
            for (condition, truth) in conditions.iter().zip(&truths) {
                let same = if verdict == Verdict::NotApplicable { truth.is_false() } else { truth.is_unknown() };
                if same {
                    self.trace(condition, true, trace);
                } else if verdict == Verdict::Undetermined {
                    self.context(condition, true, trace);
                }
            }
        });
        Some((verdict, trace))
    }

    /// What conditions that do not hold, or are not known to, make of each requirement.
    fn by_conditions(&self, rule: &'a Rule, verdict: Verdict, trace: &Trace, placed: u32) -> Vec<Kept> {
        let reason = (verdict == Verdict::NotApplicable).then_some(Reason::WhenFalse);
        self.every_requirement(rule, verdict, reason.as_ref(), trace, placed)
    }

    fn not_applicable(&self, rule: &'a Rule, reason: &Reason) -> Vec<Kept> {
        self.every_requirement(rule, Verdict::NotApplicable, Some(reason), &Trace::default(), Store::NOWHERE)
    }

    /// The same verdict for each requirement, without asking them.
    pub(super) fn every_requirement(
        &self,
        rule: &'a Rule,
        verdict: Verdict,
        reason: Option<&Reason>,
        trace: &Trace,
        placed: u32,
    ) -> Vec<Kept> {
        let (missing, own) = (self.missing_in(trace), self.own(trace));
        let judged = |(i, requirement): (usize, &'a Requirement)| {
            let told = Told { reason: reason.cloned(), ..Told::of(i, requirement.span) };
            let rare = Rare { missing: missing.clone(), ..Rare::default() };
            self.finished(Draft { verdict, rare, ..Draft::of(requirement, told, own) }, placed)
        };
        rule.requirements.iter().enumerate().map(judged).collect()
    }

    /// Keeps the evidence of a trace, in which a list stands for its items where many of them only place the rest.
    pub(super) fn own(&self, trace: &Trace) -> Run {
        let run = {
            let pieces = self.condensed(&trace.evidence);
            self.ground.borrow_mut().keep(&pieces)
        };
        self.note_run(run, &trace.evidence);
        run
    }

    /// Judges the requirements for the subject that is set.
    pub(super) fn subject(&self, course: &Course<'a>, outer: &Softened) -> Judgements {
        if course.loops.is_empty() || !outer.is_nothing() {
            return self.subject_anew(course, outer).into();
        }
        let slots = || course.loops.iter().map(|each| each.binding.slot).collect();
        let of = |place: usize| course.rule.requirements.get(place);
        let untold = Untold {
            placed: &|| self.placed(course),
            anew: &|place| of(place).map(|one| self.requirement(place, one)),
            mending: &|place| of(place).map_or_else(Rare::default, |one| self.mending(one)),
        };
        self.judged_by_path(slots, &untold, || self.subject_anew(course, outer).into())
    }

    /// What places the subject.
    fn placed(&self, course: &Course<'a>) -> u32 {
        self.fixed(|| {
            let around = self.subject_scope(course);
            let scope = *course.scope.get_or_init(|| self.rule_scope(course));
            self.ground.borrow_mut().keep_placed(Placed { around, scope })
        })
    }

    fn subject_anew(&self, course: &Course<'a>, outer: &Softened) -> Vec<Kept> {
        let rule = course.rule;
        if let Some((verdict, trace)) = self.conditions(&course.whens) {
            let placed = if verdict == Verdict::Undetermined { self.placed(course) } else { Store::NOWHERE };
            return self.by_conditions(rule, verdict, &trace, placed);
        }
        let mut at_once =
            Softened { doubts: outer.doubts.clone(), maybe_subject: outer.maybe_subject, ..Softened::default() };
        let mut guard: Option<Trace> = None;
        let mut excepted = None;
        for scope in &rule.scope {
            match &**scope {
                Scope::JudgeOnlyIf(e) if !self.truth(e).is_true() => {
                    self.trace(e, true, guard.get_or_insert_default());
                }
                Scope::Except(e, number) => match self.truth(e) {
                    Truth::True { .. } => {
                        let trace = self.rests(Verdict::NotApplicable, |trace| self.trace(e, true, trace));
                        excepted.get_or_insert((*number, trace));
                    }
                    Truth::False { .. } => {}
                    Truth::Unknown(_) => self.doubt(e, &mut at_once),
                },
                _ => {}
            }
        }
        // No life span softens what is to be done at once.
        let mut softened = at_once.clone();
        let ended = self.life_span(rule, &mut softened);
        let placed = OnceCell::new();
        let requirements = rule.requirements.iter().enumerate();
        requirements
            .map(|(i, requirement)| {
                let aside = |verdict: Verdict, reason: Option<Reason>, trace: &Trace| {
                    let told = Told { reason, ..Told::of(i, requirement.span) };
                    let rare = Rare { missing: self.missing_in(trace), ..Rare::default() };
                    Draft { verdict, rare, ..Draft::of(requirement, told, self.own(trace)) }
                };
                if let (Some((end, trace)), false) = (&ended, requirement.at_once) {
                    return aside(Verdict::NotApplicable, Some(Reason::Ended(*end)), trace);
                }
                if let Some((number, trace)) = &excepted {
                    return aside(Verdict::NotApplicable, Some(Reason::Excepted(*number)), trace);
                }
                let draft = match &guard {
                    Some(trace) => aside(Verdict::Undetermined, None, trace),
                    None => self.requirement(i, requirement),
                };
                let softened = if requirement.at_once { &at_once } else { &softened };
                if !softened.is_nothing() {
                    self.lose_anew();
                }
                soften(draft, softened)
            })
            .map(|draft| {
                let placed = self.tells(draft.verdict).then(|| *placed.get_or_init(|| self.placed(course)));
                self.finished(draft, placed.unwrap_or(Store::NOWHERE))
            })
            .collect()
    }

    fn doubt(&self, expr: &'a Expr, softened: &mut Softened) {
        softened.doubt = true;
        let mut trace = Trace::default();
        self.trace(expr, true, &mut trace);
        softened.doubts.extend(self.missing_in(&trace));
    }

    /// Whether the subject's life span is over (with its last day), and what else it softens.
    fn life_span(&self, rule: &'a Rule, softened: &mut Softened) -> Option<(Option<Date>, Trace)> {
        let mut ended = None;
        for scope in &rule.scope {
            let Scope::During(days) = &**scope else { continue };
            let (from, to) = &**days;
            match self.bound(to) {
                Bound::Day(end) if end < self.as_of => {
                    let trace = self.rests(Verdict::NotApplicable, |trace| self.day_evidence(to, false, trace));
                    ended.get_or_insert((Some(end), trace));
                }
                Bound::Day(_) | Bound::Later | Bound::FromNow | Bound::Never => {}
                Bound::Past | Bound::Unknown => self.day_doubt(to, softened),
            }
            match self.bound(from) {
                Bound::Day(begin) if begin > self.as_of => {
                    let known = softened.before.flatten();
                    softened.before = Some(Some(known.map_or(begin, |other| other.max(begin))));
                }
                Bound::Later => softened.before = Some(softened.before.flatten()),
                Bound::Day(_) | Bound::Past | Bound::Never => {}
                Bound::FromNow | Bound::Unknown => self.day_doubt(from, softened),
            }
        }
        ended
    }

    fn day_doubt(&self, day: &'a Expr, softened: &mut Softened) {
        softened.doubt = true;
        let mut trace = Trace::default();
        self.lacks(day, &mut trace);
        softened.doubts.extend(self.missing_in(&trace));
    }

    /// A day as a bound: a planned one counts; the same by both ways where it is not known which is taken.
    fn bound(&self, expr: &'a Expr) -> Bound {
        match &expr.kind {
            Kind::Let(def) => return self.bound(&def.value),
            Kind::Call(def, args) if args.is_empty() => {
                return self.fixed(|| kept(&self.bounds, Arc::as_ptr(def), || self.bound(&def.body)));
            }
            Kind::Call(def, args) => return self.inside(def, args, |this| this.bound(&def.body)),
            Kind::Choice(then, condition, otherwise) => match self.truth(condition) {
                Truth::True { .. } => return self.bound(then),
                Truth::False { .. } => return self.bound(otherwise),
                Truth::Unknown(_) => {
                    let bound = self.bound(then);
                    if bound == self.bound(otherwise) {
                        return bound;
                    }
                }
            },
            _ => {}
        }
        let day = match self.scalar(expr) {
            Scalar::Day(day) => day,
            Scalar::None => return Bound::Never,
            _ => return Bound::Unknown,
        };
        match (day.bound(), day) {
            (Some(date), _) => Bound::Day(date),
            (None, Day::Undated) => Bound::Past,
            (None, Day::Ahead { from, .. }) if from > self.as_of => Bound::Later,
            (None, Day::Ahead { from, .. }) if from == self.as_of => Bound::FromNow,
            (None, Day::Ahead { to, .. }) if to <= self.as_of => Bound::Past,
            (None, _) => Bound::Unknown,
        }
    }

    /// One requirement by the table of verdicts.
    fn requirement(&self, place: usize, requirement: &'a Requirement) -> Draft {
        let truth = self.truth(&requirement.expr);
        let (due, verdict) = self.verdict(requirement, truth);
        let breach = truth.is_false() && matches!(verdict, Verdict::Fail | Verdict::Pending);
        if truth.is_unknown() && self.note_anew(place) {
            return self.fixed(|| self.requirement(place, requirement));
        }
        let reason = (verdict == Verdict::NotApplicable).then_some(Reason::Vacuous);
        let told = Told { truth: Some(truth), reason, due, ..Told::of(place, requirement.span) };
        if !self.tells(verdict) {
            return Draft { verdict, ..Draft::of(requirement, told, Run::default()) };
        }
        let way = if breach { self.way_so_far() } else { None };
        let mut trace = self.trace_at_hand();
        self.trace_of(&requirement.expr, truth, true, &mut trace);
        if verdict == Verdict::Undetermined
            && truth != Truth::UNSTATED
            && let Some((by, _)) = deadline(requirement)
        {
            self.lacks(by, &mut trace);
        }
        if let Some((by, _)) = deadline(requirement) {
            self.day_evidence(by, true, &mut trace);
        }
        let told = self.telling(&requirement.expr, told);
        let mending = if breach { self.fixed(|| self.mending(requirement)) } else { Rare::default() };
        let rare = Rare { missing: self.missing_in(&trace), ..mending };
        let draft = Draft::of(requirement, told, self.emptied(trace));
        self.back_to(way, place);
        Draft { verdict, rare, is_breach: breach, ..draft }
    }

    /// What would mend a breach, and what the policy says of it.
    fn mending(&self, requirement: &'a Requirement) -> Rare {
        let remedy = self.remedy(&requirement.expr, true).filter(|remedy| !remedy.steps.is_empty());
        Rare { missing: Vec::new(), remedy, said: self.said(requirement) }
    }

    /// The evidence of a trace, which is kept for the next one: room for much is made once.
    pub(super) fn emptied(&self, trace: Box<Trace>) -> Run {
        let own = self.own(&trace);
        self.put_back(trace);
        own
    }

    /// The deadline, and the verdict that truth and deadline give.
    fn verdict(&self, requirement: &'a Requirement, truth: Truth) -> (Option<Date>, Verdict) {
        let deadline = deadline(requirement).map(|(by, day_before)| {
            let Bound::Day(day) = self.bound(by) else { return None };
            if *day_before { day.minus(Duration::Days(1)) } else { Some(day) }
        });
        let due = deadline.flatten();
        let softer = |breach: Verdict| match deadline {
            None => breach,
            Some(None) => Verdict::Undetermined,
            Some(Some(day)) if self.as_of <= day => Verdict::Pending,
            Some(Some(_)) => Verdict::Fail,
        };
        let verdict = match truth {
            Truth::True { vacuous: false } => Verdict::Pass,
            Truth::True { vacuous: true } => Verdict::NotApplicable,
            Truth::False { .. } => softer(Verdict::Fail),
            Truth::OPEN => softer(Verdict::Undetermined),
            Truth::Unknown(_) => Verdict::Undetermined,
        };
        (due, verdict)
    }

    /// The policy's own sentence in each language, each value in it once.
    fn said(&self, requirement: &'a Requirement) -> Said {
        let mut values: Vec<Fact> = Vec::new();
        let place = |expr: &'a Expr| {
            let value = self.fact(&self.eval(expr), &expr.ty);
            let place = values.iter().position(|known| *known == value).unwrap_or(values.len());
            if place == values.len() {
                values.push(value);
            }
            u32::try_from(place).unwrap_or(u32::MAX)
        };
        let places: Few<u32> = requirement.say.values.iter().map(place).collect();
        let word = |piece: &'a ir::Piece| match piece {
            ir::Piece::Literal(text) => Word::Text(Arc::clone(text)),
            ir::Piece::Value(of) => Word::Value(places.get(*of).copied().unwrap_or(u32::MAX)),
            ir::Piece::Found => Word::Found,
            ir::Piece::Needed => Word::Needed,
            ir::Piece::Total => Word::Total,
        };
        let languages = requirement.say.words.iter();
        let words = languages.map(|(lang, pieces)| (Arc::clone(lang), pieces.iter().map(word).collect()));
        let wording: Wording = words.collect();
        Said { wording: self.ground.borrow_mut().wording(wording), values: values.into() }
    }

    /// Adds one result for each mode.
    pub(super) fn add(
        &self,
        (place, rule): (usize, &'a Rule),
        subject: Subject,
        judged: Judgements,
        to: &mut Vec<RuleResult>,
    ) {
        // Nearly every rule is of one mode.
        if !rule.requirements.iter().any(|requirement| requirement.attested) {
            return to.push(RuleResult::new(place, subject, Mode::Automatic, judged));
        }
        let is_of_attested = |one: &Kept| {
            rule.requirements.get(one.judged().told().requirement).is_some_and(|requirement| requirement.attested)
        };
        let (attested, automatic): (Vec<Kept>, Vec<Kept>) = judged.into_kept().into_iter().partition(is_of_attested);
        for (mode, judged) in [(Mode::Automatic, automatic), (Mode::Attested, attested)] {
            if !judged.is_empty() {
                to.push(RuleResult::new(place, subject.clone(), mode, judged.into()));
            }
        }
    }
}

/// The deadline of a requirement; none softens what is to be done at once.
fn deadline(requirement: &Requirement) -> Option<&(Expr, bool)> {
    requirement.by.as_deref().filter(|_| !requirement.at_once)
}
