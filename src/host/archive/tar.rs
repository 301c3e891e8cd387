//! TAR: blocks of 512 bytes, a head before each member, in the forms of POSIX (ustar, pax) and of GNU. The library reads
//! the heads; what they announce is read here, within limits, which its own reader does not have for long names.

use super::{Entry, Member, Next, Refused, Room, State, Stopped, named};
use std::io::{self, Read};
use tar::{EntryType, Header, PaxExtensions};

/// The size of a block.
const BLOCK: usize = 512;
/// Bytes of what stands before a member to say more of it.
const MORE: u64 = 64 << 10;

/// An archive being read.
pub(super) struct Tar {
    from: Box<dyn Read>,
}

/// What stands before a member and says more of it.
#[derive(Default)]
struct More {
    name: Option<Vec<u8>>,
    size: Option<u64>,
}

impl Tar {
    pub(super) fn new(from: impl Read + 'static) -> Self {
        Self { from: Box::new(from) }
    }

    pub(super) fn step(&mut self, state: &mut State) -> Result<Next, Stopped> {
        let mut more = More::default();
        loop {
            let Some(head) = self.head(&mut state.room)? else { return Ok(Next::End) };
            state.count()?;
            let size = head.entry_size().map_err(|_| Stopped::Broken)?;
            match head.entry_type() {
                EntryType::GNULongName => {
                    let mut name = self.text(size, &mut state.room)?;
                    name.truncate(name.iter().position(|byte| *byte == 0).unwrap_or(name.len()));
                    more.name = Some(name);
                }
                EntryType::XHeader => more.read(&self.text(size, &mut state.room)?)?,
                // What is said of all members, and the target of a link: neither is a name.
                EntryType::XGlobalHeader | EntryType::GNULongLink => self.pass(size, &mut state.room)?,
                _ => return self.member(&head, more, size, state),
            }
        }
    }

    /// The next head; `None` at the end.
    fn head(&mut self, room: &mut Room) -> Result<Option<Header>, Stopped> {
        let mut bytes = Vec::with_capacity(BLOCK);
        (&mut self.from).take(BLOCK as u64).read_to_end(&mut bytes).map_err(|_| Stopped::Broken)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.len() < BLOCK {
            return Err(Stopped::Broken);
        }
        room.take(BLOCK as u64)?;
        if bytes.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        let head = Header::from_byte_slice(&bytes).clone();
        let mut summed = head.clone();
        summed.set_cksum();
        let is_head = head.cksum().is_ok_and(|told| summed.cksum().is_ok_and(|counted| told == counted));
        if is_head { Ok(Some(head)) } else { Err(Stopped::Broken) }
    }

    fn member(&mut self, head: &Header, more: More, size: u64, state: &mut State) -> Result<Next, Stopped> {
        let name = named(&more.name.unwrap_or_else(|| head.path_bytes().into_owned()));
        let size = more.size.unwrap_or(size);
        let entry = match head.entry_type() {
            EntryType::Regular | EntryType::Continuous if !name.ends_with('/') => Entry::File,
            EntryType::Regular | EntryType::Continuous | EntryType::Directory => Entry::Folder,
            _ => Entry::Special,
        };
        let content = match state.look(&name, entry) {
            Some(Ok(())) => {
                let mut bytes = (&mut self.from).take(size);
                let content = state.room.fill(&mut bytes)?;
                // A file that ends within a member is cut off.
                let left = bytes.limit();
                if content == Err(Refused::Broken) || (content.is_ok() && left > 0) {
                    return Err(Stopped::Broken);
                }
                self.pass_bytes(left + padding(size), &mut state.room)?;
                content
            }
            other => {
                self.pass(size, &mut state.room)?;
                match other {
                    Some(Err(refused)) => Err(refused),
                    _ => return Ok(Next::Passed),
                }
            }
        };
        Ok(Next::Member(Member { name, content }))
    }

    /// A short text that stands where a member does.
    fn text(&mut self, size: u64, room: &mut Room) -> Result<Vec<u8>, Stopped> {
        if size > MORE {
            return Err(Stopped::TooMuch);
        }
        let mut text = Vec::new();
        (&mut self.from).take(size).read_to_end(&mut text).map_err(|_| Stopped::Broken)?;
        room.take(text.len() as u64)?;
        if text.len() as u64 != size {
            return Err(Stopped::Broken);
        }
        self.pass_bytes(padding(size), room)?;
        Ok(text)
    }

    /// Passes over a member.
    fn pass(&mut self, size: u64, room: &mut Room) -> Result<(), Stopped> {
        self.pass_bytes(size.checked_add(padding(size)).ok_or(Stopped::Broken)?, room)
    }

    fn pass_bytes(&mut self, bytes: u64, room: &mut Room) -> Result<(), Stopped> {
        let mut rest = (&mut self.from).take(bytes.min(room.left.saturating_add(1)));
        let passed = io::copy(&mut rest, &mut io::sink()).map_err(|_| Stopped::Broken)?;
        room.take(passed)?;
        if passed == bytes { Ok(()) } else { Err(Stopped::Broken) }
    }
}

impl More {
    /// Reads records of the form `25 path=folder/file.yaml`, each with its length and an end of line.
    fn read(&mut self, text: &[u8]) -> Result<(), Stopped> {
        for record in PaxExtensions::new(text) {
            let record = record.map_err(|_| Stopped::Broken)?;
            match record.key_bytes() {
                b"path" => self.name = Some(record.value_bytes().to_vec()),
                b"size" => {
                    let size = record.value().ok().and_then(|size| size.parse().ok());
                    self.size = Some(size.ok_or(Stopped::Broken)?);
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// How many bytes fill the last block.
fn padding(size: u64) -> u64 {
    size.wrapping_neg() % BLOCK as u64
}
