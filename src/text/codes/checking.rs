//! Texts of the codes of `diagnostic::codes::checking`, for those who write a policy. A pure table, exempt from the
//! limit on file size.

use super::{CodeText, two};

pub(super) const TEXTS: &[CodeText] = &[
    CodeText {
        id: "K401",
        title: two("Regelverket saknar inledning", "The policy has no header"),
        message: two(
            "Ingen av regelverkets filer har en inledning som börjar med `policy`.",
            "None of the policy's files has a header that begins with `policy`.",
        ),
        label: two("inledningen saknas", "the header is missing"),
        help: two(
            "Skriv en inledning i en av filerna, med namn, språk och schema.",
            "Write a header in one of the files, with name, languages and schema.",
        ),
        page: two(
            "Inledningen säger vad regelverket heter, vilka språk texterna finns på och vilket schema uppgifterna följer. Den står en gång, i en av filerna.\n\nFel:\n\n    rule phoniro.fixed-ip { … }\n\nRätt:\n\n    policy uppsala.it-checklist {\n      schema    \"provider-setup\"\n      languages sv, en\n    }\n    rule phoniro.fixed-ip { … }\n",
            "The header says what the policy is called, in which languages its texts are and which schema the setup files follow. It stands once, in one of the files.\n\nWrong:\n\n    rule phoniro.fixed-ip { … }\n\nRight:\n\n    policy uppsala.it-checklist {\n      schema    \"provider-setup\"\n      languages sv, en\n    }\n    rule phoniro.fixed-ip { … }\n",
        ),
    },
    CodeText {
        id: "K402",
        title: two("Två inledningar", "Two headers"),
        message: two("Regelverket har redan en inledning.", "The policy has a header already."),
        label: two("en inledning till", "another header"),
        help: two(
            "Ta bort den ena. Är det två regelverk, så lägg dem i var sin mapp.",
            "Remove one of them. If they are two policies, put them in a folder each.",
        ),
        page: two(
            "Alla filer i en mapp är ett och samma regelverk och har en gemensam inledning.\n\nFel: två filer i mappen börjar med `policy … { … }`.\n\nRätt: bara en av dem gör det.\n",
            "All files of a folder are one policy and share one header.\n\nWrong: two files of the folder begin with `policy … { … }`.\n\nRight: only one of them does.\n",
        ),
    },
    CodeText {
        id: "K403",
        title: two("Inga krav i regelverket", "No rules in the policy"),
        message: two("Regelverket har inget krav.", "The policy has no rule."),
        label: two("det här regelverket är tomt", "this policy is empty"),
        help: two(
            "Skriv minst ett krav med `rule`, och kontrollera att alla filer ligger i mappen.",
            "Write at least one `rule`, and check that all files are in the folder.",
        ),
        page: two(
            "Ett regelverk utan krav skulle godkänna alla filer utan att ha kontrollerat något.\n\nFel:\n\n    policy min.checklista { … }\n\nRätt:\n\n    policy min.checklista { … }\n    rule min.regel { cites min.punkt  must provider.approved }\n",
            "A policy without rules would approve every file without having checked anything.\n\nWrong:\n\n    policy my.checklist { … }\n\nRight:\n\n    policy my.checklist { … }\n    rule my.rule { cites my.clause  must provider.approved }\n",
        ),
    },
    CodeText {
        id: "K404",
        title: two("Samma namn två gånger", "The same name twice"),
        message: two("Namnet {name} är redan använt.", "The name {name} is taken already."),
        label: two("namnet används redan", "taken already"),
        help: two("Välj ett annat namn, eller ta bort den ena.", "Choose another name, or remove one of the two."),
        page: two(
            "Varje krav, punkt, tolkning, åtgärd och kontakt har ett eget namn. Värden (`param`), tabeller och definitioner delar på samma namn, eftersom de används på samma ställen. Ett språk räknas upp en gång.\n\nFel:\n\n    param limit = 10\n    define limit = 12\n\nRätt:\n\n    param limit = 10\n    define higher-limit = 12\n",
            "Every rule, clause, reading, action and contact has a name of its own. Params, tables and definitions share one set of names, because they are used in the same places. A language is listed once.\n\nWrong:\n\n    param limit = 10\n    define limit = 12\n\nRight:\n\n    param limit = 10\n    define higher-limit = 12\n",
        ),
    },
    CodeText {
        id: "K405",
        title: two("Texten saknas på ett språk", "A text is missing in a language"),
        message: two("Texten saknas på språket {languages&}.", "The text is missing in the language {languages&}."),
        label: two("saknas på {languages&}", "missing in {languages&}"),
        help: two(
            "Skriv texten på alla språk som regelverkets inledning räknar upp.",
            "Write the text in every language that the policy's header lists.",
        ),
        page: two(
            "Läsaren ska kunna läsa allt på sitt språk. Därför finns varje text på alla språk i inledningens `languages`. Språket anges med två bokstäver före texten.\n\nFel:\n\n    say sv \"Enheten har ingen expertanvändare.\"\n\nRätt:\n\n    say sv \"Enheten har ingen expertanvändare.\"\n        en \"The unit has no expert user.\"\n",
            "Readers must be able to read everything in their language. So every text is there in all languages of the header's `languages`. The language stands before the text, in two letters.\n\nWrong:\n\n    say sv \"Enheten har ingen expertanvändare.\"\n\nRight:\n\n    say sv \"Enheten har ingen expertanvändare.\"\n        en \"The unit has no expert user.\"\n",
        ),
    },
    CodeText {
        id: "K406",
        title: two("Ett språk som regelverket inte har", "A language that the policy does not have"),
        message: two(
            "Texten har ett språk som regelverket inte har, eller inget språk alls.",
            "The text is in a language that the policy does not have, or in none.",
        ),
        label: two("inget av regelverkets språk", "none of the policy's languages"),
        help: two(
            "Skriv språket före texten. Regelverket har språken {languages&}.",
            "Write the language before the text. The policy has the languages {languages&}.",
        ),
        page: two(
            "Inledningens `languages` räknar upp språken. Varje text börjar med ett av dem.\n\nFel:\n\n    languages sv, en\n    …\n    sv \"Utse fler.\"   de \"Mehr benennen.\"\n\nRätt:\n\n    languages sv, en\n    …\n    sv \"Utse fler.\"   en \"Appoint more.\"\n",
            "The header's `languages` lists the languages. Every text begins with one of them.\n\nWrong:\n\n    languages sv, en\n    …\n    sv \"Utse fler.\"   de \"Mehr benennen.\"\n\nRight:\n\n    languages sv, en\n    …\n    sv \"Utse fler.\"   en \"Appoint more.\"\n",
        ),
    },
    CodeText {
        id: "K407",
        title: two("Två texter på samma språk", "Two texts in one language"),
        message: two(
            "Texten finns redan på språket {language}.",
            "The text is there already in the language {language}.",
        ),
        label: two("samma språk en gång till", "the same language again"),
        help: two("Ta bort den ena, eller rätta språket.", "Remove one of them, or correct the language."),
        page: two(
            "En text finns en gång på varje språk. Oftast har ett språk blivit fel när en rad kopierades.\n\nFel:\n\n    sv \"Utse fler.\"   sv \"Appoint more.\"\n\nRätt:\n\n    sv \"Utse fler.\"   en \"Appoint more.\"\n",
            "A text is there once in each language. Mostly a language went wrong when a line was copied.\n\nWrong:\n\n    sv \"Utse fler.\"   sv \"Appoint more.\"\n\nRight:\n\n    sv \"Utse fler.\"   en \"Appoint more.\"\n",
        ),
    },
    CodeText {
        id: "K408",
        title: two("Något saknas i inledningen", "The header is incomplete"),
        message: two("Inledningen saknar `{what}`.", "The header lacks `{what}`."),
        label: two("`{what}` saknas", "`{what}` is missing"),
        help: two(
            "Lägg till raden. Så här kan den se ut: `languages sv, en` eller `schema \"provider-setup\"`.",
            "Add the line. It may look like this: `languages sv, en` or `schema \"provider-setup\"`.",
        ),
        page: two(
            "Inledningen måste säga på vilka språk texterna finns (`languages`) och vilket schema uppgifterna följer (`schema`).\n\nFel:\n\n    policy min.checklista {\n      owner \"Uppsala kommun\"\n    }\n\nRätt:\n\n    policy min.checklista {\n      owner     \"Uppsala kommun\"\n      schema    \"provider-setup\"\n      languages sv, en\n    }\n",
            "The header must say in which languages the texts are (`languages`) and which schema the setup files follow (`schema`).\n\nWrong:\n\n    policy my.checklist {\n      owner \"Uppsala kommun\"\n    }\n\nRight:\n\n    policy my.checklist {\n      owner     \"Uppsala kommun\"\n      schema    \"provider-setup\"\n      languages sv, en\n    }\n",
        ),
    },
    CodeText {
        id: "K409",
        title: two("Något saknas i punkten", "The clause is incomplete"),
        message: two("Punkten saknar `{what}`.", "The clause lacks `{what}`."),
        label: two("`{what}` saknas", "`{what}` is missing"),
        help: two(
            "Skriv `word` och källdokumentets eget ord: `must`, `should`, `may`, `not-recommended` eller `information`.",
            "Write `word` and the source document's own word: `must`, `should`, `may`, `not-recommended` or `information`.",
        ),
        page: two(
            "En punkt återger källdokumentet. Därför säger den också vilket ord dokumentet använder: ska (`must`), bör (`should`), får (`may`), rekommenderas inte (`not-recommended`) eller bara en upplysning (`information`).\n\nFel:\n\n    clause siebel.expert-ratio { sv \"…\" en \"…\" }\n\nRätt:\n\n    clause siebel.expert-ratio { word should  sv \"…\" en \"…\" }\n",
            "A clause renders the source document. So it also says which word the document uses: must, should, may, not recommended, or merely information.\n\nWrong:\n\n    clause siebel.expert-ratio { sv \"…\" en \"…\" }\n\nRight:\n\n    clause siebel.expert-ratio { word should  sv \"…\" en \"…\" }\n",
        ),
    },
    CodeText {
        id: "K410",
        title: two("Något som inte finns i regelverket", "Something that the policy does not have"),
        message: two("Regelverket saknar {kind} {name}.", "The policy lacks {kind} {name}."),
        label: two("finns inte", "does not exist"),
        help: two("Rätta namnet, eller lägg till det som saknas.", "Correct the name, or add what is missing."),
        page: two(
            "Ett krav hänvisar till punkter (`cites`), tolkningar (`reads`), åtgärder (`action`) och andra krav (`follows`); en åtgärd hänvisar till kontakter (`contact`). Det som nämns måste finnas någonstans i regelverkets filer.\n\nFel:\n\n    clause siebel.expert-ratio { … }\n    rule siebel.expert-ratio { cites siebel.expert-rato  … }\n\nRätt:\n\n    clause siebel.expert-ratio { … }\n    rule siebel.expert-ratio { cites siebel.expert-ratio  … }\n",
            "A rule refers to clauses (`cites`), readings (`reads`), actions (`action`) and other rules (`follows`); an action refers to contacts (`contact`). What is named must be somewhere in the policy's files.\n\nWrong:\n\n    clause siebel.expert-ratio { … }\n    rule siebel.expert-ratio { cites siebel.expert-rato  … }\n\nRight:\n\n    clause siebel.expert-ratio { … }\n    rule siebel.expert-ratio { cites siebel.expert-ratio  … }\n",
        ),
    },
    CodeText {
        id: "K411",
        title: two("Okänt namn", "Unknown name"),
        message: two("Namnet {name} betyder inget här.", "The name {name} means nothing here."),
        label: two("okänt namn", "unknown name"),
        help: two(
            "Använd ett fält överst i filen, ett namn som kravet inför, eller ett värde (`param`), en definition eller en tabell. Ett fält i en post skrivs efter postens namn och en punkt.",
            "Use a field at the top of the file, a name that the rule introduces, or a param, a definition or a table. A field of a record is written after the record's name and a dot.",
        ),
        page: two(
            "Ett namn ska vara känt där det står: som ett fält överst i uppgifterna, som `for each`, `let` eller `in` inför det, eller som `param`, `define` eller `table` i regelverket. Ett värde ur en lista av givna värden förstås bara där det jämförs med ett fält som har de värdena.\n\nFel:\n\n    for each unit in units\n    must home_care\n\nRätt:\n\n    for each unit in units\n    must unit.home_care\n",
            "A name must be known where it stands: as a field at the top of the setup, introduced by `for each`, `let` or `in`, or as a `param`, `define` or `table` of the policy. A value out of a list of given values is understood only where it is compared with a field that has those values.\n\nWrong:\n\n    for each unit in units\n    must home_care\n\nRight:\n\n    for each unit in units\n    must unit.home_care\n",
        ),
    },
    CodeText {
        id: "K412",
        title: two("Fältet finns inte", "There is no such field"),
        message: two("Det finns inget fält {name} här.", "There is no field {name} here."),
        label: two("finns inte", "does not exist"),
        help: two("Fält som finns: {allowed&}.", "The fields there are: {allowed&}."),
        page: two(
            "Fälten är de som schemat räknar upp. Ett felskrivet fält stoppar regelverket, så att inget krav slutar gälla i tysthet.\n\nFel:\n\n    must person.licenced\n\nRätt:\n\n    must person.licensed\n",
            "The fields are those that the schema lists. A misspelt field stops the policy, so that no rule silently ceases to hold.\n\nWrong:\n\n    must person.licenced\n\nRight:\n\n    must person.licensed\n",
        ),
    },
    CodeText {
        id: "K413",
        title: two("Värdet finns inte", "There is no such value"),
        message: two(
            "{name} är inget av de värden som kan stå här.",
            "{name} is none of the values that can stand here.",
        ),
        label: two("finns inte bland värdena", "not among the values"),
        help: two("Värden som finns: {allowed&}.", "The values there are: {allowed&}."),
        page: two(
            "Vissa fält har ett av ett antal givna värden, som schemat räknar upp. Ett värde som inte finns skulle aldrig stämma.\n\nFel:\n\n    when provider.regi = privatt\n\nRätt:\n\n    when provider.regi = privat\n",
            "Some fields have one of several given values, which the schema lists. A value that does not exist would never match.\n\nWrong:\n\n    when provider.regi = privatt\n\nRight:\n\n    when provider.regi = privat\n",
        ),
    },
    CodeText {
        id: "K414",
        title: two("Ett namn med två betydelser", "A name with two meanings"),
        message: two(
            "{name} kan betyda två saker här: ett värde, eller något annat med samma namn.",
            "{name} can mean two things here: a value, or something else of that name.",
        ),
        label: two("kan betyda två saker", "could be two things"),
        help: two(
            "Skriv `value` före om du menar värdet. Byt annars namn på det andra, eller skriv hela vägen till fältet.",
            "Write `value` before it if you mean the value. Otherwise rename the other thing, or write the whole path to the field.",
        ),
        page: two(
            "Ordet siebel är både ett system som en utförare kan använda och ett fält överst i uppgifterna. Vilket som menas ska framgå av regelverket och aldrig behöva gissas.\n\nFel:\n\n    when provider.uses has siebel\n\nRätt:\n\n    when provider.uses has value siebel\n",
            "The word siebel is both a system that a provider can use and a field at the top of the setup. The policy must say which is meant; nobody should have to guess.\n\nWrong:\n\n    when provider.uses has siebel\n\nRight:\n\n    when provider.uses has value siebel\n",
        ),
    },
    CodeText {
        id: "K415",
        title: two("Ett namn som döljer ett annat", "A name that hides another"),
        message: two(
            "Namnet {name} finns redan, och det gamla skulle inte gå att nå härifrån.",
            "The name {name} exists already, and the old one could not be reached from here.",
        ),
        label: two("namnet finns redan", "the name exists already"),
        help: two("Välj ett annat namn.", "Choose another name."),
        page: two(
            "Ett namn betyder en sak i hela kravet. Namn som `for each`, `let`, `in` och en definitions parentes inför får inte vara upptagna av ett fält överst i uppgifterna, ett värde (`param`), en definition, en tabell eller ett namn längre ut.\n\nFel:\n\n    for each units in units\n\nRätt:\n\n    for each unit in units\n",
            "A name means one thing in the whole rule. Names introduced by `for each`, `let`, `in` and a definition's parentheses must not be taken by a field at the top of the setup, a param, a definition, a table or a name further out.\n\nWrong:\n\n    for each units in units\n\nRight:\n\n    for each unit in units\n",
        ),
    },
    CodeText {
        id: "K416",
        title: two("Schemat går inte att använda här", "The schema cannot be used here"),
        message: two(
            "Schemat beskriver fältet {name} på ett sätt som krav inte kan läsa (`{place}` i schemat).",
            "The schema describes the field {name} in a way that rules cannot read (`{place}` in the schema).",
        ),
        label: two("kan inte läsas", "cannot be read"),
        help: two(
            "Låt schemat ge fältet ett enda slag: text, tal, ja eller nej, datum, givna värden, en lista eller en post med uppräknade fält.",
            "Let the schema give the field one kind: text, number, yes or no, date, given values, a list, or a record with listed fields.",
        ),
        page: two(
            "Krav läser bara fält vars slag är bestämt. Fält som kan vara flera saker, eller poster som kan ha vilka fält som helst, går inte att kontrollera säkert.\n\nFel i schemat:\n\n    \"size\": { \"type\": [\"string\", \"number\"] }\n\nRätt:\n\n    \"size\": { \"type\": \"number\" }\n",
            "Rules only read fields whose kind is settled. Fields that can be several things, or records that can have any fields, cannot be checked with certainty.\n\nWrong in the schema:\n\n    \"size\": { \"type\": [\"string\", \"number\"] }\n\nRight:\n\n    \"size\": { \"type\": \"number\" }\n",
        ),
    },
    CodeText {
        id: "K417",
        title: two("Fel slags värde", "The wrong kind of value"),
        message: two("Här behövs {expected}, men det här är {found}.", "This should be {expected}, but it is {found}."),
        label: two("fel slags värde", "the wrong kind"),
        help: two(
            "Skriv något av rätt slag. Ofta saknas ett fältnamn efter en punkt, eller en jämförelse.",
            "Write something of the right kind. Often the name of a field after a dot is missing, or a comparison.",
        ),
        page: two(
            "Varje plats tar emot ett bestämt slags värde: `when` och `must` ett ja eller nej, `by` och `during` datum, `in` en lista.\n\nFel:\n\n    must person.roles\n\nRätt:\n\n    must person.roles has expert\n",
            "Every place takes one kind of value: `when` and `must` a yes or no, `by` and `during` dates, `in` a list.\n\nWrong:\n\n    must person.roles\n\nRight:\n\n    must person.roles has expert\n",
        ),
    },
    CodeText {
        id: "K418",
        title: two("Värden som inte går ihop", "Values that do not go together"),
        message: two(
            "Här möts {left} och {right}, och de går inte ihop.",
            "Here {left} meets {right}, and they do not go together.",
        ),
        label: two("går inte ihop", "do not go together"),
        help: two(
            "Använd samma slags värde på båda sidor. Tal, datum och `true` eller `false` skrivs utan citattecken.",
            "Use the same kind of value on both sides. Numbers, dates and `true` or `false` are written without quotes.",
        ),
        page: two(
            "Bara värden av samma slag går att jämföra, räkna ihop eller välja mellan. Ett tal inom citattecken är en text.\n\nFel:\n\n    must attestation.covers = \"3\"\n\nRätt:\n\n    must attestation.covers = 3\n",
            "Only values of one kind can be compared, added or chosen between. A number in quotes is a text.\n\nWrong:\n\n    must attestation.covers = \"3\"\n\nRight:\n\n    must attestation.covers = 3\n",
        ),
    },
    CodeText {
        id: "K419",
        title: two("Dagar och månader tillsammans", "Days and months together"),
        message: two(
            "Dagar eller veckor går inte att jämföra eller räkna ihop med månader eller år.",
            "Days or weeks cannot be compared with or added to months or years.",
        ),
        label: two("dagar mot månader", "days against months"),
        help: two(
            "Skriv båda i dagar eller båda i månader, eller räkna från ett datum.",
            "Write both in days or both in months, or count from a date.",
        ),
        page: two(
            "En månad är olika lång. Därför är 30 dagar varken mer eller mindre än en månad, om man inte vet från vilken dag.\n\nFel:\n\n    let lead = 2 weeks + 1 month\n\nRätt:\n\n    let latest = event.date - 1 month - 2 weeks\n",
            "Months differ in length. So 30 days are neither more nor less than a month, unless one knows from which day.\n\nWrong:\n\n    let lead = 2 weeks + 1 month\n\nRight:\n\n    let latest = event.date - 1 month - 2 weeks\n",
        ),
    },
    CodeText {
        id: "K420",
        title: two("Jämförelsen passar inte", "The comparison does not fit"),
        message: two(
            "Tecknen <, <=, > och >= jämför tal och tidslängder, inte {found}.",
            "The signs <, <=, > and >= compare numbers and lengths of time, not {found}.",
        ),
        label: two("passar inte här", "does not fit here"),
        help: two(
            "Datum och månader jämförs med ord: `before`, `on or before`, `after` och `on or after`. Texter har ingen ordning; jämför dem med `=` eller `!=`.",
            "Dates and months are compared with words: `before`, `on or before`, `after` and `on or after`. Texts have no order; compare them with `=` or `!=`.",
        ),
        page: two(
            "Datum jämförs med ord, så att det syns om dagen själv räknas med. Texter har ingen ordning: ”12” kommer före ”3” i alfabetet.\n\nFel:\n\n    must person.active_from <= as_of\n\nRätt:\n\n    must person.active_from on or before as_of\n",
            "Dates are compared with words, so that one sees whether the day itself counts. Texts have no order: “12” comes before “3” in the alphabet.\n\nWrong:\n\n    must person.active_from <= as_of\n\nRight:\n\n    must person.active_from on or before as_of\n",
        ),
    },
    CodeText {
        id: "K421",
        title: two("Fel antal värden", "The wrong number of values"),
        message: two(
            "Antalet värden till {name} stämmer inte: det ska vara {expected}, men här står {found}.",
            "The wrong number of values for {name}: it takes {expected}, and {found} given here.",
        ),
        label: two("fel antal", "the wrong number"),
        help: two(
            "Skriv lika många värden som definitionen eller tabellen anger. En tabell utan pil (`->`) kan inte slås upp med `for`.",
            "Write as many values as the definition or table asks for. A table without an arrow (`->`) cannot be looked up with `for`.",
        ),
        page: two(
            "En definition tar emot de värden som står i dess parentes, och en tabell de kolumner som står före pilen.\n\nFel:\n\n    define active(person) = …\n    must active(person, as_of)\n\nRätt:\n\n    define active(person) = …\n    must active(person)\n",
            "A definition takes the values in its parentheses, and a table the columns before its arrow.\n\nWrong:\n\n    define active(person) = …\n    must active(person, as_of)\n\nRight:\n\n    define active(person) = …\n    must active(person)\n",
        ),
    },
    CodeText {
        id: "K422",
        title: two("Definitionen leder tillbaka till sig själv", "The definition leads back to itself"),
        message: two(
            "Definitionen {name} använder sig själv, direkt eller genom en annan.",
            "The definition {name} uses itself, directly or through another.",
        ),
        label: two("leder tillbaka hit", "leads back here"),
        help: two("Skriv definitionen utan att använda den själv.", "Write the definition without using itself."),
        page: two(
            "En definition som använder sig själv har inget slut, så ingen kan säga vad den betyder.\n\nFel:\n\n    define on-duty(person) = ready(person)\n    define ready(person)   = on-duty(person)\n\nRätt:\n\n    define on-duty(person) = ready(person)\n    define ready(person)   = person.active_from on or before as_of\n",
            "A definition that uses itself has no end, so nobody can say what it means.\n\nWrong:\n\n    define on-duty(person) = ready(person)\n    define ready(person)   = on-duty(person)\n\nRight:\n\n    define on-duty(person) = ready(person)\n    define ready(person)   = person.active_from on or before as_of\n",
        ),
    },
    CodeText {
        id: "K423",
        title: two("Andelen måste ligga mellan 0 och 100 procent", "The share must lie between 0 and 100 per cent"),
        message: two(
            "En andel ska vara större än 0 och högst 100 procent.",
            "A share must be above 0 and at most 100 per cent.",
        ),
        label: two("utanför gränserna", "outside the limits"),
        help: two(
            "Ändra procentandelen. Menar du ingen alls eller alla, så skriv `no` eller `every`.",
            "Change the percentage. If you mean none at all or all, write `no` or `every`.",
        ),
        page: two(
            "En andel av en lista kan inte vara mer än hela listan, och noll procent ställer inget krav.\n\nFel:\n\n    must at least 110% of person in persons satisfy person.care_staff\n\nRätt:\n\n    must every person in persons satisfy person.care_staff\n",
            "A share of a list cannot be more than the whole list, and zero per cent demands nothing.\n\nWrong:\n\n    must at least 110% of person in persons satisfy person.care_staff\n\nRight:\n\n    must every person in persons satisfy person.care_staff\n",
        ),
    },
    CodeText {
        id: "K424",
        title: two("Mönstret går inte att använda", "The pattern cannot be used"),
        message: two("Mönstret efter `matches` går inte att använda.", "The pattern after `matches` cannot be used."),
        label: two("går inte att använda", "cannot be used"),
        help: two(
            "Kontrollera att alla parenteser stängs. Mönstret ska stå inom citattecken, ha högst 1 000 tecken och får inte blicka framåt eller bakåt.",
            "Check that all brackets are closed. The pattern must stand in quotes, have at most 1,000 characters, and may not look ahead or behind.",
        ),
        page: two(
            "Ett mönster är ett reguljärt uttryck och gäller alltid hela texten. Det prövas på en tid som bara beror på textens längd, och därför finns inte allt som andra program har.\n\nFel:\n\n    must computer.ie_version matches \"(11\"\n\nRätt:\n\n    must computer.ie_version matches \"11\\\\..*\"\n",
            "A pattern is a regular expression and always holds for the whole text. It is tried in a time that only depends on the length of the text, so not everything that other programs have is there.\n\nWrong:\n\n    must computer.ie_version matches \"(11\"\n\nRight:\n\n    must computer.ie_version matches \"11\\\\..*\"\n",
        ),
    },
    CodeText {
        id: "K425",
        title: two("Listan har inget som skiljer posterna åt", "The list has nothing that tells its records apart"),
        message: two(
            "Posterna i den här listan går inte att skilja åt i svaren.",
            "The records of this list cannot be told apart in the results.",
        ),
        label: two("posterna saknar beteckning", "its records have no identifier"),
        help: two(
            "Gå igenom en lista som har en beteckning i schemat (`x-krav-key`), eller använd `every … satisfy` i stället för `for each`.",
            "Go through a list that has a key in the schema (`x-krav-key`), or use `every … satisfy` in place of `for each`.",
        ),
        page: two(
            "`for each` ger ett svar för varje post. Svaret säger vilken post det gäller, och därför måste schemat säga vad som skiljer posterna åt.\n\nFel i schemat:\n\n    \"rooms\": { \"type\": \"array\", \"items\": { … } }\n\nRätt:\n\n    \"rooms\": { \"type\": \"array\", \"x-krav-key\": \"id\", \"items\": { … } }\n",
            "`for each` gives a result for every record. The result says which record it is about, and so the schema must say what tells the records apart.\n\nWrong in the schema:\n\n    \"rooms\": { \"type\": \"array\", \"items\": { … } }\n\nRight:\n\n    \"rooms\": { \"type\": \"array\", \"x-krav-key\": \"id\", \"items\": { … } }\n",
        ),
    },
    CodeText {
        id: "K426",
        title: two("För många listor inuti varandra", "Too many lists inside each other"),
        message: two(
            "Här gås listor igenom inuti varandra i fler än {limit} nivåer.",
            "Here lists are gone through inside each other, more than {limit} deep.",
        ),
        label: two("för många nivåer", "too many levels"),
        help: two(
            "Låt `where` säga vilken post det gäller, som i `where unit.id = person.employer`, eller dela kravet i flera.",
            "Let `where` say which record it is, as in `where unit.id = person.employer`, or split the rule into several.",
        ),
        page: two(
            "När tre listor gås igenom inuti varandra blir det för många kombinationer att pröva. Det går fort om `where` jämför ett fält med ett värde som redan är känt.\n\nFel:\n\n    must every unit in units satisfy\n      every person in persons satisfy\n        some card in cards satisfy card.valid_to after as_of\n\nRätt:\n\n    for each person in persons\n    must some card in cards where card.person_id = person.id satisfy card.valid_to after as_of\n",
            "When three lists are gone through inside each other there are too many combinations to try. It is fast if `where` compares a field with a value that is known already.\n\nWrong:\n\n    must every unit in units satisfy\n      every person in persons satisfy\n        some card in cards satisfy card.valid_to after as_of\n\nRight:\n\n    for each person in persons\n    must some card in cards where card.person_id = person.id satisfy card.valid_to after as_of\n",
        ),
    },
    CodeText {
        id: "K427",
        title: two("Här finns inget antal", "There is no count here"),
        message: two(
            "{name} i texten står för ett antal, men kravet före texten räknar ingenting.",
            "{name} in the text stands for a count, but the requirement before the text counts nothing.",
        ),
        label: two("inget att räkna", "nothing to count"),
        help: two(
            "Ta bort det ur texten, eller skriv kravet med till exempel `at least 3 of … satisfy …`.",
            "Take it out of the text, or write the requirement with, for instance, `at least 3 of … satisfy …`.",
        ),
        page: two(
            "`{found}`, `{needed}` och `{total}` är antalen i ett krav som räknar poster. Andra krav har inga sådana antal.\n\nFel:\n\n    must provider.approved\n    say  sv \"Det behövs {needed}.\"  en \"{needed} are needed.\"\n\nRätt:\n\n    must at least 2 of person in persons satisfy person.roles has expert\n    say  sv \"Det behövs {needed}.\"  en \"{needed} are needed.\"\n",
            "`{found}`, `{needed}` and `{total}` are the counts of a requirement that counts records. Other requirements have none.\n\nWrong:\n\n    must provider.approved\n    say  sv \"Det behövs {needed}.\"  en \"{needed} are needed.\"\n\nRight:\n\n    must at least 2 of person in persons satisfy person.roles has expert\n    say  sv \"Det behövs {needed}.\"  en \"{needed} are needed.\"\n",
        ),
    },
    CodeText {
        id: "K428",
        title: two("Intyget måste stå för sig", "The attestation must stand alone"),
        message: two(
            "`attested` får inte sättas ihop med något annat.",
            "`attested` may not be joined with anything else.",
        ),
        label: two("intyg och kontroll i ett", "attestation and check in one"),
        help: two(
            "Skriv två krav efter varandra: ett med det som går att kontrollera och ett med bara `attested`.",
            "Write two requirements one after the other: one with what can be checked and one with `attested` alone.",
        ),
        page: two(
            "Det som en människa intygar redovisas för sig och blandas inte med det som programmet kontrollerar. Ett villkor skrivs med `when`.\n\nFel:\n\n    must attested general.skills and provider.approved\n\nRätt:\n\n    must attested general.skills\n    must provider.approved\n",
            "What a human attests is shown apart and is not mixed with what the program checks. A condition is written with `when`.\n\nWrong:\n\n    must attested general.skills and provider.approved\n\nRight:\n\n    must attested general.skills\n    must provider.approved\n",
        ),
    },
    CodeText {
        id: "K429",
        title: two("Okänd form", "Unknown form"),
        message: two(
            "Det finns ingen form eller egenskap som heter {name}.",
            "There is no shape or state called {name}.",
        ),
        label: two("finns inte", "does not exist"),
        help: two(
            "Efter `is` kan det stå `done`, `planned`, `declared`, `missing`, `empty` eller en textform: {allowed&}. Efter `as` står en textform.",
            "After `is` there can be `done`, `planned`, `declared`, `missing`, `empty` or a shape of text: {allowed&}. After `as` stands a shape.",
        ),
        page: two(
            "`is` frågar om en text har en viss form, och `as` läser den i den formen. Ska två värden jämföras används `=`.\n\nFel:\n\n    must network.address is ip\n\nRätt:\n\n    must network.address is ip-address\n",
            "`is` asks whether a text has a certain form, and `as` reads it in that form. To compare two values, use `=`.\n\nWrong:\n\n    must network.address is ip\n\nRight:\n\n    must network.address is ip-address\n",
        ),
    },
    CodeText {
        id: "K431",
        title: two("Datum i fel ordning", "Dates in the wrong order"),
        message: two(
            "Datumet ligger före det som det ska följa på, eller på samma dag.",
            "The date lies before the one that it should follow, or on the same day.",
        ),
        label: two("fel ordning", "the wrong order"),
        help: two("Skriv datumen i stigande ordning.", "Write the dates in ascending order."),
        page: two(
            "Värden som ändras över tid skrivs från det äldsta till det nyaste, med en dag var. `effective from … until …` börjar med den tidigare dagen.\n\nFel:\n\n    param share = 10% from 2027-01-01, 12% from 2018-06-15\n\nRätt:\n\n    param share = 12% from 2018-06-15, 10% from 2027-01-01\n",
            "Values that change over time are written from the oldest to the newest, each with a day of its own. `effective from … until …` begins with the earlier day.\n\nWrong:\n\n    param share = 10% from 2027-01-01, 12% from 2018-06-15\n\nRight:\n\n    param share = 12% from 2018-06-15, 10% from 2027-01-01\n",
        ),
    },
    CodeText {
        id: "K432",
        title: two("Krav som följer varandra i ring", "Rules that follow each other in a circle"),
        message: two(
            "Kravet {name} följer på sig självt, direkt eller genom andra krav.",
            "The rule {name} follows itself, directly or through other rules.",
        ),
        label: two("följer på sig självt", "follows itself"),
        help: two(
            "Ta bort ett av `follows`, så att något krav kommer först.",
            "Remove one `follows`, so that some rule comes first.",
        ),
        page: two(
            "`follows` visar en brist under det krav som den beror på. Går det runt i ring finns ingen grundorsak att visa.\n\nFel:\n\n    rule a { … follows b }\n    rule b { … follows a }\n\nRätt:\n\n    rule a { … follows b }\n    rule b { … }\n",
            "`follows` shows a breach under the rule that it stems from. In a circle there is no root cause to show.\n\nWrong:\n\n    rule a { … follows b }\n    rule b { … follows a }\n\nRight:\n\n    rule a { … follows b }\n    rule b { … }\n",
        ),
    },
    CodeText {
        id: "K433",
        title: two("Kravet säger inte vad som krävs", "The rule does not say what is required"),
        message: two(
            "{name} har varken `must`, `should` eller `note`.",
            "{name} has neither `must`, `should` nor `note`.",
        ),
        label: two("kräver ingenting", "requires nothing"),
        help: two(
            "Skriv vad som krävs efter `must` (ska), `should` (bör) eller `note` (upplysning).",
            "Write what is required after `must`, `should` or `note`.",
        ),
        page: two(
            "Ett krav har en eller flera satser som börjar med `must`, `should` eller `note`. De andra raderna säger bara när och för vem.\n\nFel:\n\n    rule general.approved { cites general.approved  when provider.uses is declared }\n\nRätt:\n\n    rule general.approved { cites general.approved  must provider.approved }\n",
            "A rule has one or several statements that begin with `must`, `should` or `note`. The other lines only say when and for whom.\n\nWrong:\n\n    rule general.approved { cites general.approved  when provider.uses is declared }\n\nRight:\n\n    rule general.approved { cites general.approved  must provider.approved }\n",
        ),
    },
    CodeText {
        id: "K434",
        title: two("Namnet införs först längre ner", "The name is introduced further down"),
        message: two(
            "Namnet {name} används innan det har införts.",
            "The name {name} is used before it is introduced.",
        ),
        label: two("används för tidigt", "used too early"),
        help: two(
            "Flytta raden, så att den står efter `for each` eller `let` som inför namnet.",
            "Move the line, so that it stands after the `for each` or `let` that introduces the name.",
        ),
        page: two(
            "Raderna i ett krav läses uppifrån och ner. Ett namn från `for each` eller `let` gäller från nästa rad.\n\nFel:\n\n    when unit.home_care\n    for each unit in units\n\nRätt:\n\n    for each unit in units where unit.home_care\n",
            "The lines of a rule are read from the top. A name from `for each` or `let` holds from the next line.\n\nWrong:\n\n    when unit.home_care\n    for each unit in units\n\nRight:\n\n    for each unit in units where unit.home_care\n",
        ),
    },
    CodeText {
        id: "K435",
        title: two("Värdet måste skrivas ut", "The value must be written out"),
        message: two(
            "`param` måste ha ett fast värde, som ett tal, ett datum eller en text.",
            "A `param` must have a fixed value, such as a number, a date or a text.",
        ),
        label: two("inget fast värde", "no fixed value"),
        help: two(
            "Skriv värdet självt. Ska det räknas ut, så använd `define`. En text skrivs inom citattecken.",
            "Write the value itself. If it is to be worked out, use `define`. A text stands in quotes.",
        ),
        page: two(
            "`param` är de värden som kommunen kan komma att ändra. De ska kunna läsas av utan att räkna.\n\nFel:\n\n    param lead = provider.active_from\n\nRätt:\n\n    param lead = 28 days\n",
            "A `param` is a value that the municipality may come to change. It must be readable without working anything out.\n\nWrong:\n\n    param lead = provider.active_from\n\nRight:\n\n    param lead = 28 days\n",
        ),
    },
    CodeText {
        id: "K436",
        title: two("Ett enda värde behövs", "A single value is needed"),
        message: two(
            "Här behövs ett enda värde, men det här är {found}.",
            "A single value is needed here, but this is {found}.",
        ),
        label: two("inte ett enda värde", "not a single value"),
        help: two(
            "Skriv vilket fält du menar, efter en punkt. För listor: använd `has`, `in` eller `every … satisfy`.",
            "Write which field you mean, after a dot. For lists: use `has`, `in` or `every … satisfy`.",
        ),
        page: two(
            "Hela poster och listor går inte att jämföra eller visa i en text, bara deras fält.\n\nFel:\n\n    where account.person_id = person\n\nRätt:\n\n    where account.person_id = person.id\n",
            "Whole records and lists cannot be compared or shown in a text, only their fields.\n\nWrong:\n\n    where account.person_id = person\n\nRight:\n\n    where account.person_id = person.id\n",
        ),
    },
    CodeText {
        id: "K440",
        title: two("För många led av definitioner", "Too many steps of definitions"),
        message: two(
            "Här bygger definitioner på varandra i fler led än de {limit} som går.",
            "Definitions build on each other here in more than the {limit} steps that there may be.",
        ),
        label: two("för många led", "too many steps"),
        help: two("Dela upp villkoret, eller skriv det mer rakt.", "Divide the condition, or write it more directly."),
        page: two(
            "Varje `define` och `let` får bygga på andra, men inte i hur många led som helst: då går det inte att lova att varje kontroll blir klar. Också parenteser och ord som `not` räknas som led.\n\nFel:\n\n    define a1 = provider.approved\n    define a2 = not a1\n    … och så vidare i flera hundra led\n\nRätt:\n\n    define a = provider.approved\n",
            "Each `define` and `let` may build on others, but not in any number of steps: then it could not be promised that every check ends. Parentheses and words such as `not` count as steps, too.\n\nWrong:\n\n    define a1 = provider.approved\n    define a2 = not a1\n    … and so on for hundreds of steps\n\nRight:\n\n    define a = provider.approved\n",
        ),
    },
    CodeText {
        id: "K441",
        title: two("Regelverket som byggs ut finns inte", "The policy that is extended is not there"),
        message: two(
            "Det finns inget regelverk som heter `{name}` att bygga ut.",
            "There is no policy called `{name}` to extend.",
        ),
        label: two("okänt regelverk", "unknown policy"),
        help: two(
            "Hämta regelverket med `import` i samma fil, eller rätta namnet.",
            "Fetch the policy with `import` in the same file, or correct the name.",
        ),
        page: two(
            "Efter `extends` står namnet på det regelverk som ska byggas ut, så som det står i dess inledning. Det är antingen ett som följer med programmet eller ett som hämtas med `import`.\n\nFel:\n\n    extends uppsala.checklist version \"1.0.0\" { … }\n\nRätt:\n\n    import \"../uppsala\"\n    extends uppsala.it-checklist version \"1.0.0\" { … }\n",
            "After `extends` stands the name of the policy to extend, as in its header. It is either one that comes with the program or one that is fetched with `import`.\n\nWrong:\n\n    extends uppsala.checklist version \"1.0.0\" { … }\n\nRight:\n\n    import \"../uppsala\"\n    extends uppsala.it-checklist version \"1.0.0\" { … }\n",
        ),
    },
    CodeText {
        id: "K442",
        title: two("En annan version av regelverket", "Another version of the policy"),
        message: two(
            "`{name}` har inte den version som byggs ut, {wanted}.",
            "`{name}` does not have the version that is extended, {wanted}.",
        ),
        label: two("en annan version", "another version"),
        help: two(
            "Gå igenom vad som har ändrats i regelverket, och skriv sedan dess version här.",
            "Go through what has changed in the policy, then write its version here.",
        ),
        page: two(
            "Den som bygger ut ett regelverk har läst en viss version av det. Ändras det ska ändringarna granskas, så att ingen får krav som ingen har bestämt.\n\nFel:\n\n    extends uppsala.it-checklist version \"0.9\" { … }      (inledningen säger version \"1.0.0\")\n\nRätt:\n\n    extends uppsala.it-checklist version \"1.0.0\" { … }\n",
            "Whoever extends a policy has read a certain version of it. When it changes, the changes are to be reviewed, so that nobody gets requirements that nobody decided on.\n\nWrong:\n\n    extends uppsala.it-checklist version \"0.9\" { … }      (the header says version \"1.0.0\")\n\nRight:\n\n    extends uppsala.it-checklist version \"1.0.0\" { … }\n",
        ),
    },
    CodeText {
        id: "K443",
        title: two("Två utbyggnader", "Two extensions"),
        message: two("Regelverket bygger redan ut ett annat.", "The policy extends another one already."),
        label: two("en utbyggnad till", "another extension"),
        help: two(
            "Lägg alla ändringar i samma `extends`. Fler regelverk hämtas med `import`.",
            "Put all changes into one `extends`. More policies are fetched with `import`.",
        ),
        page: two(
            "Ett regelverk bygger ut högst ett annat. Det kan i sin tur bygga ut ett tredje.\n\nFel:\n\n    extends uppsala.it-checklist version \"1.0.0\" { … }\n    extends knivsta.it version \"2\" { … }\n\nRätt:\n\n    import \"../knivsta\"\n    extends uppsala.it-checklist version \"1.0.0\" { … }\n",
            "A policy extends at most one other. That one may extend a third.\n\nWrong:\n\n    extends uppsala.it-checklist version \"1.0.0\" { … }\n    extends knivsta.it version \"2\" { … }\n\nRight:\n\n    import \"../knivsta\"\n    extends uppsala.it-checklist version \"1.0.0\" { … }\n",
        ),
    },
    CodeText {
        id: "K444",
        title: two("Regelverken har olika språk", "The policies have different languages"),
        message: two(
            "`{name}` har inte samma språk som regelverket som hämtar det: {languages&}.",
            "`{name}` does not have the languages of the policy that fetches it: {languages&}.",
        ),
        label: two("andra språk", "other languages"),
        help: two(
            "Skriv texterna på samma språk i båda, och räkna upp dem i båda inledningarna.",
            "Write the texts in the same languages in both, and list them in both headers.",
        ),
        page: two(
            "En rapport skrivs på ett språk. Därför finns varje text i ett regelverk, och i det som det hämtar, på samma språk.\n\nFel: regelverket har `languages sv, en`, det som hämtas bara `languages sv`.\n\nRätt: båda har `languages sv, en`.\n",
            "A report is written in one language. So each text of a policy, and of what it fetches, is there in the same languages.\n\nWrong: the policy has `languages sv, en`, the one it fetches only `languages sv`.\n\nRight: both have `languages sv, en`.\n",
        ),
    },
    CodeText {
        id: "K501",
        title: two("Schemat finns inte", "The schema is not there"),
        message: two("Schemat {name} finns inte.", "The schema {name} is not there."),
        label: two("finns inte", "is not there"),
        help: two(
            "Lägg schemat i regelverkets mapp, rätta namnet, eller ange filen med `--schema`.",
            "Put the schema in the policy's folder, correct the name, or name the file with `--schema`.",
        ),
        page: two(
            "Schemat säger vilka fält som uppgifterna har. Det söks i regelverkets mapp, med eller utan .schema.json på slutet. Schemat provider-setup följer med programmet.\n\nFel:\n\n    schema \"provider-setpu\"\n\nRätt:\n\n    schema \"provider-setup\"\n",
            "The schema says which fields the setup files have. It is looked for in the policy's folder, with or without .schema.json at its end. The schema provider-setup comes with the program.\n\nWrong:\n\n    schema \"provider-setpu\"\n\nRight:\n\n    schema \"provider-setup\"\n",
        ),
    },
    CodeText {
        id: "K502",
        title: two("Tabellens fil finns inte", "The table's file is not there"),
        message: two("Filen {name} finns inte i regelverkets mapp.", "The file {name} is not in the policy's folder."),
        label: two("finns inte", "is not there"),
        help: two(
            "Lägg filen i mappen eller rätta namnet. Lämnas tabellen av någon annan, så skriv `external` i stället för `from`.",
            "Put the file in the folder or correct the name. If the table comes from somebody else, write `external` in place of `from`.",
        ),
        page: two(
            "En tabell läses ur en CSV-fil i regelverkets mapp. En tabell som kommer från något annat håll är `external` och anges med --table.\n\nFel:\n\n    table channels (system -> channel) from \"kanaler.csv\"     (filen finns inte)\n\nRätt:\n\n    table channels (system -> channel) from \"channels.csv\"    (filen finns)\n",
            "A table is read from a CSV file in the policy's folder. A table that comes from elsewhere is `external` and is given with --table.\n\nWrong:\n\n    table channels (system -> channel) from \"canals.csv\"      (no such file)\n\nRight:\n\n    table channels (system -> channel) from \"channels.csv\"    (the file is there)\n",
        ),
    },
    CodeText {
        id: "K503",
        title: two("En kolumn saknas i tabellen", "The table lacks a column"),
        message: two(
            "Filen till tabellen {name} saknar en kolumn som regelverket nämner.",
            "The file of the table {name} lacks a column that the policy names.",
        ),
        label: two("kolumn saknas", "a column is missing"),
        help: two(
            "Lägg till det som saknas i filens första rad: {missing&}. Eller rätta namnen i regelverket.",
            "Add what is missing to the file's first line: {missing&}. Or correct the names in the policy.",
        ),
        page: two(
            "Filens första rad har kolumnernas namn. De ska heta som i regelverket; ordningen spelar ingen roll, och fler kolumner gör inget.\n\nFel:\n\n    table channels (system -> channel) from \"channels.csv\"\n    system,kanal\n\nRätt:\n\n    table channels (system -> channel) from \"channels.csv\"\n    system,channel\n",
            "The file's first line has the names of the columns. They must be called as in the policy; their order does not matter, and further columns do no harm.\n\nWrong:\n\n    table channels (system -> channel) from \"channels.csv\"\n    system,kanal\n\nRight:\n\n    table channels (system -> channel) from \"channels.csv\"\n    system,channel\n",
        ),
    },
    CodeText {
        id: "K504",
        title: two("En ruta som inte passar kolumnen", "A cell that does not fit its column"),
        message: two(
            "{found} passar inte i kolumnen {column}; där ska det stå {expected}.",
            "{found} does not fit the column {column}; it should be {expected}.",
        ),
        label: two("passar inte i kolumnen", "does not fit the column"),
        help: two(
            "Rätta rutan, eller kolumnens slag i regelverket. Datum skrivs som 2018-06-15, månader som 2018-06, ja och nej som `true` och `false`.",
            "Correct the cell, or the column's type in the policy. Dates are written as 2018-06-15, months as 2018-06, yes and no as `true` and `false`.",
        ),
        page: two(
            "Varje kolumn har ett slag: det som står efter kolonet i regelverket, annars de givna värdena med kolumnens namn i schemat, annars text. En tom ruta betyder att uppgiften saknas.\n\nFel:\n\n    table phones (model: text, as-of: date) …\n    Telefon 7,15/6 2018\n\nRätt:\n\n    table phones (model: text, as-of: date) …\n    Telefon 7,2018-06-15\n",
            "Every column has a type: what stands after the colon in the policy, else the given values of the column's name in the schema, else text. An empty cell means that the value is not stated.\n\nWrong:\n\n    table phones (model: text, as-of: date) …\n    Phone 7,15/6 2018\n\nRight:\n\n    table phones (model: text, as-of: date) …\n    Phone 7,2018-06-15\n",
        ),
    },
    CodeText {
        id: "K505",
        title: two("Två rader med samma nyckel", "Two rows with the same key"),
        message: two("Tabellen har redan en rad för {key}.", "The table has a row for {key} already."),
        label: two("raden finns redan", "this row is there already"),
        help: two("Ta bort den ena raden.", "Remove one of the rows."),
        page: two(
            "Kolumnerna före pilen är tabellens nyckel. Två rader med samma nyckel kan ge olika svar, och ingen kan veta vilket som gäller.\n\nFel:\n\n    system,channel\n    siebel,iris\n    siebel,sesam\n\nRätt:\n\n    system,channel\n    siebel,iris\n    prator,sesam\n",
            "The columns before the arrow are the table's key. Two rows with one key can give different answers, and nobody can tell which holds.\n\nWrong:\n\n    system,channel\n    siebel,iris\n    siebel,sesam\n\nRight:\n\n    system,channel\n    siebel,iris\n    prator,sesam\n",
        ),
    },
    CodeText {
        id: "K506",
        title: two("Rader saknas i tabellen", "The table lacks rows"),
        message: two(
            "Tabellen {name} har inte en rad för varje kombination av nycklar.",
            "The table {name} does not have a row for every combination of keys.",
        ),
        label: two("rader saknas", "rows are missing"),
        help: two("Lägg till rader i filen. Det saknas: {missing&}.", "Add rows to the file. Missing: {missing&}."),
        page: two(
            "En tabell med pil ska ha ett svar på varje fråga: en rad för varje kombination av de givna värdena i kolumnerna före pilen. Annars skulle ett krav kunna stanna vid ett värde som ingen tänkt på.\n\nFel (regi kan vara egen_regi eller privat):\n\n    regi,channel\n    privat,formular\n\nRätt:\n\n    regi,channel\n    privat,formular\n    egen_regi,sesam\n",
            "A table with an arrow must answer every question: a row for each combination of the given values in the columns before the arrow. Otherwise a rule could stop at a value that nobody thought of.\n\nWrong (regi can be egen_regi or privat):\n\n    regi,channel\n    privat,formular\n\nRight:\n\n    regi,channel\n    privat,formular\n    egen_regi,sesam\n",
        ),
    },
    CodeText {
        id: "K507",
        title: two("Okänt slag av kolumn", "Unknown type of column"),
        message: two("Det finns inget slag som heter {name}.", "There is no type called {name}."),
        label: two("finns inte", "does not exist"),
        help: two("Slag som finns: {allowed&}.", "The types there are: {allowed&}."),
        page: two(
            "En kolumn kan vara `text`, `number`, `date`, `month` eller `boolean`, eller ha de givna värdena under ett namn i schemat.\n\nFel:\n\n    table phones (model: string) external\n\nRätt:\n\n    table phones (model: text) external\n",
            "A column can be `text`, `number`, `date`, `month` or `boolean`, or have the given values of a name in the schema.\n\nWrong:\n\n    table phones (model: string) external\n\nRight:\n\n    table phones (model: text) external\n",
        ),
    },
    CodeText {
        id: "K508",
        title: two("Det som ska hämtas finns inte", "What is to be imported is not there"),
        message: two("{name} finns inte.", "{name} is not there."),
        label: two("finns inte", "is not there"),
        help: two(
            "Ange en fil som slutar på .krav, eller en mapp med sådana, räknat från mappen där den här filen ligger.",
            "Name a file that ends in .krav, or a folder of such files, counted from the folder of this file.",
        ),
        page: two(
            "`import` hämtar ett annat regelverk, eller en fil med definitioner som flera delar. Vägen räknas från mappen där filen med `import` ligger, och mapparna skiljs åt med `/`.\n\nFel:\n\n    import \"consistncy\"\n\nRätt:\n\n    import \"../consistency\"\n",
            "`import` fetches another policy, or a file of definitions that several share. The path is counted from the folder of the file with `import`, and folders are divided by `/`.\n\nWrong:\n\n    import \"consistncy\"\n\nRight:\n\n    import \"../consistency\"\n",
        ),
    },
    CodeText {
        id: "K509",
        title: two("Regelverk som hämtar varandra", "Policies that import each other"),
        message: two("{name} hämtar i sin tur det här regelverket.", "{name} in its turn imports this policy."),
        label: two("en cirkel", "a circle"),
        help: two(
            "Ta bort den ena, eller lägg det gemensamma i en tredje fil som båda hämtar.",
            "Remove one of them, or put what both share into a third file that both import.",
        ),
        page: two(
            "Ett regelverk kan inte bygga på sig självt, inte heller genom ett annat.\n\nFel: a.krav har `import \"b.krav\"`, och b.krav har `import \"a.krav\"`.\n\nRätt: båda har `import \"gemensamt.krav\"`.\n",
            "A policy cannot build on itself, nor through another.\n\nWrong: a.krav has `import \"b.krav\"`, and b.krav has `import \"a.krav\"`.\n\nRight: both have `import \"common.krav\"`.\n",
        ),
    },
    CodeText {
        id: "K510",
        title: two("Regelverken gäller olika uppgifter", "The policies are about different files"),
        message: two(
            "Det här regelverket gäller schemat {name}, men det som hämtar det gäller {wanted}.",
            "This policy is about the schema {name}, but the one that fetches it is about {wanted}.",
        ),
        label: two("ett annat schema", "another schema"),
        help: two(
            "Hämta bara regelverk som gäller samma sorts uppgifter.",
            "Fetch only policies that are about the same kind of file.",
        ),
        page: two(
            "Ett regelverk och det som det hämtar prövar samma fil, och då måste de känna till samma fält.\n\nFel: regelverket har `schema \"provider-setup\"`, det som hämtas `schema \"library\"`.\n\nRätt: båda har `schema \"provider-setup\"`.\n",
            "A policy and what it fetches judge the same file, so they must know the same fields.\n\nWrong: the policy has `schema \"provider-setup\"`, the one it fetches `schema \"library\"`.\n\nRight: both have `schema \"provider-setup\"`.\n",
        ),
    },
];
