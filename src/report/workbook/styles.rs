//! How cells look. What a colour says stands in words, too.

use crate::verdict::Verdict;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Text that wraps.
    Plain,
    /// Text that stays text when it is edited.
    Guarded,
    /// A whole number.
    Number,
    /// A day: year, month, day.
    Day,
    /// The heading of a column.
    Heading,
    /// The title of a page.
    Title,
    /// What a row is about.
    Lead,
    /// A verdict in words.
    Of(Verdict),
}

/// All of them; verdicts stand behind the others.
const STYLES: [Style; 7] =
    [Style::Plain, Style::Guarded, Style::Number, Style::Day, Style::Heading, Style::Title, Style::Lead];

/// The formats of a book, made once: each by its style.
pub(super) struct Formats(Vec<(Style, Format)>);

impl Formats {
    pub(super) fn new() -> Self {
        let styles = STYLES.into_iter().chain(Verdict::ALL.into_iter().map(Style::Of));
        Self(styles.map(|style| (style, format(style))).collect())
    }

    pub(super) fn of(&self, style: Style) -> Option<&Format> {
        self.0.iter().find(|(known, _)| *known == style).map(|(_, format)| format)
    }
}

/// The letters of a verdict and its ground; their contrast is at least 7:1.
fn colours(verdict: Verdict) -> (u32, u32) {
    match verdict {
        Verdict::Fail => (0x7A_1A0E, 0xFB_E6E3),
        Verdict::Undetermined => (0x5C_3400, 0xFF_F1DB),
        Verdict::Pending => (0x0A_4170, 0xE5_F1FB),
        Verdict::Waived => (0x5B_2A86, 0xF3_EAFA),
        Verdict::Pass => (0x1B_4F1F, 0xE6_F4E7),
        Verdict::NotApplicable => (0x4A_4A4A, 0xFF_FFFF),
    }
}

fn format(style: Style) -> Format {
    let plain = || Format::new().set_align(FormatAlign::Top).set_font_color(Color::RGB(0x1B_1B1B));
    match style {
        Style::Plain => plain().set_text_wrap(),
        Style::Guarded => plain().set_text_wrap().set_quote_prefix(),
        Style::Number => plain().set_num_format("0"),
        Style::Day => plain().set_num_format("yyyy\\-mm\\-dd").set_align(FormatAlign::Left),
        Style::Heading => plain()
            .set_text_wrap()
            .set_bold()
            .set_background_color(Color::RGB(0xE6_EEF5))
            .set_border_bottom(FormatBorder::Thin),
        Style::Title => plain().set_bold().set_font_size(16),
        Style::Lead => plain().set_text_wrap().set_bold(),
        Style::Of(verdict) => {
            let (letters, ground) = colours(verdict);
            let format = plain().set_text_wrap().set_font_color(Color::RGB(letters));
            let format = format.set_background_color(Color::RGB(ground));
            if verdict == Verdict::NotApplicable { format } else { format.set_bold() }
        }
    }
}
