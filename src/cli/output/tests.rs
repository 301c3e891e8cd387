//! Outputs that go wrong half-way.
#![expect(clippy::disallowed_methods, reason = "tests make and read files of their own")]

use super::*;
use std::fs;

fn view() -> View {
    View { lang: Lang::Sv, color: false, width: 80, unicode: true, quiet: false, verbose: false }
}

#[test]
fn a_file_that_failed_half_way_never_takes_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.txt");
    let targets = [Target { format: "plain", file: Some(path.clone()) }];
    let mut outputs = open(&targets, &[], &view()).unwrap_or_default();
    let mut output = outputs.pop().unwrap();
    assert_eq!(output.piece(|_, _, out| out.write_all(b"half")), Written::Done);
    assert_eq!(output.piece(|_, _, _| Err(io::Error::other("full"))), Written::Failed);
    assert_eq!(output.piece(|_, _, out| out.write_all(b"more")), Written::Failed);
    assert_eq!(output.finish(), Written::Failed);
    assert!(!path.exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(Written::Failed.exit(Exit::Met), Exit::CouldNot);
    assert_eq!(Written::Failed.exit(Exit::PolicyWrong), Exit::PolicyWrong);
    assert_eq!(Written::Closed.exit(Exit::Failed), Exit::Failed);
}

#[test]
fn a_file_written_whole_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.txt");
    let targets = [Target { format: "plain", file: Some(path.clone()) }];
    let mut outputs = open(&targets, &[], &view()).unwrap_or_default();
    let mut output = outputs.pop().unwrap();
    assert_eq!(output.piece(|_, view, out| write!(out, "{}", view.color)), Written::Done);
    assert_eq!(output.finish(), Written::Done);
    assert_eq!(fs::read_to_string(path).unwrap(), "false");
}

#[test]
fn what_is_no_text_is_not_written_to_a_terminal() {
    let target = |format, file: Option<&str>| [Target { format, file: file.map(PathBuf::from) }];
    assert_eq!(not_shown(&target("xlsx", None), true).map(|finding| finding.code.id), Some("K735"));
    for (format, file, is_terminal) in [("xlsx", None, false), ("xlsx", Some("a.xlsx"), true), ("csv", None, true)] {
        assert_eq!(not_shown(&target(format, file), is_terminal), None, "{format}");
    }
    // A comparison has formats of its own, all of them text.
    assert_eq!(not_shown(&target("nothing of the table", None), true), None);
}
