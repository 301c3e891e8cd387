//! One HTML file: no script, nothing from elsewhere, readable by a screen reader, on a phone and on paper. Every text
//! goes through [`escaped`].

use super::safe;
use crate::text::{Lang, Two};
use std::fmt::Write;

/// Colours have at least the contrast 7:1 on white, and 4.5:1 in the boxes.
const STYLE: &str = "\
:root{color-scheme:light}\
*{box-sizing:border-box}\
body{margin:0;font:1rem/1.55 system-ui,-apple-system,\"Segoe UI\",Roboto,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:break-word}\
header,main,footer,nav{max-width:54rem;margin:0 auto;padding:0 1rem}\
header{padding-top:1.5rem}\
h1{font-size:1.8rem;line-height:1.2;margin:.5rem 0}\
h2{font-size:1.4rem;line-height:1.25;margin:2.5rem 0 .75rem;border-bottom:2px solid #1f4f7a;padding-bottom:.2rem}\
h3{font-size:1.1rem;margin:2rem 0 .4rem}\
h4{font-size:1rem;margin:1rem 0 .2rem}\
p,ul,ol,dl{margin:.5rem 0}\
ul,ol{padding-left:1.4rem}\
li{margin:.15rem 0}\
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.1rem .9rem}\
dt{font-weight:600}\
dd{margin:0;min-width:0}\
@media(max-width:34rem){dl{display:block}dd{margin:0 0 .3rem 1rem}}\
a{color:#0b4f8a}\
a:focus-visible,[tabindex]:focus-visible{outline:3px solid #0b4f8a;outline-offset:2px}\
.skip{position:absolute;left:-999rem;top:0;background:#fff;padding:.5rem 1rem;z-index:1}\
.skip:focus{left:0}\
code{font-family:ui-monospace,Consolas,Menlo,monospace;font-size:.92em}\
blockquote{margin:.5rem 0;padding:.4rem .9rem;border-left:4px solid #1f4f7a;background:#f2f6fa}\
.table{overflow-x:auto}\
table{border-collapse:collapse;width:100%;min-width:34rem;margin:.5rem 0;font-size:.95rem}\
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
th,td{text-align:left;vertical-align:top;border:1px solid #7a8794;padding:.35rem .5rem}\
thead th{background:#e6eef5}\
tbody th{font-weight:600}\
td ul{margin:0;padding-left:1.1rem}\
.lead{font-weight:600;margin-bottom:.1rem}\
.warn{font-weight:600;color:#8a1f11}\
@page{size:A4;margin:18mm 16mm}\
@media print{html{font-size:10pt}body{line-height:1.4;orphans:3;widows:3}header,main,footer,nav{max-width:none;padding:0}\
a{color:inherit;text-decoration:none}.skip{display:none}.table{overflow:visible}table{min-width:0}\
h2,h3,h4,blockquote,.lead{break-after:avoid}tr,blockquote,dl{break-inside:avoid}thead{display:table-header-group}\
blockquote,thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\
";

/// Text as HTML, safe in content and in attributes.
pub(super) fn escaped(text: &str) -> String {
    let text = safe(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A page in the making. What is opened must be closed; headings go down one level at a time.
pub(super) struct Page {
    html: String,
    open: Vec<&'static str>,
}

impl Page {
    /// A page with its title and a link past the head.
    pub(super) fn new(lang: Lang, title: &str, skip: Two) -> Self {
        Self::styled(lang, title, skip, "")
    }

    /// The same, with rules of style of its own.
    pub(super) fn styled(lang: Lang, title: &str, skip: Two, style: &str) -> Self {
        let (title, skip) = (escaped(title), escaped(skip.get(lang)));
        let html = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <style>{STYLE}{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">{skip}</a>\n\
             <header>\n<h1>{title}</h1>\n",
            lang.code()
        );
        Self { html, open: vec!["header"] }
    }

    /// Begins the content; what stands before it is closed.
    pub(super) fn content(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
        self.html.push_str("<main id=\"content\">\n");
        self.open.push("main");
    }

    /// Opens an element; `attributes` are our own.
    pub(super) fn open(&mut self, tag: &'static str, attributes: &str) {
        let gap = if attributes.is_empty() { "" } else { " " };
        // Writing to a string does not fail.
        let _ = write!(self.html, "<{tag}{gap}{attributes}>");
        if !matches!(tag, "li" | "td" | "th" | "dd" | "dt" | "p") {
            self.html.push('\n');
        }
        self.open.push(tag);
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            let _ = writeln!(self.html, "</{tag}>");
        }
    }

    /// An element with text alone.
    pub(super) fn element(&mut self, tag: &'static str, text: &str) {
        let _ = writeln!(self.html, "<{tag}>{}</{tag}>", escaped(text));
    }

    /// A heading with a name to link to.
    pub(super) fn heading(&mut self, tag: &'static str, id: &str, text: &str) {
        let _ = writeln!(self.html, "<{tag} id=\"{}\">{}</{tag}>", escaped(id), escaped(text));
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.html.push_str(&escaped(text));
    }

    /// A link within the page.
    pub(super) fn link(&mut self, id: &str, text: &str) {
        let _ = write!(self.html, "<a href=\"#{}\">{}</a>", escaped(id), escaped(text));
    }

    /// A link to another page, or to a place in one; what stands before the text is our own.
    pub(super) fn link_to(&mut self, href: &str, text: &str) {
        let _ = write!(self.html, "<a href=\"{}\">{}</a>", escaped(href), escaped(text));
    }

    /// Markup of our own, in which nothing comes from files.
    pub(super) fn own(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Something as it is written in files.
    pub(super) fn code(&mut self, text: &str) {
        let _ = write!(self.html, "<code>{}</code>", escaped(text));
    }

    /// Begins a table that can be moved sideways where there is no room for it.
    pub(super) fn table(&mut self, caption: &str, columns: &[&str]) {
        let label = format!("class=\"table\" tabindex=\"0\" aria-label=\"{}\"", escaped(caption));
        self.open("section", &label);
        self.open("table", "");
        self.element("caption", caption);
        self.html.push_str("<thead>\n<tr>");
        for column in columns {
            let _ = write!(self.html, "<th scope=\"col\">{}</th>", escaped(column));
        }
        self.html.push_str("</tr>\n</thead>\n");
        self.open("tbody", "");
    }

    /// Ends a table.
    pub(super) fn end_table(&mut self) {
        (0..3).for_each(|_| self.close());
    }

    /// The whole page.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.html.push_str("</body>\n</html>\n");
        self.html
    }
}
