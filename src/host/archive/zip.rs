//! ZIP: the list at the end says what there is.

use super::{Entry, Member, Next, Refused, State, Stopped, named};
use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder};
use std::collections::VecDeque;
use std::fs::File;

/// An entry of the list.
struct Listed {
    name: String,
    entry: Entry,
    method: CompressionMethod,
    way: ZipArchiveEntryWayfinder,
}

/// An archive whose list is read.
pub(super) struct Zip {
    archive: ZipArchive<rawzip::FileReader>,
    listed: VecDeque<Listed>,
    /// Whether the list is damaged behind these.
    is_broken: bool,
}

impl Zip {
    /// Reads the list, but no more than one entry beyond so many; `None`: it is no archive.
    pub(super) fn open(file: File, most: usize) -> Option<Self> {
        let mut buffer = vec![0; rawzip::RECOMMENDED_BUFFER_SIZE];
        let archive = ZipArchive::from_file(file, &mut buffer).ok()?;
        let mut listed = VecDeque::new();
        let (mut entries, mut is_broken) = (archive.entries(&mut buffer), false);
        while listed.len() <= most {
            match entries.next_entry() {
                Ok(Some(found)) => listed.push_back(Listed {
                    name: named(found.file_path().as_bytes()),
                    entry: kind(&found),
                    method: found.compression_method(),
                    way: found.wayfinder(),
                }),
                Ok(None) => {
                    is_broken = archive.entries_hint() != listed.len() as u64;
                    break;
                }
                Err(_) => {
                    is_broken = true;
                    break;
                }
            }
        }
        Some(Self { archive, listed, is_broken })
    }

    pub(super) fn step(&mut self, state: &mut State) -> Result<Next, Stopped> {
        let Some(Listed { name, entry, method, way }) = self.listed.pop_front() else {
            return if self.is_broken { Err(Stopped::Broken) } else { Ok(Next::End) };
        };
        state.count()?;
        let content = match state.look(&name, entry) {
            None => return Ok(Next::Passed),
            Some(Err(refused)) => Err(refused),
            Some(Ok(())) => match self.archive.get_entry(way) {
                Err(_) => Err(Refused::Broken),
                Ok(packed) if method == CompressionMethod::STORE => {
                    state.room.fill(packed.verifying_reader(packed.reader()))?
                }
                Ok(packed) => state.room.fill(packed.verifying_reader(DeflateDecoder::new(packed.reader())))?,
            },
        };
        Ok(Next::Member(Member { name, content }))
    }
}

/// What an entry is. What is locked, or packed otherwise, cannot be read.
fn kind(found: &rawzip::ZipFileHeaderRecord<'_>) -> Entry {
    let known = [CompressionMethod::STORE, CompressionMethod::DEFLATE].contains(&found.compression_method());
    // Of the kinds that a system of files knows, only plain files are read.
    let of_system = found.mode().value() & 0o170_000;
    if found.is_dir() {
        Entry::Folder
    } else if known && !found.flags().is_encrypted() && matches!(of_system, 0 | 0o100_000) {
        Entry::File
    } else {
        Entry::Special
    }
}
