//! TAR: blocks of 512 bytes, a head before each member. The forms of POSIX (ustar, pax) and of GNU.

use super::{Entry, Member, Next, Refused, Room, State, Stopped, named};
use std::io::{self, Read};

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
            let size = number(field(&head, 124, 12)).ok_or(Stopped::Broken)?;
            match head.get(156) {
                Some(b'L') => {
                    let mut name = self.text(size, &mut state.room)?;
                    name.truncate(name.iter().position(|byte| *byte == 0).unwrap_or(name.len()));
                    more.name = Some(name);
                }
                Some(b'x') => more.read(&self.text(size, &mut state.room)?)?,
                // What is said of all members, and the target of a link: neither is a name.
                Some(b'g' | b'K') => self.pass(size, &mut state.room)?,
                Some(kind) => return self.member(&head, *kind, more.size.unwrap_or(size), more.name, state),
                None => return Err(Stopped::Broken),
            }
        }
    }

    /// The next head; `None` at the end.
    fn head(&mut self, room: &mut Room) -> Result<Option<[u8; BLOCK]>, Stopped> {
        let mut head = [0; BLOCK];
        let mut first = 0;
        while first == 0 {
            first = match self.from.read(head.get_mut(..1).unwrap_or_default()) {
                Ok(0) => return Ok(None),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
                Err(_) => return Err(Stopped::Broken),
            };
        }
        self.from.read_exact(head.get_mut(1..).unwrap_or_default()).map_err(|_| Stopped::Broken)?;
        room.take(BLOCK)?;
        if head.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        // The sum of all bytes, its own field as blanks.
        let sum = |(place, byte): (usize, &u8)| u64::from(if (148..156).contains(&place) { b' ' } else { *byte });
        let is_head = number(field(&head, 148, 8)) == Some(head.iter().enumerate().map(sum).sum());
        if is_head { Ok(Some(head)) } else { Err(Stopped::Broken) }
    }

    fn member(
        &mut self,
        head: &[u8; BLOCK],
        kind: u8,
        size: u64,
        name: Option<Vec<u8>>,
        state: &mut State,
    ) -> Result<Next, Stopped> {
        let name = named(&name.unwrap_or_else(|| short_name(head)));
        let entry = match kind {
            b'0' | b'7' | 0 if name.ends_with('/') => Entry::Folder,
            b'0' | b'7' | 0 => Entry::File,
            b'5' => Entry::Folder,
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
        room.take(text.len())?;
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
        let (mut left, mut piece) = (bytes, vec![0; usize::try_from(bytes.min(64 << 10)).unwrap_or(0)]);
        while left > 0 {
            let end = usize::try_from(left).unwrap_or(usize::MAX).min(piece.len());
            match self.from.read(piece.get_mut(..end).unwrap_or_default()) {
                Ok(0) => return Err(Stopped::Broken),
                Ok(read) => {
                    room.take(read)?;
                    left -= read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Err(Stopped::Broken),
            }
        }
        Ok(())
    }
}

impl More {
    /// Reads records of the form `25 path=folder/file.yaml`, each with its length and an end of line.
    fn read(&mut self, mut text: &[u8]) -> Result<(), Stopped> {
        while !text.is_empty() {
            let blank = text.iter().position(|byte| *byte == b' ').ok_or(Stopped::Broken)?;
            let length = text.get(..blank).and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<usize>().ok());
            let length = length.filter(|length| *length > blank + 1).ok_or(Stopped::Broken)?;
            let record = text.get(blank + 1..length).and_then(|record| record.strip_suffix(b"\n"));
            let record = record.ok_or(Stopped::Broken)?;
            text = text.get(length..).ok_or(Stopped::Broken)?;
            if let Some(path) = record.strip_prefix(b"path=") {
                self.name = Some(path.to_vec());
            } else if let Some(size) = record.strip_prefix(b"size=") {
                let size = std::str::from_utf8(size).ok().and_then(|size| size.parse().ok());
                self.size = Some(size.ok_or(Stopped::Broken)?);
            }
        }
        Ok(())
    }
}

/// How many bytes fill the last block.
fn padding(size: u64) -> u64 {
    size.wrapping_neg() % BLOCK as u64
}

fn field(head: &[u8; BLOCK], at: usize, length: usize) -> &[u8] {
    head.get(at..at + length).unwrap_or_default()
}

/// Up to the first zero byte.
fn until_zero(field: &[u8]) -> &[u8] {
    field.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// The name in the head: in two pieces where it is longer than one.
fn short_name(head: &[u8; BLOCK]) -> Vec<u8> {
    let (name, first) = (until_zero(field(head, 0, 100)), until_zero(field(head, 345, 155)));
    // Another writer keeps other things in the place of the first piece.
    let has_first = field(head, 257, 6) == b"ustar\0" && !first.is_empty();
    if has_first { [first, b"/", name].concat() } else { name.to_vec() }
}

/// A number: digits of base eight, or bytes where the first bit is set.
fn number(field: &[u8]) -> Option<u64> {
    if field.first().is_some_and(|first| *first == 0x80) {
        let (high, low) = field.get(1..)?.split_at_checked(field.len().checked_sub(9)?)?;
        return high.iter().all(|byte| *byte == 0).then(|| u64::from_be_bytes(low.try_into().unwrap_or_default()));
    }
    let digits = std::str::from_utf8(until_zero(field)).ok()?.trim_matches(' ');
    if digits.is_empty() { Some(0) } else { u64::from_str_radix(digits, 8).ok() }
}
