//! Archives of files: their members one after the other, in the order of the archive, each held whole and within limits.
//! Nothing is written anywhere, and no name of a member is ever used as a path.

mod tar;
mod zip;

use super::{Fault, LARGEST_FILE};
use oem_cp::{Cp850, StringExt as _};
use std::collections::HashSet;
use std::io::{self, BufReader, Read};
use std::path::Path;

/// How much of an archive is unpacked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    entries: usize,
    total: u64,
    ratio: u64,
    free: u64,
    member: u64,
}

/// Entries of an archive that are looked at.
pub const ENTRIES: usize = 100_000;
/// Bytes that are unpacked of an archive, all in all.
pub const TOTAL: u64 = 16 << 30;
/// How many times its own size an archive may give.
pub const RATIO: u64 = 200;
/// Bytes that are unpacked whatever the size of the archive: a small one may repeat itself.
const FREE: u64 = 16 << 20;
/// Bytes of a member's name.
const LONGEST_NAME: usize = 4_096;

/// Those of all archives but some of the tests.
const USUAL: Limits = Limits { entries: ENTRIES, total: TOTAL, ratio: RATIO, free: FREE, member: LARGEST_FILE };

/// How an archive is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// Each member by itself, with a list at the end.
    Zip,
    /// One member behind the other.
    Tar,
    /// The same, compressed.
    TarGzip,
}

impl Packed {
    /// What the names of archives end in.
    pub const ENDINGS: &[&str] = &[".zip", ".tar", ".tar.gz", ".tgz"];

    /// How the archive of a name is packed; `None`: it is not named as an archive.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let place = Self::ENDINGS.iter().position(|ending| name.ends_with(ending))?;
        [Self::Zip, Self::Tar, Self::TarGzip, Self::TarGzip].get(place).copied()
    }
}

/// Why a member is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Its name leads out of the archive, or is too long for a name.
    Outside,
    /// It is no plain file: a link or a device, or locked, or packed in a way that is not known.
    Special,
    /// It is an archive.
    Nested,
    /// Another one before it has its name.
    Twice,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// It is damaged.
    Broken,
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name within the archive, with `/` between folders.
    pub name: String,
    /// Its bytes.
    pub content: Result<Vec<u8>, Refused>,
}

/// Why the rest of an archive is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// It is damaged, or none at all.
    Broken,
    /// It holds more than is unpacked.
    TooMuch,
}

/// Which members are read, by their names.
pub type Wanted = fn(&str) -> bool;

/// An archive being read.
pub struct Archive {
    inside: Inside,
    state: State,
    is_over: bool,
}

enum Inside {
    Zip(zip::Zip),
    Tar(tar::Tar),
    Broken,
}

/// What is known of an archive while it is read.
struct State {
    wanted: Wanted,
    seen: HashSet<String>,
    entries: usize,
    room: Room,
}

/// How much may still be unpacked.
struct Room {
    left: u64,
    member: u64,
}

/// What stands next in an archive.
enum Next {
    /// A member that is read, or that is told of.
    Member(Member),
    /// One that is passed over.
    Passed,
    /// The end.
    End,
}

/// What an entry is, as far as its head tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    File,
    Folder,
    Special,
}

impl Archive {
    /// Opens an archive. That it is damaged is told by its first member.
    ///
    /// # Errors
    /// Why the file could not be opened.
    pub fn open(path: &Path, packed: Packed, wanted: Wanted) -> Result<Self, Fault> {
        Self::within(path, packed, wanted, USUAL)
    }

