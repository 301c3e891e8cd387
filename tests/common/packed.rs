//! Lines that are compressed by gzip, as the store of an audit is.

use std::io::{Read, Write};

/// What a compressed file says.
pub(crate) fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    text
}

/// A text, compressed.
pub(crate) fn packed(text: &str) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap()
}
