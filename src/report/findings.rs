//! A finding in words: its code's texts with its parameters filled in.

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

/// The words of a finding.
#[must_use]
pub fn finding(diagnostic: &Diagnostic, lang: Lang) -> Finding {
    let id = diagnostic.code.id;
    let Some(texts) = codes::of(id) else {
        return Finding { title: id.into(), message: id.into(), label: String::new(), help: String::new() };
    };
    let filled = |two: Two| filled(two.get(lang), &diagnostic.params, lang);
    let said = [texts.message, texts.label, texts.help].iter().any(|two| two.get(lang).contains("{suggestion}"));
    let meant = if said { None } else { did_you_mean(diagnostic, lang) };
    let help = [meant, Some(filled(texts.help)).filter(|help| !help.is_empty())];
    Finding {
        title: texts.title.get(lang).to_owned(),
        message: filled(texts.message),
        label: filled(texts.label),
        help: help.into_iter().flatten().collect::<Vec<_>>().join(" "),
    }
}

/// What was probably meant, where the finding knows it.
fn did_you_mean(diagnostic: &Diagnostic, lang: Lang) -> Option<String> {
    let (_, meant) = diagnostic.params.iter().find(|(name, _)| *name == "suggestion")?;
    let Param::Text(meant) = meant else { return None };
    (!meant.is_empty()).then(|| s::put(s::DID_YOU_MEAN, lang, &[("suggestion", meant)]))
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

fn filled(template: &str, params: &[(&'static str, Param)], lang: Lang) -> String {
    fill(template, |place| {
        let (name, join): (&str, Join) = match place.strip_suffix('&') {
            Some(name) => (name, words::and),
            None => (place, words::or),
        };
        let (_, param) = params.iter().find(|(key, _)| *key == name)?;
        let quoted = !quoted_already(template, name);
        let mark = |text: &str| if quoted && !is_figure(text) { words::quote(text, lang) } else { text.to_owned() };
        Some(match param {
            Param::Text(text) => mark(text),
            Param::Number(n) => n.to_string(),
            Param::List(items) => join(&items.iter().map(|item| mark(item)).collect::<Vec<_>>(), lang),
            Param::Word(key) => words::word(key).map_or(*key, |two| two.get(lang)).to_owned(),
        })
    })
}

/// Whether the template itself sets quotation marks (or a code mark) before the place.
fn quoted_already(template: &str, name: &str) -> bool {
    ['”', '“', '"', '\'', '`', '«'].iter().any(|mark| template.contains(&format!("{mark}{{{name}}}")))
}

/// Numbers and dates need no quotation marks.
fn is_figure(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | ',' | ':' | '/' | '%' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_quoted_once_and_lists_are_choices() {
        let params = [
            ("name", Param::from("rolles")),
            ("known", Param::List(vec!["roles".into(), "2018".into()])),
            ("kind", Param::Word("date")),
            ("n", Param::Number(-3)),
        ];
        let sv = |template| filled(template, &params, Lang::Sv);
        assert_eq!(sv("{name} finns inte; {known}."), "”rolles” finns inte; ”roles” eller 2018.");
        assert_eq!(sv("{known&}"), "”roles” och 2018");
        assert_eq!(sv("”{name}” och `{name}`"), "”rolles” och `rolles`");
        assert_eq!(sv("{kind}, {n}, {other}"), "ett datum, -3, {other}");
        assert_eq!(filled("{name} {kind}", &params, Lang::En), "“rolles” a date");
    }
}
