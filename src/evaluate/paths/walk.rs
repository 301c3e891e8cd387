//! Walking: the questions of known paths are put, and where all answers are known ones the end is reached.

use super::{Answer, Ask, Fork, Found, Name, Next, OFTEN, Paving, Source, TRIES, Walked};
use crate::document::{NodeId, Tree};
use crate::evaluate::value::Val;
use crate::evaluate::{Few, Judge};
use crate::program::ir::Slot;
use crate::value::{Month, Scalar, Truth};
use std::borrow::Cow;

/// So many answers of a question go each its own way at most: where there are more, mostly none comes again.
const WAYS: usize = 24;

/// So many walks to where nothing can be told take about as long as one to the end spares.
const SPARED: u32 = 8;

impl<'a> Judge<'a> {
    /// Walks as far as known answers lead. The records that the variables hold are found first.
    /// `slots`: of which variables is spoken that hold something already.
    pub(super) fn walk<'p, T>(
        &self,
        paving: &'p Paving<'a, T>,
        slots: impl FnOnce() -> Box<[Slot]>,
        found: &mut Found,
    ) -> Walked<&'p T> {
        if paving.closed || paving.is_in_vain() {
            return Walked::Off;
        }
        paving.asked.set(paving.asked.get().saturating_add(1));
        if paving.asked.get() <= OFTEN || self.spent() {
            return Walked::Off;
        }
        // Which variables hold the same is the same on every path.
        let held = paving.held.get();
        let (mut names, mut first_held) = (0, Few::<usize>::new());
        let mut months: Few<Slot> = Few::new();
        for slot in paving.slots.get_or_init(slots) {
            let name = match self.variables.record(*slot).or_else(|| self.text_in(*slot)) {
                Some(node) if is_new(node, paving, found) => {
                    found.push(node);
                    found.len() - 1
                }
                Some(node) => match found.iter().position(|known| *known == node) {
                    Some(name) => name,
                    None => return Walked::Off,
                },
                None if self.month_in(*slot).is_some() => {
                    months.push(*slot);
                    continue;
                }
                None => return Walked::Off,
            };
            match held {
                Some(held) if held.get(names) != Some(&name) => return Walked::Off,
                Some(_) => names += 1,
                None => first_held.push(name),
            }
        }
        match held {
            Some(held) if held.len() != names => return Walked::Off,
            Some(_) => {}
            None => _ = paving.held.set(first_held),
        }
        let known = found.len();
        match self.lead(paving, found) {
            Some(Next::End(end)) => match paving.ends.get(end) {
                Some(end) => {
                    paving.walked.set(paving.walked.get().saturating_add(1));
                    Walked::There(end)
                }
                None => Walked::Off,
            },
            Some(Next::Lost) => {
                paving.lost.set(paving.lost.get().saturating_add(1));
                Walked::Off
            }
            _ => {
                found.truncate(known);
                Walked::New(months)
            }
        }
    }

    /// The node whose text a variable holds. So a variable holds a record on every path, or a text on every one.
    fn text_in(&self, slot: Slot) -> Option<NodeId> {
        let node = self.variables.origin(slot)?;
        matches!(self.variables.get(slot)?, Val::Scalar(Scalar::Text(_))).then_some(node)
    }

    /// The month that a variable holds; it stands nowhere in the file.
    pub(super) fn month_in(&self, slot: Slot) -> Option<Month> {
        match self.variables.get(slot)? {
            Val::Scalar(Scalar::Month(month)) if self.variables.origin(slot).is_none() => Some(month),
            _ => None,
        }
    }

    /// The end to which the answers lead.
    fn lead<T>(&self, paving: &Paving<'a, T>, found: &mut Found) -> Option<Next> {
        let mut questions = 0;
        let end = self.lead_on(paving, found, &mut questions);
        self.charge(questions);
        end
    }

    /// The same; how many questions were put.
    #[inline(never)]
    fn lead_on<T>(&self, paving: &Paving<'a, T>, found: &mut Found, questions: &mut usize) -> Option<Next> {
        let mut next = paving.first?;
        let given = found.len();
        let mut places: Few<(Cow<'_, [u32]>, NodeId)> = Few::new();
        let tree: &Tree = self.tree;
        let node = |name: u16, found: &[NodeId]| found.get(usize::from(name)).copied();
        while let Next::Fork(fork) = next {
            let fork = paving.forks.get(fork)?;
            *questions += 1;
            let on = match &fork.ask {
                Ask::Field(of, key, sight, near) => {
                    let mut at = near.get();
                    let field = tree.field_near(node(*of, found)?, *key, &mut at);
                    near.set(at);
                    let is_seen = sight.zip(field).is_some_and(|(sight, field)| self.reader.is_seen(field, sight));
                    fork.to_node((field, is_seen), given, paving, found)
                }
                Ask::Item(of, place) => {
                    let item = tree.items(node(*of, found)?).get(*place).copied();
                    fork.to_node((item, false), given, paving, found)
                }
                Ask::Place(of, number) => {
                    let (places, list) = places.get(*of)?;
                    let item = tree.items(*list).get(*places.get(*number)? as usize).copied();
                    // It may be any node that was found before.
                    fork.to_node((item, false), found.len(), paving, found)
                }
                Ask::Month(slot) => match self.month_in(*slot) {
                    Some(month) => fork.to(|way| *way == Answer::Month(month)),
                    None => fork.to(|way| *way == Answer::Nothing),
                },
                Ask::Content(of) => {
                    let of = node(*of, found)?;
                    fork.to(|way| matches!(way, Answer::Like(known) if tree.is_alike(of, *known)))
                }
                Ask::Length(of) => fork.to_count(Some(tree.items(node(*of, found)?).len())),
                Ask::Places(asked) => {
                    let find = || {
                        if let Some(node) = asked.text.text_node(found, tree) {
                            return Some(asked.index.number_at(node));
                        }
                        match &self.value_from(&asked.text, found) {
                            Val::Scalar(Scalar::Text(text)) => Some(asked.index.number(text)),
                            _ => None,
                        }
                    };
                    let number = asked.last.or_find([asked.text.what(found, tree), None], find);
                    let at = number.map(|number| asked.index.possible(number, asked.declared));
                    let count = at.as_ref().map(|at| at.len());
                    places.push((at.unwrap_or_default(), asked.list));
                    fork.to_count(count)
                }
                Ask::Among(of, classes, wanted, last) => {
                    let (found_at, list) = places.get(*of)?;
                    let class = last
                        .or_find([wanted.what(found, tree), None], || classes.class(&self.value_from(wanted, found)));
                    let few = class.map(|class| self.among(classes, found_at, class));
                    let count = few.as_ref().map(Vec::len);
                    let few = few.map_or_else(|| found_at.clone(), Cow::Owned);
                    let list = *list;
                    places.push((few, list));
                    fork.to_count(count)
                }
                Ask::Settled(source, sight, last) => {
                    let lack = if self.is_seen(source, *sight, found) {
                        None
                    } else {
                        let of = [source.what(found, tree), None];
                        last.or_find(of, || self.value_from(source, found).unsettled())
                    };
                    fork.to(|way| matches!(way, Answer::Lack(known) if *known == lack))
                }
                Ask::Holds(of, slot, text, last) => {
                    let of_text = [text.what(found, tree), None];
                    fork.to_truth(last.or_find(of_text, || self.holds_of(of, *slot, text, found)))
                }
                Ask::Test(of, left, right, last) => {
                    let what = |source: &Source<'a>| source.what(found, tree);
                    fork.to_truth(last.or_find([what(left), right.as_ref().and_then(what)], || {
                        let seen = right.as_ref().and_then(|right| self.seen_equal(of, [left, right], found));
                        seen.or_else(|| {
                            let right = right.as_ref().map(|right| self.value_from(right, found));
                            self.test(of, &self.value_from(left, found), right.as_ref())
                        })
                    }))
                }
            };
            let Some(on) = on else {
                return (fork.ways.len() >= WAYS).then_some(Next::Lost);
            };
            next = on;
        }
        Some(next)
    }
}

