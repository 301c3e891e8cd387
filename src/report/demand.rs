//! What is demanded of a value that decided, where a reader can do something about that value.

use super::facts::needs;
use crate::source::Span;
use crate::text::Lang;
use crate::verdict::{Evidence, Fact, Judged, Verdict};

/// What is demanded of it, as a clause; `None` where the result demands nothing, for a value that others are held
/// against, and where there is nothing to hold it against. `deciding`: all that decided with it.
pub(super) fn of(judged: Judged<'_>, deciding: &[Evidence], evidence: &Evidence, lang: Lang) -> Option<String> {
    let (relation, needed) = evidence.needed.as_ref()?;
    let nothing = matches!(needed, Fact::NotYet | Fact::Undated | Fact::Undeclared);
    // What keeps a requirement from being judged is no demand, and one that is met demands nothing more.
    let asked = !matches!(judged.verdict, Verdict::Pass | Verdict::Undetermined);
    (asked && !nothing && !is_yardstick(judged, deciding, evidence)).then(|| needs(relation, needed, lang))
}

/// Whether another value is held against this one: of two that are compared, the one that the policy names last, or
/// hands to the definition that compares them.
fn is_yardstick(judged: Judged<'_>, deciding: &[Evidence], evidence: &Evidence) -> bool {
    deciding.iter().any(|other| {
        let (Some((_, needed)), Some((_, of_other))) = (&evidence.needed, &other.needed) else { return false };
        // Two answers are the other's opposite without being compared.
        !matches!(needed, Fact::Bool(_))
            && same(needed, &other.found)
            && same(of_other, &evidence.found)
            && comes_first(judged.told().policy, other.policy, evidence.policy)
    })
}

/// A plan binds by its day.
fn same(a: &Fact, b: &Fact) -> bool {
    let day = |fact: &Fact| match fact {
        Fact::Date(date) | Fact::Planned(date) => Some(*date),
        _ => None,
    };
    a == b || day(a).is_some_and(|date| day(b) == Some(date))
}

fn comes_first(requirement: Span, a: Span, b: Span) -> bool {
    let inside =
        |span: Span| span.file == requirement.file && (requirement.start..requirement.end).contains(&span.start);
    match (inside(a), inside(b)) {
        (false, true) => true,
        (true, false) => false,
        _ => a.file == b.file && a.start < b.start,
    }
}
