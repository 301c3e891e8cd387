//! The command line without a process: languages, usage faults, explanations, what is gathered.
#![expect(clippy::disallowed_methods, reason = "tests make and read files of their own")]

use super::define::program;
use super::usage::message;
use super::*;
use crate::cli::bundle::Choice;
use crate::diagnostic::codes::run as codes;
use std::fs;

fn words(call: &str) -> Vec<OsString> {
    call.split(' ').map(OsString::from).collect()
}

/// What is said of a call that cannot be understood.
fn fault(call: &str, lang: Lang) -> String {
    let arguments = words(call);
    let said = |program: Command| {
        let error = program.try_get_matches_from(&arguments).err().unwrap_or_else(|| panic!("understood: {call}"));
        message(&error, lang, &arguments)
    };
    let fault = said(program(lang));
    assert_eq!(said(define::program_for(&arguments, lang)), fault);
    fault
}

#[test]
fn the_definition_is_sound() {
    for lang in [Lang::Sv, Lang::En] {
        program(lang).debug_assert();
    }
}

#[test]
fn the_language_is_known_before_the_call_is_understood() {
    let lang = |call: &str, locale| reader::language_before_parsing(&words(call), locale);
    assert_eq!(lang("kravkoll check --lang en x", Some("sv")), Lang::En);
    assert_eq!(lang("kravkoll --lang=sv check", Some("en")), Lang::Sv);
    assert_eq!(lang("kravkoll --lang xx check", Some("en")), Lang::En);
    assert_eq!(lang("kravkoll --lang", None), Lang::Sv);
    assert_eq!(lang("kravkoll check -- --lang en", None), Lang::Sv);
    assert_eq!(lang("kravkoll check", Some("de")), Lang::Sv);
}

/// Calls that cannot be understood, one for each way in which that happens.
const WRONG: &[&str] = &[
    "kravkoll chek",
    "kravkoll check",
    "kravkoll check a --formt json",
    "kravkoll check a --nothing-like-it",
    "kravkoll check a --as-of 2018-6-1",
    "kravkoll check a --as-of",
    "kravkoll check a --as-of 2018-06-01 --as-of 2018-06-02",
    "kravkoll check a --fail-on shuld",
    "kravkoll check a --fail-on",
    "kravkoll check a --strict=yes",
    "kravkoll check a --quiet --verbose",
    "kravkoll check a --format jsn",
    "kravkoll check a --format json=",
    "kravkoll check a --table phones",
    "kravkoll check a --input-format xml",
    "kravkoll explain",
    "kravkoll explain a b",
    "kravkoll schema extra",
    "kravkoll completions tcsh",
    "kravkoll completions",
    "kravkoll --lang de schema",
];

#[test]
fn every_usage_fault_in_swedish() {
    let said: Vec<String> = WRONG.iter().map(|call| format!("$ {call}\n{}", fault(call, Lang::Sv))).collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn every_usage_fault_in_english() {
    let said: Vec<String> = WRONG.iter().map(|call| format!("$ {call}\n{}", fault(call, Lang::En))).collect();
    insta::assert_snapshot!(said.join("\n"));
}

/// Words of clap's that must not be seen.
const FOREIGN: &[&str] =
    &["Usage", "Options", "Arguments", "Commands", "error", "tip:", "default", "possible", "Print", "required", "[OPT"];

#[test]
fn no_word_of_claps_own_is_shown_in_swedish() {
    let mut shown: Vec<String> = WRONG.iter().map(|call| fault(call, Lang::Sv)).collect();
    let mut program = program(Lang::Sv);
    shown.push(program.render_long_help().to_string());
    shown.push(program.render_help().to_string());
    for face in FACES {
        let call = words(&format!("kravkoll {} --help", face.name));
        let help = define::program(Lang::Sv).try_get_matches_from(&call).unwrap_err().to_string();
        let alone = define::program_for(&call, Lang::Sv).try_get_matches_from(&call).unwrap_err().to_string();
        assert_eq!(alone, help);
        shown.push(help);
    }
    for text in shown {
        for word in FOREIGN {
            assert!(!text.contains(word), "{word:?} in {text}");
        }
    }
}

#[test]
fn a_control_character_of_an_argument_is_shown_not_obeyed() {
    let said = fault("kravkoll check a --\u{1b}[31mred", Lang::En);
    assert!(said.contains("\\u{1b}[31m") && !said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn options_take_one_value_each() {
    let matches = program(Lang::Sv).try_get_matches_from(words("kravkoll check --only a.b c.yaml --only d e.yaml"));
    let matches = matches.unwrap();
    let (_, check) = matches.subcommand().unwrap();
    let only: Vec<&String> = check.get_many("only").unwrap().collect();
    let files: Vec<&std::path::PathBuf> = check.get_many("files").unwrap().collect();
    assert_eq!(only, ["a.b", "d"]);
    assert_eq!(files, [std::path::Path::new("c.yaml"), std::path::Path::new("e.yaml")]);
}

#[test]
fn a_policy_folder_is_gathered_with_what_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("b.krav", "table phones (model) from \"phones.csv\"");
    write("a.krav", "policy x { schema \"my-setup\" }");
    ["phones.csv", "my-setup.schema.json", "provider.yaml", "secret.json"].iter().for_each(|name| write(name, "x"));
    let choice = Choice { policy: Some(folder.path().into()), ..Choice::default() };
    let bundle = choice.gather().unwrap();
    let names = |inputs: &[crate::engine::Input]| -> Vec<String> {
        inputs.iter().map(|input| input.name.rsplit('/').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&bundle.policy), ["a.krav", "b.krav"]);
    assert_eq!(names(&bundle.beside), ["my-setup.schema.json", "phones.csv", "provider-setup.schema.json"]);
    let single = Choice { policy: Some(folder.path().join("b.krav")), ..Choice::default() }.gather().unwrap();
    assert_eq!((names(&single.policy), single.beside.len()), (vec!["b.krav".to_owned()], 2));
}

#[test]
fn all_that_cannot_be_gathered_is_said_at_once() {
    use codes::{IS_FOLDER, NO_POLICY, NO_WAIVERS, NOT_FOUND};
    let folder = tempfile::tempdir().unwrap();
    let choice = Choice {
        policy: Some(folder.path().into()),
        schema: Some(folder.path().into()),
        tables: vec![("t".into(), folder.path().join("none.csv"))],
        previous: None,
        waivers: vec![folder.path().join("none.yaml"), folder.path().into()],
        examples: true,
    };
    let found: Vec<&str> = choice.gather().unwrap_err().iter().map(|finding| finding.code.id).collect();
    assert_eq!(found, [NO_POLICY, IS_FOLDER, NOT_FOUND, NOT_FOUND, NO_WAIVERS].map(|code| code.id));
}

#[test]
fn each_fault_of_the_host_has_a_code_of_its_own() {
    use crate::host::Fault;
    let faults =
        [Fault::NotFound, Fault::Denied, Fault::Folder, Fault::TooLarge(1 << 20), Fault::TooMuch, Fault::Other(5)];
    let found = faults.map(|fault| faults::unreadable("f", fault).code);
    let known = [codes::NOT_FOUND, codes::DENIED, codes::IS_FOLDER, codes::TOO_LARGE, codes::FOLDER_TOO_LARGE];
    assert_eq!(found[..5], known);
    assert_eq!(found[5], codes::UNREADABLE);
}
