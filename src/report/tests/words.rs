//! What is said, and in which language.

use super::build::{Draft, World, alone, day, late, multi, roles};
use super::shown;
use crate::diagnostic::codes;
use crate::outcome::Run;
use crate::report::{FORMATS, View, fact, finding, sentence};
use crate::text::{self, Lang, sentences};
use crate::value::{Duration, Lack, Number, Truth};
use crate::verdict::{Fact, From, Missing, Reason, Said, Shortfall, Strength, Verdict};

/// Common English words, ours, clap's and miette's. None of them is a Swedish word.
const ENGLISH: &[&str] = &[
    "a",
    "above",
    "advice",
    "also",
    "and",
    "any",
    "at",
    "below",
    "by",
    "cannot",
    "check",
    "checked",
    "code",
    "could",
    "does",
    "error",
    "errors",
    "failed",
    "file",
    "files",
    "found",
    "from",
    "has",
    "have",
    "help",
    "here",
    "invalid",
    "is",
    "it",
    "line",
    "met",
    "missing",
    "must",
    "need",
    "needed",
    "no",
    "not",
    "note",
    "of",
    "or",
    "please",
    "policy",
    "read",
    "result",
    "results",
    "rule",
    "should",
    "the",
    "this",
    "to",
    "undetermined",
    "unknown",
    "usage",
    "warning",
    "warnings",
    "was",
    "were",
    "with",
    "yes",
    "you",
];

/// The words of a text, outside quotation marks and code marks.
fn words(text: &str) -> Vec<String> {
    let mut outside = String::new();
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '”' | '`' => quoted = !quoted,
            _ if quoted => {}
            c => outside.push(c),
        }
    }
    outside.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.' && c != '-').map(str::to_lowercase).collect()
}

fn assert_swedish(text: &str) {
    for word in words(text) {
        let word = word.trim_matches(['.', '-']);
        assert!(!ENGLISH.contains(&word), "{word}: {text}");
    }
}

#[test]
fn the_catalogue_has_no_english_word_in_its_swedish() {
    for (_, two) in sentences::ALL.iter().chain(sentences::RELATIONS) {
        let text = text::fill(two.sv, |_| Some(String::new()));
        assert_swedish(&text);
        assert!(!text.contains("ogiltig") && !text.contains("vänligen"), "{text}");
    }
    text::words::all().for_each(|(_, two)| assert_swedish(two.sv));
    FORMATS.iter().for_each(|format| assert_swedish(format.about.sv));
}

#[test]
fn a_swedish_report_has_no_english_word_outside_what_files_hold() {
    let world = World::new();
    for (name, view) in [
        ("plain", View::new(Lang::Sv)),
        ("plain", View { verbose: true, ..View::new(Lang::Sv) }),
        ("text", View::new(Lang::Sv)),
        ("text", View { quiet: true, unicode: false, ..View::new(Lang::Sv) }),
    ] {
        let out = shown(name, &world.troubled_run(), &world.sources, &view);
        // Rows of a drawing that quote a file have its line number in front.
        let number = |row: &str| row.trim_start().starts_with(|c: char| c.is_ascii_digit());
        for row in out.lines().filter(|row| name == "plain" || !number(row)) {
            let row = row.replace("Regel:", "").replace("norr/gården.yaml", "");
            assert_swedish(&row);
        }
    }
}

#[test]
fn values_in_both_languages() {
    let tenth = Number::parse("0.125").unwrap();
    for (fact_, sv, en) in [
        (Fact::Bool(true), "ja", "yes"),
        (Fact::Bool(false), "nej", "no"),
        (Fact::number(Number::parse("2.5").unwrap()), "2,5", "2.5"),
        (Fact::Percent(Box::new(tenth)), "12,5 %", "12.5%"),
        (Fact::Text("x".into()), "”x”", "“x”"),
        (Fact::Enum("expert".into(), roles()), "Expertanvändare", "Expert user"),
        (Fact::Planned(day("2018-09-01")), "planerat till 2018-09-01", "planned for 2018-09-01"),
        (Fact::NotYet, "har inte skett", "has not happened"),
        (Fact::Undated, "har skett, datum saknas", "has happened, date missing"),
        (Fact::None, "finns inte", "does not exist"),
        (Fact::Duration(Duration::Days(1)), "1 dag", "1 day"),
        (Fact::Duration(Duration::Days(-14)), "-14 dagar", "-14 days"),
        (Fact::Duration(Duration::Months(3)), "3 månader", "3 months"),
        (Fact::List(Vec::new()), "inget", "nothing"),
        (Fact::AnyOf(vec![Fact::NotYet, Fact::Record("n".into())]), "har inte skett eller n", "has not happened or n"),
    ] {
        assert_eq!(fact(&fact_, Lang::Sv), sv);
        assert_eq!(fact(&fact_, Lang::En), en);
    }
}

