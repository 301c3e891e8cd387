//! Texts of the codes of `diagnostic::codes::author`. A pure table, exempt from the limit on file size.

use super::{CodeText, two};

pub(super) const TEXTS: &[CodeText] = &[
    CodeText {
        id: "K601",
        title: two("Exemplets fil kunde inte läsas", "The example's file could not be read"),
        message: two("{file} kunde inte läsas.", "{file} could not be read."),
        label: two("den här filen", "this file"),
        help: two(
            "Namnet räknas från mappen där exemplet står.",
            "The name is counted from the folder in which the example stands.",
        ),
        page: two(
            "Ett exempel utgår från en fil med uppgifter. Namnet räknas från mappen där filen med exemplet ligger.\n\nFel:  given \"examples/hemtjanst.yaml\"    (exemplet ligger redan i examples)\nRätt: given \"hemtjanst.yaml\"",
            "An example begins with a setup file. Its name is counted from the folder of the file that holds the example.\n\nWrong: given \"examples/home-care.yaml\"    (the example lies in examples already)\nRight: given \"home-care.yaml\"",
        ),
    },
    CodeText {
        id: "K602",
        title: two("Exemplet anger ingen fil", "The example names no file"),
        message: two(
            "Exemplet säger inte vilken fil det utgår från.",
            "The example does not say which file it begins with.",
        ),
        label: two("saknar given", "lacks given"),
        help: two("Skriv given och filens namn.", "Write given and the file's name."),
        page: two(
            "Ett exempel prövar regler på uppgifter som finns i en fil.\n\nFel:  example \"En expert räcker\" { as-of 2026-11-23 expect experter pass }\nRätt: example \"En expert räcker\" { given \"hemtjanst.yaml\" as-of 2026-11-23 expect experter pass }",
            "An example tries rules on the entries of a file.\n\nWrong: example \"One expert is enough\" { as-of 2026-11-23 expect experts pass }\nRight: example \"One expert is enough\" { given \"home-care.yaml\" as-of 2026-11-23 expect experts pass }",
        ),
    },
    CodeText {
        id: "K603",
        title: two("Exemplet anger ingen dag", "The example names no day"),
        message: two(
            "Exemplet säger inte vilken dag det gäller.",
            "The example does not say on which day it is judged.",
        ),
        label: two("saknar as-of", "lacks as-of"),
        help: two(
            "Skriv as-of och en dag, annars ger exemplet olika svar olika dagar.",
            "Write as-of and a day; otherwise the example has another answer on another day.",
        ),
        page: two(
            "Ett exempel ska ge samma svar i dag och om ett år. Därför anges dagen.\n\nFel:  given \"hemtjanst.yaml\" expect experter pass\nRätt: given \"hemtjanst.yaml\" as-of 2026-11-23 expect experter pass",
            "An example must give the same answer today and in a year. So the day is given.\n\nWrong: given \"home-care.yaml\" expect experts pass\nRight: given \"home-care.yaml\" as-of 2026-11-23 expect experts pass",
        ),
    },
    CodeText {
        id: "K604",
        title: two("Sökvägen leder ingenstans", "The path leads nowhere"),
        message: two(
            "Sökvägen `{path}` leder ingenstans: `{step}` finns inte.",
            "The path `{path}` leads nowhere: there is no `{step}`.",
        ),
        label: two("leder ingenstans", "leads nowhere"),
        help: two(
            "Skriv fält med punkt emellan och en post i en lista med dess nyckel inom hakparentes.",
            "Write fields with full stops between, and a record of a list by its key in brackets.",
        ),
        page: two(
            "En ändring pekar ut ett värde: fält med punkt emellan, en post i en lista med dess nyckel. Består nyckeln av flera fält skrivs de med snedstreck emellan. En hel post läggs till genom att en ny nyckel får en post som värde, och tas bort med null.\n\nFel:  persons.p-05.roles: []\nRätt: persons[\"p-05\"].roles: []\nRätt: accounts[\"p-05/siebel\"]: null",
            "A change points at a value: fields with full stops between, a record of a list by its key. A key of several fields is written with slashes between. A whole record is added by giving a new key a record, and removed with null.\n\nWrong: persons.p-05.roles: []\nRight: persons[\"p-05\"].roles: []\nRight: accounts[\"p-05/siebel\"]: null",
        ),
    },
    CodeText {
        id: "K605",
        title: two("Värdet är inte skrivet som JSON", "The value is not written as JSON"),
        message: two("`{value}` är inget värde i JSON.", "`{value}` is no value in JSON."),
        label: two("inte JSON", "not JSON"),
        help: two(
            "Skriv texter och datum inom citattecken, tal utan, och true, false eller null.",
            "Write texts and dates in quotation marks, numbers without, and true, false or null.",
        ),
        page: two(
            "Värden i en ändring skrivs som i JSON.\n\nFel:  persons[\"p-05\"].active_to: 2026-11-30\nRätt: persons[\"p-05\"].active_to: \"2026-11-30\"",
            "Values of a change are written as in JSON.\n\nWrong: persons[\"p-05\"].active_to: 2026-11-30\nRight: persons[\"p-05\"].active_to: \"2026-11-30\"",
        ),
    },
    CodeText {
        id: "K606",
        title: two("Exemplets uppgifter följer inte schemat", "The example's setup does not follow the schema"),
        message: two("De ändrade uppgifterna godtas inte.", "The changed setup is not accepted."),
        label: two("i det här exemplet", "in this example"),
        help: two("Rätta filen eller ändringen.", "Correct the file or the change."),
        page: two(
            "Uppgifterna i ett exempel ska vara sådana som en utförare kan skicka in: med kända fält, rätt sorts värden och nycklar som bara finns en gång.\n\nFel:  units[\"norr\"]: {\"name\": \"Norr\"}\nRätt: units[\"norr\"]: {\"id\": \"norr\", \"name\": \"Norr\"}",
            "The setup of an example must be one that a provider can hand in: known fields, values of the right kind, keys that stand once.\n\nWrong: units[\"north\"]: {\"name\": \"North\"}\nRight: units[\"north\"]: {\"id\": \"north\", \"name\": \"North\"}",
        ),
    },
    CodeText {
        id: "K607",
        title: two("Ett annat utfall än väntat", "Another verdict than expected"),
        message: two("{rule} ger {got}, inte {expected}. {says}", "{rule} gives {got}, not {expected}. {says}"),
        label: two("det blev {got}", "it was {got}"),
        help: two(
            "Avgör först vad källdokumentet kräver. Rätta sedan regeln eller exemplet.",
            "First settle what the source document requires. Then correct the rule or the example.",
        ),
        page: two(
            "Exemplet väntar sig ett utfall och regeln ger ett annat. Utan ämne inom hakparentes gäller det sämsta av regelns utfall.\n\nFel:  expect experter pass    (regeln ger fail)\nRätt: expect experter fail",
            "The example expects one verdict and the rule gives another. Without a subject in brackets it is the worst of the rule's verdicts.\n\nWrong: expect experts pass    (the rule gives fail)\nRight: expect experts fail",
        ),
    },
    CodeText {
        id: "K608",
        title: two("Regeln gäller inget sådant", "The rule has no such subject"),
        message: two("{rule} har inget utfall för `{subject}`.", "{rule} has no result for `{subject}`."),
        label: two("finns inte", "is not there"),
        help: two(
            "Ämnet skrivs som variabel=nyckel. Här finns: {known&}.",
            "A subject is written variable=key. There are: {known&}.",
        ),
        page: two(
            "En regel med for each ger ett utfall för varje sak, och saken heter efter variabeln och nyckeln.\n\nFel:  expect experter [\"norr\"] fail\nRätt: expect experter [\"unit=norr\"] fail",
            "A rule with for each gives a result for each thing, and the thing is named by the variable and the key.\n\nWrong: expect experts [\"north\"] fail\nRight: expect experts [\"unit=north\"] fail",
        ),
    },
    CodeText {
        id: "K609",
        title: two("Utfallet pekar inte dit", "The result does not point there"),
        message: two("Utfallet nämner inte `{at}`.", "The result does not name `{at}`."),
        label: two("nämns inte", "is not named"),
        help: two("Det nämner {named&}.", "It names {named&}."),
        page: two(
            "Efter at står en plats i uppgifterna som utfallet ska peka på: något som avgjorde, något som saknas eller saken själv.\n\nFel:  expect experter fail at \"/persons/p-05\"\nRätt: expect experter fail at \"/persons/4/roles\"",
            "After at stands a place of the setup at which the result must point: something that decided, something that is missing or the thing itself.\n\nWrong: expect experts fail at \"/persons/p-05\"\nRight: expect experts fail at \"/persons/4/roles\"",
        ),
    },
    CodeText {
        id: "K610",
        title: two("Utfallet säger något annat", "The result says something else"),
        message: two(
            "Utfallet säger inte ”{text}”. Det säger: {says}",
            "The result does not say “{text}”. It says: {says}",
        ),
        label: two("sägs inte", "is not said"),
        help: two(
            "Texten ska finnas i beskedet på något av regelverkets språk.",
            "The text must stand in the message in one of the policy's languages.",
        ),
        page: two(
            "Efter text står något som beskedet ska innehålla, på ett av språken.\n\nFel:  expect experter fail text \"ingen expert\"    (beskedet är ”1 expertanvändare av 20”)\nRätt: expect experter fail text \"1 expertanvändare\"",
            "After text stands something that the message must hold, in one of the languages.\n\nWrong: expect experts fail text \"no expert\"    (the message is “1 expert user of 20”)\nRight: expect experts fail text \"1 expert user\"",
        ),
    },
    CodeText {
        id: "K611",
        title: two("Exemplet väntar sig ingenting", "The example expects nothing"),
        message: two("Exemplet säger inte vad som ska hända.", "The example does not say what must come of it."),
        label: two("saknar expect", "lacks expect"),
        help: two("Skriv expect, regelns namn och utfallet.", "Write expect, the rule's name and the verdict."),
        page: two(
            "Ett exempel utan expect visar ingenting och skulle alltid gå bra.\n\nFel:  example \"Ingen expert\" { given \"hemtjanst.yaml\" as-of 2026-11-23 }\nRätt: example \"Ingen expert\" { given \"hemtjanst.yaml\" as-of 2026-11-23 expect experter fail }",
            "An example without expect shows nothing and would always do well.\n\nWrong: example \"No expert\" { given \"home-care.yaml\" as-of 2026-11-23 }\nRight: example \"No expert\" { given \"home-care.yaml\" as-of 2026-11-23 expect experts fail }",
        ),
    },
    CodeText {
        id: "K612",
        title: two("Filen används inte av något exempel", "No example uses the file"),
        message: two("Inget exempel utgår från {file}.", "No example begins with {file}."),
        label: two("", ""),
        help: two(
            "Skriv ett exempel som använder filen, eller ta bort den.",
            "Write an example that uses the file, or remove it.",
        ),
        page: two(
            "Filer i en mapp med exempel är till för exemplen. En fil som inget exempel använder prövas aldrig, fast den ser ut att göra det.",
            "Files in a folder of examples are there for the examples. A file that no example uses is never tried, though it looks as if it were.",
        ),
    },
    CodeText {
        id: "K613",
        title: two("Regeln saknar exempel", "The rule lacks examples"),
        message: two("{rule} har inget exempel som ger {verdicts}.", "{rule} has no example that gives {verdicts}."),
        label: two("saknar exempel", "lacks examples"),
        help: two(
            "Skriv ett exempel för varje utfall som regeln kan ge.",
            "Write an example for each verdict that the rule can give.",
        ),
        page: two(
            "Varje regel ska visas med ett exempel som uppfyller den och ett som bryter mot den, och med ett där den inte gäller om den kan låta bli att gälla. För intyg är det som saknas (undetermined) motsatsen till det som finns.",
            "Every rule is to be shown by an example that meets it and one that breaks it, and by one to which it does not apply if there can be such. For signed statements, lacking (undetermined) is the opposite of being there.",
        ),
    },
    CodeText {
        id: "K614",
        title: two("Regelverket har inga exempel", "The policy has no examples"),
        message: two("Inget exempel att pröva.", "There is no example to try."),
        label: two("", ""),
        help: two(
            "Lägg exempel i mappen examples bredvid regelverkets filer.",
            "Put examples into the folder examples beside the policy's files.",
        ),
        page: two(
            "Ett prov som inte prövar något ska inte se ut att ha gått bra. Exempel skrivs i regelverkets filer eller i en mapp som heter examples.",
            "A trial that tries nothing must not look as if it went well. Examples are written in the policy's files or in a folder called examples.",
        ),
    },
    CodeText {
        id: "K615",
        title: two("Bara exempel får stå här", "Only examples may stand here"),
        message: two("I en mapp med exempel får bara exempel stå.", "A folder of examples may hold examples only."),
        label: two("inget exempel", "no example"),
        help: two("Flytta det till regelverkets egna filer.", "Move it to the policy's own files."),
        page: two(
            "Mappen examples läses bara för exemplens skull. En regel där skulle prövas men aldrig gälla.",
            "The folder examples is read for its examples only. A rule in it would be tried but never hold.",
        ),
    },
    CodeText {
        id: "K616",
        title: two("Punkten saknar krav", "The clause has no rule"),
        message: two(
            "Inget krav bygger på {clause}, och inget skäl är angivet.",
            "No rule rests on {clause}, and no reason is given.",
        ),
        label: two("saknar krav", "has no rule"),
        help: two(
            "Skriv ett krav som nämner punkten efter `cites`, eller skriv `informative because` och varför den inte kontrolleras.",
            "Write a rule that names the clause after `cites`, or write `informative because` and why it is not checked.",
        ),
        page: two(
            "Varje punkt i källdokumentet ska antingen kontrolleras av något krav, intygas av någon, eller ha ett skäl till att den inte kontrolleras.\n\nFel:  clause a { word must sv \"Text.\" }\nRätt: clause a { word information sv \"Text.\" informative because sv \"Berättar bara var listan finns.\" }",
            "Every clause of the source document is to be checked by some rule, signed for by somebody, or have a reason for not being checked.\n\nWrong: clause a { word must en \"Text.\" }\nRight: clause a { word information en \"Text.\" informative because en \"Only says where the list is.\" }",
        ),
    },
    CodeText {
        id: "K617",
        title: two("Kravet bygger inte på någon punkt", "The rule rests on no clause"),
        message: two("{rule} nämner ingen punkt i källdokumentet.", "{rule} names no clause of the source document."),
        label: two("saknar punkt", "has no clause"),
        help: two("Skriv `cites` och namnet på punkten.", "Write `cites` and the name of the clause."),
        page: two(
            "Den som får ett besked ska kunna läsa varför. Därför nämner varje krav den punkt som det bygger på.\n\nFel:  rule a { must provider.approved }\nRätt: rule a { cites allmant.godkannande must provider.approved }",
            "Whoever gets a finding is to be able to read why. So each rule names the clause that it rests on.\n\nWrong: rule a { must provider.approved }\nRight: rule a { cites general.approval must provider.approved }",
        ),
    },
    CodeText {
        id: "K618",
        title: two("Punkten har ändrats sedan kravet granskades", "The clause has changed since the rule was reviewed"),
        message: two(
            "Lydelsen av {clause} har ändrats sedan {rule} granskades.",
            "The wording of {clause} has changed since {rule} was reviewed.",
        ),
        label: two("har en ny lydelse", "has a new wording"),
        help: two(
            "Läs kravet mot den nya lydelsen. När det stämmer: `kravkoll coverage --stamp={rule}`",
            "Read the rule against the new wording. When it agrees: `kravkoll coverage --stamp={rule}`",
        ),
        page: two(
            "Bredvid regelverket står för varje krav och punkt ett kontrolltal för den lydelse som kravet granskades mot. När punktens styrka eller lydelse ändras på något språk stämmer talet inte längre, och någon behöver läsa kravet igen. Skriv om talet först efter det.",
            "Beside the policy stands, for each rule and clause, a hash of the wording against which the rule was reviewed. When the clause's strength or its wording in some language changes, the hash no longer fits and somebody has to read the rule again. Stamp it only after that.",
        ),
    },
    CodeText {
        id: "K619",
        title: two("Kravet är inte granskat mot sin punkt", "The rule is not reviewed against its clause"),
        message: two("{rule} är inte granskat mot {clauses&}.", "{rule} is not reviewed against {clauses&}."),
        label: two("inte granskat", "not reviewed"),
        help: two(
            "Läs kravet mot punkten. När det stämmer: `kravkoll coverage --stamp={rule}`",
            "Read the rule against the clause. When it agrees: `kravkoll coverage --stamp={rule}`",
        ),
        page: two(
            "Att ett krav nämner en punkt betyder inte att det säger detsamma som den. Någon läser båda och skriver då in ett kontrolltal för lydelsen i filen med granskningar.",
            "That a rule names a clause does not mean that it says the same. Somebody reads both, and then stamps a hash of the wording into the file of reviews.",
        ),
    },
    CodeText {
        id: "K620",
        title: two("Inget krav är granskat", "No rule is reviewed"),
        message: two(
            "Filen {file} finns inte, så inget krav räknas som granskat.",
            "There is no file {file}, so no rule counts as reviewed.",
        ),
        label: two("", ""),
        help: two(
            "Läs kraven mot punkterna. När de stämmer: `kravkoll coverage --stamp`",
            "Read the rules against the clauses. When they agree: `kravkoll coverage --stamp`",
        ),
        page: two(
            "I filen står vilka krav som är granskade mot vilka punkter, med ett kontrolltal för punktens lydelse. kravkoll coverage --stamp skriver den.",
            "The file says which rules are reviewed against which clauses, with a hash of the clause's wording. kravkoll coverage --stamp writes it.",
        ),
    },
    CodeText {
        id: "K621",
        title: two("Granskningen gäller inget som finns", "The review is of nothing that is there"),
        message: two("{rule} nämner inte {clause}.", "{rule} does not name {clause}."),
        label: two("finns inte längre", "is no longer there"),
        help: two(
            "Ta bort raden, eller skriv om hela filen: `kravkoll coverage --stamp`",
            "Remove the row, or write the whole file anew: `kravkoll coverage --stamp`",
        ),
        page: two(
            "En rad i filen med granskningar gäller ett krav och en punkt som det nämner. Här har kravet eller punkten tagits bort, bytt namn eller skilts åt.",
            "A row of the file of reviews is about a rule and a clause that it names. Here the rule or the clause was removed, renamed or parted from the other.",
        ),
    },
    CodeText {
        id: "K622",
        title: two("Filen med granskningar går inte att använda", "The file of reviews cannot be used"),
        message: two(
            "Här står något annat än ett krav, en punkt och ett kontrolltal.",
            "Here stands something other than a rule, a clause and a hash.",
        ),
        label: two("går inte att använda", "cannot be used"),
        help: two(
            "Kolumnerna heter `rule`, `clause` och `sha256`, kontrolltalet har 64 siffror och bokstäver, och varje krav och punkt står en gång. `kravkoll coverage --stamp` skriver hela filen på nytt.",
            "The columns are `rule`, `clause` and `sha256`, the hash has 64 digits and letters, and each rule and clause stands once. `kravkoll coverage --stamp` writes the whole file anew.",
        ),
        page: two(
            "Filen med granskningar skrivs av programmet. Har den ändrats för hand, eller står märken kvar efter en sammanslagning, går den inte att lita på.",
            "The file of reviews is written by the program. If it was changed by hand, or marks are left in it after a merge, it cannot be trusted.",
        ),
    },
];
