//! A stream read line by line, never holding more than one line within the limit.

use super::Fault;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// One line of a stream, without its line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It is longer than the limit; its bytes were passed over, not held.
    TooLong,
}

/// The lines of a stream.
pub struct Lines {
    from: BufReader<Box<dyn Read>>,
    limit: usize,
}

/// The lines of a file.
///
/// # Errors
/// Why it could not be opened.
pub fn lines_of_file(path: &Path, limit: usize) -> Result<Lines, Fault> {
    Ok(Lines::new(opened(path)?, limit))
}

fn opened(path: &Path) -> Result<fs::File, Fault> {
    if path.is_dir() {
        return Err(Fault::Folder);
    }
    #[expect(clippy::disallowed_methods, reason = "the host is where files are opened")]
    Ok(fs::File::open(path)?)
}

/// The lines of a file that is compressed by gzip, in one piece or in many.
///
/// # Errors
/// Why it could not be opened. What is not compressed, or was changed, cannot be read further from there on.
pub fn lines_of_packed_file(path: &Path, limit: usize) -> Result<Lines, Fault> {
    let file = opened(path)?;
    Ok(Lines::new(flate2::read::MultiGzDecoder::new(BufReader::with_capacity(64 << 10, file)), limit))
}

/// The lines of what is held already.
#[must_use]
pub fn lines_of_bytes(bytes: Vec<u8>, limit: usize) -> Lines {
    Lines::new(io::Cursor::new(bytes), limit)
}

/// The lines of standard input.
#[must_use]
pub fn lines_of_standard_input(limit: usize) -> Lines {
    Lines::new(io::stdin(), limit)
}

impl Lines {
    pub(super) fn new(from: impl Read + 'static, limit: usize) -> Self {
        Self { from: BufReader::with_capacity(64 << 10, Box::new(from)), limit }
    }

    /// A stream at its end.
    #[must_use]
    pub fn empty() -> Self {
        Self::new(io::empty(), 0)
    }

    /// Whether nothing more is at hand: the next line has to be waited for.
    #[must_use]
    pub fn drained(&self) -> bool {
        self.from.buffer().is_empty()
    }

    /// The next line; `None` at the end. A last line without a line end counts.
    ///
    /// # Errors
    /// Why the stream could not be read further.
    pub fn next_line(&mut self) -> Result<Option<Line>, Fault> {
        let mut line = Vec::new();
        let mut too_long = false;
        let mut any = false;
        loop {
            let chunk = match self.from.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            if chunk.is_empty() {
                break;
            }
            any = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or(chunk);
            if line.len() + part.len() > self.limit {
                too_long = true;
                line = Vec::new();
            }
            if !too_long {
                line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.from.consume(used);
            if end.is_some() {
                break;
            }
        }
        Ok(any.then_some(if too_long { Line::TooLong } else { Line::Bytes(line) }))
    }
}
