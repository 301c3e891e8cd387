//! Texts of the codes of `diagnostic::codes::reading`. A pure table, exempt from the limit on file size.

use super::{CodeText, two};

pub(super) const TEXTS: &[CodeText] = &[
    CodeText {
        id: "K101",
        title: two("Filen är inte sparad som UTF-8", "The file is not saved as UTF-8"),
        message: two(
            "Tecknet här går inte att läsa (byte `{byte}`). Filen är inte sparad som UTF-8.",
            "The character here cannot be read (byte `{byte}`). The file is not saved as UTF-8.",
        ),
        label: two("går inte att läsa", "cannot be read"),
        help: two(
            "Öppna filen i ett textprogram och spara den på nytt med teckenkodningen UTF-8.",
            "Open the file in a text editor and save it again with the encoding UTF-8.",
        ),
        page: two(
            "En fil med uppgifter ska vara sparad med teckenkodningen UTF-8. Felet syns oftast vid å, ä och ö, när filen har sparats med en äldre kodning.\n\nI Anteckningar: välj Spara som, och UTF-8 i listan Kodning.\n\nFel: namn: Åsa, sparat som ANSI eller Windows-1252\nRätt: namn: Åsa, sparat som UTF-8",
            "A data file must be saved with the encoding UTF-8. The fault mostly shows at letters such as å, ä and ö, when the file was saved with an older encoding.\n\nIn Notepad: choose Save as, and UTF-8 in the list Encoding.\n\nWrong: name: Åsa, saved as ANSI or Windows-1252\nRight: name: Åsa, saved as UTF-8",
        ),
    },
    CodeText {
        id: "K102",
        title: two("Filen är för stor", "The file is too large"),
        message: two(
            "Filen är större än {limit} MiB och läses inte.",
            "The file is larger than {limit} MiB and is not read.",
        ),
        label: two("för stor", "too large"),
        help: two(
            "Kontrollera att det är rätt fil. Dela den annars i flera.",
            "Check that it is the right file. Otherwise split it into several.",
        ),
        page: two(
            "Filer med uppgifter om it-stöd är små: några hundra kilobyte räcker långt. En fil över gränsen är troligen en annan fil än den som var tänkt.\n\nFel: en säkerhetskopia på 200 MiB\nRätt: filen med uppgifterna, som är några kilobyte",
            "Files about an IT setup are small: a few hundred kilobytes go a long way. A file over the limit is most likely not the one that was meant.\n\nWrong: a backup of 200 MiB\nRight: the setup file, a few kilobytes",
        ),
    },
    CodeText {
        id: "K103",
        title: two("Filen är tom", "The file is empty"),
        message: two("Filen är tom.", "The file is empty."),
        label: two("här finns inget", "nothing here"),
        help: two("Skriv in uppgifterna, eller välj rätt fil.", "Write the data, or choose the right file."),
        page: two(
            "Filen innehåller inga uppgifter alls: den är tom, eller har bara kommentarer.\n\nFel: # uppgifter kommer senare\nRätt: namn: Hemtjänst Norr",
            "The file holds no data at all: it is empty, or has only comments.\n\nWrong: # data will come later\nRight: name: Home Care North",
        ),
    },
    CodeText {
        id: "K104",
        title: two("För många nivåer", "Too many levels"),
        message: two(
            "Här börjar en nivå för mycket: listor och poster får ligga i högst {limit} nivåer.",
            "One level too many begins here: lists and records may lie at most {limit} levels deep.",
        ),
        label: two("en nivå för mycket", "one level too many"),
        help: two(
            "Kontrollera om en parentes eller ett indrag har blivit fel.",
            "Check whether a bracket or an indentation has gone wrong.",
        ),
        page: two(
            "Listor och poster kan ligga i varandra, men bara i ett visst antal nivåer. Riktiga filer kommer aldrig i närheten av gränsen; oftast har en parentes upprepats av misstag.\n\nFel: [[[[[[ ... ]]]]]]\nRätt: [1, 2, 3]",
            "Lists and records can lie inside each other, but only to a certain depth. Real files never come near the limit; most often a bracket was repeated by mistake.\n\nWrong: [[[[[[ ... ]]]]]]\nRight: [1, 2, 3]",
        ),
    },
    CodeText {
        id: "K105",
        title: two("Samma fält två gånger", "The same field twice"),
        message: two("Fältet {key} står två gånger i samma post.", "The field {key} stands twice in the same record."),
        label: two("står redan ovan", "stands above already"),
        help: two(
            "Ta bort det ena. Hör de till två olika saker, så ska de stå i två olika poster.",
            "Remove one of them. If they belong to two different things, they must stand in two records.",
        ),
        page: two(
            "Ett fält får stå en gång i varje post. Annars går det inte att veta vilket av värdena som gäller. Tecken som ser lika ut, som å skrivet på två sätt, räknas som samma.\n\nFel:\n    namn: Norr\n    namn: Söder\n\nRätt:\n    - namn: Norr\n    - namn: Söder",
            "A field may stand once in each record. Otherwise nobody can tell which of the values counts. Letters that look the same, such as å written in two ways, count as the same.\n\nWrong:\n    name: North\n    name: South\n\nRight:\n    - name: North\n    - name: South",
        ),
    },
    CodeText {
        id: "K106",
        title: two("Talet går inte att räkna exakt med", "The number cannot be held exactly"),
        message: two("Talet {number} går inte att räkna exakt med.", "The number {number} cannot be held exactly."),
        label: two("för stort, för litet eller inget tal", "too large, too small or no number"),
        help: two(
            "Skriv ett vanligt tal. Är det en beteckning och inte ett tal, så sätt det inom citattecken.",
            "Write an ordinary number. If it is an identifier and not a number, put it in quotes.",
        ),
        page: two(
            "Alla beräkningar görs exakt. Tal med fler än omkring trettio siffror, och värden som oändligt, går inte att räkna exakt med. Ett långt nummer är ofta en beteckning, och den ska stå inom citattecken.\n\nFel: serienummer: 1234567890123456789012345678901234567890\nRätt: serienummer: \"1234567890123456789012345678901234567890\"",
            "All arithmetic is exact. Numbers of more than about thirty digits, and values such as infinity, cannot be held exactly. A long number is often an identifier, which must stand in quotes.\n\nWrong: serial: 1234567890123456789012345678901234567890\nRight: serial: \"1234567890123456789012345678901234567890\"",
        ),
    },
    CodeText {
        id: "K107",
        title: two("Otillåtet tecken", "A character that may not stand here"),
        message: two("Tecknet {character} får inte stå här.", "The character {character} may not stand here."),
        label: two("otillåtet tecken", "may not stand here"),
        help: two(
            "Ta bort tecknet. Det syns ofta inte; radera då och skriv om texten omkring.",
            "Remove the character. Often it cannot be seen; then delete and rewrite the text around it.",
        ),
        page: two(
            "Osynliga styrtecken och särskilda blanktecken följer ibland med när text klistras in från ett annat program. De visas här med sitt nummer, till exempel U+00A0 (hårt blanksteg) eller U+0009 (tabb).\n\nFel: en tabb inne i en text i JSON\nRätt: ett vanligt blanksteg, eller \\t",
            "Invisible control characters and special blanks sometimes come along when text is pasted from another program. Here they are shown by number, such as U+00A0 (no-break space) or U+0009 (tab).\n\nWrong: a tab inside a JSON text\nRight: an ordinary blank, or \\t",
        ),
    },
    CodeText {
        id: "K110",
        title: two("Citattecken saknas i slutet", "The closing quote is missing"),
        message: two(
            "Texten börjar med ett citattecken men slutar inte med något.",
            "The text begins with a quote but does not end with one.",
        ),
        label: two("slutar aldrig", "never ends"),
        help: two(
            "Skriv samma slags citattecken där texten slutar.",
            "Write the same kind of quote where the text ends.",
        ),
        page: two(
            "En text som börjar med ett citattecken ska också sluta med ett. Finns det ett citattecken inne i texten måste det skrivas på ett särskilt sätt.\n\nFel: namn: \"Hemtjänst Norr\nRätt: namn: \"Hemtjänst Norr\"",
            "A text that begins with a quote must also end with one. A quote inside the text must be written in a special way.\n\nWrong: name: \"Home Care North\nRight: name: \"Home Care North\"",
        ),
    },
    CodeText {
        id: "K111",
        title: two("Parentesen stängs inte", "The bracket is not closed"),
        message: two(
            "Parentesen {bracket} stängs aldrig: {close} saknas.",
            "The bracket {bracket} is never closed: {close} is missing.",
        ),
        label: two("senast här borde den stängas", "it should be closed here at the latest"),
        help: two("Skriv {close} där listan eller posten slutar.", "Write {close} where the list or record ends."),
        page: two(
            "Varje parentes som öppnas ska stängas. Det gäller både hakparenteser, som omger listor, och klammerparenteser, som omger poster.\n\nFel: roller: [expert, läsare\nRätt: roller: [expert, läsare]",
            "Every bracket that is opened must be closed: square brackets, which stand round lists, and curly ones, which stand round records.\n\nWrong: roles: [expert, reader\nRight: roles: [expert, reader]",
        ),
    },
    CodeText {
        id: "K112",
        title: two("Fel parentes", "The wrong bracket"),
        message: two(
            "Parentesen {found} stänger inte något som är öppet.",
            "The bracket {found} does not close what is open.",
        ),
        label: two("hör inte ihop med något", "belongs to nothing"),
        help: two(
            "Ta bort den, eller byt den mot den slags parentes som öppnades.",
            "Remove it, or replace it by the kind of bracket that was opened.",
        ),
        page: two(
            "En hakparentes stängs med en hakparentes och en klammerparentes med en klammerparentes. En parentes som stänger måste ha en som öppnar.\n\nFel: roller: expert]\nRätt: roller: [expert]",
            "A square bracket is closed by a square one and a curly bracket by a curly one. A bracket that closes needs one that opens.\n\nWrong: roles: expert]\nRight: roles: [expert]",
        ),
    },
    CodeText {
        id: "K113",
        title: two("Okänt omvänt snedstreck", "An unknown escape"),
        message: two("{escape} betyder ingenting inom citattecken.", "{escape} means nothing inside quotes."),
        label: two("betyder ingenting", "means nothing"),
        help: two("Skriv \\\\ för ett omvänt snedstreck.", "Write \\\\ for a backslash."),
        page: two(
            "Inom dubbla citattecken har omvänt snedstreck en särskild betydelse: \\n är en ny rad, \\\" ett citattecken. Sökvägar i Windows behöver därför dubbla snedstreck, eller enkla citattecken där filens syntax tillåter det.\n\nFel: \"C:\\program\\qlik\"\nRätt: \"C:\\\\program\\\\qlik\"",
            "Inside double quotes a backslash has a special meaning: \\n is a new line, \\\" a quote. Windows paths therefore need double backslashes, or single quotes where the syntax of the file has them.\n\nWrong: \"C:\\program\\qlik\"\nRight: \"C:\\\\program\\\\qlik\"",
        ),
    },
    CodeText {
        id: "K114",
        title: two("Halvt tecken", "Half a character"),
        message: two("{escape} är bara halva tecknet.", "{escape} is only half of a character."),
        label: two("den andra halvan saknas", "the other half is missing"),
        help: two(
            "Skriv tecknet som det är, eller ta med båda halvorna.",
            "Write the character itself, or both halves.",
        ),
        page: two(
            "Vissa tecken, till exempel bildtecken, skrivs med två koder efter varandra. Här finns bara den ena.\n\nFel: \"\\ud83d\"\nRätt: \"\\ud83d\\ude00\"",
            "Some characters, such as emoji, are written as two codes in a row. Only one of them is here.\n\nWrong: \"\\ud83d\"\nRight: \"\\ud83d\\ude00\"",
        ),
    },
    CodeText {
        id: "K115",
        title: two("Komma saknas", "A comma is missing"),
        message: two("Det saknas ett komma före det här.", "A comma is missing before this."),
        label: two("komma saknas före", "comma missing before this"),
        help: two(
            "Skriv ett komma mellan de två värdena. Slutar listan eller posten här, så saknas i stället en parentes.",
            "Write a comma between the two values. If the list or record ends here, a bracket is missing instead.",
        ),
        page: two(
            "Inom parenteser skiljs värdena åt med komma.\n\nFel: [1 2]\nRätt: [1, 2]",
            "Inside brackets values are separated by commas.\n\nWrong: [1 2]\nRight: [1, 2]",
        ),
    },
    CodeText {
        id: "K116",
        title: two("Ett komma för mycket", "A comma too many"),
        message: two("Här står ett komma för mycket.", "There is a comma too many here."),
        label: two("ett komma för mycket", "a comma too many"),
        help: two(
            "Ta bort kommat, eller skriv det värde som fattas.",
            "Remove the comma, or write the value that is missing.",
        ),
        page: two(
            "Ett komma står mellan två värden. Efter det sista värdet, och före det första, ska det inte stå något komma.\n\nFel: [1, 2, , 3]\nRätt: [1, 2, 3]",
            "A comma stands between two values. There must be none after the last value or before the first.\n\nWrong: [1, 2, , 3]\nRight: [1, 2, 3]",
        ),
    },
    CodeText {
        id: "K117",
        title: two("Tecknet efter fältets namn saknas", "The sign after the field's name is missing"),
        message: two("Det saknas ett {sign} efter fältets namn.", "A {sign} is missing after the field's name."),
        label: two("{sign} saknas", "{sign} is missing"),
        help: two(
            "Skriv {sign} mellan fältets namn och dess värde.",
            "Write {sign} between the field's name and its value.",
        ),
        page: two(
            "Varje fält har ett namn och ett värde. I YAML och JSON står ett kolon mellan dem, i TOML ett likhetstecken.\n\nFel:\n    namn Norr\n    ort: Uppsala\n\nRätt:\n    namn: Norr\n    ort: Uppsala",
            "Every field has a name and a value. In YAML and JSON a colon stands between them, in TOML an equals sign.\n\nWrong:\n    name North\n    town: Uppsala\n\nRight:\n    name: North\n    town: Uppsala",
        ),
    },
    CodeText {
        id: "K118",
        title: two("Värdet saknas", "The value is missing"),
        message: two("Fältet har inget värde.", "The field has no value."),
        label: two("värdet saknas", "the value is missing"),
        help: two(
            "Skriv ett värde, eller ta bort hela fältet om uppgiften inte är känd.",
            "Write a value, or remove the whole field if it is not known.",
        ),
        page: two(
            "Ett fält i JSON och TOML måste ha ett värde. Är uppgiften inte känd, så ta bort fältet. I JSON går det också att skriva null.\n\nFel: ort =\nRätt: ort = \"Uppsala\"",
            "A field in JSON and TOML must have a value. If it is not known, remove the field. In JSON it may also be null.\n\nWrong: town =\nRight: town = \"Uppsala\"",
        ),
    },
    CodeText {
        id: "K119",
        title: two("Citattecken saknas", "Quotes are missing"),
        message: two("{text} måste stå inom dubbla citattecken.", "{text} must stand in double quotes."),
        label: two("citattecken saknas", "quotes are missing"),
        help: two("Skriv \"{text}\".", "Write \"{text}\"."),
        page: two(
            "I JSON och TOML står all text inom citattecken. I JSON gäller det även fältens namn.\n\nFel: ort = Uppsala\nRätt: ort = \"Uppsala\"",
            "In JSON and TOML all text stands in quotes. In JSON this goes for the names of fields too.\n\nWrong: town = Uppsala\nRight: town = \"Uppsala\"",
        ),
    },
    CodeText {
        id: "K120",
        title: two("Fel sorts citattecken", "The wrong kind of quotes"),
        message: two(
            "JSON har bara raka dubbla citattecken, inte {quote}.",
            "JSON has straight double quotes only, not {quote}.",
        ),
        label: two("fel sorts citattecken", "wrong kind of quotes"),
        help: two("Byt till raka dubbla citattecken: \"", "Change to straight double quotes: \""),
        page: two(
            "Ordbehandlare byter ofta raka citattecken mot böjda. JSON förstår bara de raka dubbla.\n\nFel: “Uppsala” eller 'Uppsala'\nRätt: \"Uppsala\"",
            "Word processors often change straight quotes to curly ones. JSON understands straight double quotes only.\n\nWrong: “Uppsala” or 'Uppsala'\nRight: \"Uppsala\"",
        ),
    },
    CodeText {
        id: "K121",
        title: two("JSON har inga kommentarer", "JSON has no comments"),
        message: two("I JSON får det inte stå någon kommentar.", "JSON has no comments."),
        label: two("en kommentar", "a comment"),
        help: two(
            "Ta bort kommentaren, eller spara filen som YAML, där den får stå efter #.",
            "Remove the comment, or save the file as YAML, where it may stand after #.",
        ),
        page: two(
            "JSON är gjort för program och har inga kommentarer. Den som vill anteckna något kan skriva filen i YAML eller TOML.\n\nFel: 12 // antal anställda\nRätt: 12",
            "JSON is made for programs and has no comments. To keep notes, write the file in YAML or TOML.\n\nWrong: 12 // number of staff\nRight: 12",
        ),
    },
    CodeText {
        id: "K122",
        title: two("Något mer efter slutet", "Something more after the end"),
        message: two("Det står något mer där allt borde vara slut.", "Something more stands where all should be over."),
        label: two("hör inte till något", "belongs to nothing"),
        help: two("Ta bort det, eller flytta det till sin plats.", "Remove it, or move it to its place."),
        page: two(
            "En fil har ett enda översta värde, och i TOML har varje rad ett enda fält. Det som följer efter hör inte till något.\n\nFel: a = 1 b = 2\nRätt:\n    a = 1\n    b = 2",
            "A file has one top value, and in TOML each line has one field. What follows belongs to nothing.\n\nWrong: a = 1 b = 2\nRight:\n    a = 1\n    b = 2",
        ),
    },
    CodeText {
        id: "K123",
        title: two("Ordet skrivs på ett annat sätt", "The word is written differently"),
        message: two("{found} skrivs {write} i den här filen.", "{found} is written {write} in this file."),
        label: two("skriv {write}", "write {write}"),
        help: two("Är det en text, så sätt den inom citattecken.", "If it is a text, put it in quotes."),
        page: two(
            "Orden true, false och null skrivs med små bokstäver i JSON och TOML.\n\nFel: True\nRätt: true",
            "The words true, false and null are written in small letters in JSON and TOML.\n\nWrong: True\nRight: true",
        ),
    },
    CodeText {
        id: "K124",
        title: two("Talet är skrivet på fel sätt", "The number is written the wrong way"),
        message: two(
            "Talet {number} är inte skrivet på ett sätt som den här filen förstår.",
            "The number {number} is not written in a way that this file understands.",
        ),
        label: two("inte ett tal i den här filen", "no number in this file"),
        help: two(
            "Skriv talet utan nollor och plustecken i början och med siffror på båda sidor om punkten. Är det en beteckning, så sätt den inom citattecken.",
            "Write it without leading zeros or plus, and with digits on both sides of the point. If it is an identifier, put it in quotes.",
        ),
        page: two(
            "Tal skrivs med siffror och decimalpunkt. Nummer som börjar med noll är beteckningar och ska stå inom citattecken.\n\nFel: 012, .5, 1.\nRätt: 12, 0.5, 1.0, \"012\"",
            "Numbers are written with digits and a decimal point. Numbers that begin with zero are identifiers and must stand in quotes.\n\nWrong: 012, .5, 1.\nRight: 12, 0.5, 1.0, \"012\"",
        ),
    },
    CodeText {
        id: "K125",
        title: two("Text efter citattecknet", "Text after the closing quote"),
        message: two(
            "Texten slutade vid citattecknet, men här står något mer.",
            "The text ended at the quote, but something more stands here.",
        ),
        label: two("står efter citattecknet", "stands after the quote"),
        help: two(
            "Flytta citattecknet till slutet. Ett ' inom enkla citattecken skrivs två gånger: ''. En kommentar behöver ett blanksteg före #.",
            "Move the quote to the end. A ' inside single quotes is written twice: ''. A comment needs a blank before #.",
        ),
        page: two(
            "Texten är slut vid det andra citattecknet. Finns det ett citattecken inne i texten, så skriv det dubbelt eller använd den andra sorten utanför.\n\nFel: 'Åsa's hemtjänst'\nRätt: \"Åsa's hemtjänst\"",
            "The text is over at the second quote. For a quote inside the text, write it twice or use the other kind outside.\n\nWrong: 'Anna's home care'\nRight: \"Anna's home care\"",
        ),
    },
    CodeText {
        id: "K129",
        title: two("Filen går inte att förstå", "The file cannot be understood"),
        message: two(
            "Från och med det här stället går det inte att läsa filen som {syntax}.",
            "From this place on the file cannot be read as {syntax}.",
        ),
        label: two("går inte att förstå", "cannot be understood"),
        help: two(
            "Jämför raden och raden ovanför med en fil som fungerar.",
            "Compare this line and the one above with a file that works.",
        ),
        page: two(
            "Filen följer inte reglerna för sin syntax, och orsaken går inte att gissa. Vanliga orsaker är ett tecken för mycket eller för litet strax före stället.\n\nFel: a: &\nRätt: a: \"&\"",
            "The file breaks the rules of its syntax, and the cause cannot be guessed. Common causes are a sign too many or too few just before the place.\n\nWrong: a: &\nRight: a: \"&\"",
        ),
    },
    CodeText {
        id: "K130",
        title: two("Tabb i indraget", "A tab in the indentation"),
        message: two(
            "Raden är indragen med tabb. I YAML måste det vara blanksteg.",
            "The line is indented with a tab. YAML needs blanks.",
        ),
        label: two("en tabb", "a tab"),
        help: two(
            "Byt tabben mot blanksteg, lika många som raderna intill.",
            "Replace the tab by blanks, as many as the lines beside it.",
        ),
        page: two(
            "I YAML visar indraget vad som hör ihop, och det måste göras med blanksteg. De flesta textprogram kan ställas in så att tabbtangenten ger blanksteg.\n\nFel: en tabb före id\nRätt:\n    enheter:\n      - id: norr",
            "In YAML the indentation shows what belongs together, and it must be made of blanks. Most editors can be set so that the tab key gives blanks.\n\nWrong: a tab before id\nRight:\n    units:\n      - id: north",
        ),
    },
    CodeText {
        id: "K131",
        title: two("Indraget stämmer inte", "The indentation does not fit"),
        message: two(
            "Raden börjar inte i samma kolumn som de rader den hör ihop med.",
            "The line does not begin in the same column as the lines it belongs to.",
        ),
        label: two("fel indrag", "wrong indentation"),
        help: two(
            "Låt raden börja rakt under sina grannar, eller två blanksteg längre in om den hör till raden ovanför.",
            "Let the line begin right below its neighbours, or two blanks further in if it belongs to the line above.",
        ),
        page: two(
            "I YAML visar indraget vad som hör ihop. Fält i samma post måste börja i samma kolumn.\n\nFel:\n    namn: Norr\n     ort: Uppsala\n\nRätt:\n    namn: Norr\n    ort: Uppsala",
            "In YAML the indentation shows what belongs together. Fields of the same record must begin in the same column.\n\nWrong:\n    name: North\n     town: Uppsala\n\nRight:\n    name: North\n    town: Uppsala",
        ),
    },
    CodeText {
        id: "K132",
        title: two("Blanksteg saknas efter kolon", "No blank after the colon"),
        message: two("Det saknas ett blanksteg efter kolonet.", "A blank is missing after the colon."),
        label: two("blanksteg saknas efter kolonet", "no blank after the colon"),
        help: two("Skriv ett blanksteg mellan kolonet och värdet.", "Write a blank between the colon and the value."),
        page: two(
            "I YAML måste det stå ett blanksteg efter kolonet. Annars läses allt som en enda text.\n\nFel: namn:Norr\nRätt: namn: Norr",
            "In YAML a blank must follow the colon. Otherwise all of it is read as one text.\n\nWrong: name:North\nRight: name: North",
        ),
    },
    CodeText {
        id: "K133",
        title: two("Blanksteg saknas efter streck", "No blank after the dash"),
        message: two("Det saknas ett blanksteg efter strecket.", "A blank is missing after the dash."),
        label: two("blanksteg saknas efter strecket", "no blank after the dash"),
        help: two("Skriv ett blanksteg mellan strecket och värdet.", "Write a blank between the dash and the value."),
        page: two(
            "En rad i en lista börjar med streck och blanksteg.\n\nFel: -expert\nRätt: - expert",
            "An item of a list begins with a dash and a blank.\n\nWrong: -expert\nRight: - expert",
        ),
    },
    CodeText {
        id: "K134",
        title: two("Kolon i en text", "A colon in a text"),
        message: two(
            "Värdet innehåller ett kolon och måste därför stå inom citattecken.",
            "The value holds a colon and must therefore stand in quotes.",
        ),
        label: two("sätt inom citattecken", "put in quotes"),
        help: two(
            "Sätt hela värdet inom citattecken. Var det tänkt som ett nytt fält, så ska det stå på en egen rad.",
            "Put the whole value in quotes. If it was meant as a new field, it must stand on a line of its own.",
        ),
        page: two(
            "Ett kolon följt av blanksteg betyder att ett nytt värde börjar. Står det i en text, så måste texten stå inom citattecken.\n\nFel: anteckning: obs: stängt\nRätt: anteckning: \"obs: stängt\"",
            "A colon and a blank mean that a new value begins. Where they are part of a text, it must stand in quotes.\n\nWrong: note: attention: closed\nRight: note: \"attention: closed\"",
        ),
    },
    CodeText {
        id: "K135",
        title: two("Flera dokument i filen", "Several documents in the file"),
        message: two(
            "Här börjar ett andra dokument. En fil får bara innehålla ett.",
            "A second document begins here. A file may hold one only.",
        ),
        label: two("ett andra dokument", "a second document"),
        help: two(
            "Ta bort raden, eller lägg det som följer i en egen fil.",
            "Remove the line, or put what follows in a file of its own.",
        ),
        page: two(
            "Raden --- skiljer dokument åt i YAML. Här ska varje fil ha ett enda dokument; en sådan rad får bara stå överst.\n\nFel:\n    namn: Norr\n    ---\n    namn: Söder\n\nRätt: två filer",
            "The line --- separates documents in YAML. Here each file has one document; such a line may stand at the top only.\n\nWrong:\n    name: North\n    ---\n    name: South\n\nRight: two files",
        ),
    },
    CodeText {
        id: "K136",
        title: two("Sammanslagning med <<", "Merging with <<"),
        message: two("`<<`, som slår samman poster, kan inte användas.", "`<<`, which merges records, cannot be used."),
        label: two("kan inte användas", "cannot be used"),
        help: two(
            "Skriv ut fälten i varje post. Ett helt värde kan upprepas med `&namn` och `*namn`.",
            "Write the fields out in each record. A whole value can be repeated with `&name` and `*name`.",
        ),
        page: two(
            "Tecknen << finns inte i YAML 1.2. Vad som gäller ska synas där det står, så skriv ut fälten.\n\nFel:\n    <<: *mall\n    namn: Norr\n\nRätt:\n    ort: Uppsala\n    namn: Norr",
            "The sign << is not part of YAML 1.2. What holds must be seen where it stands, so write the fields out.\n\nWrong:\n    <<: *template\n    name: North\n\nRight:\n    town: Uppsala\n    name: North",
        ),
    },
    CodeText {
        id: "K137",
        title: two("Fältets namn är inte en text", "The field's name is not text"),
        message: two(
            "Ett fälts namn måste vara en text, och {key} är inte det.",
            "A field's name must be text, and {key} is not.",
        ),
        label: two("inte en text", "not text"),
        help: two(
            "Skriv ett namn med bokstäver. Ska ett tal vara namn, så sätt det inom citattecken, som \"2018\".",
            "Write a name in letters. If a number is to be a name, put it in quotes, as in \"2018\".",
        ),
        page: two(
            "Fält har namn som är text. Ett tal, true, en lista eller ingenting alls kan inte vara namn, men samma tecken inom citattecken kan det.\n\nFel: 12: öppet\nRätt: \"12\": öppet",
            "Fields have names that are text. A number, true, a list or nothing at all cannot be a name, but the same signs in quotes can.\n\nWrong: 12: open\nRight: \"12\": open",
        ),
    },
    CodeText {
        id: "K138",
        title: two("Märket kan inte användas", "The tag cannot be used"),
        message: two("Märket {tag} kan inte användas här.", "The tag {tag} cannot be used here."),
        label: two("okänt eller fel märke", "unknown or wrong tag"),
        help: two(
            "Ta bort märket. Ska värdet vara text, så sätt det inom citattecken.",
            "Remove the tag. If the value is to be text, put it in quotes.",
        ),
        page: two(
            "I YAML kan ett värde ha ett märke som börjar med utropstecken. Här behövs inga. En text som börjar med utropstecken måste stå inom citattecken.\n\nFel: anteckning: !viktigt stängt\nRätt: anteckning: \"!viktigt stängt\"",
            "In YAML a value can have a tag that begins with an exclamation mark. None are needed here. A text that begins with an exclamation mark must stand in quotes.\n\nWrong: note: !important closed\nRight: note: \"!important closed\"",
        ),
    },
    CodeText {
        id: "K139",
        title: two("Hänvisningen leder ingenstans", "The alias leads nowhere"),
        message: two(
            "Det finns inget `&{name}` ovanför som `*{name}` kan hänvisa till.",
            "There is no `&{name}` above for `*{name}` to stand for.",
        ),
        label: two("leder ingenstans", "leads nowhere"),
        help: two(
            "Rätta namnet. Är det en text som börjar med `*`, så sätt den inom citattecken.",
            "Correct the name. If it is a text that begins with `*`, put it in quotes.",
        ),
        page: two(
            "I YAML upprepar *namn det värde som tidigare märkts med &namn. Det måste stå tidigare i samma fil.\n\nFel: ort: *norr\nRätt: ort: \"*norr\"",
            "In YAML *name repeats the value that was marked &name before. It must stand earlier in the same file.\n\nWrong: town: *north\nRight: town: \"*north\"",
        ),
    },
    CodeText {
        id: "K140",
        title: two("Hänvisningen pekar på sig själv", "The alias points at itself"),
        message: two("`*{name}` står inne i det som det hänvisar till.", "`*{name}` stands inside what it stands for."),
        label: two("pekar på sig själv", "points at itself"),
        help: two("Ta bort hänvisningen och skriv ut värdet.", "Remove the alias and write the value out."),
        page: two(
            "Ett värde kan inte innehålla sig självt: det skulle aldrig ta slut.\n\nFel: a: &a [1, *a]\nRätt: a: [1, 2]",
            "A value cannot hold itself: it would never end.\n\nWrong: a: &a [1, *a]\nRight: a: [1, 2]",
        ),
    },
    CodeText {
        id: "K141",
        title: two("Hänvisningarna växer över gränsen", "The aliases grow beyond the limit"),
        message: two(
            "Utskrivna blir filens hänvisningar för stora: fler än {limit} värden eller mer text än gränsen.",
            "Written out, the aliases of the file are too large: more than {limit} values, or more text than the limit.",
        ),
        label: two("här passeras gränsen", "the limit is passed here"),
        help: two(
            "Skriv ut värdena i stället för att hänvisa i flera led.",
            "Write the values out instead of repeating them in several steps.",
        ),
        page: two(
            "Hänvisningar till hänvisningar kan få en liten fil att växa till miljarder värden. Därför finns en gräns, långt över vad en riktig fil behöver.\n\nFel: listor av hänvisningar till listor av hänvisningar, i många led\nRätt: värdena utskrivna",
            "Aliases of aliases can make a small file grow to billions of values. Hence a limit, far above what a real file needs.\n\nWrong: lists of aliases of lists of aliases, in many steps\nRight: the values written out",
        ),
    },
    CodeText {
        id: "K142",
        title: two("Texten börjar med ett reserverat tecken", "The text begins with a reserved sign"),
        message: two(
            "En text som börjar med {sign} måste stå inom citattecken.",
            "A text that begins with {sign} must stand in quotes.",
        ),
        label: two("sätt inom citattecken", "put in quotes"),
        help: two("Sätt hela texten inom citattecken.", "Put the whole text in quotes."),
        page: two(
            "Tecknen @, % och ` får inte stå först i en text utan citattecken i YAML.\n\nFel: konto: @norr\nRätt: konto: \"@norr\"",
            "In YAML the signs @, % and ` may not begin a text without quotes.\n\nWrong: account: @north\nRight: account: \"@north\"",
        ),
    },
    CodeText {
        id: "K143",
        title: two("Lista och fält på samma nivå", "List and fields at the same level"),
        message: two(
            "Rader med streck och rader med fält är blandade på samma nivå.",
            "Lines with a dash and lines with fields are mixed at the same level.",
        ),
        label: two("hör inte till samma nivå", "does not belong to this level"),
        help: two(
            "Skriv fältets namn på en egen rad och listan under, eller dra in raden så att den hör till sin post.",
            "Write the field's name on a line of its own and the list below, or indent the line so that it belongs to its record.",
        ),
        page: two(
            "En nivå är antingen en lista, där varje rad börjar med streck, eller en post med fält. De kan inte blandas.\n\nFel:\n    namn: Norr\n    - expert\n\nRätt:\n    namn: Norr\n    roller:\n      - expert",
            "A level is either a list, where every line begins with a dash, or a record with fields. They cannot be mixed.\n\nWrong:\n    name: North\n    - expert\n\nRight:\n    name: North\n    roles:\n      - expert",
        ),
    },
    CodeText {
        id: "K144",
        title: two("Listan börjar på fältets rad", "The list begins on the field's line"),
        message: two(
            "En lista med streck kan inte börja på samma rad som fältets namn.",
            "A list with dashes cannot begin on the line of the field's name.",
        ),
        label: two("flytta till nästa rad", "move to the next line"),
        help: two(
            "Börja listan på nästa rad, eller skriv den inom hakparenteser.",
            "Begin the list on the next line, or write it in square brackets.",
        ),
        page: two(
            "En lista med streck har en rad för varje värde, och den första kommer efter fältets rad.\n\nFel: roller: - expert\nRätt:\n    roller:\n      - expert",
            "A list with dashes has a line for each value, and the first comes after the field's line.\n\nWrong: roles: - expert\nRight:\n    roles:\n      - expert",
        ),
    },
    CodeText {
        id: "K145",
        title: two("Rad som börjar med %", "A line that begins with %"),
        message: two("Rader som börjar med % kan inte användas.", "Lines that begin with % cannot be used."),
        label: two("kan inte användas", "cannot be used"),
        help: two("Ta bort raden.", "Remove the line."),
        page: two(
            "En sådan rad väljer en annan version av YAML. Alla filer läses som YAML 1.2, så raden behövs inte.\n\nFel: %YAML 1.1\nRätt: ingen sådan rad",
            "Such a line chooses another version of YAML. All files are read as YAML 1.2, so it is not needed.\n\nWrong: %YAML 1.1\nRight: no such line",
        ),
    },
    CodeText {
        id: "K146",
        title: two("Flerradig text börjar fel", "A text of several lines begins wrongly"),
        message: two(
            "Efter | eller > får inget mer stå på raden, och texten ska vara indragen på raderna under.",
            "Nothing more may stand on the line after | or >, and the text must be indented on the lines below.",
        ),
        label: two("texten ska stå på nästa rad", "the text belongs on the next line"),
        help: two("Flytta texten till nästa rad och dra in den.", "Move the text to the next line and indent it."),
        page: two(
            "Tecknen | och > inleder en text över flera rader. Texten börjar på nästa rad och är indragen.\n\nFel: anteckning: | stängt\nRätt:\n    anteckning: |\n      stängt",
            "The signs | and > begin a text of several lines. The text starts on the next line and is indented.\n\nWrong: note: | closed\nRight:\n    note: |\n      closed",
        ),
    },
    CodeText {
        id: "K150",
        title: two("Fältets namn behöver citattecken", "The field's name needs quotes"),
        message: two(
            "Fältets namn saknas eller har tecken som måste stå inom citattecken.",
            "The field's name is missing or has characters that must stand in quotes.",
        ),
        label: two("så kan ett namn inte skrivas", "a name cannot be written so"),
        help: two(
            "Sätt namnet inom citattecken, eller skriv det med bara `a`–`z`, siffror, `-` och `_`.",
            "Put the name in quotes, or write it with `a`–`z`, digits, `-` and `_` only.",
        ),
        page: two(
            "I TOML får ett fälts namn utan citattecken bara ha bokstäverna a–z, siffror, bindestreck och understreck.\n\nFel: år = 2018\nRätt: \"år\" = 2018",
            "In TOML a field's name without quotes may only have the letters a–z, digits, hyphens and underscores.\n\nWrong: år = 2018\nRight: \"år\" = 2018",
        ),
    },
    CodeText {
        id: "K151",
        title: two("Fältet kan inte ha egna fält", "The field cannot have fields of its own"),
        message: two(
            "Fältet {key} har redan ett värde och kan inte få fält under sig.",
            "The field {key} has a value already and cannot get fields below it.",
        ),
        label: two("har redan ett värde", "has a value already"),
        help: two(
            "Byt namn på det ena fältet, eller skriv alla underfält på ett ställe.",
            "Rename one of the fields, or write all its fields in one place.",
        ),
        page: two(
            "Ett fält har antingen ett värde eller egna fält, inte båda.\n\nFel:\n    enhet = \"norr\"\n    [enhet.chef]\n\nRätt:\n    [enhet]\n    namn = \"norr\"\n    [enhet.chef]",
            "A field has either a value or fields of its own, not both.\n\nWrong:\n    unit = \"north\"\n    [unit.head]\n\nRight:\n    [unit]\n    name = \"north\"\n    [unit.head]",
        ),
    },
    CodeText {
        id: "K152",
        title: two("Datumet eller tiden finns inte", "The date or time does not exist"),
        message: two("Det finns inget sådant datum eller klockslag.", "There is no such date or time."),
        label: two("finns inte", "does not exist"),
        help: two(
            "Skriv datum som 2018-06-15 och klockslag som 08:30. Är det en text, så sätt den inom citattecken.",
            "Write dates as 2018-06-15 and times as 08:30. If it is a text, put it in quotes.",
        ),
        page: two(
            "Datum skrivs år-månad-dag och måste finnas i kalendern.\n\nFel: 2018-02-30\nRätt: 2018-02-28",
            "Dates are written year-month-day and must exist in the calendar.\n\nWrong: 2018-02-30\nRight: 2018-02-28",
        ),
    },
    CodeText {
        id: "K160",
        title: two("Raden har fel antal celler", "The row has the wrong number of cells"),
        message: two(
            "Raden har {found} celler, men tabellen har {needed} kolumner.",
            "The row has {found} cells, but the table has {needed} columns.",
        ),
        label: two("{found} i stället för {needed}", "{found} instead of {needed}"),
        help: two(
            "Lägg till eller ta bort celler. En cell som innehåller skiljetecknet måste stå inom citattecken.",
            "Add or remove cells. A cell that holds the separator must stand in quotes.",
        ),
        page: two(
            "Varje rad i en tabell har lika många celler som rubrikraden. En tom cell behöver ändå sitt skiljetecken.\n\nFel:\n    system,kanal\n    siebel\n\nRätt:\n    system,kanal\n    siebel,telefon",
            "Every row of a table has as many cells as the header. An empty cell still needs its separator.\n\nWrong:\n    system,channel\n    siebel\n\nRight:\n    system,channel\n    siebel,phone",
        ),
    },
    CodeText {
        id: "K161",
        title: two("Två kolumner med samma namn", "Two columns of the same name"),
        message: two("Kolumnen {column} finns två gånger.", "The column {column} stands twice."),
        label: two("finns redan", "exists already"),
        help: two("Byt namn på den ena.", "Rename one of them."),
        page: two(
            "Kolumner hittas genom sitt namn, så varje namn får finnas en gång.\n\nFel: system,kanal,system\nRätt: system,kanal,ersättare",
            "Columns are found by name, so every name may stand once.\n\nWrong: system,channel,system\nRight: system,channel,substitute",
        ),
    },
    CodeText {
        id: "K162",
        title: two("Kolumn utan namn", "A column without a name"),
        message: two("Kolumnen har inget namn.", "The column has no name."),
        label: two("namn saknas", "no name"),
        help: two(
            "Skriv ett namn i rubrikraden, eller ta bort ett skiljetecken för mycket.",
            "Write a name in the header, or remove a separator too many.",
        ),
        page: two(
            "Tabellens första rad ger varje kolumn ett namn.\n\nFel: system,,kanal\nRätt: system,regi,kanal",
            "The first row of a table names every column.\n\nWrong: system,,channel\nRight: system,regime,channel",
        ),
    },
    CodeText {
        id: "K190",
        title: two("Personnummer får inte stå här", "A personal identity number may not stand here"),
        message: two(
            "Här står ett personnummer eller samordningsnummer. Det får inte finnas i filen.",
            "A personal identity number or co-ordination number stands here. The file may not hold any.",
        ),
        label: two("ett personnummer", "a personal number"),
        help: two("Skriv en roll eller ett anställningsnummer i stället.", "Write a role or an employment id instead."),
        page: two(
            "Filen ska visa hur it-stödet är ordnat, inte vilka personerna är. Personnummer är skyddade uppgifter och behövs inte. Siffrorna är dolda i allt som skrivs ut. Har filen skickats till någon, så ta reda på om det behöver anmälas.\n\nFel: id: \"personnummer\"\nRätt: id: anst-0147",
            "The file shows how the IT setup is arranged, not who the people are. Personal numbers are protected and not needed. The digits are hidden in everything that is printed. If the file was sent to someone, find out whether that must be reported.\n\nWrong: id: \"personal number\"\nRight: id: emp-0147",
        ),
    },
];