impl Fork<'_> {
    /// Where it goes on after an answer.
    #[inline]
    fn to(&self, is_answer: impl Fn(&Answer) -> bool) -> Option<Next> {
        self.ways.iter().find(|(way, _)| is_answer(way)).map(|(_, next)| *next)
    }

    /// Where it goes on after the answer that it is so many; or that it is not known.
    #[inline]
    fn to_count(&self, count: Option<usize>) -> Option<Next> {
        match count {
            Some(count) => self.to(|way| matches!(way, Answer::Count(known) if *known == count)),
            None => self.to(|way| *way == Answer::Nothing),
        }
    }

    /// Where it goes on after a truth, if it is one.
    #[inline]
    fn to_truth(&self, truth: Option<Truth>) -> Option<Next> {
        match truth {
            Some(truth) => self.to(|way| matches!(way, Answer::Truth(known) if *known == truth)),
            None => self.to(|way| *way == Answer::Nothing),
        }
    }

    /// Where it goes on after a node, which has the next name where it has none. What is held by something that has a name of
    /// its own stands nowhere else: it can be no other than one of the nodes that were `given`, which are so many.
    #[inline(always)]
    fn to_node<T>(
        &self,
        (node, is_seen): (Option<NodeId>, bool),
        given: usize,
        paving: &Paving<'_, T>,
        found: &mut Found,
    ) -> Option<Next> {
        let Some(node) = node else { return self.to(|way| *way == Answer::Nothing) };
        for (way, next) in &self.ways {
            match way {
                Answer::Node { is_seen: seen }
                    if *seen == is_seen && is_new(node, paving, found.get(..given).unwrap_or(found)) =>
                {
                    found.push(node);
                    return Some(*next);
                }
                Answer::Known(Name::Fixed(known)) if node == *known => return Some(*next),
                Answer::Known(Name::Found(name)) if found.get(usize::from(*name)) == Some(&node) => return Some(*next),
                _ => {}
            }
        }
        None
    }
}

