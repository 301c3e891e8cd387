//! Kravkoll: checks a care provider's declared IT setup against requirements written as data.

pub mod audit;
pub mod author;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod evaluate;
pub mod history;
pub mod host;
pub mod operators;
pub mod outcome;
pub mod policy;
pub mod program;
pub mod report;
pub mod schema;
pub mod source;
pub mod stored;
pub mod syntax;
pub mod text;
pub mod threads;
pub mod value;
pub mod verdict;
pub mod waiver;
