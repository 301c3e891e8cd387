//! Lays out a page of text for the terminal: headings, paragraphs wrapped at a width, lists.

use super::show::safe;
use unicode_width::UnicodeWidthStr;

/// A page in the making.
pub(crate) struct Page {
    text: String,
    width: usize,
    color: bool,
}

impl Page {
    pub(crate) fn new(width: usize, color: bool) -> Self {
        Self { text: String::new(), width, color }
    }

    /// A headline; an empty line goes before it, but for the first.
    pub(crate) fn heading(&mut self, text: &str) {
        self.gap();
        let text = safe(text);
        if self.color {
            self.text.push_str(&format!("\u{1b}[1m{text}\u{1b}[0m\n"));
        } else {
            self.text.push_str(&text);
            self.text.push('\n');
        }
    }

    /// Paragraphs, wrapped and indented. Line breaks are kept; a line that begins with a blank is not
    /// wrapped.
    pub(crate) fn paragraphs(&mut self, text: &str, indent: usize) {
        for line in text.lines() {
            if line.starts_with(' ') {
                self.line(line, indent);
            } else {
                self.wrapped(&" ".repeat(indent), line, indent);
            }
        }
    }

    /// An item of a list.
    pub(crate) fn item(&mut self, text: &str) {
        self.item_at(text, 0);
    }

    /// An item of a list inside so many others.
    pub(crate) fn item_at(&mut self, text: &str, depth: usize) {
        let margin = " ".repeat(2 + 2 * depth);
        self.wrapped(&format!("{margin}- "), text, margin.len() + 2);
    }

    /// A line as it is.
    pub(crate) fn line(&mut self, text: &str, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.text.push_str(&safe(text));
        self.text.push('\n');
    }

    /// An empty line, unless the page begins or one is there.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// The page.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// Words after `lead`, on as many lines as they need; further lines are indented.
    fn wrapped(&mut self, lead: &str, text: &str, indent: usize) {
        let mut line = lead.to_owned();
        let mut bare = true;
        for word in safe(text).split_whitespace() {
            if !bare && line.width() + 1 + word.width() > self.width {
                self.text.push_str(&line);
                self.text.push('\n');
                line = " ".repeat(indent);
                bare = true;
            }
            if !bare {
                line.push(' ');
            }
            line.push_str(word);
            bare = false;
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}
