//! Texts of the codes of `diagnostic::codes::syntax`. A pure table, exempt from the limit on file size.

use super::{CodeText, two};

pub(super) const TEXTS: &[CodeText] = &[
    CodeText {
        id: "K301",
        title: two("Något annat väntades här", "Something else was expected here"),
        message: two(
            "Här står {found}, men här väntades {expected}.",
            "Here stands {found}, but {expected} was expected.",
        ),
        label: two("här väntades {expected}", "{expected} was expected here"),
        help: two(
            "Skriv det som saknas före {found}, eller ta bort {found}.",
            "Write what is missing before {found}, or remove {found}.",
        ),
        page: two(
            "Kravet går inte att läsa vidare på det här stället. Ofta saknas ett ord, ett värde eller en parentes strax före.\n\nFel:\n    must  enhet.namn =\n    say   sv \"…\"\n\nRätt:\n    must  enhet.namn = \"Norr\"\n    say   sv \"…\"",
            "The rule cannot be read on from this place. Often a word, a value or a bracket is missing just before it.\n\nWrong:\n    must  unit.name =\n    say   sv \"…\"\n\nRight:\n    must  unit.name = \"North\"\n    say   sv \"…\"",
        ),
    },
    CodeText {
        id: "K302",
        title: two("Detta hör inte hemma här", "This does not belong here"),
        message: two("{found} går inte att förstå här (i {block}).", "{found} cannot be understood here (in {block})."),
        label: two("går inte att förstå här", "not understood here"),
        help: two("Här kan stå: {may}.", "What may stand here: {may}."),
        page: two(
            "Mellan två satser står något som inte är en sats. Kanske saknas ett ord före, eller så har en mening blivit kvar.\n\nFel:\n    rule a { must enhet.aktiv  mycket viktigt }\n\nRätt:\n    rule a { must enhet.aktiv }   # mycket viktigt",
            "Between two statements stands something that is no statement. Perhaps a word is missing before it, or a sentence was left behind.\n\nWrong:\n    rule a { must unit.active  very important }\n\nRight:\n    rule a { must unit.active }   # very important",
        ),
    },
    CodeText {
        id: "K303",
        title: two("Felstavat ord", "Misspelt word"),
        message: two(
            "{found} är inget ord i språket. Menades {write}?",
            "{found} is no word of the language. Was {write} meant?",
        ),
        label: two("menades {write}?", "was {write} meant?"),
        help: two("Skriv {write}.", "Write {write}."),
        page: two(
            "Ordet liknar ett av språkets ord men är stavat på ett annat sätt. Resten av satsen har lästs som om det var rätt stavat.\n\nFel:\n    shuold  enhet.aktiv\n\nRätt:\n    should  enhet.aktiv",
            "The word is like one of the words of the language but spelt otherwise. The rest of the statement was read as if it were spelt right.\n\nWrong:\n    shuold  unit.active\n\nRight:\n    should  unit.active",
        ),
    },
    CodeText {
        id: "K304",
        title: two("Satsen hör hemma någon annanstans", "The statement belongs elsewhere"),
        message: two(
            "{found} kan inte stå i {block}; det hör hemma i {belongs}.",
            "{found} cannot stand in {block}; it belongs in {belongs}.",
        ),
        label: two("hör hemma i {belongs}", "belongs in {belongs}"),
        help: two(
            "Flytta satsen. Kanske avslutar en klammer (}) något för tidigt.",
            "Move the statement. Perhaps a brace (}) ends something too early.",
        ),
        page: two(
            "Varje sats har sin plats: must står i ett krav, title i regelverkets inledning. Ett vanligt skäl är en klammer } för mycket strax före.\n\nFel:\n    rule a { cites b }\n    must enhet.aktiv\n\nRätt:\n    rule a { cites b  must enhet.aktiv }",
            "Each statement has its place: must stands in a rule, title in the header of the policy. A common reason is one brace } too many just before.\n\nWrong:\n    rule a { cites b }\n    must unit.active\n\nRight:\n    rule a { cites b  must unit.active }",
        ),
    },
    CodeText {
        id: "K305",
        title: two("En parentes eller klammer är inte stängd", "A bracket is not closed"),
        message: two("{open} har ingen avslutande {close}.", "{open} has no closing {close}."),
        label: two("senast här behövs {close}", "{close} is needed here at the latest"),
        help: two(
            "Skriv {close} där det som började med {open} slutar.",
            "Write {close} where what began with {open} ends.",
        ),
        page: two(
            "Det som öppnas ska stängas: ( med ), [ med ] och { med }. Meddelandet pekar på stället där det senast borde ha stängts och på stället där det öppnades.\n\nFel:\n    rule a { must enhet.aktiv\n    rule b { must enhet.namn exists }\n\nRätt:\n    rule a { must enhet.aktiv }\n    rule b { must enhet.namn exists }",
            "What is opened must be closed: ( by ), [ by ] and { by }. The message points at the place where it should have been closed at the latest, and at where it was opened.\n\nWrong:\n    rule a { must unit.active\n    rule b { must unit.name exists }\n\nRight:\n    rule a { must unit.active }\n    rule b { must unit.name exists }",
        ),
    },
    CodeText {
        id: "K306",
        title: two("En parentes eller klammer för mycket", "One bracket too many"),
        message: two("{found} stänger ingenting.", "{found} closes nothing."),
        label: two("stänger ingenting", "closes nothing"),
        help: two(
            "Ta bort {found}, eller skriv den öppnande där den saknas.",
            "Remove {found}, or write the opening one where it is missing.",
        ),
        page: two(
            "Här står en avslutande parentes eller klammer som inte har någon öppnande.\n\nFel:\n    must enhet.aktiv)\n\nRätt:\n    must (enhet.aktiv)",
            "Here stands a closing bracket that has no opening one.\n\nWrong:\n    must unit.active)\n\nRight:\n    must (unit.active)",
        ),
    },
    CodeText {
        id: "K307",
        title: two("Citattecknet i slutet saknas", "The closing quotation mark is missing"),
        message: two(
            "Texten som börjar här slutar inte på samma rad.",
            "The text that begins here does not end on the same line.",
        ),
        label: two("texten börjar här", "the text begins here"),
        help: two(
            "Skriv \" i slutet av texten. En ny rad i texten skrivs \\n.",
            "Write \" at the end of the text. A new line in the text is written \\n.",
        ),
        page: two(
            "En text står mellan raka citattecken på en rad. Ett citattecken inne i texten skrivs \\\".\n\nFel:\n    sv \"Enheten saknar utrustning.\n\nRätt:\n    sv \"Enheten saknar utrustning.\"",
            "A text stands between straight quotation marks on one line. A quotation mark inside the text is written \\\".\n\nWrong:\n    en \"The unit lacks equipment.\n\nRight:\n    en \"The unit lacks equipment.\"",
        ),
    },
    CodeText {
        id: "K308",
        title: two("Okänt tecken efter omvänt snedstreck", "Unknown character after a backslash"),
        message: two("{found} betyder ingenting i en text.", "{found} means nothing in a text."),
        label: two("betyder ingenting", "means nothing"),
        help: two(
            "Skriv \\\\ om texten ska innehålla ett omvänt snedstreck.",
            "Write \\\\ if the text is to hold a backslash.",
        ),
        page: two(
            "Efter omvänt snedstreck kan stå: \\\" (citattecken), \\\\ (omvänt snedstreck), \\n (ny rad), \\t (tabb) och \\u{e5} (tecknet med det numret).\n\nFel:\n    matches \"\\d+\"\n\nRätt:\n    matches \"\\\\d+\"",
            "After a backslash may stand: \\\" (quotation mark), \\\\ (backslash), \\n (new line), \\t (tab) and \\u{e5} (the character with that number).\n\nWrong:\n    matches \"\\d+\"\n\nRight:\n    matches \"\\\\d+\"",
        ),
    },
    CodeText {
        id: "K309",
        title: two("En ensam klammer i en text", "A lone brace in a text"),
        message: two("{found} står ensam i texten.", "{found} stands alone in the text."),
        label: two("står ensam", "stands alone"),
        help: two(
            "Skriv {write} om texten ska innehålla en klammer. Ett värde skrivs mellan två klamrar.",
            "Write {write} if the text is to hold a brace. A value is written between two braces.",
        ),
        page: two(
            "I en text efter say står värden mellan klamrar. En klammer som ska synas i texten skrivs två gånger i rad.\n\nFel:\n    say sv \"{found av {total}\"\n\nRätt:\n    say sv \"{found} av {total}\"",
            "In a text after say, values stand between braces. A brace that is to be seen in the text is written twice in a row.\n\nWrong:\n    say en \"{found of {total}\"\n\nRight:\n    say en \"{found} of {total}\"",
        ),
    },
    CodeText {
        id: "K310",
        title: two("Ett tecken som inte betyder något", "A character that means nothing"),
        message: two(
            "Tecknet {found} ({number}) betyder ingenting här.",
            "The character {found} ({number}) means nothing here.",
        ),
        label: two("betyder ingenting här", "means nothing here"),
        help: two(
            "Ta bort tecknet, eller skriv det i en text mellan citattecken.",
            "Remove the character, or write it in a text between quotation marks.",
        ),
        page: two(
            "Utanför texter används bara bokstäver, siffror och språkets egna tecken. Osynliga tecken kan följa med när man klistrar in text.\n\nFel:\n    param avgift = 500€\n\nRätt:\n    param avgift = 500",
            "Outside texts only letters, digits and the marks of the language are used. Invisible characters may come along when text is pasted in.\n\nWrong:\n    param fee = 500€\n\nRight:\n    param fee = 500",
        ),
    },
    CodeText {
        id: "K311",
        title: two("Talet är skrivet på ett annat sätt", "The number is written in another way"),
        message: two("{found} är inte skrivet som ett tal.", "{found} is not written as a number."),
        label: two("inte skrivet som ett tal", "not written as a number"),
        help: two("Skriv {write}.", "Write {write}."),
        page: two(
            "Tal skrivs med siffror utan mellanrum, med punkt före decimalerna. Ett tal får ha högst omkring 30 siffror.\n\nFel:\n    param gräns = 1 000\n\nRätt:\n    param gräns = 1000\n    param andel = 12.5%",
            "Numbers are written in digits without blanks, with a point before the decimals. A number may have about 30 digits at most.\n\nWrong:\n    param limit = 1 000\n\nRight:\n    param limit = 1000\n    param share = 12.5%",
        ),
    },
    CodeText {
        id: "K312",
        title: two("Datumet är skrivet på ett annat sätt", "The date is written in another way"),
        message: two("{found} är inte skrivet som ett datum.", "{found} is not written as a date."),
        label: two("inte skrivet som ett datum", "not written as a date"),
        help: two(
            "Skriv {write}. Ett datum skrivs år-månad-dag, en månad år-månad.",
            "Write {write}. A date is written year-month-day, a month year-month.",
        ),
        page: two(
            "Ett datum skrivs med fyra siffror för år, två för månad och två för dag.\n\nFel:\n    2018-6-15\n\nRätt:\n    2018-06-15",
            "A date is written with four digits for the year, two for the month and two for the day.\n\nWrong:\n    2018-6-15\n\nRight:\n    2018-06-15",
        ),
    },
    CodeText {
        id: "K313",
        title: two("Dagen finns inte", "There is no such day"),
        message: two("{found} finns inte i kalendern.", "{found} is not in the calendar."),
        label: two("finns inte i kalendern", "not in the calendar"),
        help: two(
            "Rätta datumet. Datum kan ligga mellan 1900-01-01 och 2199-12-31.",
            "Correct the date. Dates lie between 1900-01-01 and 2199-12-31.",
        ),
        page: two(
            "Dagen eller månaden finns inte, eller ligger före år 1900 eller efter år 2199.\n\nFel:\n    2018-02-30\n\nRätt:\n    2018-02-28",
            "The day or month does not exist, or lies before the year 1900 or after 2199.\n\nWrong:\n    2018-02-30\n\nRight:\n    2018-02-28",
        ),
    },
    CodeText {
        id: "K314",
        title: two("Minustecknet behöver mellanrum", "The minus needs blanks"),
        message: two("Minus ska ha mellanrum på båda sidor.", "Minus must have blanks on both sides."),
        label: two("mellanrum saknas", "a blank is missing"),
        help: two("Skriv {write}.", "Write {write}."),
        page: two(
            "Ett bindestreck mellan bokstäver eller siffror hör till namnet: a-b är ett namn. Minus har därför mellanrum på båda sidor.\n\nFel:\n    flytt.datum -14 days\n\nRätt:\n    flytt.datum - 14 days",
            "A hyphen between letters or digits belongs to the name: a-b is one name. Minus therefore has blanks on both sides.\n\nWrong:\n    move.date -14 days\n\nRight:\n    move.date - 14 days",
        ),
    },
    CodeText {
        id: "K315",
        title: two("`and` och `or` utan parenteser", "`and` and `or` without parentheses"),
        message: two(
            "`and` och `or` står bredvid varandra utan parenteser.",
            "`and` and `or` stand side by side without parentheses.",
        ),
        label: two("här byter det", "here it turns"),
        help: two(
            "Sätt parenteser som visar vad som hör ihop, till exempel `{write}`.",
            "Put parentheses that show what belongs together, for example `{write}`.",
        ),
        page: two(
            "Det går inte att se om a and b or c betyder (a and b) or c eller a and (b or c). Därför måste parenteser visa det.\n\nFel:\n    must a and b or c\n\nRätt:\n    must (a and b) or c",
            "One cannot see whether a and b or c means (a and b) or c or a and (b or c). Parentheses must therefore show it.\n\nWrong:\n    must a and b or c\n\nRight:\n    must (a and b) or c",
        ),
    },
    CodeText {
        id: "K316",
        title: two("Två jämförelser i rad", "Two comparisons in a row"),
        message: two("En jämförelse står direkt efter en annan.", "One comparison stands directly after another."),
        label: two("andra jämförelsen", "second comparison"),
        help: two("Dela upp den, till exempel {write}.", "Divide it, for example {write}."),
        page: two(
            "En jämförelse har två sidor. Vill man säga att något ligger mellan två värden skriver man två jämförelser.\n\nFel:\n    must 1 < antal < 5\n\nRätt:\n    must 1 < antal and antal < 5",
            "A comparison has two sides. To say that something lies between two values, write two comparisons.\n\nWrong:\n    must 1 < number < 5\n\nRight:\n    must 1 < number and number < 5",
        ),
    },
    CodeText {
        id: "K317",
        title: two("Så skrivs det inte i det här språket", "That is not how it is written in this language"),
        message: two("{found} skrivs på ett annat sätt här.", "{found} is written in another way here."),
        label: two("skriv {write}", "write {write}"),
        help: two("Skriv {write}.", "Write {write}."),
        page: two(
            "Det som står här känns igen från andra språk eller från en ordbehandlare, men här finns bara ett sätt att skriva det.\n\nFel:\n    must a == b && person.roller contains expert\n\nRätt:\n    must a = b and person.roller has expert",
            "What stands here is known from other languages or from a word processor, but here there is only one way to write it.\n\nWrong:\n    must a == b && person.roles contains expert\n\nRight:\n    must a = b and person.roles has expert",
        ),
    },
    CodeText {
        id: "K318",
        title: two("Ordet kan inte vara ett namn", "The word cannot be a name"),
        message: two(
            "{found} är ett av språkets ord och kan inte vara ett namn.",
            "{found} is a word of the language and cannot be a name.",
        ),
        label: two("kan inte vara ett namn", "cannot be a name"),
        help: two(
            "Välj ett annat namn. Ett fält som heter så skrivs mellan enkla citattecken.",
            "Choose another name. A field with this name is written between single quotation marks.",
        ),
        page: two(
            "Några få ord är aldrig namn: and, or, not, if, then, otherwise, every, some, no, satisfy, where, in, has, is, by, exists, true, false, of.\n\nFel:\n    let no = 3\n\nRätt:\n    let antal = 3",
            "A few words are never names: and, or, not, if, then, otherwise, every, some, no, satisfy, where, in, has, is, by, exists, true, false, of.\n\nWrong:\n    let no = 3\n\nRight:\n    let number = 3",
        ),
    },
    CodeText {
        id: "K319",
        title: two("Bokstäver ur två alfabet i ett namn", "Letters of two alphabets in one name"),
        message: two(
            "{found} har bokstäver ur två alfabet: {letters}.",
            "{found} has letters of two alphabets: {letters}.",
        ),
        label: two("bokstäver ur två alfabet", "letters of two alphabets"),
        help: two(
            "Skriv om namnet med vanliga bokstäver. Två namn som ser likadana ut är annars olika.",
            "Write the name again in Latin letters. Two names that look alike are otherwise different.",
        ),
        page: two(
            "Vissa grekiska och kyrilliska bokstäver ser ut som vanliga. Ett namn med en sådan bokstav är ett annat namn än det ser ut att vara. Det händer oftast när text klistras in.\n\nFel: pеrson, där е är en kyrillisk bokstav (U+0435)\nRätt: person",
            "Some Greek and Cyrillic letters look like Latin ones. A name with such a letter is another name than it seems to be. It mostly happens when text is pasted in.\n\nWrong: pеrson, in which е is a Cyrillic letter (U+0435)\nRight: person",
        ),
    },
    CodeText {
        id: "K320",
        title: two("Uppgiften står två gånger", "It is written twice"),
        message: two("{found} står redan i {block}.", "{found} already stands in {block}."),
        label: two("andra gången", "second time"),
        help: two("Ta bort det ena.", "Remove one of them."),
        page: two(
            "Den här uppgiften kan bara stå en gång på samma ställe, eftersom den annars skulle kunna säga två olika saker.\n\nFel:\n    clause a { page 2  page 3 }\n\nRätt:\n    clause a { page 2 }",
            "This can stand once only in the same place, since it could otherwise say two different things.\n\nWrong:\n    clause a { page 2  page 3 }\n\nRight:\n    clause a { page 2 }",
        ),
    },
    CodeText {
        id: "K321",
        title: two("För många nivåer i varandra", "Too many levels inside each other"),
        message: two(
            "Här ligger fler än {limit} nivåer i varandra.",
            "More than {limit} levels lie inside each other here.",
        ),
        label: two("för djupt", "too deep"),
        help: two("Dela upp uttrycket med `let` eller `define`.", "Divide the expression with `let` or `define`."),
        page: two(
            "Parenteser, villkor och långa kedjor av räknesätt får ligga i varandra i högst 128 nivåer. Ingen läser ett sådant uttryck; dela upp det och ge delarna namn.\n\nRätt:\n    let frist = flytt.datum - 14 days\n    must klart on or before frist",
            "Brackets, conditions and long chains of operators may lie inside each other 128 levels deep at most. No one reads such an expression; divide it and name the parts.\n\nRight:\n    let deadline = move.date - 14 days\n    must ready on or before deadline",
        ),
    },
    CodeText {
        id: "K322",
        title: two("Namnet saknas", "The name is missing"),
        message: two(
            "Här väntades namnet på {kind}, men här står {found}.",
            "The name of {kind} was expected here, but here stands {found}.",
        ),
        label: two("här saknas ett namn", "a name is missing here"),
        help: two(
            "Skriv ett namn: en bokstav, sedan bokstäver, siffror, bindestreck och understreck.",
            "Write a name: a letter, then letters, digits, hyphens and underscores.",
        ),
        page: two(
            "Allt som kan nämnas på andra ställen behöver ett namn.\n\nFel:\n    rule { must enhet.aktiv }\n\nRätt:\n    rule enhet.aktiv { must enhet.aktiv }",
            "Everything that can be mentioned elsewhere needs a name.\n\nWrong:\n    rule { must unit.active }\n\nRight:\n    rule unit.active { must unit.active }",
        ),
    },
    CodeText {
        id: "K323",
        title: two("Namnet kan inte ha punkter", "The name cannot have dots"),
        message: two(
            "{found} kan inte ha punkter, eftersom en punkt i ett uttryck betyder ett fält.",
            "{found} cannot have dots, since a dot in an expression means a field.",
        ),
        label: two("namn utan punkt", "a name without dots"),
        help: two("Skriv bindestreck i stället för punkt.", "Write a hyphen instead of the dot."),
        page: two(
            "Namn på krav och på källans punkter får ha punkter. Namn som används i uttryck (define, let, param, table) får det inte, eftersom a.b där betyder fältet b i a.\n\nFel:\n    define person.aktiv = …\n\nRätt:\n    define person-aktiv = …",
            "Names of rules and clauses may have dots. Names used in expressions (define, let, param, table) may not, since a.b there means the field b of a.\n\nWrong:\n    define person.active = …\n\nRight:\n    define person-active = …",
        ),
    },
    CodeText {
        id: "K324",
        title: two("Här behövs ett heltal", "A whole number is needed here"),
        message: two(
            "{found} är inte ett heltal som går att använda här.",
            "{found} is not a whole number that can be used here.",
        ),
        label: two("inte ett heltal", "not a whole number"),
        help: two(
            "Skriv ett heltal, till exempel 6 weeks i stället för 1.5 months.",
            "Write a whole number, for example 6 weeks instead of 1.5 months.",
        ),
        page: two(
            "Dagar, veckor, månader, år och sidor räknas i hela tal.\n\nFel:\n    1.5 months\n\nRätt:\n    45 days",
            "Days, weeks, months, years and pages are counted in whole numbers.\n\nWrong:\n    1.5 months\n\nRight:\n    45 days",
        ),
    },
    CodeText {
        id: "K325",
        title: two("`if` utan `otherwise`", "`if` without `otherwise`"),
        message: two(
            "Efter ett värde med `if` behövs också vad som gäller annars.",
            "After a value with `if`, what holds otherwise is needed too.",
        ),
        label: two("här börjar villkoret", "the condition begins here"),
        help: two(
            "Skriv `, otherwise` och vad som gäller annars. Ett krav under ett villkor skrivs `if … then …`.",
            "Write `, otherwise` and what holds then. A requirement under a condition is written `if … then …`.",
        ),
        page: two(
            "Ett värde kan bero på ett villkor, och måste då säga vad som gäller i båda fallen. Ett krav som bara gäller ibland skrivs med if … then eller when.\n\nFel:\n    let frist = 28 days if flytt.liten\n\nRätt:\n    let frist = 28 days if flytt.liten, otherwise 70 days",
            "A value may depend on a condition, and must then say what holds in both cases. A requirement that holds only sometimes is written with if … then or when.\n\nWrong:\n    let lead = 28 days if move.small\n\nRight:\n    let lead = 28 days if move.small, otherwise 70 days",
        ),
    },
    CodeText {
        id: "K326",
        title: two("`say` utan krav före", "`say` without a requirement before it"),
        message: two(
            "Före `say` finns inget krav som texten kan höra till.",
            "Before `say` there is no requirement to which the text can belong.",
        ),
        label: two("hör till inget krav", "belongs to no requirement"),
        help: two(
            "Flytta texten så att den står efter sitt `must`, `should` eller `note`.",
            "Move the text so that it stands after its `must`, `should` or `note`.",
        ),
        page: two(
            "Texten efter say förklarar kravet närmast före.\n\nFel:\n    rule a { say sv \"…\"  must enhet.aktiv }\n\nRätt:\n    rule a { must enhet.aktiv  say sv \"…\" }",
            "The text after say explains the requirement just before it.\n\nWrong:\n    rule a { say en \"…\"  must unit.active }\n\nRight:\n    rule a { must unit.active  say en \"…\" }",
        ),
    },
];
