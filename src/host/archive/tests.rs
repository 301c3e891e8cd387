//! Archives made here, byte by byte, and each limit at its edge. `tests/archives.rs` reads those of other programs.
#![expect(clippy::disallowed_methods, reason = "tests make files of their own")]

use super::*;
use std::io::Write;
use tempfile::TempDir;

/// A member to be packed: name, kind (of tar), bytes.
type Packing<'a> = (&'a str, u8, &'a [u8]);

fn zip(members: &[Packing<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
    for (name, kind, bytes) in members {
        let mode = if *kind == b'2' { 0o120_777 } else { 0o100_644 };
        let name = rawzip::path::EntryPath::verbatim(name.as_bytes());
        let method = rawzip::CompressionMethod::DEFLATE;
        let (mut entry, config) =
            archive.new_file(name).compression_method(method).unix_permissions(mode).start().unwrap();
        let mut packing = config.wrap(flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::fast()));
        packing.write_all(bytes).unwrap();
        let (deflate, described) = packing.finish().unwrap();
        deflate.finish().unwrap();
        entry.finish(described).unwrap();
    }
    archive.finish().unwrap();
    out
}

fn head(name: &str, kind: u8, size: u64) -> [u8; 512] {
    let mut head = [0; 512];
    head[..name.len().min(100)].copy_from_slice(&name.as_bytes()[..name.len().min(100)]);
    head[124..135].copy_from_slice(format!("{size:011o}").as_bytes());
    head[156] = kind;
    head[257..265].copy_from_slice(b"ustar\x0000");
    head[148..156].fill(b' ');
    let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
    head[148..154].copy_from_slice(format!("{sum:06o}").as_bytes());
    head[154] = 0;
    head
}

