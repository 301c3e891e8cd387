//! Blocks as one HTML file.

use super::blocks::{Block, Book, Item, Line, Piece};
use crate::report::html::Page;
use crate::text::{Lang, authoring as s};

pub(super) fn draw(book: &Book, lang: Lang) -> String {
    let mut page = Page::new(lang, &book.title, s::SKIP);
    for line in &book.head {
        page.open("p", "");
        self::line(line, &mut page);
        page.close();
    }
    page.close();
    contents(book, lang, &mut page);
    page.content();
    for block in &book.blocks {
        self::block(block, &mut page);
    }
    page.finish()
}

/// The list of contents, of two levels.
fn contents(book: &Book, lang: Lang, page: &mut Page) {
    page.open("nav", "aria-labelledby=\"contents\"");
    page.heading("h2", "contents", s::CONTENTS.get(lang));
    page.open("ul", "");
    let mut entries = book.contents.iter().peekable();
    while let Some((_, id, text)) = entries.next() {
        page.open("li", "");
        page.link(id, text);
        if entries.peek().is_some_and(|(level, ..)| *level > 1) {
            page.open("ul", "");
            while let Some((_, id, text)) = entries.next_if(|(level, ..)| *level > 1) {
                page.open("li", "");
                page.link(id, text);
                page.close();
            }
            page.close();
        }
        page.close();
    }
    page.close();
    page.close();
}

fn block(block: &Block, page: &mut Page) {
    match block {
        Block::Heading(level, id, text) => {
            let tag = match level {
                2 => "h2",
                3 => "h3",
                _ => "h4",
            };
            page.heading(tag, id, text);
        }
        Block::Paragraph(line) => {
            page.open("p", "");
            self::line(line, page);
            page.close();
        }
        Block::Quote(text) => {
            page.open("blockquote", "");
            page.element("p", text);
            page.close();
        }
        Block::Terms(terms) => {
            page.open("dl", "");
            for (term, line) in terms {
                page.element("dt", term);
                page.open("dd", "");
                self::line(line, page);
                page.close();
            }
            page.close();
        }
        Block::List(lead, list) => {
            page.open("p", "class=\"lead\"");
            page.text(lead);
            page.close();
            items(list, page);
        }
        Block::Table(caption, columns, rows) => {
            page.table(caption, &columns.iter().map(String::as_str).collect::<Vec<_>>());
            for cells in rows {
                page.open("tr", "");
                for (number, cell) in cells.iter().enumerate() {
                    let (tag, attributes) = if number == 0 { ("th", "scope=\"row\"") } else { ("td", "") };
                    page.open(tag, attributes);
                    line(cell, page);
                    page.close();
                }
                page.close();
            }
            page.end_table();
        }
    }
}

fn items(list: &[Item], page: &mut Page) {
    page.open("ul", "");
    for item in list {
        page.open("li", "");
        line(&item.line, page);
        if !item.items.is_empty() {
            items(&item.items, page);
        }
        page.close();
    }
    page.close();
}

fn line(line: &Line, page: &mut Page) {
    for piece in line {
        match piece {
            Piece::Text(text) => page.text(text),
            Piece::Link(id, text) => page.link(id, text),
            Piece::Code(text) => page.code(text),
        }
    }
}