    fn within(path: &Path, packed: Packed, wanted: Wanted, limits: Limits) -> Result<Self, Fault> {
        if path.is_dir() {
            return Err(Fault::Folder);
        }
        #[expect(clippy::disallowed_methods, reason = "the host is where files are opened")]
        let file = std::fs::File::open(path)?;
        let size = file.metadata().map_or(0, |data| data.len());
        let left = limits.total.min(limits.free.max(size.saturating_mul(limits.ratio)));
        let room = Room { left, member: limits.member };
        let inside = match packed {
            Packed::Zip => zip::Zip::open(file, limits.entries).map_or(Inside::Broken, Inside::Zip),
            Packed::Tar => Inside::Tar(tar::Tar::new(BufReader::new(file))),
            Packed::TarGzip => Inside::Tar(tar::Tar::new(flate2::read::MultiGzDecoder::new(BufReader::new(file)))),
        };
        let state = State { wanted, seen: HashSet::new(), entries: limits.entries, room };
        Ok(Self { inside, state, is_over: false })
    }

    /// The next member; `None` at the end.
    ///
    /// # Errors
    /// Why the rest is not read; nothing follows.
    pub fn next_member(&mut self) -> Result<Option<Member>, Stopped> {
        while !self.is_over {
            let next = match &mut self.inside {
                Inside::Zip(zip) => zip.step(&mut self.state),
                Inside::Tar(tar) => tar.step(&mut self.state),
                Inside::Broken => Err(Stopped::Broken),
            };
            match next {
                Ok(Next::Member(member)) => return Ok(Some(member)),
                Ok(Next::Passed) => {}
                Ok(Next::End) => self.is_over = true,
                Err(stopped) => {
                    self.is_over = true;
                    return Err(stopped);
                }
            }
        }
        Ok(None)
    }
}

impl State {
    /// Counts an entry.
    fn count(&mut self) -> Result<(), Stopped> {
        self.entries = self.entries.checked_sub(1).ok_or(Stopped::TooMuch)?;
        Ok(())
    }

    /// What is to be done with an entry: `None`: it is passed over.
    fn look(&mut self, name: &str, entry: Entry) -> Option<Result<(), Refused>> {
        let mut parts = name.split('/').filter(|part| !part.is_empty() && *part != ".").peekable();
        let has_drive = name.as_bytes().get(1) == Some(&b':');
        if name.starts_with('/') || has_drive || name.contains('\0') || parts.clone().any(|part| part == "..") {
            return Some(Err(Refused::Outside));
        }
        if name.len() > LONGEST_NAME {
            return Some(Err(Refused::Outside));
        }
        // Hidden ones are left out, as in a folder.
        if entry == Entry::Folder || parts.peek().is_none() || parts.any(|part| part.starts_with('.')) {
            return None;
        }
        if entry == Entry::Special {
            return Some(Err(Refused::Special));
        }
        if Packed::of_name(name).is_some() {
            return Some(Err(Refused::Nested));
        }
        if !(self.wanted)(name) {
            return None;
        }
        Some(if self.seen.insert(name.to_owned()) { Ok(()) } else { Err(Refused::Twice) })
    }
}

impl Room {
    /// Bytes that are unpacked.
    fn take(&mut self, bytes: u64) -> Result<(), Stopped> {
        self.left = self.left.checked_sub(bytes).ok_or(Stopped::TooMuch)?;
        Ok(())
    }

    /// All that there is, as far as there is room.
    fn fill(&mut self, mut from: impl Read) -> Result<Result<Vec<u8>, Refused>, Stopped> {
        let (mut bytes, mut piece) = (Vec::new(), vec![0; 64 << 10]);
        loop {
            match from.read(&mut piece) {
                Ok(0) => return Ok(Ok(bytes)),
                Ok(read) => {
                    self.take(read as u64)?;
                    if (bytes.len() + read) as u64 > self.member {
                        return Ok(Err(Refused::TooLarge(self.member)));
                    }
                    bytes.extend_from_slice(piece.get(..read).unwrap_or_default());
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Ok(Err(Refused::Broken)),
            }
        }
    }
}

/// The name of a member: folders as everywhere, whatever the machine on which it was packed. What is not UTF-8 is in the code
/// page of Western Europe, in which Windows packs.
fn named(bytes: &[u8]) -> String {
    let name = str::from_utf8(bytes).map_or_else(|_| String::from_cp::<Cp850>(bytes), str::to_owned);
    name.replace('\\', "/")
}

#[cfg(test)]
mod tests;
