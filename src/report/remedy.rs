//! A remedy in words.

use super::facts::written;
use super::safe::brief;
use crate::outcome::pick;
use crate::text::{Lang, Two, sentences as s, sentences::put, words};
use crate::value::{Pointer, Step, Text};
use crate::verdict::{Evidence, Fact, Judged, Remedy, RemedyStep, Verdict};
use std::sync::Arc;

/// How many named items are listed before "and so many more".
const SHOWN: usize = 8;

/// What to change in the file, as one sentence; `None` when there is nothing of the kind.
#[must_use]
pub(super) fn remedy(judged: Judged<'_>, lang: Lang) -> Option<String> {
    let remedy = judged.remedy()?;
    let text = steps(remedy, judged, lang);
    let mut chars = text.chars();
    let first = chars.next()?;
    Some(format!("{}{}.", first.to_uppercase(), chars.as_str()))
}

/// On what occasion it is to be written: once it is done, or where what stands there is wrong. A day that is declared is
/// not changed for any other reason.
#[must_use]
pub(super) fn occasion(judged: Judged<'_>) -> Two {
    let mut all = judged.remedy().into_iter().flat_map(|remedy| remedy.steps.iter()).flat_map(leaves);
    if judged.verdict == Verdict::Undetermined {
        return s::IN_FILE;
    }
    let is_day = |step: &RemedyStep| matches!(step, RemedyStep::Set(pointer, Fact::Date(_)) if stands(pointer, judged));
    let is_told = |step: &RemedyStep| match step {
        RemedyStep::Set(_, value) => matches!(value, Fact::Bool(_) | Fact::Enum(..) | Fact::Text(_)),
        _ => true,
    };
    match (all.clone().any(is_day), all.any(is_told)) {
        (true, _) => s::IN_FILE_WRONG,
        (false, true) => s::IN_FILE_EITHER,
        (false, false) => s::IN_FILE_DONE,
    }
}

/// Whether it failed on days that have come and are declared, so that nothing can be done about it any more.
#[must_use]
pub(super) fn is_past(judged: Judged<'_>) -> bool {
    let mut deciding = judged.deciding().filter(|e| !matches!(e.needed, Some((_, Fact::NotYet | Fact::Undated))));
    let is_day = |e: &Evidence| matches!((&e.found, &e.needed), (Fact::Date(_), Some((_, Fact::Date(_)))));
    judged.verdict == Verdict::Fail && judged.deciding().next().is_some() && deciding.all(|e| is_day(&e))
}

/// The steps themselves: of a choice those of its first item, for they are the same for all.
fn leaves(step: &RemedyStep) -> Vec<&RemedyStep> {
    match step {
        RemedyStep::Choose { among, .. } => {
            among.first().iter().flat_map(|(_, remedy)| remedy.steps.iter()).flat_map(leaves).collect()
        }
        step => vec![step],
    }
}

fn evidence(pointer: &Pointer, judged: Judged<'_>) -> Option<Evidence> {
    judged.evidence_of_subject().find(|evidence| evidence.place.pointer == *pointer)
}

/// Whether a day is declared there and is not a plan.
fn stands(pointer: &Pointer, judged: Judged<'_>) -> bool {
    evidence(pointer, judged).is_some_and(|evidence| matches!(evidence.found, Fact::Date(_)))
}

/// How a day is told: one that has not come is entered, one that is wrong is set to a bound or beyond it.
fn day(pointer: &Pointer, judged: Judged<'_>) -> Two {
    let Some(evidence) = evidence(pointer, judged) else { return s::FIX_SET };
    match (&evidence.found, &evidence.needed) {
        (Fact::NotYet | Fact::Planned(_) | Fact::Undated, _) => s::FIX_ENTER,
        (_, Some(("after" | "on or after", _))) => s::FIX_SET_LATER,
        (_, Some(("before" | "on or before", _))) => s::FIX_SET_EARLIER,
        _ => s::FIX_SET,
    }
}

fn steps(remedy: &Remedy, judged: Judged<'_>, lang: Lang) -> String {
    words::and(&remedy.steps.iter().map(|step| self::step(step, judged, lang)).collect::<Vec<_>>(), lang)
}

