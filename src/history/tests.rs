#![expect(clippy::disallowed_methods, reason = "a test makes files and looks at them")]

use super::*;
use std::fs;
use std::path::PathBuf;
use std::thread;
use tempfile::TempDir;

/// What is remembered of an audit that is called so.
fn past(name: &str, day: &str) -> Past {
    let kind = |verdict: &str| ("must".to_owned(), verdict.to_owned(), "automatic".to_owned());
    let kinds = BTreeMap::from([(kind("pass"), 3), (kind("fail"), 1)]);
    Past {
        sha256: name.to_owned(),
        as_of: day.to_owned(),
        policy: ("p".to_owned(), "1".to_owned()),
        only: vec!["a.b".to_owned(), "c.d".to_owned()],
        files: 2,
        unchecked: 1,
        tallies: BTreeMap::from([(("nord".to_owned(), "S".to_owned()), kinds)]),
        names: BTreeMap::from([("nord".to_owned(), "Norr \" ' ; DROP TABLE audit; --".to_owned())]),
    }
}

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.db");
    (folder, path)
}

fn read(path: &Path) -> Vec<Past> {
    History::open_to_read(path).unwrap().audits().unwrap()
}

#[test]
fn what_is_remembered_comes_back_by_day_and_once() {
    let (_folder, path) = folder();
    let all = [past("late", "2018-09-10"), past("early", "2018-06-15"), past("same day", "2018-06-15")];
    for one in &all {
        assert!(History::open(&path).unwrap().add(one).unwrap());
        assert!(!History::open(&path).unwrap().add(one).unwrap(), "twice");
    }
    assert_eq!(read(&path), [all[1].clone(), all[2].clone(), all[0].clone()]);
}

#[test]
fn nothing_else_is_taken_for_a_history_or_changed() {
    let (folder, path) = folder();
    assert_eq!(History::open_to_read(&path).map(drop), Err(Fault::NotFound));
    assert_eq!(History::open_to_read(folder.path()).map(drop), Err(Fault::NotFound));
    assert!(History::open(folder.path()).is_err());
    assert_eq!(History::open(&folder.path().join("none/h.db")).map(drop), Err(Fault::NotWritable));
    fs::write(&path, "provider;section\r\n".repeat(100)).unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(History::open(&path).map(drop), Err(Fault::NotOne));
    assert_eq!(History::open_to_read(&path).map(drop), Err(Fault::NotOne));
    assert_eq!(fs::read(&path).unwrap(), before);
    // A database of something else, with tables or without.
    for change in ["CREATE TABLE other (a)", "PRAGMA application_id = 7", "PRAGMA user_version = 1"] {
        let other = folder.path().join(format!("{}.db", change.len()));
        Connection::open(&other).unwrap().execute_batch(change).unwrap();
        let before = fs::read(&other).unwrap();
        assert_eq!(History::open(&other).map(drop), Err(Fault::NotOne), "{change}");
        assert_eq!(fs::read(&other).unwrap(), before, "{change}");
    }
}

#[test]
fn a_later_version_is_left_alone() {
    let (_folder, path) = folder();
    History::open(&path).unwrap().add(&past("a", "2018-06-15")).unwrap();
    Connection::open(&path).unwrap().pragma_update(None, "user_version", VERSION + 1).unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(History::open(&path).map(drop), Err(Fault::Newer));
    assert_eq!(History::open_to_read(&path).map(drop), Err(Fault::Newer));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let (_folder, path) = folder();
    let (writers, each) = (4, 12);
    thread::scope(|scope| {
        for writer in 0..writers {
            let path = &path;
            scope.spawn(move || {
                for n in 0..each {
                    assert!(History::open(path).unwrap().add(&past(&format!("{writer}-{n}"), "2018-06-15")).unwrap());
                }
            });
        }
    });
    let known: std::collections::BTreeSet<String> = read(&path).into_iter().map(|past| past.sha256).collect();
    assert_eq!(known.len(), writers * each);
}

#[test]
fn a_change_that_was_broken_off_leaves_nothing() {
    let (folder, path) = folder();
    let mut history = History::open(&path).unwrap();
    history.add(&past("whole", "2018-06-15")).unwrap();
    let change = writing(&mut history.0).unwrap();
    change.execute("INSERT INTO audit VALUES (7, 'half', '2018-06-15', 'p', '1', '', 1, 0)", ()).unwrap();
    // As the disk is when the machine stops now: the file, and the journal beside it.
    change.execute_batch("PRAGMA cache_size = 1").unwrap();
    for n in 0..2_000 {
        change
            .execute("INSERT INTO tally VALUES (7, ?1, 's', 'must', 'pass', 'automatic', 1)", [n.to_string()])
            .unwrap();
    }
    let stopped = folder.path().join("stopped.db");
    fs::copy(&path, &stopped).unwrap();
    fs::copy(path.with_extension("db-journal"), stopped.with_extension("db-journal")).unwrap();
    drop(change);
    assert_eq!(read(&path).len(), 1);
    assert_ne!(fs::read(&stopped).unwrap(), fs::read(&path).unwrap(), "some of the change was written");
    let mut stopped = History::open(&stopped).unwrap();
    assert_eq!(stopped.audits().unwrap(), [past("whole", "2018-06-15")]);
    assert!(stopped.add(&past("next", "2018-06-16")).unwrap());
}

#[test]
fn a_damaged_file_is_said_to_be_none() {
    let (_folder, path) = folder();
    let mut history = History::open(&path).unwrap();
    for n in 0..200 {
        history.add(&past(&format!("{n}"), "2018-06-15")).unwrap();
    }
    drop(history);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[4096..middle].fill(0xff);
    fs::write(&path, &bytes).unwrap();
    let read = History::open_to_read(&path).and_then(|mut history| history.audits());
    assert_eq!(read, Err(Fault::NotOne));
}

#[test]
fn one_that_another_program_holds_is_said_to_be_held() {
    let (_folder, path) = folder();
    let mut history = History::open(&path).unwrap();
    let mut other = Connection::open(&path).unwrap();
    other.busy_timeout(Duration::ZERO).unwrap();
    let change = writing(&mut history.0).unwrap();
    assert_eq!(writing(&mut other).map(drop), Err(Fault::Held));
    drop(change);
    assert!(writing(&mut other).is_ok());
}
