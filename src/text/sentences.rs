//! The sentences of the reports. `{name}` is filled by the report. A pure table, exempt from the limit on file size.

use super::{Lang, Two, fill_in};

/// A sentence in a language with its places filled.
#[must_use]
pub fn put(sentence: Two, lang: Lang, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    put_on(&mut out, sentence, lang, values);
    out
}

/// The same, added to a text.
pub fn put_on(out: &mut String, sentence: Two, lang: Lang, values: &[(&str, &str)]) {
    let template = sentence.get(lang);
    // Mostly every value stands in it once.
    out.reserve(template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    fill_in(template, |name| values.iter().find(|(key, _)| *key == name).map(|(_, value)| *value), out);
}

sentences! {
    // Verdicts, as words in lists and headings.
    FAIL = "inte uppfyllt", "not met";
    FAIL_COMMON = "inte uppfylld", "not met";
    UNDETERMINED = "går inte att avgöra", "cannot be decided";
    PENDING = "återstår att göra", "still to be done";
    WAIVED = "dispens", "waived";
    PASS = "uppfyllt", "met";
    PASS_COMMON = "uppfylld", "met";
    NOT_APPLICABLE = "gäller inte", "does not apply";
    ATTESTED = "intyg", "signed statement";

    // Examples.
    EXAMPLES_HOLD = "{hold} av {all} exempel stämmer.", "{hold} of {all} examples hold.";
    EXAMPLES_RULES = "{shown} av {all} krav har de exempel som behövs.", "{shown} of {all} rules have the examples that they need.";
    EXAMPLE_FAILS = "Exemplet ”{title}” stämmer inte", "The example “{title}” does not hold";
    EXAMPLE_HOLDS = "Exemplet ”{title}” stämmer", "The example “{title}” holds";

    // Strengths.
    MUST = "krav", "requirement";
    SHOULD = "rekommendation", "recommendation";
    NOTE = "upplysning", "advice";
    IS_MUST = "Krav", "Requirement";
    IS_SHOULD = "Rekommendation", "Recommendation";
    IS_NOTE = "Upplysning", "Advice";

    // How far a file came.
    CHECKED = "kontrollerad", "checked";
    UNREADABLE = "kunde inte läsas", "could not be read";
    MALFORMED = "kunde inte tolkas", "could not be understood";
    REJECTED = "följer inte formatet", "does not follow the format";

    // Severities of findings.
    IS_ERROR = "Fel", "Error";
    IS_WARNING = "Varning", "Warning";
    IS_REMARK = "Upplysning", "Note";

    DID_YOU_MEAN = "Menade du `{suggestion}`?", "Did you mean `{suggestion}`?";

    // Places of findings.
    FIRST = "den första står här", "the first one is here";
    OPENED = "det började här", "it began here";
    WRITE_HERE = "skriv det här", "write it here";
    DEFINED = "det anges här", "it is defined here";
    ALSO = "hör hit", "belongs to this";

    // Values.
    YES = "ja", "yes";
    NO = "nej", "no";
    NOTHING = "inget", "nothing";
    RANGE = "{from} till {to}", "{from} to {to}";
    PER_CENT = "{n} %", "{n}%";
    PLANNED = "planerat till {date}", "planned for {date}";
    NOT_YET = "har inte skett", "has not happened";
    UNDATED = "har skett, datum saknas", "has happened, date missing";
    NONE = "finns inte", "does not exist";
    UNDECLARED = "inte angivet", "not stated";
    STATED = "angivet", "stated";
    MORE = "{n} till", "{n} more";

    // A field and what was found.
    IS_VALUE = "{label} är {value}", "{label} is {value}";
    IS_ANSWER = "{label}: {value}", "{label}: {value}";
    IS_PREDICATE = "{label} {value}", "{label} {value}";

    // Verdict sentences.
    MET = "Uppfyllt.", "Met.";
    MET_BY = "Uppfyllt: {facts}.", "Met: {facts}.";
    NOT_MET = "Kravet är inte uppfyllt.", "The requirement is not met.";
    FACTS = "{facts}.", "{facts}.";
    COUNT = "{found}; det behövs {needed}", "{found}; {needed} needed";
    COUNT_OF = "{found} av {total}; det behövs {needed}", "{found} of {total}; {needed} needed";
    FOUND_OF = "{found} av {total}", "{found} of {total}";
    REMAINS = "Återstår: {facts}.", "Still to be done: {facts}.";
    REMAINS_ONLY = "Det här återstår att göra.", "This is still to be done.";
    MISSING_SETUP = "Uppgift saknas: {labels}.", "Information is missing: {labels}.";
    MISSING_OPEN = "Har inte skett än: {labels}.", "Has not happened yet: {labels}.";
    MISSING_TABLE = "Väntar på kommunen: tabellen {labels}.", "Waiting for the municipality: the table {labels}.";
    MISSING_ATTESTATION = "Intyg saknas: {labels}.", "A signed statement is missing: {labels}.";
    SHORT_STATEMENT = "Intyget räknas inte: {label}. {why}", "The signed statement does not count: {label}. {why}";
    SHORT_UNSIGNED = "Det saknar dag för underskriften.", "It does not say when it was signed.";
    SHORT_AHEAD = "Det är undertecknat {found}, en dag som inte har kommit än.", "It is signed on {found}, a day that has not come yet.";
    SHORT_RUN_OUT = "Det gällde till och med {found}.", "It was valid until {found}.";
    SHORT_ROLE = "Den som skriver under ska ha rollen {needed}.", "Whoever signs it must have the role {needed}.";
    SHORT_EARLY = "Det skrevs under {found} men ska vara undertecknat tidigast {needed}.", "It was signed on {found} but must be signed on or after {needed}.";
    SHORT_OLD = "Det skrevs under {found} och får vara högst {needed} gammalt.", "It was signed on {found} and may be at most {needed} old.";
    SHORT_FEW = "Det gäller {found} men ska gälla minst {needed}.", "It covers {found} but must cover at least {needed}.";
    SHORT_FEW_UNSAID = "Det säger inte hur många det gäller; det ska gälla minst {needed}.", "It does not say how many it covers; it must cover at least {needed}.";
    MISSING_PREVIOUS = "Den förra filen behövs, den som lämnades in senast.", "The earlier file is needed, the one that was handed in last time.";
    MISSING_IN_PREVIOUS = "Uppgift saknas i den förra filen: {labels}.", "Information is missing in the earlier file: {labels}.";
    CANNOT_DECIDE = "Det går inte att avgöra om kravet är uppfyllt.", "It cannot be decided whether the requirement is met.";
    CANNOT_DECIDE_BY = "Det går inte att avgöra: {facts}.", "It cannot be decided: {facts}.";
    NA_FROM = "Gäller inte än: börjar gälla {date}.", "Does not apply yet: takes effect on {date}.";
    NA_UNTIL = "Gäller inte längre: gällde till och med {date}.", "No longer applies: applied until {date}.";
    NA_NOT_IN_FORCE = "Gäller inte den här dagen.", "Does not apply on this day.";
    NA_WHEN = "Gäller inte: förutsättningen för kravet finns inte här.", "Does not apply: the condition for it is not present here.";
    NA_WHEN_BY = "Gäller inte: {facts}.", "Does not apply: {facts}.";
    NA_NO_SUBJECT = "Gäller inte: det finns inget som kravet omfattar.", "Does not apply: there is nothing that it covers.";
    NA_EXCEPTED = "Gäller inte: {because}", "Does not apply: {because}";
    NA_EXCEPTED_ONLY = "Gäller inte: ett undantag medger det.", "Does not apply: an exception permits it.";
    NA_ENDED = "Gäller inte: upphörde {date}.", "Does not apply: ended on {date}.";
    NA_ENDED_ONLY = "Gäller inte: har upphört.", "Does not apply: has ended.";
    NA_VACUOUS = "Gäller inte: det finns inget att kontrollera.", "Does not apply: there is nothing to check.";
    NA_ONLY = "Gäller inte.", "Does not apply.";

    // Remedies.
    FIX_SET = "ändra {place} till {value}", "change {place} to {value}";
    FIX_SET_LATER = "ändra {place} till {value} eller senare", "change {place} to {value} or later";
    FIX_SET_EARLIER = "ändra {place} till {value} eller tidigare", "change {place} to {value} or earlier";
    FIX_ENTER = "för in dagen i {place}, till exempel {value}", "enter the day in {place}, for example {value}";
    FIX_STATE = "ange {place}", "state {place}";
    FIX_CLEAR = "ta bort uppgiften {place}", "remove {place}";
    FIX_ADD = "lägg till {value} i {place}", "add {value} to {place}";
    FIX_REMOVE = "ta bort {value} ur {place}", "take {value} out of {place}";
    FIX_CHOOSE = "välj {n} av {keys} och gör så här för var och en: {steps}", "choose {n} of {keys} and for each of them {steps}";
    FIX_ALL = "för {keys}: {steps}", "for {keys}: {steps}";
    FIX_NOBODY = "det behövs {n} till", "{n} more needed";
    NUMBERED = "nr {n}", "no. {n}";

    // Headings and lines of the reports.
    AGAINST = "Kontroll mot {policy}, per {date}.", "Checked against {policy}, as of {date}.";
    VERSION = "{name}, version {version}", "{name}, version {version}";
    EDITION = "utgåva {version}", "edition {version}";
    PARTIAL = "Bara en del är kontrollerad: {rules}.", "Only a part was checked: {rules}.";
    FILE_HEADING = "{path}: {status}", "{path}: {status}";
    DO_THIS = "Gör så här", "Do this";
    CONTACT = "Kontakt", "Contact";
    LINK = "Läs mer", "Read more";
    WAIVER = "Dispens", "Waiver";
    WAIVER_BY = "Beslutad av", "Approved by";
    WAIVER_CASE = "{approver}, ärende {case}", "{approver}, case {case}";
    WAIVER_FOR = "Gäller", "Valid";
    WAIVER_HOLDS = "{from} till och med {to}", "{from} to {to}, both included";
    WAIVER_ENDS = "{from} till och med {to}; går ut om {days}", "{from} to {to}, both included; expires in {days}";
    WAIVER_LAST_DAY = "{from} till och med {to}; det är den sista dagen", "{from} to {to}, both included; this is the last day";
    LATEST = "Senast", "At the latest";
    LATEST_PAST = "{date} (dagen har passerat)", "{date} (the day has passed)";
    SAID_OF = "{said} – {name}", "{said} – {name}";
    SUPPLY_PREVIOUS = "Kontrollera på nytt med --previous=FIL. Är det här den första filen finns inget att jämföra med.", "Check again with --previous=FILE. If this is the first file, there is nothing to compare with.";
    SUPPLY_TABLE = "Be kommunen om listan och kontrollera på nytt med --table {name}=FIL.", "Ask the municipality for the list and check again with --table {name}=FILE.";
    IN_FILE = "I filen", "In the file";
    IN_FILE_DONE = "I filen, när det är gjort", "In the file, once done";
    IN_FILE_EITHER = "I filen, när det är gjort eller om uppgiften är fel", "In the file, once done or if the entry is wrong";
    IN_FILE_WRONG = "I filen, bara om uppgiften är fel", "In the file, only if the entry is wrong";
    CHECK_DAY = "Rätta dagen om den är fel. Det som har skett kan inte göras om.", "Correct the day if it is wrong. What has happened cannot be undone.";
    WHY = "Varför", "Why";
    ALSO_CONCERNS = "Gäller även", "Also concerns";
    UNDER_IT = "Dessutom", "In addition";
    RULE = "Regel", "Rule";
    READING = "tolkning {name}: {text}", "reading {name}: {text}";
    CLAUSE = "{text} ({source})", "{text} ({source})";
    SECTION = "avsnittet {section}", "section {section}";
    PAGE = "sidan {page}", "page {page}";
    MORE_PLACES = "Fler ställen", "More places";
    LINES = "rad {lines}", "line {lines}";
    RULE_LABEL = "här står kravet: {clause}", "the requirement is here: {clause}";
    RULE_LABEL_ONLY = "här står kravet", "the requirement is here";
    HERE_MISSING = "här saknas {labels}", "missing here: {labels}";
    HERE_OPEN = "{labels}: har inte skett än", "{labels}: has not happened yet";
    HERE_UNUSABLE = "{labels}: det som står räcker inte", "{labels}: what stands here is not enough";
    HERE_STATEMENT = "här saknas ett intyg om {labels}", "a signed statement on {labels} is missing here";
    HERE_SHORT = "intyget räknas inte", "the statement does not count";
    AT_FIELD = "{labels}: {text}", "{labels}: {text}";
    AT_VALUE = "{text}", "{text}";
    WRITE_KEY = "skriv {labels} här", "write {labels} here";
    HELD = "Uppfyllda krav och krav som inte gäller", "Requirements that are met or do not apply";
    TIMES = "{n} st", "{n}";
    SUMMARY = "Sammanfattning", "Summary";
    NEXT_DATES = "Närmast i tid", "Next dates";
    FILES_ONE = "1 fil, kontrollerad.", "1 file, checked.";
    FILES_ALL = "{files}, alla kontrollerade.", "{files}, all checked.";
    FILES_SOME = "{files}. Kontrollerade: {checked}.", "{files}. Checked: {checked}.";
    FAULTS = "{errors} och {warnings} i filerna.", "{errors} and {warnings} in the files.";
    WAITING = "{n} väntar bara på en tabell från kommunen.", "Waiting only for a table from the municipality: {n}.";
    TOTAL_VERDICT = "Utfall", "Outcome";
    DUE_ITEM = "{date}: {text}", "{date}: {text}";
    POINTS_FOLLOW = "{n} att åtgärda.", "{n} to see to.";
    LEFT_OUT = "{n} visas inte här. Hela redovisningen finns i formaten json och text.", "{n} not shown here. The formats json and text hold everything.";

    // The outcome of a run.
    EXIT_MET = "Alla krav som gäller är uppfyllda.", "Every requirement that applies is met.";
    EXIT_NOTHING_BROKEN = "Inget krav är brutet. Det som återstår står ovan.", "No requirement is broken. What remains stands above.";
    EXIT_WAIVED = "Inget krav är brutet. En del har dispens; det står ovan.", "No requirement is broken. Some are waived; they stand above.";
    EXIT_FAILED = "Minst ett krav är inte uppfyllt.", "At least one requirement is not met.";
    EXIT_COULD_NOT = "Allt kunde inte kontrolleras.", "Not everything could be checked.";
    EXIT_POLICY = "Regelverket är fel. Ingen fil har kontrollerats.", "The policy is wrong. No file was checked.";
    EXIT_UNDETERMINED = "Inget krav är brutet, men det saknas uppgifter.", "No requirement is broken, but information is missing.";

    // The plain format.
    PLACE = "Fil {file}, rad {line}, kolumn {column}.", "File {file}, line {line}, column {column}.";
    LINE_READS = "Raden lyder: {text}.", "The line reads: {text}.";
    LINE_EMPTY = "Raden är tom.", "The line is empty.";
    IT_IS_ABOUT = "Det gäller {text}: {label}.", "It is about {text}: {label}.";
    HERE = "Just där: {label}.", "Right there: {label}.";
    NUMBER_OF = "{n} av {total}. ", "{n} of {total}. ";
}

/// What a relation of the language demands, as a clause of its own.
pub const RELATIONS: &[(&str, Two)] = &[
    ("!=", Two { sv: "det ska inte vara {needed}", en: "it must not be {needed}" }),
    ("<", Two { sv: "det ska vara mindre än {needed}", en: "it must be less than {needed}" }),
    ("<=", Two { sv: "det ska vara högst {needed}", en: "it must be at most {needed}" }),
    ("=", Two { sv: "det ska vara {needed}", en: "it must be {needed}" }),
    (">", Two { sv: "det ska vara mer än {needed}", en: "it must be more than {needed}" }),
    (">=", Two { sv: "det ska vara minst {needed}", en: "it must be at least {needed}" }),
    ("after", Two { sv: "det ska vara efter {needed}", en: "it must be after {needed}" }),
    ("at least", Two { sv: "det ska vara minst {needed}", en: "it must be at least {needed}" }),
    ("at most", Two { sv: "det ska vara högst {needed}", en: "it must be at most {needed}" }),
    ("before", Two { sv: "det ska vara före {needed}", en: "it must be before {needed}" }),
    ("between", Two { sv: "det ska vara {needed}", en: "it must be {needed}" }),
    ("declared", Two { sv: "det ska vara angivet", en: "it must be stated" }),
    ("done", Two { sv: "det ska ha skett", en: "it must have happened" }),
    ("email", Two { sv: "det ska vara en e-postadress", en: "it must be an e-mail address" }),
    ("empty", Two { sv: "det ska vara tomt", en: "it must be empty" }),
    ("ends with", Two { sv: "det ska sluta med {needed}", en: "it must end with {needed}" }),
    ("exactly", Two { sv: "det ska vara exakt {needed}", en: "it must be exactly {needed}" }),
    ("exists", Two { sv: "det ska finnas", en: "it must exist" }),
    ("has", Two { sv: "det ska innehålla {needed}", en: "it must contain {needed}" }),
    ("has all of", Two { sv: "det ska innehålla {needed}", en: "it must contain {needed}" }),
    ("has any of", Two { sv: "det ska innehålla {needed}", en: "it must contain {needed}" }),
    ("has none of", Two { sv: "det ska inte innehålla något av {needed}", en: "it must contain none of {needed}" }),
    ("in", Two { sv: "det ska vara {needed}", en: "it must be {needed}" }),
    ("ip-address", Two { sv: "det ska vara en IP-adress", en: "it must be an IP address" }),
    ("is", Two { sv: "det ska vara {needed}", en: "it must be {needed}" }),
    ("matches", Two { sv: "det ska ha formen {needed}", en: "it must have the form {needed}" }),
    ("missing", Two { sv: "det ska inte vara angivet", en: "it must not be stated" }),
    ("not declared", Two { sv: "det ska inte vara angivet", en: "it must not be stated" }),
    ("not done", Two { sv: "det ska inte ha skett", en: "it must not have happened" }),
    ("not email", Two { sv: "det ska inte vara en e-postadress", en: "it must not be an e-mail address" }),
    ("not empty", Two { sv: "det ska inte vara tomt", en: "it must not be empty" }),
    ("not exists", Two { sv: "det ska inte finnas", en: "it must not exist" }),
    ("not has", Two { sv: "det ska inte innehålla {needed}", en: "it must not contain {needed}" }),
    ("not in", Two { sv: "det ska inte vara något av {needed}", en: "it must be none of {needed}" }),
    ("not ip-address", Two { sv: "det ska inte vara en IP-adress", en: "it must not be an IP address" }),
    (
        "not organisation-number",
        Two { sv: "det ska inte vara ett organisationsnummer", en: "it must not be an organisation number" },
    ),
    ("not phone-number", Two { sv: "det ska inte vara ett telefonnummer", en: "it must not be a phone number" }),
    ("not planned", Two { sv: "det ska inte vara planerat", en: "it must not be planned" }),
    (
        "not private-ip-address",
        Two { sv: "det ska inte vara en privat IP-adress", en: "it must not be a private IP address" },
    ),
    ("not serial-number", Two { sv: "det ska inte vara ett serienummer", en: "it must not be a serial number" }),
    ("on or after", Two { sv: "det ska vara tidigast {needed}", en: "it must be on or after {needed}" }),
    ("on or before", Two { sv: "det ska vara senast {needed}", en: "it must be on or before {needed}" }),
    (
        "organisation-number",
        Two { sv: "det ska vara ett organisationsnummer", en: "it must be an organisation number" },
    ),
    ("phone-number", Two { sv: "det ska vara ett telefonnummer", en: "it must be a phone number" }),
    ("planned", Two { sv: "det ska vara planerat", en: "it must be planned" }),
    ("private-ip-address", Two { sv: "det ska vara en privat IP-adress", en: "it must be a private IP address" }),
    ("same text as", Two { sv: "det ska vara samma text som {needed}", en: "it must be the same text as {needed}" }),
    ("serial-number", Two { sv: "det ska vara ett serienummer", en: "it must be a serial number" }),
    ("starts with", Two { sv: "det ska börja med {needed}", en: "it must start with {needed}" }),
    ("unique", Two { sv: "alla ska vara olika", en: "all must differ" }),
    ("within", Two { sv: "det ska ligga inom {needed}", en: "it must lie within {needed}" }),
];

/// What an operator that the table lacks demands.
pub const RELATION_OTHER: Two = Two { sv: "det behövs {needed}", en: "{needed} is needed" };

/// What a relation demands; a general sentence for one that has no row.
#[must_use]
pub fn relation(name: &str) -> Two {
    let bare = name.strip_prefix("is ").unwrap_or(name);
    RELATIONS.iter().find(|(key, _)| *key == bare).map_or(RELATION_OTHER, |(_, two)| *two)
}

/// What a relation demands that is not to hold; where there is no word for that, what the relation says of "no".
#[must_use]
pub fn opposite(name: &str) -> Two {
    let bare = name.strip_prefix("is ").unwrap_or(name);
    let other = RELATIONS.iter().find(|(key, _)| key.strip_prefix("not ") == Some(bare));
    other.map_or_else(|| relation(name), |(_, two)| *two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fill;

    /// The names of the places of a template.
    fn places(template: &str) -> Vec<String> {
        let mut names = Vec::new();
        let _ = fill(template, |name| {
            names.push(name.to_owned());
            None::<&str>
        });
        names.sort();
        names
    }

    #[test]
    fn both_languages_fill_the_same_places() {
        for (name, two) in
            ALL.iter().chain(RELATIONS).chain(super::super::authoring::ALL).chain(super::super::prose::ALL)
        {
            assert_eq!(places(two.sv), places(two.en), "{name}");
            assert!(!two.sv.is_empty() && !two.en.is_empty(), "{name}");
        }
    }

    #[test]
    fn relations_are_sorted_and_found() {
        assert!(RELATIONS.windows(2).all(|w| w[0].0 < w[1].0));
        assert_eq!(relation("is done").sv, "det ska ha skett");
        assert_eq!(relation("no such").en, RELATION_OTHER.en);
        assert_eq!((opposite("empty").sv, opposite("is").en), ("det ska inte vara tomt", "it must be {needed}"));
        assert_eq!(put(relation(">="), Lang::Sv, &[("needed", "3")]), "det ska vara minst 3");
    }
}
