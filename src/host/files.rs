//! Reading: one file, a folder, standard input, each within a limit.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why a file could not be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no such file.
    NotFound,
    /// It may not be read or written by this user.
    Denied,
    /// It is a folder.
    Folder,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// A folder with more in it, or deeper, than is looked through.
    TooMuch,
    /// Something else; the system's own number, 0 when it gives none.
    Other(i32),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Other(error.raw_os_error().unwrap_or(0)),
        }
    }
}

/// The bytes of a file of at most `limit` bytes.
///
/// # Errors
/// Why it could not be read.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Fault> {
    // A folder can be opened on some systems, and fails only at the first read; elsewhere it is "denied".
    if path.is_dir() {
        return Err(Fault::Folder);
    }
    #[expect(clippy::disallowed_methods, reason = "the host is where files are opened")]
    let file = fs::File::open(path)?;
    // One byte more than there are, so that the end is found without growing.
    let size = file.metadata().map_or(0, |file| file.len()).min(limit).saturating_add(1);
    bounded(file, limit, usize::try_from(size).unwrap_or(0))
}

/// Hands on the bytes of a file, piece by piece.
///
/// # Errors
/// Why it could not be read.
pub fn pieces(path: &Path, visit: &mut dyn FnMut(&[u8])) -> Result<(), Fault> {
    if path.is_dir() {
        return Err(Fault::Folder);
    }
    #[expect(clippy::disallowed_methods, reason = "the host is where files are opened")]
    let mut file = fs::File::open(path)?;
    let mut buffer = vec![0; 64 << 10];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => visit(buffer.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// All of standard input, at most `limit` bytes.
///
/// # Errors
/// Why it could not be read.
pub fn read_standard_input(limit: u64) -> Result<Vec<u8>, Fault> {
    bounded(io::stdin().lock(), limit, 0)
}

/// `size`: how many bytes are expected.
pub(super) fn bounded(from: impl Read, limit: u64, size: usize) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::with_capacity(size);
    from.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(Fault::TooLarge(limit)) } else { Ok(bytes) }
}

/// How deep a folder is searched, and how many files it may hold: a policy is far smaller, a wrongly given home
/// folder is not.
pub const DEEPEST: usize = 16;
/// See [`DEEPEST`].
pub const MOST: usize = 20_000;

/// The files below a folder whose names end in one of `endings` (`.krav`), sorted by path, each with its path relative
/// to the folder, written with `/`. Hidden files and folders are left out, and folders behind links are not entered.
///
/// # Errors
/// Why the folder could not be listed; [`Fault::TooMuch`] when it holds far more than a policy, or lies deeper.
pub fn list(folder: &Path, endings: &[&str], recursive: bool) -> Result<Vec<(String, PathBuf)>, Fault> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_path_buf(), String::new(), 0)];
    let mut seen = 0;
    while let Some((path, prefix, depth)) = open.pop() {
        #[expect(clippy::disallowed_methods, reason = "the host is where folders are listed")]
        let entries = fs::read_dir(&path)?;
        for entry in entries {
            let entry = entry?;
            seen += 1;
            if seen > MOST {
                return Err(Fault::TooMuch);
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let relative = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                if recursive && depth >= DEEPEST {
                    return Err(Fault::TooMuch);
                }
                if recursive {
                    open.push((entry.path(), format!("{relative}/"), depth + 1));
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) && entry.path().is_file() {
                found.push((relative, entry.path()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The nearest file of a name in the current folder or one above it.
#[must_use]
pub fn find_upwards(name: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the host is where the current folder is known")]
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Whether a file is known to have more bytes than that.
#[must_use]
pub fn is_longer(path: &Path, bytes: u64) -> bool {
    fs::metadata(path).is_ok_and(|data| data.len() > bytes)
}

/// Whether two paths lead to the same file that is there.
#[must_use]
pub fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
