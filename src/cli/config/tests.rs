//! Configurations, right and wrong.

use super::*;
use crate::diagnostic::Param;

/// Reads a configuration that lies in `conf/`; a finding is its code and what is underlined.
fn mapped(text: &str, is_named: bool) -> (Config, Vec<(&'static str, String)>) {
    let mut sources = Sources::new();
    let mut document = document::read(&mut sources, "conf/kravkoll.toml", text.as_bytes(), String::new(), Syntax::Toml);
    document::redact(&mut sources, &mut document, |_| Vec::new());
    let (config, findings) = read(&document, Path::new("conf"), is_named, "conf/kravkoll.toml");
    let file = sources.file(document.file);
    let said = findings.iter().map(|f| (f.code.id, file.slice(f.span().unwrap()).to_owned())).collect();
    (config, said)
}

fn target(format: &'static str, file: Option<&str>) -> Target {
    Target { format, file: file.map(PathBuf::from) }
}

#[test]
fn language_colour_and_formats_may_stand_anywhere() {
    let (config, findings) =
        mapped("lang = \"en\"\ncolor = \"never\"\nformat = [\"text\", \"json=ut/å.json\"]\n", false);
    assert_eq!(findings, []);
    assert_eq!((config.lang, config.color), (Some(Lang::En), Some(Color::Never)));
    assert_eq!(config.formats, [target("text", None), target("json", Some("conf/ut/å.json"))]);
    assert_eq!(mapped("format = \"json\"", false).0.formats, [target("json", None)]);
}

#[test]
fn an_empty_configuration_sets_nothing() {
    for text in ["", "\n", "# bara en kommentar\n"] {
        let (config, findings) = mapped(text, false);
        assert_eq!((config.lang, findings), (None, vec![]), "{text:?}");
    }
}

#[test]
fn what_changes_verdicts_needs_a_named_file() {
    let text = "policy = \"p\"\nschema = \"s.json\"\nas-of = 2026-11-23\nonly = [\"a.b\"]\nfail-on = \"note\"\n\
                strict = true\n[tables]\nphones = \"phones.csv\"\n";
    let (_, findings) = mapped(text, false);
    let keys = ["policy", "schema", "as-of", "only", "fail-on", "strict", "tables"];
    let mut underlined: Vec<&str> = findings.iter().map(|(_, text)| text.as_str()).collect();
    underlined.sort_unstable();
    let mut expected = keys.to_vec();
    expected.sort_unstable();
    assert_eq!(underlined, expected);
    assert!(findings.iter().all(|(code, _)| *code == codes::CONFIG_NOT_HERE.id));

    let (config, findings) = mapped(text, true);
    assert_eq!(findings, []);
    assert_eq!(config.policy, Some(PathBuf::from("conf/p")));
    assert_eq!(config.schema, Some(PathBuf::from("conf/s.json")));
    assert_eq!((config.as_of, config.fail_on, config.strict), (Date::new(2026, 11, 23), Some(FailOn::Note), true));
    assert_eq!(config.only, ["a.b"]);
    assert_eq!(config.tables, [("phones".to_owned(), PathBuf::from("conf/phones.csv"))]);
}

#[test]
fn everything_wrong_is_said_at_once_at_its_place() {
    let text = "colour = \"never\"\nlang = \"svenska\"\nformat = [\"json\", \"jsn\", 3]\nstrict = \"ja\"\n\
                as-of = \"23/11\"\ntables = 1\npolicy = \"\"\n";
    let (_, findings) = mapped(text, true);
    let value = codes::CONFIG_VALUE.id;
    let expected = [
        (codes::CONFIG_UNKNOWN.id, "colour"),
        (value, "\"svenska\""),
        (value, "\"jsn\""),
        (value, "3"),
        (value, "\"ja\""),
        (value, "\"23/11\""),
        (value, "1"),
        (value, "\"\""),
    ];
    assert_eq!(findings, expected.map(|(code, text)| (code, text.to_owned())));
    assert!(!mapped("lang: sv", false).1.is_empty());
}

#[test]
fn an_unknown_key_names_the_keys_that_the_file_may_have() {
    let mut sources = Sources::new();
    let document = document::read(&mut sources, "k.toml", b"x = 1", String::new(), Syntax::Toml);
    let keys = |is_named| {
        let (_, findings) = read(&document, Path::new(""), is_named, "k.toml");
        match findings.first().unwrap().params.iter().find(|(name, _)| *name == "keys") {
            Some((_, Param::List(keys))) => keys.len(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((keys(false), keys(true)), (3, 12));
}
