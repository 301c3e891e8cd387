//! Who reads: language, colour, width, how much.

use super::config::{self, Color, Config};
use super::show::View;
use crate::host;
use crate::outcome::PolicyInfo;
use crate::text::Lang;
use clap::ArgMatches;
use std::ffi::OsString;

/// The first language of the embedded policy: what is spoken before a policy is read.
const FIRST: Lang = Lang::Sv;

/// Widths between which text is laid out.
const NARROWEST: usize = 40;
const WIDEST: usize = 120;
const USUAL: usize = 100;

/// Who reads.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    /// The language asked for, or that of the environment.
    asked: Option<Lang>,
    /// Whether standard output takes colour.
    color: bool,
}

impl Reader {
    /// From the options, then the configuration, then the environment.
    pub(crate) fn new(matches: &ArgMatches, config: &Config) -> Self {
        let asked = matches.get_one::<String>("lang").and_then(|code| Lang::parse(code));
        let environment = || host::locale().and_then(|code| Lang::parse(&code));
        let color = matches.get_one::<String>("color").and_then(|name| config::color(name)).or(config.color);
        Self {
            asked: asked.or(config.lang).or_else(environment),
            color: host::color_for(match color {
                Some(Color::Always) => Some(true),
                Some(Color::Never) => Some(false),
                Some(Color::Auto) | None => None,
            }),
        }
    }

    /// The language before a policy is read.
    pub(crate) fn lang(&self) -> Lang {
        self.asked.unwrap_or(FIRST)
    }

    /// The language when a policy is there: without a wish, its first; English when we do not speak that.
    pub(crate) fn lang_for(&self, policy: &PolicyInfo) -> Lang {
        let first = || policy.languages.first().map_or(FIRST, |code| Lang::parse(code).unwrap_or(Lang::En));
        self.asked.unwrap_or_else(first)
    }

    /// The view on the screen.
    pub(crate) fn view(&self, lang: Lang) -> View {
        let width = host::terminal_width().map_or(USUAL, |width| width.clamp(NARROWEST, WIDEST));
        View { lang, color: self.color, width, unicode: true, quiet: false, verbose: false }
    }
}

/// The view in a file: no colour, the usual width.
pub(crate) fn in_a_file(view: &View) -> View {
    View { lang: view.lang, color: false, width: USUAL, unicode: true, quiet: view.quiet, verbose: view.verbose }
}

/// The language of help and usage errors, which are written before the arguments are understood.
pub(crate) fn language_before_parsing(arguments: &[OsString], locale: Option<&str>) -> Lang {
    let words: Vec<&str> =
        arguments.iter().map(|word| word.to_str().unwrap_or("")).take_while(|word| *word != "--").collect();
    let asked = words.iter().enumerate().rev().find_map(|(at, word)| match word.strip_prefix("--lang") {
        Some("") => Lang::parse(words.get(at + 1)?),
        Some(rest) => Lang::parse(rest.strip_prefix('=')?),
        None => None,
    });
    asked.or_else(|| Lang::parse(locale?)).unwrap_or(FIRST)
}
