//! Texts of the codes of `diagnostic::codes::structure`. A pure table, exempt from the limit on file size.

use super::{CodeText, two};

pub(super) const TEXTS: &[CodeText] = &[
    CodeText {
        id: "K201",
        title: two("Okänt fält", "Unknown field"),
        message: two("Fältet `{field}` finns inte här.", "There is no field `{field}` here."),
        label: two("okänt fält", "unknown field"),
        help: two(
            "Rätta stavningen eller ta bort raden. Här kan följande fält stå: {allowed&}.",
            "Correct the spelling or remove the line. These fields may stand here: {allowed&}.",
        ),
        page: two(
            "Varje del av filen har sina bestämda fält. Ett felstavat fält skulle annars läsas som om uppgiften saknades, och då blev svaret fel utan att någon märkte det. Därför måste namnet stämma på bokstaven, även å, ä, ö och understreck.\n\nFel:\n\n    persons:\n      - id: p-01\n        licenced: true\n\nRätt:\n\n    persons:\n      - id: p-01\n        licensed: true\n",
            "Each part of the file has its own fields. A misspelt field would otherwise be read as if the information were missing, and the answer would be wrong without anyone noticing. So the name must be right to the letter.\n\nWrong:\n\n    persons:\n      - id: p-01\n        licenced: true\n\nRight:\n\n    persons:\n      - id: p-01\n        licensed: true\n",
        ),
    },
    CodeText {
        id: "K202",
        title: two("Ett fält saknas", "A field is missing"),
        message: two("Fältet `{field}` saknas.", "The field `{field}` is missing."),
        label: two("här saknas `{field}`", "`{field}` is missing here"),
        help: two("Lägg till `{field}` och ett värde.", "Add `{field}` and a value."),
        page: two(
            "Några få fält måste alltid finnas, oftast `id`, eftersom andra uppgifter hänvisar till dem. Ett fält utan värde räknas som att det saknas.\n\nFel:\n\n    units:\n      - name: Norra hemtjänsten\n\nRätt:\n\n    units:\n      - id: norr\n        name: Norra hemtjänsten\n",
            "A few fields must always be there, most often `id`, because other information refers to them. A field without a value counts as missing.\n\nWrong:\n\n    units:\n      - name: Norra hemtjänsten\n\nRight:\n\n    units:\n      - id: norr\n        name: Norra hemtjänsten\n",
        ),
    },
    CodeText {
        id: "K203",
        title: two("Fel slags värde", "Wrong kind of value"),
        message: two(
            "Värdet för `{field}` är {found}, men ska vara {expected}{also}.",
            "The value of `{field}` is {found}, but should be {expected}{also}.",
        ),
        label: two("ska vara {expected}{also}", "should be {expected}{also}"),
        help: two("Ändra värdet till {expected}{also}.", "Change the value to {expected}{also}."),
        page: two(
            "Varje fält tar emot ett bestämt slags värde: text, tal, datum, `true` eller `false`, en lista eller flera fält tillsammans.\n\nFel:\n\n    provider:\n      approved: 1\n\nRätt:\n\n    provider:\n      approved: true\n",
            "Each field takes one kind of value: text, number, date, `true` or `false`, a list, or several fields together.\n\nWrong:\n\n    provider:\n      approved: 1\n\nRight:\n\n    provider:\n      approved: true\n",
        ),
    },
    CodeText {
        id: "K204",
        title: two("Värdet finns inte att välja", "Not one of the values to choose from"),
        message: two(
            "`{value}` är inte något av de värden som `{field}` kan ha.",
            "`{value}` is not one of the values that `{field}` can have.",
        ),
        label: two("går inte att välja här", "cannot be chosen here"),
        help: two("Välj ett av dessa värden: {allowed}.", "Choose one of these values: {allowed}."),
        page: two(
            "En del fält har bestämda värden att välja mellan. De skrivs alltid på samma sätt: små bokstäver, utan å, ä och ö, med understreck i stället för blanksteg, om inte listan visar något annat.\n\nFel:\n\n    provider:\n      regi: Privat regi\n\nRätt:\n\n    provider:\n      regi: privat\n",
            "Some fields have fixed values to choose from. They are always written in the same way, as the list shows.\n\nWrong:\n\n    provider:\n      regi: Privat regi\n\nRight:\n\n    provider:\n      regi: privat\n",
        ),
    },
    CodeText {
        id: "K205",
        title: two("Datumet är skrivet på ett annat sätt", "The date is written in another way"),
        message: two("`{value}` går inte att läsa som ett datum.", "`{value}` cannot be read as a date."),
        label: two("ska vara ett datum{also}", "should be a date{also}"),
        help: two(
            "Skriv år, månad och dag med bindestreck, till exempel 2018-06-15{also}.",
            "Write year, month and day with hyphens, for example 2018-06-15{also}.",
        ),
        page: two(
            "Datum skrivs alltid med fyra siffror för året, två för månaden och två för dagen. Då kan de inte förväxlas.\n\nFel:\n\n    file:\n      as_of: 15/6 2018\n\nRätt:\n\n    file:\n      as_of: 2018-06-15\n",
            "Dates are always written with four digits for the year, two for the month and two for the day, so that they cannot be mistaken for each other.\n\nWrong:\n\n    file:\n      as_of: 15/6 2018\n\nRight:\n\n    file:\n      as_of: 2018-06-15\n",
        ),
    },
    CodeText {
        id: "K206",
        title: two("Dagen finns inte", "There is no such day"),
        message: two(
            "Dagen `{value}` finns inte: månaden {month} har {last} dagar.",
            "There is no day `{value}`: the month {month} has {last} days.",
        ),
        label: two("dagen finns inte", "no such day"),
        help: two(
            "Kontrollera dagen och månaden. Skriv till exempel {month}-{last}{also}.",
            "Check the day and the month. Write for example {month}-{last}{also}.",
        ),
        page: two(
            "Datumet är skrivet på rätt sätt, men månaden har inte så många dagar.\n\nFel:\n\n    file:\n      as_of: 2026-02-30\n\nRätt:\n\n    file:\n      as_of: 2026-02-28\n",
            "The date is written in the right way, but the month does not have that many days.\n\nWrong:\n\n    file:\n      as_of: 2026-02-30\n\nRight:\n\n    file:\n      as_of: 2026-02-28\n",
        ),
    },
    CodeText {
        id: "K207",
        title: two("Året ligger för långt bort", "The year is too far away"),
        message: two("`{value}` ligger utanför åren 1900–2199.", "`{value}` lies outside the years 1900–2199."),
        label: two("året kan inte stämma", "the year cannot be right"),
        help: two(
            "Kontrollera året. Det ska ligga mellan 1900 och 2199{also}.",
            "Check the year. It should lie between 1900 and 2199{also}.",
        ),
        page: two(
            "Datum räknas från 1900-01-01 till 2199-12-31. Ett år utanför det beror nästan alltid på ett skrivfel.\n\nFel:\n\n    file:\n      as_of: 0218-06-15\n\nRätt:\n\n    file:\n      as_of: 2018-06-15\n",
            "Dates run from 1900-01-01 to 2199-12-31. A year outside that is nearly always a slip.\n\nWrong:\n\n    file:\n      as_of: 0218-06-15\n\nRight:\n\n    file:\n      as_of: 2018-06-15\n",
        ),
    },
    CodeText {
        id: "K208",
        title: two("Månaden är skriven på ett annat sätt", "The month is written in another way"),
        message: two("`{value}` går inte att läsa som en månad.", "`{value}` cannot be read as a month."),
        label: two("ska vara en månad{also}", "should be a month{also}"),
        help: two(
            "Skriv år och månad med bindestreck, till exempel 2018-08{also}.",
            "Write year and month with a hyphen, for example 2018-08{also}.",
        ),
        page: two(
            "Månader skrivs med fyra siffror för året och två för månaden.\n\nFel:\n\n    reports:\n      - month: augusti 2018\n\nRätt:\n\n    reports:\n      - month: 2018-08\n",
            "Months are written with four digits for the year and two for the month.\n\nWrong:\n\n    reports:\n      - month: augusti 2018\n\nRight:\n\n    reports:\n      - month: 2018-08\n",
        ),
    },
    CodeText {
        id: "K209",
        title: two("Inte en IP-adress", "Not an IP address"),
        message: two("`{value}` är inte en IP-adress.", "`{value}` is not an IP address."),
        label: two("ska vara en IP-adress{also}", "should be an IP address{also}"),
        help: two(
            "Skriv hela adressen, till exempel 192.0.2.10{also}. Den som sköter nätet kan den.",
            "Write the whole address, for example 192.0.2.10{also}. Whoever runs the network knows it.",
        ),
        page: two(
            "En IP-adress är fyra tal mellan 0 och 255 med punkt emellan, eller en längre adress med kolon. Nätmask och portnummer hör inte dit.\n\nFel:\n\n    networks:\n      - ip: 192.0.2.10/24\n\nRätt:\n\n    networks:\n      - ip: 192.0.2.10\n",
            "An IP address is four numbers between 0 and 255 with dots between them, or a longer address with colons. Net masks and port numbers do not belong to it.\n\nWrong:\n\n    networks:\n      - ip: 192.0.2.10/24\n\nRight:\n\n    networks:\n      - ip: 192.0.2.10\n",
        ),
    },
    CodeText {
        id: "K210",
        title: two("Inte en privat IP-adress", "Not a private IP address"),
        message: two("`{value}` är inte en privat IP-adress.", "`{value}` is not a private IP address."),
        label: two("ska vara en privat IP-adress{also}", "should be a private IP address{also}"),
        help: two(
            "Privata adresser börjar med 10., 172.16.–172.31., 192.168. eller fc och fd. Kontrollera adressen{also}.",
            "Private addresses begin with 10., 172.16.–172.31., 192.168., or fc and fd. Check the address{also}.",
        ),
        page: two(
            "Privata adresser används inom ett eget nät och syns inte på internet.\n\nFel:\n\n    ip: 192.0.2.10\n\nRätt:\n\n    ip: 192.168.1.10\n",
            "Private addresses are used within a network of one's own and are not seen on the internet.\n\nWrong:\n\n    ip: 192.0.2.10\n\nRight:\n\n    ip: 192.168.1.10\n",
        ),
    },
    CodeText {
        id: "K211",
        title: two("Inte en e-postadress", "Not an e-mail address"),
        message: two("`{value}` är inte en e-postadress.", "`{value}` is not an e-mail address."),
        label: two("ska vara en e-postadress{also}", "should be an e-mail address{also}"),
        help: two(
            "Skriv bara adressen, utan namn och blanksteg, till exempel it.support@uppsala.se{also}.",
            "Write the address alone, without name and blanks, for example it.support@uppsala.se{also}.",
        ),
        page: two(
            "Adressen ska ha ett @ och sluta med en domän, till exempel uppsala.se.\n\nFel:\n\n    sent_to: IT-support <it.support@uppsala.se>\n\nRätt:\n\n    sent_to: it.support@uppsala.se\n",
            "The address has an @ and ends in a domain, for example uppsala.se.\n\nWrong:\n\n    sent_to: IT-support <it.support@uppsala.se>\n\nRight:\n\n    sent_to: it.support@uppsala.se\n",
        ),
    },
    CodeText {
        id: "K212",
        title: two("Inte ett organisationsnummer", "Not an organisation number"),
        message: two(
            "`{value}` är inte ett organisationsnummer: {reason}.",
            "`{value}` is not an organisation number: {reason}.",
        ),
        label: two("ska vara ett organisationsnummer{also}", "should be an organisation number{also}"),
        help: two(
            "Skriv de tio siffrorna ur registreringsbeviset, till exempel 556036-0793{also}.",
            "Write the ten digits of the certificate of registration, for example 556036-0793{also}.",
        ),
        page: two(
            "Ett organisationsnummer har tio siffror. Den tredje är minst 2, och den sista är en kontrollsiffra som räknas ut ur de andra. En enskild firma har ägarens personnummer som nummer, och det får inte stå i filen: skriv `none`.\n\nFel:\n\n    provider:\n      organisation_number: 556036-0794\n\nRätt:\n\n    provider:\n      organisation_number: 556036-0793\n",
            "An organisation number has ten digits. The third is at least 2, and the last is a check digit worked out from the others. A sole trader has the owner's personal identity number, which must not stand in the file: write `none`.\n\nWrong:\n\n    provider:\n      organisation_number: 556036-0794\n\nRight:\n\n    provider:\n      organisation_number: 556036-0793\n",
        ),
    },
    CodeText {
        id: "K213",
        title: two("Inte ett telefonnummer", "Not a phone number"),
        message: two("`{value}` är inte ett telefonnummer.", "`{value}` is not a phone number."),
        label: two("ska vara ett telefonnummer{also}", "should be a phone number{also}"),
        help: two(
            "Skriv numret med riktnummer, till exempel 018-727 00 00 eller +46 18 727 00 00{also}. Anknytning hör inte dit.",
            "Write the number with its area code, for example 018-727 00 00 or +46 18 727 00 00{also}. Extensions do not belong to it.",
        ),
        page: two(
            "Ett telefonnummer börjar med 0 eller +, har 7–15 siffror och får ha blanksteg, bindestreck och parenteser.\n\nFel:\n\n    phone: \"727 00 00\"\n\nRätt:\n\n    phone: \"018-727 00 00\"\n",
            "A phone number begins with 0 or +, has 7–15 digits and may have blanks, hyphens and parentheses.\n\nWrong:\n\n    phone: \"727 00 00\"\n\nRight:\n\n    phone: \"018-727 00 00\"\n",
        ),
    },
    CodeText {
        id: "K214",
        title: two("Texten har fel form", "The text has the wrong form"),
        message: two(
            "`{value}` har inte den form som `{field}` ska ha ({format}).",
            "`{value}` does not have the form that `{field}` should have ({format}).",
        ),
        label: two("fel form", "wrong form"),
        help: two("Skriv värdet i formen {format}{also}.", "Write the value in the form {format}{also}."),
        page: two(
            "Schemat säger vilken form texten ska ha, till exempel en webbadress.\n\nFel:\n\n    address: uppsala\n\nRätt:\n\n    address: https://www.uppsala.se\n",
            "The schema says which form the text should have, for example a web address.\n\nWrong:\n\n    address: uppsala\n\nRight:\n\n    address: https://www.uppsala.se\n",
        ),
    },
    CodeText {
        id: "K215",
        title: two("Texten följer inte mönstret", "The text does not follow the pattern"),
        message: two(
            "`{value}` följer inte det mönster som gäller för `{field}`.",
            "`{value}` does not follow the pattern for `{field}`.",
        ),
        label: two("följer inte mönstret", "does not follow the pattern"),
        help: two(
            "Mönstret är `{pattern}`. Titta på ett exempel i mallen.",
            "The pattern is `{pattern}`. Look at an example in the template.",
        ),
        page: two(
            "Schemat säger med ett mönster vilka tecken som får stå, och i vilken ordning.\n\nFel:\n\n    code: ab-1\n\nRätt:\n\n    code: AB-1\n",
            "The schema says with a pattern which characters may stand, and in which order.\n\nWrong:\n\n    code: ab-1\n\nRight:\n\n    code: AB-1\n",
        ),
    },
    CodeText {
        id: "K216",
        title: two("Texten är tom", "The text is empty"),
        message: two("`{field}` är tomt.", "`{field}` is empty."),
        label: two("här behövs en text", "a text is needed here"),
        help: two(
            "Skriv ett värde, eller ta bort hela raden om ni inte har uppgiften.",
            "Write a value, or remove the whole line if you do not have the information.",
        ),
        page: two(
            "En tom text är också ett svar. Den som inte har uppgiften lämnar bort fältet, så syns det att uppgiften saknas.\n\nFel:\n\n    units:\n      - id: \"\"\n\nRätt:\n\n    units:\n      - id: norr\n",
            "An empty text is an answer too. Whoever lacks the information leaves the field out, so that it shows.\n\nWrong:\n\n    units:\n      - id: \"\"\n\nRight:\n\n    units:\n      - id: norr\n",
        ),
    },
    CodeText {
        id: "K217",
        title: two("Texten är för kort", "The text is too short"),
        message: two(
            "Texten i `{field}` är för kort: den ska ha minst {limit} tecken.",
            "The text of `{field}` is too short: it should have at least {limit} characters.",
        ),
        label: two("minst {limit} tecken", "at least {limit} characters"),
        help: two("Skriv en längre text.", "Write a longer text."),
        page: two(
            "Schemat säger hur kort texten får vara.\n\nFel:\n\n    code: a\n\nRätt:\n\n    code: abc\n",
            "The schema says how short the text may be.\n\nWrong:\n\n    code: a\n\nRight:\n\n    code: abc\n",
        ),
    },
    CodeText {
        id: "K218",
        title: two("Texten är för lång", "The text is too long"),
        message: two(
            "Texten i `{field}` är för lång: den får ha högst {limit} tecken.",
            "The text of `{field}` is too long: it may have at most {limit} characters.",
        ),
        label: two("högst {limit} tecken", "at most {limit} characters"),
        help: two("Korta texten.", "Shorten the text."),
        page: two(
            "Schemat säger hur lång texten får vara.\n\nFel:\n\n    code: abcdefgh\n\nRätt:\n\n    code: abc\n",
            "The schema says how long the text may be.\n\nWrong:\n\n    code: abcdefgh\n\nRight:\n\n    code: abc\n",
        ),
    },
    CodeText {
        id: "K219",
        title: two("För få värden", "Too few values"),
        message: two(
            "`{field}` har för få värden: det ska vara minst {limit}.",
            "`{field}` has too few values: there should be at least {limit}.",
        ),
        label: two("minst {limit}", "at least {limit}"),
        help: two(
            "Lägg till det som saknas, eller ta bort hela fältet om ni inte har uppgiften.",
            "Add what is missing, or remove the whole field if you do not have the information.",
        ),
        page: two(
            "Schemat säger hur många värden som minst ska finnas.\n\nFel:\n\n    law: []\n\nRätt:\n\n    law: [SoL]\n",
            "The schema says how many values there should be at least.\n\nWrong:\n\n    law: []\n\nRight:\n\n    law: [SoL]\n",
        ),
    },
    CodeText {
        id: "K220",
        title: two("För många värden", "Too many values"),
        message: two(
            "`{field}` har för många värden: det får vara högst {limit}.",
            "`{field}` has too many values: there may be at most {limit}.",
        ),
        label: two("högst {limit}", "at most {limit}"),
        help: two("Ta bort de värden som inte ska vara med.", "Remove the values that do not belong."),
        page: two(
            "Schemat säger hur många värden som får finnas.\n\nFel:\n\n    contacts: [a, b, c]\n\nRätt:\n\n    contacts: [a, b]\n",
            "The schema says how many values there may be.\n\nWrong:\n\n    contacts: [a, b, c]\n\nRight:\n\n    contacts: [a, b]\n",
        ),
    },
    CodeText {
        id: "K221",
        title: two("Talet är för litet", "The number is too small"),
        message: two(
            "Talet {value} är för litet: det ska vara {bound} {limit}.",
            "The number {value} is too small: it should be {bound} {limit}.",
        ),
        label: two("ska vara {bound} {limit}", "should be {bound} {limit}"),
        help: two("Kontrollera talet.", "Check the number."),
        page: two(
            "Schemat säger hur litet talet får vara. Ett antal kan till exempel inte vara mindre än noll.\n\nFel:\n\n    journals:\n      open_count: -1\n\nRätt:\n\n    journals:\n      open_count: 0\n",
            "The schema says how small the number may be. A count, for example, cannot be below zero.\n\nWrong:\n\n    journals:\n      open_count: -1\n\nRight:\n\n    journals:\n      open_count: 0\n",
        ),
    },
    CodeText {
        id: "K222",
        title: two("Talet är för stort", "The number is too large"),
        message: two(
            "Talet {value} är för stort: det ska vara {bound} {limit}.",
            "The number {value} is too large: it should be {bound} {limit}.",
        ),
        label: two("ska vara {bound} {limit}", "should be {bound} {limit}"),
        help: two("Kontrollera talet.", "Check the number."),
        page: two(
            "Schemat säger hur stort talet får vara.\n\nFel:\n\n    month_number: 13\n\nRätt:\n\n    month_number: 12\n",
            "The schema says how large the number may be.\n\nWrong:\n\n    month_number: 13\n\nRight:\n\n    month_number: 12\n",
        ),
    },
    CodeText {
        id: "K223",
        title: two("Talet går inte jämnt upp", "The number does not fit the step"),
        message: two(
            "Talet {value} är inte en multipel av {limit}.",
            "The number {value} is not a multiple of {limit}.",
        ),
        label: two("ska gå jämnt upp i steg om {limit}", "should go in steps of {limit}"),
        help: two("Kontrollera talet.", "Check the number."),
        page: two(
            "Schemat säger i vilka steg talet räknas, till exempel halva timmar.\n\nFel:\n\n    hours: 1.3\n\nRätt:\n\n    hours: 1.5\n",
            "The schema says in which steps the number counts, for example half hours.\n\nWrong:\n\n    hours: 1.3\n\nRight:\n\n    hours: 1.5\n",
        ),
    },
    CodeText {
        id: "K224",
        title: two("Samma värde står två gånger", "The same value stands twice"),
        message: two("Samma värde står två gånger i `{field}`.", "The same value stands twice in `{field}`."),
        label: two("står redan i listan", "already in the list"),
        help: two(
            "Ta bort det ena, eller rätta det om det skulle vara något annat.",
            "Remove one of them, or correct it if it was meant to be something else.",
        ),
        page: two(
            "I den här listan ska varje värde stå en gång.\n\nFel:\n\n    law: [SoL, HSL, SoL]\n\nRätt:\n\n    law: [SoL, HSL]\n",
            "Each value stands once in this list.\n\nWrong:\n\n    law: [SoL, HSL, SoL]\n\nRight:\n\n    law: [SoL, HSL]\n",
        ),
    },
    CodeText {
        id: "K225",
        title: two("Tom rad i en lista", "Empty item in a list"),
        message: two("En rad i listan `{field}` är tom.", "An item of the list `{field}` is empty."),
        label: two("tomt", "empty"),
        help: two(
            "Skriv ett värde efter strecket, eller ta bort raden.",
            "Write a value after the dash, or remove the line.",
        ),
        page: two(
            "En tom rad kan betyda att något glömts, så den räknas inte som ingenting.\n\nFel:\n\n    law:\n      - SoL\n      -\n\nRätt:\n\n    law:\n      - SoL\n",
            "An empty item may mean that something was forgotten, so it does not count as nothing.\n\nWrong:\n\n    law:\n      - SoL\n      -\n\nRight:\n\n    law:\n      - SoL\n",
        ),
    },
    CodeText {
        id: "K226",
        title: two("Här ska det vara en lista", "A list belongs here"),
        message: two(
            "`{field}` ska vara en lista, men här står bara ett värde{also}.",
            "`{field}` should be a list, but there is a single value{also}.",
        ),
        label: two("ska vara en lista{also}", "should be a list{also}"),
        help: two(
            "Sätt hakparenteser runt värdet: [{value}]. Flera värden skiljs åt med kommatecken.",
            "Put brackets round the value: [{value}]. Several values are separated by commas.",
        ),
        page: two(
            "En del fält kan ha flera värden. De är listor även när det bara finns ett värde.\n\nFel:\n\n    law: SoL\n\nRätt:\n\n    law: [SoL]\n",
            "Some fields can have several values. They are lists even when there is only one.\n\nWrong:\n\n    law: SoL\n\nRight:\n\n    law: [SoL]\n",
        ),
    },
    CodeText {
        id: "K227",
        title: two("Läses som text", "Read as text"),
        message: two(
            "`{value}` läses som text, men `{field}` ska ha ett annat slags värde.",
            "`{value}` is read as text, but `{field}` takes another kind of value.",
        ),
        label: two("läses som text", "read as text"),
        help: two(
            "Skriv `{suggestion}`{also}. I filen ska det stå utan citattecken.",
            "Write `{suggestion}`{also}. In the file it stands without quotation marks.",
        ),
        page: two(
            "Ja och nej skrivs `true` och `false`. Tal skrivs med bara siffror, med punkt före decimaler och utan blanksteg och understreck. Äldre program läser ibland `no` och `1_000` på ett annat sätt. Därför gissar vi inte.\n\nFel:\n\n    persons:\n      - licensed: no\n\nRätt:\n\n    persons:\n      - licensed: false\n",
            "Yes and no are written `true` and `false`. Numbers are written with digits alone, with a point before decimals and without blanks and underscores. Older programs sometimes read `no` and `1_000` otherwise, so we do not guess.\n\nWrong:\n\n    persons:\n      - licensed: no\n\nRight:\n\n    persons:\n      - licensed: false\n",
        ),
    },
    CodeText {
        id: "K228",
        title: two("Klockslag i stället för tal", "A time of day instead of a number"),
        message: two(
            "`{value}` läses som text, men `{field}` ska vara ett tal.",
            "`{value}` is read as text, but `{field}` should be a number.",
        ),
        label: two("klockslag, inte ett tal", "a time of day, not a number"),
        help: two(
            "Skriv ett tal med bara siffror{also}. `12:30` kan vara 12,5 timmar eller 750 minuter, så vi gissar inte.",
            "Write a number with digits alone{also}. `12:30` may be 12.5 hours or 750 minutes, so we do not guess.",
        ),
        page: two(
            "Äldre program läser `12:30` som talet 750. Här är det text, och ett tal skrivs med siffror.\n\nFel:\n\n    hours: 12:30\n\nRätt:\n\n    hours: 12.5\n",
            "Older programs read `12:30` as the number 750. Here it is text, and a number is written with digits.\n\nWrong:\n\n    hours: 12:30\n\nRight:\n\n    hours: 12.5\n",
        ),
    },
    CodeText {
        id: "K229",
        title: two("Texten behöver citattecken", "The text needs quotation marks"),
        message: two(
            "`{value}` läses som {found}, men `{field}` ska vara en text{also}.",
            "`{value}` is read as {found}, but `{field}` should be a text{also}.",
        ),
        label: two("läses som {found}", "read as {found}"),
        help: two("Sätt citattecken runt värdet.", "Put quotation marks round the value."),
        page: two(
            "Ett värde med bara siffror läses som ett tal, och `true` och `false` läses som sant och falskt. Citattecken säger att det är en text, till exempel ett versionsnummer.\n\nFel:\n\n    computers:\n      - netid_version: 6.8\n\nRätt:\n\n    computers:\n      - netid_version: \"6.8\"\n",
            "A value of digits alone is read as a number, and `true` and `false` as truth values. Quotation marks say that it is a text, for example a version number.\n\nWrong:\n\n    computers:\n      - netid_version: 6.8\n\nRight:\n\n    computers:\n      - netid_version: \"6.8\"\n",
        ),
    },
    CodeText {
        id: "K230",
        title: two("Texten läses som ett annat tal", "The text is read as another number"),
        message: two(
            "Det som står här läses som talet {value}, men `{field}` ska vara en text{also}.",
            "What stands here is read as the number {value}, but `{field}` should be a text{also}.",
        ),
        label: two("läses som {value}", "read as {value}"),
        help: two(
            "Sätt citattecken runt värdet, så läses varje siffra som den står.",
            "Put quotation marks round the value, so that each digit is read as it stands.",
        ),
        page: two(
            "I ett tal försvinner nollor först och sist: 012 blir 12 och 1.10 blir 1.1. I nummer som inte går att räkna med är nollorna viktiga.\n\nFel:\n\n    tokens:\n      - id: 012\n\nRätt:\n\n    tokens:\n      - id: \"012\"\n",
            "In a number, zeros first and last disappear: 012 becomes 12 and 1.10 becomes 1.1. Where nothing is to be calculated the zeros matter.\n\nWrong:\n\n    tokens:\n      - id: 012\n\nRight:\n\n    tokens:\n      - id: \"012\"\n",
        ),
    },
    CodeText {
        id: "K231",
        title: two("Värdet passar inte", "The value does not fit"),
        message: two(
            "Värdet för `{field}` är {found}, och det kan inte stå här.",
            "The value of `{field}` is {found}, and that cannot stand here.",
        ),
        label: two("passar inte här", "does not fit here"),
        help: two(
            "Titta i mallen vilka värden som kan stå här{also}.",
            "Look in the template for what may stand here{also}.",
        ),
        page: two(
            "Schemat ger flera sätt att skriva värdet, och inget av dem passar.\n\nFel:\n\n    size: [3]\n\nRätt:\n\n    size: 3\n",
            "The schema gives several ways to write the value, and none of them fits.\n\nWrong:\n\n    size: [3]\n\nRight:\n\n    size: 3\n",
        ),
    },
    CodeText {
        id: "K232",
        title: two("Namnet kan inte användas här", "The name cannot be used here"),
        message: two(
            "Namnet `{field}` har inte den form som krävs här.",
            "The name `{field}` does not have the form that is needed here.",
        ),
        label: two("namnet har fel form", "the name has the wrong form"),
        help: two(
            "Rätta namnet. Oftast är det små bokstäver, siffror och bindestreck.",
            "Correct the name. Most often it is small letters, digits and hyphens.",
        ),
        page: two(
            "Schemat säger hur namnen får se ut.\n\nFel:\n\n    sites:\n      Norra Huset: 1\n\nRätt:\n\n    sites:\n      norra-huset: 1\n",
            "The schema says what the names may look like.\n\nWrong:\n\n    sites:\n      Norra Huset: 1\n\nRight:\n\n    sites:\n      norra-huset: 1\n",
        ),
    },
    CodeText {
        id: "K233",
        title: two("Bryter mot en regel i schemat", "Breaks a rule of the schema"),
        message: two(
            "Värdet för `{field}` bryter mot en regel i schemat ({keyword}).",
            "The value of `{field}` breaks a rule of the schema ({keyword}).",
        ),
        label: two("bryter mot {keyword}", "breaks {keyword}"),
        help: two(
            "Läs beskrivningen av fältet i schemat, eller fråga den som tagit fram det.",
            "Read the description of the field in the schema, or ask those who made it.",
        ),
        page: two(
            "Ett schema kan ha egna regler utöver dem som har ett eget meddelande. Ordet inom parentes säger vilken regel det gäller.\n\nFel:\n\n    contains: []\n\nRätt:\n\n    contains: [a]\n",
            "A schema can have rules of its own beyond those with a message of their own. The word in parentheses names the rule.\n\nWrong:\n\n    contains: []\n\nRight:\n\n    contains: [a]\n",
        ),
    },
    CodeText {
        id: "K234",
        title: two("Filen har inga fält", "The file has no fields"),
        message: two(
            "Filen ska bestå av fält med värden, men är {found}.",
            "The file should be made of fields with values, but is {found}.",
        ),
        label: two("här ska det vara fält med värden", "fields with values belong here"),
        help: two(
            "Utgå från mallen. Varje rad börjar med ett fältnamn och ett kolon.",
            "Begin with the template. Each line starts with the name of a field and a colon.",
        ),
        page: two(
            "Filen är en samling fält, och varje fält har ett namn.\n\nFel:\n\n    - ekbacken\n\nRätt:\n\n    provider:\n      id: ekbacken\n",
            "The file is a collection of fields, and each field has a name.\n\nWrong:\n\n    - ekbacken\n\nRight:\n\n    provider:\n      id: ekbacken\n",
        ),
    },
    CodeText {
        id: "K240",
        title: two("En post saknar sin beteckning", "A record lacks what identifies it"),
        message: two(
            "Fältet `{field}` saknas, och utan det går posten i `{record}` inte att skilja från de andra.",
            "The field `{field}` is missing, and without it the record in `{record}` cannot be told from the others.",
        ),
        label: two("här saknas `{field}`", "`{field}` is missing here"),
        help: two(
            "Lägg till `{field}` med ett värde som ingen annan post har.",
            "Add `{field}` with a value that no other record has.",
        ),
        page: two(
            "Svaren säger vilken enhet, person eller sak de gäller. Därför behöver varje post i listan en beteckning. Använd aldrig namn eller personnummer.\n\nFel:\n\n    cards:\n      - ordered_on: 2018-06-15\n\nRätt:\n\n    cards:\n      - id: k-1\n        ordered_on: 2018-06-15\n",
            "The answers say which unit, person or thing they are about. So each record of the list needs an identifier. Never use names or personal identity numbers.\n\nWrong:\n\n    cards:\n      - ordered_on: 2018-06-15\n\nRight:\n\n    cards:\n      - id: k-1\n        ordered_on: 2018-06-15\n",
        ),
    },
    CodeText {
        id: "K241",
        title: two("Samma beteckning två gånger", "The same identifier twice"),
        message: two(
            "`{value}` står redan för en annan post i listan.",
            "`{value}` already stands for another record of the list.",
        ),
        label: two("samma som en tidigare post", "the same as an earlier record"),
        help: two(
            "Ge den ena posten en annan beteckning, eller ta bort den om den är samma sak. Posterna skiljs åt av {key}.",
            "Give one of the records another identifier, or remove it if it is the same thing. Records are told apart by {key}.",
        ),
        page: two(
            "Två poster med samma beteckning går inte att skilja åt i svaren.\n\nFel:\n\n    persons:\n      - id: p-01\n      - id: p-01\n\nRätt:\n\n    persons:\n      - id: p-01\n      - id: p-02\n",
            "Two records with the same identifier cannot be told apart in the answers.\n\nWrong:\n\n    persons:\n      - id: p-01\n      - id: p-01\n\nRight:\n\n    persons:\n      - id: p-01\n      - id: p-02\n",
        ),
    },
    CodeText {
        id: "K242",
        title: two("Hänvisningen leder ingenstans", "The reference leads nowhere"),
        message: two("`{value}` i `{field}` finns inte i filen.", "`{value}` in `{field}` is not in the file."),
        label: two("finns inte", "does not exist"),
        help: two(
            "Rätta värdet eller lägg till posten. Värdet ska finnas i {targets}.",
            "Correct the value or add the record. The value should be found in {targets}.",
        ),
        page: two(
            "Uppgifter hänger ihop genom sina beteckningar: en person hör till en enhet genom att enhetens `id` står hos personen.\n\nFel:\n\n    units:\n      - id: norr\n    persons:\n      - id: p-01\n        unit_ids: [nord]\n\nRätt:\n\n    units:\n      - id: norr\n    persons:\n      - id: p-01\n        unit_ids: [norr]\n",
            "Information hangs together by identifiers: a person belongs to a unit when the unit's `id` stands with the person.\n\nWrong:\n\n    units:\n      - id: norr\n    persons:\n      - id: p-01\n        unit_ids: [nord]\n\nRight:\n\n    units:\n      - id: norr\n    persons:\n      - id: p-01\n        unit_ids: [norr]\n",
        ),
    },
    CodeText {
        id: "K250",
        title: two("Schemat beskriver ingen fil med fält", "The schema does not describe a file with fields"),
        message: two(
            "Överst i schemat ska det stå att filen är ett objekt med fält.",
            "The top of the schema should say that the file is an object with fields.",
        ),
        label: two("ska vara ett objekt med `properties`", "should be an object with `properties`"),
        help: two(
            "Skriv `\"type\": \"object\"` och `\"properties\"` överst i schemat.",
            "Write `\"type\": \"object\"` and `\"properties\"` at the top of the schema.",
        ),
        page: two(
            "Regler läser fält, och fälten är de som schemat räknar upp. Därför måste det översta i schemat vara ett objekt med uppräknade fält.\n\nFel:\n\n    { \"type\": \"array\" }\n\nRätt:\n\n    { \"type\": \"object\", \"properties\": { \"provider\": { \"type\": \"object\", \"properties\": {} } } }\n",
            "Rules read fields, and the fields are those that the schema lists. So the top of the schema must be an object with listed fields.\n\nWrong:\n\n    { \"type\": \"array\" }\n\nRight:\n\n    { \"type\": \"object\", \"properties\": { \"provider\": { \"type\": \"object\", \"properties\": {} } } }\n",
        ),
    },
    CodeText {
        id: "K251",
        title: two("Schemat är skrivet i en annan version", "The schema is written in another version"),
        message: two(
            "Schemat är skrivet i `{value}`, men bara JSON Schema 2020-12 kan läsas.",
            "The schema is written in `{value}`, but only JSON Schema 2020-12 can be read.",
        ),
        label: two("annan version", "another version"),
        help: two(
            "Skriv om schemat till 2020-12 och ange https://json-schema.org/draft/2020-12/schema.",
            "Rewrite the schema in 2020-12 and state https://json-schema.org/draft/2020-12/schema.",
        ),
        page: two(
            "Versionerna av JSON Schema skiljer sig åt, så samma ord kan betyda olika saker.\n\nFel:\n\n    \"$schema\": \"http://json-schema.org/draft-07/schema#\"\n\nRätt:\n\n    \"$schema\": \"https://json-schema.org/draft/2020-12/schema\"\n",
            "The versions of JSON Schema differ, so the same word can mean different things.\n\nWrong:\n\n    \"$schema\": \"http://json-schema.org/draft-07/schema#\"\n\nRight:\n\n    \"$schema\": \"https://json-schema.org/draft/2020-12/schema\"\n",
        ),
    },
    CodeText {
        id: "K252",
        title: two("Fel i schemat", "A fault in the schema"),
        message: two(
            "`{keyword}` i schemat har ett värde som inte kan stå där ({pointer}).",
            "`{keyword}` in the schema has a value that cannot stand there ({pointer}).",
        ),
        label: two("kan inte stå här", "cannot stand here"),
        help: two(
            "Rätta värdet enligt JSON Schema 2020-12. Ett reguljärt uttryck får inte blicka framåt eller bakåt och får inte bli för stort.",
            "Correct the value by JSON Schema 2020-12. A regular expression may not look ahead or behind and may not grow too large.",
        ),
        page: two(
            "Varje ord i ett schema tar emot ett bestämt slags värde.\n\nFel:\n\n    { \"type\": \"strin\" }\n\nRätt:\n\n    { \"type\": \"string\" }\n",
            "Each word of a schema takes one kind of value.\n\nWrong:\n\n    { \"type\": \"strin\" }\n\nRight:\n\n    { \"type\": \"string\" }\n",
        ),
    },
    CodeText {
        id: "K253",
        title: two("Hänvisningen i schemat leder ingenstans", "The reference in the schema leads nowhere"),
        message: two("`{value}` finns inte i schemat.", "`{value}` is not in the schema."),
        label: two("leder ingenstans", "leads nowhere"),
        help: two(
            "Hänvisa till något under `$defs` i samma fil. Andra filer och webbadresser läses inte.",
            "Refer to something under `$defs` in the same file. Other files and web addresses are not read.",
        ),
        page: two(
            "`$ref` pekar på en del av samma fil.\n\nFel:\n\n    { \"$ref\": \"#/$defs/persn\" }\n\nRätt:\n\n    { \"$ref\": \"#/$defs/person\" }\n",
            "`$ref` points at a part of the same file.\n\nWrong:\n\n    { \"$ref\": \"#/$defs/persn\" }\n\nRight:\n\n    { \"$ref\": \"#/$defs/person\" }\n",
        ),
    },
    CodeText {
        id: "K254",
        title: two("Schemat är för djupt", "The schema is too deep"),
        message: two("Schemat har för många nivåer i varandra.", "The schema has too many levels inside each other."),
        label: two("för djupt", "too deep"),
        help: two(
            "Minska antalet nivåer. Hänvisningar räknas med, och gränsen är 128 nivåer.",
            "Use fewer levels. References count too, and the limit is 128 levels.",
        ),
        page: two(
            "Gränsen skyddar mot filer som är gjorda för att få programmet att stanna.\n\nFel:\n\n    \"a\": { \"$ref\": \"#/$defs/b\" }, \"b\": { \"$ref\": \"#/$defs/c\" }, …\n\nRätt:\n\n    \"a\": { \"type\": \"string\" }\n",
            "The limit protects against files made to bring the program down.\n\nWrong:\n\n    \"a\": { \"$ref\": \"#/$defs/b\" }, \"b\": { \"$ref\": \"#/$defs/c\" }, …\n\nRight:\n\n    \"a\": { \"type\": \"string\" }\n",
        ),
    },
    CodeText {
        id: "K255",
        title: two("En anmärkning i schemat passar inte", "An annotation of the schema does not fit"),
        message: two(
            "`{annotation}` med värdet `{value}` passar inte här.",
            "`{annotation}` with the value `{value}` does not fit here.",
        ),
        label: two("passar inte här", "does not fit here"),
        help: two(
            "`x-krav-key` räknar upp fält i listans poster, `x-krav-ref` pekar på ett fält som `persons.id`, `x-krav-absent` är `not-yet` och står vid ett datum, och `x-krav-labels` har ett namn för vart och ett av värdena.",
            "`x-krav-key` lists fields of the list's records, `x-krav-ref` points at a field such as `persons.id`, `x-krav-absent` is `not-yet` and stands at a date, and `x-krav-labels` has a name for each of the values.",
        ),
        page: two(
            "Anmärkningarna säger det som JSON Schema inte kan säga: vad som skiljer poster åt, vart en uppgift hänvisar och vad det betyder att ett datum saknas.\n\nFel:\n\n    \"persons\": { \"type\": \"array\", \"x-krav-key\": [\"idd\"], … }\n\nRätt:\n\n    \"persons\": { \"type\": \"array\", \"x-krav-key\": [\"id\"], … }\n",
            "The annotations say what JSON Schema cannot: what tells records apart, what a value refers to, and what a missing date means.\n\nWrong:\n\n    \"persons\": { \"type\": \"array\", \"x-krav-key\": [\"idd\"], … }\n\nRight:\n\n    \"persons\": { \"type\": \"array\", \"x-krav-key\": [\"id\"], … }\n",
        ),
    },
];
