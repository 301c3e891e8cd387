//! Policy text → tree, with recovery: every syntax error of every file in one run. nom lives here and nowhere else.
//!
//! In: the text of a `.krav` file. Out: an [`ast::File`] and findings; the printer goes the other way.
//! Must not know: schemas, types, which operators exist beyond their words.

pub mod ast;
