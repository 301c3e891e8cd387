//! The setup files among the fixtures.

use crate::common::root;
use std::fs;

/// The setup files of a folder, by path from the root; what else lies there is left out.
pub(crate) fn setups(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let names = entries.map(|entry| format!("{folder}/{}", entry.unwrap().file_name().into_string().unwrap()));
    let is_setup = |name: &String| [".yaml", ".json", ".toml"].iter().any(|ending| name.ends_with(ending));
    let mut setups: Vec<String> = names.filter(is_setup).collect();
    setups.sort();
    assert!(!setups.is_empty(), "{folder}");
    setups
}
