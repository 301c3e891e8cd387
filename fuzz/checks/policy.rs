//! Bytes as the text of a policy: parsed, checked against the setup's schema, printed and read again.

use super::shared::{assert_told, schema};
use kravkoll::document::{self, Syntax};
use kravkoll::policy;
use kravkoll::schema::{self, Schema};
use kravkoll::source::{FileId, Sources};
use kravkoll::syntax::{self, ast};

thread_local! {
    /// The schema, and the files with it alone.
    static SCHEMA: (Schema, Sources) = {
        let mut sources = Sources::new();
        let input = schema();
        let document = document::read(&mut sources, &input.name, &input.bytes, String::new(), Syntax::Json);
        (schema::load(&document.tree.unwrap()).0.unwrap(), sources)
    };
}

/// Any bytes; those that are not UTF-8 are replaced.
pub fn policy(data: &[u8]) {
    SCHEMA.with(|(schema, sources)| {
        let mut sources = sources.clone();
        let file = sources.add("policy.krav", String::from_utf8_lossy(data).into_owned(), "");
        let (tree, faults) = syntax::parse(file, sources.file(file).text());
        assert_told(&sources, &faults);
        if faults.is_empty() {
            assert_prints(file, &tree);
        }
        assert_told(&sources, &policy::check(&[vec![tree]], file, schema, &[]).1);
    });
}

/// What is printed is read as the same tree, and printed as the same text.
fn assert_prints(file: FileId, tree: &ast::File) {
    let text = syntax::print(tree);
    let (again, faults) = syntax::parse(file, &text);
    assert!(faults.is_empty(), "{text}\n{faults:?}");
    assert_eq!(shape(tree), shape(&again), "{text}");
    assert_eq!(syntax::print(&again), text);
}

/// A tree in words, without places and comments.
fn shape(tree: &ast::File) -> String {
    let debug = format!("{:?}", ast::File { comments: Vec::new(), ..tree.clone() });
    let mut parts = debug.split("Span { file: FileId(");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // What stands in a text cannot look like this: its quotes and braces would be escaped by another `"`.
        out.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    out
}
