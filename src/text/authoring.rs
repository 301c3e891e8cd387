//! What is said to policy authors of how a policy hangs together: words and sentences of `coverage`. A pure table, exempt
//! from the limit on file size.

use super::Two;

sentences! {
    // What becomes of a clause.
    CHECKED = "kontrolleras", "checked";
    SIGNED = "intygas", "signed for";
    CHECKED_AND_SIGNED = "kontrolleras och intygas", "checked and signed for";
    INFORMATIVE = "upplysning", "informative";
    UNCOVERED = "saknar krav", "no rule";

    // What becomes of a link between a rule and a clause.
    REVIEWED = "granskad", "reviewed";
    SUSPECT = "punkten har ändrats", "the clause has changed";
    NOT_REVIEWED = "inte granskad", "not reviewed";
    BY_EXCEPTION = "genom ett undantag", "by an exception";

    // Headings and labels.
    TITLE = "Spårbarhet: {policy}", "Traceability: {policy}";
    OF_POLICY = "Regelverket {name}, version {version}.", "The policy {name}, version {version}.";
    TO_SEE_TO = "Att se till", "To see to";
    NOTHING_TO_SEE_TO = "Inget saknas.", "Nothing is lacking.";
    CLAUSES = "Punkter och deras krav", "Clauses and their rules";
    RULES = "Krav och deras exempel", "Rules and their examples";
    CLAUSE = "Punkt", "Clause";
    WORDING = "Lydelse", "Wording";
    STATE = "Läge", "State";
    RULE = "Krav", "Rule";
    REVIEW = "Granskning", "Review";
    EXAMPLES = "Exempel", "Examples";
    LACKS = "Saknar exempel som ger", "Lacks examples that give";
    BECAUSE = "Därför att", "Because";
    SKIP = "Till innehållet", "Skip to the content";
    NONE = "saknas", "none";

    // Closing lines.
    SUM_CLAUSES = "{covered} av {all} punkter är omhändertagna: {checked} kontrolleras, {signed} intygas, {informative} är upplysningar med skäl.",
        "{covered} of {all} clauses are taken care of: {checked} are checked, {signed} are signed for, {informative} are informative with a reason.";
    SUM_RULES = "{cited} av {all} krav bygger på en punkt.", "{cited} of {all} rules rest on a clause.";
    SUM_LINKS = "{reviewed} av {all} kopplingar mellan krav och punkt är granskade.",
        "{reviewed} of {all} links between rule and clause are reviewed.";
}
