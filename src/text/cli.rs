//! What the command line says: help, options, usage errors, headings of `explain`. A pure table, exempt from the limit
//! on file size.

use super::Two;

/// A constant for each text: what it is for, its name, Swedish, English.
macro_rules! texts {
    ($($(#[$doc:meta])+ $name:ident = $sv:literal, $en:literal;)+) => {
        $($(#[$doc])+ pub const $name: Two = Two { sv: $sv, en: $en };)+
    };
}

texts! {
    /// The program in one line.
    ABOUT = "Kontrollerar en utförares IT-uppgifter mot kommunens krav.",
        "Checks a care provider's IT setup against the municipality's requirements.";
    /// Below the help of the program.
    AFTER = "Börja så här:\n  kravkoll check utforare.yaml\n\nHjälp om ett kommando: kravkoll check --help",
        "Begin like this:\n  kravkoll check provider.yaml\n\nHelp on a command: kravkoll check --help";
    /// How the program is called.
    USAGE = "kravkoll KOMMANDO [VAL]…", "kravkoll COMMAND [OPTION]…";
    /// Heading of the call.
    HEADING_USAGE = "Användning", "Usage";
    /// Heading of the list of commands.
    HEADING_COMMANDS = "Kommandon", "Commands";
    /// Heading of what a command takes.
    HEADING_ARGUMENTS = "Ange", "Arguments";
    /// Heading of the options.
    HEADING_OPTIONS = "Val", "Options";
    /// Heading of the options that decide what is checked.
    HEADING_POLICY = "Vad som kontrolleras", "What is checked";
    /// Heading of the options that decide what is shown.
    HEADING_OUTPUT = "Hur det visas", "How it is shown";
    /// `--help`.
    HELP = "Visa den här hjälpen", "Show this help";
    /// `--version`.
    VERSION = "Visa versioner av programmet, regelverket och schemat", "Show the versions of program, policy and schema";
    /// `--lang`.
    LANG = "Språk: sv eller en. Annars datorns inställning, eller regelverkets första språk",
        "Language: sv or en. Otherwise the computer's setting, or the policy's first language";
    /// `--color`.
    COLOR = "Färg: auto, always (alltid) eller never (aldrig)", "Colour: auto, always or never";
    /// `--config`.
    CONFIG = "Läs inställningar ur filen. Annars läses kravkoll.toml i mappen eller ovanför, för språk, färg och format",
        "Read settings from the file. Otherwise kravkoll.toml in the folder or above it, for language, colour and formats";
    /// `check` in one line.
    CHECK = "Kontrollera en eller flera filer", "Check one or several files";
    /// Below the help of `check`.
    CHECK_AFTER = "Slutkod:\n  0  alla krav är uppfyllda\n  1  något krav är brutet\n  2  något gick inte att kontrollera\n  3  regelverket är fel\n  4  något krav går inte att avgöra\n\nEn ström (--input-format ndjson) ger med formatet jsonl ett svar så snart en rad är läst.\nÖvriga format samlar alla rader först.",
        "Exit code:\n  0  all requirements are met\n  1  some requirement is broken\n  2  something could not be checked\n  3  the policy is wrong\n  4  some requirement cannot be decided\n\nA stream (--input-format ndjson) with the format jsonl answers as soon as a line is read.\nOther formats collect all lines first.";
    /// `audit` in one line.
    AUDIT = "Granska många filer och skriv rapporter i en mapp", "Audit many files and write reports to a folder";
    /// How `audit` is called.
    AUDIT_USAGE = "kravkoll audit [VAL]… SÖKVÄG… --out MAPP", "kravkoll audit [OPTION]… PATH… --out FOLDER";
    /// What `audit` reads.
    AUDIT_FILES = "Filer, mappar, mönster (”utförare/*.yaml”), strömmar (NDJSON) eller arkiv (ZIP, TAR)",
        "Files, folders, patterns (“providers/*.yaml”), streams (NDJSON) or archives (ZIP, TAR)";
    /// `--out`.
    OUT = "Mapp för rapporterna. Den skapas om den inte finns", "Folder for the reports. It is made if it is not there";
    /// A folder.
    VALUE_FOLDER = "MAPP", "FOLDER";
    /// The older of two audits.
    VALUE_OLD = "FÖRRA", "OLD";
    /// The newer of two audits.
    VALUE_NEW = "NYA", "NEW";
    /// `--format` of an audit.
    AUDIT_FORMAT = "Rapport i mappen. Kan anges flera gånger. Annars html och csv:",
        "Report in the folder. Repeatable. Otherwise html and csv:";
    /// Below the help of `audit`.
    AUDIT_AFTER = "I mappen ligger också verdicts.jsonl.gz (alla omdömen), receipt.json (kvittot: vad granskningen bygger på) och run.json (när, var och av vem), med --sign också receipt.dsse.json (signaturen). En granskning som avbryts fortsätter där den var när den körs igen.\n\nSlutkod: som för check.",
        "The folder also has verdicts.jsonl.gz (all verdicts), receipt.json (what the audit rests on), run.json (when, where and by whom) and with --sign receipt.dsse.json (the signature). An audit that is interrupted goes on where it was when it is run again.\n\nExit code: as for check.";
    /// `verify` in one line.
    VERIFY = "Gör om en granskning och jämför den, byte för byte", "Make an audit again and compare it, byte by byte";
    /// How `verify` is called.
    VERIFY_USAGE = "kravkoll verify [VAL]… MAPP", "kravkoll verify [OPTION]… FOLDER";
    /// The folder of `verify`.
    VERIFY_REPORT = "Mappen som audit skrev", "The folder that audit wrote";
    /// Below the help of `verify`.
    VERIFY_AFTER = "Slutkod:\n  0  allt är som granskningen ger\n  1  något är ändrat; varje fil nämns\n  2  granskningen går inte att göra om\n  3  regelverket är fel",
        "Exit code:\n  0  all is as the audit gives it\n  1  something was changed; each file is named\n  2  the audit cannot be made again\n  3  the policy is wrong";
    /// `--inputs`.
    INPUTS = "Mapp från vilken filernas namn räknas. Annars mappen du står i", "Folder from which the names of the files are counted. Otherwise the current one";
    /// `--any-version`.
    ANY_VERSION = "Jämför även om rapporten är gjord med en annan version av programmet", "Compare also where another version of the program made the report";
    /// `--sign`.
    SIGN = "Signera granskningen med den privata nyckeln i filen (ed25519, PEM)", "Sign the audit with the private key in the file (ed25519, PEM)";
    /// `--key`.
    KEY = "Kräv att granskningen är signerad med nyckeln i filen, den öppna (ed25519, PEM)", "Demand that the audit is signed with the key in the file, the public one (ed25519, PEM)";
    /// It is signed, by a key that was given.
    VERIFY_SIGNED = "Signaturen stämmer, med nyckeln som angavs.", "The signature fits, with the key that was given.";
    /// It is signed, by a key of which nothing is known.
    VERIFY_SIGNED_BY = "Signaturen stämmer, med nyckeln {key}. Vems den är visar bara --key, med en nyckel som du har fått av den som signerade.",
        "The signature fits, with the key {key}. Whose it is only --key tells, with a key that you received from the signer.";
    /// Nothing was changed.
    VERIFY_SAME = "Allt i {folder} är som granskningen ger det. Granskade filer: {files}.", "All in {folder} is as the audit gives it. Files audited: {files}.";
    /// `compare` in one line.
    COMPARE = "Visa vad som skiljer två granskningar", "Show what differs between two audits";
    /// How `compare` is called.
    COMPARE_USAGE = "kravkoll compare [VAL]… FÖRRA NYA", "kravkoll compare [OPTION]… OLD NEW";
    /// The older audit.
    COMPARE_OLD = "Mappen med den förra granskningen", "The folder of the older audit";
    /// The newer audit.
    COMPARE_NEW = "Mappen med den nya granskningen", "The folder of the newer audit";
    /// `--inputs` of `compare`.
    COMPARE_INPUTS = "Pröva vad som är orsaken när mycket är ändrat: mapp från vilken namnen på den nya granskningens filer räknas",
        "Try what is the cause where much was changed: folder from which the names of the newer audit's files are counted";
    /// `--old-inputs`.
    COMPARE_OLD_INPUTS = "Detsamma för den förra granskningens filer, om de finns kvar", "The same for the files of the older audit, if they are still there";
    /// `--policy` of `compare`.
    COMPARE_POLICY = "Den nya granskningens regelverk. Annars det som kvittot nämner", "The policy of the newer audit. Otherwise the one that the receipt names";
    /// `--old-policy`.
    COMPARE_OLD_POLICY = "Den förra granskningens regelverk. Annars det som kvittot nämner", "The policy of the older audit. Otherwise the one that the receipt names";
    /// Below the help of `compare`.
    COMPARE_AFTER = "Slutkod:\n  0  jämförelsen är gjord\n  1  med --fail-on worse: något har blivit brutet\n  2  granskningarna går inte att läsa",
        "Exit code:\n  0  the comparison is made\n  1  with --fail-on worse: something became broken\n  2  the audits cannot be read";
    /// `--history`.
    HISTORY = "Lägg granskningen till historiken i filen, som skapas om den inte finns", "Add the audit to the history in the file, which is made if it is not there";
    /// `trend` in one line.
    TREND = "Visa hur uppfyllelsen ändras från granskning till granskning", "Show how compliance moves from audit to audit";
    /// How `trend` is called.
    TREND_USAGE = "kravkoll trend [VAL]… HISTORIK", "kravkoll trend [OPTION]… HISTORY";
    /// The file of `trend`.
    TREND_HISTORY = "Filen som audit --history skrev", "The file that audit --history wrote";
    /// `--provider`.
    TREND_PROVIDER = "Bara den här utföraren, med sin beteckning. Kan anges flera gånger", "Only this provider, by its key. Repeatable";
    /// Below the help of `trend`.
    TREND_AFTER = "Slutkod:\n  0  historiken är läst\n  2  historiken går inte att läsa, eller utföraren finns inte i den",
        "Exit code:\n  0  the history was read\n  2  the history cannot be read, or the provider is not in it";
    /// A word of `--fail-on`.
    VALUE_WORSE = "worse", "worse";
    /// `--fail-on worse`.
    FAIL_ON_WORSE = "worse: slutkod 1 om något har blivit brutet", "worse: exit code 1 if something became broken";
    /// At the end of an audit.
    AUDIT_DONE = "Granskade filer: {files}. Med något som inte är uppfyllt: {failed}. Med något som inte går att avgöra: {undetermined}. Kunde inte kontrolleras: {unchecked}.\nRapporterna ligger i {folder}. Slutkod {code}.",
        "Files audited: {files}. With something not met: {failed}. With something that cannot be decided: {undetermined}. Could not be checked: {unchecked}.\nThe reports are in {folder}. Exit code {code}.";
    /// What an earlier run had done already.
    AUDIT_TAKEN_OVER = "Från en avbruten granskning togs {n} filer över.", "From an interrupted audit {n} files were taken over.";
    /// How `check` is called.
    CHECK_USAGE = "kravkoll check [VAL]… FIL…", "kravkoll check [OPTION]… FILE…";
    /// The files of `check`.
    CHECK_FILES = "Filer att kontrollera (YAML, JSON eller TOML), eller arkiv av dem; - läser det som skickas in till programmet",
        "Files to check (YAML, JSON or TOML), or archives of them; - reads standard input";
    /// `--policy`.
    POLICY = "Regelverk: en mapp eller en fil som slutar på .krav. Annars det inbyggda",
        "Policy: a folder, or a file that ends in .krav. Otherwise the one built in";
    /// `--schema`.
    SCHEMA_FILE = "Schema för uppgifterna. Annars det som regelverket anger",
        "Schema of the setup. Otherwise the one that the policy names";
    /// `--as-of`.
    AS_OF = "Dag som kontrollen gäller, ÅÅÅÅ-MM-DD. Annars i dag", "Day of judgement, YYYY-MM-DD. Otherwise today";
    /// `--table`.
    TABLE = "En tabell som regelverket nämner. Kan anges flera gånger", "A table that the policy names. Repeatable";
    /// `--previous`.
    PREVIOUS = "Filen som lämnades in förra gången: några krav jämför med den", "The file that was handed in last time: some rules compare with it";
    /// `--waivers`.
    WAIVERS = "Dispenser: en fil, eller en mapp med filer. Kan anges flera gånger", "Waivers: a file, or a folder of files. Repeatable";
    /// `--only`.
    ONLY = "Kontrollera bara det här kravet. Kan anges flera gånger", "Check this rule alone. Repeatable";
    /// `--fail-on`.
    FAIL_ON = "Vad som ger slutkod 1: must (ska, förvalt), should (även bör) eller note (allt)",
        "What gives exit code 1: must (default), should (that too) or note (everything)";
    /// `--strict`.
    STRICT = "Räkna också det som bara väntar på en tabell från kommunen som oavgjort",
        "Count as undecided also what only waits for a table of the authority";
    /// `--input-format`.
    INPUT_FORMAT = "Filens sort: yaml, json, toml eller ndjson (en JSON per rad). Annars enligt filens namn",
        "Kind of file: yaml, json, toml or ndjson (one JSON a line). Otherwise by the file's name";
    /// `--stdin-name`.
    STDIN_NAME = "Namn på det som läses med -, i resultatet och för filens sort",
        "Name for what is read with -, in the results and for the kind of file";
    /// `--format`.
    FORMAT = "Format, på skärmen eller i en fil. Kan anges flera gånger, högst en gång utan fil. Finns:",
        "Format, on the screen or to a file. Repeatable, at most once without a file. There are:";
    /// `--quiet`.
    QUIET = "Visa bara det som behöver åtgärdas", "Show only what needs doing";
    /// `--verbose`.
    VERBOSE = "Visa också det som är uppfyllt", "Show also what is met";
    /// `explain` in one line.
    EXPLAIN = "Förklara ett krav, en punkt i källdokumentet eller en felkod",
        "Explain a rule, a clause of the source document or a code";
    /// How `explain` is called.
    EXPLAIN_USAGE = "kravkoll explain [VAL]… NAMN", "kravkoll explain [OPTION]… NAME";
    /// What `explain` takes.
    EXPLAIN_NAME = "Krav, punkt eller kod, till exempel phoniro.fixed-ip eller K702",
        "Rule, clause or code, for instance phoniro.fixed-ip or K702";
    /// `--cost`.
    COST = "Visa vilka listor i filen som kravet går igenom", "Show which lists of the file the rule goes through";
    /// `test` in one line.
    TEST = "Pröva regelverkets exempel", "Try the policy's examples";
    /// How `test` is called.
    TEST_USAGE = "kravkoll test [VAL]… [SÖKVÄG]", "kravkoll test [OPTION]… [PATH]";
    /// What `test` takes.
    TEST_PATH = "Regelverk: en mapp eller en fil som slutar på .krav. Annars mappen du står i",
        "Policy: a folder, or a file that ends in .krav. Otherwise the current folder";
    /// Below the help of `test`.
    TEST_AFTER = "Exempel skrivs i regelverkets filer eller i en mapp som heter examples, med filerna de utgår från bredvid.\n\nSlutkod:\n  0  alla exempel stämmer och varje krav har dem som behövs\n  1  något exempel stämmer inte eller saknas\n  2  något gick inte att läsa\n  3  regelverket är fel",
        "Examples are written in the policy's files or in a folder called examples, beside the files that they begin with.\n\nExit code:\n  0  all examples hold and each rule has those that it needs\n  1  some example does not hold or is lacking\n  2  something could not be read\n  3  the policy is wrong";
    /// `coverage` in one line.
    COVERAGE = "Visa hur punkter, krav och exempel hänger ihop", "Show how clauses, rules and examples hang together";
    /// How `coverage` is called.
    COVERAGE_USAGE = "kravkoll coverage [VAL]… [SÖKVÄG]", "kravkoll coverage [OPTION]… [PATH]";
    /// `--stamp`.
    STAMP = "Skriv in att kraven är granskade mot punkternas lydelse av i dag: alla, eller bara --stamp=KRAV. Kan anges flera gånger",
        "Record that the rules are reviewed against today's wording of their clauses: all, or only --stamp=RULE. Repeatable";
    /// Below the help of `coverage`.
    COVERAGE_AFTER = "Granskningarna står i filen reviewed.csv bredvid regelverket.\n\nSlutkod:\n  0  allt hänger ihop\n  1  en punkt saknar krav och skäl, ett krav saknar punkt eller exempel, eller så är en koppling inte granskad eller punkten har ändrats\n  2  något gick inte att läsa eller skriva\n  3  regelverket är fel",
        "The reviews stand in the file reviewed.csv beside the policy.\n\nExit code:\n  0  everything hangs together\n  1  a clause lacks a rule and a reason, a rule lacks a clause or an example, or a link is not reviewed or its clause has changed\n  2  something could not be read or written\n  3  the policy is wrong";
    /// A rule to stamp that the policy does not have.
    STAMP_UNKNOWN = "Det finns inget krav som heter {name}.", "There is no rule called {name}.";
    /// `doc` in one line.
    DOC = "Skriv regelverket som en handbok", "Write the policy as a handbook";
    /// How `doc` is called.
    DOC_USAGE = "kravkoll doc [VAL]…", "kravkoll doc [OPTION]…";
    /// `schema` in one line.
    SCHEMA = "Skriv ut schemat som uppgifterna ska följa, eller det för dispenser",
        "Print the schema that setups follow, or that of waivers";
    /// How `schema` is called.
    SCHEMA_USAGE = "kravkoll schema [VAL]… [VILKET]", "kravkoll schema [OPTION]… [WHICH]";
    /// Which schema.
    SCHEMA_WHICH = "setup (uppgifterna, förvalt) eller waivers (dispenser)", "setup (default) or waivers";
    /// `completions` in one line.
    COMPLETIONS = "Skriv ut komplettering för ett kommandoskal", "Print completions for a shell";
    /// How `completions` is called.
    COMPLETIONS_USAGE = "kravkoll completions [VAL]… SKAL", "kravkoll completions [OPTION]… SHELL";
    /// What `completions` takes.
    COMPLETIONS_SHELL = "bash, zsh, fish, elvish eller powershell", "bash, zsh, fish, elvish or powershell";
    /// Stands for a path.
    VALUE_PATH = "SÖKVÄG", "PATH";
    /// Stands for a file.
    VALUE_FILE = "FIL", "FILE";
    /// Stands for a day.
    VALUE_DATE = "DAG", "DATE";
    /// Stands for a name.
    VALUE_NAME = "NAMN", "NAME";
    /// Stands for a rule.
    VALUE_RULE = "KRAV", "RULE";
    /// Stands for a strength.
    VALUE_STRENGTH = "STYRKA", "STRENGTH";
    /// Stands for a table and its file.
    VALUE_TABLE = "NAMN=FIL", "NAME=FILE";
    /// Stands for a format, perhaps with a file.
    VALUE_FORMAT = "NAMN[=FIL]", "NAME[=FILE]";
    /// Stands for a kind of file.
    VALUE_KIND = "SORT", "KIND";
    /// Stands for a language.
    VALUE_LANG = "SPRÅK", "LANG";
    /// Stands for when to use colour.
    VALUE_WHEN = "NÄR", "WHEN";
    /// Stands for the choice of a schema.
    VALUE_WHICH = "VILKET", "WHICH";
    /// Stands for a shell.
    VALUE_SHELL = "SKAL", "SHELL";
}

texts! {
    /// Before a message of an error.
    ERROR = "Fel: ", "Error: ";
    /// Before a message that only informs.
    NOTE = "Obs: ", "Note: ";
    /// No such option.
    UNKNOWN_OPTION = "Valet {arg} finns inte.", "There is no option {arg}.";
    /// A word too many.
    UNEXPECTED = "Kommandot tar inte emot {arg}.", "The command does not take {arg}.";
    /// No such command.
    UNKNOWN_COMMAND = "Kommandot {arg} finns inte.", "There is no command {arg}.";
    /// A value that an option cannot have.
    BAD_VALUE = "{arg} kan inte vara {value}.", "{arg} cannot be {value}.";
    /// The same, with the reason.
    BAD_VALUE_BECAUSE = "{arg} kan inte vara {value}: {reason}", "{arg} cannot be {value}: {reason}";
    /// An option without its value.
    NO_VALUE = "{arg} behöver ett värde.", "{arg} needs a value.";
    /// An option with a value that takes none.
    TOO_MANY_VALUES = "{arg} tar inte emot värdet {value}.", "{arg} does not take the value {value}.";
    /// What may be chosen.
    CHOICES = "Välj bland: {values}.", "Choose from: {values}.";
    /// An option twice.
    TWICE = "{arg} kan anges bara en gång.", "{arg} can be given only once.";
    /// Two that exclude each other.
    CONFLICT = "{arg} kan inte anges tillsammans med {other}.", "{arg} cannot be given together with {other}.";
    /// Something required is missing.
    REQUIRED = "Det fattas något: {args}.", "Something is missing: {args}.";
    /// An argument that is not text.
    NOT_TEXT = "Ett av orden på kommandoraden är inte giltig text (UTF-8).",
        "One of the words on the command line is not valid text (UTF-8).";
    /// Anything else about the call.
    BAD_CALL = "Kommandot går inte att förstå.", "The command cannot be understood.";
    /// Did you mean.
    NEAR = "Menade du {near}?", "Did you mean {near}?";
    /// Where help is.
    SEE_HELP = "Mer hjälp: {command} --help", "More help: {command} --help";
    /// A day not written as one.
    WANTS_DATE = "skriv dagen som ÅÅÅÅ-MM-DD, mellan 1900 och 2199.",
        "write the day as YYYY-MM-DD, between 1900 and 2199.";
    /// A table without a name or a file.
    WANTS_TABLE = "skriv tabellens namn, likhetstecken och filen.", "write the table's name, an equals sign and the file.";
    /// A format that does not exist.
    WANTS_FORMAT = "formatet finns inte.", "there is no such format.";
    /// A format with an empty file name.
    WANTS_FORMAT_FILE = "skriv ett filnamn efter likhetstecknet.", "write a file name after the equals sign.";
    /// Standard input asked for twice.
    STDIN_TWICE = "Det som skickas in till programmet (-) kan läsas bara en gång.", "Standard input (-) can be read only once.";
    /// On a runner without `--as-of`.
    AS_OF_TODAY = "Ingen dag är angiven, så kontrollen gäller i dag, {date}. Resultatet kan ändras från dag till dag; ange --as-of {date} för att låsa det.",
        "No day was given, so the check is for today, {date}. The result can change with the day; give --as-of {date} to pin it.";
    /// Writing to standard output failed.
    STDOUT_FAILED = "Resultatet kunde inte skrivas ut.", "The output could not be written.";
    /// How far a long run is.
    PROGRESS = "{done} av {total} filer", "{done} of {total} files";
    /// How far a stream is, whose length is not known.
    PROGRESS_OF_STREAM = "{done} uppgifter", "{done} setups";
    /// How quickly.
    PROGRESS_RATE = "{rate} i sekunden", "{rate} a second";
    /// How long the rest will take, in minutes and seconds.
    PROGRESS_LEFT = "{left} kvar", "{left} left";
    /// A program fault.
    FAULT = "Det här är ett fel i kravkoll, inte i dina uppgifter. Skicka gärna raden nedan till den som ansvarar för programmet.",
        "This is a fault in kravkoll, not in your setup. Please send the line below to those who maintain the program.";
}

texts! {
    /// No rule, clause or code of the name.
    EXPLAIN_UNKNOWN = "Det finns inget krav, ingen punkt och ingen kod som heter {name}.",
        "There is no rule, clause or code called {name}.";
    /// A code that looks like one.
    EXPLAIN_UNKNOWN_CODE = "Koden {name} finns inte.", "There is no code {name}.";
    /// Heading of a rule.
    RULE = "Krav", "Rule";
    /// Heading of a clause.
    CLAUSE = "Punkt i källdokumentet", "Clause of the source document";
    /// Heading of a reading.
    READING = "Tolkning", "Reading";
    /// Heading of the rules that check a clause.
    CHECKED_BY = "Kontrolleras av", "Checked by";
    /// Of a clause that no rule checks.
    NOT_CHECKED = "Kontrolleras inte av något krav.", "No rule checks it.";
    /// Why a clause is informative.
    NOT_CHECKED_BECAUSE = "Kontrolleras inte, därför att:", "Not checked, because:";
    /// Where a clause stands.
    SECTION = "Avsnitt", "Section";
    /// Page.
    PAGE = "sidan", "page";
    /// Whom a clause binds.
    BINDS = "Gäller", "Binds";
    /// How strong the clause's own word is.
    WORD = "Styrka", "Strength";
    /// Heading of what a rule asks, in words.
    HOW = "Så kontrolleras kravet", "How it is checked";
    /// Of a rule that a person signs for.
    SIGNED = "En människa intygar det; programmet kontrollerar bara att intyget finns och gäller.",
        "A person signs for it; the program checks only that the statement is there and valid.";
    /// Heading of when a rule applies.
    SCOPE = "När kravet gäller", "When it applies";
    /// Heading of what a rule reads.
    NEEDS = "Det här behövs i filen", "What is needed in the file";
    /// Heading of the rule under which a rule stands.
    FOLLOWS = "Redovisas under det här kravet när båda är brutna", "Told under this rule when both are broken";
    /// Heading of examples.
    EXAMPLES = "Exempel", "Examples";
    /// Heading of what checking costs.
    COST_HEADING = "Så mycket arbete är kontrollen", "How much work the check is";
    /// Heading of readings.
    READINGS = "Tolkningar", "Readings";
    /// Heading of what the names in a rule mean.
    NOTES = "Vad som menas", "What is meant";
    /// Heading of actions.
    ACTIONS = "Att göra", "What to do";
    /// Heading of contacts.
    CONTACTS = "Kontakt", "Contact";
    /// Heading of the rule's text.
    SOURCE = "Så står kravet i regelverket", "The rule as the policy states it";
    /// What stands in its groups and holds for it.
    INHERITED = "Det här ärver kravet av sin grupp", "What the rule inherits from its group";
    /// Groups that a rule stands in.
    GROUPS = "Grupp", "Group";
    /// What to do about a code.
    TO_DO = "Att göra", "What to do";
    /// Label of the policy in `--version`.
    LABEL_POLICY = "regelverk", "policy";
    /// Label of the schema in `--version`.
    LABEL_SCHEMA = "schema", "schema";
}

/// The words of a clause's strength, by their name in the policy.
const WORDS: &[(&str, Two)] = &[
    ("must", Two { sv: "ska", en: "must" }),
    ("should", Two { sv: "bör", en: "should" }),
    ("may", Two { sv: "får", en: "may" }),
    ("not-recommended", Two { sv: "rekommenderas inte", en: "not recommended" }),
    ("information", Two { sv: "upplysning", en: "information" }),
];

/// A clause's word in the reader's language; `None` when the policy has a word of its own.
#[must_use]
pub fn clause_word(name: &str) -> Option<Two> {
    WORDS.iter().find(|(word, _)| *word == name).map(|(_, text)| *text)
}
