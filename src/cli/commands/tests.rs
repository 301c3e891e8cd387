//! Setups from files and streams; pages of a policy.
#![expect(clippy::disallowed_methods, reason = "tests make and read files of their own")]

use super::explain::{self, page_of};
use super::setups::{Kind, Setups};
use crate::author;
use crate::cli::bundle::Choice;
use crate::cli::page::Page;
use crate::diagnostic::codes::run as codes;
use crate::document::Syntax;
use crate::engine::Setup;
use crate::outcome::{
    ActionInfo, ClauseInfo, ContactInfo, Covered, ExceptionInfo, Need, Options, PolicyInfo, ReadingInfo, RuleInfo,
    RuleTold, Status, Told,
};
use crate::source::{Sources, Span};
use crate::text::Lang;
use crate::verdict::Verdict;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything that files give, one line each: line number, name, and what is there.
fn given(files: &[(&str, &str)], kind: Option<Kind>, numbered: bool) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    for ((name, text), path) in files.iter().zip(&paths) {
        match *text {
            "FOLDER" => fs::create_dir(path).unwrap(),
            "NONE" => assert!(!path.exists(), "{name}"),
            text => fs::write(path, text).unwrap(),
        }
    }
    let prefix = format!("{}/", folder.path().display());
    let mut setups = Setups::new(paths.iter().cloned(), kind, None);
    let mut found = Vec::new();
    // On one thread or many, what comes together comes in order.
    let together = std::iter::from_fn(|| {
        Some(setups.next_setups(numbered, 1 + files.len() % 2)).filter(|(_, next)| !next.is_empty())
    });
    for (line, setup) in together.flat_map(|(lines, setups)| lines.into_iter().zip(setups)) {
        let (name, what) = match setup {
            Setup::Read(input, syntax) => {
                (input.name, format!("{syntax:?} {}", String::from_utf8_lossy(&input.bytes).trim_end()))
            }
            Setup::Lost { path, status, finding } => (path, format!("{} {}", status.name(), finding.code.id)),
        };
        found.push(format!("{line} {} {what}", name.trim_start_matches(&prefix)));
    }
    found
}

#[test]
fn the_name_says_what_a_file_holds() {
    let files = [("a.yaml", "1"), ("b.YML", "2"), ("c.json", "3"), ("d.toml", "4"), ("e.txt", "5"), ("none", "NONE")];
    let (syntax, missing) = (codes::UNKNOWN_SYNTAX.id, codes::NOT_FOUND.id);
    assert_eq!(
        given(&files, None, true),
        [
            "1 a.yaml Yaml 1".to_owned(),
            "1 b.YML Yaml 2".to_owned(),
            "1 c.json Json 3".to_owned(),
            "1 d.toml Toml 4".to_owned(),
            format!("1 e.txt malformed {syntax}"),
            format!("1 none unreadable {missing}"),
        ]
    );
    assert_eq!(given(&[("e.txt", "5")], Some(Kind::One(Syntax::Toml)), true), ["1 e.txt Toml 5"]);
}

#[test]
fn a_folder_and_a_missing_file_do_not_stop_the_others() {
    let files = [("dir", "FOLDER"), ("gone.yaml", "NONE"), ("gone.ndjson", "NONE"), ("a.yaml", "1")];
    assert_eq!(
        given(&files, None, true),
        [
            format!("1 dir unreadable {}", codes::IS_FOLDER.id),
            format!("1 gone.yaml unreadable {}", codes::NOT_FOUND.id),
            format!("1 gone.ndjson unreadable {}", codes::NOT_FOUND.id),
            "1 a.yaml Yaml 1".to_owned(),
        ]
    );
}

#[test]
fn a_stream_counts_blank_lines_and_gives_nothing_for_them() {
    let files = [("s.ndjson", "{}\n\n  \t\r\n[1]\r\nlast"), ("a.yaml", "x"), ("t.jsonl", "{}")];
    let expected = [
        "1 s.ndjson:1 Json {}",
        "4 s.ndjson:4 Json [1]",
        "5 s.ndjson:5 Json last",
        "1 a.yaml Yaml x",
        "1 t.jsonl:1 Json {}",
    ];
    assert_eq!(given(&files, None, true), expected);
    assert_eq!(given(&files[..1], None, false)[1], "4 s.ndjson Json [1]");
}

#[test]
fn a_line_that_is_too_long_is_malformed_and_the_next_is_read() {
    let long = format!("{{\"a\":\"{}\"}}\n{{}}\n", "x".repeat(crate::host::LONGEST_LINE));
    let found = given(&[("s.ndjson", &long)], None, true);
    assert_eq!(
        found,
        [
            format!("1 s.ndjson:1 {} {}", Status::Malformed.name(), codes::LINE_TOO_LONG.id),
            "2 s.ndjson:2 Json {}".to_owned()
        ]
    );
}

fn both(sv: &str, en: &str) -> Vec<(Arc<str>, Arc<str>)> {
    vec![("sv".into(), sv.into()), ("en".into(), en.into())]
}

