//! A remedy in words.

use super::facts::written;
use super::safe::brief;
use crate::outcome::pick;
use crate::text::{Lang, sentences as s, sentences::put, words};
use crate::value::{Pointer, Step};
use crate::verdict::{Fact, Judged, Remedy, RemedyStep};

/// How many named items are listed before "and so many more".
const SHOWN: usize = 8;

/// What to change in the file, as one sentence; `None` when there is nothing of the kind.
#[must_use]
pub(super) fn remedy(judged: &Judged, lang: Lang) -> Option<String> {
    let remedy = judged.remedy.as_ref()?;
    let text = steps(remedy, judged, lang);
    let mut chars = text.chars();
    let first = chars.next()?;
    Some(format!("{}{}.", first.to_uppercase(), chars.as_str()))
}

fn steps(remedy: &Remedy, judged: &Judged, lang: Lang) -> String {
    words::and(&remedy.steps.iter().map(|step| self::step(step, judged, lang)).collect::<Vec<_>>(), lang)
}

fn step(step: &RemedyStep, judged: &Judged, lang: Lang) -> String {
    let (form, pointer, value) = match step {
        RemedyStep::Set(pointer, Fact::Something) => (s::FIX_STATE, pointer, None),
        RemedyStep::Set(pointer, Fact::NotYet | Fact::Undeclared) => (s::FIX_CLEAR, pointer, None),
        RemedyStep::Set(pointer, value) => (s::FIX_SET, pointer, Some(value)),
        RemedyStep::Add(pointer, value) => (s::FIX_ADD, pointer, Some(value)),
        RemedyStep::Remove(pointer, value) => (s::FIX_REMOVE, pointer, Some(value)),
        RemedyStep::Choose { count, among } => return choose(*count, among, judged, lang),
    };
    let value = value.map(|value| written(value, lang)).unwrap_or_default();
    put(form, lang, &[("place", &place(pointer, judged, lang)), ("value", &value)])
}

/// The items in words. What is to be done is shown for the first: it is the same for all but the place.
fn choose(count: u64, among: &[(String, Remedy)], judged: &Judged, lang: Lang) -> String {
    let n = count.to_string();
    let Some((_, first)) = among.first() else {
        return put(s::FIX_NOBODY, lang, &[("n", &n)]);
    };
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
fn common_steps(remedy: &Remedy, judged: &Judged, lang: Lang) -> String {
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
fn place(pointer: &Pointer, judged: &Judged, lang: Lang) -> String {
    let evidence = judged.all_evidence().map(|e| (&e.place.pointer, &e.label));
    let missing = judged.missing.iter().map(|m| (&m.place.pointer, &m.label));
    let label = evidence.chain(missing).find(|(place, _)| *place == pointer).map(|(_, label)| pick(label, lang.code()));
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
