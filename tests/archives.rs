//! Archives as inputs of an audit: what is in them is judged as files are; they can be verified; a damaged one stops
//! nothing. Those in `fixtures/archives` were made by other programs.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads and makes files")]

mod common;
#[path = "common/packed.rs"]
mod packed;

use common::{AS_OF, Ran, root, run};
use packed::{packed, unpacked};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn audit(paths: &[&str], out: &Path) -> Ran {
    run(&[&["audit"], paths, &["--out", text(out), "--as-of", AS_OF, "--lang", "en", "--format", "csv"]].concat())
}

/// The records of the files.
fn records(folder: &Path) -> Vec<Value> {
    let text = unpacked(&fs::read(folder.join("verdicts.jsonl.gz")).unwrap());
    text.lines().filter_map(|line| serde_json::from_str::<Value>(line).unwrap().get("file").cloned()).collect()
}

/// Of each record its path, and the codes of its findings.
fn told(records: &[Value]) -> Vec<(String, Vec<String>)> {
    let codes = |record: &Value| {
        let findings = record["findings"].as_array().unwrap();
        findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
    };
    records.iter().map(|record| (record["path"].as_str().unwrap().to_owned(), codes(record))).collect()
}

fn zip(path: &Path, members: &[(&str, &[u8])]) {
    let mut archive = rawzip::ZipArchiveWriter::new(fs::File::create(path).unwrap());
    for (name, bytes) in members {
        let name = rawzip::path::EntryPath::verbatim(name.as_bytes());
        let (mut entry, config) = archive.new_file(name).start().unwrap();
        let mut packing = config.wrap(&mut entry);
        packing.write_all(bytes).unwrap();
        let (_, described) = packing.finish().unwrap();
        entry.finish(described).unwrap();
    }
    archive.finish().unwrap();
}

#[test]
fn archives_of_other_programs_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    audit(&["fixtures/providers/half-filled.yaml"], &out);
    let alone = records(&out);
    audit(&["fixtures/archives"], &out);
    let records = records(&out);
    let archives = ["deflated.zip", "gnu.tar.gz", "pax.tgz", "ustar.tar"];
    assert_eq!(records.len(), 2 * archives.len());
    let long = format!("utförare/{}/norr.yaml", "långt-namn-".repeat(9));
    for (pair, archive) in records.chunks(2).zip(archives) {
        let within = |name: &str| format!("fixtures/archives/{archive}!/{name}");
        assert_eq!(pair[0]["path"], within("utförare/half-filled.yaml"));
        assert_eq!(pair[1]["path"], within(&long));
        for field in ["sha256", "status", "exit_code", "provider", "findings", "results"] {
            assert_eq!(pair[0][field], alone[0][field], "{archive}: {field}");
        }
    }
    let checked = run(&["check", "fixtures/archives/pax.tgz", "--as-of", AS_OF, "--format", "json"]);
    let checked: Value = serde_json::from_str(&checked.out).unwrap();
    let paths: Vec<&Value> = checked["files"].as_array().unwrap().iter().map(|file| &file["path"]).collect();
    assert_eq!(paths, [&records[4]["path"], &records[5]["path"]], "check reads them, too");
}