fn said(judged: Draft, lang: Lang) -> String {
    let world = World::new();
    let result = alone(6, judged);
    sentence::sentence(&world.header(), &result, result.head().unwrap(), lang)
}

#[test]
fn not_applicable_always_says_why() {
    let world = World::new();
    for (reason, sv) in [
        (Reason::NotInForce(Some(day("2019-01-01")), None), "Gäller inte än: börjar gälla 2019-01-01."),
        (
            Reason::NotInForce(Some(day("2010-01-01")), Some(day("2017-12-31"))),
            "Gäller inte längre: gällde till och med 2017-12-31.",
        ),
        (Reason::WhenFalse, "Gäller inte: förutsättningen för kravet finns inte här."),
        (Reason::NoSubject, "Gäller inte: det finns inget som kravet omfattar."),
        (Reason::Excepted(0), "Gäller inte: Egen regi har kommunens nät."),
        (Reason::Excepted(9), "Gäller inte: ett undantag medger det."),
        (Reason::Ended(Some(day("2018-01-31"))), "Gäller inte: upphörde 2018-01-31."),
        (Reason::Ended(None), "Gäller inte: har upphört."),
        (Reason::Vacuous, "Gäller inte: det finns inget att kontrollera."),
    ] {
        let judged = Draft { reason: Some(reason), ..world.judged(Strength::Must, Verdict::NotApplicable, None) };
        assert_eq!(said(judged, Lang::Sv), sv);
    }
}

#[test]
fn what_is_missing_is_named_by_where_it_must_come_from_and_counted() {
    let world = World::new();
    let missing = |from, label: &str, open| world.missing(world.nowhere(&["x"]), from, multi(label, label), open);
    let judged = Draft {
        missing: vec![
            missing(From::Setup, "Legitimerad", false),
            missing(From::Setup, "Legitimerad", false),
            missing(From::Setup, "Roll", false),
            missing(From::Setup, "Yrke", false),
            missing(From::Setup, "Enhet", false),
            missing(From::Setup, "Slutar", true),
            missing(From::Table, "modeller", false),
            missing(From::Attestation, "siths", false),
            missing(From::Previous, "personer", false),
        ],
        ..world.judged(Strength::Must, Verdict::Undetermined, Some(Truth::UNSTATED))
    };
    assert_eq!(
        said(judged.clone(), Lang::Sv),
        "Uppgift saknas: ”Legitimerad” (2 ställen), ”Roll”, ”Yrke” och 1 till. Har inte skett än: ”Slutar”. \
         Intyg saknas: siths. Väntar på kommunen: tabellen modeller. Den förra filen behövs, den som lämnades in senast."
    );
    assert!(said(judged, Lang::En).starts_with("Information is missing: “Legitimerad” (2 places), "));
    let nothing = world.judged(Strength::Must, Verdict::Undetermined, None);
    assert_eq!(said(nothing, Lang::En), "It cannot be decided whether the requirement is met.");
}

#[test]
fn of_a_statement_that_does_not_count_it_is_said_why() {
    let world = World::new();
    let (signed, needed) = (day("2018-05-01"), day("2018-06-01"));
    for (short, sv, en) in [
        (Shortfall::Unsigned, "Det saknar dag för underskriften.", "It does not say when it was signed."),
        (
            Shortfall::Ahead(signed),
            "Det är undertecknat 2018-05-01, en dag som inte har kommit än.",
            "It is signed on 2018-05-01, a day that has not come yet.",
        ),
        (Shortfall::RunOut(signed), "Det gällde till och med 2018-05-01.", "It was valid until 2018-05-01."),
        (
            Shortfall::Role("enhetschef".into()),
            "Den som skriver under ska ha rollen enhetschef.",
            "Whoever signs it must have the role enhetschef.",
        ),
        (
            Shortfall::Early(signed, needed),
            "Det skrevs under 2018-05-01 men ska vara undertecknat tidigast 2018-06-01.",
            "It was signed on 2018-05-01 but must be signed on or after 2018-06-01.",
        ),
        (
            Shortfall::Old(signed, Duration::Months(3)),
            "Det skrevs under 2018-05-01 och får vara högst 3 månader gammalt.",
            "It was signed on 2018-05-01 and may be at most 3 months old.",
        ),
        (
            Shortfall::Few(Some(Number::int(5)), Number::int(8)),
            "Det gäller 5 men ska gälla minst 8.",
            "It covers 5 but must cover at least 8.",
        ),
        (
            Shortfall::Few(None, Number::int(8)),
            "Det säger inte hur många det gäller; det ska gälla minst 8.",
            "It does not say how many it covers; it must cover at least 8.",
        ),
    ] {
        let lacking = world.missing(world.nowhere(&["x"]), From::Attestation, multi("siths", "siths"), false);
        let judged = Draft {
            missing: vec![Missing { short: Some(Box::new(short)), ..lacking }],
            ..world.judged(Strength::Must, Verdict::Undetermined, Some(Truth::UNSTATED))
        };
        assert_eq!(said(judged.clone(), Lang::Sv), format!("Intyget räknas inte: siths. {sv}"));
        assert_eq!(said(judged, Lang::En), format!("The signed statement does not count: siths. {en}"));
    }
}

