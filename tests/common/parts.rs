//! The parts of a workbook, read back: each by its name in the container, with its checksum and size tried.

use std::collections::BTreeMap;
use std::io::Read;

/// Every part as text, by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut entries = archive.entries();
    let mut parts = BTreeMap::new();
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = String::from_utf8(entry.file_path().as_bytes().to_vec()).unwrap();
        assert_eq!(entry.compression_method(), rawzip::CompressionMethod::DEFLATE);
        let packed = archive.get_entry(entry.wayfinder()).unwrap();
        let mut text = String::new();
        let unpacked = flate2::read::DeflateDecoder::new(packed.data());
        packed.verifying_reader(unpacked).read_to_string(&mut text).unwrap();
        assert_eq!(parts.insert(name, text), None, "a part stands twice");
    }
    assert_eq!(parts.len() as u64, archive.entries_hint());
    parts
}
