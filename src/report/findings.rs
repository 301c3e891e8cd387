//! A finding in words: its code's texts with its parameters filled in.

use super::safe::brief;
use crate::diagnostic::{Diagnostic, Param, Role, Severity};
use crate::text::{Lang, Two, codes, fill, sentences as s, words};

/// What a finding says, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Headline without parameters.
    pub title: String,
    /// What is wrong; the code's id when it has no texts.
    pub message: String,
    /// What stands at the place itself; may be empty.
    pub label: String,
    /// What to do; may be empty.
    pub help: String,
}

/// The words of a finding. What is written in files stands between code marks (`` ` ``).
#[must_use]
pub fn finding(diagnostic: &Diagnostic, lang: Lang) -> Finding {
    worded(diagnostic, lang, str::to_owned)
}

/// The same for reading aloud: quotation marks in place of code marks.
#[must_use]
pub(super) fn spoken(diagnostic: &Diagnostic, lang: Lang) -> Finding {
    worded(diagnostic, lang, |text| quotes_for_code(text, lang))
}

fn worded(diagnostic: &Diagnostic, lang: Lang, marked: impl Fn(&str) -> String) -> Finding {
    let id = diagnostic.code.id;
    let Some(texts) = codes::of(id) else {
        return Finding { title: id.into(), message: id.into(), label: String::new(), help: String::new() };
    };
    let filled = |two: Two| filled(&marked(two.get(lang)), &diagnostic.params, lang, &marked);
    let said = [texts.message, texts.label, texts.help].iter().any(|two| two.get(lang).contains("{suggestion}"));
    let meant = (!said && has_suggestion(diagnostic)).then(|| filled(s::DID_YOU_MEAN));
    let help = [meant, Some(filled(texts.help)).filter(|help| !help.is_empty())];
    Finding {
        title: texts.title.get(lang).to_owned(),
        message: filled(texts.message),
        label: filled(texts.label),
        help: help.into_iter().flatten().collect::<Vec<_>>().join(" "),
    }
}

/// Whether the finding knows what was probably meant.
fn has_suggestion(diagnostic: &Diagnostic) -> bool {
    let suggests = |(name, value): &(&str, Param)| *name == "suggestion" && *value != Param::from("");
    diagnostic.params.iter().any(suggests)
}

/// A template with quotation marks in place of its code marks.
fn quotes_for_code(template: &str, lang: Lang) -> String {
    let parts = template.split('`').enumerate();
    parts.map(|(n, part)| if n % 2 == 1 { words::quote(part, lang) } else { part.to_owned() }).collect()
}

/// What a label says of its place: the code's own words at the fault, a fixed phrase elsewhere.
#[must_use]
pub(super) fn label(role: Role, finding: &Finding, lang: Lang) -> String {
    let phrase = match role {
        Role::Main => return finding.label.clone(),
        Role::First => s::FIRST,
        Role::Opened => s::OPENED,
        Role::WriteHere => s::WRITE_HERE,
        Role::Defined => s::DEFINED,
        Role::Also => s::ALSO,
    };
    phrase.get(lang).to_owned()
}

/// The severity as a word.
#[must_use]
pub(super) fn severity(severity: Severity) -> Two {
    match severity {
        Severity::Error => s::IS_ERROR,
        Severity::Warning => s::IS_WARNING,
        Severity::Note => s::IS_REMARK,
    }
}

/// How the items of a list are put together.
type Join = fn(&[String], Lang) -> String;

fn filled(template: &str, params: &[(&'static str, Param)], lang: Lang, marked: &dyn Fn(&str) -> String) -> String {
    fill(template, |place| {
        let (name, join): (&str, Join) = match place.strip_suffix('&') {
            Some(name) => (name, words::and),
            None => (place, words::or),
        };
        let (_, param) = params.iter().find(|(key, _)| *key == name)?;
        let quoted = !quoted_already(template, place);
        let mark = |text: &str| {
            let text = brief(text);
            if quoted && !is_figure(&text) { words::quote(&text, lang) } else { text.into_owned() }
        };
        Some(match param {
            Param::Text(text) => mark(text),
            Param::Number(n) => n.to_string(),
            Param::List(items) => join(&items.iter().map(|item| mark(item)).collect::<Vec<_>>(), lang),
            Param::Word(key) => words::word(key).map_or((*key).to_owned(), |two| marked(two.get(lang))),
        })
    })
}

/// Whether the template itself sets the place in quotation or code marks.
fn quoted_already(template: &str, place: &str) -> bool {
    let Some((before, _)) = template.split_once(&format!("{{{place}}}")) else { return false };
    let count = |mark: &str| before.matches(mark).count();
    let quoted = match count("“") {
        0 => count("”") % 2 == 1,
        opened => opened > count("”"),
    };
    quoted || count("`") % 2 == 1 || before.ends_with(['"', '\'', '«'])
}

/// Numbers and dates need no quotation marks.
fn is_figure(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | ',' | ':' | '/' | '%' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes::structure;

    #[test]
    fn parameters_are_quoted_once_and_lists_are_choices() {
        let params = [
            ("name", Param::from("rolles")),
            ("known", Param::List(vec!["roles".into(), "2018".into()])),
            ("kind", Param::Word("date")),
            ("n", Param::Number(-3)),
        ];
        let sv = |template| filled(template, &params, Lang::Sv, &str::to_owned);
        assert_eq!(sv("{name} finns inte; {known}."), "”rolles” finns inte; ”roles” eller 2018.");
        assert_eq!(sv("{known&}"), "”roles” och 2018");
        assert_eq!(sv("”{name}”, `--only {name}`"), "”rolles”, `--only rolles`");
        assert_eq!(sv("`--only {name}`, {name}"), "`--only rolles`, rolles");
        assert_eq!(sv("`a` {known&}"), "`a` ”roles” och 2018");
        assert_eq!(sv("{kind}, {n}, {other}"), "ett datum, -3, {other}");
        assert_eq!(filled("{name} {kind}", &params, Lang::En, &str::to_owned), "“rolles” a date");
    }

    #[test]
    fn what_was_meant_is_asked_once_and_only_when_known() {
        let unknown = |meant: &str| {
            let finding =
                Diagnostic::nowhere(structure::UNKNOWN_FIELD).with("field", "rolles").with("suggestion", meant);
            finding.list("allowed", ["id", "roles"])
        };
        let rest = "Rätta stavningen eller ta bort raden. Här kan följande fält stå: ”id” och ”roles”.";
        assert_eq!(finding(&unknown("roles"), Lang::Sv).help, format!("Menade du `roles`? {rest}"));
        assert_eq!(spoken(&unknown("roles"), Lang::Sv).help, format!("Menade du ”roles”? {rest}"));
        assert_eq!(finding(&unknown(""), Lang::Sv).help, rest);
        assert!(finding(&unknown("roles"), Lang::En).help.starts_with("Did you mean `roles`? Correct"));
        // Its own words say it already.
        let quoted = Diagnostic::nowhere(structure::READ_AS_TEXT).with("suggestion", "12").word("also", "or-none");
        assert_eq!(
            finding(&quoted, Lang::En).help,
            "Write `12` or `none`. In the file it stands without quotation marks."
        );
        assert_eq!(
            spoken(&quoted, Lang::En).help,
            "Write “12” or “none”. In the file it stands without quotation marks."
        );
    }
}
