//! The oracle itself against sentences of the description of the language.
