//! Texts of the codes of `diagnostic::codes::run`. A pure table, exempt from the limit on file size.

use super::{CodeText, two};

pub(super) const TEXTS: &[CodeText] = &[
    CodeText {
        id: "K701",
        title: two("Filen kunde inte läsas", "The file could not be read"),
        message: two(
            "{file} kunde inte läsas. Datorn uppger felnummer {number}.",
            "{file} could not be read. The computer gives error number {number}.",
        ),
        label: two("", ""),
        help: two(
            "Kontrollera att filen går att öppna i ett annat program. Ligger den på en nätverksenhet eller ett minne, se till att det är anslutet.",
            "Check that the file opens in another program. If it lies on a network drive or a memory stick, make sure that it is connected.",
        ),
        page: two(
            "Filen finns, men datorn kunde inte läsa den. Det händer till exempel när en nätverksenhet har kopplats från eller när filen är skadad.\n\nÖvriga filer i samma körning kontrolleras ändå. Körningen slutar med kod 2.",
            "The file exists, but the computer could not read it. That happens, for instance, when a network drive was disconnected or when the file is damaged.\n\nThe other files of the same run are checked all the same. The run ends with code 2.",
        ),
    },
    CodeText {
        id: "K702",
        title: two("Filen finns inte", "There is no such file"),
        message: two("{file} finns inte.", "There is no file {file}."),
        label: two("", ""),
        help: two(
            "Kontrollera namnet och att du står i rätt mapp.",
            "Check the name, and that you are in the right folder.",
        ),
        page: two(
            "Namnet leder inte till någon fil. Ofta är det en felskriven bokstav, fel ändelse eller fel mapp.\n\nFel:  kravkoll check utforare.yml    (filen heter utforare.yaml)\nRätt: kravkoll check utforare.yaml\n\nInnehåller namnet mellanslag ska det stå inom citattecken.",
            "The name does not lead to a file. Often it is a misspelt letter, the wrong ending or the wrong folder.\n\nWrong: kravkoll check provider.yml    (the file is called provider.yaml)\nRight: kravkoll check provider.yaml\n\nA name with blanks must stand in quotation marks.",
        ),
    },
    CodeText {
        id: "K703",
        title: two("Det är en mapp, inte en fil", "That is a folder, not a file"),
        message: two("{file} är en mapp. Här behövs en fil.", "{file} is a folder. A file is needed here."),
        label: two("", ""),
        help: two(
            "Ange filen i mappen. Flera filer räknas upp efter varandra.",
            "Name the file in the folder. Several files are written one after the other.",
        ),
        page: two(
            "Kommandot kontrollerar filer, en eller flera, och letar inte själv i mappar.\n\nFel:  kravkoll check utforare/\nRätt: kravkoll check utforare/norr.yaml utforare/soder.yaml\nRätt: kravkoll check utforare/*.yaml",
            "The command checks files, one or several, and does not search folders by itself.\n\nWrong: kravkoll check providers/\nRight: kravkoll check providers/north.yaml providers/south.yaml\nRight: kravkoll check providers/*.yaml",
        ),
    },
    CodeText {
        id: "K704",
        title: two("Du får inte läsa filen", "You may not read the file"),
        message: two("Du har inte rätt att läsa {file}.", "You have no right to read {file}."),
        label: two("", ""),
        help: two(
            "Be den som äger filen eller din IT-ansvariga om läsrätt, eller kopiera filen till din egen mapp.",
            "Ask the file's owner or your IT staff for the right to read it, or copy the file to a folder of your own.",
        ),
        page: two(
            "Filen finns, men datorns behörigheter hindrar dig från att läsa den. Övriga filer kontrolleras ändå. Körningen slutar med kod 2.\n\nFel:  filen tillhör någon annan, och bara den personen får läsa den.\nRätt: filen är läsbar för dig.",
            "The file exists, but the computer's permissions keep you from reading it. The other files are checked all the same. The run ends with code 2.\n\nWrong: the file belongs to somebody else, who alone may read it.\nRight: the file is readable for you.",
        ),
    },
    CodeText {
        id: "K705",
        title: two("Filen är för stor", "The file is too large"),
        message: two("{file} är större än {limit} MiB.", "{file} is larger than {limit} MiB."),
        label: two("", ""),
        help: two(
            "Kontrollera att det är rätt fil. En fil med uppgifter om en utförare är sällan större än några hundra kilobyte.",
            "Check that it is the right file. A file about one provider is seldom larger than a few hundred kilobytes.",
        ),
        page: two(
            "För att en felaktig fil inte ska ta datorns hela minne läses ingen fil över gränsen. Många utförares uppgifter kan läsas som en ström, en per rad: kravkoll check --input-format ndjson --format jsonl alla.ndjson. Då gäller gränsen 16 MiB per rad i stället.\n\nFel:  en fil på flera hundra megabyte med alla utförare.\nRätt: en fil per utförare, eller en rad per utförare.",
            "So that a wrong file does not take all the computer's memory, no file above the limit is read. The setups of many providers can be read as a stream, one a line: kravkoll check --input-format ndjson --format jsonl all.ndjson. Then the limit is 16 MiB a line instead.\n\nWrong: one file of several hundred megabytes with all providers.\nRight: one file for each provider, or one line for each provider.",
        ),
    },
    CodeText {
        id: "K706",
        title: two("Okänd filtyp", "Unknown kind of file"),
        message: two(
            "Namnet {file} visar inte om filen är YAML, JSON eller TOML.",
            "The name {file} does not say whether the file is YAML, JSON or TOML.",
        ),
        label: two("", ""),
        help: two(
            "Byt namn så att det slutar på .yaml, .json eller .toml. För filer som ska kontrolleras går det också att ange `--input-format`.",
            "Rename it to end in .yaml, .json or .toml. For files to check you can also give `--input-format`.",
        ),
        page: two(
            "Filens ändelse visar hur den ska läsas: .yaml eller .yml, .json, .toml, och .ndjson eller .jsonl för en uppgiftsmängd per rad. Har filen ett annat namn behöver du säga vilken sort det är. Ett kalkylblad eller en PDF kan inte läsas.\n\nFel:  kravkoll check utforare.txt\nRätt: kravkoll check --input-format yaml utforare.txt",
            "The file's ending says how it is read: .yaml or .yml, .json, .toml, and .ndjson or .jsonl for one setup a line. If the file is called something else you have to say which it is. A spreadsheet or a PDF cannot be read.\n\nWrong: kravkoll check provider.txt\nRight: kravkoll check --input-format yaml provider.txt",
        ),
    },
    CodeText {
        id: "K707",
        title: two("Inget regelverk i mappen", "No policy in the folder"),
        message: two(
            "Mappen {file} innehåller ingen fil som slutar på .krav.",
            "The folder {file} holds no file that ends in .krav.",
        ),
        label: two("", ""),
        help: two(
            "Ange mappen där regelverkets filer ligger, eller utelämna `--policy` för att använda det inbyggda.",
            "Name the folder with the policy's files, or leave out `--policy` to use the one built in.",
        ),
        page: two(
            "Ett regelverk är en fil som slutar på .krav eller en mapp med sådana filer. Undermappar räknas med, men inte mappar vars namn börjar med punkt.\n\nFel:  kravkoll check --policy dokument/ utforare.yaml\nRätt: kravkoll check --policy policies/uppsala utforare.yaml",
            "A policy is a file that ends in .krav, or a folder with such files. Folders below it count, but not those whose names begin with a dot.\n\nWrong: kravkoll check --policy documents/ provider.yaml\nRight: kravkoll check --policy policies/uppsala provider.yaml",
        ),
    },
    CodeText {
        id: "K708",
        title: two("Raden är för lång", "The line is too long"),
        message: two(
            "Rad {line} i {file} är längre än {limit} MiB och lästes inte.",
            "Line {line} of {file} is longer than {limit} MiB and was not read.",
        ),
        label: two("", ""),
        help: two(
            "Kontrollera att filen har en utförare per rad, med radbyte emellan.",
            "Check that the file has one provider a line, with line breaks between them.",
        ),
        page: two(
            "I en ström står varje utförares uppgifter på en egen rad. En rad över gränsen hoppas över utan att hållas i minnet, räknas som oläsbar, och nästa rad läses som vanligt.\n\nFel:  alla utförare i en enda lång rad.\nRätt: {\"provider\": {\"id\": \"norr\"}}\n      {\"provider\": {\"id\": \"soder\"}}",
            "In a stream every provider's setup stands on a line of its own. A line above the limit is passed over without being held in memory, counts as unreadable, and the next line is read as usual.\n\nWrong: all providers in one long line.\nRight: {\"provider\": {\"id\": \"north\"}}\n       {\"provider\": {\"id\": \"south\"}}",
        ),
    },
    CodeText {
        id: "K709",
        title: two("Mappen är för stor", "The folder is too large"),
        message: two(
            "I mappen {file} finns fler än {files} filer, eller mappar i fler än {folders} nivåer.",
            "The folder {file} holds more than {files} files, or folders more than {folders} levels deep.",
        ),
        label: two("", ""),
        help: two(
            "Kontrollera att det är regelverkets egen mapp. Lägg annat i en mapp bredvid.",
            "Check that it is the policy's own folder. Put other things in a folder beside it.",
        ),
        page: two(
            "Ett regelverk är några få filer. Så att en felaktigt angiven mapp inte ska läsas igenom i onödan letar programmet inte längre än så, och läser då ingenting av den: ett krav får inte saknas utan att det syns.\n\nFel:  kravkoll check --policy / norr.yaml\nRätt: kravkoll check --policy regelverk norr.yaml",
            "A policy is a few files. So that a folder given by mistake is not searched in vain, the program looks no further than that, and then reads nothing of it: no rule may be missing unseen.\n\nWrong: kravkoll check --policy / north.yaml\nRight: kravkoll check --policy rules north.yaml",
        ),
    },
    CodeText {
        id: "K711",
        title: two("Kravet finns inte i regelverket", "The policy has no such rule"),
        message: two(
            "--only: regelverket har inget krav som heter {name}.",
            "--only: the policy has no rule called {name}.",
        ),
        label: two("", ""),
        help: two(
            "Skriv kravets namn som det står i resultatet, till exempel siths.card-for-licensed.",
            "Write the rule's name as it stands in the results, for instance siths.card-for-licensed.",
        ),
        page: two(
            "Med --only kontrolleras bara de krav som nämns. Ett felskrivet namn stoppar körningen, så att ingen tror att något har kontrollerats som inte har det.\n\nFel:  --only \"fast ip-adress\"\nRätt: --only phoniro.fixed-ip",
            "With --only, just the rules named are checked. A misspelt name stops the run, so that nobody believes something was checked that was not.\n\nWrong: --only \"fixed ip address\"\nRight: --only phoniro.fixed-ip",
        ),
    },
    CodeText {
        id: "K712",
        title: two("Kravet finns inte, men ett liknande gör det", "No such rule, but one like it"),
        message: two(
            "--only: regelverket har inget krav som heter {name}. Menade du {near}?",
            "--only: the policy has no rule called {name}. Did you mean {near}?",
        ),
        label: two("", ""),
        help: two("Skriv `--only {near}`.", "Write `--only {near}`."),
        page: two(
            "Med --only kontrolleras bara de krav som nämns. Ett felskrivet namn stoppar körningen, så att ingen tror att något har kontrollerats som inte har det.\n\nFel:  --only phoniro.fixd-ip\nRätt: --only phoniro.fixed-ip",
            "With --only, just the rules named are checked. A misspelt name stops the run, so that nobody believes something was checked that was not.\n\nWrong: --only phoniro.fixd-ip\nRight: --only phoniro.fixed-ip",
        ),
    },
    CodeText {
        id: "K713",
        title: two("Tabellen finns inte i regelverket", "The policy has no such table"),
        message: two(
            "--table: regelverket har ingen tabell som heter {name}.",
            "--table: the policy has no table called {name}.",
        ),
        label: two("", ""),
        help: two(
            "Skriv tabellens namn som det står i regelverket, sedan likhetstecken och filen.",
            "Write the table's name as it stands in the policy, then an equals sign and the file.",
        ),
        page: two(
            "Med --table lämnar du en tabell som regelverket nämner men inte innehåller, till exempel kommunens lista över godkända telefoner.\n\nFel:  --table telefoner=godkanda.csv\nRätt: --table approved-phone-models=godkanda.csv",
            "With --table you hand over a table that the policy names but does not hold, for instance the municipality's list of approved phones.\n\nWrong: --table phones=approved.csv\nRight: --table approved-phone-models=approved.csv",
        ),
    },
    CodeText {
        id: "K714",
        title: two("Tabellen finns inte, men en liknande gör det", "No such table, but one like it"),
        message: two(
            "--table: regelverket har ingen tabell som heter {name}. Menade du {near}?",
            "--table: the policy has no table called {name}. Did you mean {near}?",
        ),
        label: two("", ""),
        help: two("Skriv `--table {near}=FIL`.", "Write `--table {near}=FILE`."),
        page: two(
            "Med --table lämnar du en tabell som regelverket nämner men inte innehåller.\n\nFel:  --table approved-phones-models=godkanda.csv\nRätt: --table approved-phone-models=godkanda.csv",
            "With --table you hand over a table that the policy names but does not hold.\n\nWrong: --table approved-phones-models=approved.csv\nRight: --table approved-phone-models=approved.csv",
        ),
    },
    CodeText {
        id: "K715",
        title: two("Okänd tidszon", "Unknown time zone"),
        message: two(
            "Det går inte att veta vilken dag det är: tidszonen {zone} finns inte.",
            "There is no knowing what day it is: there is no time zone {zone}.",
        ),
        label: two("finns inte", "does not exist"),
        help: two(
            "Ange dagen med `--as-of`, eller be regelverkets ägare rätta tidszonen.",
            "Give the day with `--as-of`, or ask the policy's owner to mend the time zone.",
        ),
        page: two(
            "Utan --as-of gäller kontrollen dagens datum i regelverkets tidszon. Zonen skrivs som världsdel och stad.\n\nFel:  time-zone \"Svensk tid\"\nRätt: time-zone \"Europe/Stockholm\"",
            "Without --as-of the check is for today in the policy's time zone. The zone is written as continent and city.\n\nWrong: time-zone \"Swedish time\"\nRight: time-zone \"Europe/Stockholm\"",
        ),
    },
    CodeText {
        id: "K716",
        title: two("Inget krav gäller filen", "No rule applies to the file"),
        message: two(
            "Inget krav i regelverket gäller {file}, så inget har kontrollerats.",
            "No rule of the policy applies to {file}, so nothing was checked.",
        ),
        label: two("inget krav gäller här", "no rule applies here"),
        help: two(
            "Kontrollera dagen för kontrollen, och att filen säger vad utföraren gör och vilka system den använder.",
            "Check the day of the check, and that the file says what the provider does and which systems it uses.",
        ),
        page: two(
            "Ett resultat där inget krav gäller är inget godkännande. Det beror oftast på att --as-of ligger före regelverkets första dag, eller på att --only valde krav som inte rör utföraren.\n\nFel:  --as-of 1999-01-01\nRätt: --as-of 2026-11-23",
            "A result in which no rule applies is no approval. Mostly the cause is that --as-of lies before the policy's first day, or that --only chose rules that do not concern the provider.\n\nWrong: --as-of 1999-01-01\nRight: --as-of 2026-11-23",
        ),
    },
    CodeText {
        id: "K717",
        title: two("Filen tar för lång tid att kontrollera", "The file takes too long to check"),
        message: two(
            "Kontrollen av {file} avbröts: den skulle ha tagit fler steg än en fil får ta.",
            "The check of {file} was stopped: it would have taken more steps than one file may.",
        ),
        label: two("", ""),
        help: two(
            "Kontrollera att filen gäller en enda utförare. Gör den det, så visa regelverkets ägare det här.",
            "Check that the file is about one provider alone. If it is, show this to the policy's owner.",
        ),
        page: two(
            "Varje fil får ta ett visst antal steg, så att ingen fil kan få programmet att stanna. Krav som inte hann kontrolleras räknas som att de inte går att avgöra, aldrig som uppfyllda. En vanlig fil kommer inte i närheten av gränsen: oftast ligger många utförare i samma fil, eller så jämför ett krav alla poster med alla andra.\n\nFel:  alla kommunens utförare i en enda fil.\nRätt: en fil för varje utförare.\n\nFel:  must no other in persons where other.employer != person.employer satisfy …\nRätt: must no other in persons where other.employer = person.employer satisfy …",
            "Each file may take a certain number of steps, so that no file can bring the program to a halt. Rules that were not reached count as undecided, never as met. An ordinary file does not come near the limit: mostly many providers are in one file, or a rule compares all records with all others.\n\nWrong: all providers of the municipality in one file.\nRight: one file for each provider.\n\nWrong: must no other in persons where other.employer != person.employer satisfy …\nRight: must no other in persons where other.employer = person.employer satisfy …",
        ),
    },
    CodeText {
        id: "K718",
        title: two("Det fanns inget att kontrollera", "There was nothing to check"),
        message: two(
            "Det som lästes innehåller inga uppgifter om någon utförare, så inget har kontrollerats.",
            "What was read holds no setup at all, so nothing was checked.",
        ),
        label: two("", ""),
        help: two(
            "Kontrollera att det program som skriver uppgifterna har skrivit minst en rad.",
            "Check that the program that writes the setups has written at least one line.",
        ),
        page: two(
            "En kontroll av ingenting är inget godkännande. Det händer oftast när programmet som ska skriva uppgifterna inte hittade några.\n\nFel:  en fil med bara tomma rader.\nRätt: en fil med uppgifterna om en utförare på varje rad.",
            "A check of nothing is no approval. Mostly the program that should write the setups found none.\n\nWrong: a file of blank lines.\nRight: a file with one provider's setup on each line.",
        ),
    },
    CodeText {
        id: "K719",
        title: two("Fler fel än som visas", "More mistakes than are shown"),
        message: two(
            "Här finns fler fel än {limit}. De övriga visas inte.",
            "There are more than {limit} mistakes. The others are not shown.",
        ),
        label: two("", ""),
        help: two(
            "Rätta det som visas och kontrollera igen. Samma fel kommer ofta tillbaka på många rader.",
            "Correct what is shown and check again. The same mistake often comes back on many lines.",
        ),
        page: two(
            "Av en fil visas högst så många fel. Har den fler är den sällan skriven för hand, och ett enda misstag i programmet som skrev den ger ofta alla.\n\nFel:  ett fält med fel namn i tusentals poster.\nRätt: fältets rätta namn i alla poster.",
            "Of one file no more mistakes than that are shown. A file with more is seldom written by hand, and one mistake in the program that wrote it often makes them all.\n\nWrong: a field with the wrong name in thousands of records.\nRight: the field's right name in all records.",
        ),
    },
    CodeText {
        id: "K720",
        title: two("Inga dispenser i mappen", "No waivers in the folder"),
        message: two(
            "Mappen {file} innehåller ingen fil med dispenser.",
            "The folder {file} holds no file of waivers.",
        ),
        label: two("", ""),
        help: two(
            "Ange mappen där dispenserna ligger, eller utelämna `--waivers`. Filerna slutar på .yaml, .yml, .json eller .toml.",
            "Name the folder with the waivers, or leave out `--waivers`. The files end in .yaml, .yml, .json or .toml.",
        ),
        page: two(
            "Efter --waivers står en fil eller en mapp. I en mapp läses alla filer som slutar på .yaml, .yml, .json eller .toml, också i undermappar. Finns ingen sådan är det oftast fel mapp.\n\nFel:  kravkoll check --waivers dokument/ utforare.yaml\nRätt: kravkoll check --waivers dispenser/ utforare.yaml",
            "After --waivers stands a file or a folder. Of a folder all files are read that end in .yaml, .yml, .json or .toml, those of folders below it too. When there is none it is mostly the wrong folder.\n\nWrong: kravkoll check --waivers documents/ provider.yaml\nRight: kravkoll check --waivers waivers/ provider.yaml",
        ),
    },
    CodeText {
        id: "K721",
        title: two("Inställningen finns inte", "There is no such setting"),
        message: two("Inställningen {key} finns inte.", "There is no setting {key}."),
        label: two("finns inte", "does not exist"),
        help: two("Inställningar som finns: {keys}.", "The settings there are: {keys}."),
        page: two(
            "En inställning som ingen känner till stoppar körningen, så att ett stavfel inte går obemärkt förbi.\n\nFel:  colour = \"never\"\nRätt: color = \"never\"",
            "A setting that nobody knows stops the run, so that a misspelling does not pass unnoticed.\n\nWrong: colour = \"never\"\nRight: color = \"never\"",
        ),
    },
    CodeText {
        id: "K722",
        title: two("Inställningen kräver --config", "The setting needs --config"),
        message: two(
            "{key} kan ändra resultatet och läses därför bara ur en fil som anges med `--config`.",
            "{key} can change the result and is therefore read only from a file named with `--config`.",
        ),
        label: two("får inte stå här", "may not stand here"),
        help: two(
            "Kör med `--config {file}`, ange `--{key}` på kommandoraden, eller ta bort raden.",
            "Run with `--config {file}`, give `--{key}` on the command line, or remove the line.",
        ),
        page: two(
            "En kravkoll.toml som hittas i mappen eller ovanför får bara ställa in språk, färg och utdata (lang, color, format). Ingen ska kunna få ett annat resultat av att stå i en viss mapp. Det som kan ändra resultatet eller slutkoden läses ur filen först när den namnges.\n\nFel:  fail-on = \"should\" i kravkoll.toml, och sedan kravkoll check utforare.yaml\nRätt: kravkoll check --config kravkoll.toml utforare.yaml",
            "A kravkoll.toml that is found in the folder or above it may only set language, colour and output (lang, color, format). Nobody shall get another result by standing in a certain folder. What can change the result or the exit code is read from the file only when it is named.\n\nWrong: fail-on = \"should\" in kravkoll.toml, and then kravkoll check provider.yaml\nRight: kravkoll check --config kravkoll.toml provider.yaml",
        ),
    },
    CodeText {
        id: "K723",
        title: two("Inställningen kan inte ha det värdet", "The setting cannot have that value"),
        message: two("Inställningen {key} kan inte ha det här värdet.", "The setting {key} cannot have this value."),
        label: two("går inte", "will not do"),
        help: two("Värden som går: {allowed}.", "Values that will do: {allowed}."),
        page: two(
            "Varje inställning har sina egna värden.\n\nFel:  lang = \"svenska\"\nRätt: lang = \"sv\"\n\nFel:  strict = \"ja\"\nRätt: strict = true",
            "Every setting has values of its own.\n\nWrong: lang = \"english\"\nRight: lang = \"en\"\n\nWrong: strict = \"yes\"\nRight: strict = true",
        ),
    },
    CodeText {
        id: "K731",
        title: two("Resultatet kunde inte skrivas", "The output could not be written"),
        message: two("{file} kunde inte skrivas.", "{file} could not be written."),
        label: two("", ""),
        help: two(
            "Kontrollera att mappen finns, att du får skriva i den och att det finns plats kvar.",
            "Check that the folder exists, that you may write in it and that there is space left.",
        ),
        page: two(
            "Utdata kunde inte skrivas dit det skulle. En fil som redan finns är orörd: den byts ut först när allt är skrivet. Körningen slutar med kod 2.\n\nFel:  --format json=finns-inte/resultat.json\nRätt: --format json=resultat.json",
            "The output could not be written where it should be. A file that was there is untouched: it is replaced only when all is written. The run ends with code 2.\n\nWrong: --format json=no-such-folder/result.json\nRight: --format json=result.json",
        ),
    },
    CodeText {
        id: "K732",
        title: two("Resultatet skulle skriva över en fil som läses", "The output would replace a file that is read"),
        message: two(
            "Resultatet skulle skriva över {file}, som ska kontrolleras.",
            "The output would replace {file}, which is to be checked.",
        ),
        label: two("", ""),
        help: two("Välj ett annat filnamn för resultatet.", "Choose another file name for the output."),
        page: two(
            "Resultatet får inte skrivas i en fil som samma körning läser. Då hade uppgifterna gått förlorade.\n\nFel:  kravkoll check utforare.json --format json=utforare.json\nRätt: kravkoll check utforare.json --format json=resultat.json",
            "The output may not go to a file that the same run reads. The setup would be lost.\n\nWrong: kravkoll check provider.json --format json=provider.json\nRight: kravkoll check provider.json --format json=result.json",
        ),
    },
    CodeText {
        id: "K733",
        title: two("Två resultat till samma fil", "Two outputs to one file"),
        message: two("Två format skrivs till {file}.", "Two formats are written to {file}."),
        label: two("", ""),
        help: two("Ge varje format en egen fil.", "Give every format a file of its own."),
        page: two(
            "Två format i samma fil hade skrivit över varandra.\n\nFel:  --format json=resultat --format csv=resultat\nRätt: --format json=resultat.json --format csv=resultat.csv",
            "Two formats in one file would replace one another.\n\nWrong: --format json=result --format csv=result\nRight: --format json=result.json --format csv=result.csv",
        ),
    },
    CodeText {
        id: "K734",
        title: two("Två format utan fil", "Two formats without a file"),
        message: two("Högst ett format kan anges utan fil.", "At most one format can be given without a file."),
        label: two("", ""),
        help: two(
            "Skriv de andra i var sin fil: `--format {format}=FIL`.",
            "Write the others to a file each: `--format {format}=FILE`.",
        ),
        page: two(
            "Ett format utan fil skrivs ut direkt. Två hade blandats ihop, och inget program hade kunnat läsa dem.\n\nFel:  --format text --format json\nRätt: --format text --format json=resultat.json",
            "A format without a file is written to standard output. Two would be mixed up, and no program could read them.\n\nWrong: --format text --format json\nRight: --format text --format json=result.json",
        ),
    },
    CodeText {
        id: "K735",
        title: two("Formatet är ingen text", "The format is no text"),
        message: two("{format} är ingen text som går att visa här.", "{format} is no text that can be shown here."),
        label: two("", ""),
        help: two("Skriv den i en fil: `--format {format}=FIL`.", "Write it to a file: `--format {format}=FILE`."),
        page: two(
            "En arbetsbok är en packad fil. I ett terminalfönster blir den skräptecken, som kan ställa till det för fönstret. Till ett annat program, eller en fil, går den bra att skicka.\n\nFel:  kravkoll check fil.yaml --format xlsx\nRätt: kravkoll check fil.yaml --format xlsx=fil.xlsx",
            "A workbook is a packed file. In a terminal it is garbage, which may upset it. It can be sent to another program, or to a file.\n\nWrong: kravkoll check file.yaml --format xlsx\nRight: kravkoll check file.yaml --format xlsx=file.xlsx",
        ),
    },
    CodeText {
        id: "K740",
        title: two("Inga filer att granska", "No files to audit"),
        message: two("Inga filer med uppgifter finns i {file}.", "There are no setup files in {file}."),
        label: two("", ""),
        help: two(
            "Ange en mapp eller ett mönster med filer som slutar på `.yaml`, `.yml`, `.json`, `.toml`, `.ndjson` eller `.jsonl`.",
            "Name a folder or a pattern with files that end in `.yaml`, `.yml`, `.json`, `.toml`, `.ndjson` or `.jsonl`.",
        ),
        page: two(
            "En granskning tar en mapp med allt som ligger i den, ett mönster eller enskilda filer. Dolda filer, och filer som `.gitignore` eller `.ignore` i mappen räknar upp, tas inte med.\n\nFel:  kravkoll audit tom-mapp --out rapport\nRätt: kravkoll audit utforare --out rapport",
            "An audit takes a folder with all that lies in it, a pattern, or single files. Hidden files, and files that `.gitignore` or `.ignore` in the folder name, are left out.\n\nWrong: kravkoll audit empty-folder --out report\nRight: kravkoll audit providers --out report",
        ),
    },
    CodeText {
        id: "K741",
        title: two("Mappen har inget kvitto", "The folder has no receipt"),
        message: two(
            "I {file} finns inget kvitto som går att läsa.",
            "There is no receipt in {file} that can be read.",
        ),
        label: two("", ""),
        help: two(
            "Ange mappen som `kravkoll audit` skrev, med filen `receipt.json`.",
            "Name the folder that `kravkoll audit` wrote, with the file `receipt.json`.",
        ),
        page: two(
            "En granskning lämnar ett kvitto, `receipt.json`: vilket program, regelverk och schema, vilken dag, vilka filer, var och en med sin kontrollsumma. Utan det går det inte att göra om granskningen.\n\nFel:  kravkoll verify rapport/results.csv\nRätt: kravkoll verify rapport",
            "An audit leaves a receipt, `receipt.json`: which program, policy and schema, which day, which files, each with its hash. Without it the audit cannot be made again.\n\nWrong: kravkoll verify report/results.csv\nRight: kravkoll verify report",
        ),
    },
    CodeText {
        id: "K742",
        title: two("Rapporten är gjord med en annan version", "The report was made by another version"),
        message: two(
            "Rapporten är gjord med version {found} av programmet. Det här är version {expected}.",
            "The report was made by version {found} of the program. This is version {expected}.",
        ),
        label: two("", ""),
        help: two(
            "Använd samma version, eller ange `--any-version` för att jämföra ändå.",
            "Use the same version, or name `--any-version` to compare all the same.",
        ),
        page: two(
            "En annan version kan döma likadant men skriva rapporten på ett annat sätt, och då skiljer sig filerna utan att något är fel. Därför görs jämförelsen bara på begäran.\n\nFel:  kravkoll verify rapport (gjord med en äldre version)\nRätt: kravkoll verify rapport --any-version",
            "Another version may judge alike and write the report otherwise, and then files differ although nothing is wrong. So it is compared only on request.\n\nWrong: kravkoll verify report (made by an older version)\nRight: kravkoll verify report --any-version",
        ),
    },
    CodeText {
        id: "K743",
        title: two("En fil i rapporten är ändrad", "A file of the report was changed"),
        message: two(
            "Filen {file} är inte den som granskningen ger.",
            "The file {file} is not the one that the audit gives.",
        ),
        label: two("", ""),
        help: two(
            "Gör om granskningen, eller ta reda på vem som har ändrat filen.",
            "Make the audit again, or find out who changed the file.",
        ),
        page: two(
            "Varje fil i rapporten ges av det som granskades. Finns en fil inte, eller skiljer sig en enda byte, har den ändrats efteråt.\n\nFel:  en rad är struken i results.csv\nRätt: results.csv som granskningen skrev den",
            "Each file of the report follows from what was audited. Where one is missing, or a single byte differs, it was changed afterwards.\n\nWrong: a row was deleted from results.csv\nRight: results.csv as the audit wrote it",
        ),
    },
    CodeText {
        id: "K744",
        title: two("En granskad fil är ändrad", "An audited file was changed"),
        message: two(
            "Filen {file} är inte densamma som när den granskades.",
            "The file {file} is not the same as when it was audited.",
        ),
        label: two("", ""),
        help: two(
            "Ange mappen med de filer som granskades: `--inputs MAPP`.",
            "Name the folder with the files that were audited: `--inputs FOLDER`.",
        ),
        page: two(
            "Kvittot har kontrollsumman för varje fil. Är filen ändrad sedan dess, eller borta, går omdömena inte att göra om.\n\nFel:  kravkoll verify rapport --inputs nya-filer\nRätt: kravkoll verify rapport --inputs arkiv",
            "The receipt has the hash of each file. Where a file was changed since, or is gone, its verdicts cannot be made again.\n\nWrong: kravkoll verify report --inputs new-files\nRight: kravkoll verify report --inputs archive",
        ),
    },
    CodeText {
        id: "K745",
        title: two("Det som granskningen bygger på är ändrat", "What the audit rests on was changed"),
        message: two(
            "{file} är inte densamma som när granskningen gjordes.",
            "{file} is not the same as when the audit was made.",
        ),
        label: two("", ""),
        help: two(
            "Ange regelverket, tabellerna och dispenserna som gällde då.",
            "Name the policy, the tables and the waivers of that time.",
        ),
        page: two(
            "Regelverk, schema, tabeller och dispenser har sina kontrollsummor i kvittot. Med andra blir omdömena andra.\n\nFel:  kravkoll verify rapport --policy nytt-regelverk\nRätt: kravkoll verify rapport --policy regelverket-som-gällde",
            "Policy, schema, tables and waivers have their hashes in the receipt. With others the verdicts are others.\n\nWrong: kravkoll verify report --policy new-policy\nRight: kravkoll verify report --policy the-policy-of-that-time",
        ),
    },
    CodeText {
        id: "K746",
        title: two("Omdömena är ändrade", "The verdicts were changed"),
        message: two(
            "Omdömena om {file} är inte de som filen ger.",
            "The verdicts on {file} are not those that the file gives.",
        ),
        label: two("", ""),
        help: two(
            "Gör om granskningen, eller ta reda på vem som har ändrat filen `verdicts.jsonl.gz`.",
            "Make the audit again, or find out who changed the file `verdicts.jsonl.gz`.",
        ),
        page: two(
            "Filen `verdicts.jsonl.gz` har omdömena, en rad per granskad fil. De görs om ur filerna och jämförs.\n\nFel:  \"verdict\":\"fail\" är ändrat till \"verdict\":\"pass\"\nRätt: raden som granskningen skrev den",
            "The file `verdicts.jsonl.gz` has the verdicts, a line for each audited file. They are made again from the files and compared.\n\nWrong: \"verdict\":\"fail\" was changed to \"verdict\":\"pass\"\nRight: the line as the audit wrote it",
        ),
    },
    CodeText {
        id: "K747",
        title: two("Ingen granskning att jämföra", "No audit to compare"),
        message: two(
            "{file} är ingen hel granskning som det här programmet kan läsa.",
            "{file} is no whole audit that this program can read.",
        ),
        label: two("", ""),
        help: two(
            "Ange mappen som `kravkoll audit` skrev, med filen `verdicts.jsonl.gz`.",
            "Name the folder that `kravkoll audit` wrote, with the file `verdicts.jsonl.gz`.",
        ),
        page: two(
            "En jämförelse läser omdömena ur två granskningars filer `verdicts.jsonl.gz`. Är en av dem avbruten eller ändrad går den inte att jämföra.\n\nFel:  kravkoll compare förra/results.csv nya\nRätt: kravkoll compare förra nya",
            "A comparison reads the verdicts from the files `verdicts.jsonl.gz` of two audits. One that was interrupted or changed cannot be compared.\n\nWrong: kravkoll compare old/results.csv new\nRight: kravkoll compare old new",
        ),
    },
    CodeText {
        id: "K748",
        title: two("En orsak går inte att pröva", "A cause cannot be tried"),
        message: two(
            "{file} är inte densamma som när granskningen gjordes. Vad den betydde för omdömena går inte att pröva.",
            "{file} is not the same as when the audit was made. What it meant for the verdicts cannot be tried.",
        ),
        label: two("", ""),
        help: two(
            "Ange det som gällde då: `--inputs`, `--old-inputs`, `--policy`, `--old-policy`.",
            "Name what was there then: `--inputs`, `--old-inputs`, `--policy`, `--old-policy`.",
        ),
        page: two(
            "För att skilja orsakerna åt prövas en i taget: filen, regelverket, tabellerna och dispenserna eller dagen är som förr, allt annat som nu. Då måste allt vara till byten som när granskningarna gjordes. Det som inte går att pröva står kvar som möjlig orsak.\n\nFel:  kravkoll compare förra nya --inputs ändrade-filer\nRätt: kravkoll compare förra nya --inputs arkiv-2026 --old-inputs arkiv-2025",
            "To tell causes apart one at a time is tried: the file, the policy, the tables and waivers, or the day is as before, all else as now. For that all must be as it was when the audits were made, to the byte. What cannot be tried remains a possible cause.\n\nWrong: kravkoll compare old new --inputs changed-files\nRight: kravkoll compare old new --inputs archive-2026 --old-inputs archive-2025",
        ),
    },
    CodeText {
        id: "K749",
        title: two("Granskningens filer är inte angivna", "The files of the audit are not named"),
        message: two(
            "Filerna till granskningen {folder} är inte angivna. Deras betydelse för omdömena går inte att pröva.",
            "The files of the audit {folder} are not named. What they meant for the verdicts cannot be tried.",
        ),
        label: two("", ""),
        help: two(
            "Ange mappen: `--inputs` för den nya granskningens filer, `--old-inputs` för den förras.",
            "Name the folder: `--inputs` for the files of the newer audit, `--old-inputs` for those of the older one.",
        ),
        page: two(
            "Om utförarens ändring eller något annat är orsaken visar sig när den förra filen bedöms med det som gäller nu. Utan den förra filen står utföraren kvar som möjlig orsak.\n\nFel:  kravkoll compare förra nya --inputs filer, när filerna också är ändrade\nRätt: kravkoll compare förra nya --inputs filer --old-inputs filer-2025",
            "Whether the provider's change or something else is the cause shows when the older file is judged by what holds now. Without the older file the provider remains a possible cause.\n\nWrong: kravkoll compare old new --inputs files, where the files were changed too\nRight: kravkoll compare old new --inputs files --old-inputs files-2025",
        ),
    },
    CodeText {
        id: "K751",
        title: two("Ingen historik", "No history"),
        message: two(
            "{file} är ingen historik över granskningar, eller är skadad.",
            "{file} is no history of audits, or is damaged.",
        ),
        label: two("", ""),
        help: two(
            "Ange filen som `kravkoll audit --history` skrev, eller en ny fil.",
            "Name the file that `kravkoll audit --history` wrote, or a new file.",
        ),
        page: two(
            "Historiken är en databas i en fil som programmet självt skapar. Ingen annan fil ändras av misstag.\n\nFel:  kravkoll audit filer --out rapport --history rapport/results.csv\nRätt: kravkoll audit filer --out rapport --history historik.db",
            "The history is a database in one file that the program makes itself. No other file is changed by mistake.\n\nWrong: kravkoll audit files --out report --history report/results.csv\nRight: kravkoll audit files --out report --history history.db",
        ),
    },
    CodeText {
        id: "K752",
        title: two("Historiken är av en nyare version", "The history is of a later version"),
        message: two(
            "{file} har skrivits av en nyare version av programmet.",
            "{file} was written by a later version of the program.",
        ),
        label: two("", ""),
        help: two("Använd den versionen, eller en nyare.", "Use that version, or a later one."),
        page: two(
            "En nyare version kan ha lagt till sådant som den här inte känner. Därför läser och ändrar den inte filen.\n\nFel:  en äldre version och en nyare historik\nRätt: den nyare versionen",
            "A later version may have added what this one does not know. So it neither reads nor changes the file.\n\nWrong: an older version and a later history\nRight: the later version",
        ),
    },
    CodeText {
        id: "K753",
        title: two("Historiken är upptagen", "The history is held"),
        message: two(
            "{file} används av ett annat program, som inte har släppt den på en minut.",
            "{file} is held by another program, which has not let go of it for a minute.",
        ),
        label: two("", ""),
        help: two(
            "Vänta tills det andra programmet är klart och kör igen.",
            "Wait until the other program is done, and run again.",
        ),
        page: two(
            "Flera granskningar kan skriva till samma historik; de väntar på varandra. Rapporterna i mappen är klara, men granskningen har inte lagts till historiken.\n\nFel:  historiken är öppen i ett annat program som har låst den\nRätt: stäng det programmet och gör om granskningen",
            "Several audits can write to one history; they wait for each other. The reports in the folder are done, but the audit was not added to the history.\n\nWrong: the history is open in another program that has locked it\nRight: close that program and make the audit again",
        ),
    },
    CodeText {
        id: "K754",
        title: two("Utföraren finns inte i historiken", "The provider is not in the history"),
        message: two("Utföraren {name} finns inte i {file}.", "The provider {name} is not in {file}."),
        label: two("", ""),
        help: two(
            "Ange utförarens beteckning, `id` i filen med uppgifter. Utan --provider visas alla.",
            "Give the provider's key, `id` in its setup file. Without --provider all are shown.",
        ),
        page: two(
            "Utförarna känns igen på sin beteckning, inte på sitt namn.\n\nFel:  kravkoll trend historik.db --provider \"Exempelvård AB\"\nRätt: kravkoll trend historik.db --provider exempelvard",
            "Providers are known by their key, not by their name.\n\nWrong: kravkoll trend history.db --provider \"Example Care\"\nRight: kravkoll trend history.db --provider exempelvard",
        ),
    },
    CodeText {
        id: "K760",
        title: two("Arkivet är skadat", "The archive is damaged"),
        message: two("{file} är skadad, eller är inget arkiv.", "{file} is damaged, or is no archive."),
        label: two("", ""),
        help: two("Packa filerna på nytt.", "Pack the files again."),
        page: two(
            "Ett arkiv läses tills något i det inte stämmer: en kontrollsumma, en storlek eller filens slut. Det som kom före är granskat, resten är det inte. I ett zip-arkiv gäller felet en fil, när resten går att läsa.\n\nFel:  ett arkiv som bara till hälften har hämtats\nRätt: hela arkivet",
            "An archive is read until something in it does not fit: a checksum, a size, the end of the file. What came before is audited, the rest is not. In a ZIP archive it is about one file where the rest can be read.\n\nWrong: an archive that was fetched by half\nRight: the whole archive",
        ),
    },
    CodeText {
        id: "K761",
        title: two("Arkivet rymmer för mycket", "The archive holds too much"),
        message: two(
            "{file} rymmer mer än som packas upp. Resten är inte granskad.",
            "{file} holds more than is unpacked. The rest is not audited.",
        ),
        label: two("", ""),
        help: two(
            "Dela upp arkivet: högst {entries} poster, {size} GiB uppackat och {ratio} gånger arkivets egen storlek.",
            "Divide the archive: at most {entries} entries, {size} GiB unpacked, and {ratio} times the size of the archive.",
        ),
        page: two(
            "En liten fil kan packas upp till mer än någon dator rymmer. Därför finns gränser, och det som ligger bortom dem läses inte.\n\nFel:  ett arkiv med en miljon filer\nRätt: tio arkiv, eller en ström med en fil per rad",
            "A small file can unpack to more than any machine holds. So there are limits, and what lies beyond them is not read.\n\nWrong: an archive of a million files\nRight: ten archives, or a stream with a file a line",
        ),
    },
    CodeText {
        id: "K762",
        title: two("Ett namn leder ut ur arkivet", "A name leads out of the archive"),
        message: two(
            "{file} är inte läst, för namnet leder ut ur arkivet.",
            "{file} was not read, since its name leads out of the archive.",
        ),
        label: two("", ""),
        help: two(
            "Packa filerna på nytt, med namn som börjar i arkivets egen mapp.",
            "Pack the files again, with names that begin in the archive's own folder.",
        ),
        page: two(
            "Namn som börjar med ”/” eller en enhet (”C:”), eller som har ”..” i sig, hör inte hemma i ett arkiv. Inget av det packas någonsin upp på disk, men ett sådant arkiv är gjort av misstag eller för att skada.\n\nFel:  ../utförare/a.yaml\nRätt: utförare/a.yaml",
            "Names that begin with “/” or a drive (“C:”), or have “..” in them, do not belong in an archive. Nothing of it is ever written to disk, but such an archive was made by mistake or to do harm.\n\nWrong: ../providers/a.yaml\nRight: providers/a.yaml",
        ),
    },
    CodeText {
        id: "K763",
        title: two("Ingen vanlig fil i arkivet", "No plain file in the archive"),
        message: two(
            "{file} är inte läst, för det är ingen vanlig fil: en länk, en enhet, eller låst eller packad på ett okänt sätt.",
            "{file} was not read, since it is no plain file: a link, a device, or locked or packed in an unknown way.",
        ),
        label: two("", ""),
        help: two("Packa själva filen, utan lösenord.", "Pack the file itself, without a password."),
        page: two(
            "Länkar följs inte, för de kan leda vart som helst. Filer med lösenord går inte att läsa, och i zip-arkiv läses bara det som är packat på det vanliga sättet (deflate) eller inte alls.\n\nFel:  en länk till utförarens fil\nRätt: utförarens fil",
            "Links are not followed, since they may lead anywhere. Files with a password cannot be read, and in ZIP archives only what is packed in the usual way (deflate) or not at all is read.\n\nWrong: a link to the provider's file\nRight: the provider's file",
        ),
    },
    CodeText {
        id: "K764",
        title: two("Ett arkiv i ett arkiv", "An archive in an archive"),
        message: two(
            "{file} är inte öppnad, för det är ett arkiv i ett arkiv.",
            "{file} was not opened, since it is an archive in an archive.",
        ),
        label: two("", ""),
        help: two("Packa upp det först, eller ange det för sig.", "Unpack it first, or name it by itself."),
        page: two(
            "Arkiv i arkiv kan ligga i varandra utan slut. Därför öppnas bara det yttersta.\n\nFel:  alla.zip med norr.zip i sig\nRätt: alla.zip med utförarnas filer i sig",
            "Archives in archives can lie in each other without end. So only the outermost one is opened.\n\nWrong: all.zip with north.zip in it\nRight: all.zip with the providers' files in it",
        ),
    },
    CodeText {
        id: "K765",
        title: two("Samma namn två gånger i arkivet", "The same name twice in the archive"),
        message: two(
            "{file} finns mer än en gång i arkivet. Bara den första är läst.",
            "{file} is more than once in the archive. Only the first one was read.",
        ),
        label: two("", ""),
        help: two("Packa filerna på nytt, var och en en gång.", "Pack the files again, each once."),
        page: two(
            "Olika program tar olika filer när ett namn finns två gånger. Då är det oklart vilken utföraren menar.\n\nFel:  ett arkiv till vilket en ny a.yaml har lagts utan att den gamla togs bort\nRätt: ett arkiv med en a.yaml",
            "Programs take different files where a name is there twice. Then it is unclear which one the provider means.\n\nWrong: an archive to which a new a.yaml was added, and the old one left\nRight: an archive with one a.yaml",
        ),
    },
    CodeText {
        id: "K770",
        title: two("Ingen nyckel", "No key"),
        message: two(
            "{file} är ingen nyckel av slaget ed25519 som går att läsa.",
            "{file} is no key of the kind ed25519 that can be read.",
        ),
        label: two("", ""),
        help: two(
            "För --sign behövs den privata nyckeln (PEM, utan lösenord), för --key den öppna. Så här görs de: `openssl genpkey -algorithm ed25519 -out privat.pem` och `openssl pkey -in privat.pem -pubout -out nyckel.pem`.",
            "`--sign` takes the private key (PEM, without a password), `--key` the public one. They are made by `openssl genpkey -algorithm ed25519 -out private.pem` and `openssl pkey -in private.pem -pubout -out key.pem`.",
        ),
        page: two(
            "En granskning signeras med en privat nyckel, som bara den som signerar har. Den öppna nyckeln lämnas till den som ska kunna kontrollera signaturen.\n\nFel:  kravkoll audit filer --out rapport --sign nyckel.pem\nRätt: kravkoll audit filer --out rapport --sign privat.pem",
            "An audit is signed with a private key, which only the signer has. The public key is given to those who are to check the signature.\n\nWrong: kravkoll audit files --out report --sign key.pem\nRight: kravkoll audit files --out report --sign private.pem",
        ),
    },
    CodeText {
        id: "K771",
        title: two("Signaturen stämmer inte", "The signature does not fit"),
        message: two(
            "Signaturen i {file} stämmer inte med kvittot och rapporterna.",
            "The signature in {file} does not fit the receipt and the reports.",
        ),
        label: two("", ""),
        help: two(
            "Något är ändrat sedan granskningen signerades. Lita inte på rapporten; begär en ny.",
            "Something was changed since the audit was signed. Do not trust the report; ask for a new one.",
        ),
        page: two(
            "Signaturen gäller kvittot och varje rapport, med deras kontrollsummor. Ändras en byte i någon av dem, eller i signaturen, stämmer den inte.\n\nFel:  results.csv är rättad för hand\nRätt: mappen som den signerades",
            "The signature is about the receipt and every report, with their hashes. Where a byte of one of them is changed, or of the signature, it does not fit.\n\nWrong: results.csv was put right by hand\nRight: the folder as it was signed",
        ),
    },
    CodeText {
        id: "K772",
        title: two("Granskningen är inte signerad", "The audit is not signed"),
        message: two(
            "{file} finns inte: granskningen är inte signerad.",
            "{file} is not there: the audit is not signed.",
        ),
        label: two("", ""),
        help: two(
            "Begär en signerad granskning, eller kontrollera den utan --key.",
            "Ask for a signed audit, or verify it without `--key`.",
        ),
        page: two(
            "Med --key ska granskningen vara signerad med den nyckeln. En signatur som har tagits bort är inte detsamma som en som stämmer.\n\nFel:  kravkoll verify rapport --key nyckel.pem, när rapporten aldrig signerades\nRätt: kravkoll audit filer --out rapport --sign privat.pem",
            "With `--key` the audit must be signed with that key. A signature that was taken away is not the same as one that fits.\n\nWrong: kravkoll verify report --key key.pem, where the report was never signed\nRight: kravkoll audit files --out report --sign private.pem",
        ),
    },
    CodeText {
        id: "K773",
        title: two("Signerad med en annan nyckel", "Signed with another key"),
        message: two(
            "{file} är signerad med nyckeln {found}, inte med {expected}.",
            "{file} is signed with the key {found}, not with {expected}.",
        ),
        label: two("", ""),
        help: two(
            "Ta reda på vem nyckeln tillhör. Signaturen i sig stämmer.",
            "Find out whose key it is. The signature itself fits.",
        ),
        page: two(
            "Vem som helst kan göra en nyckel och signera med den. Vem som har signerat vet man bara genom en nyckel som man har fått av den personen.\n\nFel:  en nyckel som ligger i samma mapp som rapporten\nRätt: en nyckel som granskaren har lämnat vid ett annat tillfälle",
            "Anybody can make a key and sign with it. Who signed is known only by a key that was received from that person.\n\nWrong: a key that lies in the folder of the report\nRight: a key that the auditor has given at another time",
        ),
    },
];
