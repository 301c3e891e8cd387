//! What is said to policy authors of how a policy hangs together: words and sentences of `coverage`. A pure table, exempt
//! from the limit on file size.

use super::Two;

sentences! {
    // What becomes of a clause.
    CHECKED = "kontrolleras", "checked";
    SIGNED = "intygas", "signed for";
    CHECKED_AND_SIGNED = "kontrolleras och intygas", "checked and signed for";
    INFORMATIVE = "upplysning", "informative";
    BY_CHOICE = "bortvald", "left out by choice";
    UNCOVERED = "saknar krav", "no rule";

    // What becomes of a link between a rule and a clause.
    REVIEWED = "granskad", "reviewed";
    SUSPECT = "punkten har ändrats", "the clause has changed";
    NOT_REVIEWED = "inte granskad", "not reviewed";
    REVIEWED_ELSEWHERE = "granskas i sitt eget regelverk", "reviewed with its own policy";
    BY_EXCEPTION = "genom ett undantag", "by an exception";

    // What was left out or weakened of the policy that is extended.
    DROPPED = "Kravet {rule} är borttaget: {because}", "The rule {rule} is dropped: {because}";
    WEAKENED = "Kravet {rule} ställs svagare: {because}", "The rule {rule} is asked for less strongly: {because}";

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

    // The handbook.
    HANDBOOK = "Handbok: {title}", "Handbook: {title}";
    HANDBOOK_ABOUT = "Handboken är skriven av programmet ur regelverket. För varje punkt i källdokumentet står lydelsen i våra ord, vem den gäller, och hur den kontrolleras.",
        "The handbook is written by the program from the policy. For each clause of the source document it gives the wording in our words, whom it binds, and how it is checked.";
    OF_POLICY_ONLY = "Regelverket {name}.", "The policy {name}.";
    SOURCE_REVISED = "Källdokument: {title}, utgåva {version}, ändrad {date}.", "Source document: {title}, edition {version}, revised {date}.";
    SOURCE_VERSION = "Källdokument: {title}, utgåva {version}.", "Source document: {title}, edition {version}.";
    SOURCE = "Källdokument: {title}.", "Source document: {title}.";
    OWNER = "Ansvarig: {owner}.", "Owner: {owner}.";
    CONTENTS = "Innehåll", "Contents";
    BOOK_CLAUSES = "Punkterna i källdokumentet", "The clauses of the source document";
    BOOK_RULES = "Kraven", "The rules";
    NO_SECTION = "Utan avsnitt", "Without a section";
    PAGE = "Sida", "Page";
    FOLLOWS = "Redovisas under", "Told under";
    READINGS_ABOUT = "Där källdokumentet kan läsas på flera sätt står här hur det har lästs.", "Where the source document can be read in several ways, this is how it was read.";
    PARAMS = "Fasta värden", "Fixed values";
    NAME = "Namn", "Name";
    VALUE = "Värde", "Value";
    FROM = "Gäller från", "In force from";
    ALWAYS = "alltid", "always";
    TABLES = "Tabeller", "Tables";
    TABLE_KEYED = "Ger {results} för varje {keys}.", "Gives {results} for each {keys}.";
    TABLE_EXTERNAL = "Tabellen kommer från kommunen och lämnas när uppgifterna kontrolleras. Kolumner: {columns}.", "The table comes from the municipality and is handed over when a setup is checked. Columns: {columns}.";
    CONTACTS = "Kontakter", "Contacts";
    EMAIL = "E-post", "E-mail";
    PHONE = "Telefon", "Phone";
    WEB_PAGE = "Webbsida", "Web page";
    ADDRESS = "Adress", "Address";
    NO_WAY = "Ingen adress är angiven.", "No address is given.";
    INDEX = "Register: punkt och krav", "Index: clause and rules";

    // Closing lines.
    SUM_CLAUSES = "{covered} av {all} punkter är omhändertagna. Kontrolleras: {checked}, intygas: {signed}, upplysningar med skäl: {informative}.",
        "{covered} of {all} clauses are taken care of. Checked: {checked}, signed for: {signed}, informative with a reason: {informative}.";
    SUM_CHOICE = "Bortvalda punkter, med skäl: {chosen}.", "Clauses left out by choice, with a reason: {chosen}.";
    SUM_RULES = "{cited} av {all} krav bygger på en punkt.", "{cited} of {all} rules rest on a clause.";
    SUM_LINKS = "{reviewed} av {all} kopplingar mellan krav och punkt är granskade.",
        "{reviewed} of {all} links between rule and clause are reviewed.";
}
