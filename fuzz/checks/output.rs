//! Bytes as a setup and how it is shown: every format, in both languages, and twice the same.
//!
//! The first line: a byte of options, one of width, one that picks the syntax, then the file's name. The rest is the
//! setup. The bit 32 of the options asks for the embedded policy, else it is judged by a small one, which is faster.

use super::parts::parts;
use super::setup::syntax;
use super::shared::{LANGUAGES, assert_sound, input, with_embedded, with_small};
use jsonschema::Validator;
use kravkoll::document::find;
use kravkoll::engine::{Engine, Input};
use kravkoll::outcome::{FailOn, FileOutcome, Run};
use kravkoll::report::{self, Escape, FORMATS, View};
use kravkoll::text::Lang;
use serde_json::Value;
use std::collections::BTreeSet;

thread_local! {
    static SCHEMA: Validator = {
        let text = include_str!("../../schemas/check-output.schema.json");
        jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
    };
}

/// Shows a setup in every way.
pub fn output(data: &[u8]) {
    let (line, setup) = data.iter().position(|b| *b == b'\n').map_or((data, &[][..]), |at| data.split_at(at));
    let &[options, width, kind, ref name @ ..] = line else { return };
    let with = if options & 32 == 0 { with_small } else { with_embedded };
    with(&mut |engine| {
        set_options(engine, options);
        let view = view(options, width);
        let setup = input(&String::from_utf8_lossy(name), setup.get(1..).unwrap_or_default());
        let own = engine.sources.clone();
        let mut show = || {
            engine.sources = own.clone();
            let outcome = engine.check(&setup, syntax(kind));
            assert_sound(engine, &outcome);
            let hidden = hidden(engine, &setup, &outcome);
            let findings = outcome.findings.clone();
            (shown(engine, outcome, view), findings, hidden)
        };
        let first = show();
        for number in &first.2 {
            assert!(!first.0.iter().any(|text| text.contains(number)), "a personal number is shown");
        }
        // Half of the work is saved where the options say so.
        assert!(options & 1 == 0 || first == show(), "not the same twice");
    });
}

fn set_options(engine: &mut Engine, options: u8) {
    engine.header.options.strict = options & 1 != 0;
    engine.header.options.fail_on = [FailOn::Must, FailOn::Should, FailOn::Note][usize::from(options >> 6) % 3];
}

fn view(options: u8, width: u8) -> View {
    let has = |bit: u8| options & bit != 0;
    View { width: width.into(), color: has(2), unicode: has(4), quiet: has(8), verbose: has(16), ..View::new(Lang::Sv) }
}

/// What every format says in every language.
fn shown(engine: &Engine, outcome: FileOutcome, view: View) -> Vec<String> {
    let exit = outcome.exit;
    let run = Run::new(engine.header.clone(), vec![outcome]);
    assert!(run.exit == exit && exit.code() <= 4, "{:?}, the file alone {exit:?}", run.exit);
    let mut texts = Vec::new();
    for format in FORMATS {
        for lang in LANGUAGES {
            let mut out = Vec::new();
            report::write(format, &run, &engine.sources, &View { lang, ..view }, &mut out).unwrap();
            let text = if format.escape == Escape::Workbook {
                parts(&out).into_values().collect()
            } else {
                String::from_utf8(out).unwrap()
            };
            // Spreadsheets and calendars want the line ends of Windows.
            let windows = matches!(format.escape, Escape::Sheet | Escape::Calendar);
            let text = if windows { text.replace("\r\n", "\n") } else { text };
            let strange = |c: char| c.is_control() && c != '\n' && !(view.color && c == '\u{1b}');
            assert!(!text.contains(strange), "a control character in {}: {text:?}", format.name);
            texts.push(text);
        }
    }
    for name in ["json", "jsonl"] {
        let at = FORMATS.iter().position(|format| format.name == name).unwrap() * LANGUAGES.len();
        assert_eq!(texts[at], texts[at + 1], "{name} differs between languages");
        assert_fits(&texts[at], exit.code());
    }
    texts
}

fn assert_fits(text: &str, exit: u8) {
    let value: Value = serde_json::from_str(text).unwrap();
    let code = value.get("exit_code").unwrap_or_else(|| &value["file"]["exit_code"]);
    assert_eq!(*code, exit);
    SCHEMA.with(|schema| {
        let faults: Vec<String> =
            schema.iter_errors(&value).map(|e| format!("{}: {e:.300}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

/// The digits of personal numbers that are hidden wherever they stand.
fn hidden(engine: &Engine, setup: &Input, outcome: &FileOutcome) -> BTreeSet<String> {
    let Some(file) = outcome.file else { return BTreeSet::new() };
    let raw = String::from_utf8_lossy(&setup.bytes);
    let left = engine.sources.file(file).text();
    let numbers = find(&raw).into_iter().filter_map(|p| raw.get(p.start as usize..p.end as usize));
    numbers.filter(|number| !left.contains(number) && !setup.name.contains(number)).map(str::to_owned).collect()
}