fn step(step: &RemedyStep, judged: Judged<'_>, lang: Lang) -> String {
    let (form, pointer, value) = match step {
        RemedyStep::Set(pointer, Fact::Something) => (s::FIX_STATE, pointer, None),
        RemedyStep::Set(pointer, Fact::NotYet | Fact::Undeclared) => (s::FIX_CLEAR, pointer, None),
        RemedyStep::Set(pointer, value @ Fact::Date(_)) => (day(pointer, judged), pointer, Some(value)),
        RemedyStep::Set(pointer, value) => (s::FIX_SET, pointer, Some(value)),
        RemedyStep::Add(pointer, value) => (s::FIX_ADD, pointer, Some(value)),
        RemedyStep::Remove(pointer, value) => (s::FIX_REMOVE, pointer, Some(value)),
        RemedyStep::Choose { count, among } => return choose(*count, among, judged, lang),
    };
    let value = value.map(|value| written(value, lang)).unwrap_or_default();
    put(form, lang, &[("place", &place(pointer, judged, lang)), ("value", &value)])
}

/// The items in words. What is to be done is shown for the first: it is the same for all but the place.
fn choose(count: u64, among: &[(Text, Remedy)], judged: Judged<'_>, lang: Lang) -> String {
    let n = count.to_string();
    let Some((_, first)) = among.first() else {
        return put(s::FIX_NOBODY, lang, &[("n", &n)]);
    };
    // Somebody of whom something is asked: said of the same one twice it is said once.
    if let ([(key, only)], [RemedyStep::Choose { among: inner, .. }]) = (among, &*first.steps)
        && matches!(inner.as_ref(), [(other, _)] if other == key)
    {
        return steps(only, judged, lang);
    }
    let mut keys: Vec<String> = among.iter().take(SHOWN).map(|(key, _)| brief(key).into_owned()).collect();
    if let Some(rest) = among.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        keys.push(put(s::MORE, lang, &[("n", &rest.to_string())]));
    }
    let keys = words::and(&keys, lang);
    let steps = if among.len() == 1 { steps(first, judged, lang) } else { common_steps(first, judged, lang) };
    let form = if usize::try_from(count).is_ok_and(|count| count >= among.len()) { s::FIX_ALL } else { s::FIX_CHOOSE };
    put(form, lang, &[("n", &n), ("keys", &keys), ("steps", &steps)])
}

/// Steps that stand for several items: the field is named, not the place of one item.
fn common_steps(remedy: &Remedy, judged: Judged<'_>, lang: Lang) -> String {
    let of_field = |pointer: &Pointer| pointer.steps().into_iter().skip(2).cloned().collect::<Pointer>();
    let general = Remedy {
        steps: remedy
            .steps
            .iter()
            .map(|step| match step {
                RemedyStep::Set(pointer, value) => RemedyStep::Set(of_field(pointer), value.clone()),
                RemedyStep::Add(pointer, value) => RemedyStep::Add(of_field(pointer), value.clone()),
                RemedyStep::Remove(pointer, value) => RemedyStep::Remove(of_field(pointer), value.clone()),
                choose @ RemedyStep::Choose { .. } => choose.clone(),
            })
            .collect(),
    };
    steps(&general, judged, lang)
}

/// A place as people name it: the field's label where the result knows it, with the path in the file.
fn place(pointer: &Pointer, judged: Judged<'_>, lang: Lang) -> String {
    let evidence = judged.all_evidence().find(|e| e.place.pointer == *pointer).map(|e| e.label);
    let missing = || judged.missing().iter().find(|m| m.place.pointer == *pointer).map(|m| Arc::clone(&m.label));
    let label = evidence.or_else(missing);
    let label = label.as_deref().map(|label| pick(label, lang.code()));
    let path = path(pointer, lang);
    match label.filter(|label| !label.is_empty()) {
        Some(label) => format!("{} ({path})", words::quote(label, lang)),
        None => path,
    }
}

/// A pointer for people: `persons › nr 3 › roles`; places in a list from 1.
#[must_use]
pub(super) fn path(pointer: &Pointer, lang: Lang) -> String {
    let steps: Vec<String> = pointer
        .steps()
        .into_iter()
        .map(|step| match step {
            Step::Key(key) => brief(key).into_owned(),
            Step::Index(index) => put(s::NUMBERED, lang, &[("n", &(u64::from(*index) + 1).to_string())]),
        })
        .collect();
    steps.join(" › ")
}