/// Whether a node has no name yet.
fn is_new<T>(node: NodeId, paving: &Paving<'_, T>, found: &[NodeId]) -> bool {
    !found.contains(&node) && !paving.fixed.has(node)
}

impl<'a, T> Paving<'a, T> {
    /// Whether walking mostly leads to where nothing can be told: then it is not tried any more.
    fn is_in_vain(&self) -> bool {
        self.lost.get() > TRIES.saturating_add(self.walked.get().saturating_mul(SPARED))
    }

    /// Lays a way: along known questions as far as the answers are the same, from there on anew.
    pub(super) fn lay(&mut self, tree: &Tree, steps: Vec<(Ask<'a>, Answer)>, last: Next) {
        // Where known ways are seldom gone again it costs more to look for them than they spare.
        self.closed = self.noted > TRIES && self.walked.get() < self.noted.saturating_mul(2);
        // From where the next question is reached: by an answer of a question, or first of all.
        let mut from: Option<(usize, Answer)> = None;
        for (ask, answer) in steps {
            let fork = match self.after(tree, from) {
                Some(Next::Fork(fork)) => fork,
                Some(Next::End(_) | Next::Lost) => return,
                None => {
                    self.forks.push(Fork { ask, ways: Vec::new() });
                    let fork = self.forks.len() - 1;
                    self.go_on(from, Next::Fork(fork));
                    from = Some((fork, answer));
                    continue;
                }
            };
            // What is asked first may depend on what the file holds instead of what it should.
            let known = self.forks.get(fork).map(|fork| std::mem::discriminant(&fork.ask));
            if known != Some(std::mem::discriminant(&ask)) {
                return;
            }
            from = Some((fork, answer));
        }
        if self.after(tree, from).is_none() {
            self.go_on(from, last);
        }
    }

    /// Where it goes on from an answer.
    fn after(&self, tree: &Tree, from: Option<(usize, Answer)>) -> Option<Next> {
        let same = |one: Answer, other: Answer| match (one, other) {
            (Answer::Like(one), Answer::Like(other)) => tree.is_alike(one, other),
            (one, other) => one == other,
        };
        match from {
            None => self.first,
            Some((fork, answer)) => {
                self.forks.get(fork)?.ways.iter().find(|(way, _)| same(*way, answer)).map(|(_, next)| *next)
            }
        }
    }

    /// Where many answers go each its own way none is added.
    fn go_on(&mut self, from: Option<(usize, Answer)>, next: Next) {
        match from {
            None => self.first = Some(next),
            Some((fork, answer)) => {
                if let Some(fork) = self.forks.get_mut(fork).filter(|fork| fork.ways.len() < WAYS) {
                    fork.ways.push((answer, next));
                }
            }
        }
    }
}
