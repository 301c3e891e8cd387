//! Texts of the codes of `diagnostic::codes::waivers`. A pure table, exempt from the limit on file size.

use super::{CodeText, two};

pub(super) const TEXTS: &[CodeText] = &[
    CodeText {
        id: "K801",
        title: two("Dispens från ett krav som inte finns", "A waiver for a rule that does not exist"),
        message: two(
            "Dispensen {waiver} gäller kravet {rule}, som inte finns i regelverket.",
            "The waiver {waiver} is for the rule {rule}, which the policy does not have.",
        ),
        label: two("kravet finns inte", "there is no such rule"),
        help: two(
            "Rätta namnet, eller ta bort dispensen om kravet har tagits bort.",
            "Correct the name, or remove the waiver if the rule has been removed.",
        ),
        page: two(
            "En dispens nämner kravet vid dess namn i regelverket. Namnet står under ”Regel” i resultatet. En dispens från ett krav som inte finns har ingen verkan.\n\nFel:\n\n    waivers:\n      - id: d-1\n        rule: phoniro.fixed-ipp\n\nRätt:\n\n    waivers:\n      - id: d-1\n        rule: phoniro.fixed-ip\n",
            "A waiver names the rule as the policy does. The name stands under “Rule” in the results. A waiver for a rule that does not exist has no effect.\n\nWrong:\n\n    waivers:\n      - id: d-1\n        rule: phoniro.fixed-ipp\n\nRight:\n\n    waivers:\n      - id: d-1\n        rule: phoniro.fixed-ip\n",
        ),
    },
    CodeText {
        id: "K802",
        title: two("Dispens för en utförare som inte kontrolleras", "A waiver for a provider who is not checked"),
        message: two(
            "Dispensen {waiver} gäller utföraren {provider}, men ingen av filerna är från den utföraren.",
            "The waiver {waiver} is for the provider {provider}, but none of the files is that provider's.",
        ),
        label: two("ingen sådan utförare här", "no such provider here"),
        help: two(
            "Skriv utförarens `id` som det står under `provider` i utförarens fil, eller ta med filen i kontrollen.",
            "Write the provider's `id` as it stands under `provider` in the provider's file, or check that file too.",
        ),
        page: two(
            "En dispens gäller en utförare. Utföraren nämns med sitt id, som det står under provider i filen. Kontrolleras bara några av alla utförare kan dispensen vara rätt ändå: den behövs bara inte den här gången.\n\nFel:\n\n    provider: Ekbacken AB\n\nRätt:\n\n    provider: ekbacken\n",
            "A waiver is for one provider, named by the id that stands under provider in the file. When only some of all providers are checked the waiver may be right all the same: it is not needed this time.\n\nWrong:\n\n    provider: Ekbacken Ltd\n\nRight:\n\n    provider: ekbacken\n",
        ),
    },
    CodeText {
        id: "K803",
        title: two("Dispens för något som inte finns", "A waiver for something that does not exist"),
        message: two(
            "Dispensen {waiver} gäller {name}, men hos utföraren {provider} prövas kravet {rule} inte för något sådant.",
            "The waiver {waiver} is for {name}, but at the provider {provider} the rule {rule} is not judged for any such thing.",
        ),
        label: two("finns inte bland det som kravet prövas för", "not among what the rule is judged for"),
        help: two(
            "Skriv det som i resultatet, inom hakparentesen efter kravets namn. Ska dispensen gälla allt, ta bort `subject`.",
            "Write it as the results do, in the brackets after the rule's name. For a waiver of everything, leave out `subject`.",
        ),
        page: two(
            "Ett krav kan prövas för var och en av utförarens enheter, personer, nät och så vidare. I resultatet står det inom hakparentes: phoniro.fixed-ip[network=n-1]. En dispens för just det nätet har subject: network=n-1. Flera led skiljs åt med komma och mellanslag. Utan subject gäller dispensen allt som kravet prövas för.\n\nFel:\n\n    rule: phoniro.fixed-ip\n    subject: n-1\n\nRätt:\n\n    rule: phoniro.fixed-ip\n    subject: network=n-1\n",
            "A rule may be judged for each of the provider's units, persons, networks and so on. The results have it in brackets: phoniro.fixed-ip[network=n-1]. A waiver for that network alone has subject: network=n-1. Several parts are set apart by a comma and a blank. Without subject the waiver is for everything that the rule is judged for.\n\nWrong:\n\n    rule: phoniro.fixed-ip\n    subject: n-1\n\nRight:\n\n    rule: phoniro.fixed-ip\n    subject: network=n-1\n",
        ),
    },
    CodeText {
        id: "K804",
        title: two("Dispensen har gått ut", "The waiver has expired"),
        message: two(
            "Dispensen {waiver} gällde till och med {date}. Den har ingen verkan längre.",
            "The waiver {waiver} held until {date}. It has no effect any more.",
        ),
        label: two("sista dagen har passerat", "the last day has passed"),
        help: two(
            "Se till att kravet följs, eller begär ett nytt beslut. Ta sedan bort den här dispensen.",
            "Make sure that the requirement is met, or ask for a new decision. Then remove this waiver.",
        ),
        page: two(
            "En dispens gäller från och med dagen i granted till och med dagen i expires. Efter det räknas kravet som vanligt. Ändra inte datumet utan ett nytt beslut.\n\nFel:  expires: 2018-06-30, när kontrollen gäller 2018-07-01.\nRätt: en ny dispens med eget id, eget ärendenummer och egna datum.",
            "A waiver holds from the day in granted until the day in expires, both included. After that the rule counts as usual. Do not change the date without a new decision.\n\nWrong: expires: 2018-06-30, when the day of judgement is 2018-07-01.\nRight: a new waiver with an id, a case number and dates of its own.",
        ),
    },
    CodeText {
        id: "K805",
        title: two("Dispensen har inte börjat gälla", "The waiver has not begun"),
        message: two(
            "Dispensen {waiver} börjar gälla {date}. Den har ingen verkan än.",
            "The waiver {waiver} begins on {date}. It has no effect yet.",
        ),
        label: two("första dagen har inte kommit", "the first day has not come"),
        help: two("Är dagen rätt behöver inget göras.", "If the day is right, nothing needs doing."),
        page: two(
            "En dispens gäller från och med dagen i granted. Före den dagen räknas kravet som vanligt.\n\nFel:  granted: 2019-06-01, när beslutet gäller från 2018-06-01.\nRätt: granted: 2018-06-01",
            "A waiver holds from the day in granted. Before that day the rule counts as usual.\n\nWrong: granted: 2019-06-01, when the decision is from 2018-06-01.\nRight: granted: 2018-06-01",
        ),
    },
    CodeText {
        id: "K806",
        title: two("Dispensen behövs inte", "The waiver is not needed"),
        message: two(
            "Dispensen {waiver} behövs inte: kravet {rule} är uppfyllt i allt som den gäller.",
            "The waiver {waiver} is not needed: the rule {rule} is met in everything that it is for.",
        ),
        label: two("behövs inte", "not needed"),
        help: two(
            "Ta bort dispensen, så att den inte döljer ett fel som kommer senare.",
            "Remove the waiver, so that it does not hide a fault that comes later.",
        ),
        page: two(
            "En dispens som inte behövs kan senare dölja att kravet bryts. Därför sägs det till när allt som dispensen gäller är uppfyllt. Är något oavgjort, återstår något eller gäller kravet inte, så sägs inget.\n\nFel:  en dispens som ligger kvar när bristen är rättad.\nRätt: dispensen tas bort när bristen är rättad.",
            "A waiver that is not needed may later hide that the requirement is broken. So it is told when everything that the waiver is for is met. When something is undecided, still to be done or not applicable, nothing is said.\n\nWrong: a waiver that is left when the fault is mended.\nRight: the waiver is removed when the fault is mended.",
        ),
    },
    CodeText {
        id: "K807",
        title: two("Punktens lydelse har ändrats", "The wording of the clause has changed"),
        message: two(
            "Dispensen {waiver} gavs när punkterna bakom kravet {rule} hade en annan lydelse.",
            "The waiver {waiver} was granted when the clauses behind the rule {rule} had another wording.",
        ),
        label: two("den tidigare lydelsen", "the earlier wording"),
        help: two(
            "Läs punkterna igen och avgör om dispensen ska gälla också med den nya lydelsen. Skriv i så fall `wording: {now}`. Tills dess gäller dispensen som förut.",
            "Read the clauses again and decide whether the waiver is to hold with the new wording too. If so, write `wording: {now}`. Until then the waiver holds as before.",
        ),
        page: two(
            "En dispens kan bära en kontrollsumma (wording) för lydelsen av de punkter som kravet hänvisar till. Ändras lydelsen stämmer den inte längre, och någon behöver avgöra om skälen fortfarande håller. Dispensen gäller under tiden: beslutet är inte upphävt. Kontrollsumman är de tolv första tecknen, eller fler, av det som formatet json kallar wording_now. Utan wording görs ingen sådan jämförelse.\n\nFel:  wording: 000000000000\nRätt: wording: 5d41402abc4b",
            "A waiver may carry a checksum (wording) of the wording of the clauses that the rule cites. When the wording changes it no longer agrees, and somebody needs to decide whether the reasons still hold. Meanwhile the waiver holds: the decision is not revoked. The checksum is the first twelve characters, or more, of what the format json calls wording_now. Without wording there is no such comparison.\n\nWrong: wording: 000000000000\nRight: wording: 5d41402abc4b",
        ),
    },
    CodeText {
        id: "K808",
        title: two("Två dispenser har samma namn", "Two waivers have one name"),
        message: two("Två dispenser har samma id: {waiver}.", "Two waivers have the same id: {waiver}."),
        label: two("namnet används redan", "the name is taken"),
        help: two(
            "Ge varje dispens ett eget id. Är filen angiven två gånger, ange den en gång.",
            "Give each waiver an id of its own. If the file is given twice, give it once.",
        ),
        page: two(
            "Resultatet nämner dispensen vid dess id, så varje dispens behöver ett eget, också när de står i olika filer.\n\nFel:  id: d-1 i både norr.yaml och soder.yaml.\nRätt: id: norr-1 och id: soder-1.",
            "The results name a waiver by its id, so each waiver needs one of its own, in different files too.\n\nWrong: id: d-1 in both north.yaml and south.yaml.\nRight: id: north-1 and id: south-1.",
        ),
    },
    CodeText {
        id: "K809",
        title: two("Dispensen slutar innan den börjar", "The waiver ends before it begins"),
        message: two(
            "Dispensen {waiver} gäller till och med {expires}, men börjar först {granted}.",
            "The waiver {waiver} holds until {expires}, but begins only on {granted}.",
        ),
        label: two("ligger före första dagen", "lies before the first day"),
        help: two("Rätta datumen efter beslutet.", "Correct the dates by the decision."),
        page: two(
            "Den sista dagen (expires) ska vara samma dag som den första (granted) eller senare.\n\nFel:\n\n    granted: 2018-12-01\n    expires: 2018-06-30\n\nRätt:\n\n    granted: 2018-06-30\n    expires: 2018-12-01\n",
            "The last day (expires) is the first (granted) or a later one.\n\nWrong:\n\n    granted: 2018-12-01\n    expires: 2018-06-30\n\nRight:\n\n    granted: 2018-06-30\n    expires: 2018-12-01\n",
        ),
    },
];
