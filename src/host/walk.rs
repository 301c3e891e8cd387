//! The files of a folder, without those that its ignore files name; and the files that a pattern names.

use super::Fault;
use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use std::path::{Path, PathBuf};

/// How many files a folder is looked through for, with all folders in it.
const MOST_FILES: usize = 2_000_000;

/// Visits the files below a folder whose name ends in one of these, sorted by path; hidden ones, and those that `.gitignore` or
/// `.ignore` files in it name, are left out, and no link is followed. What lies above the folder changes nothing.
///
/// # Errors
/// Why it could not be looked through.
pub fn walk(folder: &Path, endings: &[&str], mut visit: impl FnMut(PathBuf)) -> Result<(), Fault> {
    let ends = |path: &Path| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        endings.iter().any(|ending| name.ends_with(ending))
    };
    let mut builder = WalkBuilder::new(folder);
    builder.parents(false).git_global(false).git_exclude(false).require_git(false).follow_links(false);
    builder.sort_by_file_name(Ord::cmp);
    let mut found = 0;
    for entry in builder.build() {
        let entry = entry.map_err(|error| error.into_io_error().map_or(Fault::Other(0), Fault::from))?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) && ends(entry.path()) {
            found += 1;
            visit(entry.into_path());
        }
        if found > MOST_FILES {
            return Err(Fault::TooMuch);
        }
    }
    Ok(())
}

/// Visits the files that a pattern names (`*`, `?`, `[a-z]`, `**`), sorted by path; whether it is a pattern.
///
/// # Errors
/// Why the folder before the first sign of a pattern could not be looked through.
pub fn matching(pattern: &Path, endings: &[&str], mut visit: impl FnMut(PathBuf)) -> Result<bool, Fault> {
    let text = pattern.to_string_lossy();
    let Some(matcher) = matcher(&text) else { return Ok(false) };
    let is_plain = |part: &&Path| !part.to_string_lossy().contains(['*', '?', '[', '{']);
    let folder = pattern.ancestors().skip(1).find(is_plain).unwrap_or(Path::new(""));
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    walk(folder, endings, |path| {
        let path = path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path);
        if matcher.is_match(&path) {
            visit(path);
        }
    })?;
    Ok(true)
}

fn matcher(text: &str) -> Option<GlobMatcher> {
    if !text.contains(['*', '?', '[']) {
        return None;
    }
    let text = text.strip_prefix("./").unwrap_or(text);
    GlobBuilder::new(text).literal_separator(true).build().ok().map(|glob| glob.compile_matcher())
}