#[test]
fn a_sentence_is_said_only_when_the_policy_gave_it() {
    let world = World::new();
    assert!(said(late(&world), Lang::Sv).starts_with("Underlaget är klart"));
    let silent = Draft { said: Said::default(), ..late(&world) };
    assert_eq!(said(silent.clone(), Lang::Sv), "Underlaget klart är 2018-08-25; det ska vara senast 2018-08-18.");
    let pending = Draft { verdict: Verdict::Pending, ..silent };
    assert_eq!(
        said(pending, Lang::En),
        "Still to be done: Basis fixed is 2018-08-25; it must be on or before 2018-08-18."
    );
    let open = world.judged(Strength::Must, Verdict::Pending, Some(Truth::Unknown(Lack::Open)));
    assert_eq!(said(open, Lang::Sv), "Det här återstår att göra.");
}

#[test]
fn every_code_there_is_can_be_shown_in_both_languages() {
    for code in codes::all() {
        let diagnostic = crate::diagnostic::Diagnostic::nowhere(code);
        for lang in [Lang::Sv, Lang::En] {
            let words = finding(&diagnostic, lang);
            assert!(!words.message.is_empty(), "{}", code.id);
            if text::codes::of(code.id).is_none() {
                assert_eq!(words.message, code.id);
            }
        }
        if let Some(texts) = text::codes::of(code.id) {
            for text in [texts.title.sv, texts.message.sv, texts.label.sv, texts.help.sv] {
                assert_swedish(&text::fill(text, |_| Some(String::new())));
            }
        }
    }
}

#[test]
fn the_closing_names_five_dates_at_most_soonest_first() {
    let world = World::new();
    let header = world.header();
    let pending = |nth: i8| Draft {
        due: crate::value::Date::new(2018, 9, 20 - nth),
        said: super::build::said(&[("sv", &format!("Sak {nth}."))]),
        ..world.judged(Strength::Must, Verdict::Pending, Some(Truth::FALSE))
    };
    let file = world.file(&header, (1..=7).map(|nth| alone(0, pending(nth))).collect());
    let out = shown("text", &Run::new(header, vec![file]), &world.sources, &View::new(Lang::Sv));
    let closing = out.split_once("Närmast i tid:").unwrap().1;
    let dates: Vec<&str> = closing.lines().filter_map(|row| row.trim().strip_prefix("2018-09-")?.get(..2)).collect();
    assert_eq!(dates, ["13", "14", "15", "16", "17"]);
    let first = out.find("Sak 7.").unwrap();
    assert!(first < out.find("Sak 1.").unwrap(), "pending by last day");
}

#[test]
fn what_waits_for_the_authority_stands_apart_unless_strict() {
    let world = World::new();
    let mut run = world.run();
    let quiet = View { quiet: true, ..View::new(Lang::Sv) };
    let annotated = |run: &Run| shown("github", run, &world.sources, &View::new(Lang::Sv));
    assert!(!shown("text", &run, &world.sources, &quiet).contains("approved-phone-models"));
    assert!(annotated(&run).lines().any(|l| l.starts_with("::notice") && l.contains("approved-phone-models")));
    run.header.options.strict = true;
    assert!(shown("text", &run, &world.sources, &quiet).contains("approved-phone-models"));
    assert!(annotated(&run).lines().any(|l| l.starts_with("::error") && l.contains("approved-phone-models")));
}

#[test]
fn places_that_are_not_pointed_at_are_named_by_line() {
    let setup: String = (0..30).map(|n| format!("- id: p-{n}\n  x: {n}\n")).collect();
    let world = World::with(&setup);
    let mut judged = world.judged(Strength::Must, Verdict::Undetermined, Some(Truth::UNSTATED));
    let missing = |n: usize| {
        let place = world.place(&[&n.to_string(), "licensed"], &format!("id: p-{n}\n"), 0);
        world.missing(place, From::Setup, multi("Legitimerad", "Licensed"), false)
    };
    judged.missing = (0..30).map(missing).collect();
    let header = world.header();
    let run = Run::new(header.clone(), vec![world.file(&header, vec![alone(3, judged)])]);
    let out = shown("plain", &run, &world.sources, &View { width: 400, ..View::new(Lang::Sv) });
    let lines: Vec<String> = (3..23).map(|n| (2 * n + 1).to_string()).collect();
    assert!(out.contains(&format!("Fler ställen: rad {} och 7 till", lines.join(", "))), "{out}");
    assert!(out.contains("Uppgift saknas: ”Legitimerad” (30 ställen)."), "{out}");
}
