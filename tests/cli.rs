//! The built program, run as people run it: languages, exit codes, what goes to which stream.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads and makes files")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What a run gave.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in a folder of its own, with an empty environment but for what is given.
fn run_in(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Ran {
    let mut command = Command::cargo_bin("kravkoll").unwrap();
    command.env_clear().envs(environment.iter().copied()).current_dir(folder).args(arguments);
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(arguments: &[&str]) -> Ran {
    run_in(TempDir::new().unwrap().path(), &[], arguments)
}

#[test]
fn help_in_both_languages() {
    for lang in ["sv", "en"] {
        for command in ["check", "explain", "test", "coverage", "doc", "schema", "completions"] {
            let ran = run(&["--lang", lang, command, "--help"]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            insta::assert_snapshot!(format!("help_{command}_{lang}"), ran.out);
        }
        let ran = run(&["--help", "--lang", lang]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        insta::assert_snapshot!(format!("help_{lang}"), ran.out);
    }
}

#[test]
fn without_a_command_the_help_is_an_error() {
    let ran = run(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("Kommandon:"));
}

#[test]
fn the_language_is_that_of_the_option_then_of_the_environment() {
    let folder = TempDir::new().unwrap();
    let said = |environment: &[(&str, &str)], arguments: &[&str]| {
        let ran = run_in(folder.path(), environment, arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        ran.err.lines().next().unwrap().to_owned()
    };
    let (sv, en) = ("Fel: Det fattas något: FIL.", "Error: Something is missing: FILE.");
    assert_eq!(said(&[], &["check"]), sv);
    assert_eq!(said(&[("LANG", "en_GB.UTF-8")], &["check"]), en);
    assert_eq!(said(&[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "sv_SE")], &["check"]), sv);
    assert_eq!(said(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")], &["check"]), sv);
    assert_eq!(said(&[("LC_ALL", ""), ("LANG", "en_GB.UTF-8")], &["check"]), en);
    assert_eq!(said(&[("LANG", "sv_SE.UTF-8")], &["check", "--lang", "en"]), en);
}

#[test]
fn usage_faults_end_with_2_and_leave_standard_output_alone() {
    for arguments in [
        &["chek"][..],
        &["check"],
        &["check", "a.yaml", "--as-of", "tomorrow"],
        &["check", "a.yaml", "--format", "jsn"],
        &["check", "-", "-"],
        &["explain", "K999"],
        &["completions", "tcsh"],
    ] {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.starts_with("Fel: "), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn outputs_that_collide_or_cannot_be_written() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("setup.json"), "{}").unwrap();
    let codes = |arguments: &[&str]| {
        let ran = run_in(folder.path(), &[], arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        ["K731", "K732", "K733", "K734"].into_iter().filter(|code| ran.err.contains(code)).collect::<Vec<_>>()
    };
    let check = ["check", "setup.json", "--format"];
    assert_eq!(codes(&[&check[..], &["json=no/such/folder.json"]].concat()), ["K731"]);
    assert_eq!(codes(&[&check[..], &["json=./setup.json"]].concat()), ["K732"]);
    assert_eq!(codes(&[&check[..], &["json=out", "--format", "plain=out"]].concat()), ["K733"]);
    assert_eq!(codes(&[&check[..], &["json", "--format", "plain"]].concat()), ["K734"]);
    assert_eq!(fs::read_to_string(folder.path().join("setup.json")).unwrap(), "{}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left behind");
}

#[test]
fn a_policy_that_cannot_be_read_is_2_and_every_output_says_so() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("setup.json"), "{}").unwrap();
    let ran = run_in(folder.path(), &[], &["check", "setup.json", "--policy", "gone.krav", "--format", "plain"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("K702") && ran.out.contains("gone.krav"), "{}", ran.out);
    let ran = run_in(folder.path(), &[], &["check", "setup.json", "--policy", ".", "--format", "plain=out.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(fs::read_to_string(folder.path().join("out.txt")).unwrap().contains("K707"));
}

#[test]
fn a_configuration_is_found_above_and_may_not_change_verdicts() {
    let folder = TempDir::new().unwrap();
    let below = folder.path().join("a/b");
    fs::create_dir_all(&below).unwrap();
    fs::write(folder.path().join("kravkoll.toml"), "lang = \"en\"\n").unwrap();
    let ran = run_in(&below, &[("LANG", "sv_SE")], &["explain", "K702"]);
    assert!(ran.out.starts_with("K702 – There is no such file"), "{}", ran.out);
    fs::write(folder.path().join("kravkoll.toml"), "fail-on = \"note\"\n").unwrap();
    let ran = run_in(&below, &[], &["explain", "K702"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("K722") && ran.err.contains("fail-on"), "{}", ran.err);
    let named = folder.path().join("kravkoll.toml");
    let ran = run_in(&below, &[], &["explain", "K702", "--config", named.to_str().unwrap()]);
    assert_eq!(ran.code, 0);
    let ran = run_in(&below, &[], &["explain", "K702", "--config", "gone.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("K702"), "{}", ran.err);
}

#[test]
fn a_code_is_explained_in_both_languages_small_or_large() {
    for (lang, start) in [("sv", "K702 – Filen finns inte"), ("en", "K702 – There is no such file")] {
        for code in ["K702", "k702"] {
            let ran = run(&["explain", code, "--lang", lang]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            assert!(ran.out.starts_with(start), "{}", ran.out);
        }
    }
}

#[test]
fn every_code_of_a_run_has_a_page() {
    for code in kravkoll::diagnostic::codes::run::ALL {
        assert_eq!(run(&["explain", code.id]).code, 0, "{}", code.id);
    }
}

/// A policy of one rule.
fn policy(header: &str, rule: &str) -> String {
    format!(
        "policy any {{ schema \"provider-setup\" languages sv {header} }}\n\
         clause c {{ word must sv \"Så ska det vara.\" }}\nrule r {{ cites c {rule} }}\n"
    )
}

#[test]
fn options_that_name_what_is_not_there_say_what_is_near() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("setup.json"), r#"{"provider": {"id": "ekbacken"}}"#).unwrap();
    fs::write(folder.path().join("phones.csv"), "model,as-of,source\n").unwrap();
    for (option, value, code, help) in [
        ("--only", "fast ip", "K711", "Skriv kravets namn"),
        ("--only", "phoniro.fixd-ip", "K712", "Skriv ”--only phoniro.fixed-ip”."),
        ("--table", "telefoner=phones.csv", "K713", "Skriv tabellens namn"),
        ("--table", "approved-phone-modles=phones.csv", "K714", "Skriv ”--table approved-phone-models=FIL”."),
    ] {
        let ran = run_in(folder.path(), &[], &["check", "setup.json", option, value, "--format", "plain"]);
        assert_eq!((ran.code, ran.err.as_str()), (2, ""), "{code}");
        assert!(ran.out.contains(code) && ran.out.contains(help), "{}", ran.out);
    }
}

#[test]
fn a_time_zone_that_nobody_knows_is_underlined_where_the_policy_names_it() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("setup.json"), r#"{"provider": {"id": "ekbacken"}}"#).unwrap();
    fs::write(folder.path().join("any.krav"), policy("time-zone \"Svensk tid\"", "must as_of exists")).unwrap();
    let check = ["check", "setup.json", "--policy", "any.krav", "--format", "plain"];
    let ran = run_in(folder.path(), &[], &check);
    assert_eq!(ran.code, 3, "{}", ran.out);
    assert!(ran.out.contains("K715") && ran.out.contains("Det gäller ”\"Svensk tid\"”: finns inte."), "{}", ran.out);
    let ran = run_in(folder.path(), &[], &[&check[..], &["--as-of", "2026-11-23"]].concat());
    assert_eq!(ran.code, 0, "the zone is asked for nothing else: {}", ran.out);
}

#[test]
fn a_file_to_which_no_rule_applies_is_no_success() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("setup.json"), r#"{"provider": {"id": "ekbacken"}}"#).unwrap();
    fs::write(folder.path().join("any.krav"), policy("", "effective from 2018-06-15 must as_of exists")).unwrap();
    let check = ["check", "setup.json", "--policy", "any.krav", "--format", "plain", "--as-of"];
    let ran = run_in(folder.path(), &[], &[&check[..], &["2018-06-14"]].concat());
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(
        ran.out.contains("Inget krav i regelverket gäller ”setup.json”") && ran.out.contains("K716"),
        "{}",
        ran.out
    );
    assert_eq!(run_in(folder.path(), &[], &[&check[..], &["2018-06-15"]].concat()).code, 0);
}

#[test]
fn the_schema_is_printed_to_the_byte() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/provider-setup.schema.json");
    let ran = run(&["schema"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, fs::read_to_string(path).unwrap());
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.contains("kravkoll") && ran.out.contains("input-format"), "{shell}");
    }
}

#[test]
fn the_version_names_the_program() {
    for flag in ["--version", "-V"] {
        let ran = run(&[flag]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.starts_with(&format!("kravkoll {}\n", env!("CARGO_PKG_VERSION"))), "{}", ran.out);
    }
}

#[test]
fn colour_only_when_asked_for_where_no_terminal_is() {
    let escape = '\u{1b}';
    assert!(!run(&["explain", "K702"]).out.contains(escape));
    assert!(!run(&["explain", "K702", "--color", "never"]).out.contains(escape));
    assert!(run(&["explain", "K702", "--color", "always"]).out.contains(escape));
}

/// A reader who closes the pipe gets no complaint.
#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("kravkoll"))
        .arg("schema")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

/// A full disk is said once, and ends with 2.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_fails_is_said_once() {
    use std::process::{Command, Stdio};
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(assert_cmd::cargo::cargo_bin("kravkoll"))
        .args(["schema", "--lang", "sv"])
        .stdout(Stdio::from(full))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "Fel: Resultatet kunde inte skrivas ut.\n");
}