fn tar(members: &[Packing<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, kind, bytes) in members {
        out.extend(head(name, *kind, bytes.len() as u64));
        out.extend(*bytes);
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

fn tgz(members: &[Packing<'_>]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(&tar(members)).unwrap();
    out.finish().unwrap()
}

fn every(members: &[Packing<'_>]) -> [(Packed, Vec<u8>); 3] {
    [(Packed::Zip, zip(members)), (Packed::Tar, tar(members)), (Packed::TarGzip, tgz(members))]
}

type Read = (Vec<Member>, Option<Stopped>);

fn within(bytes: &[u8], packed: Packed, limits: Limits) -> Read {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("archive");
    std::fs::write(&path, bytes).unwrap();
    let mut archive = Archive::within(&path, packed, |name| name.ends_with(".yaml"), limits).unwrap();
    let mut members = Vec::new();
    loop {
        match archive.next_member() {
            Ok(Some(member)) => members.push(member),
            Ok(None) => return (members, None),
            Err(stopped) => {
                assert_eq!(archive.next_member(), Ok(None), "nothing follows");
                return (members, Some(stopped));
            }
        }
    }
}

fn read(bytes: &[u8], packed: Packed) -> Read {
    within(bytes, packed, USUAL)
}

fn told(read: &Read) -> Vec<(&str, Result<usize, Refused>)> {
    read.0.iter().map(|member| (member.name.as_str(), member.content.as_ref().map(Vec::len).map_err(|r| *r))).collect()
}

#[test]
fn members_come_in_the_order_of_the_archive() {
    let long = vec![b'x'; 200_000];
    let members: &[Packing<'_>] = &[
        ("b.yaml", b'0', b"1"),
        ("notes.txt", b'0', b"no"),
        ("n/a.yaml", b'0', &long),
        ("n/", b'5', b""),
        ("c.yaml", b'0', b""),
    ];
    for (packed, bytes) in every(members) {
        let read = read(&bytes, packed);
        assert_eq!(told(&read), [("b.yaml", Ok(1)), ("n/a.yaml", Ok(200_000)), ("c.yaml", Ok(0))], "{packed:?}");
        assert_eq!((read.1, read.0[1].content.as_ref()), (None, Ok(&long)));
    }
    assert_eq!(
        ["a.ZIP", "a.tar.gz", "a.tgz", "a.tar", "a.gz"].map(Packed::of_name).map(|p| p.is_some()),
        [true, true, true, true, false]
    );
}

#[test]
fn no_name_leads_out_and_nothing_but_files_is_read() {
    use Refused::{Nested, Outside, Special, Twice};
    let outside = [
        "/etc/a.yaml",
        "../a.yaml",
        "n/../../a.yaml",
        "C:/a.yaml",
        "c:a.yaml",
        "\\\\host\\a.yaml",
        "..\\a.yaml",
        "/readme",
    ];
    let members: Vec<Packing<'_>> = outside.iter().map(|name| (*name, b'0', &b"x"[..])).collect();
    for (packed, bytes) in every(&members) {
        let read = read(&bytes, packed);
        assert_eq!(read.0.len(), outside.len(), "{packed:?}");
        assert!(read.0.iter().all(|member| member.content == Err(Outside)), "{:?}", told(&read));
    }
    let odd: &[Packing<'_>] = &[
        ("a.yaml", b'0', b"1"),
        ("a.yaml", b'0', b"22"),
        ("link.yaml", b'2', b""),
        ("in.ZIP", b'0', b"PK"),
        ("in.tar.gz", b'0', b""),
        ("..a/b..yaml", b'0', b"1"),
        (".hidden.yaml", b'0', b"1"),
        ("__MACOSX/._a.yaml", b'0', b"1"),
        ("./n/./b.yaml", b'0', b"1"),
    ];
    let expected = [
        ("a.yaml", Ok(1)),
        ("a.yaml", Err(Twice)),
        ("link.yaml", Err(Special)),
        ("in.ZIP", Err(Nested)),
        ("in.tar.gz", Err(Nested)),
        ("./n/./b.yaml", Ok(1)),
    ];
    for (packed, bytes) in every(odd) {
        assert_eq!(told(&read(&bytes, packed)), expected, "{packed:?}");
    }
    // Hard links, devices, pipes, files with holes, what nobody knows.
    let special: Vec<Packing<'_>> = b"1346SZ".iter().map(|kind| ("a.yaml", *kind, &b""[..])).collect();
    let read_all = read(&tar(&special), Packed::Tar);
    assert!(read_all.0.len() == 6 && read_all.0.iter().all(|member| member.content == Err(Special)));
    // Locked, or packed otherwise: the bits in the list of the archive.
    let good = zip(&[("a.yaml", b'0', b"1")]);
    let list = good.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    for (at, value) in [(8, 9), (10, 12)] {
        let mut other = good.clone();
        other[list + at] = value;
        assert_eq!(told(&read(&other, Packed::Zip)), [("a.yaml", Err(Special))]);
    }
}

#[test]
fn names_that_windows_packed_are_read() {
    // As the archive has it: \x99 is Ö, \x84 is ä, and folders stand behind a backslash.
    let mut bytes = zip(&[("@st\\hemtj@nst.yaml", b'0', b"1")]);
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"@st\\")).collect();
    assert_eq!(places.len(), 2, "before the member and in the list");
    for at in places {
        bytes[at] = 0x99;
        bytes[at + 9] = 0x84;
    }
    assert_eq!(told(&read(&bytes, Packed::Zip)), [("Öst/hemtjänst.yaml", Ok(1))]);
}

#[test]
fn long_names_are_read_in_every_form_of_tar() {
    let long = format!("{}/a.yaml", "mapp".repeat(60));
    let record = |length: usize| format!("{length} path={long}\n");
    let pax = record(record(100).len());
    let with_zero = format!("{long}\0");
    for (kind, more) in [(b'x', pax.as_bytes()), (b'L', with_zero.as_bytes())] {
        let bytes = tar(&[("more", kind, more), ("cut.yaml", b'0', b"12"), ("b.yaml", b'0', b"")]);
        let read = read(&bytes, Packed::Tar);
        assert_eq!(told(&read), [(long.as_str(), Ok(2)), ("b.yaml", Ok(0))]);
    }
    let mut first = head("a.yaml", b'0', 0);
    first[345..349].copy_from_slice(b"mapp");
    first[148..156].fill(b' ');
    let sum: u32 = first.iter().map(|byte| u32::from(*byte)).sum();
    first[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    assert_eq!(told(&read(&first, Packed::Tar)), [("mapp/a.yaml", Ok(0))]);
    // A name that is longer than any is refused; what says more than a name can is not held.
    let too_long = format!("{}.yaml", "n".repeat(LONGEST_NAME));
    let bytes = tar(&[("more", b'L', too_long.as_bytes()), ("x", b'0', b"")]);
    assert_eq!(read(&bytes, Packed::Tar).0[0].content, Err(Refused::Outside));
    let bytes = tar(&[("more", b'L', &vec![b'n'; (64 << 10) + 1]), ("x", b'0', b"")]);
    assert_eq!(read(&bytes, Packed::Tar), (Vec::new(), Some(Stopped::TooMuch)));
    for bad in ["", "9", "x path=a\n", "3 a", "99 path=a\n", "0 path=a\n", "8 size=x\n"] {
        let bytes = tar(&[("more", b'x', bad.as_bytes()), ("a.yaml", b'0', b"")]);
        let stopped = read(&bytes, Packed::Tar).1;
        assert_eq!(stopped, (!bad.is_empty()).then_some(Stopped::Broken), "{bad}");
    }
}

#[test]
fn archives_at_their_edge() {
    let hundred = [b'x'; 100];
    let members: &[Packing<'_>] = &[("a.yaml", b'0', &hundred), ("b.yaml", b'0', &hundred), ("c.yaml", b'0', b"1")];
    for (packed, bytes) in every(members) {
        // Entries.
        let most = |entries| within(&bytes, packed, Limits { entries, ..USUAL });
        assert_eq!((most(3).0.len(), most(3).1), (3, None), "{packed:?}");
        assert_eq!((most(2).0.len(), most(2).1), (2, Some(Stopped::TooMuch)), "{packed:?}");
        // A member; the others are read.
        let largest = |member| within(&bytes, packed, Limits { member, ..USUAL });
        assert!(largest(100).0.iter().all(|member| member.content.is_ok()));
        let refused = Err(Refused::TooLarge(99));
        assert_eq!(told(&largest(99)), [("a.yaml", refused), ("b.yaml", refused), ("c.yaml", Ok(1))], "{packed:?}");
        // All in all: of a tar its heads and what fills its blocks, too.
        let all = if packed == Packed::Zip { 201 } else { 3 * 1024 + 512 };
        let most = |total| within(&bytes, packed, Limits { total, ..USUAL });
        assert_eq!((most(all).0.len(), most(all).1), (3, None), "{packed:?}");
        assert_eq!(most(all - 1).1, Some(Stopped::TooMuch), "{packed:?}");
    }
    // Many times its own size, beyond what is free.
    let zeros = vec![0; 1 << 20];
    for (packed, bytes) in every(&[("a.yaml", b'0', &zeros)]) {
        let size = bytes.len() as u64;
        let unpacked = if packed == Packed::Zip { 1 << 20 } else { (1 << 20) + 1024 };
        let ratio = unpacked / size + 1;
        let times = |ratio, free| within(&bytes, packed, Limits { ratio, free, ..USUAL }).1;
        assert_eq!(times(ratio, 0), None, "{packed:?}");
        assert_eq!(times(ratio - 1, 0), Some(Stopped::TooMuch), "{packed:?}");
        assert_eq!(times(0, unpacked), None, "{packed:?}");
        assert_eq!(times(0, unpacked - 1), Some(Stopped::TooMuch), "{packed:?}");
    }
}

#[test]
fn damaged_archives_end_and_give_nothing_false() {
    let members: &[Packing<'_>] = &[("a.yaml", b'0', b"one and only"), ("b.yaml", b'0', b"two")];
    let good: Vec<(&str, &[u8])> = members.iter().map(|(name, _, bytes)| (*name, *bytes)).collect();
    for (packed, bytes) in every(members) {
        // A tar is blocks that are mostly zero: some of it is enough.
        let step = if packed == Packed::Tar { 13 } else { 1 };
        for cut in (0..bytes.len()).step_by(step) {
            let (read, _) = read(&bytes[..cut], packed);
            for member in read.iter().filter(|member| member.content.is_ok()) {
                let content = member.content.as_deref().unwrap();
                assert!(good.contains(&(member.name.as_str(), content)), "{packed:?} cut at {cut}");
            }
        }
        for at in (0..bytes.len()).step_by(step) {
            let mut changed = bytes.clone();
            changed[at] ^= 0x81;
            let (read, _) = read(&changed, packed);
            assert!(read.len() <= 4, "{packed:?} at {at}");
            if packed == Packed::Zip {
                // Each member has its checksum.
                let mut content = read.iter().filter_map(|member| member.content.as_deref().ok());
                assert!(content.all(|one| good.iter().any(|(_, bytes)| *bytes == one)), "at {at}");
            }
        }
    }
    assert_eq!(read(b"no archive", Packed::Zip), (Vec::new(), Some(Stopped::Broken)));
    assert_eq!(read(b"no archive", Packed::TarGzip), (Vec::new(), Some(Stopped::Broken)));
    assert_eq!(read(b"no archive", Packed::Tar), (Vec::new(), Some(Stopped::Broken)));
}
