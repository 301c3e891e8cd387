//! The container of a workbook: a ZIP archive written from front to back, a part at a time, never held. No clock: every
//! part bears the first day that the format knows.

use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use std::io::{self, Write};

/// 1 January 1980, midnight, as the format counts.
const MOMENT: [u16; 2] = [0, 0x21];
/// Compressed by deflate.
const DEFLATE: u16 = 8;
/// Sizes and checksum stand behind the bytes.
const SIZES_BEHIND: u16 = 1 << 3;
/// The version of the format in which that is known.
const VERSION: u16 = 20;

/// A part that is written.
struct Part {
    name: &'static str,
    number: Option<usize>,
    at: u32,
    crc: u32,
    packed: u32,
    size: u32,
}

/// A part being written.
struct Open {
    deflate: Compress,
    crc: Crc,
    begun: Part,
}

/// A container being written.
pub(super) struct Package<'w> {
    out: &'w mut dyn Write,
    at: u64,
    parts: Vec<Part>,
    open: Option<Open>,
    buffer: Vec<u8>,
}

impl Part {
    /// Its name in the container; `{}` stands for its number.
    fn name(&self) -> String {
        self.name.replace("{}", &self.number.map_or(String::new(), |number| number.to_string()))
    }

    fn sizes(&self) -> [u32; 3] {
        [self.crc, self.packed, self.size]
    }
}

impl<'w> Package<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out, at: 0, parts: Vec::new(), open: None, buffer: vec![0; 64 << 10] }
    }

    /// How many bytes are written so far.
    pub(super) fn written(&self) -> u64 {
        self.at
    }

    /// Begins a part, and ends the one before it.
    pub(super) fn part(&mut self, name: &'static str, number: Option<usize>) -> io::Result<()> {
        self.end()?;
        let begun = Part { name, number, at: small(self.at)?, crc: 0, packed: 0, size: 0 };
        let name = begun.name();
        let mut head = Head::default();
        head.words(&[0x0403_4b50]).halves(&[VERSION, SIZES_BEHIND, DEFLATE]).halves(&MOMENT).words(&begun.sizes());
        head.halves(&[short(name.len())?, 0]).bytes(name.as_bytes());
        self.put(&head.0)?;
        self.open = Some(Open { deflate: Compress::new(Compression::default(), false), crc: Crc::new(), begun });
        Ok(())
    }

    /// Writes into the part that was begun last.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        let Some(open) = &mut self.open else { return Ok(()) };
        open.crc.update(text.as_bytes());
        self.deflate(text.as_bytes(), FlushCompress::None)
    }

    fn deflate(&mut self, mut bytes: &[u8], flush: FlushCompress) -> io::Result<()> {
        let Some(open) = &mut self.open else { return Ok(()) };
        loop {
            let (taken, given) = (open.deflate.total_in(), open.deflate.total_out());
            let status = open.deflate.compress(bytes, &mut self.buffer, flush).map_err(io::Error::other)?;
            let (taken, given) = (open.deflate.total_in() - taken, open.deflate.total_out() - given);
            bytes = usize::try_from(taken).ok().and_then(|taken| bytes.get(taken..)).unwrap_or_default();
            let packed = usize::try_from(given).ok().and_then(|given| self.buffer.get(..given)).unwrap_or_default();
            self.out.write_all(packed)?;
            self.at += given;
            let is_over = if flush == FlushCompress::Finish { status == Status::StreamEnd } else { bytes.is_empty() };
            if is_over {
                return Ok(());
            }
        }
    }

    /// Ends the part that was begun last.
    fn end(&mut self) -> io::Result<()> {
        self.deflate(&[], FlushCompress::Finish)?;
        let Some(Open { deflate, crc, begun }) = self.open.take() else { return Ok(()) };
        let part =
            Part { crc: crc.sum(), packed: small(deflate.total_out())?, size: small(deflate.total_in())?, ..begun };
        let mut behind = Head::default();
        behind.words(&[0x0807_4b50]).words(&part.sizes());
        self.put(&behind.0)?;
        self.parts.push(part);
        Ok(())
    }

    /// Ends the container: the list of its parts.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.end()?;
        let (begin, mut list) = (small(self.at)?, Head::default());
        for part in &self.parts {
            let name = part.name();
            list.words(&[0x0201_4b50]).halves(&[VERSION, VERSION, SIZES_BEHIND, DEFLATE]).halves(&MOMENT);
            list.words(&part.sizes()).halves(&[short(name.len())?, 0, 0, 0, 0]).words(&[0, part.at]);
            list.bytes(name.as_bytes());
        }
        let (size, count) = (small(list.0.len() as u64)?, short(self.parts.len())?);
        list.words(&[0x0605_4b50]).halves(&[0, 0, count, count]).words(&[size, begin]).halves(&[0]);
        self.put(&list.0)?;
        self.out.flush()
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len() as u64;
        self.out.write_all(bytes)
    }
}

/// Numbers as the format writes them: the low byte first.
#[derive(Default)]
struct Head(Vec<u8>);

impl Head {
    fn words(&mut self, words: &[u32]) -> &mut Self {
        self.0.extend(words.iter().flat_map(|word| word.to_le_bytes()));
        self
    }

    fn halves(&mut self, halves: &[u16]) -> &mut Self {
        self.0.extend(halves.iter().flat_map(|half| half.to_le_bytes()));
        self
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend(bytes);
    }
}

/// A size that the format can hold without the extension that spreadsheets warn of; a book ends before it is passed.
fn small(size: u64) -> io::Result<u32> {
    u32::try_from(size).map_err(io::Error::other)
}

fn short(size: usize) -> io::Result<u16> {
    u16::try_from(size).map_err(io::Error::other)
}
