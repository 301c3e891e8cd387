//! Kravkoll: checks a care provider's declared IT setup against requirements written as data.
#![doc = ""]

pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod host;
pub mod outcome;
pub mod schema;
pub mod source;
pub mod syntax;
pub mod text;
pub mod value;
pub mod verdict;
