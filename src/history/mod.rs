//! A history of audits in one file: an SQLite database that several programs may write to at once.
//!
//! In: what is to be remembered of an audit. Out: what is remembered of all, or a [`Fault`] that says why not.
//! Must not know: how shares are counted or shown. It is the only room with `rusqlite`, and beside `host` the only one that
//! touches files.

use crate::audit::{Kind, Past};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// The version of the tables; a file of a later one is not touched.
const VERSION: i64 = 1;

/// What tells the file from other databases: "Krav".
const APPLICATION: i64 = 0x4B72_6176;

/// For how many seconds another program may hold the file.
const PATIENCE: u64 = 60;

const TABLES: &str = "
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    as_of TEXT NOT NULL,
    policy TEXT NOT NULL,
    policy_version TEXT NOT NULL,
    only_of TEXT NOT NULL,
    files INTEGER NOT NULL,
    unchecked INTEGER NOT NULL
) STRICT;
CREATE TABLE provider (
    audit INTEGER NOT NULL REFERENCES audit (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (audit, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE tally (
    audit INTEGER NOT NULL REFERENCES audit (id),
    provider TEXT NOT NULL,
    section TEXT NOT NULL,
    strength TEXT NOT NULL,
    verdict TEXT NOT NULL,
    mode TEXT NOT NULL,
    results INTEGER NOT NULL,
    PRIMARY KEY (audit, provider, section, strength, verdict, mode)
) STRICT, WITHOUT ROWID;
";

/// Why a history cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no such file.
    NotFound,
    /// It is something else than a history, or a damaged one.
    NotOne,
    /// A later version of the program made it.
    Newer,
    /// Another program holds it.
    Held,
    /// It cannot be written: no right, no room, a broken disk.
    NotWritable,
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Held,
            Some(
                ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::ReadOnly
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure,
            ) => Self::NotWritable,
            _ => Self::NotOne,
        }
    }
}

/// A history.
#[derive(Debug)]
pub struct History(Connection);

impl History {
    /// Opens a history to add to; a file that is not there, or is empty, becomes one.
    ///
    /// # Errors
    ///
    /// When it is no history, one of a later version, or cannot be written.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(PATIENCE))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let change = writing(&mut connection)?;
        if is_new(&change)? {
            change.execute_batch(TABLES)?;
            change.pragma_update(None, "application_id", APPLICATION)?;
            change.pragma_update(None, "user_version", VERSION)?;
        }
        known(&change)?;
        change.commit()?;
        Ok(Self(connection))
    }

    /// Opens a history to read it.
    ///
    /// # Errors
    ///
    /// When it is not there, no history, or one of a later version.
    pub fn open_to_read(path: &Path) -> Result<Self, Fault> {
        if !path.is_file() {
            return Err(Fault::NotFound);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(PATIENCE))?;
        known(&connection)?;
        Ok(Self(connection))
    }

    /// Remembers an audit, wholly or not at all; whether it was not known yet.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn add(&mut self, past: &Past) -> Result<bool, Fault> {
        let change = writing(&mut self.0)?;
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let new = change.execute(
            "INSERT INTO audit (sha256, as_of, policy, policy_version, only_of, files, unchecked)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (sha256) DO NOTHING",
            (
                &past.sha256,
                &past.as_of,
                &past.policy.0,
                &past.policy.1,
                past.only.join("\n"),
                number(past.files),
                number(past.unchecked),
            ),
        )? > 0;
        if new {
            let audit = change.last_insert_rowid();
            let mut provider = change.prepare("INSERT INTO provider VALUES (?1, ?2, ?3)")?;
            for (key, name) in &past.names {
                provider.execute((audit, key, name))?;
            }
            let mut tally = change.prepare("INSERT INTO tally VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
            for ((key, section), kinds) in &past.tallies {
                for ((strength, verdict, mode), count) in kinds {
                    tally.execute((audit, key, section, strength, verdict, mode, number(*count)))?;
                }
            }
        }
        change.commit()?;
        Ok(new)
    }

    /// All audits: by day of judgement, those of one day as they were added.
    ///
    /// # Errors
    ///
    /// When it is damaged.
    pub fn audits(&mut self) -> Result<Vec<Past>, Fault> {
        // One moment of the file, whatever is added meanwhile.
        let moment = self.0.transaction()?;
        let mut audits = moment.prepare(
            "SELECT id, sha256, as_of, policy, policy_version, only_of, files, unchecked FROM audit ORDER BY as_of, id",
        )?;
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        let known = audits.query_map((), |row| {
            let only: String = row.get(5)?;
            let past = Past {
                sha256: row.get(1)?,
                as_of: row.get(2)?,
                policy: (row.get(3)?, row.get(4)?),
                only: only.lines().map(str::to_owned).collect(),
                files: count(row.get(6)?),
                unchecked: count(row.get(7)?),
                tallies: BTreeMap::new(),
                names: BTreeMap::new(),
            };
            Ok((row.get::<_, i64>(0)?, past))
        })?;
        let mut all = Vec::new();
        let mut tallies =
            moment.prepare("SELECT provider, section, strength, verdict, mode, results FROM tally WHERE audit = ?1")?;
        let mut providers = moment.prepare("SELECT key, name FROM provider WHERE audit = ?1")?;
        for one in known {
            let (id, mut past) = one?;
            let mut rows = tallies.query([id])?;
            while let Some(row) = rows.next()? {
                let kind: Kind = (row.get(2)?, row.get(3)?, row.get(4)?);
                past.tallies.entry((row.get(0)?, row.get(1)?)).or_default().insert(kind, count(row.get(5)?));
            }
            let mut rows = providers.query([id])?;
            while let Some(row) = rows.next()? {
                past.names.insert(row.get(0)?, row.get(1)?);
            }
            all.push(past);
        }
        Ok(all)
    }
}

/// Begins a change that no other program can begin meanwhile.
fn writing(connection: &mut Connection) -> Result<Transaction<'_>, Fault> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

fn pragma(connection: &Connection, name: &str) -> Result<i64, Fault> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

fn is_new(connection: &Connection) -> Result<bool, Fault> {
    let things: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0))?;
    Ok(things == 0 && pragma(connection, "application_id")? == 0 && pragma(connection, "user_version")? == 0)
}

/// Whether it is a history that this program knows.
fn known(connection: &Connection) -> Result<(), Fault> {
    if pragma(connection, "application_id")? != APPLICATION {
        return Err(Fault::NotOne);
    }
    match pragma(connection, "user_version")? {
        VERSION => Ok(()),
        version if version > VERSION => Err(Fault::Newer),
        _ => Err(Fault::NotOne),
    }
}

#[cfg(test)]
mod tests;
