//! How a requirement is said in words: pieces from which a sentence is made of any expression of the language. A pure
//! table, exempt from the limit on file size.
//!
//! Conditions are subordinate clauses ("att … inte är …"): they stand after `att`, `där` and `om`, so Swedish puts *inte*
//! before the verb. Names and adjectives are not inflected: the words come from schemas.

use super::Two;

sentences! {
    // What a requirement asks.
    MUST = "Det krävs att {c}", "It is required that {c}";
    SHOULD = "Det rekommenderas att {c}", "It is recommended that {c}";
    NOTE = "Det ges en upplysning när det inte är så att {c}", "Advice is given when it is not the case that {c}";
    BY = "Sista dag: {date}", "Last day: {date}";
    BY_DAY_BEFORE = "Sista dag: dagen före {date}", "Last day: the day before {date}";
    AT_ONCE = "Det gäller genast, utan anstånd", "It applies at once, without respite";

    // When it applies.
    APPLIES = "Regelverket gäller bara när {c}", "The policy applies only when {c}";
    WHEN = "Gäller bara när {c}", "Applies only when {c}";
    EACH = "Kontrolleras för varje {thing}", "Checked for each {thing}";
    EACH_WHERE = "Kontrolleras för varje {thing} där {c}", "Checked for each {thing} where {c}";
    EACH_MONTH = "Kontrolleras för varje månad från {from} till {to}", "Checked for each month from {from} to {to}";
    EACH_MONTH_WHERE = "Kontrolleras för varje månad från {from} till {to} där {c}", "Checked for each month from {from} to {to} where {c}";
    DURING = "Gäller från och med {from} till och med {to}. Dessförinnan återstår det att göra, därefter gäller det inte",
        "Applies from {from} to {to}, both included. Before that it is still to be done, after that it does not apply";
    JUDGE_ONLY_IF = "Går att avgöra bara när {c}", "Can be decided only when {c}";
    EXCEPT = "Gäller inte när {c}", "Does not apply when {c}";
    EXCEPT_BECAUSE = "Skäl: {because}", "Reason: {because}";
    EFFECTIVE_FROM = "Gäller från och med {from}", "In force from {from}";
    EFFECTIVE = "Gäller från och med {from} till och med {until}", "In force from {from} to {until}, both included";

    // Several conditions.
    AND = "{a} och {b}", "{a} and {b}";
    OR = "{a} eller {b}", "{a} or {b}";
    ALL_OF = "allt detta gäller", "all of this holds";
    ANY_OF = "något av detta gäller", "any of this holds";
    ITEM = "att {c}", "{c}";
    IF = "{b} om {a}", "{b} if {a}";
    IF_SPLIT = "följande gäller", "the following holds";
    IF_PART = "Om {c}", "If {c}";
    THEN_PART = "Då gäller att {c}", "Then {c}";
    ELSE_PART = "Annars gäller att {c}", "Otherwise {c}";
    SAME_TRUTH = "{a} om, och bara om, {b}", "{a} if, and only if, {b}";
    NOT_SAME_TRUTH = "bara det ena av detta gäller: {a}; {b}", "only one of these holds: {a}; {b}";
    ALWAYS = "det alltid är så", "it is always so";
    NEVER = "det aldrig är så", "it is never so";
    IS_YES = "{a} är ja", "{a} is yes";
    IS_NO = "{a} är nej", "{a} is no";
    WHETHER = "svaret på om {c}", "whether {c}";
    AS_WRITTEN = "villkoret så som det står i regelverket är uppfyllt", "the condition as the policy states it is met";
    AS_WRITTEN_VALUE = "värdet så som det står i regelverket", "the value as the policy states it";

    // One of the two forms of each relation; the other is the denial.
    EQ = "{a} är {b}", "{a} is {b}";
    NOT_EQ = "{a} inte är {b}", "{a} is not {b}";
    LESS = "{a} är mindre än {b}", "{a} is less than {b}";
    NOT_LESS = "{a} inte är mindre än {b}", "{a} is not less than {b}";
    AT_MOST = "{a} är högst {b}", "{a} is at most {b}";
    NOT_AT_MOST = "{a} inte är högst {b}", "{a} is not at most {b}";
    MORE = "{a} är mer än {b}", "{a} is more than {b}";
    NOT_MORE = "{a} inte är mer än {b}", "{a} is not more than {b}";
    AT_LEAST = "{a} är minst {b}", "{a} is at least {b}";
    NOT_AT_LEAST = "{a} inte är minst {b}", "{a} is not at least {b}";
    BEFORE = "{a} infaller före {b}", "{a} falls before {b}";
    NOT_BEFORE = "{a} inte infaller före {b}", "{a} does not fall before {b}";
    AFTER = "{a} infaller efter {b}", "{a} falls after {b}";
    NOT_AFTER = "{a} inte infaller efter {b}", "{a} does not fall after {b}";
    ON_OR_BEFORE = "{a} infaller senast {b}", "{a} falls no later than {b}";
    NOT_ON_OR_BEFORE = "{a} inte infaller senast {b}", "{a} falls later than {b}";
    ON_OR_AFTER = "{a} infaller tidigast {b}", "{a} falls no earlier than {b}";
    NOT_ON_OR_AFTER = "{a} inte infaller tidigast {b}", "{a} falls earlier than {b}";
    STARTS = "{a} börjar med {b}", "{a} begins with {b}";
    NOT_STARTS = "{a} inte börjar med {b}", "{a} does not begin with {b}";
    ENDS = "{a} slutar med {b}", "{a} ends with {b}";
    NOT_ENDS = "{a} inte slutar med {b}", "{a} does not end with {b}";
    SAME_TEXT = "{a} är samma text som {b}", "{a} is the same text as {b}";
    NOT_SAME_TEXT = "{a} inte är samma text som {b}", "{a} is not the same text as {b}";
    MATCHES = "{a} har formen {b}", "{a} has the form {b}";
    NOT_MATCHES = "{a} inte har formen {b}", "{a} does not have the form {b}";
    HAS = "{a} omfattar {b}", "{a} include {b}";
    NOT_HAS = "{a} inte omfattar {b}", "{a} do not include {b}";
    AMONG = "{a} finns bland {b}", "{a} is among {b}";
    NOT_AMONG = "{a} inte finns bland {b}", "{a} is not among {b}";
    OTHER_RELATION = "{a} förhåller sig så till {b} som regelverket säger", "{a} stands to {b} as the policy states";
    NOT_OTHER_RELATION = "{a} inte förhåller sig så till {b} som regelverket säger", "{a} does not stand to {b} as the policy states";
    DONE = "{a} har inträffat", "{a} has come";
    NOT_DONE = "{a} inte har inträffat", "{a} has not come";
    PLANNED = "{a} ligger framåt i tiden", "{a} lies ahead";
    NOT_PLANNED = "{a} inte ligger framåt i tiden", "{a} does not lie ahead";
    EXISTS = "{a} finns", "{a} exists";
    NOT_EXISTS = "{a} inte finns", "{a} does not exist";
    DECLARED = "det finns en uppgift om {a}", "the file states {a}";
    NOT_DECLARED = "det inte finns någon uppgift om {a}", "the file does not state {a}";
    EMPTY = "det inte står något under {a}", "nothing stands under {a}";
    NOT_EMPTY = "det står något under {a}", "something stands under {a}";
    SHAPE = "{a} är {b}", "{a} is {b}";
    NOT_SHAPE = "{a} inte är {b}", "{a} is not {b}";
    WITHIN_BEFORE = "{a} infaller inom {duration} före {b}", "{a} falls within {duration} before {b}";
    NOT_WITHIN_BEFORE = "{a} inte infaller inom {duration} före {b}", "{a} does not fall within {duration} before {b}";
    WITHIN_AFTER = "{a} infaller inom {duration} efter {b}", "{a} falls within {duration} after {b}";
    NOT_WITHIN_AFTER = "{a} inte infaller inom {duration} efter {b}", "{a} does not fall within {duration} after {b}";
    UNIQUE = "{a} är olika för alla {things}", "{a} differs for all {things}";
    NOT_UNIQUE = "{a} är densamma för flera {things}", "{a} is the same for several {things}";

    // Shapes of text.
    IP_ADDRESS = "en IP-adress", "an IP address";
    PRIVATE_IP_ADDRESS = "en privat IP-adress", "a private IP address";
    EMAIL = "en e-postadress", "an e-mail address";
    ORGANISATION_NUMBER = "ett organisationsnummer", "an organisation number";
    PHONE_NUMBER = "ett telefonnummer", "a phone number";
    SERIAL_NUMBER = "ett serienummer", "a serial number";
    NAME = "ett namn", "a name";

    // Signed statements.
    ATTESTED = "det finns ett giltigt intyg om att {what} är uppfyllt", "there is a valid signed statement that {what} is met";
    NOT_ATTESTED = "det inte finns något giltigt intyg om att {what} är uppfyllt", "there is no valid signed statement that {what} is met";
    ATTESTED_BY = "undertecknat av {role}", "signed by {role}";
    ATTESTED_SIGNED = "undertecknat tidigast {date}", "signed no earlier than {date}";
    ATTESTED_WITHIN = "högst {duration} gammalt", "at most {duration} old";
    ATTESTED_COVERING = "som omfattar minst {n}", "covering at least {n}";

    // Quantifiers: the items, how many of them, and the whole.
    THINGS_WHERE = "{things} där {c}", "{things} where {c}";
    COUNTED = "{things} som räknas", "{things} that count";
    EVERY = "alla {things}", "all {things}";
    NOT_EVERY = "inte alla {things}", "not all {things}";
    SOME = "minst 1 av alla {things}", "at least one of all {things}";
    NO = "inga {things}", "no {things}";
    AT_LEAST_OF = "minst {n} av alla {things}", "at least {n} of all {things}";
    NOT_AT_LEAST_OF = "mindre än {n} av alla {things}", "less than {n} of all {things}";
    AT_MOST_OF = "högst {n} av alla {things}", "at most {n} of all {things}";
    NOT_AT_MOST_OF = "mer än {n} av alla {things}", "more than {n} of all {things}";
    EXACTLY_OF = "exakt {n} av alla {things}", "exactly {n} of all {things}";
    NOT_EXACTLY_OF = "ett annat antal än {n} av alla {things}", "another number than {n} of all {things}";
    BETWEEN_OF = "mellan {n} och {m} av alla {things}", "between {n} and {m} of all {things}";
    NOT_BETWEEN_OF = "färre än {n} eller fler än {m} av alla {things}", "fewer than {n} or more than {m} of all {things}";
    FOR_THEM = "det för {amount} gäller att {c}", "for {amount} it holds that {c}";
    FOR_THEM_SPLIT = "villkoret nedan gäller för {amount}", "the condition below holds for {amount}";
    COUNT_THESE = "Här räknas {things} där {c}", "Those that count: {things} where {c}";
    THE_CONDITION = "Villkoret är att {c}", "The condition is that {c}";
    THERE_ARE = "det finns {things}", "there are {things}";
    THERE_ARE_NONE = "det inte finns {things}", "there are no {things}";
    ABOUT_N = "omkring {n}", "about {n}";

    // Values.
    AS_OF = "kontrolldagen", "the day of the check";
    FIELD = "{title}", "the {title}";
    OF_OWNER = "{field} för {owner}", "{field} of {owner}";
    IN_PREVIOUS = "{field} i den förra filen", "{field} in the earlier file";
    THE_SAME = "samma {thing}", "the same {thing}";
    VALUE_ITSELF = "värdet", "the value";
    VALUE_NAMED = "värdet {name}", "the value {name}";
    MONTH_ITSELF = "den aktuella månaden", "the month in question";
    ONE_MONTH = "månad", "month";
    MONTHS_ALL = "månader", "months";
    ROW = "rad i tabellen {table}", "row of the table {table}";
    ROWS = "rader i tabellen {table}", "rows of the table {table}";
    VALUE_OF = "värde under {list}", "value of {list}";
    VALUES_OF = "värden under {list}", "values of {list}";
    RECORD = "post under {list}", "record of {list}";
    MONTHS = "månader från {from} till {to}", "months from {from} to {to}";
    WITH_NAME = "{thing} ({name})", "{thing} ({name})";
    COLUMN = "{column} i tabellen", "{column} in the table";
    LOOKUP = "det som tabellen {table} anger som {column} för {keys}", "what the table {table} gives as {column} for {keys}";
    KEY_OF = "namnet på {a}", "the name of {a}";
    PLUS = "{a} plus {b}", "{a} plus {b}";
    MINUS = "{a} minus {b}", "{a} minus {b}";
    TIMES = "{a} gånger {b}", "{a} times {b}";
    LATER_BY = "{duration} efter {date}", "{duration} after {date}";
    EARLIER_BY = "{duration} före {date}", "{duration} before {date}";
    NEXT_MONTH = "månaden efter {month}", "the month after {month}";
    LAST_MONTH = "månaden före {month}", "the month before {month}";
    MONTH_OF = "månaden för {date}", "the month of {date}";
    FIRST_DAY = "första dagen i {month}", "the first day of {month}";
    LAST_DAY = "sista dagen i {month}", "the last day of {month}";
    DAY_OF = "dag {n} i {month}", "day {n} of {month}";
    MAJOR = "huvudversionen i {a}", "the major version of {a}";
    OTHER_MAP = "det som regelverket räknar fram ur {a}", "what the policy works out from {a}";
    OTHER_COMBINE = "det som regelverket räknar fram ur {a} och {b}", "what the policy works out from {a} and {b}";
    DAYS_FROM = "antalet dagar från {a} till {b}", "the number of days from {a} to {b}";
    COUNT = "antalet {things}", "the number of {things}";
    SUM = "summan av {a} för alla {things}", "the sum of {a} over all {things}";
    MIN = "minsta värdet av {a} bland {things}", "the least value of {a} among {things}";
    MAX = "största värdet av {a} bland {things}", "the greatest value of {a} among {things}";
    EARLIEST_AMONG = "den tidigaste av {a} bland {things}", "the earliest of {a} among {things}";
    LATEST_AMONG = "den senaste av {a} bland {things}", "the latest of {a} among {things}";
    LATEST = "det senaste av {items}", "the latest of {items}";
    EARLIEST = "det tidigaste av {items}", "the earliest of {items}";
    LATEST_DECLARED = "det senaste som är angivet av {items}", "the latest that is stated of {items}";
    EARLIEST_DECLARED = "det tidigaste som är angivet av {items}", "the earliest that is stated of {items}";
    ABOUT_OF = "omkring {share} av {n}", "about {share} of {n}";
    CHOICE = "{a} om {c}, annars {b}", "{a} if {c}, otherwise {b}";
    OR_ELSE = "{a} (om uppgiften saknas: {b})", "{a} (where that is not stated: {b})";
    THE_RECORD = "den post bland {things} där {c}", "the record among {things} where {c}";
    THE_RECORD_ONLY = "den enda posten bland {things}", "the one record among {things}";
    SEVERAL = "({values})", "({values})";
    EMPTY_TEXT = "en tom text", "an empty text";
    FROM_DAY = "{value} från och med {date}", "{value} from {date}";

    // Names for what is too long for a sentence.
    NAMED_DAY = "dag {letter}", "day {letter}";
    NAMED_MONTH = "månad {letter}", "month {letter}";
    NAMED_NUMBER = "tal {letter}", "number {letter}";
    NAMED_VALUE = "värde {letter}", "value {letter}";
    NAMED_RECORD = "post {letter}", "record {letter}";
    NAMED_SELECTION = "urval {letter}", "selection {letter}";
    SELECTED = "{things} i {name}", "{things} in {name}";
    MEANT = "Med {name} menas {text}", "By {name} is meant {text}";

    // What is needed in the file.
    NEED_NOT_YET = "anges när det har hänt", "stated once it has happened";
    NEED_PREVIOUS = "ur den förra filen", "from the earlier file";
    NEED_ATTESTATION = "intyg om {clause}", "a signed statement on {clause}";
    NEED_TABLE = "tabellen {table} från kommunen", "the table {table} from the municipality";

    // What it costs to check.
    COST_FLAT = "Arbetet är lika stort hur lång filen än är", "The work is the same however long the file is";
    COST_GROWS = "Arbetet växer med antalet {lists}", "The work grows with the number of {lists}";
    COST_TOO_LARGE = "Kravet är för stort för att räkna igenom", "The rule is too large to be worked through";
    COST_ONCE = "{list}: gås igenom en gång", "{list}: gone through once";
    COST_PER = "{list}: gås igenom en gång för varje {outer}", "{list}: gone through once for each {outer}";
    COST_LOOKED_UP_ONCE = "{list}: slås upp direkt, en gång", "{list}: looked up directly, once";
    COST_LOOKED_UP_PER = "{list}: slås upp direkt, en gång för varje {outer}", "{list}: looked up directly, once for each {outer}";
}