/// The text that the places below lie in.
const TEXT: &str =
    "during provider-start\n         to provider-end\nrule phoniro.fixed-ip {\n  must networks exists\n}";

fn policy() -> (PolicyInfo, Sources) {
    let mut sources = Sources::new();
    let file = sources.add("policy.krav", TEXT, "");
    let at = TEXT.find("rule").unwrap();
    let (inherited, span) = (Span::new(file, 0, at - 1), Span::new(file, at, TEXT.len()));
    let clause = |name: &str, informative| ClauseInfo {
        name: name.into(),
        section: "Phoniro".into(),
        page: Some(5),
        binds: "provider".into(),
        word: "must".into(),
        text: both("Fast IP-adress behövs för Phoniro.", "Phoniro needs a fixed IP address."),
        informative,
        span,
        own: true,
    };
    let policy = PolicyInfo {
        languages: vec!["sv".into(), "en".into()],
        parts: Vec::new(),
        rules: vec![Arc::new(
            RuleInfo {
                name: "phoniro.fixed-ip".into(),
                groups: vec!["phoniro".into()].into(),
                clauses: vec![0],
                readings: vec![0],
                actions: vec![0],
                exceptions: vec![ExceptionInfo {
                    because: both("Ingen hemtjänst.", "No home care."),
                    clauses: vec![0],
                }],
                name_span: span,
                span,
                inherited: vec![inherited].into(),
                own: true,
            }
            .into(),
        )],
        follows: vec![None],
        clauses: vec![
            clause("phoniro.ip", None).into(),
            clause("phoniro.about", Some(both("Det är en upplysning.", "It informs."))).into(),
            clause("phoniro.left", None).into(),
        ],
        readings: vec![ReadingInfo { name: "A-01".into(), text: both("Per arbetsplats.", "For each site.") }.into()],
        actions: vec![
            ActionInfo {
                name: "order".into(),
                text: both("Beställ fast IP-adress.", "Order a fixed IP address."),
                contacts: vec![0],
                link: String::new(),
            }
            .into(),
        ],
        contacts: vec![
            ContactInfo {
                name: "it".into(),
                title: both("IT-stöd", "IT support"),
                email: "it@example.se".into(),
                phone: String::new(),
                link: String::new(),
                address: String::new(),
            }
            .into(),
        ],
        ..PolicyInfo::default()
    };
    (policy, sources)
}

#[test]
fn a_rule_is_explained_with_all_that_belongs_to_it() {
    let (policy, sources) = policy();
    let told = |_: usize| {
        Some(RuleTold {
            by: Covered::Checked,
            scope: vec![Told::plain("gäller bara när det behövs")],
            requirements: vec![Told {
                text: "det krävs att allt detta gäller".into(),
                parts: vec![Told::plain("att a")],
            }],
            notes: vec![Told::plain("Med dag A menas i dag")],
            needs: vec![Need { path: "networks[].ip".into(), label: "IP-adress".into(), note: "" }],
            cost: Told { text: "arbetet växer".into(), parts: vec![Told::plain("Nät: gås igenom en gång")] },
            examples: vec![("Delad adress".into(), Some("network=norr".into()), Verdict::Fail)],
        })
    };
    let told = explain::Told { costs: true, rule: &told, sources: &sources };
    let pages: Vec<String> = ["phoniro.fixed-ip", "phoniro.ip", "phoniro.about", "phoniro.left", "A-01"]
        .map(|name| page_of(&policy, name, &told, Page::new(72, false), Lang::Sv).unwrap())
        .into();
    insta::assert_snapshot!(pages.join("\n=====\n"));
    let english = page_of(&policy, "phoniro.fixed-ip", &told, Page::new(72, false), Lang::En).unwrap();
    insta::assert_snapshot!("rule_in_english", english);
    assert_eq!(page_of(&policy, "phoniro.ipx", &told, Page::new(72, false), Lang::Sv), None);
}

/// As the program explains them, with the examples that lie beside the policy.
#[test]
fn everything_that_is_shipped_is_explained_in_both_languages() {
    let choice = Choice { examples: true, ..Choice::default() };
    let Ok(engine) = choice.load(None, Options::default()) else { panic!("the embedded policy is refused") };
    let policy = &engine.header.policy;
    for lang in [Lang::Sv, Lang::En] {
        let told =
            explain::Told { costs: false, rule: &|place| author::tell(&engine, place, lang), sources: &engine.sources };
        let explained = |name: &str| {
            let page = page_of(policy, name, &told, Page::new(72, false), lang);
            assert!(page.is_some_and(|page| page.lines().count() > 2), "{name}");
        };
        policy.rules.iter().for_each(|rule| explained(&rule.name));
        policy.clauses.iter().for_each(|clause| explained(&clause.name));
        policy.readings.iter().for_each(|reading| explained(&reading.name));
    }
    assert!(policy.rules.len() > 200, "{}", policy.rules.len());
}
