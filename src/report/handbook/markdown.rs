//! Blocks as Markdown (CommonMark with GitHub's tables). Places to link to are empty anchors: what a heading is called
//! differs between programs.

use super::blocks::{Block, Book, Item, Line, Piece};
use crate::report::safe;

pub(super) fn draw(book: &Book) -> String {
    let mut out = format!("# {}\n\n", escaped(&book.title));
    for line in &book.head {
        out.push_str(&format!("{}\n\n", drawn(line)));
    }
    for (level, id, text) in &book.contents {
        let margin = "  ".repeat(usize::from(level.saturating_sub(1)));
        out.push_str(&format!("{margin}- [{}](#{id})\n", escaped(text)));
    }
    for block in &book.blocks {
        out.push('\n');
        self::block(block, &mut out);
    }
    out
}

fn block(block: &Block, out: &mut String) {
    match block {
        Block::Heading(level, id, text) => {
            let hashes = "#".repeat(usize::from(*level));
            out.push_str(&format!("{hashes} <a id=\"{id}\"></a>{}\n", escaped(text)));
        }
        Block::Paragraph(line) => out.push_str(&format!("{}\n", drawn(line))),
        Block::Quote(text) => out.push_str(&format!("> {}\n", escaped(text))),
        Block::Terms(terms) => {
            for (term, line) in terms {
                out.push_str(&format!("- **{}:** {}\n", escaped(term), drawn(line)));
            }
        }
        Block::List(lead, list) => {
            out.push_str(&format!("**{}**\n\n", escaped(lead)));
            items(list, 0, out);
        }
        Block::Table(_, columns, rows) => {
            let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
            out.push_str(&row(columns.iter().map(|column| escaped(column)).collect()));
            out.push_str(&row(columns.iter().map(|_| "---".to_owned()).collect()));
            for cells in rows {
                out.push_str(&row(cells.iter().map(drawn).collect()));
            }
        }
    }
}

fn items(list: &[Item], depth: usize, out: &mut String) {
    for item in list {
        out.push_str(&format!("{}- {}\n", "  ".repeat(depth), drawn(&item.line)));
        items(&item.items, depth + 1, out);
    }
}

fn drawn(line: &Line) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => escaped(text),
        Piece::Link(id, text) => format!("[{}](#{id})", escaped(text)),
        // Paths and names hold no code marks.
        Piece::Code(text) => format!("`{}`", safe(text).replace('`', "'")),
    };
    line.iter().map(piece).collect()
}

/// Text that means nothing in Markdown or in HTML, wherever in a line it stands.
fn escaped(text: &str) -> String {
    let text = safe(text);
    let mut out = String::with_capacity(text.len());
    let mut number = true;
    for (at, c) in text.char_indices() {
        let begins = at == 0 && matches!(c, '-' | '+' | '=');
        // `1.` and `1)` begin a list.
        let is_item = number && at > 0 && matches!(c, '.' | ')');
        number &= c.is_ascii_digit();
        if begins
            || is_item
            || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '!' | '$')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