#[test]
fn what_is_not_read_is_told_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (all, out) = (folder.path().join("all"), folder.path().join("out"));
    fs::create_dir(&all).unwrap();
    let setup = fs::read(root().join("fixtures/providers/half-filled.yaml")).unwrap();
    let json = fs::read_to_string(root().join("fixtures/providers/home-care.json")).unwrap();
    let line = serde_json::from_str::<Value>(&json).unwrap().to_string();
    let stream = format!("{line}\n\n{{\"provider\":\n{line}\n");
    let members: [(&str, &[u8]); 7] = [
        ("b.yaml", &setup),
        ("../out.yaml", &setup),
        ("more.zip", b"PK"),
        ("many.ndjson", stream.as_bytes()),
        ("b.yaml", &setup),
        ("811218-9876.yaml", &setup),
        ("a.yaml", &setup),
    ];
    zip(&all.join("a.zip"), &members);
    zip(&all.join("empty.zip"), &[("readme.txt", b"no setup")]);
    let whole = fs::read(all.join("a.zip")).unwrap();
    fs::write(all.join("cut.zip"), &whole[..whole.len() / 2]).unwrap();
    let mut link = fs::read(root().join("fixtures/archives/ustar.tar")).unwrap();
    // The first head is that of a folder: as a link its sum is three less.
    link[156] = b'2';
    let sum: u32 = (0..512).map(|at| if (148..156).contains(&at) { 32 } else { u32::from(link[at]) }).sum();
    link[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    fs::write(all.join("link.tar"), link).unwrap();
    fs::copy(root().join("fixtures/providers/home-care.yaml"), all.join("z.yaml")).unwrap();
    let ran = audit(&[text(&all)], &out);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let records = records(&out);
    let told = told(&records);
    let told: Vec<(&str, Vec<&str>)> = told
        .iter()
        .map(|(path, codes)| (path.strip_prefix(text(&all)).unwrap(), codes.iter().map(String::as_str).collect()))
        .collect();
    let first: Vec<&(&str, Vec<&str>)> = told.iter().filter(|(path, _)| path.starts_with("/a.zip")).collect();
    let paths: Vec<&str> = first.iter().map(|(path, _)| path.strip_prefix("/a.zip!/").unwrap()).collect();
    let masked = paths[7];
    let expected = [
        "b.yaml",
        "../out.yaml",
        "more.zip",
        "many.ndjson:1",
        "many.ndjson:3",
        "many.ndjson:4",
        "b.yaml",
        masked,
        "a.yaml",
    ];
    assert_eq!(paths, expected);
    assert!(!masked.contains("9876") && masked.ends_with(".yaml"), "{masked}");
    for (place, code) in [(1, "K762"), (2, "K764"), (6, "K765")] {
        assert_eq!(first[place].1, [code], "{}", paths[place]);
    }
    for (path, codes) in [("/cut.zip", ["K760"]), ("/empty.zip", ["K740"]), ("/link.tar!/utförare/", ["K763"])] {
        assert!(told.contains(&(path, codes.to_vec())), "{path}: {told:?}");
    }
    assert_eq!(told.last().unwrap().0, "/z.yaml");
    assert_eq!(records.last().unwrap()["status"], "checked");
    assert!(!folder.path().join("out.yaml").exists());
    // The same again, whatever is there already; and made again from the receipt.
    let before = fs::read(out.join("verdicts.jsonl.gz")).unwrap();
    audit(&[text(&all)], &out);
    assert_eq!(fs::read(out.join("verdicts.jsonl.gz")).unwrap(), before);
    let verify = || run(&["verify", text(&out), "--inputs", "/", "--lang", "en"]);
    assert_eq!(verify().code, 0, "{}", verify().err);
    // A byte that is part of no setup.
    let mut changed = whole.clone();
    let at = changed.windows(8).position(|bytes| bytes == b"more.zip").unwrap();
    changed[at + 8] ^= 1;
    fs::write(all.join("a.zip"), changed).unwrap();
    let ran = verify();
    assert!(ran.code == 1 && ran.err.contains("K744") && ran.err.contains("a.zip"), "{}", ran.err);
}

#[test]
fn an_archive_that_holds_too_much_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (path, out) = (folder.path().join("a.tgz"), folder.path().join("out"));
    // A member of 32 MiB of blanks in a file of some hundred thousand bytes.
    let tar = fs::read(root().join("fixtures/archives/ustar.tar")).unwrap();
    let mut head = tar[512..1024].to_vec();
    head[124..135].copy_from_slice(format!("{:011o}", 32 << 20).as_bytes());
    let sum: u32 = (0..512).map(|at| if (148..156).contains(&at) { 32 } else { u32::from(head[at]) }).sum();
    head[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    let bytes = format!("{}{}", String::from_utf8(head).unwrap(), " ".repeat(32 << 20));
    fs::write(&path, packed(&bytes)).unwrap();
    let ran = audit(&[text(&path)], &out);
    assert_eq!(ran.code, 2);
    assert_eq!(told(&records(&out)), [(text(&path).to_owned(), vec!["K761".to_owned()])]);
}
